"""argparse's help on a screen where a Chinese character is two cells wide and no blank stands between words."""

import argparse
import gettext
from collections.abc import Iterable

from zhunsheng.interfaces.cli.columns import paragraph, width


class HelpText(argparse.RawDescriptionHelpFormatter):
    """Breaks and aligns by cells of the screen; description and epilog stay as they are written."""

    def _split_lines(self, text: str, width: int) -> list[str]:
        return paragraph(" ".join(text.split()), at_most=width).split("\n")

    def _format_usage(
        self,
        usage: str | None,
        actions: Iterable[argparse.Action],
        groups: Iterable[argparse._MutuallyExclusiveGroup],
        prefix: str | None,
    ) -> str:
        first = gettext.gettext("usage: ") if prefix is None else prefix
        wider = width(first) - len(first)
        self._width -= wider
        text = super()._format_usage(usage, actions, groups, first)
        self._width += wider
        return text.replace("\n ", "\n " + " " * wider)
