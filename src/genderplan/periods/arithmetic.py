"""Days, months and years counted onwards; pendulum does the counting.

Decided: a day that the month has not becomes the last one it has, so 29 February is followed a year
later by 28 February. What comes out is a :class:`datetime.date`, never pendulum's own.
"""

import datetime as dt

import pendulum

from genderplan.periods.limits import Days

__all__ = ["meet", "month_end", "months_after", "within", "years_after"]


def month_end(year: int, month: int) -> dt.date:
    """The last day of a month.

    >>> month_end(2024, 2)
    datetime.date(2024, 2, 29)
    """
    return dt.date(year, month, pendulum.date(year, month, 1).days_in_month)


def months_after(date: dt.date, months: int) -> dt.date:
    """The same day of another month, or its last day where that month is shorter."""
    moved = pendulum.date(date.year, date.month, date.day).add(months=months)
    return dt.date(moved.year, moved.month, moved.day)


def years_after(date: dt.date, years: int) -> dt.date:
    """The same day of another year; 28 February where there is no 29."""
    return months_after(date, 12 * years)


def within(inner: Days, outer: Days) -> bool:
    """Whether every day of *inner* is one of *outer*."""
    return outer[0] <= inner[0] and inner[1] <= outer[1]


def meet(first: Days, second: Days) -> bool:
    """Whether the two have a day in common."""
    return first[0] <= second[1] and second[0] <= first[1]
