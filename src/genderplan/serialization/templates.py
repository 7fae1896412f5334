"""Empty files to be filled in: workbooks, CSV tables, and TOML files with explanations.

A template is made by the same code that writes and reads tables, so what it asks for is
what is read. Workbooks speak Vietnamese, offer lists to choose from where the words are ours, and
keep text as text, because a spreadsheet makes a date of 2/11 and a number of 00244.
"""

import os
from pathlib import Path
from typing import Final

from genderplan._messages import message
from genderplan._resources import read_text
from genderplan.errors import FileError, InvalidValueError
from genderplan.issues import Issues
from genderplan.serialization.faults import CANNOT_WRITE, file_error
from genderplan.serialization.plain_files import write_bytes
from genderplan.serialization.table_forms import GUIDE, INNER_TABLES, REPORT_TABLES, TABLES
from genderplan.serialization.workbooks import csv_bytes, workbook_bytes
from genderplan.serialization.writing import answer_sheet, table_sheet

__all__ = ["TEMPLATES", "write_template"]

TEMPLATES: Final = ("report", "plan", *TABLES)
"""What there are templates for: a report, a plan (TOML only), and each table by itself."""
_TOML: Final = ("report", "plan", "observations")


def write_template(
    path: str | os.PathLike[str], what: str = "report", *, replace: bool = False
) -> None:
    """Write an empty file to be filled in; the ending says which form (.xlsx, .csv or .toml).

    *what* is "report", "plan" (TOML only), or a table: "events", "broadcasts", "products",
    "results", "activities", "observations".

    Raises :class:`~genderplan.errors.FileError` when the file exists (unless *replace*) or cannot
    be written, :class:`~genderplan.errors.InvalidValueError` when there is no such template.
    """
    if what not in TEMPLATES:
        summary = message(
            "there is no template {what}; expected is one of {choices}",
            what=f'"{what}"',
            choices=", ".join(TEMPLATES),
        )
        raise InvalidValueError(summary, what, "what")
    write_bytes(path, _content(os.fspath(path), what), replace=replace)


def _content(source: str, what: str) -> bytes:
    ending = Path(source).suffix.lower()
    if ending == ".toml" and what in _TOML:
        return read_text("templates", f"{what}.toml").encode()
    if ending == ".xlsx" and what == "report":
        tables = [table_sheet(TABLES[name], ()) for name in REPORT_TABLES]
        inner = [table_sheet(form, ()) for form in INNER_TABLES if form.name == "tallies"]
        return workbook_bytes((answer_sheet({}), *tables, *inner), GUIDE)
    if ending == ".xlsx" and what in TABLES:
        return workbook_bytes((table_sheet(TABLES[what], ()),))
    if ending == ".csv" and what in TABLES:
        sheet = table_sheet(TABLES[what], ())
        return csv_bytes(sheet.rows[sheet.headings :])
    raise _no_such_form(source, what)


def _no_such_form(source: str, what: str) -> FileError:
    endings = (
        [".toml"] * (what in _TOML) + [".xlsx"] * (what != "plan") + [".csv"] * (what in TABLES)
    )
    reason = message(
        "a template of {what} is written as {choices}", what=what, choices=", ".join(endings)
    )
    return file_error(source, Issues([CANNOT_WRITE.at(reason=reason)]))
