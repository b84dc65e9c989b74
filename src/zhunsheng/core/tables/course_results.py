"""The tables of a course's results: objectives with their distribution, assessed items, every student's own values."""

import numpy as np

from zhunsheng.core.attainment.results import CourseResult, ObjectiveResult
from zhunsheng.core.tables.table import Heading, Look, ResultTable, Value
from zhunsheng.core.values.issue import N_

OBJECTIVES = (
    Heading(N_("Objective")),
    Heading(N_("Attainment"), Look.ATTAINMENT),
    Heading(N_("Expected"), Look.ATTAINMENT),
    Heading(N_("Verdict"), Look.VERDICT),
    Heading(N_("Counted"), Look.COUNT),
    Heading(N_("Reached it"), Look.COUNT),
    Heading(N_("Share reached"), Look.PERCENT),
    Heading(N_("Minimum"), Look.ATTAINMENT),
    Heading(N_("1st quartile"), Look.ATTAINMENT),
    Heading(N_("Median"), Look.ATTAINMENT),
    Heading(N_("3rd quartile"), Look.ATTAINMENT),
    Heading(N_("Indicators")),
)
ITEMS = (
    Heading(N_("Item")),
    Heading(N_("Class")),
    Heading(N_("Full mark"), Look.NUMBER),
    Heading(N_("Counted"), Look.COUNT),
    Heading(N_("Mean"), Look.NUMBER),
    Heading(N_("Rate"), Look.ATTAINMENT),
)


def objectives_table(result: CourseResult) -> ResultTable:
    """课程目标: each value with the distribution that must accompany it."""
    return ResultTable(N_("Course objectives"), OBJECTIVES, [_objective(item) for item in result.objectives])


def _objective(item: ObjectiveResult) -> tuple[Value, ...]:
    own = item.distribution
    quartiles = own.quartiles or (None, None, None)
    reached = (own.n, own.students_met, own.share_met, own.minimum)
    return (item.id, item.attainment, item.expected, item.met, *reached, *quartiles, "; ".join(item.indicators))


def items_table(result: CourseResult) -> ResultTable:
    """考核项: mean and rate of every item."""
    rows = [(item.id, item.section, item.full, item.n, item.mean, item.rate) for item in result.items]
    return ResultTable(N_("Assessed items"), ITEMS, rows)


def students_table(result: CourseResult) -> ResultTable:
    """Every student's own a_io, for those entitled to see it."""
    headings: tuple[Heading, ...] = (Heading(N_("Student number")),)
    headings += tuple(Heading(item.id, Look.ATTAINMENT) for item in result.objectives)
    rows = [
        (code, *(None if np.isnan(value) else float(value) for value in values))
        for code, values in zip(result.student_codes, result.values, strict=True)
    ]
    return ResultTable(N_("Students"), headings, rows)
