"""Objective weights that are all 0 give no course value, and it is said why."""

from array import array

from zhunsheng.core.attainment.course import evaluate_course
from zhunsheng.core.values.course import Course, Entry, Gradebook, Item, Objective
from zhunsheng.core.values.method import Method


def test_weights_that_are_all_zero_are_told_apart_from_weights_to_normalise() -> None:
    items = (Item("期末", 100, (60, 40)),)
    book = Gradebook(items, (Entry("1", row=2),), array("d", [80.0]).tobytes(), bytes(1))
    objectives = (Objective("1", weight=0.0), Objective("2", weight=0.0))
    result = evaluate_course(Course("B1", objectives, (book,)), Method(course_rule="weighted"))
    assert result.attainment is None
    assert [notice.kind.code for notice in result.notices] == ["objective-weights-zero"]
