"""Several tables in a file: one form on several sheets, several forms in one sheet."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from genderplan.serialization import load, read_account, read_table

HEADINGS = ["TT", "Tên hoạt động", "Số cuộc", "Nam", "Nữ", "Tổng số"]
FIRST = [[1, "Mít tinh", 1, 10, 20, 30], [2, "Tập huấn", 2, 5, 6, 11]]
SECOND = [[1, "Tọa đàm", 1, 1, 2, 3], [2, "Hội thi", 2, 3, 4, 7]]
LATE = [[1, "Truyền thông", 2, 11, 22, 33]]
SUMS = [[1, "Truyền thông", 2, 11, 22, 33], [2, "Tập huấn", 4, 8, 10, 18]]


def sheets(path: Path, **tables: Sequence[Sequence[Any]]) -> Path:
    """A workbook with these tables of activities, a sheet each."""
    book = openpyxl.Workbook()
    del book["Sheet"]
    for name, rows in tables.items():
        page = book.create_sheet(name.replace("_", " "))
        for row in (HEADINGS, *rows):
            page.append(list(row))
    book.save(path)
    return path


@pytest.mark.parametrize("names", [("Quý_I", "Quý_II"), ("Xã_A", "Xã_B"), ("Sheet1", "Sheet2")])
def test_sheets_of_one_form_are_one_table(tmp_path: Path, names: tuple[str, str]) -> None:
    """A quarter or a commune on each sheet: all rows count, by both ways of reading."""
    path = sheets(tmp_path / "a.xlsx", **dict(zip(names, (FIRST, SECOND), strict=True)))

    read = [load(path), read_table(path, "events")]

    assert [["Mít tinh", "Tập huấn", "Tọa đàm", "Hội thi"]] * 2 == [
        [row.name for row in rows] for rows in read
    ]


@pytest.mark.parametrize("name", ["Cả_năm", "Tổng_hợp", "Sheet3"])
def test_a_sheet_with_the_sums_of_the_others_is_a_total(tmp_path: Path, name: str) -> None:
    """Its rows would count twice; the account names the sheet, whatever it is called."""
    path = sheets(tmp_path / "a.xlsx", Quý_I=FIRST, Quý_II=SECOND, **{name: SUMS})

    account = read_account(path)

    assert ["Mít tinh", "Tập huấn", "Tọa đàm", "Hội thi"] == [row.name for row in account.held]
    assert ["the sums of the other sheets"] == [str(each)[-28:] for each in account.notes]
    assert (54, 36, 18, 0) == (account.cells, account.data, account.named, account.wrong)


@pytest.mark.parametrize(
    ("tables", "told"),
    [
        (
            {"Quý_I": FIRST, "Quý_I_(2)": FIRST},
            "'Quý I (2)', cell A1: its rows are those of another sheet",
        ),
        (
            {"Quý_I": FIRST, "Quý_II": SECOND, "Tổng_hợp": LATE},
            "'Tổng hợp', cell A1: it is named like a",
        ),
    ],
)
def test_a_sheet_that_may_count_twice_is_refused(
    tmp_path: Path, tables: dict[str, Sequence[Sequence[Any]]], told: str
) -> None:
    """A copy of a sheet, and a total that is none: nobody but the author knows what counts."""
    path = sheets(tmp_path / "a.xlsx", **tables)

    account = read_account(path)

    assert account.held is None
    assert [True] == [told in each.message for each in account.errors]
    assert account.cells == account.data + account.named + account.wrong
    assert account.wrong > 0


def test_a_last_sheet_without_rows_adds_nothing(tmp_path: Path) -> None:
    """The quarter to come has its headings already."""
    path = sheets(tmp_path / "a.xlsx", Quý_I=FIRST, Quý_II=[])

    assert ["Mít tinh", "Tập huấn"] == [row.name for row in load(path)]


RESULTS = "Nội dung;Số nữ;Tổng số;;;\nCấp ủy;2;11;;;\n"
EVENTS = "Tên hoạt động;Số cuộc;Nam;Nữ;Tổng số;\nMít tinh;1;10;20;30;\n"
SHORT = "Tên hoạt động;Số cuộc;;;;\nMít tinh;1;;;;\n"
PRODUCTS = "Tên sản phẩm;Số lượng;Số người tiếp cận;;;\nTờ rơi;100;200;;;\n"


@pytest.mark.parametrize("blank", ["", ";;;;;\n"])
@pytest.mark.parametrize(
    "tables", [(RESULTS, EVENTS), (EVENTS, RESULTS), (SHORT, PRODUCTS), (PRODUCTS, SHORT)]
)
def test_a_small_table_is_no_prose_above_the_next(
    tmp_path: Path, tables: tuple[str, str], blank: str
) -> None:
    """With one row each the headings stand close; both are told, and neither is read alone."""
    path = tmp_path / "a.csv"
    path.write_text(blank.join(tables), "utf-8")

    account = read_account(path)

    assert account.held is None
    assert account.errors
    assert {"events"} < set(account.rows)


@pytest.mark.parametrize(
    "names", [("Kết quả quý I", "Kết quả quý II"), ("Số liệu xã A", "Số liệu xã B")]
)
def test_results_of_a_quarter_are_no_total(tmp_path: Path, names: tuple[str, str]) -> None:
    """Only a name such as "Tổng hợp" or "Cả năm" says that a sheet adds up the others."""
    path = sheets(tmp_path / "a.xlsx", **dict(zip(names, (FIRST, SECOND), strict=True)))

    assert 4 == len(load(path))


def test_one_figure_may_be_the_sum_of_other_sheets_by_chance(tmp_path: Path) -> None:
    """Two meetings in one commune, one in each of two others; one leaflet action in each."""
    blank = [None] * 3
    rows = {"Xã_A": [[1, "A", 2, *blank]], "Xã_B": [[1, "B", 1, *blank]]}

    path = sheets(tmp_path / "a.xlsx", **rows, Xã_C=[[1, "C", 1, *blank]])
    assert ["A", "B", "C"] == [row.name for row in load(path)]

    path = sheets(tmp_path / "b.xlsx", Xã_B=rows["Xã_B"], Xã_C=[[1, "C", 1, *blank]])
    assert ["B", "C"] == [row.name for row in load(path)]
