"""Columns and paragraphs on a screen where a Chinese character takes two cells."""

from zhunsheng.interfaces.cli.columns import columns, paragraph, width


def test_columns_line_up_with_wide_characters() -> None:
    lines = columns([["受理", "1"], ["abc", "22"]], right=(1,)).splitlines()
    assert lines == ["受理   1", "abc   22"]


def test_no_rows_are_no_text() -> None:
    assert columns([]) == ""


def test_a_paragraph_keeps_within_its_width_and_loses_nothing() -> None:
    text = "通知没有说是累加 or replacing，还是 notice/ccut-2020 那样。" * 6
    shown = paragraph(text, indent="    ", first="  · ", at_most=40)
    assert all(width(line) <= 44 for line in shown.splitlines())
    assert "".join(shown.replace("·", "").split()) == "".join(text.split())
    assert shown.startswith("  · 通知")


def test_no_line_begins_with_a_full_stop() -> None:
    for length in range(1, 40):
        shown = paragraph("字" * length + "。", at_most=20)
        assert not any(line.startswith("。") for line in shown.splitlines())


def test_english_is_broken_at_blanks_only() -> None:
    assert paragraph("one two three four", at_most=9) == "one two\nthree\nfour"
