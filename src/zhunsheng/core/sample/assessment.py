"""From a form to the items of a course: which objectives each item proves, and with how many points."""

from collections.abc import Iterator
from dataclasses import dataclass

from zhunsheng.core.sample.forms import FORMS, Part
from zhunsheng.core.values.course import Item


@dataclass(frozen=True, slots=True)
class Task:
    """An item with what chance needs to know about it."""

    item: Item
    ease: float
    words: bool
    handed_in: bool


def tasks_of(form: str, objectives: int) -> tuple[Task, ...]:
    """The items of a form for a course with so many objectives; every point of an item is some objective's target."""
    return tuple(task for part in FORMS[form].parts for task in _tasks(part, objectives))


def _tasks(part: Part, objectives: int) -> Iterator[Task]:
    count = len(part.names)
    for at, (name, full) in enumerate(zip(part.names, part.full, strict=True)):
        low, high = (0.0, 1.0) if part.wide else (at / count, (at + 1) / count)
        width = part.end - part.start
        proved = _proved(part.start + low * width, part.start + high * width, objectives)
        item = Item(name, float(full), _targets(full, proved, objectives), part.kind, part.scale)
        yield Task(item, part.ease, part.words, part.handed_in)


def _proved(low: float, high: float, objectives: int) -> list[int]:
    """The objectives whose middle lies in the span, or else the one nearest to the middle of the span."""
    middles = [(at + 0.5) / objectives for at in range(objectives)]
    inside = [at for at, middle in enumerate(middles) if low <= middle < high]
    centre = (low + high) / 2
    return inside or [min(range(objectives), key=lambda at: abs(middles[at] - centre))]


def _targets(full: float, proved: list[int], objectives: int) -> tuple[float, ...]:
    """Whole points shared out equally, the first objectives take what is left over."""
    share, rest = divmod(int(full), len(proved))
    points = {at: share + (place < rest) for place, at in enumerate(proved)}
    return tuple(float(points.get(at, 0)) for at in range(objectives))
