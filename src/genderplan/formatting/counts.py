"""Counts with the bound that a text gives: "hơn 200", "gần 400", "khoảng 1.000".

Decided: one word a bound is written; every usual word is read. "Dưới 50" and "không quá 50" are
read as at most 50, because every bound of a :class:`~genderplan.Count` is closed.
"""

import re
from decimal import Decimal
from typing import Final

from genderplan._messages import Language, mark, message
from genderplan._source import Source
from genderplan.formatting.digits import FIGURES, read_digits
from genderplan.formatting.numbers import format_number
from genderplan.quantities import Bound, Count

__all__ = ["format_count", "parse_count"]

# The first word of each bound is the one that is written.
_WORDS: Final[dict[Language, dict[Bound, tuple[str, ...]]]] = {
    "vi": {
        Bound.MORE_THAN: ("hơn", "trên"),
        Bound.AT_LEAST: ("ít nhất", "tối thiểu", "không dưới"),
        Bound.NEARLY: ("gần",),
        Bound.AT_MOST: ("nhiều nhất", "tối đa", "không quá", "dưới"),
        Bound.ABOUT: ("khoảng", "xấp xỉ", "ước", "chừng", "độ"),
    },
    "en": {
        Bound.MORE_THAN: ("more than", "over"),
        Bound.AT_LEAST: ("at least",),
        Bound.NEARLY: ("nearly", "almost"),
        Bound.AT_MOST: ("at most", "up to"),
        Bound.ABOUT: ("about", "around", "approximately"),
    },
}
_BOUNDS: Final = {
    word: bound
    for words in _WORDS.values()
    for bound, spellings in words.items()
    for word in spellings
}
_ANY_WORD: Final = "|".join(word.replace(" ", r"\s+") for word in _BOUNDS)
_COUNT: Final = re.compile(
    rf"\s*(?:(?P<word>{_ANY_WORD})\s+)?(?P<number>{FIGURES})"
    r"(?P<onwards>\s+trở\s+lên)?\s*",
    re.IGNORECASE,
)


def format_count(count: Count | int, *, pad: bool = False, locale: Language = "vi") -> str:
    """*count* in figures, after the word for its bound.

    *pad* writes numbers below ten with a zero, as official prose does.

    >>> format_count(Count(1200, "more_than")), format_count(6, pad=True)
    ('hơn 1.200', '06')
    """
    whole = count if isinstance(count, Count) else Count(count)
    figures = format_number(whole.value, pad=pad, locale=locale)
    if whole.is_exact:
        return figures
    return f"{_WORDS[locale][whole.bound][0]} {figures}"


def parse_count(text: str, *, locale: Language | None = "vi") -> Count:
    """The count that is the whole of *text*, with its bound.

    Raises :class:`~genderplan.errors.ParseError` with ``part`` "number" (also when it is negative
    or has decimals) or "count"; for *locale* see :func:`genderplan.formatting.parse_number`.

    >>> parse_count("hơn 200"), parse_count("khoảng 1.000"), parse_count("06")
    (Count(200, Bound.MORE_THAN), Count(1000, Bound.ABOUT), Count(6))
    """
    source = Source.of(text, mark("count"))
    match = _COUNT.fullmatch(source.text)
    if match is None or (match["word"] and match["onwards"]):
        expected = "hơn 200, 1.000"
        raise source.unreadable(expected)
    number = read_digits(source, match.span("number"), locale)
    if isinstance(number, Decimal) or number < 0:
        summary = message("{value} is no count: a whole number is expected", value=match["number"])
        raise source.error(summary, "number", match.span("number"))
    if match["onwards"]:
        return Count(number, Bound.AT_LEAST)
    word = " ".join((match["word"] or "").casefold().split())
    return Count(number, _BOUNDS.get(word, Bound.EXACT))
