from dataclasses import replace

import pytest

from factories.sound_programme import Folder, sound_folder
from zhunsheng.core.checks.checkup import SLUGS
from zhunsheng.core.checks.waivers import Waiver, read_waivers

GOOD = """\
- rule: weights-sum-to-one
  where: 培养方案.xlsx!支撑矩阵!C
  reason: 教指委2026年5月会议后改
  by: 秦望川
  date: 2026-05-20
"""


def read(text: str) -> tuple[tuple[Waiver, ...], list[str]]:
    waivers, issues = read_waivers(text.encode(), file="体检说明.yaml", rules=SLUGS)
    return waivers, [f"{issue.kind.code}:{issue.place.line}" for issue in issues]


def test_a_waiver_is_read_with_its_line() -> None:
    waivers, issues = read(GOOD)
    assert issues == []
    assert waivers == (
        Waiver("weights-sum-to-one", "培养方案.xlsx!支撑矩阵!C", "教指委2026年5月会议后改", "秦望川", "2026-05-20", 1),
    )


def test_an_empty_file_has_no_waivers() -> None:
    assert read("# 还没有说明\n") == ((), [])


@pytest.mark.parametrize(
    ("text", "issue"),
    [
        (GOOD.replace("  reason: 教指委2026年5月会议后改\n", ""), "waiver-key-missing:1"),
        (GOOD.replace("秦望川", "''"), "waiver-key-missing:1"),
        (GOOD + "- rule: no-spread\n  reason: 都是满分\n  by: 某\n", "waiver-key-missing:6"),
        (GOOD.replace("2026-05-20", "5月20日"), "waiver-date-unreadable:5"),
        (GOOD.replace("2026-05-20", "2026-02-30"), "waiver-date-unreadable:5"),
        (GOOD.replace("weights-sum-to-one", "weights"), "waiver-rule-unknown:1"),
        (GOOD + "  why: x\n", "waiver-key-unknown:6"),
        ("rule: no-spread\n", "waivers-not-a-list:1"),
        ("- no-spread\n", "waivers-not-a-list:1"),
        ("- rule: a: b\n", "yaml-broken:1"),
    ],
)
def test_an_unclear_waiver_is_refused_with_its_line(text: str, issue: str) -> None:
    assert read(text)[1] == [issue]


@pytest.mark.parametrize(
    ("pattern", "where", "covers"),
    [
        ("", "anything!at!all", True),
        ("培养方案.xlsx!支撑矩阵!C", "培养方案.xlsx!支撑矩阵!C", True),
        ("培养方案.xlsx!支撑矩阵", "培养方案.xlsx!支撑矩阵!C", True),
        ("培养方案.xlsx!支撑矩阵!C", "培养方案.xlsx!支撑矩阵!CA", False),
        ("课程/M*", "课程/M1.xlsx!成绩!D4", True),
        ("课程/M?.xlsx", "课程/M12.xlsx!成绩!D4", False),
        ("课程/电路(1).xlsx", "课程/电路(1).xlsx!成绩", True),
    ],
)
def test_a_place_covers_what_is_inside_it(pattern: str, where: str, covers: bool) -> None:
    assert Waiver("no-spread", pattern, "r", "b", "2026-05-20").covers("no-spread", where) is covers


def broken_folder() -> Folder:
    folder = sound_folder()
    first, *rest = folder.plan.support
    folder.change_plan(support=(replace(first, weight=0.5), *rest))
    return folder


def test_an_explained_finding_no_longer_counts_and_says_why() -> None:
    waivers, _ = read(GOOD)
    checkup = broken_folder().checkup(waivers)
    assert checkup.sound
    assert [finding.waiver for finding in checkup.waived] == list(waivers)
    assert checkup.counts() == {"error": 0, "warning": 0, "signal": 0, "waived": 1}
    assert checkup.notices == ()


def test_a_waiver_elsewhere_explains_nothing_and_is_told() -> None:
    waivers, _ = read(GOOD.replace("!C", "!D"))
    checkup = broken_folder().checkup(waivers)
    assert not checkup.sound
    [notice] = checkup.notices
    assert notice.kind.code == "waiver-unused"
    assert str(notice.place) == "体检说明.yaml:1"


def test_two_waivers_of_one_finding_are_both_used() -> None:
    waivers, _ = read(GOOD + GOOD.replace("!支撑矩阵!C", ""))
    assert broken_folder().checkup(waivers).notices == ()
