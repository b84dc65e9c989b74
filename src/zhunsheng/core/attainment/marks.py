"""From what stands in the cells to marks that count: states, levels, attempts, population (attainment.md)."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

import numpy as np
from numpy.typing import NDArray

from zhunsheng.core.attainment.results import Floats, Pool
from zhunsheng.core.attainment.rules import plain_sum
from zhunsheng.core.values.course import Course, Entry, Gradebook, State
from zhunsheng.core.values.issue import N_, Issue, IssueKind, Phrase, Place, Severity
from zhunsheng.core.values.method import Method
from zhunsheng.core.values.rounding import reaches

States = NDArray[np.uint8]

BLANK_MARKS = IssueKind(
    "blank-marks",
    N_("{count} marks are blank: {cells}."),
    N_(
        "Enter each mark (0 is a mark; 缺考, 未交, 缓考, 免修 where there is none), "
        "or declare 'blank: exclude' or 'blank: zero' in the method file."
    ),
)
UNKNOWN_LEVEL = IssueKind(
    "level-without-value",
    N_("the levels {levels} have no value in the method: {cells}."),
    N_("Add them to the table 'levels' of the method file."),
)
BLANKS_EXCLUDED = IssueKind(
    "blanks-excluded", N_("{count} blank marks were left out, as the method says: {cells}."), severity=Severity.NOTICE
)
BLANKS_ZERO = IssueKind(
    "blanks-zero", N_("{count} blank marks were counted as 0, as the method says: {cells}."), severity=Severity.NOTICE
)
SEVERAL_ATTEMPTS = IssueKind(
    "several-attempts",
    N_("{count} students have several attempts; the {retake} was counted: {students}."),
    severity=Severity.NOTICE,
)
RETAKES = {
    "first": Phrase(N_("first attempt")),
    "best": Phrase(N_("best attempt")),
    "latest": Phrase(N_("latest attempt")),
}
DEFERRED_REPLACED = IssueKind(
    "deferred-replaced",
    N_("{count} deferred marks were replaced by the number of the next attempt: {cells}."),
    severity=Severity.NOTICE,
)

Population = Callable[[Entry], bool]


class MarksRefused(Exception):
    """Marks that cannot be counted as they stand; `issues` name every cell."""

    def __init__(self, issues: Sequence[Issue]) -> None:
        super().__init__("; ".join(issue.text() for issue in issues))
        self.issues = list(issues)


def untold(refused: Sequence[Issue], told: Sequence[Issue]) -> list[Issue]:
    """What counting refused, without the blank cells that reading has already told of: a mark it could not read is
    blank afterwards, and so is every mark of an item without a column.
    """
    cells = {(issue.place.sheet, issue.place.cell) for issue in told}
    columns_missing = {issue.place.sheet for issue in told if issue.kind.code == "item-without-column"}
    left = []
    for issue in refused:
        named = issue.params["cells"]
        sheet = issue.place.sheet
        if issue.kind is not BLANK_MARKS or not isinstance(named, tuple):
            left.append(issue)
            continue
        own = [cell for cell in named if (sheet, cell) not in cells]
        own = [cell for cell in own if not (sheet in columns_missing and cell.isdigit())]
        if own:
            left.append(replace(issue, params={"count": len(own), "cells": tuple(own)}))
    return left


@dataclass(frozen=True, slots=True)
class Sheet:
    """One gradebook as arrays, students × items; `replaced` leads deferred cells (entry, item) to the later entry."""

    gradebook: Gradebook
    points: Floats
    states: States
    rows: NDArray[np.intp]
    replaced: Mapping[tuple[int, int], int] = field(default_factory=dict)


def count_marks(course: Course, method: Method, population: Population | None = None) -> tuple[list[Pool], list[Issue]]:
    """The pools of counted marks of a course, and what the reader must be told about them.

    Refuses with MarksRefused when a chosen row holds a blank mark and the method says `blank: refuse`, or a level the
    method gives no value to.
    """
    sheets = [_sheet(gradebook, population) for gradebook in course.gradebooks]
    sheets, notices = _choose_attempts(sheets, method, course.file)
    pools: list[Pool] = []
    refused: list[Issue] = []
    for index, sheet in enumerate(sheets):
        pool, issues = _count(sheet, index, len(course.objectives), method)
        (refused if any(issue.is_error for issue in issues) else notices).extend(issues)
        pools.append(pool)
    if refused:
        raise MarksRefused([issue.in_file(course.file) for issue in refused])
    return _merged(pools), notices


def _sheet(gradebook: Gradebook, population: Population | None) -> Sheet:
    shape = (len(gradebook.entries), len(gradebook.items))
    points = np.frombuffer(gradebook.points, dtype="<f8").reshape(shape)
    states = np.frombuffer(gradebook.states, dtype=np.uint8).reshape(shape)
    kept = (
        range(shape[0]) if population is None else [i for i, entry in enumerate(gradebook.entries) if population(entry)]
    )
    return Sheet(gradebook, points, states, np.array(kept, dtype=np.intp))


# --- attempts -------------------------------------------------------------------------------------------------------


def _choose_attempts(sheets: list[Sheet], method: Method, file: str) -> tuple[list[Sheet], list[Issue]]:
    """Keep one row per student by the method's `retake`; most courses have nothing to choose."""
    taken: dict[str, list[tuple[int, int]]] = {}
    for number, sheet in enumerate(sheets):
        for row in sheet.rows.tolist():
            taken.setdefault(sheet.gradebook.entries[row].student, []).append((number, row))
    several = {student: rows for student, rows in taken.items() if len(rows) > 1}
    if not several:
        return sheets, []
    dropped: set[tuple[int, int]] = set()
    replaced: list[dict[tuple[int, int], int]] = [{} for _ in sheets]
    sheets = [replace(sheet, points=sheet.points.copy(), states=sheet.states.copy()) for sheet in sheets]
    for rows in several.values():
        rows.sort(key=lambda at: sheets[at[0]].gradebook.entries[at[1]].attempt)
        chosen = _chosen(sheets, rows, method)
        dropped |= set(rows) - {chosen}
        if method.retake == "first":
            replaced[chosen[0]] |= _fill_deferred(sheets[chosen[0]], chosen, rows)
    kept = [
        replace(
            sheet,
            rows=np.array([r for r in sheet.rows.tolist() if (number, r) not in dropped], dtype=np.intp),
            replaced=replaced[number],
        )
        for number, sheet in enumerate(sheets)
    ]
    notices = [
        Issue(
            SEVERAL_ATTEMPTS,
            Place(file=file),
            {"count": len(several), "retake": RETAKES[method.retake], "students": tuple(several)},
        )
    ]
    notices += [
        Issue(DEFERRED_REPLACED, Place(file, sheet.gradebook.sheet), {"count": len(cells), "cells": cells})
        for sheet in kept
        if (cells := tuple(sheet.gradebook.cell(*at) for at in sheet.replaced))
    ]
    return kept, notices


def _chosen(sheets: list[Sheet], rows: list[tuple[int, int]], method: Method) -> tuple[int, int]:
    if method.retake == "first":
        return rows[0]
    if method.retake == "latest":
        return rows[-1]
    totals = [_final_mark(sheets[number], row, method) for number, row in rows]
    # equal in decimals is equal: the earlier attempt must not lose by its last binary digit
    return next(at for at, total in zip(rows, totals, strict=True) if reaches(total, max(totals)))


def _final_mark(sheet: Sheet, row: int, method: Method) -> float:
    """Σ scale·points / Σ scale·full of one row: the course's final mark as a share, by which attempts are ranked."""
    total = 0.0
    for column, item in enumerate(sheet.gradebook.items):
        state = sheet.states[row, column]
        if state == State.SCORED:
            total += item.scale * float(sheet.points[row, column])
        elif state == State.LEVEL:
            word = sheet.gradebook.levels[int(sheet.points[row, column])]
            total += item.scale * item.full * (method.level_share(word) or 0.0)
    whole = plain_sum(item.scale * item.full for item in sheet.gradebook.items)
    return total / whole if whole > 0 else 0.0


def _fill_deferred(sheet: Sheet, chosen: tuple[int, int], rows: list[tuple[int, int]]) -> dict[tuple[int, int], int]:
    """缓考 is excluded "until a number replaces it": the next attempt in the same gradebook that has one."""
    filled = {}
    for column in np.flatnonzero(sheet.states[chosen[1]] == State.DEFERRED).tolist():
        for number, row in rows:
            if number != chosen[0] or row == chosen[1]:
                continue
            if sheet.states[row, column] in (State.SCORED, State.LEVEL):
                sheet.points[chosen[1], column] = sheet.points[row, column]
                sheet.states[chosen[1], column] = sheet.states[row, column]
                filled[chosen[1], column] = row
                break
    return filled


# --- states ---------------------------------------------------------------------------------------------------------


def _count(sheet: Sheet, index: int, objectives: int, method: Method) -> tuple[Pool, list[Issue]]:
    gradebook = sheet.gradebook
    whole = len(sheet.rows) == len(gradebook.entries)
    points = sheet.points if whole else sheet.points[sheet.rows]
    states = sheet.states if whole else sheet.states[sheet.rows]
    issues: list[Issue] = []
    if states.any():
        points, issues = _with_levels(sheet, points, states, method)
        excluded = _excluded(method)
        counted = ~np.isin(states, excluded)
        points = np.where((states == State.SCORED) | (states == State.LEVEL), points, 0.0)
        issues += _about_blanks(sheet, states, method)
    else:
        counted = np.ones(points.shape, dtype=np.bool_)
    entries = [gradebook.entries[row] for row in sheet.rows.tolist()]
    pool = Pool(
        gradebook=gradebook,
        points=points,
        counted=counted,
        weights=objective_weights(gradebook, method).reshape(len(gradebook.items), objectives),
        origins=tuple((index, row) for row in sheet.rows.tolist()),
        students=tuple(entry.student for entry in entries),
        classes=tuple(f"{gradebook.section}\0{entry.section}" for entry in entries),
        sections=(gradebook.section,) if gradebook.section else (),
        replaced={(index, *at): later for at, later in sheet.replaced.items()},
    )
    return pool, issues


def objective_weights(gradebook: Gradebook, method: Method) -> Floats:
    """W_jo, items × objectives: scale·target points, or the cell itself under `by_weight`."""
    weights: Floats = np.array([item.targets for item in gradebook.items], dtype=np.float64)
    if method.weighting == "by_weight":
        return weights
    scales: Floats = np.array([item.scale for item in gradebook.items], dtype=np.float64)
    return weights * scales[:, np.newaxis]


def _excluded(method: Method) -> list[int]:
    excluded = [State.DEFERRED, State.EXEMPT]
    excluded += [State.ABSENT] if method.absent == "exclude" else []
    excluded += [State.NOT_SUBMITTED] if method.not_submitted == "exclude" else []
    excluded += [State.BLANK] if method.blank == "exclude" else []
    return [int(state) for state in excluded]


def _with_levels(sheet: Sheet, points: Floats, states: States, method: Method) -> tuple[Floats, list[Issue]]:
    """Turn level cells into points: the table's share of the item's full mark."""
    rows, columns = np.nonzero(states == State.LEVEL)
    if not rows.size:
        return points, []
    gradebook = sheet.gradebook
    shares = [method.level_share(word) for word in gradebook.levels]
    points = points.copy()
    unknown: dict[str, str] = {}
    for row, column in zip(rows.tolist(), columns.tolist(), strict=True):
        level = int(points[row, column])
        share = shares[level]
        if share is None:
            unknown[gradebook.cell(int(sheet.rows[row]), column)] = gradebook.levels[level]
        else:
            points[row, column] = share * gradebook.items[column].full
    if not unknown:
        return points, []
    words = tuple(dict.fromkeys(unknown.values()))
    return points, [Issue(UNKNOWN_LEVEL, Place(sheet=gradebook.sheet), {"levels": words, "cells": tuple(unknown)})]


def _about_blanks(sheet: Sheet, states: States, method: Method) -> list[Issue]:
    rows, columns = np.nonzero(states == State.BLANK)
    if not rows.size:
        return []
    gradebook = sheet.gradebook
    cells = tuple(
        gradebook.cell(int(sheet.rows[row]), column)
        for row, column in zip(rows.tolist(), columns.tolist(), strict=True)
    )
    kind = {"refuse": BLANK_MARKS, "exclude": BLANKS_EXCLUDED, "zero": BLANKS_ZERO}[method.blank]
    return [Issue(kind, Place(sheet=gradebook.sheet), {"count": len(cells), "cells": cells})]


# --- pools ----------------------------------------------------------------------------------------------------------


def _merged(pools: Sequence[Pool]) -> list[Pool]:
    """Pool the marks of gradebooks with the same items; different items stay apart."""
    merged: list[Pool] = []
    for pool in pools:
        twin = next((at for at, other in enumerate(merged) if other.gradebook.items == pool.gradebook.items), None)
        if twin is None:
            merged.append(pool)
        else:
            merged[twin] = _joined(merged[twin], pool)
    return merged


def _joined(one: Pool, other: Pool) -> Pool:
    return replace(
        one,
        points=np.concatenate([one.points, other.points]),
        counted=np.concatenate([one.counted, other.counted]),
        origins=one.origins + other.origins,
        students=one.students + other.students,
        classes=one.classes + other.classes,
        sections=one.sections + other.sections,
        replaced={**one.replaced, **other.replaced},
    )


def state_counts(pool: Pool, gradebooks: Sequence[Gradebook], rows: Iterable[int], objective: int) -> dict[str, int]:
    """Why these rows have no counted mark for an objective: in how many the items that prove it hold which state.

    `no_item` counts the rows whose gradebook has no item for the objective.
    """
    proving = np.flatnonzero(pool.weights[:, objective] > 0).tolist()
    counts: dict[str, int] = {}
    for row in rows:
        number, entry = pool.origins[row]
        start = entry * len(gradebooks[number].items)
        states = {gradebooks[number].states[start + item] for item in proving}
        names = [State(state).name.lower() for state in sorted(states)] or ["no_item"]
        for name in names:
            counts[name] = counts.get(name, 0) + 1
    return counts
