"""The cases that method packs bring along, computed by the engine; they were worked out by hand."""

from collections.abc import Mapping, Sequence
from typing import Any

import pytest

from strategies.build import gradebook
from zhunsheng.core.attainment.course import evaluate_course
from zhunsheng.core.attainment.programme import evaluate_programme
from zhunsheng.core.attainment.results import CourseResult
from zhunsheng.core.packs.kinds import MethodRule
from zhunsheng.core.packs.loader import heads, load_pack
from zhunsheng.core.values.course import Attempt, Course, Entry, Item, Objective, State
from zhunsheng.core.values.method import Method
from zhunsheng.core.values.plan import Goal, Indicator, Plan, PlanCourse, Requirement, Support
from zhunsheng.core.values.survey import Survey

ATTEMPTS = {"": Attempt.FIRST, "补考": Attempt.RESIT, "重修": Attempt.RETAKE}
STATES = {
    "缺考": State.ABSENT,
    "未交": State.NOT_SUBMITTED,
    "缓考": State.DEFERRED,
    "免修": State.EXEMPT,
    None: State.BLANK,
}
FULL = 100.0

PACKS = {head.id: load_pack(head.id) for head in heads(group="method/")[0]}
CASES = [
    pytest.param(name, case, id=f"{name.removeprefix('method/')}-{at}")
    for name, pack in PACKS.items()
    for at, case in enumerate(pack.cases)
]


def method_of(name: str) -> Method:
    body = PACKS[name].body
    assert isinstance(body, MethodRule)
    return body.method


def course_of(given: Mapping[str, Any]) -> Course:
    ids = tuple(given["objectives"])
    items = [
        Item(
            one["item"],
            one["full"],
            tuple(float(one["targets"].get(name, 0)) for name in ids),
            scale=one.get("scale", 1),
        )
        for one in given["items"]
    ]
    rows = []
    for key, cells in given["marks"].items():
        student, _, attempt = key.partition(" ")
        rows.append((Entry(student, attempt=ATTEMPTS[attempt]), [STATES.get(cell, cell) for cell in cells]))
    objectives = tuple(Objective(name, weight=weight) for name, weight in given["objectives"].items())
    return Course("B1", objectives, (gradebook(items, rows),))


def result_of(code: str, objectives: Sequence[Mapping[str, Any]], method: Method) -> CourseResult:
    """A course whose objectives have the given values: one student, one item of 100 points each."""
    size = len(objectives)
    items = [Item(f"{at}", FULL, tuple(FULL * (at == other) for other in range(size))) for at in range(size)]
    values = [(Entry("S1"), [one["value"] * FULL for one in objectives])]
    known = tuple(
        Objective(f"{at}", indicators=tuple(one["indicators"]), weight=one.get("weight"))
        for at, one in enumerate(objectives)
    )
    return evaluate_course(Course(code, known, (gradebook(items, values),)), method)


def plan_of(given: Mapping[str, Any]) -> Plan:
    indicators = [Indicator(name, name.split(".")[0], weight=weight) for name, weight in given["indicators"].items()]
    support = [
        Support(code, name, letter=cell) if isinstance(cell, str) else Support(code, name, weight=cell)
        for code, row in given["support"].items()
        for name, cell in row.items()
    ]
    return Plan(
        "080801",
        goals=tuple(Goal(name) for name in given.get("goals", ())),
        requirements=tuple(Requirement(name) for name in dict.fromkeys(one.requirement for one in indicators)),
        indicators=tuple(indicators),
        courses=tuple(PlanCourse(code) for code in given["support"]),
        support=tuple(support),
    )


def surveys_of(given: Mapping[str, Any]) -> list[Survey]:
    return [
        Survey(group, tuple(asked), tuple(zip(*asked.values(), strict=True)))
        for group, asked in given.get("surveys", {}).items()
    ]


def programme_values(given: Mapping[str, Any], method: Method) -> dict[str, float | None]:
    courses = [result_of(code, objectives, method) for code, objectives in given["courses"].items()]
    result = evaluate_programme(plan_of(given), courses, method, surveys_of(given))
    return {
        **{f"indicator:{one.id}": one.attainment for one in result.indicators},
        **{f"requirement:{one.id}": one.attainment for one in result.requirements},
        **{f"goal:{one.id}": one.value for one in result.goals},
    }


def course_values(given: Mapping[str, Any], method: Method) -> dict[str, float | None]:
    result = evaluate_course(course_of(given), method)
    return {**{one.id: one.attainment for one in result.objectives}, "course": result.attainment}


@pytest.mark.parametrize(("name", "case"), CASES)
def test_case_of_a_method_pack(name: str, case: Any) -> None:
    compute = {"course": course_values, "programme": programme_values}[case.what]
    found = compute(case.given, method_of(name))
    assert {key: found[key] for key in case.expected} == pytest.approx(dict(case.expected), abs=1e-9)


def test_every_method_has_a_case_that_another_method_fails() -> None:
    """A case that every method passes shows nothing of its own."""
    default = Method()
    for name, pack in PACKS.items():
        if name == "method/default":
            continue
        differs = False
        for case in pack.cases:
            compute = {"course": course_values, "programme": programme_values}[case.what]
            found = compute(case.given, default)
            differs |= any(found[key] != pytest.approx(value, abs=1e-9) for key, value in case.expected.items())
        assert differs, name
