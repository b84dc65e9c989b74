"""The product's bulk pass over a workload: `university.py FACTOR class|full PROCESSES database|memory`.

Marks come cohort by cohort, from the file of store.py (reading is then part of the time) or made in memory before each
cohort's turn (making them is not). Results are let go after a checksum: writing them back belongs to the
product's database, which comes later.
"""

import multiprocessing
import sqlite3
import sys
from collections.abc import Callable, Iterator

import numpy as np

import store
import workloads
from measure import Stopwatch, report
from zhunsheng.core.attainment.cohort import CohortMarks, distribute_cohort, evaluate_cohort
from zhunsheng.core.values.method import Method

METHOD = Method()
Source = Iterator[Callable[[], CohortMarks]]


def computed(cohort: CohortMarks, full: bool) -> float:
    """Everything the figure asks for, of one cohort; the sum of its requirements, so that ways can be compared."""
    result = evaluate_cohort(cohort, METHOD)
    if full:
        distribute_cohort(cohort, METHOD)
    return float(result.requirements.sum())


def from_database(factor: float, part: int, parts: int) -> Source:
    """Cohorts whose gradebooks are read when they are asked for."""
    base = store.opened(store.path_of(factor))
    for programme, cohort, plan in workloads.cohorts(factor):
        if cohort % parts == part:
            number = programme * workloads.COHORTS + cohort
            yield lambda number=number, plan=plan: _read(base, number, plan)  # type: ignore[misc]


def _read(base: sqlite3.Connection, number: int, plan: workloads.Structure) -> CohortMarks:
    """The sections of a course, one after the other, become one matrix."""
    shape = (workloads.COURSES, workloads.STUDENTS, workloads.ITEMS)
    found = workloads.Marks(np.empty(shape), np.empty(shape, dtype=np.uint8))
    points, states = memoryview(found.points).cast("B"), memoryview(found.states).cast("B")  # type: ignore[arg-type]
    cells = store.PER_SECTION * workloads.ITEMS
    query = "select points, states from gradebook where cohort = ? order by id"
    for at, (own, kinds) in enumerate(base.execute(query, (number,))):
        points[at * cells * 8 : (at + 1) * cells * 8] = own
        states[at * cells : (at + 1) * cells] = kinds
    return workloads.cohort_marks(plan, found)


def from_memory(factor: float, part: int, parts: int) -> Source:
    """Cohorts made just before their turn."""
    for programme, cohort, plan in workloads.cohorts(factor):
        if cohort % parts == part:
            made = workloads.cohort_marks(plan, workloads.marks(programme, cohort, plan))
            yield lambda made=made: made  # type: ignore[misc]


def walk(source: Source, full: bool) -> tuple[Stopwatch, float]:
    """Time spent on reading and computing, and the checksum."""
    watch, told = Stopwatch(running=False), 0.0
    for ready in source:
        watch.go()
        told += computed(ready(), full)
        watch.halt()
    return watch, told


def _worker(factor: float, part: int, parts: int, full: bool, start: object, results: object) -> None:
    source = iter(list(from_database(factor, part, parts)))  # structures are made now, marks are read later
    start.wait()  # type: ignore[attr-defined]
    results.put(walk(source, full))  # type: ignore[attr-defined]


def in_parallel(factor: float, full: bool, parts: int) -> tuple[Stopwatch, float]:
    """Wall time with so many processes, once they all stand ready; processor time of all together."""
    start, results = multiprocessing.Barrier(parts + 1), multiprocessing.Queue()
    workers = [
        multiprocessing.Process(target=_worker, args=(factor, part, parts, full, start, results))
        for part in range(parts)
    ]
    for worker in workers:
        worker.start()
    start.wait()
    whole = Stopwatch()
    found = [results.get() for _ in workers]
    whole.halt()
    whole.cpu = sum(watch.cpu for watch, _ in found)
    for worker in workers:
        worker.join()
    return whole, sum(told for _, told in found)


def main(factor: float, what: str, processes: int, where: str) -> None:
    full = what == "full"
    if processes > 1:
        watch, told = in_parallel(factor, full, processes)
    else:
        watch, told = walk((from_database if where == "database" else from_memory)(factor, 0, 1), full)
    report(watch, requirements=told)


if __name__ == "__main__":
    main(float(sys.argv[1]), sys.argv[2], int(sys.argv[3]), sys.argv[4])
