"""体检说明: findings somebody has explained, each with reason, person and date; they are shown and no longer count."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from zhunsheng.core.packs.yaml_text import YamlText, load_yaml
from zhunsheng.core.values.issue import N_, Issue, IssueKind, Place, Severity

KEYS = ("rule", "where", "reason", "by", "date")
NEEDED = ("rule", "reason", "by", "date")

NOT_A_LIST = IssueKind(
    "waivers-not-a-list",
    N_("a file of waivers is a list of entries with rule, where, reason, by and date; this one is not."),
    N_("Begin each entry with '- rule: …'."),
)
KEY_MISSING = IssueKind(
    "waiver-key-missing",
    N_("the waiver has no '{key}'."),
    N_("Say for each waiver which rule, for what reason, by whom and on which date (2026-05-20)."),
)
KEY_UNKNOWN = IssueKind("waiver-key-unknown", N_("unknown key '{key}' in a waiver."), N_("Accepted keys: {accepted}"))
RULE_UNKNOWN = IssueKind(
    "waiver-rule-unknown", N_("the check-up has no rule '{rule}'."), N_("Copy the rule's name from the finding.")
)
DATE_UNREADABLE = IssueKind(
    "waiver-date-unreadable", N_("'{value}' is not a date."), N_("Write it as year-month-day: 2026-05-20.")
)
UNUSED = IssueKind(
    "waiver-unused",
    N_("the waiver for '{rule}' ({where}) matches no finding."),
    N_("Delete it, or correct its rule and place."),
    Severity.NOTICE,
)


@dataclass(frozen=True, slots=True)
class Waiver:
    """One explained finding; a blank `where` means every finding of the rule."""

    rule: str
    where: str
    reason: str
    by: str
    date: str
    line: int = 0

    def covers(self, rule: str, where: str) -> bool:
        """Whether it speaks of this finding: `*` and `?` stand for any text, and a place covers all inside it."""
        if rule != self.rule:
            return False
        pattern = "".join({"*": ".*", "?": "."}.get(sign, re.escape(sign)) for sign in self.where)
        return not self.where or re.fullmatch(f"{pattern}(!.*)?", where) is not None


def read_waivers(data: bytes, *, file: str, rules: Iterable[str]) -> tuple[tuple[Waiver, ...], list[Issue]]:
    """The waivers of one YAML file, and an issue with its line for everything that is missing or not understood."""
    yaml = load_yaml(data, file=file)
    if isinstance(yaml, Issue):
        return (), [yaml]
    if yaml.values is None:
        return (), []
    if not isinstance(yaml.values, list) or not all(isinstance(entry, dict) for entry in yaml.values):
        return (), [Issue(NOT_A_LIST, Place(file=file, line=1))]
    known = frozenset(rules)
    waivers, issues = [], []
    for position in range(len(yaml.values)):
        waiver, wrong = _waiver(yaml, position, file, known)
        waivers.append(waiver)
        issues += wrong
    return tuple(waivers), issues


def unused(waivers: Sequence[Waiver], used: Iterable[Waiver], file: str) -> list[Issue]:
    """A notice for every waiver that explains nothing any more."""
    matched = set(used)
    return [
        Issue(UNUSED, Place(file=file, line=waiver.line), {"rule": waiver.rule, "where": waiver.where or "*"})
        for waiver in waivers
        if waiver not in matched
    ]


def _waiver(yaml: YamlText, position: int, file: str, known: frozenset[str]) -> tuple[Waiver, list[Issue]]:
    entry = yaml.values[position]
    line = yaml.line(position)
    texts = {key: _text(entry.get(key)) for key in KEYS}
    issues = [Issue(KEY_MISSING, Place(file=file, line=line), {"key": key}) for key in NEEDED if not texts[key]]
    issues += [
        Issue(KEY_UNKNOWN, _at(yaml, position, key, file), {"key": str(key), "accepted": KEYS})
        for key in entry
        if key not in KEYS
    ]
    if texts["rule"] and texts["rule"] not in known:
        issues.append(Issue(RULE_UNKNOWN, _at(yaml, position, "rule", file), {"rule": texts["rule"]}))
    if texts["date"] and not _is_date(texts["date"]):
        issues.append(Issue(DATE_UNREADABLE, _at(yaml, position, "date", file), {"value": texts["date"]}))
    return Waiver(**texts, line=line), issues


def _at(yaml: YamlText, position: int, key: str, file: str) -> Place:
    return Place(file=file, line=yaml.line(position, key))


def _text(value: object) -> str:
    return "" if value is None or isinstance(value, list | dict) else str(value).strip()


def _is_date(text: str) -> bool:
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False
