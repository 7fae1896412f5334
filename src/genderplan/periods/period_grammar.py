"""The written forms of a period, Vietnamese and English, and one strict reader for all of them.

Decided: a form is one pattern that must match the whole text; what it names is checked
afterwards, so that an error can say which part is wrong. A period whose year is not written ("quý
I", "9 tháng đầu năm") is refused unless the caller gives the year of the text around it.
"""

import datetime as dt
import re
from calendar import monthrange
from collections.abc import Callable
from typing import Final, NamedTuple, TypeAlias

import attrs

from genderplan._messages import mark, message
from genderplan._source import Source
from genderplan.periods.date_grammar import ENGLISH_MONTHS, date_fault, month_number, year_of
from genderplan.periods.kinds import PeriodKind

__all__ = ["PeriodParts", "read_period"]


class PeriodParts(NamedTuple):
    """What a text says of a period."""

    kind: PeriodKind
    first_year: int | None = None
    last_year: int | None = None
    number: int | None = None
    start: dt.date | None = None
    end: dt.date | None = None


_EXPECTED: Final = "năm 2024, quý I/2024, giai đoạn 2021 - 2030"
_YEARS: Final = r"(?P<first>[0-9]+)\s*(?:-|/|đến)\s*(?:năm\s+)?(?P<last>[0-9]+)"
_OF_YEAR: Final = r"(?:\s*[/,-]?\s*(?:năm\s*)?(?P<year>[0-9]+)|\s+năm)?"
_MONTHS_EN: Final = "|".join(ENGLISH_MONTHS)
_NUMBER_WORDS: Final = (
    "một",
    "hai",
    "ba",
    "bốn",
    "năm",
    "sáu",
    "bảy",
    "tám",
    "chín",
    "mười",
    "mười một",
)
_N: Final = r"(?P<n>[0-9]+|" + "|".join(reversed(_NUMBER_WORDS)) + ")"
_ROMAN: Final = {"I": 1, "II": 2, "III": 3, "IV": 4}
_ORDINALS: Final = {"first": 1, "second": 2, "third": 3, "fourth": 4}
_FROM_TO: Final = r"(?:từ\s+)?(?:ngày\s+)?{0}\s*(?:-|đến)\s*(?:hết\s+)?(?:ngày\s+)?{1}"


def _date(side: int) -> str:
    """A day with what is written of its month and year: 5, 5/3, 5.3.2024, 5 tháng 3 năm 2024."""
    return (
        rf"(?P<day{side}>[0-9]+)(?:\s*(?P<sep{side}>[/.]|tháng)\s*(?P<month{side}>[0-9]+)"
        rf"(?:\s*(?:(?P=sep{side})(?<=[/.])|(?:,\s*)?(?<=[\s,])năm)\s*(?P<year{side}>[0-9]+))?)?"
    )


def _month_of(side: int) -> str:
    return rf"tháng\s*(?P<month{side}>[0-9]+)(?:\s*(?:[/-]|(?<=\s)năm)\s*(?P<year{side}>[0-9]+))?"


def _iso(side: int) -> str:
    return rf"(?P<year{side}>[0-9]{{4}})-(?P<month{side}>[0-9]{{2}})-(?P<day{side}>[0-9]{{2}})"


def _date_en(side: int) -> str:
    return (
        rf"(?P<day{side}>[0-9]+)(?:\s+(?P<name{side}>{_MONTHS_EN}))?(?:\s+(?P<year{side}>[0-9]+))?"
    )


@attrs.frozen
class _Reader:
    """One text that matched one form: its groups as checked numbers."""

    source: Source
    match: re.Match[str]
    context: int | None  # the year of the text around

    @property
    def groups(self) -> dict[str, str | None]:
        """What the form caught, by name."""
        return self.match.groupdict()

    def year(self, name: str = "year", part: str = "year") -> int:
        """The year in group *name*, else that of the context."""
        digits = self.groups.get(name)
        if digits:
            return year_of(self.source, digits, self.match.span(name), part)
        if self.context is not None:
            return self.context
        end = len(self.source.text)
        summary = message("the year is missing; write it, or give year=")
        raise self.source.error(summary, part, (end, end))

    def number(self, most: int, part: str) -> int:
        """The number in group "n", as digits, a Roman numeral or a word, from 1 to *most*."""
        text = self.match["n"]
        value = _number(text)
        if value is None or not 1 <= value <= most:
            summary = message(
                "{text} is no {part}: 1 to {most} is expected",
                text=text,
                part=message(part),
                most=most,
            )
            raise self.source.error(summary, part, self.match.span("n"))
        return value

    def years(self, kind: PeriodKind) -> PeriodParts:
        """A period of the years in the groups "first" and "last"."""
        first = self.year("first", "first year")
        last = self.year("last", "last year")
        consecutive = kind is not PeriodKind.SCHOOL_YEAR or last == first + 1
        if last < first or not consecutive:
            summary = message(
                "{first}-{last} are no years one after the other", first=first, last=last
            )
            raise self.source.error(summary, "last year", self.match.span("last"))
        start, end = self.days() if self.groups.get("day2") else (None, None)
        return PeriodParts(kind, first, last, None, start, end)

    def days(self) -> tuple[dt.date, dt.date]:
        """The two days of a range; the first takes from the second what it does not give itself."""
        end = self.day(2)
        return self.ordered(self.day(1, end), end, "day1")

    def ordered(self, start: dt.date, end: dt.date, group: str) -> tuple[dt.date, dt.date]:
        """The two days when they come in order; *group* is where the first is written."""
        if start <= end:
            return start, end
        summary = message("{start} is after {end}", start=start.isoformat(), end=end.isoformat())
        raise self.source.error(summary, "start", self.match.span(group))

    def day(self, side: int, other: dt.date | None = None) -> dt.date:
        """The day on one side of a range, which takes what is missing from the *other*."""
        names = {part: f"{part}{side}" for part in ("day", "month", "year")}
        if self.groups.get(names["year"]) or other is None:
            year = self.year(names["year"])
        else:
            year = other.year
        month = self._month(side, other)
        day = _small(self.match[names["day"]])
        fault = date_fault(year, month, day)
        if fault is not None:
            span = self.match.span(names[fault[0]])
            raise self.source.error(fault[1], fault[0], span if span[0] >= 0 else (0, 0))
        return dt.date(year, month, day)

    def month_days(self, side: int, year: int) -> tuple[dt.date, dt.date]:
        """The first and the last day of the month in group "month" of one side."""
        month = _small(self.match[f"month{side}"])
        fault = date_fault(year, month, None)
        if fault is not None:
            raise self.source.error(fault[1], fault[0], self.match.span(f"month{side}"))
        return dt.date(year, month, 1), dt.date(year, month, monthrange(year, month)[1])

    def _month(self, side: int, other: dt.date | None) -> int:
        name = self.groups.get(f"name{side}")
        if name:
            return month_number(name)
        digits = self.groups.get(f"month{side}")
        if digits:
            return _small(digits)
        if other is not None:
            return other.month
        end = self.match.end(f"day{side}")
        raise self.source.error(message("the month is missing"), "month", (end, end))


def _number(text: str) -> int | None:
    folded = " ".join(text.casefold().split())
    if folded in _NUMBER_WORDS:
        return _NUMBER_WORDS.index(folded) + 1
    if folded in _ORDINALS:
        return _ORDINALS[folded]
    if folded.upper() in _ROMAN:
        return _ROMAN[folded.upper()]
    return _small(folded) if folded.isascii() and folded.isdigit() else None


def _small(digits: str) -> int:
    """The number, or one that no day, month or quarter has when there are too many digits."""
    return int(digits) if len(digits) <= 2 else 99  # noqa: PLR2004 - two digits at most


def _years(kind: PeriodKind) -> Callable[[_Reader], PeriodParts]:
    return lambda reader: reader.years(kind)


def _year(reader: _Reader) -> PeriodParts:
    return PeriodParts(PeriodKind.YEAR, reader.year())


def _numbered(kind: PeriodKind, most: int, part: str) -> Callable[[_Reader], PeriodParts]:
    return lambda reader: PeriodParts(kind, reader.year(), None, reader.number(most, part))


def _month(reader: _Reader) -> PeriodParts:
    name = reader.groups.get("name")
    if name:
        return PeriodParts(PeriodKind.MONTH, reader.year(), None, month_number(name))
    return PeriodParts(PeriodKind.MONTH, reader.year(), None, reader.number(12, mark("month")))


def _first_months(reader: _Reader) -> PeriodParts:
    number = reader.number(11, mark("months"))
    year = reader.year()
    if number == 6:  # noqa: PLR2004 - six months are a half
        return PeriodParts(PeriodKind.HALF, year, None, 1)
    return PeriodParts(PeriodKind.FIRST_MONTHS, year, None, number)


def _first_half(reader: _Reader) -> PeriodParts:
    return PeriodParts(PeriodKind.HALF, reader.year(), None, 1)


def _second_half(reader: _Reader) -> PeriodParts:
    return PeriodParts(PeriodKind.HALF, reader.year(), None, 2)


def _days(reader: _Reader) -> PeriodParts:
    start, end = reader.days()
    stated = reader.groups.get("n")
    if stated and _number(stated) != (end - start).days + 1:
        summary = message(
            "{stated} days are stated, {counted} are given",
            stated=stated,
            counted=(end - start).days + 1,
        )
        raise reader.source.error(summary, "days", reader.match.span("n"))
    return PeriodParts(PeriodKind.DAYS, start=start, end=end)


def _day(reader: _Reader) -> PeriodParts:
    day = reader.day(2)
    return PeriodParts(PeriodKind.DAYS, start=day, end=day)


def _months(reader: _Reader) -> PeriodParts:
    last = reader.year("year2")
    first = reader.year("year1") if reader.groups.get("year1") else last
    start, end = reader.month_days(1, first)[0], reader.month_days(2, last)[1]
    reader.ordered(start, end, "month1")
    return PeriodParts(PeriodKind.DAYS, start=start, end=end)


def _deadline(reader: _Reader) -> PeriodParts:
    if reader.groups.get("day2"):
        return PeriodParts(PeriodKind.DEADLINE, end=reader.day(2))
    if reader.groups.get("month2"):
        end = reader.month_days(2, reader.year("year2"))[1]
        return PeriodParts(PeriodKind.DEADLINE, end=end)
    return PeriodParts(PeriodKind.DEADLINE, end=dt.date(reader.year(), 12, 31))


_TERM_DAYS: Final = rf"(?:\s*\((?:from\s+)?{_FROM_TO.format(_date(1), _date(2))}\))?"
_TERM_DAYS_EN: Final = rf"(?:\s*\((?:from\s+)?{_date_en(1)}\s+(?:to|-)\s+{_date_en(2)}\))?"
_ISO_DAYS: Final = rf"(?:\s*\({_iso(1)}/{_iso(2)}\))?"
_Form: TypeAlias = tuple[re.Pattern[str], Callable[[_Reader], PeriodParts]]
_FORMS: Final[tuple[_Form, ...]] = tuple(
    (re.compile(rf"\s*{form}\s*", re.IGNORECASE), build)
    for form, build in (
        # the codes of str(period)
        (r"(?P<year>[0-9]{4})-H(?P<n>[0-9]+)", _numbered(PeriodKind.HALF, 2, mark("half"))),
        (r"(?P<year>[0-9]{4})-Q(?P<n>[0-9]+)", _numbered(PeriodKind.QUARTER, 4, mark("quarter"))),
        (r"(?P<year>[0-9]{4})-(?P<n>[0-9]{2})", _month),
        (r"(?P<year>[0-9]{4})-01/(?P=year)-(?P<n>[0-9]{2})", _first_months),
        (rf"term\s+{_YEARS}{_ISO_DAYS}", _years(PeriodKind.TERM)),
        (rf"school year\s+{_YEARS}{_ISO_DAYS}", _years(PeriodKind.SCHOOL_YEAR)),
        (_iso(2), _day),
        (rf"{_iso(1)}/{_iso(2)}", _days),
        (rf"\.\./{_iso(2)}", _deadline),
        # Vietnamese
        (r"(?:(?:(?:cả|trong)\s+)?năm\s*)?(?P<year>[0-9]{3,})", _year),
        (
            rf"qu[ýí]\s*(?P<n>[IVX]+|[0-9]+|một|hai|ba|bốn){_OF_YEAR}",
            _numbered(PeriodKind.QUARTER, 4, mark("quarter")),
        ),
        (rf"tháng\s*(?P<n>[0-9]+){_OF_YEAR}", _month),
        (r"(?P<n>[0-9]{1,2})\s*/\s*(?P<year>[0-9]{4})", _month),
        (rf"{_N}\s+tháng\s+đầu(?:\s+năm(?:\s*(?P<year>[0-9]+))?)", _first_months),
        (r"(?:0?6|sáu)\s+tháng\s+cuối(?:\s+năm(?:\s*(?P<year>[0-9]+))?)", _second_half),
        (r"nửa\s+cuối\s+năm(?:\s*(?P<year>[0-9]+))?", _second_half),
        (r"nửa\s+đầu\s+năm(?:\s*(?P<year>[0-9]+))?", _first_half),
        (rf"(?:giai\s+đoạn|thời\s+kỳ)\s*(?:từ\s+)?(?:năm\s+)?{_YEARS}", _years(PeriodKind.SPAN)),
        (r"(?P<first>[0-9]{4})\s*(?:-|/|đến)\s*(?P<last>[0-9]+)", _years(PeriodKind.SPAN)),
        (rf"\(\s*{_YEARS}\s*\)", _years(PeriodKind.SPAN)),
        (
            r"từ\s+(?:năm\s+)?(?P<first>[0-9]{4})\s+đến\s+(?:hết\s+)?(?:năm\s+)?(?P<last>[0-9]{3,})",
            _years(PeriodKind.SPAN),
        ),
        (rf"(?:nhiệm\s+k[ỳì]|NK)\s*{_YEARS}{_TERM_DAYS}", _years(PeriodKind.TERM)),
        (rf"năm\s+học\s*{_YEARS}{_TERM_DAYS}", _years(PeriodKind.SCHOOL_YEAR)),
        (r"đến\s+(?:hết\s+)?(?:năm\s*|(?=[0-9]{4}))(?P<year>[0-9]+)", _deadline),
        (rf"đến\s+(?:hết\s+)?{_month_of(2)}", _deadline),
        (rf"đến\s+(?:hết\s+)?ngày\s*{_date(2)}", _deadline),
        (
            rf"(?:trong\s+)?(?:{_N}\s+ngày,?\s+)?{_FROM_TO.format(_date(1), _date(2))}",
            _days,
        ),
        (rf"ngày\s*{_date(2)}", _day),
        (rf"(?:từ\s+)?{_month_of(1)}\s*(?:-|đến)\s*(?:hết\s+)?{_month_of(2)}", _months),
        # English
        (r"the\s+year\s+(?P<year>[0-9]+)", _year),
        (
            r"(?:the\s+)?(?P<n>first|second)\s+half\s+of\s+(?P<year>[0-9]+)",
            _numbered(PeriodKind.HALF, 2, mark("half")),
        ),
        (
            r"(?:the\s+)?(?P<n>first|second|third|fourth)\s+quarter\s+of\s+(?P<year>[0-9]+)",
            _numbered(PeriodKind.QUARTER, 4, mark("quarter")),
        ),
        (
            r"Q(?P<n>[0-9]+)[\s/-]\s*(?P<year>[0-9]+)",
            _numbered(PeriodKind.QUARTER, 4, mark("quarter")),
        ),
        (rf"(?P<name>{_MONTHS_EN})\s+(?P<year>[0-9]+)", _month),
        (r"(?:the\s+)?first\s+(?P<n>[0-9]+)\s+months\s+of\s+(?P<year>[0-9]+)", _first_months),
        (rf"(?:the\s+)?term\s+{_YEARS}{_TERM_DAYS_EN}", _years(PeriodKind.TERM)),
        (rf"(?:the\s+)?school\s+year\s+{_YEARS}{_TERM_DAYS_EN}", _years(PeriodKind.SCHOOL_YEAR)),
        (r"by\s+(?P<year>[0-9]{3,})", _deadline),
        (rf"by\s+{_date_en(2)}", _deadline),
        (rf"(?:from\s+)?{_date_en(1)}\s+(?:to|-)\s+{_date_en(2)}", _days),
        (_date_en(2), _day),
    )
)


def read_period(source: Source, year: int | None = None) -> PeriodParts:
    """What the whole of *source* says of a period; *year* is taken where it names none.

    Raises :class:`~genderplan.errors.ParseError` with the part that is wrong: "year", "first year",
    "last year", "quarter", "month", "months", "day", "days", "start" or "period" (no known form).
    """
    for form, build in _FORMS:
        if (match := form.fullmatch(source.text)) is not None:
            return build(_Reader(source, match, year))
    raise source.unreadable(_EXPECTED)
