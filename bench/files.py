"""Reading, checking and writing workbooks against the libraries alone: `python bench/files.py [--keep]`.

Writes some 2,300 workbooks under bench/out the first time (a minute).
"""

import argparse
import gc
import io
from collections.abc import Callable

import openpyxl  # noqa: TID253 (the writer library is a floor here)
from python_calamine import load_workbook

import workbooks
from measure import Run, Stopwatch, peak_mib, publish, repeated, say, seconds, table, timed, verdict
from zhunsheng.core.attainment.course import evaluate_course
from zhunsheng.core.attainment.explain import explain_programme
from zhunsheng.core.attainment.programme import evaluate_programme
from zhunsheng.core.document.xlsx_writer import write_xlsx
from zhunsheng.core.tabular.annotate import annotate
from zhunsheng.core.tabular.course_sheets import course_workbook
from zhunsheng.core.tabular.course_workbook import read_course
from zhunsheng.core.tabular.jail import Jail
from zhunsheng.core.tabular.templates import course_template
from zhunsheng.core.values.method import Method

ROUNDS = 31


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--keep", action="store_true")
    parser.add_argument("--rounds", type=int, default=ROUNDS)
    options = parser.parse_args()
    single = alternating(single_jobs(), options.rounds)
    explain = alternating(explain_jobs(), options.rounds)
    many = repeated(many_jobs(), 3, {"openpyxl, 50": 1})
    text = "\n".join([single_table(single), explain_table(explain), many_table(many)])
    publish("files", text, {**single, **explain, **many}, options.keep)


def alternating(jobs: dict[str, Callable[[], object]], times: int) -> dict[str, Run]:
    """Each job once per round, after one round that is not counted."""
    gc.collect()
    gc.freeze()  # what was made for the measurement is no burden on what is measured
    watches: dict[str, list[Stopwatch]] = {label: [] for label in jobs}
    for turn in range(times + 1):
        for label, work in jobs.items():
            watch = timed(work)
            if turn:
                watches[label].append(watch)
    say(f"{', '.join(jobs)}: {times} rounds")
    return {
        label: Run(tuple(w.wall for w in own), tuple(w.cpu for w in own), peak_mib()) for label, own in watches.items()
    }


# --- one workbook ---------------------------------------------------------------------------------------------------


def single_jobs() -> dict[str, Callable[[], object]]:
    """One 60 × 30 workbook, read and written by us and by the libraries alone."""
    data = workbooks.one_file(30).read_bytes()
    course = workbooks.course(0, 60, 30)
    rows = workbooks.course_rows(course)
    notes = [("成绩", f"{column}{row}", "成绩高于满分，请更正") for column in "DEFG" for row in range(2, 7)]
    jail = Jail()
    template = openpyxl.load_workbook(io.BytesIO(write_xlsx(course_template(course=course))))
    cells = {sheet.title: [[cell.value for cell in row] for row in sheet.iter_rows()] for sheet in template.worksheets}
    return {
        "reader": lambda: _read_alone(data),
        "jailed": lambda: jail.read("course", data, file="课程.xlsx"),
        "unjailed": lambda: read_course(data, file="课程.xlsx"),
        "openpyxl read": lambda: _loop(data),
        "openpyxl copy": lambda: openpyxl.load_workbook(io.BytesIO(data)).save(io.BytesIO()),
        "annotated": lambda: annotate(data, notes, title="错误清单"),
        "annotated, jailed": lambda: jail.run("annotate", data, notes=notes, title="错误清单"),
        "xlsxwriter": lambda: workbooks.write(io.BytesIO(), rows),
        "plain workbook": lambda: write_xlsx(course_workbook(course)),
        "xlsxwriter, cells of the template": lambda: workbooks.write(io.BytesIO(), cells, blanks=True),
        "filled template": lambda: write_xlsx(course_template(course=course)),
    }


def _read_alone(data: bytes) -> None:
    book = load_workbook(io.BytesIO(data))
    for name in book.sheet_names:
        book.get_sheet_by_name(name).to_python()


def _loop(data: bytes) -> None:
    for sheet in openpyxl.load_workbook(io.BytesIO(data), data_only=True).worksheets:
        for row in sheet.iter_rows():
            [cell.value for cell in row]


def single_table(runs: dict[str, Run]) -> str:
    heads = ("one 60 × 30 workbook", "wall", "processor", "over the floor", "target", "")
    rows = []
    for label, name, floor, most, ratio in (
        ("reader library alone (calamine, all sheets)", "reader", "", None, None),
        ("openpyxl, loop over rows", "openpyxl read", "reader", None, None),
        ("read and checked, in this process", "unjailed", "reader", None, None),
        ("read and checked in the warm jail", "jailed", "reader", 0.010, None),
        ("openpyxl alone, load and save", "openpyxl copy", "", None, None),
        ("annotated copy, 20 wrong cells", "annotated", "openpyxl copy", None, 2.0),
        ("the same in the warm jail", "annotated, jailed", "openpyxl copy", None, None),
        ("XlsxWriter alone, the course's cells", "xlsxwriter", "", None, None),
        ("course workbook written", "plain workbook", "xlsxwriter", None, None),
        (
            "XlsxWriter alone, all cells of the filled template, blank ones too",
            "xlsxwriter, cells of the template",
            "",
            None,
            None,
        ),
        ("filled template", "filled template", "xlsxwriter, cells of the template", None, 2.0),
    ):
        # what runs in the jail costs processor time elsewhere: there only the wall tells
        jailed = name in ("jailed", "annotated, jailed")
        own, alone = (run.median if jailed else run.work for run in (runs[name], runs[floor or name]))
        over, target, met = "", "", ""
        if floor:
            over = f"{'+' if own >= alone else '−'} {seconds(abs(own - alone))}, {own / alone:.1f} ×"
        if most:
            target, met = f"≤ + {seconds(most)}", verdict(own - alone, most)
        if ratio:
            target, met = f"≤ {ratio:g} ×", verdict(own / alone, ratio)
        shown = "" if jailed else seconds(runs[name].work)
        rows.append((label, seconds(runs[name].median), shown, over, target, met))
    return table("One workbook", heads, rows)


# --- explaining -----------------------------------------------------------------------------------------------------


def explain_jobs() -> dict[str, Callable[[], object]]:
    """The tree of a requirement of P, down to the cells."""
    method = Method()
    results = [evaluate_course(workbooks.course(at, 120, 25), method) for at in range(60)]
    plan = workbooks.plan(60)
    whole = evaluate_programme(plan, results, method)
    course = workbooks.course(0, 60, 25)
    return {
        "evaluate S": lambda: evaluate_course(course, method),
        "evaluate P from its courses": lambda: evaluate_programme(plan, results, method),
        "explain": lambda: explain_programme(whole, "requirement:1"),
        "explain as JSON": lambda: explain_programme(whole, "requirement:1").plain(),
    }


def explain_table(runs: dict[str, Run]) -> str:
    rows = [
        ("attainment of S, with distributions and notices", *_both(runs["evaluate S"]), "", ""),
        (
            "programme level of P from its 60 course results",
            *_both(runs["evaluate P from its courses"]),
            "",
            "",
        ),
    ]
    for label, name in (("tree of a requirement of P", "explain"), ("the same as plain data", "explain as JSON")):
        rows.append((label, *_both(runs[name]), "≤ 100 ms", verdict(runs[name].work, 0.1)))
    return table("Computing and explaining, in memory", ("", "wall", "processor", "target", ""), rows)


def _both(run: Run) -> tuple[str, str]:
    return seconds(run.median), seconds(run.work)


# --- many workbooks -------------------------------------------------------------------------------------------------


def many_jobs() -> dict[str, tuple[str, ...]]:
    """2,000 workbooks in one call, and a tenth of them for the memory's growth."""
    few, many = (str(workbooks.folder(count, 60, 30)) for count in (200, 2000))
    return {
        "reader, 2,000": ("floors/calamine_alone.py", many),
        "openpyxl, 50": ("floors/openpyxl_rows.py", many),
        "attain 200, 1 reader": ("attain_folder.py", few, "1"),
        "attain 2,000, 1 reader": ("attain_folder.py", many, "1"),
        "attain 2,000, 2 readers": ("attain_folder.py", many, "2"),
        "attain 2,000, 1 processor": ("attain_folder.py", many, "1", "1"),
    }


def many_table(runs: dict[str, Run]) -> str:
    floor, one, two = runs["reader, 2,000"], runs["attain 2,000, 1 reader"], runs["attain 2,000, 2 readers"]
    few = runs["attain 200, 1 reader"]
    loops = runs["openpyxl, 50"]
    pinned = runs["attain 2,000, 1 processor"]
    gain, growth = pinned.median / two.median, one.peak_mib - few.peak_mib
    rows = [
        ("**floor**: reader library alone", *_times(floor, floor), "", ""),
        (
            "openpyxl, loop over rows (from 50)",
            seconds(loops.median * 40),
            "",
            f"{loops.median * 40 / floor.median:.1f}",
            "",
            "",
            "",
        ),
        ("`attain`, one reader process", *_times(one, floor), "≤ 6 × floor", verdict(one.median / floor.median, 6)),
        ("`attain`, two reader processes", *_times(two, floor), "≤ 6 × floor", verdict(two.median / floor.median, 6)),
        ("`attain`, bound to one processor", *_times(pinned, floor), "", ""),
        ("two readers against one reader", f"{one.median / two.median:.2f} × as quick", "", "", "", "", ""),
        (
            "two readers against one processor",
            f"{gain:.2f} × as quick",
            "",
            "",
            "",
            "≥ 1.7 ×",
            verdict(gain, least=1.7),
        ),
        ("memory for 1,800 workbooks more", "", "", "", f"+ {growth:.0f} MiB", "flat: ≤ + 64 MiB", verdict(growth, 64)),
    ]
    return table("2,000 workbooks in one call", ("", "wall", "processor, all", "× floor", "peak", "target", ""), rows)


def _times(run: Run, floor: Run) -> tuple[str, str, str, str]:
    return seconds(run.median), seconds(run.work), f"{run.median / floor.median:.2f}", f"{run.peak_mib:.0f} MiB"


if __name__ == "__main__":
    main()
