"""What the figures of a text say: money, shares, changes, rates, ratios and counts.

The forms themselves stand in :mod:`genderplan.formatting`; here is only what needs context: what is
counted and whose sex, what rose or fell. Each figure is looked at once: what stands behind it
decides which forms it can be.
"""

import re
from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction
from functools import cache, lru_cache
from typing import Final, NamedTuple

from genderplan._forms import lazy, spaced
from genderplan.extraction.cleaning import CELL, CleanText
from genderplan.extraction.counts import (
    SCALE_BEFORE,
    Counted,
    bound_before,
    counted_at,
)
from genderplan.extraction.mentions import (
    AmountChange,
    Mention,
    MentionKind,
    MoneyRange,
    PercentRange,
)
from genderplan.extraction.nouns import begins_anew, nouns
from genderplan.extraction.ratios import may_be_worded, ratio_at, ratios_of_every
from genderplan.formatting.counts import BOUND_WORDS, SCALES
from genderplan.formatting.money import FORMS as MONEY
from genderplan.formatting.money import READ_SCALES, UNIT, amount_of_scales
from genderplan.formatting.numbers import FIGURE, found_number, round_digits
from genderplan.formatting.shares import DIRECTION, is_fall
from genderplan.formatting.shares import FORMS as SHARES
from genderplan.formatting.words import WORD_ENDS, words_before
from genderplan.quantities import Bound, Change, Count, Money, Percent, Points, Ratio
from genderplan.quantities.ratios import Exact, minus

_SHARE, _RATE, _MONEY, _COUNT, _RATIO = (1, 2, 4, 8, 16)
_RANGE: Final = _SHARE | _MONEY
_MARKS: Final = frozenset("./,:")
_BEHIND: Final[dict[str | None, int]] = {
    None: 0,
    "%": _SHARE | _RATE,
    "‰": _RATE,
    "/": _RATIO,
    "₫": _MONEY,
    "-": _RANGE,
    "~": _RANGE,
    "more": _MONEY | _COUNT | _RATIO,
    "broken": _SHARE | _MONEY | _RATIO | _COUNT,
}


@cache
def _words_behind() -> dict[str, int]:
    """Which forms a figure can have, by the word behind it."""
    found = dict.fromkeys(nouns(), _COUNT | _RATIO)
    units = ("đồng", "đ", "vnđ", "vnd", "dong", "tr", "trđ")
    for words, forms in (
        (("phần",), _SHARE | _RATE),
        (("điểm", "per", "percent", "percentage"), _SHARE),
        (("đến", "tới"), _RANGE),
        (("bé", "trẻ", "trai", "boys"), _RATE),
        (("trong", "trên"), _RATIO),
        ((*units, *(scale.split()[0] for scale in READ_SCALES if scale)), _MONEY),
        (tuple(SCALES), _COUNT),
    ):
        for word in words:
            found[word] = found.get(word, 0) | forms
    return found


class Amounts(NamedTuple):
    """The mentions made of figures, but for the counts, which may turn out to be parts of dates."""

    ratios: list[Mention]
    others: list[Mention]
    counts: list[Counted]


def find_amounts(clean: CleanText) -> Amounts:
    """The ratios of *clean*; its shares, changes, rates and money; and what may be its counts."""
    low = clean.low
    found = Amounts(list(ratios_of_every(clean)), list(_money_in_words(clean)), [])
    last = dict.fromkeys((_SHARE, _MONEY, _RATIO), 0)
    for figure in clean.figures:
        start, stop = figure.span()
        if low[start - 1 : start].isalnum():
            continue
        forms = _forms(low, figure)
        if forms & _COUNT and (counted := counted_at(clean, figure)):
            found.counts.append(counted)
        if forms != _COUNT and low[start - 4 : start - 1] == "vnd":
            forms |= _MONEY
        if forms & ~_COUNT:
            _read(clean, (start, stop), forms, last, found)
    return found


def _forms(low: str, figure: re.Match[str]) -> int:
    """Which forms a *figure* can have, by what stands behind it."""
    stop, word = figure.end(), figure["word"]
    if word is not None:
        forms = _words_behind().get(word, 0)
        if forms & _RATIO or not forms:
            return forms | _RATIO if may_be_worded(low, stop) else forms & ~_RATIO
    else:
        forms = _BEHIND[figure["sign"] or figure.lastgroup]
    if forms == _RANGE and "%" not in (window := low[stop : stop + 28]) and "phần" not in window:
        return _MONEY
    return forms


def _read(
    clean: CleanText, figure: tuple[int, int], forms: int, last: dict[int, int], found: Amounts
) -> None:
    """Put the mentions of one *figure* to those *found*; *last* is where those of a form end."""
    start, stop = figure
    if forms & _SHARE and start >= last[_SHARE] and (share := _share(clean, start, stop)):
        last[_SHARE] = share[1]
        found.others.append(share[0])
    if forms & _RATE and (rate := _rate(clean, start)):
        found.others.append(rate)
    if clean.low[start - 1 : start] in _MARKS and clean.low[start - 2 : start - 1].isdigit():
        return  # inside of a longer figure
    if forms & _RATIO and start >= last[_RATIO]:
        ratio = ratio_at(clean, start, last[_RATIO])
        if ratio is not None:
            found.ratios.append(ratio[0])
            last[_RATIO] = ratio[1]
    if forms & _MONEY and start >= last[_MONEY] and (money := _money(clean, start)):
        last[_MONEY] = money[1]
        found.others.extend(filter(None, [money[0], change_by(clean, start, money[1], money[0])]))


# ---- shares ----

_BETWEEN: Final = rf"\s{{0,2}}(?:-|đến|tới|~)\s{{0,2}}(?:{BOUND_WORDS}\s)?"  # of a range
# A share behind a figure: "18,2%", "10-15%", "3 điểm %"; a decimal that a space or a line has cut
# off, "12. 5 %"; not an escape as in "%20" or "5%2f".
_SHARES: Final = spaced(
    rf"(?P<low>{FIGURE})(?:{SHARES['points'].after}(?P<points>)"
    rf"|(?:{SHARES['percent'].after})?{_BETWEEN}(?P<high>{FIGURE})"
    rf"(?:{SHARES['points'].after}(?P<wide>)|{SHARES['percent'].after})"
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


def _share(clean: CleanText, start: int, stop: int) -> tuple[Mention, int] | None:
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
    if _is_negative(low, start, end):
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


def _is_negative(low: str, start: int, end: int) -> bool:
    """Whether a minus belongs to the figures at *start*; the dash that opens a line does not."""
    if low[start - 1 : start] != "-":
        return False
    before = low[start - 2 : start - 1]
    if before in {"", "\n"}:
        return low[end : end + 1] in {"", "\n", CELL}
    return before in f" (:{CELL}" and not low[start - 3 : start - 2].isdigit()


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
    if words < directed.end("direction"):  # the "hơn" of "thấp hơn 5%" is no bound
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
_COMMA: Final = lazy(r",(?![0-9])")
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
_AMOUNT: Final = lazy(r"\s{0,2}(?<![\w.,])[0-9]")


def _what_changed(clean: CleanText, start: int) -> tuple[bool, str]:
    """Whether what rises or falls at *start* is a share, and the words for it.

    It is told by the words before in the same clause; behind a comma by those before the comma.
    """
    low, first = clean.low, max(0, start - 160)
    first = begins_anew(clean, first, start) or first
    ends = [end.end() for end in _CLAUSE_END.finditer(low, first, start)]
    first = ends[-1] if ends else first
    commas = [comma.start() for comma in _COMMA.finditer(low, first, start)]
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
    words = _AMOUNT.split(words, maxsplit=1)[0]
    return is_share, " ".join(_VERB_AT_END.sub("", words).split()).strip(' (-:;*|"“”')


# ---- rates ----

_RATES: Final = lazy(
    rf"(?P<number>{FIGURE})(?:{SHARES['per mille'].after}(?P<mille>)|{SHARES['sex ratio'].after})"
)


def _rate(clean: CleanText, start: int) -> Mention | None:
    """A rate per mille, or boys to 100 girls."""
    found = _RATES.match(clean.low, start)
    value = found_number(found["number"], share=True) if found else None
    if found is None or value is None:
        return None
    rate = Ratio(value, 1000 if found["mille"] is not None else 100)
    return clean.mention(MentionKind.RATE, start, found.end(), rate)


# ---- money ----

# The figures of an amount, parted by spaces or cut by a line: "215 342 000", "3.\n500"; a decimal
# behind a space, "9, 2 tỷ", but not "12, 5 người".
_FIGURES: Final = (
    r"(?:[0-9]{1,3}(?:(?: | \. )[0-9]{3}){1,5}(?![0-9])"
    r"|[0-9]{1,3}, [0-9]{1,2}(?=\s(?:tỷ|tỉ|triệu)\s)"
    rf"|{FIGURE.replace('[.,]', '[.,]' + chr(92) + 'n?')})"
)
_AFTER: Final = MONEY["amount"].after
_AMOUNTS: Final = lazy(
    rf"(?P<number>{_FIGURES}){_AFTER}"
    rf"(?:{_BETWEEN}(?P<high>{_FIGURES})"
    rf"{_AFTER.replace('<scale>', '<scale2>').replace('<unit>', '<unit2>')})?"
)
_SCALES: Final = lazy(rf"(?P<number>[0-9]{{1,4}}){MONEY['scales'].after}")
# The head of a figure with spaces that ends a ratio: "/1 " before "500 triệu đồng".
_TAIL_OF_RATIO: Final = lazy(r"[0-9]/[1-9][0-9]{0,2}(?: [0-9]{3})* \Z")
_COMMAS: Final = lazy(r"[0-9]{1,3}(?:,[0-9]{3})+")
# Words about money, or about people and things in whose number a scale stands; of both the last
# tells, "dư nợ trên 65 tỷ", but "tăng 0,3 triệu người và 0,1 triệu".
_MONEY_WORDS: Final = spaced(
    r"(?<!\w)(?:(?P<money>kinh phí|trị giá|số tiền|tiền|vốn|hỗ trợ|vay|quỹ|mức|giá|chi|thu nhập"
    r"|doanh thu|ngân sách|thưởng|tặng|đầu tư|ủng hộ|quyên góp|dư nợ|tiết kiệm|giải ngân|huy động"
    r"|vận động|đóng góp|trợ cấp|lương|tổng|(?:triệu|tỷ|tỉ)(?: đồng)?(?=\s?[,;:(/+]| (?:và|đến|lên"
    r"|xuống))|đồng)|(?:triệu|nghìn|ngàn|tỷ|tỉ) (?!đồng)[^\W\d_]+|số (?:người|lao động|hộ|dân|lượt"
    r"|trẻ|phụ nữ|học sinh|ca|vụ)|dân số|lực lượng)(?!\w)"
)
_PEOPLE_AFTER: Final = spaced(
    r"\s{0,2}(?:lượt|người|phụ nữ|hội viên|lao động|dân|hộ|trẻ|học sinh|tấn|con|cây|lít|ha|m2|km"
    r"|bản|tờ|lệ|số|trọng|suất)"
)
_AFTER_SCALE: Final = lazy(
    r"\s{0,2}(?:[,.;:/)=\n\v…]|-|\Z|cho|để|từ|và|trong|với|nhằm|gồm|của|so|được|do|tại|ở|là|mỗi)"
)


def _money(clean: CleanText, start: int) -> tuple[Mention, int] | None:
    """The amount of money at a figure, or both ends of a range, and where it ends."""
    low = clean.low
    tail = low[start - 1 : start] == " " and _TAIL_OF_RATIO.search(low, max(0, start - 14), start)
    before = "vnd" if low[max(0, start - 4) : start].rstrip().endswith("vnd") else ""
    several = None if tail else _SCALES.match(low, start)
    # "2 triệu rưỡi người", "1 triệu 200 nghìn hộ"
    counted = several and not several["unit"] and _PEOPLE_AFTER.match(low, several.end())
    if several is not None and not counted and (total := amount_of_scales(several)) is not None:
        return _money_mention(clean, start, several.end(), total)
    found = None if counted or tail else _AMOUNTS.match(low, start)
    if found is None:
        return None
    scale, unit = found["scale"] or "", found["unit"] or before
    if found["high"] is not None and _is_money(low, found, "scale2", found["unit2"]):
        lowest = _amount(found["number"], scale or ("" if unit else found["scale2"] or ""))
        highest = _amount(found["high"], found["scale2"] or "")
        if lowest is not None and highest is not None and lowest < highest:
            return _money_mention(clean, start, found.end(), MoneyRange(lowest, highest))
    if not (unit or scale) or not _is_money(low, found, "scale", unit):
        return None
    value = _amount(found["number"], scale)
    if unit == "đ" and not scale and isinstance(found_number(found["number"]), Decimal):
        return None  # "7.0đ" are points of a test
    end = found.end("unit") if found["unit"] else found.end("scale" if scale else "number")
    return None if value is None else _money_mention(clean, start, end, value, before)


def _money_mention(
    clean: CleanText, start: int, end: int, value: Money | MoneyRange, before: str = ""
) -> tuple[Mention, int]:
    bound, _ = bound_before(clean.low, start)
    if before:
        start = clean.low.rindex(before, 0, start)
    elif isinstance(value, Money) and _is_negative(clean.low, start, end):
        start, value = start - 1, Money(minus(value.amount))
    return clean.mention(MentionKind.MONEY, start, end, value, bound=bound), end


def _is_money(low: str, found: re.Match[str], scale: str, unit: str | None) -> bool:
    """Whether an amount is money, by its unit or words around; "2 triệu phụ nữ" are people."""
    if unit:
        return True
    if not found[scale]:
        return False
    end = found.end(scale)
    if end - found.start() == len(low.strip()):  # nothing else stands in the text
        return True
    if _PEOPLE_AFTER.match(low, end) or not _AFTER_SCALE.match(low, end):
        return False
    about = list(_MONEY_WORDS.finditer(low, max(0, found.start() - 60), found.start()))
    return low[end : end + 1] == "/" or (bool(about) and about[-1]["money"] is not None)


@lru_cache(maxsize=16384)
def _amount(figures: str, scale: str) -> Money | None:
    written = figures.replace("\n", "").replace(" . ", ".").replace(", ", ",")
    # Thousands parted by commas, of which the audit speaks; but "10,990 tỷ" has decimals.
    if _COMMAS.fullmatch(written) and (not scale or written.count(",") > 1):
        written = written.replace(",", "")
    value = found_number(written)
    if value is None:
        return None
    return Money(round_digits(Fraction(value) * READ_SCALES[" ".join(scale.split())]).value)


_CURRENCY: Final = spaced(rf"{UNIT}(?P<even> chẵn)?")


def _money_in_words(clean: CleanText) -> Iterator[Mention]:
    """Amounts in words: "Hai mươi tư triệu đồng chẵn"; "một đồng" only with its "chẵn"."""
    low = clean.low
    at = low.find(" đồng")
    while at >= 0:
        number = words_before(low, at) if low[at - 2 : at] in WORD_ENDS else None
        unit = _CURRENCY.match(low, at + 1) if number else None
        # "1 tỷ hai trăm triệu đồng" is not read in part
        goes_on = number and SCALE_BEFORE.search(low, max(0, number.start - 12), number.start)
        if number and not goes_on and unit and (unit["even"] or " " in low[number.start : at]):
            value = Money(number.value)
            yield clean.mention(MentionKind.MONEY, number.start, unit.end(), value)
        at = low.find(" đồng", at + 1)
