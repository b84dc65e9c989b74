"""The three ways of putting values together: the lowest, the mean, the weighted mean."""

from collections.abc import Iterable, Sequence


def plain_sum(values: Iterable[float]) -> float:
    """Σ from left to right. Python's own `sum` compensates from 3.12 on: last digits, and frozen bytes, would differ."""
    total = 0.0
    for value in values:
        total += value
    return total


def weights_or_equal(weights: Sequence[float | None]) -> list[float]:
    """The weights, or equal ones that add up to 1 where all are blank; some blank ones are refused by the readers."""
    if all(weight is None for weight in weights):
        return [1 / len(weights)] * len(weights)
    return [weight or 0.0 for weight in weights]


def weighted_mean(values: Sequence[float], weights: Sequence[float]) -> float | None:
    """Σ w·v / Σ w; None where the weights add up to nothing."""
    total = plain_sum(weights)
    if not total > 0:
        return None
    return plain_sum(weight * value for weight, value in zip(weights, values, strict=True)) / total


def combine(rule: str, values: Sequence[float], weights: Sequence[float]) -> float | None:
    """`min`, `mean` or `weighted` over at least one value."""
    if rule == "min":
        return min(values)
    if rule == "mean":
        return plain_sum(values) / len(values)
    return weighted_mean(values, weights)
