"""The rows of a table as people fill it in: data, totals, group lines, remarks and signatures.

Every cell that says something is accounted for: it becomes data, or a remark names it with the
reason why it was not used, or an error does.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Final

import attrs

from genderplan._messages import Message, message
from genderplan._text import match_key
from genderplan.errors import InvalidValueError
from genderplan.serialization.cell_forms import NONE_WORDS, CellForm, is_blank, plain_cell
from genderplan.serialization.cells import (
    Cell,
    Grid,
    HeadingUnit,
    Place,
    ReadCells,
    Unformatted,
    cell_name,
    cells_in,
    small,
)
from genderplan.serialization.faults import printable
from genderplan.serialization.headings import (
    Headings,
    TableRow,
    is_misspelt,
    read_row,
    unknown_heading,
)
from genderplan.serialization.lines import (
    FOOTER,
    LIKE_TOTAL,
    OF_OTHERS,
    PART_OF,
    REMARK,
    TOTAL,
    whole_of,
)
from genderplan.serialization.table_forms import Column, TableForm

__all__ = ["FoundTable", "TableRows", "read_rows"]

_MOST_ISSUES: Final = 1000  # findings; a table with more is not a table
_FEWEST_NUMBERS: Final = 3  # cells that number the columns of a table
_LONGEST_HEADING: Final = 60
_FEWEST_SUMS: Final = 2  # rows; of one alone any equal row would be the sum
_ARABIC: Final = 2  # the level of 1, 2, 3
_DASH: Final = 4  # the level of a dash
_MARKED: Final = re.compile(r"[-–+*•]")  # how the name of a part begins
# The number of a row and how deep it stands: A, I, 1, 1.1, 1.1a or a), a dash. Letters of Roman
# numbers count as Roman.
_LEVELS: Final = (
    re.compile(r"[A-HJ-UWYZ][.)]?"),
    re.compile(r"[IVX]{1,6}[.)]?"),
    re.compile(r"\d{1,3}[.)]?"),
    re.compile(r"\d{1,3}\.\d{1,3}[a-zđ]?[.)]?|[a-zđ][.)]?"),
    re.compile(r"\d{1,3}(?:\.\d{1,3}){2,}[.)]?|[-+*•–]"),
)
# The same at the beginning of a name, where the table has no column of numbers: "I. Khối Đảng".
_NUMBERED: Final = re.compile(r"(?P<number>[A-Z]|[IVX]{1,6}|\d{1,3}(?:\.\d{1,3})*|[a-zđ])[.)]\s")
# What numbers a column: "(1)", "3", "b", "(4)=(2)+(3)"; not "12a", nor "STT".
_COLUMN_NUMBER: Final = re.compile(r"\(?(?P<number>[0-9]{1,2}|[a-z])\)?(?:\s*=.*)?")
_FOOTER_CELLS: Final = 2  # cells of a row of signatures: one on each side
_FOOTER_LENGTH: Final = 150  # letters; what is longer is a text of the table
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


def read_rows(grid: Grid, form: TableForm, headings: Headings, end: int | None = None) -> TableRows:
    """The rows of the table *form* below its *headings* in *grid*, up to the row *end*."""
    return _Reading(grid, form, headings, len(grid.rows) if end is None else end).read()


@attrs.define
class _Sums:
    """The sums of the figures of rows, by column, while rows are added."""

    rows: int = 0
    sums: dict[int, int | Decimal] = attrs.Factory(dict)

    def add(self, figures: Mapping[int, int | Decimal]) -> None:
        """Add a row."""
        self.rows += 1
        for at, figure in figures.items():
            self.sums[at] = self.sums.get(at, 0) + figure

    def are(self, figures: Mapping[int, int | Decimal], fewest: int) -> bool:
        """Whether *figures* are the sums of at least *fewest* rows, and not all are 0."""
        if self.rows < fewest or not any(figures.values()):
            return False
        return all(self.sums.get(at, 0) == figure for at, figure in figures.items())


@attrs.define
class _Reading:
    """A table while it is read, with the account of its cells."""

    grid: Grid
    form: TableForm
    headings: Headings
    end: int
    said: TableRows = attrs.Factory(TableRows)
    unused: dict[int, int] = attrs.Factory(dict)
    figures: dict[int, dict[int, int | Decimal]] = attrs.Factory(dict)
    has_numbers: bool = False  # some rows are numbered
    has_figures: bool = False  # several rows have
    is_numbered: bool = False  # most rows with figures are

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
        for index in kept:
            if len(self.said.issues) >= _MOST_ISSUES:
                break
            if index in reasons:
                self._name(index, reasons[index])
            elif self._says_none(index):
                self.said.says_none = True
                self.said.data += len(self._cells(index))
            else:
                self._take(index, lost)
        self._tell_unused()
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
        strange = [
            at
            for at, cell in self._cells(index).items()
            if at not in self.headings.columns
            and not (at in self.headings.numbers and _level(cell) is not None)
        ]
        for at in strange:
            self.unused[at] = self.unused.get(at, 0) + 1
        self.said.named += len(strange)
        row, wrong = read_row(cells, index, self.grid.name, self.form, self.headings)
        for at, codes in lost.items():
            if at < len(cells) and cells[at] in codes:
                reason = message(
                    "the code {code} has lost the zeros before it, or the column mixes codes of "
                    "several levels; write communes with five digits, districts with three",
                    code=f'"{str(cells[at])[:60]}"',
                )
                wrong.append(self.headings.place(self.grid.name, index, at).issue(reason))
        self.said.issues += wrong
        if not wrong:
            self.said.rows.append(row)
            self.said.data += len(self._cells(index)) - len(strange)

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
            elif is_misspelt(heading, self.form, self.headings):
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

    def _is_footer(self, index: int, form: re.Pattern[str] = FOOTER) -> bool:
        filled = self._filled(index)
        if not 0 < len(filled) <= _FOOTER_CELLS or self._figures(index):
            return False
        texts = [small(cell[:_FOOTER_LENGTH]) for cell in filled.values() if isinstance(cell, str)]
        return any(form.fullmatch(text) for text in texts)

    def _not_data(self, kept: Sequence[int]) -> Iterator[tuple[int, Message]]:
        """The rows above the footer that are no data, each with the reason."""
        if self.form.is_fixed:
            return
        self.has_numbers = any(map(self._is_numbered, kept))
        passed = dict(self._of_others(kept))
        if kept and kept[0] == self.headings.below and self._numbers_columns(kept[0]):
            passed[kept[0]] = message("taken as the numbers of the columns")
        yield from passed.items()
        kept = [index for index in kept if index not in passed]
        counted = [row for row in kept if self._figures(row) and not self._is_total(row)]
        self.has_figures = len(counted) > 1
        self.is_numbered = 2 * sum(map(self._is_numbered, counted)) > len(counted)
        groups = dict(self._groups(kept))
        all_rows, since_total, numbered = _Sums(), _Sums(), _Sums()
        for index in kept:
            figures = self._figures(index)
            # A row that is named a total may be one of a single row; an unnamed one needs several
            # above.
            fewest = 1 if self._is_total(index) else _FEWEST_SUMS
            is_sum = any(sums.are(figures, fewest) for sums in (all_rows, since_total, numbered))
            reason = groups.get(index) or self._passed_over(index, is_sum=is_sum)
            if reason is not None:
                yield index, reason
                # Behind a total the sums begin anew; the line of a group ends nothing.
                since_total = since_total if index in groups else _Sums()
                continue
            all_rows.add(figures)
            if self._is_numbered(index):
                numbered.add(figures)
            since_total.add(figures)

    def _of_others(self, kept: Sequence[int]) -> Iterator[tuple[int, Message]]:
        """The rows that say something of other rows, by their names."""
        told = message("it tells a part of another row, or compares rows")
        in_parts = False
        owner: int | None = None  # the row of which parts may be told
        for index in kept:
            name = self._activity(index)
            is_own = self._row_level(index) not in (None, _DASH) or self._has_needed(index)
            # Below "Trong đó:" stand "+ Tại xã", "+ Tại thôn", in a numbered table without a mark
            # too; where all rows are marked, the next is one of them again.
            is_part = self.has_numbers or (self._is_marked(index) and not self._is_marked(owner))
            tells_part = PART_OF.fullmatch(name) is not None
            tells = OF_OTHERS.fullmatch(name) and not (tells_part and owner is None)
            if tells and not is_own:
                # "Tổng số", and below it "Trong đó:", stand above the rows themselves.
                in_parts = tells_part and owner is not None and not self._is_total(owner)
                yield index, told
            elif not (is_own or self._is_total(index)) and (
                (in_parts and is_part) or self._leaves_out(index, owner)
            ):
                yield index, told
            else:
                in_parts, owner = False, index

    def _leaves_out(self, index: int, owner: int | None) -> bool:
        """Whether a row has some of the figures of a numbered row above it: "Nữ sinh", 20 women."""
        if owner is None or not self._is_numbered(owner):
            return False
        figures = self._figures(index)
        return bool(figures) and figures.keys() < self._figures(owner).keys()

    def _is_total(self, index: int) -> bool:
        """Whether a row is named a total."""
        return TOTAL.fullmatch(self._name_of(index)) is not None

    def _is_marked(self, index: int | None) -> bool:
        """Whether a row begins with a dash or another mark of parts."""
        if index is None:
            return False
        return bool(_MARKED.match(self._activity(index))) or self._row_level(index) == _DASH

    def _activity(self, index: int) -> str:
        """The text of a row in the column of names, in small letters; empty without one."""
        for at, column in self.headings.columns.items():
            cell = self._filled(index).get(at)
            if column.path == "name" and isinstance(cell, str):
                return small(cell[:_LONGEST_HEADING])
        return ""

    def _passed_over(self, index: int, *, is_sum: bool) -> Message | None:
        if not self._filled(index):
            return message("it has nothing but a number or a remark")
        if len(self._filled(index)) == 1 and self._is_footer(index, REMARK):
            return message("taken as a remark between the rows")
        names = [cell for cell in self._filled(index).values() if not is_blank(cell)]
        if len(names) == 1 and self._is_heading(index):
            return message("taken as the heading of the rows below, without figures")
        return self._total(index, is_sum=is_sum)

    def _is_heading(self, index: int) -> bool:
        """Whether a row without figures heads others: by the rows around it, or by its look.

        Among numbered rows it has no number; else it is written as a heading: "CẤP TỈNH", "Hội LHPN
        huyện:", "1. Xã Phù Nham".
        """
        if self._figures(index) or not self.has_figures:
            return False
        if self.is_numbered:
            return self._row_level(index) is None
        texts = (cell for cell in self._filled(index).values() if isinstance(cell, str))
        name = next(texts, "")
        return name.isupper() or name.endswith(":") or _NUMBERED.match(name) is not None

    def _total(self, index: int, *, is_sum: bool) -> Message | None:
        """Why a row is a total: by its name, or by its figures and a name like that of a total."""
        name = self._name_of(index)
        if TOTAL.fullmatch(name):
            if is_sum or not self._figures(index):
                return message("taken as a total")
            return message("taken as a total, though its figures are not the sums of the rows")
        nameless = not any(isinstance(cell, str) for cell in self._filled(index).values())
        # Among rows with numbers a total is the one without, whatever it is called.
        is_apart = nameless or self.has_numbers or LIKE_TOTAL.fullmatch(name)
        if is_sum and not self._is_numbered(index) and is_apart:
            return message("taken as a total, because its figures are the sums of the rows")
        return None

    def _is_numbered(self, index: int) -> bool:
        """Whether a row has a number in the column of numbers."""
        cells = self.grid.rows[index]
        return any(
            at < len(cells) and _level(cells[at]) is not None for at in self.headings.numbers
        )

    def _sums(self, rows: Sequence[int], columns: Mapping[int, object]) -> dict[int, object]:
        each = [self._figures(row) for row in rows]
        return {at: sum(row.get(at, 0) for row in each) for at in columns}

    def _groups(self, kept: Sequence[int]) -> Iterator[tuple[int, Message]]:
        """The lines above rows that are numbered deeper, whose sums they may have."""
        levels = [self._row_level(index) for index in kept]
        for position, level in enumerate(levels):
            if level is None:
                continue
            below = list(self._below(position, levels))
            leaves = [
                kept[later]
                for later in below
                if not self._is_total(kept[later]) and not self._is_group(later, levels)
            ]
            figures = self._figures(kept[position])
            # Below 1 may stand its parts, which have no number and are in the figures of 1.
            numbered = [row for row in leaves if self._row_level(row) is not None]
            is_sum = bool(figures) and any(
                figures == self._sums(rows, figures) for rows in (leaves, numbered)
            )
            is_title = not figures and len(self._filled(kept[position])) == 1
            has_deeper = any(levels[later] is not None for later in below)
            if has_deeper and figures and not is_sum:
                name = cell_name(kept[position], min(figures))
                reason = message(
                    "the line stands above rows that are numbered deeper, but its figures are "
                    "not their sums"
                )
                self.said.issues.append(Place(self.grid.name, name).issue(reason))
            # Rows without a number stand below a letter or a Roman number, not below 1, 2, 3.
            elif (has_deeper or (leaves and level < _ARABIC)) and (is_sum or is_title):
                yield kept[position], message("taken as the heading of the rows below")
        yield from self._sums_of_blocks(kept)

    def _sums_of_blocks(self, kept: Sequence[int]) -> Iterator[tuple[int, Message]]:
        """The lines whose figures are the sums of the rows below, numbered in another way.

        However a form numbers its groups, "(I)", "Phần I", "*" or not at all: all of several
        figures are the sums of several rows, up to the next line that is numbered alike.
        """
        shapes = [self._shape(index) for index in kept]
        found: set[int] = set()
        for position in reversed(range(len(kept))):  # communes before their district
            index = kept[position]
            figures = self._figures(index)
            after = range(position + 1, len(kept))
            end = next((at for at in after if shapes[at] == shapes[position]), len(kept))
            rows = [kept[at] for at in range(position + 1, end) if kept[at] not in found]
            rows = [row for row in rows if not self._is_total(row)]
            # Of one commune alone the figures of its district are the sums, too.
            is_level = shapes[position] in {"all", "district"} and all(
                shapes[at] or self._is_total(kept[at]) for at in range(position + 1, end)
            )
            fewest = 1 if is_level else _FEWEST_SUMS
            several = len(rows) >= fewest and sum(map(bool, figures.values())) > 1
            if several and figures == self._sums(rows, figures):
                found.add(index)
                yield index, message("taken as the heading of the rows below")

    def _shape(self, index: int) -> str:
        """How a row is numbered, whatever the number is: "(1)" and "(2)" alike.

        Where rows have no numbers, the first word of a whole: "huyện" stands over communes.
        """
        cells = self.grid.rows[index]
        numbers = (cells[at] for at in self.headings.numbers if at < len(cells))
        number = next((str(cell) for cell in numbers if cell is not None), "")
        if not number and (whole := whole_of(self._name_of(index))):
            return whole
        return re.sub(r"[^\W\d_]+", "a", re.sub(r"\d+", "1", number.strip()))

    def _below(self, position: int, levels: Sequence[int | None]) -> Iterator[int]:
        """The rows below one with a number, up to the next that does not stand deeper."""
        level = levels[position]
        for later in range(position + 1, len(levels)):
            deeper = levels[later]
            if deeper is not None and level is not None and deeper <= level:
                return
            yield later

    def _name_of(self, index: int) -> str:
        """The first text of a row that is not its number, in small letters."""
        for at, cell in self._cells(index).items():
            is_number = at in self.headings.numbers and _level(cell) is not None
            if isinstance(cell, str) and not is_blank(cell) and not is_number:
                return small(cell[:_LONGEST_HEADING])
        return ""

    def _is_group(self, position: int, levels: Sequence[int | None]) -> bool:
        following = levels[position + 1] if position + 1 < len(levels) else None
        level = levels[position]
        return level is not None and following is not None and following > level

    def _row_level(self, index: int) -> int | None:
        """How deep the number of a row stands; None for a row without one."""
        cells = self.grid.rows[index]
        for at in self.headings.numbers:
            return _level(cells[at]) if at < len(cells) else None
        first = next((cell for cell in cells if isinstance(cell, str)), "")
        found = _NUMBERED.match(first)
        return _level(found["number"]) if found else None

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
    text = str(cell) if isinstance(cell, str | int | Unformatted) else ""
    return next((level for level, form in enumerate(_LEVELS) if form.fullmatch(text.strip())), None)


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
