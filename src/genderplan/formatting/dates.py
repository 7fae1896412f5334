"""Dates as documents write them, and the strict reading of them.

The official Vietnamese forms are our own, because no CLDR form is official. A day below
10 and the months 1 and 2 have a zero before them, months 3 to 9 have none (Nghị định
30/2020/NĐ-CP, Phụ lục I, phần I, mục II.4), in the long form and, by the habit of official texts,
in the short one. The place-date line is the same in Party documents. English forms are CLDR's,
through Babel.

A blank day or month of a draft is a partial date; the line of place and date writes it as dots.
"""

import datetime as dt
import re
from typing import Final, Literal, TypeAlias

import attrs

from genderplan._forms import Source, lazy, spaced
from genderplan._messages import Language, Message, mark, message, short_day, short_month
from genderplan._text import match_key, nfc
from genderplan.errors import InvalidValueError
from genderplan.formatting.numbers import known_language
from genderplan.issues import Issue, IssueKind, Issues, Severity
from genderplan.periods import PartialDate, Period
from genderplan.periods.calendar import as_date
from genderplan.periods.dates import read_date

DateStyle: TypeAlias = Literal["long", "short", "weekday", "iso"]
"""How a date is written: see :func:`format_date`."""
AnyDate: TypeAlias = "dt.date | str | PartialDate"
_Day: TypeAlias = "dt.date | PartialDate | None"

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
    return f"{_place(place)}, {format_date(date)}"


def _place(given: object) -> str:
    if isinstance(given, str) and given.strip():
        return " ".join(nfc(given).split())
    summary = message("place is {value}; the name of a place is expected", value=repr(given))
    raise InvalidValueError(summary, given, "place")


ZERO_RULE: Final = IssueKind(
    "GP121",
    Severity.NOTE,
    mark("the date of a document is written {written}; the decree on records writes {right}"),
    mark("A zero stands before days below 10 and before the months 1 and 2."),
)
BLANK_DATE: Final = IssueKind(
    "GP122",
    Severity.WARNING,
    mark("the date is still blank: {written}"),
    mark("Fill in the day once the document is signed."),
)
FULL_NAME: Final = IssueKind(
    "GP123",
    Severity.WARNING,
    mark("the place is written {place}; it is named after a person, a number or an event"),
    mark("Write such a place with its kind: Thành phố Hồ Chí Minh, Quận 1."),
)

# The figures of a date, in words or between slashes: "5/3/2021", "ngày 5 tháng 2 năm 2021"; not
# those of "2 6 tháng 6 năm 2018", into which a blank has strayed.
DAY_MONTH_YEAR: Final = spaced(
    r"(?<![0-9]\s)(?P<day>[0-9]{1,2})(?P<joint>/| tháng )(?P<month>[0-9]{1,2})"
    r"(?P<rest>(?:/| năm )[0-9]{4})"
)


def with_zeros(found: re.Match[str]) -> str:
    """The date that *found* is, with the zeros that the decree asks for; it forbids none.

    >>> with_zeros(DAY_MONTH_YEAR.search("ngày 8 tháng 07 năm 2021"))
    '08 tháng 07 năm 2021'
    """
    day = max(found["day"], short_day(int(found["day"])), key=len)
    month = max(found["month"], short_month(int(found["month"])), key=len)
    return f"{day}{found['joint']}{month}{found['rest']}"


_BLANK: Final = r"[\s._…]*+"
_DIGITS: Final = rf"(?:[0-9]++(?:{_BLANK}[0-9]++)*+)?+"  # "5", "5 5", or none
# Place and date with blanks: "Hà Nội, ngày … tháng 5 năm 2024"; not "Hà Nội, 5/2024".
_LINE: Final = lazy(
    r"[ \n(|]*+(?P<place>[^\n]{1,100}?)[\s|]*,\s*(?P<date>"
    rf"ngày{_BLANK}(?P<day>{_DIGITS}){_BLANK}(?:tháng|/){_BLANK}(?P<month>{_DIGITS}){_BLANK}"
    rf"(?:năm|/){_BLANK}(?P<year>{_DIGITS}){_BLANK})[ \n(|]*",
    re.IGNORECASE,
)
_NAMED: Final = frozenset(map(match_key, ("Hồ Chí Minh", "Điện Biên Phủ")))
_YEAR: Final = 4  # digits


@attrs.frozen
class DateLine:
    """A place and a date, which may be blank in part.

    >>> line = DateLine.parse("Hoằng Kim, ngày      tháng 02 năm 2024")
    >>> line.place, line.date
    ('Hoằng Kim', PartialDate(year=2024, month=2, day=None))
    >>> str(line)
    'Hoằng Kim, ngày … tháng 02 năm 2024'
    >>> str(DateLine("Hà Nội", "2020-01-05"))
    'Hà Nội, ngày 05 tháng 01 năm 2020'
    """

    place: str = attrs.field(converter=_place)
    """The place before the date."""
    date: _Day = attrs.field(default=None, converter=attrs.converters.optional(date_of))
    """The date, as far as it is filled in; None when it is all blank."""
    written: str = attrs.field(default="", eq=False, repr=False)
    """The date as the text has it, from "ngày" on."""

    @classmethod
    def parse(cls, text: str) -> "DateLine":
        """The line in *text*.

        Raises :class:`~genderplan.errors.ParseError` with ``part`` "place", "day", "month", "year"
        or "date line".
        """
        source = Source.of(text, mark("date line"), longest=300)
        found = _LINE.fullmatch(source.text)
        if found is None:
            raise source.unreadable("Hoằng Kim, ngày 23 tháng 02 năm 2024")
        parts: dict[str, int] = {}
        for part in filter(found.group, ("day", "month", "year")):
            digits = found[part]
            if not digits.isdecimal() or (part == "year" and len(digits) != _YEAR):
                raise source.error(_misread(part, digits), part, found.span(part))
            parts[part] = int(digits)
        try:
            date = PartialDate(**parts) if parts else None
        except InvalidValueError as error:
            raise source.error(error.summary, error.path, found.span(error.path)) from error
        return cls(found["place"], date, " ".join(found["date"].split()))

    @property
    def is_draft(self) -> bool:
        """Whether any of day, month and year is still blank."""
        return not isinstance(self.date, dt.date)

    def check(self) -> Issues:
        """Blanks, zeros that lack, and a place that needs its kind before the name.

        >>> print(DateLine.parse("Vinh, ngày 26 tháng 2 năm 2021").check().codes)
        ('GP121',)
        """
        found: list[Issue] = []
        if self.is_draft:
            found.append(BLANK_DATE.at("date", written=_written(self.date)))
        figures = DAY_MONTH_YEAR.search(self.written.lower())
        if figures and not self.is_draft and (right := with_zeros(figures)) != figures[0]:
            found.append(ZERO_RULE.at("date", written=figures[0], right=right))
        if match_key(self.place) in _NAMED or self.place.isdecimal():
            found.append(FULL_NAME.at("place", place=self.place))
        return Issues(found)

    def __str__(self) -> str:
        return f"{self.place}, {_written(self.date)}"


def _misread(part: str, digits: str) -> Message:
    if digits.isdecimal():
        return message("the year is written {digits}; four digits are expected", digits=digits)
    return message(
        "the {part} is written {digits}; digits are expected, or a blank",
        part=message(part),
        digits=repr(digits),
    )


def _written(date: _Day) -> str:
    day, month, year = (getattr(date, part, None) for part in ("day", "month", "year"))
    return (
        f"ngày {short_day(day) if day else '…'} tháng {short_month(month) if month else '…'} "
        f"năm {f'{year:04}' if year else '…'}"
    )


def place_in_date_line(kind: str, name: str) -> str:
    """The place as the date line has it: the name, with its kind where the decree wants that.

    Units named after a person, an event or by a number keep the kind, with a capital. Numbers and
    the names that the decree gives as examples are known.

    >>> place_in_date_line("xã", "Hoằng Kim"), place_in_date_line("quận", "1")
    ('Hoằng Kim', 'Quận 1')
    >>> place_in_date_line("thành phố", "Hồ Chí Minh")
    'Thành phố Hồ Chí Minh'
    """
    plain = _place(name)
    if not (plain.isdecimal() or match_key(plain) in _NAMED):
        return plain
    words = _place(kind)
    return f"{words[:1].upper()}{words[1:]} {plain}"


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
