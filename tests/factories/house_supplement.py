"""An institution's own supplement for one class, as the files of a pack: three shares and one content."""

from collections.abc import Mapping
from pathlib import Path

from zhunsheng.core.packs.pack import Pack, pack_from

ID = "house-supplement/2026"
MANIFEST = """\
kind: supplement
edition: "2026"
status: trial
title: {zh: 本校录入的补充标准}
effective_from: "2026"
source: {issuer: 砺江工业大学, note: 数值为测试虚构}
"""
CLASSES = """\
standards: [ceeaa-standard/2022]
classes:
  - {code: electrical, catalogue: ["0808"], without: ["080803T"]}
none_for: ["0801"]
"""
CLAUSES = """\
clauses:
  - {code: electrical.core, class: electrical, block: curriculum, clause: "4.5.2", sort: course, of: [topic.circuits]}
  - {code: electrical.staff, class: electrical, block: staff, clause: "4.6.2", sort: share, of: [who.practised], operator: ">=", value: 0.8}
  - {code: electrical.practice, class: electrical, block: curriculum, clause: "4.5.3", sort: share, of: [practice], operator: ">=", value: 0.2}
  - {code: electrical.politics, class: electrical, block: curriculum, clause: "4.5.4", sort: share, of: [humanities, other], operator: "<=", value: 0.3}
  - {code: electrical.doubtful, class: electrical, block: staff, clause: "4.6.2", sort: share, of: [who.doctors], operator: ">=", value: 1, certain: false}
topics:
  - {code: topic.circuits, words: 电路}
"""
TEXT = """\
electrical: {title: 电气类, summary: 测试用}
electrical.core: 覆盖电路
electrical.staff: 教师工程经历
electrical.practice: 实践学分
electrical.politics: 人文与其他学分
electrical.doubtful: 博士比例
topic.circuits: 电路
who.practised: 有工程实践经历的教师
who.doctors: 有博士学位的教师
practice: 实践类
humanities: 人文类
other: 其他类
"0801": 力学类
"""
CASES = "cases: [{name: 五条, what: count, expected: {clauses: 5, certain: 4}}]"


def supplement_files(**changed: str) -> Mapping[str, str]:
    """The files of the pack; a keyword (`clauses`, `classes`, …) replaces the file of that name."""
    files = {"manifest": MANIFEST, "classes": CLASSES, "clauses": CLAUSES, "cases": CASES, "zh": TEXT, **changed}
    return {("text/zh.yaml" if name == "zh" else f"{name}.yaml"): text for name, text in files.items()}


def house_supplement(clauses: str = CLAUSES) -> Pack:
    files = supplement_files(clauses=clauses)
    return pack_from(ID, {name: text.encode() for name, text in files.items()})


def write_pack(root: Path, pack_id: str, files: Mapping[str, str]) -> Path:
    """A pack as an institution keeps it: root/kind/name/…"""
    for name, text in files.items():
        target = root / pack_id / name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8")
    return root
