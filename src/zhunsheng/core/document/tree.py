"""A document as a tree of values: blocks with ids, texts as runs; every writer and the editor see this and nothing else.

Nothing in it says how a page looks beyond what a reader must see: widths, alignments and what a colour means. Words that
a writer adds by itself (the label of a table, the foot of a page) come with the document, in its language.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

VERSION = 1
"""Raised whenever an older reader would misunderstand a tree."""

Id = str
"""The name of a block, unique in its document and kept over its life: merging and comparing go by it."""


class Look(StrEnum):
    """What a colour or weight means; never the only sign of it."""

    PLAIN = "plain"
    GOOD = "good"
    BAD = "bad"
    MUTED = "muted"
    STRONG = "strong"
    LABEL = "label"


class Align(StrEnum):
    """Where text stands between the edges of its cell or page."""

    LEFT = "left"
    CENTER = "center"
    RIGHT = "right"


class Frame(StrEnum):
    """Rules of a table: three lines (三线表), or every cell boxed as forms are."""

    THREE_LINES = "three-lines"
    BOXES = "boxes"


@dataclass(frozen=True, slots=True)
class Text:
    """A run of text. `token` names the ledger figure the text shows; a line feed starts a new line."""

    text: str
    bold: bool = False
    italic: bool = False
    look: Look = Look.PLAIN
    token: str = ""


@dataclass(frozen=True, slots=True)
class Reference:
    """Points at another block; reads as its label (表3-2, 图3-1, a heading's number) unless it has words of its own."""

    target: Id
    text: str = ""


Inline = Text | Reference
Runs = tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; level 1 opens a chapter, by which tables and figures are numbered."""

    id: Id
    text: str
    level: int = 1
    numbered: bool = True


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text; a `note` is smaller and not indented, as under a table."""

    id: Id
    runs: Runs
    note: bool = False


@dataclass(frozen=True, slots=True)
class BulletList:
    """A list, with bullets or counted."""

    id: Id
    items: tuple[Runs, ...]
    counted: bool = False


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell; `columns` and `rows` are how many it covers. `align` left out is its column's."""

    runs: Runs = ()
    look: Look = Look.PLAIN
    align: Align | None = None
    columns: int = 1
    rows: int = 1


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its width as a share of all widths of the table, and how its cells are aligned."""

    width: float
    align: Align = Align.LEFT


Row = tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A table, captioned above (表3-2); `head` rows are repeated on every page. A form has no caption and no head.

    A cell that covers several rows stands in the first of them and is left out of the others.
    """

    id: Id
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    head: tuple[Row, ...] = ()
    caption: str = ""
    frame: Frame = Frame.THREE_LINES
    row_height: float = 0.0
    """The least height of a body row in millimetres, for forms that are filled in by hand; 0: as the text needs."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A picture, captioned below (图3-1); `alt` tells what it shows to those who do not see it."""

    id: Id
    png: bytes
    caption: str
    alt: str
    width: float = 150.0
    """Millimetres on the page."""


@dataclass(frozen=True, slots=True)
class Placeholder:
    """Room for a person's own words: guiding questions in grey, what is known already, then space to write."""

    id: Id
    hints: tuple[str, ...]
    known: tuple[Runs, ...] = ()
    lines: int = 6


@dataclass(frozen=True, slots=True)
class PageBreak:
    """What follows starts on a new page."""

    id: Id


@dataclass(frozen=True, slots=True)
class TableOfContents:
    """The headings down to a level, with their pages."""

    id: Id
    title: str
    levels: int = 2


@dataclass(frozen=True, slots=True)
class Signature:
    """One line to sign: in what role, and the name where it is known."""

    role: str
    name: str = ""


@dataclass(frozen=True, slots=True)
class SignatureBlock:
    """Lines to sign and date by hand."""

    id: Id
    lines: tuple[Signature, ...]
    signed: str
    dated: str


@dataclass(frozen=True, slots=True)
class Cover:
    """The first page: who reports, what, about what."""

    id: Id
    title: str
    above: str = ""
    subtitle: str = ""
    facts: tuple[tuple[str, str], ...] = ()
    below: str = ""


Block = (
    Cover
    | TableOfContents
    | Heading
    | Paragraph
    | BulletList
    | Table
    | Figure
    | Placeholder
    | PageBreak
    | SignatureBlock
)


@dataclass(frozen=True, slots=True)
class Words:
    """What writers say by themselves: labels with their number (`表{number}`), the foot of a page (`{page}`, `{pages}`)."""

    table: str
    figure: str
    page: str


@dataclass(frozen=True, slots=True)
class Meta:
    """What the document is: language (`zh`, `en`), the line at the head of its pages, and what its file says of it."""

    language: str
    words: Words
    header: str = ""
    subject: str = ""
    organisation: str = ""
    source: str = ""
    """What it was made from, such as the hash of its run."""


@dataclass(frozen=True, slots=True)
class Document:
    """A whole document."""

    title: str
    meta: Meta
    blocks: tuple[Block, ...]
    version: int = VERSION


def text_of(runs: Runs) -> str:
    """The plain text of runs; a reference without words of its own gives none."""
    return "".join(run.text for run in runs)


def said(text: str, look: Look = Look.PLAIN) -> Runs:
    """A text as runs."""
    return (Text(text, look=look),) if text else ()


def references(document: Document) -> Iterator[Reference]:
    """Every reference of a document, in reading order."""
    for block in document.blocks:
        for runs in _runs_of(block):
            yield from (run for run in runs if isinstance(run, Reference))


def _runs_of(block: Block) -> Iterator[Runs]:
    if isinstance(block, Paragraph):
        yield block.runs
    elif isinstance(block, BulletList):
        yield from block.items
    elif isinstance(block, Placeholder):
        yield from block.known
    elif isinstance(block, Table):
        yield from (cell.runs for row in (*block.head, *block.rows) for cell in row)
