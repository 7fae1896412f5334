"""What the written parts of a period say: years, quarters, months and days, each checked.

An error names the part that is wrong. A period whose year is not written ("quý I", "9 tháng đầu
năm") takes that of the text around it.
"""

import datetime as dt
from collections.abc import Callable, Mapping
from typing import Final, NamedTuple, TypeAlias

from genderplan._forms import Fault, Written
from genderplan._messages import mark, message
from genderplan.periods.calendar import date_fault, month_end
from genderplan.periods.dates import month_number, year_of
from genderplan.periods.kinds import PeriodKind

__all__ = ["NUMBER_WORDS", "ORDINALS", "PeriodParts", "Reader"]


class PeriodParts(NamedTuple):
    """What a text says of a period."""

    kind: PeriodKind
    first_year: int | None = None
    last_year: int | None = None
    number: int | None = None
    start: dt.date | None = None
    end: dt.date | None = None


NUMBER_WORDS: Final = (
    *("một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín", "mười", "mười một"),
)
_ROMAN: Final = ("I", "II", "III", "IV")
ORDINALS: Final = ("first", "second", "third", "fourth")
_NUMBERS: Final[Mapping[str, int]] = {
    word: number
    for words in (NUMBER_WORDS, tuple(map(str.lower, _ROMAN)), ORDINALS)
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

    def days(self) -> tuple[dt.date, dt.date]:
        """The two days of a range; the first takes from the second what it does not give itself."""
        end = self.day(2)
        return self.ordered(self.day(1, end), end, "day1")

    def ordered(self, start: dt.date, end: dt.date, group: str) -> tuple[dt.date, dt.date]:
        """The two days when they come in order; *group* is where the first is written."""
        if start <= end:
            return start, end
        summary = message("{start} is after {end}", start=start.isoformat(), end=end.isoformat())
        raise self.written.fault(summary, "start", group)

    def day(self, side: int, other: dt.date | None = None) -> dt.date:
        """The day on one side of a range, which takes what is missing from the *other*."""
        if self.written[f"year{side}"] or other is None:
            year = self.year(f"year{side}")
        else:
            year = other.year
        month = self._month(side, other)
        day = _small(self.written[f"day{side}"])
        fault = date_fault(year, month, day)
        if fault is not None:
            raise self.written.fault(fault[1], fault[0], f"{fault[0]}{side}")
        return dt.date(year, month, day)

    def month_days(self, side: int, year: int) -> tuple[dt.date, dt.date]:
        """The first and the last day of the month in group "month" of one side."""
        month = _small(self.written[f"month{side}"])
        fault = date_fault(year, month, None)
        if fault is not None:
            raise self.written.fault(fault[1], fault[0], f"month{side}")
        return dt.date(year, month, 1), month_end(year, month)

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
    def read(reader: Reader) -> PeriodParts:
        first = reader.year("first", "first year")
        last = reader.year("last", "last year")
        consecutive = kind is not PeriodKind.SCHOOL_YEAR or last == first + 1
        if last < first or not consecutive:
            summary = message(
                "{first}-{last} are no years one after the other", first=first, last=last
            )
            raise reader.written.fault(summary, "last year", "last")
        start, end = reader.days() if reader.written["day2"] else (None, None)
        return PeriodParts(kind, first, last, None, start, end)

    return read


def read_unknown_days(reader: Reader) -> PeriodParts:
    summary = message("a niên độ begins on a day of its own, which is not written here")
    raise reader.written.fault(summary, "days", "first", lacking=True)


def read_no_days(reader: Reader) -> PeriodParts:
    summary = message(
        "the beginning, the middle and the end of a year have no fixed days; write a quarter, "
        "a half or months"
    )
    raise reader.written.fault(summary, "days", "part", lacking=True)


def read_numbered(kind: PeriodKind, most: int, part: str) -> _Read:
    return lambda reader: PeriodParts(
        kind, number=reader.number(most, part), first_year=reader.year()
    )


def read_year(reader: Reader) -> PeriodParts:
    return PeriodParts(PeriodKind.YEAR, reader.year())


def read_month(reader: Reader) -> PeriodParts:
    name = reader.written["name"]
    month = month_number(name) if name else reader.number(12, mark("month"))
    return PeriodParts(PeriodKind.MONTH, reader.year(), None, month)


def read_first_months(reader: Reader) -> PeriodParts:
    number = reader.number(11, mark("months"))
    if number == 6:  # noqa: PLR2004 - six months are a half
        return PeriodParts(PeriodKind.HALF, reader.year(), None, 1)
    return PeriodParts(PeriodKind.FIRST_MONTHS, reader.year(), None, number)


def read_months_of_year(reader: Reader) -> PeriodParts:
    """The first months: nine in "9 tháng năm 2022"; the year in "12 tháng năm 2022"."""
    return read_year(reader) if reader.written["n"] == "12" else read_first_months(reader)


def read_last_months(reader: Reader) -> PeriodParts:
    number = reader.number(11, mark("months"))
    year = reader.year()
    if number == 6:  # noqa: PLR2004 - six months are a half
        return PeriodParts(PeriodKind.HALF, year, None, 2)
    return PeriodParts(
        PeriodKind.DAYS, start=dt.date(year, 13 - number, 1), end=dt.date(year, 12, 31)
    )


def read_half(reader: Reader) -> PeriodParts:
    number = 1 if reader.written["half"] == "đầu" else 2
    return PeriodParts(PeriodKind.HALF, reader.year(), None, number)


def read_days(reader: Reader) -> PeriodParts:
    start, end = reader.days()
    stated = reader.written["n"]
    if stated and _number(stated) != (end - start).days + 1:
        summary = message(
            "{stated} days are stated, {counted} are given",
            stated=stated,
            counted=(end - start).days + 1,
        )
        raise reader.written.fault(summary, "days", "n")
    return PeriodParts(PeriodKind.DAYS, start=start, end=end)


def read_day(reader: Reader) -> PeriodParts:
    day = reader.day(2)
    return PeriodParts(PeriodKind.DAYS, start=day, end=day)


def read_months(reader: Reader) -> PeriodParts:
    last = reader.year("year2")
    first = reader.year("year1") if reader.written["year1"] else last
    start, end = reader.month_days(1, first)[0], reader.month_days(2, last)[1]
    reader.ordered(start, end, "month1")
    return PeriodParts(PeriodKind.DAYS, start=start, end=end)


def read_until_day(reader: Reader) -> PeriodParts:
    return PeriodParts(PeriodKind.DEADLINE, end=reader.day(2))


def read_until_month(reader: Reader) -> PeriodParts:
    return PeriodParts(PeriodKind.DEADLINE, end=reader.month_days(2, reader.year("year2"))[1])


def read_until_year(reader: Reader) -> PeriodParts:
    return PeriodParts(PeriodKind.DEADLINE, end=dt.date(reader.year(), 12, 31))
