"""Money: amounts in đồng, exact."""

from decimal import Decimal
from fractions import Fraction

import attrs

from genderplan._messages import message
from genderplan.errors import InvalidValueError
from genderplan.quantities.exactness import exact

__all__ = ["Money"]


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
