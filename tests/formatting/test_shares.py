"""Percentages, points, per mille, ratios and the sex ratio at birth."""

from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from genderplan.errors import InvalidValueError, ParseError
from genderplan.formatting import (
    format_per_mille,
    format_percent,
    format_points,
    format_ratio,
    format_sex_ratio,
    parse_per_mille,
    parse_percent,
    parse_points,
    parse_ratio,
    parse_sex_ratio,
)
from genderplan.quantities import Percent, Points, Ratio

tenths = st.decimals(-1000, 1000, places=1)


@pytest.mark.parametrize(
    ("share", "digits", "text"),
    [
        (Ratio(2, 11), None, "18,2%"),
        (Ratio(1, 4), None, "25%"),
        (Ratio(1, 4), 1, "25,0%"),
        (Ratio(1, 8), None, "12,5%"),
        (Ratio(1, 8), 0, "13%"),
        (Ratio(52, 203), None, "25,6%"),
        (Ratio(52, 203), 2, "25,62%"),
        (Ratio(0, 5), None, "0%"),
        (Ratio(5, 5), None, "100%"),
        (Ratio(1, 3000), None, "0%"),
        (Ratio(1112, 1000), None, "111,2%"),
        (Ratio(Decimal("0.5"), Decimal("4.0")), None, "12,5%"),
        (Ratio(Fraction(1, 3), 1), None, "33,3%"),
        (Ratio(0, 0), None, "–"),
        (Ratio(0, 0), 1, "–"),
        (None, None, "–"),
        (Percent(Decimal("25.65")), None, "25,7%"),
        (Percent(26), None, "26%"),
        (Percent(Decimal("-0.04")), None, "0%"),
        (Percent(Fraction(1, 3)), 2, "0,33%"),
    ],
)
def test_percentages(share: Ratio | Percent | None, digits: int | None, text: str) -> None:
    """At most one decimal, or as many as asked; half up; a dash for what has no value."""
    assert format_percent(share, digits) == text


def test_the_text_for_no_value_can_be_chosen() -> None:
    """A ratio of nothing is never 0%."""
    assert format_percent(Ratio(0, 0), no_value="chưa có số liệu") == "chưa có số liệu"


@pytest.mark.parametrize("share", [Decimal("0.5"), 50, 0.5, "50%", Fraction(1, 2)])
@pytest.mark.parametrize(
    "write", [format_percent, format_per_mille, format_points, format_ratio, format_sex_ratio]
)
def test_a_bare_number_is_no_share(write: Callable[[object], str], share: object) -> None:
    """0.5 could be half a percent or fifty."""
    with pytest.raises(InvalidValueError, match="give a Ratio"):
        write(share)


def test_rates_are_not_negative() -> None:
    """A share per thousand below nothing is refused."""
    with pytest.raises(ParseError, match="negative") as caught:
        parse_per_mille("-5‰")

    assert caught.value.part == "number"


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("18,2%", Decimal("18.2")),
        ("25 %", 25),
        ("25\u00a0%", 25),
        ("1.234,5%", Decimal("1234.5")),
        ("-0,5%", Decimal("-0.5")),
        ("7,3 phần trăm", Decimal("7.3")),
    ],
)
def test_percentages_are_read(text: str, value: int | Decimal) -> None:
    """With or without a space before the sign."""
    assert parse_percent(text) == Percent(value)


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("20.9%", "number"),
        ("10-15%", "percentage"),
        ("trên 35%", "percentage"),
        ("18,2", "percentage"),
        ("%", "percentage"),
        ("18,2‰", "percentage"),
    ],
)
def test_other_texts_are_no_percentage(text: str, part: str) -> None:
    """Decimal points, ranges, bounds and missing signs are refused."""
    with pytest.raises(ParseError) as caught:
        parse_percent(text)

    assert caught.value.part == part


def test_points_per_mille_and_sex_ratio_are_written() -> None:
    """Each has its own unit and says it."""
    assert format_points(Points(Decimal("3.37"))) == "3,37 điểm phần trăm"
    assert format_points(Points(1), locale="en") == "1 percentage point"
    assert format_per_mille(Ratio(123, 10_000)) == "12,3‰"
    assert format_per_mille(Ratio(0, 0)) == "–"
    assert format_per_mille(None) == "–"
    assert format_sex_ratio(Ratio(1115, 1000)) == "111,5 bé trai/100 bé gái"
    assert format_sex_ratio(Ratio(1115, 1000), locale="en") == "111.5 boys/100 girls"
    assert format_sex_ratio(None) == "–"


@pytest.mark.parametrize(
    "text",
    [
        "111,5 bé trai/100 bé gái",
        "111,5 bé trai / 100 bé gái",
        "111,5 trẻ em trai trên 100 trẻ em gái",
    ],
)
def test_the_sex_ratio_is_read(text: str) -> None:
    """Boys to 100 girls."""
    assert parse_sex_ratio(text) == Ratio(Decimal("111.5"), 100)


@pytest.mark.parametrize(
    ("text", "ratio"),
    [
        ("52/203 (25,6%)", Ratio(52, 203)),
        ("52/203", Ratio(52, 203)),
        ("02/11 ( 18,2 % )", Ratio(2, 11)),
        ("1.234/5.678", Ratio(1234, 5678)),
        ("52\u2044203", Ratio(52, 203)),
        ("0/0 (–)", Ratio(0, 0)),
        ("1/3 (33,33%)", Ratio(1, 3)),
    ],
)
def test_ratios_are_read(text: str, ratio: Ratio) -> None:
    """With or without the percentage, which must be the ratio's own."""
    assert parse_ratio(text) == ratio


@pytest.mark.parametrize(
    ("text", "part", "at"),
    [
        ("52/203 (26,5%)", "percentage", "26,5"),
        ("0/0 (0%)", "percentage", "0"),
        ("3/0", "numerator", "3"),
        ("-3/5", "numerator", "-3"),
        ("3/1.5", "number", "1.5"),
        ("3", "ratio", "3"),
        ("3/4/5", "ratio", "3/4/5"),
    ],
)
def test_contradictions_are_refused(text: str, part: str, at: str) -> None:
    """A percentage that is not the ratio's, and a part of nothing, are errors with their place."""
    with pytest.raises(ParseError) as caught:
        parse_ratio(text)

    start, end = caught.value.span
    assert (caught.value.part, text[start:end]) == (part, at)


@given(tenths)
def test_written_shares_are_read_back(value: Decimal) -> None:
    """Percentages and points are read back in English, too."""
    percent, points = Percent(value), Points(value)

    assert parse_percent(format_percent(percent, locale="en"), locale="en") == percent
    assert parse_points(format_points(points, locale="en"), locale="en") == points


@given(st.integers(0, 10**6), st.integers(0, 10**6), st.booleans())
def test_written_ratios_are_read_back(numerator: int, denominator: int, pad: bool) -> None:  # noqa: FBT001 - drawn by hypothesis
    """Ratios are read back when they are padded, and in English."""
    assume(denominator or not numerator)
    ratio = Ratio(numerator, denominator)

    assert parse_ratio(format_ratio(ratio, pad=pad)) == ratio
    assert parse_ratio(format_ratio(ratio, locale="en"), locale="en") == ratio
