"""Room for analysis in the course report: guiding questions, and what the figures already say."""

from collections.abc import Sequence

from zhunsheng.core.attainment.classes import class_values
from zhunsheng.core.attainment.results import CourseResult, ItemResult, ObjectiveResult
from zhunsheng.core.document.tree import Align, Cell, Column, Frame, Look, Table, said
from zhunsheng.core.tables.earlier_runs import EarlierRun
from zhunsheng.core.tables.report_parts import Report, fitted_widths
from zhunsheng.core.values.issue import N_

WEAK_ITEMS = 3
NOTABLE_GAP = 0.05
"""Classes that differ by this much are worth a question."""


def analysis_chapter(report: Report, result: CourseResult, earlier: Sequence[EarlierRun]) -> None:
    """分析与持续改进."""
    report.heading("analysis", N_("Analysis and improvement"))
    report.heading("analysis-objectives", N_("What the results say"), 2)
    report.room(
        "room-objectives",
        [
            N_(
                "Objective by objective: is it reached, and what do the spread and the weakest quarter of the students show?"
            ),
            N_("What do student surveys, supervision and classroom observation add to the marks?"),
        ],
        _about_objectives(report, result),
    )
    report.heading("analysis-last", N_("Measures of the last round and their effect"), 2)
    report.room(
        "room-last",
        [
            N_("Which measures were decided last time, and were they carried out?"),
            N_("Which figure of this offering shows their effect, and which shows none?"),
        ],
        _about_earlier(report, result, earlier),
    )
    report.heading("analysis-causes", N_("Problems and their causes"), 2)
    report.room(
        "room-causes",
        [
            N_(
                "Which knowledge or skill lies behind the weakest items? Teaching, exercises, assessment, or preparation?"
            ),
            N_("Do the classes differ, and why?"),
        ],
        _about_causes(report, result),
    )
    report.heading("analysis-students", N_("Students who need help"), 2)
    report.room(
        "room-students",
        [N_("How are the students below the line supported before the courses that build on this one?")],
        _about_students(report, result),
        lines=4,
    )
    report.heading("analysis-measures", N_("Measures for the next round"), 2)
    _measures(report)


def _about_objectives(report: Report, result: CourseResult) -> list[str]:
    wording = report.wording
    known = [item for item in result.objectives if item.attainment is not None]
    if not known:
        return []
    weakest = min(known, key=lambda item: item.attainment or 0.0)
    words = N_(
        "The lowest value is {value}, of objective {id} (expected {expected}); {met} of {n} students reach the line."
    )
    own = weakest.distribution
    said_so = [
        wording(
            words,
            value=wording.value(weakest.attainment),
            id=weakest.id,
            expected=wording.value(weakest.expected),
            met=own.students_met,
            n=own.n,
        )
    ]
    missed = [item.id for item in known if item.met is False]
    if missed:
        said_so.append(wording(N_("Not reached: objective {ids}."), ids=wording.listed(missed)))
    else:
        said_so.append(wording(N_("All objectives that can be computed reach their expected value.")))
    said_so += _hidden(report, known)
    return said_so


def _hidden(report: Report, known: Sequence[ObjectiveResult]) -> list[str]:
    """Objectives that are met on average while a quarter of the students or more are below."""
    words = N_("Objective {ids}: met on average, and yet at least a quarter of the students lie below the line.")
    ids = [
        item.id
        for item in known
        if item.met and item.distribution.share_met is not None and item.distribution.share_met <= 0.75
    ]
    return [report.wording(words, ids=report.wording.listed(ids))] if ids else []


def _about_earlier(report: Report, result: CourseResult, earlier: Sequence[EarlierRun]) -> list[str]:
    wording = report.wording
    if not earlier:
        return [wording(N_("No earlier result was given to compare with."))]
    last = earlier[-1]
    lower = [
        item.id
        for item in result.objectives
        if item.attainment is not None
        and (before := last.objectives.get(item.id)) is not None
        and item.attainment < before
    ]
    words = N_("Compared with {term}, these objectives are lower: {ids}.")
    if lower:
        return [wording(words, term=last.term, ids=wording.listed(lower))]
    return [wording(N_("Compared with {term}, no objective is lower."), term=last.term)]


def _about_causes(report: Report, result: CourseResult) -> list[str]:
    wording = report.wording
    items = [item for item in result.items if item.rate is not None]
    lowest = sorted(items, key=lambda item: item.rate or 0.0)[:WEAK_ITEMS]
    told = [f"{_name(item)} {wording.value(item.rate)}" for item in lowest]
    known = [wording(N_("Items with the lowest rates: {items}."), items=wording.listed(told))] if told else []
    for column, objective in enumerate(result.objectives):
        values = {found.name: value for found in class_values(result) if (value := found.values[column]) is not None}
        if len(values) > 1 and max(values.values()) - min(values.values()) >= NOTABLE_GAP:
            low, high = min(values, key=lambda name: values[name]), max(values, key=lambda name: values[name])
            words = N_("Objective {id}: class {low} lies {gap} below class {high}.")
            gap = wording.value(values[high] - values[low])
            known.append(wording(words, id=objective.id, low=low, high=high, gap=gap))
    return known


def _name(item: ItemResult) -> str:
    return f"{item.id} ({item.section})" if item.section else item.id


def _about_students(report: Report, result: CourseResult) -> list[str]:
    wording = report.wording
    below: dict[str, int] = {}
    for item in result.objectives:
        for student in item.distribution.below:
            below[student] = below.get(student, 0) + 1
    several = sum(count > 1 for count in below.values())
    words = N_("{count} students lie below the line of at least one objective, {several} of them of several.")
    return [wording(words, count=len(below), several=several)]


def _measures(report: Report) -> None:
    wording = report.wording
    titles = [N_("Problem"), N_("Measure"), N_("Responsible"), N_("Due"), N_("How the effect will be seen")]
    head = tuple(Cell(said(wording(title)), Look.LABEL, Align.CENTER) for title in titles)
    widths = fitted_widths([wording(title) for title in titles], [2, 2.6, 1, 1, 2])
    columns = tuple(Column(width) for width in widths)
    rows = tuple(tuple(Cell() for _ in titles) for _ in range(4))
    report.blocks.append(Table("measures-form", columns, rows, (head,), frame=Frame.BOXES, row_height=12.0))
