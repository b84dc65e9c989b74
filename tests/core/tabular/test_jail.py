"""The jail: a file may break its reader, never its caller. The files here are made to do harm, or stand in for one."""

import gc
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from workbook_files import course_sheets, plan_sheets, survey_sheets, with_sheet_xml, workbook

from zhunsheng.core.tabular import jail as jail_module
from zhunsheng.core.tabular.course_workbook import read_course
from zhunsheng.core.tabular.jail import Jail, Request
from zhunsheng.core.tabular.plan_workbook import read_plan
from zhunsheng.core.tabular.survey_workbook import read_survey

pytestmark = pytest.mark.slow

MISDEEDS = """
import os, signal, time
from pathlib import Path
from zhunsheng.core.tabular.reading import Reading

def answer(data, *, file, **options):
    return Reading(data, ())

def unguarded(data, *, file):
    import io
    from python_calamine import load_workbook
    load_workbook(io.BytesIO(data)).get_sheet_by_name("成绩").to_python(skip_empty_area=False)
    return Reading(b"survived")

def misbehave(data, *, file="", **options):
    act = data.decode()
    if act == "abort": os.abort()
    if act == "kill": os.kill(os.getpid(), signal.SIGKILL)
    if act == "exit": os._exit(3)
    if act == "sleep": time.sleep(60)
    if act == "spin":
        while True: pass
    if act == "memory":
        kept = []
        while True: kept.append(bytes(50_000_000))
    if act == "raise": raise ValueError("a bug")
    if act == "recurse": return misbehave(data)
    if act == "print":
        print("noise on stdout", flush=True); os.write(1, b"more noise"); os.write(2, b"and here")
    if act == "lie": os.write(int(options["pipe"]), b"ZSJ1" + bytes(40))
    if act == "strange": return Reading(object(), ())
    if act == "write":
        with open(options["path"], "w") as file: file.write("x" * 100)
    if act == "environment": return Reading(repr(sorted(os.environ)).encode())
    if act == "files": return Reading(repr(sorted(int(n) for n in os.listdir("/proc/self/fd"))).encode())
    if act == "pid": return Reading(str(os.getpid()).encode())
    if act == "modules":
        import sys
        return Reading(" ".join(sorted(sys.modules)).encode())
    return Reading(data, ())
"""


@pytest.fixture
def misdeeds(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Any]:
    """Starts jails whose children know the kinds 'misdeed' and 'good' beside the real ones."""
    (tmp_path / "misdeeds.py").write_text(MISDEEDS)
    (tmp_path / "sitecustomize.py").write_text("raise SystemExit('the user's environment was loaded')")
    (tmp_path / "more_kinds.py").write_text(
        "from zhunsheng.core.tabular import jailed\n"
        "jailed.KINDS.update(misdeed='misdeeds:misbehave', unguarded='misdeeds:unguarded', good='misdeeds:answer')\n"
        "from zhunsheng.core.tabular.jailed import main\n"
    )
    monkeypatch.syspath_prepend(str(tmp_path))
    monkeypatch.setattr(jail_module, "_ENTRANCE", "more_kinds")
    jails: list[Jail] = []

    def start(**options: Any) -> Jail:
        jails.append(Jail(**options))
        return jails[-1]

    yield start
    for jail in jails:
        jail.close()


def how(reading: Any) -> tuple[str, Any]:
    (issue,) = reading.issues
    assert reading.value is None
    assert issue.text()
    return issue.kind.code, issue.params.get("how", "")


def test_each_kind_of_file_is_read_as_without_jail() -> None:
    course, plan, survey = workbook(course_sheets()), workbook(plan_sheets()), workbook(survey_sheets())
    with Jail() as jail:
        assert jail.read("course", course, file="c.xlsx") == read_course(course, file="c.xlsx")
        assert jail.read("plan", plan, file="p.xlsx") == read_plan(plan, file="p.xlsx")
        assert jail.read("survey", survey, file="s.xlsx") == read_survey(survey, file="s.xlsx")


def test_options_reach_the_reader() -> None:
    sheets = course_sheets()
    sheets["考核方案"][1][4] = 15
    sheets["课程目标"][1][4] = 2.5
    sheets["成绩"][1][2] = "通过"
    data = workbook(sheets)
    with Jail() as jail:
        assert len(jail.read("course", data, file="c.xlsx").errors) == 3
        options = {"levels": {"通过"}, "weighting": "by_weight", "top": 3.0}
        assert jail.read("course", data, file="c.xlsx", **options).errors == ()


def test_a_copy_with_marked_cells_comes_back_as_bytes() -> None:
    with Jail() as jail:
        copy = jail.run("annotate", workbook(course_sheets()), notes=[("成绩", "C2", "wrong")], title="Errors")
        assert copy is not None
        assert copy.startswith(b"PK")
        assert jail.run("annotate", b"no workbook", notes=[], title="Errors") is None
        assert jail.read("course", workbook(course_sheets()), file="c.xlsx").value is not None


@pytest.mark.parametrize(
    ("act", "code", "cause"),
    [
        ("abort", "reader-broke", "SIGABRT"),
        ("kill", "reader-broke", "SIGKILL"),
        ("exit", "reader-broke", "exit 3"),
        ("raise", "reader-broke", "ValueError"),
        ("recurse", "reader-broke", "RecursionError"),
        ("strange", "reader-broke", "KeyError"),
        ("memory", "reader-memory", ""),
    ],
)
def test_a_reader_that_breaks_is_replaced_and_the_next_file_is_read(
    misdeeds: Any, act: str, code: str, cause: str
) -> None:
    jail = misdeeds()
    reading = jail.read("misdeed", act.encode(), file="bad.xlsx")
    assert how(reading) == (code, cause)
    assert reading.issues[0].place.file == "bad.xlsx"
    assert jail.read("good", b"next", file="good.xlsx").value == b"next"


@pytest.mark.parametrize("act", ["sleep", "spin"])
def test_a_reader_that_takes_too_long_is_stopped(misdeeds: Any, act: str) -> None:
    jail = misdeeds(seconds=1)
    jail.read("good", b"warm", file="x")
    before = time.monotonic()
    assert how(jail.read("misdeed", act.encode(), file="bad.xlsx"))[0] == "reader-timeout"
    assert time.monotonic() - before < 10
    assert jail.read("good", b"next", file="x").value == b"next"


def test_a_reader_killed_from_outside_while_idle_is_replaced(misdeeds: Any) -> None:
    jail = misdeeds()
    pid = int(jail.read("misdeed", b"pid", file="x").value)
    os.kill(pid, signal.SIGKILL)
    os.waitid(os.P_PID, pid, os.WEXITED | os.WNOWAIT)
    assert jail.read("good", b"next", file="x").value == b"next"


def test_what_the_reader_prints_does_not_disturb_the_answers(misdeeds: Any) -> None:
    jail = misdeeds()
    assert jail.read("misdeed", b"print", file="x").value == b"print"
    assert jail.read("good", b"next", file="x").value == b"next"


def test_an_answer_that_is_none_ends_the_reader(misdeeds: Any) -> None:
    jail = misdeeds()
    pipes = [int(n) for n in jail.read("misdeed", b"files", file="x").value.decode().strip("[]").split(",")]
    # the pipe for answers is the last but one kept open; listing the folder opens the last
    answers = sorted(pipes)[-2]
    assert how(jail.read("misdeed", b"lie", file="x", pipe=answers)) == ("reader-broke", "protocol")
    assert jail.read("good", b"next", file="x").value == b"next"


def test_a_reader_cannot_write_files_and_sees_no_secrets(
    misdeeds: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DATABASE_URL", "postgres://secret")
    jail = misdeeds()
    assert how(jail.read("misdeed", b"write", file="x", path=str(tmp_path / "out")))[0] == "reader-broke"
    assert not (tmp_path / "out").exists() or (tmp_path / "out").stat().st_size == 0
    assert b"DATABASE_URL" not in jail.read("misdeed", b"environment", file="x").value


def test_a_reader_holds_no_file_of_its_parent(misdeeds: Any) -> None:
    with open(os.devnull) as mine:
        os.set_inheritable(mine.fileno(), True)
        jail = misdeeds()
        files = jail.read("misdeed", b"files", file="x").value
        assert len(files.split(b",")) <= 6  # nothing ×3, two pipes, the folder being listed


def test_a_reader_loads_only_what_it_needs(misdeeds: Any) -> None:
    modules = misdeeds().read("misdeed", b"modules", file="x").value.decode().split()
    assert "python_calamine" in modules
    assert not {"numpy", "openpyxl", "xlsxwriter", "ruamel.yaml", "zipfile", "subprocess", "django"} & set(modules)


def test_many_files_come_back_in_order_from_several_readers(misdeeds: Any) -> None:
    jail = misdeeds(workers=2)
    requests = (Request("good", str(n).encode(), f"{n}.xlsx") for n in range(200))
    assert [int(reading.value) for reading in jail.read_many(requests)] == list(range(200))


def test_files_that_break_readers_do_not_harm_their_neighbours(misdeeds: Any) -> None:
    jail = misdeeds(workers=2)
    acts = [b"abort" if n % 5 == 2 else b"fine" for n in range(25)]
    readings = list(jail.read_many(Request("misdeed", act, str(n)) for n, act in enumerate(acts)))
    assert [reading.value for reading in readings] == [None if act == b"abort" else b"fine" for act in acts]
    assert [reading.issues[0].place.file for reading in readings if reading.issues] == ["2", "7", "12", "17", "22"]


def test_requests_are_taken_only_as_fast_as_they_are_read(misdeeds: Any) -> None:
    jail = misdeeds(workers=2)
    taken = 0

    def requests() -> Iterator[Request]:
        nonlocal taken
        for n in range(500):
            taken = n
            yield Request("good", b"x" * 1000, str(n))

    for done, _ in enumerate(jail.read_many(requests())):
        assert taken - done <= jail_module.AHEAD + 2 * jail_module.DEPTH


def test_files_larger_than_a_pipe_cross_it(misdeeds: Any) -> None:
    jail = misdeeds(workers=2)
    large = os.urandom(5 * 2**20)
    readings = list(jail.read_many(Request("good", large, str(n)) for n in range(6)))
    assert [reading.value == large for reading in readings] == [True] * 6


def test_reading_one_file_while_many_are_under_way(misdeeds: Any) -> None:
    jail = misdeeds()
    many = jail.read_many(Request("good", str(n).encode(), "x") for n in range(30))
    assert next(many).value == b"0"
    assert jail.read("good", b"between", file="x").value == b"between"
    assert [int(reading.value) for reading in many] == list(range(1, 30))


def test_a_caller_who_was_away_for_long_still_gets_his_answers(misdeeds: Any) -> None:
    jail = misdeeds(seconds=1)
    many = jail.read_many(Request("good", str(n).encode(), "x") for n in range(6))
    assert next(many).value == b"0"
    time.sleep(1.5)
    assert [int(reading.value) for reading in many] == list(range(1, 6))


def test_a_closed_jail_leaves_no_process_and_no_pipe(misdeeds: Any) -> None:
    gc.collect()
    before = set(os.listdir("/proc/self/fd"))
    with Jail(workers=2) as jail:
        pids = [child._process.pid for child in jail._children]
        jail.read("course", b"", file="x")
    assert set(os.listdir("/proc/self/fd")) == before
    for pid in pids:
        with pytest.raises(ProcessLookupError):
            os.kill(pid, 0)


def test_a_reader_ends_when_its_parent_is_killed(tmp_path: Path) -> None:
    code = (
        "import os, signal, sys\n"
        "from zhunsheng.core.tabular.jail import Jail\n"
        "jail = Jail()\n"
        "jail.read('course', b'', file='x')\n"
        "print(jail._children[0]._process.pid, flush=True)\n"
        "os.kill(os.getpid(), signal.SIGKILL)\n"
    )
    pid = int(subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False).stdout)
    for _ in range(100):
        try:
            # an orphan that has ended may still wait to be buried by process 1
            if Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[0] == "Z":
                return
        except FileNotFoundError:
            return
        time.sleep(0.05)
    pytest.fail("the reader outlived its parent")


def test_a_sheet_of_a_billion_cells_breaks_at_most_its_reader(misdeeds: Any) -> None:
    """The limits refuse it before the library sees it; without them the library dies of it, and nothing else does."""
    data = with_sheet_xml(
        workbook(course_sheets()),
        4,
        b"</sheetData>",
        b'<row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>',
    )
    jail = misdeeds()
    assert jail.read("course", data, file="x").issues[0].kind.code == "sheet-too-large"
    reading = jail.read("unguarded", data, file="x")
    assert reading.value is None
    assert reading.issues[0].kind.code in {"reader-broke", "reader-memory"}
    assert jail.read("course", workbook(course_sheets()), file="x").value is not None
