"""The arithmetic on one matrix of marks; everything above only arranges what comes out of here.

No BLAS: its rounding differs between processors, and a frozen run must give the same bytes on every machine. Sums run
over whole rows or columns one after the other, which IEEE arithmetic makes the same everywhere.
"""

from collections.abc import Sequence

import numpy as np

from zhunsheng.core.attainment.results import Flags, Floats
from zhunsheng.core.values.method import Method
from zhunsheng.core.values.rounding import VERDICT_TOLERANCE

QUARTILES = (0.25, 0.5, 0.75)


def item_counts(counted: Flags) -> Floats:
    """n_j: students with a counted mark, per item."""
    counts: Floats = counted.sum(axis=0, dtype=np.float64)
    return counts


def item_rates(points: Floats, counts: Floats | float, full: Floats) -> Floats:
    """rate_j = Σ_i p_ij / (n_j · full_j); NaN where nobody has a counted mark. One number counts for all items."""
    return _ratio(points.sum(axis=0), counts * full)


def item_mean(rates: Floats, weights: Floats) -> Floats:
    """A_o = Σ_j W_jo · rate_j / Σ_j W_jo over the items with a rate; NaN where no weight is left."""
    present = ~np.isnan(rates)
    if not holds(present):
        rates, weights = rates[present], weights[present]
    return _ratio((weights * rates[:, np.newaxis]).sum(axis=0), weights.sum(axis=0))


def student_values(points: Floats, counted: Flags | None, weights: Floats, full: Floats) -> Floats:
    """a_io = Σ_j W_jo · p_ij/full_j / Σ_j W_jo over the student's counted items; students × objectives, NaN if none.

    `counted` is None where every cell counts.
    """
    return np.ascontiguousarray(values_by_objective(points, counted, weights, full).T)


def values_by_objective(points: Floats, counted: Flags | None, weights: Floats, full: Floats) -> Floats:
    """The same values as objectives × students.

    All objectives go through one array of items × objectives × students: an item that proves nothing of an objective
    adds 0, which changes no digit, and one pass over a small array is quicker than a choice of items per objective.
    """
    above = _over_items(weights, points / full)
    return _ratio(above, _all_weights(weights) if counted is None else _over_items(weights, counted))


def quartiles(values: Floats) -> tuple[float, float, float]:
    """Quartiles of at least one number, by linear interpolation between order statistics."""
    first, second, third = quartile_rows(np.sort(values)).tolist()
    return first, second, third


def quartile_rows(ordered: Floats) -> Floats:
    """Quartiles along the first axis of at least one row of ordered values: one row per quartile."""
    last = len(ordered) - 1
    places = [share * last for share in QUARTILES]
    low = ordered[[int(place) for place in places]]
    high = ordered[[min(int(place) + 1, last) for place in places]]
    parts = np.array([place - int(place) for place in places]).reshape(-1, *(1,) * (ordered.ndim - 1))
    rows: Floats = low + (high - low) * parts
    return rows


def holds(flags: Flags) -> bool:
    """Whether all flags are set; quicker than `flags.all()` on small arrays, of which there are many."""
    return bool(np.count_nonzero(flags) == flags.size)


def mean_present(values: Floats) -> Floats:
    """The mean of each column over the rows that have a value; NaN where none has."""
    present = ~np.isnan(values)
    counts = present.sum(axis=0)
    means = np.full(values.shape[1], np.nan)
    np.divide(np.where(present, values, 0.0).sum(axis=0), counts, out=means, where=counts > 0)
    return means


def share_reaching(values: Floats, line: float) -> Floats:
    """Per column, the share of the rows with a value that reach the line; NaN where none has."""
    present = ~np.isnan(values)
    counts = present.sum(axis=0)
    reached = (np.where(present, values, -1.0) >= line - VERDICT_TOLERANCE).sum(axis=0)
    shares = np.full(values.shape[1], np.nan)
    np.divide(reached, counts, out=shares, where=counts > 0)
    return shares


def statistic_of_students(values: Floats, method: Method) -> Floats:
    """A_o from the students' own values: their mean, the share that reaches the line, or that share's level."""
    if method.statistic == "mean":
        return mean_present(values)
    shares = share_reaching(values, method.line)
    if method.statistic == "share_reaching":
        return shares
    levels = [level_of(float(share), method.bands, VERDICT_TOLERANCE) for share in shares]
    return np.where(np.isnan(shares), np.nan, np.array(levels))


def level_of(share: float, bands: Sequence[tuple[float, float]], tolerance: float) -> float:
    """The level of the highest band whose share is reached; 0 below the lowest."""
    return next((level for line, level in sorted(bands, reverse=True) if share >= line - tolerance), 0.0)


def _over_items(weights: Floats, cells: Floats | Flags) -> Floats:
    """Σ_j W_jo · cell_ij, objectives × students, adding item after item."""
    by_item: Floats = np.ascontiguousarray(cells.T, dtype=np.float64)
    sums: Floats = (weights[:, :, np.newaxis] * by_item[:, np.newaxis, :]).sum(axis=0)
    return sums


def _all_weights(weights: Floats) -> Floats:
    """Σ_j W_jo as a column, added item after item like the sums of single students; 0 without items."""
    last = np.add.accumulate(weights)[-1:]
    total: Floats = last.sum(axis=0)[:, np.newaxis]
    return total


def _ratio(above: Floats, below: Floats) -> Floats:
    """above / below; NaN where there is nothing to divide by."""
    divisible = below > 0
    if holds(divisible):
        quotient: Floats = above / below
        return quotient
    result = np.full(above.shape, np.nan)
    np.divide(above, below, out=result, where=divisible)
    return result
