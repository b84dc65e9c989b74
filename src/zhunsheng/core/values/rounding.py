"""Verdicts compare unrounded values; rounding is only for the eye (attainment.md, "Numbers")."""

from decimal import ROUND_HALF_UP, Decimal

VERDICT_TOLERANCE = 1e-9
"""0.8 reached in decimals is reached in binary."""

WEIGHT_TOLERANCE = 1e-6
"""Weights that should add up to 1 do so within this."""


def reaches(value: float, line: float) -> bool:
    """Whether a value reaches a line: the one comparison all verdicts use."""
    return value >= line - VERDICT_TOLERANCE


def half_up(value: float, digits: int) -> Decimal:
    """The value as a person rounds it: half up on the shortest decimal that is this double.

    59.995 is 60.00 with two digits although its binary value lies below; 0.7995 is 0.800 with three.
    """
    # repr first, at 12 digits: sums such as 0.1 + 0.2 must round as the decimals they stand for
    exact = Decimal(repr(value))
    cleaned = exact.quantize(Decimal(1).scaleb(-12), rounding=ROUND_HALF_UP)
    return cleaned.quantize(Decimal(1).scaleb(-digits), rounding=ROUND_HALF_UP)


def rounding_turns(value: float, line: float, digits: int) -> bool:
    """Whether the rounded figure would give another verdict than the value itself."""
    return reaches(value, line) != reaches(float(half_up(value, digits)), line)
