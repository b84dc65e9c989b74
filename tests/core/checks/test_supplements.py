"""The supplement of the programme's class: certain clauses are checked, uncertain and unknown ones never are."""

from dataclasses import replace

import pytest

from factories.house_supplement import CLAUSES, house_supplement
from factories.sound_programme import Folder, sound_folder

pytestmark = pytest.mark.slow  # the whole check-up is run

COURSES, SHARE = "supplement-courses", "supplement-share"
GROUP = "有工程实践经历的教师"


def found(folder: Folder, rule: str) -> list[tuple[str, str, str]]:
    """The findings of one rule: severity, place, message."""
    return [
        (one.severity.value, one.where, one.issue.message()) for one in folder.checkup().findings if one.rule == rule
    ]


def named(code: str, name: str) -> Folder:
    """The sound programme with one course renamed, in the plan and in its workbook."""
    folder = sound_folder()
    folder.change_plan(
        courses=tuple(replace(one, name=name) if one.code == code else one for one in folder.plan.courses)
    )
    folder.change_course(code, name=name)
    return folder


def under_own_pack(stated: str | None = "80 %", clauses: str = CLAUSES) -> Folder:
    folder = sound_folder()
    folder.supplement = house_supplement(clauses)
    if stated is not None:
        folder.change_plan(notes={**folder.plan.notes, GROUP: stated})
    return folder


@pytest.mark.parametrize(
    ("code", "name", "topics", "clause"),
    [
        ("M1", "高等数学、线性代数与概率", "物理", "electrical.physics"),
        ("M1", "高等数学与物理", "线性代数, 概率与统计", "electrical.math"),
        ("E2", "信号与通信", "课程实验", "electrical.experiments"),
        ("E2", "信号分析(含实验)", "控制、通信或电气核心课程", "electrical.direction"),
    ],
)
def test_a_content_no_course_is_named_after_is_asked_about(code: str, name: str, topics: str, clause: str) -> None:
    [(severity, where, message)] = found(named(code, name), COURSES)
    assert (severity, where) == ("warning", f"培养方案.xlsx!课程!补充标准 {clause}")
    assert "names of the plan's courses were compared" in message
    assert message.endswith(f"none speaks of {topics}.")


def test_nothing_uncertain_is_asked() -> None:
    """Electromagnetic fields are an uncertain clause of the class; no course of the sound programme is named after them."""
    folder = sound_folder()
    assert not any("电磁" in course.name for course in folder.plan.courses)
    assert found(folder, COURSES) == []


@pytest.mark.parametrize(
    ("programme", "standard"),
    [
        ("081001", "ceeaa-standard/2022"),  # civil: no certain clause
        ("080101", "ceeaa-standard/2022"),  # mechanics: known to have none
        ("120701", "ceeaa-standard/2022"),  # of another class nothing is known
        ("082101", "ceeaa-standard/2022"),  # weapons: the extent itself is uncertain
        ("", "ceeaa-standard/2022"),
        ("080801", "ceeaa-standard/2018"),  # the supplement adds to later editions
        ("080801", "abet-eac/2025-2026"),
    ],
)
def test_without_a_certain_supplement_nothing_is_asked(programme: str, standard: str) -> None:
    folder = named("M1", "某课程")
    folder.change_plan(code=programme, standard=standard)
    assert found(folder, COURSES) + found(folder, SHARE) == []


def test_a_class_of_uncertain_extent_is_not_held_to_certain_clauses() -> None:
    folder = under_own_pack(stated=None)
    assert len(found(folder, SHARE)) == 1
    assert folder.supplement is not None
    body = replace(folder.supplement.body, classes=(replace(folder.supplement.body.classes[0], certain=False),))  # type: ignore
    folder.supplement = replace(folder.supplement, body=body)
    assert found(folder, SHARE) == []


@pytest.mark.parametrize("stated", ["80 %", "80%", " 85.5％ ", "0.8", "1", "100 %"])
def test_a_share_of_people_that_suffices(stated: str) -> None:
    assert found(under_own_pack(stated), SHARE) == []


@pytest.mark.parametrize(("stated", "shown"), [("79.9 %", "79.9"), ("0.5", "50.0"), ("0", "0.0")])
def test_a_share_of_people_below_is_an_error_with_both_numbers(stated: str, shown: str) -> None:
    [(severity, where, message)] = found(under_own_pack(stated), SHARE)
    assert (severity, where) == ("error", "培养方案.xlsx!专业信息!补充标准 electrical.staff")
    assert f"{GROUP} ≥ 80 % (clause 4.6.2); here it is {shown} %" in message


@pytest.mark.parametrize("stated", [None, "", "大部分", "120 %", "24", "-0.5", "24/30"])
def test_a_share_of_people_that_is_not_stated_is_only_a_signal(stated: str | None) -> None:
    [(severity, _, message)] = found(under_own_pack(stated), SHARE)
    assert (severity, "does not state the share" in message) == ("signal", True)


@pytest.mark.parametrize(
    ("old", "new", "clause", "words"),
    [
        # 10 of the 46 credits are practice, 12 humanities and other
        ("[practice], operator: \">=\", value: 0.2", "[practice], operator: \">=\", value: 0.22", "practice", "≥ 22 %"),
        ("operator: \"<=\", value: 0.3", "operator: \"<=\", value: 0.25", "politics", "≤ 25 %"),
        ("operator: \"<=\", value: 0.3", "operator: \"=\", value: 0.27", "politics", "= 27 %"),
    ],
)  # fmt: skip
def test_a_share_of_credits_is_compared_by_the_clauses_own_operator(
    old: str, new: str, clause: str, words: str
) -> None:
    assert old in CLAUSES
    [(severity, where, message)] = found(under_own_pack(clauses=CLAUSES.replace(old, new)), SHARE)
    assert (severity, where) == ("error", f"培养方案.xlsx!课程!补充标准 electrical.{clause}")
    assert words in message
    assert {"practice": "21.7 %", "politics": "26.1 %"}[clause] in message


def test_without_categories_no_share_of_credits_is_told() -> None:
    folder = under_own_pack()
    folder.change_plan(courses=tuple(replace(one, category="") for one in folder.plan.courses))
    assert found(folder, SHARE) == []
    assert len(found(folder, "course-category")) == 1


@pytest.mark.parametrize(("edition", "clause"), [("2018", "5.4"), ("2022", "4.5.4"), ("2024", "4.5.4")])
def test_a_finding_names_the_clause_as_the_plans_standard_prints_it(edition: str, clause: str) -> None:
    folder = sound_folder()
    courses = tuple(replace(one, category="其他") if one.code == "H1" else one for one in folder.plan.courses)
    folder.change_plan(standard=f"ceeaa-standard/{edition}", courses=courses)
    clauses = {one.clause for one in folder.checkup().findings if one.rule == "credit-share-humanities"}
    assert clauses == {clause}


@pytest.mark.parametrize("standard", ["abet-eac/2025-2026", "none/such", ""])
def test_under_another_standard_the_clause_stays_as_the_rule_has_it(standard: str) -> None:
    folder = sound_folder()
    folder.change_plan(standard=standard)
    assert folder.snapshot().printed("4.4.1") == "4.4.1"
