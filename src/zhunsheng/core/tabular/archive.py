"""An .xlsx is a zip archive: what it really is, and whether it may be unpacked, decided before anything parses it."""

import io
import struct
import zipfile
import zlib
from collections.abc import Mapping
from dataclasses import dataclass

from zhunsheng.core.tabular import issue_kinds as kinds
from zhunsheng.core.values.issue import IssueKind, Param

LARGEST_FILE = 64 * 2**20
LARGEST_UNPACKED = 192 * 2**20
"""Bytes of all parts together; a sheet of 20,000 × 100 marks takes some 80 MB."""
MOST_PARTS = 2_000
HIGHEST_RATIO = 250
"""Real sheets pack 5 to 60 times; deflate cannot do better than 1032."""
RATIO_COUNTS_FROM = 2**20
"""Small parts may be as regular as they like."""

_LOCAL_HEADER = struct.Struct("<4s5H3I2H")
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
    count = data.count(b"PK\x01\x02")
    if count > MOST_PARTS:
        raise Unreadable(kinds.TOO_MANY_PARTS, count=count, limit=MOST_PARTS)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            entries = archive.infolist()
    except (zipfile.BadZipFile, struct.error, ValueError, EOFError, OSError, NotImplementedError):
        raise Unreadable(kinds.DAMAGED) from None
    _check_names(entries)
    _check_sizes(entries)
    _check_is_workbook({_name(entry) for entry in entries})
    spans = _spans(data, entries)
    parts = {_name(entry): _unpack(data, entry, spans[entry.filename]) for entry in entries if _is_xml(entry)}
    for name, content in parts.items():
        _check_xml(name, content)
    return Archive(parts, any(_name(entry).endswith("vbaproject.bin") for entry in entries))


def _name(entry: zipfile.ZipInfo) -> str:
    # some programs write back slashes, and the case of names does not count in this format
    return entry.filename.replace("\\", "/").lower()


def _is_xml(entry: zipfile.ZipInfo) -> bool:
    return _name(entry).endswith(_XML)


def _check_names(entries: list[zipfile.ZipInfo]) -> None:
    seen: set[str] = set()
    for entry in entries:
        name = _name(entry)
        part = entry.filename[:80]
        is_link = (entry.external_attr >> 16) & 0o170000 == 0o120000
        if name.startswith("/") or ":" in name or ".." in name.split("/") or "\0" in entry.orig_filename or is_link:
            raise Unreadable(kinds.BAD_PART_NAME, part=part)
        if name in seen:
            raise Unreadable(kinds.PART_TWICE, part=part)
        seen.add(name)
        if entry.flag_bits & 0x1:
            raise Unreadable(kinds.ENCRYPTED)
        # objects embedded by Excel stay packed and are never opened
        if name.endswith(_ARCHIVES) and not name.startswith("xl/embeddings/"):
            raise Unreadable(kinds.NESTED_ARCHIVE, part=part)


def _check_sizes(entries: list[zipfile.ZipInfo]) -> None:
    total = 0
    for entry in entries:
        total += entry.file_size
        if total > LARGEST_UNPACKED:
            raise Unreadable(kinds.INFLATES, size=total, part=entry.filename[:80], limit=LARGEST_UNPACKED)
        if entry.file_size > RATIO_COUNTS_FROM and entry.file_size > HIGHEST_RATIO * max(entry.compress_size, 1):
            raise Unreadable(kinds.RATIO, part=entry.filename[:80], limit=HIGHEST_RATIO)


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


def _spans(data: bytes, entries: list[zipfile.ZipInfo]) -> dict[str, tuple[int, int]]:
    """Where each part's packed bytes begin and end; refused where they run into each other or out of the file."""
    spans: dict[str, tuple[int, int]] = {}
    previous = 0
    for entry in sorted(entries, key=lambda entry: entry.header_offset):
        start = entry.header_offset
        header = data[start : start + _LOCAL_HEADER.size]
        if len(header) < _LOCAL_HEADER.size or not header.startswith(b"PK\x03\x04"):
            raise Unreadable(kinds.DAMAGED_PART, part=entry.filename[:80])
        *_, name_size, extra_size = _LOCAL_HEADER.unpack(header)
        begin = start + _LOCAL_HEADER.size + name_size + extra_size
        end = begin + entry.compress_size
        if start < previous:
            raise Unreadable(kinds.PARTS_OVERLAP, part=entry.filename[:80])
        if end > len(data):
            raise Unreadable(kinds.DAMAGED_PART, part=entry.filename[:80])
        spans[entry.filename] = (begin, end)
        previous = end
    return spans


def _unpack(data: bytes, entry: zipfile.ZipInfo, span: tuple[int, int]) -> bytes:
    """One part, never a byte more than it declares: a lying size is found before it fills the memory."""
    packed = data[span[0] : span[1]]
    part = entry.filename[:80]
    if entry.compress_type == zipfile.ZIP_STORED:
        content, ended = packed, True
    elif entry.compress_type == zipfile.ZIP_DEFLATED:
        inflate = zlib.decompressobj(-zlib.MAX_WBITS)
        try:
            content = inflate.decompress(packed, entry.file_size + 1)
        except zlib.error:
            raise Unreadable(kinds.DAMAGED_PART, part=part) from None
        ended = inflate.eof
    else:
        raise Unreadable(kinds.ODD_PACKING, part=part)
    if len(content) != entry.file_size or not ended or zlib.crc32(content) != entry.CRC:
        raise Unreadable(kinds.DAMAGED_PART, part=part)
    return content


def _check_xml(name: str, content: bytes) -> None:
    # a document type is what entity bombs and stolen files are made with; no workbook needs one
    for what in (b"<!DOCTYPE", b"<!ENTITY"):
        if what in content:
            raise Unreadable(kinds.XML_DECLARATION, what=what.decode(), part=name[:80])
    if b"\0" in content[:200]:  # UTF-16 would hide it from the search above
        raise Unreadable(kinds.XML_DECLARATION, what="UTF-16", part=name[:80])


# --- what is not an archive -------------------------------------------------------------------------------------------

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_UTF16 = (b"\xff\xfe", b"\xfe\xff")


def kind_of_file(data: bytes) -> IssueKind:
    """What bytes that are no zip archive are instead, told from the bytes and not from the file's name."""
    if not data:
        return kinds.EMPTY_FILE
    if data.startswith(_OLE):
        return _kind_of_ole(data)
    head = data[:4096]
    if head.startswith(_UTF16):
        head = head.decode("utf-16", "replace").encode("utf-8", "replace")
    head = head.removeprefix(b"\xef\xbb\xbf").lstrip().lower()
    if head.startswith(b"<"):
        markup = any(tag in head for tag in (b"<html", b"<!doctype html", b"<table", b"<body", b"<meta", b"<div"))
        return kinds.HTML if markup else kinds.XML_SPREADSHEET
    if head.startswith((b"%pdf", b"{\\rtf")) or b"\0" in head or not _is_text(head):
        return kinds.NOT_A_WORKBOOK
    return kinds.PLAIN_TEXT


def _kind_of_ole(data: bytes) -> IssueKind:
    def holds(stream: str) -> bool:
        return stream.encode("utf-16-le") in data

    if holds("EncryptedPackage"):
        return kinds.ENCRYPTED
    return kinds.OLD_XLS if holds("Workbook") or holds("Book") else kinds.OTHER_OLE


def _is_text(head: bytes) -> bool:
    for encoding in ("utf-8", "gb18030"):
        try:
            head[: len(head) // 4 * 4].decode(encoding)
        except UnicodeDecodeError as error:
            if error.start > len(head) - 8:  # cut in the middle of a character
                return True
        else:
            return True
    return False
