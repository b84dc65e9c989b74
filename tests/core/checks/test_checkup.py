from dataclasses import replace

import pytest
from faults import (
    a_blank_mark,
    an_item_of_the_standard_is_not_answered,
    credits_differ,
    one_number_is_mistyped,
    weights_do_not_add_up,
)

from factories.sound_programme import Folder, sound_folder
from zhunsheng.core.checks.checkup import RANKS
from zhunsheng.core.tabular import issue_kinds
from zhunsheng.core.values.issue import Issue, Place, Severity
from zhunsheng.core.values.plan import PlanCourse


def excerpt() -> Folder:
    """The sound programme with a stated total of which it lists less than half."""
    folder = sound_folder()
    folder.change_plan(credits=160)
    return folder


def test_an_excerpt_of_a_plan_only_warns_about_what_is_not_listed() -> None:
    folder = excerpt()
    an_item_of_the_standard_is_not_answered(folder)
    credits_differ(folder)
    folder.declared = False
    checkup = folder.checkup()
    assert folder.snapshot().excerpt
    assert checkup.sound
    found = {finding.rule: finding.severity for finding in checkup.findings}
    assert found == dict.fromkeys(
        ("total-credits-match", "requirement-covers-standard", "syllabus-hours-match-plan", "method-undeclared"),
        Severity.WARNING,
    )


def test_an_excerpt_skips_rules_about_the_whole_programme() -> None:
    folder = excerpt()
    courses = tuple(replace(course, category="专业") for course in folder.plan.courses)
    folder.change_plan(courses=courses, notes={})
    assert {finding.rule for finding in folder.checkup().findings} == {"total-credits-match"}


def test_broken_arithmetic_is_an_error_in_an_excerpt_too() -> None:
    folder = excerpt()
    weights_do_not_add_up(folder)
    assert [finding.rule for finding in folder.checkup().of(Severity.ERROR)] == ["weights-sum-to-one"]


def test_the_gravest_findings_come_first() -> None:
    folder = sound_folder()
    for plant in (one_number_is_mistyped, a_blank_mark, weights_do_not_add_up):
        plant(folder)
    ranks = [RANKS.index(finding.severity) for finding in folder.checkup().findings]
    assert len(ranks) == 3
    assert ranks == sorted(ranks)


def test_the_same_folder_gives_the_same_findings() -> None:
    folder = sound_folder()
    weights_do_not_add_up(folder)
    assert folder.checkup() == folder.checkup()


def test_notices_of_reading_are_no_findings() -> None:
    folder = sound_folder()
    folder.issues = (Issue(issue_kinds.EXTRA_COLUMNS, Place("课程/M1.xlsx", "成绩"), {"cells": ("备注",)}),)
    assert folder.checkup().findings == ()


def test_the_rest_of_many_alike_goes_to_the_rule_of_its_kind() -> None:
    folder = sound_folder()
    params = {"count": 17, "code": "mark-above-full"}
    folder.issues = (Issue(issue_kinds.MORE_OF_THE_SAME, Place("课程/M1.xlsx", "成绩"), params),)
    assert [finding.rule for finding in folder.checkup().findings] == ["impossible-marks"]


def test_a_course_with_a_wrong_cell_still_takes_part() -> None:
    folder = sound_folder()
    a_blank_mark(folder)
    folder.change_course("M1", credits=7)
    assert {finding.rule for finding in folder.checkup().findings} == {"blank-marks", "syllabus-hours-match-plan"}


def test_a_letter_the_method_does_not_know_is_told() -> None:
    folder = sound_folder()
    first, *rest = folder.plan.support
    folder.change_plan(support=(replace(first, weight=None, letter="X"), *rest))
    [finding] = folder.checkup().findings
    assert (finding.rule, finding.where) == ("workbook-reading", "培养方案.xlsx!支撑矩阵!C2")


def test_blanks_the_method_excludes_are_no_finding() -> None:
    folder = sound_folder()
    a_blank_mark(folder)
    folder.method = replace(folder.method, blank="exclude")
    assert folder.checkup().findings == ()


def test_by_weight_neither_targets_nor_shares_are_points() -> None:
    folder = sound_folder()
    for course in list(folder.courses):
        book = course.gradebooks[0]
        items = tuple(
            replace(item, targets=tuple(40 * value for value in item.targets), scale=1.0) for item in book.items
        )
        folder.change_course(course.code, gradebooks=(replace(book, items=items),))
    folder.method = replace(folder.method, weighting="by_weight")
    assert folder.checkup().findings == ()


def test_without_the_column_a_requirement_answers_the_item_of_its_title() -> None:
    folder = sound_folder()
    pack = folder.snapshot().standard
    assert pack is not None
    titles = [pack.text(f"req.{number}") for number in range(1, 13)]
    requirements = zip(folder.plan.requirements, titles, strict=True)
    folder.change_plan(requirements=tuple(replace(one, title=title, standard_item="") for one, title in requirements))
    assert folder.checkup().findings == ()


def test_items_may_be_named_by_code_letter_title_and_several_at_once() -> None:
    folder = sound_folder()
    names = ("req.1", "b", "设计/开发解决方案", "4.3 4", "(5)", "6;7", "7", "8、9", "9", "10", "11 12", "毕业要求 12")
    requirements = zip(folder.plan.requirements, names, strict=True)
    folder.change_plan(requirements=tuple(replace(one, standard_item=name) for one, name in requirements))
    assert folder.checkup().findings == ()


def with_electives(total: float) -> Folder:
    """Three electives of 4 credits listed one by one, of which the plan asks for one."""
    folder = sound_folder()
    extra = tuple(PlanCourse(f"Y{n}", f"智能技术{n}讲", 4, 64, 6, "选修", "专业") for n in range(3))
    folder.change_plan(courses=(*folder.plan.courses, *extra), credits=total)
    return folder


@pytest.mark.parametrize(("total", "found"), [(46, 0), (50, 0), (58, 0), (45, 1), (59, 1)])
def test_electives_listed_one_by_one_may_exceed_what_is_taken(total: float, found: int) -> None:
    rules = [finding.rule for finding in with_electives(total).checkup().findings]
    assert rules.count("total-credits-match") == found


@pytest.mark.parametrize(("version", "found"), [("2021", 0), ("2021版（2023修订）", 0), ("2017版", 1), ("旧版", 1)])
def test_one_version_is_written_in_several_ways(version: str, found: int) -> None:
    folder = sound_folder()
    notes = {**folder.course("M1").notes, "方案版本": version}
    folder.change_course("M1", notes=notes)
    assert [finding.rule for finding in folder.checkup().findings] == ["version-mix"] * found
