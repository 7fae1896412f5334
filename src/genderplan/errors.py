"""The few exceptions of the library, each also the built-in that a caller would catch.

An exception means that an object cannot exist (or a thing was not found); whatever is merely
doubtful is an :class:`~genderplan.Issue`. Every error keeps its facts in fields, says
what was given, what is expected and what to do, can be pickled, and can be told in Vietnamese
with :meth:`GenderplanError.text`.
"""

import attrs

from genderplan._messages import Language, Message
from genderplan.issues import Issues

__all__ = [
    "FileError",
    "GenderplanError",
    "InvalidValueError",
    "MissingExtraError",
    "NotExactError",
    "NotFoundError",
    "ParseError",
]


@attrs.define(slots=False, eq=False)
class GenderplanError(Exception):
    """The base of every error raised by genderplan.

    >>> from genderplan import Ratio
    >>> try:
    ...     Ratio(-1, 5)
    ... except GenderplanError as error:
    ...     print(error.text("vi"))
    tử số là -1; cần số không âm
    """

    summary: Message
    """What is wrong, in both languages."""

    def text(self, language: Language = "vi") -> str:
        """The whole message in *language* (``"vi"`` or ``"en"``)."""
        return self.summary.text(language)

    def __str__(self) -> str:
        return self.text("en")


@attrs.define(slots=False, eq=False)
class InvalidValueError(GenderplanError, ValueError):
    """A value from which the object asked for cannot be built.

    >>> from genderplan import Ratio
    >>> Ratio(3, 0)  # doctest: +ELLIPSIS
    Traceback (most recent call last):
        ...
    genderplan.errors.InvalidValueError: numerator is 3 but the denominator is 0; ...
    """

    value: object = None
    """What was given."""
    path: str = ""
    """Where it stood: ``"women"``, ``"results[2].total"``."""
    issues: Issues = attrs.field(factory=Issues)
    """All that is wrong with a model, where it is several things."""


@attrs.define(slots=False, eq=False)
class NotExactError(InvalidValueError, TypeError):
    """A ``float`` (or another inexact number) where exact figures are kept.

    >>> from genderplan import Count
    >>> Count(2.5)  # doctest: +ELLIPSIS
    Traceback (most recent call last):
        ...
    genderplan.errors.NotExactError: value is the float 2.5; floats cannot hold ...
    """


@attrs.define(slots=False, eq=False)
class ParseError(InvalidValueError):
    """A text that cannot be read.

    >>> from genderplan import DocumentNumber
    >>> try:
    ...     DocumentNumber.parse("31/")
    ... except ParseError as error:
    ...     error.part, error.span
    ('symbol', (3, 3))
    """

    part: str = ""
    """The part of the text that failed: ``"number"``, ``"day"``."""
    span: tuple[int, int] = (0, 0)
    """Where that part begins and ends in the text as given, in characters."""


@attrs.define(slots=False, eq=False)
class NotFoundError(GenderplanError, LookupError):
    """Nothing, or more than one thing, answers to what was looked for.

    >>> from genderplan import sample
    >>> sample("mong-cai")  # doctest: +ELLIPSIS
    Traceback (most recent call last):
        ...
    genderplan.errors.NotFoundError: no sample is named 'mong-cai'; did you mean mong-cai-2023? ...
    """

    query: object = None
    """What was looked for."""
    candidates: tuple[object, ...] = ()
    """The answers, when there are several."""
    suggestions: tuple[str, ...] = ()
    """What is near, when there is no answer."""


@attrs.define(slots=False, eq=False)
class MissingExtraError(GenderplanError, ImportError):
    """A feature whose optional packages are not installed."""

    extra: str = ""
    """The extra to install."""
    package: str = ""
    """The package that was not found."""


@attrs.define(slots=False, eq=False)
class FileError(InvalidValueError):
    """A file that cannot be read as what it should hold; nothing of it is used.

    ``value`` is the file's name and ``issues`` everything that is wrong with it, all at once.
    """

    def text(self, language: Language = "vi") -> str:
        """The message in *language*; where several things are wrong, each in a line below it."""
        each = self.issues if len(self.issues) > 1 else ()
        lines = (attrs.evolve(issue, source="").text(language) for issue in each)
        return "\n  ".join((self.summary.text(language), *lines))
