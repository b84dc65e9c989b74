"""自动化 080801 at 砺江工业大学: the programme the sample shows in depth.

Its texts are Python tables, not a pack: a pack holds what an institution may replace, and nobody replaces the sample's
courses; they belong to the code that draws marks for them, and are checked with it.
"""

from zhunsheng.core.sample.automation import aims, engineering, humanities, practice
from zhunsheng.core.sample.automation.teachers import TEACHERS
from zhunsheng.core.sample.building import intake_of, programme_from
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
from zhunsheng.core.sample.public.mathematics import COMPLEX_FUNCTIONS

WORDS = PublicWords("自动化", "自动化改造项目", "自动化", COMPLEX_FUNCTIONS)

TABLES = (
    mathematics_courses(WORDS),
    humanities_courses(WORDS),
    humanities.COURSES,
    general_courses(WORDS),
    DRAWING,
    PROGRAMMING_IN_C,
    engineering.COURSES,
    MILITARY_TRAINING,
    WORKSHOP,
    practice.COURSES,
)

AUTOMATION = programme_from(
    code="080801",
    teachers=TEACHERS,
    aims=(aims.GOALS, aims.REQUIREMENTS, aims.INDICATORS, aims.GOAL_SUPPORT),
    tables=TABLES,
    experts=("江岸流程装备公司总工程师、砺江冶金自动化所高级工程师等4人参加培养目标与课程体系修订（2021-04-23会议）"),
    guests=intake_of("080601"),
)
