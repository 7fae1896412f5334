"""Ratios, percentages and percentage points.

Decided: a share is numerator and denominator and only shown as a percentage; percentages can be
subtracted (giving points) but neither added nor averaged. Nothing is rounded here: rounding, half
up, happens once, at display.
"""

from fractions import Fraction

import attrs

from genderplan._messages import message
from genderplan.errors import InvalidValueError
from genderplan.quantities.exactness import Exact, exact, not_negative, plus

__all__ = ["Percent", "Points", "Ratio"]


def _exact_numerator(value: object) -> Exact:
    return exact(value, "numerator")


def _exact_denominator(value: object) -> Exact:
    return exact(value, "denominator")


@attrs.frozen(order=True, repr=False)
class Points:
    """A difference between two percentages, in percentage points ("điểm phần trăm").

    >>> from decimal import Decimal
    >>> Percent(Decimal("40.82")) - Percent(Decimal("37.45"))
    Points(Decimal('3.37'))
    """

    value: Exact = attrs.field(converter=exact)

    def __add__(self, other: "Points") -> "Points":
        if not isinstance(other, Points):
            return NotImplemented
        return Points(plus(self.value, other.value))

    def __neg__(self) -> "Points":
        return Points(-self.value)

    def __repr__(self) -> str:
        return f"Points({self.value!r})"


@attrs.frozen(order=True, repr=False)
class Percent:
    """A percentage without its counts: ``Percent(Decimal("25.6"))`` is 25.6 %.

    What can be done exactly with it is little: compare it, subtract another (giving
    :class:`Points`), move it by points. It cannot be added to another or averaged.

    >>> from decimal import Decimal
    >>> Percent(26) + Points(Decimal("-0.5"))
    Percent(Decimal('25.5'))
    """

    value: Exact = attrs.field(converter=exact)

    def __sub__(self, other: "Percent") -> Points:
        if not isinstance(other, Percent):
            return NotImplemented
        return Points(plus(self.value, -other.value))

    def __add__(self, other: Points) -> "Percent":
        if not isinstance(other, Points):
            return NotImplemented
        return Percent(plus(self.value, other.value))

    def __repr__(self) -> str:
        return f"Percent({self.value!r})"


@attrs.frozen
class Ratio:
    """A numerator over a denominator, never reduced: 2/11 women, 112 boys to 100 girls.

    ``0/0`` is allowed and has no value; it is not 0 %. Two ratios are equal only when both parts
    are, so 1/4 is not 2/8; compare ``.value`` for that.

    Raises :class:`~genderplan.errors.InvalidValueError` for a negative part, or for a numerator
    above 0 over a denominator of 0.

    >>> committee = Ratio(2, 11)
    >>> committee.value, committee.rest
    (Fraction(2, 11), 9)
    >>> Ratio(0, 0).value is None
    True
    """

    numerator: Exact = attrs.field(converter=_exact_numerator)
    denominator: Exact = attrs.field(converter=_exact_denominator)

    def __attrs_post_init__(self) -> None:
        not_negative(self.numerator, "numerator")
        not_negative(self.denominator, "denominator")
        if self.denominator == 0 and self.numerator != 0:
            summary = message(
                "numerator is {numerator} but the denominator is 0; "
                "give the number of which {numerator} is a part",
                numerator=str(self.numerator),
            )
            raise InvalidValueError(summary, self.numerator, "numerator")

    @property
    def value(self) -> Fraction | None:
        """Numerator over denominator; None when the denominator is 0."""
        if self.denominator == 0:
            return None
        return Fraction(self.numerator) / Fraction(self.denominator)

    @property
    def percent(self) -> Percent | None:
        """The ratio as an exact percentage; None when the denominator is 0.

        >>> Ratio(1, 4).percent
        Percent(Fraction(25, 1))
        """
        value = self.value
        return None if value is None else Percent(value * 100)

    @property
    def rest(self) -> Exact:
        """What is left of the denominator: the men where the numerator is women."""
        return plus(self.denominator, -self.numerator)

    @property
    def is_share(self) -> bool:
        """Whether the numerator can be a part of the denominator."""
        return self.numerator <= self.denominator

    def per(self, factor: int) -> Fraction | None:
        """The ratio times *factor*: per 100 girls, per 1,000 women, per 100,000 live births.

        >>> Ratio(1112, 1000).per(100)
        Fraction(556, 5)
        """
        value = self.value
        return None if value is None else value * factor

    def __add__(self, other: "Ratio") -> "Ratio":
        """Numerators and denominators added: the ratio of the two groups together.

        >>> Ratio(0, 50) + Ratio(30, 50)
        Ratio(30, 100)
        """
        if not isinstance(other, Ratio):
            return NotImplemented
        return Ratio(
            plus(self.numerator, other.numerator), plus(self.denominator, other.denominator)
        )

    def __radd__(self, other: object) -> "Ratio":
        return self if other == 0 else NotImplemented

    def __repr__(self) -> str:
        return f"Ratio({self.numerator}, {self.denominator})"
