"""crosswalk.yaml: what became of each item of another edition, or which item of another standard it answers to."""

from collections import Counter
from dataclasses import dataclass

from zhunsheng.core.packs.reading import Table
from zhunsheng.core.packs.standard import ITEM_KINDS, Standard
from zhunsheng.core.values.issue import N_, Issue, IssueKind, Place

CHANGES = ("same", "reworded", "merged", "split", "new", "dropped", "related")
"""The first six compare editions of one standard; `related` only says that two items of two standards are akin."""

NOT_MAPPED = IssueKind(
    "crosswalk-not-mapped",
    N_("the crosswalk from '{source}' to '{target}' says nothing of '{code}' of '{pack}'."),
    N_("Add a row, with the change 'new' or 'dropped' where there is no counterpart."),
)
NO_SUCH_ITEM = IssueKind("crosswalk-no-such-item", N_("'{pack}' has no item '{code}'."))
SIDES = IssueKind(
    "crosswalk-sides",
    N_("the change '{change}' does not fit {old} old and {new} new items."),
    N_("same, reworded: 1 to 1; merged: several to 1; split: 1 to several; new: none to 1; dropped: 1 to none."),
)
NOT_HERE = IssueKind("crosswalk-not-here", N_("one side of a crosswalk is the pack it stands in, '{pack}'."))
MAPPED_TWICE = IssueKind("crosswalk-mapped-twice", N_("'{code}' of '{pack}' stands in more than one row."))


@dataclass(frozen=True, slots=True)
class Row:
    """Old items and the new items that took their place.

    `note` is the code of a text that says what changed; `certain` is false where nobody has compared the two texts.
    """

    old: tuple[str, ...]
    new: tuple[str, ...]
    change: str
    note: str = ""
    certain: bool = True
    line: int = 0


@dataclass(frozen=True, slots=True)
class Crosswalk:
    """A mapping between two standards over all items of the kinds in `over`; total on both sides."""

    source: str
    target: str
    over: tuple[str, ...]
    rows: tuple[Row, ...]
    line: int = 0


def crosswalks_from(table: Table, pack_id: str) -> tuple[Crosswalk, ...]:
    """The crosswalks of one file; faults that need the other pack are found by `crosswalk_issues`."""
    found = []
    for entry in table.tables("crosswalks", needed=True):
        rows = tuple(_row(row) for row in entry.tables("rows", needed=True))
        source, target = entry.pack_id("from"), entry.pack_id("to")
        if pack_id not in (source, target):
            entry.complain(NOT_HERE, {"pack": pack_id})
        over = entry.choices("over", ITEM_KINDS)
        entry.finish()
        found.append(Crosswalk(source, target, over, rows, entry.line))
    table.finish()
    return tuple(found)


def _row(entry: Table) -> Row:
    row = Row(
        old=entry.codes("old", ()),
        new=entry.codes("new", ()),
        change=entry.choice("change", CHANGES),
        note=entry.code("note", ""),
        certain=entry.flag("certain", True),
        line=entry.line,
    )
    fits = {
        "same": (len(row.old), len(row.new)) == (1, 1),
        "reworded": (len(row.old), len(row.new)) == (1, 1),
        "merged": len(row.old) > 1 and len(row.new) == 1,
        "split": len(row.old) == 1 and len(row.new) > 1,
        "new": not row.old and len(row.new) == 1,
        "dropped": len(row.old) == 1 and not row.new,
        "related": len(row.old) >= 1 and len(row.new) >= 1,
    }
    if not fits.get(row.change, True):
        entry.complain(SIDES, {"change": row.change, "old": len(row.old), "new": len(row.new)})
    entry.finish()
    return row


def crosswalk_issues(crosswalk: Crosswalk, source: Standard, target: Standard, file: str) -> list[Issue]:
    """Whether every row names real items, and every item of the kinds in question has a row on each side.

    An item of two editions stands in one row only; `related` rows may name an item often.
    """
    sides = (
        (crosswalk.source, source, [(code, row) for row in crosswalk.rows for code in row.old]),
        (crosswalk.target, target, [(code, row) for row in crosswalk.rows for code in row.new]),
    )
    issues = []
    for pack, standard, named in sides:
        known = {item.code for item in standard.items}
        wanted = [item.code for kind in crosswalk.over for item in standard.of_kind(kind)]
        times = Counter(code for code, row in named if row.change != "related")
        for code, row in named:
            if code not in known:
                issues.append(Issue(NO_SUCH_ITEM, Place(file=file, line=row.line), {"pack": pack, "code": code}))
            elif times[code] > 1:
                issues.append(Issue(MAPPED_TWICE, Place(file=file, line=row.line), {"pack": pack, "code": code}))
        mapped = {code for code, _ in named}
        issues += [_not_mapped(crosswalk, pack, code, file) for code in wanted if code not in mapped]
    return issues


def _not_mapped(crosswalk: Crosswalk, pack: str, code: str, file: str) -> Issue:
    params = {"source": crosswalk.source, "target": crosswalk.target, "pack": pack, "code": code}
    return Issue(NOT_MAPPED, Place(file=file, line=crosswalk.line), params)
