"""课程级: attainment of a course's objectives and of the course, with the distribution beside every value."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from zhunsheng.core.attainment import kernel
from zhunsheng.core.attainment.alignment import aligned
from zhunsheng.core.attainment.freeze import input_digest
from zhunsheng.core.attainment.marks import Population, count_marks, state_counts
from zhunsheng.core.attainment.results import (
    CourseResult,
    Distribution,
    Flags,
    Floats,
    ItemResult,
    ObjectiveResult,
    Pool,
)
from zhunsheng.core.attainment.rules import plain_sum, weighted_mean, weights_or_equal
from zhunsheng.core.values.course import Course, Objective
from zhunsheng.core.values.issue import N_, Issue, IssueKind, Severity
from zhunsheng.core.values.method import Method
from zhunsheng.core.values.rounding import VERDICT_TOLERANCE, WEIGHT_TOLERANCE, half_up, reaches, rounding_turns

NOT_COMPUTABLE = IssueKind(
    "objective-not-computable",
    N_("objective {objective} is not computable: nobody has a counted mark for it."),
    N_("Give it an assessed item with target points, or enter the marks; the course has no value until then."),
    Severity.NOTICE,
)
PROVES_NOTHING = IssueKind(
    "items-prove-nothing", N_("these items prove no objective and were left out: {items}."), severity=Severity.NOTICE
)
WEIGHTS_NORMALISED = IssueKind(
    "objective-weights-normalised",
    N_("the weights of the objectives add up to {total}, not 1; they were divided by their sum."),
    severity=Severity.NOTICE,
)
WEIGHTS_NOTHING = IssueKind(
    "objective-weights-zero",
    N_("the weights of the objectives are all 0, so the course has no value."),
    N_("Enter the weights, or leave all of them blank: then all weigh the same."),
    Severity.NOTICE,
)
VERDICT_TURNS = IssueKind(
    "rounding-turns-verdict",
    N_(
        "objective {name}: the value {value} and the rounded figure {rounded} give different verdicts at {line}; the value counts."
    ),
    severity=Severity.NOTICE,
)


@dataclass(frozen=True, slots=True)
class Students:
    """The students of all pools in one order: codes, own values a_io, and the class each sits in."""

    codes: tuple[str, ...]
    values: Floats
    classes: tuple[str, ...]


def evaluate_course(course: Course, method: Method, population: Population | None = None) -> CourseResult:
    """Attainment of one course by the declared method (attainment.md, "Course level").

    `population` keeps only the entries it accepts. Raises MarksRefused where marks cannot be counted as they stand.
    """
    digest = input_digest(course)
    course = aligned(course)
    pools, notices = count_marks(course, method, population)
    students = _students(pools, len(course.objectives))
    values = _class_values(pools, students, method)
    objectives = tuple(
        _objective(objective, column, float(values[column]), pools, students, course, method)
        for column, objective in enumerate(course.objectives)
    )
    attainment, issues = course_value(objectives, course.objectives, method)
    notices += issues + _notices(course, objectives, method)
    return CourseResult(
        course=course,
        method=method,
        students=len(students.codes),
        objectives=objectives,
        items=tuple(result for pool in pools for result in _items(pool)),
        attainment=attainment,
        notices=tuple(notice.in_file(course.file) for notice in notices),
        student_codes=students.codes,
        values=students.values,
        pools=tuple(pools),
        digest=digest,
    )


def course_value(
    results: Sequence[ObjectiveResult], objectives: Sequence[Objective], method: Method
) -> tuple[float | None, list[Issue]]:
    """The course over its objectives: the lowest, or the weighted mean; None when one of them is not computable."""
    if not results:
        return None, []
    if method.course_rule == "min":
        values = [result.attainment for result in results]
        return (None, []) if None in values else (min(v for v in values if v is not None), [])
    weights = weights_or_equal([objective.weight for objective in objectives])
    total = plain_sum(weights)
    if not total > 0:
        return None, [Issue(WEIGHTS_NOTHING)]
    off = abs(total - 1) > WEIGHT_TOLERANCE
    issues = [Issue(WEIGHTS_NORMALISED, params={"total": round(total, 9)})] if off else []
    if any(result.attainment is None for result in results):
        return None, issues
    return weighted_mean([result.attainment or 0.0 for result in results], weights), issues


# --- values of a class ----------------------------------------------------------------------------------------------


def _students(pools: Sequence[Pool], objectives: int) -> Students:
    values = [_own_values(pool) for pool in pools]
    return Students(
        codes=tuple(code for pool in pools for code in pool.students),
        values=np.concatenate(values) if values else np.empty((0, objectives)),
        classes=tuple(name for pool in pools for name in pool.classes),
    )


def _own_values(pool: Pool) -> Floats:
    counted = None if pool.counted.all() else pool.counted
    return kernel.student_values(pool.points, counted, pool.weights, full_marks(pool))


def full_marks(pool: Pool) -> Floats:
    """full_j of the pool's items."""
    return np.array([item.full for item in pool.gradebook.items], dtype=np.float64)


def _class_values(pools: Sequence[Pool], students: Students, method: Method) -> Floats:
    """A_o per objective: of all students together, or the plain mean over the classes."""
    if method.classes == "pool_students":
        return statistic_values(pools, students.values, method)
    names = tuple(dict.fromkeys(students.classes))
    of_classes = []
    for name in names:
        inside = np.array([at == name for at in students.classes])
        of_classes.append(statistic_values(rows_of_class(pools, name), students.values[inside], method))
    return kernel.mean_present(np.array(of_classes)) if of_classes else statistic_values(pools, students.values, method)


def statistic_values(pools: Sequence[Pool], values: Floats, method: Method) -> Floats:
    """A_o of these marks by the method's statistic, one value per objective; NaN where none is computable."""
    if method.statistic == "mean" and method.class_value == "item_mean":
        return _item_means(pools)
    return kernel.statistic_of_students(values, method)


def _item_means(pools: Sequence[Pool]) -> Floats:
    """Σ_s n_s·A_os / Σ_s n_s over pools with different items; n_s counts students with a mark for the objective."""
    means, sizes = [], []
    for pool in pools:
        rates = kernel.item_rates(pool.points, kernel.item_counts(pool.counted), full_marks(pool))
        means.append(kernel.item_mean(rates, pool.weights))
        sizes.append(students_with_marks(pool))
    if len(means) == 1:
        return means[0]
    computable = ~np.isnan(np.array(means))
    weights = np.where(computable, np.array(sizes), 0.0)
    total = weights.sum(axis=0)
    result = np.full(total.shape, np.nan)
    np.divide((np.where(computable, np.array(means), 0.0) * weights).sum(axis=0), total, out=result, where=total > 0)
    return result


def students_with_marks(pool: Pool) -> Floats:
    """n_s per objective: students with at least one counted mark for it."""
    counted = [pool.counted[:, pool.weights[:, o] > 0].any(axis=1).sum() for o in range(pool.weights.shape[1])]
    return np.array(counted, dtype=np.float64)


def rows_of_class(pools: Sequence[Pool], name: str) -> list[Pool]:
    """The rows of one teaching class out of the pools."""
    parts = []
    for pool in pools:
        rows = [row for row, at in enumerate(pool.classes) if at == name]
        if rows:
            parts.append(rows_of(pool, rows))
    return parts


def rows_of(pool: Pool, rows: Sequence[int]) -> Pool:
    """Some rows of a pool."""
    return replace(
        pool,
        points=pool.points[rows],
        counted=pool.counted[rows],
        origins=tuple(pool.origins[row] for row in rows),
        students=tuple(pool.students[row] for row in rows),
        classes=tuple(pool.classes[row] for row in rows),
    )


# --- results --------------------------------------------------------------------------------------------------------


def _objective(
    objective: Objective,
    column: int,
    value: float,
    pools: Sequence[Pool],
    students: Students,
    course: Course,
    method: Method,
) -> ObjectiveResult:
    attainment = None if np.isnan(value) else value
    expected = method.expected if objective.expected is None else objective.expected
    own_line = expected if method.statistic == "mean" else method.line
    return ObjectiveResult(
        id=objective.id,
        attainment=attainment,
        expected=expected,
        met=None if attainment is None else reaches(attainment, expected),
        turned=attainment is not None and rounding_turns(attainment, expected, method.digits),
        distribution=_distribution(students, column, own_line, pools, course),
        indicators=objective.indicators,
    )


def _distribution(students: Students, column: int, line: float, pools: Sequence[Pool], course: Course) -> Distribution:
    values = students.values[:, column]
    present: Flags = ~np.isnan(values)
    own = values[present]
    met = values >= line - VERDICT_TOLERANCE
    n = int(present.sum())
    reached = int(met[present].sum())
    without = np.flatnonzero(~present)
    return Distribution(
        n=n,
        excluded=len(without),
        why=_why(without.tolist(), column, pools, course),
        minimum=float(own.min()) if n else None,
        quartiles=kernel.quartiles(own) if n else None,
        students_met=reached,
        share_met=reached / n if n else None,
        below=tuple(students.codes[at] for at in np.flatnonzero(present & ~met).tolist()),
    )


def _why(rows: Sequence[int], column: int, pools: Sequence[Pool], course: Course) -> dict[str, int]:
    """Why students have no value: the states their proving marks hold, or that no item of theirs proves it."""
    counts: dict[str, int] = {}
    start = 0
    for pool in pools:
        inside = [row - start for row in rows if start <= row < start + len(pool.students)]
        for state, count in state_counts(pool, course.gradebooks, inside, column).items():
            counts[state] = counts.get(state, 0) + count
        start += len(pool.students)
    return counts


def _items(pool: Pool) -> list[ItemResult]:
    counts = kernel.item_counts(pool.counted)
    rates = kernel.item_rates(pool.points, counts, full_marks(pool))
    sums = pool.points.sum(axis=0)
    section = "、".join(pool.sections)
    return [
        ItemResult(
            id=item.name,
            section=section,
            full=item.full,
            n=int(counts[at]),
            mean=float(sums[at] / counts[at]) if counts[at] else None,
            rate=float(rates[at]) if counts[at] else None,
        )
        for at, item in enumerate(pool.gradebook.items)
    ]


def _notices(course: Course, objectives: Sequence[ObjectiveResult], method: Method) -> list[Issue]:
    notices = [
        Issue(NOT_COMPUTABLE, params={"objective": result.id}) for result in objectives if result.attainment is None
    ]
    for gradebook in course.gradebooks:
        idle = tuple(item.name for item in gradebook.items if not any(item.targets))
        if idle:
            notices.append(Issue(PROVES_NOTHING, params={"items": idle}))
    notices += [
        verdict_turns(VERDICT_TURNS, result.id, result.attainment, result.expected, method)
        for result in objectives
        if result.turned
    ]
    return notices


def verdict_turns(kind: IssueKind, name: str, value: float | None, line: float, method: Method) -> Issue:
    """The notice that a rounded figure would read as the other verdict."""
    rounded = str(half_up(value or 0.0, method.digits))
    return Issue(kind, params={"name": name, "value": repr(value), "rounded": rounded, "line": f"{line:g}"})
