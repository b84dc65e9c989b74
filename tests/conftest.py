"""What holds for every test: hypothesis profiles, the long tier, programs a machine may lack, what did not run."""

import os
import shutil
from collections import Counter

import pytest
from hypothesis import HealthCheck, settings

SLOW_SECONDS = 0.1
NOISE = 3
"""A busy machine takes longer: only tests well over the limit are named."""

settings.register_profile("quick", max_examples=25, derandomize=True, deadline=None)
settings.register_profile(
    "long", max_examples=500, deadline=None, print_blob=True, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "quick"))


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Tests marked `long` run only where they are asked for (`-m long`, which ./test long does)."""
    if "long" in config.getoption("markexpr"):
        return
    left_out = [item for item in items if item.get_closest_marker("long")]
    if left_out:
        config.hook.pytest_deselected(items=left_out)
        items[:] = [item for item in items if item not in set(left_out)]


def pytest_runtest_setup(item: pytest.Item) -> None:
    """A test marked `needs("program")` is named as not run where the program is missing; CI fails instead."""
    needed = {program for mark in item.iter_markers("needs") for program in mark.args}
    missing = sorted(program for program in needed if shutil.which(program) is None)
    if not missing:
        return
    reason = f"needs {', '.join(missing)}"
    if os.environ.get("CI") == "true":
        pytest.fail(f"not run in CI: {reason}", pytrace=False)
    pytest.skip(reason)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say what did not run and why, and which tests ought to be marked slow."""
    reasons = Counter(
        str(report.longrepr[2]).removeprefix("Skipped: ") for report in terminalreporter.getreports("skipped")
    )
    for reason, count in sorted(reasons.items()):
        terminalreporter.write_line(f"NOT RUN: {count} test(s): {reason}", yellow=True)
    for report in terminalreporter.getreports("passed"):
        if report.when == "call" and report.duration > SLOW_SECONDS * NOISE and not _marked_slow(report):
            terminalreporter.write_line(f"not marked slow: {report.nodeid} took {report.duration:.2f} s")


def _marked_slow(report: pytest.TestReport) -> bool:
    return not {"slow", "long"}.isdisjoint(report.keywords)
