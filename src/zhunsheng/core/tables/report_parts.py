"""What all reports are made of: tables from rows of text, facts as forms, the method, notices, signatures."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from zhunsheng.core.document.canvas import ChartFont
from zhunsheng.core.document.column_widths import text_width
from zhunsheng.core.document.tree import (
    Align,
    Block,
    BulletList,
    Cell,
    Column,
    Document,
    Figure,
    Frame,
    Heading,
    Id,
    Inline,
    Look,
    Meta,
    Paragraph,
    Placeholder,
    Reference,
    Row,
    Runs,
    Signature,
    SignatureBlock,
    Table,
    Text,
    Words,
    said,
)
from zhunsheng.core.tables.wording import NOTHING, Wording, method_rows
from zhunsheng.core.values.issue import N_, Issue
from zhunsheng.core.values.method import Method

Content = str | Cell
"""What a builder gives for a cell: plain words, or a cell of its own."""

TABLE_WIDTH, LETTER, CELL_MARGINS = 156.0, 2.1, 3.2
"""Millimetres: a table, a half-width letter of its head, the margins of a cell."""

TOLD_OF_A_KIND = 8
"""So many notices of one kind are printed; of the rest the number."""


@dataclass(slots=True)
class Report:
    """A report while it is written: its words, the font of its charts, and the blocks so far."""

    wording: Wording
    font: ChartFont
    blocks: list[Block] = field(default_factory=list)

    def heading(self, own: Id, message: str, level: int = 1, **values: object) -> None:
        self.blocks.append(Heading(own, self.wording(message, **values), level))

    def text(self, own: Id, *runs: Inline | str) -> None:
        """A paragraph; strings are ready words."""
        self.blocks.append(Paragraph(own, as_runs(*runs)))

    def note(self, own: Id, *runs: Inline | str) -> None:
        """Small print, as under a table."""
        self.blocks.append(Paragraph(own, as_runs(*runs), note=True))

    def table(
        self, own: Id, caption: str, columns: Sequence[tuple[str, float, Align]], rows: Iterable[Sequence[Content]]
    ) -> None:
        """A captioned table; `columns` are (msgid or ready words, width, alignment)."""
        titles = [self.wording(title) for title, _, _ in columns]
        head = tuple(Cell(said(title)) for title in titles)
        widths = fitted_widths(titles, [width for _, width, _ in columns])
        self.blocks.append(
            Table(
                own,
                tuple(Column(width, align) for width, (_, _, align) in zip(widths, columns, strict=True)),
                tuple(tuple(_cell(content) for content in row) for row in rows),
                (head,),
                caption,
            )
        )

    def figure(self, own: Id, png: bytes, caption: str, alt: str, width: float = 156.0) -> None:
        self.blocks.append(Figure(own, png, caption, alt, width))

    def room(self, own: Id, hints: Sequence[str], known: Sequence[str] = (), lines: int = 5) -> None:
        """Room to write; hints are msgids, what is known is ready words."""
        words = tuple(self.wording(hint) for hint in hints)
        self.blocks.append(Placeholder(own, words, tuple(said(text) for text in known), lines))

    def chart_words(self, message: str) -> str:
        """Words on a chart: translated where the font can show them, else English."""
        return self.wording(message) if self.font.chinese else message

    def chart_label(self, text: str, fallback: str) -> str:
        """A label from the data, or the id beside it where the font cannot show it."""
        return text if self.font.can_show(text) else fallback


def as_runs(*parts: Inline | str) -> Runs:
    """Words and runs one after the other."""
    return tuple(Text(part) if isinstance(part, str) else part for part in parts if part != "")


def linked(sentence: str, **targets: Id) -> Runs:
    """A sentence whose {names} become references to blocks."""
    runs: list[Inline] = []
    rest = sentence
    while rest:
        places = [(rest.find("{" + name + "}"), name) for name in targets if "{" + name + "}" in rest]
        if not places:
            runs.append(Text(rest))
            break
        at, name = min(places)
        if at:
            runs.append(Text(rest[:at]))
        runs.append(Reference(targets[name]))
        rest = rest[at + len(name) + 2 :]
    return tuple(runs)


def fitted_widths(titles: Sequence[str], shares: Sequence[float]) -> list[float]:
    """Widths in millimetres by their shares, so that no word of a title is broken; the column with most room gives it."""
    widths = [share / sum(shares) * TABLE_WIDTH for share in shares]
    needed = [_longest_word(title) * LETTER + CELL_MARGINS for title in titles]
    for at in range(len(widths)):
        rich = max(range(len(widths)), key=lambda other: widths[other] - needed[other])
        lacking = needed[at] - widths[at]
        if lacking > 0 and rich != at:
            given = min(lacking, max(widths[rich] - needed[rich], 0.0))
            widths[rich] -= given
            widths[at] += given
    return widths


def _longest_word(title: str) -> int:
    """Of Chinese, which may break anywhere, four characters stay together."""
    return max((text_width(word) if word.isascii() else min(text_width(word), 8) for word in title.split()), default=0)


def _cell(content: Content) -> Cell:
    return content if isinstance(content, Cell) else Cell(said(content))


def facts_form(own: Id, facts: Sequence[tuple[str, str]], *, pairs: int = 2) -> Table:
    """Facts as a boxed form, label and value, several pairs in a row; a long value takes a row of its own."""
    rows: list[Row] = []
    line: list[Cell] = []
    for label, value in facts:
        wide = len(value) > 18
        if line and (wide or len(line) == 2 * pairs):
            rows.append(_filled(line, pairs))
            line = []
        if wide:
            rows.append((Cell(said(label), Look.LABEL), Cell(said(value), columns=2 * pairs - 1)))
        else:
            line += [Cell(said(label), Look.LABEL), Cell(said(value or NOTHING))]
    if line:
        rows.append(_filled(line, pairs))
    columns = (Column(1.1), Column(1.9)) * pairs
    return Table(own, columns, tuple(rows), frame=Frame.BOXES)


def _filled(line: list[Cell], pairs: int) -> Row:
    missing = 2 * pairs - len(line)
    if not missing:
        return tuple(line)
    last = line[-1]
    return (*line[:-1], Cell(last.runs, last.look, columns=1 + missing))


def method_table(report: Report, own: Id, method: Method, keys: tuple[str, ...]) -> None:
    """计算方法: every choice in words."""
    rows = method_rows(method, keys, report.wording)
    caption = report.wording(N_("Method of computation"))
    report.table(own, caption, [(N_("What is decided"), 1.2, Align.LEFT), (N_("How"), 3, Align.LEFT)], rows)


def font_note(report: Report) -> None:
    """Says why charts bear no Chinese words, where no font for them was found."""
    if not report.font.chinese:
        words = N_("No Chinese font was found on this machine, so the charts are labelled in English and with ids.")
        report.note("font-note", report.wording(words))


def notices_list(report: Report, own: Id, notices: Iterable[Issue], *, at_most: int = TOLD_OF_A_KIND) -> None:
    """Every notice of reading and computing, kind by kind; of many of one kind the first are told, the rest counted."""
    kinds: dict[str, list[str]] = {}
    for notice in notices:
        kinds.setdefault(notice.kind.code, []).append(notice.text(report.wording.translate))
    items: list[Runs] = []
    for texts in kinds.values():
        told = list(dict.fromkeys(texts))
        items += [said(text) for text in told[:at_most]]
        if len(told) > at_most:
            rest = len(told) - at_most
            items.append(said(report.wording(N_("… and {count} more of this kind."), count=rest), Look.MUTED))
    if items:
        report.blocks.append(BulletList(own, tuple(items)))
    else:
        report.text(own, report.wording(N_("Reading and computing gave no notices.")))


def signatures(report: Report, roles: Sequence[tuple[str, str]]) -> None:
    """Lines to sign; roles are msgids with the names known."""
    wording = report.wording
    report.heading("signatures", N_("Signatures"))
    report.blocks.append(
        SignatureBlock(
            "signature-lines",
            tuple(Signature(wording(role), name) for role, name in roles),
            wording(N_(" (signature): ")),
            wording(N_("Date: ____ / __ / __")),
        )
    )


def finished(
    report: Report, *, title: str, language: str, header: str, subject: str, organisation: str, source: str
) -> Document:
    """The document of all blocks written."""
    wording = report.wording
    words = Words(
        table=wording(N_("Table {number}")),
        figure=wording(N_("Figure {number}")),
        page=wording(N_("Page {page} of {pages}")),
    )
    return Document(title, Meta(language, words, header, subject, organisation, source), tuple(report.blocks))
