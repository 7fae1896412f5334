"""Counts with the bound that a text gives."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from genderplan.errors import ParseError
from genderplan.formatting import format_count, parse_count
from genderplan.quantities import Bound, Count

counts = st.builds(Count, st.integers(1, 10**12), st.sampled_from(Bound)) | st.just(Count(0))


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("hơn 200", Count(200, Bound.MORE_THAN)),
        ("trên 150", Count(150, Bound.MORE_THAN)),
        ("gần 400", Count(400, Bound.NEARLY)),
        ("khoảng 1.000", Count(1000, Bound.ABOUT)),
        ("Ít nhất 30", Count(30, Bound.AT_LEAST)),
        ("tối thiểu 30", Count(30, Bound.AT_LEAST)),
        ("30 trở lên", Count(30, Bound.AT_LEAST)),
        ("không quá 5", Count(5, Bound.AT_MOST)),
        ("dưới 50", Count(50, Bound.LESS_THAN)),
        ("ít hơn 40", Count(40, Bound.LESS_THAN)),
        ("không nhiều hơn 40", Count(40, Bound.AT_MOST)),
        ("nhiều hơn 40", Count(40, Bound.MORE_THAN)),
        ("không dưới 50", Count(50, Bound.AT_LEAST)),
        ("thấp hơn 40", Count(40, Bound.LESS_THAN)),
        ("2 triệu rưỡi", Count(2_500_000)),
        ("hơn 1 nghìn rưỡi", Count(1500, Bound.MORE_THAN)),
        ("1 nghìn 500", Count(1500)),
        ("ước khoảng 500", Count(500, Bound.ABOUT)),
        ("06", Count(6)),
        ("2.696", Count(2696)),
        ("more than 200", Count(200, Bound.MORE_THAN)),
    ],
)
def test_counts_are_read(text: str, count: Count) -> None:
    """The word before the number is its bound."""
    assert parse_count(text) == count


@pytest.mark.parametrize(
    ("text", "part", "at"),
    [
        ("12.5", "number", "12.5"),
        ("12,5", "number", "12,5"),
        ("-5", "number", "-5"),
        ("hơn 200 người", "count", "hơn 200 người"),
        ("hơn", "count", "hơn"),
        ("trên 50 trở lên", "count", "trên 50 trở lên"),
        ("10-15", "count", "10-15"),
        ("2 rưỡi", "count", "2 rưỡi"),
    ],
)
def test_other_texts_are_no_count(text: str, part: str, at: str) -> None:
    """Decimals, negatives, units and ranges are refused with their place."""
    with pytest.raises(ParseError) as caught:
        parse_count(text)

    start, end = caught.value.span
    assert (caught.value.part, text[start:end]) == (part, at)


@given(counts, st.booleans())
def test_written_counts_are_read_back(count: Count, pad: bool) -> None:  # noqa: FBT001 - drawn by hypothesis
    """Counts are read back when they are padded, and in English."""
    assert parse_count(format_count(count, pad=pad)) == count
    assert parse_count(format_count(count, locale="en"), locale="en") == count


@pytest.mark.parametrize("text", ["-5 nghìn", "-2 triệu rưỡi", "từ -5 nghìn trở lên"])
def test_a_large_count_is_not_below_zero(text: str) -> None:
    """The sign before a scale is not passed over."""
    with pytest.raises(ParseError, match="is no count"):
        parse_count(text)


def test_scales_go_down() -> None:
    """What is wrong with "10 nghìn 20 triệu" is told."""
    with pytest.raises(ParseError, match="each scale must be smaller than the one before"):
        parse_count("10 nghìn 20 triệu")
