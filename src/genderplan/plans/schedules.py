"""Reporting schedules: how often a plan asks for reports, and on which days they are due.

Decided: no national calendar of report days is known (only that reports go up every six months,
every year and on demand), so a plan states its own days, and days off are given by the caller.
"""

import datetime as dt
from collections.abc import Collection
from typing import Final, Literal

import attrs

from genderplan._choices import Choice
from genderplan._fields import checked_fields
from genderplan._messages import Language, mark, message, translate
from genderplan.errors import InvalidValueError
from genderplan.periods import Period

__all__ = ["Frequency", "ReportingDuty", "working_day"]


class Frequency(Choice):
    """How often a report is asked for.

    >>> Frequency.HALF_YEAR.label("vi")
    'định kỳ 6 tháng'
    """

    MONTH = "month"
    QUARTER = "quarter"
    HALF_YEAR = "half_year"
    YEAR = "year"
    ON_DEMAND = "on_demand"

    def label(self, language: Language = "en") -> str:
        """The words for this frequency."""
        return translate(_FREQUENCY_WORDS[self], language)


_FREQUENCY_WORDS: Final = {
    Frequency.MONTH: mark("every month"),
    Frequency.QUARTER: mark("every quarter"),
    Frequency.HALF_YEAR: mark("every six months"),
    Frequency.YEAR: mark("yearly"),
    Frequency.ON_DEMAND: mark("on demand"),
}
_SATURDAY: Final = 5


def working_day(
    day: dt.date, days_off: Collection[dt.date] = (), *, forward: bool = True
) -> dt.date:
    """*day* itself, or the next (or last) one that is no weekend and not among *days_off*.

    >>> working_day(dt.date(2024, 6, 15))  # a Saturday
    datetime.date(2024, 6, 17)
    """
    step = dt.timedelta(days=1 if forward else -1)
    while day.weekday() >= _SATURDAY or day in days_off:
        day += step
    return day


@attrs.frozen(field_transformer=checked_fields)
class ReportingDuty:
    """A report that is asked for: how often, and how many days after each period it is due.

    ``days_before_end`` counts back from the end of the period ("trước ngày 15/12" is 16 days before
    31/12); a negative number is days after it. Without it, no day is known.

    Raises :class:`~genderplan.errors.InvalidValueError` for days without a recurring period.
    """

    frequency: Frequency = attrs.field(converter=Frequency)
    days_before_end: int | None = None
    to: str = ""

    def __attrs_post_init__(self) -> None:
        if self.frequency is Frequency.ON_DEMAND and self.days_before_end is not None:
            summary = message(
                "days_before_end is {value}, but a report on demand has no period; leave it out",
                value=self.days_before_end,
            )
            raise InvalidValueError(summary, self.days_before_end, "days_before_end")

    def periods(self, year: int) -> tuple[Period, ...]:
        """The periods of *year* on which reports are due.

        >>> [period.text("vi") for period in ReportingDuty("half_year").periods(2024)]
        ['6 tháng đầu năm 2024', '6 tháng cuối năm 2024']
        """
        match self.frequency:
            case Frequency.MONTH:
                return Period.of_year(year).months()
            case Frequency.QUARTER:
                return Period.of_year(year).quarters()
            case Frequency.HALF_YEAR:
                return Period.of_half(year, 1), Period.of_half(year, 2)
            case Frequency.YEAR:
                return (Period.of_year(year),)
            case Frequency.ON_DEMAND:
                return ()

    def deadlines(
        self,
        year: int,
        *,
        days_off: Collection[dt.date] = (),
        shift: Literal["none", "forward", "back"] = "none",
    ) -> tuple[dt.date, ...]:
        """The days on which the reports of *year* are due; empty when no day is known.

        With *shift*, a day that is a weekend or among *days_off* moves to a working day.

        >>> ReportingDuty("half_year", 16).deadlines(2024)
        (datetime.date(2024, 6, 14), datetime.date(2024, 12, 15))
        >>> ReportingDuty("half_year", 16).deadlines(2024, shift="back")[1]
        datetime.date(2024, 12, 13)
        """
        if self.days_before_end is None:
            return ()
        back = dt.timedelta(days=self.days_before_end)
        due = [period.end - back for period in self.periods(year) if period.end is not None]
        if shift == "none":
            return tuple(due)
        return tuple(working_day(day, days_off, forward=shift == "forward") for day in due)
