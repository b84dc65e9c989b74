"""The tree of a number: its nodes add up to the values they explain, down to the cells."""

import math
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from strategies.build import gradebook
from strategies.courses import courses
from strategies.methods import methods
from zhunsheng.core.attainment.course import evaluate_course
from zhunsheng.core.attainment.explain import NothingToExplain, explain_course
from zhunsheng.core.attainment.marks import MarksRefused
from zhunsheng.core.attainment.results import CourseResult
from zhunsheng.core.attainment.tree_node import Node
from zhunsheng.core.values.course import Attempt, Course, Entry, Item, Objective, State
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
@settings(max_examples=80)
def test_the_parts_of_a_tree_give_its_value_under_every_method(course: Course, method: Method) -> None:
    result = result_of(course, replace(method, blank="zero"))
    if result is None:
        return
    for column, objective in enumerate(result.objectives):
        tree = explain_course(result, f"{course.code}#{objective.id}")
        if "#" not in (tree.inputs[0].id if tree.inputs else ""):
            continue  # no classes and no differing items: the tests above
        if method.classes == "mean_of_classes":
            present = [(1.0, node.value) for node in tree.inputs if node.value is not None]
        else:
            assert len(tree.inputs) == len(result.pools)
            present = [(float(_counted_students(node)), node.value) for node in tree.inputs if node.value is not None]
        _assert_mean(tree.value, present)
        if method.statistic == "mean" and method.class_value == "item_mean":
            for node in tree.inputs:
                weights = _weights_of_items(result, column, node)
                _assert_mean(node.value, [(weights[i.id], i.value) for i in node.inputs if i.value is not None])


def _weights_of_items(result: CourseResult, column: int, group: Node) -> dict[str, float]:
    """W of the items whose marks stand under a class, found by one of its students."""
    students = {mark.id for item in group.inputs for mark in item.inputs}
    pools = [pool for pool in result.pools if students & set(pool.students)]
    return {
        item.name: float(row[column])
        for pool in pools
        for item, row in zip(pool.gradebook.items, pool.weights, strict=True)
    }


def _assert_mean(value: float | None, present: list[tuple[float, float]]) -> None:
    assert (value is None) == (not present)
    if value is not None:
        mean = sum(weight * part for weight, part in present) / sum(weight for weight, _ in present)
        assert math.isclose(value, mean, rel_tol=1e-12, abs_tol=1e-15)


def _counted_students(group: Node) -> int:
    return len({mark.id for item in group.inputs for mark in item.inputs if mark.value is not None})


def test_a_deferred_mark_that_was_replaced_leads_to_the_cell_of_the_number() -> None:
    rows = [(Entry("1", attempt=Attempt.FIRST), [State.DEFERRED]), (Entry("1", attempt=Attempt.RESIT), [10.0])]
    book = gradebook((Item("期末", 20, (20,)),), rows)
    tree = explain_course(evaluate_course(Course("B1", (Objective("1"),), (book,)), Method()), "objective:1")
    (mark,) = tree.inputs[0].inputs
    assert (mark.value, mark.source.rpartition("!")[2]) == (10, book.cell(1, 0))
    assert mark.formula == f"deferred {book.cell(0, 0)}"


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
