"""`zhunsheng`: finds the command's module by name, so that none is loaded but the one that runs."""

import argparse
import importlib
import io
import sys
from collections.abc import Sequence
from typing import Protocol, cast

from zhunsheng.core.values.issue import N_, Translate
from zhunsheng.interfaces.cli.help_text import HelpText
from zhunsheng.interfaces.cli.language import LANGUAGES, language_of, speak
from zhunsheng.interfaces.cli.refusal import Refused
from zhunsheng.interfaces.cli.version import code_version


class Command(Protocol):
    """What every command module offers."""

    def configure(self, parser: argparse.ArgumentParser, _: Translate) -> None:
        """Declare the arguments and examples."""

    def run(self, arguments: argparse.Namespace, _: Translate) -> int:
        """Do it; returns the exit status."""


COMMANDS = {
    "attain": N_("compute the attainment of a course workbook or a programme folder"),
    "compare": N_("the same data under every accepted method, and where verdicts differ"),
    "check": N_("check a programme folder: contradictions, gaps, broken arithmetic"),
    "template": N_("write an empty workbook with examples, drop-downs and validation"),
    "money": N_("funding entitlements from gate events, by the notice's policy"),
    "standards": N_("list the packs of standards, methods and notices, or show one"),
    "demo": N_("write the sample programme folder of an invented university"),
}

EXAMPLES = """\
  zhunsheng template course 课程.xlsx
  zhunsheng attain 课程.xlsx
  zhunsheng attain 课程.xlsx --explain objective:1
  zhunsheng attain 专业/ --method method.yaml --xlsx 结果.xlsx
  zhunsheng compare 专业/
  zhunsheng money events.yaml --tiers replacing
"""


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command; returns the exit status (0 done, 1 findings, 2 wrong input or call)."""
    arguments = list(sys.argv[1:] if argv is None else argv)
    language = language_of(arguments)
    _ = speak(language)
    if argv is None:
        _write_utf8()
    try:
        return _dispatch(arguments, language, _)
    except Refused as refusal:
        _say_no(refusal, _)
        return 2
    except BrokenPipeError:
        sys.stderr.close()
        return 0
    except KeyboardInterrupt:
        print(_(N_("stopped; nothing was written.")), file=sys.stderr)
        return 130


def _write_utf8() -> None:
    """Chinese words reach any terminal or pipe, whatever the locale says of encodings."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def _dispatch(arguments: list[str], language: str, _: Translate) -> int:
    if "--version" in arguments[:1]:
        print(f"zhunsheng {code_version()}")
        return 0
    name = next((word for word in arguments if word in COMMANDS), None)
    parser, commands = _parser(_)
    if name is None or arguments.index(name) != _first_word(arguments):
        parser.parse_args(arguments)  # prints help or the mistake, and leaves
        parser.print_help()
        return 2
    command = cast(Command, importlib.import_module(f"zhunsheng.interfaces.cli.{name}"))
    command.configure(commands[name], _)
    parsed = parser.parse_args(arguments)
    parsed.lang = language
    return command.run(parsed, _)


def _first_word(arguments: Sequence[str]) -> int:
    at = 0
    while at < len(arguments) and arguments[at].startswith("-"):
        at += 2 if arguments[at] == "--lang" else 1
    return at


def _parser(_: Translate) -> tuple[argparse.ArgumentParser, dict[str, argparse.ArgumentParser]]:
    parser = argparse.ArgumentParser(
        prog="zhunsheng",
        description=_(N_("Engineering-education accreditation with every figure traceable to its source.")),
        epilog=_(N_("examples:")) + "\n" + EXAMPLES,
        formatter_class=HelpText,
    )
    parser.add_argument("--version", action="store_true", help=_(N_("print the version and leave")))
    _language_option(parser, _)
    choices = parser.add_subparsers(dest="command", metavar=_(N_("COMMAND")), required=True)
    commands = {}
    for name, line in COMMANDS.items():
        commands[name] = choices.add_parser(name, help=_(line), description=_(line), formatter_class=HelpText)
        _language_option(commands[name], _)
    return parser, commands


def _language_option(parser: argparse.ArgumentParser, _: Translate) -> None:
    parser.add_argument(
        "--lang", choices=LANGUAGES, default=LANGUAGES[0], help=_(N_("language of words on screen (default zh)"))
    )


def _say_no(refusal: Refused, _: Translate) -> None:
    for issue in refusal.issues:
        print(issue.text(_), file=sys.stderr)
    if refusal.copy:
        print(_(N_("Written: {file}")).format(file=refusal.copy), file=sys.stderr)
    elif len(refusal.issues) > 1:
        print(_(N_("{count} problems; nothing was written.")).format(count=len(refusal.issues)), file=sys.stderr)
