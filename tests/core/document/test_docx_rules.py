"""The rules that make one .docx open alike in Word, WPS and LibreOffice, read off the XML."""

import io
import re
import zipfile

import docx
import pytest
from lxml import etree
from sample_tree import META, every_block
from word_schema import W, out_of_order

from zhunsheng.core.document.docx_parts.picture import NotAPng
from zhunsheng.core.document.docx_parts.table import TEXT_WIDTH
from zhunsheng.core.document.docx_writer import write_docx
from zhunsheng.core.document.numbering import numbers_of
from zhunsheng.core.document.tree import Document, Figure, Heading, PageBreak, Paragraph, TableOfContents, said

DOCUMENT = every_block()
DATA = write_docx(DOCUMENT)


def parts(data: bytes = DATA) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def root(name: str = "word/document.xml", data: bytes = DATA) -> etree._Element:
    return etree.fromstring(parts(data)[name])


def words(element: etree._Element) -> str:
    return "".join(text.text or "" for text in element.iter(f"{W}t"))


def test_same_tree_same_bytes() -> None:
    assert write_docx(every_block()) == DATA


def test_file_opens_in_another_library() -> None:
    read = docx.Document(io.BytesIO(DATA))
    assert len(read.tables) == 5  # cover, three of ours, the room
    assert "第一章" in [paragraph.text for paragraph in read.paragraphs if paragraph.style.name == "Heading 1"]
    assert len(read.inline_shapes) == 1
    assert read.core_properties.title == "报告"


@pytest.mark.parametrize(
    "name",
    ["document", "styles", "numbering", "settings", "header1", "footer1", "fontTable"],
)
def test_elements_stand_in_the_order_of_the_schema(name: str) -> None:
    assert out_of_order(root(f"word/{name}.xml")) == []


def test_guard_of_order_sees_what_is_wrong() -> None:
    wrong = f'<w:pPr xmlns:w="{W[1:-1]}"><w:jc w:val="left"/><w:pStyle w:val="x"/><w:none/></w:pPr>'
    assert out_of_order(etree.fromstring(wrong)) == ["pPr/pStyle: out of order", "pPr/none: not known there"]


def test_widths_stand_in_grid_table_and_cells() -> None:
    """WPS reads the grid, Word the table's width, LibreOffice the cells."""
    for table in root().iter(f"{W}tbl"):
        grid = [int(column.get(f"{W}w")) for column in table.find(f"{W}tblGrid")]
        properties = table.find(f"{W}tblPr")
        assert int(properties.find(f"{W}tblW").get(f"{W}w")) == sum(grid) <= TEXT_WIDTH
        assert properties.find(f"{W}tblLayout").get(f"{W}type") == "fixed"
        for row in table.iter(f"{W}tr"):
            at = 0
            for cell in row.iter(f"{W}tcPr"):
                span = cell.find(f"{W}gridSpan")
                count = 1 if span is None else int(span.get(f"{W}val"))
                assert int(cell.find(f"{W}tcW").get(f"{W}w")) == sum(grid[at : at + count])
                at += count
            assert at == len(grid)


def test_nothing_that_breaks_elsewhere() -> None:
    everything = parts()
    body = everything["word/document.xml"].decode()
    for banned in ("<w:sdt", "w:altChunk", "w:ins ", "w:del ", "mc:AlternateContent", "o:OLEObject", "asvg:"):
        assert banned not in body
    assert not [table for table in root().iter(f"{W}tbl") if next(table.iterancestors(f"{W}tbl"), None) is not None]
    assert b"purl.oclc.org" not in b"".join(everything.values()), "strict instead of transitional"
    assert not [name for name in everything if name.endswith((".svg", ".emf", ".wmf", ".bin"))]
    assert b'TargetMode="External"' not in b"".join(everything.values())


def test_every_style_names_its_fonts() -> None:
    styles = root("word/styles.xml")
    for style in styles.iter(f"{W}style"):
        if style.get(f"{W}type") in ("paragraph", "character"):
            fonts = style.find(f"{W}rPr/{W}rFonts")
            assert fonts is not None, style.get(f"{W}styleId")
            assert fonts.get(f"{W}eastAsia") in ("宋体", "黑体", "楷体", "仿宋")
            assert fonts.get(f"{W}ascii") == fonts.get(f"{W}hAnsi") == "Times New Roman"
    assert styles.find(f"{W}docDefaults").find(f".//{W}rFonts").get(f"{W}eastAsia") == "宋体"


def test_no_theme_font_is_left() -> None:
    everything = parts()
    assert not [name for name, content in everything.items() if re.search(rb"(ascii|hAnsi|eastAsia|cs)Theme=", content)]
    faces = set(re.findall(r'typeface="([^"]+)"', everything["word/theme/theme1.xml"].decode()))
    assert faces == {"Times New Roman", "宋体", "黑体"}


def test_styles_used_are_defined() -> None:
    known = {style.get(f"{W}styleId") for style in root("word/styles.xml").iter(f"{W}style")}
    used = {style.get(f"{W}val") for style in root().iter(f"{W}pStyle")}
    assert used <= known


def contents_entries() -> list[str]:
    entries = [
        p
        for p in root().iter(f"{W}p")
        if (p.find(f"{W}pPr/{W}pStyle") is not None)
        and p.find(f"{W}pPr/{W}pStyle").get(f"{W}val", "").startswith("TOC")
        and p.find(f"{W}hyperlink") is not None
    ]
    return [words(entry) for entry in entries]


def test_contents_hold_every_heading_with_its_page() -> None:
    numbers = numbers_of(DOCUMENT)
    expected = [f"{numbers.headings[b.id]} {b.text}".strip() for b in DOCUMENT.blocks if isinstance(b, Heading)]
    shown = [re.fullmatch(r"(.*?)(\d+)", entry) for entry in contents_entries()]
    assert [match[1] for match in shown if match] == expected
    assert [int(match[2]) for match in shown if match] == [3, 3, 3, 5]


def test_contents_are_a_field_that_word_brings_up_to_date() -> None:
    begin = next(root().iter(f"{W}fldChar"))
    assert begin.get(f"{W}dirty") == "true"
    kinds = [char.get(f"{W}fldCharType") for char in root().iter(f"{W}fldChar")]
    assert kinds.count("begin") == kinds.count("separate") == kinds.count("end")
    names = {mark.get(f"{W}name") for mark in root().iter(f"{W}bookmarkStart")}
    anchors = {link.get(f"{W}anchor") for link in root().iter(f"{W}hyperlink")}
    assert anchors <= names


def test_bookmarks_are_whole_and_single() -> None:
    starts = [mark.get(f"{W}id") for mark in root().iter(f"{W}bookmarkStart")]
    ends = [mark.get(f"{W}id") for mark in root().iter(f"{W}bookmarkEnd")]
    assert sorted(starts) == sorted(ends) == sorted(set(starts))
    names = [mark.get(f"{W}name") for mark in root().iter(f"{W}bookmarkStart")]
    assert len(names) == len(set(names))
    assert all(re.fullmatch(r"[A-Za-z_]\w{0,39}", name) for name in names)


def test_a_quoted_figure_is_a_bookmark() -> None:
    mark = next(m for m in root().iter(f"{W}bookmarkStart") if m.get(f"{W}name", "").startswith("zs_"))
    assert words(mark.getnext()) == "58"


def test_heads_are_repeated_and_rows_stay_whole() -> None:
    tables = list(root().iter(f"{W}tbl"))
    merged = next(table for table in tables if "目标" in words(table))
    heads = [row.find(f"{W}trPr/{W}tblHeader") is not None for row in merged.iter(f"{W}tr")]
    assert heads == [True, True, False, False, False]
    rows = [row for table in tables for row in table.iter(f"{W}tr") if row.find(f"{W}trPr") is not None]
    assert all(row.find(f"{W}trPr/{W}cantSplit") is not None for row in rows)


def test_cells_over_several_rows_are_continued() -> None:
    merged = next(table for table in root().iter(f"{W}tbl") if "目标" in words(table))
    merges = [
        [cell.find(f"{W}tcPr/{W}vMerge") is not None for cell in row.iter(f"{W}tc")] for row in merged.iter(f"{W}tr")
    ]
    assert merges == [[True, False], [True, False, False], [True, False, False], [True, False, False], [False, False]]


def test_captions_stand_above_tables_and_below_figures() -> None:
    body = list(root().find(f"{W}body"))
    labels = [
        (at, words(p))
        for at, p in enumerate(body)
        if p.tag == f"{W}p"
        and re.match("[表图]", words(p))
        and p.find(f"{W}pPr/{W}pStyle").get(f"{W}val") in ("Caption", "TableCaption")
    ]
    assert [label.split("\u2002")[0] for _, label in labels] == ["表1-1", "表2-1", "图2-1"]
    assert [body[at + 1].tag for at, label in labels if label.startswith("表")] == [f"{W}tbl"] * 2
    figure = next(at for at, label in labels if label.startswith("图"))
    assert body[figure - 1].find(f".//{W}drawing") is not None


def test_references_read_as_labels() -> None:
    paragraph = next(p for p in root().iter(f"{W}p") if "见" in words(p) and "𠮷䶮" in words(p))
    assert words(paragraph) == "见表2-1和图2-1。𠮷䶮"


def test_tables_are_kept_apart() -> None:
    body = list(root().find(f"{W}body"))
    assert not [at for at in range(1, len(body)) if body[at].tag == body[at - 1].tag == f"{W}tbl"]


def test_page_is_a4_with_numbers_at_its_foot() -> None:
    section = root().find(f"{W}body/{W}sectPr")
    size = section.find(f"{W}pgSz")
    assert (size.get(f"{W}w"), size.get(f"{W}h")) == ("11906", "16838")
    assert section.find(f"{W}titlePg") is not None, "a cover bears neither head nor foot"
    foot = root("word/footer1.xml")
    fields = [field.text.strip() for field in foot.iter(f"{W}instrText")]
    assert fields == ["PAGE", "NUMPAGES"]
    assert words(foot) == "第 1 页 共 1 页"
    assert words(root("word/header1.xml")) == "页眉"


def test_counted_lists_begin_anew() -> None:
    numbers = [number.get(f"{W}val") for number in root().iter(f"{W}numId")]
    lists = [number for number in numbers if number not in ("0", "1", "2")]
    assert lists == ["10", "10", "11"]
    defined = {number.get(f"{W}numId") for number in root("word/numbering.xml").iter(f"{W}num")}
    assert {"1", "2", "10", "11"} == defined


def test_text_that_no_xml_may_hold_shows_as_unknown() -> None:
    document = Document("t", META, (Paragraph("p", said('a\x00b\x1f<&>"\ufffe\ud800 x\ty\nz')),))
    body = root(data=write_docx(document))
    assert words(body) == 'a�b�<&>"�� xyz'
    assert len(list(body.iter(f"{W}br"))) == len(list(body.iter(f"{W}tab"))) == 1


def test_pages_of_a_layout_replace_the_estimate() -> None:
    document = Document("t", META, (TableOfContents("c", "目录"), Heading("a", "甲"), Heading("b", "乙")))
    body = root(data=write_docx(document, {"b": 17}))
    assert [words(p) for p in body.iter(f"{W}p") if p.find(f"{W}hyperlink") is not None] == ["1 甲2", "2 乙17"]


def test_a_figure_that_is_no_picture_is_refused() -> None:
    with pytest.raises(NotAPng):
        write_docx(Document("t", META, (Figure("f", b"GIF89a", "x", "x"),)))


def test_pictures_have_words_and_keep_their_shape() -> None:
    drawing = next(root().iter("{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}inline"))
    extent, described = drawing[0], drawing.find("{*}docPr")
    assert int(extent.get("cx")) == 120 * 36_000
    assert int(extent.get("cy")) * 2 == int(extent.get("cx"))
    assert described.get("descr") == "一张图"


def test_a_new_page_is_a_property_of_what_stands_on_it() -> None:
    """A full page of contents used to push a paragraph that only broke the page onto a page of its own."""
    broken = [words(p) for p in root().iter(f"{W}p") if p.find(f"{W}pPr/{W}pageBreakBefore") is not None]
    assert broken == ["目录", "第一章", "附录"]
    assert not [mark for mark in root().iter(f"{W}br") if mark.get(f"{W}type") == "page"]


def test_a_form_on_a_new_page_follows_a_break() -> None:
    table = next(block for block in DOCUMENT.blocks if block.id == "t-form")
    body = root(data=write_docx(Document("t", META, (PageBreak("b"), table))))
    assert [mark.get(f"{W}type") for mark in body.iter(f"{W}br")] == ["page"]
