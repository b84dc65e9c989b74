"""A notice as data: who owes what by when, in which stages, for which money; what the notice leaves open is stated."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from zhunsheng.core.packs.texts import Needs
from zhunsheng.core.values.issue import Place
from zhunsheng.core.values.money import Money

OWNERS = ("university", "office", "unit", "programme", "person")
TRACKS = ("inside", "association")
"""The university's own stage, and the status the association gives: two state machines."""

COMBINE = ("additive", "replacing")
YEAR_END = ("carry-over", "reclaim")
PERIODS = ("month", "quarter", "term", "half-year", "year")
DUE_RULES = ("open", "on", "every", "after-gate")
VOCABULARIES = ("meetings", "documents", "posts", "studies", "reports", "things", "shares", "figures", "tags")


@dataclass(frozen=True, slots=True)
class Choice:
    """A policy value; `assumed` says that the notice does not settle it, `alternatives` what else it could be."""

    code: str
    value: Any
    assumed: bool = False
    alternatives: tuple[Any, ...] = ()


@dataclass(frozen=True, slots=True)
class Predicate:
    """One question to the record, out of the closed list in core.workflow; parameters as written."""

    name: str
    params: Mapping[str, Any]
    place: Place


@dataclass(frozen=True, slots=True)
class Condition:
    """Predicates combined by `all` or `any`, to any depth; nothing is computed here."""

    op: str
    parts: "tuple[Condition | Predicate, ...]"

    def predicates(self) -> Iterator[Predicate]:
        for part in self.parts:
            if isinstance(part, Predicate):
                yield part
            else:
                yield from part.predicates()


@dataclass(frozen=True, slots=True)
class Anchor:
    """Where the notice says it: the section's position from the top, the number printed there, the item in it."""

    section: int
    printed: str
    item: int


@dataclass(frozen=True, slots=True)
class Due:
    """When: `open` (no date), `on` a calendar date plus `days`, `every` period, or `days` after a gate."""

    rule: str
    date: str = ""
    days: int = 0
    period: str = ""
    gate: str = ""


@dataclass(frozen=True, slots=True)
class Scope:
    """Which owners a duty reaches: all of a kind, narrowed by what the register knows of them."""

    code: str
    of: str
    engineering: bool = False
    eligible: bool = False
    tags_any: tuple[str, ...] = ()
    after_gate: str = ""


@dataclass(frozen=True, slots=True)
class Duty:
    """One part of an obligation that one kind of owner owes: scope, due, condition, and what proves it."""

    code: str
    owed_by: str
    scope: str
    due: Due
    met_when: Condition
    proofs: tuple[str, ...]
    exemption: bool = False


@dataclass(frozen=True, slots=True)
class Obligation:
    """A sentence of the notice that somebody must act on."""

    code: str
    anchor: Anchor
    duties: tuple[Duty, ...]


@dataclass(frozen=True, slots=True)
class State:
    """A state of a programme's cycle on one track; `added` where the notice does not name it."""

    code: str
    track: str
    added: bool = False


@dataclass(frozen=True, slots=True)
class Gate:
    """A dated event that moves a cycle from one of several states to another, and who decides it."""

    code: str
    track: str
    sources: tuple[str, ...]
    target: str
    decided_by: str
    needs: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Stage:
    """One of the notice's stages: the state it is, what must be proven to enter and to leave it."""

    code: str
    anchor: Anchor
    entry: Condition | None
    leave: Condition | None
    obligations: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Tier:
    """Money due when a gate is passed; `needs` are gates that must be passed in the same cycle too."""

    code: str
    amount: Money
    gate: Choice
    needs: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class MoneyPolicy:
    """Tiers and how they combine; whether a renewed accreditation is paid; what happens to unspent money in December."""

    tiers: tuple[Tier, ...] = ()
    combine: Choice = Choice("combine", "additive")
    renewals: Choice = Choice("renewals", True)
    year_end: Choice = Choice("year-end", "carry-over")
    categories: tuple[str, ...] = ()
    forbidden: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Benefit:
    """A favour that success earns: who may receive it, first kind first, after which gates, decided by which office."""

    code: str
    beneficiaries: tuple[str, ...]
    gates: tuple[str, ...]
    office: str


@dataclass(frozen=True, slots=True)
class CalendarDate:
    """A day of the campaign year, `month_day` in the year `year` after its first."""

    code: str
    month_day: str
    year: int = 0
    assumed: bool = False


@dataclass(frozen=True, slots=True)
class Notice:
    """The body of a notice pack."""

    obligations: tuple[Obligation, ...]
    stages: tuple[Stage, ...]
    states: tuple[State, ...]
    gates: tuple[Gate, ...]
    money: MoneyPolicy
    scopes: tuple[Scope, ...]
    calendar: tuple[CalendarDate, ...]
    benefits: tuple[Benefit, ...] = ()
    offices: tuple[str, ...] = ()
    policies: tuple[Choice, ...] = ()
    vocabularies: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def assumptions(self) -> tuple[str, ...]:
        """The codes of everything the notice leaves open and this pack settles; each has a text `assume.<code>`."""
        money = self.money
        choices = (*(tier.gate for tier in money.tiers), money.combine, money.renewals, money.year_end, *self.policies)
        found = [choice.code for choice in choices if choice.assumed]
        if any(date.assumed for date in self.calendar):
            found.append("calendar")
        return tuple(found)

    def money_assumptions(self) -> tuple[str, ...]:
        """The assumptions that change an amount."""
        ours = {self.money.combine.code, self.money.renewals.code, *(tier.gate.code for tier in self.money.tiers)}
        return tuple(code for code in self.assumptions() if code in ours)

    def duties(self) -> Iterator[Duty]:
        for obligation in self.obligations:
            yield from obligation.duties

    def counts(self) -> dict[str, float]:
        """What a `count` case may ask for."""
        return {
            "obligations": len(self.obligations),
            "duties": len(tuple(self.duties())),
            "stages": len(self.stages),
            "gates": len(self.gates),
            "tiers": len(self.money.tiers),
            "benefits": len(self.benefits),
            "assumptions": len(self.assumptions()),
        }

    def needs(self) -> Needs:
        """The codes that must have words in every language."""
        title = ("title",)
        needs: dict[str, tuple[str, ...]] = {entry.code: ("title", "summary") for entry in self.obligations}
        needs.update((duty.code, title) for duty in self.duties())
        needs.update((state.code, title) for state in self.states)
        needs.update((tier.code, title) for tier in self.money.tiers)
        needs.update((scope.code, title) for scope in self.scopes)
        needs.update((date.code, title) for date in self.calendar)
        needs.update((benefit.code, title) for benefit in self.benefits)
        needs.update((gate.code, ("title", "outside")) for gate in self.gates)
        needs.update((stage.code, ("title", "summary")) for stage in self.stages)
        for codes in (*self.vocabularies.values(), self.money.categories, self.money.forbidden, self.offices):
            needs.update(dict.fromkeys(codes, title))
        needs.update((f"assume.{code}", title) for code in self.assumptions())
        needs.update((f"policy.{policy.code}", title) for policy in self.policies)
        return needs
