"""The 27 lighter plans: whole, within the bounds of the check-up, and each in its own words."""

from collections import Counter, defaultdict
from collections.abc import Callable

import pytest

from zhunsheng.core.sample.deep import DEEP_PROGRAMMES
from zhunsheng.core.sample.lighter import LIGHTER_CODES, lighter_programme
from zhunsheng.core.sample.planning import plan_of
from zhunsheng.core.sample.programme import Programme
from zhunsheng.core.sample.registry import RECORDS, record
from zhunsheng.core.sample.university import Cohort
from zhunsheng.core.values.plan import Plan

pytestmark = pytest.mark.slow  # every lighter plan is made and checked

CheckUp = Callable[..., Counter[str]]
TEACHERS = ("甲一", "乙二", "丙三", "丁四")

SHARES = {
    "数学与自然科学": 27.5,
    "工程基础": 7.5,
    "专业基础": 28.5,
    "专业": 22.0,
    "工程实践与毕业设计": 36.0,
    "人文社科": 28.5,
    "其他": 18.0,
}


@pytest.fixture(params=LIGHTER_CODES, scope="module")
def lighter(request: pytest.FixtureRequest) -> Programme:
    return lighter_programme(request.param, TEACHERS)


@pytest.fixture
def lighter_plan(lighter: Programme) -> Plan:
    return plan_of(lighter, Cohort(2023))


def test_deep_and_lighter_programmes_are_the_thirty() -> None:
    deep = [programme.code for programme in DEEP_PROGRAMMES]
    assert sorted([*deep, *LIGHTER_CODES]) == sorted(one.code for one in RECORDS)


def test_plan_is_whole(lighter: Programme, lighter_plan: Plan) -> None:
    plan = lighter_plan
    assert (plan.code, plan.name) == (lighter.code, record(lighter.code).name)
    assert (len(plan.courses), len(plan.requirements), len(plan.indicators), len(plan.goals)) == (62, 12, 34, 4)
    credits: dict[str, float] = defaultdict(float)
    for course in plan.courses:
        credits[course.category] += course.credits or 0
    assert dict(credits) == SHARES
    assert plan.credits == 168
    assert "虚构" in plan.notes["说明"]


def test_nothing_is_named_twice_and_no_placeholder_is_left(lighter_plan: Plan) -> None:
    for values in (
        [course.code for course in lighter_plan.courses],
        [course.name for course in lighter_plan.courses],
        [indicator.text for indicator in lighter_plan.indicators],
    ):
        assert [value for value, number in Counter(values).items() if number > 1] == []
    assert not set("{}") & set(repr((lighter_plan.goals, lighter_plan.requirements, lighter_plan.indicators)))


def test_the_check_up_finds_nothing_but_the_workbooks_a_lighter_plan_has_not(
    lighter_plan: Plan, findings: CheckUp
) -> None:
    assert set(findings(lighter_plan)) == {"course-workbook-missing", "indicator-coverage"}


def test_programmes_differ_in_words_and_courses() -> None:
    plans = [plan_of(lighter_programme(code, TEACHERS), Cohort(2023)) for code in LIGHTER_CODES]
    assert len({plan.requirements for plan in plans}) == 27
    own = [course.code for plan in plans for course in plan.courses if len(course.code) > 5]
    assert len(own) == len(set(own))
    shared = {(course.code, course.name, course.credits) for plan in plans for course in plan.courses}
    assert len({code for code, _, _ in shared}) == len(shared)


def test_a_programme_founded_later_has_its_own_first_version() -> None:
    assert lighter_programme("081008T", TEACHERS).version == "2022版"
    assert lighter_programme("080902", TEACHERS).version == "2021版"


def test_leaders_are_its_teachers(lighter: Programme) -> None:
    assert {one.leader for one in lighter.syllabi if one.unit == lighter.unit} - {"钱立方", "邬思远"} == set(TEACHERS)
    assert lighter.notes["专业负责人"] == TEACHERS[0]
