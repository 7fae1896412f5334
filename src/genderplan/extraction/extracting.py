"""From a text to its mentions.

The text is cleaned, and searched once for figures and for the first words of all forms; each kind
of mention is then found by its own module where it can begin. What two kinds could claim is settled
here: a year inside a citation is no period, the figures of a date are no ratio and those of a ratio
no count.
"""

import datetime as dt
import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Collection, Iterable
from functools import cache
from typing import Final

from genderplan._messages import message
from genderplan.errors import InvalidValueError
from genderplan.extraction import bodies, counts, places, times
from genderplan.extraction.bodies import find_organs
from genderplan.extraction.citations import core, find_citations
from genderplan.extraction.cleaning import CleanText, first_words
from genderplan.extraction.figures import find_amounts
from genderplan.extraction.mentions import Mention, MentionKind
from genderplan.extraction.places import find_units
from genderplan.extraction.times import FoundTime, find_times
from genderplan.extraction.told_counts import find_counts
from genderplan.hierarchy import (
    AdministrativeUnit,
    Hierarchy,
)
from genderplan.periods import DateLike
from genderplan.periods.calendar import as_date

_ALL: Final = frozenset(MentionKind)


@cache
def _first_words() -> re.Pattern[str]:
    """The words with which forms begin: each module says which, and all are searched at once."""
    return first_words(module.FIRST_WORDS for module in (bodies, places, times, counts))


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
        summary = message(
            "text is {value}; a text is expected, for a document what read_text gives",
            value=repr(text)[:80],
        )
        raise InvalidValueError(summary, text, "text")
    wanted = _ALL if kinds is None else frozenset(MentionKind(kind) for kind in kinds)
    day = None if on is None else as_date(on)
    clean = CleanText.of(text, _first_words())
    found = _figures(clean, wanted, day)
    if wanted & {MentionKind.UNIT, MentionKind.ORGAN}:
        placed = [] if hierarchy is None else list(find_units(clean, hierarchy, day, unit))
        units = [mention for _, mention in placed]
        # "xã Gia Hòa 1 huyện Mỹ Xuyên": the figure with which a name ends counts nothing
        names = {unit.start + unit.text.rfind(" ") + 1 for unit in units if unit.text[-1].isdigit()}
        found = [each for each in found if each.start not in names] + units
        if MentionKind.ORGAN in wanted:
            found += find_organs(clean, placed, day)
    if kinds is not None:
        found = [mention for mention in found if mention.kind in wanted]
    return tuple(sorted(found, key=lambda mention: (mention.span[0], -mention.span[1])))


def _figures(
    clean: CleanText, wanted: Collection[MentionKind], day: dt.date | None
) -> list[Mention]:
    """All mentions that are made of figures."""
    citations = list(find_citations(clean))
    cores = list(map(core, citations))
    ratios, others, counted = find_amounts(clean)
    found_times = list(find_times(clean, day.year if day else None))
    ratios, times = _settled(clean, ratios, found_times)
    cited = _covering(cores)
    times = [
        each for each in times if each.kind is MentionKind.DATE or each.end > cited(each.start)
    ]
    found = [*citations, *ratios, *others, *times]
    if MentionKind.COUNT in wanted or MentionKind.CHANGE in wanted:
        taken = _covering([*(each.span for each in found[len(citations) :]), *cores])
        found += find_counts(clean, counted, taken)
    return found


def _settled(
    clean: CleanText, ratios: list[Mention], times: list[FoundTime]
) -> tuple[list[Mention], list[Mention]]:
    """Ratios and times of which no two claim the same figures with a slash.

    A date with a word for days, or a period, is no ratio; neither is a day that is commemorated
    beside a share that it does not give ("phong trào 20/10, 75% hội viên").
    """
    slashes = {ratio.start + ratio.text.index("/"): ratio for ratio in ratios if "/" in ratio.text}
    places = sorted(slashes)
    lost: set[int] = set()
    kept: list[Mention] = []
    for time in times:
        mention = clean.mention(time.kind, time.start, time.end, time.value)
        at = bisect_left(places, mention.start)
        ratio = slashes[places[at]] if at < len(places) and places[at] < mention.end else None
        if ratio is None:
            kept.append(mention)
        # more than all, beside a share, is no ratio either
        elif time.sure or (ratio.value.stated and ratio.value.numerator > ratio.value.denominator):
            kept.append(mention)
            lost.add(ratio.start)
    return [ratio for ratio in ratios if ratio.start not in lost], kept


def _covering(spans: Iterable[tuple[int, int]]) -> Callable[[int], int]:
    """For a place, the end of the last of *spans* that begin before it or there; 0 for none."""
    starts, ends = list[int](), [0]
    for start, end in sorted(spans):
        starts.append(start)
        ends.append(max(end, ends[-1]))
    return lambda place: ends[bisect_right(starts, place)]
