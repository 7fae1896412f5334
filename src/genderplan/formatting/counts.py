"""Counts with the bound that a text gives: "hơn 200", "gần 400", "dưới 50", "từ 50 trở lên".

One word a bound is written, every usual word is read. A count is a whole number of at least 0.
"""

import re
from decimal import Decimal
from fractions import Fraction
from functools import cache, lru_cache
from typing import Final, NamedTuple

from genderplan._forms import Source, any_of
from genderplan._messages import Language, mark, message
from genderplan.errors import InvalidValueError
from genderplan.formatting.numbers import (
    FIGURES,
    format_number,
    in_scales,
    read_digits,
    sum_of_scales,
)
from genderplan.quantities import Bound, Count


class BoundForm(NamedTuple):
    """How a bound is written: the words before or behind the number, an example, and none.

    The first word before is the one that is written.
    """

    bound: Bound
    before: tuple[str, ...]
    behind: tuple[str, ...]
    example: str
    counter: str


_FORMS: Final[dict[Language, tuple[BoundForm, ...]]] = {
    "vi": (
        BoundForm(
            Bound.MORE_THAN, ("hơn", "trên", "nhiều hơn", "cao hơn"), (), "hơn 200", "hơn hai trăm"
        ),
        BoundForm(
            Bound.AT_LEAST,
            ("ít nhất", "tối thiểu", "không dưới", "không ít hơn", "không thấp hơn"),
            ("trở lên",),
            "từ 50 trở lên",
            "từ 50",
        ),
        BoundForm(Bound.NEARLY, ("gần", "ngót"), (), "gần 400", "gần 40,5"),
        BoundForm(
            Bound.AT_MOST,
            (
                *("nhiều nhất", "tối đa", "không quá", "không cao hơn", "không vượt quá"),
                "không nhiều hơn",
            ),
            ("trở xuống",),
            *("không quá 5", "quá 5"),
        ),
        BoundForm(
            Bound.LESS_THAN,
            (
                *("dưới", "chưa đến", "chưa tới", "chưa đầy", "không đến", "không tới"),
                *("ít hơn", "thấp hơn"),
            ),
            (),
            *("dưới 50", "dưới"),
        ),
        BoundForm(
            Bound.ABOUT,
            (
                *("khoảng", "xấp xỉ", "ước", "ước tính", "ước đạt", "ước có", "chừng", "độ"),
                *("trên dưới", "ước khoảng", "ước tính khoảng", "ước đạt khoảng", "ước chừng"),
            ),
            (),
            *("khoảng 1.000", "khoảng 10-15"),
        ),
    ),
    "en": (
        BoundForm(Bound.MORE_THAN, ("more than", "over"), (), "more than 200", "more"),
        BoundForm(Bound.AT_LEAST, ("at least",), ("or more",), "at least 30", "least 30"),
        BoundForm(Bound.NEARLY, ("nearly", "almost"), (), "nearly 400", "near 400"),
        BoundForm(Bound.AT_MOST, ("at most", "up to"), (), "at most 5", "most 5"),
        BoundForm(
            Bound.LESS_THAN, ("less than", "fewer than", "under"), (), "less than 50", "less 50"
        ),
        BoundForm(
            Bound.ABOUT, ("about", "around", "approximately"), (), "about 1,000", "about 10-15"
        ),
    ),
}
FORMS: Final = tuple(form for forms in _FORMS.values() for form in forms)
_SIGNS: Final = {
    ">": Bound.MORE_THAN,
    "≥": Bound.AT_LEAST,
    ">=": Bound.AT_LEAST,
    "≤": Bound.AT_MOST,
    "<=": Bound.AT_MOST,
    "<": Bound.LESS_THAN,
    "~": Bound.ABOUT,
    "≈": Bound.ABOUT,
}
_BOUNDS: Final = _SIGNS | {
    word: form.bound for form in FORMS for word in (*form.before, *form.behind)
}
SCALES: Final = {"nghìn": 10**3, "ngàn": 10**3, "vạn": 10**4, "triệu": 10**6}
# What stands behind the figure of a large count: "nghìn", "triệu 200 nghìn".
SCALED: Final = r"\s{1,2}" + in_scales(rf"{any_of(SCALES)}(?!\w)")


def scaled_count(figures: int | Decimal, scale: str) -> Fraction | None:
    """The number that *figures* before a *scale* stand for; None for no number.

    >>> scaled_count(12, "nghìn 500")
    Fraction(12500, 1)
    """
    return None if figures < 0 else sum_of_scales(figures, scale, SCALES)


# "hơn", "không quá"; not the end of a word ("giỏi hơn" is one, but stands before no number).
BOUND_WORDS: Final = any_of(word for form in _FORMS["vi"] for word in form.before)
# A sign for a bound, as tables have it: "≥ 50", ">200"; not "-> 200", "<b>20" or "10 ~ 20".
BOUND_SIGN: Final = r"(?<![\w=<>\"'/-])(?<![0-9]\s)(?:[<>]=?|[≤≥~≈])"
# "trở lên" behind "50" or "50 người"; not "trở về".
BEHIND: Final = (
    rf"\s{{1,2}}(?P<behind>{any_of(word for form in FORMS for word in form.behind)})(?!\w)"
)


@cache
def _count() -> re.Pattern[str]:
    """A count: "hơn 200", "2 triệu rưỡi", "từ 50 trở lên"; not "hơn 50 trở lên" or "2 rưỡi"."""
    words = any_of(word for form in FORMS for word in form.before)
    return re.compile(
        rf"\s*(?:(?:(?P<word>{words})(?:\s+là)?\s*:?\s+|(?P<sign>{BOUND_SIGN})\s*)?(?P<number>{FIGURES})"
        rf"(?:{SCALED})?|(?:từ\s+)?(?P<from>{FIGURES})"
        rf"(?:{SCALED.replace('<scale>', '<times>')})?{BEHIND})\s*"
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
    word = next(form.before[0] for form in _FORMS[locale] if form.bound is whole.bound)
    return f"{word} {figures}"


def parse_count(text: str, *, locale: Language | None = "vi") -> Count:
    """The count that is the whole of *text*, with its bound.

    Raises :class:`~genderplan.errors.ParseError` with ``part`` "number" (also when it is negative
    or has decimals) or "count"; for *locale* see :func:`genderplan.formatting.parse_number`.

    >>> parse_count("hơn 200"), parse_count("từ 50 trở lên"), parse_count("06")
    (Count(200, Bound.MORE_THAN), Count(50, Bound.AT_LEAST), Count(6))
    >>> parse_count("hơn 2 nghìn")
    Count(2000, Bound.MORE_THAN)
    """
    source = Source.of(text, mark("count"))
    match = _count().fullmatch(source.low)
    if match is None:
        raise source.unreadable("hơn 200, 1.000")
    group = "from" if match["number"] is None else "number"
    number = read_digits(source, match.span(group), locale, "decimals")
    scale = match["scale"] or match["times"]
    value = scaled_count(number, scale) if scale else Fraction(number)
    if value is None and number >= 0:
        summary = message(
            "{value} is no count: each scale must be smaller than the one before, as in "
            "1 triệu 200 nghìn",
            value=source.text,
        )
        raise source.error(summary, "number", (0, len(source.text)))
    whole = scale or not isinstance(number, Decimal)  # 2,0 is none
    if value is None or value < 0 or value.denominator != 1 or not whole:
        summary = message("{value} is no count: a whole number is expected", value=match[group])
        raise source.error(summary, "number", match.span(group))
    bound = bound_of(match["word"] or match["sign"] or match["behind"] or "")
    try:
        return Count(int(value), bound)
    except InvalidValueError as error:  # "dưới 0"
        raise source.error(error.summary, "count", (0, len(source.text))) from error


@lru_cache(maxsize=64)
def bound_of(words: str) -> Bound:
    """The bound that the *words* before or behind a number say, in small letters.

    >>> bound_of("trở  lên")
    <Bound.AT_LEAST: 'at_least'>
    """
    return _BOUNDS.get(" ".join(words.split()), Bound.EXACT)
