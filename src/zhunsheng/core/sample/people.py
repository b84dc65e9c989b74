"""The people who work at the sample university, all invented: teachers, technicians, staff, and experts of industry."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from random import Random

from zhunsheng.core.sample.chance import stream
from zhunsheng.core.sample.deep import DEEP_PROGRAMMES
from zhunsheng.core.sample.employment import (
    FOUNDATION_TEACHERS,
    NAMED_STAFF,
    NAMED_TEACHERS,
    OFFICE_STAFF,
    TECHNICIANS,
    UNIT_STAFF,
    companies,
)
from zhunsheng.core.sample.registry import RECORDS
from zhunsheng.core.sample.students import SURNAMES
from zhunsheng.core.sample.units import UnitKind, units_of

THIS_YEAR = 2026

GIVEN_FIRST = "望亦怀知景云明语嘉思元砚青慕承清以若闻见安向远怡疏临逢存澄念牧"
GIVEN_SECOND = "川舟瑾微行帆湛樵澜树齐朗岑白越谷宁策屿舒溪衡遥钧野禾蘅笙峤渡"
"""Given names of those who work here: no table of usual names, so that hardly any real person is meant."""


class Kind(StrEnum):
    """Full-time teacher, technician (实验员), administrative staff, or an expert from industry who helps."""

    TEACHER = "teacher"
    TECHNICIAN = "technician"
    STAFF = "staff"
    INDUSTRY = "industry"


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody at work: `programme` is the code of the programme a teacher belongs to; `unit` of an expert the company."""

    number: str
    name: str
    kind: Kind
    title: str
    degree: str
    born: int
    joined: int
    unit: str
    programme: str = ""


@dataclass(frozen=True, slots=True)
class Rank:
    """A title: how many of a hundred hold it, ages it is held at, and how many of a hundred of them have a doctorate."""

    title: str
    share: int
    youngest: int
    oldest: int
    doctors: int


TEACHER_RANKS = (
    Rank("教授", 18, 43, 59, 80),
    Rank("副教授", 36, 35, 56, 76),
    Rank("讲师", 38, 29, 48, 66),
    Rank("助教", 8, 25, 31, 5),
)
TECHNICIAN_RANKS = (
    Rank("高级实验师", 24, 38, 59, 12),
    Rank("实验师", 52, 29, 55, 5),
    Rank("助理实验师", 24, 25, 36, 0),
)
STAFF_RANKS = (Rank("研究员", 8, 45, 59, 40), Rank("副研究员", 27, 38, 58, 25), Rank("助理研究员", 65, 27, 48, 5))
INDUSTRY_RANKS = (Rank("正高级工程师", 35, 45, 60, 25), Rank("高级工程师", 65, 36, 58, 12))


class Register:
    """Gives out names and numbers: nobody has another's."""

    def __init__(self, taken: set[str]) -> None:
        self.taken = set(taken)
        self.count = 0

    def name(self, chance: Random) -> str:
        while True:
            name = chance.choice(SURNAMES) + chance.choice(GIVEN_FIRST) + chance.choice(GIVEN_SECOND)
            if name not in self.taken and name[1] != name[2]:
                self.taken.add(name)
                return name

    def number(self, joined: int) -> str:
        self.count += 1
        return f"{joined}{self.count:04d}"


def people(seed: int) -> tuple[Person, ...]:
    """Everybody: teachers by programme, teachers of foundation units, technicians, staff of units and offices, experts."""
    register = Register({name for names in _named().values() for name in names} | set(NAMED_STAFF.values()))
    return (
        *_teachers(register, stream(seed, "people", "teachers")),
        *_technicians(register, stream(seed, "people", "technicians")),
        *_staff(register, stream(seed, "people", "staff")),
        *_experts(register, stream(seed, "people", "experts")),
    )


def _named() -> dict[str, tuple[str, ...]]:
    """Names the course tables know, by the programme or unit they sit in; staff who teach are not among them."""
    named = {**NAMED_TEACHERS, **{programme.code: programme.teachers for programme in DEEP_PROGRAMMES}}
    placed = {name for names in named.values() for name in names} | set(NAMED_STAFF.values())
    for programme in DEEP_PROGRAMMES:
        for syllabus in programme.syllabi:
            if syllabus.leader not in placed:
                placed.add(syllabus.leader)
                seat = next((one.code for one in RECORDS if one.unit == syllabus.unit), syllabus.unit)
                named[seat] = (*named.get(seat, ()), syllabus.leader)
    return named


def _teachers(register: Register, chance: Random) -> Iterator[Person]:
    named = _named()
    seats = [(one.unit, one.code, one.teachers) for one in RECORDS]
    seats += [(unit, "", count) for unit, count in FOUNDATION_TEACHERS.items()]
    for unit, code, count in seats:
        names = list(named.get(code or unit, ()))
        names += [register.name(chance) for _ in range(count - len(names))]
        for at, name in enumerate(names):
            yield _person(register, chance, name, Kind.TEACHER, _rank(TEACHER_RANKS, at, count), unit, code)


def _technicians(register: Register, chance: Random) -> Iterator[Person]:
    for unit, count in TECHNICIANS.items():
        for at in range(count):
            rank = _rank(TECHNICIAN_RANKS, at, count)
            yield _person(register, chance, register.name(chance), Kind.TECHNICIAN, rank, unit)


def _staff(register: Register, chance: Random) -> Iterator[Person]:
    seats = [(unit.name, UNIT_STAFF) for unit in units_of(UnitKind.ENGINEERING)]
    seats += [(unit.name, OFFICE_STAFF) for unit in units_of(UnitKind.OFFICE)]
    for unit, count in seats:
        for at in range(count):
            name = NAMED_STAFF.get((unit, at)) or register.name(chance)
            yield _person(register, chance, name, Kind.STAFF, _rank(STAFF_RANKS, at, count), unit)


def _experts(register: Register, chance: Random) -> Iterator[Person]:
    """Two for every eligible programme, from companies that do not exist."""
    for one in RECORDS:
        if one.eligible():
            for at, company in enumerate(companies(one.class_code)):
                rank = INDUSTRY_RANKS[at % len(INDUSTRY_RANKS)]
                yield _person(register, chance, register.name(chance), Kind.INDUSTRY, rank, company, one.code)


def _rank(ranks: tuple[Rank, ...], at: int, count: int) -> Rank:
    """The rank of place `at` among `count`: the first places hold the highest titles."""
    reached = 0
    for rank in ranks:
        reached += rank.share
        if (at + 0.5) * 100 / count < reached:
            return rank
    return ranks[-1]


def _person(
    register: Register, chance: Random, name: str, kind: Kind, rank: Rank, unit: str, programme: str = ""
) -> Person:
    born = THIS_YEAR - chance.randint(rank.youngest, rank.oldest)
    joined = min(born + chance.randint(24, 31), THIS_YEAR - 1)
    degree = "博士" if chance.randrange(100) < rank.doctors else "硕士"
    if degree == "硕士" and born < 1975 and chance.random() < 0.5:
        degree = "学士"
    return Person(register.number(joined), name, kind, rank.title, degree, born, joined, unit, programme)
