"""Writes the workbooks of our own cases from their YAML tables."""

import datetime
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import xlsxwriter

Tables = Mapping[str, Sequence[Sequence[Any]]]


def write(place: Path, files: Mapping[str, Any]) -> None:
    """Each file of a case: tables become a workbook, text stays text."""
    for name, content in files.items():
        target = place / name
        target.parent.mkdir(parents=True, exist_ok=True)
        if isinstance(content, str):
            target.write_text(content, "utf-8")
        else:
            write_workbook(target, content)


def write_workbook(target: Path, tables: Tables) -> None:
    book = xlsxwriter.Workbook(str(target), {"strings_to_formulas": False, "strings_to_urls": False})
    dated = book.add_format({"num_format": "yyyy-mm-dd"})
    for name, table in tables.items():
        sheet = book.add_worksheet(name)
        for r, row in enumerate(table):
            for c, cell in enumerate(row):
                write_cell(sheet, r, c, cell, dated)
    book.close()


def write_cell(sheet: Any, row: int, column: int, cell: Any, dated: Any) -> None:
    """A number, a text, a truth value, an {error: …}, a {formula: …, value: …} or a date."""
    if cell is None or cell == "":
        return
    if isinstance(cell, bool):
        sheet.write_boolean(row, column, cell)
    elif isinstance(cell, int | float):
        sheet.write_number(row, column, cell)
    elif isinstance(cell, datetime.date):
        sheet.write_datetime(row, column, cell, dated)
    elif isinstance(cell, dict):
        error = cell.get("error")
        sheet.write_formula(row, column, cell.get("formula", "=1/0"), None, error or cell.get("value", 0))
    else:
        sheet.write_string(row, column, str(cell))
