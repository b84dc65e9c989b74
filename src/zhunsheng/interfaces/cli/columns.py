"""Plain rows in columns that line up although a Chinese character is two cells wide."""

import unicodedata
from collections.abc import Collection, Sequence

SPLIT_BEFORE_NO = "，。；：、）》”’！？,.;:)"


def width(text: str) -> int:
    """Cells a text takes on a screen."""
    return sum(
        2 if unicodedata.east_asian_width(sign) in "WF" else 1 for sign in text if not unicodedata.combining(sign)
    )


def columns(rows: Sequence[Sequence[str]], *, right: Collection[int] = (), indent: str = "") -> str:
    """Rows as lines; the columns in `right` are aligned to the right."""
    if not rows:
        return ""
    widths = [max(width(row[at]) for row in rows) for at in range(len(rows[0]))]
    lines = []
    for row in rows:
        cells = [
            " " * (size - width(cell)) + cell if at in right else cell + " " * (size - width(cell))
            for at, (cell, size) in enumerate(zip(row, widths, strict=True))
        ]
        lines.append((indent + "  ".join(cells)).rstrip())
    return "\n".join(lines)


def paragraph(text: str, *, indent: str = "", first: str | None = None, at_most: int = 100) -> str:
    """A text broken into lines of so many cells: at blanks, or between Chinese characters."""
    lines = [first if first is not None else indent]
    for word in _words(text):
        if width(lines[-1]) + width(word.rstrip()) > at_most and lines[-1].strip():
            lines.append(indent)
            word = word.lstrip()
        lines[-1] += word
    return "\n".join(line.rstrip() for line in lines)


def _words(text: str) -> list[str]:
    """Pieces that must not be broken: a Chinese character with the punctuation after it, or a word with its blank."""
    words: list[str] = []
    for sign in text:
        wide = width(sign) == 2
        joins = words and (
            sign in SPLIT_BEFORE_NO or (not wide and not words[-1].endswith(" ") and width(words[-1][-1]) == 1)
        )
        if joins:
            words[-1] += sign
        else:
            words.append(sign)
    return words
