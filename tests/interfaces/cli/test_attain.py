"""`zhunsheng attain`: what it shows, what it writes, what it refuses."""

import json
from pathlib import Path
from typing import Any

import folders
import pytest
from openpyxl import load_workbook

from zhunsheng.core.values.survey import Survey
from zhunsheng.interfaces.cli.main import main

pytestmark = pytest.mark.slow

GRADUATES = Survey("毕业生", ("毕业要求1", "培养目标1"), ((5.0, 4.0), (4.0, 4.0), (3.0, None)), sent=4, target=3.5)


def said(capsys: pytest.CaptureFixture[str], *argv: str) -> tuple[int, str, str]:
    status = main(list(argv))
    out, err = capsys.readouterr()
    return status, out, err


def document(capsys: pytest.CaptureFixture[str], *argv: str) -> Any:
    status, out, err = said(capsys, *argv)
    assert (status, err) == (0, "")
    return json.loads(out)


@pytest.fixture
def course_file(tmp_path: Path) -> Path:
    return folders.write_course(tmp_path / "B1.xlsx", folders.course())


@pytest.fixture
def programme(tmp_path: Path) -> Path:
    return folders.write_programme(tmp_path / "自动化", folders.course("B1"), folders.course("B2"), surveys=[GRADUATES])


def test_course_on_screen(course_file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    status, out, _ = said(capsys, "attain", str(course_file), "--lang", "en")
    assert status == 0
    assert "Course attainment 0.717" in out
    assert "not met" not in out
    assert out.index("Course objectives") < out.index("Assessed items")


def test_course_in_chinese_is_the_default(course_file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _, out, _ = said(capsys, "attain", str(course_file))
    assert "课程目标" in out
    assert "Course" not in out


def test_course_document_names_its_inputs_and_its_run(course_file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    first = document(capsys, "attain", str(course_file), "--json")
    again = document(capsys, "attain", str(course_file), "--json")
    assert first == again
    assert first["inputs"]["file"] == "B1.xlsx"
    assert len(first["inputs"]["sha256"]) == len(first["run"]["sha256"]) == 64


def test_explain_reaches_the_cells(course_file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    tree = document(capsys, "attain", str(course_file), "--explain", "objective:1", "--json")
    assert tree["id"] == "objective:1"
    assert document(capsys, "attain", str(course_file), "--explain", "B1#1", "--json")["id"] == "B1#1"
    homework = tree["inputs"][0]
    assert homework["source"] == "B1.xlsx!成绩!B2:B5"
    assert [(mark["value"], mark["source"]) for mark in homework["inputs"]][:2] == [
        (18, "B1.xlsx!成绩!B2"),
        (12, "B1.xlsx!成绩!B3"),
    ]
    rates = [node["value"] for node in tree["inputs"]]
    assert tree["value"] == pytest.approx((12 * rates[0] + 35 * rates[1]) / 47)


@pytest.mark.parametrize("name", ["requirement:1", "indicator:1.1", "B2#1", "1.2", "course:B1"])
def test_explain_finds_every_kind_of_value(name: str, programme: Path, capsys: pytest.CaptureFixture[str]) -> None:
    tree = document(capsys, "attain", str(programme), "--explain", name, "--json")
    status, text, _ = said(capsys, "attain", str(programme), "--explain", name)
    assert status == 0
    assert tree["id"] in text
    assert tree["inputs"]


@pytest.mark.parametrize(("name", "word"), [("requirement:9", "requirement:9"), ("objective", "objective")])
def test_explain_refuses_an_unknown_id(
    name: str, word: str, programme: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    status, out, err = said(capsys, "attain", str(programme), "--explain", name)
    assert (status, out) == (2, "")
    assert word in err


def test_programme_puts_surveys_beside_the_marks(programme: Path, capsys: pytest.CaptureFixture[str]) -> None:
    report = document(capsys, "attain", str(programme), "--json")
    requirement = report["requirements"][0]
    assert requirement["indirect"] == pytest.approx(0.8)
    assert requirement["attainment"] == requirement["direct"]
    assert report["goals"] == [
        {"id": "1", "attainment": 0.8, "groups": {"毕业生": 0.8}, "expected": 0.7, "met": True},
    ]


def test_method_of_the_command_line_beats_the_folders(programme: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (programme / "method.yaml").write_text("name: 文件夹的\nexpected: 0.9\n", encoding="utf-8")
    folder = document(capsys, "attain", str(programme), "--json")
    pack = document(capsys, "attain", str(programme), "--json", "--method", "method/default")
    assert folder["method"]["expected"] == 0.9
    assert folder["requirements"][0]["met"] is False
    assert pack["method"]["expected"] == 0.7


def test_result_workbook_of_a_course_can_be_computed_again(
    course_file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "结果.xlsx"
    said(capsys, "attain", str(course_file), "--xlsx", str(out))
    first = document(capsys, "attain", str(course_file), "--json")
    again = document(capsys, "attain", str(out), "--json")
    assert first["objectives"] == again["objectives"]
    assert first["inputs"]["marks"] == again["inputs"]["marks"]


def test_result_workbook_of_a_programme_holds_every_table(
    programme: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "结果.xlsx"
    said(capsys, "attain", str(programme), "--xlsx", str(out), "--lang", "en")
    titles = load_workbook(out).sheetnames
    for table in ("Requirements", "Indicators", "Courses", "Goals", "Students: requirements", "Method and notices"):
        assert any(table.replace(":", "") in title.replace("：", "").replace(":", "") for title in titles), table


@pytest.mark.parametrize("option", ["--xlsx", "--annotated"])
def test_outputs_never_replace_an_input(option: str, course_file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = course_file.read_bytes()
    status, _, err = said(capsys, "attain", str(course_file), option, str(course_file))
    assert status == 2
    assert "B1.xlsx" in err
    assert course_file.read_bytes() == before


def test_output_into_a_folder_that_is_not_there(course_file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    status, _, err = said(capsys, "attain", str(course_file), "--xlsx", str(course_file.parent / "没有" / "a.xlsx"))
    assert status == 2
    assert "没有" in err


def test_blank_marks_are_refused_with_their_cells_and_nothing_is_written(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = folders.write_course(tmp_path / "B1.xlsx", folders.with_blank(folders.course()))
    status, out, err = said(capsys, "attain", str(path), "--json", "--xlsx", str(tmp_path / "r.xlsx"))
    assert (status, out) == (2, "")
    assert "C3" in err
    assert sorted(entry.name for entry in tmp_path.iterdir()) == ["B1.xlsx"]


def test_annotated_copy_shows_the_wrong_cells(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = folders.write_course(tmp_path / "B1.xlsx", folders.with_blank(folders.course()))
    copy = tmp_path / "有错.xlsx"
    status, _, err = said(capsys, "attain", str(path), "--annotated", str(copy))
    assert status == 2
    assert err.endswith(f"已写好：{copy}\n")
    sheet = load_workbook(copy)["成绩"]
    assert sheet["C3"].fill.fgColor.rgb != sheet["C2"].fill.fgColor.rgb


def test_annotated_copies_of_a_folder_go_into_a_folder(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = folders.write_programme(tmp_path / "p", folders.course("B1"), folders.with_blank(folders.course("B2")))
    status, _, err = said(capsys, "attain", str(root), "--annotated", str(tmp_path / "copies"))
    assert status == 2
    assert "B2-1.xlsx" in err
    assert [entry.name for entry in (tmp_path / "copies").iterdir()] == ["B2-1.xlsx"]


def test_a_folder_tells_blanks_and_other_mistakes_of_a_workbook_at_once(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = folders.write_programme(tmp_path / "p", folders.course("B1"), folders.with_blank(folders.course("B2")))
    path = root / "课程" / "B2-1.xlsx"
    workbook = load_workbook(path)
    workbook["成绩"]["B4"] = 99
    workbook.save(path)
    status, _, err = said(capsys, "attain", str(root))
    assert status == 2
    assert "B2-1.xlsx!成绩!B4" in err
    assert "C3" in err
    assert "B4、" not in err  # told once: the mark above the full mark is not blank besides


def test_two_workbooks_of_one_course_are_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = folders.write_programme(tmp_path / "p", folders.course("B1"), folders.course("B1"))
    status, out, err = said(capsys, "attain", str(root), "--json")
    assert (status, out) == (2, "")
    assert "B1-0.xlsx" in err
    assert "B1-1.xlsx" in err


def test_unreadable_workbook_stops_the_folder_and_is_named(programme: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (programme / "课程" / "坏.xlsx").write_bytes(b"<html>no</html>")
    status, out, err = said(capsys, "attain", str(programme), "--json")
    assert (status, out) == (2, "")
    assert "坏.xlsx" in err


def test_lock_files_and_hidden_files_are_passed_over(programme: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (programme / "课程" / "~$B1-0.xlsx").write_bytes(b"lock")
    (programme / "课程" / ".DS_Store").write_bytes(b"")
    assert said(capsys, "attain", str(programme))[0] == 0


def test_missing_course_is_listed_with_its_weight(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = folders.write_programme(tmp_path / "p", folders.course("B1"), codes=["B1", "B2"])
    report = document(capsys, "attain", str(root), "--json")
    assert report["missing"] == [
        {"code": "B2", "weight": 0.5, "indicator": "1.1"},
        {"code": "B2", "weight": 0.5, "indicator": "1.2"},
    ]
    assert report["indicators"][0]["covered"] == 0.5


@pytest.mark.parametrize("argv", [["attain"], ["attain", "a", "b"], ["atain", "x"], [], ["--wrong"]])
def test_wrong_calls_leave_with_status_2(argv: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    try:
        status = main(argv)
    except SystemExit as left:
        status = int(str(left.code))
    assert status == 2


def test_folder_without_a_plan_or_with_two(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    status, _, err = said(capsys, "attain", str(tmp_path))
    assert status == 2
    assert tmp_path.name in err
    root = folders.write_programme(tmp_path / "p", folders.course())
    (root / "培养方案2.xlsx").write_bytes((root / "培养方案.xlsx").read_bytes())
    status, _, err = said(capsys, "attain", str(root))
    assert status == 2
    assert "培养方案2.xlsx" in err


def test_no_such_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    status, _, err = said(capsys, "attain", str(tmp_path / "没有.xlsx"))
    assert status == 2
    assert "没有.xlsx" in err


def test_nothing_is_written_when_a_value_to_explain_is_unknown(
    course_file: Path, programme: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for source in (course_file, programme):
        out, page = tmp_path / "结果.xlsx", tmp_path / "报告.html"
        status, said_out, err = said(
            capsys, "attain", str(source), "--explain", "x:9", "--xlsx", str(out), "--html", str(page)
        )
        assert (status, said_out) == (2, "")
        assert "x:9" in err
        assert not out.exists()
        assert not page.exists()


def test_an_empty_id_to_explain_is_no_id(course_file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    status, out, err = said(capsys, "attain", str(course_file), "--explain", "")
    assert (status, out) == (2, "")
    assert "objective:1" in err


def test_nothing_is_written_when_one_of_several_files_cannot_be(
    course_file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out, taken = tmp_path / "结果.xlsx", tmp_path / "报告.html"
    taken.mkdir()
    status, _, err = said(capsys, "attain", str(course_file), "--xlsx", str(out), "--html", str(taken))
    assert status == 2
    assert "报告.html" in err
    assert sorted(path.name for path in tmp_path.iterdir()) == ["B1.xlsx", "报告.html"]


def test_two_outputs_of_one_name_are_refused(
    course_file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "结果"
    status, _, err = said(capsys, "attain", str(course_file), "--xlsx", str(out), "--html", str(out), "--lang", "en")
    assert status == 2
    assert "two outputs" in err
    assert not out.exists()
