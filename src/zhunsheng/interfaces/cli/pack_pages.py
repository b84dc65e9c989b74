"""One pack as text on a screen; a kind without a page of its own is shown as its words by code."""

from collections.abc import Mapping

from zhunsheng.core.packs.crosswalk import Crosswalk
from zhunsheng.core.packs.kinds import MethodRule
from zhunsheng.core.packs.notice import Notice
from zhunsheng.core.packs.pack import Pack
from zhunsheng.core.packs.standard import Item, Rule, Standard
from zhunsheng.core.values.issue import N_, Translate
from zhunsheng.interfaces.cli.columns import columns, paragraph
from zhunsheng.interfaces.cli.notice_page import notice_page

KIND_NAMES = {
    "standard": N_("Standards"),
    "notice": N_("Notices of universities"),
    "method": N_("Methods"),
    "checks": N_("Check-up"),
}
STATUS_NAMES = {
    "trial": N_("trial"),
    "in-force": N_("in force"),
    "revised": N_("revised"),
    "repealed": N_("repealed"),
    "sample": N_("sample"),
}
CATEGORY_NAMES = {
    "math-science": N_("mathematics and natural science"),
    "engineering-basics": N_("engineering fundamentals"),
    "major-basics": N_("specialty fundamentals"),
    "major": N_("specialty"),
    "practice": N_("engineering practice and graduation project"),
    "humanities": N_("humanities and social science"),
    "other": N_("other"),
}


def page(pack: Pack, lang: str, _: Translate) -> str:
    """Head and body of a pack."""
    if isinstance(pack.body, Standard):
        body = _standard(pack, pack.body, lang, _)
    elif isinstance(pack.body, Notice):
        body = notice_page(pack, pack.body, lang, _)
    elif isinstance(pack.body, MethodRule):
        body = _method(pack, pack.body, lang, _)
    else:
        body = _words(pack.words(lang))
    return f"{_head(pack, lang, _)}\n\n{body}"


def _head(pack: Pack, lang: str, _: Translate) -> str:
    head, source = pack.manifest, pack.manifest.source
    rows = [
        [_(N_("pack")), f"{head.id}  sha256 {pack.sha256[:16]}…"],
        [_(N_("status")), f"{_(STATUS_NAMES[head.status])}  {_(N_('in force from'))} {head.effective_from}"],
        [_(N_("source")), "  ".join(part for part in (source.issuer, source.document, source.issued) if part)],
    ]
    note = "\n" + paragraph(source.note) if source.note else ""
    return f"{head.title(lang)}\n{columns(rows)}{note}"


def _standard(pack: Pack, body: Standard, lang: str, _: Translate) -> str:
    tree = "\n".join(_item(pack, item, lang, _) for item in body.items)
    blocks = [tree]
    if body.rules:
        rows = [[rule.clause, pack.text(rule.code, "title", lang), _rule(pack, rule, lang, _)] for rule in body.rules]
        blocks.append(_block(_(N_("Rules with numbers")), columns(rows, indent="  ")))
    for one in body.sets:
        needs = _(N_("all of {all}; of {some} at least {least}")).format(
            all=", ".join(one.all_of), some=", ".join(one.some_of), least=one.at_least
        )
        blocks.append(_block(pack.text(one.code, "title", lang), f"  {needs}"))
    blocks += [_crosswalk(crosswalk, _) for crosswalk in pack.crosswalks]
    return "\n\n".join(blocks)


def _item(pack: Pack, item: Item, lang: str, _: Translate) -> str:
    indent = "  " * item.level
    label = f" {item.label}" if item.label else ""
    lines = [f"{indent}{item.code}{label}  {pack.text(item.code, 'title', lang)}"]
    lines.append(paragraph(pack.text(item.code, "summary", lang), indent=f"{indent}    "))
    if item.evidence:
        shown = "; ".join(pack.text(code, "title", lang) for code in item.evidence)
        lines.append(paragraph(_(N_("evidence: {evidence}")).format(evidence=shown), indent=f"{indent}    "))
    return "\n".join(lines)


def _rule(pack: Pack, rule: Rule, lang: str, _: Translate) -> str:
    if rule.measure == "credit-share":
        of = " + ".join(_(CATEGORY_NAMES[code]) for code in rule.of)
        value = f"{rule.value:.0%}"
    else:
        of = " + ".join(pack.text(code, "title", lang) or code for code in rule.of)
        value = f"{rule.value:g}"
    certain = "" if rule.certain else f" ({_(N_('to be verified'))})"
    return f"{of} {rule.operator} {value}{certain}"


def _crosswalk(crosswalk: Crosswalk, _: Translate) -> str:
    rows = [[", ".join(row.old) or "–", "→", ", ".join(row.new) or "–", row.change] for row in crosswalk.rows]
    title = _(N_("Crosswalk {source} → {target}")).format(source=crosswalk.source, target=crosswalk.target)
    return _block(title, columns(rows, indent="  "))


def _method(pack: Pack, body: MethodRule, lang: str, _: Translate) -> str:
    words = [paragraph(pack.text("method", field, lang)) for field in ("summary", "note")]
    rows = [
        [key, _value(value), "" if key in body.keys else _(N_("default"))]
        for key, value in body.method.as_dict().items()
    ]
    cases = "\n".join(paragraph(f"{case.name}: {case.note}", first="  · ", indent="    ") for case in pack.cases)
    keys = _block(_(N_("Keys")), columns(rows, indent="  "))
    return "\n\n".join(["\n".join(words), keys, _block(_(N_("Cases, computed by hand")), cases)])


def _value(value: object) -> str:
    if isinstance(value, dict):
        return "{" + ", ".join(f"{name.removesuffix('.0')}: {number:g}" for name, number in value.items()) + "}"
    return "null" if value is None else str(value)


def _words(words: Mapping[str, Mapping[str, str]]) -> str:
    blocks = []
    for code, fields in words.items():
        lines = [f"{code}  {fields.get('title', '')}".rstrip()]
        lines += [paragraph(text, indent="    ") for name, text in fields.items() if name != "title"]
        blocks.append("\n".join(lines))
    return "\n".join(blocks)


def _block(title: str, text: str) -> str:
    return f"【{title}】\n{text}"
