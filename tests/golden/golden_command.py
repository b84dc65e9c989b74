"""Runs the command on a case, in this process or in one of its own, and reads what it answers."""

import json
import os
import subprocess
import sys
import unicodedata
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from zhunsheng.interfaces.cli.main import main


@dataclass
class Answer:
    """What a run left behind: exit status, both outputs, and what was written beside the input."""

    status: int
    out: str
    err: str
    written: list[str]

    def report(self) -> dict[str, Any]:
        """The one JSON document on stdout."""
        document: dict[str, Any] = json.loads(self.out)
        return document


def tree(folder: Path) -> list[tuple[str, int]]:
    return sorted((str(file.relative_to(folder)), file.stat().st_size) for file in folder.rglob("*"))


def run_here(arguments: list[str], folder: Path, capsys: pytest.CaptureFixture[str]) -> Answer:
    before = tree(folder)
    capsys.readouterr()
    try:
        status = main(arguments)
    except SystemExit as left:
        status = left.code if isinstance(left.code, int) else 1
    captured = capsys.readouterr()
    return Answer(status, captured.out, captured.err, [name for name, _ in set(tree(folder)) - set(before)])


def run_apart(arguments: list[str], folder: Path) -> Answer:
    """The command as a program of its own, with a plain environment."""
    before = tree(folder)
    kept = {name: os.environ[name] for name in ("PATH", "HOME", "LANG", "VIRTUAL_ENV") if name in os.environ}
    done = subprocess.run(
        [sys.executable, "-m", "zhunsheng", *arguments], capture_output=True, timeout=60, check=False, env=kept
    )
    out, err = done.stdout.decode("utf-8"), done.stderr.decode("utf-8")
    return Answer(done.returncode, out, err, [name for name, _ in set(tree(folder)) - set(before)])


def plain(text: str) -> str:
    """Text without blanks, widths and letter case: how messages are searched for words."""
    return "".join(unicodedata.normalize("NFKC", text).casefold().split())


def find(report: Any, path: str) -> Any:
    """objectives.1.attainment → the value; a list is entered by id or code, the longest that fits."""
    if not path:
        return report
    if isinstance(report, list):
        known = {str(element.get("id", element.get("code"))): element for element in report}
        fitting = [name for name in known if path == name or path.startswith(f"{name}.")]
        name = max(fitting, key=len)
        return find(known[name], path[len(name) + 1 :])
    name, _, rest = path.partition(".")
    return find(report[name], rest)


def value_differs(want: Any, got: Any, tolerance: float) -> bool:
    if want is None or isinstance(want, bool):
        return got is not want
    if isinstance(want, str):
        return bool(got != want)
    if isinstance(want, list):
        return sorted([entry["code"], entry["indicator"]] for entry in got) != sorted(want)
    if isinstance(got, bool) or not isinstance(got, int | float):
        return True
    return not abs(got - want) <= tolerance * max(1.0, abs(want))


def value_complaints(report: dict[str, Any], values: dict[str, Any], tolerance: float) -> list[str]:
    found = []
    for path, want in values.items():
        try:
            got = find(report, path)
        except (KeyError, ValueError, TypeError, AttributeError):
            found.append(f"{path}: not in the result")
            continue
        if value_differs(want, got, tolerance):
            found.append(f"{path}: {got!r}, not {want!r}")
    return found


def mention_complaints(said: str, lists: list[list[str]], what: str) -> list[str]:
    text = plain(said)
    return [f"{what} mentions none of {words}" for words in lists if not any(plain(word) in text for word in words)]


def complaints(expected: dict[str, Any], answer: Answer, folder: Path) -> list[str]:
    """Everything in which the answer is not what the case expects."""
    allowed = expected["exit"] if isinstance(expected["exit"], list) else [expected["exit"]]
    found = []
    if answer.status not in allowed:
        found.append(f"exit {answer.status}, not {allowed}: {(answer.err or answer.out)[-300:]}")
    if "Traceback" in answer.out + answer.err:
        found.append("a traceback")
    if answer.written:
        found.append(f"wrote {answer.written}")
    if answer.status == 2 and answer.out.strip():
        found.append("an error and a result on stdout")
    words = answer.err
    if allowed != [2] and answer.out.strip():
        words += json.dumps(answer.report(), ensure_ascii=False)
    words = plain(words).replace(plain(str(folder.resolve())), "").replace(plain(str(folder)), "")
    found += mention_complaints(words, expected.get("must_mention", []), "the message")
    if found or answer.status == 2:
        return found
    report = answer.report()
    found += value_complaints(report, expected.get("values", {}), expected.get("tolerance", 1e-9))
    notices = json.dumps(report.get("notices", []), ensure_ascii=False)
    return found + mention_complaints(notices, expected.get("notices_mention", []), "a notice")
