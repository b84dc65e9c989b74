"""A document tree as JSON and back; what is no document of a known version is refused with the place that is wrong."""

import base64
import binascii
import json
from collections.abc import Callable
from dataclasses import MISSING, fields, is_dataclass
from enum import StrEnum
from functools import cache
from types import UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

from zhunsheng.core.document.tree import (
    VERSION,
    BulletList,
    Cover,
    Document,
    Figure,
    Heading,
    PageBreak,
    Paragraph,
    Placeholder,
    Reference,
    SignatureBlock,
    Table,
    TableOfContents,
    Text,
)

KINDS: dict[str, type] = {
    "text": Text,
    "reference": Reference,
    "cover": Cover,
    "contents": TableOfContents,
    "heading": Heading,
    "paragraph": Paragraph,
    "list": BulletList,
    "table": Table,
    "figure": Figure,
    "placeholder": Placeholder,
    "page-break": PageBreak,
    "signatures": SignatureBlock,
}
"""Names of the kinds that stand where several are possible."""

NAMES = {kind: name for name, kind in KINDS.items()}


class NotADocument(Exception):
    """JSON that is no document tree; `where` is the path to what is wrong, such as `blocks[3].rows[0]`."""

    def __init__(self, where: str, what: str) -> None:
        super().__init__(f"{where}: {what}" if where else what)
        self.where = where
        self.what = what


def document_json(document: Document) -> str:
    """The tree as JSON text: same tree, same text. Values that are the default are left out."""
    return json.dumps(plain(document), ensure_ascii=False, separators=(",", ":"), allow_nan=False)


def read_document(text: str) -> Document:
    """The tree a JSON text holds. Raises NotADocument."""
    try:
        data = json.loads(text)
    except ValueError as error:
        raise NotADocument("", f"no JSON: {error}") from None
    if not isinstance(data, dict) or data.get("version") != VERSION:
        raise NotADocument("version", f"not {VERSION}")
    document: Document = _record(Document)(data, "")
    _refuse_doubles(document)
    return document


def plain(value: Any) -> Any:
    """A value of the tree as JSON data."""
    if is_dataclass(value) and not isinstance(value, type):
        data: dict[str, Any] = {"kind": NAMES[type(value)]} if type(value) in NAMES else {}
        for field in fields(value):
            own = getattr(value, field.name)
            if own != field.default or field.name == "version":
                data[field.name] = float(own) if field.type is float else plain(own)
        return data
    if isinstance(value, tuple):
        return [plain(item) for item in value]
    if isinstance(value, bytes):
        return base64.b64encode(value).decode("ascii")
    return str(value) if isinstance(value, StrEnum) else value


def _refuse_doubles(document: Document) -> None:
    seen: set[str] = set()
    for at, block in enumerate(document.blocks):
        if not block.id or block.id in seen:
            raise NotADocument(f"blocks[{at}].id", "empty" if not block.id else f"{block.id} stands twice")
        seen.add(block.id)


Reader = Callable[[Any, str], Any]


@cache
def _reader(hint: Any) -> Reader:
    origin = get_origin(hint)
    if origin in (UnionType, Union):
        options = get_args(hint)
        if type(None) in options:
            inner = _reader(next(option for option in options if option is not type(None)))
            return lambda data, where: None if data is None else inner(data, where)
        return _one_of({NAMES[option]: option for option in options})
    if origin is tuple:
        return _sequence(get_args(hint))
    if is_dataclass(hint):
        return _record(hint)  # type: ignore[arg-type]
    if isinstance(hint, type) and issubclass(hint, StrEnum):
        return _enumerated(hint)
    return _bytes if hint is bytes else _scalar(hint)


@cache
def _record(cls: Any) -> Reader:
    hints = get_type_hints(cls)
    required = {field.name for field in fields(cls) if field.default is MISSING and field.default_factory is MISSING}

    def read(data: Any, where: str) -> Any:
        if not isinstance(data, dict):
            raise NotADocument(where, f"no {cls.__name__}")
        names = data.keys() - {"kind"}
        if unknown := sorted(names - hints.keys()):
            raise NotADocument(where, f"unknown: {', '.join(unknown)}")
        if missing := sorted(required - names):
            raise NotADocument(where, f"missing: {', '.join(missing)}")
        return cls(**{name: _reader(hints[name])(data[name], f"{where}.{name}".lstrip(".")) for name in names})

    return read


def _one_of(options: dict[str, type]) -> Reader:
    def read(data: Any, where: str) -> Any:
        kind = data.get("kind") if isinstance(data, dict) else None
        if kind not in options:
            raise NotADocument(where, f"unknown kind {kind!r}")
        return _reader(options[kind])(data, where)

    return read


def _sequence(arguments: tuple[Any, ...]) -> Reader:
    any_length = arguments[-1] is Ellipsis
    readers = [_reader(argument) for argument in arguments if argument is not Ellipsis]

    def read(data: Any, where: str) -> Any:
        if not isinstance(data, list) or not (any_length or len(data) == len(readers)):
            raise NotADocument(where, "no list" if not isinstance(data, list) else f"{len(data)} entries")
        chosen = readers * len(data) if any_length else readers
        return tuple(one(item, f"{where}[{at}]") for at, (one, item) in enumerate(zip(chosen, data, strict=True)))

    return read


def _enumerated(cls: type[StrEnum]) -> Reader:
    def read(data: Any, where: str) -> Any:
        if data not in [str(member) for member in cls]:
            raise NotADocument(where, f"no {cls.__name__}: {data!r}")
        return cls(data)

    return read


def _scalar(kind: type) -> Reader:
    accepted: tuple[type, ...] = (int, float) if kind is float else (kind,)

    def read(data: Any, where: str) -> Any:
        if type(data) not in accepted:
            raise NotADocument(where, f"{type(data).__name__} instead of {kind.__name__}")
        return kind(data)

    return read


def _bytes(data: Any, where: str) -> bytes:
    try:
        return base64.b64decode(data, validate=True)
    except (binascii.Error, TypeError, ValueError):
        raise NotADocument(where, "no base64") from None
