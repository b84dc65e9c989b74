"""The tree of a number: its nodes add up to the values they explain, down to the cells."""

import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from strategies.courses import courses
from strategies.methods import methods
from zhunsheng.core.attainment.course import evaluate_course
from zhunsheng.core.attainment.explain import Node, NothingToExplain, explain_course
from zhunsheng.core.attainment.marks import MarksRefused
from zhunsheng.core.attainment.results import CourseResult
from zhunsheng.core.values.course import Course
from zhunsheng.core.values.method import Method


def result_of(course: Course, method: Method) -> CourseResult | None:
    try:
        return evaluate_course(course, method)
    except MarksRefused:
        return None


@pytest.mark.slow
@given(course=courses(), method=methods(), which=st.integers(0, 10))
@settings(max_examples=80)
def test_a_tree_starts_at_the_value_and_its_marks_make_the_rates(course: Course, method: Method, which: int) -> None:
    result = result_of(course, method)
    if result is None:
        return
    objective = result.objectives[which % len(result.objectives)]
    tree = explain_course(result, f"{course.code}#{objective.id}")
    assert tree.value == objective.attainment
    for node in tree.inputs:
        marks = [mark.value for mark in node.inputs if mark.value is not None]
        if node.formula.startswith("rate"):
            full = float(node.formula.split("×")[1].split(")")[0])
            assert (node.value is None) == (not marks)
            if node.value is not None:
                assert math.isclose(node.value, sum(marks) / (len(marks) * full), rel_tol=1e-5, abs_tol=1e-9)


@pytest.mark.slow
@given(course=courses(), method=methods())
@settings(max_examples=40)
def test_the_items_of_a_tree_give_its_value(course: Course, method: Method) -> None:
    simple = Method(
        weighting=method.weighting, absent=method.absent, blank="zero", retake=method.retake, levels=method.levels
    )
    result = result_of(course, simple)
    if result is None or len(result.pools) != 1:
        return
    pool = result.pools[0]
    for column, objective in enumerate(result.objectives):
        tree = explain_course(result, f"{course.code}#{objective.id}")
        weights = {
            item.name: weight for item, weight in zip(pool.gradebook.items, pool.weights[:, column], strict=True)
        }
        present = [(weights[node.id], node.value) for node in tree.inputs if node.value is not None]
        if tree.value is not None:
            mean = sum(weight * value for weight, value in present) / sum(weight for weight, _ in present)
            assert math.isclose(tree.value, mean, rel_tol=1e-12)


@pytest.mark.slow
@given(course=courses(), method=methods())
@settings(max_examples=30)
def test_the_course_node_holds_every_objective(course: Course, method: Method) -> None:
    result = result_of(course, method)
    if result is None:
        return
    tree = explain_course(result, f"course:{course.code}")
    assert [node.value for node in tree.inputs] == [item.attainment for item in result.objectives]
    assert _keys(tree) == {"id", "value", "formula", "inputs", "source"}


def _keys(node: Node) -> set[str]:
    return set(node.plain()) - {"label"}


@pytest.mark.slow
@given(course=courses())
@settings(max_examples=10)
def test_unknown_ids_are_refused_with_what_there_is(course: Course) -> None:
    result = result_of(course, Method(blank="zero"))
    if result is None:
        return
    with pytest.raises(NothingToExplain) as refusal:
        explain_course(result, "nothing-of-this-name")
    assert "objective:" in refusal.value.issues[0].text()
