"""Room for analysis in the programme report: guiding questions, and what the figures already say."""

from zhunsheng.core.attainment.results import ProgrammeResult
from zhunsheng.core.document.tree import Align, Cell, Column, Frame, Look, Table, said
from zhunsheng.core.tables.report_parts import Report, fitted_widths
from zhunsheng.core.values.issue import N_

FLAT = 0.05
"""Requirements that all lie this close together tell little apart."""
FAR_APART = 0.1


def programme_analysis_chapter(report: Report, result: ProgrammeResult) -> None:
    """分析与持续改进."""
    report.heading("analysis", N_("Analysis and improvement"))
    report.heading("analysis-requirements", N_("What the results say"), 2)
    report.room(
        "room-requirements",
        [
            N_("Requirement by requirement: is it reached, on which courses does it stand, and where is it weakest?"),
            N_("Do direct and indirect evaluation agree? Where they do not, which is to be believed, and why?"),
        ],
        _about_requirements(report, result),
    )
    report.heading("analysis-causes", N_("Causes of the weakest links"), 2)
    report.room(
        "room-causes",
        [
            N_("Curriculum, teaching, assessment or preparation: what lies behind the lowest courses and indicators?"),
            N_("Are the weights and the choice of courses still right?"),
        ],
        _about_causes(report, result),
    )
    report.heading("analysis-last", N_("Measures of the last round and their effect"), 2)
    report.room(
        "room-last",
        [
            N_("Which measures were decided last time, and were they carried out?"),
            N_("Which figure of this cohort shows their effect, and which shows none?"),
        ],
    )
    report.heading("analysis-measures", N_("Measures for the next round"), 2)
    _measures(report, result)


def _about_requirements(report: Report, result: ProgrammeResult) -> list[str]:
    wording = report.wording
    known = [item for item in result.requirements if item.attainment is not None]
    if not known:
        return []
    lowest = min(known, key=lambda item: item.attainment or 0.0)
    words = N_("The lowest requirement is {id} with {value}; its weakest indicator is {weakest}.")
    values = {"id": lowest.id, "value": wording.value(lowest.attainment), "weakest": lowest.weakest or "–"}
    lines = [wording(words, **values)]
    missed = [item.id for item in known if item.met is False]
    if missed:
        lines.append(wording(N_("Not reached: requirement {ids}."), ids=wording.listed(missed)))
    apart = [
        item.id
        for item in known
        if item.parts.direct is not None
        and item.parts.indirect is not None
        and abs(item.parts.indirect - item.parts.direct) >= FAR_APART
    ]
    if apart:
        words = N_("Direct and indirect value lie 0.1 or more apart: requirement {ids}.")
        lines.append(wording(words, ids=wording.listed(apart)))
    spread = max(item.attainment or 0.0 for item in known) - (lowest.attainment or 0.0)
    if len(known) > 2 and spread < FLAT:
        lines.append(
            wording(
                N_("All requirements lie within 0.05 of each other: is the assessment sharp enough to tell them apart?")
            )
        )
    return lines


def _about_causes(report: Report, result: ProgrammeResult) -> list[str]:
    wording = report.wording
    low: dict[str, int] = {}
    names = {course.course.code: course.course.name for course in result.courses}
    for item in result.indicators:
        for given in item.contributions:
            if given.value < result.method.expected - 1e-9:
                low[given.code] = low.get(given.code, 0) + 1
    often = sorted((code for code, count in low.items() if count > 1), key=lambda code: -low[code])[:6]
    if not often:
        return []
    told = [f"{code} {names.get(code, '')} ({low[code]})" for code in often]
    words = N_("Courses below the expected value for several indicators: {courses}.")
    return [wording(words, courses=wording.listed(told))]


def _measures(report: Report, result: ProgrammeResult) -> None:
    wording = report.wording
    titles = [
        N_("Requirement or indicator"),
        N_("Problem"),
        N_("Measure"),
        N_("Responsible"),
        N_("Due"),
        N_("How the effect will be seen"),
    ]
    head = tuple(Cell(said(wording(title)), Look.LABEL, Align.CENTER) for title in titles)
    widths = fitted_widths([wording(title) for title in titles], [1.4, 2, 2.4, 1, 1, 2])
    missed = [item for item in result.requirements if item.met is False]
    first = [f"{item.id} ({item.weakest})" if item.weakest else item.id for item in missed]
    first += [""] * max(4 - len(first), 1)
    rows = tuple((Cell(said(text)), *(Cell() for _ in titles[1:])) for text in first)
    columns = tuple(Column(width) for width in widths)
    report.blocks.append(Table("measures-form", columns, rows, (head,), frame=Frame.BOXES, row_height=12.0))
