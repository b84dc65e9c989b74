"""`zhunsheng demo`: writes into new, empty and earlier sample folders, and into nothing else unless forced."""

from pathlib import Path

import pytest

from zhunsheng.core.sample.folder import SampleFile, sample_folder
from zhunsheng.interfaces.cli import demo
from zhunsheng.interfaces.cli.main import main

FEW = (
    SampleFile("说明.txt", next(iter(sample_folder())).content),
    SampleFile("课程/X1 课程.xlsx", b"x"),
)


@pytest.fixture
def few(monkeypatch: pytest.MonkeyPatch) -> None:
    """The command writes two files instead of all: how it treats folders does not depend on them."""
    monkeypatch.setattr(demo, "sample_folder", lambda *_: iter(FEW))


def _written(root: Path) -> set[str]:
    return {path.relative_to(root).as_posix() for path in root.rglob("*") if path.is_file()}


@pytest.mark.slow
def test_demo_writes_the_folder_and_says_what_to_try_next(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = tmp_path / "新 文件夹" / "自动化"
    assert main(["demo", "--lang", "en", "--folder", str(folder)]) == 0
    assert {path: (folder / path).read_bytes() for path in _written(folder)} == {
        file.path: file.content for file in sample_folder()
    }
    said = capsys.readouterr()
    assert said.err == ""
    assert "65 files" in said.out
    assert f"zhunsheng attain '{folder}'" in said.out


@pytest.mark.usefixtures("few")
def test_demo_replaces_an_earlier_sample_and_names_what_it_left_alone(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["demo", "--folder", str(tmp_path)]) == 0
    (tmp_path / "课程" / "X1 课程.xlsx").write_bytes(b"changed")
    (tmp_path / "课程" / "自己的.xlsx").write_bytes(b"mine")
    capsys.readouterr()
    assert main(["demo", "--lang", "en", "--folder", str(tmp_path)]) == 0
    assert (tmp_path / "课程" / "X1 课程.xlsx").read_bytes() == b"x"
    assert (tmp_path / "课程" / "自己的.xlsx").read_bytes() == b"mine"
    assert "课程/自己的.xlsx" in capsys.readouterr().out


@pytest.mark.usefixtures("few")
def test_demo_writes_into_a_folder_that_only_the_system_has_been_in(tmp_path: Path) -> None:
    (tmp_path / ".DS_Store").write_bytes(b"")
    assert main(["demo", "--folder", str(tmp_path)]) == 0
    assert "说明.txt" in _written(tmp_path)


@pytest.mark.usefixtures("few")
@pytest.mark.parametrize("name", ["培养方案.xlsx", "说明.txt"])
def test_demo_refuses_a_folder_with_other_files(tmp_path: Path, name: str, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / name).write_text("我的", encoding="utf-8")
    assert main(["demo", "--lang", "en", "--folder", str(tmp_path)]) == 2
    assert _written(tmp_path) == {name}
    said = capsys.readouterr()
    assert said.out == ""
    assert "--force" in said.err


@pytest.mark.usefixtures("few")
def test_demo_writes_among_other_files_when_forced(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "我的.txt").write_text("我的", encoding="utf-8")
    assert main(["demo", "--lang", "en", "--force", "--folder", str(tmp_path)]) == 0
    assert _written(tmp_path) == {"我的.txt", "说明.txt", "课程/X1 课程.xlsx"}
    assert "我的.txt" in capsys.readouterr().out


@pytest.mark.usefixtures("few")
@pytest.mark.parametrize("below", ["", "/inside"])
def test_demo_refuses_a_file_in_place_of_the_folder(
    tmp_path: Path, below: str, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "file"
    file.write_text("x", encoding="utf-8")
    assert main(["demo", "--folder", str(file) + below]) == 2
    assert str(file) in capsys.readouterr().err
    assert file.read_text(encoding="utf-8") == "x"


@pytest.mark.slow
def test_demo_writes_the_programme_and_cohort_asked_for(tmp_path: Path) -> None:
    assert main(["demo", "--folder", str(tmp_path), "--programme", "080901", "--cohort", "2024"]) == 0
    about = (tmp_path / "说明.txt").read_text(encoding="utf-8")
    assert "计算机科学与技术（080901）" in about
    assert "2024级(2028届)" in about
    assert "已完成3个学期" in about
    assert not (tmp_path / "问卷").exists()
    assert "课程/B1101 高等数学A(1).xlsx" in _written(tmp_path)


@pytest.mark.usefixtures("few")
@pytest.mark.parametrize(
    ("option", "value", "said"),
    [
        ("--programme", "080601", "080801"),
        ("--programme", "x", "080901"),
        ("--cohort", "2020", "2021"),
        ("--cohort", "二〇二一", "2024"),
    ],
)
def test_demo_refuses_what_the_sample_has_no_marks_of(
    tmp_path: Path, option: str, value: str, said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "new"
    assert main(["demo", "--lang", "en", "--folder", str(folder), option, value]) == 2
    out = capsys.readouterr()
    assert out.out == ""
    assert value in out.err
    assert said in out.err
    assert not folder.exists()


def test_demo_without_a_folder_says_that_it_is_needed(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["demo", "--lang", "en"]) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert "--folder" in said.err
    assert "Traceback" not in said.err
