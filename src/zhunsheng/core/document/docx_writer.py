"""Writes a document tree as .docx bytes: same tree, same bytes (rules of Word, WPS and LibreOffice together)."""

from collections.abc import Mapping

from zhunsheng.core.document.docx_parts.blocks import FIRST_LIST, Body
from zhunsheng.core.document.docx_parts.package import (
    FIRST_PICTURE,
    HEAD,
    NAMESPACES,
    content_types_xml,
    document_relations_xml,
    font_table_xml,
    footer_xml,
    header_xml,
    numbering_xml,
    properties_xml,
    root_relations_xml,
    section_xml,
    settings_xml,
    theme_xml,
    zipped,
)
from zhunsheng.core.document.docx_parts.picture import Picture, png_size
from zhunsheng.core.document.docx_parts.runs import Writing
from zhunsheng.core.document.docx_parts.styles import styles_xml
from zhunsheng.core.document.numbering import numbers_of
from zhunsheng.core.document.paging import estimated_pages
from zhunsheng.core.document.tree import Cover, Document, Figure, Heading, Id, TableOfContents, references


def write_docx(document: Document, pages: Mapping[Id, int] | None = None) -> bytes:
    """The document as a .docx file.

    `pages` are the pages of the headings as a program laid them out; without them they are estimated, and Word puts
    them right when it opens the file. Raises NotAPng for a figure that is none.
    """
    figures = [block for block in document.blocks if isinstance(block, Figure)]
    pictures = {figure.id: _picture(at, figure) for at, figure in enumerate(figures)}
    writing = Writing(numbers_of(document), anchors_of(document))
    known = {**estimated_pages(document), **(pages or {})}
    body = Body(document, writing, known, pictures).xml()
    cover = any(isinstance(block, Cover) for block in document.blocks)
    content = f"{HEAD}<w:document {NAMESPACES}><w:body>{body}{section_xml(cover=cover)}</w:body></w:document>"
    meta = document.meta
    core, app = properties_xml(document.title, meta.subject, meta.organisation, meta.language, meta.source)
    files = {
        "[Content_Types].xml": content_types_xml(),
        "_rels/.rels": root_relations_xml(),
        "word/document.xml": content,
        "word/_rels/document.xml.rels": document_relations_xml({p.relation: p.name for p in pictures.values()}),
        "word/styles.xml": HEAD + styles_xml(),
        "word/settings.xml": settings_xml(),
        "word/numbering.xml": numbering_xml(writing.lists, FIRST_LIST),
        "word/fontTable.xml": font_table_xml(),
        "word/theme/theme1.xml": theme_xml(),
        "word/header1.xml": header_xml(meta.header or document.title),
        "word/footer1.xml": footer_xml(meta.words.page),
        "docProps/core.xml": core,
        "docProps/app.xml": app,
    }
    packed = {name: text.encode("utf-8") for name, text in files.items()}
    packed.update({f"word/media/{pictures[figure.id].name}": figure.png for figure in figures})
    return zipped(packed)


def _picture(at: int, figure: Figure) -> Picture:
    width, height = png_size(figure.png)
    return Picture(f"image{at + 1}.png", f"rId{FIRST_PICTURE + at}", width, height)


def anchors_of(document: Document) -> dict[Id, str]:
    """Bookmarks of what is pointed at: headings of the contents, and targets of references."""
    deepest = max((block.levels for block in document.blocks if isinstance(block, TableOfContents)), default=0)
    targets = {reference.target for reference in references(document)}
    anchors: dict[Id, str] = {}
    for at, block in enumerate(document.blocks, 1):
        if isinstance(block, Heading) and block.level <= deepest:
            anchors[block.id] = f"_Toc{at:08d}"
        elif block.id in targets:
            anchors[block.id] = f"_Ref{at:08d}"
    return anchors
