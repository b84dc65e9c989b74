"""Entitlements as the JSON of formats.md, "Money from gate events"."""

from typing import Any

from zhunsheng.core.funding.entitlement import Entitlements
from zhunsheng.core.values.issue import Translate


def plain(result: Entitlements, translate: Translate = str) -> dict[str, Any]:
    """Plain data: amounts in yuan, whole where they are; programmes by code and cycle, lines by date."""
    return {
        "policy": result.policy,
        "tiers": result.tiers,
        "total": result.total.yuan,
        "programmes": [
            {
                "code": one.programme,
                "cycle": one.cycle,
                "entitled": one.entitled.yuan,
                "lines": [
                    {"gate": line.gate, "date": line.date.isoformat(), "amount": line.amount.yuan} for line in one.lines
                ],
            }
            for one in result.programmes
        ],
        "notices": [notice.text(translate) for notice in result.notices],
    }
