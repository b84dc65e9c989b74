"""Runs the money cases that a notice pack brings along."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from zhunsheng.core.funding.entitlement import Edition, entitlements
from zhunsheng.core.funding.events import GateEvent
from zhunsheng.core.packs.cases import CASE_FAILS, Case
from zhunsheng.core.values.issue import Issue


def money_case_issues(case: Case, edition: Edition) -> list[Issue]:
    """What a `money` case expects and the policy does not give: `total`, or a programme's code, in yuan."""
    try:
        events = [_event(entry) for entry in case.given["events"]]
    except (KeyError, TypeError, ValueError) as error:
        return [Issue(CASE_FAILS, case.place, {"case": case.name, "expected": "events", "found": repr(error)})]
    result = entitlements(events, [edition], policy=edition.id, tiers=case.given.get("tiers"))
    found: dict[str, int | float] = {"total": result.total.yuan}
    for one in result.programmes:
        found[one.programme] = found.get(one.programme, 0) + one.entitled.yuan
    return [
        Issue(CASE_FAILS, case.place, {"case": case.name, "expected": f"{key} {value}", "found": str(found.get(key))})
        for key, value in case.expected.items()
        if found.get(key) != value
    ]


def _event(entry: Mapping[str, Any]) -> GateEvent:
    return GateEvent(entry["programme"], int(entry["cycle"]), entry["gate"], date.fromisoformat(entry["date"]))
