"""Reads one table of a pack file key by key: typed values out, an issue with file and line for everything else."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, TypeVar

from zhunsheng.core.packs.yaml_text import Path, YamlText
from zhunsheng.core.values.issue import N_, Issue, IssueKind, Param, Place

UNKNOWN_KEY = IssueKind("pack-unknown-key", N_("unknown key '{key}'."), N_("Accepted keys: {accepted}"))
KEY_MISSING = IssueKind("pack-key-missing", N_("the key '{key}' is missing."), N_("It holds: {expected}"))
BAD_VALUE = IssueKind(
    "pack-bad-value", N_("'{key}' has the value {value}, which is not accepted."), N_("Accepted: {expected}")
)

CODE = re.compile(r"[A-Za-z0-9][A-Za-z0-9.-]*")
PACK_ID = re.compile(r"[a-z0-9][a-z0-9-]*/[a-z0-9][a-z0-9.-]*")
PARTIAL_DATE = re.compile(r"\d{4}(-\d\d(-\d\d)?)?", re.ASCII)
MONTH_DAY = re.compile(r"\d\d-\d\d", re.ASCII)

TEXT = '"…"'
CODE_WORDS = '"a-z", "A-Z", "0-9", ".", "-"'
TABLE = "{key: value, …}"
TABLES = "[{key: value, …}, …]"

_NONE: Any = object()
_Value = TypeVar("_Value")


def first_day(partial: Any) -> date | None:
    """The first day of a year, a month or a day written as text; None for anything else."""
    if not _fits(PARTIAL_DATE, partial):
        return None
    try:
        return date.fromisoformat(partial + "0000-01-01"[len(partial) :])
    except ValueError:
        return None


def _fits(pattern: re.Pattern[str], value: Any) -> bool:
    return isinstance(value, str) and pattern.fullmatch(value) is not None


@dataclass(frozen=True, slots=True)
class Table:
    """A mapping inside a pack file. Each `take…` marks its key as known; `finish` reports the keys nobody took.

    A wrong or missing value leaves an issue in `issues` and gives back something harmless, so that one reading reports
    all faults of a file; the caller must not use the result when `issues` has grown.
    """

    values: Mapping[Any, Any]
    yaml: YamlText
    file: str
    issues: list[Issue]
    path: Path = ()
    taken: set[str] = field(default_factory=set)

    def place(self, key: str = "") -> Place:
        """Where the table, or one of its entries, begins."""
        return Place(file=self.file, line=self.yaml.line(*self.path, key) if key else self.line)

    @property
    def line(self) -> int:
        return self.yaml.line(*self.path)

    def complain(self, kind: IssueKind, params: Mapping[str, Param], *, at: str = "") -> None:
        """Leave an issue at the table, or at one of its entries."""
        self.issues.append(Issue(kind, self.place(at), params))

    def has(self, key: str) -> bool:
        self.taken.add(key)
        return key in self.values

    def text(self, key: str, default: str = _NONE) -> str:
        """Text that is not blank; numbers are refused, because codes and versions stand in quotes."""
        value = self._value(key, default, TEXT)
        return self._checked(key, value, default, isinstance(value, str) and bool(value.strip()), TEXT, "")

    def code(self, key: str, default: str = _NONE) -> str:
        """A code: letters, digits, dots and hyphens."""
        value = self._value(key, default, CODE_WORDS)
        return self._checked(key, value, default, _fits(CODE, value), CODE_WORDS, "")

    def choice(self, key: str, accepted: tuple[str, ...], default: str = _NONE) -> str:
        value = self._value(key, default, " | ".join(accepted))
        return self._checked(key, value, default, value in accepted, " | ".join(accepted), accepted[0])

    def date(self, key: str, default: str = _NONE) -> str:
        """A date as far as it is known: a year, a month or a day."""
        words = '"2020", "2020-09", "2020-09-01"'
        value = self._value(key, default, words)
        return self._checked(key, value, default, first_day(value) is not None, words, "0001")

    def month_day(self, key: str) -> str:
        value = self._value(key, _NONE, '"03-31"')
        return self._checked(
            key, value, _NONE, first_day(f"2001-{value}") is not None and _fits(MONTH_DAY, value), '"03-31"', "01-01"
        )

    def whole(self, key: str, default: int = _NONE, *, least: int = 0) -> int:
        words = f"{least}, {least + 1}, {least + 2}, …"
        value = self._value(key, default, words)
        good = isinstance(value, int) and not isinstance(value, bool) and value >= least
        return self._checked(key, value, default, good, words, least)

    def number(self, key: str, default: float = _NONE) -> float:
        words = "≥ 0"
        value = self._value(key, default, words)
        good = isinstance(value, int | float) and not isinstance(value, bool) and 0 <= value < float("inf")
        return float(self._checked(key, value, default, good, words, 0))

    def flag(self, key: str, default: bool = _NONE) -> bool:
        value = self._value(key, default, "true | false")
        return self._checked(key, value, default, isinstance(value, bool), "true | false", False)

    def codes(self, key: str, default: tuple[str, ...] = _NONE) -> tuple[str, ...]:
        """A list of codes, none of them twice."""
        return self._list(key, default, CODE, '["code", "code", …]')

    def pack_id(self, key: str, default: str = _NONE) -> str:
        """A pack id, `kind/name`."""
        value = self._value(key, default, '"kind/name"')
        return self._checked(key, value, default, _fits(PACK_ID, value), '"kind/name"', "")

    def choices(self, key: str, accepted: tuple[str, ...], default: tuple[str, ...] = _NONE) -> tuple[str, ...]:
        """A list of words out of a closed list."""
        words = " | ".join(accepted)
        value = self._value(key, default, words)
        good = isinstance(value, list) and all(item in accepted for item in value) and len(set(value)) == len(value)
        return tuple(self._checked(key, value, default, good, words, ()))

    def pack_ids(self, key: str) -> tuple[str, ...]:
        """A list of pack ids, `kind/name`; no key, no ids."""
        return self._list(key, (), PACK_ID, '["kind/name", …]')

    def table(self, key: str, *, needed: bool = False) -> "Table | None":
        """The table under a key, or None where there is none."""
        value = self._value(key, _NONE if needed else None, TABLE)
        if value is None or value is _NONE:
            return None
        if not isinstance(value, dict):
            self._refuse(key, value, TABLE)
            return None
        return self._inner(value, (*self.path, key))

    def tables(self, key: str, *, needed: bool = False) -> list["Table"]:
        """The list of tables under a key; no key, no tables."""
        value = self._value(key, _NONE if needed else None, TABLES)
        if value is None or value is _NONE:
            return []
        if not isinstance(value, list) or not all(isinstance(item, dict) for item in value):
            self._refuse(key, value, TABLES)
            return []
        return [self._inner(item, (*self.path, key, position)) for position, item in enumerate(value)]

    def plain(self, key: str) -> Any:
        """The value as it stands, for whoever checks it later."""
        self.taken.add(key)
        return self.values.get(key)

    def entries(self) -> Iterator[tuple[str, Any]]:
        """All keys and values of a table whose keys are codes."""
        for key, value in self.values.items():
            if isinstance(key, str) and CODE.fullmatch(key):
                self.taken.add(key)
                yield key, value

    def finish(self) -> None:
        """Report every key that no `take` asked for."""
        for key in self.values:
            if key not in self.taken:
                place = Place(file=self.file, line=self.yaml.line(*self.path, key))
                params: dict[str, Param] = {"key": str(key), "accepted": ", ".join(sorted(self.taken))}
                self.issues.append(Issue(UNKNOWN_KEY, place, params))

    def _list(self, key: str, default: tuple[str, ...], pattern: re.Pattern[str], expected: str) -> tuple[str, ...]:
        value = self._value(key, default, expected)
        good = isinstance(value, list) and all(_fits(pattern, item) for item in value)
        good = good and len(set(value)) == len(value)
        return tuple(self._checked(key, value, default, good, expected, ()))

    def _inner(self, values: dict[Any, Any], path: Path) -> "Table":
        return Table(values, self.yaml, self.file, self.issues, path)

    def _value(self, key: str, default: Any, expected: str) -> Any:
        self.taken.add(key)
        if key in self.values:
            return self.values[key]
        if default is _NONE:
            self.complain(KEY_MISSING, {"key": key, "expected": expected})
            return _NONE
        return default

    def _checked(self, key: str, value: Any, default: Any, good: bool, expected: str, harmless: _Value) -> _Value:
        if value is _NONE:
            return harmless
        if value is default or good:
            kept: _Value = value
            return kept
        self._refuse(key, value, expected)
        return harmless

    def _refuse(self, key: str, value: Any, expected: str) -> None:
        self.complain(BAD_VALUE, {"key": key, "value": str(value), "expected": expected}, at=key)
