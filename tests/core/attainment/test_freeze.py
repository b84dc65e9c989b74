"""A frozen run: the same inputs give the same bytes, a changed input others, and no person is in them."""

from array import array
from dataclasses import replace

import pytest
from hypothesis import given, settings

from strategies.courses import courses
from strategies.methods import methods
from zhunsheng.core.attainment.course import evaluate_course
from zhunsheng.core.attainment.freeze import digest, frozen_course
from zhunsheng.core.attainment.marks import MarksRefused
from zhunsheng.core.values.course import Course, Entry, Gradebook, Item, Objective
from zhunsheng.core.values.method import Method

ITEMS = (Item("作业", 20, (12,)), Item("期末", 50, (35,)))
ENTRIES = (Entry("2021001", "张三", row=2), Entry("2021002", "李四", row=3))


def course(marks: tuple[float, ...] = (18, 40, 12, 30), entries: tuple[Entry, ...] = ENTRIES) -> Course:
    gradebook = Gradebook(ITEMS, entries, array("d", marks).tobytes(), bytes(len(marks)), sheet="成绩")
    return Course("B1", (Objective("1", "", ("1.1",)),), (gradebook,), file="B1.xlsx", sha256="0" * 64)


def frozen(value: Course, method: Method | None = None) -> bytes:
    return frozen_course(evaluate_course(value, method or Method()), code_version="0.1.0")


def test_bytes_do_not_change_from_release_to_release() -> None:
    # a change here breaks the verification of every run that schools have frozen: give it a new code version instead
    assert digest(frozen(course())) == "81f4ee6e8fa9a283709a94831f5213e076d6c3de809906b0f0030a62cbdf81a6"


def test_names_and_student_numbers_are_in_no_frozen_byte() -> None:
    renamed = course(entries=(Entry("9", "王五", row=2), Entry("8", row=3)))
    assert frozen(renamed) == frozen(course())
    assert b"2021001" not in frozen(course())


def test_which_rows_belong_to_one_student_is_frozen() -> None:
    twice = (Entry("2021001", row=2), Entry("2021001", attempt=ENTRIES[0].attempt.RETAKE, row=3))
    assert frozen(course(entries=twice)) != frozen(course())


@pytest.mark.parametrize(
    "changed",
    [
        course(marks=(18, 40, 12, 30.5)),
        replace(course(), objectives=(Objective("1", "", ("1.2",)),)),
        replace(course(), code="B2"),
    ],
)
def test_every_changed_input_changes_the_bytes(changed: Course) -> None:
    assert frozen(changed) != frozen(course())


def test_a_changed_method_changes_the_bytes() -> None:
    assert frozen(course(), Method(expected=0.71)) != frozen(course())


@pytest.mark.slow
@given(value=courses(), method=methods())
@settings(max_examples=60)
def test_any_course_freezes_to_the_same_bytes_twice(value: Course, method: Method) -> None:
    try:
        assert frozen(value, method) == frozen(value, method)
    except MarksRefused:
        with pytest.raises(MarksRefused):
            evaluate_course(value, method)
