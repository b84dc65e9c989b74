"""`zhunsheng check --packs`: an institution's standards, official texts, supplement and bounds are used, or refused."""

import json
from dataclasses import replace
from pathlib import Path

import pytest
from folders import write_folder

from factories.house_supplement import ID, MANIFEST, supplement_files, write_pack
from factories.sound_programme import Folder, sound_folder
from zhunsheng.interfaces.cli.main import main

pytestmark = pytest.mark.slow

OFFICIAL = "（虚构的原文）学生能够把所学的数学知识用在本领域的工程问题上，说明其推导过程与适用条件"
HOUSE_STANDARD = {
    "manifest.yaml": MANIFEST.replace("kind: supplement", "kind: standard"),
    "items.yaml": """\
items:
  - {code: "4.5", kind: chapter}
  - {code: req.1, kind: requirement, parent: "4.5", label: "1"}
rules:
  - {code: credit-share.practice, clause: "4.5", measure: credit-share, of: [practice], operator: ">=", value: 0.9}
""",
    "text/zh.yaml": """\
"4.5": {title: 课程体系, summary: 测试}
req.1: {title: 知识, summary: 测试}
credit-share.practice: 实践比例
""",
    "cases.yaml": "cases: [{name: 一项, what: count, expected: {requirement: 1}}]",
}
BOUNDS = {
    "manifest.yaml": MANIFEST.replace("kind: supplement", "kind: checks"),
    "rules.yaml": 'rules: [{code: small-sample, severity: error, clause: "4.4.1", owner: leader}]',
    "bounds.yaml": 'bounds: [{code: sample-students-least, value: 30, clause: "4.4.1"}]\nwords: []',
    "text/zh.yaml": "small-sample: {title: 人数不足, summary: 本校规定}\nsample-students-least: {title: 人数, note: 规定}",
    "cases.yaml": "cases: [{name: 一条, what: count, expected: {rules: 1}}]",
}


def check(capsys: pytest.CaptureFixture[str], root: Path, packs: Path) -> tuple[int, list[dict[str, str]], str]:
    status = main(["check", str(root), "--packs", str(packs), "--json", "--lang", "en"])
    said = capsys.readouterr()
    return status, json.loads(said.out)["findings"] if said.out else [], said.err


def programme(root: Path, folder: Folder | None = None) -> Path:
    return write_folder(root / "p", folder or sound_folder())


def test_ones_own_supplement_is_enforced(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = sound_folder()
    folder.change_plan(notes={**folder.plan.notes, "有工程实践经历的教师": "60 %"})
    packs = write_pack(tmp_path / "packs", ID, supplement_files())
    status, [finding], _ = check(capsys, programme(tmp_path, folder), packs)
    assert (status, finding["rule"], finding["severity"]) == (1, "supplement-share", "error")
    assert "≥ 80 %" in finding["message"]


def test_a_standard_of_ones_own_is_known_and_its_shares_count(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = sound_folder()
    requirements = tuple(replace(one, standard_item="1") for one in folder.plan.requirements)
    folder.change_plan(standard="house-standard/1", requirements=requirements)
    packs = write_pack(tmp_path / "packs", "house-standard/1", HOUSE_STANDARD)
    root = programme(tmp_path, folder)
    status, [finding], _ = check(capsys, root, packs)
    assert (status, finding["rule"]) == (1, "credit-share-practice")
    assert "90 %" in finding["message"]
    assert main(["check", str(root), "--json", "--lang", "en"]) == 0
    [unknown] = json.loads(capsys.readouterr().out)["findings"]
    assert unknown["rule"] == "standard-known"


def test_a_requirement_copied_from_the_official_text_is_found(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = sound_folder()
    first, *rest = folder.plan.requirements
    folder.change_plan(requirements=(replace(first, text=OFFICIAL + "。"), *rest))
    root = programme(tmp_path, folder)
    assert main(["check", str(root), "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["findings"] == []
    packs = write_pack(tmp_path / "packs", "official/ceeaa-standard/2022", {"zh.yaml": f"req.1: {OFFICIAL}\n"})
    status, [finding], _ = check(capsys, root, packs)
    assert (status, finding["rule"], finding["severity"]) == (0, "requirement-copied", "warning")
    assert "100 %" in finding["message"]


def test_ones_own_bounds_and_severities_count_and_are_shown_in_its_words(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root, packs = programme(tmp_path), write_pack(tmp_path / "packs", "house-checks/1", BOUNDS)
    status, findings, _ = check(capsys, root, packs)
    assert (status, {(one["rule"], one["severity"]) for one in findings}) == (1, {("small-sample", "error")})
    main(["check", str(root), "--packs", str(packs)])
    assert "人数不足" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("pack", "files", "word"),
    [
        (ID, supplement_files(clauses="clauses: [{code: a}]"), "clauses.yaml"),
        ("ceeaa-standard/2099", {**HOUSE_STANDARD, "items.yaml": "items: [{code: a}]"}, "items.yaml"),
        ("checks/house", {**BOUNDS, "rules.yaml": "rules: []", "text/zh.yaml": "a: b"}, "text/zh.yaml"),
        ("checks/bounds", BOUNDS, "checks/bounds"),
        ("official/ceeaa-standard/2022", {"zh.yaml": '"9.9": x'}, "9.9"),
    ],
)
def test_a_broken_pack_of_ones_own_is_refused(
    tmp_path: Path, pack: str, files: dict[str, str], word: str, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = sound_folder()
    if pack == "ceeaa-standard/2099":
        folder.change_plan(standard=pack)
    packs = write_pack(tmp_path / "packs", pack, files)
    status, findings, err = check(capsys, programme(tmp_path, folder), packs)
    assert (status, findings) == (2, [])
    assert word in err


def test_a_folder_of_packs_that_is_not_there_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    status, findings, err = check(capsys, programme(tmp_path), tmp_path / "none")
    assert (status, findings) == (2, [])
    assert "no such folder of packs" in err
