"""The class chain as SQL on DuckDB over Parquet in long format: marks to requirements."""

import os
import sys

import duckdb

import long
from measure import Stopwatch, report

CHAIN = """
with rates as (
    select programme, cohort, course, item, avg(points) as mean
    from read_parquet('{marks}') group by all
), objectives as (
    select programme, cohort, course, objective, sum(weight * mean / "full") / sum(weight) as value
    from rates join weights using (programme, course, item) group by all
), contributions as (
    select programme, cohort, course, indicator, min(value) as value
    from objectives join mapping using (programme, course, objective) group by all
), indicators as (
    select programme, cohort, indicator, sum(weight * value) / sum(weight) as value
    from contributions join support using (programme, course, indicator) group by all
)
select programme, cohort, requirement, min(value) as value
from indicators join requirement_of using (indicator) group by all
"""


def main(factor: float, threads: int) -> None:
    marks = long.parquet(factor)
    base = duckdb.connect(config={"threads": threads})
    for name, columns in long.structure(factor).items():
        base.register("frame", columns)
        base.execute(f"create table {name} as select * from frame")
    watch = Stopwatch()
    values = base.execute(CHAIN.format(marks=marks)).fetchnumpy()["value"]
    watch.halt()
    report(watch, requirements=float(values.sum()), version=duckdb.__version__, threads=threads)


if __name__ == "__main__":
    main(float(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else os.cpu_count() or 1)
