"""The kinds of period that plans and reports use: what each may hold, and how it is written."""

import datetime as dt
from collections.abc import Callable
from typing import Final, NamedTuple, Protocol, TypeAlias

from genderplan._choices import Choice
from genderplan._messages import Language, Message, mark, message, translate
from genderplan.periods.calendar import short_date, short_day, short_month
from genderplan.periods.dates import ENGLISH_MONTHS

__all__ = [
    "MONTHS_OF",
    "Days",
    "PeriodFault",
    "PeriodKind",
    "code_of",
    "english_text",
    "period_fault",
    "vietnamese_text",
]


class PeriodKind(Choice):
    """What sort of time a period is.

    ``FIRST_MONTHS`` is the part of a year a report covers ("9 tháng đầu năm"), ``SPAN`` whole years
    ("giai đoạn"), ``TERM`` the term of an elected body ("nhiệm kỳ"), ``SCHOOL_YEAR`` a "năm học",
    ``DAYS`` a day or a range of days, ``DEADLINE`` everything up to a date ("đến năm 2030").

    >>> PeriodKind.TERM.label("en")
    'term'
    """

    YEAR = "year"
    HALF = "half"
    QUARTER = "quarter"
    MONTH = "month"
    FIRST_MONTHS = "first_months"
    SPAN = "span"
    TERM = "term"
    SCHOOL_YEAR = "school_year"
    DAYS = "days"
    DEADLINE = "deadline"

    def label(self, language: Language = "en") -> str:
        """The word for this kind of period in *language*."""
        return translate(_WORDS[self], language)

    @property
    def name_in_messages(self) -> Message:
        """The word for this kind inside a sentence, in whichever language that is shown."""
        return message(_WORDS[self])


_WORDS: Final = {
    PeriodKind.YEAR: mark("year"),
    PeriodKind.HALF: mark("half year"),
    PeriodKind.QUARTER: mark("quarter"),
    PeriodKind.MONTH: mark("month"),
    PeriodKind.FIRST_MONTHS: mark("first months of a year"),
    PeriodKind.SPAN: mark("span of years"),
    PeriodKind.TERM: mark("term"),
    PeriodKind.SCHOOL_YEAR: mark("school year"),
    PeriodKind.DAYS: mark("days"),
    PeriodKind.DEADLINE: mark("deadline"),
}


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


class PeriodFault(NamedTuple):
    """Why a period cannot be: the field, its value and the reason."""

    path: str
    value: object
    summary: Message


def period_fault(
    kind: PeriodKind, first: object, last: object, number: object, days: Days | None
) -> PeriodFault | None:
    """The first thing that is wrong with a period; None when it is possible."""
    for path, year in (("first_year", first), ("last_year", last)):
        if not isinstance(year, int) or isinstance(year, bool) or not 1 <= year <= dt.MAXYEAR:
            summary = message("the year is {value}; 1 to 9999 is expected", value=repr(year))
            return PeriodFault(path, year, summary)
    assert isinstance(first, int)  # noqa: S101 - the loop above has seen to it
    assert isinstance(last, int)  # noqa: S101 - the same
    return (
        _year_fault(kind, first, last)
        or _number_fault(kind, number)
        or _days_fault(kind, first, last, days)
    )


def _year_fault(kind: PeriodKind, first: int, last: int) -> PeriodFault | None:
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
    return PeriodFault("last_year", last, summary)


def _number_fault(kind: PeriodKind, number: object) -> PeriodFault | None:
    most = _MOST.get(kind, 0)
    least = 1 if most else 0
    whole = isinstance(number, int) and not isinstance(number, bool)
    a_half = kind is PeriodKind.FIRST_MONTHS and number == MONTHS_OF[PeriodKind.HALF]
    if whole and number in range(least, most + 1) and not a_half:
        return None
    if a_half:
        summary = message("the first six months of a year are a half: make it with of_half")
        return PeriodFault("number", number, summary)
    summary = message(
        "number is {value}; {least} to {most} is expected",
        value=repr(number),
        least=least,
        most=most,
    )
    return PeriodFault("number", number, summary)


def _days_fault(kind: PeriodKind, first: int, last: int, days: Days | None) -> PeriodFault | None:
    if days is None:
        if kind not in _NEEDS_DAYS:
            return None
        return PeriodFault("own_days", None, message("the first and the last day are missing"))
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
    return PeriodFault("own_days", days, summary)


# How a period of each kind is written

_ROMAN: Final = ("I", "II", "III", "IV")
_ORDINALS: Final = ("first", "second", "third", "fourth")
_HALVES: Final = ("đầu", "cuối")


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
