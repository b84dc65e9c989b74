"""Attainment of a whole university against its floors: `python bench/attainment.py [--long] [--keep]`.

Needs about 1.2 GB under bench/out and a minute to write them the first time. The peers (bench/requirements.txt) are
measured where they are installed. --long adds 3 U to the growth curve; --keep writes the raw figures to docs/bench.
"""

import argparse
from collections.abc import Sequence

import store
from measure import Run, publish, repeated, say, seconds, table, verdict

ROUNDS = 5
SAMPLE = "0.1"
"""pandas and loops over rows take too long on U: they run on a tenth of it."""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--long", action="store_true")
    parser.add_argument("--keep", action="store_true")
    parser.add_argument("--rounds", type=int, default=ROUNDS)
    options = parser.parse_args()
    factors = [0.1, 1.0] + ([3.0] if options.long else [])
    for factor in factors:
        store.stored(factor)
    runs = repeated(jobs(factors), options.rounds, {"DuckDB, one thread": 3, "Polars": 3, "3 U": 3, "3 U full": 3})
    check_sums(runs)
    text = "\n".join([pass_table(runs), peers_table(runs), growth_table(runs, factors)])
    publish("attainment", text, dict(runs), options.keep)


def jobs(factors: Sequence[float]) -> dict[str, Sequence[str]]:
    """Every script with its arguments."""
    growth = {f"{factor:g} U": ("university.py", f"{factor:g}", "class", "1", "database") for factor in factors}
    growth |= {f"{factor:g} U full": ("university.py", f"{factor:g}", "full", "1", "database") for factor in factors}
    return {
        "bandwidth": ("floors/bandwidth.py", "1"),
        "dense": ("floors/dense.py", "1"),
        "floor": ("floors/blobs.py", "1"),
        **growth,
        "memory": ("university.py", "1", "class", "1", "memory"),
        "memory full": ("university.py", "1", "full", "1", "memory"),
        "two": ("university.py", "1", "class", "2", "database"),
        "two full": ("university.py", "1", "full", "2", "database"),
        "DuckDB": ("floors/duckdb_parquet.py", "1"),
        "DuckDB, one thread": ("floors/duckdb_parquet.py", "1", "1"),
        "Polars": ("floors/polars_lazy.py", "1"),
        "pandas": ("floors/pandas_idiom.py", SAMPLE),
        "rows": ("floors/rows.py", SAMPLE),
    }


def check_sums(runs: dict[str, Run]) -> None:
    """All ways must have computed the same requirements."""
    for small, names in (
        (True, ("0.1 U", "0.1 U full", "pandas", "rows")),
        (False, ("1 U", "two", "DuckDB", "Polars")),
    ):
        sums = {name: runs[name].told["requirements"] for name in names if not runs[name].missing}
        low, high = min(sums.values()), max(sums.values())
        if high - low > 1e-9 * high:
            raise SystemExit(f"the ways disagree on {'a tenth of U' if small else 'U'}: {sums}")
    say("all ways agree on the requirements within 1e-9")


def pass_table(runs: dict[str, Run]) -> str:
    """§1 of the targets: ratios of processor time to the floor."""
    floor = runs["floor"].work
    heads = ("U: 57.6 M marks", "wall", "processor", "× floor", "peak", "target", "")
    rows = []
    for label, name, most in (
        ("reading the mark column once from memory", "bandwidth", None),
        ("one vector product per gradebook, in memory", "dense", None),
        ("**floor**: all points from SQLite + one vector product each", "floor", None),
        ("objectives … requirements, marks in memory", "memory", None),
        ("the same + distributions + every student", "memory full", None),
        ("objectives … requirements, marks and states from SQLite", "1 U", 4.0),
        ("the same + distributions + every student", "1 U full", 10.0),
    ):
        run = runs[name]
        ratio = run.work / floor
        target = f"≤ {most:g} × floor" if most else ""
        met = verdict(ratio, most) if most else ""
        rows.append(
            (label, seconds(run.median), seconds(run.work), f"{ratio:.2f}", f"{run.peak_mib:.0f} MiB", target, met)
        )
    most_memory = max(runs[name].peak_mib for name in ("1 U", "1 U full"))
    rows.append(("peak memory", "", "", "", f"{most_memory:.0f} MiB", "≤ 1,536 MiB", verdict(most_memory, 1536)))
    for label, one, two in (
        ("two processes, class values", "1 U", "two"),
        ("two processes, all", "1 U full", "two full"),
    ):
        gain = runs[one].median / runs[two].median
        shown = f"{gain:.2f} × one core"
        rows.append((label, seconds(runs[two].median), "", shown, "", "≥ 1.6 × one core", verdict(gain, least=1.6)))
    return table("Attainment of a whole university", heads, rows)


def peers_table(runs: dict[str, Run]) -> str:
    """Peers compute class values only: objectives to requirements."""
    heads = ("objectives … requirements of U", "time", "against the product", "target", "")
    one, two = runs["1 U"].work, runs["two"].median
    rows = [
        ("product, one core (processor time)", seconds(one), "1", "", ""),
        ("product, two processes (wall)", seconds(two), "1", "", ""),
    ]
    for label, name, factor, least, single in (
        ("DuckDB {version} over Parquet, two threads (wall)", "DuckDB", 1.0, 3.0, False),
        ("DuckDB {version} over Parquet, one thread", "DuckDB, one thread", 1.0, 3.0, True),
        ("Polars {version} over Parquet, two threads (wall)", "Polars", 1.0, None, False),
        ("pandas {version}, marks in memory, from U/10", "pandas", 10.0, 20.0, True),
        ("Python loop over rows in memory, from U/10", "rows", 10.0, 100.0, True),
    ):
        run = runs[name]
        if run.missing:
            rows.append((label.format(version=""), f"not measured: {run.missing} is not installed", "", "", ""))
            continue
        spent = (run.work if single else run.median) * factor
        ratio = spent / (one if single else two)
        label = label.format(version=run.told.get("version"))
        rows.append((label, seconds(spent), f"{ratio:.1f} ×", f"≥ {least:g} ×" if least else "", _met(ratio, least)))
    return table("Peers", heads, rows)


def _met(ratio: float, least: float | None) -> str:
    return verdict(ratio, least=least) if least else ""


def growth_table(runs: dict[str, Run], factors: Sequence[float]) -> str:
    """Processor time per U at each size; linear means that it stays the same."""
    heads = (
        "growth (processor time ÷ size)",
        *(f"{factor:g} U" for factor in factors),
        "largest ÷ smallest",
        "target",
        "",
    )
    rows = []
    for label, ending in (("objectives … requirements", ""), ("all", " full")):
        shares = [runs[f"{factor:g} U{ending}"].work / factor for factor in factors]
        apart = max(shares) / min(shares)
        rows.append((label, *map(seconds, shares), f"{apart:.2f}", "≤ 1.15", verdict(apart, 1.15)))
    return table("Growth", heads, rows)


if __name__ == "__main__":
    main()
