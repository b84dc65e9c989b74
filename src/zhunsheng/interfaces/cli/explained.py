"""An explained value on screen: its tree down to the cells, one line per number."""

import re

from zhunsheng.core.attainment.explain import Node
from zhunsheng.core.tables.table import Look
from zhunsheng.core.values.issue import N_, Translate
from zhunsheng.core.values.method import Method
from zhunsheng.interfaces.cli.screen import shown

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
"""The words of formulas and marks in an explained value (core.attainment.explain)."""
FORMULA_WORD = re.compile(r"(?<![\w.])(" + "|".join(FORMULA_WORDS) + r")(?!\w)")


def tree_text(node: Node, method: Method, _: Translate) -> str:
    """The tree of a value; an objective's goes down to every mark."""
    return "\n".join(_tree_lines(node, method, _, to_cells="#" in node.id))


def _in_words(formula: str, _: Translate) -> str:
    """A formula with its words in the reader's language; symbols and numbers stay."""
    return FORMULA_WORD.sub(lambda found: _(FORMULA_WORDS[found[0]]), formula)


def _an_objective(node: Node) -> str:
    while "#" not in node.id and node.inputs:
        node = node.inputs[0]
    return node.id


def _tree_lines(node: Node, method: Method, _: Translate, depth: int = 0, *, to_cells: bool) -> list[str]:
    """One line per number. Single marks are listed for one objective only: a requirement stands on thousands of them."""
    value = (
        shown(node.value, Look.ATTAINMENT, method.digits, _) if node.inputs else shown(node.value, Look.NUMBER, 0, _)
    )
    label = f"  {node.label}" if node.label else ""
    source = f"  ← {node.source}" if node.source else ""
    formula = f"  {_in_words(node.formula, _)}" if node.formula else ""
    lines = [f"{'    ' * depth}{node.id} = {value}{formula}{source}{label}"]
    for child in node.inputs:
        if child.inputs or to_cells or child.id.startswith("survey:"):
            lines += _tree_lines(child, method, _, depth + 1, to_cells=to_cells)
    if depth == 0 and not to_cells:
        lines.append(_(N_("Every mark: --explain {name}, or --json.")).format(name=_an_objective(node)))
    return lines
