"""定版: a run as bytes that are the same for the same inputs, on any machine and in any year.

What is frozen: method, plan, items and marks by content hash, code version, and the results. 学号 and names are in no
hashed byte, so that erasing a person later breaks no hash (0009-gradebook-matrix.md).
"""

import hashlib
import json
from typing import Any

from zhunsheng.core.attainment.results import CourseResult, ProgrammeResult
from zhunsheng.core.values.course import Course, Gradebook
from zhunsheng.core.values.plan import Plan


def frozen_course(result: CourseResult, *, code_version: str) -> bytes:
    """A course run in canonical form."""
    return canonical(
        {
            "kind": "course",
            "code_version": code_version,
            "method": result.method.as_dict(),
            "inputs": [result.digest],
            "results": _course_results(result),
        }
    )


def frozen_programme(result: ProgrammeResult, *, code_version: str) -> bytes:
    """A programme run in canonical form."""
    return canonical(
        {
            "kind": "programme",
            "code_version": code_version,
            "method": result.method.as_dict(),
            "plan": plan_digest(result.plan),
            "inputs": [course.digest for course in result.courses],
            "surveys": [survey.sha256 for survey in result.surveys],
            "results": {
                "courses": [_course_results(course) for course in result.courses],
                "indicators": [[item.id, item.attainment, item.covered] for item in result.indicators],
                "requirements": [[item.id, item.attainment, item.met] for item in result.requirements],
                "goals": [[item.id, item.value, item.met] for item in result.goals],
            },
        }
    )


def canonical(data: Any) -> bytes:
    """JSON with sorted keys and shortest floats: equal data give equal bytes."""
    return json.dumps(data, ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False).encode()


def digest(data: bytes) -> str:
    """sha256 in hexadecimal."""
    return hashlib.sha256(data).hexdigest()


def input_digest(course: Course) -> str:
    """Content hash of what a course's values are computed from: objectives, items, attempts and marks; no person."""
    objectives = [[o.id, list(o.indicators), o.weight, o.expected] for o in course.objectives]
    books = [_gradebook_digest(gradebook) for gradebook in course.gradebooks]
    return digest(canonical([course.code, objectives, books]))


def plan_digest(plan: Plan) -> str:
    """Content hash of the plan's structure and weights."""
    return digest(
        canonical(
            [
                [plan.code, plan.cohort, plan.version, plan.standard],
                [[item.id, item.standard_item] for item in plan.requirements],
                [[item.id, item.requirement, item.weight] for item in plan.indicators],
                [[item.course, item.indicator, item.weight, item.letter] for item in plan.support],
            ]
        )
    )


def _gradebook_digest(gradebook: Gradebook) -> str:
    items = [[item.name, item.full, item.scale, list(item.targets)] for item in gradebook.items]
    # who sits where stays out; which rows are attempts of one student, in which class, is part of the computation
    first_row: dict[str, int] = {}
    rows = [
        [first_row.setdefault(entry.student, at), int(entry.attempt), entry.section, entry.programme, entry.cohort]
        for at, entry in enumerate(gradebook.entries)
    ]
    header = canonical([gradebook.section, items, list(gradebook.levels), rows])
    return digest(header + gradebook.points + gradebook.states)


def _course_results(result: CourseResult) -> list[Any]:
    objectives = [
        [item.id, item.attainment, item.met, item.distribution.n, item.distribution.students_met]
        for item in result.objectives
    ]
    return [result.course.code, result.students, result.attainment, objectives]
