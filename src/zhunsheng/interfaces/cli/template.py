"""`zhunsheng template`: the workbook to fill in, with instructions, a sample, drop-downs and limits."""

import argparse
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

NEXT: Mapping[str, str] = {
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

EXAMPLES = """\
  zhunsheng template course 课程.xlsx
  zhunsheng template plan 培养方案.xlsx
  zhunsheng template survey 问卷.xlsx --lang en
"""


def configure(parser: argparse.ArgumentParser, _: Translate) -> None:
    """Arguments and examples."""
    parser.epilog = _(N_("examples:")) + "\n" + EXAMPLES
    parser.add_argument("kind", choices=tuple(TEMPLATES), help=_(N_("course, plan or survey")))
    parser.add_argument("out", metavar="OUT.xlsx", help=_(N_("the workbook to write")))
    parser.add_argument("--force", action="store_true", help=_(N_("replace the file if it is there already")))


def run(arguments: argparse.Namespace, _: Translate) -> int:
    """Write the template and say what comes next."""
    out = str(arguments.out)
    _refuse(out, force=arguments.force)
    write_whole(out, write_xlsx(TEMPLATES[arguments.kind](Lang(arguments.lang))))
    print(_(N_("Written: {file}")).format(file=out))
    print(_(NEXT[arguments.kind]).format(file=out))
    return 0


def _refuse(out: str, *, force: bool) -> None:
    if Path(out).suffix.lower() != ".xlsx":
        suggestion = str(Path(out).with_suffix(".xlsx")) if Path(out).name else "课程.xlsx"
        raise Refused([Issue(NOT_XLSX, Place(file=out), {"suggestion": suggestion})])
    if os.path.lexists(out) and not force:
        raise Refused([Issue(THERE_ALREADY, Place(file=out))])
    refuse_outputs([out], [])
