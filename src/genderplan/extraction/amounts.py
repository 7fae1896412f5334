"""Amounts of money in running text: "1.000.000 đồng", "85 tỷ đồng", "từ 10 đến 15 triệu đồng".

Decided: a scale without "đồng" is money only beside words that speak of money, for "2 triệu phụ nữ"
are people. "Đồng chí" is never a currency.
"""

import re
from collections.abc import Iterator
from fractions import Fraction
from functools import lru_cache
from typing import Final

from genderplan.extraction.cleaning import CleanText
from genderplan.extraction.mentions import Mention, MentionKind, MoneyRange
from genderplan.extraction.numerals import BOUND_WORDS, bound_before, read_figure
from genderplan.formatting.money import READ_SCALES
from genderplan.formatting.numbers import round_digits
from genderplan.quantities import Money

__all__ = ["find_money"]

_FIGURE: Final = (
    r"(?:[0-9]{1,3}(?: [0-9]{3})+|[0-9]{1,3}(?: \. [0-9]{3})+"
    r"|[0-9]{1,16}(?:[.,]\n?[0-9]{1,9}){0,7})(?![0-9])"
)
_SCALE: Final = r"(?:(?:nghìn|ngàn)\s{1,2}t[ỷỉ]|nghìn|ngàn|triệu|t[ỷỉ]|tr(?=\s?đ|/))"
_NOT_MONEY: Final = r"chí|bào|nghiệp|thời|đội|tình|thuận|bộ|đều|hành|phục|ruộng|hồ|minh|diễn|đẳng"
_UNIT: Final = rf"(?:đồng(?!\s{{1,3}}(?:{_NOT_MONEY}))(?:\sviệt\snam)?|đ(?![^\W_]|/c)|vnđ|vnd|₫)"
_MONEY: Final = re.compile(
    rf"(?P<low>{_FIGURE})(?:\s{{0,3}}(?P<scale1>{_SCALE})(?![^\W_]))?(?:\s{{0,3}}(?P<unit1>{_UNIT}))?"
    rf"(?:\s{{0,2}}(?:-|đến"
    rf"|tới)\s{{0,2}}(?:(?:{BOUND_WORDS})\s)?(?P<high>{_FIGURE})(?:\s{{0,3}}(?P<scale2>{_SCALE})(?![^\W_]))?"
    rf"(?:\s{{0,3}}(?P<unit2>{_UNIT}))?)?"
)
_COMMAS: Final = re.compile(r"[0-9]{1,3}(?:,[0-9]{3})+")
_LIKELY: Final = re.compile(
    r"\s{0,3}(?:đ|t[ỷỉr]|ngh|ngàn|vn|₫|(?:\. |[.,]\n)?[0-9]{3}(?![0-9])"
    r"|(?:-|đến|tới)\s{0,2}[^\W\d_]{0,6}\s?[0-9])"
)
_COMPOUND: Final = re.compile(
    r"(?:(?P<billions>[0-9]{1,4})\s{1,2}t[ỷỉ](?=\s{1,2}[0-9]{1,3}\s{1,2}triệu)\s{1,2})?"
    r"(?P<millions>[0-9]{1,3})\s{1,2}triệu(?:\s{1,2}(?P<thousands>[0-9]{1,3})\s{1,2}(?:nghìn|ngàn))?"
    rf"(?:\s{{1,2}}{_UNIT})?"
)
_MONEY_WORDS: Final = re.compile(
    r"(?:kinh phí|trị giá|số tiền|tiền|vốn|hỗ trợ|vay|quỹ|mức|giá|chi|thu nhập|doanh thu|ngân sách"
    r"|thưởng|tặng|đầu tư|ủng hộ|quyên góp|dư nợ|tổng|triệu|tỷ|đồng)"
)
_PEOPLE_AFTER: Final = re.compile(
    r"\s{0,2}(?:lượt|người|phụ nữ|hội viên|lao động|dân|hộ|trẻ|học sinh|tấn|con|cây|lít|ha|m2|km"
    r"|bản|tờ|lệ|số|trọng|suất)"
)
_AFTER_SCALE: Final = re.compile(r"\s{0,2}(?:[,.;:/)\n]|-|\Z|cho|để|từ|và|trong|/)")


def find_money(clean: CleanText) -> Iterator[Mention]:
    """The amounts of money of *clean*, in order."""
    low, last = clean.low, 0
    for start, stop in clean.figures:
        if start < last or not _LIKELY.match(low, stop):
            continue
        if not _stands_alone(low, start):
            continue
        several = _COMPOUND.match(low, start)
        if several and (several["billions"] or several["thousands"]):
            last = several.end()
            yield clean.mention(MentionKind.MONEY, start, last, _sum(several))
            continue
        found = _MONEY.match(low, start)
        if found is None:
            continue
        value, end = _value(low, found)
        if value is not None:
            last = end
            yield clean.mention(
                MentionKind.MONEY, start, end, value, bound=bound_before(low, start)
            )


def _sum(found: re.Match[str]) -> Money:
    """An amount in several scales: "1 tỷ 250 triệu đồng"."""
    scales = ((found["billions"], 10**9), (found["millions"], 10**6), (found["thousands"], 1000))
    return Money(sum(int(figures) * scale for figures, scale in scales if figures))


def _stands_alone(low: str, start: int) -> bool:
    before = low[start - 1 : start]
    if before.isalnum():
        return False
    return not (before and before in "./-" and low[start - 2 : start - 1].isdigit())


def _value(low: str, found: re.Match[str]) -> tuple[Money | MoneyRange | None, int]:
    """The amount, or both ends of a range, and where it ends."""
    if found["high"] is not None and _is_money(low, found, "2"):
        value = _range(found)
        if value is not None:
            return value, found.end()
    if (found["unit1"] or found["scale1"]) and _is_money(low, found, "1"):
        end = found.end("unit1") if found["unit1"] else found.end("scale1")
        return _amount(found["low"], found["scale1"] or ""), end
    return None, found.end()


def _is_money(low: str, found: re.Match[str], side: str) -> bool:
    if found[f"unit{side}"]:
        return True
    if not found[f"scale{side}"]:
        return False
    end = found.end(f"scale{side}")
    if _PEOPLE_AFTER.match(low, end) or not _AFTER_SCALE.match(low, end):
        return False
    return (
        _MONEY_WORDS.search(low, max(0, found.start() - 60), found.start()) is not None
        or low[end : end + 1] == "/"
    )


def _range(found: re.Match[str]) -> MoneyRange | None:
    scale = found["scale2"] or ""
    low, high = (
        _amount(found["low"], found["scale1"] or ("" if found["unit1"] else scale)),
        _amount(found["high"], scale),
    )
    return MoneyRange(low, high) if low is not None and high is not None and low < high else None


@lru_cache(maxsize=16384)
def _amount(figures: str, scale: str) -> Money | None:
    written = figures.replace("\n", "").replace(" . ", ".")
    # Thousands parted by commas, of which the audit speaks; but "10,997 tỷ" has decimals.
    if _COMMAS.fullmatch(written) and (not scale or written.count(",") > 1):
        written = written.replace(",", "")
    value = read_figure(written)
    if value is None:
        return None
    return Money(round_digits(Fraction(value) * READ_SCALES[" ".join(scale.split())]).value)
