"""The public file layouts: what sheets and columns are called, in Chinese and in English (formats.md)."""

from enum import StrEnum
from typing import NamedTuple


class Lang(StrEnum):
    """The language a file is written in."""

    ZH = "zh"
    EN = "en"


class Words(NamedTuple):
    """One text in both languages."""

    zh: str
    en: str

    def of(self, lang: Lang) -> str:
        """The text in this language."""
        return self.en if lang is Lang.EN else self.zh


class Names:
    """Names of sheets and columns: the reader accepts either language, the writer takes one."""

    FIELD, VALUE = Words("字段", "field"), Words("值", "value")

    COURSE = Words("课程信息", "Course")
    OBJECTIVES = Words("课程目标", "Objectives")
    ASSESSMENT = Words("考核方案", "Assessment")
    SCORES = Words("成绩", "Scores")

    PROGRAMME = Words("专业信息", "Programme")
    GOALS = Words("培养目标", "Goals")
    REQUIREMENTS = Words("毕业要求", "Requirements")
    INDICATORS = Words("指标点", "Indicators")
    COURSES = Words("课程", "Courses")
    SUPPORT = Words("支撑矩阵", "Support")
    GOAL_SUPPORT = Words("目标支撑", "GoalSupport")

    ANSWERS = Words("答卷", "Answers")
    SURVEY = Words("说明", "Survey")

    INSTRUCTIONS = Words("填写说明", "Instructions")
    """Only for people; the reader passes over it."""

    ERRORS = Words("错误原因", "Errors")
    """The column annotated copies carry at the right end; the reader passes over it."""


COURSE_FIELDS = {
    "code": Words("课程代码", "code"),
    "name": Words("课程名称", "name"),
    "term": Words("学期", "term"),
    "credits": Words("学分", "credits"),
    "unit": Words("开课单位", "unit"),
    "leader": Words("课程负责人", "leader"),
}

OBJECTIVE_COLUMNS = {
    "id": Words("编号", "id"),
    "text": Words("课程目标", "text"),
    "indicators": Words("指标点", "indicators"),
    "weight": Words("权重", "weight"),
    "expected": Words("期望值", "expected"),
}

ITEM_COLUMNS = {
    "name": Words("考核项", "item"),
    "kind": Words("类别", "kind"),
    "full": Words("满分", "full"),
    "scale": Words("折算系数", "scale"),
}

ENTRY_COLUMNS = {
    "student": Words("学号", "student"),
    "name": Words("姓名", "name"),
    "section": Words("教学班", "class"),
    "attempt": Words("修读", "attempt"),
    "programme": Words("专业", "programme"),
    "cohort": Words("年级", "cohort"),
    "group": Words("行政班", "group"),
}

PROGRAMME_FIELDS = {
    "code": Words("专业代码", "code"),
    "name": Words("专业名称", "name"),
    "cohort": Words("年级", "cohort"),
    "version": Words("版本", "version"),
    "standard": Words("标准", "standard"),
    "credits": Words("总学分", "credits"),
}

GOAL_COLUMNS = {"id": Words("编号", "id"), "text": Words("内容", "text")}

REQUIREMENT_COLUMNS = {
    "id": Words("编号", "id"),
    "title": Words("名称", "title"),
    "text": Words("内容", "text"),
    "standard_item": Words("标准项", "standard item"),
}

INDICATOR_COLUMNS = {
    "id": Words("编号", "id"),
    "requirement": Words("毕业要求", "requirement"),
    "text": Words("内容", "text"),
    "weight": Words("权重", "weight"),
}

PLAN_COURSE_COLUMNS = {
    "code": Words("课程代码", "code"),
    "name": Words("课程名称", "name"),
    "credits": Words("学分", "credits"),
    "hours": Words("学时", "hours"),
    "term": Words("学期", "term"),
    "nature": Words("性质", "nature"),
    "category": Words("类别", "category"),
}

SUPPORT_COLUMNS = {"code": Words("课程代码", "code"), "name": Words("课程名称", "name")}
GOAL_SUPPORT_COLUMNS = {"requirement": Words("毕业要求", "requirement")}

SURVEY_FIELDS = {
    "group": Words("对象", "group"),
    "sent": Words("发放数", "sent"),
    "scale": Words("满分", "scale"),
    "target": Words("期望值", "target"),
}

NUMBER_FIELDS = frozenset({"credits", "sent", "scale", "target"})
"""Fields whose value is a number; all others are text as written."""
