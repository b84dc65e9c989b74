"""What must hold for every programme: orders do not matter, values stay between their parts, gaps spread and are named."""

import math
import random
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from strategies.build import gradebook, rows_of
from strategies.courses import courses
from strategies.facts import changed, programme_facts
from strategies.methods import methods
from strategies.plans import CODES, plans, survey_lists
from zhunsheng.core.attainment.course import evaluate_course
from zhunsheng.core.attainment.programme import evaluate_programme
from zhunsheng.core.attainment.results import ProgrammeResult
from zhunsheng.core.values.course import Course
from zhunsheng.core.values.method import Method
from zhunsheng.core.values.plan import Plan
from zhunsheng.core.values.survey import Survey

pytestmark = pytest.mark.slow

Case = tuple[Plan, list[Course], Method, list[Survey]]


@st.composite
def programmes(draw: st.DrawFn, *, with_surveys: bool = True, **fixed: Any) -> Case:
    method = draw(methods(blank="exclude", weighting="by_points", **fixed))
    codes = draw(st.lists(st.sampled_from(CODES), unique=True, min_size=1))
    found = [draw(courses(code=code, by_weight=False, most=4)) for code in codes]
    plan = draw(plans())
    return plan, found, method, draw(survey_lists(plan)) if with_surveys else []


def evaluated(case: Case) -> ProgrammeResult:
    plan, found, method, asked = case
    return evaluate_programme(plan, [evaluate_course(course, method) for course in found], method, asked)


@given(programmes(), st.randoms(use_true_random=False))
def test_the_order_of_courses_cells_and_answers_does_not_matter(case: Case, shuffle: random.Random) -> None:
    plan, found, method, asked = case
    cells, others, surveys = list(plan.support), list(found), []
    shuffle.shuffle(cells)
    shuffle.shuffle(others)
    for survey in asked:
        answers = list(survey.answers)
        shuffle.shuffle(answers)
        surveys.append(replace(survey, answers=tuple(answers)))
    surveys.reverse()
    other = evaluated((replace(plan, support=tuple(cells)), others, method, surveys))
    assert changed(programme_facts(evaluated(case)), programme_facts(other)) == []


@given(programmes(), st.sampled_from((0.5, 0.9, 3.0)))
def test_weights_are_shares_whatever_they_add_up_to(case: Case, factor: float) -> None:
    plan, found, method, asked = case
    cells = tuple(replace(cell, weight=cell.weight and cell.weight * factor) for cell in plan.support)
    letters = {letter: number * factor for letter, number in method.support.items()}
    before = evaluated(case)
    after = evaluated((replace(plan, support=cells), found, replace(method, support=letters), asked))
    assert changed(programme_facts(before), programme_facts(after)) == []


@given(programmes())
def test_every_cell_of_the_matrix_contributes_or_is_named_as_missing(case: Case) -> None:
    plan, result = case[0], evaluated(case)
    given_cells = {(cell.course, cell.indicator) for cell in plan.support}
    contributing = {(c.code, indicator.id) for indicator in result.indicators for c in indicator.contributions}
    missing = {(gap.code, gap.indicator) for gap in result.missing}
    assert contributing | missing == given_cells
    assert contributing & missing == set()
    for indicator in result.indicators:
        assert 0 <= indicator.covered <= 1 + 1e-12
        whole = not any(gap.indicator == indicator.id for gap in result.missing)
        if indicator.contributions:
            assert math.isclose(indicator.covered, 1.0) == whole


@given(programmes(with_surveys=False))
def test_an_indicator_lies_between_its_courses_and_a_requirement_between_its_indicators(case: Case) -> None:
    plan, result = case[0], evaluated(case)
    by_id = {indicator.id: indicator for indicator in result.indicators}
    for indicator in result.indicators:
        parts = [contribution.value for contribution in indicator.contributions]
        assert (indicator.attainment is None) == (not parts)
        if indicator.attainment is not None:
            assert min(parts) - 1e-12 <= indicator.attainment <= max(parts) + 1e-12
    for requirement in result.requirements:
        own = [by_id[i.id].attainment for i in plan.indicators if i.requirement == requirement.id]
        known = [value for value in own if value is not None]
        assert (requirement.attainment is None) == (len(known) < len(own) or not own)
        assert (requirement.met is None) == (requirement.attainment is None)
        if requirement.attainment is not None:
            assert min(known) - 1e-12 <= requirement.attainment <= max(known) + 1e-12


@given(programmes(requirement_rule="min"))
def test_the_lowest_indicator_decides_and_is_named(case: Case) -> None:
    plan, result = case[0], evaluated(case)
    assume(not any(requirement.parts.indirect is not None for requirement in result.requirements))
    by_id = {indicator.id: indicator.attainment for indicator in result.indicators}
    for requirement in result.requirements:
        if requirement.attainment is None:
            continue
        assert requirement.weakest is not None
        assert by_id[requirement.weakest] == pytest.approx(requirement.attainment, rel=1e-12)
        earlier = [i.id for i in plan.indicators if i.requirement == requirement.id]
        for name in earlier[: earlier.index(requirement.weakest)]:
            assert (by_id[name] or 0.0) > requirement.attainment


@given(programmes(direct_share=1.0))
def test_surveys_stand_beside_the_direct_value_unless_the_method_mixes_them(case: Case) -> None:
    plan, found, method, _ = case
    silent = evaluated((plan, found, method, []))
    for one, other in zip(evaluated(case).indicators, silent.indicators, strict=True):
        assert one.attainment == other.attainment
    for one, other in zip(evaluated(case).requirements, silent.requirements, strict=True):
        assert (one.attainment, one.met) == (other.attainment, other.met)


@given(programmes(direct_share=0.7, survey_levels={float(n): n / 5 for n in range(6)}))
def test_a_mixed_value_is_made_of_its_parts(case: Case) -> None:
    result = evaluated(case)
    for outcome in (*result.indicators, *result.requirements):
        parts = outcome.parts
        assert parts.value == outcome.attainment
        if parts.direct is None:
            assert outcome.attainment is None
    for indicator in result.indicators:
        parts = indicator.parts
        if parts.direct is not None and parts.indirect is not None:
            assert indicator.attainment == pytest.approx(0.7 * parts.direct + 0.3 * parts.indirect, rel=1e-12)


@given(programmes(with_surveys=False))
def test_better_marks_lower_no_requirement(case: Case) -> None:
    plan, found, method, asked = case
    perfect = [
        replace(
            course,
            gradebooks=tuple(
                gradebook(
                    book.items,
                    [
                        (
                            entry,
                            [
                                book.items[i].full if isinstance(cell, float | str) else cell
                                for i, cell in enumerate(row)
                            ],
                        )
                        for entry, row in rows_of(book)
                    ],
                    book.section,
                )
                for book in course.gradebooks
            ),
        )
        for course in found
    ]
    assume(method.retake == "first")
    low, high = evaluated(case), evaluated((plan, perfect, method, asked))
    for one, other in zip((*low.indicators, *low.requirements), (*high.indicators, *high.requirements), strict=True):
        assert (one.attainment is None) == (other.attainment is None)
        if one.attainment is not None and other.attainment is not None:
            assert other.attainment >= one.attainment - 1e-12


@given(programmes())
def test_the_same_input_gives_the_same_result_to_the_letter(case: Case) -> None:
    assert repr(evaluated(case)) == repr(evaluated(case))


@given(programmes(with_surveys=False))
def test_without_any_course_nothing_is_computable(case: Case) -> None:
    plan, _, method, _ = case
    result = evaluate_programme(plan, [], method, [])
    assert [indicator.attainment for indicator in result.indicators] == [None] * len(plan.indicators)
    assert [requirement.attainment for requirement in result.requirements] == [None] * len(plan.requirements)
    assert {(gap.code, gap.indicator) for gap in result.missing} == {(s.course, s.indicator) for s in plan.support}
    assert all(indicator.covered == 0 for indicator in result.indicators)
