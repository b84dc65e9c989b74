"""The course workbooks' values: assessment that adds up, marks that look like marks."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

import numpy as np
import pytest

from zhunsheng.core.sample.automation import AUTOMATION
from zhunsheng.core.sample.chance import SEED
from zhunsheng.core.sample.folder import COHORT
from zhunsheng.core.sample.offering import offerings
from zhunsheng.core.values.course import Attempt, Course, Gradebook, State
from zhunsheng.core.values.plan import Plan

pytestmark = pytest.mark.slow  # every course of the programme is made

Books = Iterator[tuple[Course, Gradebook]]


def _books(courses: tuple[Course, ...]) -> Books:
    return ((course, book) for course in courses for book in course.gradebooks)


def _points(book: Gradebook) -> np.ndarray:
    return np.frombuffer(book.points, "<f8").reshape(len(book.entries), len(book.items))


def _states(book: Gradebook) -> np.ndarray:
    return np.frombuffer(book.states, np.uint8).reshape(len(book.entries), len(book.items))


def test_every_compulsory_course_has_a_workbook(plan: Plan, courses: tuple[Course, ...]) -> None:
    assert [one.code for one in courses] == [one.code for one in plan.courses if one.nature == "必修"]


def test_courses_agree_with_the_plan(plan: Plan, courses: tuple[Course, ...]) -> None:
    support = {(one.course, one.indicator) for one in plan.support}
    listed = {course.code: course for course in plan.courses}
    assert {(course.code, id) for course in courses for one in course.objectives for id in one.indicators} == support
    for course in courses:
        assert (course.name, course.credits) == (listed[course.code].name, listed[course.code].credits)
        assert float(course.notes["学时"]) == listed[course.code].hours
        assert course.notes["课程性质"] == listed[course.code].nature
        assert course.notes["方案版本"] == plan.version
        year, _, term = course.term.split("-")
        assert (int(year) - 2021) * 2 + int(term) == listed[course.code].term


def test_courses_have_three_to_five_weighted_objectives(courses: tuple[Course, ...]) -> None:
    for course in courses:
        assert 3 <= len(course.objectives) <= 5
        assert sum(one.weight or 0 for one in course.objectives) == pytest.approx(1, abs=1e-9)


def test_every_point_of_every_item_is_the_target_of_an_objective(courses: tuple[Course, ...]) -> None:
    for course, book in _books(courses):
        for item in book.items:
            assert sum(item.targets) == item.full, f"{course.code} {item.name}"
        for at in range(len(course.objectives)):
            assert any(item.targets[at] for item in book.items), f"{course.code}: objective {at + 1} is not assessed"


def test_final_mark_is_out_of_a_hundred(courses: tuple[Course, ...]) -> None:
    for _, book in _books(courses):
        assert sum(item.scale * item.full for item in book.items) == pytest.approx(100, abs=1e-6)


def test_ordinary_work_stays_below_half_of_the_final_mark(courses: tuple[Course, ...]) -> None:
    for course, book in _books(courses):
        assert sum(item.scale * item.full for item in book.items if item.kind == "平时") <= 40, course.code


def test_theory_courses_have_about_25_items_with_four_kinds(courses: tuple[Course, ...]) -> None:
    control = next(course for course in courses if course.name == "自动控制原理")
    assert [len(book.items) for book in control.gradebooks] == [25, 22]
    assert {item.kind for item in control.gradebooks[0].items} == {"平时", "实验", "期中", "期末"}


def test_split_courses_have_different_items_for_each_class(courses: tuple[Course, ...]) -> None:
    split = [course for course in courses if len(course.gradebooks) > 1]
    assert len(split) == 3
    for course in split:
        first, second = course.gradebooks
        assert (first.section, second.section) == ("1班", "2班")
        assert first.items != second.items
        assert not {one.student for one in first.entries} & {one.student for one in second.entries}


def test_all_76_students_are_in_every_course(courses: tuple[Course, ...]) -> None:
    rosters = set()
    for course in courses:
        entries = [one for book in course.gradebooks for one in book.entries]
        own = {one.student for one in entries if one.cohort == "2021" and one.programme == "自动化"}
        rosters.add(frozenset(own))
        assert {one.section for one in entries} == {"1班", "2班"}
    assert len(rosters) == 1
    (roster,) = rosters
    assert len(roster) == 76


def test_one_student_has_one_name_and_one_first_attempt_per_course(courses: tuple[Course, ...]) -> None:
    names: dict[str, set[str]] = {}
    for course in courses:
        entries = [one for book in course.gradebooks for one in book.entries]
        assert max(Counter((one.student, one.attempt) for one in entries).values()) == 1
        for one in entries:
            names.setdefault(one.student, set()).add(one.name)
    assert all(len(found) == 1 for found in names.values())


def test_marks_are_within_their_full_mark_in_half_points(courses: tuple[Course, ...]) -> None:
    for course, book in _books(courses):
        scored = _states(book) == State.SCORED
        points, full = _points(book), np.array([item.full for item in book.items])
        assert (points[scored] >= 0).all()
        assert (points <= np.where(scored, full, np.inf)).all(), course.code
        assert (points[scored] * 2 % 1 == 0).all()
        assert (points[~scored & (_states(book) != State.LEVEL)] == 0).all()


def test_all_states_occur_in_small_numbers_and_nothing_is_blank(courses: tuple[Course, ...]) -> None:
    counts: Counter[int] = Counter()
    for _, book in _books(courses):
        counts.update(_states(book).ravel().tolist())
    assert counts[State.BLANK] == 0
    total = sum(counts.values())
    for state in (State.ABSENT, State.NOT_SUBMITTED, State.DEFERRED, State.EXEMPT):
        assert 0 < counts[state] < total / 100
    assert 0 < counts[State.LEVEL] < total / 20


def test_level_words_are_known_to_the_gradebook_that_uses_them(courses: tuple[Course, ...]) -> None:
    using = 0
    for _, book in _books(courses):
        places = _points(book)[_states(book) == State.LEVEL]
        using += bool(places.size)
        assert all(0 <= place < len(book.levels) for place in places)
        assert bool(places.size) == bool(book.levels)
    assert using > 5


def test_some_retake_and_some_resit(courses: tuple[Course, ...]) -> None:
    attempts: Counter[Attempt] = Counter()
    for _, book in _books(courses):
        attempts.update(one.attempt for one in book.entries)
        for one in book.entries:
            assert (one.attempt is Attempt.RETAKE) == (one.cohort == "2020")
    assert 10 < attempts[Attempt.RETAKE] < 100
    assert 100 < attempts[Attempt.RESIT] < attempts[Attempt.FIRST] / 10


def test_a_resit_keeps_the_marks_of_the_term(courses: tuple[Course, ...]) -> None:
    seen = 0
    for _, book in _books(courses):
        final = np.array([item.kind == "期末" for item in book.items])
        rows = {one.student: at for at, one in enumerate(book.entries) if one.attempt is Attempt.FIRST}
        for at, one in enumerate(book.entries):
            if one.attempt is Attempt.RESIT:
                seen += 1
                first = rows[one.student]
                assert (_points(book)[at][~final] == _points(book)[first][~final]).all()
                assert (_states(book)[at][final] == State.SCORED).all()
    assert seen


def test_mixed_courses_seat_another_programme(courses: tuple[Course, ...]) -> None:
    guests = {one.code for one, book in _books(courses) for entry in book.entries if entry.programme != "自动化"}
    assert guests == {one.code for one in AUTOMATION.syllabi if one.mixed}
    assert len(guests) == 7


def test_marks_of_one_student_go_together(courses: tuple[Course, ...]) -> None:
    """The mean share of good students is good in most courses: correlation of two theory courses, half of chance none."""
    rates = []
    for name in ("信号与系统", "检测技术与仪表"):
        (book,) = next(course for course in courses if course.name == name).gradebooks
        full = sum(item.scale * item.full for item in book.items)
        marks = (_points(book) * [item.scale for item in book.items]).sum(axis=1) / full
        rates.append({one.student: mark for one, mark in zip(book.entries, marks, strict=True) if not one.attempt})
    both = sorted(set(rates[0]) & set(rates[1]))
    correlation = np.corrcoef([[rate[student] for student in both] for rate in rates])[0, 1]
    assert 0.3 < correlation < 0.95


def test_cells_are_those_of_the_sheet(courses: tuple[Course, ...]) -> None:
    for _, book in _books(courses):
        attempts = any(one.attempt for one in book.entries)
        assert book.cell(0, 0) == ("H2" if attempts else "G2")
        assert len(book.columns) == len(book.items)


def test_vetting_is_by_a_colleague_and_before_the_marks(courses: tuple[Course, ...]) -> None:
    for course in courses:
        assert course.notes["考核合理性审核人"] != course.leader
        assert course.notes["考核合理性审核日期"] < course.notes["成绩录入日期"]
        assert "虚构" in course.notes["说明"]


@pytest.mark.slow
def test_other_courses_keep_their_marks_when_one_is_left_out(courses: tuple[Course, ...]) -> None:
    fewer = replace(AUTOMATION, syllabi=AUTOMATION.syllabi[6:10])
    for alone, among in zip(offerings(fewer, COHORT, SEED), courses[6:10], strict=True):
        assert (alone.code, alone.objectives, alone.gradebooks) == (among.code, among.objectives, among.gradebooks)


@pytest.mark.slow
def test_another_seed_gives_other_marks_of_other_people() -> None:
    few = replace(AUTOMATION, syllabi=AUTOMATION.syllabi[:1])
    (one,), (other,) = (tuple(offerings(few, COHORT, seed)) for seed in (SEED, SEED + 1))
    assert one.objectives == other.objectives
    assert one.gradebooks[0].points != other.gradebooks[0].points
    assert [entry.name for entry in one.gradebooks[0].entries] != [entry.name for entry in other.gradebooks[0].entries]
