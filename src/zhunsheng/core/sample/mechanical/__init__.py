"""机械设计制造及其自动化 080202 in full depth; it hosts the classes of mathematics, physics and English of 080901 too."""

from zhunsheng.core.sample.building import intake_of, programme_from
from zhunsheng.core.sample.mechanical import aims, engineering, humanities, practice
from zhunsheng.core.sample.mechanical.teachers import TEACHERS
from zhunsheng.core.sample.public import (
    MILITARY_TRAINING,
    PROGRAMMING_IN_C,
    WORKSHOP,
    PublicWords,
    general_courses,
    humanities_courses,
    mathematics_courses,
)
from zhunsheng.core.sample.public.mathematics import NUMERICAL_METHODS

WORDS = PublicWords("机械工程", "机加工车间改造项目", "机械", NUMERICAL_METHODS, shared_english=True)

MECHANICAL = programme_from(
    code="080202",
    teachers=TEACHERS,
    aims=(aims.GOALS, aims.REQUIREMENTS, aims.INDICATORS, aims.GOAL_SUPPORT),
    tables=(
        mathematics_courses(WORDS),
        humanities_courses(WORDS),
        humanities.COURSES,
        general_courses(WORDS),
        PROGRAMMING_IN_C,
        engineering.COURSES,
        MILITARY_TRAINING,
        WORKSHOP,
        practice.COURSES,
    ),
    experts="江岸重型机械公司副总工程师、砺江机床研究所高级工程师等5人参加培养目标与课程体系修订（2021-04-16会议）",
    guests=intake_of("080901"),
)
