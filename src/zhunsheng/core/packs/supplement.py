"""classes.yaml and clauses.yaml: what the programme classes (专业类) ask beyond the general standard, as rows."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from zhunsheng.core.packs.reading import Table
from zhunsheng.core.packs.standard import CODE_TWICE, check_codes
from zhunsheng.core.packs.texts import Needs
from zhunsheng.core.values.issue import N_, IssueKind

BLOCKS = ("curriculum", "staff", "support")
"""课程体系, 师资队伍, 支持条件."""
SORTS = ("course", "share", "month", "count", "list")
"""What a clause asks: content in courses, a share of people, months of practice, a number of people, things to have."""
UNITS = {"course": "", "share": "share", "month": "months", "count": "people", "list": ""}
"""The unit of the value of each sort; shares are of 1."""
OPERATORS = (">=", "<=", "=", "has")

CATALOGUE_CODE = IssueKind(
    "supplement-catalogue-code",
    N_("'{code}' is no code of the national catalogue of programmes."),
    N_("A class has four digits (0808), a programme six and perhaps letters (080801, 080909T)."),
)
WRONG_OPERATOR = IssueKind(
    "supplement-operator",
    N_("the operator '{operator}' does not fit a clause of the sort '{sort}'."),
    N_("course, list: has; share, month, count: >=, <=, =."),
)
NEEDS_VALUE = IssueKind(
    "supplement-value",
    N_("a clause of the sort '{sort}' has a value, and a share is at most 1."),
    N_("Enter 'value', or set 'certain: false' where the number is not known."),
)


@dataclass(frozen=True, slots=True)
class ProgrammeClass:
    """A class with a supplement: the catalogue's classes (four digits) and programmes (six) it is for.

    `without` are programmes of these classes it is not for. `certain` is false where that extent is not verified.
    """

    code: str
    catalogue: tuple[str, ...]
    without: tuple[str, ...] = ()
    certain: bool = True


@dataclass(frozen=True, slots=True)
class SupplementClause:
    """One row: which class asks for what, in which block, beside which clause of the general standard.

    `value` is None for content and things, and where an uncertain clause's number is not known.
    """

    code: str
    programme_class: str
    block: str
    clause: str
    sort: str
    of: tuple[str, ...]
    operator: str
    value: float | None
    certain: bool
    line: int = 0

    @property
    def unit(self) -> str:
        """The unit of the value."""
        return UNITS[self.sort]


@dataclass(frozen=True, slots=True)
class Supplement:
    """The body of a supplement: classes, their clauses, and the catalogue's classes that are stated to have none.

    `topics` are the words in a course's name by which a topic is recognised, any one of them.
    """

    standards: tuple[str, ...]
    classes: tuple[ProgrammeClass, ...]
    clauses: tuple[SupplementClause, ...]
    none_for: tuple[str, ...]
    topics: Mapping[str, tuple[str, ...]]

    def class_of(self, programme: str) -> ProgrammeClass | None:
        """The class whose supplement a programme (080801) answers, or None."""
        for one in self.classes:
            named = programme.startswith(one.catalogue)
            if named and not programme.startswith(one.without or ("-",)):
                return one
        return None

    def has_none(self, programme: str) -> bool:
        """Whether the pack states that there is no supplement; else, without a class, nothing is known."""
        excluded = tuple(code for one in self.classes for code in one.without)
        return self.class_of(programme) is None and programme.startswith((*self.none_for, *excluded))

    def speaks_of(self, programme: str) -> bool:
        """Whether the pack knows anything of a programme: its class, or that there is no supplement."""
        return self.class_of(programme) is not None or self.has_none(programme)

    def clauses_of(self, code: str) -> tuple[SupplementClause, ...]:
        """The rows of a class."""
        return tuple(clause for clause in self.clauses if clause.programme_class == code)

    def rules_of(self, code: str) -> tuple[SupplementClause, ...]:
        """The rows of a class that may be enforced: the certain ones."""
        return tuple(clause for clause in self.clauses_of(code) if clause.certain)

    def missing(self, clause: SupplementClause, courses: Iterable[str]) -> tuple[str, ...]:
        """The topics of a course clause that no course's name speaks of; topics without words are left to people."""
        names = tuple(courses)
        return tuple(
            topic
            for topic in (clause.of if clause.sort == "course" else ())
            if topic in self.topics and not any(word in name for word in self.topics[topic] for name in names)
        )

    def counts(self) -> dict[str, float]:
        """What a `count` case may ask for."""
        certain = sum(1 for clause in self.clauses if clause.certain)
        counts: dict[str, float] = {sort: sum(1 for one in self.clauses if one.sort == sort) for sort in SORTS}
        counts |= {f"block.{block}": sum(1 for one in self.clauses if one.block == block) for block in BLOCKS}
        total = {"classes": len(self.classes), "clauses": len(self.clauses), "none": len(self.none_for)}
        return counts | total | {"certain": certain, "uncertain": len(self.clauses) - certain}

    def needs(self) -> Needs:
        """Classes say for whom they are; clauses, topics and things have a title, catalogue classes their name."""
        needs: dict[str, tuple[str, ...]] = {one.code: ("title", "summary") for one in self.classes}
        codes = [clause.code for clause in self.clauses]
        codes += [code for clause in self.clauses for code in clause.of]
        return {**needs, **dict.fromkeys((*codes, *self.none_for), ("title",))}


def supplement_from(tables: Mapping[str, Table]) -> Supplement:
    """The supplement of one pack; faults are left in the tables' issues."""
    table, rows = tables["classes.yaml"], tables["clauses.yaml"]
    classes = tuple(_class(entry) for entry in table.tables("classes", needed=True))
    none_for = _catalogue(table, "none_for", ())
    standards = table.pack_ids("standards")
    table.finish()
    known = tuple(one.code for one in classes)
    clauses = tuple(_clause(entry, known) for entry in rows.tables("clauses", needed=True))
    named = tuple(code for clause in clauses if clause.sort == "course" for code in clause.of)
    topics = tuple(_topic(entry, named) for entry in rows.tables("topics"))
    rows.finish()
    _unique(table, (*known, *none_for, *(code for one in classes for code in one.catalogue)))
    _unique(rows, (*known, *(clause.code for clause in clauses)))
    _unique(rows, tuple(code for code, _ in topics))
    return Supplement(standards, classes, clauses, none_for, dict(topics))


def _class(entry: Table) -> ProgrammeClass:
    found = ProgrammeClass(
        code=entry.code("code"),
        catalogue=_catalogue(entry, "catalogue"),
        without=_catalogue(entry, "without", ()),
        certain=entry.flag("certain", True),
    )
    entry.finish()
    return found


def _catalogue(entry: Table, key: str, default: tuple[str, ...] | None = None) -> tuple[str, ...]:
    codes = entry.codes(key) if default is None else entry.codes(key, default)
    for code in codes:
        digits = code.rstrip("KT")
        if not digits.isdecimal() or len(digits) not in (4, 6):
            entry.complain(CATALOGUE_CODE, {"code": code}, at=key)
    return codes


def _clause(entry: Table, classes: tuple[str, ...]) -> SupplementClause:
    clause = SupplementClause(
        code=entry.code("code"),
        programme_class=entry.code("class"),
        block=entry.choice("block", BLOCKS),
        clause=entry.code("clause"),
        sort=entry.choice("sort", SORTS),
        of=entry.codes("of"),
        operator=entry.choice("operator", OPERATORS, "has"),
        value=entry.number("value") if entry.has("value") else None,
        certain=entry.flag("certain", True),
        line=entry.line,
    )
    check_codes(entry, "class", (clause.programme_class,), classes)
    if (clause.operator == "has") != (clause.unit == ""):
        entry.complain(WRONG_OPERATOR, {"operator": clause.operator, "sort": clause.sort})
    numberless = clause.unit != "" and clause.value is None and clause.certain
    if numberless or (clause.sort == "share" and clause.value is not None and clause.value > 1):
        entry.complain(NEEDS_VALUE, {"sort": clause.sort})
    entry.finish()
    return clause


def _topic(entry: Table, named: tuple[str, ...]) -> tuple[str, tuple[str, ...]]:
    """A topic and its words, which stand in one text with blanks between them."""
    code, words = entry.code("code"), tuple(entry.text("words").split())
    check_codes(entry, "code", (code,), named)
    entry.finish()
    return code, words


def _unique(table: Table, codes: tuple[str, ...]) -> None:
    seen: set[str] = set()
    for code in codes:
        if code in seen:
            table.complain(CODE_TWICE, {"code": code})
        seen.add(code)
