"""An example of a school's own report template: a Word document with tags, to be changed in Word."""

from zhunsheng.core.document.docx_writer import write_docx
from zhunsheng.core.document.tree import (
    Align,
    Block,
    Cell,
    Column,
    Cover,
    Document,
    Heading,
    Meta,
    Paragraph,
    Row,
    Table,
    Words,
    said,
)
from zhunsheng.core.tables.report_parts import fitted_widths
from zhunsheng.core.values.issue import N_, Translate


def course_example(translate: Translate, language: str) -> bytes:
    """A template of the course report: cover, a page of its own with a loop and a condition, then the whole report."""
    _ = translate
    rows = _looped(
        "objectives", "o", ["{{ o.id }}", "{{ o.text }}", "{{ o.attainment }}", "{{ o.expected }}", "{{ o.verdict }}"]
    )
    heads = [N_("Objective"), N_("What students can do"), N_("Attainment"), N_("Expected"), N_("Verdict")]
    words = N_("{students} students were counted; the attainment of the course is {value}.")
    sentence = _(words).format(students="{{ students }}", value="{{ attainment }}")
    own: list[Block] = [
        Heading("summary", _(N_("Summary")), numbered=False),
        Paragraph("summary-words", said(sentence)),
        _table("summary-table", [_(head) for head in heads], [0.8, 4, 1, 1, 1.2], rows),
        Paragraph("summary-notes-if", said("{%p if notices %}")),
        Paragraph("summary-notes", said(_(N_("Notices: {count}")).format(count="{{ notices | length }}"))),
        Paragraph("summary-notes-end", said("{%p endif %}")),
    ]
    facts = (
        (_(N_("Course")), "{{ course.code }} {{ course.name }}"),
        (_(N_("Term")), "{{ course.term }}"),
        (_(N_("Course leader")), "{{ course.leader }}"),
    )
    return _written(_(N_("Report on the attainment of course objectives")), facts, own, _, language)


def programme_example(translate: Translate, language: str) -> bytes:
    """A template of the programme report, made like that of the course report."""
    _ = translate
    rows = _looped(
        "requirements",
        "r",
        ["{{ r.id }}", "{{ r.title }}", "{{ r.attainment }}", "{{ r.expected }}", "{{ r.verdict }}"],
    )
    heads = [N_("Requirement"), N_("Title"), N_("Attainment"), N_("Expected"), N_("Verdict")]
    own: list[Block] = [
        Heading("summary", _(N_("Summary")), numbered=False),
        _table("summary-table", [_(head) for head in heads], [0.8, 4, 1, 1, 1.2], rows),
    ]
    facts = (
        (_(N_("Programme")), "{{ programme.code }} {{ programme.name }}"),
        (_(N_("Cohort")), "{{ programme.cohort }}"),
        (_(N_("Standard")), "{{ programme.standard }}"),
    )
    return _written(_(N_("Report on the attainment of graduate requirements")), facts, own, _, language)


def _looped(names: str, one: str, cells: list[str]) -> list[Row]:
    """Rows that docxtpl repeats: the tags of the loop stand in rows of their own, which go away."""
    begin, end = f"{{%tr for {one} in {names} %}}", "{%tr endfor %}"
    return [(Cell(said(begin)),), tuple(Cell(said(cell)) for cell in cells), (Cell(said(end)),)]


def _table(own: str, heads: list[str], widths: list[float], rows: list[Row]) -> Table:
    aligns = [Align.LEFT if at == 1 else Align.CENTER for at in range(len(heads))]
    columns = tuple(Column(w, align) for w, align in zip(fitted_widths(heads, widths), aligns, strict=True))
    return Table(own, columns, tuple(rows), (tuple(Cell(said(head)) for head in heads),))


def _written(title: str, facts: tuple[tuple[str, str], ...], own: list[Block], _: Translate, language: str) -> bytes:
    words = Words(_(N_("Table {number}")), _(N_("Figure {number}")), _(N_("Page {page} of {pages}")))
    blocks = [
        Cover("cover", title, above="{{ school }}", facts=facts),
        *own,
        Paragraph("contents", said("{{p contents }}")),
        Paragraph("report", said("{{p report }}")),
    ]
    return write_docx(Document(title, Meta(language, words, header="{{ school }}  {{ title }}"), tuple(blocks)))
