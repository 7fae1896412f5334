"""Numbers in Vietnamese words, written and read.

The reading is the one taught in schools and wanted on payment papers. "Một" after a tens digit of
two or more is "mốt", "bốn" there "tư", "năm" after any tens digit "lăm"; an empty tens digit is
"linh", and inside a number an empty hundreds digit is spoken ("không trăm"); an empty group of
three is skipped. The thousands repeat beyond tỷ: "nghìn tỷ", "triệu tỷ", "tỷ tỷ". The northern
words "linh" and "nghìn" are the default, the southern "lẻ" and "ngàn" an option. Reading accepts
either, "bốn" for "tư", and nothing that could mean two numbers ("hai nghìn năm").
"""

from decimal import Decimal
from functools import lru_cache
from typing import Final, Literal, NamedTuple, TypeAlias

from genderplan._forms import Source, lazy
from genderplan._messages import mark, message
from genderplan._text import match_key
from genderplan.errors import InvalidValueError
from genderplan.formatting.numbers import round_digits
from genderplan.quantities.ratios import Exact, exact

Dialect: TypeAlias = Literal["north", "south"]
"""Whose words for numbers: "linh" and "nghìn", or "lẻ" and "ngàn"."""

_DIGITS: Final = ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")
_SCALES: Final = {"triệu": 1_000_000, "nghìn": 1000}
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
    for word, scale in (*_SCALES.items(), ("", 1)):
        group = rest // scale % 1000
        if group:
            words += _group(group, inside=bool(words))
            words += [word] if word else []
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
_READ_AS: Final = {south: north for north, south in _SOUTHERN.items()} | {
    "tư": "bốn",
    "nhăm": "lăm",
    "tỉ": "tỷ",
    "bẩy": "bảy",
}
_VALUES: Final = dict(zip(_DIGITS, range(10), strict=True)) | {"mốt": 1, "lăm": 5, "mười": 10}
_EVERY_WORD: Final = frozenset(
    (*_VALUES, *_READ_AS, *_SCALES, "trăm", "mươi", "tỷ", "linh", "phẩy", "âm")
)
_BY_KEY: Final = {match_key(word): _READ_AS.get(word, word) for word in _EVERY_WORD}


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
    value = _value(tuple(text.split()))
    if value is None:
        summary = message(
            "{text} is no number in words; write it like hai nghìn không trăm linh năm",
            text=repr(text.strip()),
        )
        raise source.error(summary, "number in words", span)
    return value


@lru_cache(maxsize=4096)
def _value(words: tuple[str, ...]) -> int | Decimal | None:
    """The number of which these are the words, and all of them; None where they are of none."""
    read = [_BY_KEY.get(match_key(word), "") for word in words]
    value = _read(read)
    written = "" if value is None else number_in_words(value)
    return value if [_READ_AS.get(word, word) for word in written.split()] == read else None


def _read(words: list[str]) -> int | Decimal | None:
    """A reading that :func:`_value` proves by writing it again."""
    negative = words[:1] == ["âm"]
    body = words[1:] if negative else words
    comma = body.index("phẩy") if "phẩy" in body else len(body)
    number, fraction = _read_whole(body[:comma]), body[comma + 1 :]
    sign = "-" if negative else ""
    if number is None or comma == len(body):
        return None if number is None else int(f"{sign}{number}")
    zeros = next((i for i, word in enumerate(fraction) if word != _DIGITS[0]), len(fraction))
    rest = _read_whole(fraction[zeros:])
    return Decimal(f"{sign}{number}.{'0' * zeros}{rest}") if rest else None


def _read_whole(words: list[str]) -> int | None:
    """The words as a number, read loosely: the last tỷ multiplies all before it."""
    total = 0
    group = 0
    for word in words:
        if word == "tỷ":
            total, group = (total + group) * _BILLION, 0
        elif word in _SCALES:
            total, group = total + group * _SCALES[word], 0
        elif word == "trăm":
            group *= 100
        elif word == "mươi":
            group += group % 10 * 9
        elif word in _VALUES:
            group += _VALUES[word]
        elif word != "linh":
            return None
    return total + group if words else None


class FoundWords(NamedTuple):
    """A number in words in running text, and where the words begin and end."""

    value: int | Decimal
    start: int
    end: int


# The last two letters of these words, by which a text is looked through for them.
WORD_ENDS: Final = frozenset(word[-2:] for word in _EVERY_WORD)
# What must follow the first word of a number in a text. "Một" says "a" more often than one and
# "năm" is a year more often than five, so that they begin only larger numbers.
FIRST_WORDS: Final = {
    **dict.fromkeys(("hai", "ba", "bốn", "sáu", "bảy", "bẩy", "tám", "chín", "mười"), r"\s"),
    "một": r"\s{1,2}(?:trăm|nghìn|ngàn|triệu|tỷ|tỉ)\s",
    "năm": r"\s{1,2}(?:mươi|trăm|nghìn|ngàn|triệu|tỷ|tỉ)\s",
}
_ALONE: Final = frozenset(word for word, follows in FIRST_WORDS.items() if follows == r"\s")
# Words of numbers one behind another: "ba trăm hai mươi"; not "ban" or "hai, ba".
_WORDS: Final = "|".join(sorted(_EVERY_WORD))
_RUN: Final = lazy(rf"(?:{_WORDS})(?!\w)(?:\s{{1,2}}(?:{_WORDS})(?!\w)){{0,39}}")
_LONGEST_BEFORE: Final = 280  # characters of about forty words


def words_at(low: str, start: int) -> FoundWords | None:
    """The longest whole number in words that begins at *start* of a text in small letters.

    >>> words_at("ba trăm hai mươi hội viên", 0)
    FoundWords(value=320, start=0, end=16)
    """
    found = _RUN.match(low, start)
    text = found[0] if found else ""
    while text:
        words = tuple(text.split())
        value = _value(words)
        if isinstance(value, int) and (len(words) > 1 or text in _ALONE):
            return FoundWords(value, start, start + len(text))
        text = text.removesuffix(words[-1]).rstrip()
    return None


def words_before(low: str, end: int) -> FoundWords | None:
    """The longest number in words that ends at *end* of a text in small letters.

    >>> words_before("chi hai mươi tư triệu đồng", 21)
    FoundWords(value=24000000, start=4, end=21)
    """
    start = at = end
    while at > max(0, end - _LONGEST_BEFORE):
        first = max(low.rfind(" ", 0, at), low.rfind("\n", 0, at)) + 1
        word = low[first:at].lstrip('("“:,;-')
        if word not in _EVERY_WORD:
            break
        start = at - len(word)
        at = first - 1 if start == first else 0  # nothing goes on before a bracket
    text = low[start:end]
    while text:
        words = tuple(text.split())
        value = _value(words)
        if value is not None:
            return FoundWords(value, end - len(text), end)
        text = text.removeprefix(words[0]).lstrip()
    return None
