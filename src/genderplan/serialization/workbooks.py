"""Workbooks and CSV files, in and out (extra ``xlsx``: openpyxl, defusedxml; ``xls``: calamine).

A workbook is a zip archive of XML from anywhere, so it is measured before it is opened: how many
members, how large once unpacked, no document type and so no entities. Formulas count with the
results that the spreadsheet stored. Nothing is unpacked to disk. A CSV file is UTF-8, or UTF-16
with its mark; it is written with the mark of UTF-8, without which Excel shows other letters.
"""

import csv
import io
import json
import os
import re
import subprocess
import sys
import zipfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date, datetime
from decimal import Decimal
from itertools import islice, product, zip_longest
from pathlib import Path
from typing import Any, Final
from unicodedata import category

from genderplan._extras import require
from genderplan._messages import message
from genderplan.errors import InvalidValueError, MissingExtraError
from genderplan.formatting import format_number
from genderplan.quantities import Percent
from genderplan.serialization.cells import (
    Cell,
    Grid,
    Spoilt,
    Unformatted,
    cell_name,
    cell_position,
    read_unit,
)
from genderplan.serialization.faults import (
    BAD_FILE,
    BAD_SYNTAX,
    DAMAGED,
    MAX_CELLS,
    MAX_COLUMNS,
    MAX_ROWS,
    PROTECTED,
    archive_pieces,
    check_archive,
    file_error,
    printable,
)
from genderplan.serialization.plain_files import decoded, exact_number

_MOST_SHEETS: Final = 40  # a book of one form for each commune has fewer
_LONGEST_READING: Final = 120  # seconds
# What a number format shows as it stands: "%" in quotes, \% behind a backslash. A percent sign
# outside these multiplies by 100.
_LITERAL: Final = re.compile(r'"[^"]*"|\\.')
# The currency of a number format, "[$VND]", "[$$-409]"; none in "[$-42A]", which is a language.
_CURRENCY: Final = re.compile(r"\[\$([^\]-]+)(?:-[0-9A-Fa-f]+)?\]")
# What divides the figure that is shown by 1,000 each: ",," in "#,##0,,"; not the "," in "#,##0".
_DIVIDED: Final = re.compile(r"(?<=[0#?]),+(?=[^0#?,]*\Z)")
# What a number format does not show: _% as a gap, *% as filling, [Red] as a colour.
_UNSHOWN: Final = re.compile(r"[_*].|\[[^\]]*\]")
# What a workbook writes for characters that XML does not keep: "_x000D_" for a carriage return.
ESCAPED: Final = re.compile("_x([0-9A-Fa-f]{4})_")
# An element with a formula, "<f>" or "<x:f t=…>"; not "<font>".
_FORMULA: Final = re.compile(rb"<(?:\w{1,9}:)?f[\s/>]")
# A range of merged cells: <mergeCell ref="B2:B3"/>.
_MERGED: Final = re.compile(
    rb'<(?:\w{1,9}:)?mergeCell\s+ref="([A-Z]{1,3}\d{1,7}):([A-Z]{1,3}\d{1,7})"'
)
# Rows and columns that are not shown, by hand, by a filter or in a closed group:
# <row r="3" hidden="1">, <col min="4" max="5" hidden="true"/>.
_HIDDEN_ROW: Final = re.compile(
    rb'<(?:\w{1,9}:)?row\s(?=[^>]*\shidden="(?:1|true)")[^>]*?\br="(\d{1,7})"'
)
_HIDDEN_COLUMNS: Final = re.compile(
    rb'<(?:\w{1,9}:)?col\s(?=[^>]*\bhidden="(?:1|true)")(?=[^>]*\bmin="(\d{1,5})")'
    rb'[^>]*\bmax="(\d{1,5})"'
)


def workbook_grids(content: bytes, source: str) -> tuple[Grid, ...]:
    """The sheets of the XLSX workbook *content*.

    Raises :class:`~genderplan.errors.FileError` for what is no workbook or too large, and
    :class:`~genderplan.errors.MissingExtraError` without the extra.
    """
    openpyxl = require("openpyxl", extra="xlsx")
    require("defusedxml", extra="xlsx")
    try:
        # Every piece is looked at, so that the whole archive is measured.
        pieces = map(_FORMULA.search, archive_pieces(content))
        has_formulas = sum(map(bool, pieces)) > 0
        values = openpyxl.load_workbook(io.BytesIO(content), read_only=True, data_only=True)
        behind = values
        if has_formulas:
            behind = openpyxl.load_workbook(io.BytesIO(content), read_only=True)
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            return tuple(_grids(values, behind, archive))
    except InvalidValueError as error:
        reason = error.summary
    except Exception as error:  # noqa: BLE001 - openpyxl meets broken XML with errors of any kind
        detail = printable(f"{type(error).__name__}: {error}", 200)
        reason = message("the workbook is damaged ({detail})", detail=detail)
    raise file_error(source, [BAD_FILE.at(reason=reason)])


def foreign_grids(content: bytes, source: str) -> tuple[Grid, ...]:
    """The sheets of an .xls or .ods workbook (extra ``xls``: python-calamine).

    Such a file is read without the forms of its cells: what is shown as 18% is 0.18, which is
    refused as a percentage; a cell that shows an error such as #REF! is empty. The reader runs in a
    process of its own, which a broken file may end.

    Raises :class:`~genderplan.errors.FileError` for what is damaged, protected or too large, and
    where the extra is not installed.
    """
    form = Path(source).suffix.lower()
    try:
        require("python_calamine", extra="xls")
        if form == ".ods":
            check_archive(content)
        return tuple(
            Grid.of(name, (map(_foreign_cell, row) for row in rows))
            for name, rows in _foreign_sheets(content)
        )
    except MissingExtraError:
        reason = message(
            "it is a {form} file; save it as .xlsx, or have python-calamine installed "
            "(pip install 'genderplan[xls]')",
            form=form,
        )
    except InvalidValueError as error:
        reason = error.summary
    except Exception:  # noqa: BLE001 - archives are broken in many ways
        reason = message(DAMAGED)
    raise file_error(source, [BAD_FILE.at(reason=reason)])


def _foreign_sheets(content: bytes) -> list[tuple[str, list[list[Any]]]]:
    """The sheets as JSON has them, from a process that does nothing else."""
    script = Path(__file__).with_name("foreign_workbooks.py")
    limits = (_MOST_SHEETS, MAX_ROWS, MAX_COLUMNS, MAX_CELLS)
    try:
        done = subprocess.run(  # noqa: S603 - our own script and four numbers
            [sys.executable, "-P", str(script), *map(str, limits)],
            input=content,
            capture_output=True,
            timeout=_LONGEST_READING,
            check=True,
            env={**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
        )
    except subprocess.SubprocessError:
        raise InvalidValueError(message(DAMAGED)) from None
    answer: dict[str, Any] = json.loads(done.stdout)
    if answer.get("refused") == "protected":
        raise InvalidValueError(message(PROTECTED))
    if "refused" in answer:
        raise _too_large()
    sheets: list[tuple[str, list[list[Any]]]] = answer["sheets"]
    return sheets


def _foreign_cell(value: Any) -> Cell:  # noqa: ANN401 - a value of JSON
    if isinstance(value, str):
        return value
    if isinstance(value, dict):
        day = value.get("day")
        return date.fromisoformat(day) if day else _plain_value(value["other"], "")
    number = _plain_value(value, "")
    if isinstance(number, int | Decimal) and number and -1 <= number <= 1:
        return Unformatted(number)
    return number


def _too_large() -> InvalidValueError:
    return InvalidValueError(
        message(
            "a table has at most {rows} rows and {columns} columns",
            rows=MAX_ROWS,
            columns=MAX_COLUMNS,
        )
    )


def _grids(
    values: Any,  # noqa: ANN401 - openpyxl's workbooks
    formulas: Any,  # noqa: ANN401
    archive: zipfile.ZipFile,
) -> Iterator[Grid]:
    sheets = values.worksheets
    if len(sheets) > _MOST_SHEETS:
        raise InvalidValueError(message("it has {count} sheets", count=len(sheets)))
    budget = MAX_CELLS
    for sheet, behind in zip(sheets, formulas.worksheets, strict=True):
        rows = tuple(_rows(sheet, behind))
        budget -= sum(map(len, rows))
        if budget < 0:
            raise InvalidValueError(message("it has more than {count} cells", count=MAX_CELLS))
        # A sheet that is read row by row does not know what is merged or hidden.
        text = archive.read(sheet._worksheet_path)  # noqa: SLF001
        seen, unseen = _seen(Grid.of(str(sheet.title), rows).rows, text)
        is_hidden = sheet.sheet_state != "visible"
        yield Grid(str(sheet.title), seen, _merged(text), is_hidden, unseen)


def _seen(
    rows: tuple[tuple[Cell, ...], ...], text: bytes
) -> tuple[tuple[tuple[Cell, ...], ...], dict[str, int]]:
    """The rows without the cells that the sheet does not show, and what these are.

    *text* is the XML of the sheet.
    """
    hidden_rows = {int(number) for number in _HIDDEN_ROW.findall(text)}
    spans = (range(int(first), int(last) + 1) for first, last in _HIDDEN_COLUMNS.findall(text))
    hidden_columns = {at for span in spans for at in span[:MAX_COLUMNS]}
    unseen: dict[str, int] = {}
    seen = []
    for number, row in enumerate(rows, start=1):
        kept = [*row]
        for at, cell in enumerate(row, start=1):
            if cell is not None and (number in hidden_rows or at in hidden_columns):
                name = str(number) if number in hidden_rows else cell_name(0, at - 1)[:-1]
                unseen[name] = unseen.get(name, 0) + 1
                kept[at - 1] = None
        seen.append(tuple(kept))
    return tuple(seen), unseen


def _merged(text: bytes) -> dict[tuple[int, int], tuple[int, int]]:
    """The cells of a sheet that are merged with another, each with the first of them."""
    found: dict[tuple[int, int], tuple[int, int]] = {}
    for first, last in _MERGED.findall(text):
        top, left = cell_position(first.decode())
        bottom, right = cell_position(last.decode())
        cells = product(range(top, min(bottom, MAX_ROWS) + 1), range(left, right + 1))
        if len(found) < MAX_ROWS:
            found |= dict.fromkeys(islice(cells, 1, MAX_ROWS), (top, left))
    return found


def _rows(sheet: Any, behind: Any) -> Iterator[tuple[Cell, ...]]:  # noqa: ANN401 - openpyxl's
    """The rows of a sheet without the empty cells at their ends."""
    bounds = {"max_row": MAX_ROWS + 1, "max_col": MAX_COLUMNS + 1}
    blank = 0
    sheet.reset_dimensions()
    behind.reset_dimensions()
    rows = sheet.iter_rows(**bounds)
    pairs = (
        zip_longest(rows, behind.iter_rows(**bounds), fillvalue=())
        if behind is not sheet
        else ((row, ()) for row in rows)
    )
    for number, (row, shadow) in enumerate(pairs):
        cells = [_cell(one, two) for one, two in zip_longest(row, shadow)]
        while cells and cells[-1] is None:
            cells.pop()
        if not cells:
            # Empty rows count only when another follows: a formatted sheet may have a million of
            # them.
            blank += 1
            continue
        if number >= MAX_ROWS or len(cells) > MAX_COLUMNS:
            raise _too_large()
        yield from ((),) * blank
        blank = 0
        yield tuple(cells)


def _cell(cell: Any, behind: Any) -> Cell:  # noqa: ANN401 - openpyxl's cells
    """What a cell says; *behind* is the same cell with its formula."""
    if cell is not None and cell.value is not None:
        return _value(cell.value, cell)
    if behind is None or behind.value is None:
        return None
    reason = message("the formula has no stored result; open the file, save it, or type the figure")
    return Spoilt(reason)


def _value(value: object, cell: Any) -> Cell:  # noqa: ANN401 - openpyxl's cell
    if cell.has_style and cell.font.strike:
        return Spoilt(message("the cell is struck through; clear it, or take the line away"))
    if cell.data_type == "e":
        return Spoilt(message("the cell shows the error {error}", error=str(value)[:20]))
    if isinstance(value, str):
        return ESCAPED.sub(lambda found: chr(int(found[1], 16)), value)
    return _plain_value(value, str(cell.number_format))


def _plain_value(value: object, shown_as: str) -> Cell:
    """A day or a number of a cell; what is neither is told."""
    if isinstance(value, date):
        parts = _UNSHOWN.sub("", _LITERAL.sub("", shown_as)).lower()
        if parts and "d" not in parts and "y" in parts:  # what is shown as 11/2023 has no day
            return f"{value.month}/{value.year}" if "m" in parts else value.year
        return value.date() if isinstance(value, datetime) else value
    if isinstance(value, int | float) and not isinstance(value, bool):
        return _number(repr(value), shown_as)
    return Spoilt(message("{value} was found; a text or a number is expected", value=str(value)))


def _number(text: str, shown_as: str) -> Cell:
    """A whole number, an exact decimal, or a percentage where the cell is shown as one.

    What is shown with words or a currency is a text, as a person reads it: "12 triệu đồng".
    """
    currency = "".join(_CURRENCY.findall(shown_as))
    sections = _UNSHOWN.sub("", shown_as).split(";")
    shown_as = sections[1] if text.startswith("-") and len(sections) > 1 else sections[0]
    scales = "%" in _LITERAL.sub("", shown_as)
    try:
        value = exact_number(text)
    except InvalidValueError as error:
        return Spoilt(error.summary)
    if scales:
        # "18%" is stored as 0.18.
        value *= 100
    number = int(value) if value == value.to_integral_value() else value
    if "%" in shown_as:
        return Percent(number)
    # Where the figures of the format end, outside of its words.
    hidden = _LITERAL.sub(lambda words: " " * len(words[0]), shown_as)
    end = max(map(hidden.rfind, "0#?")) + 1
    before = _words(shown_as[:end])
    # Before the figure only a unit of measure belongs to it, not "Năm 2023", "TT05".
    words = (before if _is_unit(before) else "") + _words(shown_as[end:]) + currency
    told = any(char.isalpha() or category(char) == "Sc" or char == "‰" for char in words)
    divided = _DIVIDED.search(_LITERAL.sub("", shown_as))
    shown = value.scaleb(-3 * len(divided[0])) if divided else number
    if told:
        return f"{format_number(shown)} {words.strip()}"
    if not divided or not number:
        return number
    # What heading or unit says of a figure is said of the one that is shown.
    reason = message(
        "the cell shows {shown} for {stored}; have it show the whole figure, or write its unit",
        shown=format_number(shown),
        stored=format_number(number),
    )
    return Spoilt(reason)


def _words(shown_as: str) -> str:
    """The words of a number format without their marks."""
    return "".join(each.strip('"\\') for each in _LITERAL.findall(shown_as))


def _is_unit(words: str) -> bool:
    """Whether words are a unit of measure: "Trđ", "USD"; not "Năm"."""
    try:
        return read_unit(words.strip()) is not None
    except InvalidValueError:
        return True  # a unit, though none that can be used: what reads the cell tells of it


_SEPARATORS: Final = ",;\t"
_BEGINNING: Final = 65_536  # letters from which the separator is told
_FIRST_ROWS: Final = 40  # rows in which the headings of a CSV file stand
_MARKS: Final = (b"\xff\xfe", b"\xfe\xff")


def csv_grid(content: bytes, source: str, headings: Callable[[Grid], int]) -> Grid:
    """The cells of a CSV file; *headings* counts those of the best table in a grid.

    Raises :class:`~genderplan.errors.FileError` for what is no UTF-8 text or no table.
    """
    has_mark = content.startswith(_MARKS)
    text = decoded(content, source, "utf-16" if has_mark else "utf-8-sig")
    try:
        lines = csv.reader(
            io.StringIO(text, newline=""), delimiter=_separator(text, headings), strict=True
        )
        return Grid.of("", _bounded(lines))
    except InvalidValueError as error:
        reason = error.summary
    except csv.Error as error:
        reason = message("{reason}", reason=printable(str(error), 200))
    raise file_error(source, [BAD_SYNTAX.at(format="CSV", reason=reason)])


def _separator(text: str, headings: Callable[[Grid], int]) -> str:
    """The separator with which the first lines have most *headings*; else the most frequent."""
    beginning = text[:_BEGINNING]
    counts: dict[str, tuple[int, int]] = {}
    for separator in _SEPARATORS:
        grid = _grid_so_far(beginning, separator)
        counts[separator] = headings(grid), beginning.count(separator)
    return max(_SEPARATORS, key=counts.__getitem__)


def _grid_so_far(text: str, separator: str) -> Grid:
    """The first rows of *text*, up to what cannot be read with this separator."""
    rows: list[list[str]] = []
    try:
        for row in csv.reader(io.StringIO(text, newline=""), delimiter=separator):
            rows.append(row[:MAX_COLUMNS])
            if len(rows) == _FIRST_ROWS:
                break
    except csv.Error:
        return Grid.of("", rows)  # what is wrong is told when the whole is read
    return Grid.of("", rows)


def _bounded(lines: Iterable[Sequence[str]]) -> Iterable[Sequence[str]]:
    for number, line in enumerate(lines):
        if number >= MAX_ROWS or len(line) > MAX_COLUMNS:
            raise _too_large()
        yield line


def csv_bytes(rows: Iterable[Iterable[str | int | Decimal | None]]) -> bytes:
    r"""The CSV file with these *rows*, separated by commas, decimals with a comma in quotes.

    >>> csv_bytes([["Nam", "Nữ"], [42, None]]).decode()
    '\ufeffNam,Nữ\r\n42,\r\n'
    """
    page = io.StringIO(newline="")
    writer = csv.writer(page)
    for row in rows:
        writer.writerow(format_number(cell) if isinstance(cell, Decimal) else cell for cell in row)
    return page.getvalue().encode("utf-8-sig")
