"""Numbers that readers see: headings 1, 1.1; tables and figures chapter by chapter (表3-2, 图3-1)."""

from collections.abc import Mapping
from dataclasses import dataclass

from zhunsheng.core.document.tree import Document, Figure, Heading, Id, Table


@dataclass(frozen=True, slots=True)
class Numbers:
    """The number of every heading (empty: unnumbered) and the label of every captioned table and figure."""

    headings: Mapping[Id, str]
    labels: Mapping[Id, str]

    def label(self, target: Id) -> str:
        """How a reference to a block reads; empty for a block that has no number."""
        return self.labels.get(target) or self.headings.get(target, "")


def numbers_of(document: Document) -> Numbers:
    """Number a document. Before the first numbered chapter, tables and figures bear a plain number."""
    headings: dict[Id, str] = {}
    labels: dict[Id, str] = {}
    levels: list[int] = []
    tables = figures = 0
    for block in document.blocks:
        if isinstance(block, Heading):
            headings[block.id] = _next(levels, block) if block.numbered else ""
            if block.level == 1 and block.numbered:
                tables = figures = 0
        elif isinstance(block, Table) and block.caption:
            tables += 1
            labels[block.id] = document.meta.words.table.format(number=_chapterwise(levels, tables))
        elif isinstance(block, Figure):
            figures += 1
            labels[block.id] = document.meta.words.figure.format(number=_chapterwise(levels, figures))
    return Numbers(headings, labels)


def _next(levels: list[int], heading: Heading) -> str:
    del levels[heading.level :]
    levels += [0] * (heading.level - len(levels))
    levels[heading.level - 1] += 1
    return ".".join(str(number) for number in levels)


def _chapterwise(levels: list[int], number: int) -> str:
    return f"{levels[0]}-{number}" if levels else str(number)
