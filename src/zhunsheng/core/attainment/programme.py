"""专业级: indicators from courses, requirements from indicators, surveys beside them (attainment.md, "Programme level")."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from zhunsheng.core.attainment.course import verdict_turns
from zhunsheng.core.attainment.results import (
    Contribution,
    CourseResult,
    IndicatorResult,
    Missing,
    Mixed,
    ProgrammeResult,
    RequirementResult,
)
from zhunsheng.core.attainment.rules import combine, plain_sum, weighted_mean, weights_or_equal
from zhunsheng.core.attainment.support import indicator_weights
from zhunsheng.core.attainment.surveys import Question, answers_by_question, goal_results, indirect_values
from zhunsheng.core.values.issue import N_, Issue, IssueKind, Phrase, Place, Severity
from zhunsheng.core.values.method import Method
from zhunsheng.core.values.plan import Indicator, Plan, Requirement
from zhunsheng.core.values.rounding import WEIGHT_TOLERANCE, reaches, rounding_turns
from zhunsheng.core.values.survey import Survey

INDICATOR_NOT_COMPUTABLE = IssueKind(
    "indicator-not-computable",
    N_("indicator {indicator} has no value: no course of the matrix contributes to it."),
    N_("Add the workbooks of its courses, or give the matrix a course for it."),
    Severity.NOTICE,
)
REQUIREMENT_NOT_COMPUTABLE = IssueKind(
    "requirement-not-computable",
    N_("requirement {requirement} has no value, because these indicators have none: {indicators}."),
    severity=Severity.NOTICE,
)
REQUIREMENT_EMPTY = IssueKind(
    "requirement-without-indicator", N_("requirement {requirement} has no indicator."), severity=Severity.NOTICE
)
COURSE_MISSING = IssueKind(
    "supporting-course-missing",
    N_("{course} contributes nothing to indicator {indicator} (weight {weight}): {reason}."),
    severity=Severity.NOTICE,
)
NOT_IN_MATRIX = IssueKind(
    "mapping-not-in-matrix",
    N_("{course}: objectives are mapped to {indicators}, which the matrix does not give to this course; not counted."),
    severity=Severity.NOTICE,
)
NOT_IN_PLAN = IssueKind(
    "course-not-in-plan",
    N_("{course} is not in the plan; its workbook was computed and counts for no indicator."),
    severity=Severity.NOTICE,
)
INDICATOR_WEIGHTS = IssueKind(
    "indicator-weights-normalised",
    N_(
        "the weights of requirement {requirement}'s indicators add up to {total}, not 1; they were divided by their sum."
    ),
    severity=Severity.NOTICE,
)
INDICATOR_WEIGHTS_ZERO = IssueKind(
    "indicator-weights-zero",
    N_("requirement {requirement} has no value: the weights of its indicators are all 0."),
    N_("Enter the weights, or leave all of them blank: then all weigh the same."),
    Severity.NOTICE,
)
REQUIREMENT_TURNS = IssueKind(
    "rounding-turns-verdict",
    N_(
        "requirement {name}: the value {value} and the rounded figure {rounded} give different verdicts at {line}; the value counts."
    ),
    severity=Severity.NOTICE,
)
NO_SURVEY = IssueKind(
    "no-survey-to-mix",
    N_(
        "the method mixes surveys in ({share} direct), but no answers were found for: {names}; the direct value stands."
    ),
    severity=Severity.NOTICE,
)

NO_WORKBOOK = Phrase(N_("there is no workbook for it"))
NO_OBJECTIVE = Phrase(N_("none of its objectives is mapped to the indicator"))
NO_MARKS = Phrase(N_("its objectives for this indicator are not computable"))
NO_WEIGHT = Phrase(N_("its objectives for this indicator all have weight 0"))


def evaluate_programme(
    plan: Plan, courses: Sequence[CourseResult], method: Method, surveys: Sequence[Survey] = ()
) -> ProgrammeResult:
    """Attainment of a cohort's indicators and requirements from its courses' results and surveys."""
    weights, notices = indicator_weights(plan, method)
    asked, survey_notices = answers_by_question(plan, surveys, method)
    goals, goal_notices = goal_results(plan, asked, surveys, method)
    indirect = indirect_values(asked, method)
    by_code = {result.course.code: result for result in courses}
    indicators, missing = [], []
    for indicator in plan.indicators:
        result, absent, told = _indicator(indicator, weights[indicator.id], by_code, method, indirect)
        indicators.append(result)
        missing += absent
        notices += told
    requirements = []
    for requirement in plan.requirements:
        own = [at for at, indicator in enumerate(plan.indicators) if indicator.requirement == requirement.id]
        evaluated, told = _requirement(
            requirement, [plan.indicators[at] for at in own], [indicators[at] for at in own], method, indirect
        )
        requirements.append(evaluated)
        notices += told
    notices += _unmatched(plan, courses) + survey_notices + goal_notices
    notices += _nothing_to_mix(plan, method, indirect)
    return ProgrammeResult(
        plan=plan,
        method=method,
        courses=_in_plan_order(plan, courses),
        indicators=tuple(indicators),
        requirements=tuple(requirements),
        goals=goals,
        missing=tuple(missing),
        notices=tuple(notice if notice.place.file else notice.in_file(plan.file) for notice in notices),
        surveys=tuple(surveys),
    )


def _in_plan_order(plan: Plan, courses: Sequence[CourseResult]) -> tuple[CourseResult, ...]:
    order = {course.code: at for at, course in enumerate(plan.courses)}
    return tuple(sorted(courses, key=lambda result: (order.get(result.course.code, len(order)), result.course.code)))


# --- indicators -----------------------------------------------------------------------------------------------------


def _indicator(
    indicator: Indicator,
    weights: Mapping[str, float],
    courses: Mapping[str, CourseResult],
    method: Method,
    indirect: Mapping[Question, float],
) -> tuple[IndicatorResult, list[Missing], list[Issue]]:
    contributions, missing, notices = [], [], []
    for code, weight in weights.items():
        contribution, reason = _contribution(indicator.id, weight, courses.get(code), method)
        if contribution:
            contributions.append(contribution)
        else:
            missing.append(Missing(code, weight, indicator.id))
            params = {"course": code, "indicator": indicator.id, "weight": f"{weight:g}", "reason": reason}
            notices.append(Issue(COURSE_MISSING, params=params))
    direct = weighted_mean([item.value for item in contributions], [item.weight for item in contributions])
    total = plain_sum(weights.values())
    if direct is None:
        notices.append(Issue(INDICATOR_NOT_COMPUTABLE, params={"indicator": indicator.id}))
    parts = _mixed(direct, indirect.get(("indicator", indicator.id)), method)
    result = IndicatorResult(
        id=indicator.id,
        attainment=parts.value,
        covered=plain_sum(item.weight for item in contributions) / total if total > 0 else 0.0,
        contributions=tuple(contributions),
        parts=parts,
    )
    return result, missing, notices


def _contribution(
    indicator: str, weight: float, result: CourseResult | None, method: Method
) -> tuple[Contribution | None, str]:
    """c_m: the course's computable objectives mapped to the indicator, put together by `objective_to_indicator`."""
    if result is None:
        return None, NO_WORKBOOK
    mapped = [at for at, objective in enumerate(result.objectives) if indicator in objective.indicators]
    if not mapped:
        return None, NO_OBJECTIVE
    all_weights = weights_or_equal([objective.weight for objective in result.course.objectives])
    present = [(at, value) for at in mapped if (value := result.objectives[at].attainment) is not None]
    if not present:
        return None, NO_MARKS
    value = combine(
        method.objective_to_indicator, [value for _, value in present], [all_weights[at] for at, _ in present]
    )
    if value is None:
        return None, NO_WEIGHT
    return Contribution(result.course.code, weight, value, tuple(result.objectives[at].id for at, _ in present)), ""


def _mixed(direct: float | None, indirect: float | None, method: Method) -> Mixed:
    """d·direct + (1−d)·indirect where both are there; the indirect value is always shown beside."""
    if direct is None or indirect is None:
        return Mixed(direct, direct, indirect)
    if method.direct_share == 1:
        return Mixed(direct, direct, indirect)
    return Mixed(method.direct_share * direct + (1 - method.direct_share) * indirect, direct, indirect)


# --- requirements ---------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Over:
    """A requirement's indicators put together: from their direct values and from their mixed ones."""

    direct: float | None
    mixed: float | None


def _requirement(
    requirement: Requirement,
    indicators: Sequence[Indicator],
    results: Sequence[IndicatorResult],
    method: Method,
    indirect: Mapping[Question, float],
) -> tuple[RequirementResult, list[Issue]]:
    over, notices = _over_indicators(requirement, indicators, results, method)
    asked = indirect.get(("requirement", requirement.id))
    parts = Mixed(over.mixed, over.direct) if asked is None else _mixed(over.direct, asked, method)
    value = parts.value
    evaluated = RequirementResult(
        id=requirement.id,
        attainment=value,
        expected=method.expected,
        met=None if value is None else reaches(value, method.expected),
        turned=value is not None and rounding_turns(value, method.expected, method.digits),
        weakest=_weakest(results),
        parts=parts,
    )
    if evaluated.turned:
        notices.append(verdict_turns(REQUIREMENT_TURNS, requirement.id, value, method.expected, method))
    return evaluated, notices


def _over_indicators(
    requirement: Requirement, indicators: Sequence[Indicator], results: Sequence[IndicatorResult], method: Method
) -> tuple[_Over, list[Issue]]:
    if not results:
        return _Over(None, None), [Issue(REQUIREMENT_EMPTY, params={"requirement": requirement.id})]
    weights = weights_or_equal([indicator.weight for indicator in indicators])
    notices = []
    if method.requirement_rule == "weighted" and abs(plain_sum(weights) - 1) > WEIGHT_TOLERANCE:
        kind = INDICATOR_WEIGHTS if plain_sum(weights) > 0 else INDICATOR_WEIGHTS_ZERO
        params = {"requirement": requirement.id, "total": f"{plain_sum(weights):.6g}"}
        notices.append(Issue(kind, params=params))
    without = tuple(result.id for result in results if result.attainment is None)
    if without:
        empty = Issue(REQUIREMENT_NOT_COMPUTABLE, params={"requirement": requirement.id, "indicators": without})
        return _Over(None, None), [*notices, empty]
    direct = combine(method.requirement_rule, [result.parts.direct or 0.0 for result in results], weights)
    mixed = combine(method.requirement_rule, [result.attainment or 0.0 for result in results], weights)
    return _Over(direct, mixed), notices


def _weakest(results: Sequence[IndicatorResult]) -> str | None:
    """The first of the lowest; equal in decimals is equal, whatever the last binary digit says."""
    present = {result.id: result.attainment for result in results if result.attainment is not None}
    return next((name for name, value in present.items() if reaches(min(present.values()), value)), None)


# --- what does not fit together -------------------------------------------------------------------------------------


def _unmatched(plan: Plan, courses: Sequence[CourseResult]) -> list[Issue]:
    """Workbooks outside the plan, and objectives mapped to indicators the matrix does not give to their course."""
    listed = {course.code for course in plan.courses} | {cell.course for cell in plan.support}
    given: dict[str, set[str]] = {}
    for cell in plan.support:
        given.setdefault(cell.course, set()).add(cell.indicator)
    notices = []
    for result in courses:
        code = result.course.code
        place = Place(file=result.course.file)
        if code not in listed:
            notices.append(Issue(NOT_IN_PLAN, place, {"course": code}))
            continue
        mapped = dict.fromkeys(name for objective in result.objectives for name in objective.indicators)
        stray = tuple(name for name in mapped if name not in given.get(code, set()))
        if stray:
            notices.append(Issue(NOT_IN_MATRIX, place, {"course": code, "indicators": stray}))
    return notices


def _nothing_to_mix(plan: Plan, method: Method, indirect: Mapping[Question, float]) -> list[Issue]:
    if method.direct_share == 1:
        return []
    asked = {item.requirement for item in plan.indicators if ("indicator", item.id) in indirect}
    asked |= {name for kind, name in indirect if kind == "requirement"}
    names = tuple(requirement.id for requirement in plan.requirements if requirement.id not in asked)
    share = f"{method.direct_share:g}"
    return [Issue(NO_SURVEY, params={"share": share, "names": names})] if names else []
