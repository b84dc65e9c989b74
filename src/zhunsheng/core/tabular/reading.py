"""What reading a file gives: a value as good as can be had, and everything a person must be told about it."""

from dataclasses import dataclass
from typing import Generic, TypeVar

from zhunsheng.core.tabular.issue_kinds import MORE_OF_THE_SAME
from zhunsheng.core.values.issue import Issue, IssueKind, Param, Place

T = TypeVar("T")
T_co = TypeVar("T_co", covariant=True)

REPEATED_AT_MOST = 100
"""So many issues of one kind and sheet are told one by one; the rest is counted."""


@dataclass(frozen=True, slots=True)
class Reading(Generic[T_co]):
    """A value and its issues.

    `value` is there whenever the structure could be understood, even if cells are wrong (a wrong mark is then blank);
    None only where the file cannot be read, or a sheet or a needed column is missing.
    """

    value: T_co | None
    issues: tuple[Issue, ...] = ()

    @property
    def errors(self) -> tuple[Issue, ...]:
        """The issues that stop the work."""
        return tuple(issue for issue in self.issues if issue.is_error)


class Findings:
    """Collects the issues of one file in the order in which they are found."""

    def __init__(self, file: str) -> None:
        self.file = file
        self._issues: list[Issue | tuple[IssueKind, str]] = []
        self._grouped: dict[tuple[IssueKind, str], list[str]] = {}
        self._told: dict[tuple[IssueKind, str], int] = {}

    def add(self, kind: IssueKind, sheet: str = "", cell: str = "", /, **params: Param) -> None:
        """One issue of its own; beyond REPEATED_AT_MOST of a kind in a sheet they are only counted."""
        told = self._told.get((kind, sheet), 0)
        self._told[kind, sheet] = told + 1
        if told < REPEATED_AT_MOST:
            self._issues.append(Issue(kind, Place(self.file, sheet, cell), params))

    def note(self, kind: IssueKind, sheet: str, entry: str) -> None:
        """One entry of an issue that lists all its places in {cells}: one issue per kind and sheet."""
        entries = self._grouped.get((kind, sheet))
        if entries is None:
            entries = self._grouped[kind, sheet] = []
            self._issues.append((kind, sheet))
        entries.append(entry)

    def reading(self, value: T | None) -> Reading[T]:
        """The value with all issues found so far."""
        issues = [item if isinstance(item, Issue) else self._listed(*item) for item in self._issues]
        for (kind, sheet), told in self._told.items():
            if told > REPEATED_AT_MOST:
                rest: dict[str, Param] = {"count": told - REPEATED_AT_MOST, "code": kind.code}
                issues.append(Issue(MORE_OF_THE_SAME, Place(self.file, sheet), rest))
        return Reading(value, tuple(issues))

    def _listed(self, kind: IssueKind, sheet: str) -> Issue:
        entries = tuple(self._grouped[kind, sheet])
        params: dict[str, Param] = {"cells": entries, "count": len(entries)}
        return Issue(kind, Place(self.file, sheet), params)
