"""The half of `attain` that computes: results on screen, as JSON, as a tree, as a workbook."""

import argparse
import importlib
import json
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from zhunsheng.core.attainment.course import evaluate_course
from zhunsheng.core.attainment.explain import NothingToExplain, explain_course, explain_programme
from zhunsheng.core.attainment.freeze import digest, frozen_course, frozen_programme
from zhunsheng.core.attainment.marks import MarksRefused, untold
from zhunsheng.core.attainment.plain import course_plain, programme_plain
from zhunsheng.core.attainment.population import population_of
from zhunsheng.core.attainment.programme import evaluate_programme
from zhunsheng.core.attainment.results import CourseResult, ProgrammeResult
from zhunsheng.core.attainment.support import MatrixRefused
from zhunsheng.core.attainment.surveys import AnswersRefused
from zhunsheng.core.attainment.tree_node import Node
from zhunsheng.core.tables import course_results, programme_results
from zhunsheng.core.tables.table import Look
from zhunsheng.core.tabular.jail import Jail
from zhunsheng.core.tabular.layout import Lang
from zhunsheng.core.values.course import Course
from zhunsheng.core.values.issue import N_, Issue, Translate
from zhunsheng.core.values.method import Method
from zhunsheng.core.values.plan import Plan
from zhunsheng.interfaces.cli.annotated import write_annotated
from zhunsheng.interfaces.cli.explained import tree_text
from zhunsheng.interfaces.cli.files import write_together
from zhunsheng.interfaces.cli.folder import ProgrammeFolder
from zhunsheng.interfaces.cli.inputs import NO_COURSES, read_course, read_programme, refuse_doubles
from zhunsheng.interfaces.cli.refusal import Refused
from zhunsheng.interfaces.cli.screen import notices_text, shown, table_text
from zhunsheng.interfaces.cli.version import code_version

COMPUTING_REFUSALS = (MarksRefused, MatrixRefused, AnswersRefused, NothingToExplain)


def show_course(jail: Jail, path: Path, method: Method, arguments: argparse.Namespace, _: Translate) -> None:
    """One course workbook."""
    reading = read_course(jail, path, method)
    refused: list[Issue] = list(reading.errors)
    result = None
    if reading.value is not None:
        try:
            result = evaluate_course(reading.value, method)
        except MarksRefused as refusal:
            refused += untold(refusal.issues, refused)
    if refused or result is None:
        copy = ""
        if arguments.annotated:
            copy = write_annotated(jail, {path: refused}, Path(arguments.annotated), Lang(arguments.lang), _)
        raise Refused(refused, copy=copy)
    notices = [issue for issue in reading.issues if not issue.is_error]
    _give(_COURSE, result, notices, jail, method, arguments, _)


def _reports_asked(arguments: argparse.Namespace) -> bool:
    return bool(arguments.docx or arguments.html or arguments.pdf)


def show_programme(
    jail: Jail, folder: ProgrammeFolder, method: Method, arguments: argparse.Namespace, _: Translate
) -> None:
    """A programme folder."""
    result, notices = compute_programme(jail, folder, method, arguments, _)
    _give(_PROGRAMME, result, notices, jail, method, arguments, _)


@dataclass(frozen=True, slots=True)
class _Ways:
    """How the results of one kind are given away; the functions of modules loaded only when asked for by name."""

    explain: Callable[[Any, str], Node]
    plain: Callable[[Any, Sequence[Issue], Translate], dict[str, Any]]
    frozen: Callable[..., bytes]
    text: Callable[[Any, Sequence[Issue], Translate], str]
    workbook: str
    reports: str


def _give(
    ways: _Ways,
    result: CourseResult | ProgrammeResult,
    notices: Sequence[Issue],
    jail: Jail,
    method: Method,
    arguments: argparse.Namespace,
    _: Translate,
) -> None:
    """Write the files that were asked for, all or none, and show the tree, the document or the tables."""
    # the tree may be refused, so it comes before anything is written
    tree = None if arguments.explain is None else _explained(ways.explain, result, arguments.explain)
    files: dict[str, bytes] = {}
    if arguments.xlsx:
        workbooks = importlib.import_module("zhunsheng.interfaces.cli.result_files")
        files[arguments.xlsx] = getattr(workbooks, ways.workbook)(result, notices, _)
    if _reports_asked(arguments):
        reports = importlib.import_module("zhunsheng.interfaces.cli.report_files")
        files |= getattr(reports, ways.reports)(jail, result, notices, arguments, _)
    write_together(files)
    if tree is not None:
        _show_tree(tree, method, arguments.json, _)
    elif arguments.json:
        _print_json({**ways.plain(result, notices, _), "run": _run(ways.frozen(result, code_version=code_version()))})
    else:
        print(ways.text(result, notices, _))


def compute_programme(
    jail: Jail, folder: ProgrammeFolder, method: Method, arguments: argparse.Namespace, _: Translate
) -> tuple[ProgrammeResult, list[Issue]]:
    """Read and compute a folder; every workbook is read before anything is refused."""
    reading = read_programme(jail, folder, method)
    refused: dict[Path, list[Issue]] = {folder.plan: list(reading.plan.errors)}
    notices = [issue for issue in reading.plan.issues if not issue.is_error]
    surveys = []
    for path, survey in zip(folder.surveys, reading.surveys, strict=True):
        refused[path] = list(survey.errors)
        notices += [issue for issue in survey.issues if not issue.is_error]
        surveys += [survey.value] if survey.value is not None else []
    results: list[CourseResult] = []
    files: list[tuple[str, str]] = []
    slim = arguments.explain is None
    for path, course in zip(folder.courses, reading.courses, strict=True):
        refused[path] = list(course.errors)
        notices += [issue for issue in course.issues if not issue.is_error]
        if course.value is not None:
            files.append((course.value.code, folder.name(path)))
        if course.value is not None and reading.plan.value is not None:
            result, told = _evaluated(course.value, reading.plan.value, method, refused[path])
            notices += told
            results += [result.slim() if slim else result] if result else []
    _refuse(jail, folder, refused, files, arguments, _)
    assert reading.plan.value is not None  # noqa: S101 - a plan without value has errors
    try:
        return evaluate_programme(reading.plan.value, results, method, surveys), notices
    except COMPUTING_REFUSALS as refusal:
        raise Refused(refusal.issues) from None


def _evaluated(
    course: Course, plan: Plan, method: Method, refused: list[Issue]
) -> tuple[CourseResult | None, list[Issue]]:
    population, told = population_of(plan, course)
    try:
        return evaluate_course(course, method, population), told
    except MarksRefused as refusal:
        refused += untold(refusal.issues, refused)
        return None, told


def _refuse(
    jail: Jail,
    folder: ProgrammeFolder,
    refused: dict[Path, list[Issue]],
    files: Sequence[tuple[str, str]],
    arguments: argparse.Namespace,
    _: Translate,
) -> None:
    wrong = {path: issues for path, issues in refused.items() if issues}
    copy = ""
    if wrong and arguments.annotated:
        copy = write_annotated(jail, wrong, Path(arguments.annotated), Lang(arguments.lang), _, into_folder=True)
    if wrong:
        raise Refused([issue for issues in wrong.values() for issue in issues], copy=copy)
    if not folder.courses:
        raise Refused([Issue(NO_COURSES).in_file(str(folder.root))])
    refuse_doubles(files)


def _explained(explain: Any, result: CourseResult | ProgrammeResult, name: str) -> Node:
    try:
        node: Node = explain(result, name)
        return node
    except NothingToExplain as refusal:
        raise Refused(refusal.issues) from None


def _run(frozen: bytes) -> dict[str, str]:
    return {"code_version": code_version(), "sha256": digest(frozen)}


def _print_json(data: dict[str, Any]) -> None:
    """A line for each entry, and for each element of a list: json's own indenting is slow and large for thousands."""
    lines: list[str] = []
    for key, value in data.items():
        lines.append(f'{"," if lines else "{"}\n"{key}": ')
        lines += _json_lines(value)
    # line by line: the whole text would lie in memory several times over
    sys.stdout.writelines(lines)
    print("\n}")


def _json_lines(value: Any) -> list[str]:
    write = json.JSONEncoder(ensure_ascii=False, allow_nan=False).encode
    if not isinstance(value, list) or not value:
        return [write(value)]
    return [f"{',' if at else '['}\n {write(element)}" for at, element in enumerate(value)] + ["\n]"]


# --- on screen ------------------------------------------------------------------------------------------------------


def _course_text(result: CourseResult, notices: Sequence[Issue], _: Translate) -> str:
    course, digits = result.course, result.method.digits
    heading = "  ".join(part for part in (course.code, course.name, course.term, course.leader) if part)
    value = shown(result.attainment, Look.ATTAINMENT, digits, _)
    line = _(N_("Course attainment {value}; {students} students; method: {method}"))
    parts = [
        f"{heading}\n" + line.format(value=value, students=result.students, method=result.method.name),
        table_text(course_results.objectives_table(result), digits, _),
        table_text(course_results.items_table(result), digits, _),
        notices_text((*notices, *result.notices), _),
    ]
    return "\n\n".join(part for part in parts if part)


def _programme_text(result: ProgrammeResult, notices: Sequence[Issue], _: Translate) -> str:
    plan, digits = result.plan, result.method.digits
    heading = "  ".join(part for part in (plan.code, plan.name, plan.cohort, plan.standard) if part)
    met = sum(item.met is True for item in result.requirements)
    line = _(N_("{met} of {all} requirements met; {courses} courses; method: {method}")).format(
        met=met, all=len(result.requirements), courses=len(result.courses), method=result.method.name
    )
    told = [*notices, *(notice for course in result.courses for notice in course.notices), *result.notices]
    parts = [
        f"{heading}\n{line}",
        table_text(programme_results.requirements_table(result), digits, _),
        table_text(programme_results.indicators_table(result), digits, _),
        table_text(programme_results.courses_table(result), digits, _),
        table_text(programme_results.missing_table(result), digits, _),
        table_text(programme_results.goals_table(result), digits, _),
        notices_text(told, _),
    ]
    return "\n\n".join(part for part in parts if part)


def _show_tree(node: Node, method: Method, as_json: bool, _: Translate) -> None:
    if as_json:
        _print_json(node.plain())
    else:
        print(tree_text(node, method, _))


_COURSE = _Ways(
    explain_course, course_plain, frozen_course, _course_text, workbook="course_workbook", reports="course_reports"
)
_PROGRAMME = _Ways(
    explain_programme,
    programme_plain,
    frozen_programme,
    _programme_text,
    workbook="programme_workbook",
    reports="programme_reports",
)
