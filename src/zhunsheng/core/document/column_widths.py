"""Widths of columns in characters, Chinese characters counting two."""

import unicodedata
from collections.abc import Iterator, Sequence
from itertools import islice

from zhunsheng.core.document.workbook import Cell, Row, Sheet, Style

LOOKED_AT = 200
"""Rows that a width is fitted to: enough to see what a column holds, cheap for ten thousand rows."""

NARROWEST, WIDEST, HEADER_AT_MOST = 7.0, 56.0, 14.0
MOST_LINES = 26
"""Excel's rows are at most 409 points high."""

ONE_LINE = frozenset({Style.TITLE, Style.SECTION, Style.BANNER, Style.LINK})
"""Looks that do not wrap: they run on over the empty cells beside them."""

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


def tall_rows(sheet: Sheet, widths: Sequence[float]) -> Iterator[tuple[int, int]]:
    """Rows that need more than one line, and the header, with their number of lines.

    Excel fits rows by itself when a file is opened, LibreOffice and WPS do not; one-line rows are left to grow.
    """
    for number, row in enumerate(sheet.rows):
        lines = 1
        for value, width in zip(row, widths, strict=False):
            text = value.value if isinstance(value, Cell) else value
            if isinstance(text, str) and (len(text) * 2 > width or "\n" in text) and _wraps(value):
                lines = max(lines, sum(1 + int(text_width(line) // (width - 0.5)) for line in text.split("\n")))
        if lines > 1 or number == sheet.header:
            yield number, min(lines, MOST_LINES)


def _wraps(value: Cell | str | float | None) -> bool:
    return not (isinstance(value, Cell) and value.style in ONE_LINE)


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
