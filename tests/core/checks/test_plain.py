import json

import pytest
from faults import a_mark_above_the_full_mark, all_have_one_mark, no_method_file, weights_do_not_add_up

from factories.sound_programme import PACK, Folder, bounds, sound_folder
from zhunsheng.core.checks.checkup import SLUGS, Checkup
from zhunsheng.core.checks.plain import checkup_plain, checkup_sarif
from zhunsheng.core.checks.waivers import Waiver
from zhunsheng.core.packs.loader import load_pack

pytestmark = pytest.mark.slow  # the whole check-up is run

WAIVER = Waiver("no-spread", "", "试卷第一题人人做对", "秦望川", "2026-05-20", 1)


def broken() -> Folder:
    folder = sound_folder()
    for plant in (weights_do_not_add_up, all_have_one_mark, a_mark_above_the_full_mark, no_method_file):
        plant(folder)
    return folder


def checked() -> Checkup:
    return broken().checkup([WAIVER])


def test_json_has_the_keys_of_the_contract() -> None:
    plain = json.loads(json.dumps(checkup_plain(checked(), str)))
    assert set(plain) == {"findings", "counts", "notices"}
    assert plain["counts"] == {"error": 3, "warning": 0, "signal": 0, "waived": 1}
    *counting, explained = plain["findings"]
    assert all(set(one) == {"rule", "severity", "clause", "where", "message", "hint"} for one in counting)
    assert explained["waived"] == {"reason": WAIVER.reason, "by": WAIVER.by, "date": WAIVER.date}
    weights = next(one for one in counting if one["rule"] == "weights-sum-to-one")
    assert weights["where"] == "培养方案.xlsx!支撑矩阵!C"
    assert (weights["severity"], weights["clause"]) == ("error", "4.4.1")
    assert "0.9" in weights["message"]


def test_sarif_names_every_rule_and_places_every_finding() -> None:
    log = checkup_sarif(checked(), load_pack(PACK), bounds(), str, lang="zh", version="1.2.3")
    log = json.loads(json.dumps(log))
    [run] = log["runs"]
    assert log["version"] == "2.1.0"
    rules = run["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules] == list(SLUGS)
    assert all(rule["help"]["text"] and rule["shortDescription"]["text"] for rule in rules)
    for result in run["results"]:
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
        assert result["message"]["text"]
        assert result["level"] in ("error", "warning", "note")
    mark = next(result for result in run["results"] if result["ruleId"] == "impossible-marks")
    [location] = mark["locations"]
    assert location["physicalLocation"]["artifactLocation"]["uri"] == "%E8%AF%BE%E7%A8%8B/M1.xlsx"
    assert location["logicalLocations"][0]["name"] == "D4"
    suppressed = [result for result in run["results"] if "suppressions" in result]
    assert [result["ruleId"] for result in suppressed] == ["no-spread"]
    assert WAIVER.reason in suppressed[0]["suppressions"][0]["justification"]


def test_sarif_of_a_sound_folder_has_no_results() -> None:
    log = checkup_sarif(sound_folder().checkup(), load_pack(PACK), bounds(), str, lang="en", version="1")
    assert log["runs"][0]["results"] == []
