"""Walks all shipped packs: schema, unique codes, both languages, references, crosswalks, cases."""

import re
from functools import cache
from importlib.resources import files

import pytest

from zhunsheng.core.funding.cases import money_case_issues
from zhunsheng.core.funding.entitlement import Edition, edition_of
from zhunsheng.core.packs.cases import WHATS, Case
from zhunsheng.core.packs.kinds import MethodRule
from zhunsheng.core.packs.loader import heads, load_pack
from zhunsheng.core.packs.manifest import LANGUAGES
from zhunsheng.core.packs.notice import Notice
from zhunsheng.core.packs.pack import Pack
from zhunsheng.core.packs.soundness import pack_issues
from zhunsheng.core.values.issue import Issue
from zhunsheng.core.workflow.predicates import notice_issues
from zhunsheng.core.workflow.stages import table_issues

pytestmark = pytest.mark.slow  # every pack is read

HEADS, BROKEN = heads()
IDS = [head.id for head in HEADS]
LATIN = re.compile("[A-Za-z]")
CHINESE = re.compile("[\u4e00-\u9fff]")


@cache
def loaded(pack_id: str) -> Pack:
    return load_pack(pack_id)


def texts(issues: list[Issue]) -> list[str]:
    return [issue.text() for issue in issues]


def test_every_folder_is_a_pack() -> None:
    assert texts(BROKEN) == []
    folders = {
        f"{group.name}/{pack.name}" for group in (files("zhunsheng") / "packs").iterdir() for pack in group.iterdir()
    }
    assert folders == set(IDS)


def test_packs_hold_data_only() -> None:
    left = [
        file.name for group in (files("zhunsheng") / "packs").iterdir() for file in group.iterdir() if file.is_file()
    ]
    assert left == []


@pytest.mark.parametrize("pack_id", IDS)
def test_pack_is_sound(pack_id: str) -> None:
    pack = loaded(pack_id)  # schema, codes, references, completeness of every declared language
    assert set(pack.manifest.languages) == set(LANGUAGES), "shipped packs have both languages"
    assert pack.cases, "a pack brings a readable case"
    assert pack.manifest.source.issuer


@pytest.mark.parametrize("pack_id", IDS)
def test_pack_is_really_translated(pack_id: str) -> None:
    pack = loaded(pack_id)
    english = [text for words in pack.texts.by_language["en"].values() for text in words.values()]
    # an English text may name a sheet or a column, which are Chinese
    assert [text for text in english if len(CHINESE.findall(text)) > len(LATIN.findall(text))] == []
    chinese = [text for words in pack.texts.by_language["zh"].values() for text in words.values()]
    assert sum(1 for text in chinese if CHINESE.search(text)) > 0.95 * len(chinese)


@pytest.mark.parametrize("pack_id", IDS)
def test_pack_names_only_packs_that_exist_and_is_total_over_them(pack_id: str) -> None:
    pack = loaded(pack_id)
    assert set(pack.manifest.supersedes) <= set(IDS)
    assert texts(pack_issues(pack, loaded)) == []  # crosswalks, tasks, clauses of supplements, count cases


@pytest.mark.parametrize("pack_id", IDS)
def test_no_official_text_is_shipped(pack_id: str) -> None:
    words = [fields for language in loaded(pack_id).texts.by_language.values() for fields in language.values()]
    assert [fields["official"] for fields in words if "official" in fields] == []


@pytest.mark.parametrize("pack_id", [head.id for head in HEADS if head.kind == "notice"])
def test_notice_asks_only_what_can_be_asked(pack_id: str) -> None:
    notice = loaded(pack_id).body
    assert isinstance(notice, Notice)
    assert texts(notice_issues(notice) + table_issues(notice)) == []


@pytest.mark.parametrize("pack_id", [head.id for head in HEADS if head.kind != "method"])
def test_cases_hold(pack_id: str) -> None:
    pack = loaded(pack_id)
    assert texts([issue for case in pack.cases for issue in case_issues(pack, case)]) == []


def case_issues(pack: Pack, case: Case) -> list[Issue]:
    if case.what == "count":
        return []  # among pack_issues above
    edition = edition_of(pack)
    if isinstance(edition, Edition) and case.what == "money":
        return money_case_issues(case, edition)
    pytest.fail(f"nothing runs the case '{case.name}' of {pack.id} ({case.what})")


@pytest.mark.parametrize("pack_id", [head.id for head in HEADS if head.kind == "method"])
def test_cases_of_methods_are_of_a_sort_the_engine_runs(pack_id: str) -> None:
    pack = loaded(pack_id)
    assert isinstance(pack.body, MethodRule)
    assert {case.what for case in pack.cases} <= {"course", "programme"} <= set(WHATS)


def test_editions_of_a_series_never_start_on_one_day() -> None:
    days = [(head.kind, head.series, head.in_force_from) for head in HEADS]
    assert len(set(days)) == len(days)
