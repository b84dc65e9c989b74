"""Sheets of two columns, field and value: what a workbook says of itself."""

from collections.abc import Mapping

from zhunsheng.core.document.workbook import AS_TEXT, Cell, Column, Row, Sheet, Style
from zhunsheng.core.tabular.layout import NUMBER_FIELDS, Lang, Names, Words


def field_sheet(
    title: Words, fields: Mapping[str, Words], about: object, notes: Mapping[str, str], lang: Lang
) -> Sheet:
    """The sheet of what these fields hold in `about`; empty fields keep their line, notes follow below."""
    rows: list[Row] = [(Names.FIELD.of(lang), Names.VALUE.of(lang))]
    rows += [(words.of(lang), _value(key, getattr(about, key))) for key, words in fields.items()]
    rows += list(notes.items())
    columns = (Column(18, Style.LOCKED), Column(44, Style.INPUT, AS_TEXT))
    return Sheet(title=title.of(lang), columns=columns, rows=tuple(rows), header=0)


def _value(key: str, value: str | float | None) -> Cell | str | None:
    if key in NUMBER_FIELDS:
        return Cell(value, format="")  # what a person types here shall become a number
    return text_or_none(str(value))


def text_or_none(text: str) -> str | None:
    """An empty text leaves its cell empty."""
    return text or None
