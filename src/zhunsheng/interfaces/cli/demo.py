"""`zhunsheng demo`: writes the sample programme folder of the invented 砺江工业大学."""

import argparse
import shlex
from pathlib import Path

from zhunsheng.core.sample.deep import DEEP_PROGRAMMES, deep_programme
from zhunsheng.core.sample.folder import COHORT, MARKER_FILE, SampleFile, is_sample, sample_folder
from zhunsheng.core.sample.programme import Programme
from zhunsheng.core.sample.university import DEEP_COHORTS, Cohort
from zhunsheng.core.values.issue import N_, Issue, IssueKind, Place, Translate
from zhunsheng.interfaces.cli.files import write_whole
from zhunsheng.interfaces.cli.folder import read_bytes
from zhunsheng.interfaces.cli.refusal import Refused

EXAMPLES = """\
  zhunsheng demo --folder 示例专业
  zhunsheng attain 示例专业
  zhunsheng demo --folder 机械2022 --programme 080202 --cohort 2022
"""

LEFT_BY_SYSTEMS = frozenset({".DS_Store", "Thumbs.db", "desktop.ini"})

NO_FOLDER_NAMED = IssueKind(
    "demo-folder-not-named",
    N_("say where the sample programme folder shall go."),
    N_(
        "For example: zhunsheng demo --folder sample. The whole sample university in the database comes with the web product."
    ),
)
NOT_A_FOLDER = IssueKind(
    "demo-not-a-folder", N_("this is a file, not a folder."), N_("Choose another name for the folder.")
)
NOT_EMPTY = IssueKind(
    "demo-folder-not-empty",
    N_("the folder is not empty and holds no earlier sample; nothing was written."),
    N_("Choose a new folder, or add --force: files with the sample's names are replaced, others stay."),
)
UNKNOWN_PROGRAMME = IssueKind(
    "demo-programme-unknown",
    N_("the sample has no marks of a programme {code}."),
    N_("It has those of: {known}."),
)
UNKNOWN_COHORT = IssueKind(
    "demo-cohort-unknown", N_("the sample has no marks of a cohort {cohort}."), N_("It has those of: {known}.")
)
NOT_MADE = IssueKind(
    "demo-folder-not-made", N_("the folder cannot be made: {why}."), N_("Choose another place, or check permissions.")
)


def configure(parser: argparse.ArgumentParser, _: Translate) -> None:
    """Where to write, of which programme and cohort, and whether over what is there."""
    parser.add_argument("--folder", metavar="DIR", help=_(N_("the folder to write; made if it does not exist")))
    parser.add_argument(
        "--programme",
        metavar="CODE",
        default=DEEP_PROGRAMMES[0].code,
        help=_(N_("the programme by its catalogue code: {codes} (default: {default})")).format(
            codes=", ".join(one.code for one in DEEP_PROGRAMMES), default=DEEP_PROGRAMMES[0].code
        ),
    )
    parser.add_argument(
        "--cohort",
        metavar="YEAR",
        default=COHORT.code,
        help=_(N_("the cohort by the year it began: {first} to {last} (default: {default})")).format(
            first=DEEP_COHORTS[0], last=DEEP_COHORTS[-1], default=COHORT.code
        ),
    )
    parser.add_argument(
        "--force", action="store_true", help=_(N_("write into a folder that is not empty; other files in it stay"))
    )
    parser.epilog = _(N_("examples:")) + "\n" + EXAMPLES


def run(arguments: argparse.Namespace, _: Translate) -> int:
    """Write the folder and say what was written and what to try next."""
    if not arguments.folder:
        raise Refused([Issue(NO_FOLDER_NAMED)])
    programme, cohort = _chosen(arguments.programme, arguments.cohort)
    root = Path(arguments.folder)
    _refuse_others(root, force=arguments.force)
    files = list(sample_folder(programme, cohort))
    for file in files:
        _write(root, file)
    _tell(root, files, _)
    return 0


def _chosen(code: str, year: str) -> tuple[Programme, Cohort]:
    """The programme and the cohort asked for; both are refused at once where the sample has neither."""
    issues = []
    programme = deep_programme(code.strip().upper())
    if programme is None:
        known = tuple(f"{one.code} {one.name}" for one in DEEP_PROGRAMMES)
        issues.append(Issue(UNKNOWN_PROGRAMME, params={"code": code, "known": known}))
    cohort = next((one for one in map(Cohort, DEEP_COHORTS) if one.code == year.strip()), None)
    if cohort is None:
        issues.append(Issue(UNKNOWN_COHORT, params={"cohort": year, "known": tuple(map(str, DEEP_COHORTS))}))
    if programme is None or cohort is None:
        raise Refused(issues)
    return programme, cohort


def _refuse_others(root: Path, *, force: bool) -> None:
    """Only an empty or new folder is written into, or an earlier sample, or any folder by force."""
    if root.exists() and not root.is_dir():
        raise Refused([Issue(NOT_A_FOLDER, Place(file=str(root)))])
    if force or not root.exists():
        return
    marker = root / MARKER_FILE
    try:
        names = {path.name for path in root.iterdir()} - LEFT_BY_SYSTEMS
    except OSError as error:
        raise Refused([Issue(NOT_MADE, Place(file=str(root)), {"why": error.strerror or str(error)})]) from None
    if names and not (marker.is_file() and is_sample(read_bytes(marker, str(marker)))):
        raise Refused([Issue(NOT_EMPTY, Place(file=str(root)))])


def _write(root: Path, file: SampleFile) -> None:
    target = root / file.path
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        place = Place(file=str(target.parent))
        raise Refused([Issue(NOT_MADE, place, {"why": error.strerror or str(error)})]) from None
    write_whole(str(target), file.content)


def _tell(root: Path, files: list[SampleFile], _: Translate) -> None:
    size = sum(len(file.content) for file in files) / 1e6
    print(
        _(N_("wrote {count} files, {size} MB, to {folder}")).format(count=len(files), size=f"{size:.1f}", folder=root)
    )
    print(
        _(N_("砺江工业大学 and everything in its files is invented; {file} says what is in them.")).format(
            file=MARKER_FILE
        )
    )
    others = _others(root, files)
    if others:
        words = _(N_("{count} other files in the folder were left alone, the first of them {name}"))
        print(words.format(count=len(others), name=others[0]))
    print(_(N_("next: {command}")).format(command=f"zhunsheng attain {shlex.quote(str(root))}"))


def _others(root: Path, files: list[SampleFile]) -> list[str]:
    own = {file.path for file in files}
    found = (path for path in root.rglob("*") if path.is_file() and path.name not in LEFT_BY_SYSTEMS)
    return sorted(name for path in found if (name := path.relative_to(root).as_posix()) not in own)
