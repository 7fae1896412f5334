"""The rows of a table as people fill it in: data, totals, group lines, remarks and signatures.

Every cell that says something is accounted for: it becomes data, or a remark names it with the
reason why it was not used, or an error does.
"""

import re
from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Final

import attrs

from genderplan._messages import Message, message
from genderplan._text import match_key
from genderplan.errors import InvalidValueError
from genderplan.issues import Issue
from genderplan.serialization.cell_forms import CellForm, is_blank, plain_cell
from genderplan.serialization.cell_readers import NONE_WORDS
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
    small,
)
from genderplan.serialization.faults import printable
from genderplan.serialization.headings import Headings, is_misspelt, unknown_heading
from genderplan.serialization.lines import DASH, FOOTER, NUMBERED, Line, is_ditto, level_of
from genderplan.serialization.one_row import TableRow, read_row, tells_kinds
from genderplan.serialization.outline import Outline
from genderplan.serialization.table_forms import Column, TableForm

_MOST_ISSUES: Final = 1000  # findings; a table with more is not a table
_FEWEST_NUMBERS: Final = 3  # cells that number the columns of a table
_LONGEST_HEADING: Final = 60
_MARKED: Final = re.compile(r"[-–+*•]")  # how the name of a part begins
# What numbers a column: "(1)", "3", "b", "(4)=(2)+(3)"; not "12a", nor "STT".
_COLUMN_NUMBER: Final = re.compile(r"\(?(?P<number>[0-9]{1,2}|[a-z])\)?(?:\s*=.*)?")
_FOOTER_CELLS: Final = 2  # cells of a row of signatures: one on each side
_FOOTER_LENGTH: Final = 150  # letters; what is longer is a text of the table
# Columns that say who held an activity, when, where or for whom; totals and headings have none.
_DETAILS: Final = frozenset({"organisers", "date", "period", "places", "audience", "channels"})
_CODE_WIDTHS: Final = frozenset({2, 3, 5})  # digits of provinces, districts, communes


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


def read_rows(grid: Grid, form: TableForm, headings: Headings, end: int | None = None) -> TableRows:
    """The rows of the table *form* below its *headings* in *grid*, up to the row *end*."""
    return _Reading(grid, form, headings, len(grid.rows) if end is None else end).read()


@attrs.define
class _Reading:
    """A table while it is read, with the account of its cells."""

    grid: Grid
    form: TableForm
    headings: Headings
    end: int
    said: TableRows = attrs.Factory(TableRows)
    unused: dict[int, int] = attrs.Factory(dict)
    faulty: set[int] = attrs.Factory(set)  # rows whose sums are wrong
    figures: dict[int, dict[int, int | Decimal]] = attrs.Factory(dict)
    above: dict[int, Cell] = attrs.Factory(dict)  # the last words of each column

    def read(self) -> TableRows:
        """Sort every row below the headings."""
        self.said.issues += self.headings.issues
        kept = [index for index in range(self.headings.below, self.end) if self._cells(index)]
        # The footer first: a signature with figures in it must not spoil the sums of the rows
        # above.
        footer = self._footer(kept)
        above = [index for index in kept if index < footer]
        reasons = dict(self._not_data(above))
        below = message("taken as what stands below the table")
        reasons |= {index: below for index in kept if index >= footer}
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
        if self.said.rows and tells_kinds(self.form, self.headings):
            first = min(self.headings.columns)
            told = message("there is no column of kinds; the names of the activities tell them")
            self.said.notes.append(
                Place(self.grid.name, cell_name(self.headings.row, first)).note(told)
            )
        return self.said

    def _cells(self, index: int) -> dict[int, Cell]:
        """The cells of a row that are not empty."""
        return cells_in(self.grid.rows[index])

    def _filled(self, index: int) -> dict[int, Cell]:
        return self.headings.filled(self.grid.rows[index])

    def _name(self, index: int, reason: Message) -> None:
        """Tell that a row was not used, and why."""
        cells = self._cells(index)
        name = cell_name(index, min(cells))
        told = message("row {row}: {reason}", row=index + 1, reason=reason)
        self.said.notes.append(Place(self.grid.name, name).note(told))
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
        for at in strange:
            self.unused[at] = self.unused.get(at, 0) + 1
        self.said.named += len(strange)
        row, wrong = read_row(
            self._as_shown(index), index, self.grid.name, self.form, self.headings
        )
        wrong += self._merged_figures(index)
        if (last := max(self._cells(index))) >= width:
            place = Place("", cell_name(index, last))
            reason = message(
                "the row has more cells than the table has headings; put a cell with the separator "
                "in quotes, and write thousands without a comma"
            )
            wrong.append(place.issue(reason))
        for at, codes in lost.items():
            if at < len(cells) and cells[at] in codes:
                reason = message(
                    "the code {code} has lost the zeros before it, or the column mixes codes of "
                    "several levels; write communes with five digits, districts with three",
                    code=f'"{str(cells[at])[:60]}"',
                )
                wrong.append(self.headings.place(self.grid.name, index, at).issue(reason))
        self.said.issues += wrong
        if not wrong and index not in self.faulty:
            self.said.rows.append(row)
            self.said.data += len(self._cells(index)) - len(strange)

    def _as_shown(self, index: int) -> tuple[Cell, ...]:
        """The cells of a row, with the words above where they are merged or ditto marks stand."""
        cells = [*self.grid.rows[index]]
        for at, column in self.headings.columns.items():
            if column.form.is_figure:
                continue
            cells += [None] * (at + 1 - len(cells))
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
            self.headings.place(self.grid.name, index, at).issue(reason)
            for at in figures
            if (first := self.grid.merged.get((index, at)))
            and first[1] in figures
            and (cell := self.grid.at(first)) is not None
            and _is_figure(cell)
        ]

    def _tell_unused(self) -> None:
        """Remarks on the columns under headings that nobody knows, or under none."""
        for at, count in self.unused.items():
            name = cell_name(self.headings.row, at)
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
                self.said.issues.insert(
                    0, unknown_heading(self.grid.name, name, heading, self.form)
                )
                continue
            else:
                reason = message(
                    "the heading {heading} is not known in this table; {count} cells are not used",
                    heading=f'"{printable(heading, _LONGEST_HEADING)}"', count=count,
                )  # fmt: skip
            self.said.notes.append(Place(self.grid.name, name).note(reason))

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
        needed = [
            at for at, column in self.headings.columns.items() if column.path in self.form.needed
        ]
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
        numbers = [index for index in numbers if self._numbers_columns(index)]
        outline = Outline.of([self._line(index) for index in kept[len(numbers) :]])
        self.faulty |= {index for index, _, _ in outline.faults}
        for index, at, reason in outline.faults:
            self.said.issues.append(Place(self.grid.name, cell_name(index, at)).issue(reason))
        told = message("taken as the numbers of the columns")
        return dict.fromkeys(numbers, told) | outline.reasons

    def _line(self, index: int) -> Line:
        """A row as the outline sees it."""
        cells, filled = self.grid.rows[index], self._filled(index)
        numbers = [cells[at] for at in self.headings.numbers if at < len(cells)]
        number = next((str(cell) for cell in numbers if cell is not None), "")
        texts = [cell for cell in filled.values() if isinstance(cell, str)]
        written = texts[0] if texts else ""
        in_name = NUMBERED.match(next((cell for cell in cells if isinstance(cell, str)), ""))
        level = in_name and level_of(in_name["number"])
        if self.headings.numbers:
            level = _level(numbers[0]) if numbers else None
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
            is_titled=written.isupper()
            or written.endswith(":")
            or NUMBERED.match(written) is not None,
            texts=len(texts),
            cells=len({*filled, *said}) or int(bool(self._name_of(index))),
            has_details=any(columns[at].path in _DETAILS for at in said),
            is_complete=self._has_needed(index),
            figures=self._figures(index),
        )

    def _activity(self, index: int) -> str:
        """The text of a row in the column of names, in small letters; empty without one."""
        for at, column in self.headings.columns.items():
            cell = self._filled(index).get(at)
            if column.path == "name" and isinstance(cell, str):
                return small(cell[:_LONGEST_HEADING])
        return ""

    def _name_of(self, index: int) -> str:
        """The first text of a row that is not its number, in small letters."""
        for at, cell in self._cells(index).items():
            is_number = at in self.headings.numbers and _level(cell) is not None
            if isinstance(cell, str) and not is_blank(cell) and not is_number:
                return small(cell[:_LONGEST_HEADING])
        return ""

    def _is_numbered(self, index: int) -> bool:
        """Whether a row has a number in the column of numbers."""
        cells = self.grid.rows[index]
        return any(
            at < len(cells) and _level(cells[at]) is not None for at in self.headings.numbers
        )

    def _numbers_columns(self, index: int) -> bool:
        """Whether a row numbers the columns: (1), (2), (3), or A, B, 1, 2."""
        cells = self._cells(index)
        found = [
            _COLUMN_NUMBER.fullmatch(small(str(cell)[:_LONGEST_HEADING])) for cell in cells.values()
        ]
        if len(found) < _FEWEST_NUMBERS or not set(self.headings.columns) <= set(cells):
            return False
        numbers = [match["number"] if match else "" for match in found]
        letters = [number for number in numbers if number.isalpha()]
        figures = [int(number) for number in numbers if number.isdigit()]
        return (
            letters == list("abcdefghijklmnopqrstuvwxyz"[: len(letters)])
            and len(letters) + len(figures) == len(numbers)
            and figures == list(range(figures[0], figures[0] + len(figures)) if figures else ())
            and (not figures or figures[0] in (1, len(letters) + 1))
        )

    def _says_none(self, index: int) -> bool:
        """Whether a row says "Không" (and perhaps 0), and nothing else."""
        filled = [cell for cell in self._filled(index).values() if cell not in (0, "0")]
        texts = [cell[:_LONGEST_HEADING] for cell in filled if isinstance(cell, str)]
        keys = {match_key(text).rstrip(" .") for text in texts}
        return bool(texts) and len(texts) == len(filled) and keys <= NONE_WORDS

    def _lost_zeros(self, rows: Sequence[int]) -> dict[int, frozenset[str]]:
        """By column of codes those codes that have lost their zeros.

        A program that takes codes for numbers cuts the zeros off 00244. What is left has one or
        four digits, or fewer digits than other codes of a column in which no code begins with 0.
        """
        lost: dict[int, frozenset[str]] = {}
        for at, column in self.headings.columns.items():
            if column.form is not CellForm.CODE:
                continue
            codes = {
                cell
                for row in rows
                for cell in self.grid.rows[row][at : at + 1]
                if isinstance(cell, str) and cell.isascii() and cell.isdigit()
            }
            odd = {code for code in codes if len(code) not in _CODE_WIDTHS}
            if not self.grid.name and not any(code.startswith("0") for code in codes):
                longest = max(map(len, codes), default=0)
                odd |= {code for code in codes if len(code) < longest}
            lost[at] = frozenset(odd)
        return lost


def _level(cell: Cell) -> int | None:
    """How deep a row with this number stands; None for what is no number of a row."""
    return level_of(str(cell)) if isinstance(cell, str | int | Unformatted) else None


def _number(cell: Cell, column: Column, unit: HeadingUnit | None) -> int | Decimal:
    """The figure of a cell for sums; 0 for one that cannot be added up."""
    try:
        value = plain_cell(cell, column.form, column.choices, unit, column.counted)
    except InvalidValueError:
        return 0
    return value if isinstance(value, int | Decimal) else 0


def _is_figure(cell: Cell) -> bool:
    """Whether a cell is a number, or a text with digits that is no place and day."""
    if not isinstance(cell, str):
        return True
    return any(map(str.isdigit, cell)) and not FOOTER.fullmatch(small(cell[:_FOOTER_LENGTH]))
