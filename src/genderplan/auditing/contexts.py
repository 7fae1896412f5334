"""What an audit knows of a text: its mentions, its day, the unit that wrote it.

Decided: everything is found once, before the rules run. The day is the one the caller gives, else
that of the document, else that of the line with place and date in the text; where none is known,
rules that need a day say nothing. A text is a unit's own paper when it opens with the name of a
kind of document in capitals; a press account is not.
"""

import datetime as dt
import re
from bisect import bisect_left, bisect_right
from calendar import monthrange
from collections.abc import Callable, Iterator, Mapping
from functools import cached_property
from typing import Final, TypeAlias

import attrs

from genderplan._text import ascii_key
from genderplan.catalogs.administrative_units import gazetteer
from genderplan.documents import DocumentReference
from genderplan.errors import GenderplanError
from genderplan.extraction import Mention, MentionKind, Unreadable, find_mentions
from genderplan.hierarchy import AdministrativeUnit, Hierarchy, Level, Tree
from genderplan.issues import Issue
from genderplan.periods import PartialDate

__all__ = ["AuditContext", "Rule"]

_OPENING: Final = 700
_OWN: Final = re.compile(
    r"^\W{0,4}(?:KẾ HOẠCH|BÁO CÁO|CHƯƠNG TRÌNH|QUYẾT ĐỊNH|NGHỊ QUYẾT|HƯỚNG DẪN|ĐỀ ÁN|CHỈ THỊ"
    r"|TỜ TRÌNH|THÔNG BÁO)\W{0,4}$",
    re.MULTILINE,
)
_SENTENCE_END: Final = re.compile(r"[.;!?…]\s|\n\s*\n|\n\s*[-+•]")


@attrs.frozen(kw_only=True, eq=False)
class AuditContext:
    """A text with its mentions, and what is known about it.

    ``on`` is the day of the text, ``unit`` the unit whose paper it is, ``document`` the text itself
    as a citation, ``hierarchy`` the units that exist.
    """

    text: str
    mentions: tuple[Mention, ...]
    on: dt.date | None = None
    unit: AdministrativeUnit | None = None
    document: DocumentReference | None = None
    hierarchy: Hierarchy

    @classmethod
    def of(
        cls,
        text: str,
        on: dt.date | None,
        unit: AdministrativeUnit | None,
        document: DocumentReference | None,
        hierarchy: Hierarchy | None = None,
    ) -> "AuditContext":
        """The context of *text*; what is not given is taken from the document or the text."""
        units = gazetteer() if hierarchy is None else hierarchy
        day = on or _day_of(document.date if document else None)
        day = day or _day_of_heading(text[:_OPENING])
        mentions = find_mentions(text, hierarchy=units, on=day, unit=unit)
        return cls(
            text=text, mentions=mentions, on=day, unit=unit, document=document, hierarchy=units
        )

    @cached_property
    def by_kind(self) -> Mapping[MentionKind, tuple[Mention, ...]]:
        """The mentions of each kind, in order."""
        found: dict[MentionKind, list[Mention]] = {kind: [] for kind in MentionKind}
        for mention in self.mentions:
            found[mention.kind].append(mention)
        return {kind: tuple(mentions) for kind, mentions in found.items()}

    def between(self, kind: MentionKind, start: int, end: int) -> tuple[Mention, ...]:
        """The mentions of *kind* that begin between *start* and *end*, in order."""
        mentions = self.by_kind[kind]
        first = bisect_left(mentions, start, key=_start)
        return mentions[first : bisect_left(mentions, end, lo=first, key=_start)]

    @cached_property
    def low(self) -> str:
        """The text in small letters, character for character."""
        low = self.text.lower()
        return low if len(low) == len(self.text) else self.text

    @cached_property
    def tree(self) -> Tree | None:
        """The units of the day."""
        if self.on is None:
            return None
        try:
            return self.hierarchy.at(self.on)
        except GenderplanError:
            return None

    @cached_property
    def is_own_paper(self) -> bool:
        """Whether the text is a paper of the unit itself rather than an account of it."""
        return _OWN.search(self.text[:_OPENING]) is not None

    @cached_property
    def neighbours(self) -> Mapping[str, tuple[AdministrativeUnit, ...]]:
        """The units of the home province by their names without marks."""
        found: dict[str, list[AdministrativeUnit]] = {}
        if self.unit is None or self.tree is None or self.unit not in self.tree:
            return {}
        province = self.tree.path(self.unit)[0]
        for unit in (province, *self.tree.descendants(province)):
            found.setdefault(ascii_key(unit.name_on(self.tree.date)), []).append(unit)
        return {name: tuple(units) for name, units in found.items()}

    @cached_property
    def _sentence_ends(self) -> list[int]:
        return [end.end() for end in _SENTENCE_END.finditer(self.text)]

    def sentence(self, position: int) -> tuple[int, int]:
        """Where the sentence around *position* begins and ends."""
        ends = self._sentence_ends
        at = bisect_right(ends, position)
        start = ends[at - 1] if at else 0
        return start, ends[at] if at < len(ends) else len(self.text)

    def level_on_day(self, unit: AdministrativeUnit) -> Level:
        """The level of *unit* on the day."""
        return unit.level if self.on is None else unit.kind_on(self.on).level


def _start(mention: Mention) -> int:
    return mention.start


Rule: TypeAlias = Callable[[AuditContext], Iterator[Issue]]


def _day_of(date: "dt.date | PartialDate | None") -> dt.date | None:
    """The day of a date; the last of the month where the day is still blank."""
    if date is None or isinstance(date, dt.date):
        return date
    if date.year is None:
        return None
    month = date.month or 12
    return dt.date(date.year, month, date.day or monthrange(date.year, month)[1])


_PLACE_DATE: Final = re.compile(r"[^\W\d_][^\n|]{0,40},\s{0,3}ngày[^\n]{3,40}năm\s{0,3}[0-9]{4}")


def _day_of_heading(opening: str) -> dt.date | None:
    """The day of the line with place and date that opens a paper."""
    line = _PLACE_DATE.search(opening)
    if line is None:
        return None
    for mention in find_mentions(line[0], kinds=[MentionKind.DATE]):
        if not isinstance(mention.value, Unreadable):
            return _day_of(mention.value)
    return None
