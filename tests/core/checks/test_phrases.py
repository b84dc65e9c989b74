import pytest

from factories.sound_programme import bounds
from zhunsheng.core.checks.credits_and_terms import category_of
from zhunsheng.core.checks.phrases import abilities, leading_weak_verb, similarity, unmeasurable
from zhunsheng.core.checks.syllabus import plan_term
from zhunsheng.core.values.plan import PlanCourse


@pytest.mark.parametrize(
    ("text", "verb"),
    [
        ("了解自动化专业的发展", "了解"),
        ("能够掌握电路分析方法。", "掌握"),
        ("通过本课程的学习，使学生理解反馈的概念", "理解"),
        ("1. 学生应熟练掌握C语言的语法", "掌握"),
        ("（示例）掌握并运用数学与自然科学知识表述工程问题。", ""),
        ("理解和应用控制理论解决问题", ""),
        ("掌握工程经济的方法，能够编制预算", ""),
        ("掌握数学知识，用于描述测控问题", ""),
        ("能设计满足指标的电路单元", ""),
        ("能认真负责地完成实验", ""),
        ("", ""),
    ],
)
def test_the_weak_verb_an_ability_begins_with(text: str, verb: str) -> None:
    assert leading_weak_verb(text, bounds().list_of("weak-verbs"), bounds().list_of("strong-verbs")) == verb


@pytest.mark.parametrize(
    ("text", "word"),
    [("具有自主学习的意识。", "意识"), ("树立工匠精神", "精神"), ("能够识别意识形态问题", ""), ("能完成设计", "")],
)
def test_a_final_attitude(text: str, word: str) -> None:
    assert unmeasurable(text, bounds().list_of("unmeasurable-words")) == word


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("能够分析问题", 1),
        ("能分析问题，能比较方案，并能够作出取舍", 3),
        ("能用能量守恒定律，能量平衡方程求解", 1),
        ("掌握数学知识，用于描述", 0),
    ],
)
def test_abilities_strung_together(text: str, count: int) -> None:
    assert abilities(text) == count


def test_similarity_sees_copies_and_not_themes() -> None:
    text = "能够从工艺资料和运行数据入手识别自动化领域的复杂工程问题"
    assert similarity(text, text + "。") == 1.0
    assert similarity(text, "能够设计实验、采集并解释数据，得到可复核的结论") < 0.3
    assert similarity("", text) == 0.0


@pytest.mark.parametrize(
    ("term", "cohort", "number"),
    [
        ("2021-2022-1", "2021", 1),
        ("2024-2025-2", "2021级", 8),
        ("2022-2023学年第一学期", "2021", 3),
        ("2021-2022-3", "2021", None),
        ("2021-2023-1", "2021", None),
        ("2021秋", "2021", None),
        ("2021-2022-1", "", None),
        ("2021-2022-1", "2025届", None),
        ("2021-2022-1", "2021级(2025届)", 1),
    ],
)
def test_a_term_as_the_plan_counts_it(term: str, cohort: str, number: int | None) -> None:
    assert plan_term(term, cohort) == number


def test_the_seven_categories_are_known_in_both_languages() -> None:
    assert category_of(PlanCourse("1", category="专业")) == "major"
    assert category_of(PlanCourse("1", category="专业基础")) == "major-basics"
    assert category_of(PlanCourse("1", category="Practice ")) == "practice"
    assert category_of(PlanCourse("1", category="通识")) == ""
