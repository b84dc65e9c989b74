"""砺江工业大学: the invented university, its years and terms, and the note that says it is invented."""

from dataclasses import dataclass

UNIVERSITY = "砺江工业大学"

INVENTED = "示例数据：砺江工业大学及其专业、师生、成绩和答卷均为虚构，如有雷同纯属巧合"
"""Stands in every file of the sample."""

INVENTED_FIELD = "说明"

DEEP_COHORTS = (2021, 2022, 2023, 2024)
"""Cohorts of which the deep programmes have marks, so far as their terms have passed."""

YEARS_OF_STUDY = 4
TERMS = 2 * YEARS_OF_STUDY

MARKS_UNTIL = (2026, 1)
"""Year and month of the last examinations of which there are marks: the sample is seen from January 2026."""


@dataclass(frozen=True, slots=True)
class Cohort:
    """年级: those who began in one year; people also call them by the year they leave (届)."""

    year: int

    @property
    def code(self) -> str:
        return str(self.year)

    @property
    def label(self) -> str:
        return f"{self.year}级({self.year + YEARS_OF_STUDY}届)"

    def term(self, number: int) -> str:
        """The calendar's name of the plan's term 1 to 8: term 1 of 2021 is 2021-2022-1."""
        years, second = divmod(number - 1, 2)
        first = self.year + years
        return f"{first}-{first + 1}-{second + 1}"

    def end_of_term(self, number: int) -> tuple[int, int]:
        """Year and month in which the examinations of a term end: January or June of the next calendar year."""
        years, second = divmod(number - 1, 2)
        return (self.year + years + 1, 6 if second else 1)

    def terms_by(self, month: tuple[int, int] = MARKS_UNTIL) -> int:
        """How many terms of the plan have ended by the end of a month."""
        return sum(self.end_of_term(number) <= month for number in range(1, TERMS + 1))

    @property
    def graduated(self) -> bool:
        """Whether the cohort has all its marks."""
        return self.terms_by() == TERMS
