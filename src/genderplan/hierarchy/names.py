"""Names as keys, and a text about a place cut into the pieces that may each name a unit.

:func:`words_of` is the one place where spellings are folded: case, Unicode form, invisible
characters, tone placement, y and i ("Mỹ", "Mĩ"), hyphens, apostrophes, leading zeros ("Phường 04").
A plain key has no marks at all and counts only for text that was written without them: "Hoàng" is
no spelling of "Hoằng", "Hoang" may be.
"""

import re
from collections.abc import Collection, Iterator, Sequence
from functools import lru_cache
from typing import Final, NamedTuple, TypeAlias

from genderplan._forms import Source
from genderplan._messages import mark
from genderplan._text import ascii_key, match_key, normalise_with_offsets, roman
from genderplan.hierarchy.units import Level, UnitKind

LONGEST_NAME: Final = 8  # words with the kind; the longest of the list has 7
_LONGEST_TEXT: Final = 300
_BREAK: Final = re.compile(r"[,;()\[\]/|]")
_PUNCTUATION: Final = str.maketrans(
    {**dict.fromkeys('-.:_"“”*?!', " "), **dict.fromkeys("'’‘ʼ`´ʹ", "")}
)
# Initials with a full stop each: "T.P.", "T.X"; not "P.4", "TP.".
_INITIALS: Final = re.compile(r"\b(t)\.(p|x|t)\b")
# The number of a district in Roman figures: "Quận III"; wards may have such names.
_ROMAN_DISTRICT: Final = re.compile(r"\b((?:quận|q\.?)\s)(i{1,3}|iv|vi{0,3}|ix|xi{0,2})(?=\W|$)")
_ROMAN: Final = {roman(number).lower(): number for number in range(1, 13)}
# A ward's or district's number written without a space: "P4", "q.08"; no road such as "QL1".
_GLUED: Final = re.compile(r"(p|q|f)([0-9]{1,2})")
# A syllable that ends in y with any tone after these letters: "mỹ", "quý"; not "thuý", "tây".
_TWIN_I: Final = re.compile(r"\A([hklmstv]|qu)y(\W?)\Z")
_LINKS: Final = frozenset(match_key(word) for word in ("thuộc", "của", "tại", "ở"))
_COUNTRY: Final = frozenset({"viet nam", "vietnam", "vn"})


class Word(NamedTuple):
    """One word as it is matched: ``exact`` in any spelling of it, ``plain`` without marks."""

    exact: str
    plain: str

    @property
    def is_plain(self) -> bool:
        """Whether the word was written without any mark."""
        return self.exact == self.plain


Words: TypeAlias = tuple[Word, ...]


class Piece(NamedTuple):
    """Words that may name one unit; ``kinds`` are those that the words before it allow."""

    words: Words
    kinds: frozenset[UnitKind] | None = None

    @property
    def exact(self) -> str:
        """The words as they are spelled, in any spelling of them."""
        return " ".join([word.exact for word in self.words])

    @property
    def plain(self) -> str:
        """The words without any mark."""
        return " ".join([word.plain for word in self.words])

    @property
    def is_plain(self) -> bool:
        """Whether the words were written without any mark."""
        return self.exact == self.plain


@lru_cache(maxsize=16384)
def _word(word: str) -> Word:
    exact = _TWIN_I.sub(r"\1i\2", match_key(word))
    return Word(exact, _TWIN_I.sub(r"\1i\2", ascii_key(word)))


@lru_cache(maxsize=16384)
def words_of(text: str) -> Words:
    """The words of a name, ready for matching.

    >>> words_of("Mỹ Đức") == words_of("MĨ\u200b  ĐỨC")
    True
    """
    words: list[Word] = []
    written = _INITIALS.sub(r"\1\2", normalise_with_offsets(text)[0].casefold())
    written = _ROMAN_DISTRICT.sub(lambda found: f"{found[1]}{_ROMAN[found[2]]}", written)
    for word in written.translate(_PUNCTUATION).split():
        if glued := _GLUED.fullmatch(word):
            words += (_word(glued[1]), _word(glued[2].lstrip("0")))
        else:
            words.append(_word(word.lstrip("0") or word))
    return tuple(words)


def _phrase(text: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    words = words_of(text)
    return tuple(word.exact for word in words), tuple(word.plain for word in words)


_KIND_WORDS: Final = tuple(
    (word, kind) for kind in UnitKind for word in (kind.word, kind.abbreviation, kind.english)
)
_OTHER_KIND_WORDS: Final = (
    ("F.", UnitKind.WARD),
    ("TTr.", UnitKind.TOWNSHIP),
    ("huyện đảo", UnitKind.RURAL_DISTRICT),
    ("xã đảo", UnitKind.COMMUNE),
)
_ORGANS: Final = (
    *("ban", "ban chấp hành", "ban thường vụ", "bch", "chi bộ", "chi cục", "chủ tịch", "công an"),
    *("cục", "đảng bộ", "đảng uỷ", "đoàn", "hđnd", "hội", "hội đồng", "hội đồng nhân dân"),
    *("huyện uỷ", "lãnh đạo", "mặt trận", "mttq", "phòng", "quận uỷ", "sở", "thành uỷ"),
    *("thị uỷ", "thường trực", "tỉnh uỷ", "trạm", "trung tâm", "ub", "ubmttq", "ubnd"),
    *("uỷ ban", "uỷ ban nhân dân", "văn phòng"),
)
# What a part of an address begins with that lies below the commune; a village may share its name
# with a commune, so after a village the commune is told by its kind.
_STREETS: Final = (
    *("căn hộ", "cc", "chung cư", "đại lộ", "đường", "hẻm", "km", "kiệt", "lô", "ngách", "ngõ"),
    *("nhà", "phố", "ql", "quốc lộ", "sn", "số", "số nhà", "tầng", "tỉnh lộ", "tl", "toà"),
    "toà nhà",
)
_VILLAGES: Final = (
    *("ấp", "bản", "buôn", "khối", "khóm", "khu", "khu phố", "kp", "làng", "tdp", "thôn", "tổ"),
    *("tổ dân phố", "xóm"),
)
_PARTY: Final = {
    "huyện uỷ": {UnitKind.RURAL_DISTRICT},
    "quận uỷ": {UnitKind.URBAN_DISTRICT},
    "thị uỷ": {UnitKind.TOWN},
    "thành uỷ": {UnitKind.CITY, UnitKind.CENTRAL_CITY},
    "tỉnh uỷ": {UnitKind.PROVINCE},
}


@lru_cache(maxsize=1)
def _kind_phrases() -> dict[tuple[str, ...], frozenset[UnitKind]]:
    found: dict[tuple[str, ...], set[UnitKind]] = {}
    for text, kind in (*_KIND_WORDS, *_OTHER_KIND_WORDS):
        for phrase in _phrase(text):
            found.setdefault(phrase, set()).add(kind)
    for text, kinds in _PARTY.items():
        for phrase in _phrase(text):
            found.setdefault(phrase, set()).update(kinds)
    return {phrase: frozenset(kinds) for phrase, kinds in found.items()}


@lru_cache(maxsize=1)
def _english_kinds() -> dict[tuple[str, ...], frozenset[UnitKind]]:
    """The kinds by the English words that stand after a name."""
    words = {_phrase(kind.english)[0] for kind in UnitKind}
    return {phrase: kinds for phrase, kinds in _kind_phrases().items() if phrase in words}


@lru_cache(maxsize=1)
def _organ_phrases() -> frozenset[tuple[str, ...]]:
    return frozenset(phrase for text in _ORGANS for phrase in _phrase(text))


@lru_cache(maxsize=1)
def _commune_phrases() -> frozenset[tuple[str, ...]]:
    kinds = {kind for kind in UnitKind if kind.level is Level.COMMUNE}
    return frozenset(phrase for phrase, of in _kind_phrases().items() if of & kinds)


@lru_cache(maxsize=2)
def _phrases(texts: tuple[str, ...]) -> frozenset[tuple[str, ...]]:
    return frozenset(_phrase(text)[0] for text in texts)


def chunks(text: str) -> tuple[Words, ...]:
    """The parts of a place's text between commas, line ends and brackets, without the country.

    Raises :class:`~genderplan.errors.ParseError` for no text, an empty or an overlong one.

    >>> [" ".join(word.plain for word in words) for words in chunks("P.4 (TX. Tân An), Việt Nam")]
    ['p 4', 'tx tan an']
    """
    given: object = text
    if not isinstance(given, str) or len(text) > _LONGEST_TEXT or not text.strip():
        text = Source.of(given, mark("name of a unit"), longest=_LONGEST_TEXT).text
    parts = (words_of(part) for part in _BREAK.split(text))
    return tuple(words for words in parts if words and not _is_country(words))


def _is_country(words: Words) -> bool:
    return len(words) <= 2 and " ".join([word.plain for word in words]) in _COUNTRY  # noqa: PLR2004


def readings(words: Words) -> list[Piece]:
    """The ways to read *words* as one unit: as a name, and as a kind with a name.

    >>> [(piece.plain, piece.kinds is None) for piece in readings(words_of("xã Hoằng Kim"))]
    [('xa hoang kim', True), ('hoang kim', False)]
    """
    pieces = [Piece(words)]
    if words[1:] and words[0].exact in _LINKS:  # "xã Hoằng Kim thuộc huyện Hoằng Hóa"
        words = words[1:]
        pieces.append(Piece(words))
    phrases = _kind_phrases()
    if words[1:] and (kinds := phrases.get((words[0].exact,))):
        pieces.append(Piece(words[1:], kinds))
    if words[2:] and (kinds := phrases.get((words[0].exact, words[1].exact))):
        pieces.append(Piece(words[2:], kinds))
    english = _english_kinds()
    if words[1:] and (kinds := english.get((words[-1].exact,))):  # "Hoang Kim Commune"
        pieces.append(Piece(words[:-1], kinds))
    if words[2:] and (kinds := english.get((words[-2].exact, words[-1].exact))):
        pieces.append(Piece(words[:-2], kinds))
    return pieces


def after_organ(words: Words) -> tuple[Words, ...]:
    """What may name the unit in *words* that begin with a body ("UBND", "Phòng Nội vụ").

    >>> [" ".join(word.plain for word in rest) for rest in after_organ(words_of("UBND xã Thử"))]
    ['xa thu']
    """
    exact = [word.exact for word in words]
    longest = max(
        (size for size in range(1, 5) if tuple(exact[:size]) in _organ_phrases()), default=0
    )
    if not longest:
        return ()
    return tuple(dict.fromkeys(filter(None, (words[longest:], *from_kinds(words, longest)))))


def from_kinds(words: Words, first: int = 0) -> tuple[Words, ...]:
    """What may name a unit in *words* from a word for its kind on, at *first* or behind."""
    exact = [word.exact for word in words]
    return tuple(words[at:] for at in range(first, len(words)) if _is_kind(exact, at))


def _is_kind(exact: Sequence[str], at: int) -> bool:
    phrases = _kind_phrases()
    return tuple(exact[at : at + 1]) in phrases or tuple(exact[at : at + 2]) in phrases


def _begins(words: Words, phrases: Collection[tuple[str, ...]]) -> bool:
    exact = tuple(word.exact for word in words[:3])
    return any(exact[:size] in phrases for size in range(1, 4))


def after_street(parts: Sequence[Words]) -> Iterator[tuple[Words, ...]]:
    """What may name a commune in an address that begins below it.

    After a number or a street the commune may stand without its kind, after a village only with it.
    A part without any such word ("KĐT Văn Phú") lies below a commune that follows with its kind and
    with the unit above it.

    >>> address = chunks("Số 12, Lê Lợi, phường Bến Nghé, Quận 1")
    >>> [" ".join(word.plain for word in rest[0]) for rest in after_street(address)]
    ['le loi', 'phuong ben nghe']
    """
    communes, told, streets_only = _commune_phrases(), True, True
    for at, words in enumerate(parts):
        has_kind = _begins(words, communes)
        whole = has_kind and (told or at + 1 < len(parts))
        if at and (streets_only or whole):
            yield tuple(parts[at:])
        if _begins(words, _kind_phrases()):
            return
        below = _is_below(words)
        starts = [start for start in range(1, len(words)) if _begins(words[start:], communes)]
        for start in starts if below else ():  # "12 Lê Lợi phường Bến Nghé"
            yield (words[start:], *parts[at + 1 :])
        told = told and below
        streets_only = streets_only and below and not _begins(words, _phrases(_VILLAGES))


def _is_below(words: Words) -> bool:
    """Whether *words* begin below the commune: "12/3 Lê Lợi", "đường Lê Lợi", "thôn Đông"."""
    numbered = any(char.isdigit() for char in words[0].plain)
    return numbered or _begins(words, _phrases(_STREETS)) or _begins(words, _phrases(_VILLAGES))
