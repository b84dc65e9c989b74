"""Who holds which post at the sample university since when: one person may hold several."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from zhunsheng.core.sample.people import Kind, Person
from zhunsheng.core.sample.registry import RECORDS
from zhunsheng.core.sample.units import CENTRE, UnitKind, units_of


class Role(StrEnum):
    """A post by the glossary's identifier where it has one."""

    PRESIDENT = "president"
    VICE_PRESIDENT = "vicepresident"
    OFFICE_HEAD = "officehead"
    CONTACT = "contact"
    DEAN = "dean"
    PARTY_SECRETARY = "partysecretary"
    DEPUTY_SECRETARY = "deputysecretary"
    VICE_DEAN = "vicedean"
    TEACHING_SECRETARY = "teachingsecretary"
    LAB_HEAD = "labhead"
    HEAD = "head"
    LIAISON = "liaison"
    CHAIR = "chair"
    SUPERVISOR = "supervisor"
    REVIEWER = "reviewer"
    COMMITTEE = "committee"
    INDUSTRY_EXPERT = "industryexpert"


TITLES = {
    Role.PRESIDENT: "校长",
    Role.VICE_PRESIDENT: "分管教学副校长",
    Role.OFFICE_HEAD: "部门负责人",
    Role.CONTACT: "部门联络人",
    Role.DEAN: "院长",
    Role.PARTY_SECRETARY: "书记",
    Role.DEPUTY_SECRETARY: "副书记(学工)",
    Role.VICE_DEAN: "教学副院长",
    Role.TEACHING_SECRETARY: "教学秘书",
    Role.LAB_HEAD: "实验室主任",
    Role.HEAD: "专业负责人",
    Role.LIAISON: "认证联络人(专人)",
    Role.CHAIR: "系主任",
    Role.SUPERVISOR: "教学督导",
    Role.REVIEWER: "校内评审专家",
    Role.COMMITTEE: "教学指导委员会委员",
    Role.INDUSTRY_EXPERT: "企业专家",
}
"""What the posts are called; invented texts of the sample are Chinese."""


@dataclass(frozen=True, slots=True)
class Post:
    """A person's post in a unit or programme, held since a day, until a day if it has ended."""

    role: Role
    person: str
    unit: str = ""
    programme: str = ""
    since: date = date(2022, 9, 1)
    until: date | None = None

    @property
    def title(self) -> str:
        return TITLES[self.role]


COMMITTEE_DAY = date(2024, 3, 1)
APPOINTED = date(2025, 3, 10)
SUPERVISORS = 8


def posts(people: Sequence[Person]) -> tuple[Post, ...]:
    """Every post, from the president to the experts of industry."""
    return (
        *_of_the_university(people),
        *(post for unit in units_of(UnitKind.OFFICE) for post in _of_an_office(people, unit.name)),
        *(post for unit in units_of(UnitKind.ENGINEERING) for post in _of_a_unit(people, unit.name)),
        *(post for one in RECORDS for post in _of_a_programme(people, one.code, one.unit)),
    )


def _where(people: Sequence[Person], wanted: Callable[[Person], bool]) -> list[Person]:
    return [person for person in people if wanted(person)]


def _of_the_university(people: Sequence[Person]) -> Iterator[Post]:
    """The leaders come from the president's office, supervisors from the professors of all units."""
    president, vice_president = _where(people, lambda one: one.unit == "校长办公室")[:2]
    yield Post(Role.PRESIDENT, president.number, since=date(2021, 7, 1))
    yield Post(Role.VICE_PRESIDENT, vice_president.number, since=date(2022, 11, 1))
    professors = _where(people, lambda one: one.kind is Kind.TEACHER and one.title == "教授")
    step = len(professors) // SUPERVISORS
    for professor in professors[step - 1 :: step][:SUPERVISORS]:
        yield Post(Role.SUPERVISOR, professor.number, CENTRE, since=COMMITTEE_DAY)


def _of_an_office(people: Sequence[Person], office: str) -> Iterator[Post]:
    """Head and contact; in the president's office two seats ahead belong to the leaders."""
    staff = _where(people, lambda one: one.unit == office)
    head, contact = (staff[2], staff[3]) if office == "校长办公室" else (staff[0], staff[-1])
    yield Post(Role.OFFICE_HEAD, head.number, office)
    yield Post(Role.CONTACT, contact.number, office, since=APPOINTED)


def _of_a_unit(people: Sequence[Person], unit: str) -> Iterator[Post]:
    """Dean and vice-dean teach; 书记, 副书记 and the teaching secretary are staff; the lab head is a technician."""
    teachers = _where(people, lambda one: one.unit == unit and one.kind is Kind.TEACHER)
    professors = [one for one in teachers if one.title == "教授"]
    secretary, deputy, _, teaching, _ = _where(people, lambda one: one.unit == unit and one.kind is Kind.STAFF)
    lab = next(one for one in people if one.unit == unit and one.kind is Kind.TECHNICIAN)
    yield Post(Role.DEAN, professors[1].number, unit)
    yield Post(Role.PARTY_SECRETARY, secretary.number, unit)
    yield Post(Role.VICE_DEAN, professors[2].number, unit, since=date(2023, 3, 1))
    yield Post(Role.DEPUTY_SECRETARY, deputy.number, unit)
    yield Post(Role.TEACHING_SECRETARY, teaching.number, unit)
    yield Post(Role.LAB_HEAD, lab.number, unit)
    for professor in professors[:5]:
        yield Post(Role.COMMITTEE, professor.number, unit, since=COMMITTEE_DAY)


def _of_a_programme(people: Sequence[Person], code: str, unit: str) -> Iterator[Post]:
    """The first teacher is head; chair, reviewer and liaison follow; experts of industry advise."""
    teachers = _where(people, lambda one: one.programme == code and one.kind is Kind.TEACHER)
    associates = [one for one in teachers if one.title == "副教授"]
    lecturers = [one for one in teachers if one.title == "讲师"]
    yield Post(Role.HEAD, teachers[0].number, unit, code)
    yield Post(Role.CHAIR, associates[0].number, unit, code)
    yield Post(Role.REVIEWER, associates[1].number, unit, code, APPOINTED)
    yield Post(Role.LIAISON, lecturers[0].number, unit, code, APPOINTED)
    for expert in _where(people, lambda one: one.programme == code and one.kind is Kind.INDUSTRY):
        yield Post(Role.INDUSTRY_EXPERT, expert.number, unit, code, COMMITTEE_DAY)
