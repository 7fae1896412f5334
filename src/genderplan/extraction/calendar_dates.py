"""Dates in running text: whole, in part, cut or impossible.

Decided: a day and a month alone ("sáng 4/7", "dịp 20/10") need a word that speaks of days before
them, or must be a day of commemoration; everything else that looks like it may be a ratio. A year
alone is a period. A date that cannot be is found too, with the reason in its value.
"""

import re
from collections.abc import Iterator, Mapping
from typing import Final

from genderplan.extraction.cleaning import CleanText
from genderplan.extraction.date_forms import BLANK, ENGLISH, FULL, LONG, read_date
from genderplan.extraction.mentions import Mention, MentionKind, Unreadable

__all__ = ["FIRST_WORDS", "find_dates"]

_ENGLISH_MONTHS: Final = (
    *("january", "february", "march", "april", "may", "june", "july", "august", "september"),
    *("october", "november", "december"),
)
FIRST_WORDS: Final[Mapping[str, str]] = dict.fromkeys(_ENGLISH_MONTHS, r",?\s{1,2}[0-9]")

_DIGITS: Final = re.compile(
    rf"(?:(?P<long>{LONG})|(?P<iso>(?:19|20)[0-9]{{2}}-[01][0-9]-[0-3][0-9](?![0-9-]))"
    rf"|(?P<full>{FULL})"
    r"|(?P<short>[0-9]{1,2}\s?(?P<mark>[/.-])\s?[0-9]{1,2}(?![0-9]|\s?[%/]|[.,-][0-9]|[^\W\d_])))"
)
_AFTER: Final = re.compile(r"\s{0,3}(?:[/-]|,?\s{0,3}tháng)")
_MONTH: Final = re.compile(
    r"tháng\s{0,3}(?P<month>[0-9]{1,2})(?![0-9]|[.,][0-9])"
    r"(?:\s{0,2}[/-]\s{0,2}[0-9]{4}(?![0-9])|\s{0,3},?\s{0,3}năm\s{0,3}[0-9]{4}(?![0-9]))?"
)
_BLANK: Final = re.compile(rf"ngày(?=[\s._…]{{0,40}}(?:/|tháng[\s._…]))(?:{BLANK})")
_DAY_BEFORE_MONTH: Final = 10  # characters of "the 7th of "
_WHOLE_DATE: Final = 30
_ENGLISH: Final = re.compile(ENGLISH)
_DAY_AT_END: Final = re.compile(r"ngày\s{0,5}\Z")
_DAY_WORD: Final = re.compile(
    r"(?<!\w)(?:ngày|(?:sáng|trưa|chiều|tối)(?:\ssớm|\smuộn)?|đêm|hôm|dịp|lễ|tết"
    r"|thứ\s(?:hai|ba|tư|năm|sáu|bảy|[2-7])|chủ nhật|kỷ niệm|(?<!kỳ\s)(?<!năm\s)qua|nay|hết"
    r"|trước|sau|từ|đến"
    r"|khai giảng|phụ nữ|quốc tế|việt nam|gia đình)"
    r"[\s,(-]{0,3}(?:ngày\s)?\Z"
)
_COMMEMORATED: Final = frozenset(
    [
        "8/3",
        "20/10",
        "20/3",
        "28/6",
        "25/11",
        "26/3",
        "1/6",
        "01/6",
        "11/10",
        "30/4",
        "1/5",
        "01/5",
        "2/9",
        "02/9",
        "27/7",
        "20/11",
        "10/12",
        "3/2",
        "03/2",
        "15/11",
        "15/12",
        "19/8",
        "22/12",
        "19/5",
        "13/10",
        "18/12",
    ]
)
_NUMBERED: Final = re.compile(
    r"(?:số|điều|khoản|mục|nghị quyết|chỉ thị|mẫu|bảng|phụ lục|phần|tiểu mục|hình"
    r"|chương)\s(?:số\s)?\Z"
)
_SCORE: Final = re.compile(r"(?<!\w)t[ỷỉ] số[^.;\n]{0,30}\Z")
_MONTHS: Final = 12
_COUNTED: Final = re.compile(
    r"\s{0,2}(?:người|đồng chí|đại biểu|xã|điểm|số|tổng|uỷ|ủy|cán bộ|chỉ tiêu|mục tiêu|tiêu chí"
    r"|huyện|tỉnh|phường|đơn vị|cơ quan|chi hội|chi bộ)"
)
_COUNTING: Final = re.compile(r"(?:có|là|đạt|chiếm)\s\Z")
_HALF_DAY: Final = re.compile(r"(?<!\w)(?:sáng|chiều|tối|hôm)\s\Z")


def find_dates(clean: CleanText) -> Iterator[Mention]:
    """The dates of *clean*, in order."""
    found = [*_with_digits(clean), *_months(clean), *_others(clean)]
    found.sort(key=lambda span: (span[0], -span[1]))
    last = 0
    for start, end in found:
        if start < last:
            continue
        value = read_date(clean.low[start:end])
        if isinstance(value, Unreadable) and not _is_faulty(value):
            continue
        yield clean.mention(MentionKind.DATE, start, end, value)
        last = end


def _is_faulty(value: Unreadable) -> bool:
    """Whether it is a date with a fault, rather than no date."""
    return value.part in {"year", "month", "day"}


def _with_digits(clean: CleanText) -> Iterator[tuple[int, int]]:
    low, last = clean.low, 0
    for start, stop in clean.figures:
        if start < last:
            continue
        found = _AFTER.match(low, stop) and _DIGITS.match(low, start)
        if not found and "." in low[start:stop]:
            found = _DIGITS.match(low, start)
        if not found or _is_inside(low, start):
            continue
        lead = _DAY_AT_END.search(low, max(0, start - 9), start)
        if found["long"] is not None and not (
            lead or "năm" in found["long"] or "/" in found["long"]
        ):
            continue
        if found["short"] is not None and not _is_short_date(low, found, day=lead is not None):
            continue
        if found["full"] is not None and not _is_full_date(found["full"], day=lead is not None):
            continue
        last = found.end()
        yield (lead.start() if lead else start), last


def _is_inside(low: str, start: int) -> bool:
    """Whether the digits at *start* go on a word or a longer figure before them."""
    before = low[start - 1 : start]
    if before.isalnum():
        return not low.endswith("ngày", 0, start)
    return before != "" and before in "./,:-" and low[start - 2 : start - 1].isdigit()


def _is_short_date(low: str, found: re.Match[str], *, day: bool) -> bool:
    """Whether a day and a month alone are a date: after "ngày", by the words around, by custom."""
    start = found.start()
    first, second = re.split(r"\s?[/.-]\s?", found["short"])
    if not (1 <= int(first) <= 31 and 1 <= int(second) <= _MONTHS):  # noqa: PLR2004 - days
        return day and found["mark"] == "/"
    window = low[max(0, start - 22) : start]
    if day or _NUMBERED.search(window):
        return day and not _NUMBERED.search(window)
    if _COUNTED.match(low, found.end()) or _SCORE.search(low, max(0, start - 40), start):
        return False
    commemorated = found["mark"] != "." and f"{first}/{second}" in _COMMEMORATED
    if commemorated and not _COUNTING.search(window):
        return True
    words = _DAY_WORD if found["mark"] == "/" or commemorated else _HALF_DAY
    return words.search(window) is not None


def _is_full_date(written: str, *, day: bool) -> bool:
    year = re.split(r"[/.-]", written)[-1].strip()
    if len(year) == 4:  # noqa: PLR2004 - a whole year
        return "." not in written or year[:2] in {"19", "20"}
    return ("/" in written and len(year) > 1) or day


def _months(clean: CleanText) -> Iterator[tuple[int, int]]:
    low = clean.low
    for found in _MONTH.finditer(low):
        start, end = found.span()
        if start and low[start - 1].isalnum():
            continue
        head = low[max(0, start - 6) : start].rstrip()
        if head and head[-1].isdigit():
            continue
        alone = found.end("month") == end
        if alone and (
            re.match(r"\s{0,2}(?:-|,|và|đến)\s{0,2}[0-9]", low[end : end + 8])
            or int(found["month"]) > _MONTHS
        ):
            continue
        yield start, end


def _others(clean: CleanText) -> Iterator[tuple[int, int]]:
    """Dates with a blank day, and English ones."""
    for found in _BLANK.finditer(clean.low):
        if any(char.isdigit() for char in found[0]):
            yield found.span()
    for month in FIRST_WORDS:
        for at in clean.anchors.get(month, ()):
            english = _ENGLISH.search(clean.low, max(0, at - _DAY_BEFORE_MONTH), at + _WHOLE_DATE)
            if english and not clean.low[english.start() - 1 : english.start()].isalnum():
                yield english.span()
