"""Runs every rule over a snapshot: severities from the pack, explained findings marked, the gravest first."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from zhunsheng.core.checks.assessment import ASSESSMENT_CHECKS
from zhunsheng.core.checks.attainment_and_improvement import ATTAINMENT_CHECKS
from zhunsheng.core.checks.credits_and_terms import CREDIT_CHECKS
from zhunsheng.core.checks.finding import Check, Finding
from zhunsheng.core.checks.marks import MARK_CHECKS
from zhunsheng.core.checks.matrices import MATRIX_CHECKS
from zhunsheng.core.checks.reading_issues import issues_for
from zhunsheng.core.checks.requirements import REQUIREMENT_CHECKS
from zhunsheng.core.checks.snapshot import Snapshot
from zhunsheng.core.checks.supplements import SUPPLEMENT_CHECKS
from zhunsheng.core.checks.surveys import SURVEY_CHECKS
from zhunsheng.core.checks.syllabus import SYLLABUS_CHECKS
from zhunsheng.core.checks.waivers import Waiver, unused
from zhunsheng.core.packs.checks import CheckBounds, CheckRule
from zhunsheng.core.values.issue import Issue, Severity

PACK = "checks/bounds"
RANKS = (Severity.ERROR, Severity.WARNING, Severity.SIGNAL)


def workbook_reading(snapshot: Snapshot, _: CheckBounds) -> Iterator[Issue]:
    """What reading could not understand, and what computing refuses, wherever no rule of its own speaks of it."""
    yield from issues_for(snapshot, "workbook-reading")


CHECKS: tuple[Check, ...] = (
    Check("workbook-reading", workbook_reading),
    *CREDIT_CHECKS,
    *REQUIREMENT_CHECKS,
    *SUPPLEMENT_CHECKS,
    *MATRIX_CHECKS,
    *SYLLABUS_CHECKS,
    *ASSESSMENT_CHECKS,
    *MARK_CHECKS,
    *ATTAINMENT_CHECKS,
    *SURVEY_CHECKS,
)
"""Every rule, in the order of the reference."""

SLUGS = tuple(check.slug for check in CHECKS)


@dataclass(frozen=True, slots=True)
class Checkup:
    """The findings, gravest first and explained ones last, and the notices about waivers that explain nothing."""

    findings: tuple[Finding, ...]
    notices: tuple[Issue, ...] = ()

    def of(self, severity: Severity) -> tuple[Finding, ...]:
        """The findings of a severity that count."""
        return tuple(finding for finding in self.findings if finding.counts and finding.severity is severity)

    @property
    def waived(self) -> tuple[Finding, ...]:
        """The findings somebody has explained."""
        return tuple(finding for finding in self.findings if not finding.counts)

    @property
    def sound(self) -> bool:
        """Whether no error-level finding counts."""
        return not self.of(Severity.ERROR)

    def counts(self) -> dict[str, int]:
        """How many findings of each severity count, and how many are explained."""
        found = Counter(finding.severity.value for finding in self.findings if finding.counts)
        return {**{rank.value: found[rank.value] for rank in RANKS}, "waived": len(self.waived)}


def check_up(
    snapshot: Snapshot, bounds: CheckBounds, waivers: Sequence[Waiver] = (), *, waiver_file: str = ""
) -> Checkup:
    """All findings of all rules. The same snapshot, bounds and waivers give the same findings in the same order."""
    findings = [_explained(finding, waivers) for check in CHECKS for finding in _findings(check, snapshot, bounds)]
    findings = _once(findings)
    findings.sort(key=lambda finding: (not finding.counts, RANKS.index(finding.severity)))
    used = [one for one in waivers if any(one.covers(finding.rule, finding.where) for finding in findings)]
    return Checkup(tuple(findings), tuple(unused(waivers, used, waiver_file)))


def _findings(check: Check, snapshot: Snapshot, bounds: CheckBounds) -> Iterator[Finding]:
    rule = bounds.rules[check.slug]
    if snapshot.excerpt and rule.excerpt == "skip":
        return
    for issue in check.rule(snapshot, bounds):
        yield Finding(check.slug, _severity(issue, rule, snapshot), snapshot.printed(rule.clause), rule.owner, issue)


def _severity(issue: Issue, rule: CheckRule, snapshot: Snapshot) -> Severity:
    severity = rule.severity if issue.is_error else rule.milder
    if snapshot.excerpt and rule.excerpt == "warning" and severity is Severity.ERROR:
        return Severity.WARNING
    return severity


def _once(findings: Iterable[Finding]) -> list[Finding]:
    """Each finding once: a place and message told twice is told once."""
    seen: dict[tuple[str, str, str], Finding] = {}
    for finding in findings:
        seen.setdefault((finding.rule, finding.where, finding.issue.message()), finding)
    return list(seen.values())


def _explained(finding: Finding, waivers: Sequence[Waiver]) -> Finding:
    waiver = next((one for one in waivers if one.covers(finding.rule, finding.where)), None)
    if waiver is None:
        return finding
    return Finding(finding.rule, finding.severity, finding.clause, finding.owner, finding.issue, waiver)
