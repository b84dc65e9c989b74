import io
import struct
import zipfile
import zlib
from typing import Any

import pytest
from workbook_files import course_sheets, repacked, workbook

from zhunsheng.core.tabular import archive
from zhunsheng.core.tabular.archive import Unreadable, open_archive
from zhunsheng.core.tabular.zip_directory import BadArchive, entries_of


def refused(data: bytes) -> str:
    with pytest.raises(Unreadable) as caught:
        open_archive(data)
    return caught.value.kind.code


def zipped(*parts: tuple[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", method) as archive:
        for name, content in parts:
            archive.writestr(name, content)
    return buffer.getvalue()


@pytest.fixture(scope="module")
def sound() -> bytes:
    return workbook(course_sheets())


def test_a_sound_workbook_gives_its_parts(sound: bytes) -> None:
    opened = open_archive(sound)
    with zipfile.ZipFile(io.BytesIO(sound)) as same:
        assert opened.parts == {name.lower(): same.read(name) for name in same.namelist()}
    assert "xl/workbook.xml" in opened.parts
    assert not opened.macros


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "file-empty"),
        (b"<html><body><table><tr><td>1</td></tr></table></body></html>", "file-html"),
        (b"\xef\xbb\xbf\r\n <!DOCTYPE HTML><p>", "file-html"),
        ("<html>成绩</html>".encode("utf-16"), "file-html"),
        (b'<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"/>', "file-xml"),
        ("学号,姓名,作业\n1,王一,18\n".encode(), "file-text"),
        ("学号,姓名,作业\n1,王一,18\n".encode("gb18030"), "file-text"),
        (b"%PDF-1.7 ...", "file-not-a-workbook"),
        (b"\x89PNG\r\n\x1a\n\0\0\0", "file-not-a-workbook"),
        (OLE + "Workbook".encode("utf-16-le"), "file-old-xls"),
        (OLE + "EncryptedPackage".encode("utf-16-le"), "file-encrypted"),
        (OLE + "WordDocument".encode("utf-16-le"), "file-old-office"),
        (b"PK\x03\x04 and then nothing", "file-damaged"),
        (b"PK", "file-damaged"),
    ],
)
def test_what_is_no_archive_is_named_by_its_bytes(data: bytes, code: str) -> None:
    assert refused(data) == code


@pytest.mark.parametrize(
    ("part", "code"),
    [
        ("word/document.xml", "file-docx"),
        ("ppt/presentation.xml", "file-pptx"),
        ("content.xml", "file-ods"),
        ("xl/workbook.bin", "file-xlsb"),
        ("readme.txt", "file-not-a-workbook"),
    ],
)
def test_other_archives_are_named(part: str, code: str) -> None:
    assert refused(zipped((part, b"<x/>"))) == code


@pytest.mark.parametrize("kept", [0.2, 0.5, 0.9, 0.999])
def test_a_truncated_file_is_damaged(sound: bytes, kept: float) -> None:
    assert refused(sound[: int(len(sound) * kept)]) == "file-damaged"


def test_a_flipped_byte_in_a_part_is_found(sound: bytes) -> None:
    entry = next(entry for entry in entries_of(sound) if entry.name == "xl/worksheets/sheet4.xml")
    at = entry.offset + 30 + len(entry.name) + 40
    assert refused(sound[:at] + bytes([sound[at] ^ 0xFF]) + sound[at + 1 :]) == "file-part-damaged"


@pytest.mark.parametrize("what", [b"<!DOCTYPE x [", b'<!ENTITY a "b">'])
@pytest.mark.parametrize("part", ["xl/worksheets/sheet1.xml", "xl/sharedStrings.xml", "xl/_rels/workbook.xml.rels"])
def test_entity_declarations_are_refused_in_any_part(sound: bytes, part: str, what: bytes) -> None:
    def change(name: str, content: bytes) -> bytes:
        return content.replace(b"?>", b"?>" + what, 1) if name == part else content

    assert refused(repacked(sound, change)) == "xml-declaration"


def test_a_part_in_utf16_is_refused(sound: bytes) -> None:
    def change(name: str, content: bytes) -> bytes:
        return content.decode().encode("utf-16") if name == "xl/sharedStrings.xml" else content

    assert refused(repacked(sound, change)) == "xml-declaration"


@pytest.mark.parametrize("name", ["../evil.xml", "/etc/passwd", "xl\\..\\..\\evil.xml", "C:\\evil.xml", "a/../../b"])
def test_parts_that_would_leave_the_folder_are_refused(sound: bytes, name: str) -> None:
    assert refused(repacked(sound, lambda _, content: content, **{name: b"x"})) == "archive-bad-name"


def test_a_link_is_refused(sound: bytes) -> None:
    buffer = io.BytesIO(sound)
    with zipfile.ZipFile(buffer, "a") as book:
        link = zipfile.ZipInfo("xl/link.xml")
        link.external_attr = 0o120777 << 16
        book.writestr(link, "/etc/passwd")
    assert refused(buffer.getvalue()) == "archive-bad-name"


def test_a_part_of_one_name_but_for_case_is_refused(sound: bytes) -> None:
    assert refused(repacked(sound, lambda _, content: content, **{"XL/Workbook.xml": b"<x/>"})) == "archive-part-twice"


def test_an_archive_inside_is_refused_but_an_embedded_object_is_not(sound: bytes) -> None:
    assert refused(repacked(sound, lambda _, c: c, **{"inner.zip": zipped(("a", b"b"))})) == "archive-nested"
    assert open_archive(repacked(sound, lambda _, c: c, **{"xl/embeddings/one.xlsx": b"PK"}))


def test_an_encrypted_part_is_refused(sound: bytes) -> None:
    at = sound.index(b"PK\x01\x02")
    encrypted = sound[: at + 8] + struct.pack("<H", 1) + sound[at + 10 :]
    assert refused(encrypted) == "file-encrypted"


def test_other_ways_of_packing_are_refused(sound: bytes) -> None:
    data = zipped(("xl/workbook.xml", b"<workbook/>" * 50), method=zipfile.ZIP_BZIP2)
    assert refused(data) == "archive-odd-packing"


def test_a_bomb_is_refused_by_its_ratio_and_by_its_size(monkeypatch: pytest.MonkeyPatch) -> None:
    bomb = zipped(("xl/workbook.xml", b"<x/>"), ("xl/worksheets/sheet1.xml", bytes(4 * 2**20)))
    assert len(bomb) < 8_000
    assert refused(bomb) == "archive-ratio"
    monkeypatch.setattr(archive, "LARGEST_UNPACKED", 2**20)
    assert refused(bomb) == "archive-inflates"


def with_declared_size(data: bytes, name: str, size: int) -> bytes:
    """The archive with a lie about one part's unpacked size, in its directory."""
    at = data.index(b"PK\x01\x02")
    while data[at + 46 : at + 46 + len(name)] != name.encode():
        at = data.index(b"PK\x01\x02", at + 1)
    return data[: at + 24] + struct.pack("<I", size) + data[at + 28 :]


@pytest.mark.parametrize("size", [0, 10, 2**20])
def test_a_lie_about_the_size_is_found_without_unpacking_more(size: int) -> None:
    bomb = zipped(("xl/workbook.xml", bytes(4 * 2**20)))
    assert refused(with_declared_size(bomb, "xl/workbook.xml", size)) == "file-part-damaged"


def test_a_wrong_checksum_is_found() -> None:
    data = zipped(("xl/workbook.xml", b"<workbook/>"), method=zipfile.ZIP_STORED)
    assert refused(data.replace(b"<workbook/>", b"<workbool/>")) == "file-part-damaged"


def test_too_many_parts_are_refused_uncounted_by_name() -> None:
    parts = [(f"p{number}", b"") for number in range(archive.MOST_PARTS + 1)]
    assert refused(zipped(*parts, method=zipfile.ZIP_STORED)) == "archive-too-many-parts"


def test_a_file_above_the_limit_is_refused_unread(monkeypatch: pytest.MonkeyPatch, sound: bytes) -> None:
    monkeypatch.setattr(archive, "LARGEST_FILE", 100)
    assert refused(sound) == "file-too-large"


def test_overlapping_parts_are_refused(sound: bytes) -> None:
    # both directory entries point at the first part
    first = sound.index(b"PK\x01\x02")
    second = sound.index(b"PK\x01\x02", first + 4)
    data = bytearray(sound)
    data[second + 42 : second + 46] = data[first + 42 : first + 46]
    assert refused(bytes(data)) == "archive-overlap"


def test_macros_are_noticed(sound: bytes) -> None:
    assert open_archive(repacked(sound, lambda _, c: c, **{"xl/vbaProject.bin": b"\xd0\xcf"})).macros


def test_back_slashes_in_names_are_accepted(sound: bytes) -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(sound)) as old, zipfile.ZipFile(buffer, "w") as new:
        for name in old.namelist():
            new.writestr(name.replace("/", "\\"), old.read(name))
    assert "xl/workbook.xml" in open_archive(buffer.getvalue()).parts


def test_a_large_archive_format_is_read() -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as book, book.open("xl/workbook.xml", "w", force_zip64=True) as part:
        part.write(b"<workbook/>")
    assert open_archive(buffer.getvalue()).parts == {"xl/workbook.xml": b"<workbook/>"}


def zip64(content: bytes) -> bytes:
    """One stored part, with sizes, place and count only in the wide records."""
    name, crc, wide = b"xl/workbook.xml", zlib.crc32(content), 0xFFFFFFFF
    local = struct.pack("<4s5H3I2H", b"PK\x03\x04", 45, 0, 0, 0, 0, crc, len(content), len(content), len(name), 0)
    body = local + name + content
    extra = struct.pack("<2H3Q", 1, 24, len(content), len(content), 0)
    sizes: list[Any] = [crc, wide, wide, len(name), len(extra), 0, 0, 0, 0, wide]
    entry = struct.pack("<4s6H3I5H2I", b"PK\x01\x02", 45, 45, 0, 0, 0, 0, *sizes) + name + extra
    end64 = struct.pack("<4sQ2H2I4Q", b"PK\x06\x06", 44, 45, 45, 0, 0, 1, 1, len(entry), len(body))
    locator = struct.pack("<4sIQI", b"PK\x06\x07", 0, len(body) + len(entry), 1)
    end = struct.pack("<4s4H2IH", b"PK\x05\x06", 0, 0, 0xFFFF, 0xFFFF, wide, wide, 0)
    return body + entry + end64 + locator + end


def test_sizes_in_the_wide_records_are_found() -> None:
    data = zip64(b"<workbook/>")
    with zipfile.ZipFile(io.BytesIO(data)) as same:
        assert same.read("xl/workbook.xml") == b"<workbook/>"
    assert open_archive(data).parts == {"xl/workbook.xml": b"<workbook/>"}


def test_a_directory_of_another_size_is_bad(sound: bytes) -> None:
    at = sound.rindex(b"PK\x05\x06")
    lying = bytearray(sound)
    lying[at + 10 : at + 12] = struct.pack("<H", 3)
    with pytest.raises(BadArchive):
        entries_of(bytes(lying))
