"""One cattrs converter between plain file data and the models.

Decided: models know nothing of files. A file writes values the way documents do ("2/11", "18,2%",
"hơn 200", "năm 2023", "1.000.000 đồng"), and the library's own strict parsers read them; nothing is
coerced in passing (a number is no text, 1 is not true). An unknown key is an error, because a typo
must not lose a target. All errors of a file are collected, each with its path.
"""

from collections.abc import Callable
from datetime import date, datetime
from decimal import Decimal
from enum import Enum
from functools import cache
from textwrap import shorten
from typing import TYPE_CHECKING, Any, Final, TypeVar

from genderplan._messages import mark, message
from genderplan.documents import DocumentNumber, DocumentReference
from genderplan.documents.recipients import Recipients
from genderplan.documents.signatures import Signature
from genderplan.errors import InvalidValueError
from genderplan.formatting import (
    format_count,
    format_money,
    format_number,
    format_percent,
    format_points,
    parse_count,
    parse_money,
    parse_percent,
    parse_points,
    parse_ratio,
)
from genderplan.periods import PartialDate, Period
from genderplan.quantities import Count, Money, Percent, Points, Ratio

if TYPE_CHECKING:
    from cattrs import Converter

__all__ = ["file_converter", "refuse"]

T = TypeVar("T")
_LONGEST: Final = 80
_DATE_PARTS: Final = ("year", "month", "day")
_EXPECTED: Final = {
    str: mark("a text in quotes"),
    int: mark("a whole number"),
    bool: mark("true or false"),
    Decimal: mark("a number"),
    date: mark("a date such as 2023-02-07"),
    Count: mark('a whole number of at least 0, or a text such as "hơn 200"'),
    Ratio: mark('counts such as "2/11" (a percentage alone cannot be added up or checked)'),
    Percent: mark('a percentage such as "18,2%"'),
    Points: mark('percentage points such as "3,37 điểm phần trăm"'),
    Money: mark('an amount in đồng such as 1000000 or "1.000.000 đồng"'),
    Period: mark('a period such as "năm 2023" or "quý I/2024"'),
    PartialDate: mark('a date such as 2023-02-07, or "2023-02" where the day is not known'),
    DocumentNumber: mark('a document number such as "31/KH-UBND"'),
    DocumentReference: mark('a reference such as "Kế hoạch số 31/KH-UBND ngày 07/02/2023"'),
    Recipients: mark('recipients such as "UBND huyện (b/c); Lưu: VT"'),
    Signature: mark('a signature such as "KT. CHỦ TỊCH / PHÓ CHỦ TỊCH"'),
}


def refuse(value: object, expected: str) -> InvalidValueError:
    """The error for a *value* of the wrong kind; *expected* is a phrase of the message catalog."""
    text = f'"{value}"' if isinstance(value, str) else repr(value)
    summary = message(
        "{value} was found; expected is {expected}",
        value=shorten(text, _LONGEST, placeholder="..."),
        expected=message(expected),
    )
    return InvalidValueError(summary, value)


def _strict(kind: type[T]) -> Callable[[object, object], T]:
    """A hook that accepts an instance of *kind* and nothing else."""

    def structure(value: object, _: object) -> T:
        if type(value) is not kind:
            raise refuse(value, _EXPECTED[kind])
        return value

    return structure


def _from_text(kind: type[T], read: Callable[[str], T]) -> Callable[[object, object], T]:
    """A hook that reads a text with *read* and accepts nothing else."""

    def structure(value: object, _: object) -> T:
        if not isinstance(value, str):
            raise refuse(value, _EXPECTED[kind])
        return read(value)

    return structure


def _structure_decimal(value: object, _: object) -> Decimal:
    if isinstance(value, bool) or not isinstance(value, int | Decimal):
        raise refuse(value, _EXPECTED[Decimal])
    return Decimal(value)


def _structure_date(value: object, _: object) -> date:
    if isinstance(value, date) and not isinstance(value, datetime):
        return value
    if not isinstance(value, str):
        raise refuse(value, _EXPECTED[date])
    try:
        return date.fromisoformat(value)
    except ValueError:
        raise refuse(value, _EXPECTED[date]) from None


def _structure_partial_date(value: object, _: object) -> PartialDate:
    if isinstance(value, date) and not isinstance(value, datetime):
        return PartialDate(value.year, value.month, value.day)
    parts = value.split("-") if isinstance(value, str) else ()
    if (
        not parts
        or len(parts) > len(_DATE_PARTS)
        or not all(part.isascii() and part.isdigit() for part in parts)
    ):
        raise refuse(value, _EXPECTED[PartialDate])
    return PartialDate(*map(int, parts))


def _structure_count(value: object, _: object) -> Count:
    if isinstance(value, str):
        return parse_count(value)
    if isinstance(value, bool) or not isinstance(value, int):
        raise refuse(value, _EXPECTED[Count])
    return Count(value)


def _structure_money(value: object, _: object) -> Money:
    if isinstance(value, str):
        return parse_money(value)
    if isinstance(value, bool) or not isinstance(value, int):
        raise refuse(value, _EXPECTED[Money])
    return Money(value)


def _structure_enum(value: object, kind: type[Enum]) -> Enum:
    for member in kind:
        if member.value == value and type(member.value) is type(value):
            return member
    choices = ", ".join(f'"{member.value}"' for member in kind)
    summary = message(
        "{value} was found; expected is one of {choices}",
        value=f'"{value}"' if isinstance(value, str) else repr(value),
        choices=choices,
    )
    raise InvalidValueError(summary, value)


def _is_enum(kind: object) -> bool:
    return isinstance(kind, type) and issubclass(kind, Enum)


def _plain_decimal(value: Decimal) -> int | Decimal:
    """A Decimal for a writer that keeps it exact (TOML and JSON both write its digits)."""
    return int(value) if value == value.to_integral_value() else value


def _plain_count(value: Count) -> int | str:
    return value.value if value.is_exact else format_count(value)


def _plain_money(value: Money) -> int | str:
    return value.amount if isinstance(value.amount, int) else format_money(value)


def _plain_ratio(value: Ratio) -> str:
    return f"{format_number(value.numerator)}/{format_number(value.denominator)}"


def _plain_percent(value: Percent) -> str:
    return format_percent(value, digits=None)


def _plain_points(value: Points) -> str:
    return format_points(value)


_STRUCTURE: Final[dict[type, Callable[[Any, Any], Any]]] = {
    str: _strict(str),
    int: _strict(int),
    bool: _strict(bool),
    Decimal: _structure_decimal,
    date: _structure_date,
    PartialDate: _structure_partial_date,
    Count: _structure_count,
    Money: _structure_money,
    Ratio: _from_text(Ratio, parse_ratio),
    Percent: _from_text(Percent, parse_percent),
    Points: _from_text(Points, parse_points),
    Period: _from_text(Period, Period.parse),
    DocumentNumber: _from_text(DocumentNumber, DocumentNumber.parse),
    DocumentReference: _from_text(DocumentReference, DocumentReference.parse),
    Recipients: _from_text(Recipients, Recipients.parse),
    Signature: _from_text(Signature, Signature.parse),
}
_UNSTRUCTURE: Final[dict[type, Callable[[Any], Any]]] = {
    Decimal: _plain_decimal,
    date: date.isoformat,
    PartialDate: str,
    Count: _plain_count,
    Money: _plain_money,
    Ratio: _plain_ratio,
    Percent: _plain_percent,
    Points: _plain_points,
    Period: Period.text,
    DocumentNumber: str,
    DocumentReference: DocumentReference.cite,
    Recipients: str,
    Signature: str,
}


@cache
def file_converter() -> "Converter":
    """The converter that all files go through: strict, exact, every error with its path."""
    from cattrs import Converter

    converter = Converter(forbid_extra_keys=True, omit_if_default=True)
    converter.register_structure_hook_func(_is_enum, _structure_enum)
    for kind, structure in _STRUCTURE.items():
        converter.register_structure_hook(kind, structure)
    for kind, unstructure in _UNSTRUCTURE.items():
        converter.register_unstructure_hook(kind, unstructure)
    return converter
