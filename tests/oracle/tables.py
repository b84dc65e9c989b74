"""Workbook tables as plain lists → values, for cases written by hand in the standard Chinese layout, and no other.

A naive second reader: no messy input, no refusals, no notices. What it cannot read it lets fail.
"""

import unicodedata
from collections.abc import Mapping, Sequence
from typing import Any

from strategies.build import Cell, gradebook
from zhunsheng.core.values.course import Attempt, Course, Entry, Item, Objective, State
from zhunsheng.core.values.method import LEVEL_SYNONYMS
from zhunsheng.core.values.plan import Goal, Indicator, Plan, PlanCourse, Requirement, Support
from zhunsheng.core.values.survey import Survey

Table = Sequence[Sequence[Any]]
Tables = Mapping[str, Table]

STATES = {
    State.ABSENT: ("缺考", "旷考", "作弊", "违纪", "取消"),
    State.NOT_SUBMITTED: ("未交", "未提交"),
    State.DEFERRED: ("缓考",),
    State.EXEMPT: ("免修", "免考", "免试"),
    State.BLANK: ("",),
}
STATE_OF = {word: state for state, words in STATES.items() for word in words}
LEVEL_WORDS = {word for words in LEVEL_SYNONYMS for word in words}
ATTEMPTS = {"": Attempt.FIRST, "初修": Attempt.FIRST, "补考": Attempt.RESIT, "重修": Attempt.RETAKE}
ABOUT_STUDENT = ("学号", "姓名", "教学班", "修读", "专业", "年级", "行政班")
ABOUT_ITEM = ("考核项", "类别", "满分", "折算系数")


def records(table: Table) -> list[dict[str, Any]]:
    """Rows under the header, by the header's words."""
    head = [text(cell) for cell in table[0]]
    return [dict(zip(head, [*row, *[None] * (len(head) - len(row))], strict=True)) for row in table[1:]]


def text(cell: Any) -> str:
    """The text of a cell: a whole number without its point."""
    if cell is None:
        return ""
    if isinstance(cell, float) and cell.is_integer():
        cell = int(cell)
    return unicodedata.normalize("NFKC", str(cell)).strip()


def number(cell: Any) -> float | None:
    words = text(cell).removesuffix("分")
    return float(words) if words else None


def mark(cell: Any) -> Cell:
    words = text(cell)
    if words in STATE_OF:
        return STATE_OF[words]
    if words in LEVEL_WORDS:
        return words
    value = number(cell)
    assert value is not None
    return value


def fields(table: Table | None) -> dict[str, Any]:
    return {text(name): value for name, value in table[1:]} if table else {}


def without_head(name: str) -> str:
    """The objective's id of a column headed 目标1, CO1 or 1."""
    return name.removeprefix("课程").removeprefix("目标").removeprefix("CO")


def course_of(tables: Tables, code: str = "C001") -> Course:
    about = fields(tables.get("课程信息"))
    plans = {name.partition("@")[2]: table for name, table in tables.items() if name.startswith("考核方案")}
    heads = [without_head(text(cell)) for cell in next(iter(plans.values()))[0] if text(cell) not in ABOUT_ITEM]
    objectives = [objective_of(row) for row in records(tables["课程目标"])] if "课程目标" in tables else []
    objectives = objectives or [Objective(id=head) for head in heads]
    books = []
    for section, plan in plans.items():
        sheet = "成绩" + (f"@{section}" if section else "")
        items = [item_of(row, objectives) for row in records(plan)]
        rows = [entry_of(row, items) for row in records(tables[sheet])]
        books.append(gradebook(items, rows, section))
    return Course(code=text(about.get("课程代码", code)), objectives=tuple(objectives), gradebooks=tuple(books))


def objective_of(row: dict[str, Any]) -> Objective:
    indicators = text(row.get("指标点")).replace("；", ";").split(";")
    return Objective(
        id=text(row["编号"]),
        indicators=tuple(name.strip() for name in indicators if name.strip()),
        weight=number(row.get("权重")),
        expected=number(row.get("期望值")),
    )


def item_of(row: dict[str, Any], objectives: Sequence[Objective]) -> Item:
    targets = {without_head(name): number(cell) or 0.0 for name, cell in row.items() if name not in ABOUT_ITEM}
    full, scale = number(row["满分"]), number(row.get("折算系数"))
    assert full is not None
    return Item(
        name=text(row["考核项"]),
        full=full,
        targets=tuple(targets.get(objective.id, 0.0) for objective in objectives),
        scale=1.0 if scale is None else scale,
    )


def entry_of(row: dict[str, Any], items: Sequence[Item]) -> tuple[Entry, list[Cell]]:
    entry = Entry(student=text(row["学号"]), section=text(row.get("教学班")), attempt=ATTEMPTS[text(row.get("修读"))])
    return entry, [mark(row[item.name]) for item in items]


def plan_of(tables: Tables) -> Plan:
    matrix = tables["支撑矩阵"]
    heads = [text(cell) for cell in matrix[0]]
    support = []
    for row in matrix[1:]:
        for head, cell in zip(heads, row, strict=False):
            if head in ("课程代码", "课程名称") or not text(cell):
                continue
            letter = text(cell) if text(cell).isalpha() else ""
            weight = None if letter else number(cell)
            support.append(Support(course=text(row[0]), indicator=head, weight=weight, letter=letter))
    indicators = tuple(
        Indicator(id=text(row["编号"]), requirement=text(row["毕业要求"]), weight=number(row.get("权重")))
        for row in records(tables["指标点"])
    )
    requirements = (
        [text(row["编号"]) for row in records(tables["毕业要求"])]
        if "毕业要求" in tables
        else list(dict.fromkeys(indicator.requirement for indicator in indicators))
    )
    return Plan(
        code=text(fields(tables.get("专业信息")).get("专业代码")),
        goals=tuple(Goal(id=text(row["编号"])) for row in records(tables["培养目标"])) if "培养目标" in tables else (),
        requirements=tuple(Requirement(id=name) for name in requirements),
        indicators=indicators,
        courses=tuple(PlanCourse(code=text(row[0])) for row in matrix[1:]),
        support=tuple(support),
    )


def survey_of(tables: Tables) -> Survey:
    about = fields(tables["说明"])
    answers = tables["答卷"]
    return Survey(
        group=text(about["对象"]),
        questions=tuple(text(cell) for cell in answers[0]),
        answers=tuple(tuple(number(cell) for cell in row) for row in answers[1:]),
        scale=number(about.get("满分")) or 5.0,
        target=number(about.get("期望值")),
    )
