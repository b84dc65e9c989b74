"""Marks that are numbers, words, levels, or wrong (attainment.md, "Marks that are not numbers")."""

import datetime
import struct
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from workbook_files import Sheets, course_sheets, workbook

from zhunsheng.core.tabular.cells import Cells, written_number
from zhunsheng.core.tabular.course_workbook import read_course
from zhunsheng.core.tabular.marks import Marks
from zhunsheng.core.tabular.reading import Findings, Reading
from zhunsheng.core.tabular.sheet_scan import Faulty
from zhunsheng.core.values.course import Course, Gradebook, Item, State

ITEM = Item("期末", 50.0, (50.0,))


def read_one(value: Any, levels: tuple[str, ...] = ()) -> tuple[float, State, list[str]]:
    findings = Findings("c.xlsx")
    marks = Marks(Cells("成绩", findings), levels)
    points, state = marks.read(value, 3, 3, ITEM)
    issues = findings.reading(None).issues
    assert all("D4" in issue.text() for issue in issues)
    return points, state, [issue.kind.code for issue in issues]


@pytest.mark.parametrize(
    ("value", "points"),
    [(0.0, 0), (50.0, 50), (12.5, 12.5), (-0.0, 0), (50.0000000001, 50.0000000001)],
)
def test_a_number_is_a_score(value: float, points: float) -> None:
    assert read_one(value) == (points, State.SCORED, [])


@pytest.mark.parametrize(
    ("value", "points", "notice"),
    [
        ("18", 18, "number-as-text"),
        (" 16 ", 16, "number-as-text"),
        ("　16　", 16, "number-as-text"),
        ("17.5", 17.5, "number-as-text"),
        ("+5", 5, "number-as-text"),
        ("0", 0, "number-as-text"),
        (".5", 0.5, "number-as-text"),
        ("１８", 18, "number-full-width"),
        ("２６．５", 26.5, "number-full-width"),
        ("40分", 40, "number-with-unit"),
        ("４０ 分", 40, "number-with-unit"),
    ],
)
def test_a_number_written_as_text_is_a_score_with_a_notice(value: str, points: float, notice: str) -> None:
    assert read_one(value) == (points, State.SCORED, [notice])


@pytest.mark.parametrize(
    ("word", "state"),
    [
        *[(word, State.ABSENT) for word in ("缺考", "旷考", "作弊", "违纪", "取消", "Absent")],
        *[(word, State.NOT_SUBMITTED) for word in ("未交", "未提交", "not submitted")],
        *[(word, State.DEFERRED) for word in ("缓考", " 缓考 ", "deferred")],
        *[(word, State.EXEMPT) for word in ("免修", "免考", "免试", "exempt")],
        *[(word, State.BLANK) for word in ("", " ", "　", "\u200b")],
    ],
)
def test_words_are_states(word: str, state: State) -> None:
    assert read_one(word) == (0.0, state, [])


@pytest.mark.parametrize(
    "word", ["优", "优秀", "A", "良", "良好", "B", "中", "中等", "C", "及格", "合格", "D", "不及格", "不合格", "E", "F"]
)
def test_every_level_word_of_the_method_is_known(word: str) -> None:
    assert read_one(word) == (0.0, State.LEVEL, [])


def test_other_levels_are_known_only_when_declared() -> None:
    assert read_one("通过") == (0.0, State.BLANK, ["mark-unknown"])
    assert read_one("通过", ("通过",)) == (0.0, State.LEVEL, [])
    assert read_one("ａ＋", ("A+",)) == (0.0, State.LEVEL, [])


@pytest.mark.parametrize(
    ("value", "code"),
    [
        ("待定", "mark-unknown"),
        ("52/60", "mark-unknown"),
        ("85%", "mark-unknown"),
        ("-", "mark-unknown"),
        ("—", "mark-unknown"),
        ("NaN", "mark-unknown"),
        ("NULL", "mark-unknown"),
        ("1e1", "mark-unknown"),
        ("1,5", "mark-unknown"),
        ("٣", "mark-unknown"),
        (True, "mark-unknown"),
        (datetime.date(2025, 1, 2), "mark-unknown"),
        (datetime.timedelta(hours=5), "mark-unknown"),
        (50.1, "mark-above-full"),
        ("51", "mark-above-full"),
        ("９９分", "mark-above-full"),
        (1e308, "mark-above-full"),
        (-0.5, "mark-negative"),
        ("-3", "mark-negative"),
        (float("nan"), "mark-not-finite"),
        (float("inf"), "mark-not-finite"),
        (float("-inf"), "mark-not-finite"),
        (Faulty("#REF!"), "cell-error"),
        (Faulty(), "cell-not-calculated"),
    ],
)
def test_everything_else_is_an_error_and_counts_as_blank(value: Any, code: str) -> None:
    assert read_one(value) == (0.0, State.BLANK, [code])


def test_an_error_names_value_item_and_full_mark() -> None:
    findings = Findings("c.xlsx")
    Marks(Cells("成绩", findings), ()).read(53.0, 3, 3, ITEM)
    (issue,) = findings.reading(None).issues
    assert str(issue.place) == "c.xlsx!成绩!D4"
    assert all(part in issue.text() for part in ("期末", "53", "50"))


@pytest.mark.slow
@given(st.text(max_size=12))
def test_no_text_breaks_the_reader_or_becomes_a_number_unseen(text: str) -> None:
    points, state, codes = read_one(text)
    assert state is State.SCORED or points == 0.0 or state is State.LEVEL
    assert (state is State.SCORED) == any(code.startswith("number-") for code in codes)


@pytest.mark.slow
@given(st.decimals(0, 50, places=2))
def test_a_written_number_is_the_number_typed(number: Any) -> None:
    written = written_number(f"{number}")
    assert written is not None
    assert written.number == float(f"{number}")


# --- in the sheet -----------------------------------------------------------------------------------------------------


def marks(rows: list[list[Any]], **options: Any) -> tuple[Gradebook, Reading[Course]]:
    sheets: Sheets = course_sheets()
    sheets["成绩"] = [["学号", "作业", "实验", "期末"], *rows]
    reading = read_course(workbook(sheets), file="c.xlsx", **options)
    assert reading.value is not None
    return reading.value.gradebooks[0], reading


def test_notices_are_grouped_by_kind_and_name_text_and_cell_in_order() -> None:
    _, reading = marks([["S001", "１８", 25, "40分"], ["S002", "17.5", "２６．５", 41], ["S003", " 16 ", 24, "缺考"]])
    assert [(issue.kind.code, issue.params["cells"]) for issue in reading.issues] == [
        ("number-full-width", ("B2 １８ → 18", "C3 ２６．５ → 26.5")),
        ("number-with-unit", ("D2 40分 → 40",)),
        ("number-as-text", ("B3 17.5 → 17.5", "B4 16 → 16")),
    ]
    assert not reading.errors


def test_a_long_notice_shows_twenty_cells_and_counts_the_rest() -> None:
    _, reading = marks([[f"S{n:03}", "1", 1, 1] for n in range(28)])
    (issue,) = reading.issues
    assert "B21 1" in issue.text()
    assert "B22 1" not in issue.text()
    assert "8 more" in issue.text()


def test_levels_keep_their_words_and_point_to_them() -> None:
    book, reading = marks(
        [["S001", "优秀", "优", "b"], ["S002", "优", 0, "优秀"], ["S003", "通过", 1, 2]], levels=("通过",)
    )
    assert reading.issues == ()
    assert book.levels == ("优秀", "优", "B", "通过")
    assert struct.unpack("<9d", book.points) == (0, 1, 2, 1, 0, 0, 3, 1, 2)
    assert [State(state).name for state in book.states] == ["LEVEL"] * 4 + [
        "SCORED",
        "LEVEL",
        "LEVEL",
        "SCORED",
        "SCORED",
    ]


def test_the_text_of_cells_that_are_no_plain_numbers_is_kept_by_address() -> None:
    book, _ = marks([["S001", "１８", "缓考", None], ["S002", 3, "待定", "优"]])
    assert book.raw == {"B2": "１８", "C2": "缓考", "C3": "待定", "D3": "优"}


def test_blank_marks_are_no_issue_of_the_file() -> None:
    book, reading = marks([["S001", None, 25, 40], ["S002", 1, 2, None]])
    assert reading.issues == ()
    assert [State(state).name for state in book.states] == ["BLANK", *["SCORED"] * 4, "BLANK"]


def test_rows_of_numbers_alone_and_mixed_rows_give_the_same_marks() -> None:
    short, _ = marks([["2021010001", 1, 2, 3.5], ["2021010002", 0, 30, 50]])
    long, _ = marks([["学生甲", 1, 2, 3.5], ["学生乙", 0, 30, 50]])
    assert (short.points, short.states) == (long.points, long.states)


def test_a_course_with_one_item_is_read() -> None:
    sheets = course_sheets()
    sheets["考核方案"] = [["考核项", "满分", "1", "2"], ["总评", 100, 50, 50]]
    sheets["成绩"] = [["学号", "总评"], ["2021010001", 88], ["2021010002", 101]]
    reading = read_course(workbook(sheets), file="c.xlsx")
    assert reading.value is not None
    assert struct.unpack("<2d", reading.value.gradebooks[0].points) == (88.0, 0.0)
    assert [issue.place.cell for issue in reading.errors] == ["B3"]
