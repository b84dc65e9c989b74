"""The same chain for each student: own indicators and requirements, with the covered weight where courses are missing."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from zhunsheng.core.attainment.results import CourseResult, Floats, ProgrammeResult
from zhunsheng.core.attainment.rules import plain_sum, weights_or_equal
from zhunsheng.core.attainment.support import indicator_weights
from zhunsheng.core.values.method import Method


@dataclass(frozen=True, slots=True)
class StudentTable:
    """Students × indicators and × requirements, NaN where nothing is covered.

    `covered` is the share of each indicator's weight that the student's courses carry: below 1 the value is partial.
    """

    students: tuple[str, ...]
    indicators: Floats
    covered: Floats
    requirements: Floats


def evaluate_students(result: ProgrammeResult) -> StudentTable:
    """Every student's own values over the courses they took (attainment.md, "Per student")."""
    plan, method = result.plan, result.method
    students = tuple(dict.fromkeys(code for course in result.courses for code in course.student_codes))
    at = {code: row for row, code in enumerate(students)}
    by_code = {course.course.code: course for course in result.courses}
    weights, _ = indicator_weights(plan, method)
    size = (len(students), len(plan.indicators))
    values, covered = np.full(size, np.nan), np.zeros(size)
    for column, indicator in enumerate(plan.indicators):
        total = plain_sum(weights[indicator.id].values())
        above, below = np.zeros(len(students)), np.zeros(len(students))
        for code, weight in weights[indicator.id].items():
            if code in by_code:
                _add_course(by_code[code], indicator.id, weight, method, at, above, below)
        np.divide(above, below, out=values[:, column], where=below > 0)
        if total > 0:
            covered[:, column] = below / total
    return StudentTable(students, values, covered, _requirements(result, values))


def _add_course(
    course: CourseResult,
    indicator: str,
    weight: float,
    method: Method,
    at: Mapping[str, int],
    above: Floats,
    below: Floats,
) -> None:
    mapped = [o for o, objective in enumerate(course.objectives) if indicator in objective.indicators]
    if not mapped:
        return
    weights = np.array(weights_or_equal([objective.weight for objective in course.course.objectives]))[mapped]
    own = put_together(course.values[:, mapped], weights, method.objective_to_indicator)
    rows = np.array([at[code] for code in course.student_codes], dtype=np.intp)
    took = ~np.isnan(own)
    above[rows[took]] += weight * own[took]
    below[rows[took]] += weight


def _requirements(result: ProgrammeResult, values: Floats) -> Floats:
    plan, method = result.plan, result.method
    requirements = np.full((values.shape[0], len(plan.requirements)), np.nan)
    for column, requirement in enumerate(plan.requirements):
        own = [at for at, indicator in enumerate(plan.indicators) if indicator.requirement == requirement.id]
        if own:
            weights = weights_or_equal([plan.indicators[at].weight for at in own])
            requirements[:, column] = all_together(values[:, own], weights, method.requirement_rule)
    return requirements


def put_together(values: Floats, weights: Floats, rule: str) -> Floats:
    """Rows over the columns that have a value, by `min`, `mean` or `weighted`; NaN where none has."""
    present = ~np.isnan(values)
    if rule == "min":
        lowest = np.where(present, values, np.inf).min(axis=1)
        return np.where(np.isinf(lowest), np.nan, lowest)
    shares = np.where(present, weights if rule == "weighted" else np.ones_like(weights), 0.0)
    total = shares.sum(axis=1)
    result = np.full(len(values), np.nan)
    np.divide((np.where(present, values, 0.0) * shares).sum(axis=1), total, out=result, where=total > 0)
    return result


def all_together(values: Floats, weights: Sequence[float], rule: str) -> Floats:
    """Rows over all columns: a row with a value missing has none, for a requirement needs each of its indicators."""
    if rule == "min":
        lowest: Floats = values.min(axis=1)
        return lowest
    shares = np.array(weights)
    total = shares.sum()
    if not total > 0:
        return np.full(len(values), np.nan)
    mean: Floats = (values * shares).sum(axis=1) / total
    return mean
