"""Finding a document's number, and the words for its kind, in running text.

Decided: a number is known by its shape: digits, a slash or a dash, then a group of capitals or a
known abbreviation; or the same with the digits left blank after "Số" or dots. Words for a kind
count only where they can: right before the number, agreeing with its symbol, or naming a law.
"""

import re
from collections.abc import Iterator
from functools import cache
from itertools import islice
from typing import Final, NamedTuple

from genderplan._text import match_key
from genderplan.documents.numbers import DocumentNumber
from genderplan.documents.symbols import GROUP, LETTER, NumberStyle
from genderplan.documents.types import DocumentType, document_types
from genderplan.errors import ParseError
from genderplan.hierarchy.bodies import body_with_symbol

__all__ = [
    "LAW_NAMES",
    "YEAR",
    "FoundNumber",
    "FoundWords",
    "all_words",
    "find_number",
    "find_words",
    "is_law",
    "type_words",
    "types_named",
]

LAW_NAMES: Final = ("Hiến pháp", "Bộ luật", "Luật", "Pháp lệnh")
YEAR: Final = r"(?:19|20)[0-9]{2}"

_LABEL: Final = (
    r"(?:(?<![^\W_])(?:số(?:\s{0,3}(?:ký\s{1,3})?hiệu)?|no\b|s(?=\s{1,3}[0-9]))\s{0,3}[:.]?)"
)
_SEPARATED: Final = (
    rf"\s{{0,3}}(?P<slash>[/-])\s{{0,3}}(?:(?:{YEAR}|[4-9][0-9])\s{{0,3}}[/-]?\s{{0,3}})?"
)
_FIRST_GROUP: Final = rf"(?P<group>(?=[{LETTER}]){GROUP})"
_NUMBERED: Final = re.compile(
    rf"(?:{_LABEL}\s{{0,40}})?(?<![0-9][./-])(?:(?<![^\W_])|(?<=số))(?P<start>)"
    r"(?:[0-9]{1,3}(?:\.[0-9]{3})+|[0-9]{1,9})(?:bis|(?-i:[a-zA-ZđĐ])(?=\s{0,3}[/-]))?"
    rf"(?:{_SEPARATED}|\s{{0,3}}){_FIRST_GROUP}",
    re.IGNORECASE,
)
_BLANK: Final = re.compile(
    rf"(?:{_LABEL}[\s._…]{{0,60}}|(?<!\S)[._…]{{1,40}}\s{{0,3}}|\A\s{{0,40}})(?P<start>)"
    rf"{_SEPARATED}{_FIRST_GROUP}",
    re.IGNORECASE,
)
_LATER: Final = re.compile(rf"(\s{{0,3}})[/-](\s{{0,3}})({GROUP})")
_UNTONED: Final = re.compile(r"[A-ZĂÂĐÊÔƠƯ0-9&.]+")
_BETWEEN: Final = re.compile(r"[\s|:(\"“-]{0,20}")
_SYMBOL_WORD: Final = re.compile(rf"(?<![^\W_./-])[{LETTER}]{{2,6}}(?=\s)")
_MOST_WORDS: Final = 40  # words for kinds that one citation is searched for
_SHORT: Final = 4  # letters of a unit such as Vx or Th
_LOWER_SHORT: Final = 8  # letters of a group in a number written in small letters throughout


class FoundNumber(NamedTuple):
    """A number in a text, its label included in the place."""

    value: DocumentNumber
    start: int
    end: int
    written: str


class FoundWords(NamedTuple):
    """Words for a kind of document, and their place."""

    text: str
    start: int
    end: int


@cache
def type_words() -> re.Pattern[str]:
    """The names of all kinds of documents, longest first, however tones and spaces are put."""
    names = {name for kind in document_types() for name in (kind.name, *kind.english_names)}
    spelled = [_loose(name) for name in sorted(names, key=lambda name: (-len(name), name))]
    return re.compile(rf"(?<![^\W_])(?:{'|'.join(spelled)})(?![^\W_])", re.IGNORECASE)


def _loose(name: str) -> str:
    pattern = r"\s{1,3}".join(map(re.escape, name.split()))
    for plain, both in (("ỏa", "(?:ỏa|oả)"), ("ủy", "(?:ủy|uỷ)"), ("Quy", "Qu[yi]")):
        pattern = pattern.replace(plain, both)
    return pattern


def types_named(words: str) -> tuple[DocumentType, ...]:
    """The kinds of documents that *words* can name, by their name or their abbreviation.

    >>> [kind.symbol for kind in types_named("Qui  định")], types_named("KH")[0].name
    (['QyĐ', 'QĐ'], 'Kế hoạch')
    """
    key = match_key(words)
    if key.startswith("qui "):
        key = f"quy {key[4:]}"
    types = document_types()
    return types.named(key) or types.with_symbol(words.strip())


def is_law(words: str) -> bool:
    """Whether *words* name a law, a code, an ordinance or the constitution."""
    return any(kind.name in LAW_NAMES for kind in types_named(words))


def all_words(text: str, start: int) -> Iterator[FoundWords]:
    """The words for kinds of documents in *text*, full names first, then abbreviations."""
    return islice(_every_word(text, start), _MOST_WORDS)


def _every_word(text: str, start: int) -> Iterator[FoundWords]:
    for found in type_words().finditer(text, start):
        yield FoundWords(found[0], found.start(), found.end())
    for found in _SYMBOL_WORD.finditer(text, start):
        if found[0] == document_types().canonical_symbol(found[0]):
            yield FoundWords(found[0], found.start(), found.end())


def find_number(text: str, start: int) -> FoundNumber | None:
    """The first thing in *text* that is a number with its symbol."""
    found = (_first(pattern, text, start) for pattern in (_NUMBERED, _BLANK))
    return min(filter(None, found), key=lambda number: number.start, default=None)


def _first(pattern: re.Pattern[str], text: str, start: int) -> FoundNumber | None:
    for found in pattern.finditer(text, start):
        groups, end = _groups(text, found)
        if not _is_symbol(groups, found["slash"] or ""):
            continue
        written = text[found.start("start") : end]
        try:
            number = DocumentNumber.parse(written)
        except ParseError:
            continue
        return FoundNumber(number, found.start(), end, " ".join(written.split()))
    return None


def _groups(text: str, found: re.Match[str]) -> tuple[list[str], int]:
    """The groups of a symbol in running text, and where the last of them ends."""
    groups, end = [found["group"]], found.end()
    typed = _is_type(groups[0])
    while (later := _LATER.match(text, end)) is not None:
        spaced = bool(later[1] or later[2])
        if not _is_abbreviation(later[3], spaced=spaced, like=groups[0]):
            break
        if spaced and (not typed or len(groups) > 1):
            break
        groups.append(later[3])
        end = later.end()
    return groups, end


def _is_type(group: str) -> bool:
    return document_types().canonical_symbol(group.partition(".")[0]) is not None


def _is_abbreviation(group: str, *, spaced: bool, like: str) -> bool:
    if group.isdigit():  # the year in 31/KH-UBND/2024
        return False
    if body_with_symbol(group) is not None:
        return True
    if like.islower() and group.islower():
        return len(group) <= _LOWER_SHORT
    if spaced:
        return _UNTONED.fullmatch(group) is not None
    return len(group) <= _SHORT or _has_capitals(group)


def _has_capitals(group: str) -> bool:
    """Whether it has the two capitals that an abbreviation (BNV) has and a word (Bộ) has not."""
    return sum(char.isupper() for char in group) > 1


def _is_symbol(groups: list[str], separator: str) -> bool:
    if not separator:
        sure = len(groups) > 1 and (
            _has_capitals(groups[1]) or body_with_symbol(groups[1]) is not None
        )
        return sure and _is_type(groups[0])
    return (
        _is_type(groups[0]) or body_with_symbol(groups[0]) is not None or _has_capitals(groups[0])
    )


def find_words(text: str, start: int, number: FoundNumber) -> FoundWords | None:
    """The words before *number* that say what kind of document it is."""
    matches = type_words().finditer(text, start, number.start)
    found = [FoundWords(match[0], match.start(), match.end()) for match in matches]
    if not found:
        return _abbreviated(text, start, number.start)
    if _BETWEEN.fullmatch(text, found[-1].end, number.start):
        return found[-1]
    kind = number.value.type
    if number.value.style is NumberStyle.NORMATIVE and kind is None:
        return next((words for words in found if is_law(words.text)), None)
    agreeing = (words for words in reversed(found) if kind and kind in _symbols(words.text))
    return next(agreeing, None)


def _abbreviated(text: str, start: int, end: int) -> FoundWords | None:
    """An abbreviation that stands for the words: "KH số 31/KH-UBND"."""
    head = text[start:end].rstrip(" :.")
    word = head[head.rfind(" ") + 1 :]
    if not word or word != document_types().canonical_symbol(word):
        return None
    first = start + len(head) - len(word)
    return FoundWords(word, first, first + len(word))


def _symbols(words: str) -> set[str | None]:
    return {kind.symbol for kind in types_named(words)}
