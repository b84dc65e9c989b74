"""A copy of somebody's own workbook with every wrong cell red and explained: the one place that imports openpyxl."""

import re
import warnings
import zipfile
from collections.abc import Iterable, Sequence
from copy import copy
from dataclasses import dataclass
from io import BytesIO
from typing import Any

import openpyxl  # noqa: TID253  the one module that changes workbooks people made
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE, MergedCell  # noqa: TID253
from openpyxl.comments import Comment  # noqa: TID253
from openpyxl.drawing.spreadsheet_drawing import SpreadsheetDrawing  # noqa: TID253
from openpyxl.styles import Alignment, Font, PatternFill  # noqa: TID253
from openpyxl.utils.cell import column_index_from_string, get_column_letter  # noqa: TID253
from openpyxl.worksheet._writer import WorksheetWriter  # noqa: TID253
from openpyxl.worksheet.hyperlink import Hyperlink  # noqa: TID253
from openpyxl.worksheet.properties import PageSetupProperties  # noqa: TID253
from openpyxl.writer.excel import ExcelWriter  # noqa: TID253

from zhunsheng.core.document.column_widths import text_width
from zhunsheng.core.document.workbook import TEXT_LENGTH, quoted, sheet_title
from zhunsheng.core.tabular.layout import Lang, Names, Words

Note = tuple[str, str, str]
"""Sheet, cell (`D4`, a row `5`, a column `D`, or empty) and what is wrong there, with what to do."""

RED = "FFF4B6B0"
AUTHOR = "zhunsheng"
"""Author of our comments; the colour the cell had before follows it, so that it can be given back."""

BETWEEN = "\n———\n"
"""Between our words and the comment that stood there before."""

HEADER_WITHIN = 10
ROW_CELLS = 3
"""So many cells at the beginning of a row are marked where the whole row is meant."""

LAST_ROW, LAST_COLUMN = 1_048_576, 16_384
PREPARED_AT_MOST = 60
ERRORS_WIDTH = 60
COMMENT_LENGTH, COMMENT_WIDTH = 2_000, 44

LIST_HEADS = (
    Words("序号", "No."),
    Words("工作表", "Sheet"),
    Words("单元格", "Cell"),
    Words("错误原因和处理办法", "What is wrong and what to do"),
)
LIST_WIDTHS = (7, 18, 12, 90)

FONT = "宋体"
_COLOUR = re.compile("[0-9A-F]{8}")
_PLACE = re.compile(r"\$?([A-Za-z]{0,3})\$?([0-9]{0,7})(?::.*)?")


class CannotCopy(Exception):
    """The workbook cannot be copied: openpyxl cannot read what the reader could."""


@dataclass(frozen=True, slots=True)
class _Mark:
    """One note at its row and column (counted from 1; 0 where it means all of them)."""

    row: int
    column: int
    text: str


def annotate(data: bytes, notes: Sequence[Note], *, title: str, lang: Lang = Lang.ZH) -> bytes:
    """A copy of the workbook with its wrong cells marked; raises CannotCopy where it cannot be copied.

    Each place gets a red fill and a comment (a row: its first cells; a column: its heading); each wrong row gets the texts
    in a column 错误原因 (Errors) at its right end, which readers pass over. A sheet of this title, put first, lists all
    notes with links. What an earlier call left is removed first, so that a mended copy can be annotated again.
    Notes may be any sequences of three texts, and `lang` its code, as they come over a pipe. Formulas are kept without their values, which Excel computes again when it opens the file.
    """
    lang = Lang(lang)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # openpyxl warns of what it leaves out; nobody reads it here
        try:
            book = openpyxl.load_workbook(BytesIO(data))
        except MemoryError:
            raise
        except Exception as error:  # whatever a crooked file makes the library raise
            raise CannotCopy(type(error).__name__) from error
        _remove_list(book)
        by_sheet: dict[str, list[_Mark]] = {}
        for sheet, cell, text in notes:
            row, column = _place(cell)
            by_sheet.setdefault(sheet, []).append(_Mark(row, column, _clean(text)))
        for page in book.worksheets:
            former = _unmark(page)
            if page.title in by_sheet:
                _mark(page, by_sheet[page.title], lang, former)
            _keep_digits(page)
        _list(book, notes, title, lang)
        return _saved(book)


class _Writer(ExcelWriter):  # type: ignore[misc]  # openpyxl says nothing of its types
    """openpyxl's writer without its temporary files: the jail lets nobody write one."""

    def write_worksheet(self, ws: Any) -> None:
        """One sheet's part of the archive, made in memory."""
        drawing = SpreadsheetDrawing()
        drawing.charts, drawing.images = ws._charts, ws._images
        ws._drawing = drawing
        part = BytesIO()
        writer = WorksheetWriter(ws, part)
        writer.write()
        ws._rels = writer._rels
        self._archive.writestr(ws.path[1:], part.getvalue())
        self.manifest.append(ws)


class _Archive(zipfile.ZipFile):
    """Parts without a date: the same copy has the same bytes."""

    def writestr(self, zinfo_or_arcname: Any, data: Any, *_compression: Any, **_more: Any) -> None:
        """One part, by its name."""
        part = zipfile.ZipInfo(str(zinfo_or_arcname))
        part.compress_type = zipfile.ZIP_DEFLATED
        super().writestr(part, data)


def _saved(book: Any) -> bytes:
    file = BytesIO()
    archive = _Archive(file, "w", zipfile.ZIP_DEFLATED)
    _Writer(book, archive).save()
    return file.getvalue()


def _place(cell: str) -> tuple[int, int]:
    match = _PLACE.fullmatch(cell.split()[0] if cell.split() else "")  # a list's entry may say more: D4 ４０分
    if not match:
        return 0, 0
    column = column_index_from_string(match[1]) if match[1] else 0
    row = int(match[2] or 0)
    return row if row <= LAST_ROW else 0, column if column <= LAST_COLUMN else 0


def _clean(text: str) -> str:
    plain = str(ILLEGAL_CHARACTERS_RE.sub("", text)).encode("utf-8", "replace").decode("utf-8")
    return plain[:TEXT_LENGTH]


def _write(cell: Any, text: str) -> None:
    """Text as text: openpyxl would take a leading = for a formula, and #N/A for an error."""
    cell.value = text
    cell.data_type = "s"


# --- what an earlier call left ----------------------------------------------------------------------------------------


def _remove_list(book: Any) -> None:
    heads = [[words.of(language) for words in LIST_HEADS] for language in Lang]
    for page in list(book.worksheets):
        if len(book.worksheets) > 1 and [page.cell(1, index + 1).value for index in range(len(LIST_HEADS))] in heads:
            book.remove(page)


def _unmark(page: Any) -> int:
    """Takes our marks off; returns the column our reasons stood in, or 0."""
    for cell in list(page._cells.values()):  # iter_rows would make every cell up to the farthest one
        if cell.comment is None or not str(cell.comment.author).startswith(AUTHOR):
            continue
        colour = cell.comment.author.removeprefix(AUTHOR).strip()
        earlier = cell.comment.text.partition(BETWEEN)[2]
        if cell.fill.fgColor.rgb == RED:
            cell.fill = PatternFill("solid", fgColor=colour) if _COLOUR.fullmatch(colour) else PatternFill()
        cell.comment = _comment(earlier, "") if earlier else None
    column = _errors_column(page)
    if column:
        for cell in [cell for (row, at), cell in page._cells.items() if at == column]:
            if not isinstance(cell, MergedCell):
                cell.value = None
    return column


def _errors_column(page: Any) -> int:
    names = set(Names.ERRORS)
    found = (at for (row, at), cell in page._cells.items() if row <= HEADER_WITHIN and cell.value in names)
    return max(found, default=0)


# --- marks on the sheets ----------------------------------------------------------------------------------------------


def _mark(page: Any, marks: Iterable[_Mark], lang: Lang, former: int) -> None:
    texts: dict[tuple[int, int], list[str]] = {}
    rows: dict[int, list[str]] = {}
    header = _header_row(page)
    for mark in marks:
        for place in _places(mark, header):
            texts.setdefault(place, []).append(mark.text)
        if mark.row > header:
            rows.setdefault(mark.row, []).append(mark.text)
    last = former or min(_last_column(page, header, rows) + 1, LAST_COLUMN)
    for (row, column), said in texts.items():
        _redden(page, row, column, said)
    if rows:
        _reason(page, header, last, Names.ERRORS.of(lang), bold=True)
        _widen(page, last, ERRORS_WIDTH)
    for row, said in rows.items():
        _reason(page, row, last, ("；" if lang is Lang.ZH else " ").join(dict.fromkeys(said)))


def _reason(page: Any, row: int, column: int, text: str, *, bold: bool = False) -> None:
    cell = page.cell(row, column)
    if not isinstance(cell, MergedCell):  # only where merged cells reach the last column of all
        _write(cell, text)
        cell.font = Font(name=FONT, bold=bold, color="FFA61B12")
        cell.alignment = Alignment(vertical="center")


def _keep_digits(page: Any) -> None:
    """openpyxl writes 16 digits: numbers that need 17 are handed over as their text, still as numbers."""
    for cell in page._cells.values():
        value = cell.value
        if isinstance(value, float) and cell.data_type == "n" and float(f"{value:.16g}") != value:
            cell._value = repr(value)


def _places(mark: _Mark, header: int) -> list[tuple[int, int]]:
    if mark.row and mark.column:
        return [(mark.row, mark.column)]
    if mark.row:
        return [(mark.row, column) for column in range(1, ROW_CELLS + 1)]
    return [(header, mark.column)] if mark.column else []


def _redden(page: Any, row: int, column: int, texts: list[str]) -> None:
    cell = page.cell(row, column)
    if isinstance(cell, MergedCell):
        cell = _anchor(page, row, column)
    said = "\n".join(dict.fromkeys(texts))[:COMMENT_LENGTH]
    if cell.comment is not None:
        said += BETWEEN + cell.comment.text
    former = cell.fill.fgColor.rgb if cell.fill.fill_type == "solid" else ""
    cell.comment = _comment(said, f"{AUTHOR} {former}" if isinstance(former, str) and former else AUTHOR)
    cell.fill = PatternFill("solid", fgColor=RED)


def _comment(text: str, author: str) -> Comment:
    lines = sum(1 + text_width(line) // COMMENT_WIDTH for line in text.split("\n"))
    return Comment(text, author, width=320, height=20 * (lines + 1))


def _anchor(page: Any, row: int, column: int) -> Any:
    ranges = page.merged_cells.ranges
    block = next(one for one in ranges if one.min_row <= row <= one.max_row and one.min_col <= column <= one.max_col)
    return page.cell(block.min_row, block.min_col)


def _header_row(page: Any) -> int:
    """The fullest of the first ten rows: a banner or title above the headings has one cell."""
    filled = dict.fromkeys(range(1, HEADER_WITHIN + 1), 0)
    for (row, _column), cell in page._cells.items():
        if row in filled and isinstance(cell.value, str) and cell.value.strip():
            filled[row] += 1
    return max(filled, key=lambda row: (filled[row], -row))


def _last_column(page: Any, header: int, rows: Iterable[int]) -> int:
    """Where the headings and wrong rows end: prepared empty columns count, a format drawn across the sheet does not."""
    wanted = {header, *rows}
    cells = [(at, cell) for (row, at), cell in page._cells.items() if row in wanted]
    filled = max((at for at, cell in cells if cell.value is not None), default=0)
    dressed = max((at for at, cell in cells if cell.has_style), default=0)
    blocks = (one for one in page.merged_cells.ranges if any(one.min_row <= row <= one.max_row for row in wanted))
    filled = max([filled, *(block.max_col for block in blocks)])
    return dressed if filled <= dressed <= filled + PREPARED_AT_MOST else filled


def _widen(page: Any, column: int, width: float) -> None:
    """Sets the width of one column alone: a file may give one width to a run of columns, and runs must not overlap."""
    letter = get_column_letter(column)
    for run in list(page.column_dimensions.values()):
        if run.min and run.max and run.min <= column <= run.max and run.min < run.max:
            last = run.max
            run.max = max(run.min, column - 1)
            if last > column:
                after = copy(run)
                after.index, after.min, after.max = get_column_letter(column + 1), column + 1, last
                page.column_dimensions[after.index] = after
    page.column_dimensions[letter].width = width
    page.column_dimensions[letter].hidden = False


# --- the list ---------------------------------------------------------------------------------------------------------


def _list(book: Any, notes: Sequence[Note], title: str, lang: Lang) -> None:
    pages = {page.title: page for page in book.worksheets}
    page = book.create_sheet(sheet_title(title, book.sheetnames), 0)
    for column, (head, width) in enumerate(zip(LIST_HEADS, LIST_WIDTHS, strict=True), 1):
        cell = page.cell(1, column)
        _write(cell, head.of(lang))
        cell.font, cell.fill = Font(name=FONT, bold=True), PatternFill("solid", fgColor="FFDCE6F2")
        page.column_dimensions[get_column_letter(column)].width = width
    for number, (sheet, cell_name, text) in enumerate(notes, 1):
        page.cell(number + 1, 1, number)
        _write(page.cell(number + 1, 2), _clean(sheet))
        _write(page.cell(number + 1, 3), _clean(cell_name))
        _write(page.cell(number + 1, 4), _clean(text))
        for column in range(1, len(LIST_HEADS) + 1):
            page.cell(number + 1, column).alignment = Alignment(wrap_text=True, vertical="top")
            page.cell(number + 1, column).font = Font(name=FONT)
        if sheet in pages:
            _link(page.cell(number + 1, 3 if cell_name else 2), pages[sheet], cell_name)
    page.freeze_panes = "A2"
    page.print_title_rows = "1:1"
    page.page_setup.paperSize, page.page_setup.orientation = page.PAPERSIZE_A4, page.ORIENTATION_LANDSCAPE
    page.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    page.page_setup.fitToHeight = 0
    book.active = 0
    for other in book.worksheets[1:]:
        other.sheet_view.tabSelected = False


def _link(cell: Any, page: Any, cell_name: str) -> None:
    row, column = _place(cell_name)
    target = f"{get_column_letter(column or 1)}{row or (_header_row(page) if column else 1)}"
    cell.hyperlink = Hyperlink(ref=cell.coordinate, location=f"{quoted(page.title)}!{target}")
    cell.font = Font(name=FONT, color="FF1558B0", underline="single")
