"""Students in the programme report: how their own requirement values lie, nobody named."""

import numpy as np

from zhunsheng.core.attainment.kernel import quartiles
from zhunsheng.core.attainment.results import ProgrammeResult
from zhunsheng.core.attainment.students import StudentTable
from zhunsheng.core.document.charts import Spread, spread_chart
from zhunsheng.core.document.tree import Align
from zhunsheng.core.tables.report_parts import Content, Report
from zhunsheng.core.values.issue import N_
from zhunsheng.core.values.rounding import VERDICT_TOLERANCE

CENTER = Align.CENTER
WHOLE = 1 - 1e-9


def students_chapter(report: Report, result: ProgrammeResult, students: StudentTable) -> None:
    """学生个体达成情况."""
    wording = report.wording
    report.heading("students", N_("The students' own values"))
    partial = int((students.covered < WHOLE).any(axis=1).sum()) if students.covered.size else 0
    words = N_(
        "The chain was computed for each of {count} students over the courses they took. For {partial} of them some supporting course is missing, so that their values are partial. A requirement counts as reached by a student whose own value reaches {line}."
    )
    line = own_line(result)
    report.text(
        "students-words", wording(words, count=len(students.students), partial=partial, line=wording.number(line))
    )
    rows: list[list[Content]] = []
    spreads: list[Spread] = []
    on_one_scale = result.method.statistic == "mean"
    for column, item in enumerate(result.requirements):
        values = students.requirements[:, column]
        own = values[~np.isnan(values)]
        parts = quartiles(own) if own.size else None
        reached = int((own >= line - VERDICT_TOLERANCE).sum())
        share = wording.percent(reached / own.size if own.size else None)
        low = float(own.min()) if own.size else None
        figures = [wording.value(value) for value in (low, *(parts or (None, None, None)))]
        rows.append([item.id, str(own.size), *figures, str(reached), share])
        value = item.attainment if on_one_scale else None
        label = report.chart_words(N_("Requirement {id}")).format(id=item.id)
        spreads.append(Spread(label, value, wording.value(item.attainment), line, [float(v) for v in own], parts))
    columns = [
        (N_("Requirement"), 1.0, CENTER),
        (N_("Students"), 1.0, CENTER),
        (N_("Minimum"), 1.0, CENTER),
        (N_("1st quartile"), 1.0, CENTER),
        (N_("Median"), 1.0, CENTER),
        (N_("3rd quartile"), 1.0, CENTER),
        (N_("Reached it"), 1.0, CENTER),
        (N_("Share reached"), 1.0, CENTER),
    ]
    report.table("students-table", wording(N_("Distribution of the students' own requirement values")), columns, rows)
    if spreads and any(row.own for row in spreads):
        _chart(report, spreads)


def own_line(result: ProgrammeResult) -> float:
    """What a student's own value is held against: the expected value, or the method's line for shares and levels."""
    return result.method.expected if result.method.statistic == "mean" else result.method.line


def _chart(report: Report, spreads: list[Spread]) -> None:
    png = spread_chart(
        spreads,
        report.font,
        line_words=report.chart_words(N_("expected value")),
        value_words=report.chart_words(N_("attainment of the cohort")),
        own_words=report.chart_words(N_("one student")),
    )
    caption = report.wording(N_("Own requirement values of the students"))
    report.figure("students-chart", png, caption, caption)
