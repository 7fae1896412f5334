"""The kinds of period that Vietnamese plans and reports use."""

from typing import Final

from genderplan._choices import Choice
from genderplan._messages import Language, Message, mark, message, translate

__all__ = ["PeriodKind"]


class PeriodKind(Choice):
    """What sort of time a period is.

    ``FIRST_MONTHS`` is the part of a year a report covers ("9 tháng đầu năm"), ``SPAN`` whole years
    ("giai đoạn"), ``TERM`` the term of an elected body ("nhiệm kỳ"), ``SCHOOL_YEAR`` a "năm học",
    ``DAYS`` a day or a range of days, ``DEADLINE`` everything up to a date ("đến năm 2030").

    >>> PeriodKind.TERM.label("en")
    'term'
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
        return translate(_WORDS[self], language)

    @property
    def name_in_messages(self) -> Message:
        """The word for this kind inside a sentence, in whichever language that is shown."""
        return message(_WORDS[self])


_WORDS: Final = {
    PeriodKind.YEAR: mark("year"),
    PeriodKind.HALF: mark("half year"),
    PeriodKind.QUARTER: mark("quarter"),
    PeriodKind.MONTH: mark("month"),
    PeriodKind.FIRST_MONTHS: mark("first months of a year"),
    PeriodKind.SPAN: mark("span of years"),
    PeriodKind.TERM: mark("term"),
    PeriodKind.SCHOOL_YEAR: mark("school year"),
    PeriodKind.DAYS: mark("days"),
    PeriodKind.DEADLINE: mark("deadline"),
}
