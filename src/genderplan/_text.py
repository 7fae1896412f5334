"""Vietnamese text as keys: one form of Unicode, look-alikes folded, order as in a dictionary.

Text is never rewritten; only keys are made from it. Stored text is NFC. Two spellings of
one syllable that differ only in where the tone mark sits ("hòa", "hoà") have one matching key;
two syllables that differ in the tone itself ("má", "mạ") do not. What is found in a normalised
text is pointed at in the text as given, so normalising keeps the offsets. Words are sorted as ICU
sorts Vietnamese: all letters first, then tones, then case.
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Final, TypeAlias

# Each look-alike folds to one character, so that offsets into the text stay valid.
_DASHES = "\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe58\ufe63\uff0d\u00ad"
_SLASHES = "\u2044\u2215\uff0f"
_SPACES = (
    "\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006"
    "\u2007\u2008\u2009\u200a\u202f\u205f\u3000\t"
)
_FOLD: Final = {
    **dict.fromkeys(_DASHES, "-"),
    **dict.fromkeys(_SLASHES, "/"),
    **dict.fromkeys(_SPACES, " "),
    "\u00d0": "Đ",
    "\u0189": "Đ",
    "\u00f0": "đ",
    "\u0256": "đ",
    "\uff05": "%",
    **{chr(0xFF10 + digit): str(digit) for digit in range(10)},
}
_FOLDABLE: Final = re.compile("[" + "".join(_FOLD) + "]")  # six times as fast as str.translate
TONES: Final = "\u0300\u0309\u0303\u0301\u0323"  # huyền, hỏi, ngã, sắc, nặng: the order of ICU
_WORD: Final = re.compile(r"[^\W\d_]+")  # letters alone, no figures and no underscores
# All capital letters of Vietnamese, for the class of a pattern: a range "À-Ỹ" holds small ones.
CAPITALS: Final = "A-ZÀ-ÝĂĐĨŨƠƯ" + "".join(map(chr, range(ord("Ạ"), ord("ỹ"), 2)))
_SPACE: Final = re.compile(r"\s+")

# What web pages and word processors leave inside words without showing it: joiners, marks of the
# direction of writing, which Windows puts around dates, and soft hyphens.
INVISIBLE: Final = (
    "\u200b\u200c\u200d\u2060\ufeff\u180e\ufe0f\u00ad"
    "\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
)
_PERHAPS_INVISIBLE: Final = re.compile(f"[{INVISIBLE}]")  # is fast
# A soft hyphen with a capital, figure or space on both sides stands for a hyphen: KH\u00adUBND.
# Elsewhere, and between a space and a letter, it is invisible.
_INVISIBLE: Final = re.compile(
    f"(?!\u00ad)[{INVISIBLE}]|(?<![A-ZĐ0-9 ])\u00ad|\u00ad(?![A-ZĐ0-9 ])|(?<= )\u00ad(?! )"
)
# A character with what follows it from outside the blocks that NFC never touches.
_CLUSTER: Final = re.compile(r"[\s\S]?[^\x00-\u02ff\u1e00-\u1eff\u2010-\u20cf]+")
# Marks that NFD sets apart from their letters.
_MARK: Final = re.compile("[\u0300-\u036f]")
# Beside Latin letters and signs, marks and what composes with nothing.
_OTHER_SCRIPTS: Final = re.compile(
    "[^\u0000-\u036f\u1e00-\u1eff\u2010-\u20cf\u2100-\u27ff\U0001f000-\U0001faff]"
)
# More marks in a row than the 30 that Unicode's stream-safe text format allows.
_MANY_MARKS: Final = re.compile(r"[^\x00-\u02ff\u1e00-\u1eff\u2010-\u20cf]{31}")
_MOST_MARKS: Final = 30
_SHORT_CLUSTER: Final = 4  # a letter with its marks, which returns often in a text
_CONJOINING: Final = range(0x1160, 0x1200)  # Korean vowels and final consonants


def nfc(text: str) -> str:
    """The text in Unicode's composed form (NFC), which is how all text is stored here.

    More than 30 marks on one letter are left as they are: to put them in order takes a time that
    grows with the square of their number, and no language writes them.

    >>> nfc("hoa\u0300ng") == "ho\u00e0ng"
    True
    """
    if unicodedata.is_normalized("NFC", text):
        return text
    if _MANY_MARKS.search(text) is None:
        return unicodedata.normalize("NFC", text)
    return _composed(text)[0]


def normalise_with_offsets(text: str) -> tuple[str, Sequence[int]]:
    """The text as it is matched, and where each of its characters stands in *text*.

    The first value is *text* without invisible characters, in NFC, with look-alikes folded as
    :func:`fold` does. The second has an entry a character and one for the end, so that what is
    found at ``start:end`` of the first is ``text[offsets[start]:offsets[end]]``. The time is linear
    in the text; nothing but the folding is done to a text that is composed already.

    >>> normalised, offsets = normalise_with_offsets("nga\u0300y 31\u201312")
    >>> normalised, list(offsets)
    ('ngày 31-12', [0, 1, 2, 4, 5, 6, 7, 8, 9, 10, 11])
    """
    composed, offsets = composed_with_offsets(text)
    return fold(composed), offsets


def composed_with_offsets(text: str) -> tuple[str, Sequence[int]]:
    """As :func:`normalise_with_offsets`, with the look-alikes as they are."""
    visible, kept = _without_invisible(text)
    if unicodedata.is_normalized("NFC", visible):
        return visible, kept
    composed, offsets = _composed(visible)
    if not isinstance(kept, range):  # something was dropped
        offsets = [kept[offset] for offset in offsets]
    return composed, offsets


def _without_invisible(text: str) -> tuple[str, Sequence[int]]:
    if _PERHAPS_INVISIBLE.search(text) is None or _INVISIBLE.search(text) is None:
        return text, range(len(text) + 1)
    offsets: list[int] = []
    position = 0
    for match in _INVISIBLE.finditer(text):
        offsets.extend(range(position, match.start()))
        position = match.end()
    offsets.extend(range(position, len(text) + 1))
    return _INVISIBLE.sub("", text), offsets


def _composed(text: str) -> tuple[str, list[int]]:
    """The text composed as :func:`nfc` does, and the offsets of its characters."""
    if _OTHER_SCRIPTS.search(text) is None and _MANY_MARKS.search(text) is None:
        composed = unicodedata.normalize("NFC", text)
        if _MARK.search(composed) is None:  # each mark has gone into the letter before it
            letters = [at for at, char in enumerate(text) if not "\u0300" <= char <= "\u036f"]
            return composed, [*letters, len(text)]
    return _composed_in_clusters(text)


def _composed_in_clusters(text: str) -> tuple[str, list[int]]:
    parts: list[str] = []
    offsets: list[int] = []
    position = 0
    for match in _CLUSTER.finditer(text):
        start, end = match.span()
        parts.append(text[position:start])
        offsets.extend(range(position, start))
        cluster = match.group()
        short = end - start <= _SHORT_CLUSTER
        composed, inside = _short_cluster(cluster) if short else _cluster(cluster)
        parts.append(composed)
        if len(composed) == 1:
            offsets.append(start)
        else:
            offsets.extend([start + offset for offset in inside])
        position = end
    parts.append(text[position:])
    offsets.extend(range(position, len(text) + 1))
    return "".join(parts), offsets


def _cluster(cluster: str) -> tuple[str, list[int]]:
    """A cluster composed letter by letter, and the offsets inside it."""
    parts: list[str] = []
    offsets: list[int] = []
    for start, piece in _pieces(cluster):
        composed = piece
        if len(piece) <= _MOST_MARKS + 1:
            composed = unicodedata.normalize("NFC", piece)
        parts.append(composed)
        kept = composed == piece
        offsets.extend(start + i if kept else start for i in range(len(composed)))
    return "".join(parts), offsets


_short_cluster: Final = lru_cache(maxsize=4096)(_cluster)


def _pieces(cluster: str) -> Iterator[tuple[int, str]]:
    """A cluster cut before each character that starts a new letter."""
    first = 0
    for position in range(1, len(cluster)):
        char = cluster[position]
        is_mark = unicodedata.category(char)[0] == "M" or ord(char) in _CONJOINING
        if not is_mark:
            yield first, cluster[first:position]
            first = position
    yield first, cluster[first:]


def fold(text: str) -> str:
    """Look-alike dashes, slashes, spaces, digits and Đ folded, one character for one character.

    >>> fold("31\u2044KH\u2013UBND")
    '31/KH-UBND'
    """
    return _FOLDABLE.sub(lambda match: _FOLD[match.group()], text)


def lower(text: str) -> str:
    """The text in small letters, one for each of its own, so that places in it stay valid.

    >>> lower("Nghị định"), len(lower("İ"))
    ('nghị định', 1)
    """
    low = text.lower()
    if len(low) == len(text):
        return low
    return "".join(char.lower() if len(char.lower()) == 1 else char for char in text)


@lru_cache(maxsize=16384)
def _tone_last(word: str) -> str:
    decomposed = unicodedata.normalize("NFD", word)
    tones = "".join(mark for mark in decomposed if mark in TONES)
    if not tones:
        return word
    return nfc("".join(mark for mark in decomposed if mark not in TONES)) + tones


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


def one_letter_apart(first: str, second: str) -> bool:
    """Whether two words are equal, or are but for one letter: more, less or another.

    >>> one_letter_apart("phu yenh", "phu yen"), one_letter_apart("ha nam", "ha tay")
    (True, False)
    """
    short, long = sorted((first, second), key=len)
    same = len(long) == len(short)
    pairs = enumerate(zip(short, long, strict=False))
    at = next((at for at, (one, other) in pairs if one != other), len(short))
    return long[at + 1 :] == short[at + same :]


CollationKey: TypeAlias = tuple[tuple[tuple[int, int], ...], tuple[int, ...], tuple[int, ...]]

# What ICU orders by, at the first level; other characters come after those of their class.
_SIGNS: Final = "\t\n _-–—,;:!?.…·'‘’\"“”«»()[]{}@*/\\&#%‰•`^°+×<=>|~$₫"
_DIGITS: Final = "0123456789"
_LETTERS: Final = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
_RANKS: Final = {char: rank for rank, char in enumerate(_SIGNS + _DIGITS + _LETTERS, start=1)}
_LAST_OF_CLASS: Final = {"Z": " ", "C": " ", "P": "%", "S": "₫", "N": "9"}


@lru_cache(maxsize=65536)
def collation_key(text: str) -> CollationKey:
    """A key that sorts as ICU sorts Vietnamese: letters, then tones, then case.

    ă, â, đ, ê, ô, ơ and ư are letters of their own; the tones stand in the order ngang, huyền, hỏi,
    ngã, sắc, nặng and count only where all letters are equal; small letters come before capitals.

    >>> sorted(["Đà Nẵng", "Huế", "Dak", "Hà Nội", "Cần Thơ", "Cao Bằng"], key=collation_key)
    ['Cao Bằng', 'Cần Thơ', 'Dak', 'Đà Nẵng', 'Hà Nội', 'Huế']
    """
    letters: list[tuple[int, int]] = []
    tones: list[int] = []
    cases: list[int] = []
    for char in nfc(text):
        letter, tone = _letter_and_tone(char)
        if not letter:  # a tone that composes with no letter, as on an x
            tones[-1:] = [tone] * bool(tones)
            continue
        small = letter.lower()
        rank = _RANKS.get(small)
        letters.append(_other(letter) if rank is None else (rank, 0))
        tones.append(tone)
        cases.append(int(letter != small))
    return tuple(letters), tuple(tones), tuple(cases)


def _other(char: str) -> tuple[int, int]:
    last = _LAST_OF_CLASS.get(unicodedata.category(char[0])[0], "z")
    return _RANKS[last], ord(char[0])


@lru_cache(maxsize=4096)
def _letter_and_tone(char: str) -> tuple[str, int]:
    """A letter without its tone, and the tone's rank: 0 for none."""
    decomposed = unicodedata.normalize("NFD", char)
    tone = next((rank for rank, mark in enumerate(TONES, start=1) if mark in decomposed), 0)
    return nfc("".join(mark for mark in decomposed if mark not in TONES)), tone


def sentence_case(text: str) -> str:
    """*text* with its first letter a capital and nothing else changed.

    >>> sentence_case("ủy ban nhân dân xã Hoằng Kim")
    'Ủy ban nhân dân xã Hoằng Kim'
    """
    composed = nfc(text)
    for position, char in enumerate(composed):
        if char.isalpha():
            return composed[:position] + char.upper() + composed[position + 1 :]
    return composed


def name_case(text: str) -> str:
    """The name of a person or a place with a capital on each syllable (NĐ 30/2020, Phụ lục II).

    For names that come in capitals, or in none. Not for names of organs, which take capitals on
    some words only ("Ủy ban nhân dân").

    >>> name_case("HOẰNG KIM"), name_case("phan rang-tháp chàm")
    ('Hoằng Kim', 'Phan Rang-Tháp Chàm')
    """
    return _WORD.sub(lambda word: word.group()[0].upper() + word.group()[1:].lower(), nfc(text))


_ROMAN: Final = (
    *((100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X")),
    *((9, "IX"), (5, "V"), (4, "IV"), (1, "I")),
)


def roman(number: int) -> str:
    """*number* in Roman figures; of 0 there are none.

    >>> roman(15), roman(49), roman(0)
    ('XV', 'XLIX', '')
    """
    shown = ""
    for value, letters in _ROMAN:
        times, number = divmod(number, value)
        shown += letters * times
    return shown
