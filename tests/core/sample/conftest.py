"""The sample programme, made once for all tests of its room."""

import pytest

from zhunsheng.core.sample.automation import AUTOMATION
from zhunsheng.core.sample.chance import SEED
from zhunsheng.core.sample.folder import COHORT, SampleFile, sample_folder
from zhunsheng.core.sample.offering import offerings
from zhunsheng.core.sample.planning import plan_of
from zhunsheng.core.values.course import Course
from zhunsheng.core.values.plan import Plan


@pytest.fixture(scope="session")
def plan() -> Plan:
    return plan_of(AUTOMATION, COHORT)


@pytest.fixture(scope="session")
def courses() -> tuple[Course, ...]:
    return tuple(offerings(AUTOMATION, COHORT, SEED))


@pytest.fixture(scope="session")
def files() -> dict[str, SampleFile]:
    return {file.path: file for file in sample_folder()}
