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
from typing import Any, Final, overload

import attrs

from genderplan._messages import Language, Message, first_of, mark, message
from genderplan._notebook import InNotebooks, html_table
from genderplan.errors import NotFoundError
from genderplan.indicators.definitions import Indicator
from genderplan.indicators.observations import (
    Breakdown,
    Observation,
    cells_text,
    figure_text,
    least_final,
    range_text,
)
from genderplan.indicators.places import TreeUnit
from genderplan.indicators.sums import Addable, Column, row_cells
from genderplan.indicators.tallies import Subtotal, Tally, TotalsRecord
from genderplan.issues import Issues
from genderplan.periods import Period
from genderplan.quantities import Ratio


# Frozen like every result, but by its setter: a frozen class takes twice as long to make.
@attrs.define(eq=False, repr=False, on_setattr=attrs.setters.frozen)
class Aggregate:
    """The total of one indicator over one unit, for one period and breakdown.

    Equal to a total of the same unit and series with the same value and bounds, of the same
    observations and the same units that owed and gave a figure.
    """

    _tally: Tally
    _place: int
    _column: Column | None = None
    _first: int = 0
    _last: int = 0

    @property
    def unit(self) -> TreeUnit:
        """The unit that the total is of."""
        return self._tally.unit(self._place)

    @property
    def unit_name(self) -> str:
        """Kind and name of the unit on the day of the tree."""
        return self.unit.full_name(self._tally.date)

    @property
    def definition(self) -> Indicator | None:
        """The indicator's definition, when one was given."""
        return self._tally.definition

    def label(self, language: Language = "vi") -> str:
        """The name of the indicator; its code where no definition was given."""
        return self.definition.label(language) if self.definition else self.indicator

    @property
    def indicator(self) -> str:
        """The code of the indicator."""
        return self._tally.key[0]

    @property
    def period(self) -> Period:
        """The period of the figures."""
        return self._tally.key[1]

    @property
    def breakdown(self) -> Breakdown:
        """The cell of a disaggregated table, empty for everybody."""
        return self._tally.key[2]

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
        return Observation(
            indicator=self.indicator,
            unit=self.unit.code,
            period=self.period,
            value=value,
            breakdown=self.breakdown,
            status=least_final(self.observations),
            units_on=self._tally.date,
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
        return tuple(self._tally.bare(self._place))

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

    def figure(self, language: Language = "vi") -> str:
        """The total in words and numbers, or the bounds between which it lies.

        Ratios are shown with their counts: "30/100 (30%)".
        """
        return range_text(self.value, self.low, self.high, self.definition, language)

    def explain(self, language: Language = "vi") -> str:
        """How the total came about, in sentences: the sum, who reported, who did not."""
        return " ".join(part.text(language) for part in self._sentences(language))

    def _sentences(self, language: Language) -> Iterator[Message]:
        value, low, high, definition = self.value, self.low, self.high, self.definition
        yield message(
            _TOTAL if value is not None else _NO_TOTAL if low is None else _BETWEEN,
            low=figure_text(low, definition, language),
            high=figure_text(high, definition, language),
            unit=self.unit_name,
            indicator=self.label(language),
            period=self.period.text(language),
            value=figure_text(value, definition, language),
        )
        coverage = self.coverage
        yield message(
            _COVERAGE, reported=int(coverage.numerator), expected=int(coverage.denominator)
        )
        if missing := self.missing:
            yield message(_MISSING, units=_named(missing, self._tally.day))
        if bare := self.without_counts:
            yield message(_BARE, units=_named(bare, self._tally.date))
        own, parts = self.own, self.parts
        if own is not None and parts is not None:
            yield message(
                _BOTH,
                own=figure_text(own.value, definition, language),
                parts=figure_text(parts, definition, language),
            )

    @property
    def days(self) -> tuple[dt.date, dt.date]:
        """The day of the tree, and that whose units owe the figures."""
        return self._tally.date, self._tally.day

    def to_row(self) -> dict[str, Any]:
        """The total as a row of plain values; see :meth:`Aggregates.to_rows`."""
        coverage = self.coverage
        row: dict[str, Any] = {
            "unit": self.unit.code,
            "unit_name": self.unit_name,
            "level": str(self.unit.level),
            "indicator": self.indicator,
            "indicator_name": self.definition.label("vi") if self.definition else None,
            "period": str(self.period),
            **dict(self.breakdown),
        }
        row |= row_cells(self.value, self.low, self.high)
        return row | {"reported": coverage.numerator, "expected": coverage.denominator}

    def at_rest(self) -> TotalsRecord:
        """The total as a record, as it is written and pickled."""
        return TotalsRecord.of([self], Issues())

    @classmethod
    def restored(cls, record: TotalsRecord) -> "Aggregate":
        """The one total of a record."""
        (total,) = record.recorded()
        return cls(total, 0)

    def __reduce__(self) -> tuple[Any, ...]:
        return type(self).restored, (self.at_rest(),)

    def _facts(self) -> tuple[object, ...]:
        return (
            (self.unit.code, *self._tally.key, self.definition),
            (self.value, self.low, self.high, self.parts, self.own),
            [unit.code for unit in self.expected],
            [unit.code for unit in self.reported],
            [unit.code for unit in self.without_counts],
            self.observations,
        )

    def __eq__(self, other: object) -> bool:
        return self._facts() == other._facts() if isinstance(other, Aggregate) else NotImplemented

    def __hash__(self) -> int:
        return hash((self.unit.code, self._tally.key))

    def __repr__(self) -> str:
        covered = f"{self.coverage.numerator} of {self.coverage.denominator}"
        cells = cells_text(self.breakdown)
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
_MISSING: Final = mark("Missing: {units}.")
_BARE: Final = mark("Reported without counts, so not added up: {units}.")
_BOTH: Final = mark("The unit itself reports {own}; the units inside it give {parts}.")
_SHOWN: Final = 5


def _named(units: Sequence[TreeUnit], day: dt.date) -> Message:
    names = (f"{unit.full_name(day)} ({unit.code})" for unit in units)
    return first_of(names, len(units), _SHOWN)


@attrs.frozen(eq=False, repr=False)
class Aggregates(InNotebooks, Sequence[Aggregate]):
    """All totals of a roll-up, series by series and unit by unit, with the findings on the way.

    A sequence; by a unit's code it also gives that unit's only total, and :meth:`where` picks.
    """

    tallies: tuple[Tally, ...]
    """The series, or the totals of a record, which totals are read off."""
    targets: tuple[int, ...]
    """The places of the units that are summed over, the same for each series."""
    issues: Issues
    """What was found on the way: figures left out, and units that disagree with their parts."""

    def __len__(self) -> int:
        return len(self.tallies) * len(self.targets)

    def __iter__(self) -> Iterator[Aggregate]:
        known: tuple[list[int], list[tuple[int, int]]] = ([], [])
        for tally in self.tallies:
            if isinstance(tally, Subtotal) and tally.is_plain and not tally.divided:
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
        return Aggregate(self.tallies[series], self.targets[target])

    def where(
        self,
        *,
        unit: object = None,
        indicator: object = None,
        period: Period | str | None = None,
        breakdown: Breakdown | None = None,
    ) -> tuple[Aggregate, ...]:
        """The totals of a unit, an indicator, a period or a breakdown, or of several of these."""
        code, what = getattr(unit, "code", unit), getattr(indicator, "code", indicator)
        wanted = (what, Period.parse(period) if isinstance(period, str) else period, breakdown)
        return tuple(
            Aggregate(tally, place)
            for tally in self.tallies
            if all(a is None or a == b for a, b in zip(wanted, tally.key, strict=True))
            for place in self.targets
            if code is None or tally.unit(place).code == code
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

    def to_rows(self) -> list[dict[str, Any]]:
        """Each total as a row of plain values, all with the same columns, for a data frame.

        ``unit`` is the code, ``unit_name`` kind and name on the day, ``indicator_name`` that of the
        definition where one was given; each dimension of a breakdown has its column. A count stands
        in ``numerator`` alone, a ratio in ``numerator`` and ``denominator``; ``bound`` is that of a
        count in words. ``low_`` and ``high_`` are the least and the greatest that the total can be.
        ``reported`` of ``expected`` units are in it.
        """
        dimensions = sorted({name for tally in self.tallies for name, _ in tally.key[2]})
        return [dict.fromkeys(dimensions) | total.to_row() for total in self]

    def at_rest(self) -> TotalsRecord:
        """The totals as a record, as they are written and pickled."""
        return TotalsRecord.of(self, self.issues)

    @classmethod
    def restored(cls, record: TotalsRecord) -> "Aggregates":
        """The totals of a record."""
        return cls(record.recorded(), (0,), record.issues)

    def __reduce__(self) -> tuple[Any, ...]:
        return type(self).restored, (self.at_rest(),)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Aggregates):
            return NotImplemented
        return list(self) == list(other) and self.issues == other.issues

    def __hash__(self) -> int:
        return hash(tuple(tally.key for tally in self.tallies))

    def html(self, language: Language = "vi") -> str:
        """The totals as a table of HTML: unit, indicator, period, total, and of how many units."""
        rows = (
            (
                total.unit_name,
                " · ".join((total.label(language), *(category for _, category in total.breakdown))),
                total.period.text(language),
                total.figure(language),
                f"{total.coverage.numerator}/{total.coverage.denominator}",
            )
            for total in self
        )
        caption = message("{count} totals", count=len(self)).text(language)
        return html_table(caption, _HEAD, rows, language)

    def __repr__(self) -> str:
        return f"Aggregates(totals={len(self)}, issues={len(self.issues)})"


_HEAD: Final = (
    mark("Unit"),
    mark("Indicator"),
    mark("Period"),
    mark("Total"),
    mark("Reports received"),
)
