"""Reads the text tables of a programme.

A line `# unit / category` opens a block. A course is one line

    code | name | credits | hours | term | nature | leader | form and flags | usual rate

and each indented line under it an objective: the indicators it supports with their strength, then its text. `难=7` beside
the indicators says that it stays 0.07 below the rest of the course.
The flag 合班 marks a course taught together with another programme, 分班 one whose classes have different items.
"""

from collections.abc import Iterator

from zhunsheng.core.sample.programme import Aim, Syllabus
from zhunsheng.core.values.plan import Goal, GoalSupport, Indicator, Requirement

MIXED, SPLIT, HARD = "合班", "分班", "难"


def syllabi_from(text: str) -> Iterator[Syllabus]:
    """The courses of one text table."""
    unit = category = ""
    head: list[str] = []
    aims: list[Aim] = []
    for line in text.strip().splitlines():
        if line.startswith(" "):
            aims.append(_aim(line))
            continue
        if head:
            yield _syllabus(head, aims, unit, category)
        head, aims = [], []
        if line.startswith("#"):
            unit, category = (part.strip() for part in line[1:].split("/"))
        else:
            head = _parts(line)
    if head:
        yield _syllabus(head, aims, unit, category)


def _syllabus(head: list[str], aims: list[Aim], unit: str, category: str) -> Syllabus:
    code, name, credits, hours, term, nature, leader, forms, rate = head
    form, *flags = forms.split()
    return Syllabus(
        code=code,
        name=name,
        credits=float(credits),
        hours=float(hours),
        term=int(term),
        nature=nature,
        category=category,
        unit=unit,
        leader=leader,
        form=form,
        rate=float(rate),
        aims=tuple(aims),
        mixed=MIXED in flags,
        split=SPLIT in flags,
    )


def _aim(line: str) -> Aim:
    support, text = _parts(line)
    numbers = {name: int(number) for name, _, number in (part.partition("=") for part in support.split())}
    hard = numbers.pop(HARD, 0) / 100
    return Aim(text, numbers, hard)


def goals_from(text: str) -> tuple[Goal, ...]:
    """Lines `id | text`."""
    return tuple(Goal(*_parts(line)) for line in text.strip().splitlines())


def requirements_from(text: str) -> tuple[Requirement, ...]:
    """Lines `id | title | text`; each answers the standard's item of the same number."""
    rows = (_parts(line) for line in text.strip().splitlines())
    return tuple(Requirement(id, title, words, id) for id, title, words in rows)


def indicators_from(text: str) -> tuple[Indicator, ...]:
    """Lines `id | text`; what stands before the dot is the requirement."""
    rows = (_parts(line) for line in text.strip().splitlines())
    return tuple(Indicator(id, id.partition(".")[0], words) for id, words in rows)


def goal_support_from(text: str) -> tuple[GoalSupport, ...]:
    """Lines `requirement | goals`."""
    rows = (_parts(line) for line in text.strip().splitlines())
    return tuple(GoalSupport(requirement, goal, "●") for requirement, goals in rows for goal in goals.split())


def _parts(line: str) -> list[str]:
    return [part.strip() for part in line.split("|")]
