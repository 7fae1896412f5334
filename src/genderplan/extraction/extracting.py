"""From a text to its mentions.

Decided: clean, find, and nothing else. Each kind is found by its own module in one pass over the
text; what two kinds could claim is settled here: a year inside a date or a citation is no period,
the days of a period are no dates, a figure of a ratio is no count. Patterns are compiled once, when
the modules are first imported; values of repeated figures come from caches.
"""

import datetime as dt
import re
from bisect import bisect_right
from collections.abc import Collection, Iterable
from functools import cache
from typing import Final

from genderplan._messages import message
from genderplan.errors import InvalidValueError
from genderplan.extraction import bodies, calendar_dates, counts, places, time_spans
from genderplan.extraction.bodies import find_organs
from genderplan.extraction.calendar_dates import find_dates
from genderplan.extraction.citations import find_citations
from genderplan.extraction.cleaning import CleanText
from genderplan.extraction.counts import find_counts
from genderplan.extraction.figures import find_amounts
from genderplan.extraction.lexicon import Lexicon
from genderplan.extraction.mentions import Mention, MentionKind
from genderplan.extraction.places import find_units
from genderplan.extraction.scanning import first_words
from genderplan.extraction.time_spans import find_periods
from genderplan.hierarchy import (
    AdministrativeUnit,
    Hierarchy,
)
from genderplan.periods import DateLike, as_date

__all__ = ["find_mentions"]

_ALL: Final = frozenset(MentionKind)
# Forms that begin with a word: each module says which, and a text is searched for all at once.
_WORDED: Final = (bodies, places, time_spans, calendar_dates, counts)
_LONG_DATE: Final = 6  # characters of a date with its year, at least


@cache
def _first_words() -> re.Pattern[str]:
    return first_words(module.FIRST_WORDS for module in _WORDED)


def find_mentions(
    text: str,
    *,
    hierarchy: Hierarchy | None = None,
    on: DateLike | None = None,
    unit: AdministrativeUnit | None = None,
    kinds: Iterable[MentionKind | str] | None = None,
) -> tuple[Mention, ...]:
    """Everything in *text* that a model of the library can hold, in order.

    Units are resolved through *hierarchy*, on the day *on*; *unit* is the one whose document it is,
    and settles names that several units have. Only mentions of *kinds* are given back when they are
    named. Mentions of one kind do not overlap; mentions of two kinds may.

    >>> text = "Nữ là 15/42 ủy viên (35,7%), theo Kế hoạch số 31/KH-UBND ngày 07/02/2023."
    >>> for mention in find_mentions(text, kinds=["citation", "ratio"]):
    ...     print(mention.kind, mention.span, mention.text)
    ratio (6, 27) 15/42 ủy viên (35,7%)
    citation (34, 72) Kế hoạch số 31/KH-UBND ngày 07/02/2023
    """
    if not isinstance(text, str):
        summary = message("text is {value}; a text is expected", value=repr(text)[:80])
        raise InvalidValueError(summary, text, "text")
    wanted = _ALL if kinds is None else frozenset(MentionKind(kind) for kind in kinds)
    day = None if on is None else as_date(on)
    clean = CleanText.of(text, _first_words())
    found = _figures(clean, wanted, day)
    if wanted & {MentionKind.UNIT, MentionKind.ORGAN}:
        units = (
            [] if hierarchy is None else list(find_units(clean, Lexicon.of(hierarchy), day, unit))
        )
        found += units
        if MentionKind.ORGAN in wanted:
            found += find_organs(clean, units, day)
    kept = [mention for mention in found if mention.kind in wanted]
    return tuple(sorted(kept, key=lambda mention: (mention.span[0], -mention.span[1])))


def _figures(
    clean: CleanText, wanted: Collection[MentionKind], day: dt.date | None
) -> list[Mention]:
    """All mentions that are made of figures."""
    citations = list(find_citations(clean))
    ratios, others, counted = find_amounts(clean)
    periods = list(find_periods(clean, day.year if day else None))
    dates = list(find_dates(clean))
    held = [period for period in periods if " " in period.text or "-" in period.text]
    dates = _outside(dates, [period for period in held if _has_days(period)])
    dates = _apart(dates, ratios)
    periods = _outside(periods, [*dates, *citations])
    found = [*citations, *ratios, *others, *dates, *periods]
    if MentionKind.COUNT in wanted:
        taken = _merged(mention.span for mention in found)
        found += find_counts(clean, counted, taken)
    return found


def _has_days(period: Mention) -> bool:
    return period.value is not None and period.value.kind.value in {"days", "deadline"}


def _outside(inner: list[Mention], outer: list[Mention]) -> list[Mention]:
    """The mentions of *inner* that do not lie inside one of *outer*."""
    spans = _merged(mention.span for mention in outer)
    starts = [start for start, _ in spans]
    return [mention for mention in inner if not _lies_in(mention.span, spans, starts)]


def _lies_in(span: tuple[int, int], spans: list[tuple[int, int]], starts: list[int]) -> bool:
    at = bisect_right(starts, span[0]) - 1
    return at >= 0 and span[1] <= spans[at][1]


def _apart(dates: list[Mention], ratios: list[Mention]) -> list[Mention]:
    """The dates without those whose figures are a ratio's."""
    spans = _merged(mention.span for mention in ratios)
    starts = [start for start, _ in spans]
    return [
        mention
        for mention in dates
        if not (
            _lies_in(mention.span, spans, starts)
            and "/" in mention.text
            and len(mention.text) < _LONG_DATE
        )
    ]


def _merged(spans: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """The spans in order, those that overlap made one."""
    merged: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if merged and start < merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged
