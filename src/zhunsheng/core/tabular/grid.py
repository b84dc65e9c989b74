"""A workbook opened: its sheets as plain lists of cells, with faults standing where the file has no value."""

import datetime
import io
import posixpath
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any
from unicodedata import normalize

from python_calamine import CalamineWorkbook, SheetVisibleEnum, load_workbook

from zhunsheng.core.tabular import issue_kinds as kinds
from zhunsheng.core.tabular.archive import Archive, Unreadable, open_archive
from zhunsheng.core.tabular.sheet_scan import Faulty, Oddities, scan_sheet, with_known_errors
from zhunsheng.core.tabular.zip_directory import stored_archive

Value = str | float | bool | datetime.date | datetime.time | datetime.timedelta | Faulty
"""What a cell can hold; a blank one holds ''."""

_SHEET = re.compile(rb"<(?:\w+:)?sheet(\s[^>]*)>")
_NAME = re.compile(rb"""\sname\s*=\s*(?:"([^"]*)"|'([^']*)')""")
_RELATION_ID = re.compile(rb"""\s\w+:id\s*=\s*["']([^"']*)["']""")
_RELATION = re.compile(rb"<(?:\w+:)?Relationship(\s[^>]*)>")
_ID = re.compile(rb"""\sId\s*=\s*["']([^"']*)["']""")
_TARGET = re.compile(rb"""\sTarget\s*=\s*["']([^"']*)["']""")
_ESCAPED = re.compile(r"&(#x[0-9a-fA-F]{1,6}|#[0-9]{1,7}|\w{2,4});")
_ENTITIES = {"lt": "<", "gt": ">", "amp": "&", "quot": '"', "apos": "'"}
_STALE = re.compile(rb"""\sfullCalcOnLoad\s*=\s*["'](?:1|true)["']""")


@dataclass(frozen=True, slots=True)
class Grid:
    """One sheet: rows of cells from A1 on, and its oddities."""

    name: str
    rows: list[list[Value]]
    oddities: Oddities
    hidden: bool = False


class Workbook:
    """The sheets of one file by the name they are known by; a sheet is read when it is asked for."""

    def __init__(self, data: bytes) -> None:
        """Opens the file; raises Unreadable where it is no sound workbook."""
        archive = open_archive(data)
        self.macros = archive.macros
        # what was checked is what is read: the library never sees the archive itself
        self._calamine = _load(stored_archive(archive.parts))
        self.names: tuple[str, ...] = tuple(self._calamine.sheet_names)
        self._parts = _sheet_parts(archive)
        self._stale = bool(_STALE.search(archive.parts["xl/workbook.xml"]))
        self._archive = archive
        visible = SheetVisibleEnum.Visible
        self._hidden = {sheet.name for sheet in self._calamine.sheets_metadata if sheet.visible != visible}

    def called(self, names: Iterable[str]) -> list[str]:
        """The sheets that have one of these names, whatever their blanks, case and width."""
        wanted = {plain_name(name) for name in names}
        return [name for name in self.names if plain_name(name) in wanted]

    def grid(self, name: str) -> Grid:
        """The sheet of this exact name; raises Unreadable where it is damaged or reaches too far."""
        xml = self._archive.parts.get(self._parts.get(name, ""))
        if xml is None:
            raise Unreadable(kinds.DAMAGED_PART, name, part=name)
        oddities = scan_sheet(xml, name, stale=self._stale)
        try:
            rows = _rows(self._calamine, name)
        except Unreadable:
            if not any(oddities.faulty.values()):
                raise
            parts = {**self._archive.parts, self._parts[name]: with_known_errors(xml)}
            rows = _rows(_load(stored_archive(parts)), name)
        for (row, column), fault in oddities.faulty.items():
            _put(rows, row, column, fault)
        return Grid(name, rows, oddities, name in self._hidden)


@lru_cache(maxsize=4096)
def plain_name(name: str) -> str:
    """A name without what people do not see or mean: width, case and blanks."""
    return "".join(normalize("NFKC", name).casefold().split())


def _load(data: bytes) -> CalamineWorkbook:
    try:
        return load_workbook(io.BytesIO(data))
    except BaseException as error:  # a panic in the library is no Exception
        raise _damage(error) from None


def _rows(workbook: CalamineWorkbook, name: str) -> list[list[Value]]:
    try:
        rows: list[list[Any]] = workbook.get_sheet_by_name(name).to_python(skip_empty_area=False)
    except BaseException as error:
        raise _damage(error, name) from None
    return rows


def _damage(error: BaseException, sheet: str = "") -> BaseException:
    if isinstance(error, KeyboardInterrupt | SystemExit | MemoryError):
        return error
    return Unreadable(kinds.DAMAGED, sheet)


def _put(rows: list[list[Value]], row: int, column: int, fault: Faulty) -> None:
    """Sets one cell; a fault may stand beyond the last value, where no list reaches yet."""
    while len(rows) <= row:
        rows.append([])
    cells = rows[row]
    cells.extend([""] * (column + 1 - len(cells)))
    cells[column] = fault


def _sheet_parts(archive: Archive) -> Mapping[str, str]:
    """Which part of the archive holds which sheet, as the workbook's own index says."""
    targets: dict[bytes, str] = {}
    for match in _RELATION.finditer(archive.parts.get("xl/_rels/workbook.xml.rels", b"")):
        key, target = _ID.search(match[1]), _TARGET.search(match[1])
        if key and target:
            path = _unescaped(target[1]).replace("\\", "/")
            targets[key[1]] = posixpath.normpath(posixpath.join("/xl", path)).lstrip("/").lower()
    parts: dict[str, str] = {}
    for match in _SHEET.finditer(archive.parts["xl/workbook.xml"]):
        name, key = _NAME.search(match[1]), _RELATION_ID.search(match[1])
        if name and key and key[1] in targets:
            text = _unescaped(name[1] or name[2] or b"")
            parts[text] = targets[key[1]]
    return parts


def _unescaped(attribute: bytes) -> str:
    """An XML attribute as text; Chinese sheet names are often written as numbers."""
    return _ESCAPED.sub(_character, attribute.decode("utf-8", "replace"))


def _character(match: re.Match[str]) -> str:
    code = match[1]
    if not code.startswith("#"):
        return _ENTITIES.get(code, match[0])
    number = int(code[2:], 16) if code[1] == "x" else int(code[1:])
    return chr(number) if number < 0x110000 else match[0]
