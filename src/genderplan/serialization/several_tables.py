"""Several tables of one form made one: which of them count, and which only tell of the others.

A quarter or a commune may stand on each sheet, and all of their rows count. A sheet that sums up
the others does not, nor a table of what was planned beside one of results, nor one of some of the
people. Tables of several years, drafts and copies are refused, because nobody knows which counts.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import groupby
from typing import Any, Final

from genderplan._messages import Message, mark, message
from genderplan.serialization.cells import Place, cell_name, small
from genderplan.serialization.lines import LIKE_TOTAL, RESULTS, TOTAL
from genderplan.serialization.one_row import TableRow
from genderplan.serialization.rows import FoundTable

# What is planned, in a title: "I. KẾ HOẠCH NĂM 2025"; not "Kế hoạch hóa gia đình", nor the grounds
# "Kèm theo Kế hoạch số 31/KH-UBND".
_PLANNED: Final = re.compile(
    r"\b(?:(?<!theo )(?<!kèm theo )kế hoạch(?! hóa)(?! số)|phương hướng|dự kiến|chỉ tiêu giao)\b"
)
# Some of the people: "II. TRONG ĐÓ: NGƯỜI DÂN TỘC THIỂU SỐ".
_PART: Final = re.compile(r"\btrong đó\b")
_DRAFT: Final = re.compile(r"\b(?:nháp|dự thảo|bản cũ)\b")
# "năm 2024", or a sheet called "2024"; not the year of a day or month, "tháng 3 năm 2024".
_YEAR: Final = re.compile(r"(?<!tháng \d )(?<!tháng \d\d )\bnăm (20\d\d)\b|\A(20\d\d)(?=\n|\Z)")
# What is counted from the beginning of a year on: "9 tháng", "6 tháng đầu năm"; not "6 tháng cuối".
_MONTHS: Final = re.compile(r"(?<![\d/])(\d{1,2}) tháng(?! cuối)|\b(cả năm)\b")
_COPIED: Final = mark(
    "its rows are those of another sheet and would count twice; keep the sheet that counts"
)
_NO_SUM: Final = mark(
    "it is named like a total, but its figures are not the sums of the other sheets; correct it or "
    "leave it out, or give the sheet another name"
)
# How a spreadsheet names the copy of a sheet: "Sheet1 (2)".
_COPY: Final = re.compile(r"(?P<name>.+) \(\d{1,2}\)")


def joined(
    found: Sequence[FoundTable], *, of_report: bool = False, year: str = ""
) -> list[FoundTable]:
    """The tables, those of one form made one.

    *year* is that of the paper that holds them. A table of another, and in a report one of what is
    planned, is left out.
    """
    by_form: dict[str, list[FoundTable]] = {}
    for each in found:
        by_form.setdefault(each.form.name, []).append(each)
    result = []
    for tables in by_form.values():
        first, *others = tables
        for table in tables:
            if of_report and _is_planned(table):
                _leave_out(
                    table, message("it tells of what is planned, and the report of the past")
                )
            elif year and _year(table) not in {"", year}:
                told = message("it is of {one}, not of {other}", one=_year(table), other=year)
                _leave_out(table, told)
        if others and first.form.name != "observations":  # whose rows name unit and period
            for at, reason in _told_by_title(tables).items():
                _leave_out(tables[at], reason)
            _settle_sums(tables)
            for at, reason in _that_contradict(tables).items():
                _refuse(tables[at], reason)
        for other in others:
            first.rows.add(other.rows)
        result.append(first)
    return result


def _told_by_title(tables: Sequence[FoundTable]) -> Mapping[int, Message]:
    """Which of several tables tell of something else than the others, each with the reason."""
    planned = message("it tells of what was planned, and another table of what was done")
    part = message("it tells of some of the people whom another table counts")
    told = {at: part for at, table in enumerate(tables) if _PART.search(table.title)}
    results = [table for table in tables if RESULTS.search(table.title)]
    if results:
        told |= {at: planned for at, table in enumerate(tables) if _is_planned(table)}
    return told if len(told) < len(tables) else {}


def _is_planned(table: FoundTable) -> bool:
    return bool(_PLANNED.search(table.title)) and not RESULTS.search(table.title)


def _leave_out(table: FoundTable, reason: Message) -> None:
    rows = table.rows
    place = Place(table.grid.name, cell_name(table.heading, 0))
    rows.notes.append(place.note(reason))
    rows.rows, rows.issues = [], []
    rows.named, rows.data = rows.named + rows.data, 0


def _refuse(table: FoundTable, reason: Message) -> None:
    place = Place(table.grid.name, cell_name(table.heading, 0))
    table.rows.issues.append(place.issue(reason))
    table.rows.data = 0


def _that_contradict(tables: Sequence[FoundTable]) -> dict[int, Message]:
    """Which tables cannot count together with the first that has rows, each with the reason."""
    counted = [(at, table) for at, table in enumerate(tables) if table.rows.data]
    names = {small(table.grid.name) for table in tables}
    years = [(at, year) for at, table in counted if (year := _year(table))]
    months = [(at, span) for at, table in counted if (span := _months(table))]
    told: dict[int, Message] = {}
    if len({year for _, year in years}) > 1:
        reason = message("the tables are of several years and would be added up; keep one year")
        told |= dict.fromkeys([at for at, year in years if year != years[0][1]], reason)
    elif len({span for _, span in months}) > 1:
        reason = message(
            "the tables are counted from the beginning of the year up to several months and would "
            "be added up; keep the last"
        )
        told |= dict.fromkeys([at for at, span in months if span != months[0][1]], reason)
    for at, table in counted:
        copy = _COPY.fullmatch(small(table.grid.name))
        if _DRAFT.search(table.title) or (copy and copy["name"] in names):
            told[at] = message(
                "it is named a draft or a copy of another sheet, and would count as well; delete "
                "it, or give it another name"
            )
    is_mixed = {_is_planned(table) for _, table in counted} == {True, False}
    if is_mixed:
        reason = message("it is named a plan, and others are not; keep those that count")
        told |= {at: reason for at, table in counted if _is_planned(table)}
    return told


_WHOLE_YEAR: Final = 12


def _year(table: FoundTable) -> str:
    """The one year of which a table is; empty where its title names none or several."""
    years = {next(filter(None, found)) for found in _YEAR.findall(table.title)}
    return years.pop() if len(years) == 1 else ""


def _months(table: FoundTable) -> int:
    """Up to which month of a year it counts: 9 for "9 tháng", 12 for the year, 0 if unsaid."""
    found = _MONTHS.search(table.title)
    if found:
        return int(found[1] or _WHOLE_YEAR)
    is_part = re.search(r"\b(?:quý|tháng|kỳ|đợt|tuần)\b", table.title)
    return _WHOLE_YEAR if _year(table) and not is_part else 0


def _settle_sums(tables: Sequence[FoundTable]) -> None:
    """Take no rows of a sheet that sums up the others, and refuse one that only seems to.

    A sheet is a total by its name and its sums, or by several sums that are those of several
    sheets.
    """
    sheets = [[*each] for _, each in groupby(tables, key=lambda table: table.grid.name)]
    rows = [[row for table in sheet for row in table.rows.rows] for sheet in sheets]
    sums = [*map(_column_sums, rows)]
    for at in reversed(range(len(sheets) if len(sheets) > 1 else 0)):
        others = [each for where, each in enumerate(sums) if where != at and each]
        is_sum = bool(sums[at]) and all(
            figure == sum(each.get(path, 0) for each in others) for path, figure in sums[at].items()
        )
        is_named = _is_total_sheet(sheets[at][0].grid.name)
        is_surely = len(others) > 1 and len({*sums[at].values()} - {0}) > 1
        plain = [row.plain for row in rows[at]]
        is_copy = bool(plain) and plain in [[row.plain for row in each] for each in rows[:at]]
        if is_sum and (is_named or is_surely):
            for table in sheets[at]:
                _leave_out(table, message("its figures are the sums of the other sheets"))
            return
        if is_named or is_copy:
            for table in sheets[at]:
                _refuse(table, message(_COPIED if is_copy else _NO_SUM))
            return


def _is_total_sheet(name: str) -> bool:
    """Whether a sheet is named a total: "Tổng hợp", "Cả năm"; not "Kết quả quý I"."""
    key = small(name)
    is_total = TOTAL.fullmatch(key) or LIKE_TOTAL.fullmatch(key)
    return is_total is not None and not key.startswith(("kết quả", "số liệu"))


def _column_sums(rows: Iterable[TableRow]) -> dict[str, int | Decimal]:
    """The sums of the figures of rows, by the paths of their columns; none where all are 0."""
    sums: dict[str, int | Decimal] = {}
    for row in rows:
        for path, value in _leaves(row.plain):
            if isinstance(value, int | Decimal):
                sums[path] = sums.get(path, 0) + value
    return sums if any(sums.values()) else {}


def _leaves(plain: Mapping[str, Any], path: str = "") -> Iterator[tuple[str, Any]]:
    for key, value in plain.items():
        if isinstance(value, Mapping):
            yield from _leaves(value, f"{path}{key}.")
        else:
            yield f"{path}{key}", value
