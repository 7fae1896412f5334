"""The digits of a number: rounded once for showing, and read back strictly.

Decided: one rounding, half up on exact numbers and away from zero below it, as in Vietnamese
accounts (Babel and Python round half to even). A number that rounds to nothing has no minus sign.
Reading follows one stated convention: ``"vi"`` dot between thousands and comma before decimals,
``"en"`` the reverse, ``None`` for texts of unknown origin, where only what both conventions read
alike, or only one can read, is accepted. What the convention cannot read is refused with a hint;
no separator is ever skipped, so 12.5 never becomes 125.
"""

import re
from decimal import Decimal
from typing import Final, NamedTuple

from genderplan._messages import Language, Message, message
from genderplan._source import Source
from genderplan.errors import InvalidValueError
from genderplan.formatting.english import english_number, known_language
from genderplan.quantities import Exact, exact

__all__ = ["FIGURES", "Digits", "read_digits", "round_digits", "round_quotient"]

# What may be a number inside a longer form; whether it is one, read_digits says.
FIGURES: Final = r"[+-]?[0-9](?:[0-9., ]*[0-9.,])?"
_MOST_DIGITS: Final = 1000
_LARGEST: Final = 10**100  # a Decimal of twelve characters can stand for a million digits
_BODY: Final = re.compile(r"(?P<sign>[+-]?)(?P<body>[0-9][0-9., ]*)")


def _shapes(group: str, mark: str) -> re.Pattern[str]:
    grouped = rf"[1-9][0-9]{{0,2}}(?:(?:{group}[0-9]{{3}})+|(?: [0-9]{{3}})+)"
    return re.compile(rf"(?P<whole>[0-9]+|{grouped})(?:{mark}(?P<fraction>[0-9]+))?")


_SHAPES: Final[dict[Language, re.Pattern[str]]] = {
    "vi": _shapes(r"\.", ","),
    "en": _shapes(",", r"\."),
}
_OTHER: Final[dict[Language, Language]] = {"vi": "en", "en": "vi"}


class Digits(NamedTuple):
    """A rounded number as its sign, its whole part and the digits after the decimal mark."""

    negative: bool
    whole: int
    fraction: str

    @property
    def value(self) -> int | Decimal:
        """The number that is shown."""
        sign = "-" if self.negative else ""
        return (
            Decimal(f"{sign}{self.whole}.{self.fraction}")
            if self.fraction
            else int(f"{sign}{self.whole}")
        )

    def text(self, locale: Language = "vi") -> str:
        """The number in the Vietnamese form, or in the English one."""
        if known_language(locale) == "en":
            return english_number(self.value, len(self.fraction))
        sign = "-" if self.negative else ""
        whole = f"{self.whole:,}".replace(",", ".")
        return f"{sign}{whole},{self.fraction}" if self.fraction else f"{sign}{whole}"


def round_digits(value: Exact, digits: int | None = None, most: int | None = None) -> Digits:
    """*value* with exactly *digits* decimals, or as few as it needs and at most *most*.

    With neither, every decimal of an int or Decimal is kept; a Fraction that has no end is then an
    :class:`~genderplan.errors.InvalidValueError`, and so is a number of more than 100 digits.

    >>> from fractions import Fraction
    >>> round_digits(Fraction(200, 11), most=1)
    Digits(negative=False, whole=18, fraction='2')
    """
    number = exact(value)
    if not -_LARGEST < number < _LARGEST:
        raise _too_long("value")
    if isinstance(number, int) and not digits:
        return Digits(number < 0, abs(number), "")
    if digits is None and most is None:
        most = _needed(number)
    return round_quotient(*number.as_integer_ratio(), digits, most)


def round_quotient(
    numerator: int, denominator: int, digits: int | None, most: int | None = None
) -> Digits:
    """*numerator* over a positive *denominator*, rounded as :func:`round_digits` does.

    >>> round_quotient(200, 11, None, 1).text()
    '18,2'
    """
    places = most or 0 if digits is None else _checked(digits)
    scaled = abs(numerator) * 10**places
    units = (2 * scaled + denominator) // (2 * denominator)
    whole, rest = divmod(units, 10**places)
    decimals = f"{rest:0{places}}" if places else ""
    if digits is None:
        decimals = decimals.rstrip("0")
    return Digits(numerator < 0 < units, whole, decimals)


def _checked(digits: object) -> int:
    if isinstance(digits, int) and not isinstance(digits, bool) and 0 <= digits <= _MOST_DIGITS:
        return digits
    summary = message(
        "digits is {value}; a whole number of decimals or None is expected", value=repr(digits)
    )
    raise InvalidValueError(summary, digits, "digits")


def _too_long(path: str) -> InvalidValueError:
    summary = message(
        "a number of more than {whole} digits, or {decimals} decimals, is not written out",
        whole=len(str(_LARGEST)) - 1,
        decimals=_MOST_DIGITS,
    )
    return InvalidValueError(summary, None, path)


def _needed(number: Exact) -> int:
    if isinstance(number, Decimal):
        places = max(0, -int(number.as_tuple().exponent))
        if places > _MOST_DIGITS:
            raise _too_long("value")
        return places
    rest, twos, fives = number.denominator, 0, 0
    while rest % 2 == 0:
        rest, twos = rest // 2, twos + 1
    while rest % 5 == 0:
        rest, fives = rest // 5, fives + 1
    if rest != 1:
        summary = message(
            "{value} has no end as a decimal; say how many decimals with digits=", value=str(number)
        )
        raise InvalidValueError(summary, number, "value")
    return max(twos, fives)


def read_digits(source: Source, span: tuple[int, int], locale: Language | None) -> int | Decimal:
    """The number that stands at *span* of *source*, read by the convention of *locale*.

    Raises :class:`~genderplan.errors.ParseError` with ``part`` "number".
    """
    text = source.text[span[0] : span[1]]
    match = _BODY.fullmatch(text)
    if match is None:
        summary = message("{text} is no number", text=repr(text))
        raise source.error(summary, "number", span)
    sign, body = match["sign"], match["body"]
    readings = {language: _read(sign, body, language) for language in _SHAPES}
    if locale is None:
        return _only_reading(source, span, readings)
    value = readings[locale]
    if value is None:
        raise source.error(_hint(text, locale, readings[_OTHER[locale]]), "number", span)
    return value


def _read(sign: str, body: str, locale: Language) -> int | Decimal | None:
    match = _SHAPES[locale].fullmatch(body)
    if match is None:
        return None
    whole = re.sub("[^0-9]", "", match["whole"])
    fraction = match["fraction"]
    return int(sign + whole) if fraction is None else Decimal(f"{sign}{whole}.{fraction}")


def _only_reading(
    source: Source, span: tuple[int, int], readings: dict[Language, int | Decimal | None]
) -> int | Decimal:
    values = [value for value in readings.values() if value is not None]
    if values and all(value == values[0] for value in values):
        return values[0]
    text = source.text[span[0] : span[1]]
    if not values:
        raise source.error(_hint(text, "vi", None), "number", span)
    summary = message(
        "{text} is {vi} where the dot parts thousands (Vietnam) and {en} where the comma does; "
        "say which with locale=",
        text=text,
        vi=str(readings["vi"]),
        en=str(readings["en"]),
    )
    raise source.error(summary, "number", span)


def _hint(text: str, locale: Language, other: int | Decimal | None) -> Message:
    if other is None:
        return message(
            "{text} is no number: digits and separators do not fit together", text=repr(text)
        )
    if locale == "vi":
        return message(
            "{text} is written with a decimal point or commas between thousands; in Vietnamese a "
            "dot parts thousands and a comma comes before decimals; write {right}, or give "
            "locale='en'",
            text=text,
            right=round_digits(other).text("vi"),
        )
    return message(
        "{text} is written with a decimal comma or dots between thousands; in English it is the "
        "reverse; write {right}, or give locale='vi'",
        text=text,
        right=f"{other:,}",
    )
