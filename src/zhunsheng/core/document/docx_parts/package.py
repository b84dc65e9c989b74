"""The package around the body: content types, relations, settings, theme, numbering, head and foot of the page.

Transitional WordprocessingML without content controls, linked parts or embedded formats: what Word, WPS and LibreOffice
all read. Nothing in it depends on the day or the machine.
"""

import io
import zipfile
from collections.abc import Mapping

from zhunsheng.core.document.docx_parts.runs import escaped, field, run
from zhunsheng.core.document.docx_parts.styles import HEI, KAI, LATIN, NAMESPACE, SONG, fonts

HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
DRAWING = "http://schemas.openxmlformats.org/drawingml/2006"
WORD_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
NO_DATE = (1980, 1, 1, 0, 0, 0)

PARTS = {
    "styles": "styles.xml",
    "settings": "settings.xml",
    "numbering": "numbering.xml",
    "fontTable": "fontTable.xml",
    "header": "header1.xml",
    "footer": "footer1.xml",
    "theme": "theme/theme1.xml",
}
HEADER_RELATION, FOOTER_RELATION = "rId5", "rId6"
FIRST_PICTURE = 20

NAMESPACES = (
    f'xmlns:w="{NAMESPACE}" xmlns:r="{RELATIONS}" xmlns:wp="{DRAWING}/wordprocessingDrawing" '
    f'xmlns:a="{DRAWING}/main" xmlns:pic="{DRAWING}/picture"'
)


def zipped(files: Mapping[str, bytes]) -> bytes:
    """A zip file whose bytes depend on the contents only; pictures are stored as they are."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, content in files.items():
            entry = zipfile.ZipInfo(name, NO_DATE)
            entry.compress_type = zipfile.ZIP_STORED if name.endswith(".png") else zipfile.ZIP_DEFLATED
            entry.external_attr = 0o600 << 16
            archive.writestr(entry, content, compresslevel=None if name.endswith(".png") else 6)
    return buffer.getvalue()


def section_xml(*, cover: bool) -> str:
    """The page: A4, margins for binding on the left; a cover bears neither head nor foot."""
    return (
        f'<w:sectPr><w:headerReference w:type="default" r:id="{HEADER_RELATION}"/>'
        f'<w:footerReference w:type="default" r:id="{FOOTER_RELATION}"/>'
        '<w:pgSz w:w="11906" w:h="16838"/>'
        '<w:pgMar w:top="1474" w:right="1474" w:bottom="1361" w:left="1588" w:header="851" w:footer="850" w:gutter="0"/>'
        f'<w:cols w:space="425"/>{"<w:titlePg/>" if cover else ""}<w:docGrid w:linePitch="312"/></w:sectPr>'
    )


def content_types_xml() -> str:
    """[Content_Types].xml."""
    overrides = [("/word/document.xml", f"{WORD_TYPE}.document.main+xml")]
    for kind, name in PARTS.items():
        own = "application/vnd.openxmlformats-officedocument.theme+xml"
        overrides.append((f"/word/{name}", own if kind == "theme" else f"{WORD_TYPE}.{kind}+xml"))
    overrides.append(("/docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml"))
    overrides.append(("/docProps/app.xml", "application/vnd.openxmlformats-officedocument.extended-properties+xml"))
    listed = "".join(f'<Override PartName="{part}" ContentType="{kind}"/>' for part, kind in overrides)
    return (
        f'{HEAD}<Types xmlns="{PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/><Default Extension="png" ContentType="image/png"/>'
        f"{listed}</Types>"
    )


def _relations(entries: list[tuple[str, str, str]]) -> str:
    listed = "".join(
        f'<Relationship Id="{own}" Type="{kind}" Target="{escaped(target)}"/>' for own, kind, target in entries
    )
    return f'{HEAD}<Relationships xmlns="{PACKAGE}/relationships">{listed}</Relationships>'


def root_relations_xml() -> str:
    """_rels/.rels."""
    return _relations(
        [
            ("rId1", f"{RELATIONS}/officeDocument", "word/document.xml"),
            ("rId2", f"{PACKAGE}/relationships/metadata/core-properties", "docProps/core.xml"),
            ("rId3", f"{RELATIONS}/extended-properties", "docProps/app.xml"),
        ]
    )


def document_relations_xml(pictures: Mapping[str, str]) -> str:
    """word/_rels/document.xml.rels; `pictures` are file names by the ids of their relations."""
    entries = [(f"rId{at}", f"{RELATIONS}/{kind}", name) for at, (kind, name) in enumerate(PARTS.items(), 1)]
    entries += [(own, f"{RELATIONS}/image", f"media/{name}") for own, name in pictures.items()]
    return _relations(entries)


def settings_xml() -> str:
    """settings.xml: as Word 2013 and later lay out, Chinese punctuation closed up."""
    setting = "http://schemas.microsoft.com/office/word"
    return (
        f'{HEAD}<w:settings xmlns:w="{NAMESPACE}"><w:zoom w:percent="100"/><w:defaultTabStop w:val="420"/>'
        '<w:characterSpacingControl w:val="compressPunctuation"/><w:compat><w:spaceForUL/><w:balanceSingleByteDoubleByteWidth/>'
        "<w:doNotLeaveBackslashAlone/><w:ulTrailSpace/><w:doNotExpandShiftReturn/><w:adjustLineHeightInTable/>"
        f'<w:useFELayout/><w:compatSetting w:name="compatibilityMode" w:uri="{setting}" w:val="15"/></w:compat>'
        '<w:themeFontLang w:val="en-US" w:eastAsia="zh-CN"/><w:decimalSymbol w:val="."/><w:listSeparator w:val=","/>'
        "</w:settings>"
    )


def font_table_xml() -> str:
    """fontTable.xml: what kind of font each name is, so that a machine without it takes a like one."""
    entries = []
    for name, other, family in ((SONG, "SimSun", "auto"), (HEI, "SimHei", "modern"), (KAI, "KaiTi", "modern")):
        entries.append(
            f'<w:font w:name="{name}"><w:altName w:val="{other}"/><w:charset w:val="86"/><w:family w:val="{family}"/></w:font>'
        )
    entries.append(
        f'<w:font w:name="{LATIN}"><w:charset w:val="00"/><w:family w:val="roman"/><w:pitch w:val="variable"/></w:font>'
    )
    return f'{HEAD}<w:fonts xmlns:w="{NAMESPACE}">{"".join(entries)}</w:fonts>'


def theme_xml() -> str:
    """theme1.xml: our fonts in both places, so that text added in Word has them too; plain colours."""
    slots = (
        "dk1",
        "lt1",
        "dk2",
        "lt2",
        "accent1",
        "accent2",
        "accent3",
        "accent4",
        "accent5",
        "accent6",
        "hlink",
        "folHlink",
    )
    values = (
        "000000", "FFFFFF", "1F2937", "F1F4F8", "1F4E8C", "C8590B", "0B6E4F", "7A4FA3", "6B7280", "B42318", "1F4E8C", "7A4FA3",
    )  # fmt: skip
    colours = "".join(
        f'<a:{slot}><a:srgbClr val="{value}"/></a:{slot}>' for slot, value in zip(slots, values, strict=True)
    )
    faces = "".join(
        f'<a:{kind}><a:latin typeface="{LATIN}"/><a:ea typeface="{east}"/><a:cs typeface=""/></a:{kind}>'
        for kind, east in (("majorFont", HEI), ("minorFont", SONG))
    )
    fill = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'
    line = f'<a:ln w="9525">{fill}</a:ln>'
    effect = "<a:effectStyle><a:effectLst/></a:effectStyle>"
    return (
        f'{HEAD}<a:theme xmlns:a="{DRAWING}/main" name="Report"><a:themeElements><a:clrScheme name="Report">{colours}'
        f'</a:clrScheme><a:fontScheme name="Report">{faces}</a:fontScheme><a:fmtScheme name="Report">'
        f"<a:fillStyleLst>{fill * 3}</a:fillStyleLst><a:lnStyleLst>{line * 3}</a:lnStyleLst>"
        f"<a:effectStyleLst>{effect * 3}</a:effectStyleLst><a:bgFillStyleLst>{fill * 3}</a:bgFillStyleLst>"
        "</a:fmtScheme></a:themeElements></a:theme>"
    )


def numbering_xml(lists: int, first: int) -> str:
    """numbering.xml: headings 1, 1.1, 1.1.1; bullets; and one counted list after the other, each from 1."""
    levels = "".join(
        f'<w:lvl w:ilvl="{at}"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:pStyle w:val="Heading{at + 1}"/>'
        f'<w:suff w:val="space"/><w:lvlText w:val="{".".join(f"%{n + 1}" for n in range(at + 1))}"/><w:lvlJc w:val="left"/>'
        '<w:pPr><w:ind w:left="0" w:firstLine="0"/></w:pPr></w:lvl>'
        for at in range(3)
    )

    def single(own: int, kind: str, sign: str) -> str:
        return (
            f'<w:abstractNum w:abstractNumId="{own}"><w:multiLevelType w:val="singleLevel"/><w:lvl w:ilvl="0">'
            f'<w:start w:val="1"/><w:numFmt w:val="{kind}"/><w:lvlText w:val="{sign}"/><w:lvlJc w:val="left"/>'
            f'<w:pPr><w:ind w:left="840" w:hanging="420"/></w:pPr><w:rPr>{fonts()}</w:rPr></w:lvl></w:abstractNum>'
        )

    numbers = (
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>'
    )
    numbers += "".join(
        f'<w:num w:numId="{first + at}"><w:abstractNumId w:val="2"/>'
        '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>'
        for at in range(lists)
    )
    headings = f'<w:abstractNum w:abstractNumId="0"><w:multiLevelType w:val="multilevel"/>{levels}</w:abstractNum>'
    lists_xml = single(1, "bullet", "•") + single(2, "decimal", "%1.")
    return f'{HEAD}<w:numbering xmlns:w="{NAMESPACE}">{headings}{lists_xml}{numbers}</w:numbering>'


def header_xml(text: str) -> str:
    """The head of the page."""
    content = f'<w:p><w:pPr><w:pStyle w:val="Header"/></w:pPr>{run(text)}</w:p>'
    return f"{HEAD}<w:hdr {NAMESPACES}>{content}</w:hdr>"


def footer_xml(words: str) -> str:
    """The foot of the page from words such as `Page {page} of {pages}`."""
    before, _, rest = words.partition("{page}")
    between, _, after = rest.partition("{pages}")
    parts = [run(before) if before else "", field("PAGE", "1")]
    parts += [run(between) if between else "", field("NUMPAGES", "1") if "{pages}" in words else ""]
    parts += [run(after) if after else ""]
    return f'{HEAD}<w:ftr {NAMESPACES}><w:p><w:pPr><w:pStyle w:val="Footer"/></w:pPr>{"".join(parts)}</w:p></w:ftr>'


def properties_xml(title: str, subject: str, organisation: str, language: str, source: str) -> tuple[str, str]:
    """docProps/core.xml and docProps/app.xml; without dates, which the file system and the signatures bear."""
    dublin = "http://purl.org/dc/elements/1.1/"
    core = (
        f'{HEAD}<cp:coreProperties xmlns:cp="{PACKAGE}/metadata/core-properties" xmlns:dc="{dublin}">'
        f"<dc:title>{escaped(title)}</dc:title><dc:subject>{escaped(subject)}</dc:subject>"
        f"<dc:creator>{escaped(organisation)}</dc:creator><dc:description>{escaped(source)}</dc:description>"
        f"<dc:language>{escaped(language)}</dc:language></cp:coreProperties>"
    )
    app = (
        f'{HEAD}<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">'
        "<Application>Zhunsheng</Application></Properties>"
    )
    return core, app
