"""Counts: whole numbers, with the bound that a text gives them.

Decided: "hơn 200" is 200 with a bound, not 201 and not 200; sums keep the bound.
"""

from typing import Final

import attrs

from genderplan._choices import Choice
from genderplan._messages import Language, mark, message, translate
from genderplan.errors import InvalidValueError
from genderplan.quantities.exactness import whole_number

__all__ = ["Bound", "Count"]


class Bound(Choice):
    """What a count in a text says about the true number.

    ``MORE_THAN`` ("hơn", "trên") and ``AT_LEAST`` ("ít nhất") are lower bounds, ``NEARLY`` ("gần")
    and ``AT_MOST`` ("nhiều nhất") upper bounds; ``ABOUT`` ("khoảng") bounds nothing. Texts write
    "hơn 200" for 200 and some, so every bound is taken as closed: at least 200.
    """

    EXACT = "exact"
    MORE_THAN = "more_than"
    AT_LEAST = "at_least"
    NEARLY = "nearly"
    AT_MOST = "at_most"
    ABOUT = "about"

    def label(self, language: Language = "en") -> str:
        """The words before the number: "hơn", "more than"; empty for an exact count."""
        return translate(_BOUND_WORDS[self], language)

    @property
    def is_lower(self) -> bool:
        """Whether the true number is at least the one written."""
        return self in {Bound.EXACT, Bound.MORE_THAN, Bound.AT_LEAST}

    @property
    def is_upper(self) -> bool:
        """Whether the true number is at most the one written."""
        return self in {Bound.EXACT, Bound.NEARLY, Bound.AT_MOST}


_BOUND_WORDS: Final = {
    Bound.EXACT: "",
    Bound.MORE_THAN: mark("more than"),
    Bound.AT_LEAST: mark("at least"),
    Bound.NEARLY: mark("nearly"),
    Bound.AT_MOST: mark("at most"),
    Bound.ABOUT: mark("about"),
}


def _bound_of(lower: bool, upper: bool) -> Bound:  # noqa: FBT001 - the two flags are the table
    return {
        (True, True): Bound.EXACT,
        (True, False): Bound.AT_LEAST,
        (False, True): Bound.AT_MOST,
        (False, False): Bound.ABOUT,
    }[lower, upper]


def _bound_of_sum(first: Bound, second: Bound) -> Bound:
    inexact = {first, second} - {Bound.EXACT}
    if len(inexact) == 1:
        return inexact.pop()
    return _bound_of(first.is_lower and second.is_lower, first.is_upper and second.is_upper)


@attrs.frozen(order=False)
class Count:
    """A number of people, meetings or things, exact or with the bound that the text gives.

    Adding keeps the bound; subtracting turns the bound of what is taken away.

    >>> Count(200, Bound.MORE_THAN) + Count(150, Bound.MORE_THAN)
    Count(350, Bound.MORE_THAN)
    >>> Count(200, Bound.MORE_THAN) - Count(62)
    Count(138, Bound.AT_LEAST)
    >>> Count(400, "nearly").high
    400
    """

    value: int = attrs.field(converter=whole_number)
    bound: Bound = attrs.field(default=Bound.EXACT, converter=Bound)

    @property
    def low(self) -> int:
        """The least number that the count allows."""
        return self.value if self.bound.is_lower else 0

    @property
    def high(self) -> int | None:
        """The greatest number that the count allows; None when there is no upper bound."""
        return self.value if self.bound.is_upper else None

    @property
    def is_exact(self) -> bool:
        """Whether the count says exactly how many."""
        return self.bound is Bound.EXACT

    def __add__(self, other: "Count") -> "Count":
        if not isinstance(other, Count):
            return NotImplemented
        return Count(self.value + other.value, _bound_of_sum(self.bound, other.bound))

    def __radd__(self, other: object) -> "Count":
        return self if other == 0 else NotImplemented

    def __sub__(self, other: "Count") -> "Count":
        if not isinstance(other, Count):
            return NotImplemented
        if other.low > self.value and self.bound.is_upper:
            summary = message(
                "{part} cannot be taken from {whole}: the part is greater than the whole",
                part=str(other),
                whole=str(self),
            )
            raise InvalidValueError(summary, other)
        lower = self.bound.is_lower and other.bound.is_upper
        upper = self.bound.is_upper and other.bound.is_lower
        return Count(max(self.value - other.value, 0), _bound_of(lower, upper))

    def __mul__(self, times: int) -> "Count":
        return Count(self.value * whole_number(times, "times"), self.bound)

    def __str__(self) -> str:
        return " ".join(filter(None, [self.bound.label("en"), str(self.value)]))

    def __repr__(self) -> str:
        bound = "" if self.is_exact else f", Bound.{self.bound.name}"
        return f"Count({self.value}{bound})"
