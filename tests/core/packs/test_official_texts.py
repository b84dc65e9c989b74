"""Official texts stand in an institution's own folder: shown beside our words, strict, and never part of a pack's hash."""

import re
from pathlib import Path

import pytest
from packs_in_memory import TEXT, standard

from zhunsheng.core.packs.loader import heads, load_pack, load_words
from zhunsheng.core.packs.pack import PackRefused, pack_from

pytestmark = pytest.mark.slow  # packs are read from files

CLAUSE = "（此处由学校录入协会公布的条文）"
OFFICIAL = f'"4.5.1": {CLAUSE}\nreq.1: |\n  第一行\n  第二行\n'


def write(root: Path, name: str, text: str) -> None:
    target = root / "official" / "ceeaa-standard" / name
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(text, encoding="utf-8")


@pytest.mark.slow
def test_official_texts_stand_beside_our_words(tmp_path: Path) -> None:
    write(tmp_path, "2022/zh.yaml", OFFICIAL)
    ours = load_pack("ceeaa-standard/2022")
    pack = load_pack("ceeaa-standard/2022", extra=[tmp_path])
    assert pack.text("4.5.1", "official") == CLAUSE
    assert pack.text("req.1", "official") == "第一行\n第二行"
    assert pack.text("4.5.1", "summary") == ours.text("4.5.1", "summary")
    assert (pack.text("4.5.2", "official"), ours.text("4.5.1", "official")) == ("", "")
    assert pack.sha256 == ours.sha256


@pytest.mark.slow
def test_the_language_asked_for_comes_first_and_chinese_else(tmp_path: Path) -> None:
    write(tmp_path, "2022/zh.yaml", OFFICIAL)
    assert load_pack("ceeaa-standard/2022", extra=[tmp_path], lang="en").text("4.5.1", "official", "en") == CLAUSE
    write(tmp_path, "2022/en.yaml", '"4.5.1": as printed')
    pack = load_pack("ceeaa-standard/2022", extra=[tmp_path], lang="en")
    assert (pack.text("4.5.1", "official", "en"), pack.text("4.5.1", "title", "en")) == (
        "as printed",
        "Mathematics and natural science",
    )
    both = load_pack("ceeaa-standard/2022", extra=[tmp_path])
    assert (both.text("4.5.1", "official", "zh"), both.text("4.5.1", "official", "en")) == (CLAUSE, "as printed")


@pytest.mark.parametrize(
    ("text", "line", "word"),
    [
        ('"4.5.1": x\n"4.9.9": y', 2, "4.9.9"),
        ('"4.5.1": 3', 1, "4.5.1"),
        ('"4.5.1": " "', 1, "4.5.1"),
        ('"4.5.1": x\n"4.5.1": y', 2, "4.5.1"),
        ("4.5: x", 1, "4.5"),
        ("- x", 0, "key: value"),
    ],
)
def test_a_wrong_official_text_is_refused_with_its_line(tmp_path: Path, text: str, line: int, word: str) -> None:
    write(tmp_path, "2022/zh.yaml", text)
    with pytest.raises(PackRefused) as refused:
        load_pack("ceeaa-standard/2022", extra=[tmp_path])
    (issue,) = refused.value.issues
    assert (issue.place.file, issue.place.line) == ("official/ceeaa-standard/2022/zh.yaml", line)
    assert word in issue.text()


@pytest.mark.parametrize("name", ["zh.yml", "fr.yaml", "4.5.1.docx"])
def test_a_file_that_would_never_be_read_is_refused(tmp_path: Path, name: str) -> None:
    write(tmp_path, f"2022/{name}", OFFICIAL)
    with pytest.raises(PackRefused, match=re.escape(f"official/ceeaa-standard/2022/{name}")):
        load_pack("ceeaa-standard/2022", extra=[tmp_path], lang="zh")


def test_official_texts_of_a_pack_that_is_not_there_are_told(tmp_path: Path) -> None:
    write(tmp_path, "2022/zh.yaml", OFFICIAL)
    assert heads(extra=[tmp_path]) == heads()
    write(tmp_path, "2O22/zh.yaml", OFFICIAL)
    (issue,) = heads(extra=[tmp_path])[1]
    assert (issue.place.file, "ceeaa-standard/2022" in issue.text()) == ("official/ceeaa-standard/2O22", True)


def test_a_pack_of_ones_own_may_hold_them_itself() -> None:
    text = TEXT.replace("summary: 会甲}", "summary: 会甲, official: 原文}")
    pack = pack_from("house-standard/1", standard(zh=text))
    assert (pack.text("out.1", "official"), pack.text("out.1", "official", "en")) == ("原文", "原文")


def test_words_alone_are_read_for_naming_items() -> None:
    assert load_words("ceeaa-standard/2024", lang="en")["req.6"]["title"] == "Engineering and sustainable development"
    with pytest.raises(PackRefused):
        load_words("ceeaa-standard/2O24")
