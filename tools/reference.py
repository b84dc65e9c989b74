"""Writes docs/reference/cli.md and cli.zh-CN.md from the help of the commands themselves; a guard keeps them equal."""

import argparse
import gettext
import importlib
import sys
from collections.abc import Iterator
from pathlib import Path

from zhunsheng.core.values.issue import Translate
from zhunsheng.interfaces.cli.language import DOMAIN, LOCALE
from zhunsheng.interfaces.cli.main import COMMANDS

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "docs" / "reference"
PAGES = {"en": "cli.md", "zh": "cli.zh-CN.md"}

HEADS = {
    "en": """\
# Commands

Made from the commands' own help by `tools/reference.py`; do not edit.

Every command takes `--lang zh|en` (default `zh`) and `--help`. `zhunsheng --version` prints the version.

Exit status: 0 done · 1 done, and there are findings · 2 the input or the call is wrong: stderr says where, what and what
to do, and nothing is written.
""",
    "zh": """\
# 命令

由 `tools/reference.py` 根据命令自身的帮助生成，请勿手工修改。

每个命令都接受 `--lang zh|en`（默认 `zh`）和 `--help`。`zhunsheng --version` 显示版本。

退出状态：0 已完成 · 1 已完成，但有体检提示 · 2 输入或用法有误：标准错误中写明何处、何事、如何改，且不写出任何文件。
""",
}


def page(language: str) -> str:
    """The whole page in one language."""
    translate = gettext.translation(DOMAIN, str(LOCALE), [language], fallback=True).gettext
    return "\n".join([HEADS[language], *(section(name, translate) for name in COMMANDS)])


def section(name: str, translate: Translate) -> str:
    """One command: what it does, its arguments, its examples."""
    parser = argparse.ArgumentParser(prog=f"zhunsheng {name}", description=translate(COMMANDS[name]))
    importlib.import_module(f"zhunsheng.interfaces.cli.{name}").configure(parser, translate)
    lines = [f"## {name}", "", str(parser.description), "", *arguments(parser)]
    if parser.epilog:
        lines += ["", "```", parser.epilog.strip("\n"), "```"]
    return "\n".join(lines) + "\n"


def arguments(parser: argparse.ArgumentParser) -> Iterator[str]:
    """The rows of the table of arguments; the common --help is left out."""
    yield "| | |"
    yield "|---|---|"
    for action in parser._actions:
        if isinstance(action, argparse._HelpAction):
            continue
        words = (action.help or "") % {**vars(action), "prog": parser.prog}
        yield f"| `{spelled(action)}` | {_cell(words)} |"


def spelled(action: argparse.Action) -> str:
    """An argument as it is typed: `--method METHOD`, `course|plan|survey`."""
    choices = "|".join(str(choice) for choice in action.choices) if action.choices else ""
    value = action.metavar if isinstance(action.metavar, str) else choices or action.dest.upper()
    if not action.option_strings:
        return _cell(f"[{value}]" if action.nargs in ("?", "*") else value)
    names = ", ".join(action.option_strings)
    return _cell(names if action.nargs == 0 else f"{names} {value}")


def _cell(words: str) -> str:
    return " ".join(words.split()).replace("|", "\\|")


def main() -> int:
    """Write the pages."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    for language, name in PAGES.items():
        (FOLDER / name).write_text(page(language), encoding="utf-8")
        print(f"docs/reference/{name}", file=sys.stderr)
    return 0


if __name__ == "__main__":
    sys.exit(main())
