"""The text as it is searched: composed, folded, small letters beside it, slips of scanning mended.

Four steps change the number of characters: composing, dropping what is invisible, closing the gaps
that a PDF file tore into words, and putting in a space that a word has lost beside a figure or a
name. Where one of them was needed, offsets lead back to the text given. A letter O or l between
digits is a zero or a one that a scanner misread.

The clean text is searched once for the first words of all forms and for runs of digits. Each module
with written forms exports ``FIRST_WORDS``, a mapping from a first word in small letters to a
pattern of what must follow it ("" for anything).
"""

import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping, Sequence
from itertools import compress
from operator import ne, sub
from typing import Final

import attrs

from genderplan._forms import lazy
from genderplan._text import INVISIBLE, fold, lower, normalise_with_offsets
from genderplan.extraction.mentions import Mention, MentionKind, Sex
from genderplan.hierarchy import AdministrativeUnit, UnitKind
from genderplan.quantities import Bound


class Offsets:
    """For each place of a text the place that it had in the text as given.

    >>> offsets = Offsets.of_lines([range(3), [0, 2, 3]])  # the second line lost a character
    >>> [offsets.at(place) for place in range(offsets.length)]
    [0, 1, 2, 4, 5]
    """

    __slots__ = ("length", "shifts", "starts")

    def __init__(self, starts: list[int], shifts: list[int], length: int) -> None:
        """*shifts* holds what is added to places from each of *starts* on; the first is 0."""
        self.starts = starts
        self.shifts = shifts
        self.length = length

    @classmethod
    def of_lines(cls, lines: Iterable[Sequence[int]]) -> "Offsets":
        """The offsets of a text whose lines were normalised one by one.

        Each of *lines* has an entry for each character that is left, and one for the end.
        """
        starts, shifts = [0], [0]
        place = given = 0
        for line in lines:
            shift = given - place
            plain = isinstance(line, range)
            own = [0] if plain else list(map(sub, line, range(len(line))))
            if shifts[-1] != shift + own[0]:
                starts.append(place)
                shifts.append(shift + own[0])
            if not plain:
                changes = list(compress(range(1, len(own)), map(ne, own[1:], own)))
                starts += [place + at for at in changes]
                shifts += [shift + own[at] for at in changes]
            place += len(line) - 1
            given += line[-1]
        return cls(starts, shifts, place + 1)

    @property
    def moved(self) -> bool:
        """Whether any place was another."""
        return len(self.starts) > 1

    def with_spaces(self, places: Sequence[int]) -> "Offsets":
        """The offsets after a space was put in before each of *places*.

        >>> offsets = Offsets([0], [0], 4).with_spaces([2])
        >>> [offsets.at(place) for place in range(offsets.length)]
        [0, 1, 2, 2, 3]
        """
        starts = [0, *(place + count for count, place in enumerate(places, 1))]
        return self._after(starts, [-count for count in range(len(starts))])

    def without(self, places: Sequence[int]) -> "Offsets":
        """The offsets after the character at each of *places* was taken out.

        >>> offsets = Offsets([0], [0], 4).without([1])
        >>> [offsets.at(place) for place in range(offsets.length)]
        [0, 2, 3]
        """
        starts = [0, *(place - count for count, place in enumerate(places))]
        return self._after(starts, list(range(len(starts))))

    def _after(self, starts: list[int], shifts: list[int]) -> "Offsets":
        """The offsets of a text made of this one, from whose *starts* on places have *shifts*."""
        length = self.length - shifts[-1]
        found = Offsets([], [], length)
        for start, end, shift in zip(starts, [*starts[1:], length], shifts, strict=True):
            first = bisect_right(self.starts, start + shift)
            last = bisect_left(self.starts, end + shift, first)
            found.starts += [start, *(each - shift for each in self.starts[first:last])]
            found.shifts += [shift + each for each in self.shifts[first - 1 : last]]
        return found

    def at(self, place: int) -> int:
        """The place in the text as given of *place* in the new text."""
        return place + self.shifts[bisect_right(self.starts, place) - 1]


def merged(tables: Iterable[Mapping[str, str]]) -> dict[str, str]:
    """The first words of all *tables*; one of two may be followed by what either of them wants."""
    follows: dict[str, list[str]] = {}
    for table in tables:
        for word, pattern in table.items():
            follows.setdefault(word, []).append(pattern)
    return {
        word: "" if "" in patterns else "|".join(dict.fromkeys(patterns))
        for word, patterns in follows.items()
    }


def first_words(tables: Iterable[Mapping[str, str]]) -> re.Pattern[str]:
    """One pattern for the first words of all *tables*.

    >>> first_words([{"hội": " nông"}, {"hội": " phụ"}]).findall("các hội nông dân, hội họp")
    ['hội']
    """
    # The first sign of the class decides the speed: few, and plain.
    before = r"[\s(\"“”'*/,;:.\[<>&|+_–-]"
    return re.compile(f"{before}({letter_tree(merged(tables))})")


def letter_tree(words: Mapping[str, str]) -> str:
    """A pattern for any of *words*, each before its pattern; the longest wins.

    Words with one first letter stand together, so that most places cost one comparison.

    >>> letter_tree({"xã": "", "x": "[.]", "quận": ""})
    'q(?:uận)|x(?:ã|(?=[.]))'
    """
    letters: dict[str, list[str]] = {}
    for word in sorted(words, key=lambda word: (word[0], -len(word), word)):
        follows = words[word] and f"(?={words[word]})"
        letters.setdefault(word[0], []).append(f"{re.escape(word[1:])}{follows}")
    return "|".join(f"{letter}(?:{'|'.join(rest)})" for letter, rest in letters.items())


CELL: Final = "\v"

# A figure, "1.234" or "12,5", and what stands behind it: a sign, a word, or more figures ("215
# 342", "3.\n500", "150 . 000"); a slash only before another figure, as in "15/42" and not in
# "31/KH-UBND".
_FIGURE: Final = lazy(
    r"[0-9]+(?:[.,][0-9]+)*(?="
    r"[ \n\v]{0,3}(?:(?P<sign>[%‰~₫-]|/(?=\s{0,2}(?:[0-9]|tổng\s)))"
    r"|[“\"]?(?P<word>[^\W\d_]+)|(?P<more>[0-9]))|(?P<broken>(?:[.,][ \n]| \. )[0-9])|)"
)

_UNPLAIN: Final = (
    f"{INVISIBLE}\u0300\u0301\u0303\u0309\u0323\u0302\u0306\u031b"  # with Vietnamese marks
)
_LETTERS: Final = frozenset("OolI")  # what a scanner reads for 0 and 1
# A digit beside a letter, or beside a mark and a letter that may be misread: "5n", "m5", "5.O".
_BESIDE_LETTER: Final = lazy(r"[0-9](?:(?=[^\W\d_]|[.,][OolI])|(?<=[^\W\d_].)|(?<=[OolI][.,].))")
_IN_NUMERALS: Final = "OolI0123456789.,"
_AFTER_NUMERAL: Final = lazy(r"[\s/%;:)]|[.,](?:\s|\Z)|\Z")
_LONGEST: Final = 15  # characters that are looked at on each side of a misread letter
_BEFORE_NAMES: Final = ("của", "heo")  # words (theo) that a name follows, often glued
_BEFORE_WORDS: Final = ("UBND", "HĐND", "LHPN", "TTg")  # names that a word follows, often glued
_ENDINGS: Final = ("bis", "st", "nd", "rd", "th")  # of numbers
_DIGITS: Final = str.maketrans("OolI", "0011")


def is_plain(text: str, unplain: str = _UNPLAIN) -> bool:
    """Whether nothing in *text* is composed or dropped; *unplain* are the marks that tell it."""
    # Marks are looked for first: where there are some, the whole text would be normalised to tell.
    return not any(char in text for char in unplain) and unicodedata.is_normalized("NFC", text)


def _normalised(text: str) -> tuple[str, Offsets]:
    """As :func:`normalise_with_offsets`, but only lines that are not plain have their own table."""
    if is_plain(text):
        return _closed(fold(text), Offsets([0], [0], len(text) + 1))
    unplain = "".join(char for char in _UNPLAIN if char in text)
    done = [
        (line, range(len(line) + 1)) if is_plain(line, unplain) else normalise_with_offsets(line)
        for line in text.splitlines(keepends=True)
    ]
    whole = "".join(line for line, _ in done)
    return _closed(fold(whole), Offsets.of_lines(offsets for _, offsets in done))


# Letters that many fonts of PDF files take from a second font, where a gap may open before them.
_SECOND: Final = "ăắằẳẵặĩũơớờởỡợưứừửữựạảấầẩẫậẹẻẽếềểễệỉịọỏốồổỗộụủỳỵỷỹ"
_ONSET: Final = "(?:[bcdđghklmnpqrstvx]|[cgknpt]h|g?i|ngh?|tr|qu)"
# The gap behind a single consonant, "s ố", "c ủa"; not that of "a ở". Sound texts have hardly any.
_TORN: Final = lazy(rf" (?<=\b[bcdđghklmnpqrstvx]\s)(?=[{_SECOND}])", re.IGNORECASE)
# Pieces of the commonest words, of which a torn text has one: "c ủa", "đ ược", "T Ạ I".
_PIECES: Final = (" ủa", " ịnh", " ược", " ại", " Ạ", " Ế")
_FEWEST: Final = 3  # such places in a text that is torn
_PAGES: Final = 5000  # characters before and behind such places that come from the same file
# The gap behind a piece of a syllable: "Ngh ị", "Lu ật", "TRƯ Ờ", "HỌ C", "Q Đ-"; not that of
# "thu ở", "một ở" or "số n ăm".
_CODA: Final = r"(?:ch?|m|n[gh]?|p|t|[uioa])(?!\w)"
_GAP: Final = lazy(
    rf"(?<![^\W\d_]){_ONSET}(?:u?[iuoyư])? (?:(?=[{_SECOND}](?:\w| {_CODA})|Đ[-/])"
    r"(?!(?:ảnh|ấy|ủy|ủng|ứng|ước|ưu|ăn|ổn)(?!\w))"
    rf"|(?=[{_SECOND}])(?:(?<=[bcdđghklmnpqrstvx] )|(?<=gi )))"
    rf"|[{_SECOND}] (?={_CODA}(?![).:/-]|\s[{_SECOND}]))",
    re.IGNORECASE,
)

# A date in words, which has no place for a blank between its figures: "ngày 2 6 tháng 0 6 năm 20
# 18". The two figures of "ngày 2 6 người" may be anything.
_DATE_IN_WORDS: Final = lazy(
    r"gày {1,3}(?P<day>[0-3]? ?[0-9]) {1,3}tháng {1,3}(?P<month>[01]? ?[0-9]) {1,3}năm {1,3}"
    r"(?P<year>[12] ?[09] ?[0-9] ?[0-9])(?![0-9])"
)


def _closed(text: str, offsets: Offsets) -> tuple[str, Offsets]:
    """A text without the gaps that a PDF file has torn into its words: "Ngh ị định s ố 5"."""
    gaps = [
        start + at
        for found in _DATE_IN_WORDS.finditer(text)
        for start, end in map(found.span, ("day", "month", "year"))
        for at, char in enumerate(text[start:end])
        if char == " "
    ]
    is_likely = any(piece in text for piece in _PIECES)  # faster than the pattern
    torn = [found.start() for found in _TORN.finditer(text)] if is_likely else []
    if len(torn) >= _FEWEST:
        # A text may be put together from several files, of which one is torn.
        first, last = max(0, torn[0] - _PAGES), torn[-1] + _PAGES
        gaps = sorted({*gaps, *(found.end() - 1 for found in _GAP.finditer(text, first, last))})
    if not gaps:
        return text, offsets
    pieces = zip([0, *(gap + 1 for gap in gaps)], [*gaps, len(text)], strict=True)
    return "".join([text[start:end] for start, end in pieces]), offsets.without(gaps)


def _unglued(text: str, beside: Sequence[int]) -> list[int]:
    """Where a word lost its space: before and after figures, and before a capital.

    *beside* are the digits that stand beside a letter.
    """
    places = [at for at in beside if _is_word(text[max(0, at - 2) : at])]
    places += [
        at + 1
        for at in beside
        if _is_word(text[at + 1 : at + 3]) and not text.startswith(_ENDINGS, at + 1)
    ]
    for words, is_next in ((_BEFORE_NAMES, str.isupper), (_BEFORE_WORDS, str.islower)):
        for word in words:
            at = text.find(word)
            while at >= 0:
                end = at + len(word)
                if is_next(text[end : end + 1]):
                    places.append(end)
                at = text.find(word, end)
    return sorted(set(places))


def _is_word(letters: str) -> bool:
    """Whether two letters beside a figure are those of a word of its own."""
    return len(letters) > 1 and letters.isalpha() and letters.islower()


def _mended(text: str) -> str:
    """The text with the digits that were misread."""
    parts: list[str] = []
    position = 0
    for found in _BESIDE_LETTER.finditer(text):
        start, end = found.span()
        if start < position:
            continue
        # all of the numeral around the digit, without a mark behind it
        head, tail = text[max(0, start - _LONGEST) : start], text[end : end + _LONGEST]
        first = start - len(head) + len(head.rstrip(_IN_NUMERALS))
        last = end + len(tail) - len(tail.lstrip(_IN_NUMERALS))
        last = first + len(text[first:last].rstrip(".,"))
        part_of_word = text[first - 1 : first].isalnum() or not _AFTER_NUMERAL.match(text, last)
        if not part_of_word and not _LETTERS.isdisjoint(text[first:last]):
            parts += [text[position:first], text[first:last].translate(_DIGITS)]
            position = last
    return "".join([*parts, text[position:]])


@attrs.frozen
class CleanText:
    """A text ready to be searched.

    ``text`` is composed and folded, ``low`` the same in small letters; ``figures`` are all numbers,
    each with the "sign", the "word", or "more" figures behind it, ``anchors`` the places of the
    first words of mentions, both found once for all kinds; ``offsets`` lead back.
    """

    given: str
    text: str
    low: str
    figures: Sequence[re.Match[str]]
    offsets: Offsets
    anchors: Mapping[int, str]

    @classmethod
    def of(cls, given: str, words: re.Pattern[str] | None = None) -> "CleanText":
        """The clean form of *given*; the first *words* of mentions are looked for in it.

        >>> CleanText.of("Nữ: l5\u204442").text
        'Nữ: 15/42'
        """
        # A cell of a table ends like a line, but is none; two characters that end a line are one.
        normalised, offsets = _normalised(given.replace("\t", CELL).replace("\r", " "))
        beside = [found.start() for found in _BESIDE_LETTER.finditer(normalised)]
        if glued := _unglued(normalised, beside):
            pieces = zip([0, *glued], [*glued, len(normalised)], strict=True)
            normalised = " ".join(normalised[start:end] for start, end in pieces)
            offsets = offsets.with_spaces(glued)
        text = _mended(normalised) if beside else normalised
        low = lower(text)
        figures = list(_FIGURE.finditer(low)) if words else []
        found = words.finditer(f"\n{low}") if words else ()
        anchors = {match.start(): match[1] for match in found}
        return cls(given, text, low, figures, offsets, anchors)

    def words(self, start: int, end: int) -> str:
        """The words of the clean text from *start* to *end*, parted by single spaces."""
        return " ".join(self.text[start:end].split())

    def mention(  # noqa: PLR0913 - the fields of a mention
        self,
        kind: MentionKind,
        start: int,
        end: int,
        value: object,
        *,
        bound: Bound = Bound.EXACT,
        sex: Sex | None = None,
        candidates: tuple[AdministrativeUnit, ...] = (),
        subject: str = "",
        kinds: tuple[UnitKind, ...] = (),
    ) -> Mention:
        """The mention at *start* to *end* of the clean text."""
        if self.offsets.moved:
            start, end = self.offsets.at(start), self.offsets.at(end)
            while end > start + 1 and self.given[end - 1] in INVISIBLE:
                end -= 1
        text = self.given[start:end]
        return Mention(kind, (start, end), text, value, bound, sex, candidates, subject, kinds)
