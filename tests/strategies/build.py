"""Gradebooks written by hand in tests: a cell is a number, a state, or the word of a level."""

import struct
from collections.abc import Sequence

from zhunsheng.core.values.course import Course, Entry, Gradebook, Item, Objective, State

Cell = float | State | str


def column(index: int) -> str:
    """A, B, …, Z, AA, … for 0, 1, …"""
    letters = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def gradebook(
    items: Sequence[Item], rows: Sequence[tuple[Entry, Sequence[Cell]]], section: str = "", first_row: int = 2
) -> Gradebook:
    """The packed form of a table of cells; rows are numbered from `first_row`, marks begin in column C."""
    levels: list[str] = []
    points, states = b"", bytearray()
    entries = []
    for r, (entry, cells) in enumerate(rows):
        assert len(cells) == len(items)
        entries.append(
            Entry(
                student=entry.student,
                name=entry.name,
                section=entry.section,
                attempt=entry.attempt,
                programme=entry.programme,
                cohort=entry.cohort,
                group=entry.group,
                row=first_row + r,
            )
        )
        for cell in cells:
            number, state = 0.0, State.SCORED
            if isinstance(cell, State):
                state = cell
            elif isinstance(cell, str):
                state = State.LEVEL
                if cell not in levels:
                    levels.append(cell)
                number = float(levels.index(cell))
            else:
                number = float(cell)
            points += struct.pack("<d", number)
            states.append(state)
    return Gradebook(
        items=tuple(items),
        entries=tuple(entries),
        points=points,
        states=bytes(states),
        levels=tuple(levels),
        section=section,
        sheet="成绩" + (f"@{section}" if section else ""),
        columns=tuple(column(2 + i) for i in range(len(items))),
    )


def cells_of(book: Gradebook) -> list[list[Cell]]:
    """The table of cells a gradebook was packed from."""
    width = len(book.items)
    table: list[list[Cell]] = []
    for r in range(len(book.entries)):
        row: list[Cell] = []
        for i in range(width):
            place = r * width + i
            state = State(book.states[place])
            number: float = struct.unpack("<d", book.points[8 * place : 8 * place + 8])[0]
            if state is State.SCORED:
                row.append(number)
            else:
                row.append(book.levels[int(number)] if state is State.LEVEL else state)
        table.append(row)
    return table


def rows_of(book: Gradebook) -> list[tuple[Entry, list[Cell]]]:
    """Entries with their cells: what `gradebook` takes."""
    return list(zip(book.entries, cells_of(book), strict=True))


def simple_course(
    table: Sequence[Sequence[Cell]],
    *,
    fulls: Sequence[float],
    targets: Sequence[Sequence[float]],
    code: str = "C001",
    objectives: Sequence[Objective] = (),
    scales: Sequence[float] = (),
    sections: Sequence[str] = (),
) -> Course:
    """One gradebook of students S001, S002, …: `targets` are items × objectives."""
    count = len(targets[0]) if targets else 0
    scales = scales or [1.0] * len(fulls)
    items = [
        Item(name=f"项{i + 1}", full=full, targets=tuple(map(float, targets[i])), scale=scales[i])
        for i, full in enumerate(fulls)
    ]
    sections = sections or [""] * len(table)
    rows = [(Entry(student=f"S{r + 1:03}", section=sections[r]), cells) for r, cells in enumerate(table)]
    return Course(
        code=code,
        objectives=tuple(objectives) or tuple(Objective(id=str(o + 1)) for o in range(count)),
        gradebooks=(gradebook(items, rows),),
    )
