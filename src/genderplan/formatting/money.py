"""Amounts of money in đồng, in figures and in words.

"1.000.000 đồng", with the scales of financial statements, nghìn, triệu, tỷ (written "tỷ", read also
as "tỉ"), and sums of them, "1 tỷ 200 triệu đồng". Nothing is rounded unless *digits* says so.
Amounts in words begin with a capital and end in "chẵn" when there is nothing below one đồng:
custom, not law.
"""

import re
from decimal import Decimal
from fractions import Fraction
from functools import cache
from typing import Final, Literal, TypeAlias

from genderplan._forms import Source, any_of
from genderplan._messages import Language, mark, message
from genderplan._text import sentence_case
from genderplan.errors import InvalidValueError
from genderplan.formatting.numbers import (
    FigureForm,
    in_scales,
    pattern_of,
    read_digits,
    round_digits,
    sum_of_scales,
)
from genderplan.formatting.words import LONGEST_IN_WORDS, Dialect, number_in_words, read_words
from genderplan.quantities import Money

MoneyScale: TypeAlias = Literal["đồng", "nghìn", "triệu", "tỷ", "nghìn tỷ", "auto"]
"""The unit of an amount; "auto" takes the greatest of tỷ and triệu that fits."""

_SCALES: Final = {
    "đồng": (1, ""),
    "nghìn": (10**3, "thousand"),
    "triệu": (10**6, "million"),
    "tỷ": (10**9, "billion"),
    "nghìn tỷ": (10**12, "trillion"),
}
_AUTO: Final = ("tỷ", "triệu")
_AUTO_DECIMALS: Final = 2
_SPELLED: Final = (
    (1, ("",)),
    (10**3, ("nghìn", "ngàn", "thousand")),
    (10**6, ("triệu", "tr", "million")),
    (10**9, ("tỷ", "tỉ", "billion")),
    (10**12, ("nghìn tỷ", "nghìn tỉ", "ngàn tỷ", "ngàn tỉ", "trillion")),
    (10**15, ("triệu tỷ", "triệu tỉ")),
)
READ_SCALES: Final = {word: factor for factor, words in _SPELLED for word in words}
# The word of a scale, "triệu"; not the beginning of another, as in "trong" or "tỷ lệ".
SCALE: Final = rf"{any_of(filter(None, READ_SCALES))}(?![^\W\d_](?<!đ))(?!\s{{1,2}}lệ)"
# The currency; not "đồng chí", "đồng bào" and other words that begin so, nor "đ/c" for "đồng chí",
# which "đ/căn" is not.
_NOT_MONEY: Final = (
    "chí|bào|nghiệp|thời|đội|tình|thuận|bộ|đều|hành|phục|ruộng|hồ|minh|diễn|đẳng|nai|tháp|hới|hỷ"
    "|phạm|nhất|bằng|dao"
)
UNIT: Final = (
    rf"(?:đồng(?!\w|\s{{1,3}}(?:{_NOT_MONEY})(?!\w))(?:\s{{1,2}}việt\s{{1,2}}nam)?"
    r"|đ(?![^\W_]|[/.]c(?![^\W_]))|vnđ|vnd|dong|₫)"
)

FORMS: Final = {
    "amount": FigureForm(
        rf"(?:\s{{0,3}}{in_scales(SCALE)})?(?:(?:\s{{0,3}}|(?<=tr)\.)(?P<unit>{UNIT}))?",
        "1 tỷ 200 triệu đồng",
        "1 tỷ 1.200 triệu đồng",
        r"(?P<currency>vnd\s{0,2})?",
    ),
}


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
    shown = round_digits(Fraction(value) / factor, digits)
    text = (shown.without("decimals") if digits is None else shown).text(locale)
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
    Exactly three decimals are refused: "2,500 triệu" more likely has thousands.

    >>> parse_money("1.000.000 đồng"), parse_money("1,2 tỷ đồng"), parse_money("215 342 000 đồng")
    (Money(1000000), Money(1200000000), Money(215342000))
    >>> parse_money("1 tỷ 200 triệu đồng"), parse_money("1 nghìn 500 tỷ đồng")
    (Money(1200000000), Money(1500000000000))
    >>> parse_money("5,000 đồng")
    Traceback (most recent call last):
        ...
    genderplan.errors.ParseError: 5,000 can be read as 5 or as 5000; write the one that is meant
    """
    source = Source.of(text, mark("amount of money"))
    match = pattern_of(FORMS["amount"]).fullmatch(source.low)
    if match is None:
        raise source.unreadable("1.000.000 đồng, 1,2 tỷ đồng")
    if not (match["scale"] or match["unit"] or match["currency"]):
        end = match.end("number")
        summary = message("{text} has no unit; write đồng after it", text=match["number"])
        raise source.error(summary, "unit", (end, end))
    number = read_digits(source, match.span("number"), locale, "decimals")
    amount = amount_in(number, match["scale"] or "")
    if amount is None:
        raise source.unreadable("1.000.000 đồng, 1,2 tỷ đồng")
    return amount


def amount_in(number: int | Decimal, scale: str) -> Money | None:
    """The amount of a *number* with the *scale* behind it; None for no sum, "1 tỷ 2 tỷ"."""
    total = sum_of_scales(number, scale, READ_SCALES)
    return None if total is None else Money(round_digits(total).value)


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
    match = _in_words().fullmatch(source.low)
    if match is None:
        raise source.unreadable("Một triệu đồng chẵn")
    amount = read_words(source, match.span("number"))
    if match["even"] and amount != int(amount):
        summary = message("{text} is not whole: leave out chẵn", text=repr(match["number"]))
        raise source.error(summary, "amount in words", match.span("even"))
    return Money(amount)


@cache
def _in_words() -> re.Pattern[str]:
    """Words before "đồng": "một triệu đồng chẵn"; not "một triệu", which may count people."""
    return re.compile(r"\s*(?P<number>\S.*?)\s+đồng(?:\s+việt\s+nam)?(?P<even>\s+chẵn)?\s*[./]*\s*")
