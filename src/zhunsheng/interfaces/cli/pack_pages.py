"""One pack as text on a screen; a kind without a page of its own is shown as its words by code."""

from collections.abc import Mapping

from zhunsheng.core.packs.breakdown import Breakdown
from zhunsheng.core.packs.kinds import MethodRule
from zhunsheng.core.packs.notice import Notice
from zhunsheng.core.packs.pack import Pack
from zhunsheng.core.packs.standard import Standard
from zhunsheng.core.packs.supplement import Supplement
from zhunsheng.core.values.issue import N_, Translate
from zhunsheng.interfaces.cli.columns import columns, paragraph
from zhunsheng.interfaces.cli.notice_page import notice_page
from zhunsheng.interfaces.cli.standard_page import WordsOf, block, standard_page
from zhunsheng.interfaces.cli.supplement_page import breakdown_page, supplement_page

KIND_NAMES = {
    "standard": N_("Standards"),
    "supplement": N_("Supplementary standards"),
    "task-breakdown": N_("Main tasks"),
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


def page(pack: Pack, lang: str, words_of: WordsOf, _: Translate) -> str:
    """Head and body of a pack; `words_of` names the items of other packs."""
    if isinstance(pack.body, Standard):
        body = standard_page(pack, pack.body, lang, words_of, _)
    elif isinstance(pack.body, Supplement):
        body = supplement_page(pack, pack.body, lang, _)
    elif isinstance(pack.body, Breakdown):
        body = breakdown_page(pack, pack.body, lang, words_of, _)
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


def _method(pack: Pack, body: MethodRule, lang: str, _: Translate) -> str:
    words = [paragraph(pack.text("method", field, lang)) for field in ("summary", "note")]
    rows = [
        [key, _value(value), "" if key in body.keys else _(N_("default"))]
        for key, value in body.method.as_dict().items()
    ]
    cases = "\n".join(paragraph(f"{case.name}: {case.note}", first="  · ", indent="    ") for case in pack.cases)
    keys = block(_(N_("Keys")), columns(rows, indent="  "))
    return "\n\n".join(["\n".join(words), keys, block(_(N_("Cases, computed by hand")), cases)])


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
