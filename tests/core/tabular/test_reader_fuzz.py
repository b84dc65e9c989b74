"""Bytes changed at random: whatever stands in a file, the readers answer with issues and never with an exception."""

import io
import zipfile
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from workbook_files import course_sheets, plan_sheets, repacked, survey_sheets, workbook

from zhunsheng.core.packs.yaml_text import YamlText, load_yaml
from zhunsheng.core.tabular.course_workbook import read_course
from zhunsheng.core.tabular.method_file import read_method
from zhunsheng.core.tabular.plan_workbook import read_plan
from zhunsheng.core.tabular.reading import Reading
from zhunsheng.core.tabular.survey_workbook import read_survey
from zhunsheng.core.tabular.wire import HEADER, content_of, pack_reading, sizes, unpack_reading
from zhunsheng.core.values.issue import Issue

pytestmark = pytest.mark.slow

FILES: dict[Callable[..., Reading[Any]], bytes] = {
    read_course: workbook(course_sheets()),
    read_plan: workbook(plan_sheets()),
    read_survey: workbook(survey_sheets()),
}
READERS = list(FILES)
quick = settings(deadline=None, max_examples=150, suppress_health_check=[HealthCheck.too_slow])


def sound_answer(reading: Reading[Any]) -> None:
    """Every answer can be told, crosses the pipe, and says something where there is no value."""
    assert reading.value is not None or reading.errors
    for issue in reading.issues:
        assert issue.text()
    whole = b"".join(pack_reading(reading))
    text, _ = sizes(whole[: HEADER.size])
    content = content_of(whole[HEADER.size : HEADER.size + text])
    assert repr(unpack_reading(content, whole[HEADER.size + text :])) == repr(reading)


changes = st.lists(st.tuples(st.floats(0, 1, exclude_max=True), st.integers(0, 255)), min_size=1, max_size=8)


@quick
@given(st.sampled_from(READERS), changes)
def test_bytes_changed_in_the_file(read: Callable[..., Reading[Any]], places: list[tuple[float, int]]) -> None:
    data = bytearray(FILES[read])
    for place, value in places:
        data[int(place * len(data))] = value
    sound_answer(read(bytes(data), file="x.xlsx"))


@quick
@given(st.sampled_from(READERS), st.floats(0, 1), st.floats(0, 1))
def test_a_piece_cut_out_of_the_file(read: Callable[..., Reading[Any]], first: float, last: float) -> None:
    data = FILES[read]
    begin, end = sorted((int(first * len(data)), int(last * len(data))))
    sound_answer(read(data[:begin] + data[end:], file="x.xlsx"))
    sound_answer(read(data[begin:end], file="x.xlsx"))


@quick
@given(st.sampled_from(READERS), st.integers(0, 30), changes)
def test_bytes_changed_inside_a_part(
    read: Callable[..., Reading[Any]], number: int, places: list[tuple[float, int]]
) -> None:
    """The archive stays sound, so that the XML reaches the scan and the library."""
    with zipfile.ZipFile(io.BytesIO(FILES[read])) as archive:
        names = [name for name in archive.namelist() if name.startswith("xl/")]
    chosen = names[number % len(names)]

    def change(name: str, content: bytes) -> bytes:
        if name != chosen:
            return content
        changed = bytearray(content)
        for place, value in places:
            changed[int(place * len(changed))] = value
        return bytes(changed)

    sound_answer(read(repacked(FILES[read], change), file="x.xlsx"))


cells = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-(10**18), 10**18),
    st.floats(allow_nan=False, allow_infinity=False),
    st.text(max_size=8).filter(lambda text: "\0" not in text and text.isprintable()),
    st.sampled_from(
        [
            "学号",
            "编号",
            "1",
            "1.1",
            "目标1",
            "CO9",
            "缺考",
            "40分",
            "合计",
            "优",
            "H",
            "●",
            "1e300",
            "52/60",
            "#REF!",
            "@",
            "",
        ]
    ),
)


@quick
@given(
    st.sampled_from([(read_course, course_sheets), (read_plan, plan_sheets), (read_survey, survey_sheets)]),
    st.lists(st.tuples(st.integers(0, 9), st.integers(0, 9), st.integers(0, 9), cells), min_size=1, max_size=12),
)
def test_cells_changed_in_the_sheets(made: Any, places: list[tuple[int, int, int, Any]]) -> None:
    read, sheets_of = made
    sheets = sheets_of()
    names = list(sheets)
    for sheet, row, column, value in places:
        rows = sheets[names[sheet % len(names)]]
        while len(rows) <= row:
            rows.append([])
        rows[row] += [None] * (column + 1 - len(rows[row]))
        rows[row][column] = value
    sound_answer(read(workbook(sheets), file="x.xlsx"))


@quick
@given(st.binary(max_size=60))
def test_any_bytes_as_a_file(data: bytes) -> None:
    sound_answer(read_course(data, file="x.xlsx"))
    sound_answer(read_course(b"PK\x03\x04" + data, file="x.xlsx"))


@quick
@given(st.text(alphabet="ab:-?*&!#[]{}|>'\"\n\t 01.%@优", max_size=40))
def test_any_text_as_yaml(text: str) -> None:
    loaded = load_yaml(text.encode(), file="m.yaml")
    assert isinstance(loaded, YamlText) or (isinstance(loaded, Issue) and loaded.text())
    for issue in read_method(text.encode(), file="m.yaml").issues:
        assert issue.text()
