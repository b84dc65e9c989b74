"""The floor of attainment: read every gradebook's points from the database, one vector product each, nothing else.

No states, no method, no missing values, no results kept but one sum: less than any computation that could be relied on.
"""

import sys

import numpy as np

import store
import workloads
from measure import Stopwatch, report


def main(factor: float) -> None:
    base = store.opened(store.path_of(factor))
    ready = [
        (p * workloads.COHORTS + c, plan.weights / plan.full[:, :, None]) for p, c, plan in workloads.cohorts(factor)
    ]
    ones = np.ones(store.PER_SECTION)
    watch = Stopwatch()
    total = 0.0
    for number, ratios in ready:
        for course, points in base.execute("select course, points from gradebook where cohort = ?", (number,)):
            book = np.frombuffer(points).reshape(store.PER_SECTION, workloads.ITEMS)
            total += (ones @ book @ ratios[course])[0]
    report(watch, total=total)


if __name__ == "__main__":
    main(float(sys.argv[1]))
