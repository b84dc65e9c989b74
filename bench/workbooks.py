"""The seeded workloads as workbooks on disk, written by XlsxWriter as a school's own would be: S, P and a folder of many."""

from collections.abc import Sequence
from multiprocessing import Pool
from pathlib import Path
from typing import Any

import numpy as np
import xlsxwriter  # noqa: TID253 (workbooks are what this module makes)

import workloads
from measure import OUT, say
from zhunsheng.core.values.course import Course, Entry, Gradebook, Item, Objective, State
from zhunsheng.core.values.plan import Indicator, Plan, PlanCourse, Requirement, Support

Rows = Sequence[Sequence[Any]]
SURNAMES, GIVEN = "赵钱孙李周吴郑王冯陈", "子轩雨桐浩然欣怡宇航梓涵"


def course_code(number: int) -> str:
    """B10000, B10001, …"""
    return f"B{10000 + number}"


def indicator_ids() -> list[str]:
    """1.1, 1.2, 1.3, 2.1, …"""
    seen: dict[int, int] = {}
    ids = []
    for requirement in workloads.REQUIREMENT_OF:
        seen[requirement] = seen.get(requirement, 0) + 1
        ids.append(f"{requirement + 1}.{seen[requirement]}")
    return ids


def course(number: int, students: int, items: int) -> Course:
    """One course offering with five objectives, 1 % of its marks absent."""
    random = np.random.default_rng([workloads.SEED, 7, number])
    full = random.choice(workloads.FULLS, size=items)
    share = np.clip(random.normal(0.72, 0.18, size=(students, items)), 0, 1)
    absent = random.random((students, items)) < workloads.ABSENT
    points = np.where(absent, 0.0, np.rint(share * full * 2) / 2)
    ids = indicator_ids()
    own = [ids[(number * 3 + at) % len(ids)] for at in (0, 0, 1, 1, 2)]
    return Course(
        code=course_code(number),
        name=f"课程{number}",
        term="2025-2026-1",
        credits=3.0,
        objectives=tuple(Objective(str(at + 1), f"能够完成第{at + 1}类任务", (own[at],)) for at in range(5)),
        gradebooks=(
            Gradebook(
                items=tuple(
                    Item(
                        f"考核{at + 1}",
                        float(full[at]),
                        tuple(float(full[at]) if o == at % 5 else 0.0 for o in range(5)),
                        "平时",
                    )
                    for at in range(items)
                ),
                entries=tuple(
                    Entry(f"{2021000000 + at}", SURNAMES[at % 10] + GIVEN[at % 12], "1班", row=at + 2)
                    for at in range(students)
                ),
                points=points.tobytes(),
                states=np.where(absent, np.uint8(State.ABSENT), np.uint8(State.SCORED)).tobytes(),
                sheet="成绩",
                columns=tuple(f"C{at}" for at in range(items)),
            ),
        ),
    )


def plan(courses: int) -> Plan:
    """A plan in whose matrix every course supports three indicators with equal weights per indicator."""
    ids = indicator_ids()
    cells = [(course_code(number), ids[(number * 3 + at) % len(ids)]) for number in range(courses) for at in range(3)]
    share = {one: 1 / sum(other == one for _, other in cells) for one in ids}
    requirements = range(workloads.REQUIREMENTS)
    return Plan(
        code="080901",
        name="计算机科学与技术",
        cohort="2021",
        requirements=tuple(Requirement(str(at + 1), f"要求{at + 1}", f"第{at + 1}项毕业要求") for at in requirements),
        indicators=tuple(Indicator(one, one.split(".")[0], f"指标{one}") for one in ids),
        courses=tuple(
            PlanCourse(course_code(number), f"课程{number}", 3.0, 48.0, 1.0, "必修", "专业")
            for number in range(courses)
        ),
        support=tuple(Support(code, one, share[one]) for code, one in cells),
    )


def course_rows(one: Course) -> dict[str, Rows]:
    """The sheets of a course workbook as plain cells."""
    book = one.gradebooks[0]
    points = np.frombuffer(book.points).reshape(len(book.entries), -1).tolist()
    states = np.frombuffer(book.states, np.uint8).reshape(len(book.entries), -1).tolist()
    marks = [
        ["缺考" if state else point for point, state in zip(own, kinds, strict=True)]
        for own, kinds in zip(points, states, strict=True)
    ]
    return {
        "课程信息": [
            ("字段", "值"),
            ("课程代码", one.code),
            ("课程名称", one.name),
            ("学期", one.term),
            ("学分", one.credits),
        ],
        "课程目标": [
            ("编号", "课程目标", "指标点", "权重", "期望值"),
            *((o.id, o.text, ";".join(o.indicators), None, None) for o in one.objectives),
        ],
        "考核方案": [
            ("考核项", "类别", "满分", "折算系数", *(o.id for o in one.objectives)),
            *((i.name, i.kind, i.full, i.scale, *(t or None for t in i.targets)) for i in book.items),
        ],
        "成绩": [
            ("学号", "姓名", "教学班", *(item.name for item in book.items)),
            *((e.student, e.name, e.section, *own) for e, own in zip(book.entries, marks, strict=True)),
        ],
    }


def plan_rows(one: Plan) -> dict[str, Rows]:
    """The sheets of a plan workbook as plain cells."""
    weights = {(cell.course, cell.indicator): cell.weight for cell in one.support}
    ids = [indicator.id for indicator in one.indicators]
    return {
        "专业信息": [("字段", "值"), ("专业代码", one.code), ("专业名称", one.name), ("年级", one.cohort)],
        "培养目标": [("编号", "内容"), ("1", "能够胜任工程师工作")],
        "毕业要求": [("编号", "名称", "内容", "标准项"), *((r.id, r.title, r.text, None) for r in one.requirements)],
        "指标点": [
            ("编号", "毕业要求", "内容", "权重"),
            *((i.id, i.requirement, i.text, None) for i in one.indicators),
        ],
        "课程": [
            ("课程代码", "课程名称", "学分", "学时", "学期", "性质", "类别"),
            *((c.code, c.name, c.credits, c.hours, c.term, c.nature, c.category) for c in one.courses),
        ],
        "支撑矩阵": [
            ("课程代码", "课程名称", *ids),
            *((c.code, c.name, *(weights.get((c.code, at)) for at in ids)) for c in one.courses),
        ],
        "目标支撑": [("毕业要求", "1"), *((r.id, "●") for r in one.requirements)],
    }


def write(target: Any, sheets: dict[str, Rows], *, blanks: bool = False) -> None:
    """XlsxWriter alone: also the floor of everything that writes workbooks. `blanks` gives empty cells a look."""
    with xlsxwriter.Workbook(target) as book:
        look = book.add_format({"locked": False}) if blanks else None
        for name, rows in sheets.items():
            page = book.add_worksheet(name)
            for row, cells in enumerate(rows):
                for column, value in enumerate(cells):
                    if isinstance(value, str):
                        page.write_string(row, column, value)
                    elif value is not None:
                        page.write_number(row, column, value)
                    elif look:
                        page.write_blank(row, column, None, look)


def one_file(items: int) -> Path:
    """A course workbook of 60 students; S has 25 items."""
    path = OUT / f"course-60x{items}.xlsx"
    if not path.exists():
        write(str(path), course_rows(course(0, 60, items)))
    return path


def folder(courses: int, students: int, items: int) -> Path:
    """A programme folder; written first if it is not there."""
    path = OUT / f"folder-{courses}x{students}x{items}"
    if not path.exists():
        say(f"writing {courses} workbooks into {path.name} (once)")
        beside = path.with_suffix(".making")
        (beside / "课程").mkdir(parents=True, exist_ok=True)
        write(str(beside / "培养方案.xlsx"), plan_rows(plan(courses)))
        with Pool() as pool:
            jobs = [(str(beside / "课程" / f"{course_code(at)}.xlsx"), at, students, items) for at in range(courses)]
            pool.starmap(_write_course, jobs, chunksize=20)
        beside.rename(path)
    return path


def _write_course(path: str, number: int, students: int, items: int) -> None:
    write(path, course_rows(course(number, students, items)))
