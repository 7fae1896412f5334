"""The cells of an .xls or .ods workbook as JSON, read in a process of its own.

The reader (python-calamine) ends the process in which it runs when a broken file asks for too much
memory, so it never runs in that of the user. This file is run as a script: it takes the workbook on
the standard input, and the most sheets, rows, columns and cells as arguments.
"""

import datetime as dt
import io
import json
import sys
from importlib import import_module
from typing import Any


def cells_of(content: bytes, sheets: int, rows: int, columns: int, cells: int) -> dict[str, Any]:
    """The sheets of a workbook, ``{"sheets": [[name, rows], ...]}``; or why it is not read.

    A day is ``{"day": "2025-12-31"}``; what has no form in JSON is ``{"other": "..."}``.
    """
    calamine = import_module("python_calamine")
    try:
        book = calamine.CalamineWorkbook.from_filelike(io.BytesIO(content))
    except calamine.PasswordError:
        return {"refused": "protected"}
    if len(book.sheet_names) > sheets:
        return {"refused": "large"}
    found = []
    for name in book.sheet_names:
        sheet = book.get_sheet_by_name(name)
        last_row, last_column = sheet.end or (0, 0)
        cells -= (last_row + 1) * (last_column + 1)
        if last_row >= rows or last_column >= columns or cells < 0:
            return {"refused": "large"}
        found.append([name, sheet.to_python(skip_empty_area=False)])
    return {"sheets": found}


def _plain(value: object) -> dict[str, str]:
    if isinstance(value, dt.datetime):
        return {"day": value.date().isoformat()}
    return {"day": value.isoformat()} if isinstance(value, dt.date) else {"other": str(value)}


if __name__ == "__main__":
    answer = cells_of(sys.stdin.buffer.read(), *map(int, sys.argv[1:]))
    sys.stdout.write(json.dumps(answer, default=_plain))
