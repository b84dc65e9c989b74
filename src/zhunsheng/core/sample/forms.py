"""Ways of assessing a course: each form lays out some 10 to 25 items and which objectives they prove.

A part of a form is a run of items of one kind. Its items move along the objectives from `start` to `end` (0 is the first
objective, 1 the last): early homework proves early objectives. Items of a `wide` part prove all objectives of that span.
`scale` turns points into points of the final mark; over all parts Σ scale · full = 100.
"""

from collections.abc import Mapping
from dataclasses import dataclass

NUMERALS = "一二三四五六七八九十"
FINAL = "期末"


@dataclass(frozen=True, slots=True)
class Part:
    """A run of items: kind, names, full marks and scale; `ease` is how much better than in the course they go.

    `words`: marked with level words. `handed_in`: work that some hand in late or never.
    """

    kind: str
    names: tuple[str, ...]
    full: tuple[float, ...]
    scale: float
    start: float = 0.0
    end: float = 1.0
    wide: bool = False
    ease: float = 0.0
    words: bool = False
    handed_in: bool = False


@dataclass(frozen=True, slots=True)
class Form:
    """考核形式: its parts, the ability that counts, and how far good and weak students lie apart (share of full)."""

    parts: tuple[Part, ...]
    field: str
    spread: float


def numbered(word: str, count: int) -> tuple[str, ...]:
    """作业1, 作业2, …"""
    return tuple(f"{word}{number}" for number in range(1, count + 1))


def questions(word: str, first: int, count: int) -> tuple[str, ...]:
    """期末一, 期末二, …"""
    return tuple(word + NUMERALS[number - 1] for number in range(first, first + count))


def staged(word: str, stages: tuple[str, ...]) -> tuple[str, ...]:
    """设计报告-内容, 设计报告-图纸, …"""
    return tuple(f"{word}-{stage}" for stage in stages)


def same(full: float, count: int) -> tuple[float, ...]:
    return (full,) * count


def _work(kind: str, names: tuple[str, ...], scale: float, *, start: float = 0.0, ease: float = 0.09) -> Part:
    return Part(kind, names, same(100, len(names)), scale, start, ease=ease, handed_in=True)


def _level(kind: str, names: tuple[str, ...], scale: float, start: float = 0.0, end: float = 1.0) -> Part:
    return Part(kind, names, same(100, len(names)), scale, start, end, ease=0.03, words=True)


FINAL_LONG = (
    Part(FINAL, questions(FINAL, 1, 2), (15, 15), 0.6, wide=True),
    Part(FINAL, questions(FINAL, 3, 8), (8, 8, 8, 8, 8, 10, 10, 10), 0.6, ease=-0.06),
)

THEORY = (
    _work("平时", numbered("作业", 6), 0.025),
    Part("平时", numbered("测验", 2), (50, 50), 0.1, ease=0.03),
    Part("期中", questions("期中", 1, 6), (20, 15, 15, 15, 15, 20), 0.15, end=0.7, ease=-0.02),
    *FINAL_LONG,
)
THEORY_AND_LABS = (
    _work("平时", numbered("作业", 6), 0.02),
    _work("实验", numbered("实验", 4), 0.045, start=0.3),
    Part("期中", questions("期中", 1, 5), same(20, 5), 0.1, end=0.7, ease=-0.02),
    *FINAL_LONG,
)
OTHER_CLASS = (
    _work("平时", numbered("作业", 5), 0.024),
    _work("实验", numbered("实验", 4), 0.045, start=0.3),
    Part("平时", numbered("测验", 3), (30, 30, 40), 0.1, ease=0.02),
    *FINAL_LONG,
)
"""The second class of a split course: less homework, three tests instead of a mid-term examination."""

FINAL_SHORT = (
    Part(FINAL, questions(FINAL, 1, 2), (15, 15), 0.4, wide=True),
    Part(FINAL, questions(FINAL, 3, 6), (10, 10, 10, 10, 15, 15), 0.4, ease=-0.06),
)
AT_COMPUTER = (
    _work("平时", numbered("作业", 5), 0.02),
    _work("上机", numbered("上机", 6), 0.05),
    Part("大作业", staged("大作业", ("设计", "实现", "答辩")), (30, 50, 20), 0.2, 0.2),
    *FINAL_SHORT,
)
AT_COMPUTER_OTHER = (
    _work("平时", numbered("作业", 4), 0.025),
    _work("上机", numbered("上机", 5), 0.06),
    Part("大作业", staged("项目", ("方案", "代码", "测试", "答辩")), (20, 40, 20, 20), 0.2),
    *FINAL_SHORT,
)
HUMANITIES = (
    Part("讨论", numbered("课堂讨论", 4), same(100, 4), 0.05, ease=0.05),
    _work("平时", numbered("读书报告", 2), 0.1, ease=0.04),
    _work("实践", ("社会实践报告",), 0.1, start=0.5, ease=0.05),
    Part(FINAL, questions(FINAL, 1, 1), (20,), 0.5, wide=True),
    Part(FINAL, questions(FINAL, 2, 6), (10, 10, 15, 15, 15, 15), 0.5, ease=-0.03),
)
LANGUAGE = (
    _work("平时", numbered("单元作业", 4), 0.025),
    Part("听力", numbered("听力测试", 2), same(100, 2), 0.05, end=0.7, ease=-0.03),
    Part("口语", numbered("口语展示", 2), same(100, 2), 0.075, 0.3, 0.7, ease=0.04),
    _work("写作", numbered("写作", 3), 0.05, ease=0.02),
    Part(FINAL, staged(FINAL, ("听力", "词汇", "阅读", "翻译", "写作")), (20, 15, 25, 20, 20), 0.5),
)
SEMINAR = (
    Part("讨论", numbered("案例讨论", 4), same(100, 4), 0.05, ease=0.04),
    Part("汇报", numbered("小组汇报", 2), same(100, 2), 0.1, ease=0.03),
    _work("调研", numbered("调研作业", 2), 0.1, ease=0.03),
    Part("课程论文", staged("论文", ("选题与资料", "分析论证", "结论", "规范")), (20, 40, 20, 20), 0.4),
)
SPORT = (
    Part("体测", staged("体能测试", ("耐力", "力量", "柔韧")), same(100, 3), 0.1, ease=-0.03),
    Part("专项", numbered("专项技能", 2), same(100, 2), 0.15, 0.3),
    Part("比赛", numbered("比赛与协作", 2), same(100, 2), 0.1, 0.4),
    Part("平时", ("课外锻炼",), (100,), 0.1, ease=0.06),
    Part("理论", ("理论测试",), (100,), 0.1, wide=True),
)
ACTIVITY = (
    _level("过程", numbered("任务完成", 3), 0.15),
    Part("过程", numbered("安全与记录", 2), same(100, 2), 0.125, ease=0.02),
    _level("过程", ("小组评价",), 0.1, 0.3),
    _work("报告", ("总结报告",), 0.2, ease=0.0),
)
LABS = (
    *(
        Part(
            "实验",
            staged(f"实验{number}", ("预习", "操作", "数据", "报告")),
            (10, 40, 20, 30),
            0.12,
            ease=0.02,
            handed_in=number > 2,
        )
        for number in range(1, 7)
    ),
    Part("考核", ("操作考核", "原理问答"), (60, 40), 0.28, wide=True, ease=-0.05),
)
PROJECT = (
    _work("过程", numbered("过程检查", 5), 0.04, ease=0.04),
    Part("成果", staged("成果验收", ("方案", "设计", "实现", "测试", "管理")), same(100, 5), 0.08),
    Part("报告", staged("设计报告", ("内容", "图纸与规范", "总结")), same(100, 3), 0.06, ease=-0.02),
    Part("答辩", staged("答辩", ("陈述", "回答问题")), same(100, 2), 0.06, wide=True, ease=-0.02),
    _level("过程", ("小组互评",), 0.1, 0.6),
)
INTERNSHIP = (
    _work("过程", numbered("实习日志", 4), 0.05, ease=0.04),
    _level("企业", numbered("企业导师评价", 3), 0.1),
    Part("报告", staged("实习报告", ("内容", "分析", "规范")), same(100, 3), 0.1, ease=-0.03),
    Part("答辩", ("实习答辩",), (100,), 0.1, wide=True, ease=-0.02),
    _level("过程", ("劳动纪律",), 0.1, 0.6),
)
THESIS = (
    Part("开题", staged("开题", ("文献调研", "任务指标")), same(100, 2), 0.05, 0.0, 0.4),
    _level("中期", staged("中期检查", ("设计进展", "实验进展")), 0.05, 0.4, 0.8),
    _level("指导教师", staged("指导教师", ("调研论证", "需求分析", "设计能力", "实验与数据", "撰写与交流")), 0.06),
    Part("评阅", staged("评阅", ("技术路线", "方案设计", "数据与结论", "论文规范")), same(100, 4), 0.05, ease=-0.02),
    Part("答辩", staged("答辩", ("陈述", "回答问题")), same(100, 2), 0.15, 0.4, 1.0, wide=True, ease=-0.02),
)

FORMS: Mapping[str, Form] = {
    "理论": Form(THEORY, "theory", 0.125),
    "理论实验": Form(THEORY_AND_LABS, "theory", 0.12),
    "理论实验/2": Form(OTHER_CLASS, "theory", 0.12),
    "上机": Form(AT_COMPUTER, "theory", 0.12),
    "上机/2": Form(AT_COMPUTER_OTHER, "theory", 0.12),
    "人文": Form(HUMANITIES, "society", 0.08),
    "外语": Form(LANGUAGE, "society", 0.11),
    "研讨": Form(SEMINAR, "society", 0.08),
    "体育": Form(SPORT, "society", 0.09),
    "活动": Form(ACTIVITY, "practice", 0.07),
    "实验": Form(LABS, "practice", 0.08),
    "课程设计": Form(PROJECT, "practice", 0.08),
    "实习": Form(INTERNSHIP, "practice", 0.07),
    "毕业设计": Form(THESIS, "practice", 0.08),
}

OTHER_CLASS_ENDING = "/2"
"""The form of the second class in a split course."""
