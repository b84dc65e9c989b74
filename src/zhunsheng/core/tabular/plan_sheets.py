"""A plan as its workbook: what is written here, read again, is the same plan."""

from collections.abc import Iterable, Mapping

from zhunsheng.core.document.workbook import AS_TEXT, Column, Row, Sheet, Style, Workbook
from zhunsheng.core.tabular.field_sheets import field_sheet, text_or_none
from zhunsheng.core.tabular.layout import (
    GOAL_COLUMNS,
    GOAL_SUPPORT_COLUMNS,
    INDICATOR_COLUMNS,
    PLAN_COURSE_COLUMNS,
    PROGRAMME_FIELDS,
    REQUIREMENT_COLUMNS,
    SUPPORT_COLUMNS,
    Lang,
    Names,
    Words,
)
from zhunsheng.core.values.plan import Plan

ID = Column(12, Style.INPUT, AS_TEXT)
SHORT, TEXT, MARK = Column(None, Style.INPUT), Column(56, Style.INPUT), Column(8, Style.INPUT)


def plan_workbook(plan: Plan, lang: Lang = Lang.ZH) -> Workbook:
    """The plan as a workbook of its own, with no more than the layout asks for."""
    return Workbook(plan_sheets(plan, lang), title=plan.name or plan.code)


def plan_sheets(plan: Plan, lang: Lang = Lang.ZH) -> tuple[Sheet, ...]:
    """The seven sheets of a plan; both matrices show every row and column, also those that support nothing."""
    return (
        field_sheet(Names.PROGRAMME, PROGRAMME_FIELDS, plan, plan.notes, lang),
        _table(Names.GOALS, GOAL_COLUMNS, plan.goals, (ID, TEXT), lang),
        _table(Names.REQUIREMENTS, REQUIREMENT_COLUMNS, plan.requirements, (ID, SHORT, TEXT, ID), lang),
        _table(Names.INDICATORS, INDICATOR_COLUMNS, plan.indicators, (ID, ID, TEXT, MARK), lang),
        _courses(plan, lang),
        _support(plan, lang),
        _goal_support(plan, lang),
    )


def _table(
    title: Words, heads: Mapping[str, Words], values: Iterable[object], columns: tuple[Column, ...], lang: Lang
) -> Sheet:
    rows: list[Row] = [tuple(words.of(lang) for words in heads.values())]
    rows += [tuple(getattr(value, key) for key in heads) for value in values]
    return Sheet(title=title.of(lang), columns=columns, rows=tuple(rows), header=0)


def _courses(plan: Plan, lang: Lang) -> Sheet:
    name = Column(None, Style.INPUT, AS_TEXT)
    columns = (ID, name, MARK, MARK, MARK, SHORT, SHORT)
    return _table(Names.COURSES, PLAN_COURSE_COLUMNS, plan.courses, columns, lang)


def _support(plan: Plan, lang: Lang) -> Sheet:
    marks = {(one.course, one.indicator): one.letter or one.weight for one in plan.support}
    names = {course.code: course.name for course in plan.courses}
    codes = list(dict.fromkeys([*names, *(one.course for one in plan.support)]))
    indicators = list(dict.fromkeys([*(one.id for one in plan.indicators), *(one.indicator for one in plan.support)]))
    rows: list[Row] = [(*(words.of(lang) for words in SUPPORT_COLUMNS.values()), *indicators)]
    rows += [
        (code, text_or_none(names.get(code, "")), *(marks.get((code, one)) for one in indicators)) for code in codes
    ]
    columns = (ID, Column(None, Style.INPUT, AS_TEXT), *(MARK for _ in indicators))
    title = Names.SUPPORT.of(lang)
    return Sheet(title=title, columns=columns, rows=tuple(rows), header=0, frozen_columns=2, landscape=True)


def _goal_support(plan: Plan, lang: Lang) -> Sheet:
    marks = {(one.requirement, one.goal): one.strength or "●" for one in plan.goal_support}
    goals = list(dict.fromkeys([*(one.id for one in plan.goals), *(one.goal for one in plan.goal_support)]))
    requirements = list(
        dict.fromkeys([*(one.id for one in plan.requirements), *(one.requirement for one in plan.goal_support)])
    )
    rows: list[Row] = [(*(words.of(lang) for words in GOAL_SUPPORT_COLUMNS.values()), *goals)]
    rows += [(requirement, *(marks.get((requirement, goal)) for goal in goals)) for requirement in requirements]
    columns = (ID, *(MARK for _ in goals))
    title = Names.GOAL_SUPPORT.of(lang)
    return Sheet(title=title, columns=columns, rows=tuple(rows), header=0, frozen_columns=1)
