"""PDF through LibreOffice, where the machine has it: bytes in, bytes out, in a jail of its own.

Like the readers' jail, this lives in the core so that command and worker share it: what comes out depends on the bytes
and the program only. The program gets no network, no user profile, a folder that is removed, limits, and a clean end.
"""

import contextlib
import os
import re
import resource
import shutil
import signal
import subprocess
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path

from zhunsheng.core.document.pdf_profile import fonts_conf, profile_xml
from zhunsheng.core.document.tree import Document, Heading, Id
from zhunsheng.core.values.issue import N_, Issue, IssueKind

PROGRAMS = ("soffice", "libreoffice")
SEARCHED = "/usr/local/bin:/usr/bin:/bin"
SECONDS = 120.0
MEMORY = 4 * 2**30
FILE_SIZE = 512 * 2**20
FILTER = 'pdf:writer_pdf_Export:{"ExportBookmarks":{"type":"boolean","value":"true"},"UseTaggedPDF":{"type":"boolean","value":"true"}}'

NO_PROGRAM = IssueKind(
    "pdf-no-libreoffice",
    N_("there is no LibreOffice on this machine, which makes the PDF."),
    N_("Install it (Debian: libreoffice-writer), or write --docx and let Word make the PDF."),
)
FAILED = IssueKind(
    "pdf-failed",
    N_("LibreOffice made no PDF ({how})."),
    N_("Check that its Writer is installed (Debian: libreoffice-writer); the Word file can be converted by hand."),
)
TOO_LONG = IssueKind(
    "pdf-timeout",
    N_("LibreOffice was stopped after {seconds} seconds."),
    N_("Try again when the machine is less busy, or convert the Word file by hand."),
)


class NoPdf(Exception):
    """There is no PDF, and why."""

    def __init__(self, issue: Issue) -> None:
        super().__init__(issue.text())
        self.issues = [issue]


def converter() -> str | None:
    """The program that makes PDFs, or None where the machine has none."""
    return next((found for name in PROGRAMS if (found := shutil.which(name))), None)


def docx_to_pdf(docx: bytes, *, program: str | None = None, seconds: float = SECONDS) -> bytes:
    """The PDF of a Word file. Raises NoPdf where there is no program, or it fails, hangs or grows too large."""
    program = program or converter()
    if program is None:
        raise NoPdf(Issue(NO_PROGRAM))
    with tempfile.TemporaryDirectory(prefix="zhunsheng-pdf-", ignore_cleanup_errors=True) as folder:
        root = Path(folder)
        profile = root / "profile" / "user"
        profile.mkdir(parents=True)
        (profile / "registrymodifications.xcu").write_text(profile_xml(), encoding="utf-8")
        (root / "fonts.conf").write_text(fonts_conf(), encoding="utf-8")
        (root / "report.docx").write_bytes(docx)
        command = [
            *_without_network(),
            program,
            f"-env:UserInstallation={(root / 'profile').as_uri()}",
            *("--headless", "--norestore", "--nolockcheck", "--nodefault", "--nologo"),
            *("--convert-to", FILTER, "--outdir", str(root), str(root / "report.docx")),
        ]
        how = _run(command, root, seconds)
        made = root / "report.pdf"
        if not made.is_file() or made.stat().st_size == 0:
            raise NoPdf(Issue(FAILED, params={"how": how}))
        return made.read_bytes()


def _run(command: Sequence[str], folder: Path, seconds: float) -> str:
    """Runs the program in a session of its own and ends all of it; returns how it ended."""
    process = subprocess.Popen(  # noqa: S603 (a program of the system, with arguments of our own)
        command,
        cwd=folder,
        env={
            "HOME": str(folder),
            "PATH": SEARCHED,
            "LANG": "C.UTF-8",
            "TMPDIR": str(folder),
            "FONTCONFIG_FILE": str(folder / "fonts.conf"),
        },
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
        preexec_fn=_limits,
    )
    try:
        status = process.wait(timeout=seconds)
    except subprocess.TimeoutExpired:
        raise NoPdf(Issue(TOO_LONG, params={"seconds": f"{seconds:g}"})) from None
    finally:
        # the program starts another one of the same session: none of them stays behind
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()
    return signal.Signals(-status).name if status < 0 else f"exit {status}"


def _limits() -> None:
    for what, limit in ((resource.RLIMIT_AS, MEMORY), (resource.RLIMIT_FSIZE, FILE_SIZE), (resource.RLIMIT_CORE, 0)):
        with contextlib.suppress(ValueError, OSError):
            resource.setrlimit(what, (limit, limit))


def _without_network() -> list[str]:
    """The prefix that takes the network away, where this machine lets us; the profile forbids links besides."""
    unshare = shutil.which("unshare")
    for options in (["--net"], ["--user", "--map-root-user", "--net"]) if unshare else ():
        trial = subprocess.run(  # noqa: S603
            [str(unshare), *options, "true"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False
        )
        if trial.returncode == 0:
            return [str(unshare), *options, "--"]
    return []


# --- pages ----------------------------------------------------------------------------------------------------------

_PAGE_TREE = re.compile(rb"/Type/Pages\b.*?/Kids\[([^\]]*)\]", re.DOTALL)
_OUTLINE = re.compile(rb"/Title<(FEFF[0-9A-Fa-f]*)>\s*/Dest\[(\d+) 0 R")


def heading_pages(pdf: bytes, document: Document, numbers: Mapping[Id, str]) -> dict[Id, int]:
    """On which page each heading stands in a PDF that LibreOffice made of the document.

    Read from the bookmarks, which LibreOffice writes in the order of the headings; empty where they do not agree.
    """
    kids = _PAGE_TREE.search(pdf)
    pages = {int(number): at for at, number in enumerate(re.findall(rb"(\d+) 0 R", kids[1]), 1)} if kids else {}
    found = [
        (bytes.fromhex(title[4:].decode()).decode("utf-16-be"), int(page)) for title, page in _OUTLINE.findall(pdf)
    ]
    headings = [block for block in document.blocks if isinstance(block, Heading)]
    words = [f"{numbers.get(heading.id, '')} {heading.text}".strip() for heading in headings]
    if [_plain(title) for title, _ in found] != [_plain(text) for text in words]:
        return {}
    return {heading.id: pages[page] for heading, (_, page) in zip(headings, found, strict=True) if page in pages}


def _plain(text: str) -> str:
    return "".join(text.split())
