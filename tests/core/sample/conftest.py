"""The sample programme, made once for all tests of its room."""

import functools
from collections import Counter
from collections.abc import Callable, Sequence

import pytest

from factories.sound_programme import bounds, standard
from zhunsheng.core.checks.checkup import check_up
from zhunsheng.core.checks.snapshot import take_snapshot
from zhunsheng.core.packs.own import supplement_for
from zhunsheng.core.packs.yaml_text import YamlText, load_yaml
from zhunsheng.core.sample.automation import AUTOMATION
from zhunsheng.core.sample.chance import SEED
from zhunsheng.core.sample.folder import COHORT, SampleFile, sample_folder
from zhunsheng.core.sample.method_text import METHOD
from zhunsheng.core.sample.offering import offerings
from zhunsheng.core.sample.planning import plan_of
from zhunsheng.core.values.course import Course
from zhunsheng.core.values.method import Method, method_from
from zhunsheng.core.values.plan import Plan
from zhunsheng.core.values.survey import Survey

CheckUp = Callable[..., Counter[str]]


@pytest.fixture(scope="session")
def plan() -> Plan:
    return plan_of(AUTOMATION, COHORT)


@pytest.fixture(scope="session")
def courses() -> tuple[Course, ...]:
    return tuple(offerings(AUTOMATION, COHORT, SEED))


@pytest.fixture(scope="session")
def files() -> dict[str, SampleFile]:
    return {file.path: file for file in sample_folder()}


@pytest.fixture(scope="session")
def sample_method() -> Method:
    loaded = load_yaml(METHOD.encode())
    assert isinstance(loaded, YamlText)
    read, issues = method_from(loaded.values)
    assert issues == []
    return read


@pytest.fixture(scope="session")
def findings(sample_method: Method) -> CheckUp:
    """Counts the findings of the check-up by rule, for a plan with its courses and surveys, or for a plan alone."""

    for name in ("ceeaa-standard/2022", "ceeaa-standard/2024"):
        assert standard(name), "loaded here, so that no test waits for it"
    assert bounds()

    supplement = functools.cache(supplement_for)

    def count(plan: Plan, courses: Sequence[Course] = (), surveys: Sequence[Survey] = ()) -> Counter[str]:
        snapshot = take_snapshot(
            plan,
            courses,
            surveys,
            sample_method,
            declared=True,
            standard=standard(plan.standard),
            supplement=supplement(plan.standard, plan.code[:6]),
            whole_plan_credits=bounds().value("whole-plan-credits"),
            excerpt_share=bounds().value("excerpt-share"),
        )
        return Counter(finding.rule for finding in check_up(snapshot, bounds()).findings)

    return count
