"""Restated figures: what a unit of another day would have reported, and why.

Decided: a figure on new units is the list of old figures that went into it. Where an old unit was
divided and nobody knows how, its figure stays whole beside the units that share it: each of them
lies between two bounds, but every larger unit that holds all of them has an exact total again.
"""

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

import attrs

from genderplan._messages import Language, Message, mark, message
from genderplan.errors import NotFoundError
from genderplan.hierarchy.history import Succession
from genderplan.indicators.definitions import Indicator
from genderplan.indicators.observations import Breakdown, Observation, ObservationStatus
from genderplan.indicators.routes import Moved, Sources
from genderplan.indicators.series import SeriesKey
from genderplan.indicators.sums import Addable, add_up, nothing
from genderplan.indicators.tree_units import TreeUnit
from genderplan.indicators.wording import figure_text
from genderplan.issues import Issues
from genderplan.periods import Period
from genderplan.quantities import Count, Ratio

__all__ = ["Move", "Moved", "Restated", "Restatement", "Undivided", "bounds_of"]


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
    unit: TreeUnit
    period: Period
    breakdown: Breakdown = ()
    moves: tuple[Move, ...] = ()
    undivided: tuple[Undivided, ...] = ()
    missing: tuple[TreeUnit, ...] = ()
    units_on: dt.date
    kind: type[Addable]
    definition: Indicator | None = None

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
    onto: dt.date
    issues: Issues
    carried: tuple[Observation, ...] = ()
    left_out: tuple[Observation, ...] = ()
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
