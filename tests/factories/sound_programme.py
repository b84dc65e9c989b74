"""A small programme in which the check-up finds nothing: twelve requirements, six courses, one survey."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import cache

import numpy as np

from zhunsheng.core.checks.checkup import PACK, Checkup, check_up
from zhunsheng.core.checks.snapshot import Snapshot, take_snapshot
from zhunsheng.core.checks.waivers import Waiver
from zhunsheng.core.packs.checks import CheckBounds
from zhunsheng.core.packs.loader import load_pack
from zhunsheng.core.packs.own import supplement_for
from zhunsheng.core.packs.pack import Pack, PackRefused
from zhunsheng.core.values.course import Course, Entry, Gradebook, Item, Objective
from zhunsheng.core.values.issue import Issue
from zhunsheng.core.values.method import Method
from zhunsheng.core.values.plan import Goal, GoalSupport, Indicator, Plan, PlanCourse, Requirement, Support
from zhunsheng.core.values.survey import Survey

STUDENTS = tuple(f"2021{number:04}" for number in range(1, 21))

COURSES = (
    PlanCourse("M1", "高等数学、线性代数、概率与物理", 8, 128, 1, "必修", "数学与自然科学"),
    PlanCourse("E1", "电路与电子学", 8, 128, 2, "必修", "专业基础"),
    PlanCourse("E2", "信号与控制系统(含实验)", 8, 128, 3, "必修", "专业"),
    PlanCourse("P1", "电路与电子学课程设计", 4, 96, 4, "必修", "工程实践与毕业设计"),
    PlanCourse("P2", "毕业设计", 6, 144, 8, "必修", "工程实践与毕业设计"),
    PlanCourse("H1", "工程伦理", 8, 128, 1, "必修", "人文社科"),
    PlanCourse("X1", "通识选修课程组", 4, 64, 5, "选修", "其他"),
)
SUPPORTED_BY = (
    ("M1", "E1"), ("M1", "E2"), ("E1", "E2"), ("M1", "P1"), ("E1", "P1"), ("H1", "E2"),
    ("H1", "P2"), ("H1", "P1"), ("P1", "P2"), ("H1", "P2"), ("P2", "E2"), ("P2", "M1"),
)  # fmt: skip
ABILITIES = (
    "用数学模型描述电路中的变量关系",
    "从运行记录中找出复杂测控问题的成因",
    "按工艺指标拟定控制方案并作取舍",
    "安排对比实验，解释所得数据",
    "挑选仿真软件预测系统的动态",
    "依据法规审查项目的合规性",
    "核算方案的能耗与排放",
    "在利益冲突中说明工程师的处置依据",
    "在跨专业小组中带领成员分工协作",
    "向用户陈述设计并回应质询",
    "编制项目预算并跟踪偏差",
    "自学课堂未讲的技术并用于任务",
)


@dataclass
class Folder:
    """What a programme folder holds, open to be spoilt by a test."""

    plan: Plan
    courses: list[Course]
    surveys: list[Survey]
    method: Method
    declared: bool = True
    issues: tuple[Issue, ...] = ()
    supplement: Pack | None = None
    """An institution's own, in place of the shipped one."""

    def course(self, code: str) -> Course:
        return next(course for course in self.courses if course.code == code)

    def change_course(self, code: str, **changes: object) -> None:
        self.courses = [replace(one, **changes) if one.code == code else one for one in self.courses]  # type: ignore[arg-type]

    def change_plan(self, **changes: object) -> None:
        self.plan = replace(self.plan, **changes)  # type: ignore[arg-type]

    def snapshot(self) -> Snapshot:
        return take_snapshot(
            self.plan,
            self.courses,
            self.surveys,
            self.method,
            declared=self.declared,
            issues=self.issues,
            standard=standard(self.plan.standard),
            supplement=self.supplement or supplement(self.plan.standard, self.plan.code),
            whole_plan_credits=bounds().value("whole-plan-credits"),
            excerpt_share=bounds().value("excerpt-share"),
        )

    def checkup(self, waivers: Sequence[Waiver] = ()) -> Checkup:
        return check_up(self.snapshot(), bounds(), waivers, waiver_file="体检说明.yaml")


@cache
def standard(name: str) -> Pack | None:
    try:
        return load_pack(name)
    except PackRefused:
        return None


@cache
def supplement(name: str, programme: str) -> Pack | None:
    return supplement_for(name, programme)


@cache
def bounds() -> CheckBounds:
    body = load_pack(PACK).body
    assert isinstance(body, CheckBounds)
    return body


def sound_folder() -> Folder:
    """A fresh folder without any finding."""
    plan = sound_plan()
    courses = [_course(planned, plan) for planned in plan.courses if planned.nature == "必修"]
    return Folder(plan, courses, [_survey()], Method(expected=0.65))


def sound_plan() -> Plan:
    numbers = range(1, 13)
    return Plan(
        code="080801",
        name="自动化",
        cohort="2021",
        version="2021",
        standard="ceeaa-standard/2022",
        credits=46,
        goals=(Goal("G1", "独立承担测控系统的设计与运行"), Goal("G2", "在团队中负责任地处理工程事务")),
        requirements=tuple(Requirement(str(n), f"要求{n}", f"能够{ABILITIES[n - 1]}。", str(n)) for n in numbers),
        indicators=tuple(Indicator(f"{n}.1", str(n), f"能{ABILITIES[n - 1]}。") for n in numbers),
        courses=COURSES,
        support=tuple(
            Support(code, f"{n}.1", weight, cell=f"{chr(ord('B') + n)}{row}")
            for n in numbers
            for code, weight in zip(SUPPORTED_BY[n - 1], (0.6, 0.4), strict=True)
            for row in [2 + [course.code for course in COURSES].index(code)]
        ),
        goal_support=tuple(GoalSupport(str(n), "G1" if n < 7 else "G2", "●") for n in numbers),
        notes={"行业企业专家": "某厂总工程师参加2021-04-23修订会议"},
        file="培养方案.xlsx",
    )


def _course(planned: PlanCourse, plan: Plan) -> Course:
    indicators = [cell.indicator for cell in plan.support if cell.course == planned.code]
    count = len(indicators)
    term = int(planned.term or 1)
    year = 2021 + (term - 1) // 2
    return Course(
        code=planned.code,
        name=planned.name,
        objectives=tuple(
            Objective(str(at), f"能{ABILITIES[int(name.split('.')[0]) - 1]}。", (name,))
            for at, name in enumerate(indicators, 1)
        ),
        gradebooks=(gradebook(count),),
        term=f"{year}-{year + 1}-{2 - term % 2}",
        credits=planned.credits,
        unit="电气学院",
        leader="秦望川",
        notes={
            "学时": f"{planned.hours:g}",
            "课程性质": planned.nature,
            "方案版本": "2021版",
            "考核合理性审核人": "唐若川",
            "考核合理性审核日期": f"{year}-05-10",
            "成绩录入日期": f"{year}-07-01",
        },
        file=f"课程/{planned.code}.xlsx",
    )


def gradebook(objectives: int, students: Sequence[str] = STUDENTS) -> Gradebook:
    """For each objective an exam question and a report; values of the objectives lie 0.04 apart, all above 0.6."""
    scale = 100 / (30 * objectives)
    items = tuple(
        Item(f"{kind}{at + 1}", full, tuple(full if o == at else 0.0 for o in range(objectives)), kind, scale)
        for at in range(objectives)
        for kind, full in (("期末", 20.0), ("报告", 10.0))
    )
    spread = np.linspace(-0.1, 0.1, len(students)).reshape(-1, 1)
    rates = np.array([0.74 + 0.04 * (at // 2) for at in range(len(items))])
    points = (spread + rates) * np.array([item.full for item in items])
    return Gradebook(
        items=items,
        entries=tuple(
            Entry(student, programme="自动化", cohort="2021", row=2 + row) for row, student in enumerate(students)
        ),
        points=np.round(points, 2).astype("<f8").tobytes(),
        states=bytes(points.size),
        sheet="成绩",
        columns=tuple(chr(ord("D") + at) for at in range(len(items))),
    )


def _survey() -> Survey:
    questions = tuple(f"毕业要求{n}" for n in range(1, 13))
    answers = tuple(tuple(float(3 + (row + at) % 3) for at in range(12)) for row in range(20))
    return Survey("毕业生", questions, answers, 5.0, sent=25, file="问卷/毕业生.xlsx")


Plant = Callable[[Folder], None]
