"""Rules over the support matrix: which course supports which indicator, how strongly, and whether all students take it."""

from collections.abc import Iterator, Mapping

from zhunsheng.core.checks.credits_and_terms import category_of, compulsory, is_named_compulsory
from zhunsheng.core.checks.finding import Check
from zhunsheng.core.checks.requirements import answered_items
from zhunsheng.core.checks.snapshot import Snapshot
from zhunsheng.core.packs.checks import CheckBounds
from zhunsheng.core.tabular.layout import Names
from zhunsheng.core.values.issue import N_, Issue, IssueKind, Param, Severity
from zhunsheng.core.values.plan import Support
from zhunsheng.core.values.rounding import WEIGHT_TOLERANCE

SUM_NOT_ONE = IssueKind(
    "weights-sum-to-one",
    N_("the support weights of indicator {indicator} add up to {total}, not 1 ({cells})."),
    N_("Correct the column in the sheet 支撑矩阵, and have the committee confirm the weights."),
)
INDICATOR_SUM_NOT_ONE = IssueKind(
    "indicator-weights-sum",
    N_("the weights of requirement {requirement}'s indicators add up to {total}, not 1."),
    N_("Correct the column 权重 of the sheet 指标点: the method weights the indicators."),
)
INDICATOR_SUM_UNUSED = IssueKind(
    "indicator-weights-sum",
    N_("the weights of requirement {requirement}'s indicators add up to {total}, not 1; the method does not use them."),
    N_("Correct the column 权重 of the sheet 指标点, or leave it blank."),
    Severity.SIGNAL,
)
UNSUPPORTED = IssueKind(
    "indicator-supported",
    N_("no course supports indicator {indicator}, so it can never be evaluated."),
    N_("Give it courses in the sheet 支撑矩阵, or drop the indicator."),
)
FEW_COURSES = IssueKind(
    "indicator-support-bounds",
    N_("indicator {indicator} rests on {count} course ({courses}); at least {least} are usual."),
    N_("Add the course or practice that also develops it, or be ready to say why one suffices."),
)
MANY_COURSES = IssueKind(
    "indicator-support-bounds",
    N_("{count} courses support indicator {indicator}; more than {most} hide which of them carries it ({courses})."),
    N_("Keep those that teach and assess it, and drop the rest from the matrix."),
)
MANY_INDICATORS = IssueKind(
    "indicator-support-bounds",
    N_("course {course} ({name}) supports {count} indicators; {most} or more cannot all be assessed in one course."),
    N_("Keep the indicators its objectives really prove: {indicators}"),
)
ALL_HIGH = IssueKind(
    "support-all-high",
    N_("{share} % of the {count} filled cells of the matrix are H: strength no longer tells the courses apart."),
    N_("Give H only where a course is decisive for the indicator."),
)
ALL_EQUAL = IssueKind(
    "support-all-high",
    N_("in each of the {count} indicators with several courses, all weights are equal."),
    N_("Weigh the courses by what they contribute, or record why they count the same."),
)
ELECTIVE_ONLY = IssueKind(
    "elective-sole-support",
    N_("indicator {indicator} is carried by elective courses only: {courses}. Not every student takes them."),
    N_("Add a compulsory course, or make one of these compulsory: the standard speaks of all graduates."),
)
NOT_IN_MATRIX = IssueKind(
    "compulsory-in-matrix",
    N_("the compulsory course {course} ({name}) supports no indicator in the matrix."),
    N_("Fill in its row of the sheet 支撑矩阵: a course every student must take has to serve a requirement."),
)
NOT_IN_PLAN = IssueKind(
    "matrix-course-in-plan",
    N_("the matrix has a row for {course}, which the sheet 课程 does not list."),
    N_("Add the course there, or correct its code in the matrix."),
)
NO_PRACTICE = IssueKind(
    "nontechnical-mix",
    N_(
        "requirement {requirement} ({title}) is supported only by {categories}: no course or practice of the programme's own field."
    ),
    N_("Bring in projects, practice or professional courses in which students do this, and assess it there."),
)


def weights_sum_to_one(snapshot: Snapshot, _: CheckBounds) -> Iterator[Issue]:
    """Σ W of each indicator's column is 1 (within 1e-6); columns of letters have no sum."""
    for indicator in snapshot.plan.indicators:
        cells = snapshot.support_of.get(indicator.id, ())
        if not cells or any(cell.weight is None for cell in cells):
            continue
        total = sum(cell.weight or 0.0 for cell in cells)
        if abs(total - 1) > WEIGHT_TOLERANCE:
            listed = tuple(f"{cell.course} {cell.weight:g}" for cell in cells)
            params: dict[str, Param] = {"indicator": indicator.id, "total": f"{total:.6g}", "cells": listed}
            yield Issue(SUM_NOT_ONE, snapshot.place(Names.SUPPORT, column_of(cells, indicator.id)), params)


def column_of(cells: tuple[Support, ...], indicator: str) -> str:
    """The letters of an indicator's column, or its heading where the cells have no address."""
    address = next((cell.cell for cell in cells if cell.cell), "")
    return address.rstrip("0123456789") or f"指标点 {indicator}"


def indicator_weights_sum(snapshot: Snapshot, _: CheckBounds) -> Iterator[Issue]:
    """Where indicators have weights, those of one requirement add up to 1; it matters only to `requirement_rule: weighted`."""
    kind = INDICATOR_SUM_NOT_ONE if snapshot.method.requirement_rule == "weighted" else INDICATOR_SUM_UNUSED
    for requirement in snapshot.plan.requirements:
        own = [indicator.weight for indicator in snapshot.plan.indicators if indicator.requirement == requirement.id]
        given = [weight for weight in own if weight is not None]
        if given and len(given) == len(own) and abs(sum(given) - 1) > WEIGHT_TOLERANCE:
            params: dict[str, Param] = {"requirement": requirement.id, "total": f"{sum(given):.6g}"}
            yield Issue(kind, snapshot.place(Names.INDICATORS, f"毕业要求 {requirement.id}"), params)


def indicator_supported(snapshot: Snapshot, _: CheckBounds) -> Iterator[Issue]:
    """Every indicator has at least one course."""
    for indicator in snapshot.plan.indicators:
        if indicator.id not in snapshot.support_of:
            place = snapshot.place(Names.SUPPORT, f"指标点 {indicator.id}")
            yield Issue(UNSUPPORTED, place, {"indicator": indicator.id})


def indicator_support_bounds(snapshot: Snapshot, bounds: CheckBounds) -> Iterator[Issue]:
    """Courses per indicator, and indicators per course, stay within the bounds."""
    least, most = bounds.value("indicator-courses-least"), bounds.value("indicator-courses-most")
    for indicator in snapshot.plan.indicators:
        cells = snapshot.support_of.get(indicator.id, ())
        courses = tuple(cell.course for cell in cells)
        place = snapshot.place(Names.SUPPORT, column_of(cells, indicator.id))
        params: dict[str, Param] = {"indicator": indicator.id, "count": len(cells), "courses": courses}
        if 0 < len(cells) < least:
            yield Issue(FEW_COURSES, place, {**params, "least": f"{least:g}"})
        elif len(cells) > most:
            yield Issue(MANY_COURSES, place, {**params, "most": f"{most:g}"})
    limit = bounds.value("course-indicators-limit")
    for code, cells in snapshot.support_by.items():
        if len(cells) >= limit:
            place = snapshot.place(Names.SUPPORT, _row_of(cells, code))
            indicators = tuple(cell.indicator for cell in cells)
            name = _name(snapshot, code)
            counts: dict[str, Param] = {"count": len(cells), "most": f"{limit:g}"}
            yield Issue(MANY_INDICATORS, place, {"course": code, "name": name, "indicators": indicators, **counts})


def _row_of(cells: tuple[Support, ...], code: str) -> str:
    address = next((cell.cell for cell in cells if cell.cell), "")
    return address.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ") or f"课程代码 {code}"


def _name(snapshot: Snapshot, code: str) -> str:
    planned = snapshot.planned.get(code)
    return planned.name if planned else ""


def support_all_high(snapshot: Snapshot, bounds: CheckBounds) -> Iterator[Issue]:
    """Strengths tell courses apart: not H nearly everywhere, not the same number in every column."""
    lettered = [cell for cells in snapshot.support_of.values() for cell in cells if cell.weight is None]
    high = sum(cell.letter.upper() == "H" for cell in lettered)
    if len(lettered) >= bounds.value("strength-cells-least") and high >= bounds.value("strength-high-share") * len(
        lettered
    ):
        params: dict[str, Param] = {"share": f"{100 * high / len(lettered):.0f}", "count": len(lettered)}
        yield Issue(ALL_HIGH, snapshot.place(Names.SUPPORT), params)
    several = [
        [cell.weight for cell in cells if cell.weight is not None]
        for cells in snapshot.support_of.values()
        if len(cells) > 1
    ]
    numeric = [weights for weights in several if len(weights) > 1]
    # thirds are written 0.33, 0.33, 0.34: equal but for the rounding that makes them add up
    rounding = bounds.value("strength-rounding")
    if len(numeric) >= bounds.value("strength-columns-least") and all(
        max(weights) - min(weights) <= rounding for weights in numeric
    ):
        yield Issue(ALL_EQUAL, snapshot.place(Names.SUPPORT), {"count": len(numeric)})


def elective_sole_support(snapshot: Snapshot, _: CheckBounds) -> Iterator[Issue]:
    """No indicator rests on electives alone."""
    for indicator in snapshot.plan.indicators:
        cells = snapshot.support_of.get(indicator.id, ())
        planned = [snapshot.planned[cell.course] for cell in cells if cell.course in snapshot.planned]
        if planned and len(planned) == len(cells) and not any(compulsory(course) for course in planned):
            place = snapshot.place(Names.SUPPORT, column_of(cells, indicator.id))
            courses = tuple(f"{course.code} {course.name}" for course in planned)
            yield Issue(ELECTIVE_ONLY, place, {"indicator": indicator.id, "courses": courses})


def compulsory_in_matrix(snapshot: Snapshot, _: CheckBounds) -> Iterator[Issue]:
    """Every course the plan calls compulsory supports an indicator."""
    for course in snapshot.plan.courses:
        if is_named_compulsory(course) and course.code not in snapshot.support_by:
            place = snapshot.place(Names.SUPPORT, f"课程代码 {course.code}")
            yield Issue(NOT_IN_MATRIX, place, {"course": course.code, "name": course.name})


def matrix_course_in_plan(snapshot: Snapshot, _: CheckBounds) -> Iterator[Issue]:
    """Every row of the matrix belongs to a course of the plan."""
    for code, cells in snapshot.support_by.items():
        if code not in snapshot.planned:
            yield Issue(NOT_IN_PLAN, snapshot.place(Names.SUPPORT, _row_of(cells, code)), {"course": code})


def nontechnical_mix(snapshot: Snapshot, _: CheckBounds) -> Iterator[Issue]:
    """A requirement the standard counts as non-technical has a course outside humanities and 其他 behind it."""
    items = snapshot.items.of_kind("requirement") if snapshot.items else ()
    tagged = {item.code for item in items if "non-technical" in item.tags}
    for requirement in snapshot.plan.requirements if tagged else ():
        found, _unknown = answered_items(snapshot, requirement, items)
        if not found & tagged:
            continue
        categories = _categories(snapshot, requirement.id)
        if categories and set(categories) <= {"humanities", "other"}:
            names = "、".join(categories.values())
            params: dict[str, Param] = {"requirement": requirement.id, "title": requirement.title, "categories": names}
            yield Issue(NO_PRACTICE, snapshot.place(Names.SUPPORT, f"毕业要求 {requirement.id}"), params)


def _categories(snapshot: Snapshot, requirement: str) -> Mapping[str, str]:
    """The categories of the courses behind a requirement, with the words the plan uses; empty if one is unknown."""
    own = [indicator.id for indicator in snapshot.plan.indicators if indicator.requirement == requirement]
    codes = dict.fromkeys(cell.course for name in own for cell in snapshot.support_of.get(name, ()))
    found = {}
    for code in codes:
        planned = snapshot.planned.get(code)
        category = category_of(planned) if planned else ""
        if planned is None or not category:
            return {}
        found[category] = planned.category
    return found


MATRIX_CHECKS = (
    Check("weights-sum-to-one", weights_sum_to_one),
    Check("indicator-weights-sum", indicator_weights_sum),
    Check("indicator-supported", indicator_supported),
    Check("indicator-support-bounds", indicator_support_bounds),
    Check("support-all-high", support_all_high),
    Check("elective-sole-support", elective_sole_support),
    Check("compulsory-in-matrix", compulsory_in_matrix),
    Check("matrix-course-in-plan", matrix_course_in_plan),
    Check("nontechnical-mix", nontechnical_mix),
)
