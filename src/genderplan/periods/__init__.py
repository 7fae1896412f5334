"""Partial dates and periods: what a text says of time, no more and no less.

What a text leaves out is not filled in: a date known in part is a :class:`PartialDate`, and a
period that names only its years says that it does not know its days.
"""

from typing import TYPE_CHECKING, Final

from genderplan._loading import on_demand

if TYPE_CHECKING:
    from genderplan.periods.calendar import DateLike
    from genderplan.periods.dates import PartialDate
    from genderplan.periods.kinds import PeriodKind
    from genderplan.periods.periods import Period, parse_periods

__all__ = ["DateLike", "PartialDate", "Period", "PeriodKind", "parse_periods"]

_HOME: Final = {
    "DateLike": "calendar",
    "PartialDate": "dates",
    "Period": "periods",
    "PeriodKind": "kinds",
    "parse_periods": "periods",
}

if not TYPE_CHECKING:  # a type checker that sees __getattr__ lets every misspelt name pass
    __getattr__, __dir__ = on_demand(__name__, _HOME)
