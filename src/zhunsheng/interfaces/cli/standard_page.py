"""A standard as text on a screen: its tree, official texts where an institution holds them, rules, crosswalks."""

from collections.abc import Callable, Sequence

from zhunsheng.core.packs.crosswalk import Crosswalk
from zhunsheng.core.packs.pack import Pack
from zhunsheng.core.packs.standard import Item, Rule, Standard
from zhunsheng.core.packs.texts import Words
from zhunsheng.core.values.issue import N_, Translate
from zhunsheng.interfaces.cli.columns import columns, paragraph

CATEGORY_NAMES = {
    "math-science": N_("mathematics and natural science"),
    "engineering-basics": N_("engineering fundamentals"),
    "major-basics": N_("specialty fundamentals"),
    "major": N_("specialty"),
    "practice": N_("engineering practice and graduation project"),
    "humanities": N_("humanities and social science"),
    "other": N_("other"),
}
CHANGE_NAMES = {
    "same": N_("same"),
    "reworded": N_("reworded"),
    "merged": N_("merged"),
    "split": N_("split"),
    "new": N_("new"),
    "dropped": N_("dropped"),
    "related": N_("related"),
}

WordsOf = Callable[[str], Words]
"""Gives the words of another pack, by its id."""


def standard_page(pack: Pack, body: Standard, lang: str, words_of: WordsOf, _: Translate) -> str:
    """The body of a standard."""
    blocks = ["\n".join(_item(pack, item, lang, _) for item in body.items)]
    if body.rules:
        rows = [[rule.clause, pack.text(rule.code, "title", lang), _rule(pack, rule, lang, _)] for rule in body.rules]
        blocks.append(block(_(N_("Rules with numbers")), columns(rows, indent="  ")))
    for one in body.sets:
        some = _(N_("of {some} at least {least}")).format(some=", ".join(one.some_of), least=one.at_least)
        every = _(N_("all of {all}")).format(all=", ".join(one.all_of)) if one.all_of else ""
        needs = "; ".join(part for part in (every, some if one.some_of else "") if part)
        blocks.append(block(pack.text(one.code, "title", lang), f"  {needs}"))
    blocks += [_crosswalk(pack, crosswalk, lang, words_of, _) for crosswalk in pack.crosswalks]
    return "\n\n".join(blocks)


def _item(pack: Pack, item: Item, lang: str, _: Translate) -> str:
    indent = "  " * item.level
    label = f" {item.label}" if item.label else ""
    lines = [f"{indent}{item.code}{label}  {pack.text(item.code, 'title', lang)}"]
    lines.append(paragraph(pack.text(item.code, "summary", lang), indent=f"{indent}    "))
    official = pack.text(item.code, "official", lang)
    if official:
        shown = _(N_("official text: {text}")).format(text=official)
        lines += [paragraph(line, indent=f"{indent}    ") for line in shown.splitlines()]
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
    limit = "" if rule.operator == "has" else f" {rule.operator} {value}"
    return f"{of}{limit}{unverified(rule.certain, _)}"


def _crosswalk(pack: Pack, crosswalk: Crosswalk, lang: str, words_of: WordsOf, _: Translate) -> str:
    own = pack.words(lang)
    old, new = (own if side == pack.id else words_of(side) for side in (crosswalk.source, crosswalk.target))
    rows: list[list[str]] = []
    notes: list[str] = []
    for row in crosswalk.rows:
        change = _(CHANGE_NAMES[row.change]) + unverified(row.certain, _)
        height = max(len(row.old), len(row.new))
        left, right = _side(row.old, old, height), _side(row.new, new, height)
        rows += [
            [one, "" if at else "→", other, "" if at else change]
            for at, (one, other) in enumerate(zip(left, right, strict=True))
        ]
        notes += [""] * (height - 1) + [pack.text(row.note, "title", lang) if row.note else ""]
    title = _(N_("Crosswalk {source} → {target}")).format(source=crosswalk.source, target=crosswalk.target)
    return block(title, noted(rows, notes))


def _side(codes: tuple[str, ...], words: Words, height: int) -> list[str]:
    """The items of one side of a row, one a line."""
    items = [f"{code} {words.get(code, {}).get('title', '')}".rstrip() for code in codes] or ["–"]
    return items + [""] * (height - len(items))


def noted(rows: Sequence[Sequence[str]], notes: Sequence[str]) -> str:
    """Rows in columns, each with its note, if it has one, on lines of its own below."""
    lines = []
    for line, note in zip(columns(rows, indent="  ").split("\n"), notes, strict=True):
        lines.append(line)
        if note:
            lines.append(paragraph(note, indent="      ", first="    · "))
    return "\n".join(lines)


def unverified(certain: bool, _: Translate) -> str:
    """What stands behind a fact that was not seen in the official text."""
    return "" if certain else f" ({_(N_('to be verified'))})"


def block(title: str, text: str) -> str:
    """A part of a page under its title."""
    return f"【{title}】\n{text}"
