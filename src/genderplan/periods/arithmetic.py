"""Days, months and years counted onwards; pendulum does the counting.

Decided: a day that the month has not becomes the last one it has, so 29 February is followed a year
later by 28 February. What comes out is a :class:`datetime.date`, never pendulum's own. It is
imported when it first counts: most programs that name periods never move one.
"""

import datetime as dt

from genderplan._messages import message
from genderplan.errors import InvalidValueError
from genderplan.periods.limits import Days

__all__ = ["days_after", "meet", "month_end", "months_after", "within", "years_after"]


def month_end(year: int, month: int) -> dt.date:
    """The last day of a month.

    >>> month_end(2024, 2)
    datetime.date(2024, 2, 29)
    """
    import pendulum

    return dt.date(year, month, pendulum.date(year, month, 1).days_in_month)


def months_after(date: dt.date, months: int) -> dt.date:
    """The same day of another month, or its last day where that month is shorter.

    Raises :class:`~genderplan.errors.InvalidValueError` beyond the years 1 to 9999.
    """
    import pendulum

    try:
        moved = pendulum.date(date.year, date.month, date.day).add(months=months)
    except (OverflowError, ValueError) as error:
        raise _beyond(date) from error
    return dt.date(moved.year, moved.month, moved.day)


def days_after(date: dt.date, days: int) -> dt.date:
    """The day so many days later.

    Raises :class:`~genderplan.errors.InvalidValueError` beyond the years 1 to 9999.
    """
    try:
        return date + dt.timedelta(days=days)
    except OverflowError as error:
        raise _beyond(date) from error


def _beyond(date: dt.date) -> InvalidValueError:
    summary = message(
        "{date} cannot be moved so far: a calendar ends with the year 9999", date=date.isoformat()
    )
    return InvalidValueError(summary, date, "date")


def years_after(date: dt.date, years: int) -> dt.date:
    """The same day of another year; 28 February where there is no 29."""
    return months_after(date, 12 * years)


def within(inner: Days, outer: Days) -> bool:
    """Whether every day of *inner* is one of *outer*."""
    return outer[0] <= inner[0] and inner[1] <= outer[1]


def meet(first: Days, second: Days) -> bool:
    """Whether the two have a day in common."""
    return first[0] <= second[1] and second[0] <= first[1]
