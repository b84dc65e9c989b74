"""The arithmetic on one matrix of marks; everything above only arranges what comes out of here.

No BLAS: its rounding differs between processors, and a frozen run must give the same bytes on every machine. Sums run
over whole rows or columns one after the other, which IEEE arithmetic makes the same everywhere.
"""

from collections.abc import Sequence

import numpy as np

from zhunsheng.core.attainment.results import Flags, Floats

QUARTILES = (0.25, 0.5, 0.75)


def item_counts(counted: Flags) -> Floats:
    """n_j: students with a counted mark, per item."""
    counts: Floats = counted.sum(axis=0, dtype=np.float64)
    return counts


def item_rates(points: Floats, counts: Floats, full: Floats) -> Floats:
    """rate_j = Σ_i p_ij / (n_j · full_j); NaN where nobody has a counted mark."""
    rates = np.full(len(full), np.nan)
    np.divide(points.sum(axis=0), counts * full, out=rates, where=counts > 0)
    return rates


def item_mean(rates: Floats, weights: Floats) -> Floats:
    """A_o = Σ_j W_jo · rate_j / Σ_j W_jo over the items with a rate; NaN where no weight is left."""
    present = ~np.isnan(rates)
    left = weights[present]
    return _ratio((left * rates[present, np.newaxis]).sum(axis=0), left.sum(axis=0))


def student_values(points: Floats, counted: Flags, weights: Floats, full: Floats) -> Floats:
    """a_io = Σ_j W_jo · p_ij/full_j / Σ_j W_jo over the student's counted items; students × objectives, NaN if none."""
    shares = (points / full).T
    marks = counted.T
    values = np.full((points.shape[0], weights.shape[1]), np.nan)
    for objective in range(weights.shape[1]):
        used = np.flatnonzero(weights[:, objective])
        if used.size:
            column = weights[used, objective, np.newaxis]
            total = (column * marks[used]).sum(axis=0)
            np.divide((column * shares[used]).sum(axis=0), total, out=values[:, objective], where=total > 0)
    return values


def student_values_complete(points: Floats, weights: Floats, full: Floats) -> Floats:
    """a_io where every cell counts: the same sums, with one denominator for all students."""
    shares = (points / full).T
    values = np.full((points.shape[0], weights.shape[1]), np.nan)
    for objective in range(weights.shape[1]):
        used = np.flatnonzero(weights[:, objective])
        if used.size:
            column = weights[used, objective, np.newaxis]
            total = np.add.accumulate(column)[-1]  # one after the other, like the sums over columns
            values[:, objective] = (column * shares[used]).sum(axis=0) / total
    return values


def quartiles(values: Floats) -> tuple[float, float, float]:
    """Quartiles of at least one number, by linear interpolation between order statistics."""
    first, second, third = (float(row) for row in quartile_rows(np.sort(values)))
    return first, second, third


def quartile_rows(ordered: Floats) -> list[Floats]:
    """Quartiles along the first axis of ordered values: one row per quartile."""
    rows = []
    for share in QUARTILES:
        position = share * (len(ordered) - 1)
        low = int(position)
        high = min(low + 1, len(ordered) - 1)
        rows.append(ordered[low] + (ordered[high] - ordered[low]) * (position - low))
    return rows


def level_of(share: float, bands: Sequence[tuple[float, float]], tolerance: float) -> float:
    """The level of the highest band whose share is reached; 0 below the lowest."""
    return next((level for line, level in sorted(bands, reverse=True) if share >= line - tolerance), 0.0)


def _ratio(above: Floats, below: Floats) -> Floats:
    result = np.full(len(below), np.nan)
    np.divide(above, below, out=result, where=below > 0)
    return result
