"""Files the command writes: whole or not at all, and never over what it read."""

import errno
import os
import tempfile
from collections.abc import Iterable, Mapping
from pathlib import Path

from zhunsheng.core.values.issue import N_, Issue, IssueKind, Place
from zhunsheng.interfaces.cli.refusal import Refused

OVER_INPUT = IssueKind(
    "output-over-input", N_("this file was read as input and is not overwritten."), N_("Choose another name.")
)
OUTPUT_TWICE = IssueKind(
    "output-named-twice", N_("two outputs of the call bear this name."), N_("Choose another name.")
)
NO_FOLDER = IssueKind("output-folder-missing", N_("there is no folder for this file."), N_("Create the folder first."))
NOT_WRITTEN = IssueKind(
    "output-not-written", N_("the file cannot be written: {why}."), N_("Close it in Excel, or choose another place.")
)


def refuse_outputs(outputs: Iterable[str | None], inputs: Iterable[Path]) -> None:
    """Say no before any work is done: an output over an input or another output, or in a folder that is not there."""
    read = {path.resolve() for path in inputs}
    written: set[Path] = set()
    for name in outputs:
        if name and Path(name).resolve() in read:
            raise Refused([Issue(OVER_INPUT, Place(file=name))])
        if name and not Path(name).resolve().parent.is_dir():
            raise Refused([Issue(NO_FOLDER, Place(file=name))])
        if name and Path(name).resolve() in written:
            raise Refused([Issue(OUTPUT_TWICE, Place(file=name))])
        if name:
            written.add(Path(name).resolve())


def write_whole(name: str, data: bytes) -> None:
    """Write beside and rename: a half-written file never bears the name."""
    write_together({name: data})


def write_together(files: Mapping[str, bytes]) -> None:
    """All files or none: each is written beside its place, and only when all are there do they take their names."""
    beside: dict[str, str] = {}
    name = ""
    try:
        try:
            for name, data in files.items():
                if Path(name).is_dir():
                    raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
                beside[name] = _written_beside(Path(name), data)
            for name in files:
                os.replace(beside[name], name)
                del beside[name]
        finally:
            for left in beside.values():
                os.unlink(left)
    except OSError as error:
        raise Refused([Issue(NOT_WRITTEN, Place(file=name), {"why": error.strerror or str(error)})]) from None


def _written_beside(target: Path, data: bytes) -> str:
    handle, beside = tempfile.mkstemp(dir=target.resolve().parent, prefix=f".{target.name}.")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        mask = os.umask(0)
        os.umask(mask)
        os.chmod(beside, 0o666 & ~mask)
    except BaseException:
        os.unlink(beside)
        raise
    return beside
