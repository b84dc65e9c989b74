"""Facts of the shipped packs that the mission and the domain texts state."""

from functools import cache

import pytest

from zhunsheng.core.packs.kinds import MethodRule
from zhunsheng.core.packs.loader import heads, load_pack
from zhunsheng.core.packs.notice import Notice
from zhunsheng.core.values.method import METHOD_KEYS, Method

pytestmark = pytest.mark.slow  # packs are read from files

OBLIGATIONS = [*(f"G{n}" for n in range(1, 6)), *(f"P{n}" for n in range(1, 5)), *(f"S{n}" for n in range(1, 5))]
OBLIGATIONS += [f"R{n}" for n in range(1, 4)]


@cache
def notice() -> Notice:
    body = load_pack("notice/ccut-2020").body
    assert isinstance(body, Notice)
    return body


@cache
def method(name: str) -> Method:
    body = load_pack(f"method/{name}").body
    assert isinstance(body, MethodRule)
    return body.method


def test_the_default_method_is_the_normative_one_and_writes_every_key_out() -> None:
    body = load_pack("method/default").body
    assert isinstance(body, MethodRule)
    assert body.method == Method()
    assert body.keys == METHOD_KEYS


def test_methods_differ_from_each_other() -> None:
    heads_of_methods = heads(group="method/")[0]
    plain = [{**method(head.id.removeprefix("method/")).as_dict(), "name": ""} for head in heads_of_methods]
    assert len(plain) >= 9
    assert all(one not in plain[at + 1 :] for at, one in enumerate(plain))
    names = [method(head.id.removeprefix("method/")).name for head in heads_of_methods]
    assert len(set(names)) == len(names)


def test_parameters_that_schools_really_use_are_there() -> None:
    assert method("letters-10-07-04").support == {"H": 1.0, "M": 0.7, "L": 0.4}
    assert method("letters-10-08-06").support == {"H": 1.0, "M": 0.8, "L": 0.6}
    assert (method("mixed-70-30").direct_share, method("mixed-80-20").direct_share) == (0.7, 0.8)
    assert method("mixed-70-30").survey_levels == {5: 1.0, 4: 0.85, 3: 0.65, 2: 0.45, 1: 0.25}
    assert method("co-po-levels").bands == ((0.7, 3), (0.6, 2), (0.5, 1))
    every = {method(head.id.removeprefix("method/")).expected for head in heads(group="method/")[0]}
    assert {0.60, 0.65, 0.68, 0.70, 0.75} <= every


def test_the_notice_has_every_obligation_anchored_by_position() -> None:
    found = notice().obligations
    assert [one.code for one in found] == OBLIGATIONS
    assert [(one.anchor.section, one.anchor.printed) for one in found] == (
        [(1, "一")] * 5 + [(2, "二")] * 4 + [(3, "四")] * 4 + [(4, "四")] * 3
    )
    assert all(one.duties for one in found)
    assert {duty.owed_by for duty in notice().duties()} == {"university", "office", "unit", "programme", "person"}


def test_the_notice_is_a_trial_with_its_number() -> None:
    head = load_pack("notice/ccut-2020").manifest
    assert (head.status, head.source.document) == ("trial", "长春工大教字〔2020〕7号")


def test_the_notice_has_four_stages_with_proofs() -> None:
    stages = notice().stages
    assert [stage.obligations for stage in stages] == [("S1",), ("S2",), ("S3",), ("S4",)]
    assert all(stage.leave is not None for stage in stages)


def test_money_and_what_is_assumed() -> None:
    money = notice().money
    assert [(tier.amount.yuan, tier.gate.value) for tier in money.tiers] == [
        (10_000, "accepted"),
        (40_000, "report-submitted"),
        (100_000, "visit-qualified"),
    ]
    assert [tier.needs for tier in money.tiers] == [(), ("accepted",), ("accepted",)]
    assert (money.combine.value, money.renewals.value) == ("additive", False)
    assert notice().money_assumptions() == ("tier-2", "combine", "renewals")
    assert {"year-end", "calendar", "report-period"} <= set(notice().assumptions())


def test_quota_scope_study_and_benefits() -> None:
    body = notice()
    assert {policy.code: policy.value for policy in body.policies}["nominations-per-unit"] == 1
    tagged = next(scope for scope in body.scopes if scope.code == "scope.tagged")
    assert tagged.tags_any == ("tag.national-feature", "tag.provincial-feature", "tag.provincial-brand")
    assert len(body.vocabularies["studies"]) == 5
    studied = next(duty for duty in body.duties() if duty.code == "S1.study")
    assert [part.params["study"] for part in studied.met_when.predicates()] == list(body.vocabularies["studies"])
    assert [benefit.code for benefit in body.benefits] == [
        "benefit.enrolment",
        "benefit.performance",
        "benefit.awards",
        "benefit.promotion",
    ]
    assert body.benefits[0].beneficiaries[0] == "unit"


def test_a_policy_value_stands_in_one_place() -> None:
    quota = next(duty for duty in notice().duties() if duty.code == "S2.quota")
    assert [part.params["at_least"] for part in quota.met_when.predicates()] == [1]
    assert {duty.due.days for duty in notice().duties() if duty.code.startswith("P3")} == {30}
