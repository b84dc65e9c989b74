"""The sample university as one value: what stands is at hand, what is large is made while it is asked for."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from zhunsheng.core.sample.automation.revised import AUTOMATION_2026
from zhunsheng.core.sample.chance import SEED
from zhunsheng.core.sample.deep import DEEP_PROGRAMMES, deep_programme
from zhunsheng.core.sample.lighter import lighter_programme
from zhunsheng.core.sample.offering import offerings
from zhunsheng.core.sample.people import Kind, Person, people
from zhunsheng.core.sample.planning import plan_of
from zhunsheng.core.sample.posts import Post, posts
from zhunsheng.core.sample.programme import Group, Programme
from zhunsheng.core.sample.questionnaires import questionnaires
from zhunsheng.core.sample.registry import RECORDS, ProgrammeRecord
from zhunsheng.core.sample.students import Student, students_of
from zhunsheng.core.sample.units import UNITS, Unit
from zhunsheng.core.sample.university import DEEP_COHORTS, UNIVERSITY, Cohort
from zhunsheng.core.values.course import Course
from zhunsheng.core.values.plan import Plan
from zhunsheng.core.values.survey import Survey

ENROLLED = (2022, 2023, 2024, 2025)
"""The cohorts that study on 1 January 2026."""

REVISED = {AUTOMATION_2026.code: (2026, AUTOMATION_2026)}
"""Plan versions after the first: from which cohort on, by programme code."""


@dataclass(frozen=True, slots=True)
class Offering:
    """A course taught to a cohort, once however many programmes sit in it; the first of `programmes` holds it.

    The objectives of `course` name the indicators of the first; those of the others stand in their own syllabi.
    """

    programmes: tuple[str, ...]
    cohort: Cohort
    course: Course


@dataclass(frozen=True, slots=True)
class ClassGroup:
    """行政班 of a programme and cohort."""

    programme: str
    cohort: Cohort
    group: Group


@dataclass(frozen=True, slots=True)
class Questionnaire:
    """The answers of one group about one graduated cohort."""

    programme: str
    cohort: Cohort
    survey: Survey


@dataclass(frozen=True)
class University:
    """砺江工业大学 in January 2026, invented; the same seed gives the same university."""

    seed: int
    name: str
    units: tuple[Unit, ...]
    records: tuple[ProgrammeRecord, ...]
    people: tuple[Person, ...]
    posts: tuple[Post, ...]

    @cached_property
    def programmes(self) -> tuple[Programme, ...]:
        """The thirty with their first plan version, in the order of the records; three of them deep."""
        return tuple(self._programme(one.code) for one in self.records)

    def _programme(self, code: str) -> Programme:
        teachers = (one.name for one in self.people if one.kind is Kind.TEACHER and one.programme == code)
        return deep_programme(code) or lighter_programme(code, tuple(teachers))

    def version(self, code: str, cohort: Cohort) -> Programme:
        """The programme with the plan version that holds for a cohort (KeyError for an unknown code)."""
        since, revised = REVISED.get(code, (cohort.year + 1, None))
        if revised and cohort.year >= since:
            return revised
        return {programme.code: programme for programme in self.programmes}[code]

    def plans(self) -> Iterator[Plan]:
        """One plan a version, as the plan of the first cohort on the roll that has it."""
        for one in self.records:
            yield plan_of(self.version(one.code, Cohort(ENROLLED[0])), Cohort(ENROLLED[0]))
        for since, programme in REVISED.values():
            yield plan_of(programme, Cohort(since))

    def groups(self) -> Iterator[ClassGroup]:
        """Every 行政班 on the roll."""
        for programme in self.programmes:
            for year in ENROLLED:
                yield from (ClassGroup(programme.code, Cohort(year), group) for group in programme.groups_of(year))

    def students(self, year: int | None = None) -> Iterator[Student]:
        """The students on the roll, or those of one cohort, graduated ones too."""
        for programme in self.programmes:
            for cohort in ENROLLED if year is None else (year,):
                yield from students_of(programme, Cohort(cohort), self.seed)

    def offerings(self) -> Iterator[Offering]:
        """Every course of the deep programmes with its marks, each once: shared ones with their host."""
        for programme in DEEP_PROGRAMMES:
            shared = {syllabus.code for syllabus in programme.syllabi if syllabus.mixed}
            with_guests = (programme.code, programme.guests.code) if programme.guests else (programme.code,)
            own = programme if programme.host is None else programme.without(shared)
            for year in DEEP_COHORTS:
                for course in offerings(own, Cohort(year), self.seed):
                    who = with_guests if course.code in shared else (programme.code,)
                    yield Offering(who, Cohort(year), course)

    def questionnaires(self) -> Iterator[Questionnaire]:
        """The questionnaires of the deep programmes' graduated cohorts."""
        for programme in DEEP_PROGRAMMES:
            for year in DEEP_COHORTS:
                for survey in questionnaires(programme, Cohort(year), self.seed):
                    yield Questionnaire(programme.code, Cohort(year), survey)


def sample_university(seed: int = SEED) -> University:
    """The whole university; people and posts are drawn here, everything larger when it is asked for."""
    everybody = people(seed)
    return University(seed, UNIVERSITY, UNITS, RECORDS, everybody, posts(everybody))
