"""Workbooks and CSV files to objects and back.

Decided: a workbook with the sheet "Thông tin" is a report; a file with one table gives the rows of
that table. Sheets are known by their titles or by their headings; a sheet with content that nobody
knows is an error. What the cells say goes through the same door as TOML, and every finding names
the sheet and the cell. What is written is read back before it is kept, so a table never loses
anything.
"""

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, Final

import attrs

from genderplan._messages import Message, message
from genderplan._text import match_key
from genderplan.errors import FileError, InvalidValueError
from genderplan.issues import Issue, Issues
from genderplan.plans import Activity, Report, ReportTable, Result
from genderplan.serialization.cell_forms import is_blank, plain_cell, written_cell
from genderplan.serialization.cells import Cell, Grid, cell_name, place
from genderplan.serialization.converter import file_converter
from genderplan.serialization.delimited import csv_bytes, csv_grid
from genderplan.serialization.faults import (
    CANNOT_WRITE,
    MISSING_KEY,
    NO_HEADINGS,
    NOT_HELD,
    file_error,
    structure_issues,
)
from genderplan.serialization.files import read_bytes
from genderplan.serialization.spreadsheets import Sheet, workbook_bytes, workbook_grids
from genderplan.serialization.structuring import structure
from genderplan.serialization.table_forms import (
    ANSWERS,
    INNER_TABLES,
    REPORT_TABLES,
    TABLES,
    Column,
    TableForm,
    heading_key,
)
from genderplan.serialization.table_rows import (
    Place,
    TableRow,
    TableRows,
    cell_issue,
    find_headings,
    put,
    read_rows,
    unknown_heading,
)
from genderplan.serialization.writing import write_bytes

__all__ = ["load_tables", "read_table", "report_sheets", "table_sheet", "write_table"]

_PASSED_OVER: Final = frozenset(map(match_key, ("Hướng dẫn", "Danh mục", "Guide", "Lists")))
_NONE: Final = "Không"
_ANSWERABLE: Final = frozenset(table.value for table in ReportTable)
_LONGEST_LABEL: Final = 200


@attrs.frozen
class _Found:
    """A grid, the table that it holds, and what stands in its rows."""

    grid: Grid
    form: TableForm
    rows: TableRows


def load_tables(source: str) -> Any:  # noqa: ANN401 - the sheets decide
    """The report in the workbook *source*, or the rows of the one table of a workbook or CSV file.

    Raises :class:`~genderplan.errors.FileError` with everything that is wrong, each with its cell.
    """
    return _built(_grids(source), source)


def read_table(path: str | os.PathLike[str], table: str) -> tuple[Any, ...]:
    """The rows of one *table* of the workbook or CSV file at *path*.

    *table* is "events", "broadcasts", "products", "results", "activities" or "observations"; a
    table that is not there or says "Không" has no rows.

    Raises :class:`~genderplan.errors.FileError` with everything that is wrong, each with its cell.
    """
    source = os.fspath(path)
    form = _form(table)
    grids = [grid for grid in _grids(source) if not _is_passed_over(grid)]
    found = [_found(grid, (form,)) for grid in grids]
    right = [each for each in found if each is not None]
    if not right:
        raise _no_table(source, grids[0].name if grids else "", (form,))
    if len(right) > 1:
        right = [each for each in right if _is_titled(each.grid, form)] or right[:1]
    return _table_rows(right[0], source)


def _form(table: str) -> TableForm:
    if table not in TABLES:
        summary = message(
            "{table} is no table; expected is one of {choices}",
            table=f'"{table}"',
            choices=", ".join(TABLES),
        )
        raise InvalidValueError(summary, table, "table")
    return TABLES[table]


def _grids(source: str) -> tuple[Grid, ...]:
    content = read_bytes(source)
    if Path(source).suffix.lower() == ".csv":
        return (csv_grid(content, source),)
    return workbook_grids(content, source)


def _is_passed_over(grid: Grid) -> bool:
    return grid.is_blank or match_key(grid.name) in _PASSED_OVER


def _is_titled(grid: Grid, form: TableForm) -> bool:
    return heading_key(grid.name) in set(map(heading_key, form.titles))


def _built(grids: Iterable[Grid], source: str) -> Any:  # noqa: ANN401 - the sheets decide
    kept = [grid for grid in grids if not _is_passed_over(grid)]
    answers = next((grid for grid in kept if _is_titled(grid, ANSWERS)), None)
    forms = (*TABLES.values(), *(INNER_TABLES if answers else ()))
    tables = [(grid, _found(grid, forms)) for grid in kept if grid is not answers]
    unknown = [grid.name for grid, found in tables if found is None]
    if not kept or unknown:
        raise _no_table(source, unknown[0] if unknown else "", TABLES.values())
    found = [each for _, each in tables if each is not None]
    if answers is not None:
        return _report(answers, found, source)
    if len(found) > 1:
        raise _no_table(source, ANSWERS.title, (ANSWERS,))
    return _table_rows(found[0], source)


def _no_table(source: str, sheet: str, forms: Iterable[TableForm]) -> FileError:
    known = ", ".join(f"{form.title} ({form.name})" for form in forms)
    where: Message = place(sheet, "") if sheet else message("the file")
    return file_error(source, Issues([NO_HEADINGS.at(sheet, place=where, known=known)]))


def _found(grid: Grid, forms: Iterable[TableForm]) -> _Found | None:
    """The table in *grid*: the one of its title, else the one that most headings speak for."""
    best: tuple[bool, int, float] = (False, 0, 0.0)
    found = None
    for form in forms:
        headings = find_headings(grid, form)
        if headings is None:
            continue
        known = len(headings.columns)
        usual = sum(not column.rare for column in form.columns)
        score = (_is_titled(grid, form), known - len(headings.texts), known / usual)
        if found is None or score > best:
            best, found = score, (form, headings)
    return _Found(grid, found[0], read_rows(grid, *found)) if found else None


def _table_rows(found: _Found, source: str) -> tuple[Any, ...]:
    """The objects that the rows of one table describe."""
    plain = [row.plain for row in found.rows.rows]
    issues = list(found.rows.issues)
    built: tuple[Any, ...] = ()
    try:
        rows: Any = tuple[found.form.row, ...]  # type: ignore[name-defined]  # made at run time
        built = file_converter().structure(plain, rows)
    except Exception as error:  # noqa: BLE001 - cattrs groups every error below this point
        wrong = structure_issues(error, plain)
        issues += [_in_cell(issue, {"": found.rows.rows}) for issue in wrong]
    if issues:
        raise file_error(source, Issues(issues))
    return built


def _report(answers: Grid, found: Sequence[_Found], source: str) -> Report:
    answered, issues = _answers(answers)
    plain: dict[str, Any] = {"kind": "report", **answered.plain}
    rows: dict[str, Sequence[TableRow]] = {}
    for each in found:
        name = each.form.name
        issues += each.rows.issues
        if name in rows or name == "observations":
            reason = message("the workbook of a report has no place for this table")
            issues.append(cell_issue(each.grid.name, "", reason))
            continue
        rows[name] = each.rows.rows
        if each.rows.says_none and not each.rows.rows and name in _ANSWERABLE:
            plain.setdefault("none_reported", []).append(name)
    broken = {each.form.name for each in found if each.rows.issues}
    for form in INNER_TABLES:
        inner = rows.pop(form.name, ())
        if form.outer not in broken:  # else the row that is named may be the one refused
            issues += _put_inside(form, inner, rows.get(form.outer, ()))
    plain |= {name: [row.plain for row in table] for name, table in rows.items()}
    rows["answers"] = (answered,)
    return _structured(plain, rows, issues, source)


def _put_inside(
    form: TableForm, inner: Iterable[TableRow], outer: Sequence[TableRow]
) -> Iterator[Issue]:
    """Put the rows of an inner table into the rows that they name; a finding for other names."""
    by_name = {match_key(row.plain["name"]): row for row in reversed(outer)}
    for row in inner:
        name = row.plain.pop("of")
        home = by_name.get(match_key(name))
        if home is None:
            reason = message("no row of the other table is named {name}", name=f'"{name[:80]}"')
            yield cell_issue(*row.cell("of"), reason)
            continue
        kept = home.plain.setdefault(form.name, [])
        for column in form.columns:
            home.cells[f"{form.name}[{len(kept)}].{column.path}"] = row.cell(column.path)
        kept.append(row.plain)


def _structured(
    plain: dict[str, Any],
    rows: Mapping[str, Sequence[TableRow]],
    issues: list[Issue],
    source: str,
) -> Report:
    try:
        report: Report = structure(plain, source)
    except FileError as error:
        # A needed answer that was refused is missing here, and that was told with its cell.
        issues += [
            _in_cell(issue, rows)
            for issue in error.issues
            if isinstance(issue, Issue) and (issue.path or issue.code != MISSING_KEY.code)
        ]
    if issues:
        raise file_error(source, Issues(issues))
    return report


def _in_cell(issue: Issue, rows: Mapping[str, Sequence[TableRow]]) -> Issue:
    """The finding with the cell behind its path in the place of the path."""
    table, bracket, rest = issue.path.partition("[")
    if bracket and table in rows:
        number, _, path = rest.partition("]")
        row = rows[table][int(number)]
        return cell_issue(*row.cell(path.removeprefix(".")), issue.summary)
    if "answers" in rows:
        (answered,) = rows["answers"]
        return cell_issue(*answered.cell(issue.path), issue.summary)
    return issue


@attrs.define
class _Answers:
    """The answers of a sheet that has one in each row, right of the words that ask for it."""

    sheet: str
    plain: dict[str, Any] = attrs.Factory(dict)
    cells: dict[str, Place] = attrs.Factory(dict)
    blanks: dict[str, str] = attrs.Factory(dict)
    issues: list[Issue] = attrs.Factory(list)

    def take(self, row: tuple[Cell, ...], index: int) -> None:
        """Take the answer that stands in a *row*, if there is one."""
        filled = [(at, cell) for at, cell in enumerate(row) if not is_blank(cell)]
        asked = next(((at, cell) for at, cell in filled if isinstance(cell, str)), None)
        if asked is None or len(asked[1]) > _LONGEST_LABEL:
            return
        column = ANSWERS.column(heading_key(asked[1]))
        given = next(((at, cell) for at, cell in filled if at > asked[0]), None)
        if column is not None and given is not None:
            self.put(column, cell_name(index, given[0]), given[1])
        elif column is not None:
            self.blanks.setdefault(column.path, cell_name(index, asked[0] + 1))
        elif given is not None:
            name = cell_name(index, asked[0])
            self.issues.append(unknown_heading(self.sheet, name, asked[1], ANSWERS))

    def put(self, column: Column, name: str, cell: Cell) -> None:
        """Put one answer where it belongs, or say what is wrong with it."""
        if column.path in self.cells:
            self.issues.append(cell_issue(self.sheet, name, message("this is answered twice")))
            return
        self.cells[column.path] = self.sheet, name
        try:
            put(self.plain, column.path, plain_cell(cell, column.form, column.choices))
        except InvalidValueError as error:
            self.issues.append(cell_issue(self.sheet, name, error.summary))

    def missing(self) -> Iterator[Issue]:
        """What is needed and was not answered."""
        for column in ANSWERS.columns:
            if column.path in ANSWERS.needed and column.path not in self.cells:
                reason = message(
                    "the cell is empty; {heading} is needed", heading=f'"{column.heading}"'
                )
                yield cell_issue(self.sheet, self.blanks.get(column.path, ""), reason)


def _answers(grid: Grid) -> tuple[TableRow, list[Issue]]:
    answers = _Answers(grid.name)
    for index, row in enumerate(grid.rows):
        answers.take(row, index)
    answered = TableRow(answers.plain, grid.name, cells=answers.cells)
    return answered, [*answers.issues, *answers.missing()]


def write_table(
    obj: object,
    path: str | os.PathLike[str],
    table: str = "",
    *,
    replace: bool = False,
) -> None:
    """Write a report as a workbook, or the rows of one table as a workbook or CSV file.

    *obj* is a :class:`~genderplan.Report`, or an iterable of rows of one kind (observations,
    activities, rows of the report tables); *table* is needed only where there are no rows. Text
    that a spreadsheet would run as a formula is written behind an apostrophe.

    Raises :class:`~genderplan.errors.FileError` when the file exists (unless *replace*) or cannot
    be written, and when the tables have no place for something in *obj*.
    """
    source = os.fspath(path)
    is_csv = Path(source).suffix.lower() == ".csv"
    sheets = _sheets(obj, table)
    if is_csv and isinstance(obj, Report):
        reason = message("a CSV file holds one table; write the report as .xlsx, .toml or .json")
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
    if isinstance(obj, Report):
        return report_sheets(obj)
    rows = tuple(obj) if isinstance(obj, Iterable) and not isinstance(obj, str | bytes) else ()
    kinds = {type(row) for row in rows}
    form = next((form for form in TABLES.values() if kinds == {form.row}), None)
    if not rows and table:
        form = _form(table)
    if form is None:
        summary = message(
            "rows of one table are expected: {choices}",
            choices=", ".join(known.row.__name__ for known in TABLES.values()),
        )
        raise InvalidValueError(summary, obj)
    return (table_sheet(form, file_converter().unstructure(rows)),)


def report_sheets(report: Report) -> tuple[Sheet, ...]:
    """The sheets of a report's workbook, those of empty tables with their headings alone."""
    plain = file_converter().unstructure(report)
    none = {table.value for table in report.none_reported}
    tables = (
        table_sheet(TABLES[name], plain.get(name, ()), says_none=name in none)
        for name in REPORT_TABLES
    )
    return answer_sheet(plain), *tables, *_inner_sheets(plain)


def _inner_sheets(plain: Mapping[str, Any]) -> Iterator[Sheet]:
    """The sheets of tables whose rows belong to a row of another, where there are any."""
    for form in INNER_TABLES:
        rows = [
            {"of": outer["name"], **inner}
            for outer in plain.get(form.outer, ())
            for inner in outer.get(form.name, ())
        ]
        if rows:
            yield table_sheet(form, rows)


def answer_sheet(plain: Mapping[str, Any]) -> Sheet:
    """The sheet with one answer in each row."""
    columns = tuple(
        column
        for column in ANSWERS.columns
        if not column.rare or _value(plain, column.path) is not None
    )
    rows = [(column.heading, _written(plain, column)) for column in columns]
    return Sheet(name=ANSWERS.title, rows=tuple(rows), columns=columns, headings=0, across=False)


def table_sheet(
    form: TableForm, plain: Sequence[Mapping[str, Any]], *, says_none: bool = False
) -> Sheet:
    """The sheet of one table: its title, its headings, and its rows."""
    rows = [_with_counts(row, form) for row in plain]
    columns = tuple(
        column
        for column in form.columns
        if not column.rare or any(_value(row, column.path) is not None for row in rows)
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
    given = obj if isinstance(obj, Report) else tuple(rows)
    if not isinstance(obj, Report) and not given:
        return
    try:
        back = _built(grids, source)
    except FileError as error:
        fields = "; ".join(_reason(issue) for issue in error.issues[:3])
    else:
        if back == given:
            return
        fields = ", ".join(_different(given, back))
    raise file_error(source, Issues([NOT_HELD.at(fields=fields)]))


def _reason(issue: object) -> str:
    return issue.message if isinstance(issue, Issue) else str(issue)


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


_HELD: Final = (Report, Result, Activity)
