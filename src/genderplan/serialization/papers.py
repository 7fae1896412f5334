"""What sheets say of a paper, and the report or the plan that they make.

The sheet "Thông tin" asks for one answer in each row. The annex of a report has no such sheet: the
lines above its tables name the committee, the period and the document to which it is attached. The
answers and the rows of the tables go together through the same door as TOML; every finding names
sheet and cell.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from typing import Any, Final

import attrs

from genderplan._messages import message
from genderplan._text import match_key
from genderplan.errors import InvalidValueError
from genderplan.issues import Issue
from genderplan.periods import Period
from genderplan.plans import Plan, Report, ReportTable
from genderplan.serialization.cell_forms import is_blank, plain_cell
from genderplan.serialization.cells import (
    Cell,
    Grid,
    Place,
    ReadCells,
    cell_name,
    cells_in,
    units_in,
)
from genderplan.serialization.converter import structured
from genderplan.serialization.faults import MISSING_KEY, printable
from genderplan.serialization.headings import is_titled, unknown_heading
from genderplan.serialization.one_row import TableRow, empty_cell, put
from genderplan.serialization.rows import FoundTable
from genderplan.serialization.table_forms import (
    ANSWERS,
    PAPERS,
    Column,
    Paper,
    TableForm,
    heading_key,
)

_LONGEST_LABEL: Final = 200
_DEEPEST_ANSWER: Final = 40  # rows in which the questions of a paper stand
ANSWERABLE: Final = frozenset(table.value for table in ReportTable)
_EXAMPLES: Final = {
    "period": "năm 2025",
    "unit": "xã Hoằng Hóa, tỉnh Thanh Hóa",
    "unit_code": "38",
}


@attrs.define
class Answers(ReadCells):
    """The answers of a sheet to the questions of a report's form.

    ``cells`` is where each answer stands, ``blanks`` the cells of questions without one. They stand
    in a sheet of their own, or, with ``is_above``, in the lines above tables.
    """

    sheet: str
    form: TableForm = ANSWERS
    plain: dict[str, Any] = attrs.Factory(dict)
    cells: dict[str, Place] = attrs.Factory(dict)
    blanks: dict[str, str] = attrs.Factory(dict)
    is_above: bool = False

    def take(self, row: tuple[Cell, ...], index: int) -> None:
        """Take the answer that stands in a *row*, if there is one."""
        filled = cells_in(row)
        taken = self._answered(filled, index)
        if taken is None:
            return
        self.data += len(taken)
        rest = [at for at in filled if at not in taken]
        if rest:
            told = message("row {row}: this answers no question", row=index + 1)
            self.notes.append(Place(self.sheet, cell_name(index, rest[0])).note(told))
            self.named += len(rest)

    def _answered(self, filled: Mapping[int, Cell], index: int) -> set[int] | None:
        """The cells of a row that are a question and its answer; None where that is refused."""
        said = [(at, cell) for at, cell in filled.items() if not is_blank(cell)]
        asked = next(((at, cell) for at, cell in said if isinstance(cell, str)), None)
        if asked is None or len(asked[1]) > _LONGEST_LABEL:
            return set()
        column = self.form.column(heading_key(asked[1]))
        given = next(((at, cell) for at, cell in said if at > asked[0]), None)
        if column is None:
            if given is None:
                return set()
            name = cell_name(index, asked[0])
            self.issues.append(unknown_heading(self.sheet, name, asked[1], self.form))
            return None
        if given is None:
            self.blanks.setdefault(column.path, cell_name(index, asked[0] + 1))
            return {asked[0]}
        self.put(column, asked[1], Place(self.sheet, cell_name(index, given[0])), given[1])
        return {asked[0], given[0]}

    def put(self, column: Column, asked: str, place: Place, cell: Cell) -> None:
        """Put one answer where it belongs, or say what is wrong with it."""
        if column.path in self.cells:
            said = str(self.plain.get(column.path, ""))
            if not (self.is_above and _same_answer(column.path, said, str(cell))):
                self.issues.append(place.issue(message("this is answered twice")))
            return
        self.cells[column.path] = place._replace(heading=printable(asked))
        try:
            unit = next(units_in(asked), None) if column.form.is_figure else None
            put(
                self.plain,
                column.path,
                plain_cell(cell, column.form, column.choices, unit, column.counted),
            )
        except InvalidValueError as error:
            self.issues.append(self.cells[column.path].issue(error.summary))

    def missing(self, needed: Collection[str]) -> Iterator[Issue]:
        """What is *needed* and was not answered."""
        for column in self.form.columns:
            if column.path not in needed or column.path in self.cells:
                continue
            reason = empty_cell(column)
            if self.is_above:
                reason = message(
                    "no line above the tables says {heading}; write one such as {example}, "
                    "or say it when the file is read",
                    heading=f'"{column.heading}"',
                    example=f'"{column.heading}: {_EXAMPLES[column.path]}"',
                )
            yield Place(self.sheet, self.blanks.get(column.path, "")).issue(reason)


def answers_in(grid: Grid, form: TableForm) -> Answers:
    """The answers of a sheet that has one in each row, right of the words that ask for it."""
    answers = Answers(grid.name, form)
    for index, row in enumerate(grid.rows):
        answers.take(row, index)
    return answers


def asking_sheet(kept: Iterable[Grid]) -> tuple[Grid | None, Paper]:
    """The sheet with one answer in each row, and the paper of whose questions it has most."""
    asking: tuple[Callable[[Grid, Paper], bool], ...] = (
        lambda grid, paper: is_titled(grid, paper.questions),
        # A sheet of another name answers what a paper needs.
        lambda grid, paper: set(paper.questions.needed) <= set(_beginning(grid, paper).cells),
    )
    for is_asking in asking:
        for grid in kept:
            papers = [paper for paper in PAPERS.values() if is_asking(grid, paper)]
            if papers:
                return grid, max(papers, key=lambda paper: len(_beginning(grid, paper).cells))
    return None, PAPERS["report"]


def _beginning(grid: Grid, paper: Paper) -> Answers:
    """The answers at the beginning of a sheet, questions without one among them."""
    answers = answers_in(Grid(grid.name, grid.rows[:_DEEPEST_ANSWER]), paper.questions)
    answers.cells |= {path: Place(grid.name, cell) for path, cell in answers.blanks.items()}
    return answers


def complete(answers: Answers, given: Mapping[str, str]) -> Answers:
    """*answers* with those *given* from outside; a finding where both differ."""
    for path, text in given.items():
        said = answers.plain.get(path)
        if said is not None and not _same_answer(path, said, text):
            reason = message(
                "the sheet says {said}; {given} was given", said=f'"{said}"', given=f'"{text}"'
            )
            answers.issues.append(answers.cells[path].issue(reason))
        answers.plain.setdefault(path, text)
        answers.cells.setdefault(path, Place(answers.sheet, ""))
    return answers


def year_of(answers: Answers) -> str:
    """The one year in which the period of a paper lies; empty where it is not said."""
    try:
        period = Period.parse(str(answers.plain.get("period", "")))
    except InvalidValueError:
        return ""
    years = {day.year for day in period.days or ()}
    return str(years.pop()) if len(years) == 1 else ""


def _same_answer(path: str, said: str, given: str) -> bool:
    if path == "period":
        try:
            return Period.parse(said) == Period.parse(given)
        except InvalidValueError:
            return True  # what cannot be read is told when the report is built
    return match_key(said) == match_key(given)


def rows_by_table(
    found: Iterable[FoundTable], answers: Answers | None
) -> dict[str, Sequence[TableRow]]:
    """The rows of each table, and the answers as one, as the paths of findings name them."""
    rows: dict[str, Sequence[TableRow]] = {}
    for each in found:
        rows.setdefault(each.form.name, each.rows.rows)
    if answers is not None:
        rows["answers"] = (TableRow(answers.plain, answers.sheet, cells=answers.cells),)
    return rows


def paper_of(
    answers: Answers,
    found: Sequence[FoundTable],
    rows: Mapping[str, Sequence[TableRow]],
    paper: Paper,
) -> tuple[Report | Plan | None, list[Issue]]:
    """The report or plan in the answers and the *rows* of tables, and what is wrong."""
    issues = [*answers.issues, *answers.missing(paper.questions.needed)]
    plain: dict[str, Any] = dict(answers.plain)
    passed: set[str] = set()
    for each in found:
        name = each.form.name
        issues += each.rows.issues
        if name in passed or each.form not in paper.forms:
            reason = message("this workbook has no place for this table")
            issues.append(Place(each.grid.name, "").issue(reason))
            continue
        passed.add(name)
        if each.rows.says_none and not each.rows.rows and name in ANSWERABLE:
            plain.setdefault("none_reported", []).append(name)
    broken = {each.form.name for each in found if each.rows.issues}
    for form in paper.inner:
        if form.outer not in broken:  # else the row that is named may be the one refused
            issues += _put_inside(form, rows.get(form.name, ()), rows.get(form.outer, ()))
    for form in paper.tables:
        if form.name in rows:
            plain[form.name] = [row.plain for row in rows[form.name]]
    built, wrong = structured(plain, paper.questions.row)
    # A needed answer that was refused is missing here, and that was told with its cell.
    told = (each for each in wrong if each.path or each.code != MISSING_KEY.code)
    return built, [*issues, *(in_cell(each, rows) for each in told)]


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


def in_cell(issue: Issue, rows: Mapping[str, Sequence[TableRow]]) -> Issue:
    """What cannot be built, told of the cell behind its path."""
    found = place_of(issue.path, rows)
    return issue if found is None else found.issue(issue.summary)


def place_of(path: str, rows: Mapping[str, Sequence[TableRow]]) -> Place | None:
    """Where what has this *path* stands; None for a path that leads to no cell."""
    table, bracket, rest = path.partition("[")
    if bracket and table in rows:
        number, _, inner = rest.partition("]")
        return rows[table][int(number)].cell(inner.removeprefix("."))
    if "answers" in rows:
        (answered,) = rows["answers"]
        return answered.cell(path)
    return None
