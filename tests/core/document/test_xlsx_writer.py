import math
from io import BytesIO

import openpyxl  # a second reader, to see what the file really says
import pytest
from hypothesis import given
from hypothesis import strategies as st
from python_calamine import CalamineWorkbook

from zhunsheng.core.document.column_widths import fitted_widths, tall_rows, text_width
from zhunsheng.core.document.workbook import (
    AS_TEXT,
    Allow,
    Cell,
    Chart,
    Column,
    Highlight,
    Series,
    Sheet,
    Style,
    Validation,
    Workbook,
    cell_link,
    decimals,
)
from zhunsheng.core.document.xlsx_writer import write_xlsx


def one_sheet(*rows, columns=None, **more):
    columns = columns or tuple(Column() for _ in range(max(map(len, rows))))
    return Workbook((Sheet(title="表", columns=columns, rows=rows, **more),), title="试")


def read_back(workbook):
    sheet = CalamineWorkbook.from_filelike(BytesIO(write_xlsx(workbook))).get_sheet_by_index(0)
    return sheet.to_python(skip_empty_area=False)


def opened(workbook):
    return openpyxl.load_workbook(BytesIO(write_xlsx(workbook)))


def test_same_workbook_gives_the_same_bytes():
    workbook = one_sheet(("a", 1.5), (Cell("b", note="注"), Cell("去", link=cell_link("表"))), header=0)
    assert write_xlsx(workbook) == write_xlsx(workbook)


@pytest.mark.parametrize(
    "text", ["=1+1", "+1", "-1", "@SUM(A1)", '=HYPERLINK("http://x")', "{=1}", "http://x.cn", "007", "#N/A"]
)
def test_text_stays_text_whatever_it_begins_with(text):
    page = opened(one_sheet((text, Cell(text)))).active
    for cell in page[1]:
        assert (cell.value, cell.data_type) == (text, "s")
        assert cell.hyperlink is None


@pytest.mark.slow
@given(st.floats(allow_nan=False, allow_infinity=False))
def test_numbers_keep_every_digit(number):
    assert read_back(one_sheet((number,))) == [[number]]


def test_numbers_that_sixteen_digits_would_change_are_kept():
    numbers = (0.1 + 0.2, 1 / 3, math.pi, 5e-324, 1.7976931348623157e308)
    assert read_back(one_sheet(numbers)) == [list(numbers)]


def test_numbers_that_are_none_are_refused():
    with pytest.raises(TypeError):
        write_xlsx(one_sheet((math.nan,)))


def test_rare_characters_survive_and_half_characters_do_no_harm():
    assert read_back(one_sheet(("𠮷䶮㛃鿍·", "a\ud800b"))) == [["𠮷䶮㛃鿍·", "a\ufffdb"]]


def test_text_too_long_for_a_cell_is_cut_visibly():
    text = read_back(one_sheet(("长" * 40_000,)))[0][0]
    assert len(text) == 32_767
    assert text.endswith("长…")


def test_empty_cells_stay_empty():
    page = opened(one_sheet((None, "", Cell(None)), header=None)).active
    assert [cell.value for cell in page[1]] == [None, None, None]


def test_styles_and_formats_reach_the_cells():
    columns = (Column(10, Style.INPUT, AS_TEXT), Column(10, Style.BODY, decimals(3)))
    page = opened(
        one_sheet(("学号", "值"), ("001", 0.5), ("002", Cell(0.25, Style.BAD)), columns=columns, header=0)
    ).active
    assert page["A1"].font.bold
    assert page["A1"].number_format == AS_TEXT  # headings are text even where people write their own
    assert page["A2"].number_format == AS_TEXT
    assert page["B2"].number_format == "0.000"
    assert page["B3"].fill.fgColor.rgb == "FFFBDDD9"
    assert page.column_dimensions["A"].width == pytest.approx(10.7, abs=0.5)


def test_spare_rows_are_dressed_like_their_columns():
    page = opened(
        one_sheet(("学号",), ("001",), columns=(Column(10, Style.INPUT, AS_TEXT),), header=0, spare_rows=2)
    ).active
    assert page["A4"].number_format == AS_TEXT
    assert page["A4"].border.left.style == "thin"
    assert page["A5"].border.left.style is None


def test_pages_are_a4_one_page_wide_with_repeated_header():
    page = opened(one_sheet(("题",), ("头",), ("1",), header=1, frozen_columns=1, landscape=True)).active
    assert page.page_setup.paperSize == 9
    assert (page.page_setup.fitToWidth, page.page_setup.fitToHeight) in ((1, 0), (None, 0))
    assert page.page_setup.orientation == "landscape"
    assert page.print_title_rows == "$1:$2"
    assert page.freeze_panes == "B3"


def test_validations_of_every_kind():
    validations = (
        Validation(area="A2:A9", allow=Allow.LIST, choices=("甲", "乙"), title="错", message="请选择。"),
        Validation(area="B2:B9", allow=Allow.NUMBER, above=True, message="大于零。"),
        Validation(area="C2:C9", allow=Allow.NUMBER, low=0, high=1, message="零到一。"),
        Validation(area="D2:D9", allow=Allow.FORMULA, formula="=D2<$C2", message="不超过。", strict=False),
        Validation(area="E2:E9", allow=Allow.LIST, formula="=$A$2:$A$9"),
    )
    page = opened(one_sheet(tuple("abcde"), header=0, validations=validations)).active
    found = {str(one.sqref): one for one in page.data_validations.dataValidation}
    assert found["A2:A9"].formula1 == '"甲,乙"'
    assert (found["A2:A9"].error, found["A2:A9"].errorTitle, found["A2:A9"].showErrorMessage) == (
        "请选择。",
        "错",
        True,
    )
    assert (found["B2:B9"].operator, float(found["B2:B9"].formula1)) == ("greaterThan", 0)
    assert (float(found["C2:C9"].formula1), float(found["C2:C9"].formula2)) == (0, 1)
    assert (found["D2:D9"].formula1, found["D2:D9"].errorStyle) == ("D2<$C2", "warning")
    assert (found["E2:E9"].formula1, found["E2:E9"].showErrorMessage) == ("$A$2:$A$9", False)


def test_highlights_names_links_notes_and_charts_reach_the_file():
    chart = Chart(
        kind="column",
        title="达成",
        series=(
            Series("值", "'表'!$A$2:$A$3", "'表'!$B$2:$B$3"),
            Series("期望", "'表'!$A$2:$A$3", "'表'!$B$2:$B$3", line=True),
        ),
        at="D2",
        low=0,
        high=1,
    )
    sheet = Sheet(
        title="表",
        columns=(Column(), Column()),
        rows=(("a", Cell("b", note="必填：说明")), (Cell("回", link=cell_link("表", "B2")), 0.5)),
        header=0,
        highlights=(Highlight("A2:A9", '=A2="x"', Style.BAD),),
        charts=(chart,),
    )
    book = opened(Workbook((sheet,), names=(("zs_x", "'表'!$A$1"),)))
    page = book.active
    assert page["B1"].comment.text == "必填：说明"
    assert page["A2"].hyperlink.location == "'表'!B2"
    assert book.defined_names["zs_x"].attr_text == "'表'!$A$1"
    assert [str(one.sqref) for one in page.conditional_formatting] == ["A2:A9"]
    assert len(page._charts) == 1


def test_widths_count_chinese_twice_and_stay_within_bounds():
    assert (text_width("abc"), text_width("课程a"), text_width("一\nabcdef")) == (3, 5, 6)
    sheet = one_sheet(("编号", "内容", "值"), ("1", "字" * 100, 0.123456789), header=0).sheets[0]
    narrow, wide, number = fitted_widths(sheet)
    assert narrow == 8.5
    assert wide == 56
    assert number < 12


def test_rows_that_wrap_get_their_height():
    columns = (Column(20), Column(20))
    sheet = one_sheet(("头", "头"), ("短", "短"), ("字" * 25, "两\n行"), columns=columns, header=0).sheets[0]
    assert dict(tall_rows(sheet, (20.0, 20.0))) == {0: 1, 2: 3}
