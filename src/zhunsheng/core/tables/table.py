"""A computed table before anybody decides how it looks: msgids as headings, values unrounded."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

Value = str | float | int | bool | None


class Look(StrEnum):
    """How a column reads: words, an attainment (digits of the method), a percentage, a count, a verdict."""

    TEXT = "text"
    ATTAINMENT = "attainment"
    PERCENT = "percent"
    COUNT = "count"
    NUMBER = "number"
    VERDICT = "verdict"


@dataclass(frozen=True, slots=True)
class Heading:
    """A column: its msgid (or a ready text, such as an id) and how its values read."""

    title: str
    look: Look = Look.TEXT


@dataclass(frozen=True, slots=True)
class ResultTable:
    """A title (msgid), the columns, and the rows in reading order."""

    title: str
    headings: tuple[Heading, ...]
    rows: Sequence[tuple[Value, ...]]
