"""Vietnamese text as keys: one form of Unicode, look-alikes folded, order as in a dictionary.

Decided: text is never rewritten, only keys are made from it. Stored text is NFC. Two spellings of
one syllable that differ only in where the tone mark sits ("hòa", "hoà") have one matching key; two
syllables that differ in the tone itself ("má", "mạ") do not.
"""

import re
import unicodedata
from functools import lru_cache
from typing import Final

__all__ = ["ascii_key", "fold", "match_key", "nfc"]

# Each look-alike folds to one character, so that offsets into the text stay valid.
_DASHES = "\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe58\ufe63\uff0d\u00ad"
_SLASHES = "\u2044\u2215\uff0f"
_SPACES = "\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000\t"
_FOLD: Final = str.maketrans(
    {
        **dict.fromkeys(_DASHES, "-"),
        **dict.fromkeys(_SLASHES, "/"),
        **dict.fromkeys(_SPACES, " "),
        "\u00d0": "Đ",
        "\u0189": "Đ",
        "\u00f0": "đ",
        "\u0256": "đ",
        **{chr(0xFF10 + digit): str(digit) for digit in range(10)},
    }
)
_TONES: Final = "\u0300\u0309\u0303\u0301\u0323"  # huyền, hỏi, ngã, sắc, nặng: the order of ICU
_WORD: Final = re.compile(r"[^\W\d_]+")
_SPACE: Final = re.compile(r"\s+")


def nfc(text: str) -> str:
    """The text in Unicode's composed form (NFC), which is how all text is stored here."""
    return unicodedata.normalize("NFC", text)


def fold(text: str) -> str:
    """Look-alike dashes, slashes, spaces, digits and Đ folded, one character for one character.

    >>> fold("31\u2044KH\u2013UBND")
    '31/KH-UBND'
    """
    return text.translate(_FOLD)


def _tone_last(word: str) -> str:
    decomposed = unicodedata.normalize("NFD", word)
    tones = "".join(mark for mark in decomposed if mark in _TONES)
    if not tones:
        return word
    return nfc("".join(mark for mark in decomposed if mark not in _TONES)) + tones


@lru_cache(maxsize=65536)
def match_key(text: str) -> str:
    """A key equal for spellings of the same words: case, tone placement, spaces, look-alikes.

    >>> match_key("Hoà  Bình") == match_key("hòa bình")
    True
    >>> match_key("má") == match_key("mạ")
    False
    """
    folded = _SPACE.sub(" ", fold(nfc(text))).strip().casefold()
    return _WORD.sub(lambda word: _tone_last(word.group()), nfc(folded))


@lru_cache(maxsize=65536)
def ascii_key(text: str) -> str:
    """A key without any diacritics, for text typed without them.

    >>> ascii_key("Đường Hoằng Kim")
    'duong hoang kim'
    """
    decomposed = unicodedata.normalize("NFD", match_key(text))
    plain = "".join(char for char in decomposed if not unicodedata.combining(char))
    return plain.replace("đ", "d")
