"""What the reader library would pass over in silence: found on the bytes before it reads."""

import io
from typing import Any

import openpyxl
import pytest
from workbook_files import course_sheets, repacked, with_sheet_xml, workbook

from zhunsheng.core.tabular import sheet_scan
from zhunsheng.core.tabular.course_workbook import read_course
from zhunsheng.core.tabular.grid import Workbook
from zhunsheng.core.tabular.sheet_scan import Faulty, Oddities, Unreadable, address, column_letters, scan_sheet
from zhunsheng.core.values.course import Course, State
from zhunsheng.core.values.issue import Issue

SCORES = 4


def told(data: bytes) -> list[Issue]:
    return list(read_course(data, file="c.xlsx").issues)


def codes(data: bytes) -> list[str]:
    return [issue.kind.code for issue in told(data)]


def course(data: bytes) -> Course:
    value = read_course(data, file="c.xlsx").value
    assert value is not None
    return value


def sheet(cells: bytes, after: bytes = b"") -> bytes:
    return b"<worksheet><sheetData>" + cells + b"</sheetData>" + after + b"</worksheet>"


@pytest.mark.parametrize(
    ("column", "letters"), [(0, "A"), (25, "Z"), (26, "AA"), (701, "ZZ"), (702, "AAA"), (16383, "XFD")]
)
def test_columns_have_letters(column: int, letters: str) -> None:
    assert column_letters(column) == letters
    assert address(3, column) == f"{letters}4"


@pytest.mark.parametrize(
    ("xml", "faulty"),
    [
        (b'<row r="2"><c r="B2" t="e"><f>1/0</f><v>#DIV/0!</v></c></row>', {(1, 1): "#DIV/0!"}),
        (b'<row r="2"><c r="B2" t="e"/></row>', {}),
        (b'<row r="2"><c r="B2" t="e"></c><c t="e"><v>#N/A</v></c></row>', {(1, 2): "#N/A"}),
        (b'<row r="2"><c r="B2"><f>A1</f></c></row>', {(1, 1): ""}),
        (b'<row r="2"><c r="B2"><f>A1</f><v></v></c></row>', {(1, 1): ""}),
        (b'<row r="2"><c r="B2"><f>A1</f><v/></c></row>', {(1, 1): ""}),
        (b'<row r="2"><c r="B2"><f t="shared" si="0"/></c></row>', {(1, 1): ""}),
        (b'<row r="2"><c r="B2"><f>A1</f><v>0</v></c></row>', {}),
        (b'<row r="2"><c r="B2"><f t="shared" si="0"/><v>7</v></c></row>', {}),
        (b'<row r="2"><c r="B2" t="str"><f>""</f><v></v></c></row>', {}),
        (b'<row r="2"><c r="B2" t="str"><f>""</f></c></row>', {(1, 1): ""}),
        (b"<row><c/><c><f>A1</f></c></row><row/><row><c><f>A1</f></c></row>", {(0, 1): "", (2, 0): ""}),
        (b'<x:row r="2"><x:c r="B2" t="e"><x:v>#REF!</x:v></x:c></x:row>', {(1, 1): "#REF!"}),
        (b"<row r='2'><c r='B2' t='e'><v>#REF!</v></c></row>", {(1, 1): "#REF!"}),
        (b'<row r="2"><c r = "B2" t = "e"><v>#REF!</v></c></row>', {(1, 1): "#REF!"}),
    ],
)
def test_errors_and_formulas_without_value_are_found(xml: bytes, faulty: dict[tuple[int, int], str]) -> None:
    assert scan_sheet(sheet(xml), "s").faulty == faulty


def test_a_zero_is_no_value_in_a_file_no_program_has_calculated() -> None:
    xml = sheet(
        b'<row r="1"><c r="A1"><f>B1</f><v>0</v></c><c r="B1"><v>0</v></c><c r="C1"><f>D1</f><v>2</v></c></row>'
    )
    assert scan_sheet(xml, "s", stale=True).faulty == {(0, 0): ""}


@pytest.mark.parametrize("cell", ["XFD1048576", "A100001", "ALM1", "a100001"])
def test_cells_too_far_out_are_refused_with_their_address(cell: str) -> None:
    xml = sheet(f'<row r="1"><c r="A1"><v>1</v></c><c r="{cell}"><v>1</v></c></row>'.encode())
    with pytest.raises(Unreadable) as caught:
        scan_sheet(xml, "成绩")
    assert (caught.value.kind.code, caught.value.sheet, caught.value.cell) == ("sheet-too-large", "成绩", cell.upper())


def test_two_cells_that_span_too_wide_an_area_are_refused() -> None:
    xml = sheet(b'<row r="1"><c r="ABC1"><v>1</v></c></row><row r="99999"><c r="A99999"><v>1</v></c></row>')
    with pytest.raises(Unreadable):
        scan_sheet(xml, "s")


def test_a_row_too_far_out_is_refused_though_its_cells_have_no_address() -> None:
    with pytest.raises(Unreadable):
        scan_sheet(sheet(b'<row r="1048576"><c><v>1</v></c></row>'), "s")


def long_sheet(rows: int, columns: int, first: bytes = b"<row r=") -> bytes:
    line = b"".join(f'<c r="{column_letters(column)}@"><v>1</v></c>'.encode() for column in range(columns))
    return sheet(
        b"".join(
            first + f'"{n}">'.encode() + line.replace(b"@", str(n).encode()) + b"</row>" for n in range(1, rows + 1)
        )
    )


@pytest.mark.parametrize("first", [b"<row r=", b"<row  r="])
def test_a_long_sheet_within_the_limits_is_read_and_one_beyond_is_not(
    first: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    xml = long_sheet(1500, 4, first)
    assert scan_sheet(xml, "s") == Oddities()
    monkeypatch.setattr(sheet_scan, "LARGEST_AREA", 1500 * 4 - 1)
    with pytest.raises(Unreadable):
        scan_sheet(xml, "s")


def test_a_cell_beyond_the_limit_in_a_long_sheet_is_refused() -> None:
    xml = long_sheet(1500, 2).replace(b"</sheetData>", b'<row r="1501"><c r="A100001"><v>1</v></c></row></sheetData>')
    with pytest.raises(Unreadable):
        scan_sheet(xml, "s")


def test_formatted_blank_cells_far_out_do_no_harm() -> None:
    xml = sheet(
        b'<row r="1"><c r="A1"><v>1</v></c><c r="XFD1" s="3"/></row><row r="1048576"><c r="A1048576" s="3"/></row>'
    )
    assert scan_sheet(xml, "s") == Oddities()


def test_hidden_rows_columns_and_merges_are_found() -> None:
    xml = sheet(
        b'<row r="1"/><row r="3" hidden="1"/><row hidden="true"/><row r="9" hidden="0"/>',
        b'<cols><col min="2" max="3" hidden="1"/><col min="5" max="5"/></cols>'
        b'<mergeCells><mergeCell ref="A1:C1"/><mergeCell ref="b2:b10"/></mergeCells>',
    )
    found = scan_sheet(xml, "s")
    assert found.hidden_rows == {2, 3}
    assert found.hidden_columns == {1, 2}
    assert found.merges == (((0, 0), (0, 2)), ((1, 1), (9, 1)))


def test_a_flood_of_merges_is_refused() -> None:
    with pytest.raises(Unreadable):
        scan_sheet(sheet(b"", b'<mergeCell ref="A1:B1"/>' * 20_001), "s")


# --- in a whole workbook ----------------------------------------------------------------------------------------------


def test_a_lying_dimension_hides_nothing() -> None:
    honest = workbook(course_sheets())
    lying = with_sheet_xml(honest, SCORES, b'<dimension ref="A1:E5"/>', b'<dimension ref="A1"/>')
    assert course(lying).gradebooks == course(honest).gradebooks


def test_one_cell_at_the_far_end_is_refused_with_the_limit() -> None:
    data = with_sheet_xml(
        workbook(course_sheets()),
        SCORES,
        b"</sheetData>",
        b'<row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>',
    )
    reading = read_course(data, file="c.xlsx")
    assert reading.value is None
    (issue,) = reading.issues
    assert str(issue.place) == "c.xlsx!成绩!XFD1048576"
    assert "100,000 × 1,000" in issue.text()


def test_an_error_value_is_told_and_the_mark_is_blank() -> None:
    data = with_sheet_xml(
        workbook(course_sheets()), SCORES, b'<c r="D3"><v>30</v></c>', b'<c r="D3" t="e"><v>#REF!</v></c>'
    )
    (issue,) = told(data)
    assert (issue.kind.code, issue.place.cell, issue.params["value"]) == ("cell-error", "D3", "#REF!")
    assert State(course(data).gradebooks[0].states[4]) is State.BLANK


@pytest.mark.parametrize("error", ["#SPILL!", "#CALC!", "#GETTING_DATA", "#DIV/0!"])
def test_errors_the_library_does_not_know_are_told_like_any_other(error: str) -> None:
    broken = f'<c r="D3" t="e" s="0"><f>A1</f><v>{error}</v></c>'.encode()
    data = with_sheet_xml(workbook(course_sheets()), SCORES, b'<c r="D3"><v>30</v></c>', broken)
    (issue,) = told(data)
    assert (issue.kind.code, issue.place.cell, issue.params["value"]) == ("cell-error", "D3", error)
    assert len(course(data).gradebooks[0].entries) == 4


def test_a_formula_without_value_is_told_and_asks_to_save() -> None:
    book = openpyxl.load_workbook(io.BytesIO(workbook(course_sheets())))
    book["成绩"]["E4"] = "=C4+D4"
    buffer = io.BytesIO()
    book.save(buffer)
    (issue,) = told(buffer.getvalue())
    assert (issue.kind.code, issue.place.cell) == ("cell-not-calculated", "E4")
    assert "save it once" in issue.text()


def test_a_formula_with_its_value_is_a_number() -> None:
    data = with_sheet_xml(
        workbook(course_sheets()), SCORES, b'<c r="D3"><v>30</v></c>', b'<c r="D3"><f>15*2</f><v>30</v></c>'
    )
    assert course(data).gradebooks == course(workbook(course_sheets())).gradebooks


def test_a_never_calculated_zero_is_not_a_score() -> None:
    def dress(book: Any, sheet: Any) -> None:
        if sheet.name == "成绩":
            sheet.write_formula(2, 3, "=15*2")  # the writer puts 0 for the value it cannot know

    assert codes(workbook(course_sheets(), dress)) == ["cell-not-calculated"]


def test_faults_in_columns_nobody_reads_do_not_matter() -> None:
    sheets = course_sheets()
    sheets["成绩"][0].append("总评")
    data = with_sheet_xml(
        workbook(sheets),
        SCORES,
        b'<c r="E2"><v>40</v></c>',
        b'<c r="E2"><v>40</v></c><c r="F2" t="e"><v>#NAME?</v></c>',
    )
    assert codes(data) == ["columns-extra"]


def test_a_fault_in_a_text_column_is_told() -> None:
    sheets = course_sheets()
    sheets["成绩"][2][1] = 77
    data = with_sheet_xml(workbook(sheets), SCORES, b'<c r="B3"><v>77</v></c>', b'<c r="B3" t="e"><v>#N/A</v></c>')
    assert [(issue.kind.code, issue.place.cell) for issue in told(data)] == [("cell-error", "B3")]


def test_hidden_rows_and_columns_are_read_and_told() -> None:
    def dress(book: Any, sheet: Any) -> None:
        if sheet.name == "成绩":
            sheet.set_row(2, None, None, {"hidden": True})
            sheet.set_column(3, 3, None, None, {"hidden": True})
            sheet.set_column(7, 7, None, None, {"hidden": True})

    data = workbook(course_sheets(), dress)
    assert [(issue.kind.code, issue.params["cells"]) for issue in told(data)] == [
        ("rows-hidden", ("3",)),
        ("columns-hidden", ("D",)),
    ]
    assert course(data).gradebooks == course(workbook(course_sheets())).gradebooks


def test_a_hidden_sheet_is_read_and_told() -> None:
    def dress(book: Any, sheet: Any) -> None:
        if sheet.name == "成绩":
            sheet.hide()

    data = workbook(course_sheets(), dress)
    assert codes(data) == ["sheet-hidden"]
    assert len(course(data).gradebooks[0].entries) == 4


@pytest.mark.parametrize("ref", ["C3:C4", "C3:D3", "A2:B2", "D1:E1", "A1:B1"])
def test_merged_cells_among_the_data_are_an_error(ref: str) -> None:
    def dress(book: Any, sheet: Any) -> None:
        if sheet.name == "成绩":
            sheet.merge_range(ref, "")

    found = [issue for issue in told(workbook(course_sheets(), dress)) if issue.kind.code == "cells-merged"]
    assert [issue.place.cell for issue in found] == [ref]


def test_merged_cells_outside_the_data_do_no_harm() -> None:
    sheets = course_sheets()
    sheets["成绩"] = [["2025-2026-1 成绩登记"], [], *sheets["成绩"], [], ["任课教师签字："]]
    for row in sheets["成绩"][2:]:
        row.append("备注") if row and row[0] == "学号" else None

    def dress(book: Any, sheet: Any) -> None:
        if sheet.name == "成绩":
            sheet.merge_range("A1:F1", "成绩登记")
            sheet.merge_range("A9:F9", "任课教师签字：")
            sheet.merge_range("F4:F6", "走读")

    assert codes(workbook(sheets, dress)) == ["columns-extra", "rows-words"]


def test_macros_are_a_notice_and_the_marks_are_read() -> None:
    data = repacked(workbook(course_sheets()), lambda _, content: content, **{"xl/vbaProject.bin": b"\xd0\xcf"})
    assert codes(data) == ["file-has-macros"]
    assert course(data).code == "B2001"


def test_sheet_names_written_as_character_numbers_are_found() -> None:
    def change(name: str, content: bytes) -> bytes:
        return content.replace("成绩".encode(), b"&#25104;&#x7EE9;") if name == "xl/workbook.xml" else content

    assert codes(repacked(workbook(course_sheets()), change)) == []


def test_a_sheet_whose_part_is_gone_is_damage() -> None:
    data = repacked(workbook(course_sheets()), lambda name, c: None if name.endswith("sheet4.xml") else c)
    reading = read_course(data, file="c.xlsx")
    assert reading.value is None
    assert [issue.kind.code for issue in reading.issues] == ["file-part-damaged"]


@pytest.mark.parametrize(
    "part", ["xl/sharedStrings.xml", "xl/worksheets/sheet4.xml", "xl/workbook.xml", "xl/styles.xml"]
)
def test_broken_xml_is_damage_and_no_traceback(part: str) -> None:
    data = repacked(workbook(course_sheets()), lambda name, c: c[: len(c) // 2] if name == part else c)
    reading = read_course(data, file="c.xlsx")
    assert reading.errors


def test_values_of_a_grid_are_those_of_the_sheet() -> None:
    book = Workbook(workbook({"a": [["x", 1, 2.5, True], [None, "y"]]}))
    assert book.grid("a").rows == [["x", 1.0, 2.5, True], ["", "y", "", ""]]
    assert isinstance(Faulty("#REF!").kind.message, str)
