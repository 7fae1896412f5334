"""Tallies: what totals are read off, a series with the units that owe it, or a record of answers.

Where a unit and units inside it both report, the figures from inside count once they are complete,
otherwise the unit's own. Most series need no such choice: all their units are of one level, and
every total is a stretch of a column. The units that owe restated figures are those of the figures'
own day, each of them counted in every new unit that holds a part of it.

Totals are worked out when they are asked for, from a tree of ten thousand units. What is written
to a file, pickled or sent to another program is a record: the answers, and the units that they
name, each once.
"""

import datetime as dt
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import Any, Final, Literal, TypeAlias, get_args

import attrs

from genderplan.hierarchy.units import AdministrativeUnit
from genderplan.indicators.columns import Observations, SeriesKey
from genderplan.indicators.definitions import Indicator
from genderplan.indicators.observations import Breakdown, Missing, Observation
from genderplan.indicators.places import TreeUnit, TreeUnits
from genderplan.indicators.routes import Sources
from genderplan.indicators.series import Series
from genderplan.indicators.sums import Addable, add_up, bounds_of
from genderplan.issues import Issues
from genderplan.periods import DateLike, Period
from genderplan.quantities import Ratio

Preference: TypeAlias = Literal["complete", "parts", "own"]
PREFERENCES: Final[tuple[str, ...]] = get_args(Preference)


@attrs.frozen(eq=False)
class Owed:
    """Old units that owe a figure, beside the places of the new tree at which each is counted.

    ``owners`` are numbers in ``units``, one for each of ``places``, which ascend.
    """

    units: Sequence[AdministrativeUnit]
    places: Sequence[int]
    owners: Sequence[int]


@attrs.define(eq=False)
class Subtotal:
    """A series with the units it is due from: what totals are read off.

    ``expected`` and ``present`` are places in ascending order; ``present`` are expected units whose
    figure, or that of a unit around them, can be in a total.
    """

    series: Series
    places: TreeUnits
    expected: list[int]
    excluded: Sequence[int] = ()
    prefer: Preference = "complete"
    divided: Sequence[tuple[Addable, tuple[int, ...]]] = ()
    definition: Indicator | None = None
    sources: Sources | None = None
    owed: Owed | None = None
    present: list[int] = attrs.field(init=False)
    _all_due: bool = attrs.field(init=False, default=False)
    _own_counts: dict[int, bool] = attrs.field(init=False, factory=dict)

    def __attrs_post_init__(self) -> None:
        self._all_due = self.series.positions is self.expected or set(self.expected).issuperset(
            self.series.positions
        )
        self.present = self._covered(range(len(self.series.positions)))
        positions, ends = self.series.positions, self.places.ends
        around = {
            place
            for place, after in (pairwise(positions) if self.series.nested else ())
            if after < ends[place]
        }
        starts = sorted(targets[0] for _, targets in self.divided)
        for place in positions if starts else ():
            if bisect_left(starts, place + 1) < bisect_left(starts, ends[place]):
                around.add(place)  # a divided figure stands inside it
        for place in sorted(around, reverse=True):
            self._own_counts[place] = (
                not self.complete_inside(place)
                if self.prefer == "complete"
                else self.prefer == "own"
            )

    def complete_inside(self, unit: int) -> bool:
        """Whether every unit inside *unit* that owes a figure gave it."""
        if self.sources is not None:
            return self.sources.heard.issuperset(self._due(unit))
        from_inside = self._covered(self.chosen(unit, inside=True))
        return len(from_inside) >= len(self.expected_in(unit))

    @property
    def is_plain(self) -> bool:
        """Whether every figure under a unit counts in its total."""
        return not self._own_counts and not self.excluded

    def chosen(self, unit: int, *, inside: bool = False) -> list[int]:
        """Which figures make the total of *unit*; with *inside*, without the unit's own."""
        positions, ends = self.series.positions, self.places.ends
        i = bisect_left(positions, unit + inside)
        found = []
        while i < len(positions) and positions[i] < ends[unit]:
            place = positions[i]
            kept_out = self._excluded_around(place, unit)
            if kept_out is not None:
                i = bisect_left(positions, ends[kept_out], i)
            elif self._own_counts.get(place, True):
                found.append(i)
                i = bisect_left(positions, ends[place], i)
            else:
                i += 1
        return found

    def _excluded_around(self, place: int, unit: int) -> int | None:
        ends = self.places.ends
        around = (e for e in self.excluded if unit < e <= place < ends[e])
        return next(around, None)

    def value(self, unit: int) -> Addable | None:
        """The total of *unit*; None when it lies between bounds."""
        if not self.divided:
            return self.certain(unit)
        certain, open_parts = self._with_divided(unit)
        return None if open_parts else certain

    def bounds(self, unit: int) -> tuple[Addable | None, Addable | None]:
        """The least and the greatest that the total of *unit* can be."""
        if not self.divided:
            value = self.certain(unit)
            return value, value
        certain, open_parts = self._with_divided(unit)
        if certain is None:
            return None, None
        return bounds_of(certain, open_parts)

    def _with_divided(
        self, unit: int, *, inside: bool = False
    ) -> tuple[Addable | None, list[Addable]]:
        """What is certain, with the divided figures that the unit holds whole, and the others.

        A divided figure inside a unit whose own figure counts is in that figure already.
        """
        first, end = unit + inside, self.places.ends[unit]
        own: list[int] = []
        if self._own_counts:
            chosen = self.chosen(unit, inside=inside)
            own = [self.series.positions[i] for i in chosen]
            own = [place for place in own if place in self._own_counts]
        held_whole, open_parts = [], []
        for value, targets in self.divided:
            if any(place < targets[0] and targets[-1] < self.places.ends[place] for place in own):
                continue
            held = sum(first <= target < end for target in targets)
            if held == len(targets):
                held_whole.append(value)
            elif held:
                open_parts.append(value)
        certain = (
            self.series.column.pick(self.chosen(unit, inside=True))
            if inside
            else self.certain(unit)
        )
        return add_up([*([] if certain is None else [certain]), *held_whole]), open_parts

    def certain(self, unit: int) -> Addable | None:
        """The total of what belongs to *unit* without doubt."""
        if not self.is_plain:
            return self.series.column.pick(self.chosen(unit))
        return self.series.column.sum(*self.places.within(self.series.positions, unit))

    def parts(self, unit: int) -> Addable | None:
        """The total of the figures from inside *unit*."""
        return self._with_divided(unit, inside=True)[0]

    def own(self, unit: int) -> Observation | None:
        """The figure that *unit* reported itself."""
        positions = self.series.positions
        i = bisect_left(positions, unit)
        if i < len(positions) and positions[i] == unit:
            return self.series.seen[i]
        return self.series.set_aside.get(unit)

    def seen(self, unit: int) -> list[Observation]:
        """The observations that make the total of *unit*."""
        if not self.is_plain:
            return [self.series.seen[i] for i in self.chosen(unit)]
        first, last = self.places.within(self.series.positions, unit)
        return self.series.seen[first:last]

    def expected_in(self, unit: int) -> list[int]:
        """The units under *unit* that the figure is due from."""
        first, last = self.places.within(self.expected, unit)
        due = self.expected[first:last]
        if not self.excluded:
            return due
        return [place for place in due if self._excluded_around(place, unit) is None]

    def present_in(self, unit: int) -> list[int]:
        """Those of them whose figures are in the total of *unit*."""
        if not self.is_plain:
            due = set(self.expected_in(unit))
            return [place for place in self._covered(self.chosen(unit)) if place in due]
        first, last = self.places.within(self.present, unit)
        return self.present[first:last]

    @property
    def key(self) -> SeriesKey:
        """Indicator, period and breakdown."""
        return self.series.key

    @property
    def date(self) -> dt.date:
        """The day of the tree."""
        return self.places.date

    def unit(self, place: int) -> TreeUnit:
        """The unit at *place*."""
        return self.places.units[place]

    def bare(self, unit: int) -> Sequence[TreeUnit]:
        """Units under *unit* that reported a percentage or rate without its counts."""
        end = self.places.ends[unit]
        return self.places.named(
            sorted(
                place
                for place, seen in self.series.set_aside.items()
                if unit <= place < end and not isinstance(seen.value, Missing)
            )
        )

    @property
    def day(self) -> dt.date:
        """The day whose units owe the figures."""
        return self.places.date if self.sources is None else self.sources.day

    def due(self, unit: int) -> Sequence[TreeUnit]:
        """The units that the figure of *unit* is due from, those of the figures' own day."""
        if self.owed is None:
            return self.places.named(self.expected_in(unit))
        return self._due(unit)

    def reported(self, unit: int) -> Sequence[TreeUnit]:
        """Those of them whose figures are in the total of *unit*."""
        if self.sources is None:
            return self.places.named(self.present_in(unit))
        return [each for each in self._due(unit) if self.sources.reported(each)]

    def _due(self, unit: int) -> Sequence[AdministrativeUnit]:
        if self.owed is None or self.sources is None:
            return ()
        first, last = self.places.within(self.owed.places, unit)
        owners = {
            owner
            for place, owner in zip(
                self.owed.places[first:last], self.owed.owners[first:last], strict=True
            )
            if not self.excluded or self._excluded_around(place, unit) is None
        }
        due = (self.owed.units[owner] for owner in sorted(owners))
        return [each for each in due if each not in self.sources.exempt]

    def coverage(self, unit: int) -> Ratio:
        """How many of the units that owe a figure are in the total of *unit*."""
        if self.owed is not None or not self.is_plain:
            return Ratio(len(self.reported(unit)), len(self.due(unit)))
        first, last = self.places.within(self.present, unit)
        start, end = self.places.within(self.expected, unit)
        return Ratio(last - first, end - start)

    def _covered(self, chosen: Sequence[int]) -> list[int]:
        positions, expected = self.series.positions, self.expected
        if len(chosen) == len(positions) and (positions is expected or self._all_due):
            return positions
        found: list[int] = []
        for i in chosen:
            first, last = self.places.within(expected, positions[i])
            found += expected[first:last]
        return found if self.series.nested is False else sorted(set(found))


@attrs.frozen
class NamedUnit:
    """A unit as a total names it: its code, its level, and its name on the day of the figures."""

    code: str
    level: str
    name: str

    def exists_on(self, _date: DateLike, /) -> bool:
        """Always: the total that names the unit says on which day."""
        return True

    def full_name(self, _on: DateLike | None = None, /) -> str:
        """Kind and name, on the day of the figures."""
        return self.name


@attrs.frozen(kw_only=True)
class TotalRecord:
    """One total. Units are numbers in the record's ``units``, lists in its ``lists``."""

    unit: int
    indicator: str
    period: Period
    breakdown: Breakdown = ()
    date: dt.date
    """The day of the tree."""
    day: dt.date
    """The day whose units owe the figures."""
    value: Addable | None = None
    low: Addable | None = None
    high: Addable | None = None
    own: Observation | None = None
    parts: Addable | None = None
    seen: int
    """The list of the observations that the total is made of."""
    expected: int
    reported: int
    without_counts: int


_KEPT: Final = ("indicator", "period", "breakdown", "value", "low", "high", "own", "parts")


@attrs.frozen(kw_only=True)
class TotalsRecord:
    """The totals of a roll-up, with the units, observations and lists that they share."""

    totals: tuple[TotalRecord, ...]
    units: tuple[NamedUnit, ...]
    lists: tuple[tuple[int, ...], ...]
    observations: tuple[Observation, ...] = ()
    definitions: tuple[Indicator, ...] = ()
    issues: Issues = attrs.field(factory=Issues)

    @classmethod
    def of(cls, totals: Iterable[Any], issues: Issues) -> "TotalsRecord":
        """The record of *totals*, which are aggregates."""
        units: dict[tuple[str, str, str], int] = {}
        observations: dict[int, tuple[int, Observation]] = {}
        lists: dict[tuple[int, ...], int] = {}
        definitions: dict[str, Indicator] = {}

        def number(unit: TreeUnit, day: dt.date) -> int:
            key = (unit.code, str(unit.level), unit.full_name(day))
            return units.setdefault(key, len(units))

        def several(named: Sequence[TreeUnit], day: dt.date) -> int:
            return lists.setdefault(tuple(number(unit, day) for unit in named), len(lists))

        def figures(seen: Sequence[Observation]) -> int:
            rows = tuple(
                observations.setdefault(id(each), (len(observations), each))[0] for each in seen
            )
            return lists.setdefault(rows, len(lists))

        records = []
        for total in totals:
            date, day = total.days
            if total.definition is not None:
                definitions[total.indicator] = total.definition
            records.append(
                TotalRecord(
                    **{name: getattr(total, name) for name in _KEPT},
                    unit=number(total.unit, date),
                    date=date,
                    day=day,
                    seen=figures(total.observations),
                    expected=several(total.expected, day),
                    reported=several(total.reported, day),
                    without_counts=several(total.without_counts, date),
                )
            )
        return cls(
            totals=tuple(records),
            units=tuple(NamedUnit(*key) for key in units),
            lists=tuple(lists),
            observations=tuple(seen for _, seen in observations.values()),
            definitions=tuple(definitions.values()),
            issues=issues,
        )

    def __reduce__(self) -> tuple[Any, ...]:
        """A pickle holds the observations in columns, which are small."""
        fields = {name: getattr(self, name) for name in attrs.fields_dict(TotalsRecord)}
        return _unpickled, (fields | {"observations": Observations(self.observations)},)

    def recorded(self) -> "tuple[_RecordedTotal, ...]":
        """Each total with what it names, in order."""
        definitions = {each.code: each for each in self.definitions}
        return tuple(
            _RecordedTotal(each, self, definitions.get(each.indicator)) for each in self.totals
        )


def _unpickled(fields: dict[str, Any]) -> TotalsRecord:
    return TotalsRecord(**fields | {"observations": tuple(fields["observations"])})


@attrs.frozen(eq=False)
class _RecordedTotal:
    """One total of a record, which answers as a :class:`Subtotal` does, of whatever place."""

    total: TotalRecord
    record: TotalsRecord
    definition: Indicator | None

    @property
    def key(self) -> SeriesKey:
        return self.total.indicator, self.total.period, self.total.breakdown

    @property
    def date(self) -> dt.date:
        return self.total.date

    @property
    def day(self) -> dt.date:
        return self.total.day

    def unit(self, _place: int) -> NamedUnit:
        return self.record.units[self.total.unit]

    def value(self, _place: int) -> Addable | None:
        return self.total.value

    def bounds(self, _place: int) -> tuple[Addable | None, Addable | None]:
        return self.total.low, self.total.high

    def own(self, _place: int) -> Observation | None:
        return self.total.own

    def parts(self, _place: int) -> Addable | None:
        return self.total.parts

    def seen(self, _place: int) -> list[Observation]:
        return [self.record.observations[row] for row in self.record.lists[self.total.seen]]

    def due(self, _place: int) -> Sequence[TreeUnit]:
        return self._named(self.total.expected)

    def reported(self, _place: int) -> Sequence[TreeUnit]:
        return self._named(self.total.reported)

    def bare(self, _place: int) -> Sequence[TreeUnit]:
        return self._named(self.total.without_counts)

    def coverage(self, place: int) -> Ratio:
        return Ratio(len(self.reported(place)), len(self.due(place)))

    def _named(self, which: int) -> list[TreeUnit]:
        return [self.record.units[number] for number in self.record.lists[which]]


Tally: TypeAlias = Subtotal | _RecordedTotal
"""What totals are read off."""
