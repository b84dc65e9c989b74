"""The people of the sample: students with numbers, names, classes and the abilities their marks come from."""

from dataclasses import dataclass
from random import Random

from zhunsheng.core.sample.chance import stream
from zhunsheng.core.sample.programme import Programme
from zhunsheng.core.sample.university import Cohort

SURNAMES = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜"
FIRST = "子雨浩宇思佳俊梓文嘉一明欣志诗天晓泽若锦景书承云星远安启立博"
SECOND = "轩涵然航杰怡宁豪琪阳辰彤睿凡琳超妍鑫洋雯昊淇铭楠逸瑶帆恒悦舟"

FIELDS = ("theory", "practice", "society")
"""Abilities: examinations and mathematics; hands-on work and projects; language, society and sport."""

SHARED = 0.7
"""How much of every ability is the same talent and effort: marks of one student go together."""


@dataclass(frozen=True, slots=True)
class Student:
    """A student; `abilities` are in standard deviations around the cohort, in the order of FIELDS."""

    number: str
    name: str
    programme: str
    cohort: str
    group: str
    abilities: tuple[float, ...]

    def ability(self, field: str) -> float:
        return self.abilities[FIELDS.index(field)]

    @property
    def diligence(self) -> float:
        """Mean of the abilities: who is below hands in less."""
        return sum(self.abilities) / len(self.abilities)


def students_of(programme: Programme, cohort: Cohort, seed: int) -> tuple[Student, ...]:
    """The cohort class by class: numbers are year, programme, class and place; no two have the same name."""
    chance = stream(seed, "students", programme.code, cohort.code)
    names: set[str] = set()
    students = []
    for at, group in enumerate(programme.groups_of(cohort.year), start=1):
        for place in range(1, group.size + 1):
            name = _name(chance, names)
            number = f"{cohort.year}{programme.number}{at}{place:02d}"
            students.append(Student(number, name, programme.name, cohort.code, group.name, _abilities(chance)))
    return tuple(students)


def _name(chance: Random, taken: set[str]) -> str:
    while True:
        surname, first = chance.choice(SURNAMES), chance.choice(FIRST)
        name = surname + first + (chance.choice(SECOND) if chance.random() < 0.82 else "")
        if name not in taken:
            taken.add(name)
            return name


def _abilities(chance: Random) -> tuple[float, ...]:
    general = chance.gauss(0, 1)
    own = (1 - SHARED**2) ** 0.5
    return tuple(SHARED * general + own * chance.gauss(0, 1) for _ in FIELDS)
