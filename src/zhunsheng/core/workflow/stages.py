"""The stage table of a notice: which gate may be passed in which state, and the reason when it may not."""

from collections.abc import Mapping, Set
from dataclasses import dataclass

from zhunsheng.core.packs.notice import Gate, Notice, Stage, State
from zhunsheng.core.values.issue import N_, Issue, IssueKind, Place

GATE_UNKNOWN = IssueKind("gate-unknown", N_("there is no gate '{gate}'."), N_("Accepted: {accepted}"))
GATE_ELSEWHERE = IssueKind(
    "gate-elsewhere",
    N_("the gate '{gate}' cannot be passed in the state '{state}'."),
    N_("It can be passed in: {sources}"),
)
GATE_NEEDS = IssueKind("gate-needs", N_("the gate '{gate}' needs '{missing}' to be passed before."))
UNREACHED = IssueKind("state-unreached", N_("no gate leads to the state '{state}'."))


@dataclass(frozen=True, slots=True)
class StageTable:
    """States by track in their order (the first is where a cycle begins), gates by code, stages by code of their state."""

    states: Mapping[str, tuple[State, ...]]
    gates: Mapping[str, Gate]
    stages: Mapping[str, Stage]

    def start(self, track: str) -> str:
        """The state in which a cycle begins on a track."""
        return self.states[track][0].code

    def gates_from(self, state: str) -> tuple[Gate, ...]:
        """The gates that may be tried in a state."""
        return tuple(gate for gate in self.gates.values() if state in gate.sources)

    def refusal(self, gate: str, *, state: str, passed: Set[str]) -> Issue | None:
        """Why a gate may not be passed by a cycle in `state` that has passed the gates in `passed`; None if it may."""
        found = self.gates.get(gate)
        if found is None:
            return Issue(GATE_UNKNOWN, Place(), {"gate": gate, "accepted": tuple(self.gates)})
        if state not in found.sources:
            return Issue(GATE_ELSEWHERE, Place(), {"gate": gate, "state": state, "sources": found.sources})
        missing = tuple(need for need in found.needs if need not in passed)
        return Issue(GATE_NEEDS, Place(), {"gate": gate, "missing": missing}) if missing else None


def stage_table(notice: Notice) -> StageTable:
    """The table of a notice pack."""
    tracks = dict.fromkeys(state.track for state in notice.states)
    return StageTable(
        states={track: tuple(state for state in notice.states if state.track == track) for track in tracks},
        gates={gate.code: gate for gate in notice.gates},
        stages={stage.code: stage for stage in notice.stages},
    )


def table_issues(notice: Notice) -> list[Issue]:
    """States that no sequence of gates can reach from where a cycle begins."""
    table = stage_table(notice)
    reached: set[str] = set()
    ahead = [states[0].code for states in table.states.values()]
    while ahead:
        state = ahead.pop()
        reached.add(state)
        ahead += [gate.target for gate in table.gates_from(state) if gate.target not in reached]
    left = [state.code for state in notice.states if state.code not in reached]
    return [Issue(UNREACHED, Place(), {"state": state}) for state in left]
