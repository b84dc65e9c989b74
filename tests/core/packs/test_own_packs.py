"""An institution's own supplement stands in place of the shipped one, and its bounds change only what they name."""

from pathlib import Path

import pytest

from factories.house_supplement import CLASSES, ID, MANIFEST, supplement_files, write_pack
from zhunsheng.core.packs.checks import CheckBounds
from zhunsheng.core.packs.loader import is_shipped, load_pack
from zhunsheng.core.packs.own import checks_for, supplement_for
from zhunsheng.core.packs.pack import PackRefused
from zhunsheng.core.values.issue import Severity

pytestmark = pytest.mark.slow  # packs are read from files

STANDARD = "ceeaa-standard/2022"
SHIPPED = "ceeaa-supplement/2022"
CHECKS = {
    "manifest.yaml": MANIFEST.replace("supplement", "checks").replace("补充标准", "体检界限"),
    "rules.yaml": 'rules: [{code: small-sample, severity: warning, clause: "4.4.1", owner: centre}]',
    "bounds.yaml": """\
bounds:
  - {code: sample-students-least, value: 30, clause: "4.4.1"}
words:
  - {code: complex-words, words: 复杂 综合}
""",
    "text/zh.yaml": """\
small-sample: {title: 人数少于本校规定, summary: 本校规定三十人}
sample-students-least: {title: 最少人数, note: 教务处规定}
complex-words: {title: 复杂的字样, note: 本校用语}
""",
    "cases.yaml": "cases: [{name: 一条, what: count, expected: {rules: 1, bounds: 1, words: 1}}]",
}


def chosen(programme: str, *roots: Path, standard: str = STANDARD) -> str:
    pack = supplement_for(standard, programme, extra=roots)
    return pack.id if pack else ""


def refused(root: Path) -> list[tuple[str, str]]:
    with pytest.raises(PackRefused) as refusal:
        checks_for("checks/bounds", extra=[root])
    return [(issue.kind.code, issue.text()) for issue in refusal.value.issues]


@pytest.mark.parametrize(
    ("programme", "standard", "pack"),
    [
        ("080801", STANDARD, SHIPPED),
        ("080101", STANDARD, SHIPPED),
        ("120701", STANDARD, ""),
        ("", STANDARD, ""),
        ("080801", "ceeaa-standard/2018", ""),
        ("080801", "", ""),
    ],
)
def test_the_shipped_supplement_speaks_of_some_programmes(programme: str, standard: str, pack: str) -> None:
    assert chosen(programme, standard=standard) == pack


@pytest.mark.parametrize(
    ("programme", "standard", "pack"),
    [
        ("080801", STANDARD, ID),
        ("080803T", STANDARD, ID),  # left out by the own pack: it states that there is none
        ("080101", STANDARD, ID),
        ("080901", STANDARD, SHIPPED),
        ("080801", "ceeaa-standard/2024", SHIPPED),
    ],
)
def test_ones_own_supplement_comes_first_for_what_it_speaks_of(
    tmp_path: Path, programme: str, standard: str, pack: str
) -> None:
    write_pack(tmp_path, ID, supplement_files())
    assert chosen(programme, tmp_path, standard=standard) == pack


def test_of_two_of_ones_own_the_later_counts(tmp_path: Path) -> None:
    write_pack(tmp_path, ID, supplement_files())
    later = MANIFEST.replace('effective_from: "2026"', 'effective_from: "2027-09"')
    write_pack(tmp_path, "house-supplement/2027", supplement_files(manifest=later))
    write_pack(tmp_path, "house-supplement/0-early", supplement_files(manifest=MANIFEST.replace('"2026"', '"2020"')))
    assert chosen("080801", tmp_path) == "house-supplement/2027"


def test_a_broken_supplement_of_ones_own_is_refused(tmp_path: Path) -> None:
    write_pack(tmp_path, ID, supplement_files(classes=CLASSES.replace("catalogue:", "katalog:")))
    with pytest.raises(PackRefused):
        supplement_for(STANDARD, "080801", extra=[tmp_path])


def test_packs_in_the_products_folder_are_the_shipped_ones() -> None:
    assert [is_shipped(name) for name in ("checks/bounds", SHIPPED, ID, "checks")] == [True, True, False, False]


@pytest.mark.slow
def test_ones_own_bounds_change_what_they_name_and_nothing_else(tmp_path: Path) -> None:
    write_pack(tmp_path, "house-checks/1", CHECKS)
    shipped, own = load_pack("checks/bounds"), checks_for("checks/bounds", extra=[tmp_path])
    assert isinstance(shipped.body, CheckBounds)
    assert isinstance(own.body, CheckBounds)
    assert (shipped.body.value("sample-students-least"), own.body.value("sample-students-least")) == (10, 30)
    assert own.body.list_of("complex-words") == ("复杂", "综合")
    assert (own.body.rules["small-sample"].severity, own.body.rules["small-sample"].owner) == (
        Severity.WARNING,
        "centre",
    )
    assert list(own.body.rules) == list(shipped.body.rules)
    same = [code for code in shipped.body.rules if own.body.rules[code] == shipped.body.rules[code]]
    assert len(same) == len(shipped.body.rules) - 1
    assert own.text("small-sample") == "人数少于本校规定"
    assert own.text("small-sample", lang="en") == shipped.text("small-sample", lang="en")
    assert own.text("no-spread", "summary") == shipped.text("no-spread", "summary")
    assert own.id == "house-checks/1"


@pytest.mark.slow
def test_without_bounds_of_ones_own_the_shipped_ones_hold(tmp_path: Path) -> None:
    write_pack(tmp_path, ID, supplement_files())
    assert checks_for("checks/bounds", extra=[tmp_path]) == load_pack("checks/bounds")


@pytest.mark.slow
@pytest.mark.parametrize(
    ("name", "code", "wrong"),
    [
        ("rules.yaml", "small-sample", "small-samples"),
        ("bounds.yaml", "sample-students-least", "no-spread"),
        ("bounds.yaml", "complex-words", "simple-words"),
    ],
)
def test_a_code_the_check_up_does_not_have_is_refused(tmp_path: Path, name: str, code: str, wrong: str) -> None:
    files = {
        file: text.replace(code, wrong) if file in (name, "text/zh.yaml") else text for file, text in CHECKS.items()
    }
    write_pack(tmp_path, "house-checks/1", files)
    [(kind, text)] = refused(tmp_path)
    assert kind == "pack-no-such-check"
    assert wrong in text
    assert f"house-checks/1/{name}" in text


@pytest.mark.slow
def test_two_packs_of_bounds_are_refused(tmp_path: Path) -> None:
    write_pack(tmp_path, "house-checks/1", CHECKS)
    write_pack(tmp_path, "house-checks/2", CHECKS)
    [(kind, text)] = refused(tmp_path)
    assert kind == "pack-several-checks"
    assert "house-checks/1" in text
    assert "house-checks/2" in text
