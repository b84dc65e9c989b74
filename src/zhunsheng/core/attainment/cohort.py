"""A whole cohort from matrices alone: the same kernel as one course, without the words a single report carries.

For recomputing universities: nothing is built per student or per cell, results are arrays. What it returns equals, to
the last digit, what `evaluate_course`, `evaluate_programme` and `evaluate_students` give for the same marks, where the
classes of a course have the same items and students are pooled (`mean_of_classes` and differing items take the long way).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

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
    counting = counting_table(method)
    objectives = tuple(_objectives(course, counting, method) for course in cohort.courses)
    courses = np.array(
        [_course(values, course, method) for values, course in zip(objectives, cohort.courses, strict=True)]
    )
    indicators, covered = _indicators(cohort, objectives, method)
    requirements = _class_requirements(cohort, indicators.tolist(), method)
    return CohortResult(objectives, courses, indicators, covered, requirements)


def distribute_cohort(cohort: CohortMarks, method: Method) -> CohortDistribution:
    """The distributions of all objectives and every student's own indicators and requirements."""
    counting = counting_table(method)
    sums = _Sums.of(cohort)
    distributions = []
    for course, support in zip(cohort.courses, cohort.support.tolist(), strict=True):
        counted = _counted(course, counting)
        values = kernel.values_by_objective(_points(course, counted), counted, course.weights, course.full)
        complete = kernel.holds(values == values)  # NaN is not equal to itself
        distributions.append(_distribution(values, complete, course, method))
        sums.add(values, complete, course, support, method)
    indicators, covered = sums.shares(_total(cohort.support))
    return CohortDistribution(tuple(distributions), indicators, covered, _requirements(cohort, indicators, method))


def counting_table(method: Method) -> Flags:
    """By state, whether a cell counts under the method."""
    counts = np.ones(len(State), dtype=np.bool_)
    counts[[State.DEFERRED, State.EXEMPT]] = False
    counts[State.ABSENT] = method.absent == "zero"
    counts[State.NOT_SUBMITTED] = method.not_submitted == "zero"
    counts[State.BLANK] = method.blank == "zero"
    return counts


# --- values of a class ----------------------------------------------------------------------------------------------


def _counted(course: CourseMarks, counting: Flags) -> Flags | None:
    """Which cells count; None where all do: mostly all states lie before the first that does not count."""
    if course.states is None or not np.count_nonzero(course.states >= int(counting.argmin())):
        return None
    counted = counting[course.states]
    return None if kernel.holds(counted) else counted


def _points(course: CourseMarks, counted: Flags | None) -> Floats:
    return course.points if counted is None else np.where(counted, course.points, 0.0)


def _objectives(course: CourseMarks, counting: Flags, method: Method) -> Floats:
    counted = _counted(course, counting)
    points = _points(course, counted)
    if method.statistic != "mean" or method.class_value == "student_mean":
        values = kernel.student_values(points, counted, course.weights, course.full)
        return kernel.statistic_of_students(values, method)
    counts = float(len(points)) if counted is None else kernel.item_counts(counted)
    return kernel.item_mean(kernel.item_rates(points, counts, course.full), course.weights)


def _course(values: Floats, course: CourseMarks, method: Method) -> float:
    own: list[float] = values.tolist()
    if any(value != value for value in own):  # NaN is not equal to itself
        return float("nan")
    if method.course_rule == "min":
        return min(own)
    mean = weighted_mean(own, _own_weights(course))
    return float("nan") if mean is None else mean


def _own_weights(course: CourseMarks) -> list[float]:
    return weights_or_equal(course.objective_weights or (None,) * len(course.indicators))


def _weights_for(rule: str, course: CourseMarks) -> list[float]:
    """The objectives' weights, worked out only for the rule that looks at them."""
    return _own_weights(course) if rule == "weighted" else [1.0] * len(course.indicators)


# --- indicators and requirements ------------------------------------------------------------------------------------


def _indicators(cohort: CohortMarks, objectives: Sequence[Floats], method: Method) -> tuple[Floats, Floats]:
    """A_m and covered weights; plain numbers, for a handful per course is too little to be worth an array."""
    width = cohort.support.shape[1]
    above, below = [0.0] * width, [0.0] * width
    rule = method.objective_to_indicator
    for support, course, values in zip(cohort.support.tolist(), cohort.courses, objectives, strict=True):
        weights, own = _weights_for(rule, course), values.tolist()
        for column, mapped in _mapped(course.indicators):
            present = [at for at in mapped if own[at] == own[at]]
            if support[column] > 0 and present:
                value = combine(rule, [own[at] for at in present], [weights[at] for at in present])
                if value is not None:
                    above[column] += support[column] * value
                    below[column] += support[column]
    return _shares(np.array(above), np.array(below), _total(cohort.support))


def _total(support: Floats) -> Floats:
    """Σ W per indicator, course after course as a single report adds them."""
    total: Floats = np.add.accumulate(support)[-1:].sum(axis=0)
    return total


def _shares(above: Floats, below: Floats, total: Floats) -> tuple[Floats, Floats]:
    """Σ W·c / Σ W, and the part of all weight that Σ W is."""
    values, covered = np.full(above.shape, np.nan), np.zeros(above.shape)
    np.divide(above, below, out=values, where=below > 0)
    np.divide(below, total, out=covered, where=total > 0)
    return values, covered


@lru_cache(maxsize=4096)
def _mapped(indicators: tuple[tuple[int, ...], ...]) -> tuple[tuple[int, tuple[int, ...]], ...]:
    """By column of the matrix, the objectives mapped to it: the same for every cohort of a programme."""
    mapped: dict[int, list[int]] = {}
    for at, columns in enumerate(indicators):
        for column in columns:
            mapped.setdefault(column, []).append(at)
    return tuple((column, tuple(objectives)) for column, objectives in mapped.items())


def _over_indicators(cohort: CohortMarks) -> list[tuple[list[int], list[float]]]:
    """By requirement, the columns of its indicators and their weights."""
    weights = cohort.indicator_weights or (None,) * len(cohort.requirement_of)
    columns: list[list[int]] = [[] for _ in range(max(cohort.requirement_of, default=-1) + 1)]
    for at, requirement in enumerate(cohort.requirement_of):
        columns[requirement].append(at)
    return [(own, weights_or_equal([weights[at] for at in own]) if own else []) for own in columns]


def _class_requirements(cohort: CohortMarks, indicators: Sequence[float], method: Method) -> Floats:
    requirements = []
    for own, weights in _over_indicators(cohort):
        values = [indicators[at] for at in own]
        complete = bool(own) and all(value == value for value in values)
        value = combine(method.requirement_rule, values, weights) if complete else None
        requirements.append(float("nan") if value is None else value)
    return np.array(requirements)


def _requirements(cohort: CohortMarks, indicators: Floats, method: Method) -> Floats:
    """Every student's requirements, students × requirements."""
    of_indicators = _over_indicators(cohort)
    requirements = np.full((len(indicators), len(of_indicators)), np.nan)
    for requirement, (own, weights) in enumerate(of_indicators):
        if own:
            requirements[:, requirement] = all_together(indicators[:, own], weights, method.requirement_rule)
    return requirements


# --- students: values are objectives × students ---------------------------------------------------------------------


def _distribution(values: Floats, complete: bool, course: CourseMarks, method: Method) -> Floats:
    """Objectives × (n, students met, min, Q1, median, Q3)."""
    if method.statistic != "mean":
        line: float | Floats = method.line
    else:
        line = method.expected if course.expected is None else course.expected[:, np.newaxis]
    table = np.full((len(values), 6), np.nan)
    table[:, 1] = (values >= line - VERDICT_TOLERANCE).sum(axis=1)  # NaN reaches nothing
    ordered = np.sort(values, axis=1)  # NaN goes last
    if complete and values.shape[1]:
        table[:, 0] = values.shape[1]
        table[:, 2] = ordered[:, 0]
        table[:, 3:] = kernel.quartile_rows(ordered.T).T
        return table
    table[:, 0] = (~np.isnan(values)).sum(axis=1)
    for row, count in enumerate(table[:, 0].astype(int).tolist()):
        if count:
            table[row, 2] = ordered[row, 0]
            table[row, 3:] = kernel.quartiles(ordered[row, :count])
    return table


@dataclass(frozen=True, slots=True)
class _Sums:
    """Σ W·c and Σ W of every student, indicators × students, to which one course after the other is added."""

    above: Floats
    below: Floats
    everyone: Rows

    @classmethod
    def of(cls, cohort: CohortMarks) -> "_Sums":
        size = (cohort.support.shape[1], cohort.size)
        return cls(np.zeros(size), np.zeros(size), np.arange(cohort.size))

    def add(
        self, values: Floats, complete: bool, course: CourseMarks, support: Sequence[float], method: Method
    ) -> None:
        """One course: its students' values, put together by indicator, with the weight the matrix gives it."""
        weights = _weights_for(method.objective_to_indicator, course)
        everyone = len(course.students) == len(self.everyone) and kernel.holds(course.students == self.everyone)
        for column, mapped in _mapped(course.indicators):
            weight = support[column]
            if weight > 0:
                own = _together(values, mapped, weights, complete, method)
                if everyone and complete:
                    self.above[column] += weight * own
                    self.below[column] += weight
                else:
                    took = ~np.isnan(own)
                    rows = course.students[took]
                    self.above[column, rows] += weight * own[took]
                    self.below[column, rows] += weight

    def shares(self, total: Floats) -> tuple[Floats, Floats]:
        """Every student's indicators and covered weights, students × indicators."""
        values, covered = _shares(self.above, self.below, total[:, np.newaxis])
        return np.ascontiguousarray(values.T), np.ascontiguousarray(covered.T)


def _together(
    values: Floats, mapped: Sequence[int], weights: Sequence[float], complete: bool, method: Method
) -> Floats:
    """c_m of every student over the objectives mapped to one indicator."""
    rule = method.objective_to_indicator
    if len(mapped) == 1 and rule != "weighted":  # w·v / w is not v to the last digit, and no value at all for w = 0
        own: Floats = values[mapped[0]]
        return own
    if rule == "min" and complete:
        lowest: Floats = values[mapped[0]]
        for at in mapped[1:]:
            lowest = np.minimum(lowest, values[at])
        return lowest
    return put_together(values[list(mapped)].T, np.array([weights[at] for at in mapped]), rule)
