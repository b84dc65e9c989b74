"""A sheet as a table: which row holds the headings, which column is which, which rows are data."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from zhunsheng.core.tabular import issue_kinds as kinds
from zhunsheng.core.tabular.cells import Cells, is_blank, text_of
from zhunsheng.core.tabular.grid import Grid, Value, plain_name
from zhunsheng.core.tabular.layout import Names, Words
from zhunsheng.core.tabular.reading import Findings
from zhunsheng.core.tabular.sheet_scan import address, column_letters
from zhunsheng.core.values.issue import IssueKind

HEADER_WITHIN = 10
"""A heading row stands in one of the first ten rows."""

_TOTAL_WORDS = """
    合计 总计 小计 共计 总和 总分 平均 平均分 平均值 平均成绩 平均得分 均值 均分 班级平均 最高 最高分 最低 最低分 最大值 最小值 中位数
    及格率 合格率 优秀率 良好率 通过率 得分率 达成度 达成值 满分 分值 标准差 方差
    人数 应考人数 实考人数 参考人数 缺考人数 及格人数 总人数
    total subtotal grandtotal sum average avg mean median max maximum min minimum highest lowest std stdev
    standarddeviation passrate passingrate fullmark fullmarks pointspossible count
"""
_TOTALS = frozenset(_TOTAL_WORDS.split())
_TAIL = re.compile(r"[:(/]")
_NOTE_WORDS = "注 备注 说明 填表 制表 审核 签字 签名 签章 任课教师 教师签 日期 打印 note remark signature signed date"
_NOTES = tuple(_NOTE_WORDS.split())


def is_total(label: str) -> bool:
    """Whether a row so labelled sums the others up."""
    return plain_name(_TAIL.split(label[:40], maxsplit=1)[0]) in _TOTALS


def is_note(label: str) -> bool:
    """Whether a row so labelled is a remark, signature or date line under the table."""
    return ":" in label or label.casefold().startswith(_NOTES)


@dataclass(frozen=True, slots=True)
class Table:
    """A sheet whose headings are known; rows and columns count from 0.

    `at` gives the column of each known key, `others` the remaining columns with their headings as plain text.
    """

    grid: Grid
    header: int
    at: Mapping[str, int]
    others: tuple[tuple[int, str], ...]
    columns: Mapping[str, Words]
    key: str

    @property
    def sheet(self) -> str:
        return self.grid.name

    def name(self, key: str) -> str:
        """What the sheet itself calls this column; its Chinese name where it has none."""
        return heading_of(self.grid.rows[self.header][self.at[key]]) if key in self.at else self.columns[key].zh

    def cell(self, row: Sequence[Value], key: str) -> Value:
        """The cell of a row in the column of this key; blank where there is no such column."""
        column = self.at.get(key)
        return row[column] if column is not None and column < len(row) else ""

    def records(
        self, findings: Findings, more: Collection[int] = (), *, fields: bool = False
    ) -> Iterator[tuple[int, Sequence[Value]]]:
        """Data rows with their row index; blank rows, totals, notes and repeated headings are passed over.

        `more` are columns in use besides the known ones. What is passed over is told, save blank rows. Rows of `fields`
        are never totals or notes: 满分 and 备注 are fields, too.
        """
        used = sorted({*self.at.values(), *more})
        key_column = self.at[self.key]
        headings = {plain_name(word) for word in self.columns[self.key]}
        kept: list[int] = []
        for index in range(self.header + 1, len(self.grid.rows)):
            row = self.grid.rows[index]
            filled = [
                column for column in used if column < len(row) and row[column] != "" and not is_blank(row[column])
            ]
            if not filled:
                continue
            key = row[key_column] if key_column < len(row) else ""
            label = label_of(row) if is_blank(key) else text_of(key)
            kind = kinds.HEADER_ROWS if plain_name(label) in headings else None
            if kind is None and not fields:
                kind = _passed_over(label, len(filled))
            if kind is None:
                kept.append(index)
                yield index, row
            else:
                findings.note(kind, self.sheet, row_entry(index, label))
        tell_oddities(self.grid, self.header, kept, used, findings)


def _passed_over(label: str, filled: int) -> IssueKind | None:
    """Why a row so labelled is no data, if it is none."""
    if is_total(label):
        return kinds.TOTAL_ROWS
    return kinds.WORD_ROWS if filled == 1 and is_note(label) else None


def label_of(row: Sequence[Value]) -> str:
    """The first text of a row: what a total, a note or a signature line begins with."""
    return next((text_of(cell) for cell in row if isinstance(cell, str) and not is_blank(cell)), "")


def row_entry(index: int, label: str) -> str:
    """A row for a list: its number and what it begins with."""
    return f"{index + 1} {label[:20]}".strip()


def open_table(grid: Grid, columns: Mapping[str, Words], needed: Sequence[str], findings: Findings) -> Table | None:
    """Finds the headings; None, with issues, where a needed column is missing. The first needed key names the rows."""
    if grid.hidden:
        findings.add(kinds.HIDDEN_SHEET, grid.name)
    keys = {plain_name(word): key for key, words in columns.items() for word in words}
    header = _header(grid, keys, needed)
    if header is None:
        wanted = tuple(f"{columns[key].zh} ({columns[key].en})" for key in needed)
        findings.add(kinds.HEADER_MISSING, grid.name, rows=HEADER_WITHIN, columns=wanted)
        return None
    cells = Cells(grid.name, findings)
    at: dict[str, int] = {}
    others: list[tuple[int, str]] = []
    for column, value in enumerate(grid.rows[header]):
        heading = heading_of(value)
        key = keys.get(plain_name(heading))
        if key is None:
            others.append((column, heading))
        elif key in at:
            cells.tell(kinds.COLUMN_TWICE, header, column, name=heading, first=address(header, at[key]))
        else:
            at[key] = column
    missing = [key for key in needed if key not in at]
    for key in missing:
        findings.add(kinds.COLUMN_MISSING, grid.name, zh=columns[key].zh, en=columns[key].en)
    return None if missing else Table(grid, header, at, tuple(others), columns, needed[0])


def heading_of(value: Value) -> str:
    """A heading as plain text: width made plain, runs of blanks and line ends made one blank."""
    return " ".join(text_of(value).split())


def _header(grid: Grid, keys: Mapping[str, str], needed: Sequence[str]) -> int | None:
    """The first of the top rows that names the most needed columns, or else the most columns at all."""
    best, most = None, (0, 0)
    for index, row in enumerate(grid.rows[:HEADER_WITHIN]):
        found = {keys.get(plain_name(value)) for value in row if isinstance(value, str)} - {None}
        count = (sum(key in found for key in needed), len(found))
        if count > most:
            best, most = index, count
    return best


def tell_extra(grid: Grid, header: int, columns: Sequence[tuple[int, str]], findings: Findings) -> None:
    """The notice about columns nobody asked for; those without heading are named by their letter where they hold data."""
    for column, heading in columns:
        if plain_name(heading) in {plain_name(word) for word in Names.ERRORS}:
            continue
        if heading:
            findings.note(kinds.EXTRA_COLUMNS, grid.name, heading[:40])
        elif any(column < len(row) and not is_blank(row[column]) for row in grid.rows[header + 1 :]):
            findings.note(kinds.EXTRA_COLUMNS, grid.name, column_letters(column))


def tell_oddities(grid: Grid, header: int, kept: Sequence[int], used: Sequence[int], findings: Findings) -> None:
    """Merged cells that hide a value's place are errors; hidden rows and columns that were read are notices."""
    oddities = grid.oddities
    rows = [header, *kept]  # ascending
    for (first_row, first_column), (last_row, last_column) in oddities.merges:
        height = bisect_right(rows, last_row) - bisect_left(rows, first_row)
        width = sum(first_column <= column <= last_column for column in used)
        if height * width > 1:
            cell = f"{address(first_row, first_column)}:{address(last_row, last_column)}"
            findings.add(kinds.MERGED, grid.name, cell)
    if oddities.hidden_rows:
        for row in kept:
            if row in oddities.hidden_rows:
                findings.note(kinds.HIDDEN_ROWS, grid.name, str(row + 1))
    for column in used:
        if column in oddities.hidden_columns:
            findings.note(kinds.HIDDEN_COLUMNS, grid.name, column_letters(column))
