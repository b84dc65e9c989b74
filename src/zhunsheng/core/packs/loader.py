"""Finds and reads packs: those shipped with the product, and an institution's own folder beside them."""

from collections.abc import Iterable, Mapping, Sequence
from difflib import get_close_matches
from importlib.resources import files as resources_of
from importlib.resources.abc import Traversable

from zhunsheng.core.packs.manifest import LANGUAGES, Manifest
from zhunsheng.core.packs.pack import (
    FILE_UNKNOWN,
    MANIFEST,
    Pack,
    PackRefused,
    pack_from,
    read_manifest,
    table_of,
    with_official,
)
from zhunsheng.core.packs.reading import PACK_ID
from zhunsheng.core.packs.texts import Words, words_from
from zhunsheng.core.values.issue import N_, Issue, IssueKind, Place

UNKNOWN_PACK = IssueKind("pack-unknown", N_("there is no pack '{pack}'."), N_("There are: {known}"))
CLOSE_PACK = IssueKind(
    "pack-unknown-close", N_("there is no pack '{pack}'."), N_("Did you mean {close}? All packs: {known}")
)
PACK_TWICE = IssueKind(
    "pack-twice", N_("the pack '{pack}' exists twice; a folder of one's own may not replace a shipped pack.")
)

OFFICIAL = "official"
"""The folder beside an institution's packs with texts as their issuers printed them: official/kind/name/zh.yaml."""

Roots = Sequence[Traversable]
"""Folders of packs, kind/name below each; an institution's folder is a pathlib.Path."""


def heads(*, extra: Roots = (), group: str = "") -> tuple[tuple[Manifest, ...], list[Issue]]:
    """The heads of all packs (of one group folder) by kind and id, and the issues of those that have none to read."""
    issues: list[Issue] = []
    found: list[Manifest] = []
    folders = _folders(extra)
    known = tuple(folders)
    for pack_id, folder in folders.items():
        if pack_id.startswith(group):
            entry = folder / MANIFEST
            files = {MANIFEST: entry.read_bytes()} if entry.is_file() else {}
            head = read_manifest(pack_id, files, issues)
            found += [head] if head else []
    issues += [unknown_pack(pack_id, known, f"{OFFICIAL}/{pack_id}") for pack_id in _official(extra) - set(known)]
    return tuple(sorted(found, key=lambda head: (head.kind, head.id))), issues


def list_packs(*, extra: Roots = ()) -> tuple[Manifest, ...]:
    """The heads of all packs by kind and id; raises PackRefused if one of them is broken."""
    found, issues = heads(extra=extra)
    if issues:
        raise PackRefused(issues)
    return found


def load_pack(pack_id: str, *, extra: Roots = (), lang: str | None = None) -> Pack:
    """One pack, read strictly; raises PackRefused with every fault, or with what exists instead.

    `lang` reads the words of that language only, which is quicker. Official texts that an institution holds beside its
    own packs are among the words, as the field `official`.
    """
    folder = _folder(pack_id, extra)
    pack = pack_from(pack_id, _files(folder), lang=lang)
    official = _official_files(pack_id, pack.texts.by_language if lang is None else (lang,), extra, lang is not None)
    return with_official(pack, official) if official else pack


def load_words(pack_id: str, *, extra: Roots = (), lang: str = "zh") -> Words:
    """Only the words of a pack in one language, or in Chinese where it lacks it: for naming its items elsewhere."""
    folder = _folder(pack_id, extra)
    entry = folder / "text" / f"{lang}.yaml"
    entry = entry if entry.is_file() else folder / "text" / "zh.yaml"
    issues: list[Issue] = []
    words = words_from(table_of(pack_id, f"text/{entry.name}", entry.read_bytes(), issues))
    if issues:
        raise PackRefused(issues)
    return words


def is_shipped(pack_id: str) -> bool:
    """Whether a pack came with the product; any other is an institution's own."""
    return (resources_of("zhunsheng") / "packs" / pack_id / MANIFEST).is_file()


def _folder(pack_id: str, extra: Roots) -> Traversable:
    folders = _folders(extra)
    if pack_id not in folders:
        raise PackRefused([unknown_pack(pack_id, tuple(folders))])
    return folders[pack_id]


def editions(pack_id: str, *, extra: Roots = (), lang: str | None = None) -> tuple[Pack, ...]:
    """All editions of the series a pack belongs to, in the order in which they come into force.

    Editions of a series stand in one group folder; a broken pack elsewhere is nobody's concern here.
    """
    pack = load_pack(pack_id, extra=extra, lang=lang)
    found, _ = heads(extra=extra, group=pack_id.partition("/")[0] + "/")
    same = [head.id for head in found if head.id != pack_id and _series(head) == _series(pack.manifest)]
    packs = [pack, *(load_pack(other, extra=extra, lang=lang) for other in same)]
    return tuple(sorted(packs, key=lambda one: (one.manifest.in_force_from, one.id)))


def _series(head: Manifest) -> tuple[str, str]:
    return head.kind, head.series


def unknown_pack(pack_id: str, known: tuple[str, ...], file: str = "") -> Issue:
    """What to say when there is no such pack: close matches first, then all."""
    close = get_close_matches(pack_id, known, n=3, cutoff=0.6)
    listed = ", ".join(sorted(known))
    if close:
        return Issue(CLOSE_PACK, Place(file=file), {"pack": pack_id, "close": tuple(close), "known": listed})
    return Issue(UNKNOWN_PACK, Place(file=file), {"pack": pack_id, "known": listed})


def _folders(extra: Roots) -> dict[str, Traversable]:
    folders: dict[str, Traversable] = {}
    for root in (resources_of("zhunsheng") / "packs", *extra):
        for group in _inside(root):
            if group.name == OFFICIAL:
                continue
            for folder in _inside(group):
                pack_id = f"{group.name}/{folder.name}"
                if not PACK_ID.fullmatch(pack_id):
                    continue
                if pack_id in folders:
                    raise PackRefused([Issue(PACK_TWICE, Place(), {"pack": pack_id})])
                folders[pack_id] = folder
    return folders


def _official(extra: Roots) -> set[str]:
    """The packs an institution holds official texts for."""
    groups = [group for root in extra for top in _inside(root) if top.name == OFFICIAL for group in _inside(top)]
    return {f"{group.name}/{folder.name}" for group in groups for folder in _inside(group)}


def _official_files(
    pack_id: str, languages: Iterable[str], extra: Roots, fall_back: bool
) -> dict[str, tuple[str, bytes]]:
    """The official texts to read by language, with the Chinese ones for a language asked for alone that has none."""
    found: dict[str, tuple[str, bytes]] = {}
    for root in extra:
        files = _files_below(root, (OFFICIAL, *pack_id.split("/")))
        wrong = sorted(set(files) - {f"{language}.yaml" for language in LANGUAGES})
        if wrong:
            accepted = tuple(f"{language}.yaml" for language in LANGUAGES)
            places = [Place(file=f"{OFFICIAL}/{pack_id}/{name}") for name in wrong]
            raise PackRefused([Issue(FILE_UNKNOWN, place, {"expected": accepted}) for place in places])
        for language in languages:
            name = f"{language}.yaml" if f"{language}.yaml" in files or not fall_back else "zh.yaml"
            if name in files:
                found[language] = (f"{pack_id}/{name}", files[name])
    return found


def _files_below(root: Traversable, names: tuple[str, ...]) -> Mapping[str, bytes]:
    """The files of a folder some levels down, or none where it does not exist."""
    for name in names:
        root = root / name
    return _files(root) if root.is_dir() else {}


def _inside(folder: Traversable) -> list[Traversable]:
    inner = [entry for entry in folder.iterdir() if entry.is_dir() and not entry.name.startswith((".", "_"))]
    return sorted(inner, key=lambda entry: entry.name)


def _files(folder: Traversable, prefix: str = "") -> Mapping[str, bytes]:
    files: dict[str, bytes] = {}
    for entry in folder.iterdir():
        if entry.name.startswith("."):
            continue
        if entry.is_dir():
            files.update(_files(entry, f"{prefix}{entry.name}/"))
        else:
            files[f"{prefix}{entry.name}"] = entry.read_bytes()
    return files
