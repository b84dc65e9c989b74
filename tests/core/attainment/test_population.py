"""Only the plan's own students count where the sheet says whose they are."""

import pytest

from zhunsheng.core.attainment.population import population_of
from zhunsheng.core.values.course import Course, Entry, Gradebook, Item
from zhunsheng.core.values.plan import Plan

PLAN = Plan(code="080801", name="自动化", cohort="2021")


def course(*entries: Entry) -> Course:
    return Course("B1", (), (Gradebook((Item("期末", 100, ()),), entries, b"", b""),), file="B1.xlsx")


def kept(*entries: Entry) -> tuple[list[str], list[str]]:
    population, notices = population_of(PLAN, course(*entries))
    own = [entry.student for entry in entries if population is None or population(entry)]
    return own, [notice.kind.code for notice in notices]


def test_without_the_columns_everybody_counts_and_it_is_said() -> None:
    assert kept(Entry("1"), Entry("2")) == (["1", "2"], ["population-not-stated"])


@pytest.mark.parametrize("programme", ["080801", "自动化", " 自动化 "])
def test_a_programme_is_known_by_code_or_name(programme: str) -> None:
    own, notices = kept(Entry("1", programme=programme), Entry("2", programme="测控"))
    assert own == ["1"]
    assert notices == ["population-left-out"]


@pytest.mark.parametrize("cohort", ["2021", "2021级"])
def test_a_cohort_is_known_with_or_without_its_ending(cohort: str) -> None:
    assert kept(Entry("1", cohort=cohort), Entry("2", cohort="2020级"))[0] == ["1"]


def test_both_columns_must_fit() -> None:
    own, _ = kept(
        Entry("1", programme="自动化", cohort="2021"),
        Entry("2", programme="自动化", cohort="2020"),
        Entry("3", programme="测控", cohort="2021"),
    )
    assert own == ["1"]


def test_a_student_without_entry_in_a_used_column_is_left_out_and_named() -> None:
    population, notices = population_of(PLAN, course(Entry("1", programme="自动化", row=2), Entry("2", row=7)))
    assert population is not None
    assert [notice.kind.code for notice in notices] == ["population-not-known"]
    assert notices[0].params["rows"] == ("7",)


def test_several_attempts_of_one_person_are_counted_once() -> None:
    _, notices = population_of(
        PLAN, course(Entry("1", programme="自动化"), Entry("2", programme="测控"), Entry("2", programme="测控"))
    )
    assert notices[0].params == {"count": 1, "kept": 1}
