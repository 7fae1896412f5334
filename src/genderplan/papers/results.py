"""The results that the sentences of a report tell: shares of women with their counts.

Of several shares in a sentence the result is that of the unit in the period: 6/27 in "từ 5/27 lên
6/27", "đầu năm 5/27, cuối năm 6/27" and "tỉnh giao 8/27, xã đạt 6/27".
"""

import re
from collections.abc import Collection, Iterator, Sequence
from itertools import pairwise
from typing import Final

import attrs

from genderplan._messages import Message, message
from genderplan.errors import GenderplanError
from genderplan.extraction import Mention, MentionKind, Sex
from genderplan.extraction.mentions import StatedRatio
from genderplan.papers.drafts import INFERRED, NOT_UNDERSTOOD, FigureInLine, Reading, gaps
from genderplan.papers.other_times import (
    begins_change,
    is_of_else,
    is_of_past_behind,
    lines_of_else,
)
from genderplan.papers.outlines import Line, bare, capital
from genderplan.plans import Result
from genderplan.quantities import Bound, Count, Percent, Ratio

# A title over shares of women: "Tỷ lệ nữ tham gia cấp ủy"; not "Hỗ trợ phụ nữ vay vốn".
_OF_WOMEN: Final = re.compile(
    r"(?:tỷ lệ|cán bộ|đại biểu|lãnh đạo)\b[^.;]*\bnữ\b|\bnữ (?:tham gia|lãnh đạo|cán bộ|trong)\b",
    re.IGNORECASE,
)
# A letter of what is counted, or a comma in a list: "trưởng, phó phòng"; not "người, đạt".
_LETTER: Final = r"(?:[^.;,(\d]|,(?=\s(?:phó|cấp phó|công chức|viên chức|lãnh đạo|quản lý|ban)\b))"
# Behind counts: "5/15 nữ", "5/15 đồng chí là nữ"; not "15/40 hộ phụ nữ", "8/20 hội viên phụ nữ".
_IS_WOMEN: Final = re.compile(
    rf"\W*[\d.,]+\s?/\s?[\d.]*\d{_LETTER}{{0,40}}?(?<!phụ )\bnữ\b", re.IGNORECASE
)
# Women of whom some got something: both numbers are women, "Phụ nữ mang thai được khám"; not
# "Phụ nữ được bầu", "Nữ được đào tạo".
_OF_WOMEN_ALONE: Final = re.compile(
    r"\bnữ\b[^:;]*\b(?:mang thai|sinh con|được (?:\w+ ){0,2}?(?:khám|sàng lọc|xét nghiệm|tư vấn"
    r"|chăm sóc|hỗ trợ|vay|trợ giúp|can thiệp|tiếp cận|cấp thẻ))\b",
    re.IGNORECASE,
)
# What leads to a result and does not name it; what is counted does then: "Kết quả: 11/18 cơ quan".
_NO_NAMES: Final = {
    *("", "kết quả", "kết quả đạt", "kết quả thực hiện", "thực hiện", "toàn xã", "toàn phường"),
    *("trong", "trong số", "trong tổng số", "đến", "tính đến"),
}
# Counts and what is counted behind them: "11/18 cơ quan có nữ"; not "11/18, đạt 61%".
_COUNTED: Final = re.compile(rf"\W*[\d.]+\s?/\s?[\d.]*\d\s+(?P<what>[^\W\d_]{_LETTER}{{5,80}})")
# What is counted and is no person: "4/6 vụ", "15/20 chỉ tiêu"; a "tổ" may stand for its head.
_NO_PERSONS: Final = re.compile(
    r"[^/;]*/\s?[\d.]*\d\W*(?:vụ|hộ|chỉ tiêu|cuộc|lớp|buổi|mô hình|văn bản|kế hoạch|lượt)\b",
    re.IGNORECASE,
)
# The verb between a name and its counts: "… đạt", "… cũng có", "… hiện là", "… tăng từ".
_VERBS: Final = re.compile(
    r"\W*\b(?:(?:thực hiện|cũng|hiện|nay|đã|tỷ lệ|đạt|là|có|chiếm|với|gồm|tăng|giảm|nâng|từ"
    r"|(?<!trở )lên|(?<!trở )xuống|còn)\s*)+\W*$",
    re.IGNORECASE,
)
# Words between two shares of one name, which the first has: "lên", ", xã đạt", ", cuối năm".
_GOES_ON: Final = re.compile(
    r"\W*(?:\([^()]*\)\W*)?(?:(?:đồng chí|đại biểu|người|ủy viên|đến|nay|hiện|tại|cuối|năm|kỳ"
    r"|nhiệm|này|20\d\d|xã|phường|tỉnh|huyện|đơn vị|địa phương|kết quả|thực hiện|thực tế|thực"
    r"|đã|đạt|được|là|có|lên|xuống|còn|tăng|giảm|thành|mới|chỉ|thì|nhưng|và)\b\W*)+",
    re.IGNORECASE,
)
# The same that makes the share before it one of the past: "5/27, đến nay 6/27".
_NOW: Final = re.compile(r"\b(?:nay|hiện tại|cuối (?:năm|kỳ|nhiệm kỳ))\b", re.IGNORECASE)
# Words before a share that is of no result: "Tỉnh giao nữ cấp ủy" tells of "nữ cấp ủy".
_WOMEN_NAMED: Final = re.compile(r"\b(?:tỷ lệ |cán bộ |số )*nữ\s\w.*", re.IGNORECASE)
# What some of the women are besides: "dân tộc thiểu số", "trẻ tuổi", "có trình độ thạc sĩ".
_PROPERTY: Final = re.compile(
    r"\b(?:trẻ|tuổi|dân tộc|tôn giáo|trình độ|thạc sĩ|tiến sĩ|đại học|cao cấp|lý luận|tái cử|nam"
    r"|khuyết tật|ngoài đảng)\b",
    re.IGNORECASE,
)
# Offices and bodies whose members are counted: "nữ UBND", "cấp ủy", "trưởng thôn".
_BODY: Final = re.compile(
    r"\b(?:cán bộ|công chức|viên chức|đảng viên|đại biểu|cấp ủy|ủy viên|ubnd|hđnd|ủy ban|hội đồng"
    r"|ban|thường trực|lãnh đạo|chủ chốt|bí thư|chủ tịch|trưởng|phó|giám đốc|hiệu trưởng|chi ủy"
    r"|giáo viên|đảng bộ|quản lý|lao động|người hoạt động)\b"
)
# People who came to something: no share of women in a body.
_ATTENDING: Final = re.compile(
    r"\b(?:dự|tham dự|tham gia|tập huấn|bồi dưỡng|học viên|cho|với|hội nghị|lớp|cuộc|buổi)\b"
)
# Small counts that may be a day elsewhere: "nữ UBND: 1/3", "nữ lãnh đạo có 2/3"; not "8/3/2025".
_SMALL: Final = re.compile(r"(?<![\w/.,-])(?P<part>\d{1,4})/(?P<whole>\d{1,4})(?![\w/%-]|\s?số\b)")
# The words before them that name women in a body; a verb or colon may be missing beside others.
_NAMED: Final = re.compile(
    r"\b(?<!phụ )nữ\b(?P<name>[^.;:,()\d]{2,60}?)(?P<verb>\s*:|\s(?:là|đạt|có|chiếm))?\s*\Z"
)
# Between people in all and the women among them: "42 người, trong đó nữ 19 người".
_AMONG_THEM: Final = re.compile(
    r"\W*(?:trong đó[,:]?\s|(?=nữ\b))(?:(?:có|số|cán bộ)\s)*"
    r"(?P<women>nữ)?\s?(?:là|có|chiếm|:)?\s*",
    re.IGNORECASE,
)
# What leads to people in all: "Tổng số cán bộ là", "Toàn xã có".
_IN_ALL: Final = re.compile(
    r"\A\W*(?:(?:tổng số|toàn xã|toàn phường|hiện nay|hiện|số lượng|số|có|nay)\b\W*)+",
    re.IGNORECASE,
)
# What leads to their number: "là", "gồm", ":"; not "Cán bộ xã đã tư vấn 42 người".
_COUNTS: Final = re.compile(r"(?:\A\W*|(?::|\b(?:là|có|gồm|tổng số|hiện có))\s*)\Z", re.IGNORECASE)
# The share of the women behind their number: ", chiếm 45,2%", " (45,2%".
_STATED: Final = re.compile(r"\W*(?:(?:chiếm|đạt|tỷ lệ|tương ứng|là|bằng)\s)*\W*", re.IGNORECASE)
_FIGURE: Final = re.compile(r"\d[\d.,]*\s?[/%]")  # "5/27", "22,2%"
_RISE: Final = re.compile(r"\b(?:tăng|giảm)(?: thêm| được)?\s*\Z")  # "6/27, tăng 1/27"
# "Trong 6/27 nữ cấp ủy có 2/6": among women.
_AMONG: Final = re.compile(r"\btrong(?: số| tổng số)?\s*\Z", re.IGNORECASE)
# The time of another figure in a name: "Nữ cấp ủy năm 2024", "Nữ cấp ủy nhiệm kỳ trước".
_TIME: Final = re.compile(r"\s+(?:(?:cuối |đầu )?năm 20\d\d|nhiệm kỳ (?:20\d\d|trước))\b.*")
_ONLY_YEAR: Final = re.compile(r"năm 20\d\d", re.IGNORECASE)
_TERM: Final = re.compile(r"\bnhiệm kỳ (?P<first>20\d\d)", re.IGNORECASE)
# Words before a day and no counts: "cán bộ nữ họp mặt dịp 2/9".
_DAY_WORD: Final = re.compile(
    r"\b(?:ngày|dịp|lễ|hôm|sáng|chiều|tối|đến|từ|trước|sau|hết|tháng|kỷ niệm)\s*\Z"
)
_BRACKETS: Final = re.compile(r"\([^()]*\)")
_LEAST_NAME: Final = 3  # words
# A clause before a name, no noun of a list: "Đến nay", "Toàn xã có 20 chi bộ", "công tác cán bộ
# được quan tâm"; not "Cán bộ", "Số nữ được đào tạo".
_CLAUSE: Final = re.compile(
    r"\W*(?:(?:tính )?đến|trong|hết|cuối|đầu|tại|từ|qua|sau|hiện|nay|theo|năm|tháng|quý|nhiệm kỳ"
    r"|giai đoạn|cụ thể|riêng|về|đối với|ngoài ra|bên cạnh|kết quả|thực hiện|nhìn chung)\b"
    r"|.*\b(?:(?:có|là|gồm|với)\s\d|(?:đã(?! qua)|đang|luôn|tiếp tục)\b|được (?:quan tâm|chú trọng"
    r"|nâng|củng cố|kiện toàn|tăng cường|thực hiện|triển khai|tổ chức|bảo đảm|đảm bảo|duy trì))",
    re.IGNORECASE,
)
# What begins a name of its own: "tỷ lệ nữ cấp ủy", "nữ đại biểu"; not "công chức nữ".
_BEGINS: Final = re.compile(r"(?:(?:tỷ|tỉ) lệ\s|(?:số|cán bộ)\s)*nữ\b", re.IGNORECASE)


@attrs.frozen
class _Counts(FigureInLine):
    """A share told as counts."""

    sentence: str
    """The line from the end of the sentence before up to the counts."""
    counted: str
    """The line from the counts on."""

    @property
    def value(self) -> object:
        """The counts, if they could be read."""
        return self.mention.value

    @property
    def goes_on(self) -> bool:
        """Whether the words before name nothing new: ", xã đạt 6/27"."""
        return _GOES_ON.fullmatch(self.before) is not None


def read_results(reading: Reading, profile: Collection[int]) -> None:
    """Each share of women with its counts that stands in the text, under the words before it.

    *profile* is where the lines about the unit itself begin, whose numbers are no results.
    """
    sections = [each for each in reading.outline.every() if _OF_WOMEN.search(each.title)]
    below = {line.start for each in sections for line in (each.line, *each.all_lines())}
    of_else = {line.start for line in lines_of_else(reading)}
    for line in reading.outline.body():
        shares = _shares(reading, line)
        names = _names(shares)
        others: list[_Counts] = []
        for at, share in enumerate(shares):
            part = None
            if not _is_counted(share) or not names[at]:
                part = message("result")
            elif line.start in of_else or _is_other(reading, shares, at, others):
                part = message("a result of the unit in the period")
                others.append(share)
            elif not _is_of_women(shares, at, under_women=line.start in below):
                part = message("a share of women")
            _put(reading, line, share, names[at], part)
        if line.start not in profile:
            _read_numbers(reading, line, is_other=line.start in of_else)


def _put(reading: Reading, line: Line, share: _Counts, name: str, part: Message | None) -> None:
    """Keep a result, or tell that it was not understood as *part*."""
    mention = share.mention
    if part is not None:
        reading.tell(NOT_UNDERSTOOD, mention.span, text=mention.text, part=part)
        return
    result = Result(name=name, value=mention.value.ratio, stated=mention.value.stated)
    reading.used.add(line.start)
    if result in reading.values["results"]:
        return  # a passage that stands twice
    if "nữ" not in name.casefold():
        reading.tell(INFERRED, mention.span, part=message("name of a result"), value=name)
    reading.add("results", result, mention.span)


def _shares(reading: Reading, line: Line) -> list[_Counts]:
    """The counts of a line that are a part and its whole."""
    stated = (*reading.mentions(line, MentionKind.RATIO), *_with_nouns(reading, line))
    found = sorted((*stated, *_small_shares(reading, line, stated)), key=lambda each: each.start)
    starts = [each.start - line.start for each in found]
    sentences = [line.text[:start].rpartition(". ")[2] for start in starts]
    words = gaps(line, found)
    counted = [line.text[start:] for start in starts]
    return list(map(_Counts, found, words[:-1], words[1:], sentences, counted))


def _with_nouns(reading: Reading, line: Line) -> Iterator[Mention]:
    """Counts of which both have a noun: "8 đồng chí/33 đồng chí"; not "8 lớp/330 người"."""
    for part, whole in pairwise(reading.mentions(line, MentionKind.COUNT)):
        one, other, span = part.value, whole.value, (part.start, whole.end)
        if reading.document.text[part.end : whole.start].strip() != "/":
            continue
        is_exact = isinstance(one, Count) and one.bound is other.bound is Bound.EXACT
        if is_exact and part.subject == whole.subject:
            value = StatedRatio(one.value, other.value, _stated(reading, line, whole.end))
            yield Mention(MentionKind.RATIO, span, reading.context.words(span), value)


def _stated(reading: Reading, line: Line, end: int) -> Percent | None:
    """The percentage right behind counts that end at *end*: ", chiếm 24,2%"."""
    for share in reading.mentions(line, MentionKind.PERCENTAGE):
        between = reading.document.text[end : share.start]
        if share.start >= end and _STATED.fullmatch(between) and isinstance(share.value, Percent):
            return share.value
    return None


def _small_shares(reading: Reading, line: Line, beside: Sequence[Mention]) -> Iterator[Mention]:
    """Counts that could be a day but for the words before, or the whole of others *beside* them."""
    doubtful = {MentionKind.PERIOD, MentionKind.DATE}
    known = [each.span for each in reading.context.mentions if each.kind not in doubtful]
    wholes = {getattr(each.value, "denominator", None) for each in beside}
    for found in _SMALL.finditer(line.text):
        start, end = line.start + found.start(), line.start + found.end()
        part, whole = int(found["part"]), int(found["whole"])
        is_free = not any(first < end and start < last for first, last in known)
        named = _NAMED.search(line.text[: found.start()].casefold())
        is_named = (
            named
            and (named["verb"] or beside)
            and _BODY.search(named["name"])
            and not _DAY_WORD.search(named["name"])
        )
        if is_free and 0 < part <= whole and (is_named or whole in wholes):
            value = StatedRatio(part, whole)
            yield Mention(MentionKind.RATIO, (start, end), found[0], value)


def _is_counted(share: _Counts) -> bool:
    """Whether the counts are whole numbers of which the first is part of the second."""
    value = share.value
    return isinstance(value, StatedRatio) and value.ratio.is_share and value.ratio.is_whole


def _is_other(reading: Reading, shares: list[_Counts], at: int, others: list[_Counts]) -> bool:
    """Whether counts are not those of the unit in the period; *others* of the line are not."""
    share = shares[at]
    following = shares[at + 1] if at + 1 < len(shares) else None
    if following is not None and following.goes_on and _is_later(following.before, share.before):
        return True
    rest = _BRACKETS.sub(" ", share.counted[share.mention.end - share.mention.start :])
    behind = _FIGURE.search(rest)
    if behind and begins_change(share.before, rest[: behind.start()]):
        return True
    if is_of_past_behind(reading, share.after) or (at and _RISE.search(share.before)):
        return True
    is_new = bool(at) and share.goes_on and shares[at - 1] in others
    return is_of_else(reading, (share.before if is_new else share.sentence).casefold())


def _is_later(words: str, before: str) -> bool:
    """Whether *words* tell of now, or of a later term than those *before*."""
    later, earlier = _TERM.search(words), _TERM.search(before)
    is_later_term = later and earlier and later["first"] > earlier["first"]
    return bool(_NOW.search(words) or is_later_term)


def _is_of_women(shares: list[_Counts], at: int, *, under_women: bool) -> bool:
    """Whether words say that counts are of women among all, and not among the women."""
    share = shares[at]
    low = share.before.casefold()
    if _NO_PERSONS.match(share.counted):
        return False
    parts = [getattr(each.value, "numerator", None) for each in shares[:at]]
    is_within = at and getattr(share.value, "denominator", None) in parts  # "trong đó 2/6"
    says = "nữ" in low.rpartition(",")[2]
    if is_within and not (says and not _AMONG.search(shares[at - 1].before)):
        return False
    if _IS_WOMEN.match(share.counted):
        return True
    if _OF_WOMEN_ALONE.search(low):
        return False
    if at and "nữ" not in low:
        words = share.after.partition(";")[0].partition(",")[0]
        if _PROPERTY.search(low) or _PROPERTY.search(words):
            return False
    return "nữ" in share.sentence.casefold() or under_women


def _names(shares: list[_Counts]) -> list[str]:
    """The name of each share: what stands before it, or is counted, or names the one before."""
    names: list[str] = []
    for at, share in enumerate(shares):
        name = _result_name(share.before)
        counted = _COUNTED.match(share.counted)
        if (
            not name or _ONLY_YEAR.fullmatch(name)
        ) and ": " in share.before:  # "Nữ cấp ủy: từ 5/27 lên 6/27"
            name = _result_name(share.before.rpartition(": ")[0])
        if at and share.goes_on:
            women = _WOMEN_NAMED.search(names[-1])
            name = _TIME.sub("", capital(women[0]) if women else names[-1])
        elif counted and name.casefold() in _NO_NAMES:
            name = capital(_VERBS.sub("", counted["what"]).rstrip())
        names.append(name)
    return names


def _result_name(before: str) -> str:
    """The words of a result: the last clause before its counts, with all nouns of its list.

    "Trưởng, phó các phòng, ban là nữ" is one name, and "nữ" is never cut off.
    """
    words = _VERBS.sub("", re.split(r"[.;:(]\s", bare(before))[-1])
    parts = words.split(", ")
    first = len(parts) - 1
    while first:
        rest, left = ", ".join(parts[first:]), parts[first - 1]
        is_new = _BEGINS.match(parts[first]) and not _BEGINS.match(left)
        keeps_women = "nữ" in rest.casefold() or "nữ" not in left.casefold()
        if keeps_women and len(rest.split()) >= _LEAST_NAME and (is_new or _CLAUSE.match(left)):
            break
        first -= 1
    return capital(", ".join(parts[first:]).strip(" ,:-)"))


def _read_numbers(reading: Reading, line: Line, *, is_other: bool) -> None:
    """Shares told as two numbers: "Tổng số cán bộ là 42 người, trong đó nữ 19 người".

    *is_other*: the line is of a section about another time.
    """
    counts = [
        each
        for each in reading.mentions(line, MentionKind.COUNT)
        if isinstance(each.value, Count) and each.value.bound is Bound.EXACT
    ]
    for whole, women in pairwise(counts):
        end = whole.end - line.start
        among = _AMONG_THEM.fullmatch(line.text[end : women.start - line.start])
        before = line.text[: whole.start - line.start].rpartition(". ")[2].rpartition(";")[2]
        is_body = _BODY.search(f"{before} {whole.subject}".casefold())
        if among is None or not (among["women"] or women.sex is Sex.WOMEN) or not is_body:
            continue
        attending = f"{before} {line.text[whole.start - line.start : end + 1]}".casefold()
        if _ATTENDING.search(attending) or not _COUNTS.search(before):
            continue
        if is_other or is_of_else(reading, before.casefold()):
            continue  # their figures are told
        _put_numbers(reading, line, (whole, women), before)


def _put_numbers(
    reading: Reading, line: Line, counts: tuple[Mention, Mention], before: str
) -> None:
    """The result of people in all and the women among them."""
    whole, women = counts
    span = whole.start, women.end
    words = _IN_ALL.sub("", _VERBS.sub("", bare(before))).strip(" ,:")
    words = words if _BODY.search(words.casefold()) else whole.subject
    is_name = words[:2].isupper() or words.split()[1:2] != words.lower().split()[1:2]
    told = words if is_name else f"{words[:1].lower()}{words[1:]}"
    name = words if "nữ" in words.casefold() else f"Nữ {told}"
    try:
        value = Ratio(women.value.value, whole.value.value)
        result = Result(name=name, value=value, stated=_stated(reading, line, women.end))
    except GenderplanError:
        text = reading.context.words(span)
        reading.tell(NOT_UNDERSTOOD, span, text=text, part=message("result"))
        return
    reading.used.add(line.start)
    if result not in reading.values["results"]:
        reading.tell(INFERRED, span, part=message("name of a result"), value=name)
        reading.add("results", result, span)
