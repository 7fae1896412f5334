"""Counts that are part of other counts: "52/203 người, chiếm tỷ lệ 25,6%".

Decided: two figures with a slash are a ratio when something says so: a percentage that belongs to
them, a noun that counts, words for women or men before them. They are none when they can be a day
and a month and nothing speaks for counts, nor as a rate (45/100.000), a score, boys to 100 girls,
a time (24/7), an address, or a threshold ("ít nhất 2/3 số thành viên").
"""

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from genderplan.extraction.cleaning import CleanText
from genderplan.extraction.mentions import Mention, MentionKind, StatedRatio
from genderplan.extraction.nouns import PEOPLE, noun_at
from genderplan.extraction.numerals import BOUND_WORDS, NUMBER, percent_of, read_whole
from genderplan.quantities import Percent

__all__ = ["find_ratios"]

_FIGURE: Final = r"(?:[0-9]{1,3}(?:[.,]\n?[0-9]{3}){1,3}|[0-9]{1,7})"
_RATIO: Final = re.compile(
    rf"(?P<a>{_FIGURE})(?:"
    rf"\s{{0,2}}/\s{{0,2}}(?:tổng(?:\ssố)?\s{{1,2}})?"
    r"|(?P<noun>(?:\s[^\W\d_]{1,9}){1,4})\s?/\s?(?:tổng(?:\ssố)?\s{1,2})?"
    r"|(?P<of>(?:\s[^\W\d_]{1,9}){0,5}\s(?:trên|trong)\s(?:tổng\s)?số\s{1,2})"
    rf")(?P<b>{_FIGURE})(?![0-9/]|[.,][0-9]|\s?%)"
)
_PERCENT: Final = re.compile(
    r"(?P<gap>(?:[^%;]|;(?=\s?(?:chiếm|đạt|t[ỷỉ] lệ)\s{1,2}[0-9])){0,110}?)"
    rf"(?P<n>(?<![0-9.,])(?:{NUMBER}|[0-9]{{1,2}},(?:\s[0-9]|\n[0-9]{{2}})))\s?%"
)
_LINK: Final = re.compile(
    r"(?<!\w)(?:chiếm|đạt|tỷ lệ|tỉ lệ|tương đương|tương ứng|bằng|là|hay|tức|xấp xỉ)|[=≈~]"
    r"|\(\s{0,2}\Z"
)
_LINK_AT_END: Final = re.compile(
    r"(?:[,;]\s{0,2}(?:chiếm|đạt|t[ỷỉ] lệ|tương đương|tương ứng|bằng)"
    r"(?:\s(?:t[ỷỉ] lệ|là)){0,2}\s{0,2}"
    r"|\(\s?(?:(?:chiếm|đạt|t[ỷỉ] lệ|tương đương)\s){0,2})\Z"
)
_NEARLY_AT_END: Final = re.compile(r"(?:gần|khoảng|xấp xỉ|hơn|trên|chừng)\s{1,2}\Z")
_OTHER_RATIO: Final = re.compile(r"[0-9]\s?/\s?[0-9]|%|[;.]\s|\n\s*\n")
_OF_SOMETHING_ELSE: Final = re.compile(
    r"\s(?:kế hoạch|vốn|dự toán|tổng vốn|chỉ tiêu|so với|nghị quyết)(?!\w)"
)
_FEW_COMMAS: Final = 2
_PLAIN_GAP: Final = re.compile(r"(?:\s{1,2}[^\W\d_]{1,9}){0,7}\s{0,2}[-,:(=|]?\s{0,2}")
_BLOCK: Final = re.compile(
    r"(?<!\w)(?:tăng|giảm|so với|trong đó|vượt|phấn đấu|mục tiêu|yêu cầu|quy định|nghị quyết|lên"
    r"|còn lại|kế hoạch là|chỉ tiêu là"
    r"|chỉ tiêu (?:ít nhất|giao|đề ra)|cao hơn|thấp hơn|trước đó|năm trước|nhiệm kỳ trước)(?!\w)"
    rf"|(?:{BOUND_WORDS}|từ)\s{{0,2}}\Z|\.\s|\n\s*\n"
)
_BRACKET: Final = re.compile(r"\([^()%]{0,60}\)")
_BEFORE: Final = re.compile(
    rf"(?P<n>(?<![0-9.,])(?:{NUMBER}|[0-9]{{1,2}},\n[0-9]{{1,2}}))\s?%"
    rf"(?:[^0-9%.;\n]{{0,30}}(?:\(|tương ứng|tương đương|=|tức|với)[^0-9%.;()\n]{{0,20}}|\s*)\Z"
)
_RISE: Final = re.compile(r"(?:tăng|giảm|cao hơn|thấp hơn)\s(?:\w+\s)?\Z")
_TO_NOUN: Final = re.compile(r"\s{0,3}\(?(?:nữ )?")
_DAY_WORD: Final = re.compile(
    r"(?:ngày|sáng|trưa|chiều|tối|đêm|hôm|dịp|lễ|tết|từ|đến|tháng|thứ\s\w+|nay|(?<!kỳ\s)(?<!năm\s)qua"
    r"|kỷ niệm)[\s,(]{0,3}(?:ngày\s)?\Z"
)
_SCORE_BEFORE: Final = re.compile(r"(?<!\w)t[ỷỉ] số(?! nữ)[^.;\n]{0,30}\Z")
_MONTH_BEFORE: Final = re.compile(r"(?<!\w)tháng\s{0,3}\Z")
_OTHER_SHARE: Final = re.compile(r",[^,]*(?<!\w)t[ỷỉ] lệ\s(?=[^\W\d_])(?!(?:là|đạt|chiếm|nữ)\s)")
_ADDRESS: Final = re.compile(
    r"(?:số nhà|nhà số|ngõ|ngách|hẻm|kiệt|đường|thửa|lô|quốc lộ|tỉnh lộ|địa chỉ|điện thoại"
    r"|hộ chiếu|niên khóa|niên khoá|năm học|khóa|khoá|phố"
    r"|nghị quyết|nghị định|quyết định|chỉ thị|thông tư|công văn|kế hoạch|luật|điều|khoản|tỷ số"
    r"|tỉ số|phiên bản|tờ bản đồ|hạng|thứ|vị trí)\s(?:số\s)?\Z"
)
_THRESHOLD: Final = re.compile(rf"(?:{BOUND_WORDS}|quá|đủ|từ|bằng|nhất là)\s{{1,2}}(?:là\s)?\Z")
_SCORE_OR_TIME: Final = re.compile(
    r"\s{0,2}(?:điểm(?! cầu| tư vấn)|giờ|h(?!\w)|ngày|tuần|phút|lần/|lít|kg|km|m2|ha(?!\w))"
)
_PART_OF_WHOLE: Final = re.compile(
    r"\s{0,2}(?:số|tổng|thời gian|diện tích|dân số|dân cư|quân số|chặng|quãng)(?!\w)"
)
_BIRTHS: Final = re.compile(r"(?:trai|gái|trẻ|bé|sinh|sơ sinh|bà mẹ|dân|ca|nam)(?!\w)")
_SEXED: Final = re.compile(
    r"(?<!\w)(?:nữ|nam|phụ nữ|đồng chí|đại biểu|cán bộ|ủy viên|uỷ viên|tổng số|số)(?!\w)"
)
_WOMEN_BEFORE: Final = re.compile(
    r"(?<!\w)(?<!phụ\s)nữ(?:\s(?:có|là|đạt|chiếm|giới)){0,2}\s?[:(]?\s?\Z"
)
_WOMEN_AFTER: Final = re.compile(r"\s{1,2}(?:đều\s)?(?:là\s)?nữ(?!\w)")
_NEAR: Final = re.compile(r"[0-9]{1,6}/[0-9]{1,6}[^.\n]{0,60}\Z")
_LEAD: Final = re.compile(
    r"(?:(?<!\w)(?:có|là|đạt|gồm|chiếm|với|được|số|còn|hoàn thành|nữ|đã|nam|tới|và|bầu|thành lập)"
    r"|[:(=;])\s{0,2}\Z"
)
_HOUSEHOLDS: Final = re.compile(r"(?<!\w)hộ(?!\w)")
_PERSONS: Final = re.compile(r"\s{0,2}(?:nhân\s)?(?:khẩu|người)")
_FAMOUS: Final = frozenset(
    {
        (8, 3),
        (20, 10),
        (28, 6),
        (25, 11),
        (26, 3),
        (1, 6),
        (30, 4),
        (1, 5),
        (2, 9),
        (27, 7),
        (20, 11),
        (10, 12),
        (3, 2),
        (11, 10),
    }
)
_TENS: Final = frozenset(10**power for power in range(2, 8))
_LAST_YEAR: Final = 2100
_FIRST_YEAR: Final = 1900
_FEW: Final = 6
_REACH_BEFORE: Final = 70  # characters before a ratio in which its share may stand
_REACH: Final = 150  # characters in which the percentage of a ratio may stand
_MONTHS: Final = 12
_DAYS: Final = 31


class _Stated(NamedTuple):
    percent: Percent
    start: int
    end: int


def find_ratios(clean: CleanText) -> Iterator[Mention]:
    """The ratios of *clean*, in order, each through the percentage that belongs to it."""
    low, last = clean.low, 0
    for start, stop in clean.figures:
        if start < last:
            continue
        found = _candidate(low, start, stop)
        if found is None or not _stands_alone(low, start):
            continue
        numbers = _numbers(found)
        if numbers is None or _is_code(low, found.end()):
            continue
        end = found.end()
        stated = _stated(low, (start, end), last, numbers)
        if not _is_ratio(clean, found, *numbers, stated=stated is not None):
            continue
        value = StatedRatio(*numbers, stated.percent if stated else None)
        first, end = (min(start, stated.start), max(end, stated.end)) if stated else (start, end)
        yield clean.mention(MentionKind.RATIO, first, end, value)
        last = end


def _candidate(low: str, start: int, stop: int) -> re.Match[str] | None:
    """Two figures with a slash between them, or with words that say the same."""
    after = low[stop : stop + 40]
    if "/" in after or " số " in after:
        return _RATIO.match(low, start)
    return None


def _stands_alone(low: str, start: int) -> bool:
    before = low[start - 1 : start]
    if not before:
        return True
    if before.isalnum() or before in "/%":
        return False
    return not (before in ".,-" and low[start - 2 : start - 1].isdigit())


def _is_code(low: str, end: int) -> bool:
    """Whether letters go on the second figure ("12/3A") that are not a noun glued to it."""
    if not low[end : end + 1].isalpha():
        return False
    noun = noun_at(low, end)
    return noun is None or len(noun.text) < 3  # noqa: PLR2004 - letters of a word


def _numbers(found: re.Match[str]) -> tuple[int, int] | None:
    first, second = read_whole(_joined(found["a"])), read_whole(_joined(found["b"]))
    if first is None or not second:
        return None
    return first, second


def _joined(figures: str) -> str:
    return figures.replace("\n", "").replace(",", ".")


def _stated(low: str, span: tuple[int, int], last: int, numbers: tuple[int, int]) -> _Stated | None:
    """The share that belongs to the counts in *span*; of two the one that follows from them."""
    after = _stated_after(low, span[1], numbers)
    if after is not None and "%" not in low[max(last, span[0] - _REACH_BEFORE) : span[0]]:
        return after
    before = _stated_before(low, span[0], last, numbers)
    if after is None or before is None:
        return after or before
    return before if _follows(before.percent, numbers) else after


def _follows(percent: Percent, numbers: tuple[int, int]) -> bool:
    """Whether a percentage is the share of two counts, rounded or cut off."""
    return StatedRatio(*numbers, percent).fit in {"rounded", "truncated"}


def _stated_after(low: str, end: int, numbers: tuple[int, int]) -> _Stated | None:
    if "%" not in low[end : end + _REACH]:
        return None
    found = _PERCENT.match(low, end, end + _REACH)
    if found is None:
        return None
    gap = _BRACKET.sub("", found["gap"])
    percent = percent_of("".join(found["n"].split()))
    if percent is None or _OTHER_SHARE.search(gap):
        return None
    # A share that follows from the counts belongs to them behind more words than another.
    linked = _links(gap, low, found.end()) or (_may_link(gap) and _follows(percent, numbers))
    return _Stated(percent, end, found.end()) if linked else None


def _may_link(gap: str) -> bool:
    """Whether words between counts and a share that follows from them can belong to both.

    "11/12 phụ nữ từ 18 tuổi trở lên (91,7%)" has figures between, but no others in a slash.
    """
    told = _NEARLY_AT_END.sub("", gap)
    if any(char.isdigit() for char in told):
        return _LINK_AT_END.search(told) is not None and not _OTHER_RATIO.search(told)
    return not _BLOCK.search(told) and (told != gap or _is_linked(told))


def _links(gap: str, low: str, end: int) -> bool:
    """Whether words between counts and a share belong to both, whatever the share is."""
    if any(char.isdigit() for char in gap) or _BLOCK.search(gap) or not _is_linked(gap):
        return False
    return gap.count(",") < _FEW_COMMAS and not _OF_SOMETHING_ELSE.match(low, end)


def _is_linked(gap: str) -> bool:
    return _LINK.search(gap) is not None or _PLAIN_GAP.fullmatch(gap) is not None


def _stated_before(low: str, start: int, last: int, numbers: tuple[int, int]) -> _Stated | None:
    lowest = max(last, start - _REACH_BEFORE)
    if "%" not in low[lowest:start]:
        return None
    found = _BEFORE.search(low, lowest, start)
    if found is None or _RISE.search(low, max(0, found.start() - 14), found.start()):
        return None
    percent = percent_of("".join(found["n"].split()))
    words = found[0].rstrip()
    linked = "(" in words or words.endswith(("tương ứng", "tương đương", "=", "tức"))
    if percent is None or not (linked or (words.endswith("với") and _follows(percent, numbers))):
        return None
    return _Stated(percent, found.start(), start)


def _is_ratio(
    clean: CleanText, found: re.Match[str], first: int, second: int, *, stated: bool
) -> bool:
    low = clean.low
    start, end = found.span()
    before, after = low[max(0, start - 40) : start], low[end : end + 40]
    if _is_something_else(found, before, after, (first, second), stated=stated):
        return False
    if found["noun"] or found["of"]:
        return _is_worded(found, after, first, second, stated=stated)
    if stated:
        return not _DAY_WORD.search(before) or second > _MONTHS
    noun = _has_noun(after)
    women = _WOMEN_BEFORE.search(before) or _WOMEN_AFTER.match(after)
    if 1 <= first <= _DAYS and 1 <= second <= _MONTHS and not women:
        padded = (first, second) not in _FAMOUS or found["a"].startswith("0")
        return noun and padded and not _DAY_WORD.search(before)
    if first > second or noun:
        return noun
    clause = low[max(0, start - 110) : start]
    return bool(women or _LEAD.search(before) or _SEXED.search(clause) or _NEAR.search(clause))


def _is_something_else(
    found: re.Match[str], before: str, after: str, parts: tuple[int, int], *, stated: bool
) -> bool:
    """Whether the figures are an address, a score, a time, a rate, years or a mere fraction."""
    if parts[1] == 1 or _ADDRESS.search(before) or _SCORE_OR_TIME.match(after):
        return True
    if _SCORE_BEFORE.search(before) or _MONTH_BEFORE.search(before):
        return True
    if _is_rate(found, before, after, parts[1], stated=stated):
        return True
    if stated:
        return _THRESHOLD.search(before) is not None and _PART_OF_WHOLE.match(after) is not None
    month = parts[0] <= _MONTHS and _FIRST_YEAR < parts[1] < _LAST_YEAR
    if (month and found["b"].isdigit()) or parts in {(24, 24), (24, 7)}:
        return True
    return _is_span_of_years(found, *parts) or (
        not (found["noun"] or found["of"]) and _is_fraction(before, after, *parts)
    )


def _is_rate(found: re.Match[str], before: str, after: str, second: int, *, stated: bool) -> bool:
    if second not in _TENS:
        return False
    noun = found["noun"] or ""
    if _BIRTHS.search(noun) or _BIRTHS.match(after.lstrip()):
        return True
    return not stated and (second > 100 or "tỷ số giới tính" in before)  # noqa: PLR2004 - a hundred of something


def _is_worded(found: re.Match[str], after: str, first: int, second: int, *, stated: bool) -> bool:
    """Whether counts with words between them are a ratio: "15 nữ/42 ủy viên", "2 trong số 11"."""
    if first > second and not stated:
        return False
    if found["of"]:
        return stated or _has_noun(after)
    if _HOUSEHOLDS.search(found["noun"]) and _PERSONS.match(after):
        return False
    people = any(word in PEOPLE for word in found["noun"].split()) or _has_noun(found["noun"])
    return people and (stated or _has_noun(after))


def _has_noun(after: str) -> bool:
    lead = _TO_NOUN.match(after)
    return noun_at(after, lead.end() if lead else 0) is not None


def _is_span_of_years(found: re.Match[str], first: int, second: int) -> bool:
    plain = found["a"].isdigit() and found["b"].isdigit()
    return plain and _FIRST_YEAR < first <= second < _LAST_YEAR and second - first < 20  # noqa: PLR2004 - years of one plan


def _is_fraction(before: str, after: str, first: int, second: int) -> bool:
    """A threshold or a part of something: "ít nhất 2/3 số thành viên", "1/3 thời gian"."""
    if second > _FEW or first >= second:
        return False
    return _THRESHOLD.search(before) is not None or _PART_OF_WHOLE.match(after) is not None
