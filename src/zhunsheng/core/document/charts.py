"""Charts of results as PNG: labels at the things they name, colours that colour-blind readers can tell apart.

Every chart takes plain figures and its words; what they mean was decided before. A value that is missing is not drawn.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from zhunsheng.core.document.canvas import Canvas, ChartFont, Point

BLUE, VERMILION, GREEN, PURPLE, AMBER, SKY = "#0072B2", "#D55E00", "#009E73", "#8E5BA6", "#B8860B", "#56B4E9"
INK, GREY, RULE, BAND = "#1f2937", "#6b7280", "#d7dce2", "#cfe3f2"
SERIES = (BLUE, VERMILION, GREEN, PURPLE, AMBER, SKY)
WIDTH = 442.0
"""Points: the 156 mm between the margins of a page."""


@dataclass(frozen=True, slots=True)
class Spread:
    """One row of a distribution chart: the value with its label, the line it is held against, students' own values."""

    label: str
    value: float | None
    shown: str
    line: float | None
    own: Sequence[float] = ()
    quartiles: tuple[float, float, float] | None = None


def spread_chart(
    rows: Sequence[Spread], font: ChartFont, *, line_words: str, value_words: str, own_words: str
) -> bytes:
    """Box and strip of every row's own values, its value as a diamond, its line as a tick."""
    step, top, left, right = 36.0, 30.0, 92.0, 52.0
    canvas = Canvas(WIDTH, top + step * len(rows) + 26, font)
    scale = _Scale(left, WIDTH - right, *_range(rows))
    _value_axis(canvas, scale, top - 4, top + step * len(rows))
    _legend(canvas, [("diamond", INK, value_words), ("tick", VERMILION, line_words), ("dot", BLUE, own_words)])
    for at, row in enumerate(rows):
        middle = top + step * (at + 0.5)
        canvas.text(left - 8, middle, canvas.fitted(row.label, left - 10, 8.5), 8.5, INK, "rm")
        _strip(canvas, scale, row, middle)
        if row.line is not None:
            canvas.down(scale.x(row.line), middle - 15, middle + 15, VERMILION, 1.6)
        if row.value is not None:
            _diamond(canvas, scale.x(row.value), middle, 4.6)
        weak = row.value is not None and row.line is not None and row.value < row.line - 1e-9
        canvas.text(WIDTH - right + 10, middle, row.shown, 9.5, VERMILION if weak else INK, "lm")
    return canvas.png()


def _strip(canvas: Canvas, scale: "_Scale", row: Spread, middle: float) -> None:
    if row.quartiles:
        low, median, high = row.quartiles
        canvas.across(scale.x(min(row.own)), scale.x(max(row.own)), middle, GREY, 0.67)
        canvas.box(scale.x(low), middle - 9, scale.x(high), middle + 9, BAND, "#7fa8c9")
        canvas.down(scale.x(median), middle - 9, middle + 9, "#35607f", 1.3)
    for at, value in enumerate(row.own):
        lift = ((at * 7) % 11 - 5) * 1.5  # spread evenly, the same way every time
        canvas.dot(scale.x(value), middle + lift, 1.5, BLUE, 0.55)


def scatter_chart(
    rows: Sequence[Spread], font: ChartFont, *, line_words: str, below_words: str, axis_words: str
) -> bytes:
    """One panel for each row: students in their order, those below the line as triangles."""
    columns = 1 if len(rows) == 1 else 2
    lines = math.ceil(len(rows) / columns)
    high, gap, top = 118.0, 26.0, 24.0
    wide = (WIDTH - gap * (columns - 1)) / columns
    canvas = Canvas(WIDTH, top + lines * high, font)
    _legend(canvas, [("dash", VERMILION, line_words), ("triangle", VERMILION, below_words)])
    for at, row in enumerate(rows):
        left = (at % columns) * (wide + gap)
        _panel(canvas, row, left + 22, top + (at // columns) * high, left + wide, axis_words)
    return canvas.png()


def _panel(canvas: Canvas, row: Spread, left: float, top: float, right: float, axis_words: str) -> None:
    first, last = top + 16, top + 96

    def y(value: float) -> float:
        return last - min(max(value, 0.0), 1.0) * (last - first)

    canvas.text(left, top + 6, canvas.fitted(f"{row.label}  {row.shown}", right - left, 8.5), 8.5, INK, "lm")
    for value in (0.0, 0.25, 0.5, 0.75, 1.0):
        canvas.across(left, right, y(value), RULE if value else GREY)
        if value in (0.0, 0.5, 1.0):
            canvas.text(left - 4, y(value), f"{value:.1f}", 6.5, GREY, "rm")
    step = (right - left - 8) / max(len(row.own), 1)
    for at, value in enumerate(row.own):
        x = left + 4 + step * (at + 0.5)
        if row.line is not None and value < row.line - 1e-9:
            canvas.shape([(x, y(value) - 2.4), (x - 2.3, y(value) + 1.7), (x + 2.3, y(value) + 1.7)], VERMILION)
        else:
            canvas.dot(x, y(value), 1.7, BLUE, 0.8)
    if row.line is not None:
        canvas.dashed_across(left, right, y(row.line), VERMILION)
    canvas.text(right, last + 7, axis_words.format(count=len(row.own)), 6.5, GREY, "rm")


@dataclass(frozen=True, slots=True)
class Compared:
    """One row of a comparison: its label, the line, and a value for every series (None: none)."""

    label: str
    values: Sequence[float | None]
    line: float | None = None


def compare_chart(
    rows: Sequence[Compared], series: Sequence[str], font: ChartFont, *, digits: int, line_words: str
) -> bytes:
    """Values of several series side by side on one line for each row, joined so that the distance is seen."""
    step, top, left, right = 14.0 + 11.0 * min(len(series), 3), 30.0, 92.0, 34.0
    canvas = Canvas(WIDTH, top + step * len(rows) + 24, font)
    present = [value for row in rows for value in (*row.values, row.line) if value is not None]
    scale = _Scale(left, WIDTH - right, *_bounds(present))
    _value_axis(canvas, scale, top - 4, top + step * len(rows))
    marks = [("dot", SERIES[at % len(SERIES)], name) for at, name in enumerate(series)]
    _legend(canvas, [*marks, ("tick", VERMILION, line_words)])
    for at, row in enumerate(rows):
        middle = top + step * (at + 0.5)
        canvas.text(left - 8, middle, canvas.fitted(row.label, left - 10, 8.5), 8.5, INK, "rm")
        if row.line is not None:
            canvas.down(scale.x(row.line), middle - step * 0.42, middle + step * 0.42, VERMILION, 1.2)
        for number, value in enumerate(row.values):
            if value is None:
                continue
            y = middle + (number - (len(row.values) - 1) / 2) * min(11.0, step / (len(row.values) + 0.5))
            colour = SERIES[number % len(SERIES)]
            canvas.across(scale.x(scale.low), scale.x(value), y, "#e3e8ee", 1.6)
            canvas.dot(scale.x(value), y, 3.0, colour)
            canvas.text(scale.x(value) + 6, y, f"{value:.{digits}f}", 7, colour, "lm")
    return canvas.png()


def radar_chart(
    labels: Sequence[str],
    series: Sequence[tuple[str, Sequence[float | None]]],
    font: ChartFont,
    *,
    line: float,
    line_words: str,
) -> bytes:
    """Values around a circle, 0 at the centre and 1 at the rim; the expected value as a ring of its own."""
    high, radius = 300.0, 112.0
    canvas = Canvas(WIDTH, high, font)
    centre = (WIDTH / 2, high / 2 + 8)

    def at(number: int, value: float) -> Point:
        angle = 2 * math.pi * number / len(labels) - math.pi / 2
        return centre[0] + math.cos(angle) * radius * value, centre[1] + math.sin(angle) * radius * value

    for ring in (0.2, 0.4, 0.6, 0.8, 1.0):
        canvas.path([at(number % len(labels), ring) for number in range(len(labels) + 1)], RULE, 0.6)
        canvas.text(centre[0] + 2, centre[1] - radius * ring - 1, f"{ring:.1f}", 6, GREY, "ls")
    for number in range(len(labels)):
        canvas.path([centre, at(number, 1.0)], RULE, 0.6)
    canvas.path([at(number % len(labels), min(line, 1.0)) for number in range(len(labels) + 1)], VERMILION, 1.3)
    for own, (_, values) in enumerate(series):
        _polygon(
            canvas,
            [at(n, v) if v is not None else None for n, v in enumerate(values)],
            (BLUE, AMBER)[own % 2],
            own == 0,
        )
    for number, label in enumerate(labels):
        x, y = at(number, 1.1)
        side = "m" if abs(x - centre[0]) < 8 else "l" if x > centre[0] else "r"
        room = {"m": 150.0, "l": WIDTH - x, "r": x}[side]
        canvas.text(x, y, canvas.fitted(label, room, 8), 8, INK, side + "m")
    marks = [("dot", (BLUE, AMBER)[own % 2], name) for own, (name, _) in enumerate(series)]
    _legend(canvas, [*marks, ("bar", VERMILION, line_words)])
    return canvas.png()


def _polygon(canvas: Canvas, points: Sequence[Point | None], colour: str, filled: bool) -> None:
    known = [point for point in points if point is not None]
    if filled and len(known) == len(points) > 2:
        canvas.shape(known, colour, 0.14)
    for one, other in zip(points, [*points[1:], points[0]], strict=True):
        if one is not None and other is not None:
            canvas.path([one, other], colour, 1.6)
    for point in known:
        canvas.dot(*point, 2.4, colour)


@dataclass(frozen=True, slots=True)
class HeatRow:
    """One row of a heat map: its label and a value for every column (None: the cell is empty)."""

    label: str
    values: Sequence[float | None]


def heat_map(
    columns: Sequence[str], rows: Sequence[HeatRow], font: ChartFont, *, line: float, below_words: str, above_words: str
) -> bytes:
    """A matrix of values in hundredths: vermilion below the line, blue at or above it, darker further away."""
    left, top, high = 96.0, 42.0, 9.6
    cell = min((WIDTH - left) / max(len(columns), 1), 30.0)
    canvas = Canvas(WIDTH, top + high * len(rows) + 4, font)
    canvas.box(left, 4, left + 10, 12, _shade(line - 0.1, line))
    canvas.text(left + 14, 8, below_words, 7, INK)
    start = left + 26 + canvas.text_width(below_words, 7)
    canvas.box(start, 4, start + 10, 12, _shade(line + 0.12, line))
    canvas.text(start + 14, 8, above_words, 7, INK)
    for at, name in enumerate(columns):
        middle = left + cell * (at + 0.5)
        if cell < 16:
            canvas.upright_text(middle, top - 3, name, 6.5)
        else:
            canvas.text(middle, top - 7, name, 6.5, INK, "mm")
    for number, row in enumerate(rows):
        y = top + high * number
        if number % 2 == 0:
            canvas.box(0, y, left + cell * len(columns), y + high, "#f6f8fa")
        canvas.text(left - 4, y + high / 2, canvas.fitted(row.label, left - 6, 6.5), 6.5, INK, "rm")
        for at, value in enumerate(row.values):
            if value is not None:
                x = left + cell * at
                canvas.box(x + 0.33, y + 0.33, x + cell - 0.33, y + high - 0.33, _shade(value, line))
                canvas.text(x + cell / 2, y + high / 2, f"{value * 100:.0f}", 5.6, INK, "mm")
    for at in range(len(columns) + 1):
        canvas.down(left + cell * at, top, top + high * len(rows), "#e8ecf0", 0.34)
    return canvas.png()


def _shade(value: float, line: float) -> str:
    """Light near the line, darker away from it, never so dark that a figure on it cannot be read."""
    far = min(abs(value - line) / 0.3, 1.0)
    rim = (0x56, 0xA4, 0xD8) if value >= line - 1e-9 else (0xEE, 0x8A, 0x4A)
    near = (0xE4, 0xF1, 0xFA) if value >= line - 1e-9 else (0xFD, 0xE3, 0xCF)
    return "#" + "".join(f"{round(n + (r - n) * far):02x}" for n, r in zip(near, rim, strict=True))


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar: its label, its length and how the value reads."""

    label: str
    value: float
    shown: str


def bar_chart(bars: Sequence[Bar], font: ChartFont, *, line: float, line_words: str) -> bytes:
    """Bars from zero with their values at the right edge; those below the line in vermilion."""
    step, top, left, right = 17.0, 26.0, 190.0, 40.0
    canvas = Canvas(WIDTH, top + step * len(bars) + 22, font)
    scale = _Scale(left, WIDTH - right, 0.0, max(1.0, *(bar.value for bar in bars)))
    _value_axis(canvas, scale, top - 2, top + step * len(bars))
    _legend(canvas, [("tick", VERMILION, line_words)])
    for at, bar in enumerate(bars):
        middle = top + step * (at + 0.5)
        weak = bar.value < line - 1e-9
        canvas.text(left - 6, middle, canvas.fitted(bar.label, left - 8, 8), 8, INK, "rm")
        canvas.box(left, middle - 5, scale.x(bar.value), middle + 5, VERMILION if weak else BLUE)
        canvas.text(WIDTH - right + 8, middle, bar.shown, 8.5, VERMILION if weak else INK, "lm")
    canvas.down(scale.x(line), top - 2, top + step * len(bars), VERMILION, 1.2)
    return canvas.png()


# --- axes and legends -----------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Scale:
    left: float
    right: float
    low: float
    high: float

    def x(self, value: float) -> float:
        inside = min(max(value, self.low), self.high)
        return self.left + (inside - self.low) / (self.high - self.low) * (self.right - self.left)


def _range(rows: Sequence[Spread]) -> tuple[float, float]:
    lines = [value for row in rows for value in (row.value, row.line) if value is not None]
    return _bounds([*lines, *(value for row in rows for value in row.own)])


def _bounds(values: Sequence[float]) -> tuple[float, float]:
    """From the tenth below the lowest value to 1, or beyond: the axis says where it begins."""
    low = max(math.floor((min(values, default=0.0) - 0.02) * 10) / 10, 0.0)
    return min(low, 0.9), max(1.0, math.ceil(max(values, default=1.0)))


def _value_axis(canvas: Canvas, scale: _Scale, top: float, bottom: float) -> None:
    wide = scale.high - scale.low
    step = 0.1 if wide <= 1.01 else 0.5
    count = round(wide / step)
    for number in range(count + 1):
        value = scale.low + number * step
        canvas.down(scale.x(value), top, bottom, RULE)
        canvas.text(scale.x(value), bottom + 8, f"{value:.1f}", 7, GREY, "mm")
    canvas.across(scale.left, scale.right, bottom, GREY)


def _legend(canvas: Canvas, marks: Sequence[tuple[str, str, str]]) -> None:
    """What the signs mean, in one line at the top right."""
    wide = sum(canvas.text_width(words, 7.5) + 26 for _, _, words in marks)
    x, y = max(canvas.width - wide, 2.0), 9.0
    for sign, colour, words in marks:
        _sign(canvas, sign, colour, x + 5, y)
        canvas.text(x + 13, y, words, 7.5, INK, "lm")
        x += canvas.text_width(words, 7.5) + 26


def _sign(canvas: Canvas, sign: str, colour: str, x: float, y: float) -> None:
    if sign == "diamond":
        _diamond(canvas, x, y, 4)
    elif sign == "tick":
        canvas.down(x, y - 5, y + 5, colour, 1.6)
    elif sign == "dash":
        canvas.dashed_across(x - 5, x + 6, y, colour)
    elif sign == "bar":
        canvas.across(x - 5, x + 5, y, colour, 1.4)
    elif sign == "triangle":
        canvas.shape([(x, y - 3), (x - 3, y + 2.4), (x + 3, y + 2.4)], colour)
    else:
        canvas.dot(x, y, 2.8, colour)


def _diamond(canvas: Canvas, x: float, y: float, size: float) -> None:
    canvas.shape([(x, y - size), (x + size, y), (x, y + size), (x - size, y)], "#ffffff")
    inner = size - 1.1
    canvas.shape([(x, y - inner), (x + inner, y), (x, y + inner), (x - inner, y)], INK)
