"""Small results for tests of reports: two classes, a student who is exempt, a programme of two courses with a survey."""

from array import array
from collections.abc import Sequence

from zhunsheng.core.attainment.course import evaluate_course
from zhunsheng.core.attainment.programme import evaluate_programme
from zhunsheng.core.attainment.results import CourseResult, ProgrammeResult
from zhunsheng.core.document.numbering import numbers_of
from zhunsheng.core.document.tree import (
    BulletList,
    Cover,
    Document,
    Figure,
    Heading,
    Paragraph,
    Placeholder,
    Runs,
    SignatureBlock,
    Table,
    Text,
)
from zhunsheng.core.values.course import Course, Entry, Gradebook, Item, Objective, State
from zhunsheng.core.values.method import Method
from zhunsheng.core.values.plan import Goal, Indicator, Plan, PlanCourse, Requirement, Support
from zhunsheng.core.values.survey import Survey

ITEMS = (Item("作业", 20, (12, 8), "平时"), Item("期末", 50, (35, 15), "期末"))
OBJECTIVES = (Objective("1", "能建立模型", ("1.1",)), Objective("2", "能设计方案", ("1.2",)))
CLASS_1 = ((18, 40), (12, 35), (20, 22))
CLASS_2 = ((9, 25), (16, 45))


def book(name: str, marks: Sequence[Sequence[float]], *, exempt: bool = False) -> Gradebook:
    """One class; `exempt` adds a student whom nothing counts for."""
    rows = [*marks, (0.0, 0.0)] if exempt else list(marks)
    states = bytearray(len(rows) * 2)
    if exempt:
        states[-2:] = bytes([State.EXEMPT, State.EXEMPT])
    return Gradebook(
        items=ITEMS,
        entries=tuple(Entry(f"{name}{at:02}", name=f"姓名{at}", section=name, row=at + 2) for at in range(len(rows))),
        points=array("d", [float(mark) for row in rows for mark in row]).tobytes(),
        states=bytes(states),
        section=name,
        sheet=f"成绩@{name}",
        columns=("B", "C"),
    )


def course(code: str = "B1", **changes: object) -> Course:
    notes = {"学校": "某大学", "考核合理性审核人": "王工", "考核合理性审核日期": "2026-01-08", "学时": "48"}
    values: dict[str, object] = {"name": "电路", "term": "2025-2026-1", "leader": "李老师", "notes": notes, **changes}
    gradebooks = (book("1班", CLASS_1), book("2班", CLASS_2, exempt=True))
    return Course(code, OBJECTIVES, gradebooks, **values)  # type: ignore[arg-type]


def course_result(method: Method | None = None, **changes: object) -> CourseResult:
    return evaluate_course(course(**changes), method or Method())


def programme_result(
    method: Method | None = None, *, courses: Sequence[str] = ("B1", "B2"), surveys: bool = True
) -> ProgrammeResult:
    plan = Plan(
        code="080801",
        name="自动化",
        cohort="2021",
        goals=(Goal("1", "成为工程师"),),
        requirements=(
            Requirement("1", "工程知识", "能运用知识"),
            Requirement("2", "问题分析"),
            Requirement("3", "设计"),
        ),
        indicators=(Indicator("1.1", "1", "能建模"), Indicator("1.2", "2", "能分析"), Indicator("3.1", "3", "能设计")),
        courses=(PlanCourse("B1", "电路"), PlanCourse("B2", "控制"), PlanCourse("B3", "设计")),
        support=(
            Support("B1", "1.1", 0.6),
            Support("B2", "1.1", 0.4),
            Support("B1", "1.2", 1.0),
            Support("B3", "3.1", 1.0),
        ),
    )
    method = method or Method()
    answers = Survey("毕业生", ("毕业要求1", "培养目标1"), ((5.0, 4.0), (4.0, 4.0)), sent=4, target=3.5)
    results = [evaluate_course(course(code), method) for code in courses]
    return evaluate_programme(plan, results, method, [answers] if surveys else [])


def normalised(document: Document) -> str:
    """A document as lines of text: what stands in it, in its order, without looks or pictures."""
    numbers = numbers_of(document)

    def words(runs: Runs) -> str:
        return "".join(
            run.text if isinstance(run, Text) else run.text or f"→{numbers.label(run.target)}" for run in runs
        )

    lines: list[str] = []
    for block in document.blocks:
        if isinstance(block, Cover):
            lines += [f"= {block.title}", *(f"  {label}: {value}" for label, value in block.facts)]
        elif isinstance(block, Heading):
            lines.append(f"{'#' * block.level} {numbers.headings[block.id]} {block.text}")
        elif isinstance(block, Paragraph):
            lines.append(words(block.runs))
        elif isinstance(block, BulletList):
            lines += [f"- {words(item)}" for item in block.items]
        elif isinstance(block, Table):
            lines.append(f"[{numbers.labels.get(block.id, 'form')}] {block.caption}".rstrip())
            lines += ["  " + " | ".join(words(cell.runs) for cell in row) for row in (*block.head, *block.rows)]
        elif isinstance(block, Figure):
            lines.append(f"[{numbers.labels[block.id]}] {block.caption}")
        elif isinstance(block, Placeholder):
            lines += [f"? {hint}" for hint in block.hints] + [f"! {words(runs)}" for runs in block.known]
        elif isinstance(block, SignatureBlock):
            lines += [f"~ {line.role}{block.signed}{line.name}" for line in block.lines]
    return "\n".join(line.replace("\u00a0", " ").rstrip() for line in lines) + "\n"
