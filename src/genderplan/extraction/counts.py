"""Counts of people and things in running text, with the bound and the sex that the text gives.

Decided: a number counts when a noun that is counted follows it. Its sex is that of the noun ("nữ đại
biểu"), of the words right after it ("đại biểu nam giới") or of the words that announce it ("số nữ
là 7 đồng chí", "Nữ: 55"). In a table the columns headed Nam and Nữ are counts. Figures that belong
to a date, a ratio, an amount, a citation or a heading are none.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import Final

from genderplan.errors import GenderplanError
from genderplan.extraction.cleaning import CleanText
from genderplan.extraction.mentions import Mention, MentionKind, Sex
from genderplan.extraction.nouns import COUNTED
from genderplan.extraction.numerals import BOUND_WORDS, bound_before, read_whole
from genderplan.quantities import Bound, Count

__all__ = ["find_counts"]

_FIGURE: Final = r"(?:[0-9]{1,3}(?:\.\n?[0-9]{3})+(?![0-9])|[0-9]{1,9}(?![0-9]))"
_COUNT: Final = re.compile(
    rf"(?P<n>{_FIGURE})(?:(?P<decimal>,[0-9]{{1,3}})?\s{{1,2}}(?P<scale>triệu|nghìn|ngàn))?[ ]{{0,3}}(?:\n(?! *\n))?[ ]{{0,2}}(?P<sexed>(?:nữ|nam)\s)?{COUNTED}"
    r"(?P<onwards>\s{1,2}trở\s{1,2}lên)?"
)
_SEX_AFTER: Final = re.compile(
    r"\s{1,2}(?:dân\s)?(?:(?:là|thuộc)\s)?(?P<sex>phụ\snữ|nữ\sgiới|nam\sgiới|nữ|nam|gái|trai)(?!\w|\sđịnh)"
)
_SEX_NOUN: Final = re.compile(r"(?:phụ nữ|nữ|gái|chị|bà)(?!\w)")
_MALE_NOUN: Final = re.compile(r"(?:nam|trai|ông|anh)(?!\w)")
_SEX_BEFORE: Final = re.compile(
    r"(?<!\w)(?P<sex>nữ|nam|phụ nữ|nữ giới|nam giới|bé gái|bé trai)(?:\s(?:giới|đại biểu|cán bộ|có|là|gồm|chiếm|đảng viên|tham gia)){0,3}\s?:?\s{0,2}"
    rf"(?:(?:{BOUND_WORDS})\s)?\Z"
)
_ALONE: Final = re.compile(
    rf"(?<!\w)(?P<sex>nữ|nam|nam giới|nữ giới)(?P<link>\s?[:=]\s?|\s(?:là|có)\s|\s)(?:(?:{BOUND_WORDS})\s)?(?P<n>{_FIGURE})(?!\s?[%/.,]\s?[0-9]|\s?%|\s?/|[^\W_])"
)
_LABELLED: Final = re.compile(
    r"(?:điều|khoản|mục|điểm|số|chương|phần|bảng|phụ lục|mẫu|tháng|năm|ngày|lần thứ|thứ|quý|khóa|khoá|hạng|cấp|loại|quận|phường|tổ|nhóm|lớp|đội|chỉ tiêu|mục tiêu|nhiệm vụ|vùng|khu vực|khu|đường|quốc lộ|giai đoạn|kỳ|tuần|bước|cột|dòng|ấp|thôn|bản|khu phố|xóm|chi hội|chi bộ|quyển|tập|trang|từ|thpt|phòng)\s\Z"
)
_LABELLED_ANYWAY: Final = frozenset(
    ("điều", "khoản", "tháng", "năm", "quý", "chương", "lần thứ", "thứ", "mục", "bảng", "phụ lục")
)
_HEADING: Final = re.compile(r"(?:\A|\n)\s{0,6}\Z")


def find_counts(clean: CleanText, taken: Sequence[tuple[int, int]]) -> Iterator[Mention]:
    """The counts of *clean*, in order; figures in the spans *taken* of the text given are none."""
    low = clean.low
    starts = [start for start, _ in taken]
    by_figure: dict[int, _Found] = {}
    cells = _in_tables(clean) if "\t" in clean.given else ()
    for each in (*cells, *_with_noun(low), *_alone(low)):
        by_figure.setdefault(each[2], each)
    last = 0
    for start, end, figure, value, sex in sorted(by_figure.values(), key=lambda item: item[:2]):
        given = clean.offsets[figure]
        at = bisect_right(starts, given) - 1
        if start < last or (at >= 0 and taken[at][1] > given):
            continue
        yield clean.mention(MentionKind.COUNT, start, end, value, bound=value.bound, sex=sex)
        last = end


_Found = tuple[int, int, int, Count, Sex | None]


def _with_noun(low: str) -> Iterator[_Found]:
    for found in _COUNT.finditer(low):
        figure = found.start()
        if not _is_figure(low, found):
            continue
        value = _scaled(found)
        if value is None:
            continue
        bound = Bound.AT_LEAST if found["onwards"] else bound_before(low, figure)
        start = figure
        if bound is not Bound.EXACT and not found["onwards"]:
            words = re.search(rf"(?:{BOUND_WORDS})\s{{1,2}}\Z", low[max(0, figure - 14) : figure])
            start = figure - len(words[0]) if words else figure
        end, sex = _sex(low, found, start)
        try:
            yield start, end, figure, Count(value, bound), sex
        except GenderplanError:
            continue


def _is_figure(low: str, found: re.Match[str]) -> bool:
    start = found.start()
    before = low[start - 1 : start]
    if before and (
        before.isalnum()
        or (before in ".,/-:" and low[start - 2 : start - 1].isdigit())
        or before in "/"
    ):
        return False
    glued = low[found.end("n") : found.start("people") if found["people"] else found.start("thing")]
    if not glued and len(found["people"] or found["thing"]) < 3:  # noqa: PLR2004 - "3ca", "5em"
        return False
    label = _LABELLED.search(low, max(0, start - 12), start)
    if label is None:
        return True
    word = label[0].strip()
    if word in _LABELLED_ANYWAY:
        return False
    if word == "số":
        return found["people"] is not None or low.endswith(("tổng số ", "trong số "), 0, start)
    if word == "từ":
        return True
    # "tổ 5 người" counts, "tổ 5" does not; a place with a number is no count of what follows
    return found["people"] is not None and word not in {
        "quận",
        "phường",
        "khóa",
        "khoá",
        "tổ",
        "khu",
        "khu phố",
    }


def _scaled(found: re.Match[str]) -> int | None:
    whole = read_whole(found["n"].replace("\n", ""))
    if whole is None:
        return None
    factor = {"triệu": 10**6, "nghìn": 1000, "ngàn": 1000}.get(found["scale"] or "", 1)
    if found["decimal"]:
        digits = found["decimal"][1:]
        return (whole * 10 ** len(digits) + int(digits)) * factor // 10 ** len(digits)
    return whole * factor


def _sex(low: str, found: re.Match[str], start: int) -> tuple[int, Sex | None]:
    """Whom the count counts, and where the mention ends with the word that says so."""
    end = found.end()
    noun = (found["sexed"] or "") + (found["people"] or "")
    after = _SEX_AFTER.match(low, end)
    if _SEX_NOUN.search(noun):
        return end, Sex.WOMEN
    if _MALE_NOUN.search(noun):
        return end, Sex.MEN
    if found["people"] is None:
        return end, None
    if after and not low[after.end() : after.end() + 4].startswith(", nam"):
        return after.end(), _sex_of(after["sex"])
    before = _SEX_BEFORE.search(low, max(0, start - 40), start)
    return end, _sex_of(before["sex"]) if before else None


def _sex_of(word: str) -> Sex:
    return Sex.MEN if word.startswith("nam") or word.endswith("trai") else Sex.WOMEN


def _alone(low: str) -> Iterator[_Found]:
    """A number with the sex alone: "Nữ: 55", "nam 42"."""
    for found in _ALONE.finditer(low):
        if found["link"].isspace() and not re.match(
            r"\s{0,2}(?:[,;.)\n]|\Z|người|đồng chí)", low[found.end() : found.end() + 12]
        ):
            continue
        value = read_whole(found["n"].replace("\n", ""))
        if value is None or (
            found["link"].isspace()
            and low[max(0, found.start() - 5) : found.start()].endswith(("việt ", "hà ", "quảng "))
        ):
            continue
        figure = found.start("n")
        yield (
            found.start(),
            found.end(),
            figure,
            Count(value, bound_before(low, figure)),
            _sex_of(found["sex"]),
        )


_NUMBER_CELL: Final = re.compile(r"\s*([0-9]{1,3}(?:\.[0-9]{3})+|[0-9]{1,9})\s*")


def _in_tables(clean: CleanText) -> Iterator[_Found]:
    """The cells under the headings Nam and Nữ in lines whose cells are parted by tabs."""
    columns: dict[int, Sex] = {}
    position = 0
    for line in clean.given.splitlines(keepends=True) if not clean.moved else ():
        low = clean.low[position : position + len(line)]
        cells = line.split("\t")
        heads = {at: cell.strip().lower() for at, cell in enumerate(cells)}
        sexes = {at: _sex_of(word) for at, word in heads.items() if word in {"nam", "nữ"}}
        if len(cells) == 1:
            columns = {} if line.strip() else columns
        elif sexes:
            columns = sexes
        else:
            yield from _cells(low, cells, columns, position)
        position += len(line)


def _cells(low: str, cells: list[str], columns: dict[int, Sex], line: int) -> Iterator[_Found]:
    position = line
    for at, cell in enumerate(cells):
        number = _NUMBER_CELL.fullmatch(cell) if at in columns else None
        if number is not None and (value := read_whole(number[1])) is not None:
            start = position + number.start(1)
            yield start, position + number.end(1), start, Count(value), columns[at]
        position += len(cell) + 1
