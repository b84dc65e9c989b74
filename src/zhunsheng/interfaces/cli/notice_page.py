"""A notice as text on a screen: obligations, stages, money, benefits and what is assumed."""

from collections.abc import Callable

from zhunsheng.core.packs.notice import Condition, Due, Duty, Notice, Obligation, Predicate, Stage
from zhunsheng.core.packs.pack import Pack
from zhunsheng.core.values.issue import N_, Translate
from zhunsheng.interfaces.cli.columns import columns, paragraph

OWNER_NAMES = {
    "university": N_("university"),
    "office": N_("office"),
    "unit": N_("unit"),
    "programme": N_("programme"),
    "person": N_("person"),
    "association": N_("association"),
}
PERIOD_NAMES = {
    "month": N_("each month"),
    "quarter": N_("each quarter"),
    "term": N_("each term"),
    "half-year": N_("each half-year"),
    "year": N_("each year"),
}

PREDICATE_NAMES = {
    "held": N_("held"),
    "filed": N_("filed"),
    "approved": N_("approved"),
    "appointed": N_("appointed"),
    "studied": N_("studied"),
    "count": N_("number of"),
    "covered": N_("share of"),
    "recorded": N_("recorded"),
    "gate": N_("gate passed"),
    "reviewed": N_("reviewed by"),
    "report": N_("reports given"),
    "answered": N_("answered"),
    "paid": N_("allocated"),
    "pinned": N_("edition named"),
}
TIERS = {"additive": N_("tiers add up"), "replacing": N_("the highest tier replaces the lower ones")}

Words = Callable[[str], str]
"""The title of a code in the reader's language; the code itself where it has none."""


def notice_page(pack: Pack, body: Notice, lang: str, _: Translate) -> str:
    """The body of a notice pack."""

    def words(code: str) -> str:
        return pack.text(code, "title", lang) or code

    blocks = [
        _block(_(N_("Obligations")), "\n".join(_obligation(one, pack, words, lang, _) for one in body.obligations)),
        _block(_(N_("Stages")), "\n".join(_stage(one, pack, words, lang, _) for one in body.stages)),
        _block(_(N_("Gates")), _gates(body, pack, lang, _)),
        _block(_(N_("Money")), _money(body, words, _)),
        _block(_(N_("Benefits")), _benefits(body, words, _)),
        _block(
            _(N_("Documents to study")), columns([[words(code)] for code in body.vocabularies["studies"]], indent="  ")
        ),
        _block(_(N_("Values of the policy")), _policies(body, words, _)),
        _block(_(N_("Calendar")), _calendar(body, words, _)),
        _block(
            _(N_("Assumed, because the notice does not say")),
            "\n".join(paragraph(words(f"assume.{code}"), first="  · ", indent="    ") for code in body.assumptions()),
        ),
    ]
    return "\n\n".join(blocks)


def _obligation(one: Obligation, pack: Pack, words: Words, lang: str, _: Translate) -> str:
    anchor = _(N_("section {section} (printed {printed}), item {item}")).format(
        section=one.anchor.section, printed=one.anchor.printed, item=one.anchor.item
    )
    lines = [f"{one.code}  {pack.text(one.code, 'title', lang)}  [{anchor}]"]
    lines.append(paragraph(pack.text(one.code, "summary", lang), indent="    "))
    lines += [_duty(duty, words, _) for duty in one.duties]
    return "\n".join(lines)


def _duty(duty: Duty, words: Words, _: Translate) -> str:
    parts = [f"{_(OWNER_NAMES[duty.owed_by])}: {words(duty.code)}", words(duty.scope), _due(duty.due, words, _)]
    parts.append(_(N_("proof: {proofs}")).format(proofs=", ".join(words(code) for code in duty.proofs)))
    if duty.exemption:
        parts.append(_(N_("exemption on request")))
    return paragraph(" | ".join(parts), first="    · ", indent="      ")


def _due(due: Due, words: Words, _: Translate) -> str:
    if due.rule == "on":
        date = words(due.date)
        return _(N_("due: {date}")).format(date=date if not due.days else f"{date} {due.days:+d} d")
    if due.rule == "every":
        return _(PERIOD_NAMES[due.period])
    if due.rule == "after-gate" and not due.days:
        return _(N_("due: on passing '{gate}'")).format(gate=words(due.gate))
    if due.rule == "after-gate":
        return _(N_("due: {days} days after '{gate}'")).format(days=due.days, gate=words(due.gate))
    return _(N_("no date"))


def _stage(stage: Stage, pack: Pack, words: Words, lang: str, _: Translate) -> str:
    lines = [f"  {', '.join(stage.obligations)}  {words(stage.code)}"]
    lines.append(paragraph(pack.text(stage.code, "summary", lang), indent="      "))
    if stage.entry:
        proofs = _condition(stage.entry, words, _)
        lines.append(paragraph(_(N_("to enter: {proofs}")).format(proofs=proofs), indent="      "))
    if stage.leave:
        proofs = _condition(stage.leave, words, _)
        lines.append(paragraph(_(N_("to leave: {proofs}")).format(proofs=proofs), indent="      "))
    return "\n".join(lines)


def _condition(condition: Condition, words: Words, _: Translate) -> str:
    joint = _(N_(" or ")) if condition.op == "any" else _(N_(" and "))
    return joint.join(
        _predicate(part, words, _) if isinstance(part, Predicate) else f"({_condition(part, words, _)})"
        for part in condition.parts
    )


def _predicate(predicate: Predicate, words: Words, _: Translate) -> str:
    shown = []
    for key, value in predicate.params.items():
        if key == "at_least":
            shown.append(f"≥ {value:.0%}" if predicate.name == "covered" else f"≥ {value}")
        elif key == "by":
            shown.append(_(N_("(by: {owner})")).format(owner=_(OWNER_NAMES[value])))
        elif isinstance(value, str):
            shown.append(_(OWNER_NAMES[value]) if value in OWNER_NAMES else words(value))
        elif isinstance(value, list):
            shown.append(", ".join(words(code) for code in value))
        else:
            shown.append(f"{key} {value}")
    return f"{_(PREDICATE_NAMES.get(predicate.name, predicate.name))} {' '.join(shown)}"


def _gates(body: Notice, pack: Pack, lang: str, _: Translate) -> str:
    rows = [
        [
            gate.code,
            pack.text(gate.code, "title", lang),
            pack.text(gate.code, "outside", lang),
            _(OWNER_NAMES[gate.decided_by]),
        ]
        for gate in body.gates
    ]
    return columns([[_(N_("code")), _(N_("inside")), _(N_("outside")), _(N_("decided by"))], *rows], indent="  ")


def _money(body: Notice, words: Words, _: Translate) -> str:
    money = body.money
    rows = []
    for tier in money.tiers:
        needs = ", ".join(words(code) for code in tier.needs)
        rows.append([str(tier.amount), _(N_("yuan")), words(tier.code), f"{tier.gate.value}", needs and f"+ {needs}"])
    forbidden = ", ".join(words(code) for code in money.forbidden)
    lines = [columns(rows, right=(0,), indent="  ")]
    lines.append("  " + _(TIERS[money.combine.value]))
    if forbidden:
        lines.append("  " + _(N_("not payable: {kinds}")).format(kinds=forbidden))
    return "\n".join(lines)


def _benefits(body: Notice, words: Words, _: Translate) -> str:
    rows = [
        [words(one.code), ", ".join(_(OWNER_NAMES[kind]) for kind in one.beneficiaries), words(one.office)]
        for one in body.benefits
    ]
    return columns(rows, indent="  ")


def _policies(body: Notice, words: Words, _: Translate) -> str:
    rows = [
        [str(one.value).lower(), words(f"policy.{one.code}"), _(N_("assumed")) if one.assumed else ""]
        for one in body.policies
    ]
    return columns(rows, indent="  ", right=(0,))


def _calendar(body: Notice, words: Words, _: Translate) -> str:
    rows = [[date.month_day, words(date.code), _(N_("assumed")) if date.assumed else ""] for date in body.calendar]
    return columns(rows, indent="  ")


def _block(title: str, text: str) -> str:
    return f"【{title}】\n{text}"
