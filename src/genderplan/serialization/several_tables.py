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
from genderplan.serialization.cells import small
from genderplan.serialization.lines import (
    LIKE_TOTAL,
    PLANS,
    RESULTS,
    TITLE_NUMBER,
    TOTAL,
    year_in,
)
from genderplan.serialization.rows import FoundTable, TableRow

# A sheet of what was done, "TH 2024", "KQ"; "TH" may be "Tổng hợp" where no sheet is of plans.
_DONE_SHEET: Final = re.compile(r"\A(?:th|kq)(?![^\W\d_])")
# Some of the people: "II. TRONG ĐÓ: NGƯỜI DÂN TỘC THIỂU SỐ".
_PART: Final = re.compile(rf"{TITLE_NUMBER}trong đó\b", re.MULTILINE)
_DRAFT: Final = re.compile(r"\A.*\b(?:nháp|dự thảo|bản cũ)\b")  # in the name of a sheet
_YEAR_LONG: Final = frozenset(range(1, 13))
_QUARTERS: Final = {"i": 1, "ii": 2, "iii": 3, "iv": 4}
_UP_TO_12: Final = r"0?[1-9]|1[0-2]"
# The time of a table: "quý II", "9 tháng", "6 tháng cuối năm", "tháng 3", "cả năm"; no day.
_SPAN: Final = re.compile(
    r"\bquý (?P<quarter>iv|i{1,3}|[1-4])\b"
    rf"|(?<![\d/])(?P<count>{_UP_TO_12}) tháng(?P<late> cuối)?"
    rf"|(?<!ngày \d )(?<!ngày \d\d )\btháng (?P<month>{_UP_TO_12})\b|\bcả năm\b"
)
_COPIED: Final = mark(
    "its rows are those of another sheet and would count twice; keep the sheet that counts"
)
_NO_SUM: Final = mark(
    "it is named like a total, but its figures are not the sums of the other sheets; correct it or "
    "leave it out, or give the sheet another name"
)
# The two counts of a share, "8/20", "1.234/5.678".
_RATIO: Final = re.compile(r"(?P<numerator>[\d.]+)/(?P<denominator>[\d.]+)")
# How a spreadsheet names the copy of a sheet: "Sheet1 (2)".
_COPY: Final = re.compile(r"(?P<name>.+) \(\d{1,2}\)")


def one_of_each_form(
    found: Sequence[FoundTable], *, of_report: bool = False, year: str = ""
) -> list[FoundTable]:
    """The tables, those of one form made one.

    In a report of a *year*, tables of another or of what is planned do not count beside others.
    """
    by_form: dict[str, list[FoundTable]] = {}
    for each in found:
        by_form.setdefault(each.form.name, []).append(each)
    result = []
    for tables in by_form.values():
        first, *others = tables
        told = _of_another_time(tables, year) if of_report else {}
        for at, reason in told.items():  # the only tables of a form are not left out, but refused
            (_leave_out if len(told) < len(tables) else _refuse)(tables[at], reason)
        left = [table for at, table in enumerate(tables) if at not in told]
        if others and first.form.name != "observations":  # whose rows name unit and period
            for at, reason in _told_by_title(left).items():
                _leave_out(left[at], reason)
            _settle_sums(left)
            for at, reason in _that_contradict(left).items():
                _refuse(left[at], reason)
        for other in others:
            first.rows.add(other.rows)
        result.append(first)
    return result


def _of_another_time(tables: Sequence[FoundTable], year: str) -> dict[int, Message]:
    """Which tables of a report of a *year* tell of plans or of another year, with the reasons."""
    told: dict[int, Message] = {}
    for at, table in enumerate(tables):
        other = year_in(table.title)
        if _is_planned(table):
            told[at] = message("it tells of what is planned, and the report of the past")
        elif year and other not in {"", year}:
            told[at] = message("it is of {one}, not of {other}", one=other, other=year)
    return told


def _told_by_title(tables: Sequence[FoundTable]) -> Mapping[int, Message]:
    """Which of several tables tell of something else than the others, each with the reason."""
    planned = message("it tells of what was planned, and another table of what was done")
    part = message("it tells of some of the people whom another table counts")
    told = {at: part for at, table in enumerate(tables) if _PART.search(table.title)}
    results = [table for table in tables if _is_of_results(table)]
    if results:
        told |= {at: planned for at, table in enumerate(tables) if _is_planned(table)}
    return told if len(told) < len(tables) else {}


def _is_of_results(table: FoundTable) -> bool:
    return bool(RESULTS.search(table.title) or _DONE_SHEET.search(table.title))


def _is_planned(table: FoundTable) -> bool:
    return bool(PLANS.search(table.title)) and not RESULTS.search(table.title)


def _leave_out(table: FoundTable, reason: Message) -> None:
    rows = table.rows
    rows.notes.append(table.grid.place(table.heading, 0).note(reason))
    rows.rows, rows.issues = [], []
    rows.named, rows.data = rows.named + rows.data, 0


def _refuse(table: FoundTable, reason: Message) -> None:
    table.rows.issues.append(table.grid.place(table.heading, 0).issue(reason))
    table.rows.data = 0


def _that_contradict(tables: Sequence[FoundTable]) -> dict[int, Message]:
    """Which tables cannot count together with the first that has rows, each with the reason."""
    counted = [(at, table) for at, table in enumerate(tables) if table.rows.data]
    names = {small(table.grid.name) for table in tables}
    years = [(at, year) for at, table in counted if (year := year_in(table.title))]
    spans = [(at, span) for at, table in counted if (span := _months(table))]
    told: dict[int, Message] = {}
    if len({year for _, year in years}) > 1:
        reason = message("the tables are of several years and would be added up; keep one year")
        told |= dict.fromkeys([at for at, year in years if year != years[0][1]], reason)
    elif any(one < other for _, one in spans for _, other in spans):
        reason = message(
            "the time of one table lies in that of another, and both would be added up; keep those "
            "that count"
        )
        whole = max((span for _, span in spans), key=len)
        told |= dict.fromkeys([at for at, span in spans if span < whole], reason)
    for at, table in counted:
        copy = _COPY.fullmatch(small(table.grid.name))
        is_copy = copy is not None and copy["name"] in names and _shares_names(table, tables)
        if _DRAFT.search(table.title) or is_copy:
            told[at] = message(
                "it is named a draft or a copy of another sheet, and would count as well; delete "
                "it, or give it another name"
            )
    is_mixed = {_is_planned(table) for _, table in counted} == {True, False}
    if is_mixed:
        reason = message("it is named a plan, and others are not; keep those that count")
        told |= {at: reason for at, table in counted if _is_planned(table)}
    return told


def _shares_names(table: FoundTable, tables: Sequence[FoundTable]) -> bool:
    """Whether a row of a table is named like one of another."""
    named = {row.plain.get("name") for row in table.rows.rows}
    others = (row for other in tables if other is not table for row in other.rows.rows)
    return any(row.plain.get("name") in named for row in others)


def _months(table: FoundTable) -> frozenset[int]:
    """The months of which a table is; none where its title names none, or several times."""
    spans = {_span(found) for found in _SPAN.finditer(table.title)}
    if len(spans) == 1:
        return spans.pop()
    is_part = re.search(r"\b(?:quý|tháng|kỳ|đợt|tuần)\b", table.title)
    return _YEAR_LONG if year_in(table.title) and not is_part else frozenset()


def _span(found: re.Match[str]) -> frozenset[int]:
    """The months that a time in a title holds."""
    if quarter := found["quarter"]:
        last = 3 * (_QUARTERS.get(quarter) or int(quarter))
        return frozenset(range(last - 2, last + 1))
    if count := found["count"]:
        months = sorted(_YEAR_LONG)
        return frozenset(months[-int(count) :] if found["late"] else months[: int(count)])
    return frozenset({int(found["month"])}) if found["month"] else _YEAR_LONG


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
            counts = _RATIO.fullmatch(value) if isinstance(value, str) else None
            if counts:
                for name, figure in counts.groupdict().items():
                    sums[name] = sums.get(name, 0) + int(figure.replace(".", ""))
            elif isinstance(value, int | Decimal):
                sums[path] = sums.get(path, 0) + value
    return sums if any(sums.values()) else {}


def _leaves(plain: Mapping[str, Any], path: str = "") -> Iterator[tuple[str, Any]]:
    for key, value in plain.items():
        if isinstance(value, Mapping):
            yield from _leaves(value, f"{path}{key}.")
        else:
            yield f"{path}{key}", value
