"""教学班: each class of a course by the same statistic as the course itself, to set classes side by side."""

from dataclasses import dataclass

import numpy as np

from zhunsheng.core.attainment.course import rows_of_class, statistic_values
from zhunsheng.core.attainment.results import CourseResult, Floats


@dataclass(frozen=True, slots=True)
class ClassValues:
    """One teaching class: its name (empty where sheets and column say none), its students, and A_o per objective."""

    name: str
    students: int
    values: tuple[float | None, ...]


def class_values(result: CourseResult) -> tuple[ClassValues, ...]:
    """The classes of a course in the order of its sheets, from the marks the result still holds; none after slim().

    The course's own value is over all students together (attainment.md, "Teaching classes") and need not lie at the mean.
    """
    names = tuple(name for pool in result.pools for name in pool.classes)
    found = []
    for name in dict.fromkeys(names):
        inside = np.array([at == name for at in names])
        values = statistic_values(rows_of_class(result.pools, name), result.values[inside], result.method)
        found.append(ClassValues(shown_class(name), int(inside.sum()), _plain(values)))
    return tuple(found)


def shown_class(name: str) -> str:
    """The sheet's class and the column's, once where they are the same."""
    return " ".join(dict.fromkeys(part for part in name.split("\0") if part))


def _plain(values: Floats) -> tuple[float | None, ...]:
    return tuple(None if np.isnan(value) else float(value) for value in values)
