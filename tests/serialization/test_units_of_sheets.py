"""Whose the tables of an annex are: one unit, however often it is named; never two."""

from pathlib import Path

import openpyxl
import pytest

from genderplan import load
from genderplan.errors import FileError

EVENTS = ["Tên hoạt động|Số cuộc|Nam|Nữ", "Tọa đàm|1|2|3"]
PRODUCTS = ["Tên sản phẩm|Số lượng|Số người tiếp cận", "Tờ rơi|5|4"]
KIM, PHU = "UBND XÃ HOẰNG KIM", "UBND XÃ HOẰNG PHÚ"
DISTRICT, YEAR = "UBND HUYỆN HOẰNG HÓA", "Năm 2024"


def _unit(tmp_path: Path, *sheets: list[str]) -> str:
    """The unit of the report in a workbook with these sheets, or why there is none."""
    book = openpyxl.Workbook()
    for number, rows in enumerate(sheets):
        sheet = book.create_sheet() if number else book.worksheets[0]
        for row in rows:
            cells = [int(cell) if cell.isdecimal() else cell or None for cell in row.split("|")]
            sheet.append(cells)
    path = tmp_path / "phu-luc.xlsx"
    book.save(path)
    try:
        return str(load(path).unit)
    except FileError as error:
        return "; ".join(issue.message for issue in error.issues)


@pytest.mark.parametrize(
    ("first", "second", "unit"),
    [
        ([KIM, YEAR], [KIM, YEAR], "xã Hoằng Kim"),
        ([KIM, YEAR], ["UBND xã Hoằng Kim", YEAR], "xã Hoằng Kim"),
        ([KIM, YEAR], ["ỦY BAN NHÂN DÂN", "XÃ HOẰNG KIM"], "xã Hoằng Kim"),
        ([KIM, YEAR], [], "xã Hoằng Kim"),
        ([DISTRICT, KIM, YEAR], [KIM], "xã Hoằng Kim, huyện Hoằng Hóa"),
        ([KIM, YEAR], [DISTRICT, KIM], "xã Hoằng Kim, huyện Hoằng Hóa"),
        ([DISTRICT, KIM, YEAR], [DISTRICT, KIM], "xã Hoằng Kim, huyện Hoằng Hóa"),
        ([KIM, YEAR], ["Kết quả trên địa bàn xã Hoằng Kim"], "xã Hoằng Kim"),
        ([KIM, YEAR], ["Báo cáo của UBND huyện Hoằng Hóa"], "xã Hoằng Kim"),
        ([DISTRICT, "Đơn vị: xã Hoằng Kim", "Kỳ báo cáo: năm 2024"], [], "xã Hoằng Kim"),
        (
            ["Đơn vị|xã Hoằng Kim", "Kỳ báo cáo|năm 2024"],
            ["Đơn vị: xã Hoằng Kim", "Kỳ báo cáo: năm 2024"],
            "xã Hoằng Kim",
        ),
    ],
)
def test_a_unit_that_is_named_again_is_one(
    tmp_path: Path, first: list[str], second: list[str], unit: str
) -> None:
    """In capitals or not, with or without the unit above it."""
    apart = _unit(tmp_path, [*first, *EVENTS], [*second, *PRODUCTS])
    together = _unit(tmp_path, [*first, *EVENTS, "", *second, *PRODUCTS])

    assert (apart, together) == (unit, unit)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ([KIM, YEAR], [PHU, YEAR]),
        ([DISTRICT, KIM, YEAR], [DISTRICT, PHU]),
        ([KIM, YEAR], ["ỦY BAN NHÂN DÂN", "XÃ HOẰNG PHÚ"]),
        ([KIM, YEAR], ["Kết quả trên địa bàn xã Hoằng Phú"]),
        (["Kết quả của xã Hoằng Kim", YEAR], ["Kết quả của xã Hoằng Phú"]),
        (["Đơn vị: xã Hoằng Kim", "Kỳ báo cáo: năm 2024"], [PHU]),
        (["Đơn vị|xã Hoằng Kim", "Kỳ báo cáo|năm 2024"], ["Đơn vị|xã Hoằng Phú"]),
        ([KIM, YEAR], ["Đơn vị: xã Hoằng Phú"]),
    ],
)
def test_two_units_are_named_with_their_sheets(
    tmp_path: Path, first: list[str], second: list[str]
) -> None:
    """Nobody knows whose report it would be."""
    told = _unit(tmp_path, [*first, *EVENTS], [*second, *PRODUCTS])

    assert ["sheet 'Sheet'" in told, "sheet 'Sheet1'" in told] == [True, True]
    assert ["xã Hoằng Kim" in told, "xã Hoằng Phú" in told] == [True, True]
    assert "put the tables of each unit into a file of its own" in told


def test_two_units_above_the_tables_of_one_sheet_are_refused(tmp_path: Path) -> None:
    """Each is named with its cell."""
    told = _unit(tmp_path, [KIM, YEAR, *EVENTS, "", PHU, *PRODUCTS])

    assert told == (
        "sheet 'Sheet', cell A6: this names xã Hoằng Phú, and sheet 'Sheet', cell A1 names xã "
        "Hoằng Kim; a file holds the report of one unit: put the tables of each unit into a file "
        "of its own"
    )


def test_tables_of_two_communes_under_one_heading_are_refused(tmp_path: Path) -> None:
    """Their events would be added up as those of one."""
    told = _unit(tmp_path, [KIM, YEAR, *EVENTS], [PHU, YEAR, *EVENTS, "", *PRODUCTS])

    assert "this names xã Hoằng Phú" in told


def test_a_district_and_its_commune_are_two_units(tmp_path: Path) -> None:
    """A sheet of each is no report of the commune in the district."""
    told = _unit(tmp_path, [DISTRICT, YEAR, *EVENTS], [KIM, *PRODUCTS])

    assert "this names xã Hoằng Kim, and sheet 'Sheet', cell A1 names huyện Hoằng Hóa" in told
