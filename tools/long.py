"""The long tier in parts: one test file each, its raw output kept under docs/long with the commit it was run at.

A part that passed at this commit is not run again, so that a run that was stopped goes on where it was.
Besides the tests marked `long`, every property test is run again with the examples of the long profile.
"""

import datetime
import os
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
KEPT = ROOT / "docs" / "long"
SELECTED = "long or hypothesis"
MOST_SECONDS = 590
"""A part must end within ten minutes; a test that hangs names itself before."""

NOTHING_SELECTED = 5


def run(*command: str, **more: str) -> tuple[int, str]:
    """Run a command in the checkout; its status and everything it printed, without this machine's path."""
    done = subprocess.run(
        command,
        cwd=ROOT,
        env=os.environ | more,
        text=True,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        check=False,
    )
    return done.returncode, done.stdout.replace(str(ROOT), ".")


def commit() -> str:
    """The commit of the checkout; "(changed)" where files differ from it, "unknown" outside git."""
    status, name = run("git", "rev-parse", "HEAD")
    if status:
        return "unknown"
    _, changes = run("git", "status", "--porcelain", "--", ".", ":!docs/long")
    return name.strip() + (" (changed)" if changes.strip() else "")


def parts(wanted: list[str]) -> list[str]:
    """The test files that hold long tests, in a settled order."""
    status, listed = run(sys.executable, "-m", "pytest", "--collect-only", "-q", "-m", SELECTED, *wanted)
    if status == NOTHING_SELECTED:
        return []
    if status:
        sys.exit(listed)
    return sorted({line.split("::")[0] for line in listed.splitlines() if "::" in line})


def record(part: str) -> Path:
    """Where a part's output is kept."""
    return KEPT / (part.removeprefix("tests/").removesuffix(".py").replace("/", "-") + ".txt")


def passed_already(part: str, at: str) -> bool:
    """Whether this part's record says that it passed at this very commit."""
    file = record(part)
    head = file.read_text(encoding="utf-8").splitlines()[:4] if file.exists() else []
    return "result: passed" in head and f"commit: {at}" in head and at != "unknown" and not at.endswith("(changed)")


def run_part(part: str, at: str) -> bool:
    """Run one part and keep its output."""
    pytest = (sys.executable, "-m", "pytest", "-n", "2", "-m", SELECTED, "--timeout", str(MOST_SECONDS), part)
    status, output = run(*pytest, HYPOTHESIS_PROFILE="long")
    today = datetime.datetime.now(tz=datetime.UTC).date()  # noqa: TID251 - a record says when it was made
    result = "failed" if status else "passed"
    KEPT.mkdir(parents=True, exist_ok=True)
    head = f"commit: {at}\ndate: {today}\npart: {part}\nresult: {result}\n\n"
    record(part).write_text(head + output, encoding="utf-8")
    if status:
        print(output)
    return not status


def main() -> int:
    """Run every part that has not passed yet; the status is 1 where one failed."""
    at = commit()
    failed = []
    found = parts(sys.argv[1:])
    for part in found:
        if passed_already(part, at):
            print(f"{part}: passed already at this commit", flush=True)
            continue
        began = time.monotonic()
        sound = run_part(part, at)
        print(f"{part}: {'passed' if sound else 'FAILED'} in {time.monotonic() - began:.0f} s", flush=True)
        if not sound:
            failed.append(part)
    print(f"{len(found) - len(failed)} parts passed, {len(failed)} failed; raw output in docs/long")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
