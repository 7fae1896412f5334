"""Amounts of money in figures."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from genderplan.errors import InvalidValueError, NotExactError, ParseError
from genderplan.formatting import format_money, parse_money
from genderplan.formatting.money import MoneyScale
from genderplan.quantities import Money

scales = st.sampled_from(["đồng", "nghìn", "triệu", "tỷ", "nghìn tỷ", "auto"])


@pytest.mark.parametrize(
    ("amount", "scale", "digits", "text"),
    [
        (1_000_000, "đồng", None, "1.000.000 đồng"),
        (Money(5), "đồng", None, "5 đồng"),
        (1_200_000_000, "tỷ", None, "1,2 tỷ đồng"),
        (8_744_000_000, "triệu", None, "8.744 triệu đồng"),
        (85_000_000_000, "auto", None, "85 tỷ đồng"),
        (8_744_000_000, "auto", None, "8.744 triệu đồng"),
        (1_500_000, "auto", None, "1,5 triệu đồng"),
        (1_234_567, "auto", None, "1.234.567 đồng"),
        (999_999, "auto", None, "999.999 đồng"),
        (0, "auto", None, "0 đồng"),
        (1_234_567, "triệu", 1, "1,2 triệu đồng"),
        (1_250_000, "triệu", 1, "1,3 triệu đồng"),
        (1_234_567, "triệu", None, "1,234567 triệu đồng"),
        (3 * 10**12, "nghìn tỷ", None, "3 nghìn tỷ đồng"),
        (-1_200_000_000, "auto", None, "-1,2 tỷ đồng"),
        (Decimal("1.5"), "đồng", None, "1,5 đồng"),
    ],
)
def test_amounts_are_written(
    amount: Money | int | Decimal, scale: MoneyScale, digits: int | None, text: str
) -> None:
    """Exact unless digits are asked for, in the scale of the statement."""
    assert format_money(amount, scale, digits) == text


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("1.000.000 đồng", 1_000_000),
        ("1.000.000đ", 1_000_000),
        ("1.000.000\u00a0₫", 1_000_000),
        ("1.000.000 VND", 1_000_000),
        ("1.000.000 VNĐ", 1_000_000),
        ("215 342 000 đồng", 215_342_000),
        ("1,2 tỷ đồng", 1_200_000_000),
        ("1,2 tỉ đồng", 1_200_000_000),
        ("85 tỷ", 85_000_000_000),
        ("2 triệu rưỡi", 2_500_000),
        ("1 tỷ rưỡi đồng", 1_500_000_000),
        ("3 nghìn rưỡi đồng", 3_500),
        ("8.744 triệu đồng", 8_744_000_000),
        ("3 nghìn tỷ đồng", 3 * 10**12),
        ("1.000.000 đồng Việt Nam", 1_000_000),
        ("0,5 đồng", Decimal("0.5")),
        ("500 ngàn đồng", 500_000),
        ("1 nghìn 500 tỷ đồng", 1_500 * 10**9),
        ("1.200 triệu 500 nghìn đồng", 1_200_500_000),
    ],
)
def test_amounts_are_read(text: str, amount: int | Decimal) -> None:
    """Figures, then a scale or a unit, or both."""
    assert parse_money(text) == Money(amount)


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("5,000 đồng", "number"),
        ("1.000.000", "unit"),
        ("1,000,000 đồng", "number"),
        ("10.000.000 đồng đến 15.000.000 đồng", "amount of money"),
        ("hơn 85 tỷ đồng", "amount of money"),
        ("1.000 USD", "amount of money"),
        ("đồng", "amount of money"),
    ],
)
def test_doubtful_amounts_are_refused(text: str, part: str) -> None:
    """A misplaced comma, a missing unit, a range, a bound, another currency."""
    with pytest.raises(ParseError) as caught:
        parse_money(text)

    assert caught.value.part == part


@given(st.integers(-(10**18), 10**18), scales)
def test_written_amounts_are_read_back(amount: int, scale: MoneyScale) -> None:
    """Amounts are read back in every scale and in English."""
    money = Money(amount)

    assert parse_money(format_money(money, scale)) == money
    assert parse_money(format_money(money, scale, locale="en"), locale="en") == money


def test_english_amounts_name_the_currency_first() -> None:
    """VND, then the figures, then the scale."""
    assert format_money(1_200_000_000, "tỷ", locale="en") == "VND 1.2 billion"


def test_wrong_arguments_are_refused() -> None:
    """Floats are no money, and a scale is one of the words for it."""
    with pytest.raises(NotExactError):
        format_money(1.5)  # type: ignore[arg-type]
    with pytest.raises(InvalidValueError, match="scale"):
        format_money(1, "tr")  # type: ignore[arg-type]
