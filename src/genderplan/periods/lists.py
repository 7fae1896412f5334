"""Several periods named one after the other: "quý I, quý II/2024", "năm 2025 và đến năm 2030".

Decided: a list is a text with commas, semicolons or "và" between periods; a period without its
year takes that of the one after it, as one reads it.
"""

import re
from typing import Final

from genderplan._messages import mark
from genderplan._source import Source
from genderplan.errors import ParseError
from genderplan.periods.calendar import Period

__all__ = ["parse_periods"]

_BETWEEN: Final = re.compile(r"\s*(?:[,;]\s*(?:và\s+)?|\svà\s)\s*", re.IGNORECASE)


def parse_periods(text: str, *, year: int | None = None) -> tuple[Period, ...]:
    """The periods that *text* lists, in its order; *year* is for a last one without its year.

    Raises :class:`~genderplan.errors.ParseError` as :meth:`Period.parse` does, for the first from
    the right that cannot be read.

    >>> [str(period) for period in parse_periods("quý I, quý II/2024")]
    ['2024-Q1', '2024-Q2']
    """
    source = Source.of(text, mark("period"))
    found: list[Period] = []
    for start, end in reversed(_pieces(source.text)):
        try:
            period = Period.parse(source.text[start:end], year=year)
        except ParseError as error:
            span = (start + error.span[0], start + error.span[1])
            raise source.error(error.summary, error.part, span) from error
        found.append(period)
        year = period.first_year
    return tuple(reversed(found))


def _pieces(text: str) -> list[tuple[int, int]]:
    pieces = []
    start = 0
    for match in _BETWEEN.finditer(text):
        pieces.append((start, match.start()))
        start = match.end()
    return [*pieces, (start, len(text))]
