"""自动化 080801 at 砺江工业大学: the programme the sample shows in depth.

Its texts are Python tables, not a pack: a pack holds what an institution may replace, and nobody replaces the sample's
courses; they belong to the code that draws marks for them, and are checked with it.
"""

from zhunsheng.core.sample.automation import aims, engineering, humanities, practice
from zhunsheng.core.sample.automation.teachers import TEACHERS
from zhunsheng.core.sample.notation import (
    goal_support_from,
    goals_from,
    indicators_from,
    requirements_from,
    syllabi_from,
)
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
from zhunsheng.core.sample.public.mathematics import COMPLEX_FUNCTIONS
from zhunsheng.core.sample.university import INVENTED, INVENTED_FIELD, UNIVERSITY

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

UNIT = "电气与自动化学院"

ELECTRICAL = Programme(
    code="080601",
    name="电气工程及其自动化",
    unit=UNIT,
    number="062",
    version="2021版",
    standard="ceeaa-standard/2022",
    group_size=31,
    groups=2,
    teachers=(),
    goals=(),
    requirements=(),
    indicators=(),
    goal_support=(),
    syllabi=(),
    notes={},
)
"""Only its students are needed here: they sit in the courses 合班."""

AUTOMATION = Programme(
    code="080801",
    name="自动化",
    unit=UNIT,
    number="061",
    version="2021版",
    standard="ceeaa-standard/2022",
    group_size=38,
    groups=2,
    teachers=TEACHERS,
    goals=goals_from(aims.GOALS),
    requirements=requirements_from(aims.REQUIREMENTS),
    indicators=indicators_from(aims.INDICATORS),
    goal_support=goal_support_from(aims.GOAL_SUPPORT),
    syllabi=tuple(course for table in TABLES for course in syllabi_from(table)),
    notes={
        "学校": UNIVERSITY,
        "教学单位": UNIT,
        "专业负责人": "秦望川",
        "修订审定": "院教学指导委员会2021-05-20审核，校教学指导委员会2021-06-18审定",
        "行业企业专家": "江岸流程装备公司总工程师、砺江冶金自动化所高级工程师等4人参加培养目标与课程体系修订（2021-04-23会议）",
        "专任教师数": str(len(TEACHERS)),
        INVENTED_FIELD: INVENTED,
    },
    guests=ELECTRICAL,
)
