"""A notice pack broken one fault at a time."""

from functools import cache
from importlib.resources import files

import pytest

from zhunsheng.core.packs.pack import PackRefused, pack_from

ID = "notice/ccut-2020"


@cache
def shipped() -> dict[str, bytes]:
    folder = files("zhunsheng") / "packs" / "notice" / "ccut-2020"
    names = ["manifest", "obligations", "stages", "money", "policy", "cases", "text/zh", "text/en"]
    return {f"{name}.yaml": (folder / f"{name}.yaml").read_bytes() for name in names}


def line_of(name: str, text: str) -> int:
    return next(n for n, line in enumerate(shipped()[name].decode().splitlines(), 1) if text in line)


@pytest.mark.slow
@pytest.mark.parametrize(
    ("name", "old", "new", "word"),
    [
        ("obligations.yaml", "owed_by: programme", "owed_by: head", "head"),
        ("obligations.yaml", "scope: scope.nominated", "scope: scope.units", "scope.units"),
        ("obligations.yaml", "- code: G2.unit", "- code: G1.edition", "G1.edition"),
        ("obligations.yaml", "due: {rule: on, date: date.unit-selfcheck-due}", "due: {rule: on}", "date"),
        ("obligations.yaml", "date: date.unit-selfcheck-due", "date: date.someday", "date.someday"),
        ("obligations.yaml", "due: {rule: after-gate, gate: nominated, days: 0}", "due: {rule: soon}", "soon"),
        ("obligations.yaml", "proofs: [doc.edition-choice]", "proofs: [doc.choice]", "doc.choice"),
        ("obligations.yaml", "- pinned: {what: standard}", "- pinned: standard", "condition"),
        ("obligations.yaml", "{policy: lectures-per-unit}", "{policy: lectures}", "lectures"),
        ("obligations.yaml", "{policy: lectures-per-unit}", "{policy: [lectures-per-unit]}", "lectures-per-unit"),
        ("obligations.yaml", "anchor: {section: 1, printed: 一, item: 1}", "anchor: 一", "anchor"),
        ("stages.yaml", "from: [status.not-applied]", "from: [stage.learning]", "stage.learning"),
        ("stages.yaml", "decided_by: association", "decided_by: ceeaa", "ceeaa"),
        ("stages.yaml", "obligations: [S1]", "obligations: [S9]", "S9"),
        ("money.yaml", "amount: 10000", "amount: -1", "amount"),
        ("money.yaml", "amount: 10000", "amount: 0.001", "amount"),
        ("money.yaml", "amount: 10000", "amount: much", "amount"),
        ("money.yaml", "gate: {value: accepted}", "gate: {value: acepted}", "acepted"),
        ("money.yaml", "combine: {value: additive", "combine: {value: sum", "sum"),
        ("money.yaml", "renewals: {value: false", "renewals: {value: perhaps", "perhaps"),
        ("money.yaml", "currency: CNY", "currency: USD", "USD"),
        ("policy.yaml", 'month_day: "03-01"', 'month_day: "02-30"', "month_day"),
        ("policy.yaml", "office: office.admissions", "office: office.moon", "office.moon"),
        ("policy.yaml", "tags_any: [tag.national-feature,", "tags_any: [tag.feature,", "tag.feature"),
        ("policy.yaml", "scopes:", "scope:", "scope"),
    ],
)
def test_a_broken_notice(name: str, old: str, new: str, word: str) -> None:
    data = shipped()[name].decode()
    assert old in data
    words = {"text/zh.yaml": b"G1: G1", "text/en.yaml": b"G1: G1"}  # looked at only once the body is sound
    with pytest.raises(PackRefused) as refused:
        pack_from(ID, {**shipped(), **words, name: data.replace(old, new, 1).encode()})
    places = {(one.place.file, one.place.line) for one in refused.value.issues}
    assert (f"{ID}/{name}", line_of(name, old)) in places
    assert any(word in one.text() for one in refused.value.issues)


@pytest.mark.slow
def test_an_assumption_must_be_explained_in_both_languages() -> None:
    english = shipped()["text/en.yaml"].decode().splitlines()
    without = "\n".join(line for line in english if not line.startswith("assume.combine"))
    with pytest.raises(PackRefused, match=r"assume\.combine"):
        pack_from(ID, {**shipped(), "text/en.yaml": without.encode()})
