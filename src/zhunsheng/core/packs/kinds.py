"""The kinds of packs: which files each has and how its body is read. A new kind is one entry here and its own module."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from zhunsheng.core.packs.breakdown import Breakdown, breakdown_from
from zhunsheng.core.packs.checks import CheckBounds, checks_from
from zhunsheng.core.packs.notice import Notice
from zhunsheng.core.packs.notice_reading import notice_from
from zhunsheng.core.packs.reading import Table
from zhunsheng.core.packs.standard import Standard, standard_from
from zhunsheng.core.packs.supplement import Supplement, supplement_from
from zhunsheng.core.packs.texts import Needs
from zhunsheng.core.values.method import Method, method_from


@dataclass(frozen=True, slots=True)
class MethodRule:
    """The body of a method pack: the method, and which of its keys the file writes out."""

    method: Method
    keys: tuple[str, ...]

    def counts(self) -> dict[str, float]:
        """What a `count` case may ask for."""
        return {"keys": len(self.keys)}

    def needs(self) -> Needs:
        """`method` says what the rule does, for whom (note), and how it is called."""
        return {"method": ("title", "summary", "note")}


Body = Standard | Supplement | Breakdown | Notice | MethodRule | CheckBounds


@dataclass(frozen=True, slots=True)
class PackKind:
    """The files that make a body, and the function that reads them."""

    files: tuple[str, ...]
    read: Callable[[Mapping[str, Table]], Body]


def _standard(tables: Mapping[str, Table]) -> Standard:
    return standard_from(tables["items.yaml"])


def _breakdown(tables: Mapping[str, Table]) -> Breakdown:
    return breakdown_from(tables["tasks.yaml"])


def _method(tables: Mapping[str, Table]) -> MethodRule:
    """method.yaml of a pack is the method file of attainment.md itself: it can be given to `--method` as it stands."""
    table = tables["method.yaml"]
    method, issues = method_from(dict(table.values), line_of=lambda key: table.yaml.line(key), file=table.file)
    table.issues.extend(issues)
    return MethodRule(method, tuple(str(key) for key in table.values))


KINDS: Mapping[str, PackKind] = {
    "standard": PackKind(("items.yaml",), _standard),
    "supplement": PackKind(("classes.yaml", "clauses.yaml"), supplement_from),
    "task-breakdown": PackKind(("tasks.yaml",), _breakdown),
    "notice": PackKind(("obligations.yaml", "stages.yaml", "money.yaml", "policy.yaml"), notice_from),
    "method": PackKind(("method.yaml",), _method),
    "checks": PackKind(("rules.yaml", "bounds.yaml"), checks_from),
}
