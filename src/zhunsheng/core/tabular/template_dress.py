"""Dresses plain sheets as templates: a banner, coloured headings with notes, empty rows and columns to fill in."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from zhunsheng.core.document.workbook import AS_TEXT, Cell, Column, Highlight, Row, Sheet, Style, column_letter
from zhunsheng.core.tabular.layout import Lang, Words
from zhunsheng.core.tabular.template_texts import BANNER, OPTIONAL, REQUIRED, Guide

FIRST_ROW = 3
"""Where the data begin in a template: below the banner and the header, as Excel counts."""

SAMPLE_WORD = Words("示例", "Sample")
"""Stands in the name of every sample."""

SAMPLE_NAME = "zs_name"
"""The named cell that holds the course's or programme's name; while it says it is a sample, sample rows are in italics."""


@dataclass(frozen=True, slots=True)
class Table:
    """A dressed sheet, and where its parts lie: the columns that stand for items or ids begin at `each`."""

    sheet: Sheet
    each: int

    @property
    def last_row(self) -> int:
        return len(self.sheet.rows) + self.sheet.spare_rows

    def column(self, index: int) -> str:
        """The area of one column below the header."""
        return self.area(index, index)

    def area(self, first: int, last: int) -> str:
        """The area of several columns below the header."""
        return f"{column_letter(first)}{FIRST_ROW}:{column_letter(last)}{self.last_row}"

    def each_column(self) -> str:
        """The area of all columns that stand for items or ids, the empty ones among them."""
        return self.area(self.each, len(self.sheet.columns) - 1)

    def each_heading(self) -> str:
        """The headings of the columns that stand for items or ids."""
        row = FIRST_ROW - 1
        return f"{column_letter(self.each)}{row}:{column_letter(len(self.sheet.columns) - 1)}{row}"

    def fixed(self, index: int) -> str:
        """One column below the header as a formula names it from elsewhere: `$A$3:$A$60`."""
        letter = column_letter(index)
        return f"${letter}${FIRST_ROW}:${letter}${self.last_row}"


def dressed_table(
    sheet: Sheet,
    guides: Mapping[str, Guide],
    lang: Lang,
    *,
    each: Guide | None = None,
    spare_rows: int,
    spare_columns: int = 0,
    colour: str = "",
) -> Table:
    """The sheet with banner, coloured and annotated headings, and room for more rows and, to the right, more columns."""
    heads, data = sheet.rows[0], sheet.rows[1:]
    notes = [*guides.values(), *([each] * (len(heads) - len(guides)) if each else [])]
    spare = (Cell(None, Style.HEADER, AS_TEXT),) * spare_columns
    header = tuple(_heading(str(head), guide, lang) for head, guide in zip(heads, notes, strict=True)) + spare
    filled: Sequence[Row] = [(*row, *(None,) * spare_columns) for row in data]
    columns = sheet.columns + (Column(8, Style.INPUT),) * spare_columns
    width = column_letter(len(columns) - 1)
    sample_rows = f"A{FIRST_ROW}:{width}{FIRST_ROW + max(len(data), 1) - 1}"
    dressed = replace(
        sheet,
        rows=((Cell(BANNER.of(lang), Style.BANNER),), header, *filled),
        columns=columns,
        header=1,
        spare_rows=spare_rows,
        highlights=(while_sample(sample_rows, lang),),
        colour=colour,
    )
    return Table(dressed, len(guides))


def dressed_fields(sheet: Sheet, guides: Mapping[str, Guide], lang: Lang, *, colour: str = "") -> Table:
    """The sheet of fields and values with the same banner, and a note on every field."""
    texts = list(guides.values())
    rows: list[Row] = [(Cell(BANNER.of(lang), Style.BANNER),), sheet.rows[0]]
    for index, (field, value) in enumerate(sheet.rows[1:]):
        known = index < len(texts)
        rows.append((_heading(str(field), texts[index], lang) if known else field, value))
    sample = f"B{FIRST_ROW}:B{len(rows)}"
    highlights = (while_sample(sample, lang),)
    dressed = replace(sheet, rows=tuple(rows), header=1, highlights=highlights, colour=colour)
    return Table(dressed, 1)


def while_sample(area: str, lang: Lang) -> Highlight:
    """Italics on the sample rows until the sample's name is replaced."""
    return Highlight(area, f'=ISNUMBER(SEARCH("{SAMPLE_WORD.of(lang)}",{SAMPLE_NAME}))', Style.MUTED)


def _heading(text: str, guide: Guide, lang: Lang) -> Cell:
    need = (REQUIRED if guide.required else OPTIONAL).of(lang)
    mark = "：" if lang is Lang.ZH else ": "
    style = Style.REQUIRED if guide.required else Style.HEADER
    return Cell(text, style, AS_TEXT, note=f"{need}{mark}{guide.text.of(lang)}")
