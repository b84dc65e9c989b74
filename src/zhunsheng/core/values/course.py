"""A course offering as its workbook tells it: objectives, assessed items, and one gradebook per class layout."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import IntEnum


class State(IntEnum):
    """What stands in a mark's cell (attainment.md, "Marks that are not numbers")."""

    SCORED = 0
    ABSENT = 1
    NOT_SUBMITTED = 2
    DEFERRED = 3
    EXEMPT = 4
    BLANK = 5
    LEVEL = 6


class Attempt(IntEnum):
    """修读: which time the student takes the course, in the order of time."""

    FIRST = 0  # 初修
    RESIT = 1  # 补考
    RETAKE = 2  # 重修


@dataclass(frozen=True, slots=True)
class Objective:
    """课程目标: what a student can do after the course, and the indicators it proves.

    `weight` is for weighted rules (None: left blank), `expected` the value hoped for (None: the method's).
    """

    id: str
    text: str = ""
    indicators: tuple[str, ...] = ()
    weight: float | None = None
    expected: float | None = None


@dataclass(frozen=True, slots=True)
class Item:
    """考核项: full mark (> 0), conversion to the course's final mark, and target points or weight per objective.

    `targets` follows the order of the course's objectives; 0 where the item proves nothing of one.
    """

    name: str
    full: float
    targets: tuple[float, ...]
    kind: str = ""
    scale: float = 1.0


@dataclass(frozen=True, slots=True)
class Entry:
    """One row of a gradebook: who, in which class, which attempt; `row` is the sheet's row number (1-based)."""

    student: str
    name: str = ""
    section: str = ""
    attempt: Attempt = Attempt.FIRST
    programme: str = ""
    cohort: str = ""
    group: str = ""
    row: int = 0


@dataclass(frozen=True, slots=True)
class Gradebook:
    """Marks of students × items as one matrix, with a state per cell.

    `points` holds little-endian float64 by rows, `states` one byte per cell. A LEVEL cell's points are the index of its
    word in `levels`; points of all other cells that are not SCORED are 0. `columns` are the sheet's column letters, one
    per item, so that every mark can be traced to its cell. `section` is what stands behind @ in the sheet's name.
    """

    items: tuple[Item, ...]
    entries: tuple[Entry, ...]
    points: bytes
    states: bytes
    levels: tuple[str, ...] = ()
    section: str = ""
    sheet: str = ""
    columns: tuple[str, ...] = ()
    raw: Mapping[str, str] = field(default_factory=dict)
    """Text of the cells that are not plain numbers, by address."""

    def cell(self, entry: int, item: int) -> str:
        """The address of one mark in its sheet, such as `D4`."""
        return f"{self.columns[item]}{self.entries[entry].row}"


@dataclass(frozen=True, slots=True)
class Course:
    """A course workbook: what it says of itself, its objectives and its gradebooks.

    Several gradebooks are classes with different items (成绩@1班, 成绩@2班) or several offerings of one course.
    """

    code: str
    objectives: tuple[Objective, ...]
    gradebooks: tuple[Gradebook, ...]
    name: str = ""
    term: str = ""
    credits: float | None = None
    unit: str = ""
    leader: str = ""
    notes: Mapping[str, str] = field(default_factory=dict)
    file: str = ""
    sha256: str = ""
