"""`zhunsheng template`: the workbook to fill in, with instructions, a sample, drop-downs and limits."""

import argparse
import importlib
import os
from collections.abc import Callable, Mapping
from pathlib import Path

from zhunsheng.core.document.workbook import Workbook
from zhunsheng.core.document.xlsx_writer import write_xlsx
from zhunsheng.core.tabular.layout import Lang
from zhunsheng.core.tabular.templates import course_template, plan_template, survey_template
from zhunsheng.core.values.issue import N_, Issue, IssueKind, Place, Translate
from zhunsheng.interfaces.cli.files import refuse_outputs, write_whole
from zhunsheng.interfaces.cli.refusal import Refused

TEMPLATES: Mapping[str, Callable[[Lang], Workbook]] = {
    "course": course_template,
    "plan": plan_template,
    "survey": survey_template,
}

REPORTS = {"report": "course_example", "programme-report": "programme_example"}
"""Example templates of reports, Word files; their writer is loaded only for them."""

NEXT: Mapping[str, str] = {
    "report": N_("Change it in Word, then use it: zhunsheng attain 课程.xlsx --docx 报告.docx --template {file}"),
    "programme-report": N_("Change it in Word, then use it: zhunsheng attain 专业/ --docx 报告.docx --template {file}"),
    "course": N_("Fill it in, then compute it: zhunsheng attain {file}"),
    "plan": N_("Fill it in and put it into the programme's folder, beside the folder 课程 with the course workbooks."),
    "survey": N_("Fill it in and put it into the folder 问卷 of the programme's folder."),
}

THERE_ALREADY = IssueKind(
    "output-there-already",
    N_("this file is there already and may have been filled in; it was left as it is."),
    N_("Choose another name, or add --force to replace it."),
)
NOT_XLSX = IssueKind(
    "output-not-xlsx", N_("a template is an Excel workbook, so its name must end in .xlsx."), N_("Try {suggestion}.")
)
NOT_DOCX = IssueKind(
    "output-not-docx",
    N_("a report template is a Word document, so its name must end in .docx."),
    N_("Try {suggestion}."),
)

EXAMPLES = """\
  zhunsheng template course 课程.xlsx
  zhunsheng template plan 培养方案.xlsx
  zhunsheng template survey 问卷.xlsx --lang en
  zhunsheng template report 本校报告模板.docx
"""


def configure(parser: argparse.ArgumentParser, _: Translate) -> None:
    """Arguments and examples."""
    parser.epilog = _(N_("examples:")) + "\n" + EXAMPLES
    parser.add_argument(
        "kind",
        choices=(*TEMPLATES, *REPORTS),
        help=_(N_("course, plan, survey; report, programme-report: examples of Word templates")),
    )
    parser.add_argument("out", metavar="OUT", help=_(N_("the file to write: .xlsx, for reports .docx")))
    parser.add_argument("--force", action="store_true", help=_(N_("replace the file if it is there already")))


def run(arguments: argparse.Namespace, _: Translate) -> int:
    """Write the template and say what comes next."""
    out = str(arguments.out)
    _refuse(out, ".docx" if arguments.kind in REPORTS else ".xlsx", force=arguments.force)
    write_whole(out, _content(arguments.kind, arguments.lang, _))
    print(_(N_("Written: {file}")).format(file=out))
    print(_(NEXT[arguments.kind]).format(file=out))
    return 0


def _content(kind: str, language: str, _: Translate) -> bytes:
    if kind not in REPORTS:
        return write_xlsx(TEMPLATES[kind](Lang(language)))
    examples = importlib.import_module("zhunsheng.core.tables.example_template")
    content: bytes = getattr(examples, REPORTS[kind])(_, language)
    return content


def _refuse(out: str, ending: str, *, force: bool) -> None:
    if Path(out).suffix.lower() != ending:
        suggestion = str(Path(out).with_suffix(ending)) if Path(out).name else f"课程{ending}"
        raise Refused([Issue(NOT_XLSX if ending == ".xlsx" else NOT_DOCX, Place(file=out), {"suggestion": suggestion})])
    if os.path.lexists(out) and not force:
        raise Refused([Issue(THERE_ALREADY, Place(file=out))])
    refuse_outputs([out], [])
