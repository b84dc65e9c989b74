"""Earlier results to compare with: the JSON that `attain COURSE.xlsx --json` printed then."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from zhunsheng.core.attainment.results import CourseResult
from zhunsheng.core.values.issue import N_, Issue, IssueKind, Place
from zhunsheng.core.values.method import METHOD_KEYS

NOT_A_RESULT = IssueKind(
    "earlier-not-a-result",
    N_("this file holds no earlier result of a course."),
    N_("Give the JSON that 'zhunsheng attain COURSE.xlsx --json' printed for the earlier offering."),
)
OTHER_COURSE = IssueKind(
    "earlier-other-course",
    N_("this is a result of the course {earlier}, not of {course}."),
    N_("Compare offerings of the same course."),
)


class NotAResult(Exception):
    """An earlier file that cannot be compared with; carries the issue."""

    def __init__(self, issue: Issue) -> None:
        super().__init__(issue.text())
        self.issues = [issue]


@dataclass(frozen=True, slots=True)
class EarlierRun:
    """One earlier offering: its term, its value, the values of its objectives by id, students, and how it was computed."""

    term: str
    attainment: float | None
    objectives: Mapping[str, float | None]
    students: int
    method: str
    same_method: bool


def earlier_run(data: Any, result: CourseResult, file: str) -> EarlierRun:
    """The earlier run a JSON document holds, seen beside this result. Raises NotAResult."""
    place = Place(file=file)
    if not isinstance(data, dict) or data.get("kind") != "course" or not _has_objectives(data):
        raise NotAResult(Issue(NOT_A_RESULT, place))
    course = data.get("course")
    code = str(course.get("code", "")) if isinstance(course, dict) else ""
    if code != result.course.code:
        raise NotAResult(Issue(OTHER_COURSE, place, {"earlier": code or "–", "course": result.course.code}))
    method = data.get("method")
    method = method if isinstance(method, dict) else {}
    own = result.method.as_dict()
    students = data.get("students")
    return EarlierRun(
        term=str(course.get("term") or file) if isinstance(course, dict) else file,
        attainment=_number(data.get("course_attainment")),
        objectives={str(item["id"]): _number(item.get("attainment")) for item in data["objectives"]},
        students=students if isinstance(students, int) else 0,
        method=str(method.get("name", "")),
        same_method=all(method.get(key) == own[key] for key in METHOD_KEYS if key not in ("name", "digits")),
    )


def _has_objectives(data: Mapping[str, Any]) -> bool:
    objectives = data.get("objectives")
    return isinstance(objectives, list) and all(isinstance(item, dict) and "id" in item for item in objectives)


def _number(value: Any) -> float | None:
    return float(value) if isinstance(value, int | float) and not isinstance(value, bool) else None
