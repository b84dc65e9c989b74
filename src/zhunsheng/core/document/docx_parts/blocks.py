"""Blocks as WordprocessingML: what stands in the body of a document, in its order."""

import re
from collections.abc import Callable, Mapping
from typing import Any

from zhunsheng.core.document.docx_parts.picture import Picture, picture_xml
from zhunsheng.core.document.docx_parts.runs import Writing, field, run, runs_xml
from zhunsheng.core.document.docx_parts.table import TEXT_WIDTH, column_widths, room_xml, table_xml
from zhunsheng.core.document.tree import (
    Block,
    BulletList,
    Column,
    Cover,
    Document,
    Figure,
    Heading,
    Id,
    PageBreak,
    Paragraph,
    Placeholder,
    SignatureBlock,
    Table,
    TableOfContents,
)

FIRST_LIST = 10
"""Number of the first list in numbering.xml; those below are headings and bullets."""

PAGE_BREAK = '<w:p><w:r><w:br w:type="page"/></w:r></w:p>'
NO_NUMBERING = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="0"/></w:numPr>'
EMPTY = '<w:p><w:pPr><w:pStyle w:val="TableNote"/></w:pPr></w:p>'


def paragraph(style: str, content: str, more: str = "") -> str:
    """A paragraph of a style; `more` are properties that follow the style in the schema's order."""
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{more}</w:pPr>{content}</w:p>'


class Body:
    """Writes the blocks of one document; `pages` are the pages of its headings.

    `spelled` writes numbers and bullets as words: inside another document its numbering is not ours to use.
    """

    def __init__(
        self,
        document: Document,
        writing: Writing,
        pages: Mapping[Id, int],
        pictures: Mapping[Id, Picture],
        *,
        spelled: bool = False,
    ) -> None:
        self._document = document
        self._writing = writing
        self._pages = pages
        self._pictures = pictures
        self._spelled = spelled
        self._writers: dict[type, Callable[[Any], str]] = {
            Cover: self._cover,
            TableOfContents: self._contents,
            Heading: self._heading,
            Paragraph: self._paragraph,
            BulletList: self._list,
            Table: self._table,
            Figure: self._figure,
            Placeholder: self._placeholder,
            PageBreak: lambda _: "",
            SignatureBlock: self._signatures,
        }

    def xml(self) -> str:
        blocks = self._document.blocks
        parts: list[str] = []
        fresh = False
        for block, following in zip(blocks, [*blocks[1:], None], strict=True):
            piece = self._writers[type(block)](block) + _distance(block, following)
            parts.append(_on_new_page(block, piece) if fresh else piece)
            fresh = isinstance(block, Cover | TableOfContents | PageBreak)
        return "".join(parts)

    def block(self, block: Block) -> str:
        """One block alone."""
        return self._writers[type(block)](block)

    def _anchored(self, block: Block, content: str) -> str:
        anchor = self._writing.anchors.get(block.id)
        return self._writing.bookmarked(anchor, content) if anchor else content

    def _heading(self, heading: Heading) -> str:
        if self._spelled:
            words = f"{self._writing.numbers.headings[heading.id]} {heading.text}".strip()
            return paragraph(f"Heading{heading.level}", self._anchored(heading, run(words)), NO_NUMBERING)
        unnumbered = "" if heading.numbered else '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="0"/></w:numPr>'
        return paragraph(f"Heading{heading.level}", self._anchored(heading, run(heading.text)), unnumbered)

    def _paragraph(self, block: Paragraph) -> str:
        content = self._anchored(block, runs_xml(block.runs, self._writing))
        return paragraph("TableNote" if block.note else "BodyText", content)

    def _list(self, block: BulletList) -> str:
        if self._spelled:
            signs = [f"{at}." if block.counted else "•" for at in range(1, len(block.items) + 1)]
            return "".join(
                paragraph("ListItem", run(f"{sign}\t") + runs_xml(item, self._writing))
                for sign, item in zip(signs, block.items, strict=True)
            )
        number = 2
        if block.counted:
            number = FIRST_LIST + self._writing.lists
            self._writing.lists += 1
        numbering = f'<w:numPr><w:ilvl w:val="0"/><w:numId w:val="{number}"/></w:numPr>'
        return "".join(paragraph("ListItem", runs_xml(item, self._writing), numbering) for item in block.items)

    def _table(self, table: Table) -> str:
        caption = ""
        if table.caption:
            label = self._anchored(table, run(self._writing.numbers.labels[table.id]))
            caption = paragraph("TableCaption", label + run("\u2002" + table.caption))
        return caption + table_xml(table, self._writing)

    def _figure(self, figure: Figure) -> str:
        self._writing.pictures += 1
        drawing = picture_xml(self._pictures[figure.id], figure, self._writing.pictures)
        label = self._anchored(figure, run(self._writing.numbers.labels[figure.id]))
        return paragraph("Figure", drawing) + paragraph("Caption", label + run("\u2002" + figure.caption))

    def _placeholder(self, room: Placeholder) -> str:
        known = [runs_xml(runs, self._writing) for runs in room.known]
        return room_xml(list(room.hints), known, room.lines)

    def _signatures(self, block: SignatureBlock) -> str:
        tabs = '<w:keepNext/><w:tabs><w:tab w:val="left" w:pos="5400"/></w:tabs>'
        lines = []
        for line in block.lines:
            words = f"{line.role}{block.signed}{line.name}"
            blank = " " * 4 if line.name else "＿" * 8
            lines.append(paragraph("SignLine", run(f"{words}{blank}\t{block.dated}"), tabs))
        return self._anchored(block, "") + "".join(lines)

    def _cover(self, cover: Cover) -> str:
        parts = [paragraph("CoverLine", "", '<w:spacing w:before="1200" w:after="0"/>')]
        if cover.above:
            parts.append(paragraph("CoverLine", run(cover.above)))
        parts.append(paragraph("Title", run(cover.title), '<w:spacing w:before="600" w:after="240"/>'))
        if cover.subtitle:
            parts.append(paragraph("Subtitle", run(cover.subtitle)))
        parts.append(paragraph("CoverLine", "", '<w:spacing w:before="1400" w:after="0"/>'))
        parts.append(_facts_xml(cover.facts))
        if cover.below:
            parts.append(paragraph("CoverNote", run(cover.below), '<w:spacing w:before="1200" w:after="0"/>'))
        return "".join(parts)

    def _contents(self, contents: TableOfContents) -> str:
        headings = [
            block for block in self._document.blocks if isinstance(block, Heading) and block.level <= contents.levels
        ]
        title = paragraph("TOCHeading", run(contents.title))
        begin = (
            '<w:r><w:fldChar w:fldCharType="begin" w:dirty="true"/></w:r><w:r><w:instrText xml:space="preserve">'
            f' TOC \\o "1-{contents.levels}" \\h \\z \\u </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>'
        )
        end = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
        if not headings:
            return title + paragraph("TOC1", begin + end)
        entries = [self._entry(heading) for heading in headings]
        entries[0] = entries[0].replace("</w:pPr>", "</w:pPr>" + begin, 1)
        entries[-1] = entries[-1].removesuffix("</w:p>") + end + "</w:p>"
        return title + "".join(entries)

    def _entry(self, heading: Heading) -> str:
        number = self._writing.numbers.headings[heading.id]
        anchor = self._writing.anchors[heading.id]
        words = f"{number} {heading.text}" if number else heading.text
        page = field(f"PAGEREF {anchor} \\h", str(self._pages.get(heading.id, 1)))
        link = f'<w:hyperlink w:anchor="{anchor}" w:history="1">{run(words)}<w:r><w:tab/></w:r>{page}</w:hyperlink>'
        return paragraph(f"TOC{heading.level}", link)


def _on_new_page(block: Block, piece: str) -> str:
    """A page begins with a property of its first paragraph: a paragraph that only breaks may itself spill over."""
    start = re.match(r'<w:p><w:pPr><w:pStyle w:val="\w+"/>', piece)
    if start and isinstance(block, Heading | Paragraph | TableOfContents):
        return f"{start[0]}<w:pageBreakBefore/>{piece[start.end() :]}"
    return PAGE_BREAK + piece


def _distance(block: Block, following: Block | None) -> str:
    """An empty line after a table, where no text keeps it from the next one: two in a row would become one."""
    apart = isinstance(following, Paragraph | Heading | BulletList)
    return EMPTY if isinstance(block, Table | Placeholder) and not apart else ""


def _facts_xml(facts: tuple[tuple[str, str], ...]) -> str:
    """What a cover says: label and value in two columns, the value underlined as forms have it."""
    if not facts:
        return ""
    whole = TEXT_WIDTH * 4 // 5
    widths = column_widths((Column(1.2), Column(2.2)), whole)
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    rule = '<w:tcBorders><w:bottom w:val="single" w:sz="4" w:space="0" w:color="4B5563"/></w:tcBorders>'
    rows = []
    for label, value in facts:
        cells = [
            f'<w:tc><w:tcPr><w:tcW w:w="{widths[0]}" w:type="dxa"/><w:vAlign w:val="bottom"/></w:tcPr>'
            f"{paragraph('CoverFact', run(label))}</w:tc>",
            f'<w:tc><w:tcPr><w:tcW w:w="{widths[1]}" w:type="dxa"/>{rule}<w:vAlign w:val="bottom"/></w:tcPr>'
            f"{paragraph('CoverFact', run(value), CENTRE)}</w:tc>",
        ]
        rows.append(f"<w:tr><w:trPr><w:cantSplit/></w:trPr>{''.join(cells)}</w:tr>")
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="{whole}" w:type="dxa"/><w:jc w:val="center"/><w:tblLayout w:type="fixed"/>'
        f'<w:tblLook w:val="0000"/></w:tblPr><w:tblGrid>{grid}</w:tblGrid>{"".join(rows)}</w:tbl>'
    )


CENTRE = '<w:jc w:val="center"/>'
