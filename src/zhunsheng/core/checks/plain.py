"""A check-up as plain data: the JSON of formats.md, and SARIF 2.1.0 for tools that collect findings."""

from typing import Any
from urllib.parse import quote

from zhunsheng.core.checks.checkup import Checkup
from zhunsheng.core.checks.finding import Finding
from zhunsheng.core.packs.checks import CheckBounds, CheckRule
from zhunsheng.core.packs.pack import Pack
from zhunsheng.core.values.issue import Severity, Translate

SARIF_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.SIGNAL: "note"}
SARIF_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"


def checkup_plain(checkup: Checkup, translate: Translate) -> dict[str, Any]:
    """`check --json`: findings, counts, and notices about waivers; explained findings say by whom, when and why."""
    return {
        "findings": [_finding(finding, translate) for finding in checkup.findings],
        "counts": checkup.counts(),
        "notices": [notice.text(translate) for notice in checkup.notices],
    }


def _finding(finding: Finding, translate: Translate) -> dict[str, Any]:
    plain: dict[str, Any] = {
        "rule": finding.rule,
        "severity": finding.severity.value,
        "clause": finding.clause,
        "where": finding.where,
        "message": finding.issue.message(translate),
        "hint": finding.issue.hint(translate),
    }
    if finding.waiver:
        plain["waived"] = {"reason": finding.waiver.reason, "by": finding.waiver.by, "date": finding.waiver.date}
    return plain


def checkup_sarif(
    checkup: Checkup, pack: Pack, bounds: CheckBounds, translate: Translate, *, lang: str, version: str
) -> dict[str, Any]:
    """A SARIF log of one run: every rule with its help, a result per finding, explained ones suppressed."""
    slugs = list(bounds.rules)
    rules = [_rule(pack, rule, lang) for rule in bounds.rules.values()]
    driver = {"name": "zhunsheng check", "version": version, "rules": rules}
    results = [_result(finding, slugs.index(finding.rule), translate) for finding in checkup.findings]
    run = {
        "tool": {"driver": driver},
        "language": {"zh": "zh-CN", "en": "en-US"}.get(lang, lang),
        "columnKind": "unicodeCodePoints",
        "originalUriBaseIds": {"FOLDER": {"description": {"text": "the programme folder"}}},
        "results": results,
    }
    return {"$schema": SARIF_SCHEMA, "version": "2.1.0", "runs": [run]}


def _rule(pack: Pack, rule: CheckRule, lang: str) -> dict[str, Any]:
    slug = rule.code
    return {
        "id": slug,
        "shortDescription": {"text": pack.text(slug, "title", lang)},
        "fullDescription": {"text": pack.text(slug, "summary", lang)},
        "help": {"text": pack.text(slug, "summary", lang)},
        "defaultConfiguration": {"level": SARIF_LEVELS[rule.severity]},
        "properties": {"clause": rule.clause, "owner": rule.owner},
    }


def _result(finding: Finding, index: int, translate: Translate) -> dict[str, Any]:
    place = finding.issue.place
    words = (finding.issue.message(translate), finding.issue.hint(translate))
    result: dict[str, Any] = {
        "ruleId": finding.rule,
        "ruleIndex": index,
        "level": SARIF_LEVELS[finding.severity],
        "message": {"text": " ".join(part for part in words if part)},
        "properties": {"clause": finding.clause, "owner": finding.owner},
    }
    location: dict[str, Any] = {}
    if place.file:
        artifact = {"uri": quote(place.file), "uriBaseId": "FOLDER"}
        location["physicalLocation"] = {"artifactLocation": artifact}
        if place.line:
            location["physicalLocation"]["region"] = {"startLine": place.line}
    if place.sheet or place.cell:
        name = place.cell or place.sheet
        location["logicalLocations"] = [{"name": name, "fullyQualifiedName": finding.where, "kind": "member"}]
    if location:
        result["locations"] = [location]
    if finding.waiver:
        reason = f"{finding.waiver.reason} ({finding.waiver.by}, {finding.waiver.date})"
        result["suppressions"] = [{"kind": "external", "status": "accepted", "justification": reason}]
    return result
