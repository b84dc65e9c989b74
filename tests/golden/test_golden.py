"""Every golden case through the command: the values it must give, the mistakes it must name."""

import json
import shutil
from pathlib import Path
from typing import Any

import pytest
from golden_command import complaints, run_apart, run_here

CASES = Path(__file__).parent / "cases"
FOLDERS = sorted(file.parent for file in CASES.rglob("expected.json"))
NAMES = [str(folder.relative_to(CASES)) for folder in FOLDERS]

APART = ("made-layout-english", "bad/mark-above-full", "bad/weights-do-not-add", "three-level-requirement")
"""A few as a program of their own: status, encodings and stdout as a shell sees them."""


def prepared(folder: Path, scratch: Path) -> tuple[dict[str, Any], Path, list[str]]:
    """A copy of the case without what is expected, and the arguments."""
    expected: dict[str, Any] = json.loads((folder / "expected.json").read_text("utf-8"))
    place = scratch / "case"
    shutil.copytree(folder, place, ignore=shutil.ignore_patterns("expected.json"))
    command = expected.get("command", "attain")
    arguments = [command, str(place / expected["path"])]
    if (place / "method.yaml").exists() and command != "check":
        arguments += ["--method", str(place / "method.yaml")]
    return expected, place, [*arguments, "--json"]


@pytest.mark.slow
@pytest.mark.parametrize("folder", FOLDERS, ids=NAMES)
def test_the_case_holds(folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    expected, place, arguments = prepared(folder, tmp_path)
    assert complaints(expected, run_here(arguments, place, capsys), place) == []


@pytest.mark.slow
@pytest.mark.parametrize("name", APART)
def test_the_case_holds_as_a_program(name: str, tmp_path: Path) -> None:
    expected, place, arguments = prepared(CASES / name, tmp_path)
    assert complaints(expected, run_apart(arguments, place), place) == []


def test_no_case_is_lost() -> None:
    """54 published cases; a case without its expected.json would silently not run."""
    assert len(FOLDERS) == 54
