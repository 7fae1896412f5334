"""How a period is written, in Vietnamese, in English and as a code.

Decided: one canonical text a language, which :meth:`Period.parse` reads back. Vietnamese follows the
habit of plans and reports: "quý I/2024", "6 tháng đầu năm 2024", "giai đoạn 2021 - 2030"; days and
months below ten are written as in a date.
"""

import datetime as dt
from typing import Final, Protocol

from genderplan.periods.date_grammar import ENGLISH_MONTHS
from genderplan.periods.kinds import PeriodKind

__all__ = ["code_of", "english_text", "short_date", "vietnamese_text"]

_ROMAN: Final = ("I", "II", "III", "IV")
_ORDINALS: Final = ("first", "second", "third", "fourth")
_HALVES: Final = ("đầu", "cuối")
_PADDED_MONTHS: Final = 2


class _Period(Protocol):
    @property
    def kind(self) -> PeriodKind: ...
    @property
    def first_year(self) -> int: ...
    @property
    def last_year(self) -> int: ...
    @property
    def number(self) -> int: ...
    @property
    def start(self) -> dt.date | None: ...
    @property
    def end(self) -> dt.date | None: ...
    @property
    def own_days(self) -> tuple[dt.date, dt.date] | None: ...


def short_day(day: int) -> str:
    """The day of a month as written in documents: with a zero below 10."""
    return f"{day:02}"


def short_month(month: int) -> str:
    """The month as written in documents: with a zero in months 1 and 2 only."""
    return f"{month:02}" if month <= _PADDED_MONTHS else str(month)


def short_date(date: dt.date) -> str:
    """The date as written in running text: "04/6/2008", "23/02/2024"."""
    return f"{short_day(date.day)}/{short_month(date.month)}/{date.year:04}"


def vietnamese_text(period: _Period) -> str:
    """The Vietnamese words for *period*."""
    year, number = period.first_year, period.number
    match period.kind:
        case PeriodKind.YEAR:
            return f"năm {year}"
        case PeriodKind.HALF:
            return f"6 tháng {_HALVES[number - 1]} năm {year}"
        case PeriodKind.QUARTER:
            return f"quý {_ROMAN[number - 1]}/{year}"
        case PeriodKind.MONTH:
            return f"tháng {short_month(number)} năm {year}"
        case PeriodKind.FIRST_MONTHS:
            return f"{number} tháng đầu năm {year}"
        case PeriodKind.SPAN:
            return f"giai đoạn {year} - {period.last_year}"
        case PeriodKind.TERM:
            return f"nhiệm kỳ {year} - {period.last_year}{_own_days(period)}"
        case PeriodKind.SCHOOL_YEAR:
            return f"năm học {year} - {period.last_year}{_own_days(period)}"
        case PeriodKind.DAYS:
            return _days(*_bounds(period))
        case PeriodKind.DEADLINE:
            return _deadline(_bounds(period)[1])


def _bounds(period: _Period) -> tuple[dt.date, dt.date]:
    return period.start or dt.date.min, period.end or dt.date.max


def _own_days(period: _Period) -> str:
    return f" ({_days(*period.own_days)})" if period.own_days else ""


def _days(start: dt.date, end: dt.date) -> str:
    if start == end:
        return f"ngày {short_date(start)}"
    first = short_date(start)
    if start.year == end.year:
        first = first[:-5]
        if start.month == end.month:
            first = short_day(start.day)
    return f"từ ngày {first} đến ngày {short_date(end)}"


def _deadline(end: dt.date) -> str:
    if (end.month, end.day) == (12, 31):
        return f"đến năm {end.year}"
    return f"đến ngày {short_date(end)}"


def english_text(period: _Period) -> str:
    """The English words for *period*."""
    year, number = period.first_year, period.number
    match period.kind:
        case PeriodKind.YEAR:
            return str(year)
        case PeriodKind.HALF:
            return f"{_ORDINALS[number - 1]} half of {year}"
        case PeriodKind.QUARTER:
            return f"{_ORDINALS[number - 1]} quarter of {year}"
        case PeriodKind.MONTH:
            return f"{ENGLISH_MONTHS[number - 1]} {year}"
        case PeriodKind.FIRST_MONTHS:
            return f"first {number} months of {year}"
        case PeriodKind.SPAN:
            return f"{year}\u2013{period.last_year}"
        case PeriodKind.TERM:
            return f"term {year}\u2013{period.last_year}{_own_days_en(period)}"
        case PeriodKind.SCHOOL_YEAR:
            return f"school year {year}\u2013{period.last_year}{_own_days_en(period)}"
        case PeriodKind.DAYS:
            return _days_en(*_bounds(period))
        case PeriodKind.DEADLINE:
            return _deadline_en(_bounds(period)[1])


def _date_en(date: dt.date) -> str:
    return f"{date.day} {ENGLISH_MONTHS[date.month - 1]} {date.year:04}"


def _own_days_en(period: _Period) -> str:
    return f" ({_days_en(*period.own_days)})" if period.own_days else ""


def _days_en(start: dt.date, end: dt.date) -> str:
    return _date_en(end) if start == end else f"{_date_en(start)} to {_date_en(end)}"


def _deadline_en(end: dt.date) -> str:
    return f"by {end.year}" if (end.month, end.day) == (12, 31) else f"by {_date_en(end)}"


def code_of(period: _Period) -> str:
    """The code for *period* in files: "2024", "2024-Q1", "2021/2030", "../2030-12-31"."""
    year, last, number = period.first_year, period.last_year, period.number
    start, end = _bounds(period)
    own = f" ({start}/{end})" if period.own_days else ""
    match period.kind:
        case PeriodKind.YEAR:
            return f"{year}"
        case PeriodKind.HALF:
            return f"{year}-H{number}"
        case PeriodKind.QUARTER:
            return f"{year}-Q{number}"
        case PeriodKind.MONTH:
            return f"{year}-{number:02}"
        case PeriodKind.FIRST_MONTHS:
            return f"{year}-01/{year}-{number:02}"
        case PeriodKind.SPAN:
            return f"{year}/{last}"
        case PeriodKind.TERM:
            return f"term {year}/{last}{own}"
        case PeriodKind.SCHOOL_YEAR:
            return f"school year {year}/{last}{own}"
        case PeriodKind.DAYS:
            return f"{start}" if start == end else f"{start}/{end}"
        case PeriodKind.DEADLINE:
            return f"../{end}"
