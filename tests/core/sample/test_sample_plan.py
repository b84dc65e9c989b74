"""The plan of the sample: sizes, shares and bounds a sound programme keeps."""

from collections import Counter, defaultdict

import pytest

from zhunsheng.core.sample.automation import AUTOMATION
from zhunsheng.core.values.plan import Plan

CREDITS = {
    "数学与自然科学": 27.5,
    "工程基础": 7.5,
    "专业基础": 28.5,
    "专业": 22.0,
    "工程实践与毕业设计": 36.0,
    "人文社科": 28.5,
    "其他": 18.0,
}
VAGUE = ("了解", "掌握", "熟悉", "理解", "知道", "懂得")


def test_sizes_are_those_of_the_programme_described(plan: Plan) -> None:
    assert (plan.code, plan.name, plan.cohort) == ("080801", "自动化", "2021")
    assert (len(plan.courses), len(plan.requirements), len(plan.indicators)) == (62, 12, 34)
    assert 4 <= len(plan.goals) <= 5
    assert len(set(AUTOMATION.teachers)) == 24


def test_credits_by_category_add_up_to_the_total(plan: Plan) -> None:
    credits: dict[str, float] = defaultdict(float)
    for course in plan.courses:
        credits[course.category] += course.credits or 0
    assert dict(credits) == CREDITS
    assert plan.credits == sum(CREDITS.values()) == 168


def test_engineering_has_the_credits_the_standard_asks_for_together(plan: Plan) -> None:
    engineering = sum(
        course.credits or 0 for course in plan.courses if course.category in ("工程基础", "专业基础", "专业")
    )
    assert engineering == 58


def test_codes_names_and_indicators_are_unique(plan: Plan) -> None:
    for values in (
        [course.code for course in plan.courses],
        [course.name for course in plan.courses],
        [indicator.id for indicator in plan.indicators],
        [indicator.text for indicator in plan.indicators],
        [aim.text for syllabus in AUTOMATION.syllabi for aim in syllabus.aims],
    ):
        assert [value for value, count in Counter(values).items() if count > 1] == []


def test_weights_of_each_indicator_are_positive_and_add_up_to_one(plan: Plan) -> None:
    for indicator in plan.indicators:
        weights = [one.weight for one in plan.support if one.indicator == indicator.id]
        assert all(weight is not None and weight > 0 for weight in weights)
        assert sum(weight or 0 for weight in weights) == pytest.approx(1, abs=1e-9)
        assert len({round(weight or 0, 6) for weight in weights}) > 1, f"{indicator.id}: all weights are equal"


def test_support_keeps_the_bounds_of_the_check_up(plan: Plan) -> None:
    per_indicator = Counter(one.indicator for one in plan.support)
    assert set(per_indicator) == {indicator.id for indicator in plan.indicators}
    assert 2 <= min(per_indicator.values()) <= max(per_indicator.values()) <= 6
    assert max(Counter(one.course for one in plan.support).values()) < 8


def test_matrix_holds_every_compulsory_course_and_no_other(plan: Plan) -> None:
    compulsory = {course.code for course in plan.courses if course.nature == "必修"}
    assert {one.course for one in plan.support} == compulsory
    assert len(compulsory) == 60


def test_every_goal_and_requirement_is_in_the_goal_matrix(plan: Plan) -> None:
    assert {one.goal for one in plan.goal_support} == {goal.id for goal in plan.goals}
    assert {one.requirement for one in plan.goal_support} == {requirement.id for requirement in plan.requirements}


def test_requirements_have_indicators_and_answer_each_item_of_the_standard(plan: Plan) -> None:
    assert {indicator.requirement for indicator in plan.indicators} == {one.id for one in plan.requirements}
    assert [one.standard_item for one in plan.requirements] == [str(number) for number in range(1, 13)]


def test_indicators_and_objectives_use_verbs_that_can_be_measured(plan: Plan) -> None:
    texts = [one.text for one in plan.indicators] + [aim.text for course in AUTOMATION.syllabi for aim in course.aims]
    assert [text for text in texts if not text.startswith("能") or any(word in text for word in VAGUE)] == []


def test_every_project_comes_after_the_course_it_builds_on(plan: Plan) -> None:
    terms = {course.name: course.term or 0 for course in plan.courses}
    for before, after in (
        ("过程控制系统", "过程控制系统课程设计"),
        ("微机原理与单片机", "单片机应用系统课程设计"),
        ("自动控制原理", "自动控制综合实验"),
        ("高等数学A(1)", "高等数学A(2)"),
        ("生产实习", "毕业设计(论文)"),
    ):
        assert terms[before] < terms[after]


def test_terms_are_not_overloaded(plan: Plan) -> None:
    load: dict[float, float] = defaultdict(float)
    for course in plan.courses:
        load[course.term or 0] += course.credits or 0
    assert set(load) == set(range(1, 9))
    assert max(load.values()) <= 26
