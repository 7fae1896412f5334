"""Periods of time as plans and reports name them, with the days they hold when these are known.

A period keeps its kind, because "6 tháng đầu năm 2024" and "quý I, quý II/2024" are reported
differently though their days are the same. The days of a term ("nhiệm kỳ 2021 - 2026") or a school
year are not in the text: such a period knows its years and says that it does not know its days
(``start`` and ``end`` are None), unless the days are given. A question that only the days could
answer is then answered None and never guessed.
"""

import datetime as dt
import re
from collections.abc import Callable
from functools import total_ordering
from typing import Final

import attrs

from genderplan._choices import refuse_missing, told_when_missing
from genderplan._forms import Fault, Source, lazy
from genderplan._messages import Language, mark, message
from genderplan.errors import InvalidValueError, ParseError
from genderplan.periods.calendar import as_date, days_after, month_end, months_after
from genderplan.periods.forms import PERIOD_FORMS, period_parts
from genderplan.periods.kinds import (
    MONTHS_OF,
    PERIOD_EXAMPLE,
    WORDINGS,
    Days,
    PeriodKind,
    PeriodParts,
    check_period,
)

_RANKS: Final = {kind: rank for rank, kind in enumerate(PeriodKind)}
_EXPECTED: Final = "năm 2024, quý I/2024, giai đoạn 2021 - 2030"
_SHARING_YEARS: Final = frozenset({PeriodKind.TERM, PeriodKind.SCHOOL_YEAR})


def _maybe_days(value: tuple[dt.date | str, dt.date | str] | None) -> Days | None:
    return None if value is None else (as_date(value[0], "start"), as_date(value[1], "end"))


def _within(inner: Days, outer: Days) -> bool:
    return outer[0] <= inner[0] and inner[1] <= outer[1]


def _meet(first: Days, second: Days) -> bool:
    return first[0] <= second[1] and second[0] <= first[1]


def _kind(value: PeriodKind | str) -> PeriodKind:
    refuse_missing(value, "kind", PERIOD_EXAMPLE)
    try:
        return PeriodKind(value)
    except InvalidValueError as error:
        summary = message("{reason}; a text is read with Period.parse", reason=error.summary)
        raise InvalidValueError(summary, value, "kind") from None


@told_when_missing
@total_ordering
@attrs.frozen(order=False, repr=False)
class Period:
    """A period of time: a year, a half, a quarter, a month, a span, a term, a range of days.

    Make one with :meth:`parse` or with the constructors (:meth:`of_year`, :meth:`of_quarter` and so
    on). A term or school year whose days nobody gave knows only its years, so that ``start`` and
    ``end`` are None; a deadline has no ``start``.

    Periods are ordered by first day, then last day, then kind. Raises
    :class:`~genderplan.errors.InvalidValueError` for what cannot be: a fifth quarter, a span whose
    years run backwards.

    >>> period = Period.parse("giai đoạn 2021 - 2030")
    >>> period.kind, period.start, period.end
    (<PeriodKind.SPAN: 'span'>, datetime.date(2021, 1, 1), datetime.date(2030, 12, 31))
    >>> Period.parse("nhiệm kỳ 2021-2026").start is None
    True
    """

    kind: PeriodKind = attrs.field(converter=_kind)
    """What sort of time it is."""
    first_year: int
    """The first year of which it has days."""
    last_year: int
    """The last year of which it has days."""
    number: int = 0
    """The half, quarter or month, or how many months of the year; 0 for other kinds."""
    own_days: Days | None = attrs.field(default=None, converter=_maybe_days)
    """The first and last day, where kind and years alone do not say them."""

    def __attrs_post_init__(self) -> None:
        check_period(self.kind, self.first_year, self.last_year, self.number, self.own_days)

    @classmethod
    def parse(cls, text: str, *, year: int | None = None) -> "Period":
        """The period that is the whole of *text*, Vietnamese, English or a code.

        *year* is the year of the text around, for "quý I" or "9 tháng đầu năm".

        Raises :class:`~genderplan.errors.ParseError` with ``part`` "year", "first year", "last
        year", "quarter", "half", "month", "months", "day", "days", "own days", "start" or "period".

        >>> Period.parse("6 tháng đầu năm 2024")
        Period.parse('6 tháng đầu năm 2024')
        >>> Period.parse("quý I", year=2024).end
        datetime.date(2024, 3, 31)
        >>> Period.parse("quý V/2024")
        Traceback (most recent call last):
            ...
        genderplan.errors.ParseError: V is no quarter: 1 to 4 is expected
        """
        source = Source.of(text, mark("period"))
        written = PERIOD_FORMS.whole(source.low)
        if written is None:
            raise source.unreadable(_EXPECTED)
        try:
            return cls(*period_parts(written, year))
        except Fault as fault:
            raise source.error(fault.summary, fault.part, fault.span) from fault
        except InvalidValueError as error:
            span = (0, len(source.text))
            raise source.error(error.summary, error.path.replace("_", " "), span) from error

    @classmethod
    def of_year(cls, year: int) -> "Period":
        """A calendar year ("năm 2023").

        >>> Period.of_year(2023).end
        datetime.date(2023, 12, 31)
        """
        return cls(PeriodKind.YEAR, year, year)

    @classmethod
    def of_half(cls, year: int, half: int) -> "Period":
        """The first or second half of a year ("6 tháng đầu năm", "6 tháng cuối năm").

        >>> print(Period.of_half(2024, 2))
        2024-H2
        """
        return cls(PeriodKind.HALF, year, year, half)

    @classmethod
    def of_quarter(cls, year: int, quarter: int) -> "Period":
        """A quarter of a year ("quý I/2024").

        >>> Period.of_quarter(2024, 1).text("vi")
        'quý I/2024'
        """
        return cls(PeriodKind.QUARTER, year, year, quarter)

    @classmethod
    def of_month(cls, year: int, month: int) -> "Period":
        """A month of a year ("tháng 02 năm 2024").

        >>> Period.of_month(2024, 2).end
        datetime.date(2024, 2, 29)
        """
        return cls(PeriodKind.MONTH, year, year, month)

    @classmethod
    def of_first_months(cls, year: int, months: int) -> "Period":
        """The first *months* months of a year ("9 tháng đầu năm 2024"); six of them are a half.

        >>> Period.of_first_months(2024, 9).end
        datetime.date(2024, 9, 30)
        """
        if months == MONTHS_OF[PeriodKind.HALF]:
            return cls.of_half(year, 1)
        return cls(PeriodKind.FIRST_MONTHS, year, year, months)

    @classmethod
    def of_years(cls, first: int, last: int) -> "Period":
        """Whole years from *first* to *last* ("giai đoạn 2021 - 2030").

        >>> Period.of_years(2021, 2030).text("en")
        '2021–2030'
        """
        return cls(PeriodKind.SPAN, first, last)

    @classmethod
    def of_term(
        cls, first: int, last: int, days: tuple[dt.date | str, dt.date | str] | None = None
    ) -> "Period":
        """The term of an elected body ("nhiệm kỳ"), with its first and last day when known.

        >>> Period.of_term(2021, 2026).text("vi")
        'nhiệm kỳ 2021 - 2026'
        """
        return cls(PeriodKind.TERM, first, last, 0, days)

    @classmethod
    def of_school_year(
        cls, first: int, days: tuple[dt.date | str, dt.date | str] | None = None
    ) -> "Period":
        """The school year that begins in *first* ("năm học"), with its days when known.

        >>> Period.of_school_year(2017).text("vi")
        'năm học 2017 - 2018'
        """
        return cls(PeriodKind.SCHOOL_YEAR, first, first + 1, 0, days)

    @classmethod
    def of_days(cls, start: dt.date | str, end: dt.date | str | None = None) -> "Period":
        """The days from *start* to *end*, both included; one day when *end* is not given.

        >>> Period.of_days("2024-11-15", "2024-12-15").text("vi")
        'từ ngày 15/11 đến ngày 15/12/2024'
        """
        first = as_date(start, "start")
        last = first if end is None else as_date(end, "end")
        return cls(PeriodKind.DAYS, first.year, last.year, 0, (first, last))

    @classmethod
    def until(cls, end: dt.date | str | int) -> "Period":
        """Everything up to and with the day *end*, or the last day of the year *end*.

        >>> Period.until(2030).text("vi")
        'đến năm 2030'
        """
        if isinstance(end, int):
            last = month_end(Period.of_year(end).last_year, 12)
        else:
            last = as_date(end, "end")
        return cls(PeriodKind.DEADLINE, last.year, last.year, 0, (dt.date.min, last))

    @property
    def days(self) -> Days | None:
        """The first and last day; None when they are not known, or there is no first one."""
        return None if self.start is None or self.end is None else (self.start, self.end)

    @property
    def knows_days(self) -> bool:
        """Whether the period says which days it holds; a bare term or school year does not."""
        return self.kind not in _SHARING_YEARS or self.own_days is not None

    @property
    def start(self) -> dt.date | None:
        """The first day; None when it is not known, and for a deadline, which has none."""
        if self.kind is PeriodKind.DEADLINE:
            return None
        return self._possible[0] if self.knows_days else None

    @property
    def end(self) -> dt.date | None:
        """The last day; None when it is not known."""
        return self._possible[1] if self.knows_days else None

    @property
    def _possible(self) -> Days:
        """The first and the last day that the period can hold."""
        if self.own_days is not None:
            return self.own_days
        months = MONTHS_OF.get(self.kind)
        first, last = (1, self.number) if self.kind is PeriodKind.FIRST_MONTHS else (1, 12)
        if months is not None:
            last = self.number * months
            first = last - months + 1
        return dt.date(self.first_year, first, 1), month_end(self.last_year, last)

    @property
    def _sure(self) -> Days:
        """Days that the period certainly holds: a term of 2021-2026 holds 2022 to 2025."""
        if self.knows_days:
            return self._possible
        return dt.date(self.first_year, 12, 31), dt.date(self.last_year, 1, 1)

    def contains(self, other: "Period | dt.date | str") -> bool | None:
        """Whether every day of *other* is a day of this period; None when the days are not known.

        >>> Period.of_year(2024).contains(Period.of_quarter(2024, 1))
        True
        >>> Period.of_term(2021, 2026).contains("2026-03-01") is None
        True
        """
        inner = other if isinstance(other, Period) else Period.of_days(other)
        if _within(inner._possible, self._sure):  # noqa: SLF001 - the same class
            return True
        return None if _within(inner._sure, self._possible) else False  # noqa: SLF001 - the same class

    def overlaps(self, other: "Period") -> bool | None:
        """Whether the two periods have a day in common; None when the days are not known.

        >>> Period.of_month(2026, 5).overlaps(Period.of_term(2021, 2026)) is None
        True
        """
        if _meet(self._sure, other._sure):  # noqa: SLF001 - the same class
            return True
        return None if _meet(self._possible, other._possible) else False  # noqa: SLF001 - the same

    def __contains__(self, other: "Period | dt.date | str") -> bool:
        """Whether *other* certainly lies in this period."""
        return self.contains(other) is True

    def months(self) -> tuple["Period", ...]:
        """The months that lie wholly in the period, in order.

        Raises :class:`~genderplan.errors.InvalidValueError` when the days are not known.

        >>> [month.number for month in Period.of_quarter(2024, 4).months()]
        [10, 11, 12]
        """
        return self._parts(lambda day: Period.of_month(day.year, day.month))

    def quarters(self) -> tuple["Period", ...]:
        """The quarters that lie wholly in the period, in order.

        >>> len(Period.of_years(2021, 2030).quarters())
        40
        """
        return self._parts(lambda day: Period.of_quarter(day.year, (day.month + 2) // 3))

    def years(self) -> tuple["Period", ...]:
        """The calendar years that lie wholly in the period, in order.

        >>> len(Period.of_years(2021, 2030).years())
        10
        """
        return self._parts(lambda day: Period.of_year(day.year))

    def _parts(self, part_at: "Callable[[dt.date], Period]") -> tuple["Period", ...]:
        if self.days is None:
            summary = message("{period} does not say which days it holds", period=self)
            raise InvalidValueError(summary, self, "period")
        found = []
        part = part_at(self.days[0])
        while (days := part._possible)[1] <= self.days[1]:  # noqa: SLF001 - the same class
            if days[0] >= self.days[0]:
                found.append(part)
            if days[1] == dt.date.max:  # the end of the calendar
                break
            part = part.next()
        return tuple(found)

    def next(self) -> "Period":
        """The period after this one: of the same kind, and the same length.

        A term begins in the year in which the one before ends; the first months of a year are
        followed by those of the next year. A deadline has no next:
        :class:`~genderplan.errors.InvalidValueError`.

        >>> Period.parse("giai đoạn 2021 - 2025").next().text("vi")
        'giai đoạn 2026 - 2030'
        """
        return self._moved(1)

    def previous(self) -> "Period":
        """The period before this one: of the same kind, and the same length.

        >>> Period.of_quarter(2024, 1).previous().text("vi")
        'quý IV/2023'
        """
        return self._moved(-1)

    def years_later(self, years: int) -> "Period":
        """The same part of another year: "cùng kỳ năm trước" is ``years_later(-1)``.

        >>> Period.parse("6 tháng đầu năm 2024").years_later(-1).text("vi")
        '6 tháng đầu năm 2023'
        """
        first, last = self._possible
        if self.kind is PeriodKind.DEADLINE:
            return Period.until(months_after(last, 12 * years))
        own = None
        if self.own_days is not None:
            own = months_after(first, 12 * years), months_after(last, 12 * years)
        return self._in_years(years, own)

    def _in_years(self, years: int, own_days: Days | None) -> "Period":
        first, last = self.first_year + years, self.last_year + years
        return attrs.evolve(self, first_year=first, last_year=last, own_days=own_days)

    def _moved(self, steps: int) -> "Period":
        months = MONTHS_OF.get(self.kind)
        first, last = self._possible
        if months is not None:
            moved = months_after(first, steps * months)
            return Period(self.kind, moved.year, moved.year, (moved.month - 1) // months + 1)
        if self.kind is PeriodKind.DEADLINE:
            summary = message("{period} is a deadline; nothing comes after it", period=self)
            raise InvalidValueError(summary, self, "period")
        if self.kind is PeriodKind.DAYS:
            length = ((last - first).days + 1) * steps
            return Period.of_days(days_after(first, length), days_after(last, length))
        apart = 0 if self.kind in _SHARING_YEARS else 1
        return self._in_years(steps * (self.last_year - self.first_year + apart), None)

    def text(self, language: Language = "vi") -> str:
        """The period in words; :meth:`parse` reads them back.

        >>> Period.of_quarter(2024, 1).text("en")
        'first quarter of 2024'
        """
        return self._worded("vi" if language == "vi" else "en")

    def _worded(self, how: str) -> str:
        years = self.first_year, self.last_year
        return WORDINGS[how][self.kind](PeriodParts(self.kind, *years, self.number, self.own_days))

    @property
    def _order(self) -> tuple[dt.date, dt.date, int, int, int, int]:
        first, last = self._possible
        return first, last, _RANKS[self.kind], self.first_year, self.last_year, self.number

    def __lt__(self, other: object) -> bool:
        return self._order < other._order if isinstance(other, Period) else NotImplemented

    def __str__(self) -> str:
        """The code: ``2024``, ``2024-H1``, ``2024-Q1``, ``2024-02``, ``2021/2030``."""
        return self._worded("code")

    def __repr__(self) -> str:
        return f"Period.parse({self.text('vi')!r})"


# A list of periods has commas, semicolons or "và" between them; "2021, 2022" are two.
_BETWEEN: Final = lazy(r"\s*(?:[,;]\s*(?:và\s+)?|\svà\s)\s*", re.IGNORECASE)


def parse_periods(text: str, *, year: int | None = None) -> tuple[Period, ...]:
    """The periods that *text* lists, in its order; *year* is for a last one without its year.

    Raises :class:`~genderplan.errors.ParseError` as :meth:`Period.parse` does, for the first from
    the right that cannot be read.

    >>> [str(period) for period in parse_periods("quý I, quý II/2024")]
    ['2024-Q1', '2024-Q2']
    """
    source = Source.of(text, mark("period"))
    joints = [joint.span() for joint in _BETWEEN.finditer(source.text)]
    ends = [start for start, _ in joints] + [len(source.text)]
    starts = [0] + [end for _, end in joints]
    found: list[Period] = []
    for start, end in zip(reversed(starts), reversed(ends), strict=True):
        try:
            period = Period.parse(source.text[start:end], year=year)
        except ParseError as error:
            span = (start + error.span[0], start + error.span[1])
            raise source.error(error.summary, error.part, span) from error
        found.append(period)
        year = period.first_year
    return tuple(reversed(found))
