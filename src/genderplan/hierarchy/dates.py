"""Days as the hierarchy takes them: a date, or its ISO text.

Decided: a day must be given; nothing here knows what day it is today. A ``datetime`` is refused,
because its day depends on a time zone.
"""

import datetime as dt
from functools import lru_cache
from typing import TypeAlias

from genderplan._messages import message
from genderplan.errors import InvalidValueError

__all__ = ["DateLike", "as_date"]

DateLike: TypeAlias = dt.date | str


def _refused(value: object) -> InvalidValueError:
    return InvalidValueError(
        message("{value} is not a day; expected a date such as 2024-02-01", value=repr(value)),
        value=value,
        path="date",
    )


@lru_cache(maxsize=4096)
def _from_text(text: str) -> dt.date:
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        raise _refused(text) from None


def as_date(value: DateLike) -> dt.date:
    """*value* as a date.

    >>> as_date("2024-02-01")
    datetime.date(2024, 2, 1)
    """
    if type(value) is dt.date:
        return value
    if isinstance(value, str):
        return _from_text(value)
    if isinstance(value, dt.datetime):
        raise _refused(value)
    try:
        return dt.date(value.year, value.month, value.day)
    except AttributeError:
        raise _refused(value) from None
