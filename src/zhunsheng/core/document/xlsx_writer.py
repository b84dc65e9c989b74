"""Workbook values written as .xlsx files by XlsxWriter: text stays text, numbers keep all digits, bytes are constant."""

import re
from collections.abc import Callable
from datetime import UTC, datetime
from io import BytesIO
from typing import Any

import xlsxwriter  # noqa: TID253  the one module that writes workbooks

from zhunsheng.core.document.column_widths import fitted_widths, tall_rows, text_width
from zhunsheng.core.document.workbook import (
    AS_TEXT,
    TEXT_LENGTH,
    Allow,
    Cell,
    Chart,
    Column,
    Series,
    Sheet,
    Style,
    Validation,
    Workbook,
    column_letter,
)
from zhunsheng.core.document.xlsx_styles import FONT, HIGHLIGHTS, LOOKS

CREATED = datetime(2026, 1, 1, tzinfo=UTC)
"""Written into every file, so that the same workbook gives the same bytes."""

A4 = 9
LINE_HEIGHT, HEADER_SPARE = 15.0, 6.0
NOTE_WIDTH, NOTE_LINE = 34, 17
_NOT_XML = re.compile("[\ud800-\udfff\ufffe\uffff]")


class _Exact(float):
    """A number that XlsxWriter's 16 digits would change: it is written with as many as it takes."""

    def __format__(self, _spec: str) -> str:
        return repr(float(self))


def write_xlsx(workbook: Workbook) -> bytes:
    """The workbook as the bytes of an .xlsx file: A4, one page wide, header rows repeated, the same bytes every time.

    Text is never a formula, whatever it begins with; a text longer than a cell can hold is cut and ends in `…`.
    """
    file = BytesIO()
    options = {"in_memory": True, "default_format_properties": {"font_name": FONT, "font_size": 11}}
    book = xlsxwriter.Workbook(file, options)
    book.set_properties({"title": workbook.title, "created": CREATED})
    formats = _Formats(book)
    for sheet in workbook.sheets:
        _write_sheet(book, sheet, formats)
    for name, area in workbook.names:
        book.define_name(name, f"={area}")
    book.close()
    return file.getvalue()


class _Formats:
    """XlsxWriter's formats, one for each pair of style and number format in use."""

    def __init__(self, book: Any) -> None:
        self._book = book
        self._made: dict[tuple[Style, str], Any] = {}
        self._changes: dict[Style, Any] = {}

    def of(self, style: Style, number: str) -> Any:
        key = (style, number)
        if key not in self._made:
            properties = {"font_name": FONT, "font_size": 11, **LOOKS[style]}
            self._made[key] = self._book.add_format(properties | ({"num_format": number} if number else {}))
        return self._made[key]

    def change(self, style: Style) -> Any:
        if style not in self._changes:
            self._changes[style] = self._book.add_format(dict(HIGHLIGHTS[style]))
        return self._changes[style]


def _write_sheet(book: Any, sheet: Sheet, formats: _Formats) -> None:
    page = book.add_worksheet(sheet.title)
    _set_up(page, sheet)
    widths = fitted_widths(sheet)
    for index, (column, width) in enumerate(zip(sheet.columns, widths, strict=True)):
        # the format of the whole column: ids stay text below the prepared rows, too
        page.set_column(index, index, width, formats.of(Style.TEXT, column.format) if column.format else None)
    for row, lines in tall_rows(sheet, widths):
        page.set_row(row, lines * LINE_HEIGHT + (HEADER_SPARE if row == sheet.header else 0))
    _write_rows(page, sheet, formats)
    for validation in sheet.validations:
        page.data_validation(validation.area, _rule(validation))
    for highlight in sheet.highlights:
        look = formats.change(highlight.style)
        page.conditional_format(highlight.area, {"type": "formula", "criteria": highlight.formula, "format": look})
    for chart in sheet.charts:
        _insert_chart(book, page, chart)


def _set_up(page: Any, sheet: Sheet) -> None:
    page.set_paper(A4)
    page.set_margins(left=0.6, right=0.6, top=0.7, bottom=0.7)
    page.fit_to_pages(1, 0)
    page.set_footer("&L&A&R&P / &N")
    if sheet.landscape:
        page.set_landscape()
    if sheet.header is not None:
        page.repeat_rows(0, sheet.header)
        page.freeze_panes(sheet.header + 1, sheet.frozen_columns)
    else:
        page.hide_gridlines(2)
    if sheet.colour:
        page.set_tab_color(sheet.colour)
    if sheet.columns and sheet.rows:
        bottom = len(sheet.rows) + sheet.spare_rows
        # ids are digits kept as text on purpose: no green corners
        page.ignore_errors({"number_stored_as_text": f"A1:{column_letter(len(sheet.columns) - 1)}{bottom}"})


def _write_rows(page: Any, sheet: Sheet, formats: _Formats) -> None:
    body = [formats.of(column.style, column.format) for column in sheet.columns]
    # headers are text even where people add their own: an indicator 1.10 typed there keeps its zero
    head, above = formats.of(Style.HEADER, AS_TEXT), formats.of(Style.TEXT, "")
    plain_text, number, write_cell = page.write_string, page.write_number, _cell_writer(page, sheet.columns, formats)
    header = -1 if sheet.header is None else sheet.header
    for row, values in enumerate(sheet.rows):
        looks = body if row > header else [head if row == header else above] * len(values)
        for column, value in enumerate(values):
            if isinstance(value, str) and value:
                plain_text(row, column, _fit_text(value), looks[column])
            elif isinstance(value, Cell):
                default = None if row > header else (Style.HEADER if row == header else Style.TEXT)
                write_cell(row, column, value, default)
            elif isinstance(value, int | float):
                number(row, column, _exact(value), looks[column])
            elif row > header >= 0:
                page.write_blank(row, column, None, looks[column])
    for row in range(len(sheet.rows), len(sheet.rows) + sheet.spare_rows):
        for column, look in enumerate(body):
            page.write_blank(row, column, None, look)


def _cell_writer(page: Any, columns: tuple[Column, ...], formats: _Formats) -> Callable[..., None]:
    usual: dict[Style | None, str] = {Style.HEADER: AS_TEXT, Style.TEXT: ""}

    def write(row: int, column: int, cell: Cell, default: Style | None) -> None:
        style = cell.style or default or columns[column].style
        form = cell.format if cell.format is not None else usual.get(default, columns[column].format)
        look = formats.of(style, form)
        if cell.link:
            target = f"internal:{cell.link[1:]}" if cell.link.startswith("#") else cell.link
            page.write_url(row, column, target, look, string=_fit_text(str(cell.value)))
        elif isinstance(cell.value, str):
            page.write_string(row, column, _fit_text(cell.value), look)
        elif cell.value is None:
            page.write_blank(row, column, None, look)
        else:
            page.write_number(row, column, _exact(cell.value), look)
        if cell.note:
            page.write_comment(row, column, _fit_text(cell.note), _note_look(cell.note))

    return write


def _fit_text(text: str) -> str:
    """The text as a cell can hold it: half characters (a lone surrogate) would make the file unreadable."""
    if not text.isascii():
        text = _NOT_XML.sub("\ufffd", text)
    return text if len(text) <= TEXT_LENGTH else text[: TEXT_LENGTH - 1] + "…"


def _exact(number: float) -> float:
    return number if float(f"{number:.16G}") == number else _Exact(number)


def _note_look(text: str) -> dict[str, Any]:
    lines = sum(1 + text_width(line) // NOTE_WIDTH for line in text.split("\n"))
    return {"font_name": FONT, "font_size": 10, "width": 250, "height": NOTE_LINE * (lines + 1), "author": ""}


def _rule(validation: Validation) -> dict[str, Any]:
    rule: dict[str, Any] = {
        "error_title": validation.title,
        "error_message": validation.message,
        "error_type": "stop" if validation.strict else "warning",
    }
    if validation.allow is Allow.LIST:
        source = validation.formula or list(validation.choices)
        return rule | {"validate": "list", "source": source, "show_error": bool(validation.message)}
    if validation.allow is Allow.FORMULA:
        return rule | {"validate": "custom", "value": validation.formula}
    rule["validate"] = "decimal"
    if validation.high is not None:
        return rule | {"criteria": "between", "minimum": validation.low, "maximum": validation.high}
    return rule | {"criteria": ">" if validation.above else ">=", "value": validation.low}


def _insert_chart(book: Any, page: Any, chart: Chart) -> None:
    columns = [series for series in chart.series if not series.line]
    lines = [series for series in chart.series if series.line]
    drawn = _drawn(book, chart.kind, columns or lines)
    if columns and lines:
        drawn.combine(_drawn(book, "line", lines))
    drawn.set_title({"name": chart.title, "name_font": {"name": FONT, "size": 12, "bold": False}})
    drawn.set_y_axis({"min": chart.low, "max": chart.high, "major_gridlines": {"visible": True}})
    drawn.set_legend({"position": "bottom"})
    drawn.set_size({"width": chart.width, "height": chart.height})
    page.insert_chart(chart.at, drawn)


def _drawn(book: Any, kind: str, series: list[Series]) -> Any:
    drawn = book.add_chart({"type": kind})
    for one in series:
        drawn.add_series({"name": one.name, "categories": f"={one.categories}", "values": f"={one.values}"})
    return drawn
