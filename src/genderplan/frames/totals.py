"""Totals and restated figures of frames: blocks of units first, then what the blocks count towards.

Units that count towards the same units are numbered in blocks, each unit with a bit of its own. The
rows of a frame are added up once, by block and series. The bits are added up with the figures: as
many bits as rows means that no unit stands twice in a series, which costs no look of its own.
"""

import datetime as dt
import warnings
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import Any, Final, TypeAlias, TypeVar, cast

import attrs

from genderplan._messages import message
from genderplan.errors import InvalidValueError
from genderplan.frames.columns import (
    BITS,
    BLOCK,
    FIGURES,
    KEYS,
    OPEN,
    TARGET,
    WRONG,
    Columns,
    beside,
    listed_rows,
    narwhals,
    one_if,
    refuse_faults,
    refuse_mixed,
)
from genderplan.hierarchy.hierarchies import Hierarchy
from genderplan.hierarchy.units import AdministrativeUnit, Level, member
from genderplan.indicators.definitions import Definitions
from genderplan.indicators.places import (
    NATION,
    TreeUnit,
    UnitTree,
    places_of,
    targets_of,
)
from genderplan.indicators.restatement import changes_unknown
from genderplan.indicators.routes import Routes, Splits, kept_routes
from genderplan.periods import DateLike
from genderplan.periods.calendar import as_date

_F = TypeVar("_F")
_Towards: TypeAlias = dict[str, list[tuple[str, bool]]]
"""By unit, the units that it counts towards, and whether only an unknown part of it does."""
_WIDTH: Final = 48  # units of a block: the sum of their bits is exact in floats too


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
    targets = targets_of(to, places_of(tree))
    table = _rolled_table(tree, targets, str(member(Level, reporting, "reporting")))
    columns = Columns.of(frame, unit, by, indicators, tree=tree)
    return _added_up(frame, table, columns, tree)


@lru_cache(maxsize=16)
def _rolled_table(tree: UnitTree, targets: tuple[int, ...], reporting: str) -> "_CountsTowards":
    places = places_of(tree)
    from_ = places.positions(reporting)
    towards: _Towards = {places.codes[place]: [] for place in from_}
    expected = {}
    for target in targets:
        first, last = places.within(from_, target)
        expected[places.codes[target]] = last - first
        for place in from_[first:last]:
            towards[places.codes[place]].append((places.codes[target], False))
    return _CountsTowards.of(towards, expected)


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

    Warns with a :class:`UserWarning` where *onto* is a day after the last one whose units are
    known. Raises :class:`~genderplan.errors.InvalidValueError` for a division that is refused, and
    what :func:`roll_up` raises for the figures.
    """
    level = str(member(Level, to, "to")) if to != NATION.level else NATION.level
    days = as_date(units_on), as_date(onto)
    for issue in changes_unknown(hierarchy, days[1]):
        warnings.warn(str(issue), stacklevel=2)
    table = _restated_table(
        hierarchy, *days, level, splits, str(member(Level, reporting, "reporting"))
    )
    old_tree = hierarchy.at(days[0])
    columns = Columns.of(frame, unit, by, indicators, tree=old_tree)
    return _added_up(frame, table, columns, old_tree)


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
    towards: _Towards = {}
    for old in hierarchy.at(units_on).units(reporting):
        codes, known = _lifted(routes, old, units_on, level)
        towards[old.code] = [(code, len(codes) > 1 or not known) for code in codes]
    expected = Counter(code for each in towards.values() for code, _ in each)
    return _CountsTowards.of(towards, expected, has_open=splits == "bounds")


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


@attrs.frozen
class _CountsTowards:
    """Which unit stands in which block, and which blocks count towards which units.

    The small sides of two joins: ``blocks`` has a row for each of ``codes``, ``targets`` one for
    each block and unit that it counts towards.
    """

    has_open: bool
    codes: list[str]
    blocks: dict[str, list[Any]]
    targets: dict[str, list[Any]]

    @classmethod
    def of(
        cls, towards: _Towards, expected: Mapping[str, int], *, has_open: bool = False
    ) -> "_CountsTowards":
        """The blocks of the units that count *towards* others, or of which unknown parts do."""
        alike: dict[tuple[tuple[str, bool], ...], list[str]] = {}
        for code, targets in towards.items():
            alike.setdefault(tuple(targets), []).append(code)
        codes: list[str] = []
        blocks: dict[str, list[Any]] = {BLOCK: [], BITS: []}
        rows: list[tuple[int, str, int, int]] = []
        for new_units, units in alike.items():
            for place, code in enumerate(units):
                if place % _WIDTH == 0:
                    block = len(codes)
                    rows += [
                        (block, new, expected[new], int(is_open)) for new, is_open in new_units
                    ]
                codes.append(code)
                blocks[BLOCK].append(block)
                blocks[BITS].append(1 << place % _WIDTH)
        names = (BLOCK, TARGET, "expected", OPEN)
        columns = {name: [row[place] for row in rows] for place, name in enumerate(names)}
        return cls(has_open, codes, blocks, columns)


def _added_up(frame: _F, table: _CountsTowards, columns: Columns, tree: UnitTree) -> _F:
    if not table.targets[BLOCK]:
        raise InvalidValueError(
            message("no units report at that level on that day"), path="reporting"
        )
    nw = narwhals()
    given = nw.from_native(frame)
    is_polars = given.implementation.is_polars()
    parts = _parts(given.lazy() if is_polars else given, table, columns)
    if is_polars:  # the frame itself is looked through once
        parts = parts.collect().lazy()
    if not _is_clean(parts, columns):
        refuse_faults(frame, columns, tree)
    for name in KEYS:
        if name in columns.names and name not in columns.by:
            refuse_mixed(parts, name)
    joined = parts.join(beside(parts, table.targets, like=BLOCK), on=BLOCK, how="left")
    if table.has_open:
        joined = _split(joined, columns)
    totals = _grouped(joined, columns, has_open=table.has_open)
    if isinstance(given, nw.DataFrame) and isinstance(totals, nw.LazyFrame):
        totals = totals.collect()
    return cast("_F", totals.to_native())


def _parts(given: Any, table: _CountsTowards, columns: Columns) -> Any:  # noqa: ANN401 - a frame of any engine
    """The figures of *given* added up by block and series."""
    nw = narwhals()
    figures = given.filter(~nw.col("numerator").is_null())
    rows = figures.select(
        *(
            nw.col(name).cast(nw.String) if name in columns.to_text else nw.col(name)
            for name in (columns.unit, *columns.series)
        ),
        *columns.figures,
        one_if(columns.impossible, WRONG),
    )
    blocks = beside(rows, {columns.unit: table.codes, **table.blocks}, like=columns.unit)
    joined = rows.join(blocks, on=columns.unit, how="left")
    return joined.group_by(BLOCK, *columns.series).agg(
        nw.col(*columns.figures, BITS).sum(),
        nw.len().alias("reported"),
        nw.col(WRONG).max(),
        *([nw.col("denominator").count().alias(FIGURES)] if columns.has_denominator else []),
    )


def _is_clean(parts: Any, columns: Columns) -> bool:  # noqa: ANN401 - a frame of any engine
    """Whether nothing is wrong; the question who is at fault is asked for the rows themselves.

    Of units that stand twice the sum of the bits has fewer bits than there are rows.
    """
    nw = narwhals()
    blank = columns.blank(columns.told_by[1:])  # a unit without a code stands in no block
    found = parts.with_columns(one_if(blank | (nw.col(WRONG) == 1), WRONG))
    found = found.group_by(BITS).agg(nw.col(WRONG, "reported").max())
    return all(
        not row[WRONG] and int(row[BITS] or 0).bit_count() == row["reported"]
        for row in listed_rows(found)
    )


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


def _grouped(joined: Any, columns: Columns, *, has_open: bool) -> Any:  # noqa: ANN401 - a frame of any engine
    nw = narwhals()
    sums = [*columns.figures, *(f"{name}_open" for name in columns.figures if has_open)]
    counted = ["reported", FIGURES] if columns.has_denominator else ["reported"]
    totals = joined.group_by(TARGET, *columns.by).agg(
        nw.col(*sums, *counted).sum(), nw.col("expected").max()
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
