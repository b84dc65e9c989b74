"""cases.yaml: small readable examples that a pack brings along; each is run as a test by the room that can compute it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from zhunsheng.core.packs.reading import Table
from zhunsheng.core.values.issue import N_, Issue, IssueKind, Place

WHATS = ("count", "course", "programme", "money")
"""count: what a body holds, run here · course, programme: attainment · money: entitlements."""

CASE_FAILS = IssueKind("pack-case-fails", N_("the case '{case}' does not hold: expected {expected}, found {found}."))


@dataclass(frozen=True, slots=True)
class Case:
    """One example: a name, what computes it, the input and the expected values, as plain data."""

    name: str
    what: str
    given: Mapping[str, Any]
    expected: Mapping[str, Any]
    note: str
    place: Place


def cases_from(table: Table) -> tuple[Case, ...]:
    """The cases of one file; faults are left in the table's issues."""
    found = []
    for entry in table.tables("cases", needed=True):
        given, expected = entry.table("given"), entry.table("expected", needed=True)
        case = Case(
            name=entry.text("name"),
            what=entry.choice("what", WHATS),
            given=given.values if given else {},
            expected=expected.values if expected else {},
            note=entry.text("note", ""),
            place=entry.place(),
        )
        entry.finish()
        found.append(case)
    table.finish()
    return tuple(found)


def count_case_issues(case: Case, counts: Mapping[str, float]) -> list[Issue]:
    """What a `count` case expects and a body's `counts()` do not give."""
    return [
        Issue(
            CASE_FAILS, case.place, {"case": case.name, "expected": f"{key} = {value}", "found": f"{counts.get(key)}"}
        )
        for key, value in case.expected.items()
        if counts.get(key) != value
    ]
