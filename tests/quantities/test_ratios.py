"""Ratios, percentages, points and money."""

from collections.abc import Callable
from decimal import Decimal, localcontext
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from genderplan.errors import InvalidValueError, NotExactError
from genderplan.quantities import Count, Money, Percent, Points, Ratio

ratios = st.integers(1, 10_000).flatmap(
    lambda whole: st.builds(Ratio, st.integers(0, whole), st.just(whole))
)


@given(ratios, ratios)
def test_the_share_of_two_groups_lies_between_theirs(first: Ratio, second: Ratio) -> None:
    """Adding ratios gives the share of both groups together, never a mean of shares."""
    both = (first + second).value
    shares = sorted([first.value or 0, second.value or 0])

    assert both is not None
    assert shares[0] <= both <= shares[1]


@given(ratios)
def test_adding_an_empty_group_changes_nothing(ratio: Ratio) -> None:
    """A ratio of nobody is neutral."""
    assert ratio == ratio + Ratio(0, 0)
    assert ratio == sum([ratio])


def test_a_zero_child_counts() -> None:
    """0 of 50 and 30 of 50 are 30 of 100, not 60 %."""
    assert Percent(30) == (Ratio(0, 50) + Ratio(30, 50)).percent


def test_nothing_of_nothing_has_no_value() -> None:
    """0/0 is no value; it is not 0 %."""
    empty = Ratio(0, 0)

    assert (None, None, None) == (empty.value, empty.percent, empty.per(1000))


@pytest.mark.parametrize(
    ("numerator", "denominator", "words"),
    [
        (-1, 5, "numerator is -1"),
        (1, -5, "denominator is -5"),
        (3, 0, "numerator is 3 but the denominator is 0"),
        (Decimal("NaN"), 5, "numerator is NaN"),
    ],
)
def test_what_cannot_be_a_ratio(numerator: int, denominator: int, words: str) -> None:
    """A ratio that cannot be is refused, and the error names the part."""
    with pytest.raises(InvalidValueError, match=words):
        Ratio(numerator, denominator)


def test_a_float_is_refused_with_a_way_out() -> None:
    """The error for a float shows the Decimal to write."""
    with pytest.raises(NotExactError, match=r"such as Decimal\('25.6'\)"):
        Percent(25.6)


@pytest.mark.parametrize("kind", [Percent, Points, Money])
def test_percentages_points_and_amounts_have_an_order(
    kind: type[Percent] | type[Points] | type[Money],
) -> None:
    """They are put in order by their numbers, whatever kind of number that is."""
    low, middle, high = kind(9), kind(Decimal("9.5")), kind(10)

    assert [low, middle, high] == sorted([high, low, middle])


def test_percentages_are_neither_added_nor_averaged() -> None:
    """Two percentages cannot be added; their difference is in points."""
    with pytest.raises(TypeError):
        Percent(20) + Percent(30)  # type: ignore[operator]

    assert Points(10) == Percent(30) - Percent(20)
    assert Percent(30) == Percent(20) + Points(10)


def test_twenty_gifts_of_a_million() -> None:
    """20 gifts of 1.000.000 đồng cost 20.000.000 đồng."""
    assert Money(20_000_000) == Money(1_000_000) * 20
    assert Money(3) == sum([Money(1), Money(2)])


def test_a_ratio_per_factor_is_exact() -> None:
    """1,112 boys to 1,000 girls are 111.2 to 100."""
    assert Fraction(556, 5) == Ratio(1112, 1000).per(100)


decimals = st.decimals(
    allow_nan=False, allow_infinity=False, places=4, min_value=0, max_value=10**9
)


@given(decimals, decimals, st.integers(1, 6))
def test_results_do_not_depend_on_the_decimal_context(
    first: Decimal, second: Decimal, precision: int
) -> None:
    """Sums, differences and products are the same in a thread that rounds to a few digits."""

    def results() -> list[object]:
        return [
            Money(first) + Money(second),
            Money(first) - Money(second),
            Money(first) * second,
            Percent(first) - Percent(second),
            Percent(first) + Points(second),
            Points(first) + -Points(second),
            Ratio(first, 10**9) + Ratio(second, 10**9),
            Ratio(first, 10**9).rest,
        ]

    usual = results()
    with localcontext(prec=precision):
        assert usual == results()


def test_money_is_not_rounded_by_the_context() -> None:
    """12,345.5 đồng and 1 đồng are 12,346.5 đồng in every context."""
    with localcontext(prec=3):
        assert Money(Decimal("12346.5")) == Money(Decimal("12345.5")) + Money(1)
        assert Money(Decimal("24691.0")) == Money(Decimal("12345.5")) * 2


def test_thirds_make_a_whole() -> None:
    """Fractions are added as fractions, and a whole number of them is an int again."""
    whole = Points(Fraction(1, 3)) + Points(Fraction(2, 3))

    assert "Points(1)" == repr(whole)


def test_a_share_is_at_most_the_whole() -> None:
    """2/11 and 11/11 are shares, 12/11 is none."""
    assert [True, True, False] == [Ratio(women, 11).is_share for women in (2, 11, 12)]


def test_a_sum_of_too_many_digits_is_refused() -> None:
    """Numbers whose exact sum has more than 1,000 digits are no figures of a report."""
    with pytest.raises(InvalidValueError, match="make a number of more than 1000 digits"):
        Money(Decimal("1E+2000")) + Money(Decimal("0.1"))


@pytest.mark.parametrize("make", [Percent, Points, Money, Count, lambda text: Ratio(text, 5)])
def test_a_text_is_told_what_reads_it(make: Callable[[Any], object]) -> None:
    """Constructors take numbers; the error names the functions for text."""
    with pytest.raises(NotExactError, match=r"is the text '12,5'; give an int.* parse_percent"):
        make("12,5")
