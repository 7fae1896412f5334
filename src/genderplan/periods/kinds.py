"""The kinds of period that plans and reports use: what each may hold, and how it is written.

Further down stand the readers of :mod:`genderplan.periods.forms`: what the written parts of a
period say, each checked.
"""

import datetime as dt
from collections.abc import Callable, Mapping
from typing import Final, NamedTuple, TypeAlias

from genderplan._choices import WordedChoice, refuse_missing
from genderplan._forms import Fault, Written
from genderplan._messages import mark, message, short_date, short_day, short_month
from genderplan.errors import InvalidValueError
from genderplan.periods.calendar import date_fault, month_end
from genderplan.periods.dates import ENGLISH_MONTHS, MONTH_WORDS, month_number, year_of


class PeriodKind(WordedChoice):
    """What sort of time a period is.

    ``FIRST_MONTHS`` is the part of a year a report covers ("9 tháng đầu năm"), ``SPAN`` whole years
    ("giai đoạn"), ``TERM`` the term of an elected body ("nhiệm kỳ"), ``SCHOOL_YEAR`` a "năm học",
    ``DAYS`` a day or a range of days, ``DEADLINE`` everything up to a date ("đến năm 2030").

    >>> PeriodKind.TERM.label("en")
    'term'
    """

    YEAR = "year", mark("year")
    HALF = "half", mark("half year")
    QUARTER = "quarter", mark("quarter")
    MONTH = "month", mark("month")
    FIRST_MONTHS = "first_months", mark("first months of a year")
    SPAN = "span", mark("span of years")
    TERM = "term", mark("term")
    SCHOOL_YEAR = "school_year", mark("school year")
    DAYS = "days", mark("days")
    DEADLINE = "deadline", mark("deadline")


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


PERIOD_EXAMPLE: Final = 'Period("span", 2021, 2030)'


def check_period(
    kind: PeriodKind, first: object, last: object, number: object, days: Days | None
) -> None:
    """Raise :class:`~genderplan.errors.InvalidValueError` for a period that cannot be."""
    years = _checked_year("first_year", first), _checked_year("last_year", last)
    apart = years[1] - years[0]
    possible = {PeriodKind.SCHOOL_YEAR: apart == 1, PeriodKind.TERM: apart >= 1}.get(
        kind, apart == 0 or (apart > 0 and kind in _SEVERAL_YEARS)
    )
    if not possible:
        summary = message(
            "a {kind} cannot run from {first} to {last}",
            kind=kind.words(),
            first=years[0],
            last=years[1],
        )
        raise InvalidValueError(summary, last, "last_year")
    _check_number(kind, number)
    _check_days(kind, *years, days)


def _checked_year(path: str, year: object) -> int:
    if isinstance(year, int) and not isinstance(year, bool) and 1 <= year <= dt.MAXYEAR:
        return year
    refuse_missing(year, path, PERIOD_EXAMPLE)
    summary = message("the year is {value}; 1 to 9999 is expected", value=repr(year))
    raise InvalidValueError(summary, year, path)


def _check_number(kind: PeriodKind, number: object) -> None:
    most = _MOST.get(kind, 0)
    least = 1 if most else 0
    whole = isinstance(number, int) and not isinstance(number, bool)
    if kind is PeriodKind.FIRST_MONTHS and number == MONTHS_OF[PeriodKind.HALF]:
        summary = message("the first six months of a year are a half: make it with of_half")
    elif not whole or number not in range(least, most + 1):
        summary = message(
            "number is {value}; {least} to {most} is expected",
            value=repr(number),
            least=least,
            most=most,
        )
    else:
        return
    raise InvalidValueError(summary, number, "number")


def _check_days(kind: PeriodKind, first: int, last: int, days: Days | None) -> None:
    if days is None:
        if kind not in _NEEDS_DAYS:
            return
        summary = message("the first and the last day are missing")
        raise InvalidValueError(summary, None, "own_days")
    start, end = days
    if kind not in _MAY_HAVE_DAYS:
        summary = message("a {kind} has no days of its own", kind=kind.words())
    elif start > end:
        summary = message("{start} is after {end}", start=start, end=end)
    elif end.year != last or (kind is not PeriodKind.DEADLINE and start.year != first):
        summary = message(
            "the days from {start} to {end} are not of the years {first} to {last}",
            start=start,
            end=end,
            first=first,
            last=last,
        )
    else:
        return
    raise InvalidValueError(summary, days, "own_days")


# What is written of a period


class PeriodParts(NamedTuple):
    """What a text says of a period, in the order in which a period is made of it."""

    kind: PeriodKind
    first_year: int
    last_year: int
    number: int = 0
    own_days: Days | None = None


NUMBER_WORDS: Final = (
    *("một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín", "mười", "mười một"),
)
_ROMAN: Final = ("I", "II", "III", "IV")
_HALVES: Final = ("đầu", "cuối")
ORDINALS: Final = ("first", "second", "third", "fourth")
_NUMBERS: Final[Mapping[str, int]] = {
    word.lower(): number
    for words in (NUMBER_WORDS, _ROMAN, _HALVES, ORDINALS, ENGLISH_MONTHS)
    for number, word in enumerate(words, start=1)
}


class Reader(NamedTuple):
    """A text that has a form, and the year of the text around it."""

    written: Written
    context: int | None

    def year(self, place: str = "year", part: str = "year") -> int:
        """The year at the group *place*, else that of the context."""
        if self.written[place]:
            return year_of(self.written, place, part)
        if self.context is not None:
            return self.context
        summary = message("the year is missing; write it, or give year=")
        raise self.written.fault(summary, part, place, lacking=True)

    def number(self, most: int, part: str) -> int:
        """The number at the group "n", as digits, a Roman numeral or a word, from 1 to *most*."""
        text = self.written["n"]
        value = _number(text)
        if value is None or not 1 <= value <= most:
            summary = message(
                "{text} is no {part}: 1 to {most} is expected",
                text=text.upper() if set(text) <= set("ivxl") else text,
                part=message(part),
                most=most,
            )
            raise self.written.fault(summary, part, "n")
        return value

    def days(self) -> Days:
        """The two days of a range; the first takes from the second what it does not give itself."""
        end = self.day(2)
        return self.ordered(self.day(1, end), end, "day1")

    def ordered(self, start: dt.date, end: dt.date, group: str) -> Days:
        """The two days when they come in order; *group* is where the first is written."""
        if start <= end:
            return start, end
        summary = message("{start} is after {end}", start=start, end=end)
        raise self.written.fault(summary, "start", group)

    def day(self, side: int, other: dt.date | None = None) -> dt.date:
        """The day on one side of a range, which takes what is missing from the *other*."""
        written = self.written[f"year{side}"] != ""
        year = other.year if other and not written else self.year(f"year{side}")
        return self._checked(side, year, self._month(side, other), self.written[f"day{side}"])

    def month_days(self, side: int, year: int) -> Days:
        """The first and the last day of the month in group "month" of one side."""
        first = self._checked(side, year, _small(self.written[f"month{side}"]), "1")
        return first, month_end(year, first.month)

    def _checked(self, side: int, year: int, month: int, day: str) -> dt.date:
        fault = date_fault(year, month, _small(day))
        if fault is not None:
            raise self.written.fault(fault[1], fault[0], f"{fault[0]}{side}")
        return dt.date(year, month, _small(day))

    def _month(self, side: int, other: dt.date | None) -> int:
        if self.written[f"name{side}"]:
            return month_number(self.written[f"name{side}"])
        if self.written[f"month{side}"]:
            return _small(self.written[f"month{side}"])
        if other is not None:
            return other.month
        end = self.written.span(f"day{side}")[1]
        raise Fault(message("the month is missing"), "month", (end, end), lacking=True)


def _number(text: str) -> int | None:
    known = _NUMBERS.get(" ".join(text.split()))
    if known is None and text.isdigit():
        return _small(text)
    # A scanner reads the I of a Roman numeral as an l.
    return _NUMBERS.get(text.replace("l", "i")) if known is None else known


def _small(digits: str) -> int:
    """The number; 99, which no day, month or quarter has, when there are too many digits."""
    return int(digits) if len(digits) <= 2 else 99  # noqa: PLR2004 - two digits at most


_Read: TypeAlias = Callable[[Reader], PeriodParts]


def read_years(kind: PeriodKind) -> _Read:
    """Several years, "2021-2030", as a period of *kind*; with days where they stand there."""

    def read(reader: Reader) -> PeriodParts:
        first = reader.year("first", "first year")
        last = reader.year("last", "last year")
        consecutive = kind is not PeriodKind.SCHOOL_YEAR or last == first + 1
        if last < first or not consecutive:
            summary = message(
                "{first}-{last} are no years one after the other", first=first, last=last
            )
            raise reader.written.fault(summary, "last year", "last")
        return PeriodParts(kind, first, last, 0, reader.days() if reader.written["day2"] else None)

    return read


def read_numbered(kind: PeriodKind, part: str) -> _Read:
    """A part of a year by its number, "quý III năm 2023", as a period of *kind*."""

    def read(reader: Reader) -> PeriodParts:
        number, year = reader.number(_MOST[kind], part), reader.year()
        return PeriodParts(kind, year, year, number)

    return read


def read_month_in_words(reader: Reader) -> PeriodParts:
    """A month by its word, "tháng Hai năm 2023", "tháng Mười một/2023"."""
    number, year = MONTH_WORDS[" ".join(reader.written["n"].split())], reader.year()
    return PeriodParts(PeriodKind.MONTH, year, year, number)


def read_year(reader: Reader) -> PeriodParts:
    """One year: "năm 2023"."""
    year = reader.year()
    return PeriodParts(PeriodKind.YEAR, year, year)


def read_months_of_year(reader: Reader) -> PeriodParts:
    """The first months: nine in "9 tháng năm 2022"; the year in "12 tháng năm 2022"."""
    return read_year(reader) if reader.written["n"] == "12" else read_end_months(reader)


def read_end_months(reader: Reader) -> PeriodParts:
    """The first or the last months; six are a half."""
    number, year = reader.number(_MOST[PeriodKind.FIRST_MONTHS], mark("months")), reader.year()
    last = reader.written["part"] == "cuối"
    if number == MONTHS_OF[PeriodKind.HALF]:
        return PeriodParts(PeriodKind.HALF, year, year, 2 if last else 1)
    if last:
        return _of_days(dt.date(year, 13 - number, 1), dt.date(year, 12, 31))
    return PeriodParts(PeriodKind.FIRST_MONTHS, year, year, number)


def _of_days(start: dt.date, end: dt.date) -> PeriodParts:
    return PeriodParts(PeriodKind.DAYS, start.year, end.year, 0, (start, end))


def read_days(reader: Reader) -> PeriodParts:
    """The days from one to another; how many they are, where it is said, must be right."""
    start, end = reader.days()
    stated, counted = reader.written["n"], (end - start).days + 1
    if stated and _number(stated) != counted:
        summary = message(
            "{stated} days are stated, {counted} are given", stated=stated, counted=counted
        )
        raise reader.written.fault(summary, "days", "n")
    return _of_days(start, end)


def read_day(reader: Reader) -> PeriodParts:
    """One day."""
    day = reader.day(2)
    return _of_days(day, day)


def read_months(reader: Reader) -> PeriodParts:
    """The months from one to another: "từ tháng 9/2022 đến tháng 5/2023"."""
    last = reader.year("year2")
    first = reader.year("year1") if reader.written["year1"] else last
    start, end = reader.month_days(1, first)[0], reader.month_days(2, last)[1]
    return _of_days(*reader.ordered(start, end, "month1"))


def _until(end: dt.date) -> PeriodParts:
    return PeriodParts(PeriodKind.DEADLINE, end.year, end.year, 0, (dt.date.min, end))


def read_until_day(reader: Reader) -> PeriodParts:
    """All days up to one: "đến ngày 31/12/2025"."""
    return _until(reader.day(2))


def read_until_month(reader: Reader) -> PeriodParts:
    """All days up to the end of a month: "đến tháng 6/2025"."""
    return _until(reader.month_days(2, reader.year("year2"))[1])


def read_until_year(reader: Reader) -> PeriodParts:
    """All days up to the end of a year: "đến năm 2030"."""
    return _until(dt.date(reader.year(), 12, 31))


def read_unknown_days(reader: Reader) -> PeriodParts:
    """A "niên độ", which is refused: nobody knows its first day."""
    summary = message("a niên độ begins on a day of its own, which is not written here")
    raise reader.written.fault(summary, "days", "first", lacking=True)


def read_no_days(reader: Reader) -> PeriodParts:
    """The beginning or end of a year, "cuối năm 2023", which is refused: it has no fixed days."""
    summary = message(
        "the beginning, the middle and the end of a year have no fixed days; write a quarter, "
        "a half or months"
    )
    raise reader.written.fault(summary, "days", "part", lacking=True)


# How a period of each kind is written


def _days(days: Days | None) -> str:
    if days is None:
        return ""
    start, end = days
    if start == end:
        return f"ngày {short_date(start)}"
    first = short_date(start)
    if start.year == end.year:
        first = f"{short_day(start.day)}/{short_month(start.month)}"
        if start.month == end.month:
            first = short_day(start.day)
    return f"từ ngày {first} đến ngày {short_date(end)}"


def _date_en(date: dt.date) -> str:
    return f"{date.day} {ENGLISH_MONTHS[date.month - 1]} {date.year:04}"


def _days_en(days: Days | None) -> str:
    return " to ".join(map(_date_en, sorted(set(days or ()))))


def _days_code(days: Days | None) -> str:
    return "/".join(map(str, sorted(set(days or ()))))


def _own(days: str) -> str:
    return f" ({days})" if days else ""


def _end(p: PeriodParts) -> dt.date:
    return p.own_days[1] if p.own_days else dt.date(p.last_year, 12, 31)


def _until_year(p: PeriodParts) -> str:
    """The year of a deadline that is the end of one, else nothing."""
    return str(p.last_year) if _end(p) == dt.date(p.last_year, 12, 31) else ""


_Wording: TypeAlias = dict[PeriodKind, Callable[[PeriodParts], str]]

_VIETNAMESE: Final[_Wording] = {
    PeriodKind.YEAR: lambda p: f"năm {p.first_year}",
    PeriodKind.HALF: lambda p: f"6 tháng {_HALVES[p.number - 1]} năm {p.first_year}",
    PeriodKind.QUARTER: lambda p: f"quý {_ROMAN[p.number - 1]}/{p.first_year}",
    PeriodKind.MONTH: lambda p: f"tháng {short_month(p.number)} năm {p.first_year}",
    PeriodKind.FIRST_MONTHS: lambda p: f"{p.number} tháng đầu năm {p.first_year}",
    PeriodKind.SPAN: lambda p: f"giai đoạn {p.first_year} - {p.last_year}",
    PeriodKind.TERM: lambda p: f"nhiệm kỳ {p.first_year} - {p.last_year}{_own(_days(p.own_days))}",
    PeriodKind.SCHOOL_YEAR: lambda p: (
        f"năm học {p.first_year} - {p.last_year}{_own(_days(p.own_days))}"
    ),
    PeriodKind.DAYS: lambda p: _days(p.own_days),
    PeriodKind.DEADLINE: lambda p: (
        f"đến năm {_until_year(p)}" if _until_year(p) else f"đến ngày {short_date(_end(p))}"
    ),
}
_ENGLISH: Final[_Wording] = {
    PeriodKind.YEAR: lambda p: str(p.first_year),
    PeriodKind.HALF: lambda p: f"{ORDINALS[p.number - 1]} half of {p.first_year}",
    PeriodKind.QUARTER: lambda p: f"{ORDINALS[p.number - 1]} quarter of {p.first_year}",
    PeriodKind.MONTH: lambda p: f"{ENGLISH_MONTHS[p.number - 1]} {p.first_year}",
    PeriodKind.FIRST_MONTHS: lambda p: f"first {p.number} months of {p.first_year}",
    PeriodKind.SPAN: lambda p: f"{p.first_year}–{p.last_year}",
    PeriodKind.TERM: lambda p: f"term {p.first_year}–{p.last_year}{_own(_days_en(p.own_days))}",
    PeriodKind.SCHOOL_YEAR: lambda p: (
        f"school year {p.first_year}–{p.last_year}{_own(_days_en(p.own_days))}"
    ),
    PeriodKind.DAYS: lambda p: _days_en(p.own_days),
    PeriodKind.DEADLINE: lambda p: f"by {_until_year(p) or _date_en(_end(p))}",
}
_CODES: Final[_Wording] = {
    PeriodKind.YEAR: lambda p: str(p.first_year),
    PeriodKind.HALF: lambda p: f"{p.first_year}-H{p.number}",
    PeriodKind.QUARTER: lambda p: f"{p.first_year}-Q{p.number}",
    PeriodKind.MONTH: lambda p: f"{p.first_year}-{p.number:02}",
    PeriodKind.FIRST_MONTHS: lambda p: f"{p.first_year}-01/{p.first_year}-{p.number:02}",
    PeriodKind.SPAN: lambda p: f"{p.first_year}/{p.last_year}",
    PeriodKind.TERM: lambda p: f"term {p.first_year}/{p.last_year}{_own(_days_code(p.own_days))}",
    PeriodKind.SCHOOL_YEAR: lambda p: (
        f"school year {p.first_year}/{p.last_year}{_own(_days_code(p.own_days))}"
    ),
    PeriodKind.DAYS: lambda p: _days_code(p.own_days),
    PeriodKind.DEADLINE: lambda p: f"../{_end(p)}",
}
WORDINGS: Final[Mapping[str, _Wording]] = {"vi": _VIETNAMESE, "en": _ENGLISH, "code": _CODES}
"""How a period of each kind is written in Vietnamese, in English and as the code of ``str()``."""
