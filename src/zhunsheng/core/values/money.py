"""Money as a whole number of 分: sums agree to the last one."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

FEN_PER_YUAN = 100
LARGEST_FEN = 10**17
"""Far above any budget, far below what Decimal would round."""


@dataclass(frozen=True, slots=True, order=True)
class Money:
    """An amount in 分 (a hundredth of a yuan)."""

    fen: int = 0

    def __add__(self, other: "Money") -> "Money":
        return Money(self.fen + other.fen)

    def __sub__(self, other: "Money") -> "Money":
        return Money(self.fen - other.fen)

    @property
    def yuan(self) -> int | float:
        """The amount in yuan for JSON: a whole number wherever it is one."""
        whole, rest = divmod(self.fen, FEN_PER_YUAN)
        return whole if rest == 0 else self.fen / FEN_PER_YUAN

    def __str__(self) -> str:
        amount = Decimal(self.fen) / FEN_PER_YUAN
        return f"{amount:,.0f}" if self.fen % FEN_PER_YUAN == 0 else f"{amount:,.2f}"


def total(amounts: Iterable[Money]) -> Money:
    """The sum of amounts; nothing adds up to nothing."""
    return Money(sum(amount.fen for amount in amounts))


def yuan(value: object) -> Money | None:
    """Money from a number of yuan, or its text, with at most two decimals; None for anything else or below zero."""
    if isinstance(value, bool) or not isinstance(value, int | float | str):
        return None
    try:
        fen = Decimal(str(value)) * FEN_PER_YUAN
    except InvalidOperation:
        return None
    if not fen.is_finite() or not 0 <= fen <= LARGEST_FEN or fen != fen.to_integral_value():
        return None
    return Money(int(fen))
