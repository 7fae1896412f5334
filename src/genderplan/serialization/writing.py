"""Objects and empty forms to workbooks and CSV files.

A table never loses anything silently: what is to be written is read back first, and what would not
come back is named and refused. A table that says "Không" is written with that word. An empty form
is made by the same code, so what it asks for is what is read; it speaks Vietnamese, offers lists to
choose from, and keeps text as text, because a spreadsheet makes a date of 2/11 and a number of
00244.
"""

import io
import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from pathlib import Path
from typing import Any, Final

import attrs

from genderplan._choices import none_of
from genderplan._extras import require
from genderplan._messages import message
from genderplan._package import read_text
from genderplan.errors import FileError, InvalidValueError
from genderplan.plans import Activity, Plan, Report, ReportTable, Result
from genderplan.serialization.cell_forms import CellForm, written_cell
from genderplan.serialization.cells import Grid
from genderplan.serialization.converter import file_converter
from genderplan.serialization.faults import CANNOT_WRITE, NOT_HELD, file_error
from genderplan.serialization.objects import fixed_rows
from genderplan.serialization.plain_files import write_bytes
from genderplan.serialization.table_forms import (
    ALONE,
    ANSWERS,
    GUIDE,
    PAPERS,
    TABLES,
    Column,
    Paper,
    TableForm,
    annex_columns,
)
from genderplan.serialization.tables import build
from genderplan.serialization.workbooks import ESCAPED, csv_bytes

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
                type="list", formula1=_range_of(book, column.choices, lists), allow_blank=True
            )
            rule.error = f"{column.heading}: chọn một mục trong danh sách"
            rule.showErrorMessage = True
        if column.prompt:
            rule.promptTitle, rule.prompt = column.heading[:32], column.prompt
            rule.showInputMessage = True
        letter = name(position)
        rule.add(f"{letter}{first}:{letter}{first + _TEMPLATE_ROWS}")
        page.add_data_validation(rule)


def _range_of(book: Any, choices: Any, lists: dict[str, str]) -> str:  # noqa: ANN401 - openpyxl's workbook
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


_NONE: Final = "Không"


def write_table(
    obj: object,
    path: str | os.PathLike[str],
    table: str = "",
    *,
    replace: bool = False,
) -> None:
    """Write a report or plan as a workbook, or the rows of one table as a workbook or CSV file.

    *obj* is a :class:`~genderplan.Report`, a :class:`~genderplan.Plan`, or an iterable of rows of
    one kind (observations, activities, rows of the report tables); *table* is needed only where
    there are no rows. Text that a spreadsheet would run as a formula goes behind an apostrophe.

    Raises :class:`~genderplan.errors.FileError` when the file exists (unless *replace*) or cannot
    be written, and when the tables have no place for something in *obj*.
    """
    source = os.fspath(path)
    is_csv = Path(source).suffix.lower() == ".csv"
    sheets = _sheets(obj, table)
    if is_csv and isinstance(obj, Report | Plan):
        reason = message("a CSV file holds one table; write the whole as .xlsx, .toml or .json")
        raise file_error(source, [CANNOT_WRITE.at(reason=reason)])
    _refuse_losses(obj, sheets, source)
    if is_csv:
        content = csv_bytes(sheets[0].rows[sheets[0].headings :])
    else:
        try:
            content = workbook_bytes(sheets)
        except InvalidValueError as error:
            raise file_error(source, [CANNOT_WRITE.at(reason=error.summary)]) from None
    write_bytes(path, content, replace=replace)


def _sheets(obj: object, table: str) -> tuple[Sheet, ...]:
    if isinstance(obj, Report | Plan):
        return paper_sheets(obj)
    rows = tuple(obj) if isinstance(obj, Iterable) and not isinstance(obj, str | bytes) else ()
    kinds = {type(row) for row in rows}
    form = next((form for form in TABLES.values() if kinds == {form.row}), None)
    if not rows and table in TABLES:
        form = TABLES[table]
    if form is None:
        summary = message(
            "rows of one table are expected: {choices}",
            choices=", ".join(known.row.__name__ for known in TABLES.values()),
        )
        raise InvalidValueError(summary, obj)
    return (table_sheet(form, file_converter().unstructure(rows)),)


def paper_sheets(obj: Report | Plan) -> tuple[Sheet, ...]:
    """The sheets of the workbook of a report or plan, empty tables with their headings alone."""
    paper = PAPERS["report" if isinstance(obj, Report) else "plan"]
    plain = file_converter().unstructure(obj)
    none = set(plain.get("none_reported", ()))
    tables = (
        table_sheet(form, plain.get(form.name, ()), says_none=form.name in none)
        for form in paper.tables
    )
    return answer_sheet(paper.questions, plain), *tables, *_inner_sheets(paper, plain)


def _inner_sheets(paper: Paper, plain: Mapping[str, Any]) -> Iterator[Sheet]:
    """The sheets of tables whose rows belong to a row of another, where there are any."""
    for form in paper.inner:
        rows = [
            {"of": outer["name"], **inner}
            for outer in plain.get(form.outer, ())
            for inner in outer.get(form.name, ())
        ]
        if rows:
            yield table_sheet(form, rows)


def answer_sheet(form: TableForm, plain: Mapping[str, Any]) -> Sheet:
    """The sheet with one answer in each row."""
    columns = tuple(
        column
        for column in form.columns
        if not column.rare or _value(plain, column.path) is not None
    )
    rows = [(column.heading, _written(plain, column)) for column in columns]
    return Sheet(name=form.title, rows=tuple(rows), columns=columns, headings=0, across=False)


def table_sheet(
    form: TableForm, plain: Sequence[Mapping[str, Any]], *, says_none: bool = False
) -> Sheet:
    """The sheet of one table: its title, its headings, and its rows."""
    rows = [_with_counts(row, form) for row in plain]
    usual = {column.path for column in form.columns if not column.rare}
    columns = tuple(
        column
        for column in form.columns
        if not column.rare
        or (
            not column.read_only
            and column.path not in usual
            and any(_value(row, column.path) is not None for row in rows)
        )
    )
    cells = [tuple(_written(row, column) for column in columns) for row in rows]
    if says_none:
        named = next(index for index, column in enumerate(columns) if column.path == "name")
        cells = [tuple(_NONE if index == named else None for index in range(len(columns)))]
    headings = tuple(
        f"{column.heading} (đồng)" if column.form is CellForm.MONEY else column.heading
        for column in columns
    )
    return Sheet(
        name=form.title,
        rows=((form.title.upper(),), (), headings, *cells),
        columns=columns,
        headings=2,
    )


def _with_counts(row: Mapping[str, Any], form: TableForm) -> Mapping[str, Any]:
    """The row with its share as two counts, which a spreadsheet cannot take for a date."""
    value = row.get("value")
    if (
        isinstance(value, str)
        and "/" in value
        and "numerator" in {each.path for each in form.columns}
    ):
        numerator, _, denominator = value.partition("/")
        rest = {key: each for key, each in row.items() if key != "value"}
        return {**rest, "numerator": _figure(numerator), "denominator": _figure(denominator)}
    return row


def _figure(text: str) -> object:
    digits = text.replace(".", "")
    return int(digits) if digits.isdecimal() else text


def _value(plain: Mapping[str, Any], path: str) -> Any:  # noqa: ANN401 - plain data
    value: Any = plain
    for step in path.split("."):
        value = value.get(step) if isinstance(value, Mapping) else None
    return value


def _written(plain: Mapping[str, Any], column: Column) -> Any:  # noqa: ANN401 - a cell
    return written_cell(_value(plain, column.path), column.form, column.choices)


def _refuse_losses(obj: object, sheets: Iterable[Sheet], source: str) -> None:
    """Read back what would be written, and refuse to write what would not come back."""
    grids = [Grid.of(sheet.name, sheet.rows) for sheet in sheets]
    rows: Any = obj
    given = obj if isinstance(obj, Report | Plan) else tuple(rows)
    if given == ():
        return
    try:
        # The same reader as for a file that comes back, so that nothing is promised that it breaks.
        back = build(grids, source)
    except FileError as error:
        fields = "; ".join(issue.message for issue in error.issues[:3])
    else:
        if back == given:
            return
        fields = ", ".join(_different(given, back))
    raise file_error(source, [NOT_HELD.at(fields=fields)])


def _different(given: object, back: object, path: str = "") -> Iterator[str]:
    """The keys at which two objects differ, as paths."""
    if isinstance(given, tuple) and isinstance(back, tuple) and len(given) == len(back):
        for index, (one, other) in enumerate(zip(given, back, strict=True)):
            yield from _different(one, other, f"{path}[{index}]")
    elif isinstance(given, _HELD) and type(given) is type(back):
        for field in attrs.fields(type(given)):
            joint = f"{path}." if path else ""
            one, other = getattr(given, field.name), getattr(back, field.name)
            yield from _different(one, other, f"{joint}{field.name}")
    elif given != back:
        yield path or type(given).__name__


_HELD: Final = (Report, Plan, Result, Activity)


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
        raise none_of(what, "what", TEMPLATES)
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
    endings = [".toml"] * (what in _TOML) + [".xlsx"] + [".csv"] * (what in TABLES)
    reason = message(
        "a template of {what} is written as {choices}", what=what, choices=", ".join(endings)
    )
    raise file_error(source, [CANNOT_WRITE.at(reason=reason)])


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


_EMPTY_ROWS: Final = 8  # rows to be filled in below each heading


def _annex() -> Sheet:
    """The annex of a report on the Action Month: three tables below each other in one sheet."""
    rows: list[tuple[str | None, ...]] = [("TỔNG HỢP SỐ LIỆU THÁNG HÀNH ĐỘNG VÌ BÌNH ĐẲNG GIỚI",)]
    rows += [*_questions(*_ABOVE), ()]
    bold, merged = [1], []
    for number, table in enumerate(ReportTable, start=1):
        title = (f"{number}. {TABLES[table.value].official_title}",)
        headings = list(_annex_headings(table.value))
        rows += [title, *headings]
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


def _annex_headings(table: str) -> Iterator[tuple[str | None, ...]]:
    """The row of headings, and a second one below where some share a heading."""
    columns = [column for column in annex_columns(table) if not column.optional]
    groups = [column.group for column in columns]
    heads = [column.group or column.title for column in columns]
    # Of the cells that will be merged only the first says anything.
    yield tuple(
        None if at and groups[at] and groups[at] == groups[at - 1] else head
        for at, head in enumerate(heads)
    )
    if any(groups):
        yield tuple(column.title if column.group else None for column in columns)
