"""Exact numbers: what is accepted as one, and why anything else is refused.

Decided: numbers are ``int``, ``Decimal`` or ``Fraction``; a ``float`` is refused, because
0.1 + 0.2 is not 0.3 and a share must be traceable to its counts.
"""

from decimal import Decimal
from fractions import Fraction
from typing import Final, TypeAlias

from genderplan._messages import mark, message
from genderplan.errors import InvalidValueError, NotExactError

__all__ = ["Exact", "exact", "not_negative", "plus", "whole_number"]

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
    return first + second
