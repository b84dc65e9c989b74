"""One fault at a time for every rule of the check-up: how it is planted, and what the finding must say."""

from collections.abc import Callable
from dataclasses import dataclass, replace

import numpy as np

from factories.house_supplement import house_supplement
from factories.sound_programme import Folder, gradebook
from zhunsheng.core.tabular import issue_kinds
from zhunsheng.core.values.course import Attempt, Course, Entry, Gradebook, State
from zhunsheng.core.values.issue import Issue, IssueKind, Place, Severity
from zhunsheng.core.values.plan import Goal, Indicator, PlanCourse, Requirement, Support

ERROR, WARNING, SIGNAL = Severity.ERROR, Severity.WARNING, Severity.SIGNAL


@dataclass(frozen=True)
class Fault:
    """A fault, the rule that finds it, and words of the finding; `also` are errors that follow from it by nature."""

    rule: str
    name: str
    severity: Severity
    plant: Callable[[Folder], None]
    words: tuple[str, ...]
    also: tuple[str, ...] = ()


FAULTS: list[Fault] = []


def fault(rule: str, severity: Severity, *words: str, also: tuple[str, ...] = ()) -> Callable[..., Callable[..., None]]:
    def keep(plant: Callable[[Folder], None]) -> Callable[[Folder], None]:
        FAULTS.append(Fault(rule, plant.__name__, severity, plant, words, also))
        return plant

    return keep


def reading_issue(folder: Folder, kind: IssueKind, place: Place, **params: str) -> None:
    folder.issues += (Issue(kind, place, params),)


def change_plan_course(folder: Folder, code: str, **changes: object) -> None:
    courses = tuple(replace(one, **changes) if one.code == code else one for one in folder.plan.courses)  # type: ignore[arg-type]
    folder.change_plan(courses=courses)


def shift_credits(folder: Folder, source: str, target: str, credits: float) -> None:
    """Move credits between two courses, in the plan and in their workbooks: the total stays."""
    for code, change in ((source, -credits), (target, credits)):
        planned = next(one for one in folder.plan.courses if one.code == code)
        change_plan_course(folder, code, credits=(planned.credits or 0) + change)
        if any(one.code == code for one in folder.courses):
            folder.change_course(code, credits=(folder.course(code).credits or 0) + change)


def change_indicator(folder: Folder, id: str, **changes: object) -> None:
    indicators = tuple(replace(one, **changes) if one.id == id else one for one in folder.plan.indicators)  # type: ignore[arg-type]
    folder.change_plan(indicators=indicators)


def change_requirement(folder: Folder, id: str, **changes: object) -> None:
    found = tuple(replace(one, **changes) if one.id == id else one for one in folder.plan.requirements)  # type: ignore[arg-type]
    folder.change_plan(requirements=found)


def change_objective(folder: Folder, code: str, at: int, **changes: object) -> None:
    objectives = list(folder.course(code).objectives)
    objectives[at] = replace(objectives[at], **changes)  # type: ignore[arg-type]
    folder.change_course(code, objectives=tuple(objectives))


def change_book(folder: Folder, code: str, **changes: object) -> None:
    book = folder.course(code).gradebooks[0]
    folder.change_course(code, gradebooks=(replace(book, **changes),))  # type: ignore[arg-type]


def change_items(folder: Folder, code: str, change: Callable[[int, object], object]) -> None:
    book = folder.course(code).gradebooks[0]
    change_book(folder, code, items=tuple(change(at, item) for at, item in enumerate(book.items)))


def change_mark(
    folder: Folder, code: str, row: int, column: int, *, value: float = 0.0, state: State = State.SCORED
) -> None:
    book = folder.course(code).gradebooks[0]
    shape = (len(book.entries), len(book.items))
    points = np.frombuffer(book.points, "<f8").reshape(shape).copy()
    states = np.frombuffer(book.states, np.uint8).reshape(shape).copy()
    points[row, column], states[row, column] = value, state
    change_book(folder, code, points=points.tobytes(), states=states.tobytes())


def set_all(folder: Folder, code: str, column: int, values: "np.ndarray | float") -> None:
    book = folder.course(code).gradebooks[0]
    points = np.frombuffer(book.points, "<f8").reshape(len(book.entries), len(book.items)).copy()
    points[:, column] = values
    change_book(folder, code, points=points.tobytes())


def note(folder: Folder, code: str, **notes: str) -> None:
    folder.change_course(code, notes={**folder.course(code).notes, **notes})


def without_support(folder: Folder, drop: Callable[[Support], bool]) -> None:
    folder.change_plan(support=tuple(cell for cell in folder.plan.support if not drop(cell)))


# --- reading --------------------------------------------------------------------------------------------------------


@fault("workbook-reading", ERROR, "12 %", "考核方案!C4")
def a_cell_is_not_a_number(folder: Folder) -> None:
    place = Place("课程/M1.xlsx", "考核方案", "C4")
    reading_issue(folder, issue_kinds.NOT_A_NUMBER, place, column="满分", value="12 %")


@fault("workbook-reading", WARNING, "misspelt")
def a_warning_of_reading_without_rule(folder: Folder) -> None:
    kind = IssueKind("some-warning", "{what} is misspelt.", severity=Severity.WARNING)
    reading_issue(folder, kind, Place("培养方案.xlsx"), what="it")


# --- plan -----------------------------------------------------------------------------------------------------------


@fault("credit-share-math-science", ERROR, "数学与自然科学", "15 %")
def too_little_mathematics(folder: Folder) -> None:
    shift_credits(folder, "M1", "E1", 2)


@fault("credit-share-engineering", ERROR, "工程基础、专业基础、专业", "30 %")
def too_little_engineering(folder: Folder) -> None:
    shift_credits(folder, "E1", "M1", 3)


@fault("credit-share-practice", ERROR, "工程实践与毕业设计", "20 %")
def too_little_practice(folder: Folder) -> None:
    shift_credits(folder, "P2", "E1", 2)


@fault("credit-share-humanities", ERROR, "人文社科", "6 of 46", "15 %")
def too_little_humanities(folder: Folder) -> None:
    shift_credits(folder, "H1", "X1", 2)


@fault("total-credits-match", ERROR, "46", "48")
def the_total_is_wrong(folder: Folder) -> None:
    folder.change_plan(credits=48)


@fault("total-credits-match", ERROR, "X1")
def a_course_without_credits(folder: Folder) -> None:
    change_plan_course(folder, "X1", credits=None)


@fault("total-credits-match", WARNING, "146")
def no_total_is_stated(folder: Folder) -> None:
    folder.change_plan(credits=None)
    extra = PlanCourse("X2", "综合模块", 100, 1600, 6, "选修", "")
    folder.change_plan(courses=(*folder.plan.courses, extra))
    for category, share in (("数学与自然科学", 20), ("专业", 40), ("工程实践与毕业设计", 20), ("人文社科", 20)):
        more = PlanCourse(f"X{share}{category}", category, share, share * 16, 6, "选修", category)
        folder.change_plan(courses=(*folder.plan.courses, more))
    folder.change_plan(courses=tuple(one for one in folder.plan.courses if one.code != "X2"))


@fault("course-category", WARNING, "X1")
def an_unknown_category(folder: Folder) -> None:
    change_plan_course(folder, "X1", category="通识")


@fault("standard-known", WARNING, "ceeaa-standard/1999")
def an_unknown_standard(folder: Folder) -> None:
    folder.change_plan(standard="ceeaa-standard/1999")


@fault("standard-known", WARNING, "does not say")
def no_standard(folder: Folder) -> None:
    folder.change_plan(standard="")


@fault("requirement-covers-standard", ERROR, "12 终身学习")
def an_item_of_the_standard_is_not_answered(folder: Folder) -> None:
    change_requirement(folder, "12", standard_item="11")


@fault("requirement-covers-standard", ERROR, "12 终身学习")
def one_blank_where_others_name_their_item(folder: Folder) -> None:
    change_requirement(folder, "12", standard_item="", title="终身学习")


@fault("requirement-covers-standard", ERROR, "13")
def a_requirement_names_an_unknown_item(folder: Folder) -> None:
    change_requirement(folder, "12", standard_item="12;13")


@fault("requirement-covers-standard", ERROR, "requirement 13", "no indicator")
def a_requirement_without_indicator(folder: Folder) -> None:
    extra = Requirement("13", "要求13", "能够用外语完成技术谈判", "12")
    folder.change_plan(requirements=(*folder.plan.requirements, extra))
    marks = (*folder.plan.goal_support, replace(folder.plan.goal_support[0], requirement="13"))
    folder.change_plan(goal_support=marks)


@fault("requirement-copied", WARNING, "requirement 2", "item 2")
def a_requirement_repeats_the_standard(folder: Folder) -> None:
    pack = folder.snapshot().standard
    assert pack is not None
    change_requirement(folder, "2", text=f"（2）{pack.text('req.2', 'summary')}")


@fault("requirement-copied", WARNING, "requirements 3 and 4")
def two_requirements_are_alike(folder: Folder) -> None:
    change_requirement(folder, "4", text=folder.plan.requirements[2].text + "等")


@fault("indicator-verb", WARNING, "1.1", "了解")
def an_indicator_begins_with_a_weak_verb(folder: Folder) -> None:
    change_indicator(folder, "1.1", text="了解自动化领域的专业知识。")


@fault("indicator-verb", WARNING, "12.1", "意识")
def an_indicator_ends_in_an_attitude(folder: Folder) -> None:
    change_indicator(folder, "12.1", text="具有自主学习的意识。")


@fault("indicator-verb", WARNING, "3.1", "3 abilities")
def an_indicator_strings_abilities_together(folder: Folder) -> None:
    change_indicator(folder, "3.1", text="能够分析工艺要求，能够设计控制系统，并能够评价方案。")


@fault("text-missing", WARNING, "G2")
def a_goal_without_text(folder: Folder) -> None:
    folder.change_plan(goals=(folder.plan.goals[0], Goal("G2")))


@fault("text-missing", WARNING, "M1.xlsx")
def an_objective_without_text(folder: Folder) -> None:
    change_objective(folder, "M1", 0, text=" ")


@fault("goal-supported", ERROR, "goal G2")
def a_goal_without_support(folder: Folder) -> None:
    support = tuple(replace(cell, goal="G1") for cell in folder.plan.goal_support)
    folder.change_plan(goal_support=support)


@fault("requirement-supports-goal", WARNING, "requirement 3")
def a_requirement_without_goal(folder: Folder) -> None:
    folder.change_plan(goal_support=tuple(cell for cell in folder.plan.goal_support if cell.requirement != "3"))


@fault("complex-problem-coverage", WARNING, "complex")
def nothing_is_complex(folder: Folder) -> None:
    change_indicator(folder, "2.1", text="能从运行记录中找出测控问题的成因。")
    for course in list(folder.courses):
        objectives = tuple(replace(one, text=one.text.replace("复杂", "")) for one in course.objectives)
        folder.change_course(course.code, objectives=objectives)


@fault("practice-before-project", WARNING, "电路与电子学课程设计", "term 1")
def a_project_before_its_course(folder: Folder) -> None:
    change_plan_course(folder, "P1", term=1)
    folder.change_course("P1", term="2021-2022-1")


@fault("practice-before-project", WARNING, "graduation project", "E2 信号与控制系统")
def a_course_after_the_graduation_project(folder: Folder) -> None:
    change_plan_course(folder, "P2", term=2)
    folder.change_course("P2", term="2021-2022-2")


@fault("prerequisite-order", WARNING, "数学(2)", "数学(1)")
def a_series_upside_down(folder: Folder) -> None:
    extra = (
        PlanCourse("S1", "数学(1)", 0, 0, 3, "选修", "其他"),
        PlanCourse("S2", "数学（2）", 0, 0, 2, "选修", "其他"),
    )
    folder.change_plan(courses=(*folder.plan.courses, extra[0], replace(extra[1], name="数学(2)")))


@fault("industry-voice", ERROR, "行业企业专家")
def the_line_of_experts_is_blank(folder: Folder) -> None:
    folder.change_plan(notes={"行业企业专家": "无"})


@fault("industry-voice", SIGNAL, "行业企业专家")
def no_line_of_experts(folder: Folder) -> None:
    folder.change_plan(notes={})


@fault("supplement-courses", WARNING, "names of the plan's courses", "物理")
def no_course_is_named_after_physics(folder: Folder) -> None:
    change_plan_course(folder, "M1", name="高等数学、线性代数与概率")
    folder.change_course("M1", name="高等数学、线性代数与概率")


@fault("supplement-share", ERROR, "有工程实践经历的教师", "≥ 80 %", "60.0 %")
def too_few_teachers_have_practised(folder: Folder) -> None:
    folder.supplement = house_supplement()
    folder.change_plan(notes={**folder.plan.notes, "有工程实践经历的教师": "60 %"})


@fault("supplement-share", SIGNAL, "专业信息", "有工程实践经历的教师")
def the_share_of_teachers_is_not_stated(folder: Folder) -> None:
    folder.supplement = house_supplement()


# --- matrix ---------------------------------------------------------------------------------------------------------


@fault("weights-sum-to-one", ERROR, "1.1", "0.9", "支撑矩阵!C")
def weights_do_not_add_up(folder: Folder) -> None:
    first, *rest = folder.plan.support
    folder.change_plan(support=(replace(first, weight=0.5), *rest))


@fault("indicator-weights-sum", ERROR, "requirement 1's", "0.7")
def indicator_weights_the_method_uses(folder: Folder) -> None:
    change_indicator(folder, "1.1", weight=0.7)
    folder.method = replace(folder.method, requirement_rule="weighted")


@fault("indicator-weights-sum", SIGNAL, "does not use them")
def indicator_weights_nobody_uses(folder: Folder) -> None:
    change_indicator(folder, "1.1", weight=0.7)


@fault("indicator-supported", ERROR, "1.2")
def an_indicator_without_course(folder: Folder) -> None:
    folder.change_plan(indicators=(*folder.plan.indicators, Indicator("1.2", "1", "能估算误差。")))


@fault("indicator-supported", ERROR, "1.1")
def a_column_of_the_matrix_is_empty(folder: Folder) -> None:
    without_support(folder, lambda cell: cell.indicator == "1.1")


@fault("indicator-support-bounds", WARNING, "rests on 1 course")
def one_course_carries_an_indicator(folder: Folder) -> None:
    cells = [replace(cell, weight=1.0) if cell.indicator == "1.1" else cell for cell in folder.plan.support]
    folder.change_plan(support=tuple(cells))
    without_support(folder, lambda cell: cell.indicator == "1.1" and cell.course == "E1")
    drop_objective(folder, "E1", "1.1")


def drop_objective(folder: Folder, code: str, indicator: str) -> None:
    """Map the objective to another indicator of the course, so that nothing names the dropped one."""
    kept = next(one.indicators for one in folder.course(code).objectives if one.indicators != (indicator,))
    objectives = folder.course(code).objectives
    changed = tuple(replace(one, indicators=kept) if one.indicators == (indicator,) else one for one in objectives)
    folder.change_course(code, objectives=changed)


@fault("indicator-support-bounds", WARNING, "7 courses")
def seven_courses_on_an_indicator(folder: Folder) -> None:
    cells = [cell for cell in folder.plan.support if cell.indicator != "1.1"]
    extra = [PlanCourse(f"Y{n}", f"选修{n}", 0, 0, 5, "选修", "其他") for n in range(5)]
    cells += [Support(code, "1.1", 0.15) for code in ("M1", "E1")] + [Support(one.code, "1.1", 0.14) for one in extra]
    folder.change_plan(support=tuple(cells), courses=(*folder.plan.courses, *extra))


@fault("indicator-support-bounds", WARNING, "M1", "8 indicators")
def a_course_on_eight_indicators(folder: Folder) -> None:
    ids = ("3.1", "5.1", "6.1", "7.1")
    spread = [
        replace(cell, weight=0.5 if cell.weight == 0.6 else 0.3) if cell.indicator in ids else cell
        for cell in folder.plan.support
    ]
    folder.change_plan(support=(*spread, *(Support("M1", name, 0.2) for name in ids)))
    change_objective(folder, "M1", 0, indicators=("1.1", *ids))


@fault("support-all-high", SIGNAL, "100 %", "24")
def h_everywhere(folder: Folder) -> None:
    folder.change_plan(support=tuple(replace(cell, weight=None, letter="H") for cell in folder.plan.support))


@fault("support-all-high", SIGNAL, "equal")
def equal_weights_everywhere(folder: Folder) -> None:
    folder.change_plan(support=tuple(replace(cell, weight=0.5) for cell in folder.plan.support))


@fault("elective-sole-support", ERROR, "1.1", "M1 高等数学")
def an_indicator_on_electives(folder: Folder) -> None:
    for code in ("M1", "E1"):
        change_plan_course(folder, code, nature="选修")
        note(folder, code, 课程性质="选修")


@fault("compulsory-in-matrix", ERROR, "Z1")
def a_compulsory_course_outside_the_matrix(folder: Folder) -> None:
    extra = PlanCourse("Z1", "形势与政策", 0, 16, 1, "必修", "人文社科")
    folder.change_plan(courses=(*folder.plan.courses, extra))


@fault("matrix-course-in-plan", WARNING, "Q9")
def a_row_of_the_matrix_without_course(folder: Folder) -> None:
    cells = tuple(
        replace(cell, weight=0.3) if (cell.course, cell.indicator) == ("E1", "1.1") else cell
        for cell in folder.plan.support
    )
    folder.change_plan(support=(*cells, Support("Q9", "1.1", 0.1, cell="C30")))


@fault("nontechnical-mix", WARNING, "requirement 8", "人文社科")
def a_requirement_on_lectures_alone(folder: Folder) -> None:
    extra = PlanCourse("H2", "思想道德与法治", 0, 0, 1, "选修", "人文社科")
    cells = tuple(
        replace(cell, course="H2") if (cell.course, cell.indicator) == ("P1", "8.1") else cell
        for cell in folder.plan.support
    )
    folder.change_plan(support=cells, courses=(*folder.plan.courses, extra))
    drop_objective(folder, "P1", "8.1")


# --- syllabi --------------------------------------------------------------------------------------------------------


@fault("objective-is-content", WARNING, "objective 1", "第一章")
def an_objective_is_a_chapter(folder: Folder) -> None:
    change_objective(folder, "M1", 0, text="第一章 行列式")


@fault("objective-is-content", WARNING, "掌握")
def an_objective_begins_with_a_weak_verb(folder: Folder) -> None:
    change_objective(folder, "M1", 0, text="使学生掌握电路分析方法。")


@fault("objective-mapped", ERROR, "M1 高等数学", "objective 2")
def an_objective_without_indicator(folder: Folder) -> None:
    change_objective(folder, "M1", 1, indicators=())


@fault("objective-assessed", ERROR, "objective 1", "考核方案")
def an_objective_without_item(folder: Folder) -> None:
    change_items(folder, "M1", lambda at, item: replace(item, targets=(0.0, *item.targets[1:])))


@fault("objective-weights-sum", ERROR, "0.8")
def objective_weights_the_method_uses(folder: Folder) -> None:
    folder.method = replace(folder.method, course_rule="weighted")
    for at in range(4):
        change_objective(folder, "M1", at, weight=0.2)


@fault("objective-weights-sum", SIGNAL, "does not use them")
def objective_weights_nobody_uses(folder: Folder) -> None:
    for at in range(4):
        change_objective(folder, "M1", at, weight=0.2)


@fault("syllabus-matches-matrix", ERROR, "indicators 3.1", "M1 高等数学")
def an_objective_names_another_indicator(folder: Folder) -> None:
    change_objective(folder, "M1", 0, indicators=("1.1", "3.1"))


@fault("syllabus-matches-matrix", ERROR, "no objective")
def the_matrix_gives_more(folder: Folder) -> None:
    drop_objective(folder, "M1", "2.1")


@fault("syllabus-hours-match-plan", ERROR, "学分 is 7", "8 in the plan", "课程/M1.xlsx!课程信息!学分")
def credits_differ(folder: Folder) -> None:
    folder.change_course("M1", credits=7)


@fault("syllabus-hours-match-plan", ERROR, "学时 is 96")
def hours_differ(folder: Folder) -> None:
    note(folder, "M1", 学时="96")


@fault("syllabus-hours-match-plan", ERROR, "学期 is 3 (2022-2023-1)")
def the_term_differs(folder: Folder) -> None:
    folder.change_course("M1", term="2022-2023-1")


@fault("syllabus-hours-match-plan", ERROR, "性质", "选修")
def the_nature_differs(folder: Folder) -> None:
    note(folder, "M1", 课程性质="选修")


@fault("course-name-matches-plan", WARNING, "高等数学")
def the_name_differs(folder: Folder) -> None:
    folder.change_course("M1", name="高等数学")


@fault("course-workbook-missing", WARNING, "M1 高等数学")
def a_workbook_is_missing(folder: Folder) -> None:
    folder.courses = [course for course in folder.courses if course.code != "M1"]


@fault("workbook-not-in-plan", WARNING, "W9")
def a_workbook_outside_the_plan(folder: Folder) -> None:
    folder.courses.append(replace(folder.course("M1"), code="W9", file="课程/W9.xlsx"))


@fault("version-mix", ERROR, "2017版", "2021")
def another_plan_version(folder: Folder) -> None:
    note(folder, "M1", 方案版本="2017版")


@fault("targets-within-full", ERROR, "期末1", "25", "20")
def targets_above_full(folder: Folder) -> None:
    change_items(folder, "M1", lambda at, item: replace(item, targets=(25.0, 0, 0, 0)) if at == 0 else item)


@fault("targets-within-full", ERROR, "考核方案!D2")
def targets_above_full_told_by_reading(folder: Folder) -> None:
    place = Place("课程/M1.xlsx", "考核方案", "D2")
    reading_issue(folder, issue_kinds.TARGETS_ABOVE_FULL, place, item="期末1", sum="25", full="20")


@fault("targets-within-full", WARNING, "报告1")
def points_of_no_objective(folder: Folder) -> None:
    change_items(folder, "M1", lambda at, item: replace(item, targets=(0.0,) * 4) if at == 1 else item)


@fault("component-shares", ERROR, "M1", "not 100")
def shares_do_not_add_up(folder: Folder) -> None:
    change_items(folder, "M1", lambda at, item: replace(item, scale=0.5) if at == 0 else item)


@fault("component-shares", WARNING, "120")
def no_scale_is_given(folder: Folder) -> None:
    change_items(folder, "M1", lambda at, item: replace(item, scale=1.0))


@fault("ordinary-marks-dominate", WARNING, "67 %", "平时")
def ordinary_marks_above_half(folder: Folder) -> None:
    change_items(folder, "M1", lambda at, item: replace(item, kind="平时") if at % 2 == 0 else item)


@fault("ordinary-marks-dominate", WARNING, "考勤", "17 %")
def much_attendance(folder: Folder) -> None:
    change_items(folder, "M1", lambda at, item: replace(item, kind="考勤") if at == 0 else item)


@fault("ordinary-marks-dominate", WARNING, "objective 1", "期末1, 报告1 alone")
def ordinary_marks_prove_an_objective(folder: Folder) -> None:
    change_items(folder, "M1", lambda at, item: replace(item, kind="平时作业") if at < 2 else item)


@fault("audit-before-evaluation", ERROR, "2021-08-01", "2021-07-01")
def the_vetting_comes_late(folder: Folder) -> None:
    note(folder, "M1", 考核合理性审核日期="2021-08-01")


@fault("audit-before-evaluation", ERROR, "秦望川")
def the_leader_vets_his_own(folder: Folder) -> None:
    note(folder, "M1", 考核合理性审核人="秦望川")


@fault("audit-before-evaluation", ERROR, "考核合理性审核日期", "blank")
def a_vetting_is_missing(folder: Folder) -> None:
    note(folder, "M1", 考核合理性审核日期="")


@fault("audit-before-evaluation", SIGNAL, "no course workbook")
def nobody_records_vetting(folder: Folder) -> None:
    for course in list(folder.courses):
        folder.change_course(course.code, notes={})


# --- marks ----------------------------------------------------------------------------------------------------------


@fault("blank-marks", ERROR, "1 marks are blank", "成绩!E4")
def a_blank_mark(folder: Folder) -> None:
    change_mark(folder, "M1", 2, 1, state=State.BLANK)


@fault("impossible-marks", ERROR, "D4", "25", "20")
def a_mark_above_the_full_mark(folder: Folder) -> None:
    change_mark(folder, "M1", 2, 0, value=25)


@fault("impossible-marks", ERROR, "-1")
def a_negative_mark(folder: Folder) -> None:
    change_mark(folder, "M1", 2, 0, value=-1)


@fault("impossible-marks", ERROR, "30")
def a_mark_reading_refused(folder: Folder) -> None:
    change_mark(folder, "M1", 2, 0, state=State.BLANK)  # a wrong mark is read as blank
    place = Place("课程/M1.xlsx", "成绩", "D4")
    reading_issue(folder, issue_kinds.MARK_ABOVE_FULL, place, item="期末1", value="30", full="20")


@fault("impossible-marks", ERROR, "特优")
def a_level_without_value(folder: Folder) -> None:
    change_book(folder, "M1", levels=("特优",))
    change_mark(folder, "M1", 2, 0, state=State.LEVEL)


@fault("duplicate-student", ERROR, "20210001", "成绩 2", "成绩 3")
def a_student_twice(folder: Folder) -> None:
    book = folder.course("M1").gradebooks[0]
    first, second, *rest = book.entries
    change_book(folder, "M1", entries=(first, replace(second, student=first.student), *rest))


@fault("duplicate-student", ERROR, "already in")
def a_student_twice_told_by_reading(folder: Folder) -> None:
    a_student_twice(folder)
    reading_issue(
        folder, issue_kinds.STUDENT_TWICE, Place("课程/M1.xlsx", "成绩", "A3"), student="20210001", first="A2"
    )


def other_students(book: Gradebook, first: int, **changes: str) -> tuple[Entry, ...]:
    """The entries with new student numbers from `first` on."""
    return tuple(
        replace(entry, student=f"2099{at:04}", **changes) if at >= first else entry
        for at, entry in enumerate(book.entries)
    )


@fault("roster-mismatch", ERROR, "8 of the 20")
def most_students_are_others(folder: Folder) -> None:
    change_book(folder, "M1", entries=other_students(folder.course("M1").gradebooks[0], 8))


@fault("roster-mismatch", ERROR, "none of its 20 students")
def all_students_are_of_another_cohort(folder: Folder) -> None:
    change_book(folder, "M1", entries=other_students(folder.course("M1").gradebooks[0], 0, cohort="2019"))


@fault("roster-mismatch", WARNING, "20990019")
def one_number_is_mistyped(folder: Folder) -> None:
    change_book(folder, "M1", entries=other_students(folder.course("M1").gradebooks[0], 19))


@fault("no-spread", SIGNAL, "期末1")
def all_have_one_mark(folder: Folder) -> None:
    set_all(folder, "M1", 0, 15.0)


@fault("no-spread", SIGNAL, "objective 1")
def all_have_one_value(folder: Folder) -> None:
    steps = np.linspace(0, 0.1, 20)
    set_all(folder, "M1", 0, 15.0 + steps)
    set_all(folder, "M1", 1, 7.5 + steps)


@fault("small-sample", SIGNAL, "9 students")
def few_students(folder: Folder) -> None:
    for course in list(folder.courses):
        folder.change_course(
            course.code, gradebooks=(gradebook(len(course.objectives), tuple(f"S{n}" for n in range(9))),)
        )


@fault("same-value-objectives", SIGNAL, "all 4 objectives")
def objectives_have_one_value(folder: Folder) -> None:
    for column in range(8):
        set_all(folder, "M1", column, np.linspace(0.6, 0.9, 20) * (20 if column % 2 == 0 else 10))


@fault("same-value-objectives", SIGNAL, "same proportion")
def items_are_divided_alike(folder: Folder) -> None:
    change_items(folder, "M1", lambda at, item: replace(item, targets=(item.full / 4,) * 4))


# --- method and values ----------------------------------------------------------------------------------------------


@fault("method-undeclared", ERROR, "method.yaml")
def no_method_file(folder: Folder) -> None:
    folder.declared = False


@fault("threshold-basis", WARNING, "0.5", "method.yaml")
def the_method_expects_little(folder: Folder) -> None:
    folder.method = replace(folder.method, expected=0.5)


@fault("threshold-basis", WARNING, "2 (0.55)")
def an_objective_expects_less(folder: Folder) -> None:
    change_objective(folder, "M1", 1, expected=0.55)


@fault("students-below-hidden", WARNING, "objective 1", "8 of 20")
def many_students_below(folder: Folder) -> None:
    shares = np.array([0.4] * 8 + [0.95] * 12)
    set_all(folder, "M1", 0, shares * 20)
    set_all(folder, "M1", 1, shares * 10)


@fault("indicator-coverage", WARNING, "indicator 1.1", "40 %", "M1")
def little_evidence(folder: Folder) -> None:
    folder.courses = [course for course in folder.courses if course.code != "M1"]


@fault("rounding-turns-verdict", SIGNAL, "objective 1", "0.650")
def rounding_turns(folder: Folder) -> None:
    shares = np.linspace(0.5, 0.8, 20)
    shares += 0.6498 - shares.mean()
    set_all(folder, "M1", 0, shares * 20)
    set_all(folder, "M1", 1, shares * 10)


# --- surveys --------------------------------------------------------------------------------------------------------


@fault("survey-as-proof", WARNING, "does not say how many")
def no_number_sent(folder: Folder) -> None:
    folder.surveys = [replace(folder.surveys[0], sent=None)]


@fault("survey-as-proof", WARNING, "20 answers to 80 sent", "25.0 %")
def few_came_back(folder: Folder) -> None:
    folder.surveys = [replace(folder.surveys[0], sent=80)]


@fault("survey-as-proof", WARNING, "5 answers")
def few_answers(folder: Folder) -> None:
    folder.surveys = [replace(folder.surveys[0], answers=folder.surveys[0].answers[:5], sent=8)]


@fault("survey-as-proof", WARNING, "70 %")
def surveys_outweigh_marks(folder: Folder) -> None:
    folder.method = replace(folder.method, direct_share=0.3)


@fault("survey-as-proof", WARNING, "only 10 were sent")
def more_answers_than_sent(folder: Folder) -> None:
    folder.surveys = [replace(folder.surveys[0], sent=10)]
    reading_issue(
        folder, issue_kinds.MORE_ANSWERS_THAN_SENT, Place("问卷/毕业生.xlsx", "说明"), answers="20", sent="10"
    )


@fault("survey-question-known", WARNING, "毕业要求99", "毕业生")
def a_question_about_nothing(folder: Folder) -> None:
    questions = (*folder.surveys[0].questions[:-1], "毕业要求99")
    folder.surveys = [replace(folder.surveys[0], questions=questions)]


@fault("survey-straight-lines", SIGNAL, "100 %")
def one_answer_throughout(folder: Folder) -> None:
    folder.surveys = [replace(folder.surveys[0], answers=((4.0,) * 12,) * 20)]


def resit(course: Course) -> Course:
    """The course with a second attempt of its first student: no fault."""
    book = course.gradebooks[0]
    again = replace(book.entries[0], attempt=Attempt.RESIT, row=len(book.entries) + 2)
    width = len(book.items)
    return replace(
        course,
        gradebooks=(
            replace(
                book,
                entries=(*book.entries, again),
                points=book.points + book.points[: 8 * width],
                states=book.states + book.states[:width],
            ),
        ),
    )
