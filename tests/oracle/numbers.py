"""Sums, means and verdicts on exact fractions."""

from collections.abc import Iterable, Sequence
from fractions import Fraction

TOLERANCE = Fraction(1, 10**9)


def exact(number: float) -> Fraction:
    """The fraction this double is."""
    return Fraction(number)


def reaches(value: Fraction, line: Fraction) -> bool:
    return value >= line - TOLERANCE


def mean(values: Sequence[Fraction]) -> Fraction | None:
    return sum(values, Fraction(0)) / len(values) if values else None


def weighted(pairs: Iterable[tuple[Fraction, Fraction]]) -> Fraction | None:
    """Σ weight · value / Σ weight, or None where the weights add to nothing."""
    pairs = list(pairs)
    total = sum((weight for weight, _ in pairs), Fraction(0))
    if total == 0:
        return None
    return sum((weight * value for weight, value in pairs), Fraction(0)) / total


def quantile(values: Sequence[Fraction], share: Fraction) -> Fraction:
    """Linear interpolation between the two order statistics around (n - 1) · share."""
    ordered = sorted(values)
    position = (len(ordered) - 1) * share
    below = position.numerator // position.denominator
    above = min(below + 1, len(ordered) - 1)
    return ordered[below] + (position - below) * (ordered[above] - ordered[below])


def equal_when_blank(weights: Sequence[float | None]) -> list[Fraction]:
    """Blank weights: all blank means equal; some blank is an error the reader stops."""
    if all(weight is None for weight in weights):
        return [Fraction(1) for _ in weights]
    if any(weight is None for weight in weights):
        raise ValueError("some weights are blank")
    return [exact(weight) for weight in weights if weight is not None]
