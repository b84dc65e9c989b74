"""PDF: a program that fails, hangs or is missing is told and leaves nothing; the real one keeps headings and asks nobody."""

import io
import socket
import stat
import tempfile
import threading
import time
import zipfile
from pathlib import Path

import pytest
from sample_tree import every_block

from zhunsheng.core.document.docx_parts.package import RELATIONS, zipped
from zhunsheng.core.document.docx_writer import write_docx
from zhunsheng.core.document.numbering import numbers_of
from zhunsheng.core.document.pdf import NoPdf, docx_to_pdf, heading_pages


def program(folder: Path, script: str) -> str:
    path = folder / "stub"
    path.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    path.chmod(path.stat().st_mode | stat.S_IXUSR)
    return str(path)


def refusal(name: str, seconds: float = 20.0) -> str:
    with pytest.raises(NoPdf) as refused:
        docx_to_pdf(b"docx", program=name, seconds=seconds)
    return refused.value.issues[0].kind.code


@pytest.fixture
def temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the converter makes its folders, so that a test sees what is left."""
    folder = tmp_path / "t"
    folder.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    return folder


def test_no_program_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "/nowhere")
    with pytest.raises(NoPdf) as refused:
        docx_to_pdf(b"")
    assert refused.value.issues[0].kind.code == "pdf-no-libreoffice"


@pytest.mark.slow
@pytest.mark.parametrize("script", ["exit 3", "exit 0", "kill -ABRT $$", ": > report.pdf"])
def test_a_program_that_makes_nothing_is_told(tmp_path: Path, temporary: Path, script: str) -> None:
    assert refusal(program(tmp_path, script)) == "pdf-failed"
    assert list(temporary.iterdir()) == []


@pytest.mark.slow
def test_a_program_that_hangs_is_ended_with_its_children(tmp_path: Path, temporary: Path) -> None:
    pids = tmp_path / "pids"
    name = program(tmp_path, f"sleep 600 & echo $! > {pids}; sleep 600")
    assert refusal(name, seconds=1.0) == "pdf-timeout"
    assert list(temporary.iterdir()) == []
    child = int(pids.read_text())
    for _ in range(50):
        if not _runs(child):
            break
        time.sleep(0.02)
    assert not _runs(child)


def _runs(pid: int) -> bool:
    try:
        state = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()[0]
    except OSError:
        return False
    return state != "Z"


@pytest.mark.slow
def test_a_program_gets_no_environment_of_ours(
    tmp_path: Path, temporary: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SECRET_KEY", "canary")
    seen = tmp_path / "env"
    refusal(program(tmp_path, f"env > {seen}"))
    assert "canary" not in seen.read_text()


def test_pages_of_another_document_are_not_taken() -> None:
    document = every_block()
    assert heading_pages(b"%PDF-1.6 nothing", document, numbers_of(document).headings) == {}


@pytest.mark.slow
@pytest.mark.needs("soffice", "lowriter")
def test_headings_keep_their_pages_and_processes_end() -> None:
    document = every_block()
    pdf = docx_to_pdf(write_docx(document))
    assert pdf.startswith(b"%PDF-")
    pages = heading_pages(pdf, document, numbers_of(document).headings)
    assert list(pages) == ["h1", "h11", "h2", "h3"]
    assert pages["h1"] == 3, "after cover and contents"
    assert pages["h3"] > pages["h2"], "a page break stands between"


@pytest.mark.slow
@pytest.mark.needs("soffice", "lowriter")
@pytest.mark.enable_socket
def test_a_linked_picture_is_not_fetched() -> None:
    """A listener on this machine hears nothing."""
    heard: list[bytes] = []
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        listener.listen()
        listener.settimeout(0.2)
        done = threading.Event()
        thread = threading.Thread(target=_listen, args=(listener, heard, done))
        thread.start()
        try:
            pdf = docx_to_pdf(_with_link(f"http://127.0.0.1:{listener.getsockname()[1]}/canary.png"))
        finally:
            done.set()
            thread.join()
    assert pdf.startswith(b"%PDF-")
    assert heard == []


def _listen(listener: socket.socket, heard: list[bytes], done: threading.Event) -> None:
    while not done.is_set():
        try:
            connection, _ = listener.accept()
        except TimeoutError:
            continue
        with connection:
            heard.append(connection.recv(200))


def _with_link(address: str) -> bytes:
    """A Word file whose picture lies elsewhere."""
    with zipfile.ZipFile(io.BytesIO(write_docx(every_block()))) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    link = f'<Relationship Id="rId20" Type="{RELATIONS}/image" Target="{address}" TargetMode="External"/>'
    relations = files["word/_rels/document.xml.rels"].decode()
    start = relations.index('<Relationship Id="rId20"')
    end = relations.index("/>", start) + 2
    files["word/_rels/document.xml.rels"] = (relations[:start] + link + relations[end:]).encode()
    files["word/document.xml"] = files["word/document.xml"].replace(b"r:embed=", b"r:link=")
    return zipped(files)
