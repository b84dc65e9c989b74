"""What the sample knows of a programme before chance comes in: its texts, courses, teachers and sizes."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace

from zhunsheng.core.values.plan import Goal, GoalSupport, Indicator, Requirement


@dataclass(frozen=True, slots=True)
class Aim:
    """A course objective and how strongly (a small whole number) it supports each indicator.

    `hard` is how far it stays below the rest of the course, so that the sample's reports have something to say.
    """

    text: str
    support: Mapping[str, int]
    hard: float = 0.0


@dataclass(frozen=True, slots=True)
class Syllabus:
    """教学大纲: a course as all its offerings share it.

    `form` names the way of assessment (core/sample/forms.py) and `rate` the share of the marks a usual class
    reaches; `mixed` courses are taught together with another programme, in `split` courses the two classes have
    different items. A group of electives has no aims: which of its courses a student takes is not the plan's business.
    """

    code: str
    name: str
    credits: float
    hours: float
    term: int
    nature: str
    category: str
    unit: str
    leader: str
    form: str
    rate: float
    aims: tuple[Aim, ...]
    mixed: bool = False
    split: bool = False

    def indicators(self) -> dict[str, int]:
        """Every indicator the course supports, with the strength of its aims added up."""
        strengths: dict[str, int] = {}
        for aim in self.aims:
            for indicator, strength in aim.support.items():
                strengths[indicator] = strengths.get(indicator, 0) + strength
        return strengths


@dataclass(frozen=True, slots=True)
class Group:
    """行政班: its name and how many students it has."""

    name: str
    size: int


@dataclass(frozen=True, slots=True)
class Programme:
    """A programme with one plan version; `number` begins the students' numbers.

    `guests` sit in its mixed courses; or its own students sit in those of a `host`, whose marks theirs are drawn with.
    """

    code: str
    name: str
    unit: str
    number: str
    version: str
    standard: str
    group_size: int
    groups: int
    teachers: tuple[str, ...]
    goals: tuple[Goal, ...]
    requirements: tuple[Requirement, ...]
    indicators: tuple[Indicator, ...]
    goal_support: tuple[GoalSupport, ...]
    syllabi: tuple[Syllabus, ...]
    notes: Mapping[str, str]
    guests: "Programme | None" = None
    host: "Programme | None" = None

    def groups_of(self, year: int) -> tuple[Group, ...]:
        """The cohort's 行政班, numbered from 01."""
        return tuple(Group(f"{self.name}{year % 100:02d}{at:02d}", self.group_size) for at in range(1, self.groups + 1))

    def without(self, courses: Collection[str]) -> "Programme":
        """The programme without the courses of these codes."""
        return replace(self, syllabi=tuple(one for one in self.syllabi if one.code not in courses))
