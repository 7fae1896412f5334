"""A text about to be read: normalised for matching, with errors that point into what was given.

Every parser reads through a :class:`Source`. It refuses what is no text and what is
longer than anything it could be, before any work is done, so that a parser's time is bounded
whatever it is given; and it turns each place in the normalised text back into a place in the text
as given.
"""

from collections.abc import Sequence
from typing import Final

import attrs

from genderplan._messages import Message, message
from genderplan._text import normalise_with_offsets, small_letters
from genderplan.errors import ParseError

__all__ = ["Source"]

LONGEST: Final = 300


def _shown(given: object) -> str:
    """What is no text, shown shortly; some objects cannot be shown (an int of 5,000 digits)."""
    try:
        return repr(given)[:LONGEST]
    except Exception:  # noqa: BLE001 - whatever an object's own repr raises
        return "..."


@attrs.frozen
class Source:
    """The text *given*, ``text`` as it is matched, and the way back from one to the other."""

    given: str
    text: str
    offsets: Sequence[int]
    part: str

    @classmethod
    def of(cls, given: object, part: str, *, longest: int = LONGEST) -> "Source":
        """The source for reading *given* as a *part* ("date", "number"), normalised.

        Raises :class:`~genderplan.errors.ParseError` for what is no text, empty or too long.

        >>> Source.of("25\u00a0%", "percentage").text
        '25 %'
        """
        if not isinstance(given, str):
            summary = message(
                "{value} is of type {kind}; a text is expected",
                value=_shown(given),
                kind=type(given).__name__,
            )
            raise ParseError(summary, given, part=part)
        if len(given) > longest:
            summary = message(
                "the text is {length} characters long; at most {longest} are read here: "
                "give the {part} alone",
                length=len(given),
                longest=longest,
                part=message(part),
            )
            raise ParseError(summary, given, part=part, span=(longest, len(given)))
        text, offsets = normalise_with_offsets(given)
        if not text or text.isspace():
            summary = message("the text is empty; expected: {part}", part=message(part))
            raise ParseError(summary, given, part=part, span=(0, len(given)))
        return cls(given, text, offsets, part)

    @property
    def low(self) -> str:
        """``text`` in small letters. Patterns match it rather than ignoring case: ı is no i."""
        return small_letters(self.text)

    def error(self, summary: Message, part: str, span: tuple[int, int]) -> ParseError:
        """The error that says *summary* about the *span* of the normalised text."""
        start, end = self.offsets[span[0]], self.offsets[span[1]]
        return ParseError(summary, self.given, part=part, span=(start, end))

    def unreadable(self, expected: str) -> ParseError:
        """The error for a text that has none of the known shapes; *expected* shows one that has."""
        text = self.text
        span = (len(text) - len(text.lstrip()), len(text.rstrip()))
        summary = message(
            "{text} is no {part}; write it like {expected}",
            text=repr(self.given),
            part=message(self.part),
            expected=expected,
        )
        return self.error(summary, self.part, span)
