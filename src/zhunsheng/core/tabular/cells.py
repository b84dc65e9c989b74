"""What one cell says: text, an id, a number, each with what must be told about it."""

import math
import re
import unicodedata
from functools import lru_cache
from typing import NamedTuple

from zhunsheng.core.tabular import issue_kinds as kinds
from zhunsheng.core.tabular.grid import Value
from zhunsheng.core.tabular.reading import Findings
from zhunsheng.core.tabular.sheet_scan import Faulty, address
from zhunsheng.core.values.issue import IssueKind, Param

LARGEST_ID = 1e15
"""From here on a spreadsheet's number no longer holds every digit."""

_INVISIBLE = dict.fromkeys((0x00AD, 0x200B, 0x200C, 0x200D, 0x2060, 0xFEFF))
_APOSTROPHES = "'`’‘"
_NUMBER = re.compile(r"([-+]?(?:[0-9]+\.?[0-9]*|\.[0-9]+))\s*(分?)")
_ROUNDED = re.compile(r"[-+]?[0-9]+(?:\.[0-9]+)?[Ee]\+?[0-9]+")


def text_of(value: Value) -> str:
    """Any cell as the text a person reads in it: width and compatibility forms made plain, blanks trimmed."""
    if isinstance(value, str):
        if value.isascii():
            return value.strip()
        return _short_text(value) if len(value) <= _SHORT else _plain_text(value)
    if isinstance(value, float):
        return number_text(value)
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    return str(value)


def _plain_text(value: str) -> str:
    return unicodedata.normalize("NFKC", value).translate(_INVISIBLE).strip()


_SHORT = 32
_short_text = lru_cache(maxsize=4096)(_plain_text)
"""Words such as 期末 or 缺考 come again and again."""


def number_text(value: float) -> str:
    """A number as it is written by hand: 1 for 1.0, 1.1 for 1.1."""
    if value.is_integer() and abs(value) < LARGEST_ID:
        return str(int(value))
    return f"{value:.15g}"


def is_blank(value: Value) -> bool:
    """Whether the cell holds nothing a person can see; a fault is something."""
    return isinstance(value, str) and not isinstance(value, Faulty) and (not value or not text_of(value))


class WrittenNumber(NamedTuple):
    """A number written as text, and the kind of notice that it was accepted."""

    number: float
    notice: IssueKind


def written_number(value: str) -> WrittenNumber | None:
    """The number that a text says: `18`, `１８`, `40分`; None for all else (`85%`, `52/60`, `-`, `1e3`)."""
    plain = text_of(value)
    match = _NUMBER.fullmatch(plain)
    if not match or len(match[1]) > 30:
        return None
    if match[2]:
        return WrittenNumber(float(match[1]), kinds.NUMBER_WITH_UNIT)
    # blanks may be of any width; only digits count as full-width
    full_width = any(character in "０１２３４５６７８９．－＋" for character in value)
    return WrittenNumber(float(match[1]), kinds.NUMBER_FULL_WIDTH if full_width else kinds.NUMBER_AS_TEXT)


class Cells:
    """Reads cells of one sheet and tells what is wrong with them where they stand (rows and columns from 0)."""

    def __init__(self, sheet: str, findings: Findings) -> None:
        self.sheet = sheet
        self.findings = findings

    def tell(self, kind: IssueKind, row: int, column: int, /, **params: Param) -> None:
        """One issue at one cell."""
        self.findings.add(kind, self.sheet, address(row, column), **params)

    def text(self, value: Value, row: int, column: int) -> str:
        """A text cell; a fault is told and gives ''."""
        if isinstance(value, Faulty):
            self.tell(value.kind, row, column, value=str(value))
            return ""
        return text_of(value)

    def prose(self, value: Value, row: int, column: int) -> str:
        """Words for people, with the characters they were typed with: Chinese commas stay Chinese; a fault gives ''."""
        if isinstance(value, str) and not isinstance(value, Faulty):
            return value.strip()
        return self.text(value, row, column)

    def id(self, value: Value, row: int, column: int) -> str:
        """A number or code as text as written (1.0 is 1, leading apostrophes go); '' where blank or refused."""
        if isinstance(value, float):
            if not math.isfinite(value) or abs(value) >= LARGEST_ID:
                self.tell(kinds.ID_LOST_DIGITS, row, column, value=f"{value:.15g}")
                return ""
            return number_text(value)
        if not isinstance(value, str):
            self.tell(kinds.ID_NOT_TEXT, row, column, value=text_of(value))
            return ""
        text = " ".join(self.text(value, row, column).lstrip(_APOSTROPHES).split())
        if _ROUNDED.fullmatch(text):
            self.tell(kinds.ID_LOST_DIGITS, row, column, value=text)
            return ""
        return text

    def number(self, value: Value, row: int, column: int, name: str) -> float | None:
        """A finite number or None; a number kept as text is accepted with a notice, other text is an error."""
        if isinstance(value, Faulty):
            self.tell(value.kind, row, column, value=str(value))
            return None
        number: float | None = None
        if isinstance(value, float):
            number = value
        elif isinstance(value, str):
            if not text_of(value):
                return None
            if (written := written_number(value)) is not None:
                number = written.number
                self.note_number(written, value, row, column)
        if number is None or not math.isfinite(number):
            self.tell(kinds.NOT_A_NUMBER, row, column, column=name, value=text_of(value))
            return None
        return number

    def note_number(self, written: WrittenNumber, value: str, row: int, column: int) -> None:
        """Adds one entry to the list of numbers that were read from text."""
        entry = f"{address(row, column)} {value.strip()} → {number_text(written.number)}"
        self.findings.note(written.notice, self.sheet, entry)

    def amount(self, value: Value, row: int, column: int, name: str) -> float | None:
        """A number of at least 0, or None where blank or refused."""
        number = self.number(value, row, column, name)
        if number is not None and number < 0:
            self.tell(kinds.NEGATIVE, row, column, column=name, value=number)
            return None
        return number

    def positive(self, value: Value, row: int, column: int, name: str) -> float | None:
        """A number above 0, or None where blank or refused."""
        number = self.number(value, row, column, name)
        if number is not None and number <= 0:
            self.tell(kinds.NOT_POSITIVE, row, column, column=name, value=number)
            return None
        return number


def cohort_text(text: str) -> str:
    """年级 as the year alone: 2021 for 2021级."""
    return text.removesuffix("级").strip()
