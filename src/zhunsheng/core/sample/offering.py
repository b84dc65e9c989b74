"""A syllabus taught to one cohort: the course workbook's value with its objectives, items, classes and marks."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from random import Random

from zhunsheng.core.document.workbook import column_letter
from zhunsheng.core.sample.assessment import Task, tasks_of
from zhunsheng.core.sample.chance import stream
from zhunsheng.core.sample.forms import FINAL, FORMS, OTHER_CLASS_ENDING
from zhunsheng.core.sample.incidents import draw_incidents, resit, with_states
from zhunsheng.core.sample.marking import LEVELS, Mark, difficulty, draw_row, objective_rates, packed
from zhunsheng.core.sample.programme import Programme, Syllabus
from zhunsheng.core.sample.steps import in_steps
from zhunsheng.core.sample.students import Student, students_of
from zhunsheng.core.sample.university import INVENTED, INVENTED_FIELD, MARKS_UNTIL, UNIVERSITY, Cohort
from zhunsheng.core.tabular.course_sheets import STATE_WORDS
from zhunsheng.core.tabular.layout import ENTRY_COLUMNS, Names
from zhunsheng.core.values.course import Attempt, Course, Entry, Gradebook, Objective, State
from zhunsheng.core.values.method import LEVELS as LEVEL_WORTH

SECOND_TRY = 0.06
"""A resit is set a little easier: share of full added."""

RETAKERS = (0, 0, 1, 2)
"""How many of the cohort before retake a course with this one (one of these, by chance)."""


HEADER_ROW = 1


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a gradebook to be: who, in which class and attempt, with which marks."""

    student: Student
    section: str
    attempt: Attempt
    marks: list[Mark]


@dataclass(frozen=True, slots=True)
class Roster:
    """Who sits in a course: the programme that holds it, its students and guests, and its cohort before."""

    holder: Programme
    students: Sequence[Student]
    before: Sequence[Student]


def offerings(
    programme: Programme, cohort: Cohort, seed: int, until: tuple[int, int] = MARKS_UNTIL
) -> Iterator[Course]:
    """Every course of the plan the cohort took as a whole and finished by the month `until`.

    Groups of electives have no workbook. Courses of a host are the host's: both programmes have the same marks of them.
    """
    alone = _roster(programme, cohort, seed, guests=False)
    together = _roster(programme.host or programme, cohort, seed, guests=True)
    for syllabus in programme.syllabi:
        if syllabus.aims and cohort.end_of_term(syllabus.term) <= until:
            yield _offering(programme, syllabus, cohort, together if syllabus.mixed else alone, seed)


def _roster(holder: Programme, cohort: Cohort, seed: int, *, guests: bool) -> Roster:
    students = students_of(holder, cohort, seed)
    if guests and holder.guests:
        students += students_of(holder.guests, cohort, seed)
    return Roster(holder, students, students_of(holder, Cohort(cohort.year - 1), seed))


def _offering(programme: Programme, syllabus: Syllabus, cohort: Cohort, roster: Roster, seed: int) -> Course:
    holder = roster.holder
    chance = stream(seed, "offering", holder.code, cohort.code, syllabus.code)
    rates = objective_rates(syllabus.rate, [aim.hard for aim in syllabus.aims], chance)
    rows = {}
    for number, (section, members) in enumerate(_classes(holder, cohort, roster.students).items()):
        tasks = _tasks(syllabus, number)
        retakers = _retakers(roster.before, tasks, chance) if number == 0 else []
        rows[section] = list(_rows(section, members, retakers, tasks, rates, syllabus, chance))
    if syllabus.split:
        gradebooks = [_gradebook(_tasks(syllabus, at), rows[name], name) for at, name in enumerate(rows)]
    else:
        gradebooks = [_gradebook(_tasks(syllabus, 0), [row for name in rows for row in rows[name]])]
    return Course(
        code=syllabus.code,
        objectives=_objectives(syllabus),
        gradebooks=tuple(gradebooks),
        name=syllabus.name,
        term=cohort.term(syllabus.term),
        credits=syllabus.credits,
        unit=syllabus.unit,
        leader=syllabus.leader,
        notes=_notes(programme, syllabus, cohort, _reviewer(holder, syllabus)),
    )


def _classes(programme: Programme, cohort: Cohort, students: Sequence[Student]) -> dict[str, list[Student]]:
    """教学班: the first 行政班 of each programme sit together in 1班, the second in 2班."""
    groups = [group.name for group in programme.groups_of(cohort.year)]
    if programme.guests:
        groups += [group.name for group in programme.guests.groups_of(cohort.year)]
    classes: dict[str, list[Student]] = {}
    for student in students:
        place = groups.index(student.group) % programme.groups + 1
        classes.setdefault(f"{place}班", []).append(student)
    return classes


def _tasks(syllabus: Syllabus, number: int) -> tuple[Task, ...]:
    form = syllabus.form + (OTHER_CLASS_ENDING if syllabus.split and number else "")
    return tasks_of(form, len(syllabus.aims))


def _retakers(before: Sequence[Student], tasks: Sequence[Task], chance: Random) -> list[Student]:
    if not any(task.item.kind == FINAL for task in tasks):
        return []
    weak = sorted(before, key=lambda student: student.diligence)[: len(before) // 4]
    return chance.sample(weak, chance.choice(RETAKERS))


def _rows(
    section: str,
    members: Sequence[Student],
    retakers: Sequence[Student],
    tasks: Sequence[Task],
    rates: Sequence[float],
    syllabus: Syllabus,
    chance: Random,
) -> Iterator[Row]:
    """The class as it sat, those who retake the course with it, then the resits."""
    form = FORMS[syllabus.form]
    shift = chance.uniform(-0.012, 0.012)
    hard = difficulty(tasks, [rate + shift for rate in rates])
    easier = difficulty(tasks, [rate + SECOND_TRY for rate in rates])
    incidents = draw_incidents(members, syllabus.form, chance)
    resits = []
    for at, student in enumerate(members):
        drawn = draw_row(student, tasks, hard, form, chance)
        marks = with_states(drawn, at, student, tasks, incidents, chance)
        yield Row(student, section, Attempt.FIRST, marks)
        again = resit(marks, draw_row(student, tasks, easier, form, chance), tasks, LEVEL_WORTH, chance)
        if again:
            resits.append(Row(student, section, Attempt.RESIT, again))
    for student in retakers:
        yield Row(student, section, Attempt.RETAKE, draw_row(student, tasks, easier, form, chance))
    yield from resits


def _gradebook(tasks: Sequence[Task], rows: Sequence[Row], section: str = "") -> Gradebook:
    """The gradebook as its workbook shows it: header in the first row, the columns of the layout before the items."""
    points, states = packed([row.marks for row in rows], tasks)
    attempts = any(row.attempt for row in rows)
    known = len(ENTRY_COLUMNS) - (0 if attempts else 1)  # without second attempts the column 修读 is left out
    ending = f"@{section}" if section else ""
    columns = tuple(column_letter(known + at) for at in range(len(tasks)))
    return Gradebook(
        items=tuple(task.item for task in tasks),
        entries=tuple(_entry(row, number) for number, row in enumerate(rows, start=HEADER_ROW + 1)),
        points=points,
        states=states,
        levels=LEVELS if any(task.words for task in tasks) else (),
        section=section,
        sheet=Names.SCORES.zh + ending,
        columns=columns,
        raw={
            f"{columns[at]}{number}": word
            for number, row in enumerate(rows, start=HEADER_ROW + 1)
            for at, mark in enumerate(row.marks)
            if (word := _word(mark, tasks[at]))
        },
    )


def _word(mark: Mark, task: Task) -> str:
    """What stands in the cell where no number does."""
    if isinstance(mark, State):
        return STATE_WORDS[mark]
    return LEVELS[int(mark)] if task.words else ""


def _entry(row: Row, number: int) -> Entry:
    return Entry(
        student=row.student.number,
        name=row.student.name,
        section=row.section,
        attempt=row.attempt,
        programme=row.student.programme,
        cohort=row.student.cohort,
        group=row.student.group,
        row=number,
    )


def _objectives(syllabus: Syllabus) -> tuple[Objective, ...]:
    """Numbered from 1; the weight of each is its share of the final mark, in hundredths."""
    tasks = _tasks(syllabus, 0)
    shares = {
        str(at + 1): round(10 * sum(task.item.scale * task.item.targets[at] for task in tasks))
        for at in range(len(syllabus.aims))
    }
    weights = in_steps(shares, 100)
    return tuple(
        Objective(id, aim.text, tuple(aim.support), weights[id] / 100)
        for id, aim in zip(weights, syllabus.aims, strict=True)
    )


def _notes(programme: Programme, syllabus: Syllabus, cohort: Cohort, reviewer: str) -> Mapping[str, str]:
    """Vetting before the examination, by another than the course leader (attainment needs marks nobody doubts)."""
    year, month = cohort.end_of_term(syllabus.term)
    vetted = f"{year}-05-20" if month > 1 else f"{year - 1}-12-15"
    return {
        "学校": UNIVERSITY,
        "授课对象": f"{programme.name} {cohort.label}",
        "方案版本": programme.version,
        "学时": f"{syllabus.hours:g}",
        "课程性质": syllabus.nature,
        "考核形式": syllabus.form,
        "考核合理性审核人": reviewer,
        "考核合理性审核日期": vetted,
        "成绩录入日期": f"{year}-{month:02d}-{18 if month == 1 else 28}",
        INVENTED_FIELD: INVENTED,
    }


def _reviewer(programme: Programme, syllabus: Syllabus) -> str:
    """The next colleague of the course leader's unit."""
    colleagues = list(programme.teachers)
    if syllabus.leader not in colleagues:
        colleagues = list(dict.fromkeys(one.leader for one in programme.syllabi if one.unit == syllabus.unit))
    place = colleagues.index(syllabus.leader) + 1
    reviewer = colleagues[place % len(colleagues)]
    return reviewer if reviewer != syllabus.leader else f"{syllabus.unit}教学督导组"
