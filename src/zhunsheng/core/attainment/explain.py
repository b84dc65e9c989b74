"""Every number opens: the tree of a value down to the cells of the workbook, with the formula at each node.

The formulas are those of attainment.md, in its symbols, followed by the numbers put in.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from zhunsheng.core.attainment import kernel
from zhunsheng.core.attainment.course import full_marks
from zhunsheng.core.attainment.results import (
    CourseResult,
    IndicatorResult,
    Mixed,
    ObjectiveResult,
    Pool,
    ProgrammeResult,
    RequirementResult,
)
from zhunsheng.core.attainment.rules import plain_sum
from zhunsheng.core.values.course import Gradebook, State
from zhunsheng.core.values.issue import N_, Issue, IssueKind
from zhunsheng.core.values.method import Method

UNKNOWN_ID = IssueKind(
    "explain-unknown-id", N_("there is no value named {name} to explain."), N_("Some that exist: {known}")
)
AMBIGUOUS_ID = IssueKind(
    "explain-ambiguous-id", N_("{name} names several values: {found}."), N_("Write one of them in full.")
)


class NothingToExplain(Exception):
    """An id that names no value, or several."""

    def __init__(self, issue: Issue) -> None:
        super().__init__(issue.text())
        self.issues = [issue]


@dataclass(frozen=True, slots=True)
class Node:
    """One number: what it is, its value, the formula with its numbers, what went in, and where it stands in a file."""

    id: str
    value: float | None
    formula: str = ""
    inputs: tuple["Node", ...] = ()
    source: str = ""
    label: str = field(default="")

    def plain(self) -> dict[str, Any]:
        """The node as JSON data: id, value, formula, inputs, source."""
        plain: dict[str, Any] = {"id": self.id, "value": self.value, "formula": self.formula}
        if self.label:
            plain["label"] = self.label
        return {**plain, "inputs": [node.plain() for node in self.inputs], "source": self.source}


def explain_course(result: CourseResult, name: str) -> Node:
    """The tree of `objective:1`, `1`, `B2001#1`, or `course` / the course's code."""
    code = result.course.code
    trees = {f"objective:{item.id}": item for item in result.objectives}
    named = {f"{code}#{item.id}": f"objective:{item.id}" for item in result.objectives}
    found = _find(name, [*trees, f"course:{code}"], named)
    return course_node(result) if found.startswith("course:") else objective_node(result, trees[found])


def explain_programme(result: ProgrammeResult, name: str) -> Node:
    """The tree of `requirement:1`, `indicator:1.1`, `course:B2001` or `B2001#1`; a bare id only where it is unique."""
    requirements = {f"requirement:{item.id}": item for item in result.requirements}
    indicators = {f"indicator:{item.id}": item for item in result.indicators}
    courses = {f"course:{item.course.code}": item for item in result.courses}
    objectives = {
        f"{course.course.code}#{item.id}": (course, item) for course in result.courses for item in course.objectives
    }
    found = _find(name, [*requirements, *indicators, *courses, *objectives], {})
    if found in requirements:
        return requirement_node(result, requirements[found])
    if found in indicators:
        return indicator_node(result, indicators[found])
    return course_node(courses[found]) if found in courses else objective_node(*objectives[found])


def _find(name: str, known: Sequence[str], aliases: dict[str, str]) -> str:
    if name in known:
        return name
    if name in aliases:
        return aliases[name]
    found = [full for full in known if full.partition(":")[2] == name]
    if len(found) == 1:
        return found[0]
    if found:
        raise NothingToExplain(Issue(AMBIGUOUS_ID, params={"name": name, "found": tuple(found)}))
    raise NothingToExplain(Issue(UNKNOWN_ID, params={"name": name, "known": tuple(known)}))


# --- programme ------------------------------------------------------------------------------------------------------


def requirement_node(result: ProgrammeResult, item: RequirementResult) -> Node:
    """A_r over its indicators, mixed with its survey value where the method mixes."""
    own = {indicator.id for indicator in result.plan.indicators if indicator.requirement == item.id}
    inputs = [indicator_node(result, indicator) for indicator in result.indicators if indicator.id in own]
    title = next((entry.title for entry in result.plan.requirements if entry.id == item.id), "")
    symbol = "min(A_m)" if result.method.requirement_rule == "min" else "Σ w·A_m / Σ w"
    values = [node.value for node in inputs]
    if result.method.requirement_rule == "weighted":
        symbol += f" (w = {_list([entry.weight for entry in result.plan.indicators if entry.id in own])})"
    formula = f"A_r = {symbol} = {_call('min', values) if 'min' in symbol else _number(item.parts.direct)}"
    survey = _survey_node(item.id, item.parts)
    mixed = _mixing(item.parts, result.method) if survey else ""
    return Node(f"requirement:{item.id}", item.attainment, formula + mixed, (*inputs, *survey), "", title)


def indicator_node(result: ProgrammeResult, item: IndicatorResult) -> Node:
    """A_m = Σ W·c / Σ W over the courses present."""
    by_code = {course.course.code: course for course in result.courses}
    inputs = []
    for given in item.contributions:
        course = by_code[given.code]
        mapped = [objective for objective in course.objectives if objective.id in given.objectives]
        rule = result.method.objective_to_indicator
        formula = f"c_m = {rule}(A_o) = {_call(rule, [objective.attainment for objective in mapped])}"
        inputs.append(
            Node(
                f"{given.code}→{item.id}",
                given.value,
                f"{formula}; W = {_number(given.weight)}",
                tuple(objective_node(course, objective) for objective in mapped),
                course.course.file,
                course.course.name,
            )
        )
    above = " + ".join(f"{_number(given.weight)}×{_number(given.value)}" for given in item.contributions)
    below = _number(plain_sum(given.weight for given in item.contributions))
    formula = f"A_m = Σ W·c_m / Σ W = ({above}) / {below}" if item.contributions else "A_m = Σ W·c_m / Σ W"
    if item.covered < 1 - 1e-9:
        formula += f"; covered = {_number(item.covered)}"
    survey = _survey_node(item.id, item.parts)
    mixed = _mixing(item.parts, result.method) if survey else ""
    text = next((entry.text for entry in result.plan.indicators if entry.id == item.id), "")
    return Node(f"indicator:{item.id}", item.attainment, formula + mixed, (*inputs, *survey), result.plan.file, text)


def _survey_node(name: str, parts: Mixed) -> tuple[Node, ...]:
    if parts.indirect is None:
        return ()
    return (Node(f"survey:{name}", parts.indirect, "mean(answer) / scale"),)


def _mixing(parts: Mixed, method: Method) -> str:
    if method.direct_share == 1 or parts.direct is None:
        return ""
    d = method.direct_share
    return f"; d·direct + (1−d)·indirect = {d:g}×{_number(parts.direct)} + {1 - d:g}×{_number(parts.indirect)}"


# --- course ---------------------------------------------------------------------------------------------------------


def course_node(result: CourseResult) -> Node:
    """The course's value over its objectives."""
    inputs = tuple(objective_node(result, item) for item in result.objectives)
    rule = "min" if result.method.course_rule == "min" else "Σ w·A_o / Σ w"
    formula = f"{rule}: {_list([node.value for node in inputs])}"
    course = result.course
    return Node(f"course:{course.code}", result.attainment, formula, inputs, course.file, course.name)


def objective_node(result: CourseResult, item: ObjectiveResult) -> Node:
    """A_o by the method's statistic, over items or over students."""
    column = result.objectives.index(item)
    by_items = result.method.statistic == "mean" and result.method.class_value == "item_mean"
    by_items = by_items and result.method.classes == "pool_students"
    inputs = _item_nodes(result, column) if by_items else _student_nodes(result, column)
    return Node(
        id=f"{result.course.code}#{item.id}",
        value=item.attainment,
        formula=_objective_formula(result, item, inputs, by_items),
        inputs=inputs,
        source=result.course.file,
        label=next(entry.text for entry in result.course.objectives if entry.id == item.id),
    )


def _objective_formula(result: CourseResult, item: ObjectiveResult, inputs: Sequence[Node], by_items: bool) -> str:
    method, own = result.method, item.distribution
    if by_items:
        return "A_o = Σ W·rate / Σ W" + _weighted_sum(result, item, inputs)
    formulas = {
        "mean": f"A_o = Σ a_io / n, n = {own.n}",
        "share_reaching": f"A_o = |a_io ≥ {method.line:g}| / n = {own.students_met} / {own.n}",
        "level": f"A_o = level(|a_io ≥ {method.line:g}| / n = {own.students_met} / {own.n}), "
        + " ".join(f"≥{share:g}→{level:g}" for share, level in method.bands),
    }
    classes = "; mean_of_classes" if method.classes == "mean_of_classes" else ""
    return formulas[method.statistic] + classes


def _weighted_sum(result: CourseResult, item: ObjectiveResult, inputs: Sequence[Node]) -> str:
    if len(result.pools) > 1:
        return "; Σ n_s·A_os / Σ n_s"
    column = result.objectives.index(item)
    weights = {
        at.name: w for at, w in zip(result.pools[0].gradebook.items, result.pools[0].weights[:, column], strict=True)
    }
    terms = [(weights[node.id], node.value) for node in inputs if node.value is not None]
    if not terms:
        return ""
    above = " + ".join(f"{_number(weight)}×{_number(value)}" for weight, value in terms)
    return f" = ({above}) / {_number(plain_sum(weight for weight, _ in terms))}"


def _item_nodes(result: CourseResult, column: int) -> tuple[Node, ...]:
    nodes = []
    for pool in result.pools:
        counts = kernel.item_counts(pool.counted)
        rates = kernel.item_rates(pool.points, counts, full_marks(pool))
        for at in np.flatnonzero(pool.weights[:, column]).tolist():
            item = pool.gradebook.items[at]
            total = float(pool.points[:, at].sum())
            rate = None if np.isnan(rates[at]) else float(rates[at])
            formula = f"rate = Σ p / (n·full) = {_number(total)} / ({int(counts[at])}×{_number(item.full)})"
            formula += f"; W = {_number(float(pool.weights[at, column]))}"
            marks = tuple(_mark_nodes(result, pool, at))
            nodes.append(Node(item.name, rate, formula, marks, _column_range(result, pool, at)))
    return tuple(nodes)


def _student_nodes(result: CourseResult, column: int) -> tuple[Node, ...]:
    nodes = []
    start = 0
    for pool in result.pools:
        used = np.flatnonzero(pool.weights[:, column]).tolist()
        for row, student in enumerate(pool.students):
            value = float(result.values[start + row, column])
            inputs = tuple(_mark_node(result, pool, row, at) for at in used)
            own = None if np.isnan(value) else value
            weights = _list([float(pool.weights[at, column]) for at in used])
            nodes.append(Node(student, own, f"a_io = Σ W·p/full / Σ W; W = {weights}", inputs))
        start += len(pool.students)
    return tuple(nodes)


def _mark_nodes(result: CourseResult, pool: Pool, item: int) -> Iterable[Node]:
    return (_mark_node(result, pool, row, item) for row in range(len(pool.students)))


def _mark_node(result: CourseResult, pool: Pool, row: int, item: int) -> Node:
    number, entry = pool.origins[row]
    gradebook = result.course.gradebooks[number]
    address = gradebook.cell(entry, item) if gradebook.columns else ""
    value = float(pool.points[row, item]) if pool.counted[row, item] else None
    written = gradebook.raw.get(address, "") or _state_word(gradebook, entry, item)
    return Node(pool.students[row], value, written, (), _source(result, gradebook, address))


def _state_word(gradebook: Gradebook, entry: int, item: int) -> str:
    state = State(gradebook.states[entry * len(gradebook.items) + item])
    return "" if state is State.SCORED else state.name.lower()


def _column_range(result: CourseResult, pool: Pool, item: int) -> str:
    parts = []
    for number in dict.fromkeys(number for number, _ in pool.origins):
        gradebook = result.course.gradebooks[number]
        rows = [gradebook.entries[entry].row for at, entry in pool.origins if at == number]
        if gradebook.columns and rows:
            letter = gradebook.columns[item]
            parts.append(_source(result, gradebook, f"{letter}{min(rows)}:{letter}{max(rows)}"))
    return "; ".join(parts)


def _source(result: CourseResult, gradebook: Gradebook, address: str) -> str:
    return "!".join(part for part in (result.course.file, gradebook.sheet, address) if part)


# --- numbers in formulas --------------------------------------------------------------------------------------------


def _number(value: float | None) -> str:
    return "–" if value is None else f"{value:.6g}"


def _list(values: Iterable[float | None]) -> str:
    return ", ".join(_number(value) for value in values)


def _call(rule: str, values: Iterable[float | None]) -> str:
    return f"{rule}({_list(values)})"
