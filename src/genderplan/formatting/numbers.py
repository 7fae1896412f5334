"""Plain numbers in figures.

Decided: a dot between thousands and a comma before decimals (Accounting Law 2003, article 12;
still so under the 2015 law). See :mod:`genderplan.formatting.digits` for rounding and for
reading. Years are not numbers: do not format them here.
"""

import re
from decimal import Decimal
from typing import Final

from genderplan._messages import Language, mark
from genderplan._source import Source
from genderplan.formatting.digits import read_digits, round_digits
from genderplan.quantities import Exact

__all__ = ["format_number", "parse_number"]

_NUMBER: Final = re.compile(r"\s*(?P<number>\S(?:.*\S)?)\s*")


def format_number(
    value: Exact, digits: int | None = None, *, pad: bool = False, locale: Language = "vi"
) -> str:
    """*value* in figures, with all its decimals or rounded half up to *digits*.

    *pad* writes whole numbers below ten with a zero, as official prose does ("02 ngày", "06 nội
    dung"). A Fraction without an end needs *digits*.

    >>> format_number(2696)
    '2.696'
    >>> format_number(Decimal("1234.565"), digits=2)
    '1.234,57'
    >>> format_number(6, pad=True)
    '06'
    """
    shown = round_digits(value, digits)
    text = shown.text(locale)
    single = pad and not shown.fraction and not shown.negative and len(text) == 1
    return f"0{text}" if single else text


def parse_number(text: str, *, locale: Language | None = "vi") -> int | Decimal:
    """The number that is the whole of *text*.

    *locale* states the convention: "vi" (1.234,5), "en" (1,234.5), or None when nobody knows, and
    then "1.234" is refused as ambiguous. Groups of three may also be parted by spaces. Raises
    :class:`~genderplan.errors.ParseError` with ``part`` "number" and a hint; no separator is
    skipped.

    >>> parse_number("1.234"), parse_number("18,2"), parse_number("06")
    (1234, Decimal('18.2'), 6)
    >>> parse_number("12.5")
    Traceback (most recent call last):
        ...
    genderplan.errors.ParseError: 12.5 is written with a decimal point ...; write 12,5, or ...
    """
    source = Source.of(text, mark("number"))
    match = _NUMBER.fullmatch(source.text)
    if match is None:
        expected = "2.696, 18,2"
        raise source.unreadable(expected)
    return read_digits(source, match.span("number"), locale)
