"""Chinese is complete: every message of the source is translated, with the same figures, in words the glossary allows."""

import ast
import re

import pytest
from checkout import ROOT, modules, package, parsed, place

import translations

pytestmark = pytest.mark.slow

SRC = package(ROOT)


def test_every_message_is_translated() -> None:
    assert translations.untranslated(translations.catalogue(translations.PO), translations.messages(SRC)) == []


def test_compiled_catalogue_is_made_from_this_one() -> None:
    assert translations.MO.read_bytes() == translations.mo_bytes(translations.catalogue(translations.PO))


def test_marked_messages_are_plain_texts() -> None:
    """An f-string is translated after its figures are in it, which no catalogue can know."""
    wrong = [
        place(ROOT, file, call)
        for file in modules(SRC)
        for call, text in translations.marked(parsed(file))
        if isinstance(text, ast.JoinedStr | ast.BinOp)
    ]
    assert wrong == []


def _never_on_screen() -> list[str]:
    """The words of the glossary's last list."""
    glossary = (ROOT / "docs" / "glossary.md").read_text(encoding="utf-8")
    section = glossary.split("## Never on screen", 1)[1]
    words = re.findall(r"`([^`]+)`", section)
    assert len(words) > 5
    return words


def test_words_on_screen_are_the_glossarys() -> None:
    forbidden = _never_on_screen()
    said = [str(message.string) for message in translations.catalogue(translations.PO) if message.id]
    assert [(word, text) for word in forbidden for text in said if word in text] == []


@pytest.mark.parametrize(
    ("english", "chinese", "found"),
    [
        ("{count} problems", "{count} 个问题", 0),
        ("{count} problems", "{number} 个问题", 1),
        ("{count} problems", "", 1),
        ("%(prog)s: error: %(message)s", "%(prog)s：%(message)s", 0),
        ("%(prog)s: error: %(message)s", "%(prog)s：出错", 1),
    ],
)
def test_guard_sees_what_is_untranslated(english: str, chinese: str, found: int) -> None:
    catalog = translations.Catalog(locale="zh")
    catalog.add(english, chinese)
    assert len(translations.untranslated(catalog, {english: ["planted"]})) == found


def test_fuzzy_translation_counts_as_none() -> None:
    catalog = translations.Catalog(locale="zh")
    catalog.add("weight", "权重", flags=["fuzzy"])
    assert len(translations.untranslated(catalog, {"weight": ["planted"]})) == 1


def test_update_keeps_translations_and_forgets_nothing() -> None:
    old = translations.Catalog(locale="zh")
    old.add("kept", "保留")
    old.add("gone", "不再使用")
    new = translations.updated(old, {"kept": ["a"], "added": ["b"]})
    assert new["kept"].string == "保留"
    assert not new["added"].string
    assert "gone" not in new
    again = translations.updated(new, {"gone": ["a"]})
    assert again["gone"].string == "不再使用"
