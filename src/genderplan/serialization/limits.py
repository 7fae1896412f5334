"""What a file may hold at most, so that no file can hang or fill the machine.

Decided: the limits are far above what any plan, report or table needs, and are checked before the
work that they bound: size before parsing, depth and digits before anything is built or shown.
"""

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from genderplan._messages import message
from genderplan.errors import InvalidValueError

__all__ = [
    "MAX_BYTES",
    "MAX_CELLS",
    "MAX_COLUMNS",
    "MAX_ROWS",
    "MAX_TOML_BYTES",
    "MAX_UNPACKED_BYTES",
    "check_json",
    "check_plain",
    "check_toml",
    "exact_number",
]

MAX_BYTES: Final = 32 * 1024 * 1024
MAX_TOML_BYTES: Final = 8 * 1024 * 1024
MAX_MARKS: Final = 4_000_000  # brackets, braces and commas: each may open a value
MAX_UNPACKED_BYTES: Final = 64 * 1024 * 1024
MAX_ROWS: Final = 300_000
MAX_COLUMNS: Final = 100
MAX_CELLS: Final = 3_000_000
MAX_DEPTH: Final = 32
MAX_DIGITS: Final = 30
_LONGEST_NUMBER: Final = 64
_LARGEST: Final = 10**MAX_DIGITS
# A key of 24 parts; tomllib takes a time that grows with the square of their number.
_PART: Final = r"""(?:[\w-]++|"(?:[^"\\\n]|\\.){0,99}+"|'[^'\n]{0,99}+')"""
_LONG_KEY: Final = re.compile(rf"(?<![\w-]){_PART}(?:[ \t]{{0,9}}+\.[ \t]{{0,9}}+{_PART}){{24}}")


def check_json(text: str) -> None:
    """Refuse a JSON *text* of more values than any real file has."""
    marks = sum(text.count(mark) for mark in "[{,")
    if marks > MAX_MARKS:
        summary = message(
            "it holds {count} values; at most {limit} are read", count=marks, limit=MAX_MARKS
        )
        raise InvalidValueError(summary)


def check_toml(text: str) -> None:
    """Refuse a TOML *text* that is very long or has a key of very many parts."""
    if len(text) > MAX_TOML_BYTES:
        summary = message("it is larger than {limit} MB", limit=MAX_TOML_BYTES // 1024**2)
        raise InvalidValueError(summary)
    if _LONG_KEY.search(text):
        raise InvalidValueError(message("it is nested too deeply"))


def exact_number(text: str) -> Decimal:
    """The number that *text* writes with a point or an exponent, exactly.

    >>> exact_number("25.60")
    Decimal('25.60')
    """
    if len(text) <= _LONGEST_NUMBER:
        value = Decimal(text)
        if value.is_finite() and abs(value.adjusted()) <= MAX_DIGITS:
            return value
    summary = message(
        "{number} is not a number that a file may hold", number=text[:_LONGEST_NUMBER]
    )
    raise InvalidValueError(summary, text)


def check_plain(plain: object) -> None:
    """Refuse data that are nested too deeply, whole numbers without measure, broken characters."""
    level: list[object] = [plain]
    for _ in range(MAX_DEPTH):
        level = [inner for value in level for inner in _inside(value)]
        if not level:
            return
    raise InvalidValueError(message("it is nested too deeply"))


def _inside(value: object) -> Iterator[object]:
    if isinstance(value, dict):
        for key in value:
            _check_characters(key)
        yield from value.values()
    elif isinstance(value, list):
        yield from value
    elif isinstance(value, str):
        _check_characters(value)
    elif isinstance(value, int) and abs(value) >= _LARGEST:
        summary = message("a whole number has more than {limit} digits", limit=MAX_DIGITS)
        raise InvalidValueError(summary)


def _check_characters(text: str) -> None:
    """Refuse half of a surrogate pair, which JSON can write and no file can hold."""
    if not text.isascii() and not text.isprintable():
        try:
            text.encode()
        except UnicodeEncodeError as error:
            summary = message(
                "a text holds {character}, which is no character",
                character=f"\\u{ord(text[error.start]):04x}",
            )
            raise InvalidValueError(summary) from None
