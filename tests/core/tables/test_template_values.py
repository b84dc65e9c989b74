"""Every name that the guide lists for templates is there, and the example templates use names that there are."""

import io
import re
from pathlib import Path
from typing import Any

import docx
import pytest
from report_cases import course_result, programme_result

from zhunsheng.core.document.canvas import ChartFont
from zhunsheng.core.document.template import fill_template
from zhunsheng.core.tables.course_report import course_report
from zhunsheng.core.tables.example_template import course_example, programme_example
from zhunsheng.core.tables.programme_report import programme_report
from zhunsheng.core.tables.template_values import course_values, programme_values

pytestmark = pytest.mark.slow

GUIDES = Path(__file__).parents[3] / "docs" / "guide"


def filled(kind: str) -> tuple[Any, dict[str, Any]]:
    if kind == "course":
        course = course_result()
        document = course_report(course, [], str, language="en", font=ChartFont())
        values, example = course_values(course, document, [], str), course_example(str, "en")
    else:
        programme = programme_result()
        document = programme_report(programme, [], str, language="en", font=ChartFont())
        values, example = programme_values(programme, document, [], str), programme_example(str, "en")
    return docx.Document(io.BytesIO(fill_template(example, document, values))), values


@pytest.mark.parametrize("kind", ["course", "programme"])
def test_example_templates_are_filled(kind: str) -> None:
    read, values = filled(kind)
    text = "\n".join(paragraph.text for paragraph in read.paragraphs)
    assert "{{" not in text
    assert "{%" not in text
    first = values["objectives" if kind == "course" else "requirements"][0]
    cells = [cell.text for table in read.tables for row in table.rows for cell in row.cells]
    assert first["attainment"] in cells


def _names(values: Any, prefix: str = "") -> set[str]:
    """`course.code`, `objectives[].id`: every name with its way to it; notes are the school's own."""
    names: set[str] = set()
    for name, value in values.items():
        names.add(prefix + name)
        if isinstance(value, dict) and name != "notes":
            names |= _names(value, f"{prefix}{name}.")
        elif isinstance(value, list) and value and isinstance(value[0], dict):
            names |= _names(value[0], f"{prefix}{name}[].")
    return names


@pytest.mark.parametrize("guide", ["report-templates.md", "report-templates.zh-CN.md"])
@pytest.mark.parametrize("kind", ["course", "programme"])
def test_guide_lists_every_name_and_no_other(kind: str, guide: str) -> None:
    section = (GUIDES / guide).read_text(encoding="utf-8").split(f"<!-- names: {kind} -->")[1].split("<!-- end -->")[0]
    listed = set(re.findall(r"`([^`]+)`", section))
    _, values = filled(kind)
    assert listed == _names(values)
