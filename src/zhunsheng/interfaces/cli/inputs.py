"""What `attain` and its relatives read: a course workbook or a programme folder, in the jail, with a declared method."""

import importlib
import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from zhunsheng.core.tabular.jail import Jail, Request
from zhunsheng.core.tabular.reading import Reading
from zhunsheng.core.values.course import Course
from zhunsheng.core.values.issue import N_, Issue, IssueKind, Place
from zhunsheng.core.values.method import LEVEL_SYNONYMS, Method
from zhunsheng.core.values.plan import Plan
from zhunsheng.core.values.survey import Survey
from zhunsheng.interfaces.cli.folder import NO_SUCH_FILE, ProgrammeFolder, read_bytes
from zhunsheng.interfaces.cli.refusal import Refused

Value = TypeVar("Value")

COURSE_TWICE = IssueKind(
    "course-code-twice",
    N_("the course code {code} stands in several workbooks: {files}."),
    N_("Keep one workbook for each course: classes of one course go into one workbook (成绩@1班, 成绩@2班)."),
)
NO_COURSES = IssueKind(
    "no-course-workbooks",
    N_("the folder holds no course workbooks."),
    N_("Put them into the folder 课程; 'zhunsheng template course' writes an empty one."),
)
FEW = 8
"""Up to so many workbooks one reader is quicker than starting a second."""


@dataclass(frozen=True, slots=True)
class ProgrammeReading:
    """The readings of a folder; courses come one by one, so that thousands of them need no more memory than a few."""

    folder: ProgrammeFolder
    plan: Reading[Plan]
    surveys: tuple[Reading[Survey], ...]
    courses: Iterator[Reading[Course]]


def existing(path: Path) -> Path:
    """The path, or a refusal when nothing is there."""
    if not path.exists():
        raise Refused([Issue(NO_SUCH_FILE, Place(file=str(path)))])
    return path


def declared_method(named: str | None, found: Path | None = None) -> Method:
    """The method of the command line (a file, or a pack such as method/default), else the folder's, else the default."""
    if named and named.startswith("method/") and not Path(named).exists():
        # loading YAML takes as long as all the rest of a small run: only when it is needed
        return packed_method(named)
    path = Path(named) if named else found
    if path is None:
        return Method()
    method_file = importlib.import_module("zhunsheng.core.tabular.method_file")
    reading: Reading[Method] = method_file.read_method(read_bytes(path, str(path)), file=path.name)
    return sound(reading)


def packed_method(name: str) -> Method:
    """A method that the product ships."""
    packs = importlib.import_module("zhunsheng.core.packs.loader")
    try:
        method: Method = packs.load_pack(name).body.method
    except packs.PackRefused as refusal:
        raise Refused(refusal.issues) from None
    return method


def packed_methods() -> dict[str, Method]:
    """Every method the product ships, by its id."""
    packs = importlib.import_module("zhunsheng.core.packs.loader")
    return {head.id: packed_method(head.id) for head in packs.list_packs() if head.kind == "method"}


def sound(reading: Reading[Value]) -> Value:
    """The value of a reading without errors; refuses with all of its errors otherwise."""
    if reading.errors or reading.value is None:
        raise Refused(reading.errors)
    return reading.value


def options_of(method: Method) -> dict[str, object]:
    """What the reader must know of the method: its own level words, how targets are meant, the expected value's top."""
    known = {word for group in LEVEL_SYNONYMS for word in group}
    return {
        "levels": tuple(word for word in method.levels if word not in known),
        "weighting": method.weighting,
        "top": method.top(),
    }


def workers_for(count: int) -> int:
    """Reader processes worth starting."""
    return 1 if count <= FEW else max(1, min(os.cpu_count() or 1, 4))


def read_course(jail: Jail, path: Path, method: Method) -> Reading[Course]:
    """One course workbook."""
    return jail.read("course", read_bytes(path, path.name), file=path.name, **options_of(method))


def read_programme(jail: Jail, folder: ProgrammeFolder, method: Method) -> ProgrammeReading:
    """A folder: the plan and the surveys at once, the courses as they are asked for."""
    plan = jail.read("plan", read_bytes(folder.plan, folder.name(folder.plan)), file=folder.name(folder.plan))
    surveys = tuple(
        jail.read("survey", read_bytes(path, folder.name(path)), file=folder.name(path)) for path in folder.surveys
    )
    options = options_of(method)
    requests = (
        Request("course", read_bytes(path, folder.name(path)), folder.name(path), options) for path in folder.courses
    )
    return ProgrammeReading(folder, plan, surveys, jail.read_many(requests))


def refuse_doubles(courses: Sequence[tuple[str, str]]) -> None:
    """Refuse a folder where two workbooks bear one 课程代码; takes (code, file) pairs."""
    files: dict[str, list[str]] = {}
    for code, file in courses:
        files.setdefault(code, []).append(file)
    doubles = [(code, names) for code, names in files.items() if len(names) > 1]
    if doubles:
        raise Refused([Issue(COURSE_TWICE, Place(), {"code": code, "files": tuple(names)}) for code, names in doubles])
