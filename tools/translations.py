"""The Chinese catalogue: `extract` brings its list of messages up to date, `compile` makes the file the program reads.

Messages are the English texts marked with N_() or _() in the source. Translations are kept; a message that is no longer
used moves to the end of the file as obsolete and comes back with its translation if it is used again.
"""

import argparse
import ast
import datetime
import io
import re
import sys
from collections.abc import Iterator
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parent.parent
SOURCE = ROOT / "src" / "zhunsheng"
PO = SOURCE / "locale" / "zh" / "LC_MESSAGES" / "zhunsheng.po"
MO = PO.with_suffix(".mo")

MARKERS = ("N_", "_")
PLACEHOLDER = re.compile(r"\{\w*\}|%\(\w+\)[sdr]|%[sdr]\b")
NO_DATE = datetime.datetime(2026, 1, 1, tzinfo=datetime.UTC)
"""The file's history is in version control; a date of its own would change it for nothing."""

ARGPARSE = (
    "usage: ",
    "options",
    "positional arguments",
    "show this help message and exit",
    "argument %(argument_name)s: %(message)s",
    "%(prog)s: error: %(message)s\n",
    "the following arguments are required: %s",
    "unrecognized arguments: %s",
    "invalid choice: %(value)r (choose from %(choices)s)",
    "invalid %(type)s value: %(value)r",
    "expected one argument",
    "expected at least one argument",
    "not allowed with argument %s",
    "one of the arguments %s is required",
    "ambiguous option: %(option)s could match %(matches)s",
)
"""What the standard library's parser says to a user, in its own words."""


def marked(tree: ast.Module) -> Iterator[tuple[ast.Call, ast.expr]]:
    """Every call of a marker with its first argument."""
    for call in ast.walk(tree):
        if isinstance(call, ast.Call) and isinstance(call.func, ast.Name) and call.func.id in MARKERS and call.args:
            yield call, call.args[0]


def messages(source: Path) -> dict[str, list[str]]:
    """The messages of the source, each with the modules that use it."""
    found: dict[str, list[str]] = {message: ["argparse"] for message in ARGPARSE}
    for file in sorted(source.rglob("*.py")):
        for _, text in marked(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(text, ast.Constant) and isinstance(text.value, str) and text.value:
                places = found.setdefault(text.value, [])
                place = file.relative_to(source).as_posix()
                if place not in places:
                    places.append(place)
    return found


def catalogue(po: Path) -> Catalog:
    """The catalogue as it stands; an empty one where there is none yet."""
    if not po.exists():
        return Catalog(locale="zh", domain="zhunsheng")
    with po.open("rb") as file:
        return read_po(file, locale="zh", domain="zhunsheng")


def updated(old: Catalog, used: dict[str, list[str]]) -> Catalog:
    """A catalogue of exactly these messages, with the translations that are known."""
    new = Catalog(
        locale="zh",
        domain="zhunsheng",
        project="zhunsheng",
        fuzzy=False,
        creation_date=NO_DATE,
        revision_date=NO_DATE,
        version="zh",
        last_translator="The Zhunsheng maintainers",
        language_team="The Zhunsheng maintainers",
        msgid_bugs_address="The Zhunsheng maintainers",
        copyright_holder="The Zhunsheng maintainers",
        header_comment="# 准绳的中文文案。用词以 docs/glossary.md 为准；不要改 msgid。",
    )
    known = {message.id: message.string for message in (*old, *old.obsolete.values()) if message.id and message.string}
    for message, places in used.items():
        new.add(message, known.get(message, ""), locations=[(place, 0) for place in places])
    for message, string in known.items():
        if message not in used and isinstance(message, str):
            new.obsolete[message] = Message(message, string)
    return new


def po_bytes(catalog: Catalog) -> bytes:
    """The catalogue as text, in an order that does not depend on where the messages stand."""
    file = io.BytesIO()
    write_po(file, catalog, width=120, sort_output=True, include_lineno=False)
    return file.getvalue()


def mo_bytes(catalog: Catalog) -> bytes:
    """The catalogue as the program reads it."""
    file = io.BytesIO()
    write_mo(file, catalog)
    return file.getvalue()


def placeholders(text: str) -> list[str]:
    """The {named} and %-style places of a text, sorted."""
    return sorted(set(PLACEHOLDER.findall(text)))


def untranslated(catalog: Catalog, used: dict[str, list[str]]) -> list[str]:
    """What a Chinese user would read in English, or with other figures in it than an English user."""
    found = []
    for text in used:
        message = catalog.get(text)
        if message is None or not message.string:
            found.append(f"untranslated: {text!r}")
        elif message.fuzzy:
            found.append(f"fuzzy: {text!r}")
        elif placeholders(text) != placeholders(str(message.string)):
            found.append(f"other placeholders: {text!r}")
    return found


def main() -> int:
    """Run one step; the status is 1 where messages are untranslated."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("step", choices=("extract", "compile", "show"))
    step = parser.parse_args().step
    used = messages(SOURCE)
    catalog = catalogue(PO)
    if step == "extract":
        catalog = updated(catalog, used)
        PO.parent.mkdir(parents=True, exist_ok=True)
        PO.write_bytes(po_bytes(catalog))
    elif step == "compile":
        MO.write_bytes(mo_bytes(catalog))
    missing = untranslated(catalog, used)
    if step == "show":
        print(*missing, sep="\n")
    print(f"{len(used)} messages, {len(missing)} to translate", file=sys.stderr)
    return 1 if missing else 0


if __name__ == "__main__":
    sys.exit(main())
