"""Hostile input: only the documented error, in bounded time."""

import random
from collections.abc import Callable

import pytest

from genderplan.documents import DocumentNumber, DocumentReference, Pinpoint, Recipients, Signature
from genderplan.errors import ParseError
from genderplan.formatting.dates import DateLine

PARSERS: list[Callable[[str], object]] = [
    DocumentNumber.parse,
    DocumentReference.parse,
    Pinpoint.parse,
    Signature.parse,
    Recipients.parse,
    DateLine.parse,
]
NAMES = [parse.__qualname__ for parse in PARSERS]
SEEDS = [
    "Số: 31/KH-UBND",
    "30/2020/NĐ-CP",
    "739/BNV-CTTN&BĐG",
    "Kế hoạch số 40/KH-UBND ngày 23/02/2024 của UBND huyện Hoằng Hóa về việc",
    "Ngày 20/01/2018, Ban Bí thư (Khoá XII) đã ban hành Chỉ thị số 21-CT/TW",
    "điểm a, b khoản 1, 2 và 3 Điều 25 Luật Bình đẳng giới năm 2006",
    "TM. ỦY BAN NHÂN DÂN\nKT. CHỦ TỊCH\nPHÓ CHỦ TỊCH",
    "Nơi nhận:\n- UBND huyện (b/c);\n- Lưu: VT.",
    "Hoằng Kim, ngày    tháng 02 năm 2024",
    "Decision No. 1790/QD-TTg dated October 23, 2021 of the Prime Minister",
]
JUNK = [
    "/",
    "-",
    ".",
    "…",
    " ",
    "\n",
    "(",
    ")",
    "0",
    "9",
    "٣",
    "৩",
    "😀",
    "\u0301",
    "\u200b",
    "\x00",
    "Đ",
    "ß",
    "ﬁ",
    "İ",
    "số",
    "ngày",
    "của",
    "&",
    "|",
    "\ud800",
]


def mutated(generator: random.Random) -> str:
    """A seed with a few characters changed, doubled or taken out."""
    text = generator.choice(SEEDS)
    for _ in range(generator.randint(1, 6)):
        place = generator.randint(0, len(text))
        end = place + generator.choice([0, 0, 1, 1, 2, 5])
        text = text[:place] + generator.choice(JUNK) * generator.randint(0, 3) + text[end:]
    return text


def survive(count: int) -> None:
    """Read *count* mutated texts with every parser; any error but ParseError fails the test."""
    generator = random.Random(2006)  # noqa: S311 - reproducible junk
    for _ in range(count):
        text = mutated(generator)
        for parse in PARSERS:
            try:
                parsed = parse(text)
            except ParseError as error:
                start, end = error.span
                assert 0 <= start <= end <= len(text)
            else:
                assert parsed is not None


def test_mutated_texts_raise_nothing_but_the_documented_error() -> None:
    """Whatever is done to a text, a parser reads it or raises ParseError with a place in it."""
    survive(1_500)


@pytest.mark.slow
def test_very_many_mutated_texts() -> None:
    """The same on 100,000 texts."""
    survive(100_000)


@pytest.mark.parametrize("parse", PARSERS, ids=NAMES)
@pytest.mark.parametrize(
    "unit", ["1", "/", " ", "a", "Đ", "(", "KH ", "31/KH-", "ngày ", "…", "\u0301"]
)
def test_a_megabyte_of_one_thing_is_refused(parse: Callable[[str], object], unit: str) -> None:
    """A text longer than anything it could be is refused before any work is done."""
    with pytest.raises(ParseError):
        parse(unit * (1_000_000 // len(unit)))


@pytest.mark.parametrize("parse", PARSERS, ids=NAMES)
@pytest.mark.parametrize(
    "unit",
    ["1", "1/", " ", ".", "KH ", "31/KH-", "ngày ", "1/1/", "số ", "(", "điểm a ", "Luật ", "của "],
)
@pytest.mark.parametrize("length", [290, 1_990])
def test_the_longest_text_that_is_read_is_read_at_once(
    parse: Callable[[str], object], unit: str, length: int
) -> None:
    """No pattern runs away on repeated pieces of the length that is still read."""
    try:
        parsed = parse((unit * length)[:length])
    except ParseError:
        return
    assert parsed is not None


@pytest.mark.parametrize("value", [None, 0, 3.5, b"31/KH-UBND", object(), ["31/KH-UBND"]])
@pytest.mark.parametrize("parse", PARSERS, ids=NAMES)
def test_what_is_no_text_is_a_parse_error(parse: Callable[[object], object], value: object) -> None:
    """A value that is no text is refused with the same error as a wrong text."""
    with pytest.raises(ParseError):
        parse(value)


def test_a_kind_written_together_is_read_without_its_symbol() -> None:
    """The words of "Chỉthị" are no kind of the list; they were an exception."""
    read = DocumentReference.parse("Ban đã ban hành Chỉthị số 21 của Ban")

    assert read.number is None


@pytest.mark.parametrize("digits", ["00p", "0u", "000b", "00"])
def test_nothing_but_zeros_before_a_letter_is_no_number(digits: str) -> None:
    """The parser refuses them as the model does; they were an exception of another kind."""
    with pytest.raises(ParseError):
        DocumentReference.parse(f"Kế hoạch số {digits} của UBND xã")
