"""A test that needs a program says so where the program is missing, and fails in CI."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

CONFTEST = Path(__file__).resolve().parents[1] / "conftest.py"

TESTS = """\
import pytest


@pytest.mark.needs("sh")
def test_with_program():
    pass


@pytest.mark.needs("no-such-program")
def test_without_program():
    raise AssertionError


@pytest.mark.long
def test_long():
    raise AssertionError
"""


def run_tests(folder: Path, **more: str) -> subprocess.CompletedProcess[str]:
    shutil.copy(CONFTEST, folder)
    (folder / "test_planted.py").write_text(TESTS, encoding="utf-8")
    environment = {name: value for name, value in os.environ.items() if name != "CI"} | more
    return subprocess.run(
        [sys.executable, "-m", "pytest", "-p", "no:cacheprovider", "-p", "no:randomly", "-W", "ignore", "."],
        cwd=folder,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.slow
def test_missing_program_is_named_as_not_run(tmp_path: Path) -> None:
    done = run_tests(tmp_path)
    assert done.returncode == 0
    assert "NOT RUN: 1 test(s): needs no-such-program" in done.stdout
    assert "1 passed, 1 skipped, 1 deselected" in done.stdout


@pytest.mark.slow
def test_missing_program_fails_in_ci(tmp_path: Path) -> None:
    done = run_tests(tmp_path, CI="true")
    assert done.returncode == 1
    assert "not run in CI: needs no-such-program" in done.stdout
