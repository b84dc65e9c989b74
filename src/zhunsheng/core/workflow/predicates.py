"""The closed list of predicates: notice packs combine them, and never compute.

Each predicate is a yes-or-no question about one owner (a unit, a programme …) and one campaign year. A pack chooses
predicates and parameters; a parameter names a code of the pack or a plain value.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from zhunsheng.core.packs.notice import OWNERS, PERIODS, Condition, Notice, Predicate
from zhunsheng.core.values.issue import N_, Issue, IssueKind, Param

UNKNOWN_PREDICATE = IssueKind(
    "predicate-unknown", N_("there is no predicate '{name}'."), N_("The closed list is: {accepted}")
)
UNKNOWN_PARAMETER = IssueKind(
    "predicate-unknown-parameter", N_("the predicate '{name}' has no parameter '{key}'."), N_("It has: {accepted}")
)
PARAMETER_MISSING = IssueKind(
    "predicate-parameter-missing", N_("the predicate '{name}' lacks the parameter '{key}'."), N_("Accepted: {accepted}")
)
BAD_PARAMETER = IssueKind(
    "predicate-bad-parameter",
    N_("the parameter '{key}' of '{name}' has the value {value}, which is not accepted."),
    N_("Accepted: {accepted}"),
)


@dataclass(frozen=True, slots=True)
class Parameter:
    """A parameter of a predicate: codes of a vocabulary of the pack, a closed list, a whole number or a share."""

    sort: str
    of: tuple[str, ...] = ()
    needed: bool = True


@dataclass(frozen=True, slots=True)
class PredicateKind:
    """A question, in words, and its parameters."""

    meaning: str
    parameters: Mapping[str, Parameter]


def _codes_of(*vocabularies: str) -> Parameter:
    return Parameter("code", vocabularies)


BY = Parameter("word", OWNERS, needed=False)
TIMES = Parameter("whole", needed=False)
LEVELS = ("programme", "unit", "university")

PREDICATES: Mapping[str, PredicateKind] = {
    "held": PredicateKind(
        N_("a meeting of this kind was held and its minutes are signed"),
        {"meeting": _codes_of("meetings"), "at_least": TIMES},
    ),
    "filed": PredicateKind(
        N_("the document was handed in and a receipt given"), {"document": _codes_of("documents"), "by": BY}
    ),
    "approved": PredicateKind(
        N_("the document was handed in and approved"), {"document": _codes_of("documents"), "by": BY}
    ),
    "appointed": PredicateKind(N_("somebody holds the post"), {"post": _codes_of("posts")}),
    "studied": PredicateKind(
        N_("the document was studied, alone or with sign-in to a session"), {"study": _codes_of("studies")}
    ),
    "count": PredicateKind(
        N_("the year's register holds at least so many"),
        {"what": _codes_of("things"), "at_least": Parameter("whole")},
    ),
    "covered": PredicateKind(
        N_("at least this share of them is covered"), {"what": _codes_of("shares"), "at_least": Parameter("share")}
    ),
    "recorded": PredicateKind(
        N_("the year's figures are given: all of them, or at least so many"),
        {"figures": Parameter("codes", ("figures",)), "at_least": TIMES},
    ),
    "gate": PredicateKind(N_("the cycle has passed the gate"), {"gate": Parameter("gate")}),
    "reviewed": PredicateKind(
        N_("a review at this level, and round, has judged every clause"),
        {"level": Parameter("word", LEVELS), "round": TIMES},
    ),
    "report": PredicateKind(
        N_("every period that has ended has its report"),
        {"what": _codes_of("reports"), "every": Parameter("word", PERIODS)},
    ),
    "answered": PredicateKind(
        N_("all that were asked are answered within the days"),
        {"what": _codes_of("things"), "within_days": Parameter("whole")},
    ),
    "paid": PredicateKind(
        N_("what is due for the tier was allocated within the days"),
        {"tier": Parameter("tier"), "within_days": Parameter("whole", needed=False)},
    ),
    "pinned": PredicateKind(
        N_("the cycle names the edition it keeps"),
        {"what": Parameter("word", ("standard", "method", "notice", "ser-guide"))},
    ),
}


def notice_issues(notice: Notice) -> list[Issue]:
    """Every predicate of a notice that is not in the closed list, or whose parameters are not accepted."""
    return [issue for predicate in predicates_of(notice) for issue in predicate_issues(predicate, notice)]


def predicates_of(notice: Notice) -> Iterator[Predicate]:
    """All predicates of obligations and stages."""
    conditions: list[Condition | None] = [duty.met_when for duty in notice.duties()]
    for stage in notice.stages:
        conditions += [stage.entry, stage.leave]
    for condition in conditions:
        if condition is not None:
            yield from condition.predicates()


def predicate_issues(predicate: Predicate, notice: Notice) -> list[Issue]:
    """What is wrong with one predicate, each at its line."""
    kind = PREDICATES.get(predicate.name)
    if kind is None:
        params: dict[str, Param] = {"name": predicate.name, "accepted": tuple(PREDICATES)}
        return [Issue(UNKNOWN_PREDICATE, predicate.place, params)]
    issues = []
    for key in predicate.params:
        if key not in kind.parameters:
            params = {"name": predicate.name, "key": str(key), "accepted": tuple(kind.parameters)}
            issues.append(Issue(UNKNOWN_PARAMETER, predicate.place, params))
    for key, parameter in kind.parameters.items():
        issues += _parameter_issues(predicate, key, parameter, notice)
    return issues


def _parameter_issues(predicate: Predicate, key: str, parameter: Parameter, notice: Notice) -> list[Issue]:
    accepted = _accepted(parameter, notice)
    params: dict[str, Param] = {"name": predicate.name, "key": key, "accepted": accepted or ("≥ 1",)}
    if key not in predicate.params:
        return [Issue(PARAMETER_MISSING, predicate.place, params)] if parameter.needed else []
    value = predicate.params[key]
    if _fits(parameter.sort, value, accepted):
        return []
    return [Issue(BAD_PARAMETER, predicate.place, {**params, "value": str(value)})]


def _accepted(parameter: Parameter, notice: Notice) -> tuple[str, ...]:
    if parameter.sort in ("code", "codes"):
        return tuple(code for name in parameter.of for code in notice.vocabularies.get(name, ()))
    if parameter.sort == "gate":
        return tuple(gate.code for gate in notice.gates)
    if parameter.sort == "tier":
        return tuple(tier.code for tier in notice.money.tiers)
    return ("0 – 1",) if parameter.sort == "share" else parameter.of


def _fits(sort: str, value: Any, accepted: tuple[str, ...]) -> bool:
    if sort == "whole":
        return isinstance(value, int) and not isinstance(value, bool) and value >= 1
    if sort == "share":
        return isinstance(value, int | float) and not isinstance(value, bool) and 0 < value <= 1
    if sort == "codes":
        return isinstance(value, list) and bool(value) and all(code in accepted for code in value)
    return isinstance(value, str) and value in accepted
