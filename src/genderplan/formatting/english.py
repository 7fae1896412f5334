"""English forms, from CLDR through Babel.

Decided: Babel is imported here and when used, never with the library; the locale and the patterns
are parsed once. Numbers come here rounded, because Babel rounds half to even.
"""

import datetime as dt
from collections.abc import Callable
from decimal import Decimal, localcontext
from functools import cache
from typing import TYPE_CHECKING, Final

from genderplan._messages import LANGUAGES, Language, message
from genderplan.errors import InvalidValueError

if TYPE_CHECKING:
    from babel import Locale

__all__ = ["english_date", "english_number", "known_language"]


# Babel fails on numbers of more digits than the decimal context holds, which are 28 at first.
_GREAT: Final = 10**15
_FEW_DECIMALS: Final = 10


def known_language(locale: Language) -> Language:
    """*locale* itself, or an error when it is neither "vi" nor "en"."""
    if locale in LANGUAGES:
        return locale
    summary = message("locale is {value}; vi or en is expected", value=repr(locale))
    raise InvalidValueError(summary, locale, "locale")


@cache
def _locale() -> "Locale":
    from babel import Locale

    return Locale("en")


@cache
def _number_writer(decimals: int) -> Callable[[int | Decimal], str]:
    from babel.numbers import parse_pattern

    pattern = parse_pattern("#,##0." + "0" * decimals if decimals else "#,##0")
    return lambda value: pattern.apply(value, _locale(), decimal_quantization=False)


@cache
def _date_writer() -> Callable[[dt.date, str], str]:
    from babel.dates import format_date

    return lambda date, pattern: format_date(date, pattern, locale=_locale())


def english_number(value: int | Decimal, decimals: int) -> str:
    """A rounded number with *decimals* decimals.

    >>> english_number(Decimal("1234.50"), 2)
    '1,234.50'
    """
    write = _number_writer(decimals)
    if decimals <= _FEW_DECIMALS and -_GREAT < value < _GREAT:
        return write(value)
    with localcontext(prec=len(str(value)) + decimals):
        return write(value)


def english_date(date: dt.date, pattern: str) -> str:
    """*date* by a CLDR *pattern*.

    >>> english_date(dt.date(2021, 10, 23), "MMMM d, y")
    'October 23, 2021'
    """
    return _date_writer()(date, pattern)
