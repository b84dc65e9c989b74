"""The page is self-contained, says what is a heading of what, and keeps strange text inert."""

from html.parser import HTMLParser

from sample_tree import META, every_block

from zhunsheng.core.document.html_writer import write_html
from zhunsheng.core.document.tree import Cell, Column, Document, Heading, Paragraph, Reference, Table, Text, said

PAGE = write_html(every_block())
EMPTY = {"meta", "img", "hr", "col", "br"}


class Reader(HTMLParser):
    """Collects tags with their attributes and checks that they close in order."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str]]] = []
        self.open: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, {name: value or "" for name, value in attributes}))
        if tag not in EMPTY:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


def test_page_is_well_formed_and_the_same_each_time() -> None:
    assert Reader(PAGE).open == []
    assert write_html(every_block()) == PAGE


def test_page_asks_for_nothing() -> None:
    tags = Reader(PAGE).tags
    assert not [tag for tag, _ in tags if tag in ("script", "link", "iframe", "object", "form")]
    assert all(given["src"].startswith("data:image/png;base64,") for tag, given in tags if tag == "img")
    assert all(given["href"].startswith("#") for tag, given in tags if tag == "a")
    assert "http://" not in PAGE
    assert "https://" not in PAGE
    assert "default-src 'none'" in PAGE


def test_every_link_leads_to_a_block() -> None:
    tags = Reader(PAGE).tags
    ids = [given["id"] for _, given in tags if "id" in given]
    assert len(ids) == len(set(ids))
    assert {given["href"][1:] for tag, given in tags if tag == "a"} <= set(ids)


def test_heads_have_a_scope_and_pictures_words() -> None:
    tags = Reader(PAGE).tags
    assert all(given.get("scope") in ("col", "colgroup", "row") for tag, given in tags if tag == "th")
    assert all(given.get("alt") for tag, given in tags if tag == "img")
    assert ("html", {"lang": "zh-CN"}) in tags


def test_numbers_and_captions_are_those_of_the_word_file() -> None:
    assert "<caption>表1-1&ensp;合并单元格</caption>" in PAGE
    assert '<a href="#t-plain">表2-1</a>' in PAGE
    assert ">1.1 小节</h3>" in PAGE
    assert "𠮷䶮" in PAGE


def test_strange_text_stays_text() -> None:
    attack = '"><script>alert(1)</script><img src=x onerror=alert(1)>'
    table = Table(f"t{attack}", (Column(1),), ((Cell(said(attack)),),), caption=attack)
    runs = (Text(attack, token=attack), Reference("h", attack))
    page = write_html(Document(attack, META, (Heading("h", attack), Paragraph("p", runs), table)))
    tags = Reader(page).tags
    assert not [tag for tag, given in tags if tag in ("script", "img") or "onerror" in given]
