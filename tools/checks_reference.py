"""Writes docs/reference/checks.md and checks.zh-CN.md from the pack checks/bounds; a guard keeps them equal."""

import sys
from collections.abc import Iterator
from pathlib import Path

from zhunsheng.core.checks.checkup import CHECKS, PACK
from zhunsheng.core.packs.checks import CheckBounds, CheckRule
from zhunsheng.core.packs.loader import load_pack
from zhunsheng.core.packs.pack import Pack

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "docs" / "reference"
PAGES = {"en": "checks.md", "zh": "checks.zh-CN.md"}

HEADS = {
    "en": """\
# Rules of the check-up 体检

Made from the pack `checks/bounds` by `tools/checks_reference.py`; do not edit.

`zhunsheng check FOLDER/` reads a programme folder leniently and runs every rule below. An **error** breaks the standard or
arithmetic, a **warning** is what an expert will ask about, a **signal** (自查提示) is worth a look and never a verdict. The exit
status is 1 where an error counts. Some rules have a milder form, with a severity of its own.

A plan that lists less than half of its stated credits is an excerpt: rules about the whole programme then do not run, or at
most warn, as stated with the rule.

A finding that has been explained is listed in `体检说明.yaml` in the folder (or `--waivers FILE`). It is still shown, and no
longer counts:

```yaml
- rule: indicator-support-bounds
  where: 培养方案.xlsx!支撑矩阵!F     # optional; * and ? stand for any text, a sheet covers its cells
  reason: 该指标点由毕业设计单独支撑，2026-05-18教指委会议确认
  by: 秦望川
  date: 2026-05-20
```

Severities and bounds are data (`src/zhunsheng/packs/checks/bounds`), not code.
""",
    "zh": """\
# 体检规则

由 `tools/checks_reference.py` 根据规则包 `checks/bounds` 生成，请勿手工修改。

`zhunsheng check 文件夹/` 宽松地读取专业文件夹，并逐条运行下列规则。**错误**违反标准或算术；**警告**是专家会问到的；
**自查提示**值得看一眼，不是结论。有错误时退出状态为 1。有的规则另有较轻的情形，级别单列。

所列课程学分不到总学分一半的方案按节选处理：与全专业有关的规则不运行，或最多只警告，各条写明。

已经说明的体检提示写在文件夹中的 `体检说明.yaml`（或 `--waivers 文件`）。它们仍会列出，但不再计数：

```yaml
- rule: indicator-support-bounds
  where: 培养方案.xlsx!支撑矩阵!F     # 可不写；* 和 ? 代表任意文字，写到工作表即包括其中的单元格
  reason: 该指标点由毕业设计单独支撑，2026-05-18教指委会议确认
  by: 秦望川
  date: 2026-05-20
```

级别与界限是数据（`src/zhunsheng/packs/checks/bounds`），不是代码。
""",
}
WORDS = {
    "en": {
        "error": "error", "warning": "warning", "signal": "signal",
        "head": "programme head", "leader": "course leader", "centre": "quality centre",
        "milder": "milder form: {severity}", "excerpt-warning": "in an excerpt: at most a warning",
        "excerpt-skip": "in an excerpt: not run", "clause": "clause {clause}", "owner": "for the {owner}",
        "bounds": "## Bounds and words", "bound": "| bound | value | why |",
    },
    "zh": {
        "error": "错误", "warning": "警告", "signal": "自查提示",
        "head": "专业负责人", "leader": "课程负责人", "centre": "质评中心",
        "milder": "较轻的情形：{severity}", "excerpt-warning": "节选：最多为警告",
        "excerpt-skip": "节选：不运行", "clause": "条款 {clause}", "owner": "由{owner}处理",
        "bounds": "## 界限与用词", "bound": "| 界限 | 值 | 理由 |",
    },
}  # fmt: skip


def page(language: str) -> str:
    """The whole page in one language."""
    pack = load_pack(PACK)
    bounds = pack.body
    assert isinstance(bounds, CheckBounds)  # noqa: S101 - the kind of a pack decides its body
    sections = [section(pack, bounds.rules[check.slug], language) for check in CHECKS]
    return "\n".join([HEADS[language], *sections, *_bounds(pack, bounds, language)]) + "\n"


def section(pack: Pack, rule: CheckRule, language: str) -> str:
    """One rule: its slug as anchor, its title, severity, clause and owner, what it reads and what to do."""
    words = WORDS[language]
    facts = [f"**{words[rule.severity.value]}**"]
    if rule.milder is not rule.severity:
        facts.append(words["milder"].format(severity=words[rule.milder.value]))
    facts += [words["clause"].format(clause=rule.clause), words["owner"].format(owner=words[rule.owner])]
    if rule.excerpt != "same":
        facts.append(words[f"excerpt-{rule.excerpt}"])
    title, summary = (pack.text(rule.code, field, language) for field in ("title", "summary"))
    stop = "。" if language == "zh" else ". "
    return f"## {rule.code}\n\n{title}{stop}{' · '.join(facts)}\n\n{summary}\n"


def _bounds(pack: Pack, bounds: CheckBounds, language: str) -> Iterator[str]:
    yield WORDS[language]["bounds"] + "\n"
    yield WORDS[language]["bound"]
    yield "|---|---|---|"
    for bound in bounds.bounds.values():
        yield f"| {pack.text(bound.code, 'title', language)} `{bound.code}` | {bound.value:g} | {pack.text(bound.code, 'note', language)} |"
    for words in bounds.words.values():
        title, why = pack.text(words.code, "title", language), pack.text(words.code, "note", language)
        yield f"| {title} `{words.code}` | {' '.join(words.words)} | {why} |"


def main() -> int:
    """Write the pages."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    for language, name in PAGES.items():
        (FOLDER / name).write_text(page(language), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
