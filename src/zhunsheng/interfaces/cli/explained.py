"""An explained value on screen: its tree down to the cells, one line per number."""

import re

from zhunsheng.core.attainment.tree_node import Node
from zhunsheng.core.tables.table import Look
from zhunsheng.core.values.issue import N_, Translate
from zhunsheng.core.values.method import Method
from zhunsheng.interfaces.cli.screen import shown

LEVELS = 2
"""Of a requirement its indicators and courses, of a course its objectives and items: more is hundreds of lines."""
DEEPEST = 9

FORMULA_WORDS = {
    "rate": N_("rate"),
    "full": N_("full"),
    "covered": N_("covered"),
    "level": N_("level"),
    "mean": N_("mean"),
    "mean_of_classes": N_("mean_of_classes"),
    "answer": N_("answer"),
    "scale": N_("scale"),
    "direct": N_("direct"),
    "indirect": N_("indirect"),
    "blank": N_("blank"),
    "absent": N_("absent"),
    "not_submitted": N_("not_submitted"),
    "deferred": N_("deferred"),
    "exempt": N_("exempt"),
}
"""The words of formulas and marks in an explained value (core.attainment.explain and course_tree)."""
FORMULA_WORD = re.compile(r"(?<![\w.])(" + "|".join(FORMULA_WORDS) + r")(?!\w)")


def tree_text(node: Node, method: Method, _: Translate) -> str:
    """The tree of a value as far as a screen holds it: an objective's down to every mark, a larger one's two levels."""
    if "#" in node.id or node.id.startswith("objective:"):
        return "\n".join(_tree_lines(node, method, _, deepest=DEEPEST))
    hint = _(N_("Deeper: --explain {names}; every mark at once: --json.")).format(names=" | ".join(_next(node)))
    return "\n".join([*_tree_lines(node, method, _, deepest=LEVELS), hint])


def _in_words(formula: str, _: Translate) -> str:
    """A formula with its words in the reader's language; symbols and numbers stay."""
    return FORMULA_WORD.sub(lambda found: _(FORMULA_WORDS[found[0]]), formula)


def _next(node: Node) -> list[str]:
    """Ids worth asking for after this one: its first part, and the first objective below it."""
    first = node.inputs[0].id if node.inputs and ":" in node.inputs[0].id else ""
    while "#" not in node.id and node.inputs:
        node = node.inputs[0]
    return [name for name in (first, node.id) if name]


def _tree_lines(node: Node, method: Method, _: Translate, depth: int = 0, *, deepest: int) -> list[str]:
    """One line per number."""
    look, digits = (Look.ATTAINMENT, method.digits) if node.inputs else (Look.NUMBER, 0)
    value = shown(node.value, look, digits, _)
    label = f"  {node.label}" if node.label else ""
    source = f"  ← {node.source}" if node.source else ""
    formula = f"  {_in_words(node.formula, _)}" if node.formula else ""
    lines = [f"{'    ' * depth}{node.id} = {value}{formula}{source}{label}"]
    if depth < deepest:
        for child in node.inputs:
            lines += _tree_lines(child, method, _, depth + 1, deepest=deepest)
    return lines
