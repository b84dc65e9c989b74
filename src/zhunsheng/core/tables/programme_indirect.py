"""Surveys in the programme report: who was asked and answered, indirect values beside direct ones, programme goals."""

from zhunsheng.core.attainment.results import ProgrammeResult
from zhunsheng.core.attainment.surveys import goals_attainment
from zhunsheng.core.document.tree import Align
from zhunsheng.core.tables.report_parts import Content, Report
from zhunsheng.core.values.issue import N_

CENTER, LEFT = Align.CENTER, Align.LEFT


def indirect_chapter(report: Report, result: ProgrammeResult) -> None:
    """间接评价与培养目标达成."""
    wording = report.wording
    report.heading("indirect", N_("Surveys and programme goals"))
    if not result.surveys:
        report.text(
            "indirect-none",
            wording(N_("No survey was given: there is no indirect evaluation and no value of the programme goals.")),
        )
        return
    _returns(report, result)
    _beside(report, result)
    _goals(report, result)


def _returns(report: Report, result: ProgrammeResult) -> None:
    wording = report.wording
    rows: list[list[Content]] = []
    for survey in result.surveys:
        answers = len(survey.answers)
        rate = wording.percent(answers / survey.sent) if survey.sent else "–"
        sent = "–" if survey.sent is None else str(survey.sent)
        rows.append([survey.group, sent, str(answers), rate, wording.number(survey.scale), str(len(survey.questions))])
    columns = [
        (N_("Group"), 2.0, LEFT),
        (N_("Sent"), 1.0, CENTER),
        (N_("Answers"), 1.0, CENTER),
        (N_("Rate of return"), 1.2, CENTER),
        (N_("Scale of answers"), 1.2, CENTER),
        (N_("Questions"), 1.0, CENTER),
    ]
    report.table("surveys-table", wording(N_("Surveys")), columns, rows)


def _beside(report: Report, result: ProgrammeResult) -> None:
    asked = [item for item in result.requirements if item.parts.indirect is not None]
    if not asked:
        return
    wording = report.wording
    titles = {item.id: item.title for item in result.plan.requirements}
    rows: list[list[Content]] = []
    for item in asked:
        direct, indirect = item.parts.direct, item.parts.indirect
        apart = None if direct is None or indirect is None else indirect - direct
        shown = wording.value(apart)
        sign = "" if apart is None or apart < 0 or shown.strip("0.") == "" else "+"
        rows.append([item.id, titles.get(item.id, ""), wording.value(direct), wording.value(indirect), sign + shown])
    columns = [
        (N_("Requirement"), 1.0, CENTER),
        (N_("Title"), 2.6, LEFT),
        (N_("Direct"), 1.0, CENTER),
        (N_("Indirect"), 1.0, CENTER),
        (N_("Difference"), 1.0, CENTER),
    ]
    report.table("indirect-table", wording(N_("Direct and indirect evaluation side by side")), columns, rows)
    words = N_("A high survey value beside a low direct value is a reason to look, not a proof of attainment.")
    report.note("indirect-note", wording(words))


def _goals(report: Report, result: ProgrammeResult) -> None:
    if not result.goals:
        return
    wording = report.wording
    texts = {goal.id: goal.text for goal in result.plan.goals}
    groups = list(dict.fromkeys(group for goal in result.goals for group in goal.groups))
    rows: list[list[Content]] = [
        [
            goal.id,
            texts.get(goal.id, ""),
            *(wording.value(goal.groups.get(group)) for group in groups),
            wording.held(goal.value, goal.target),
            wording.value(goal.target),
            wording.verdict(goal.met),
        ]
        for goal in result.goals
    ]
    columns = [(N_("Goal"), 0.8, CENTER), (N_("Text"), 3.0, LEFT)]
    columns += [(group, 1.0, CENTER) for group in groups]
    columns += [(N_("Attainment"), 1.0, CENTER), (N_("Expected"), 1.0, CENTER), (N_("Verdict"), 1.1, CENTER)]
    report.table("goals-table", wording(N_("Programme goals by the surveys")), columns, rows)
    lowest = goals_attainment(result.goals)
    words = N_(
        "The attainment of the programme goals is {value}, the lowest of the goals; values are shares of the scale."
    )
    report.note("goals-note", wording(words, value=wording.value(lowest)))
