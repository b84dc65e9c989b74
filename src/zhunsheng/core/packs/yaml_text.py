"""YAML text as plain data with line numbers: safe, version 1.2, nothing said twice."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

# this module is the one reader of YAML
from ruamel.yaml import YAML  # noqa: TID253
from ruamel.yaml.error import MarkedYAMLError, YAMLError  # noqa: TID253
from ruamel.yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode  # noqa: TID253

from zhunsheng.core.values.issue import N_, Issue, IssueKind, Place

Path = tuple[str | int | float | bool | None, ...]

LARGEST = 2**20
"""Bytes: far above any method or pack; the pure reader takes some ten seconds for so many."""
DEEPEST = 40
"""Lists and tables in brackets inside each other; the reader's time grows with the square of it."""

NOT_UTF8 = IssueKind(
    "yaml-not-utf8",
    N_("the file is not UTF-8 text."),
    N_("Save it again with the encoding UTF-8."),
)
TOO_LARGE = IssueKind("yaml-too-large", N_("the file is larger than {limit} bytes, which no file of this kind needs."))
BROKEN = IssueKind(
    "yaml-broken",
    N_("the file is not well-formed YAML ({problem})."),
    N_("Write one 'key: value' a line, a blank after the colon, and indent with blanks."),
)
TAB = IssueKind("yaml-tab", N_("the line is indented with a tab."), N_("Indent with blanks."))
KEY_TWICE = IssueKind(
    "yaml-key-twice",
    N_("the key '{key}' stands here for the second time (first in line {first})."),
    N_("Keep one of the two."),
)
ALIAS = IssueKind(
    "yaml-alias",
    N_("anchors (&), aliases (*) and merge keys (<<) are not accepted."),
    N_("Write the values out."),
)
TAG = IssueKind("yaml-tag", N_("the tag {tag} is not accepted."), N_("Write plain text and numbers only."))
KEY_NOT_PLAIN = IssueKind("yaml-key-not-plain", N_("a list or table stands where a key is expected."))
TOO_DEEP = IssueKind("yaml-too-deep", N_("the file nests lists and tables too deeply."))


@dataclass(frozen=True, slots=True)
class YamlText:
    """Plain data (dict, list, str, int, float, bool, None) and the line, from 1, where each path begins.

    A path is the tuple of keys and list positions from the root `()`; a mapping's entry has the line of its key.
    """

    values: Any
    lines: Mapping[Path, int]

    def line(self, *path: str | int | float | bool | None) -> int:
        """The line of a path, or of its nearest ancestor that has one."""
        while path and path not in self.lines:
            path = path[:-1]
        return self.lines.get(path, 0)


class _Refused(Exception):
    def __init__(self, issue: Issue) -> None:
        super().__init__(issue)
        self.issue = issue


def load_yaml(data: bytes, *, file: str = "") -> YamlText | Issue:
    """One YAML document; an Issue with its line where it is broken, never an exception.

    Numbers with leading zeros (080901) and dates stay text as written: codes do not lose digits.
    """
    if len(data) > LARGEST:
        return Issue(TOO_LARGE, Place(file=file), {"limit": LARGEST})
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        return Issue(NOT_UTF8, Place(file=file, line=data.count(b"\n", 0, error.start) + 1))
    if _depth(text) > DEEPEST:
        return Issue(TOO_DEEP, Place(file=file))
    try:
        node = YAML(typ="safe", pure=True).compose(text)
        lines: dict[Path, int] = {(): 1}
        return YamlText(None if node is None else _plain(node, (), lines, file), lines)
    except _Refused as refused:
        return refused.issue
    except RecursionError:
        return Issue(TOO_DEEP, Place(file=file))
    except YAMLError as error:
        return _broken(error, text, file)


def _depth(text: str) -> int:
    """How deep brackets nest at most, wherever they stand: prose closes them again."""
    depth = deepest = 0
    for match in _BRACKET.finditer(text):
        depth += 1 if match[0] in "[{" else -1
        deepest = max(deepest, depth)
    return deepest


def _broken(error: YAMLError, text: str, file: str) -> Issue:
    mark = error.problem_mark if isinstance(error, MarkedYAMLError) else None
    problem = (error.problem if isinstance(error, MarkedYAMLError) else None) or type(error).__name__
    # the reader stops before the scanner at characters no text may hold, and tells only their position
    position = getattr(error, "position", None)
    line = mark.line + 1 if mark else text.count("\n", 0, position) + 1 if isinstance(position, int) else 0
    place = Place(file=file, line=line)
    if "\\t" in problem:
        return Issue(TAB, place)
    if "alias" in problem:
        return Issue(ALIAS, place)
    return Issue(BROKEN, place, {"problem": problem})


def _plain(node: Node, path: Path, lines: dict[Path, int], file: str) -> Any:
    if node.anchor:
        raise _Refused(Issue(ALIAS, _place(node, file)))
    if isinstance(node, ScalarNode):
        return _scalar(node, file)
    if isinstance(node, SequenceNode) and str(node.tag).endswith(":seq"):
        items = []
        for position, item in enumerate(node.value):
            lines[(*path, position)] = item.start_mark.line + 1
            items.append(_plain(item, (*path, position), lines, file))
        return items
    if isinstance(node, MappingNode) and str(node.tag).endswith(":map"):
        return _mapping(node, path, lines, file)
    raise _Refused(Issue(TAG, _place(node, file), {"tag": str(node.tag)}))


def _mapping(node: MappingNode, path: Path, lines: dict[Path, int], file: str) -> dict[Any, Any]:
    table: dict[Any, Any] = {}
    for key_node, value_node in node.value:
        place = _place(key_node, file)
        if not isinstance(key_node, ScalarNode):
            raise _Refused(Issue(KEY_NOT_PLAIN, place))
        if key_node.anchor or str(key_node.tag).endswith(":merge"):
            raise _Refused(Issue(ALIAS, place))
        key = _scalar(key_node, file)
        entry = (*path, key)
        if key in table:
            raise _Refused(Issue(KEY_TWICE, place, {"key": str(key), "first": lines[entry]}))
        lines[entry] = place.line
        table[key] = _plain(value_node, entry, lines, file)
    return table


def _place(node: Node, file: str) -> Place:
    return Place(file=file, line=node.start_mark.line + 1)


_BRACKET = re.compile(r"[][{}]")
_WHOLE = re.compile(r"[-+]?(0|[1-9][0-9]{0,400})")
_BASED = re.compile(r"0o[0-7]{1,100}|0x[0-9a-fA-F]{1,100}")
_REAL = re.compile(r"[-+]?(\.[0-9]+|[0-9]+\.[0-9]*|(0|[1-9][0-9]*)(?=[eE]))([eE][-+]?[0-9]+)?")
_WORDS: Mapping[str, Any] = {
    **dict.fromkeys(("", "~", "null", "Null", "NULL")),
    **dict.fromkeys(("true", "True", "TRUE"), True),
    **dict.fromkeys(("false", "False", "FALSE"), False),
    **dict.fromkeys((".nan", ".NaN", ".NAN"), float("nan")),
    **{sign + word: float(sign + "inf") for sign in ("", "+", "-") for word in (".inf", ".Inf", ".INF")},
}
_RESOLVED = ("null", "bool", "int", "float", "timestamp", "value")


def _scalar(node: ScalarNode, file: str) -> Any:
    tag, text = str(node.tag), str(node.value)
    prefix, _, name = tag.rpartition(":")
    if tag == "tag:yaml.org,2002:str":
        return text
    if prefix != "tag:yaml.org,2002" or name not in _RESOLVED:
        raise _Refused(Issue(TAG, _place(node, file), {"tag": tag}))
    if text in _WORDS:
        return _WORDS[text]
    if _WHOLE.fullmatch(text):
        return int(text)
    if _BASED.fullmatch(text):
        return int(text, 0)
    return float(text) if _REAL.fullmatch(text) else text
