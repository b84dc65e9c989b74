"""The survey workbook: what is read, and a broken twin for every rule."""

import hashlib
from typing import Any

import pytest
from workbook_files import Sheets, survey_sheets, without, workbook

from zhunsheng.core.tabular.survey_workbook import read_survey
from zhunsheng.core.values.issue import Issue
from zhunsheng.core.values.survey import Survey


def read(sheets: Sheets) -> tuple[Survey | None, list[Issue]]:
    reading = read_survey(workbook(sheets), file="s.xlsx")
    assert all("{" not in issue.text() for issue in reading.issues)
    return reading.value, list(reading.issues)


def brief(issues: list[Issue]) -> list[tuple[str, str]]:
    return [(issue.kind.code, f"{issue.place.sheet}!{issue.place.cell}".strip("!")) for issue in issues]


def cell(sheet: str, row: int, column: int, value: Any) -> Sheets:
    sheets = survey_sheets()
    sheets[sheet][row] += [None] * (column + 1 - len(sheets[sheet][row]))
    sheets[sheet][row][column] = value
    return sheets


def test_a_sound_survey_is_read() -> None:
    data = workbook(survey_sheets())
    reading = read_survey(data, file="s.xlsx")
    assert reading.value == Survey(
        group="毕业生",
        questions=("1.1", "2"),
        answers=((5.0, 4.0), (3.0, None), (0.0, 5.0)),
        scale=5.0,
        sent=10,
        file="s.xlsx",
        sha256=hashlib.sha256(data).hexdigest(),
    )
    assert brief(list(reading.issues)) == [("columns-extra", "答卷")]


def test_english_names_a_target_and_numbers_as_headings() -> None:
    survey, issues = read(
        {
            "Notes": [["field", "value"], ["group", "employers"], ["scale", 10], ["target", 7], ["year", 2025]],
            "Answers": [["t"], [1.1, "2", "G1", "毕业要求3"], [10, 9, 8, 7]],
        }
    )
    assert survey is not None
    assert issues == []
    assert survey.questions == ("1.1", "2", "G1", "毕业要求3")
    assert (survey.scale, survey.target, survey.sent, survey.notes) == (10.0, 7.0, None, {"year": "2025"})


def test_the_usual_scale_is_five() -> None:
    sheets = survey_sheets()
    sheets["说明"].pop()
    survey, _ = read(sheets)
    assert survey is not None
    assert survey.scale == 5.0


@pytest.mark.parametrize("name", ["说明", "答卷"])
def test_a_missing_sheet_is_named(name: str) -> None:
    survey, issues = read(without(survey_sheets(), name))
    assert survey is None
    assert [issue.params["zh"] for issue in issues if issue.is_error] == [name]


def test_a_missing_group_is_an_error() -> None:
    assert ("field-missing", "说明") in brief(read(cell("说明", 1, 1, None))[1])


@pytest.mark.parametrize(
    ("value", "code"),
    [
        (6, "answer-outside"),
        (-1, "answer-outside"),
        ("非常满意", "answer-unknown"),
        ("9分", "answer-outside"),
        (True, "answer-unknown"),
    ],
)
def test_an_answer_outside_the_scale_is_an_error(value: Any, code: str) -> None:
    survey, issues = read(cell("答卷", 1, 1, value))
    assert survey is not None
    assert (code, "答卷!B2") in brief(issues)
    assert survey.answers[0] == (None, 4.0)


def test_answers_written_as_text_are_accepted_with_a_notice() -> None:
    survey, issues = read(cell("答卷", 1, 1, "４分"))
    assert survey is not None
    assert ("number-with-unit", "答卷") in brief(issues)
    assert survey.answers[0] == (4.0, 4.0)


def test_blank_and_average_rows_are_no_answers() -> None:
    sheets = survey_sheets()
    sheets["答卷"] += [[4], ["平均", 3.2, 4]]
    survey, issues = read(sheets)
    assert survey is not None
    assert len(survey.answers) == 3
    assert ("rows-total", "答卷") in brief(issues)


def test_no_question_is_an_error() -> None:
    survey, issues = read({**survey_sheets(), "答卷": [["序号", "姓名"], ["x", "y"]]})
    assert survey is None
    assert brief(issues) == [("no-questions", "答卷")]


def test_a_question_twice_is_an_error() -> None:
    assert ("column-twice", "答卷!D1") in brief(read(cell("答卷", 0, 3, "1.1"))[1])


@pytest.mark.parametrize(("value", "code"), [(2.5, "not-whole"), (-1, "negative"), ("许多", "not-a-number")])
def test_the_number_sent_must_be_whole(value: Any, code: str) -> None:
    assert (code, "说明!B3") in brief(read(cell("说明", 2, 1, value))[1])


def test_more_answers_than_sent_are_a_warning() -> None:
    _, issues = read(cell("说明", 2, 1, 2))
    found = [issue for issue in issues if issue.kind.code == "more-answers-than-sent"]
    assert len(found) == 1
    assert not found[0].is_error


def test_a_scale_of_zero_is_an_error() -> None:
    assert ("not-positive", "说明!B4") in brief(read(cell("说明", 3, 1, 0))[1])


def test_no_answers_are_an_error() -> None:
    sheets = survey_sheets()
    del sheets["答卷"][1:]
    assert ("no-rows", "答卷") in brief(read(sheets)[1])
