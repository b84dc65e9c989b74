"""From the cells of the gradebooks to one row of marks per student."""

import struct
from dataclasses import dataclass
from fractions import Fraction

from oracle.numbers import exact, reaches
from zhunsheng.core.values.course import Course, Entry, Gradebook, Item, State
from zhunsheng.core.values.method import Method


class BlankRefused(Exception):
    """The method refuses blank cells; `cells` are (sheet, address)."""

    def __init__(self, cells: list[tuple[str, str]]) -> None:
        super().__init__(cells)
        self.cells = cells


@dataclass
class Row:
    """One student's marks that count: for each item the points, or None where the mark does not count."""

    student: str
    book: int
    section: str
    items: tuple[Item, ...]
    points: list[Fraction | None]
    states: list[State]

    def share(self, item: int) -> Fraction | None:
        points = self.points[item]
        return None if points is None else points / exact(self.items[item].full)


def state_of(book: Gradebook, row: int, item: int) -> State:
    return State(book.states[row * len(book.items) + item])


def number_in(book: Gradebook, row: int, item: int) -> float:
    place = 8 * (row * len(book.items) + item)
    number: float = struct.unpack("<d", book.points[place : place + 8])[0]
    return number


def counted(book: Gradebook, row: int, item: int, method: Method) -> Fraction | None:
    """The points a cell counts as, or None where it is excluded; a blank to be refused is None here."""
    state = state_of(book, row, item)
    policy = {State.ABSENT: method.absent, State.NOT_SUBMITTED: method.not_submitted, State.BLANK: method.blank}
    if state is State.SCORED:
        return exact(number_in(book, row, item))
    if state is State.LEVEL:
        share = method.level_share(book.levels[int(number_in(book, row, item))])
        assert share is not None, "the method's table does not know this level"
        return exact(share) * exact(book.items[item].full)
    if policy.get(state) == "zero":
        return Fraction(0)
    return None


def standing(book: Gradebook, row: int, method: Method) -> Fraction:
    """How good an attempt is: Σ scale · points over what counts, of Σ scale · full."""
    got, full = Fraction(0), Fraction(0)
    for i, item in enumerate(book.items):
        points = counted(book, row, i, method)
        got += exact(item.scale) * (points if points is not None else 0)
        full += exact(item.scale) * exact(item.full)
    return got / full if full else Fraction(0)


def chosen(attempts: list[tuple[int, int, Entry]], course: Course, method: Method) -> tuple[int, int, Entry]:
    """The attempt that counts, of one student's attempts in the order of time."""
    if method.retake == "first":
        return attempts[0]
    if method.retake == "latest":
        return attempts[-1]
    totals = [standing(course.gradebooks[b], r, method) for b, r, _ in attempts]
    return next(attempt for attempt, total in zip(attempts, totals, strict=True) if reaches(total, max(totals)))


def rows_that_count(course: Course, method: Method) -> list[Row]:
    """One row per student, in the order of the sheets; raises BlankRefused where the method refuses blanks."""
    attempts: dict[str, list[tuple[int, int, Entry]]] = {}
    for b, book in enumerate(course.gradebooks):
        for r, entry in enumerate(book.entries):
            attempts.setdefault(entry.student, []).append((b, r, entry))
    rows, blanks = [], []
    for student, tries in attempts.items():
        tries.sort(key=lambda attempt: attempt[2].attempt)
        b, r, entry = chosen(tries, course, method)
        book = course.gradebooks[b]
        row = Row(student, b, entry.section, book.items, [], [])
        for i in range(len(book.items)):
            source = r
            if method.retake == "first" and state_of(book, r, i) is State.DEFERRED:
                source = replacement(tries, b, i, course, r)
            row.states.append(state_of(book, source, i))
            row.points.append(counted(book, source, i, method))
            if row.states[-1] is State.BLANK and method.blank == "refuse":
                blanks.append((book.sheet, book.cell(r, i)))
        rows.append(row)
    if blanks:
        raise BlankRefused(blanks)
    return rows


def replacement(tries: list[tuple[int, int, Entry]], book: int, item: int, course: Course, deferred: int) -> int:
    """A deferred mark is excluded until a number replaces it: the next attempt of the same sheet that has one."""
    for b, r, _ in tries[1:]:
        if b == book and state_of(course.gradebooks[b], r, item) in (State.SCORED, State.LEVEL):
            return r
    return deferred
