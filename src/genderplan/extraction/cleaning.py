"""The text as it is searched: composed, folded, small letters beside it, slips of scanning mended.

Decided: every step keeps one character for one character, so a place in the searched text is a
place in the text given; only composing and invisible characters need a table of offsets, and most
texts need none. A letter O or l between digits is a zero or a one that a scanner misread.
"""

import re
import unicodedata
from collections.abc import Sequence
from functools import cache
from typing import Final

import attrs

from genderplan._text import fold, normalise_with_offsets
from genderplan.extraction.mentions import Mention, MentionKind

__all__ = ["CELL", "CleanText"]

CELL: Final = "\v"

_UNSEEN: Final = "\u200b\u200c\u200d\u2060\ufeff"
_INVISIBLE: Final = re.compile(f"[{_UNSEEN}]")
_MISREAD: Final = re.compile(r"[0-9][OolI]|[OolI][0-9]")
_NUMERAL: Final = re.compile(r"(?<![^\W_])[OolI0-9.,]{2,15}(?=[\s/%;:)]|[.,](?:\s|\Z)|\Z)")
_DIGITS: Final = str.maketrans("OolI", "0011")


@cache
def _pairs() -> tuple[tuple[str, str], ...]:
    """The look-alikes of the basic plane, each with what it folds to."""
    plane = "".join(map(chr, (*range(0x80, 0xD800), *range(0xE000, 0x10000)))) + "\t"
    return tuple((char, to) for char, to in zip(plane, fold(plane), strict=True) if char != to)


def _normalised(text: str) -> tuple[str, Sequence[int]]:
    """As :func:`normalise_with_offsets`, ten times as fast on a long text that is composed."""
    if _INVISIBLE.search(text) is not None or not unicodedata.is_normalized("NFC", text):
        return normalise_with_offsets(text)
    folded = text
    for char, plain in _pairs():
        if char in folded:
            folded = folded.replace(char, plain)
    return folded, range(len(text) + 1)


def _lowered(text: str) -> str:
    low = text.lower()
    if len(low) == len(text):
        return low
    return "".join(char.lower() if len(char.lower()) == 1 else char for char in text)


def _mended(text: str) -> str:
    """Misread digits mended, in numerals that have a true digit."""
    if _MISREAD.search(text) is None:
        return text
    return _NUMERAL.sub(_mended_numeral, text)


def _mended_numeral(match: re.Match[str]) -> str:
    numeral = match[0]
    if not any(char.isdigit() for char in numeral):
        return numeral
    return numeral.translate(_DIGITS)


@attrs.frozen
class CleanText:
    """A text ready to be searched.

    ``text`` is composed and folded, ``low`` the same in small letters; ``offsets`` lead back.
    """

    given: str
    text: str
    low: str
    offsets: Sequence[int]
    moved: bool

    @classmethod
    def of(cls, given: str) -> "CleanText":
        """The clean form of *given*.

        >>> CleanText.of("Nữ: l5\u204442").text
        'Nữ: 15/42'
        """
        # A cell of a table ends like a line, but is none; a line that ends in two characters is one.
        normalised, offsets = _normalised(given.replace("\t", CELL).replace("\r", " "))
        text = _mended(normalised)
        return cls(given, text, _lowered(text), offsets, not isinstance(offsets, range))

    def mention(
        self, kind: MentionKind, start: int, end: int, value: object, **more: object
    ) -> Mention:
        """The mention at *start* to *end* of the clean text."""
        if self.moved:
            start, end = self.offsets[start], self.offsets[end]
            while end > start + 1 and self.given[end - 1] in _UNSEEN:
                end -= 1
        return Mention(kind, (start, end), self.given[start:end], value, **more)  # type: ignore[arg-type]
