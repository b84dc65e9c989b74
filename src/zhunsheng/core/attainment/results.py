"""What a computation returns: every value with its distribution, its notices and the way back to the cells."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

import numpy as np
from numpy.typing import NDArray

from zhunsheng.core.values.course import Course, Gradebook
from zhunsheng.core.values.issue import Issue
from zhunsheng.core.values.method import Method
from zhunsheng.core.values.plan import Plan
from zhunsheng.core.values.survey import Survey

Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Pool:
    """Marks counted together: the chosen rows of all gradebooks with the same items.

    `points` and `counted` are students × items; points that do not count are 0. `weights` are W_jo, items × objectives.
    `origins` leads each row back to its gradebook (index in the course) and entry; `replaced` leads a deferred mark
    (gradebook, entry, item) to the later entry whose number it took.
    """

    gradebook: Gradebook
    points: Floats
    counted: Flags
    weights: Floats
    origins: tuple[tuple[int, int], ...]
    students: tuple[str, ...]
    classes: tuple[str, ...]
    sections: tuple[str, ...]
    replaced: Mapping[tuple[int, int, int], int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Distribution:
    """How the students' own values a_io lie: shares are of `n`, the students with a counted mark for the objective."""

    n: int
    excluded: int
    why: Mapping[str, int]
    minimum: float | None
    quartiles: tuple[float, float, float] | None
    students_met: int
    share_met: float | None
    below: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ObjectiveResult:
    """A_o of one course objective on the scale of the statistic; None where no counted mark proves it.

    `turned` marks a verdict that the rounded figure would turn.
    """

    id: str
    attainment: float | None
    expected: float
    met: bool | None
    turned: bool
    distribution: Distribution
    indicators: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ItemResult:
    """One assessed item: students with a counted mark, their mean points and the rate of the full mark."""

    id: str
    section: str
    full: float
    n: int
    mean: float | None
    rate: float | None


@dataclass(frozen=True, slots=True)
class CourseResult:
    """A course's attainment; `values` are the students' a_io (students × objectives, NaN where nothing counts).

    `digest` is the content hash of what it was computed from. `slim()` lets go of the marks themselves.
    """

    course: Course
    method: Method
    students: int
    objectives: tuple[ObjectiveResult, ...]
    items: tuple[ItemResult, ...]
    attainment: float | None
    notices: tuple[Issue, ...]
    student_codes: tuple[str, ...]
    values: Floats
    pools: tuple[Pool, ...]
    digest: str

    def slim(self) -> "CourseResult":
        """The result without its marks: enough for the programme level, not for explaining down to the cells."""
        return replace(self, course=replace(self.course, gradebooks=()), pools=())


@dataclass(frozen=True, slots=True)
class Contribution:
    """What one course gives to one indicator: c_m with its weight W_cm as the matrix (or the letter table) has it."""

    code: str
    weight: float
    value: float
    objectives: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Missing:
    """A course of the matrix that contributes nothing to an indicator."""

    code: str
    weight: float
    indicator: str


@dataclass(frozen=True, slots=True)
class Mixed:
    """A value of the programme level with its parts: direct from marks, indirect from surveys, mixed by the method."""

    value: float | None
    direct: float | None
    indirect: float | None = None


@dataclass(frozen=True, slots=True)
class IndicatorResult:
    """A_m: Σ W·c / Σ W over the courses present; `covered` is the share of the weight they carry."""

    id: str
    attainment: float | None
    covered: float
    contributions: tuple[Contribution, ...]
    parts: Mixed


@dataclass(frozen=True, slots=True)
class RequirementResult:
    """A_r over the requirement's indicators; `weakest` is the first of the lowest indicators."""

    id: str
    attainment: float | None
    expected: float
    met: bool | None
    turned: bool
    weakest: str | None
    parts: Mixed


@dataclass(frozen=True, slots=True)
class GoalResult:
    """A goal's survey value (share of the scale), by group and over all groups; `target` is such a share too."""

    id: str
    value: float | None
    groups: Mapping[str, float]
    target: float | None
    met: bool | None


@dataclass(frozen=True, slots=True)
class ProgrammeResult:
    """The attainment of a programme's cohort, with everything that is missing named."""

    plan: Plan
    method: Method
    courses: tuple[CourseResult, ...]
    indicators: tuple[IndicatorResult, ...]
    requirements: tuple[RequirementResult, ...]
    goals: tuple[GoalResult, ...]
    missing: tuple[Missing, ...]
    notices: tuple[Issue, ...]
    surveys: tuple[Survey, ...] = field(default=())
