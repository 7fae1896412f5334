"""Restated figures: what a unit of another day would have reported, and why.

A figure on new units is the list of old figures that went into it. Where an old unit was divided
and nobody knows how, its figure stays whole beside the units that share it: each of them lies
between two bounds, but every larger unit that holds all of them has an exact total again.
"""

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

import attrs

from genderplan._messages import Language, Message, mark, message
from genderplan._notebook import html_table
from genderplan.errors import NotFoundError
from genderplan.hierarchy.history import Succession
from genderplan.indicators.columns import SeriesKey
from genderplan.indicators.definitions import Indicator
from genderplan.indicators.observations import (
    Breakdown,
    Observation,
    ObservationStatus,
    figure_text,
)
from genderplan.indicators.places import TreeUnit
from genderplan.indicators.routes import Moved, Sources
from genderplan.indicators.sums import Addable, add_up, nothing, parts_of
from genderplan.issues import Issues
from genderplan.periods import Period
from genderplan.quantities import Count, Ratio

__all__ = ["Move", "Restated", "Restatement", "Undivided", "bounds_of"]


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
            status=max((one.status for one in given), key=list(ObservationStatus).index),
            source="; ".join(dict.fromkeys(one.source for one in given if one.source)),
            units_on=self.units_on,
        )

    def figure(self, language: Language = "vi") -> str:
        """The figure in words and numbers, or the bounds between which it lies."""
        if self.value is not None:
            return figure_text(self.value, self.definition, language)
        bounds = (figure_text(each, self.definition, language) for each in (self.low, self.high))
        return " – ".join(bounds)

    def to_row(self) -> dict[str, Any]:
        """The figure as a row of plain values; see :meth:`Restatement.to_rows`."""
        row: dict[str, Any] = {
            "unit": self.unit.code,
            "unit_name": self.unit.full_name(self.units_on),
            "indicator": self.indicator,
            "period": str(self.period),
            **dict(self.breakdown),
        }
        for prefix, value in (("", self.value), ("low_", self.low), ("high_", self.high)):
            numerator, denominator, _ = parts_of(value)
            row |= {f"{prefix}numerator": numerator, f"{prefix}denominator": denominator}
        row["bound"] = parts_of(self.value)[2]
        return row | {"old_units": len(self.parts), "missing": len(self.missing)}

    def explain(self, language: Language = "vi") -> str:
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


class RestatedObservations(tuple[Observation, ...]):  # noqa: SLOT001 - tuples take no slots
    """The observations of a restatement, which know what they come from."""

    restatement: "Restatement"


@attrs.frozen(repr=False)
class Restatement(Sequence[Restated]):
    """Figures on the units of another day, with what could not be restated.

    A sequence; by a unit's code it also gives that unit's only figure. :func:`roll_up` takes it as
    it is, and knows that a divided figure is whole again in a unit that holds all its parts.
    One that was read from a file or a pickle has its figures and findings, but not the hierarchy:
    restate the figures again to roll them up.
    """

    figures: tuple[Restated, ...]
    """The figures of the new units, series by series."""
    onto: dt.date
    """The day of the new units."""
    issues: Issues
    """What was found on the way: figures left out, and new units of which old ones are missing."""
    carried: tuple[Observation, ...] = ()
    """Gaps and bare percentages that went along, because nothing but a unit's name changed."""
    left_out: tuple[Observation, ...] = ()
    """The figures that could not be restated; each has a finding."""
    sources: Mapping[SeriesKey, Sources] | None = attrs.field(default=None, init=False, eq=False)
    """The old units that gave a figure, series by series, for totals to tell what is missing."""

    def of(self, sources: Mapping[SeriesKey, Sources]) -> "Restatement":
        """The same with the old units behind each series."""
        found = attrs.evolve(self)
        object.__setattr__(found, "sources", sources)
        return found

    @property
    def observations(self) -> "RestatedObservations":
        """What is certain as observations of the new units, and what went along as it was.

        Explicit gaps and bare percentages go along where nothing but a unit's name changed. Rolled
        up as they are, they say which old units owed a figure; a list made of them does not.
        """
        found = RestatedObservations(
            (*(figure.observation for figure in self.figures), *self.carried)
        )
        found.restatement = self
        return found

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

    def to_rows(self) -> list[dict[str, Any]]:
        """Each figure as a row of plain values, all with the same columns, for a data frame.

        ``unit`` is the code and ``unit_name`` the name of the new unit; a count stands in
        ``numerator`` alone. A figure that is not exact lies between ``low_`` and ``high_``.
        ``old_units`` gave a figure to it, ``missing`` did not.
        """
        dimensions = sorted({name for figure in self.figures for name, _ in figure.breakdown})
        return [dict.fromkeys(dimensions) | figure.to_row() for figure in self.figures]

    def html(self, language: Language = "vi") -> str:
        """The figures as a table of HTML: unit, indicator, period, figure, and from which units."""
        rows = (
            (
                figure.unit.full_name(self.onto),
                figure.definition.label(language) if figure.definition else figure.indicator,
                figure.period.text(language),
                figure.figure(language),
                ", ".join(part.old.full_name(part.observation.on) for part in figure.parts),
            )
            for figure in self.figures
        )
        onto = Period.of_days(self.onto).text(language)
        caption = message("{count} figures on the units of {date}", count=len(self), date=onto)
        return html_table(caption.text(language), _HEAD, rows, language)

    def _repr_html_(self) -> str:
        return self.html()

    def __reduce__(self) -> tuple[Any, ...]:
        return Restatement, (self.figures, self.onto, self.issues, self.carried, self.left_out)

    def __repr__(self) -> str:
        return f"Restatement(onto={self.onto}, figures={len(self)}, issues={len(self.issues)})"


_HEAD: Final = (
    mark("Unit"),
    mark("Indicator"),
    mark("Period"),
    mark("Figure"),
    mark("From"),
)
