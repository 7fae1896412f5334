"""Counts of people and things in running text, with the bound and the sex that the text gives.

Decided: a number counts when a noun that is counted follows it. Its sex is that of the noun ("nữ
đại biểu"), of the words right after it ("đại biểu nam giới") or of those that announce it ("số nữ
là 7 đồng chí", "Nữ: 55"). In a table the columns headed Nam and Nữ are counts. Figures that belong
to a date, a ratio, an amount, a citation or a heading are none.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Final, NamedTuple

from genderplan.extraction.cleaning import CELL, CleanText
from genderplan.extraction.mentions import Mention, MentionKind, Sex
from genderplan.extraction.nouns import LONGEST_NOUNS, Noun, noun_at
from genderplan.extraction.numerals import BOUND_WORDS, bound_before, read_whole
from genderplan.extraction.spelled_numbers import SMALL_NUMBERS, spelled_at
from genderplan.quantities import Bound, Count

__all__ = ["FIRST_WORDS", "find_counts"]

FIRST_WORDS: Final[Mapping[str, str]] = dict.fromkeys(SMALL_NUMBERS, r"\s")

_FIGURE: Final = r"(?:[0-9]{1,3}(?:\.\n?[0-9]{3})+(?![0-9])|[0-9]{1,9}(?![0-9]))"
_SCALED: Final = re.compile(r"(?P<decimal>,[0-9]{1,3})?\s{1,2}(?P<scale>triệu|nghìn|ngàn)(?!\w)")
_SCALES: Final = {"triệu": 10**6, "nghìn": 1000, "ngàn": 1000}
# What may stand behind a figure that counts: more digits, a scale, the first word of a noun.
_FOLLOWS: Final = re.compile(r"[ \n.,]{0,3}(?:[0-9]|([^\W\d_]+))")
_LEADS: Final = frozenset((*LONGEST_NOUNS, *_SCALES))
_RATE_BEHIND: Final = re.compile(r"(?:\s(?:trai|gái))?\s?/\s?10{2,5}(?![0-9])")
_TO_NOUN: Final = re.compile(r"[ ]{0,3}(?:\n(?! *\n))?[ ]{0,2}(?P<sexed>(?:nữ|nam) (?=\w))?")
_ONWARDS: Final = re.compile(r"\s{1,2}trở\s{1,2}lên")
_WHOLE: Final = re.compile(r"[0-9]{1,3}(?:\.\n?[0-9]{3})+(?![0-9])|[0-9]{1,9}(?![0-9])")
# Thousands parted by commas: of people and things there are no decimals.
_IN_COMMAS: Final = re.compile(
    r"[1-9][0-9]{0,2}(?:,[0-9]{3})+(?![0-9]|[.,][0-9]|\s{1,2}(?:triệu|nghìn|ngàn)(?!\w))"
)
_SEX_AFTER: Final = re.compile(
    r"\s{1,2}(?:dân\s)?(?:(?:là|thuộc)\s)?(?P<sex>phụ\snữ|nữ\sgiới|nam\sgiới|nữ|nam|gái|trai)(?!\w"
    r"|\sđịnh)"
)
_SEX_NOUN: Final = re.compile(r"(?:phụ nữ|nữ|gái|chị|bà)(?!\w)")
_MALE_NOUN: Final = re.compile(r"(?:nam|trai|ông|anh)(?!\w)")
_SEX_BEFORE: Final = re.compile(
    r"(?<!\w)(?P<sex>nữ|nam|phụ nữ|nữ giới|nam giới|bé gái|bé trai)(?:\s(?:giới|đại biểu|cán bộ|có"
    r"|là|gồm|lên|chiếm|đảng viên|tham gia)){0,3}\s?:?\s{0,2}"
    rf"(?:(?:{BOUND_WORDS})\s)?\Z"
)
_NUMBER_OF: Final = re.compile(
    r"(?<!\w)số\s(?P<sex>phụ nữ|nữ|nam giới)[^,.;:()0-9]{0,45}\s(?:là|đạt|có|lên|còn)\s"
    rf"(?:(?:{BOUND_WORDS})\s)?\Z"
)
_REACH: Final = 70  # characters in which the word for the sex may stand before a number
_SEX_WORDS: Final = ("nữ", "nam", "bé ")
_ALONE: Final = tuple(
    re.compile(
        rf"(?P<sex>{word}(?:\sgiới)?)(?P<link>\s?[:=]\s?|\s(?:là|có)\s|\s)(?:(?:{BOUND_WORDS})\s)?"
        rf"(?P<n>{_FIGURE})(?!\s?[%/.,]\s?[0-9]|\s?%|\s?/|[^\W_])"
    )
    for word in ("nữ", "nam")
)
_LABELLED: Final = re.compile(
    r"(?:điều|khoản|mục|điểm|số|chương|phần|bảng|phụ lục|mẫu|tháng|năm|ngày|lần thứ|thứ|quý|khóa"
    r"|khoá|hạng|cấp|loại|quận|phường|tổ|nhóm|lớp|đội|chỉ tiêu|mục tiêu|nhiệm vụ|vùng|khu vực|khu"
    r"|đường|quốc lộ|giai đoạn|kỳ|tuần|bước|cột|dòng|ấp|thôn|bản|khu phố|xóm|chi hội|chi bộ|quyển"
    r"|tập|trang|từ|thpt|phòng|đề án|dự án|chương trình)\s\Z"
)
_PLACES: Final = frozenset(("quận", "phường", "khóa", "khoá", "tổ", "khu", "khu phố"))
_BOUND: Final = re.compile(rf"(?<!\w)(?:{BOUND_WORDS})\s{{1,2}}\Z")
_LABELLED_ANYWAY: Final = frozenset(
    ("điều", "khoản", "tháng", "năm", "quý", "chương", "lần thứ", "thứ", "mục", "bảng", "phụ lục")
)


def find_counts(clean: CleanText, taken: Sequence[tuple[int, int]]) -> Iterator[Mention]:
    """The counts of *clean*, in order; figures in the spans *taken* of the text given are none."""
    low = clean.low
    starts = [start for start, _ in taken]
    by_figure: dict[int, _Found] = {}
    cells = _in_tables(clean) if CELL in clean.low else ()
    for each in (*cells, *_with_noun(clean), *_in_words(clean), *_alone(low)):
        by_figure.setdefault(each[2], each)
    last = 0
    for start, end, figure, value, sex in sorted(by_figure.values(), key=lambda item: item[:2]):
        given = clean.offsets.at(figure)
        at = bisect_right(starts, given) - 1
        if start < last or (at >= 0 and taken[at][1] > given):
            continue
        yield clean.mention(MentionKind.COUNT, start, end, value, bound=value.bound, sex=sex)
        last = end


_Found = tuple[int, int, int, Count, Sex | None]


def _with_noun(clean: CleanText) -> Iterator[_Found]:
    low = clean.low
    for figure, stop in clean.figures:
        follows = _FOLLOWS.match(low, stop)
        if follows is None or not (follows[1] is None or follows[1] in _LEADS):
            continue
        number = _IN_COMMAS.match(low, figure) if "," in low[figure:stop] else None
        number = number or _WHOLE.match(low, figure)
        if number is None:
            continue
        counted = _counted(low, number)
        if counted is None or not _is_figure(low, figure, number.end(), counted.noun):
            continue
        if _RATE_BEHIND.match(low, counted.noun.end) or _is_base(low, figure, number[0]):
            continue
        onwards = _ONWARDS.match(low, counted.noun.end)
        bound = Bound.AT_LEAST if onwards else bound_before(low, figure)
        start = figure
        if bound is not Bound.EXACT and not onwards:
            start = _bound_start(low, figure)
        sex, end = _sex(low, counted, start)
        value = _count(counted.value, bound)
        yield start, max(end, onwards.end() if onwards else 0), figure, value, sex


@lru_cache(maxsize=8192)
def _count(value: int, bound: Bound) -> Count:
    return Count(value, bound)


def _in_words(clean: CleanText) -> Iterator[_Found]:
    """People and cases counted in words: "hai người", "bốn vụ"."""
    low = clean.low
    for word in SMALL_NUMBERS:
        for start in clean.anchors.get(word, ()):
            number = spelled_at(low, start)
            noun = noun_at(low, number.end + 1) if number else None
            if number is None or noun is None or clean.text[number.end + 1].isupper():
                continue
            if not (noun.people or noun.text == "vụ"):
                continue
            bound = bound_before(low, start)
            first = start if bound is Bound.EXACT else _bound_start(low, start)
            sex, end = _sex(low, _Counted(number.value, noun, ""), first)
            yield first, end, start, _count(number.value, bound), sex


def _is_base(low: str, figure: int, digits: str) -> bool:
    """Whether a figure is what a rate is counted by: "112 bé trai/100 bé gái"."""
    return low[figure - 1 : figure] == "/" and digits.strip("0.") == "1"


class _Counted(NamedTuple):
    """How many of what: the number, the noun, and a word for the sex before the noun."""

    value: int
    noun: Noun
    sexed: str


def _counted(low: str, number: re.Match[str]) -> _Counted | None:
    end = number.end()
    scale = _SCALED.match(low, end) if low[end : end + 1] in " ,\n" else None
    lead = _TO_NOUN.match(low, scale.end() if scale else end)
    assert lead is not None  # noqa: S101 - it matches nothing at all, too
    noun = noun_at(low, lead.end())
    sexed = lead["sexed"] or ""
    if noun is None and sexed:
        noun, sexed = noun_at(low, lead.start("sexed")), ""
    if noun is None:
        return None
    value = _scaled(number[0], scale)
    return None if value is None else _Counted(value, noun, sexed)


def _bound_start(low: str, figure: int) -> int:
    words = _BOUND.search(low, max(0, figure - 14), figure)
    return words.start() if words else figure


def _is_figure(low: str, start: int, end: int, noun: Noun) -> bool:
    before = low[start - 1 : start]
    inside = before != "" and before in "/.,-:" and low[start - 2 : start - 1].isdigit()
    if before.isalnum() or inside:
        return False
    if low[end : end + 1].isalpha() and len(noun.text) < 3:  # noqa: PLR2004 - "3ca", "5em"
        return False
    label = _LABELLED.search(low, max(0, start - 12), start) if before.isspace() else None
    return label is None or _counts_anyway(low, start, noun, label[0].strip())


def _counts_anyway(low: str, start: int, noun: Noun, label: str) -> bool:
    """Whether a figure counts although a word that numbers things stands before it.

    "Tổ 5 người" counts, "tổ 5" does not; a place with a number is no count of what follows.
    """
    if label == "số":
        return noun.people or low.endswith(("tổng số ", "trong số "), 0, start)
    counted = noun.people and label not in _PLACES and label not in _LABELLED_ANYWAY
    return label == "từ" or counted


def _scaled(figures: str, scale: re.Match[str] | None) -> int | None:
    whole = read_whole(figures.replace("\n", "").replace(",", "."))
    if whole is None or scale is None:
        return whole
    digits = (scale["decimal"] or ",")[1:]
    shift: int = 10 ** len(digits)
    return (whole * shift + int(digits or 0)) * _SCALES[scale["scale"]] // shift


def _sex(low: str, counted: _Counted, start: int) -> tuple[Sex | None, int]:
    """Whom the count counts, and where the mention ends with the word that says so."""
    end = counted.noun.end
    noun = f"{counted.sexed}{counted.noun.text}"
    if not counted.noun.people:
        return None, end
    if _SEX_NOUN.search(noun):
        return Sex.WOMEN, end
    if _MALE_NOUN.search(noun):
        return Sex.MEN, end
    after = _SEX_AFTER.match(low, end)
    if after and not low.startswith(", nam", after.end()):
        return _sex_of(after["sex"]), after.end()
    window = low[max(0, start - _REACH) : start]
    if not any(word in window for word in _SEX_WORDS):
        return None, end
    before = _SEX_BEFORE.search(window, max(0, len(window) - 40)) or _NUMBER_OF.search(window)
    return (_sex_of(before["sex"]) if before else None), end


def _sex_of(word: str) -> Sex:
    return Sex.MEN if word.startswith("nam") or word.endswith("trai") else Sex.WOMEN


def _alone(low: str) -> Iterator[_Found]:
    """A number with the sex alone: "Nữ: 55", "nam 42"."""
    for pattern in _ALONE:
        for found in pattern.finditer(low):
            start, figure = found.start(), found.start("n")
            if low[start - 1 : start].isalnum():
                continue
            spaced = found["link"].isspace()
            if spaced and not _ENDS.match(low, found.end()):
                continue
            value = read_whole(found["n"].replace("\n", ""))
            if value is None or (spaced and low.endswith(("việt ", "hà ", "quảng "), 0, start)):
                continue
            count = _count(value, bound_before(low, figure))
            yield start, found.end(), figure, count, _sex_of(found["sex"])


_ENDS: Final = re.compile(r"\s{0,2}(?:[,;.()\n]|\Z|người|đồng chí)")
_TOTALS: Final = frozenset(("tổng", "tổng số", "cộng", "tổng cộng"))
_NUMBER_CELL: Final = re.compile(r"\s*([0-9]{1,3}(?:\.[0-9]{3})+|[0-9]{1,9})\s*")


def _in_tables(clean: CleanText) -> Iterator[_Found]:
    """The cells under the headings Nam and Nữ in lines whose cells are parted by tabs."""
    columns: dict[int, Sex | None] = {}
    last = 0
    for start, line in _rows(clean.low):
        if clean.low[last:start].strip():
            columns = {}
        last = start + len(line)
        cells = line.split(CELL)
        heads = {at: cell.strip() for at, cell in enumerate(cells)}
        sexes = {at: _sex_of(word) for at, word in heads.items() if word in {"nam", "nữ"}}
        if sexes:
            totals = dict.fromkeys(at for at, word in heads.items() if word in _TOTALS)
            columns = {**totals, **sexes}
        elif columns:
            yield from _cells(cells, columns, start)


def _rows(low: str) -> Iterator[tuple[int, str]]:
    """The lines that have cells, with their places."""
    at = low.find(CELL)
    while at >= 0:
        start = low.rfind("\n", 0, at) + 1
        end = low.find("\n", at)
        end = len(low) if end < 0 else end
        yield start, low[start:end]
        at = low.find(CELL, end)


def _cells(cells: list[str], columns: dict[int, Sex | None], line: int) -> Iterator[_Found]:
    position = line
    for at, cell in enumerate(cells):
        number = _NUMBER_CELL.fullmatch(cell) if at in columns else None
        if number is not None and (value := read_whole(number[1])) is not None:
            start = position + number.start(1)
            yield start, position + number.end(1), start, _count(value, Bound.EXACT), columns[at]
        position += len(cell) + 1
