"""A quick look at a sheet's XML for what the reader library keeps silent about.

It returns '' for error values and for formulas never calculated, builds the whole rectangle up to the farthest cell
(and dies when that is a billion cells), and says nothing of hidden rows. So the bytes are searched first.
"""

import re
from dataclasses import dataclass, field

from zhunsheng.core.tabular import issue_kinds as kinds
from zhunsheng.core.tabular.archive import Unreadable
from zhunsheng.core.values.issue import IssueKind

MOST_ROWS = 100_000
MOST_COLUMNS = 1_000
LARGEST_AREA = 3_000_000
MOST_MERGES = 20_000
_LIMIT = f"{MOST_ROWS:,} × {MOST_COLUMNS:,}"

Cell = tuple[int, int]
"""Row and column, both from 0."""

_FAR = re.compile(rb' r="(?:[A-Za-z]{3}|[A-Za-z]*[0-9]{4})')
"""A reference beyond ZZ or beyond row 999: only then the exact extent is worth finding."""
_WORTH_A_WALK = (b't="e"', b"<f>", b"<f ", b"<f/", b":f>", b":f ", b":f/", b"='", b" =", b'= "')
"""Errors, formulas, and attributes written otherwise than spreadsheet programs do; searched at the speed of memory."""
_VERY_FAR = re.compile(rb' r="(?:[A-Za-z]{3}|[A-Za-z]+[0-9]{6})')
_COLUMNS = re.compile(rb' r="([A-Z]{1,2})[0-9]')
_ROW_NUMBERS = re.compile(rb'<row r="([0-9]{1,7})"')
_FORMULA = re.compile(rb"<(?:\w+:)?f[\s/>]")
_TOKENS = re.compile(
    rb"<(?:\w+:)?(?:row((?:\s[^>]*)?)/?>|c((?:\s[^>]*?)?)(?:/>|(?<!/)>(.*?)</(?:\w+:)?c\s*>))",
    re.DOTALL,
)
_REFERENCE = re.compile(rb"""\sr\s*=\s*["']([A-Za-z]{0,7})([0-9]{1,9})["']""")
_CELL_TYPE = re.compile(rb"""\st\s*=\s*["'](\w+)["']""")
_VALUE = re.compile(rb"<(?:\w+:)?v(?:\s[^>]*)?(?<!/)>([^<]*)</")
_HIDDEN = re.compile(rb"""\shidden\s*=\s*["'](?:1|true)["']""")
_ROW = re.compile(rb"<(?:\w+:)?row((?:\s[^>]*)?)/?>")
_COL = re.compile(rb"<(?:\w+:)?col(\s[^>]*)>")
_MIN = re.compile(rb"""\smin\s*=\s*["']([0-9]{1,7})["']""")
_MAX = re.compile(rb"""\smax\s*=\s*["']([0-9]{1,7})["']""")
_MERGE = re.compile(
    rb"""<(?:\w+:)?mergeCell\s[^>]*?ref\s*=\s*["']([A-Za-z]{1,3})([0-9]{1,7}):([A-Za-z]{1,3})([0-9]{1,7})["']"""
)


class Faulty(str):
    """Stands in the grid where the file has no value to offer: an error (`#REF!`) or a formula never calculated ('')."""

    __slots__ = ()

    @property
    def kind(self) -> IssueKind:
        return kinds.ERROR_CELL if self else kinds.NOT_CALCULATED


@dataclass(frozen=True, slots=True)
class Oddities:
    """What a sheet's XML holds besides plain values; rows and columns count from 0, merges are first and last cell."""

    faulty: dict[Cell, Faulty] = field(default_factory=dict)
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()
    merges: tuple[tuple[Cell, Cell], ...] = ()


def scan_sheet(xml: bytes, sheet: str, *, stale: bool = False) -> Oddities:
    """The oddities of one sheet; raises Unreadable where it reaches farther than is read.

    `stale` says that the file asks to be calculated when it is opened, as files do that no spreadsheet program has
    saved: a formula's 0 is then no value either.
    """
    faulty: dict[Cell, Faulty] = {}
    if any(sign in xml for sign in _WORTH_A_WALK) or (_FAR.search(xml) and not _is_long_and_narrow(xml)):
        faulty = _walk(xml, sheet, stale)
    hidden_rows, hidden_columns = _hidden(xml) if b"hidden" in xml else (frozenset(), frozenset())
    return Oddities(faulty, hidden_rows, hidden_columns, _merges(xml, sheet) if b"mergeCell" in xml else ())


def _is_long_and_narrow(xml: bytes) -> bool:
    """Whether a sheet of thousands of rows, written as programs write them, surely keeps the limits."""
    rows, cells = _ROW_NUMBERS.findall(xml), _COLUMNS.findall(xml)
    if not cells or _VERY_FAR.search(xml) or len(rows) != xml.count(b"<row") or len(cells) != xml.count(b"<c "):
        return False
    height, width = max(map(int, rows)), max(map(_column, set(cells))) + 1
    return height <= MOST_ROWS and height * width <= LARGEST_AREA


def _merges(xml: bytes, sheet: str) -> tuple[tuple[Cell, Cell], ...]:
    merges = []
    for match in _MERGE.finditer(xml):
        first, first_row, last, last_row = match.groups()
        merges.append(((int(first_row) - 1, _column(first)), (int(last_row) - 1, _column(last))))
        if len(merges) > MOST_MERGES:
            raise Unreadable(kinds.TOO_MANY_MERGES, sheet, limit=MOST_MERGES)
    return tuple(merges)


def _walk(xml: bytes, sheet: str, stale: bool) -> dict[Cell, Faulty]:
    """Every cell in turn: the farthest ones, the errors, the formulas without a value."""
    faulty: dict[Cell, Faulty] = {}
    row, column = -1, -1
    last_row, last_column = 0, 0
    for match in _TOKENS.finditer(xml):
        row_attributes, attributes, body = match.groups()
        if attributes is None:
            reference = _REFERENCE.search(row_attributes)
            row = int(reference[2]) - 1 if reference else row + 1
            column = -1
            continue
        reference = _REFERENCE.search(attributes)
        if reference and reference[1]:
            row, column = int(reference[2]) - 1, _column(reference[1])
        else:
            column += 1
        if not body:
            continue
        if row > last_row or column > last_column:
            last_row, last_column = max(row, last_row), max(column, last_column)
            _check_extent(last_row, last_column, sheet, row, column)
        if b"<" in body and (fault := _fault(attributes, body, stale)) is not None:
            faulty[row, column] = fault
    return faulty


def _check_extent(last_row: int, last_column: int, sheet: str, row: int, column: int) -> None:
    too_far = last_row >= MOST_ROWS or last_column >= MOST_COLUMNS
    if too_far or (last_row + 1) * (last_column + 1) > LARGEST_AREA:
        cell = f"{column_letters(column)}{row + 1}"
        limit = _LIMIT if too_far else f"{LARGEST_AREA:,}"
        raise Unreadable(kinds.SHEET_TOO_LARGE, sheet, cell, reached=cell, limit=limit)


def _fault(attributes: bytes, body: bytes, stale: bool) -> Faulty | None:
    kind = _CELL_TYPE.search(attributes)
    value = _VALUE.search(body)
    if kind and kind[1] == b"e":
        return Faulty(value[1].decode("utf-8", "replace")[:20] if value and value[1] else "#ERROR!")
    if not _FORMULA.search(body):
        return None
    if value is None or not value[1]:
        # a formula whose text is empty was calculated; one without type and value was not
        return None if kind and kind[1] == b"str" and value is not None else Faulty()
    return Faulty() if stale and value[1] == b"0" else None


_KNOWN_ERRORS = frozenset((b"#DIV/0!", b"#N/A", b"#NAME?", b"#NULL!", b"#NUM!", b"#REF!", b"#VALUE!"))


def with_known_errors(xml: bytes) -> bytes:
    """The sheet with newer error values (#SPILL!, #CALC!) turned into #N/A: the library refuses sheets that hold them."""

    def known(match: re.Match[bytes]) -> bytes:
        attributes, body = match[2] or b"", match[3] or b""
        kind, value = _CELL_TYPE.search(attributes), _VALUE.search(body)
        if not kind or kind[1] != b"e" or value is None or value[1] in _KNOWN_ERRORS:
            return match[0]
        first, last = (match.start(3) - match.start() + place for place in value.span(1))
        return match[0][:first] + b"#N/A" + match[0][last:]

    return _TOKENS.sub(known, xml)


def _hidden(xml: bytes) -> tuple[frozenset[int], frozenset[int]]:
    rows = set()
    row = -1
    for match in _ROW.finditer(xml):
        reference = _REFERENCE.search(match[1])
        row = int(reference[2]) - 1 if reference else row + 1
        if _HIDDEN.search(match[1]):
            rows.add(row)
    columns: set[int] = set()
    for match in _COL.finditer(xml):
        first, last = _MIN.search(match[1]), _MAX.search(match[1])
        if _HIDDEN.search(match[1]) and first and last:
            columns.update(range(int(first[1]) - 1, min(int(last[1]), MOST_COLUMNS)))
    return frozenset(rows), frozenset(columns)


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters.upper():
        number = number * 26 + letter - 64
    return number - 1


def column_letters(column: int) -> str:
    """The letters of a column counted from 0: A, B, … Z, AA."""
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def address(row: int, column: int) -> str:
    """The address of a cell counted from 0: (0, 0) is A1."""
    return f"{column_letters(column)}{row + 1}"
