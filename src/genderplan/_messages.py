"""Every sentence shown to a person, in Vietnamese and English.

The English sentence in the code is the key, as with gettext; the Vietnamese one stands in
``data/messages/vi/LC_MESSAGES/genderplan.po``. A :class:`Message` keeps template and values apart
until it is shown, so one finding can be printed in either language, compared and pickled.
Reading uses the standard library's :mod:`gettext`; Babel only extracts and compiles.
"""

import datetime as dt
import gettext
from collections.abc import Iterable
from decimal import Decimal
from functools import cache
from io import BytesIO
from itertools import islice
from typing import Final, Literal, Protocol, TypeAlias

import attrs

from genderplan._package import read_bytes

Language = Literal["vi", "en"]
"""The language of a text for people: Vietnamese or English."""
LANGUAGES: Final[tuple[Language, ...]] = ("vi", "en")


def mark(template: str) -> str:
    """Mark an English sentence for translation and hand it back unchanged."""
    return template


@cache
def _catalog(language: Language) -> gettext.NullTranslations:
    if language == "en":
        return gettext.NullTranslations()
    if language not in LANGUAGES:
        # Plain ValueError: the project's own errors are made of messages, and stand above.
        raise ValueError(f"language is {language!r}; 'vi' or 'en' is expected")
    compiled = read_bytes("messages", language, "LC_MESSAGES", "genderplan.mo")
    return gettext.GNUTranslations(BytesIO(compiled))


def translate(template: str, language: Language) -> str:
    """The sentence *template* in *language*; the English one where no translation exists."""
    return _catalog(language).gettext(template) if template else ""


def in_language(language: Language, vietnamese: str, english: str) -> str:
    """The one of two names that *language* asks for; the other where that is empty."""
    return (vietnamese or english) if language == "vi" else (english or vietnamese)


VIETNAMESE_MARKS: Final = str.maketrans(",.", ".,")
"""Thousands and decimals change their marks."""


def short_day(day: int) -> str:
    """The day of a month as written in documents: with a zero below 10."""
    return f"{day:02}"


def short_month(month: int) -> str:
    """The month as written in documents: with a zero in months 1 and 2 only."""
    return f"{month:02}" if month <= 2 else str(month)  # noqa: PLR2004 - January and February


def short_date(date: dt.date) -> str:
    """The date as written in running text: "04/6/2008", "23/02/2024"."""
    return f"{short_day(date.day)}/{short_month(date.month)}/{date.year:04}"


class Told(Protocol):
    """What has its own words in both languages: a message, a period."""

    def text(self, language: Language, /) -> str:
        """Its words in *language*."""
        ...


def _shown(value: "Value", language: Language) -> str:
    if value is None:
        return ""
    if isinstance(value, str | int):
        return str(value)
    if isinstance(value, Decimal):
        plain = format(value.normalize(), ",f")
        return plain.translate(VIETNAMESE_MARKS) if language == "vi" else plain
    if isinstance(value, dt.date):
        return short_date(value) if language == "vi" else value.isoformat()
    return value.text(language)


@attrs.frozen
class Message:
    """A sentence template with the values that fill it, in no language yet.

    Values are shown as they are, but a ``Decimal`` with the marks that the language has for
    decimals and thousands, a date as the language writes it (31/12/2025, in English 2025-12-31),
    and what has its own words in both languages, such as another message or a period, in its own.
    """

    template: str
    """The sentence in English, with ``{fields}``."""
    values: tuple[tuple[str, "Value"], ...] = ()
    """What fills the fields: pairs of name and value."""

    def sentence(self, language: Language) -> str:
        """The sentence in *language* with its fields still open."""
        return translate(self.template, language)

    def text(self, language: Language = "vi") -> str:
        """The sentence in *language*, filled in."""
        sentence = self.sentence(language)
        if not self.values:
            return sentence
        return sentence.format(**{name: _shown(value, language) for name, value in self.values})

    def filled(self, **values: "Value") -> "Message":
        """The same sentence with its fields filled by *values*."""
        return attrs.evolve(self, values=tuple(values.items()))

    def __repr__(self) -> str:
        return f"{type(self).__name__}({self.text('en')!r})"

    def __str__(self) -> str:
        return self.text("en")


Value: TypeAlias = str | int | Decimal | dt.date | Told | None
"""What fills the fields of a sentence."""


def message(template: str | Message, **values: Value) -> Message:
    """A :class:`Message` from an English *template* and the values for its ``{fields}``.

    A template that is a message already, in both languages, is filled.

    >>> str(message("{count} units are missing", count=3))
    '3 units are missing'
    """
    if isinstance(template, Message):
        return template.filled(**values)
    return Message(template, tuple(values.items()))


def first_of(names: Iterable[str], count: int, most: int, between: str = ", ") -> Message:
    """The first *most* of *count* names of units, and how many others there are.

    >>> first_of(["Một", "Hai", "Ba"], 3, 2).text("en")
    'Một, Hai and 1 more'
    """
    shown = between.join(islice(names, most))
    if count <= most:
        return joined([shown])
    return message("{shown} and {count} more", shown=shown, count=Decimal(count - most))


def joined(parts: Iterable[Value], between: str = ", ") -> Message:
    """Parts of a sentence one after the other, each in the words of its language.

    >>> joined([dt.date(2025, 7, 1), "…"], " – ").text("vi")
    '01/7/2025 – …'
    """
    values = {f"part{at}": part for at, part in enumerate(parts)}
    return message(between.join(f"{{{name}}}" for name in values), **values)
