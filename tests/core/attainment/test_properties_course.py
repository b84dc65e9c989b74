"""What must hold for every course, whatever its marks: orders and names do not matter, more marks never harm."""

import math
import random
from collections.abc import Callable, Sequence
from dataclasses import fields, is_dataclass, replace
from typing import Any

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from strategies.build import Cell, gradebook, rows_of
from strategies.courses import courses
from strategies.facts import changed, course_facts, item_facts
from strategies.methods import methods
from zhunsheng.core.attainment.course import evaluate_course
from zhunsheng.core.attainment.marks import MarksRefused
from zhunsheng.core.attainment.results import CourseResult
from zhunsheng.core.values.course import Attempt, Course, Entry, Gradebook, Item, Objective, State
from zhunsheng.core.values.method import Method

pytestmark = pytest.mark.slow

COUNTABLE = ("exclude", "zero")


@st.composite
def computable(draw: st.DrawFn, **fixed: Any) -> tuple[Course, Method]:
    """A course and a method that does not refuse it."""
    method = draw(methods(blank=draw(st.sampled_from(COUNTABLE)), **fixed))
    return draw(courses(by_weight=method.weighting == "by_weight", most=12)), method


def rebuilt(course: Course, change: Callable[[Gradebook], Gradebook]) -> Course:
    return replace(course, gradebooks=tuple(change(book) for book in course.gradebooks))


def with_cells(book: Gradebook, change: Callable[[int, int, Cell], Cell]) -> Gradebook:
    """The same gradebook with every cell passed through `change` (row, item, cell)."""
    rows = [(entry, [change(r, i, cell) for i, cell in enumerate(row)]) for r, (entry, row) in enumerate(rows_of(book))]
    return gradebook(book.items, rows, book.section)


def reordered(book: Gradebook, order: Sequence[int]) -> Gradebook:
    """The items, with their columns, in another order."""
    rows = [(entry, [row[i] for i in order]) for entry, row in rows_of(book)]
    return gradebook([book.items[i] for i in order], rows, book.section)


# --- orders and names -----------------------------------------------------------------------------------------------


@given(computable(), st.randoms(use_true_random=False))
def test_the_order_of_rows_does_not_matter(case: tuple[Course, Method], shuffle: random.Random) -> None:
    course, method = case

    def shuffled(book: Gradebook) -> Gradebook:
        rows = rows_of(book)
        shuffle.shuffle(rows)
        return gradebook(book.items, rows, book.section)

    before, after = evaluate_course(course, method), evaluate_course(rebuilt(course, shuffled), method)
    assert changed(course_facts(before), course_facts(after)) == []
    for one, other in zip(before.objectives, after.objectives, strict=True):
        assert sorted(one.distribution.below) == sorted(other.distribution.below)
        assert one.distribution.why == other.distribution.why


@given(computable(), st.randoms(use_true_random=False))
def test_the_order_of_items_does_not_matter(case: tuple[Course, Method], shuffle: random.Random) -> None:
    course, method = case
    orders: dict[int, list[int]] = {}
    for book in course.gradebooks:
        order = orders.setdefault(len(book.items), list(range(len(book.items))))
        shuffle.shuffle(order)
    other = rebuilt(course, lambda book: reordered(book, orders[len(book.items)]))
    before, after = evaluate_course(course, method), evaluate_course(other, method)
    assert changed(course_facts(before), course_facts(after)) == []
    if len(course.gradebooks) == 1:
        assert changed(item_facts(before), item_facts(after)) == []


@given(computable(), st.randoms(use_true_random=False))
def test_each_class_may_list_its_items_in_its_own_order(case: tuple[Course, Method], shuffle: random.Random) -> None:
    course, method = case

    def shuffled(book: Gradebook) -> Gradebook:
        order = list(range(len(book.items)))
        shuffle.shuffle(order)
        return reordered(book, order)

    before, after = evaluate_course(course, method), evaluate_course(rebuilt(course, shuffled), method)
    assert changed(course_facts(before), course_facts(after)) == []
    assert len(before.items) == len(after.items)


def test_marks_of_a_reordered_class_still_lead_to_their_cells() -> None:
    """The refusal names the blank mark's cell where it stands in its own sheet."""
    items = [Item(name="甲", full=10.0, targets=(10.0,)), Item(name="乙", full=10.0, targets=(10.0,))]
    first = gradebook(items, [(Entry(student="S1"), [5.0, 6.0])], "1班")
    again = gradebook(items[::-1], [(Entry(student="S2"), [State.BLANK, 6.0])], "2班")
    course = Course(code="C001", objectives=(Objective(id="1"),), gradebooks=(first, again))
    with pytest.raises(MarksRefused) as caught:
        evaluate_course(course, Method())
    assert [(issue.place.sheet, issue.params["cells"]) for issue in caught.value.issues] == [("成绩@2班", ("C2",))]


@given(computable())
def test_names_do_not_matter(case: tuple[Course, Method]) -> None:
    course, method = case

    def renamed(book: Gradebook) -> Gradebook:
        items = [replace(item, name=f"考核 {item.name}", kind="期末") for item in book.items]
        # 2021… as text sorts backwards, so that an order by name would show
        rows = [(replace(e, student=f"{9999 - int(e.student[1:])}", name="某"), cells) for e, cells in rows_of(book)]
        return gradebook(items, rows, book.section)

    before, after = evaluate_course(course, method), evaluate_course(rebuilt(course, renamed), method)
    assert changed(course_facts(before), course_facts(after)) == []


@given(computable(classes="pool_students"), st.integers(1, 40))
def test_splitting_a_class_changes_nothing_when_students_are_pooled(case: tuple[Course, Method], at: int) -> None:
    course, method = case
    book = course.gradebooks[0]
    students = list(dict.fromkeys(entry.student for entry in book.entries))
    first = set(students[:at])
    inside = gradebook(book.items, [row for row in rows_of(book) if row[0].student in first], "甲班")
    outside = gradebook(book.items, [row for row in rows_of(book) if row[0].student not in first], "乙班")
    sheets = replace(course, gradebooks=(inside, *course.gradebooks[1:], outside))
    sections = rebuilt(
        course,
        lambda own: gradebook(
            own.items,
            [(replace(e, section="甲" if e.student in first else "乙"), cells) for e, cells in rows_of(own)],
            own.section,
        ),
    )
    before = evaluate_course(course, method)
    assert changed(course_facts(before), course_facts(evaluate_course(sheets, method))) == []
    assert changed(course_facts(before), course_facts(evaluate_course(sections, method))) == []
    assert changed(item_facts(before), item_facts(evaluate_course(sections, method))) == []


@given(computable(), st.sampled_from((0.5, 2.0, 3.0, 10.0)))
def test_other_points_for_the_same_work_change_nothing(case: tuple[Course, Method], factor: float) -> None:
    """100 points instead of 10 for every item, marks and target points with them."""
    course, method = case

    def stretched(book: Gradebook) -> Gradebook:
        by = factor if method.weighting == "by_points" else 1.0
        items = [
            replace(item, full=item.full * factor, targets=tuple(points * by for points in item.targets))
            for item in book.items
        ]
        rows = [
            (entry, [cell * factor if isinstance(cell, float) else cell for cell in cells])
            for entry, cells in rows_of(book)
        ]
        return gradebook(items, rows, book.section)

    before, after = evaluate_course(course, method), evaluate_course(rebuilt(course, stretched), method)
    assert changed(course_facts(before), course_facts(after)) == []


@given(computable())
def test_the_same_input_gives_the_same_result_to_the_letter(case: tuple[Course, Method]) -> None:
    course, method = case
    assert repr(evaluate_course(course, method)) == repr(evaluate_course(course, method))


# --- bounds ---------------------------------------------------------------------------------------------------------


def counts(cell: Cell, method: Method) -> bool:
    policies = {State.ABSENT: method.absent, State.NOT_SUBMITTED: method.not_submitted, State.BLANK: method.blank}
    return not isinstance(cell, State) or policies.get(cell) == "zero"


@given(computable(statistic="mean"))
def test_a_class_lies_between_its_lowest_and_its_highest_student(case: tuple[Course, Method]) -> None:
    """Always for the mean of students; for the mean of items where nothing is missing."""
    course, method = case
    complete = all(counts(cell, method) for book in course.gradebooks for _, row in rows_of(book) for cell in row)
    assume(complete or method.class_value == "student_mean")
    result = evaluate_course(course, method)
    for o, objective in enumerate(result.objectives):
        own = result.values[:, o][~np.isnan(result.values[:, o])]
        assert (objective.attainment is None) == (own.size == 0)
        if objective.attainment is not None:
            assert own.min() - 1e-12 <= objective.attainment <= own.max() + 1e-12


@given(computable())
def test_the_two_class_values_agree_where_nothing_is_missing(case: tuple[Course, Method]) -> None:
    course, method = case
    rng = random.Random(7)  # one random value for each missing mark: nothing is left out
    full = rebuilt(
        course,
        lambda book: with_cells(
            book, lambda r, i, cell: cell if isinstance(cell, float) else rng.randint(0, 10) * book.items[i].full / 10
        ),
    )
    one = evaluate_course(full, replace(method, class_value="item_mean"))
    other = evaluate_course(full, replace(method, class_value="student_mean"))
    assert changed(course_facts(one), course_facts(other)) == []


@given(computable())
def test_no_result_holds_a_number_that_is_none(case: tuple[Course, Method]) -> None:
    result = evaluate_course(*case)
    assert [place for place, number in numbers_in(result) if not math.isfinite(number)] == []
    top = case[1].top()
    for objective in result.objectives:
        if objective.attainment is not None:
            assert 0 <= objective.attainment <= top + 1e-12


def numbers_in(value: Any, place: str = "") -> list[tuple[str, float]]:
    """Every double of a result with its place; the students' own matrix marks what is missing with NaN by design."""
    if isinstance(value, float):
        return [(place, value)]
    if is_dataclass(value) and not isinstance(value, type):
        names = [item.name for item in fields(value) if item.name not in ("values", "pools", "course", "method")]
        return [found for name in names for found in numbers_in(getattr(value, name), f"{place}.{name}")]
    if isinstance(value, tuple):
        return [found for at, part in enumerate(value) for found in numbers_in(part, f"{place}[{at}]")]
    return []


# --- monotone -------------------------------------------------------------------------------------------------------


@given(computable(retake="first"), st.data())
def test_a_higher_mark_lowers_no_value(case: tuple[Course, Method], data: st.DataObject) -> None:
    course, method = case
    places = [
        (b, r, i)
        for b, book in enumerate(course.gradebooks)
        for r, (_, row) in enumerate(rows_of(book))
        for i, cell in enumerate(row)
        if isinstance(cell, float) and cell < book.items[i].full
    ]
    assume(places)
    b, row, column = data.draw(st.sampled_from(places))
    share = data.draw(st.sampled_from((0.1, 0.5, 1.0)))
    book = course.gradebooks[b]
    full = book.items[column].full

    def raised(r: int, i: int, cell: Cell) -> Cell:
        return cell + share * (full - cell) if (r, i) == (row, column) and isinstance(cell, float) else cell

    better = list(course.gradebooks)
    better[b] = with_cells(book, raised)
    before = evaluate_course(course, method)
    after = evaluate_course(replace(course, gradebooks=tuple(better)), method)
    for low, high in zip(values_of(before), values_of(after), strict=True):
        assert (low is None) == (high is None)
        assert low is None or high is None or high >= low - 1e-12


def values_of(result: CourseResult) -> list[float | None]:
    return [*(objective.attainment for objective in result.objectives), result.attainment]


def everybody(course: Course, cell_of: Callable[[float], Cell]) -> Course:
    return rebuilt(course, lambda book: with_cells(book, lambda _r, i, _cell: cell_of(book.items[i].full)))


@given(computable())
def test_full_marks_reach_the_top(case: tuple[Course, Method]) -> None:
    course, method = case
    result = evaluate_course(everybody(course, lambda full: full), method)
    for objective in result.objectives:
        assert objective.attainment is None or math.isclose(objective.attainment, method.top(), rel_tol=1e-12)
        assert objective.distribution.below == () or objective.expected > 1


@given(computable(line=0.6, bands=((0.8, 3.0), (0.7, 2.0), (0.6, 1.0))))
def test_zero_marks_give_zero_and_are_scores(case: tuple[Course, Method]) -> None:
    course, method = case
    result = evaluate_course(everybody(course, lambda _full: 0.0), method)
    for o, objective in enumerate(result.objectives):
        proved = not np.isnan(result.values[:, o]).all() if result.students else False
        assert objective.attainment == (0.0 if proved else None)
        if proved:
            assert objective.distribution.minimum == 0.0


# --- what cannot be computed ----------------------------------------------------------------------------------------


@given(computable(), st.sampled_from((State.DEFERRED, State.EXEMPT)), st.data())
def test_an_objective_nobody_has_a_mark_for_is_not_computable(
    case: tuple[Course, Method], state: State, data: st.DataObject
) -> None:
    course, method = case
    o = data.draw(st.integers(0, len(course.objectives) - 1))
    silent = rebuilt(
        course,
        lambda book: with_cells(book, lambda _r, i, cell: state if book.items[i].targets[o] > 0 else cell),
    )
    result = evaluate_course(silent, method)
    objective = result.objectives[o]
    assert objective.attainment is None
    assert objective.met is None
    assert objective.distribution.n == 0
    assert objective.distribution.excluded == result.students
    assert objective.distribution.minimum is None
    assert objective.distribution.quartiles is None
    assert objective.distribution.share_met is None
    assert result.attainment is None
    assert any(objective.id in str(notice.params.get("objective", "")) for notice in result.notices)


@given(computable(absent="exclude", not_submitted="exclude", retake="first"), st.data())
def test_nought_is_a_score_and_a_missing_mark_is_not(case: tuple[Course, Method], data: st.DataObject) -> None:
    """A cell that was excluded and becomes 0 adds one to its item's n and lowers no n of an objective."""
    course, method = case
    course = rebuilt(course, first_attempts_only)
    method = replace(method, blank="exclude")
    places = [
        (b, r, i)
        for b, book in enumerate(course.gradebooks)
        for r, (_, row) in enumerate(rows_of(book))
        for i, cell in enumerate(row)
        if isinstance(cell, State)
    ]
    assume(places and len(course.gradebooks) == 1)
    _, row, column = data.draw(st.sampled_from(places))
    book = course.gradebooks[0]
    zeroed = with_cells(book, lambda r, i, cell: 0.0 if (r, i) == (row, column) else cell)
    before, after = evaluate_course(course, method), evaluate_course(replace(course, gradebooks=(zeroed,)), method)
    assert after.items[column].n == before.items[column].n + 1
    for low, high in zip(before.objectives, after.objectives, strict=True):
        assert high.distribution.n >= low.distribution.n


def first_attempts_only(book: Gradebook) -> Gradebook:
    chosen: dict[str, tuple[Entry, list[Cell]]] = {}
    for entry, row in rows_of(book):
        chosen.setdefault(entry.student, (replace(entry, attempt=Attempt.FIRST), row))
    return gradebook(book.items, list(chosen.values()), book.section)


# --- what a broken workbook leaves ----------------------------------------------------------------------------------


@pytest.mark.parametrize("retake", ["first", "best", "latest"])
@pytest.mark.parametrize("objectives", [0, 2])
def test_a_course_without_items_has_no_values(retake: str, objectives: int) -> None:
    """What is left of a workbook whose 考核方案 holds only mistakes is still looked at for blank marks."""
    rows: list[tuple[Entry, list[Cell]]] = [
        (Entry(student="S001"), []),
        (Entry(student="S001", attempt=Attempt.RETAKE), []),
    ]
    named = tuple(Objective(id=str(o)) for o in range(objectives))
    course = Course(code="C001", objectives=named, gradebooks=(gradebook([], rows),))
    result = evaluate_course(course, Method(retake=retake))
    assert [objective.attainment for objective in result.objectives] == [None] * objectives
    assert result.attainment is None


@pytest.mark.parametrize("rule", ["min", "weighted"])
def test_a_course_without_objectives_has_no_value(rule: str) -> None:
    items = [Item(name="项1", full=10.0, targets=())]
    book = gradebook(items, [(Entry(student="S001"), [5.0])])
    course = Course(code="C001", objectives=(), gradebooks=(book,))
    assert evaluate_course(course, Method(course_rule=rule)).attainment is None
