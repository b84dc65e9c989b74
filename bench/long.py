"""The same workload in long format, a row per mark: what peers and lakes start from."""

import numpy as np
from numpy.typing import NDArray

import workloads
from measure import OUT, say

Columns = dict[str, NDArray]


def marks(programme: int, cohort: int, plan: workloads.Structure) -> Columns:
    """One cohort: programme, cohort, course, student, item, points, state."""
    found = workloads.marks(programme, cohort, plan)
    courses, students, items = np.indices(found.points.shape).reshape(3, -1)
    count = len(courses)
    return {
        "programme": np.full(count, programme, dtype=np.uint8),
        "cohort": np.full(count, cohort, dtype=np.uint8),
        "course": courses.astype(np.uint8),
        "student": students.astype(np.uint8),
        "item": items.astype(np.uint8),
        "points": found.points.ravel(),
        "state": found.states.ravel(),
    }


def structure(factor: float) -> dict[str, Columns]:
    """Full marks, weights, mapping, matrix and requirements of all programmes, a row per filled cell."""
    rows: dict[str, list[tuple[float, ...]]] = {"weights": [], "mapping": [], "support": []}
    for programme in range(workloads.programmes(factor)):
        plan = workloads.structure(programme)
        for course, item, objective in np.argwhere(plan.weights > 0).tolist():
            cell = (plan.full[course, item], plan.weights[course, item, objective])
            rows["weights"].append((programme, course, item, objective, *cell))
        for course, objectives in enumerate(plan.indicators):
            rows["mapping"] += [(programme, course, o, i) for o, columns in enumerate(objectives) for i in columns]
        for course, indicator in np.argwhere(plan.support > 0).tolist():
            rows["support"].append((programme, course, indicator, plan.support[course, indicator]))
    return {
        "weights": _columns(rows["weights"], ("programme", "course", "item", "objective"), ("full", "weight")),
        "mapping": _columns(rows["mapping"], ("programme", "course", "objective", "indicator"), ()),
        "support": _columns(rows["support"], ("programme", "course", "indicator"), ("weight",)),
        "requirement_of": {
            "indicator": np.arange(workloads.INDICATORS, dtype=np.uint8),
            "requirement": np.array(workloads.REQUIREMENT_OF, dtype=np.uint8),
        },
    }


def _columns(rows: list[tuple[float, ...]], keys: tuple[str, ...], values: tuple[str, ...]) -> Columns:
    table = np.array(rows)
    columns = {key: table[:, at].astype(np.uint8) for at, key in enumerate(keys)}
    return columns | {name: table[:, len(keys) + at] for at, name in enumerate(values)}


def joined(parts: list[Columns]) -> Columns:
    """Several cohorts under each other."""
    return {key: np.concatenate([part[key] for part in parts]) for key in parts[0]}


def parquet(factor: float) -> str:
    """Pattern of the Parquet files of the workload, a file per programme; written first if they are not there."""
    import polars  # noqa: PLC0415 (only the bench's own environment has it)

    folder = OUT / f"marks-{workloads.SEED}-{factor:g}U.parquet"
    if not folder.exists():
        say(f"writing {factor:g} U into {folder.name} (once)")
        beside = folder.with_suffix(".making")
        beside.mkdir(exist_ok=True)
        for programme in range(workloads.programmes(factor)):
            plan = workloads.structure(programme)
            cohorts = [marks(programme, cohort, plan) for cohort in range(workloads.COHORTS)]
            polars.DataFrame(joined(cohorts)).write_parquet(beside / f"{programme:03}.parquet")
        beside.rename(folder)
    return str(folder / "*.parquet")
