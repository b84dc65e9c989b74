"""The people of the sample university: counts, uniqueness, bounds, posts, and that they are invented."""

from collections import Counter

import pytest

from zhunsheng.core.sample.chance import SEED
from zhunsheng.core.sample.deep import DEEP_PROGRAMMES
from zhunsheng.core.sample.people import Kind, Person, people
from zhunsheng.core.sample.posts import Post, Role, posts
from zhunsheng.core.sample.registry import RECORDS, record
from zhunsheng.core.sample.units import UnitKind, units_of


@pytest.fixture(scope="module")
def everybody() -> tuple[Person, ...]:
    return people(SEED)


@pytest.fixture(scope="module")
def all_posts(everybody: tuple[Person, ...]) -> tuple[Post, ...]:
    return posts(everybody)


def test_612_teachers_and_74_technicians(everybody: tuple[Person, ...]) -> None:
    kinds = Counter(one.kind for one in everybody)
    assert (kinds[Kind.TEACHER], kinds[Kind.TECHNICIAN]) == (612, 74)
    assert kinds[Kind.INDUSTRY] == 2 * 21


def test_every_programme_has_its_teachers(everybody: tuple[Person, ...]) -> None:
    counts = Counter(one.programme for one in everybody if one.kind is Kind.TEACHER and one.programme)
    assert counts == {one.code: one.teachers for one in RECORDS}
    assert counts["080801"] == 24
    for one in everybody:
        if one.kind is Kind.TEACHER and one.programme:
            assert one.unit == record(one.programme).unit


@pytest.mark.parametrize("field", ["number", "name"])
def test_nobody_has_anothers(everybody: tuple[Person, ...], field: str) -> None:
    assert len({getattr(one, field) for one in everybody}) == len(everybody)


def test_ages_titles_and_degrees_are_plausible(everybody: tuple[Person, ...]) -> None:
    teachers = [one for one in everybody if one.kind is Kind.TEACHER]
    for one in everybody:
        assert 25 <= 2026 - one.born <= 60
        assert 24 <= one.joined - one.born <= 31
        assert one.joined <= 2025
        assert 2 <= len(one.name) <= 4
    assert {one.title for one in teachers} == {"教授", "副教授", "讲师", "助教"}
    doctors = sum(one.degree == "博士" for one in teachers) / len(teachers)
    assert 0.55 < doctors < 0.8
    assert 0.15 < sum(one.title == "教授" for one in teachers) / len(teachers) < 0.22


def test_everybody_the_course_tables_name_works_here(everybody: tuple[Person, ...]) -> None:
    names = {one.name: one for one in everybody}
    for programme in DEEP_PROGRAMMES:
        assert {names[name].programme for name in programme.teachers} == {programme.code}
        assert [one.leader for one in programme.syllabi if one.leader not in names] == []


def test_another_seed_gives_other_people_of_the_same_number(everybody: tuple[Person, ...]) -> None:
    assert people(SEED) == everybody
    other = people(SEED + 1)
    assert len(other) == len(everybody)
    assert sum(a.name == b.name for a, b in zip(everybody, other, strict=True)) < 150


def test_posts_are_held_by_people_who_exist(everybody: tuple[Person, ...], all_posts: tuple[Post, ...]) -> None:
    numbers = {one.number for one in everybody}
    assert {post.person for post in all_posts} <= numbers
    assert len(set(all_posts)) == len(all_posts)
    assert all(post.title for post in all_posts)
    assert {post.role for post in all_posts} == set(Role)


def test_every_unit_and_programme_has_those_who_answer_for_it(all_posts: tuple[Post, ...]) -> None:
    by_role = Counter(post.role for post in all_posts)
    for role in (Role.DEAN, Role.PARTY_SECRETARY, Role.VICE_DEAN, Role.DEPUTY_SECRETARY, Role.TEACHING_SECRETARY):
        assert by_role[role] == 8
    for role in (Role.HEAD, Role.LIAISON, Role.CHAIR):
        assert by_role[role] == 30
    offices = len(units_of(UnitKind.OFFICE))
    assert (by_role[Role.OFFICE_HEAD], by_role[Role.CONTACT]) == (offices, offices)
    assert (by_role[Role.PRESIDENT], by_role[Role.VICE_PRESIDENT]) == (1, 1)


def test_those_whom_the_stories_name_hold_their_posts(
    everybody: tuple[Person, ...], all_posts: tuple[Post, ...]
) -> None:
    names = {one.number: one.name for one in everybody}
    held = {(post.role, post.unit, post.programme): names[post.person] for post in all_posts}
    assert held[Role.HEAD, "电气与自动化学院", "080801"] == "秦望川"
    assert held[Role.OFFICE_HEAD, "教学质量监控与评价中心", ""] == "赵临川"
    assert held[Role.TEACHING_SECRETARY, "电气与自动化学院", ""] == "钱若蘅"


def test_deans_teach_and_no_one_holds_both_posts_of_a_unit(
    everybody: tuple[Person, ...], all_posts: tuple[Post, ...]
) -> None:
    kinds = {one.number: one.kind for one in everybody}
    deans = {post.person for post in all_posts if post.role is Role.DEAN}
    assert {kinds[person] for person in deans} == {Kind.TEACHER}
    assert not deans & {post.person for post in all_posts if post.role is Role.VICE_DEAN}
