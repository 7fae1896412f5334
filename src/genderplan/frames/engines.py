"""The engine that holds a frame: small tables beside it, and its first rows."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, Final

from genderplan._extras import require
from genderplan._messages import message
from genderplan.errors import InvalidValueError

if TYPE_CHECKING:
    from types import ModuleType

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
