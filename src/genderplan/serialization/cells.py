"""Cells of a table: what a spreadsheet or a CSV file gives, and where it stood.

A cell is empty, a text, an exact number, a day or a percentage; what a spreadsheet could
not compute is a :class:`Spoilt` cell with its reason. Text that a spreadsheet would run as a
formula goes out behind an apostrophe, which is taken off again when the text is read back.
"""

import re
from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import Final, NamedTuple, TypeAlias

import attrs

from genderplan._messages import Message, message
from genderplan._text import nfc
from genderplan.issues import Issue
from genderplan.quantities import Percent
from genderplan.serialization.faults import BAD_CELL, NOT_USED

__all__ = ["Cell", "Grid", "Place", "Spoilt", "cell_name", "neutral", "restored"]

_DANGEROUS: Final = re.compile(r"'*[=+\-@\t\r]")
_LETTERS: Final = 26


@attrs.frozen
class Spoilt:
    """A cell without a usable value: a formula without its result, an error such as #REF!."""

    reason: Message


Cell: TypeAlias = str | int | Decimal | date | Percent | Spoilt | None


@attrs.frozen
class Grid:
    """One sheet or one CSV file: its name (empty for CSV) and its rows from row 1 on."""

    name: str
    rows: tuple[tuple[Cell, ...], ...]

    @classmethod
    def of(cls, name: str, rows: Iterable[Iterable[Cell]]) -> "Grid":
        """A grid whose texts are composed, without spaces around them; empty texts are empty."""
        return cls(name, tuple(tuple(map(_trimmed, row)) for row in rows))

    @property
    def is_blank(self) -> bool:
        """Whether no cell has a value."""
        return not any(cell is not None for row in self.rows for cell in row)


def _trimmed(cell: Cell) -> Cell:
    if not isinstance(cell, str):
        return cell
    text = nfc(cell)
    return text.strip(" \u00a0") if text.strip() else None


def neutral(text: str) -> str:
    """*text* as a cell that no spreadsheet runs as a formula.

    >>> neutral("=1+1"), neutral("- Tọa đàm"), neutral("Tọa đàm")
    ("'=1+1", "'- Tọa đàm", 'Tọa đàm')
    """
    return f"'{text}" if _DANGEROUS.match(text) else text


def restored(text: str) -> str:
    """The text that :func:`neutral` made safe; any other text as it is.

    >>> restored("'=1+1"), restored("'Tọa đàm'")
    ('=1+1', "'Tọa đàm'")
    """
    return text[1:] if text.startswith("'") and _DANGEROUS.match(text) else text


def cell_name(row: int, column: int) -> str:
    """The name of a cell, both counted from 0.

    >>> cell_name(6, 3), cell_name(0, 26)
    ('D7', 'AA1')
    """
    letters = ""
    number = column + 1
    while number:
        number, rest = divmod(number - 1, _LETTERS)
        letters = chr(ord("A") + rest) + letters
    return f"{letters}{row + 1}"


class Place(NamedTuple):
    """Where a cell stands: its sheet (empty in a CSV file), its name, the heading above it."""

    sheet: str
    cell: str
    heading: str = ""

    @property
    def path(self) -> str:
        """The place for programs: "Kết quả!D4", or "D4" in a CSV file."""
        return f"{self.sheet}!{self.cell}" if self.sheet else self.cell

    def described(self) -> Message:
        """The place for a person: sheet, cell and heading; row and column of a CSV file."""
        where = self._without_heading()
        if not self.heading:
            return where
        return message("{place} ({heading})", place=where, heading=self.heading)

    def _without_heading(self) -> Message:
        if not self.path:
            return message("the file")
        if not self.cell:
            return message("sheet '{sheet}'", sheet=self.sheet)
        if self.sheet:
            return message("sheet '{sheet}', cell {cell}", sheet=self.sheet, cell=self.cell)
        letters = self.cell.rstrip("0123456789")
        column = 0
        for letter in letters:
            column = column * _LETTERS + ord(letter) - ord("A") + 1
        return message("row {row}, column {column}", row=self.cell[len(letters) :], column=column)

    def issue(self, reason: Message) -> Issue:
        """The finding that the cell holds what cannot be used."""
        return BAD_CELL.at(self.path, place=self.described(), reason=reason)

    def note(self, reason: Message) -> Issue:
        """The remark that what stands from the cell on was not used, and why."""
        return NOT_USED.at(self.path, place=self.described(), reason=reason)
