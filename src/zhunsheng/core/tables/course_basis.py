"""The first chapters of the course report: what the course is, what proves its objectives, and who vetted that."""

from collections.abc import Mapping

from zhunsheng.core.attainment.classes import class_values
from zhunsheng.core.attainment.results import CourseResult
from zhunsheng.core.document.tree import Align, Cell, Column, Frame, Look, Row, Table, said
from zhunsheng.core.tables.report_parts import Content, Report, facts_form, fitted_widths
from zhunsheng.core.values.course import Course, Gradebook
from zhunsheng.core.values.issue import N_

SCHOOL = ("学校", "school")
VETTER = ("考核合理性审核人", "vetted by")
VETTED_ON = ("考核合理性审核日期", "vetted on")
SHOWN_ELSEWHERE = frozenset({*SCHOOL, *VETTER, *VETTED_ON})

VETTING_QUESTIONS = (
    N_("Content fits the objective"),
    N_("Difficulty fits the level"),
    N_("Points and coverage"),
    N_("Form of assessment"),
    N_("Clear standard of marking"),
)


BY_POINTS_WORDS = N_(
    "Target points are the points of an item that prove an objective. The last rows give the points of each objective and its share of all points that prove one, the scales counted in."
)
BY_WEIGHT_WORDS = N_(
    "The weights are those of the items for each objective. The last row gives the share of each objective in all weights."
)


def note(notes: Mapping[str, str], names: tuple[str, ...]) -> str:
    """The first of these fields that the workbook states."""
    return next((notes[name] for name in names if notes.get(name)), "")


def basic_chapter(report: Report, result: CourseResult) -> None:
    """课程基本信息."""
    course, wording = result.course, report.wording
    classes = [found for found in class_values(result) if found.name]
    facts = [
        (wording(N_("Course")), course.name),
        (wording(N_("Course code")), course.code),
        (wording(N_("Term")), course.term),
        (wording(N_("Credits")), wording.number(course.credits)),
        (wording(N_("Unit")), course.unit),
        (wording(N_("Course leader")), course.leader),
        (wording(N_("Students counted")), str(result.students)),
        (wording(N_("Teaching classes")), wording.listed([f"{found.name} ({found.students})" for found in classes])),
    ]
    facts += [(name, value) for name, value in course.notes.items() if name not in SHOWN_ELSEWHERE and value]
    report.heading("basic", N_("The course"))
    report.blocks.append(facts_form("basic-form", facts))


def assessment_chapter(report: Report, result: CourseResult) -> None:
    """课程目标、毕业要求指标点与考核的对应."""
    wording = report.wording
    report.heading("basis", N_("Objectives and assessment"))
    report.heading("basis-objectives", N_("Objectives and the indicators they support"), 2)
    _objectives(report, result)
    report.heading("basis-assessment", N_("Assessed items and target points"), 2)
    words = BY_WEIGHT_WORDS if result.method.weighting == "by_weight" else BY_POINTS_WORDS
    report.text("basis-assessment-words", wording(words))
    for number, layout in enumerate(_layouts(result.course)):
        _items(report, result, layout, number)


def _objectives(report: Report, result: CourseResult) -> None:
    wording = report.wording
    rows: list[list[Content]] = []
    for objective, found in zip(result.course.objectives, result.objectives, strict=True):
        weight = "" if objective.weight is None else wording.number(objective.weight)
        indicators = wording.listed(list(objective.indicators))
        rows.append([objective.id, objective.text, indicators, weight, wording.value(found.expected)])
    columns = [
        (N_("Objective"), 0.8, Align.CENTER),
        (N_("What students can do"), 4.2, Align.LEFT),
        (N_("Indicators"), 1.1, Align.CENTER),
        (N_("Weight"), 0.7, Align.CENTER),
        (N_("Expected"), 0.8, Align.CENTER),
    ]
    if not any(row[3] for row in rows):
        columns.pop(3)
        for row in rows:
            row.pop(3)
    caption = wording(N_("Course objectives and the indicators they support"))
    report.table("objectives-table", caption, columns, rows)


def _layouts(course: Course) -> list[tuple[str, Gradebook]]:
    """Gradebooks with different items, each with the names of all classes that share them."""
    layouts: list[tuple[list[str], Gradebook]] = []
    for gradebook in course.gradebooks:
        twin = next((names for names, other in layouts if other.items == gradebook.items), None)
        if twin is None:
            layouts.append(([gradebook.section], gradebook))
        else:
            twin.append(gradebook.section)
    return [("、".join(name for name in names if name), gradebook) for names, gradebook in layouts]


def _items(report: Report, result: CourseResult, layout: tuple[str, Gradebook], number: int) -> None:
    name, gradebook = layout
    wording = report.wording
    by_weight = result.method.weighting == "by_weight"
    caption = wording(N_("Assessed items and their weights") if by_weight else N_("Assessed items and target points"))
    caption += wording(N_(" ({name})"), name=name) if name else ""
    objectives = [objective.id for objective in result.course.objectives]
    above = N_("Weights by objective") if by_weight else N_("Target points by objective")
    titles = [(N_("Item"), 1.7), (N_("Kind"), 1.0), (N_("Full mark"), 0.9), (N_("Scale"), 0.9)]
    head: tuple[Row, ...] = (
        (
            *(Cell(said(wording(title)), rows=2) for title, _ in titles),
            Cell(said(wording(above)), columns=len(objectives)),
        ),
        tuple(Cell(said(objective)) for objective in objectives),
    )
    rows: list[Row] = [
        (
            Cell(said(item.name)),
            Cell(said(item.kind)),
            Cell(said(wording.number(item.full))),
            Cell(said(wording.number(item.scale))),
            *(Cell(said(wording.number(points) if points else "")) for points in item.targets),
        )
        for item in gradebook.items
    ]
    rows += _sums(report, gradebook, len(objectives), by_weight=by_weight)
    width = 4.4 / max(len(objectives), 1)
    words = [wording(title) for title, _ in titles] + [""] * len(objectives)
    widths = fitted_widths(words, [size for _, size in titles] + [width] * len(objectives))
    columns = tuple(Column(size, Align.LEFT if at < 2 else Align.CENTER) for at, size in enumerate(widths))
    report.blocks.append(Table(f"items-{number + 1}", columns, tuple(rows), head, caption))


def _sums(report: Report, gradebook: Gradebook, objectives: int, *, by_weight: bool) -> list[Row]:
    """The points of each objective, and its share of everything that proves one."""
    wording = report.wording
    points = [sum(item.targets[o] for item in gradebook.items) for o in range(objectives)]
    scaled = [
        sum(item.targets[o] * (1 if by_weight else item.scale) for item in gradebook.items) for o in range(objectives)
    ]
    whole = sum(scaled)
    shares = [wording.percent(value / whole) if whole else "" for value in scaled]

    def row(label: str, values: list[str]) -> Row:
        cells = tuple(Cell(said(value), Look.STRONG) for value in values)
        return (Cell(said(wording(label)), Look.STRONG, columns=4), *cells)

    share = row(N_("Share of the objective"), shares)
    return [share] if by_weight else [row(N_("Points of the objective"), [wording.number(v) for v in points]), share]


def vetting_chapter(report: Report, result: CourseResult) -> None:
    """考核合理性审核: the form the reviewer fills in before marks count; what the workbook states of it is filled in."""
    wording, notes = report.wording, result.course.notes
    vetter, vetted_on = note(notes, VETTER), note(notes, VETTED_ON)
    report.heading("vetting", N_("Vetting of assessment"))
    if vetter or vetted_on:
        words = N_(
            "The workbook names {who} as the one who vetted the assessment, on {when}; the opinions are entered below."
        )
        report.text("vetting-words", wording(words, who=vetter or "–", when=vetted_on or "–"))
    else:
        words = N_(
            "The workbook does not say who vetted the assessment. Vetting comes before marking: results without it are not to be used."
        )
        report.text("vetting-words", wording(words))
    head = (
        Cell(said(wording(N_("Objective"))), Look.LABEL, Align.CENTER),
        *(Cell(said(wording(question)), Look.LABEL, Align.CENTER) for question in VETTING_QUESTIONS),
        Cell(said(wording(N_("Opinion"))), Look.LABEL, Align.CENTER),
    )
    choice = wording(N_("□ yes  □ no"))
    rows: list[Row] = [
        (Cell(said(item.id)), *(Cell(said(choice)) for _ in VETTING_QUESTIONS), Cell(align=Align.LEFT))
        for item in result.objectives
    ]
    conclusion = wording(N_("□ reasonable, results may be used  □ to be changed"))
    signed = wording(N_("Vetted by: {who}    Date: {when}"), who=vetter or "＿＿＿＿＿", when=vetted_on or "＿＿＿＿＿")
    rows.append((Cell(said(wording(N_("Conclusion"))), Look.LABEL, Align.CENTER), Cell(said(conclusion), columns=6)))
    rows.append((Cell(said(wording(N_("Signed"))), Look.LABEL, Align.CENTER), Cell(said(signed), columns=6)))
    titles = [wording(title) for title in (N_("Conclusion"), *VETTING_QUESTIONS, N_("Opinion"))]
    widths = fitted_widths(titles, [0.9, *(1.1 for _ in VETTING_QUESTIONS), 1.6])
    columns = tuple(Column(width, Align.CENTER) for width in widths)
    report.blocks.append(Table("vetting-form", columns, tuple(rows), (head,), frame=Frame.BOXES, row_height=9.0))
