"""A school's template is filled with what it names; what it must not name, hold or do is refused with the reason."""

import io
import zipfile

import docx
import pytest
from sample_tree import META, every_block

from zhunsheng.core.document.docx_writer import write_docx
from zhunsheng.core.document.template import fill_template
from zhunsheng.core.document.template_issues import TemplateRefused
from zhunsheng.core.document.tree import Block, Cell, Column, Document, Heading, Paragraph, Table, said
from zhunsheng.core.document.tree_json import document_json
from zhunsheng.core.tabular.jail import Jail

VALUES = {"course": {"name": "电路 <&> 𠮷", "notes": {"学时": "64"}}, "objectives": [{"id": "1"}, {"id": "2"}]}


def template(*texts: str) -> bytes:
    """A template with one paragraph for each text, made by our own writer."""
    blocks = tuple(Paragraph(f"p{at}", said(text)) for at, text in enumerate(texts))
    return write_docx(Document("模板", META, blocks))


def filled(*texts: str) -> list[str]:
    data = fill_template(template(*texts), every_block(), VALUES)
    return [paragraph.text for paragraph in docx.Document(io.BytesIO(data)).paragraphs if paragraph.text]


def refusal(data: bytes) -> tuple[str, str]:
    with pytest.raises(TemplateRefused) as refused:
        fill_template(data, every_block(), VALUES)
    issue = refused.value.issues[0]
    return issue.kind.code, issue.text()


def test_names_loops_and_conditions() -> None:
    assert filled("{{ course.name }}，{{ course.notes['学时'] }}") == ["电路 <&> 𠮷，64"]
    assert filled("{% for o in objectives %}[{{ o.id }}]{% endfor %}") == ["[1][2]"]
    assert filled("{% if objectives | length > 1 %}两个以上{% endif %}") == ["两个以上"]


def test_rows_of_a_table_are_repeated() -> None:
    rows = ((Cell(said("{%tr for o in objectives %}")),), (Cell(said("{{ o.id }}")),), (Cell(said("{%tr endfor %}")),))
    blocks: tuple[Block, ...] = (Table("t", (Column(1),), rows),)
    data = fill_template(write_docx(Document("t", META, blocks)), every_block(), VALUES)
    table = docx.Document(io.BytesIO(data)).tables[0]
    assert [row.cells[0].text for row in table.rows] == ["1", "2"]


def test_the_report_takes_the_schools_styles() -> None:
    data = fill_template(template("{{p report }}", "{{p contents }}"), every_block(), VALUES)
    read = docx.Document(io.BytesIO(data))
    headings = [paragraph.text for paragraph in read.paragraphs if paragraph.style.name == "Heading 1"]
    assert headings == ["1 第一章", "2 第二章 <&>", "附录"], "numbers are words: the template numbers its own headings"
    assert len(read.inline_shapes) == 1
    assert [style.name for style in read.styles].count("Heading 1") == 1


def test_styles_that_the_school_lacks_are_added() -> None:
    bare = io.BytesIO()
    document = docx.Document()
    document.add_paragraph("{{p tables.t_plain }}")
    document.save(bare)
    read = docx.Document(io.BytesIO(fill_template(bare.getvalue(), every_block(), VALUES)))
    assert "Table Text" in [style.name for style in read.styles]
    assert read.tables[0].rows[1].cells[1].text == "b"


def test_a_figure_stands_where_it_is_named() -> None:
    data = fill_template(template("前 {{ figures.f1 }} 后"), every_block(), VALUES)
    shape = docx.Document(io.BytesIO(data)).inline_shapes[0]
    assert round(shape.width.mm) == 120


def test_same_template_same_bytes() -> None:
    data = template("{{ course.name }}", "{{p report }}")
    assert fill_template(data, every_block(), VALUES) == fill_template(data, every_block(), VALUES)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("{{ curse.name }}", "curse"),
        ("{{ course.nmae }}", "nmae"),
        ("{{ tables.none }}", "none"),
        ("{{ lipsum() }}", "lipsum"),
    ],
)
def test_a_name_that_there_is_not_is_named(text: str, name: str) -> None:
    code, words = refusal(template(text))
    assert code == "template-unknown-name"
    assert name in words


@pytest.mark.parametrize(
    "attack",
    [
        "{{ ''.__class__.__mro__ }}",
        "{{ course.name.__class__.__base__.__subclasses__() }}",
        "{{ figures.f1.tpl.template_file.read() }}{{ figures.f1._insert_image.__globals__ }}",
        "{{ course['name'].format.__globals__ }}",
        "{{ objectives.append(1) }}",
        "{% for i in range(99999999) %}x{% endfor %}",
        "{{ 'x' * 999999999 }}",
        "{{ 9 ** 9 ** 9 }}",
        "{{ [0] * 999999999 }}",
        "{% include '/etc/passwd' %}",
        "{% import 'os' as os %}",
        "{{ '{0.__class__}'.format(course) }}",
        "{{ self.__init__ }}",
    ],
)
def test_attacks_are_refused(attack: str) -> None:
    code, _ = refusal(template(attack))
    assert code in ("template-forbidden", "template-unknown-name", "template-not-filled", "template-syntax")


@pytest.mark.parametrize("name", ["tpl", "image_descriptor", "docx"])
def test_objects_behind_figures_are_out_of_reach(name: str) -> None:
    """An object of the library led to its files: {{ figures.f1.tpl.template_file.read() }}."""
    code, words = refusal(template(f"{{{{ figures.f1.{name} }}}}"))
    assert code == "template-unknown-name"
    assert name in words


def test_loops_count() -> None:
    assert filled("{% for o in objectives %}{{ loop.index }}{% endfor %}") == ["12"]


@pytest.mark.parametrize("text", ["{% for o in objectives %}", "{% endif %}", "{{ }}", "{% fro o in objectives %}"])
def test_tags_that_do_not_fit_are_told(text: str) -> None:
    assert refusal(template(text))[0] == "template-syntax"


def repacked(change: dict[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(template("x"))) as source, zipfile.ZipFile(buffer, "w") as target:
        for name in source.namelist():
            target.writestr(name, change.get(name, source.read(name)))
        for name in change.keys() - set(source.namelist()):
            target.writestr(name, change[name])
    return buffer.getvalue()


LINK = (
    b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r9" '
    b'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/%b" Target="http://169.254.169.254/x" '
    b'TargetMode="External"/></Relationships>'
)


@pytest.mark.parametrize(
    ("change", "what"),
    [
        ({"word/vbaProject.bin": b"x"}, "macros"),
        ({"word/embeddings/oleObject1.bin": b"x"}, "embedded"),
        ({"word/_rels/header1.xml.rels": LINK % b"image"}, "external link"),
        ({"word/_rels/settings.xml.rels": LINK % b"attachedTemplate"}, "external link"),
        ({"word/footnotes.xml": b'<!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>'}, "DOCTYPE"),
        ({"word/afchunk.mht": b"x"}, "altChunk"),
    ],
)
def test_a_template_holds_no_macros_links_or_entities(change: dict[str, bytes], what: str) -> None:
    code, words = refusal(repacked(change))
    assert code == "template-part-not-allowed"
    assert what in words


def test_hyperlinks_are_allowed() -> None:
    fill_template(repacked({"word/_rels/header1.xml.rels": LINK % b"hyperlink"}), every_block(), VALUES)


@pytest.mark.parametrize("data", [b"", b"PK", b"not a zip", b"\xd0\xcf\x11\xe0" * 100])
def test_what_is_no_word_file_is_refused(data: bytes) -> None:
    assert refusal(data)[0] == "template-not-docx"


def test_a_zip_bomb_is_refused_by_its_declared_size() -> None:
    assert refusal(repacked({"word/media/big.bin": bytes(65 * 2**20)}))[0] == "template-too-large"


@pytest.mark.slow
def test_a_template_that_never_ends_is_stopped_by_the_jail() -> None:
    loops = "{% for a in range(9999) %}{% for b in range(9999) %}{% for c in range(9999) %}{% endfor %}{% endfor %}{% endfor %}"
    heading: tuple[Block, ...] = (Heading("h", "x"),)
    text = document_json(Document("t", META, heading))
    with Jail(seconds=2.0) as jail:
        reading = jail.read("report", template(loops), file="模板.docx", document=text, values="{}")
        assert reading.value is None
        assert reading.issues[0].place.file == "模板.docx"
        again = jail.read("report", template("{{ a }}"), file="t.docx", document=text, values='{"a": "好"}')
    assert again.value is not None
