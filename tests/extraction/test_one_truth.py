"""The law of every written form: what is written is read back, and found in a text as it is read.

``TRUTHS`` has a row a form: how it is read and written, which values it can have, and specimens as
people write them. For each text of a form, written by the library or by hand, ``extract`` gives
exactly one mention of its kind, over all of the text, with the value that the strict reader gives;
and reading what was written gives the value back. To bring a form under the law, add its row.
"""

from collections.abc import Callable
from decimal import Decimal
from operator import attrgetter
from typing import Any, NamedTuple

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from genderplan.extraction import Mention, find_mentions
from genderplan.formatting import (
    format_change,
    format_money,
    format_percent,
    format_points,
    parse_change,
    parse_money,
    parse_percent,
    parse_points,
)
from genderplan.quantities import Change, Money, Percent, Points


class Truth(NamedTuple):
    """One written form: its kind among the mentions, its reader and writer, and what it can be.

    ``value`` takes from a mention what the reader gives.
    """

    kind: str
    parse: Callable[[str], object]
    write: Callable[[Any], str]
    values: st.SearchStrategy[Any]
    specimens: tuple[str, ...]
    value: Callable[[Mention], object] = attrgetter("value")


TENTHS = st.decimals(0, 2000, places=1) | st.integers(0, 10**6)
AMOUNTS = st.builds(Money, st.integers(0, 10**15))
TRUTHS = {
    "percentage": Truth(
        "percentage",
        parse_percent,
        format_percent,
        st.builds(Percent, TENTHS),
        ("18,2%", "25 %", "0,05%", "90 phần trăm", "18,182%", "1200%", "1.200,5%", "100,0%"),
    ),
    "points": Truth(
        "points",
        parse_points,
        format_points,
        st.builds(Points, TENTHS),
        ("3,37 điểm phần trăm", "2 điểm %", "giảm 0,7 điểm %", "cao hơn 3,1 điểm phần trăm"),
    ),
    "change": Truth(
        "change",
        parse_change,
        format_change,
        st.builds(Change, st.builds(Percent, TENTHS)),
        ("tăng 12%", "giảm 5,5%", "tăng thêm 8%", "thấp hơn 2 %", "tăng trưởng 1.200,5%"),
    ),
    "money": Truth(
        "money",
        parse_money,
        format_money,
        AMOUNTS,
        (
            *("1.000.000 đồng", "20.000.000đ", "2.500.000 VNĐ", "215 342 000 đồng", "0,5 đồng"),
            *("1,2 tỷ đồng", "1,2 tỉ đồng", "8.744 triệu đồng", "3 nghìn tỷ đồng", "50tr đồng"),
            *("1 tỷ 200 triệu đồng", "35 triệu 500 nghìn đồng", "1.000 ₫"),
            *("1 tỷ 200 triệu 500 nghìn đồng", "500 ngàn đồng", "1.000.000 đồng Việt Nam"),
        ),
    ),
    "money in tỷ": Truth(
        "money", parse_money, lambda amount: format_money(amount, "tỷ"), AMOUNTS, ("85 tỷ đồng",)
    ),
}


def check(truth: Truth, text: str) -> None:
    """*text* is one mention of its kind, from end to end, with the value that is read."""
    found = find_mentions(text, kinds=[truth.kind])

    assert [((0, len(text)), truth.parse(text))] == [
        (mention.span, truth.value(mention)) for mention in found
    ]


@pytest.mark.parametrize(
    ("name", "text"), [(name, text) for name, truth in TRUTHS.items() for text in truth.specimens]
)
def test_what_is_read_is_found(name: str, text: str) -> None:
    """A specimen is found as it is read."""
    check(TRUTHS[name], text)


@pytest.mark.parametrize("name", TRUTHS)
@given(data=st.data())
@settings(max_examples=40, deadline=None)
def test_what_is_written_is_read_and_found(name: str, data: st.DataObject) -> None:
    """A value that is written is read back, and found in the text as it is read."""
    truth = TRUTHS[name]
    value = data.draw(truth.values)

    text = truth.write(value)

    assert value == truth.parse(text)
    check(truth, text)


REFUSED = {
    parse_percent: ("18.182%", "1.200%", "99.999 %"),
    parse_money: ("2,500 triệu đồng", "5,000 đồng", "12,345 tỷ đồng", "5 trıệu", "1 tỷ 2 tỷ đồng"),
}


@pytest.mark.parametrize(
    ("read", "text"), [(read, text) for read, texts in REFUSED.items() for text in texts]
)
def test_what_can_be_read_two_ways_is_refused(read: Callable[[str], object], text: str) -> None:
    """Nobody can tell thousands from three decimals, nor what a damaged word was."""
    with pytest.raises(ValueError, match=r"can be read as|is no|has no"):
        read(text)


def test_decimal_values_are_exact() -> None:
    """Values are Decimals, not floats."""
    assert Decimal("18.2") == parse_percent("18,2%").value
