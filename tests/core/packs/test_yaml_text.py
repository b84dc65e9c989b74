import math

import pytest

from zhunsheng.core.packs.yaml_text import LARGEST, YamlText, load_yaml
from zhunsheng.core.values.issue import Issue


def values(text: str) -> object:
    loaded = load_yaml(text.encode())
    assert isinstance(loaded, YamlText), loaded
    return loaded.values


def refused(data: str | bytes) -> Issue:
    loaded = load_yaml(data.encode() if isinstance(data, str) else data, file="m.yaml")
    assert isinstance(loaded, Issue)
    assert loaded.place.file == "m.yaml"
    assert loaded.text()
    return loaded


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("1", 1),
        ("-3", -3),
        ("0.95", 0.95),
        ("1.", 1.0),
        (".5", 0.5),
        ("1e3", 1000.0),
        ("0x1F", 31),
        ("true", True),
        ("~", None),
        ("", None),
        ("yes", "yes"),
        ("off", "off"),
        ("080901", "080901"),
        ("1_000", "1_000"),
        ("2021-03-01", "2021-03-01"),
        ("'1.10'", "1.10"),
        ("!!str 12", "12"),
        (".inf", math.inf),
        ("[1, [a, b]]", [1, ["a", "b"]]),
        ("{优: 0.95}", {"优": 0.95}),
    ],
)
def test_a_value_is_read_as_written(written: str, read: object) -> None:
    assert values(f"key: {written}") == {"key": read}


def test_not_a_number_is_a_float() -> None:
    assert math.isnan(values(".nan"))  # type: ignore[arg-type]


def test_an_empty_file_is_none_and_a_byte_order_mark_is_skipped() -> None:
    assert values("") is None
    assert values("# only words\n") is None
    assert load_yaml(b"\xef\xbb\xbfa: 1") == YamlText({"a": 1}, {(): 1, ("a",): 1})


def test_lines_are_those_of_keys_and_list_entries() -> None:
    loaded = load_yaml(b"# first\nname: x\nevents:\n  - {gate: a,\n     date: b}\n  - gate: c\n")
    assert isinstance(loaded, YamlText)
    assert loaded.line("name") == 2
    assert loaded.line("events", 0) == 4
    assert loaded.line("events", 0, "date") == 5
    assert loaded.line("events", 1, "gate") == 6
    assert loaded.line("events", 1, "nothing", "here") == 6
    assert loaded.line("unknown") == 1


@pytest.mark.parametrize(
    ("text", "code", "line"),
    [
        ("a: 1\nb: 2\na: 3\n", "yaml-key-twice", 3),
        ("x:\n  k: 1\n  k: 1\n", "yaml-key-twice", 3),
        ("a:\n\t- b\n", "yaml-tab", 2),
        ("ok: 1\na: b: c\n", "yaml-broken", 2),
        ("a: [1, 2\nb: 3", "yaml-broken", 2),
        ("a: 'x", "yaml-broken", 1),
        ("a: 1\n---\nb: 2\n", "yaml-broken", 2),
        ("a: 1\nb: \x01\n", "yaml-broken", 2),
        ("a: &x 1\n", "yaml-alias", 1),
        ("a: 1\nb: *x\n", "yaml-alias", 2),
        ("a:\n  <<: {b: 1}\n", "yaml-alias", 2),
        ("a: 1\nb: !!python/object:os.system x\n", "yaml-tag", 2),
        ("a: !mine {b: 1}\n", "yaml-tag", 1),
        ("a: !!binary aGk=\n", "yaml-tag", 1),
        ("[1, 2]: x\n", "yaml-key-not-plain", 1),
    ],
)
def test_what_is_broken_is_named_with_its_line(text: str, code: str, line: int) -> None:
    issue = refused(text)
    assert (issue.kind.code, issue.place.line) == (code, line)


def test_the_second_of_two_keys_names_the_first() -> None:
    assert refused("a: 1\nb: 2\na: 3\n").params == {"key": "a", "first": 1}


def test_bytes_that_are_not_utf8_are_refused_with_the_line() -> None:
    issue = refused("a: 1\nname: 方法\n".encode("gb18030"))
    assert (issue.kind.code, issue.place.line) == ("yaml-not-utf8", 2)


def test_deep_nesting_is_refused() -> None:
    for text in ("[" * 3000, "[[],{a: " * 60, "- " * 2000, "? " * 2000):
        assert refused(text).kind.code == "yaml-too-deep"


def test_ordinary_nesting_and_brackets_in_prose_are_accepted() -> None:
    assert values("a: [[[1]]]\nb: |\n" + "  [1] {x} and so on\n" * 100)


def test_a_huge_file_is_refused_unread() -> None:
    assert refused(b"#" * (LARGEST + 1)).kind.code == "yaml-too-large"
