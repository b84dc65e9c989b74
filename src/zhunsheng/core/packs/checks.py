"""rules.yaml and bounds.yaml of the check-up: how severe each rule is, on which clause, and where its bounds lie."""

from collections.abc import Mapping
from dataclasses import dataclass

from zhunsheng.core.packs.reading import Table
from zhunsheng.core.packs.standard import CODE_TWICE
from zhunsheng.core.packs.texts import Needs
from zhunsheng.core.values.issue import Severity

SEVERITIES = tuple(severity.value for severity in (Severity.ERROR, Severity.WARNING, Severity.SIGNAL))
EXCERPT = ("same", "warning", "skip")
"""What a rule does on an excerpt of a plan: as ever, at most warn, or not run at all."""

OWNERS = ("head", "leader", "centre")
"""Who can put it right: 专业负责人, 课程负责人, 质评中心."""


@dataclass(frozen=True, slots=True)
class CheckRule:
    """How a rule of the check-up reports: severity, the severity of its milder form, clause and owner."""

    code: str
    severity: Severity
    clause: str
    owner: str
    milder: Severity
    excerpt: str = "same"


@dataclass(frozen=True, slots=True)
class Bound:
    """A number a rule compares with; the reason stands in the pack's texts."""

    code: str
    value: float
    clause: str


@dataclass(frozen=True, slots=True)
class WordList:
    """Words a rule looks for in Chinese texts."""

    code: str
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CheckBounds:
    """The body of a checks pack."""

    rules: Mapping[str, CheckRule]
    bounds: Mapping[str, Bound]
    words: Mapping[str, WordList]

    def value(self, code: str) -> float:
        """The number of a bound."""
        return self.bounds[code].value

    def list_of(self, code: str) -> tuple[str, ...]:
        """The words of a list."""
        return self.words[code].words

    def needs(self) -> Needs:
        """Every rule says what it finds and what to do; every bound and word list says why it is as it is."""
        needs: dict[str, tuple[str, ...]] = dict.fromkeys(self.rules, ("title", "summary"))
        needs.update((code, ("title", "note")) for code in self.bounds)
        needs.update((code, ("title", "note")) for code in self.words)
        return needs

    def counts(self) -> dict[str, float]:
        """What a `count` case may ask for."""
        severities = [rule.severity.value for rule in self.rules.values()]
        counts: dict[str, float] = {severity: severities.count(severity) for severity in SEVERITIES}
        return counts | {"rules": len(self.rules), "bounds": len(self.bounds), "words": len(self.words)}


def checks_from(tables: Mapping[str, Table]) -> CheckBounds:
    """The rules and bounds of one pack; faults are left in the tables' issues."""
    rules = [_rule(entry) for entry in tables["rules.yaml"].tables("rules", needed=True)]
    tables["rules.yaml"].finish()
    table = tables["bounds.yaml"]
    bounds = [_bound(entry) for entry in table.tables("bounds", needed=True)]
    words = [_words(entry) for entry in table.tables("words", needed=True)]
    table.finish()
    seen: set[str] = set()
    for code in (*(one.code for one in rules), *(one.code for one in bounds), *(one.code for one in words)):
        if code in seen:
            table.complain(CODE_TWICE, {"code": code})
        seen.add(code)
    return CheckBounds(
        {rule.code: rule for rule in rules}, {bound.code: bound for bound in bounds}, {one.code: one for one in words}
    )


def _rule(entry: Table) -> CheckRule:
    severity = Severity(entry.choice("severity", SEVERITIES))
    rule = CheckRule(
        code=entry.code("code"),
        severity=severity,
        clause=entry.code("clause"),
        owner=entry.choice("owner", OWNERS),
        milder=Severity(entry.choice("milder", SEVERITIES, severity.value)),
        excerpt=entry.choice("excerpt", EXCERPT, "same"),
    )
    entry.finish()
    return rule


def _bound(entry: Table) -> Bound:
    bound = Bound(code=entry.code("code"), value=entry.number("value"), clause=entry.code("clause"))
    entry.finish()
    return bound


def _words(entry: Table) -> WordList:
    """The words stand in one text with blanks between them."""
    words = WordList(code=entry.code("code"), words=tuple(entry.text("words").split()))
    entry.finish()
    return words
