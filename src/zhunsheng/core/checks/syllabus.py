"""Rules over course workbooks as syllabi: objectives, their mapping, and agreement with the plan."""

import re
from collections.abc import Iterator

from zhunsheng.core.checks.credits_and_terms import is_named_compulsory
from zhunsheng.core.checks.finding import Check
from zhunsheng.core.checks.phrases import bare, leading_weak_verb
from zhunsheng.core.checks.snapshot import CourseRecord, Snapshot, scheme
from zhunsheng.core.packs.checks import CheckBounds
from zhunsheng.core.tabular.layout import Names
from zhunsheng.core.values.issue import N_, Issue, IssueKind, Param, Severity
from zhunsheng.core.values.plan import PlanCourse
from zhunsheng.core.values.rounding import WEIGHT_TOLERANCE

IS_CONTENT = IssueKind(
    "objective-is-content",
    N_("{course}, objective {objective} begins with '{word}': it says what is taught, not what the student can do."),
    N_("Write it as an ability that an item of the assessment can show."),
)
NOT_MAPPED = IssueKind(
    "objective-mapped",
    N_("{course}, objective {objective} names no indicator, so its value goes nowhere."),
    N_("Enter the indicators it proves in the column 指标点."),
)
NOT_ASSESSED = IssueKind(
    "objective-assessed",
    N_("{course}, objective {objective} has no assessed item in {sheet}: nothing proves it."),
    N_("Give it target points in at least one item of the assessment scheme."),
)
NOT_IN_MATRIX = IssueKind(
    "syllabus-matches-matrix",
    N_(
        "{course}: the objectives name the indicators {indicators}, which the matrix does not give to this course (it gives {given})."
    ),
    N_("Decide which version holds, and correct the workbook or the matrix."),
)
NOT_IN_SYLLABUS = IssueKind(
    "syllabus-matches-matrix",
    N_("{course}: the matrix gives it the indicators {indicators}, but no objective of the workbook proves them."),
    N_("Decide which version holds, and correct the workbook or the matrix."),
)
HOURS_DIFFER = IssueKind(
    "syllabus-hours-match-plan",
    N_("{course}: {field} is {here} in the workbook and {plan} in the plan."),
    N_("Decide which version holds, and correct the other."),
)
NAME_DIFFERS = IssueKind(
    "course-name-matches-plan",
    N_("{course} is called {here} in the workbook and {plan} in the plan."),
    N_("Use one name: reports quote both."),
)
NO_WORKBOOK = IssueKind(
    "course-workbook-missing",
    N_("there is no workbook for these compulsory courses of the matrix: {courses}."),
    N_("Add them to the folder 课程; until then their indicators rest on the other courses."),
)
WORKBOOK_NOT_IN_PLAN = IssueKind(
    "workbook-not-in-plan",
    N_("the plan does not list course {course}; its workbook counts for no indicator."),
    N_("Correct 课程代码 in the workbook, or take the workbook out of the folder."),
)
VERSION_DIFFERS = IssueKind(
    "version-mix",
    N_("{course} was written for plan version {here}; the plan in the folder is version {plan}."),
    N_("Put the syllabus of the right version into the folder, or correct the line {field}."),
)
OBJECTIVES_SUM = IssueKind(
    "objective-weights-sum",
    N_("{course}: the weights of the objectives add up to {total}, not 1."),
    N_("Correct the column 权重 of the sheet 课程目标: the method weights the objectives."),
)
OBJECTIVES_SUM_UNUSED = IssueKind(
    "objective-weights-sum",
    N_("{course}: the weights of the objectives add up to {total}, not 1; the method does not use them."),
    N_("Correct the column 权重 of the sheet 课程目标, or leave it blank."),
    Severity.SIGNAL,
)

_TERM = re.compile(r"(\d{4})\s*[-—–~/]\s*(\d{4})\s*(?:学年)?\s*[-—–第 ]*\s*([12一二])(?:学期)?")


# --- objectives -----------------------------------------------------------------------------------------------------


def objective_is_content(snapshot: Snapshot, bounds: CheckBounds) -> Iterator[Issue]:
    """An objective begins with an ability, not with 讲授…, 第3章…, 了解…"""
    weak, strong = bounds.list_of("weak-verbs"), bounds.list_of("strong-verbs")
    for record in snapshot.courses:
        for objective in record.course.objectives:
            content = next(
                (word for word in bounds.list_of("content-words") if bare(objective.text).startswith(word)), ""
            )
            word = content or leading_weak_verb(objective.text, weak, strong)
            if word:
                place = record.place(Names.OBJECTIVES, f"编号 {objective.id}")
                yield Issue(IS_CONTENT, place, {"course": record.title, "objective": objective.id, "word": word})


def objective_mapped(snapshot: Snapshot, _: CheckBounds) -> Iterator[Issue]:
    """Every objective of a course in the matrix names an indicator."""
    for record in snapshot.courses:
        for objective in record.course.objectives if record.course.code in snapshot.support_by else ():
            if not objective.indicators:
                place = record.place(Names.OBJECTIVES, f"编号 {objective.id}")
                yield Issue(NOT_MAPPED, place, {"course": record.title, "objective": objective.id})


def objective_assessed(snapshot: Snapshot, _: CheckBounds) -> Iterator[Issue]:
    """Every objective has an item with target points, in the scheme of every class."""
    for record in snapshot.courses:
        for book in record.course.gradebooks:
            for at, objective in enumerate(record.course.objectives):
                if book.items and not any(item.targets[at] > 0 for item in book.items if at < len(item.targets)):
                    sheet = scheme(book)
                    params: dict[str, Param] = {"course": record.title, "objective": objective.id, "sheet": sheet}
                    yield Issue(NOT_ASSESSED, record.place(sheet, f"课程目标 {objective.id}"), params)


def objective_weights_sum(snapshot: Snapshot, _: CheckBounds) -> Iterator[Issue]:
    """Where objectives have weights, they add up to 1; it matters where the method weights objectives."""
    method = snapshot.method
    used = "weighted" in (method.course_rule, method.objective_to_indicator)
    for record in snapshot.courses:
        given = [objective.weight for objective in record.course.objectives if objective.weight is not None]
        if given and len(given) == len(record.course.objectives) and abs(sum(given) - 1) > WEIGHT_TOLERANCE:
            params: dict[str, Param] = {"course": record.title, "total": f"{sum(given):.6g}"}
            yield Issue(
                OBJECTIVES_SUM if used else OBJECTIVES_SUM_UNUSED, record.place(Names.OBJECTIVES, "权重"), params
            )


# --- against the plan -----------------------------------------------------------------------------------------------


def syllabus_matches_matrix(snapshot: Snapshot, _: CheckBounds) -> Iterator[Issue]:
    """The indicators a course's objectives name are those the matrix gives it.

    What another rule tells already is passed over: an objective without indicator (`objective-mapped`), an indicator
    without any course (`indicator-supported`), a compulsory course without row (`compulsory-in-matrix`).
    """
    unsupported = {one.id for one in snapshot.plan.indicators if one.id not in snapshot.support_of}
    for record in snapshot.courses:
        given = tuple(dict.fromkeys(cell.indicator for cell in snapshot.support_by.get(record.course.code, ())))
        named = tuple(dict.fromkeys(name for one in record.course.objectives for name in one.indicators))
        if not given and (record.planned is None or is_named_compulsory(record.planned)):
            continue
        place = record.place(Names.OBJECTIVES, "指标点")
        more = tuple(name for name in named if name not in given and name not in unsupported)
        less = tuple(name for name in given if name not in named)
        if more:
            shown = given or ("–",)
            yield Issue(NOT_IN_MATRIX, place, {"course": record.title, "indicators": more, "given": shown})
        if less and all(objective.indicators for objective in record.course.objectives):
            yield Issue(NOT_IN_SYLLABUS, place, {"course": record.title, "indicators": less})


def syllabus_hours_match_plan(snapshot: Snapshot, _: CheckBounds) -> Iterator[Issue]:
    """Credits, term, and hours and nature where the workbook states them, are the plan's."""
    for record in snapshot.courses:
        if record.planned is None:
            continue
        for field, here, plan in _differences(record, record.planned, snapshot.plan.cohort):
            params: dict[str, Param] = {"course": record.title, "field": field, "here": here, "plan": plan}
            yield Issue(HOURS_DIFFER, record.place(Names.COURSE, field), params)


def _differences(record: CourseRecord, planned: PlanCourse, cohort: str) -> Iterator[tuple[str, str, str]]:
    course, notes = record.course, record.course.notes
    if course.credits is not None and planned.credits is not None and abs(course.credits - planned.credits) > 1e-6:
        yield "学分", f"{course.credits:g}", f"{planned.credits:g}"
    hours = _number(notes.get("总学时") or notes.get("学时") or notes.get("hours") or "")
    if hours is not None and planned.hours is not None and abs(hours - planned.hours) > 1e-6:
        yield "学时", f"{hours:g}", f"{planned.hours:g}"
    term = plan_term(course.term, cohort)
    if term is not None and planned.term is not None and term != planned.term:
        yield "学期", f"{term} ({course.term})", f"{planned.term:g}"
    nature = (notes.get("课程性质") or notes.get("性质") or notes.get("nature") or "").strip()
    if (
        nature
        and planned.nature
        and ("选" in nature) != ("选" in planned.nature)
        and ("修" in nature or "选" in nature)
    ):
        yield "性质", nature, planned.nature


def plan_term(term: str, cohort: str) -> int | None:
    """Which term of the plan (1 to 8) the term `2023-2024-1` is for the cohort of 2021; None where one is not readable."""
    match = _TERM.fullmatch(term.strip())
    year = re.search(r"(?<!\d)(19|20)\d{2}(?!\d)", cohort)
    by_graduation = "届" in cohort and "级" not in cohort
    if not match or not year or by_graduation or int(match[2]) != int(match[1]) + 1:
        return None
    return 2 * (int(match[1]) - int(year[0])) + (1 if match[3] in "1一" else 2)


def _number(text: str) -> float | None:
    match = re.fullmatch(r"(\d+(?:\.\d+)?)\s*(学时|h)?", text.strip())
    return float(match[1]) if match else None


def course_name_matches_plan(snapshot: Snapshot, _: CheckBounds) -> Iterator[Issue]:
    """Workbook and plan call a course by one name (blanks and the width of brackets apart)."""
    for record in snapshot.courses:
        here, plan = record.course.name, record.planned.name if record.planned else ""
        if here and plan and _same_width(here) != _same_width(plan):
            params: dict[str, Param] = {"course": record.course.code, "here": here, "plan": plan}
            yield Issue(NAME_DIFFERS, record.place(Names.COURSE, "课程名称"), params)


def _same_width(name: str) -> str:
    return "".join(name.split()).translate(str.maketrans("（）Ⅰ", "()I")).replace("Ⅱ", "II").replace("Ⅲ", "III").lower()


def course_workbook_missing(snapshot: Snapshot, _: CheckBounds) -> Iterator[Issue]:
    """Every compulsory course of the matrix has a workbook."""
    unread = {issue.place.file for issue in snapshot.issues}
    missing = tuple(
        f"{course.code} {course.name}".strip()
        for course in snapshot.plan.courses
        if is_named_compulsory(course)
        and course.code in snapshot.support_by
        and course.code not in snapshot.by_code
        and not any(course.code in file for file in unread)
    )
    if missing:
        yield Issue(NO_WORKBOOK, snapshot.place(Names.SUPPORT), {"courses": missing})


def workbook_not_in_plan(snapshot: Snapshot, _: CheckBounds) -> Iterator[Issue]:
    """Every workbook belongs to a course of the plan."""
    for record in snapshot.courses:
        code = record.course.code
        if code and record.planned is None and code not in snapshot.support_by:
            yield Issue(WORKBOOK_NOT_IN_PLAN, record.place(Names.COURSE, "课程代码"), {"course": record.title})


def version_mix(snapshot: Snapshot, _: CheckBounds) -> Iterator[Issue]:
    """A workbook that names a plan version names the one in the folder."""
    version = snapshot.plan.version.strip()
    for record in snapshot.courses if version else ():
        for field, text in record.course.notes.items():
            if "方案版本" in field and text.strip() and not _one_version(text, version):
                params: dict[str, Param] = {"course": record.title, "here": text, "plan": version, "field": field}
                yield Issue(VERSION_DIFFERS, record.place(Names.COURSE, field), params)


def _one_version(here: str, plan: str) -> bool:
    """2021版, 2021 and 2021版(2023修订) are one version: they share a year; without years the words decide."""
    years = [set(re.findall(r"(?:19|20)\d{2}", text)) for text in (here, plan)]
    return bool(years[0] & years[1]) if all(years) else "".join(here.split()) == "".join(plan.split())


SYLLABUS_CHECKS = (
    Check("objective-is-content", objective_is_content),
    Check("objective-mapped", objective_mapped),
    Check("objective-assessed", objective_assessed),
    Check("objective-weights-sum", objective_weights_sum),
    Check("syllabus-matches-matrix", syllabus_matches_matrix),
    Check("syllabus-hours-match-plan", syllabus_hours_match_plan),
    Check("course-name-matches-plan", course_name_matches_plan),
    Check("course-workbook-missing", course_workbook_missing),
    Check("workbook-not-in-plan", workbook_not_in_plan),
    Check("version-mix", version_mix),
)
