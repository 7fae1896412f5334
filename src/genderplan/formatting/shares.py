"""Percentages, points, per mille, ratios and the sex ratio at birth.

Decided: a share is written with at most one decimal and without ",0", or with exactly the
decimals asked for. No space before the sign: official texts and CLDR write none (no Vietnamese
rule was found: unverified). A ratio without a value (0 of 0) is a dash and never 0%. A bare
number is refused, because nobody can tell whether 0.5 means 50% or half a percent. A bare
percentage is read back as a percentage; only a ratio carries its counts.
"""

import re
from decimal import Decimal
from typing import Final

from genderplan._messages import Language, mark, message
from genderplan._source import Source
from genderplan.errors import InvalidValueError
from genderplan.formatting.digits import FIGURES, Digits, read_digits, round_digits, round_quotient
from genderplan.formatting.numbers import format_number
from genderplan.quantities import Percent, Points, Ratio

__all__ = [
    "NO_VALUE",
    "format_per_mille",
    "format_percent",
    "format_points",
    "format_ratio",
    "format_sex_ratio",
    "parse_per_mille",
    "parse_percent",
    "parse_points",
    "parse_ratio",
    "parse_sex_ratio",
]

NO_VALUE: Final = "–"
_PERCENT: Final = re.compile(
    rf"\s*(?P<number>{FIGURES})\s*(?:%|phần\s+trăm|per\s?cent)\s*", re.IGNORECASE
)
_PER_MILLE: Final = re.compile(rf"\s*(?P<number>{FIGURES})\s*(?:‰|phần\s+nghìn)\s*", re.IGNORECASE)
_POINTS: Final = re.compile(
    rf"\s*(?P<number>{FIGURES})\s*(?:điểm\s*(?:%|phần\s+trăm)|percentage\s+points?)\s*",
    re.IGNORECASE,
)
_RATIO: Final = re.compile(
    rf"\s*(?P<numerator>{FIGURES})\s*/\s*(?P<denominator>{FIGURES})\s*"
    rf"(?:\(\s*(?:(?P<percent>{FIGURES})\s*%|-)\s*\)\s*)?"
)
_SEX_RATIO: Final = re.compile(
    rf"\s*(?P<number>{FIGURES})\s*(?:bé\s+|trẻ\s+em\s+|trẻ\s+)?(?:trai|boys)\s*(?:/|trên|per)\s*100\s*"
    r"(?:bé\s+|trẻ\s+em\s+|trẻ\s+)?(?:gái|girls)\s*",
    re.IGNORECASE,
)


def format_percent(
    share: Ratio | Percent | None,
    digits: int | None = None,
    *,
    locale: Language = "vi",
    no_value: str = NO_VALUE,
) -> str:
    """*share* as a percentage; *no_value* for None and for a ratio of nothing.

    Rounded half up to *digits* decimals, or to at most one. Raises
    :class:`~genderplan.errors.InvalidValueError` for a bare number.

    >>> from genderplan.quantities import Percent, Ratio
    >>> format_percent(Ratio(2, 11)), format_percent(Ratio(1, 4)), format_percent(Ratio(0, 0))
    ('18,2%', '25%', '–')
    >>> format_percent(Ratio(1, 4), digits=1)
    '25,0%'
    """
    if isinstance(share, Ratio):
        shown = _round_ratio(share, 100, digits)
        return no_value if shown is None else f"{shown.text(locale)}%"
    if share is None:
        return no_value
    if not isinstance(share, Percent):
        raise _bare(share)
    return f"{round_digits(share.value, digits, most=1).text(locale)}%"


def _round_ratio(ratio: Ratio, factor: int, digits: int | None) -> Digits | None:
    """The ratio times *factor* with few decimals, in whole numbers: a Fraction takes longer."""
    if ratio.denominator == 0:
        return None
    over, under = ratio.numerator.as_integer_ratio(), ratio.denominator.as_integer_ratio()
    return round_quotient(over[0] * under[1] * factor, over[1] * under[0], digits, 1)


def _bare(value: object) -> InvalidValueError:
    summary = message(
        "{value} is of type {kind}; give a Ratio (numerator and denominator) or a Percent, "
        "so that 0.5 cannot mean both half a percent and 50%",
        value=repr(value),
        kind=type(value).__name__,
    )
    return InvalidValueError(summary, value, "share")


def parse_percent(text: str, *, locale: Language | None = "vi") -> Percent:
    """The percentage that is the whole of *text*.

    Raises :class:`~genderplan.errors.ParseError` with ``part`` "number" or "percentage"; for
    *locale* see :func:`genderplan.formatting.parse_number`.

    >>> parse_percent("18,2%").value, parse_percent("25 %").value
    (Decimal('18.2'), 25)
    >>> parse_percent("20.9%")
    Traceback (most recent call last):
        ...
    genderplan.errors.ParseError: 20.9 is written with a decimal point ...; write 20,9, ...
    """
    return Percent(_read(text, _PERCENT, mark("percentage"), "18,2%", locale))


def _read(
    text: str, form: re.Pattern[str], part: str, expected: str, locale: Language | None
) -> int | Decimal:
    source = Source.of(text, part)
    match = form.fullmatch(source.text)
    if match is None:
        raise source.unreadable(expected)
    return read_digits(source, match.span("number"), locale)


def format_per_mille(
    share: Ratio | None,
    digits: int | None = None,
    *,
    locale: Language = "vi",
    no_value: str = NO_VALUE,
) -> str:
    """*share* per thousand, rounded half up to *digits* decimals, or to at most one.

    >>> from genderplan.quantities import Ratio
    >>> format_per_mille(Ratio(123, 10_000))
    '12,3‰'
    """
    if share is None:
        return no_value
    if not isinstance(share, Ratio):
        raise _bare(share)
    shown = _round_ratio(share, 1000, digits)
    return no_value if shown is None else f"{shown.text(locale)}‰"


def parse_per_mille(text: str, *, locale: Language | None = "vi") -> Ratio:
    """The share per thousand that is the whole of *text*, as a ratio to 1,000.

    >>> parse_per_mille("12,3‰")
    Ratio(12.3, 1000)
    """
    part = mark("share per thousand")
    source = Source.of(text, part)
    return _to(source, _read(text, _PER_MILLE, part, "12,3‰", locale), 1000)


def _to(source: Source, value: int | Decimal, base: int) -> Ratio:
    if value < 0:
        summary = message("{value} is negative; a share is at least 0", value=str(value))
        raise source.error(summary, "number", (0, len(source.text)))
    return Ratio(value, base)


def format_points(points: Points, digits: int | None = None, *, locale: Language = "vi") -> str:
    """*points* in percentage points, rounded half up to *digits* decimals, or to at most two.

    >>> from genderplan.quantities import Points
    >>> format_points(Points(Decimal("3.37")))
    '3,37 điểm phần trăm'
    """
    if not isinstance(points, Points):
        raise _bare(points)
    shown = round_digits(points.value, digits, most=2)
    if locale == "vi":
        return f"{shown.text()} điểm phần trăm"
    unit = "point" if shown.value in {1, -1} else "points"
    return f"{shown.text(locale)} percentage {unit}"


def parse_points(text: str, *, locale: Language | None = "vi") -> Points:
    """The percentage points that are the whole of *text* ("3,37 điểm phần trăm", "3,37 điểm %").

    >>> parse_points("-0,5 điểm phần trăm").value
    Decimal('-0.5')
    """
    return Points(_read(text, _POINTS, mark("difference in points"), "3,37 điểm phần trăm", locale))


def format_ratio(
    ratio: Ratio, digits: int | None = None, *, pad: bool = False, locale: Language = "vi"
) -> str:
    """*ratio* as its two numbers with the percentage in brackets.

    *pad* writes numbers below ten with a zero, as official prose does.

    >>> from genderplan.quantities import Ratio
    >>> format_ratio(Ratio(52, 203)), format_ratio(Ratio(2, 11), pad=True)
    ('52/203 (25,6%)', '02/11 (18,2%)')
    """
    if not isinstance(ratio, Ratio):
        raise _bare(ratio)
    numerator = format_number(ratio.numerator, pad=pad, locale=locale)
    denominator = format_number(ratio.denominator, pad=pad, locale=locale)
    return f"{numerator}/{denominator} ({format_percent(ratio, digits, locale=locale)})"


def parse_ratio(text: str, *, locale: Language | None = "vi") -> Ratio:
    """The ratio that is the whole of *text*, with or without its percentage.

    The percentage must be the ratio's own, rounded half up to the decimals it is written with:
    otherwise :class:`~genderplan.errors.ParseError` with ``part`` "percentage". Other parts are
    "numerator" (greater than 0 over 0), "number" and "ratio".

    >>> parse_ratio("52/203 (25,6%)"), parse_ratio("02/11")
    (Ratio(52, 203), Ratio(2, 11))
    >>> parse_ratio("52/203 (26,5%)")
    Traceback (most recent call last):
        ...
    genderplan.errors.ParseError: 26,5% is stated, but 52/203 is 25,6%
    """
    source = Source.of(text, mark("ratio"))
    match = _RATIO.fullmatch(source.text)
    if match is None:
        expected = "52/203 (25,6%)"
        raise source.unreadable(expected)
    numerator = read_digits(source, match.span("numerator"), locale)
    denominator = read_digits(source, match.span("denominator"), locale)
    try:
        ratio = Ratio(numerator, denominator)
    except InvalidValueError as error:
        raise source.error(error.summary, error.path, match.span("numerator")) from error
    if match["percent"] is not None:
        _check_percent(source, match, ratio, locale)
    return ratio


def _check_percent(
    source: Source, match: re.Match[str], ratio: Ratio, locale: Language | None
) -> None:
    stated = read_digits(source, match.span("percent"), locale)
    decimals = -int(stated.as_tuple().exponent) if isinstance(stated, Decimal) else 0
    right = None if ratio.percent is None else round_digits(ratio.percent.value, decimals)
    if right is None or right.value != stated:
        summary = message(
            "{stated}% is stated, but {ratio} is {right}",
            stated=match["percent"],
            ratio=f"{match['numerator']}/{match['denominator']}",
            right=NO_VALUE if right is None else f"{right.text()}%",
        )
        raise source.error(summary, "percentage", match.span("percent"))


def format_sex_ratio(
    ratio: Ratio | None,
    digits: int | None = None,
    *,
    locale: Language = "vi",
    no_value: str = NO_VALUE,
) -> str:
    """The sex ratio at birth: boys (numerator) to 100 girls (denominator).

    >>> from genderplan.quantities import Ratio
    >>> format_sex_ratio(Ratio(1115, 1000))
    '111,5 bé trai/100 bé gái'
    """
    if ratio is not None and not isinstance(ratio, Ratio):
        raise _bare(ratio)
    shown = None if ratio is None else _round_ratio(ratio, 100, digits)
    if shown is None:
        return no_value
    boys, girls = ("bé trai", "bé gái") if locale == "vi" else ("boys", "girls")
    return f"{shown.text(locale)} {boys}/100 {girls}"


def parse_sex_ratio(text: str, *, locale: Language | None = "vi") -> Ratio:
    """The sex ratio at birth that is the whole of *text*, as boys to 100 girls.

    >>> parse_sex_ratio("111,5 bé trai/100 bé gái")
    Ratio(111.5, 100)
    """
    part = mark("sex ratio")
    source = Source.of(text, part)
    return _to(source, _read(text, _SEX_RATIO, part, "111,5 bé trai/100 bé gái", locale), 100)
