"""Dates and periods in running text: the forms of :mod:`genderplan.periods` where they stand.

The forms say what a date looks like; here is only what needs the words around it. A day and a month
alone ("sáng 4/7", "dịp 20/10") need a word that speaks of days, or must be a day that is
commemorated. A year alone is a period. What has a form but cannot be is found too, with the reason
in its value.
"""

import datetime as dt
import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Final, NamedTuple

from genderplan._forms import FIGURE, Fault, Written, lazy, spaced
from genderplan.errors import InvalidValueError
from genderplan.extraction.cleaning import CleanText, merged
from genderplan.extraction.mentions import MentionKind, Unreadable
from genderplan.periods import PartialDate, Period
from genderplan.periods.calendar import in_vietnam
from genderplan.periods.dates import (
    DATE_FORMS,
    TIME_AFTER,
    TIME_BEFORE,
    WEEKDAY,
    WEEKDAY_AFTER,
    date_of,
    weekday_fault,
)
from genderplan.periods.forms import PERIOD_FORMS, period_parts

FIRST_WORDS: Final = merged([PERIOD_FORMS.first_words, DATE_FORMS.first_words])
_BEHIND_FIGURE: Final = FIRST_WORDS.pop(FIGURE)
# The first signs of all that follows such a figure (of "năm", "đến", "tháng", English months) are
# looked at first: "%", "người" and most other words behind figures have another.
_FIGURE: Final = lazy(rf"[0-9]++(?=\s{{0,3}}+(?:[-/.,12tjfmasodr]|n[^g]|đế))(?:{_BEHIND_FIGURE})")

# Words that speak of days right before a day and a month, "ngày (" included; "kỳ qua" does not.
_DAY_WORD: Final = spaced(
    r"(?<!\w)(?:(?P<sure>ngày|(?:sáng|trưa|chiều|tối)(?: sớm| muộn)?|đêm|hôm|dịp|lễ|tết|thứ (?:hai"
    r"|ba|tư|năm|sáu|bảy|[2-7])|chủ nhật|kỷ niệm|khai giảng)|(?<!kỳ\s)(?<!năm\s)qua|nay|hết|trước"
    r"|sau|từ|đến|phụ nữ|quốc tế|việt nam|gia đình)[\s,(-]{0,3}(?:ngày )?\Z"
)
_HALF_DAY: Final = spaced(r"(?<!\w)(?:sáng|chiều|tối|hôm) \Z")
# Days that everybody knows, with or without "ngày": 8/3, 20/10.
COMMEMORATED: Final = frozenset(
    [
        *((3, 2), (8, 3), (20, 3), (26, 3), (30, 4), (1, 5), (19, 5), (1, 6), (28, 6), (27, 7)),
        *((19, 8), (2, 9), (11, 10), (13, 10), (20, 10), (15, 11), (20, 11), (25, 11), (10, 12)),
        *((15, 12), (18, 12), (22, 12)),
    ]
)
# Words whose number is no day: "điều 5/3", "nghị quyết số 30/4", "đường 3/2", "tháng 10 - 12".
_NUMBERED: Final = spaced(
    r"(?<!\w)(?:số|điều|khoản|mục|nghị quyết|chỉ thị|mẫu|bảng|phụ lục|phần|tiểu mục|hình|chương"
    r"|đường|phố|cầu|chợ|công viên|trường|lớp|ấp|thôn|xã|phường|tháng) (?:số )?\Z"
)
_SCORE: Final = lazy(r"(?<!\w)t[ỷỉ] số[^.;\n]{0,30}\Z")
# What is counted or measured: "8/12 xã", "10-12 tháng" are no day.
_COUNTED: Final = spaced(
    r"\s{0,2}(?:người|đồng chí|đại biểu|xã|điểm|số|tổng|uỷ|ủy|cán bộ|chỉ tiêu|mục tiêu|tiêu chí"
    r"|huyện|tỉnh|phường|đơn vị|cơ quan|chi hội|chi bộ|tháng(?! [0-9])|năm(?!\s{0,3}[0-9])|tuổi"
    r"|giờ|lần|triệu|t[ỷỉ](?!\w)|nghìn|ngàn|kg|km|ha(?!\w))"
)
_COUNTING: Final = spaced(r"(?:có|là|đạt|chiếm|khoảng|được) \Z")
# Before "ngày", "tháng", "quý" that number nothing: "cây dài ngày 40.56 ha", "mỗi tháng 02 buổi".
_NO_NUMBER: Final = spaced(r"(?<!\w)(?:dài|ngắn|nhiều|mỗi|hàng|hằng) \Z")
_DAY_AT_END: Final = lazy(r"ngày\s{0,5}\Z")
_MORE_MONTHS: Final = lazy(r"\s{0,2}(?:[-,/]|và|đến)\s{0,2}[0-9]")
# A day of the week before a date; not the ordinal of "lần thứ hai", "kỳ họp thứ 5".
_ORDINAL: Final = (
    *("lần", "kỳ họp", "phiên", "phiên họp", "kỳ", "khóa", "khoá", "đợt", "hội nghị", "đại hội"),
    *("vòng", "cuộc", "năm", "bài", "tập", "hạng", "người", "đứng"),
)
_WEEKDAY_BEFORE: Final = lazy(
    rf"(?<![\w/-]){''.join(f'(?<!{word} )' for word in _ORDINAL)}(?P<day>{WEEKDAY})\s?[,(-]?\s?\Z"
)
# The same behind it, with the end of what it stands in; not "8/3/2024, thứ hai là".
_WEEKDAY_AFTER: Final = lazy(rf"(?:{WEEKDAY_AFTER})(?:(?<=\))|(?=\s?[,.;)\n]|\Z))")
_WEEKDAY: Final = lazy(WEEKDAY)
# The time on the line of a date; not the first figure of a longer one, "5/3/2024 08:30.5", nor a
# scale, "tỷ lệ 1:50 ngày 5/3/2024".
_TIME_BEFORE: Final = lazy(rf"(?<![\w/:.,-])(?<!lệ )(?<!số ){TIME_BEFORE}\Z")
_TIME_SIZE: Final = 30  # characters of a time, at most
_TIME_AFTER: Final = lazy(rf"{TIME_AFTER}(?![\w:%]|[.,/-][0-9])")
_NEXT_YEAR: Final = spaced(
    r"\s{0,2}(?:,|;|và)\s{0,2}(?P<year>(?:19|20)[0-9]{2})(?![0-9]|[./,-][0-9]|\s?%| [^\W\d_v])"
)
_GLUED_YEAR: Final = lazy(r"(?<=[^\W\d_])năm\s?(?:19|20)[0-9]{2}\Z")  # "trongnăm 2021"
# The next quarter of a list, with the year that counts for all: ", II", " và III/2024".
_NEXT_QUARTER: Final = spaced(
    r"\s{0,2}(?:,|và|-|đến|tới)\s{0,2}(?:quý )?(?P<quarter>(?P<n>[ilv]{1,3}"
    r"|[1-4])(?![^\W_])(?:\s{0,2}[/,-]?\s{0,2}(?:năm\s{0,2})?(?P<year>(?:19"
    r"|20)[0-9]{2})(?![0-9]))?)"
)
_MOST_QUARTERS: Final = 8  # that one list names
_YEAR_DIGITS: Final = 4
_LONGEST_CODE: Final = 60  # characters of "school year …" with its days
# Two figures that are all of a text; not 20.10, which may be a number, and not the scale 1/2000.
_ALONE: Final = lazy(
    r"\s*(?!1\s?/\s?2000)[0-9]{1,2}\s{0,2}[/-]\s{0,2}(?:[0-9]{1,2}|(?:19|20)[0-9]{2})\s*"
)


class FoundTime(NamedTuple):
    """A date or period, and its place in the clean text.

    ``sure`` unless two counts with a slash would look the same: "hết 30/11", "dịp 8/3".
    """

    start: int
    end: int
    kind: MentionKind
    value: "dt.date | PartialDate | Period | Unreadable | None"
    sure: bool = True


def find_times(clean: CleanText, year: int | None = None) -> Iterator[FoundTime]:
    """The dates and periods of *clean*, in order; *year* stands in where a period names none."""
    last = 0
    if alone := _alone(clean.low):
        yield alone
        return
    for start, word in _places(clean):
        if start < last:
            continue
        found = _period_at(clean.low, start, word, year)
        days = _days_listed(clean, start) if found is None and word == "ngày" else []
        found = found or (None if days else _date_at(clean, start, word, last))
        for each in _listed(clean.low, found, word) if found else days:
            yield each
            last = each.end


def _alone(low: str) -> FoundTime | None:
    """What says a time only where it is all of a text: "03/2024", "08-03", the code "2024-Q1"."""
    start, end = len(low) - len(low.lstrip()), len(low.rstrip())
    code = PERIOD_FORMS.whole(low) if end - start <= _LONGEST_CODE else None
    if (
        code
        and code.form.name.endswith(" code")
        and not code.form.name.startswith(("month ", "day "))
    ):
        try:
            return FoundTime(start, end, MentionKind.PERIOD, Period(*period_parts(code)))
        except (Fault, InvalidValueError):
            return None
    written = _ALONE.fullmatch(low) and DATE_FORMS.whole(low)
    if not written or written.form.name not in {"month of year", "day and month"}:
        return None
    try:
        value = date_of(written)
    except Fault:
        return None
    sure = written.form.name == "month of year"
    return FoundTime(start, end, MentionKind.DATE, value, sure)


def _places(clean: CleanText) -> list[tuple[int, str]]:
    """Where a date or period may begin, each with its first word."""
    low = clean.low
    places = [(at, word) for at, word in clean.anchors.items() if word in FIRST_WORDS]
    for start, stop in map(re.Match.span, clean.figures):
        if _FIGURE.match(low, start) and not _is_inside(low, start):
            places.append((start, FIGURE))
        elif stop - start == _YEAR_DIGITS and low[start - 2 : start].rstrip().endswith("m"):
            glued = _GLUED_YEAR.search(low, max(0, start - 6), stop)
            if glued:
                places.append((glued.start(), "năm"))
    places.sort()
    return places


def _is_inside(low: str, start: int) -> bool:
    """Whether the digits at *start* go on a word or a longer figure before them."""
    before = low[start - 1 : start]
    if before.isalnum():
        return not low.endswith("ngày", 0, start)
    return before != "" and before in "./,:-" and low[start - 2 : start - 1].isdigit()


def _period_at(low: str, start: int, word: str, year: int | None) -> FoundTime | None:
    written = PERIOD_FORMS.at(low, start, word)
    if written is None:
        return None
    start, end = written.match.span()
    name, day_before = written.form.name, _DAY_AT_END.search(low, max(0, start - 9), start)
    if name == "days" and not _are_days(low, written, word):
        return None
    # "ngày 5 tháng năm 2022" has a month that is still blank, "6 tháng đầu đời" is no period
    of_year = written["year"] or written.match[0].endswith("năm")
    blank = name == "months of a year" and day_before
    unnumbered = name == "first or last months" or _NO_NUMBER.search(low, max(0, start - 6), start)
    if blank or (unnumbered and not of_year):
        return None
    value = _period(low[start:end], word, year)
    told = written["year"] or written["year2"] or written["first"] or "/" in written.match[0]
    if isinstance(value, Unreadable) and not told:
        return None  # "36 tháng đầu năm học", "từ 5 - 3/12 hộ"
    if name == "days" and word == FIGURE:
        if _is_anniversary(value):
            return None
        start = day_before.start() if day_before else start
    return FoundTime(start, end, MentionKind.PERIOD, value)


def _is_anniversary(days: Period | Unreadable | None) -> bool:
    """Whether two days are those of an anniversary: "(20/10/1930 - 20/10/2024)"."""
    if not isinstance(days, Period) or days.start is None or days.end is None:
        return False
    first, last = days.start, days.end
    return first.year < last.year and (first.month, first.day) == (last.month, last.day)


@lru_cache(maxsize=16384)
def _period(words: str, word: str, year: int | None) -> Period | Unreadable | None:
    """The period that *words* say; None where they leave out the year, or the days."""
    written = PERIOD_FORMS.at(words, 0, word)
    assert written is not None  # noqa: S101 - the form was found in these words
    try:
        return Period(*period_parts(written, year))
    except Fault as fault:
        if fault.lacking:
            return None
        return Unreadable(" ".join(words.split()), fault.part, fault.summary)
    except InvalidValueError as error:
        return Unreadable(" ".join(words.split()), error.path, error.summary)


def _are_days(low: str, written: Written, word: str) -> bool:
    """Whether two figures are the days of a range, and not "từ 8 - 10/12 xã"."""
    start, end = written.match.span()
    if not written["month2"] or _COUNTED.match(low, end):
        return False
    if word != FIGURE or written["year2"]:
        return True
    small = (("day1", 31), ("day2", 31), ("month2", 12))
    if not all(_is_small(written[part], most) for part, most in small):
        return False
    before = low[max(0, start - 22) : start]
    return bool(_DAY_WORD.search(before)) or not (
        _COUNTING.search(before) or _NUMBERED.search(before) or _SCORE.search(before)
    )


def _listed(low: str, found: FoundTime, word: str) -> Iterator[FoundTime]:
    """*found* with what follows it in a list: "năm 2020, 2021 và 2022", "quý I, II/2024"."""
    if word in {"quý", "quí"} and not low[found.end - 1].isdigit():
        yield from _quarters(low, found)
        return
    yield found
    end, year = found.end, word == "năm" and isinstance(found.value, Period)
    while year and (following := _NEXT_YEAR.match(low, end)):
        start, end = following.span("year")
        yield FoundTime(start, end, MentionKind.PERIOD, Period.of_year(int(following["year"])))


def _quarters(low: str, found: FoundTime) -> Iterator[FoundTime]:
    """The quarters of a list, whose last has the year of all; *found* alone where none has."""
    spans = [(found.start, found.end)]
    for _ in range(_MOST_QUARTERS):
        following = _NEXT_QUARTER.match(low, spans[-1][1])
        if following is None:
            break
        spans.append(following.span("quarter"))
        if following["year"]:
            for start, end in spans:
                quarter = re.split(r"[\s/,-]|năm", low[start:end].removeprefix("quý").strip())[0]
                value = _period(f"quý {quarter}/{following['year']}", "quý", None)
                yield FoundTime(start, end, MentionKind.PERIOD, value)
            return
    yield found


def _date_at(
    clean: CleanText, start: int, word: str, last: int, *, listed: bool = False
) -> FoundTime | None:
    """The date at *start*; *listed* behind other days, which say that it is one."""
    low = clean.low
    written = DATE_FORMS.at(low, start, word)
    if written is None:
        return None
    lead = _DAY_AT_END.search(low, max(last, start - 9), start) if word == FIGURE else None
    first = lead.start() if lead else start
    if not written["year"] and _NO_NUMBER.search(low, max(0, first - 6), first):
        return None
    day = lead is not None or listed or word in {"ngày", "mùng", "mồng"}
    sure = _is_date(low, written, day=day)
    if sure is None:
        return None
    if written.form.name.startswith("English") and low.endswith("the ", last, first):
        first -= len("the ")
    start, end = first, written.match.end()
    value: dt.date | PartialDate | Unreadable | None = None
    try:
        value = date_of(written)
    except Fault as fault:
        if fault.part == "date":  # all of it is blank
            return None
        if not fault.lacking:
            value = Unreadable(" ".join(low[start:end].split()), fault.part, fault.summary)
    found = FoundTime(start, end, MentionKind.DATE, value, sure)
    if not isinstance(value, dt.date | PartialDate) or value.day is None:
        return found
    return _with_words_beside(clean, found, value, last)


# Days before the one that has the month for all: "ngày 8, 9/3/2024", "ngày 20/10 và 25/11/2024";
# not "ngày 8, 9 người".
_DAYS_LISTED: Final = spaced(
    r"ngày\s{0,3}(?P<days>(?:[0-3]?[0-9](?:/[01]?[0-9])?\s?(?:,|;"
    r"|,? và) (?:ngày )?){1,9})(?=[0-3]?[0-9]\s?(?:[/-]|tháng))"
)
_DAY_OF_LIST: Final = lazy(r"(?P<day>[0-9]{1,2})(?:/(?P<month>[0-9]{1,2}))?")


def _days_listed(clean: CleanText, start: int) -> list[FoundTime]:
    """The days of a list that begins with "ngày" at *start*; none where it is no list of days."""
    listed = _DAYS_LISTED.match(clean.low, start)
    last = listed and _date_at(clean, listed.end(), FIGURE, listed.end(), listed=True)
    if listed is None or last is None or not isinstance(last.value, dt.date | PartialDate):
        return []
    if _COUNTED.match(clean.low, last.end):
        return []
    found: list[FoundTime] = []
    for each in _DAY_OF_LIST.finditer(clean.low, *listed.span("days")):
        month = int(each["month"]) if each["month"] else last.value.month
        try:
            date = PartialDate(last.value.year, month, int(each["day"]))
        except InvalidValueError:
            return []
        first = start if not found else each.start()
        found.append(FoundTime(first, each.end(), MentionKind.DATE, date.date or date))
    return [*found, last]


def _is_date(low: str, written: Written, *, day: bool) -> bool | None:
    """Whether a form is a date here, surely or perhaps (None: none); *day* behind "ngày"."""
    name = written.form.name
    if name == "day and month":
        return _is_day_and_month(low, written, day=day)
    if name == "figures":
        return _is_whole_date(written, day=day) or None
    if name == "words":
        return day or written["year"] != "" or None
    if name == "month":
        return _is_month(low, written) or None
    return written["year"] != "" or not name.startswith("English") or None


def _is_whole_date(written: Written, *, day: bool) -> bool:
    """Three figures are a date with a whole year, or with a cut one between slashes."""
    year, mark = written["year"], written["sep"]
    if max(len(written["day"]), len(written["month"])) > 2 or len(year) > 4:  # noqa: PLR2004 - digits of days, years
        return False
    if len(year) == _YEAR_DIGITS:
        return mark != "." or (year[:2] in {"19", "20"} and " " not in written.match[0][-10:])
    close = " " not in written.match[0] and _is_small(written["month"], 12)
    return day or (mark == "/" and len(year) > 1 and close)


def _is_day_and_month(low: str, written: Written, *, day: bool) -> bool | None:
    """Whether two figures are a day and a month: after "ngày", by the words around, by custom."""
    start, end = written.match.span()
    first, second, mark = written["day"], written["month"], written["sep"]
    before = low[max(0, start - 22) : start]
    numbered = _NUMBERED.search(before) is not None
    if day:
        return not numbered or None
    if not (_is_small(first, 31) and _is_small(second, 12)) or numbered:
        return None
    if _COUNTED.match(low, end) or _SCORE.search(low, max(0, start - 40), start):
        return None
    commemorated = mark != "." and (int(first), int(second)) in COMMEMORATED
    if mark != "/" and not commemorated:
        return _HALF_DAY.search(before) is not None or None
    word = _DAY_WORD.search(before)
    if word is not None:
        return word["sure"] is not None
    return None if not commemorated or _COUNTING.search(before) else False


def _is_small(digits: str, most: int) -> bool:
    return len(digits) <= 2 and 1 <= int(digits) <= most  # noqa: PLR2004 - digits of a day


def _is_month(low: str, written: Written) -> bool:
    """Whether "tháng 5" is a month, and neither how many there are nor the first of a list."""
    start, end = written.match.span()
    before = low[max(0, start - 6) : start].rstrip()
    if before[-1:].isdigit():
        return False
    return written["year"] != "" or (
        _is_small(written["month"], 12) and not _MORE_MONTHS.match(low, end)
    )


def _with_words_beside(
    clean: CleanText, found: FoundTime, date: dt.date | PartialDate, last: int
) -> FoundTime:
    """*found* with the day of the week and the time of day beside it, as the strict reader has it.

    Or why it cannot be: it is another day of the week.
    """
    low, (start, end) = clean.low, found[:2]
    if (time := _TIME_AFTER.match(low, end)) and "\n" not in time[0]:
        end = time.end()
    before = _WEEKDAY_BEFORE.search(low, max(last, start - 18), start)
    value: dt.date | PartialDate | Unreadable = date
    try:
        for beside in filter(None, (before, _WEEKDAY_AFTER.match(low, end))):
            weekday = _WEEKDAY.search(low, beside.start())
            fault = weekday and weekday_fault(date, clean.text[slice(*weekday.span())], (0, 0))
            if fault or "(" not in beside[0] or ")" in beside[0]:
                start, end = min(start, beside.start()), max(end, beside.end())
            if fault:
                raise fault
        value = in_vietnam(date, low[start:end]) if isinstance(date, dt.date) else date
    except Fault as fault:
        value = Unreadable(" ".join(low[start:end].split()), fault.part, fault.summary)
    if time := _TIME_BEFORE.search(low, max(last, start - _TIME_SIZE), start):
        start = time.start()
    return FoundTime(start, end, MentionKind.DATE, value, found.sure)
