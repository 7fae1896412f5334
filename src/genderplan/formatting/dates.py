"""Dates as documents write them, and the strict reading of them.

The official Vietnamese forms are our own, because no CLDR form is official. A day below
10 and the months 1 and 2 have a zero before them, months 3 to 9 have none (Nghị định
30/2020/NĐ-CP, Phụ lục I, phần I, mục II.4), in the long form and, by the habit of official texts,
in the short one. The place-date line is the same in Party documents. English forms are CLDR's,
through Babel.
"""

import datetime as dt
from typing import Final, Literal, TypeAlias

from genderplan._forms import Source
from genderplan._messages import Language, mark, message, short_day, short_month
from genderplan._text import nfc
from genderplan.errors import InvalidValueError
from genderplan.formatting.numbers import known_language
from genderplan.periods import PartialDate, Period
from genderplan.periods.calendar import as_date
from genderplan.periods.dates import read_date

DateStyle: TypeAlias = Literal["long", "short", "weekday", "iso"]
"""How a date is written: see :func:`format_date`."""
AnyDate: TypeAlias = "dt.date | str | PartialDate"

_WEEKDAYS: Final = ("thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ nhật")
_STYLES: Final = frozenset({"long", "short", "weekday", "iso"})
_ENGLISH: Final = {
    "long": {"ymd": "MMMM d, y", "ym": "MMMM y", "md": "MMMM d", "m": "MMMM"},
    "short": {"ymd": "d MMM y", "ym": "MMM y", "md": "d MMM", "m": "MMM"},
}


def format_date(date: AnyDate, style: DateStyle = "long", *, locale: Language = "vi") -> str:
    """*date* as documents write it.

    *style* is "long", "short", "weekday" (the long form after the day of the week, as a whole
    unverified in the decree) or "iso". A :class:`~genderplan.PartialDate` is written as far as it
    is known. In English "long" is ``October 23, 2021`` and "short" ``23 Oct 2021``, whose day and
    month nobody can swap.

    Raises :class:`~genderplan.errors.InvalidValueError` for a text that is no ISO date, and for a
    weekday asked of a date that is known only in part.

    >>> format_date("2023-02-07")
    'ngày 07 tháng 02 năm 2023'
    >>> format_date("2021-09-06", style="short")
    '06/9/2021'
    >>> format_date(PartialDate(2010, 5))
    'tháng 5 năm 2010'
    >>> format_date("2021-10-23", locale="en")
    'October 23, 2021'
    """
    whole, locale = date_of(date), known_language(locale)
    if style not in _STYLES:
        summary = message(
            "style is {style}; long, short, weekday or iso is expected", style=repr(style)
        )
        raise InvalidValueError(summary, style, "style")
    if style == "iso":
        return str(whole)
    if style == "weekday":
        return f"{format_weekday(whole, locale)}, {format_date(whole, locale=locale)}"
    return _in_english(whole, style) if locale == "en" else _in_vietnamese(whole, style)


def _english(date: dt.date, pattern: str) -> str:
    """*date* by a *pattern* of CLDR: "October 23, 2021" by "MMMM d, y"."""
    from babel import dates

    return dates.format_date(date, pattern, locale="en")


def date_of(date: AnyDate) -> "dt.date | PartialDate":
    """The date itself, a complete partial date made whole."""
    return (date.date or date) if isinstance(date, PartialDate) else as_date(date)


def _in_vietnamese(date: dt.date | PartialDate, style: str) -> str:
    day = "" if date.day is None else short_day(date.day)
    month = "" if date.month is None else short_month(date.month)
    if style == "short" and month and (day or date.year):
        return "/".join(filter(None, [day, month, f"{date.year:04}" if date.year else ""]))
    words = [f"ngày {day}" if day else "", f"tháng {month}" if month else ""]
    if day and date.year and not month:
        words[1] = "tháng …"
    return " ".join(filter(None, [*words, f"năm {date.year:04}" if date.year else ""]))


def _in_english(date: dt.date | PartialDate, style: str) -> str:
    if date.month is None:
        return str(date)
    known = ("y" if date.year else "") + "m" + ("d" if date.day else "")
    stand_in = dt.date(date.year or 2000, date.month, date.day or 1)
    return _english(stand_in, _ENGLISH[style][known])


def format_weekday(date: AnyDate, locale: Language = "vi") -> str:
    """The day of the week of *date*, with a capital on the number alone (NĐ 30/2020, Phụ lục II).

    >>> format_weekday("2023-10-23")
    'thứ Hai'
    """
    whole = date_of(date)
    if isinstance(whole, PartialDate):
        summary = message("{date} is known only in part; it has no weekday", date=str(whole))
        raise InvalidValueError(summary, date, "date")
    return _WEEKDAYS[whole.weekday()] if locale == "vi" else _english(whole, "EEEE")


def format_place_date(place: str, date: AnyDate) -> str:
    """The line under the heading of a document: place, comma, date in the long form.

    For a province write the name alone ("Hà Nội"); where a person, a number or an event names the
    unit, the decree wants the word before it too ("Thành phố Hồ Chí Minh", "Phường Điện Biên Phủ").

    >>> format_place_date("Hoằng Kim", "2024-02-23")
    'Hoằng Kim, ngày 23 tháng 02 năm 2024'
    """
    given: object = place
    name = " ".join(nfc(given).split()) if isinstance(given, str) else ""
    if not name:
        summary = message("place is {value}; the name of a place is expected", value=repr(place))
        raise InvalidValueError(summary, place, "place")
    return f"{name}, {format_date(date)}"


def format_date_range(start: dt.date | str, end: dt.date | str, locale: Language = "vi") -> str:
    """The days from *start* to *end* in words; a year or month that both share is written once.

    >>> format_date_range("2024-11-15", "2024-12-15")
    'từ ngày 15/11 đến ngày 15/12/2024'
    """
    return Period.of_days(start, end).text(locale)


def parse_partial_date(text: str) -> PartialDate:
    """The date that is the whole of *text*, with the parts that it gives.

    Raises :class:`~genderplan.errors.ParseError`; see :meth:`genderplan.PartialDate.parse`.

    >>> parse_partial_date("ngày 20/10")
    PartialDate(year=None, month=10, day=20)
    """
    return PartialDate.parse(text)


def parse_date(text: str) -> dt.date:
    """The date that is the whole of *text*: year, month and day must all be there.

    Reads every form of :meth:`genderplan.PartialDate.parse`, the day always before the month. Of a
    time with its zone it is the day in Viet Nam (UTC+7).
    Raises :class:`~genderplan.errors.ParseError` with the part that is missing or wrong.

    >>> parse_date("Thứ Hai, 13/11/2017, 19:21 [GMT+7]")
    datetime.date(2017, 11, 13)
    >>> parse_date("2024-06-05T22:00:00Z")
    datetime.date(2024, 6, 6)
    >>> parse_date("25/10/202")
    Traceback (most recent call last):
        ...
    genderplan.errors.ParseError: the year is written 202; four digits are expected
    """
    source = Source.of(text, mark("date"))
    date = read_date(source)
    if not isinstance(date, PartialDate):
        return date
    missing = next(name for name in ("year", "month", "day") if getattr(date, name) is None)
    summary = message(
        "{text} is a date without its {part}; read it with parse_partial_date, or write the {part}",
        text=repr(text),
        part=message(missing),
    )
    end = len(source.text)
    raise source.error(summary, missing, (end, end))
