"""The jail: child processes that parse what strangers hand in, so that a file can break at most its own reader.

The reader library was seen to abort its whole process on a 5 KB file. A child has its own small memory, no
right to write files, a time limit, an empty environment, and is replaced when it dies.
"""

import contextlib
import fcntl
import math
import os
import select
import signal
import subprocess
import sys
import time
from collections import deque
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from types import TracebackType
from typing import Any

from zhunsheng.core.tabular import wire
from zhunsheng.core.tabular.issue_kinds import READER_BROKE, READER_MEMORY, READER_TIMEOUT
from zhunsheng.core.tabular.reading import Reading
from zhunsheng.core.values.issue import Issue, IssueKind, Param, Place

MEMORY = 2**30
SECONDS = 30.0
STARTING = 20.0
"""Seconds a child may take besides until its first answer: the machine may be busy."""
DEPTH = 2
"""Requests a child has before it: the one it reads and the next, so that it never waits for its parent."""
AHEAD = 8
"""Finished readings kept back for order's sake beside those under way: memory stays flat however many come."""

_ENTRANCE = "zhunsheng.core.tabular.jailed"
_PIPE = 2**20
_OUT_OF_MEMORY = 77


@dataclass(frozen=True, slots=True)
class Request:
    """One file to read: the kind (a name of jailed.KINDS), its bytes, its name, and the function's other options."""

    kind: str
    data: bytes
    file: str = ""
    options: Mapping[str, Any] = field(default_factory=dict)


class _Job:
    """A request on its way, and its reading once there is one."""

    __slots__ = ("file", "parts", "reading")

    def __init__(self, kind: str, data: bytes, file: str, options: Mapping[str, Any]) -> None:
        self.file = file
        plain = {key: _plain(value) for key, value in options.items()}
        self.parts = wire.frame([kind, plain], [data])
        self.reading: Reading[Any] | None = None


def _plain(value: Any) -> Any:
    return sorted(value) if isinstance(value, set | frozenset) else value


class Jail:
    """A few warm readers. Starting one takes about a millisecond here; it loads while the caller goes on.

    One thread at a time may use a jail.
    """

    def __init__(self, workers: int = 1, *, memory: int = MEMORY, seconds: float = SECONDS) -> None:
        self._seconds = seconds
        self._memory = memory
        self._children = [_Child(memory, seconds) for _ in range(workers)]

    def __enter__(self) -> "Jail":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Ends the readers; whatever they were reading is lost."""
        for child in self._children:
            child.end()
        self._children = []

    def read(self, kind: str, data: bytes, *, file: str = "", **options: Any) -> Reading[Any]:
        """Reads one file; a file that breaks or holds up its reader gives a reading without value."""
        return self._finish(self._submit(_Job(kind, data, file, {"file": file, **options})))

    def run(self, kind: str, data: bytes, **options: Any) -> Any | None:
        """Lets a child work on bytes and gives what comes of it; None where that failed."""
        return self._finish(self._submit(_Job(kind, data, "", options))).value

    def read_many(self, requests: Iterable[Request]) -> Iterator[Reading[Any]]:
        """Reads files in their order with all readers busy, taking requests only as fast as they are worked off."""
        waiting: deque[_Job] = deque()
        rest = iter(requests)
        more = True
        while more or waiting:
            while more and len(waiting) < AHEAD + DEPTH * len(self._children) and self._idlest().has_room():
                request = next(rest, None)
                if request is None:
                    more = False
                    break
                options = {"file": request.file, **request.options}
                waiting.append(self._submit(_Job(request.kind, request.data, request.file, options)))
            if waiting and waiting[0].reading is not None:
                yield waiting.popleft().reading  # type: ignore[misc]
            elif waiting:
                self._wait()

    def _idlest(self) -> "_Child":
        return min(self._children, key=lambda child: len(child.jobs))

    def _submit(self, job: _Job) -> _Job:
        child = self._idlest()
        # one that died over a file is buried when its answer is waited for; its other jobs live on
        if not child.jobs and not child.alive():
            child = self._replace(child)
        child.give(job)
        return job

    def _finish(self, job: _Job) -> Reading[Any]:
        while job.reading is None:
            self._wait()
        return job.reading

    def _wait(self) -> None:
        """Moves bytes until something happens, and buries those who died or took too long."""
        poll = select.poll()
        busy = [child for child in self._children if child.jobs]
        for child in busy:
            poll.register(child.answers, select.POLLIN)
            if child.outgoing:
                poll.register(child.requests, select.POLLOUT)
        left = min(child.deadline for child in busy) - time.monotonic()
        # what has arrived counts before the clock does: the caller may have been away for long
        happened = {number for number, _ in poll.poll(max(left, 0) * 1000)}
        for child in busy:
            try:
                if child.requests in happened:
                    child.send()
                if child.answers in happened:
                    child.receive()
                elif time.monotonic() > child.deadline:
                    self._bury(child, READER_TIMEOUT, seconds=f"{self._seconds:g}")
            except (wire.BadFrame, OSError, EOFError) as error:
                kind, how = child.cause_of_death(error)
                self._bury(child, kind, **how)

    def _bury(self, child: "_Child", kind: IssueKind, **params: Param) -> None:
        """The file being read is to blame; those behind it go to the child that takes over."""
        broken = child.jobs.popleft()
        broken.reading = Reading(None, (Issue(kind, Place(broken.file), params),))
        rest = list(child.jobs)
        successor = self._replace(child)
        for job in rest:
            successor.give(job)

    def _replace(self, child: "_Child") -> "_Child":
        child.end()
        successor = _Child(self._memory, self._seconds)
        self._children[self._children.index(child)] = successor
        return successor


class _Child:
    """One reader process, the pipes to it, and the jobs it has."""

    def __init__(self, memory: int, seconds: float) -> None:
        self.jobs: deque[_Job] = deque()
        self.outgoing: deque[memoryview] = deque()
        self._incoming = bytearray()
        self._seconds = seconds
        self.deadline = 0.0
        self._has_answered = False
        their_requests, self.requests = os.pipe()
        self.answers, their_answers = os.pipe()
        for mine in (self.requests, self.answers):
            os.set_blocking(mine, False)
            _widen(mine)
        # -I and -S: nothing of the user's environment is loaded; where our packages lie is handed over
        path = [os.path.abspath(entry) for entry in sys.path]
        limits = f"{memory}, {max(1, math.ceil(seconds))}"
        code = f"import sys; sys.path[:] = {path!r}; from {_ENTRANCE} import main; main({limits})"
        try:
            self._process = subprocess.Popen(  # noqa: S603 (our own interpreter and code)
                [sys.executable, "-I", "-S", "-c", code],
                stdin=their_requests,
                stdout=their_answers,
                stderr=subprocess.DEVNULL,
                cwd="/",
                env={key: os.environ[key] for key in ("LD_LIBRARY_PATH", "SYSTEMROOT") if key in os.environ},
                start_new_session=True,
            )
        finally:
            os.close(their_requests)
            os.close(their_answers)

    def alive(self) -> bool:
        return self._process.poll() is None

    def has_room(self) -> bool:
        return len(self.jobs) < DEPTH

    def give(self, job: _Job) -> None:
        """Adds a job; its bytes go into the pipe as far as they fit."""
        if not self.jobs:
            self.deadline = time.monotonic() + self._seconds + (0 if self._has_answered else STARTING)
        self.jobs.append(job)
        self.outgoing.extend(memoryview(part) for part in job.parts)
        # a child that is gone shows when its answer is waited for
        with contextlib.suppress(OSError):
            self.send()

    def send(self) -> None:
        """Writes what the pipe takes."""
        while self.outgoing:
            part = self.outgoing[0]
            try:
                written = os.write(self.requests, part) if part else 0
            except BlockingIOError:
                return
            if written < len(part):
                self.outgoing[0] = part[written:]
            else:
                self.outgoing.popleft()

    def receive(self) -> None:
        """Reads what has come; a whole frame is the answer to the first job."""
        try:
            part = os.read(self.answers, _PIPE)
        except BlockingIOError:
            return
        if not part:
            raise EOFError
        self._incoming += part
        while self.jobs and len(self._incoming) >= wire.HEADER.size:
            head = wire.HEADER.size
            text, buffers = wire.sizes(bytes(self._incoming[:head]))
            if len(self._incoming) < head + text + buffers:
                return
            content = wire.content_of(bytes(self._incoming[head : head + text]))
            buffer = bytes(self._incoming[head + text : head + text + buffers])
            del self._incoming[: head + text + buffers]
            self._answered(content, buffer)

    def _answered(self, content: wire.Plain, buffer: bytes) -> None:
        job = self.jobs[0]
        if isinstance(content, list) and len(content) == 2 and content[0] == "failed":
            how = str(content[1])[:60]
            job.reading = Reading(None, (Issue(READER_BROKE, Place(job.file), {"how": how}),))
        else:
            job.reading = wire.unpack_reading(content, buffer)
        self._has_answered = True
        job.parts = []  # the bytes are kept only as long as another child may need them
        self.jobs.popleft()
        self.deadline = time.monotonic() + self._seconds

    def cause_of_death(self, error: Exception) -> tuple[IssueKind, dict[str, Param]]:
        """Why the child stopped answering."""
        if isinstance(error, wire.BadFrame):
            return READER_BROKE, {"how": "protocol"}
        try:
            status = self._process.wait(timeout=1)
        except subprocess.TimeoutExpired:
            return READER_BROKE, {"how": "silence"}
        if status == _OUT_OF_MEMORY:
            return READER_MEMORY, {}
        if -status == signal.SIGXCPU:
            return READER_TIMEOUT, {"seconds": f"{self._seconds:g}"}
        return READER_BROKE, {"how": signal.Signals(-status).name if status < 0 else f"exit {status}"}

    def end(self) -> None:
        """Kills the process and closes the pipes."""
        self._process.kill()
        self._process.wait()
        for number in (self.requests, self.answers):
            os.close(number)


def _widen(pipe: int) -> None:
    """A pipe that takes a whole ordinary workbook at once lets the child go on without its parent."""
    try:
        fcntl.fcntl(pipe, fcntl.F_SETPIPE_SZ, _PIPE)
    except OSError:  # the machine's limit for this user is reached
        return
