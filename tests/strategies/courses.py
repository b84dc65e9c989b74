"""Random courses: every mark state, several classes and gradebooks, retakes, every way of weighting."""

from dataclasses import replace

from hypothesis import strategies as st

from strategies.build import Cell, gradebook, rows_of
from zhunsheng.core.values.course import Attempt, Course, Entry, Gradebook, Item, Objective, State

LEVEL_WORDS = (
    "优",
    "优秀",
    "A",
    "良",
    "良好",
    "B",
    "中",
    "中等",
    "C",
    "及格",
    "合格",
    "D",
    "不及格",
    "不合格",
    "E",
    "F",
)
FULLS = (1.0, 2.0, 4.0, 5.0, 10.0, 12.5, 15.0, 20.0, 30.0, 60.0, 100.0, 150.0)
SCALES = (1.0, 1.0, 1.0, 0.1, 0.25, 0.3, 0.5, 0.7, 2.0)
CLASSES = ("", "1班", "2班", "3班")
INDICATORS = ("1.1", "1.2", "2.1", "2.2", "3.1", "3.10")

fulls = st.sampled_from(FULLS) | st.integers(1, 400).map(lambda quarter: quarter / 4)
shares = st.sampled_from((0.0, 0.25, 0.3, 0.5, 0.6, 0.7, 1.0))


@st.composite
def targets(draw: st.DrawFn, full: float, objectives: int) -> tuple[float, ...]:
    """Target points of one item: never more than its full mark together, often less, often none for an objective."""
    kind = draw(st.sampled_from(("one", "one", "split", "less", "none")))
    if kind == "none":
        return (0.0,) * objectives
    if kind == "one":
        which = draw(st.integers(0, objectives - 1))
        points = full * draw(st.sampled_from((1.0, 1.0, 0.8, 0.5)))
        return tuple(points if o == which else 0.0 for o in range(objectives))
    parts = draw(st.lists(st.integers(0, 4), min_size=objectives, max_size=objectives))
    whole = sum(parts) + (0 if kind == "split" else draw(st.integers(1, 3)))
    return tuple(full * part / whole if whole else 0.0 for part in parts)


weights_as_cells = st.sampled_from((0.0, 0.0, 0.1, 0.2, 0.25, 0.3, 0.35, 0.5, 0.6, 1.0, 3.0, 40.0))


@st.composite
def item_lists(draw: st.DrawFn, objectives: int, by_weight: bool, most: int = 12) -> tuple[Item, ...]:
    items = []
    for i in range(draw(st.integers(1, most))):
        full = draw(fulls)
        cells = (
            tuple(draw(st.lists(weights_as_cells, min_size=objectives, max_size=objectives)))
            if by_weight
            else draw(targets(full, objectives))
        )
        items.append(Item(name=f"项{i + 1}", full=full, targets=cells, scale=draw(st.sampled_from(SCALES))))
    return tuple(items)


def mark(kind: int, value: int, full: float, blanks: bool) -> Cell:
    """One cell from two bytes: mostly a number in twentieths of the mark, sometimes each of the other states.

    Two bytes instead of draws: a whole table is one draw, which keeps thousands of gradebooks quick and still shrinks.
    """
    kind %= 20
    if kind <= 12:
        return value % 21 * full / 20
    if kind == 13:
        return value / 255 * full
    if kind == 14:
        return full if value % 2 else 0.0
    if kind == 15:
        return LEVEL_WORDS[value % len(LEVEL_WORDS)]
    if kind == 19 and blanks:
        return State.BLANK
    return (State.ABSENT, State.NOT_SUBMITTED, State.DEFERRED, State.EXEMPT)[kind % 4]


@st.composite
def rows_of_marks(draw: st.DrawFn, items: tuple[Item, ...], blanks: bool) -> list[Cell]:
    raw = draw(st.binary(min_size=2 * len(items), max_size=2 * len(items)))
    return [mark(raw[2 * i], raw[2 * i + 1], item.full, blanks) for i, item in enumerate(items)]


@st.composite
def books(
    draw: st.DrawFn, items: tuple[Item, ...], section: str, start: int, blanks: bool, most: int, retakes: bool
) -> Gradebook:
    rows: list[tuple[Entry, list[Cell]]] = []
    classes = draw(st.sampled_from((("",), ("1班",), ("1班", "2班"), CLASSES)))
    for s in range(draw(st.integers(0, most))):
        tries = [Attempt.FIRST]
        if retakes:
            tries = draw(st.sampled_from(([Attempt.FIRST],) * 4 + (list(Attempt), [Attempt.RETAKE], list(Attempt)[:2])))
        own = draw(st.sampled_from(classes))
        for attempt in tries:
            cells = draw(rows_of_marks(items, blanks))
            rows.append((Entry(student=f"S{start + s:03}", section=own, attempt=attempt), cells))
    if draw(st.booleans()):
        rows = draw(st.permutations(rows))
    return gradebook(items, rows, section)


@st.composite
def objective_lists(draw: st.DrawFn, most: int = 5) -> tuple[Objective, ...]:
    count = draw(st.integers(1, most))
    weights: list[float | None] = [None] * count
    if draw(st.booleans()):
        weights = list(draw(st.lists(st.sampled_from((0.1, 0.2, 0.25, 0.5, 1.0)), min_size=count, max_size=count)))
    return tuple(
        Objective(
            id=str(o + 1),
            indicators=tuple(draw(st.lists(st.sampled_from(INDICATORS), max_size=2, unique=True))),
            weight=weights[o],
            expected=draw(st.none() | st.sampled_from((0.5, 0.6, 0.65, 0.7, 0.8))),
        )
        for o in range(count)
    )


@st.composite
def courses(
    draw: st.DrawFn, *, code: str = "C001", by_weight: bool | None = None, most: int = 40, blanks: bool = True
) -> Course:
    """A course workbook's content; `most` bounds the students of all gradebooks together, about."""
    objectives = draw(objective_lists())
    by_weight = draw(st.booleans()) if by_weight is None else by_weight
    count = draw(st.sampled_from((1, 1, 1, 2, 3)))
    layout = draw(item_lists(len(objectives), by_weight))
    gradebooks = []
    size = draw(st.sampled_from((3, 8, most))) // count
    retakes = draw(st.booleans())
    blanks = blanks and draw(st.booleans())
    start = 1
    for b in range(count):
        if b:
            # the same items, the same in another order with other labels, or others
            listed = draw(st.sampled_from(("same", "reordered", "others")))
            if listed == "reordered":
                layout = tuple(replace(item, kind=f"类{b}") for item in draw(st.permutations(layout)))
            elif listed == "others":
                layout = draw(item_lists(len(objectives), by_weight))
        section = f"{b + 1}班" if count > 1 else ""
        book = draw(books(layout, section, start, blanks, max(size, 1), retakes))
        start += len({entry.student for entry in book.entries})
        gradebooks.append(book)
    # now and then a student of one class takes the course again in the next
    if retakes and count > 1 and gradebooks[0].entries and draw(st.booleans()):
        gradebooks[-1] = draw(again(gradebooks[0], gradebooks[-1], blanks))
    return Course(code=code, objectives=objectives, gradebooks=tuple(gradebooks))


@st.composite
def again(draw: st.DrawFn, first: Gradebook, last: Gradebook, blanks: bool) -> Gradebook:
    """The last gradebook with one more row: a student of the first one, retaking."""
    from_first = {entry.student: entry for entry in first.entries if entry.attempt is Attempt.FIRST}
    busy = {entry.student for entry in first.entries if entry.attempt is not Attempt.FIRST}
    free = sorted(set(from_first) - busy)
    rows = rows_of(last)
    if free:
        student = draw(st.sampled_from(free))
        cells = draw(rows_of_marks(last.items, blanks))
        rows.append((Entry(student=student, section="", attempt=Attempt.RETAKE), cells))
    return gradebook(last.items, rows, last.section)
