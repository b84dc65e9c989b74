"""Pictures as DrawingML: PNG only, inline, with the words for those who do not see it."""

import struct
from dataclasses import dataclass

from zhunsheng.core.document.docx_parts.runs import escaped
from zhunsheng.core.document.tree import Figure

EMU_PER_MM = 36_000
PNG_SIGNATURE = b"\x89PNG\r\n\x1a\n"


class NotAPng(Exception):
    """A figure whose bytes are no PNG picture."""


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture of the package: its file, the id of its relation, its size in pixels."""

    name: str
    relation: str
    width: int
    height: int


def png_size(data: bytes) -> tuple[int, int]:
    """Width and height in pixels, from the head of the file. Raises NotAPng."""
    if not data.startswith(PNG_SIGNATURE) or len(data) < 33:
        raise NotAPng
    width, height = struct.unpack(">II", data[16:24])
    if not width or not height:
        raise NotAPng
    return width, height


def picture_xml(picture: Picture, figure: Figure, number: int) -> str:
    """The run that holds the picture, as wide as the figure says, as high as the pixels ask."""
    wide = round(figure.width * EMU_PER_MM)
    high = round(wide * picture.height / picture.width)
    alt = escaped(figure.alt)
    name = escaped(picture.name)
    return (
        '<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0">'
        f'<wp:extent cx="{wide}" cy="{high}"/><wp:effectExtent l="0" t="0" r="0" b="0"/>'
        f'<wp:docPr id="{number}" name="{name}" descr="{alt}"/>'
        '<wp:cNvGraphicFramePr><a:graphicFrameLocks noChangeAspect="1"/></wp:cNvGraphicFramePr>'
        '<a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic>'
        f'<pic:nvPicPr><pic:cNvPr id="{number}" name="{name}" descr="{alt}"/><pic:cNvPicPr/></pic:nvPicPr>'
        f'<pic:blipFill><a:blip r:embed="{picture.relation}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>'
        f'<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{wide}" cy="{high}"/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic>'
        "</wp:inline></w:drawing></w:r>"
    )
