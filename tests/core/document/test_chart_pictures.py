"""Charts: same figures, same bytes; sharp enough for print; usable without a Chinese font."""

import io
import struct
from collections.abc import Callable

import pytest
from PIL import Image

from zhunsheng.core.document.canvas import Canvas, ChartFont, NotAFont
from zhunsheng.core.document.charts import (
    Bar,
    Compared,
    HeatRow,
    Spread,
    bar_chart,
    compare_chart,
    heat_map,
    radar_chart,
    scatter_chart,
    spread_chart,
)

ROWS = [
    Spread("Objective 1", 0.75, "0.750", 0.7, [0.4, 0.7, 0.75, 0.9], (0.6, 0.72, 0.8)),
    Spread("Objective 2", None, "–", 0.7),
]

CHARTS: dict[str, Callable[[], bytes]] = {
    "spread": lambda: spread_chart(ROWS, ChartFont(), line_words="expected", value_words="value", own_words="one"),
    "scatter": lambda: scatter_chart(ROWS, ChartFont(), line_words="l", below_words="b", axis_words="{count} students"),
    "compare": lambda: compare_chart(
        [Compared("1", [0.7, None], 0.6)], ["a", "b"], ChartFont(), digits=3, line_words="expected"
    ),
    "radar": lambda: radar_chart(
        ["1", "2", "3"], [("direct", [0.7, None, 0.8])], ChartFont(), line=0.7, line_words="expected"
    ),
    "heat": lambda: heat_map(
        ["1.1", "1.2"], [HeatRow("C1", [0.5, None])], ChartFont(), line=0.7, below_words="below", above_words="above"
    ),
    "bars": lambda: bar_chart([Bar("1.1", 0.5, "0.500")], ChartFont(), line=0.7, line_words="expected"),
}


@pytest.mark.parametrize("name", CHARTS)
def test_same_figures_same_bytes(name: str) -> None:
    assert CHARTS[name]() == CHARTS[name]()


@pytest.mark.parametrize("name", CHARTS)
def test_pictures_are_sharp_and_not_empty(name: str) -> None:
    data = CHARTS[name]()
    at = data.index(b"pHYs")
    per_metre = struct.unpack(">I", data[at + 4 : at + 8])[0]
    assert per_metre / 39.37 >= 200
    picture = Image.open(io.BytesIO(data)).convert("RGB")
    colours = picture.getcolors(1 << 20) or []
    assert len(colours) > 5
    assert max(colours)[1] == (255, 255, 255), "the paper is white"


def test_a_value_below_the_line_looks_different() -> None:
    above = bar_chart([Bar("1.1", 0.75, "")], ChartFont(), line=0.7, line_words="")
    below = bar_chart([Bar("1.1", 0.65, "")], ChartFont(), line=0.7, line_words="")

    def has_blue(data: bytes) -> bool:
        colours = Image.open(io.BytesIO(data)).convert("RGB").getcolors(1 << 20) or []
        return any(colour[2] > 150 and colour[0] < 60 for count, colour in colours if count > 500)

    assert has_blue(above)
    assert not has_blue(below)


def test_without_a_font_file_chinese_is_left_to_ids() -> None:
    font = ChartFont()
    assert not font.chinese
    assert font.can_show("B2001")
    assert not font.can_show("电路")


def test_bytes_that_are_no_font_are_refused() -> None:
    with pytest.raises(NotAFont):
        ChartFont(b"no font")


def test_words_are_cut_to_their_room() -> None:
    canvas = Canvas(100, 20, ChartFont())
    cut = canvas.fitted("a rather long label", 40)
    assert cut.endswith("…")
    assert canvas.text_width(cut) <= 40
    assert canvas.fitted("ab", 40) == "ab"
