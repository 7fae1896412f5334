"""Series: the figures of one indicator, period and breakdown, laid out over the units of a day.

Decided: grouping walks the observations once and looks a series up only where it changes, so rows
that come sorted cost almost nothing; everything after that works on whole columns. A figure that
cannot be added (a bare percentage, a unit that is not in the tree, a second figure of the same
unit) is set aside with a finding and never dropped in silence.
"""

import datetime as dt
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from itertools import islice
from operator import itemgetter, lt
from typing import Final, TypeAlias, cast

import attrs

from genderplan._messages import mark
from genderplan.indicators.observations import (
    Breakdown,
    Missing,
    Observation,
    ObservationStatus,
    ObservedValue,
    figure_text,
    listed_observations,
)
from genderplan.indicators.places import TreeUnits
from genderplan.indicators.sums import ADDABLE, Addable, Column, Order, nothing
from genderplan.issues import Issue, IssueKind, Severity
from genderplan.periods import Period
from genderplan.quantities import Count, Ratio

__all__ = [
    "Arrangement",
    "Series",
    "SeriesKey",
    "group_by_series",
    "lay_out",
    "one_each",
    "usual_type",
]

SeriesKey: TypeAlias = tuple[str, Period, Breakdown]

_UNKNOWN_UNIT: Final = IssueKind(
    "GP311",
    Severity.ERROR,
    mark("no unit with the code {unit} exists on {date}; its figure is left out of every total"),
    mark("Roll up over the tree of a day on which the unit existed, or restate the figures first."),
)
_OTHER_DAY: Final = IssueKind(
    "GP312",
    Severity.ERROR,
    mark(
        "the figure is for {on}, when the unit that bears the code {unit} on {date} did not exist; "
        "it is left out of every total"
    ),
    mark("Roll up over the tree of that day, or restate the figures first."),
)
_TWICE: Final = IssueKind(
    "GP313",
    Severity.NOTE,
    mark("the same figure is given {times} times; it counts once"),
)
_CONTRADICTED: Final = IssueKind(
    "GP314",
    Severity.WARNING,
    mark("{other} ({other_source}) is reported beside {kept} ({source}); the latter counts"),
    mark("Find out which source is right and keep only its figure."),
)
_WITHOUT_COUNTS: Final = IssueKind(
    "GP315",
    Severity.WARNING,
    mark("{value} came without its counts and cannot be added up; it is in no total"),
    mark("Ask for numerator and denominator."),
)
_OTHER_TYPE: Final = IssueKind(
    "GP316",
    Severity.ERROR,
    mark("a {type} stands among figures of type {usual}; it is left out of every total"),
    mark("Report numerator and denominator for every unit, or a count for every unit."),
)


@attrs.define
class Series:
    """The figures of one indicator, period and breakdown, by ascending place.

    The observations ``seen`` stand at ``positions``; ``column`` holds their values. ``set_aside``
    are figures without counts and explicit gaps, by place.
    """

    key: SeriesKey
    positions: list[int]
    _given: list[Observation]
    column: Column
    set_aside: dict[int, Observation] = attrs.field(factory=dict)
    levels: Counter[str] = attrs.field(factory=Counter)
    nested: bool = False
    _order: Order | None = None

    @property
    def seen(self) -> list[Observation]:
        """The observations whose figures can be added, by ascending place."""
        if self._order is not None:
            self._given, self._order = list(self._order(self._given)), None
        return self._given

    @property
    def not_applicable(self) -> list[int]:
        """The places that the indicator does not apply to."""
        gap = Missing.NOT_APPLICABLE
        return [place for place, seen in self.set_aside.items() if seen.value is gap]


def group_by_series(observations: Iterable[Observation]) -> dict[SeriesKey, list[Observation]]:
    """The observations of each series, in the order in which series first occur."""
    groups: dict[tuple[str, int, Breakdown], list[Observation]] = {}
    indicator: object = None
    period: object = None
    breakdown: object = None
    append: Callable[[Observation], None] = _nowhere
    for seen in listed_observations(observations):
        if (
            seen.indicator is not indicator
            or seen.period is not period
            or seen.breakdown is not breakdown
        ):
            indicator, period, breakdown = seen.indicator, seen.period, seen.breakdown
            # A period's hash costs more than all else here; equal periods are joined below.
            append = groups.setdefault((seen.indicator, id(period), seen.breakdown), []).append
        append(seen)
    return _joined(groups.values())


def _nowhere(_: Observation) -> None:
    raise AssertionError  # the first observation always opens a series


def _joined(groups: Iterable[list[Observation]]) -> dict[SeriesKey, list[Observation]]:
    joined: dict[SeriesKey, list[Observation]] = {}
    for group in groups:
        first = group[0]
        key = (first.indicator, first.period, first.breakdown)
        if key in joined:
            joined[key] += group
        else:
            joined[key] = group
    return joined


class Arrangement:
    """Brings rows into the order of places; rows in the order of the last ones cost no sorting.

    Where only the sum of all rows is wanted, bringing them into order ``can_wait``.
    """

    __slots__ = ("_codes", "_order", "_positions", "can_wait", "places")

    def __init__(self, places: TreeUnits, *, can_wait: bool = False) -> None:
        self.places = places
        self.can_wait = can_wait
        self._codes: list[str] = []
        self._positions: list[int] | None = []
        self._order: Order | None = None

    def of(
        self, group: list[Observation], report: Callable[[Issue], None]
    ) -> tuple[list[int], list[Observation], Order | None]:
        """The places in ascending order, the observations, and what brings them into that order."""
        absent = _absent(group, self.places)
        codes = [seen.unit for seen in group]
        if codes != self._codes:
            self._learn(codes)
        if self._positions is None or absent:
            positions, group = _known(group, absent, self.places, report)
            return (*_one_each(positions, group, report), None)
        if self._order is None or self.can_wait:
            return self._positions, group, self._order
        return self._positions, list(self._order(group)), None

    def _learn(self, codes: list[str]) -> None:
        found = [self.places.index.get(code) for code in codes]
        self._codes, self._positions, self._order = codes, None, None
        if None in found:
            return
        positions = cast("list[int]", found)
        order = sorted(range(len(positions)), key=positions.__getitem__)
        ascending = [positions[i] for i in order]
        if not all(map(lt, ascending, islice(ascending, 1, None))):
            return
        whole_level = self.places.positions(self.places.levels[ascending[0]])
        self._positions = whole_level if ascending == whole_level else ascending
        self._order = None if ascending == positions else itemgetter(*order)


def lay_out(
    key: SeriesKey,
    group: list[Observation],
    arrangement: Arrangement,
    kind: type[Addable] | None,
    report: Callable[[Issue], None],
) -> Series:
    """The series of the observations in *group*, whose values are of *kind* if that is known."""
    places = arrangement.places
    positions, group, order = arrangement.of(group, report)
    levels = _levels(positions, places)
    values = [seen.value for seen in group]
    usual = kind or usual_type(values)
    set_aside: dict[int, Observation] = {}
    column = Column.of_same(usual, values)
    if column is None:
        group, order = list(order(group)) if order else group, None
        positions, group, addable, set_aside = _addable(positions, group, usual, report)
        column = Column.of(usual, addable)
    column.order = order
    series = Series(key, positions, group, column, set_aside, order=order)
    series.levels = levels
    series.nested = len(levels) > 1 and _is_nested(positions, places)
    return series


def _levels(positions: list[int], places: TreeUnits) -> Counter[str]:
    if not positions:
        return Counter()
    level = places.levels[positions[0]]
    if positions is places.positions(level):
        return Counter({level: len(positions)})
    return Counter(map(places.levels.__getitem__, positions))


def _is_nested(positions: Sequence[int], places: TreeUnits) -> bool:
    return any(map(lt, islice(positions, 1, None), map(places.ends.__getitem__, positions)))


def _known(
    group: list[Observation],
    absent: Mapping[dt.date | None, Collection[int]],
    places: TreeUnits,
    report: Callable[[Issue], None],
) -> tuple[list[int], list[Observation]]:
    index = places.index
    positions = [index.get(seen.unit) for seen in group]
    if None not in positions and not absent:
        return cast("list[int]", positions), group
    found: list[tuple[int, Observation]] = []
    for place, seen in zip(positions, group, strict=True):
        if place is None:
            report(_UNKNOWN_UNIT.at(seen.path, unit=seen.unit, date=places.date.isoformat()))
        elif place in absent.get(seen.units_on, ()):
            on, date = str(seen.on), places.date.isoformat()
            report(_OTHER_DAY.at(seen.path, unit=seen.unit, on=on, date=date))
        else:
            found.append((place, seen))
    return [place for place, _ in found], [seen for _, seen in found]


def _absent(
    group: list[Observation], places: TreeUnits
) -> Mapping[dt.date | None, Collection[int]]:
    end = group[0].period.end
    stated = [seen.units_on for seen in group]
    days = {None} if stated.count(None) == len(stated) else set(stated)
    by_day = {day: places.absent_on(day or end or places.date) for day in days}
    return {day: absent for day, absent in by_day.items() if absent}


def _one_each(
    positions: list[int], group: list[Observation], report: Callable[[Issue], None]
) -> tuple[list[int], list[Observation]]:
    alone = dict(zip(positions, group, strict=True))
    if len(alone) == len(group):
        ordered = sorted(alone)
        return ordered, [alone[place] for place in ordered]
    kept: dict[int, list[Observation]] = {}
    for place, seen in zip(positions, group, strict=True):
        kept.setdefault(place, []).append(seen)
    ordered = sorted(kept)
    return ordered, [_chosen(kept[place], report) for place in ordered]


def one_each(
    group: Iterable[Observation], report: Callable[[Issue], None]
) -> Iterator[Observation]:
    """The observations of a series with one for each unit, as a roll-up would choose it."""
    by_unit: dict[tuple[str, dt.date | None], list[Observation]] = {}
    for seen in group:
        by_unit.setdefault((seen.unit, seen.units_on), []).append(seen)
    for same in by_unit.values():
        yield _chosen(same, report)


def _chosen(same: list[Observation], report: Callable[[Issue], None]) -> Observation:
    if len(same) == 1:
        return same[0]
    best = min(same, key=_finality)
    others = [seen for seen in same if seen.value != best.value]
    for seen in others:
        report(
            _CONTRADICTED.at(
                seen.path,
                other=figure_text(seen.value, None),
                other_source=seen.source or "?",
                kept=figure_text(best.value, None),
                source=best.source or "?",
            )
        )
    if len(others) < len(same) - 1:
        report(_TWICE.at(best.path, times=len(same) - len(others)))
    return best


def _finality(seen: Observation) -> tuple[bool, int]:
    return isinstance(seen.value, Missing), list(ObservationStatus).index(seen.status)


def usual_type(values: Sequence[ObservedValue]) -> type[Addable]:
    """The type of figures that most of *values* have, of those that add up."""
    if values and type(values[0]) is Ratio:
        return Ratio
    frequent = Counter(map(type, values)).most_common()
    return next((kind for kind in (kind for kind, _ in frequent) if kind in ADDABLE), Count)


def _addable(
    positions: Sequence[int],
    group: Sequence[Observation],
    kind: type[Addable],
    report: Callable[[Issue], None],
) -> tuple[list[int], list[Observation], list[Addable], dict[int, Observation]]:
    rows: list[tuple[int, Observation, Addable]] = []
    set_aside: dict[int, Observation] = {}
    for place, seen in zip(positions, group, strict=True):
        if type(seen.value) is kind:
            rows.append((place, seen, seen.value))
        elif seen.value is Missing.NONE:
            rows.append((place, seen, nothing(kind)))
        else:
            set_aside[place] = seen
            _say_why(seen, kind, report)
    return [r[0] for r in rows], [r[1] for r in rows], [r[2] for r in rows], set_aside


def _say_why(seen: Observation, kind: type, report: Callable[[Issue], None]) -> None:
    if isinstance(seen.value, Missing):
        return
    if isinstance(seen.value, ADDABLE):
        name = type(seen.value).__name__
        report(_OTHER_TYPE.at(seen.path, type=name, usual=kind.__name__))
    else:
        report(_WITHOUT_COUNTS.at(seen.path, value=figure_text(seen.value, None)))
