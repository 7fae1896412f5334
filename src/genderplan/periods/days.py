"""Days as every function of the library takes them: a date, or its ISO text.

Decided: a day must be given; nothing here knows what day it is today.
"""

import datetime as dt
from typing import TypeAlias

from genderplan._messages import message
from genderplan.errors import InvalidValueError

__all__ = ["DateLike", "as_date"]

DateLike: TypeAlias = dt.date | str
"""A date, or its ISO 8601 text."""


def as_date(value: DateLike, path: str = "date") -> dt.date:
    """The date that *value* is, or writes in ISO 8601; a time is dropped.

    This is how every function of the library takes a date. Raises
    :class:`~genderplan.errors.InvalidValueError`, with *path*, for anything else, "23/02/2024"
    included: what a document writes is read with :func:`genderplan.formatting.parse_date`.

    >>> as_date("2024-02-23")
    datetime.date(2024, 2, 23)
    """
    if isinstance(value, dt.datetime):
        return value.date()
    if isinstance(value, dt.date):
        return value
    if isinstance(value, str):
        try:
            return dt.date.fromisoformat(value)
        except ValueError as error:
            summary = message(
                "{path} is {value}, which is no ISO date such as 2024-02-01; "
                "read a written date with parse_date",
                path=path,
                value=repr(value),
            )
            raise InvalidValueError(summary, value, path) from error
    summary = message(
        "{path} is {value}, of type {kind}; a date or an ISO text is expected",
        path=path,
        value=repr(value),
        kind=type(value).__name__,
    )
    raise InvalidValueError(summary, value, path)
