"""A programme of the sample as the plan of one cohort: courses, and the support matrix with its weights."""

from zhunsheng.core.sample.programme import Programme, Syllabus
from zhunsheng.core.sample.steps import in_steps
from zhunsheng.core.sample.university import Cohort
from zhunsheng.core.values.plan import Plan, PlanCourse, Support

STEPS = 20
"""Weights are set in steps of 1/20: committees write 0.15, not 0.1428."""


def plan_of(programme: Programme, cohort: Cohort) -> Plan:
    """The plan workbook's value: every course, and each indicator's weights in twentieths that add up to 1."""
    return Plan(
        code=programme.code,
        name=programme.name,
        cohort=cohort.code,
        version=programme.version,
        standard=programme.standard,
        credits=sum(syllabus.credits for syllabus in programme.syllabi),
        goals=programme.goals,
        requirements=programme.requirements,
        indicators=programme.indicators,
        courses=tuple(_course(syllabus) for syllabus in programme.syllabi),
        support=_support(programme),
        goal_support=programme.goal_support,
        notes={"年级(届)": cohort.label, **programme.notes},
    )


def _course(syllabus: Syllabus) -> PlanCourse:
    return PlanCourse(
        code=syllabus.code,
        name=syllabus.name,
        credits=syllabus.credits,
        hours=syllabus.hours,
        term=float(syllabus.term),
        nature=syllabus.nature,
        category=syllabus.category,
    )


def _support(programme: Programme) -> tuple[Support, ...]:
    """The filled cells, course by course as the matrix shows them."""
    strengths: dict[str, dict[str, int]] = {indicator.id: {} for indicator in programme.indicators}
    for syllabus in programme.syllabi:
        for indicator, strength in syllabus.indicators().items():
            strengths[indicator][syllabus.code] = strength
    weights = {indicator: in_steps(of_courses, STEPS) for indicator, of_courses in strengths.items()}
    return tuple(
        Support(syllabus.code, indicator.id, weights[indicator.id][syllabus.code] / STEPS)
        for syllabus in programme.syllabi
        for indicator in programme.indicators
        if syllabus.code in weights[indicator.id]
    )
