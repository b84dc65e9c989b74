"""Rules over marks: cells that cannot be counted, students who do not fit, numbers that say nothing."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

import numpy as np

from zhunsheng.core.checks.credits_and_terms import is_named_compulsory
from zhunsheng.core.checks.finding import Check
from zhunsheng.core.checks.reading_issues import issues_for, rule_of
from zhunsheng.core.checks.snapshot import CourseRecord, Snapshot
from zhunsheng.core.packs.checks import CheckBounds
from zhunsheng.core.tabular.layout import Names
from zhunsheng.core.values.course import Attempt, Gradebook, State
from zhunsheng.core.values.issue import N_, Issue, IssueKind, Param, Severity

IMPOSSIBLE = IssueKind(
    "impossible-marks",
    N_("{course}, {item}: {value} is outside 0 to {full}."),
    N_("Correct the mark; for bonus points, raise the full mark."),
)
DUPLICATE = IssueKind(
    "duplicate-student",
    N_("{course}: student {student} stands in {cells} with the same attempt."),
    N_("Delete one row, or tell the attempts apart in the column 修读 (初修, 补考, 重修)."),
)
NOBODY = IssueKind(
    "roster-mismatch",
    N_("{course}: none of its {count} students belongs to the plan's programme and cohort ({programme}, {cohort})."),
    N_("Check 专业 and 年级 in the sheet 成绩, and whether this is the workbook of the right cohort."),
)
OTHER_ROSTER = IssueKind(
    "roster-mismatch",
    N_("{course} has marks of {here} of the {roster} students whom most compulsory courses of the cohort have."),
    N_("Add the classes that are missing, or check whether this is the workbook of the right cohort."),
)
STRANGERS = IssueKind(
    "roster-mismatch",
    N_("{course}: these students are in no other compulsory course of the cohort: {students}."),
    N_("Check the student numbers; students of other programmes or cohorts need 专业 and 年级 in the sheet 成绩."),
    Severity.WARNING,
)
SAME_MARKS = IssueKind(
    "no-spread",
    N_("{course}: in these items all students have (nearly) the same mark: {items}."),
    N_("Marks that do not tell students apart prove little: look at the criteria."),
)
SAME_VALUES = IssueKind(
    "no-spread",
    N_("{course}, objective {objective}: the {count} students lie within a standard deviation of {deviation}."),
    N_("Marks that do not tell students apart prove little: look at the criteria."),
)
SMALL = IssueKind(
    "small-sample",
    N_("{course} counts {count} students; below {least} one student moves the value."),
    N_("Say in the report how many students there were and how they were chosen; look at several cohorts together."),
)
SAME_OBJECTIVES = IssueKind(
    "same-value-objectives",
    N_("{course}: all {count} objectives lie between {low} and {high}; probably the final mark was used for each."),
    N_("Check that each objective has items of its own in the assessment scheme."),
)
SAME_PROPORTIONS = IssueKind(
    "same-value-objectives",
    N_("{course}: every item is divided among the objectives in the same proportion, so all objectives get one value."),
    N_("Assign each item to the objectives it really tests."),
)


def blank_marks(snapshot: Snapshot, _: CheckBounds) -> Iterator[Issue]:
    """Blank marks where the method says `blank: refuse`; cells already told for what stands in them are left out."""
    told = {
        (issue.place.file, issue.place.sheet, issue.place.cell)
        for issue in snapshot.issues
        if rule_of(issue) == "impossible-marks" or (issue.is_error and issue.place.cell)
    }
    for issue in issues_for(snapshot, "blank-marks"):
        listed = issue.params.get("cells", ())
        cells = tuple(
            cell
            for cell in (listed if isinstance(listed, tuple) else ())
            if (issue.place.file, issue.place.sheet, cell) not in told
        )
        if cells:
            place = replace(issue.place, cell=cells[0])
            yield replace(issue, place=place, params={"count": len(cells), "cells": cells})


def impossible_marks(snapshot: Snapshot, _: CheckBounds) -> Iterator[Issue]:
    """Marks below 0, above the full mark or not finite, and words that are no mark."""
    yield from issues_for(snapshot, "impossible-marks")
    for record in snapshot.courses:
        for book in record.course.gradebooks:
            yield from _outside(record, book)


def _outside(record: CourseRecord, book: Gradebook) -> Iterator[Issue]:
    points, states = arrays(book)
    if not points.size:
        return
    full = np.array([item.full for item in book.items])
    with np.errstate(invalid="ignore"):
        wrong = (states == State.SCORED) & ~((points >= 0) & (points <= full))
    for row, column in zip(*(found.tolist() for found in np.nonzero(wrong)), strict=True):
        item = book.items[column]
        params: dict[str, Param] = {"item": item.name, "value": f"{points[row, column]:g}", "full": f"{item.full:g}"}
        yield Issue(IMPOSSIBLE, record.place(book.sheet, _cell(book, row, column)), {"course": record.title, **params})


def arrays(book: Gradebook) -> tuple[np.ndarray, np.ndarray]:
    """Points and states of a gradebook, students × items."""
    shape = (len(book.entries), len(book.items))
    return np.frombuffer(book.points, "<f8").reshape(shape), np.frombuffer(book.states, np.uint8).reshape(shape)


def _cell(book: Gradebook, row: int, column: int) -> str:
    return book.cell(row, column) if column < len(book.columns) and book.entries[row].row else ""


def duplicate_student(snapshot: Snapshot, _: CheckBounds) -> Iterator[Issue]:
    """A student stands once in a course for each attempt, over all its classes."""
    yield from issues_for(snapshot, "duplicate-student")
    told = {issue.place.file for issue in snapshot.issues if rule_of(issue) == "duplicate-student"}
    for record in snapshot.courses:
        seen: dict[tuple[str, Attempt], list[str]] = {}
        for book in record.course.gradebooks if record.course.file not in told else ():
            for entry in book.entries:
                seen.setdefault((entry.student, entry.attempt), []).append(f"{book.sheet} {entry.row or '?'}")
        for (student, _attempt), cells in seen.items():
            if len(cells) > 1:
                sheet = record.course.gradebooks[0].sheet
                params: dict[str, Param] = {"course": record.title, "student": student, "cells": tuple(cells)}
                yield Issue(DUPLICATE, record.place(sheet), params)


def roster_mismatch(snapshot: Snapshot, bounds: CheckBounds) -> Iterator[Issue]:
    """The compulsory courses of a cohort have the same students.

    The roster is whoever is in at least half of these courses; a course that has few of them is another cohort's or a
    part of the classes. Students in one course only are probably typing errors (the milder form).
    """
    for record in snapshot.courses:
        students = {entry.student for book in record.course.gradebooks for entry in book.entries}
        if students and not record.own:
            place = record.place(Names.SCORES)
            params: dict[str, Param] = {
                "programme": snapshot.plan.name or snapshot.plan.code,
                "cohort": snapshot.plan.cohort,
            }
            yield Issue(NOBODY, place, {"course": record.title, "count": len(students), **params})
    usual = [
        record for record in snapshot.courses if record.own and record.planned and is_named_compulsory(record.planned)
    ]
    if len(usual) < bounds.value("roster-courses-least"):
        return
    taken = Counter(student for record in usual for student in record.own)
    roster = {student for student, count in taken.items() if 2 * count >= len(usual)}
    if len(roster) < bounds.value("roster-students-least"):
        return
    for record in usual:
        here = len(roster & record.own)
        if here < bounds.value("roster-share-least") * len(roster):
            params = {"course": record.title, "here": here, "roster": len(roster)}
            yield Issue(OTHER_ROSTER, record.place(Names.SCORES, "学号"), params)
            continue
        strangers = tuple(sorted(student for student in record.first if taken[student] == 1))
        if strangers:
            yield Issue(STRANGERS, record.place(Names.SCORES, "学号"), {"course": record.title, "students": strangers})


def no_spread(snapshot: Snapshot, bounds: CheckBounds) -> Iterator[Issue]:
    """Marks tell students apart: items with several different marks, objectives with a spread."""
    least, line = bounds.value("spread-students-least"), bounds.value("spread-deviation-least")
    for record in snapshot.courses:
        for book in record.course.gradebooks:
            items = _without_spread(book, least, bounds.value("spread-same-share"))
            if items:
                yield Issue(SAME_MARKS, record.place(book.sheet), {"course": record.title, "items": items})
        values = record.result.values if record.result else np.empty((0, 0))
        for at, objective in enumerate(record.course.objectives if values.size else ()):
            own = values[:, at][~np.isnan(values[:, at])]
            if len(own) >= least and float(own.std()) < line:
                params: dict[str, Param] = {"objective": objective.id, "count": len(own), "deviation": f"{line:g}"}
                place = record.place(Names.OBJECTIVES, f"编号 {objective.id}")
                yield Issue(SAME_VALUES, place, {"course": record.title, **params})


def _without_spread(book: Gradebook, least: float, same: float) -> tuple[str, ...]:
    """Items in which at least the share `same` of the marks, numbers or levels, are one and the same."""
    points, states = arrays(book)
    found = []
    for column, item in enumerate(book.items):
        marked = (states[:, column] == State.SCORED) | (states[:, column] == State.LEVEL)
        if marked.sum() >= least:
            _, counts = np.unique(
                points[marked, column] + 1e6 * (states[marked, column] == State.LEVEL), return_counts=True
            )
            if counts.max() >= same * marked.sum():
                found.append(item.name)
    return tuple(found)


def small_sample(snapshot: Snapshot, bounds: CheckBounds) -> Iterator[Issue]:
    """A course counts enough students for a value that means something."""
    least = bounds.value("sample-students-least")
    for record in snapshot.courses:
        if 0 < len(record.own) < least:
            params: dict[str, Param] = {"course": record.title, "count": len(record.own), "least": f"{least:g}"}
            yield Issue(SMALL, record.place(Names.SCORES), params)


def same_value_objectives(snapshot: Snapshot, bounds: CheckBounds) -> Iterator[Issue]:
    """Objectives have values of their own: not all within the bound, not by one proportion in every item."""
    for record in snapshot.courses:
        if len(record.course.objectives) < bounds.value("same-value-objectives-least"):
            continue
        if any(_one_proportion(book) for book in record.course.gradebooks):
            yield Issue(SAME_PROPORTIONS, record.place(Names.ASSESSMENT), {"course": record.title})
            continue
        found = (
            [one.attainment for one in record.result.objectives if one.attainment is not None] if record.result else []
        )
        if len(found) == len(record.course.objectives) and max(found) - min(found) <= bounds.value("same-value-range"):
            shown: dict[str, Param] = {"count": len(found), "low": f"{min(found):.3f}", "high": f"{max(found):.3f}"}
            yield Issue(SAME_OBJECTIVES, record.place(Names.OBJECTIVES), {"course": record.title, **shown})


def _one_proportion(book: Gradebook) -> bool:
    """Whether several items all share their points out in the same way."""
    rows = [np.array(item.targets) / sum(item.targets) for item in book.items if sum(item.targets) > 0]
    return len(rows) > 1 and len(rows[0]) > 1 and all(np.allclose(row, rows[0]) for row in rows)


MARK_CHECKS = (
    Check("blank-marks", blank_marks),
    Check("impossible-marks", impossible_marks),
    Check("duplicate-student", duplicate_student),
    Check("roster-mismatch", roster_mismatch),
    Check("no-spread", no_spread),
    Check("small-sample", small_sample),
    Check("same-value-objectives", same_value_objectives),
)
