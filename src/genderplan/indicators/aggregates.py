"""Aggregates: a total, which units it was due from, which of them it came from, and why.

Totals are worked out when they are asked for, from the columns of a series, so that asking for one
province does not cost the sums of all. Expected units fall into two parts, those whose figures are
in the total and those that are missing; a unit that sent a bare percentage is missing, because
nothing of it is in the total. Of restated figures the expected units are the old ones.

Where a unit and units inside it both report, the figures from inside count once they are complete,
otherwise the unit's own; both are kept (:attr:`Aggregate.own`, :attr:`Aggregate.parts`).
"""

import datetime as dt
from collections.abc import Iterator, Sequence
from typing import Final, overload

import attrs

from genderplan._messages import Language, Message, mark, message
from genderplan.errors import NotFoundError
from genderplan.indicators.definitions import Indicator
from genderplan.indicators.observations import (
    Breakdown,
    Missing,
    Observation,
    ObservationStatus,
    figure_text,
)
from genderplan.indicators.places import TreeUnit
from genderplan.indicators.subtotals import Subtotal
from genderplan.indicators.sums import Addable, Column
from genderplan.issues import Issues
from genderplan.periods import Period
from genderplan.quantities import Ratio

__all__ = ["Aggregate", "Aggregates"]


# Frozen like every result, but by its setter: a frozen class takes twice as long to make.
@attrs.define(eq=False, repr=False, on_setattr=attrs.setters.frozen)
class Aggregate:
    """The total of one indicator over one unit, for one period and breakdown.

    ``unit`` is the unit summed over. Two aggregates are never the same fact twice, so they are not
    compared; compare their values.
    """

    _tally: Subtotal
    _place: int
    _column: Column | None = None
    _first: int = 0
    _last: int = 0

    @property
    def unit(self) -> TreeUnit:
        """The unit that the total is of."""
        return self._tally.places.units[self._place]

    @property
    def definition(self) -> Indicator | None:
        """The indicator's definition, when one was given."""
        return self._tally.definition

    @property
    def indicator(self) -> str:
        """The code of the indicator."""
        return self._tally.series.key[0]

    @property
    def period(self) -> Period:
        """The period of the figures."""
        return self._tally.series.key[1]

    @property
    def breakdown(self) -> Breakdown:
        """The cell of a disaggregated table, empty for everybody."""
        return self._tally.series.key[2]

    @property
    def value(self) -> Addable | None:
        """The total: a count with its bound, a ratio of sums.

        None without figures, and when restated figures leave it between :attr:`low` and
        :attr:`high`.
        """
        if self._column is not None:
            return self._column.sum(self._first, self._last)
        return self._tally.value(self._place)

    @property
    def low(self) -> Addable | None:
        """The least that the total can be; the total itself unless it is between bounds."""
        return self._tally.bounds(self._place)[0]

    @property
    def high(self) -> Addable | None:
        """The greatest that the total can be; None when nothing bounds it."""
        return self._tally.bounds(self._place)[1]

    @property
    def own(self) -> Observation | None:
        """What the unit itself reported."""
        return self._tally.own(self._place)

    @property
    def parts(self) -> Addable | None:
        """The total of what units inside it reported; None when none did."""
        return self._tally.parts(self._place)

    @property
    def observations(self) -> tuple[Observation, ...]:
        """The observations that the total is made of."""
        return tuple(self._tally.seen(self._place))

    @property
    def observation(self) -> Observation | None:
        """The total as one figure of its unit; None without a total.

        It is as final as the least final figure in it.
        """
        value = self.value
        if value is None:
            return None
        order = list(ObservationStatus)
        statuses = (seen.status for seen in self.observations)
        return Observation(
            indicator=self.indicator,
            unit=self.unit.code,
            period=self.period,
            value=value,
            breakdown=self.breakdown,
            status=max(statuses, key=order.index, default=ObservationStatus.FINAL),
            units_on=self._tally.places.date,
        )

    @property
    def expected(self) -> tuple[TreeUnit, ...]:
        """The units that the figure was due from; of restated figures those of their own day."""
        return tuple(self._tally.due(self._place))

    @property
    def reported(self) -> tuple[TreeUnit, ...]:
        """The expected units that are in the total, by their own figure or that of a unit above."""
        return tuple(self._tally.reported(self._place))

    @property
    def missing(self) -> tuple[TreeUnit, ...]:
        """The expected units that are not in the total."""
        present = {id(unit) for unit in self.reported}
        return tuple(unit for unit in self.expected if id(unit) not in present)

    @property
    def without_counts(self) -> tuple[TreeUnit, ...]:
        """Units that reported a percentage or rate without its counts; they are in no total."""
        end = self._tally.places.ends[self._place]
        return self._tally.places.named(
            sorted(
                place
                for place, seen in self._tally.series.set_aside.items()
                if self._place <= place < end and not isinstance(seen.value, Missing)
            )
        )

    @property
    def coverage(self) -> Ratio:
        """How many of the expected units are in the total: 3 of 5 is ``Ratio(3, 5)``."""
        return self._tally.coverage(self._place)

    @property
    def is_complete(self) -> bool:
        """Whether every expected unit is in the total."""
        return self.coverage.rest == 0

    @property
    def caution(self) -> Message | None:
        """How many units the total is made of, "2 of 547 communes reported"; None when of all."""
        if self.is_complete:
            return None
        coverage = self.coverage
        level = str(self.expected[0].level)
        return message(
            _REPORTED.get(level, _UNITS_REPORTED),
            reported=int(coverage.numerator),
            expected=int(coverage.denominator),
        )

    def explain(self, language: Language = "en") -> str:
        """How the total came about, in sentences: the sum, who reported, who did not."""
        return " ".join(part.text(language) for part in self._sentences(language))

    def _sentences(self, language: Language) -> Iterator[Message]:
        value, definition = self.value, self.definition
        day = self._tally.places.date
        low, high = self.low, self.high
        yield message(
            _TOTAL if value is not None else _NO_TOTAL if low is None else _BETWEEN,
            low=figure_text(low, definition, language),
            high=figure_text(high, definition, language),
            unit=self.unit.full_name(day),
            indicator=definition.label(language) if definition else self.indicator,
            period=self.period.text(language),
            value=figure_text(value, definition, language),
        )
        coverage = self.coverage
        yield message(
            _COVERAGE, reported=int(coverage.numerator), expected=int(coverage.denominator)
        )
        if missing := self.missing:
            named = _named(missing, self._tally.day)
            yield message(_MISSING, units=named, more=_more(missing))
        if bare := self.without_counts:
            yield message(_BARE, units=_named(bare, day), more=_more(bare))
        own, parts = self.own, self.parts
        if own is not None and parts is not None:
            yield message(
                _BOTH,
                own=figure_text(own.value, definition, language),
                parts=figure_text(parts, definition, language),
            )

    def __repr__(self) -> str:
        cells = "".join(f", {dimension}={category}" for dimension, category in self.breakdown)
        covered = f"{self.coverage.numerator} of {self.coverage.denominator}"
        return (
            f"<Aggregate {self.indicator}[{self.unit.code}, {self.period}{cells}]: "
            f"{self.value} from {covered}>"
        )


_TOTAL: Final = mark("{indicator}, {unit}, {period}: {value}.")
_NO_TOTAL: Final = mark("{indicator}, {unit}, {period}: no figure.")
_BETWEEN: Final = mark("{indicator}, {unit}, {period}: between {low} and {high}.")
_COVERAGE: Final = mark("{reported} of {expected} expected units are in the total.")
_REPORTED: Final = {
    "province": mark("{reported} of {expected} provinces reported"),
    "district": mark("{reported} of {expected} districts reported"),
    "commune": mark("{reported} of {expected} communes reported"),
}
_UNITS_REPORTED: Final = mark("{reported} of {expected} units reported")
_MISSING: Final = mark("Missing: {units}{more}.")
_BARE: Final = mark("Reported without counts, so not added up: {units}{more}.")
_BOTH: Final = mark("The unit itself reports {own}; the units inside it give {parts}.")
_SHOWN: Final = 5


def _named(units: Sequence[TreeUnit], day: dt.date) -> str:
    return ", ".join(f"{unit.full_name(day)} ({unit.code})" for unit in units[:_SHOWN])


def _more(units: Sequence[TreeUnit]) -> Message | None:
    more = len(units) - _SHOWN
    return message(" and {more} more", more=more) if more > 0 else None


@attrs.frozen(eq=False, repr=False)
class Aggregates(Sequence[Aggregate]):
    """All totals of a roll-up, series by series and unit by unit, with the findings on the way.

    A sequence; by a unit's code it also gives that unit's only total, and :meth:`where` picks.
    """

    tallies: tuple[Subtotal, ...]
    """The figures added up, series by series."""
    targets: tuple[int, ...]
    """The places of the units that totals are asked for."""
    issues: Issues
    """What was found on the way."""

    def __len__(self) -> int:
        return len(self.tallies) * len(self.targets)

    def __iter__(self) -> Iterator[Aggregate]:
        known: tuple[list[int], list[tuple[int, int]]] = ([], [])
        for tally in self.tallies:
            if tally.is_plain and not tally.divided:
                positions = tally.series.positions
                if positions is not known[0]:  # series of one level share their places
                    known = positions, [tally.places.within(positions, t) for t in self.targets]
                column = tally.series.column
                for place, (first, last) in zip(self.targets, known[1], strict=True):
                    yield Aggregate(tally, place, column, first, last)
            else:
                for place in self.targets:
                    yield Aggregate(tally, place)

    @overload
    def __getitem__(self, index: int | str) -> Aggregate: ...
    @overload
    def __getitem__(self, index: slice) -> tuple[Aggregate, ...]: ...
    def __getitem__(self, index: int | str | slice) -> Aggregate | tuple[Aggregate, ...]:
        """The total at an index, or the only one of the unit with a code.

        Raises :class:`~genderplan.errors.NotFoundError` for a code with no total or several.
        """
        if isinstance(index, slice):
            return tuple(self)[index]
        if isinstance(index, str):
            return self.one(unit=index)
        if not -len(self) <= index < len(self):
            raise IndexError(index)
        series, target = divmod(index % len(self), len(self.targets))
        tally = self.tallies[series]
        return Aggregate(tally, self.targets[target])

    def where(
        self,
        *,
        unit: object = None,
        indicator: object = None,
        period: Period | str | None = None,
        breakdown: Breakdown | None = None,
    ) -> tuple[Aggregate, ...]:
        """The totals of a unit, an indicator, a period or a breakdown, or of several of these."""
        unit_code, indicator_code = (
            getattr(unit, "code", unit),
            getattr(indicator, "code", indicator),
        )
        when = Period.parse(period) if isinstance(period, str) else period
        wanted = (indicator_code, when, breakdown)
        return tuple(
            Aggregate(tally, place)
            for tally in self.tallies
            if all(a is None or a == b for a, b in zip(wanted, tally.series.key, strict=True))
            for place in self.targets
            if unit_code is None or tally.places.codes[place] == unit_code
        )

    def one(
        self,
        *,
        unit: object = None,
        indicator: object = None,
        period: Period | str | None = None,
        breakdown: Breakdown | None = None,
    ) -> Aggregate:
        """The one total that :meth:`where` would give.

        Raises :class:`~genderplan.errors.NotFoundError` when there is none or are several.
        """
        found = self.where(unit=unit, indicator=indicator, period=period, breakdown=breakdown)
        if len(found) == 1:
            return found[0]
        raise NotFoundError(
            message(
                "{count} totals answer to this; name unit, indicator, period and breakdown",
                count=len(found),
            ),
            query=(unit, indicator, period, breakdown),
            candidates=found,
        )

    def __repr__(self) -> str:
        return f"<Aggregates: {len(self)} totals, {len(self.issues)} issues>"
