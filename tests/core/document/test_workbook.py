import pytest

from zhunsheng.core.document.workbook import cell_link, column_letter, decimals, quoted, sheet_title


@pytest.mark.parametrize(
    ("wanted", "title"),
    [
        ("成绩@1班", "成绩@1班"),
        ("计科1/2班: [甲]?*\\", "计科1／2班： ［甲］？＊＼"),
        ("'引号'", "引号"),
        ("", "Sheet"),
        ("a\tb\x00c", "abc"),
        ("长" * 40, "长" * 31),
        ("History", "History (2)"),
    ],
)
def test_sheet_title_is_one_excel_accepts(wanted, title):
    assert sheet_title(wanted) == title


def test_sheet_title_differs_from_the_ones_taken_whatever_their_case():
    assert sheet_title("Scores", ["SCORES", "scores (2)"]) == "Scores (3)"
    long = "长" * 31
    assert sheet_title(long, [long]) == "长" * 27 + " (2)"


def test_column_letters_go_on_after_z():
    assert [column_letter(index) for index in (0, 25, 26, 701, 702)] == ["A", "Z", "AA", "ZZ", "AAA"]


def test_links_and_formats():
    assert quoted("O'Brien") == "'O''Brien'"
    assert cell_link("成绩", "D4") == "#'成绩'!D4"
    assert (decimals(0), decimals(3)) == ("0", "0.000")
