"""Objects to workbooks and CSV files.

a table never loses anything silently. What is to be written is read back first, and what
would not come back is named and refused. A table that says "Không" is written with that word.
"""

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, Final

import attrs

from genderplan._messages import message
from genderplan.errors import FileError, InvalidValueError
from genderplan.issues import Issues
from genderplan.plans import Activity, Plan, Report, Result
from genderplan.serialization.cell_forms import written_cell
from genderplan.serialization.cells import Grid
from genderplan.serialization.converter import file_converter
from genderplan.serialization.faults import CANNOT_WRITE, NOT_HELD, file_error
from genderplan.serialization.official_forms import PAPERS, Paper
from genderplan.serialization.plain_files import write_bytes
from genderplan.serialization.table_forms import TABLES, Column, TableForm
from genderplan.serialization.tables import build
from genderplan.serialization.workbooks import Sheet, csv_bytes, workbook_bytes

__all__ = ["answer_sheet", "paper_sheets", "table_sheet", "write_table"]

_NONE: Final = "Không"


def write_table(
    obj: object,
    path: str | os.PathLike[str],
    table: str = "",
    *,
    replace: bool = False,
) -> None:
    """Write a report or plan as a workbook, or the rows of one table as a workbook or CSV file.

    *obj* is a :class:`~genderplan.Report`, a :class:`~genderplan.Plan`, or an iterable of rows of
    one kind (observations, activities, rows of the report tables); *table* is needed only where
    there are no rows. Text that a spreadsheet would run as a formula goes behind an apostrophe.

    Raises :class:`~genderplan.errors.FileError` when the file exists (unless *replace*) or cannot
    be written, and when the tables have no place for something in *obj*.
    """
    source = os.fspath(path)
    is_csv = Path(source).suffix.lower() == ".csv"
    sheets = _sheets(obj, table)
    if is_csv and isinstance(obj, Report | Plan):
        reason = message("a CSV file holds one table; write the whole as .xlsx, .toml or .json")
        raise file_error(source, Issues([CANNOT_WRITE.at(reason=reason)]))
    _refuse_losses(obj, sheets, source)
    if is_csv:
        (sheet,) = sheets
        content = csv_bytes(sheet.rows[sheet.headings :])
    else:
        try:
            content = workbook_bytes(sheets)
        except InvalidValueError as error:
            raise file_error(source, Issues([CANNOT_WRITE.at(reason=error.summary)])) from None
    write_bytes(path, content, replace=replace)


def _sheets(obj: object, table: str) -> tuple[Sheet, ...]:
    if isinstance(obj, Report | Plan):
        return paper_sheets(obj)
    rows = tuple(obj) if isinstance(obj, Iterable) and not isinstance(obj, str | bytes) else ()
    kinds = {type(row) for row in rows}
    form = next((form for form in TABLES.values() if kinds == {form.row}), None)
    if not rows and table in TABLES:
        form = TABLES[table]
    if form is None:
        summary = message(
            "rows of one table are expected: {choices}",
            choices=", ".join(known.row.__name__ for known in TABLES.values()),
        )
        raise InvalidValueError(summary, obj)
    return (table_sheet(form, file_converter().unstructure(rows)),)


def paper_sheets(obj: Report | Plan) -> tuple[Sheet, ...]:
    """The sheets of the workbook of a report or plan, empty tables with their headings alone."""
    paper = PAPERS["report" if isinstance(obj, Report) else "plan"]
    plain = file_converter().unstructure(obj)
    none = set(plain.get("none_reported", ()))
    tables = (
        table_sheet(form, plain.get(form.name, ()), says_none=form.name in none)
        for form in paper.tables
    )
    return answer_sheet(paper.questions, plain), *tables, *_inner_sheets(paper, plain)


def _inner_sheets(paper: Paper, plain: Mapping[str, Any]) -> Iterator[Sheet]:
    """The sheets of tables whose rows belong to a row of another, where there are any."""
    for form in paper.inner:
        rows = [
            {"of": outer["name"], **inner}
            for outer in plain.get(form.outer, ())
            for inner in outer.get(form.name, ())
        ]
        if rows:
            yield table_sheet(form, rows)


def answer_sheet(form: TableForm, plain: Mapping[str, Any]) -> Sheet:
    """The sheet with one answer in each row."""
    columns = tuple(
        column
        for column in form.columns
        if not column.rare or _value(plain, column.path) is not None
    )
    rows = [(column.heading, _written(plain, column)) for column in columns]
    return Sheet(name=form.title, rows=tuple(rows), columns=columns, headings=0, across=False)


def table_sheet(
    form: TableForm, plain: Sequence[Mapping[str, Any]], *, says_none: bool = False
) -> Sheet:
    """The sheet of one table: its title, its headings, and its rows."""
    rows = [_with_counts(row, form) for row in plain]
    usual = {column.path for column in form.columns if not column.rare}
    columns = tuple(
        column
        for column in form.columns
        if not column.rare
        or (column.path not in usual and any(_value(row, column.path) is not None for row in rows))
    )
    cells = [tuple(_written(row, column) for column in columns) for row in rows]
    if says_none:
        named = next(index for index, column in enumerate(columns) if column.path == "name")
        cells = [tuple(_NONE if index == named else None for index in range(len(columns)))]
    headings = tuple(column.heading for column in columns)
    return Sheet(
        name=form.title,
        rows=((form.title.upper(),), (), headings, *cells),
        columns=columns,
        headings=2,
    )


def _with_counts(row: Mapping[str, Any], form: TableForm) -> Mapping[str, Any]:
    """The row with its share as two counts, which a spreadsheet cannot take for a date."""
    value = row.get("value")
    if isinstance(value, str) and "/" in value and "numerator" in _paths(form):
        numerator, _, denominator = value.partition("/")
        rest = {key: each for key, each in row.items() if key != "value"}
        return {**rest, "numerator": _figure(numerator), "denominator": _figure(denominator)}
    return row


def _figure(text: str) -> object:
    digits = text.replace(".", "")
    return int(digits) if digits.isdecimal() else text


def _paths(form: TableForm) -> set[str]:
    return {column.path for column in form.columns}


def _value(plain: Mapping[str, Any], path: str) -> Any:  # noqa: ANN401 - plain data
    value: Any = plain
    for step in path.split("."):
        value = value.get(step) if isinstance(value, Mapping) else None
    return value


def _written(plain: Mapping[str, Any], column: Column) -> Any:  # noqa: ANN401 - a cell
    return written_cell(_value(plain, column.path), column.form, column.choices)


def _refuse_losses(obj: object, sheets: Iterable[Sheet], source: str) -> None:
    """Read back what would be written, and refuse to write what would not come back."""
    grids = [Grid.of(sheet.name, sheet.rows) for sheet in sheets]
    rows: Any = obj
    given = obj if isinstance(obj, Report | Plan) else tuple(rows)
    if given == ():
        return
    try:
        back = build(grids, source)
    except FileError as error:
        fields = "; ".join(issue.message for issue in error.issues[:3])
    else:
        if back == given:
            return
        fields = ", ".join(_different(given, back))
    raise file_error(source, Issues([NOT_HELD.at(fields=fields)]))


def _different(given: object, back: object, path: str = "") -> Iterator[str]:
    """The keys at which two objects differ, as paths."""
    if isinstance(given, tuple) and isinstance(back, tuple) and len(given) == len(back):
        for index, (one, other) in enumerate(zip(given, back, strict=True)):
            yield from _different(one, other, f"{path}[{index}]")
    elif isinstance(given, _HELD) and type(given) is type(back):
        for field in attrs.fields(type(given)):
            joint = f"{path}." if path else ""
            one, other = getattr(given, field.name), getattr(back, field.name)
            yield from _different(one, other, f"{joint}{field.name}")
    elif given != back:
        yield path or type(given).__name__


_HELD: Final = (Report, Plan, Result, Activity)
