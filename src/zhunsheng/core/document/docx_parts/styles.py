"""The styles of our own documents: fonts by name for both scripts, spacing that suits Chinese text.

Sizes are half points, distances twentieths of a point. A school that wants another face uses its own template.
"""

from dataclasses import dataclass

SONG, HEI, FANG, KAI = "宋体", "黑体", "仿宋", "楷体"
LATIN = "Times New Roman"
NAMESPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def fonts(east_asian: str = SONG) -> str:
    """Fonts by name: no theme font is left that a machine without Office would call missing."""
    return f'<w:rFonts w:ascii="{LATIN}" w:hAnsi="{LATIN}" w:eastAsia="{east_asian}" w:cs="{LATIN}"/>'


@dataclass(frozen=True, slots=True)
class ParagraphStyle:
    """One paragraph style; `pPr` and `rPr` are in the schema's order."""

    id: str
    name: str
    paragraph: str = ""
    font: str = SONG
    size: int = 24
    bold: bool = False
    italic: bool = False
    colour: str = ""
    after: str = ""
    """The style of the next paragraph."""
    quick: bool = True

    def xml(self) -> str:
        default = ' w:default="1"' if self.id == "Normal" else ""
        based = "" if default else '<w:basedOn w:val="Normal"/>'
        follows = f'<w:next w:val="{self.after}"/>' if self.after else ""
        shown = "<w:qFormat/>" if self.quick else ""
        bold = "<w:b/><w:bCs/>" if self.bold else ""
        italic = "<w:i/><w:iCs/>" if self.italic else ""
        colour = f'<w:color w:val="{self.colour}"/>' if self.colour else ""
        size = f'<w:sz w:val="{self.size}"/><w:szCs w:val="{self.size}"/>'
        return (
            f'<w:style w:type="paragraph"{default} w:styleId="{self.id}"><w:name w:val="{self.name}"/>{based}{follows}'
            f"{shown}<w:pPr>{self.paragraph}</w:pPr><w:rPr>{fonts(self.font)}{bold}{italic}{colour}{size}</w:rPr></w:style>"
        )


def spacing(before: int = 0, after: int = 0, line: int = 240) -> str:
    """Space before and after in twentieths of a point, and the line's height in 240ths of a line."""
    return f'<w:spacing w:before="{before}" w:after="{after}" w:line="{line}" w:lineRule="auto"/>'


def _heading(level: int, size: int, before: int, after: int) -> ParagraphStyle:
    numbering = f'<w:numPr><w:ilvl w:val="{level - 1}"/><w:numId w:val="1"/></w:numPr>'
    distance = spacing(before, after, 288)
    return ParagraphStyle(
        f"Heading{level}",
        f"heading {level}",
        f'<w:keepNext/><w:keepLines/>{numbering}{distance}<w:outlineLvl w:val="{level - 1}"/>',
        HEI,
        size,
        bold=level < 3,
        after="BodyText",
    )


def _contents(level: int) -> ParagraphStyle:
    tab = '<w:tabs><w:tab w:val="right" w:leader="dot" w:pos="8844"/></w:tabs>'
    indent = f'<w:ind w:left="{(level - 1) * 420}"/>'
    before = 60 if level == 1 else 0
    return ParagraphStyle(
        f"TOC{level}",
        f"toc {level}",
        tab + spacing(before, 0, 336) + indent,
        SONG,
        24 if level == 1 else 21,
        quick=False,
    )


CENTRED = '<w:jc w:val="center"/>'

PARAGRAPHS = (
    ParagraphStyle("Normal", "Normal", '<w:widowControl w:val="0"/>' + spacing(), size=24),
    ParagraphStyle(
        "BodyText",
        "Body Text",
        f'{spacing(60, 60, 360)}<w:ind w:firstLineChars="200" w:firstLine="480"/><w:jc w:val="both"/>',
    ),
    _heading(1, 32, 360, 200),
    _heading(2, 28, 240, 120),
    _heading(3, 24, 160, 80),
    ParagraphStyle("Title", "Title", spacing(0, 240, 360) + CENTRED, HEI, 48, bold=True, after="BodyText"),
    ParagraphStyle("Subtitle", "Subtitle", spacing(0, 240, 360) + CENTRED, HEI, 32),
    ParagraphStyle("CoverLine", "Cover Line", spacing(0, 120, 360) + CENTRED, SONG, 32),
    ParagraphStyle("CoverFact", "Cover Fact", spacing(40, 40, 300), SONG, 28),
    ParagraphStyle("CoverNote", "Cover Note", spacing(0, 0, 300) + CENTRED, KAI, 21, colour="6B7280"),
    ParagraphStyle("TOCHeading", "TOC Heading", "<w:keepNext/>" + spacing(0, 240, 360) + CENTRED, HEI, 32, bold=True),
    _contents(1),
    _contents(2),
    _contents(3),
    ParagraphStyle("Caption", "caption", spacing(80, 80, 300) + CENTRED, HEI, 21),
    ParagraphStyle("TableCaption", "Table Caption", "<w:keepNext/>" + spacing(160, 80, 300) + CENTRED, HEI, 21),
    ParagraphStyle("Figure", "Figure", "<w:keepNext/>" + spacing(160, 40, 240) + CENTRED, SONG, 21),
    ParagraphStyle("TableText", "Table Text", spacing(30, 30, 252), SONG, 20),
    ParagraphStyle("TableNote", "Table Note", spacing(60, 120, 288), SONG, 18, colour="4B5563"),
    ParagraphStyle(
        "ListItem",
        "List Item",
        f'{spacing(0, 40, 336)}<w:ind w:left="840" w:hanging="420"/>',
    ),
    ParagraphStyle("Hint", "Hint", spacing(0, 40, 300), KAI, 21, colour="6B7280"),
    ParagraphStyle("Room", "Room", spacing(0, 40, 360), SONG, 24),
    ParagraphStyle("SignLine", "Signature Line", "<w:keepLines/>" + spacing(200, 200, 300), SONG, 24),
    ParagraphStyle(
        "Header",
        "header",
        '<w:pBdr><w:bottom w:val="single" w:sz="4" w:space="4" w:color="9CA3AF"/></w:pBdr>' + spacing() + CENTRED,
        SONG,
        18,
        colour="4B5563",
        quick=False,
    ),
    ParagraphStyle("Footer", "footer", spacing() + CENTRED, SONG, 18, colour="4B5563", quick=False),
)


def styles_xml() -> str:
    """styles.xml."""
    language = '<w:lang w:val="en-US" w:eastAsia="zh-CN" w:bidi="ar-SA"/>'
    defaults = (
        f"<w:docDefaults><w:rPrDefault><w:rPr>{fonts()}"
        f'<w:sz w:val="24"/><w:szCs w:val="24"/>{language}</w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>'
    )
    table = (
        '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/>'
        '<w:uiPriority w:val="99"/><w:semiHidden/><w:unhideWhenUsed/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar>'
        '<w:top w:w="0" w:type="dxa"/><w:left w:w="80" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/>'
        '<w:right w:w="80" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>'
    )
    characters = (
        '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">'
        '<w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/><w:unhideWhenUsed/>'
        f"<w:rPr>{fonts()}</w:rPr></w:style>"
    )
    numbering = (
        '<w:style w:type="numbering" w:default="1" w:styleId="NoList"><w:name w:val="No List"/>'
        '<w:uiPriority w:val="99"/><w:semiHidden/><w:unhideWhenUsed/></w:style>'
    )
    own = "".join(style.xml() for style in PARAGRAPHS)
    return f'<w:styles xmlns:w="{NAMESPACE}">{defaults}{own}{characters}{table}{numbering}</w:styles>'
