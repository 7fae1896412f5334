"""The published formulas of progress, on plain numbers.

Decided: each function is the arithmetic of one publication and nothing else: which value is the
base, whether a milestone is met and what a label may say is settled elsewhere. Powers are taken in
``Decimal`` at 34 digits, so no float is involved. Where a published formula divides by zero or
takes the root of a negative number the answer is None.

Sources: Open SDG's progress calculation, which follows Statistics Canada; the UN Statistics
Division's Progress Chart of 2023 as Eustat describes it; the status symbols of the German
Sustainable Development Strategy; ESCAP's current status index.
"""

import datetime as dt
from decimal import Decimal, localcontext
from fractions import Fraction
from typing import Final

from genderplan.quantities import Exact

__all__ = [
    "current_status_index",
    "dns_miss",
    "growth",
    "linear_pace",
    "statcan_ratio",
    "statcan_score",
    "unsd2023_ratio",
    "unsd2023_score",
    "years_between",
]

_ZERO: Final = Decimal("0.001")  # what Open SDG puts for a base or a target of zero
_DIGITS: Final = 34


def years_between(start: dt.date, end: dt.date) -> Fraction:
    """The time from *start* to *end* in years: whole years, and the rest in 365ths.

    >>> years_between(dt.date(2020, 12, 31), dt.date(2023, 6, 30))
    Fraction(911, 365)
    """
    if end < start:
        return -years_between(end, start)
    whole = end.year - start.year
    if _anniversary(start, start.year + whole) > end:
        whole -= 1
    rest = end - _anniversary(start, start.year + whole)
    return whole + Fraction(min(rest.days, 365), 365)


def _anniversary(date: dt.date, year: int) -> dt.date:
    leap_day = (date.month, date.day) == (2, 29)
    return dt.date(year, 2, 28) if leap_day else date.replace(year=year)


def _decimal(value: Exact) -> Decimal:
    if isinstance(value, Fraction):
        return Decimal(value.numerator) / Decimal(value.denominator)
    return Decimal(value)


def growth(now: Exact, before: Exact, years: Exact) -> Decimal | None:
    """The compound annual growth rate from *before* to *now*; None where there is none.

    There is none over no time, from zero, or across zero.

    >>> round(growth(121, 100, 2), 6)
    Decimal('0.100000')
    """
    with localcontext() as context:
        context.prec = _DIGITS
        if years == 0 or before == 0:
            return None
        ratio = _decimal(now) / _decimal(before)
        if ratio < 0:
            return None
        if ratio == 0:
            return Decimal(-1)
        return +(ratio ** (1 / _decimal(years)) - 1)


def statcan_ratio(  # noqa: PLR0913 - the formula has six inputs
    base: Exact, now: Exact, target: Exact, *, years: Exact, span: Exact, up: bool
) -> Decimal | None:
    """Open SDG's ratio R of actual to required growth, *years* and *span* counted from the base.

    R = s·d·a / |r| with the growth rates a (to now) and r (to the target); zeros of base and target
    are replaced by 0.001, as there. None when base and target are equal: Open SDG divides by zero.
    A figure that stays at zero has not grown; there it falls from 0.001 to 0.

    >>> round(statcan_ratio(60, 66, 75, years=5, span=10, up=True), 6)
    Decimal('0.852857')
    """
    start, goal = base or _ZERO, target or _ZERO
    actual = growth(start if now == base else now, start, years)
    required = growth(goal, start, span)
    if actual is None or not required:
        return None
    sign = (1 if up else -1) * (-1 if start < 0 else 1)
    with localcontext() as context:
        context.prec = _DIGITS
        return sign * actual / abs(required)


def statcan_score(ratio: Decimal) -> Decimal:
    """Open SDG's score from -5 to 5 for a ratio; a target achieved scores 5.

    >>> statcan_score(Decimal("0.95"))
    Decimal('2.500055')
    """
    if ratio >= Decimal("0.6"):
        return min(Decimal("7.1429") * ratio - Decimal("4.2857"), Decimal(5))
    return max(Decimal("4.1667") * ratio - Decimal("2.5"), Decimal(-5))


def unsd2023_ratio(
    base: Exact, now: Exact, target: Exact, *, years: Exact, span: Exact
) -> Decimal | None:
    """The expected change by the target year over the required one (Progress Chart 2023).

    The value expected is the present one carried on at its growth rate since the base; a target
    year that has passed is judged at the present value.

    >>> round(unsd2023_ratio(60, 66, 75, years=5, span=10), 2)
    Decimal('0.84')
    """
    rate = growth(now, base, years)
    if rate is None or target == base:
        return None
    with localcontext() as context:
        context.prec = _DIGITS
        left = max(_decimal(span) - _decimal(years), Decimal(0))
        expected = _decimal(now) * (1 + rate) ** left if left else _decimal(now)
        return (expected - _decimal(base)) / (_decimal(target) - _decimal(base))


def unsd2023_score(ratio: Decimal) -> int:
    """3 (achieved or on track), 2 (fair, needs acceleration) or 1 (stagnation or regression)."""
    if ratio >= Decimal("0.95"):
        return 3
    return 2 if ratio >= Decimal("0.10") else 1


def linear_pace(
    base: Exact, now: Exact, target: Exact, *, years: Exact, span: Exact
) -> tuple[Fraction, Fraction] | None:
    """The part of the way done and the part of the time gone; None when there is no way to go.

    >>> linear_pace(60, 66, 75, years=5, span=10)
    (Fraction(2, 5), Fraction(1, 2))
    """
    way = Fraction(target) - Fraction(base)
    if way == 0:
        return None
    gone = Fraction(1) if span <= 0 else min(Fraction(years) / Fraction(span), Fraction(1))
    return (Fraction(now) - Fraction(base)) / way, gone


def dns_miss(now: Exact, target: Exact, *, change: Exact, years_left: Exact) -> Fraction | None:
    """The part of the way still to go that the mean annual *change* would leave undone.

    0 or less means that the target is reached; None when there is nothing left to go.

    >>> dns_miss(66, 75, change=Decimal("1.5"), years_left=5)
    Fraction(1, 6)
    """
    way = Fraction(target) - Fraction(now)
    if way == 0:
        return None
    left = max(Fraction(years_left), Fraction(0))
    return (way - Fraction(change) * left) / way


def current_status_index(base: Exact, now: Exact, target: Exact, *, up: bool) -> Fraction | None:
    """ESCAP's index: the part of the way done, of 10; None when base and target are equal.

    >>> current_status_index(60, 66, 75, up=True)
    Fraction(4, 1)
    """
    way = abs(Fraction(target) - Fraction(base))
    if way == 0:
        return None
    return (10 if up else -10) * (Fraction(now) - Fraction(base)) / way
