"""How a period is written, in Vietnamese, in English and as a code.

Decided: one canonical text a language, which :meth:`Period.parse` reads back. Vietnamese follows
the habit of plans and reports: "quý I/2024", "6 tháng đầu năm 2024", "giai đoạn 2021 - 2030";
days and months below ten are written as in a date.
"""

import datetime as dt
from collections.abc import Callable
from typing import Final, Protocol, TypeAlias

from genderplan.periods.date_grammar import ENGLISH_MONTHS
from genderplan.periods.kinds import PeriodKind

__all__ = [
    "code_of",
    "english_text",
    "short_date",
    "short_day",
    "short_month",
    "vietnamese_text",
]

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
    return _VIETNAMESE[period.kind](period)


def english_text(period: _Period) -> str:
    """The English words for *period*."""
    return _ENGLISH[period.kind](period)


def code_of(period: _Period) -> str:
    """The code for *period* in files: "2024", "2024-Q1", "2021/2030", "../2030-12-31"."""
    return _CODES[period.kind](period)


def _bounds(period: _Period) -> tuple[dt.date, dt.date]:
    return period.start or dt.date.min, period.end or dt.date.max


def _own_days(period: _Period) -> str:
    return f" ({_days(*period.own_days)})" if period.own_days else ""


def _days(start: dt.date, end: dt.date) -> str:
    if start == end:
        return f"ngày {short_date(start)}"
    first = short_date(start)
    if start.year == end.year:
        first = f"{short_day(start.day)}/{short_month(start.month)}"
        if start.month == end.month:
            first = short_day(start.day)
    return f"từ ngày {first} đến ngày {short_date(end)}"


def _is_year_end(date: dt.date) -> bool:
    return (date.month, date.day) == (12, 31)


def _deadline(end: dt.date) -> str:
    return f"đến năm {end.year}" if _is_year_end(end) else f"đến ngày {short_date(end)}"


def _date_en(date: dt.date) -> str:
    return f"{date.day} {ENGLISH_MONTHS[date.month - 1]} {date.year:04}"


def _own_days_en(period: _Period) -> str:
    return f" ({_days_en(*period.own_days)})" if period.own_days else ""


def _days_en(start: dt.date, end: dt.date) -> str:
    return _date_en(end) if start == end else f"{_date_en(start)} to {_date_en(end)}"


def _deadline_en(end: dt.date) -> str:
    return f"by {end.year}" if _is_year_end(end) else f"by {_date_en(end)}"


def _own_days_code(period: _Period) -> str:
    return f" ({_days_code(period.own_days)})" if period.own_days else ""


def _days_code(days: tuple[dt.date, dt.date]) -> str:
    start, end = days
    return f"{start}" if start == end else f"{start}/{end}"


_Wording: TypeAlias = dict[PeriodKind, Callable[[_Period], str]]

_VIETNAMESE: Final[_Wording] = {
    PeriodKind.YEAR: lambda p: f"năm {p.first_year}",
    PeriodKind.HALF: lambda p: f"6 tháng {_HALVES[p.number - 1]} năm {p.first_year}",
    PeriodKind.QUARTER: lambda p: f"quý {_ROMAN[p.number - 1]}/{p.first_year}",
    PeriodKind.MONTH: lambda p: f"tháng {short_month(p.number)} năm {p.first_year}",
    PeriodKind.FIRST_MONTHS: lambda p: f"{p.number} tháng đầu năm {p.first_year}",
    PeriodKind.SPAN: lambda p: f"giai đoạn {p.first_year} - {p.last_year}",
    PeriodKind.TERM: lambda p: f"nhiệm kỳ {p.first_year} - {p.last_year}{_own_days(p)}",
    PeriodKind.SCHOOL_YEAR: lambda p: f"năm học {p.first_year} - {p.last_year}{_own_days(p)}",
    PeriodKind.DAYS: lambda p: _days(*_bounds(p)),
    PeriodKind.DEADLINE: lambda p: _deadline(_bounds(p)[1]),
}
_ENGLISH: Final[_Wording] = {
    PeriodKind.YEAR: lambda p: str(p.first_year),
    PeriodKind.HALF: lambda p: f"{_ORDINALS[p.number - 1]} half of {p.first_year}",
    PeriodKind.QUARTER: lambda p: f"{_ORDINALS[p.number - 1]} quarter of {p.first_year}",
    PeriodKind.MONTH: lambda p: f"{ENGLISH_MONTHS[p.number - 1]} {p.first_year}",
    PeriodKind.FIRST_MONTHS: lambda p: f"first {p.number} months of {p.first_year}",
    PeriodKind.SPAN: lambda p: f"{p.first_year}–{p.last_year}",
    PeriodKind.TERM: lambda p: f"term {p.first_year}–{p.last_year}{_own_days_en(p)}",
    PeriodKind.SCHOOL_YEAR: lambda p: f"school year {p.first_year}–{p.last_year}{_own_days_en(p)}",
    PeriodKind.DAYS: lambda p: _days_en(*_bounds(p)),
    PeriodKind.DEADLINE: lambda p: _deadline_en(_bounds(p)[1]),
}
_CODES: Final[_Wording] = {
    PeriodKind.YEAR: lambda p: str(p.first_year),
    PeriodKind.HALF: lambda p: f"{p.first_year}-H{p.number}",
    PeriodKind.QUARTER: lambda p: f"{p.first_year}-Q{p.number}",
    PeriodKind.MONTH: lambda p: f"{p.first_year}-{p.number:02}",
    PeriodKind.FIRST_MONTHS: lambda p: f"{p.first_year}-01/{p.first_year}-{p.number:02}",
    PeriodKind.SPAN: lambda p: f"{p.first_year}/{p.last_year}",
    PeriodKind.TERM: lambda p: f"term {p.first_year}/{p.last_year}{_own_days_code(p)}",
    PeriodKind.SCHOOL_YEAR: lambda p: (
        f"school year {p.first_year}/{p.last_year}{_own_days_code(p)}"
    ),
    PeriodKind.DAYS: lambda p: _days_code(_bounds(p)),
    PeriodKind.DEADLINE: lambda p: f"../{_bounds(p)[1]}",
}
