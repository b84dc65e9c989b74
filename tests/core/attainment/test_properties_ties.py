"""Values equal in decimals are equal: neither the best attempt nor the weakest indicator hangs on the last binary digit."""

from itertools import permutations

import pytest

from strategies.build import gradebook, simple_course
from zhunsheng.core.attainment.course import evaluate_course
from zhunsheng.core.attainment.programme import evaluate_programme
from zhunsheng.core.values.course import Attempt, Course, Entry, Item, Objective
from zhunsheng.core.values.method import Method
from zhunsheng.core.values.plan import Indicator, Plan, Requirement, Support


@pytest.mark.parametrize("order", list(permutations(range(3))))
def test_of_two_attempts_with_the_same_total_the_earlier_one_counts(order: tuple[int, ...]) -> None:
    """0.1 + 0.2 + 0.3 is 0.6 in any order; the objective shows which attempt was taken: 0.3 or 0.1."""
    items = [Item(name=f"项{i}", full=1.0, targets=(1.0 if i == 0 else 0.0,), scale=1.0) for i in range(3)]
    first, again = [0.3, 0.2, 0.1], [0.1, 0.2, 0.3]
    rows = [
        (Entry(student="S001"), [first[i] for i in order]),
        (Entry(student="S001", attempt=Attempt.RETAKE), [again[i] for i in order]),
    ]
    book = gradebook([items[i] for i in order], rows)
    course = Course(code="C001", objectives=(Objective(id="1"),), gradebooks=(book,))
    assert evaluate_course(course, Method(retake="best")).attainment == pytest.approx(0.3)


@pytest.mark.parametrize("weights", list(permutations((0.1, 0.2, 0.7))))
@pytest.mark.parametrize("value", [0.63, 0.7, 0.83])
@pytest.mark.parametrize("alone", ["1.1", "1.2"])
def test_of_two_equally_low_indicators_the_first_is_the_weakest(
    weights: tuple[float, ...], value: float, alone: str
) -> None:
    """0.1 · 0.7 + 0.2 · 0.7 + 0.7 · 0.7 is 0.7, as the one course of the other indicator has it."""
    courses = [
        simple_course(
            [[value * 100]],
            fulls=[100.0],
            targets=[[100.0]],
            code=code,
            objectives=[Objective(id="1", indicators=("1.1", "1.2"))],
        )
        for code in ("A", "B", "C")
    ]
    shared = "1.2" if alone == "1.1" else "1.1"
    support = [
        Support(course=code, indicator=shared, weight=w) for code, w in zip(("A", "B", "C"), weights, strict=True)
    ]
    plan = Plan(
        code="080901",
        requirements=(Requirement(id="1"),),
        indicators=(Indicator(id="1.1", requirement="1"), Indicator(id="1.2", requirement="1")),
        support=(*support, Support(course="A", indicator=alone, weight=1.0)),
    )
    result = evaluate_programme(plan, [evaluate_course(course, Method()) for course in courses], Method(), [])
    assert result.requirements[0].weakest == "1.1"
