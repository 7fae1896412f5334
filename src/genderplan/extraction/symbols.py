"""Numbers of documents in running text: where one stands and how far it goes.

Decided: a candidate is digits, or a blank after "Số", joined to a group of letters. It is a number
when the groups are a known kind and an issuer, or when a label or a kind of document stands before
it. What the number says is read by :class:`~genderplan.DocumentNumber` alone.
"""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Final, NamedTuple

import attrs

from genderplan.documents.numbers import DocumentNumber
from genderplan.documents.symbols import LETTER
from genderplan.documents.types import document_types
from genderplan.errors import ParseError
from genderplan.hierarchy.bodies import body_with_symbol

__all__ = ["FoundNumber", "blank_numbers", "digit_numbers", "has_label"]

_YEAR: Final = r"(?:19|20)[0-9]{2}"
_GROUP: Final = (
    rf"[{LETTER}][{LETTER}0-9]{{0,15}}"
    rf"(?:\s?&\s?[{LETTER}0-9]{{1,8}}|\.[{LETTER}][{LETTER}0-9]{{0,9}})?"
)
_DIGITS: Final = re.compile(
    r"[0-9]{1,6}(?:bis|[a-zđ](?=\s?[/-]))?"
    rf"(?:\s{{0,3}}[/-]\s{{0,3}}(?P<year>{_YEAR}\s{{0,3}}[/-]?\s{{0,3}})?(?P<group>{_GROUP})"
    r"|\s{0,2}(?P<glued>[A-ZĐ][A-Za-zĐđ]{0,4})(?=\s{0,3}[/-]))"
)
_BLANK: Final = tuple(
    re.compile(rf"{lead}\s{{0,3}}[/-]\s{{0,3}}(?P<group>{_GROUP})")
    for lead in (r"số\s{0,3}[:.]?[\s._…]{0,60}", r"\.\.[.…]{0,40}", r"…[.…]{0,40}", r"__[_.]{0,40}")
)
_LATER: Final = re.compile(rf"(\s{{0,3}})[/-](\s{{0,3}})({_GROUP})")
_GLUED_WORDS: Final = re.compile(r"(?i:ngày|của|về|năm|và|do|ban|đã|được|theo|trên|tại)\w*\Z")
_PLAIN_DIGITS: Final = re.compile(r"[1-9][0-9]{0,5}(?=\s?[/-])")
_JOINTS: Final = (" ", "/", "-", "\n")
_LONGEST: Final = 6  # digits
_SHORT: Final = 4
_LOWER_SHORT: Final = 8
_FEW: Final = 3


class FoundNumber(NamedTuple):
    """A number and its place, from the first digit (or the separator of a blank) on."""

    value: DocumentNumber
    start: int
    end: int
    certain: bool  # whether it is a number without any label before it


@lru_cache(maxsize=4096)
def _is_type(group: str) -> bool:
    return document_types().canonical_symbol(group.partition(".")[0]) is not None


@lru_cache(maxsize=4096)
def _is_issuer(group: str) -> bool:
    return body_with_symbol(group) is not None


def _capitals(group: str) -> int:
    return sum(char.isupper() for char in group)


@lru_cache(maxsize=4096)
def _trimmed(group: str) -> str:
    """A group without the word that lost its space before it (TTgngày, UBND.Theo)."""
    head, dot, _ = group.partition(".")
    if dot and not _is_type(head):
        group = head
    if _is_issuer(group) or _is_type(group):
        return group
    glued = _GLUED_WORDS.search(group)
    if (
        glued
        and glued.start() > 1
        and (group[: glued.start()].isupper() or _is_issuer(group[: glued.start()]))
    ):
        return group[: glued.start()]
    return group


def _later_fits(group: str, first: str, count: int, *, spaced: bool, broken: bool) -> bool:
    known = _is_type(first) or (_is_issuer(first) and group.isupper())
    if spaced and not (count == 1 and known) and not (broken and group.isupper()):
        return False
    if _is_issuer(group):
        return True
    if first.islower() and group.islower():
        return len(group) <= _LOWER_SHORT
    if spaced:
        return group.isupper()
    return len(group) <= _SHORT or _capitals(group) > 1


def _groups(text: str, first: str, end: int) -> tuple[list[str], int]:
    """The groups of the symbol whose *first* ends at *end*, and where the last of them ends."""
    groups = [first]
    while (later := _LATER.match(text, end)) is not None:
        group = _trimmed(later[3])
        broken = "\n" in later[2] and not later[1]
        spaced = bool(later[1] or later[2])
        if not _later_fits(group, groups[0], len(groups), spaced=spaced, broken=broken):
            break
        groups.append(group)
        end = later.start(3) + len(group)
        if group != later[3]:
            break
    return groups, end


def _parsed(written: str) -> DocumentNumber | None:
    """The number that *written* says; a symbol that was read before is not read again."""
    digits = _PLAIN_DIGITS.match(written)
    if digits is None:
        return _read(written)
    first = _read(f"1{written[digits.end() :]}")
    return None if first is None else attrs.evolve(first, number=digits[0])


@lru_cache(maxsize=16384)
def _read(written: str) -> DocumentNumber | None:
    try:
        return DocumentNumber.parse(written)
    except ParseError:
        return None


def digit_numbers(text: str, figures: Iterable[tuple[int, int]]) -> Iterator[FoundNumber]:
    """The numbers in *text* that have digits, in order; *figures* are the places of its figures."""
    last = 0
    for start, stop in figures:
        if start < last:
            continue
        follows = text[stop : stop + 1]
        if not (follows in _JOINTS or follows.isalpha()):
            continue
        found = _DIGITS.match(text, start if stop - start <= _LONGEST else max(start, stop - 4))
        if found is None and "." in text[start:stop]:
            found = _DIGITS.match(text, text.rindex(".", start, stop) + 1)
        number = _number(text, found) if found else None
        if number is not None:
            last = number.end
            yield number


def _number(text: str, found: re.Match[str]) -> FoundNumber | None:
    start = _start(text, found.start())
    if start is None:
        return None
    group = found["group"]
    if group is None:
        return _glued_number(text, start, found["glued"], found.end())
    first = _trimmed(group)
    end = found.start("group") + len(first)
    groups, end = _groups(text, first, end) if first == group else ([first], end)
    certain = _is_certain(groups, dated=found["year"] is not None)
    if certain is None:
        return None
    return _found(text, start, end, certain=certain)


def _found(text: str, start: int, end: int, *, certain: bool) -> FoundNumber | None:
    value = _parsed(text[start:end])
    return None if value is None else FoundNumber(value, start, end, certain)


def _glued_number(text: str, start: int, group: str, end: int) -> FoundNumber | None:
    """248KH-UBND, 11 NQ/TW: no separator before a kind that is known."""
    if not _is_type(group):
        return None
    groups, end = _groups(text, group, end)
    return _found(text, start, end, certain=True) if len(groups) > 1 else None


def _start(text: str, start: int) -> int | None:
    """Where the digits begin, thousands with a dot included; None inside a longer figure."""
    before = text[start - 1 : start]
    if not before:
        return start
    if before.isalnum():
        return start if text[max(0, start - 2) : start].lower() == "số" else None
    if before in "./-:," and text[start - 2 : start - 1].isdigit():
        head = start - 1
        while head > 0 and text[head - 1].isdigit() and start - head <= _FEW:
            head -= 1
        whole = before == "." and re.match(r"[0-9]{3}[\s/-]", text[start : start + 4])
        apart = head == 0 or not (text[head - 1].isalnum() or text[head - 1] in "./-:,")
        return head if whole and apart and text[head] != "0" else None
    return start


def _is_certain(groups: list[str], *, dated: bool) -> bool | None:
    """Whether these groups make a number by themselves; None when they make none at all."""
    first = groups[0]
    known = _is_type(first) or _is_issuer(first)
    if first.islower():
        return True if _is_type(first) and len(groups) > 1 else None
    if known and (len(groups) > 1 or dated):
        return True
    if known or _capitals(first) > 1:
        return False
    return None


def blank_numbers(text: str, low: str) -> Iterator[FoundNumber]:
    """The numbers whose digits are still blank ("Số:      /KH-UBND")."""
    for pattern in _BLANK:
        for found in pattern.finditer(low):
            first = _trimmed(text[found.start("group") : found.end("group")])
            if (
                not _is_type(first)
                or first.islower()
                or text[found.start() - 1 : found.start()].isalnum()
            ):
                continue
            groups, end = _groups(text, first, found.start("group") + len(first))
            separator = max(text.rfind(mark, found.start(), found.start("group")) for mark in "/-")
            number = _found(text, separator, end, certain=True) if len(groups) > 1 else None
            if number is not None:
                dotted = found[0][0] != "s"
                yield number._replace(start=found.start() if dotted else separator)


def has_label(low: str, start: int, glued: re.Pattern[str] | None = None) -> int:
    """Where the label ("số", "Số:", "số hiệu", "No.") before *start* begins; *start* when none.

    It may be *glued* to the words that this pattern finds before it ("Kế hoạchsố").
    """
    end = start
    lowest = max(0, start - 60)
    while end > lowest and (low[end - 1].isspace() or low[end - 1] in "…._"):
        end -= 1
    if end > lowest and low[end - 1] == ":":
        end -= 1
    while end > lowest and low[end - 1].isspace():
        end -= 1
    for words in ("số ký hiệu", "số hiệu", "số", "sô", "so", "no.", "no", "s"):
        if not low.endswith(words, lowest, end):
            continue
        first = end - len(words)
        if words == "s" and start - end > _FEW:
            continue
        if first == 0 or not low[first - 1].isalnum():
            return first
        if glued and words == "số" and glued.search(low, max(0, first - 30), first):
            return first
    return start
