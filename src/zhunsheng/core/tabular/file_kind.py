"""What bytes are that are no zip archive, told from the bytes and not from the file's name."""

from zhunsheng.core.tabular import issue_kinds as kinds
from zhunsheng.core.values.issue import IssueKind

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
