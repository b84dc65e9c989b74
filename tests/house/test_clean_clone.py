"""A clean clone, in a path with blanks and Chinese: both commands work, the second run is quick and needs no network."""

import os
import subprocess
import time
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
QUICK_SECONDS = 10

pytestmark = [pytest.mark.long, pytest.mark.needs("git")]


def run(*command: str, folder: Path, home: Path) -> subprocess.CompletedProcess[str]:
    outer = ("VIRTUAL_ENV", "PYTHONPATH", "PYTEST_ADDOPTS", "CI", "PYTEST_CURRENT_TEST")
    environment = {name: value for name, value in os.environ.items() if name not in outer and "XDIST" not in name}
    return subprocess.run(
        command,
        cwd=folder,
        env=environment | {"ZHUNSHENG_HOME": str(home)},
        capture_output=True,
        text=True,
        check=False,
        stdin=subprocess.DEVNULL,
    )


def has_no_network_command() -> bool:
    return subprocess.run(["unshare", "-n", "true"], capture_output=True, check=False).returncode == 0


@pytest.mark.timeout(580)
def test_clean_clone_starts_and_tests_itself(tmp_path: Path) -> None:
    checkout = tmp_path / "准绳 clone"
    home = tmp_path / "数据 home"
    assert run("git", "clone", "-q", str(ROOT), str(checkout), folder=tmp_path, home=home).returncode == 0

    first = run("./start", folder=checkout, home=home)
    assert first.returncode == 0, first.stderr[-2000:]
    assert "毕业要求" in first.stdout

    cut_off = ("unshare", "-n") if has_no_network_command() else ()
    began = time.monotonic()
    second = run(*cut_off, "./start", folder=checkout, home=home)
    assert second.stdout == first.stdout
    assert time.monotonic() - began < QUICK_SECONDS

    tested = run("./test", "tests/guards", "tests/core", "-q", folder=checkout, home=home)
    assert tested.returncode == 0, tested.stdout[-2000:]
    assert run("git", "status", "--porcelain", folder=checkout, home=home).stdout == ""
