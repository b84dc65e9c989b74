"""The product's computation against the naive oracle, on random courses and programmes."""

from typing import Any

import pytest
from hypothesis import event, given, settings
from hypothesis import strategies as st

from oracle.compare import course_differences, programme_differences
from oracle.course import OracleCourse, oracle_course
from oracle.marks import BlankRefused
from oracle.programme import oracle_programme
from strategies.courses import courses
from strategies.methods import methods
from strategies.plans import CODES, plans, survey_lists
from zhunsheng.core.attainment.course import evaluate_course
from zhunsheng.core.attainment.marks import MarksRefused
from zhunsheng.core.attainment.programme import evaluate_programme
from zhunsheng.core.attainment.results import CourseResult
from zhunsheng.core.values.course import Course
from zhunsheng.core.values.issue import Issue
from zhunsheng.core.values.method import Method
from zhunsheng.core.values.plan import Plan
from zhunsheng.core.values.survey import Survey

QUICK = 100
LONG = 8_000


@st.composite
def course_with_method(draw: st.DrawFn, **bounds: Any) -> tuple[Course, Method]:
    method = draw(methods())
    return draw(courses(by_weight=method.weighting == "by_weight", **bounds)), method


@st.composite
def programme(draw: st.DrawFn) -> tuple[Plan, list[Course], Method, list[Survey]]:
    """A plan, the courses of it that were given (some are not), a method that can compute them, surveys."""
    method = draw(methods(blank=draw(st.sampled_from(("exclude", "zero")))))
    codes = draw(st.lists(st.sampled_from(CODES), unique=True))
    by_weight = method.weighting == "by_weight"
    given_courses = [draw(courses(code=code, by_weight=by_weight, most=5)) for code in codes]
    plan = draw(plans())
    return plan, given_courses, method, draw(survey_lists(plan))


def truth_of(course: Course, method: Method) -> OracleCourse | BlankRefused:
    try:
        return oracle_course(course, method)
    except BlankRefused as refused:
        return refused


def cells_named(issue: Issue) -> tuple[str, ...]:
    cells = issue.params["cells"]
    assert isinstance(cells, tuple)
    return cells


def compare_course(course: Course, method: Method) -> None:
    truth = truth_of(course, method)
    if isinstance(truth, BlankRefused):
        event("blank refused")
        with pytest.raises(MarksRefused) as caught:
            evaluate_course(course, method)
        named = [(issue.place.sheet, cell) for issue in caught.value.issues for cell in cells_named(issue)]
        assert sorted(named) == sorted(truth.cells)
        return
    event("some objective not computable" if truth.attainment is None else "computed")
    result = evaluate_course(course, method)
    assert course_differences(result, truth) == []


def compare_programme(plan: Plan, given_courses: list[Course], method: Method, asked: list[Survey]) -> None:
    truth = oracle_programme(plan, [oracle_course(course, method) for course in given_courses], method, asked)
    results: list[CourseResult] = [evaluate_course(course, method) for course in given_courses]
    result = evaluate_programme(plan, results, method, asked)
    assert programme_differences(result, truth) == []


@pytest.mark.slow
@settings(max_examples=QUICK)
@given(course_with_method(most=20))
def test_a_random_course_agrees(case: tuple[Course, Method]) -> None:
    compare_course(*case)


@pytest.mark.slow
@settings(max_examples=QUICK)
@given(course_with_method(most=6, blanks=False))
def test_a_small_random_course_agrees(case: tuple[Course, Method]) -> None:
    compare_course(*case)


@pytest.mark.slow
@settings(max_examples=QUICK // 2)
@given(programme())
def test_a_random_programme_agrees(case: tuple[Plan, list[Course], Method, list[Survey]]) -> None:
    compare_programme(*case)


@pytest.mark.long
@pytest.mark.timeout(1800)
@settings(max_examples=LONG)
@given(course_with_method())
def test_many_random_courses_agree(case: tuple[Course, Method]) -> None:
    compare_course(*case)


@pytest.mark.long
@pytest.mark.timeout(1800)
@settings(max_examples=LONG // 2)
@given(programme())
def test_many_random_programmes_agree(case: tuple[Plan, list[Course], Method, list[Survey]]) -> None:
    compare_programme(*case)
