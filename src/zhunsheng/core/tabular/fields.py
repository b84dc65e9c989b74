"""Sheets of two columns, 字段 and 值: what a workbook says of itself."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from zhunsheng.core.tabular import issue_kinds as kinds
from zhunsheng.core.tabular.cells import Cells, is_blank
from zhunsheng.core.tabular.grid import Grid, Value, plain_name
from zhunsheng.core.tabular.layout import Names, Words
from zhunsheng.core.tabular.reading import Findings
from zhunsheng.core.tabular.sheet_scan import address
from zhunsheng.core.tabular.table import open_table, tell_extra

_COLUMNS = {"field": Names.FIELD, "value": Names.VALUE}


@dataclass(frozen=True, slots=True)
class Fields:
    """Values of the known fields by key, with their row and column; all other fields as notes."""

    cells: Cells
    known: Mapping[str, tuple[Value, int, int]]
    notes: Mapping[str, str]
    words: Mapping[str, Words]

    def text(self, key: str) -> str:
        """A text field; '' where it is missing."""
        return self.cells.text(*self.known[key]) if key in self.known else ""

    def prose(self, key: str) -> str:
        """Words for people, as typed; '' where they are missing."""
        return self.cells.prose(*self.known[key]) if key in self.known else ""

    def id(self, key: str) -> str:
        """A code as text as written."""
        return self.cells.id(*self.known[key]) if key in self.known else ""

    def amount(self, key: str) -> float | None:
        """A number of at least 0."""
        return self.cells.amount(*self.known[key], self.words[key].zh) if key in self.known else None

    def positive(self, key: str) -> float | None:
        """A number above 0."""
        return self.cells.positive(*self.known[key], self.words[key].zh) if key in self.known else None


def read_fields(
    grid: Grid, words: Mapping[str, Words], findings: Findings, *, needed: Sequence[str], also: Mapping[str, str] = {}
) -> Fields | None:
    """The fields of a sheet; `also` maps further names to keys. None where the two columns are missing."""
    table = open_table(grid, _COLUMNS, ("field", "value"), findings)
    if table is None:
        return None
    tell_extra(grid, table.header, table.others, findings)
    keys = {plain_name(word): key for key, both in words.items() for word in both}
    keys |= {plain_name(name): key for name, key in also.items()}
    cells = Cells(grid.name, findings)
    known: dict[str, tuple[Value, int, int]] = {}
    notes: dict[str, str] = {}
    field_column, value_column = table.at["field"], table.at["value"]
    for index, row in table.records(findings, fields=True):
        name = cells.text(row[field_column], index, field_column)
        key = keys.get(plain_name(name).rstrip(":"))
        if key is None:
            if name:
                notes[name] = cells.prose(row[value_column], index, value_column)
        elif key in known:
            first = address(known[key][1], field_column)
            cells.tell(kinds.FIELD_TWICE, index, field_column, field=name, first=first)
        elif not is_blank(row[value_column]):
            known[key] = (row[value_column], index, value_column)
    for key in needed:
        if key not in known:
            findings.add(kinds.FIELD_MISSING, grid.name, zh=words[key].zh, en=words[key].en)
    return Fields(cells, known, notes, words)
