"""The course report says what the result says, names no student, and fills in what is known."""

from dataclasses import replace
from pathlib import Path

import pytest
from report_cases import course, course_result, normalised

from zhunsheng.core.attainment.course import evaluate_course
from zhunsheng.core.document.canvas import ChartFont
from zhunsheng.core.document.docx_writer import write_docx
from zhunsheng.core.document.tree import Document, Figure, references
from zhunsheng.core.document.tree_json import document_json, read_document
from zhunsheng.core.tables.course_report import course_report
from zhunsheng.core.tables.earlier_runs import EarlierRun
from zhunsheng.core.values.method import Method

GOLDEN = Path(__file__).parent / "golden"


def report(method: Method | None = None, earlier: tuple[EarlierRun, ...] = (), **changes: object) -> Document:
    result = course_result(method, **changes)
    return course_report(result, [], str, language="en", font=ChartFont(), earlier=earlier)


@pytest.mark.slow
def test_text_of_the_report() -> None:
    """Where this fails and the change is meant: write normalised(report()) into the golden file, and read it."""
    assert normalised(report()) == (GOLDEN / "course_report.txt").read_text(encoding="utf-8")


@pytest.mark.slow
def test_same_result_same_bytes() -> None:
    assert write_docx(report()) == write_docx(report())


@pytest.mark.slow
def test_report_is_a_tree_that_goes_to_json_and_back() -> None:
    document = report()
    assert read_document(document_json(document)) == document
    ids = {block.id for block in document.blocks}
    assert len(ids) == len(document.blocks)
    assert {reference.target for reference in references(document)} <= ids


@pytest.mark.slow
def test_students_appear_by_number_only() -> None:
    text = normalised(report())
    assert "姓名" not in text
    assert "2班00" in text, "below the line"


@pytest.mark.slow
def test_vetting_is_filled_in_or_asked_for() -> None:
    assert "Vetted by: 王工    Date: 2026-01-08" in normalised(report())
    without = normalised(report(notes={}))
    assert "does not say who vetted" in without
    assert "王工" not in without


@pytest.mark.slow
def test_one_class_is_not_compared() -> None:
    alone = replace(course(), gradebooks=course().gradebooks[:1])
    document = course_report(evaluate_course(alone, Method()), [], str, language="en", font=ChartFont())
    assert "classes-table" not in {block.id for block in document.blocks}
    assert "classes-table" in {block.id for block in report().blocks}


@pytest.mark.slow
def test_an_objective_nobody_has_a_mark_for_is_no_number() -> None:
    items = tuple(replace(item, targets=(item.targets[0], 0.0)) for item in course().gradebooks[0].items)
    books = tuple(replace(book, items=items) for book in course().gradebooks)
    document = course_report(
        evaluate_course(replace(course(), gradebooks=books), Method()), [], str, language="en", font=ChartFont()
    )
    text = normalised(document)
    assert "2 | 1.2 | – | 0.700 | not computable" in text
    assert "the attainment of the course is –" in text
    assert write_docx(document)


@pytest.mark.slow
@pytest.mark.parametrize("statistic", ["share_reaching", "level"])
def test_other_statistics_hold_students_against_the_line(statistic: str) -> None:
    method = Method(statistic=statistic, expected=0.6 if statistic == "share_reaching" else 2.0)
    text = normalised(report(method))
    assert "Line | 0.6" in text
    assert ("Bands | ≥ 80.0 % → 3" in text) == (statistic == "level")


@pytest.mark.slow
def test_weights_instead_of_points() -> None:
    text = normalised(report(Method(weighting="by_weight")))
    assert "Weights by objective" in text
    assert "Points of the objective" not in text


@pytest.mark.slow
def test_earlier_offerings_are_compared() -> None:
    earlier = (
        EarlierRun("2023-2024-1", 0.6, {"1": 0.65, "2": None}, 40, "旧办法", False),
        EarlierRun("2024-2025-1", 0.7, {"1": 0.9, "2": 0.6}, 41, "默认方法", True),
    )
    text = normalised(report(earlier=earlier))
    row = next(line for line in text.splitlines() if line.startswith("  1 | 0.650 | 0.900 |"))
    assert row.endswith("-0.211")
    assert "comparable with reserve: 2023-2024-1 (旧办法)" in text
    assert "Compared with 2024-2025-1, these objectives are lower: 1." in text


@pytest.mark.slow
def test_without_a_chinese_font_the_report_says_so() -> None:
    assert "No Chinese font was found" in normalised(report())


@pytest.mark.slow
def test_figures_have_words() -> None:
    figures = [block for block in report().blocks if isinstance(block, Figure)]
    assert len(figures) == 3
    assert all(figure.alt and figure.caption for figure in figures)
