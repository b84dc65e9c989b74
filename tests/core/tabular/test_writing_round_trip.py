"""What the sheets write, the reader reads back: the same course, plan and survey."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from zhunsheng.core.document.xlsx_writer import write_xlsx
from zhunsheng.core.tabular.course_sheets import course_sheets, course_workbook, objective_heading
from zhunsheng.core.tabular.course_workbook import read_course
from zhunsheng.core.tabular.layout import Lang
from zhunsheng.core.tabular.plan_sheets import plan_workbook
from zhunsheng.core.tabular.plan_workbook import read_plan
from zhunsheng.core.tabular.survey_sheets import survey_workbook
from zhunsheng.core.tabular.survey_workbook import read_survey
from zhunsheng.core.tabular.templates import course_template, plan_template, survey_template
from zhunsheng.core.values.course import Attempt, Course, Entry, Gradebook, Item, Objective, State
from zhunsheng.core.values.plan import Goal, GoalSupport, Indicator, Plan, PlanCourse, Requirement, Support
from zhunsheng.core.values.survey import Survey

pytestmark = pytest.mark.slow
patient = settings(suppress_health_check=[HealthCheck.too_slow])

NAMES = (
    "",
    "张三",
    "𠮷田䶮",
    "=SUM(A1)",
    "+1",
    "-cmd",
    "@x",
    "阿依古丽·买买提",
    "课程（上）",
    "O'Neil <&>",
    "a\\b",
    "_x0041_",
)
STUDENTS = ("001", "0020210001", "X2020I117", "20210101", "U202011", "B0737117", "18", "00")
WORDS = ("优", "良好", "中", "D", "不合格")
RAW = {State.ABSENT: ("旷考", "作弊"), State.NOT_SUBMITTED: ("未提交",), State.EXEMPT: ("免试",)}
ITEMS = ("期末一", "=1+1", "+作业", "1.10", "题1", "实验 A", "-", "Quiz", "𠮷", "@1")
langs = st.sampled_from(list(Lang))
points = st.floats(0, 1, allow_nan=False)


def plain_course(course):
    """A course without the file's own marks: addresses, hash, the indices of level words."""
    books = tuple(
        (book.section, book.items, tuple(replace(entry, row=0) for entry in book.entries), _marks(book))
        for book in course.gradebooks
    )
    return replace(course, file="", sha256="", gradebooks=()), books


def _marks(book):
    shape = (len(book.entries), len(book.items))
    numbers = np.frombuffer(book.points, "<f8").reshape(shape).tolist()
    states = np.frombuffer(book.states, np.uint8).reshape(shape).tolist()
    return [
        [(book.levels[int(p)] if kind == State.LEVEL else p, State(kind)) for p, kind in zip(*row, strict=True)]
        for row in zip(numbers, states, strict=True)
    ]


@st.composite
def gradebooks(draw, objectives, students, section):
    names = draw(st.lists(st.sampled_from(ITEMS), min_size=1, max_size=4, unique=True))
    items = tuple(
        Item(
            name,
            full := draw(st.sampled_from((100.0, 20.0, 7.5, 1 / 3))),
            tuple(
                full * share / len(objectives)
                for share in draw(st.tuples(*[st.sampled_from((0.0, 0.5, 1.0))] * len(objectives)))
            ),
            draw(st.sampled_from(("", "期末", "=A1"))),
            draw(st.sampled_from((1.0, 0.15, 1 / 7))),
        )
        for name in names
    )
    entries = tuple(
        Entry(student, *draw(st.tuples(st.sampled_from(NAMES), st.sampled_from(("", "1班")), st.sampled_from(list(Attempt)))),
              programme=draw(st.sampled_from(("", "080901"))), cohort=draw(st.sampled_from(("", "2021"))), group=draw(st.sampled_from(("", "机2101"))), row=row)
        for row, student in enumerate(students, 2)
    )  # fmt: skip
    columns = tuple("DEFGHIJKLM"[: len(items)])
    marks, states, raw = [], [], {}
    for entry in entries:
        for column, item in enumerate(items):
            kind = draw(st.sampled_from(list(State)))
            marks.append(
                draw(points) * item.full
                if kind == State.SCORED
                else float(draw(st.integers(0, len(WORDS) - 1)) if kind == State.LEVEL else 0)
            )
            states.append(kind)
            if kind in RAW and draw(st.booleans()):
                raw[f"{columns[column]}{entry.row}"] = RAW[kind][0]
    return Gradebook(
        items, entries, np.array(marks, "<f8").tobytes(), bytes(states), WORDS, section, "成绩", columns, raw
    )  # fmt: skip


@st.composite
def courses(draw):
    ids = draw(st.sampled_from((("1",), ("1", "2", "3"), ("CO1", "CO2"), ("目标1", "x"), ("1.1", "1.10"))))
    weighted = draw(st.booleans())
    objectives = tuple(
        Objective(id, draw(st.sampled_from(("", "=能够", "（能够）应用，并比较：①"))), draw(st.sampled_from(((), ("1.1",), ("1.1", "1.10")))),
                  0.5 if weighted else None, draw(st.sampled_from((None, 0.7, 2 / 3))))
        for id in ids
    )  # fmt: skip
    students = draw(st.lists(st.sampled_from(STUDENTS), min_size=2, max_size=6, unique=True))
    sections = draw(st.sampled_from((("",), ("1班", "2班"), ("甲", ""))))
    parts = [students[: len(students) // 2], students[len(students) // 2 :]] if len(sections) == 2 else [students]
    books = tuple(draw(gradebooks(objectives, part, name)) for part, name in zip(parts, sections, strict=True))
    about = draw(st.tuples(st.sampled_from(("B2001", "007", "1.10")), st.sampled_from(NAMES)))
    return Course(
        about[0], objectives, books, about[1], draw(st.sampled_from(("", "2025-2026-1"))), draw(st.sampled_from((None, 2.5))),
        notes=draw(st.sampled_from(({}, {"备注": "=1", "教室": "001", "合作": "甲，乙"}))),
    )  # fmt: skip


@given(courses(), langs)
@patient
def test_course_is_the_same_after_writing_and_reading(course, lang):
    reading = read_course(write_xlsx(course_workbook(course, lang)), file="x")
    assert [issue.text() for issue in reading.errors] == []
    assert plain_course(reading.value) == plain_course(course)


@given(courses(), langs)
@patient
def test_filled_template_reads_as_its_course(course, lang):
    reading = read_course(write_xlsx(course_template(lang, course)), file="x")
    assert [issue.text() for issue in reading.issues if "hidden" in issue.kind.code] == []
    assert plain_course(reading.value) == plain_course(course)


def test_words_kept_from_the_file_are_written_again():
    items = (Item("a", 10.0, (10.0,)), Item("b", 10.0, (10.0,)))
    states = bytes([State.ABSENT, State.SCORED, State.ABSENT, State.BLANK])
    entries = (Entry("1", row=7), Entry("2", row=8))
    book = Gradebook(
        items,
        entries,
        np.array([0, 6.0, 0, 0], "<f8").tobytes(),
        states,
        columns=("D", "E"),
        raw={"D7": "作弊", "E7": "6分"},
    )
    rows = course_sheets(Course("c", (Objective("1"),), (book,)))[3].rows
    assert rows[1:] == (("1", "作弊", 6.0), ("2", "缺考", None))


def test_sheets_of_two_gradebooks_of_one_name_do_not_clash():
    item = (Item("a", 10.0, (10.0,)),)
    book = Gradebook(item, (Entry("1"),), np.array([1.0]).tobytes(), b"\0")
    titles = [sheet.title for sheet in course_sheets(Course("c", (Objective("1"),), (book, book)))]
    assert len(set(titles)) == 6


def test_objectives_are_headed_readably_only_where_it_is_clear():
    assert objective_heading("1", (Objective("1"), Objective("2")), Lang.ZH) == "目标1"
    assert objective_heading("1", (Objective("1"),), Lang.EN) == "CO1"
    assert objective_heading("1", (Objective("1"), Objective("目标1")), Lang.ZH) == "1"
    assert objective_heading("1.10", (Objective("1.10"),), Lang.ZH) == "1.10"


@st.composite
def plans(draw):
    text = st.sampled_from(("", "=能够", "（能够）应用，并比较：①", "𠮷"))
    numbers = st.sampled_from((None, 0.0, 3.5, 1 / 3))
    goals = tuple(Goal(id, draw(text)) for id in draw(st.sampled_from(((), ("G1", "G2")))))
    requirements = tuple(
        Requirement(id, draw(text), draw(text), draw(st.sampled_from(("", "1", "10")))) for id in ("1", "2", "10")
    )
    indicators = tuple(
        Indicator(id, id.partition(".")[0], draw(text), draw(numbers)) for id in ("1.1", "1.10", "2.1", "10.1")
    )
    listed = tuple(
        PlanCourse(code, draw(text), draw(numbers), draw(numbers), draw(st.sampled_from((None, 3.0))), "必修", "专业")
        for code in draw(st.lists(st.sampled_from(("B001", "007", "C1")), min_size=1, unique=True))
    )
    support = tuple(
        Support(course.code, indicator.id, weight, letter)
        for course in listed
        for indicator in indicators
        for weight, letter in [draw(st.sampled_from(((None, ""), (0.3, ""), (1 / 7, ""), (None, "H"), (None, "L"))))]
        if weight or letter
    )
    ties = tuple(
        GoalSupport(requirement.id, goal.id, strength)
        for requirement in requirements
        for goal in goals
        if (strength := draw(st.sampled_from(("", "●", "H"))))
    )
    return Plan(
        "080901", draw(st.sampled_from(("机械工程（卓越）", "=x"))), "2021", draw(text), draw(st.sampled_from(("", "ceeaa-standard/2022"))),
        draw(st.sampled_from((None, 160.0))), goals, requirements, indicators, listed, support, ties, draw(st.sampled_from(({}, {"院系": "机械"}))),
    )  # fmt: skip


def plain_plan(plan):
    return replace(plan, file="", sha256="", support=tuple(replace(one, cell="") for one in plan.support))


@given(plans(), langs)
@patient
def test_plan_is_the_same_after_writing_and_reading(plan, lang):
    for workbook in (plan_workbook(plan, lang), plan_template(lang, plan)):
        reading = read_plan(write_xlsx(workbook), file="x")
        assert reading.value is not None
        assert plain_plan(reading.value) == plan


@st.composite
def surveys(draw):
    questions = draw(st.sampled_from((("1",), ("1", "10", "2"), ("1.1", "1.10"), ("G1", "G2"))))
    scale = draw(st.sampled_from((5.0, 10.0, 100.0)))
    one = st.tuples(*[st.none() | points.map(lambda share: share * scale)] * len(questions))
    answers = draw(st.lists(one.filter(lambda row: any(value is not None for value in row)), min_size=1, max_size=6))
    sent = draw(st.sampled_from((None, 40)))
    return Survey(
        draw(st.sampled_from(("毕业生", "=x"))),
        questions,
        tuple(answers),
        scale,
        sent,
        draw(st.sampled_from((None, 4.0))),
    )


@given(surveys(), langs)
@patient
def test_survey_is_the_same_after_writing_and_reading(survey, lang):
    for workbook in (survey_workbook(survey, lang), survey_template(lang, survey)):
        reading = read_survey(write_xlsx(workbook), file="x")
        assert reading.value is not None, [issue.text() for issue in reading.issues]
        assert replace(reading.value, file="", sha256="") == survey
