"""`zhunsheng standards`: the list, every pack readably and as JSON, packs of one's own, refusals."""

import json
from pathlib import Path

import pytest

from zhunsheng.core.packs.loader import heads
from zhunsheng.interfaces.cli.main import main

IDS = [head.id for head in heads()[0]]

HOUSE = {
    "manifest.yaml": """\
kind: standard
edition: "1"
status: trial
title: {zh: 本校标准}
effective_from: "2025"
source: {issuer: 砺江工业大学}
""",
    "items.yaml": 'items: [{code: "1", kind: clause}]',
    "text/zh.yaml": '"1": {title: 实践要够, summary: 每人半年}',
    "cases.yaml": "cases: [{name: 一条, what: count, expected: {clause: 1}}]",
}


@pytest.fixture
def house(tmp_path: Path) -> Path:
    for name, text in HOUSE.items():
        target = tmp_path / "house-standard" / "1" / name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8")
    return tmp_path


def shown(capsys: pytest.CaptureFixture[str], *arguments: object) -> str:
    assert main(["standards", *map(str, arguments)]) == 0
    out, err = capsys.readouterr()
    assert err == ""
    return out


def test_the_list_names_every_pack(capsys: pytest.CaptureFixture[str]) -> None:
    text = shown(capsys)
    assert [pack_id for pack_id in IDS if pack_id not in text] == []
    assert "长春工大教字〔2020〕7号" in text


def test_the_list_as_json(capsys: pytest.CaptureFixture[str]) -> None:
    packs = json.loads(shown(capsys, "--json", "--lang", "en"))["packs"]
    assert [pack["id"] for pack in packs] == IDS
    notice = next(pack for pack in packs if pack["id"] == "notice/ccut-2020")
    assert (notice["status"], notice["source"]["document"]) == ("trial", "长春工大教字〔2020〕7号")


@pytest.mark.slow
@pytest.mark.parametrize("pack_id", IDS)
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_every_pack_can_be_shown(pack_id: str, lang: str, capsys: pytest.CaptureFixture[str]) -> None:
    text = shown(capsys, pack_id, "--lang", lang)
    assert pack_id in text
    assert len(text.splitlines()) > 10
    assert "None" not in text


@pytest.mark.slow
@pytest.mark.parametrize("pack_id", IDS)
def test_every_pack_as_json(pack_id: str, capsys: pytest.CaptureFixture[str]) -> None:
    document = json.loads(shown(capsys, pack_id, "--json"))
    assert document["id"] == pack_id
    assert len(document["sha256"]) == 64
    assert document["texts"]


@pytest.mark.slow
def test_a_standard_is_shown_as_a_tree_with_evidence(capsys: pytest.CaptureFixture[str]) -> None:
    text = shown(capsys, "ceeaa-standard/2022")
    assert "  4.5.3  工程实践与毕业设计（论文）" in text
    assert "近三年毕业设计（论文）选题表" in text
    assert ">= 20%" in text


@pytest.mark.slow
def test_a_notice_is_shown_with_obligations_money_and_assumptions(capsys: pytest.CaptureFixture[str]) -> None:
    text = shown(capsys, "notice/ccut-2020", "--lang", "en")
    assert "R3  Supervision" in text
    assert "100,000" in text
    assert "teaching-performance reward" in text
    assert "The notice names no day" in text


@pytest.mark.slow
def test_a_method_is_shown_by_its_keys(capsys: pytest.CaptureFixture[str]) -> None:
    text = shown(capsys, "method/co-po-levels")
    assert "[[0.7, 3.0], [0.6, 2.0], [0.5, 1.0]]" in text
    document = json.loads(shown(capsys, "method/co-po-levels", "--json"))
    assert document["body"]["method"]["statistic"] == "level"


def test_a_pack_of_ones_own(house: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert "本校标准" in shown(capsys, "--packs", house)
    assert "每人半年" in shown(capsys, "house-standard/1", "--packs", house, "--lang", "en")


@pytest.mark.slow
def test_official_texts_stand_beside_our_summaries(house: Path, capsys: pytest.CaptureFixture[str]) -> None:
    official = house / "official" / "ceeaa-standard" / "2024" / "zh.yaml"
    official.parent.mkdir(parents=True)
    official.write_text('"4.5.1": |\n  第一行\n  第二行\n', encoding="utf-8")
    for lang in ("zh", "en"):
        lines = shown(capsys, "ceeaa-standard/2024", "--packs", house, "--lang", lang).splitlines()
        first = next(at for at, line in enumerate(lines) if line.endswith("第一行"))
        assert lines[first + 1] == "      第二行"
        assert lines[first - 2].startswith("  4.5.1  "), "below our title and summary"
    official.write_text('"4.9.9": x', encoding="utf-8")
    assert main(["standards", "ceeaa-standard/2024", "--packs", str(house)]) == 2
    assert "official/ceeaa-standard/2024/zh.yaml:1" in capsys.readouterr().err


@pytest.mark.slow
def test_a_crosswalk_names_the_items_of_both_sides(capsys: pytest.CaptureFixture[str]) -> None:
    lines = shown(capsys, "ceeaa-standard/2024", "--lang", "en").splitlines()
    at = next(at for at, line in enumerate(lines) if "req.6 Engineering and society" in line)
    assert "→  req.6 Engineering and sustainable development" in lines[at]
    assert lines[at].endswith("merged")
    assert lines[at + 1].strip() == "req.7 Environment and sustainable development"
    assert lines[at + 2].strip() == "· items 6 and 7 are merged into one"
    arrows = {line.index("→") for line in lines if "→  " in line and not line.startswith("【")}
    assert len(arrows) == 1


@pytest.mark.slow
def test_a_supplement_is_shown_by_class_and_says_what_is_not_verified(capsys: pytest.CaptureFixture[str]) -> None:
    text = shown(capsys, "ceeaa-supplement/2022", "--lang", "en")
    assert "electrical  0806 0807 0808" in text
    assert "students of a project supervisor <= 8 people" in text
    assert "teachers with a computing degree (number not known)" in text
    assert "0801  Mechanics" in text


@pytest.mark.slow
def test_tasks_are_shown_with_office_helpers_and_proof(capsys: pytest.CaptureFixture[str]) -> None:
    text = " ".join(shown(capsys, "task-breakdown/ceeaa-2022", "--lang", "en").split())
    assert "4.7.3 Teaching funds · Secure the teaching funds" in text
    assert "owed by Finance office | with Unit (college), Academic affairs office | proof: teaching funds" in text


@pytest.mark.parametrize(
    ("arguments", "word"), [(["ceeaa-standard/2O22"], "ceeaa-standard/2022"), (["x"], "method/default")]
)
def test_an_unknown_pack_is_refused_with_what_there_is(
    arguments: list[str], word: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["standards", *arguments]) == 2
    out, err = capsys.readouterr()
    assert (out, word in err) == ("", True)


def test_a_broken_pack_is_refused_with_its_line(house: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (house / "house-standard" / "1" / "items.yaml").write_text("items: [{code: 1, kind: clause}]", encoding="utf-8")
    assert main(["standards", "house-standard/1", "--packs", str(house)]) == 2
    assert "house-standard/1/items.yaml:1" in capsys.readouterr().err


def test_a_folder_of_packs_that_is_not_there(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["standards", "--packs", str(tmp_path / "gone")]) == 2
    assert "gone" in capsys.readouterr().err
