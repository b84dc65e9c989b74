"""The kind of pack that carries severities and bounds of the check-up: what it refuses, and that its cases hold."""

from importlib.resources import files

import pytest

from zhunsheng.core.packs.cases import Case
from zhunsheng.core.packs.checks import CheckBounds
from zhunsheng.core.packs.loader import load_pack
from zhunsheng.core.packs.pack import PackRefused, pack_from

ID = "checks/bounds"
FOLDER = files("zhunsheng") / "packs" / "checks" / "bounds"
FILES = ("manifest.yaml", "rules.yaml", "bounds.yaml", "cases.yaml", "text/zh.yaml", "text/en.yaml")


def shipped() -> dict[str, bytes]:
    return {name: (FOLDER / name).read_bytes() for name in FILES}


def refused(name: str, old: str, new: str) -> list[str]:
    """The codes of the issues after one replacement in one file."""
    pack = shipped()
    text = pack[name].decode()
    assert old in text
    with pytest.raises(PackRefused) as refusal:
        pack_from(ID, {**pack, name: text.replace(old, new, 1).encode()})
    return [issue.kind.code for issue in refusal.value.issues]


def test_the_cases_of_the_shipped_bounds_hold() -> None:
    pack = load_pack(ID)
    assert isinstance(pack.body, CheckBounds)
    counts = pack.body.counts()
    case: Case
    for case in pack.cases:
        assert {key: counts[key] for key in case.expected} == dict(case.expected), case.name


def test_bounds_words_and_rules_are_found_by_code() -> None:
    body = load_pack(ID).body
    assert isinstance(body, CheckBounds)
    assert body.value("indicator-courses-most") == 6
    assert "了解" in body.list_of("weak-verbs")
    rule = body.rules["targets-within-full"]
    assert (rule.severity.value, rule.milder.value, rule.excerpt) == ("error", "warning", "same")
    assert body.rules["goal-supported"].milder is body.rules["goal-supported"].severity


@pytest.mark.slow
@pytest.mark.parametrize(
    ("name", "old", "new", "codes"),
    [
        ("rules.yaml", "workbook-reading, severity: error", "workbook-reading, severity: fatal", ["pack-bad-value"]),
        ("rules.yaml", "owner: leader", "owner: student", ["pack-bad-value"]),
        ("rules.yaml", "excerpt: skip", "excerpt: maybe", ["pack-bad-value"]),
        ("rules.yaml", "owner: head", "owner: head, colour: red", ["pack-unknown-key"]),
        ("rules.yaml", "code: no-spread", "code: small-sample", ["pack-code-twice"]),
        ("bounds.yaml", "value: 0.5", "value: a half", ["pack-bad-value"]),
        ("bounds.yaml", "code: student-line", "code: no-spread", ["pack-code-twice"]),
        (
            "text/en.yaml",
            "student-line:",
            "students-line:",
            ["pack-text-missing", "pack-text-missing", "pack-text-unused"],
        ),
    ],
)
def test_a_fault_in_the_pack_is_refused(name: str, old: str, new: str, codes: list[str]) -> None:
    assert refused(name, old, new) == codes
