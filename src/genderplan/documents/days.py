"""The days that documents are given: a date, ISO text, or a date known in part.

Decided: one reading for all of this part, so that the same text is never a day here and an error
there. A time of day is dropped.
"""

import datetime as dt
from typing import TypeAlias

from genderplan._messages import message
from genderplan.errors import InvalidValueError
from genderplan.periods import PartialDate

__all__ = ["AnyDate", "Day", "date_from", "day_from"]

Day: TypeAlias = dt.date | str
AnyDate: TypeAlias = dt.date | str | PartialDate | None


def day_from(given: Day, path: str = "date") -> dt.date:
    """The day itself.

    >>> day_from("2024-02-01")
    datetime.date(2024, 2, 1)
    """
    if isinstance(given, dt.datetime):
        return given.date()
    if isinstance(given, dt.date):
        return given
    try:
        return dt.date.fromisoformat(given)
    except (TypeError, ValueError) as error:
        summary = message("{value} is no ISO date such as 2024-02-01", value=repr(given)[:80])
        raise InvalidValueError(summary, given, path) from error


def date_from(given: AnyDate) -> dt.date | PartialDate | None:
    """The day, the partial date as far as it is known, or ``None``; a complete one made a day.

    >>> date_from(PartialDate(2024, 2, 1)), date_from(PartialDate(2024))
    (datetime.date(2024, 2, 1), PartialDate(year=2024, month=None, day=None))
    """
    if isinstance(given, PartialDate):
        return given.date or given
    return None if given is None else day_from(given)
