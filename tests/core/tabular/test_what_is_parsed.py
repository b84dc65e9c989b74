"""The reader library parses exactly the parts that were checked, never the stranger's archive."""

import io
import zipfile

import pytest
from openpyxl import Workbook as NewWorkbook

from zhunsheng.core.tabular import grid


def test_the_library_gets_a_plain_archive_of_the_checked_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    given: list[bytes] = []
    load = grid._load
    monkeypatch.setattr(grid, "_load", lambda data: given.append(data) or load(data))
    book = NewWorkbook()
    assert book.active is not None
    book.active["A1"] = "学号"
    file = io.BytesIO()
    book.save(file)

    opened = grid.Workbook(file.getvalue())

    assert opened.grid(opened.names[0]).rows[0][0] == "学号"
    original, passed = zipfile.ZipFile(file), zipfile.ZipFile(io.BytesIO(given[0]))
    assert all(entry.compress_type == zipfile.ZIP_STORED for entry in passed.infolist())
    checked = {name.lower(): original.read(name) for name in original.namelist()}
    assert all(passed.read(name) == checked[name] for name in passed.namelist())
