"""What a Chinese user reads: whole sentences in Chinese, columns and lines measured in cells, nothing told twice."""

import re
from pathlib import Path

import folders
import pytest
from openpyxl import load_workbook

from zhunsheng.interfaces.cli.columns import width
from zhunsheng.interfaces.cli.main import COMMANDS, main

pytestmark = pytest.mark.slow


def with_cell(path: Path, cell: str, value: str | None) -> Path:
    """The course workbook with another value in a cell of 成绩."""
    book = load_workbook(folders.write_course(path, folders.course()))
    book["成绩"][cell] = value
    book.save(path)
    return path


@pytest.mark.parametrize(("lang", "heading", "first"), [("zh", "错误原因", "序号"), ("en", "Errors", "No.")])
def test_annotated_copy_speaks_the_users_language(tmp_path: Path, lang: str, heading: str, first: str) -> None:
    path, copy = with_cell(tmp_path / "B1.xlsx", "B3", "待定"), tmp_path / "copy.xlsx"
    assert main(["attain", str(path), "--annotated", str(copy), "--lang", lang]) == 2
    book = load_workbook(copy)
    assert book.worksheets[0]["A1"].value == first
    assert heading in [cell.value for cell in book["成绩"][1]]


@pytest.mark.parametrize("value", ["待定", "99", "-3"])
def test_mark_that_cannot_be_read_is_not_told_again_as_blank(
    value: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = with_cell(tmp_path / "B1.xlsx", "B3", value)
    assert main(["attain", str(path)]) == 2
    assert capsys.readouterr().err.count("B3") == 1


def test_blank_mark_beside_an_unreadable_one_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = with_cell(tmp_path / "B1.xlsx", "B3", "待定")
    book = load_workbook(path)
    book["成绩"]["C4"] = None
    book.save(path)
    assert main(["attain", str(path)]) == 2
    err = capsys.readouterr().err
    assert "1 个成绩为空：C4。" in err
    assert err.count("B3") == 1


def test_item_without_a_column_is_told_once(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = with_cell(tmp_path / "B1.xlsx", "C1", "期未")
    assert main(["attain", str(path)]) == 2
    err = capsys.readouterr().err
    assert "“期末”缺少成绩列" in err
    assert "成绩为空" not in err


def test_sentences_and_lists_are_joined_the_chinese_way(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = with_cell(tmp_path / "B1.xlsx", "B3", None)
    book = load_workbook(path)
    book["成绩"]["C4"] = None
    book.save(path)
    assert main(["attain", str(path)]) == 2
    assert re.match(r"B1\.xlsx!成绩：2 个成绩为空：B3、C4。请录入成绩", capsys.readouterr().err)


def test_negative_support_weight_names_its_indicator(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = folders.write_programme(tmp_path / "p", folders.course("B1"), folders.course("B2"))
    path = next(file for file in root.iterdir() if file.is_file())
    book = load_workbook(path)
    sheet = book["支撑矩阵"]
    column = next(cell.column for cell in sheet[1] if str(cell.value) == "1.1")
    sheet.cell(2, column).value = -0.5
    book.save(path)
    assert main(["attain", str(root)]) == 2
    assert "：指标点1.1是-0.5，不能为负。" in capsys.readouterr().err


def test_explained_value_has_its_words_in_chinese(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = folders.write_course(tmp_path / "B1.xlsx", folders.course())
    assert main(["attain", str(path), "--explain", "objective:1"]) == 0
    out = capsys.readouterr().out
    assert "A_o = Σ W·得分率 / Σ W" in out
    assert "得分率 = Σ p / (n·满分) = 59 / (4×20)" in out
    assert "rate" not in out


def test_notices_of_money_name_gates_as_the_table_does(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    events = tmp_path / "events.yaml"
    events.write_text(
        'policy: notice/ccut-2020\nevents:\n  - {programme: "080901", cycle: 2021, gate: report-submitted, date: "2021-09-01"}\n',
        encoding="utf-8",
    )
    assert main(["money", str(events)]) == 0
    assert "“提交自评报告”计 0 元，因为同一轮次缺少“受理”" in capsys.readouterr().out


@pytest.mark.parametrize("command", COMMANDS)
def test_help_breaks_chinese_lines_at_the_screen(
    command: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    with pytest.raises(SystemExit) as left:
        main([command, "--help"])
    shown = capsys.readouterr().out.partition("例子：")[0]
    assert left.value.code == 0
    assert "选项" in shown
    assert max(width(line) for line in shown.splitlines()) <= 80


def test_wrong_number_of_an_option_is_told_in_words(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["check", str(tmp_path), "--top", "abc"])
    assert "参数 --top：“abc”不是整数。" in capsys.readouterr().err
