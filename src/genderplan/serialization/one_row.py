"""One row of a table as plain data, read under the headings of its columns."""

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Any, Final

import attrs

from genderplan._messages import Message, message
from genderplan.errors import InvalidValueError
from genderplan.formatting import format_number
from genderplan.issues import Issue
from genderplan.plans.activities import kind_named
from genderplan.serialization.cell_forms import CellForm, plain_cell
from genderplan.serialization.cells import Cell, Place, cell_name, read_unit
from genderplan.serialization.headings import INTO_HEADINGS, Headings
from genderplan.serialization.table_forms import UNIT_HEADINGS, Column, TableForm, heading_key

_COUNTS: Final = ("numerator", "denominator")
# The unit of a column of differences: "Tăng, giảm (điểm phần trăm)", "So với kỳ trước (điểm %)".
_POINTS: Final = re.compile(r"điểm\s(?:phần\străm|%)", re.IGNORECASE)
_DIFFERENCE: Final = re.compile(r"(?:tăng |giảm )?[-+–−]?\s?\d{1,3}(?:,\d{1,4})?", re.IGNORECASE)
# The number of a month or quarter, below "Tháng" or "Quý": 3, "11", "IV", "4-5".
_PART_OF_YEAR: Final = re.compile(r"(?:\d{1,2}|[IVX]{1,4})(?:\s?[-–,]\s?(?:\d{1,2}|[IVX]{1,4}))?")
_PARTS_OF_YEARS: Final = frozenset(map(heading_key, ("Tháng", "Quý")))
# Digits and signs alone are a day or an amount that is mistyped, "32/13/2024"; not "Quý I".
_MISTYPED: Final = re.compile(r"[\d\s/.,:–-]+")


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


def read_row(
    cells: tuple[Cell, ...], index: int, sheet: str, form: TableForm, headings: Headings
) -> tuple[TableRow, list[Issue]]:
    """The plain data of a row of the table *form*, and what is wrong with it."""
    row = TableRow({}, sheet, index, headings)
    issues: list[Issue] = []
    for position, column in headings.columns.items():
        cell = cells[position] if position < len(cells) else None
        unit = headings.units.get(position)
        shown = headings.names.get(position, "")
        if column.path == "change" and _POINTS.search(shown):
            cell = _in_points(cell)
        if column.form is CellForm.TIME and _PART_OF_YEAR.fullmatch(str(cell)):
            cell = f"{shown} {cell}" if heading_key(shown) in _PARTS_OF_YEARS else cell
        try:
            value = plain_cell(cell, column.form, column.choices, unit, column.counted)
        except InvalidValueError as error:
            if not _is_remark(cell, form, column):
                issues.append(headings.place(sheet, index, position).issue(error.summary))
                continue
            heading = headings.place(sheet, index, position).heading or column.heading
            written = " ".join(str(cell).split())
            value = {"note": written if written.startswith(heading) else f"{heading}: {written}"}
        # A cell may answer for other columns too: "1 buổi/tuần" for "Tần suất".
        said = {column.path: value}
        if isinstance(value, dict) and column.form is not CellForm.PAIRS:
            said = value
        if not all(row.keeps(path, part) for path, part in said.items()):
            reason = message("this says again what another column of the row says")
            issues.append(headings.place(sheet, index, position).issue(reason))
    if tells_kinds(form, headings) and "name" in row.plain:
        row.plain["kind"] = kind_named(row.plain["name"]).value
    # Where a count was refused, that was told, and the other does not stand alone.
    issues = issues or list(_join_counts(row)) or list(_gaps(row, index, sheet, form, headings))
    return row, [*issues, *_row_unit(cells, index, sheet, headings)]


def _in_points(cell: Cell) -> Cell:
    """A difference with the unit of its column: "3,37" as "3,37 điểm phần trăm"."""
    text = str(cell).replace(".", ",") if isinstance(cell, int | Decimal) else cell
    if isinstance(text, str) and _DIFFERENCE.fullmatch(text):
        return f"{text} điểm phần trăm"
    return cell


def tells_kinds(form: TableForm, headings: Headings) -> bool:
    """Whether the names of the rows tell their kinds, for which there is no column."""
    return "kind" in form.needed and "kind" not in {
        column.path for column in headings.columns.values()
    }


def _is_remark(cell: Cell, form: TableForm, column: Column) -> bool:
    """Whether a cell has words that the note of the row can keep: "Thường xuyên", "Xã hội hóa"."""
    if form.name != "activities" or not isinstance(cell, str):
        return False
    if column.form is CellForm.MONEY:
        return not any(map(str.isdigit, cell))
    if column.form is CellForm.TIME:
        return _MISTYPED.fullmatch(cell) is None
    return column.form is CellForm.TALLIES


def _row_unit(
    cells: tuple[Cell, ...], index: int, sheet: str, headings: Headings
) -> Iterator[Issue]:
    """A finding where a column "Đơn vị tính" gives a row another unit than its figures have."""
    for position, text in headings.texts.items():
        cell = cells[position] if position < len(cells) else None
        if heading_key(text) not in UNIT_HEADINGS or not isinstance(cell, str):
            continue
        try:
            unit = read_unit(cell)
        except InvalidValueError as error:
            yield headings.place(sheet, index, position).issue(error.summary)
            continue
        if unit is not None and unit.factor != 1:
            yield headings.place(sheet, index, position).issue(message(INTO_HEADINGS))


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


def _gaps(
    row: TableRow, index: int, sheet: str, form: TableForm, headings: Headings
) -> Iterator[Issue]:
    """The cells of a row that are empty and must not be."""
    needed = {"name"} if form.is_fixed else set(form.needed)  # rows of a list may stay empty
    for position, column in headings.columns.items():
        path = "value" if column.path in _COUNTS else column.path
        if column.path in needed and path not in row.plain:
            yield headings.place(sheet, index, position).issue(empty_cell(column))


def empty_cell(column: Column) -> Message:
    """Why a cell may not be empty."""
    return message("the cell is empty; {heading} is needed", heading=f'"{column.heading}"')


def put(plain: dict[str, Any], path: str, value: object) -> None:
    """Set the key at the dotted *path* of *plain*.

    >>> plain: dict[str, Any] = {}
    >>> put(plain, "participants.women", 55)
    >>> plain
    {'participants': {'women': 55}}
    """
    *steps, last = path.split(".")
    for step in steps:
        plain = plain.setdefault(step, {})
    plain[last] = value
