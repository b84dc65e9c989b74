"""On which page a heading will stand, by counting lines: good to a page or so, until a program that lays out says it.

A Word file holds the page numbers of its contents as text. Word computes them anew when it opens the file; WPS and
viewers show what stands there.
"""

from zhunsheng.core.document.column_widths import text_width
from zhunsheng.core.document.docx_parts.picture import png_size
from zhunsheng.core.document.tree import (
    Block,
    BulletList,
    Cover,
    Document,
    Figure,
    Heading,
    Id,
    PageBreak,
    Paragraph,
    Placeholder,
    Row,
    SignatureBlock,
    Table,
    TableOfContents,
    text_of,
)

PAGE = 247.0
"""Millimetres of text on a page, from the margins of our style."""
TEXT_WIDTH_MM = 156.0
HALF_WIDTH = TEXT_WIDTH_MM / 73
"""Millimetres of one half-width character in the body's size."""
BODY, SMALL, LIST, ROOM = 6.9, 5.2, 6.6, 6.6
"""Heights of one line in millimetres."""
HEADINGS = {1: 20.0, 2: 14.0, 3: 10.0}
KEPT = 14.0
"""A heading stays with so much of what follows."""


def estimated_pages(document: Document) -> dict[Id, int]:
    """The page of every heading, the cover being page 1."""
    pages: dict[Id, int] = {}
    page, at = 1, 0.0
    for block in document.blocks:
        if isinstance(block, PageBreak | Cover | TableOfContents):
            if isinstance(block, TableOfContents):
                page += _entries(document, block) // 36
            page, at = page + 1, 0.0
            continue
        for height in _heights(block):
            room = height + (KEPT if isinstance(block, Heading) else 0)
            if at + room > PAGE and at > 0:
                page, at = page + 1, 0.0
            if isinstance(block, Heading):
                pages[block.id] = page
            at += height
            while at > PAGE:
                page, at = page + 1, at - PAGE
    return pages


def _entries(document: Document, contents: TableOfContents) -> int:
    return sum(isinstance(block, Heading) and block.level <= contents.levels for block in document.blocks)


def _lines(text: str, width: float, indent: float = 0.0) -> int:
    per_line = max(width / HALF_WIDTH, 2)
    return sum(1 + int(max(text_width(line) + indent - 0.5, 0) // per_line) for line in text.split("\n"))


def _heights(block: Block) -> list[float]:
    """The pieces of a block that are not divided between pages, with their heights."""
    if isinstance(block, Heading):
        return [HEADINGS.get(block.level, 10.0)]
    if isinstance(block, Paragraph):
        line = SMALL if block.note else BODY
        return [line] * _lines(text_of(block.runs), TEXT_WIDTH_MM, 0 if block.note else 4) + [1.0]
    if isinstance(block, BulletList):
        return [LIST * _lines(text_of(item), TEXT_WIDTH_MM - 15) for item in block.items]
    if isinstance(block, Table):
        return _table(block)
    if isinstance(block, Figure):
        width, height = png_size(block.png)
        return [block.width * height / width + 13]
    if isinstance(block, Placeholder):
        texts = [*block.hints, *(text_of(runs) for runs in block.known)]
        return [ROOM] * (sum(_lines(text, TEXT_WIDTH_MM - 5) for text in texts) + block.lines) + [9.0]
    return [13.0 * len(block.lines)] if isinstance(block, SignatureBlock) else []


def _table(table: Table) -> list[float]:
    whole = sum(column.width for column in table.columns)
    widths = [column.width / whole * TEXT_WIDTH_MM - 2.8 for column in table.columns]
    head = 11.0 if table.caption else 0.0
    head += sum(_row(row, widths, 0) for row in table.head)
    rows = [_row(row, widths, table.row_height) for row in table.rows]
    if rows:
        rows[0] += head  # the caption stays with the table
    return [*rows, 6.0]


def _row(row: Row, widths: list[float], least: float) -> float:
    lines, at = 1, 0
    for cell in row:
        width = sum(widths[at : at + cell.columns])
        lines = max(lines, _lines(text_of(cell.runs), width * 1.2))  # table text is smaller than the body
        at += cell.columns
    return max(lines * 4.7 + 1.1, least)
