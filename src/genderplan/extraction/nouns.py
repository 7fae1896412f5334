"""What is counted in plans and reports, whom a word means, and the words before a figure.

The lists are ``data/words/nouns.tsv`` and ``data/words/labels.tsv``: words, not a grammar. Words
before a figure bind it, or number things. The sex of those who are counted is that of the noun ("nữ
đại biểu"), of the words right after it ("đại biểu nam giới") or of those that announce it ("số nữ
là 7 đồng chí"); a word for a sex inside a proper name says nothing.
"""

import re
from functools import cache, lru_cache
from typing import Final, NamedTuple

from genderplan._forms import any_of, lazy, spaced
from genderplan._package import packaged_rows
from genderplan._text import CAPITALS
from genderplan.extraction.cleaning import CleanText
from genderplan.extraction.mentions import Sex
from genderplan.formatting.counts import BEHIND, BOUND_SIGN, BOUND_WORDS, SCALES, bound_of
from genderplan.formatting.money import READ_SCALES
from genderplan.quantities import Bound

_LONGEST: Final = 36
# How nouns begin that count people together, of no one sex: "gia đình phụ nữ", "cặp vợ chồng".
GROUPS: Final = frozenset(("hộ", "gia", "cặp"))
_OPENING: Final = "(\"“'-"
# Proper names that begin with a word for a sex, for texts in capitals; elsewhere the capital of the
# word tells: "NAM BỘ", "Nam Bộ"; not "4 nam bộ đội", "NAM ÁO".
_NAMES: Final = spaced(
    r"(?:nam (?P<nam>định|á|bộ(?! đội)|phi(?! công)|trung(?! niên)|kỳ(?! thủ)|mỹ(?! thuật)|đàn|từ)"
    r"|bà (?P<ba>rịa|triệu|nà|đen|huyện|trưng|chúa)|ông (?P<ong>ích)|nữ (?P<nu>oa))(?!\w)"
)
# The word before "Nam" in a name, also at the end of the line before: "Quảng\nNam".
_ENDS_BEFORE_NAM: Final = lazy(
    r"(?<!\w)(?:việt|hà|quảng|miền|phía|hướng|đông|tây|vùng|cực|hải|biển)[ \n\v]{1,2}\Z"
)

# What goes on a name, " Định", " - Bắc", "-Ngạn"; not " - Nữ".
_NAME_BEHIND: Final = lazy(rf"(?: |\s?-\s?(?!Nữ|Nam))[{CAPITALS}]")
# The other end of a line before "Nam": "tuyến Bắc - "; not that of a name, "Quảng Đông - ".
_POLE_BEFORE: Final = lazy(
    rf"(?:\A|[^\w\s]\s?|(?<![^\W\d_])[^\W{CAPITALS}]\w* |\n)(?:Bắc|Trung|Đông|Tây)\s?-\s?\Z"
)
_TURNS: Final = "lượt"  # before those who take part, as often as they do: "30 lượt lao động nữ"
_NEXT: Final = lazy(r"\s(?P<first>[^\W\d_]+)")
_TO_NOUN: Final = lazy(
    r"[ ]{0,3}(?:\n(?! *\n))?[ ]{0,2}[“\"]?(?P<sexed>(?:nữ|nam) (?=\w))?(?P<first>[^\W\d_]+)"
)


class Noun(NamedTuple):
    """A word or more that a figure counts or measures: what it is, whom it means, where it stands.

    ``what`` is "people", "things" or "measure".
    """

    text: str
    what: str
    sex: Sex | None
    start: int = 0
    end: int = 0

    @property
    def people(self) -> bool:
        """Whether people are counted."""
        return self.what == "people"


@cache
def nouns() -> dict[str, tuple[Noun, ...]]:
    """All nouns by their first word, the longest first."""
    found: dict[str, list[Noun]] = {}
    for row in packaged_rows("words", "nouns.tsv"):
        text, sex = row["noun"], row["sex"]
        noun = Noun(text, row["what"], None if sex == "-" else Sex(sex))
        first = re.split(r"[\W\d]", text, maxsplit=1)[0]
        found.setdefault(first, []).append(noun)
    return {
        word: tuple(sorted(each, key=lambda noun: -len(noun.text))) for word, each in found.items()
    }


def counts_people(subject: str) -> bool:
    """Whether the *subject* of a count, in small letters, begins with a noun for people.

    >>> counts_people("cán bộ nữ"), counts_people("lớp tập huấn"), counts_people("")
    (True, False, False)
    """
    same = nouns().get(subject.partition(" ")[0], ())
    return any(noun.people and subject.startswith(noun.text) for noun in same)


class Label(NamedTuple):
    """What a word that numbers things makes of a figure behind it, and of two with a slash."""

    figure: str
    slash: str


@cache
def _labels() -> tuple[dict[str, Label], frozenset[str], frozenset[str]]:
    """The words that number things, the last syllables of them all, and the last letters."""
    rows = packaged_rows("words", "labels.tsv")
    found = {row["word"]: Label(row["figure"], row["slash"]) for row in rows}
    last = frozenset(word.rpartition(" ")[2] for word in found)
    return found, last, frozenset(word[-2:] for word in last)


def label_before(low: str, figure: int) -> Label | None:
    """What the words right before a *figure* say when they number things.

    >>> label_before("học sinh lớp 5/3", 13)
    Label(figure='either', slash='none')
    """
    words, last_words, endings = _labels()
    before = low[max(0, figure - 15) : figure]
    if before[-3:-1] not in endings or not before[-1].isspace():
        return None
    before = before[:-1].rpartition("\n")[2]
    last = before.rpartition(" ")[2].lstrip(_OPENING)
    if last not in last_words:
        return None
    pieces = before.split(" ")
    for count in (3, 2):
        label = words.get(" ".join(pieces[-count:]).lstrip(_OPENING))
        if label:
            return label
    return words.get(last)


# The words before a figure that bind it, and the last letters of these words, which are looked at
# first: nearly all figures have none.
_BOUND_AT_END: Final = spaced(rf"(?<!\w)(?<!dựa\s)(?P<words>{BOUND_WORDS}) \Z")
_SIGN_AT_END: Final = lazy(rf"(?P<words>{BOUND_SIGN})\s{{0,2}}\Z")
_SIGNS: Final = frozenset("<>=≤≥~≈")
_BOUND_ENDS: Final = frozenset(
    end
    for word in re.findall(r"[^\W\d_]+", BOUND_WORDS.replace(r"\s", " "))
    for end in (word[-2:], f"{word[-1]} ", f"{word[-1]}\n")
)


def bound_before(low: str, start: int) -> tuple[Bound, int]:
    """What the words right before *start* make of the figure there, and where they begin.

    >>> bound_before("với hơn 200", 8)
    (<Bound.MORE_THAN: 'more_than'>, 4)
    """
    if low[max(0, start - 2) : start].strip()[-1:] in _SIGNS:
        found = _SIGN_AT_END.search(low, max(0, start - 5), start)
    elif low[start - 3 : start - 1] not in _BOUND_ENDS or not low[start - 1].isspace():
        return Bound.EXACT, start
    else:
        found = _BOUND_AT_END.search(low, max(0, start - 20), start)
    return (bound_of(found["words"]), found.start()) if found else (Bound.EXACT, start)


_BEHIND: Final = lazy(BEHIND)


def bound_behind(low: str, start: int, end: int) -> tuple[Bound, int, int] | None:
    """The bound behind what stands at *start* to *end*, and where both begin and end.

    >>> bound_behind("đạt từ 30% trở lên", 7, 10)
    (<Bound.AT_LEAST: 'at_least'>, 4, 18)
    """
    found = _BEHIND.match(low, end) if low.startswith("tr", end + 1) else None
    if found is None:
        return None
    first = start - len("từ ") if low.endswith("từ ", 0, start) else start
    return bound_of(found["behind"]), first, found.end()


# A scale behind another figure: "2 triệu 500 hộ" is no count of 500; not at the end of a line.
_SCALE_BEFORE: Final = lazy(
    rf"[0-9]\s?{any_of(filter(None, (*SCALES, *READ_SCALES)))}(?: rưỡi)?[ ]{{1,3}}\Z"
)
_SCALE_ENDS: Final = frozenset("ỷỉunri")


def goes_on_sum(low: str, figure: int) -> bool:
    """Whether a *figure* goes on what a scale before it counts, "2 triệu 500 đồng"."""
    if low[figure - 1 : figure] != " " or low[figure - 2] not in _SCALE_ENDS:
        return False
    return _SCALE_BEFORE.search(low, max(0, figure - 15), figure) is not None


def noun_at(clean: CleanText, start: int, first: str) -> Noun | None:
    """The longest noun at *start* of a text, where the word *first* stands; none inside a name.

    >>> clean = CleanText.of("62 đại biểu nam giới")
    >>> noun_at(clean, 3, "đại")
    Noun(text='đại biểu', what='people', sex=None, start=3, end=11)
    """
    candidates = nouns().get(first)
    if candidates is None:
        return None
    low, longest = clean.low, start + _LONGEST
    is_broken = low.find("\n", start, longest) >= 0 or low.find("  ", start, longest) >= 0
    for noun in candidates:
        end = start + len(noun.text)
        if is_broken:
            found = _spaced(noun.text).match(low, start)
            end = found.end() if found else -1
        elif not low.startswith(noun.text, start):
            continue
        if end >= 0 and not low[end : end + 1].isalnum():
            if noun.sex and " " not in noun.text and is_name(clean, start, end):
                return None
            turns = _NEXT.match(low, end) if noun.text == _TURNS else None
            of = noun_at(clean, turns.start("first"), turns["first"]) if turns else None
            if of is not None and of.what != "measure":
                return Noun(f"{_TURNS} {of.text}", of.what, of.sex, start, of.end)
            return Noun(noun.text, noun.what, noun.sex, start, end)
    return None


def noun_behind(clean: CleanText, end: int) -> Noun | None:
    """The noun behind a figure that ends at *end*, with "nữ" or "nam" before it if need be."""
    lead = _TO_NOUN.match(clean.low, end)
    if lead is None:
        return None
    first = lead.start("first")
    if not lead["sexed"]:
        return noun_at(clean, first, lead["first"])
    start, noun = lead.start("sexed"), None
    if not is_name(clean, start, lead.end("sexed") - 1) and lead["first"] not in {"nữ", "nam"}:
        noun = noun_at(clean, first, lead["first"])
    return noun._replace(start=start) if noun else noun_at(clean, start, lead["sexed"][:-1])


@lru_cache(maxsize=1024)
def _spaced(noun: str) -> re.Pattern[str]:
    """A noun over a line end or with a space too many: "đại  biểu"."""
    return re.compile(re.escape(noun).replace(r"\ ", r"(?:\s{1,2}|[ ]?\n[ ]?)"))


def is_name(clean: CleanText, start: int, end: int) -> bool:
    """Whether the word for a sex at *start* to *end* is part of a proper name.

    "Nam" in "Nam Định", "Hà Nam", "miền Nam" and "Nam - Bắc", "Bà" in "Bà Triệu"; not in "30 Nữ",
    "NỮ: 55", "24 Nam - Nữ 30" or "xã Quảng Đông - Nam: 24".
    """
    low, text = clean.low, clean.text
    if (named := _NAMES.match(low, start)) and text[named.start(named.lastgroup or 0)].isupper():
        return True
    line = low[max(0, start - 12) : start].rpartition("\n")[2].rpartition("\v")[2]
    before = line.split()[-1] if line.endswith(" ") and line.strip() else ""
    word = low[start:end]
    if word == "nam" and _ENDS_BEFORE_NAM.search(low, max(0, start - 8), start):
        return True
    if not text[start].isupper() or text[start:end].isupper():
        return False
    more = _NAME_BEHIND.match(text, end)
    if more or word != "nam":
        return more is not None and (word == "nam" or "-" not in more[0])
    behind = text[start - 1 - len(before) : start - 1]
    pole = _POLE_BEFORE.search(text, max(0, start - 24), start)
    return (behind[:1].isupper() and behind[1:].islower()) or pole is not None


def begins_anew(clean: CleanText, start: int, end: int) -> int:
    r"""Where the last line between two places begins that is a new one; 0 where there is none.

    A line that goes on with a small letter or a figure was only broken there.

    >>> text = CleanText.of("nữ 13/55\n+ Cấp huyện đạt 28%")
    >>> begins_anew(text, 0, 20)
    9
    """
    at = clean.text.rfind("\n", start, end)
    while at >= 0:
        line = clean.text[at + 1 : at + 8].lstrip(" \n-+*•")
        if line[:1].isupper():
            return at + 1
        at = clean.text.rfind("\n", start, at)
    return 0


_SEX_LETTERS: Final = frozenset("dltpnbg")  # the words of _SEX_AFTER begin with one
_SEX: Final = r"(?P<sex>phụ\snữ|nữ\sgiới|nam\sgiới|bé\sgái|bé\strai|nữ|nam|gái|trai)"
# "đại biểu nữ", "người là nam giới"; not "học sinh nam, nữ", who are both, nor "12 người nữ 18",
# where the word announces the next figure.
_SEX_AFTER: Final = spaced(rf" (?:dân )?(?:(?:là|thuộc) )?{_SEX}(?!\w|\s?:| (?:là |có )?[0-9])")
_AND: Final = r"(?:\s?[,/&-]\s?|\s(?:và|hoặc)\s|\s)"  # between "nam" and "nữ"
_BOTH_AFTER: Final = lazy(rf"{_AND}(?:nữ|nam)(?!\w)")
_BOTH_BEFORE: Final = lazy(rf"(?<!\w)(?:nữ|nam){_AND}\Z")
_SEX_BEFORE: Final = spaced(
    rf"(?<!\w){_SEX}(?:(?: (?:giới|đại biểu|cán bộ|có|là|gồm|lên|chiếm|đảng viên"
    rf"|tham gia)){{0,3}}\s?:?\s{{0,2}}(?:{BOUND_WORDS} )?"
    rf"|(?: (?!và )[^\W\d_]{{1,9}}){{1,3}}\s?:\s{{0,2}})\Z"
)
_NUMBER_OF: Final = spaced(
    r"(?<!\w)số (?P<sex>phụ nữ|nữ|nam giới)[^,.;:()0-9]{0,45} (?:là|đạt|có|lên|còn) "
    rf"(?:{BOUND_WORDS} )?\Z"
)
# Names and purposes that end in a word for women: "Hội Phụ nữ có 15 cán bộ" does not say of whom.
_NO_SEX_BEFORE: Final = spaced(
    r"(?:hội(?: lh)?|liên hiệp|hiệp|tiến bộ(?: của)?|lhpn|công tác|quyền(?: của)?|cho|về|quốc tế"
    r"|hội viên của) \Z"
)
_REACH: Final = 70  # characters in which the word for the sex may stand before a number


# Women and men by one sign: "nam/nữ: ", "nữ / nam là "; not "nam, nữ: ".
BOTH_SEXES: Final = r"(?P<one>nam|nữ)(?: giới)?\s?/\s?(?P<other>nữ|nam)(?: giới)?(?:\s?:\s?| là )"


def sex_counted(clean: CleanText, noun: Noun, start: int) -> tuple[Sex | None, int]:
    """Whom a count of a *noun* counts, and where the mention ends with the word that says so."""
    low, end = clean.low, noun.end
    if not noun.people or noun.text.partition(" ")[0] in GROUPS:
        return None, end
    if noun.sex:
        alone = noun.text in {"nữ", "nam"} and _BOTH_AFTER.match(low, end)
        return (None if alone else noun.sex), end
    if low.startswith(("nữ ", "nam "), noun.start) and not noun.text.startswith(("nữ", "nam")):
        return sex_of(low[noun.start : noun.start + 3]), end
    after = _SEX_AFTER.match(low, end) if low[end + 1 : end + 2] in _SEX_LETTERS else None
    # "cán bộ Hội Phụ nữ" are of the union, and not all women
    of_union = after and _NO_SEX_BEFORE.search(low, max(0, end - 18), after.start("sex"))
    next_line = after and "\n" in after[0] and clean.text[after.start("sex")].isupper()
    named = after and is_name(clean, after.start("sex"), after.end("sex"))
    if after and not (of_union or next_line or named):
        both = _BOTH_AFTER.match(low, after.end())
        return (None, end) if both else (sex_of(after["sex"]), after.end())
    window = max(0, start - _REACH)
    words = low[window:start]
    if "nữ" not in words and "nam" not in words and "bé " not in words:
        return None, end
    before = _SEX_BEFORE.search(low, max(window, start - 40), start)
    before = before or _NUMBER_OF.search(low, window, start)
    return (sex_said(clean, before) if before else None), end


def sex_said(clean: CleanText, found: re.Match[str]) -> Sex | None:
    """The sex that a word before a number gives; None in a name, and where both sexes are named."""
    at, end = found.span("sex")
    around = clean.low[max(0, at - 18) : at]
    if is_name(clean, at, end) or _BOTH_BEFORE.search(around) or _NO_SEX_BEFORE.search(around):
        return None
    return None if _BOTH_AFTER.match(clean.low, end) else sex_of(found["sex"])


def sex_of(word: str) -> Sex:
    """The sex that a word means: "nam giới", "bé gái"."""
    return Sex.MEN if word.startswith("nam") or word.endswith("trai") else Sex.WOMEN
