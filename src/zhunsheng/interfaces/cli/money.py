"""`zhunsheng money`: what programmes are entitled to by the gates they have passed."""

import argparse
import json
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from zhunsheng.core.funding.entitlement import Edition, Entitlements, edition_of, entitlements, gate_issues
from zhunsheng.core.funding.events import EventFile, events_from
from zhunsheng.core.funding.plain import plain
from zhunsheng.core.packs.loader import editions, heads
from zhunsheng.core.packs.notice import COMBINE, Notice
from zhunsheng.core.packs.pack import Pack, PackRefused
from zhunsheng.core.values.issue import N_, Issue, IssueKind, Param, Place, Severity, Translate
from zhunsheng.interfaces.cli.columns import columns, paragraph
from zhunsheng.interfaces.cli.folder import read_bytes
from zhunsheng.interfaces.cli.notice_page import TIERS
from zhunsheng.interfaces.cli.own_packs import own_packs, packs_option
from zhunsheng.interfaces.cli.refusal import Refused

POLICY_MISSING = IssueKind(
    "money-policy-missing",
    N_("the file names no policy, and there are several."),
    N_("Add 'policy: …' to the file, or --policy. There are: {known}"),
)
POLICY_TAKEN = IssueKind(
    "money-policy-taken", N_("the file names no policy; {policy} is used."), severity=Severity.NOTICE
)

EXAMPLES = """\
  zhunsheng money events.yaml
  zhunsheng money events.yaml --tiers replacing
  zhunsheng money events.yaml --policy notice/ccut-2020 --json

  policy: notice/ccut-2020
  events:
    - {programme: "080901", cycle: 2021, gate: accepted, date: "2021-03-01"}
"""


def configure(parser: argparse.ArgumentParser, _: Translate) -> None:
    """Arguments and examples."""
    parser.epilog = _(N_("examples:")) + "\n" + EXAMPLES
    parser.add_argument("events", metavar="EVENTS.yaml", help=_(N_("a YAML file of gate events")))
    parser.add_argument("--policy", metavar="PACK", help=_(N_("the notice to go by, instead of the file's")))
    parser.add_argument("--tiers", choices=COMBINE, help=_(N_("how tiers combine, instead of what the policy says")))
    packs_option(parser, _)
    parser.add_argument("--json", action="store_true", help=_(N_("print one JSON document")))


def run(arguments: argparse.Namespace, _: Translate) -> int:
    """Compute and print."""
    name = str(arguments.events)
    read, issues = events_from(read_bytes(Path(name), name), file=name)
    if issues:
        raise Refused(issues)
    try:
        packs, notices = _policy(arguments.policy or read.policy, own_packs(arguments.packs), arguments.lang)
    except PackRefused as refusal:
        raise Refused(_at_policy(refusal.issues, name, read, arguments.policy)) from None
    named, found = packs[0], _editions(packs)
    unknown = gate_issues(read.events, found, file=name)
    if unknown:
        raise Refused(unknown)
    result = entitlements(read.events, found, policy=named.id, tiers=arguments.tiers)
    texts = [notice.text(_) for notice in notices]
    if arguments.json:
        document = plain(result, _)
        document["notices"] = texts + document["notices"]
        print(json.dumps(document, ensure_ascii=False, indent=1))
    else:
        texts += [_titled(notice, named, arguments.lang).text(_) for notice in result.notices]
        print(_shown(result, named, texts, arguments, _))
    return 0


def _policy(pack_id: str, extra: Sequence[Path], lang: str) -> tuple[list[Pack], list[Issue]]:
    """The named pack first, then the other editions of its series; without a name the only notice there is."""
    notices = []
    if not pack_id:
        known = tuple(head.id for head in heads(extra=extra)[0] if head.kind == "notice")
        if len(known) != 1:
            raise PackRefused([Issue(POLICY_MISSING, Place(), {"known": known})])
        pack_id = known[0]
        notices.append(Issue(POLICY_TAKEN, Place(), {"policy": pack_id}))
    return sorted(editions(pack_id, extra=extra, lang=lang), key=lambda pack: pack.id != pack_id), notices


def _at_policy(issues: list[Issue], name: str, read: EventFile, option: str | None) -> list[Issue]:
    """Issues that stand nowhere are about the policy the file names."""
    if option:
        return issues
    place = Place(file=name, line=read.policy_line)
    return [Issue(issue.kind, place, issue.params) if issue.place == Place() else issue for issue in issues]


def _titled(notice: Issue, pack: Pack, lang: str) -> Issue:
    """The notice with gates and tiers by the titles the table gives them, not by their codes."""
    titles: dict[str, Param] = {}
    for name in ("gate", "need", "tier"):
        codes = notice.params.get(name, ())
        if codes:
            titles[name] = tuple(pack.text(str(code), "title", lang) or str(code) for code in _several(codes))
    return replace(notice, params={**notice.params, **titles})


def _several(codes: Param) -> tuple[Param, ...]:
    return codes if isinstance(codes, tuple) else (codes,)


def _editions(packs: Sequence[Pack]) -> list[Edition]:
    found = [edition_of(pack) for pack in packs]
    issues = [one for one in found if isinstance(one, Issue)]
    if issues:
        raise Refused(issues[:1])  # the pack that was named; its other editions, which nobody named, are of one kind
    return [one for one in found if isinstance(one, Edition)]


def _shown(
    result: Entitlements, pack: Pack, notices: Sequence[str], arguments: argparse.Namespace, _: Translate
) -> str:
    lang = str(arguments.lang)
    rows = [[_(N_("programme")), _(N_("cycle")), _(N_("gate")), _(N_("date")), _(N_("yuan"))]]
    for one in result.programmes:
        for line in one.lines:
            label = pack.text(line.gate, "title", lang) or line.gate
            rows.append([one.programme, str(one.cycle), label, line.date.isoformat(), str(line.amount)])
        if len(one.lines) != 1:
            rows.append([one.programme, str(one.cycle), _(N_("together")), "", str(one.entitled)])
    rows.append([_(N_("total")), "", "", "", str(result.total)])
    parts = [
        f"{pack.manifest.title(lang)}  {pack.id}",
        _(N_("How tiers combine: {how}")).format(how=_(TIERS[result.tiers])),
        "",
        columns(rows, right=(4,)),
        *_list(_(N_("Notices")), notices),
        *_list(_(N_("Assumed, because the notice does not say")), _assumptions(pack, arguments, lang)),
    ]
    return "\n".join(parts)


def _assumptions(pack: Pack, arguments: argparse.Namespace, lang: str) -> list[str]:
    """What the amounts rest on; how tiers combine is no assumption when the call says it."""
    if not isinstance(pack.body, Notice):
        return []
    codes = [code for code in pack.body.money_assumptions() if not (arguments.tiers and code == "combine")]
    return [pack.text(f"assume.{code}", "title", lang) for code in codes]


def _list(title: str, texts: Sequence[str]) -> list[str]:
    if not texts:
        return []
    return ["", f"【{title}】", *(paragraph(text, indent="    ", first="  · ") for text in texts)]
