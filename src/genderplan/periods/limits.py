"""What each kind of period may hold: which years, which number, which days.

Decided: a period that cannot be does not exist. A school year has two years one after the other, a
term ends in a later year than it begins, and days that are given begin in the first year and end in
the last.
"""

import datetime as dt
from typing import Final, NamedTuple, TypeAlias

from genderplan._messages import Message, message
from genderplan.periods.kinds import PeriodKind

__all__ = ["MONTHS_OF", "Days", "Fault", "period_fault"]

Days: TypeAlias = tuple[dt.date, dt.date]

MONTHS_OF: Final = {PeriodKind.HALF: 6, PeriodKind.QUARTER: 3, PeriodKind.MONTH: 1}
_MOST: Final = {
    PeriodKind.HALF: 2,
    PeriodKind.QUARTER: 4,
    PeriodKind.MONTH: 12,
    PeriodKind.FIRST_MONTHS: 11,
}
_SEVERAL_YEARS: Final = frozenset(
    {PeriodKind.SPAN, PeriodKind.TERM, PeriodKind.SCHOOL_YEAR, PeriodKind.DAYS}
)
_NEEDS_DAYS: Final = frozenset({PeriodKind.DAYS, PeriodKind.DEADLINE})
_MAY_HAVE_DAYS: Final = _NEEDS_DAYS | {PeriodKind.TERM, PeriodKind.SCHOOL_YEAR}


class Fault(NamedTuple):
    """Why a period cannot be: the field, its value and the reason."""

    path: str
    value: object
    summary: Message


def period_fault(
    kind: PeriodKind, first: object, last: object, number: object, days: Days | None
) -> Fault | None:
    """The first thing that is wrong with a period; None when it is possible."""
    for path, year in (("first_year", first), ("last_year", last)):
        if not isinstance(year, int) or isinstance(year, bool) or not 1 <= year <= dt.MAXYEAR:
            summary = message("the year is {value}; 1 to 9999 is expected", value=repr(year))
            return Fault(path, year, summary)
    assert isinstance(first, int)  # noqa: S101 - the loop above has seen to it
    assert isinstance(last, int)  # noqa: S101 - the same
    return (
        _year_fault(kind, first, last)
        or _number_fault(kind, number)
        or _days_fault(kind, first, last, days)
    )


def _year_fault(kind: PeriodKind, first: int, last: int) -> Fault | None:
    apart = last - first
    possible = {
        PeriodKind.SCHOOL_YEAR: apart == 1,
        PeriodKind.TERM: apart >= 1,
    }.get(kind, apart == 0 or (apart > 0 and kind in _SEVERAL_YEARS))
    if possible:
        return None
    summary = message(
        "a {kind} cannot run from {first} to {last}",
        kind=kind.name_in_messages,
        first=first,
        last=last,
    )
    return Fault("last_year", last, summary)


def _number_fault(kind: PeriodKind, number: object) -> Fault | None:
    most = _MOST.get(kind, 0)
    least = 1 if most else 0
    whole = isinstance(number, int) and not isinstance(number, bool)
    a_half = kind is PeriodKind.FIRST_MONTHS and number == MONTHS_OF[PeriodKind.HALF]
    if whole and number in range(least, most + 1) and not a_half:
        return None
    if a_half:
        summary = message("the first six months of a year are a half: make it with of_half")
        return Fault("number", number, summary)
    summary = message(
        "number is {value}; {least} to {most} is expected",
        value=repr(number),
        least=least,
        most=most,
    )
    return Fault("number", number, summary)


def _days_fault(kind: PeriodKind, first: int, last: int, days: Days | None) -> Fault | None:
    if days is None:
        if kind not in _NEEDS_DAYS:
            return None
        return Fault("own_days", None, message("the first and the last day are missing"))
    start, end = days
    if kind not in _MAY_HAVE_DAYS:
        summary = message("a {kind} has no days of its own", kind=kind.name_in_messages)
    elif start > end:
        summary = message("{start} is after {end}", start=start.isoformat(), end=end.isoformat())
    elif end.year != last or (kind is not PeriodKind.DEADLINE and start.year != first):
        summary = message(
            "the days from {start} to {end} are not of the years {first} to {last}",
            start=start.isoformat(),
            end=end.isoformat(),
            first=first,
            last=last,
        )
    else:
        return None
    return Fault("own_days", days, summary)
