"""`zhunsheng compare`: every accepted method on the same data."""

import json
from pathlib import Path

import folders
import pytest

from zhunsheng.interfaces.cli.main import main

pytestmark = pytest.mark.slow


def test_compare_shows_where_verdicts_differ(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = folders.write_course(tmp_path / "B1.xlsx", folders.course(marks=((20, 50), (20, 50), (9, 21), (9, 21))))
    assert main(["compare", str(path), "--json"]) == 0
    report = json.loads(capsys.readouterr().out)
    assert "method/default" in report["methods"]
    assert len(report["methods"]) >= 5
    row = next(row for row in report["rows"] if row["id"] == "objective:1")
    assert set(row["values"]) == set(report["methods"])
    assert row["differs"] is (len(set(row["met"].values())) > 1)
    assert "objective:1" in report["differing"]


def test_compare_a_folder_on_screen(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = folders.write_programme(tmp_path / "p", folders.course("B1"), folders.course("B2"))
    assert main(["compare", str(root), "--lang", "en"]) == 0
    out = capsys.readouterr().out
    assert "requirement 1" in out
    assert "Expected" in out.splitlines()[1]  # each method brings its own
    assert "For study only" in out


def test_compare_refuses_what_attain_refuses(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "B1.xlsx"
    path.write_bytes(b"PK\x03\x04broken")
    assert main(["compare", str(path)]) == 2
    assert "B1.xlsx" in capsys.readouterr().err


def test_compare_says_which_methods_refuse_blanks(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = folders.write_course(tmp_path / "B1.xlsx", folders.with_blank(folders.course()))
    method = tmp_path / "m.yaml"
    method.write_text("name: 空白不计\nblank: exclude\n", encoding="utf-8")
    assert main(["compare", str(path), "--method", str(method), "--json"]) == 0
    report = json.loads(capsys.readouterr().out)
    assert "空白不计" in report["methods"]
    assert "method/default" in report["refused"]


def test_compare_refuses_two_workbooks_with_one_code(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = folders.write_programme(tmp_path / "p", folders.course("B1"), folders.course("B1"))
    assert main(["compare", str(root), "--json"]) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert "B1-0.xlsx" in err
    assert "B1-1.xlsx" in err


def test_compare_refuses_what_no_method_can_compute(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = folders.write_course(tmp_path / "B1.xlsx", folders.with_blank(folders.course()))
    assert main(["compare", str(path), "--json"]) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert "C3" in err


def test_compare_takes_the_declared_method_though_it_bears_a_packs_name(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = folders.write_course(tmp_path / "B1.xlsx", folders.course(marks=((10, 25),)))
    method = tmp_path / "m.yaml"
    method.write_text("name: method/default\nexpected: 0.1\n", encoding="utf-8")
    assert main(["compare", str(path), "--method", str(method), "--json"]) == 0
    rows = json.loads(capsys.readouterr().out)["rows"]
    assert rows[0]["met"]["method/default"] is True
