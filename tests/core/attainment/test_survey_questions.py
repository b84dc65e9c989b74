"""What a survey's question is about, and how answers about indicators, requirements and goals come in."""

from array import array

import pytest

from zhunsheng.core.attainment.course import evaluate_course
from zhunsheng.core.attainment.programme import evaluate_programme
from zhunsheng.core.attainment.results import ProgrammeResult
from zhunsheng.core.values.course import Course, Entry, Gradebook, Item, Objective
from zhunsheng.core.values.method import Method
from zhunsheng.core.values.plan import Goal, Indicator, Plan, PlanCourse, Requirement, Support
from zhunsheng.core.values.survey import Survey

HALF = Method(direct_share=0.5)


def programme(method: Method, *surveys: Survey, goals: str = "G1") -> ProgrammeResult:
    """One requirement of two indicators, both 0.6 by the only course."""
    gradebook = Gradebook((Item("x", 10, (10,)),), (Entry("a"),), array("d", [6.0]).tobytes(), bytes(1))
    course = Course("B1", (Objective("1", indicators=("1.1", "1.2")),), (gradebook,))
    plan = Plan(
        "080801",
        goals=(Goal(goals),),
        requirements=(Requirement("1"),),
        indicators=(Indicator("1.1", "1"), Indicator("1.2", "1")),
        courses=(PlanCourse("B1"),),
        support=(Support("B1", "1.1", 1.0), Support("B1", "1.2", 1.0)),
    )
    return evaluate_programme(plan, [evaluate_course(course, method)], method, surveys)


@pytest.mark.parametrize(
    ("goal", "heading"),
    [
        ("G1", "G1"),
        ("G1", "培养目标G1"),
        ("G1", "培养目标 G1"),
        ("G1", "goal G1"),
        ("2", "培养目标2"),
        ("2", "目标2"),
        ("2", "G2"),
    ],
)
def test_a_goal_is_named_by_its_id_with_or_without_the_word(goal: str, heading: str) -> None:
    result = programme(Method(), Survey("校友", (heading,), ((4.0,),)), goals=goal)
    assert [(item.id, item.value) for item in result.goals] == [(goal, 0.8)]


@pytest.mark.parametrize("heading", ["培养目标G2", "毕业要求G1", "指标点9.9", "备注1"])
def test_a_heading_that_names_nothing_is_told(heading: str) -> None:
    result = programme(Method(), Survey("校友", (heading,), ((4.0,),)))
    assert [notice.params["questions"] for notice in result.notices if notice.kind.code == "question-unknown"] == [
        (heading,)
    ]
    assert result.goals == ()


def test_answers_about_an_indicator_are_mixed_into_it() -> None:
    result = programme(HALF, Survey("校友", ("指标点1.1",), ((5.0,),)))
    assert [item.attainment for item in result.indicators] == [0.8, 0.6]
    assert (result.requirements[0].attainment, result.requirements[0].weakest) == (0.6, "1.2")


def test_answers_about_a_requirement_are_mixed_into_its_direct_value() -> None:
    """(0.6 + 0.8) / 2: the mixed indicator is shown and does not come in a second time."""
    result = programme(HALF, Survey("校友", ("1.1", "毕业要求1"), ((5.0, 4.0),)))
    assert result.indicators[0].attainment == pytest.approx(0.8)
    assert result.requirements[0].attainment == pytest.approx(0.7)


def test_a_group_without_weight_changes_nothing() -> None:
    method = Method(direct_share=0.5, group_weights={"用人单位": 1.0})
    result = programme(method, Survey("校友", ("毕业要求1",), ((5.0,),)))
    assert result.requirements[0].attainment == 0.6
    assert "group-without-weight" in {notice.kind.code for notice in result.notices}


def test_a_goal_is_judged_by_the_highest_target() -> None:
    surveys = (
        Survey("校友", ("G1",), ((4.0,),), target=3.0),
        Survey("用人单位", ("G1",), ((2.0,),), target=4.0),
    )
    (goal,) = programme(Method(), *surveys).goals
    assert goal.value == pytest.approx(0.6)
    assert (goal.target, goal.met) == (0.8, False)
