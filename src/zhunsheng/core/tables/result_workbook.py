"""`--xlsx`: results as sheets, written beside the sheets they were computed from, so that the file can be computed again."""

from collections.abc import Sequence

from zhunsheng.core.document.workbook import Cell, Column, Row, Sheet, Style, decimals, sheet_title
from zhunsheng.core.tables.table import Look, ResultTable, Value
from zhunsheng.core.values.issue import N_, Issue, Translate
from zhunsheng.core.values.method import Method

RESULT_COLOUR = "1677FF"
PERCENT = "0.0%"


def result_sheets(tables: Sequence[ResultTable], method: Method, translate: Translate) -> tuple[Sheet, ...]:
    """One sheet per table that has rows; values keep full precision, the format shows the method's digits."""
    sheets: list[Sheet] = []
    for table in tables:
        if table.rows:
            title = sheet_title(translate(N_("Result: {table}")).format(table=translate(table.title)), _titles(sheets))
            sheets.append(_sheet(title, table, method, translate))
    return tuple(sheets)


def method_sheet(method: Method, notices: Sequence[Issue], translate: Translate) -> Sheet:
    """What the values stand on: every key of the method, then every notice."""
    rows: list[Row] = [(translate(N_("Key")), translate(N_("Value")))]
    rows += [(key, _plain(value)) for key, value in method.as_dict().items()]
    rows += [(None, None), (Cell(translate(N_("Notices")), Style.BANNER), None)]
    rows += [(translate(N_("Notice")), notice.text(translate)) for notice in notices]
    return Sheet(
        title=sheet_title(translate(N_("Result: {table}")).format(table=translate(N_("Method and notices")))),
        columns=(Column(24), Column(110)),
        rows=tuple(rows),
        header=0,
        colour=RESULT_COLOUR,
    )


def _titles(sheets: Sequence[Sheet]) -> list[str]:
    return [sheet.title for sheet in sheets]


def _plain(value: object) -> str:
    if isinstance(value, dict):
        return "  ".join(f"{key}: {number:g}" for key, number in value.items())
    if isinstance(value, list):
        return "  ".join(f"≥{share:g} → {level:g}" for share, level in value)
    return "null" if value is None else f"{value:g}" if isinstance(value, float) else str(value)


def _sheet(title: str, table: ResultTable, method: Method, translate: Translate) -> Sheet:
    formats = {
        Look.ATTAINMENT: decimals(method.digits),
        Look.PERCENT: PERCENT,
        Look.COUNT: decimals(0),
        Look.NUMBER: "General",
    }
    columns = tuple(Column(format=formats.get(heading.look, "@")) for heading in table.headings)
    looks = [heading.look for heading in table.headings]
    rows: list[Row] = [tuple(translate(heading.title) for heading in table.headings)]
    rows += [tuple(_cell(v, look, translate) for v, look in zip(row, looks, strict=True)) for row in table.rows]
    return Sheet(
        title=title,
        columns=columns,
        rows=tuple(rows),
        header=0,
        frozen_columns=1,
        landscape=len(columns) > 7,
        colour=RESULT_COLOUR,
    )


def _cell(value: Value, look: Look, translate: Translate) -> Cell | str | float | None:
    if look is Look.VERDICT:
        if value is None:
            return Cell(translate(N_("not computable")), Style.MUTED)
        return Cell(translate(verdict(value)), Style.GOOD if value else Style.BAD)
    return float(value) if isinstance(value, int) else value


def verdict(value: Value) -> str:
    """The word for a verdict (a msgid)."""
    if value is None:
        return N_("not computable")
    return N_("met") if value else N_("not met")
