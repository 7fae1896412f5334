"""Percentages, differences in percentage points, and relative changes.

Decided: "tăng 3,37%" is a difference in points when the clause speaks of a share (a ratio, another
percentage, "tỷ lệ"), and a relative change when it speaks of a number ("số vụ giảm 15%"). A range
is one mention. "Tăng lên 30%" states a level and is a percentage.
"""

import re
from collections.abc import Iterator
from typing import Final

from genderplan.extraction.cleaning import CleanText
from genderplan.extraction.mentions import Change, Mention, MentionKind, PercentRange
from genderplan.extraction.numerals import BOUND_WORDS, NUMBER, bound_before, percent_of
from genderplan.quantities import Exact, Percent, Points

__all__ = ["find_shares"]

_SIGN: Final = r"\s{0,2}(?:%|phần\străm)"
_POINTS: Final = r"\s{0,2}(?:điểm\s{0,2}(?:%|phần\străm)|(?:%|phần\străm)\s{0,2}điểm)"
_SHARE: Final = re.compile(
    rf"(?P<low>{NUMBER})(?:"
    rf"{_POINTS}(?P<points>)"
    rf"|{_SIGN}?\s{{0,2}}(?:-|đến|tới"
    rf"|~)\s{{0,2}}(?:(?:{BOUND_WORDS})\s)?(?P<high>{NUMBER})(?:{_POINTS}(?P<wide>)|{_SIGN})"
    rf"|[.,](?:\s(?=[0-9]\s?%)|\n(?=[0-9]{{1,2}}\s?%))(?P<slip>[0-9]{{1,2}})\s?%"
    rf"|{_SIGN})(?![0-9]|[a-f][0-9])"
)
_DIRECTION: Final = re.compile(
    r"(?<!\w)(?P<word>tăng(?:\s(?:thêm|trưởng))?|giảm(?:\s(?:bớt|thêm))?|cao\s(?:hơn)"
    r"|thấp\shơn)\s{1,3}"
    r"(?:(?:được|là|đạt|bình\squân|trung\sbình|mỗi\snăm|hằng\snăm|hàng\snăm"
    rf"|thêm)\s{{1,2}}){{0,2}}(?:(?:{BOUND_WORDS})\s{{1,2}})?\Z"
)
# "tăng 26.801 trẻ (2,9%)": the percentage says how much the number before it rose.
_RISE_OF_NUMBER: Final = re.compile(
    r"(?<!\w)(?P<word>tăng|giảm)(?:\sthêm)?\s{1,2}[0-9][0-9.]{0,11}(?:\s[^\W\d_]{1,9}){1,3}"
    r"\s?\((?:tương đương |tương ứng )?\Z"
)
_FALLS: Final = ("giảm", "thấp")
_CLAUSE_END: Final = re.compile(r"[;!?]|\.\s|\n\s*\n")
_SHARE_WORDS: Final = re.compile(
    r"%|[0-9]\s?/\s?[0-9]|(?<!\w)(?:tỷ lệ|tỉ lệ|tỷ trọng|tỉ trọng|cơ cấu|tỷ suất)(?!\w)"
)
_NUMBER_WORDS: Final = re.compile(
    r"(?<!\w)(?:số|kinh phí|thu nhập|doanh thu|sản lượng|vốn|ngân sách|giá trị|tổng|lượng|grdp|gdp"
    r"|lượt|dư nợ|quy mô|tiền lương|mức|năng suất)(?!\w)"
)
# Percentages that are shares of nothing: of a plan, or how much a number rose.
_NO_SHARE: Final = re.compile(
    r"[0-9.,]{1,9}\s?%\s(?:kế hoạch|dự toán|chỉ tiêu|so)"
    r"|(?:tăng|giảm)\s[^,;()%]{1,30}\([^()%]{0,12}%\)"
)
_FEW_DIGITS: Final = 2  # before a decimal that a space parted
_LONGEST_RANGE: Final = 1000


def find_shares(clean: CleanText) -> Iterator[Mention]:
    """The percentages, points and changes of *clean*, in order of their figures."""
    low = clean.low
    last = 0
    for start, stop in clean.figures:
        after = low[stop : stop + 28]
        if start < last or not ("%" in after or "phần" in after):
            continue
        found = _SHARE.match(low, start)
        if found is None:
            continue
        value = _value(found)
        if value is None or (found["slip"] and stop - start > _FEW_DIGITS):
            continue
        last = found.end()
        yield _mention(clean, found, value)


def _mention(clean: CleanText, found: re.Match[str], value: Exact | PercentRange) -> Mention:
    low, start, end = clean.low, found.start(), found.end()
    direction = _DIRECTION.search(low, max(0, start - 45), start)
    rise = None if direction else _RISE_OF_NUMBER.search(low, max(0, start - 60), start)
    if rise is not None and not isinstance(value, PercentRange):
        change = Change(Percent(-value if rise["word"] in _FALLS else value))
        return clean.mention(MentionKind.CHANGE, start, end, change)
    explicit = found["points"] is not None or found["wide"] is not None
    bound = bound_before(low, start)
    if isinstance(value, PercentRange):
        return clean.mention(MentionKind.PERCENTAGE, start, end, value, bound=bound)
    if not (direction or explicit):
        return clean.mention(MentionKind.PERCENTAGE, start, end, Percent(value), bound=bound)
    falls = direction is not None and direction["word"].startswith(_FALLS)
    amount = -value if falls else value
    first = direction.start() if direction else start
    if explicit or _is_of_share(low, first):
        return clean.mention(MentionKind.POINTS, first, end, Points(amount), bound=bound)
    return clean.mention(MentionKind.CHANGE, first, end, Change(Percent(amount)), bound=bound)


def _value(found: re.Match[str]) -> Exact | PercentRange | None:
    written = f"{found['low']},{found['slip']}" if found["slip"] else found["low"]
    low = percent_of(written)
    if low is None or found["high"] is None:
        return None if low is None else low.value
    high = percent_of(found["high"])
    if high is None or not low < high or low.value > _LONGEST_RANGE:
        return None
    return PercentRange(low, high)


def _is_of_share(low: str, start: int) -> bool:
    """Whether what rises or falls at *start* is a share rather than a number."""
    clause = low[max(0, start - 160) : start]
    ends = [end.end() for end in _CLAUSE_END.finditer(clause)]
    clause = clause[ends[-1] :] if ends else clause
    clause = _NO_SHARE.sub("", clause)
    own = clause.rpartition(",")[2]
    if _SHARE_WORDS.search(own):
        return True
    if _NUMBER_WORDS.search(own):
        return False
    return _SHARE_WORDS.search(clause) is not None
