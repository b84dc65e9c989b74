"""培养方案工作簿: one programme's plan with its matrices (formats.md)."""

import hashlib
from collections.abc import Callable, Mapping, Sequence
from typing import TypeVar

from zhunsheng.core.tabular import issue_kinds as kinds
from zhunsheng.core.tabular.assessment_sheets import Ids, tell_some_blank
from zhunsheng.core.tabular.cells import Cells, cohort_text, is_blank
from zhunsheng.core.tabular.fields import Fields, read_fields
from zhunsheng.core.tabular.grid import Grid, Value, Workbook
from zhunsheng.core.tabular.layout import (
    GOAL_COLUMNS,
    INDICATOR_COLUMNS,
    PLAN_COURSE_COLUMNS,
    PROGRAMME_FIELDS,
    REQUIREMENT_COLUMNS,
    Names,
    Words,
)
from zhunsheng.core.tabular.matrices import read_goal_support, read_support
from zhunsheng.core.tabular.opening import find_sheet, read_workbook
from zhunsheng.core.tabular.reading import Findings, Reading
from zhunsheng.core.tabular.sheet_scan import address
from zhunsheng.core.tabular.table import Table, open_table, tell_extra
from zhunsheng.core.values.plan import Goal, GoalSupport, Indicator, Plan, PlanCourse, Requirement, Support

T = TypeVar("T")


def read_plan(data: bytes, *, file: str) -> Reading[Plan]:
    """A plan workbook with everything that is wrong in it; 培养目标 and 目标支撑 may be left out."""

    def parse(workbook: Workbook, findings: Findings) -> Plan | None:
        about = _about(workbook, findings)
        requirements = _rows(workbook, findings, Names.REQUIREMENTS, REQUIREMENT_COLUMNS, ("id",), _requirement)
        goals = _goals(workbook, findings)
        indicators = _indicators(workbook, findings, requirements)
        courses = _rows(workbook, findings, Names.COURSES, PLAN_COURSE_COLUMNS, ("code",), _course)
        support = _support(workbook, findings, indicators, courses)
        goal_support = _goal_support(workbook, findings, requirements, goals)
        if about is None or requirements is None or indicators is None or courses is None or support is None:
            return None
        return Plan(
            code=about.id("code"),
            name=about.prose("name"),
            cohort=cohort_text(about.text("cohort")),
            version=about.prose("version"),
            standard=about.text("standard"),
            credits=about.amount("credits"),
            goals=goals or (),
            requirements=requirements,
            indicators=indicators,
            courses=courses,
            support=support,
            goal_support=goal_support,
            notes=about.notes,
            file=file,
            sha256=hashlib.sha256(data).hexdigest(),
        )

    return read_workbook(data, file, parse)


class RowReader:
    """One row of a table by key: text, id and number, each told where it is wrong."""

    def __init__(self, table: Table, cells: Cells) -> None:
        self.table, self.cells = table, cells
        self.row: Sequence[Value] = ()
        self.index = 0

    def text(self, key: str) -> str:
        if key not in self.table.at:
            return ""
        return self.cells.text(self.table.cell(self.row, key), self.index, self.table.at[key])

    def prose(self, key: str) -> str:
        if key not in self.table.at:
            return ""
        return self.cells.prose(self.table.cell(self.row, key), self.index, self.table.at[key])

    def id(self, key: str) -> str:
        if key not in self.table.at:
            return ""
        return self.cells.id(self.table.cell(self.row, key), self.index, self.table.at[key])

    def amount(self, key: str) -> float | None:
        if key not in self.table.at:
            return None
        value = self.table.cell(self.row, key)
        return self.cells.amount(value, self.index, self.table.at[key], self.table.name(key))


def _about(workbook: Workbook, findings: Findings) -> Fields | None:
    grid = find_sheet(workbook, [Names.PROGRAMME], findings)
    return read_fields(grid, PROGRAMME_FIELDS, findings, needed=("code",)) if grid else None


def _rows(
    workbook: Workbook,
    findings: Findings,
    sheet: Words,
    columns: Mapping[str, Words],
    needed: Sequence[str],
    make: Callable[[str, RowReader], T],
    *,
    optional: bool = False,
) -> tuple[T, ...] | None:
    """A sheet with one thing a row, known by the id in its first needed column; None where it cannot be read."""
    grid = find_sheet(workbook, [sheet], findings, needed=not optional)
    table = open_table(grid, columns, needed, findings) if grid else None
    if table is None:
        return None
    tell_extra(table.grid, table.header, table.others, findings)
    reader = RowReader(table, Cells(table.sheet, findings))
    ids = Ids(table, reader.cells, needed[0])
    made: list[T] = []
    for reader.index, reader.row in table.records(findings):
        id = ids.take(reader.row, reader.index)
        thing = make(id, reader)
        if id:
            made.append(thing)
    if not made:
        findings.add(kinds.NO_ROWS, table.sheet)
    return tuple(made)


def _requirement(id: str, row: RowReader) -> Requirement:
    return Requirement(id, row.prose("title"), row.prose("text"), row.id("standard_item"))


def _goal(id: str, row: RowReader) -> Goal:
    return Goal(id, row.prose("text"))


def _course(code: str, row: RowReader) -> PlanCourse:
    numbers = {key: row.amount(key) for key in ("credits", "hours", "term")}
    return PlanCourse(code, row.prose("name"), nature=row.text("nature"), category=row.text("category"), **numbers)


def _goals(workbook: Workbook, findings: Findings) -> tuple[Goal, ...] | None:
    return _rows(workbook, findings, Names.GOALS, GOAL_COLUMNS, ("id",), _goal, optional=True)


def _indicators(
    workbook: Workbook, findings: Findings, requirements: Sequence[Requirement] | None
) -> tuple[Indicator, ...] | None:
    """The indicators; each must name a known requirement, and weights within one are given for all or none."""
    known = None if requirements is None else {requirement.id for requirement in requirements}
    blank: dict[str, list[str]] = {}
    sheet = ""

    def make(id: str, row: RowReader) -> Indicator:
        nonlocal sheet
        sheet = row.table.sheet
        requirement = row.id("requirement")
        column = row.table.at["requirement"]
        if known is not None and requirement not in known and not _refused(row, "requirement", requirement):
            params = {"id": requirement, "requirements": Names.REQUIREMENTS.zh}
            row.cells.tell(kinds.UNKNOWN_REQUIREMENT, row.index, column, **params)
        weight = row.amount("weight")
        if "weight" in row.table.at and is_blank(row.table.cell(row.row, "weight")):
            blank.setdefault(requirement, []).append(address(row.index, row.table.at["weight"]))
        return Indicator(id, requirement, row.prose("text"), weight)

    needed = ("id", "requirement")
    indicators = _rows(workbook, findings, Names.INDICATORS, INDICATOR_COLUMNS, needed, make)
    for requirement, cells in blank.items():
        weights = [item.weight for item in indicators or () if item.requirement == requirement]
        tell_some_blank(findings, sheet, cells, weights)
    return indicators


def _refused(row: RowReader, key: str, id: str) -> bool:
    """Whether a cell is filled but gave no id: then that has been told already."""
    return not id and not is_blank(row.table.cell(row.row, key))


def _support(
    workbook: Workbook,
    findings: Findings,
    indicators: Sequence[Indicator] | None,
    courses: Sequence[PlanCourse] | None,
) -> tuple[Support, ...] | None:
    grid: Grid | None = find_sheet(workbook, [Names.SUPPORT], findings)
    if grid is None or indicators is None:
        return None
    codes = None if courses is None else {course.code for course in courses}
    return read_support(grid, [indicator.id for indicator in indicators], codes, findings)


def _goal_support(
    workbook: Workbook,
    findings: Findings,
    requirements: Sequence[Requirement] | None,
    goals: Sequence[Goal] | None,
) -> tuple[GoalSupport, ...]:
    grid = find_sheet(workbook, [Names.GOAL_SUPPORT], findings, needed=False)
    if grid is None:
        return ()
    if goals is None:
        if not workbook.called(Names.GOALS):
            words = Names.GOALS
            findings.add(kinds.SHEET_MISSING, zh=words.zh, en=words.en, found=workbook.names)
        return ()
    known = None if requirements is None else {requirement.id for requirement in requirements}
    return read_goal_support(grid, [goal.id for goal in goals], known, findings)
