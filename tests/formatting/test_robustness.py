"""Every reader, given anything: a value or its documented error, in time linear in the text."""

import random
import unicodedata
from collections.abc import Callable
from functools import partial

import pytest
from hypothesis import given
from hypothesis import strategies as st

from genderplan.errors import ParseError
from genderplan.formatting import (
    parse_count,
    parse_date,
    parse_money,
    parse_money_in_words,
    parse_number,
    parse_number_in_words,
    parse_partial_date,
    parse_per_mille,
    parse_percent,
    parse_points,
    parse_ratio,
    parse_sex_ratio,
)
from genderplan.periods import Period, parse_periods

Reader = Callable[[str], object]
READERS: dict[str, Reader] = {
    "count": parse_count,
    "date": parse_date,
    "money": parse_money,
    "money in words": parse_money_in_words,
    "number": parse_number,
    "number, English": partial(parse_number, locale="en"),
    "number, unknown": partial(parse_number, locale=None),
    "number in words": parse_number_in_words,
    "partial date": parse_partial_date,
    "per mille": parse_per_mille,
    "percent": parse_percent,
    "period": Period.parse,
    "periods": parse_periods,
    "period of 2024": partial(Period.parse, year=2024),
    "points": parse_points,
    "ratio": parse_ratio,
    "sex ratio": parse_sex_ratio,
}
SEEDS = [
    "ngày 05 tháng 01 năm 2020",
    "Thứ Hai, 13/11/2017, 19:21 [GMT+7]",
    "Lúc 14 giờ 30 phút, ngày 08/3/2024",
    "1 triệu 200 nghìn",
    "từ ngày 15/11 đến ngày 15/12/2024",
    "trong 02 ngày 18-19/11/2021",
    "the 7th of November 1994",
    "giai đoạn 2021 - 2030",
    "nhiệm kỳ 2021-2026 (từ ngày 23/5/2021 đến ngày 15/3/2026)",
    "6 tháng đầu năm 2024",
    "quý IV/2023",
    "quý I, quý II/2024 và đến năm 2030",
    "1.234.567,89",
    "18,2%",
    "3,37 điểm phần trăm",
    "52/203 (25,6%)",
    "111,5 bé trai/100 bé gái",
    "hơn 200",
    "1,2 tỷ đồng",
    "215 342 000 đồng",
    "Một triệu không trăm linh năm nghìn đồng chẵn",
]
JUNK = [*"0123456789.,/-–%‰đĐ₫()[]{}\\'\"…_+*^$|?#&;:\n\t\x00\u00a0\u200b\u0301\u0323\ufeffıſKİß"]
JUNK += [
    "😀",
    "٣",
    "५",
    "Ⅳ",
    "１",
    "²",
    "½",
    "năm",
    "tháng",
    "ngày",
    "không",
    "tỷ",
    "\U0010ffff",
    "99999",
]
HUGE = [" ", "9", "0", "a", "đ", ".", ",", "-", "/", "%", "\u0301", "\u200b", "😀", "\n", "("]


def mutated(chance: random.Random) -> str:
    """A specimen with a few characters lost, doubled, moved or replaced by junk."""
    text = [*chance.choice(SEEDS)]
    for _ in range(chance.randint(0, 4)):
        at = chance.randrange(len(text) + 1)
        change = chance.randrange(4)
        if change == 0:
            text[at : at + 1] = []
        elif change == 1:
            text[at:at] = [chance.choice(JUNK)]
        elif change == 2:
            text[at : at + 1] = [chance.choice(JUNK)]
        else:
            text[at:at] = text[at : at + chance.randint(1, 8)]
    whole = "".join(text)
    return chance.choice(
        [whole, unicodedata.normalize("NFC", whole), unicodedata.normalize("NFD", whole)]
    )


def read(reader: Reader, text: str) -> None:
    """Read *text*; an error must be the documented one, with a span inside the text."""
    fault = None
    try:
        reader(text)
    except ParseError as error:
        fault = error
    if fault is not None:
        start, end = fault.span
        assert 0 <= start <= end <= len(text), (text, fault)
        assert (fault.value, bool(fault.part), bool(fault.text("en"))) == (text, True, True)


@pytest.mark.parametrize("count", [3_000, pytest.param(100_000, marks=pytest.mark.slow)])
def test_mutated_specimens_give_a_value_or_the_documented_error(count: int) -> None:
    """No junk, emoji, other digits, decomposed or invisible characters bring another error."""
    chance = random.Random(count)  # noqa: S311 - a fixed sample
    for _ in range(count):
        text = mutated(chance)
        for reader in READERS.values():
            read(reader, text)


@given(st.text(), st.sampled_from(sorted(READERS)))
def test_any_text_gives_a_value_or_the_documented_error(text: str, name: str) -> None:
    """The same for texts that hypothesis makes up."""
    read(READERS[name], text)


@pytest.mark.parametrize("name", sorted(READERS))
def test_a_million_characters_are_refused_at_once(name: str) -> None:
    """Whatever is repeated, the text is too long for what it should be: no more is done."""
    for char in HUGE:
        with pytest.raises(ParseError, match="characters long"):
            READERS[name](char * 1_000_000)


@pytest.mark.parametrize("name", sorted(READERS))
def test_the_longest_texts_that_are_read_hold_no_trap(name: str) -> None:
    """Up to the limit, repeated specimens and their pieces are read without long backtracking."""
    for seed in [*SEEDS, *HUGE, "1.", "1 ", "5/", "từ ", "không ", "tháng "]:
        read(READERS[name], (seed * 300)[:300])
        read(READERS[name], ("5" + seed * 300)[:299] + "%")
        read(READERS[name], ("ngày 5" + seed * 300)[:299])
