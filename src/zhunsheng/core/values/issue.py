"""Something a person must be told: what is wrong, where, and what to do about it."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum

Translate = Callable[[str], str]
Param = str | int | float | tuple[str, ...]

LISTED_AT_MOST = 20
"""A list inside a message names this many entries and counts the rest."""

LISTED_OF_AN_ERROR = 200
"""An error names more of them: each is a place that somebody must go to."""


def N_(message: str) -> str:  # the name gettext tools look for
    """Mark a message for translation without translating it here."""
    return message


class Phrase(str):
    """A parameter that is itself a marked message: it is translated with the message it stands in."""

    __slots__ = ()


class Severity(StrEnum):
    """How bad: an error stops the work, a warning will be asked about, a signal is worth a look."""

    ERROR = "error"
    WARNING = "warning"
    SIGNAL = "signal"
    NOTICE = "notice"


@dataclass(frozen=True, slots=True)
class IssueKind:
    """One kind of issue: a readable code and its English texts (the msgids), with {named} parameters."""

    code: str
    message: str
    hint: str = ""
    severity: Severity = Severity.ERROR


@dataclass(frozen=True, slots=True)
class Place:
    """Where: file, sheet and cell (`D4`, `5`, `D`), or a line of a text file; what is unknown is left empty."""

    file: str = ""
    sheet: str = ""
    cell: str = ""
    line: int = 0

    def __str__(self) -> str:
        parts = [part for part in (self.file, self.sheet, self.cell) if part]
        return "!".join(parts) + (f":{self.line}" if self.line else "")


@dataclass(frozen=True, slots=True)
class Issue:
    """One issue at one place; its words are made only when it is shown."""

    kind: IssueKind
    place: Place = Place()
    params: Mapping[str, Param] = field(default_factory=dict)

    @property
    def is_error(self) -> bool:
        return self.kind.severity is Severity.ERROR

    def in_file(self, file: str) -> "Issue":
        """The same issue, seen from outside the file it was found in."""
        return replace(self, place=replace(self.place, file=file))

    def message(self, translate: Translate = str) -> str:
        """What is wrong, in the reader's language."""
        return translate(self.kind.message).format(**self._shown(translate))

    def hint(self, translate: Translate = str) -> str:
        """What to do about it; empty where the message says it all."""
        return translate(self.kind.hint).format(**self._shown(translate)) if self.kind.hint else ""

    def _shown(self, translate: Translate) -> dict[str, str]:
        most = LISTED_OF_AN_ERROR if self.is_error else LISTED_AT_MOST
        return {name: _in_words(value, translate, most) for name, value in self.params.items()}

    def text(self, translate: Translate = str) -> str:
        """Place, message and hint in one line."""
        words = self.words(translate)
        return at_place(str(self.place), words, translate) if str(self.place) else words

    def words(self, translate: Translate = str) -> str:
        """Message and hint together."""
        message, hint = self.message(translate), self.hint(translate)
        return translate(N_("{message} {hint}")).format(message=message, hint=hint) if hint else message


def at_place(place: str, words: str, translate: Translate = str) -> str:
    """Words with the place they are about in front."""
    return translate(N_("{place}: {words}")).format(place=place, words=words)


def listed(parts: Iterable[str], translate: Translate = str) -> str:
    """A list inside a sentence."""
    return translate(N_(", ")).join(parts)


def _in_words(value: Param, translate: Translate, most: int) -> str:
    if isinstance(value, Phrase):
        return translate(value)
    if not isinstance(value, tuple):
        return f"{value:g}" if isinstance(value, float) else str(value)
    shown = listed(value[:most], translate)
    rest = len(value) - most
    return shown + (translate(N_(" and {count} more")).format(count=rest) if rest > 0 else "")
