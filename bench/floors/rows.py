"""The class chain as calculators are usually written: a loop over rows of marks, dictionaries, no arrays."""

import sys
from collections import defaultdict
from collections.abc import Iterable

import workloads
from measure import Stopwatch, report

Row = tuple[int, int, int, float]


def requirements(rows: Iterable[Row], plan: workloads.Structure) -> list[float]:
    """Requirements of one cohort from rows of course, student, item, points."""
    total: dict[tuple[int, int], float] = defaultdict(float)
    count: dict[tuple[int, int], int] = defaultdict(int)
    for course, _, item, points in rows:
        total[course, item] += points
        count[course, item] += 1
    full, weights, support = plan.full.tolist(), plan.weights.tolist(), plan.support.tolist()
    above, below = [0.0] * workloads.INDICATORS, [0.0] * workloads.INDICATORS
    for course in range(workloads.COURSES):
        values = []
        for objective in range(workloads.OBJECTIVES):
            part = whole = 0.0
            for item in range(workloads.ITEMS):
                weight = weights[course][item][objective]
                part += weight * total[course, item] / count[course, item] / full[course][item]
                whole += weight
            values.append(part / whole)
        for indicator, weight in enumerate(support[course]):
            own = [values[at] for at, columns in enumerate(plan.indicators[course]) if indicator in columns]
            if weight and own:
                above[indicator] += weight * min(own)
                below[indicator] += weight
    lowest = [1.0] * workloads.REQUIREMENTS
    for indicator, requirement in enumerate(workloads.REQUIREMENT_OF):
        lowest[requirement] = min(lowest[requirement], above[indicator] / below[indicator])
    return lowest


def main(factor: float) -> None:
    told, watch = 0.0, Stopwatch(running=False)
    for programme, cohort, plan in workloads.cohorts(factor):
        points = workloads.marks(programme, cohort, plan).points.tolist()
        rows = [
            (course, student, item, mark)
            for course, book in enumerate(points)
            for student, own in enumerate(book)
            for item, mark in enumerate(own)
        ]
        watch.go()
        told += sum(requirements(rows, plan))
        watch.halt()
    report(watch, requirements=told)


if __name__ == "__main__":
    main(float(sys.argv[1]))
