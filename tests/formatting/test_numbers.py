"""Numbers in figures: one rounding, and reading by a stated convention."""

from decimal import Decimal
from fractions import Fraction
from typing import Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from genderplan.errors import InvalidValueError, NotExactError, ParseError
from genderplan.formatting import format_number, number_in_words, parse_number
from genderplan.quantities.ratios import Exact

Convention = Literal["vi", "en"] | None
decimals = st.decimals(allow_nan=False, allow_infinity=False, places=3)
numbers = st.one_of(st.integers(), decimals, st.integers(-9, 9))


@pytest.mark.parametrize(
    ("value", "digits", "text"),
    [
        (2696, None, "2.696"),
        (0, None, "0"),
        (999, None, "999"),
        (-1234, None, "-1.234"),
        (Decimal("1234567.891"), None, "1.234.567,891"),
        (Decimal("18.0"), None, "18"),
        (Decimal("1E+3"), None, "1.000"),
        (Decimal("18.25"), 1, "18,3"),
        (Decimal("18.35"), 1, "18,4"),
        (Decimal("-18.25"), 1, "-18,3"),
        (Decimal("-0.04"), 1, "0,0"),
        (Decimal("12.5"), 0, "13"),
        (Decimal("1234.5"), 0, "1.235"),
        (5, 2, "5,00"),
        (Fraction(1, 8), None, "0,125"),
        (Fraction(2, 3), 2, "0,67"),
        (10**30, None, "1" + ".000" * 10),
    ],
)
def test_numbers_are_rounded_half_up(value: Exact, digits: int | None, text: str) -> None:
    """A dot between thousands, a comma before decimals, half up, no minus before nothing."""
    assert format_number(value, digits) == text


@pytest.mark.parametrize(
    ("text", "locale", "value"),
    [
        ("1.234", "vi", 1234),
        ("1,234", "en", 1234),
        ("1,234", "vi", Decimal("1.234")),
        ("1.234", "en", Decimal("1.234")),
        ("1.234.567,89", "vi", Decimal("1234567.89")),
        ("1,234,567.89", "en", Decimal("1234567.89")),
        ("215 342 000", "vi", 215_342_000),
        ("215\u00a0342\u202f000", "vi", 215_342_000),
        ("18,2", "vi", Decimal("18.2")),
        ("06", "vi", 6),
        ("007", "vi", 7),
        ("-5", "vi", -5),
        ("\u22125", "vi", -5),
        ("+5", "vi", 5),
        ("１２", "vi", 12),
        ("  2696 ", "vi", 2696),
        ("18,2", None, Decimal("18.2")),
        ("18.2", None, Decimal("18.2")),
        ("1.234.567", None, 1234567),
        ("1,234.5", None, Decimal("1234.5")),
        ("1.000,5", None, Decimal("1000.5")),
        ("2696", None, 2696),
    ],
)
def test_numbers_are_read_by_the_convention(
    text: str, locale: Convention, value: int | Decimal
) -> None:
    """The stated convention decides; without one, only what is beyond doubt is read."""
    read = parse_number(text, locale=locale)

    assert (read, type(read)) == (value, type(value))


@pytest.mark.parametrize(
    ("text", "locale", "hint"),
    [
        ("12.5", "vi", "write 12,5"),
        ("1.2", "vi", "write 1,2"),
        ("1.23", "vi", "write 1,23"),
        ("0.182", "vi", "write 0,182"),
        ("1,234,567", "vi", "write 1.234.567"),
        ("1,234,567.89", "vi", "write 1.234.567,89"),
        ("12,5", "en", "write 12.5"),
        ("1.234", None, "say which"),
        ("1,234", None, "say which"),
        ("1.23.456", "vi", "do not fit"),
        ("1.2345", "vi", "write 1,2345"),
        ("1 23", "vi", "do not fit"),
        ("1,", "vi", "do not fit"),
        ("1..000", "vi", "do not fit"),
        ("0.000.001", "vi", "do not fit"),
        ("1.234 567", "vi", "do not fit"),
        (",5", "vi", "is no number"),
        ("5%", "vi", "is no number"),
        ("1e5", "vi", "is no number"),
        ("१२", "vi", "is no number"),
        ("năm", "vi", "is no number"),
    ],
)
def test_doubtful_numbers_are_refused_with_a_hint(text: str, locale: Convention, hint: str) -> None:
    """No separator is skipped: what would be a factor of ten is an error."""
    with pytest.raises(ParseError, match=hint) as caught:
        parse_number(f" {text} ", locale=locale)

    assert (caught.value.part, caught.value.span) == ("number", (1, 1 + len(text)))


@given(numbers)
def test_written_numbers_are_read_back(value: int | Decimal) -> None:
    """Law: parse(format(x)) == x, in both languages."""
    assert parse_number(format_number(value)) == value
    assert parse_number(format_number(value, locale="en"), locale="en") == value


@given(st.fractions(), st.integers(0, 6))
def test_rounding_is_off_by_half_a_unit_at_most(value: Fraction, digits: int) -> None:
    """Law: a rounded number is within half a unit of its last digit, and halves go outwards."""
    shown = Fraction(parse_number(format_number(value, digits)))
    off = abs(shown) - abs(value)
    half = Fraction(1, 2 * 10**digits)

    assert -half < off <= half


def test_small_numbers_may_be_padded() -> None:
    """Official prose writes whole numbers below ten with a zero."""
    padded = [format_number(value, pad=True) for value in (0, 6, 10, -6, Decimal("6.5"))]

    assert padded == ["00", "06", "10", "-6", "6,5"]


@pytest.mark.parametrize("value", [0.5, "5", None, True])
def test_only_exact_numbers_are_written(value: object) -> None:
    """Floats, texts and bools are refused."""
    with pytest.raises(NotExactError):
        format_number(value)  # type: ignore[arg-type]


@pytest.mark.parametrize("digits", [-1, 1.0, "1", True, 1001])
def test_digits_are_a_small_whole_number(digits: object) -> None:
    """The number of decimals is checked."""
    with pytest.raises(InvalidValueError, match="digits is"):
        format_number(Decimal("1.5"), digits)  # type: ignore[arg-type]


def test_a_fraction_without_an_end_needs_digits() -> None:
    """Nothing is rounded unasked."""
    with pytest.raises(InvalidValueError, match="digits="):
        format_number(Fraction(2, 3))


@pytest.mark.parametrize(
    "value", [Decimal("1E+999999"), Decimal("1E-999999"), 10**100, -(10**4000)]
)
def test_a_number_of_endless_digits_is_not_written_out(value: int | Decimal) -> None:
    """A few characters can stand for a million digits, which no document holds."""
    for write in (format_number, number_in_words):
        with pytest.raises(InvalidValueError, match="is not written out"):
            write(value)
