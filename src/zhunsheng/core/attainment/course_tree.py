"""The tree of a course's values: its objectives, their classes where each counts by itself, items, students, cells."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from zhunsheng.core.attainment import kernel
from zhunsheng.core.attainment.classes import shown_class
from zhunsheng.core.attainment.course import full_marks, rows_of_class, statistic_values, students_with_marks
from zhunsheng.core.attainment.results import CourseResult, Floats, ObjectiveResult, Pool
from zhunsheng.core.attainment.rules import plain_sum
from zhunsheng.core.attainment.tree_node import Node, number_list, number_text
from zhunsheng.core.values.course import Gradebook, State
from zhunsheng.core.values.method import Method
from zhunsheng.core.values.rounding import VERDICT_TOLERANCE


@dataclass(frozen=True, slots=True)
class _Marks:
    """The marks one value is computed from: all of the course, or one class's. `values` are the rows' a_io."""

    result: CourseResult
    pools: Sequence[Pool]
    values: Floats


def course_node(result: CourseResult) -> Node:
    """The course's value over its objectives."""
    inputs = tuple(objective_node(result, item) for item in result.objectives)
    rule = "min" if result.method.course_rule == "min" else "Σ w·A_o / Σ w"
    formula = f"{rule}: {number_list([node.value for node in inputs])}"
    course = result.course
    return Node(f"course:{course.code}", result.attainment, formula, inputs, course.file, course.name)


def objective_node(result: CourseResult, item: ObjectiveResult) -> Node:
    """A_o by the method's statistic: over items, over students, or over classes that each count by themselves."""
    column = result.objectives.index(item)
    name = f"{result.course.code}#{item.id}"
    marks = _Marks(result, result.pools, result.values)
    if result.method.classes == "mean_of_classes":
        inputs = tuple(_group_node(name, label, part, column) for label, part in _classes(result))
        formula = "A_o = mean_of_classes = " + _mean_text(inputs)
    elif len(result.pools) > 1 and _by_items(result.method):
        inputs = tuple(_group_node(name, label, part, column) for label, part in _differing(result))
        formula = "A_o = Σ n_s·A_os / Σ n_s" + _pooled_text(result.pools, inputs, column)
    else:
        inputs = _inputs(marks, column)
        formula = _formula("A_o", marks, column, inputs)
    text = next(entry.text for entry in result.course.objectives if entry.id == item.id)
    return Node(name, item.attainment, formula, inputs, result.course.file, text)


def _by_items(method: Method) -> bool:
    return method.statistic == "mean" and method.class_value == "item_mean"


# --- classes that count by themselves -------------------------------------------------------------------------------


def _classes(result: CourseResult) -> list[tuple[str, _Marks]]:
    """The teaching classes, whose values `mean_of_classes` takes the mean of."""
    names = tuple(name for pool in result.pools for name in pool.classes)
    found = []
    for name in dict.fromkeys(names):
        inside = np.array([at == name for at in names])
        found.append((shown_class(name), _Marks(result, rows_of_class(result.pools, name), result.values[inside])))
    return found


def _differing(result: CourseResult) -> list[tuple[str, _Marks]]:
    """The gradebooks with items of their own, which are put together by their students."""
    found = []
    start = 0
    for pool in result.pools:
        end = start + len(pool.students)
        found.append(("、".join(pool.sections), _Marks(result, [pool], result.values[start:end])))
        start = end
    return found


def _group_node(name: str, label: str, marks: _Marks, column: int) -> Node:
    value = float(statistic_values(marks.pools, marks.values, marks.result.method)[column])
    inputs = _inputs(marks, column)
    return Node(
        f"{name}@{label or '–'}",
        None if np.isnan(value) else value,
        _formula("A_os", marks, column, inputs),
        inputs,
        marks.result.course.file,
    )


def _mean_text(groups: Sequence[Node]) -> str:
    values = [node.value for node in groups if node.value is not None]
    return f"({' + '.join(number_text(value) for value in values)}) / {len(values)}" if values else number_text(None)


def _pooled_text(pools: Sequence[Pool], groups: Sequence[Node], column: int) -> str:
    sizes = [int(students_with_marks(pool)[column]) for pool in pools]
    terms = [(size, node.value) for size, node in zip(sizes, groups, strict=True) if node.value is not None]
    if not terms:
        return ""
    above = " + ".join(f"{size}×{number_text(value)}" for size, value in terms)
    return f" = ({above}) / {number_text(plain_sum(size for size, _ in terms))}"


# --- one value over its items or its students -----------------------------------------------------------------------


def _inputs(marks: _Marks, column: int) -> tuple[Node, ...]:
    return _item_nodes(marks, column) if _by_items(marks.result.method) else _student_nodes(marks, column)


def _formula(symbol: str, marks: _Marks, column: int, inputs: Sequence[Node]) -> str:
    method = marks.result.method
    if _by_items(method):
        return f"{symbol} = Σ W·rate / Σ W" + _weighted_sum(marks.pools, column, inputs)
    own = marks.values[:, column][~np.isnan(marks.values[:, column])]
    met = int((own >= method.line - VERDICT_TOLERANCE).sum())
    formulas = {
        "mean": f"{symbol} = Σ a_io / n, n = {len(own)}",
        "share_reaching": f"{symbol} = |a_io ≥ {method.line:g}| / n = {met} / {len(own)}",
        "level": f"{symbol} = level(|a_io ≥ {method.line:g}| / n = {met} / {len(own)}), "
        + " ".join(f"≥{share:g}→{level:g}" for share, level in method.bands),
    }
    return formulas[method.statistic]


def _weighted_sum(pools: Sequence[Pool], column: int, inputs: Sequence[Node]) -> str:
    weights = {
        at.name: w for pool in pools for at, w in zip(pool.gradebook.items, pool.weights[:, column], strict=True)
    }
    terms = [(weights[node.id], node.value) for node in inputs if node.value is not None]
    if not terms or len(pools) > 1:
        return ""
    above = " + ".join(f"{number_text(weight)}×{number_text(value)}" for weight, value in terms)
    return f" = ({above}) / {number_text(plain_sum(weight for weight, _ in terms))}"


def _item_nodes(marks: _Marks, column: int) -> tuple[Node, ...]:
    nodes = []
    for pool in marks.pools:
        counts = kernel.item_counts(pool.counted)
        rates = kernel.item_rates(pool.points, counts, full_marks(pool))
        for at in np.flatnonzero(pool.weights[:, column]).tolist():
            item = pool.gradebook.items[at]
            total = float(pool.points[:, at].sum())
            rate = None if np.isnan(rates[at]) else float(rates[at])
            formula = f"rate = Σ p / (n·full) = {number_text(total)} / ({int(counts[at])}×{number_text(item.full)})"
            formula += f"; W = {number_text(float(pool.weights[at, column]))}"
            cells = tuple(_mark_node(marks.result, pool, row, at) for row in range(len(pool.students)))
            nodes.append(Node(item.name, rate, formula, cells, _column_range(marks.result, pool, at)))
    return tuple(nodes)


def _student_nodes(marks: _Marks, column: int) -> tuple[Node, ...]:
    nodes = []
    start = 0
    for pool in marks.pools:
        used = np.flatnonzero(pool.weights[:, column]).tolist()
        weights = number_list([float(pool.weights[at, column]) for at in used])
        for row, student in enumerate(pool.students):
            value = float(marks.values[start + row, column])
            inputs = tuple(_mark_node(marks.result, pool, row, at) for at in used)
            own = None if np.isnan(value) else value
            nodes.append(Node(student, own, f"a_io = Σ W·p/full / Σ W; W = {weights}", inputs))
        start += len(pool.students)
    return tuple(nodes)


# --- cells ----------------------------------------------------------------------------------------------------------


def _mark_node(result: CourseResult, pool: Pool, row: int, item: int) -> Node:
    number, entry = pool.origins[row]
    gradebook = result.course.gradebooks[number]
    value = float(pool.points[row, item]) if pool.counted[row, item] else None
    later = pool.replaced.get((number, entry, item))
    if later is None:
        return Node(
            pool.students[row], value, _written(gradebook, entry, item), (), _cell(result, gradebook, entry, item)
        )
    deferred = f"deferred {gradebook.cell(entry, item)}" if gradebook.columns else "deferred"
    return Node(pool.students[row], value, deferred, (), _cell(result, gradebook, later, item))


def _written(gradebook: Gradebook, entry: int, item: int) -> str:
    """What stands in the cell where it is no plain number."""
    state = State(gradebook.states[entry * len(gradebook.items) + item])
    raw = gradebook.raw.get(gradebook.cell(entry, item), "") if gradebook.columns else ""
    return raw or ("" if state is State.SCORED else state.name.lower())


def _cell(result: CourseResult, gradebook: Gradebook, entry: int, item: int) -> str:
    return _source(result, gradebook, gradebook.cell(entry, item) if gradebook.columns else "")


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
