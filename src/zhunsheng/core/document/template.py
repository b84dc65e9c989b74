"""Fills a school's own Word template: docxtpl in a sandbox, in a process that may not do anything else.

A template is code. Here names must exist, attributes with underscores are out of reach, and multiplication cannot make
huge texts; time and memory are bounded by the jail that calls this. The report's blocks come as ready Word XML.
"""

import io
import re
import zipfile
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from docx.oxml import parse_xml  # noqa: TID253 (the one module that fills templates)
from docxtpl import DocxTemplate
from jinja2 import StrictUndefined, TemplateSyntaxError, UndefinedError
from jinja2.exceptions import SecurityError
from jinja2.runtime import LoopContext
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup

from zhunsheng.core.document.docx_parts.blocks import PAGE_BREAK, Body
from zhunsheng.core.document.docx_parts.package import zipped
from zhunsheng.core.document.docx_parts.picture import Picture, picture_xml, png_size
from zhunsheng.core.document.docx_parts.runs import Writing
from zhunsheng.core.document.docx_parts.styles import NAMESPACE, PARAGRAPHS
from zhunsheng.core.document.docx_writer import anchors_of
from zhunsheng.core.document.numbering import numbers_of
from zhunsheng.core.document.paging import estimated_pages
from zhunsheng.core.document.template_issues import FORBIDDEN, NOT_FILLED, SYNTAX, UNKNOWN_NAME, TemplateRefused
from zhunsheng.core.document.template_package import refuse_unsafe
from zhunsheng.core.document.tree import Cover, Document, Figure, Id, PageBreak, Table, TableOfContents
from zhunsheng.core.values.issue import Issue

PLAIN = (str, int, float, list, tuple, dict, LoopContext)
W = f"{{{NAMESPACE}}}"
_NEVER_SHOWN = re.compile(r"<[^>]+>")


class _Sandbox(ImmutableSandboxedEnvironment):
    """Names and loops only: nothing that reaches out of the values, nothing that grows without bound."""

    intercepted_binops = frozenset(["*", "**"])

    def is_safe_attribute(self, obj: Any, attr: str, value: Any) -> bool:
        """Only plain values have attributes, and a loop its counters."""
        return isinstance(obj, PLAIN) and super().is_safe_attribute(obj, attr, value)

    def call_binop(self, context: Any, operator: str, left: Any, right: Any) -> Any:
        numbers = isinstance(left, int | float) and isinstance(right, int | float)
        if operator == "**" or not numbers or abs(left) > 1e9 or abs(right) > 1e9:
            raise SecurityError(f"{operator} of {type(left).__name__} and {type(right).__name__}")
        return super().call_binop(context, operator, left, right)


def fill_template(template: bytes, document: Document, values: Mapping[str, Any]) -> bytes:
    """The template with its tags filled: `values` by their names, and the report's own blocks.

    Blocks are `report` (all of it, without cover and contents), `contents`, `tables.NAME` and `figures.NAME`, NAME being a block's
    id with underscores. Raises TemplateRefused; same template, document and values give the same bytes.
    """
    refuse_unsafe(template)
    environment = _Sandbox(autoescape=True, undefined=StrictUndefined)
    environment.globals = {"range": environment.globals["range"]}
    try:
        filling = DocxTemplate(io.BytesIO(template))
        filling.init_docx()
        context = {**values, **_blocks(filling, document)}
        unknown = filling.get_undeclared_template_variables(environment, context)
        if unknown:
            raise TemplateRefused(Issue(UNKNOWN_NAME, params={"names": tuple(sorted(unknown))}))
        filling.render(context, environment, autoescape=True)
        buffer = io.BytesIO()
        filling.save(buffer)
    except (TemplateRefused, MemoryError):
        raise
    except Exception as error:
        raise _refusal(error) from None
    return _packed(buffer.getvalue())


def _refusal(error: Exception) -> TemplateRefused:
    """What a template's author needs to know of an error."""
    words = str(error)[:200]
    if isinstance(error, SecurityError):
        return TemplateRefused(Issue(FORBIDDEN, params={"what": words}))
    if isinstance(error, UndefinedError):
        names = tuple(re.findall(r"'([^']+)'", words)[-1:]) or (words,)
        return TemplateRefused(Issue(UNKNOWN_NAME, params={"names": names}))
    if isinstance(error, TemplateSyntaxError):
        near = " ".join("".join(_NEVER_SHOWN.sub("", line) for line in getattr(error, "docx_context", ())).split())
        return TemplateRefused(Issue(SYNTAX, params={"near": near[:80], "what": words}))
    return TemplateRefused(Issue(NOT_FILLED, params={"what": f"{type(error).__name__}: {words}"}))


def _blocks(filling: DocxTemplate, document: Document) -> dict[str, Any]:
    """The report's blocks as Word XML for `{{p … }}`, its pictures for `{{ … }}`."""
    figures = [block for block in document.blocks if isinstance(block, Figure)]
    pictures = {figure.id: _picture(filling, at, figure) for at, figure in enumerate(figures)}
    writing = Writing(numbers_of(document), anchors_of(document))
    body = Body(document, writing, estimated_pages(document), pictures, spelled=True)
    styled = _styles(filling)
    whole = [block for block in document.blocks if not isinstance(block, Cover | TableOfContents | PageBreak)]
    contents = "".join(body.block(block) for block in document.blocks if isinstance(block, TableOfContents))
    report = Body(replace(document, blocks=tuple(whole)), writing, {}, pictures, spelled=True).xml()
    tables = {_name(block.id): Markup(styled(body.block(block))) for block in whole if isinstance(block, Table)}  # noqa: S704
    return {
        "report": Markup(styled(report)),  # noqa: S704 (our own writer's XML, every text in it escaped)
        "contents": Markup(styled(contents) + PAGE_BREAK),  # noqa: S704
        "tables": tables,
        "figures": {
            _name(figure.id): Markup(_inserted(picture_xml(pictures[figure.id], figure, at)))  # noqa: S704
            for at, figure in enumerate(figures, 1)
        },
    }


def _inserted(run: str) -> str:
    """A run in the midst of the words of another one, which ends before it and goes on behind."""
    return f'</w:t></w:r>{run}<w:r><w:t xml:space="preserve">'


def _name(own: Id) -> str:
    return re.sub(r"\W", "_", own)


def _picture(filling: DocxTemplate, at: int, figure: Figure) -> Picture:
    relation, _ = filling.docx.part.get_or_add_image(io.BytesIO(figure.png))
    return Picture(f"figure{at + 1}.png", relation, *png_size(figure.png))


def _styles(filling: DocxTemplate) -> Callable[[str], str]:
    """Gives our blocks the template's own styles by name; a style it lacks is added to it."""
    root = filling.docx.styles.element
    own = {style.find(f"{W}name").get(f"{W}val").lower(): style.get(f"{W}styleId") for style in root.iter(f"{W}style")}
    ids: dict[str, str] = {}
    for style in PARAGRAPHS:
        known = own.get(style.name.lower())
        ids[style.id] = known or style.id
        if known is None:
            xml = re.sub(r"<w:numPr>.*?</w:numPr>", "", style.xml()).replace(' w:default="1"', "")
            xml = xml.replace('w:val="Normal"', f'w:val="{own.get("normal", "Normal")}"')
            root.append(parse_xml(xml.replace("<w:style ", f'<w:style xmlns:w="{NAMESPACE}" ', 1)))
    pattern = re.compile(r'<w:pStyle w:val="([^"]+)"/>')
    return lambda xml: pattern.sub(lambda found: f'<w:pStyle w:val="{ids.get(found[1], found[1])}"/>', xml)


def _packed(data: bytes) -> bytes:
    """The same parts without the hour they were packed at."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return zipped({name: archive.read(name) for name in archive.namelist()})
