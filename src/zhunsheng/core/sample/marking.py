"""Draws the marks of students on items: ability, difficulty of the objective, ease of the item, and luck."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from random import Random

import numpy as np

from zhunsheng.core.sample.assessment import Task
from zhunsheng.core.sample.forms import FINAL, Form
from zhunsheng.core.sample.students import Student
from zhunsheng.core.values.course import State

LEVELS = ("优", "良", "中", "及格", "不及格")
LEVEL_LINES = (0.90, 0.80, 0.70, 0.60)
"""From this share on a teacher writes the first, second, … word."""

OWN_ORDER = 1 / 3

LUCK = 0.13
"""Standard deviation of one examination question; of work over weeks it is half."""

PASS = 60.0
"""The final mark that passes a course."""

Mark = float | State
"""Points (of a level word: its place in LEVELS), or why there are none."""


@dataclass(frozen=True, slots=True)
class Difficulty:
    """What a class finds: the share usual for each objective, the same for all items that prove it."""

    rates: tuple[float, ...]

    def of(self, task: Task) -> float:
        """The usual share of an item: mean of its objectives by target points."""
        targets = task.item.targets
        return sum(rate * target for rate, target in zip(self.rates, targets, strict=True)) / sum(targets)


def difficulty(tasks: Sequence[Task], rates: Sequence[float]) -> Difficulty:
    """Rates corrected for easy and hard items, so that each objective comes out near the rate that was wanted."""
    corrected = []
    for at, rate in enumerate(rates):
        weights = [task.item.scale * task.item.targets[at] for task in tasks]
        ease = sum(weight * task.ease for weight, task in zip(weights, tasks, strict=True)) / sum(weights)
        corrected.append(rate - ease)
    return Difficulty(tuple(corrected))


def objective_rates(rate: float, hard: Sequence[float], chance: Random) -> list[float]:
    """The usual share of each objective: spread around the course's, never all alike, less where it is `hard`.

    Later objectives ask for more and mostly come out lower; one course in three has its own order.
    """
    count = len(hard)
    offsets = [0.035 - 0.07 * at / max(count - 1, 1) + chance.uniform(-0.012, 0.012) for at in range(count)]
    if chance.random() < OWN_ORDER:
        chance.shuffle(offsets)
    return [rate + offset - less for offset, less in zip(offsets, hard, strict=True)]


def draw_row(student: Student, tasks: Sequence[Task], hard: Difficulty, form: Form, chance: Random) -> list[Mark]:
    """One student's marks, all of them numbers or level words."""
    level = form.spread * (0.85 * student.ability(form.field) + 0.5 * chance.gauss(0, 1))
    row: list[Mark] = []
    for task in tasks:
        luck = LUCK if task.item.kind == FINAL or task.item.full < 50 else LUCK / 2
        share = hard.of(task) + task.ease + level + luck * chance.gauss(0, 1)
        row.append(_mark(min(max(share, 0.0), 1.0), task))
    return row


def _mark(share: float, task: Task) -> float:
    if task.words:
        return float(sum(share < line for line in LEVEL_LINES))
    full = task.item.full
    return float(round(share * full)) if full >= 15 else round(share * full * 2) / 2


def final_mark(row: Sequence[Mark], tasks: Sequence[Task], worth: Mapping[str, float]) -> float:
    """The final mark out of 100: states count nothing, level words what they are worth."""
    total = 0.0
    for mark, task in zip(row, tasks, strict=True):
        if isinstance(mark, State):
            continue
        points = worth[LEVELS[int(mark)]] * task.item.full if task.words else mark
        total += task.item.scale * points
    return total


def packed(rows: Sequence[Sequence[Mark]], tasks: Sequence[Task]) -> tuple[bytes, bytes]:
    """Points and states of a gradebook as its bytes."""
    points, states = [], bytearray()
    for row in rows:
        for mark, task in zip(row, tasks, strict=True):
            if isinstance(mark, State):
                points.append(0.0)
                states.append(mark)
            else:
                points.append(mark)
                states.append(State.LEVEL if task.words else State.SCORED)
    return np.array(points, dtype="<f8").tobytes(), bytes(states)
