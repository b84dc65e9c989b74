"""The class chain as pandas is written: long format in memory, groupby and merge."""

import sys

import pandas

import long
import workloads
from measure import Stopwatch, report


def chain(marks: pandas.DataFrame, tables: dict[str, pandas.DataFrame]) -> pandas.Series:
    """Requirements of every programme and cohort."""
    who = ["programme", "cohort"]
    rates = marks.groupby([*who, "course", "item"])["points"].mean().rename("mean").reset_index()
    proving = rates.merge(tables["weights"], on=["programme", "course", "item"])
    proving["part"] = proving["weight"] * proving["mean"] / proving["full"]
    sums = proving.groupby([*who, "course", "objective"])[["part", "weight"]].sum()
    objectives = (sums["part"] / sums["weight"]).rename("value").reset_index()
    mapped = objectives.merge(tables["mapping"], on=["programme", "course", "objective"])
    own = mapped.groupby([*who, "course", "indicator"])["value"].min().reset_index()
    own = own.merge(tables["support"], on=["programme", "course", "indicator"])
    own["part"] = own["value"] * own["weight"]
    sums = own.groupby([*who, "indicator"])[["part", "weight"]].sum()
    indicators = (sums["part"] / sums["weight"]).rename("value").reset_index()
    return indicators.merge(tables["requirement_of"], on="indicator").groupby([*who, "requirement"])["value"].min()


def main(factor: float) -> None:
    marks = pandas.DataFrame(long.joined([long.marks(p, c, plan) for p, c, plan in workloads.cohorts(factor)]))
    tables = {name: pandas.DataFrame(columns) for name, columns in long.structure(factor).items()}
    watch = Stopwatch()
    values = chain(marks, tables)
    report(watch, requirements=float(values.sum()), version=pandas.__version__)


if __name__ == "__main__":
    main(float(sys.argv[1]))
