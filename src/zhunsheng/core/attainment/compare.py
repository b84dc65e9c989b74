"""方法对照: the same data under every accepted method, and where the verdicts turn."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from zhunsheng.core.attainment.course import evaluate_course
from zhunsheng.core.attainment.marks import MarksRefused, Population
from zhunsheng.core.attainment.programme import evaluate_programme
from zhunsheng.core.attainment.results import CourseResult
from zhunsheng.core.attainment.support import MatrixRefused
from zhunsheng.core.attainment.surveys import AnswersRefused
from zhunsheng.core.values.course import Course
from zhunsheng.core.values.issue import Issue
from zhunsheng.core.values.method import Method
from zhunsheng.core.values.plan import Plan
from zhunsheng.core.values.survey import Survey

Verdicts = Mapping[str, tuple[float | None, bool | None]]
"""Value and verdict by id (`objective:1`, `course:B2001`, `requirement:3`)."""


@dataclass(frozen=True, slots=True)
class Compared:
    """One value under every method that could be applied; `differs` where the verdicts are not all the same."""

    id: str
    values: Mapping[str, float | None]
    met: Mapping[str, bool | None]
    differs: bool


@dataclass(frozen=True, slots=True)
class Comparison:
    """All values under all methods; `refused` says why a method could not be applied to these data."""

    methods: tuple[str, ...]
    rows: tuple[Compared, ...]
    refused: Mapping[str, tuple[Issue, ...]]


def compare_course(course: Course, methods: Mapping[str, Method], declared: Method) -> Comparison:
    """A course under each method; `declared` is the method whose scale the workbook's expected values are on."""
    return _compare(
        methods, lambda method: _course_verdicts(evaluate_course(on_scale_of(course, method, declared), method))
    )


def compare_programme(
    plan: Plan,
    courses: Sequence[tuple[Course, Population | None]],
    methods: Mapping[str, Method],
    declared: Method,
    surveys: Sequence[Survey] = (),
) -> Comparison:
    """A programme's requirements and indicators under each method."""

    def verdicts(method: Method) -> Verdicts:
        results = [
            evaluate_course(on_scale_of(course, method, declared), method, population) for course, population in courses
        ]
        programme = evaluate_programme(plan, results, method, surveys)
        found: dict[str, tuple[float | None, bool | None]] = {}
        for requirement in programme.requirements:
            found[f"requirement:{requirement.id}"] = (requirement.attainment, requirement.met)
        return found

    return _compare(methods, verdicts)


def on_scale_of(course: Course, method: Method, declared: Method) -> Course:
    """The course with its own expected values only where they are on the method's scale (0–1, or levels)."""
    if method.top() == declared.top():
        return course
    return replace(course, objectives=tuple(replace(item, expected=None) for item in course.objectives))


def _course_verdicts(result: CourseResult) -> Verdicts:
    verdicts: dict[str, tuple[float | None, bool | None]] = {
        f"objective:{item.id}": (item.attainment, item.met) for item in result.objectives
    }
    verdicts[f"course:{result.course.code}"] = (result.attainment, None)
    return verdicts


def _compare(methods: Mapping[str, Method], verdicts_of: Callable[[Method], Verdicts]) -> Comparison:
    found: dict[str, Verdicts] = {}
    refused: dict[str, tuple[Issue, ...]] = {}
    for name, method in methods.items():
        try:
            found[name] = verdicts_of(method)
        except (MarksRefused, MatrixRefused, AnswersRefused) as refusal:
            refused[name] = tuple(refusal.issues)
    ids = dict.fromkeys(key for verdicts in found.values() for key in verdicts)
    rows = []
    for key in ids:
        values = {name: verdicts[key][0] for name, verdicts in found.items()}
        met = {name: verdicts[key][1] for name, verdicts in found.items()}
        rows.append(Compared(key, values, met, len(set(met.values())) > 1))
    return Comparison(tuple(found), tuple(rows), refused)
