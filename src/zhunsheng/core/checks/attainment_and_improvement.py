"""Rules over the method and the computed values: declared, reasoned, evidenced, with the students behind a mean in sight."""

from collections.abc import Iterator

import numpy as np

from zhunsheng.core.checks.finding import Check
from zhunsheng.core.checks.snapshot import Snapshot
from zhunsheng.core.packs.checks import CheckBounds
from zhunsheng.core.tabular.layout import Names
from zhunsheng.core.values.issue import N_, Issue, IssueKind, Param, Place
from zhunsheng.core.values.rounding import VERDICT_TOLERANCE, half_up

METHOD_FILE = "method.yaml"

UNDECLARED = IssueKind(
    "method-undeclared",
    N_("the folder declares no method; attainment would be computed by the default one."),
    N_("Put the method the university has issued into method.yaml: a value without its method is no result."),
)
METHOD_EXPECTS_LITTLE = IssueKind(
    "threshold-basis",
    N_("the method expects {expected}, below {least}."),
    N_("Write down why so little is expected, and who decided it."),
)
OBJECTIVE_EXPECTS_LESS = IssueKind(
    "threshold-basis",
    N_("{course}: these objectives expect less than the method's {expected}: {objectives}."),
    N_("Write down why, and who decided it: expected values set after the marks are the first thing experts look for."),
)
HIDDEN_STUDENTS = IssueKind(
    "students-below-hidden",
    N_(
        "{course}, objective {objective}: the class value {value} is reached, but {below} of {count} students lie below {line}."
    ),
    N_("Show the distribution beside the value, and say what is done for these students."),
)
LITTLE_EVIDENCE = IssueKind(
    "indicator-coverage",
    N_("indicator {indicator}: only {covered} % of its support weight is covered by marks; without: {missing}."),
    N_("Add these courses' workbooks, or map their objectives to the indicator."),
)
NOT_COMPUTABLE = IssueKind(
    "indicator-coverage",
    N_("indicator {indicator} has no value: none of its courses contributes marks ({missing})."),
    N_("Add these courses' workbooks, or map their objectives to the indicator."),
)
VERDICT_TURNS = IssueKind(
    "rounding-turns-verdict",
    N_("{course}, objective {objective}: {value} misses {line}, but rounded to {rounded} it seems to reach it."),
    N_("Quote the verdict of the unrounded value, or show more digits."),
)


def method_undeclared(snapshot: Snapshot, _: CheckBounds) -> Iterator[Issue]:
    """The folder has a method file."""
    if not snapshot.declared:
        yield Issue(UNDECLARED, Place(METHOD_FILE))


def threshold_basis(snapshot: Snapshot, bounds: CheckBounds) -> Iterator[Issue]:
    """Expected values are not below the pass line, and no objective quietly expects less than the method."""
    method, least = snapshot.method, bounds.value("expected-least")
    if method.statistic == "mean" and method.expected < least - VERDICT_TOLERANCE:
        params: dict[str, Param] = {"expected": f"{method.expected:g}", "least": f"{least:g}"}
        yield Issue(METHOD_EXPECTS_LITTLE, Place(METHOD_FILE, cell="expected"), params)
    for record in snapshot.courses:
        lower = tuple(
            f"{objective.id} ({objective.expected:g})"
            for objective in record.course.objectives
            if objective.expected is not None and objective.expected < method.expected - VERDICT_TOLERANCE
        )
        if lower:
            params = {"course": record.title, "expected": f"{method.expected:g}"}
            yield Issue(
                OBJECTIVE_EXPECTS_LESS, record.place(Names.OBJECTIVES, "期望值"), {**params, "objectives": lower}
            )


def students_below_hidden(snapshot: Snapshot, bounds: CheckBounds) -> Iterator[Issue]:
    """A class value that is reached does not stand over many students below the pass line."""
    line, most = bounds.value("student-line"), bounds.value("students-below-most")
    for record in snapshot.courses:
        for at, objective in enumerate(record.result.objectives if record.result else ()):
            own = record.result.values[:, at] if record.result else np.empty(0)
            own = own[~np.isnan(own)]
            below = int((own < line - VERDICT_TOLERANCE).sum())
            if objective.met and below > most * len(own):
                shown: dict[str, Param] = {
                    "value": f"{objective.attainment:.3f}",
                    "below": below,
                    "count": len(own),
                    "line": f"{line:g}",
                }
                place = record.place(Names.OBJECTIVES, f"编号 {objective.id}")
                yield Issue(HIDDEN_STUDENTS, place, {"course": record.title, "objective": objective.id, **shown})


def indicator_coverage(snapshot: Snapshot, bounds: CheckBounds) -> Iterator[Issue]:
    """Enough of an indicator's support weight has marks behind it."""
    if snapshot.programme is None:
        return
    for result in snapshot.programme.indicators:
        missing = tuple(one.code for one in snapshot.programme.missing if one.indicator == result.id)
        if missing and result.covered < bounds.value("covered-least"):
            kind = LITTLE_EVIDENCE if result.contributions else NOT_COMPUTABLE
            params: dict[str, Param] = {
                "indicator": result.id,
                "covered": f"{result.covered * 100:.0f}",
                "missing": missing,
            }
            yield Issue(kind, snapshot.place(Names.SUPPORT, f"指标点 {result.id}"), params)


def rounding_turns_verdict(snapshot: Snapshot, _: CheckBounds) -> Iterator[Issue]:
    """No value misses the expected one by less than its display shows."""
    digits = snapshot.method.digits
    for record in snapshot.courses:
        for objective in record.result.objectives if record.result else ():
            if objective.turned and objective.attainment is not None:
                shown: dict[str, Param] = {
                    "value": f"{objective.attainment:.6g}",
                    "rounded": str(half_up(objective.attainment, digits)),
                    "line": f"{objective.expected:g}",
                }
                place = record.place(Names.OBJECTIVES, f"编号 {objective.id}")
                yield Issue(VERDICT_TURNS, place, {"course": record.title, "objective": objective.id, **shown})


ATTAINMENT_CHECKS = (
    Check("method-undeclared", method_undeclared),
    Check("threshold-basis", threshold_basis),
    Check("students-below-hidden", students_below_hidden),
    Check("indicator-coverage", indicator_coverage),
    Check("rounding-turns-verdict", rounding_turns_verdict),
)
