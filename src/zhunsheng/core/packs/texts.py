"""text/zh.yaml, text/en.yaml: the words of a pack by code, one file a language."""

from collections.abc import Mapping
from dataclasses import dataclass

from zhunsheng.core.packs.reading import CODE, CODE_WORDS, Table
from zhunsheng.core.values.issue import N_, Issue, IssueKind, Place

FIELDS = ("title", "summary", "note", "outside", "official")
"""What a code may have words for; `outside` is the label shown to people outside the university, `official` the text as
the issuer printed it, which only an institution's own packs hold."""

Words = Mapping[str, Mapping[str, str]]
Needs = Mapping[str, tuple[str, ...]]
"""Per code the fields that every language must have."""

BAD_TEXT = IssueKind("pack-bad-text", N_("the text of '{code}' is not accepted."), N_("Accepted: {expected}"))
TEXT_MISSING = IssueKind("pack-text-missing", N_("'{code}' has no {field}."))
TEXT_UNUSED = IssueKind("pack-text-unused", N_("there is a text for '{code}', but the pack has no such code."))
OFFICIAL_UNKNOWN = IssueKind(
    "pack-official-unknown",
    N_("there is an official text for '{code}', but the pack has no such code."),
    N_("'zhunsheng standards' with the name of the pack lists its codes."),
)


@dataclass(frozen=True, slots=True)
class Texts:
    """Words by language, code and field; a language that lacks a text falls back to Chinese."""

    by_language: Mapping[str, Words]

    def of(self, code: str, field: str = "title", lang: str = "zh") -> str:
        """The words for a code, or nothing where no language has them."""
        for language in (lang, "zh"):
            words = self.by_language.get(language, {}).get(code, {}).get(field)
            if words:
                return words
        return ""


def words_from(table: Table) -> Words:
    """The words of one language: `code: title`, or `code: {title: …, summary: …}`."""
    words: dict[str, Mapping[str, str]] = {}
    for code, value in table.values.items():
        fields = {"title": value} if isinstance(value, str) else value
        good = isinstance(code, str) and CODE.fullmatch(code) and isinstance(fields, dict) and fields
        if good and all(name in FIELDS and isinstance(text, str) and text.strip() for name, text in fields.items()):
            words[code] = fields
        else:
            place = Place(file=table.file, line=table.yaml.line(*table.path, code))
            expected = f'{CODE_WORDS}: "…" | {{{", ".join(FIELDS)}}}'
            table.issues.append(Issue(BAD_TEXT, place, {"code": str(code), "expected": expected}))
    return words


def text_issues(words: Words, needs: Needs, table: Table) -> list[Issue]:
    """What a language lacks, and what it says of codes the pack does not have."""
    issues = []
    for code, fields in needs.items():
        missing = [field for field in fields if field not in words.get(code, {})]
        place = table.place(code if code in words else "")
        issues += [Issue(TEXT_MISSING, place, {"code": code, "field": field}) for field in missing]
    unused = [code for code in words if code not in needs]
    return issues + [Issue(TEXT_UNUSED, table.place(code), {"code": code}) for code in unused]


def official_from(table: Table, known: Needs) -> Words:
    """An institution's file of official texts, `code: text`; faults are left in the table's issues."""
    words: dict[str, Mapping[str, str]] = {}
    for code, text in table.values.items():
        if code not in known:
            table.issues.append(Issue(OFFICIAL_UNKNOWN, table.place(code), {"code": str(code)}))
        elif not (isinstance(text, str) and text.strip()):
            table.issues.append(Issue(BAD_TEXT, table.place(code), {"code": code, "expected": f'{CODE_WORDS}: "…"'}))
        else:
            words[code] = {"official": text.strip()}
    return words


def joined(words: Words, more: Words) -> Words:
    """The words of both, field by field."""
    return {code: {**words.get(code, {}), **more.get(code, {})} for code in (*words, *more)}
