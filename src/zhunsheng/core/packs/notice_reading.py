"""The files of a notice pack: obligations.yaml, stages.yaml, money.yaml, policy.yaml."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from zhunsheng.core.packs.notice import (
    DUE_RULES,
    OWNERS,
    PERIODS,
    TRACKS,
    VOCABULARIES,
    Anchor,
    Benefit,
    CalendarDate,
    Choice,
    Condition,
    Due,
    Duty,
    Gate,
    Notice,
    Obligation,
    Predicate,
    Scope,
    Stage,
    State,
)
from zhunsheng.core.packs.notice_money import money_from
from zhunsheng.core.packs.reading import Table
from zhunsheng.core.packs.standard import CODE_TWICE, NO_SUCH_CODE, check_codes
from zhunsheng.core.packs.yaml_text import Path
from zhunsheng.core.values.issue import N_, Issue, IssueKind, Param, Place

BAD_CONDITION = IssueKind(
    "notice-bad-condition",
    N_("a condition is one predicate with its parameters, or 'all' or 'any' with a list of conditions."),
    N_("For example: {example}"),
)
OPERATORS = ("all", "any")
EXAMPLE = "{held: {meeting: mobilisation}}"


def notice_from(tables: Mapping[str, Table]) -> Notice:
    """The notice of its four files; faults are left in the tables' issues."""
    policy, stages, money = tables["policy.yaml"], tables["stages.yaml"], tables["money.yaml"]
    policies = tuple(_policy(entry) for entry in policy.tables("policies"))
    obligations = with_policies(tables["obligations.yaml"], {one.code: one.value for one in policies})
    tables = {**tables, "obligations.yaml": obligations}
    notice = Notice(
        obligations=tuple(_obligation(entry) for entry in obligations.tables("obligations", needed=True)),
        stages=tuple(_stage(entry) for entry in stages.tables("stages", needed=True)),
        states=tuple(_state(entry) for entry in stages.tables("states", needed=True)),
        gates=tuple(_gate(entry) for entry in stages.tables("gates", needed=True)),
        money=money_from(money),
        scopes=tuple(_scope(entry) for entry in policy.tables("scopes", needed=True)),
        calendar=tuple(_date(entry) for entry in policy.tables("calendar", needed=True)),
        benefits=tuple(_benefit(entry) for entry in policy.tables("benefits")),
        offices=policy.codes("offices", ()),
        policies=policies,
        vocabularies={name: policy.codes(name, ()) for name in VOCABULARIES},
    )
    for table in tables.values():
        table.finish()
    if not obligations.issues:
        _resolve(tables, notice)
    return notice


def with_policies(table: Table, policies: Mapping[str, Any]) -> Table:
    """The table with every `{policy: code}` replaced by the policy's value, so that a number stands in one place only."""

    def put(value: Any, path: Path) -> Any:
        if isinstance(value, list):
            return [put(item, (*path, position)) for position, item in enumerate(value)]
        if not isinstance(value, dict):
            return value
        if set(value) != {"policy"}:
            return {key: put(item, (*path, key)) for key, item in value.items()}
        code = value["policy"]
        if isinstance(code, str) and code in policies:
            return policies[code]
        place = Place(file=table.file, line=table.yaml.line(*path))
        params: dict[str, Param] = {"key": "policy", "code": str(code), "known": tuple(policies)}
        table.issues.append(Issue(NO_SUCH_CODE, place, params))
        return code

    return replace(table, values=put(dict(table.values), table.path), taken=set())


def _obligation(entry: Table) -> Obligation:
    obligation = Obligation(
        code=entry.code("code"),
        anchor=_anchor(entry),
        duties=tuple(_duty(duty) for duty in entry.tables("duties", needed=True)),
    )
    entry.finish()
    return obligation


def _anchor(entry: Table) -> Anchor:
    at = entry.table("anchor", needed=True)
    if at is None:
        return Anchor(0, "", 0)
    anchor = Anchor(at.whole("section", least=1), at.text("printed"), at.whole("item", least=1))
    at.finish()
    return anchor


def _duty(entry: Table) -> Duty:
    duty = Duty(
        code=entry.code("code"),
        owed_by=entry.choice("owed_by", OWNERS),
        scope=entry.code("scope"),
        due=_due(entry),
        met_when=condition_from(entry, "met_when") or Condition("all", ()),
        proofs=entry.codes("proofs"),
        exemption=entry.flag("exemption", False),
    )
    if not entry.has("met_when"):
        entry.table("met_when", needed=True)
    entry.finish()
    return duty


def _due(entry: Table) -> Due:
    due = entry.table("due", needed=True)
    if due is None:
        return Due("open")
    rule = due.choice("rule", DUE_RULES)
    found = Due(
        rule=rule,
        date=due.code("date") if rule == "on" else "",
        days=due.whole("days", 0, least=-400) if rule in ("on", "after-gate") else 0,
        period=due.choice("period", PERIODS) if rule == "every" else "",
        gate=due.code("gate") if rule == "after-gate" else "",
    )
    due.finish()
    return found


def condition_from(entry: Table, key: str) -> Condition | None:
    """The condition under a key, or None where there is none."""
    table = entry.table(key)
    if table is None:
        return None
    part = _part(table)
    return part if isinstance(part, Condition) else Condition("all", (part,))


def _part(table: Table) -> Condition | Predicate:
    if len(table.values) != 1:
        table.complain(BAD_CONDITION, {"example": EXAMPLE})
        return Condition("all", ())
    name, value = next(iter(table.values.items()))
    if name in OPERATORS:
        return Condition(name, tuple(_part(part) for part in table.tables(name, needed=True)))
    if isinstance(name, str) and isinstance(value, dict):
        return Predicate(name, value, table.place(name))
    table.complain(BAD_CONDITION, {"example": EXAMPLE})
    return Condition("all", ())


def _stage(entry: Table) -> Stage:
    stage = Stage(
        code=entry.code("code"),
        anchor=_anchor(entry),
        entry=condition_from(entry, "entry"),
        leave=condition_from(entry, "leave"),
        obligations=entry.codes("obligations", ()),
    )
    entry.finish()
    return stage


def _state(entry: Table) -> State:
    state = State(entry.code("code"), entry.choice("track", TRACKS), entry.flag("added", False))
    entry.finish()
    return state


def _gate(entry: Table) -> Gate:
    gate = Gate(
        code=entry.code("code"),
        track=entry.choice("track", TRACKS),
        sources=entry.codes("from"),
        target=entry.code("to"),
        decided_by=entry.choice("decided_by", (*OWNERS, "association")),
        needs=entry.codes("needs", ()),
    )
    entry.finish()
    return gate


def _scope(entry: Table) -> Scope:
    scope = Scope(
        code=entry.code("code"),
        of=entry.choice("of", OWNERS),
        engineering=entry.flag("engineering", False),
        eligible=entry.flag("eligible", False),
        tags_any=entry.codes("tags_any", ()),
        after_gate=entry.code("after_gate", ""),
    )
    entry.finish()
    return scope


def _date(entry: Table) -> CalendarDate:
    date = CalendarDate(
        code=entry.code("code"),
        month_day=entry.month_day("month_day"),
        year=entry.whole("year", 0),
        assumed=entry.flag("assumed", False),
    )
    entry.finish()
    return date


def _benefit(entry: Table) -> Benefit:
    benefit = Benefit(
        code=entry.code("code"),
        beneficiaries=entry.choices("beneficiaries", OWNERS),
        gates=entry.codes("gates"),
        office=entry.code("office"),
    )
    entry.finish()
    return benefit


def _policy(entry: Table) -> Choice:
    value: Any = entry.plain("value")
    policy = Choice(entry.code("code"), value, entry.flag("assumed", False))
    if isinstance(value, list | dict) or value is None:
        entry.text("value")
    entry.finish()
    return policy


def _resolve(tables: Mapping[str, Table], notice: Notice) -> None:
    """Every code that is named must exist, and none may stand for two things."""
    policy, stages, money = tables["policy.yaml"], tables["stages.yaml"], tables["money.yaml"]
    gates = tuple(gate.code for gate in notice.gates)
    _unique(tables, notice)
    _resolve_duties(tables["obligations.yaml"], notice, gates)
    for entry, gate in zip(stages.tables("gates"), notice.gates, strict=True):
        states = tuple(state.code for state in notice.states if state.track == gate.track)
        check_codes(entry, "from", gate.sources, states)
        check_codes(entry, "to", (gate.target,), states)
        check_codes(entry, "needs", gate.needs, gates)
    for entry, stage in zip(stages.tables("stages"), notice.stages, strict=True):
        check_codes(entry, "obligations", stage.obligations, tuple(item.code for item in notice.obligations))
    for entry, scope in zip(policy.tables("scopes"), notice.scopes, strict=True):
        check_codes(entry, "tags_any", scope.tags_any, notice.vocabularies["tags"])
        check_codes(entry, "after_gate", (scope.after_gate,) if scope.after_gate else (), gates)
    for entry, benefit in zip(policy.tables("benefits"), notice.benefits, strict=True):
        check_codes(entry, "gates", benefit.gates, gates)
        check_codes(entry, "office", (benefit.office,), notice.offices)
    for entry, tier in zip(money.tables("tiers"), notice.money.tiers, strict=True):
        check_codes(entry, "gate", (str(tier.gate.value), *tier.gate.alternatives), gates)
        check_codes(entry, "needs", tier.needs, gates)


def _resolve_duties(table: Table, notice: Notice, gates: tuple[str, ...]) -> None:
    scopes = {scope.code: scope for scope in notice.scopes}
    dates = tuple(date.code for date in notice.calendar)
    for obligation, owed in zip(table.tables("obligations"), notice.obligations, strict=True):
        for entry, duty in zip(obligation.tables("duties"), owed.duties, strict=True):
            ours = tuple(code for code, scope in scopes.items() if scope.of == duty.owed_by)
            check_codes(entry, "scope", (duty.scope,), ours)
            check_codes(entry, "proofs", duty.proofs, notice.vocabularies["documents"])
            check_codes(entry, "due", (duty.due.date,) if duty.due.date else (), dates)
            check_codes(entry, "due", (duty.due.gate,) if duty.due.gate else (), gates)


def _unique(tables: Mapping[str, Table], notice: Notice) -> None:
    """Codes of all sorts share one name space, because texts are found by code; a stage is named like its state."""
    policy, stages, money = tables["policy.yaml"], tables["stages.yaml"], tables["money.yaml"]
    obligations = tables["obligations.yaml"].tables("obligations")
    seen: set[str] = set()
    entries = [
        *obligations,
        *(duty for obligation in obligations for duty in obligation.tables("duties")),
        *stages.tables("states"),
        *stages.tables("gates"),
        *money.tables("tiers"),
        *(entry for key in ("scopes", "calendar", "benefits") for entry in policy.tables(key)),
    ]
    for entry in entries:
        _once(entry, "code", str(entry.plain("code")), seen)
    lists = {"offices": notice.offices, **notice.vocabularies}
    for key, codes in lists.items():
        for code in codes:
            _once(policy, key, code, seen)
    for code in (*notice.money.categories, *notice.money.forbidden):
        _once(money, "expenses", code, seen)
    states = tuple(state.code for state in notice.states)
    for entry, stage in zip(stages.tables("stages"), notice.stages, strict=True):
        check_codes(entry, "code", (stage.code,), states)


def _once(table: Table, key: str, code: str, seen: set[str]) -> None:
    if code in seen:
        table.complain(CODE_TWICE, {"code": code}, at=key)
    seen.add(code)
