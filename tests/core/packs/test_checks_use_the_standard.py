"""The check-up takes its credit shares and the list of requirements from whichever standard the plan names."""

from dataclasses import replace

import pytest

from factories.sound_programme import Folder, sound_folder
from zhunsheng.core.packs.loader import load_pack

pytestmark = pytest.mark.slow  # a whole programme is computed

PRINTED = {"2018": "3.{}", "2022": "{}", "2024": "{}"}


def following(edition: str) -> Folder:
    """The sound programme under another edition, its items found through the crosswalk from 2022."""
    folder = sound_folder()
    to_2024 = {
        old: row.new[0].removeprefix("req.")
        for crosswalk in load_pack("ceeaa-standard/2024", lang="zh").crosswalks
        for row in crosswalk.rows
        for old in row.old
    }
    requirements = tuple(
        replace(one, standard_item=to_2024[f"req.{one.id}"] if edition == "2024" else PRINTED[edition].format(one.id))
        for one in folder.plan.requirements
    )
    folder.change_plan(standard=f"ceeaa-standard/{edition}", requirements=requirements)
    return folder


def found(folder: Folder) -> list[tuple[str, str]]:
    return [(finding.rule, finding.issue.text()) for finding in folder.checkup().findings]


@pytest.mark.parametrize("edition", PRINTED)
def test_a_sound_programme_is_sound_under_each_edition(edition: str) -> None:
    assert found(following(edition)) == []


@pytest.mark.parametrize("edition", PRINTED)
def test_too_few_credits_are_found_under_each_edition(edition: str) -> None:
    folder = following(edition)
    courses = tuple(
        replace(one, category="其他") if one.category in ("人文社科", "人文社会科学") else one
        for one in folder.plan.courses
    )
    assert courses != folder.plan.courses
    folder.change_plan(courses=courses)
    ((rule, text),) = [one for one in found(folder) if one[0].startswith("credit-share")]
    assert (rule, "15 %" in text) == ("credit-share-humanities", True)


@pytest.mark.parametrize(("edition", "item"), [("2018", "3.10 沟通"), ("2022", "10 沟通"), ("2024", "9 沟通")])
def test_a_requirement_nobody_answers_is_found_under_each_edition(edition: str, item: str) -> None:
    folder = following(edition)
    wanted = "requirement-covers-standard"
    plan = folder.plan
    other = plan.requirements[0].standard_item
    folder.change_plan(
        requirements=tuple(replace(one, standard_item=other) if one.id == "10" else one for one in plan.requirements)
    )
    assert any(item in text for rule, text in found(folder) if rule == wanted)


def test_the_old_numbers_do_not_fit_the_list_of_eleven() -> None:
    folder = sound_folder()
    folder.change_plan(standard="ceeaa-standard/2024")
    (text,) = [text for rule, text in found(folder) if rule == "requirement-covers-standard"]
    assert "'12'" in text
