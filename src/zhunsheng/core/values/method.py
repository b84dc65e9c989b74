"""计算方法: the named, frozen value that says how attainment is computed; a result without it is not a result."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, fields
from typing import Any

from zhunsheng.core.values.issue import N_, Issue, IssueKind, Param, Phrase, Place

LEVELS: Mapping[str, float] = {"优": 0.95, "良": 0.85, "中": 0.75, "及格": 0.65, "不及格": 0.40}
BANDS = ((0.8, 3.0), (0.7, 2.0), (0.6, 1.0))
SUPPORT: Mapping[str, float] = {"H": 3.0, "M": 2.0, "L": 1.0}

LEVEL_SYNONYMS = (
    ("优", "优秀", "A"),
    ("良", "良好", "B"),
    ("中", "中等", "C"),
    ("及格", "合格", "D"),
    ("不及格", "不合格", "E", "F"),
)
"""Words for the same level: a method's table may use any of them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Method:
    """Every choice attainment.md leaves to a school; each default is the normative one."""

    name: str = "默认方法"
    weighting: str = "by_points"
    class_value: str = "item_mean"
    statistic: str = "mean"
    line: float = 0.6
    bands: tuple[tuple[float, float], ...] = BANDS
    absent: str = "zero"
    not_submitted: str = "zero"
    blank: str = "refuse"
    retake: str = "first"
    levels: Mapping[str, float] = field(default_factory=lambda: dict(LEVELS))
    classes: str = "pool_students"
    course_rule: str = "min"
    objective_to_indicator: str = "min"
    requirement_rule: str = "min"
    support: Mapping[str, float] = field(default_factory=lambda: dict(SUPPORT))
    direct_share: float = 1.0
    survey_levels: Mapping[float, float] | None = None
    group_weights: Mapping[str, float] | None = None
    expected: float = 0.70
    digits: int = 3

    def top(self) -> float:
        """The highest value the statistic can take: 1, or the best band's level."""
        return max(level for _, level in self.bands) if self.statistic == "level" else 1.0

    def level_share(self, word: str) -> float | None:
        """The share of the full mark a level word stands for, or None where the table does not know it."""
        if word in self.levels:
            return self.levels[word]
        group = next((words for words in LEVEL_SYNONYMS if word in words), ())
        return next((self.levels[known] for known in group if known in self.levels), None)

    def as_dict(self) -> dict[str, Any]:
        """The method as plain data in the order of attainment.md: what is shown, stored and hashed."""
        plain: dict[str, Any] = {}
        for key in METHOD_KEYS:
            value = getattr(self, key)
            if isinstance(value, Mapping):
                value = {str(name): number for name, number in value.items()}
            plain[key] = [list(band) for band in value] if key == "bands" else value
        return plain


METHOD_KEYS = tuple(item.name for item in fields(Method))
METHOD_KEYS_TEXT = " ".join(METHOD_KEYS)

CHOICES: Mapping[str, tuple[str, ...]] = {
    "weighting": ("by_points", "by_weight"),
    "class_value": ("item_mean", "student_mean"),
    "statistic": ("mean", "share_reaching", "level"),
    "absent": ("zero", "exclude"),
    "not_submitted": ("zero", "exclude"),
    "blank": ("refuse", "exclude", "zero"),
    "retake": ("first", "best", "latest"),
    "classes": ("pool_students", "mean_of_classes"),
    "course_rule": ("min", "weighted"),
    "objective_to_indicator": ("min", "mean", "weighted"),
    "requirement_rule": ("min", "weighted"),
}

UNKNOWN_KEY = IssueKind(
    "method-unknown-key",
    N_("unknown key '{key}' in the method file."),
    N_("Accepted keys: {accepted}"),
)
BAD_VALUE = IssueKind(
    "method-bad-value",
    N_("'{key}' has the value {value}, which is not accepted."),
    N_("Accepted: {accepted}"),
)
NOT_A_MAPPING = IssueKind(
    "method-not-a-mapping",
    N_("a method file is a list of 'key: value' lines; this one is not."),
    N_("Start from the example in the guide, or leave the file out to use the default method."),
)
SURVEY_SCALE = IssueKind(
    "method-survey-scale",
    N_(
        "'direct_share' below 1 mixes surveys into levels 0 to 3, so 'survey_levels' must say what each answer is worth."
    ),
    N_("Add a table 'survey_levels', or set 'direct_share' to 1."),
)


TEXT = Phrase(N_("text"))
BANDS_TEXT = Phrase(N_("[[share 0 – 1, level ≥ 0], …], such as [[0.8, 3], [0.7, 2], [0.6, 1]]"))
WORD_TABLE = Phrase(N_("{word: number}"))
NUMBER_TABLE = Phrase(N_("{number: number}"))


class Rejected(Exception):
    """A value outside its list or range; carries the words for what is accepted."""

    def __init__(self, words: str) -> None:
        super().__init__(words)
        self.words = words


def _choice(key: str) -> Callable[[Any], str]:
    def check(value: Any) -> str:
        if isinstance(value, str) and value in CHOICES[key]:
            return value
        raise Rejected(" | ".join(CHOICES[key]))

    return check


def _number(value: Any, low: float, high: float, words: str) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float) or not low <= value <= high:
        raise Rejected(words)
    return float(value)


def _share(value: Any) -> float:
    return _number(value, 0, 1, "0 – 1")


def _not_negative(value: Any) -> float:
    return _number(value, 0, 1e9, "≥ 0")


def _digits(value: Any) -> int:
    if isinstance(value, bool) or not isinstance(value, int) or not 0 <= value <= 6:
        raise Rejected("0, 1, 2, 3, 4, 5, 6")
    return value


def _name(value: Any) -> str:
    if value is None or isinstance(value, list | dict) or not str(value).strip():
        raise Rejected(TEXT)
    return str(value)


def _bands(value: Any) -> tuple[tuple[float, float], ...]:
    if not isinstance(value, list) or not value:
        raise Rejected(BANDS_TEXT)
    bands = []
    for band in value:
        if not isinstance(band, list) or len(band) != 2:
            raise Rejected(BANDS_TEXT)
        bands.append((_number(band[0], 0, 1, BANDS_TEXT), _number(band[1], 0, 100, BANDS_TEXT)))
    bands.sort(reverse=True)
    shares, levels = zip(*bands, strict=True)
    if len(set(shares)) < len(shares) or list(levels) != sorted(levels, reverse=True):
        raise Rejected(BANDS_TEXT)
    return tuple(bands)


def _table(number: Callable[[Any], float], key_type: type) -> Callable[[Any], Mapping[Any, float]]:
    def check(value: Any) -> Mapping[Any, float]:
        words = WORD_TABLE if key_type is str else NUMBER_TABLE
        if not isinstance(value, dict) or not value:
            raise Rejected(words)
        table: dict[Any, float] = {}
        for name, cell in value.items():
            if key_type is float:
                name = _number(name, 0, 1e9, words)
            elif isinstance(name, bool) or not isinstance(name, str) or not name.strip():
                raise Rejected(words)
            table[name] = number(cell)
        return table

    return check


def _weights(key_type: type) -> Callable[[Any], Mapping[Any, float]]:
    table = _table(_not_negative, key_type)

    def check(value: Any) -> Mapping[Any, float]:
        weights = table(value)
        if not sum(weights.values()) > 0:
            raise Rejected("Σ > 0")
        return weights

    return check


def _optional(check: Callable[[Any], Any]) -> Callable[[Any], Any]:
    return lambda value: None if value is None else check(value)


CHECKS: Mapping[str, Callable[[Any], Any]] = {
    **{key: _choice(key) for key in CHOICES},
    "name": _name,
    "line": _share,
    "bands": _bands,
    "levels": _table(_share, str),
    "support": _weights(str),
    "direct_share": _share,
    "survey_levels": _optional(_table(_not_negative, float)),
    "group_weights": _optional(_weights(str)),
    "expected": _not_negative,
    "digits": _digits,
}


def _no_line(_key: str) -> int:
    return 0


def method_from(values: Any, *, line_of: Callable[[str], int] = _no_line, file: str = "") -> tuple[Method, list[Issue]]:
    """A method from the plain data of its file; keys left out take the defaults.

    Returns the method made of the sound keys and one issue, with its line, for each key or value that is not accepted.
    """
    if values is None:
        return Method(), []
    if not isinstance(values, dict):
        return Method(), [Issue(NOT_A_MAPPING, Place(file=file))]
    sound: dict[str, Any] = {}
    issues: list[Issue] = []
    for key, value in values.items():
        place = Place(file=file, line=line_of(str(key)))
        if key not in CHECKS:
            issues.append(Issue(UNKNOWN_KEY, place, {"key": str(key), "accepted": METHOD_KEYS_TEXT}))
            continue
        try:
            sound[key] = CHECKS[key](value)
        except Rejected as rejected:
            issues.append(_bad_value(place, key, value, rejected.words))
    method = Method(**sound)
    issues += _together(method, values, line_of, file)
    return method, issues


def _bad_value(place: Place, key: str, value: Any, accepted: str) -> Issue:
    params: dict[str, Param] = {"key": key, "value": str(value), "accepted": accepted}
    return Issue(BAD_VALUE, place, params)


def _together(method: Method, values: dict[str, Any], line_of: Callable[[str], int], file: str) -> list[Issue]:
    """What no single key can tell: the expected value's scale, and surveys mixed into levels."""
    issues = []
    if method.expected > method.top():
        place = Place(file=file, line=line_of("expected"))
        issues.append(_bad_value(place, "expected", values.get("expected"), f"0 – {method.top():g}"))
    if method.statistic == "level" and method.direct_share < 1 and not method.survey_levels:
        issues.append(Issue(SURVEY_SCALE, Place(file=file, line=line_of("direct_share"))))
    return issues
