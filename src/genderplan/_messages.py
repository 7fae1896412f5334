"""Every sentence shown to a person, in Vietnamese and English.

The English sentence in the code is the key, as with gettext; the Vietnamese one stands in
``data/messages/vi/LC_MESSAGES/genderplan.po``. A :class:`Message` keeps template and values apart
until it is shown, so one finding can be printed in either language, compared and pickled.
Reading uses the standard library's :mod:`gettext`; Babel only extracts and compiles.
"""

import gettext
from decimal import Decimal
from functools import cache
from io import BytesIO
from typing import Final, Literal, TypeAlias

import attrs

from genderplan._package import read_bytes

__all__ = ["LANGUAGES", "Language", "Message", "Value", "mark", "message", "translate"]

Language = Literal["vi", "en"]
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


_VIETNAMESE: Final = str.maketrans(",.", ".,")  # thousands and decimals change their marks


def _shown(value: "Value", language: Language) -> str:
    if isinstance(value, Message):
        return value.text(language)
    if isinstance(value, Decimal):
        plain = format(value.normalize(), ",f")
        return plain.translate(_VIETNAMESE) if language == "vi" else plain
    return "" if value is None else str(value)


@attrs.frozen
class Message:
    """A sentence template with the values that fill it, in no language yet.

    Values are shown as they are, a ``Decimal`` with the marks that the language has for decimals
    and thousands; a value that is itself a :class:`Message` is translated too.
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

    def __str__(self) -> str:
        return self.text("en")


Value: TypeAlias = str | int | Decimal | Message | None
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
