"""`zhunsheng money` as a user calls it: JSON of the contract, the table, and refusals on stderr with status 2."""

import json
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest

from zhunsheng.interfaces.cli.main import main

EVENTS = """\
policy: notice/ccut-2020
events:
  - {programme: "080901", cycle: 2021, gate: visit-qualified,  date: "2022-05-10"}
  - {programme: "080901", cycle: 2021, gate: accepted,         date: "2021-03-01"}
  - {programme: "080901", cycle: 2021, gate: report-submitted, date: "2021-08-20"}
  - {programme: "080901", cycle: 2021, gate: accepted,         date: "2021-03-02"}
  - {programme: "080202", cycle: 2021, gate: not-accepted,     date: "2021-03-01"}
"""


@pytest.fixture
def events(tmp_path: Path) -> Path:
    path = tmp_path / "events.yaml"
    path.write_text(EVENTS, encoding="utf-8")
    return path


def printed(capsys: pytest.CaptureFixture[str], *arguments: object) -> Any:
    assert main(["money", *map(str, arguments), "--json"]) == 0
    out, err = capsys.readouterr()
    assert err == ""
    return json.loads(out)


def refused(capsys: pytest.CaptureFixture[str], *arguments: object) -> str:
    assert main(["money", *map(str, arguments), "--lang", "en"]) == 2
    out, err = capsys.readouterr()
    assert out == ""
    return err


@pytest.mark.slow
def test_json_of_the_contract(events: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert printed(capsys, events) == {
        "policy": "notice/ccut-2020",
        "tiers": "additive",
        "total": 150000,
        "programmes": [
            {"code": "080202", "cycle": 2021, "entitled": 0, "lines": []},
            {
                "code": "080901",
                "cycle": 2021,
                "entitled": 150000,
                "lines": [
                    {"gate": "accepted", "date": "2021-03-01", "amount": 10000},
                    {"gate": "report-submitted", "date": "2021-08-20", "amount": 40000},
                    {"gate": "visit-qualified", "date": "2022-05-10", "amount": 100000},
                ],
            },
        ],
        "notices": [],
    }


@pytest.mark.slow
def test_replacing_on_the_command_line(events: Path, capsys: pytest.CaptureFixture[str]) -> None:
    found = printed(capsys, events, "--tiers", "replacing")
    assert (found["tiers"], found["total"]) == ("replacing", 100000)
    assert [line["amount"] for line in found["programmes"][1]["lines"]] == [10000, 30000, 60000]


@pytest.mark.slow
def test_the_table_states_what_is_assumed(events: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["money", str(events), "--lang", "en"]) == 0
    shown = capsys.readouterr().out
    assert "150,000" in shown
    assert "does not say whether they add up" in " ".join(shown.split())
    assert main(["money", str(events), "--tiers", "additive", "--lang", "en"]) == 0
    assert "does not say whether they add up" not in " ".join(capsys.readouterr().out.split())
    assert main(["money", str(events)]) == 0
    assert "具备进校考查资格" in capsys.readouterr().out


@pytest.mark.slow
def test_a_file_without_policy_takes_the_only_notice_and_says_so(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "events.yaml"
    path.write_text(EVENTS.replace("policy: notice/ccut-2020\n", ""), encoding="utf-8")
    found = printed(capsys, path)
    assert found["total"] == 150000
    assert len(found["notices"]) == 1
    assert "notice/ccut-2020" in found["notices"][0]


@pytest.mark.slow
@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("gate: accepted,", "gate: acepted,", ["events.yaml:4", "acepted", "accepted, not-accepted, report-submitted"]),
        ('"2021-08-20"', '"2021-08-32"', ["events.yaml:5", "2021-08-32"]),
        ('"080901"', "80901", ["events.yaml:3", "80901", "quotes"]),
        ("policy: notice/ccut-2020", "policy: notice/ccut-2019", ["events.yaml:1", "ccut-2019", "notice/ccut-2020"]),
        ("policy: notice/ccut-2020", "policy: method/default", ["method/default"]),
        ("policy: notice/ccut-2020", "polcy: notice/ccut-2020", ["events.yaml:1", "polcy"]),
        ("cycle: 2021, gate: not", "circle: 2021, gate: not", ["events.yaml:7", "circle", "cycle"]),
        ("events:", "events: [", ["events.yaml"]),
    ],
)
def test_refusals_name_the_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], old: str, new: str, words: list[str]
) -> None:
    assert old in EVENTS
    path = tmp_path / "events.yaml"
    path.write_text(EVENTS.replace(old, new, 1), encoding="utf-8")
    said = refused(capsys, path)
    assert [word for word in words if word not in said] == []


def test_a_file_that_is_not_there(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert "gone.yaml" in refused(capsys, tmp_path / "gone.yaml")


def test_a_file_that_is_not_text(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "events.yaml"
    path.write_bytes(b"PK\x03\x04\xff\xfe\x00")
    assert "events.yaml" in refused(capsys, path)


def test_an_unknown_way_of_combining_is_refused(events: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as left:
        main(["money", str(events), "--tiers", "sum"])
    assert left.value.code == 2
    assert "replacing" in capsys.readouterr().err


@pytest.mark.slow
def test_help_has_examples(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as left:
        main(["money", "--help"])
    assert left.value.code == 0
    assert "zhunsheng money events.yaml" in capsys.readouterr().out


@pytest.mark.slow
def test_a_second_edition_is_data_only(tmp_path: Path, events: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Higher tiers from 1 August 2021 on: what was due before stays as it was."""
    shipped = files("zhunsheng") / "packs" / "notice" / "ccut-2020"
    folder = tmp_path / "packs" / "notice" / "ccut-2021"
    (folder / "text").mkdir(parents=True)
    for name in ("manifest", "obligations", "stages", "money", "policy", "cases", "text/zh", "text/en"):
        text = (shipped / f"{name}.yaml").read_text(encoding="utf-8")
        text = text.replace('effective_from: "2020"', 'effective_from: "2021-08-01"').replace("40000", "50000")
        (folder / f"{name}.yaml").write_text(text, encoding="utf-8")
    found = printed(capsys, events, "--packs", tmp_path / "packs")
    assert [line["amount"] for line in found["programmes"][1]["lines"]] == [10000, 50000, 100000]
    assert found["policy"] == "notice/ccut-2020"
    assert "notice/ccut-2021" in found["notices"][0]


def test_a_pack_that_is_no_notice_is_named_and_its_other_editions_are_not(
    events: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    said = refused(capsys, events, "--policy", "ceeaa-standard/2022")
    assert "'ceeaa-standard/2022'" in said
    assert "ceeaa-standard/2018" not in said
