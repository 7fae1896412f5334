"""Partial dates and periods: what a text says of time, no more and no less.

Decided: what a text leaves out is not filled in. A date known in part is a :class:`PartialDate`,
and a period that names only its years says that it does not know its days. The day stands before
the month, always. pendulum is imported here and nowhere else, and only when it counts.
"""

from typing import TYPE_CHECKING, Final

from genderplan._loading import on_demand

if TYPE_CHECKING:
    from genderplan.periods.calendar import Period
    from genderplan.periods.dates import PartialDate
    from genderplan.periods.days import DateLike, as_date
    from genderplan.periods.kinds import PeriodKind
    from genderplan.periods.lists import parse_periods

__all__ = ["DateLike", "PartialDate", "Period", "PeriodKind", "as_date", "parse_periods"]

_HOME: Final = {
    "DateLike": "days",
    "PartialDate": "dates",
    "Period": "calendar",
    "PeriodKind": "kinds",
    "as_date": "days",
    "parse_periods": "lists",
}

if not TYPE_CHECKING:  # a type checker that sees __getattr__ lets every misspelt name pass
    __getattr__, __dir__ = on_demand(__name__, _HOME)
