"""成绩: students × items, read as one matrix."""

import re
import sys
from array import array
from collections.abc import Collection, Sequence
from operator import itemgetter, le
from typing import Any

from zhunsheng.core.tabular import issue_kinds as kinds
from zhunsheng.core.tabular.assessment_sheets import plain_item
from zhunsheng.core.tabular.cells import Cells, cohort_text, is_blank, text_of
from zhunsheng.core.tabular.grid import Grid, Value, plain_name
from zhunsheng.core.tabular.layout import ENTRY_COLUMNS
from zhunsheng.core.tabular.marks import Marks
from zhunsheng.core.tabular.reading import Findings
from zhunsheng.core.tabular.sheet_scan import address, column_letters
from zhunsheng.core.tabular.table import (
    Table,
    is_note,
    is_total,
    label_of,
    open_table,
    row_entry,
    tell_extra,
    tell_oddities,
)
from zhunsheng.core.values.course import Attempt, Entry, Gradebook, Item, State

ATTEMPTS = {
    **dict.fromkeys(("初修", "首修", "正常", "正考", "first"), Attempt.FIRST),
    **dict.fromkeys(("补考", "resit", "make-up", "makeup"), Attempt.RESIT),
    **dict.fromkeys(("重修", "再修", "重考", "retake", "repeat"), Attempt.RETAKE),
}
_PLAIN_ID = re.compile(r"[A-Za-z]{0,4}[0-9]{3,24}[A-Za-z]?")
_ROUNDING = 1e-9

Seen = dict[tuple[str, Attempt], str]
"""Where each student's attempt stands, over all sheets of a workbook."""


def read_scores(
    grid: Grid,
    items: Sequence[Item],
    section: str,
    levels: Collection[str],
    findings: Findings,
    seen: Seen,
    *,
    assessment: str,
) -> Gradebook | None:
    """One gradebook; None where the column of student numbers is missing.

    An item without a column is told and all its marks are blank. `assessment` is what the sheet of items is called.
    """
    table = open_table(grid, ENTRY_COLUMNS, ("student",), findings)
    if table is None:
        return None
    columns = _item_columns(table, items, findings, assessment)
    reader = _ScoreReader(table, items, columns, levels, findings, seen)
    for index in range(table.header + 1, len(grid.rows)):
        reader.take(index, grid.rows[index])
    used = sorted({*table.at.values(), *(column for column in columns if column >= 0)})
    tell_oddities(grid, table.header, reader.kept, used, findings)
    if not reader.entries:
        findings.add(kinds.NO_STUDENTS, grid.name)
    return Gradebook(
        items=tuple(items),
        entries=tuple(reader.entries),
        points=reader.points_bytes(),
        states=bytes(reader.states),
        levels=reader.marks.levels,
        section=section,
        sheet=grid.name,
        columns=tuple(column_letters(column) if column >= 0 else "" for column in columns),
        raw=reader.marks.raw,
    )


def _item_columns(table: Table, items: Sequence[Item], findings: Findings, assessment: str) -> list[int]:
    """The column of each item, -1 where it has none; columns that are no item are extra."""
    wanted = {plain_item(item.name): position for position, item in enumerate(items)}
    columns = [-1] * len(items)
    extra: list[tuple[int, str]] = []
    for column, heading in table.others:
        position = wanted.get(plain_item(heading), -1)
        if position < 0:
            extra.append((column, heading))
        elif columns[position] >= 0:
            first = address(table.header, columns[position])
            findings.add(kinds.COLUMN_TWICE, table.sheet, address(table.header, column), name=heading, first=first)
        else:
            columns[position] = column
    for item, column in zip(items, columns, strict=True):
        if column < 0:
            findings.add(kinds.ITEM_WITHOUT_COLUMN, table.sheet, item=item.name, assessment=assessment)
    tell_extra(table.grid, table.header, extra, findings)
    return columns


class _ScoreReader:
    """Takes the rows one by one; rows of nothing but sound numbers take the short way."""

    def __init__(
        self,
        table: Table,
        items: Sequence[Item],
        columns: Sequence[int],
        levels: Collection[str],
        findings: Findings,
        seen: Seen,
    ) -> None:
        self._table, self._items, self._columns = table, items, columns
        self._findings, self._seen = findings, seen
        self._cells = Cells(table.sheet, findings)
        self._student = table.at["student"]
        self._optional = [key for key in ENTRY_COLUMNS if key != "student" and key in table.at]
        self._full = [item.full + _ROUNDING for item in items]
        self._width = max([*columns, *table.at.values()]) + 1
        # the short way needs every column and more than one, or the getter gives no tuple
        whole = len(columns) > 1 and min(columns) >= 0
        self._marks_of: Any = itemgetter(*columns) if whole else None
        self._scored = bytes([State.SCORED]) * len(items)
        self.marks = Marks(self._cells, levels)
        self.entries: list[Entry] = []
        self.kept: list[int] = []
        self.points = array("d")
        self.states = bytearray()

    def points_bytes(self) -> bytes:
        """All points by rows as little-endian doubles."""
        if sys.byteorder == "big":
            self.points.byteswap()
        return self.points.tobytes()

    def take(self, index: int, row: list[Value]) -> None:
        """One row of the sheet, whatever it turns out to be."""
        if len(row) < self._width:
            row = row + [""] * (self._width - len(row))
        id = row[self._student]
        if isinstance(id, str) and _PLAIN_ID.fullmatch(id):
            if self._marks_of is not None:
                marks = self._marks_of(row)
                if set(map(type, marks)) == {float} and all(map(le, marks, self._full)) and min(marks) >= 0.0:
                    self._keep(index, row, id)
                    self.points.extend(marks)
                    self.states += self._scored
                    return
        elif self._is_passed_over(index, row, id):
            return
        self._keep(index, row, self._student_id(id, index))
        self._take_marks(index, row)

    def _take_marks(self, index: int, row: Sequence[Value]) -> None:
        for item, column in zip(self._items, self._columns, strict=True):
            value = row[column] if column >= 0 else ""
            points, state = self.marks.read(value, index, column, item)
            self.points.append(points if state in (State.SCORED, State.LEVEL) else 0.0)
            self.states.append(state)

    def _is_passed_over(self, index: int, row: Sequence[Value], id: Value) -> bool:
        """Whether the row is no student's: blank, total, headings again, words; told where it holds anything."""
        no_id = is_blank(id)
        label = label_of(row) if no_id else text_of(id)
        marks = [row[column] for column in self._columns if column >= 0]
        if no_id and not label and all(map(is_blank, marks)):
            return True
        kind = None
        has_marks = any(map(self.marks.means_a_mark, marks))
        if is_total(label):
            kind = kinds.TOTAL_ROWS
        elif plain_name(label) in {plain_name(word) for word in ENTRY_COLUMNS["student"]}:
            kind = kinds.HEADER_ROWS
        elif no_id and has_marks:
            self._cells.tell(kinds.STUDENT_MISSING, index, self._student)
            return True
        elif no_id or (not has_marks and (is_note(label) or _is_chinese(label))):
            kind = kinds.WORD_ROWS
        if kind is not None:
            self._findings.note(kind, self._table.sheet, row_entry(index, label))
        return kind is not None

    def _student_id(self, value: Value, index: int) -> str:
        if isinstance(value, float) and not value.is_integer():
            self._cells.tell(kinds.ID_FRACTION, index, self._student, value=text_of(value))
            return text_of(value)
        return self._cells.id(value, index, self._student)

    def _keep(self, index: int, row: Sequence[Value], student: str) -> None:
        details: dict[str, Any] = {}
        for key in self._optional:
            value = self._table.cell(row, key)
            if value != "" or not isinstance(value, str):
                details[key] = self._detail(key, value, index)
        entry = Entry(student, row=index + 1, **details)
        self.kept.append(index)
        self.entries.append(entry)
        if not student:  # refused and told already
            return
        here = address(index, self._student)
        first = self._seen.setdefault((student, entry.attempt), f"{self._table.sheet}!{here}")
        if first != f"{self._table.sheet}!{here}":
            self._cells.tell(kinds.STUDENT_TWICE, index, self._student, student=student, first=first)

    def _detail(self, key: str, value: Value, index: int) -> str | Attempt:
        column = self._table.at[key]
        if key == "name":
            return self._cells.prose(value, index, column)  # some characters of names are compatibility forms
        text = self._cells.text(value, index, column)
        if key == "cohort":
            return cohort_text(text)
        if key != "attempt":
            return text
        attempt = ATTEMPTS.get(text.casefold(), None if text else Attempt.FIRST)
        if attempt is None:
            self._cells.tell(kinds.ATTEMPT_UNKNOWN, index, column, value=text[:40])
        return Attempt.FIRST if attempt is None else attempt


def _is_chinese(text: str) -> bool:
    return any("\u3400" <= character <= "\u9fff" for character in text)
