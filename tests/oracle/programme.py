"""Programme level: objectives → indicators → requirements, surveys beside or mixed in, goals."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from fractions import Fraction

from oracle.course import OracleCourse, OracleObjective
from oracle.numbers import equal_when_blank, exact, mean, reaches, weighted
from zhunsheng.core.values.method import Method
from zhunsheng.core.values.plan import Plan, Support
from zhunsheng.core.values.survey import Survey


@dataclass
class OracleIndicator:
    id: str
    attainment: Fraction | None
    direct: Fraction | None
    indirect: Fraction | None
    covered: Fraction | None
    contributions: list[tuple[str, Fraction, Fraction]]


@dataclass
class OracleRequirement:
    id: str
    attainment: Fraction | None
    direct: Fraction | None
    indirect: Fraction | None
    expected: float
    met: bool | None
    weakest: str | None
    """The first of the lowest indicators as they are shown (mixed); None where one is missing."""


@dataclass
class OracleGoals:
    values: dict[str, Fraction] = field(default_factory=dict)
    groups: dict[str, dict[str, Fraction]] = field(default_factory=dict)
    lowest: Fraction | None = None


@dataclass
class OracleProgramme:
    indicators: list[OracleIndicator]
    requirements: list[OracleRequirement]
    missing: list[tuple[str, Fraction, str]]
    goals: OracleGoals


def support_weight(cell: Support, method: Method) -> Fraction:
    """A number as it stands; a letter through the method's table."""
    return exact(cell.weight) if cell.weight is not None else exact(method.support[cell.letter])


def course_to_indicator(objectives: Sequence[OracleObjective], indicator: str, method: Method) -> Fraction | None:
    """c_m over the computable objectives mapped to the indicator."""
    mapped = [o for o in objectives if indicator in o.indicators and o.attainment is not None]
    values = [o.attainment for o in mapped if o.attainment is not None]
    if not values:
        return None
    if method.objective_to_indicator == "min":
        return min(values)
    if method.objective_to_indicator == "mean":
        return mean(values)
    weights = equal_when_blank([o.weight for o in mapped])
    return weighted(zip(weights, values, strict=True))


def indicator_value(
    indicator: str, plan: Plan, courses: dict[str, OracleCourse], method: Method
) -> tuple[OracleIndicator, list[tuple[str, Fraction, str]]]:
    """A_m over the courses that contribute; the others are missing."""
    contributions, missing, every = [], [], Fraction(0)
    for cell in plan.support:
        if cell.indicator != indicator:
            continue
        weight = support_weight(cell, method)
        every += weight
        course = courses.get(cell.course)
        value = None if course is None else course_to_indicator(course.objectives, indicator, method)
        if value is None:
            missing.append((cell.course, weight, indicator))
        else:
            contributions.append((cell.course, weight, value))
    present = sum((weight for _, weight, _ in contributions), Fraction(0))
    direct = weighted((weight, value) for _, weight, value in contributions)
    covered = present / every if every else None
    return OracleIndicator(indicator, direct, direct, None, covered, contributions), missing


def answer_value(answer: float, survey: Survey, method: Method) -> Fraction:
    if method.survey_levels is None:
        return exact(answer) / exact(survey.scale)
    return exact(method.survey_levels[answer])


def asked(question: str, survey: Survey) -> list[float]:
    """The answers given to one question of one survey."""
    if question not in survey.questions:
        return []
    column = survey.questions.index(question)
    return [answer for row in survey.answers if (answer := row[column]) is not None]


def by_group(question: str, surveys: Sequence[Survey], method: Method) -> dict[str, Fraction]:
    """The value each group gives to a question: the mean over its answers."""
    groups: dict[str, list[Fraction]] = {}
    for survey in surveys:
        for answer in asked(question, survey):
            groups.setdefault(survey.group, []).append(answer_value(answer, survey, method))
    return {group: value for group, values in groups.items() if (value := mean(values)) is not None}


def over_groups(values: dict[str, Fraction], method: Method) -> Fraction | None:
    """Groups by the method's weights, or each alike."""
    if method.group_weights is None:
        return mean(list(values.values()))
    return weighted((exact(method.group_weights.get(group, 0.0)), value) for group, value in values.items())


def mixed(direct: Fraction | None, indirect: Fraction | None, method: Method) -> Fraction | None:
    """d · direct + (1 - d) · indirect; without an indirect value the direct one, without a direct one nothing."""
    if direct is None or indirect is None:
        return direct
    d = exact(method.direct_share)
    return d * direct + (1 - d) * indirect


def ruled(parts: dict[str, Fraction | None], weights: Sequence[float | None], method: Method) -> Fraction | None:
    """The requirement's rule over its indicators; a missing one makes it not computable."""
    known = [value for value in parts.values() if value is not None]
    if not known or len(known) < len(parts):
        return None
    if method.requirement_rule == "min":
        return min(known)
    return weighted(zip(equal_when_blank(weights), known, strict=True))


def requirement_value(
    requirement: str, plan: Plan, indicators: dict[str, OracleIndicator], surveys: Sequence[Survey], method: Method
) -> OracleRequirement:
    own = [indicator for indicator in plan.indicators if indicator.requirement == requirement]
    weights = [indicator.weight for indicator in own]
    direct_parts = {indicator.id: indicators[indicator.id].direct for indicator in own}
    mixed_parts = {indicator.id: indicators[indicator.id].attainment for indicator in own}
    direct = ruled(direct_parts, weights, method)
    indirect = over_groups(by_group(requirement, surveys, method), method)
    value = ruled(mixed_parts, weights, method) if indirect is None else mixed(direct, indirect, method)
    known = {name: part for name, part in mixed_parts.items() if part is not None}
    complete = known and len(known) == len(mixed_parts)
    weakest = next(name for name in known if reaches(min(known.values()), known[name])) if complete else None
    met = None if value is None else reaches(value, exact(method.expected))
    return OracleRequirement(requirement, value, direct, indirect, method.expected, met, weakest)


def goals_value(plan: Plan, surveys: Sequence[Survey], method: Method) -> OracleGoals:
    """Per goal and group, group weights, min over the goals; values as shares of the scale."""
    result = OracleGoals()
    for goal in plan.goals:
        groups = by_group(goal.id, surveys, method)
        value = over_groups(groups, method)
        if value is not None:
            result.groups[goal.id] = groups
            result.values[goal.id] = value
    result.lowest = min(result.values.values()) if result.values else None
    return result


def oracle_programme(
    plan: Plan, courses: Sequence[OracleCourse], method: Method, surveys: Sequence[Survey] = ()
) -> OracleProgramme:
    """Everything attainment.md says of one programme."""
    by_code = {course.code: course for course in courses}
    indicators, missing = {}, []
    for indicator in plan.indicators:
        result, lacking = indicator_value(indicator.id, plan, by_code, method)
        result.indirect = over_groups(by_group(indicator.id, surveys, method), method)
        result.attainment = mixed(result.direct, result.indirect, method)
        indicators[indicator.id] = result
        missing += lacking
    requirements = [requirement_value(r.id, plan, indicators, surveys, method) for r in plan.requirements]
    return OracleProgramme(list(indicators.values()), requirements, missing, goals_value(plan, surveys, method))
