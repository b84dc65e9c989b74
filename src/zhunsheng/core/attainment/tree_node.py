"""One node of an explained value, and how numbers stand in its formula."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class Node:
    """One number: what it is, its value, the formula with its numbers, what went in, and where it stands in a file."""

    id: str
    value: float | None
    formula: str = ""
    inputs: tuple["Node", ...] = ()
    source: str = ""
    label: str = field(default="")

    def plain(self) -> dict[str, Any]:
        """The node as JSON data: id, value, formula, inputs, source."""
        plain: dict[str, Any] = {"id": self.id, "value": self.value, "formula": self.formula}
        if self.label:
            plain["label"] = self.label
        return {**plain, "inputs": [node.plain() for node in self.inputs], "source": self.source}


def number_text(value: float | None) -> str:
    """Six digits are enough to follow a formula; the node itself holds the whole number."""
    return "–" if value is None else f"{value:.6g}"


def number_list(values: Iterable[float | None]) -> str:
    """Numbers one after the other."""
    return ", ".join(number_text(value) for value in values)


def call_text(rule: str, values: Iterable[float | None]) -> str:
    """A rule with its numbers: min(0.7, 0.8)."""
    return f"{rule}({number_list(values)})"
