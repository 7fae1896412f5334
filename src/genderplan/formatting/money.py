"""Amounts of money in đồng, in figures and in words.

Decided: "1.000.000 đồng" and the scales of financial statements, nghìn, triệu, tỷ (written "tỷ",
read also as "tỉ"); nothing is rounded unless *digits* says so. Amounts in words begin with a
capital and end in "chẵn" when there is nothing below one đồng: custom, not law. "5,000 đồng" is
refused, because it is more likely a misplaced comma than five đồng.
"""

import re
from decimal import Decimal
from fractions import Fraction
from typing import Final, Literal, TypeAlias

from genderplan._messages import Language, mark, message
from genderplan._source import Source
from genderplan._text import sentence_case
from genderplan.errors import InvalidValueError
from genderplan.formatting.digits import FIGURES, read_digits, round_digits
from genderplan.formatting.words import LONGEST_IN_WORDS, Dialect, number_in_words, read_words
from genderplan.quantities import Money

__all__ = [
    "MoneyScale",
    "format_money",
    "money_in_words",
    "parse_money",
    "parse_money_in_words",
]

MoneyScale: TypeAlias = Literal["đồng", "nghìn", "triệu", "tỷ", "nghìn tỷ", "auto"]

_SCALES: Final = {
    "đồng": (1, ""),
    "nghìn": (10**3, "thousand"),
    "triệu": (10**6, "million"),
    "tỷ": (10**9, "billion"),
    "nghìn tỷ": (10**12, "trillion"),
}
_AUTO: Final = ("tỷ", "triệu")
_AUTO_DECIMALS: Final = 2
_READ_SCALES: Final = {
    "": 1,
    "nghìn": 10**3,
    "ngàn": 10**3,
    "triệu": 10**6,
    "tỷ": 10**9,
    "tỉ": 10**9,
    "nghìn tỷ": 10**12,
    "nghìn tỉ": 10**12,
    "ngàn tỷ": 10**12,
    "thousand": 10**3,
    "million": 10**6,
    "billion": 10**9,
    "trillion": 10**12,
}
_SCALE_WORDS: Final = "|".join(
    word.replace(" ", r"\s+") for word in sorted(_READ_SCALES, key=len, reverse=True) if word
)
_MONEY: Final = re.compile(
    rf"\s*(?P<before>VND\s*)?(?P<number>{FIGURES})(?:\s*(?P<scale>{_SCALE_WORDS}))?"
    r"(?:\s*(?P<unit>đồng(?:\s+Việt\s+Nam)?|đ|₫|VND|VNĐ|dong))?\s*",
    re.IGNORECASE,
)
_THOUSANDTHS: Final = -3


def _money(amount: Money | int | Decimal) -> Money:
    return amount if isinstance(amount, Money) else Money(amount)


def format_money(
    amount: Money | int | Decimal,
    scale: MoneyScale = "đồng",
    digits: int | None = None,
    *,
    locale: Language = "vi",
) -> str:
    """*amount* in figures with its unit, exact unless *digits* asks for rounding.

    *scale* is the unit of the statement; "auto" takes the greatest of tỷ and triệu in which the
    amount is at least 1 and exact with two decimals. In English ``VND 1.2 billion``.

    >>> format_money(1_000_000), format_money(1_200_000_000, "tỷ")
    ('1.000.000 đồng', '1,2 tỷ đồng')
    >>> format_money(8_744_000_000, "auto"), format_money(1_234_567, "triệu", digits=1)
    ('8.744 triệu đồng', '1,2 triệu đồng')
    """
    value = _money(amount).amount
    name = _auto(value) if scale == "auto" else scale
    if name not in _SCALES:
        summary = message(
            "scale is {value}; {expected} or auto is expected",
            value=repr(scale),
            expected=", ".join(_SCALES),
        )
        raise InvalidValueError(summary, scale, "scale")
    factor, english = _SCALES[name]
    text = round_digits(Fraction(value) / factor, digits).text(locale)
    if locale == "en":
        return f"VND {text} {english}".rstrip()
    return f"{text} đồng" if factor == 1 else f"{text} {name} đồng"


def _auto(value: int | Decimal) -> str:
    for name in _AUTO:
        scaled = Fraction(value) / _SCALES[name][0]
        if abs(scaled) >= 1 and (scaled * 10**_AUTO_DECIMALS).denominator == 1:
            return name
    return "đồng"


def parse_money(text: str, *, locale: Language | None = "vi") -> Money:
    """The amount that is the whole of *text*: figures, then a scale or a unit, or both.

    Raises :class:`~genderplan.errors.ParseError` with ``part`` "number", "unit" (neither đồng nor a
    scale) or "amount of money"; for *locale* see :func:`genderplan.formatting.parse_number`.

    >>> parse_money("1.000.000 đồng"), parse_money("1,2 tỷ đồng"), parse_money("215 342 000 đồng")
    (Money(1000000), Money(1200000000), Money(215342000))
    >>> parse_money("5,000 đồng")
    Traceback (most recent call last):
        ...
    genderplan.errors.ParseError: 5,000 đồng has thousandths of a đồng; ...
    """
    source = Source.of(text, mark("amount of money"))
    match = _MONEY.fullmatch(source.text)
    if match is None:
        expected = "1.000.000 đồng, 1,2 tỷ đồng"
        raise source.unreadable(expected)
    scale = " ".join((match["scale"] or "").casefold().split())
    if not (scale or match["unit"] or match["before"]):
        end = match.end("number")
        summary = message("{text} has no unit; write đồng after it", text=match["number"])
        raise source.error(summary, "unit", (end, end))
    number = read_digits(source, match.span("number"), locale)
    if not scale and _has_thousandths(number):
        summary = message(
            "{number} đồng has thousandths of a đồng; a dot parts thousands: write {right} đồng",
            number=match["number"],
            right=match["number"].replace(",", "."),
        )
        raise source.error(summary, "number", match.span("number"))
    return Money(round_digits(Fraction(number) * _READ_SCALES[scale]).value)


def _has_thousandths(number: int | Decimal) -> bool:
    return isinstance(number, Decimal) and number.as_tuple().exponent == _THOUSANDTHS


def money_in_words(amount: Money | int | Decimal, *, dialect: Dialect = "north") -> str:
    """*amount* in Vietnamese words with a capital, and "chẵn" when it is whole đồng.

    >>> money_in_words(1_000_000)
    'Một triệu đồng chẵn'
    >>> money_in_words(24_550_000)
    'Hai mươi tư triệu năm trăm năm mươi nghìn đồng chẵn'
    """
    value = _money(amount).amount
    even = " chẵn" if value == int(value) else ""
    return sentence_case(f"{number_in_words(value, dialect=dialect)} đồng{even}")


def parse_money_in_words(text: str) -> Money:
    """The amount whose words are the whole of *text*; "chẵn" may be missing, "đồng" may not.

    >>> parse_money_in_words("Một triệu đồng chẵn")
    Money(1000000)
    """
    source = Source.of(text, mark("amount in words"), longest=LONGEST_IN_WORDS)
    match = _IN_WORDS.fullmatch(source.text)
    if match is None:
        expected = "Một triệu đồng chẵn"
        raise source.unreadable(expected)
    amount = read_words(source, match.span("number"))
    if match["even"] and amount != int(amount):
        summary = message("{text} is not whole: leave out chẵn", text=repr(match["number"]))
        raise source.error(summary, "amount in words", match.span("even"))
    return Money(amount)


_IN_WORDS: Final = re.compile(
    r"\s*(?P<number>\S.*?)\s+đồng(?:\s+Việt\s+Nam)?(?P<even>\s+chẵn)?\s*[./]*\s*", re.IGNORECASE
)
