"""Our own golden cases: written as YAML tables, run as workbooks, compared with the oracle and with hand-worked values."""

from pathlib import Path
from typing import Any

import pytest
from golden_command import Answer, complaints, run_here
from golden_workbooks import write
from ruamel.yaml import YAML

from oracle.compare import differs
from oracle.course import OracleCourse, oracle_course
from oracle.programme import OracleProgramme, oracle_programme
from oracle.tables import course_of, plan_of, survey_of
from zhunsheng.core.values.method import Method, method_from

MADE = Path(__file__).parent / "made"
FILES = sorted(MADE.rglob("*.yaml"))


def read(text: str) -> Any:
    return YAML(typ="safe", pure=True).load(text)


def load(file: Path) -> dict[str, Any]:
    case: dict[str, Any] = read(file.read_text("utf-8"))
    return case


@pytest.mark.slow
@pytest.mark.parametrize("file", FILES, ids=[f"made-{file.stem}" for file in FILES])
def test_our_case_holds(file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    case = load(file)
    answer = run(case, tmp_path, capsys)
    assert complaints({"exit": 0, **case}, answer, tmp_path) == []
    if case.get("oracle", case.get("exit", 0) == 0):
        assert against_oracle(case, answer.report()) == []


def run(case: dict[str, Any], place: Path, capsys: pytest.CaptureFixture[str]) -> Answer:
    write(place, case["files"])
    arguments = [case.get("command", "attain"), str(place / path_of(case))]
    if "method" in case:
        (place / "m.yaml").write_text(case["method"], "utf-8")
        arguments += ["--method", str(place / "m.yaml")]
    return run_here([*arguments, *case.get("options", []), "--json"], place, capsys)


def path_of(case: dict[str, Any]) -> str:
    path: str = case.get("path", "course.xlsx" if "course.xlsx" in case["files"] else "programme")
    return path


# --- against the oracle ---------------------------------------------------------------------------------------------


def against_oracle(case: dict[str, Any], report: dict[str, Any]) -> list[str]:
    """Every value of the JSON document that the oracle knows."""
    method = method_of(case)
    if report["kind"] == "course":
        return course_lines(report, oracle_course(course_of(case["files"]["course.xlsx"]), method))
    files = case["files"]
    plan = next(tables for name, tables in files.items() if "培养方案" in name)
    courses = [tables for name, tables in files.items() if "/课程/" in name and isinstance(tables, dict)]
    surveys = [tables for name, tables in files.items() if "/问卷/" in name]
    truths = [oracle_course(course_of(tables), method) for tables in courses]
    truth = oracle_programme(plan_of(plan), truths, method, [survey_of(tables) for tables in surveys])
    return programme_lines(report, truth, truths)


def method_of(case: dict[str, Any]) -> Method:
    folder_method = next((text for name, text in case["files"].items() if name.endswith("method.yaml")), "")
    method, issues = method_from(read(case.get("method", folder_method)))
    assert issues == []
    return method


def course_lines(report: dict[str, Any], truth: OracleCourse) -> list[str]:
    found = line("students", report["students"], truth.students)
    found += line("course_attainment", report["course_attainment"], truth.attainment)
    found += line("objectives", [o["id"] for o in report["objectives"]], [o.id for o in truth.objectives])
    for got, want in zip(report["objectives"], truth.objectives, strict=True):
        spread = {
            "attainment": want.attainment,
            "expected": want.expected,
            "met": want.met,
            "n": want.n,
            "excluded": want.excluded,
            "students_met": want.students_met,
            "share_met": want.share_met,
            "min": want.minimum,
            "quartiles": None if want.quartiles is None else list(want.quartiles),
            "indicators": list(want.indicators),
        }
        for name, value in spread.items():
            found += line(f"objectives.{want.id}.{name}", got[name], value)
    for got, item in zip(report["items"], truth.items, strict=True):
        values = {"id": item.id, "full": item.full, "n": item.n, "mean": item.mean, "rate": item.rate}
        for name, value in values.items():
            found += line(f"items.{item.id}.{name}", got[name], value)
    return found


def programme_lines(report: dict[str, Any], truth: OracleProgramme, courses: list[OracleCourse]) -> list[str]:
    found = []
    by_code = {course["code"]: course for course in report["courses"]}
    found += line("courses", sorted(by_code), sorted(course.code for course in courses))
    for course in courses:
        got = by_code[course.code]
        found += line(f"courses.{course.code}", got["course_attainment"], course.attainment)
        for mine, theirs in zip(got["objectives"], course.objectives, strict=True):
            found += line(f"courses.{course.code}.{theirs.id}", mine["attainment"], theirs.attainment)
    for got, indicator in zip(report["indicators"], truth.indicators, strict=True):
        found += line(f"indicators.{indicator.id}", got["attainment"], indicator.attainment)
        found += line(f"indicators.{indicator.id}.covered", got["covered"], indicator.covered or 0)
        parts = {part["code"]: (part["weight"], part["value"]) for part in got["courses"]}
        found += line(
            f"indicators.{indicator.id}.courses", set(parts), {code for code, _, _ in indicator.contributions}
        )
        for code, weight, value in indicator.contributions:
            found += line(f"{indicator.id} {code} weight", parts[code][0], weight)
            found += line(f"{indicator.id} {code} value", parts[code][1], value)
    for got, requirement in zip(report["requirements"], truth.requirements, strict=True):
        found += line(f"requirements.{requirement.id}", got["attainment"], requirement.attainment)
        found += line(f"requirements.{requirement.id}.met", got["met"], requirement.met)
        if requirement.weakest is not None:
            found += line(f"requirements.{requirement.id}.weakest", got["weakest"], requirement.weakest)
    missing = sorted((gap["code"], gap["indicator"], gap["weight"]) for gap in report["missing"])
    wanted = sorted((code, indicator, float(weight)) for code, weight, indicator in truth.missing)
    return found + line("missing", missing, wanted)


def line(place: str, got: Any, want: Any) -> list[str]:
    if isinstance(want, list) and want and not isinstance(want[0], str | tuple):
        return [complaint for at, part in enumerate(want) for complaint in line(f"{place}[{at}]", got[at], part)]
    plain = want is None or isinstance(want, bool | str | list | set)
    wrong = got != want if plain else differs(got, want)
    return [f"{place}: {got!r}, not {want if plain else float(want)!r}"] if wrong else []
