"""Entitlements: money due by gate events, under the edition of the policy in force on each day."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from zhunsheng.core.funding.events import GateEvent
from zhunsheng.core.packs.notice import MoneyPolicy, Notice, Tier
from zhunsheng.core.packs.pack import Pack
from zhunsheng.core.values.issue import N_, Issue, IssueKind, Param, Place, Severity
from zhunsheng.core.values.money import Money, total

UNKNOWN_GATE = IssueKind("money-unknown-gate", N_("the policy has no gate '{gate}'."), N_("Accepted: {accepted}"))
NO_MONEY = IssueKind("money-no-policy", N_("'{pack}' is not a notice, so it has no money policy."))
NEED_MISSING = IssueKind(
    "money-need-missing",
    N_("{programme}, cycle {cycle}: '{gate}' counts 0, because '{need}' is missing in the same cycle."),
    severity=Severity.NOTICE,
)
NEED_LATER = IssueKind(
    "money-need-later",
    N_("{programme}, cycle {cycle}: '{gate}' ({date}) is dated before '{need}' ({later}); please check the dates."),
    severity=Severity.NOTICE,
)
NO_EDITION = IssueKind(
    "money-no-edition",
    N_("{programme}, cycle {cycle}: '{gate}' ({date}) counts 0, because no edition of the policy was in force then."),
    severity=Severity.NOTICE,
)
BETWEEN = IssueKind(
    "money-between-editions",
    N_("{programme}, cycle {cycle}: the tier '{tier}' fell between two editions and counts 0; its gate changed."),
    severity=Severity.NOTICE,
)
RENEWAL = IssueKind(
    "money-renewal",
    N_("{programme}, cycle {cycle}: a renewed accreditation counts 0 under '{policy}'."),
    severity=Severity.NOTICE,
)
SEVERAL = IssueKind(
    "money-several-editions",
    N_("each tier counts under the edition in force on its day; editions used: {editions}"),
    severity=Severity.NOTICE,
)


@dataclass(frozen=True, slots=True)
class Edition:
    """One edition of a money policy: from which day it holds, and which gates it knows."""

    id: str
    in_force_from: date
    money: MoneyPolicy
    gates: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Line:
    """An amount that one gate adds on its day: the tier, and the edition it counts under."""

    gate: str
    date: date
    amount: Money
    tier: str
    edition: str


@dataclass(frozen=True, slots=True)
class Entitlement:
    """What one programme is entitled to in one cycle."""

    programme: str
    cycle: int
    lines: tuple[Line, ...]

    @property
    def entitled(self) -> Money:
        return total(line.amount for line in self.lines)


@dataclass(frozen=True, slots=True)
class Entitlements:
    """The entitlements by programme and cycle, how tiers were combined, and what a reader must know."""

    policy: str
    tiers: str
    programmes: tuple[Entitlement, ...]
    notices: tuple[Issue, ...]

    @property
    def total(self) -> Money:
        return total(one.entitled for one in self.programmes)


@dataclass(frozen=True, slots=True)
class _Claim:
    """A tier whose gate was passed, before its needs are looked at."""

    gate: str
    date: date
    tier: Tier
    edition: Edition
    position: int


@dataclass(frozen=True, slots=True)
class _Cycle:
    """One programme in one cycle: the earliest day of each gate, the editions in order, and the notices so far."""

    programme: str
    cycle: int
    first: Mapping[str, date]
    editions: Sequence[Edition]
    notices: list[Issue]

    def note(self, kind: IssueKind, params: Mapping[str, Param]) -> None:
        who: dict[str, Param] = {"programme": self.programme, "cycle": self.cycle}
        self.notices.append(Issue(kind, Place(), {**who, **params}))

    def in_force(self, day: date) -> Edition | None:
        return next((edition for edition in reversed(self.editions) if edition.in_force_from <= day), None)


def edition_of(pack: Pack) -> Edition | Issue:
    """The money policy of a notice pack; an issue for any other pack."""
    if not isinstance(pack.body, Notice):
        return Issue(NO_MONEY, Place(), {"pack": pack.id})
    gates = tuple(gate.code for gate in pack.body.gates)
    return Edition(pack.id, pack.manifest.in_force_from, pack.body.money, gates)


def gate_issues(events: Iterable[GateEvent], editions: Sequence[Edition], *, file: str = "") -> list[Issue]:
    """An issue for every event whose gate no edition knows, naming the gates there are."""
    accepted = dict.fromkeys(gate for edition in editions for gate in edition.gates)
    listed = ", ".join(accepted)  # all of them: whoever mistyped one must find it
    return [
        Issue(UNKNOWN_GATE, Place(file=file, line=event.line), {"gate": event.gate, "accepted": listed})
        for event in events
        if event.gate not in accepted
    ]


def entitlements(
    events: Iterable[GateEvent],
    editions: Sequence[Edition],
    *,
    policy: str,
    tiers: str | None = None,
    renewals: Collection[tuple[str, int]] = (),
) -> Entitlements:
    """What gate events entitle to, in any order and however often they are repeated.

    Within a cycle a gate counts once, on its earliest day. A tier counts once, under the edition in force on that day
    (`editions` are those of one policy), if the gates it needs are passed in the same cycle. `additive`: amounts add up;
    `replacing`: the highest tier reached is the total, and lines hold the increments. `tiers` overrides what the editions
    say. `renewals` are the (programme, cycle) pairs that renew an accreditation: they count 0 where the policy says so.
    Gates that are no tier's are ignored. Source of the rule: the notice, sentence on priority funding; formats.md.
    """
    ordered = sorted(editions, key=lambda edition: (edition.in_force_from, edition.id))
    named = next(edition for edition in ordered if edition.id == policy)
    notices: list[Issue] = []
    funded = []
    for (programme, number), first in sorted(_first_days(events).items()):
        cycle = _Cycle(programme, number, first, ordered, notices)
        claims = _met(cycle, _claims(cycle))
        if (programme, number) in renewals:
            claims = _funded_renewals(cycle, claims)
        funded.append(Entitlement(programme, number, _lines(claims, tiers)))
    used = sorted({line.edition for one in funded for line in one.lines})
    if len(used) > 1:
        notices.append(Issue(SEVERAL, Place(), {"editions": tuple(used)}))
    return Entitlements(policy, tiers or str(named.money.combine.value), tuple(funded), tuple(notices))


def _first_days(events: Iterable[GateEvent]) -> dict[tuple[str, int], dict[str, date]]:
    found: dict[tuple[str, int], dict[str, date]] = {}
    for event in events:
        days = found.setdefault((event.programme, event.cycle), {})
        days[event.gate] = min(event.date, days.get(event.gate, event.date))
    return found


def _claims(cycle: _Cycle) -> list[_Claim]:
    """The tiers whose gates were passed, earliest first, each tier once."""
    claims: list[_Claim] = []
    for gate, day in sorted(cycle.first.items()):
        edition = cycle.in_force(day)
        if edition is not None:
            tiers = enumerate(edition.money.tiers)
            claims += [_Claim(gate, day, tier, edition, at) for at, tier in tiers if tier.gate.value == gate]
        elif any(tier.gate.value == gate for other in cycle.editions for tier in other.money.tiers):
            cycle.note(NO_EDITION, {"gate": gate, "date": day.isoformat()})
    claims.sort(key=lambda claim: (claim.date, claim.position, claim.tier.code))
    once = {claim.tier.code: claim for claim in reversed(claims)}
    for tier in _between(cycle, once):
        cycle.note(BETWEEN, {"tier": tier})
    return [claim for claim in claims if once[claim.tier.code] is claim]


def _between(cycle: _Cycle, claimed: Collection[str]) -> list[str]:
    """Tiers not claimed although, on the day of a gate that releases them in one edition, another edition held."""
    lost = set()
    for edition in cycle.editions:
        for tier in edition.money.tiers:
            day = cycle.first.get(str(tier.gate.value))
            held = cycle.in_force(day) if day else None
            if held and tier.code not in claimed and tier.code in {other.code for other in held.money.tiers}:
                lost.add(tier.code)
    return sorted(lost)


def _met(cycle: _Cycle, claims: Sequence[_Claim]) -> list[_Claim]:
    """The claims whose needs are met in the cycle."""
    kept = []
    for claim in claims:
        missing = tuple(need for need in claim.tier.needs if need not in cycle.first)
        if missing:
            cycle.note(NEED_MISSING, {"gate": claim.gate, "need": missing})
            continue
        for need in claim.tier.needs:
            if cycle.first[need] > claim.date:
                days = {"date": claim.date.isoformat(), "later": cycle.first[need].isoformat()}
                cycle.note(NEED_LATER, {"gate": claim.gate, "need": need, **days})
        kept.append(claim)
    return kept


def _funded_renewals(cycle: _Cycle, claims: Sequence[_Claim]) -> list[_Claim]:
    unfunded = sorted({claim.edition.id for claim in claims if not claim.edition.money.renewals.value})
    for policy in unfunded:
        cycle.note(RENEWAL, {"policy": policy})
    return [claim for claim in claims if claim.edition.id not in unfunded]


def _lines(claims: Sequence[_Claim], tiers: str | None) -> tuple[Line, ...]:
    """One line a claim; under `replacing` only what it adds to the highest tier reached before."""
    lines: list[Line] = []
    reached = Money()
    for claim in claims:
        amount = claim.tier.amount
        if (tiers or claim.edition.money.combine.value) == "replacing":
            amount = max(Money(), amount - reached)
        reached += amount
        lines.append(Line(claim.gate, claim.date, amount, claim.tier.code, claim.edition.id))
    return tuple(lines)
