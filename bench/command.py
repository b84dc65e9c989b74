"""What a person waits for at the prompt: `python bench/command.py [--keep]`: whole processes, started afresh."""

import argparse
import resource
import subprocess
import sys
from pathlib import Path

import workbooks
from measure import ENVIRONMENT, HERE, Run, Stopwatch, publish, say, seconds, table, verdict

ROUNDS = 15


def whole_process(*words: str) -> Stopwatch:
    """One process from start to end; processor time with that of its own children."""
    environment = {key: value for key, value in ENVIRONMENT.items() if key != "PYTHONPATH"}
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    watch = Stopwatch()
    subprocess.run(words, env=environment, stdout=subprocess.DEVNULL, check=True)
    watch.halt()
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    watch.cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return watch


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--keep", action="store_true")
    parser.add_argument("--rounds", type=int, default=ROUNDS)
    options = parser.parse_args()
    course = str(workbooks.one_file(25))
    folder = str(workbooks.folder(60, 120, 25))
    zhunsheng = str(Path(sys.executable).with_name("zhunsheng"))
    jobs = {
        "nothing": (sys.executable, "-c", ""),
        "floor": (sys.executable, str(HERE / "floors/bare_reader.py"), course),
        "help": (zhunsheng, "--help"),
        "attain": (zhunsheng, "attain", course),
        "json": (zhunsheng, "attain", course, "--json"),
        "explain": (zhunsheng, "attain", course, "--explain", "objective:1"),
        "programme": (zhunsheng, "attain", folder),
    }
    seen: dict[str, list[Stopwatch]] = {label: [] for label in jobs}
    for turn in range(options.rounds):
        say(f"round {turn + 1}")
        for label, words in jobs.items():
            seen[label].append(whole_process(*words))
    runs = {label: Run(tuple(w.wall for w in own), tuple(w.cpu for w in own)) for label, own in seen.items()}
    publish("command", shown(runs), dict(runs), options.keep)


def shown(runs: dict[str, Run]) -> str:
    """§2 of the targets, as far as commands go."""
    floor = runs["floor"].median
    rows = []
    for label, name, most, most_ratio in (
        ("Python that does nothing", "nothing", None, None),
        ("**floor**: bare Python + reader library on S", "floor", None, None),
        ("`zhunsheng --help`", "help", 0.4, None),
        ("`zhunsheng attain` on S", "attain", 1.5, 3.0),
        ("`zhunsheng attain --json` on S", "json", 1.5, 3.0),
        ("`zhunsheng attain --explain objective:1` on S", "explain", None, None),
        ("`zhunsheng attain` on P's folder (60 workbooks of 120 × 25)", "programme", None, None),
    ):
        value, ratio = runs[name].median, runs[name].median / floor
        target = ", ".join(
            part
            for part in (f"≤ {most:g} s" if most else "", f"≤ {most_ratio:g} × floor" if most_ratio else "")
            if part
        )
        good = [verdict(value, most)] if most else []
        good += [verdict(ratio, most_ratio)] if most_ratio else []
        met = "" if not good else ("met" if set(good) == {"met"} else "**missed**")
        rows.append((label, seconds(value), f"{ratio:.2f}", seconds(runs[name].work), target, met))
    return table("At the prompt (whole processes)", ("", "wall", "× floor", "processor", "target", ""), rows)


if __name__ == "__main__":
    main()
