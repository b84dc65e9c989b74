"""`zhunsheng standards`: the packs there are, and one of them readably."""

import argparse
import json
from collections.abc import Sequence
from pathlib import Path

from zhunsheng.core.packs.loader import heads, load_pack, load_words
from zhunsheng.core.packs.manifest import Manifest
from zhunsheng.core.packs.pack import PackRefused
from zhunsheng.core.packs.plain import plain_head, plain_pack
from zhunsheng.core.packs.soundness import pack_issues
from zhunsheng.core.values.issue import N_, Translate
from zhunsheng.interfaces.cli.columns import columns
from zhunsheng.interfaces.cli.own_packs import own_packs, packs_option
from zhunsheng.interfaces.cli.pack_pages import KIND_NAMES, STATUS_NAMES, page
from zhunsheng.interfaces.cli.refusal import Refused

EXAMPLES = """\
  zhunsheng standards
  zhunsheng standards ceeaa-standard/2022
  zhunsheng standards notice/ccut-2020 --lang en
  zhunsheng standards method/default --json
"""


def configure(parser: argparse.ArgumentParser, _: Translate) -> None:
    """Arguments and examples."""
    parser.epilog = _(N_("examples:")) + "\n" + EXAMPLES
    parser.add_argument("show", metavar="SHOW", nargs="?", help=_(N_("the pack to show, such as method/default")))
    packs_option(parser, _)
    parser.add_argument("--json", action="store_true", help=_(N_("print one JSON document")))


def run(arguments: argparse.Namespace, _: Translate) -> int:
    """List the packs, or show one."""
    lang, extra = str(arguments.lang), own_packs(arguments.packs)
    try:
        if arguments.show is not None:
            print(_shown(arguments.show, extra, lang, bool(arguments.json), _))
            return 0
        found, issues = heads(extra=extra)
    except PackRefused as refusal:
        raise Refused(refusal.issues) from None
    if issues:
        raise Refused(issues)
    if arguments.json:
        print(_json({"packs": [plain_head(head, lang) for head in found]}))
    else:
        print(_listed(found, lang, _))
    return 0


def _shown(pack_id: str, extra: Sequence[Path], lang: str, as_json: bool, _: Translate) -> str:
    """One pack. Where there are packs of one's own, what a pack says of others is checked as well."""
    pack = load_pack(pack_id, extra=extra, lang=lang)
    issues = pack_issues(pack, lambda other: load_pack(other, extra=extra, lang=lang)) if extra else []
    if issues:
        raise PackRefused(issues)
    if as_json:
        return _json(plain_pack(pack, lang))
    return page(pack, lang, lambda other: load_words(other, extra=extra, lang=lang), _)


def _json(document: object) -> str:
    return json.dumps(document, ensure_ascii=False, indent=1)


def _listed(found: Sequence[Manifest], lang: str, _: Translate) -> str:
    """The packs by kind: first the kinds a reader looks for, then any other."""
    order = [*KIND_NAMES, *(head.kind for head in found)]
    blocks = []
    for kind in dict.fromkeys(order):
        rows = [
            [head.id, head.title(lang), _(STATUS_NAMES[head.status]), head.source.document or head.source.issuer]
            for head in found
            if head.kind == kind
        ]
        if rows:
            blocks.append(f"【{_(KIND_NAMES.get(kind, kind))}】\n" + columns(rows, indent="  "))
    blocks.append(_(N_("Show one: {command}")).format(command="zhunsheng standards ceeaa-standard/2022"))
    return "\n\n".join(blocks)
