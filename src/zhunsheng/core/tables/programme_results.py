"""The tables of a programme's results: requirements, indicators with their courses, what is missing, goals, students."""

from collections.abc import Sequence

import numpy as np

from zhunsheng.core.attainment.results import CourseResult, ProgrammeResult
from zhunsheng.core.attainment.students import StudentTable
from zhunsheng.core.tables.table import Heading, Look, ResultTable, Value
from zhunsheng.core.values.issue import N_

REQUIREMENTS = (
    Heading(N_("Requirement")),
    Heading(N_("Title")),
    Heading(N_("Attainment"), Look.ATTAINMENT),
    Heading(N_("Expected"), Look.ATTAINMENT),
    Heading(N_("Verdict"), Look.VERDICT),
    Heading(N_("Weakest indicator")),
    Heading(N_("Direct"), Look.ATTAINMENT),
    Heading(N_("Indirect"), Look.ATTAINMENT),
)
INDICATORS = (
    Heading(N_("Indicator")),
    Heading(N_("Attainment"), Look.ATTAINMENT),
    Heading(N_("Covered weight"), Look.PERCENT),
    Heading(N_("Courses: value × weight")),
)
CONTRIBUTIONS = (
    Heading(N_("Indicator")),
    Heading(N_("Course code")),
    Heading(N_("Course")),
    Heading(N_("Weight"), Look.NUMBER),
    Heading(N_("Value"), Look.ATTAINMENT),
    Heading(N_("Objectives")),
)
COURSES = (
    Heading(N_("Course code")),
    Heading(N_("Course")),
    Heading(N_("Students counted"), Look.COUNT),
    Heading(N_("Attainment"), Look.ATTAINMENT),
    Heading(N_("Lowest objective")),
    Heading(N_("Objectives below"), Look.COUNT),
)
MISSING = (Heading(N_("Indicator")), Heading(N_("Course code")), Heading(N_("Weight"), Look.NUMBER))
GOALS = (
    Heading(N_("Goal")),
    Heading(N_("Attainment"), Look.ATTAINMENT),
    Heading(N_("Expected"), Look.ATTAINMENT),
    Heading(N_("Verdict"), Look.VERDICT),
    Heading(N_("By group")),
)


def requirements_table(result: ProgrammeResult) -> ResultTable:
    """毕业要求: value, verdict and weakest indicator."""
    titles = {item.id: item.title for item in result.plan.requirements}
    rows = [
        (
            item.id,
            titles.get(item.id, ""),
            item.attainment,
            item.expected,
            item.met,
            item.weakest or "",
            item.parts.direct,
            item.parts.indirect,
        )
        for item in result.requirements
    ]
    return ResultTable(N_("Requirements"), REQUIREMENTS, rows)


def indicators_table(result: ProgrammeResult) -> ResultTable:
    """指标点: value, covered weight, and the courses in one line."""
    rows = []
    for item in result.indicators:
        courses = "  ".join(f"{given.code} {given.value:.3f}×{given.weight:g}" for given in item.contributions)
        rows.append((item.id, item.attainment, item.covered, courses))
    return ResultTable(N_("Indicators"), INDICATORS, rows)


def contributions_table(result: ProgrammeResult) -> ResultTable:
    """One row for each course of each indicator."""
    names = {course.course.code: course.course.name for course in result.courses}
    rows = [
        (item.id, given.code, names[given.code], given.weight, given.value, "; ".join(given.objectives))
        for item in result.indicators
        for given in item.contributions
    ]
    return ResultTable(N_("Courses by indicator"), CONTRIBUTIONS, rows)


def courses_table(result: ProgrammeResult) -> ResultTable:
    """课程: value, lowest objective, objectives below the expected value."""
    return ResultTable(N_("Courses"), COURSES, [_course(course) for course in result.courses])


def _course(course: CourseResult) -> tuple[Value, ...]:
    present = [item for item in course.objectives if item.attainment is not None]
    lowest = min(present, key=lambda item: item.attainment or 0.0).id if present else ""
    below = sum(item.met is False for item in course.objectives)
    return (course.course.code, course.course.name, course.students, course.attainment, lowest, below)


def missing_table(result: ProgrammeResult) -> ResultTable:
    """Courses of the matrix that contribute nothing."""
    return ResultTable(N_("Missing courses"), MISSING, [(at.indicator, at.code, at.weight) for at in result.missing])


def goals_table(result: ProgrammeResult) -> ResultTable:
    """培养目标: survey values by group."""
    rows: Sequence[tuple[Value, ...]] = [
        (
            goal.id,
            goal.value,
            goal.target,
            goal.met,
            "  ".join(f"{group} {value:.3f}" for group, value in goal.groups.items()),
        )
        for goal in result.goals
    ]
    return ResultTable(N_("Goals"), GOALS, rows)


def student_requirements_table(table: StudentTable, result: ProgrammeResult) -> ResultTable:
    """Every student's own requirements, and the smallest covered weight behind them."""
    headings: tuple[Heading, ...] = (Heading(N_("Student number")), Heading(N_("Covered weight"), Look.PERCENT))
    headings += tuple(Heading(item.id, Look.ATTAINMENT) for item in result.requirements)
    rows = [
        (code, float(covered.min(initial=1.0)), *(None if np.isnan(value) else float(value) for value in values))
        for code, covered, values in zip(table.students, table.covered, table.requirements, strict=True)
    ]
    return ResultTable(N_("Students: requirements"), headings, rows)
