"""Course level: objectives, their distribution, the items, the course."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from oracle.marks import Row, rows_that_count
from oracle.numbers import equal_when_blank, exact, mean, quantile, reaches, weighted
from zhunsheng.core.values.course import Course, Item
from zhunsheng.core.values.method import Method


@dataclass
class OracleItem:
    id: str
    full: float
    n: int
    mean: Fraction | None
    rate: Fraction | None


@dataclass
class OracleObjective:
    id: str
    indicators: tuple[str, ...]
    weight: float | None
    attainment: Fraction | None
    expected: float
    met: bool | None
    n: int
    excluded: int
    minimum: Fraction | None
    quartiles: tuple[Fraction, Fraction, Fraction] | None
    students_met: int
    share_met: Fraction | None
    below: list[str]
    students: dict[str, Fraction]
    why: dict[str, int]


@dataclass
class OracleCourse:
    code: str
    students: int
    objectives: list[OracleObjective]
    items: list[OracleItem]
    attainment: Fraction | None


def weight_of(item: Item, objective: int, method: Method) -> Fraction:
    """W_jo: scale · target points, or the cell itself."""
    cell = exact(item.targets[objective])
    return exact(item.scale) * cell if method.weighting == "by_points" else cell


def student_value(row: Row, objective: int, method: Method) -> Fraction | None:
    """a_io over the student's counted items; None where none counts."""
    pairs = []
    for i, item in enumerate(row.items):
        share, weight = row.share(i), weight_of(item, objective, method)
        if share is not None and weight > 0:
            pairs.append((weight, share))
    return weighted(pairs)


def rate_of(rows: Sequence[Row], item: str) -> Fraction | None:
    """rate_j over the rows whose mark on the item counts."""
    shares = []
    for row in rows:
        for i, own in enumerate(row.items):
            share = row.share(i)
            if own.name == item and share is not None:
                shares.append(share)
    return mean(shares)


def item_mean(rows: Sequence[Row], objective: int, method: Method) -> Fraction | None:
    """A_o of rows that have the same items."""
    pairs = []
    for item in rows[0].items:
        rate, weight = rate_of(rows, item.name), weight_of(item, objective, method)
        if rate is not None and weight > 0:
            pairs.append((weight, rate))
    return weighted(pairs)


def layout(items: Sequence[Item]) -> tuple[tuple[object, ...], ...]:
    """What makes two gradebooks' items the same; their order does not."""
    return tuple(sorted((item.name, item.full, item.scale, item.targets) for item in items))


def same_items(rows: Sequence[Row]) -> list[list[Row]]:
    """Rows put together that have the same items: their marks are pooled, whatever sheet they stand on."""
    groups: dict[tuple[tuple[object, ...], ...], list[Row]] = {}
    for row in rows:
        groups.setdefault(layout(row.items), []).append(row)
    return list(groups.values())


def pooled_item_mean(rows: Sequence[Row], objective: int, method: Method) -> Fraction | None:
    """Same items: marks pooled; different items: Σ n_s · A_os / Σ n_s over students with a counted mark."""
    pairs = []
    for group in same_items(rows):
        value = item_mean(group, objective, method)
        n = len([row for row in group if student_value(row, objective, method) is not None])
        if value is not None:
            pairs.append((Fraction(n), value))
    return weighted(pairs)


def statistic_of(rows: Sequence[Row], objective: int, method: Method) -> Fraction | None:
    """The method's statistic over these students; None where nobody has a counted mark."""
    values = [value for row in rows if (value := student_value(row, objective, method)) is not None]
    if not values:
        return None
    if method.statistic == "mean":
        return pooled_item_mean(rows, objective, method) if method.class_value == "item_mean" else mean(values)
    reaching = len([value for value in values if reaches(value, exact(method.line))])
    share = Fraction(reaching, len(values))
    return share if method.statistic == "share_reaching" else level_of(share, method)


def level_of(share: Fraction, method: Method) -> Fraction:
    """The level of the highest band the share reaches, else 0."""
    reached = [(exact(line), exact(level)) for line, level in method.bands if reaches(share, exact(line))]
    return max(reached)[1] if reached else Fraction(0)


def class_value(rows: Sequence[Row], objective: int, method: Method) -> Fraction | None:
    """The objective's value: students pooled, or the mean of the classes' values."""
    if method.classes == "pool_students":
        return statistic_of(rows, objective, method)
    classes: dict[tuple[int, str], list[Row]] = {}
    for row in rows:
        classes.setdefault((row.book, row.section), []).append(row)
    values = [statistic_of(members, objective, method) for members in classes.values()]
    return mean([value for value in values if value is not None])


def objective_result(course: Course, rows: Sequence[Row], o: int, method: Method) -> OracleObjective:
    objective = course.objectives[o]
    value = class_value(rows, o, method)
    expected = method.expected if objective.expected is None else objective.expected
    own = {row.student: a for row in rows if (a := student_value(row, o, method)) is not None}
    border = expected if method.statistic == "mean" else method.line
    below = [student for student, a in own.items() if not reaches(a, exact(border))]
    values = list(own.values())
    quarters = (Fraction(1, 4), Fraction(1, 2), Fraction(3, 4))
    return OracleObjective(
        id=objective.id,
        indicators=objective.indicators,
        weight=objective.weight,
        attainment=value,
        expected=expected,
        met=None if value is None else reaches(value, exact(expected)),
        n=len(own),
        excluded=len(rows) - len(own),
        minimum=min(values) if values else None,
        quartiles=(
            (quantile(values, quarters[0]), quantile(values, quarters[1]), quantile(values, quarters[2]))
            if values
            else None
        ),
        students_met=len(own) - len(below),
        share_met=Fraction(len(own) - len(below), len(own)) if own else None,
        below=below,
        students=own,
        why=reasons([row for row in rows if row.student not in own], o, method),
    )


def item_results(course: Course, rows: Sequence[Row]) -> list[OracleItem]:
    """One line per item, over the rows that count of all gradebooks with the same items."""
    results = []
    seen = []
    for book in course.gradebooks:
        if layout(book.items) in seen:
            continue
        seen.append(layout(book.items))
        members = [row for row in rows if layout(row.items) == layout(book.items)]
        for item in book.items:
            points = [p for row in members if (p := points_of(row, item.name)) is not None]
            average = mean(points)
            rate = None if average is None else average / exact(item.full)
            results.append(OracleItem(item.name, item.full, len(points), average, rate))
    return results


def reasons(rows: Sequence[Row], objective: int, method: Method) -> dict[str, int]:
    """How many students have which state on the items that prove the objective; `no_item` where no item of theirs does."""
    found: dict[str, int] = {}
    for row in rows:
        proving = [i for i, item in enumerate(row.items) if weight_of(item, objective, method) > 0]
        names = {row.states[i].name.lower() for i in proving} or {"no_item"}
        for name in names:
            found[name] = found.get(name, 0) + 1
    return found


def points_of(row: Row, name: str) -> Fraction | None:
    return next(points for item, points in zip(row.items, row.points, strict=True) if item.name == name)


def course_value(course: Course, objectives: Sequence[OracleObjective], method: Method) -> Fraction | None:
    """Over A_o; not computable as soon as one objective is not."""
    values = [objective.attainment for objective in objectives]
    known = [value for value in values if value is not None]
    if len(known) < len(values) or not known:
        return None
    if method.course_rule == "min":
        return min(known)
    weights = equal_when_blank([objective.weight for objective in course.objectives])
    return weighted(zip(weights, known, strict=True))


def oracle_course(course: Course, method: Method) -> OracleCourse:
    """Everything attainment.md says of one course; raises BlankRefused."""
    rows = rows_that_count(course, method)
    objectives = [objective_result(course, rows, o, method) for o in range(len(course.objectives))]
    return OracleCourse(
        code=course.code,
        students=len(rows),
        objectives=objectives,
        items=item_results(course, rows),
        attainment=course_value(course, objectives, method),
    )
