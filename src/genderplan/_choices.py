"""Choices, and arguments that are needed: refused by our own errors, which say what is expected.

The refusal of a choice sits in the enumeration itself, so that every constructor that takes a
member or its value refuses alike, also where a caller asks the enumeration directly.
"""

import inspect
import re
from collections.abc import Iterable
from enum import Enum, StrEnum
from typing import Any, Final, NoReturn, Self, TypeVar

from genderplan._messages import Language, Message, message, translate
from genderplan.errors import InvalidValueError

_T = TypeVar("_T")
# The words of the name of a class: "Observation", "Status".
_WORDS: Final = re.compile(r"[A-Z][a-z]*")


def none_of(value: object, path: str, choices: Iterable[object]) -> InvalidValueError:
    """The error for a *value* that is none of the *choices*; *path* says where it stood."""
    summary = message(
        "{path} is {value}; one of {expected} is expected",
        path=path,
        value=repr(value),
        expected=", ".join(map(str, choices)),
    )
    return InvalidValueError(summary, value, path)


class Choice(Enum):
    """The base of enumerations that people choose from by value.

    Raises :class:`~genderplan.errors.InvalidValueError`, a ``ValueError``, for any other value.
    """

    @classmethod
    def _missing_(cls, value: object) -> NoReturn:
        """Refuse *value*; the last word of the class ("status") says what it should have been."""
        path = _WORDS.findall(cls.__name__)[-1].lower()
        raise none_of(value, path, (choice.value for choice in cls))


class _Worded:
    """The words for people of the members of a choice."""

    _words: str

    def label(self, language: Language = "vi") -> str:
        """The words for this choice in *language*."""
        return translate(self._words, language)

    def words(self) -> Message:
        """The words for use inside a sentence, in no language yet."""
        return message(self._words)


class WordedChoice(_Worded, Choice):
    """A choice whose members have words for people: ``VISIT = "visit", mark("visit")``."""

    _value_: str

    def __new__(cls, value: object, words: str = "") -> Self:
        """A member, which is known by its value alone."""
        member = object.__new__(cls)
        member._value_ = str(value)
        member._words = words
        return member


class WordedText(_Worded, Choice, StrEnum):
    """A worded choice whose members are texts as well."""

    _value_: str

    def __new__(cls, value: str, words: str = "") -> Self:
        """A member, which is the text of its value."""
        member = str.__new__(cls, value)
        member._value_ = value
        member._words = words  # noqa: SLF001 - it is one of this class
        return member


_MISSING: Final = object()
"""What stands in the place of an argument that is left out."""


def refuse_missing(value: object, path: str, example: str) -> None:
    """Refuse an argument that was left out; *example* is a call with all of them."""
    if value is _MISSING:
        summary = message("{path} is missing: {example}", path=message(path), example=example)
        raise InvalidValueError(summary, None, path)


def told_when_missing(model: type[_T]) -> type[_T]:
    """Let the fields of *model* refuse what is left out, where Python would raise a TypeError.

    Each calls :func:`refuse_missing` for it. ``Ratio("2/11")`` then says how a text is read. The
    signature still says what is required, and a call costs nothing more.
    """
    make: Any = model.__init__
    given = make.__defaults__ or ()
    missing = make.__code__.co_argcount - 1 - len(given)
    signature = inspect.signature(model)
    make.__defaults__ = (*[_MISSING] * missing, *given)
    model.__signature__ = signature  # type: ignore[attr-defined]  # for help() and documentation
    return model
