"""The stage table: which gate opens in which state, and why not."""

from dataclasses import replace
from functools import cache

import pytest

from zhunsheng.core.packs.loader import load_pack
from zhunsheng.core.packs.notice import Notice, State
from zhunsheng.core.workflow.stages import (
    GATE_ELSEWHERE,
    GATE_NEEDS,
    GATE_UNKNOWN,
    UNREACHED,
    StageTable,
    stage_table,
    table_issues,
)

WAY = ["application-submitted", "accepted", "report-submitted", "visit-qualified", "visited", "concluded"]


@cache
def notice() -> Notice:
    body = load_pack("notice/ccut-2020").body
    assert isinstance(body, Notice)
    return body


@cache
def table() -> StageTable:
    return stage_table(notice())


def walk(gates: list[str], track: str, passed: set[str] | None = None) -> str:
    state, done = table().start(track), set(passed or ())
    for gate in gates:
        assert table().refusal(gate, state=state, passed=done) is None
        state = table().gates[gate].target
        done.add(gate)
    return state


def test_the_association_way_to_the_conclusion() -> None:
    assert walk(WAY, "association") == "status.certified"


def test_a_supplement_loops_back_to_the_review() -> None:
    loop = [*WAY[:3], "supplement-requested", "report-submitted", "visit-qualified"]
    assert walk(loop, "association") == "status.review-passed"


def test_a_refused_report_stops_the_way() -> None:
    state = walk([*WAY[:3], "report-refused"], "association")
    assert table().gates_from(state) == ()


def test_the_inner_way_waits_for_the_association() -> None:
    inner = ["launched", "nominated", "selected", "filed", "preassessed", "visit-launched", "settled"]
    assert walk(inner, "inside", passed=set(WAY)) == "stage.upkeep"
    refusal = table().refusal("visit-launched", state="stage.self-evaluation", passed={"filed"})
    assert refusal is not None
    assert (refusal.kind, refusal.params["missing"]) == (GATE_NEEDS, ("visit-qualified",))


def test_a_refused_application_returns_to_preparation() -> None:
    assert walk(["launched", "nominated", "selected", "returned"], "inside") == "stage.learning"


@pytest.mark.parametrize(
    ("gate", "state", "kind"),
    [
        ("concluded", "status.applied", GATE_ELSEWHERE),
        ("accepted", "status.not-accepted", GATE_ELSEWHERE),
        ("report-submitted", "status.accepted", GATE_NEEDS),
        ("promoted", "status.applied", GATE_UNKNOWN),
    ],
)
def test_a_gate_that_may_not_be_passed_says_why(gate: str, state: str, kind: object) -> None:
    refusal = table().refusal(gate, state=state, passed=set())
    assert refusal is not None
    assert refusal.kind is kind


def test_a_state_nobody_can_reach_is_found() -> None:
    lost = replace(notice(), states=(*notice().states, State("status.lost", "association")))
    assert [issue.kind for issue in table_issues(lost)] == [UNREACHED]
