"""The child's side of the jail: reads one request after the other, with as little power as a process can have."""

import contextlib
import importlib
import os
import resource
import sys
from collections.abc import Callable
from typing import Any

from zhunsheng.core.tabular.reading import Reading
from zhunsheng.core.tabular.wire import HEADER, content_of, frame, pack_reading, sizes

KINDS = {
    "course": "zhunsheng.core.tabular.course_workbook:read_course",
    "plan": "zhunsheng.core.tabular.plan_workbook:read_plan",
    "survey": "zhunsheng.core.tabular.survey_workbook:read_survey",
    "annotate": "zhunsheng.core.tabular.annotate:annotate",
    "report": "zhunsheng.core.tabular.filled_report:fill_report",
}
"""What can be asked for, and the function that does it: bytes and options in, a Reading or bytes out."""

WARM = "course"
"""Loaded before the first request comes."""

OUT_OF_MEMORY = 77
"""Exit status of a child that could not get the memory it needed."""


def main(memory: int, seconds: int) -> None:
    """Serves requests until the pipe is closed. `memory` bytes of address space, `seconds` of processor time each."""
    requests, answers = _take_pipes()
    # our own code comes first, while its bytecode may still be kept: compiling it anew costs each call 0.3 s
    _function(WARM)
    _give_up_powers(memory)
    while True:
        header = _read(requests, HEADER.size)
        if not header:
            os._exit(0)
        text_size, data_size = sizes(header)
        kind, options = content_of(_read(requests, text_size))
        data = _read(requests, data_size)
        _renew_time(seconds)
        try:
            parts = _answer(kind, data, options)
        except MemoryError:
            os._exit(OUT_OF_MEMORY)
        for part in parts:
            _write(answers, part)


def _answer(kind: str, data: bytes, options: dict[str, Any]) -> list[bytes]:
    try:
        result = _function(kind)(data, **options)
        return pack_reading(result if isinstance(result, Reading) else Reading(result))
    except MemoryError:
        raise
    except Exception as error:
        # a file must never show a traceback; the name of the error is what a report to us needs
        return frame(["failed", type(error).__name__])


def _function(kind: str) -> Callable[..., Any]:
    module, _, name = KINDS[kind].partition(":")
    function: Callable[..., Any] = getattr(importlib.import_module(module), name)
    return function


def _take_pipes() -> tuple[int, int]:
    """The pipes under other numbers: what a library prints must not get between the frames."""
    requests, answers = os.dup(0), os.dup(1)
    nothing = os.open(os.devnull, os.O_RDWR)
    for number in (0, 1, 2):
        os.dup2(nothing, number)
    os.close(nothing)
    return requests, answers


def _give_up_powers(memory: int) -> None:
    sys.dont_write_bytecode = True
    for what, limit in (
        (resource.RLIMIT_AS, memory),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_NOFILE, 64),
    ):
        # the machine may allow even less already
        with contextlib.suppress(ValueError, OSError):
            resource.setrlimit(what, (limit, limit))


def _renew_time(seconds: int) -> None:
    used = resource.getrusage(resource.RUSAGE_SELF)
    limit = int(used.ru_utime + used.ru_stime) + seconds + 1
    _, hard = resource.getrlimit(resource.RLIMIT_CPU)
    with contextlib.suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_CPU, (limit, hard))


def _read(pipe: int, size: int) -> bytes:
    """Exactly so many bytes; empty when the pipe was closed before the first."""
    content = bytearray()
    while len(content) < size:
        part = os.read(pipe, min(size - len(content), 2**20))
        if not part:
            os._exit(0)
        content += part
    return bytes(content)


def _write(pipe: int, part: bytes) -> None:
    rest = memoryview(part)
    while rest:
        rest = rest[os.write(pipe, rest) :]
