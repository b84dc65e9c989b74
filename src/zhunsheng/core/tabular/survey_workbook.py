"""问卷工作簿: answers of one group, one row per answer sheet (formats.md)."""

import hashlib
from collections.abc import Sequence

from zhunsheng.core.tabular import issue_kinds as kinds
from zhunsheng.core.tabular.cells import Cells, is_blank, number_text, text_of, written_number
from zhunsheng.core.tabular.fields import read_fields
from zhunsheng.core.tabular.grid import Grid, Value, Workbook
from zhunsheng.core.tabular.layout import SURVEY_FIELDS, Names, Words
from zhunsheng.core.tabular.matrices import looks_like_id
from zhunsheng.core.tabular.opening import find_sheet, read_workbook
from zhunsheng.core.tabular.reading import Findings, Reading
from zhunsheng.core.tabular.sheet_scan import Faulty, address
from zhunsheng.core.tabular.table import (
    HEADER_WITHIN,
    heading_of,
    is_total,
    label_of,
    row_entry,
    tell_extra,
    tell_oddities,
)
from zhunsheng.core.values.survey import Survey

_NOTES = Words("说明", "Notes")
_ALSO = {"目标值": "target", "期望值": "target"}
_NO_QUESTION = ("id", "no", "no.", "序号")
USUAL_SCALE = 5.0


def read_survey(data: bytes, *, file: str) -> Reading[Survey]:
    """A survey workbook with everything that is wrong in it."""

    def parse(workbook: Workbook, findings: Findings) -> Survey | None:
        about_grid = find_sheet(workbook, [_NOTES, Names.SURVEY], findings)
        about = about_grid and read_fields(about_grid, SURVEY_FIELDS, findings, needed=("group",), also=_ALSO)
        scale = (about.positive("scale") if about else None) or USUAL_SCALE
        sheet = find_sheet(workbook, [Names.ANSWERS], findings)
        answers = _answers(sheet, scale, findings) if sheet else None
        if not about or answers is None:
            return None
        sent = about.amount("sent")
        if sent is not None and not sent.is_integer():
            value, row, column = about.known["sent"]
            about.cells.tell(kinds.NOT_WHOLE, row, column, column=SURVEY_FIELDS["sent"].zh, value=text_of(value))
            sent = None
        questions, rows = answers
        if sent is not None and len(rows) > sent:
            findings.add(kinds.MORE_ANSWERS_THAN_SENT, about.cells.sheet, answers=len(rows), sent=int(sent))
        return Survey(
            group=about.prose("group"),
            questions=questions,
            answers=rows,
            scale=scale,
            sent=None if sent is None else int(sent),
            target=about.amount("target"),
            notes=about.notes,
            file=file,
            sha256=hashlib.sha256(data).hexdigest(),
        )

    return read_workbook(data, file, parse)


Answers = tuple[tuple[str, ...], tuple[tuple[float | None, ...], ...]]


def _answers(grid: Grid, scale: float, findings: Findings) -> Answers | None:
    """Question ids and rows of answers; columns whose heading is no id are extra."""
    if grid.hidden:
        findings.add(kinds.HIDDEN_SHEET, grid.name)
    cells = Cells(grid.name, findings)
    header = next((index for index, row in enumerate(grid.rows[:HEADER_WITHIN]) if any(map(_is_question, row))), None)
    if header is None:
        findings.add(kinds.NO_QUESTIONS, grid.name)
        return None
    columns: dict[str, int] = {}
    extra: list[tuple[int, str]] = []
    for column, value in enumerate(grid.rows[header]):
        if not _is_question(value):
            extra.append((column, heading_of(value)))
            continue
        question = cells.id(value, header, column)
        if question in columns:
            first = address(header, columns[question])
            cells.tell(kinds.COLUMN_TWICE, header, column, name=question, first=first)
        elif question:
            columns[question] = column
    tell_extra(grid, header, extra, findings)
    rows, kept = _answer_rows(cells, grid, header, columns, scale)
    tell_oddities(grid, header, kept, list(columns.values()), findings)
    if not rows:
        findings.add(kinds.NO_ROWS, grid.name)
    return tuple(columns), tuple(rows)


def _answer_rows(
    cells: Cells, grid: Grid, header: int, columns: dict[str, int], scale: float
) -> tuple[list[tuple[float | None, ...]], list[int]]:
    rows: list[tuple[float | None, ...]] = []
    kept: list[int] = []
    for index in range(header + 1, len(grid.rows)):
        row: Sequence[Value] = grid.rows[index]
        if all(is_blank(row[column]) for column in columns.values() if column < len(row)):
            continue
        if is_total(label := label_of(row)):
            cells.findings.note(kinds.TOTAL_ROWS, grid.name, row_entry(index, label))
            continue
        kept.append(index)
        rows.append(
            tuple(
                _answer(cells, row[column] if column < len(row) else "", index, column, question, scale)
                for question, column in columns.items()
            )
        )
    return rows, kept


def _answer(cells: Cells, value: Value, row: int, column: int, question: str, scale: float) -> float | None:
    if isinstance(value, float):
        number = value
    elif isinstance(value, Faulty):
        cells.tell(value.kind, row, column, value=str(value))
        return None
    elif is_blank(value):
        return None
    else:
        written = written_number(value) if isinstance(value, str) else None
        if written is None:
            cells.tell(kinds.ANSWER_UNKNOWN, row, column, question=question, value=text_of(value)[:40])
            return None
        cells.note_number(written, str(value), row, column)
        number = written.number
    if not 0 <= number <= scale:
        params = {"question": question, "value": number_text(number), "scale": number_text(scale)}
        cells.tell(kinds.ANSWER_OUTSIDE, row, column, **params)
        return None
    return number


def _is_question(value: Value) -> bool:
    if isinstance(value, Faulty) or not isinstance(value, str | float):
        return False
    heading = heading_of(value)
    return looks_like_id(heading) and heading.casefold() not in _NO_QUESTION
