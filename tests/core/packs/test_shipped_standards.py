"""Facts of the shipped standards that the domain text states: clauses, requirements, shares, attributes, crosswalks."""

from functools import cache

import pytest

from zhunsheng.core.packs.breakdown import Breakdown
from zhunsheng.core.packs.crosswalk import Row
from zhunsheng.core.packs.loader import editions, load_pack
from zhunsheng.core.packs.pack import Pack
from zhunsheng.core.packs.standard import Standard
from zhunsheng.core.packs.supplement import Supplement

pytestmark = pytest.mark.slow  # packs are read from files

CLAUSES = {1: 4, 2: 2, 3: 0, 4: 3, 5: 4, 6: 5, 7: 6}
CEEAA = {"2018": ("", 12), "2022": ("4.", 12), "2024": ("4.", 11)}
AUTOMATION = [
    "高等数学A(1)",
    "线性代数",
    "概率论与数理统计",
    "大学物理",
    "电路原理",
    "模拟电子技术",
    "信号与系统",
    "自动控制原理",
    "电路实验",
    "PLC课程设计",
]


@cache
def pack_of(pack_id: str) -> Pack:
    return load_pack(pack_id, lang="zh")


def standard(pack_id: str) -> Standard:
    body = pack_of(pack_id).body
    assert isinstance(body, Standard)
    return body


def rows(pack_id: str, source: str, target: str) -> tuple[Row, ...]:
    (found,) = [one for one in pack_of(pack_id).crosswalks if (one.source, one.target) == (source, target)]
    return found.rows


@pytest.mark.parametrize("edition", CEEAA)
def test_the_clauses_of_each_edition(edition: str) -> None:
    body, (prefix, requirements) = standard(f"ceeaa-standard/{edition}"), CEEAA[edition]
    wanted = [
        code
        for chapter, count in CLAUSES.items()
        for code in (f"{prefix}{chapter}", *(f"{prefix}{chapter}.{number}" for number in range(1, count + 1)))
    ]
    assert [item.code for item in body.items if item.kind in ("chapter", "clause")] == wanted
    assert [item.code for item in body.of_kind("requirement")] == [f"req.{n}" for n in range(1, requirements + 1)]
    assert all(item.evidence for item in body.of_kind("clause"))
    tagged = [item.tags for item in body.of_kind("requirement")]
    assert tagged == [("technical",)] * 5 + [("non-technical",)] * (requirements - 5)


@pytest.mark.parametrize("edition", CEEAA)
def test_the_shares_of_credits_are_the_same_in_each_edition(edition: str) -> None:
    body, (prefix, _) = standard(f"ceeaa-standard/{edition}"), CEEAA[edition]
    found = {rule.clause: (rule.measure, rule.operator, rule.value, rule.certain) for rule in body.rules}
    shares = {"5.1": 0.15, "5.2": 0.3, "5.3": 0.2, "5.4": 0.15}
    assert found == {f"{prefix}{at}": ("credit-share", ">=", value, True) for at, value in shares.items()}


@pytest.mark.parametrize("edition", CEEAA)
def test_a_complex_problem_needs_the_first_attribute_and_another(edition: str) -> None:
    (one,) = standard(f"ceeaa-standard/{edition}").sets
    assert (one.all_of, one.some_of, one.at_least) == (("cep.1",), tuple(f"cep.{n}" for n in range(2, 8)), 1)


def test_requirements_are_labelled_as_printed() -> None:
    labels = {edition: standard(f"ceeaa-standard/{edition}").of_kind("requirement")[9].label for edition in CEEAA}
    assert labels == {"2018": "3.10", "2022": "10", "2024": "10"}


@pytest.mark.slow
def test_editions_follow_each_other() -> None:
    found = editions("ceeaa-standard/2018", lang="zh")
    assert [(one.manifest.edition, one.manifest.status) for one in found] == [
        ("2018", "revised"),
        ("2022", "in-force"),
        ("2024", "in-force"),
    ]
    assert [one.manifest.supersedes for one in found] == [(), (found[0].id,), (found[1].id,)]


def test_2018_to_2022_only_puts_a_four_before_the_numbers() -> None:
    found = rows("ceeaa-standard/2022", "ceeaa-standard/2018", "ceeaa-standard/2022")
    numbers = [(row.old[0], row.new[0]) for row in found if row.old[0][0].isdigit()]
    assert all(new == f"4.{old}" for old, new in numbers)
    assert {row.change for row in found if row.old != ("scope",)} == {"same"}


def test_2022_to_2024_merges_six_and_seven_and_shifts_the_rest() -> None:
    found = rows("ceeaa-standard/2024", "ceeaa-standard/2022", "ceeaa-standard/2024")
    moved = {row.old: row.new[0] for row in found if row.old[0].startswith("req.")}
    assert moved == {(f"req.{n}",): f"req.{n}" for n in range(1, 6)} | {("req.6", "req.7"): "req.6"} | {
        (f"req.{n}",): f"req.{n - 1}" for n in range(8, 13)
    }
    unchanged = {row.old[0] for row in found if row.old[0].startswith("req.") and row.change == "same"}
    assert unchanged == {"req.4", "req.11"}
    assert all(row.note for row in found if row.change in ("reworded", "merged"))
    assert [row.old for row in found if row.old[0].startswith("4.") and row.certain] == [("4.3",)]


def test_the_requirement_of_2024_speaks_of_personal_qualities() -> None:
    assert "素养" in pack_of("ceeaa-standard/2024").text("term.requirement", "summary")
    assert "素养" not in pack_of("ceeaa-standard/2022").text("term.requirement", "summary")


@pytest.mark.parametrize(
    ("edition", "merged"), [("2018", ("req.6", "req.7")), ("2022", ("req.6", "req.7")), ("2024", ())]
)
def test_each_edition_answers_to_the_attributes_of_the_washington_accord(edition: str, merged: tuple[str, ...]) -> None:
    attributes = standard("iea-gapc/2021")
    assert [item.code for item in attributes.of_kind("requirement")] == [f"WA{n}" for n in range(1, 12)]
    assert [item.code for item in attributes.of_kind("attribute")] == [f"WP{n}" for n in range(1, 8)]
    found = {row.new: row.old for row in rows("iea-gapc/2021", f"ceeaa-standard/{edition}", "iea-gapc/2021")}
    assert found[("WA6",)] == (merged or ("req.6",))
    assert found[("WA11",)] == (("req.12",) if merged else ("req.11",))
    assert all(found[(f"WP{n}",)] == (f"cep.{n}",) for n in range(1, 8))


def test_abet_has_eight_criteria_seven_outcomes_and_hours_instead_of_shares() -> None:
    body = standard("abet-eac/2025-2026")
    assert [item.code for item in body.of_kind("chapter")] == [str(n) for n in range(1, 9)]
    assert [item.label for item in body.of_kind("requirement")] == [str(n) for n in range(1, 8)]
    assert [(rule.measure, rule.value) for rule in body.rules[:2]] == [("credits", 30), ("credits", 45)]
    found = {row.new: row.old for row in rows("abet-eac/2025-2026", "abet-eac/2025-2026", "ceeaa-standard/2024")}
    assert (found[("req.9",)], found[("req.5",)]) == (("so.3",), ())


@pytest.mark.parametrize(
    ("programme", "code"),
    [
        ("080801", "electrical"),
        ("080601", "electrical"),
        ("080701", "electrical"),
        ("080901", "computing"),
        ("080202", "mechanical"),
        ("081301", "chemical-biological"),
        ("083001", "chemical-biological"),
        ("081001", "civil"),
        ("081002", None),
        ("082001", None),
    ],
)
def test_programmes_find_their_supplement(programme: str, code: str | None) -> None:
    body = pack_of("ceeaa-supplement/2022").body
    assert isinstance(body, Supplement)
    found = body.class_of(programme)
    assert (found.code if found else None, body.has_none(programme)) == (code, code is None)


def test_what_was_not_seen_in_the_official_text_is_no_rule() -> None:
    body = pack_of("ceeaa-supplement/2022").body
    assert isinstance(body, Supplement)
    enforced = {one.code for one in body.classes if body.rules_of(one.code)}
    assert enforced == {"mechanical", "computing", "electrical", "chemical-biological"}
    assert all(clause.sort in ("course", "list") for clause in body.clauses if clause.certain), "no number is certain"
    assert all(body.clauses_of(one.code) for one in body.classes)


def test_what_is_enforced_of_courses_can_be_looked_for() -> None:
    body = pack_of("ceeaa-supplement/2022").body
    assert isinstance(body, Supplement)
    asked = {topic for clause in body.clauses if clause.certain and clause.sort == "course" for topic in clause.of}
    assert asked <= set(body.topics)
    assert [body.missing(rule, AUTOMATION) for rule in body.rules_of("electrical")] == [()] * 5
    assert body.missing(body.rules_of("computing")[0], AUTOMATION) == ("topic.discrete",)


def test_every_clause_has_its_task_and_every_office_some() -> None:
    body = pack_of("task-breakdown/ceeaa-2022").body
    assert isinstance(body, Breakdown)
    clauses = [item.code for item in standard("ceeaa-standard/2022").of_kind("clause")]
    assert all(body.of_clause(clause) for clause in (*clauses, "4.3", "4.5"))
    assert all(body.of_office(office) for office in body.offices)
    owed = {task.clause: task.office for task in body.tasks}
    assert (owed["4.7.3"], owed["4.7.2"], owed["4.6.1"]) == ("office.finance", "office.library", "office.personnel")
