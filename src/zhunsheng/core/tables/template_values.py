"""What a school's template can name: results as plain values, figures already written as the method rounds them."""

from collections.abc import Mapping, Sequence
from typing import Any

from zhunsheng.core.attainment.results import CourseResult, ObjectiveResult, ProgrammeResult
from zhunsheng.core.document.tree import Document, text_of
from zhunsheng.core.tables.course_basis import SCHOOL, note
from zhunsheng.core.tables.wording import COURSE_KEYS, PROGRAMME_KEYS, Wording, method_rows
from zhunsheng.core.values.issue import Issue, Translate
from zhunsheng.core.values.method import Method

Values = dict[str, Any]


def course_values(result: CourseResult, document: Document, notices: Sequence[Issue], translate: Translate) -> Values:
    """The names a template of the course report may use (docs/guide/report-templates.md)."""
    course, wording = result.course, Wording(translate, result.method.digits)
    texts = {objective.id: objective.text for objective in course.objectives}
    return {
        **_shared(result.method, COURSE_KEYS, document, [*notices, *result.notices], course.notes, wording),
        "course": {
            "code": course.code,
            "name": course.name,
            "term": course.term,
            "credits": wording.number(course.credits),
            "unit": course.unit,
            "leader": course.leader,
            "notes": dict(course.notes),
        },
        "students": result.students,
        "attainment": wording.value(result.attainment),
        "objectives": [_objective(item, texts.get(item.id, ""), wording) for item in result.objectives],
        "items": [
            {
                "name": item.id,
                "section": item.section,
                "full": wording.number(item.full),
                "n": item.n,
                "mean": wording.number(item.mean),
                "rate": wording.value(item.rate),
            }
            for item in result.items
        ],
    }


def programme_values(
    result: ProgrammeResult, document: Document, notices: Sequence[Issue], translate: Translate
) -> Values:
    """The names a template of the programme report may use."""
    plan, wording = result.plan, Wording(translate, result.method.digits)
    titles = {item.id: item for item in plan.requirements}
    texts = {item.id: item.text for item in plan.indicators}
    goals = {goal.id: goal.text for goal in plan.goals}
    names = {course.course.code: course.course.name for course in result.courses}
    return {
        **_shared(result.method, PROGRAMME_KEYS, document, [*notices, *result.notices], plan.notes, wording),
        "programme": {
            "code": plan.code,
            "name": plan.name,
            "cohort": plan.cohort,
            "version": plan.version,
            "standard": plan.standard,
            "credits": wording.number(plan.credits),
            "notes": dict(plan.notes),
        },
        "requirements": [
            {
                "id": item.id,
                "title": titles[item.id].title,
                "text": titles[item.id].text,
                "weakest": item.weakest or "",
                **_verdict(item.attainment, item.expected, item.met, wording),
                "direct": wording.value(item.parts.direct),
                "indirect": wording.value(item.parts.indirect),
            }
            for item in result.requirements
        ],
        "indicators": [
            {
                "id": item.id,
                "text": texts.get(item.id, ""),
                "attainment": wording.value(item.attainment),
                "covered": wording.percent(item.covered),
                "courses": [
                    {
                        "code": given.code,
                        "name": names.get(given.code, ""),
                        "weight": wording.number(given.weight),
                        "value": wording.value(given.value),
                    }
                    for given in item.contributions
                ],
            }
            for item in result.indicators
        ],
        "courses": [
            {
                "code": course.course.code,
                "name": course.course.name,
                "students": course.students,
                "attainment": wording.value(course.attainment),
            }
            for course in result.courses
        ],
        "goals": [
            {"id": goal.id, "text": goals.get(goal.id, ""), **_verdict(goal.value, goal.target, goal.met, wording)}
            for goal in result.goals
        ],
        "missing": [
            {"code": at.code, "indicator": at.indicator, "weight": wording.number(at.weight)} for at in result.missing
        ],
    }


def _shared(
    method: Method,
    keys: tuple[str, ...],
    document: Document,
    notices: Sequence[Issue],
    notes: Mapping[str, str],
    wording: Wording,
) -> Values:
    return {
        "title": document.title,
        "language": document.meta.language,
        "school": note(notes, SCHOOL),
        "source": document.meta.source,
        "method": [{"key": key, "value": value} for key, value in method_rows(method, keys, wording)],
        "notices": list(dict.fromkeys(notice.text(wording.translate) for notice in notices)),
    }


def _objective(item: ObjectiveResult, text: str, wording: Wording) -> Values:
    own = item.distribution
    quartiles = own.quartiles or (None, None, None)
    return {
        "id": item.id,
        "text": text,
        "indicators": wording.listed(list(item.indicators)),
        **_verdict(item.attainment, item.expected, item.met, wording),
        "n": own.n,
        "excluded": own.excluded,
        "students_met": own.students_met,
        "share_met": wording.percent(own.share_met),
        "minimum": wording.value(own.minimum),
        "quartiles": [wording.value(value) for value in quartiles],
        "below": list(own.below),
    }


def _verdict(value: float | None, expected: float | None, met: bool | None, wording: Wording) -> Values:
    return {
        "attainment": wording.value(value),
        "expected": wording.value(expected),
        "met": met,
        "verdict": text_of(wording.verdict(met).runs),
    }
