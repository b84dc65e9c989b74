"""The worked samples inside the templates: small, invented, and sound as they stand."""

from collections.abc import Sequence

import numpy as np

from zhunsheng.core.tabular.course_sheets import STATE_WORDS
from zhunsheng.core.tabular.layout import Lang, Words
from zhunsheng.core.values.course import Course, Entry, Gradebook, Item, Objective, State
from zhunsheng.core.values.plan import Goal, GoalSupport, Indicator, Plan, PlanCourse, Requirement, Support
from zhunsheng.core.values.survey import Survey


def sample_course(lang: Lang) -> Course:
    """An invented course of three objectives, four items and six students, one of them absent, one deferred."""
    objectives = (
        (
            "1",
            ("1.2",),
            "能够运用力学原理建立构件的受力模型并求解。",
            "Model the forces on a structural member and solve.",
        ),
        (
            "2",
            ("2.1",),
            "能够识别并表达构件强度、刚度问题的关键因素。",
            "Identify what decides strength and stiffness of a member.",
        ),
        (
            "3",
            ("3.1",),
            "能够设计并完成材料性能实验，得出有效结论。",
            "Plan and carry out a test of a material and conclude.",
        ),
    )
    finals, tests = Words("期末", "Final"), Words("实验", "Laboratory")
    items = (
        Item(Words("期末一", "Final 1").of(lang), 40, (25, 15, 0), finals.of(lang)),
        Item(Words("期末二", "Final 2").of(lang), 30, (0, 30, 0), finals.of(lang)),
        Item(Words("作业", "Homework").of(lang), 100, (60, 40, 0), Words("作业", "Homework").of(lang), 0.15),
        Item(Words("实验一", "Lab 1").of(lang), 100, (0, 0, 100), tests.of(lang), 0.15),
    )
    return Course(
        code="B2001",
        name=Words("示例课程（请改成本课程名称）", "Sample course (write your own name here)").of(lang),
        term="2025-2026-1",
        credits=3,
        unit=Words("示例学院", "Sample school").of(lang),
        leader=Words("示例教师", "Sample teacher").of(lang),
        objectives=tuple(
            Objective(id, Words(f"（示例）{zh}", f"(sample) {en}").of(lang), indicators, expected=0.7)
            for id, indicators, zh, en in objectives
        ),
        gradebooks=(_sample_marks(items, lang),),
    )


MARKS: tuple[tuple[float | str, ...], ...] = (
    (35, 26, 92, 88),
    (28.5, 21, 85, 90),
    (31, 24.5, 78, 82),
    ("缺考", "缺考", 66, 75),
    ("缓考", "缓考", 90, 93),
    (24, 18, "未交", 80),
)


def _sample_marks(items: tuple[Item, ...], lang: Lang) -> Gradebook:
    states = {word: state for state, word in STATE_WORDS.items()}
    points = np.array([[0.0 if isinstance(mark, str) else mark for mark in row] for row in MARKS], "<f8")
    kinds = np.array(
        [[states[mark] if isinstance(mark, str) else State.SCORED for mark in row] for row in MARKS], np.uint8
    )
    name, section = Words("示例学生{n}", "Sample student {n}").of(lang), Words("1班", "A").of(lang)
    entries = tuple(
        Entry(f"20230101{n:02d}", name.format(n=n), section, programme="080901", cohort="2023")
        for n in range(1, len(MARKS) + 1)
    )
    return Gradebook(items, entries, points.tobytes(), kinds.tobytes())


def sample_plan(lang: Lang) -> Plan:
    """An invented programme cut down to three requirements and six courses; every indicator's weights add up to 1."""
    requirements = (
        (
            "1",
            "工程知识",
            "能够将数学、自然科学和工程知识用于解决工程问题。",
            "Engineering knowledge",
            "Apply mathematics, science and engineering to engineering problems.",
        ),
        (
            "2",
            "问题分析",
            "能够识别、表达并分析工程问题，得出有效结论。",
            "Problem analysis",
            "Identify, express and analyse engineering problems.",
        ),
        (
            "3",
            "研究",
            "能够设计实验、分析数据并综合得出结论。",
            "Investigation",
            "Plan experiments, analyse data and draw conclusions.",
        ),
    )
    indicators = (
        ("1.1", "1", "掌握并运用数学与自然科学知识表述工程问题。", "Use mathematics and science to state engineering problems."),
        ("1.2", "1", "能够建立力学模型并求解。", "Model and solve mechanical problems."),
        ("2.1", "2", "能够识别工程问题的关键环节。", "Identify what an engineering problem depends on."),
        ("2.2", "2", "能够借助文献比较多种方案。", "Compare solutions with the help of literature."),
        ("3.1", "3", "能够设计并实施实验，分析数据。", "Plan and carry out experiments and analyse the data."),
    )  # fmt: skip
    return Plan(
        code="080901",
        name=Words("示例专业（请改成本专业名称）", "Sample programme (write your own name here)").of(lang),
        cohort="2023",
        version="2023",
        standard="ceeaa-standard/2022",
        credits=160,
        goals=tuple(Goal(f"G{n}", text.of(lang)) for n, text in enumerate(_GOALS, 1)),
        requirements=tuple(
            Requirement(id, Words(zh, en).of(lang), Words(f"（示例）{text_zh}", f"(sample) {text_en}").of(lang), id)
            for id, zh, text_zh, en, text_en in requirements
        ),
        indicators=tuple(
            Indicator(id, of, Words(f"（示例）{zh}", f"(sample) {en}").of(lang)) for id, of, zh, en in indicators
        ),
        courses=tuple(
            PlanCourse(code, Words(zh, en).of(lang), credits, credits * 16, term, "必修", category)
            for code, zh, en, credits, term, category in _COURSES
        ),
        support=tuple(
            Support(course[0], indicator[0], weight)
            for course, weights in zip(_COURSES, _WEIGHTS, strict=True)
            for indicator, weight in zip(indicators, weights, strict=True)
            if weight
        ),
        goal_support=tuple(GoalSupport(requirement, goal, "●") for requirement, goal in _SUPPORTED),
    )


_GOALS = (
    Words(
        "（示例）能够在机械工程领域独立承担设计与分析工作。",
        "(sample) Does design and analysis in mechanical engineering on their own.",
    ),
    Words(
        "（示例）能够通过持续学习适应技术与职业发展。",
        "(sample) Keeps learning and keeps up with technology and career.",
    ),
)
_COURSES: Sequence[tuple[str, str, str, float, float, str]] = (
    ("B1001", "高等数学", "Calculus", 5, 1, "数学与自然科学"),
    ("B1002", "大学物理", "Physics", 4, 2, "数学与自然科学"),
    ("B2001", "工程力学", "Engineering mechanics", 3, 3, "工程基础"),
    ("B2002", "材料科学基础", "Materials science", 3, 4, "专业基础"),
    ("B3001", "机械设计", "Machine design", 3.5, 5, "专业"),
    ("B4001", "毕业设计", "Graduation project", 14, 8, "工程实践与毕业设计"),
)
_WEIGHTS = (
    (0.6, 0.0, 0.0, 0.0, 0.0),
    (0.4, 0.0, 0.3, 0.0, 0.0),
    (0.0, 0.5, 0.4, 0.0, 0.3),
    (0.0, 0.2, 0.0, 0.0, 0.4),
    (0.0, 0.3, 0.3, 0.5, 0.0),
    (0.0, 0.0, 0.0, 0.5, 0.3),
)
_SUPPORTED = (("1", "G1"), ("2", "G1"), ("3", "G1"), ("3", "G2"))


def sample_survey(lang: Lang) -> Survey:
    """Five invented answer sheets of graduates on the three sample requirements."""
    answers = ((5, 4, 4), (4, 4, 3), (5, 5, 4), (3, 4, None), (4, 3, 4))
    group = Words("毕业生（示例）", "Graduates (sample)").of(lang)
    return Survey(group, ("1", "2", "3"), answers, scale=5, sent=40)
