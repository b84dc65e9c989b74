"""An .xlsx is a zip archive: what it really is, and whether it may be unpacked, decided before anything parses it."""

import zlib
from collections.abc import Mapping
from dataclasses import dataclass

from zhunsheng.core.tabular import issue_kinds as kinds
from zhunsheng.core.tabular.file_kind import kind_of_file
from zhunsheng.core.tabular.zip_directory import (
    DEFLATED,
    ENTRY_MARK,
    STORED,
    BadArchive,
    Entry,
    data_span,
    entries_of,
)
from zhunsheng.core.values.issue import IssueKind, Param

LARGEST_FILE = 64 * 2**20
LARGEST_UNPACKED = 192 * 2**20
"""Bytes of all parts together; a sheet of 20,000 × 100 marks takes some 80 MB."""
MOST_PARTS = 2_000
HIGHEST_RATIO = 250
"""Real sheets pack 5 to 60 times; deflate cannot do better than 1032."""
RATIO_COUNTS_FROM = 2**20
"""Small parts may be as regular as they like."""

_ARCHIVES = (".zip", ".7z", ".rar", ".gz", ".tar", ".jar", ".xlsx", ".xlsm", ".docx", ".docm", ".pptx")
_XML = (".xml", ".rels", ".vml")


class Unreadable(Exception):
    """The file as a whole cannot be read; carries the issue's kind and parameters."""

    def __init__(self, kind: IssueKind, sheet: str = "", cell: str = "", /, **params: Param) -> None:
        super().__init__(kind.code)
        self.kind, self.cell, self.sheet, self.params = kind, cell, sheet, params


@dataclass(frozen=True, slots=True)
class Archive:
    """The unpacked XML parts by lower-case name with forward slashes, and whether there are macros among the rest."""

    parts: Mapping[str, bytes]
    macros: bool


def open_archive(data: bytes) -> Archive:
    """The parts of a workbook, all limits held; raises Unreadable with what is wrong."""
    if len(data) > LARGEST_FILE:
        raise Unreadable(kinds.FILE_TOO_LARGE, size=len(data), limit=LARGEST_FILE)
    if not data.startswith(b"PK"):
        raise Unreadable(kind_of_file(data))
    # counted on the raw bytes: listing a hundred thousand parts would already cost a second
    count = data.count(ENTRY_MARK)
    if count > MOST_PARTS:
        raise Unreadable(kinds.TOO_MANY_PARTS, count=count, limit=MOST_PARTS)
    try:
        entries = entries_of(data)
        _check_names(entries)
        _check_sizes(entries)
        _check_is_workbook({_name(entry) for entry in entries})
        spans = _spans(data, entries)
    except BadArchive:
        raise Unreadable(kinds.DAMAGED) from None
    parts = {_name(entry): _unpack(data, entry, spans[entry.name]) for entry in entries if _is_xml(entry)}
    for name, content in parts.items():
        _check_xml(name, content)
    return Archive(parts, any(_name(entry).endswith("vbaproject.bin") for entry in entries))


def _name(entry: Entry) -> str:
    # some programs write back slashes, and the case of names does not count in this format
    return entry.name.replace("\\", "/").lower()


def _is_xml(entry: Entry) -> bool:
    return _name(entry).endswith(_XML)


def _check_names(entries: list[Entry]) -> None:
    seen: set[str] = set()
    for entry in entries:
        name = _name(entry)
        part = entry.short
        leaves = name.startswith("/") or ":" in name or ".." in name.split("/")
        if leaves or "\0" in name or entry.is_link:
            raise Unreadable(kinds.BAD_PART_NAME, part=part)
        if name in seen:
            raise Unreadable(kinds.PART_TWICE, part=part)
        seen.add(name)
        if entry.encrypted:
            raise Unreadable(kinds.ENCRYPTED)
        # objects embedded by Excel stay packed and are never opened
        if name.endswith(_ARCHIVES) and not name.startswith("xl/embeddings/"):
            raise Unreadable(kinds.NESTED_ARCHIVE, part=part)


def _check_sizes(entries: list[Entry]) -> None:
    total = 0
    for entry in entries:
        total += entry.size
        if total > LARGEST_UNPACKED:
            raise Unreadable(kinds.INFLATES, size=total, part=entry.short, limit=LARGEST_UNPACKED)
        if entry.size > RATIO_COUNTS_FROM and entry.size > HIGHEST_RATIO * max(entry.packed, 1):
            raise Unreadable(kinds.RATIO, part=entry.short, limit=HIGHEST_RATIO)


def _check_is_workbook(names: set[str]) -> None:
    if "xl/workbook.xml" in names:
        return
    for name, kind in (
        ("xl/workbook.bin", kinds.BINARY_WORKBOOK),
        ("word/document.xml", kinds.WORD_DOCUMENT),
        ("ppt/presentation.xml", kinds.SLIDES),
        ("content.xml", kinds.OPEN_DOCUMENT),
    ):
        if name in names:
            raise Unreadable(kind)
    raise Unreadable(kinds.NOT_A_WORKBOOK)


def _spans(data: bytes, entries: list[Entry]) -> dict[str, tuple[int, int]]:
    """Where each part's packed bytes begin and end; refused where they run into each other."""
    spans: dict[str, tuple[int, int]] = {}
    previous = 0
    for entry in sorted(entries, key=lambda entry: entry.offset):
        if entry.offset < previous:
            raise Unreadable(kinds.PARTS_OVERLAP, part=entry.short)
        spans[entry.name] = data_span(data, entry)
        previous = spans[entry.name][1]
    return spans


def _unpack(data: bytes, entry: Entry, span: tuple[int, int]) -> bytes:
    """One part, never a byte more than it declares: a lying size is found before it fills the memory."""
    packed = data[span[0] : span[1]]
    part = entry.short
    if entry.method == STORED:
        content, ended = packed, True
    elif entry.method == DEFLATED:
        inflate = zlib.decompressobj(-zlib.MAX_WBITS)
        try:
            content = inflate.decompress(packed, entry.size + 1)
        except zlib.error:
            raise Unreadable(kinds.DAMAGED_PART, part=part) from None
        ended = inflate.eof
    else:
        raise Unreadable(kinds.ODD_PACKING, part=part)
    if len(content) != entry.size or not ended or zlib.crc32(content) != entry.crc:
        raise Unreadable(kinds.DAMAGED_PART, part=part)
    return content


def _check_xml(name: str, content: bytes) -> None:
    # a document type is what entity bombs and stolen files are made with; no workbook needs one
    for what in (b"<!DOCTYPE", b"<!ENTITY"):
        if what in content:
            raise Unreadable(kinds.XML_DECLARATION, what=what.decode(), part=name[:80])
    if b"\0" in content[:200]:  # UTF-16 would hide it from the search above
        raise Unreadable(kinds.XML_DECLARATION, what="UTF-16", part=name[:80])
