"""The percentage that stands beside two figures, and whether the words between say it is theirs.

It stands in brackets right behind them, or behind "chiếm", "đạt", "tỷ lệ" with the same subject; it
is no property of what is counted, "14/20 xã có tỷ lệ hộ dùng nước sạch đạt 100%".
"""

from functools import lru_cache
from typing import Final, NamedTuple, TypeAlias

from genderplan._forms import lazy, spaced
from genderplan.extraction.cleaning import CleanText
from genderplan.extraction.nouns import begins_anew, noun_at
from genderplan.formatting.counts import BOUND_WORDS
from genderplan.formatting.numbers import FIGURE, found_number
from genderplan.hierarchy.units import KIND_PATTERN
from genderplan.quantities import Percent
from genderplan.quantities.ratios import Exact
from genderplan.stated_shares import follows

# The figures of a percentage, which a space or a line may have cut: "25,6%", "38,\n33%"; not the
# end of a longer figure.
_STATED: Final = (
    rf"(?P<n>(?<![0-9.,])(?:{FIGURE}|[0-9]{{1,2}},(?:\s[0-9]|\n[0-9]{{1,2}})))\s{{0,2}}%"
)
# The figures before the first percent sign behind two figures, and a semicolon that parts them from
# the counts: not in "15/42; tỷ lệ 35,7%".
_PERCENT: Final = lazy(rf"{_STATED}\Z")
_PARTS: Final = spaced(r";(?!\s?(?:chiếm|đạt|t[ỷỉ] lệ) [0-9])")
# The percentage right before two figures: "25,6% (52/203", "22,2%, tương ứng 4/18".
_BEFORE: Final = spaced(
    rf"{_STATED}"
    r"(?:[^0-9%.;\n]{0,30}(?:\(|tương ứng|tương đương|=|tức|với)[^0-9%.;()\n]{0,20}|\s*)\Z"
)
# "tăng 3,4%": how much something rose is no share of the counts behind it.
_RISE: Final = spaced(r"(?:tăng|giảm|cao hơn|thấp hơn) (?:\w+ )?\Z")
# What links counts and a share: "chiếm", "=", an open bracket; not "trong đó".
_LINK: Final = spaced(
    r"(?<!\w)(?:chiếm|đạt|tỷ lệ|tỉ lệ|tương đương|tương ứng|bằng|là|hay|tức|xấp xỉ)|[=≈~]"
    r"|\(\s{0,2}\Z"
)
# The same right before the share, behind words with figures: ", chiếm ", "(đạt "; not "đạt 8 ".
_LINK_AT_END: Final = spaced(
    r"(?:[,;]\s{0,2}(?:chiếm|đạt|t[ỷỉ] lệ|tương đương|tương ứng|bằng)(?: (?:t[ỷỉ] lệ"
    r"|là)){0,2}\s{0,2}|\(\s?(?:(?:chiếm|đạt|t[ỷỉ] lệ|tương đương) ){0,2})\Z"
)
# "gần 79%" of 15/19: a share that is rounded in words.
_NEARLY_AT_END: Final = spaced(r"(?:gần|khoảng|xấp xỉ|hơn|trên|chừng) \Z")
# Other counts, another share or the end of the sentence, behind which a share is not theirs.
_OTHER_RATIO: Final = spaced(r"[0-9]\s?/\s?[0-9]|%|[;.] |\n\s*\n")
# What follows a share of something else: "71,4% vốn", "95% trở lên"; not "25,6% tổng số".
_OF_SOMETHING_ELSE: Final = spaced(
    r" (?:kế hoạch|vốn|dự toán|tổng vốn|chỉ tiêu|so với|nghị quyết|trở lên|trở xuống)(?!\w)"
)
# A comma that ends a thought; not those of "3/21 huyện, thành phố, thị xã", one list of kinds.
_COMMA: Final = lazy(rf",(?!\s{{0,2}}{KIND_PATTERN}(?!\w))")
_FEW_COMMAS: Final = 2
_DIGIT: Final = lazy(r"(?<!m)[0-9]")  # not that of "m3"
# A few words and one sign: " ủy viên | "; not two signs, nor figures.
_PLAIN_GAP: Final = spaced(r"(?: [^\W\d_]{1,9}){0,7}\s{0,2}[-,:(=|\v]?\s{0,2}")
# Words that turn to something else: "tăng", "trong đó", "từ 95%"; not "chiếm tỷ lệ".
_BLOCK: Final = spaced(
    r"(?<!\w)(?:tăng|giảm|so với|trong đó|vượt|phấn đấu|mục tiêu|yêu cầu|quy định|nghị quyết|lên"
    r"|còn lại|kế hoạch là|chỉ tiêu là|chỉ tiêu (?:ít nhất|giao|đề ra)|cao hơn|thấp hơn|trước đó"
    r"|năm trước|nhiệm kỳ trước)(?!\w)"
    rf"|(?:{BOUND_WORDS}|từ)\s{{0,2}}\Z|\. |\n\s*\n"
)
# A remark in brackets without a share: "(cả 2 đợt)".
_BRACKET: Final = lazy(r"\([^()%]{0,60}\)")
# A share of something else: "xã có tỷ lệ hộ ... đạt", ", tỷ lệ chung của"; not "chiếm tỷ lệ 25,6%".
_PROPERTY: Final = spaced(
    r"(?<!\w)(?:(?:có|với|mà) t[ỷỉ] (?:lệ|trọng|suất) [^\W\d_]|t[ỷỉ] (?:lệ|trọng|suất) (?!(?:là"
    r"|đạt|chiếm|nữ|bằng|khoảng|gần|xấp xỉ|hơn|trên)(?!\w))[^\W\d_])"
)
# "xã có 100% hộ", "xã đạt 95% số hộ": what stands behind the percentage is what it is a share of.
_HAS_AT_END: Final = spaced(
    r"(?<!\w)(?:có|đạt|bảo đảm|đảm bảo|với)(?: (?:được|tới|đến|t[ỷỉ] lệ|(?:chỉ"
    r"|mục) tiêu))?\s{0,2}\Z"
)
_OWN_NOUN: Final = spaced(
    r" (?:(?P<whole>dân số|diện tích)(?!\w)|(?:(?:số|các) )?(?P<word>[^\W\d_]+))"
)
_REACH_BEFORE: Final = 70  # characters before a ratio in which its share may stand
_REACH: Final = 150  # characters in which the percentage of a ratio may stand

Numbers: TypeAlias = tuple[Exact, Exact]


class LinkedShare(NamedTuple):
    """A percentage beside two figures: where it stands, and whether words link it to them.

    ``numbers`` is the reading of the figures that it follows from, if there is one.
    """

    percent: Percent
    start: int
    end: int
    linked: bool
    numbers: Numbers | None

    @property
    def follows(self) -> bool:
        """Whether it is the share of the figures."""
        return self.numbers is not None


def _confirmed(percent: Percent, readings: list[Numbers]) -> Numbers | None:
    """The reading of the figures of which a percentage is the share, rounded or cut off."""
    return next((pair for pair in readings if follows(percent, *pair)), None)


def linked_share(
    clean: CleanText, span: tuple[int, int], last: int, readings: list[Numbers]
) -> LinkedShare | None:
    """The share beside the counts in *span*; of two the one that follows from them."""
    low = clean.low
    if "%" not in low[max(last, span[0] - _REACH_BEFORE) : span[1] + _REACH]:
        return None
    after = _stated_after(clean, span[1], readings)
    if after is not None and after.follows:
        return after
    before = _stated_before(low, span[0], last, readings)
    return before if before is not None and (after is None or before.follows) else after


@lru_cache(maxsize=8192)
def _percent(figures: str) -> Percent | None:
    value = found_number("".join(figures.split()), share=True)
    return None if value is None else Percent(value)


def _stated_after(clean: CleanText, end: int, readings: list[Numbers]) -> LinkedShare | None:
    low = clean.low
    sign = low.find("%", end, end + _REACH) + 1
    found = _PERCENT.search(low, max(end, sign - 18), sign) if sign else None
    percent = _percent(found["n"]) if found else None
    if found is None or percent is None or _PARTS.search(low, end, found.end()):
        return None
    gap = _BRACKET.sub("", low[end : found.start()])
    if "\n" in gap and begins_anew(clean, end, found.start()):
        return None
    if _PROPERTY.search(gap):
        return None
    # of something else, "xã có 100% hộ", "đạt 95% số hộ"
    has = _HAS_AT_END.search(gap) and not gap.lstrip().startswith((",", "(", ";"))
    if has and _own_noun(clean, found.end()):
        return None
    linked, numbers = _links(gap, low, found.end()), _confirmed(percent, readings)
    # "Tại 3/5 trường, 100% nữ sinh được tập huấn": a comma, and what the percentage is a share of
    apart = gap.rstrip().endswith(",") and _own_noun(clean, found.end())
    # A share that follows from the counts belongs to them behind more words than another.
    if (linked and not (apart and numbers is None)) or (numbers is not None and _may_link(gap)):
        return LinkedShare(percent, end, found.end(), linked, numbers)
    return None


def _own_noun(clean: CleanText, end: int) -> bool:
    """Whether what is counted stands behind a percentage: "100% hộ"; not "97% kế hoạch"."""
    behind = _OWN_NOUN.match(clean.low, end)
    if behind is None or _OF_SOMETHING_ELSE.match(clean.low, end):
        return False
    if behind["whole"]:
        return True
    noun = noun_at(clean, behind.start("word"), behind["word"])
    return noun is not None and noun.what != "measure"


def _may_link(gap: str) -> bool:
    """Whether the words before a share that follows, "từ 18 tuổi (91,7%)", are of both."""
    told = _NEARLY_AT_END.sub("", gap)
    if _DIGIT.search(told):
        return _LINK_AT_END.search(told) is not None and not _OTHER_RATIO.search(told)
    return not _BLOCK.search(told) and (told != gap or _is_linked(told))


def _links(gap: str, low: str, end: int) -> bool:
    """Whether words between counts and a share belong to both, whatever the share is."""
    if _DIGIT.search(gap) or _BLOCK.search(gap) or not _is_linked(gap):
        return False
    return len(_COMMA.findall(gap)) < _FEW_COMMAS and not _OF_SOMETHING_ELSE.match(low, end)


def _is_linked(gap: str) -> bool:
    return _LINK.search(gap) is not None or _PLAIN_GAP.fullmatch(gap) is not None


def _stated_before(low: str, start: int, last: int, readings: list[Numbers]) -> LinkedShare | None:
    lowest = max(last, start - _REACH_BEFORE)
    found = _BEFORE.search(low, lowest, start) if "%" in low[lowest:start] else None
    if found is None or _RISE.search(low, max(0, found.start() - 14), found.start()):
        return None
    percent = _percent(found["n"])
    words = found[0].rstrip()
    linked = "(" in words or words.endswith(("tương ứng", "tương đương", "=", "tức"))
    numbers = _confirmed(percent, readings) if percent else None
    if percent is None or not (linked or (words.endswith("với") and numbers is not None)):
        return None
    return LinkedShare(percent, found.start(), start, linked=True, numbers=numbers)
