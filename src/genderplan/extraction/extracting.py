"""From a text to its mentions.

The text is cleaned, and searched once for figures and for the first words of all forms; each kind
of mention is then found by its own module where it can begin. The forms of figures themselves stand
in :mod:`genderplan.formatting`; each figure is looked at once, and what stands behind it decides
which forms it can be. What two kinds could claim is settled here: a year inside a citation is no
period, the figures of a date are no ratio and those of a ratio no count.
"""

import datetime as dt
import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Collection, Iterable, Iterator
from decimal import Decimal
from functools import cache, lru_cache
from typing import Final, NamedTuple

from genderplan._forms import lazy, spaced
from genderplan._messages import message
from genderplan.errors import InvalidValueError
from genderplan.extraction import bodies, counts, places, times
from genderplan.extraction.bodies import find_organs
from genderplan.extraction.citations import core, find_citations
from genderplan.extraction.cleaning import CleanText, first_words
from genderplan.extraction.counts import Counted, counted_at, find_counts
from genderplan.extraction.mentions import Mention, MentionKind, MoneyRange
from genderplan.extraction.nouns import bound_before, bound_behind, goes_on_sum, nouns
from genderplan.extraction.places import find_units
from genderplan.extraction.ratios import may_be_worded, ratio_at, ratios_of_every
from genderplan.extraction.shares import BETWEEN, change_by, is_negative, share_at
from genderplan.extraction.times import FoundTime, find_times
from genderplan.formatting.counts import SCALES
from genderplan.formatting.money import FORMS as MONEY
from genderplan.formatting.money import READ_SCALES, SCALE, UNIT, amount_in
from genderplan.formatting.numbers import FIGURE, found_number
from genderplan.formatting.shares import FORMS as SHARES
from genderplan.formatting.words import WORD_ENDS, words_before
from genderplan.hierarchy import (
    AdministrativeUnit,
    Hierarchy,
)
from genderplan.periods import DateLike
from genderplan.periods.calendar import as_date
from genderplan.quantities import Money, Ratio
from genderplan.quantities.ratios import minus

_ALL: Final = frozenset(MentionKind)


@cache
def _first_words() -> re.Pattern[str]:
    """The words with which forms begin: each module says which, and all are searched at once."""
    return first_words(module.FIRST_WORDS for module in (bodies, places, times, counts))


def find_mentions(
    text: str,
    *,
    hierarchy: Hierarchy | None = None,
    on: DateLike | None = None,
    unit: AdministrativeUnit | None = None,
    kinds: Iterable[MentionKind | str] | None = None,
) -> tuple[Mention, ...]:
    """Everything in *text* that a model of the library can hold, in order.

    Units are resolved through *hierarchy*, on the day *on*; *unit* is the one whose document it is,
    and settles names that several units have. Only mentions of *kinds* are given back when they are
    named. Mentions of one kind do not overlap; mentions of two kinds may.

    >>> text = "Nữ là 15/42 ủy viên (35,7%), theo Kế hoạch số 31/KH-UBND ngày 07/02/2023."
    >>> for mention in find_mentions(text, kinds=["citation", "ratio"]):
    ...     print(mention.kind, mention.span, mention.text)
    ratio (6, 27) 15/42 ủy viên (35,7%)
    citation (34, 72) Kế hoạch số 31/KH-UBND ngày 07/02/2023
    """
    if not isinstance(text, str):
        summary = message(
            "text is {value}; a text is expected, for a document what read_text gives",
            value=repr(text)[:80],
        )
        raise InvalidValueError(summary, text, "text")
    wanted = _ALL if kinds is None else frozenset(MentionKind(kind) for kind in kinds)
    day = None if on is None else as_date(on)
    clean = CleanText.of(text, _first_words())
    found = _mentions_of_figures(clean, wanted, day)
    if wanted & {MentionKind.UNIT, MentionKind.ORGAN}:
        placed = [] if hierarchy is None else list(find_units(clean, hierarchy, day, unit))
        units = [mention for _, mention in placed]
        # "xã Gia Hòa 1 huyện Mỹ Xuyên": the figure with which a name ends counts nothing
        names = {unit.start + unit.text.rfind(" ") + 1 for unit in units if unit.text[-1].isdigit()}
        found = [each for each in found if each.start not in names] + units
        if MentionKind.ORGAN in wanted:
            found += find_organs(clean, placed, day)
    if kinds is not None:
        found = [mention for mention in found if mention.kind in wanted]
    return tuple(sorted(found, key=lambda mention: (mention.span[0], -mention.span[1])))


def _mentions_of_figures(
    clean: CleanText, wanted: Collection[MentionKind], day: dt.date | None
) -> list[Mention]:
    """All mentions that are made of figures."""
    citations = list(find_citations(clean))
    cores = list(map(core, citations))
    ratios, others, counted = _find_amounts(clean)
    found_times = list(find_times(clean, day.year if day else None))
    ratios, times = _settled(clean, ratios, found_times)
    cited = _covering(cores)
    times = [
        each for each in times if each.kind is MentionKind.DATE or each.end > cited(each.start)
    ]
    found = [*citations, *ratios, *others, *times]
    if MentionKind.COUNT in wanted or MentionKind.CHANGE in wanted:
        taken = _covering([*(each.span for each in found[len(citations) :]), *cores])
        for count, mention in find_counts(clean, counted, taken):
            change = change_by(clean, count.figure, count.end, mention)
            found += filter(None, [mention, change])
    return found


def _settled(
    clean: CleanText, ratios: list[Mention], times: list[FoundTime]
) -> tuple[list[Mention], list[Mention]]:
    """Ratios and times of which no two claim the same figures with a slash.

    A date with a word for days, or a period, is no ratio; neither is a day that is commemorated
    beside a share that it does not give ("phong trào 20/10, 75% hội viên").
    """
    slashes = {ratio.start + ratio.text.index("/"): ratio for ratio in ratios if "/" in ratio.text}
    places = sorted(slashes)
    lost: set[int] = set()
    kept: list[Mention] = []
    for time in times:
        mention = clean.mention(time.kind, time.start, time.end, time.value)
        at = bisect_left(places, mention.start)
        ratio = slashes[places[at]] if at < len(places) and places[at] < mention.end else None
        if ratio is None:
            kept.append(mention)
        # more than all, beside a share, is no ratio either
        elif time.sure or (ratio.value.stated and ratio.value.numerator > ratio.value.denominator):
            kept.append(mention)
            lost.add(ratio.start)
    return [ratio for ratio in ratios if ratio.start not in lost], kept


def _covering(spans: Iterable[tuple[int, int]]) -> Callable[[int], int]:
    """For a place, the end of the last of *spans* that begin before it or there; 0 for none."""
    starts, ends = list[int](), [0]
    for start, end in sorted(spans):
        starts.append(start)
        ends.append(max(end, ends[-1]))
    return lambda place: ends[bisect_right(starts, place)]


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


class _Amounts(NamedTuple):
    """The mentions made of figures, but for the counts, which may turn out to be parts of dates."""

    ratios: list[Mention]
    others: list[Mention]
    counts: list[Counted]


def _find_amounts(clean: CleanText) -> _Amounts:
    """The ratios of *clean*; its shares, changes, rates and money; and what may be its counts."""
    low = clean.low
    found = _Amounts(list(ratios_of_every(clean)), list(_money_in_words(clean)), [])
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
    clean: CleanText, figure: tuple[int, int], forms: int, last: dict[int, int], found: _Amounts
) -> None:
    """Put the mentions of one *figure* to those *found*; *last* is where those of a form end."""
    start, stop = figure
    if forms & _SHARE and start >= last[_SHARE] and (share := share_at(clean, start, stop)):
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
        change = change_by(clean, start, money[1], money[0]) if money[0] else None
        found.others.extend(filter(None, [money[0], change]))


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
    rf"(?:{BETWEEN}(?P<high>{_FIGURES})"
    rf"{_AFTER.replace('<scale>', '<scale2>').replace('<unit>', '<unit2>')})?"
)
# Amounts behind one without its unit, of which the last has it: "2 triệu, 500 nghìn đồng".
_LISTED: Final = spaced(rf"(?:(?:\s?[,;]|,? (?:và|hoặc)) {FIGURE} {SCALE}){{1,5}} {UNIT}")
# A half or a smaller scale, "tỷ 200 triệu": hardly people; but "nghìn 500" may be some.
_SEVERAL: Final = lazy("rưỡi|[0-9] ")
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
    r"\s{0,2}(?:[,.;:/)=\n\v…]|-|\Z|cho|để|từ|và|trong|với|nhằm|gồm|của|so|được|do|tại|ở|là|mỗi"
    r"|trở)"
)


def _money(clean: CleanText, start: int) -> tuple[Mention | None, int] | None:
    """The amount of money at a figure, or both ends of a range, if known, and where it ends."""
    low = clean.low
    tail = low[start - 1 : start] == " " and _TAIL_OF_RATIO.search(low, max(0, start - 14), start)
    before = "vnd" if low[max(0, start - 4) : start].rstrip().endswith("vnd") else ""
    found = None if tail or goes_on_sum(low, start) else _AMOUNTS.match(low, start)
    if found and "\n" in (found["scale"] or "") and not _amount(found["number"], found["scale"]):
        found = _AMOUNTS.match(low, start, low.index("\n", found.start("scale")))  # two lines
    if found is None:
        return None
    scale, unit = found["scale"] or "", found["unit"] or before
    if found["high"] is not None and _is_money(low, found, "scale2", found["unit2"]):
        lowest = _amount(found["number"], scale or ("" if unit else _first_scale(found["scale2"])))
        highest = _amount(found["high"], found["scale2"] or "")
        if lowest is not None and highest is not None and lowest < highest:
            return _money_mention(clean, start, found.end(), MoneyRange(lowest, highest))
        if not (scale or unit) and low.endswith("từ ", 0, start):
            return None, found.end()  # "từ 500 đến 1 triệu đồng" begins at nobody knows what
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
    if isinstance(value, Money) and (behind := bound_behind(clean.low, start, end)):
        bound, start, end = behind
    elif before:
        start = clean.low.rindex(before, 0, start)
    elif isinstance(value, Money) and is_negative(clean.low, start, end):
        start, value = start - 1, Money(minus(value.amount))
    return clean.mention(MentionKind.MONEY, start, end, value, bound=bound), end


def _is_money(low: str, found: re.Match[str], scale: str, unit: str | None) -> bool:
    """Whether an amount is money, by its unit or words around; "2 triệu phụ nữ" are people."""
    if unit or not found[scale]:
        return bool(unit)
    end = found.end(scale)
    if end - found.start() == len(low.strip()):  # nothing else stands in the text
        return True
    if any(_PEOPLE_AFTER.match(low, at) for at in {end, found.end()}):
        return False
    if _SEVERAL.search(found[scale]):
        return not low[end + 1 : end + 2].isdigit()
    about = list(_MONEY_WORDS.finditer(low, max(0, found.start() - 60), found.start()))
    is_told = about[-1]["money"] is not None if about else _LISTED.match(low, end) is not None
    return _AFTER_SCALE.match(low, end) is not None and (is_told or low[end : end + 1] == "/")


@lru_cache(maxsize=16384)
def _amount(figures: str, scale: str) -> Money | None:
    written = figures.replace("\n", "").replace(" . ", ".").replace(", ", ",")
    # Thousands parted by commas, of which the audit speaks; but "10,990 tỷ" has decimals.
    if _COMMAS.fullmatch(written) and (not scale or written.count(",") > 1):
        written = written.replace(",", "")
    value = found_number(written)
    return None if value is None else amount_in(value, scale)


def _first_scale(scales: str | None) -> str:
    """The first of the *scales* at the higher end of a range, which its lower end has as well."""
    return re.split("[0-9]| rưỡi", scales)[0] if scales else ""


_CURRENCY: Final = spaced(rf"{UNIT}(?P<even> chẵn)?")


def _money_in_words(clean: CleanText) -> Iterator[Mention]:
    """Amounts in words: "Hai mươi tư triệu đồng chẵn"; "một đồng" only with its "chẵn"."""
    low = clean.low
    at = low.find(" đồng")
    while at >= 0:
        number = words_before(low, at) if low[at - 2 : at] in WORD_ENDS else None
        unit = _CURRENCY.match(low, at + 1) if number else None
        # "1 tỷ hai trăm triệu đồng" is not read in part
        whole = number is not None and not goes_on_sum(low, number.start)
        if number and whole and unit and (unit["even"] or " " in low[number.start : at]):
            value = Money(number.value)
            yield clean.mention(MentionKind.MONEY, number.start, unit.end(), value)
        at = low.find(" đồng", at + 1)
