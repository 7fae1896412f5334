"""Head-counts by sex, as far as a text gives them.

Decided: a sex that the text does not give is not 0, and people whose sex nobody wrote down are a
number of their own, so that a women's share is then a range.
"""

import attrs

from genderplan._messages import message
from genderplan.errors import InvalidValueError
from genderplan.quantities.counts import Count
from genderplan.quantities.ratios import Ratio

__all__ = ["BySex"]


def _count(value: "Count | int | None") -> Count | None:
    return value if value is None or isinstance(value, Count) else Count(value)


@attrs.frozen(kw_only=True)
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
    men: Count | None = attrs.field(default=None, converter=_count)
    unknown: Count | None = attrs.field(default=None, converter=_count)
    total: Count | None = attrs.field(default=None, converter=_count)

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
        """Whether the parts given can add up to the stated total."""
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
        nothing is known, or when the parts contradict the total.

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

        >>> BySex(women=55, men=42) + BySex(total=Count(150, "more_than"))
        BySex(women=Count(55), men=Count(42), unknown=Count(150, Bound.MORE_THAN), total=None)
        """
        if not isinstance(other, BySex):
            return NotImplemented
        first, second = self.complete(), other.complete()
        return BySex(
            women=_sum(first.women, second.women),
            men=_sum(first.men, second.men),
            unknown=_sum(first.unknown, second.unknown),
        )

    def __radd__(self, other: object) -> "BySex":
        return self if other == 0 else NotImplemented


def _sum(first: Count | None, second: Count | None) -> Count | None:
    return None if first is None or second is None else first + second
