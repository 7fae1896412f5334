"""Two figures of which one is a part of the other: "52/203 người, chiếm tỷ lệ 25,6%".

Two figures with a slash are a ratio when something says so: a percentage that belongs to them, a
noun that is counted, words for women or men. A percentage belongs to them only on positive grounds:
it stands in brackets right behind, or behind "chiếm", "đạt", "tỷ lệ" with the same subject, and it
is no property of what is counted ("14/20 xã có tỷ lệ hộ ... đạt 100%"). Where it does not follow
from the counts, nothing may speak for a day, a scale or a class instead.
"""

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import lru_cache
from typing import Final, NamedTuple

from genderplan._forms import lazy, spaced
from genderplan.extraction.cleaning import CleanText
from genderplan.extraction.mentions import Mention, MentionKind, StatedRatio
from genderplan.extraction.nouns import (
    BOTH_SEXES,
    Noun,
    label_before,
    noun_at,
    noun_behind,
    nouns,
    sex_counted,
)
from genderplan.extraction.shares import LinkedShare, Numbers, linked_share
from genderplan.extraction.times import COMMEMORATED
from genderplan.formatting.counts import BOUND_WORDS
from genderplan.formatting.money import SCALE
from genderplan.formatting.numbers import found_number
from genderplan.quantities.ratios import Exact

# A line may cut a number, "1.\n245"; not the end of a line before a heading, "6/27.\n2. Kiến nghị".
_NUMBER: Final = r"[0-9]{1,7}+(?:[.,](?!\n[0-9]{1,2}[.)/]\s?\D)\n?[0-9]{1,9}+){0,3}+"
# Thousands parted by spaces, of which both figures have some: "1 245/2 490"; not "8/3 500 phụ nữ".
_SPACED: Final = r"[1-9][0-9]{0,2}(?: [0-9]{3}){1,4}+(?:,[0-9]{1,3}+)?"
# "52/203", "15 nữ/42", "6 nữ trong tổng số 27"; not "05/3/2021", "12/3,5%" or "31/KH-UBND".
_RATIO: Final = spaced(
    rf"(?P<a>(?P<spaced>(?<![0-9.,]){_SPACED})|{_NUMBER})(?:"
    r"\s{0,2}/\s{0,2}(?:tổng(?: số)? )?|(?P<noun>(?: [^\W\d_]{1,9}){1,4})\s?/\s?(?:tổng(?: số)? )?"
    r"|(?P<of>(?: [^\W\d_]{1,9}){0,5} (?:trên|trong) (?:tổng )?số )"
    rf")(?P<b>(?(spaced)(?:{_SPACED}|{_NUMBER})|{_NUMBER}))(?![0-9/]|\s?%)"
)
# Words before a day: "ngày", "trước", "dịp"; not "nhiệm kỳ qua 12/12 chỉ tiêu".
_DAY_WORD: Final = spaced(
    r"(?:ngày|sáng|trưa|chiều|tối|đêm|hôm|dịp|lễ|tết|từ|đến|tháng|thứ \w+|(?<!đến\s)nay"
    r"|(?<!kỳ\s)(?<!năm\s)qua|kỷ niệm|trước|sau|hết|phong trào|quý)[\s,(]{0,3}(?:ngày |hết ){0,2}\Z"
)
_RANGE_BEFORE: Final = lazy(r"[0-9]/[0-9]{1,2}\s?-\s?\Z")  # "30/4 - 1/5"
# Grades: "trình độ học vấn 12/12", also later in the sentence.
_SCHOOLING: Final = lazy(
    r"(?<!\w)(?:học vấn|văn hoá|văn hóa|phổ thông|trình độ|tốt nghiệp|học hết)(?!\w)"
    r"[^.;\n]{0,60}\Z"
)
_GRADES: Final = frozenset((7, 10, 12))
# "tỷ số 2/1" of a match; not "tỷ số nữ".
_SCORE_BEFORE: Final = lazy(r"(?<!\w)t[ỷỉ] số(?! nữ)[^.;\n]{0,30}\Z")
# A bound or a threshold before: "ít nhất 1/3", "quá 1/2".
_THRESHOLD: Final = spaced(rf"(?:{BOUND_WORDS}|quá|đủ|từ|(?<!mặt\s)bằng|nhất là) (?:là )?\Z")
# Units behind scores, times and rates: "8/10 điểm"; not "điểm tư vấn", which is counted, nor
# hours of which a share is told, "24/48 giờ, đạt 50%".
_SCORE_OR_TIME: Final = spaced(
    r"\s{0,2}(?:điểm(?! cầu| tư vấn)|lần/|(?:giờ|h|ngày|tuần|phút)(?!\w|[^.;,\n]{0,20}, (?:đạt"
    r"|chiếm) ))"
)
# What a fraction is part of: "2/3 số thành viên", "1/3 thời gian".
_PART_OF_WHOLE: Final = spaced(
    r"\s{0,2}(?:số|tổng|thời gian|diện tích|dân số|dân cư|quân số|chặng|quãng)(?!\w)"
)
_AMOUNT: Final = spaced(rf" (?:đồng|km|ha|{SCALE})(?!\w)")
# What rates are counted by: "46/100.000 trẻ đẻ sống".
_BIRTHS: Final = lazy(r"(?:trai|gái|trẻ|bé|sinh|sơ sinh|bà mẹ|dân|ca|nam)(?!\w)")
# People and bodies before the counts in the same clause: "Ban Thường vụ 2/15".
_BODY: Final = lazy(
    r"(?<!\w)(?:nữ|nam|phụ nữ|đồng chí|đại biểu|cán bộ|ủy viên|uỷ viên|tổng số|số|ban chấp hành"
    r"|ban thường vụ|bch|btv|cấp ủy|cấp uỷ|hđnd|ubnd|quốc hội|hội đồng|ủy ban|uỷ ban|lãnh đạo"
    r"|trưởng|phó|giám đốc|bí thư|thường trực)(?!\w)[^.;\n%]*\Z"
)
# Women right before or behind: "nữ: 5/9", "5/9 là nữ"; not "phụ nữ 5/9", where it may be a day.
_WOMEN_BEFORE: Final = spaced(r"(?<!\w)(?<!phụ\s)nữ(?: (?:có|là|đạt|chiếm|giới)){0,2}\s?[:(]?\s?\Z")
_WOMEN_AFTER: Final = spaced(r" (?:đều )?(?:là )?nữ(?!\w)")
# Other counts shortly before: "9/19 cơ quan; cấp huyện 24/33".
_NEAR: Final = lazy(r"[0-9]{1,6}/[0-9]{1,6}[^.\n]{0,60}\Z")
# Words and signs that announce counts: "có 2/3 xã", "đạt 17/19", ":".
_LEAD: Final = spaced(
    r"(?:(?<!\w)(?:có|là|đạt|gồm|chiếm|với|được|số|còn|hoàn thành|nữ|đã|nam|tới|và|bầu|thành lập)"
    r"|[:(=;])\s{0,2}\Z"
)
# Things of which others are counted beside: "hộ/khẩu", "vụ/bị can", "trường/phòng học".
_GROUPS: Final = frozenset(
    (
        *("hộ", "vụ", "vụ việc", "lớp", "buổi", "cuộc", "đơn", "ca", "tổ", "hộ dân", "trường"),
        *("chi hội", "chi đoàn", "câu lạc bộ", "clb", "nhóm", "mô hình"),
    )
)
_APART: Final = frozenset({"tổ chức", "đơn vị", "ca trực"})  # begin like a group, and are none
_TO_NOUN: Final = spaced(r"\s{0,3}\(?(?:nữ )?(?P<first>[^\W\d_]+)")
_BOTH_BEFORE: Final = spaced(rf"(?<!\w){BOTH_SEXES}\Z")
# A share in brackets behind two figures, "6/8 (70%) xã", and one before them, "70% (6/8) xã".
_SHARE_BEHIND: Final = lazy(r"\s?\([^()%]{1,24}%\)")
_SHARE_BEFORE: Final = lazy(r"%\s?\(\Z")
_NO_SHARE: Final = lazy(r"\s?\(\s?-\s?\)")  # "0/0 (–)"
_ROUND: Final = frozenset(10**power for power in range(2, 8))
# Around the clock.
_HOURS: Final = frozenset({(24, 7), (24, 24)})
_LAST_YEAR: Final = 2100
_FIRST_YEAR: Final = 1900
_FEW: Final = 6
_QUARTERS: Final = 4
_MONTHS: Final = 12
_DAYS: Final = 31


class _Pair(NamedTuple):
    """Two figures that may be a ratio, with what stands around them."""

    found: re.Match[str]
    numbers: Numbers
    noun: Noun | None
    before: str
    after: str

    @property
    def is_of_people(self) -> bool:
        """Whether the noun behind the figures are people."""
        return self.noun is not None and self.noun.people

    @property
    def is_counted(self) -> bool:
        """Whether the noun behind the figures is counted, not measured."""
        return self.noun is not None and self.noun.what != "measure"

    @property
    def is_of_women(self) -> bool:
        """Whether words for women stand beside the figures."""
        found = _WOMEN_BEFORE.search(self.before) or _WOMEN_AFTER.match(self.after)
        return found is not None

    @property
    def is_worded(self) -> bool:
        """Whether words stand between the figures: "15 nữ/42", "2 trong số 11"."""
        return bool(self.found["noun"] or self.found["of"])

    @property
    def is_day(self) -> bool:
        """Whether the figures can be a day and a month."""
        return 1 <= self.numbers[0] <= _DAYS and 1 <= self.numbers[1] <= _MONTHS

    @property
    def is_no_date(self) -> bool:
        """Whether the figures are no day and month behind a word for days."""
        return self.numbers[1] > _MONTHS or not _DAY_WORD.search(self.before)


def may_be_worded(low: str, stop: int) -> bool:
    """Whether words between two figures may make them a ratio: "15 nữ/42", "2 trong số 11".

    Looked at before the pattern, because words stand behind nearly every figure.
    """
    slash = low.find("/", stop, stop + 40)
    if slash >= 0 and low[stop:slash].replace(" ", "").isalpha():
        return True
    return low.find(" số ", stop, stop + 60) >= 0


def ratio_at(clean: CleanText, start: int, last: int) -> tuple[Mention, int] | None:
    """The ratio whose first figure stands at *start*, and where it ends.

    *last* is where the ratio before it ended. The mention reaches from the counts to the percentage
    that belongs to them, bracket included.
    """
    low = clean.low
    found = _RATIO.match(low, start)
    if found is None or low[start - 1 : start] in {"/", "%", "-"} or _is_code(clean, found.end()):
        return None
    end = found.end()
    before, after = low[max(0, start - 40) : start], low[end : end + 40]
    noun = _noun_of(clean, start, end)
    if _is_named_otherwise(low, found, before, after, noun) or _is_of_both_sexes(clean, found):
        return None
    readings = _readings(found, noun)
    stated = linked_share(clean, (start, end), last, readings)
    numbers = _chosen(readings, stated, noun)
    if numbers is None:
        return None
    pair = _Pair(found, numbers, noun, before, after)
    if stated is not None and not _belongs(clean, pair, stated):
        stated = None
    if not _is_ratio(clean, pair, stated):
        return None
    value = StatedRatio(*numbers, stated.percent if stated else None)
    first, end = (min(start, stated.start), max(end, stated.end)) if stated else (start, end)
    end = _with_bracket(low, first, end)
    subject = clean.words(noun.start, noun.end) if noun else ""
    return clean.mention(MentionKind.RATIO, first, end, value, subject=subject), end


# How many of every few people: "cứ 3 phụ nữ thì có 1 người bị bạo lực"; not "cứ 5 năm có 1 lần" and
# "căn cứ 2 đại biểu có 1 phiếu".
_OF_EVERY: Final = spaced(
    r"cứ (?<!\wcứ\s)(?<!căn\scứ\s)(?P<whole>[0-9]{1,7}) (?P<first>[^\W\d_]+)"
    r"(?: [^\W\d_]{1,9}){0,9}?,? "
    rf"(?:thì (?:có )?|có )(?:{BOUND_WORDS} )?(?P<part>[0-9]{{1,7}})(?= [^\W\d_])"
)


def ratios_of_every(clean: CleanText) -> Iterator[Mention]:
    """The ratios in words: one in three is "cứ 3 phụ nữ thì có 1 người"."""
    for found in _OF_EVERY.finditer(clean.low) if "cứ " in clean.low else ():
        all_of = noun_at(clean, found.start("first"), found["first"])
        some = _noun_behind(clean, found.end())
        value = StatedRatio(int(found["part"]), int(found["whole"]))
        if (
            not (all_of and some and all_of.people and some.people)
            or value.numerator > value.denominator
        ):
            continue
        if (all_of.text in _GROUPS) == (some.text in _GROUPS):  # "10 hộ dân thì 3 người" is none
            start, subject = found.start("whole"), clean.words(all_of.start, all_of.end)
            yield clean.mention(MentionKind.RATIO, start, some.end, value, subject=subject)


def _with_bracket(low: str, first: int, end: int) -> int:
    """The end of a ratio, behind the bracket that closes it."""
    if none := _NO_SHARE.match(low, end):
        return none.end()
    inside = low.count("(", first, end) > low.count(")", first, end)
    closing = end + (low[end : end + 1] == " ")
    return closing + 1 if inside and low[closing : closing + 1] == ")" else end


def _is_code(clean: CleanText, end: int) -> bool:
    """Whether letters go on the second figure ("12/3A") that are not a noun glued to it."""
    if not clean.low[end : end + 1].isalpha():
        return False
    noun = _noun_behind(clean, end)
    short = noun is not None and noun.what != "measure" and len(noun.text) < 3  # noqa: PLR2004 - letters of a word
    return noun is None or (short and not clean.text[end : noun.end].isupper())  # "14/19GV"


def _noun_of(clean: CleanText, start: int, end: int) -> Noun | None:
    """The noun behind two figures and their share: "6/8 xã", "6/8 (70%) xã", "70% (6/8) xã"."""
    low, share = clean.low, _SHARE_BEHIND.match(clean.low, end)
    if low[end : end + 1] == ")" and _SHARE_BEFORE.search(low, max(0, start - 3), start):
        end += 1
    return _noun_behind(clean, share.end() if share else end)


def _noun_behind(clean: CleanText, end: int) -> Noun | None:
    """The noun or measure right behind the second figure."""
    lead = _TO_NOUN.match(clean.low, end)
    return noun_at(clean, lead.start("first"), lead["first"]) if lead else None


def _is_named_otherwise(
    low: str, found: re.Match[str], before: str, after: str, noun: Noun | None
) -> bool:
    """Whether the words around say that the figures are a number, a day, a score, a grade."""
    label = label_before(low, found.start())
    if label is not None and label.slash == "none":
        # nobody numbers so high, "cấp 120/150 kg gạo"
        return label.figure != "small" or len(found["a"]) < len("100")
    if _SCORE_OR_TIME.match(after) or ("số" in before and _SCORE_BEFORE.search(before)):
        return True
    if before.rstrip().endswith("-") and _RANGE_BEFORE.search(before):
        return True
    alone = noun is None or after.lstrip().startswith("(")
    grade = alone and found["b"].isdigit() and int(found["b"]) in _GRADES
    return grade and _SCHOOLING.search(before) is not None


def _is_of_both_sexes(clean: CleanText, found: re.Match[str]) -> bool:
    """Whether women stand beside men, "24 nam/30 nữ": neither are a part of the others."""
    if not found["noun"]:
        before = clean.low[max(0, found.start() - 30) : found.start()]
        return "/" in before and _BOTH_BEFORE.search(before) is not None
    counted = ((found.start(part), noun_behind(clean, found.end(part))) for part in ("a", "b"))
    sexes = {sex_counted(clean, noun, start)[0] for start, noun in counted if noun}
    return len(sexes - {None}) > 1


def _readings(found: re.Match[str], noun: Noun | None) -> list[Numbers]:
    """What the figures can be: "1,200" is a thousand among people, a decimal before "tỷ đồng"."""
    what = "" if noun is None else noun.what
    parts, wholes = (_values(found[part], what) for part in ("a", "b"))
    return [(part, whole) for part in parts for whole in wholes if whole or not part]


@lru_cache(maxsize=8192)
def _values(figures: str, what: str) -> list[Exact]:
    value = found_number(figures)
    thousands = found_number(figures.replace(",", ".")) if "," in figures else None
    if not isinstance(thousands, int) or (what == "measure" and value is not None):
        return [] if value is None else [value]
    return [thousands] if value is None or what else [thousands, value]


def _chosen(
    readings: list[Numbers], stated: LinkedShare | None, noun: Noun | None
) -> Numbers | None:
    """The reading that the percentage confirms; else the first, if nothing else is possible."""
    if stated is not None and stated.numbers is not None:
        return stated.numbers
    whole = [numbers for numbers in readings if not any(isinstance(n, Decimal) for n in numbers)]
    if len(readings) == 1 and (whole or (stated and noun and noun.what == "measure")):
        return readings[0]
    return whole[0] if whole and noun is not None and noun.what != "measure" else None


def _belongs(clean: CleanText, pair: _Pair, stated: LinkedShare) -> bool:
    """Whether a percentage beside two figures is meant as their share.

    One that follows from them is. Another is only when something says that the figures are counts:
    a noun, a word for women, a body before them; a bracket or "chiếm" where they can be nothing
    else. A bound ("ít nhất 1/3 (35%)") is no equality.
    """
    if _THRESHOLD.search(pair.before) and not _LEAD.search(pair.before):
        return stated.follows and pair.numbers[1] > _FEW
    if stated.follows:
        return True
    if not stated.linked:
        return False
    if pair.is_worded or pair.noun is not None or pair.is_of_women:
        return True
    bracket = clean.low[pair.found.end() : pair.found.end() + 2].lstrip().startswith("(")
    return (pair.is_day and bracket and _BODY.search(pair.before) is not None) or not (
        _looks_otherwise(pair)
    )


def _looks_otherwise(pair: _Pair) -> bool:
    """Whether two bare figures look like a day, a month, years, hours, a scale or a grade."""
    first, second = pair.numbers
    return not pair.is_worded and (
        pair.is_day
        or _is_round_the_clock(pair)
        or (first == 1 and second % 100 == 0)
        or (first == 100 - second and "lệ" in pair.before)  # "tỷ lệ 50/50"
        or _is_of_years(pair)
    )


def _is_round_the_clock(pair: _Pair) -> bool:
    """Whether the figures are "24/7" or "24/24"; not before what is counted, "24/24 xã"."""
    return pair.numbers in _HOURS and (pair.noun is None or pair.noun.people)


def _is_of_years(pair: _Pair) -> bool:
    """Whether the figures are a month and a year, or years: "4/2021", "2021/2022", "2023/24"."""
    (first, second), found = pair.numbers, pair.found
    if not (found["a"].isdigit() and found["b"].isdigit()):
        return False
    if _FIRST_YEAR < second < _LAST_YEAR and (first <= _MONTHS or not pair.is_of_people):
        return True
    if not _FIRST_YEAR < first < _LAST_YEAR:
        return False
    return second == (first + 1) % 100 or (first <= second < first + 20)


def _is_ratio(clean: CleanText, pair: _Pair, stated: LinkedShare | None) -> bool:
    """Whether two figures are a ratio, with the percentage that belongs to them or without."""
    (first, second), found = pair.numbers, pair.found
    if _is_rate(pair, stated=stated is not None):
        return False
    if stated is not None and stated.follows:
        return pair.is_no_date
    # "1/1 người", but "1 nhà tạm lánh/1 thôn" is a rate
    alone = second == 1 and (found["noun"] or not pair.is_counted or first > 1)
    if alone or _is_round_the_clock(pair) or _is_of_years(pair) or _is_fraction(pair):
        return False
    if pair.is_worded:
        return _is_worded(clean, pair, stated=stated is not None)
    if stated is not None:
        return pair.is_no_date
    return _NO_SHARE.match(clean.low, found.end()) is not None or _is_bare_ratio(clean, pair)


def _is_bare_ratio(clean: CleanText, pair: _Pair) -> bool:
    """Whether two figures without a percentage are a ratio: by a noun, or by the words before."""
    (first, second), before, start = pair.numbers, pair.before, pair.found.start()
    if pair.is_day and not pair.is_of_women:
        # a day that everybody knows, before people or above the second
        known = pair.numbers in COMMEMORATED and not pair.found["a"].startswith("0")
        famous = known and (pair.is_of_people or first > second)
        return pair.is_counted and not _DAY_WORD.search(before) and not famous
    if first > second or pair.is_counted or pair.is_of_women:
        return pair.is_counted or first <= second
    if _looks_otherwise(pair):
        return False
    clause = clean.low[max(0, start - 110) : start]
    return bool(_LEAD.search(before) or _BODY.search(clause) or _NEAR.search(clause))


def _is_rate(pair: _Pair, *, stated: bool) -> bool:
    """Whether the second is what a rate is counted by: "46/100.000 trẻ", "2 tỷ đồng/15 xã"."""
    second, noun = pair.numbers[1], pair.found["noun"] or ""
    if pair.is_counted and _AMOUNT.match(noun):
        return True
    if second not in _ROUND:
        return False
    if _BIRTHS.search(noun) or _BIRTHS.match(pair.after.lstrip()):
        return True
    return not stated and (second > 100 or "tỷ số giới tính" in pair.before)  # noqa: PLR2004 - a hundred of something


def _is_worded(clean: CleanText, pair: _Pair, *, stated: bool) -> bool:
    """Whether counts with words between them are a ratio: "15 nữ/42 ủy viên", "2 trong số 11"."""
    first, second = pair.numbers
    if first > second and not stated:
        return False
    if pair.found["of"]:
        return stated or pair.is_counted
    words = pair.found["noun"].split()
    noun = noun_at(clean, pair.found.start("noun") + 1, words[0])
    part = noun.text if noun and noun.what != "measure" else ""
    # Of two different things neither is a part: "1.987 hộ/7.845 khẩu", "899 vụ/2.446 bị can".
    # "25 tổ/30 tổ chức" neither; "12 vụ/15 vụ việc" are of one kind.
    whole = pair.noun.text if pair.noun is not None else part
    if part in _GROUPS and (whole in _APART or not f"{whole} ".startswith(f"{part} ")):
        return False
    people = part != "" or any(word in nouns() for word in words[1:])
    return people and (stated or pair.is_counted)


def _is_fraction(pair: _Pair) -> bool:
    """A threshold or a part of something: "ít nhất 2/3 số thành viên", "1/3 thời gian"."""
    first, second = pair.numbers
    if pair.is_worded or second > _FEW or first >= second:
        return False
    if second <= _QUARTERS and not _LEAD.search(pair.before) and pair.found["a"][0] != "0":
        return True  # "2/3 cử tri", but "có 2/3 xã"
    bound = _THRESHOLD.search(pair.before) is not None
    return bound or _PART_OF_WHOLE.match(pair.after) is not None
