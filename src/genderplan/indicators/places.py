"""The units of one day, laid out so that everything under a unit is one slice, and who reported.

The tree is flattened once, parents before children. The units under position *i* then stand at *i*
up to ``ends[i]``, so a sum over any unit, at any level, is a stretch of a column: nothing has to be
joined or grouped level by level.

A unit has reported when it sent a figure or an explicit gap for every indicator due; "Không" is a
report. Rates are ratios of units and are never cut off at 100%, because a unit is counted once
however often it reports.
"""

import datetime as dt
from bisect import bisect_left
from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import lru_cache
from typing import Final, Protocol, TypeAlias, runtime_checkable

import attrs

from genderplan._fields import demand
from genderplan._messages import Language, mark, message, translate
from genderplan.errors import InvalidValueError
from genderplan.hierarchy.units import Level, member
from genderplan.indicators.observations import Missing, Observation, listed_observations
from genderplan.periods import DateLike, Period
from genderplan.periods.calendar import as_date
from genderplan.quantities import Ratio


class TreeUnit(Protocol):
    """What is asked of a unit: a code, a name, a level, and whether it exists on a day."""

    @property
    def code(self) -> str:
        """The code by which observations name the unit."""

    @property
    def level(self) -> str:
        """The level of the unit: province, district or commune."""

    def exists_on(self, date: DateLike, /) -> bool:
        """Whether the unit exists on *date*."""

    def full_name(self, on: DateLike | None = None, /) -> str:
        """Kind and name, on a day or as last known."""


@runtime_checkable
class UnitTree(Protocol):
    """What is asked of a tree: its day, its units level by level, and each unit's parent."""

    def __hash__(self) -> int:
        """Trees are laid out once each, so they can be hashed."""

    @property
    def date(self) -> dt.date:
        """The day whose units these are."""

    def units(self, level: Level, /) -> Iterable[TreeUnit]:
        """The units of a level."""

    def parent(self, unit: str, /) -> TreeUnit | None:
        """The unit above the one with this code; None at the top."""


class Nation:
    """The whole country, above all provinces; it has no code in the official list."""

    code: Final = "VN"
    level: Final = "nation"
    name: Final = "Việt Nam"

    def exists_on(self, _date: DateLike, /) -> bool:
        """Always."""
        return True

    def full_name(self, _on: DateLike | None = None, /, language: Language = "vi") -> str:
        """What totals of the whole country are headed with: "cả nước".

        >>> NATION.full_name(language="en")
        'the whole country'
        """
        return translate(mark("the whole country"), language)

    def __repr__(self) -> str:
        return "NATION"


NATION: Final = Nation()
LEVELS: Final[tuple[str, ...]] = (NATION.level, *Level)
"""The levels, from the whole country down."""


def most_usual(levels: Mapping[str, int]) -> str:
    """The level at which most units reported, of several the lowest: that which owes a figure."""
    return max(LEVELS, key=lambda level: (levels.get(level, 0), LEVELS.index(level)))


class TreeUnits:
    """The units of a tree as one sequence, parents before children, the nation first."""

    __slots__ = (
        "_absences",
        "_by_level",
        "codes",
        "date",
        "ends",
        "index",
        "levels",
        "parents",
        "units",
    )

    def __init__(self, tree: UnitTree) -> None:
        self.date = tree.date
        order = _parents_first(tree)
        self.units: tuple[TreeUnit, ...] = tuple(unit for unit, _ in order)
        self.codes = tuple(unit.code for unit in self.units)
        self.levels = tuple(str(unit.level) for unit in self.units)
        self.parents = tuple(parent for _, parent in order)
        self.index = {code: position for position, code in enumerate(self.codes)}
        self.ends = _subtree_ends(self.parents)
        self._by_level: dict[str, list[int]] = {}
        for position, level in enumerate(self.levels):
            self._by_level.setdefault(level, []).append(position)
        self._absences: dict[dt.date, frozenset[int]] = {}

    def positions(self, level: str) -> list[int]:
        """Where the units of *level* stand ("nation" included), in order."""
        return self._by_level.get(level, [])

    def name(self, position: int) -> str:
        """Kind and name of a unit on the day of the tree."""
        return self.units[position].full_name(self.date)

    def named(self, positions: Iterable[int]) -> tuple[TreeUnit, ...]:
        """The units at *positions*."""
        return tuple(self.units[place] for place in positions)

    def within(self, sorted_positions: Sequence[int], unit: int) -> tuple[int, int]:
        """From where to where the positions under *unit* stand in *sorted_positions*."""
        first = bisect_left(sorted_positions, unit)
        return first, bisect_left(sorted_positions, self.ends[unit], first)

    def absent_on(self, date: dt.date) -> Collection[int]:
        """The units of this tree that do not exist on another *date*."""
        if date == self.date:
            return ()
        if date not in self._absences:
            absent = (i for i, unit in enumerate(self.units) if not unit.exists_on(date))
            self._absences[date] = frozenset(absent)
        return self._absences[date]

    def find(self, unit: object) -> int:
        """The position of a unit or code; an error when the tree does not have it."""
        code = getattr(unit, "code", unit)
        position = self.index.get(code) if isinstance(code, str) else None
        if position is None:
            summary = message(
                "no unit with the code {code} exists on {date}; "
                "take the tree of a day on which it existed",
                code=repr(code),
                date=self.date,
            )
            raise InvalidValueError(summary, unit, "unit")
        return position


def places_of(tree: UnitTree) -> TreeUnits:
    """The units of *tree* laid out; the same tree is laid out once.

    Raises :class:`~genderplan.errors.InvalidValueError` for anything that is not the units of a
    day, such as a hierarchy.
    """
    demand(tree, UnitTree, "tree", "gazetteer().at('2025-07-01')")
    return _laid_out(tree)


@lru_cache(maxsize=16)
def _laid_out(tree: UnitTree) -> TreeUnits:
    return TreeUnits(tree)


def targets_of(to: str | TreeUnit | Iterable[str | TreeUnit], places: TreeUnits) -> tuple[int, ...]:
    """The places of what totals are asked for: levels, "nation", units or their codes."""
    several = [to] if isinstance(to, str) or hasattr(to, "code") else to
    return tuple(dict.fromkeys(place for each in several for place in _target(each, places)))


def _target(to: object, places: TreeUnits) -> Iterable[int]:
    if isinstance(to, str) and to in LEVELS:
        found = places.positions(to)
        if not found:
            summary = message(
                "to is {to}, but no units of that level exist on {date}", to=to, date=places.date
            )
            raise InvalidValueError(summary, to, "to")
        return found
    if isinstance(to, str) and to.isalpha() and to != NATION.code:
        summary = message(
            "to is {to}; nation, province, district, commune, a unit or its code is expected",
            to=repr(to),
        )
        raise InvalidValueError(summary, to, "to")
    return (places.find(to),)


def _parents_first(tree: UnitTree) -> list[tuple[TreeUnit, int]]:
    children: dict[str, list[TreeUnit]] = {}
    for level in Level:
        for unit in tree.units(level):
            parent = tree.parent(unit.code)
            children.setdefault(NATION.code if parent is None else parent.code, []).append(unit)
    order: list[tuple[TreeUnit, int]] = []
    stack: list[tuple[TreeUnit, int]] = [(NATION, -1)]
    while stack:
        unit, parent_position = stack.pop()
        position = len(order)
        order.append((unit, parent_position))
        below = children.get(unit.code, ())
        stack.extend((child, position) for child in reversed(below))
    return order


def _subtree_ends(parents: Sequence[int]) -> tuple[int, ...]:
    ends = list(range(1, len(parents) + 1))
    for position in range(len(parents) - 1, 0, -1):
        parent = parents[position]
        ends[parent] = max(ends[parent], ends[position])
    return tuple(ends)


_Received: TypeAlias = dict[int, dict[str, dt.date | None]]


@attrs.frozen(eq=False)
class ReportingRate:
    """Of the units under one unit: which owed a report for a period, sent it, and sent it on time.

    ``partial`` sent some of the indicators due, but not all.
    """

    unit: TreeUnit
    period: Period
    expected: tuple[TreeUnit, ...]
    complete: tuple[TreeUnit, ...]
    partial: tuple[TreeUnit, ...]
    on_time: tuple[TreeUnit, ...]

    @property
    def missing(self) -> tuple[TreeUnit, ...]:
        """The units that sent nothing at all."""
        heard = {*self.complete, *self.partial}
        return tuple(unit for unit in self.expected if unit not in heard)

    @property
    def rate(self) -> Ratio:
        """Units that sent everything, of those expected."""
        return Ratio(len(self.complete), len(self.expected))

    @property
    def rate_on_time(self) -> Ratio:
        """Units that sent everything on time, of those expected."""
        return Ratio(len(self.on_time), len(self.expected))


def reporting_rates(  # noqa: PLR0913 - what a report is, and from whom
    observations: Iterable[Observation],
    tree: UnitTree,
    to: Level | str = "province",
    *,
    of: Level | str = "commune",
    indicators: Collection[str] = (),
    deadline: dt.date | str | None = None,
) -> tuple[ReportingRate, ...]:
    """For each unit at *to* and each period, how many of the units at *of* below it reported.

    *indicators* are the codes due; by default all that occur. A unit is on time when all of them
    arrived (``received``) on or before *deadline*; a figure without a day of arrival is not.
    """
    places = places_of(tree)
    due_day = None if deadline is None else as_date(deadline)
    received, codes = _received(observations, places.index)
    due = set(indicators) or codes
    targets = [0] if to == NATION.level else places.positions(str(member(Level, to, "to")))
    expected = places.positions(str(member(Level, of, "of")))
    rates = []
    for period, reports in received.items():
        for target in targets:
            first, last = places.within(expected, target)
            below = expected[first:last]
            complete = [place for place in below if due <= reports.get(place, {}).keys()]
            partial = sorted(set(below) & reports.keys() - set(complete))
            on_time = [place for place in complete if _on_time(reports[place], due, due_day)]
            named = [places.named(some) for some in (below, complete, partial, on_time)]
            rates.append(ReportingRate(places.units[target], period, *named))
    return tuple(rates)


def _received(
    observations: Iterable[Observation], index: dict[str, int]
) -> tuple[dict[Period, _Received], set[str]]:
    received: dict[Period, _Received] = {}
    codes: set[str] = set()
    for seen in listed_observations(observations):
        codes.add(seen.indicator)
        place = index.get(seen.unit)
        if place is None or seen.value is Missing.NOT_COLLECTED:
            continue
        report = received.setdefault(seen.period, {}).setdefault(place, {})
        arrived = [day for day in (report.get(seen.indicator), seen.received) if day is not None]
        report[seen.indicator] = min(arrived, default=None)
    return received, codes


def _on_time(report: dict[str, dt.date | None], due: set[str], deadline: dt.date | None) -> bool:
    if deadline is None:
        return False
    days = [report[code] for code in due]
    return all(day is not None and day <= deadline for day in days)
