"""A finding of the check-up, and a rule as the list of rules holds it."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from zhunsheng.core.checks.snapshot import Snapshot
from zhunsheng.core.checks.waivers import Waiver
from zhunsheng.core.packs.checks import CheckBounds
from zhunsheng.core.values.issue import Issue, Severity

Rule = Callable[[Snapshot, CheckBounds], Iterable[Issue]]
"""A rule yields one issue per fault; an issue kind of a severity below error is the rule's milder form."""


@dataclass(frozen=True, slots=True)
class Check:
    """A rule under its slug, the name it has in the pack, in waivers and in the reference."""

    slug: str
    rule: Rule


@dataclass(frozen=True, slots=True)
class Finding:
    """What a rule found at one place; `waiver` tells that somebody has explained it (已说明)."""

    rule: str
    severity: Severity
    clause: str
    owner: str
    issue: Issue
    waiver: Waiver | None = None

    @property
    def where(self) -> str:
        """`file!sheet!cell`, as far as known."""
        return str(self.issue.place)

    @property
    def counts(self) -> bool:
        """Whether it still counts: what was explained does not."""
        return self.waiver is None
