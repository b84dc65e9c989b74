"""What of a result must not change when only names or orders change: plain numbers, compared to 1e-12 (relative)."""

import math
from typing import Any

Facts = dict[str, Any]

RELATIVE = 1e-12


def course_facts(result: Any) -> Facts:
    """Values, verdicts and distributions of a course result, by the objectives' and items' places, without names."""
    facts: Facts = {"students": result.students, "course": result.attainment}
    for o, objective in enumerate(result.objectives):
        spread = objective.distribution
        facts |= {
            f"o{o}.attainment": objective.attainment,
            f"o{o}.met": objective.met,
            f"o{o}.n": spread.n,
            f"o{o}.excluded": spread.excluded,
            f"o{o}.minimum": spread.minimum,
            f"o{o}.students_met": spread.students_met,
            f"o{o}.share_met": spread.share_met,
            f"o{o}.below": len(spread.below),
        }
        facts |= {f"o{o}.q{q}": value for q, value in enumerate(spread.quartiles or ())}
    return facts


def item_facts(result: Any) -> Facts:
    """What the items say, by name."""
    facts: Facts = {}
    for item in result.items:
        facts |= {f"{item.id}.n": item.n, f"{item.id}.mean": item.mean, f"{item.id}.rate": item.rate}
    return facts


def programme_facts(result: Any) -> Facts:
    facts: Facts = {}
    for indicator in result.indicators:
        facts |= {
            f"{indicator.id}.attainment": indicator.attainment,
            f"{indicator.id}.covered": indicator.covered,
            f"{indicator.id}.direct": indicator.parts.direct,
            f"{indicator.id}.indirect": indicator.parts.indirect,
        }
    for requirement in result.requirements:
        facts |= {
            f"r{requirement.id}.attainment": requirement.attainment,
            f"r{requirement.id}.met": requirement.met,
            f"r{requirement.id}.weakest": requirement.weakest,
        }
    for goal in result.goals:
        facts |= {f"{goal.id}.value": goal.value}
    return facts


def changed(before: Facts, after: Facts) -> list[str]:
    """The facts that are not the same, in readable lines."""
    lines = [f"{name}: only on one side" for name in sorted(set(before) ^ set(after))]
    for name in sorted(set(before) & set(after)):
        one, other = before[name], after[name]
        if isinstance(one, float) and isinstance(other, float):
            if not math.isclose(one, other, rel_tol=RELATIVE, abs_tol=1e-15):
                lines.append(f"{name}: {one!r} became {other!r}")
        elif one != other:
            lines.append(f"{name}: {one!r} became {other!r}")
    return lines
