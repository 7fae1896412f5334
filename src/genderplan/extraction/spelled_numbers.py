"""Small numbers in words before what they count: "hai người", "mười lăm hội viên".

Decided: from two to ninety-nine. "Một" says "a" more often than "one", and "năm" is a year more
often than five, so that neither counts alone. Larger numbers are written in figures.
"""

import re
from typing import Final, NamedTuple

__all__ = ["SMALL_NUMBERS", "SpelledNumber", "spelled_at"]

SMALL_NUMBERS: Final = ("hai", "ba", "bốn", "sáu", "bảy", "bẩy", "tám", "chín", "mười")
_UNITS: Final = {
    "một": 1,
    "mốt": 1,
    "hai": 2,
    "ba": 3,
    "bốn": 4,
    "tư": 4,
    "năm": 5,
    "lăm": 5,
    "nhăm": 5,
    "sáu": 6,
    "bảy": 7,
    "bẩy": 7,
    "tám": 8,
    "chín": 9,
}
_UNIT: Final = "|".join(_UNITS)
_NUMBER: Final = re.compile(
    rf"(?:(?P<tens>{_UNIT})\s{{1,2}}mươi(?:\s{{1,2}}(?P<of_tens>{_UNIT}))?"
    rf"|mười(?:\s{{1,2}}(?P<teen>{_UNIT}))?|(?P<unit>{_UNIT}))(?!\w)"
)
# What makes the word an ordinal or the end of a larger number.
_BEFORE: Final = re.compile(
    r"(?:thứ|tháng|mồng|mùng|số|một|mươi|mười|trăm|nghìn|ngàn|linh|lẻ|phẩy|phần|rưỡi|khóa|khoá"
    r"|tổ|lần|lớp|khu|bậc|cấp|hạng|loại|ngày|năm)\s{1,2}\Z"
)


class SpelledNumber(NamedTuple):
    """A number in words, and where the words end."""

    value: int
    end: int


def spelled_at(low: str, start: int) -> SpelledNumber | None:
    """The number in words that begins at *start* of a text in small letters.

    >>> spelled_at("mười lăm hội viên", 0)
    SpelledNumber(value=15, end=8)
    """
    found = _NUMBER.match(low, start)
    if found is None or found["unit"] in {"một", "năm", "tư", "mốt", "lăm", "nhăm"}:
        return None
    if _BEFORE.search(low, max(0, start - 8), start):
        return None
    if found["tens"]:
        return SpelledNumber(_UNITS[found["tens"]] * 10 + _ones(found["of_tens"]), found.end())
    return SpelledNumber(_UNITS.get(found["unit"], 10) + _ones(found["teen"]), found.end())


def _ones(word: str | None) -> int:
    return _UNITS[word] if word else 0
