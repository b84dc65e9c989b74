import pytest

from zhunsheng.core.tabular.method_file import read_method
from zhunsheng.core.values.method import Method


def test_an_empty_file_is_the_default_method() -> None:
    assert read_method(b"", file="m.yaml").value == Method()
    assert read_method(b"# nothing\n", file="m.yaml").issues == ()


def test_keys_replace_the_defaults() -> None:
    reading = read_method("name: 本校\nlevels: {通过: 0.75}\nbands: [[0.9, 2], [0.5, 1]]\n".encode(), file="m.yaml")
    assert reading.value == Method(name="本校", levels={"通过": 0.75}, bands=((0.9, 2.0), (0.5, 1.0)))
    assert reading.issues == ()


@pytest.mark.parametrize(
    ("text", "code", "line"),
    [
        ("name: x\nweigthing: by_points\n", "method-unknown-key", 2),
        ("name: x\n\nline: 1.5\n", "method-bad-value", 3),
        ("digits: 7\n", "method-bad-value", 1),
        ("retake: first\nretake: best\n", "yaml-key-twice", 2),
        ("name: x\nlevels: {优: 2}\n", "method-bad-value", 2),
        ("name: [x\n", "yaml-broken", 1),
        ("- a\n- b\n", "method-not-a-mapping", 0),
        ("line: yes\n", "method-bad-value", 1),
        ("line: .nan\n", "method-bad-value", 1),
    ],
)
def test_what_is_wrong_is_named_with_its_line(text: str, code: str, line: int) -> None:
    reading = read_method(text.encode(), file="m.yaml")
    (issue,) = reading.errors
    assert (issue.kind.code, issue.place.file) == (code, "m.yaml")
    assert issue.place.line == line or (code == "yaml-broken" and issue.place.line)


def test_several_wrong_keys_are_told_at_once_and_the_sound_ones_stand() -> None:
    reading = read_method(b"digits: 9\nretake: best\nabsent: maybe\n", file="m.yaml")
    assert [issue.place.line for issue in reading.errors] == [1, 3]
    assert reading.value is not None
    assert reading.value.retake == "best"


def test_the_message_names_key_and_accepted_values() -> None:
    (issue,) = read_method(b"name: x\nweigthing: by_points\n", file="method.yaml").errors
    assert "weigthing" in issue.text()
    assert "weighting" in issue.text()
    assert "method.yaml:2" in issue.text()


def test_text_that_is_no_yaml_gives_no_method() -> None:
    assert read_method(b"a: b: c", file="m.yaml").value is None
