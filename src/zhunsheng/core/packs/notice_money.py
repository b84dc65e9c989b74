"""money.yaml of a notice: tiers by gate, how they combine, and what the notice leaves to be assumed."""

from typing import Any

from zhunsheng.core.packs.notice import COMBINE, YEAR_END, Choice, MoneyPolicy, Tier
from zhunsheng.core.packs.reading import BAD_VALUE, Table
from zhunsheng.core.values.money import Money, yuan


def money_from(table: Table) -> MoneyPolicy:
    """The money policy of one file; faults are left in the table's issues."""
    expenses = table.table("expenses")
    policy = MoneyPolicy(
        tiers=tuple(_tier(entry) for entry in table.tables("tiers", needed=True)),
        combine=_choice(table, "combine", "combine", COMBINE),
        renewals=_choice(table, "renewals", "renewals", (True, False)),
        year_end=_choice(table, "year_end", "year-end", YEAR_END),
        categories=expenses.codes("accepted", ()) if expenses else (),
        forbidden=expenses.codes("forbidden", ()) if expenses else (),
    )
    if expenses:
        expenses.finish()
    table.choice("currency", ("CNY",))
    table.choice("unit", ("yuan",))
    table.finish()
    return policy


def _tier(entry: Table) -> Tier:
    code = entry.code("code")
    amount = yuan(entry.plain("amount"))
    if amount is None:
        words = "10000 | 10000.50"
        entry.complain(
            BAD_VALUE, {"key": "amount", "value": str(entry.plain("amount")), "expected": words}, at="amount"
        )
    tier = Tier(code, amount or Money(), _choice(entry, "gate", code, None), entry.codes("needs", ()))
    entry.finish()
    return tier


def _choice(table: Table, key: str, code: str, accepted: tuple[Any, ...] | None) -> Choice:
    """A policy value with its alternatives; `accepted` None means any code, to be resolved later."""
    entry = table.table(key, needed=True)
    if entry is None:
        return Choice(code, accepted[0] if accepted else "")
    value = entry.plain("value")
    alternatives = entry.plain("alternatives") or []
    assumed = entry.flag("assumed", False)
    entry.finish()
    good = isinstance(alternatives, list) and all(
        item in accepted if accepted else isinstance(item, str) for item in (value, *alternatives)
    )
    if not good:
        words = " | ".join(str(item).lower() for item in accepted) if accepted else '"code"'
        entry.complain(BAD_VALUE, {"key": key, "value": str(value), "expected": words})
        return Choice(code, accepted[0] if accepted else "")
    return Choice(code, value, assumed, tuple(alternatives))
