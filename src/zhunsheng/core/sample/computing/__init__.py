"""计算机科学与技术 080901 in full depth; its mathematics, physics and English are taught in the classes of 080202."""

from zhunsheng.core.sample.building import programme_from
from zhunsheng.core.sample.computing import aims, engineering, humanities, practice
from zhunsheng.core.sample.computing.teachers import TEACHERS
from zhunsheng.core.sample.mechanical import MECHANICAL
from zhunsheng.core.sample.public import (
    MILITARY_TRAINING,
    PublicWords,
    general_courses,
    humanities_courses,
    mathematics_courses,
)
from zhunsheng.core.sample.public.mathematics import DISCRETE_MATHEMATICS

WORDS = PublicWords("计算机", "软件系统研发项目", "软件", DISCRETE_MATHEMATICS, shared_english=True)

COMPUTING = programme_from(
    code="080901",
    teachers=TEACHERS,
    aims=(aims.GOALS, aims.REQUIREMENTS, aims.INDICATORS, aims.GOAL_SUPPORT),
    tables=(
        mathematics_courses(WORDS),
        humanities_courses(WORDS),
        humanities.COURSES,
        general_courses(WORDS),
        engineering.COURSES,
        MILITARY_TRAINING,
        practice.COURSES,
    ),
    experts="砺江数据服务公司技术总监、江岸软件园架构师等4人参加培养目标与课程体系修订（2021-04-20会议）",
    host=MECHANICAL,
)
