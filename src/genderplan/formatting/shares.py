"""Percentages, points, relative changes, rates per mille, ratios and the sex ratio at birth.

A share is written with at most one decimal and without ",0", or with exactly the decimals asked
for. No space stands before the sign: official texts and CLDR write none (no Vietnamese rule was
found: unverified). A ratio without a value (0 of 0) is a dash and never 0%. A bare number is
refused, because nobody can tell whether 0.5 means 50% or half a percent. A bare percentage is read
back as a percentage; only a ratio carries its counts.
"""

from decimal import Decimal
from typing import Final

from genderplan._forms import Source
from genderplan._messages import Language, mark, message
from genderplan.errors import InvalidValueError
from genderplan.formatting.numbers import (
    FIGURES,
    Digits,
    FigureForm,
    format_number,
    read_digits,
    read_form,
    round_digits,
    round_quotient,
)
from genderplan.quantities import Change, Percent, Points, Ratio
from genderplan.quantities.ratios import minus

NO_VALUE: Final = "–"
"""What is written for a share that has no value."""
# The word of a change: "tăng", "giảm bớt", "thấp hơn"; not "tăng lên", which states a level.
DIRECTION: Final = (
    r"(?P<direction>tăng(?:\s(?:thêm|trưởng))?|giảm(?:\s(?:bớt|thêm))?|cao\shơn|thấp\shơn|up|down)"
)
# The sign; not that of "12,3%o", which is typed for ‰.
_SIGN: Final = r"\s{0,2}(?:%(?!\s?[oº°₀](?![^\W_]))|phần\s{1,2}trăm|per\s?cent)"
_CHILD: Final = r"(?:bé\s{1,2}|trẻ\s{1,2}em\s{1,2}|trẻ\s{1,2})?"

FORMS: Final = {
    "percent": FigureForm(_SIGN, "18,2%", "18,2‰"),
    "points": FigureForm(
        r"\s{0,2}(?:điểm\s{0,2}(?:%|phần\s{1,2}trăm)|(?:%|phần\s{1,2}trăm)\s{0,2}điểm"
        r"|percentage\s+points?)",
        "3,37 điểm phần trăm",
        "3,37 điểm",
        rf"(?:{DIRECTION}\s{{1,3}})?",
    ),
    "change": FigureForm(_SIGN, "tăng 12,5%", "12,5%", rf"{DIRECTION}\s{{1,3}}"),
    "per mille": FigureForm(
        r"\s{0,2}(?:‰|%\s?[oº°₀](?![^\W_])|phần\s{1,2}nghìn)", "12,3‰", "12,3%"
    ),
    "sex ratio": FigureForm(
        rf"\s{{0,2}}{_CHILD}(?:trai|boys)\s{{0,2}}(?:/|trên|per)\s{{0,2}}100\s{{0,2}}"
        rf"{_CHILD}(?:gái|girls)",
        "111,5 bé trai/100 bé gái",
        "111,5 bé trai/10 bé gái",
    ),
    "ratio": FigureForm(
        rf"\s{{0,2}}/\s{{0,2}}(?P<denominator>{FIGURES})\s{{0,2}}"
        rf"(?:\(\s{{0,2}}(?:(?P<percent>{FIGURES})\s{{0,2}}%|-)\s{{0,2}}\))?",
        "52/203 (25,6%)",
        "52/203/4",
    ),
}


def is_fall(direction: str) -> bool:
    """Whether a word of :data:`DIRECTION` says that a number became less."""
    return direction.startswith(("giảm", "thấp", "down"))


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
    if isinstance(share, Percent):
        return f"{_text(round_digits(share.value, digits, most=1), digits, locale)}%"
    text = _scaled(share, 100, digits, locale)
    return no_value if text is None else f"{text}%"


_MOST_STATED: Final = 4  # decimals of a percentage that somebody wrote


def format_stated(share: Percent, *, locale: Language = "vi") -> str:
    """A percentage with the decimals that it was stated with.

    One with more than four was computed, if by a spreadsheet, and has at most one.

    >>> format_stated(Percent(Decimal("31.58"))), format_stated(Percent(Decimal("31.57894736842")))
    ('31,58%', '31,6%')
    """
    own = round_digits(share.value, None, _MOST_STATED)
    is_stated = round_digits(share.value, None, 3 * _MOST_STATED) == own
    return f"{_text(own, None, locale)}%" if is_stated else format_percent(share, locale=locale)


def _text(shown: Digits, digits: int | None, locale: Language) -> str:
    """The figures; 1.200 % as "1.200,0", which nobody can take for a little more than one."""
    return (shown.without("thousands") if digits is None else shown).text(locale)


def _scaled(ratio: object, factor: int, digits: int | None, locale: Language) -> str | None:
    """The ratio times *factor*, None for none; in whole numbers, as a Fraction takes longer."""
    if ratio is not None and not isinstance(ratio, Ratio):
        raise _bare(ratio)
    if ratio is None or ratio.denominator == 0:
        return None
    over, under = ratio.numerator.as_integer_ratio(), ratio.denominator.as_integer_ratio()
    shown = round_quotient(over[0] * under[1] * factor, over[1] * under[0], digits, 1)
    return _text(shown, digits, locale)


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
    *locale* see :func:`genderplan.formatting.parse_number`. One group of three digits behind the
    mark for thousands is refused: "18.182%" is more likely 18,182%.

    >>> parse_percent("18,2%").value, parse_percent("25 %").value
    (Decimal('18.2'), 25)
    >>> parse_percent("20.9%")  # doctest: +ELLIPSIS
    Traceback (most recent call last):
        ...
    genderplan.errors.ParseError: 20.9 is written with a decimal point ...; write 20,9, ...
    """
    return Percent(read_form(text, FORMS["percent"], mark("percentage"), locale, "thousands")[2])


def format_change(change: Change, digits: int | None = None, *, locale: Language = "vi") -> str:
    """A relative change as "tăng 12%" or "giảm 15%", in English "up 12%" or "down 15%".

    >>> format_change(Change(Percent(Decimal("-5.5"))))
    'giảm 5,5%'
    """
    if not isinstance(change, Change):
        raise _bare(change)
    value = change.amount.value
    up, down = ("tăng", "giảm") if locale == "vi" else ("up", "down")
    size = format_percent(Percent(minus(value) if value < 0 else value), digits, locale=locale)
    return f"{down if value < 0 else up} {size}"


def parse_change(text: str, *, locale: Language | None = "vi") -> Change:
    """The relative change that is the whole of *text*: "tăng 12%", "giảm 5,5%".

    Raises :class:`~genderplan.errors.ParseError` with ``part`` "number" or "relative change".

    >>> parse_change("giảm 5,5%")
    Change(amount=Percent(Decimal('-5.5')))
    """
    _, match, size = read_form(text, FORMS["change"], mark("relative change"), locale, "thousands")
    return Change(Percent(minus(size) if is_fall(match["direction"]) else size))


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
    text = _scaled(share, 1000, digits, locale)
    return no_value if text is None else f"{text}‰"


def parse_per_mille(text: str, *, locale: Language | None = "vi") -> Ratio:
    """The share per thousand that is the whole of *text*, as a ratio to 1,000.

    >>> parse_per_mille("12,3‰")
    Ratio(12.3, 1000)
    """
    return _rate(text, FORMS["per mille"], mark("share per thousand"), locale, 1000)


def _rate(text: str, form: FigureForm, part: str, locale: Language | None, base: int) -> Ratio:
    source, match, value = read_form(text, form, part, locale, "thousands")
    if value < 0:
        summary = message("{value} is negative; a share is at least 0", value=str(value))
        raise source.error(summary, "number", match.span("number"))
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
    text = _text(shown, digits, locale)
    if locale == "vi":
        return f"{text} điểm phần trăm"
    unit = "point" if shown.value in {1, -1} else "points"
    return f"{text} percentage {unit}"


def parse_points(text: str, *, locale: Language | None = "vi") -> Points:
    """The percentage points that are the whole of *text*, with or without the word for a change.

    >>> parse_points("-0,5 điểm phần trăm").value, parse_points("tăng 2 điểm %").value
    (Decimal('-0.5'), 2)
    """
    part = mark("difference in points")
    _, match, size = read_form(text, FORMS["points"], part, locale, "thousands")
    return Points(minus(size) if is_fall(match["direction"] or "") else size)


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
    numerator, denominator = (
        format_number(each, pad=pad, locale=locale, doubt="decimals")
        for each in (ratio.numerator, ratio.denominator)
    )
    return f"{numerator}/{denominator} ({format_percent(ratio, digits, locale=locale)})"


def parse_ratio(text: str, *, locale: Language | None = "vi") -> Ratio:
    """The ratio that is the whole of *text*, with or without its percentage.

    The percentage must be the ratio's own, rounded half up to the decimals it is written with:
    otherwise :class:`~genderplan.errors.ParseError` with ``part`` "percentage". Other parts are
    "numerator" (greater than 0 over 0), "number" and "ratio". Exactly three decimals are refused:
    "1,200/3,000" more likely has thousands.

    >>> parse_ratio("52/203 (25,6%)"), parse_ratio("02/11")
    (Ratio(52, 203), Ratio(2, 11))
    >>> parse_ratio("52/203 (26,5%)")
    Traceback (most recent call last):
        ...
    genderplan.errors.ParseError: 26,5% is stated, but 52/203 is 25,6%
    """
    source, match, numerator = read_form(text, FORMS["ratio"], mark("ratio"), locale, "decimals")
    denominator = read_digits(source, match.span("denominator"), locale, "decimals")
    try:
        ratio = Ratio(numerator, denominator)
    except InvalidValueError as error:
        raise source.error(error.summary, error.path, match.span("number")) from error
    if match["percent"] is not None:
        _check_percent(source, match.span("percent"), ratio, locale)
    return ratio


def _check_percent(
    source: Source, span: tuple[int, int], ratio: Ratio, locale: Language | None
) -> None:
    stated = read_digits(source, span, locale, "thousands")
    decimals = -int(stated.as_tuple().exponent) if isinstance(stated, Decimal) else 0
    right = None if ratio.percent is None else round_digits(ratio.percent.value, decimals)
    if right is None or right.value != stated:
        summary = message(
            "{stated}% is stated, but {ratio} is {right}",
            stated=source.text[slice(*span)],
            ratio=source.text.partition("(")[0].strip(),
            right=NO_VALUE if right is None else f"{right.text()}%",
        )
        raise source.error(summary, "percentage", span)


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
    text = _scaled(ratio, 100, digits, locale)
    boys, girls = ("bé trai", "bé gái") if locale == "vi" else ("boys", "girls")
    return no_value if text is None else f"{text} {boys}/100 {girls}"


def parse_sex_ratio(text: str, *, locale: Language | None = "vi") -> Ratio:
    """The sex ratio at birth that is the whole of *text*, as boys to 100 girls.

    >>> parse_sex_ratio("111,5 bé trai/100 bé gái")
    Ratio(111.5, 100)
    """
    return _rate(text, FORMS["sex ratio"], mark("sex ratio"), locale, 100)
