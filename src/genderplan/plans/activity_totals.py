"""What activities add up to: sessions, participants, cost and tallies, in all and by group.

Decided: a total keeps the activities that it is made of and names those without a figure, because
"97 participants" of five activities of which one was counted is not the number of participants.
Flows add up; of a stock each unit's last figure counts. An activity of two organs or places stands
in both groups and is never divided, so the groups may add up to more than the whole.
"""

from collections.abc import Callable, Hashable, Iterable, Iterator
from functools import reduce
from operator import add
from typing import Final, Literal, Protocol, TypeAlias, TypeVar

import attrs

from genderplan._messages import message
from genderplan._text import match_key
from genderplan.errors import InvalidValueError
from genderplan.periods import Period
from genderplan.plans.activities import Activity, Item
from genderplan.plans.tables import EventRow
from genderplan.quantities import BySex, Count, Money

__all__ = ["ActivityLine", "ActivityTotals", "total_activities", "total_activities_by"]

Column: TypeAlias = Literal["sessions", "participants", "cost"]
_Value = TypeVar("_Value", Count, BySex, Money)


class _Paper(Protocol):
    """What is read of a report or a plan."""

    @property
    def unit(self) -> str: ...
    @property
    def period(self) -> Period: ...
    @property
    def activities(self) -> tuple[Activity, ...]: ...


@attrs.frozen
class ActivityLine:
    """An activity, or a row of the table of events, with the unit and period of its paper."""

    row: Activity | EventRow
    unit: str
    period: Period

    @property
    def sessions(self) -> Count | None:
        """How often it took place."""
        return self.row.sessions

    @property
    def participants(self) -> BySex | None:
        """Who took part."""
        return self.row.participants

    @property
    def cost(self) -> Money | None:
        """What it cost; a row of the table of events does not say."""
        return self.row.total_cost if isinstance(self.row, Activity) else None


@attrs.frozen
class ActivityTotals:
    """The totals of some activities; each is None when no activity gives a figure."""

    lines: tuple[ActivityLine, ...] = attrs.field(repr=False)

    @property
    def sessions(self) -> Count | None:
        """All sessions, bounds kept."""
        return _sum(line.sessions for line in self.lines)

    @property
    def participants(self) -> BySex | None:
        """All participants; those of whom no sex is told are counted as unknown."""
        return _sum(
            line.participants.complete() if line.participants is not None else None
            for line in self.lines
        )

    @property
    def cost(self) -> Money | None:
        """The cost in all, as stated or else number times unit cost."""
        return _sum(line.cost for line in self.lines)

    def tally(self, item: Item) -> Count | None:
        """How many of *item*: all of a flow (talks), each unit's last figure of a stock (clubs)."""
        counted = [
            (line, number)
            for line in self.lines
            if isinstance(line.row, Activity) and (number := line.row.tally(item)) is not None
        ]
        if not item.is_stock:
            return _sum(number for _, number in counted)
        last: dict[str, Period] = {}
        for line, _ in counted:
            last[line.unit] = max(last.get(line.unit, line.period), line.period)
        return _sum(number for line, number in counted if line.period == last[line.unit])

    def silent(self, column: Column) -> tuple[Activity | EventRow, ...]:
        """The activities that give no figure for a column, and so are not in its total."""
        return tuple(line.row for line in self.lines if getattr(line, column) is None)

    def __len__(self) -> int:
        return len(self.lines)


def _sum(values: Iterable[_Value | None]) -> _Value | None:
    known = [value for value in values if value is not None]
    return reduce(add, known) if known else None


def total_activities(
    papers: _Paper | Iterable[_Paper], *, of: Literal["activities", "events"] = "activities"
) -> ActivityTotals:
    """What the activities of a report or plan, or of several, add up to.

    With ``of="events"`` the rows of the reports' table of events are added instead: the same
    meeting often stands in both, so the two are never mixed.

    >>> from genderplan import sample
    >>> city = total_activities(sample("mong-cai-2023"))
    >>> city.cost, city.tally(Item.CLUB), len(city.silent("participants"))
    (Money(20000000), Count(3), 2)
    >>> total_activities(sample("bach-dang-report-2023"), of="events").participants.women
    Count(55)
    """
    listed = papers if isinstance(papers, Iterable) else (papers,)
    return ActivityTotals(tuple(_lines(listed, of)))


def _lines(papers: Iterable[_Paper], of: str) -> Iterator[ActivityLine]:
    for paper in papers:
        for row in getattr(paper, of, ()):
            yield ActivityLine(row, paper.unit, paper.period)


def total_activities_by(
    papers: _Paper | Iterable[_Paper],
    group: Literal["kind", "organ", "place", "period", "unit"] | Callable[[ActivityLine], Hashable],
    *,
    of: Literal["activities", "events"] = "activities",
) -> dict[Hashable, ActivityTotals]:
    """The totals of each kind of activity, organ, place, period or unit, or of a group of your own.

    A *group* of your own is a function of an :class:`ActivityLine`. Activities that do not say
    stand under None. The period is the activity's own, or else that of its paper. Organs and places
    are the same when their names are the same words, whatever their case and spelling of tones.

    >>> from genderplan import ActivityKind, sample
    >>> kinds = total_activities_by(sample("mong-cai-2023"), "kind")
    >>> kinds[ActivityKind.TRAINING].sessions, kinds[ActivityKind.TRAINING].participants.men
    (Count(2), Count(62))
    """
    keys = group if callable(group) else _GROUPS.get(group)
    if keys is None:
        summary = message(
            "{value} is no {path}; expected one of {expected}",
            value=repr(group),
            path="group",
            expected=", ".join(_GROUPS),
        )
        raise InvalidValueError(summary, group, "group")
    named: dict[Hashable, Hashable] = {}
    groups: dict[Hashable, list[ActivityLine]] = {}
    for line in total_activities(papers, of=of).lines:
        found = keys(line)
        for key in (found or (None,)) if isinstance(found, tuple) else (found,):
            same_words = match_key(key) if isinstance(key, str) else key
            groups.setdefault(named.setdefault(same_words, key), []).append(line)
    return {key: ActivityTotals(tuple(lines)) for key, lines in groups.items()}


def _kind(line: ActivityLine) -> Hashable:
    return line.row.kind if isinstance(line.row, Activity) else None


def _places(line: ActivityLine) -> Hashable:
    return line.row.places if isinstance(line.row, Activity) else None


def _period(line: ActivityLine) -> Hashable:
    own = line.row.period if isinstance(line.row, Activity) else None
    return own or line.period


_GROUPS: Final[dict[str, Callable[[ActivityLine], Hashable]]] = {
    "kind": _kind,
    "organ": lambda line: line.row.organisers,
    "place": _places,
    "period": _period,
    "unit": lambda line: line.unit,
}
