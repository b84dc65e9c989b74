"""Where the product's result differs from the oracle's: a list of readable lines, empty when they agree."""

import math
from collections.abc import Iterator
from fractions import Fraction
from typing import Any

from oracle.course import OracleCourse, OracleItem, OracleObjective
from oracle.programme import OracleIndicator, OracleProgramme, OracleRequirement

RELATIVE = 1e-12


def differs(ours: Any, theirs: Fraction | float | None) -> bool:
    """Whether a double is not the exact value within 1e-12, relative."""
    if ours is None or theirs is None:
        return ours is not theirs
    if isinstance(ours, bool) or not math.isfinite(ours):
        return True
    return abs(Fraction(ours) - Fraction(theirs)) > RELATIVE * max(abs(float(theirs)), 1e-6)


def near_border(value: Fraction | None, line: float) -> bool:
    """So close to the tolerance of a verdict that a double may fall on either side."""
    return value is not None and abs(value - (Fraction(line) - Fraction(1, 10**9))) < Fraction(1, 10**12)


def course_differences(result: Any, truth: OracleCourse) -> list[str]:
    found = []
    if result.students != truth.students:
        found.append(f"students: {result.students}, not {truth.students}")
    if differs(result.attainment, truth.attainment):
        found.append(f"course: {result.attainment}, not {shown(truth.attainment)}")
    if [o.id for o in result.objectives] != [o.id for o in truth.objectives]:
        return [*found, "other objectives"]
    for o, (got, want) in enumerate(zip(result.objectives, truth.objectives, strict=True)):
        found += [f"objective {want.id}: {line}" for line in objective_differences(got, want)]
        found += [f"objective {want.id}: {line}" for line in student_differences(result, o, want)]
    if len(result.items) != len(truth.items):
        return [*found, f"{len(result.items)} items, not {len(truth.items)}"]
    for got, want in zip(result.items, truth.items, strict=True):
        found += [f"item {want.id}: {line}" for line in item_differences(got, want)]
    return found


def objective_differences(got: Any, want: OracleObjective) -> Iterator[str]:
    spread = got.distribution
    yield from numbers(got, want, "attainment")
    yield from numbers(spread, want, "minimum", "share_met")
    yield from plain(got, want, "expected", "indicators")
    yield from plain(spread, want, "n", "excluded", "students_met")
    if not near_border(want.attainment, want.expected):
        yield from plain(got, want, "met")
    if (spread.quartiles is None) != (want.quartiles is None):
        yield f"quartiles: {spread.quartiles}"
    for mine, theirs in zip(spread.quartiles or (), want.quartiles or (), strict=True):
        if differs(mine, theirs):
            yield f"quartiles: {spread.quartiles}, not {want.quartiles}"
    if dict(spread.why) != want.why:
        yield f"why: {dict(spread.why)}, not {want.why}"
    if sorted(spread.below) != sorted(want.below):
        yield f"below: {spread.below}, not {want.below}"


def student_differences(result: Any, objective: int, want: OracleObjective) -> Iterator[str]:
    """a_io of every student, NaN where nothing counts."""
    for code, row in zip(result.student_codes, result.values, strict=True):
        got = None if math.isnan(row[objective]) else float(row[objective])
        if differs(got, want.students.get(code)):
            yield f"student {code}: {got}, not {shown(want.students.get(code))}"


def item_differences(got: Any, want: OracleItem) -> Iterator[str]:
    yield from plain(got, want, "id", "full", "n")
    yield from numbers(got, want, "mean", "rate")


def programme_differences(result: Any, truth: OracleProgramme) -> list[str]:
    found = []
    for got, want in zip(result.indicators, truth.indicators, strict=True):
        found += [f"indicator {want.id}: {line}" for line in indicator_differences(got, want)]
    for got, want in zip(result.requirements, truth.requirements, strict=True):
        found += [f"requirement {want.id}: {line}" for line in requirement_differences(got, want)]
    missing = sorted((m.code, m.indicator, m.weight) for m in result.missing)
    wanted = sorted((code, indicator, float(weight)) for code, weight, indicator in truth.missing)
    if missing != wanted:
        found.append(f"missing: {missing}, not {wanted}")
    return found + list(goal_differences(result, truth))


def indicator_differences(got: Any, want: OracleIndicator) -> Iterator[str]:
    yield from plain(got, want, "id")
    yield from numbers(got, want, "attainment")
    yield from numbers(got.parts, want, "direct", "indirect")
    if differs(got.parts.value, want.attainment):
        yield f"parts.value: {got.parts.value}"
    if differs(got.covered, want.covered if want.covered is not None else Fraction(0)):
        yield f"covered: {got.covered}, not {shown(want.covered)}"
    mine = [(c.code, c.weight) for c in got.contributions]
    theirs = [(code, float(weight)) for code, weight, _ in want.contributions]
    if sorted(mine) != sorted(theirs):
        yield f"contributions: {mine}, not {theirs}"
        return
    values = {code: value for code, _, value in want.contributions}
    for contribution in got.contributions:
        if differs(contribution.value, values[contribution.code]):
            yield f"{contribution.code}: {contribution.value}, not {shown(values[contribution.code])}"


def requirement_differences(got: Any, want: OracleRequirement) -> Iterator[str]:
    yield from plain(got, want, "id", "expected")
    yield from numbers(got, want, "attainment")
    yield from numbers(got.parts, want, "direct", "indirect")
    if not near_border(want.attainment, want.expected):
        yield from plain(got, want, "met")
    if want.weakest is not None and got.weakest != want.weakest:
        yield f"weakest: {got.weakest}, not {want.weakest}"


def goal_differences(result: Any, truth: OracleProgramme) -> Iterator[str]:
    for goal in result.goals:
        if differs(goal.value, truth.goals.values.get(goal.id)):
            yield f"goal {goal.id}: {goal.value}, not {shown(truth.goals.values.get(goal.id))}"
        groups = truth.goals.groups.get(goal.id, {})
        if set(goal.groups) != set(groups) or any(differs(goal.groups[name], groups[name]) for name in groups):
            yield f"goal {goal.id} by group: {dict(goal.groups)}"
    lost = set(truth.goals.values) - {goal.id for goal in result.goals}
    if lost:
        yield f"goals without a result: {sorted(lost)}"


def numbers(got: Any, want: Any, *names: str) -> Iterator[str]:
    for name in names:
        if differs(getattr(got, name), getattr(want, name)):
            yield f"{name}: {getattr(got, name)}, not {shown(getattr(want, name))}"


def plain(got: Any, want: Any, *names: str) -> Iterator[str]:
    for name in names:
        if getattr(got, name) != getattr(want, name):
            yield f"{name}: {getattr(got, name)}, not {getattr(want, name)}"


def shown(value: Fraction | None) -> str:
    return "None" if value is None else repr(float(value))
