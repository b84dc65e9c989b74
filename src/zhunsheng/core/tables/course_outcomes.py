"""The results of the course report: values with their distribution, items, classes, students below, earlier runs."""

from collections.abc import Sequence

import numpy as np

from zhunsheng.core.attainment.classes import ClassValues, class_values
from zhunsheng.core.attainment.results import CourseResult, ObjectiveResult
from zhunsheng.core.document.charts import Compared, Spread, compare_chart, scatter_chart, spread_chart
from zhunsheng.core.document.tree import Align, Cell, Look, said
from zhunsheng.core.tables.earlier_runs import EarlierRun
from zhunsheng.core.tables.report_parts import Content, Report, linked
from zhunsheng.core.tables.wording import excluded_words
from zhunsheng.core.values.issue import N_
from zhunsheng.core.values.rounding import reaches

CENTER, LEFT, RIGHT = Align.CENTER, Align.LEFT, Align.RIGHT


def outcome_chapter(report: Report, result: CourseResult, earlier: Sequence[EarlierRun]) -> None:
    """评价结果."""
    report.heading("outcome", N_("Results"))
    report.heading("outcome-objectives", N_("Attainment of the objectives"), 2)
    _summary(report, result)
    _objectives(report, result)
    report.heading("outcome-students", N_("Distribution over the students"), 2)
    _distribution(report, result)
    report.heading("outcome-items", N_("Assessed items"), 2)
    _items(report, result)
    classes = class_values(result)
    if len(classes) > 1:
        report.heading("outcome-classes", N_("Teaching classes"), 2)
        _classes(report, result, classes)
    report.heading("outcome-below", N_("Students below the expected value"), 2)
    _below(report, result)
    if earlier:
        report.heading("outcome-earlier", N_("Earlier offerings"), 2)
        _earlier(report, result, earlier)


def own_line(result: CourseResult, objective: ObjectiveResult) -> float:
    """The line a student's own value is held against: the expected value, or the method's line for shares and levels."""
    return objective.expected if result.method.statistic == "mean" else result.method.line


def label_of(report: Report, objective: str) -> str:
    """An objective as charts name it."""
    return report.chart_words(N_("Objective {id}")).format(id=objective)


def _summary(report: Report, result: CourseResult) -> None:
    wording = report.wording
    met = sum(item.met is True for item in result.objectives)
    value = wording.value(result.attainment)
    words = N_(
        "{students} students were counted. {met} of {all} objectives reach their expected value; the attainment of the course is {value}. {table} gives the values, {figure} how the students' own values lie around them."
    )
    sentence = wording(
        words,
        students=result.students,
        met=met,
        all=len(result.objectives),
        value=value,
        table="{table}",
        figure="{figure}",
    )
    report.text("outcome-summary", *linked(sentence, table="outcome-table", figure="outcome-spread"))


def _objectives(report: Report, result: CourseResult) -> None:
    wording = report.wording
    rows: list[list[Content]] = []
    for item in result.objectives:
        own = item.distribution
        rows.append(
            [
                item.id,
                wording.listed(list(item.indicators)),
                wording.held(item.attainment, item.expected),
                wording.value(item.expected),
                wording.verdict(item.met),
                str(own.n),
                str(own.students_met),
                wording.percent(own.share_met),
            ]
        )
    columns = [
        (N_("Objective"), 1.0, CENTER),
        (N_("Indicators"), 1.1, CENTER),
        (N_("Attainment"), 1.0, CENTER),
        (N_("Expected"), 1.0, CENTER),
        (N_("Verdict"), 1.1, CENTER),
        (N_("Counted"), 0.9, CENTER),
        (N_("Reached it"), 1.0, CENTER),
        (N_("Share reached"), 1.1, CENTER),
    ]
    report.table("outcome-table", wording(N_("Attainment of the course objectives")), columns, rows)
    turned = [item.id for item in result.objectives if item.turned]
    if turned:
        words = N_("Objective {ids}: the rounded figure would read as the other verdict; the unrounded value counts.")
        report.note("outcome-turned", wording(words, ids=wording.listed(turned)))
    spreads = _spreads(report, result)
    png = spread_chart(
        spreads,
        report.font,
        line_words=report.chart_words(N_("expected value")),
        value_words=report.chart_words(N_("attainment")),
        own_words=report.chart_words(N_("one student")),
    )
    caption = wording(N_("Attainment and the students' own values by objective"))
    report.figure("outcome-spread", png, caption, _alt(report, result))


def _alt(report: Report, result: CourseResult) -> str:
    parts = [f"{item.id}: {report.wording.value(item.attainment)}" for item in result.objectives]
    return report.wording(N_("Attainment by objective: {values}"), values=report.wording.listed(parts))


def _spreads(report: Report, result: CourseResult) -> list[Spread]:
    on_one_scale = result.method.statistic == "mean"
    return [
        Spread(
            label=label_of(report, item.id),
            value=item.attainment if on_one_scale else None,
            shown=report.wording.value(item.attainment),
            line=own_line(result, item),
            own=own_values(result, column),
            quartiles=item.distribution.quartiles,
        )
        for column, item in enumerate(result.objectives)
    ]


def own_values(result: CourseResult, column: int) -> list[float]:
    """The students' own values of one objective, those without a value left out."""
    values = result.values[:, column]
    return [float(value) for value in values[~np.isnan(values)]]


def _distribution(report: Report, result: CourseResult) -> None:
    wording = report.wording
    rows: list[list[Content]] = []
    for item in result.objectives:
        own = item.distribution
        quartiles = own.quartiles or (None, None, None)
        why = excluded_words(own.why, wording) if own.excluded else ""
        figures = [wording.value(value) for value in (own.minimum, *quartiles)]
        rows.append([item.id, str(own.n), str(own.excluded), why, *figures])
    columns = [
        (N_("Objective"), 1.0, CENTER),
        (N_("Counted"), 0.9, CENTER),
        (N_("Left out"), 0.9, CENTER),
        (N_("Why"), 1.6, CENTER),
        (N_("Minimum"), 1.0, CENTER),
        (N_("1st quartile"), 1.1, CENTER),
        (N_("Median"), 1.0, CENTER),
        (N_("3rd quartile"), 1.1, CENTER),
    ]
    if not any(row[3] for row in rows):
        columns.pop(3)
        for row in rows:
            row.pop(3)
    words = N_(
        "A mean can hide students who did not reach an objective. {table} shows the spread of the students' own values, {figure} every student."
    )
    sentence = wording(words, table="{table}", figure="{figure}")
    report.text("distribution-words", *linked(sentence, table="distribution-table", figure="distribution-scatter"))
    report.table("distribution-table", wording(N_("Distribution of the students' own values")), columns, rows)
    png = scatter_chart(
        _spreads(report, result),
        report.font,
        line_words=report.chart_words(N_("expected value")),
        below_words=report.chart_words(N_("below it")),
        axis_words=report.chart_words(N_("{count} students in the order of the sheet")),
    )
    caption = wording(N_("Own value of every student by objective"))
    report.figure("distribution-scatter", png, caption, caption)


def _items(report: Report, result: CourseResult) -> None:
    wording = report.wording
    sections = any(item.section for item in result.items)
    rows: list[list[Content]] = []
    for item in result.items:
        rate = Cell(said(wording.value(item.rate)), Look.BAD if _weak(item.rate, result) else Look.PLAIN)
        row: list[Content] = [item.id, item.section, wording.number(item.full), str(item.n)]
        row += [wording.number(item.mean), rate]
        rows.append(row if sections else [row[0], *row[2:]])
    columns = [
        (N_("Item"), 2.0, LEFT),
        (N_("Class"), 1.4, LEFT),
        (N_("Full mark"), 1.0, CENTER),
        (N_("Counted"), 1.0, CENTER),
        (N_("Mean"), 1.0, CENTER),
        (N_("Rate"), 1.0, CENTER),
    ]
    if not sections:
        columns.pop(1)
    report.table("items-table", wording(N_("Mean and rate of the assessed items")), columns, rows)
    words = N_("Rates below the expected value {expected} are coloured; the rate is the mean over the full mark.")
    report.note("items-note", wording(words, expected=wording.number(result.method.expected)))


def _weak(rate: float | None, result: CourseResult) -> bool:
    return rate is not None and not reaches(rate, min(result.method.expected, 1.0))


def _classes(report: Report, result: CourseResult, classes: Sequence[ClassValues]) -> None:
    wording = report.wording
    names = [found.name or str(at + 1) for at, found in enumerate(classes)]
    rows: list[list[Content]] = []
    for column, item in enumerate(result.objectives):
        own = [found.values[column] for found in classes]
        present = [value for value in own if value is not None]
        gap = max(present) - min(present) if len(present) > 1 else None
        rows.append(
            [
                item.id,
                *(wording.held(v, item.expected) for v in own),
                wording.value(item.attainment),
                wording.value(gap),
            ]
        )
    columns = [(N_("Objective"), 1.0, CENTER)]
    columns += [(f"{name} ({found.students})", 1.2, CENTER) for name, found in zip(names, classes, strict=True)]
    columns += [(N_("All students"), 1.2, CENTER), (N_("Largest gap"), 1.0, CENTER)]
    report.table("classes-table", wording(N_("Attainment by teaching class")), columns, rows)
    words = N_(
        "The number of students stands in brackets. The value of the course is that of all students together, not the mean of the classes."
    )
    if result.method.classes == "pool_students":
        report.note("classes-note", wording(words))
    compared = [
        Compared(label_of(report, item.id), [found.values[column] for found in classes], item.expected)
        for column, item in enumerate(result.objectives)
    ]
    marks = [report.chart_label(name, str(at + 1)) for at, name in enumerate(names)]
    line_words = report.chart_words(N_("expected value"))
    png = compare_chart(compared, marks, report.font, digits=result.method.digits, line_words=line_words)
    caption = wording(N_("Teaching classes side by side"))
    report.figure("classes-chart", png, caption, caption)


def _below(report: Report, result: CourseResult) -> None:
    wording = report.wording
    rows: list[list[Content]] = []
    for item in result.objectives:
        below = item.distribution.below
        line = wording.number(own_line(result, item))
        rows.append([item.id, line, str(len(below)), "  ".join(below) or "–"])
    words = N_(
        "Students are named by their numbers only. They are listed objective by objective so that help can be given where it is needed."
    )
    report.text("below-words", wording(words))
    columns = [
        (N_("Objective"), 0.8, CENTER),
        (N_("Line"), 0.7, CENTER),
        (N_("Students"), 0.8, CENTER),
        (N_("Student numbers"), 6, LEFT),
    ]
    report.table("below-table", wording(N_("Students below the line by objective")), columns, rows)


def _earlier(report: Report, result: CourseResult, earlier: Sequence[EarlierRun]) -> None:
    wording = report.wording
    rows: list[list[Content]] = []
    for item in result.objectives:
        before = [run.objectives.get(item.id) for run in earlier]
        rows.append(
            [
                item.id,
                *(wording.value(value) for value in before),
                wording.held(item.attainment, item.expected),
                _change(report, before[-1], item.attainment),
            ]
        )
    whole = [run.attainment for run in earlier]
    last = [
        wording(N_("Course")),
        *(wording.value(value) for value in whole),
        wording.value(result.attainment),
        _change(report, whole[-1], result.attainment),
    ]
    rows.append([Cell(said(str(text)), Look.STRONG) for text in last])
    columns = [(N_("Objective"), 1.0, CENTER)]
    columns += [(run.term, 1.2, CENTER) for run in earlier]
    columns += [(result.course.term or N_("This offering"), 1.2, CENTER), (N_("Change"), 1.0, CENTER)]
    report.table("earlier-table", wording(N_("This offering and earlier ones")), columns, rows)
    others = [f"{run.term} ({run.method})" for run in earlier if not run.same_method]
    if others:
        words = N_("Computed by another method, and comparable with reserve: {runs}.")
        report.note("earlier-note", wording(words, runs=wording.listed(others)))


def _change(report: Report, before: float | None, now: float | None) -> str:
    if before is None or now is None:
        return "–"
    change = report.wording.value(now - before)
    return change if change.startswith("-") else f"+{change}"
