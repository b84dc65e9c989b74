"""Writes a document tree as one self-contained page: no script, no request, prints on A4 as it reads on screen."""

import base64
import html
from collections.abc import Callable
from typing import Any

from zhunsheng.core.document.html_style import STYLE
from zhunsheng.core.document.numbering import Numbers, numbers_of
from zhunsheng.core.document.tree import (
    BulletList,
    Cell,
    Cover,
    Document,
    Figure,
    Frame,
    Heading,
    Look,
    PageBreak,
    Paragraph,
    Placeholder,
    Reference,
    Row,
    Runs,
    SignatureBlock,
    Table,
    TableOfContents,
    Text,
)

LANGUAGES = {"zh": "zh-CN", "en": "en"}
POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:"
"""What a browser may load for the page: nothing but what is in it."""


def write_html(document: Document) -> str:
    """The document as a page in UTF-8; every text is escaped, whatever it holds."""
    body = _Page(document).body()
    language = LANGUAGES.get(document.meta.language, document.meta.language)
    return (
        f'<!DOCTYPE html>\n<html lang="{_e(language)}">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{_e(document.title)}</title>\n<style>{STYLE}</style>\n</head>\n<body>\n<main>\n{body}\n</main>\n</body>\n</html>\n"
    )


def _e(text: str) -> str:
    return html.escape(text, quote=True)


class _Page:
    """Writes the blocks of one document."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._numbers: Numbers = numbers_of(document)
        self._writers: dict[type, Callable[[Any], str]] = {
            Cover: self._cover,
            TableOfContents: self._contents,
            Heading: self._heading,
            Paragraph: self._paragraph,
            BulletList: self._list,
            Table: self._table,
            Figure: self._figure,
            Placeholder: self._placeholder,
            PageBreak: lambda _: '<hr class="page">',
            SignatureBlock: self._signatures,
        }

    def body(self) -> str:
        return "\n".join(self._writers[type(block)](block) for block in self._document.blocks)

    def _runs(self, runs: Runs) -> str:
        return "".join(self._reference(run) if isinstance(run, Reference) else _text(run) for run in runs)

    def _reference(self, reference: Reference) -> str:
        words = reference.text or self._numbers.label(reference.target)
        return f'<a href="#{_e(reference.target)}">{_e(words)}</a>'

    def _heading(self, heading: Heading) -> str:
        number = self._numbers.headings[heading.id]
        words = f"{number} {heading.text}" if number else heading.text
        level = heading.level + 1  # the title of the document is the first level
        return f'<h{level} id="{_e(heading.id)}">{_e(words)}</h{level}>'

    def _paragraph(self, block: Paragraph) -> str:
        kind = ' class="note"' if block.note else ""
        return f'<p id="{_e(block.id)}"{kind}>{self._runs(block.runs)}</p>'

    def _list(self, block: BulletList) -> str:
        tag = "ol" if block.counted else "ul"
        items = "".join(f"<li>{self._runs(item)}</li>" for item in block.items)
        return f'<{tag} id="{_e(block.id)}">{items}</{tag}>'

    def _table(self, table: Table) -> str:
        whole = sum(column.width for column in table.columns)
        columns = "".join(f'<col style="width:{column.width / whole * 100:.2f}%">' for column in table.columns)
        label = self._numbers.labels.get(table.id, "")
        caption = f"<caption>{_e(label)}&ensp;{_e(table.caption)}</caption>" if table.caption else ""
        kind = "boxes" if table.frame is Frame.BOXES else "lines"
        head = "".join(self._row(row, table, head=True) for row in table.head)
        rows = "".join(self._row(row, table) for row in table.rows)
        head = f"<thead>{head}</thead>" if head else ""
        return (
            f'<div class="wide"><table id="{_e(table.id)}" class="{kind}">{caption}<colgroup>{columns}</colgroup>'
            f"{head}<tbody>{rows}</tbody></table></div>"
        )

    def _row(self, row: Row, table: Table, *, head: bool = False) -> str:
        height = f' style="height:{table.row_height:g}mm"' if table.row_height and not head else ""
        return f"<tr{height}>{''.join(self._cell(at, cell, row, table, head) for at, cell in enumerate(row))}</tr>"

    def _cell(self, at: int, cell: Cell, row: Row, table: Table, head: bool) -> str:
        tag = "th" if head or cell.look is Look.LABEL else "td"
        scope = ("colgroup" if cell.columns > 1 else "col") if head else "row"
        said = f' scope="{scope}"' if tag == "th" else ""
        said += f' colspan="{cell.columns}"' if cell.columns > 1 else ""
        said += f' rowspan="{cell.rows}"' if cell.rows > 1 else ""
        column = sum(other.columns for other in row[:at])
        own = table.columns[min(column, len(table.columns) - 1)].align
        align = cell.align or ("center" if head else own)
        names = " ".join([str(align), *([str(cell.look)] if cell.look is not Look.PLAIN else [])])
        return f'<{tag}{said} class="{names}">{self._runs(cell.runs)}</{tag}>'

    def _figure(self, figure: Figure) -> str:
        data = base64.b64encode(figure.png).decode("ascii")
        label = self._numbers.labels[figure.id]
        return (
            f'<figure id="{_e(figure.id)}"><img src="data:image/png;base64,{data}" alt="{_e(figure.alt)}" '
            f'style="width:{figure.width:g}mm"><figcaption>{_e(label)}&ensp;{_e(figure.caption)}</figcaption></figure>'
        )

    def _placeholder(self, room: Placeholder) -> str:
        hints = "".join(f'<p class="hint">{_e(hint)}</p>' for hint in room.hints)
        known = "".join(f"<p>{self._runs(runs)}</p>" for runs in room.known)
        return f'<div class="room" id="{_e(room.id)}">{hints}{known}<div style="height:{room.lines * 7}mm"></div></div>'

    def _signatures(self, block: SignatureBlock) -> str:
        lines = "".join(
            f"<p><span>{_e(line.role + block.signed + line.name)}</span><span>{_e(block.dated)}</span></p>"
            for line in block.lines
        )
        return f'<div class="signatures" id="{_e(block.id)}">{lines}</div>'

    def _cover(self, cover: Cover) -> str:
        above = f"<p>{_e(cover.above)}</p>" if cover.above else ""
        below = f'<p class="note">{_e(cover.below)}</p>' if cover.below else ""
        subtitle = f'<p class="subtitle">{_e(cover.subtitle)}</p>' if cover.subtitle else ""
        facts = "".join(f"<dt>{_e(label)}</dt><dd>{_e(value)}</dd>" for label, value in cover.facts)
        return (
            f'<header id="{_e(cover.id)}">{above}<h1>{_e(cover.title)}</h1>{subtitle}<dl>{facts}</dl>{below}</header>'
        )

    def _contents(self, contents: TableOfContents) -> str:
        entries = []
        for block in self._document.blocks:
            if isinstance(block, Heading) and block.level <= contents.levels:
                words = f"{self._numbers.headings[block.id]} {block.text}".strip()
                entries.append(f'<li class="l{block.level}"><a href="#{_e(block.id)}">{_e(words)}</a></li>')
        title = _e(contents.title)
        return f'<nav id="{_e(contents.id)}" aria-label="{title}"><p>{title}</p><ul>{"".join(entries)}</ul></nav>'


def _text(run: Text) -> str:
    words = _e(run.text).replace("\n", "<br>")
    words = f"<strong>{words}</strong>" if run.bold or run.look is Look.STRONG else words
    words = f"<em>{words}</em>" if run.italic else words
    kinds = str(run.look) if run.look not in (Look.PLAIN, Look.STRONG) else ""
    token = f' data-token="{_e(run.token)}"' if run.token else ""
    kind = f' class="{kinds}"' if kinds else ""
    return f"<span{kind}{token}>{words}</span>" if kind or token else words
