"""Cases that a person can check with a pencil (cases/*.yaml): the product and the oracle must both give their values."""

from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

from oracle.compare import course_differences, differs, programme_differences
from oracle.course import OracleCourse, oracle_course
from oracle.marks import BlankRefused
from oracle.programme import OracleProgramme, oracle_programme
from oracle.tables import course_of, plan_of, survey_of
from zhunsheng.core.attainment.course import evaluate_course
from zhunsheng.core.attainment.marks import MarksRefused
from zhunsheng.core.attainment.programme import evaluate_programme
from zhunsheng.core.values.course import Course
from zhunsheng.core.values.method import Method, method_from

FOLDER = Path(__file__).parent / "cases"
NONE = "无"

OBJECTIVE = {
    "达成度": "attainment",
    "期望值": "expected",
    "达到": "met",
    "人数": "n",
    "未计入": "excluded",
    "最低": "minimum",
    "四分位": "quartiles",
    "达到人数": "students_met",
    "达到比例": "share_met",
}
OUTCOME = {
    "达成度": "attainment",
    "达到": "met",
    "最弱": "weakest",
    "覆盖": "covered",
    "直接": "direct",
    "间接": "indirect",
}


def load(file: Path) -> list[dict[str, Any]]:
    cases: list[dict[str, Any]] = YAML(typ="safe", pure=True).load(file.read_text("utf-8"))
    return cases


CASES = [
    pytest.param(case, id=f"{file.stem}-{case['名称']}")
    for file in sorted(FOLDER.glob("*.yaml"))
    for case in load(file)
]


def wanted(value: Any) -> Any:
    """0.7, 2/3 and 无 as they are written: numbers become exact decimals."""
    if value == NONE:
        return None
    if isinstance(value, str) and "/" in value:
        return Fraction(value)
    if isinstance(value, bool | str):
        return value
    return Fraction(str(value))


def check(where: str, got: Any, value: Any) -> list[str]:
    """A complaint where a result is not what the case says."""
    if isinstance(value, list):
        return [line for at, part in enumerate(value) for line in check(f"{where}[{at}]", got[at], part)]
    want = wanted(value)
    wrong = differs(got, want) if isinstance(want, Fraction) else got is not want and got != want
    return [f"{where}: {got}, not {value}"] if wrong else []


@pytest.fixture
def method(case: dict[str, Any]) -> Method:
    found, issues = method_from(case["方法"])
    assert issues == []
    return found


@pytest.mark.parametrize("case", CASES)
def test_the_worked_case_holds(case: dict[str, Any], method: Method) -> None:
    if "拒绝" in case:
        refused(course_of(case), method, case["拒绝"])
    elif "支撑矩阵" in case:
        programme_holds(case, method)
    else:
        course_holds(case, method)


def refused(course: Course, method: Method, cells: list[str]) -> None:
    with pytest.raises(BlankRefused) as truth:
        oracle_course(course, method)
    with pytest.raises(MarksRefused) as caught:
        evaluate_course(course, method)
    assert [cell for _, cell in truth.value.cells] == cells
    assert [cell for issue in caught.value.issues for cell in cells_named(issue.params["cells"])] == cells


def cells_named(value: Any) -> tuple[str, ...]:
    assert isinstance(value, tuple)
    return value


def course_holds(case: dict[str, Any], method: Method) -> None:
    course = course_of(case)
    truth, result = oracle_course(course, method), evaluate_course(course, method)
    assert course_differences(result, truth) == []
    assert against_course(truth, case["结果"]) == []


def against_course(truth: OracleCourse, want: dict[str, Any]) -> list[str]:
    wrong = check("课程", truth.attainment, want["课程"])
    if "学生" in want:
        wrong += check("学生", truth.students, want["学生"])
    objectives = {f"目标{objective.id}": objective for objective in truth.objectives}
    assert set(want) - {"课程", "学生"} == set(objectives), "a case says something of every objective"
    for name, objective in objectives.items():
        for key, value in want[name].items():
            wrong += check(f"{name} {key}", getattr(objective, OBJECTIVE[key]), value)
    return wrong


def small_course(code: str, objectives: dict[str, list[Any]]) -> Course:
    """One student, one item of 100 per objective: [mark, indicators, weight]."""
    rows = [[name, *cells] for name, cells in objectives.items()]
    names = [f"目标{name}" for name in objectives]
    return course_of(
        {
            "课程目标": [["编号", "得分", "指标点", "权重"], *rows],
            "考核方案": [
                ["考核项", "满分", *names],
                *[[f"项{i}", 100, *[100 if i == o else None for o in range(len(names))]] for i in range(len(names))],
            ],
            "成绩": [["学号", *[f"项{i}" for i in range(len(names))]], ["S1", *[row[1] for row in rows]]],
        },
        code,
    )


def programme_holds(case: dict[str, Any], method: Method) -> None:
    courses = [small_course(code, objectives) for code, objectives in case["课程"].items()]
    plan, surveys = plan_of(case), [survey_of(tables) for tables in case.get("问卷", [])]
    truth = oracle_programme(plan, [oracle_course(course, method) for course in courses], method, surveys)
    result = evaluate_programme(plan, [evaluate_course(course, method) for course in courses], method, surveys)
    assert programme_differences(result, truth) == []
    assert against_programme(truth, case["结果"]) == []


def against_programme(truth: OracleProgramme, want: dict[str, Any]) -> list[str]:
    wrong = []
    by_id = {
        "指标点": {indicator.id: indicator for indicator in truth.indicators},
        "毕业要求": {requirement.id: requirement for requirement in truth.requirements},
    }
    for kind, found in by_id.items():
        for name, values in want.get(kind, {}).items():
            for key, value in values.items():
                got = getattr(found[name], OUTCOME[key])
                wrong += check(f"{kind} {name} {key}", got if got is not None or key != "覆盖" else 0.0, value)
    missing = [[code, indicator, weight] for code, weight, indicator in truth.missing]
    wrong += [] if len(missing) == len(want.get("缺少", [])) else [f"缺少: {missing}"]
    wrong += check("缺少", missing, want.get("缺少", []))
    for name, values in want.get("培养目标", {}).items():
        for key, value in values.items():
            got = truth.goals.values[name] if key == "达成度" else truth.goals.groups[name][key]
            wrong += check(f"培养目标 {name} {key}", got, value)
    return wrong
