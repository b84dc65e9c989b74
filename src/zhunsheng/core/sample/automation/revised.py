"""The 2026 plan of 自动化: its courses, moved from the 34 indicators of the plan before to the 32 of the new one."""

from collections.abc import Mapping
from dataclasses import replace

from zhunsheng.core.sample.automation import AUTOMATION, aims, revised_aims
from zhunsheng.core.sample.building import programme_from
from zhunsheng.core.sample.programme import Aim, Programme, Syllabus

MOVES = {
    "4.2": "4.1",
    "4.3": "4.2",
    "7.1": "6.2",
    "7.2": "6.3",
    "8.1": "7.1",
    "8.2": "7.2",
    "8.3": "7.3",
    "9.1": "8.1",
    "9.2": "8.2",
    "10.1": "9.1",
    "10.2": "9.2",
    "10.3": "9.3",
    "11.1": "10.1",
    "11.2": "10.2",
    "12.1": "11.1",
    "12.2": "11.2",
    "12.3": "11.3",
}
"""Old indicator to new; who is not named keeps its number. 4.1 takes in 4.2, and 6.2 takes in 7.1."""

OF_ITS_OWN: Mapping[tuple[str, str], str] = {
    ("B3102", "6.2"): "7.1",
    ("B3104", "7.1"): "6.3",
    ("B3106", "7.1"): "6.3",
}
"""Courses that do not follow the others: what they say of the environment is about policy, not about one project."""

COMPUTING_NAMED = "B5201"
"""Its first objective, steps of an algorithm, now supports 1.1: the new standard names computing in its first item."""


def _moved(syllabus: Syllabus) -> Syllabus:
    aims_now = [_moved_aim(syllabus.code, aim) for aim in syllabus.aims]
    if syllabus.code == COMPUTING_NAMED:
        aims_now[0] = replace(aims_now[0], support={"1.1": 2})
    return replace(syllabus, aims=tuple(aims_now))


def _moved_aim(course: str, aim: Aim) -> Aim:
    support: dict[str, int] = {}
    for old, strength in aim.support.items():
        new = OF_ITS_OWN.get((course, old)) or MOVES.get(old, old)
        support[new] = support.get(new, 0) + strength
    return replace(aim, support=support)


def _revised() -> Programme:
    programme = programme_from(
        code=AUTOMATION.code,
        teachers=AUTOMATION.teachers,
        aims=(aims.GOALS, revised_aims.REQUIREMENTS, revised_aims.INDICATORS, revised_aims.GOAL_SUPPORT),
        tables=(),
        experts="江岸流程装备公司总工程师、砺江储能技术研究所所长等5人参加培养目标与课程体系修订（2026-04-22会议）",
        version="2026版",
        standard="ceeaa-standard/2024",
        guests=AUTOMATION.guests,
    )
    return replace(programme, syllabi=tuple(_moved(syllabus) for syllabus in AUTOMATION.syllabi))


AUTOMATION_2026 = _revised()
