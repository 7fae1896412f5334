"""Cells of workbooks as a person sees them: merged, hidden, divided by their format, months."""

import datetime as dt
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from genderplan import Ratio, load
from genderplan.serialization import Account, read_account

EVENTS = ["Tên hoạt động", "Số cuộc", "Đơn vị thực hiện"]
Rows = list[list[Any]]
ACTIVITIES = ["Loại hoạt động", "Tên hoạt động", "Kinh phí (triệu đồng)", "Ngày"]


def account(
    path: Path,
    *rows: Sequence[Any],
    merged: Sequence[str] = (),
    shown_as: Mapping[str, str] | None = None,
) -> Account:
    """The account of a workbook with one sheet, with merged ranges and number formats by cell."""
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    for row in rows:
        sheet.append(list(row))
    for cells in merged:
        sheet.merge_cells(cells)
    for cell, form in (shown_as or {}).items():
        sheet[cell].number_format = form
    book.save(path)
    found = read_account(path)
    assert found.cells == found.data + found.named + found.wrong
    return found


def test_a_merged_word_holds_for_all_its_rows(tmp_path: Path) -> None:
    """One unit held both; headings may be merged, too."""
    rows: Rows = [EVENTS, [None] * 3, ["Tọa đàm", 7, "UBND xã"], ["Hội thi", 2, None]]
    found = account(tmp_path / "a.xlsx", *rows, merged=["A1:A2", "B1:B2", "C1:C2", "C3:C4"])

    assert [("UBND xã",)] * 2 == [row.organisers for row in found.held]


def test_a_merged_day_holds_for_all_its_rows(tmp_path: Path) -> None:
    """Two courses on one day."""
    rows: Rows = [["Tập huấn", "A", 1, dt.date(2023, 11, 15)], ["Tập huấn", "B", 2, None]]
    found = account(tmp_path / "a.xlsx", ACTIVITIES, *rows, merged=["D2:D3"])

    assert ["2023-11-15"] * 2 == [str(row.date) for row in found.held]


@pytest.mark.parametrize(
    ("rows", "merged", "cell"),
    [
        ([["Tọa đàm", 7, None], ["Hội thi", None, None]], "B2:B3", "B3"),
        ([["A", 1, None], ["B", 7, None], ["C", None, None], ["D", 1, None]], "B3:B4", "B4"),
        ([["Tọa đàm", 7, None], [None, 2, None]], "A2:A3", "A3"),
    ],
)
def test_a_merged_figure_or_name_is_refused(
    tmp_path: Path, rows: list[list[Any]], merged: str, cell: str
) -> None:
    """Nobody knows how much of 7 belongs to each row."""
    found = account(tmp_path / "a.xlsx", EVENTS, *rows, merged=[merged])

    assert [cell] == [issue.path.partition("!")[2] for issue in found.errors]


BY_SEX = ["Tên hoạt động", "Nam", "Nữ", "Đơn vị thực hiện"]


@pytest.mark.parametrize(
    ("row", "merged", "cells"),
    [
        (["Tọa đàm", 40, None, "UBND xã"], "B2:C2", ["C2"]),
        (["Tọa đàm", "40 người", None, "UBND xã"], "B2:C2", ["C2"]),
    ],
)
def test_a_figure_that_is_merged_over_columns_is_refused(
    tmp_path: Path, row: list[Any], merged: str, cells: list[str]
) -> None:
    """40 in one cell below "Nam" and "Nữ" is the number of both."""
    found = account(tmp_path / "a.xlsx", BY_SEX, row, merged=[merged])

    assert cells == [issue.path.partition("!")[2] for issue in found.errors]


@pytest.mark.parametrize(
    ("row", "merged"),
    [
        (["Tọa đàm 8/3", None, None, "UBND xã"], "A2:C2"),
        (["Tọa đàm", None, None, "UBND xã"], "B2:C2"),
        (["Tọa đàm", "-", None, "UBND xã"], "B2:C2"),
    ],
)
def test_merged_cells_without_a_figure_say_nothing_of_figures(
    tmp_path: Path, row: list[Any], merged: str
) -> None:
    """A name over several columns, an empty cell, a dash."""
    found = account(tmp_path / "a.xlsx", BY_SEX, row, merged=[merged])

    assert [(row[0], None)] == [(each.name, each.participants) for each in found.held]


@pytest.mark.parametrize("form", ["#,##0,,", "0.0,,", "#,##0,", '#,##0,,"";-#,##0,,'])
def test_a_figure_that_is_shown_divided_is_refused(tmp_path: Path, form: str) -> None:
    """12 under "triệu đồng" is 12 million, whatever number is stored."""
    row = ["Tập huấn", "A", 12_000_000, None]
    found = account(tmp_path / "a.xlsx", ACTIVITIES, row, shown_as={"C2": form})

    assert ["C2"] == [issue.path.partition("!")[2] for issue in found.errors]


@pytest.mark.parametrize(
    ("form", "date"),
    [
        ("mm/yyyy", "2023-11"),
        ("mmm-yy", "2023-11"),
        ('"Tháng "m/yyyy', "2023-11"),
        ("[$-42A]mmmm yyyy", "2023-11"),
        ("yyyy", "2023"),
        ("dd/mm/yyyy", "2023-11-01"),
        ("d-mmm", "2023-11-01"),
    ],
)
def test_a_day_has_the_parts_that_are_shown(tmp_path: Path, form: str, date: str) -> None:
    """A spreadsheet keeps 11/2023 as the first of November."""
    row = ["Tập huấn", "A", 1, dt.date(2023, 11, 1)]
    found = account(tmp_path / "a.xlsx", ACTIVITIES, row, shown_as={"D2": form})

    assert [date] == [str(each.date) for each in found.held]


def test_a_hidden_sheet_is_named_and_not_read(tmp_path: Path) -> None:
    """Last year's table, kept out of sight, adds nothing."""
    book = openpyxl.Workbook()
    for name, state in (("Năm nay", "visible"), ("Cũ", "hidden"), ("Cũ hơn", "veryHidden")):
        sheet = book.create_sheet(name)
        for row in (EVENTS, [name, 1, None]):
            sheet.append(row)
        sheet.sheet_state = state
    del book["Sheet"]
    book.save(tmp_path / "a.xlsx")

    found = read_account(tmp_path / "a.xlsx")

    assert ["Năm nay"] == [row.name for row in found.held]
    assert [True, True] == ["is hidden and not read" in note.message for note in found.notes]


@pytest.mark.parametrize(
    "row", ["HĐND,1,200,3,000", "Cấp ủy,2,11,x", "A,1,2,,5", '"Cấp ủy, xã",1,200,300']
)
def test_a_row_longer_than_the_headings_is_refused(tmp_path: Path, row: str) -> None:
    """English thousands without quotes shift the figures behind them."""
    path = tmp_path / "a.csv"
    path.write_text(f"Nội dung,Số nữ,Tổng số\n{row}\n", "utf-8")

    found = read_account(path)

    assert [True] == ["more cells than the table has headings" in e.message for e in found.errors]


def test_a_column_without_a_heading_is_named(tmp_path: Path) -> None:
    """Its cells stand within the headings: nothing is shifted."""
    path = tmp_path / "a.csv"
    path.write_text("Nội dung,Số nữ,Tổng số,\nHĐND,200,3000,ghi chú\n", "utf-8")

    assert Ratio(200, 3000) == load(path)[0].value


@pytest.mark.parametrize("rows", ["Không;;\nMít tinh;1;UBND", "Mít tinh;1;UBND\nKhông có;;"])
def test_nothing_beside_rows_is_named(tmp_path: Path, rows: str) -> None:
    """The table says both that there was nothing, and what there was."""
    path = tmp_path / "a.csv"
    path.write_text(f"Tên hoạt động;Số cuộc;Đơn vị thực hiện\n{rows}\n", "utf-8")

    found = read_account(path)

    assert ["Mít tinh"] == [row.name for row in found.held]
    assert [True] == ["says that there was nothing" in note.message for note in found.notes]
    assert found.cells == found.data + found.named + found.wrong


@pytest.mark.parametrize(
    ("headings", "rows"),
    [
        (["Tên hoạt động;Số cuộc;Số người tham gia (người);;", ";;Nam;Nữ;Tổng"], "A;1;10;20;30"),
        (["Tên hoạt động;Số cuộc;Người tham gia [lượt người];;", ";;Nam;Nữ;Tổng"], "A;1;10;20;30"),
        (["Tên hoạt động;Số cuộc;Tổng số;Trong đó: Nữ;Số nam"], "A;1;30;20;10"),
    ],
)
def test_units_of_measure_over_several_columns(
    tmp_path: Path, headings: list[str], rows: str
) -> None:
    """The unit in brackets is none of the heading's own words."""
    path = tmp_path / "a.csv"
    path.write_text("\n".join([*headings, rows]), "utf-8")

    (row,) = load(path)

    assert [10, 20, 30] == [
        each.value
        for each in (row.participants.men, row.participants.women, row.participants.total)
    ]


@pytest.mark.parametrize("women", ["Nữ", "Trong đó nữ", "Trong đó: Nữ"])
@pytest.mark.parametrize(
    ("heading", "cell", "change"),
    [
        ("Tăng, giảm (điểm phần trăm)", "3,37", "3.37"),
        ("Tăng, giảm (điểm %)", "-2,07", "-2.07"),
        ("Tăng, giảm", "tăng 3,37 điểm phần trăm", "3.37"),
        ("Tăng, giảm (điểm phần trăm)", "giảm 2", "-2"),
    ],
)
def test_the_table_of_women_in_bodies(
    tmp_path: Path, women: str, heading: str, cell: str, change: str
) -> None:
    """As personnel tables have it, with the points in the heading or in the cell."""
    path = tmp_path / "a.csv"
    path.write_text(f"Nội dung;Tổng số;{women};{heading}\nHĐND;11;2;{cell}\n", "utf-8")

    (result,) = load(path)

    assert (Ratio(2, 11), change) == (result.value, str(result.change.value))
