"""课程目标 and 考核方案: what a course wants to reach, and which items prove it."""

import re
from collections.abc import Sequence

from zhunsheng.core.tabular import issue_kinds as kinds
from zhunsheng.core.tabular.cells import Cells, is_blank, text_of
from zhunsheng.core.tabular.grid import Grid, Value
from zhunsheng.core.tabular.layout import ITEM_COLUMNS, OBJECTIVE_COLUMNS
from zhunsheng.core.tabular.objective_ids import looks_like_objective, objective_meant
from zhunsheng.core.tabular.reading import Findings
from zhunsheng.core.tabular.sheet_scan import Faulty, address
from zhunsheng.core.tabular.table import Table, heading_of, open_table, tell_extra
from zhunsheng.core.values.course import Item, Objective

_SEPARATORS = re.compile(r"[;,、/|\s]+")
_ROUNDING = 1e-9
_LARGE = 1e9


def read_objectives(grid: Grid, findings: Findings, top: float) -> tuple[Objective, ...] | None:
    """The objectives in the order of the sheet; `expected` must lie on the scale from 0 to `top`."""
    table = open_table(grid, OBJECTIVE_COLUMNS, ("id",), findings)
    if table is None:
        return None
    tell_extra(grid, table.header, table.others, findings)
    cells = Cells(grid.name, findings)
    ids = Ids(table, cells)
    objectives: list[Objective] = []
    blank_weights: list[str] = []
    for index, row in table.records(findings):
        weight = _optional(table, cells, row, index, "weight")
        if "weight" in table.at and is_blank(table.cell(row, "weight")):
            blank_weights.append(address(index, table.at["weight"]))
        expected = _expected(table, cells, row, index, top)
        id = ids.take(row, index)
        if id:
            indicators = _indicators(table, cells, row, index)
            objectives.append(Objective(id, _text(table, cells, row, index, "text"), indicators, weight, expected))
    tell_some_blank(findings, grid.name, blank_weights, [objective.weight for objective in objectives])
    if not objectives:
        findings.add(kinds.NO_OBJECTIVES, grid.name)
    return tuple(objectives)


class Ids:
    """Takes the id of each row and tells those that are missing or stand here twice."""

    def __init__(self, table: Table, cells: Cells, key: str = "id") -> None:
        self._table, self._cells, self._column = table, cells, table.at[key]
        self._name = table.name(key)
        self._first: dict[str, str] = {}

    def take(self, row: Sequence[Value], index: int) -> str:
        """The id, or '' where it is missing, refused or taken; that has then been told."""
        value = row[self._column]
        if is_blank(value):
            self._cells.tell(kinds.ID_MISSING, index, self._column, column=self._name)
            return ""
        id = self._cells.id(value, index, self._column)
        if id in self._first:
            first = self._first[id]
            self._cells.tell(kinds.ID_TWICE, index, self._column, column=self._name, id=id, first=first)
            return ""
        if id:
            self._first[id] = address(index, self._column)
        return id

    def where(self, id: str) -> str:
        """The address of an id taken before."""
        return self._first[id]


def tell_some_blank(findings: Findings, sheet: str, blank: Sequence[str], weights: Sequence[float | None]) -> None:
    """Weights are given for all or for none."""
    if blank and any(weight is not None for weight in weights):
        findings.add(kinds.SOME_BLANK, sheet, blank[0], cells=tuple(blank))


def _text(table: Table, cells: Cells, row: Sequence[Value], index: int, key: str) -> str:
    value = table.cell(row, key)
    return cells.prose(value, index, table.at[key]) if value != "" or isinstance(value, Faulty) else ""


def _optional(table: Table, cells: Cells, row: Sequence[Value], index: int, key: str) -> float | None:
    if key not in table.at:
        return None
    return cells.amount(table.cell(row, key), index, table.at[key], table.name(key))


def _expected(table: Table, cells: Cells, row: Sequence[Value], index: int, top: float) -> float | None:
    expected = _optional(table, cells, row, index, "expected")
    if expected is not None and expected > top:
        column = table.at["expected"]
        cells.tell(kinds.BEYOND_TOP, index, column, column=table.name("expected"), value=expected, top=top)
        return None
    return expected


def _indicators(table: Table, cells: Cells, row: Sequence[Value], index: int) -> tuple[str, ...]:
    if "indicators" not in table.at:
        return ()
    listed = cells.id(table.cell(row, "indicators"), index, table.at["indicators"])
    return tuple(dict.fromkeys(part for part in _SEPARATORS.split(listed) if part))


# --- 考核方案 ---------------------------------------------------------------------------------------------------------


def read_items(
    grid: Grid, objectives: Sequence[Objective], findings: Findings, weighting: str
) -> tuple[Item, ...] | None:
    """The assessed items in the order of the sheet, their targets in the order of `objectives`.

    Under `by_points` the target points of an item may not exceed its full mark; weights may be any number.
    """
    table = open_table(grid, ITEM_COLUMNS, ("name", "full"), findings)
    if table is None:
        return None
    cells = Cells(grid.name, findings)
    targets = _target_columns(table, cells, objectives)
    columns = [targets.get(objective.id, -1) for objective in objectives]
    items: list[Item] = []
    taken: dict[str, str] = {}
    for index, row in table.records(findings, targets.values()):
        item = _item(table, cells, row, index, columns)
        name_cell = address(index, table.at["name"])
        if item is None:
            continue
        if (first := taken.setdefault(plain_item(item.name), name_cell)) != name_cell:
            cells.tell(kinds.ID_TWICE, index, table.at["name"], column=table.name("name"), id=item.name, first=first)
            continue
        if weighting == "by_points" and sum(item.targets) > item.full * (1 + _ROUNDING):
            points = {"sum": sum(item.targets), "full": item.full}
            cells.tell(kinds.TARGETS_ABOVE_FULL, index, table.at["full"], item=item.name, **points)
        items.append(item)
    if not items:
        findings.add(kinds.NO_ITEMS, grid.name)
    return tuple(items)


def plain_item(name: str) -> str:
    """An item's name without what nobody sees: blanks and width; items and their columns are matched by it."""
    return "".join(text_of(name).split())


def _target_columns(table: Table, cells: Cells, objectives: Sequence[Objective]) -> dict[str, int]:
    """The column of each objective; headings that can only mean an unknown objective are errors."""
    ids = [objective.id for objective in objectives]
    columns: dict[str, int] = {}
    extra: list[tuple[int, str]] = []
    for column, heading in table.others:
        id = objective_meant(heading, ids) if heading else None
        if id is None and looks_like_objective(heading):
            known = tuple(ids)
            cells.tell(
                kinds.UNKNOWN_OBJECTIVE, table.header, column, heading=heading, objectives="课程目标", known=known
            )
        elif id is None:
            extra.append((column, heading))
        elif id in columns:
            first = address(table.header, columns[id])
            cells.tell(kinds.COLUMN_TWICE, table.header, column, name=heading, first=first)
        else:
            columns[id] = column
    tell_extra(table.grid, table.header, extra, cells.findings)
    return columns


def _item(table: Table, cells: Cells, row: Sequence[Value], index: int, columns: Sequence[int]) -> Item | None:
    name_column, full_column = table.at["name"], table.at["full"]
    name = heading_of(cells.text(row[name_column], index, name_column))
    if not name and is_blank(row[name_column]):
        cells.tell(kinds.ID_MISSING, index, name_column, column=table.name("name"))
    full = cells.positive(row[full_column], index, full_column, table.name("full"))
    if is_blank(row[full_column]):
        cells.tell(kinds.NUMBER_MISSING, index, full_column, column=table.name("full"))
    scale: float | None = None
    if "scale" in table.at:
        scale = cells.positive(table.cell(row, "scale"), index, table.at["scale"], table.name("scale"))
    targets = tuple([_target(table, cells, row[column], index, column) if column >= 0 else 0.0 for column in columns])
    if not name or full is None:
        return None
    return Item(name, full, targets, _text(table, cells, row, index, "kind"), 1.0 if scale is None else scale)


def _target(table: Table, cells: Cells, value: Value, index: int, column: int) -> float:
    if value == "":
        return 0.0
    if isinstance(value, float) and 0.0 <= value < _LARGE:
        return value
    return cells.amount(value, index, column, heading_of(table.grid.rows[table.header][column])) or 0.0
