"""毕业要求达成情况评价报告: the report on a programme's cohort as a document tree."""

from collections.abc import Sequence

from zhunsheng.core.attainment.results import ProgrammeResult
from zhunsheng.core.attainment.students import evaluate_students
from zhunsheng.core.document.canvas import ChartFont
from zhunsheng.core.document.tree import Block, Cover, Document, TableOfContents
from zhunsheng.core.tables.course_basis import SCHOOL, note
from zhunsheng.core.tables.programme_basis import method_chapter, population_chapter
from zhunsheng.core.tables.programme_indirect import indirect_chapter
from zhunsheng.core.tables.programme_outcomes import indicator_chapter, requirement_chapter, weak_chapter
from zhunsheng.core.tables.programme_rooms import programme_analysis_chapter
from zhunsheng.core.tables.programme_students import students_chapter
from zhunsheng.core.tables.report_parts import Report, finished, font_note, notices_list, signatures
from zhunsheng.core.tables.wording import Wording
from zhunsheng.core.values.issue import N_, Issue, Translate

HEAD = ("专业负责人", "programme head")


def programme_report(
    result: ProgrammeResult, notices: Sequence[Issue], translate: Translate, *, language: str, font: ChartFont
) -> Document:
    """The report; `notices` are those of reading and of choosing the population. No student is named."""
    plan = result.plan
    wording = Wording(translate, result.method.digits)
    report = Report(wording, font)
    title = wording(N_("Report on the attainment of graduate requirements"))
    school = note(plan.notes, SCHOOL)
    report.blocks += _front(result, wording, title, school)
    students = evaluate_students(result)
    population_chapter(report, result, students, notices)
    method_chapter(report, result)
    requirement_chapter(report, result)
    indicator_chapter(report, result)
    weak_chapter(report, result)
    indirect_chapter(report, result)
    students_chapter(report, result, students)
    programme_analysis_chapter(report, result)
    report.heading("notices-chapter", N_("Notices and sources"))
    told = [*notices, *(told for course in result.courses for told in course.notices), *result.notices]
    notices_list(report, "notices", told, at_most=3)
    words = N_("Source of the plan: {file}, SHA-256 {file_hash}; {count} course workbooks, {surveys} survey workbooks.")
    values = {"file": plan.file or plan.code, "file_hash": plan.sha256 or "–"}
    report.note("source", wording(words, **values, count=len(result.courses), surveys=len(result.surveys)))
    font_note(report)
    signatures(
        report,
        [(N_("Prepared by"), ""), (N_("Programme head"), note(plan.notes, HEAD)), (N_("Dean"), "")],
    )
    name = " ".join(part for part in (plan.code, plan.name) if part)
    header = "  ".join(part for part in (plan.name or plan.code, _cohort(result, wording), title) if part)
    return finished(
        report,
        title=f"{name} {title}",
        language=language,
        header=header,
        subject=name,
        organisation=school,
        source=f"sha256 {plan.sha256}",
    )


def _cohort(result: ProgrammeResult, wording: Wording) -> str:
    return wording(N_("cohort {year}"), year=result.plan.cohort) if result.plan.cohort else ""


def _front(result: ProgrammeResult, wording: Wording, title: str, school: str) -> list[Block]:
    plan = result.plan
    facts = [
        (wording(N_("Programme")), plan.name),
        (wording(N_("Programme code")), plan.code),
        (wording(N_("Cohort")), plan.cohort),
        (wording(N_("Version of the plan")), plan.version),
        (wording(N_("Standard")), plan.standard),
        (wording(N_("Method")), result.method.name),
    ]
    known = tuple((label, value) for label, value in facts if value)
    return [
        Cover("cover", title, above=school, subtitle=plan.name or plan.code, facts=known),
        TableOfContents("contents", wording(N_("Contents"))),
    ]
