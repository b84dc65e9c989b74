"""What crosses the pipe: everything comes back equal, nothing strange comes through."""

import copy
import json
from typing import Any

import pytest
from workbook_files import course_sheets, plan_sheets, survey_sheets, workbook

from zhunsheng.core.document import template_issues
from zhunsheng.core.tabular import issue_kinds
from zhunsheng.core.tabular.course_workbook import read_course
from zhunsheng.core.tabular.plan_workbook import read_plan
from zhunsheng.core.tabular.reading import Reading
from zhunsheng.core.tabular.survey_workbook import read_survey
from zhunsheng.core.tabular.wire import HEADER, BadFrame, content_of, frame, pack_reading, sizes, unpack_reading
from zhunsheng.core.values.issue import Issue, IssueKind, Place


def across(reading: Reading[Any]) -> Reading[Any]:
    return unpack_reading(*taken_apart(pack_reading(reading)))


def taken_apart(parts: list[bytes]) -> tuple[Any, bytes]:
    whole = b"".join(parts)
    text, buffers = sizes(whole[: HEADER.size])
    assert len(whole) == HEADER.size + text + buffers
    return content_of(whole[HEADER.size : HEADER.size + text]), whole[HEADER.size + text :]


def course_reading() -> Reading[Any]:
    sheets = course_sheets()
    sheets["成绩"][0] += ["修读", "备注"]
    sheets["成绩"][1] += ["重修", "x"]
    sheets["成绩"][1][2:5] = ["缺考", "优", "40分"]
    sheets["成绩"][2][2] = 99
    return read_course(workbook(sheets), file="c.xlsx")


@pytest.mark.parametrize(
    "reading",
    [
        course_reading(),
        read_plan(workbook(plan_sheets()), file="p.xlsx"),
        read_survey(workbook(survey_sheets()), file="s.xlsx"),
        read_course(b"", file="c.xlsx"),
        Reading(b"\x00\xff"),
        Reading(None),
    ],
    ids=["course", "plan", "survey", "refused", "bytes", "none"],
)
def test_a_reading_comes_back_equal(reading: Reading[Any]) -> None:
    back = across(reading)
    assert back == reading
    assert [issue.text() for issue in back.issues] == [issue.text() for issue in reading.issues]
    assert repr(back) == repr(reading)


def test_text_that_is_no_unicode_comes_back() -> None:
    reading = Reading(None, (Issue(issue_kinds.PART_TWICE, Place("\ud800.xlsx"), {"part": "\udfff"}),))
    assert across(reading) == reading


def test_every_kind_of_the_readers_is_known_and_has_a_code_of_its_own() -> None:
    texts = [*vars(issue_kinds).values(), *vars(template_issues).values()]
    kinds = [value for value in texts if isinstance(value, IssueKind)]
    assert len({kind.code for kind in kinds}) == len(kinds)
    assert {kind.code for kind in kinds} == set(issue_kinds.KINDS)


def paths(content: Any, at: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    found = [at]
    children = enumerate(content) if isinstance(content, list) else content.items() if isinstance(content, dict) else ()
    for key, child in children:
        found += paths(child, (*at, key))
    return found


def test_no_value_of_another_type_comes_through() -> None:
    """Each part of a frame in turn is replaced by what it must not be."""
    content, buffer = taken_apart(pack_reading(course_reading()))
    for path in paths(content):
        broken = copy.deepcopy(content)
        if not path:
            broken = {}
        else:
            parent = broken
            for step in path[:-1]:
                parent = parent[step]
            parent[path[-1]] = [{"__class__": 1}]
        with pytest.raises(BadFrame):
            unpack_reading(broken, buffer)


@pytest.mark.parametrize(
    "content",
    [
        None,
        [],
        ["Course", None, []],
        ["Jail", None, []],
        ["__import__", None, []],
        [["Course"], None, []],
        ["NoneType", None, [["no-such-kind", ["", "", "", 0], {}]]],
        ["NoneType", None, [["cell-error", ["", "", "", 0], {}]]],
        ["NoneType", None, [["cell-error", ["", "", "", 0], {"value": None}]]],
        ["NoneType", None, [["cell-error", ["", "", "", "0"], {"value": "x"}]]],
        ["bytes", 5, []],
        ["bytes", -1, []],
    ],
)
def test_what_is_no_reading_is_refused(content: Any) -> None:
    with pytest.raises(BadFrame):
        unpack_reading(content, b"")


def test_a_matrix_of_another_size_is_refused() -> None:
    content, buffer = taken_apart(pack_reading(course_reading()))
    book = content[1][2][0]
    book[1].pop()
    with pytest.raises(BadFrame):
        unpack_reading(content, buffer)


@pytest.mark.parametrize("header", [bytes(HEADER.size), HEADER.pack(b"ZSJ1", 1, 2**60), HEADER.pack(b"ZSJ2", 1, 1)])
def test_a_header_of_another_kind_or_too_large_is_refused(header: bytes) -> None:
    with pytest.raises(BadFrame):
        sizes(header)


@pytest.mark.parametrize("text", [b"", b"{", b"[" * 100_000, b"\xff"])
def test_what_is_no_json_is_refused(text: bytes) -> None:
    with pytest.raises(BadFrame):
        content_of(text)


def test_a_frame_is_its_header_its_text_and_its_buffers() -> None:
    first, second, third = frame({"a": "é"}, [b"xy", b""])
    assert json.loads(first[HEADER.size :]) == {"a": "é"}
    assert sizes(first[: HEADER.size]) == (len(first) - HEADER.size, 2)
    assert (second, third) == (b"xy", b"")
