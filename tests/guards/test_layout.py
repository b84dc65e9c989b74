"""The layout holds what architecture and style ask for, beyond what the import contract and ruff can see."""

from pathlib import Path

import pytest
from checkout import ROOT, package, rows
from purity import impurities
from relations import upward_relations
from shape import empty_names, oversized, without_docstring
from writes import stray_writes

pytestmark = pytest.mark.slow

SRC = package(ROOT)


def test_foreign_keys_point_down() -> None:
    assert upward_relations(ROOT) == []


def test_only_services_write() -> None:
    assert stray_writes(ROOT) == []


def test_core_depends_on_its_arguments_only() -> None:
    assert impurities(ROOT) == []


@pytest.mark.parametrize("folder", ["src/zhunsheng", "tools", "bench", "tests"])
def test_module_names_say_what_is_inside(folder: str) -> None:
    assert empty_names(ROOT, ROOT / folder) == []


@pytest.mark.parametrize("folder", ["src/zhunsheng", "tools", "bench"])
def test_modules_begin_with_a_line_that_says_what_they_are(folder: str) -> None:
    assert without_docstring(ROOT, ROOT / folder) == []


@pytest.mark.parametrize("folder", ["src/zhunsheng", "tools", "bench"])
def test_files_and_functions_can_be_read(folder: str) -> None:
    assert oversized(ROOT, ROOT / folder) == []


def test_packs_hold_data_only() -> None:
    assert list((SRC / "packs").rglob("*.py")) == []


def test_package_is_typed() -> None:
    assert (SRC / "py.typed").exists()


def _rooms(folder: Path) -> set[str]:
    return {entry.name for entry in folder.iterdir() if entry.is_dir() and any(entry.glob("*.py"))}


def test_core_tests_mirror_the_core() -> None:
    rooms = _rooms(SRC / "core")
    assert rooms <= {name for row in rows(ROOT, "core-order") for name in row}
    tested = {entry.name for entry in (ROOT / "tests" / "core").iterdir() if any(entry.glob("test_*.py"))}
    assert tested - rooms == set(), "tests of rooms that are not there"
    assert rooms - tested == set(), "rooms without tests"
