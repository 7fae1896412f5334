"""The law of every written form: what is written is read back, and found in a text as it is read.

``TRUTHS`` has a row a form: how it is read and written, which values it can have, and specimens as
people write them. For each text of a form, written by the library or by hand, ``extract`` gives
exactly one mention of its kind, over all of the text, with the value that the strict reader gives;
and reading what was written gives the value back. To bring a form under the law, add its row.
"""

from collections.abc import Callable
from operator import attrgetter
from re import sub
from typing import Any, NamedTuple

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from genderplan._messages import Language
from genderplan.extraction import Mention, find_mentions
from genderplan.formatting import (
    format_change,
    format_count,
    format_money,
    format_per_mille,
    format_percent,
    format_points,
    format_ratio,
    format_sex_ratio,
    money_in_words,
    number_in_words,
    parse_change,
    parse_count,
    parse_money,
    parse_money_in_words,
    parse_number_in_words,
    parse_per_mille,
    parse_percent,
    parse_points,
    parse_ratio,
    parse_sex_ratio,
)
from genderplan.formatting.counts import FORMS as COUNTS
from genderplan.formatting.counts import BoundForm
from genderplan.formatting.money import FORMS as MONEY
from genderplan.formatting.shares import FORMS as SHARES
from genderplan.quantities import Bound, Change, Count, Money, Percent, Points, Ratio


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


def counted(text: str) -> str:
    """A count with a noun behind its number: the reader takes the number, a text has both."""
    return sub(r"([0-9](?: nghìn| triệu)?)((?: trở (?:lên|xuống))?)$", r"\1 người\2", text)


def uncounted(text: str) -> str:
    """What :func:`counted` made of a count, without the noun."""
    return text.replace(" người", "")


TENTHS = st.decimals(-2000, 2000, places=1) | st.integers(-(10**6), 10**6)
SOME = st.decimals(0, 2000, places=1) | st.integers(0, 10**6)
AMOUNTS = st.builds(Money, st.integers(-(10**15), 10**15))
PARTS = st.integers(1, 10**6) | st.decimals(1, 999, places=1)
TRUTHS = {
    "percentage": Truth(
        "percentage",
        parse_percent,
        format_percent,
        st.builds(Percent, TENTHS),
        ("18,2%", "25 %", "0,05%", "90 phần trăm", "18,182%", "1200%", "1.200,5%", "-5%"),
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
    "per mille": Truth(
        "rate",
        parse_per_mille,
        format_per_mille,
        st.builds(Ratio, SOME, st.just(1000)),
        ("12,3‰", "5 ‰", "12 phần nghìn"),
    ),
    "sex ratio": Truth(
        "rate",
        parse_sex_ratio,
        format_sex_ratio,
        st.builds(Ratio, SOME, st.just(100)),
        ("111,5 bé trai/100 bé gái", "112 trẻ em trai trên 100 trẻ em gái", "113 trai/100 gái"),
    ),
    "ratio": Truth(
        "ratio",
        parse_ratio,
        format_ratio,
        st.builds(Ratio, st.just(0) | PARTS, PARTS) | st.just(Ratio(0, 0)),
        (
            *("52/203 (25,6%)", "02/11 ( 18,2 % )", "1.234/5.678 (21,7%)", "52 / 203 (26%)"),
            *("5/9 (55,6%)", "24/7 (342,9%)", "1/500 (0,2%)", "12/2021 (0,6%)", "0/0 (-)"),
        ),
        attrgetter("value.ratio"),
    ),
    "count": Truth(
        "count",
        lambda text: parse_count(uncounted(text)),
        lambda count: counted(format_count(count)),
        st.builds(Count, st.integers(0, 10**8), st.sampled_from(Bound)),
        (
            *("200 người", "hơn 200 người", "từ 50 người trở lên", "dưới 50 người", "06 người"),
            *("hơn 2 nghìn người", "1,2 triệu người", "không quá 5 người", "50 người trở xuống"),
            *("trên dưới 40 người", "chưa đến 30 người", "gần 2,5 nghìn người"),
        ),
    ),
    "count in words": Truth(
        "count",
        lambda text: Count(parse_number_in_words(uncounted(text))),
        lambda count: f"{number_in_words(count.value)} người",
        st.builds(Count, st.integers(10, 10**9)),
        ("hai người", "mười lăm người", "một trăm người", "năm mươi người"),
    ),
    "money": Truth(
        "money",
        parse_money,
        format_money,
        AMOUNTS,
        (
            *("1.000.000 đồng", "20.000.000đ", "2.500.000 VNĐ", "215 342 000 đồng", "0,5 đồng"),
            *("1,2 tỷ đồng", "1,2 tỉ đồng", "8.744 triệu đồng", "3 nghìn tỷ đồng", "50tr đồng"),
            *("1 tỷ 200 triệu đồng", "35 triệu 500 nghìn đồng", "VND 1.000.000", "1.000 ₫"),
            *("1 tỷ 200 triệu 500 nghìn đồng", "500 ngàn đồng", "1.000.000 đồng Việt Nam"),
            *("85 tỷ", "-5 triệu đồng"),
        ),
    ),
    "money in tỷ": Truth(
        "money", parse_money, lambda amount: format_money(amount, "tỷ"), AMOUNTS, ("85 tỷ đồng",)
    ),
    "money in words": Truth(
        "money",
        parse_money_in_words,
        money_in_words,
        AMOUNTS,
        ("Hai mươi tư triệu năm trăm năm mươi nghìn đồng chẵn", "ba ngàn đồng", "Không đồng chẵn"),
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
    parse_points: ("1.234 điểm phần trăm",),
    parse_per_mille: ("1.234‰",),
    parse_count: ("1,200", "hơn 2,500 nghìn", "1,5"),
    parse_ratio: ("1,200/3,000", "1.200/3,000", "12,345/20"),
    parse_money: ("2,500 triệu đồng", "5,000 đồng", "12,345 tỷ đồng", "5 trıệu", "1 tỷ 2 tỷ đồng"),
}


@pytest.mark.parametrize(
    ("read", "text"), [(read, text) for read, texts in REFUSED.items() for text in texts]
)
def test_what_can_be_read_two_ways_is_refused(read: Callable[[str], object], text: str) -> None:
    """Nobody can tell thousands from three decimals, nor what a damaged word was."""
    with pytest.raises(ValueError, match=r"can be read as|is no|has no"):
        read(text)


READERS: dict[str, Callable[[str], object]] = {
    "percent": parse_percent,
    "points": parse_points,
    "change": parse_change,
    "per mille": parse_per_mille,
    "sex ratio": parse_sex_ratio,
    "ratio": parse_ratio,
    "amount": parse_money,
    "scales": parse_money,
}


@pytest.mark.parametrize("name", READERS)
def test_a_form_reads_its_example_and_not_its_counter_example(name: str) -> None:
    """What stands beside each pattern in the tables of the forms is true."""
    form = {**SHARES, **MONEY}[name]

    assert READERS[name](form.example) is not None
    with pytest.raises(ValueError, match=r"is no|has no"):
        READERS[name](form.counter)


@pytest.mark.parametrize("form", COUNTS, ids=lambda form: form.example)
def test_a_bound_reads_its_example_and_not_its_counter_example(form: BoundForm) -> None:
    """The same for the words of bounds."""
    locale: Language = "vi" if "," not in form.example else "en"

    assert form.bound is parse_count(form.example, locale=locale).bound
    with pytest.raises(ValueError, match=r"is no"):
        parse_count(form.counter)
