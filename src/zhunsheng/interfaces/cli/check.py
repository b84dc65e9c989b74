"""`zhunsheng check`: the check-up 体检 of a programme folder."""

import argparse
import json
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import TypeVar

from zhunsheng.core.checks.checkup import PACK, SLUGS, Checkup, check_up
from zhunsheng.core.checks.plain import checkup_plain, checkup_sarif
from zhunsheng.core.checks.snapshot import Snapshot, take_snapshot
from zhunsheng.core.checks.waivers import Waiver, read_waivers
from zhunsheng.core.packs.checks import CheckBounds
from zhunsheng.core.packs.loader import CLOSE_PACK, UNKNOWN_PACK, load_pack
from zhunsheng.core.packs.own import checks_for, supplement_for
from zhunsheng.core.packs.pack import Pack, PackRefused
from zhunsheng.core.tabular.jail import Jail
from zhunsheng.core.tabular.method_file import read_method
from zhunsheng.core.tabular.reading import Reading
from zhunsheng.core.values.issue import N_, Issue, IssueKind, Place, Translate
from zhunsheng.core.values.method import Method
from zhunsheng.core.values.plan import Plan
from zhunsheng.interfaces.cli.checked import checkup_text
from zhunsheng.interfaces.cli.files import refuse_outputs, write_whole
from zhunsheng.interfaces.cli.folder import ProgrammeFolder, programme_folder, read_bytes
from zhunsheng.interfaces.cli.inputs import existing, read_programme, refuse_doubles, workers_for
from zhunsheng.interfaces.cli.own_packs import own_packs, packs_option
from zhunsheng.interfaces.cli.refusal import Refused
from zhunsheng.interfaces.cli.version import code_version

EXAMPLES = """\
  zhunsheng check 自动化2021/
  zhunsheng check 自动化2021/ --top 5
  zhunsheng check 自动化2021/ --json
  zhunsheng check 自动化2021/ --packs 本校数据包
  zhunsheng check 自动化2021/ --waivers 体检说明.yaml --sarif 体检.sarif
"""
WAIVERS = "体检说明.yaml"
TOP = 10

NOT_A_FOLDER = IssueKind(
    "not-a-folder",
    N_("the check-up takes a programme folder; this is a file."),
    N_("Name the folder that holds the plan workbook."),
)
Value = TypeVar("Value")

STOPPING = ("file-", "archive-", "xml-", "reader-", "sheet-missing", "sheet-half-pair", "sheet-too-large")
"""How the codes of issues begin that leave nothing to check: an unreadable file, a missing sheet."""


def configure(parser: argparse.ArgumentParser, _: Translate) -> None:
    """Arguments and examples."""
    parser.epilog = _(N_("examples:")) + "\n" + EXAMPLES
    parser.add_argument("path", metavar="FOLDER/", help=_(N_("a programme's folder")))
    parser.add_argument("--json", action="store_true", help=_(N_("print one JSON document")))
    parser.add_argument("--sarif", metavar="OUT", help=_(N_("write the findings as SARIF 2.1.0 too")))
    parser.add_argument(
        "--waivers", metavar="FILE", help=_(N_("the explained findings (default: 体检说明.yaml in the folder)"))
    )
    packs_option(parser, _)
    parser.add_argument(
        "--top", metavar="N", type=_whole(_), default=TOP, help=_(N_("how many rules are shown first (default 10)"))
    )


def _whole(_: Translate) -> Callable[[str], int]:
    def whole(text: str) -> int:
        if not text.isascii() or not text.isdigit():
            raise argparse.ArgumentTypeError(_(N_("'{value}' is not a whole number.")).format(value=text))
        return int(text)

    return whole


def run(arguments: argparse.Namespace, _: Translate) -> int:
    """Check and show; 1 where an error-level finding counts."""
    path = existing(Path(arguments.path))
    if not path.is_dir():
        raise Refused([Issue(NOT_A_FOLDER, Place(file=arguments.path))])
    folder = programme_folder(path)
    refuse_outputs([arguments.sarif], _inputs(folder, arguments.waivers))
    waivers, waiver_file = _waivers(arguments.waivers, folder)
    extra = own_packs(arguments.packs)
    with Jail(workers=workers_for(len(folder.courses))) as jail:
        pack, bounds = _bounds(extra)
        snapshot = _snapshot(jail, folder, bounds, extra)
    checkup = check_up(snapshot, bounds, waivers, waiver_file=waiver_file)
    if arguments.sarif:
        _write_sarif(arguments.sarif, checkup, pack, bounds, arguments.lang, _)
    if arguments.json:
        print(json.dumps(checkup_plain(checkup, _), ensure_ascii=False, indent=1))
    else:
        print(checkup_text(checkup, snapshot, pack, _, lang=arguments.lang, top=arguments.top))
    return 0 if checkup.sound else 1


def _inputs(folder: ProgrammeFolder, waivers: str | None) -> list[Path]:
    own = [folder.method] if folder.method else []
    return [folder.plan, *folder.courses, *folder.surveys, *own, Path(waivers) if waivers else folder.root / WAIVERS]


def _bounds(extra: Sequence[Path]) -> tuple[Pack, CheckBounds]:
    """The severities and bounds, the institution's own where it has some."""
    try:
        pack = checks_for(PACK, extra=extra)
    except PackRefused as refusal:
        raise Refused(refusal.issues) from None
    assert isinstance(pack.body, CheckBounds)  # noqa: S101 - the kind of a pack decides its body
    return pack, pack.body


def _waivers(named: str | None, folder: ProgrammeFolder) -> tuple[tuple[Waiver, ...], str]:
    """The waivers named on the command line, else the folder's own; refuses what is not understood, with its line."""
    path = Path(named) if named else folder.root / WAIVERS
    if not named and not path.is_file():
        return (), ""
    waivers, issues = read_waivers(read_bytes(path, str(path)), file=path.name, rules=SLUGS)
    if issues:
        raise Refused(issues)
    return waivers, path.name


# --- reading leniently ----------------------------------------------------------------------------------------------


def _snapshot(jail: Jail, folder: ProgrammeFolder, bounds: CheckBounds, extra: Sequence[Path]) -> Snapshot:
    """Read everything first; only what leaves nothing to check is refused, and then all of it at once."""
    method, issues = _method(folder)
    reading = read_programme(jail, folder, method)
    courses, stopped = _read(reading.courses, issues)
    surveys, stopped_surveys = _read(reading.surveys, issues)
    stopped += stopped_surveys
    if reading.plan.value is None:
        raise Refused([*reading.plan.errors, *stopped])
    if stopped:
        raise Refused(stopped)
    refuse_doubles([(course.code, course.file) for course in courses if course.code])
    plan = reading.plan.value
    return take_snapshot(
        plan,
        courses,
        surveys,
        method,
        declared=folder.method is not None,
        issues=(*reading.plan.issues, *issues),
        standard=_standard(plan.standard, extra),
        supplement=_supplement(plan, extra),
        whole_plan_credits=bounds.value("whole-plan-credits"),
        excerpt_share=bounds.value("excerpt-share"),
    )


def _read(readings: Iterable[Reading[Value]], issues: list[Issue]) -> tuple[list[Value], list[Issue]]:
    """The values there are, and what stops the check-up; all other issues go to `issues`."""
    values: list[Value] = []
    stopped: list[Issue] = []
    for reading in readings:
        if reading.value is not None:
            values.append(reading.value)
            issues += reading.issues
        elif any(issue.kind.code.startswith(STOPPING) for issue in reading.errors):
            stopped += reading.errors
        else:
            issues += reading.issues
    return values, stopped


def _method(folder: ProgrammeFolder) -> tuple[Method, list[Issue]]:
    """The folder's method as far as it is sound; what is wrong with it becomes findings."""
    if folder.method is None:
        return Method(), []
    reading = read_method(read_bytes(folder.method, folder.method.name), file=folder.method.name)
    if reading.value is None:
        raise Refused(reading.errors)
    return reading.value, list(reading.issues)


def _standard(name: str, extra: Sequence[Path]) -> Pack | None:
    """The pack the plan names; None where there is none of this name, which is a finding."""
    try:
        return load_pack(name, extra=extra)
    except PackRefused as refusal:
        if any(issue.kind not in (UNKNOWN_PACK, CLOSE_PACK) for issue in refusal.issues):
            raise Refused(refusal.issues) from None
        return None


def _supplement(plan: Plan, extra: Sequence[Path]) -> Pack | None:
    """The supplement that speaks of the programme; None where none does."""
    try:
        return supplement_for(plan.standard, plan.code.strip(), extra=extra)
    except PackRefused as refusal:
        raise Refused(refusal.issues) from None


def _write_sarif(name: str, checkup: Checkup, pack: Pack, bounds: CheckBounds, lang: str, _: Translate) -> None:
    log = checkup_sarif(checkup, pack, bounds, _, lang=lang, version=code_version())
    write_whole(name, json.dumps(log, ensure_ascii=False, indent=1).encode())
