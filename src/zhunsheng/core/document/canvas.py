"""A sheet to draw charts on: lines, boxes, dots and words in points, out comes a PNG of 216 dots per inch.

Straight lines fall on whole pixels; round and sloping shapes are drawn four times larger and reduced, so that they are
smooth. Same calls, same font, same bytes.
"""

import io
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from PIL import Image, ImageColor, ImageDraw, ImageFont

SCALE = 3
"""Pixels of one point: 216 dots per inch."""
_FINE = 4
FACES_LOOKED_AT = 12

Point = tuple[float, float]
Drawing = Callable[[ImageDraw.ImageDraw, list[Point]], None]


class NotAFont(Exception):
    """Bytes that hold no font."""


@dataclass(slots=True)
class ChartFont:
    """The font of a chart, from the bytes of a font file, and whether it can show Chinese; None gives a Latin font."""

    data: bytes | None = None
    chinese: bool = False
    _index: int = 0
    _sizes: dict[float, ImageFont.FreeTypeFont | ImageFont.ImageFont] = field(default_factory=dict)

    def __post_init__(self) -> None:
        if self.data is not None:
            self._index = _simplified_face(self.data)
            self.chinese = True

    def at(self, size: float) -> ImageFont.FreeTypeFont | ImageFont.ImageFont:
        """The font in one size, in points."""
        if size not in self._sizes:
            if self.data is None:
                self._sizes[size] = ImageFont.load_default(size * SCALE)
            else:
                self._sizes[size] = ImageFont.truetype(io.BytesIO(self.data), size * SCALE, index=self._index)
        return self._sizes[size]

    def can_show(self, text: str) -> bool:
        """Whether the font has the script of a text; what it cannot show is left to ids."""
        return self.chinese or text.isascii()


def _simplified_face(data: bytes) -> int:
    """Which face of a collection is the simplified Chinese one; the first where none says so. Raises NotAFont."""
    for index in range(FACES_LOOKED_AT):
        try:
            family = ImageFont.truetype(io.BytesIO(data), 12, index=index).getname()[0] or ""
        except OSError:
            if index == 0:
                raise NotAFont from None
            return 0
        if family.endswith((" SC", " CN", " GB")):
            return index
    return 0


def _with_white(palette: list[int]) -> list[int]:
    """The lightest colour made white again: reducing colours leaves the paper a little grey."""
    lightest = max(range(0, len(palette), 3), key=lambda at: sum(palette[at : at + 3]), default=0)
    return [*palette[:lightest], 255, 255, 255, *palette[lightest + 3 :]]


class Canvas:
    """A white sheet of `width` × `height` points, the origin at the top left."""

    def __init__(self, width: float, height: float, font: ChartFont) -> None:
        self.width = width
        self.height = height
        self._font = font
        self._image = Image.new("RGB", (round(width * SCALE), round(height * SCALE)), "white")
        self._draw = ImageDraw.Draw(self._image)

    def png(self) -> bytes:
        """The picture."""
        buffer = io.BytesIO()
        flat = self._image.quantize(255, method=Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE)
        flat.putpalette(_with_white(flat.getpalette() or []))
        flat.save(buffer, "PNG", dpi=(72 * SCALE, 72 * SCALE), compress_level=6)
        return buffer.getvalue()

    def box(self, left: float, top: float, right: float, bottom: float, fill: str, outline: str = "") -> None:
        """A filled rectangle."""
        corners = (round(left * SCALE), round(top * SCALE), round(right * SCALE) - 1, round(bottom * SCALE) - 1)
        if corners[2] >= corners[0] and corners[3] >= corners[1]:
            self._draw.rectangle(corners, fill=fill, outline=outline or None)

    def across(self, left: float, right: float, y: float, colour: str, width: float = 0.67) -> None:
        """A horizontal line."""
        self.box(left, y - width / 2, right, y + width / 2, colour)

    def down(self, x: float, top: float, bottom: float, colour: str, width: float = 0.67) -> None:
        """A vertical line."""
        self.box(x - width / 2, top, x + width / 2, bottom, colour)

    def dashed_across(self, left: float, right: float, y: float, colour: str, width: float = 1.0) -> None:
        """A dashed horizontal line."""
        at = left
        while at < right:
            self.across(at, min(at + 4, right), y, colour, width)
            at += 7

    def dot(self, x: float, y: float, radius: float, colour: str, strength: float = 1.0) -> None:
        """A disc."""
        self._smooth(
            [(x - radius, y - radius), (x + radius, y + radius)],
            lambda draw, points: draw.ellipse((*points[0], *points[1]), fill=255),
            colour,
            strength,
        )

    def shape(self, points: Sequence[Point], colour: str, strength: float = 1.0) -> None:
        """A filled polygon."""
        self._smooth(points, lambda draw, own: draw.polygon(own, fill=255), colour, strength)

    def path(self, points: Sequence[Point], colour: str, width: float = 1.2, strength: float = 1.0) -> None:
        """A line through points, round at its corners."""
        size = round(width * SCALE * _FINE)
        self._smooth(
            points,
            lambda draw, own: draw.line(own, fill=255, width=size, joint="curve"),
            colour,
            strength,
            margin=width,
        )

    def text(
        self, x: float, y: float, text: str, size: float = 8.0, colour: str = "#1f2937", anchor: str = "lm"
    ) -> None:
        """Words; the anchor is horizontal l, m, r and vertical a (top), m, s (baseline)."""
        place = (round(x * SCALE), round(y * SCALE))
        if not isinstance(self._font.at(size), ImageFont.FreeTypeFont):
            anchor = "la"
        self._draw.text(place, text, font=self._font.at(size), fill=colour, anchor=anchor)

    def upright_text(self, x: float, y: float, text: str, size: float = 8.0, colour: str = "#1f2937") -> None:
        """Words that read upwards, ending above the point."""
        length = round(self.text_width(text, size) * SCALE) + 4
        height = round(size * SCALE * 1.4)
        strip = Image.new("L", (length, height), 0)
        ImageDraw.Draw(strip).text((2, height // 2), text, font=self._font.at(size), fill=255, anchor="lm")
        turned = strip.rotate(90, expand=True)
        corner = (round(x * SCALE - height / 2), round(y * SCALE - length))
        self._image.paste(ImageColor.getrgb(colour), corner, turned)

    def text_width(self, text: str, size: float = 8.0) -> float:
        """How wide words are, in points."""
        return self._font.at(size).getlength(text) / SCALE

    def fitted(self, text: str, width: float, size: float = 8.0) -> str:
        """Words no wider than so many points; what is cut off shows as …."""
        if self.text_width(text, size) <= width:
            return text
        while text and self.text_width(text + "…", size) > width:
            text = text[:-1]
        return text + "…"

    def _smooth(
        self, points: Sequence[Point], draw: Drawing, colour: str, strength: float, margin: float = 0.0
    ) -> None:
        reach = margin + 1
        left = int((min(x for x, _ in points) - reach) * SCALE)
        top = int((min(y for _, y in points) - reach) * SCALE)
        right = int((max(x for x, _ in points) + reach) * SCALE) + 1
        bottom = int((max(y for _, y in points) + reach) * SCALE) + 1
        mask = Image.new("L", ((right - left) * _FINE, (bottom - top) * _FINE), 0)
        own = [((x * SCALE - left) * _FINE, (y * SCALE - top) * _FINE) for x, y in points]
        draw(ImageDraw.Draw(mask), own)
        mask = mask.reduce(_FINE)
        if strength < 1:
            mask = mask.point(lambda value: value * strength)
        self._image.paste(ImageColor.getrgb(colour), (left, top), mask)
