"""Exact sums of figures of one type, and their exact division.

Whole numbers are added as they are. As soon as a decimal or a fraction is among them the sum is
made without rounding: decimal arithmetic rounds at 28 digits and does not mix with fractions.
The result does not depend on the order of adding.

People, meetings and đồng are whole: divided by weights, each part gets the whole number below its
quota and the rest goes to the largest remainders (Hamilton's method), ties to the earlier part. Of
a share, numerator and rest are divided separately, so no part has more women than people.
"""

from collections.abc import Callable, Iterable, Sequence
from decimal import Decimal
from fractions import Fraction
from functools import reduce
from math import floor
from typing import Any, Final, TypeAlias, cast

import attrs

from genderplan.quantities import Bound, Count, Money, Ratio
from genderplan.quantities.counts import bound_of_sum
from genderplan.quantities.ratios import Exact, plus

Addable: TypeAlias = Count | Ratio | Money
Order: TypeAlias = Callable[[list[Any]], Iterable[Any]]
"""Brings a list into another order, as :func:`operator.itemgetter` does."""

ADDABLE: Final[tuple[type[Addable], ...]] = (Ratio, Count, Money)


def exact_sum(numbers: Sequence[Exact]) -> Exact:
    """The sum, exact: a whole number, a Decimal among Decimals, otherwise a Fraction.

    >>> exact_sum([Decimal("0.10"), 2]), exact_sum([Decimal("0.5"), Fraction(1, 3)])
    (Decimal('2.10'), Fraction(5, 6))
    """
    try:
        total = sum(numbers)
    except TypeError:  # a Decimal met a Fraction
        return plain(sum(Fraction(number) for number in numbers))
    if type(total) is int:
        return total
    # A sum of Decimals may have been rounded in the thread's context.
    return reduce(plus, numbers) if isinstance(total, Decimal) else plain(total)


def plain(number: Fraction | int) -> Exact:
    """The number, whole where it can be."""
    return int(number) if number == int(number) else number


def nothing(kind: type[Addable]) -> Addable:
    """What a report of none adds to a sum of *kind*."""
    return Ratio(0, 0) if kind is Ratio else Count(0) if kind is Count else Money(0)


_new_ratio: Final = Ratio.__new__
_set_numerator: Final = vars(Ratio)["numerator"].__set__
_set_denominator: Final = vars(Ratio)["denominator"].__set__


def new_ratio(numerator: Exact, denominator: Exact) -> Ratio:
    """A ratio of parts that are sums of checked parts; checking them again is half the cost."""
    ratio = _new_ratio(Ratio)
    _set_numerator(ratio, numerator)
    _set_denominator(ratio, denominator)
    return ratio


@attrs.define(eq=False)
class Column:
    """Figures of one type side by side, any stretch of which can be added up.

    ``bounds`` is None when every count is exact, ``denominators`` None unless they are ratios.
    Figures that still wait for their ``order`` are brought into it when a stretch is asked for;
    the sum of all of them needs none.
    """

    kind: type[Addable]
    numerators: list[Exact]
    denominators: list[Exact] | None = None
    bounds: list[Bound] | None = None
    order: Order | None = None
    _is_arranged: bool = attrs.field(init=False, default=False)
    _add: Callable[[Sequence[Exact]], Exact] = attrs.field(init=False, default=exact_sum)

    @classmethod
    def of(cls, kind: type[Addable], values: Sequence[Any]) -> "Column":
        """The column of *values*, all of type *kind*."""
        if kind is Ratio:
            numerators = [value.numerator for value in values]
            return cls(kind, numerators, [value.denominator for value in values])
        if kind is Money:
            return cls(kind, [value.amount for value in values])
        bounds = [value.bound for value in values]
        inexact = bounds.count(Bound.EXACT) < len(bounds)
        return cls(kind, [value.value for value in values], None, bounds if inexact else None)

    def sum(self, first: int, last: int) -> Addable | None:
        """The sum of the figures from *first* up to *last*; None when there are none.

        >>> Column.of(Ratio, [Ratio(0, 50), Ratio(30, 50)]).sum(0, 2)
        Ratio(30, 100)
        """
        if first >= last:
            return None
        if not self._is_arranged and last - first < len(self.numerators):
            self._arrange()
        add = self._add
        total = add(self.numerators[first:last])
        if self.denominators is not None:
            return new_ratio(total, add(self.denominators[first:last]))
        if self.kind is Money:
            return Money(cast("int | Decimal", total))
        if self.bounds is None:
            return Count(cast("int", total))
        bound = reduce(bound_of_sum, self.bounds[first:last], Bound.EXACT)
        return Count(cast("int", total), bound)

    def _arrange(self) -> None:
        if self.order is not None:
            self.numerators = list(self.order(self.numerators))
            self.denominators = self.denominators and list(self.order(self.denominators))
            self.bounds = self.bounds and list(self.order(self.bounds))
            self.order = None
        self._is_arranged = True
        if set(map(type, self.numerators)) | set(map(type, self.denominators or ())) <= {int}:
            self._add = sum

    def pick(self, chosen: Sequence[int]) -> Addable | None:
        """The sum of the figures at the indices *chosen*."""
        self._arrange()
        part = attrs.evolve(
            self,
            numerators=[self.numerators[i] for i in chosen],
            denominators=self.denominators and [self.denominators[i] for i in chosen],
            bounds=self.bounds and [self.bounds[i] for i in chosen],
        )
        return part.sum(0, len(chosen))


def add_up(values: Sequence[Addable]) -> Addable | None:
    """The sum of figures of one type; None when there are none.

    >>> add_up([Count(200, "more_than"), Count(150, "more_than"), Count(97)])
    Count(447, Bound.MORE_THAN)
    """
    return Column.of(type(values[0]), values).sum(0, len(values)) if values else None


def apportion(number: int, weights: Sequence[Exact]) -> list[int]:
    """*number* divided in whole parts in proportion to *weights*; the parts sum to *number*.

    >>> apportion(10, [1, 1, 1])
    [4, 3, 3]
    """
    quotas = _in_proportion(number, weights)
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
    return list(_in_proportion(number, weights))


def _in_proportion(number: Exact, weights: Sequence[Exact]) -> list[Fraction]:
    total = sum(Fraction(weight) for weight in weights)
    return [Fraction(number) * Fraction(weight) / total for weight in weights]


def divide(value: Addable, weights: Sequence[Exact]) -> list[Addable]:
    """A figure divided by *weights*; the parts add up to it exactly.

    >>> divide(Ratio(7, 10), [1, 1])
    [Ratio(4, 6), Ratio(3, 4)]
    """
    if isinstance(value, Count):
        # a part of "less than 50" that comes to nothing cannot be less than 0
        least = Bound.AT_MOST if value.bound is Bound.LESS_THAN else value.bound
        shares = apportion(value.value, weights)
        return [Count(part, value.bound if part else least) for part in shares]
    if isinstance(value, Money):
        parts = _exact_parts(value.amount, weights)
        return [Money(cast("int | Decimal", part)) for part in parts]
    above = _exact_parts(value.numerator, weights)
    if not value.is_share:  # events without a whole: in fractions, so that no part lacks its base
        counts = (value.numerator, value.denominator)
        parts_of = (_in_proportion(Fraction(count), weights) for count in counts)
        return [Ratio(n, d) for n, d in zip(*parts_of, strict=True)]
    rest = _exact_parts(value.rest, weights)
    return [Ratio(n, exact_sum([n, r])) for n, r in zip(above, rest, strict=True)]


def bounds_of(certain: Addable, shared: Sequence[Addable]) -> tuple[Addable, Addable | None]:
    """The least and the greatest of *certain* with unknown parts of *shared* added to it.

    Of a share, women and the others may each have come or stayed.

    >>> bounds_of(Ratio(10, 40), [Ratio(5, 10)])
    (Ratio(10, 45), Ratio(15, 45))
    >>> bounds_of(Count(7), [Count(5)])
    (Count(7), Count(12))
    """
    if isinstance(certain, Ratio):
        return _ratio_bounds(certain, [part for part in shared if isinstance(part, Ratio)])
    total = add_up([certain, *shared])
    if isinstance(certain, Count) and isinstance(total, Count):
        high = None if total.high is None else Count(total.high)
        return (certain, total) if not shared else (Count(certain.low), high)
    return certain, total


def _ratio_bounds(certain: Ratio, shared: Sequence[Ratio]) -> tuple[Ratio, Ratio | None]:
    if not shared:
        return certain, certain
    loose = add_up(shared)
    assert isinstance(loose, Ratio)  # noqa: S101 - shared is not empty
    if certain.is_share and all(part.is_share for part in shared):
        least = certain + Ratio(0, loose.rest)
        return least, certain + Ratio(loose.numerator, loose.numerator)
    least = certain + Ratio(0, loose.denominator)
    total = certain + loose
    return least, Ratio(total.numerator, certain.denominator) if certain.denominator else None


def row_cells(
    value: Addable | None, low: Addable | None, high: Addable | None
) -> dict[str, Exact | str | None]:
    """A figure and its bounds as they stand in the columns of a table."""
    row: dict[str, Exact | str | None] = {}
    for prefix, figure in (("", value), ("low_", low), ("high_", high)):
        above, below = _parts(figure)
        row |= {f"{prefix}numerator": above, f"{prefix}denominator": below}
    bound = value.bound.value if isinstance(value, Count) and not value.is_exact else None
    return row | {"bound": bound}


def _parts(value: Addable | None) -> tuple[Exact | None, Exact | None]:
    if isinstance(value, Ratio):
        return value.numerator, value.denominator
    if isinstance(value, Count):
        return value.value, None
    return (None if value is None else value.amount), None
