"""Exact numbers, ratios, percentages, percentage points and amounts of money.

Numbers are ``int``, ``Decimal`` or ``Fraction``, never ``float``: 0.1 + 0.2 is not 0.3, and a share
must be traceable to its counts. Results are exact whatever the decimal context of the thread;
rounding, half up, happens once, when a figure is written.
"""

from collections.abc import Callable
from decimal import MAX_EMAX, MIN_EMIN, Context, Decimal, Inexact, InvalidOperation, Overflow
from fractions import Fraction
from numbers import Integral
from typing import Final, TypeAlias

import attrs

from genderplan._choices import refuse_missing, told_when_missing
from genderplan._messages import mark, message
from genderplan.errors import InvalidValueError, NotExactError

Exact: TypeAlias = int | Decimal | Fraction
"""A number that says exactly what it is; a ``float`` does not."""
_MOST_DIGITS: Final = 1000
# Sums and products of Decimals are made here and not in the thread's context, which may round.
_EXACT: Final = Context(
    prec=_MOST_DIGITS,
    Emin=MIN_EMIN,
    Emax=MAX_EMAX,
    traps=[Inexact, InvalidOperation, Overflow],
)
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
    if isinstance(value, Integral) and not isinstance(value, bool):  # such as numpy's
        return int(value)
    if isinstance(value, float):
        summary = message(
            "{path} is the float {value}; floats cannot hold most decimal fractions exactly: "
            "give an int, a Decimal or a Fraction, such as Decimal('{value}')",
            path=message(path),
            value=str(value),
        )
    elif isinstance(value, str):
        summary = message(
            "{path} is the text {value}; give an int, a Decimal or a Fraction, or read the text "
            "with parse_number, parse_count, parse_ratio, parse_percent or parse_money",
            path=message(path),
            value=repr(value),
        )
    else:
        refuse_missing(value, path, "Ratio(2, 11)")
        summary = message(
            "{path} is {value}, of type {kind}; an int, a Decimal or a Fraction is expected",
            path=message(path),
            value=repr(value),
            kind=type(value).__name__,
        )
    raise NotExactError(summary, value, path)


def not_negative(value: Exact, path: str) -> None:
    """Raise :class:`~genderplan.errors.InvalidValueError` when *value* is below 0."""
    if value < 0:
        summary = message(
            "{path} is {value}; a number of at least 0 is expected",
            path=message(path),
            value=str(value),
        )
        raise InvalidValueError(summary, value, path)


def whole_number(value: object, path: str = "value") -> int:
    """*value* itself if it is a whole number of at least 0, otherwise an error."""
    number = exact(value, path)
    if not isinstance(number, int):
        summary = message(
            "{path} is {value}; a whole number is expected", path=message(path), value=str(number)
        )
        raise InvalidValueError(summary, value, path)
    not_negative(number, path)
    return number


def plus(first: Exact, second: Exact) -> Exact:
    """The exact sum; whole again where fractions add up to a whole number."""
    if isinstance(first, Fraction) or isinstance(second, Fraction):
        total = Fraction(first) + Fraction(second)
        return int(total) if total.denominator == 1 else total
    if type(first) is int and type(second) is int:
        return first + second
    return _decimal(_EXACT.add, first, second)


def minus(number: Exact) -> Exact:
    """The number with the other sign: ``-Decimal(...)`` rounds in the thread's context."""
    return number.copy_negate() if isinstance(number, Decimal) else -number


def times(first: int | Decimal, second: int | Decimal) -> int | Decimal:
    """The exact product."""
    if type(first) is int and type(second) is int:
        return first * second
    return _decimal(_EXACT.multiply, first, second)


def _decimal(
    operation: Callable[[Decimal, Decimal], Decimal], first: int | Decimal, second: int | Decimal
) -> Decimal:
    try:
        return operation(Decimal(first), Decimal(second))
    except ArithmeticError as error:
        summary = message(
            "{first} and {second} make a number of more than {digits} digits",
            first=str(first),
            second=str(second),
            digits=_MOST_DIGITS,
        )
        raise InvalidValueError(summary, (first, second)) from error


def _exact_numerator(value: Exact) -> Exact:
    return exact(value, "numerator")


def _exact_denominator(value: Exact) -> Exact:
    return exact(value, "denominator")


@attrs.frozen(order=True, repr=False)
class Points:
    """A difference between two percentages, in percentage points ("điểm phần trăm").

    >>> from decimal import Decimal
    >>> Percent(Decimal("40.82")) - Percent(Decimal("37.45"))
    Points(Decimal('3.37'))
    """

    value: Exact = attrs.field(converter=exact)
    """The difference, in percentage points."""

    def __add__(self, other: "Points") -> "Points":
        if not isinstance(other, Points):
            return NotImplemented
        return Points(plus(self.value, other.value))

    def __neg__(self) -> "Points":
        return Points(minus(self.value))

    def __repr__(self) -> str:
        return f"Points({self.value!r})"


@attrs.frozen(order=True, repr=False)
class Percent:
    """A percentage without its counts: ``Percent(Decimal("25.6"))`` is 25.6%.

    What can be done exactly with it is little: compare it, subtract another (giving
    :class:`Points`), move it by points. It cannot be added to another or averaged.

    >>> from decimal import Decimal
    >>> Percent(26) + Points(Decimal("-0.5"))
    Percent(Decimal('25.5'))
    """

    value: Exact = attrs.field(converter=exact)
    """The percentage: 25.6 is 25.6%."""

    def __sub__(self, other: "Percent") -> Points:
        if not isinstance(other, Percent):
            return NotImplemented
        return Points(plus(self.value, minus(other.value)))

    def __add__(self, other: Points) -> "Percent":
        if not isinstance(other, Points):
            return NotImplemented
        return Percent(plus(self.value, other.value))

    def __repr__(self) -> str:
        return f"Percent({self.value!r})"


@attrs.frozen
class Change:
    """A relative change of a number that is no share: "tăng 12%" is ``Change(Percent(12))``.

    A fall is negative.
    """

    amount: Percent
    """How much more, or less when negative, than before."""

    @property
    def factor(self) -> Fraction:
        """What the number before is multiplied by.

        >>> Change(Percent(-25)).factor
        Fraction(3, 4)
        """
        return 1 + Fraction(self.amount.value) / 100


@told_when_missing
@attrs.frozen
class Ratio:
    """A numerator over a denominator, never reduced: 2/11 women, 112 boys to 100 girls.

    The numerator may exceed the denominator, as in a sex ratio or a rate: whether it may is said by
    the :class:`~genderplan.Indicator`, and an :class:`~genderplan.Observation` of a share refuses
    it, as a :class:`~genderplan.Result` does.
    ``0/0`` is allowed and has no value; it is not 0%. Two ratios are equal only when both parts
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
    """The part, or what is counted: women, boys, deaths."""
    denominator: Exact = attrs.field(converter=_exact_denominator)
    """The whole, or what it is counted against: all people, girls, births."""

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
        return plus(self.denominator, minus(self.numerator))

    @property
    def is_whole(self) -> bool:
        """Whether both counts are whole numbers, as those of people are.

        >>> Ratio(2, 11).is_whole, Ratio(Decimal("1.5"), 11).is_whole
        (True, False)
        """
        return self.numerator % 1 == 0 and self.denominator % 1 == 0

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
    """The amount in đồng."""

    def __add__(self, other: "Money") -> "Money":
        if not isinstance(other, Money):
            return NotImplemented
        return Money(plus(self.amount, other.amount))

    def __radd__(self, other: object) -> "Money":
        return self if other == 0 else NotImplemented

    def __sub__(self, other: "Money") -> "Money":
        if not isinstance(other, Money):
            return NotImplemented
        return Money(plus(self.amount, minus(other.amount)))

    def __mul__(self, factor: int | Decimal) -> "Money":
        return Money(times(self.amount, _amount(factor)))

    def __repr__(self) -> str:
        return (
            f"Money({self.amount!r})"
            if isinstance(self.amount, int)
            else f"Money({str(self.amount)!r})"
        )
