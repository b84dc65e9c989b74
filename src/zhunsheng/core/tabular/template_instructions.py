"""The sheet 填写说明 (Instructions): steps, what each column takes, and the words that may stand for a mark."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from zhunsheng.core.document.workbook import AS_TEXT, Cell, Column, Row, Sheet, Style, cell_link
from zhunsheng.core.tabular.layout import Lang, Names, Words
from zhunsheng.core.tabular.template_texts import (
    COLUMNS_HEADS,
    COLUMNS_TITLE,
    LEVEL_COUNTS,
    LEVEL_MEANING,
    OPTIONAL,
    REQUIRED,
    STATE_MEANINGS,
    STEPS_TITLE,
    WORDS_HEADS,
    WORDS_TITLE,
    Guide,
)
from zhunsheng.core.values.method import LEVEL_SYNONYMS, LEVELS

COLUMNS = (Column(16, Style.BODY, AS_TEXT), Column(84), Column(9))


@dataclass(frozen=True, slots=True)
class Part:
    """One sheet of the template as the instructions explain it: each column or field with its guide."""

    sheet: Words
    heads: Mapping[str, Words]
    guides: Mapping[str, Guide]
    each: Words | None = None
    each_guide: Guide | None = None

    def lines(self) -> list[tuple[Words, Guide]]:
        """What each column is called and takes; the columns that stand for items or ids come last."""
        lines = [(self.heads[key], guide) for key, guide in self.guides.items()]
        return [*lines, (self.each, self.each_guide)] if self.each and self.each_guide else lines


def instruction_sheet(
    title: Words, steps: Iterable[Words], parts: Iterable[Part], lang: Lang, *, marks: bool = False
) -> Sheet:
    """The instructions; with `marks` the words for marks close the sheet, so that validations can name their area."""
    rows: list[Row] = [(Cell(title.of(lang), Style.TITLE),), (), (_section(STEPS_TITLE, lang),)]
    rows += [_step(number, step, lang) for number, step in enumerate(steps, 1)]
    rows += [(), (_section(COLUMNS_TITLE, lang),)]
    for part in parts:
        rows += _explained(part, lang)
    if marks:
        rows += [(), (_section(WORDS_TITLE, lang),), _heads(WORDS_HEADS, lang), *word_rows(lang)]
    return Sheet(title=Names.INSTRUCTIONS.of(lang), columns=COLUMNS, rows=tuple(rows), colour="#6B7280")


def words_area(sheet: Sheet, lang: Lang) -> str:
    """Where the words for marks stand in the instructions, as a formula names it."""
    last = len(sheet.rows)
    return f"$A${last - len(word_rows(lang)) + 1}:$A${last}"


def word_rows(lang: Lang) -> list[Row]:
    """One row for each word that may stand in place of a mark: the word, its meaning and what it counts as."""
    rows: list[Row] = []
    for meaning, counts, chinese, english in STATE_MEANINGS:
        words = (*english, *chinese) if lang is Lang.EN else chinese
        rows += [_meant(word, meaning.of(lang), counts.of(lang), lang) for word in words]
    for group in LEVEL_SYNONYMS:
        share = next(LEVELS[word] for word in group if word in LEVELS)
        worth = LEVEL_COUNTS.of(lang).format(share=f"{share * 100:g}")
        rows += [_meant(word, LEVEL_MEANING.of(lang), worth, lang) for word in group]
    return rows


def _explained(part: Part, lang: Lang) -> list[Row]:
    title = part.sheet.of(lang)
    link = Cell(title, Style.LINK, link=cell_link(title))
    rows: list[Row] = [(), (link,), _heads(COLUMNS_HEADS, lang)]
    for head, guide in part.lines():
        look = Style.REQUIRED if guide.required else Style.HEADER
        need = (REQUIRED if guide.required else OPTIONAL).of(lang)
        rows.append((Cell(head.of(lang), look), Cell(guide.text.of(lang), Style.BODY), Cell(need, Style.BODY)))
    return rows


def _heads(heads: Iterable[Words], lang: Lang) -> Row:
    return tuple(Cell(one.of(lang), Style.LOCKED) for one in heads)


def _section(words: Words, lang: Lang) -> Cell:
    return Cell(words.of(lang), Style.SECTION)


def _meant(word: str, meaning: str, counts: str, lang: Lang) -> Row:
    between = "：" if lang is Lang.ZH else ": "
    return Cell(word, Style.BODY), Cell(f"{meaning}{between}{counts}", Style.BODY)


def _step(number: int, step: Words, lang: Lang) -> Row:
    return Cell(f"{number}.", Style.TEXT), Cell(step.of(lang), Style.TEXT)
