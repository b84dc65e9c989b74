"""Which supplement and which bounds hold where an institution has packs of its own beside the shipped ones."""

from dataclasses import replace

from zhunsheng.core.packs.checks import CheckBounds
from zhunsheng.core.packs.loader import Roots, heads, is_shipped, load_pack
from zhunsheng.core.packs.manifest import Manifest
from zhunsheng.core.packs.pack import Pack, PackRefused
from zhunsheng.core.packs.supplement import Supplement
from zhunsheng.core.packs.texts import Texts, joined
from zhunsheng.core.values.issue import N_, Issue, IssueKind, Place

SEVERAL_BOUNDS = IssueKind(
    "pack-several-checks",
    N_("the folder holds several packs of the kind checks: {packs}."),
    N_("Keep one; it changes the shipped severities and bounds."),
)
NO_SUCH_CHECK = IssueKind(
    "pack-no-such-check",
    N_("the check-up has no rule, bound or list of words '{code}'."),
    N_("'zhunsheng standards checks/bounds' lists them; write only those you change."),
)


def supplement_for(standard: str, programme: str, *, extra: Roots = ()) -> Pack | None:
    """The supplement that speaks of a programme (080801) under a standard, or None; raises PackRefused.

    An institution's own pack comes first: for the classes it names, or states to have none, it stands in place of the
    shipped one. Of several the one in force latest counts.
    """
    found = sorted(_of_kind("supplement", extra), key=lambda head: head.in_force_from, reverse=True)
    for head in sorted(found, key=lambda head: is_shipped(head.id)):
        pack = load_pack(head.id, extra=extra, lang="zh")
        body = pack.body
        if isinstance(body, Supplement) and standard in body.standards and body.speaks_of(programme):
            return pack
    return None


def checks_for(shipped: str, *, extra: Roots = ()) -> Pack:
    """The shipped pack of severities and bounds, with those the institution's own pack of this kind changes.

    Raises PackRefused where there are several, or where one names what the check-up does not have.
    """
    base = load_pack(shipped)
    own = [head for head in _of_kind("checks", extra) if not is_shipped(head.id)] if extra else []
    if not own:
        return base
    if len(own) > 1:
        raise PackRefused([Issue(SEVERAL_BOUNDS, Place(), {"packs": tuple(head.id for head in own)})])
    pack = load_pack(own[0].id, extra=extra)
    assert isinstance(base.body, CheckBounds)  # noqa: S101 - the kind of a pack decides its body
    assert isinstance(pack.body, CheckBounds)  # noqa: S101
    unknown = [
        Issue(NO_SUCH_CHECK, Place(file=f"{pack.id}/{file}"), {"code": code})
        for file, known, codes in (
            ("rules.yaml", base.body.rules, pack.body.rules),
            ("bounds.yaml", base.body.bounds, pack.body.bounds),
            ("bounds.yaml", base.body.words, pack.body.words),
        )
        for code in codes
        if code not in known
    ]
    if unknown:
        raise PackRefused(unknown)
    body = CheckBounds(
        {**base.body.rules, **pack.body.rules},
        {**base.body.bounds, **pack.body.bounds},
        {**base.body.words, **pack.body.words},
    )
    words = pack.texts.by_language
    texts = {language: joined(known, words.get(language, {})) for language, known in base.texts.by_language.items()}
    return replace(pack, body=body, texts=Texts(texts))


def _of_kind(kind: str, extra: Roots) -> list[Manifest]:
    found, issues = heads(extra=extra)
    if issues:
        raise PackRefused(issues)
    return [head for head in found if head.kind == kind]
