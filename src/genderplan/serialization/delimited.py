"""CSV files: one table each, as spreadsheets save it.

UTF-8 (or UTF-16 with its mark, Excel's "Unicode text"); the separator is the one of comma,
semicolon and tab with which the first lines have most headings of a known table: cells hold prose,
and prose holds every separator. What is written has the mark of UTF-8,
without which Excel shows Vietnamese letters as others.
"""

import csv
import io
from collections.abc import Callable, Iterable, Sequence
from decimal import Decimal
from typing import Final

from genderplan._messages import message
from genderplan.errors import InvalidValueError
from genderplan.formatting import format_number
from genderplan.issues import Issues
from genderplan.serialization.cells import Grid
from genderplan.serialization.faults import BAD_SYNTAX, NOT_READABLE, file_error, printable
from genderplan.serialization.foreign_files import foreign_encoding
from genderplan.serialization.limits import MAX_COLUMNS, MAX_ROWS

__all__ = ["csv_bytes", "csv_grid"]

_SEPARATORS: Final = ",;\t"
_BEGINNING: Final = 65_536
_FIRST_ROWS: Final = 40
_MARKS: Final = (b"\xff\xfe", b"\xfe\xff")


def csv_grid(content: bytes, source: str, headings: Callable[[Grid], int]) -> Grid:
    """The cells of a CSV file; *headings* counts those of the best table in a grid.

    Raises :class:`~genderplan.errors.FileError` for what is no UTF-8 text or no table.
    """
    encoding = "utf-16" if content.startswith(_MARKS) else "utf-8-sig"
    try:
        text = content.decode(encoding)
    except UnicodeDecodeError as error:
        reason = foreign_encoding(content) or message(
            "byte {position} is not UTF-8; save the file as UTF-8", position=error.start
        )
        raise file_error(source, Issues([NOT_READABLE.at(reason=reason)])) from None
    try:
        return _grid(text, _separator(text, headings))
    except InvalidValueError as error:
        reason = error.summary
    except csv.Error as error:
        reason = message("{reason}", reason=printable(str(error), 200))
    raise file_error(source, Issues([BAD_SYNTAX.at(format="CSV", reason=reason)]))


def _grid(text: str, separator: str) -> Grid:
    lines = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    return Grid.of("", _bounded(lines))


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
            summary = message(
                "a table has at most {rows} rows and {columns} columns",
                rows=MAX_ROWS,
                columns=MAX_COLUMNS,
            )
            raise InvalidValueError(summary)
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
