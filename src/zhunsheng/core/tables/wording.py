"""How values read in a report: digits of the method, half up; verdicts with their colour; the method in words."""

from collections.abc import Mapping
from dataclasses import dataclass

from zhunsheng.core.document.tree import Cell, Look, Text, said
from zhunsheng.core.tables.result_workbook import verdict
from zhunsheng.core.values.issue import N_, Translate
from zhunsheng.core.values.method import Method
from zhunsheng.core.values.rounding import half_up, reaches

NOTHING = "–"

CHOICE_WORDS: Mapping[str, Mapping[str, str]] = {
    "weighting": {
        "by_points": N_("items count by the target points that prove the objective, times their scale"),
        "by_weight": N_("items count by the weight written in the assessment scheme"),
    },
    "class_value": {
        "item_mean": N_("mean rate of every item over the students, then weighted over the items"),
        "student_mean": N_("every student's own value first, then the mean of the students"),
    },
    "statistic": {
        "mean": N_("mean"),
        "share_reaching": N_("share of students who reach the line"),
        "level": N_("level by the share of students who reach the line"),
    },
    "absent": {"zero": N_("counts as 0"), "exclude": N_("left out")},
    "not_submitted": {"zero": N_("counts as 0"), "exclude": N_("left out")},
    "blank": {
        "refuse": N_("nothing is computed while a mark is blank"),
        "exclude": N_("left out"),
        "zero": N_("counts as 0"),
    },
    "retake": {
        "first": N_("the first attempt; a deferred exam is replaced by the next one"),
        "best": N_("the best attempt"),
        "latest": N_("the latest attempt"),
    },
    "classes": {
        "pool_students": N_("students of all classes together"),
        "mean_of_classes": N_("mean of the class values"),
    },
    "course_rule": {"min": N_("the lowest objective"), "weighted": N_("weighted mean of the objectives")},
    "objective_to_indicator": {
        "min": N_("the lowest objective mapped to the indicator"),
        "mean": N_("mean of the objectives mapped to the indicator"),
        "weighted": N_("weighted mean of the objectives mapped to the indicator"),
    },
    "requirement_rule": {"min": N_("the lowest indicator"), "weighted": N_("weighted mean of the indicators")},
}

KEY_WORDS: Mapping[str, str] = {
    "weighting": N_("Weight of items"),
    "class_value": N_("Value of a class"),
    "statistic": N_("Statistic"),
    "absent": N_("Absent from an exam"),
    "not_submitted": N_("Work not handed in"),
    "blank": N_("Blank marks"),
    "retake": N_("Several attempts"),
    "classes": N_("Several teaching classes"),
    "course_rule": N_("Value of the course"),
    "objective_to_indicator": N_("From objectives to an indicator"),
    "requirement_rule": N_("Value of a requirement"),
}
COURSE_KEYS = (
    "weighting",
    "class_value",
    "statistic",
    "absent",
    "not_submitted",
    "blank",
    "retake",
    "classes",
    "course_rule",
)
PROGRAMME_KEYS = (*COURSE_KEYS, "objective_to_indicator", "requirement_rule")

EXCLUDED_WORDS: Mapping[str, str] = {
    "absent": N_("absent"),
    "not_submitted": N_("not handed in"),
    "deferred": N_("deferred"),
    "exempt": N_("exempt"),
    "blank": N_("blank"),
    "no_item": N_("no item in their class"),
    "scored": N_("scored"),
    "level": N_("level"),
}


@dataclass(frozen=True, slots=True)
class Wording:
    """A reader's language and the digits of the method; everything a report says goes through it."""

    translate: Translate
    digits: int

    def __call__(self, message: str, **values: object) -> str:
        """A message in the reader's language, with its values put in."""
        return self.translate(message).format(**values) if values else self.translate(message)

    def value(self, number: float | None) -> str:
        """An attainment with the digits of the method; a dash where there is none."""
        return NOTHING if number is None else str(half_up(number, self.digits) + 0)  # -0.000 is 0.000

    def percent(self, share: float | None) -> str:
        """A share in per cent with one digit."""
        return NOTHING if share is None else f"{half_up(share * 100, 1)}\u00a0%"

    def number(self, number: float | None) -> str:
        """A plain number with as many decimals as it has, three at most."""
        return NOTHING if number is None else f"{half_up(number, 3).normalize():f}"

    def verdict(self, met: bool | None) -> Cell:
        """A verdict as a cell: a sign, the word, and a colour."""
        sign = {True: "✓ ", False: "✗ ", None: ""}[met]
        look = {True: Look.GOOD, False: Look.BAD, None: Look.MUTED}[met]
        return Cell(said(sign + self(verdict(met))), look)

    def held(self, number: float | None, line: float | None) -> Cell:
        """A value as a cell, coloured where it lies below its line."""
        below = number is not None and line is not None and not reaches(number, line)
        return Cell(said(self.value(number)), Look.BAD if below else Look.PLAIN)

    def listed(self, words: list[str]) -> str:
        """Words one after the other, as the language separates them."""
        return self(N_(", ")).join(words)


def bold(text: str) -> Text:
    """A text that stands out."""
    return Text(text, bold=True)


def method_rows(method: Method, keys: tuple[str, ...], wording: Wording) -> list[tuple[str, str]]:
    """The method as a person reads it: what is decided, and how."""
    rows = [(wording(N_("Name of the method")), method.name)]
    rows += [(wording(KEY_WORDS[key]), wording(CHOICE_WORDS[key][getattr(method, key)])) for key in keys]
    if method.statistic != "mean":
        rows.append((wording(N_("Line")), wording.number(method.line)))
    if method.statistic == "level":
        bands = [f"≥ {wording.percent(share)} → {level:g}" for share, level in method.bands]
        rows.append((wording(N_("Bands")), wording.listed(bands)))
    rows.append((wording(N_("Expected value where an objective states none")), wording.number(method.expected)))
    return rows


def excluded_words(why: Mapping[str, int], wording: Wording) -> str:
    """Why students have no value, with their numbers."""
    return wording.listed([f"{wording(EXCLUDED_WORDS.get(state, state))} {count}" for state, count in why.items()])
