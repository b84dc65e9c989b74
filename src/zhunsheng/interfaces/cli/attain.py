"""`zhunsheng attain`: reads what a school has and computes its attainment, every number explained."""

import argparse
import importlib
from pathlib import Path

from zhunsheng.core.tabular.jail import Jail
from zhunsheng.core.values.issue import N_, Issue, IssueKind, Translate
from zhunsheng.interfaces.cli.files import refuse_outputs
from zhunsheng.interfaces.cli.folder import programme_folder
from zhunsheng.interfaces.cli.inputs import declared_method, existing, workers_for
from zhunsheng.interfaces.cli.refusal import Refused

EXAMPLES = """\
  zhunsheng attain 课程.xlsx
  zhunsheng attain 课程.xlsx --method method.yaml --json
  zhunsheng attain 课程.xlsx --explain objective:1
  zhunsheng attain 课程.xlsx --annotated 有错.xlsx
  zhunsheng attain 课程.xlsx --docx 评价报告.docx --earlier 上一轮.json
  zhunsheng attain 自动化2021/ --xlsx 达成结果.xlsx --docx 评价报告.docx
  zhunsheng attain 自动化2021/ --explain requirement:3
"""

IDLE = IssueKind(
    "option-without-report", N_("{option} does nothing without one of {wanted}."), N_("Say which report to write.")
)

REPORTS = (
    ("--docx", "OUT.docx", N_("write the report as a Word document")),
    ("--html", "OUT.html", N_("write the report as one self-contained page")),
    ("--pdf", "OUT.pdf", N_("write the report as PDF (needs LibreOffice)")),
    ("--template", "SCHOOL.docx", N_("the school's own Word template for --docx and --pdf")),
)


def configure(parser: argparse.ArgumentParser, _: Translate) -> None:
    """Arguments and examples."""
    parser.epilog = _(N_("examples:")) + "\n" + EXAMPLES
    parser.add_argument("path", metavar="COURSE.xlsx|FOLDER/", help=_(N_("a course workbook, or a programme's folder")))
    parser.add_argument("--method", metavar="M.yaml", help=_(N_("method file, or a pack such as method/default")))
    parser.add_argument("--json", action="store_true", help=_(N_("print one JSON document")))
    parser.add_argument("--explain", metavar="ID", help=_(N_("show where a value comes from, down to the cells")))
    parser.add_argument("--xlsx", metavar="OUT.xlsx", help=_(N_("write the results as a workbook")))
    for option, name, words in REPORTS:
        parser.add_argument(option, metavar=name, help=_(words))
    parser.add_argument(
        "--earlier",
        metavar="RESULT.json",
        action="append",
        help=_(N_("an earlier offering's --json to compare with in the course report; may be given several times")),
    )
    parser.add_argument(
        "--annotated",
        metavar="OUT",
        help=_(
            N_("if the input is wrong, write a copy with the wrong cells in red (a folder's copies go into a folder)")
        ),
    )


def run(arguments: argparse.Namespace, _: Translate) -> int:
    """Compute and show; refuses wrong input with every cell that is wrong."""
    path = existing(Path(arguments.path))
    folder = programme_folder(path) if path.is_dir() else None
    inputs = [path] if folder is None else [folder.plan, *folder.courses, *folder.surveys]
    _refuse_idle(arguments)
    outputs = [arguments.xlsx, arguments.annotated, arguments.docx, arguments.html, arguments.pdf]
    extra = [Path(name) for name in (arguments.template, *(arguments.earlier or ())) if name]
    refuse_outputs(outputs, [*inputs, *extra])
    with Jail(workers=workers_for(len(inputs))) as jail:
        # numpy is loaded here, while the reader process starts
        attained = importlib.import_module("zhunsheng.interfaces.cli.attained")
        method = declared_method(arguments.method, folder.method if folder else None)
        if folder is None:
            attained.show_course(jail, path, method, arguments, _)
        else:
            attained.show_programme(jail, folder, method, arguments, _)
    return 0


def _refuse_idle(arguments: argparse.Namespace) -> None:
    """Options that would do nothing are a mistake of the call, told before any work is done."""
    if arguments.template and not (arguments.docx or arguments.pdf):
        raise Refused([Issue(IDLE, params={"option": "--template", "wanted": "--docx, --pdf"})])
    if arguments.earlier and not (arguments.docx or arguments.pdf or arguments.html):
        raise Refused([Issue(IDLE, params={"option": "--earlier", "wanted": "--docx, --html, --pdf"})])
