"""Reports: `python bench/document.py [--keep]`: writers against a bare python-docx writer, and the whole command."""

import argparse
import resource
import subprocess
import sys
import tempfile
from pathlib import Path

import workbooks
from measure import ENVIRONMENT, Run, Stopwatch, publish, repeated, say, seconds, table, verdict

SIZES = (100, 300, 900)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--keep", action="store_true")
    parser.add_argument("--rounds", type=int, default=5)
    options = parser.parse_args()
    jobs = {"floor": ("floors/docx_rows.py", "300")}
    jobs |= {f"docx-{pages}": ("write_report.py", str(pages), "docx") for pages in SIZES}
    jobs |= {kind: ("write_report.py", "300", kind) for kind in ("html", "json")}
    runs = repeated(jobs, options.rounds)
    runs["command"] = command(options.rounds)
    publish("document", shown(runs), dict(runs), options.keep)


def command(rounds: int) -> Run:
    """A course report with its charts, the whole process."""
    course = str(workbooks.one_file(25))
    zhunsheng = str(Path(sys.executable).with_name("zhunsheng"))
    seen: list[Stopwatch] = []
    with tempfile.TemporaryDirectory() as folder:
        words = (zhunsheng, "attain", course, "--docx", str(Path(folder, "report.docx")))
        for turn in range(rounds):
            say(f"command ({turn + 1})")
            before = resource.getrusage(resource.RUSAGE_CHILDREN)
            watch = Stopwatch()
            subprocess.run(words, env=ENVIRONMENT, stdout=subprocess.DEVNULL, check=True)
            watch.halt()
            after = resource.getrusage(resource.RUSAGE_CHILDREN)
            watch.cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
            seen.append(watch)
    return Run(tuple(watch.wall for watch in seen), tuple(watch.cpu for watch in seen))


def shown(runs: dict[str, Run]) -> str:
    """§3 of the targets, as far as reports go."""
    floor = runs["floor"]
    growth = (runs["docx-900"].work / runs["docx-300"].work) / 3
    rows = [("**floor**: python-docx row by row, 300 pages, 160 tables", *_figures(floor, floor), "", "")]
    for pages in SIZES:
        run = runs[f"docx-{pages}"]
        target = "≤ 3 × floor, ≤ 500 MiB" if pages == 300 else ""
        good = verdict(max(run.median / floor.median / 3, run.peak_mib / 500), 1.0) if pages == 300 else ""
        rows.append((f".docx, {pages} pages", *_figures(run, floor), target, good))
    rows += [(f"{kind}, 300 pages", *_figures(runs[kind], floor), "", "") for kind in ("html", "json")]
    rows.append(
        ("growth 300 → 900 pages, against linear", f"{growth:.2f}", "", "", "", "≤ 1.15", verdict(growth, 1.15))
    )
    whole = runs["command"]
    rows.append(("`attain --docx` on S, whole process", *_figures(whole, floor), "≤ 1 s", verdict(whole.median, 1.0)))
    return table("Reports", ("", "wall", "× floor", "processor", "peak MiB", "target", ""), rows)


def _figures(run: Run, floor: Run) -> tuple[str, str, str, str]:
    peak = f"{run.peak_mib:.0f}" if run.peak_mib else ""
    return seconds(run.median), f"{run.median / floor.median:.2f}", seconds(run.work), peak


if __name__ == "__main__":
    main()
