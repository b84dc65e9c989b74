"""items.yaml: a standard as a tree of coded items with expected evidence, and its numeric rules as data."""

from dataclasses import dataclass

from zhunsheng.core.packs.reading import Table
from zhunsheng.core.packs.texts import Needs
from zhunsheng.core.values.issue import N_, IssueKind

ITEM_KINDS = ("chapter", "clause", "requirement", "attribute", "term")
MEASURES = ("credit-share", "credits", "hours", "weeks", "months", "count", "share", "course", "topic", "list")
"""What a rule measures: shares of credits, numbers of people or months, or the presence of a course or topic."""

CREDIT_CATEGORIES = (
    "math-science",
    "engineering-basics",
    "major-basics",
    "major",
    "practice",
    "humanities",
    "other",
)
"""The 类别 of a plan's courses: 数学与自然科学, 工程基础, 专业基础, 专业, 工程实践与毕业设计, 人文社科, 其他."""

OPERATORS = (">=", "<=", "=", "has")

CODE_TWICE = IssueKind("pack-code-twice", N_("the code '{code}' stands here for the second time."))
NO_SUCH_CODE = IssueKind(
    "pack-no-such-code", N_("'{key}' names '{code}', which this pack does not have."), N_("It has: {known}")
)


@dataclass(frozen=True, slots=True)
class Item:
    """One item of a standard: a chapter, a clause, a graduate requirement, an attribute or a defined term.

    `code` is the edition's own (`4.1.1`, `req.5`), `label` how it is printed where that differs, `evidence` the codes of
    what a programme is expected to show.
    """

    code: str
    kind: str
    parent: str = ""
    label: str = ""
    evidence: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    level: int = 0


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule a machine can look at: `measure` of the things in `of`, compared by `operator` with `value`.

    Shares are of 1. `certain` is false where the source is not the official text: such a rule warns, never refuses.
    """

    code: str
    clause: str
    measure: str
    of: tuple[str, ...]
    operator: str
    value: float
    certain: bool = True


@dataclass(frozen=True, slots=True)
class ItemSet:
    """Items that belong together by a rule of composition: all of some, and at least so many of others."""

    code: str
    all_of: tuple[str, ...]
    some_of: tuple[str, ...] = ()
    at_least: int = 0


@dataclass(frozen=True, slots=True)
class Standard:
    """The body of a standard."""

    items: tuple[Item, ...]
    rules: tuple[Rule, ...] = ()
    sets: tuple[ItemSet, ...] = ()

    def of_kind(self, kind: str) -> tuple[Item, ...]:
        return tuple(item for item in self.items if item.kind == kind)

    def item(self, code: str) -> Item | None:
        return next((item for item in self.items if item.code == code), None)

    def counts(self) -> dict[str, float]:
        """What a `count` case may ask for: items by kind, rules, sets, and what the credit shares add up to."""
        counts: dict[str, float] = {kind: len(self.of_kind(kind)) for kind in ITEM_KINDS}
        shares = round(sum(rule.value for rule in self.rules if rule.measure == "credit-share"), 9)
        return counts | {"rules": len(self.rules), "sets": len(self.sets), "credit-share": shares}

    def needs(self) -> Needs:
        """Every item has title and summary in its own words; evidence, rules and sets have a title."""
        needs: dict[str, tuple[str, ...]] = {item.code: ("title", "summary") for item in self.items}
        for item in self.items:
            needs.update((code, ("title",)) for code in item.evidence)
        needs.update((rule.code, ("title",)) for rule in self.rules)
        needs.update((one.code, ("title",)) for one in self.sets)
        named = {code for rule in self.rules if rule.measure != "credit-share" for code in rule.of}
        return {**needs, **dict.fromkeys(sorted(named), ("title",))}


def standard_from(table: Table) -> Standard:
    """The standard of one items.yaml; faults are left in the table's issues."""
    items: list[Item] = []
    levels: dict[str, int] = {}
    for entry in table.tables("items", needed=True):
        item = _item(entry, levels)
        items.append(item)
        levels.setdefault(item.code, item.level)
    known = tuple(levels)
    standard = Standard(
        items=tuple(items),
        rules=tuple(_rule(entry, known) for entry in table.tables("rules")),
        sets=tuple(_set(entry, known) for entry in table.tables("sets")),
    )
    table.finish()
    _unique(table, standard)
    return standard


def _item(entry: Table, levels: dict[str, int]) -> Item:
    code, parent = entry.code("code"), entry.code("parent", "")
    if code in levels:
        entry.complain(CODE_TWICE, {"code": code}, at="code")
    if parent:
        check_codes(entry, "parent", (parent,), tuple(levels))
    item = Item(
        code=code,
        kind=entry.choice("kind", ITEM_KINDS),
        parent=parent,
        label=entry.text("label", ""),
        evidence=entry.codes("evidence", ()),
        tags=entry.codes("tags", ()),
        level=levels.get(parent, -1) + 1,
    )
    entry.finish()
    return item


def _rule(entry: Table, known: tuple[str, ...]) -> Rule:
    rule = Rule(
        code=entry.code("code"),
        clause=entry.code("clause"),
        measure=entry.choice("measure", MEASURES),
        of=entry.codes("of"),
        operator=entry.choice("operator", OPERATORS),
        value=entry.number("value", 1.0),
        certain=entry.flag("certain", True),
    )
    check_codes(entry, "clause", (rule.clause,), known)
    if rule.measure == "credit-share":
        check_codes(entry, "of", rule.of, CREDIT_CATEGORIES)
    entry.finish()
    return rule


def _set(entry: Table, known: tuple[str, ...]) -> ItemSet:
    found = ItemSet(
        code=entry.code("code"),
        all_of=entry.codes("all_of"),
        some_of=entry.codes("some_of", ()),
        at_least=entry.whole("at_least", 0),
    )
    check_codes(entry, "all_of", found.all_of, known)
    check_codes(entry, "some_of", found.some_of, known)
    entry.finish()
    return found


def _unique(table: Table, standard: Standard) -> None:
    """Rules and sets share the name space of the items, because texts are found by code."""
    seen = {item.code for item in standard.items}
    for key, entries in (("rules", standard.rules), ("sets", standard.sets)):
        for entry in entries:
            if entry.code in seen:
                table.complain(CODE_TWICE, {"code": entry.code}, at=key)
            seen.add(entry.code)


def check_codes(entry: Table, key: str, codes: tuple[str, ...], known: tuple[str, ...]) -> None:
    """Complain about every code that is not among the known ones."""
    for code in codes:
        if code not in known:
            entry.complain(NO_SUCH_CODE, {"key": key, "code": code, "known": tuple(known)}, at=key)
