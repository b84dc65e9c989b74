"""Rules over surveys: who was asked, how many answered, and whether the answers are used for more than they prove."""

from collections.abc import Iterator

from zhunsheng.core.checks.finding import Check
from zhunsheng.core.checks.reading_issues import issues_for
from zhunsheng.core.checks.snapshot import Snapshot
from zhunsheng.core.packs.checks import CheckBounds
from zhunsheng.core.tabular.layout import Names
from zhunsheng.core.values.issue import N_, Issue, IssueKind, Param, Place
from zhunsheng.core.values.rounding import half_up
from zhunsheng.core.values.survey import Survey

NO_POPULATION = IssueKind(
    "survey-as-proof",
    N_("the survey of {group} does not say how many were sent, so nobody can tell whom its {count} answers stand for."),
    N_("Enter 发放数 in the sheet 说明."),
)
LOW_RETURN = IssueKind(
    "survey-as-proof",
    N_(
        "the survey of {group} has {count} answers to {sent} sent, {share} %; below {least} % it hardly speaks for the group."
    ),
    N_("Ask again, or quote it with its return rate and only beside other evidence."),
)
FEW_ANSWERS = IssueKind(
    "survey-as-proof",
    N_("the survey of {group} has {count} answers; fewer than {least} prove little."),
    N_("Ask more people, or quote it with its number of answers and only beside other evidence."),
)
INDIRECT_RULES = IssueKind(
    "survey-as-proof",
    N_("the method gives surveys {share} % of the value; marks, the direct evidence, count for less than {least} %."),
    N_("Raise 'direct_share' in the method file: opinions accompany attainment, they do not prove it."),
)
QUESTION_UNKNOWN = IssueKind(
    "survey-question-known",
    N_("the survey of {group} asks about {questions}, which the plan does not have; these answers are not used."),
    N_("Head each column with the id of a requirement, an indicator or a goal (毕业要求1, 1.2, 培养目标1)."),
)
STRAIGHT_LINES = IssueKind(
    "survey-straight-lines",
    N_("in the survey of {group}, {share} % of the sheets give the same answer to all {count} questions."),
    N_("Look at how it was filled in: such sheets do not tell one requirement from another."),
)


def survey_as_proof(snapshot: Snapshot, bounds: CheckBounds) -> Iterator[Issue]:
    """A survey says whom it asked, enough of them answered, and it does not outweigh the marks."""
    yield from issues_for(snapshot, "survey-as-proof")
    for survey in snapshot.surveys:
        count = len(survey.answers)
        place = Place(survey.file, Names.SURVEY.zh, "发放数")
        if not survey.sent:
            yield Issue(NO_POPULATION, place, {"group": name_of(survey), "count": count})
        elif count < bounds.value("survey-return-least") * survey.sent:
            share = str(half_up(100 * count / survey.sent, 1))
            least = f"{bounds.value('survey-return-least') * 100:g}"
            params: dict[str, Param] = {
                "group": name_of(survey),
                "count": count,
                "sent": survey.sent,
                "share": share,
                "least": least,
            }
            yield Issue(LOW_RETURN, place, params)
        if count < bounds.value("survey-answers-least"):
            params = {"group": name_of(survey), "count": count, "least": f"{bounds.value('survey-answers-least'):g}"}
            yield Issue(FEW_ANSWERS, Place(survey.file, Names.ANSWERS.zh), params)
    direct = bounds.value("direct-share-least")
    if snapshot.surveys and snapshot.method.direct_share < direct:
        params = {"share": f"{(1 - snapshot.method.direct_share) * 100:g}", "least": f"{direct * 100:g}"}
        yield Issue(INDIRECT_RULES, Place("method.yaml", cell="direct_share"), params)


def name_of(survey: Survey) -> str:
    """The group that was asked, or the file where it is not said."""
    return survey.group or survey.file


def survey_question_known(snapshot: Snapshot, _: CheckBounds) -> Iterator[Issue]:
    """Every question is about a requirement, an indicator or a goal of the plan."""
    groups = {survey.file: name_of(survey) for survey in snapshot.surveys}
    for notice in snapshot.programme.notices if snapshot.programme else ():
        if notice.kind.code == "question-unknown":
            group = groups.get(notice.place.file, notice.place.file)
            place = Place(notice.place.file, Names.ANSWERS.zh)
            yield Issue(QUESTION_UNKNOWN, place, {"group": group, "questions": notice.params["questions"]})


def survey_straight_lines(snapshot: Snapshot, bounds: CheckBounds) -> Iterator[Issue]:
    """Most sheets tell the questions apart."""
    for survey in snapshot.surveys:
        whole = [row for row in survey.answers if all(answer is not None for answer in row)]
        asked = len(survey.questions)
        if asked < bounds.value("straight-questions-least") or len(whole) < bounds.value("survey-answers-least"):
            continue
        same = sum(len(set(row)) == 1 for row in whole) / len(whole)
        if same > bounds.value("straight-share-most"):
            params: dict[str, Param] = {"group": name_of(survey), "share": f"{same * 100:.0f}", "count": asked}
            yield Issue(STRAIGHT_LINES, Place(survey.file, Names.ANSWERS.zh), params)


SURVEY_CHECKS = (
    Check("survey-as-proof", survey_as_proof),
    Check("survey-question-known", survey_question_known),
    Check("survey-straight-lines", survey_straight_lines),
)
