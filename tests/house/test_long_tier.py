"""The long tier goes on where it was stopped, and never takes an old or a changed state for a passed one."""

from pathlib import Path

import pytest

import long

PART = "tests/core/attainment/test_properties_course.py"
COMMIT = "0123456789abcdef0123456789abcdef01234567"


@pytest.fixture
def kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(long, "KEPT", tmp_path)
    return tmp_path


def keep(result: str, commit: str = COMMIT) -> None:
    head = f"commit: {commit}\ndate: 2026-01-01\npart: {PART}\nresult: {result}\n\n"
    long.record(PART).write_text(head + "…\nresult: passed\n", encoding="utf-8")


def test_part_that_passed_at_this_commit_is_not_run_again(kept: Path) -> None:
    keep("passed")
    assert long.passed_already(PART, COMMIT)


def test_part_without_record_is_run(kept: Path) -> None:
    assert not long.passed_already(PART, COMMIT)


def test_part_that_failed_is_run_again(kept: Path) -> None:
    keep("failed")
    assert not long.passed_already(PART, COMMIT)


def test_part_that_passed_at_another_commit_is_run_again(kept: Path) -> None:
    keep("passed", commit=COMMIT[::-1])
    assert not long.passed_already(PART, COMMIT)


@pytest.mark.parametrize("at", [COMMIT + " (changed)", "unknown"])
def test_part_of_a_state_nobody_can_name_is_run_again(kept: Path, at: str) -> None:
    keep("passed", commit=at)
    assert not long.passed_already(PART, at)


def test_records_of_parts_have_names_of_their_own(kept: Path) -> None:
    assert long.record(PART).name == "core-attainment-test_properties_course.txt"


def test_output_is_kept_without_the_path_of_the_machine() -> None:
    status, output = long.run("pwd")
    assert (status, output) == (0, ".\n")
