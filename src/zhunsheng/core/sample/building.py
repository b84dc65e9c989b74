"""Builds a programme from its record in the registry, its texts and its course tables."""

from collections.abc import Sequence

from zhunsheng.core.sample.notation import (
    goal_support_from,
    goals_from,
    indicators_from,
    requirements_from,
    syllabi_from,
)
from zhunsheng.core.sample.programme import Programme
from zhunsheng.core.sample.registry import record
from zhunsheng.core.sample.university import INVENTED, INVENTED_FIELD, UNIVERSITY

VERSION = "2021版"
STANDARD = "ceeaa-standard/2022"


def intake_of(code: str) -> Programme:
    """A programme of which only the students are needed: they sit in the classes of another."""
    one = record(code)
    return Programme(
        code=one.code,
        name=one.name,
        unit=one.unit,
        number=one.number,
        version=VERSION,
        standard=STANDARD,
        group_size=one.group_size,
        groups=one.groups,
        teachers=(),
        goals=(),
        requirements=(),
        indicators=(),
        goal_support=(),
        syllabi=(),
        notes={},
    )


def programme_from(
    *,
    code: str,
    teachers: tuple[str, ...],
    aims: tuple[str, str, str, str],
    tables: Sequence[str],
    experts: str,
    version: str = VERSION,
    standard: str = STANDARD,
    guests: Programme | None = None,
    host: Programme | None = None,
) -> Programme:
    """The programme; `aims` are the tables of goals, requirements, indicators and goal support, in this order.

    The first of its teachers is head, `experts` the line about those of industry who took part in the revision.
    """
    one, year = record(code), version.removesuffix("版")
    goals, requirements, indicators, goal_support = aims
    return Programme(
        code=one.code,
        name=one.name,
        unit=one.unit,
        number=one.number,
        version=version,
        standard=standard,
        group_size=one.group_size,
        groups=one.groups,
        teachers=teachers,
        goals=goals_from(goals),
        requirements=requirements_from(requirements),
        indicators=indicators_from(indicators),
        goal_support=goal_support_from(goal_support),
        syllabi=tuple(course for table in tables for course in syllabi_from(table)),
        notes={
            "学校": UNIVERSITY,
            "教学单位": one.unit,
            "专业负责人": teachers[0],
            "修订审定": f"院教学指导委员会{year}-05-20审核，校教学指导委员会{year}-06-18审定",
            "行业企业专家": experts,
            "专任教师数": str(len(teachers)),
            INVENTED_FIELD: INVENTED,
        },
        guests=guests,
        host=host,
    )
