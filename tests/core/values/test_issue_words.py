"""How a message, its hint, its place and its lists are put together in a reader's language."""

from zhunsheng.core.values.issue import Issue, IssueKind, Phrase, Place, Severity, at_place, listed

KIND = IssueKind("some-kind", "{cells}: {reason}.", "Enter them.")
CHINESE = {
    "{cells}: {reason}.": "{cells}：{reason}。",
    "Enter them.": "请填写。",
    "{message} {hint}": "{message}{hint}",
    "{place}: {words}": "{place}：{words}",
    ", ": "、",
    "blank": "空白",
}


def chinese(message: str) -> str:
    return CHINESE.get(message, message)


def test_parts_are_joined_as_the_language_joins_them() -> None:
    issue = Issue(KIND, Place("a.xlsx", "成绩", "D4"), {"cells": ("D4", "D5"), "reason": Phrase("blank")})
    assert issue.text() == "a.xlsx!成绩!D4: D4, D5: blank. Enter them."
    assert issue.text(chinese) == "a.xlsx!成绩!D4：D4、D5：空白。请填写。"


def test_only_a_phrase_is_translated_among_the_parameters() -> None:
    issue = Issue(KIND, params={"cells": ("D4",), "reason": "blank"})
    assert issue.message(chinese) == "D4：blank。"


def test_lists_and_places_outside_a_message() -> None:
    assert listed(["1", "2"], chinese) == "1、2"
    assert at_place("a.xlsx", "空白", chinese) == "a.xlsx：空白"


def test_an_error_names_every_place_and_a_notice_counts_the_rest() -> None:
    cells = tuple(f"D{row}" for row in range(2, 122))
    error = Issue(KIND, params={"cells": cells, "reason": ""})
    notice = Issue(IssueKind("n", "{cells}", severity=Severity.NOTICE), params={"cells": cells})
    assert "D121" in error.message()
    assert notice.message().endswith("and 100 more")
