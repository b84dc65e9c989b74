"""`--docx`, `--html`, `--pdf`: the report as a file, by our own style or by the school's template."""

import argparse
import json
from collections.abc import Callable, Sequence
from pathlib import Path

from zhunsheng.core.attainment.results import CourseResult, ProgrammeResult
from zhunsheng.core.document.canvas import ChartFont
from zhunsheng.core.document.docx_writer import write_docx
from zhunsheng.core.document.html_writer import write_html
from zhunsheng.core.document.numbering import numbers_of
from zhunsheng.core.document.pdf import NoPdf, docx_to_pdf, heading_pages
from zhunsheng.core.document.tree import Document
from zhunsheng.core.document.tree_json import document_json
from zhunsheng.core.tables.course_report import course_report
from zhunsheng.core.tables.earlier_runs import EarlierRun, NotAResult, earlier_run
from zhunsheng.core.tables.programme_report import programme_report
from zhunsheng.core.tables.template_values import Values, course_values, programme_values
from zhunsheng.core.tabular.jail import Jail
from zhunsheng.core.tabular.reading import Reading
from zhunsheng.core.values.issue import N_, Issue, IssueKind, Place, Translate
from zhunsheng.interfaces.cli.folder import read_bytes
from zhunsheng.interfaces.cli.fonts import chart_font
from zhunsheng.interfaces.cli.inputs import sound
from zhunsheng.interfaces.cli.refusal import Refused

NOT_JSON = IssueKind(
    "earlier-not-json",
    N_("this file is no JSON: {why}."),
    N_("Give the JSON that 'zhunsheng attain COURSE.xlsx --json' printed for the earlier offering."),
)


EARLIER_OF_PROGRAMME = IssueKind(
    "earlier-of-programme",
    N_("--earlier compares offerings of one course; it does not go with a programme folder."),
    N_("Leave it out, or give one course workbook."),
)


def course_reports(
    jail: Jail, result: CourseResult, notices: Sequence[Issue], arguments: argparse.Namespace, _: Translate
) -> dict[str, bytes]:
    """Every report asked for, by the name of its file."""
    earlier = [_earlier(Path(name), result) for name in arguments.earlier or ()]
    document = course_report(result, notices, _, language=arguments.lang, font=ChartFont(chart_font()), earlier=earlier)
    return _made(jail, document, lambda: course_values(result, document, notices, _), arguments)


def programme_reports(
    jail: Jail, result: ProgrammeResult, notices: Sequence[Issue], arguments: argparse.Namespace, _: Translate
) -> dict[str, bytes]:
    """Every report asked for, by the name of its file."""
    if arguments.earlier:
        raise Refused([Issue(EARLIER_OF_PROGRAMME)])
    document = programme_report(result, notices, _, language=arguments.lang, font=ChartFont(chart_font()))
    return _made(jail, document, lambda: programme_values(result, document, notices, _), arguments)


def _made(
    jail: Jail, document: Document, values: Callable[[], Values], arguments: argparse.Namespace
) -> dict[str, bytes]:
    """The files by name. A PDF is made twice: the first pass says on which pages headings stand."""
    made: dict[str, bytes] = {}
    if arguments.html:
        made[arguments.html] = write_html(document).encode("utf-8")
    if arguments.docx or arguments.pdf:
        docx = _word(jail, document, values, arguments.template)
        if arguments.pdf:
            pdf = _pdf(docx)
            if not arguments.template:
                pages = heading_pages(pdf, document, numbers_of(document).headings)
                docx = write_docx(document, pages)
                pdf = _pdf(docx)
            made[arguments.pdf] = pdf
        if arguments.docx:
            made[arguments.docx] = docx
    return made


def _word(jail: Jail, document: Document, values: Callable[[], Values], template: str | None) -> bytes:
    """The Word file by our own style, or the school's template filled in the jail."""
    if not template:
        return write_docx(document)
    data = read_bytes(Path(template), template)
    texts = {"document": document_json(document), "values": json.dumps(values(), ensure_ascii=False)}
    reading: Reading[bytes] = jail.read("report", data, file=Path(template).name, **texts)
    return sound(reading)


def _pdf(docx: bytes) -> bytes:
    try:
        return docx_to_pdf(docx)
    except NoPdf as refusal:
        raise Refused(refusal.issues) from None


def _earlier(path: Path, result: CourseResult) -> EarlierRun:
    data = read_bytes(path, str(path))
    try:
        return earlier_run(json.loads(data), result, path.name)
    except ValueError as error:
        raise Refused([Issue(NOT_JSON, Place(file=str(path)), {"why": str(error)})]) from None
    except NotAResult as refusal:
        raise Refused(refusal.issues) from None
