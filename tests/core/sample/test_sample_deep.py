"""The deep programmes beside 自动化: plans within bounds, texts that can be measured, shared classes, clean check-ups."""

from collections import Counter, defaultdict
from collections.abc import Callable
from functools import cache

import numpy as np
import pytest

from zhunsheng.core.attainment.course import evaluate_course
from zhunsheng.core.attainment.population import population_of
from zhunsheng.core.attainment.programme import evaluate_programme
from zhunsheng.core.sample.automation import AUTOMATION
from zhunsheng.core.sample.chance import SEED
from zhunsheng.core.sample.computing import COMPUTING
from zhunsheng.core.sample.deep import DEEP_PROGRAMMES, deep_programme
from zhunsheng.core.sample.mechanical import MECHANICAL
from zhunsheng.core.sample.offering import offerings
from zhunsheng.core.sample.planning import plan_of
from zhunsheng.core.sample.programme import Programme
from zhunsheng.core.sample.questionnaires import questionnaires
from zhunsheng.core.sample.registry import record
from zhunsheng.core.sample.students import students_of
from zhunsheng.core.sample.university import Cohort
from zhunsheng.core.values.course import Attempt, Course, State
from zhunsheng.core.values.method import Method

GRADUATED, STUDYING = Cohort(2021), Cohort(2023)
VAGUE = ("了解", "掌握", "熟悉", "理解", "知道", "懂得")
CheckUp = Callable[..., Counter[str]]

each = pytest.mark.parametrize("programme", DEEP_PROGRAMMES, ids=lambda programme: programme.code)
new = pytest.mark.parametrize("programme", [MECHANICAL, COMPUTING], ids=lambda programme: programme.code)


@cache
def taught(code: str, year: int = GRADUATED.year) -> dict[str, Course]:
    programme = deep_programme(code)
    assert programme is not None
    return {course.code: course for course in offerings(programme, Cohort(year), SEED)}


@each
def test_sizes(programme: Programme) -> None:
    plan = plan_of(programme, GRADUATED)
    assert (len(plan.courses), len(plan.requirements), len(plan.indicators)) == (62, 12, 34)
    assert sum(course.nature == "必修" for course in plan.courses) == 60
    assert len(programme.teachers) == len(set(programme.teachers)) == record(programme.code).teachers
    assert plan.credits == 168
    load: dict[float, float] = defaultdict(float)
    for course in plan.courses:
        load[course.term or 0] += course.credits or 0
    assert set(load) == set(range(1, 9))
    assert max(load.values()) <= 27


@each
def test_texts_can_be_measured_and_differ(programme: Programme) -> None:
    texts = [one.text for one in programme.indicators] + [aim.text for one in programme.syllabi for aim in one.aims]
    assert [text for text in texts if not text.startswith("能") or any(word in text for word in VAGUE)] == []
    aims = [aim.text for one in programme.syllabi for aim in one.aims]
    assert [text for text, number in Counter(aims).items() if number > 1] == []
    assert all(3 <= len(one.aims) <= 5 for one in programme.syllabi if one.aims)


def test_programmes_speak_in_their_own_words() -> None:
    requirements = [one.text for programme in DEEP_PROGRAMMES for one in programme.requirements]
    assert len(set(requirements)) == 36
    own = [one for programme in DEEP_PROGRAMMES for one in programme.syllabi if one.leader in programme.teachers]
    names = {(one.code, one.name) for one in own}
    assert len({code for code, _ in names}) == len(names)


def test_a_code_means_one_course_in_all_programmes() -> None:
    facts = {(one.code, one.name, one.credits, one.term) for programme in DEEP_PROGRAMMES for one in programme.syllabi}
    assert len({code for code, *_ in facts}) == len(facts)


@pytest.mark.slow
@new
def test_graduated_cohort_has_all_courses_and_only_signals(
    programme: Programme, findings: CheckUp, sample_method: Method
) -> None:
    plan, courses = plan_of(programme, GRADUATED), list(taught(programme.code).values())
    surveys = list(questionnaires(programme, GRADUATED, SEED))
    assert len(courses) == 60
    assert set(findings(plan, courses, surveys)) <= {"same-value-objectives"}
    results = [evaluate_course(course, sample_method, population_of(plan, course)[0]) for course in courses]
    assert {one.students for one in results} <= {80, 81, 82}
    result = evaluate_programme(plan, results, sample_method, surveys)
    assert result.missing == ()
    values = [one.attainment or 0 for one in result.indicators]
    assert 0.62 <= min(values) <= max(values) <= 0.9
    assert 1 <= sum(not one.met for one in result.requirements) <= 2


@pytest.mark.slow
@each
@pytest.mark.parametrize("year", [2022, 2023, 2024])
def test_cohorts_that_study_lack_only_what_is_to_come(programme: Programme, year: int, findings: CheckUp) -> None:
    plan, courses = plan_of(programme, Cohort(year)), taught(programme.code, year)
    passed = {2022: 7, 2023: 5, 2024: 3}[year]
    assert set(courses) == {one.code for one in programme.syllabi if one.aims and one.term <= passed}
    assert list(questionnaires(programme, Cohort(year), SEED)) == []
    found = findings(plan, list(courses.values()))
    assert found["course-workbook-missing"] == 1
    harmless = {"indicator-coverage", "same-value-objectives", "students-below-hidden", "rounding-turns-verdict"}
    assert set(found) <= {"course-workbook-missing"} | harmless


@pytest.mark.slow
def test_two_programmes_share_the_gradebooks_of_mathematics_physics_and_english() -> None:
    host, guest = taught("080202"), taught("080901")
    shared = {one.code for one in MECHANICAL.syllabi if one.mixed}
    assert shared == {one.code for one in COMPUTING.syllabi if one.mixed}
    assert shared == {"B1101", "B1102", "B1103", "B1104", "B1201", "B1202", "B2101", "B2102"}
    for code in shared:
        assert host[code].gradebooks == guest[code].gradebooks
        sections: dict[str, set[str]] = defaultdict(set)
        for entry in host[code].gradebooks[0].entries:
            sections[entry.section].add(entry.programme)
        both = {MECHANICAL.name, COMPUTING.name}
        assert sections == {"1班": both, "2班": both}


@pytest.mark.slow
def test_other_courses_seat_the_own_programme_alone() -> None:
    shared = {one.code for one in COMPUTING.syllabi if one.mixed}
    for code, course in taught("080901").items():
        if code not in shared:
            assert {entry.programme for book in course.gradebooks for entry in book.entries} == {COMPUTING.name}


@pytest.mark.slow
@each
def test_students_sit_in_two_sections_with_marks_of_all_states(programme: Programme) -> None:
    states: Counter[int] = Counter()
    attempts: Counter[Attempt] = Counter()
    own = {student.number for student in students_of(programme, GRADUATED, SEED)}
    for course in taught(programme.code).values():
        entries = [entry for book in course.gradebooks for entry in book.entries]
        assert {entry.section for entry in entries} == {"1班", "2班"}
        assert {e.student for e in entries if e.programme == programme.name and e.cohort == "2021"} == own
        attempts.update(entry.attempt for entry in entries)
        for book in course.gradebooks:
            assert 7 <= len(book.items) <= 30
            states.update(np.frombuffer(book.states, np.uint8).tolist())
    assert states[State.BLANK] == 0
    for state in (State.ABSENT, State.NOT_SUBMITTED, State.DEFERRED, State.EXEMPT, State.LEVEL):
        assert states[state] > 0
    assert attempts[Attempt.RETAKE] > 10
    assert attempts[Attempt.RESIT] > 50


def test_terms_passed_by_january_2026() -> None:
    assert [Cohort(year).terms_by() for year in (2020, 2021, 2022, 2023, 2024, 2025, 2026)] == [8, 8, 7, 5, 3, 1, 0]
    assert [Cohort(year).graduated for year in (2021, 2022)] == [True, False]
    assert Cohort(2022).terms_by((2026, 6)) == 8


def test_only_the_three_are_deep() -> None:
    assert [programme.code for programme in DEEP_PROGRAMMES] == ["080801", "080202", "080901"]
    assert deep_programme("080601") is None
    assert deep_programme("080801") is AUTOMATION
