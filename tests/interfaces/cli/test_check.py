"""`zhunsheng check`: findings and exit status from files, read leniently; what stops it; waivers and SARIF."""

import json
from dataclasses import replace
from pathlib import Path

import pytest
from folders import write_folder as write

from factories.sound_programme import Folder, sound_folder
from zhunsheng.core.document.xlsx_writer import write_xlsx
from zhunsheng.core.sample.folder import sample_folder
from zhunsheng.core.tabular.course_sheets import course_workbook
from zhunsheng.core.values.course import State
from zhunsheng.interfaces.cli.main import main

pytestmark = pytest.mark.slow

WAIVER = """\
- rule: weights-sum-to-one
  where: 培养方案.xlsx!支撑矩阵
  reason: 教指委会议后改
  by: 秦望川
  date: 2026-05-20
"""


def with_wrong_weight(folder: Folder) -> Folder:
    first, *rest = folder.plan.support
    folder.change_plan(support=(replace(first, weight=0.5), *rest))
    return folder


def with_wrong_cells(folder: Folder) -> Folder:
    """A mark above the full mark and a blank one in M1, and credits that differ from the plan."""
    book = folder.course("M1").gradebooks[0]
    points = bytearray(book.points)
    points[:8] = bytes.fromhex("0000000000405f40")  # 125.0, little-endian
    states = bytearray(book.states)
    states[len(book.items) + 1] = State.BLANK
    changed = replace(book, points=bytes(points), states=bytes(states))
    folder.change_course("M1", gradebooks=(changed,), credits=7.0)
    return folder


def check(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, dict[str, object], str]:
    status = main(["check", *arguments, "--json", "--lang", "en"])
    said = capsys.readouterr()
    return status, json.loads(said.out) if said.out else {}, said.err


def test_a_sound_folder_has_no_finding(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = write(tmp_path / "p", sound_folder())
    status, report, _ = check(capsys, str(root))
    assert (status, report["findings"]) == (0, [])
    assert report["counts"] == {"error": 0, "warning": 0, "signal": 0, "waived": 0}


def test_the_sample_folder_has_no_error(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for file in sample_folder():
        (tmp_path / file.path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / file.path).write_bytes(file.content)
    status, report, _ = check(capsys, str(tmp_path))
    assert status == 0
    assert report["counts"]["error"] == 0  # type: ignore[index]


def test_wrong_weights_are_found_with_their_column(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = write(tmp_path / "p", with_wrong_weight(sound_folder()))
    status, report, err = check(capsys, str(root))
    assert (status, err) == (1, "")
    [finding] = report["findings"]  # type: ignore[misc]
    assert finding["rule"] == "weights-sum-to-one"
    assert finding["where"] == "培养方案.xlsx!支撑矩阵!C"
    assert "1.1" in finding["message"]
    assert "0.9" in finding["message"]


def test_what_attain_refuses_is_found_with_its_cell(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = write(tmp_path / "p", with_wrong_cells(sound_folder()))
    status, report, err = check(capsys, str(root))
    assert (status, err) == (1, "")
    found = {finding["rule"]: finding for finding in report["findings"]}  # type: ignore[attr-defined]
    assert set(found) == {"impossible-marks", "blank-marks", "syllabus-hours-match-plan"}
    assert found["impossible-marks"]["where"].startswith("课程/M1.xlsx!成绩!")
    assert found["blank-marks"]["message"].startswith("1 marks are blank")


def test_a_wrong_method_and_no_method_are_findings(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    wrong = write(tmp_path / "wrong", sound_folder(), method="expected: 0.65\nretakes: best\n")
    status, report, _ = check(capsys, str(wrong))
    [finding] = report["findings"]  # type: ignore[misc]
    assert (status, finding["rule"], finding["where"]) == (1, "workbook-reading", "method.yaml:2")
    none = write(tmp_path / "none", sound_folder(), method="")
    status, report, _ = check(capsys, str(none))
    assert (status, [one["rule"] for one in report["findings"]]) == (1, ["method-undeclared"])  # type: ignore[attr-defined]


def test_the_screen_shows_the_gravest_first_and_what_to_do(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = write(tmp_path / "p", with_wrong_weight(with_wrong_cells(sound_folder())))
    assert main(["check", str(root), "--lang", "en", "--top", "2"]) == 1
    out = capsys.readouterr().out
    assert "4 errors, 0 warnings" in out
    first, everything = out.split("【Errors】")
    assert first.count("[") == 2
    assert "weights-sum-to-one" in everything
    assert "→ Correct the column" in everything
    assert "programme head" in everything


def test_a_missing_column_is_a_finding_and_the_rest_is_checked(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = write(tmp_path / "p", sound_folder())
    workbook = course_workbook(sound_folder().course("H1"))
    sheets = tuple(
        replace(
            sheet, columns=sheet.columns[1:], rows=tuple(row[1:] for row in sheet.rows), validations=(), highlights=()
        )
        if sheet.title == "考核方案"
        else sheet
        for sheet in workbook.sheets
    )
    (root / "课程" / "H1.xlsx").write_bytes(write_xlsx(replace(workbook, sheets=sheets)))
    status, report, err = check(capsys, str(root))
    assert (status, err) == (1, "")
    errors = [one for one in report["findings"] if one["severity"] == "error"]  # type: ignore[attr-defined]
    assert {one["rule"] for one in errors} == {"workbook-reading"}
    assert all(one["where"].startswith("课程/H1.xlsx") for one in errors)


# --- what stops it --------------------------------------------------------------------------------------------------


def test_an_unreadable_file_a_missing_sheet_and_a_double_code_stop_it(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    unreadable = write(tmp_path / "a", sound_folder())
    (unreadable / "课程" / "M1.xlsx").write_bytes(b"PK\x03\x04broken")
    status, report, err = check(capsys, str(unreadable))
    assert (status, report) == (2, {})
    assert "课程/M1.xlsx" in err
    sheetless = write(tmp_path / "b", sound_folder())
    workbook = course_workbook(sound_folder().course("M1"))
    kept = tuple(sheet for sheet in workbook.sheets if sheet.title != "考核方案")
    (sheetless / "课程" / "M1.xlsx").write_bytes(write_xlsx(replace(workbook, sheets=kept)))
    status, report, err = check(capsys, str(sheetless))
    assert (status, report) == (2, {})
    assert "考核方案" in err
    double = write(tmp_path / "c", sound_folder())
    (double / "课程" / "M1-2.xlsx").write_bytes((double / "课程" / "M1.xlsx").read_bytes())
    status, report, err = check(capsys, str(double))
    assert (status, report) == (2, {})
    assert "M1-2.xlsx" in err


def test_a_file_instead_of_a_folder_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = write(tmp_path / "p", sound_folder())
    status, _, err = check(capsys, str(root / "培养方案.xlsx"))
    assert status == 2
    assert "folder" in err


# --- waivers and SARIF ----------------------------------------------------------------------------------------------


def test_an_explained_finding_does_not_count(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = write(tmp_path / "p", with_wrong_weight(sound_folder()))
    (root / "体检说明.yaml").write_text(WAIVER, encoding="utf-8")
    status, report, _ = check(capsys, str(root))
    assert status == 0
    [finding] = report["findings"]  # type: ignore[misc]
    assert finding["waived"] == {"reason": "教指委会议后改", "by": "秦望川", "date": "2026-05-20"}
    assert main(["check", str(root), "--lang", "en"]) == 0
    assert "教指委会议后改 (秦望川, 2026-05-20)" in capsys.readouterr().out


def test_waivers_from_elsewhere_and_one_that_explains_nothing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = write(tmp_path / "p", sound_folder())
    file = tmp_path / "explained.yaml"
    file.write_text(WAIVER, encoding="utf-8")
    status, report, _ = check(capsys, str(root), "--waivers", str(file))
    assert status == 0
    [notice] = report["notices"]  # type: ignore[misc]
    assert notice.startswith("explained.yaml:1: ")


def test_a_waiver_without_reason_is_refused_with_its_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = write(tmp_path / "p", with_wrong_weight(sound_folder()))
    (root / "体检说明.yaml").write_text("\n" + WAIVER.replace("  reason: 教指委会议后改\n", ""), encoding="utf-8")
    status, report, err = check(capsys, str(root))
    assert (status, report) == (2, {})
    assert "体检说明.yaml:2" in err
    assert "reason" in err


def test_a_waiver_file_that_is_not_there_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = write(tmp_path / "p", sound_folder())
    assert check(capsys, str(root), "--waivers", str(tmp_path / "no.yaml"))[0] == 2


def test_sarif_is_written_beside_the_report(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = write(tmp_path / "p", with_wrong_weight(sound_folder()))
    out = tmp_path / "体检.sarif"
    assert check(capsys, str(root), "--sarif", str(out))[0] == 1
    log = json.loads(out.read_text(encoding="utf-8"))
    [result] = log["runs"][0]["results"]
    assert (result["ruleId"], result["level"]) == ("weights-sum-to-one", "error")


@pytest.mark.parametrize("name", ["培养方案.xlsx", "method.yaml", "体检说明.yaml"])
def test_sarif_never_overwrites_an_input(tmp_path: Path, name: str, capsys: pytest.CaptureFixture[str]) -> None:
    root = write(tmp_path / "p", sound_folder())
    (root / "体检说明.yaml").write_text("[]\n", encoding="utf-8")
    before = (root / name).read_bytes()
    assert check(capsys, str(root), "--sarif", str(root / name))[0] == 2
    assert (root / name).read_bytes() == before


@pytest.mark.parametrize("top", ["-1", "many", "²"])
def test_top_is_a_whole_number(tmp_path: Path, top: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(["check", str(tmp_path), "--top", top])
    assert stopped.value.code == 2
    assert "--top" in capsys.readouterr().err
