"""Adding a standard touches data files only: a made-up edition of 2027 in an institution's folder goes the whole way."""

import json
from pathlib import Path

import pytest

from zhunsheng.core.packs.loader import editions, heads, load_pack
from zhunsheng.core.packs.pack import Pack, PackRefused
from zhunsheng.core.packs.soundness import pack_issues
from zhunsheng.core.packs.standard import Standard
from zhunsheng.interfaces.cli.main import main

pytestmark = pytest.mark.slow  # whole standards are read

ID = "ceeaa-standard/2027"
MERGED = "      - {old: [req.10, req.11], new: [req.10], change: merged, note: change.req.10}\n"
FILES = {
    "manifest.yaml": """\
kind: standard
series: ceeaa-standard
edition: "2027"
status: trial
title: {zh: 虚构的 2027 版标准}
effective_from: "2027-09"
supersedes: [ceeaa-standard/2024]
source: {issuer: 砺江工业大学, note: 为试验而编，并无此版}
""",
    "items.yaml": """\
items:
  - {code: "4.3", kind: chapter}
"""
    + "".join(f"  - {{code: req.{n}, kind: requirement, parent: '4.3', label: '{n}'}}\n" for n in range(1, 12))
    + """\
  - {code: "4.5", kind: chapter}
  - {code: "4.5.1", kind: clause, parent: "4.5", evidence: [ev.credits]}
rules:
  - {code: credit-share.practice, clause: "4.5.1", measure: credit-share, of: [practice], operator: ">=", value: 0.25}
""",
    "text/zh.yaml": "".join(f"req.{n}: {{title: 第 {n} 项, summary: 会第 {n} 件事}}\n" for n in range(1, 12))
    + """\
"4.3": {title: 毕业要求, summary: 十一项}
"4.5": {title: 课程体系, summary: 课程支撑要求}
"4.5.1": {title: 实践, summary: 实践不少于四分之一}
credit-share.practice: 实践学分比例
ev.credits: 学分统计表
change.req.10: 原第 10、11 项合并
""",
    "crosswalk.yaml": """\
crosswalks:
  - from: ceeaa-standard/2024
    to: ceeaa-standard/2027
    over: [requirement]
    rows:
"""
    + "".join(f"      - {{old: [req.{n}], new: [req.{n}], change: same}}\n" for n in range(1, 10))
    + MERGED
    + "      - {new: [req.11], change: new}\n",
    "cases.yaml": """\
cases:
  - {name: 十一项, what: count, expected: {requirement: 11, rules: 1, credit-share: 0.25}}
""",
}


def write(root: Path, **changed: str) -> Path:
    for name, text in (FILES | {f"{name}.yaml": text for name, text in changed.items()}).items():
        target = root / ID / name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8")
    return root


def test_it_is_found_read_and_sound_like_the_shipped_ones(tmp_path: Path) -> None:
    root = write(tmp_path)

    def load(pack_id: str) -> Pack:
        return load_pack(pack_id, extra=[root])

    found, issues = heads(extra=[root])
    assert (ID in [head.id for head in found], issues) == (True, [])
    pack = load(ID)
    assert isinstance(pack.body, Standard)
    assert pack_issues(pack, load) == []
    names = [one.manifest.edition for one in editions(ID, extra=[root], lang="zh")]
    assert names == ["2018", "2022", "2024", "2027"]


def test_the_command_lists_and_shows_it(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = str(write(tmp_path))
    assert main(["standards", "--packs", root]) == 0
    assert "虚构的 2027 版标准" in capsys.readouterr().out
    assert main(["standards", ID, "--packs", root]) == 0
    page = capsys.readouterr().out
    assert ">= 25%" in page
    assert "原第 10、11 项合并" in page
    assert "req.11 终身学习" in page, "items of the other edition are named"
    assert main(["standards", ID, "--packs", root, "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["crosswalks"][0]["rows"][9]["old"] == ["req.10", "req.11"]


@pytest.mark.parametrize(
    ("name", "old", "new", "word"),
    [
        (
            "crosswalk",
            "[req.10, req.11], new: [req.10], change: merged",
            "[req.10], new: [req.10], change: same",
            "req.11",
        ),
        ("crosswalk", "ceeaa-standard/2024", "ceeaa-standard/2026", "ceeaa-standard/2026"),
        ("crosswalk", "ceeaa-standard/2024", "method/default", "method/default"),
        ("crosswalk", "note: change.req.10", "note: change.req.9", "change.req.9"),
        ("cases", "requirement: 11", "requirement: 12", "requirement = 12"),
    ],
)
def test_a_fault_towards_another_pack_is_told_when_it_is_shown(
    name: str, old: str, new: str, word: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = FILES[f"{name}.yaml"]
    assert old in text
    root = write(tmp_path, **{name: text.replace(old, new)})
    assert main(["standards", ID, "--packs", str(root)]) == 2
    out, err = capsys.readouterr()
    assert (out, word in err) == ("", True)


def test_it_replaces_no_shipped_edition(tmp_path: Path) -> None:
    (write(tmp_path) / ID).rename(tmp_path / "ceeaa-standard" / "2024")
    with pytest.raises(PackRefused, match="exists twice"):
        load_pack("ceeaa-standard/2024", extra=[tmp_path])
