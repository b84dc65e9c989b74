"""Units and programmes of the sample university: the figures of its description, exactly."""

import re
from collections import Counter
from datetime import date

import pytest

from zhunsheng.core.sample.accreditation import AS_OF, Standing
from zhunsheng.core.sample.registry import CLASSES, RECORDS, record
from zhunsheng.core.sample.units import CENTRE, UNITS, UnitKind, units_of

VALID = [one for one in RECORDS if one.accreditation.standing is Standing.VALID]


def test_eight_units_teach_engineering_and_ten_offices_receive_the_notice() -> None:
    assert len(units_of(UnitKind.ENGINEERING)) == 8
    assert sum(unit.receives for unit in units_of(UnitKind.OFFICE)) == 10
    assert [unit.name for unit in units_of(UnitKind.OFFICE) if not unit.receives] == [CENTRE]
    for values in ([unit.code for unit in UNITS], [unit.name for unit in UNITS]):
        assert len(set(values)) == len(values)


def test_thirty_programmes_belong_to_the_eight_units() -> None:
    assert len(RECORDS) == 30
    assert {one.unit for one in RECORDS} == {unit.name for unit in units_of(UnitKind.ENGINEERING)}
    assert min(Counter(one.unit for one in RECORDS).values()) >= 3


def test_codes_are_those_of_the_catalogue_and_belong_to_a_known_class() -> None:
    for one in RECORDS:
        assert re.fullmatch(r"\d{6}(T|K|TK)?", one.code)
        assert one.class_name == CLASSES[one.class_code]
    assert (record("080801").name, record("080801").class_name) == ("自动化", "自动化类")


@pytest.mark.parametrize("field", ["code", "name", "number"])
def test_programmes_differ(field: str) -> None:
    assert len({getattr(one, field) for one in RECORDS}) == 30


def test_9840_students_in_four_cohorts() -> None:
    assert 4 * sum(one.groups * one.group_size for one in RECORDS) == 9840
    assert all(25 <= one.group_size <= 45 and 2 <= one.groups <= 4 for one in RECORDS)


def test_21_programmes_are_eligible_5_are_too_young_and_4_award_another_degree() -> None:
    assert sum(one.eligible() for one in RECORDS) == 21
    assert Counter(one.obstacles() for one in RECORDS) == {(): 21, ("cohorts",): 5, ("degree",): 4}


def test_cohorts_graduate_at_the_end_of_june() -> None:
    young = record("080213T")
    assert young.first_intake == 2020
    assert [young.graduated_cohorts(day) for day in (date(2024, 6, 30), date(2024, 7, 1), AS_OF)] == [0, 1, 2]
    assert not young.eligible(date(2026, 6, 30))
    assert young.eligible(date(2026, 7, 1))
    assert record("081008T").graduated_cohorts() == 0


def test_eleven_are_tagged_and_six_of_them_certified() -> None:
    tagged = [one for one in RECORDS if one.tags]
    assert len(tagged) == 11
    assert sum(one in VALID for one in tagged) == 6
    assert {tag.name for one in tagged for tag in one.tags} == {"国家级特色", "省级特色", "省级品牌"}
    assert all(one.eligible() for one in tagged)
    documents = [tag.document for one in tagged for tag in one.tags]
    assert len(set(documents)) == 11
    assert all(document.startswith("示例") for document in documents)


def test_standings_on_the_first_of_january() -> None:
    standings = Counter(one.accreditation.standing for one in RECORDS)
    assert standings == {Standing.VALID: 7, Standing.FILED: 4, Standing.PREPARING: 10, Standing.INELIGIBLE: 9}
    assert all(one.eligible() == (one.accreditation.standing is not Standing.INELIGIBLE) for one in RECORDS)


def test_conclusions_end_as_described() -> None:
    assert Counter(one.accreditation.valid_to for one in VALID) == {2026: 1, 2027: 2, 2028: 2, 2030: 2}
    for one in VALID:
        state = one.accreditation
        assert (state.valid_from or 0) <= AS_OF.year <= (state.valid_to or 0)
        assert state.renewal == (state.valid_to == 2026)
        expected = None if state.valid_to == 2030 else (state.valid_to or 0) - 3
        assert (state.midterm.year if state.midterm else None) == expected
    assert {one.accreditation.midterm.month for one in VALID if one.accreditation.valid_to == 2028} == {12}  # type: ignore[union-attr]


def test_five_were_filed_in_september_and_four_accepted() -> None:
    filed = [one for one in RECORDS if one.accreditation.filed]
    assert len(filed) == 5
    for one in filed:
        assert date(2025, 9, 5) <= (one.accreditation.filed or AS_OF) <= date(2025, 9, 30)
    assert Counter((one.accreditation.renewal, one.accreditation.accepted) for one in filed) == {
        (True, True): 1, (False, True): 3, (False, False): 1,
    }  # fmt: skip
    assert record("080801").accreditation.filed == date(2025, 9, 26)


def test_one_unit_has_nothing_left_to_nominate() -> None:
    """Seven units have a programme in preparation or a conclusion that ends next year; one asks for an exemption."""
    able = {
        one.unit
        for one in RECORDS
        if one.accreditation.standing is Standing.PREPARING or one.accreditation.valid_to == 2027
    }
    assert {unit.name for unit in units_of(UnitKind.ENGINEERING)} - able == {"计算机与软件学院"}
