"""Numbers and amounts in Vietnamese words."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from genderplan.errors import InvalidValueError, ParseError
from genderplan.formatting import (
    money_in_words,
    number_in_words,
    parse_money_in_words,
    parse_number_in_words,
)
from genderplan.quantities import Money

VECTORS: list[tuple[int | Decimal, str]] = [
    (0, "không"),
    (10, "mười"),
    (15, "mười lăm"),
    (20, "hai mươi"),
    (21, "hai mươi mốt"),
    (24, "hai mươi tư"),
    (25, "hai mươi lăm"),
    (101, "một trăm linh một"),
    (104, "một trăm linh bốn"),
    (105, "một trăm linh năm"),
    (111, "một trăm mười một"),
    (114, "một trăm mười bốn"),
    (115, "một trăm mười lăm"),
    (1005, "một nghìn không trăm linh năm"),
    (1010, "một nghìn không trăm mười"),
    (1025, "một nghìn không trăm hai mươi lăm"),
    (1105, "một nghìn một trăm linh năm"),
    (2024, "hai nghìn không trăm hai mươi tư"),
    (10500, "mười nghìn năm trăm"),
    (100005, "một trăm nghìn không trăm linh năm"),
    (1005000, "một triệu không trăm linh năm nghìn"),
    (1050000, "một triệu không trăm năm mươi nghìn"),
    (1001001, "một triệu không trăm linh một nghìn không trăm linh một"),
    (24550000, "hai mươi tư triệu năm trăm năm mươi nghìn"),
    (1000500000, "một tỷ năm trăm nghìn"),
    (1000000001, "một tỷ không trăm linh một"),
    (3500000000, "ba tỷ năm trăm triệu"),
    (8744000000, "tám tỷ bảy trăm bốn mươi tư triệu"),
    (85000000000, "tám mươi lăm tỷ"),
    (10**12, "một nghìn tỷ"),
    (10**15, "một triệu tỷ"),
    (10**18, "một tỷ tỷ"),
    (10**18 + 10**9, "một tỷ không trăm linh một tỷ"),
    (10**18 + 1, "một tỷ tỷ không trăm linh một"),
    (-5, "âm năm"),
    (-21, "âm hai mươi mốt"),
    (Decimal("18.2"), "mười tám phẩy hai"),
    (Decimal("2.05"), "hai phẩy không năm"),
    (Decimal("2.50"), "hai phẩy năm"),
    (Decimal("2.999"), "hai phẩy chín trăm chín mươi chín"),
    (Decimal("-0.5"), "âm không phẩy năm"),
]


@pytest.mark.parametrize(("value", "words"), VECTORS)
def test_numbers_are_read_out(value: int | Decimal, words: str) -> None:
    """The reading that schools teach and payment papers want."""
    assert number_in_words(value) == words


@pytest.mark.parametrize(("value", "words"), VECTORS)
def test_words_are_read_back(value: int | Decimal, words: str) -> None:
    """The same table, read the other way."""
    assert parse_number_in_words(words) == value


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("Hai ngàn không trăm lẻ bốn", 2004),
        ("hai mươi bốn", 24),
        ("HAI MƯƠI TƯ", 24),
        ("hai mươi nhăm", 25),
        ("một tỉ", 10**9),
        ("bẩy mươi", 70),
        ("  một   trăm  ", 100),
    ],
)
def test_both_dialects_and_spellings_are_read(words: str, value: int) -> None:
    """Linh or lẻ, nghìn or ngàn, tư or bốn, tỷ or tỉ."""
    assert parse_number_in_words(words) == value


@pytest.mark.parametrize(
    "words",
    [
        "hai nghìn năm",
        "một triệu năm nghìn",
        "một trăm năm",
        "một nghìn lẻ năm",
        "mười một một",
        "mươi",
        "trăm",
        "tỷ",
        "linh năm",
        "không trăm linh năm",
        "một một",
        "hai mươi một",
        "mười mốt",
        "không không",
        "hai phẩy",
        "phẩy năm",
        "hai phẩy năm phẩy năm",
        "hai phẩy năm mươi không",
        "hai phẩy không",
        "âm không",
        "âm",
        "một đồng",
        "một nghìn triệu",
    ],
)
def test_doubtful_words_are_refused(words: str) -> None:
    """A reading that leaves out a spoken zero is an error: "hai nghìn năm" is 2.005 or 2.500."""
    with pytest.raises(ParseError) as caught:
        parse_number_in_words(words)

    assert caught.value.part == "number in words"


@given(
    st.one_of(
        st.integers(-(10**40), 10**40),
        st.integers(0, 10**7),
        st.decimals(-(10**9), 10**9, places=4),
    )
)
def test_words_and_numbers_are_one_to_one(value: int | Decimal) -> None:
    """Law: reading the words of a number gives the number, in both dialects."""
    assert parse_number_in_words(number_in_words(value)) == value
    assert parse_number_in_words(number_in_words(value, dialect="south")) == value


@pytest.mark.parametrize(
    ("amount", "words"),
    [
        (1_000_000, "Một triệu đồng chẵn"),
        (24_550_000, "Hai mươi tư triệu năm trăm năm mươi nghìn đồng chẵn"),
        (0, "Không đồng chẵn"),
        (Money(Decimal("1.5")), "Một phẩy năm đồng"),
        (Money(-5), "Âm năm đồng chẵn"),
    ],
)
def test_amounts_are_read_out(amount: Money | int, words: str) -> None:
    """A capital, đồng, and chẵn when nothing is below one đồng."""
    assert money_in_words(amount) == words


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("Một triệu", "amount in words"),
        ("Một triệu đô la", "amount in words"),
        ("Một phẩy năm đồng chẵn", "amount in words"),
        ("Hai nghìn năm đồng", "number in words"),
    ],
)
def test_doubtful_amounts_in_words_are_refused(text: str, part: str) -> None:
    """The unit must be there, and chẵn must be true."""
    with pytest.raises(ParseError) as caught:
        parse_money_in_words(text)

    assert caught.value.part == part


def test_the_dialect_and_the_end_of_a_fraction_are_checked() -> None:
    """A third has no end in words either."""
    with pytest.raises(InvalidValueError, match="dialect"):
        number_in_words(5, dialect="centre")  # type: ignore[arg-type]
    with pytest.raises(InvalidValueError, match="digits="):
        number_in_words(Fraction(1, 3))
