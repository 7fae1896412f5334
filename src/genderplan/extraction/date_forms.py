"""The written forms of a date in running text: where they stand; what they say, periods reads.

Decided: the shapes are wide, so that a cut or impossible date is found too; the reading is
:class:`~genderplan.PartialDate`'s, which never swaps day and month.
"""

import datetime as dt
import re
from contextlib import suppress
from functools import lru_cache
from typing import Final, TypeAlias

from genderplan.errors import ParseError
from genderplan.extraction.mentions import Unreadable
from genderplan.periods import PartialDate

__all__ = ["BLANK", "ENGLISH", "FULL", "LONG", "AnyDate", "read_date"]

AnyDate: TypeAlias = "dt.date | PartialDate | Unreadable"

_GAP: Final = r"[\s._…]{0,40}"
_MONTHS: Final = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\.?"
# 23/02/2024, 11-11-2009, 1.12.2009, 09 - 03 - 2022, and cut years
FULL: Final = (
    r"[0-9]{1,2}\s{0,2}(?:/\s{0,2}[0-9]{1,2}\s{0,2}/|-\s{0,2}[0-9]{1,2}\s{0,2}-|\.[0-9]{1,2}\.)"
    r"\s{0,2}[0-9]{1,4}(?![0-9/]|[-.][0-9])"
)
# 05 tháng 01 năm 2020, 20 tháng 10
LONG: Final = (
    r"[0-9]{1,2}\s{0,3},?\s{0,3}tháng\s{0,3}[0-9]{1,2}(?![0-9])"
    r"(?:\s{0,3}[,/-]?\s{0,3}năm\s{0,3}[0-9]{1,4}(?![0-9])|\s{0,3}[,/-]\s{0,3}[0-9]{4}(?![0-9]))?"
)
# after "ngày": … tháng 02 năm 2024, …/02/2024,  / 2025
BLANK: Final = (
    rf"(?:{_GAP}tháng{_GAP}(?:[0-9]{{1,2}}{_GAP})?năm{_GAP}(?:[0-9]{{4}}(?![0-9]))?"
    rf"|{_GAP}/{_GAP}(?:(?:[0-9]{{1,2}}{_GAP})?/{_GAP})?[0-9]{{4}}(?![0-9]))"
)
# October 23, 2021; 23 October 2021; the 7th of November 1994
ENGLISH: Final = (
    rf"(?:{_MONTHS}\s{{1,2}}[0-9]{{1,2}}(?:st|nd|rd|th)?\s{{0,2}},?\s{{1,2}}[0-9]{{4}}(?![0-9])"
    rf"|[0-9]{{1,2}}(?:st|nd|rd"
    rf"|th)?\s{{1,2}}(?:of\s{{1,2}})?{_MONTHS}\s{{0,2}},?\s{{1,2}}[0-9]{{4}}(?![0-9]))"
)
_NO_MONTH: Final = re.compile(r"(?:ngày)?[\s._…]*/[\s._…]*/[\s._…]*([0-9]{4})")
# Nearly all dates are of these two forms, and are read here six times as fast.
_USUAL: Final = re.compile(
    r"(?:ngày )?(?P<day>[0-9]{1,2})(?:(?P<mark>[/-])(?P<month>[0-9]{1,2})(?P=mark)"
    r"| tháng (?P<named>[0-9]{1,2}) năm )(?P<year>[1-9][0-9]{3})"
)


@lru_cache(maxsize=32768)
def read_date(written: str) -> AnyDate:
    """What a date says: whole, in part, or why it cannot be read.

    >>> read_date("ngày 05/3/2021"), read_date("25/10/202").part
    (datetime.date(2021, 3, 5), 'year')
    """
    usual = _USUAL.fullmatch(written)
    if usual is not None:
        with suppress(ValueError):  # what is wrong is said below
            month = usual["month"] or usual["named"]
            return dt.date(int(usual["year"]), int(month), int(usual["day"]))
    blank = _NO_MONTH.fullmatch(written)
    try:
        partial = PartialDate.parse(blank[1] if blank else written)
    except ParseError as error:
        return Unreadable(" ".join(written.split()), error.part, error.summary)
    return partial.date or partial
