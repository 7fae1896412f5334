"""Observations: what a figure may be, and what is refused when it is made."""

import datetime as dt
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest

from genderplan.errors import InvalidValueError, NotExactError
from genderplan.indicators import Indicator, Missing, Observation
from genderplan.periods import Period
from genderplan.quantities import Bound, Count, Money, Percent, Ratio

YEAR = Period.of_year(2023)
SHARE = Indicator("women.committee", kind="share")


def observed(value: Any, **facts: Any) -> Observation:  # noqa: ANN401 - refusals are tested too
    """A figure of Móng Cái (194) in 2023."""
    usual: dict[str, Any] = {"indicator": "women.committee", "unit": "194", "period": YEAR}
    return Observation(**usual | facts, value=value)


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        (7, Count(7)),
        (Count(200, Bound.MORE_THAN), Count(200, Bound.MORE_THAN)),
        (Ratio(15, 42), Ratio(15, 42)),
        (Percent(Decimal("35.7")), Percent(Decimal("35.7"))),
        (Decimal("112.1"), Decimal("112.1")),
        (Money(20_000_000), Money(20_000_000)),
        (Missing.NONE, Missing.NONE),
    ],
)
def test_value_is_kept_as_what_it_is(given: object, kept: object) -> None:
    """Counts, ratios, bare percentages and rates, money and explicit gaps all stay themselves."""
    assert kept == observed(given).value


@pytest.mark.parametrize("value", [0.357, "35,7", None, True])
def test_inexact_and_foreign_values_are_refused(value: object) -> None:
    """A float, a text, a blank or a truth value is no figure."""
    with pytest.raises(NotExactError):
        observed(value)


@pytest.mark.parametrize("value", [Fraction(1, 3), Decimal(-1), -1, Percent(-1), Money(-1)])
def test_impossible_values_are_refused(value: object) -> None:
    """A negative figure, or a fraction whose counts were lost, is refused."""
    with pytest.raises(InvalidValueError):
        observed(value)


@pytest.mark.parametrize(
    ("kind", "value", "words"),
    [
        ("share", Ratio(16, 15), "16/15: the part is greater than the whole"),
        ("share", Percent(101), "101%: the part is greater than the whole"),
        ("share", Count(5), "takes Ratio, Percent"),
        ("count", Ratio(1, 2), "takes Count, Money"),
        ("flag", Count(2), r"1 \(yes\) or 0 \(no\)"),
    ],
)
def test_definition_refuses_what_the_indicator_cannot_be(
    kind: str, value: object, words: str
) -> None:
    """Given the indicator and not only its code, the value must suit its kind."""
    with pytest.raises(InvalidValueError, match=words):
        observed(value, indicator=Indicator("x", kind=kind))


@pytest.mark.parametrize("value", [Percent(0), Percent(100), Ratio(0, 11), Ratio(11, 11)])
def test_none_and_all_are_shares(value: Percent | Ratio) -> None:
    """No woman among eleven, and nobody but women, are figures like others."""
    assert value == observed(value, indicator=Indicator("x", kind="share")).value


def test_more_boys_than_girls_is_no_mistake() -> None:
    """A sex ratio at birth lies above 1; only a share may not."""
    births = Indicator("births.sex_ratio", kind="ratio", factor=100)

    assert "births.sex_ratio" == observed(Ratio(1112, 1000), indicator=births).indicator


def test_breakdown_is_sorted_whatever_it_is_given_as() -> None:
    """Two tables that name the same cell in another order name the same cell."""
    first = observed(1, breakdown={"sex": "F", "age": "15-24"})
    second = observed(1, breakdown=[("sex", "F"), ("age", "15-24")])

    assert first == second
    assert (("age", "15-24"), ("sex", "F")) == first.breakdown


def test_breakdown_names_a_dimension_once() -> None:
    """One cell cannot be of both sexes."""
    with pytest.raises(InvalidValueError, match="a dimension twice"):
        observed(1, breakdown=[("sex", "F"), ("sex", "M")])


def test_day_of_the_code_is_the_end_of_the_period_unless_given() -> None:
    """A figure for 2025 may still stand on the list of units of June 2025."""
    assert dt.date(2023, 12, 31) == observed(1).on
    assert dt.date(2025, 6, 30) == observed(1, units_on="2025-06-30").on


def test_unit_may_be_given_itself() -> None:
    """A unit of a tree stands for its code."""

    class Unit:
        code = "194"

    assert "194" == observed(1, unit=Unit()).unit


def test_period_is_read_from_text() -> None:
    """What a report writes is read as a period."""
    assert YEAR == observed(1, period="năm 2023").period


@pytest.mark.parametrize("field", ["indicator", "unit"])
def test_codes_are_text(field: str) -> None:
    """194 the number would lose the zeros of 00194."""
    with pytest.raises(InvalidValueError, match=f"{field} is 194; a code as text"):
        observed(1, **{field: 194})


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("status", "sure"),
        ("breakdown", 5),
        ("breakdown", "F"),
        ("breakdown", {"sex": None}),
        ("breakdown", [("sex", "F", "x")]),
        ("source", 5),
        ("stated", 31.0),
        ("units_on", "31/12/2023"),
        ("received", 5),
    ],
)
def test_a_refusal_names_the_field(field: str, value: object) -> None:
    """What a field cannot hold is refused under the field's own name."""
    with pytest.raises(InvalidValueError) as refusal:
        observed(7, **{field: value})

    assert field == refusal.value.path
