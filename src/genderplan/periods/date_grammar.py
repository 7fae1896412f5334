"""The written forms of a date, and one strict reader for all of them.

Decided: day before month, always; day and month are never swapped, whatever the numbers. A year
has four digits. Impossible and cut dates are refused with the part that is wrong, so that the
caller can keep what the text says. Babel's and pendulum's own readers guess, and are not used.
English dates are read when the month is a word ("October 23, 2021"), where nothing is ambiguous.
"""

import datetime as dt
import re
from calendar import isleap, monthrange
from typing import Final, NamedTuple

from genderplan._messages import Message, mark, message
from genderplan._source import Source

__all__ = ["ENGLISH_MONTHS", "DateParts", "date_fault", "month_number", "read_date", "year_of"]

ENGLISH_MONTHS: Final = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
_EXPECTED: Final = "ngày 05 tháng 01 năm 2020, 05/01/2020"
_LEAP_YEAR: Final = 2000  # for a day of February whose year is unknown
_YEAR_DIGITS: Final = 4
_WEEKDAYS: Final = (
    ("thứ hai", "thứ 2", "monday"),
    ("thứ ba", "thứ 3", "tuesday"),
    ("thứ tư", "thứ 4", "wednesday"),
    ("thứ năm", "thứ 5", "thursday"),
    ("thứ sáu", "thứ 6", "friday"),
    ("thứ bảy", "thứ bẩy", "thứ 7", "saturday"),
    ("chủ nhật", "sunday"),
)
_WEEKDAY: Final = (
    r"(?:(?P<weekday>thứ\s+(?:hai|ba|tư|năm|sáu|bảy|bẩy|[2-7])|chủ\s+nhật)\s*[,-]?\s*)?"
)
_HEAD: Final = (
    r"\s*(?:đăng\s+)?" + _WEEKDAY + r"(?:(?:sáng|trưa|chiều|tối|đêm)\s+)?(?:đăng\s+)?(?:ngày\s*)?"
)
_TIME: Final = (
    r"(?:\s*(?:,|\sT|T)?\s*(?:lúc\s+)?(?:[01]?[0-9]|2[0-3])\s*(?::|h|giờ)\s*[0-5][0-9](?::[0-5][0-9])?"
    r"\s*(?:sáng|chiều|tối|SA|CH|AM|PM)?\s*(?:\[?GMT\s*[+-]?\s*[0-9]{1,2}(?::?[0-9]{2})?\]?)?)?\s*"
)
_BLANK: Final = r"[.…_\s]*"
_MONTH_WORD: Final = (
    r"(?P<month_word>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
_WEEKDAY_EN: Final = (
    r"\s*(?:(?P<weekday>(?:mon|tues|wednes|thurs|fri|satur|sun)day)\s*,?\s*)?(?:the\s+)?"
)
_DAY_EN: Final = r"(?P<day>[0-9]+)(?:st|nd|rd|th)?"
_FORMS: Final = tuple(
    re.compile(form, re.IGNORECASE)
    for form in (
        # 2024-02-23
        r"\s*(?P<year>[0-9]{4})-(?P<month>[0-9]{2})-(?P<day>[0-9]{2})" + _TIME,
        # 2024-02, 2024---23 (a day whose month is unknown)
        r"\s*(?P<year>[0-9]{4})-(?P<month>[0-9]{2})\s*",
        r"\s*(?P<year>[0-9]{4})---(?P<day>[0-9]{2})\s*",
        # 04/6/2008, 11-11-2009, 1.12.2009, 09 - 03 - 2022
        _HEAD
        + r"(?P<day>[0-9]+)\s*(?P<sep>[/.-])\s*(?P<month>[0-9]+)\s*(?P=sep)\s*(?P<year>[0-9]+)"
        + _TIME,
        # ngày 05 tháng 01 năm 2020, ngày 20 tháng 10
        _HEAD
        + r"(?P<day>[0-9]+)\s*,?\s*tháng\s*(?P<month>[0-9]+)"
        + r"(?:\s*(?:,?\s*năm|[,/-])?\s*(?P<year>[0-9]+))?"
        + _TIME,
        # tháng 5/2010, tháng 02 năm 2024, tháng 02
        r"\s*tháng\s*(?P<month>[0-9]+)(?:\s*(?:,?\s*năm|[,/-])?\s*(?P<year>[0-9]+))?\s*",
        # 5/2010
        r"\s*(?P<month>[0-9]{1,2})\s*[/-]\s*(?P<year>[0-9]{4})\s*",
        # 8/3, 20-10, Sáng 7.3
        _HEAD + r"(?P<day>[0-9]+)\s*[/.-]\s*(?P<month>[0-9]+)" + _TIME,
        # năm 2023, 2023
        r"\s*(?:năm\s*)?(?P<year>[0-9]{3,})\s*",
        # ngày 05
        r"\s*ngày\s*(?P<day>[0-9]+)\s*",
        # ngày … tháng 5 năm 2024, ngày … tháng … năm 2024
        rf"\s*ngày{_BLANK}(?P<day>[0-9]*){_BLANK}tháng{_BLANK}(?P<month>[0-9]*){_BLANK}năm\s*(?P<year>[0-9]+)\s*",
        # ngày   /5/2024, ngày  / 2025
        rf"\s*ngày{_BLANK}/{_BLANK}(?:(?P<month>[0-9]+){_BLANK}/\s*)?(?P<year>[0-9]+)\s*",
        # October 2021, October
        r"\s*" + _MONTH_WORD + r"(?:\s*,?\s+(?P<year>[0-9]{4}))?\s*",
        # October 23, 2021
        _WEEKDAY_EN + _MONTH_WORD + r"\s+" + _DAY_EN + r"(?:\s*,?\s+(?P<year>[0-9]{3,}))?\s*",
        # 23 October 2021, the 7th of November 1994
        _WEEKDAY_EN
        + _DAY_EN
        + r"\s+(?:of\s+)?"
        + _MONTH_WORD
        + r"(?:\s*,?\s*(?P<year>[0-9]+))?\s*",
        # --02-05, --02, ---05: a date without its year in ISO 8601
        r"\s*--(?P<month>[0-9]{2})(?:-(?P<day>[0-9]{2}))?\s*",
        r"\s*---(?P<day>[0-9]{2})\s*",
    )
)


class DateParts(NamedTuple):
    """The parts of a date that a text gives."""

    year: int | None
    month: int | None
    day: int | None


class _Found(NamedTuple):
    """A part as written: its number and where it stands."""

    value: int | None
    span: tuple[int, int]


def _days_in(year: int | None, month: int) -> int:
    """The number of days of a month; 29 for a February whose year is unknown."""
    return monthrange(year or _LEAP_YEAR, month)[1]


def date_fault(year: int | None, month: int | None, day: int | None) -> tuple[str, Message] | None:
    """The part of a date that cannot be, and why; None when the date is possible."""
    if year is not None and not dt.MINYEAR <= year <= dt.MAXYEAR:
        summary = message("the year is {value}; 1 to 9999 is expected", value=year)
        return "year", summary
    if month is not None and not 1 <= month <= 12:  # noqa: PLR2004 - the months of a year
        return "month", message("the month is {value}; 1 to 12 is expected", value=month)
    most = 31 if month is None else _days_in(year, month)
    if day is None or 1 <= day <= most:
        return None
    if month == 2 and day == 29 and year and not isleap(year):  # noqa: PLR2004 - 29 February
        return "day", message("{year} has no 29 February", year=year)
    return "day", message("the day is {value}; 1 to {most} is expected", value=day, most=most)


def read_date(source: Source) -> DateParts:
    """The parts of the date that is the whole of *source*.

    Raises :class:`~genderplan.errors.ParseError` with ``part`` "year", "month", "day", "weekday" or
    "date" (none of the known forms).
    """
    for form in _FORMS:
        if (match := form.fullmatch(source.text)) is not None:
            return _checked(source, match)
    raise source.unreadable(_EXPECTED)


def year_of(source: Source, digits: str, span: tuple[int, int], part: str = "year") -> int:
    """The year written as *digits* at *span*; an error when it has not exactly four digits."""
    if len(digits) == _YEAR_DIGITS and digits[0] != "0":
        return int(digits)
    summary = message("the year is written {digits}; four digits are expected", digits=digits)
    raise source.error(summary, part, span)


def _found(source: Source, match: re.Match[str], name: str) -> _Found:
    text = match.groupdict().get(name) or ""
    if not text:
        return _Found(None, (match.end(), match.end()))
    span = match.span(name)
    if name == "year":
        return _Found(year_of(source, text, span), span)
    if len(text) > 2:  # noqa: PLR2004 - days and months have at most two digits
        summary = message(
            "{text} is no {part}: it has {n} digits", text=text, part=_part(name), n=len(text)
        )
        raise source.error(summary, name, span)
    return _Found(int(text), span)


_PARTS: Final = {"day": mark("day"), "month": mark("month"), "year": mark("year")}


def _part(name: str) -> Message:
    return message(_PARTS[name])


def _checked(source: Source, match: re.Match[str]) -> DateParts:
    year, month, day = (_found(source, match, name) for name in ("year", "month", "day"))
    word = match.groupdict().get("month_word")
    if word:
        month = _Found(month_number(word), match.span("month_word"))
    spans = {"year": year.span, "month": month.span, "day": day.span}
    fault = date_fault(year.value, month.value, day.value)
    if fault is not None:
        raise source.error(fault[1], fault[0], spans[fault[0]])
    parts = DateParts(year.value, month.value, day.value)
    _check_weekday(source, match, parts)
    return parts


def month_number(word: str) -> int:
    """The number of an English month, written in full or by its first three letters or more.

    >>> month_number("Sept")
    9
    """
    return next(
        n for n, name in enumerate(ENGLISH_MONTHS, 1) if _beginning(name) == _beginning(word)
    )


def _beginning(word: str) -> str:
    return word.casefold()[:3]


def _check_weekday(source: Source, match: re.Match[str], parts: DateParts) -> None:
    written = match.groupdict().get("weekday")
    if not written or parts.year is None or parts.month is None or parts.day is None:
        return
    date = dt.date(parts.year, parts.month, parts.day)
    weekday = date.weekday()
    if " ".join(written.casefold().split()) not in _WEEKDAYS[weekday]:
        summary = message(
            "{date} is a {weekday}, not {written}",
            date=date.isoformat(),
            weekday=message(_WEEKDAY_LABELS[weekday]),
            written=written,
        )
        raise source.error(summary, "weekday", match.span("weekday"))


_WEEKDAY_LABELS: Final = (
    mark("Monday"),
    mark("Tuesday"),
    mark("Wednesday"),
    mark("Thursday"),
    mark("Friday"),
    mark("Saturday"),
    mark("Sunday"),
)
