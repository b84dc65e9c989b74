"""Money is a whole number of 分: nothing is lost on the way in or out."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zhunsheng.core.values.money import Money, total, yuan


@pytest.mark.parametrize(
    ("written", "fen"),
    [(10000, 1_000_000), ("10000.50", 1_000_050), (0.1, 10), (0, 0), ("1e3", 100_000), (19.99, 1999)],
)
def test_yuan_that_are_money(written: object, fen: int) -> None:
    assert yuan(written) == Money(fen)


@pytest.mark.parametrize(
    "written", [-1, 0.001, "0.005", "much", "", None, True, [], float("nan"), float("inf"), "1e30"]
)
def test_yuan_that_are_not(written: object) -> None:
    assert yuan(written) is None


def test_whole_yuan_are_whole_numbers() -> None:
    assert (Money(1_000_000).yuan, type(Money(1_000_000).yuan)) == (10_000, int)
    assert Money(1_000_050).yuan == 10_000.5


def test_amounts_as_people_write_them() -> None:
    assert (str(Money(1_000_000)), str(Money(1_050)), str(Money())) == ("10,000", "10.50", "0")


@given(st.lists(st.integers(0, 10**12)))
def test_sums_agree_to_the_cent(amounts: list[int]) -> None:
    moneys = [Money(amount) for amount in amounts]
    assert total(moneys).fen == sum(amounts)
    assert sum(moneys, Money()) == total(moneys)
    assert [yuan(str(money).replace(",", "")) for money in moneys] == moneys
