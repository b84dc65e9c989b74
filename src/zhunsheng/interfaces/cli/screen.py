"""Results as text on a screen: columns line up although a Chinese character is two cells wide."""

from collections.abc import Iterable, Sequence

from zhunsheng.core.tables.result_workbook import verdict
from zhunsheng.core.tables.table import Heading, Look, ResultTable, Value
from zhunsheng.core.values.issue import N_, Issue, Translate
from zhunsheng.core.values.rounding import half_up
from zhunsheng.interfaces.cli.columns import width

RIGHT = (Look.ATTAINMENT, Look.PERCENT, Look.COUNT, Look.NUMBER)
WIDEST_TEXT = 72
TOLD_OF_A_KIND = 4
MARKS = {True: "✓", False: "✗", None: "–"}


def cut(text: str, cells: int) -> str:
    """A text no wider than so many cells; what is cut off shows as …."""
    if width(text) <= cells:
        return text
    while width(text) >= cells:
        text = text[:-1]
    return text + "…"


def table_text(table: ResultTable, digits: int, _: Translate) -> str:
    """A table with its title; empty where the table has no rows."""
    if not table.rows:
        return ""
    looks = [heading.look for heading in table.headings]
    cells = [[_(heading.title) for heading in table.headings]]
    cells += [[shown(v, look, digits, _) for v, look in zip(row, looks, strict=True)] for row in table.rows]
    kept = [at for at in range(len(looks)) if any(row[at] for row in cells[1:])]
    widths = [max(width(row[at]) for row in cells) for at in kept]
    lines = [_line([row[at] for at in kept], widths, [table.headings[at] for at in kept]) for row in cells]
    rule = "  ".join("─" * size for size in widths)
    return "\n".join([f"【{_(table.title)}】", lines[0], rule, *lines[1:]])


def shown(value: Value, look: Look, digits: int, _: Translate) -> str:
    """One value as a person reads it: half up, digits of the method."""
    if look is Look.VERDICT:
        flag = value if isinstance(value, bool) else None
        return f"{MARKS[flag]} {_(verdict(flag))}"
    if value is None:
        return "–" if look in RIGHT else ""
    if isinstance(value, str):
        return cut(value, WIDEST_TEXT)
    if look is Look.ATTAINMENT:
        return str(half_up(float(value), digits))
    if look is Look.PERCENT:
        return f"{half_up(float(value) * 100, 1)}%"
    return f"{value:g}" if isinstance(value, int) else f"{half_up(float(value), 3).normalize():f}"


def _line(cells: Sequence[str], widths: Sequence[int], headings: Sequence[Heading]) -> str:
    padded = []
    for cell, size, heading in zip(cells, widths, headings, strict=True):
        space = " " * (size - width(cell))
        padded.append(space + cell if heading.look in RIGHT else cell + space)
    return "  ".join(padded).rstrip()


def notices_text(notices: Iterable[Issue], _: Translate) -> str:
    """The notices, kind by kind; of many of one kind the first few are told and the rest counted."""
    kinds: dict[str, list[str]] = {}
    for notice in notices:
        kinds.setdefault(notice.kind.code, []).append(notice.text(_))
    if not kinds:
        return ""
    lines = []
    for texts in kinds.values():
        told = list(dict.fromkeys(texts))
        lines += [f"  · {text}" for text in told[:TOLD_OF_A_KIND]]
        if len(told) > TOLD_OF_A_KIND:
            rest = len(told) - TOLD_OF_A_KIND
            lines.append("    " + _(N_("… and {count} more of this kind; --json lists all.")).format(count=rest))
    return "\n".join([f"【{_(N_('Notices'))}】", *lines])
