"""Totals and restated figures of frames: one join with a small table and one grouping."""

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import Any, TypeVar, cast

import attrs

from genderplan._messages import message
from genderplan.errors import InvalidValueError
from genderplan.frames.columns import (
    FIGURES,
    OPEN,
    TARGET,
    Columns,
    refuse_faults,
)
from genderplan.frames.engines import beside, narwhals
from genderplan.hierarchy.hierarchies import Hierarchy
from genderplan.hierarchy.units import AdministrativeUnit, Level, member
from genderplan.indicators.definitions import Definitions
from genderplan.indicators.places import NATION, TreeUnit, TreeUnits, UnitTree, places_of
from genderplan.indicators.routes import Routes, Splits, kept_routes
from genderplan.periods import DateLike
from genderplan.periods.calendar import as_date

__all__ = ["restate", "roll_up"]

_F = TypeVar("_F")


def roll_up(  # noqa: PLR0913 - each is a choice of the caller
    frame: _F,
    tree: UnitTree,
    to: str | TreeUnit | Iterable[str | TreeUnit] = "province",
    *,
    reporting: Level | str = Level.COMMUNE,
    by: Sequence[str] | None = None,
    unit: str = "unit",
    indicators: Definitions = (),
) -> _F:
    """The totals of *frame* over the units of a day, as a frame of the same kind.

    *to* is a level, "nation", a unit or its code, or several of these; *reporting* the level whose
    units report. *by* names the columns that tell series apart; by default indicator, period, sex
    and every other column that is not one of ``genderplan.indicators.tables.COLUMNS`` and does not
    hold the units' names. The result has a row for each unit
    and series from which anything came: ``unit``, the columns of *by*, ``numerator``,
    ``denominator`` (null where the figures are counts), ``reported`` and ``expected`` (units).

    Numerator and denominator are null where some figures of a series have a denominator and others
    have none. Rows of unknown units are added up under a null unit.

    *indicators* are definitions: only a ratio, rate or mean may have a numerator above its
    denominator.

    Raises :class:`~genderplan.errors.InvalidValueError` for figures that cannot be (negative, a
    part above the whole, people in fractions), for a unit that stands twice in a series, for rows
    without unit, indicator or period, for names where codes are due, and for several indicators or
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
    targets = tuple(dict.fromkeys(_targets(to, places_of(tree))))
    table = _rolled_table(tree, targets, str(member(Level, reporting, "reporting")))
    columns = Columns.of(frame, unit, by, indicators, tree=tree)
    refuse_faults(frame, columns, tree)
    return _added_up(frame, table, columns)


def _targets(to: str | TreeUnit | Iterable[str | TreeUnit], places: TreeUnits) -> Iterator[int]:
    for one in [to] if isinstance(to, str) or hasattr(to, "code") else to:
        if one == NATION.level:
            yield 0
        elif isinstance(one, str) and one in set(Level):
            yield from places.positions(one)
        else:
            yield places.find(one)


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
    old_tree = hierarchy.at(days[0])
    columns = Columns.of(frame, unit, by, indicators, tree=old_tree)
    refuse_faults(frame, columns, old_tree)
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
        due = [self.expected[target] for target in self.targets]
        columns: dict[str, list[Any]] = {unit: self.units, TARGET: self.targets, "expected": due}
        return columns | {OPEN: self.open} if self.has_open else columns


def _added_up(frame: _F, table: _CountsTowards, columns: Columns) -> _F:
    nw = narwhals()
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
        beside(rows, table.columns(columns.unit), like=columns.unit), on=columns.unit, how="left"
    )
    if table.has_open:
        joined = _split(joined, columns)
    totals = _grouped(joined, table, columns)
    if is_eager and isinstance(totals, nw.LazyFrame):
        totals = totals.collect()
    return cast("_F", totals.to_native())


def _split(joined: Any, columns: Columns) -> Any:  # noqa: ANN401 - a frame of any engine
    nw = narwhals()
    is_open = nw.col(OPEN).fill_null(0)
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


def _grouped(joined: Any, table: _CountsTowards, columns: Columns) -> Any:  # noqa: ANN401 - a frame of any engine
    nw = narwhals()
    sums = [*columns.figures, *(f"{name}_open" for name in columns.figures if table.has_open)]
    totals = joined.group_by(TARGET, *columns.by).agg(
        *(nw.col(name).sum() for name in sums),
        nw.len().alias("reported"),
        nw.col("expected").max(),
        *([nw.col("denominator").count().alias(FIGURES)] if columns.has_denominator else []),
    )
    units = [nw.col("reported").cast(nw.Int64), nw.col("expected").fill_null(0).cast(nw.Int64)]
    kept = [_as_given(name, columns) for name in sums]
    if columns.has_denominator:
        alike = (nw.col(FIGURES) == 0) | (nw.col(FIGURES) == nw.col("reported"))
        some = nw.col(FIGURES) > 0
        kept = [
            nw.when(alike & some if name.startswith("denominator") else alike)
            .then(figure)
            .alias(name)
            for name, figure in zip(sums, kept, strict=True)
        ]
    return totals.select(nw.col(TARGET).alias(columns.unit), *columns.by, *kept, *units)


def _as_given(name: str, columns: Columns) -> Any:  # noqa: ANN401 - an expression
    """A sum in the type of its column: engines widen sums of whole numbers, and differ in how."""
    nw = narwhals()
    is_whole = name.removesuffix("_open") in columns.whole
    return nw.col(name).cast(nw.Int64) if is_whole else nw.col(name)
