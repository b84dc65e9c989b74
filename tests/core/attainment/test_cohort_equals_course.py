"""The bulk path over matrices gives, to the last digit, what courses and programmes give one by one."""

import math
from dataclasses import dataclass

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from strategies.methods import methods
from zhunsheng.core.attainment.cohort import CohortMarks, CourseMarks, distribute_cohort, evaluate_cohort
from zhunsheng.core.attainment.course import evaluate_course
from zhunsheng.core.attainment.marks import objective_weights
from zhunsheng.core.attainment.programme import evaluate_programme
from zhunsheng.core.attainment.results import CourseResult
from zhunsheng.core.attainment.students import evaluate_students
from zhunsheng.core.values.course import Course, Entry, Gradebook, Item, Objective, State
from zhunsheng.core.values.method import Method
from zhunsheng.core.values.plan import Indicator, Plan, Requirement, Support

FULLS = (1.0, 5.0, 12.5, 20.0, 100.0)
LEVELS = ("优", "良", "中", "及格", "不及格")
WEIGHTS = (None, 0.1, 0.2, 0.25, 0.5, 1.0)


@dataclass
class Cohort:
    """One random cohort, in both forms."""

    method: Method
    plan: Plan
    courses: list[Course]
    marks: CohortMarks


def random_items(random: np.random.Generator, objectives: int, by_weight: bool) -> tuple[Item, ...]:
    """Up to 25 items; most prove one objective, some several, some none."""
    items = []
    for number in range(int(random.integers(1, 26))):
        full = float(random.choice(FULLS))
        shares = (
            random.dirichlet(np.ones(objectives)) if random.random() < 0.3 else np.eye(objectives)[number % objectives]
        )
        kept = shares * (random.random(objectives) < 0.8)
        targets = kept if by_weight else kept * full
        items.append(Item(f"项{number}", full, tuple(targets.tolist()), scale=float(random.choice((1.0, 0.3, 0.1)))))
    return tuple(items)


def random_book(
    random: np.random.Generator, items: tuple[Item, ...], students: np.ndarray, method: Method
) -> Gradebook:
    """Marks with every state the method can count, in a third of the books none but numbers and absences."""
    shape = (len(students), len(items))
    full = np.array([item.full for item in items])
    states = np.zeros(shape, dtype=np.uint8)
    kinds = [State.ABSENT] if random.random() < 0.33 else [state for state in State if state or random.random() < 0.3]
    if method.blank == "refuse":
        kinds = [state for state in kinds if state is not State.BLANK]
    share = random.choice((0.0, 0.05, 0.4, 0.95))
    odd = random.random(shape) < share
    states[odd] = random.choice([int(state) for state in kinds], size=int(odd.sum()))
    points = np.where(states == State.SCORED, np.rint(random.random(shape) * full * 4) / 4, 0.0)
    points[states == State.LEVEL] = random.integers(0, len(LEVELS), size=int((states == State.LEVEL).sum()))
    return Gradebook(
        items=items,
        entries=tuple(Entry(f"S{student:03}", row=row + 2) for row, student in enumerate(students.tolist())),
        points=points.tobytes(),
        states=states.tobytes(),
        levels=LEVELS,
        sheet="成绩",
        columns=tuple(f"C{number}" for number in range(len(items))),
    )


def as_marks(course: Course, students: np.ndarray, method: Method, size: int) -> CourseMarks:
    """The same course for the bulk path: sections one under the other, levels as points."""
    items = course.gradebooks[0].items
    full = np.array([item.full for item in items])
    points = np.concatenate([np.frombuffer(book.points).reshape(-1, len(items)) for book in course.gradebooks])
    states = np.concatenate(
        [np.frombuffer(book.states, np.uint8).reshape(-1, len(items)) for book in course.gradebooks]
    )
    shares = np.array([method.level_share(word) or 0.0 for word in LEVELS])
    level = states == State.LEVEL
    points = np.where(level, shares[np.where(level, points, 0).astype(int)] * full, points)
    return CourseMarks(
        points=points,
        states=states if states.any() else None,
        full=full,
        weights=objective_weights(course.gradebooks[0], method),
        students=students,
        indicators=tuple(tuple(int(name[1:]) for name in objective.indicators) for objective in course.objectives),
        objective_weights=tuple(objective.weight for objective in course.objectives),
        expected=np.array(
            [method.expected if objective.expected is None else objective.expected for objective in course.objectives]
        ),
    )


def random_course(random: np.random.Generator, code: str, width: int, students: np.ndarray, method: Method) -> Course:
    count = int(random.integers(1, 6))
    weighted = random.random() < 0.5
    objectives = tuple(
        Objective(
            id=str(number + 1),
            indicators=tuple(f"I{at}" for at in random.permutation(width)[: random.integers(0, 3)]),
            weight=float(random.choice((0.1, 0.2, 0.5))) if weighted else None,
            expected=float(random.choice((0.6, 0.8))) if random.random() < 0.3 else None,
        )
        for number in range(count)
    )
    items = random_items(random, count, method.weighting == "by_weight")
    cut = int(random.integers(0, len(students) + 1))
    parts = [students] if random.random() < 0.5 else [students[:cut], students[cut:]]
    books = tuple(random_book(random, items, part, method) for part in parts)
    return Course(code=code, objectives=objectives, gradebooks=books)


def random_cohort(seed: int, method: Method) -> Cohort:
    random = np.random.default_rng(seed)
    size, width = int(random.integers(1, 40)), int(random.integers(1, 14))
    codes = [f"C{number}" for number in range(int(random.integers(1, 12)))]
    sat = [
        np.sort(random.permutation(size)[: size if random.random() < 0.5 else random.integers(0, size + 1)])
        for _ in codes
    ]
    courses = [random_course(random, code, width, students, method) for code, students in zip(codes, sat, strict=True)]
    support = np.where(random.random((len(codes), width)) < 0.6, random.integers(1, 8, (len(codes), width)) / 10, 0.0)
    # one requirement often holds many indicators: sums over them must keep their order as well
    requirement_of = tuple(sorted(random.integers(0, random.integers(1, 4), size=width).tolist()))
    weights = tuple(float(weight) for weight in random.integers(1, 9, width) / 10) if random.random() < 0.5 else ()
    names = dict.fromkeys(range(max(requirement_of) + 1))
    plan = Plan(
        code="080901",
        requirements=tuple(Requirement(f"R{number}") for number in names),
        indicators=tuple(
            Indicator(f"I{at}", f"R{of}", weight=weights[at] if weights else None)
            for at, of in enumerate(requirement_of)
        ),
        support=tuple(
            Support(code, f"I{at}", weight=float(support[row, at]))
            for row, code in enumerate(codes)
            for at in range(width)
            if support[row, at] > 0
        ),
    )
    marks = [as_marks(course, students, method, size) for course, students in zip(courses, sat, strict=True)]
    return Cohort(method, plan, courses, CohortMarks(size, marks, support, requirement_of, weights))


def same(array: np.ndarray, values: list[float | None]) -> bool:
    """Equal to the last digit; None stands for NaN."""
    plain = array.tolist()
    return len(plain) == len(values) and all(
        math.isnan(one) if other is None else one == other for one, other in zip(plain, values, strict=True)
    )


def spread_of(result: CourseResult) -> list[list[float | None]]:
    rows: list[list[float | None]] = []
    for objective in result.objectives:
        spread = objective.distribution
        rows.append([spread.n, spread.students_met, spread.minimum, *(spread.quartiles or (None, None, None))])
    return rows


def check_cohort(cohort: Cohort) -> None:
    results = [evaluate_course(course, cohort.method) for course in cohort.courses]
    whole = evaluate_programme(cohort.plan, results, cohort.method)
    bulk = evaluate_cohort(cohort.marks, cohort.method)
    spread = distribute_cohort(cohort.marks, cohort.method)
    for at, result in enumerate(results):
        assert same(bulk.objectives[at], [objective.attainment for objective in result.objectives])
        for row, told in zip(spread.objectives[at], spread_of(result), strict=True):
            assert same(row, told)
    assert same(bulk.courses, [result.attainment for result in results])
    assert same(bulk.indicators, [indicator.attainment for indicator in whole.indicators])
    assert same(bulk.covered, [indicator.covered for indicator in whole.indicators])
    assert same(bulk.requirements, [requirement.attainment for requirement in whole.requirements])
    students = evaluate_students(whole)
    for row, code in enumerate(students.students):
        at = int(code[1:])
        np.testing.assert_array_equal(spread.indicators[at], students.indicators[row])
        np.testing.assert_array_equal(spread.covered[at], students.covered[row])
        np.testing.assert_array_equal(spread.requirements[at], students.requirements[row])
    absent = sorted(set(range(cohort.marks.size)) - {int(code[1:]) for code in students.students})
    assert np.isnan(spread.indicators[absent]).all()


@pytest.mark.slow
@settings(deadline=None, max_examples=300)
@given(seed=st.integers(0, 2**32), method=methods(classes="pool_students", direct_share=1.0))
def test_bulk_equals_one_by_one(seed: int, method: Method) -> None:
    check_cohort(random_cohort(seed, method))


def test_nobody_sat_the_course() -> None:
    """An offering without students computes nothing, in bulk as alone."""
    marks = CourseMarks(np.empty((0, 2)), None, np.array([10.0, 5.0]), np.eye(2), np.empty(0, np.intp), ((0,), (0,)))
    cohort = CohortMarks(3, [marks], np.array([[1.0]]), (0,))
    result, spread = evaluate_cohort(cohort, Method()), distribute_cohort(cohort, Method())
    assert np.isnan(result.objectives[0]).all()
    assert np.isnan(result.courses).all()
    assert np.isnan(result.requirements).all()
    assert result.covered.tolist() == [0.0]
    assert spread.objectives[0][:, 0].tolist() == [0.0, 0.0]
    assert np.isnan(spread.requirements).all()
