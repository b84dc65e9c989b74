"""A course as its workbook: what is written here, read again, is the same course."""

import re
from collections.abc import Iterator

import numpy as np

from zhunsheng.core.document.workbook import AS_TEXT, Column, Row, Sheet, Style, Workbook, sheet_title
from zhunsheng.core.tabular.field_sheets import field_sheet, text_or_none
from zhunsheng.core.tabular.layout import (
    COURSE_FIELDS,
    ENTRY_COLUMNS,
    ITEM_COLUMNS,
    OBJECTIVE_COLUMNS,
    Lang,
    Names,
)
from zhunsheng.core.values.course import Attempt, Course, Entry, Gradebook, Item, Objective, State

STATE_WORDS = {
    State.ABSENT: "缺考",
    State.NOT_SUBMITTED: "未交",
    State.DEFERRED: "缓考",
    State.EXEMPT: "免修",
}
ATTEMPT_WORDS = {Attempt.FIRST: "初修", Attempt.RESIT: "补考", Attempt.RETAKE: "重修"}

OPTIONAL = ("name", "section", "attempt", "programme", "cohort", "group")
"""Columns of the scores that are left out where no entry fills them."""

_SHORT_NUMBER = re.compile(r"[1-9]\d?")


def course_workbook(course: Course, lang: Lang = Lang.ZH) -> Workbook:
    """The course as a workbook of its own, with no more than the layout asks for."""
    return Workbook(course_sheets(course, lang), title=course.name or course.code)


def course_sheets(course: Course, lang: Lang = Lang.ZH, *, all_columns: bool = False) -> tuple[Sheet, ...]:
    """课程信息, 课程目标 and, for each gradebook, 考核方案 and 成绩 (with @section where it has one).

    Marks are written at full precision, other states by the word they came as or else by the usual one. `all_columns`
    keeps the optional columns of the scores even where they are empty.
    """
    sheets = [_about(course, lang), _objectives(course, lang)]
    for book in course.gradebooks:
        taken = [sheet.title for sheet in sheets]
        ending = f"@{book.section}" if book.section else ""
        assessment = sheet_title(Names.ASSESSMENT.of(lang) + ending, taken)
        scores = sheet_title(Names.SCORES.of(lang) + ending, taken)
        sheets.append(_assessment(assessment, course.objectives, book.items, lang))
        sheets.append(_scores(scores, book, lang, all_columns))
    return tuple(sheets)


def objective_heading(objective: str, objectives: tuple[Objective, ...], lang: Lang) -> str:
    """How an objective heads its column of target points: 目标1 (CO1) for 1, any other id as it is."""
    heading = ("CO" if lang is Lang.EN else "目标") + objective
    clear = _SHORT_NUMBER.fullmatch(objective) and all(other.id != heading for other in objectives)
    return heading if clear else objective


def _about(course: Course, lang: Lang) -> Sheet:
    return field_sheet(Names.COURSE, COURSE_FIELDS, course, course.notes, lang)


def _objectives(course: Course, lang: Lang) -> Sheet:
    rows: list[Row] = [tuple(words.of(lang) for words in OBJECTIVE_COLUMNS.values())]
    rows += [
        (one.id, text_or_none(one.text), text_or_none(";".join(one.indicators)), one.weight, one.expected)
        for one in course.objectives
    ]
    columns = (_ids(8), Column(60, Style.INPUT), _ids(14), Column(9, Style.INPUT), Column(9, Style.INPUT))
    return Sheet(title=Names.OBJECTIVES.of(lang), columns=columns, rows=tuple(rows), header=0)


def _assessment(title: str, objectives: tuple[Objective, ...], items: tuple[Item, ...], lang: Lang) -> Sheet:
    heads = [words.of(lang) for words in ITEM_COLUMNS.values()]
    heads += [objective_heading(one.id, objectives, lang) for one in objectives]
    rows: list[Row] = [tuple(heads)]
    for item in items:
        about = (item.name, text_or_none(item.kind), item.full, None if item.scale == 1 else item.scale)
        rows.append((*about, *(target or None for target in item.targets)))
    columns = (Column(None, Style.INPUT, AS_TEXT), *(Column(None, Style.INPUT) for _ in heads[1:]))
    return Sheet(title=title, columns=columns, rows=tuple(rows), header=0, frozen_columns=1)


def _scores(title: str, book: Gradebook, lang: Lang, all_columns: bool) -> Sheet:
    filled = [key for key in ENTRY_COLUMNS if all_columns or key not in OPTIONAL or _is_used(book.entries, key)]
    rows: list[Row] = [(*(ENTRY_COLUMNS[key].of(lang) for key in filled), *(item.name for item in book.items))]
    for entry, marks in zip(book.entries, _marks(book), strict=True):
        rows.append((*(_about_entry(entry, key) for key in filled), *marks))
    about = (Column(None, Style.INPUT, AS_TEXT) for _ in filled)
    columns = (*about, *(Column(None, Style.INPUT) for _ in book.items))
    known = 2 if "name" in filled else 1
    return Sheet(
        title=title, columns=columns, rows=tuple(rows), header=0, frozen_columns=known, landscape=len(columns) > 9
    )


def _is_used(entries: tuple[Entry, ...], key: str) -> bool:
    return any(getattr(entry, key) for entry in entries)


def _about_entry(entry: Entry, key: str) -> str | None:
    return ATTEMPT_WORDS[entry.attempt] if key == "attempt" else text_or_none(getattr(entry, key))


def _marks(book: Gradebook) -> Iterator[list[str | float | None]]:
    shape = (len(book.entries), len(book.items))
    points = np.frombuffer(book.points, "<f8").reshape(shape).tolist()
    states = np.frombuffer(book.states, np.uint8).reshape(shape).tolist()
    for row, (numbers, kinds) in enumerate(zip(points, states, strict=True)):
        if any(kinds):
            yield [_mark(book, row, column, numbers[column], kind) for column, kind in enumerate(kinds)]
        else:
            yield numbers


def _mark(book: Gradebook, row: int, column: int, number: float, kind: int) -> str | float | None:
    if kind == State.SCORED:
        return number
    word = book.levels[int(number)] if kind == State.LEVEL else STATE_WORDS.get(State(kind))
    traced = book.columns and book.entries[row].row
    return (book.raw.get(book.cell(row, column)) if traced else None) or word


def _ids(width: float) -> Column:
    return Column(width, Style.INPUT, AS_TEXT)
