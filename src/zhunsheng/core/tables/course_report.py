"""课程目标达成情况评价报告: the report on one course offering as a document tree."""

from collections.abc import Sequence

from zhunsheng.core.attainment.results import CourseResult
from zhunsheng.core.document.canvas import ChartFont
from zhunsheng.core.document.tree import Block, Cover, Document, TableOfContents
from zhunsheng.core.tables.course_basis import SCHOOL, assessment_chapter, basic_chapter, note, vetting_chapter
from zhunsheng.core.tables.course_outcomes import outcome_chapter
from zhunsheng.core.tables.course_rooms import analysis_chapter
from zhunsheng.core.tables.earlier_runs import EarlierRun
from zhunsheng.core.tables.report_parts import Report, finished, font_note, method_table, notices_list, signatures
from zhunsheng.core.tables.wording import COURSE_KEYS, Wording
from zhunsheng.core.values.issue import N_, Issue, Translate


def course_report(
    result: CourseResult,
    notices: Sequence[Issue],
    translate: Translate,
    *,
    language: str,
    font: ChartFont,
    earlier: Sequence[EarlierRun] = (),
) -> Document:
    """The report; `notices` are those of the reader, `earlier` the results of earlier offerings, oldest first.

    Students appear by their numbers only.
    """
    course = result.course
    wording = Wording(translate, result.method.digits)
    report = Report(wording, font)
    title = wording(N_("Report on the attainment of course objectives"))
    school = note(course.notes, SCHOOL)
    report.blocks += _front(result, wording, title, school)
    basic_chapter(report, result)
    assessment_chapter(report, result)
    vetting_chapter(report, result)
    outcome_chapter(report, result, earlier)
    analysis_chapter(report, result, earlier)
    report.heading("method", N_("Method and notices"))
    method_table(report, "method-table", result.method, COURSE_KEYS)
    report.text("notices-intro", wording(N_("Notices of reading and computing:")))
    notices_list(report, "notices", [*notices, *result.notices])
    report.note("source", source_words(result, wording))
    font_note(report)
    signatures(
        report,
        [
            (N_("Teacher of the course"), ""),
            (N_("Course leader"), course.leader),
            (N_("Programme head"), ""),
        ],
    )
    name = " ".join(part for part in (course.code, course.name) if part)
    header = "  ".join(part for part in (name, course.term, title) if part)
    return finished(
        report,
        title=f"{name} {title}",
        language=language,
        header=header,
        subject=name,
        organisation=school,
        source=f"sha256 {result.digest}",
    )


def source_words(result: CourseResult, wording: Wording) -> str:
    """From what the figures were computed: file, its hash, the hash of the marks."""
    course = result.course
    words = N_("Source: {file}; SHA-256 of the file {file_hash}; of the marks and the scheme {marks_hash}.")
    return wording(words, file=course.file or course.code, file_hash=course.sha256 or "–", marks_hash=result.digest)


def _front(result: CourseResult, wording: Wording, title: str, school: str) -> list[Block]:
    course = result.course
    facts = [
        (wording(N_("Course")), course.name),
        (wording(N_("Course code")), course.code),
        (wording(N_("Term")), course.term),
        (wording(N_("Unit")), course.unit),
        (wording(N_("Course leader")), course.leader),
        (wording(N_("Students counted")), str(result.students)),
        (wording(N_("Method")), result.method.name),
    ]
    known = tuple((label, value) for label, value in facts if value)
    return [
        Cover("cover", title, above=school, subtitle=course.name or course.code, facts=known),
        TableOfContents("contents", wording(N_("Contents"))),
    ]
