"""Chinese first, English complete: one gettext catalogue, English msgids."""

import gettext
import os
from collections.abc import Sequence
from pathlib import Path

from zhunsheng.core.values.issue import Translate

LANGUAGES = ("zh", "en")
DOMAIN = "zhunsheng"
LOCALE = Path(__file__).parents[2] / "locale"


def language_of(arguments: Sequence[str]) -> str:
    """The language asked for, read before the parser exists, because its own help is translated too."""
    for at, argument in enumerate(arguments):
        if argument == "--lang" and at + 1 < len(arguments):
            return arguments[at + 1] if arguments[at + 1] in LANGUAGES else LANGUAGES[0]
        if argument.startswith("--lang="):
            return argument.removeprefix("--lang=") if argument[7:] in LANGUAGES else LANGUAGES[0]
    return LANGUAGES[0]


def speak(language: str) -> Translate:
    """The translator into a language; argparse's own words follow it."""
    os.environ["LANGUAGE"] = language
    gettext.bindtextdomain(DOMAIN, str(LOCALE))
    gettext.textdomain(DOMAIN)
    return gettext.translation(DOMAIN, str(LOCALE), [language], fallback=True).gettext
