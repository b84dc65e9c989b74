"""A small sound pack of each kind as files in memory, to be broken one fault at a time."""

MANIFEST = """\
kind: standard
series: house-standard
edition: "1"
status: trial
title: {zh: 本校标准, en: House standard}
languages: [zh, en]
effective_from: "2025-09"
source: {issuer: 砺江工业大学, document: 砺工教〔2025〕1号, issued: "2025-08-30"}
"""

ITEMS = """\
items:
  - {code: "1", kind: chapter}
  - {code: "1.1", kind: clause, parent: "1", evidence: [ev.table]}
  - {code: out.1, kind: requirement, parent: "1", label: "(1)"}
  - {code: out.2, kind: requirement, parent: "1", label: "(2)"}
rules:
  - {code: share.practice, clause: "1.1", measure: credit-share, of: [practice], operator: ">=", value: 0.25}
  - {code: months.industry, clause: "1.1", measure: months, of: [topic.industry], operator: ">=", value: 6, certain: false}
sets:
  - {code: set.core, all_of: [out.1], some_of: [out.2], at_least: 1}
"""

TEXT = """\
"1": {title: 总则, summary: 概括}
"1.1": {title: 实践, summary: 实践要够}
out.1: {title: 甲, summary: 会甲}
out.2: {title: 乙, summary: 会乙}
share.practice: 实践学分比例
months.industry: 企业实践月数
topic.industry: 企业实践
set.core: 核心
ev.table: 统计表
"""

CASES = """\
cases:
  - name: 两项要求
    what: count
    expected: {requirement: 2, rules: 2}
"""


def standard(**changed: str) -> dict[str, bytes]:
    """The files of a sound standard; a keyword replaces the file of that name (`items`, `zh`, …)."""
    files = {
        "manifest.yaml": MANIFEST,
        "items.yaml": ITEMS,
        "cases.yaml": CASES,
        "text/zh.yaml": TEXT,
        "text/en.yaml": TEXT,
    }
    paths = {"zh": "text/zh.yaml", "en": "text/en.yaml"}
    files |= {paths.get(name, f"{name}.yaml"): text for name, text in changed.items()}
    return {name: text.encode() for name, text in files.items() if text}
