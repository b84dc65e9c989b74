"""The lighter programmes: plans with goals, requirements, indicators, courses and matrix, without objectives and marks."""

from collections.abc import Mapping, Sequence
from functools import cache
from itertools import count

from zhunsheng.core.sample.building import programme_from
from zhunsheng.core.sample.lighter import outlines, slots, words
from zhunsheng.core.sample.programme import Programme
from zhunsheng.core.sample.public import (
    DRAWING,
    MILITARY_TRAINING,
    PROGRAMMING_IN_C,
    WORKSHOP,
    PublicWords,
    general_courses,
    humanities_courses,
    mathematics_courses,
)
from zhunsheng.core.sample.public.mathematics import (
    COMPLEX_FUNCTIONS,
    DISCRETE_MATHEMATICS,
    GENERAL_CHEMISTRY,
    NUMERICAL_METHODS,
)
from zhunsheng.core.sample.registry import ProgrammeRecord, record

FIELDS = ("field", "object", "science", "model", "parts", "tools", "impact")
SLOTS = (*(f"J{number}" for number in range(1, 10)), *(f"P{number}" for number in range(1, 9)))

FIFTH_MATHEMATICS = {
    "0803": COMPLEX_FUNCTIONS,
    "0804": GENERAL_CHEMISTRY,
    "0806": COMPLEX_FUNCTIONS,
    "0807": COMPLEX_FUNCTIONS,
    "0809": DISCRETE_MATHEMATICS,
    "0813": GENERAL_CHEMISTRY,
    "0825": GENERAL_CHEMISTRY,
}
"""By programme class; the others take numerical methods."""


def _lines(text: str) -> dict[str, list[str]]:
    rows = ([part.strip() for part in line.split("|")] for line in text.strip().splitlines())
    return {code: rest for code, *rest in rows}


@cache
def words_of(code: str) -> Mapping[str, str]:
    """What a lighter programme puts into the outlines and slots, by placeholder."""
    texts = dict(zip(FIELDS, _lines(words.WORDS)[code], strict=True))
    (names,) = _lines(words.COURSES)[code]
    one = record(code)
    return {**texts, **dict(zip(SLOTS, names.split(), strict=True)), "unit": one.unit, "name": one.name}


LIGHTER_CODES = tuple(_lines(words.WORDS))


@cache
def lighter_programme(code: str, teachers: tuple[str, ...]) -> Programme:
    """The programme with its plan; the first of its teachers is head, the others lead its courses in turn."""
    one, filled = record(code), words_of(code)
    version = f"{max(one.first_intake, 2021)}版"
    meeting = f"（{version.removesuffix('版')}-04-23会议）"
    return programme_from(
        code=code,
        teachers=teachers,
        aims=(
            outlines.GOALS.format_map(filled),
            outlines.REQUIREMENTS.format_map(filled),
            outlines.INDICATORS.format_map(filled),
            outlines.GOAL_SUPPORT,
        ),
        tables=_tables(one, filled, teachers),
        experts=f"{filled['field']}企业与设计研究单位专家3人参加培养目标与课程体系修订{meeting}",
        version=version,
    )


def _tables(one: ProgrammeRecord, filled: Mapping[str, str], teachers: Sequence[str]) -> tuple[str, ...]:
    field = filled["field"]
    public = PublicWords(field, f"{field}建设项目", field, FIFTH_MATHEMATICS.get(one.class_code, NUMERICAL_METHODS))
    numbers = count(1)
    own = [
        _numbered(text.format_map(filled), f"B{one.number}", numbers, teachers)
        for text in (slots.HUMANITIES, slots.BASICS, slots.PRACTICE)
    ]
    return (
        mathematics_courses(public),
        humanities_courses(public),
        own[0],
        general_courses(public),
        DRAWING,
        PROGRAMMING_IN_C,
        own[1],
        MILITARY_TRAINING,
        WORKSHOP,
        own[2],
    )


def _numbered(table: str, prefix: str, numbers: "count[int]", teachers: Sequence[str]) -> str:
    """A table of slots as a table of courses: codes, nature, leaders and a usual rate in place, objectives unwritten."""
    lines = []
    for line in table.strip().splitlines():
        if line.startswith("#"):
            lines.append(line)
        elif line.startswith(" "):
            lines.append(f"{line} |")
        else:
            number = next(numbers)
            _, name, credits, hours, term, form = (part.strip() for part in line.split("|"))
            nature = "选修" if form == "选修" else "必修"
            leader = teachers[0] if number == 1 else teachers[number % len(teachers)]
            lines.append(
                f"{prefix}{number:02d} | {name} | {credits} | {hours} | {term} | {nature} | {leader} | {form} | 0"
            )
    return "\n".join(lines)
