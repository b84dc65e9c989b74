"""Running, timing and telling: medians, peak memory, Markdown tables, raw figures under bench/out."""

import json
import os
import platform
import resource
import statistics
import subprocess
import sys
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from time import perf_counter, process_time
from typing import Any

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent
OUT = HERE / "out"
KEPT = ROOT / "docs" / "bench"
OUT.mkdir(exist_ok=True)

ENVIRONMENT = {**os.environ, "OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1", "PYTHONPATH": str(HERE)}
"""Threads cost about four times on such small matrices."""


def say(text: str) -> None:
    """Progress, beside the table."""
    print(f"… {text}", file=sys.stderr, flush=True)


class Stopwatch:
    """Wall and processor seconds between `go` and `halt`, added up.

    The machine is shared: processor time tells what the work costs, wall time what a person waits.
    """

    def __init__(self, *, running: bool = True) -> None:
        self.wall = self.cpu = 0.0
        if running:
            self.go()

    def go(self) -> None:
        self._begun = perf_counter(), process_time()

    def halt(self) -> "Stopwatch":
        self.wall += perf_counter() - self._begun[0]
        self.cpu += process_time() - self._begun[1]
        return self


def timed(work: Callable[[], Any]) -> Stopwatch:
    """One run."""
    watch = Stopwatch()
    work()
    return watch.halt()


def peak_mib() -> float:
    """The most memory this process ever held, in MiB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def report(watch: Stopwatch, **figures: Any) -> None:
    """How a measured script hands its figures to the command that started it; stops a watch that still runs."""
    if not watch.wall:
        watch.halt()
    print(json.dumps({"seconds": watch.wall, "cpu": watch.cpu, "peak_mib": round(peak_mib(), 1), **figures}))


@dataclass(frozen=True, slots=True)
class Run:
    """One script's repeated figures, each run in a process of its own; `missing` names a package it lacks."""

    seconds: tuple[float, ...] = ()
    cpu: tuple[float, ...] = ()
    peak_mib: float = 0.0
    told: dict[str, Any] = field(default_factory=dict)
    missing: str = ""

    @property
    def median(self) -> float:
        """Wall seconds."""
        return statistics.median(self.seconds) if self.seconds else float("nan")

    @property
    def work(self) -> float:
        """Processor seconds."""
        return statistics.median(self.cpu) if self.cpu else float("nan")


def script(name: str, *arguments: str) -> dict[str, Any]:
    """One run of a script under bench/: the figures it reports."""
    command = [sys.executable, str(HERE / name), *arguments]
    done = subprocess.run(command, env=ENVIRONMENT, capture_output=True, text=True, check=False)
    if done.returncode:
        lines = done.stderr.strip().splitlines() or [""]
        if "ModuleNotFoundError" in lines[-1]:
            return {"missing": lines[-1].split("'")[1]}
        sys.exit(f"{name} failed:\n{done.stderr}")
    figures: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return figures


def repeated(jobs: dict[str, Sequence[str]], times: int, fewer: dict[str, int] | None = None) -> dict[str, Run]:
    """Scripts with their arguments, run in turn round by round, so that a noisy moment hits all alike.

    `fewer` gives long ones their own number of rounds.
    """
    seen: dict[str, list[dict[str, Any]]] = {label: [] for label in jobs}
    for turn in range(times):
        for label, words in jobs.items():
            if turn < (fewer or {}).get(label, times) and not any("missing" in one for one in seen[label]):
                say(f"{label} ({turn + 1})")
                seen[label].append(script(*words))
    return {label: _run(figures) for label, figures in seen.items()}


def _run(figures: list[dict[str, Any]]) -> Run:
    missing = next((one["missing"] for one in figures if "missing" in one), "")
    if missing:
        return Run(missing=missing)
    wall = tuple(one["seconds"] for one in figures)
    cpu = tuple(one["cpu"] for one in figures)
    told = {key: value for key, value in figures[-1].items() if key not in ("seconds", "cpu", "peak_mib")}
    return Run(wall, cpu, max(one["peak_mib"] for one in figures), told)


# --- telling --------------------------------------------------------------------------------------------------------


def table(title: str, heads: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """A Markdown table."""
    lines = [f"### {title}", "", "| " + " | ".join(heads) + " |", "|" + "---|" * len(heads)]
    lines += ["| " + " | ".join(row) + " |" for row in rows]
    return "\n".join(lines) + "\n"


def seconds(value: float) -> str:
    """A time as people read it."""
    if value != value:
        return "–"
    return f"{value * 1000:.1f} ms" if value < 0.1 else f"{value:.2f} s"


def verdict(value: float, most: float | None = None, least: float | None = None) -> str:
    """Whether a target is met."""
    if value != value:
        return "not measured"
    good = (most is None or value <= most) and (least is None or value >= least)
    return "met" if good else "**missed**"


def commit() -> str:
    """The commit measured; + where the tree held changes of src or bench that are in no commit."""

    def git(*words: str) -> str:
        return subprocess.run(["git", *words], cwd=ROOT, capture_output=True, text=True, check=False).stdout.strip()

    return git("rev-parse", "--short", "HEAD") + ("+" if git("status", "--porcelain", "--", "src", "bench") else "")


def machine() -> dict[str, Any]:
    """The kind of machine, without its name."""
    cpu = next((line.split(":")[1].strip() for line in _lines("/proc/cpuinfo") if line.startswith("model name")), "")
    memory = next((int(line.split()[1]) // 1024 for line in _lines("/proc/meminfo") if line.startswith("MemTotal")), 0)
    return {
        "cpu": cpu,
        "cores": os.cpu_count(),
        "memory_mib": memory,
        "python": platform.python_version(),
        "system": f"{platform.system()} {platform.release()}",
        "load": round(os.getloadavg()[0], 2),
    }


def _lines(path: str) -> list[str]:
    return Path(path).read_text().splitlines() if Path(path).exists() else []


def publish(name: str, text: str, figures: dict[str, Any], keep: bool) -> None:
    """Print the tables; raw figures to bench/out and, with --keep, a copy named by the commit to docs/bench."""
    print(text)
    raw = {"commit": commit(), "machine": machine(), "figures": figures}
    written = json.dumps(raw, ensure_ascii=False, indent=1, default=_plain) + "\n"
    (OUT / f"{name}.json").write_text(written)
    if keep:
        KEPT.mkdir(parents=True, exist_ok=True)
        (KEPT / f"{name}-{raw['commit'].rstrip('+')}.json").write_text(written)


def _plain(value: Any) -> Any:
    return {**asdict(value), "median": value.median, "median_cpu": value.work} if isinstance(value, Run) else str(value)
