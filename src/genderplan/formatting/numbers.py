"""Numbers in figures: a dot between thousands and a comma before decimals.

The form is that of the Accounting Law of 2003, article 12, still so under the law of 2015. One
rounding: half up, away from zero below it, as in Vietnamese accounts (Babel and Python round half
to even). Reading follows a stated convention, ``"vi"`` (1.234,5) or ``"en"`` (1,234.5), or None for
texts of unknown origin, where only what both read alike, or only one can read, is accepted. No
separator is ever skipped, so 12.5 never becomes 125. Years are no numbers: do not format them here.
"""

import re
from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction
from functools import cache, lru_cache
from typing import Final, Literal, NamedTuple, TypeAlias

from genderplan._forms import Source, lazy
from genderplan._messages import LANGUAGES, VIETNAMESE_MARKS, Language, Message, mark, message
from genderplan.errors import InvalidValueError
from genderplan.quantities.ratios import Exact, exact

# What may be a number in a text that is only this form, "-1.234,5" or "215 342 000"; whether it is
# one, read_digits says, so that the error can name the figures and not only the form.
FIGURES: Final = r"[+-]?[0-9](?:[0-9., ]*[0-9.,])?"
# One figure of running text: "1.234", "18,2"; not the first digits of a longer one, and no spaces,
# because "năm 2020 342 người" has two.
FIGURE: Final = r"[0-9]{1,16}(?:[.,][0-9]{1,9}){0,7}(?![0-9])"


class FigureForm(NamedTuple):
    """A written form: what stands before and behind its figure, in small letters.

    ``example`` is a text of this form and ``counter`` one that a careless pattern would take for
    it; the tests read both.
    """

    after: str
    example: str
    counter: str
    before: str = ""


@cache
def pattern_of(form: FigureForm) -> re.Pattern[str]:
    """The pattern for a whole text of a *form*; its figure is the group "number"."""
    return re.compile(rf"\s*{form.before}(?P<number>{FIGURES}){form.after}\s*")


# What is not read although the convention could: "18.182%", which hardly means 18 thousand per cent
# ("thousands"), or "2,500 triệu đồng", which hardly means two and a half ("decimals").
Doubt: TypeAlias = Literal["thousands", "decimals"]

# Whole numbers, in groups of three or not, and their decimals: "1.234,5", "1 234,5"; not "1.23",
# "0.123" or "1.234 567".
_MARKS: Final[dict[Language, tuple[str, str]]] = {"vi": (".", ","), "en": (",", ".")}
_SHAPES: Final[dict[Language, re.Pattern[str]]] = {
    language: re.compile(
        rf"([+-]?(?:[0-9]+|[1-9][0-9]{{0,2}}(?:(?:\{group}[0-9]{{3}})+|(?: [0-9]{{3}})+)))"
        rf"(?:\{point}([0-9]+))?"
    )
    for language, (group, point) in _MARKS.items()
}
_OTHER: Final[dict[Language, Language]] = {"vi": "en", "en": "vi"}
# Digits and what may part them: "1.234 567", which may still be no number; not "12a" or ".5".
_BODY: Final = lazy(r"[+-]?[0-9][0-9., ]*")
# Three digits behind one separator, thousands or decimals: "18.182"; not "0,182", "1.234.567".
_ONE_GROUP: Final = lazy(r"[+-]?[1-9][0-9]{0,2}([.,])[0-9]{3}")
_THREE: Final = 3
_MOST_DIGITS: Final = 1000
_LARGEST: Final = 10**100  # a Decimal of twelve characters can stand for a million digits


class Digits(NamedTuple):
    """A rounded number as its sign, its whole part and the digits after the decimal mark."""

    negative: bool
    whole: int
    fraction: str

    @property
    def value(self) -> int | Decimal:
        """The number that is shown."""
        whole = f"{'-' if self.negative else ''}{self.whole}"
        return Decimal(f"{whole}.{self.fraction}") if self.fraction else int(whole)

    def text(self, locale: Language = "vi") -> str:
        """The number in the Vietnamese form, or in the English one."""
        sign, point = "-" if self.negative else "", f".{self.fraction}" if self.fraction else ""
        english = f"{sign}{self.whole:,}{point}"
        return english if known_language(locale) == "en" else english.translate(VIETNAMESE_MARKS)

    def without(self, doubt: Doubt) -> "Digits":
        """The same number with a zero more where its figures could be read two ways.

        >>> Digits(False, 1200, "").without("thousands").text()
        '1.200,0'
        """
        one_group = 0 < self.whole < 1000 and len(self.fraction) == _THREE  # noqa: PLR2004 - a group
        thousands = 1000 <= self.whole < 1_000_000 and not self.fraction  # noqa: PLR2004 - two groups
        doubtful = thousands if doubt == "thousands" else one_group
        return self._replace(fraction=f"{self.fraction}0") if doubtful else self


def round_digits(value: Exact, digits: int | None = None, most: int | None = None) -> Digits:
    """*value* with exactly *digits* decimals, or as few as it needs and at most *most*.

    With neither, every decimal of an int or Decimal is kept; a Fraction that has no end is then an
    :class:`~genderplan.errors.InvalidValueError`, and so is a number of more than 100 digits. A
    number that rounds to nothing has no minus sign.

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
    """How many decimals show *number* whole."""
    if isinstance(number, Decimal):
        places = max(0, -int(number.as_tuple().exponent))
        if places > _MOST_DIGITS:
            raise _too_long("value")
        return places
    longest = number.denominator.bit_length()
    is_finite = pow(10, longest, number.denominator) == 0
    places = next((each for each in range(longest) if 10**each % number.denominator == 0), 0)
    if not is_finite:
        summary = message(
            "{value} has no end as a decimal; say how many decimals with digits=", value=str(number)
        )
        raise InvalidValueError(summary, number, "value")
    return places


def format_number(
    value: Exact,
    digits: int | None = None,
    *,
    pad: bool = False,
    locale: Language = "vi",
    doubt: Doubt | None = None,
) -> str:
    """*value* in figures, with all its decimals or rounded half up to *digits*.

    *pad* writes whole numbers below ten with a zero, as official prose does ("02 ngày", "06 nội
    dung"). A Fraction without an end needs *digits*. *doubt* adds a zero where the figures would be
    taken for thousands ("decimals", among counts) or for three decimals ("thousands", among
    percentages).

    >>> format_number(2696), format_number(Decimal("1.234"), doubt="decimals")
    ('2.696', '1,2340')
    >>> format_number(Decimal("1234.565"), digits=2)
    '1.234,57'
    >>> format_number(6, pad=True)
    '06'
    """
    shown = round_digits(value, digits)
    if doubt is not None:
        shown = shown.without(doubt)
    text = shown.text(locale)
    single = pad and not shown.fraction and not shown.negative and len(text) == 1
    return f"0{text}" if single else text


def parse_number(text: str, *, locale: Language | None = "vi") -> int | Decimal:
    """The number that is the whole of *text*.

    *locale* states the convention: "vi" (1.234,5), "en" (1,234.5), or None when nobody knows, and
    then "1.234" is refused as ambiguous. Groups of three may also be parted by spaces. Raises
    :class:`~genderplan.errors.ParseError` with ``part`` "number" and a hint; no separator is
    skipped.

    >>> parse_number("1.234"), parse_number("18,2"), parse_number("06")
    (1234, Decimal('18.2'), 6)
    >>> parse_number("12.5")  # doctest: +ELLIPSIS
    Traceback (most recent call last):
        ...
    genderplan.errors.ParseError: 12.5 is written with a decimal point ...; write 12,5, or ...
    """
    if locale in _SHAPES and type(text) is str and len(text) < _FEW:
        value = _read(text, locale)  # nearly every number needs nothing of what follows
        if value is not None:
            return value
    source = Source.of(text, mark("number"))
    start = len(source.text) - len(source.text.lstrip())
    return read_digits(source, (start, len(source.text.rstrip())), locale)


_FEW: Final = 40


def read_form(
    text: object,
    form: FigureForm,
    part: str,
    locale: Language | None,
    doubt: Doubt | None = None,
) -> tuple[Source, re.Match[str], int | Decimal]:
    """The source, the match and the number of a *text* that must be of one form.

    Raises :class:`~genderplan.errors.ParseError` with ``part`` *part*, or "number" where only the
    figures are wrong.
    """
    source = Source.of(text, part)
    match = pattern_of(form).fullmatch(source.low)
    if match is None:
        raise source.unreadable(form.example)
    return source, match, read_digits(source, match.span("number"), locale, doubt)


def read_digits(
    source: Source, span: tuple[int, int], locale: Language | None, doubt: Doubt | None = None
) -> int | Decimal:
    """The number that stands at *span* of *source*, read by the convention of *locale*.

    Raises :class:`~genderplan.errors.ParseError` with ``part`` "number"; also where *doubt* says
    that the figures, though well formed, are more likely a slip.
    """
    figures = source.text[span[0] : span[1]]
    if _BODY.fullmatch(figures) is None:
        raise source.error(message("{text} is no number", text=repr(figures)), "number", span)
    if locale is None:
        return _only_reading(source, span, figures)
    value = _read(figures, known_language(locale))
    if value is None:
        raise source.error(_hint(figures, locale, _read(figures, _OTHER[locale])), "number", span)
    group = _ONE_GROUP.fullmatch(figures) if doubt else None
    if group and (group[1] == _MARKS[locale][0]) == (doubt == "thousands"):
        raise source.error(_two_readings(figures, locale, doubt), "number", span)
    return value


def _read(figures: str, locale: Language) -> int | Decimal | None:
    match = _SHAPES[locale].fullmatch(figures)
    if match is None:
        return None
    whole, fraction = match.groups()
    if not whole.isdigit():
        whole = whole.replace(_MARKS[locale][0], "").replace(" ", "")
    return int(whole) if fraction is None else Decimal(f"{whole}.{fraction}")


def _only_reading(source: Source, span: tuple[int, int], figures: str) -> int | Decimal:
    """The number when both conventions give the same, or only one gives any."""
    readings = {language: _read(figures, language) for language in _SHAPES}
    values = [value for value in readings.values() if value is not None]
    if values and all(value == values[0] for value in values):
        return values[0]
    if not values:
        raise source.error(_hint(figures, "vi", None), "number", span)
    summary = message(
        "{text} is {vi} where the dot parts thousands (Vietnam) and {en} where the comma does; "
        "say which with locale=",
        text=figures,
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


def _two_readings(figures: str, locale: Language, doubt: Doubt | None) -> Message:
    """Why one group of three digits is refused, with a sure way to write each reading."""
    whole = int(figures.replace(".", "").replace(",", ""))
    small = round_digits(Decimal(f"{whole}E-3"), most=_THREE)
    if doubt == "decimals":
        small = small.without("decimals")
    return message(
        "{text} can be read as {small} or as {large}; write the one that is meant",
        text=figures,
        small=small.text(locale),
        large=str(whole),
    )


@lru_cache(maxsize=32768)
def found_number(figures: str, *, share: bool = False) -> int | Decimal | None:
    """The number that *figures* of running text most likely are; None for none.

    Read by the Vietnamese convention, or by the English one where only that can read them, so that
    the text can be audited. A *share* has decimals rather than thousands. A line may break behind a
    separator.

    >>> found_number("2.696"), found_number("20.9"), found_number("1.234", share=True)
    (2696, Decimal('20.9'), Decimal('1.234'))
    """
    written = "".join(figures.split()) if "." in figures or "," in figures else figures
    if share and _ONE_GROUP.fullmatch(written):
        return Decimal(written.replace(",", "."))
    value = _read(written, "vi")
    return _read(written, "en") if value is None else value


def in_scales(scale: str) -> str:
    """A pattern for the scales behind a figure, of which *scale* is the pattern of one.

    "triệu", "triệu rưỡi", "triệu 200 nghìn", "nghìn 500", "nghìn 500 tỷ", "nghìn rưỡi tỷ"; not
    "triệu 500", by which some mean half a million, nor "tỷ 1.200 triệu".
    """
    blank = r"[^\S\v]{1,2}"  # not the end of a cell
    return (
        rf"(?P<scale>{scale}(?:{blank}rưỡi(?!\w)(?:{blank}t[ỷỉ](?!\w|\slệ))?"
        rf"|(?:{blank}[0-9]{{1,3}}(?:,[0-9]{{1,2}})?{blank}{scale}){{0,3}}"
        rf"(?:(?:(?<=nghìn)|(?<=ngàn)){blank}[0-9]{{3}}(?![.,]?[0-9]))?))"
    )


_SMALLER: Final = lazy(r"([0-9]+(?:,[0-9]+)?)")
_BILLION: Final = 10**9


def sum_of_scales(first: int | Decimal, behind: str, scales: Mapping[str, int]) -> Fraction | None:
    """The number that a figure stands for with the *scales* behind it; None for no number.

    What stands behind a scale must be less than one of it: "1 tỷ 2 tỷ" is no number, and only the
    last can have decimals. "rưỡi" is a half of the scale before it. Thousands before "tỷ" count it.

    >>> scales = {"nghìn": 10**3, "triệu": 10**6, "tỷ": 10**9}
    >>> sum_of_scales(1, "triệu 200 nghìn", scales), sum_of_scales(1, "nghìn 500 tỷ", scales)
    (Fraction(1200000, 1), Fraction(1500000000000, 1))
    """
    total, above = Fraction(0), 0
    words, figures = _SMALLER.split(behind)[::2], _SMALLER.findall(behind)
    for number, said in zip(
        (first, *(each.replace(",", ".") for each in figures)), words, strict=True
    ):
        word, half, billions = " ".join(said.split()).partition(" rưỡi")
        scale = scales[word] if word else 1
        part = Fraction(number) * scale + (Fraction(scale, 2) if half else 0)
        if above * _BILLION == scale * 1000:  # "1 nghìn 500 tỷ"
            total, above = total * _BILLION, above * _BILLION
        if above and (part >= above or total % above or total < 0):
            return None
        total, above = total + part, scale
        if billions:
            total *= _BILLION
    return total


def known_language(locale: Language) -> Language:
    """*locale* itself, or an error when it is neither "vi" nor "en"."""
    if locale in LANGUAGES:
        return locale
    summary = message("locale is {value}; vi or en is expected", value=repr(locale))
    raise InvalidValueError(summary, locale, "locale")
