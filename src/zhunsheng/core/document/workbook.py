"""A workbook as a frozen value: what stands in its sheets and how it looks, without any library's objects."""

import re
from collections.abc import Collection
from dataclasses import dataclass
from enum import StrEnum

TITLE_LENGTH = 31
"""Longest title of a sheet that Excel opens."""

TEXT_LENGTH = 32_767
"""Longest text of one cell."""

_FORBIDDEN = str.maketrans("[]:*?/\\", "［］：＊？／＼")  # Excel refuses them in titles; the wide forms read the same
_CONTROL = re.compile(r"[\x00-\x1f\x7f\ud800-\udfff\ufffe\uffff]")


class Style(StrEnum):
    """How a cell looks; what the look means is the same in every workbook."""

    TEXT = "text"
    TITLE = "title"
    SECTION = "section"
    LINK = "link"
    BANNER = "banner"
    HEADER = "header"
    REQUIRED = "required"
    BODY = "body"
    INPUT = "input"
    LOCKED = "locked"
    GOOD = "good"
    BAD = "bad"
    MUTED = "muted"
    TOTAL = "total"


AS_TEXT = "@"
"""The number format of columns whose entries stay text when a person types digits: ids."""


def decimals(digits: int) -> str:
    """The number format that shows so many digits; the value keeps its full precision."""
    return "0." + "0" * digits if digits else "0"


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell that differs from its column: text is always text, a number always a number, None is empty.

    `style` and `format` left out are the column's. `link` is an address, or `cell_link(…)` for a place in the workbook.
    """

    value: str | float | None = None
    style: Style | None = None
    format: str | None = None
    note: str = ""
    link: str = ""


Row = tuple[Cell | str | float | None, ...]


@dataclass(frozen=True, slots=True)
class Column:
    """A column below the header: width in characters (None: fitted to what stands in it), look and number format."""

    width: float | None = None
    style: Style = Style.BODY
    format: str = ""


class Allow(StrEnum):
    """What a validated cell may hold."""

    LIST = "list"
    NUMBER = "number"
    FORMULA = "formula"


@dataclass(frozen=True, slots=True, kw_only=True)
class Validation:
    """What people may type into an area (`B3:B200`): one of a list, a number in bounds, or what `formula` admits.

    A list is given as `choices` or as a `formula` naming an area; without a `message` it only suggests. `above` excludes
    the lower bound itself. A validation that is not `strict` warns and lets the entry pass.
    """

    area: str
    allow: Allow
    choices: tuple[str, ...] = ()
    low: float = 0.0
    high: float | None = None
    above: bool = False
    formula: str = ""
    title: str = ""
    message: str = ""
    strict: bool = True


@dataclass(frozen=True, slots=True)
class Highlight:
    """A look that cells of an area take while a formula holds: it also sees what was pasted past the validation."""

    area: str
    formula: str
    style: Style


@dataclass(frozen=True, slots=True)
class Series:
    """One row of a chart; areas are absolute, with their sheet: `'课程'!$B$2:$B$9`."""

    name: str
    categories: str
    values: str
    line: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Chart:
    """A chart: `kind` is column, bar, line or radar; series marked `line` are drawn over columns."""

    kind: str
    title: str
    series: tuple[Series, ...]
    at: str
    width: int = 640
    height: int = 320
    low: float | None = None
    high: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """One sheet. Rows hold everything from the first row on; `header` is the index of the header among them.

    A plain value takes the look of its column, in the header row the header's, above it that of running text. Header and
    the first `frozen_columns` stay in sight, the header is repeated on every printed page. `spare_rows` are empty rows
    below, dressed like their columns, for people to fill in.
    """

    title: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    header: int | None = None
    frozen_columns: int = 0
    spare_rows: int = 0
    validations: tuple[Validation, ...] = ()
    highlights: tuple[Highlight, ...] = ()
    charts: tuple[Chart, ...] = ()
    landscape: bool = False
    colour: str = ""


@dataclass(frozen=True, slots=True)
class Workbook:
    """A workbook: its sheets in order, the title kept in its properties, and named areas (name, area)."""

    sheets: tuple[Sheet, ...]
    title: str = ""
    names: tuple[tuple[str, str], ...] = ()


def quoted(title: str) -> str:
    """A sheet's title as formulas and links write it."""
    return "'" + title.replace("'", "''") + "'"


def cell_link(title: str, cell: str = "A1") -> str:
    """The link to a cell of this workbook."""
    return f"#{quoted(title)}!{cell}"


def sheet_title(wanted: str, taken: Collection[str] = ()) -> str:
    """A title Excel accepts, near the wanted one: no forbidden characters, at most 31, unlike the ones taken."""
    plain = _CONTROL.sub("", wanted.translate(_FORBIDDEN)).strip().strip("'")[:TITLE_LENGTH] or "Sheet"
    used = {title.casefold() for title in taken}
    title, count = plain, 2
    while title.casefold() in used or title.casefold() == "history":  # Excel keeps History for itself
        ending = f" ({count})"
        title, count = plain[: TITLE_LENGTH - len(ending)] + ending, count + 1
    return title


def column_letter(index: int) -> str:
    """The letters of a column, counted from 0: A, B, … Z, AA."""
    letters = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        letters = chr(65 + rest) + letters
    return letters
