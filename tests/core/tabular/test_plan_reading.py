"""The plan workbook: what is read, and a broken twin for every rule."""

import hashlib
from typing import Any

import pytest
from workbook_files import Sheets, plan_sheets, without, workbook

from zhunsheng.core.tabular.plan_workbook import read_plan
from zhunsheng.core.values.issue import Issue, Severity
from zhunsheng.core.values.plan import Goal, GoalSupport, Indicator, Plan, PlanCourse, Requirement, Support


def read(sheets: Sheets) -> tuple[Plan | None, list[Issue]]:
    reading = read_plan(workbook(sheets), file="p.xlsx")
    assert all("{" not in issue.text() for issue in reading.issues)
    return reading.value, list(reading.issues)


def brief(issues: list[Issue]) -> list[tuple[str, str]]:
    return [(issue.kind.code, f"{issue.place.sheet}!{issue.place.cell}".strip("!")) for issue in issues]


def cell(sheet: str, row: int, column: int, value: Any) -> Sheets:
    sheets = plan_sheets()
    sheets[sheet][row] += [None] * (column + 1 - len(sheets[sheet][row]))
    sheets[sheet][row][column] = value
    return sheets


def added(sheet: str, *row: Any) -> Sheets:
    sheets = plan_sheets()
    sheets[sheet].append(list(row))
    return sheets


def test_a_sound_plan_is_read_without_a_word() -> None:
    data = workbook(plan_sheets())
    reading = read_plan(data, file="p.xlsx")
    plan = reading.value
    assert plan is not None
    assert reading.issues == ()
    assert (plan.code, plan.name, plan.cohort, plan.version) == ("080801", "自动化", "2021", "2021")
    assert (plan.standard, plan.credits, plan.file) == ("ceeaa-standard/2022", 168.0, "p.xlsx")
    assert plan.sha256 == hashlib.sha256(data).hexdigest()
    assert plan.goals == (Goal("1", "能胜任"), Goal("2", "能成长"))
    assert plan.requirements == (Requirement("1", "工程知识", "会用", "1"), Requirement("2", "问题分析", "会析", "2"))
    assert plan.indicators[0] == Indicator("1.1", "1", "数理", 0.5)
    assert plan.indicators[2] == Indicator("2.1", "2", "识别", None)
    assert plan.courses[1] == PlanCourse("B2001", "信号与系统", 3.5, 56.0, 4.0, "必修", "专业基础")
    assert plan.support == (
        Support("B1001", "1.1", 0.6, "", "C2"),
        Support("B2001", "1.1", 0.4, "", "C3"),
        Support("B2001", "1.2", 0.5, "", "D3"),
        Support("B2001", "2.1", None, "H", "E3"),
        Support("B3001", "1.2", 0.5, "", "D4"),
        Support("B3001", "2.1", None, "M", "E4"),
    )
    assert plan.goal_support == (GoalSupport("1", "1", "●"), GoalSupport("2", "2", "H"))


def test_goals_and_their_matrix_may_be_left_out() -> None:
    plan, issues = read(without(plan_sheets(), "培养目标", "目标支撑"))
    assert plan is not None
    assert issues == []
    assert (plan.goals, plan.goal_support) == ((), ())


def test_a_goal_matrix_without_goals_is_an_error() -> None:
    plan, issues = read(without(plan_sheets(), "培养目标"))
    assert plan is not None
    assert brief(issues) == [("sheet-missing", "")]
    assert "培养目标" in issues[0].text()


def test_english_names_are_read() -> None:
    sheets: Sheets = {
        "Programme": [["field", "value"], ["code", "080801"], ["cohort", 2021]],
        "Requirements": [["id", "title", "standard item"], [1, "t", 1]],
        "Indicators": [["id", "requirement"], ["1.1", 1]],
        "Courses": [["code", "name", "credits"], ["A", "a", 2]],
        "Support": [["code", "1.1"], ["A", 1]],
        "Goals": [["id", "text"], ["G1", "x"]],
        "GoalSupport": [["requirement", "G1"], [1, "H"]],
    }
    plan, issues = read(sheets)
    assert plan is not None
    assert issues == []
    assert (plan.cohort, plan.support[0].weight, plan.goal_support[0].goal) == ("2021", 1.0, "G1")


@pytest.mark.parametrize("name", ["专业信息", "毕业要求", "指标点", "课程", "支撑矩阵"])
def test_a_missing_needed_sheet_is_named(name: str) -> None:
    plan, issues = read(without(plan_sheets(), name))
    assert plan is None
    found = [issue for issue in issues if issue.kind.code == "sheet-missing"]
    assert [issue.params["zh"] for issue in found] == [name]


def test_a_missing_programme_code_is_an_error() -> None:
    assert brief(read(cell("专业信息", 1, 1, None))[1]) == [("field-missing", "专业信息")]


@pytest.mark.parametrize("sheet", ["毕业要求", "指标点", "课程", "培养目标"])
def test_an_id_twice_is_an_error_with_both_cells(sheet: str) -> None:
    sheets = plan_sheets()
    sheets[sheet].append(list(sheets[sheet][1]))
    _, issues = read(sheets)
    assert brief(issues) == [("id-twice", f"{sheet}!A{len(sheets[sheet])}")]
    assert "A2" in issues[0].text()


def test_indicators_that_became_numbers_collide_with_a_hint() -> None:
    sheets = plan_sheets()
    sheets["指标点"][1:] = [[1.1, 1, "a"], [1.1, 1, "meant as 1.10"], ["2.1", 2, "b"]]
    sheets["支撑矩阵"] = [["课程代码", 1.1, 2.1], ["B1001", 1, 1]]
    _, issues = read(sheets)
    assert brief(issues) == [("id-twice", "指标点!A3")]
    assert "1.10 becomes 1.1" in issues[0].text()


def test_1_1_and_1_10_as_text_are_two_indicators() -> None:
    sheets = plan_sheets()
    sheets["指标点"].append(["1.10", "1", "t", 0])
    sheets["支撑矩阵"][0].append("1.10")
    sheets["支撑矩阵"][1].append(1)
    plan, issues = read(sheets)
    assert plan is not None
    assert issues == []
    assert plan.support[1] == Support("B1001", "1.10", 1.0, "", "F2")


def test_an_indicator_of_an_unknown_or_no_requirement_is_an_error() -> None:
    assert brief(read(cell("指标点", 3, 1, "7"))[1]) == [("requirement-unknown", "指标点!B4")]
    assert brief(read(cell("指标点", 3, 1, None))[1]) == [("requirement-unknown", "指标点!B4")]


def test_some_blank_weights_within_a_requirement_are_an_error() -> None:
    _, issues = read(cell("指标点", 2, 3, None))
    assert brief(issues) == [("some-weights-blank", "指标点!D3")]
    assert issues[0].params["cells"] == ("D3",)


@pytest.mark.parametrize("column", [2, 3, 4])
def test_credits_hours_and_term_must_be_numbers(column: int) -> None:
    assert brief(read(cell("课程", 1, column, "多"))[1]) == [("not-a-number", f"课程!{'CDE'[column - 2]}2")]


def test_a_total_row_of_courses_and_of_the_matrix_is_passed_over() -> None:
    sheets = added("课程", "合计", None, 12.5, 200)
    sheets["支撑矩阵"].append(["合计", None, 1, 1, "H"])
    plan, issues = read(sheets)
    assert plan is not None
    assert brief(issues) == [("rows-total", "课程"), ("rows-total", "支撑矩阵")]
    assert len(plan.support) == 6


@pytest.mark.parametrize("heading", ["9.9", 9.9, "指标点9.9", "3", "GR3.1", "1-9"])
def test_an_unknown_indicator_in_the_matrix_is_an_error(heading: Any) -> None:
    _, issues = read(cell("支撑矩阵", 0, 5, heading))
    assert brief(issues) == [("indicator-unknown", "支撑矩阵!F1")]


@pytest.mark.parametrize("heading", ["备注", "合计", "学分", "开课学期", "Σ"])
def test_columns_that_are_no_ids_are_extra(heading: str) -> None:
    assert brief(read(cell("支撑矩阵", 0, 5, heading))[1]) == [("columns-extra", "支撑矩阵")]


@pytest.mark.parametrize("heading", ["1.1", 1.1, "指标点1.1", "指标点 １.１", "indicator 1.1"])
def test_an_indicator_may_be_headed_in_many_ways(heading: Any) -> None:
    plan, issues = read(cell("支撑矩阵", 0, 2, heading))
    assert plan is not None
    assert issues == []
    assert plan.support[0].indicator == "1.1"


def test_an_indicator_column_twice_is_an_error() -> None:
    assert brief(read(cell("支撑矩阵", 0, 5, "1.1"))[1]) == [("column-twice", "支撑矩阵!F1")]


def test_an_indicator_without_column_is_a_warning() -> None:
    _, issues = read(added("指标点", "2.2", "2", "t"))
    assert brief(issues) == [("indicator-without-column", "支撑矩阵")]
    assert issues[0].kind.severity is Severity.WARNING
    assert "2.2" in issues[0].text()


@pytest.mark.parametrize(
    ("value", "code"),
    [
        ("●", "support-unknown"),
        ("H/M", "support-unknown"),
        ("强", "support-unknown"),
        (True, "support-unknown"),
        (-0.1, "negative"),
    ],
)
def test_support_that_is_neither_weight_nor_letter_is_an_error(value: Any, code: str) -> None:
    plan, issues = read(cell("支撑矩阵", 1, 2, value))
    assert plan is not None
    assert brief(issues) == [(code, "支撑矩阵!C2")]
    assert "C2" not in [support.cell for support in plan.support]


@pytest.mark.parametrize(("value", "letter"), [("h", "H"), ("Ｈ", "H"), (" L ", "L"), ("HH", "HH")])
def test_letters_are_kept_in_upper_case(value: str, letter: str) -> None:
    plan, issues = read(cell("支撑矩阵", 2, 4, value))
    assert plan is not None
    assert issues == []
    assert Support("B2001", "2.1", None, letter, "E3") in plan.support


def test_weights_written_as_text_are_accepted_with_a_notice() -> None:
    plan, issues = read(cell("支撑矩阵", 1, 2, "0.6"))
    assert plan is not None
    assert brief(issues) == [("number-as-text", "支撑矩阵")]
    assert plan.support[0].weight == 0.6


def test_weights_and_letters_in_one_column_are_an_error_naming_both() -> None:
    _, issues = read(cell("支撑矩阵", 2, 2, "H"))
    assert brief(issues) == [("support-mixed", "支撑矩阵!C1")]
    assert "C2" in issues[0].text()
    assert "C3" in issues[0].text()


def test_a_course_outside_the_plan_is_a_warning_and_its_support_is_kept() -> None:
    plan, issues = read(added("支撑矩阵", "X9", "外系课", None, None, "L"))
    assert plan is not None
    assert brief(issues) == [("course-not-in-plan", "支撑矩阵!A5")]
    assert not issues[0].is_error
    assert plan.support[-1].course == "X9"


def test_a_course_twice_in_the_matrix_is_an_error() -> None:
    assert brief(read(added("支撑矩阵", "B1001", "高等数学", 0.1))[1]) == [("id-twice", "支撑矩阵!A5")]


def test_unknown_goals_and_requirements_in_the_goal_matrix_are_errors() -> None:
    assert brief(read(cell("目标支撑", 0, 3, "5"))[1]) == [("goal-unknown", "目标支撑!D1")]
    assert brief(read(added("目标支撑", "9", "H"))[1]) == [("requirement-unknown", "目标支撑!A4")]


def test_an_error_value_in_the_matrix_is_told() -> None:
    sheets = plan_sheets()

    def dress(book: Any, sheet: Any) -> None:
        if sheet.name == "支撑矩阵":
            sheet.write_formula(1, 2, "=1/0", None, "#DIV/0!")

    reading = read_plan(workbook(sheets, dress), file="p.xlsx")
    assert brief(list(reading.issues)) == [("cell-error", "支撑矩阵!C2")]


def test_merged_requirements_are_an_error() -> None:
    def dress(book: Any, sheet: Any) -> None:
        if sheet.name == "指标点":
            sheet.merge_range("B2:B3", "1")

    assert ("cells-merged", "指标点!B2:B3") in brief(
        list(read_plan(workbook(plan_sheets(), dress), file="p.xlsx").issues)
    )


def test_an_empty_sheet_is_an_error() -> None:
    sheets = plan_sheets()
    del sheets["课程"][1:]
    codes = [code for code, _ in brief(read(sheets)[1])]
    assert codes == ["no-rows", "course-not-in-plan", "course-not-in-plan", "course-not-in-plan"]
