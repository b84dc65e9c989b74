"""The class chain as a lazy Polars query over Parquet in long format."""

import sys

import polars as pl

import long
from measure import Stopwatch, report


def chain(marks: pl.LazyFrame, tables: dict[str, pl.LazyFrame]) -> pl.LazyFrame:
    """Requirements of every programme and cohort."""
    who = ["programme", "cohort"]
    value = (pl.col("part").sum() / pl.col("weight").sum()).alias("value")
    rates = marks.group_by([*who, "course", "item"]).agg(pl.col("points").mean().alias("mean"))
    proving = rates.join(tables["weights"], on=["programme", "course", "item"]).with_columns(
        part=pl.col("weight") * pl.col("mean") / pl.col("full")
    )
    objectives = proving.group_by([*who, "course", "objective"]).agg(value)
    mapped = objectives.join(tables["mapping"], on=["programme", "course", "objective"])
    own = mapped.group_by([*who, "course", "indicator"]).agg(pl.col("value").min())
    weighed = own.join(tables["support"], on=["programme", "course", "indicator"]).with_columns(
        part=pl.col("weight") * pl.col("value")
    )
    indicators = weighed.group_by([*who, "indicator"]).agg(value).join(tables["requirement_of"], on="indicator")
    return indicators.group_by([*who, "requirement"]).agg(pl.col("value").min())


def main(factor: float) -> None:
    marks = pl.scan_parquet(long.parquet(factor))
    tables = {name: pl.DataFrame(columns).lazy() for name, columns in long.structure(factor).items()}
    watch = Stopwatch()
    values = chain(marks, tables).collect()["value"]
    report(watch, requirements=float(values.sum()), version=pl.__version__)


if __name__ == "__main__":
    main(float(sys.argv[1]))
