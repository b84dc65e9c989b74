"""What a template's file may hold, looked at before any library opens it."""

import io
import re
import zipfile

from zhunsheng.core.document.template_issues import NOT_A_TEMPLATE, NOT_ALLOWED, TOO_LARGE, TemplateRefused
from zhunsheng.core.values.issue import Issue

UNPACKED_MB = 64
ENTRIES = 2000
_DOCTYPE = re.compile(rb"<!DOCTYPE", re.IGNORECASE)
_EXTERNAL = re.compile(rb'<Relationship\b[^>]*TargetMode\s*=\s*["\']External["\'][^>]*>')
_HYPERLINK = re.compile(rb'Type\s*=\s*["\'][^"\']*/hyperlink["\']')
_PARTS = (
    ("vbaproject.bin", "macros"),
    ("/embeddings/", "embedded files"),
    ("/activex/", "ActiveX"),
    ("afchunk", "altChunk"),
)


def refuse_unsafe(data: bytes) -> None:
    """Raises TemplateRefused for what is no .docx, is too large, or links and runs what a template must not."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            entries = archive.infolist()
            names = {entry.filename for entry in entries}
            if "word/document.xml" not in names or any(entry.flag_bits & 1 for entry in entries):
                raise TemplateRefused(Issue(NOT_A_TEMPLATE))
            if len(entries) > ENTRIES or sum(entry.file_size for entry in entries) > UNPACKED_MB * 2**20:
                raise TemplateRefused(Issue(TOO_LARGE, params={"limit": UNPACKED_MB}))
            for entry in entries:
                _look_at(entry.filename, archive)
    except (zipfile.BadZipFile, NotImplementedError, OSError, EOFError, ValueError):
        raise TemplateRefused(Issue(NOT_A_TEMPLATE)) from None


def _look_at(name: str, archive: zipfile.ZipFile) -> None:
    lower = f"/{name.lower()}"
    for part, what in _PARTS:
        if part in lower:
            raise TemplateRefused(Issue(NOT_ALLOWED, params={"what": what}))
    if not lower.endswith((".xml", ".rels")):
        return
    content = archive.read(name)  # sizes were checked; the library stops at the declared one
    if _DOCTYPE.search(content):
        raise TemplateRefused(Issue(NOT_ALLOWED, params={"what": "DOCTYPE"}))
    if lower.endswith(".rels"):
        links = [link for link in _EXTERNAL.findall(content) if not _HYPERLINK.search(link)]
        if links:
            raise TemplateRefused(Issue(NOT_ALLOWED, params={"what": "external link"}))
