"""Consolidated tables, scorecards and totals as workbooks (extra ``xlsx``: openpyxl).

Figures are numbers and totals are formulas, so that whoever opens the workbook can go on with it.
A bounded count ("hơn 200") is its number in a format that shows the bound. No text of a report can
run as a formula.
"""

import re
import textwrap
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from fractions import Fraction
from io import BytesIO
from itertools import groupby, repeat
from typing import Any, Final, TypeAlias

import attrs
from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from genderplan._messages import Language, mark, translate
from genderplan.consolidation import Cell, Consolidation, Consolidations, Entry
from genderplan.consolidation.tables import CellValue, unit_path
from genderplan.formatting import format_count, format_date
from genderplan.hierarchy import AdministrativeUnit
from genderplan.indicators import Aggregate, Aggregates
from genderplan.plans.reports import table_title
from genderplan.publishing.briefs import (
    column_title,
    row_title,
    table_names,
    titles,
)
from genderplan.publishing.texts import without_controls
from genderplan.quantities import BySex, Count, Money, Ratio
from genderplan.targets import Scorecard

_Value: TypeAlias = "str | int | Decimal | Count | None"
_NUMBER: Final = "#,##0"
_SHARE: Final = "0.0%"
_NARROWEST: Final = 8  # letters
_LINE: Final = 15  # points
_WIDEST: Final = 60  # letters; longer cells are wrapped
_LONGEST_NAME: Final = 31  # letters of a sheet's name


def xlsx_bytes(
    obj: Consolidation | Consolidations | Scorecard | Aggregates, language: Language = "vi"
) -> bytes:
    """*obj* as the bytes of an .xlsx file."""
    book = Workbook()
    book.remove(book.worksheets[0])
    match obj:
        case Scorecard():
            _scorecard(book, obj, language)
        case Aggregates():
            _totals(book, obj, language)
        case Consolidation():
            _consolidated(book, [obj], language)
        case Consolidations():
            _consolidated(book, obj, language)
            _missing(book, obj, language)
            _account(book, obj.account, language)
            _faults(book, obj.account, language)
    target = BytesIO()
    book.save(target)
    return target.getvalue()


# --- Sheets and cells ---------------------------------------------------------------------------


def _sheet(book: Workbook, name: str) -> Worksheet:
    """A new sheet; Excel takes no name twice, no more than 31 letters and none of these signs."""
    plain = re.sub(r"[\[\]:*?/\\]", " ", without_controls(name))[:_LONGEST_NAME].strip() or "–"
    names, number = set(book.sheetnames), 2
    made = plain
    while made in names:
        end = f" ({number})"
        made, number = plain[: _LONGEST_NAME - len(end)] + end, number + 1
    sheet: Worksheet = book.create_sheet(made)
    return sheet


def _put(sheet: Worksheet, row: int, column: int, value: _Value) -> None:
    """A figure as a number, anything else as text that is never run."""
    cell, form = sheet.cell(row, column), _NUMBER
    if isinstance(value, Count):
        form, value = _count_format(value), value.value
    if isinstance(value, str):
        cell.value = without_controls(value)
        cell.data_type = "s"  # openpyxl takes a text that begins with "=" for a formula
        # A sign by which Excel shows the text and does not offer to mend it.
        cell.quotePrefix = value.startswith(("=", "+", "-", "@"))
    elif value is not None:
        cell.value = value
        cell.number_format = form


def _put_row(sheet: Worksheet, row: int, values: Iterable[_Value]) -> None:
    for column, value in enumerate(values, start=1):
        _put(sheet, row, column, value)


def _count_format(count: Count) -> str:
    """The number format that writes a count with its bound: '"hơn "#,##0'."""
    before, _, after = re.sub(r"[0-9][0-9.]*", "\0", format_count(count), count=1).partition("\0")
    quoted = [f'"{words}"' if words else "" for words in (before, after)]
    return f"{quoted[0]}{_NUMBER}{quoted[1]}"


def _formula(sheet: Worksheet, row: int, column: int, formula: str, form: str = _NUMBER) -> None:
    cell: Any = sheet.cell(row, column)
    cell.value, cell.number_format = formula, form


def _heads(sheet: Worksheet, row: int, headings: Sequence[str]) -> None:
    for place, heading in enumerate(headings, start=1):
        _put(sheet, row, place, heading)
        cell = sheet.cell(row, place)
        cell.font, cell.fill = Font(bold=True), PatternFill("solid", fgColor="E8EDF2")
        cell.alignment = Alignment(horizontal="center", vertical="center", wrap_text=True)
        cell.border = _border()


def _border() -> Border:
    line = Side(style="thin", color="999999")
    return Border(line, line, line, line)


def _finish(sheet: Worksheet, top: int, *, keep: int = 0) -> None:
    """Widths by what stands in the columns, headings that stay and are printed on each page."""
    for number, cells in enumerate(sheet.iter_cols(min_row=top), start=1):
        shown = [str(cell.value) for cell in cells if not str(cell.value or "=").startswith("=")]
        longest = max(map(len, shown), default=_NARROWEST)
        sheet.column_dimensions[get_column_letter(number)].width = min(longest + 2, _WIDEST)
        for cell in cells[1:]:
            cell.alignment, cell.border = Alignment(vertical="top"), _border()
            lines = 1 + len(str(cell.value)) // _WIDEST
            if lines > 1:
                cell.alignment = Alignment(wrap_text=True, vertical="top")
                sheet.row_dimensions[cell.row or 0].height = _LINE * lines
    sheet.freeze_panes = f"{get_column_letter(keep + 1)}{top + 1}"
    sheet.print_title_rows = f"1:{top}"
    sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", 9  # A4
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)


def _list(
    book: Workbook, name: str, headings: Sequence[str], rows: Iterable[Sequence[_Value]]
) -> Worksheet:
    """A sheet that lists things, a row each."""
    sheet = _sheet(book, name)
    _heads(sheet, 1, headings)
    for number, row in enumerate(rows, start=2):
        _put_row(sheet, number, row)
    _finish(sheet, 1)
    sheet.auto_filter.ref = sheet.dimensions
    return sheet


# --- Consolidated tables ------------------------------------------------------------------------


def _consolidated(book: Workbook, tables: Iterable[Consolidation], language: Language) -> None:
    items = list(tables)
    headings = titles(
        language,
        mark("Unit"),
        mark("Period"),
        mark("Units that should report"),
        mark("Units that reported"),
        mark("Reporting rate"),
    )
    sheet = _list(book, translate(mark("Summary"), language), headings, ())
    for number, item in enumerate(items, start=2):
        _put(sheet, number, 1, unit_path(item.unit, language, item.units_on))
        _put(sheet, number, 2, item.period.text(language))
        _put(sheet, number, 3, len(item.expected))
        _put(sheet, number, 4, len(item.expected) - len(item.missing))
        _formula(sheet, number, 5, f"=IF(C{number}=0,0,D{number}/C{number})", _SHARE)
    _finish(sheet, 1)
    for item in items:
        for name in table_names():
            if cells := item.table(name):
                _table(book, item, name, cells, language)


@attrs.frozen
class _Column:
    """A column of figures of one cell of the table: all of it, or one sex."""

    cell: Cell
    part: str
    heading: str


def _columns(cells: Iterable[Cell], language: Language) -> Iterator[_Column]:
    for cell in cells:
        title = column_title(cell.key, language)
        values = [part.value for part in cell.contributions]
        if any(isinstance(value, BySex) for value in values):
            for part, words in _SEXES:
                if part == "whole" or any(map(_is_told, values, repeat(part))):
                    yield _Column(cell, part, translate(words, language))
        elif any(isinstance(value, Ratio) for value in values):
            yield _Column(cell, "numerator", translate(mark("Women"), language))
            yield _Column(cell, "denominator", translate(mark("In all"), language))
            yield _Column(cell, "share", title)
        else:
            yield _Column(cell, "", title)


def _is_told(value: CellValue, part: str) -> bool:
    """Whether a head-count says anything of one sex; nobody of unknown sex is nothing."""
    found = getattr(value, part, None)
    return found is not None and (part != "unknown" or found.value > 0)


_SEXES: Final = (
    ("men", mark("Men")),
    ("women", mark("Women")),
    ("unknown", mark("Of unknown sex")),
    ("whole", mark("Participants")),
)


def _part(value: CellValue, part: str) -> "Count | int | Decimal | None":
    """The figure of one column of a value."""
    if isinstance(value, Money):
        return Decimal(value.amount)
    if not part:
        return value if isinstance(value, Count) else None
    found: Any = getattr(value.complete() if isinstance(value, BySex) else value, part, None)
    return _plain(found)


def _table(
    book: Workbook, item: Consolidation, name: str, cells: Sequence[Cell], language: Language
) -> None:
    """A sheet for one table: a row a unit in the order of the list, the totals as formulas."""
    title, period = table_title(name, language), item.period.text(language)
    short = textwrap.shorten(title, max(_LONGEST_NAME - len(period) - 1, 8), placeholder="…")
    sheet = _sheet(book, f"{short} {period}")
    _put(sheet, 1, 1, f"{title}, {period}, {unit_path(item.unit, language, item.units_on)}")
    columns = list(_columns(cells, language))
    if len(columns) > _MOST_COLUMNS:
        _in_rows(sheet, item, name, columns, language)
        return
    code, name_of, note = titles(language, mark("Code"), mark("Unit"), mark("Note"))
    rows = [row_title(column.cell.key, language) for column in columns]
    _heads(sheet, 2, [code, name_of, *rows, note])
    _heads(sheet, 3, ["", "", *(column.heading for column in columns), ""])
    _merge_heads(sheet, columns)
    units = list(dict.fromkeys((*item.expected, *item.reported)))
    for number, unit in enumerate(units, start=_FIRST):
        _put_row(sheet, number, (unit.code, item.name(unit, language)))
        _put(sheet, number, len(columns) + 3, _note(item, name, unit, language))
    placed = list(enumerate(columns, start=3))
    _figures(sheet, placed, {unit: number for number, unit in enumerate(units, start=_FIRST)})
    _sums(sheet, placed, range(_FIRST, _FIRST + len(units)), language)
    _finish(sheet, _FIRST - 1, keep=2)


def _in_rows(
    sheet: Worksheet, item: Consolidation, name: str, columns: list[_Column], language: Language
) -> None:
    """Figures of so many kinds that they stand below each other: each kind with its units."""
    heads = {(each.cell.key.column, each.part): each.heading for each in columns}
    places = {key: place for place, key in enumerate(heads, start=4)}
    *first, note = titles(language, mark("Code"), mark("Unit"), mark("Name"), mark("Note"))
    _heads(sheet, 2, [*first, *heads.values(), note])
    row, told = 3, set[AdministrativeUnit]()
    for _, group in groupby(columns, key=lambda column: column.cell.key.row):
        placed = [(places[each.cell.key.column, each.part], each) for each in group]
        units = {part.unit for _, each in placed for part in each.cell.contributions}
        rows = {unit: row + at for at, unit in enumerate(filter(units.__contains__, item.reported))}
        title = row_title(placed[0][1].cell.key, language)
        for unit, number in rows.items():
            _put_row(sheet, number, (unit.code, item.name(unit, language), title))
        _figures(sheet, placed, rows)
        told |= units
        row += len(rows)
        if len(rows) > 1:
            _sums(sheet, placed, range(row - len(rows), row), language)
            row += 1
    units = set(item.expected) | set(item.reported)
    for number, unit in enumerate(sorted(units - told, key=lambda each: each.code), start=row):
        _put_row(sheet, number, (unit.code, item.name(unit, language)))
        _put(sheet, number, 4 + len(heads), _note(item, name, unit, language))
    _finish(sheet, 2, keep=3)


_FIRST: Final = 4  # the first row of figures
_MOST_COLUMNS: Final = 240  # side by side; of more kinds of figures nobody finds the one they want
_TALL: Final = 48  # points, for headings of three lines


def _merge_heads(sheet: Worksheet, columns: Sequence[_Column]) -> None:
    """One heading over the columns of one row of the table."""
    for alone in (1, 2, len(columns) + 3):
        sheet.merge_cells(start_row=2, end_row=3, start_column=alone, end_column=alone)
    first = 3
    for _, group in groupby(columns, key=lambda column: column.cell.key.row):
        last = first + len(list(group)) - 1
        if last > first:
            sheet.merge_cells(start_row=2, end_row=2, start_column=first, end_column=last)
        first = last + 1
    sheet.row_dimensions[2].height = _TALL


def _note(item: Consolidation, name: str, unit: AdministrativeUnit, language: Language) -> str:
    if unit not in item.reported:
        return translate(mark("No report yet"), language)
    if unit in item.said_none.get(name, ()):
        return translate(mark("Said none"), language)
    return ""


def _figures(
    sheet: Worksheet, placed: Iterable[tuple[int, _Column]], rows: dict[AdministrativeUnit, int]
) -> None:
    """The figures of columns in the rows of their units."""
    for place, column in placed:
        for contribution in column.cell.contributions:
            row = rows.get(contribution.unit)
            if row is None:
                continue
            if column.part == "share":
                _put_share(sheet, row, place)
            else:
                _put(sheet, row, place, _part(contribution.value, column.part))


def _put_share(sheet: Worksheet, row: int, place: int) -> None:
    """The share of the two counts to the left: women, then all."""
    women, everyone = (f"{get_column_letter(place - back)}{row}" for back in (2, 1))
    _formula(sheet, row, place, f'=IF({everyone}=0,"",{women}/{everyone})', _SHARE)


def _sums(
    sheet: Worksheet, placed: Iterable[tuple[int, _Column]], above: range, language: Language
) -> None:
    """The totals of the rows *above*, below them."""
    row = above.stop
    _put(sheet, row, 2, translate(mark("Total"), language))
    for place, column in placed:
        letter = get_column_letter(place)
        if column.part == "share":
            _put_share(sheet, row, place)
        else:
            whole = _part(column.cell.value, column.part)
            form = _count_format(whole) if isinstance(whole, Count) else _NUMBER
            _formula(sheet, row, place, f"=SUM({letter}{above.start}:{letter}{row - 1})", form)
    for cells in sheet.iter_cols(min_row=row, max_row=row):
        cells[0].font = Font(bold=True)


def _missing(book: Workbook, tables: Consolidations, language: Language) -> None:
    """Every unit that has not reported, all of them, for each period."""
    headings = titles(
        language, mark("No."), mark("Code"), mark("Unit"), mark("Unit above"), mark("Period")
    )
    missing = [(item, unit) for item in tables for unit in item.missing]
    rows = (
        (
            number,
            unit.code,
            item.name(unit, language),
            unit_path(item.unit, language, item.units_on),
            item.period.text(language),
        )
        for number, (item, unit) in enumerate(missing, start=1)
    )
    _list(book, translate(mark("Without a report"), language), headings, rows)


def _account(book: Workbook, entries: Iterable[Entry], language: Language) -> None:
    """Every file of the folder with what became of it."""
    headings = titles(
        language,
        mark("File"),
        mark("What became of it"),
        mark("Unit"),
        mark("Period"),
        mark("Received"),
        mark("On time"),
    )
    rows = (
        (
            entry.name,
            entry.outcome.label(language),
            unit_path(entry.unit, language, entry.units_on) if entry.unit else "",
            entry.period.text(language) if entry.period else "",
            format_date(entry.received, style="short", locale=language) if entry.received else "",
            _on_time(entry, language),
        )
        for entry in entries
    )
    _list(book, translate(mark("Files"), language), headings, rows)


def _on_time(entry: Entry, language: Language) -> str:
    if entry.late is None:
        return ""
    return translate(mark("late") if entry.late else mark("on time"), language)


def _faults(book: Workbook, entries: Iterable[Entry], language: Language) -> None:
    """What is wrong or doubtful, with file and place, to be sent back."""
    first = titles(language, mark("File"), mark("Place"), mark("Severity"))
    headings = (*first, *titles(language, mark("Code"), mark("What was found")))
    told = ((entry.name, issue) for entry in entries for issue in entry.issues)
    rows = (
        (name, issue.path, issue.severity.label(language), issue.code, issue.summary.text(language))
        for name, issue in told
    )
    _list(book, translate(mark("Faults"), language), headings, rows)


# --- Scorecards and totals ----------------------------------------------------------------------


def _scorecard(book: Workbook, card: Scorecard, language: Language) -> None:
    """A row for each measure and series, with its figure as text and as a number."""
    headings = (*card.columns(language), translate(mark("Value"), language))
    pairs = zip(card.lines, card.to_rows(), strict=True)
    rows = [(*line.cells(language), _plain(row["value"])) for line, row in pairs]
    sheet = _list(book, translate(mark("Progress"), language), headings, rows)
    for cells in sheet.iter_rows(min_row=2, min_col=len(headings)):
        cells[0].number_format = "#,##0.##"
    notes = (card.heading(language), *card.notes(language))
    _list(book, translate(mark("Notes"), language), titles(language, mark("Note")), zip(notes))


def _plain(value: object) -> "Count | int | Decimal | None":
    """A figure that a cell can hold; fractions are rounded to six decimals."""
    if isinstance(value, Fraction):
        return Decimal(round(value * 10**6)).scaleb(-6)
    return value if isinstance(value, Count | int | Decimal) else None


def _totals(book: Workbook, totals: Aggregates, language: Language) -> None:
    """A row for each total; shares and reporting rates are formulas over their counts."""
    headings = titles(
        language,
        mark("Indicator"),
        mark("Name"),
        mark("Code"),
        mark("Unit"),
        mark("Period"),
        mark("Breakdown"),
        mark("Numerator"),
        mark("Denominator"),
        mark("Value"),
        mark("Units that reported"),
        mark("Units that should report"),
        mark("Reporting rate"),
    )
    given = list(totals)
    sheet = _list(
        book,
        translate(mark("Totals"), language),
        headings,
        (_total(each, language) for each in given),
    )
    for row, each in enumerate(given, start=2):
        if isinstance(each.value, Ratio):
            by, form = "", _SHARE if each.value.is_share else "0.00"
            if each.definition and each.definition.unit != "%":  # boys to 100 girls
                by, form = f"*{each.definition.factor}", "0.00"
            _formula(sheet, row, 9, f'=IF(H{row}=0,"",G{row}/H{row}{by})', form)
        _formula(sheet, row, 12, f'=IF(K{row}=0,"",J{row}/K{row})', _SHARE)
    found = [(issue.code, issue.path, issue.summary.text(language)) for issue in totals.issues]
    if found:
        columns = titles(language, mark("Code"), mark("Place"), mark("What was found"))
        _list(book, translate(mark("Faults"), language), columns, found)


def _total(total: Aggregate, language: Language) -> tuple[_Value, ...]:
    value, coverage = total.value, total.coverage
    counts: tuple[_Value, _Value] = None, None
    if isinstance(value, Ratio):
        counts = _plain(value.numerator), _plain(value.denominator)
    return (
        total.indicator,
        total.definition.label(language) if total.definition else "",
        total.unit.code,
        total.unit_name,
        total.period.text(language),
        ", ".join(f"{dimension}: {category}" for dimension, category in total.breakdown),
        *counts,
        value if isinstance(value, Count) else None,
        _plain(coverage.numerator),
        _plain(coverage.denominator),
    )
