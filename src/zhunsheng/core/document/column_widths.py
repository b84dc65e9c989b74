"""Widths of columns in characters, Chinese characters counting two."""

import unicodedata
from collections.abc import Sequence
from itertools import islice

from zhunsheng.core.document.workbook import Cell, Row, Sheet

LOOKED_AT = 200
"""Rows that a width is fitted to: enough to see what a column holds, cheap for ten thousand rows."""

NARROWEST, WIDEST, HEADER_AT_MOST = 7.0, 56.0, 14.0
_WIDE = frozenset("WF")


def text_width(text: str) -> int:
    """How many half-width characters a text takes on one line; of several lines the longest counts."""
    if "\n" in text:
        return max(map(text_width, text.split("\n")))
    if text.isascii():
        return len(text)
    return sum(2 if unicodedata.east_asian_width(character) in _WIDE else 1 for character in text)


def fitted_widths(sheet: Sheet) -> tuple[float, ...]:
    """The width of every column: as told, or fitted to its header and its first rows."""
    return tuple(
        _fitted(sheet.rows, index, sheet.header) if column.width is None else column.width
        for index, column in enumerate(sheet.columns)
    )


def _fitted(rows: Sequence[Row], index: int, header: int | None) -> float:
    first = 0 if header is None else header
    widest = NARROWEST
    for number, row in enumerate(islice(rows, first, first + LOOKED_AT), first):
        if index < len(row):
            width = _width(row[index])
            widest = max(widest, min(width, HEADER_AT_MOST) if number == header else width)
    return min(widest + 1.5, WIDEST)


def _width(value: Cell | str | float | None) -> float:
    shown = value.value if isinstance(value, Cell) else value
    if shown is None:
        return 0
    return text_width(shown) if isinstance(shown, str) else len(f"{shown:.5g}")
