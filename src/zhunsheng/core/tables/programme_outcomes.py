"""The results of the programme report: requirements, indicators with their courses, and the weakest links."""

from collections.abc import Sequence

from zhunsheng.core.attainment.results import Contribution, IndicatorResult, ProgrammeResult
from zhunsheng.core.document.charts import Bar, HeatRow, bar_chart, heat_map, radar_chart
from zhunsheng.core.document.tree import Align, Cell, Look, Text, said
from zhunsheng.core.tables.report_parts import Content, Report, linked
from zhunsheng.core.values.issue import N_
from zhunsheng.core.values.rounding import reaches

CENTER, LEFT = Align.CENTER, Align.LEFT
HEAT_ROWS = 62
"""Rows of a heat map that fit on a page."""
WEAK_INDICATORS, WEAK_LINKS = 10, 15


def requirement_chapter(report: Report, result: ProgrammeResult) -> None:
    """毕业要求达成情况."""
    wording = report.wording
    met = sum(item.met is True for item in result.requirements)
    report.heading("requirements", N_("Attainment of the requirements"))
    both = N_(
        "{met} of {all} requirements reach the expected value {expected}. {table} gives the values, {figure} shows them side by side."
    )
    words = (
        both if _has_radar(result) else N_("{met} of {all} requirements reach the expected value {expected}: {table}.")
    )
    expected = wording.number(result.method.expected)
    sentence = wording(
        words, met=met, all=len(result.requirements), expected=expected, table="{table}", figure="{figure}"
    )
    report.text("requirements-words", *linked(sentence, table="requirements-table", figure="requirements-radar"))
    titles = {item.id: item.title or item.text for item in result.plan.requirements}
    asked = any(item.parts.indirect is not None for item in result.requirements)
    mixed = asked and result.method.direct_share < 1
    rows: list[list[Content]] = [
        [
            item.id,
            titles.get(item.id, ""),
            wording.held(item.attainment, item.expected),
            wording.value(item.expected),
            wording.verdict(item.met),
            item.weakest or "–",
            *([wording.value(item.parts.direct)] if mixed else []),
            *([wording.value(item.parts.indirect)] if asked else []),
        ]
        for item in result.requirements
    ]
    columns = [
        (N_("Requirement"), 1.0, CENTER),
        (N_("Title"), 2.6, LEFT),
        (N_("Attainment"), 1.0, CENTER),
        (N_("Expected"), 1.0, CENTER),
        (N_("Verdict"), 1.1, CENTER),
        (N_("Weakest indicator"), 1.1, CENTER),
        *([(N_("Direct"), 0.9, CENTER)] if mixed else []),
        *([(N_("Indirect"), 0.9, CENTER)] if asked else []),
    ]
    report.table("requirements-table", wording(N_("Attainment of the graduate requirements")), columns, rows)
    _radar(report, result, titles)


def _has_radar(result: ProgrammeResult) -> bool:
    """A radar of two has no inside."""
    return len(result.requirements) > 2


def _radar(report: Report, result: ProgrammeResult, titles: dict[str, str]) -> None:
    if not _has_radar(result):
        return
    labels = [
        f"{item.id} {report.chart_label(titles.get(item.id, ''), '')} {report.wording.value(item.attainment)}"
        for item in result.requirements
    ]
    top = result.method.top()
    series = [(report.chart_words(N_("attainment")), [_share(item.attainment, top) for item in result.requirements])]
    indirect = [item.parts.indirect for item in result.requirements]
    if any(value is not None for value in indirect):
        series.append((report.chart_words(N_("surveys")), indirect))
    line_words = report.chart_words(N_("expected value"))
    png = radar_chart(labels, series, report.font, line=result.method.expected / top, line_words=line_words)
    caption = report.wording(N_("Graduate requirements: attainment, surveys and the expected value"))
    alt = report.wording(N_("Attainment by requirement: {values}"), values=report.wording.listed(labels))
    report.figure("requirements-radar", png, caption, alt)


def _share(value: float | None, top: float) -> float | None:
    return None if value is None else value / top


def indicator_chapter(report: Report, result: ProgrammeResult) -> None:
    """指标点达成情况: the matrix as a picture, then every requirement with its indicators and their courses."""
    wording = report.wording
    report.heading("indicators", N_("Attainment of the indicators"))
    report.heading("indicators-matrix", N_("Courses and indicators at a glance"), 2)
    words = N_(
        "Each cell is the value of a course for an indicator, in hundredths; the first row holds the indicators themselves."
    )
    report.text("indicators-matrix-words", wording(words))
    _heat(report, result)
    names = {course.course.code: course.course.name for course in result.courses}
    by_requirement: dict[str, list[IndicatorResult]] = {}
    owner = {item.id: item.requirement for item in result.plan.indicators}
    for found in result.indicators:
        by_requirement.setdefault(owner.get(found.id, ""), []).append(found)
    texts = {item.id: item.text for item in result.plan.indicators}
    for requirement in result.plan.requirements:
        own = by_requirement.get(requirement.id, [])
        _requirement(report, result, requirement.id, own, names, texts)


def _heat(report: Report, result: ProgrammeResult) -> None:
    top = result.method.top()
    columns = [item.id for item in result.indicators]
    cells = {(given.code, item.id): given.value / top for item in result.indicators for given in item.contributions}
    whole = [_share(item.attainment, top) for item in result.indicators]
    rows = [HeatRow(report.chart_words(N_("indicator")), whole)]
    for course in result.courses:
        code = course.course.code
        if any((code, name) in cells for name in columns):
            label = report.chart_label(f"{code} {course.course.name}", code)
            rows.append(HeatRow(label, [cells.get((code, name)) for name in columns]))
    for number, start in enumerate(range(0, len(rows), HEAT_ROWS), 1):
        png = heat_map(
            columns,
            rows[start : start + HEAT_ROWS],
            report.font,
            line=result.method.expected / top,
            below_words=report.chart_words(N_("below the expected value")),
            above_words=report.chart_words(N_("at or above it")),
        )
        caption = report.wording(N_("Values of the courses for the indicators"))
        report.figure(f"indicators-heat-{number}", png, caption, caption)


def _requirement(
    report: Report,
    result: ProgrammeResult,
    own: str,
    indicators: Sequence[IndicatorResult],
    names: dict[str, str],
    texts: dict[str, str],
) -> None:
    wording = report.wording
    requirement = next(item for item in result.plan.requirements if item.id == own)
    report.heading(f"requirement-{own}", N_("Requirement {id} {title}"), 2, id=own, title=requirement.title)
    if requirement.text:
        report.text(f"requirement-{own}-text", requirement.text)
    rows: list[list[Content]] = []
    for item in indicators:
        rows.append(_indicator(report, item, texts.get(item.id, ""), result))
        rows += [_contribution(report, given, names, result) for given in item.contributions]
    columns = [
        (N_("Indicator and its courses"), 5.4, LEFT),
        (N_("Objectives"), 1.1, CENTER),
        (N_("Weight"), 1.0, CENTER),
        (N_("Value"), 1.0, CENTER),
    ]
    caption = wording(N_("Indicators of requirement {id} and their courses"), id=own)
    report.table(f"requirement-{own}-table", caption, columns, rows)


def _indicator(report: Report, item: IndicatorResult, text: str, result: ProgrammeResult) -> list[Content]:
    """The line above an indicator's courses: its text, the weight that is covered, its value."""
    wording = report.wording
    low = item.attainment is not None and not reaches(item.attainment, result.method.expected)
    value = (Text(wording.value(item.attainment), bold=True, look=Look.BAD if low else Look.PLAIN),)
    return [
        Cell(said(f"{item.id} {text}".strip()), Look.LABEL, columns=2),
        Cell(said(wording.percent(item.covered)), Look.LABEL),
        Cell(value, Look.LABEL),
    ]


def _contribution(report: Report, given: Contribution, names: dict[str, str], result: ProgrammeResult) -> list[Content]:
    wording = report.wording
    name = f"\u2003{given.code} {names.get(given.code, '')}".rstrip()
    value = wording.held(given.value, result.method.expected)
    return [name, wording.listed(list(given.objectives)), wording.number(given.weight), value]


def weak_chapter(report: Report, result: ProgrammeResult) -> None:
    """薄弱环节: the lowest indicators, the lowest links of courses to indicators, and what is missing."""
    wording = report.wording
    report.heading("weak", N_("Weakest links"))
    known = [item for item in result.indicators if item.attainment is not None]
    known.sort(key=lambda item: item.attainment or 0.0)
    texts = {item.id: item.text for item in result.plan.indicators}
    bars = [
        Bar(
            report.chart_label(f"{item.id} {texts.get(item.id, '')}", item.id),
            item.attainment or 0.0,
            wording.value(item.attainment),
        )
        for item in known[:WEAK_INDICATORS]
    ]
    if bars:
        line_words = report.chart_words(N_("expected value"))
        png = bar_chart(bars, report.font, line=result.method.expected, line_words=line_words)
        report.figure("weak-chart", png, wording(N_("The lowest indicators")), wording(N_("The lowest indicators")))
    _links(report, result)
    _missing(report, result)


def _links(report: Report, result: ProgrammeResult) -> None:
    wording = report.wording
    names = {course.course.code: course.course.name for course in result.courses}
    links = [(given, item.id) for item in result.indicators for given in item.contributions]
    low = [link for link in links if not reaches(link[0].value, result.method.expected)]
    low.sort(key=lambda link: link[0].value)
    words = N_(
        "{count} of {all} values of courses for indicators lie below the expected value; the lowest stand in the table."
    )
    report.text("weak-words", wording(words, count=len(low), all=len(links)))
    if not low:
        return
    rows: list[list[Content]] = [
        [
            given.code,
            names.get(given.code, ""),
            wording.listed(list(given.objectives)),
            indicator,
            wording.number(given.weight),
            wording.held(given.value, result.method.expected),
        ]
        for given, indicator in low[:WEAK_LINKS]
    ]
    columns = [
        (N_("Course code"), 1.0, LEFT),
        (N_("Course"), 2.4, LEFT),
        (N_("Objectives"), 1.0, CENTER),
        (N_("Indicator"), 0.9, CENTER),
        (N_("Weight"), 0.8, CENTER),
        (N_("Value"), 0.8, CENTER),
    ]
    report.table("weak-table", wording(N_("The lowest values of courses for indicators")), columns, rows)


def _missing(report: Report, result: ProgrammeResult) -> None:
    wording = report.wording
    if not result.missing:
        report.text("missing-words", wording(N_("Every course of the support matrix contributes.")))
        return
    report.text(
        "missing-words",
        wording(
            N_("These courses of the support matrix contribute nothing; the indicators stand on the remaining weight.")
        ),
    )
    names = {item.code: item.name for item in result.plan.courses}
    rows = [[at.indicator, at.code, names.get(at.code, ""), wording.number(at.weight)] for at in result.missing]
    columns = [
        (N_("Indicator"), 1.0, CENTER),
        (N_("Course code"), 1.2, LEFT),
        (N_("Course"), 3.0, LEFT),
        (N_("Weight"), 0.8, CENTER),
    ]
    report.table("missing-table", wording(N_("Missing courses")), columns, rows)
