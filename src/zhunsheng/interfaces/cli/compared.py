"""The half of `compare` that computes and shows."""

from collections.abc import Mapping, Sequence
from typing import Any

from zhunsheng.core.attainment.compare import Comparison, compare_course, compare_programme
from zhunsheng.core.attainment.population import population_of
from zhunsheng.core.tables.table import Heading, Look, ResultTable, Value
from zhunsheng.core.values.course import Course
from zhunsheng.core.values.issue import N_, Translate, at_place, listed
from zhunsheng.core.values.method import Method
from zhunsheng.core.values.plan import Plan
from zhunsheng.core.values.survey import Survey
from zhunsheng.interfaces.cli.screen import MARKS, shown, table_text

KINDS = {"requirement": N_("requirement {id}"), "objective": N_("objective {id}"), "course": N_("course {id}")}


def of_course(course: Course, methods: Mapping[str, Method], declared: Method) -> Comparison:
    """A course workbook under each method."""
    return compare_course(course, methods, declared)


def of_programme(
    plan: Plan, courses: Sequence[Course], surveys: Sequence[Survey], methods: Mapping[str, Method], declared: Method
) -> Comparison:
    """A programme folder under each method."""
    with_population = [(course, population_of(plan, course)[0]) for course in courses]
    return compare_programme(plan, with_population, methods, declared, surveys)


def plain(comparison: Comparison, _: Translate) -> dict[str, Any]:
    """The comparison as one JSON document."""
    return {
        "kind": "comparison",
        "methods": list(comparison.methods),
        "rows": [
            {"id": row.id, "values": dict(row.values), "met": dict(row.met), "differs": row.differs}
            for row in comparison.rows
        ],
        "differing": [row.id for row in comparison.rows if row.differs],
        "refused": {name: [issue.text(_) for issue in issues] for name, issues in comparison.refused.items()},
    }


def text(comparison: Comparison, methods: Mapping[str, Method], declared: Method, _: Translate) -> str:
    """Methods as columns would be too wide for a screen: methods are rows, values columns, the declared method first.

    A programme's verdicts rest on each method's own expected value, so that stands beside them; a course may have its own.
    """
    of_programme = any(row.id.startswith("requirement:") for row in comparison.rows)
    expected = (Heading(N_("Expected"), Look.ATTAINMENT),) if of_programme else ()
    headings = (Heading(N_("Method")), *expected, *(Heading(_short(row.id, _)) for row in comparison.rows))
    rows: list[tuple[Value, ...]] = []
    for name in comparison.methods:
        cells: list[Value] = [methods[name].expected] if of_programme else []
        for row in comparison.rows:
            value = shown(row.values[name], Look.ATTAINMENT, declared.digits, _)
            mark = "" if row.id.startswith("course:") else f" {MARKS[row.met[name]]}"
            cells.append(value + mark)
        rows.append((name, *cells))
    differing = [_named(row.id, _) for row in comparison.rows if row.differs]
    verdicts = _(N_("Verdicts differ at: {ids}")).format(ids=listed(differing, _)) if differing else ""
    parts = [
        table_text(ResultTable(N_("The same data under every accepted method"), headings, rows), declared.digits, _),
        verdicts or _(N_("All methods give the same verdicts.")),
        *(at_place(name, issue.text(_), _) for name, issues in comparison.refused.items() for issue in issues),
        _(N_("For study only: the declared method is the one that counts.")),
    ]
    return "\n\n".join(parts)


def _named(name: str, _: Translate) -> str:
    kind, _colon, id = name.partition(":")
    return _(KINDS[kind]).format(id=id) if kind in KINDS else name


def _short(name: str, _: Translate) -> str:
    """`requirement:3` stands in a column of its own kind: 3 says enough, and twelve of them fit on a screen."""
    return _(N_("Course")) if name.startswith("course:") else name.partition(":")[2]
