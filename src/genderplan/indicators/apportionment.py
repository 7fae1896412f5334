"""Dividing whole numbers by weights without losing any: what is given out is what there was.

Decided: people, meetings and đồng are whole, so each part gets the whole number below its quota and
the rest goes to the largest remainders (Hamilton's method), ties to the earlier part. Of a share,
numerator and rest are divided separately, so no part has more women than people.
"""

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction
from math import floor
from typing import cast

from genderplan.indicators.sums import Addable, exact_sum
from genderplan.quantities import Count, Exact, Money, Ratio

__all__ = ["apportion", "divide"]


def apportion(number: int, weights: Sequence[Exact]) -> list[int]:
    """*number* divided in whole parts in proportion to *weights*; the parts sum to *number*.

    >>> apportion(10, [1, 1, 1])
    [4, 3, 3]
    """
    total = sum(Fraction(weight) for weight in weights)
    quotas = [Fraction(weight) * number / total for weight in weights]
    parts = [floor(quota) for quota in quotas]
    by_remainder = sorted(range(len(quotas)), key=lambda i: (parts[i] - quotas[i], i))
    for i in by_remainder[: number - sum(parts)]:
        parts[i] += 1
    return parts


def _exact_parts(number: Exact, weights: Sequence[Exact]) -> list[Exact]:
    if isinstance(number, int):
        return list(apportion(number, weights))
    if isinstance(number, Decimal):
        exponent = int(number.as_tuple().exponent)
        units = int(number.scaleb(-exponent)) if exponent < 0 else int(number)
        parts = apportion(units, weights)
        return [Decimal(f"{part}E{min(exponent, 0)}") for part in parts]
    total = sum(Fraction(weight) for weight in weights)
    return [number * Fraction(weight) / total for weight in weights]


def divide(value: Addable, weights: Sequence[Exact]) -> list[Addable]:
    """A figure divided by *weights*; the parts add up to it exactly.

    >>> divide(Ratio(7, 10), [1, 1])
    [Ratio(4, 6), Ratio(3, 4)]
    """
    if isinstance(value, Count):
        return [Count(part, value.bound) for part in apportion(value.value, weights)]
    if isinstance(value, Money):
        parts = _exact_parts(value.amount, weights)
        return [Money(cast("int | Decimal", part)) for part in parts]
    above = _exact_parts(value.numerator, weights)
    if not value.is_share:  # events without a whole: in fractions, so that no part lacks its base
        total = sum(Fraction(weight) for weight in weights)
        return [_scaled(value, Fraction(weight) / total) for weight in weights]
    rest = _exact_parts(value.rest, weights)
    return [Ratio(n, exact_sum([n, r])) for n, r in zip(above, rest, strict=True)]


def _scaled(value: Ratio, share: Fraction) -> Ratio:
    return Ratio(Fraction(value.numerator) * share, Fraction(value.denominator) * share)
