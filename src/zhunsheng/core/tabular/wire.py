"""What crosses the pipe between the command and the jailed reader: JSON and raw buffers, of known types only.

The reader may have been taken over by the file it read, so nothing of it is trusted: every value is checked against
its type, an issue may only name a known kind, and nothing is ever executed or looked up by name.
"""

import importlib
import json
import struct
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from operator import attrgetter
from typing import Any

from zhunsheng.core.tabular.issue_kinds import KINDS
from zhunsheng.core.tabular.reading import Reading
from zhunsheng.core.values.course import Attempt, Course, Entry, Gradebook, Item, Objective
from zhunsheng.core.values.issue import Issue, Place

LARGEST_FRAME = 512 * 2**20
HEADER = struct.Struct("<4sIQ")
"""Mark, length of the JSON text, length of all buffers, which follow one another."""
_MARK = b"ZSJ1"

Buffers = list[bytes]
Plain = Any
"""JSON data."""


class BadFrame(Exception):
    """What came over the pipe is no answer."""


@dataclass(frozen=True, slots=True)
class Codec:
    """Turns values of one type into JSON data and back; what does not fit raises BadFrame."""

    pack: Callable[[Any, Buffers], Plain]
    unpack: Callable[[Plain, Buffers], Any]


def _same(value: Any, _: Buffers) -> Plain:
    return value


def of_type(*types: type) -> Codec:
    def unpack(value: Plain, _: Buffers) -> Any:
        if type(value) not in types:
            raise BadFrame(f"{type(value).__name__} instead of {types[0].__name__}")
        return value

    return Codec(_same, unpack)


def many(codec: Codec) -> Codec:
    pack_one, unpack_one = codec.pack, codec.unpack

    def pack(values: Sequence[Any], buffers: Buffers) -> Plain:
        return list(values) if pack_one is _same else [pack_one(value, buffers) for value in values]

    def unpack(values: Plain, buffers: Buffers) -> Any:
        if type(values) is not list:
            raise BadFrame("no list")
        return tuple([unpack_one(value, buffers) for value in values])

    return Codec(pack, unpack)


def _table(codec: Codec) -> Codec:
    def pack(table: Mapping[str, Any], buffers: Buffers) -> Plain:
        return {key: codec.pack(value, buffers) for key, value in table.items()}

    def unpack(table: Plain, buffers: Buffers) -> Any:
        if type(table) is not dict:
            raise BadFrame("no table")
        return {key: codec.unpack(value, buffers) for key, value in table.items()}

    return Codec(pack, unpack)


def record(cls: type, **fields: Codec) -> Codec:
    """A frozen dataclass as the list of its fields, in this order."""
    get = attrgetter(*fields)
    codecs = tuple(fields.values())
    names = tuple(fields)

    def pack(value: Any, buffers: Buffers) -> Plain:
        values = get(value)
        return [codec.pack(part, buffers) for codec, part in zip(codecs, values, strict=True)]

    def unpack(values: Plain, buffers: Buffers) -> Any:
        if type(values) is not list or len(values) != len(codecs):
            raise BadFrame(f"no {cls.__name__}")
        parts = [codec.unpack(part, buffers) for codec, part in zip(codecs, values, strict=True)]
        return cls(**dict(zip(names, parts, strict=True)))

    return Codec(pack, unpack)


def _pack_buffer(value: bytes, buffers: Buffers) -> Plain:
    buffers.append(value)
    return len(value)


def _unpack_buffer(value: Plain, buffers: Buffers) -> bytes:
    """Buffers come in the order in which they were packed."""
    if type(value) is not int or value < 0 or not buffers or len(buffers[0]) < value:
        raise BadFrame("no buffer")
    buffer = buffers[0][:value]
    buffers[0] = buffers[0][value:]
    return buffer


def _unpack_attempt(value: Plain, _: Buffers) -> Attempt:
    if type(value) is not int or value not in _ATTEMPTS:
        raise BadFrame("no attempt")
    return Attempt(value)


def _unpack_issue(value: Plain, buffers: Buffers) -> Issue:
    code, place, params = _ISSUE_PARTS.unpack(value, buffers)
    if code not in KINDS:
        raise BadFrame("unknown kind of issue")
    issue = Issue(KINDS[code], place, params)
    try:
        issue.text()
    except (KeyError, ValueError, IndexError, AttributeError):
        raise BadFrame("an issue without words") from None
    return issue


def _unpack_param(value: Plain, buffers: Buffers) -> Any:
    return TEXTS.unpack(value, buffers) if type(value) is list else _scalar.unpack(value, buffers)


_ATTEMPTS = frozenset(int(attempt) for attempt in Attempt)
TEXT = of_type(str)
NUMBER = of_type(float, int)
MAYBE = of_type(float, int, type(None))
WHOLE = of_type(int)
_scalar = of_type(str, int, float)
TEXTS = many(TEXT)
BUFFER = Codec(_pack_buffer, _unpack_buffer)
NOTES = _table(TEXT)


def _triple(*codecs: Codec) -> Codec:
    def unpack(values: Plain, buffers: Buffers) -> Any:
        if type(values) is not list or len(values) != len(codecs):
            raise BadFrame("no triple")
        return tuple([codec.unpack(part, buffers) for codec, part in zip(codecs, values, strict=True)])

    return Codec(_same, unpack)


_place = record(Place, file=TEXT, sheet=TEXT, cell=TEXT, line=WHOLE)
_ISSUE_PARTS = _triple(TEXT, _place, _table(Codec(_same, _unpack_param)))


def _pack_issue(issue: Issue, buffers: Buffers) -> Plain:
    params = {name: list(value) if isinstance(value, tuple) else value for name, value in issue.params.items()}
    return [issue.kind.code, _place.pack(issue.place, buffers), params]


_issue = Codec(_pack_issue, _unpack_issue)

_entry = record(
    Entry,
    student=TEXT,
    name=TEXT,
    section=TEXT,
    attempt=Codec(_same, _unpack_attempt),
    programme=TEXT,
    cohort=TEXT,
    group=TEXT,
    row=WHOLE,
)
_gradebook = record(
    Gradebook,
    items=many(record(Item, name=TEXT, full=NUMBER, targets=many(NUMBER), kind=TEXT, scale=NUMBER)),
    entries=many(_entry),
    points=BUFFER,
    states=BUFFER,
    levels=TEXTS,
    section=TEXT,
    sheet=TEXT,
    columns=TEXTS,
    raw=NOTES,
)
_course = record(
    Course,
    code=TEXT,
    objectives=many(record(Objective, id=TEXT, text=TEXT, indicators=TEXTS, weight=MAYBE, expected=MAYBE)),
    gradebooks=many(_gradebook),
    name=TEXT,
    term=TEXT,
    credits=MAYBE,
    unit=TEXT,
    leader=TEXT,
    notes=NOTES,
    file=TEXT,
    sha256=TEXT,
)
_CODECS: dict[str, Codec] = {"Course": _course, "bytes": BUFFER, "NoneType": of_type(type(None))}
_ELSEWHERE = {
    "Plan": "zhunsheng.core.tabular.wire_plan",
    "Survey": "zhunsheng.core.tabular.wire_survey",
}
"""Loaded when the first of them comes: a course alone should not wait for them."""


def _codec(name: str) -> Codec:
    if name in _ELSEWHERE and name not in _CODECS:
        _CODECS[name] = importlib.import_module(_ELSEWHERE[name]).CODEC
    return _CODECS[name]


def pack_reading(reading: Reading[Any]) -> list[bytes]:
    """A reading as a frame: its parts, to be written one after the other."""
    name = type(reading.value).__name__
    buffers: Buffers = []
    value = _codec(name).pack(reading.value, buffers)
    return frame([name, value, [_issue.pack(issue, buffers) for issue in reading.issues]], buffers)


def unpack_reading(content: Plain, buffer: bytes) -> Reading[Any]:
    """The reading of a frame; raises BadFrame where it is not one."""
    if type(content) is not list or len(content) != 3 or type(content[0]) is not str:
        raise BadFrame("no reading")
    if content[0] not in _CODECS and content[0] not in _ELSEWHERE:
        raise BadFrame("no known value")
    buffers = [buffer]
    value = _codec(content[0]).unpack(content[1], buffers)
    issues = many(_issue).unpack(content[2], buffers)
    _check_sizes(value)
    return Reading(value, issues)


def _check_sizes(value: Any) -> None:
    """A gradebook's matrix must have the size its students and items say."""
    for book in value.gradebooks if isinstance(value, Course) else ():
        cells = len(book.entries) * len(book.items)
        if len(book.points) != 8 * cells or len(book.states) != cells or len(book.columns) != len(book.items):
            raise BadFrame("a matrix of another size")


# --- frames -----------------------------------------------------------------------------------------------------------


def frame(content: Plain, buffers: Sequence[bytes] = ()) -> list[bytes]:
    """JSON data and buffers as the parts of one frame."""
    text = json.dumps(content, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass")
    return [HEADER.pack(_MARK, len(text), sum(map(len, buffers))) + text, *buffers]


def sizes(header: bytes) -> tuple[int, int]:
    """Lengths of the JSON text and the buffers that follow this header."""
    mark, text, buffers = HEADER.unpack(header)
    if mark != _MARK or text + buffers > LARGEST_FRAME:
        raise BadFrame("no frame")
    return text, buffers


def content_of(text: bytes) -> Plain:
    """The JSON data of a frame."""
    try:
        return json.loads(text.decode("utf-8", "surrogatepass"))
    except (ValueError, RecursionError):
        raise BadFrame("no JSON") from None
