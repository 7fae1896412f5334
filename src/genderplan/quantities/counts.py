"""Counts of people and things with the bound that a text gives, and head-counts by sex.

"hơn 200" is 200 with a bound, not 201 and not 200. A sex that a text does not give is not 0, and
people whose sex nobody wrote down are a number of their own, so a women's share is then a range.
"""

import attrs

from genderplan._choices import WordedChoice
from genderplan._messages import mark, message
from genderplan.errors import InvalidValueError
from genderplan.quantities.ratios import Ratio, whole_number


class Bound(WordedChoice):
    """What a count in a text says about the true number.

    ``MORE_THAN`` ("hơn", "trên") and ``AT_LEAST`` ("ít nhất") are lower bounds, ``NEARLY`` ("gần"),
    ``AT_MOST`` ("nhiều nhất") and ``LESS_THAN`` ("dưới") upper bounds; ``ABOUT`` ("khoảng") bounds
    nothing. Texts write "hơn 200" for 200 and some, so this bound is taken as closed: at least 200.
    "Dưới 50" leaves out the 50.
    """

    EXACT = "exact", ""
    MORE_THAN = "more_than", mark("more than")
    AT_LEAST = "at_least", mark("at least")
    NEARLY = "nearly", mark("nearly")
    AT_MOST = "at_most", mark("at most")
    LESS_THAN = "less_than", mark("less than")
    ABOUT = "about", mark("about")

    @property
    def is_lower(self) -> bool:
        """Whether the true number is at least the one written."""
        return self in {Bound.EXACT, Bound.MORE_THAN, Bound.AT_LEAST}

    @property
    def is_upper(self) -> bool:
        """Whether the true number is at most the one written."""
        return self in {Bound.EXACT, Bound.NEARLY, Bound.AT_MOST, Bound.LESS_THAN}


def _bound_of(lower: bool, upper: bool) -> Bound:  # noqa: FBT001 - the two flags are the table
    return {
        (True, True): Bound.EXACT,
        (True, False): Bound.AT_LEAST,
        (False, True): Bound.AT_MOST,
        (False, False): Bound.ABOUT,
    }[lower, upper]


def bound_of_sum(first: Bound, second: Bound) -> Bound:
    """The bound of the sum of two counts with these bounds.

    >>> bound_of_sum(Bound.MORE_THAN, Bound.EXACT), bound_of_sum(Bound.NEARLY, Bound.MORE_THAN)
    (<Bound.MORE_THAN: 'more_than'>, <Bound.ABOUT: 'about'>)
    """
    inexact = {first, second} - {Bound.EXACT}
    if len(inexact) == 1:
        return inexact.pop()
    return _bound_of(first.is_lower and second.is_lower, first.is_upper and second.is_upper)


@attrs.frozen(order=False)
class Count:
    """A number of people, meetings or things, exact or with the bound that the text gives.

    Adding keeps the bound; subtracting turns the bound of what is taken away. Raises
    :class:`~genderplan.errors.InvalidValueError` for a number below 0 and for "less than 0", which
    no count is.

    >>> Count(200, Bound.MORE_THAN) + Count(150, Bound.MORE_THAN)
    Count(350, Bound.MORE_THAN)
    >>> Count(200, Bound.MORE_THAN) - Count(62)
    Count(138, Bound.AT_LEAST)
    >>> Count(400, "nearly").high, Count(50, "less_than").high
    (400, 49)
    """

    value: int = attrs.field(converter=whole_number)
    """The number that is written, at least 0."""
    bound: Bound = attrs.field(default=Bound.EXACT, converter=Bound)
    """What it says about the true number."""

    def __attrs_post_init__(self) -> None:
        if self.value == 0 and self.bound is Bound.LESS_THAN:
            summary = message("no count is less than 0: give another number or another bound")
            raise InvalidValueError(summary, self.bound, "bound")

    @property
    def low(self) -> int:
        """The least number that the count allows."""
        return self.value if self.bound.is_lower else 0

    @property
    def high(self) -> int | None:
        """The greatest number that the count allows; None when there is no upper bound."""
        if self.bound is Bound.LESS_THAN:
            return self.value - 1
        return self.value if self.bound.is_upper else None

    @property
    def is_exact(self) -> bool:
        """Whether the count says exactly how many."""
        return self.bound is Bound.EXACT

    def __add__(self, other: "Count") -> "Count":
        if not isinstance(other, Count):
            return NotImplemented
        return Count(self.value + other.value, bound_of_sum(self.bound, other.bound))

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
        return Count(
            self.value * whole_number(times, "times"), self.bound if times else Bound.EXACT
        )

    def __str__(self) -> str:
        return " ".join(filter(None, [self.bound.label("en"), str(self.value)]))

    def __repr__(self) -> str:
        bound = "" if self.is_exact else f", Bound.{self.bound.name}"
        return f"Count({self.value}{bound})"


def _count(value: "Count | int | None") -> Count | None:
    return value if value is None or isinstance(value, Count) else Count(value)


@attrs.frozen(kw_only=True, repr=False)
class BySex:
    """A head-count by sex, as far as the text gives it.

    ``women``, ``men`` and ``unknown`` are the parts; ``total`` is the whole *as stated*, which may
    contradict the parts (see :attr:`parts_agree`). A part that the text does not give is None, not
    0. People whose sex nobody wrote down are ``unknown``, so a women's share is then a range.

    Raises :class:`~genderplan.errors.InvalidValueError` when a part is certainly greater than the
    stated total.

    >>> audience = BySex(men=62, total=Count(200, "more_than"))
    >>> audience.complete().women
    Count(138, Bound.AT_LEAST)
    >>> BySex(women=55, men=42).whole
    Count(97)
    """

    women: Count | None = attrs.field(default=None, converter=_count)
    """Women; None where they are not given."""
    men: Count | None = attrs.field(default=None, converter=_count)
    """Men; None where they are not given."""
    unknown: Count | None = attrs.field(default=None, converter=_count)
    """People whose sex is not written down; None where they are not given."""
    total: Count | None = attrs.field(default=None, converter=_count)
    """Everybody, as stated; None where no total is stated."""
    disputed: bool = False
    """Whether the figures of a head-count that was added contradict each other."""

    def __attrs_post_init__(self) -> None:
        if self.total is None or self.total.high is None:
            return
        for name in ("women", "men", "unknown"):
            part: Count | None = getattr(self, name)
            if part is not None and part.low > self.total.high:
                summary = message(
                    "{name} is {part}, more than the total of {total}; "
                    "check both figures against the list of participants",
                    name=message(name),
                    part=str(part),
                    total=str(self.total),
                )
                raise InvalidValueError(summary, part, name)

    @property
    def parts(self) -> tuple[Count, ...]:
        """The parts that are given: women, men, unknown."""
        return tuple(part for part in (self.women, self.men, self.unknown) if part is not None)

    @property
    def whole(self) -> Count | None:
        """The total as stated, else the sum of women and men; None when neither is known."""
        if self.total is not None:
            return self.total
        if self.women is None or self.men is None:
            return None
        return sum(self.parts, start=Count(0))

    @property
    def parts_agree(self) -> bool:
        """Whether the parts given can add up to the stated total, in every head-count added."""
        if self.disputed:
            return False
        if self.total is None:
            return True
        summed = sum(self.parts, start=Count(0))
        if self.total.high is not None and summed.low > self.total.high:
            return False
        if self.women is None or self.men is None:
            return True
        return summed.high is None or self.total.low <= summed.high

    def complete(self) -> "BySex":
        """The same people with every part filled in: the missing one of two sexes is the rest.

        When neither women nor men are given, everybody is of unknown sex. Nothing is filled in when
        nothing is known, or when the parts contradict the total. ``total`` stays what was stated;
        ``whole`` is all of the people.

        >>> BySex(total=40).complete().unknown
        Count(40)
        """
        if self.whole is None or not self.parts_agree:
            return self
        if self.women is None and self.men is None:
            return attrs.evolve(self, women=0, men=0, unknown=self.whole)
        rest = self.whole - sum(self.parts, start=Count(0))
        if self.women is None:
            return attrs.evolve(self, women=rest, unknown=self.unknown or 0)
        if self.men is None:
            return attrs.evolve(self, men=rest, unknown=self.unknown or 0)
        return attrs.evolve(self, unknown=self.unknown or 0)

    @property
    def women_share(self) -> Ratio | None:
        """Women over all, when both are exact and everybody's sex is known; otherwise None."""
        full = self.complete()
        unknown = full.unknown is not None and full.unknown.low > 0
        if full.women is None or full.whole is None or unknown:
            return None
        if not (full.women.is_exact and full.whole.is_exact) or not self.parts_agree:
            return None
        return Ratio(full.women.value, full.whole.value)

    @property
    def women_share_range(self) -> tuple[Ratio, Ratio] | None:
        """The least and the greatest women's share that the counts allow, unknown sex included.

        None when the whole is unknown or has no upper bound.

        >>> BySex(women=30, men=60, unknown=10).women_share_range
        (Ratio(30, 100), Ratio(40, 100))
        """
        full = self.complete()
        if full.women is None or full.men is None or full.whole is None or full.whole.high is None:
            return None
        everybody = full.whole.high
        least = min(full.women.low, everybody)
        return Ratio(least, everybody), Ratio(max(everybody - full.men.low, least), everybody)

    def __add__(self, other: "BySex") -> "BySex":
        """Both groups together; people of unknown sex stay unknown.

        The sum is ``disputed`` when the figures of either group contradict each other.

        >>> BySex(women=55, men=42) + BySex(total=Count(150, "more_than"))
        BySex(women=Count(55), men=Count(42), unknown=Count(150, Bound.MORE_THAN))
        """
        if not isinstance(other, BySex):
            return NotImplemented
        first, second = self.complete(), other.complete()
        return BySex(
            women=_sum(first.women, second.women),
            men=_sum(first.men, second.men),
            unknown=_sum(first.unknown, second.unknown),
            disputed=not (self.parts_agree and other.parts_agree),
        )

    def __radd__(self, other: object) -> "BySex":
        return self if other == 0 else NotImplemented

    def __repr__(self) -> str:
        given = attrs.asdict(
            self, recurse=False, filter=lambda _, value: value not in {None, False}
        )
        return f"BySex({', '.join(f'{name}={value!r}' for name, value in given.items())})"


def _sum(first: Count | None, second: Count | None) -> Count | None:
    return None if first is None or second is None else first + second
