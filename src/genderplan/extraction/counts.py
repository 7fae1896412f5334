"""Counts of people and things in running text, with the bound and the sex that the text gives.

A number counts when a noun that is counted follows it, or a word for a sex announces it ("Nữ: 55").
In a table the columns headed Nam and Nữ are counts. Behind a count of one place the figures of
others need no noun: "Bắc Bộ có 152 người, Trung Bộ 108 và Nam Bộ 73".
"""

import re
from collections.abc import Callable, Iterable, Iterator
from decimal import Decimal
from functools import lru_cache
from typing import Final, NamedTuple

from genderplan._forms import any_of, lazy, spaced
from genderplan._text import CAPITALS
from genderplan.extraction.cleaning import CELL, CleanText, merged
from genderplan.extraction.mentions import CountRange, Mention, MentionKind, Sex
from genderplan.extraction.nouns import (
    BOTH_SEXES,
    Noun,
    bound_before,
    bound_behind,
    goes_on_sum,
    label_before,
    noun_at,
    noun_behind,
    sex_counted,
    sex_of,
    sex_said,
)
from genderplan.formatting.counts import BOUND_WORDS, SCALED, SCALES, scaled_count
from genderplan.formatting.numbers import found_number
from genderplan.formatting.words import FIRST_WORDS as NUMBER_WORDS
from genderplan.formatting.words import words_at
from genderplan.hierarchy.units import KIND_WORDS
from genderplan.quantities import Bound, Count


class Counted(NamedTuple):
    """A count that may be one: where it stands, where its figure does, and what it says."""

    start: int
    end: int
    figure: int
    value: Count | CountRange
    sex: Sex | None = None
    subject: str = ""


# What follows the figure of a large count: "2 nghìn", "1,5 triệu", "1 triệu 200 nghìn".
_SCALED: Final = lazy(rf"(?P<decimal>,[0-9]{{1,3}})?{SCALED}")
# Before "trên 100.000 trẻ đẻ sống": a rate, and no bound.
_PER: Final = spaced(r"(?:t[ỷỉ] (?:lệ|suất|số)|tử vong|ca|trường hợp)[^.;\n]{0,40}trên \Z")
_RATE_BEHIND: Final = spaced(r"(?: (?:trai|gái))?\s?/\s?10{2,5}(?![0-9])")
_WHOLE: Final = lazy(r"[0-9]{1,3}(?:\.\n?[0-9]{3})+(?![0-9])|[0-9]{1,9}(?![0-9])")
# Thousands parted by spaces: "1 250", "1 215 342"; not the end of "12.1 250", nor where more
# such groups follow than a number has.
_IN_SPACES: Final = lazy(
    r"(?<![0-9.,/-])[1-9][0-9]{0,2}(?: [0-9]{3}){1,4}(?![0-9.,]| [0-9]{3}(?![0-9]))"
)
# Thousands parted by commas: of people and things there are no decimals.
_IN_COMMAS: Final = spaced(
    rf"[1-9][0-9]{{0,2}}(?:,[0-9]{{3}})+(?![0-9]|[.,][0-9]| {any_of(SCALES)}(?!\w))"
)


def counted_at(clean: CleanText, figure: re.Match[str]) -> Counted | None:
    """A *figure* that counts the noun behind it, with its bound and the sex."""
    (start, end), low = figure.span(), clean.low
    word, first, digits = figure["word"], figure.start("word"), figure[0]
    near = word not in _NOT_COUNTED_ALONE and first <= end + 1 and low[end] not in "\n\v"
    value: int | None
    if near and digits.isdigit() and len(digits) <= _LONG_COUNT:  # as nearly all counts
        noun, value, scale = noun_at(clean, first, word), int(digits), None
    else:
        number = _number_at(low, start, end)
        end = number.end() if number else end
        scale = _SCALED.match(low, end) if low[end : end + 1] in " ,\n" else None
        if number is None:
            return None
        noun = noun_behind(clean, scale.end() if scale else end)
        value = _in_scale(number[0], *(scale.group("decimal", "scale") if scale else (None, "")))
    if noun is None or value is None:
        return None
    bound, first = bound_before(low, start)
    if lower := _lower_end(low, first):
        high = _count(value, bound)
        if found := _range_of(clean, lower, noun, high, scale["scale"] if scale else ""):
            return found
    return _count_of(clean, start, noun, value) if _counts(clean, start, end, noun) else None


# The lower end of a range before its upper one, "10-15 người", "15 đến 30 nhóm", "2 nghìn đến 3
# nghìn", "1,5 - 2 triệu"; not the end of "12/10-15", "lớp 10A-15", nor the first of two years.
_LOWER_END: Final = lazy(
    r"(?<![\w.,/-])(?!(?:19[4-9]|20[0-3])[0-9]\s?[-đt])"
    rf"(?P<low>[0-9]{{1,3}}(?:\.[0-9]{{3}})+|[0-9]{{1,6}})(?P<decimal>,[0-9]{{1,3}})?(?:{SCALED})?"
    r"(?:\s?-\s?|\s(?:đến|tới)\s)\Z"
)
_LONGEST_LOWER: Final = 30  # characters


def _lower_end(low: str, figure: int) -> re.Match[str] | None:
    """The lower end of a range of which the *figure* at a place is the upper one."""
    tail = low[max(0, figure - 2) : figure]
    if "-" not in tail and tail not in {"n ", "i "}:
        return None
    return _LOWER_END.search(low, max(0, figure - _LONGEST_LOWER), figure)


# Words before a quantity, with a capital at the beginning of a sentence: "Có 10 - 15 người".
_BEFORE_A_QUANTITY: Final = frozenset(
    ("có", "khoảng", "từ", "gần", "hơn", "trên", "là", "cho", "với", "mỗi", "được", "gồm", "thêm")
)


def _names(before: str) -> bool:
    """Whether words with a capital are numbered: "Chi bộ 1 - 25 đảng viên"; not "Có 10 - 15"."""
    words = before.split()[-2:]
    if not words or before[-1] != " " or words[-1].lower() in _BEFORE_A_QUANTITY:
        return False
    return any(word[0].isupper() for word in words)


def _range_of(
    clean: CleanText, lower: re.Match[str], noun: Noun, high: Count, scale: str
) -> Counted | None:
    """The range of a *noun* from its *lower* end to the *high* one; None where it is none.

    A lower end without a *scale* has that of the higher one, "2-3 nghìn".
    """
    low, figure = clean.low, lower.start()
    own = lower["scale"] or "".join(scale.split()[:1])
    least, label = _in_scale(lower["low"], lower["decimal"], own), label_before(low, figure)
    if least is None or not least < high.value or (label and label.slash == "none"):
        return None
    if " " in lower[0][len(lower["low"]) :] and _names(clean.text[max(0, figure - 24) : figure]):
        return None
    if clean.text[noun.start : noun.start + 2].istitle():  # pages, "328-337 Tạp chí"
        return None
    if not _counts(clean, figure, lower.end("low"), noun):
        return None
    first = figure - len("từ ") if low.endswith("từ ", 0, figure) else figure
    bound, start = bound_before(low, first)
    sex, end = sex_counted(clean, noun, start)
    value = CountRange(_count(least, bound), high)
    return Counted(start, end, figure, value, sex, clean.words(noun.start, noun.end))


def _number_at(low: str, start: int, stop: int) -> re.Match[str] | None:
    """The figures from *start* to *stop*, or with the thousands behind that spaces part."""
    number = _IN_COMMAS.match(low, start) if "," in low[start:stop] else None
    if number is None and low[stop : stop + 1] == " " and label_before(low, start) is None:
        number = _IN_SPACES.match(low, start)  # not in "Điều 1 250 người"
    return number or _WHOLE.match(low, start)


_NOT_COUNTED_ALONE: Final = frozenset((None, "nữ", "nam", *SCALES))
_LONG_COUNT: Final = 9  # digits


def _count_of(clean: CleanText, figure: int, noun: Noun, value: int) -> Counted:
    """The count of a *noun* by the *figure* at a place."""
    low, first = clean.low, noun.start
    behind = bound_behind(low, figure, noun.end)
    bound, start = bound_before(low, figure)
    if bound is Bound.MORE_THAN and noun.text in _PLACES and value % 10:
        # "trên 12 xã" is in twelve, "trên 50 xã" more than fifty
        bound, start = Bound.EXACT, figure
    if behind:
        bound, start, _ = behind
    sex, end = sex_counted(clean, noun, start)
    if low[first - 1] in _QUOTES:  # 6 “Mái ấm tình thương”
        end = max(end, low.find(_QUOTES[low[first - 1]], noun.end, noun.end + _LONGEST_NAME) + 1)
    subject = clean.words(first, noun.end)
    return Counted(
        start, max(end, behind[2] if behind else 0), figure, _count(value, bound), sex, subject
    )


_QUOTES: Final = {"“": "”", '"': '"'}
_LONGEST_NAME: Final = 60  # characters of a name in quotation marks
_PLACES: Final = frozenset(
    (
        *(*KIND_WORDS, "thôn", "ấp", "bản", "làng", "khu phố", "tổ dân phố", "khu dân cư"),
        *("địa bàn", "địa phương", "đơn vị"),
    )
)


@lru_cache(maxsize=8192)
def _count(value: int, bound: Bound) -> Count:
    # "dưới 0 người" is no count; its figure is
    nothing = value == 0 and bound is Bound.LESS_THAN
    return Count(value, Bound.EXACT if nothing else bound)


def _in_scale(figures: str, decimal: str | None, scale: str) -> int | None:
    """The whole number of *figures* and their ",5" with a *scale* behind, if there is one."""
    whole = found_number(figures.replace(",", "."))
    if not isinstance(whole, int):
        return None
    value = scaled_count(Decimal(f"{whole}{(decimal or '').replace(',', '.')}"), scale)
    return int(value) if value is not None and value.denominator == 1 else None


def _counts(clean: CleanText, figure: int, end: int, noun: Noun) -> bool:
    """Whether a figure counts the noun behind it, though a word that numbers things may precede.

    "Nhóm 5 người" counts, "nhóm 5" does not; an article or a place with a number is no count of
    what follows, "điều 5 người lao động".
    """
    low = clean.low
    if noun.what == "measure" or (low[end].isalpha() and len(noun.text) < 3):  # noqa: PLR2004 - "3ca", "5em"
        return False
    if _is_inside(low, figure) or _is_number(clean, figure, noun):
        return False
    label = label_before(low, figure)
    if label is None or label.figure in {"-", "from"}:
        return True
    if label.figure == "number":
        return noun.people or low.endswith(("tổng số ", "trong số "), 0, figure)
    # nobody numbers so high, "chỉ tiêu 950 đơn vị"; but "mục tiêu 2030"
    if label.figure == "small" and end - figure >= len("100"):
        return noun.people or not _YEAR.fullmatch(low, figure, end)
    return noun.people and label.figure in {"either", "small"}


_LISTED: Final = lazy(r"\s?[,;/]|\s?-\s?[0-9]")  # "24 Nam, 30 Nữ", "24 Nam - 30 Nữ"
# Parts of documents: "khoản 7 Điều 39" and "7 Điểm này" are no counts, "38 điều" is.
_PARTS: Final = frozenset(("điều", "điểm", "khoản", "mục", "phụ lục"))
_PART_NUMBER: Final = spaced(r" (?:[0-9]|này|đó|trên)")


def _is_number(clean: CleanText, figure: int, noun: Noun) -> bool:
    """Whether a figure numbers its line or an article, or is part of a rate.

    "8 Người được cấp giấy" at the beginning of a line (but "8 NGƯỜI" and "24 Nam, 30 Nữ" are
    counts), "khoản 7 Điều 39", "112 trẻ/1.000".
    """
    low, first = clean.low, noun.start
    begins = low[figure - 1 : figure] in {"", "\n"} and clean.text[first].isupper()
    listed = noun.sex is not None and _LISTED.match(low, noun.end)
    if begins and not (listed or clean.text[first : first + 2].isupper()):
        return True
    if noun.text in _PARTS and _PART_NUMBER.match(low, noun.end):
        return True
    over = low.endswith("trên ", 0, figure) and _ROUND.match(low, figure)
    if over and _PER.search(low, 0, figure):
        return True
    return "/" in low[noun.end : noun.end + 7] and _RATE_BEHIND.match(low, noun.end) is not None


# The lower end of a range, or a name, before a figure: "10-15", "15 đến 30", "Covid-19"; not
# "nữ-12".
_RANGE_BEFORE: Final = lazy(r"(?:[0-9]\s?(?:-|đến|tới)\s?|(?<!\w)(?:covid|sars|ncov)-)\Z")


# Of other things than those behind the slash: "1.987 hộ/7.845 khẩu", "02 vụ/05 đối tượng"; not the
# rates "1 giáo viên/25 học sinh" and "113 trẻ trai/100 trẻ gái", and not "31/27 người".
_OTHERS_BEFORE: Final = spaced(
    r"(?<![0-9.,])(?!0?1 (?!vụ|hộ))[0-9][0-9.]{0,9}(?: [^\W\d_]{1,9}){1,4}\s?/\Z"
)
_ROUND: Final = lazy(r"10[0.]*(?![0-9])")
_ONE_OF: Final = spaced(r"(?<!\w)(?:1|một) trong \Z")  # "1 trong 10 nước" is a rank


def _is_inside(low: str, figure: int) -> bool:
    """Whether a figure is only the end of a longer one, of a ratio, of a rank or of a range."""
    before = low[figure - 1 : figure]
    if before == "/":
        apart = _OTHERS_BEFORE.search(low, max(0, figure - 40), figure)
        return apart is None or _ROUND.match(low, figure) is not None
    if low.endswith("trong ", 0, figure) and _ONE_OF.search(low, max(0, figure - 12), figure):
        return True
    if before != "" and before in ".,:" and low[figure - 2 : figure - 1].isdigit():
        return True
    tail = low[max(0, figure - 2) : figure]
    if goes_on_sum(low, figure):
        return True
    if "-" not in tail and tail not in {"n ", "i "}:
        return False
    return _RANGE_BEFORE.search(low, max(0, figure - 8), figure) is not None


# A number with the sex alone: "Nữ: 55", "nam 42"; not "nữ có 2 con", "nữ 15/42" or "nữ 35%".
_SEX_ALONE: Final = spaced(
    rf"(?P<sex>(?:nữ|nam)(?: giới)?)(?P<link>\s?[:=]\s?| (?:là|có) | )(?:{BOUND_WORDS} )?(?=[0-9])"
)
_YEAR: Final = lazy("(?:19|20)[0-9]{2}")
_NO_MORE: Final = spaced(r"\s?[%/.,]\s?[0-9]|\s?%|\s?/|[^\W_]| (?:tuổi|trong|trên|năm|tháng)(?!\w)")
_ENDS: Final = spaced(r"\s{0,2}(?:[,;.()\n\v]|\Z|người|đồng chí)")
# What a number is of, before what announces it: "Tổng số đảng viên: ", "Số hộ nghèo là ", "Số đại
# biểu tán thành ". Not "Số: 12", "Số thẻ đảng viên: ".
_SAID: Final = r"[^.;:()\n\v0-9]{0,45}(?::\s?|(?:\slà|tán\sthành|biểu\squyết)\s)(?=[0-9])"
_NUMBER_SAID: Final = spaced(rf"số (?:lượng )?(?P<first>[^\W\d_]+){_SAID}")
_STOPS: Final = lazy(r"\s{0,2}(?:[;()\n\v]|[.,](?![0-9])|\Z)")
_NEAR: Final = r"[^.;()\n\v0-9]{1,30}[0-9]"  # a figure, a few words behind
FIRST_WORDS: Final = merged(
    [NUMBER_WORDS, {"nữ": _NEAR, "nam": _NEAR, "số": rf"\s[^\W\d_]{_SAID}"}]
)


def _announced(clean: CleanText) -> Iterator[Counted]:
    """Figures that words and a colon announce: "Tổng số đảng viên: 45", "Nữ: 12"."""
    for start, word in clean.anchors.items():
        if word == "số":
            yield from filter(None, [_numbered(clean, start)])
        elif word in {"nữ", "nam"}:
            yield from filter(None, [_with_sex(clean, start)])
            yield from _with_both_sexes(clean, start)


def _numbered(clean: CleanText, start: int) -> Counted | None:
    """A figure that the number of something, which begins at *start*, announces."""
    found = _NUMBER_SAID.match(clean.low, start)
    value, end = _whole_at(clean.low, found.end()) if found else (None, start)
    noun = noun_at(clean, found.start("first"), found["first"]) if found else None
    if value is None or not _STOPS.match(clean.low, end):
        return None
    if found is None or noun is None or noun.what == "measure":
        return None
    total = clean.low.endswith("tổng ", 0, start)
    if not (noun.people or total or noun.text.startswith("hộ")):
        return None
    sex, _ = sex_counted(clean, noun, found.end())
    start -= len("tổng ") if total else 0
    subject = clean.words(noun.start, noun.end)
    return Counted(start, end, found.end(), _count(value, Bound.EXACT), sex, subject)


def _whole_at(low: str, figure: int) -> tuple[int | None, int]:
    """The whole number at a *figure*, None where it is no such number, and where it ends."""
    number = _WHOLE.match(low, figure)
    value = found_number(number[0]) if number else None
    return (value if isinstance(value, int) else None), number.end() if number else figure


def _with_sex(clean: CleanText, start: int) -> Counted | None:
    """A figure that a word for a sex at *start* announces."""
    low = clean.low
    found = _SEX_ALONE.match(low, start)
    value, end = _whole_at(low, found.end()) if found else (None, start)
    if found is None or value is None or _NO_MORE.match(low, end):
        return None
    link, figure = found["link"], found.end()
    is_year = link.isspace() and _YEAR.fullmatch(low, figure, end)  # "công tác phụ nữ 2024"
    if is_year or not (":" in link or "=" in link or _ENDS.match(low, end)):
        return None
    sex = sex_said(clean, found)
    if sex is None:
        return None
    bound, _ = bound_before(low, figure)
    return Counted(start, end, figure, _count(value, bound), sex)


# Both sexes with a figure each: "nam/nữ: 24/30"; not "tỷ lệ nam/nữ: 111/100".
_BOTH_ALONE: Final = spaced(
    rf"(?<!lệ\s)(?<!lệ\s\()(?<!\w){BOTH_SEXES}(?P<first>[0-9.]{{1,9}})\s?/\s?(?P<second>[0-9])"
)


def _with_both_sexes(clean: CleanText, start: int) -> Iterator[Counted]:
    """The two figures that words for both sexes at *start* announce."""
    found = _BOTH_ALONE.match(clean.low, start)
    if found is None:
        return
    for figure, sex in (("first", "one"), ("second", "other")):
        value, end = _whole_at(clean.low, at := found.start(figure))
        if value is not None:
            yield Counted(at, end, at, Count(value), sex_of(found[sex]))


# What makes a word an ordinal, a name or the end of a larger number: "thứ ba", "Đội Bốn".
_NUMBERED: Final = spaced(
    r"(?:thứ|tháng|mồng|mùng|số|một|mươi|mười|trăm|nghìn|ngàn|linh|lẻ|phẩy|phần|rưỡi|khóa|khoá|tổ"
    r"|lần|lớp|khu|bậc|cấp|hạng|loại|ngày|năm) \Z"
)
_HUNDRED: Final = 100


def _in_words(clean: CleanText) -> Iterator[Counted]:
    """People, cases, units counted in words: "hai người", "bốn vụ", "sáu huyện"."""
    low = clean.low
    for start in [at for at, word in clean.anchors.items() if word in NUMBER_WORDS]:
        if _NUMBERED.search(low, max(0, start - 8), start):
            continue
        number = words_at(low, start)
        noun = noun_behind(clean, number.end) if number else None
        if number is None or noun is None or clean.text[noun.start].isupper():
            continue
        value = int(number.value)
        least = 2 if noun.text in KIND_WORDS else _HUNDRED
        if noun.what != "measure" and (noun.people or noun.text == "vụ" or value >= least):
            yield _count_of(clean, start, noun, value)


_TOTALS: Final = frozenset(("tổng", "tổng số", "cộng", "tổng cộng"))
# The heading of a column of women or men: "Nữ", "Số nam", "Trong đó: nữ giới"; not "Tỷ lệ nữ".
_SEX_HEAD: Final = spaced(r"(?:(?:số|trong đó)\s?:?\s?)*(nam|nữ|phụ nữ)(?: giới)?(?: \(?người\)?)?")
_NUMBER_CELL: Final = lazy(r"[\s*]*([0-9]{1,3}(?:\.[0-9]{3})+|[0-9]{1,9})[\s*]*")
# A line whose cells are parted by tabs, or by strokes as in Markdown: "| Xã A | 12 | 15 |".
_ROW: Final = lazy(r"^(?:[^\n\v]*\v|[ ]*\|[^\n|]*\|)[^\n]*$", re.MULTILINE)


def _in_tables(clean: CleanText) -> Iterator[Counted]:
    """The cells under the headings Nam and Nữ of tables."""
    columns: dict[int, Sex | None] = {}
    last = 0
    for row in _ROW.finditer(clean.low):
        start, line = row.start(), row[0]
        if clean.low[last:start].strip():
            columns = {}
        last = row.end()
        cells = line.split(CELL if CELL in line else "|")
        heads = [cell.strip(" *") for cell in cells]
        sexes = {at: _SEX_HEAD.fullmatch(head) for at, head in enumerate(heads)}
        named = {at: sex_of(found[1]) for at, found in sexes.items() if found}
        if named:
            columns = dict.fromkeys(at for at, head in enumerate(heads) if head in _TOTALS) | named
        elif columns:
            yield from _cells(cells, columns, start)


def _cells(cells: list[str], columns: dict[int, Sex | None], line: int) -> Iterator[Counted]:
    position = line
    for at, cell in enumerate(cells):
        number = _NUMBER_CELL.fullmatch(cell) if at in columns else None
        value = found_number(number[1]) if number else None
        if number is not None and isinstance(value, int):
            start, end = position + number.start(1), position + number.end(1)
            yield Counted(start, end, start, Count(value), columns[at])
        position += len(cell) + 1


_PLACE: Final = rf"[{CAPITALS}][^\W\d_]*(?: [{CAPITALS}][^\W\d_]*){{0,3}}"
# The place whose count begins behind it: "Bắc Bộ có ", "Thái Nguyên "; not "Toàn tỉnh có ".
_OF_A_PLACE: Final = lazy(rf"{_PLACE}(?: (?:có|gồm|là))?:? \Z")
_FIGURE: Final = r"(?P<figure>[0-9]{1,3}(?:\.[0-9]{3})+|[0-9]{1,6})"
# The next place with its figure: ", Trung Bộ 108", " và Nam Bộ 73."; not ", Quảng Trị 12 xã".
_NEXT_PLACE: Final = lazy(rf"(?:[,;]| và|, và) {_PLACE}(?: có)? {_FIGURE}(?=\s?[,;.)\n]|\svà\s|\Z)")
# Members of the Party by their standing, behind their number: "; 16 chính thức", " và 01 dự bị".
_STANDING: Final = lazy(
    rf"(?:\s?[;,:(]\s?(?:trong đó )?(?:có )?| và ){_FIGURE} (?:chính thức|dự bị)(?!\w)"
)
_REACH_OF_PLACE: Final = 40  # characters in which the first place stands
_MEMBERS: Final = ("đảng viên", "đồng chí", "ủy viên", "uỷ viên", "cấp ủy viên")


def _going_on(clean: CleanText, count: Counted) -> Iterator[Counted]:
    """The counts that go on behind a *count* with its noun, and leave the noun out."""
    text, end = clean.text, count.end
    pattern = _STANDING if count.subject.lower() in _MEMBERS else _NEXT_PLACE
    if pattern is _STANDING and not _STANDING.match(text, end):
        pattern = _NEXT_PLACE
    of_place = pattern is _STANDING or (
        _NEXT_PLACE.match(text, end)
        and _OF_A_PLACE.search(text, max(0, count.start - _REACH_OF_PLACE), count.start)
    )
    while of_place and (found := pattern.match(text, end)):
        figure, end = found.start("figure"), found.end()
        number = found_number(found["figure"])
        if not isinstance(number, int) or label_before(clean.low, figure):
            return
        yield Counted(figure, end, figure, Count(number), None, count.subject)


def find_counts(
    clean: CleanText, counts: Iterable[Counted], taken: Callable[[int], int]
) -> Iterator[tuple[Counted, Mention]]:
    """The counts of *clean*, in order; *counts* are those with a noun behind their figure.

    *taken* tells for a place of the text given up to where figures are no counts.
    """
    by_figure: dict[int, Counted] = {}
    tables = _in_tables(clean) if CELL in clean.low or "|" in clean.low else ()
    every = sorted([*_announced(clean), *counts], key=lambda item: not item.subject)
    for each in (*tables, *every, *_in_words(clean)):
        by_figure.setdefault(each.figure, each)
    for each in [each for each in by_figure.values() if each.subject]:
        for more in _going_on(clean, each):
            by_figure.setdefault(more.figure, more)
    last = 0
    for each in sorted(by_figure.values(), key=lambda item: item[:2]):
        given = clean.offsets.at(each.figure)
        if each.start < last or taken(given) > given:
            continue
        count = clean.mention(
            MentionKind.COUNT,
            each.start,
            each.end,
            each.value,
            bound=(each.value if isinstance(each.value, Count) else each.value.low).bound,
            sex=each.sex,
            subject=each.subject,
        )
        yield each, count
        last = each.end
