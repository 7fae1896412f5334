"""Workbooks and CSV files to objects.

Decided: a workbook with the sheet "Thông tin" is a report; a file with one table gives the rows of
that table. Sheets are known by their titles or by their headings; a sheet with content that nobody
knows is an error. What the cells say goes through the same door as TOML, and every finding names
the sheet and the cell.
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
from genderplan.plans import Report, ReportTable
from genderplan.serialization.cell_forms import is_blank, plain_cell
from genderplan.serialization.cells import Cell, Grid, cell_name, place
from genderplan.serialization.converter import file_converter
from genderplan.serialization.delimited import csv_grid
from genderplan.serialization.faults import (
    MISSING_KEY,
    NO_HEADINGS,
    file_error,
    printable,
    structure_issues,
)
from genderplan.serialization.plain_files import read_bytes
from genderplan.serialization.spreadsheets import workbook_grids
from genderplan.serialization.structuring import structure
from genderplan.serialization.table_forms import (
    ANSWERS,
    INNER_TABLES,
    TABLES,
    Column,
    TableForm,
    heading_key,
    table_form,
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

__all__ = ["build", "load_tables", "read_table"]

_PASSED_OVER: Final = frozenset(map(match_key, ("Hướng dẫn", "Danh mục", "Guide", "Lists")))
_ANSWERABLE: Final = frozenset(table.value for table in ReportTable)
_LONGEST_LABEL: Final = 200
_DEEPEST_ANSWER: Final = 40


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
    return build(_grids(source), source)


def read_table(path: str | os.PathLike[str], table: str) -> tuple[Any, ...]:
    """The rows of one *table* of the workbook or CSV file at *path*.

    *table* is "events", "broadcasts", "products", "results", "activities" or "observations"; a
    table that is not there or says "Không" has no rows.

    Raises :class:`~genderplan.errors.FileError` with everything that is wrong, each with its cell.
    """
    source = os.fspath(path)
    form = table_form(table)
    grids = [grid for grid in _grids(source) if not _is_passed_over(grid)]
    found = [_found(grid, (form,)) for grid in grids]
    right = [each for each in found if each is not None]
    if not right:
        raise _no_table(source, grids[0].name if grids else "", (form,))
    if len(right) > 1:
        right = [each for each in right if _is_titled(each.grid, form)] or right[:1]
    return _table_rows(right[0], source)


def _grids(source: str) -> tuple[Grid, ...]:
    content = read_bytes(source)
    if Path(source).suffix.lower() == ".csv":
        return (csv_grid(content, source),)
    return workbook_grids(content, source)


def _is_passed_over(grid: Grid) -> bool:
    return grid.is_blank or match_key(grid.name) in _PASSED_OVER


def _is_titled(grid: Grid, form: TableForm) -> bool:
    return heading_key(grid.name) in set(map(heading_key, form.titles))


def build(grids: Iterable[Grid], source: str) -> Any:  # noqa: ANN401 - the sheets decide
    """The report or the rows that *grids* hold; *source* names the file in errors."""
    kept = [grid for grid in grids if not _is_passed_over(grid)]
    answers = next((grid for grid in kept if _is_titled(grid, ANSWERS)), None)
    answers = answers or next((grid for grid in kept if _answers_enough(grid)), None)
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


def _answers_enough(grid: Grid) -> bool:
    """Whether a sheet of another name answers what a report needs."""
    answered, _ = _answers(Grid(grid.name, grid.rows[:_DEEPEST_ANSWER]))
    return set(ANSWERS.needed) <= set(answered.cells)


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
            reason = message(
                "no row of the other table is named {name}", name=f'"{printable(name)}"'
            )
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
            if issue.path or issue.code != MISSING_KEY.code
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
