"""The programme report says what the result says, in order, with what is missing and nobody's name."""

from pathlib import Path

import pytest
from report_cases import normalised, programme_result

from zhunsheng.core.document.canvas import ChartFont
from zhunsheng.core.document.docx_writer import write_docx
from zhunsheng.core.document.tree import Document, references
from zhunsheng.core.document.tree_json import document_json, read_document
from zhunsheng.core.tables.programme_report import programme_report
from zhunsheng.core.values.method import Method

GOLDEN = Path(__file__).parent / "golden"


def report(method: Method | None = None, **changes: object) -> Document:
    result = programme_result(method, **changes)  # type: ignore[arg-type]
    return programme_report(result, [], str, language="en", font=ChartFont())


@pytest.mark.slow
def test_text_of_the_report() -> None:
    """Where this fails and the change is meant: write normalised(report()) into the golden file, and read it."""
    assert normalised(report()) == (GOLDEN / "programme_report.txt").read_text(encoding="utf-8")


@pytest.mark.slow
def test_report_is_a_tree_with_whole_references() -> None:
    document = report()
    assert read_document(document_json(document)) == document
    ids = {block.id for block in document.blocks}
    assert len(ids) == len(document.blocks)
    assert {reference.target for reference in references(document)} <= ids
    assert write_docx(document) == write_docx(report())


@pytest.mark.slow
def test_nobody_is_named() -> None:
    text = normalised(report())
    assert "姓名" not in text
    assert "1班0" not in text, "no student numbers either"


@pytest.mark.slow
def test_what_is_missing_is_named() -> None:
    text = normalised(report())
    assert "3.1 | B3 | 设计 | 1" in text
    assert "3 | 设计 | – | 0.700 | not computable" in text


@pytest.mark.slow
def test_surveys_stand_beside_and_their_returns_are_told() -> None:
    text = normalised(report())
    assert "毕业生 | 4 | 2 | 50.0 % | 5 | 2" in text
    assert "1 | 工程知识 | 0.689 | 0.900 | +0.211" in text
    assert "No survey was given" in normalised(report(surveys=False))


@pytest.mark.slow
def test_mixed_values_show_both_parts() -> None:
    text = normalised(report(Method(direct_share=0.7)))
    assert "Weakest indicator | Direct | Indirect" in text
    assert "the direct value counts 70.0 %" in text
