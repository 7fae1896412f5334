"""Dates of which a text may give only a part.

Decided: a date that is known whole is a :class:`datetime.date`; only what is known in part ("ngày
20-10", "tháng 5/2010", "năm 2016") is a :class:`PartialDate`. Parts are never filled in by
guessing. Partial dates have no order: nobody knows whether 20 October came before May 2010.
"""

import datetime as dt

import attrs

from genderplan._messages import mark, message
from genderplan._source import Source
from genderplan.errors import InvalidValueError, NotExactError
from genderplan.periods.date_grammar import date_fault, read_date

__all__ = ["PartialDate"]


def _part(value: object, attribute: "attrs.Attribute[int | None]") -> None:
    if value is not None and (not isinstance(value, int) or isinstance(value, bool)):
        summary = message(
            "{path} is {value}; a whole number or None is expected",
            path=attribute.name,
            value=repr(value),
        )
        raise NotExactError(summary, value, attribute.name)


def _whole_or_none(_: object, attribute: "attrs.Attribute[int | None]", value: object) -> None:
    _part(value, attribute)


@attrs.frozen
class PartialDate:
    """A date of which the year, the month or the day may be unknown.

    Raises :class:`~genderplan.errors.InvalidValueError`, with the part in ``path``, for what no
    calendar has: a month 13, a 31 April, a 29 February of a common year, or no part at all.

    >>> PartialDate(2010, 5)
    PartialDate(year=2010, month=5, day=None)
    >>> print(PartialDate(month=10, day=20))
    --10-20
    >>> PartialDate(2024, 2, 23).date
    datetime.date(2024, 2, 23)
    """

    year: int | None = attrs.field(default=None, validator=_whole_or_none)
    month: int | None = attrs.field(default=None, validator=_whole_or_none)
    day: int | None = attrs.field(default=None, validator=_whole_or_none)

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
        "11-11-2009", "1.12.2009"), with a weekday before and a time after, drafts with a blank day,
        ISO 8601, and English dates with the month as a word. The day comes before the month.

        Raises :class:`~genderplan.errors.ParseError` with ``part`` "year", "month", "day",
        "weekday" (it contradicts the date) or "date" (no known form).

        >>> PartialDate.parse("tháng 5/2010")
        PartialDate(year=2010, month=5, day=None)
        >>> PartialDate.parse("15/20/2010")
        Traceback (most recent call last):
            ...
        genderplan.errors.ParseError: the month is 20; 1 to 12 is expected
        """
        return cls(*read_date(Source.of(text, mark("date"))))

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
