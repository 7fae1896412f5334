"""Partial dates and periods: what a text says of time, no more and no less.

Decided: what a text leaves out is not filled in. A date known in part is a :class:`PartialDate`,
and a period that names only its years says that it does not know its days. The day stands before
the month, always. pendulum is imported here and nowhere else.
"""

from genderplan.periods.calendar import Period
from genderplan.periods.dates import DateLike, PartialDate, as_date
from genderplan.periods.kinds import PeriodKind
from genderplan.periods.lists import parse_periods

__all__ = ["DateLike", "PartialDate", "Period", "PeriodKind", "as_date", "parse_periods"]
