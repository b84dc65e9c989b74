"""The first chapters of the programme report: whom and what it counts, and by which method."""

from collections.abc import Sequence

from zhunsheng.core.attainment.results import ProgrammeResult
from zhunsheng.core.attainment.students import StudentTable
from zhunsheng.core.document.tree import BulletList, said
from zhunsheng.core.tables.course_basis import SCHOOL
from zhunsheng.core.tables.report_parts import Report, facts_form, method_table
from zhunsheng.core.tables.wording import PROGRAMME_KEYS
from zhunsheng.core.values.issue import N_, Issue

POPULATION = ("population-not-stated", "population-left-out", "population-not-known")
"""Kinds of notices that tell whose marks were counted."""


def population_chapter(
    report: Report, result: ProgrammeResult, students: StudentTable, notices: Sequence[Issue]
) -> None:
    """评价对象与数据来源."""
    plan, wording = result.plan, report.wording
    listed = {item.code for item in plan.courses}
    computed = {course.course.code for course in result.courses}
    supporting = {cell.course for cell in plan.support}
    facts = [
        (wording(N_("Programme")), plan.name),
        (wording(N_("Programme code")), plan.code),
        (wording(N_("Cohort")), plan.cohort),
        (wording(N_("Version of the plan")), plan.version),
        (wording(N_("Standard")), plan.standard),
        (wording(N_("Credits of the plan")), wording.number(plan.credits)),
        (wording(N_("Requirements")), str(len(plan.requirements))),
        (wording(N_("Indicators")), str(len(plan.indicators))),
    ]
    facts += [(name, value) for name, value in plan.notes.items() if name not in SCHOOL and value]
    report.heading("population", N_("Population and sources"))
    report.blocks.append(facts_form("population-form", facts))
    words = N_(
        "The values stand on the marks of {students} students in {courses} courses; the plan lists {listed} courses, {supporting} of which support an indicator. {missing} supporting courses have no workbook."
    )
    report.text(
        "population-words",
        wording(
            words,
            students=len(students.students),
            courses=len(computed),
            listed=len(listed),
            supporting=len(supporting),
            missing=len(supporting - computed),
        ),
    )
    _population_notices(report, notices)


def _population_notices(report: Report, notices: Sequence[Issue]) -> None:
    """Whose marks were counted, in a few lines: how many courses say so, and how many rows were left out."""
    wording = report.wording
    by_kind = {code: [notice for notice in notices if notice.kind.code == code] for code in POPULATION}
    not_stated, left_out, unknown = (by_kind[code] for code in POPULATION)
    lines = []
    if left_out:
        words = N_(
            "In {courses} courses students of other programmes or cohorts sat in the same classes; {count} entries of theirs were left out."
        )
        lines.append(wording(words, courses=len(left_out), count=_sum(left_out)))
    if not_stated:
        words = N_(
            "In {courses} courses the workbook does not say who belongs to the programme; all {count} entries were counted."
        )
        lines.append(wording(words, courses=len(not_stated), count=_sum(not_stated)))
    if unknown:
        words = N_("{count} entries without programme or cohort were left out.")
        lines.append(wording(words, count=_sum(unknown)))
    if lines:
        report.blocks.append(BulletList("population-notices", tuple(said(line) for line in lines)))


def _sum(notices: Sequence[Issue]) -> int:
    counts = [notice.params.get("count") for notice in notices]
    return sum(count for count in counts if isinstance(count, int))


def method_chapter(report: Report, result: ProgrammeResult) -> None:
    """评价方法."""
    wording, method = report.wording, result.method
    report.heading("method", N_("Method"))
    words = N_(
        "Marks prove course objectives; objectives support indicators; indicators make up requirements. The attainment of an indicator is the sum of its courses' values times their weights, over the sum of the weights. A verdict compares the unrounded value with the expected value {expected}."
    )
    report.text("method-words", wording(words, expected=wording.number(method.expected)))
    method_table(report, "method-table", method, PROGRAMME_KEYS)
    shares = N_("Surveys: the direct value counts {direct}, the indirect value {indirect}.")
    beside = N_("Surveys: indirect values stand beside the direct ones and are not mixed with them.")
    if method.direct_share < 1:
        report.note(
            "method-note",
            wording(
                shares, direct=wording.percent(method.direct_share), indirect=wording.percent(1 - method.direct_share)
            ),
        )
    else:
        report.note("method-note", wording(beside))
