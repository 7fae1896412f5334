"""The columns of a frame, and what is wrong with its figures: refused, or listed."""

import re
from collections.abc import Iterable, Sequence
from itertools import islice
from typing import Any, Final, TypeVar, cast

import attrs

from genderplan._messages import message
from genderplan._text import match_key
from genderplan.errors import InvalidValueError, NotExactError
from genderplan.frames.engines import (
    RESOLVED,
    SHOWN,
    beside,
    collected,
    first_rows,
    missing_column,
    narwhals,
)
from genderplan.indicators.definitions import Definitions, IndicatorKind, definitions_by_code
from genderplan.indicators.places import UnitTree, places_of
from genderplan.indicators.tables import COLUMNS

__all__ = [
    "FIGURES",
    "OPEN",
    "TARGET",
    "Columns",
    "find_problems",
    "refuse_impossible",
    "refuse_unplaced",
]

_F = TypeVar("_F")
_BY_ALWAYS: Final = ("indicator", "period", "sex")
# Columns that stand in a frame only while it is added up.
TARGET, OPEN, FIGURES = "_target", "_open", "_figures"
_RESULTS: Final = ("reported", "expected", "numerator_open", "denominator_open")


_WRONG: Final = "_wrong"
_OWN: Final = frozenset({TARGET, OPEN, FIGURES, _WRONG, *_RESULTS})
_KIND_WORDS: Final = 3  # "thành phố Huế" without none, one or two of its words
_AMOUNTS: Final = ("money", "ratio")


@attrs.frozen
class Columns:
    """The columns of a frame that matter, checked."""

    unit: str
    by: tuple[str, ...]
    has_denominator: bool
    whole: frozenset[str]
    names: tuple[str, ...]
    may_exceed: tuple[str, ...]

    @classmethod
    def of(  # noqa: PLR0913 - what the caller says about the columns
        cls,
        frame: object,
        unit: str,
        by: Sequence[str] | None,
        indicators: Definitions = (),
        *,
        tree: UnitTree,
        floats: bool = False,
    ) -> "Columns":
        """The columns of *frame*, an error for those that are missing or of a wrong type."""
        rows = narwhals().from_native(frame)
        schema = rows.collect_schema()
        keys = tuple(by) if by is not None else _series_columns(schema.names(), unit)
        for name in (unit, "numerator", *keys):
            if name not in schema:
                raise missing_column(name, schema.names())
        for name in keys:
            if name in _OWN:
                raise _own_column(name)
        _check_codes(schema[unit], unit)
        if by is None:
            keys = tuple(key for key in keys if not _names_the_unit(rows, key, unit, tree))
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
        nw = narwhals()
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
    own = {*COLUMNS, unit, *RESOLVED}
    return tuple(name for name in names if name in _BY_ALWAYS or name not in own)


def _names_the_unit(rows: Any, column: str, unit: str, tree: UnitTree) -> bool:  # noqa: ANN401 - a frame of any engine
    """Whether a column says what the unit or a unit above it is called: that tells no series apart.

    The first cells are compared with the names that the codes have: "Hoằng Kim", "Thanh Hóa" and
    "xã Hoằng Kim, huyện Hoằng Hóa" are names of 15889, "nữ" is none.
    """
    if column in _BY_ALWAYS or rows.collect_schema()[column] != narwhals().String:
        return False
    cells = first_rows(rows.select(unit, column).filter(~narwhals().col(column).is_null()))
    places = places_of(tree)
    compared = 0
    for cell in cells:
        place = places.index.get(str(cell[unit]))
        if place is None:
            continue
        called: set[str] = set()
        while place > 0:
            words = places.units[place].full_name(places.date).split()
            called |= {match_key(" ".join(words[skipped:])) for skipped in range(_KIND_WORDS)}
            place = places.parents[place]
        text = match_key(cell[column])
        starts = tuple(f"{name}{mark}" for name in called if name for mark in (" ", ","))
        if text not in called and not text.startswith(starts):
            return False
        compared += 1
    return compared > 0


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


def refuse_impossible(frame: object, columns: Columns, tree: UnitTree) -> None:
    """Refuse what cannot be added up; see :func:`roll_up`.

    A lazy frame is looked through once for it. Of an eager one :func:`refuse_unplaced` looks for
    names, where any unit could not be placed.
    """
    nw = narwhals()
    given = nw.from_native(frame)
    rows = given.filter(~nw.col("numerator").is_null())
    wrong = nw.when(columns.impossible).then(nw.lit(1)).otherwise(nw.lit(0)).alias(_WRONG)
    if isinstance(given, nw.DataFrame):
        units: Any = rows.select(wrong.max())
    else:
        units = collected(rows.with_columns(wrong).group_by(columns.unit).agg(nw.col(_WRONG).max()))
        _refuse_names(map(str, units[columns.unit].to_list()), columns, tree)
    if any(units[_WRONG].to_list()):
        _refuse_figures(rows, columns)
    _refuse_mixed_periods(rows, columns)


def refuse_unplaced(frame: object, totals: object, columns: Columns, tree: UnitTree) -> None:
    """Refuse names in the place of codes, when *totals* of an eager frame lack a unit."""
    nw = narwhals()
    made, given = nw.from_native(totals), nw.from_native(frame)
    if isinstance(made, nw.DataFrame) and made[columns.unit].is_null().any():
        rows = given.filter(~nw.col("numerator").is_null())
        _refuse_names(map(str, rows[columns.unit].unique().to_list()), columns, tree)


def _refuse_figures(rows: Any, columns: Columns) -> None:  # noqa: ANN401 - a frame of any engine
    wrong = rows.filter(columns.impossible).select(columns.unit, *columns.figures)
    listed = ", ".join(
        f"{row[columns.unit]}: {'/'.join(str(row[name]) for name in columns.figures)}"
        for row in first_rows(wrong)
    )
    summary = message(
        "the frame holds figures that cannot be, such as {figures}: negative, a part above "
        "the whole, or people in fractions; find_problems lists them, and indicators= says "
        "which indicators are ratios or rates, whose numerator may be the greater; amounts in "
        "fractions have the measure 'money' or 'ratio'",
        figures=listed,
    )
    raise InvalidValueError(summary, listed, "frame")


def _refuse_names(units: Iterable[str], columns: Columns, tree: UnitTree) -> None:
    index = places_of(tree).index
    # "xã Hoằng Kim" and "Hanoi", but not 99999, which is a code that no unit has
    unknown = (unit for unit in units if unit not in index and re.search("[^0-9]", unit))
    names = sorted(islice(unknown, SHOWN))
    if names:
        summary = message(
            "the column {unit} holds {names}, which are no codes; look the codes up by name with "
            "frames.resolve",
            unit=columns.unit,
            names=", ".join(map(repr, names)),
        )
        raise InvalidValueError(summary, tuple(names), columns.unit)


def _refuse_mixed_periods(rows: Any, columns: Columns) -> None:  # noqa: ANN401 - a frame of any engine
    nw = narwhals()
    if "period" in columns.by:
        return
    if "period" in columns.names:
        periods = [str(row["period"]) for row in first_rows(rows.select("period").unique())]
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
    counted = rows.group_by(columns.unit, *columns.by).agg(nw.len().alias(FIGURES))
    units = [str(row[columns.unit]) for row in first_rows(counted.filter(nw.col(FIGURES) > 1))]
    if units:
        summary = message(
            "the frame has no column 'period', and {units} stand in it more than once; say in a "
            "column period what each figure is of",
            units=", ".join(units),
        )
        raise InvalidValueError(summary, tuple(units), "period")


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
    nw = narwhals()
    columns = Columns.of(frame, unit, by, indicators, tree=tree, floats=True)
    rows = nw.from_native(frame).filter(~nw.col("numerator").is_null())
    rows = rows.with_columns(
        nw.when(columns.impossible).then(nw.lit(1)).otherwise(nw.lit(0)).alias("impossible")
    ).select(unit, *columns.by, "numerator", "impossible")
    codes = list(places_of(tree).codes)
    known = beside(rows, {unit: codes, "known": [1] * len(codes)}, like=unit)
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
