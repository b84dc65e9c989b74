"""Same items, however the sheets list them: classes that share their items pool their marks (attainment.md)."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from zhunsheng.core.values.course import Course, Gradebook, Item


def aligned(course: Course) -> Course:
    """The course with the items of each gradebook in the order of the first gradebook that has the same items.

    Items are the same when name, full mark, scale and targets are; their 类别 is only a label. Marks and sheet columns
    move with their items, so that every mark still leads to its cell. A course without such gradebooks is returned
    as it is.
    """
    layouts: list[tuple[Item, ...]] = []
    gradebooks = []
    for gradebook in course.gradebooks:
        twin = next((items for items in layouts if _same(items, gradebook.items)), None)
        if twin is None:
            layouts.append(gradebook.items)
        gradebooks.append(gradebook if twin in (None, gradebook.items) else _reordered(gradebook, twin or ()))
    if all(old is new for old, new in zip(course.gradebooks, gradebooks, strict=True)):
        return course
    return replace(course, gradebooks=tuple(gradebooks))


def _same(one: Sequence[Item], other: Sequence[Item]) -> bool:
    return len(one) == len(other) and {_proof(item) for item in one} == {_proof(item) for item in other}


def _proof(item: Item) -> Item:
    """What an item proves, without its label."""
    return replace(item, kind="")


def _reordered(gradebook: Gradebook, items: tuple[Item, ...]) -> Gradebook:
    at = {item.name: column for column, item in enumerate(gradebook.items)}
    order = [at[item.name] for item in items]
    shape = (len(gradebook.entries), len(items))
    points = np.frombuffer(gradebook.points, dtype="<f8").reshape(shape)[:, order]
    states = np.frombuffer(gradebook.states, dtype=np.uint8).reshape(shape)[:, order]
    columns = tuple(gradebook.columns[column] for column in order) if gradebook.columns else ()
    return replace(gradebook, items=items, points=points.tobytes(), states=states.tobytes(), columns=columns)
