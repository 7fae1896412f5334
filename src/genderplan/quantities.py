"""Counts, ratios, percentages, points and money: exact, and never mixed silently.

Decided: numbers are ``int``, ``Decimal`` or ``Fraction``; a ``float`` is refused, because
0.1 + 0.2 is not 0.3 and a share must be traceable to its counts. A share is numerator and
denominator and only shown as a percentage; percentages can be subtracted (giving points) but
neither added nor averaged. Nothing is rounded here: rounding, half up, happens once, at display.
"""

from decimal import Decimal
from enum import Enum
from fractions import Fraction
from typing import Final, TypeAlias

import attrs

from genderplan._messages import Language, mark, message, translate
from genderplan.errors import InvalidValueError, NotExactError

__all__ = ["Bound", "BySex", "Count", "Exact", "Money", "Percent", "Points", "Ratio", "exact"]

Exact: TypeAlias = int | Decimal | Fraction
_NAMES: Final = (  # what errors call the parts of a quantity, for the message catalog
    mark("numerator"),
    mark("denominator"),
    mark("value"),
    mark("amount"),
    mark("times"),
    mark("women"),
    mark("men"),
    mark("unknown"),
)


def exact(value: object, path: str = "value") -> Exact:
    """*value* itself if it is an exact number, otherwise an error that says why it is not.

    Raises :class:`~genderplan.errors.NotExactError` for a float, a bool, a text and the like, and
    :class:`~genderplan.errors.InvalidValueError` for a Decimal that is infinite or not a number.

    >>> exact(Decimal("25.6"))
    Decimal('25.6')
    """
    if type(value) is int:  # the common case, at a third of the cost of what follows
        return value
    if isinstance(value, Decimal) and not value.is_finite():
        summary = message(
            "{path} is {value}; a finite number is expected", path=message(path), value=str(value)
        )
        raise InvalidValueError(summary, value, path)
    if isinstance(value, int | Decimal | Fraction) and not isinstance(value, bool):
        return value
    if isinstance(value, float):
        summary = message(
            "{path} is the float {value}; floats cannot hold most decimal fractions exactly: "
            "give an int, a Decimal or a Fraction, such as Decimal('{value}')",
            path=message(path),
            value=str(value),
        )
    else:
        summary = message(
            "{path} is {value}, a {kind}; an int, a Decimal or a Fraction is expected",
            path=message(path),
            value=repr(value),
            kind=type(value).__name__,
        )
    raise NotExactError(summary, value, path)


def _not_negative(value: Exact, path: str) -> None:
    if value < 0:
        summary = message(
            "{path} is {value}; a number of at least 0 is expected",
            path=message(path),
            value=str(value),
        )
        raise InvalidValueError(summary, value, path)


def _exact_value(value: object) -> Exact:
    return exact(value)


def _exact_numerator(value: object) -> Exact:
    return exact(value, "numerator")


def _exact_denominator(value: object) -> Exact:
    return exact(value, "denominator")


def _whole(value: object, path: str = "value") -> int:
    number = exact(value, path)
    if not isinstance(number, int):
        summary = message(
            "{path} is {value}; a whole number is expected", path=message(path), value=str(number)
        )
        raise InvalidValueError(summary, value, path)
    _not_negative(number, path)
    return number


class Bound(Enum):
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

    value: int = attrs.field(converter=_whole)
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
        return Count(self.value * _whole(times, "times"), self.bound)

    def __str__(self) -> str:
        return " ".join(filter(None, [self.bound.label("en"), str(self.value)]))

    def __repr__(self) -> str:
        bound = "" if self.is_exact else f", Bound.{self.bound.name}"
        return f"Count({self.value}{bound})"


@attrs.frozen(order=True, repr=False)
class Points:
    """A difference between two percentages, in percentage points ("điểm phần trăm").

    >>> Percent(Decimal("40.82")) - Percent(Decimal("37.45"))
    Points(Decimal('3.37'))
    """

    value: Exact = attrs.field(converter=_exact_value)

    def __add__(self, other: "Points") -> "Points":
        if not isinstance(other, Points):
            return NotImplemented
        return Points(_plus(self.value, other.value))

    def __neg__(self) -> "Points":
        return Points(-self.value)

    def __repr__(self) -> str:
        return f"Points({self.value!r})"


@attrs.frozen(order=True, repr=False)
class Percent:
    """A percentage without its counts: ``Percent(Decimal("25.6"))`` is 25.6 %.

    What can be done exactly with it is little: compare it, subtract another (giving
    :class:`Points`), move it by points. It cannot be added to another or averaged.

    >>> Percent(26) + Points(Decimal("-0.5"))
    Percent(Decimal('25.5'))
    """

    value: Exact = attrs.field(converter=_exact_value)

    def __sub__(self, other: "Percent") -> Points:
        if not isinstance(other, Percent):
            return NotImplemented
        return Points(_plus(self.value, -other.value))

    def __add__(self, other: Points) -> "Percent":
        if not isinstance(other, Points):
            return NotImplemented
        return Percent(_plus(self.value, other.value))

    def __repr__(self) -> str:
        return f"Percent({self.value!r})"


def _plus(first: Exact, second: Exact) -> Exact:
    if isinstance(first, Fraction) or isinstance(second, Fraction):
        total = Fraction(first) + Fraction(second)
        return int(total) if total.denominator == 1 else total
    return first + second


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
        _not_negative(self.numerator, "numerator")
        _not_negative(self.denominator, "denominator")
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
        return _plus(self.denominator, -self.numerator)

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
            _plus(self.numerator, other.numerator), _plus(self.denominator, other.denominator)
        )

    def __radd__(self, other: object) -> "Ratio":
        return self if other == 0 else NotImplemented

    def __repr__(self) -> str:
        return f"Ratio({self.numerator}, {self.denominator})"


def _amount(value: object) -> int | Decimal:
    number = exact(value, "amount")
    if isinstance(number, Fraction):
        summary = message(
            "amount is the fraction {value}; an int or a Decimal is expected", value=str(value)
        )
        raise InvalidValueError(summary, value, "amount")
    return number


@attrs.frozen(order=True)
class Money:
    """An amount in đồng, exact.

    >>> Money(1_000_000) * 20
    Money(20000000)
    """

    amount: int | Decimal = attrs.field(converter=_amount)

    def __add__(self, other: "Money") -> "Money":
        if not isinstance(other, Money):
            return NotImplemented
        return Money(self.amount + other.amount)

    def __radd__(self, other: object) -> "Money":
        return self if other == 0 else NotImplemented

    def __sub__(self, other: "Money") -> "Money":
        if not isinstance(other, Money):
            return NotImplemented
        return Money(self.amount - other.amount)

    def __mul__(self, times: int | Decimal) -> "Money":
        return Money(self.amount * _amount(times))

    def __repr__(self) -> str:
        return (
            f"Money({self.amount!r})"
            if isinstance(self.amount, int)
            else f"Money({str(self.amount)!r})"
        )


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
