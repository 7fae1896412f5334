"""The rows of a table as people fill it in: data, totals, group lines, remarks and signatures.

Every cell that says something is accounted for: it becomes data, or a remark names it with the
reason why it was not used, or an error does.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Any, Final

import attrs

from genderplan._messages import Message, message
from genderplan._text import match_key
from genderplan.errors import InvalidValueError
from genderplan.formatting import format_number
from genderplan.issues import Issue
from genderplan.plans.activities import kind_named
from genderplan.serialization.cell_forms import CellForm, is_blank
from genderplan.serialization.cell_readers import NONE_WORDS, lost_zeros
from genderplan.serialization.cells import (
    Cell,
    Grid,
    HeadingUnit,
    Place,
    ReadCells,
    Spoilt,
    Unformatted,
    cell_name,
    cells_in,
    read_unit,
    small,
)
from genderplan.serialization.faults import printable
from genderplan.serialization.headings import INTO_HEADINGS, Headings, is_misspelt
from genderplan.serialization.lines import DASH, FOOTER, NUMBERED, Line, is_ditto, level_of
from genderplan.serialization.outline import Outline
from genderplan.serialization.table_forms import (
    UNIT_HEADINGS,
    Column,
    TableForm,
    empty_cell,
    heading_key,
    put,
    unknown_heading,
)

_MOST_ISSUES: Final = 1000  # findings; a table with more is not a table
_LONGEST_HEADING: Final = 60
_MARKED: Final = re.compile(r"[-–+*•]")  # how the name of a part begins
_FOOTER_CELLS, _FOOTER_LENGTH = 2, 150  # cells of a row of signatures, and letters of each
# Columns that say who held an activity, when, where or for whom; totals and headings have none.
_DETAILS: Final = frozenset({"organisers", "date", "period", "places", "audience", "channels"})
_COUNTS: Final = ("numerator", "denominator")


@attrs.frozen
class TableRow:
    """A row as plain data, and from where it came.

    ``headings`` are those of its table; ``cells`` are the places of keys that came from elsewhere,
    such as the rows of an inner table.
    """

    plain: dict[str, Any]
    sheet: str
    index: int = 0
    headings: Headings | None = None
    cells: dict[str, Place] = attrs.Factory(dict)

    def keeps(self, path: str, value: object) -> bool:
        """Keep a value at *path*, notes behind each other; False where another stands there."""
        if value is None:
            return True
        if path == "note" and path in self.plain:
            value = f"{self.plain[path]}; {value}"
        elif self.plain.get(path, value) != value:
            return False
        put(self.plain, path, value)
        return True

    def cell(self, path: str) -> Place:
        """Sheet and cell behind *path* or the nearest key above or below it, else of the row."""
        for asked in (path, path.partition("[")[0]):  # "documents[0]" stands where "documents" does
            for known, place_of in self.cells.items():
                if _related(known, asked):
                    return place_of
        if self.headings is None:
            return Place(self.sheet, "")
        for position, column in self.headings.columns.items():
            known = "value" if column.path in _COUNTS else column.path
            if _related(known, path.partition("[")[0]):
                return self.headings.place(self.sheet, self.index, position)
        return Place(self.sheet, cell_name(self.index, min(self.headings.columns)))


def _related(one: str, other: str) -> bool:
    """Whether one of two paths lies above the other, or both are the same."""
    return f"{one}.".startswith(f"{other}.") or f"{other}.".startswith(f"{one}.")


@attrs.define
class TableRows(ReadCells):
    """What a table says: its rows, and whether it says "Không"."""

    rows: list[TableRow] = attrs.Factory(list)
    says_none: bool = False

    def add(self, other: "TableRows") -> None:
        """Add what a table says that goes on further below."""
        self.rows += other.rows
        self.says_none = self.says_none or other.says_none
        self.issues += other.issues
        self.notes += other.notes
        self.data += other.data
        self.named += other.named


@attrs.frozen
class FoundTable:
    """A grid, a table in it, and what stands in the rows of that table."""

    grid: Grid
    form: TableForm
    rows: TableRows
    title: str = ""
    """The name of the sheet and the lines above the table, in small letters."""
    heading: int = 0
    """The row of its headings."""


def read_rows(grid: Grid, form: TableForm, headings: Headings, end: int) -> TableRows:
    """The rows of the table *form* below its *headings* in *grid*, up to the row *end*."""
    return _Reading(grid, form, headings, end).read()


@attrs.define
class _Reading:
    """A table while it is read, with the account of its cells."""

    grid: Grid
    form: TableForm
    headings: Headings
    end: int
    said: TableRows = attrs.Factory(TableRows)
    unused: Counter[int] = attrs.Factory(Counter)
    faulty: set[int] = attrs.Factory(set)  # rows whose sums are wrong
    figures: dict[int, dict[int, int | Decimal]] = attrs.Factory(dict)
    above: dict[int, Cell] = attrs.Factory(dict)  # the last words of each column

    def read(self) -> TableRows:
        """Sort every row below the headings."""
        self.said.issues += self.headings.issues
        kept = [index for index in range(self.headings.below, self.end) if self._cells(index)]
        # The footer first: figures in a signature must not spoil the sums of the rows above.
        footer = self._footer(kept)
        above = [index for index in kept if index < footer]
        reasons = dict(self._not_data(above))
        below = message("taken as what stands below the table")
        reasons |= dict.fromkeys(kept[len(above) :], below)
        lost = self._lost_zeros([index for index in above if index not in reasons])
        none = [index for index in kept if index not in reasons and self._says_none(index)]
        # Beside rows the word is of a section that had none, or nobody's.
        if len(none) < sum(index not in reasons for index in kept):
            told = message("it says that there was nothing, and the table has other rows")
            reasons |= dict.fromkeys(none, told)
        for index in kept:
            if len(self.said.issues) >= _MOST_ISSUES:
                break
            if index in reasons:
                self._name(index, reasons[index])
            elif index in none:
                self.said.says_none = True
                self.said.data += len(self._cells(index))
            else:
                self._take(index, lost)
        self._tell_unused()
        if self.said.rows and self._tells_kinds:
            told = message("there is no column of kinds; the names of the activities tell them")
            self.said.notes.append(
                self.grid.place(self.headings.row, min(self.headings.columns)).note(told)
            )
        return self.said

    def _cells(self, index: int) -> dict[int, Cell]:
        return cells_in(self.grid.rows[index])

    def _filled(self, index: int) -> dict[int, Cell]:
        return self.headings.filled(self.grid.rows[index])

    def _name(self, index: int, reason: Message) -> None:
        """Tell that a row was not used, and why."""
        cells = self._cells(index)
        told = message("row {row}: {reason}", row=index + 1, reason=reason)
        self.said.notes.append(self.grid.place(index, min(cells)).note(told))
        self.said.named += len(cells)

    def _take(self, index: int, lost: Mapping[int, frozenset[str]]) -> None:
        """Take a row as data, or tell what is wrong with it."""
        cells = self.grid.rows[index]
        # In a CSV file what is too much has shifted the cells before it.
        width = len(cells) if self.grid.name else len(self.grid.rows[self.headings.row])
        strange = [
            at
            for at, cell in self._cells(index).items()
            if at not in self.headings.columns
            and at < width
            and not (at in self.headings.numbers and _level(cell) is not None)
        ]
        self.unused.update(strange)
        self.said.named += len(strange)
        row, wrong = self._read(index)
        wrong += [*self._other_units(index), *self._merged_figures(index)]
        if (last := max(self._cells(index))) >= width:
            reason = message(
                "the row has more cells than the table has headings; put a cell with the separator "
                "in quotes, and write thousands without a comma"
            )
            wrong.append(self.grid.place(index, last).issue(reason))
        for at, codes in lost.items():
            code = self.grid.at((index, at))
            if code in codes:
                reason = message(
                    "the code {code} has lost the zeros before it, or the column mixes codes of "
                    "several levels; write communes with five digits, districts with three",
                    code=f'"{str(code)[:60]}"',
                )
                wrong.append(self._place(index, at).issue(reason))
        self.said.issues += wrong
        if not wrong and index not in self.faulty:
            self.said.rows.append(row)
            self.said.data += len(self._cells(index)) - len(strange)

    def _place(self, index: int, at: int) -> Place:
        return self.headings.place(self.grid.name, index, at)

    def _read(self, index: int) -> tuple[TableRow, list[Issue]]:
        """The plain data of a row, and what is wrong with it."""
        row = TableRow({}, self.grid.name, index, self.headings)
        cells = self._as_shown(index)
        issues: list[Issue] = []
        for at, column in self.headings.columns.items():
            cell = column.below(self.headings.names.get(at, ""), cells[at])
            try:
                value = column.read(cell, self.headings.units.get(at))
            except InvalidValueError as error:
                if not self.form.notes(cell, column):
                    issues.append(self._place(index, at).issue(error.summary))
                    continue
                heading = self._place(index, at).heading or column.heading
                written = " ".join(str(cell).split())
                value = {
                    "note": written if written.startswith(heading) else f"{heading}: {written}"
                }
            # A cell may answer for other columns too: "1 buổi/tuần" for "Tần suất".
            is_several = isinstance(value, dict) and column.form is not CellForm.PAIRS
            said: dict[str, Any] = value if is_several else {column.path: value}  # type: ignore[assignment]
            if not all(row.keeps(path, part) for path, part in said.items()):
                reason = message("this says again what another column of the row says")
                issues.append(self._place(index, at).issue(reason))
        if self._tells_kinds and "name" in row.plain:
            row.plain["kind"] = kind_named(row.plain["name"]).value
        # Where a count was refused, that was told, and the other does not stand alone.
        return row, issues or list(_join_counts(row)) or list(self._gaps(row))

    @property
    def _tells_kinds(self) -> bool:
        """Whether the names of the rows tell their kinds, for which there is no column."""
        paths = {column.path for column in self.headings.columns.values()}
        return "kind" in self.form.needed and "kind" not in paths

    def _gaps(self, row: TableRow) -> Iterator[Issue]:
        """The cells of a row that are empty and must not be."""
        needed = {"name"} if self.form.is_fixed else set(self.form.needed)  # a list may have gaps
        for at, column in self.headings.columns.items():
            path = "value" if column.path in _COUNTS else column.path
            if column.path in needed and path not in row.plain:
                yield self._place(row.index, at).issue(empty_cell(column))

    def _other_units(self, index: int) -> Iterator[Issue]:
        """A finding where a column "Đơn vị tính" gives a row another unit than its figures have."""
        for at, text in self.headings.texts.items():
            cell = self.grid.at((index, at))
            if heading_key(text) not in UNIT_HEADINGS or not isinstance(cell, str):
                continue
            try:
                unit = read_unit(cell)
            except InvalidValueError as error:
                yield self._place(index, at).issue(error.summary)
                continue
            if unit is not None and unit.factor != 1:
                yield self._place(index, at).issue(message(INTO_HEADINGS))

    def _as_shown(self, index: int) -> tuple[Cell, ...]:
        """The cells of a row, with the words above where they are merged or ditto marks stand."""
        cells = [*self.grid.rows[index]]
        for at, column in self.headings.columns.items():
            cells += [None] * (at + 1 - len(cells))
            if column.form.is_figure:
                continue
            if self.grid.is_below((index, at)) and column.path != "name":
                cells[at] = self.grid.at(self.grid.merged[index, at])
            elif isinstance(cell := cells[at], str) and is_ditto(cell):
                reason = message("the sign for the cell above stands below no such cell")
                cells[at] = self.above.get(at, Spoilt(reason))
            if not is_blank(cells[at]):
                self.above[at] = cells[at]
        return tuple(cells)

    def _merged_figures(self, index: int) -> list[Issue]:
        """What is wrong with figures that are merged over several rows or columns."""
        reason = message("the figure is merged over several cells; give each cell its own")
        figures = [at for at, column in self.headings.columns.items() if column.form.is_figure]
        return [
            self._place(index, at).issue(reason)
            for at in figures
            if (first := self.grid.merged.get((index, at)))
            and first[1] in figures
            and (cell := self.grid.at(first)) is not None
            and _is_figure(cell)
        ]

    def _tell_unused(self) -> None:
        """Remarks on the columns under headings that nobody knows, or under none."""
        for at, count in self.unused.items():
            place = self.grid.place(self.headings.row, at)
            heading = self.headings.texts.get(at, "")
            if at in self.headings.numbers:
                reason = message("{count} cells of this column are no numbers of rows", count=count)
            elif at in self.headings.remarks:
                reason = message("the column of remarks is not used ({count} cells)", count=count)
            elif not heading:
                reason = message(
                    "the column has no heading; {count} cells are not used", count=count
                )
            elif heading == self.headings.names.get(at) and is_misspelt(
                heading, self.form, self.headings
            ):
                self.said.named -= count
                self.said.issues.insert(0, unknown_heading(place, heading, self.form))
                continue
            else:
                reason = message(
                    "the heading {heading} is not known in this table; {count} cells are not used",
                    heading=f'"{printable(heading, _LONGEST_HEADING)}"', count=count,
                )  # fmt: skip
            self.said.notes.append(place.note(reason))

    def _footer(self, kept: Sequence[int]) -> int:
        """The first row of what stands below the table: no row from there on is surely data."""
        footer = self.end
        for index in reversed(kept):
            if self._is_surely_data(index):
                break
            if self._is_footer(index):
                footer = index
        return footer

    def _is_surely_data(self, index: int) -> bool:
        """Whether a row has a figure, a number of its own, or all of several needed cells."""
        if self._figures(index) or self._is_numbered(index):
            return True
        return self._has_needed(index) and not self._is_footer(index)

    def _has_needed(self, index: int) -> bool:
        """Whether a row has all of several needed cells, such as kind and name."""
        columns = self.headings.columns
        needed = [at for at, column in columns.items() if column.path in self.form.needed]
        return len(needed) > 1 and all(at in self._filled(index) for at in needed)

    def _figures(self, index: int) -> dict[int, int | Decimal]:
        """The figures of a row in columns of figures, by position."""
        if index not in self.figures:
            self.figures[index] = {
                at: _number(cell, column, self.headings.units.get(at))
                for at, cell in self._filled(index).items()
                if (column := self.headings.columns.get(at)) is not None
                and column.form.is_figure
                and _is_figure(cell)
            }
        return self.figures[index]

    def _is_footer(self, index: int) -> bool:
        filled = self._filled(index)
        if not 0 < len(filled) <= _FOOTER_CELLS or self._figures(index):
            return False
        texts = [small(cell[:_FOOTER_LENGTH]) for cell in filled.values() if isinstance(cell, str)]
        return any(FOOTER.fullmatch(text) for text in texts)

    def _not_data(self, kept: Sequence[int]) -> Mapping[int, Message]:
        """The rows above the footer that are no data, each with the reason."""
        if self.form.is_fixed:
            return {}
        numbers = [index for index in kept[:1] if index == self.headings.below]
        numbers = [index for index in numbers if self.headings.are_numbered_by(self._cells(index))]
        outline = Outline.of([self._line(index) for index in kept[len(numbers) :]])
        self.faulty |= {index for index, _, _ in outline.faults}
        for index, at, reason in outline.faults:
            self.said.issues.append(self.grid.place(index, at).issue(reason))
        told = message("taken as the numbers of the columns")
        return dict.fromkeys(numbers, told) | outline.reasons

    def _line(self, index: int) -> Line:
        """A row as the outline sees it."""
        cells, filled = self.grid.rows[index], self._filled(index)
        numbers = [self.grid.at((index, at)) for at in self.headings.numbers]
        number = next((str(cell) for cell in numbers if cell is not None), "")
        texts = [cell for cell in filled.values() if isinstance(cell, str)]
        written = texts[0] if texts else ""
        in_name = NUMBERED.match(next((cell for cell in cells if isinstance(cell, str)), ""))
        level = _level(numbers[0]) if numbers else in_name and level_of(in_name["number"])
        called = self._activity(index)
        columns = self.headings.columns
        said = [at for at in columns if at in filled or self.grid.is_below((index, at))]
        return Line(
            index,
            name=self._name_of(index),
            called=called,
            shape=re.sub(r"[^\W\d_]+", "a", re.sub(r"\d+", "1", number.strip())),
            level=level,
            is_numbered=self._is_numbered(index),
            is_marked=_MARKED.match(called) is not None or level == DASH,
            is_titled=written.isupper() or written.endswith(":") or bool(NUMBERED.match(written)),
            texts=len(texts),
            cells=len({*filled, *said}) or int(bool(self._name_of(index))),
            has_details=any(columns[at].path in _DETAILS for at in said),
            is_complete=self._has_needed(index),
            figures=self._figures(index),
        )

    def _activity(self, index: int) -> str:
        """The text of a row in the column of names, in small letters; empty without one."""
        names = (at for at, each in self.headings.columns.items() if each.path == "name")
        cell = self._filled(index).get(next(names, -1))
        return small(cell[:_LONGEST_HEADING]) if isinstance(cell, str) else ""

    def _name_of(self, index: int) -> str:
        """The first text of a row that is not its number, in small letters."""
        for at, cell in self._cells(index).items():
            is_number = at in self.headings.numbers and _level(cell) is not None
            if isinstance(cell, str) and not is_blank(cell) and not is_number:
                return small(cell[:_LONGEST_HEADING])
        return ""

    def _lost_zeros(self, rows: Sequence[int]) -> dict[int, frozenset[str]]:
        """By column of codes those codes that have lost their zeros."""
        return {
            at: lost_zeros((self.grid.at((row, at)) for row in rows), are_typed=not self.grid.name)
            for at, column in self.headings.columns.items()
            if column.form is CellForm.CODE
        }

    def _is_numbered(self, index: int) -> bool:
        """Whether a row has a number in the column of numbers."""
        return any(_level(self.grid.at((index, at))) is not None for at in self.headings.numbers)

    def _says_none(self, index: int) -> bool:
        """Whether a row says "Không" (and perhaps 0), and nothing else."""
        filled = [cell for cell in self._filled(index).values() if cell not in (0, "0")]
        texts = [cell[:_LONGEST_HEADING] for cell in filled if isinstance(cell, str)]
        keys = {match_key(text).rstrip(" .") for text in texts}
        return bool(texts) and len(texts) == len(filled) and keys <= NONE_WORDS


def _level(cell: Cell) -> int | None:
    """How deep a row with this number stands; None for what is no number of a row."""
    return level_of(str(cell)) if isinstance(cell, str | int | Unformatted) else None


def _join_counts(row: TableRow) -> Iterator[Issue]:
    """Make one value of the counts in two columns; a finding when that cannot be."""
    counts = [row.plain.pop(part) for part in _COUNTS if part in row.plain]
    if not counts:
        return
    name = row.cell("value")
    if len(counts) == 1:
        yield name.issue(message("one of the two counts is missing; a share needs both"))
    elif "value" in row.plain:
        yield name.issue(message("a value and its counts are both given; keep the counts"))
    else:
        row.plain["value"] = "/".join(map(format_number, counts))


def _number(cell: Cell, column: Column, unit: HeadingUnit | None) -> int | Decimal:
    """The figure of a cell for sums; 0 for one that cannot be added up."""
    try:
        value = column.read(cell, unit)
    except InvalidValueError:
        return 0
    return value if isinstance(value, int | Decimal) else 0


def _is_figure(cell: Cell) -> bool:
    """Whether a cell is a number, or a text with digits that is no place and day."""
    if not isinstance(cell, str):
        return True
    return any(map(str.isdigit, cell)) and not FOOTER.fullmatch(small(cell[:_FOOTER_LENGTH]))
