"""Partial dates and periods: what a text says of time, no more and no less.

Decided: see :mod:`genderplan.periods.dates` and :mod:`genderplan.periods.calendar`. pendulum is
imported here and nowhere else.
"""

from genderplan.periods.calendar import Period
from genderplan.periods.dates import PartialDate
from genderplan.periods.kinds import PeriodKind

__all__ = ["PartialDate", "Period", "PeriodKind"]
