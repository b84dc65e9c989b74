"""支撑矩阵 and 目标支撑: who supports what, one column per indicator or goal."""

import re
from collections.abc import Collection, Sequence

from zhunsheng.core.tabular import issue_kinds as kinds
from zhunsheng.core.tabular.assessment_sheets import Ids
from zhunsheng.core.tabular.cells import Cells, is_blank, text_of, written_number
from zhunsheng.core.tabular.grid import Grid, Value, plain_name
from zhunsheng.core.tabular.layout import GOAL_SUPPORT_COLUMNS, SUPPORT_COLUMNS, Names
from zhunsheng.core.tabular.reading import Findings
from zhunsheng.core.tabular.sheet_scan import Faulty, address
from zhunsheng.core.tabular.table import Table, open_table, tell_extra
from zhunsheng.core.values.issue import IssueKind
from zhunsheng.core.values.plan import GoalSupport, Support

_ID = re.compile(r"[a-z]{0,6}[-_.#]?[0-9]+([.\-_][0-9]+)*[a-z]?")
_PREFIX = re.compile(r"(毕业要求|培养目标|指标点|指标|要求|目标|requirement|indicator|goal)[-_.#:]?")
_LETTERS = re.compile(r"[A-Z]{1,4}[+-]?")


def looks_like_id(heading: str) -> bool:
    """Whether a heading can only be meant as an id: `1`, `1.2`, `G1`, `指标点1.2`; not 备注 or 合计."""
    return bool(_ID.fullmatch(_PREFIX.sub("", plain_name(heading), count=1)))


def column_meant(heading: str, ids: Sequence[str]) -> str | None:
    """The id a heading names, as written or behind a word such as 指标点."""
    plain = plain_name(heading)
    for wanted in (plain, _PREFIX.sub("", plain, count=1)):
        for id in ids:
            if plain_name(id) == wanted:
                return id
    return None


def _id_columns(table: Table, ids: Sequence[str], unknown: IssueKind, cells: Cells, **params: str) -> dict[int, str]:
    """The id of each column; headings that can only mean an unknown id are errors, all others are extra."""
    columns: dict[int, str] = {}
    first: dict[str, int] = {}
    extra: list[tuple[int, str]] = []
    for column, heading in table.others:
        id = column_meant(heading, ids) if heading else None
        if id is None and heading and looks_like_id(heading):
            cells.tell(unknown, table.header, column, heading=heading, **params)
        elif id is None:
            extra.append((column, heading))
        elif id in first:
            where = address(table.header, first[id])
            cells.tell(kinds.COLUMN_TWICE, table.header, column, name=heading, first=where)
        else:
            first[id] = column
            columns[column] = id
    tell_extra(table.grid, table.header, extra, cells.findings)
    return columns


def read_support(
    grid: Grid, indicators: Sequence[str], courses: Collection[str] | None, findings: Findings
) -> tuple[Support, ...] | None:
    """The filled cells of the support matrix, row by row: a weight (0 is none) or a letter in each.

    A course of the matrix that is not in `courses` is a warning; None there leaves it unasked.
    """
    table = open_table(grid, SUPPORT_COLUMNS, ("code",), findings)
    if table is None:
        return None
    cells = Cells(grid.name, findings)
    columns = _id_columns(table, indicators, kinds.UNKNOWN_INDICATOR, cells, indicators=Names.INDICATORS.zh)
    _tell_without_column(grid.name, indicators, columns.values(), findings)
    ids = Ids(table, cells, "code")
    support: list[Support] = []
    for index, row in table.records(findings, columns):
        code = ids.take(row, index)
        if code and courses is not None and code not in courses:
            where = {"code": code, "courses": Names.COURSES.zh}
            cells.tell(kinds.COURSE_NOT_IN_PLAN, index, table.at["code"], **where)
        for column, indicator in columns.items():
            found = _strength(cells, row[column] if column < len(row) else "", index, column, indicator)
            if found is not None and code:
                support.append(Support(code, indicator, *found, address(index, column)))
    _tell_mixed(table, columns, support, cells)
    return tuple(support)


def _strength(cells: Cells, value: Value, row: int, column: int, indicator: str) -> tuple[float | None, str] | None:
    """Weight and letter of one cell; None where it supports nothing or was refused."""
    if isinstance(value, str) and not isinstance(value, Faulty):
        text = text_of(value)
        letter = text.upper()
        if _LETTERS.fullmatch(letter):
            return None, letter
        if text and written_number(value) is None:
            cells.tell(kinds.SUPPORT_UNKNOWN, row, column, value=text[:40])
            return None
    elif not isinstance(value, float | Faulty):
        cells.tell(kinds.SUPPORT_UNKNOWN, row, column, value=text_of(value))
        return None
    weight = cells.amount(value, row, column, f"{Names.INDICATORS.zh}{indicator}")
    return (weight, "") if weight else None


def _tell_without_column(sheet: str, indicators: Sequence[str], found: Collection[str], findings: Findings) -> None:
    without = tuple(indicator for indicator in indicators if indicator not in found)
    if without:
        findings.add(kinds.INDICATOR_WITHOUT_COLUMN, sheet, indicators=without)


def _tell_mixed(table: Table, columns: dict[int, str], support: Sequence[Support], cells: Cells) -> None:
    for column, indicator in columns.items():
        mine = [item for item in support if item.indicator == indicator]
        number = next((item.cell for item in mine if not item.letter), "")
        letter = next((item.cell for item in mine if item.letter), "")
        if number and letter:
            params = {"indicator": indicator, "number": number, "letter": letter}
            cells.tell(kinds.SUPPORT_MIXED, table.header, column, **params)


def read_goal_support(
    grid: Grid, goals: Sequence[str], requirements: Collection[str] | None, findings: Findings
) -> tuple[GoalSupport, ...]:
    """The filled cells of the goal matrix: ●, a letter, or whatever the school writes."""
    table = open_table(grid, GOAL_SUPPORT_COLUMNS, ("requirement",), findings)
    if table is None:
        return ()
    cells = Cells(grid.name, findings)
    columns = _id_columns(table, goals, kinds.UNKNOWN_GOAL, cells, goals=Names.GOALS.zh)
    ids = Ids(table, cells, "requirement")
    support: list[GoalSupport] = []
    for index, row in table.records(findings, columns):
        requirement = ids.take(row, index)
        if requirement and requirements is not None and requirement not in requirements:
            where = {"id": requirement, "requirements": Names.REQUIREMENTS.zh}
            cells.tell(kinds.UNKNOWN_REQUIREMENT, index, table.at["requirement"], **where)
        for column, goal in columns.items():
            value = row[column] if column < len(row) else ""
            strength = "" if is_blank(value) else cells.text(value, index, column)
            if strength not in ("", "0") and requirement:
                support.append(GoalSupport(requirement, goal, strength))
    return tuple(support)
