"""Tables as WordprocessingML: every width written where Word, WPS and LibreOffice each look for it."""

from zhunsheng.core.document.docx_parts.runs import Writing, run, runs_xml
from zhunsheng.core.document.tree import Align, Cell, Column, Frame, Look, Row, Table, text_of

TEXT_WIDTH = 8844
"""Twentieths of a point between the margins: 156 mm."""

THICK, THIN = 12, 6
KEPT_TOGETHER = 8
KEPT_WORDS = 500
"""Tables of so few rows and characters are not divided between pages."""

SHADES = {Look.LABEL: "F1F4F8"}
TWIPS_PER_MM = 56.6929

_BORDERS = {
    Frame.THREE_LINES: (
        f'<w:top w:val="single" w:sz="{THICK}" w:space="0" w:color="000000"/>'
        f'<w:bottom w:val="single" w:sz="{THICK}" w:space="0" w:color="000000"/>'
    ),
    Frame.BOXES: "".join(
        f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="4B5563"/>'
        for side in ("top", "left", "bottom", "right", "insideH", "insideV")
    ),
}


def column_widths(columns: tuple[Column, ...], whole: int = TEXT_WIDTH) -> list[int]:
    """Widths that add up to the whole: shares rounded down, the rest given to the widest column."""
    total = sum(column.width for column in columns)
    widths = [int(column.width / total * whole) for column in columns]
    widths[widths.index(max(widths))] += whole - sum(widths)
    return widths


def table_xml(table: Table, writing: Writing) -> str:
    """A table without its caption."""
    widths = column_widths(table.columns)
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    properties = (
        f'<w:tblPr><w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:jc w:val="center"/>'
        f"<w:tblBorders>{_BORDERS[table.frame]}</w:tblBorders>"
        '<w:tblLayout w:type="fixed"/>'
        '<w:tblLook w:val="0020" w:firstRow="1" w:lastRow="0" w:firstColumn="0" w:lastColumn="0" w:noHBand="1" w:noVBand="1"/>'
        "</w:tblPr>"
    )
    rows = _Rows(table, widths, writing)
    words = sum(len(text_of(cell.runs)) for row in table.rows[:KEPT_TOGETHER] for cell in row)
    together = len(table.rows) <= KEPT_TOGETHER and words <= KEPT_WORDS
    body = "".join(rows.xml(row, head=True, last=at == len(table.head) - 1) for at, row in enumerate(table.head))
    last = len(table.rows) - 1
    body += "".join(rows.xml(row, keep=together and at < last) for at, row in enumerate(table.rows))
    return f"<w:tbl>{properties}<w:tblGrid>{grid}</w:tblGrid>{body}</w:tbl>"


class _Rows:
    """Writes one row after the other, remembering which columns a cell above still covers."""

    def __init__(self, table: Table, widths: list[int], writing: Writing) -> None:
        self._table = table
        self._widths = widths
        self._writing = writing
        self._open: dict[int, tuple[int, Cell]] = {}
        self._keep = ""

    def xml(self, row: Row, *, head: bool = False, last: bool = False, keep: bool = False) -> str:
        self._keep = "<w:keepNext/>" if head or keep else ""
        height = 0 if head else round(self._table.row_height * TWIPS_PER_MM)
        properties = "<w:cantSplit/>"
        properties += f'<w:trHeight w:val="{height}" w:hRule="atLeast"/>' if height else ""
        properties += "<w:tblHeader/>" if head else ""
        cells = []
        column, given = 0, list(row)
        while column < len(self._widths):
            covered = self._open.get(column)
            if covered:
                rows, cell = covered
                cells.append(self._cell(Cell(look=cell.look, columns=cell.columns), column, "continue", head, last))
                if rows > 1:
                    self._open[column] = (rows - 1, cell)
                else:
                    del self._open[column]
            elif given:
                cell = given.pop(0)
                merge = "restart" if cell.rows > 1 else ""
                cells.append(self._cell(cell, column, merge, head, last))
                if cell.rows > 1:
                    self._open[column] = (cell.rows - 1, cell)
            else:
                cell = Cell()
                cells.append(self._cell(cell, column, "", head, last))
            column += cell.columns
        return f"<w:tr><w:trPr>{properties}</w:trPr>{''.join(cells)}</w:tr>"

    def _cell(self, cell: Cell, column: int, merge: str, head: bool, last: bool) -> str:
        width = sum(self._widths[column : column + cell.columns])
        properties = f'<w:tcW w:w="{width}" w:type="dxa"/>'
        properties += f'<w:gridSpan w:val="{cell.columns}"/>' if cell.columns > 1 else ""
        properties += f'<w:vMerge w:val="{merge}"/>' if merge else ""
        if head and self._table.frame is Frame.THREE_LINES and (last or cell.columns > 1):
            properties += (
                f'<w:tcBorders><w:bottom w:val="single" w:sz="{THIN}" w:space="0" w:color="000000"/></w:tcBorders>'
            )
        shade = SHADES.get(cell.look)
        properties += f'<w:shd w:val="clear" w:color="auto" w:fill="{shade}"/>' if shade else ""
        properties += '<w:vAlign w:val="center"/>'
        align = cell.align or (Align.CENTER if head else self._table.columns[column].align)
        bold = head or cell.look in (Look.STRONG, Look.LABEL)
        content = runs_xml(cell.runs, self._writing, bold=bold and self._table.frame is not Frame.BOXES, look=cell.look)
        justify = "" if align is Align.LEFT else f'<w:jc w:val="{align}"/>'
        style = f'<w:pPr><w:pStyle w:val="TableText"/>{self._keep}{justify}</w:pPr>'
        return f"<w:tc><w:tcPr>{properties}</w:tcPr><w:p>{style}{content}</w:p></w:tc>"


def room_xml(hints: list[str], known: list[str], lines: int) -> str:
    """A boxed room to write in: hints, what is known, and empty lines; one cell, so that it grows with the words."""
    paragraphs = [f'<w:p><w:pPr><w:pStyle w:val="Hint"/></w:pPr>{run(hint)}</w:p>' for hint in hints]
    paragraphs += [f'<w:p><w:pPr><w:pStyle w:val="Room"/></w:pPr>{content}</w:p>' for content in known]
    paragraphs += ['<w:p><w:pPr><w:pStyle w:val="Room"/></w:pPr></w:p>'] * max(lines, 1)
    borders = "".join(
        f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="9CA3AF"/>'
        for side in ("top", "left", "bottom", "right")
    )
    margins = "".join(f'<w:{side} w:w="140" w:type="dxa"/>' for side in ("top", "left", "bottom", "right"))
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="{TEXT_WIDTH}" w:type="dxa"/><w:jc w:val="center"/>'
        f'<w:tblBorders>{borders}</w:tblBorders><w:tblLayout w:type="fixed"/><w:tblCellMar>{margins}</w:tblCellMar>'
        f'<w:tblLook w:val="0000"/></w:tblPr><w:tblGrid><w:gridCol w:w="{TEXT_WIDTH}"/></w:tblGrid>'
        f'<w:tr><w:tc><w:tcPr><w:tcW w:w="{TEXT_WIDTH}" w:type="dxa"/></w:tcPr>{"".join(paragraphs)}</w:tc></w:tr></w:tbl>'
    )
