"""Our writer on the same report: `write_report.py PAGES docx|html|json`."""

import sys

from measure import Stopwatch, report
from workload_report import CELLS, chapters
from zhunsheng.core.document.docx_writer import write_docx
from zhunsheng.core.document.html_writer import write_html
from zhunsheng.core.document.tree import (
    Block,
    Cell,
    Column,
    Document,
    Heading,
    Meta,
    Paragraph,
    Reference,
    Table,
    TableOfContents,
    Text,
    Words,
    said,
)
from zhunsheng.core.document.tree_json import document_json


def tree(pages: int) -> Document:
    """The report as a tree; each citation points at a table of its chapter."""
    blocks: list[Block] = [TableOfContents("toc", "目录")]
    for number, (heading, paragraphs, tables) in enumerate(chapters(pages)):
        blocks.append(Heading(f"h{number}", heading))
        for at, (text, citation) in enumerate(paragraphs):
            target = f"t{number}-{at % len(tables)}"
            blocks.append(Paragraph(f"p{number}-{at}", (Text(text), Reference(target, citation))))
        for at, (caption, rows) in enumerate(tables):
            cells = tuple(tuple(Cell(said(text)) for text in row) for row in rows)
            columns = tuple(Column(1) for _ in range(CELLS))
            blocks.append(Table(f"t{number}-{at}", columns, cells[1:], cells[:1], caption))
    return Document("报告", Meta("zh", Words("表{number}", "图{number}", "{page}/{pages}")), tuple(blocks))


def main() -> None:
    document = tree(int(sys.argv[1]))
    write = {
        "docx": lambda: write_docx(document),
        "html": lambda: write_html(document).encode(),
        "json": lambda: document_json(document).encode(),
    }[sys.argv[2]]
    watch = Stopwatch()
    data = write()
    watch.halt()
    report(watch, bytes=len(data))


if __name__ == "__main__":
    main()
