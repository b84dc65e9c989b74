"""What reading and `attain` refuse, as findings: each such issue belongs to one rule, and none is told twice."""

from collections.abc import Iterator

from zhunsheng.core.checks.snapshot import Snapshot
from zhunsheng.core.values.issue import Issue, Severity

RULE_OF = {
    "blank-marks": "blank-marks",
    "mark-above-full": "impossible-marks",
    "mark-negative": "impossible-marks",
    "mark-not-finite": "impossible-marks",
    "mark-unknown": "impossible-marks",
    "level-without-value": "impossible-marks",
    "student-twice": "duplicate-student",
    "targets-above-full": "targets-within-full",
    "more-answers-than-sent": "survey-as-proof",
    "course-not-in-plan": "matrix-course-in-plan",
    "indicator-without-column": "indicator-supported",
}
"""The rule for an issue of reading or computing; all others belong to `workbook-reading`."""

TOLD_BY_THE_RULE_ITSELF = frozenset({"course-not-in-plan", "indicator-without-column"})
"""The rules find these in the values, with more to say."""


def rule_of(issue: Issue) -> str:
    """The slug an issue is reported under; the rest of many alike is reported as they are."""
    code = str(issue.params.get("code", "")) if issue.kind.code == "more-of-the-same" else issue.kind.code
    return RULE_OF.get(code, "workbook-reading")


def issues_for(snapshot: Snapshot, slug: str) -> Iterator[Issue]:
    """The errors and warnings of reading and computing that belong to a rule."""
    for issue in (*snapshot.issues, *snapshot.refused, *(one for record in snapshot.courses for one in record.refused)):
        worth = issue.is_error or issue.kind.severity is Severity.WARNING
        if worth and rule_of(issue) == slug and issue.kind.code not in TOLD_BY_THE_RULE_ITSELF:
            yield issue
