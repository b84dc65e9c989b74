"""Finding packs: the shipped ones, an institution's folder, what is unknown; adding a standard is adding data."""

from pathlib import Path

import pytest
from packs_in_memory import MANIFEST, TEXT, standard

from zhunsheng.core.packs.crosswalk import Crosswalk, crosswalk_issues
from zhunsheng.core.packs.loader import editions, heads, list_packs, load_pack
from zhunsheng.core.packs.pack import PackRefused, pack_from, pack_sha256
from zhunsheng.core.packs.standard import Standard

pytestmark = pytest.mark.slow  # packs are read from files


def write(root: Path, pack_id: str, files: dict[str, bytes]) -> None:
    for name, data in files.items():
        target = root / pack_id / name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(data)


def test_an_institutions_standard_is_data_only(tmp_path: Path) -> None:
    write(tmp_path, "house-standard/1", standard())
    known = [head.id for head in heads(extra=[tmp_path])[0]]
    assert {"house-standard/1", "ceeaa-standard/2022", "method/default"} <= set(known)
    pack = load_pack("house-standard/1", extra=[tmp_path])
    assert isinstance(pack.body, Standard)
    assert [item.code for item in pack.body.of_kind("requirement")] == ["out.1", "out.2"]
    assert [rule.certain for rule in pack.body.rules] == [True, False]


def test_chinese_alone_is_enough_for_an_institution(tmp_path: Path) -> None:
    manifest = MANIFEST.replace("languages: [zh, en]", "languages: [zh]").replace(", en: House standard", "")
    write(tmp_path, "house-standard/1", standard(manifest=manifest, en=""))
    pack = load_pack("house-standard/1", extra=[tmp_path])
    assert (pack.text("out.1", "title", "en"), pack.manifest.title("en")) == ("甲", "本校标准")


def test_an_unknown_pack_names_close_ones_and_all() -> None:
    with pytest.raises(PackRefused) as refused:
        load_pack("ceeaa-standard/2012")
    text = str(refused.value)
    assert "Did you mean ceeaa-standard/" in text
    assert "ceeaa-standard/2022" in text.partition("All packs")[0]
    assert "notice/ccut-2020" in text


@pytest.mark.parametrize(
    "pack_id", ["", "../../etc", "method", "method/default/..", "method/DEFAULT", "method/default/"]
)
def test_an_id_is_never_a_path(pack_id: str) -> None:
    with pytest.raises(PackRefused):
        load_pack(pack_id)


def test_a_shipped_pack_is_not_replaced_quietly(tmp_path: Path) -> None:
    write(tmp_path, "ceeaa-standard/2022", standard())
    with pytest.raises(PackRefused, match="exists twice"):
        load_pack("ceeaa-standard/2022", extra=[tmp_path])


def test_a_broken_pack_of_ones_own_stops_the_list_but_no_other_pack(tmp_path: Path) -> None:
    write(tmp_path, "house-standard/1", standard(manifest="kind: nonsense"))
    with pytest.raises(PackRefused, match=r"house-standard/1/manifest.yaml:1"):
        list_packs(extra=[tmp_path])
    assert load_pack("method/default", extra=[tmp_path]).id == "method/default"
    assert [pack.id for pack in editions("notice/ccut-2020", extra=[tmp_path])] == ["notice/ccut-2020"]


def test_folders_that_are_no_packs_are_passed_over(tmp_path: Path) -> None:
    (tmp_path / ".git" / "objects").mkdir(parents=True)
    (tmp_path / "Notes" / "Mine").mkdir(parents=True)
    (tmp_path / "readme.txt").write_text("x")
    assert heads(extra=[tmp_path]) == heads()


def test_editions_come_in_the_order_of_their_days(tmp_path: Path) -> None:
    for edition, day in (("2", "2026-09-01"), ("1", "2025-09"), ("0", "2019")):
        manifest = MANIFEST.replace('"1"', f'"{edition}"').replace('"2025-09"', f'"{day}"')
        write(tmp_path, f"house-standard/{edition}", standard(manifest=manifest))
    found = editions("house-standard/2", extra=[tmp_path])
    assert [pack.manifest.edition for pack in found] == ["0", "1", "2"]


def test_the_hash_covers_names_and_contents() -> None:
    files = standard()
    pack = pack_from("house-standard/1", files)
    assert pack.sha256 == pack_sha256(dict(reversed(files.items())))
    touched = {**files, "text/zh.yaml": files["text/zh.yaml"] + b"\n"}
    assert pack_from("house-standard/1", touched).sha256 != pack.sha256
    swapped = {**files, "text/zh.yaml": files["items.yaml"], "items.yaml": files["text/zh.yaml"]}
    assert pack_sha256(swapped) != pack.sha256


# crosswalks

CROSSWALK = """\
crosswalks:
  - from: ceeaa-standard/2022
    to: house-standard/1
    over: [requirement]
    rows:
      - {old: [req.1], new: [out.1], change: same}
      - {old: [req.2, req.3, req.4], new: [out.2], change: merged}
      - {old: [req.5], change: dropped}
      - {old: [req.6], change: dropped}
      - {old: [req.7], change: dropped}
      - {old: [req.8], change: dropped}
      - {old: [req.9], change: dropped}
      - {old: [req.10], change: dropped}
      - {old: [req.11], change: dropped}
      - {old: [req.12], change: dropped}
"""


def crosswalk_of(text: str) -> tuple[Crosswalk, list[str]]:
    pack = pack_from("house-standard/1", standard(crosswalk=text))
    source, target = load_pack("ceeaa-standard/2022").body, pack.body
    assert isinstance(source, Standard)
    assert isinstance(target, Standard)
    (crosswalk,) = pack.crosswalks
    return crosswalk, [issue.text() for issue in crosswalk_issues(crosswalk, source, target, "crosswalk.yaml")]


def test_a_total_crosswalk_holds() -> None:
    crosswalk, issues = crosswalk_of(CROSSWALK)
    assert issues == []
    assert crosswalk.rows[1].old == ("req.2", "req.3", "req.4")


@pytest.mark.parametrize(
    ("old", "new", "word"),
    [
        ("      - {old: [req.12], change: dropped}\n", "", "req.12"),
        ("{old: [req.1], new: [out.1], change: same}", "{old: [req.1], change: dropped}", "out.1"),
        ("[req.12]", "[req.13]", "req.13"),
        ("[req.12]", "[req.11]", "req.11"),
    ],
)
def test_a_crosswalk_with_a_gap(old: str, new: str, word: str) -> None:
    issues = crosswalk_of(CROSSWALK.replace(old, new))[1]
    assert any(word in issue for issue in issues)


@pytest.mark.parametrize(
    ("old", "new", "line"),
    [
        ("change: same", "change: equal", 6),
        ("new: [out.2], change: merged", "new: [out.2], change: same", 7),
        ("{old: [req.5], change: dropped}", "{old: [req.5], change: new}", 8),
        ("over: [requirement]", "over: [requirements]", 4),
        ("to: house-standard/1", "to: ceeaa-standard/2024", 2),
        ("from: ceeaa-standard/2022", "from: ceeaa", 2),
    ],
)
def test_a_crosswalk_that_makes_no_sense(old: str, new: str, line: int) -> None:
    with pytest.raises(PackRefused) as refused:
        pack_from("house-standard/1", standard(crosswalk=CROSSWALK.replace(old, new)))
    assert line in [issue.place.line for issue in refused.value.issues]


def test_texts_are_read_as_utf8_only() -> None:
    with pytest.raises(PackRefused, match="UTF-8"):
        pack_from("house-standard/1", {**standard(), "text/zh.yaml": TEXT.encode("gb18030")})


def test_one_language_is_read_alone() -> None:
    broken = {**standard(), "text/en.yaml": b"a: ["}
    assert pack_from("house-standard/1", broken, lang="zh").text("out.1") == "甲"
    with pytest.raises(PackRefused):
        pack_from("house-standard/1", broken, lang="en")


def test_a_language_a_pack_lacks_is_shown_in_chinese() -> None:
    manifest = MANIFEST.replace("languages: [zh, en]", "languages: [zh]").replace(", en: House standard", "")
    pack = pack_from("house-standard/1", standard(manifest=manifest, en=""), lang="en")
    assert pack.words("en")["out.1"] == {"title": "甲", "summary": "会甲"}
