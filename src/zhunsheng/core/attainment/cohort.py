"""A whole cohort from matrices alone: the same kernel as one course, without the words a single report carries.

For recomputing universities: nothing is built per student or per cell, results are arrays. What it returns equals, to
the last digit, what `evaluate_course` and `evaluate_programme` give for the same marks.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from zhunsheng.core.attainment import kernel
from zhunsheng.core.attainment.results import Flags, Floats
from zhunsheng.core.attainment.rules import combine, weighted_mean, weights_or_equal
from zhunsheng.core.attainment.students import all_together, put_together
from zhunsheng.core.values.course import State
from zhunsheng.core.values.method import Method
from zhunsheng.core.values.rounding import VERDICT_TOLERANCE

States = NDArray[np.uint8]
Rows = NDArray[np.intp]


@dataclass(frozen=True, slots=True)
class CourseMarks:
    """One course of the cohort: marks and states of all its sections (same items), students × items.

    `weights` are W_jo (items × objectives), `students` the rows of the cohort's students, `indicators` the columns of the
    indicators each objective proves. Levels are already points; BLANK cells must have been decided by the readers.
    """

    points: Floats
    states: States | None
    full: Floats
    weights: Floats
    students: Rows
    indicators: tuple[tuple[int, ...], ...]
    objective_weights: tuple[float | None, ...] = ()
    expected: Floats | None = None


@dataclass(frozen=True, slots=True)
class CohortMarks:
    """A cohort: its courses, the matrix W (courses × indicators), and each indicator's requirement and weight."""

    size: int
    courses: Sequence[CourseMarks]
    support: Floats
    requirement_of: tuple[int, ...]
    indicator_weights: tuple[float | None, ...] = ()


@dataclass(frozen=True, slots=True)
class CohortResult:
    """Class values: objectives per course, courses, indicators, covered weight, requirements; NaN: not computable."""

    objectives: tuple[Floats, ...]
    courses: Floats
    indicators: Floats
    covered: Floats
    requirements: Floats


@dataclass(frozen=True, slots=True)
class CohortDistribution:
    """Per course an array objectives × (n, students met, min, Q1, median, Q3), and every student's own values."""

    objectives: tuple[Floats, ...]
    indicators: Floats
    covered: Floats
    requirements: Floats


def evaluate_cohort(cohort: CohortMarks, method: Method) -> CohortResult:
    """Objectives, courses, indicators and requirements of a cohort."""
    objectives = tuple(_objectives(course, method) for course in cohort.courses)
    courses = np.array(
        [_course(values, course, method) for values, course in zip(objectives, cohort.courses, strict=True)]
    )
    indicators, covered = _indicators(cohort, objectives, method)
    requirements = _requirements(cohort, indicators[np.newaxis, :], method)[0]
    return CohortResult(objectives, courses, indicators, covered, requirements)


def distribute_cohort(cohort: CohortMarks, method: Method) -> CohortDistribution:
    """The distributions of all objectives and every student's own indicators and requirements."""
    size = (cohort.size, cohort.support.shape[1])
    above, below = np.zeros(size), np.zeros(size)
    distributions = []
    for number, course in enumerate(cohort.courses):
        values = _student_values(course, method)
        distributions.append(_distribution(values, course, method))
        _add_students(values, course, cohort.support[number], method, above, below)
    indicators = np.full(size, np.nan)
    np.divide(above, below, out=indicators, where=below > 0)
    total = cohort.support.sum(axis=0)
    covered = np.zeros(size)
    np.divide(below, total, out=covered, where=total > 0)
    return CohortDistribution(tuple(distributions), indicators, covered, _requirements(cohort, indicators, method))


def counting_table(method: Method) -> Flags:
    """By state, whether a cell counts under the method."""
    counts = np.ones(len(State), dtype=np.bool_)
    counts[[State.DEFERRED, State.EXEMPT]] = False
    counts[State.ABSENT] = method.absent == "zero"
    counts[State.NOT_SUBMITTED] = method.not_submitted == "zero"
    counts[State.BLANK] = method.blank == "zero"
    return counts


def _counted(course: CourseMarks, method: Method) -> Flags | None:
    """Which cells count; None where all do."""
    if course.states is None or not course.states.any():
        return None
    counted = counting_table(method)[course.states]
    return None if counted.all() else counted


def _objectives(course: CourseMarks, method: Method) -> Floats:
    if method.statistic != "mean" or method.class_value == "student_mean":
        return _from_students(_student_values(course, method), method)
    counted = _counted(course, method)
    counts = np.full(len(course.full), float(len(course.points))) if counted is None else kernel.item_counts(counted)
    points = course.points if counted is None else np.where(counted, course.points, 0.0)
    return kernel.item_mean(kernel.item_rates(points, counts, course.full), course.weights)


def _from_students(values: Floats, method: Method) -> Floats:
    present = ~np.isnan(values)
    counts = present.sum(axis=0)
    result = np.full(values.shape[1], np.nan)
    if method.statistic == "mean":
        np.divide(np.where(present, values, 0.0).sum(axis=0), counts, out=result, where=counts > 0)
        return result
    reached = (np.where(present, values, -1.0) >= method.line - VERDICT_TOLERANCE).sum(axis=0)
    np.divide(reached, counts, out=result, where=counts > 0)
    if method.statistic == "level":
        levels = [kernel.level_of(float(share), method.bands, VERDICT_TOLERANCE) for share in result]
        result = np.where(np.isnan(result), np.nan, np.array(levels))
    return result


def _student_values(course: CourseMarks, method: Method) -> Floats:
    counted = _counted(course, method)
    if counted is None:
        return kernel.student_values_complete(course.points, course.weights, course.full)
    return kernel.student_values(np.where(counted, course.points, 0.0), counted, course.weights, course.full)


def _course(values: Floats, course: CourseMarks, method: Method) -> float:
    if np.isnan(values).any():
        return float("nan")
    if method.course_rule == "min":
        return float(values.min())
    mean = weighted_mean(values.tolist(), weights_or_equal(_own_weights(course)))
    return float("nan") if mean is None else mean


def _own_weights(course: CourseMarks) -> Sequence[float | None]:
    return course.objective_weights or (None,) * len(course.indicators)


def _indicators(cohort: CohortMarks, objectives: Sequence[Floats], method: Method) -> tuple[Floats, Floats]:
    width = cohort.support.shape[1]
    above, below = np.zeros(width), np.zeros(width)
    for number, (course, values) in enumerate(zip(cohort.courses, objectives, strict=True)):
        weights = weights_or_equal(_own_weights(course))
        own = values.tolist()
        for column, mapped in _mapped(course).items():
            weight = cohort.support[number, column]
            present = [at for at in mapped if own[at] == own[at]]  # NaN is not equal to itself
            if weight > 0 and present:
                rule = method.objective_to_indicator
                value = combine(rule, [own[at] for at in present], [weights[at] for at in present])
                if value is not None:
                    above[column] += weight * value
                    below[column] += weight
    indicators, covered = np.full(width, np.nan), np.zeros(width)
    np.divide(above, below, out=indicators, where=below > 0)
    total = cohort.support.sum(axis=0)
    np.divide(below, total, out=covered, where=total > 0)
    return indicators, covered


def _mapped(course: CourseMarks) -> dict[int, list[int]]:
    mapped: dict[int, list[int]] = {}
    for at, columns in enumerate(course.indicators):
        for column in columns:
            mapped.setdefault(column, []).append(at)
    return mapped


def _requirements(cohort: CohortMarks, indicators: Floats, method: Method) -> Floats:
    count = max(cohort.requirement_of, default=-1) + 1
    requirements = np.full((len(indicators), count), np.nan)
    weights = cohort.indicator_weights or (None,) * len(cohort.requirement_of)
    for requirement in range(count):
        own = [at for at, of in enumerate(cohort.requirement_of) if of == requirement]
        if own:
            shares = weights_or_equal([weights[at] for at in own])
            requirements[:, requirement] = all_together(indicators[:, own], shares, method.requirement_rule)
    return requirements


def _distribution(values: Floats, course: CourseMarks, method: Method) -> Floats:
    present = ~np.isnan(values)
    expected = np.full(values.shape[1], method.expected) if course.expected is None else course.expected
    line = expected if method.statistic == "mean" else np.full(values.shape[1], method.line)
    table = np.full((values.shape[1], 6), np.nan)
    table[:, 0] = present.sum(axis=0)
    table[:, 1] = (np.where(present, values, -1.0) >= line - VERDICT_TOLERANCE).sum(axis=0)
    ordered = np.sort(values, axis=0)  # NaN goes last
    if present.all() and len(values):
        table[:, 2] = ordered[0]
        table[:, 3:] = np.array(kernel.quartile_rows(ordered)).T
        return table
    for column, count in enumerate(present.sum(axis=0).tolist()):
        if count:
            table[column, 2] = ordered[0, column]
            table[column, 3:] = kernel.quartiles(ordered[:count, column])
    return table


def _add_students(
    values: Floats, course: CourseMarks, support: Floats, method: Method, above: Floats, below: Floats
) -> None:
    weights = np.array(weights_or_equal(_own_weights(course)))
    for column, mapped in _mapped(course).items():
        weight = support[column]
        if weight > 0:
            if len(mapped) == 1:
                own = values[:, mapped[0]]
            else:
                own = put_together(values[:, mapped], weights[mapped], method.objective_to_indicator)
            took = ~np.isnan(own)
            rows = course.students
            if not took.all():
                rows, own = rows[took], own[took]
            above[rows, column] += weight * own
            below[rows, column] += weight
