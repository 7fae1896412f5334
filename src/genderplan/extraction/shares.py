"""Shares and changes: "18,2%", "tăng 3%", and the percentage that stands beside two figures.

The percentage of two figures stands in brackets right behind them, or behind "chiếm", "đạt", "tỷ
lệ" with the same subject; it is no property of what is counted, "14/20 xã có tỷ lệ hộ dùng nước
sạch đạt 100%". What rose or fell is told by the words before it in the same clause.
"""

import re
from functools import lru_cache
from typing import Final, NamedTuple, TypeAlias

from genderplan._forms import lazy, spaced
from genderplan.extraction.cleaning import CELL, CleanText
from genderplan.extraction.mentions import AmountChange, Mention, MentionKind, PercentRange
from genderplan.extraction.nouns import begins_anew, bound_before, bound_behind, noun_at
from genderplan.formatting.counts import BOUND_WORDS
from genderplan.formatting.numbers import FIGURE, found_number
from genderplan.formatting.shares import DIRECTION, is_fall
from genderplan.formatting.shares import FORMS as SHARES
from genderplan.hierarchy.units import KIND_PATTERN
from genderplan.quantities import Bound, Change, Count, Money, Percent, Points
from genderplan.quantities.ratios import Exact, minus
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
    r"(?<!\w)(?:so với|trong đó|vượt|phấn đấu|mục tiêu|yêu cầu|quy định|nghị quyết|lên"
    r"|còn lại|kế hoạch là|chỉ tiêu là|chỉ tiêu (?:ít nhất|giao|đề ra)|cao hơn|thấp hơn|trước đó"
    r"|năm trước|nhiệm kỳ trước)(?!\w)"
    rf"|(?:{BOUND_WORDS}|từ)\s{{0,2}}\Z|\. |\n\s*\n"
)
# What rises or falls, unless what reached a share is said behind: "xã giảm hộ nghèo, đạt ".
_MOVES: Final = spaced(
    r"(?<!\w)(?:tăng|giảm)(?!\w)(?!(?: [^\W\d_]{1,9}){1,8}, (?:đạt|chiếm)(?: t[ỷỉ] lệ)? \Z)"
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
    return not (_BLOCK.search(told) or _MOVES.search(told)) and (told != gap or _is_linked(told))


def _links(gap: str, low: str, end: int) -> bool:
    """Whether words between counts and a share belong to both, whatever the share is."""
    if any(each.search(gap) for each in (_DIGIT, _BLOCK, _MOVES)) or not _is_linked(gap):
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


BETWEEN: Final = rf"\s{{0,2}}(?:-|đến|tới|~)\s{{0,2}}(?:{BOUND_WORDS}\s)?"  # of a range
# A share behind a figure: "18,2%", "10-15%", "3 điểm %"; a decimal that a space or a line has cut
# off, "12. 5 %"; not an escape as in "%20" or "5%2f".
_SHARES: Final = spaced(
    rf"(?P<low>{FIGURE})(?:{SHARES['points'].after}(?P<points>)"
    rf"|(?:{SHARES['percent'].after})?{BETWEEN}(?P<high>{FIGURE})"
    rf"(?:{SHARES['points'].after}|{SHARES['percent'].after})"
    r"|[.,](?: (?=[0-9]\s?%)|\n(?=[0-9]{1,2}\s?%))(?P<slip>[0-9]{1,2})\s?%"
    rf"|{SHARES['percent'].after})(?![0-9]|[a-f][0-9])"
)
# "tăng bình quân 3%": the word of a change before its figure; not "tăng lên 30%", a level.
_DIRECTED: Final = spaced(
    rf"(?<!\w)(?<!không\s){DIRECTION} "
    r"(?:(?:được|là|đạt|bình quân|trung bình|mỗi năm|hằng năm|hàng năm|thêm) ){0,2}"
    rf"(?:{BOUND_WORDS} )?\Z"
)
# "tăng 26.801 trẻ (2,9%)": the percentage says how much the number before it rose.
_RISE_OF_NUMBER: Final = spaced(
    r"(?<!\w)(?P<direction>tăng|giảm)(?: thêm)? [0-9][0-9.]{0,11}(?: [^\W\d_]{1,9}){1,3}"
    r"\s?\((?:tương đương |tương ứng )?\Z"
)
_FEW_DIGITS: Final = 2  # before a decimal that a space parted
_LONGEST_RANGE: Final = 1000


def share_at(clean: CleanText, start: int, stop: int) -> tuple[Mention, int] | None:
    """The percentage, points or change at a figure, and where its figures end."""
    found = _SHARES.match(clean.low, start)
    if found is None or (found["slip"] and stop - start > _FEW_DIGITS):
        return None
    end, low = found.end(), clean.low
    figures = f"{found['low']},{found['slip']}" if found["slip"] else found["low"]
    size: Exact | None = found_number(figures, share=True)
    if size is None or found["high"] is not None:
        return None if size is None else _share_range(clean, found, size)
    points = found["points"] is not None
    window = low[max(0, start - 60) : start]
    if "tăng" in window or "giảm" in window or "hơn" in window or window.endswith(("up ", "down ")):
        change = _changed(clean, start, end, size, points=points)
        if change is not None:
            return change, end
    bound, _ = bound_before(low, start)
    if behind := bound_behind(low, start, end):
        bound, start, end = behind
    elif is_negative(low, start, end):
        start, size = start - 1, minus(size)
    kind = MentionKind.POINTS if points else MentionKind.PERCENTAGE
    value = Points(size) if points else Percent(size)
    return clean.mention(kind, start, end, value, bound=bound), end


def _share_range(clean: CleanText, found: re.Match[str], size: Exact) -> tuple[Mention, int] | None:
    """Percentages from *size* to the higher one behind it."""
    high = found_number(found["high"], share=True)
    if high is None or not size < high or size > _LONGEST_RANGE:
        return None
    value, (start, end) = PercentRange(Percent(size), Percent(high)), found.span()
    bound, _ = bound_before(clean.low, start)
    return clean.mention(MentionKind.PERCENTAGE, start, end, value, bound=bound), end


def _changed(
    clean: CleanText, start: int, end: int, size: Exact, *, points: bool
) -> Mention | None:
    """The change that a word before the figure makes of it, with what rose or fell."""
    low = clean.low
    directed = _DIRECTED.search(low, max(0, start - 45), start)
    found = directed or _RISE_OF_NUMBER.search(low, max(0, start - 60), start)
    if found is None:
        return None
    amount = Percent(minus(size) if is_fall(found["direction"]) else size)
    if directed is None:
        return clean.mention(MentionKind.CHANGE, start, end, Change(amount))
    first = directed.start()
    bound, words = bound_before(low, start)
    if behind := bound_behind(low, start, end):
        bound, _, end = behind
    elif words < directed.end("direction"):  # the "hơn" of "thấp hơn 5%" is no bound
        bound = Bound.EXACT
    is_share, subject = _what_changed(clean, first)
    kind = MentionKind.POINTS if points or is_share else MentionKind.CHANGE
    value = Points(amount.value) if points or is_share else Change(amount)
    return clean.mention(kind, first, end, value, bound=bound, subject=subject)


def change_by(clean: CleanText, figure: int, end: int, amount: Mention) -> Mention | None:
    """The change of which the count or money at a *figure* is the amount: "tăng 152 hộ".

    "Tăng lên 30 hộ" and "tăng đạt 30 hộ" are levels, and "cao hơn 5 triệu đồng" is a bound.
    """
    low, first = clean.low, max(0, figure - _BEFORE_AMOUNT)
    if "tăng" not in (window := low[first:figure]) and "giảm" not in window:
        return None
    directed = _DIRECTED.search(low, first, figure)
    if directed is None or not directed["direction"].startswith(("tăng", "giảm")):
        return None
    if " đạt" in directed[0] or not isinstance(amount.value, Count | Money):
        return None
    start, falls = directed.start(), is_fall(directed["direction"])
    return clean.mention(
        MentionKind.CHANGE,
        start,
        end,
        AmountChange(amount.value, falls=falls),
        bound=amount.bound,
        sex=amount.sex,
        subject=amount.subject or _what_changed(clean, start)[1],
    )


_BEFORE_AMOUNT: Final = 45  # characters in which the word for a rise stands
_CLAUSE_END: Final = spaced(r"[;!?]|\. |\n\s*\n")
_COMMA_OF_CLAUSE: Final = lazy(r",(?![0-9])")
_JOINING: Final = spaced(r"[\s(]*(?:và|đã|cũng|bằng|tức|qua đó|góp phần|trong đó)?\s*")
_NAMED_SHARE: Final = r"(?<!\w)(?:tỷ lệ|tỉ lệ|tỷ trọng|tỉ trọng|cơ cấu|tỷ suất|tỉ suất)(?!\w)"
_NAMED_NUMBER: Final = (
    r"(?<!\w)(?:số|kinh phí|thu nhập|doanh thu|sản lượng|vốn|ngân sách|giá trị|tổng|lượng|grdp|gdp"
    r"|lượt|dư nợ|quy mô|tiền lương|mức|năng suất|kim ngạch|lợi nhuận|chi phí|nguồn thu|doanh số)"
    r"(?!\w)"
)
_NAMED: Final = lazy(rf"(?P<share>{_NAMED_SHARE})|{_NAMED_NUMBER}")
# A share said last, "đạt 27,3% (6/22)"; or an amount, "5.200 tỷ đồng", "312 hội viên".
_SHARE_SAID: Final = lazy(r"(?:%|[0-9]\s?/\s?[0-9]+)[\s)]*\Z")
_SHARE_SEEN: Final = lazy(r"%|[0-9]\s?/\s?[0-9]")
# Figures that are shares of nothing: of a plan, how much a number rose, ranks ("xếp thứ 12/63").
_NO_SHARE: Final = spaced(
    r"(?<!\w)(?:thứ|hạng|vị trí) (?:thứ )?[0-9]{1,4}\s?/\s?[0-9]{1,4}|[0-9.,]{1,9}\s?% (?:kế hoạch"
    r"|dự toán|chỉ tiêu|so)|(?:tăng|giảm) [^,;()%]{1,30}(?:\([^()%]{0,12}%\)|%)"
)
_VERB_AT_END: Final = spaced(
    r"(?:(?<!\w)(?:đạt|là|có|chiếm|ước|khoảng|còn|đã|được|gồm|tăng|giảm|từ|trên|dưới|hơn|gần|lên"
    r"|vẫn|cũng|ít nhất|sẽ|năm|tháng|quý)(?!\w)\s*|[:=(*-]\s*)+\Z"
)
_FIRST_FIGURE: Final = lazy(r"\s{0,2}(?<![\w.,])[0-9]")


def _what_changed(clean: CleanText, start: int) -> tuple[bool, str]:
    """Whether what rises or falls at *start* is a share, and the words for it.

    It is told by the words before in the same clause; behind a comma by those before the comma.
    """
    low, first = clean.low, max(0, start - 160)
    first = begins_anew(clean, first, start) or first
    ends = [end.end() for end in _CLAUSE_END.finditer(low, first, start)]
    first = ends[-1] if ends else first
    commas = [comma.start() for comma in _COMMA_OF_CLAUSE.finditer(low, first, start)]
    opened = low.rfind("(", first, start)
    if opened >= 0 and _JOINING.fullmatch(low, opened, start):
        commas = [*(at for at in commas if at < opened), opened]
    behind = bool(commas) and _JOINING.fullmatch(low, commas[-1] + 1, start) is not None
    if behind:
        start = commas.pop()
    first = commas[-1] + 1 if commas else first
    own = _NO_SHARE.sub(lambda found: " " * len(found[0]), low[first:start])
    named = _NAMED.search(own)
    told = named["share"] if named else _SHARE_SEEN.search(own)
    is_share = bool(told or (behind and _SHARE_SAID.search(own.rstrip())))
    words = clean.text[first + (named.start() if named else 0) : start]
    words = _FIRST_FIGURE.split(words, maxsplit=1)[0]
    return is_share, " ".join(_VERB_AT_END.sub("", words).split()).strip(' (-:;*|"“”')


def is_negative(low: str, start: int, end: int) -> bool:
    """Whether a minus belongs to the figures at *start*; the dash that opens a line does not."""
    if low[start - 1 : start] != "-":
        return False
    before = low[start - 2 : start - 1]
    if before in {"", "\n"}:
        return low[end : end + 1] in {"", "\n", CELL}
    return before in f" (:{CELL}" and not low[start - 3 : start - 2].isdigit()
