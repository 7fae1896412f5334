"""Where an old unit's figures go on another day, and the figures that new units have of them.

The way depends on the unit, on the day of its figures, on whether people are counted and on the
caller's choice, but not on the figure: it is found once for all of them, and kept for the next
restatement onto the same day.

A figure on new units is the list of old figures that went into it. Where an old unit was divided
and nobody knows how, its figure stays whole beside the units that share it: each of them lies
between two bounds, but every larger unit that holds all of them has an exact total again.
"""

import datetime as dt
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache, lru_cache, partial
from typing import Any, Final, Literal, TypeAlias, get_args

import attrs

from genderplan._choices import WordedChoice, none_of
from genderplan._messages import Language, Message, mark, message
from genderplan.errors import InvalidValueError, NotFoundError
from genderplan.hierarchy.hierarchies import Hierarchy
from genderplan.hierarchy.history import Share, Succession
from genderplan.hierarchy.units import AdministrativeUnit, Level
from genderplan.indicators.definitions import Indicator
from genderplan.indicators.observations import (
    Breakdown,
    Observation,
    figure_text,
    least_final,
    range_text,
    sources_of,
)
from genderplan.indicators.places import TreeUnit
from genderplan.indicators.sums import Addable, add_up, bounds_of, nothing, row_cells
from genderplan.periods import Period
from genderplan.quantities.ratios import Exact, exact

Splits: TypeAlias = Literal["bounds", "main", "refuse"]
Weights: TypeAlias = Mapping[str, Mapping[str, Exact]]


class Moved(WordedChoice):
    """How an old figure came to a new unit."""

    UNCHANGED = "unchanged", mark("the unit goes on")
    WHOLE = "whole", mark("the whole unit went there")
    PEOPLE = "people", mark("the whole population went there")
    MAIN = "main", mark("divided unit, given whole to its main successor")
    WEIGHTS = "weights", mark("divided unit, by the weights given")


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


_Table: TypeAlias = Callable[[str], tuple[AdministrativeUnit | None, Route | None]]


@attrs.define(eq=False)
class Routes:
    """All routes onto one day, each found once."""

    hierarchy: Hierarchy
    onto: dt.date
    splits: Splits
    weights: Weights
    _tables: dict[tuple[dt.date, bool], _Table] = attrs.field(factory=dict)
    _sources: dict[
        tuple[AdministrativeUnit, str, dt.date, bool], tuple[AdministrativeUnit, ...]
    ] = attrs.field(factory=dict)

    def __attrs_post_init__(self) -> None:
        if self.splits not in get_args(Splits):
            raise none_of(self.splits, "splits", get_args(Splits))

    def on(self, day: dt.date, *, people: bool) -> _Table:
        """What finds the units of a day by code, with their routes; no unit for an unknown code."""
        key = (day, people)
        if key not in self._tables:
            self._tables[key] = cache(partial(self._of_code, day, people=people))
        return self._tables[key]

    def _of_code(
        self, day: dt.date, code: str, *, people: bool
    ) -> tuple[AdministrativeUnit | None, Route | None]:
        try:
            unit = self.hierarchy.at(day)[code]
        except NotFoundError:  # of a day too, before the first that is known
            return None, None
        return unit, self._find(unit, day, people=people)

    def of(self, old: AdministrativeUnit, on: dt.date, *, people: bool) -> Route | None:
        """The route of the figures that a unit had on a day; None when no successor is known."""
        return self.on(on, people=people)(old.code)[1]

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
                date=steps[0].on,
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
    """The old figure."""
    old: TreeUnit
    """The unit that reported it."""
    how: Moved
    """How it came to the new unit."""
    value: Addable
    """The part of it that went there; all of it unless the unit was divided by weights."""
    step: Succession | None = None
    """The step from the old unit to the new one; None where the unit goes on."""


@attrs.frozen
class Undivided:
    """An old figure whose unit was divided in unknown parts among several new units."""

    observation: Observation
    """The old figure."""
    old: TreeUnit
    """The unit that reported it."""
    value: Addable
    """The whole of it."""
    steps: tuple[Succession, ...]
    """The steps to the new units that share it."""

    @property
    def codes(self) -> tuple[str, ...]:
        """The codes of the new units that share the figure."""
        return tuple(step.unit.code for step in self.steps)


@attrs.frozen(kw_only=True, repr=False)
class Restated:
    """One indicator's figure for a unit of another day."""

    indicator: str
    """The code of the indicator."""
    unit: TreeUnit
    """The new unit."""
    period: Period
    """The period of the figures."""
    breakdown: Breakdown = ()
    """The cell of a disaggregated table, empty for everybody."""
    moves: tuple[Move, ...] = ()
    """The old figures that went there."""
    undivided: tuple[Undivided, ...] = ()
    """The old figures of which an unknown part went there."""
    missing: tuple[TreeUnit, ...] = ()
    """The old units that owed a figure and reported nothing."""
    units_on: dt.date
    """The day of the new unit."""
    kind: type[Addable]
    """The type of the figures: counts, ratios or money."""
    definition: Indicator | None = None
    """The indicator's definition, when one was given."""

    @property
    def parts(self) -> tuple[Move | Undivided, ...]:
        """The old figures that went there in whole or in part."""
        return (*self.moves, *self.undivided)

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
        given = [part.observation for part in self.parts]
        return Observation(
            indicator=self.indicator,
            unit=self.unit.code,
            period=self.period,
            value=self.certain,
            breakdown=self.breakdown,
            status=least_final(given),
            source=sources_of(given),
            units_on=self.units_on,
        )

    def figure(self, language: Language = "vi") -> str:
        """The figure in words and numbers, or the bounds between which it lies."""
        return range_text(self.value, self.low, self.high, self.definition, language)

    def to_row(self) -> dict[str, Any]:
        """The figure as a row of plain values; see :meth:`Restatement.to_rows`."""
        row: dict[str, Any] = {
            "unit": self.unit.code,
            "unit_name": self.unit.full_name(self.units_on),
            "indicator": self.indicator,
            "period": str(self.period),
            **dict(self.breakdown),
        }
        row |= row_cells(self.value, self.low, self.high)
        return row | {"old_units": len(self.parts), "missing": len(self.missing)}

    def explain(self, language: Language = "vi") -> str:
        """Where the figure comes from, old unit by old unit."""
        return " ".join(part.text(language) for part in self._sentences(language))

    def _sentences(self, language: Language) -> Iterator[Message]:
        def shown(value: Addable | None) -> str:
            return figure_text(value, self.definition, language)

        yield message(
            _BETWEEN if self.undivided else _EXACT,
            indicator=self.definition.label(language) if self.definition else self.indicator,
            unit=self.unit.full_name(self.units_on),
            period=self.period.text(language),
            value=shown(self.certain),
            low=shown(self.low),
            high=shown(self.high),
        )
        for move in self.moves:
            old, how = _named(move.old, move.observation.on), move.how.label(language)
            yield message(_MOVE, value=shown(move.value), old=old, how=how)
        for share in self.undivided:
            new = ", ".join(_named(step.unit, self.units_on) for step in share.steps)
            old = _named(share.old, share.observation.on)
            yield message(_SHARED, value=shown(share.value), old=old, new=new)
        if self.missing:
            yield message(_MISSING, units=", ".join(f"{unit} {unit.code}" for unit in self.missing))

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
