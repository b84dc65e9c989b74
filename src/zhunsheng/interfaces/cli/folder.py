"""A programme folder on disk: which file is the plan, the courses, the surveys, the method (formats.md)."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from zhunsheng.core.values.issue import N_, Issue, IssueKind, Place
from zhunsheng.interfaces.cli.refusal import Refused

WORKBOOKS = (".xlsx", ".xlsm", ".xls")
PLAN_WORDS = ("培养方案", "plan")
COURSE_FOLDERS = ("课程", "courses")
SURVEY_FOLDERS = ("问卷", "surveys")
METHOD_FILES = ("method.yaml", "method.yml")

NO_SUCH_FILE = IssueKind("file-not-found", N_("there is no such file or folder."), N_("Check the name and the path."))
UNREADABLE = IssueKind("file-not-readable", N_("the file cannot be read: {why}."), N_("Check its permissions."))
NO_PLAN = IssueKind(
    "plan-not-found",
    N_("the folder holds no plan workbook."),
    N_(
        "Put the plan workbook in it, with 培养方案 or plan in its name; 'zhunsheng template plan' writes an empty one."
    ),
)
TWO_PLANS = IssueKind(
    "plan-not-unique", N_("the folder holds several plan workbooks: {files}."), N_("Keep one plan in the folder.")
)
TWO_METHODS = IssueKind(
    "method-not-unique", N_("the folder holds several method files: {files}."), N_("Keep one of them.")
)


@dataclass(frozen=True, slots=True)
class ProgrammeFolder:
    """The files of one programme, sorted by name."""

    root: Path
    plan: Path
    courses: tuple[Path, ...]
    surveys: tuple[Path, ...]
    method: Path | None

    def name(self, path: Path) -> str:
        """A file's name as messages show it: relative to the folder."""
        return path.relative_to(self.root).as_posix()


def programme_folder(root: Path) -> ProgrammeFolder:
    """Find the files; refuses a folder without a plan, or with several."""
    plans = [path for path in _workbooks(root, "*") if any(word in path.stem.lower() for word in PLAN_WORDS)]
    if not plans:
        raise Refused([Issue(NO_PLAN, Place(file=str(root)))])
    if len(plans) > 1:
        raise Refused([Issue(TWO_PLANS, Place(file=str(root)), {"files": tuple(path.name for path in plans)})])
    methods = [root / name for name in METHOD_FILES if (root / name).is_file()]
    if len(methods) > 1:
        raise Refused([Issue(TWO_METHODS, Place(file=str(root)), {"files": METHOD_FILES})])
    return ProgrammeFolder(
        root=root,
        plan=plans[0],
        courses=_inside(root, COURSE_FOLDERS),
        surveys=_inside(root, SURVEY_FOLDERS),
        method=methods[0] if methods else None,
    )


def read_bytes(path: Path, name: str) -> bytes:
    """A file's bytes; refuses with its name when it cannot be read."""
    try:
        return path.read_bytes()
    except FileNotFoundError:
        raise Refused([Issue(NO_SUCH_FILE, Place(file=name))]) from None
    except OSError as error:
        raise Refused([Issue(UNREADABLE, Place(file=name), {"why": error.strerror or str(error)})]) from None


def _inside(root: Path, names: Sequence[str]) -> tuple[Path, ...]:
    found = [path for name in names if (root / name).is_dir() for path in _workbooks(root / name, "**/*")]
    return tuple(sorted(found))


def _workbooks(folder: Path, pattern: str) -> list[Path]:
    """Workbooks of a folder; lock files (~$…) and hidden files are what Excel and systems leave behind."""
    return sorted(
        path
        for path in folder.glob(pattern)
        if path.suffix.lower() in WORKBOOKS and not path.name.startswith(("~$", ".")) and path.is_file()
    )
