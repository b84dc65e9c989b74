from collections import Counter

import pytest
from faults import FAULTS, Fault, resit

from factories.sound_programme import bounds, sound_folder
from zhunsheng.core.checks.checkup import CHECKS, SLUGS
from zhunsheng.core.values.issue import Severity

pytestmark = pytest.mark.slow  # every fault is planted and the whole check-up run


def test_a_sound_programme_has_no_finding() -> None:
    assert sound_folder().checkup().findings == ()


def test_every_rule_has_a_failing_case() -> None:
    assert set(SLUGS) - {fault.rule for fault in FAULTS} == set()


def test_every_rule_stands_in_the_pack_and_in_the_same_order() -> None:
    assert list(bounds().rules) == list(SLUGS)
    assert [slug for slug, count in Counter(check.slug for check in CHECKS).items() if count > 1] == []


def test_there_are_at_least_thirty_rules() -> None:
    assert len(SLUGS) >= 30


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: f"{fault.rule}-{fault.name}")
def test_a_planted_fault_is_found_by_its_rule(fault: Fault) -> None:
    folder = sound_folder()
    fault.plant(folder)
    checkup = folder.checkup()
    own = [finding for finding in checkup.findings if finding.rule == fault.rule]
    assert own, [finding.rule for finding in checkup.findings]
    texts = [f"{finding.where} {finding.issue.message()} {finding.issue.hint()}" for finding in own]
    assert any(all(word in text for word in fault.words) for text in texts), texts
    assert fault.severity in {finding.severity for finding in own}
    assert all(finding.clause == bounds().rules[fault.rule].clause for finding in own)


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: f"{fault.rule}-{fault.name}")
def test_a_planted_fault_is_no_other_rules_error(fault: Fault) -> None:
    folder = sound_folder()
    fault.plant(folder)
    checkup = folder.checkup()
    errors = {finding.rule for finding in checkup.findings if finding.severity is Severity.ERROR}
    own = {fault.rule} if fault.severity is Severity.ERROR else set()
    assert errors - own - set(fault.also) == set(), [
        (finding.rule, finding.where, finding.issue.message()) for finding in checkup.findings
    ]


def test_a_second_attempt_is_no_fault() -> None:
    folder = sound_folder()
    folder.courses = [resit(course) if course.code == "M1" else course for course in folder.courses]
    assert folder.checkup().findings == ()
