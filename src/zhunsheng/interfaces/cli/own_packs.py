"""`--packs FOLDER`: an institution's own packs beside the shipped ones."""

import argparse
from pathlib import Path

from zhunsheng.core.values.issue import N_, Issue, IssueKind, Place, Translate
from zhunsheng.interfaces.cli.refusal import Refused

NO_PACKS = IssueKind(
    "packs-folder-missing",
    N_("there is no such folder of packs."),
    N_("It holds a folder for each kind, and in it one for each pack with its manifest.yaml."),
)


def packs_option(parser: argparse.ArgumentParser, _: Translate) -> None:
    """Declare the option."""
    parser.add_argument("--packs", metavar="FOLDER", help=_(N_("a folder with packs of your own")))


def own_packs(folder: str | None) -> tuple[Path, ...]:
    """The extra roots for the loader; a refusal when the folder does not exist."""
    if folder is None:
        return ()
    if not Path(folder).is_dir():
        raise Refused([Issue(NO_PACKS, Place(file=folder))])
    return (Path(folder),)
