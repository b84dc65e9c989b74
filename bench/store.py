"""The marks of a workload in one SQLite file: a row per gradebook, points as raw float64, states as raw bytes.

Not the product's database, which comes with a later issue: the plainest form of its design ("a gradebook is one matrix"),
so that computing can be measured together with reading. Made once per factor and kept under bench/out.
"""

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import workloads
from measure import OUT, say

PER_SECTION = workloads.STUDENTS // workloads.SECTIONS

CREATE = """
create table gradebook (
    id integer primary key, cohort integer, course integer, section integer, points blob, states blob
)
"""


def path_of(factor: float) -> Path:
    """Where the file of `factor` × U stands."""
    return OUT / f"marks-{workloads.SEED}-{factor:g}U.sqlite"


def stored(factor: float) -> Path:
    """The file, written first if it is not there."""
    path = path_of(factor)
    if path.exists():
        return path
    say(f"writing {factor:g} U into {path.name} (once)")
    beside = path.with_suffix(".making")
    beside.unlink(missing_ok=True)
    base = sqlite3.connect(beside)
    base.execute("pragma page_size=16384")  # a gradebook of 60 × 25 lies in one page
    base.execute("pragma journal_mode=off")
    base.execute("pragma synchronous=off")
    base.execute(CREATE)
    base.executemany(
        "insert into gradebook (cohort, course, section, points, states) values (?, ?, ?, ?, ?)", _rows(factor)
    )
    base.execute("create index by_cohort on gradebook (cohort)")
    base.commit()
    base.close()
    beside.rename(path)
    return path


def _rows(factor: float) -> Iterator[tuple[int, int, int, bytes, bytes]]:
    for programme, cohort, plan in workloads.cohorts(factor):
        found = workloads.marks(programme, cohort, plan)
        for course in range(workloads.COURSES):
            for section in range(workloads.SECTIONS):
                rows = slice(section * PER_SECTION, (section + 1) * PER_SECTION)
                number = programme * workloads.COHORTS + cohort
                points, states = found.points[course, rows], found.states[course, rows]
                yield number, course, section, points.tobytes(), states.tobytes()


def opened(path: Path) -> sqlite3.Connection:
    """Read-only; not mapped into memory, which was a fifth quicker but would count the whole file as the process's own."""
    return sqlite3.connect(f"file:{path}?mode=ro", uri=True)
