"""Workbooks and CSV files to objects.

A workbook with the sheet "Thông tin" is a report; a file with one table gives the rows of
that table. Sheets are known by their titles or by their headings; a sheet with content that nobody
knows is an error. What the cells say goes through the same door as TOML, and every finding names
the sheet and the cell.
"""

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice, pairwise
from pathlib import Path
from typing import Any, Final

import attrs

from genderplan._messages import Message, message
from genderplan._text import match_key
from genderplan.errors import FileError, InvalidValueError
from genderplan.indicators import Observation
from genderplan.issues import Issue, Issues
from genderplan.plans import Report, ReportTable
from genderplan.serialization.cell_forms import NONE_WORDS, is_blank, plain_cell
from genderplan.serialization.cells import Cell, Grid, Place, cell_name, units_in
from genderplan.serialization.converter import file_converter
from genderplan.serialization.faults import (
    BAD_FILE,
    BALANCE,
    MISSING_KEY,
    NO_HEADINGS,
    file_error,
    printable,
    structure_issues,
)
from genderplan.serialization.headings import Headings, find_headings, is_titled
from genderplan.serialization.kinds import structure
from genderplan.serialization.plain_files import foreign_encoding, foreign_kind, read_bytes
from genderplan.serialization.rows import (
    TableRow,
    TableRows,
    put,
    read_rows,
    unknown_heading,
)
from genderplan.serialization.table_forms import (
    ANSWERS,
    INNER_TABLES,
    TABLES,
    Column,
    TableForm,
    heading_key,
    table_form,
)
from genderplan.serialization.workbooks import csv_grid, workbook_grids

__all__ = ["Account", "build", "load_tables", "read_account", "read_table"]

_PASSED_OVER: Final = frozenset(map(match_key, ("Hướng dẫn", "Danh mục", "Guide", "Lists")))
_ANSWERABLE: Final = frozenset(table.value for table in ReportTable)
_LONGEST_LABEL: Final = 200
_DEEPEST_ANSWER: Final = 40
_FIRST_TEXTS: Final = 200


@attrs.frozen
class _Found:
    """A grid, a table in it, and what stands in the rows of that table."""

    grid: Grid
    form: TableForm
    rows: TableRows


@attrs.frozen
class Account:
    """What became of every cell of a workbook or CSV file that says something.

    Every cell is told of once: ``cells == data + named + wrong``.
    """

    held: Any
    """The object that was read; None where there are errors."""
    cells: int
    """How many cells say something."""
    data: int
    """How many were read, headings and the words of questions among them."""
    named: int
    """How many a remark in ``notes`` names, with the reason why they are not used."""
    wrong: int
    """How many have an error."""
    notes: Issues
    """The remarks."""
    errors: Issues
    """The errors."""
    rows: Mapping[str, Sequence[TableRow]] = attrs.field(factory=dict, repr=False, eq=False)
    """The rows of each table, for the cells of findings."""

    def balance(self) -> Issues:
        """A remark with the balance of the cells, when not all were read as data."""
        if not self.named:
            return Issues()
        return Issues([BALANCE.at(cells=self.cells, data=self.data, named=self.named)])

    def in_cells(self, issues: Iterable[Issue]) -> Issues:
        """Findings about the object that was read, each with its cell in the place of its path."""
        read = self.held if isinstance(self.held, tuple) else ()
        # The path of a finding about an observation names indicator, unit and period.
        by_path = {
            each.path: row.cell("stated")
            for each, row in zip(read, self.rows.get("", ()), strict=False)
            if isinstance(each, Observation)
        }
        return Issues(
            _moved(issue, by_path.get(issue.path) or _place_of(issue.path, self.rows))
            for issue in issues
        )


def read_account(path: str | os.PathLike[str]) -> Account:
    """What the workbook or CSV file at *path* holds, with an account of all of its cells.

    Raises :class:`~genderplan.errors.FileError` for a file whose cells cannot be read at all.
    """
    source = os.fspath(path)
    return _taken(_grids(source), source)


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
    found = [each for grid in grids for each in _tables(grid, tuple(TABLES.values()))[0]]
    right = [each for each in found if each.form is form]
    right = right or [each for grid in grids for each in _tables(grid, (form,))[0]]
    if not right:
        raise _no_table(source, grids[0].name if grids else "", (form,))
    if len(right) > 1:
        right = [each for each in right if is_titled(each.grid, form)] or right[:1]
    built, issues = _table_rows(right[0])
    if issues:
        raise file_error(source, Issues(issues))
    return built


def _grids(source: str) -> tuple[Grid, ...]:
    content = read_bytes(source)
    is_csv = Path(source).suffix.lower() == ".csv"
    reason = foreign_kind(content)
    if reason is None and is_csv and content.startswith(b"PK"):
        reason = message("it is an Excel workbook; give its name the ending .xlsx")
    if reason is None and not is_csv and not content.startswith(b"PK"):
        reason = message("it is no workbook; a table in plain text has the ending .csv")
    if reason is None:
        read = csv_grid(content, source, _most_headings) if is_csv else None
        grids = (read,) if read is not None else workbook_grids(content, source)
        reason = foreign_encoding(_first_texts(grids))
    if reason is not None:
        raise file_error(source, Issues([BAD_FILE.at(reason=reason)]))
    return grids


def _first_texts(grids: Iterable[Grid]) -> str:
    texts = (cell for grid in grids for row in grid.rows for cell in row if isinstance(cell, str))
    return "\n".join(islice(texts, _FIRST_TEXTS))


def _most_headings(grid: Grid) -> int:
    """How many columns the best table at the beginning of *grid* has."""
    found = find_headings(grid, tuple(TABLES.values()))
    return max((len(headings.columns) for _, headings in found), default=0)


def _is_passed_over(grid: Grid) -> bool:
    return grid.is_blank or match_key(grid.name) in _PASSED_OVER


def build(grids: Sequence[Grid], source: str) -> Any:  # noqa: ANN401 - the sheets decide
    """The report or the rows that *grids* hold; *source* names the file in errors."""
    taken = _taken(grids, source)
    if taken.errors:
        raise file_error(source, taken.errors)
    return taken.held


def _taken(grids: Sequence[Grid], source: str) -> Account:
    """What *grids* hold, with the account of their cells."""
    passed = [grid for grid in grids if _is_passed_over(grid)]
    kept = [grid for grid in grids if grid not in passed]
    notes = [
        Place(grid.name, "").note(message("the sheet is not read"))
        for grid in passed
        if not grid.is_blank
    ]
    named = sum(map(_filled, passed))
    answers = next((grid for grid in kept if is_titled(grid, ANSWERS)), None)
    answers = answers or next((grid for grid in kept if _answers_enough(grid)), None)
    forms = (*TABLES.values(), *(INNER_TABLES if answers else ()))
    found: list[_Found] = []
    unknown = []
    for grid in kept:
        if grid is answers:
            continue
        tables, outside = _tables(grid, forms)
        found += tables
        if tables:
            notes += outside.notes
            named += outside.named
        else:
            unknown.append(grid.name)
    held: Any = None
    answered = None
    if not kept or unknown:
        issues = [_no_table_issue(unknown[0] if unknown else "", TABLES.values())]
    elif answers is not None:
        answered = _answers(answers)
        held, issues = _report(answered, found, source)
    elif len(found) > 1:
        issues = [_no_table_issue(ANSWERS.title, (ANSWERS,))]
    else:
        held, issues = _table_rows(found[0])
    tables_read = [each.rows for each in found]
    notes += [note for rows in tables_read for note in rows.notes]
    notes += answered.notes if answered else []
    named += sum(rows.named for rows in tables_read) + (answered.named if answered else 0)
    data = sum(rows.data for rows in tables_read) + (answered.used if answered else 0)
    cells = sum(map(_filled, grids))
    return Account(
        held=None if issues else held,
        cells=cells,
        data=data,
        named=named,
        wrong=cells - data - named,
        notes=Issues(attrs.evolve(note, source=source) for note in notes),
        errors=Issues(issues),
        rows=_rows_by_table(found, answered),
    )


def _rows_by_table(
    found: Iterable[_Found], answered: "_Answers | None"
) -> dict[str, Sequence[TableRow]]:
    """The rows of each table, as the paths of findings name them."""
    rows: dict[str, Sequence[TableRow]] = {}
    for each in found:
        rows.setdefault(each.form.name if answered else "", each.rows.rows)
    if answered is not None:
        rows["answers"] = (TableRow(answered.plain, answered.sheet, cells=answered.cells),)
    return rows


def _filled(grid: Grid) -> int:
    """How many cells of *grid* say something."""
    return sum(cell is not None for row in grid.rows for cell in row)


def _answers_enough(grid: Grid) -> bool:
    """Whether a sheet of another name answers what a report needs."""
    answered = _answers(Grid(grid.name, grid.rows[:_DEEPEST_ANSWER]))
    return set(ANSWERS.needed) <= set(answered.cells)


def _no_table(source: str, sheet: str, forms: Iterable[TableForm]) -> FileError:
    return file_error(source, Issues([_no_table_issue(sheet, forms)]))


def _no_table_issue(sheet: str, forms: Iterable[TableForm]) -> Issue:
    known = ", ".join(f"{form.title} ({form.name})" for form in forms)
    where: Message = Place(sheet, "").described() if sheet else message("the file")
    return NO_HEADINGS.at(sheet, place=where, known=known)


@attrs.frozen
class _Outside:
    """Remarks on what stands in a sheet outside its tables, and how many cells they name."""

    notes: list[Issue]
    named: int


def _tables(grid: Grid, forms: Sequence[TableForm]) -> tuple[list[_Found], _Outside]:
    """The tables in *grid* from the top down; one that goes on below its headings again is one."""
    starts = list(find_headings(grid, forms))
    tops = [
        _title_top(grid, headings.top, before.below)
        for (_, before), (_, headings) in pairwise(starts)
    ]
    found: list[_Found] = []
    notes: list[Issue] = []
    named = 0
    begin = 0
    if not starts:
        return [], _Outside([], 0)
    for (form, headings), end in zip(starts, [*tops, len(grid.rows)], strict=True):
        for index in range(begin, headings.top):
            cells = [at for at, cell in enumerate(grid.rows[index]) if cell is not None]
            named += len(cells)
            if cells:
                told = message("row {row} stands above the table", row=index + 1)
                notes.append(Place(grid.name, cell_name(index, cells[0])).note(told))
        begin = end
        rows = read_rows(grid, form, headings, end)
        rows = attrs.evolve(rows, data=rows.data + _heading_cells(grid, headings))
        before = found[-1] if found else None
        if before is not None and before.form is form:
            found[-1] = _Found(grid, form, before.rows.joined(rows))
        else:
            found.append(_Found(grid, form, rows))
    return found, _Outside(notes, named)


def _heading_cells(grid: Grid, headings: Headings) -> int:
    rows = grid.rows[headings.top : headings.below]
    return sum(cell is not None for row in rows for cell in row)


def _title_top(grid: Grid, top: int, highest: int) -> int:
    """The first row, from *highest* on, of the titles right above headings at row *top*."""
    first = top
    while first > highest and not any(cell is not None for cell in grid.rows[first - 1]):
        first -= 1
    while first > highest and _is_title(grid.rows[first - 1]):
        first -= 1
    return first


def _is_title(row: tuple[Cell, ...]) -> bool:
    """Whether a row has one text and nothing else, and the text is no "Không"."""
    filled = [cell for cell in row if cell is not None]
    return (
        len(filled) == 1
        and isinstance(filled[0], str)
        and match_key(filled[0][:_LONGEST_LABEL]) not in NONE_WORDS
    )


def _table_rows(found: _Found) -> tuple[tuple[Any, ...], list[Issue]]:
    """The objects that the rows of one table describe, and what is wrong."""
    plain = [row.plain for row in found.rows.rows]
    issues = list(found.rows.issues)
    built: tuple[Any, ...] = ()
    try:
        rows: Any = tuple[found.form.row, ...]  # type: ignore[name-defined]  # made at run time
        built = file_converter().structure(plain, rows)
    except Exception as error:  # noqa: BLE001 - cattrs groups every error below this point
        wrong = structure_issues(error, plain)
        issues += [_in_cell(issue, {"": found.rows.rows}) for issue in wrong]
    return built, issues


def _report(
    answers: "_Answers", found: Sequence[_Found], source: str
) -> tuple[Report | None, list[Issue]]:
    """The report in the tables and the sheet of answers, and what is wrong."""
    answered = TableRow(answers.plain, answers.sheet, cells=answers.cells)
    issues = [*answers.issues, *answers.missing()]
    plain: dict[str, Any] = {"kind": "report", **answered.plain}
    rows: dict[str, Sequence[TableRow]] = {}
    for each in found:
        name = each.form.name
        issues += each.rows.issues
        if name in rows or name == "observations":
            reason = message("the workbook of a report has no place for this table")
            issues.append(Place(each.grid.name, "").issue(reason))
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
            yield row.cell("of").issue(reason)
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
) -> tuple[Report | None, list[Issue]]:
    report: Report | None = None
    try:
        report = structure(plain, source)
    except FileError as error:
        # A needed answer that was refused is missing here, and that was told with its cell.
        issues += [
            _in_cell(issue, rows)
            for issue in error.issues
            if issue.path or issue.code != MISSING_KEY.code
        ]
    return report, issues


def _in_cell(issue: Issue, rows: Mapping[str, Sequence[TableRow]]) -> Issue:
    """What cannot be built, told of the cell behind its path."""
    found = _place_of(issue.path, rows)
    return issue if found is None else found.issue(issue.summary)


def _moved(issue: Issue, found: Place | None) -> Issue:
    """A finding with the cell in the place of its path."""
    if found is None:
        return issue
    told = message("{place}: {reason}", place=found.described(), reason=issue.summary)
    return attrs.evolve(issue, path=found.path, summary=told)


def _place_of(path: str, rows: Mapping[str, Sequence[TableRow]]) -> Place | None:
    table, bracket, rest = path.partition("[")
    if bracket and table in rows:
        number, _, inner = rest.partition("]")
        return rows[table][int(number)].cell(inner.removeprefix("."))
    if "answers" in rows:
        (answered,) = rows["answers"]
        return answered.cell(path)
    return None


@attrs.define
class _Answers:
    """The answers of a sheet that has one in each row, right of the words that ask for it."""

    sheet: str
    plain: dict[str, Any] = attrs.Factory(dict)
    cells: dict[str, Place] = attrs.Factory(dict)
    blanks: dict[str, str] = attrs.Factory(dict)
    issues: list[Issue] = attrs.Factory(list)
    notes: list[Issue] = attrs.Factory(list)
    used: int = 0
    named: int = 0

    def take(self, row: tuple[Cell, ...], index: int) -> None:
        """Take the answer that stands in a *row*, if there is one."""
        filled = {at: cell for at, cell in enumerate(row) if cell is not None}
        said = [(at, cell) for at, cell in filled.items() if not is_blank(cell)]
        asked = next(((at, cell) for at, cell in said if isinstance(cell, str)), None)
        column = (
            ANSWERS.column(heading_key(asked[1]))
            if asked is not None and len(asked[1]) <= _LONGEST_LABEL
            else None
        )
        given = next(((at, cell) for at, cell in said if asked is not None and at > asked[0]), None)
        taken = {asked[0]} if asked is not None and (column is not None or given) else set()
        if asked is None:
            pass
        elif column is not None and given is not None:
            taken.add(given[0])
            self.used += len(taken)
            self.put(column, asked[1], cell_name(index, given[0]), given[1])
        elif column is not None:
            self.used += len(taken)
            self.blanks.setdefault(column.path, cell_name(index, asked[0] + 1))
        elif given is not None and len(asked[1]) <= _LONGEST_LABEL:
            name = cell_name(index, asked[0])
            self.issues.append(unknown_heading(self.sheet, name, asked[1], ANSWERS))
            return
        rest = [at for at in filled if at not in taken or column is None]
        if rest:
            told = message("row {row}: this answers no question", row=index + 1)
            self.notes.append(Place(self.sheet, cell_name(index, rest[0])).note(told))
            self.named += len(rest)

    def put(self, column: Column, asked: str, name: str, cell: Cell) -> None:
        """Put one answer where it belongs, or say what is wrong with it."""
        if column.path in self.cells:
            self.issues.append(Place(self.sheet, name).issue(message("this is answered twice")))
            return
        self.cells[column.path] = Place(self.sheet, name, printable(asked))
        try:
            unit = next(units_in(asked), None) if column.form.is_figure else None
            put(self.plain, column.path, plain_cell(cell, column.form, column.choices, unit))
        except InvalidValueError as error:
            self.issues.append(self.cells[column.path].issue(error.summary))

    def missing(self) -> Iterator[Issue]:
        """What is needed and was not answered."""
        for column in ANSWERS.columns:
            if column.path in ANSWERS.needed and column.path not in self.cells:
                reason = message(
                    "the cell is empty; {heading} is needed", heading=f'"{column.heading}"'
                )
                yield Place(self.sheet, self.blanks.get(column.path, "")).issue(reason)


def _answers(grid: Grid) -> _Answers:
    answers = _Answers(grid.name)
    for index, row in enumerate(grid.rows):
        answers.take(row, index)
    return answers
