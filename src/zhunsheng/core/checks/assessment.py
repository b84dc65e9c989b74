"""Rules over the assessment scheme of a course: points, shares of the final mark, ordinary marks, the vetting."""

import re
from collections.abc import Iterator, Mapping
from datetime import date

from zhunsheng.core.checks.finding import Check
from zhunsheng.core.checks.snapshot import CourseRecord, Snapshot, scheme
from zhunsheng.core.packs.checks import CheckBounds
from zhunsheng.core.tabular.layout import Names
from zhunsheng.core.values.course import Gradebook, Item
from zhunsheng.core.values.issue import N_, Issue, IssueKind, Param, Severity

POINTS_TOLERANCE = 1e-9

ABOVE_FULL = IssueKind(
    "targets-within-full",
    N_("{course}: the target points of {item} add up to {total}, above its full mark {full}."),
    N_("Correct the row, or declare 'weighting: by_weight' in the method file if they are weights."),
)
PROVES_NOTHING = IssueKind(
    "targets-within-full",
    N_("{course}: points of these items belong to no objective: {items}."),
    N_("Assign them to the objectives they prove, or be ready to say why they prove none."),
    Severity.WARNING,
)
SHARES_WRONG = IssueKind(
    "component-shares",
    N_("{course}: the items make up {total} points of the final mark, not 100 ({kinds})."),
    N_("Correct 满分 or 折算系数: Σ 满分 × 折算系数 must be 100."),
)
SHARES_NOT_STATED = IssueKind(
    "component-shares",
    N_(
        "{course}: the full marks add up to {total} and no 折算系数 says what they are worth in the final mark ({kinds})."
    ),
    N_("Enter 折算系数 so that Σ 满分 × 折算系数 is 100."),
    Severity.WARNING,
)
ORDINARY_DOMINATE = IssueKind(
    "ordinary-marks-dominate",
    N_("{course}: {kinds} make up {share} % of the final mark, above {most} %."),
    N_("Ordinary and attendance marks prove little; shift weight to what shows the objectives."),
)
ORDINARY_ONLY = IssueKind(
    "ordinary-marks-dominate",
    N_("{course}: objective {objective} is proved by {kinds} alone."),
    N_("Add an item that shows it: an exam question, a report, a design, an experiment."),
)
VETTED_LATE = IssueKind(
    "audit-before-evaluation",
    N_("{course}: the vetting of its assessment is dated {vetted}, after the marks were entered ({marks})."),
    N_("The vetting comes before the evaluation; if a date is wrong, correct it, otherwise record why it came late."),
)
VETTED_BY_SELF = IssueKind(
    "audit-before-evaluation",
    N_("{course}: {person} leads the course and vetted its assessment too."),
    N_("Somebody else of the team or the unit must vet it."),
)
VETTING_MISSING = IssueKind(
    "audit-before-evaluation",
    N_(
        "{course}: no vetting of its assessment is recorded, although other courses of the folder record theirs ({field} is blank)."
    ),
    N_("Enter 考核合理性审核人 and 考核合理性审核日期 in the sheet 课程信息."),
)
VETTING_NOT_RECORDED = IssueKind(
    "audit-before-evaluation",
    N_("no course workbook records that its assessment was vetted."),
    N_(
        "Record 考核合理性审核人 and 考核合理性审核日期 in the sheet 课程信息 of each course, or have the signed forms at hand."
    ),
    Severity.SIGNAL,
)

VETTED_BY, VETTED_ON, MARKS_ENTERED_ON = "考核合理性审核人", "考核合理性审核日期", "成绩录入日期"


def targets_within_full(snapshot: Snapshot, _: CheckBounds) -> Iterator[Issue]:
    """Target points of an item stay within its full mark; points assigned to no objective are the milder form.

    Under `by_weight` the cells are weights, not points: then only an item without any weight is told.
    """
    by_points = snapshot.method.weighting == "by_points"
    told = {issue.place.file for issue in snapshot.issues if issue.kind.code == "targets-above-full"}
    yield from (issue for issue in snapshot.issues if issue.kind.code == "targets-above-full")
    for record in snapshot.courses:
        for book in record.course.gradebooks:
            loose = []
            for item in book.items:
                total = sum(item.targets)
                if by_points and total > item.full + POINTS_TOLERANCE and record.course.file not in told:
                    place = record.place(scheme(book), f"考核项 {item.name}")
                    params: dict[str, Param] = {"item": item.name, "total": f"{total:g}", "full": f"{item.full:g}"}
                    yield Issue(ABOVE_FULL, place, {"course": record.title, **params})
                elif total == 0 or (by_points and total < item.full - POINTS_TOLERANCE):
                    loose.append(f"{item.name} ({item.full - total if by_points else item.full:g})")
            if loose:
                yield Issue(PROVES_NOTHING, record.place(scheme(book)), {"course": record.title, "items": tuple(loose)})


def component_shares(snapshot: Snapshot, bounds: CheckBounds) -> Iterator[Issue]:
    """Σ 满分 × 折算系数 is 100, the full final mark; where no 折算系数 is given at all, the milder form."""
    for record in snapshot.courses if snapshot.method.weighting == "by_points" else ():
        for book in record.course.gradebooks:
            total = sum(item.full * item.scale for item in book.items)
            if not book.items or abs(total - 100) <= bounds.value("component-tolerance"):
                continue
            kind = SHARES_WRONG if any(item.scale != 1 for item in book.items) else SHARES_NOT_STATED
            params: dict[str, Param] = {"course": record.title, "total": f"{total:.6g}", "kinds": _by_kind(book)}
            yield Issue(kind, record.place(scheme(book), "折算系数"), params)


def _by_kind(book: Gradebook) -> tuple[str, ...]:
    shares: dict[str, float] = {}
    for item in book.items:
        name = item.kind or item.name
        shares[name] = shares.get(name, 0.0) + item.full * item.scale
    return tuple(f"{name} {share:.6g}" for name, share in shares.items())


def ordinary_marks_dominate(snapshot: Snapshot, bounds: CheckBounds) -> Iterator[Issue]:
    """Ordinary and attendance marks stay below their bounds, and no objective rests on them alone."""
    for record in snapshot.courses:
        for book in record.course.gradebooks:
            for words, most in (
                ("ordinary-kinds", "ordinary-share-most"),
                ("attendance-kinds", "attendance-share-most"),
            ):
                share, kinds = _share_of(book, bounds.list_of(words))
                if share > bounds.value(most) + POINTS_TOLERANCE:
                    shown: dict[str, Param] = {"share": f"{share * 100:.0f}", "most": f"{bounds.value(most) * 100:g}"}
                    params: dict[str, Param] = {"course": record.title, "kinds": kinds, **shown}
                    yield Issue(ORDINARY_DOMINATE, record.place(scheme(book), "类别"), params)
                    break
            yield from _only_ordinary(record, book, bounds.list_of("ordinary-kinds"))


def _share_of(book: Gradebook, words: tuple[str, ...]) -> tuple[float, tuple[str, ...]]:
    """The share of the final mark of the items of these kinds, and what the kinds are called."""
    total = sum(item.full * item.scale for item in book.items)
    meant = [item for item in book.items if _is_kind(item, words)]
    kinds = tuple(dict.fromkeys(item.kind or item.name for item in meant))
    return (sum(item.full * item.scale for item in meant) / total if total > 0 else 0.0), kinds


def _is_kind(item: Item, words: tuple[str, ...]) -> bool:
    """By its kind; by its name only where no kind is given."""
    return any(word in (item.kind or item.name) for word in words)


def _only_ordinary(record: CourseRecord, book: Gradebook, words: tuple[str, ...]) -> Iterator[Issue]:
    for at, objective in enumerate(record.course.objectives):
        proving = [item for item in book.items if at < len(item.targets) and item.targets[at] > 0]
        if proving and all(_is_kind(item, words) for item in proving):
            kinds = tuple(item.name for item in proving)
            place = record.place(scheme(book), f"课程目标 {objective.id}")
            yield Issue(ORDINARY_ONLY, place, {"course": record.title, "objective": objective.id, "kinds": kinds})


# --- the vetting ----------------------------------------------------------------------------------------------------


def audit_before_evaluation(snapshot: Snapshot, _: CheckBounds) -> Iterator[Issue]:
    """The vetting recorded in 课程信息 precedes the marks and is not the course leader's own.

    A course without a record is told where other courses have one; where none has, one signal for the whole folder.
    """
    recording = [record for record in snapshot.courses if _recorded(record.course.notes)]
    if not recording:
        if snapshot.courses and not snapshot.excerpt:
            yield Issue(VETTING_NOT_RECORDED, snapshot.place(Names.COURSES))
        return
    for record in snapshot.courses:
        notes = record.course.notes
        person, vetted, marks = (notes.get(name, "").strip() for name in (VETTED_BY, VETTED_ON, MARKS_ENTERED_ON))
        blank = next((name for name, text in ((VETTED_ON, vetted), (VETTED_BY, person)) if not text), "")
        if blank:
            place = record.place(Names.COURSE, blank)
            yield Issue(VETTING_MISSING, place, {"course": record.title, "field": blank})
        if person and person == record.course.leader.strip():
            yield Issue(
                VETTED_BY_SELF, record.place(Names.COURSE, VETTED_BY), {"course": record.title, "person": person}
            )
        first, then = _date(vetted), _date(marks)
        if first and then and first > then:
            params: dict[str, Param] = {"course": record.title, "vetted": vetted, "marks": marks}
            yield Issue(VETTED_LATE, record.place(Names.COURSE, VETTED_ON), params)


def _recorded(notes: Mapping[str, str]) -> bool:
    return bool(notes.get(VETTED_BY, "").strip() or notes.get(VETTED_ON, "").strip())


def _date(text: str) -> date | None:
    match = re.match(r"(\d{4})[-./年](\d{1,2})[-./月](\d{1,2})", text)
    try:
        return date(int(match[1]), int(match[2]), int(match[3])) if match else None
    except ValueError:
        return None


ASSESSMENT_CHECKS = (
    Check("targets-within-full", targets_within_full),
    Check("component-shares", component_shares),
    Check("ordinary-marks-dominate", ordinary_marks_dominate),
    Check("audit-before-evaluation", audit_before_evaluation),
)
