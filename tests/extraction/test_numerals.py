"""Figures of running text have the values that the strict reader gives them."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from genderplan.extraction.numerals import read_figure
from genderplan.formatting import parse_number

GROUPED = st.from_regex(r"[1-9][0-9]{0,2}(\.[0-9]{3}){1,3}(,[0-9]{1,4})?", fullmatch=True)
PLAIN = st.from_regex(r"[0-9]{1,9}(,[0-9]{1,6})?", fullmatch=True)


@given(st.one_of(GROUPED, PLAIN))
def test_a_figure_is_read_as_the_strict_reader_reads_it(written: str) -> None:
    """The short way for usual figures gives the same number, of the same type and digits."""
    assert repr(parse_number(written)) == repr(read_figure.__wrapped__(written))


@pytest.mark.parametrize(
    ("written", "share", "value"),
    [
        ("20.9", False, Decimal("20.9")),
        ("1.234", False, 1234),
        ("1.234", True, Decimal("1.234")),
        ("38,\n33", True, Decimal("38.33")),
        ("2.\n696", False, 2696),
        ("1,2,3", False, None),
        ("", False, None),
    ],
)
def test_what_is_written_otherwise(written: str, value: object, *, share: bool) -> None:
    """English decimals, shares with three decimals and broken lines are read, too."""
    assert value == read_figure(written, share=share)
