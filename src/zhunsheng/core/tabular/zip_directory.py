"""The directory of a zip archive, read by ourselves, so that what is checked is what the library is given to parse.

The standard library's module does not refuse overlapping parts, and takes longer to load than a small file to read.
"""

import struct
import zlib
from collections.abc import Mapping
from dataclasses import dataclass

_END = struct.Struct("<4s4H2LH")
_END64 = struct.Struct("<4sQ2H2L4Q")
_LOCATOR64 = struct.Struct("<4sLQL")
_ENTRY = struct.Struct("<4s6H3L5H2L")
_LOCAL = struct.Struct("<4s5H3L2H")
_LONGEST_COMMENT = 0xFFFF
_IN_EXTRA = 0xFFFFFFFF
_COUNT_IN_EXTRA = 0xFFFF

ENTRY_MARK = b"PK\x01\x02"
STORED, DEFLATED = 0, 8
_VERSION = 20
_UTF8_NAME = 0x0800


class BadArchive(Exception):
    """The bytes are no sound zip archive; says what is wrong, for the log."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One part as the directory declares it; `offset` is where its own header stands."""

    name: str
    encrypted: bool
    method: int
    crc: int
    packed: int
    size: int
    offset: int
    is_link: bool

    @property
    def short(self) -> str:
        """The name as messages show it."""
        return self.name[:80]


def entries_of(data: bytes) -> list[Entry]:
    """All entries in the order of the directory; raises BadArchive."""
    try:
        count, size, offset = _end(data)
        return _entries(data, count, size, offset)
    except struct.error:
        raise BadArchive("cut off") from None


def data_span(data: bytes, entry: Entry) -> tuple[int, int]:
    """Where a part's packed bytes begin and end, by its own header."""
    header = data[entry.offset : entry.offset + _LOCAL.size]
    if len(header) < _LOCAL.size or not header.startswith(b"PK\x03\x04"):
        raise BadArchive("no header")
    *_, name_size, extra_size = _LOCAL.unpack(header)
    begin = entry.offset + _LOCAL.size + name_size + extra_size
    end = begin + entry.packed
    if end > len(data):
        raise BadArchive("cut off")
    return begin, end


def _end(data: bytes) -> tuple[int, int, int]:
    """Number of entries, size and place of the directory, from the record at the archive's end."""
    at = data.rfind(b"PK\x05\x06", max(0, len(data) - _LONGEST_COMMENT - _END.size))
    if at < 0:
        raise BadArchive("no end")
    _, disk, _, _, count, size, offset, _ = _END.unpack_from(data, at)
    if count == _COUNT_IN_EXTRA or _IN_EXTRA in (size, offset):
        _, _, at64, _ = _LOCATOR64.unpack_from(data, at - _LOCATOR64.size)
        mark, *_, count, size, offset = _END64.unpack_from(data, at64)
        if mark != b"PK\x06\x06":
            raise BadArchive("no end")
    if disk or offset + size > at:
        raise BadArchive("directory outside the file")
    return count, size, offset


def _entries(data: bytes, count: int, size: int, offset: int) -> list[Entry]:
    entries = []
    at, end = offset, offset + size
    while at < end:
        mark, _, _, flags, method, _, _, crc, packed, unpacked, *sizes, _, _, attributes, header = _ENTRY.unpack_from(
            data, at
        )
        if mark != ENTRY_MARK:
            raise BadArchive("no entry")
        name_size, extra_size, comment_size = sizes
        extra_at = at + _ENTRY.size + name_size
        name = data[at + _ENTRY.size : extra_at]
        if _IN_EXTRA in (packed, unpacked, header):
            extra = data[extra_at : extra_at + extra_size]
            unpacked, packed, header = _wide(extra, unpacked, packed, header)
        is_link = (attributes >> 16) & 0o170000 == 0o120000
        entries.append(Entry(_name(name), bool(flags & 1), method, crc, packed, unpacked, header, is_link))
        at = extra_at + extra_size + comment_size
    if at != end or len(entries) != count:
        raise BadArchive("directory of another size")
    return entries


def _wide(extra: bytes, *values: int) -> list[int]:
    """Sizes and place beyond four bytes stand in the extra field, in this order and only where they do not fit."""
    at = 0
    while at + 4 <= len(extra):
        kind, size = struct.unpack_from("<HH", extra, at)
        if kind == 1:
            wide = iter(struct.unpack_from(f"<{size // 8}Q", extra, at + 4))
            return [next(wide, value) if value == _IN_EXTRA else value for value in values]
        at += 4 + size
    return list(values)


def _name(name: bytes) -> str:
    try:
        return name.decode("utf-8")
    except UnicodeDecodeError:
        return name.decode("latin-1")


def stored_archive(parts: Mapping[str, bytes]) -> bytes:
    """A plain archive of these parts, nothing packed: for a library that takes whole files only."""
    body, directory = bytearray(), bytearray()
    for name, content in parts.items():
        encoded, crc, size = name.encode(), zlib.crc32(content), len(content)
        entry = (_UTF8_NAME, STORED, 0, 0, crc, size, size, len(encoded), 0)
        directory += _ENTRY.pack(ENTRY_MARK, _VERSION, _VERSION, *entry, 0, 0, 0, 0, len(body)) + encoded
        body += _LOCAL.pack(b"PK\x03\x04", _VERSION, *entry) + encoded + content
    end = _END.pack(b"PK\x05\x06", 0, 0, len(parts), len(parts), len(directory), len(body), 0)
    return bytes(body + directory + end)
