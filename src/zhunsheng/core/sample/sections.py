"""Who teaches which 教学班: the course leader the first, colleagues the others."""

from collections.abc import Mapping, Sequence

from zhunsheng.core.sample.chance import stream
from zhunsheng.core.sample.people import Person
from zhunsheng.core.sample.university import Cohort
from zhunsheng.core.values.course import Course


def sections_of(course: Course) -> tuple[str, ...]:
    """The names of the course's classes, in order."""
    return tuple(sorted({entry.section for book in course.gradebooks for entry in book.entries}))


def teachers_of(course: Course, cohort: Cohort, people: Sequence[Person], seed: int) -> Mapping[str, Person]:
    """A teacher for every class of the course; colleagues belong to the leader's programme, or else to the unit.

    ValueError if the leader does not work at the university.
    """
    leader = next((one for one in people if one.name == course.leader), None)
    if leader is None:
        raise ValueError(course.leader)
    place = (leader.kind, leader.unit, leader.programme)
    colleagues = [one for one in people if (one.kind, one.unit, one.programme) == place and one != leader]
    first, *others = sections_of(course)
    chosen = stream(seed, "sections", cohort.code, course.code).sample(colleagues, len(others))
    return {first: leader, **dict(zip(others, chosen, strict=True))}
