"""Money from gate events: the examples of formats.md, the awkward ones, and what must hold for all."""

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zhunsheng.core.funding.entitlement import (
    BETWEEN,
    NEED_LATER,
    NEED_MISSING,
    NO_EDITION,
    RENEWAL,
    SEVERAL,
    Edition,
    Entitlements,
    Line,
    edition_of,
    entitlements,
    gate_issues,
)
from zhunsheng.core.funding.events import GateEvent
from zhunsheng.core.funding.plain import plain
from zhunsheng.core.packs.loader import load_pack
from zhunsheng.core.packs.notice import Choice, MoneyPolicy, Tier
from zhunsheng.core.values.issue import Issue
from zhunsheng.core.values.money import Money

GATES = ("accepted", "not-accepted", "report-submitted", "visit-qualified", "withdrawn")
MONEY_GATES = ("accepted", "report-submitted", "visit-qualified")


def tier(code: str, yuan: int, gate: str, *needs: str) -> Tier:
    return Tier(code, Money(yuan * 100), Choice(code, gate), needs)


def edition(
    name: str = "notice/one",
    since: str = "2020-01-01",
    amounts: tuple[int, int, int] = (10_000, 40_000, 100_000),
    combine: str = "additive",
    second: str = "report-submitted",
    renewals: bool = True,
) -> Edition:
    tiers = (
        tier("tier-1", amounts[0], "accepted"),
        tier("tier-2", amounts[1], second, "accepted"),
        tier("tier-3", amounts[2], "visit-qualified", "accepted"),
    )
    policy = MoneyPolicy(tiers, Choice("combine", combine), Choice("renewals", renewals))
    return Edition(name, date.fromisoformat(since), policy, GATES)


def event(gate: str, day: str, programme: str = "080901", cycle: int = 2021) -> GateEvent:
    return GateEvent(programme, cycle, gate, date.fromisoformat(day))


def funded(events: list[GateEvent], *editions: Edition, **options: object) -> Entitlements:
    known = editions or (edition(),)
    return entitlements(events, known, policy=known[0].id, **options)  # type: ignore[arg-type]


def kinds(result: Entitlements) -> list[object]:
    return [notice.kind for notice in result.notices]


WAY = [event("accepted", "2021-03-01"), event("report-submitted", "2021-08-20"), event("visit-qualified", "2022-05-10")]


def test_the_whole_way_adds_up() -> None:
    result = funded([*WAY, event("not-accepted", "2021-03-01", programme="080202")])
    assert plain(result) == {
        "policy": "notice/one",
        "tiers": "additive",
        "total": 150_000,
        "programmes": [
            {"code": "080202", "cycle": 2021, "entitled": 0, "lines": []},
            {
                "code": "080901",
                "cycle": 2021,
                "entitled": 150_000,
                "lines": [
                    {"gate": "accepted", "date": "2021-03-01", "amount": 10_000},
                    {"gate": "report-submitted", "date": "2021-08-20", "amount": 40_000},
                    {"gate": "visit-qualified", "date": "2022-05-10", "amount": 100_000},
                ],
            },
        ],
        "notices": [],
    }


def test_replacing_shows_the_increments() -> None:
    result = funded(WAY, tiers="replacing")
    assert [line.amount.yuan for line in result.programmes[0].lines] == [10_000, 30_000, 60_000]
    assert (result.total.yuan, result.tiers) == (100_000, "replacing")


def test_replacing_by_the_policy_itself() -> None:
    assert funded(WAY, edition(combine="replacing")).total.yuan == 100_000


def test_replacing_when_a_lower_tier_comes_later() -> None:
    late = [WAY[0], event("visit-qualified", "2021-04-01"), event("report-submitted", "2021-05-01")]
    lines = funded(late, tiers="replacing").programmes[0].lines
    assert [(line.gate, line.amount.yuan) for line in lines] == [
        ("accepted", 10_000),
        ("visit-qualified", 90_000),
        ("report-submitted", 0),
    ]


def test_repeated_gate_counts_once_on_its_earliest_day() -> None:
    result = funded([event("accepted", "2021-03-09"), event("accepted", "2021-03-01"), event("accepted", "2021-05-01")])
    assert [(line.date.isoformat(), line.amount.yuan) for line in result.programmes[0].lines] == [
        ("2021-03-01", 10_000)
    ]


def test_another_cycle_counts_again() -> None:
    result = funded([event("accepted", "2021-03-01"), event("accepted", "2027-03-01", cycle=2027)])
    assert [(one.cycle, one.entitled.yuan) for one in result.programmes] == [(2021, 10_000), (2027, 10_000)]


@pytest.mark.parametrize("gate", ["report-submitted", "visit-qualified"])
def test_later_tiers_without_acceptance_count_nothing_and_say_so(gate: str) -> None:
    result = funded([event(gate, "2021-08-20")])
    assert result.total == Money(0)
    assert kinds(result) == [NEED_MISSING]
    assert "accepted" in result.notices[0].text()


def test_acceptance_in_another_cycle_does_not_help() -> None:
    result = funded([event("accepted", "2020-03-01", cycle=2020), event("report-submitted", "2021-08-20")])
    assert result.total.yuan == 10_000
    assert kinds(result) == [NEED_MISSING]


def test_acceptance_dated_later_is_counted_and_pointed_out() -> None:
    result = funded([event("accepted", "2021-09-01"), event("report-submitted", "2021-08-20")])
    assert result.total.yuan == 50_000
    assert kinds(result) == [NEED_LATER]


def test_refusal_and_return_pay_once() -> None:
    result = funded(
        [event("not-accepted", "2021-03-01"), event("accepted", "2021-06-01"), event("withdrawn", "2021-07-01")]
    )
    assert result.total.yuan == 10_000


def test_an_edition_holds_from_its_day() -> None:
    old, new = edition(), edition("notice/two", "2021-08-20", (20_000, 50_000, 120_000))
    result = funded(WAY, new, old)
    assert [line.amount.yuan for line in result.programmes[0].lines] == [10_000, 50_000, 120_000]
    assert kinds(result) == [SEVERAL]
    day_before = [WAY[0], event("report-submitted", "2021-08-19")]
    assert funded(day_before, new, old).total.yuan == 50_000


def test_a_later_edition_may_replace_what_an_earlier_one_added() -> None:
    old, new = edition(), edition("notice/two", "2021-08-20", combine="replacing")
    assert [line.amount.yuan for line in funded(WAY, old, new).programmes[0].lines] == [10_000, 30_000, 60_000]


def test_before_the_first_edition_nothing_is_due() -> None:
    result = funded([event("accepted", "2019-12-31"), event("withdrawn", "2019-12-31")])
    assert result.total == Money(0)
    assert kinds(result) == [NO_EDITION]


def test_a_tier_counts_once_although_its_gate_changed() -> None:
    old, new = edition(second="accepted"), edition("notice/two", "2021-06-01")
    result = funded(WAY, old, new)
    assert [(line.tier, line.gate) for line in result.programmes[0].lines] == [
        ("tier-1", "accepted"),
        ("tier-2", "accepted"),
        ("tier-3", "visit-qualified"),
    ]


def test_a_tier_that_falls_between_two_editions_is_pointed_out() -> None:
    old, new = edition(), edition("notice/two", "2021-06-01", second="accepted")
    result = funded(WAY, old, new)
    assert result.total.yuan == 110_000
    assert BETWEEN in kinds(result)


def test_second_tier_may_be_due_at_acceptance() -> None:
    result = funded([WAY[0]], edition(second="accepted"))
    assert [line.amount.yuan for line in result.programmes[0].lines] == [10_000, 40_000]


def test_renewals_are_paid_only_where_the_policy_says_so() -> None:
    again = {("080901", 2021)}
    unfunded = funded(WAY, edition(renewals=False), renewals=again)
    assert (unfunded.total.yuan, kinds(unfunded)) == (0, [RENEWAL])
    assert funded(WAY, edition(), renewals=again).total.yuan == 150_000


def test_cents_are_kept() -> None:
    result = funded([WAY[0]], edition(amounts=(10_000, 1, 1)))
    assert isinstance(plain(result)["total"], int)
    odd = Edition("p", date(2020, 1, 1), MoneyPolicy((Tier("t", Money(1_000_050), Choice("t", "accepted")),)), GATES)
    assert plain(funded([WAY[0]], odd))["total"] == 10_000.5


def test_unknown_gates_name_every_accepted_one() -> None:
    issues = gate_issues([event("acepted", "2021-03-01")], [edition()], file="e.yaml")
    assert len(issues) == 1
    assert all(gate in issues[0].text() for gate in GATES)


def test_a_standard_has_no_money() -> None:
    assert isinstance(edition_of(load_pack("ceeaa-standard/2022")), Issue)


# what must hold for all

DAYS = st.dates(date(2020, 1, 1), date(2026, 12, 31))
EVENTS = st.lists(
    st.builds(
        GateEvent,
        programme=st.sampled_from(["080901", "080202", "130502"]),
        cycle=st.sampled_from([2021, 2022]),
        gate=st.sampled_from(GATES),
        date=DAYS,
    ),
    max_size=12,
)
LATER = edition("notice/two", "2023-05-01", (15_000, 30_000, 90_000), "replacing")


@pytest.mark.slow
@given(EVENTS, st.randoms(use_true_random=False), st.sampled_from([None, "additive", "replacing"]))
def test_order_of_events_changes_nothing(events: list[GateEvent], random: object, tiers: str | None) -> None:
    shuffled = list(events)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert funded(shuffled, edition(), LATER, tiers=tiers) == funded(events, edition(), LATER, tiers=tiers)


@pytest.mark.slow
@given(EVENTS, st.integers(0, 11))
def test_repeating_an_event_changes_nothing(events: list[GateEvent], at: int) -> None:
    repeated = events + events[at : at + 1]
    assert funded(repeated, edition(), LATER) == funded(events, edition(), LATER)


@pytest.mark.slow
@given(EVENTS)
def test_totals_agree_with_the_tiers_reached(events: list[GateEvent]) -> None:
    amounts = dict(zip(MONEY_GATES, (10_000, 40_000, 100_000), strict=True))
    for one, other in zip(funded(events).programmes, funded(events, tiers="replacing").programmes, strict=True):
        passed = {e.gate for e in events if (e.programme, e.cycle) == (one.programme, one.cycle)}
        reached = [amounts[gate] for gate in MONEY_GATES if gate in passed and "accepted" in passed]
        assert one.entitled.yuan == sum(reached)
        assert other.entitled.yuan == max(reached, default=0)
        assert all(line.amount >= Money(0) for line in (*one.lines, *other.lines))


@pytest.mark.slow
@given(EVENTS)
def test_no_tier_without_acceptance(events: list[GateEvent]) -> None:
    without = [one for one in events if one.gate != "accepted"]
    assert funded(without, edition(), LATER).total == Money(0)


@pytest.mark.slow
@given(EVENTS, EVENTS, st.sampled_from(["additive", "replacing"]))
def test_more_events_never_lower_the_total(events: list[GateEvent], more: list[GateEvent], tiers: str) -> None:
    assert funded(events + more, tiers=tiers).total >= funded(events, tiers=tiers).total


@pytest.mark.slow
@given(EVENTS)
def test_sums_lines_and_order_of_the_result(events: list[GateEvent]) -> None:
    result = funded(events, edition(), LATER)
    assert result.total.fen == sum(line.amount.fen for one in result.programmes for line in one.lines)
    heads = [(one.programme, one.cycle) for one in result.programmes]
    assert heads == sorted(set(heads))
    assert {(e.programme, e.cycle) for e in events} == set(heads)
    assert all(a.date <= b.date for one in result.programmes for a, b in pairwise(one.lines))


@pytest.mark.slow
@given(EVENTS, DAYS)
def test_a_change_of_policy_leaves_earlier_days_alone(events: list[GateEvent], change: date) -> None:
    later = edition("notice/two", change.isoformat(), (1, 2, 3))
    result = funded(events, edition(), later)
    assert _by_tier(result, until=change) == _by_tier(funded(events), until=change)
    since = [line for one in result.programmes for line in one.lines if line.date >= change]
    assert all(line.amount.yuan <= 3 for line in since)


def _by_tier(result: Entitlements, until: date) -> dict[tuple[str, int, str], Line]:
    found = {(one.programme, one.cycle, line.tier): line for one in result.programmes for line in one.lines}
    return {key: line for key, line in found.items() if line.date < until}
