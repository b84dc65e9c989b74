"""培养方案: goals, requirements, indicators, courses, and the matrices that tie them together."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Goal:
    """培养目标: what graduates achieve about five years on."""

    id: str
    text: str = ""


@dataclass(frozen=True, slots=True)
class Requirement:
    """毕业要求: what a student can do at graduation; `standard_item` is the item of the standard it answers."""

    id: str
    title: str = ""
    text: str = ""
    standard_item: str = ""


@dataclass(frozen=True, slots=True)
class Indicator:
    """指标点: a measurable part of a requirement; `weight` only for the weighted requirement rule (None: blank)."""

    id: str
    requirement: str
    text: str = ""
    weight: float | None = None


@dataclass(frozen=True, slots=True)
class PlanCourse:
    """A course as the plan lists it; `term` is its number in the plan (1 to 8)."""

    code: str
    name: str = ""
    credits: float | None = None
    hours: float | None = None
    term: float | None = None
    nature: str = ""
    category: str = ""


@dataclass(frozen=True, slots=True)
class Support:
    """One filled cell of the support matrix: a number, or a letter (H, M, L) that the method turns into one."""

    course: str
    indicator: str
    weight: float | None = None
    letter: str = ""
    cell: str = ""


@dataclass(frozen=True, slots=True)
class GoalSupport:
    """One filled cell of the goal matrix: a requirement supports a goal, ● or H/M/L."""

    requirement: str
    goal: str
    strength: str = ""


@dataclass(frozen=True, slots=True)
class Plan:
    """A plan workbook: one programme, one cohort (年级), one version."""

    code: str
    name: str = ""
    cohort: str = ""
    version: str = ""
    standard: str = ""
    credits: float | None = None
    goals: tuple[Goal, ...] = ()
    requirements: tuple[Requirement, ...] = ()
    indicators: tuple[Indicator, ...] = ()
    courses: tuple[PlanCourse, ...] = ()
    support: tuple[Support, ...] = ()
    goal_support: tuple[GoalSupport, ...] = ()
    notes: Mapping[str, str] = field(default_factory=dict)
    file: str = ""
    sha256: str = ""
