"""Many observations in columns, each column checked once, each figure an object when asked for.

A code, a period or a breakdown that stands in thousands of figures is kept once. The roll-up and
the restatement read the columns as they are.
"""

import datetime as dt
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import compress, islice, pairwise
from numbers import Integral
from operator import add, le, not_
from typing import Any, Final, TypeAlias, cast, overload

import attrs

from genderplan._messages import message
from genderplan.errors import InvalidValueError
from genderplan.indicators.observations import (
    Breakdown,
    Observation,
    ObservationStatus,
    ObservedValue,
    code_text,
    listed_observations,
    read_period,
)
from genderplan.indicators.sums import new_ratio
from genderplan.periods import Period
from genderplan.periods.calendar import as_date
from genderplan.quantities import Bound, Count, Ratio
from genderplan.quantities.ratios import Exact, exact

SeriesKey: TypeAlias = tuple[str, Period, Breakdown]
"""Indicator, period and breakdown."""

_Texts: TypeAlias = str | Iterable[str]
_Numbers: TypeAlias = Iterable[Exact]
_DEFAULTS: Final[Mapping[str, object]] = {
    "status": ObservationStatus.FINAL,
    "source": "",
    "stated": None,
    "units_on": None,
    "received": None,
}
_KEY: Final = ("indicator", "period", "breakdown")
_PUT: Final = {
    name: vars(Observation)[name].__set__ for name in (*_KEY, "unit", "value", *_DEFAULTS)
}


@attrs.frozen(eq=False)
class Columns:
    """Columns whose cells are checked: ``numerators[row]`` is the figure of ``units[row]``.

    ``series[row]`` is the place in ``keys`` of its indicator, period and breakdown. The denominator
    of a count is None. ``others`` are figures of other types, by row; ``further`` has the columns
    that are not at their defaults.
    """

    units: list[str]
    keys: list[SeriesKey]
    series: list[int]
    numerators: list[Exact]
    denominators: list[Exact | None]
    others: dict[int, ObservedValue] = attrs.field(factory=dict)
    further: dict[str, list[Any]] = attrs.field(factory=dict)

    @classmethod
    def of(cls, given: Sequence[Observation]) -> "Columns":
        """The columns of observations that are objects already."""
        numbers: dict[object, int] = {}
        series = [
            numbers.setdefault((seen.indicator, seen.period, seen.breakdown), len(numbers))
            for seen in given
        ]
        keys = cast("list[SeriesKey]", list(numbers))
        columns = cls([seen.unit for seen in given], keys, series, [], [])
        for row, seen in enumerate(given):
            value = seen.value
            if isinstance(value, Ratio):
                columns.numerators.append(value.numerator)
                columns.denominators.append(value.denominator)
                continue
            columns.numerators.append(value.value if isinstance(value, Count) else 0)
            columns.denominators.append(None)
            if not (isinstance(value, Count) and value.is_exact):
                columns.others[row] = value
        for name, default in _DEFAULTS.items():
            cells = [getattr(seen, name) for seen in given]
            if any(cell != default for cell in cells):
                columns.further[name] = cells
        return columns

    def made(self, rows: Iterable[int]) -> Iterator[Observation]:
        """The observations of *rows*, whose cells need no checking again."""
        default = [(_PUT[name], cell) for name, cell in _DEFAULTS.items()]
        further = [(_PUT[name], cells) for name, cells in self.further.items()]
        put_unit, put_value = _PUT["unit"], _PUT["value"]
        put_indicator, put_period, put_breakdown = map(_PUT.__getitem__, _KEY)
        new, others = Observation.__new__, self.others
        for row in rows:
            seen = new(Observation)
            indicator, period, breakdown = self.keys[self.series[row]]
            put_indicator(seen, indicator)
            put_period(seen, period)
            put_breakdown(seen, breakdown)
            put_unit(seen, self.units[row])
            denominator = self.denominators[row]
            if others and row in others:
                put_value(seen, others[row])
            elif denominator is None:
                put_value(seen, Count(cast("int", self.numerators[row])))
            else:
                put_value(seen, new_ratio(self.numerators[row], denominator))
            for put, cell in default:
                put(seen, cell)
            for put, cells in further:
                put(seen, cells[row])
            yield seen

    def by_series(self) -> "dict[SeriesKey, Rows]":
        """The rows of each indicator, period and breakdown."""
        stretches: list[Any] = [[] for _ in self.keys]
        if all(map(le, self.series, islice(self.series, 1, None))):
            starts = [bisect_left(self.series, number) for number in range(len(self.keys) + 1)]
            stretches = [range(*each) for each in pairwise(starts)]
        else:
            for row, number in enumerate(self.series):
                stretches[number].append(row)
        return {key: Rows(self, rows) for key, rows in zip(self.keys, stretches, strict=True)}


class Observations(Sequence[Observation]):
    """Figures in columns: a sequence of :class:`Observation` that is cheap to make and to add up.

    Made of observations, or by :meth:`from_columns` of the columns of a table; rows are read by
    :func:`from_rows`. Equal to every list of the same observations.

    >>> talks = Observations.from_columns(
    ...     unit=["07243", "07246"], indicator="talks", period="năm 2023", numerator=[3, 4]
    ... )
    >>> len(talks), talks[1].unit, talks[1].value
    (2, '07246', Count(4))
    """

    __slots__ = ("columns",)

    columns: Columns
    """The checked columns, as the roll-up reads them."""

    def __init__(self, observations: Iterable[Observation] = ()) -> None:
        self.columns = (
            observations.columns
            if isinstance(observations, Observations)
            else Columns.of(listed_observations(observations))
        )

    @classmethod
    def from_columns(  # noqa: PLR0913 - the columns
        cls,
        *,
        unit: _Texts,
        indicator: _Texts,
        period: str | Period | Iterable[str | Period],
        numerator: _Numbers,
        denominator: _Numbers | None = None,
        breakdown: Mapping[str, _Texts] | None = None,
        units_on: dt.date | str | None = None,
        source: str = "",
    ) -> "Observations":
        """The figures of a table whose columns are these, of lists, NumPy, pandas or Polars.

        With *denominator* each figure is a ratio, without it a count. *unit* are codes;
        *indicator*, *period* and each column of *breakdown* (by its dimension) may be one value for
        all rows. *units_on* is the day on whose list of units the codes stand, when that is not the
        last of the period; *source* says where the figures are from.

        Raises :class:`~genderplan.errors.InvalidValueError` for the first cell that cannot be, with
        its column and row: a float, a negative number, a denominator of 0 under a numerator above
        0, an empty code; and for columns of different lengths.
        """
        numerators, are_plain = _numbers(numerator, "numerator")
        size = len(numerators)
        denominators = None
        if denominator is not None:
            denominators, have_plain = _numbers(denominator, "denominator")
            are_plain = are_plain and have_plain
        columns: dict[str, list[Any]] = {
            "unit": _texts(unit, "unit", size),
            "indicator": _texts(indicator, "indicator", size),
            "period": [period] * size if isinstance(period, str | Period) else _listed(period),
            **{name: _texts(each, name, size) for name, each in (breakdown or {}).items()},
        }
        for name, cells in {**columns, "denominator": denominators}.items():
            if cells is not None and len(cells) != size:
                raise _wrong_length(name, len(cells), size)
        _check_figures(numerators, denominators, are_plain=are_plain)
        units = columns.pop("unit")
        further: dict[str, list[Any]] = {}
        if units_on is not None:
            further["units_on"] = [as_date(units_on, "units_on")] * size
        if source:
            further["source"] = [source] * size
        wholes = [None] * size if denominators is None else denominators
        made = cls()
        made.columns = Columns(units, *_series_of(columns), numerators, wholes, {}, further)
        return made

    def __len__(self) -> int:
        return len(self.columns.units)

    @overload
    def __getitem__(self, index: int) -> Observation: ...
    @overload
    def __getitem__(self, index: slice) -> "Observations": ...
    def __getitem__(self, index: int | slice) -> "Observation | Observations":
        rows = range(len(self))[index]
        if isinstance(rows, int):
            return next(self.columns.made([rows]))
        return Observations(self.columns.made(rows))

    def __iter__(self) -> Iterator[Observation]:
        return self.columns.made(range(len(self)))

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Observations | tuple | list):
            return NotImplemented
        return len(self) == len(other) and all(a == b for a, b in zip(self, other, strict=True))

    __hash__ = None  # type: ignore[assignment] # equal to lists, which have none

    def __repr__(self) -> str:
        units, series = len(set(self.columns.units)), len(self.columns.keys)
        return f"Observations(figures={len(self)}, units={units}, series={series})"


class Rows:
    """Some rows of columns: the figures of one series."""

    __slots__ = ("_columns", "_rows")

    def __init__(self, columns: Columns, rows: Sequence[int]) -> None:
        self._columns = columns
        self._rows = rows

    def _cells(self, column: Sequence[Any]) -> list[Any]:
        rows = self._rows
        if isinstance(rows, range):
            return list(column[rows.start : rows.stop])
        return [column[row] for row in rows]

    @property
    def units(self) -> list[str]:
        """The codes."""
        return self._cells(self._columns.units)

    @property
    def units_on(self) -> list[dt.date | None]:
        """The days on whose lists the codes stand; empty when the period says so."""
        stated = self._columns.further.get("units_on")
        return [] if stated is None else self._cells(stated)

    def figures(self) -> tuple[type[Ratio | Count], list[Exact], list[Exact] | None] | None:
        """The type of the figures, numerators and denominators; None where figures differ."""
        if any(row in self._rows for row in self._columns.others):
            return None
        numerators = self._cells(self._columns.numerators)
        denominators = self._cells(self._columns.denominators)
        bare = denominators.count(None)
        if bare == len(denominators):
            return Count, numerators, None
        return None if bare else (Ratio, numerators, denominators)

    @property
    def seen(self) -> list[Observation]:
        """The observations themselves."""
        return list(self._columns.made(self._rows))


class Listed:
    """Observations of one series that are objects already."""

    __slots__ = ("seen",)

    def __init__(self, seen: list[Observation]) -> None:
        self.seen = seen

    @property
    def units(self) -> list[str]:
        """The codes."""
        return [each.unit for each in self.seen]

    @property
    def units_on(self) -> list[dt.date | None]:
        """The days on whose lists the codes stand; empty when the period says so."""
        stated = [each.units_on for each in self.seen]
        return [] if stated.count(None) == len(stated) else stated

    def figures(self) -> tuple[type[Ratio | Count], list[Exact], list[Exact] | None] | None:
        """The type of the figures, numerators and denominators; None where figures differ.

        Only a ratio has a numerator, only a count a bound: reading them tells the types apart at no
        cost.
        """
        values: list[Any] = [each.value for each in self.seen]
        try:
            if type(values[0]) is Ratio:
                numerators = [value.numerator for value in values]
                return Ratio, numerators, [value.denominator for value in values]
            if [value.bound for value in values].count(Bound.EXACT) < len(values):
                return None
        except AttributeError:
            return None
        return Count, [value.value for value in values], None


Group: TypeAlias = Rows | Listed


def by_series(observations: Iterable[Observation]) -> Mapping[SeriesKey, Group]:
    """The observations of each series, in the order in which series first occur."""
    if isinstance(observations, Observations):
        return observations.columns.by_series()
    groups: dict[tuple[str, int, Breakdown], list[Observation]] = {}
    indicator: object = None
    period: object = None
    breakdown: object = None
    append = list[Observation]().append
    for seen in listed_observations(observations):  # rows that come sorted cost almost nothing
        if (
            seen.indicator is not indicator
            or seen.period is not period
            or seen.breakdown is not breakdown
        ):
            indicator, period, breakdown = seen.indicator, seen.period, seen.breakdown
            # A period's hash costs more than all else here; equal periods are joined below.
            append = groups.setdefault((seen.indicator, id(period), seen.breakdown), []).append
        append(seen)
    joined: dict[SeriesKey, list[Observation]] = {}
    for group in groups.values():
        key = (group[0].indicator, group[0].period, group[0].breakdown)
        joined[key] = joined[key] + group if key in joined else group
    return {key: Listed(group) for key, group in joined.items()}


def _listed(cells: Iterable[Any]) -> list[Any]:
    """The cells of a list, or of a column of NumPy, pandas or Polars, as Python objects."""
    for name in ("to_list", "tolist"):
        listing = getattr(cells, name, None)
        if listing is not None:
            return list(listing())
    return list(cells)


def _texts(cells: _Texts, name: str, size: int) -> list[str]:
    if isinstance(cells, str):
        cells = [cells] * size
    listed = _listed(cells)
    if all(type(cell) is str and cell for cell in set(listed)):
        return listed
    return [code_text(cell, f"{name}[{row}]") for row, cell in enumerate(listed)]


def _numbers(cells: _Numbers, name: str) -> tuple[list[Any], bool]:
    """The numbers, and whether they are all whole and none is negative."""
    listed = _listed(cells)
    if not set(map(type, listed)) <= {int}:
        listed = [
            int(cell)
            if isinstance(cell, Integral) and not isinstance(cell, bool)
            else exact(cell, f"{name}[{row}]")
            for row, cell in enumerate(listed)
        ]
        if not set(map(type, listed)) <= {int}:
            return listed, False
    return listed, min(listed, default=0) >= 0


def _check_figures(
    numerators: list[Any], denominators: list[Any] | None, *, are_plain: bool
) -> None:
    """Refuse what :class:`Count` and :class:`Ratio` refuse, and say in which row it stands."""
    if are_plain:
        if denominators is None or 0 not in denominators:
            return
        if not any(compress(numerators, map(not_, denominators))):  # the numerators above a 0
            return
    for row, number in enumerate(numerators):
        try:
            Count(number) if denominators is None else Ratio(number, denominators[row])
        except InvalidValueError as error:
            path = "numerator" if denominators is None else error.path
            raise InvalidValueError(error.summary, error.value, f"{path}[{row}]") from None


def _series_of(columns: dict[str, list[Any]]) -> tuple[list[SeriesKey], list[int]]:
    """The series that occur, and which of them each row is of.

    Cells are numbered column by column and the numbers put together to one, as digits are: that
    makes no object for a row.
    """
    periods = columns["period"]
    names = ["indicator", "period", *sorted(columns.keys() - {"indicator", "period"})]
    values: list[list[Any]] = []
    told: Iterable[int] | None = None
    step = 1
    for name in names:
        read = {
            cell: read_period(cell, f"period[{periods.index(cell)}]") if name == "period" else cell
            for cell in dict.fromkeys(columns[name])
        }
        values.append(list(dict.fromkeys(read.values())))
        places = {value: step * number for number, value in enumerate(values[-1])}
        numbered = {cell: places[value] for cell, value in read.items()}
        if len(values[-1]) > 1:
            numbers = map(numbered.__getitem__, columns[name])
            told = numbers if told is None else map(add, told, numbers)
        step *= max(len(values[-1]), 1)
    combined = [0] * len(periods) if told is None else list(told)
    occurring = {number: place for place, number in enumerate(dict.fromkeys(combined))}
    keys: list[SeriesKey] = []
    for number in occurring:
        rest, cells = number, []
        for listed in values:
            rest, place = divmod(rest, len(listed))
            cells.append(listed[place])
        keys.append((cells[0], cells[1], tuple(zip(names[2:], cells[2:], strict=True))))
    if all(number == place for number, place in occurring.items()):
        return keys, combined
    return keys, list(map(occurring.__getitem__, combined))


def _wrong_length(name: str, length: int, expected: int) -> InvalidValueError:
    summary = message(
        "the column {name} has {length} cells; {expected} are expected, as in numerator",
        name=name,
        length=length,
        expected=expected,
    )
    return InvalidValueError(summary, length, name)
