"""What goes otherwise than planned: absence, deferral, exemption, work not handed in; and the second attempts after it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from random import Random

from zhunsheng.core.sample.assessment import Task
from zhunsheng.core.sample.forms import FINAL
from zhunsheng.core.sample.marking import PASS, Mark, final_mark
from zhunsheng.core.sample.students import Student
from zhunsheng.core.values.course import State

NOT_HANDED_IN = 0.012
"""How often a usual student does not hand in a piece of work; weak ones up to five times as often."""

RESIT_AFTER_DEFERRAL = 0.7
"""The others take the next cohort's examination, which is another workbook's."""

EXEMPT = {"外语": 2, "体育": 1}
"""How many a class at most excuses: passed an outside examination, or an injury."""


@dataclass(frozen=True, slots=True)
class Incidents:
    """Places of the students who missed the examination, had it put off, or need not take the course."""

    absent: frozenset[int]
    deferred: frozenset[int]
    exempt: frozenset[int]


def draw_incidents(students: Sequence[Student], form: str, chance: Random) -> Incidents:
    """A few of each: the weak miss examinations, the good are exempt, anybody can fall ill."""
    order = sorted(range(len(students)), key=lambda at: students[at].diligence)
    third = len(order) // 3
    absent = frozenset(chance.sample(order[:third], chance.choice((0, 0, 0, 1))))
    deferred = frozenset(chance.sample(order[third:], chance.choice((0, 0, 1))))
    exempt = frozenset(chance.sample(order[-third:], chance.randint(0, EXEMPT.get(form, 0))))
    return Incidents(absent, deferred - exempt, exempt)


def with_states(
    row: Sequence[Mark], at: int, student: Student, tasks: Sequence[Task], incidents: Incidents, chance: Random
) -> list[Mark]:
    """The student's marks with what happened written over them."""
    if at in incidents.exempt:
        return [State.EXEMPT] * len(row)
    lazy = NOT_HANDED_IN * min(max(1 - 1.5 * student.diligence, 0.2), 5)
    result: list[Mark] = []
    for mark, task in zip(row, tasks, strict=True):
        if task.item.kind == FINAL and (at in incidents.absent or at in incidents.deferred):
            result.append(State.ABSENT if at in incidents.absent else State.DEFERRED)
        elif task.handed_in and chance.random() < lazy:
            result.append(State.NOT_SUBMITTED)
        else:
            result.append(mark)
    return result


def resit(
    row: Sequence[Mark], again: Sequence[Mark], tasks: Sequence[Task], worth: Mapping[str, float], chance: Random
) -> list[Mark] | None:
    """补考: the marks of the term kept, the examination taken again; None for who passed or may not."""
    final = [task.item.kind == FINAL for task in tasks]
    if not any(final) or State.EXEMPT in row:
        return None
    deferred = State.DEFERRED in row
    if deferred and chance.random() > RESIT_AFTER_DEFERRAL:
        return None
    if not deferred and final_mark(row, tasks, worth) >= PASS:
        return None
    return [new if is_final else old for old, new, is_final in zip(row, again, final, strict=True)]
