"""Whose marks count for a plan: where the sheet says 专业 or 年级, only the plan's own students (formats.md)."""

from collections.abc import Iterable

from zhunsheng.core.attainment.marks import Population
from zhunsheng.core.values.course import Course, Entry
from zhunsheng.core.values.issue import N_, Issue, IssueKind, Place, Severity
from zhunsheng.core.values.plan import Plan

ALL_COUNTED = IssueKind(
    "population-not-stated",
    N_("the columns 专业 and 年级 are not given, so all {count} students of the section were counted."),
    severity=Severity.NOTICE,
)
LEFT_OUT = IssueKind(
    "population-left-out",
    N_("{count} students of other programmes or cohorts were left out; {kept} were counted."),
    severity=Severity.NOTICE,
)
NOT_KNOWN = IssueKind(
    "population-not-known",
    N_("{count} students have no 专业 or 年级 although the column is used, and were left out: rows {rows}."),
    N_("Fill in the column, or clear it for everybody."),
    Severity.NOTICE,
)


def population_of(plan: Plan, course: Course) -> tuple[Population | None, list[Issue]]:
    """Which entries of the course are the plan's own students, and what the reader must be told of the others.

    A column that is blank throughout counts as not given. A programme is named by its code or its name.
    """
    entries = [entry for gradebook in course.gradebooks for entry in gradebook.entries]
    by_programme = any(entry.programme for entry in entries)
    by_cohort = any(entry.cohort for entry in entries)
    place = Place(file=course.file)
    if not by_programme and not by_cohort:
        return None, [Issue(ALL_COUNTED, place, {"count": _people(entries)})]
    names = {_plain(plan.code), _plain(plan.name)}
    cohort = _plain(plan.cohort)

    def own(entry: Entry) -> bool:
        programme_fits = not by_programme or _plain(entry.programme) in names
        return programme_fits and (not by_cohort or not cohort or _plain(entry.cohort) == cohort)

    unknown = [e for e in entries if (by_programme and not e.programme) or (by_cohort and not e.cohort)]
    others = [e for e in entries if not own(e) and e not in unknown]
    notices = []
    if others:
        kept = _people(entry for entry in entries if own(entry))
        notices.append(Issue(LEFT_OUT, place, {"count": _people(others), "kept": kept}))
    if unknown:
        rows = tuple(str(entry.row) for entry in unknown)
        notices.append(Issue(NOT_KNOWN, place, {"count": len(unknown), "rows": rows}))
    return own, notices


def _people(entries: Iterable[Entry]) -> int:
    return len({entry.student for entry in entries})


def _plain(text: str) -> str:
    """2021级 and 2021 are one cohort."""
    return "".join(text.split()).removesuffix("级")
