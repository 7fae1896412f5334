"""Texts whose bytes were read in the wrong encoding: TCVN3, VNI, Windows-1258, or UTF-8 as Latin-1.

Such a text looks like "KÕ ho¹ch" or "Káº¿ hoáº¡ch", and nothing in it can be found. It is told by
its syllables: read back in one of these encodings, its words become syllables that Vietnamese can
have, which they are not as they stand.
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from typing import Final, NamedTuple

from genderplan._text import nfc

_OPENING: Final = 6000  # characters of a text that are looked at
_LEAST: Final = 4  # words with marks that must become syllables
_SURE: Final = 0.8  # their share among the words with marks
_READABLE: Final = 0.7  # of the syllables; no other reading is surely better than that
# A word with the signs of another encoding in it: "ho¹ch", "Ä‘á»™ng"; not the dash of "X - Y".
_WORD: Final = re.compile(r"[^\s\x00-@\[-`{-\x7f]+")
_AROUND: Final = "“”‘’…–—«»•·"
# Any letter with a mark, or a sign that stands for one.
_MARKED: Final = re.compile(r"[^\x00-\x7f]")
# The five tones: huyền, sắc, ngã, hỏi, nặng. Not the marks of â, ă, ơ, which stay.
_TONES: Final = re.compile("[\u0300\u0301\u0303\u0309\u0323]")
# A syllable without its tone: "nghiêng", "quyêt", "oai"; not "káº", "hoach¹".
_SYLLABLE: Final = re.compile(
    r"(?:ngh?|nh|ch|gh?|gi|kh|ph|qu|th|tr|[bcdđhklmnpqrstvx])?"
    r"(?:iê[uy]?|yêu?|ia|ưa|ươ[iu]?|ưi|ưu|uô[iy]?|ua|uâ[y]?|uê|ui|uy[aeêu]?|uơ|uyê|oa[iyo]?|oă|oe[o]?|oi"
    r"|oo|ô[i]?|ơ[i]?|a[iouy]?|â[uy]?|ă|e[o]?|ê[u]?|i[u]?|o|u|ư|y)"
    r"(?:ng|nh|ch|[cmnpt])?"
)

# The bytes of TCVN3 (ABC), as Latin-1 shows them, and the letters that they stand for.
_TCVN3: Final = dict(
    zip(
        "µ¸¶·¹¨»¾¼½Æ©ÇÊÈÉË®ÌÐÎÏÑªÒÕÓÔÖ×ÝØÜÞßãáâä«åèæçé¬êíëìîïóñòô\u00adõøö÷ùúýûüþ¡¢§£¤¥¦",
        "àáảãạăằắẳẵặâầấẩẫậđèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵĂÂĐÊÔƠƯ",
        strict=True,
    )
)
# VNI writes a letter, and behind it its marks as one letter more.
_VNI_MARKS: Final = {
    **dict(zip("øùûõï", "\u0300\u0301\u0309\u0303\u0323", strict=True)),
    **{
        mark: f"\u0302{tone}"
        for mark, tone in zip("âàáåãä", ["", *"\u0300\u0301\u0309\u0303\u0323"], strict=True)
    },
    **{
        mark: f"\u0306{tone}"
        for mark, tone in zip("êèéúüë", ["", *"\u0300\u0301\u0309\u0303\u0323"], strict=True)
    },
}
_VNI_LETTERS: Final = {"ô": "ơ", "ö": "ư", "ñ": "đ", "æ": "ỉ", "ó": "ĩ", "ò": "ị", "î": "ỵ"}
# A letter and the mark behind it, or one of the letters that VNI writes as a single sign.
_VNI: Final = re.compile(r"(?P<base>[aeouyôö])(?P<mark>[øùûõïâàáåãäêèéúüë])|[ôöñæóòî]")


class Misread(NamedTuple):
    """The encoding that a text is really in, and how the text begins when it is read so."""

    encoding: str
    opening: str


def misread(text: str) -> Misread | None:
    """The encoding whose bytes *text* shows as other letters; None for a text that can be read.

    The encodings are "UTF-8", "Windows-1258", "TCVN3" and "VNI". Only the beginning is looked at.

    >>> misread("KÕ ho¹ch thùc hiÖn b×nh ®¼ng giíi").encoding
    'TCVN3'
    >>> misread("Kế hoạch thực hiện bình đẳng giới") is None
    True
    """
    opening = text[:_OPENING]
    if not _MARKED.search(opening):
        return None
    as_given, _ = _syllables(opening)
    if as_given >= _READABLE:
        return None
    best: tuple[float, Misread | None] = (max(_SURE, as_given + 1 - _READABLE), None)
    for encoding, restored in _readings(opening):
        share, count = _syllables(restored)
        if count >= _LEAST and share > best[0]:
            best = share, Misread(encoding, restored)
    return best[1]


def _readings(opening: str) -> Iterator[tuple[str, str]]:
    """*opening* read in each of the encodings."""
    raw = "".join(map(_as_byte, opening)).encode("latin-1")
    yield "UTF-8", nfc(raw.decode("utf-8", "replace"))
    yield "Windows-1258", nfc(raw.decode("cp1258", "replace"))
    yield "TCVN3", "".join(_TCVN3.get(char, char) for char in opening)
    yield "VNI", _VNI.sub(_of_vni, opening.lower())


def _as_byte(char: str) -> str:
    """The byte that Windows-1252, or Latin-1 where that has none, shows as *char*."""
    try:
        return char.encode("cp1252").decode("latin-1")
    except UnicodeEncodeError:
        return char if char <= "\xff" else "?"


def _of_vni(found: re.Match[str]) -> str:
    base = found["base"]
    if base is None:
        return _VNI_LETTERS[found[0]]
    return nfc(_VNI_LETTERS.get(base, base) + _VNI_MARKS[found["mark"]])


def _syllables(text: str) -> tuple[float, int]:
    """The share of syllables of Vietnamese among the words with marks, and how many they are."""
    words = [word.strip(_AROUND) for word in _WORD.findall(text.lower())]
    words = [word for word in words if _MARKED.search(word) and any(map(str.isalpha, word))]
    right = sum(len(word) <= len("nghiêng") and _is_syllable(word) for word in words)
    return right / max(len(words), 1), right


@lru_cache(maxsize=8192)
def _is_syllable(word: str) -> bool:
    parts = unicodedata.normalize("NFD", word)
    plain = nfc(_TONES.sub("", parts))
    return len(_TONES.findall(parts)) <= 1 and _SYLLABLE.fullmatch(plain) is not None
