"""Workbooks and CSV files to objects.

A workbook with the sheet "Thông tin" is a report; a file with one table, which may go on on other
sheets, gives the rows of that table. Sheets are known by their titles or by their headings; a sheet
with content that nobody knows is an error. What the cells say goes through the same door as TOML,
and every finding names the sheet and the cell.
"""

import os
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import islice, pairwise
from pathlib import Path
from typing import Any, Final

import attrs

from genderplan._choices import none_of
from genderplan._messages import Message, message
from genderplan._text import match_key
from genderplan.issues import Issue, Issues
from genderplan.periods import Period
from genderplan.serialization.answers import (
    answers_above,
    answers_in,
    asking_sheet,
    asks_above,
    complete,
    is_annex,
    is_form_line,
    is_planned,
    stands_above,
    year_of,
)
from genderplan.serialization.cell_readers import NONE_WORDS
from genderplan.serialization.cells import (
    Cell,
    Grid,
    Place,
    ReadCells,
    cells_in,
    small,
)
from genderplan.serialization.faults import (
    BAD_FILE,
    BALANCE,
    NO_HEADINGS,
    NO_ROWS,
    file_error,
)
from genderplan.serialization.headings import find_headings
from genderplan.serialization.objects import (
    fixed_figures,
    paper_of,
    place_of,
    rows_by_table,
    table_rows,
)
from genderplan.serialization.plain_files import (
    OTHER_TABLES,
    foreign_encoding,
    foreign_kind,
    is_workbook,
    read_bytes,
)
from genderplan.serialization.rows import FoundTable, TableRow, read_rows
from genderplan.serialization.several_tables import one_of_each_form
from genderplan.serialization.table_forms import (
    ALONE,
    ANSWERS,
    TABLES,
    TableForm,
    template_texts,
)
from genderplan.serialization.workbooks import csv_grid, foreign_grids, workbook_grids

# Sheets of our templates and of others that ask for nothing.
_PASSED_OVER: Final = frozenset(map(match_key, ("Hướng dẫn", "Danh mục", "Guide", "Lists")))
_LONGEST_LABEL: Final = 200
_FIRST_TEXTS: Final = 200  # texts that show in which encoding a file is
_NOTHING: Final[Mapping[str, str]] = {}


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
        """A remark with the balance of the cells, when not all were read as data.

        A table without rows is told, too.
        """
        if self.held == ():
            return Issues([NO_ROWS.at()])
        if not self.named:
            return Issues()
        return Issues([BALANCE.at(cells=self.cells, data=self.data, named=self.named)])

    def in_cells(self, issues: Iterable[Issue]) -> Issues:
        """Findings about the object that was read, each with its cell in the place of its path."""
        return Issues(_moved(issue, place_of(issue.path, self.rows)) for issue in issues)


def read_account(
    path: str | os.PathLike[str],
    *,
    period: Period | str | None = None,
    unit: str | None = None,
    as_report: bool = False,
) -> Account:
    """What the workbook or CSV file at *path* holds, with an account of all of its cells.

    *period* and *unit* say of when and of whom the figures are, where the file does not. With
    *as_report* one standard table is the report of the unit or period that the lines above it
    name; without, it is rows.

    Raises :class:`~genderplan.errors.FileError` for a file whose cells cannot be read at all.
    """
    source = os.fspath(path)
    given = {"period": None if period is None else str(period), "unit": unit}
    said = {key: text for key, text in given.items() if text is not None}
    return _taken(_grids(source), source, said, as_report=as_report)


def held_by(account: Account, source: str) -> Any:  # noqa: ANN401 - the sheets decide
    """The object that was read.

    Raises :class:`~genderplan.errors.FileError` for the file *source* where there are errors.
    """
    if account.errors:
        raise file_error(source, account.errors)
    return account.held


def read_table(path: str | os.PathLike[str], table: str) -> tuple[Any, ...]:
    """The rows of one *table* of the workbook or CSV file at *path*.

    *table* is "events", "broadcasts", "products", "results", "activities" or "observations"; a
    table that is not there or says "Không" has no rows.

    Raises :class:`~genderplan.errors.FileError` with everything that is wrong, each with its cell.
    """
    source = os.fspath(path)
    if table not in TABLES:
        raise none_of(table, "table", TABLES)
    form = TABLES[table]
    grids = [grid for grid in _grids(source) if not _is_passed_over(grid)]
    # Of a sheet that fits several tables another may be taken; the one that is asked for may do.
    for forms in (tuple(ALONE.values()), (form,)):
        found = one_of_each_form([each for grid in grids for each in _sheet(grid, forms).tables])
        right = [each for each in found if each.form is form]
        if right:
            break
    else:
        issue = _no_table_issue(grids[0].name if grids else "", (form,))
        raise file_error(source, [issue])
    built, issues = table_rows(right[0])
    if issues:
        raise file_error(source, issues)
    return built


def _grids(source: str) -> tuple[Grid, ...]:
    content = read_bytes(source)
    ending = Path(source).suffix.lower()
    is_csv = ending == ".csv"
    reason = foreign_kind(content, ending)
    if reason is None and not is_csv and not is_workbook(content):
        reason = message("it is no workbook; a table in plain text has the ending .csv")
    if reason is None:
        grids = _READERS.get(ending, workbook_grids)(content, source)
        cells = (cell for grid in grids for row in grid.rows for cell in row)
        texts = islice((cell for cell in cells if isinstance(cell, str)), _FIRST_TEXTS)
        reason = foreign_encoding("\n".join(texts))
    if reason is not None:
        raise file_error(source, [BAD_FILE.at(reason=reason)])
    return grids


def _most_headings(grid: Grid) -> int:
    """How many columns the best table at the beginning of *grid* has."""
    found = find_headings(grid, tuple(ALONE.values()))
    return max((len(headings.columns) for _, headings in found), default=0)


_READERS: Final[Mapping[str, Callable[[bytes, str], tuple[Grid, ...]]]] = {
    ".csv": lambda content, source: (csv_grid(content, source, _most_headings),),
    **dict.fromkeys(OTHER_TABLES, foreign_grids),
}


def _is_passed_over(grid: Grid) -> bool:
    return grid.is_blank or grid.is_hidden or match_key(grid.name) in _PASSED_OVER


def build(grids: Sequence[Grid], source: str) -> Any:  # noqa: ANN401 - the sheets decide
    """The report or the rows that *grids* hold; *source* names the file in errors."""
    return held_by(_taken(grids, source), source)


def _taken(
    grids: Sequence[Grid],
    source: str,
    given: Mapping[str, str] = _NOTHING,
    *,
    as_report: bool = False,
) -> Account:
    """What *grids* hold, with the account of their cells."""
    passed = [grid for grid in grids if _is_passed_over(grid)]
    kept = [grid for grid in grids if grid not in passed]
    # What the questions are decides which tables there may be, so that "Hoạt động" of a plan is its
    # own; the lines above tables are read only where no sheet asks.
    asking, paper = asking_sheet(kept)
    forms = tuple(dict.fromkeys((*(paper.forms if asking else ()), *ALONE.values())))
    answered = answers_in(asking, paper.questions) if asking else None
    period = given.get("period") or (answered.plain.get("period", "") if answered else "")
    time = year_of(period) or str(period)
    sheets = [_sheet(grid, forms, time) for grid in kept if grid is not asking]
    tables = [each for sheet in sheets for each in sheet.tables]
    unknown = [sheet.grid.name for sheet in sheets if not sheet.tables]
    may_ask = asks_above(tables, given) or (as_report and is_annex(tables))
    if may_ask and asking is None:
        above = answers_above((sheet.grid, sheet.above) for sheet in sheets)
        says_whose = not {"unit", "period"}.isdisjoint(above.cells)
        answered = above if says_whose or asks_above(tables, given) else None
        answered = None if is_annex(tables) and is_planned(above) else answered
    outside = _outside(passed, () if answered and asking is None else sheets)
    _tell_unseen(kept, outside)
    is_report = answered is not None and paper.questions is ANSWERS
    found = one_of_each_form(
        tables, of_report=is_report, year=year_of(answered.plain.get("period")) if answered else ""
    )
    rows = rows_by_table(found, answered)
    held: Any = None
    if not kept or unknown:
        issues = [_no_table_issue(unknown[0] if unknown else "", ALONE.values())]
    elif answered is not None and found and found[0].form.is_fixed:
        held, issues = fixed_figures(complete(answered, given), found)
    elif answered is not None:
        held, issues = paper_of(complete(answered, given), found, rows, paper)
    elif len(found) > 1:
        issues = [_without_owner(found)]
    else:
        held, issues = table_rows(found[0])
    read = [outside, *(each.rows for each in found), *([answered] if answered else ())]
    cells = sum(grid.filled for grid in grids) + sum(sum(each.unseen.values()) for each in kept)
    data, named = sum(each.data for each in read), sum(each.named for each in read)
    return Account(
        held=None if issues else held,
        cells=cells,
        data=data,
        named=named,
        wrong=cells - data - named,
        notes=Issues(attrs.evolve(note, source=source) for each in read for note in each.notes),
        errors=Issues(issues),
        rows=rows,
    )


def _outside(passed: Iterable[Grid], sheets: Iterable["_Sheet"]) -> ReadCells:
    """What stands outside tables: of the form itself, or named by a remark."""
    read, ours = ReadCells(), template_texts()
    for grid in passed:
        cells = (cell for row in grid.rows for cell in row if cell is not None)
        # Templates write instructions and the choices of lists.
        strange = any(not isinstance(cell, str) or cell not in ours for cell in cells)
        if strange:
            hidden = message("the sheet is hidden and not read")
            told = hidden if grid.is_hidden else message("the sheet is not read")
            read.notes.append(Place(grid.name, "").note(told))
        read.data += 0 if strange else grid.filled
        read.named += grid.filled if strange else 0
    for sheet in sheets:
        for index in sheet.above:
            filled = cells_in(sheet.grid.rows[index])
            if all(isinstance(cell, str) and is_form_line(cell) for cell in filled.values()):
                read.data += len(filled)
                continue
            read.notes.append(stands_above(sheet.grid.place(index, min(filled))))
            read.named += len(filled)
    return read


def _tell_unseen(grids: Iterable[Grid], read: ReadCells) -> None:
    """Name the rows and columns that a workbook does not show."""
    for grid in grids:
        if grid.unseen:
            read.named += sum(grid.unseen.values())
            told = message(
                "rows and columns that are hidden are not read: {names}; show them if they count",
                names=", ".join(grid.unseen)[:_LONGEST_LABEL],
            )
            read.notes.append(Place(grid.name, "").note(told))


def _no_table_issue(sheet: str, forms: Iterable[TableForm]) -> Issue:
    known = ", ".join(f"{form.title} ({form.name})" for form in forms)
    where: Message = Place(sheet, "").described() if sheet else message("the file")
    return NO_HEADINGS.at(sheet, place=where, known=known)


@attrs.frozen
class _Sheet:
    """A sheet with its tables from the top down, and the rows above them that say something."""

    grid: Grid
    tables: list[FoundTable]
    above: list[int]


def _sheet(grid: Grid, forms: Sequence[TableForm], time: str = "") -> _Sheet:
    """The tables in *grid*, each with the lines above it, in a paper of this *time*."""
    starts = list(find_headings(grid, forms, time))
    tops = [
        _title_top(grid, headings.top, before.below)
        for (_, before), (_, headings) in pairwise(starts)
    ]
    found: list[FoundTable] = []
    above: list[int] = []
    begin = 0
    for (form, headings), end in zip(starts, [*tops, len(grid.rows)], strict=bool(starts)):
        outside = range(begin, headings.top)
        above += [at for at in outside if cells_in(grid.rows[at])]
        begin = end
        rows = read_rows(grid, form, headings, end)
        rows.data += sum(map(len, map(cells_in, grid.rows[headings.top : headings.below])))
        titles = (cell for at in outside for cell in grid.rows[at] if isinstance(cell, str))
        title = "\n".join(map(small, (grid.name, *titles)))
        found.append(FoundTable(grid, form, rows, title, headings.row))
    return _Sheet(grid, found, above)


def _without_owner(found: Iterable[FoundTable]) -> Issue:
    """What is wrong with several tables and no word of whose they are."""
    reason = message(
        'it has the tables {tables}, but no sheet "{sheet}" that says whose report they are; add '
        "that sheet from the template, or keep one table",
        tables=", ".join(f"{each.form.title} ({each.form.name})" for each in found),
        sheet=ANSWERS.title,
    )
    return BAD_FILE.at(reason=reason)


def tables_in(grid: Grid) -> list[FoundTable]:
    """The known tables in *grid*, from the top down; nothing where there is none."""
    return one_of_each_form(_sheet(grid, tuple(TABLES.values())).tables)


def _title_top(grid: Grid, top: int, highest: int) -> int:
    """The first row, from *highest* on, of the titles right above headings at row *top*."""
    first = top
    while first > highest and not cells_in(grid.rows[first - 1]):
        first -= 1
    while first > highest and _is_title(grid.rows[first - 1]):
        first -= 1
    return first


def _is_title(row: tuple[Cell, ...]) -> bool:
    """Whether a row has one text and nothing else, and the text is no "Không"."""
    filled = list(cells_in(row).values())
    return (
        len(filled) == 1
        and isinstance(filled[0], str)
        and match_key(filled[0][:_LONGEST_LABEL]) not in NONE_WORDS
    )


def _moved(issue: Issue, found: Place | None) -> Issue:
    """A finding with the cell in the place of its path."""
    if found is None:
        return issue
    told = message("{place}: {reason}", place=found.described(), reason=issue.summary)
    return attrs.evolve(issue, path=found.path, summary=told)
