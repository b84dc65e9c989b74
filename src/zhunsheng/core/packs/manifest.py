"""manifest.yaml: what a pack is, who says so, since when and in which languages."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from zhunsheng.core.packs.reading import Table, first_day
from zhunsheng.core.values.issue import N_, IssueKind

STATUSES = ("trial", "in-force", "revised", "repealed", "sample")
"""试行, 施行, 已修订, 废止; a sample (示例) is nobody's rule."""

LANGUAGES = ("zh", "en")

LANGUAGE_UNKNOWN = IssueKind(
    "pack-language-unknown", N_("the language '{language}' is not known."), N_("Accepted: {accepted}")
)
CHINESE_NEEDED = IssueKind("pack-chinese-needed", N_("a pack has at least Chinese texts: add zh to 'languages'."))


@dataclass(frozen=True, slots=True)
class Source:
    """Where a pack's facts come from: issuer, document number and date as far as known, and what was taken from it."""

    issuer: str
    document: str = ""
    issued: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Manifest:
    """The head of a pack. `id` is its folder, `kind/name`; `series` joins the editions of one document."""

    id: str
    kind: str
    series: str
    edition: str
    status: str
    titles: Mapping[str, str]
    languages: tuple[str, ...]
    effective_from: str
    supersedes: tuple[str, ...]
    source: Source
    file: str = ""

    def title(self, lang: str = "zh") -> str:
        """The title in a language; Chinese where the pack does not have it."""
        return self.titles.get(lang) or self.titles.get("zh", self.id)

    @property
    def in_force_from(self) -> date:
        """The first day of `effective_from`, which may be known only to the year or month."""
        return first_day(self.effective_from) or date.min


def manifest_from(table: Table, pack_id: str, kinds: tuple[str, ...]) -> Manifest:
    """The manifest of a pack; faults are left in the table's issues."""
    source = table.table("source", needed=True)
    languages = table.codes("languages", ("zh",))
    manifest = Manifest(
        id=pack_id,
        kind=table.choice("kind", kinds),
        series=table.code("series", pack_id.partition("/")[0]),
        edition=table.text("edition"),
        status=table.choice("status", STATUSES),
        titles=_titles(table, languages),
        languages=languages,
        effective_from=table.date("effective_from"),
        supersedes=table.pack_ids("supersedes"),
        source=_source(source) if source else Source(""),
        file=table.file,
    )
    table.finish()
    return manifest


def _titles(table: Table, languages: tuple[str, ...]) -> Mapping[str, str]:
    for language in languages:
        if language not in LANGUAGES:
            table.complain(LANGUAGE_UNKNOWN, {"language": language, "accepted": ", ".join(LANGUAGES)}, at="languages")
    if "zh" not in languages:
        table.complain(CHINESE_NEEDED, {}, at="languages")
    titles = table.table("title", needed=True)
    if titles is None:
        return {}
    found = {language: titles.text(language) for language in languages if language in LANGUAGES}
    titles.finish()
    return found


def _source(table: Table) -> Source:
    source = Source(
        issuer=table.text("issuer"),
        document=table.text("document", ""),
        issued=table.date("issued", ""),
        note=table.text("note", ""),
    )
    table.finish()
    return source
