"""Objective weights that are all 0 give no course value, and it is said why."""

from array import array

from zhunsheng.core.attainment.course import evaluate_course
from zhunsheng.core.attainment.programme import evaluate_programme
from zhunsheng.core.values.course import Course, Entry, Gradebook, Item, Objective
from zhunsheng.core.values.method import Method
from zhunsheng.core.values.plan import Indicator, Plan, Requirement, Support


def test_weights_that_are_all_zero_are_told_apart_from_weights_to_normalise() -> None:
    items = (Item("期末", 100, (60, 40)),)
    book = Gradebook(items, (Entry("1", row=2),), array("d", [80.0]).tobytes(), bytes(1))
    objectives = (Objective("1", weight=0.0), Objective("2", weight=0.0))
    result = evaluate_course(Course("B1", objectives, (book,)), Method(course_rule="weighted"))
    assert result.attainment is None
    assert [notice.kind.code for notice in result.notices] == ["objective-weights-zero"]


def test_indicators_and_objectives_without_weight_are_not_said_to_be_normalised_or_not_computable() -> None:
    items = (Item("期末", 100, (60, 40)),)
    book = Gradebook(items, (Entry("1", row=2),), array("d", [80.0]).tobytes(), bytes(1))
    objectives = (Objective("1", indicators=("1.1",), weight=0.0), Objective("2", indicators=("1.2",), weight=1.0))
    plan = Plan(
        code="080801",
        name="自动化",
        cohort="2021",
        requirements=(Requirement("1", "工程知识", "", ""),),
        indicators=(Indicator("1.1", "1", "", 0.0), Indicator("1.2", "1", "", 0.0)),
        support=(Support("B1", "1.1", 1.0), Support("B1", "1.2", 1.0)),
    )
    method = Method(requirement_rule="weighted", objective_to_indicator="weighted")
    result = evaluate_programme(plan, [evaluate_course(Course("B1", objectives, (book,)), method)], method)
    told = {notice.kind.code: notice for notice in result.notices}
    assert result.requirements[0].attainment is None
    assert "indicator-weights-normalised" not in told
    assert "all 0" in told["indicator-weights-zero"].text()
    assert "weight 0" in told["supporting-course-missing"].text()
