"""The same roll-ups on anyone's dataframe: pandas, Polars, PyArrow, DuckDB, PySpark.

Decided: everything is one join with a small table (which unit counts towards which) and one
grouping, said through Narwhals and done by the engine that holds the data; a lazy frame stays lazy
and no row becomes a Python object. What the engine cannot place is kept: figures of units that the
tree does not have stand in rows whose unit is null. Sums are exact or refused: a column of floats
is not added up.

A frame is a long table as :func:`genderplan.indicators.to_rows` makes it. Its counts stand in
``numerator`` (and ``denominator``); a row without a numerator is no report. Figures that cannot be
are refused, of a lazy frame too, whose figures are looked through once for that. They are listed by
:func:`find_problems`, with what only a person can judge: a unit given twice, an unknown unit.
"""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Final, TypeVar, cast

import attrs

from genderplan._extras import require
from genderplan._messages import message
from genderplan.errors import InvalidValueError, NotExactError
from genderplan.hierarchy.hierarchies import Hierarchy
from genderplan.hierarchy.units import AdministrativeUnit, Level, member
from genderplan.indicators.definitions import Definitions, IndicatorKind, definitions_by_code
from genderplan.indicators.places import NATION, TreeUnit, TreeUnits, UnitTree, places_of
from genderplan.indicators.restated import Routes, Splits, kept_routes
from genderplan.indicators.tables import COLUMNS
from genderplan.periods import DateLike, as_date

if TYPE_CHECKING:
    from types import ModuleType

__all__ = ["find_problems", "restate", "roll_up"]

_F = TypeVar("_F")
_BY_ALWAYS: Final = ("indicator", "period", "sex")
_SEPARATOR: Final = "\x1f"
_TARGET, _OPEN, _FIGURES = "_target", "_open", "_figures"
_RESULTS: Final = ("reported", "expected", "numerator_open", "denominator_open")
_OWN: Final = frozenset({_TARGET, _OPEN, _FIGURES, *_RESULTS})
_AMOUNTS: Final = ("money", "ratio")
_SHOWN: Final = 5


def roll_up(  # noqa: PLR0913 - each is a choice of the caller
    frame: _F,
    tree: UnitTree,
    to: str | TreeUnit = "province",
    *,
    reporting: Level | str = Level.COMMUNE,
    by: Sequence[str] | None = None,
    unit: str = "unit",
    indicators: Definitions = (),
) -> _F:
    """The totals of *frame* over the units of a day, as a frame of the same kind.

    *to* is a level, "nation", a unit or its code; *reporting* the level whose units report. *by*
    names the columns that tell series apart; by default indicator, period, sex and every column
    that is not one of ``genderplan.indicators.COLUMNS``. The result has a row for each unit
    and series from which anything came: ``unit``, the columns of *by*, ``numerator``,
    ``denominator`` (null where the figures are counts), ``reported`` and ``expected`` (units).

    Numerator and denominator are null where some figures of a series have a denominator and others
    have none. Rows of unknown units are added up under a null unit.

    *indicators* are definitions: only a ratio, rate or mean may have a numerator above its
    denominator.

    Raises :class:`~genderplan.errors.InvalidValueError` for figures that cannot be (negative, a
    part above the whole, people in fractions), for names where codes are due, and for several
    periods that nothing keeps apart; :class:`~genderplan.errors.NotExactError` for floats.

    >>> import polars as pl
    >>> from genderplan import gazetteer
    >>> seen = pl.DataFrame({
    ...     "unit": ["07243", "07246"], "indicator": "women", "period": "2023",
    ...     "numerator": [0, 30], "denominator": [50, 50],
    ... })
    >>> tree = gazetteer().at("2023-12-31")
    >>> roll_up(seen, tree, to="nation").select("numerator", "denominator", "expected").row(0)
    (30, 100, 10598)
    """
    targets = tuple(_targets(to, places_of(tree)))
    table = _rolled_table(tree, targets, str(member(Level, reporting, "reporting")))
    columns = _Columns.of(frame, unit, by, indicators)
    _refuse_impossible(frame, columns, tree)
    return _added_up(frame, table, columns)


def _targets(to: str | TreeUnit, places: TreeUnits) -> list[int]:
    if to == NATION.level:
        return [0]
    if isinstance(to, str) and to in set(Level):
        return places.positions(to)
    return [places.find(to)]


@lru_cache(maxsize=16)
def _rolled_table(tree: UnitTree, targets: tuple[int, ...], reporting: str) -> "_CountsTowards":
    places = places_of(tree)
    from_ = places.positions(reporting)
    table = _CountsTowards()
    for target in targets:
        first, last = places.within(from_, target)
        table.expect(places.codes[target], last - first)
        for place in from_[first:last]:
            table.add(places.codes[place], places.codes[target])
    return table


def restate(  # noqa: PLR0913 - each is a choice of the caller
    frame: _F,
    hierarchy: Hierarchy,
    onto: DateLike,
    *,
    units_on: DateLike,
    to: Level | str = Level.COMMUNE,
    splits: Splits = "bounds",
    reporting: Level | str = Level.COMMUNE,
    by: Sequence[str] | None = None,
    unit: str = "unit",
    indicators: Definitions = (),
) -> _F:
    """The figures of *frame* as the units of the day *onto* would have reported them.

    *units_on* is the day on whose list the codes of the frame stand, *to* the level of the result:
    a divided commune is whole again in the province that holds all its parts. The result is that of
    :func:`roll_up`; with ``splits="bounds"`` it has ``numerator_open`` and ``denominator_open``
    besides: what lies in divided units, of which an unknown part belongs to the unit.
    Head-counts are assumed, so they follow the whole population of a divided unit.

    Raises :class:`~genderplan.errors.InvalidValueError` for a division that is refused, and what
    :func:`roll_up` raises for the figures.
    """
    level = str(member(Level, to, "to")) if to != NATION.level else NATION.level
    days = as_date(units_on), as_date(onto)
    table = _restated_table(
        hierarchy, *days, level, splits, str(member(Level, reporting, "reporting"))
    )
    columns = _Columns.of(frame, unit, by, indicators)
    _refuse_impossible(frame, columns, hierarchy.at(days[0]))
    return _added_up(frame, table, columns)


@lru_cache(maxsize=16)
def _restated_table(  # noqa: PLR0913, PLR0917 - what the table depends on
    hierarchy: Hierarchy,
    units_on: dt.date,
    onto: dt.date,
    level: str,
    splits: Splits,
    reporting: str,
) -> "_CountsTowards":
    routes = kept_routes(hierarchy, onto, splits)
    table = _CountsTowards(has_open=splits == "bounds")
    for old in hierarchy.at(units_on).units(reporting):
        codes, known = _lifted(routes, old, units_on, level)
        for code in codes:
            table.add(old.code, code, is_open=len(codes) > 1 or not known)
            table.expect(code, 1)
    return table


def _lifted(
    routes: Routes, old: AdministrativeUnit, on: dt.date, level: str
) -> tuple[tuple[str, ...], bool]:
    """The units of *level* that a unit's figure goes to, and whether no other may share it.

    Before July 2025 heirs may be unknown, but none crossed a province's border.
    """
    route = routes.of(old, on, people=True)
    if route is None:
        return (), True
    if level == NATION.level:
        return (NATION.code,), True
    tree = routes.hierarchy.at(routes.onto)
    codes = dict.fromkeys(tree.ancestor(new, level).code for new in route.targets)
    return tuple(codes), route.how is not None or level == Level.PROVINCE


@attrs.define
class _CountsTowards:
    """Which unit counts towards which, and how many are due: the small side of the join."""

    has_open: bool = False
    units: list[str] = attrs.field(factory=list)
    targets: list[str] = attrs.field(factory=list)
    open: list[int] = attrs.field(factory=list)
    expected: dict[str, int] = attrs.field(factory=dict)

    def add(self, unit: str, target: str, *, is_open: bool = False) -> None:
        """*unit* counts towards *target*, or an unknown part of it does."""
        self.units.append(unit)
        self.targets.append(target)
        self.open.append(int(is_open))

    def expect(self, target: str, units: int) -> None:
        """So many more units owe a figure to *target*."""
        self.expected[target] = self.expected.get(target, 0) + units

    def columns(self, unit: str) -> dict[str, list[Any]]:
        """The table as columns."""
        columns: dict[str, list[Any]] = {unit: self.units, _TARGET: self.targets}
        return columns | {_OPEN: self.open} if self.has_open else columns


@attrs.frozen
class _Columns:
    """The columns of a frame that matter, checked."""

    unit: str
    by: tuple[str, ...]
    has_denominator: bool
    whole: frozenset[str]
    names: tuple[str, ...]
    may_exceed: tuple[str, ...]

    @classmethod
    def of(
        cls,
        frame: object,
        unit: str,
        by: Sequence[str] | None,
        indicators: Definitions = (),
        *,
        floats: bool = False,
    ) -> "_Columns":
        """The columns of *frame*, an error for those that are missing or of a wrong type."""
        schema = _narwhals().from_native(frame).collect_schema()
        keys = tuple(by) if by is not None else _series_columns(schema.names(), unit)
        for name in (unit, "numerator", *keys):
            if name not in schema:
                raise _missing_column(name, schema.names())
        for name in keys:
            if name in _OWN:
                raise _own_column(name)
        _check_codes(schema[unit], unit)
        for name in ("numerator", "denominator"):
            if name in schema and not (floats and schema[name].is_float()):
                _check_exact(schema[name], name)
        whole = frozenset(name for name, dtype in schema.items() if dtype.is_integer())
        may_exceed = tuple(
            each.code
            for each in definitions_by_code(indicators).values()
            if each.kind.has_denominator and each.kind is not IndicatorKind.SHARE
        )
        names = tuple(schema.names())
        return cls(unit, keys, "denominator" in schema, whole, names, may_exceed)

    @property
    def figures(self) -> list[str]:
        """The columns that are summed."""
        return ["numerator", "denominator"] if self.has_denominator else ["numerator"]

    @property
    def impossible(self) -> Any:  # noqa: ANN401 - an expression
        """Whether a row's figures cannot be: what :class:`Observation` refuses, and no share."""
        nw = _narwhals()
        # Arrow does not compare decimals of many digits; as floats they keep their order.
        numerator, denominator = (
            nw.col(name) if name in self.whole else nw.col(name).cast(nw.Float64)
            for name in ("numerator", "denominator")
        )
        found = numerator < 0
        if self.has_denominator:
            exceeds = numerator > denominator
            if self.may_exceed and "indicator" in self.names:
                is_share = ~nw.col("indicator").is_in(self.may_exceed)
                exceeds = exceeds & (is_share | (denominator == 0))
            found = found | (denominator < 0) | exceeds
        for name in self.figures:
            if name not in self.whole:
                is_part = nw.col(name) != nw.col(name).round(0)
                if "measure" in self.names:
                    is_people = ~nw.col("measure").fill_null("").is_in(_AMOUNTS)
                    is_part = is_part & is_people
                found = found | is_part
        return found


def _series_columns(names: Iterable[str], unit: str) -> tuple[str, ...]:
    return tuple(name for name in names if name in _BY_ALWAYS or name not in {*COLUMNS, unit})


def _missing_column(name: str, names: Sequence[str]) -> InvalidValueError:
    summary = message(
        "the frame has no column {name}; it has {names}", name=repr(name), names=", ".join(names)
    )
    return InvalidValueError(summary, name, "frame")


def _own_column(name: str) -> InvalidValueError:
    summary = message(
        "the frame has a column {name}, which the result has too; rename it, or name in by= the "
        "columns that tell series apart",
        name=repr(name),
    )
    return InvalidValueError(summary, name, "frame")


def _check_codes(dtype: Any, unit: str) -> None:  # noqa: ANN401 - a Narwhals type
    if dtype.is_numeric():
        summary = message(
            "the codes in {unit} are numbers; codes are text with their leading zeros: "
            "read the column as text",
            unit=unit,
        )
        raise InvalidValueError(summary, str(dtype), unit)


def _check_exact(dtype: Any, name: str) -> None:  # noqa: ANN401 - a Narwhals type
    if dtype.is_float():
        summary = message(
            "the column {name} holds floats, whose sums are not exact; "
            "cast it to whole numbers (in pandas to 'Int64')",
            name=name,
        )
        raise NotExactError(summary, str(dtype), name)
    if not dtype.is_numeric():
        summary = message("the column {name} holds {type}, not numbers", name=name, type=str(dtype))
        raise InvalidValueError(summary, str(dtype), name)


def _refuse_impossible(frame: object, columns: _Columns, tree: UnitTree) -> None:
    """Refuse what cannot be added up; see :func:`roll_up`."""
    nw = _narwhals()
    rows = nw.from_native(frame).filter(~nw.col("numerator").is_null())
    listed = ", ".join(
        f"{row[columns.unit]}: {'/'.join(str(row[name]) for name in columns.figures)}"
        for row in _first(rows.filter(columns.impossible).select(columns.unit, *columns.figures))
    )
    if listed:
        summary = message(
            "the frame holds figures that cannot be, such as {figures}: negative, a part above "
            "the whole, or people in fractions; find_problems lists them, and indicators= says "
            "which indicators are ratios or rates, whose numerator may be the greater; amounts in "
            "fractions have the measure 'money' or 'ratio'",
            figures=listed,
        )
        raise InvalidValueError(summary, listed, "frame")
    _refuse_names(rows, columns, tree)
    _refuse_mixed_periods(rows, columns)


def _first(rows: Any) -> list[dict[str, Any]]:  # noqa: ANN401 - a frame of any engine
    """The first rows, of a lazy frame too."""
    few = rows.head(_SHOWN)
    return list((few.collect() if hasattr(few, "collect") else few).rows(named=True))


def _refuse_names(rows: Any, columns: _Columns, tree: UnitTree) -> None:  # noqa: ANN401 - a frame of any engine
    nw = _narwhals()
    units = rows.select(columns.unit).unique()
    known = _beside(units, {columns.unit: list(places_of(tree).codes)}, like=columns.unit)
    unknown = units.join(known, on=columns.unit, how="anti")
    # "xã Hoằng Kim" and "Hanoi", but not 99999, which is a code that no unit has
    has_letters = nw.col(columns.unit).cast(nw.String).str.contains("[^0-9]")
    names = [str(row[columns.unit]) for row in _first(unknown.filter(has_letters))]
    if names:
        summary = message(
            "the column {unit} holds {names}, which are no codes; look the codes up by name with "
            "find() of the tree",
            unit=columns.unit,
            names=", ".join(map(repr, names)),
        )
        raise InvalidValueError(summary, tuple(names), columns.unit)


def _refuse_mixed_periods(rows: Any, columns: _Columns) -> None:  # noqa: ANN401 - a frame of any engine
    nw = _narwhals()
    if "period" in columns.by:
        return
    if "period" in columns.names:
        periods = [str(row["period"]) for row in _first(rows.select("period").unique())]
        if len(periods) > 1:
            summary = message(
                "the figures of {periods} would be added to each other; name period in by=, or "
                "take the rows of one period",
                periods=", ".join(sorted(periods)),
            )
            raise InvalidValueError(summary, tuple(periods), "by")
        return
    if set(columns.by) < set(_series_columns(columns.names, columns.unit)):
        return  # the caller adds up over columns by choice, over the sexes for instance
    counted = rows.group_by(columns.unit, *columns.by).agg(nw.len().alias(_FIGURES))
    units = [str(row[columns.unit]) for row in _first(counted.filter(nw.col(_FIGURES) > 1))]
    if units:
        summary = message(
            "the frame has no column 'period', and {units} stand in it more than once; say in a "
            "column period what each figure is of",
            units=", ".join(units),
        )
        raise InvalidValueError(summary, tuple(units), "period")


def _narwhals() -> "ModuleType":
    return require("narwhals", extra="frames")


def _added_up(frame: _F, table: _CountsTowards, columns: _Columns) -> _F:
    nw = _narwhals()
    if not table.units:
        raise InvalidValueError(
            message("no units report at that level on that day"), path="reporting"
        )
    given = nw.from_native(frame)
    is_eager = isinstance(given, nw.DataFrame)
    rows = given.lazy() if is_eager and given.implementation.is_polars() else given
    rows = rows.select(columns.unit, *columns.by, *columns.figures)
    rows = rows.filter(~nw.col("numerator").is_null())
    joined = rows.join(
        _beside(rows, table.columns(columns.unit), like=columns.unit), on=columns.unit, how="left"
    )
    if table.has_open:
        joined = _split(joined, columns)
    totals = _grouped(joined, table, columns)
    if is_eager and isinstance(totals, nw.LazyFrame):
        totals = totals.collect()
    return cast("_F", totals.to_native())


def _split(joined: Any, columns: _Columns) -> Any:  # noqa: ANN401 - a frame of any engine
    nw = _narwhals()
    is_open = nw.col(_OPEN).fill_null(0)
    return joined.with_columns(
        *(
            part.alias(name)
            for figure in columns.figures
            for name, part in (
                (f"{figure}_open", nw.col(figure) * is_open),
                (figure, nw.col(figure) * (1 - is_open)),
            )
        )
    )


def _grouped(joined: Any, table: _CountsTowards, columns: _Columns) -> Any:  # noqa: ANN401 - a frame of any engine
    nw = _narwhals()
    sums = [*columns.figures, *(f"{name}_open" for name in columns.figures if table.has_open)]
    totals = joined.group_by(_TARGET, *columns.by).agg(
        *(nw.col(name).sum() for name in sums),
        nw.len().alias("reported"),
        *([nw.col("denominator").count().alias(_FIGURES)] if columns.has_denominator else []),
    )
    due: dict[str, list[Any]] = {
        _TARGET: list(table.expected),
        "expected": list(table.expected.values()),
    }
    totals = totals.join(_beside(joined, due, like=_TARGET), on=_TARGET, how="left")
    units = [nw.col("reported").cast(nw.Int64), nw.col("expected").fill_null(0).cast(nw.Int64)]
    kept = [_as_given(name, columns) for name in sums]
    if columns.has_denominator:
        alike = (nw.col(_FIGURES) == 0) | (nw.col(_FIGURES) == nw.col("reported"))
        some = nw.col(_FIGURES) > 0
        kept = [
            nw.when(alike & some if name.startswith("denominator") else alike)
            .then(figure)
            .alias(name)
            for name, figure in zip(sums, kept, strict=True)
        ]
    return totals.select(nw.col(_TARGET).alias(columns.unit), *columns.by, *kept, *units)


def _as_given(name: str, columns: _Columns) -> Any:  # noqa: ANN401 - an expression
    """A sum in the type of its column: engines widen sums of whole numbers, and differ in how."""
    nw = _narwhals()
    is_whole = name.removesuffix("_open") in columns.whole
    return nw.col(name).cast(nw.Int64) if is_whole else nw.col(name)


def _beside(rows: Any, columns: Mapping[str, list[Any]], *, like: str) -> Any:  # noqa: ANN401 - a frame of any engine
    """A small table in the engine of *rows*, its first column of the type of the column *like*."""
    nw = _narwhals()
    implementation = rows.implementation
    if implementation.is_duckdb():
        return nw.from_native(_in_duckdb(nw.to_native(rows), columns))
    if implementation.is_spark_like():
        session = nw.to_native(rows).sparkSession
        cells = list(zip(*columns.values(), strict=True))
        return nw.from_native(session.createDataFrame(cells, list(columns)))
    table = nw.from_dict(columns, backend=_eager(implementation))
    key = next(iter(columns))
    if implementation.is_pyarrow():
        return nw.from_native(
            _typed(nw.to_native(table), key, nw.to_native(rows).schema.field(like).type)
        )
    table = table.with_columns(nw.col(key).cast(rows.collect_schema()[like]))
    return table.lazy() if isinstance(rows, nw.LazyFrame) else table


def _typed(table: Any, key: str, dtype: Any) -> Any:  # noqa: ANN401 - an Arrow table and type
    """Arrow joins a string to a string and a large string to a large string only."""
    return table.set_column(0, key, table[key].cast(dtype))


def _eager(implementation: Any) -> Any:  # noqa: ANN401 - a Narwhals implementation
    return implementation if not implementation.is_dask() else "pandas"


def _in_duckdb(relation: Any, columns: Mapping[str, list[Any]]) -> Any:  # noqa: ANN401 - a relation
    """The table in the connection of *relation*, which no other way leads to."""
    listed = ", ".join(f'{_unnested(cells)} AS "{name}"' for name, cells in columns.items())
    return relation.query("genderplan_rows", f"SELECT {listed}")


def _unnested(cells: Sequence[object]) -> str:
    """A column in SQL: one text split up, because a list of literals is parsed for seconds."""
    text = _SEPARATOR.join(map(str, cells)).replace("'", "''")
    column = f"unnest(string_split('{text}', '{_SEPARATOR}'))"
    return f"CAST({column} AS BIGINT)" if isinstance(cells[0], int) else column


def find_problems(
    frame: _F,
    tree: UnitTree,
    *,
    by: Sequence[str] | None = None,
    unit: str = "unit",
    indicators: Definitions = (),
) -> _F:
    """What is wrong or doubtful in *frame*, as a frame of the same kind: unit, series and counts.

    A row for each unit and series that is given more than once (``rows``), whose code no unit of
    *tree* has (``known`` is 0), or that has figures that cannot be (``impossible``, the number of
    such rows): what :func:`roll_up` refuses.

    >>> import polars as pl
    >>> from genderplan import gazetteer
    >>> seen = pl.DataFrame({"unit": ["01927", "01918"], "numerator": [-6, 600]})
    >>> find_problems(seen.with_columns(denominator=22), gazetteer().at("2023-12-31")).shape[0]
    2
    """
    nw = _narwhals()
    columns = _Columns.of(frame, unit, by, indicators, floats=True)
    rows = nw.from_native(frame).filter(~nw.col("numerator").is_null())
    rows = rows.with_columns(
        nw.when(columns.impossible).then(nw.lit(1)).otherwise(nw.lit(0)).alias("impossible")
    ).select(unit, *columns.by, "numerator", "impossible")
    codes = list(places_of(tree).codes)
    known = _beside(rows, {unit: codes, "known": [1] * len(codes)}, like=unit)
    counts = ("rows", "known", "impossible")
    found = (
        rows.join(known, on=unit, how="left")
        .group_by(unit, *columns.by)
        .agg(
            nw.col("numerator").count().alias("rows"),
            nw.col("known").max(),
            nw.col("impossible").sum(),
        )
        .with_columns(nw.col("known").fill_null(0))
        .select(unit, *columns.by, *(nw.col(name).cast(nw.Int64) for name in counts))
    )
    doubtful = found.filter(
        (nw.col("rows") > 1) | (nw.col("known") == 0) | (nw.col("impossible") > 0)
    )
    return cast("_F", doubtful.to_native())
