"""The days that documents are given: a date, ISO text, or a date known in part.

Decided: one reading for all of this part, so that the same text is never a day here and an error
there.
"""

import datetime as dt
from typing import TypeAlias

from genderplan.periods import DateLike, PartialDate, as_date

__all__ = ["AnyDate", "date_from"]

AnyDate: TypeAlias = DateLike | PartialDate | None


def date_from(given: AnyDate) -> dt.date | PartialDate | None:
    """The day, the partial date as far as it is known, or ``None``; a complete one made a day.

    >>> date_from(PartialDate(2024, 2, 1)), date_from(PartialDate(2024))
    (datetime.date(2024, 2, 1), PartialDate(year=2024, month=None, day=None))
    """
    if type(given) is dt.date:
        return given
    if isinstance(given, PartialDate):
        return given.date or given
    return None if given is None else as_date(given)
