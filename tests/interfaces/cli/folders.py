"""A small sound programme on disk, and courses to break, for the commands that read files."""

from array import array
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from factories.sound_programme import Folder
from zhunsheng.core.document.xlsx_writer import write_xlsx
from zhunsheng.core.tabular.course_sheets import course_workbook
from zhunsheng.core.tabular.plan_sheets import plan_workbook
from zhunsheng.core.tabular.survey_sheets import survey_workbook
from zhunsheng.core.values.course import Course, Entry, Gradebook, Item, Objective, State
from zhunsheng.core.values.plan import Goal, Indicator, Plan, PlanCourse, Requirement, Support
from zhunsheng.core.values.survey import Survey

MARKS = ((18, 40), (12, 35), (20, 22), (9, 45))


def course(code: str = "B1", marks: Sequence[Sequence[float]] = MARKS, indicators: str = "1.1") -> Course:
    """Two items, two objectives, four students; 作业 20 points, 期末 50."""
    items = (Item("作业", 20, (12, 8), "平时"), Item("期末", 50, (35, 15), "期末"))
    gradebook = Gradebook(
        items=items,
        entries=tuple(Entry(f"20210{row:02}", row=row + 2) for row in range(len(marks))),
        points=array("d", [float(mark) for row in marks for mark in row]).tobytes(),
        states=bytes(len(marks) * len(items)),
        sheet="成绩",
        columns=("B", "C"),
    )
    objectives = (Objective("1", "能建立模型", (indicators,)), Objective("2", "能设计方案", ("1.2",)))
    return Course(code, objectives, (gradebook,), name=f"课程{code}", term="2025-2026-1")


def with_blank(source: Course) -> Course:
    """The same course with the second student's 期末 left blank (cell C3)."""
    gradebook = source.gradebooks[0]
    states = bytearray(gradebook.states)
    points = array("d", gradebook.points)
    states[3], points[3] = State.BLANK, 0.0
    return replace(source, gradebooks=(replace(gradebook, states=bytes(states), points=points.tobytes()),))


def plan(*codes: str) -> Plan:
    """One requirement, two indicators, carried in equal parts by the courses."""
    share = 1 / len(codes)
    return Plan(
        code="080801",
        name="自动化",
        cohort="2021",
        version="2021",
        standard="ceeaa-standard/2022",
        goals=(Goal("1", "目标"),),
        requirements=(Requirement("1", "工程知识", "能运用知识", "1"),),
        indicators=(Indicator("1.1", "1", "能建模"), Indicator("1.2", "1", "能设计")),
        courses=tuple(PlanCourse(code, f"课程{code}", 3, 48, 1, "必修", "专业") for code in codes),
        support=tuple(Support(code, indicator, share) for code in codes for indicator in ("1.1", "1.2")),
    )


def write_course(path: Path, value: Course) -> Path:
    """The course as a workbook file."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(write_xlsx(course_workbook(value)))
    return path


def write_programme(root: Path, *courses: Course, surveys: Sequence[Survey] = (), codes: Sequence[str] = ()) -> Path:
    """A programme folder with these courses; the plan lists their codes unless told others."""
    root.mkdir(parents=True, exist_ok=True)
    listed = codes or list(dict.fromkeys(value.code for value in courses))
    (root / "培养方案.xlsx").write_bytes(write_xlsx(plan_workbook(plan(*listed))))
    for number, value in enumerate(courses):
        write_course(root / "课程" / f"{value.code}-{number}.xlsx", value)
    for survey in surveys:
        (root / "问卷").mkdir(exist_ok=True)
        (root / "问卷" / f"{survey.group}.xlsx").write_bytes(write_xlsx(survey_workbook(survey)))
    return root


def write_folder(root: Path, folder: Folder, method: str = "expected: 0.65\n") -> Path:
    """The folder's files; no method file where there is no text for it."""
    (root / "课程").mkdir(parents=True)
    (root / "问卷").mkdir()
    (root / "培养方案.xlsx").write_bytes(write_xlsx(plan_workbook(folder.plan)))
    for course in folder.courses:
        (root / course.file).write_bytes(write_xlsx(course_workbook(course)))
    for survey in folder.surveys:
        (root / survey.file).write_bytes(write_xlsx(survey_workbook(survey)))
    if method:
        (root / "method.yaml").write_text(method, encoding="utf-8")
    return root
