"""The course workbook: what is read, and a broken twin for every rule."""

import datetime
import hashlib
import struct
from collections.abc import Callable
from typing import Any

import pytest
from workbook_files import Sheets, course_sheets, without, workbook

from zhunsheng.core.tabular.course_workbook import read_course
from zhunsheng.core.tabular.reading import REPEATED_AT_MOST
from zhunsheng.core.values.course import Attempt, Course, Entry, Item, Objective, State
from zhunsheng.core.values.issue import Issue, Severity


def read(sheets: Sheets, **options: Any) -> tuple[Course | None, list[Issue]]:
    reading = read_course(workbook(sheets), file="c.xlsx", **options)
    for issue in reading.issues:
        assert issue.place.file == "c.xlsx"
        assert "{" not in issue.text()
    return reading.value, list(reading.issues)


def brief(issues: list[Issue]) -> list[tuple[str, str]]:
    return [(issue.kind.code, f"{issue.place.sheet}!{issue.place.cell}".strip("!")) for issue in issues]


def changed(change: Callable[[Sheets], Any]) -> Sheets:
    sheets = course_sheets()
    change(sheets)
    return sheets


def cell(sheet: str, row: int, column: int, value: Any) -> Sheets:
    """The sound course with one cell changed (row and column from 0)."""

    def change(sheets: Sheets) -> None:
        rows = sheets[sheet]
        while len(rows) <= row:
            rows.append([])
        rows[row] += [None] * (column + 1 - len(rows[row]))
        rows[row][column] = value

    return changed(change)


def points(course: Course, book: int = 0) -> list[float]:
    return list(struct.unpack(f"<{len(course.gradebooks[book].points) // 8}d", course.gradebooks[book].points))


def states(course: Course, book: int = 0) -> list[State]:
    return [State(state) for state in course.gradebooks[book].states]


# --- what is read -----------------------------------------------------------------------------------------------------


def test_a_sound_workbook_is_read_without_a_word() -> None:
    data = workbook(course_sheets())
    reading = read_course(data, file="c.xlsx")
    course = reading.value
    assert course is not None
    assert reading.issues == ()
    assert (course.code, course.name, course.term, course.credits) == ("B2001", "信号与系统", "2025-2026-1", 3.5)
    assert (course.unit, course.leader, course.notes) == ("自动化学院", "李老师", {"教材": "自编讲义"})
    assert course.file == "c.xlsx"
    assert course.sha256 == hashlib.sha256(data).hexdigest()
    assert course.objectives == (
        Objective("1", "能建模", ("1.2",), 0.6, 0.7),
        Objective("2", "能分析", ("1.3", "2.1"), 0.4, None),
    )
    (book,) = course.gradebooks
    assert book.items == (
        Item("作业", 20.0, (12.0, 8.0), "平时", 1.0),
        Item("实验", 30.0, (0.0, 30.0), "实验", 0.5),
        Item("期末", 50.0, (35.0, 15.0), "期末", 1.0),
    )
    assert book.entries[1] == Entry("2021010002", "李二", row=3)
    assert points(course)[:6] == [18.0, 25.5, 40.0, 0.0, 30.0, 50.0]
    assert set(states(course)) == {State.SCORED}
    assert (book.sheet, book.section, book.columns) == ("成绩", "", ("C", "D", "E"))
    assert book.cell(1, 2) == "E3"


def test_english_names_title_rows_and_columns_in_any_order_are_read() -> None:
    sheets: Sheets = {
        " COURSE": [["A title"], [], ["field", "value"], ["code", "B2001"], ["Credits", "2"]],
        "Objectives": [["weight", "text", "id"], [None, "a", 1], [None, "b", 2]],
        "Assessment": [["full", "CO2", "item", "objective 1"], [10, 4, "Quiz  1", 6]],
        "Scores": [[], ["t"], [], ["Quiz 1", "student", "class"], [7, 2021010001, "1班"], [8, "2021010002", "2班"]],
        "说明": [["anything"]],
    }
    course, issues = read(sheets)
    assert course is not None
    assert brief(issues) == [("number-as-text", " COURSE")]
    assert course.credits == 2.0
    assert course.gradebooks[0].items == (Item("Quiz 1", 10.0, (6.0, 4.0)),)
    assert [(e.student, e.section, e.row) for e in course.gradebooks[0].entries] == [
        ("2021010001", "1班", 5),
        ("2021010002", "2班", 6),
    ]
    assert course.gradebooks[0].columns == ("A",)


def test_headings_are_matched_without_blanks_and_width() -> None:
    sheets = course_sheets()
    sheets["成绩"][0] = ["学 号", "姓\n名", "作　业", " 实验 ", "期末"]
    sheets["考核方案"][0] = ["考核项", "类别", "满 分", "折算系数", "课程目标１", "CO2"]
    course, issues = read(sheets)
    assert course is not None
    assert issues == []
    assert course.gradebooks[0].columns == ("C", "D", "E")
    assert course.gradebooks[0].items[0].targets == (12.0, 8.0)


@pytest.mark.parametrize("heading", ["1", 1, "目标1", "课程目标1", "CO1", "co 1", "Objective 1", "目标 １", "CLO-1"])
def test_an_objective_may_head_its_column_in_many_ways(heading: Any) -> None:
    course, issues = read(cell("考核方案", 0, 4, heading))
    assert course is not None
    assert issues == []
    assert course.gradebooks[0].items[0].targets == (12.0, 8.0)


def test_objectives_with_written_prefixes_are_met_with_and_without_them() -> None:
    sheets = cell("课程目标", 1, 0, "CO1")
    sheets["考核方案"][0][4] = "目标1"
    course, issues = read(sheets)
    assert course is not None
    assert issues == []
    assert course.objectives[0].id == "CO1"
    assert course.gradebooks[0].items[0].targets == (12.0, 8.0)


def test_all_optional_columns_of_the_scores() -> None:
    sheets = course_sheets()
    sheets["成绩"] = [
        ["学号", "姓名", "教学班", "修读", "专业", "年级", "行政班", "作业", "实验", "期末"],
        ["S1", "阿·买提", "1班", "重修", "自动化", "2021级", "自2101", 1, 2, 3],
        ["S1", None, "1班", "初修", None, 2021, None, 1, 2, 3],
        ["S1", None, None, "补考", None, None, None, 1, 2, 3],
    ]
    course, issues = read(sheets)
    assert course is not None
    assert issues == []
    assert course.gradebooks[0].entries == (
        Entry("S1", "阿·买提", "1班", Attempt.RETAKE, "自动化", "2021", "自2101", 2),
        Entry("S1", "", "1班", Attempt.FIRST, "", "2021", "", 3),
        Entry("S1", attempt=Attempt.RESIT, row=4),
    )


def test_numbers_of_students_kept_as_numbers_are_text() -> None:
    sheets = course_sheets()
    for row, id in zip(sheets["成绩"][1:], [2021010001, "'2021010002", "２０２１０１０００３", " S4 "], strict=True):
        row[0] = id
    course, issues = read(sheets)
    assert course is not None
    assert issues == []
    assert [e.student for e in course.gradebooks[0].entries] == ["2021010001", "2021010002", "2021010003", "S4"]


def test_an_item_without_any_objective_and_an_objective_without_item_are_fine() -> None:
    sheets = course_sheets()
    sheets["课程目标"].append(["3", "能设计", None, 0])
    sheets["考核方案"][1][4:] = [None, None]
    course, issues = read(sheets)
    assert course is not None
    assert issues == []
    assert course.gradebooks[0].items[0].targets == (0.0, 0.0, 0.0)


# --- the file's frame -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["课程信息", "课程目标", "考核方案", "成绩"])
def test_a_missing_sheet_is_named_with_those_found(name: str) -> None:
    course, issues = read(without(course_sheets(), name))
    assert course is None
    (issue,) = issues
    assert issue.kind.code == "sheet-missing"
    assert name in issue.text()
    assert all(other in issue.text() for other in course_sheets() if other != name)


def test_all_missing_sheets_are_told_at_once() -> None:
    course, issues = read({"Sheet1": [["x"]]})
    assert course is None
    assert [issue.params["zh"] for issue in issues] == ["课程信息", "课程目标", "考核方案", "成绩"]


def test_two_sheets_of_one_meaning_are_an_error() -> None:
    sheets = {**course_sheets(), "Objectives": [["编号"], ["1"]]}
    _, issues = read(sheets)
    assert brief(issues) == [("sheet-twice", "Objectives")]
    _, issues = read({**course_sheets(), "Scores": [["学号"]]})
    assert brief(issues) == [("sheet-twice", "Scores")]


@pytest.mark.parametrize(
    ("sheet", "column"),
    [("成绩", "学号"), ("考核方案", "考核项"), ("考核方案", "满分"), ("课程目标", "编号"), ("课程信息", "值")],
)
def test_a_missing_needed_column_is_named(sheet: str, column: str) -> None:
    sheets = course_sheets()
    sheets[sheet][0][sheets[sheet][0].index(column)] = "别的"
    course, issues = read(sheets)
    assert course is None
    found = [issue for issue in issues if issue.is_error]
    assert {(issue.place.sheet, issue.kind.code) for issue in found} <= {
        (sheet, "column-missing"),
        (sheet, "header-missing"),
    }
    assert any(column in issue.text() for issue in found)


def test_a_sheet_without_headings_says_which_are_needed() -> None:
    sheets = course_sheets()
    sheets["考核方案"] = [["随便"]]
    _, issues = read(sheets)
    assert brief(issues) == [("header-missing", "考核方案")]
    assert "考核项" in issues[0].text()
    assert "满分" in issues[0].text()


def test_a_heading_below_the_tenth_row_is_not_found() -> None:
    sheets = course_sheets()
    sheets["成绩"] = [["标题"]] * 9 + sheets["成绩"]
    assert not [issue for issue in read(sheets)[1] if issue.is_error]
    sheets["成绩"] = [["标题"], *sheets["成绩"]]
    assert "header-missing" in {issue.kind.code for issue in read(sheets)[1]}


@pytest.mark.parametrize(
    ("sheet", "heading", "cell_"),
    [("成绩", "学号", "F1"), ("成绩", "作业", "F1"), ("考核方案", "满分", "G1"), ("考核方案", "CO1", "G1")],
)
def test_a_column_twice_is_an_error(sheet: str, heading: str, cell_: str) -> None:
    sheets = course_sheets()
    sheets[sheet][0].append(heading)
    assert brief(read(sheets)[1]) == [("column-twice", f"{sheet}!{cell_}")]


def test_extra_columns_are_one_notice_a_sheet() -> None:
    sheets = course_sheets()
    sheets["成绩"][0] += ["备注", "总评", None, None]
    sheets["成绩"][1] += ["走读", 90, "无标题"]
    sheets["考核方案"][0].append("备注")
    sheets["课程目标"][0].append("支撑强度")
    sheets["课程信息"][0].append("说明")
    _, issues = read(sheets)
    assert {issue.kind.severity for issue in issues} == {Severity.NOTICE}
    assert [(issue.place.sheet, issue.params["cells"]) for issue in issues] == [
        ("课程信息", ("说明",)),
        ("课程目标", ("支撑强度",)),
        ("考核方案", ("备注",)),
        ("成绩", ("备注", "总评", "H")),
    ]


def test_the_column_of_an_annotated_copy_is_passed_over() -> None:
    sheets = course_sheets()
    sheets["成绩"][0].append("错误原因")
    assert read(sheets)[1] == []


# --- 课程信息 ----------------------------------------------------------------------------------------------------------


def test_a_missing_or_blank_course_code_is_an_error() -> None:
    for sheets in (cell("课程信息", 1, 1, None), changed(lambda s: s["课程信息"].pop(1))):
        course, issues = read(sheets)
        assert course is not None
        assert course.code == ""
        assert brief(issues) == [("field-missing", "课程信息")]
        assert "课程代码" in issues[0].text()


def test_a_field_twice_is_an_error() -> None:
    sheets = course_sheets()
    sheets["课程信息"].append(["课程代码", "B9"])
    assert brief(read(sheets)[1]) == [("field-twice", "课程信息!A9")]


def test_credits_that_are_no_number_are_an_error() -> None:
    assert brief(read(cell("课程信息", 4, 1, "三"))[1]) == [("not-a-number", "课程信息!B5")]
    assert brief(read(cell("课程信息", 4, 1, -1))[1]) == [("negative", "课程信息!B5")]


def test_fields_named_like_totals_or_notes_are_fields() -> None:
    sheets = course_sheets()
    sheets["课程信息"] += [["总人数", 58], ["备注：", "夜班"]]
    course, issues = read(sheets)
    assert course is not None
    assert issues == []
    assert course.notes == {"教材": "自编讲义", "总人数": "58", "备注:": "夜班"}


# --- 课程目标 ----------------------------------------------------------------------------------------------------------


def test_an_objective_twice_is_an_error_with_the_hint_on_numbers() -> None:
    sheets = course_sheets()
    sheets["课程目标"][2][0] = 1
    sheets["考核方案"][0][5] = "备注"
    _, issues = read(sheets)
    assert brief(issues)[0] == ("id-twice", "课程目标!A3")
    assert "1.10" in issues[0].text()
    assert "A2" in issues[0].text()


def test_an_objective_without_id_is_an_error() -> None:
    sheets = course_sheets()
    sheets["课程目标"].append([None, "没有编号的目标", "1.1", 0.1])
    assert brief(read(sheets)[1]) == [("id-missing", "课程目标!A4")]


@pytest.mark.parametrize("value", [70, 1.0001, "70"])
def test_an_expected_value_above_the_scale_is_an_error(value: Any) -> None:
    _, issues = read(cell("课程目标", 1, 4, value))
    found = [issue for issue in issues if issue.is_error]
    assert brief(found) == [("beyond-top", "课程目标!E2")]
    assert "0.7" in found[0].text()


def test_the_top_of_the_scale_is_an_option() -> None:
    assert read(cell("课程目标", 1, 4, 2.5), top=3.0)[1] == []
    assert brief(read(cell("课程目标", 1, 4, 3.5), top=3.0)[1]) == [("beyond-top", "课程目标!E2")]


@pytest.mark.parametrize(
    ("value", "code"), [("高", "not-a-number"), (-0.1, "negative"), ("70%", "not-a-number"), (True, "not-a-number")]
)
@pytest.mark.parametrize("column", [3, 4])
def test_weights_and_expected_values_must_be_numbers(value: Any, code: str, column: int) -> None:
    _, issues = read(cell("课程目标", 1, column, value))
    assert brief(issues) == [(code, f"课程目标!{'DE'[column - 3]}2")]


def test_some_blank_weights_are_an_error_naming_the_cells() -> None:
    _, issues = read(cell("课程目标", 2, 3, None))
    assert brief(issues) == [("some-weights-blank", "课程目标!D3")]
    assert issues[0].params["cells"] == ("D3",)


def test_no_blank_or_all_blank_weights_are_fine() -> None:
    sheets = course_sheets()
    for row in sheets["课程目标"][1:]:
        row[3] = None
    course, issues = read(sheets)
    assert course is not None
    assert issues == []
    assert [objective.weight for objective in course.objectives] == [None, None]


def test_no_objective_at_all_is_an_error() -> None:
    sheets = course_sheets()
    del sheets["课程目标"][1:]
    assert ("no-objectives", "课程目标") in brief(read(sheets)[1])


@pytest.mark.parametrize(
    "written", ["1.3;2.1", "1.3；2.1", "1.3,2.1", "1.3、2.1", "1.3 2.1", "1.3\n2.1", "1.3; 2.1;1.3"]
)
def test_indicators_may_be_separated_in_many_ways(written: str) -> None:
    course, issues = read(cell("课程目标", 2, 2, written))
    assert course is not None
    assert issues == []
    assert course.objectives[1].indicators == ("1.3", "2.1")


def test_an_indicator_that_became_a_date_is_refused() -> None:
    def dress(book: Any, sheet: Any) -> None:
        if sheet.name == "课程目标":
            sheet.write_datetime(1, 2, datetime.date(2025, 1, 2), book.add_format({"num_format": "yyyy-mm-dd"}))

    reading = read_course(workbook(course_sheets(), dress), file="c.xlsx")
    assert brief(list(reading.issues)) == [("id-not-text", "课程目标!C2")]


# --- 考核方案 ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("heading", ["目标9", "CO9", "课程目标3", 9, "9", "objective 9", "目标三"])
def test_an_unknown_objective_is_an_error(heading: Any) -> None:
    _, issues = read(cell("考核方案", 0, 6, heading))
    assert brief(issues) == [("objective-unknown", "考核方案!G1")]
    assert str(heading) in issues[0].text()


@pytest.mark.parametrize("heading", ["备注", "合计", "目标分值合计", "命题人", "weight"])
def test_other_words_are_extra_columns(heading: str) -> None:
    _, issues = read(cell("考核方案", 0, 6, heading))
    assert brief(issues) == [("columns-extra", "考核方案")]


@pytest.mark.parametrize(
    ("value", "code"), [(0, "not-positive"), (-5, "not-positive"), ("多", "not-a-number"), (None, "number-missing")]
)
def test_a_full_mark_must_be_above_zero(value: Any, code: str) -> None:
    course, issues = read(cell("考核方案", 1, 2, value))
    assert course is not None
    assert ("columns-extra", "成绩") in brief(issues)  # its column has no item to belong to
    assert [pair for pair in brief(issues) if pair[0] != "columns-extra"] == [(code, "考核方案!C2")]
    assert [item.name for item in course.gradebooks[0].items] == ["实验", "期末"]


@pytest.mark.parametrize(("value", "code"), [(0, "not-positive"), (-1, "not-positive"), ("半", "not-a-number")])
def test_a_scale_must_be_above_zero(value: Any, code: str) -> None:
    assert brief(read(cell("考核方案", 1, 3, value))[1]) == [(code, "考核方案!D2")]


@pytest.mark.parametrize(("value", "code"), [(-1, "negative"), ("全部", "not-a-number")])
def test_target_points_must_be_numbers(value: Any, code: str) -> None:
    _, issues = read(cell("考核方案", 1, 4, value))
    assert brief(issues) == [(code, "考核方案!E2")]


def test_target_points_above_the_full_mark_are_an_error_only_by_points() -> None:
    sheets = cell("考核方案", 1, 5, 8.5)
    _, issues = read(sheets)
    assert brief(issues) == [("targets-above-full", "考核方案!C2")]
    assert "20.5" in issues[0].text()
    assert read(sheets, weighting="by_weight")[1] == []


def test_targets_that_miss_the_full_mark_by_rounding_are_fine() -> None:
    sheets = course_sheets()
    sheets["考核方案"][1][2:6] = [0.3, None, 0.1, 0.2]
    for row in sheets["成绩"][1:]:
        row[2] = 0.1
    assert read(sheets)[1] == []


def test_an_item_twice_is_an_error() -> None:
    sheets = course_sheets()
    sheets["考核方案"][2][0] = "作 业"
    _, issues = read(sheets)
    assert brief(issues)[0] == ("id-twice", "考核方案!A3")


def test_an_item_without_name_is_an_error() -> None:
    assert ("id-missing", "考核方案!A2") in brief(read(cell("考核方案", 1, 0, None))[1])


def test_no_item_at_all_is_an_error() -> None:
    sheets = course_sheets()
    del sheets["考核方案"][1:]
    assert ("no-items", "考核方案") in brief(read(sheets)[1])


def test_a_total_row_of_items_is_passed_over() -> None:
    sheets = course_sheets()
    sheets["考核方案"].append(["合计", None, 100, None, 47, 53])
    sheets["考核方案"].append(["注：目标分值由教研室审定"])
    course, issues = read(sheets)
    assert course is not None
    assert brief(issues) == [("rows-total", "考核方案"), ("rows-words", "考核方案")]
    assert len(course.gradebooks[0].items) == 3


# --- 成绩: columns and rows -------------------------------------------------------------------------------------------


def test_an_item_without_column_is_an_error_and_its_marks_are_blank() -> None:
    sheets = course_sheets()
    sheets["成绩"][0][4] = "期末考试"
    course, issues = read(sheets)
    assert course is not None
    assert brief(issues) == [("item-without-column", "成绩"), ("columns-extra", "成绩")]
    assert "期末" in issues[0].text()
    assert states(course)[:3] == [State.SCORED, State.SCORED, State.BLANK]
    assert course.gradebooks[0].columns == ("C", "D", "")


@pytest.mark.parametrize(
    "label", ["合计", "平均分", "平均：", "最高分", "及格率", "满分", "标准差", "Total", "average (all)", "人数"]
)
@pytest.mark.parametrize("column", [0, 1])
def test_total_rows_are_passed_over_with_a_notice(label: str, column: int) -> None:
    sheets = course_sheets()
    row: list[Any] = [None, None, 15, 25, 41]
    row[column] = label
    sheets["成绩"].insert(3, row)
    course, issues = read(sheets)
    assert course is not None
    assert brief(issues) == [("rows-total", "成绩")]
    assert issues[0].params["cells"] == (f"4 {label}".replace("：", ":"),)
    assert len(course.gradebooks[0].entries) == 4


def test_a_total_row_labelled_in_an_extra_column_is_passed_over() -> None:
    sheets = course_sheets()
    sheets["成绩"] = [["序号", *sheets["成绩"][0]], *([n, *row] for n, row in enumerate(sheets["成绩"][1:], 1))]
    sheets["成绩"].append(["平均", None, None, 15, 25, 41])
    assert brief(read(sheets)[1]) == [("columns-extra", "成绩"), ("rows-total", "成绩")]


def test_a_repeated_heading_is_passed_over_with_a_notice() -> None:
    sheets = course_sheets()
    sheets["成绩"].insert(3, list(sheets["成绩"][0]))
    course, issues = read(sheets)
    assert course is not None
    assert brief(issues) == [("rows-header-again", "成绩")]
    assert len(course.gradebooks[0].entries) == 4


def test_blank_rows_say_nothing_and_rows_of_words_are_noticed() -> None:
    sheets = course_sheets()
    sheets["成绩"] += [[], [None, " "], ["任课教师（签字）：", None, None, "2026年1月5日"], [None, "教研室主任："]]
    course, issues = read(sheets)
    assert course is not None
    assert brief(issues) == [("rows-words", "成绩")]
    assert issues[0].params["count"] == 2
    assert len(course.gradebooks[0].entries) == 4


def test_a_row_without_number_but_with_marks_is_an_error() -> None:
    _, issues = read(cell("成绩", 2, 0, None))
    assert brief(issues) == [("student-missing", "成绩!A3")]
    sheets = course_sheets()
    sheets["成绩"].append([None, "某人", "缺考"])
    assert brief(read(sheets)[1]) == [("student-missing", "成绩!A6")]


def test_a_student_with_nothing_but_a_number_stays_with_blank_marks() -> None:
    sheets = course_sheets()
    sheets["成绩"].append(["2021010009"])
    course, issues = read(sheets)
    assert course is not None
    assert issues == []
    assert states(course)[-3:] == [State.BLANK] * 3


def test_no_student_is_an_error() -> None:
    sheets = course_sheets()
    del sheets["成绩"][1:]
    course, issues = read(sheets)
    assert course is not None
    assert brief(issues) == [("no-students", "成绩")]


def test_the_same_student_twice_names_both_rows() -> None:
    _, issues = read(cell("成绩", 4, 0, "2021010002"))
    assert brief(issues) == [("student-twice", "成绩!A5")]
    assert "2021010002" in issues[0].text()
    assert "成绩!A3" in issues[0].text()


@pytest.mark.parametrize(("attempt", "told"), [("重修", []), ("初修", ["student-twice"]), (None, ["student-twice"])])
def test_attempts_tell_rows_of_one_student_apart(attempt: str | None, told: list[str]) -> None:
    sheets = course_sheets()
    sheets["成绩"][0].append("修读")
    sheets["成绩"][4][0] = "2021010002"
    sheets["成绩"][4].append(attempt)
    assert [issue.kind.code for issue in read(sheets)[1]] == told


def test_an_unknown_attempt_is_an_error() -> None:
    sheets = course_sheets()
    sheets["成绩"][0].append("修读")
    sheets["成绩"][2].append("三修")
    _, issues = read(sheets)
    assert brief(issues) == [("attempt-unknown", "成绩!F3")]
    assert "三修" in issues[0].text()


@pytest.mark.parametrize(
    ("value", "code"),
    [
        (2.02e17, "id-lost-digits"),
        (1e15, "id-lost-digits"),
        ("2.02101E+11", "id-lost-digits"),
        (2021010002.5, "id-fraction"),
        (True, "id-not-text"),
    ],
)
def test_student_numbers_that_lost_digits_are_refused(value: Any, code: str) -> None:
    _, issues = read(cell("成绩", 2, 0, value))
    assert brief(issues) == [(code, "成绩!A3")]
    assert "text" in issues[0].text()


def test_the_largest_exact_number_is_a_student_number() -> None:
    course, issues = read(cell("成绩", 2, 0, 999_999_999_999_999))
    assert course is not None
    assert issues == []
    assert course.gradebooks[0].entries[1].student == "999999999999999"


# --- classes with items of their own ----------------------------------------------------------------------------------


def classes(at: str = "@") -> Sheets:
    sheets = course_sheets()
    assessment, scores = sheets.pop("考核方案"), sheets.pop("成绩")
    sheets[f"考核方案{at}1班"] = assessment
    sheets[f"成绩{at}1班"] = scores
    sheets["Assessment@2班"] = [["item", "full", "CO1", "CO2"], ["论文", 100, 40, 60]]
    sheets["成绩@2班"] = [["学号", "论文"], ["2021010005", 77]]
    return sheets


@pytest.mark.parametrize("at", ["@", "＠", " @ "])
def test_each_class_has_its_pair_of_sheets(at: str) -> None:
    course, issues = read(classes(at))
    assert course is not None
    assert issues == []
    assert [(book.section, len(book.items), len(book.entries)) for book in course.gradebooks] == [
        ("1班", 3, 4),
        ("2班", 1, 1),
    ]


def test_pairs_and_plain_sheets_are_all_read() -> None:
    sheets = classes()
    sheets["考核方案"] = [["考核项", "满分", "1"], ["口试", 10, 10]]
    sheets["成绩"] = [["学号", "口试"], ["S9", 8]]
    course, issues = read(sheets)
    assert course is not None
    assert issues == []
    assert [book.section for book in course.gradebooks] == ["1班", "2班", ""]


@pytest.mark.parametrize(("gone", "present"), [("成绩@2班", "Assessment@2班"), ("Assessment@2班", "成绩@2班")])
def test_half_a_pair_is_an_error(gone: str, present: str) -> None:
    course, issues = read(without(classes(), gone))
    assert course is None
    assert brief(issues) == [("sheet-half-pair", present)]
    assert "2班" in issues[0].text()


def test_one_student_in_two_classes_is_an_error() -> None:
    sheets = classes()
    sheets["成绩@2班"][1][0] = "2021010001"
    _, issues = read(sheets)
    assert brief(issues) == [("student-twice", "成绩@2班!A2")]
    assert "成绩@1班!A2" in issues[0].text()


# --- all at once ------------------------------------------------------------------------------------------------------


def test_everything_wrong_is_told_in_one_go() -> None:
    sheets = course_sheets()
    sheets["课程信息"][1][1] = None
    sheets["课程目标"][1][4] = 70
    sheets["考核方案"][1][4] = 13
    sheets["成绩"][1][2] = 21
    sheets["成绩"][2][3] = "待定"
    sheets["成绩"][3][0] = None
    assert brief(read(sheets)[1]) == [
        ("field-missing", "课程信息"),
        ("beyond-top", "课程目标!E2"),
        ("targets-above-full", "考核方案!C2"),
        ("mark-above-full", "成绩!C2"),
        ("mark-unknown", "成绩!D3"),
        ("student-missing", "成绩!A4"),
    ]


def test_a_flood_of_one_kind_is_counted() -> None:
    sheets = course_sheets()
    sheets["成绩"][1:] = [[f"S{n:04}", None, 99, 1, 1] for n in range(REPEATED_AT_MOST + 50)]
    _, issues = read(sheets)
    assert len(issues) == REPEATED_AT_MOST + 1
    assert issues[-1].kind.code == "more-of-the-same"
    assert issues[-1].params["count"] == 50
    assert issues[-1].is_error
