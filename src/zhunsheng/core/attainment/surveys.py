"""间接评价: what groups of people answered, as shares; and the goals, which only surveys can tell (attainment.md)."""

import re
from collections.abc import Iterable, Mapping, Sequence

from zhunsheng.core.attainment.results import GoalResult
from zhunsheng.core.attainment.rules import plain_sum, weighted_mean
from zhunsheng.core.values.issue import N_, Issue, IssueKind, Phrase, Place, Severity
from zhunsheng.core.values.method import Method
from zhunsheng.core.values.plan import Plan
from zhunsheng.core.values.rounding import reaches
from zhunsheng.core.values.survey import Survey

Question = tuple[str, str]
"""What a question asks about: ("requirement" | "indicator" | "goal", id)."""

Answers = dict[Question, dict[str, float]]
"""Per question and group, the mean answer as a share of the scale."""

ANSWER_WITHOUT_VALUE = IssueKind(
    "answer-without-value",
    N_("the answers {answers} have no value in the method's table 'survey_levels'."),
    N_("Add them to the table, or set 'survey_levels: null' to use value / scale."),
)
GROUP_WITHOUT_WEIGHT = IssueKind(
    "group-without-weight",
    N_("the method's 'group_weights' have no weight for these groups, which were left out: {groups}."),
    severity=Severity.NOTICE,
)
GROUPS_EQUAL = IssueKind(
    "groups-weighted-equally",
    N_("the method has no 'group_weights'; these groups count equally: {groups}."),
    severity=Severity.NOTICE,
)
GOAL_NOT_ASKED = IssueKind("goal-not-asked", N_("no survey asked about goal {goal}."), severity=Severity.NOTICE)
QUESTION_UNKNOWN = IssueKind(
    "question-unknown",
    N_("these questions name nothing in the plan and were left out: {questions}."),
    N_("Head each column with the id of a requirement, an indicator or a goal (毕业要求1, 1.2, 培养目标1)."),
    Severity.NOTICE,
)
QUESTION_AMBIGUOUS = IssueKind(
    "question-ambiguous",
    N_("the questions {questions} name both requirements and goals; they were read as {kind}."),
    N_("Head the columns 毕业要求1 or 培养目标1 to make it certain."),
    Severity.NOTICE,
)
NAMED = re.compile(
    r"(?:(?P<requirement>毕业要求|requirement|gr|r)|(?P<indicator>指标点|indicator)|(?P<goal>培养目标|目标|goal|g|peo))"
    r"\s*(?P<id>\S.*)",
    re.IGNORECASE,
)


class AnswersRefused(Exception):
    """Answers the method's table gives no value to."""

    def __init__(self, issues: list[Issue]) -> None:
        super().__init__("; ".join(issue.text() for issue in issues))
        self.issues = issues


def answers_by_question(plan: Plan, surveys: Sequence[Survey], method: Method) -> tuple[Answers, list[Issue]]:
    """All answers brought together by what they are about and who gave them.

    Raises AnswersRefused for answers outside the method's table.
    """
    given: dict[Question, dict[str, list[float]]] = {}
    notices = []
    for survey in surveys:
        questions, told = _resolved(plan, survey)
        notices += told
        for column, question in questions.items():
            values = [value for row in survey.answers if (value := row[column]) is not None]
            given.setdefault(question, {}).setdefault(survey.group, []).extend(_shares(values, survey, method))
    answers = {
        question: {group: plain_sum(shares) / len(shares) for group, shares in groups.items() if shares}
        for question, groups in given.items()
    }
    return answers, notices + _about_groups(surveys, method)


def indirect_values(answers: Answers, method: Method) -> dict[Question, float]:
    """The indirect value of every question over its groups; what nobody answered is left out."""
    values = {question: over_groups(groups, method) for question, groups in answers.items()}
    return {question: value for question, value in values.items() if value is not None}


def goal_results(
    plan: Plan, answers: Answers, surveys: Sequence[Survey], method: Method
) -> tuple[tuple[GoalResult, ...], list[Issue]]:
    """Each goal's value over the groups, against the target of the surveys that state one; empty if none was asked."""
    if not any(kind == "goal" for kind, _ in answers):
        return (), []
    results, notices = [], []
    targets = [survey.target / survey.scale for survey in surveys if survey.target is not None]
    for goal in plan.goals:
        groups = answers.get(("goal", goal.id), {})
        value = over_groups(groups, method)
        target = max(targets) if targets else None
        met = None if value is None or target is None else reaches(value, target)
        results.append(GoalResult(goal.id, value, groups, target, met))
        if value is None:
            notices.append(Issue(GOAL_NOT_ASKED, params={"goal": goal.id}))
    return tuple(results), notices


def goals_attainment(goals: Iterable[GoalResult]) -> float | None:
    """The lowest goal; None when a goal has no value or there is none."""
    values = [goal.value for goal in goals]
    present = [value for value in values if value is not None]
    return min(present) if present and len(present) == len(values) else None


def over_groups(groups: Mapping[str, float], method: Method) -> float | None:
    """One value over the groups: by `group_weights`, or the plain mean."""
    if method.group_weights is None:
        return plain_sum(groups.values()) / len(groups) if groups else None
    weights = [method.group_weights.get(group, 0.0) for group in groups]
    return weighted_mean(list(groups.values()), weights)


def _resolved(plan: Plan, survey: Survey) -> tuple[dict[int, Question], list[Issue]]:
    """Which column asks about what; a bare id that is both a requirement and a goal is read one way and said."""
    ids = {
        "requirement": {item.id for item in plan.requirements},
        "indicator": {item.id for item in plan.indicators},
        "goal": {item.id for item in plan.goals},
    }
    # a survey whose bare ids are just the goals' asks about the goals
    bare = {name for name in survey.questions if name in ids["requirement"] or name in ids["goal"]}
    prefers_goals = bool(bare) and bare == ids["goal"] != ids["requirement"]
    order = ("goal", "requirement", "indicator") if prefers_goals else ("requirement", "indicator", "goal")
    columns: dict[int, Question] = {}
    unknown = []
    for column, name in enumerate(survey.questions):
        found = _named(name, ids) or next(((kind, name) for kind in order if name in ids[kind]), None)
        if found:
            columns[column] = found
        else:
            unknown.append(name)
    place = Place(file=survey.file)
    notices = [Issue(QUESTION_UNKNOWN, place, {"questions": tuple(unknown)})] if unknown else []
    both = tuple(name for name in survey.questions if name in ids["requirement"] & ids["goal"])
    if both:
        kind = Phrase(N_("goals") if prefers_goals else N_("requirements"))
        notices.append(Issue(QUESTION_AMBIGUOUS, place, {"questions": both, "kind": kind}))
    return columns, notices


def _named(name: str, ids: Mapping[str, set[str]]) -> Question | None:
    match = NAMED.fullmatch(name)
    if not match:
        return None
    kind = next(kind for kind in ("requirement", "indicator", "goal") if match[kind])
    return (kind, match["id"]) if match["id"] in ids[kind] else None


def _shares(values: Sequence[float], survey: Survey, method: Method) -> list[float]:
    if method.survey_levels is None:
        return [value / survey.scale for value in values]
    table = method.survey_levels
    unknown = tuple(f"{value:g}" for value in sorted({value for value in values if value not in table}))
    if unknown:
        raise AnswersRefused([Issue(ANSWER_WITHOUT_VALUE, Place(file=survey.file), {"answers": unknown})])
    return [table[value] for value in values]


def _about_groups(surveys: Sequence[Survey], method: Method) -> list[Issue]:
    groups = tuple(dict.fromkeys(survey.group for survey in surveys))
    if method.group_weights is None:
        return [Issue(GROUPS_EQUAL, params={"groups": groups})] if len(groups) > 1 else []
    without = tuple(group for group in groups if group not in method.group_weights)
    return [Issue(GROUP_WITHOUT_WEIGHT, params={"groups": without})] if without else []
