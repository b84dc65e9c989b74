"""A pack read from the bytes of its files: strict, typed, hashed."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from hashlib import sha256

from zhunsheng.core.packs.cases import Case, cases_from
from zhunsheng.core.packs.crosswalk import Crosswalk, crosswalks_from
from zhunsheng.core.packs.kinds import KINDS, Body
from zhunsheng.core.packs.manifest import Manifest, manifest_from
from zhunsheng.core.packs.reading import TABLE, Table
from zhunsheng.core.packs.texts import Needs, Texts, Words, joined, official_from, text_issues, words_from
from zhunsheng.core.packs.yaml_text import YamlText, load_yaml
from zhunsheng.core.values.issue import N_, Issue, IssueKind, Place

MANIFEST = "manifest.yaml"
CROSSWALK = "crosswalk.yaml"
CASES = "cases.yaml"
EMPTY = YamlText({}, {})

NOT_A_TABLE = IssueKind(
    "pack-not-a-table", N_("the file does not hold 'key: value' lines."), N_("Accepted: {expected}")
)
FILE_MISSING = IssueKind("pack-file-missing", N_("the pack '{pack}' lacks the file {name}."))
FILE_UNKNOWN = IssueKind(
    "pack-file-unknown", N_("a pack of this kind has no file of this name."), N_("It has: {expected}")
)


class PackRefused(Exception):
    """A pack that cannot be used; carries every issue found in it, file by file from top to bottom."""

    def __init__(self, issues: list[Issue]) -> None:
        self.issues = sorted(issues, key=lambda issue: (issue.place.file, issue.place.line))
        super().__init__("\n".join(issue.text() for issue in self.issues))


@dataclass(frozen=True, slots=True)
class Pack:
    """A pack with its body, its words, crosswalks and cases, and the hash of its files."""

    manifest: Manifest
    body: Body
    texts: Texts
    sha256: str
    crosswalks: tuple[Crosswalk, ...] = ()
    cases: tuple[Case, ...] = ()

    @property
    def id(self) -> str:
        return self.manifest.id

    def text(self, code: str, field: str = "title", lang: str = "zh") -> str:
        """The words for a code; Chinese where the language lacks them."""
        return self.texts.of(code, field, lang)

    def words(self, lang: str = "zh") -> dict[str, dict[str, str]]:
        """The words of every code; Chinese where the language lacks them."""
        known = self.texts.by_language
        ours, chinese = known.get(lang, {}), known.get("zh", {})
        return {code: {**chinese.get(code, {}), **ours.get(code, {})} for code in (chinese or ours)}


def pack_from(pack_id: str, files: Mapping[str, bytes], *, lang: str | None = None) -> Pack:
    """The pack of these files (name inside the pack → bytes); raises PackRefused with every fault found.

    `lang` reads the words of that language only (Chinese where the pack lacks it), for a command that shows one.
    """
    issues: list[Issue] = []
    manifest = read_manifest(pack_id, files, issues)
    if manifest is None or issues:
        raise PackRefused(issues)
    kind = KINDS[manifest.kind]
    languages = {language: f"text/{language}.yaml" for language in manifest.languages}
    needed = (*kind.files, *languages.values(), CASES)
    issues += _names(pack_id, files, needed)
    if lang is not None:
        languages = {one: name for one, name in languages.items() if one == lang} or {"zh": languages["zh"]}
    read = [name for name in (*kind.files, *languages.values(), CROSSWALK, CASES) if name in files]
    tables = {name: table_of(pack_id, name, files[name], issues) for name in read}
    if issues:
        raise PackRefused(issues)
    body = kind.read({name: tables[name] for name in kind.files})
    words: dict[str, Words] = {language: words_from(tables[name]) for language, name in languages.items()}
    crosswalks = crosswalks_from(tables[CROSSWALK], pack_id) if CROSSWALK in tables else ()
    cases = cases_from(tables[CASES])
    if not issues:
        for language, name in languages.items():
            issues += text_issues(words[language], _needs(body, crosswalks), tables[name])
    if issues:
        raise PackRefused(issues)
    return Pack(manifest, body, Texts(words), pack_sha256(files), crosswalks, cases)


def _needs(body: Body, crosswalks: tuple[Crosswalk, ...]) -> Needs:
    """The codes of the body, and those that explain a row of a crosswalk."""
    notes = {row.note: ("title",) for crosswalk in crosswalks for row in crosswalk.rows if row.note}
    return {**notes, **body.needs()}


def with_official(pack: Pack, files: Mapping[str, tuple[str, bytes]]) -> Pack:
    """The pack with the official texts an institution holds (language → file and bytes); raises PackRefused.

    The hash stays that of the pack: it does not speak of texts that came from elsewhere.
    """
    issues: list[Issue] = []
    languages = dict(pack.texts.by_language)
    known = _needs(pack.body, pack.crosswalks)
    for language, (name, data) in files.items():
        words = official_from(table_of("official", name, data, issues), known)
        languages[language] = joined(languages.get(language, {}), words)
    if issues:
        raise PackRefused(issues)
    return replace(pack, texts=Texts(languages))


def read_manifest(pack_id: str, files: Mapping[str, bytes], issues: list[Issue]) -> Manifest | None:
    """Only the head of a pack; None where it has none."""
    if MANIFEST not in files:
        issues.append(Issue(FILE_MISSING, Place(file=pack_id), {"pack": pack_id, "name": MANIFEST}))
        return None
    before = len(issues)
    table = table_of(pack_id, MANIFEST, files[MANIFEST], issues)
    return manifest_from(table, pack_id, tuple(KINDS)) if len(issues) == before else None


def pack_sha256(files: Mapping[str, bytes]) -> str:
    """One hash over the names and contents of all files of a pack."""
    lines = [f"{sha256(files[name]).hexdigest()}  {name}\n" for name in sorted(files)]
    return sha256("".join(lines).encode()).hexdigest()


def _names(pack_id: str, files: Mapping[str, bytes], needed: tuple[str, ...]) -> list[Issue]:
    missing = [name for name in needed if name not in files]
    accepted = (MANIFEST, *needed, CROSSWALK)
    unknown = [name for name in sorted(files) if name not in accepted]
    return [Issue(FILE_MISSING, Place(file=pack_id), {"pack": pack_id, "name": name}) for name in missing] + [
        Issue(FILE_UNKNOWN, Place(file=f"{pack_id}/{name}"), {"expected": accepted}) for name in unknown
    ]


def table_of(pack_id: str, name: str, data: bytes, issues: list[Issue]) -> Table:
    """A file of a pack as a table; what cannot be read leaves an issue."""
    file = f"{pack_id}/{name}"
    yaml = load_yaml(data, file=file)
    if isinstance(yaml, Issue):
        issues.append(yaml)
        return Table({}, EMPTY, file, issues)
    if not isinstance(yaml.values, dict):
        issues.append(Issue(NOT_A_TABLE, Place(file=file), {"expected": TABLE}))
        return Table({}, yaml, file, issues)
    return Table(yaml.values, yaml, file, issues)
