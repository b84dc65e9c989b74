"""砺江工业大学: the invented university, its years and terms, and the note that says it is invented."""

from dataclasses import dataclass

UNIVERSITY = "砺江工业大学"

INVENTED = "示例数据：砺江工业大学及其专业、师生、成绩和答卷均为虚构，如有雷同纯属巧合"
"""Stands in every file of the sample."""

INVENTED_FIELD = "说明"

YEARS_OF_STUDY = 4


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
