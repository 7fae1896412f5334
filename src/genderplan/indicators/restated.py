"""Restated figures: what a unit of another day would have reported, and why.

Where an old unit's figures go depends on the unit, on the day of its figures, on whether people are
counted and on the caller's choice, but not on the figure, so it is found once for all of them.

A figure on new units is the list of old figures that went into it. Where an old unit was divided
and nobody knows how, its figure stays whole beside the units that share it: each of them lies
between two bounds, but every larger unit that holds all of them has an exact total again.
"""

import datetime as dt
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from enum import Enum
from functools import lru_cache
from typing import Any, Final, Literal, TypeAlias

import attrs

from genderplan._messages import Language, Message, mark, message, translate
from genderplan.errors import InvalidValueError, NotFoundError
from genderplan.hierarchy.hierarchies import Hierarchy
from genderplan.hierarchy.history import Share, Succession
from genderplan.hierarchy.units import AdministrativeUnit, Level
from genderplan.indicators.columns import SeriesKey
from genderplan.indicators.definitions import Indicator
from genderplan.indicators.observations import (
    Breakdown,
    Observation,
    ObservationStatus,
    figure_text,
)
from genderplan.indicators.places import TreeUnit
from genderplan.indicators.sums import Addable, add_up, nothing
from genderplan.issues import Issues
from genderplan.periods import Period
from genderplan.quantities import Count, Ratio
from genderplan.quantities.ratios import Exact, exact

__all__ = [
    "Move",
    "Moved",
    "Restated",
    "Restatement",
    "Route",
    "Routes",
    "Sources",
    "Splits",
    "Undivided",
    "Weights",
    "bounds_of",
    "kept_routes",
]


Splits: TypeAlias = Literal["bounds", "main", "refuse"]
Weights: TypeAlias = Mapping[str, Mapping[str, Exact]]
_SPLITS: Final = ("bounds", "main", "refuse")


class Moved(Enum):
    """How an old figure came to a new unit."""

    UNCHANGED = "unchanged"
    WHOLE = "whole"
    PEOPLE = "people"
    MAIN = "main"
    WEIGHTS = "weights"

    def label(self, language: Language = "en") -> str:
        """The words for this way."""
        return translate(_WAYS[self], language)


_WAYS: Final = {
    Moved.UNCHANGED: mark("the unit goes on"),
    Moved.WHOLE: mark("the whole unit went there"),
    Moved.PEOPLE: mark("the whole population went there"),
    Moved.MAIN: mark("divided unit, given whole to its main successor"),
    Moved.WEIGHTS: mark("divided unit, by the weights given"),
}


@attrs.frozen
class Route:
    """Where a unit's figures go; ``how`` is None when an unknown part goes to each of *steps*.

    There may be one step of which it is not known whether the whole unit went there.
    """

    old: AdministrativeUnit
    how: Moved | None
    steps: tuple[Succession, ...] = ()
    weights: tuple[Exact, ...] = ()
    targets: tuple[AdministrativeUnit, ...] = attrs.field(init=False)
    """The new units; the unit itself where it goes on."""
    level: Level = attrs.field(init=False)

    @targets.default
    def _targets(self) -> tuple[AdministrativeUnit, ...]:
        return tuple(step.unit for step in self.steps) or (self.old,)

    @level.default
    def _level(self) -> Level:
        return self.old.level


class _DayTable(dict[str, "tuple[AdministrativeUnit | None, Route | None]"]):
    """By code, the units of a day and their routes, each found when it is first asked for."""

    def __init__(self, routes: "Routes", day: dt.date, *, people: bool) -> None:
        super().__init__()
        self._routes = routes
        self._day = day
        self._people = people

    def __missing__(self, code: str) -> "tuple[AdministrativeUnit | None, Route | None]":
        try:
            unit = self._routes.hierarchy.at(self._day)[code]
        except NotFoundError:
            self[code] = None, None
        else:
            self[code] = unit, self._routes.of(unit, self._day, people=self._people)
        return self[code]


@attrs.define(eq=False)
class Routes:
    """All routes onto one day, each found once."""

    hierarchy: Hierarchy
    onto: dt.date
    splits: Splits
    weights: Weights
    _found: dict[tuple[AdministrativeUnit, dt.date, bool], Route | None] = attrs.field(factory=dict)
    _tables: dict[tuple[dt.date, bool], _DayTable] = attrs.field(factory=dict)
    _sources: dict[
        tuple[AdministrativeUnit, str, dt.date, bool], tuple[AdministrativeUnit, ...]
    ] = attrs.field(factory=dict)

    def __attrs_post_init__(self) -> None:
        if self.splits not in _SPLITS:
            summary = message(
                "splits is {value}; one of {expected} is expected",
                value=repr(self.splits),
                expected=", ".join(_SPLITS),
            )
            raise InvalidValueError(summary, self.splits, "splits")

    def on(self, day: dt.date, *, people: bool) -> "_DayTable":
        """The units of a day by code, with their routes; no unit for an unknown code or day."""
        key = (day, people)
        if key not in self._tables:
            self._tables[key] = _DayTable(self, day, people=people)
        return self._tables[key]

    def of(self, old: AdministrativeUnit, on: dt.date, *, people: bool) -> Route | None:
        """The route of the figures that a unit had on a day; None when no successor is known."""
        key = (old, on, people)
        if key not in self._found:
            self._found[key] = self._find(old, on, people=people)
        return self._found[key]

    def _find(self, old: AdministrativeUnit, on: dt.date, *, people: bool) -> Route | None:
        if self.onto < on:
            return Route(old, Moved.UNCHANGED) if self._same_before(old, on) else None
        steps = self.hierarchy.successors(old, on=self.onto, since=on)
        if not steps and old.exists_on(self.onto):
            return Route(old, Moved.UNCHANGED)
        if not steps or not all(step.unit.exists_on(self.onto) for step in steps):
            return None
        if len(steps) == 1 and steps[0].share is Share.WHOLE:
            return Route(old, Moved.WHOLE, steps)
        settled = tuple(step for step in steps if step.share.moves_all_people)
        if people and len(settled) == 1:
            return Route(old, Moved.PEOPLE, settled)
        return self._divided(old, steps)

    def _same_before(self, unit: AdministrativeUnit, on: dt.date) -> bool:
        """Whether a unit was the same on the earlier day: it has taken in and given off nothing."""
        hierarchy, before = self.hierarchy, self.onto
        return unit.exists_on(before) and not (
            hierarchy.predecessors(unit, on=before)
            or hierarchy.successors(unit, on=on, since=before)
        )

    def _divided(self, old: AdministrativeUnit, steps: tuple[Succession, ...]) -> Route:
        if old.code in self.weights:
            return Route(old, Moved.WEIGHTS, steps, self._weights_of(old, steps))
        if self.splits == "main":
            main = tuple(step for step in steps if step.main)
            return Route(old, Moved.MAIN, main[:1] or steps[:1])
        if self.splits == "refuse":
            summary = message(
                "how much of {unit} ({code}) went to each of its {count} successors of {date} is "
                "not known; choose splits='bounds' or splits='main', or give weights for it",
                unit=old.full_name(),
                code=old.code,
                count=len(steps),
                date=str(steps[0].on),
            )
            raise InvalidValueError(summary, old, "splits")
        return Route(old, None, steps)

    def _weights_of(
        self, old: AdministrativeUnit, steps: Sequence[Succession]
    ) -> tuple[Exact, ...]:
        given = self.weights[old.code]
        path = f"weights[{old.code}]"
        known = {step.unit.code for step in steps}
        weights = tuple(exact(given.get(step.unit.code, 0), path) for step in steps)
        if set(given) <= known and min(weights) >= 0 and sum(weights) > 0:
            return weights
        summary = message(
            "{path} is {value}; numbers of at least 0, not all 0, for some of {expected} "
            "are expected",
            path=path,
            value=str(dict(given)),
            expected=", ".join(sorted(known)),
        )
        raise InvalidValueError(summary, given, path)

    def sources(
        self, new: AdministrativeUnit, level: str, on: dt.date, *, people: bool
    ) -> tuple[AdministrativeUnit, ...]:
        """The units of *level* on a day that owe a figure to *new*, itself too where it goes on."""
        key = (new, level, on, people)
        if key not in self._sources:
            steps = self.hierarchy.predecessors(new, on=on)
            if steps and steps[0].unit.level != level:
                # Communes owe a province nothing here: their figures go to its new communes.
                is_above = steps[0].unit.level.rank > Level(level).rank
                steps = self.hierarchy.predecessors(new, on=on, level=level) if is_above else ()
            olds = [step.unit for step in steps]
            if new.level == level and new.exists_on(on):
                olds.append(new)
            routes = ((old, self.of(old, on, people=people)) for old in olds)
            self._sources[key] = tuple(old for old, way in routes if way and new in way.targets)
        return self._sources[key]


def kept_routes(
    hierarchy: Hierarchy, onto: dt.date, splits: Splits, weights: Weights | None = None
) -> Routes:
    """The routes onto a day, which are kept for the next call unless they depend on weights."""
    if weights:
        return Routes(hierarchy, onto, splits, weights)
    return _routes(hierarchy, onto, splits)


@lru_cache(maxsize=8)
def _routes(hierarchy: Hierarchy, onto: dt.date, splits: Splits) -> Routes:
    return Routes(hierarchy, onto, splits, {})


@attrs.frozen(eq=False)
class Sources:
    """The old units behind a restated series: those that gave a figure and those that owe none.

    ``day`` is the day on whose list of units the figures stood.
    """

    routes: Routes
    day: dt.date
    people: bool
    heard: frozenset[AdministrativeUnit]
    exempt: frozenset[AdministrativeUnit]

    @property
    def levels(self) -> Counter[str]:
        """How many figures stood at each level."""
        return Counter(str(unit.level) for unit in self.heard)

    def reported(self, unit: AdministrativeUnit) -> bool:
        """Whether *unit* gave a figure, or a unit above it did."""
        return unit in self.heard or not self.heard.isdisjoint(unit.path_on(self.day))


@attrs.frozen
class Move:
    """An old figure, or the part of it, that went to one new unit."""

    observation: Observation
    old: TreeUnit
    how: Moved
    value: Addable
    step: Succession | None = None


@attrs.frozen
class Undivided:
    """An old figure whose unit was divided in unknown parts among several new units."""

    observation: Observation
    old: TreeUnit
    value: Addable
    steps: tuple[Succession, ...]

    @property
    def codes(self) -> tuple[str, ...]:
        """The codes of the new units that share the figure."""
        return tuple(step.unit.code for step in self.steps)


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Restated:
    """One indicator's figure for a unit of another day.

    ``moves`` are the old figures that went there, ``undivided`` those of which an unknown part did,
    ``missing`` the old units that reported nothing.
    """

    indicator: str
    """The code of the indicator."""
    unit: TreeUnit
    """The unit that the figure is restated onto."""
    period: Period
    """The period that the figure is of."""
    breakdown: Breakdown = ()
    """The cell of a disaggregated table."""
    moves: tuple[Move, ...] = ()
    """The old figures that went to the unit."""
    undivided: tuple[Undivided, ...] = ()
    """The old figures of which an unknown part went there."""
    missing: tuple[TreeUnit, ...] = ()
    """The old units that reported nothing."""
    units_on: dt.date
    """The day whose units the figure is on now."""
    kind: type[Addable]
    """The type of the figure: counts, ratios, money."""
    definition: Indicator | None = None
    """The indicator, when it was given."""

    @property
    def certain(self) -> Addable:
        """What certainly belongs to the unit: the sum of the figures that moved."""
        return add_up([move.value for move in self.moves]) or nothing(self.kind)

    @property
    def value(self) -> Addable | None:
        """The figure when it is exact; None when part of it lies between bounds."""
        return None if self.undivided else self.certain

    @property
    def low(self) -> Addable:
        """The least that the figure can be."""
        return bounds_of(self.certain, [share.value for share in self.undivided])[0]

    @property
    def high(self) -> Addable | None:
        """The greatest that the figure can be; None when there is no upper bound."""
        return bounds_of(self.certain, [share.value for share in self.undivided])[1]

    @property
    def observation(self) -> Observation:
        """What is certain as an observation of the new unit, to be added up further.

        A figure of a unit that goes on is the observation that was given.
        """
        if len(self.moves) == 1 and self.moves[0].how is Moved.UNCHANGED and not self.undivided:
            return self.moves[0].observation
        parts: tuple[Move | Undivided, ...] = (*self.moves, *self.undivided)
        given = [part.observation for part in parts]
        return Observation(
            indicator=self.indicator,
            unit=self.unit.code,
            period=self.period,
            value=self.certain,
            breakdown=self.breakdown,
            status=max((one.status for one in given), key=list(ObservationStatus).index),
            source="; ".join(dict.fromkeys(one.source for one in given if one.source)),
            units_on=self.units_on,
        )

    def explain(self, language: Language = "en") -> str:
        """Where the figure comes from, old unit by old unit."""
        return " ".join(part.text(language) for part in self._sentences(language))

    def _sentences(self, language: Language) -> Iterator[Message]:
        def shown(value: Addable | None) -> str:
            return figure_text(value, self.definition, language)

        name = self.definition.label(language) if self.definition else self.indicator
        facts: Any = {
            "indicator": name,
            "unit": self.unit.full_name(self.units_on),
            "period": self.period.text(language),
        }
        if self.undivided:
            yield message(_BETWEEN, **facts, low=shown(self.low), high=shown(self.high))
        else:
            yield message(_EXACT, **facts, value=shown(self.certain))
        for move in self.moves:
            old, how = _named(move.old, move.observation.on), move.how.label(language)
            yield message(_MOVE, value=shown(move.value), old=old, how=how)
        for share in self.undivided:
            new = ", ".join(_named(step.unit, self.units_on) for step in share.steps)
            old = _named(share.old, share.observation.on)
            yield message(_SHARED, value=shown(share.value), old=old, new=new)
        if self.missing:
            yield message(_MISSING, units=", ".join(_named(unit, None) for unit in self.missing))

    def __repr__(self) -> str:
        shown = self.value if self.value is not None else f"{self.low} to {self.high}"
        return f"<Restated {self.indicator}[{self.unit.code}, {self.period}]: {shown}>"


_EXACT: Final = mark("{indicator}, {unit}, {period}: {value}.")
_BETWEEN: Final = mark("{indicator}, {unit}, {period}: between {low} and {high}.")
_MOVE: Final = mark("{value} from {old} ({how}).")
_SHARED: Final = mark("An unknown part of {value} from {old}, which went to {new}.")
_MISSING: Final = mark("Nothing was reported by {units}.")


def _named(unit: TreeUnit, on: dt.date | None) -> str:
    return f"{unit.full_name(on)} {unit.code}"


def bounds_of(certain: Addable, shared: Sequence[Addable]) -> tuple[Addable, Addable | None]:
    """The least and the greatest of *certain* with unknown parts of *shared* added to it.

    Of a share, women and the others may each have come or stayed.

    >>> bounds_of(Ratio(10, 40), [Ratio(5, 10)])
    (Ratio(10, 45), Ratio(15, 45))
    >>> bounds_of(Count(7), [Count(5)])
    (Count(7), Count(12))
    """
    if isinstance(certain, Ratio):
        return _ratio_bounds(certain, [part for part in shared if isinstance(part, Ratio)])
    total = add_up([certain, *shared])
    if isinstance(certain, Count) and isinstance(total, Count):
        high = None if total.high is None else Count(total.high)
        return (certain, total) if not shared else (Count(certain.low), high)
    return certain, total


def _ratio_bounds(certain: Ratio, shared: Sequence[Ratio]) -> tuple[Ratio, Ratio | None]:
    if not shared:
        return certain, certain
    loose = add_up(shared)
    assert isinstance(loose, Ratio)  # noqa: S101 - shared is not empty
    if certain.is_share and all(part.is_share for part in shared):
        least = certain + Ratio(0, loose.rest)
        return least, certain + Ratio(loose.numerator, loose.numerator)
    least = certain + Ratio(0, loose.denominator)
    total = certain + loose
    return least, Ratio(total.numerator, certain.denominator) if certain.denominator else None


@attrs.frozen(eq=False, repr=False)
class Restatement(Sequence[Restated]):
    """Figures on the units of another day, with what could not be restated.

    A sequence; by a unit's code it also gives that unit's only figure. :func:`roll_up` takes it as
    it is, and knows that a divided figure is whole again in a unit that holds all its parts.
    ``sources`` says of each series which old units gave a figure, so that totals can tell what is
    missing from them.
    """

    figures: tuple[Restated, ...]
    """The figures on the new units."""
    onto: dt.date
    """The day of the new units."""
    issues: Issues
    """What could not be restated, with the reason."""
    carried: tuple[Observation, ...] = ()
    """Figures without counts that went along where only a name changed."""
    left_out: tuple[Observation, ...] = ()
    """Figures that could not be restated."""
    sources: Mapping[SeriesKey, Sources] = attrs.field(factory=dict)
    """The old units that gave a figure, series by series."""

    @property
    def observations(self) -> tuple[Observation, ...]:
        """What is certain as observations of the new units, and what went along as it was.

        Explicit gaps and bare percentages go along where nothing but a unit's name changed.
        """
        return (*(figure.observation for figure in self.figures), *self.carried)

    @property
    def undivided(self) -> tuple[Undivided, ...]:
        """The figures of divided units, each once."""
        shared = {id(share): share for figure in self.figures for share in figure.undivided}
        return tuple(shared.values())

    @property
    def is_exact(self) -> bool:
        """Whether no figure lies between bounds."""
        return not any(figure.undivided for figure in self.figures)

    def __len__(self) -> int:
        return len(self.figures)

    def __iter__(self) -> Iterator[Restated]:
        return iter(self.figures)

    def __getitem__(self, index: Any) -> Any:  # noqa: ANN401 - a number, a slice or a code
        """The figure at an index, or the only one of the unit with a code."""
        if not isinstance(index, str):
            return self.figures[index]
        found = self.where(unit=index)
        if len(found) == 1:
            return found[0]
        raise NotFoundError(
            message("{count} figures are of the unit {unit}", count=len(found), unit=index),
            query=index,
            candidates=found,
        )

    def where(
        self, *, unit: object = None, indicator: object = None, period: Period | None = None
    ) -> tuple[Restated, ...]:
        """The figures of a unit, an indicator or a period, or of several of these."""
        code, what = getattr(unit, "code", unit), getattr(indicator, "code", indicator)
        return tuple(
            figure
            for figure in self.figures
            if code in {None, figure.unit.code}
            and what in {None, figure.indicator}
            and period in {None, figure.period}
        )

    def __repr__(self) -> str:
        return f"<Restatement onto {self.onto}: {len(self)} figures, {len(self.issues)} issues>"
