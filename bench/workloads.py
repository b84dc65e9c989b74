"""The seeded workloads S, P and U as matrices: the same numbers on every machine, cohort by cohort.

U is a university: 80 programmes × 4 cohorts × 120 students × 60 courses × 25 items, 1 % absent. Only one cohort is in
memory at a time. A course of a cohort is taught in two sections of 60, so a gradebook is 60 × 25.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from zhunsheng.core.attainment.cohort import CohortMarks, CourseMarks
from zhunsheng.core.values.course import State

SEED = 20260731
PROGRAMMES = 80
COHORTS = 4
COURSES = 60
STUDENTS = 120
SECTIONS = 2
ITEMS = 25
OBJECTIVES = 5
INDICATORS = 30
REQUIREMENTS = 12
ABSENT = 0.01
FULLS = (5.0, 10.0, 20.0, 100.0)
MARKS_IN_U = PROGRAMMES * COHORTS * COURSES * STUDENTS * ITEMS

REQUIREMENT_OF = tuple(requirement for requirement in range(REQUIREMENTS) for _ in range(3 if requirement < 6 else 2))
"""The requirement of each indicator: six with three indicators, six with two."""


@dataclass(frozen=True, slots=True)
class Structure:
    """A programme's courses and matrix; all its cohorts share it."""

    full: NDArray[np.float64]
    """courses × items"""
    weights: NDArray[np.float64]
    """W_jo: courses × items × objectives"""
    indicators: tuple[tuple[tuple[int, ...], ...], ...]
    """by course and objective, the columns of the indicators it proves"""
    support: NDArray[np.float64]
    """W_cm: courses × indicators, each column adding up to 1"""


def programmes(factor: float) -> int:
    """How many programmes `factor` of U has."""
    return round(PROGRAMMES * factor)


def structure(programme: int) -> Structure:
    """Items, objectives and matrix of one programme."""
    random = np.random.default_rng([SEED, programme])
    full = random.choice(FULLS, size=(COURSES, ITEMS))
    weights = np.zeros((COURSES, ITEMS, OBJECTIVES))
    support = np.zeros((COURSES, INDICATORS))
    indicators = []
    for course in range(COURSES):
        for item in range(ITEMS):
            first = item % OBJECTIVES
            shared = item % 7 == 0
            weights[course, item, first] = full[course, item] * (0.5 if shared else 1.0)
            if shared:
                weights[course, item, (first + 1) % OBJECTIVES] = full[course, item] * 0.5
        one, two, three = ((course * 3 + at) % INDICATORS for at in random.permutation(3))
        indicators.append(((one,), (one,), (two,), (two, three), (three,)))
        support[course, [one, two, three]] = random.integers(1, 5, size=3)
    return Structure(full, weights, tuple(indicators), support / support.sum(axis=0))


@dataclass(frozen=True, slots=True)
class Marks:
    """A cohort's marks: courses × students × items, with a state per cell; points of absent students are 0."""

    points: NDArray[np.float64]
    states: NDArray[np.uint8]


def marks(programme: int, cohort: int, plan: Structure) -> Marks:
    """Marks in half points, around 72 % of the full mark, better students better everywhere."""
    random = np.random.default_rng([SEED, programme, cohort])
    ability = random.normal(0.72, 0.10, size=STUDENTS)
    shape = (COURSES, STUDENTS, ITEMS)
    share = random.standard_normal(shape, dtype=np.float32) * 0.15 + ability[np.newaxis, :, np.newaxis]
    points = np.rint(np.clip(share, 0, 1) * plan.full[:, np.newaxis, :] * 2) / 2
    absent = random.random(shape, dtype=np.float32) < ABSENT
    points[absent] = 0.0
    return Marks(points, np.where(absent, np.uint8(State.ABSENT), np.uint8(State.SCORED)))


def cohort_marks(plan: Structure, found: Marks) -> CohortMarks:
    """The cohort as the product's bulk computation takes it."""
    everyone = np.arange(STUDENTS)
    courses = [
        CourseMarks(
            points=found.points[course],
            states=found.states[course],
            full=plan.full[course],
            weights=plan.weights[course],
            students=everyone,
            indicators=plan.indicators[course],
        )
        for course in range(COURSES)
    ]
    return CohortMarks(STUDENTS, courses, plan.support, REQUIREMENT_OF)


def cohorts(factor: float) -> Iterator[tuple[int, int, Structure]]:
    """Programme, cohort and structure of every cohort in `factor` of U."""
    for programme in range(programmes(factor)):
        plan = structure(programme)
        for cohort in range(COHORTS):
            yield programme, cohort, plan
