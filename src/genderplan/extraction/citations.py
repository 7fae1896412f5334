"""Citations in running text: kind of document, number, date, with the place of each.

Decided: the number comes first, as in :mod:`genderplan.documents`; the words for the kind are read
before it, its date after it. Behind one word for the kind a list has one mention for each number.
The mention ends with the date that belongs to it; the issuer named after it is in the value. A law
counts when it is numbered or dated, a kind of document with bare digits when nothing else has such
a number.
"""

import re
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from typing import Final, NamedTuple

from genderplan._text import ascii_key
from genderplan.documents.citation_numbers import types_named
from genderplan.documents.references import DocumentReference
from genderplan.documents.types import TypeFamily, document_types
from genderplan.errors import GenderplanError
from genderplan.extraction.citation_tails import OTHER_MATTER, Tail, date_before, tail_of
from genderplan.extraction.cleaning import CleanText
from genderplan.extraction.mentions import Mention, MentionKind, Unreadable
from genderplan.extraction.symbols import FoundNumber, blank_numbers, digit_numbers, has_label
from genderplan.extraction.unnumbered import (
    FoundCitation,
    bare_citations,
    dated_laws,
    pinpoint_before,
)

__all__ = ["find_citations"]

_LIST_GAP: Final = re.compile(r"\s*\)?(?:[,;&]|và|hoặc|cùng|[,;]\s*(?:và|các))?\s*")
_OWN_LIST_GAP: Final = re.compile(r"[^.\n0-9]{0,90}(?:[,;]|và)\s*")
_LAW: Final = re.compile(r"bộ luật|luật|pháp lệnh|hiến pháp")


class _Words(NamedTuple):
    """The words for a kind of document, where they begin, and a law's title behind them."""

    text: str
    start: int
    title: str = ""
    issuer: str = ""


@cache
def _names() -> tuple[str, ...]:
    kinds = document_types()
    names = {name.lower() for kind in kinds for name in (kind.name, *kind.english_names)}
    spelled = {name.replace("ủy", "uỷ") for name in names} | {
        name.replace("thỏa", "thoả") for name in names
    }
    extra = {"qui định", "qui chế", "quyết địnhsố", "công văn hỏa tốc"}
    return tuple(sorted(names | spelled | extra, key=lambda name: (-len(name), name)))


_SUFFIX: Final = (
    r"(?:\s{1,2}(?:hành\sđộng|tổng\sthể|chi\stiết|kết\sluận|h(?:ỏa|oả)\stốc|khẩn|thẩm\stra|thẩm\sđịnh"
    r"|giám\ssát|chuyên\sđề|tổng\skết|sơ\skết|liên\stịch"
    r"|liên\sngành|phối\shợp))?"
)


@cache
def _name_at_end() -> re.Pattern[str]:
    spelled = "|".join(re.escape(name).replace(r"\ ", r"\s{1,3}") for name in _names())
    return re.compile(rf"(?:{spelled}){_SUFFIX}\Z")


@cache
def _name_before_issuer() -> re.Pattern[str]:
    spelled = "|".join(re.escape(name).replace(r"\ ", r"\s{1,3}") for name in _names())
    return re.compile(
        rf"(?P<kind>{spelled})\s+(?:của|do)\s+(?P<issuer>[^,;:.()0-9\n]{{3,80}}?)\s*[,:]?\s*\Z"
    )


_LAST_WORDS: Final = tuple(
    re.compile(rf"(?<![^\W_])[^\W\d_]{{1,8}}(?:\s[^\W\d_]{{1,8}}){{{more}}}\Z") for more in (2, 1)
)
_SKIPPED: Final = " \t\r\n|:(\"“'-,"
_ABBREVIATION: Final = re.compile(r"(?<![^\W_])[A-ZĐ][A-ZĐa-z]{1,4}\Z")


def _skip_back(text: str, end: int) -> int:
    lowest = max(0, end - 12)
    while end > lowest and text[end - 1] in _SKIPPED:
        end -= 1
    return end


def _adjacent(clean: CleanText, end: int) -> _Words | None:
    """The words right before *end*."""
    stop = _skip_back(clean.text, end)
    usual = _two_words_before(clean.low, stop)
    if usual is not None and clean.low[usual:stop] in _usual_names():
        return _Words(clean.text[usual:stop], usual)
    found = _name_at_end().search(clean.low, max(0, stop - 30), stop)
    if found and _begins_word(clean.text, found.start()):
        return _Words(" ".join(clean.text[found.start() : stop].split()), found.start())
    short = _ABBREVIATION.search(clean.text, max(0, stop - 6), stop)
    if short and short[0] == document_types().canonical_symbol(short[0]):
        return _Words(short[0], short.start())
    return _misspelt(clean, stop)


def _begins_word(text: str, start: int) -> bool:
    """Whether a word begins at *start*; one in capitals may be glued to the word before it."""
    before = text[start - 1 : start]
    return not before.isalnum() or (before.islower() and text[start].isupper())


@cache
def _usual_names() -> frozenset[str]:
    """The names of two words with which no longer name ends."""
    two = (name for name in _names() if name.count(" ") == 1)
    return frozenset(
        name for name in two if not any(longer.endswith(f" {name}") for longer in _names())
    )


def _two_words_before(low: str, end: int) -> int | None:
    """Where the last two words before *end* begin; None where no space stands before them."""
    space = low.rfind(" ", 0, max(0, low.rfind(" ", 0, end)))
    return None if space < 0 else space + 1


@cache
def _names_by_letters() -> Mapping[str, str]:
    """The names of several words, by their letters without any marks."""
    return {ascii_key(kind.name): kind.name for kind in document_types() if " " in kind.name}


def _misspelt(clean: CleanText, end: int) -> _Words | None:
    """The words right before *end* when only marks are wrong in them: "Quyêt đinh"."""
    for pattern in _LAST_WORDS:
        found = pattern.search(clean.text, max(0, end - 24), end)
        name = _names_by_letters().get(ascii_key(found[0])) if found else None
        if found and name:
            return _Words(name, found.start())
    return None


def _far(clean: CleanText, end: int, number: FoundNumber) -> _Words | None:
    """The words before a law's title, or before the issuer."""
    lowest = max(0, end - 160)
    if number.value.type in {None, "L"} or number.value.issuer.startswith(("QH", "UBTVQH")):
        laws = [
            law
            for law in _LAW.finditer(clean.low, lowest, end)
            if clean.text[law.start()].isupper()
        ]
        for law in laws:
            title = clean.text[law.end() : end]
            if not re.search(r"[;:.\n]|ngày|[0-9]{2}", title):
                return _Words(
                    clean.text[law.start() : law.end()], law.start(), " ".join(title.split())
                )
    found = _name_before_issuer().search(clean.low, lowest, end)
    if found is None or (found.start() and clean.low[found.start() - 1].isalnum()):
        return None
    if OTHER_MATTER.search(f" {found['issuer']} "):
        return None
    words = clean.text[found.start("kind") : found.end("kind")]
    return _Words(words, found.start(), "", clean.text[found.start("issuer") : found.end("issuer")])


@lru_cache(maxsize=1024)
def _symbols_of(words: str) -> frozenset[str | None]:
    return frozenset(kind.symbol for kind in types_named(words))


def find_citations(clean: CleanText) -> Iterator[Mention]:
    """The citations of *clean*, in order."""
    numbers = [*digit_numbers(clean.text, clean.figures), *blank_numbers(clean.text, clean.low)]
    numbers.sort(key=lambda number: number.start)
    found = [*_numbered(clean, numbers), *bare_citations(clean), *dated_laws(clean)]
    found.sort(key=lambda pair: (pair[0], -pair[1]))
    last = 0
    for start, end, reference in found:
        if start >= last:
            yield clean.mention(MentionKind.CITATION, start, end, reference)
            last = end


def _numbered(clean: CleanText, numbers: list[FoundNumber]) -> Iterator[FoundCitation]:
    before: _Words | None = None
    last = 0
    for number in numbers:
        if number.start < last:
            continue
        label = has_label(clean.low, number.start, _name_at_end())
        words = _adjacent(clean, label)
        if words is None and label < number.start:
            words = _far(clean, label, number)
        own = words
        if words is None and before is not None and last:
            words = _inherited(clean, before, number, last, label)
        if not number.certain and words is None and label == number.start:
            continue
        start = own.start if own else label
        if start < last:
            start = label if label >= last else number.start
        heading = own is None and label < number.start
        tail = tail_of(clean, number.end, heading=heading, joint=number.value.is_joint)
        reference = _reference(clean, number, words, tail, (last, start))
        if reference is None:
            continue
        yield start, tail.end, reference
        before, last = words, tail.end


def _inherited(
    clean: CleanText, before: _Words, number: FoundNumber, last: int, label: int
) -> _Words | None:
    """The words for the kind from the item before in a list."""
    gap = clean.low[last:label]
    close = _LIST_GAP.fullmatch(gap) is not None
    own_issuer = (
        _OWN_LIST_GAP.fullmatch(gap) is not None and "số" in clean.low[label : number.start]
    )
    if not close and not own_issuer:
        return None
    symbols = _symbols_of(before.text)
    if number.value.type is None or number.value.type in symbols or _is_generic(before.text):
        return before._replace(title="", issuer="")
    return None


@lru_cache(maxsize=256)
def _is_generic(words: str) -> bool:
    return any(kind.family is TypeFamily.GENERIC for kind in types_named(words))


def _reference(
    clean: CleanText, number: FoundNumber, words: _Words | None, tail: Tail, place: tuple[int, int]
) -> DocumentReference | None:
    last, start = place
    date, by = (tail.date, "") if tail.date else date_before(clean, start, last)
    value = date.value if date else None
    kept = None if isinstance(value, Unreadable) else value
    title = words.title if words else ""
    issuer = tail.issuer or (words.issuer if words else "") or by
    try:
        return DocumentReference(
            type=words.text if words else "",
            number=number.value,
            date=kept,  # type: ignore[arg-type]
            issuer=issuer,
            title=title,
            note=tail.note,
            pinpoint=pinpoint_before(clean, words.start if words else start),
            date_text=value.text if isinstance(value, Unreadable) else "",
            written=" ".join(clean.text[number.start : number.end].split()),
        )
    except GenderplanError:
        return None
