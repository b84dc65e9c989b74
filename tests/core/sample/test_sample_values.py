"""What the sample's marks come to: plausible values, and something for the report to say."""

import numpy as np
import pytest

from zhunsheng.core.attainment.course import evaluate_course
from zhunsheng.core.attainment.population import population_of
from zhunsheng.core.attainment.programme import evaluate_programme
from zhunsheng.core.attainment.results import CourseResult, ProgrammeResult
from zhunsheng.core.packs.yaml_text import YamlText, load_yaml
from zhunsheng.core.sample.automation import AUTOMATION
from zhunsheng.core.sample.chance import SEED
from zhunsheng.core.sample.folder import COHORT
from zhunsheng.core.sample.method_text import METHOD
from zhunsheng.core.sample.questionnaires import questionnaires
from zhunsheng.core.values.course import Course
from zhunsheng.core.values.method import METHOD_KEYS, Method, method_from
from zhunsheng.core.values.plan import Plan

pytestmark = pytest.mark.slow  # the whole programme is computed

OPTIONAL_KEYS = {"bands", "support", "survey_levels"}
"""The method's keys that the sample leaves out: nothing in it uses them."""


@pytest.fixture(scope="module")
def method() -> Method:
    loaded = load_yaml(METHOD.encode())
    assert isinstance(loaded, YamlText)
    read, issues = method_from(loaded.values)
    assert issues == []
    assert set(loaded.values) == set(METHOD_KEYS) - OPTIONAL_KEYS
    return read


@pytest.fixture(scope="module")
def results(plan: Plan, courses: tuple[Course, ...], method: Method) -> list[CourseResult]:
    return [evaluate_course(course, method, population_of(plan, course)[0]) for course in courses]


@pytest.fixture(scope="module")
def result(plan: Plan, results: list[CourseResult], method: Method) -> ProgrammeResult:
    return evaluate_programme(plan, results, method, list(questionnaires(AUTOMATION, COHORT, SEED)))


def test_every_value_is_computable_for_the_76_own_students(results: list[CourseResult]) -> None:
    for one in results:
        assert one.students == 76
        assert all(objective.attainment is not None for objective in one.objectives), one.course.code


def test_objectives_are_never_all_alike_and_some_are_below_the_expected_value(results: list[CourseResult]) -> None:
    below = 0
    for one in results:
        values = [objective.attainment or 0 for objective in one.objectives]
        assert max(values) - min(values) > 0.02, one.course.code
        below += sum(value < 0.7 for value in values)
    assert 5 <= below <= 30


def test_students_differ_in_every_course(results: list[CourseResult]) -> None:
    for one in results:
        spread = np.nanstd(one.values, axis=0)
        assert (spread > 0.05).all(), one.course.code
        assert (spread < 0.2).all(), one.course.code


def test_indicators_are_plausible(result: ProgrammeResult) -> None:
    values = [one.attainment for one in result.indicators]
    assert len(values) == 34
    assert all(value is not None and 0.62 <= value <= 0.9 for value in values)


def test_two_requirements_at_most_are_below_and_one_at_least(result: ProgrammeResult) -> None:
    below = [one.id for one in result.requirements if not one.met]
    assert below == ["1", "11"]


def test_nothing_is_missing_and_no_weight_is_put_right(result: ProgrammeResult) -> None:
    assert result.missing == ()
    assert all(one.covered == pytest.approx(1) for one in result.indicators)
    assert {notice.kind.code for notice in result.notices} <= {"several-attempts", "deferred-replaced"}


def test_surveys_are_of_71_leavers_and_of_employers() -> None:
    leavers, employers = questionnaires(AUTOMATION, COHORT, SEED)
    assert (leavers.group, leavers.sent, len(leavers.answers)) == ("毕业生", 76, 71)
    assert (employers.group, len(employers.answers) / (employers.sent or 0) > 0.5) == ("用人单位", True)
    for survey in (leavers, employers):
        assert survey.questions == tuple(f"毕业要求{number}" for number in range(1, 13))
        given = [value for row in survey.answers for value in row if value is not None]
        assert 3.7 < sum(given) / len(given) < 4.4
        assert set(given) <= {1.0, 2.0, 3.0, 4.0, 5.0}
        assert {3.0, 4.0, 5.0} <= set(given)
