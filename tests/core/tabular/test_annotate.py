import zipfile
from io import BytesIO
from itertools import pairwise

import openpyxl
import pytest

from zhunsheng.core.document.workbook import Allow, Cell, Column, Sheet, Validation, Workbook
from zhunsheng.core.document.xlsx_writer import write_xlsx
from zhunsheng.core.tabular.annotate import AUTHOR, RED, CannotCopy, annotate
from zhunsheng.core.tabular.course_workbook import read_course
from zhunsheng.core.tabular.layout import Lang
from zhunsheng.core.tabular.templates import course_template

TITLE = "错误清单"


def book(*sheets):
    return write_xlsx(Workbook(tuple(sheets)))


def scores(*more, **kwargs):
    rows = (("学号", "姓名", "期末"), ("001", "=SUM(A1)", 50.0), ("002", "乙", "缺考"), ("003", "丙", 70.0))
    return Sheet(title="成绩", columns=(Column(), Column(), Column()), rows=rows, header=0, **kwargs)


def opened(data):
    return openpyxl.load_workbook(BytesIO(data))


def is_red(cell):
    return cell.fill.fill_type == "solid" and cell.fill.fgColor.rgb == RED


def reds(page):
    return {cell.coordinate for row in page.iter_rows() for cell in row if is_red(cell)}


def test_a_wrong_cell_is_red_and_says_why():
    page = opened(annotate(book(scores()), [("成绩", "C3", "不是分数。")], title=TITLE))["成绩"]
    assert reds(page) == {"C3"}
    assert page["C3"].comment.text == "不是分数。"
    assert page["C3"].value == "缺考"


def test_a_row_marks_its_first_cells_and_a_column_its_heading():
    page = opened(annotate(book(scores()), [("成绩", "3", "缺学号。"), ("成绩", "C", "没有满分。")], title=TITLE))[
        "成绩"
    ]
    assert reds(page) == {"A3", "B3", "C3", "C1"}
    assert page["C1"].comment.text == "没有满分。"


def test_wrong_rows_say_why_at_their_right_end():
    notes = [("成绩", "C2", "太大。"), ("成绩", "A2", "重复。"), ("成绩", "C4", "太小。")]
    page = opened(annotate(book(scores()), notes, title=TITLE))["成绩"]
    assert [page.cell(row, 4).value for row in (1, 2, 3, 4)] == ["错误原因", "太大。；重复。", None, "太小。"]


def test_several_notes_on_one_cell_and_a_comment_that_was_there():
    rows = (("学号", Cell("期末", note="必填：说明")), ("001", 5.0))
    data = book(Sheet(title="成绩", columns=(Column(), Column()), rows=rows, header=0))
    page = opened(annotate(data, [("成绩", "B1", "甲"), ("成绩", "B1", "乙")], title=TITLE))["成绩"]
    assert page["B1"].comment.text.startswith("甲\n乙\n")
    assert page["B1"].comment.text.endswith("必填：说明")


def test_the_list_comes_first_with_links():
    notes = [
        ("成绩", "C3", "不是分数。"),
        ("没有的表", "", "缺少工作表。"),
        ("成绩", "", "没有学生。"),
        ("", "", "文件有宏。"),
    ]
    result = opened(annotate(book(scores()), notes, title=TITLE))
    assert result.sheetnames == [TITLE, "成绩"]
    assert result.active.title == TITLE
    page = result[TITLE]
    assert [[cell.value for cell in row[1:]] for row in page.iter_rows(min_row=2)] == [
        ["成绩", "C3", "不是分数。"],
        ["没有的表", None, "缺少工作表。"],
        ["成绩", None, "没有学生。"],
        [None, None, "文件有宏。"],
    ]
    assert page["C2"].hyperlink.location == "'成绩'!C3"
    assert page["B4"].hyperlink.location == "'成绩'!A1"
    assert page["B3"].hyperlink is None


def test_a_sheet_of_that_title_is_kept_and_the_list_named_otherwise():
    own = Sheet(title=TITLE, columns=(Column(),), rows=(("我自己的",),))
    result = opened(annotate(book(own, scores()), [("成绩", "C3", "错")], title=TITLE))
    assert result.sheetnames == [f"{TITLE} (2)", TITLE, "成绩"]
    assert result[TITLE]["A1"].value == "我自己的"


def test_english_words():
    result = opened(annotate(book(scores()), [("成绩", "C3", "no mark.")], title="Errors found", lang=Lang.EN))
    assert result["成绩"]["D1"].value == "Errors"
    assert [cell.value for cell in result["Errors found"][1]] == [
        "No.",
        "Sheet",
        "Cell",
        "What is wrong and what to do",
    ]


def test_text_never_becomes_a_formula():
    notes = [("成绩", "C3", "=1+1 不是分数"), ("=SUM(A1)", "=A1", "#N/A")]
    result = opened(annotate(book(scores()), notes, title=TITLE))
    page, listed = result["成绩"], result[TITLE]
    assert (page["B2"].value, page["B2"].data_type) == ("=SUM(A1)", "s")
    assert (page["D3"].value, page["D3"].data_type) == ("=1+1 不是分数", "s")
    assert {cell.data_type for row in listed.iter_rows(min_row=2, min_col=2) for cell in row if cell.value} == {"s"}


def test_control_and_half_characters_do_no_harm():
    page = opened(annotate(book(scores()), [("成绩", "C3", "a\x00b\ud800c")], title=TITLE))["成绩"]
    assert page["D3"].value == "ab?c"


@pytest.mark.parametrize("cell", ["??", "D4:E9", "ZZZ9", "D0", "12345678", "D4 ４０分 → 40", "A1048577"])
def test_odd_places_are_listed_and_do_not_break_the_copy(cell):
    result = opened(annotate(book(scores()), [("成绩", cell, "错")], title=TITLE))
    assert result[TITLE]["D2"].value == "错"


def test_a_range_marks_its_first_cell():
    assert reds(opened(annotate(book(scores()), [("成绩", "B2:C9", "合并")], title=TITLE))["成绩"]) == {"B2"}


def test_the_rest_of_the_workbook_is_kept():
    rule = Validation(area="C2:C9", allow=Allow.NUMBER, high=100.0, message="零到一百。")
    other = Sheet(title="别的", columns=(Column(20),), rows=(("保留",), (0.1 + 0.2,)))
    data = book(scores(validations=(rule,)), other)
    before, after = opened(data), opened(annotate(data, [("成绩", "C3", "错")], title=TITLE))
    assert after["别的"]["A2"].value == before["别的"]["A2"].value == 0.1 + 0.2
    assert str(after["成绩"].data_validations.dataValidation[0].sqref) == "C2:C9"
    assert after["成绩"].freeze_panes == before["成绩"].freeze_panes
    assert after["别的"].column_dimensions["A"].width == before["别的"].column_dimensions["A"].width


def test_a_mended_copy_can_be_annotated_again():
    rows = (("学号", Cell("期末", note="必填：说明")), ("001", "五"), ("002", "六"))
    data = book(Sheet(title="成绩", columns=(Column(), Column()), rows=rows, header=0))
    first = annotate(data, [("成绩", "B2", "甲"), ("成绩", "B1", "乙")], title=TITLE)
    second = opened(annotate(first, [("成绩", "B3", "丙")], title=TITLE))
    page = second["成绩"]
    assert second.sheetnames == [TITLE, "成绩"]
    assert reds(page) == {"B3"}
    assert page["B1"].fill.fgColor.rgb == "FFDCE6F2"
    assert page["B1"].comment.text == "必填：说明"
    assert [page.cell(row, 3).value for row in (1, 2, 3)] == ["错误原因", None, "丙"]
    assert page["B2"].comment is None
    assert page["B3"].comment.author.startswith(AUTHOR)


def test_without_notes_on_a_sheet_it_stays_as_it_was():
    page = opened(annotate(book(scores()), [], title=TITLE))["成绩"]
    assert reds(page) == set()
    assert page.max_column == 3


def test_merged_cells_are_marked_at_their_corner():
    source = openpyxl.Workbook()
    source.active.title = "成绩"
    source.active["A1"] = "学号"
    source.active.merge_cells("B2:C3")
    file = BytesIO()
    source.save(file)
    page = opened(annotate(file.getvalue(), [("成绩", "C3", "合并单元格。")], title=TITLE))["成绩"]
    assert is_red(page["B2"])


def test_a_run_of_columns_of_one_width_is_split_where_the_reasons_stand():
    source = openpyxl.Workbook()
    page = source.active
    page.title = "成绩"
    page.append(["学号", "期末"])
    page.append(["001", "五"])
    run = page.column_dimensions["B"]
    run.min, run.max, run.width = 2, 16384, 11
    file = BytesIO()
    source.save(file)
    copied = annotate(file.getvalue(), [("成绩", "B2", "错")], title=TITLE)
    with zipfile.ZipFile(BytesIO(copied)) as archive:
        xml = "".join(archive.read(name).decode() for name in archive.namelist() if "sheets/sheet2" in name)
    runs = sorted(
        (int(part.split('max="')[1].split('"')[0]), int(part.split('min="')[1].split('"')[0]))
        for part in xml.split("<col ")[1:]
    )
    assert all(first[0] < second[1] for first, second in pairwise(runs)), runs
    assert runs[-1][0] == 16384


def test_a_lying_dimension_and_a_far_cell_cost_nothing():
    source = openpyxl.Workbook()
    page = source.active
    page.title = "成绩"
    page.append(["学号", "期末"])
    page.append(["001", "五"])
    page["XFD1048576"] = "远"
    file = BytesIO()
    source.save(file)
    parts = {}
    with zipfile.ZipFile(BytesIO(file.getvalue())) as archive:
        for name in archive.namelist():
            parts[name] = archive.read(name)
    sheet = "xl/worksheets/sheet1.xml"
    parts[sheet] = parts[sheet].replace(b'<dimension ref="A1:XFD1048576"', b'<dimension ref="A1"')
    assert b'<dimension ref="A1"' in parts[sheet]
    lying = BytesIO()
    with zipfile.ZipFile(lying, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    page = opened(annotate(lying.getvalue(), [("成绩", "B2", "错")], title=TITLE))["成绩"]
    assert is_red(page["B2"])
    assert page["C2"].value == "错"
    assert page["XFD1048576"].value == "远"


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04 no archive", b"<html></html>"])
def test_what_is_no_workbook_is_refused(data):
    with pytest.raises(CannotCopy):
        annotate(data, [], title=TITLE)


@pytest.mark.slow
def test_the_copy_of_a_wrong_template_reads_without_further_words_once_mended():
    workbook = write_xlsx(course_template())
    source = opened(workbook)
    source["成绩"]["H3"] = 41
    file = BytesIO()
    source.save(file)
    reading = read_course(file.getvalue(), file="x")
    assert [issue.place.cell for issue in reading.errors] == ["H3"]
    notes = [(issue.place.sheet, issue.place.cell, issue.text()) for issue in reading.errors]
    copied = opened(annotate(file.getvalue(), notes, title=TITLE))
    assert is_red(copied["成绩"]["H3"])
    copied["成绩"]["H3"] = 35
    mended = BytesIO()
    copied.save(mended)
    assert read_course(mended.getvalue(), file="x").issues == ()
