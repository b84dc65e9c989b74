"""The frame every workbook reader shares: open the file, find the sheets, turn refusals into issues."""

from collections.abc import Callable, Sequence
from typing import TypeVar

from zhunsheng.core.tabular import issue_kinds as kinds
from zhunsheng.core.tabular.archive import Unreadable
from zhunsheng.core.tabular.grid import Grid, Workbook
from zhunsheng.core.tabular.layout import Words
from zhunsheng.core.tabular.reading import Findings, Reading

T = TypeVar("T")


def read_workbook(data: bytes, file: str, parse: Callable[[Workbook, Findings], T | None]) -> Reading[T]:
    """Opens a workbook and parses it; whatever makes it unreadable becomes an issue with value None."""
    findings = Findings(file)
    try:
        workbook = Workbook(data)
        if workbook.macros:
            findings.add(kinds.MACROS)
        return findings.reading(parse(workbook, findings))
    except Unreadable as refused:
        findings.add(refused.kind, refused.sheet, refused.cell, **refused.params)
        return findings.reading(None)


def find_sheet(workbook: Workbook, names: Sequence[Words], findings: Findings, *, needed: bool = True) -> Grid | None:
    """The sheet called by one of these names; an issue where a needed one is missing or two would do."""
    found = workbook.called(word for words in names for word in words)
    if len(found) > 1:
        findings.add(kinds.SHEET_TWICE, found[1], name=names[0].zh, found=tuple(found))
    if not found:
        if needed:
            findings.add(kinds.SHEET_MISSING, zh=names[0].zh, en=names[0].en, found=workbook.names)
        return None
    return workbook.grid(found[0])
