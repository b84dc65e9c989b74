"""What the check-up looks at: one programme folder, read leniently and computed as far as it can be."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from zhunsheng.core.attainment.course import evaluate_course
from zhunsheng.core.attainment.marks import MarksRefused, Population
from zhunsheng.core.attainment.population import population_of
from zhunsheng.core.attainment.programme import evaluate_programme
from zhunsheng.core.attainment.results import CourseResult, ProgrammeResult
from zhunsheng.core.attainment.support import MatrixRefused
from zhunsheng.core.attainment.surveys import AnswersRefused
from zhunsheng.core.packs.pack import Pack
from zhunsheng.core.packs.standard import Standard
from zhunsheng.core.tabular.layout import Names, Words
from zhunsheng.core.values.course import Attempt, Course, Gradebook
from zhunsheng.core.values.issue import Issue, Place
from zhunsheng.core.values.method import Method
from zhunsheng.core.values.plan import Plan, PlanCourse, Support
from zhunsheng.core.values.survey import Survey

NUMBERED_SERIES = "ceeaa-standard"
"""The editions whose clauses the rules name."""


def scheme(book: Gradebook) -> str:
    """The sheet of the assessment scheme that belongs to a gradebook."""
    return Names.ASSESSMENT.zh + (f"@{book.section}" if book.section else "")


@dataclass(frozen=True, slots=True)
class CourseRecord:
    """A course workbook beside its line in the plan.

    `result` is None where not even the sound part can be computed; `refused` is why `attain` would refuse the marks.
    `own` are the students that count for the plan, `first` those of them who take the course for the first time.
    """

    course: Course
    planned: PlanCourse | None
    result: CourseResult | None
    refused: tuple[Issue, ...]
    own: frozenset[str]
    first: frozenset[str]

    @property
    def title(self) -> str:
        """The course as messages name it."""
        return f"{self.course.code} {self.course.name}".strip()

    def place(self, sheet: Words | str, cell: str = "") -> Place:
        """A place in the workbook."""
        return Place(self.course.file, sheet.zh if isinstance(sheet, Words) else sheet, cell)


@dataclass(frozen=True)
class Snapshot:
    """One programme folder at one moment.

    `issues` are those of reading; `declared` is false where the folder has no method file; `standard` is the pack the
    plan names, if there is one; `excerpt` tells that the plan lists only a part of its courses. `supplement` is the pack
    that speaks of the programme's class under this standard, if there is one.
    """

    plan: Plan
    courses: tuple[CourseRecord, ...]
    surveys: tuple[Survey, ...]
    method: Method
    declared: bool
    issues: tuple[Issue, ...]
    refused: tuple[Issue, ...]
    programme: ProgrammeResult | None
    standard: Pack | None
    excerpt: bool
    supplement: Pack | None = None

    def place(self, sheet: Words, cell: str = "") -> Place:
        """A place in the plan workbook."""
        return Place(self.plan.file, sheet.zh, cell)

    @cached_property
    def items(self) -> Standard | None:
        """The body of the standard the plan names."""
        body = self.standard.body if self.standard else None
        return body if isinstance(body, Standard) else None

    def printed(self, clause: str) -> str:
        """A clause of the rules, numbered as T/CEEAA 001-2022 does, as the edition the plan follows prints it.

        Editions that number their chapters from 1 print 4.5.1 as 5.1.
        """
        if self.standard is None or self.items is None or self.standard.manifest.series != NUMBERED_SERIES:
            return clause
        first = self.items.item("1")
        return clause.removeprefix("4.") if first and first.kind == "chapter" else clause

    @cached_property
    def planned(self) -> Mapping[str, PlanCourse]:
        """The plan's courses by 课程代码."""
        return {course.code: course for course in self.plan.courses}

    @cached_property
    def by_code(self) -> Mapping[str, CourseRecord]:
        """The course workbooks by 课程代码."""
        return {record.course.code: record for record in self.courses}

    @cached_property
    def support_of(self) -> Mapping[str, tuple[Support, ...]]:
        """The filled cells of the matrix by indicator; a weight of 0 is no support."""
        return _grouped(self.plan, lambda cell: cell.indicator)

    @cached_property
    def support_by(self) -> Mapping[str, tuple[Support, ...]]:
        """The filled cells of the matrix by course."""
        return _grouped(self.plan, lambda cell: cell.course)


def _grouped(plan: Plan, key: Callable[[Support], str]) -> Mapping[str, tuple[Support, ...]]:
    found: dict[str, list[Support]] = {}
    for cell in plan.support:
        if cell.letter or cell.weight:
            found.setdefault(key(cell), []).append(cell)
    return {name: tuple(cells) for name, cells in found.items()}


def take_snapshot(
    plan: Plan,
    courses: Sequence[Course],
    surveys: Sequence[Survey],
    method: Method,
    *,
    declared: bool,
    issues: Sequence[Issue] = (),
    standard: Pack | None = None,
    supplement: Pack | None = None,
    whole_plan_credits: float = 0.0,
    excerpt_share: float = 0.0,
) -> Snapshot:
    """Compute what can be computed, and note what `attain` would refuse.

    A plan is an excerpt when its courses have less than `excerpt_share` of the stated total, or, where no total is
    stated, fewer credits than `whole_plan_credits`.
    """
    planned = {course.code: course for course in plan.courses}
    records = tuple(_record(plan, course, planned.get(course.code), method) for course in courses)
    results = [record.result for record in records if record.result is not None]
    programme, refused = _programme(plan, results, surveys, method)
    listed = sum(course.credits or 0.0 for course in plan.courses)
    least = whole_plan_credits if not plan.credits else plan.credits * excerpt_share
    return Snapshot(
        plan=plan,
        courses=records,
        surveys=tuple(surveys),
        method=method,
        declared=declared,
        issues=tuple(issues),
        refused=refused,
        programme=programme,
        standard=standard,
        supplement=supplement,
        excerpt=listed < least,
    )


def _record(plan: Plan, course: Course, planned: PlanCourse | None, method: Method) -> CourseRecord:
    population, _ = population_of(plan, course)
    refused: tuple[Issue, ...] = ()
    result = None
    try:
        result = evaluate_course(course, method, population)
    except MarksRefused as refusal:
        refused = tuple(refusal.issues)
        result = _without_blanks(course, method, population)
    entries = [entry for book in course.gradebooks for entry in book.entries if population is None or population(entry)]
    own = frozenset(entry.student for entry in entries)
    first = frozenset(entry.student for entry in entries if entry.attempt is Attempt.FIRST)
    return CourseRecord(course, planned, result.slim() if result else None, refused, own, first)


def _without_blanks(course: Course, method: Method, population: Population | None) -> CourseResult | None:
    """What the marks that are there give: enough for the other rules, never shown as a result."""
    try:
        return evaluate_course(course, replace(method, blank="exclude"), population)
    except MarksRefused:
        return None


def _programme(
    plan: Plan, results: Sequence[CourseResult], surveys: Sequence[Survey], method: Method
) -> tuple[ProgrammeResult | None, tuple[Issue, ...]]:
    try:
        return evaluate_programme(plan, results, method, surveys), ()
    except (MatrixRefused, AnswersRefused) as refusal:
        return None, tuple(issue if issue.place.file else issue.in_file(plan.file) for issue in refusal.issues)
