"""Numbers in Vietnamese words, written and read.

The reading is the one taught in schools and wanted on payment papers. "Một" after a tens digit of
two or more is "mốt", "bốn" there "tư", "năm" after any tens digit "lăm"; an empty tens digit is
"linh", and inside a number an empty hundreds digit is spoken ("không trăm"); an empty group of
three is skipped. The thousands repeat beyond tỷ: "nghìn tỷ", "triệu tỷ", "tỷ tỷ". The northern
words "linh" and "nghìn" are the default, the southern "lẻ" and "ngàn" an option. Reading accepts
either, "bốn" for "tư", and nothing that could mean two numbers ("hai nghìn năm").
"""

import re
from decimal import Decimal
from functools import lru_cache
from typing import Final, Literal, NamedTuple, TypeAlias

from genderplan._forms import Source
from genderplan._messages import mark, message
from genderplan._text import match_key
from genderplan.errors import InvalidValueError
from genderplan.formatting.numbers import round_digits
from genderplan.quantities.ratios import Exact, exact

__all__ = [
    "FIRST_WORDS",
    "WORD_ENDS",
    "Dialect",
    "FoundWords",
    "number_in_words",
    "parse_number_in_words",
    "read_words",
    "words_at",
    "words_before",
]

Dialect: TypeAlias = Literal["north", "south"]
"""Whose words for numbers: "linh" and "nghìn", or "lẻ" and "ngàn"."""

_DIGITS: Final = ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")
_SCALES: Final = ("", "nghìn", "triệu")
_BILLION: Final = 10**9
_SOUTHERN: Final = {"linh": "lẻ", "nghìn": "ngàn"}
LONGEST_IN_WORDS: Final = 1000  # the words of a number of about a hundred digits


def number_in_words(value: Exact, *, dialect: Dialect = "north") -> str:
    """*value* in words, small letters, exact to its last decimal.

    Raises :class:`~genderplan.errors.InvalidValueError` for a Fraction without an end.

    >>> number_in_words(1005000)
    'một triệu không trăm linh năm nghìn'
    >>> number_in_words(Decimal("2.05")), number_in_words(-21, dialect="south")
    ('hai phẩy không năm', 'âm hai mươi mốt')
    """
    if dialect not in {"north", "south"}:
        summary = message("dialect is {value}; north or south is expected", value=repr(dialect))
        raise InvalidValueError(summary, dialect, "dialect")
    shown = round_digits(exact(value))
    words = ["âm"] if shown.negative else []
    words += _whole(shown.whole)
    if shown.fraction:
        words += ["phẩy", *_fraction(shown.fraction)]
    if dialect == "south":
        words = [_SOUTHERN.get(word, word) for word in words]
    return " ".join(words)


def _fraction(digits: str) -> list[str]:
    """Leading zeros one by one, then the rest as a number."""
    rest = digits.lstrip("0")
    return [_DIGITS[0]] * (len(digits) - len(rest)) + _whole(int(rest))


def _whole(number: int) -> list[str]:
    if number == 0:
        return [_DIGITS[0]]
    billions, rest = divmod(number, _BILLION)
    words = [*_whole(billions), "tỷ"] if billions else []
    for power in (2, 1, 0):
        group = rest // 1000**power % 1000
        if group:
            words += _group(group, inside=bool(words))
            words += [_SCALES[power]] if power else []
    return words


def _group(group: int, *, inside: bool) -> list[str]:
    """Three digits; *inside* a number the hundreds are spoken even when they are none."""
    hundreds, rest = divmod(group, 100)
    words = [_DIGITS[hundreds], "trăm"] if hundreds or inside else []
    tens, units = divmod(rest, 10)
    if tens == 0:
        return words + ((["linh"] if words else []) + [_DIGITS[units]] if units else [])
    words += ["mười"] if tens == 1 else [_DIGITS[tens], "mươi"]
    return words + ([_unit(tens, units)] if units else [])


def _unit(tens: int, units: int) -> str:
    if units == 5:  # noqa: PLR2004 - năm becomes lăm after any tens
        return "lăm"
    return _DIGITS[units] if tens == 1 else {1: "mốt", 4: "tư"}.get(units, _DIGITS[units])


# Words that are read as the one that is written. "Tư" and "bốn" are one word for reading.
_READ_AS: Final = {
    "lẻ": "linh",
    "ngàn": "nghìn",
    "tư": "bốn",
    "nhăm": "lăm",
    "tỉ": "tỷ",
    "bẩy": "bảy",
}
_VALUES: Final = {
    **{word: value for value, word in enumerate(_DIGITS)},
    "mốt": 1,
    "lăm": 5,
    "mười": 10,
}
_SCALE_VALUES: Final = {"nghìn": 1000, "triệu": 1_000_000}


def parse_number_in_words(text: str) -> int | Decimal:
    """The number whose words are the whole of *text*.

    Either dialect, any case and tone placement. Only the full reading is accepted: a text that
    leaves out what the rules want spoken ("hai nghìn năm" is said for 2.005 and for 2.500) is a
    :class:`~genderplan.errors.ParseError` with ``part`` "number in words".

    >>> parse_number_in_words("Hai nghìn không trăm lẻ bốn")
    2004
    >>> parse_number_in_words("mười tám phẩy hai")
    Decimal('18.2')
    """
    source = Source.of(text, mark("number in words"), longest=LONGEST_IN_WORDS)
    return read_words(source, (0, len(source.text)))


def read_words(source: Source, span: tuple[int, int]) -> int | Decimal:
    """The number whose words stand at *span* of *source*."""
    text = source.text[span[0] : span[1]]
    value = _value(tuple(match_key(text).split()))
    if value is None:
        summary = message(
            "{text} is no number in words; write it like hai nghìn không trăm linh năm",
            text=repr(text.strip()),
        )
        raise source.error(summary, "number in words", span)
    return value


def _as_read(word: str) -> str:
    key = match_key(word)
    return _READ_AS_KEY.get(key, key)


_READ_AS_KEY: Final = {match_key(word): match_key(other) for word, other in _READ_AS.items()}
_VALUES_KEY: Final = {match_key(word): value for word, value in _VALUES.items()}
_SCALES_KEY: Final = {match_key(word): value for word, value in _SCALE_VALUES.items()}
_MINUS, _COMMA, _HUNDRED, _TENS, _LINK, _TY = (
    match_key(word) for word in ("âm", "phẩy", "trăm", "mươi", "linh", "tỷ")
)


def _read(words: list[str]) -> int | Decimal | None:
    """A reading that :func:`parse_number_in_words` proves by writing it again."""
    negative = words[:1] == [_MINUS]
    body = words[1:] if negative else words
    whole, comma, fraction = body, False, list[str]()
    if _COMMA in body:
        at = body.index(_COMMA)
        whole, comma, fraction = body[:at], True, body[at + 1 :]
    number = _read_whole(whole)
    if number is None:
        return None
    sign = "-" if negative else ""
    if not comma:
        return int(f"{sign}{number}")
    zeros = next((i for i, word in enumerate(fraction) if _VALUES_KEY.get(word) != 0), None)
    rest = None if zeros is None else _read_whole(fraction[zeros:])
    return None if zeros is None or not rest else Decimal(f"{sign}{number}.{'0' * zeros}{rest}")


def _read_whole(words: list[str]) -> int | None:
    """The words as a number, read loosely: the last tỷ multiplies all before it."""
    total = 0
    group = 0
    for word in words:
        if word == _TY:
            total, group = (total + group) * _BILLION, 0
        elif word in _SCALES_KEY:
            total, group = total + group * _SCALES_KEY[word], 0
        elif word == _HUNDRED:
            group *= 100
        elif word == _TENS:
            group += group % 10 * 9
        elif word in _VALUES_KEY:
            group += _VALUES_KEY[word]
        elif word != _LINK:
            return None
    return total + group if words else None


class FoundWords(NamedTuple):
    """A number in words in running text, and where the words begin and end."""

    value: int | Decimal
    start: int
    end: int


_EVERY_WORD: Final = frozenset(
    (*_DIGITS, *_VALUES, *_READ_AS, *_SCALE_VALUES, "trăm", "mươi", "tỷ", "linh", "phẩy", "âm")
)
# The last two letters of these words, by which a text is looked through for them.
WORD_ENDS: Final = frozenset(word[-2:] for word in _EVERY_WORD)
# What must follow the first word of a number in a text. "Một" says "a" more often than one and
# "năm" is a year more often than five, so that they begin only larger numbers.
FIRST_WORDS: Final = {
    **dict.fromkeys(("hai", "ba", "bốn", "sáu", "bảy", "bẩy", "tám", "chín", "mười"), r"\s"),
    "một": r"\s{1,2}(?:trăm|nghìn|ngàn|triệu|tỷ|tỉ)\s",
    "năm": r"\s{1,2}(?:mươi|trăm|nghìn|ngàn|triệu|tỷ|tỉ)\s",
}
_MOST_WORDS: Final = 40


@lru_cache(maxsize=4096)
def _value(words: tuple[str, ...]) -> int | Decimal | None:
    """The number of which these are the words, and all of them; None where they are of none."""
    keys = [_READ_AS_KEY.get(word, word) for word in map(match_key, words)]
    value = _read(keys)
    if value is None or [_as_read(word) for word in number_in_words(value).split()] != keys:
        return None
    return value


def words_at(low: str, start: int) -> FoundWords | None:
    """The longest whole number in words that begins at *start* of a text in small letters.

    >>> words_at("ba trăm hai mươi hội viên", 0)
    FoundWords(value=320, start=0, end=16)
    """
    found = _RUN.match(low, start)
    if found is None:
        return None
    words = found[0].split()[:_MOST_WORDS]
    for count in range(len(words), 0, -1):
        value = _value(tuple(words[:count]))
        if isinstance(value, int) and (count > 1 or words[0] in _ALONE):
            end = found.end() if count == len(words) else _end(low, start, count)
            return FoundWords(value, start, end)
    return None


def _end(low: str, start: int, count: int) -> int:
    """Where the first *count* words behind *start* end."""
    for _ in range(count):
        found = _SYLLABLE.search(low, start)
        start = found.end() if found else start
    return start


def words_before(low: str, end: int) -> FoundWords | None:
    """The longest number in words that ends at *end* of a text in small letters.

    >>> words_before("chi hai mươi tư triệu đồng", 21)
    FoundWords(value=24000000, start=4, end=21)
    """
    words: list[str] = []
    starts: list[int] = []
    at = end
    while at > 0 and len(words) < _MOST_WORDS:
        start = max(low.rfind(" ", 0, at), low.rfind("\n", 0, at)) + 1
        word = low[start:at].lstrip('("“:,;-')
        if word not in _EVERY_WORD:
            break
        words.append(word)
        starts.append(at - len(word))
        at = start - 1 if at - len(word) == start else 0  # nothing goes on before a bracket
    for count in range(len(words), 0, -1):
        value = _value(tuple(reversed(words[:count])))
        if value is not None:
            return FoundWords(value, starts[count - 1], end)
    return None


# One word of a number; the marks and spaces between are passed over.
_SYLLABLE: Final = re.compile(r"[^\W\d_]+")
# Words of numbers one behind another: "ba trăm hai mươi"; not "ban" or "hai, ba".
_WORDS: Final = "|".join(sorted(_EVERY_WORD))
_RUN: Final = re.compile(rf"(?:{_WORDS})(?!\w)(?:\s{{1,2}}(?:{_WORDS})(?!\w)){{0,39}}")
_ALONE: Final = frozenset(word for word, follows in FIRST_WORDS.items() if follows == r"\s")
