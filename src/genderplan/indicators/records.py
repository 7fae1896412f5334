"""Totals as plain records: what a roll-up found, without the tree and the columns behind it.

Totals are worked out when they are asked for, from a tree of ten thousand units. What is written
to a file, pickled or sent to another program holds the answers, and the units that they name, each
once.
"""

import datetime as dt
from collections.abc import Iterable, Sequence
from typing import Any

import attrs

from genderplan.indicators.columns import Observations, SeriesKey
from genderplan.indicators.definitions import Indicator
from genderplan.indicators.observations import Breakdown, Observation
from genderplan.indicators.places import TreeUnit
from genderplan.indicators.sums import Addable
from genderplan.issues import Issues
from genderplan.periods import DateLike, Period
from genderplan.quantities import Ratio

__all__ = ["NamedUnit", "RecordedTotal", "TotalRecord", "TotalsRecord"]


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
                    unit=number(total.unit, date),
                    indicator=total.indicator,
                    period=total.period,
                    breakdown=total.breakdown,
                    date=date,
                    day=day,
                    value=total.value,
                    low=total.low,
                    high=total.high,
                    own=total.own,
                    parts=total.parts,
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

    def recorded(self) -> tuple["RecordedTotal", ...]:
        """Each total with what it names, in order."""
        definitions = {each.code: each for each in self.definitions}
        return tuple(
            RecordedTotal(each, self, definitions.get(each.indicator)) for each in self.totals
        )


def _unpickled(fields: dict[str, Any]) -> TotalsRecord:
    return TotalsRecord(**fields | {"observations": tuple(fields["observations"])})


@attrs.frozen(eq=False)
class RecordedTotal:
    """One total of a record, which answers as a tally does; there is one place to ask about."""

    total: TotalRecord
    record: TotalsRecord
    definition: Indicator | None

    @property
    def key(self) -> SeriesKey:
        """Indicator, period and breakdown."""
        return self.total.indicator, self.total.period, self.total.breakdown

    @property
    def date(self) -> dt.date:
        """The day of the tree."""
        return self.total.date

    @property
    def day(self) -> dt.date:
        """The day whose units owe the figures."""
        return self.total.day

    def unit(self, _place: int) -> NamedUnit:
        """The unit that the total is of."""
        return self.record.units[self.total.unit]

    def value(self, _place: int) -> Addable | None:
        """The total; None when it lies between bounds."""
        return self.total.value

    def bounds(self, _place: int) -> tuple[Addable | None, Addable | None]:
        """The least and the greatest that the total can be."""
        return self.total.low, self.total.high

    def own(self, _place: int) -> Observation | None:
        """What the unit itself reported."""
        return self.total.own

    def parts(self, _place: int) -> Addable | None:
        """The total of the figures from inside the unit."""
        return self.total.parts

    def seen(self, _place: int) -> list[Observation]:
        """The observations that make the total."""
        return [self.record.observations[row] for row in self.record.lists[self.total.seen]]

    def due(self, _place: int) -> Sequence[TreeUnit]:
        """The units that the figure is due from."""
        return self._named(self.total.expected)

    def reported(self, _place: int) -> Sequence[TreeUnit]:
        """Those of them whose figures are in the total."""
        return self._named(self.total.reported)

    def bare(self, _place: int) -> Sequence[TreeUnit]:
        """Units that reported a percentage or rate without its counts."""
        return self._named(self.total.without_counts)

    def coverage(self, _place: int) -> Ratio:
        """How many of the units that owe a figure are in the total."""
        lists = self.record.lists
        return Ratio(len(lists[self.total.reported]), len(lists[self.total.expected]))

    def _named(self, which: int) -> list[TreeUnit]:
        return [self.record.units[number] for number in self.record.lists[which]]
