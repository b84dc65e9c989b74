"""Results as the plain data of formats.md: full precision, null where nothing is computable, notices in words."""

from collections.abc import Iterable
from typing import Any

from zhunsheng.core.attainment.results import (
    CourseResult,
    GoalResult,
    IndicatorResult,
    ItemResult,
    Mixed,
    ObjectiveResult,
    ProgrammeResult,
    RequirementResult,
)
from zhunsheng.core.attainment.surveys import goals_attainment
from zhunsheng.core.values.issue import Issue, Translate


def course_plain(result: CourseResult, notices: Iterable[Issue], translate: Translate) -> dict[str, Any]:
    """`attain COURSE.xlsx --json`; `notices` are those of the reader, shown before those of the computation."""
    course = result.course
    return {
        "kind": "course",
        "course": {
            "code": course.code,
            "name": course.name,
            "term": course.term,
            "credits": course.credits,
            "unit": course.unit,
            "leader": course.leader,
        },
        "students": result.students,
        "objectives": [_objective(item) for item in result.objectives],
        "items": [_item(item) for item in result.items],
        "course_attainment": result.attainment,
        "method": result.method.as_dict(),
        "inputs": {"file": course.file, "sha256": course.sha256, "marks": result.digest},
        "notices": [issue.text(translate) for issue in (*notices, *result.notices)],
    }


def programme_plain(result: ProgrammeResult, notices: Iterable[Issue], translate: Translate) -> dict[str, Any]:
    """`attain FOLDER/ --json`."""
    plan = result.plan
    courses = [notice for course in result.courses for notice in course.notices]
    return {
        "kind": "programme",
        "programme": {
            "code": plan.code,
            "name": plan.name,
            "cohort": plan.cohort,
            "version": plan.version,
            "standard": plan.standard,
        },
        "courses": [_course_of_programme(course) for course in result.courses],
        "indicators": [_indicator(item) for item in result.indicators],
        "requirements": [_requirement(item) for item in result.requirements],
        "goals": [_goal(item) for item in result.goals],
        "goals_attainment": goals_attainment(result.goals),
        "missing": [{"code": item.code, "weight": item.weight, "indicator": item.indicator} for item in result.missing],
        "method": result.method.as_dict(),
        "inputs": _programme_inputs(result),
        "notices": [issue.text(translate) for issue in (*notices, *courses, *result.notices)],
    }


def _objective(item: ObjectiveResult) -> dict[str, Any]:
    own = item.distribution
    return {
        "id": item.id,
        "attainment": item.attainment,
        "expected": item.expected,
        "met": item.met,
        "rounding_turns_verdict": item.turned,
        "n": own.n,
        "excluded": own.excluded,
        "excluded_why": dict(own.why),
        "students_met": own.students_met,
        "share_met": own.share_met,
        "min": own.minimum,
        "quartiles": None if own.quartiles is None else list(own.quartiles),
        "below": list(own.below),
        "indicators": list(item.indicators),
    }


def _item(item: ItemResult) -> dict[str, Any]:
    plain = {"id": item.id, "full": item.full, "n": item.n, "mean": item.mean, "rate": item.rate}
    return {**plain, "section": item.section} if item.section else plain


def _course_of_programme(course: CourseResult) -> dict[str, Any]:
    return {
        "code": course.course.code,
        "name": course.course.name,
        "students": course.students,
        "objectives": [_objective(item) for item in course.objectives],
        "course_attainment": course.attainment,
    }


def _parts(parts: Mixed) -> dict[str, Any]:
    return {"direct": parts.direct, "indirect": parts.indirect}


def _indicator(item: IndicatorResult) -> dict[str, Any]:
    return {
        "id": item.id,
        "attainment": item.attainment,
        "covered": item.covered,
        **_parts(item.parts),
        "courses": [
            {"code": given.code, "weight": given.weight, "value": given.value, "objectives": list(given.objectives)}
            for given in item.contributions
        ],
    }


def _requirement(item: RequirementResult) -> dict[str, Any]:
    return {
        "id": item.id,
        "attainment": item.attainment,
        "expected": item.expected,
        "met": item.met,
        "rounding_turns_verdict": item.turned,
        "weakest": item.weakest,
        **_parts(item.parts),
    }


def _goal(item: GoalResult) -> dict[str, Any]:
    return {
        "id": item.id,
        "attainment": item.value,
        "groups": dict(item.groups),
        "expected": item.target,
        "met": item.met,
    }


def _programme_inputs(result: ProgrammeResult) -> list[dict[str, str]]:
    plan = [{"file": result.plan.file, "sha256": result.plan.sha256}]
    courses = [
        {"file": item.course.file, "sha256": item.course.sha256, "marks": item.digest} for item in result.courses
    ]
    return plan + courses + [{"file": survey.file, "sha256": survey.sha256} for survey in result.surveys]
