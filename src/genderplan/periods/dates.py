"""Dates: what a text says of a day, whole or in part, and the one table of their written forms.

A date that is known whole is a :class:`datetime.date`; what is known in part ("ngày 20-10", "tháng
5/2010") is a :class:`PartialDate`. The day stands before the month, always: day and month are never
swapped, and nothing that a text leaves out is filled in.
"""

import datetime as dt
import re
from contextlib import suppress
from typing import Final

import attrs

from genderplan._forms import FIGURE, Fault, Form, Forms, Source, Written, any_of
from genderplan._messages import mark, message
from genderplan.errors import InvalidValueError, NotExactError
from genderplan.periods.calendar import date_fault, in_vietnam, month_end

ENGLISH_MONTHS: Final = (
    *("January", "February", "March", "April", "May", "June", "July", "August", "September"),
    *("October", "November", "December"),
)
# A month in full or by its first letters: "oct", "sept.", but not "octo".
_NAMES_EN: Final = (
    *(month.lower() for month in ENGLISH_MONTHS),
    *("sept", *(month[:3].lower() for month in ENGLISH_MONTHS)),
)
_MONTH_EN: Final = rf"(?:{'|'.join(_NAMES_EN)})\.?"
# A day of the week in Vietnamese, English or as CLDR shortens it: "th 2", but not "thứ nhất".
_WEEKDAYS: Final = {
    mark("Monday"): ("thứ hai", "thứ 2", "th 2", "monday"),
    mark("Tuesday"): ("thứ ba", "thứ 3", "th 3", "tuesday"),
    mark("Wednesday"): ("thứ tư", "thứ 4", "th 4", "wednesday"),
    mark("Thursday"): ("thứ năm", "thứ 5", "th 5", "thursday"),
    mark("Friday"): ("thứ sáu", "thứ 6", "th 6", "friday"),
    mark("Saturday"): ("thứ bảy", "thứ bẩy", "thứ 7", "th 7", "saturday"),
    mark("Sunday"): ("chủ nhật", "cn", "sunday"),
}
WEEKDAY: Final = rf"{any_of(word for words in _WEEKDAYS.values() for word in words)}(?!\w)"
# "ngày", "ngày:", "mùng", or two of them before a day.
_THE_DAY: Final = r"(?:ngày(?:~:)?\s{0,5})?(?:m[ùồ]ng\s{1,2})?"
# The year behind a month: "năm 2024", ", năm 2024", "/2024", ".2024"; not the 75 of ", 75 người".
_OF_YEAR: Final = r"(?:~(?:,?~năm~(?=[0-9])|[,/-]?~(?=@)|\.(?=@))(?P<year>[0-9]+))?"
# A month in words: "tháng Ba"; not that of "ngày 18 tháng năm 2014", whose month is blank.
_MONTHS: Final = (
    *(("một",), ("hai",), ("ba",), ("tư", "bốn"), ("năm",), ("sáu",), ("bảy", "bẩy"), ("tám",)),
    *(("chín",), ("mười",), ("mười một",), ("mười hai",)),
)
MONTH_WORDS: Final = {word: at for at, words in enumerate(_MONTHS, start=1) for word in words}
"""The months in words, but for Giêng and Chạp, which are months of the lunar calendar."""
_MONTH: Final = rf"(?:tháng|thg) (?P<word>{any_of(MONTH_WORDS)})(?!\w)(?<!năm(?!,?~năm|~/))"
# The days in words: "tám", "mười lăm", "hai mươi mốt", "hăm lăm"; not "ba mươi hai".
_TENS: Final = {"": 0, "mười ": 10, "hai mươi ": 20, "hăm ": 20, "ba mươi ": 30}
_ONES: Final = (
    *("", "một mốt", "hai", "ba", "bốn tư", "năm lăm nhăm", "sáu", "bảy bẩy", "tám", "chín"),
)
_DAYS: Final = {
    f"{tens}{one}".strip(): ten + at
    for tens, ten in _TENS.items()
    for at, ones in enumerate(_ONES)
    for one in ones.split() or [""]
    if 1 <= ten + at <= 31  # noqa: PLR2004 - the days of a month
}
_DAY_IN_WORDS: Final = rf"{any_of(_DAYS)}~,?~tháng~"
# Day, month and year between marks of one sort: "5/1/2020", "09 - 03 - 2022"; not "1. 2. 2020".
_SAME_MARKS: Final = (
    r"[0-9]+(?:\s{0,2}/\s{0,2}[0-9]+\s{0,2}/|\s{0,2}-\s{0,2}[0-9]+\s{0,2}-|\.[0-9]+\.[0-9])"
)
_BLANK: Final = r"[\s._…]{0,60}"  # a part that is still to be filled in
_DAY_FOLLOWS: Final = r"(?:~:)?\s{0,5}(?:[0-9]|m[ùồ]ng\s)"
_DAY_WORDS: Final = {"ngày": _DAY_FOLLOWS, "mùng": r"\s{1,2}[0-9]", "mồng": r"\s{1,2}[0-9]"}
_IN_FIGURES: Final = {FIGURE: r"\s{0,2}[/.-]\s{0,2}[0-9]", **_DAY_WORDS}
_IN_WORDS: Final = {FIGURE: r"~,?~th(?:áng|g)~[0-9]", **_DAY_WORDS}
_LUNAR: Final = r"\s{1,2}\(?(?:âm\s{1,2}lịch|âl)(?!\w)\)?"
# Of the lunar year: "mùng 1 tháng Giêng", "23 tháng Chạp".
_LUNAR_MONTH: Final = r"tháng (?:giêng|chạp)(?!\w)"
_HOUR: Final = r"(?:[01]?[0-9]|2[0-3])"
# The time before a date: "Lúc 14 giờ 30 phút, " before "ngày 08/3/2024"; not "3: ", "2:1 ".
TIME_BEFORE: Final = (
    rf"(?:lúc\s+)?{_HOUR}\s?(?::[0-5][0-9]|(?:h|giờ)(?:\s?[0-5]?[0-9](?:\s?phút)?)?)"
    r"\s?[,-]?\s{1,2}"
)
_BEFORE: Final = (
    rf"\s*(?:{TIME_BEFORE})?(?:đăng\s+)?(?:{WEEKDAY}\s*[,-]?\s*)?(?:(?:sáng|trưa|chiều|tối|đêm)\s+)?"
    r"(?:đăng\s+)?(?:the\s+)?"
)
# The time of day on a web page or of a program: ", 19:21 [GMT+7]", " 9:02 Sáng", "T08:05:00.000Z",
# "T08:05:00+07:00"; and the day of the week behind it, " (thứ Sáu)", ", thứ Sáu".
TIME_AFTER: Final = (
    rf"\s*(?:,|\st|t)?\s*(?:lúc\s+)?{_HOUR}\s*(?::|h|giờ)\s*[0-5][0-9]"
    r"(?::[0-5][0-9](?:\.[0-9]{1,9})?(?:z|[+-][0-9]{2}:?[0-9]{2})?)?"
    r"(?:\s*(?:sáng|chiều|tối|sa|ch|am|pm)(?!\w))?"
    r"(?:\s*\[?gmt\s*[+-]?\s*[0-9]{1,2}(?::?[0-9]{2})?\]?)?"
)
WEEKDAY_AFTER: Final = rf"\s?\(\s?(?:{WEEKDAY})\s?\)|(?:,|\s{{1,2}}tức)\s{{1,2}}{WEEKDAY}"
_AFTER: Final = rf"(?:{TIME_AFTER})?(?:{WEEKDAY_AFTER})?\s*"
DATE_FORMS: Final = Forms(
    [
        Form(
            "figures",
            rf"{_THE_DAY}(?={_SAME_MARKS})(?P<day>[0-9]{{1,3}})\s{{0,2}}(?P<sep>[/.-])\s{{0,2}}"
            r"(?P<month>[0-9]+)\s{0,2}[/.-]\s{0,2}(?P<year>[0-9]+)",
            "05/01/2020",
            "5/1-2020",
            _IN_FIGURES,
            rf"(?![0-9/]|[-.][0-9]|{_LUNAR})",
        ),
        Form(
            "words",
            rf"{_THE_DAY}(?P<day>[0-9]+)~,?~(?:tháng|thg)~(?P<month>[0-9]+){_OF_YEAR}",
            "ngày 05 tháng 01 năm 2020",
            "5 tháng đầu năm 2020",
            _IN_WORDS,
            rf"(?![0-9]|{_LUNAR})",
        ),
        # a day needs its word before a month in words: "8 tháng hai xã làm xong" has none
        Form(
            "words, month in words",
            rf"ngày\s{{0,5}}(?:m[ùồ]ng\s{{1,2}}(?![0-9]+~{_LUNAR_MONTH}))?(?P<day>[0-9]+)~,?~{_MONTH}(?:~(?:,?~(?:năm~)?|/~)(?P<year>@))?",
            "ngày 08 tháng Ba năm 2024",
            "8 tháng ba",
            {"ngày": r"\s{0,5}(?:m[ùồ]ng\s{1,2})?[0-9]{1,2}~,?~th(?:áng|g) [^\W\d]"},
            rf"(?![0-9]|{_LUNAR})",
        ),
        Form(
            "words, day in words",
            rf"ngày (?P<day>{any_of(_DAYS)})~,?~(?:{_MONTH}|tháng~(?P<month>[0-9]+))"
            r"~(?:,?~năm~|/~)(?P<year>@)",
            "ngày hai mươi tháng mười năm 2023",
            "mỗi ngày hai tháng ba",
            {"ngày": rf" {_DAY_IN_WORDS}"},
            rf"(?![0-9]|{_LUNAR})",
        ),
        Form(
            "mùng in words",
            rf"(?:ngày\s{{0,5}})?m[ùồ]ng (?P<day>{any_of(_DAYS)})~,?~"
            rf"(?:{_MONTH}|tháng~(?P<month>[0-9]+))(?:~(?:,?~năm~|/~)(?P<year>@))?",
            "mùng một tháng năm năm 2024",
            "mùng một tháng giêng năm 2024",
            {
                "ngày": rf"\s{{0,5}}m[ùồ]ng {_DAY_IN_WORDS}",
                **dict.fromkeys(("mùng", "mồng"), f" {_DAY_IN_WORDS}"),
            },
            rf"(?![0-9]|{_LUNAR})",
        ),
        Form(
            "month in words",
            rf"{_MONTH}~(?:,?~(?:năm~)?|/~)(?P<year>@)",
            "tháng Ba năm 2024",
            "tháng ba",
            dict.fromkeys(
                ("tháng", "thg"), r" [^\W\d_]{2,5}(?: [^\W\d_]{2,3})?~(?:,?~năm~|/~)[12]"
            ),
            rf"(?![0-9]|{_LUNAR})",
        ),
        # the year behind its word; "52/203 năm 2024" is a share, so that parts have two digits
        Form(
            "figures and the year",
            rf"{_THE_DAY}(?P<day>[0-3]?[0-9])~(?P<sep>[/-])~(?P<month>[01]?[0-9]),?~năm~(?P<year>@)",
            "ngày 8/3 năm 2024",
            "58/203 năm 2024",
            {
                FIGURE: r"~[/-]~[01]?[0-9],?~năm~[12]",
                "ngày": r"(?:~:)?\s{0,5}[0-9]{1,2}~[/-]~[01]?[0-9],?~năm",
            },
        ),
        Form(
            "iso",
            r"(?=[0-9]{4}(?:-[0-9]{2}-|/[0-9]{2}/))(?P<year>[0-9]{4})[-/](?P<month>[0-9]{2})[-/]"
            "(?P<day>[0-9]{2})",
            "2024-02-23",
            "2024-2-23",
            {FIGURE: r"(?:-[01][0-9]-|/[01][0-9]/)[0-3][0-9]"},
            r"(?![0-9/-])",
        ),
        Form(
            "lunar",
            rf"{_THE_DAY}(?:rằm\s{{1,2}}tháng\s{{1,2}}(?P<month>[0-9]{{1,2}}|[^\W\d_]{{1,5}}){_OF_YEAR}"
            rf"|(?P<day>[0-9]{{1,2}})(?:\s{{0,2}}(?:[/-]|tháng)\s{{0,2}}[0-9]{{1,2}}(?:[/-][0-9]{{4}})?{_LUNAR}"
            rf"|~{_LUNAR_MONTH}(?:,?~năm~[0-9]{{4}})?))",
            "rằm tháng 7 năm 2024",
            "ngày rằm",
            {"rằm": r"\s{1,2}tháng", "ngày": r" (?:rằm|[0-9m])", **_IN_FIGURES, **_IN_WORDS},
            r"(?!\w)",
        ),
        # the codes of str(PartialDate)
        Form("month code", r"(?P<year>[0-9]{4})-(?P<month>[0-9]{2})", "2024-02", "2024-2"),
        Form(
            "day without month", r"(?P<year>[0-9]{4})---(?P<day>[0-9]{2})", "2024---23", "2024--23"
        ),
        Form("no year", r"--(?P<month>[0-9]{2})(?:-(?P<day>[0-9]{2}))?", "--02-05", "-02-05"),
        Form("day alone", r"---(?P<day>[0-9]{2})", "---05", "-05"),
        Form(
            "month",
            rf"(?:tháng|thg)~(?P<month>[0-9]+){_OF_YEAR}",
            "tháng 5/2010",
            "tháng đầu năm 2010",
            {"tháng": r"~[0-9]", "thg": r"~[0-9]"},
            r"(?![0-9]|[.,][0-9])",
        ),
        Form(
            "blank day",
            rf"ngày{_BLANK}(?P<day>[0-9]*){_BLANK}tháng{_BLANK}(?P<month>[0-9]*){_BLANK}năm"
            rf"(?:{_BLANK}(?P<year>@)|~(?:…|\.\.|__)[._…]{{0,60}})?",
            "ngày … tháng 5 năm 2024",
            "ngày … tháng 5",
            {"ngày": r"[\s._…]{0,60}(?:tháng|[0-9]{1,2}[\s._…]{0,60}tháng)"},
        ),
        Form(
            "blank day in figures",
            rf"ngày{_BLANK}/{_BLANK}(?:(?P<month>[0-9]*){_BLANK}/{_BLANK})?(?P<year>@)",
            "ngày  /5/2024",
            "ngày 5/",
            {"ngày": r"[\s._…]{0,60}/"},
        ),
        Form(
            "month of year",
            r"(?P<month>[0-9]{1,2})\s{0,2}[/-]\s{0,2}(?P<year>[0-9]{4})",
            "5/2010",
            "2010/5",
        ),
        Form(
            "day and month",
            rf"{_THE_DAY}(?P<day>[0-9]+)\s{{0,2}}(?P<sep>[/.-])\s{{0,2}}(?P<month>[0-9]+)",
            "8/3",
            "8,3",
            _IN_FIGURES,
            # no share, no longer figure, no word: "8/3%", "8/3/1", "8.3.1", "12/3A"
            rf"(?![0-9]|\s?[%/]|[.,-][0-9]|[^\W\d_]|{_LUNAR})",
        ),
        Form("month in words alone", _MONTH, "tháng Ba", "ba tháng"),
        Form("year", r"(?:năm~)?(?P<year>[0-9]{3,})", "năm 2016", "16"),
        Form("day", r"(?:ngày~(?:m[ùồ]ng\s{1,2})?|m[ùồ]ng\s{1,2})(?P<day>[0-9]+)", "ngày 05", "05"),
        Form(
            "English month",
            rf"(?P<name>{_MONTH_EN})\s{{0,2}},?\s{{1,2}}(?P<year>[0-9]{{4}})",
            "October 2021",
            "October 21",
            dict.fromkeys(_NAMES_EN, r"\.?,?\s{1,2}(?:19|20)[0-9]{2}"),
        ),
        Form(
            "English, month first",
            rf"(?P<name>{_MONTH_EN})\s{{1,2}}(?P<day>[0-9]+)(?:st|nd|rd|th)?(?:\s{{0,2}},?\s{{1,2}}(?P<year>@))?",
            "October 23, 2021",
            "October, 23",
            dict.fromkeys(_NAMES_EN, r"\.?\s{1,2}[0-9]"),
        ),
        Form(
            "English, day first",
            rf"(?P<day>[0-9]+)(?:(?:st|nd|rd|th)? (?:of )?|-)(?P<name>{_MONTH_EN})"
            r"(?:(?:\s{0,2},? |-)(?P<year>@))?",
            "23 October 2021",
            "23, October",
            {FIGURE: rf"(?:(?:st|nd|rd|th)? (?:of )?|-){_MONTH_EN}[\s-]"},
        ),
        Form("English month alone", rf"(?P<name>{_MONTH_EN})", "October", "Octobers"),
    ],
    _BEFORE,
    _AFTER,
)
_EXPECTED: Final = "ngày 05 tháng 01 năm 2020, 05/01/2020"
_YEAR_DIGITS: Final = 4
_DIGITS: Final = 2  # of a day or a month, at most
_PARTS: Final = {"day": mark("day"), "month": mark("month"), "year": mark("year")}


def read_date(source: Source) -> "dt.date | PartialDate":
    """The date, whole or in part, that is the whole of *source*.

    Raises :class:`~genderplan.errors.ParseError` with ``part`` "year", "month", "day", "weekday" or
    "date" (none of the known forms).
    """
    low = source.low
    written = DATE_FORMS.whole(low)
    if written is None:
        raise source.unreadable(_EXPECTED)
    try:
        date = date_of(written)
        # a date mostly begins with its day and ends with its year
        if low[0] not in "n0123456789" or not low[-1].isdigit():
            for weekday in re.finditer(WEEKDAY, low):
                words = source.text[slice(*weekday.span())]
                fault = weekday_fault(date, words, weekday.span())
                if fault is not None:
                    raise fault
        if isinstance(date, dt.date):
            date = in_vietnam(date, low)
    except InvalidValueError as error:  # a day beyond the years 1 to 9999
        raise source.error(error.summary, "date", (0, len(low))) from error
    except Fault as fault:
        raise source.error(fault.summary, fault.part, fault.span) from fault
    return date


def date_of(written: Written) -> "dt.date | PartialDate":
    """The date that is written, whole or in part; the day of the week is not looked at.

    Raises a fault when there is no such date, when all of it is blank, or when it is one of the
    lunar calendar.
    """
    digits, month, day = written["year"], written["month"], written["day"]
    if len(digits) == _YEAR_DIGITS and 0 < len(month) <= _DIGITS and 0 < len(day) <= _DIGITS:
        with suppress(ValueError):  # what is wrong is found out below
            return dt.date(int(digits), int(month), int(day))
    if written.form.name == "lunar":
        summary = message(
            "this is a day of the lunar calendar, which is not reckoned here; "
            "write the day of the solar calendar"
        )
        raise Fault(summary, "day", written.match.span(), lacking=True)
    parts = _parts(written)
    if not any(parts):
        raise Fault(message("the date is blank"), "date", written.match.span())
    wrong = date_fault(*parts)
    if wrong is not None:
        raise written.fault(wrong[1], wrong[0], wrong[0])
    partial = PartialDate(*parts)
    return partial.date or partial


def _parts(written: Written) -> tuple[int | None, int | None, int | None]:
    """The year, the month and the day that are written, each checked for its digits."""
    year = year_of(written) if written["year"] else None
    if written["name"]:
        month: int | None = month_number(written["name"])
    elif written["word"]:
        month = MONTH_WORDS[" ".join(written["word"].split())]
    else:
        month = _number(written, "month")
    return year, month, _DAYS.get(" ".join(written["day"].split())) or _number(written, "day")


def year_of(written: Written, place: str = "year", part: str = "year") -> int:
    """The year written at the group *place*; a fault of *part* when it has not four digits."""
    digits = written[place]
    if len(digits) == _YEAR_DIGITS and digits[0] != "0":
        return int(digits)
    summary = message("the year is written {digits}; four digits are expected", digits=digits)
    raise written.fault(summary, part, place)


def _number(written: Written, part: str) -> int | None:
    digits = written[part]
    if len(digits) > _DIGITS:
        summary = message(
            "{text} is no {part}: it has {n} digits",
            text=digits,
            part=message(_PARTS[part]),
            n=len(digits),
        )
        raise written.fault(summary, part, part)
    return int(digits) if digits else None


def month_number(word: str) -> int:
    """The number of an English month, written in full or by its first three letters or more.

    >>> month_number("Sept")
    9
    """
    beginning = word.casefold()[:3]
    return next(n for n, name in enumerate(ENGLISH_MONTHS, 1) if name.casefold()[:3] == beginning)


def weekday_fault(
    date: "dt.date | PartialDate", weekday: str, span: tuple[int, int]
) -> Fault | None:
    """The fault of a day of the week, at *span*, that is not that of the date beside it.

    None where it is, or where the date is known only in part.
    """
    if isinstance(date, PartialDate):
        return None
    name, words = [*_WEEKDAYS.items()][date.weekday()]
    if " ".join(weekday.lower().split()) in words:
        return None
    summary = message(
        "{date} is a {weekday}, not {written}", date=date, weekday=message(name), written=weekday
    )
    return Fault(summary, "weekday", span)


def first_day(date: "dt.date | PartialDate | None") -> dt.date | None:
    """The first day that a date can be; None where not even the year is known."""
    if date is None or date.year is None:
        return None
    return dt.date(date.year, date.month or 1, date.day or 1)


def _whole_or_none(_: object, attribute: "attrs.Attribute[int | None]", value: object) -> None:
    if value is not None and (not isinstance(value, int) or isinstance(value, bool)):
        summary = message(
            "{path} is {value}; a whole number or None is expected",
            path=attribute.name,
            value=repr(value),
        )
        raise NotExactError(summary, value, attribute.name)


@attrs.frozen
class PartialDate:
    """A date of which the year, the month or the day may be unknown.

    Partial dates have no order: nobody knows whether 20 October came before May 2010. Raises
    :class:`~genderplan.errors.InvalidValueError`, with the part in ``path``, for what no calendar
    has: a month 13, a 31 April, a 29 February of a common year, or no part at all.

    >>> PartialDate(2010, 5)
    PartialDate(year=2010, month=5, day=None)
    >>> print(PartialDate(month=10, day=20))
    --10-20
    >>> PartialDate(2024, 2, 23).date
    datetime.date(2024, 2, 23)
    """

    year: int | None = attrs.field(default=None, validator=_whole_or_none)
    """The year, 1 to 9999; None where it is not known."""
    month: int | None = attrs.field(default=None, validator=_whole_or_none)
    """The month, 1 to 12; None where it is not known."""
    day: int | None = attrs.field(default=None, validator=_whole_or_none)
    """The day of the month; None where it is not known."""

    def __attrs_post_init__(self) -> None:
        if self.year is None and self.month is None and self.day is None:
            summary = message("a date needs a year, a month or a day; all three are missing")
            raise InvalidValueError(summary, None, "year")
        fault = date_fault(self.year, self.month, self.day)
        if fault is not None:
            part, summary = fault
            raise InvalidValueError(summary, getattr(self, part), part)

    @classmethod
    def of(cls, date: dt.date) -> "PartialDate":
        """The partial date with all three parts of *date*.

        >>> PartialDate.of(dt.date(2024, 2, 23)).is_complete
        True
        """
        return cls(date.year, date.month, date.day)

    @classmethod
    def parse(cls, text: str) -> "PartialDate":
        """The date that is the whole of *text*, in any of the written forms.

        Official, short, Party and newspaper forms ("ngày 05 tháng 01 năm 2020", "04/6/2008",
        "11-11-2009", "1.12.2009", "mùng 8 tháng 3"), with a weekday beside and a time after, drafts
        with a blank day, ISO 8601, CLDR's "2 thg 11, 2023", and English dates with the month as a
        word. The day comes before the month, which may be in words ("tháng Ba"). Of a time with its
        zone it is the day in Viet Nam (UTC+7).

        Raises :class:`~genderplan.errors.ParseError` with ``part`` "year", "month", "day" (also of
        the lunar calendar), "weekday" (it contradicts the date) or "date" (no known form).

        >>> PartialDate.parse("tháng 5/2010")
        PartialDate(year=2010, month=5, day=None)
        >>> PartialDate.parse("15/20/2010")
        Traceback (most recent call last):
            ...
        genderplan.errors.ParseError: the month is 20; 1 to 12 is expected
        """
        date = read_date(Source.of(text, mark("date")))
        return date if isinstance(date, PartialDate) else cls.of(date)

    @property
    def is_complete(self) -> bool:
        """Whether year, month and day are all known."""
        return None not in (self.year, self.month, self.day)

    @property
    def date(self) -> dt.date | None:
        """The date when all three parts are known, otherwise None."""
        if self.year is None or self.month is None or self.day is None:
            return None
        return dt.date(self.year, self.month, self.day)

    @property
    def last(self) -> dt.date | None:
        """The last day that it can be; None when not even the year is known.

        >>> PartialDate(2024, 2).last
        datetime.date(2024, 2, 29)
        """
        if self.year is None:
            return None
        return self.date or month_end(self.year, self.month or 12)

    def __str__(self) -> str:
        """The ISO 8601 form: ``2024-02-23``, ``2024-02``, ``2024``, ``--02-23``, ``---23``.

        A day whose month is unknown but whose year is not, which ISO 8601 cannot write, is
        ``2024---23``.
        """
        day = "" if self.day is None else f"-{self.day:02}"
        if self.month is not None:
            head = "-" if self.year is None else f"{self.year:04}"
            return f"{head}-{self.month:02}{day}"
        if self.year is None:
            return f"--{day}"
        return f"{self.year:04}" + (f"--{day}" if day else "")
