"""Series: the figures of one indicator, period and breakdown, laid out over the units of a day.

Everything works on whole columns where it can. A figure that cannot be added (a bare percentage, a
unit that is not in the tree, a second figure of the same unit) is set aside with a finding and
never dropped in silence.
"""

import datetime as dt
from collections import Counter
from collections.abc import Callable, Collection, Hashable, Iterator, Mapping, Sequence
from itertools import islice
from operator import gt, itemgetter, lt
from typing import Final, TypeVar, cast

import attrs

from genderplan._messages import mark
from genderplan.indicators.columns import Group, Listed, SeriesKey
from genderplan.indicators.definitions import Indicator, IndicatorKind
from genderplan.indicators.observations import (
    SUITABLE,
    UNSUITABLE,
    Missing,
    Observation,
    ObservationStatus,
    ObservedValue,
    told_figure,
    unsuitable,
)
from genderplan.indicators.places import TreeUnits
from genderplan.indicators.sums import ADDABLE, Addable, Column, Order, nothing
from genderplan.issues import Issue, IssueKind, Severity
from genderplan.quantities import Count, Ratio
from genderplan.quantities.ratios import Exact

_Key = TypeVar("_Key", bound=Hashable)
UNKNOWN_UNIT: Final = IssueKind(
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
_PERHAPS_ABOVE: Final = IssueKind(
    "GP318",
    Severity.WARNING,
    mark(
        "{count} figures of {indicator} have a numerator above the denominator, such as {value}; "
        "no definition says whether they are shares"
    ),
    mark("Check the counts, or give the definition in indicators."),
)


@attrs.define
class Series:
    """The figures of one indicator, period and breakdown, by ascending place.

    The figures stand at ``positions``; ``column`` holds their values. ``set_aside`` are figures
    without counts and explicit gaps, by place.
    """

    key: SeriesKey
    positions: list[int]
    column: Column
    _group: Group
    _order: Order | None = None
    set_aside: dict[int, Observation] = attrs.field(factory=dict)
    levels: Counter[str] = attrs.field(factory=Counter)
    nested: bool = False
    _seen: list[Observation] | None = attrs.field(init=False, default=None)

    @property
    def seen(self) -> list[Observation]:
        """The observations whose figures can be added, by ascending place."""
        if self._seen is None:
            given = self._group.seen
            self._seen = given if self._order is None else list(self._order(given))
        return self._seen


class Arrangement:
    """Brings rows into the order of places; rows in the order of the last ones cost no sorting."""

    __slots__ = ("_codes", "_order", "_positions", "places")

    def __init__(self, places: TreeUnits) -> None:
        self.places = places
        self._codes: list[str] = []
        self._positions: list[int] | None = []
        self._order: Order | None = None

    def of(self, group: Group, end: dt.date | None) -> "tuple[list[int], Order | None] | None":
        """The places in ascending order and what brings the rows into it.

        None where rows must be looked at one by one: codes that are not known on the day of their
        figures, or that are given twice.
        """
        if absent_on(group, end, self.places):
            return None
        codes = group.units
        if codes != self._codes:
            self._learn(codes)
        return None if self._positions is None else (self._positions, self._order)

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
    group: Group,
    arrangement: Arrangement,
    definition: Indicator | None,
    report: Callable[[Issue], None],
) -> Series:
    """The series of the figures in *group*, without those that *definition* cannot have."""
    places = arrangement.places
    arranged = arrangement.of(group, key[1].end)
    figures = group.figures() if arranged is not None else None
    if arranged is None or figures is None or not _all_possible(definition, *figures):
        return _one_by_one(key, group, places, definition, report)
    positions, order = arranged
    column = Column(*figures, order=order)
    return _with_levels(Series(key, positions, column, group, order), positions, places)


def _all_possible(
    definition: Indicator | None,
    kind: type[Addable],
    values: Sequence[Exact],
    denominators: Sequence[Exact] | None,
) -> bool:
    """Whether :func:`possible` has nothing to say about a column."""
    if definition is not None and kind not in SUITABLE[definition.kind]:
        return False
    if denominators is not None and (definition is None or definition.kind is IndicatorKind.SHARE):
        return not any(map(gt, values, denominators))
    return definition is None or definition.kind is not IndicatorKind.FLAG or set(values) <= {0, 1}


def possible(
    group: list[Observation], definition: Indicator | None, report: Callable[[Issue], None]
) -> list[Observation]:
    """The figures of *group* that *definition* can have; the others are reported.

    Without a definition a part above its whole may be a ratio, 112 boys to 100 girls, and stays.
    """
    if definition is not None:
        reasons = [unsuitable(definition, seen.value) for seen in group]
        for seen, reason in zip(group, reasons, strict=True):
            if reason is not None:
                report(UNSUITABLE.at(seen.path, reason=reason))
        return [seen for seen, reason in zip(group, reasons, strict=True) if reason is None]
    above = [seen for seen in group if isinstance(seen.value, Ratio) and not seen.value.is_share]
    if above:
        first = above[0]
        value = told_figure(first.value)
        report(
            _PERHAPS_ABOVE.at(first.path, count=len(above), indicator=first.indicator, value=value)
        )
    return group


def _one_by_one(
    key: SeriesKey,
    group: Group,
    places: TreeUnits,
    definition: Indicator | None,
    report: Callable[[Issue], None],
) -> Series:
    """The series of figures of which some cannot be added, or stand twice."""
    given = possible(group.seen, definition, report)
    known = sorted(_known(given, key[1].end, places, report), key=itemgetter(0))
    chosen = one_each([place for place, _ in known], [seen for _, seen in known], report)
    kind = usual_type([each.value for each in chosen.values()], definition)
    values: dict[int, Addable] = {}
    set_aside: dict[int, Observation] = {}
    for place, seen in chosen.items():
        if (value := addable(seen.value, kind)) is not None:
            values[place] = value
        else:
            set_aside[place] = seen
            _say_why(seen, kind, report)
    column = Column.of(kind, list(values.values()))
    summed = Listed([chosen[place] for place in values])
    series = Series(key, list(values), column, summed, None, set_aside)
    return _with_levels(series, list(chosen), places)


def _with_levels(series: Series, heard: list[int], places: TreeUnits) -> Series:
    """The series with the levels of the units at *heard*, those without a figure too."""
    level = places.levels[heard[0]] if heard else ""
    if heard is places.positions(level):  # the units of a whole level
        series.levels = Counter({level: len(heard)})
        return series
    series.levels = Counter(map(places.levels.__getitem__, heard))
    if len(series.levels) > 1:
        after, ends = (
            islice(series.positions, 1, None),
            map(places.ends.__getitem__, series.positions),
        )
        series.nested = any(map(lt, after, ends))
    return series


def _known(
    group: list[Observation],
    end: dt.date | None,
    places: TreeUnits,
    report: Callable[[Issue], None],
) -> Iterator[tuple[int, Observation]]:
    """The places and figures of the units that there were on the day of their figures."""
    absent = absent_on(Listed(group), end, places)
    for seen in group:
        place = places.index.get(seen.unit)
        if place is None:
            report(UNKNOWN_UNIT.at(seen.path, unit=seen.unit, date=places.date))
        elif place in absent.get(seen.units_on, ()):
            on = seen.on or None
            report(_OTHER_DAY.at(seen.path, unit=seen.unit, on=on, date=places.date))
        else:
            yield place, seen


def absent_on(
    group: Group, end: dt.date | None, places: TreeUnits
) -> Mapping[dt.date | None, Collection[int]]:
    """The places of units that did not exist on the days of the figures, by what these state."""
    days = set(group.units_on) or {None}
    by_day = {day: places.absent_on(day or end or places.date) for day in days}
    return {day: absent for day, absent in by_day.items() if absent}


def one_each(
    keys: Sequence[_Key], group: Sequence[Observation], report: Callable[[Issue], None]
) -> dict[_Key, Observation]:
    """One observation of a series for each unit, which the *keys* tell apart."""
    alone = dict(zip(keys, group, strict=True))
    if len(alone) == len(group):
        return alone
    by_unit: dict[_Key, list[Observation]] = {}
    for key, seen in zip(keys, group, strict=True):
        by_unit.setdefault(key, []).append(seen)
    chosen = {}
    for key, same in by_unit.items():
        chosen[key], doubts = most_final(same)
        for _, issue in doubts:
            report(issue)
    return chosen


def most_final(same: Sequence[Observation]) -> tuple[Observation, list[tuple[Observation, Issue]]]:
    """The one of several figures for one thing that counts, and what is said of which others."""
    best = min(same, key=_finality)
    doubts = []
    others = [seen for seen in same if seen.value != best.value]
    for seen in others:
        issue = _CONTRADICTED.at(
            seen.path,
            other=told_figure(seen.value),
            other_source=seen.source or "?",
            kept=told_figure(best.value),
            source=best.source or "?",
        )
        doubts.append((seen, issue))
    if len(others) < len(same) - 1:
        doubts.append((best, _TWICE.at(best.path, times=len(same) - len(others))))
    return best, doubts


def _finality(seen: Observation) -> tuple[bool, int]:
    return isinstance(seen.value, Missing), list(ObservationStatus).index(seen.status)


def addable(value: ObservedValue, kind: type[Addable]) -> Addable | None:
    """What a value adds to figures of *kind*, nothing for "none"; None where it cannot be added."""
    if type(value) is kind:
        return value
    return nothing(kind) if value is Missing.NONE else None


def usual_type(values: Sequence[ObservedValue], definition: Indicator | None) -> type[Addable]:
    """The type that *definition* asks for, or else the one that most of *values* have."""
    if (definition is not None and definition.kind.has_denominator) or (
        values and type(values[0]) is Ratio
    ):
        return Ratio
    frequent = Counter(map(type, values)).most_common()
    return next((kind for kind in (kind for kind, _ in frequent) if kind in ADDABLE), Count)


def _say_why(seen: Observation, kind: type, report: Callable[[Issue], None]) -> None:
    if isinstance(seen.value, Missing):
        return
    if isinstance(seen.value, ADDABLE):
        name = type(seen.value).__name__
        report(_OTHER_TYPE.at(seen.path, type=name, usual=kind.__name__))
    else:
        report(_WITHOUT_COUNTS.at(seen.path, value=told_figure(seen.value)))
