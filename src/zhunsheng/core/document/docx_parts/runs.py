"""Runs of text as WordprocessingML: what stands inside a paragraph."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from zhunsheng.core.document.numbering import Numbers
from zhunsheng.core.document.tree import Id, Look, Reference, Runs, Text

GOOD, BAD, MUTED, LINK = "0B6E4F", "B42318", "6B7280", "1F4E8C"
COLOURS = {Look.GOOD: GOOD, Look.BAD: BAD, Look.MUTED: MUTED}

_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_MARKED = re.compile('[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff&<>"]')
_EITHER_WIDTH = re.compile("[‘’“”…—·×±°§№Ⅰ-Ⅻ①-⑳]")
"""Signs that Word sets in the Latin font unless told that they stand in Chinese text."""
_CHINESE = re.compile("[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef\U00020000-\U0003ffff]")
_NOT_A_NAME = re.compile(r"[^A-Za-z0-9_]")


def escaped(text: str) -> str:
    """Text for XML; a character that no XML file may hold shows as the sign for an unknown one."""
    if _MARKED.search(text) is None:
        return text
    text = _ILLEGAL.sub("\ufffd", text).replace("&", "&amp;").replace("<", "&lt;")
    return text.replace(">", "&gt;").replace('"', "&quot;")


def bookmark_name(prefix: str, name: str) -> str:
    """A name Word accepts for a bookmark: letters, digits and underscores, 40 at most."""
    return (prefix + _NOT_A_NAME.sub(lambda sign: f"_{ord(sign[0]):x}", name))[:40]


@dataclass(slots=True)
class Writing:
    """What is known while a document is written: numbers and bookmarks of its blocks, and the counters of its ids."""

    numbers: Numbers
    anchors: dict[Id, str]
    marks: int = 0
    pictures: int = 0
    lists: int = 0

    def bookmarked(self, name: str, content: str) -> str:
        """Content between the two ends of a bookmark."""
        self.marks += 1
        start = f'<w:bookmarkStart w:id="{self.marks}" w:name="{name}"/>'
        return f'{start}{content}<w:bookmarkEnd w:id="{self.marks}"/>'


def text_content(text: str) -> str:
    """The inside of a run: text, with line breaks and tabs as elements of their own."""
    if "\n" not in text and "\t" not in text:
        return f'<w:t xml:space="preserve">{escaped(text)}</w:t>'
    parts = re.split("([\n\t])", text.replace("\r\n", "\n"))
    signs: dict[str, str] = {"\n": "<w:br/>", "\t": "<w:tab/>", "": ""}
    keep: Callable[[str], str] = lambda part: f'<w:t xml:space="preserve">{escaped(part)}</w:t>'  # noqa: E731
    return "".join(signs[part] if part in signs else keep(part) for part in parts)


def run(text: str, *, style: str = "", bold: bool = False, italic: bool = False, colour: str = "") -> str:
    """One run; the order of properties is the schema's: style, fonts, bold, italic, colour."""
    properties = f'<w:rStyle w:val="{style}"/>' if style else ""
    if not text.isascii() and _EITHER_WIDTH.search(text) and _CHINESE.search(text):
        properties += '<w:rFonts w:hint="eastAsia"/>'
    properties += "<w:b/><w:bCs/>" if bold else ""
    properties += "<w:i/><w:iCs/>" if italic else ""
    properties += f'<w:color w:val="{colour}"/>' if colour else ""
    start = f"<w:r><w:rPr>{properties}</w:rPr>" if properties else "<w:r>"
    return f"{start}{text_content(text)}</w:r>"


def runs_xml(runs: Runs, writing: Writing, *, bold: bool = False, look: Look = Look.PLAIN) -> str:
    """Runs in their order; `bold` and `look` are those of the cell they stand in."""
    parts = []
    for item in runs:
        if isinstance(item, Reference):
            parts.append(_reference(item, writing))
            continue
        own = item.look if item.look is not Look.PLAIN else look
        strong = bold or item.bold or own is Look.STRONG
        xml = run(item.text, bold=strong, italic=item.italic, colour=COLOURS.get(own, ""))
        parts.append(writing.bookmarked(bookmark_name("zs_", item.token), xml) if item.token else xml)
    return "".join(parts)


def _reference(reference: Reference, writing: Writing) -> str:
    words = reference.text or writing.numbers.label(reference.target)
    anchor = writing.anchors.get(reference.target)
    if not anchor:
        return run(words)
    return f'<w:hyperlink w:anchor="{anchor}" w:history="1">{run(words, colour=LINK)}</w:hyperlink>'


def field(instruction: str, shown: str, *, dirty: bool = False) -> str:
    """A field with the text it shows until a program computes it anew."""
    mark = ' w:dirty="true"' if dirty else ""
    return (
        f'<w:r><w:fldChar w:fldCharType="begin"{mark}/></w:r>'
        f'<w:r><w:instrText xml:space="preserve"> {escaped(instruction)} </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
        f'{run(shown)}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def plain_text(runs: Runs, numbers: Numbers) -> str:
    """What a reader reads, references by their labels."""
    return "".join(item.text if isinstance(item, Text) else item.text or numbers.label(item.target) for item in runs)
