"""The kinds of period that Vietnamese plans and reports use."""

from enum import Enum
from typing import Final

from genderplan._messages import Language, mark, translate

__all__ = ["PeriodKind"]


class PeriodKind(Enum):
    """What sort of time a period is.

    ``FIRST_MONTHS`` is the part of a year a report covers ("9 tháng đầu năm"), ``SPAN`` whole years
    ("giai đoạn"), ``TERM`` the term of an elected body ("nhiệm kỳ"), ``SCHOOL_YEAR`` a "năm học",
    ``DAYS`` a day or a range of days, ``DEADLINE`` everything up to a date ("đến năm 2030").

    >>> PeriodKind.TERM.label("vi")
    'nhiệm kỳ'
    """

    YEAR = "year"
    HALF = "half"
    QUARTER = "quarter"
    MONTH = "month"
    FIRST_MONTHS = "first_months"
    SPAN = "span"
    TERM = "term"
    SCHOOL_YEAR = "school_year"
    DAYS = "days"
    DEADLINE = "deadline"

    def label(self, language: Language = "en") -> str:
        """The word for this kind of period in *language*."""
        words = _WORDS[self]
        return words[0] if language == "vi" else translate(words[1], language)


_WORDS: Final = {
    PeriodKind.YEAR: ("năm", mark("year")),
    PeriodKind.HALF: ("nửa năm", mark("half year")),
    PeriodKind.QUARTER: ("quý", mark("quarter")),
    PeriodKind.MONTH: ("tháng", mark("month")),
    PeriodKind.FIRST_MONTHS: ("các tháng đầu năm", mark("first months of a year")),
    PeriodKind.SPAN: ("giai đoạn", mark("span of years")),
    PeriodKind.TERM: ("nhiệm kỳ", mark("term")),
    PeriodKind.SCHOOL_YEAR: ("năm học", mark("school year")),
    PeriodKind.DAYS: ("các ngày", mark("days")),
    PeriodKind.DEADLINE: ("thời hạn", mark("deadline")),
}
