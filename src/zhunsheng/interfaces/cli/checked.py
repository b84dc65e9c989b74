"""A check-up on screen: what to look at first, then everything by severity, explained findings last."""

from collections.abc import Iterable, Iterator, Sequence

from zhunsheng.core.checks.checkup import RANKS, Checkup
from zhunsheng.core.checks.finding import Finding
from zhunsheng.core.checks.snapshot import Snapshot
from zhunsheng.core.packs.pack import Pack
from zhunsheng.core.values.issue import N_, Severity, Translate, at_place

SIGNS = {Severity.ERROR: "✗", Severity.WARNING: "!", Severity.SIGNAL: "·"}
NAMES = {Severity.ERROR: N_("Errors"), Severity.WARNING: N_("Warnings"), Severity.SIGNAL: N_("Self-check hints")}
OWNERS = {"head": N_("programme head"), "leader": N_("course leader"), "centre": N_("quality centre")}
LISTED_AT_MOST = 20
"""So many findings of one rule are written out; the rest is counted."""

Groups = list[list[Finding]]


def checkup_text(checkup: Checkup, snapshot: Snapshot, pack: Pack, _: Translate, *, lang: str, top: int) -> str:
    """The whole check-up as text; `top` rules come first, one finding each."""
    plan = snapshot.plan
    heading = "  ".join(part for part in (plan.code, plan.name, plan.cohort, plan.standard) if part)
    parts = [f"{heading}\n{_counts(checkup, _)}"]
    if snapshot.excerpt:
        parts.append(
            _(
                N_(
                    "The plan lists only a part of its credits: rules about the whole programme did not run, or only warn."
                )
            )
        )
    groups = by_rule(finding for rank in RANKS for finding in checkup.of(rank))
    if len(groups) > 1 and top:
        parts.append("\n".join([f"【{_(N_('Look at these first'))}】", *_first(groups[:top], pack, _, lang)]))
    for rank in RANKS:
        own = [group for group in groups if group[0].severity is rank]
        if own:
            lines = [line for group in own for line in _group(group, pack, _, lang)]
            parts.append("\n".join([f"【{_(NAMES[rank])}】", *lines]))
    if checkup.waived:
        parts.append("\n".join([f"【{_(N_('Explained'))}】", *_waived(checkup.waived, _)]))
    if checkup.notices:
        parts.append("\n".join([f"【{_(N_('Notices'))}】", *(f"  · {notice.text(_)}" for notice in checkup.notices)]))
    return "\n\n".join(parts)


def by_rule(findings: Iterable[Finding]) -> Groups:
    """Findings of one rule and severity together, in the order in which they come."""
    groups: dict[tuple[str, Severity], list[Finding]] = {}
    for finding in findings:
        groups.setdefault((finding.rule, finding.severity), []).append(finding)
    return list(groups.values())


def _counts(checkup: Checkup, _: Translate) -> str:
    counts = checkup.counts()
    if not checkup.findings:
        return _(N_("The check-up found nothing to say."))
    return _(
        N_("Check-up: {error} errors, {warning} warnings, {signal} self-check hints; {waived} explained findings")
    ).format(**counts)


def _title(finding: Finding, pack: Pack, _: Translate, lang: str) -> str:
    title = pack.text(finding.rule, "title", lang)
    return f"{SIGNS[finding.severity]} {title}  [{finding.rule}, {finding.clause}, {_(OWNERS[finding.owner])}]"


def _first(groups: Groups, pack: Pack, _: Translate, lang: str) -> Iterator[str]:
    for number, group in enumerate(groups, 1):
        more = _(N_(" (and {count} more)")).format(count=len(group) - 1) if len(group) > 1 else ""
        yield f"{number:>3}. {_title(group[0], pack, _, lang)}"
        yield f"     {group[0].where}{more}"


def _group(group: Sequence[Finding], pack: Pack, _: Translate, lang: str) -> Iterator[str]:
    """A rule's title, its findings, and each hint after the last finding it belongs to."""
    yield _title(group[0], pack, _, lang)
    shown = group[:LISTED_AT_MOST]
    hints = [finding.issue.hint(_) for finding in shown]
    for at, finding in enumerate(shown):
        message = finding.issue.message(_)
        yield "    " + (at_place(finding.where, message, _) if finding.where else message)
        if hints[at] and hints[at] not in hints[at + 1 :]:
            yield f"      → {hints[at]}"
    if len(group) > len(shown):
        yield "    " + _(N_("… and {count} more; --json lists all.")).format(count=len(group) - len(shown))


def _waived(findings: Sequence[Finding], _: Translate) -> Iterator[str]:
    for finding in findings:
        if finding.waiver:
            yield f"  ○ {at_place(finding.where, finding.issue.message(_), _)}  [{finding.rule}]"
            yield f"      {finding.waiver.reason} ({finding.waiver.by}, {finding.waiver.date})"
