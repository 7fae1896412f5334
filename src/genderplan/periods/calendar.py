"""Days of the calendar: as every function takes them, and counted onwards.

Nothing here knows what day it is today. Months are counted by pendulum, which is imported here
when it first counts.
"""

import datetime as dt
from calendar import isleap, monthrange
from typing import Final, TypeAlias

from genderplan._forms import Fault, lazy
from genderplan._messages import Message, message
from genderplan.errors import InvalidValueError

DateLike: TypeAlias = dt.date | str
"""A date, or its ISO 8601 text."""


IN_VIETNAM: Final = dt.timezone(dt.timedelta(hours=7))
"""The time of Viet Nam, which has no summer time."""


# The time before a zone, with what the zone is ahead of Greenwich: "t22:00:00z", "t08:05+07:00",
# "9:02 sáng [gmt+7]"; not "19:21".
_ZONED: Final = lazy(
    r"(?P<hour>[0-9]{1,2})\s*(?::|h|giờ)\s*(?P<minute>[0-9]{2})(?::[0-9.]+)?"
    r"\s*(?P<half>sáng|chiều|tối|sa|ch|am|pm)?\s*(?P<written>z|(?:\[?gmt\s*(?P<sign>[+-])?"
    r"|(?P<iso>[+-]))\s*(?P<zone>[0-9]{1,2}):?(?P<minutes>[0-9]{2})?)\]?\s*(?:\([^)]*\)\s*)?\Z"
)
_NOON: Final = 12
_WIDEST_ZONE: Final = 14  # hours, of Kiribati


def in_vietnam(date: dt.date, low: str) -> dt.date:
    """The day in Viet Nam of a time whose zone is written behind *date*; *date* without a zone.

    Raises a fault for a zone that there is not.
    """
    zoned = _ZONED.search(low)
    if zoned is None:
        return date
    hour, side = int(zoned["hour"]), -1 if "-" in (zoned["sign"], zoned["iso"]) else 1
    if zoned["half"] in {"chiều", "tối", "ch", "pm"} and hour < _NOON:
        hour += _NOON
    if zoned["half"] in {"sáng", "sa", "am"} and hour == _NOON:
        hour = 0
    ahead = int(zoned["zone"] or 0), int(zoned["minutes"] or 0)
    if ahead[0] > _WIDEST_ZONE:
        raise Fault(
            message("no time zone is {hours} hours wide", hours=ahead[0]),
            "date",
            zoned.span("zone"),
        )
    since = dt.timedelta(
        hours=hour - side * ahead[0], minutes=int(zoned["minute"]) - side * ahead[1]
    )
    return days_after(date, (since + IN_VIETNAM.utcoffset(None)) // dt.timedelta(days=1))


def as_date(value: DateLike, path: str = "date") -> dt.date:
    """The date that *value* is, or writes in ISO 8601; a time is dropped.

    A time with a zone is taken to that of Viet Nam first: 22:00 UTC is the next day there.

    This is how every function of the library takes a date. Raises
    :class:`~genderplan.errors.InvalidValueError`, with *path*, for anything else: "23/02/2024" is
    read with :func:`genderplan.formatting.parse_date`, and a missing value (NaT, NaN) is no date.

    >>> as_date("2024-02-23")
    datetime.date(2024, 2, 23)
    """
    if isinstance(value, dt.date):
        # A missing time of pandas is a datetime that equals nothing, itself included.
        if value == value:  # noqa: PLR0124 - see the line above
            if not isinstance(value, dt.datetime):
                return value
            return (value if value.tzinfo is None else value.astimezone(IN_VIETNAM)).date()
        summary = message(
            "{path} is {value}, a missing value: a date is expected", path=path, value=str(value)
        )
    elif isinstance(value, str):
        try:
            return dt.date.fromisoformat(value)
        except ValueError:
            summary = message(
                "{path} is {value}, which is no ISO date such as 2024-02-01; "
                "read a written date with parse_date",
                path=path,
                value=repr(value),
            )
    else:
        summary = message(
            "{path} is {value}, of type {kind}; a date or an ISO text is expected",
            path=path,
            value=repr(value),
            kind=type(value).__name__,
        )
    raise InvalidValueError(summary, value, path)


def is_between(since: dt.date | None, day: dt.date, until: dt.date | None) -> bool:
    """Whether *day* is neither before *since* nor after *until*; None says nothing.

    >>> is_between(None, dt.date(2025, 6, 30), dt.date(2025, 6, 30))
    True
    """
    return (since is None or since <= day) and (until is None or day <= until)


def month_end(year: int, month: int) -> dt.date:
    """The last day of a month.

    >>> month_end(2024, 2)
    datetime.date(2024, 2, 29)
    """
    return dt.date(year, month, monthrange(year, month)[1])


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
        "{date} cannot be moved so far: a calendar ends with the year 9999", date=date
    )
    return InvalidValueError(summary, date, "date")


_MONTHS: Final = 12
_LEAP_YEAR: Final = 2000  # for a day of February whose year is unknown


def date_fault(year: int | None, month: int | None, day: int | None) -> tuple[str, Message] | None:
    """The part of a date that cannot be, and why; None when the date is possible."""
    if year is not None and not dt.MINYEAR <= year <= dt.MAXYEAR:
        summary = message("the year is {value}; 1 to 9999 is expected", value=year)
        return "year", summary
    if month is not None and not 1 <= month <= _MONTHS:
        return "month", message("the month is {value}; 1 to 12 is expected", value=month)
    most = 31 if month is None else monthrange(year or _LEAP_YEAR, month)[1]
    if day is None or 1 <= day <= most:
        return None
    if month == 2 and day == 29 and year and not isleap(year):  # noqa: PLR2004 - 29 February
        return "day", message("{year} has no 29 February", year=year)
    if month is None:
        return "day", message("the day is {value}; 1 to {most} is expected", value=day, most=most)
    shown = f"{month}/{year}" if year else str(month)
    return "day", message(
        "the day is {value}; month {month} has {most} days", value=day, month=shown, most=most
    )
