"""Empty files to be filled in: workbooks, CSV tables, and TOML files with explanations.

A template is made by the same code that writes and reads tables, so what it asks for is what is
read. Workbooks speak Vietnamese, offer lists to choose from where the words are ours, and keep text
as text, because a spreadsheet makes a date of 2/11 and a number of 00244.
"""

import os
from pathlib import Path
from typing import Final

from genderplan._messages import message
from genderplan._resources import read_text
from genderplan.errors import FileError, InvalidValueError
from genderplan.issues import Issues
from genderplan.serialization.faults import CANNOT_WRITE, file_error
from genderplan.serialization.official_forms import (
    ALONE,
    GUIDE,
    PAPERS,
    fixed_rows,
)
from genderplan.serialization.plain_files import write_bytes
from genderplan.serialization.table_forms import ANSWERS, TABLES, Column, TableForm
from genderplan.serialization.workbooks import Sheet, csv_bytes, workbook_bytes
from genderplan.serialization.writing import answer_sheet, table_sheet

__all__ = ["TEMPLATES", "write_template"]

_ANNEX: Final = "action-month"
TEMPLATES: Final = (*PAPERS, _ANNEX, *ALONE)
"""What there are templates for: a report, a plan, the annex of the Action Month, each table."""
_TOML: Final = ("report", "plan", "observations")
_ABOVE: Final = ("unit", "unit_code", "period", "source")


def write_template(
    path: str | os.PathLike[str], what: str = "report", *, replace: bool = False
) -> None:
    """Write an empty file to be filled in; the ending says which form (.xlsx, .csv or .toml).

    *what* is "report", "plan", "action-month" (the annex of a report on the Action Month),
    "measures" (results of the strategy's measures), "domestic-violence", or a table: "events",
    "broadcasts", "products", "results", "activities", "observations".

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
    if ending == ".xlsx" and what in PAPERS:
        paper = PAPERS[what]
        tables = [table_sheet(form, ()) for form in paper.tables]
        tables += [table_sheet(form, ()) for form in paper.inner if form.name == "tallies"]
        return workbook_bytes((answer_sheet(paper.questions, {}), *tables), GUIDE)
    if ending == ".xlsx" and what == _ANNEX:
        return workbook_bytes((_annex(),), GUIDE)
    if ending == ".xlsx":
        form = ALONE[what]
        return workbook_bytes((_listed(form) if form.is_fixed else table_sheet(form, ()),))
    if ending == ".csv" and what in TABLES:
        sheet = table_sheet(TABLES[what], ())
        return csv_bytes(sheet.rows[sheet.headings :])
    raise _no_such_form(source, what)


def _no_such_form(source: str, what: str) -> FileError:
    endings = [".toml"] * (what in _TOML) + [".xlsx"] + [".csv"] * (what in TABLES)
    reason = message(
        "a template of {what} is written as {choices}", what=what, choices=", ".join(endings)
    )
    return file_error(source, Issues([CANNOT_WRITE.at(reason=reason)]))


def _questions(*paths: str) -> list[tuple[str, str | None]]:
    """The lines above a table that say whose it is and of when."""
    return [(column.heading, None) for column in ANSWERS.columns if column.path in paths]


def _listed(form: TableForm) -> Sheet:
    """The sheet of a form with a fixed list: its rows, with the cells for the figures empty."""
    columns = tuple(column for column in form.columns if not column.rare)
    head = [(form.titles[1].upper(),), *_questions(*_ABOVE), ()]
    rows = []
    for row in fixed_rows(form):
        said = {"id": row.indicator, "name": row.name, "unit_of_measure": row.unit}
        rows.append((row.number, *(said.get(column.path) or None for column in columns)))
    numbered = (Column("", columns[0].form, ("STT",)), *columns)
    headings = tuple(column.heading for column in numbered)
    return Sheet(
        name=form.title, rows=(*head, headings, *rows), columns=numbered, headings=len(head)
    )


# The three tables of the annex as the official form prints them: title, headings, heads below them.
_ANNEX_TABLES: Final = (
    (
        "1. Tổ chức phát động và các hoạt động hưởng ứng, kiểm tra, giám sát",
        ("STT", "Hoạt động", "Số cuộc/đoàn", "Số người tham gia", None, "Cấp triển khai"),
        (None, None, None, "Nam", "Nữ", None),
    ),
    (
        "2. Kết quả truyền thông trên thông tin đại chúng, thông tin cơ sở",
        ("STT", "Nội dung", "Số lượng", "Thời lượng", "Cấp triển khai"),
    ),
    (
        "3. Sản xuất, phát hành các sản phẩm truyền thông",
        ("STT", "Sản phẩm", "Số lượng", "Số người tiếp cận", "Cấp triển khai"),
    ),
)
_EMPTY_ROWS: Final = 8


def _annex() -> Sheet:
    """The annex of a report on the Action Month: three tables below each other in one sheet."""
    rows: list[tuple[str | None, ...]] = [("TỔNG HỢP SỐ LIỆU THÁNG HÀNH ĐỘNG VÌ BÌNH ĐẲNG GIỚI",)]
    rows += [*_questions(*_ABOVE), ()]
    bold, merged = [1], []
    for title, *headings in _ANNEX_TABLES:
        rows += [(title,), *headings]
        last = len(rows)
        bold += range(last - len(headings), last + 1)
        if len(headings) > 1:
            merged = [f"D{last - 1}:E{last - 1}", *(f"{at}{last - 1}:{at}{last}" for at in "ABCF")]
        rows += [()] * _EMPTY_ROWS
    return Sheet(
        name="Phụ lục",
        rows=tuple(rows),
        columns=(),
        headings=0,
        bold=tuple(bold),
        merged=tuple(merged),
    )
