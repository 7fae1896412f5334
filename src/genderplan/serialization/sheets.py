"""The sheets of a workbook as they are written: headings, widths, choices, prompts."""

import io
from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import Any, Final

import attrs

from genderplan._extras import require
from genderplan._messages import message
from genderplan.errors import InvalidValueError
from genderplan.serialization.table_forms import Column
from genderplan.serialization.workbooks import ESCAPED

_LONGEST_TEXT: Final = 32_767  # letters that Excel keeps in a cell
_LISTS: Final = "Danh mục"
_WIDTHS: Final = (12, 60)  # letters: of a column of figures, of one of answers
_TEMPLATE_ROWS: Final = 500  # rows in which a template offers its lists of choices


@attrs.frozen(kw_only=True)
class Sheet:
    """A sheet to be written: its name, its rows, and the row of headings with its columns.

    Without ``across`` the headings stand below each other at the beginnings of the rows. ``bold``
    are the numbers of other rows in bold, ``merged`` the ranges of merged cells ("D6:E6").
    """

    name: str
    rows: tuple[Sequence[str | int | Decimal | None], ...]
    columns: tuple[Column, ...]
    headings: int
    across: bool = True
    bold: tuple[int, ...] = ()
    merged: tuple[str, ...] = ()


def workbook_bytes(sheets: Iterable[Sheet], guide: Iterable[str] = ()) -> bytes:
    """The XLSX workbook with these *sheets*, and a sheet of instructions when there are any.

    Raises :class:`~genderplan.errors.InvalidValueError` for a text that no cell can hold.
    """
    openpyxl = require("openpyxl", extra="xlsx")
    book = openpyxl.Workbook()
    book.remove(book.active)
    lists: dict[str, str] = {}
    written = tuple(sheets)
    for sheet in written:
        page = book.create_sheet(sheet.name)
        _write_rows(page, sheet)
        _dress(page, sheet)
    for sheet in written:
        _add_choices(book, book[sheet.name], sheet, lists)
    lines = tuple(guide)
    if lines:
        page = book.create_sheet("Hướng dẫn", 0)
        page.column_dimensions["A"].width = 110
        for line in lines:
            page.append([line])
        book.active = 1
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def _write_rows(page: Any, sheet: Sheet) -> None:  # noqa: ANN401 - openpyxl's sheet
    illegal = require("openpyxl.cell.cell", extra="xlsx").ILLEGAL_CHARACTERS_RE
    for row, cells in enumerate(sheet.rows, start=1):
        for column, value in enumerate(cells, start=1):
            if isinstance(value, str):
                # An underscore that begins like an escaped character is escaped itself.
                value = ESCAPED.sub(r"_x005F_x\1_", value).replace("\r", "_x000D_")  # noqa: PLW2901
                if len(value) > _LONGEST_TEXT or illegal.search(value):
                    summary = message(
                        "a text is too long for a cell, or has characters without a form"
                    )
                    raise InvalidValueError(summary, value)
            if value is not None:
                cell = page.cell(row, column, value)
                cell.data_type = "s" if isinstance(value, str) else cell.data_type


def _dress(page: Any, sheet: Sheet) -> None:  # noqa: ANN401 - openpyxl's sheet
    """Headings in bold, columns wide enough, text kept as text, the headings always in sight."""
    styles = require("openpyxl.styles", extra="xlsx")
    name = require("openpyxl.utils", extra="xlsx").get_column_letter
    bold, wrapped = styles.Font(bold=True), styles.Alignment(wrap_text=True, vertical="top")
    for cells in sheet.merged:
        page.merge_cells(cells)
    for row in sheet.bold:
        for cell in page[row]:
            cell.font, cell.alignment = bold, wrapped
    if not sheet.across:
        page.column_dimensions["A"].width, page.column_dimensions["B"].width = 36, _WIDTHS[1]
        for row, column in enumerate(sheet.columns, start=sheet.headings + 1):
            page.cell(row, 1).font = bold
            page.cell(row, 2).alignment = wrapped
            page.cell(row, 2).number_format = "General" if column.form.is_figure else "@"
        return
    for position, column in enumerate(sheet.columns, start=1):
        page.cell(sheet.headings + 1, position).font = bold
        page.cell(sheet.headings + 1, position).alignment = wrapped
        width = _WIDTHS[0] if column.form.is_figure else max(18, len(column.heading) + 4)
        page.column_dimensions[name(position)].width = 44 if column.path == "name" else width
        if not column.form.is_figure or column.form.value == "percent":
            page.column_dimensions[name(position)].number_format = "@"
    if sheet.columns:
        page.freeze_panes = page.cell(sheet.headings + 2, 1)
    if sheet.headings:
        page.cell(1, 1).font = styles.Font(bold=True, size=13)


def _add_choices(book: Any, page: Any, sheet: Sheet, lists: dict[str, str]) -> None:  # noqa: ANN401 - openpyxl's
    """Lists to choose from, and words on what to write where that needs saying."""
    validation = require("openpyxl.worksheet.datavalidation", extra="xlsx").DataValidation
    name = require("openpyxl.utils", extra="xlsx").get_column_letter
    first = sheet.headings + 2
    for position, column in enumerate(sheet.columns, start=1):
        if not sheet.across or not (column.choices or column.prompt):
            continue
        rule = validation(allow_blank=True)
        if column.choices is not None:
            rule = validation(
                type="list", formula1=_listed(book, column.choices, lists), allow_blank=True
            )
            rule.error = f"{column.heading}: chọn một mục trong danh sách"
            rule.showErrorMessage = True
        if column.prompt:
            rule.promptTitle, rule.prompt = column.heading[:32], column.prompt
            rule.showInputMessage = True
        letter = name(position)
        rule.add(f"{letter}{first}:{letter}{first + _TEMPLATE_ROWS}")
        page.add_data_validation(rule)


def _listed(book: Any, choices: Any, lists: dict[str, str]) -> str:  # noqa: ANN401 - openpyxl's workbook
    """The range of the hidden sheet in which the labels of *choices* stand."""
    if choices.__name__ not in lists:
        page = book[_LISTS] if _LISTS in book.sheetnames else book.create_sheet(_LISTS)
        page.sheet_state = "hidden"
        column = len(lists) + 1
        for row, member in enumerate(choices, start=1):
            page.cell(row, column, member.label("vi"))
        letter = require("openpyxl.utils", extra="xlsx").get_column_letter(column)
        lists[choices.__name__] = f"'{_LISTS}'!${letter}$1:${letter}${len(choices)}"
    return lists[choices.__name__]
