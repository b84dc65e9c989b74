"""Every number opens: the tree of a value down to the cells of the workbook, with the formula at each node.

The formulas are those of attainment.md, in its symbols, followed by the numbers put in.
"""

from collections.abc import Sequence
from dataclasses import replace

from zhunsheng.core.attainment.course_tree import course_node, objective_node
from zhunsheng.core.attainment.results import CourseResult, IndicatorResult, Mixed, ProgrammeResult, RequirementResult
from zhunsheng.core.attainment.rules import plain_sum
from zhunsheng.core.attainment.support import MATRIX_SHEET
from zhunsheng.core.attainment.tree_node import Node, call_text, number_list, number_text
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


def explain_course(result: CourseResult, name: str) -> Node:
    """The tree of `objective:1`, `1`, `B2001#1`, or `course` / the course's code."""
    code = result.course.code
    trees = {f"objective:{item.id}": item for item in result.objectives}
    named = {f"{code}#{item.id}": f"objective:{item.id}" for item in result.objectives}
    found = _find(name, [*trees, f"course:{code}"], named)
    if found.startswith("course:"):
        return course_node(result)
    tree = objective_node(result, trees[found])
    return tree if "#" in name else replace(tree, id=found)


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
        symbol += f" (w = {number_list([entry.weight for entry in result.plan.indicators if entry.id in own])})"
    formula = f"A_r = {symbol} = {call_text('min', values) if 'min' in symbol else number_text(item.parts.direct)}"
    survey = _survey_node(item.id, item.parts)
    mixed = _mixing(item.parts, result.method) if survey else ""
    return Node(f"requirement:{item.id}", item.attainment, formula + mixed, (*inputs, *survey), "", title)


def indicator_node(result: ProgrammeResult, item: IndicatorResult) -> Node:
    """A_m = Σ W·c / Σ W over the courses present."""
    by_code = {course.course.code: course for course in result.courses}
    cells = {cell.course: cell.cell for cell in result.plan.support if cell.indicator == item.id}
    inputs = []
    for given in item.contributions:
        course = by_code[given.code]
        mapped = [objective for objective in course.objectives if objective.id in given.objectives]
        rule = result.method.objective_to_indicator
        formula = f"c_m = {rule}(A_o) = {call_text(rule, [objective.attainment for objective in mapped])}"
        inputs.append(
            Node(
                f"{given.code}→{item.id}",
                given.value,
                f"{formula}; W = {number_text(given.weight)} ({MATRIX_SHEET}!{cells[given.code]})",
                tuple(objective_node(course, objective) for objective in mapped),
                course.course.file,
                course.course.name,
            )
        )
    above = " + ".join(f"{number_text(given.weight)}×{number_text(given.value)}" for given in item.contributions)
    below = number_text(plain_sum(given.weight for given in item.contributions))
    formula = f"A_m = Σ W·c_m / Σ W = ({above}) / {below}" if item.contributions else "A_m = Σ W·c_m / Σ W"
    if item.covered < 1 - 1e-9:
        formula += f"; covered = {number_text(item.covered)}"
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
    return f"; d·direct + (1−d)·indirect = {d:g}×{number_text(parts.direct)} + {1 - d:g}×{number_text(parts.indirect)}"
