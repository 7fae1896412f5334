"""Frames of any engine: their columns, and what is wrong with their figures: refused, or listed."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Final, TypeVar, cast

import attrs

from genderplan._extras import require
from genderplan._messages import message
from genderplan._text import match_key
from genderplan.errors import InvalidValueError, NotExactError
from genderplan.indicators.definitions import Definitions, IndicatorKind, definitions_by_code
from genderplan.indicators.places import UnitTree, places_of
from genderplan.indicators.tables import COLUMNS

if TYPE_CHECKING:
    from types import ModuleType

_F = TypeVar("_F")
KEYS: Final = ("indicator", "period")  # without them nobody knows what a figure is
_BY_ALWAYS: Final = (*KEYS, "sex")
# Columns that stand in a frame only while it is added up.
TARGET, OPEN, FIGURES = "_target", "_open", "_figures"
BLOCK, BITS, WRONG = "_block", "_bits", "_wrong"
_RESULTS: Final = ("reported", "expected", "numerator_open", "denominator_open")

_TIMES = "_times"
_OWN: Final = frozenset({TARGET, OPEN, FIGURES, BLOCK, BITS, WRONG, _TIMES, *_RESULTS})
_KIND_WORDS: Final = 3  # "thành phố Huế" without none, one or two of its words
_AMOUNTS: Final = ("money", "ratio")
# The code of a province, a district or a commune.
_CODE: Final = re.compile("[0-9]{2}|[0-9]{3}|[0-9]{5}")


@attrs.frozen
class Columns:
    """The columns of a frame that matter, checked."""

    unit: str
    by: tuple[str, ...]
    series: tuple[str, ...]
    """What tells figures of a unit apart, those too that the caller adds up over by choice."""
    has_denominator: bool
    whole: frozenset[str]
    texts: frozenset[str]
    to_text: frozenset[str]
    """What no join takes as it is: nothing but nulls, and codes that are categories."""
    names: tuple[str, ...]
    may_exceed: tuple[str, ...]
    """The indicators that are ratios, rates or means."""
    counted: tuple[str, ...]
    """The indicators that count, which have no denominator."""
    divided: tuple[str, ...]
    """The indicators that have a denominator."""

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
        found = _series_columns(schema.names(), unit)
        keys = tuple(by) if by is not None else found
        _check_columns(schema, (unit, "numerator", *(keys if by is not None else KEYS)), keys)
        _check_types(schema, unit, floats=floats)
        if by is None:
            keys = tuple(key for key in keys if not _names_the_unit(rows, key, unit, tree))
        whole = frozenset(name for name, dtype in schema.items() if dtype.is_integer())
        empty = {name for name, dtype in schema.items() if dtype == narwhals().Unknown}
        kinds = {
            each.code: each.kind
            for each in definitions_by_code(indicators).values()
            if "indicator" not in empty
        }
        divided = tuple(code for code, kind in kinds.items() if kind.has_denominator)
        texts = frozenset(name for name, dtype in schema.items() if dtype == narwhals().String)
        series = keys if by is None else tuple(dict.fromkeys((*keys, *found)))
        return cls(
            unit,
            keys,
            series,
            has_denominator="denominator" in schema,
            whole=whole,
            texts=texts,
            to_text=frozenset({unit} - texts | empty),
            names=tuple(schema.names()),
            may_exceed=tuple(code for code in divided if kinds[code] is not IndicatorKind.SHARE),
            counted=tuple(code for code in kinds if code not in divided),
            divided=divided,
        )

    @property
    def figures(self) -> list[str]:
        """The columns that are summed."""
        return ["numerator", "denominator"] if self.has_denominator else ["numerator"]

    @property
    def told_by(self) -> tuple[str, ...]:
        """What says whose figure a row is: unit, indicator and period."""
        return tuple(dict.fromkeys((self.unit, *(name for name in KEYS if name in self.names))))

    def blank(self, names: Iterable[str]) -> Any:  # noqa: ANN401 - an expression
        """Whether one of the cells *names* is empty."""
        nw = narwhals()
        found = nw.lit(value=False)
        for name in names:
            found = found | nw.col(name).is_null()
            if name in self.texts:
                found = found | (nw.col(name) == "")
        return found

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
        for wrong in self._other_kinds():
            found = found | wrong
        for name in self.figures:
            if name not in self.whole:
                is_part = nw.col(name) != nw.col(name).round(0)
                if "measure" in self.names:
                    is_people = ~nw.col("measure").fill_null("").is_in(_AMOUNTS)
                    is_part = is_part & is_people
                found = found | is_part
        return found

    def _other_kinds(self) -> Iterator[Any]:
        """Whether a row counts where a denominator is due, or divides where things are counted."""
        if "indicator" not in self.names:
            return
        nw = narwhals()
        indicator = nw.col("indicator")
        if self.divided:  # Arrow takes no empty list
            is_due = indicator.is_in(self.divided)
            yield is_due & nw.col("denominator").is_null() if self.has_denominator else is_due
        if self.counted and self.has_denominator:
            yield indicator.is_in(self.counted) & ~nw.col("denominator").is_null()


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


def _check_columns(schema: Any, needed: Iterable[str], keys: Iterable[str]) -> None:  # noqa: ANN401 - a Narwhals schema
    """Refuse a frame without a column that is needed, or with one that the result has too."""
    for name in needed:
        if name not in schema:
            raise missing_column(name, schema.names())
    for name in keys:
        if name in _OWN:
            raise _own_column(name)


def _check_types(schema: Any, unit: str, *, floats: bool) -> None:  # noqa: ANN401 - a Narwhals schema
    for name in (unit, "indicator"):
        if name in schema:
            _check_codes(schema[name], name)
    for name in ("numerator", "denominator"):
        if name in schema and not (floats and schema[name].is_float()):
            _check_exact(schema[name], name)


def _own_column(name: str) -> InvalidValueError:
    summary = message(
        "the frame has a column {name}, which the result has too; rename it, or name in by= the "
        "columns that tell series apart",
        name=repr(name),
    )
    return InvalidValueError(summary, name, "frame")


def _check_codes(dtype: Any, unit: str) -> None:  # noqa: ANN401 - a Narwhals type
    if dtype.is_numeric() or dtype == narwhals().Object:  # pandas: texts and numbers in a column
        summary = message(
            "the column {unit} holds {type}; codes are text with their leading zeros: "
            "read the column as text",
            unit=unit,
            type=str(dtype),
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


def refuse_faults(frame: object, columns: Columns, tree: UnitTree) -> None:
    """Refuse what cannot be added up, and say whose figures they are; see :func:`roll_up`."""
    nw = narwhals()
    rows = nw.from_native(frame).filter(~nw.col("numerator").is_null())
    keys = rows.select(columns.unit, *columns.series)
    blank = listed_rows(rows.filter(columns.blank(columns.told_by)).select(columns.unit))
    if blank:
        raise _without_key(len(blank), columns)
    _refuse_names(listed_rows(keys.select(columns.unit).unique()), columns, tree)
    wrong = first_rows(rows.filter(columns.impossible).select(columns.unit, *columns.figures))
    if wrong:
        raise _impossible(wrong, columns)
    times = keys.group_by(columns.unit, *columns.series).agg(nw.len().alias(_TIMES))
    twice = listed_rows(times.filter(nw.col(_TIMES) > 1).select(columns.unit).unique())
    if twice:
        raise _given_twice(sorted(row[columns.unit] for row in twice)[:SHOWN], columns)


def one_if(condition: Any, name: str) -> Any:  # noqa: ANN401 - expressions
    """1 where *condition* holds: engines do not agree on the greatest of truth values."""
    nw = narwhals()
    return nw.when(condition).then(nw.lit(1)).otherwise(nw.lit(0)).alias(name)


def _without_key(count: int, columns: Columns) -> InvalidValueError:
    summary = message(
        "in {count} of the rows with a figure a cell of {columns} is empty; fill it, or leave the "
        "row out (the column problem of frames.resolve says why a unit was not found)",
        count=count,
        columns=", ".join(columns.told_by),
    )
    return InvalidValueError(summary, columns.told_by, columns.unit)


def _given_twice(units: Sequence[str], columns: Columns) -> InvalidValueError:
    summary = message(
        "several rows give the figure of one unit and series ({columns}), those of {units} for "
        "instance; keep the row that counts (find_problems lists them)",
        columns=", ".join((columns.unit, *columns.series)),
        units=", ".join(units),
    )
    return InvalidValueError(summary, tuple(units), columns.unit)


def _impossible(rows: Iterable[Mapping[str, object]], columns: Columns) -> InvalidValueError:
    listed = ", ".join(
        f"{row[columns.unit]}: {'/'.join(str(row[name]) for name in columns.figures)}"
        for row in rows
    )
    summary = message(
        "the frame holds figures that cannot be, such as {figures}: negative, a part above "
        "the whole, people in fractions, or with a denominator where indicators= says that things "
        "are counted; find_problems lists them, and indicators= says which indicators are ratios "
        "or rates, whose numerator may be the greater; amounts in fractions have the measure "
        "'money' or 'ratio'",
        figures=listed,
    )
    return InvalidValueError(summary, listed, "frame")


def _refuse_names(rows: Iterable[Mapping[str, str]], columns: Columns, tree: UnitTree) -> None:
    index = places_of(tree).index
    # "xã Hoằng Kim", "Hanoi", and "1927", which lost its zero; not 99999, a code that no unit has
    units = (row[columns.unit] for row in rows)
    unknown = (unit for unit in units if unit not in index and not _CODE.fullmatch(unit))
    names = sorted(unknown)[:SHOWN]
    if names:
        summary = message(
            "the column {unit} holds {names}, which are no codes: these have 2, 3 or 5 digits, "
            "zeros before them included; look the codes up by name with frames.resolve",
            unit=columns.unit,
            names=", ".join(map(repr, names)),
        )
        raise InvalidValueError(summary, tuple(names), columns.unit)


def refuse_mixed(rows: Any, name: str) -> None:  # noqa: ANN401 - a frame of any engine
    """Refuse *rows* of several indicators or periods where *name* does not tell them apart."""
    cells = sorted(str(row[name]) for row in first_rows(rows.select(name).unique()))
    if len(cells) > 1:
        summary = message(
            "the figures of {cells} would be added to each other; name {column} in by=, or take "
            "the rows of one alone",
            cells=", ".join(cells),
            column=name,
        )
        raise InvalidValueError(summary, tuple(cells), "by")


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
    *tree* has (``known`` is 0), or that has rows that cannot be (``impossible``, their number):
    wrong figures, or no unit, indicator or period. All but unknown codes :func:`roll_up` refuses.

    >>> import polars as pl
    >>> from genderplan import gazetteer
    >>> seen = pl.DataFrame({
    ...     "unit": ["01927", "01918"], "indicator": "women", "period": "2023",
    ...     "numerator": [-6, 600], "denominator": [22, 22],
    ... })
    >>> find_problems(seen, gazetteer().at("2023-12-31")).shape[0]
    2
    """
    nw = narwhals()
    columns = Columns.of(frame, unit, by, indicators, tree=tree, floats=True)
    rows = nw.from_native(frame).filter(~nw.col("numerator").is_null())
    rows = rows.with_columns(
        one_if(columns.blank(columns.told_by) | columns.impossible, "impossible")
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


# --- The engine that holds a frame --------------------------------------------------------------


RESOLVED: Final = ("unit_name", "score", "problem")
"""The columns that ``resolve`` adds beside that of the codes."""
SEPARATOR: Final = "\x1f"


SHOWN: Final = 5


def missing_column(name: str, names: Sequence[str]) -> InvalidValueError:
    """The error for a column that the frame does not have."""
    summary = message(
        "the frame has no column {name}; it has {names}", name=repr(name), names=", ".join(names)
    )
    return InvalidValueError(summary, name, "frame")


def listed_rows(rows: Any) -> list[dict[str, Any]]:  # noqa: ANN401 - a frame of any engine
    """The rows themselves, of a lazy frame too.

    DuckDB and Spark are asked without Narwhals, which would need PyArrow for it.
    """
    native, implementation = narwhals().to_native(rows), rows.implementation
    if implementation.is_duckdb():
        return [dict(zip(native.columns, row, strict=True)) for row in native.fetchall()]
    if implementation.is_spark_like():
        return [row.asDict() for row in native.collect()]
    eager = rows.collect() if hasattr(rows, "collect") else rows
    return list(eager.rows(named=True))


def first_rows(rows: Any) -> list[dict[str, Any]]:  # noqa: ANN401 - a frame of any engine
    """The first rows, of a lazy frame too."""
    return listed_rows(rows.head(SHOWN))


def narwhals() -> "ModuleType":
    """Narwhals, which speaks to every engine; an error names the extra where it is missing."""
    return require("narwhals", extra="frames")


def beside(rows: Any, columns: Mapping[str, list[Any]], *, like: str) -> Any:  # noqa: ANN401 - a frame of any engine
    """A small table in the engine of *rows*, its first column of the type of the column *like*."""
    nw = narwhals()
    implementation = rows.implementation
    if implementation.is_duckdb():
        return nw.from_native(_in_duckdb(nw.to_native(rows), columns))
    if implementation.is_spark_like():
        session = nw.to_native(rows).sparkSession
        cells = list(zip(*columns.values(), strict=True))
        return nw.from_native(session.createDataFrame(cells, list(columns)))
    table = nw.from_dict(columns, backend="pandas" if implementation.is_dask() else implementation)
    key = next(iter(columns))
    if implementation.is_pyarrow():  # joins strings to strings, large strings to large ones only
        arrow, dtype = nw.to_native(table), nw.to_native(rows).schema.field(like).type
        return nw.from_native(arrow.set_column(0, key, arrow[key].cast(dtype)))
    table = table.with_columns(nw.col(key).cast(rows.collect_schema()[like]))
    return table.lazy() if isinstance(rows, nw.LazyFrame) else table


def _in_duckdb(relation: Any, columns: Mapping[str, list[Any]]) -> Any:  # noqa: ANN401 - a relation
    """The table in the connection of *relation*, which no other way leads to."""
    listed = ", ".join(f'{_unnested(cells)} AS "{name}"' for name, cells in columns.items())
    return relation.query("genderplan_rows", f"SELECT {listed}")


def _unnested(cells: Sequence[object]) -> str:
    """A column in SQL: one text split up, because a list of literals is parsed for seconds."""
    text = SEPARATOR.join(map(str, cells)).replace("'", "''")
    column = f"unnest(string_split('{text}', '{SEPARATOR}'))"
    kind = {int: "BIGINT", float: "DOUBLE"}.get(type(cells[0]) if cells else str)
    return f"CAST({column} AS {kind})" if kind else column
