"""The university as one value: its size, unique numbers, lazily made parts, and the 2026 plan."""

from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from itertools import islice

import pytest

from zhunsheng.core.sample.automation import AUTOMATION
from zhunsheng.core.sample.automation.revised import AUTOMATION_2026, MOVES, OF_ITS_OWN
from zhunsheng.core.sample.chance import SEED
from zhunsheng.core.sample.planning import plan_of
from zhunsheng.core.sample.registry import RECORDS
from zhunsheng.core.sample.sections import teachers_of
from zhunsheng.core.sample.university import Cohort
from zhunsheng.core.sample.whole import ENROLLED, University, sample_university

pytestmark = pytest.mark.slow  # the whole university is made

CheckUp = Callable[..., Counter[str]]


@pytest.fixture(scope="module")
def whole() -> University:
    return sample_university()


def test_it_is_the_invented_one(whole: University) -> None:
    assert (whole.name, whole.seed) == ("砺江工业大学", SEED)
    assert (len(whole.programmes), len(whole.records)) == (30, 30)


@pytest.mark.slow
def test_9840_students_have_numbers_of_their_own_and_invented_names(whole: University) -> None:
    students = list(whole.students())
    assert len(students) == 9840
    assert len({student.number for student in students}) == 9840
    assert Counter(student.cohort for student in students) == {str(year): 2460 for year in ENROLLED}
    assert all(2 <= len(student.name) <= 3 for student in students)
    groups = Counter((student.programme, student.cohort, student.group) for student in students)
    names = {one.code: one.name for one in RECORDS}
    sizes = {(names[one.programme], one.cohort.code, one.group.name): one.group.size for one in whole.groups()}
    assert groups == sizes
    per_cohort = Counter((student.programme, student.cohort, student.name) for student in students)
    assert max(per_cohort.values()) == 1


def test_students_of_a_cohort_that_has_left(whole: University) -> None:
    assert {student.cohort for student in whole.students(2021)} == {"2021"}


def test_plans_of_all_versions(whole: University) -> None:
    plans = list(whole.plans())
    assert len(plans) == 31
    assert Counter((len(plan.requirements), len(plan.indicators)) for plan in plans) == {(12, 34): 30, (11, 32): 1}
    assert Counter(plan.version for plan in plans) == {"2021版": 29, "2022版": 1, "2026版": 1}
    assert len({(plan.code, plan.version) for plan in plans}) == 31


def test_a_cohort_has_the_version_of_its_year(whole: University) -> None:
    assert whole.version("080801", Cohort(2025)) is AUTOMATION
    assert whole.version("080801", Cohort(2026)) is AUTOMATION_2026
    assert whole.version("080202", Cohort(2026)).version == "2021版"
    with pytest.raises(KeyError):
        whole.version("999999", Cohort(2025))


def test_leaders_of_lighter_programmes_work_there(whole: University) -> None:
    names = {one.name: one.unit for one in whole.people}
    for programme in whole.programmes:
        assert [one.leader for one in programme.syllabi if one.leader not in names] == []
        assert names[programme.notes["专业负责人"]] == programme.unit


def test_offerings_are_made_one_by_one(whole: University) -> None:
    first = next(whole.offerings())
    assert first.programmes == ("080801", "080601")
    assert (first.cohort, first.course.code) == (Cohort(2021), "B1101")
    assert [one.course.code for one in islice(whole.offerings(), 3)] == ["B1101", "B1102", "B1103"]


@pytest.mark.slow
def test_every_offering_once_and_shared_ones_with_both_programmes(whole: University) -> None:
    seen: Counter[tuple[str, str, str]] = Counter()
    story = False
    for one in whole.offerings():
        seen[(one.programmes[0], one.cohort.code, one.course.code)] += 1
        seated = {entry.programme for book in one.course.gradebooks for entry in book.entries}
        assert len(seated) == len(one.programmes)
        teachers = teachers_of(one.course, one.cohort, whole.people, whole.seed)
        assert len(teachers) == 2
        story = story or (len(seated) > 1 and any(person.name.startswith("孙") for person in teachers.values()))
    assert set(seen.values()) == {1}
    assert story, "no 孙老师 teaches two programmes together"
    cohorts = Counter((programme, cohort) for programme, cohort, _ in seen)
    assert cohorts["080801", "2021"] == cohorts["080202", "2021"] == 60
    assert cohorts["080901", "2021"] == 52
    assert len(cohorts) == 12


def test_the_leader_teaches_the_first_section_and_a_colleague_the_second(whole: University) -> None:
    one = next(whole.offerings())
    teachers = teachers_of(one.course, one.cohort, whole.people, whole.seed)
    assert list(teachers) == ["1班", "2班"]
    assert teachers["1班"].name == one.course.leader == "苏见明"
    assert teachers["2班"] != teachers["1班"]
    assert {person.unit for person in teachers.values()} == {"理学院"}
    assert teachers == teachers_of(one.course, one.cohort, whole.people, whole.seed)


def test_a_leader_nobody_knows_is_refused(whole: University) -> None:
    one = next(whole.offerings())
    with pytest.raises(ValueError, match="无此人"):
        teachers_of(replace(one.course, leader="无此人"), one.cohort, whole.people, whole.seed)


def test_questionnaires_of_those_who_have_left(whole: University) -> None:
    found = list(whole.questionnaires())
    assert Counter(one.programme for one in found) == {"080801": 2, "080202": 2, "080901": 2}
    assert {one.cohort.year for one in found} == {2021}


def test_the_same_seed_gives_the_same_university(whole: University) -> None:
    assert sample_university() == whole
    assert sample_university(SEED + 1) != whole


def test_the_2026_plan_has_11_requirements_and_32_indicators_of_the_new_standard(findings: CheckUp) -> None:
    plan = plan_of(AUTOMATION_2026, Cohort(2026))
    assert (plan.version, plan.standard, plan.cohort) == ("2026版", "ceeaa-standard/2024", "2026")
    assert (len(plan.requirements), len(plan.indicators)) == (11, 32)
    assert [one.standard_item for one in plan.requirements] == [str(number) for number in range(1, 12)]
    assert (plan.credits, len(plan.courses)) == (168, 62)
    assert set(findings(plan)) == {"course-workbook-missing", "indicator-coverage"}


def test_every_indicator_of_the_plan_before_has_gone_somewhere() -> None:
    before = {one.id for one in AUTOMATION.indicators}
    after = {one.id for one in AUTOMATION_2026.indicators}
    assert {MOVES.get(one, one) for one in before} == after
    assert set(OF_ITS_OWN.values()) <= after
    assert {indicator for one in AUTOMATION_2026.syllabi for indicator in one.indicators()} == after


def test_the_new_words_are_not_the_old_ones_renumbered() -> None:
    old = {one.text for one in AUTOMATION.requirements}
    assert sum(one.text in old for one in AUTOMATION_2026.requirements) <= 3
