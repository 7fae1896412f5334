"""Official forms as offices fill them in: the annex of the Action Month without a report above."""

import csv
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import openpyxl
import pytest

import genderplan as gp
from genderplan.errors import FileError
from genderplan.serialization import read_account

Rows = Sequence[Sequence[Any]]

HEAD: Rows = [
    ["UBND QUẬN HAI BÀ TRƯNG", None, None, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"],
    ["UBND PHƯỜNG BẠCH ĐẰNG", None, None, "Độc lập - Tự do - Hạnh phúc"],
    [],
    ["TỔNG HỢP SỐ LIỆU"],
    ["Tháng hành động vì bình đẳng giới năm 2023"],
    ["(Kèm theo Kế hoạch số 150/KH-UBND ngày 23/10/2023 của UBND phường Bạch Đằng)"],
    [],
]
EVENTS: Rows = [
    ["1. Tổ chức phát động và các hoạt động hưởng ứng, kiểm tra, giám sát"],
    ["STT", "Hoạt động", "Số cuộc/đoàn", "Số người tham gia", None, "Cấp triển khai"],
    [None, None, None, "Nam", "Nữ", None],
    [
        1,
        "Tọa đàm kiến thức tiền hôn nhân và phòng, chống bạo lực gia đình",
        1,
        42,
        55,
        "Hội Phụ nữ; Đoàn Thanh niên; Dân số",
    ],
    [None, "Cộng", 1, 42, 55],
    [],
]
BROADCASTS: Rows = [
    ["2. Kết quả truyền thông trên thông tin đại chúng, thông tin cơ sở"],
    ["STT", "Nội dung", "Số lượng", "Thời lượng", "Cấp triển khai"],
    [
        1,
        "Phát thanh trên hệ thống loa truyền thanh phường",
        "1 buổi/tuần",
        "10 phút/buổi",
        "UBND phường",
    ],
    [
        2,
        "Tin, bài tuyên truyền",
        2,
        "nhóm OA, Zalo tổ dân phố, trang thông tin điện tử của phường",
        "UBND phường",
    ],
    [],
]
PRODUCTS: Rows = [
    ["3. Sản xuất, phát hành các sản phẩm truyền thông"],
    ["STT", "Sản phẩm", "Số lượng", "Số người tiếp cận", "Cấp triển khai"],
    [None, "Không"],
    [],
]
FOOT: Rows = [
    [None, None, None, "Bạch Đằng, ngày 15 tháng 12 năm 2023"],
    ["Người lập biểu", None, None, "KT. CHỦ TỊCH"],
    [None, None, None, "PHÓ CHỦ TỊCH"],
    [None, None, None, "Nguyễn Thị Hoa"],
]
TABLES = [*EVENTS, *BROADCASTS, *PRODUCTS]


def workbook(path: Path, *sheets: Rows) -> Path:
    """A workbook with these sheets."""
    book = openpyxl.Workbook()
    del book["Sheet"]
    for number, rows in enumerate(sheets, 1):
        page = book.create_sheet(f"Sheet{number}")
        for row in rows:
            page.append(list(row))
    book.save(path)
    return path


def csv_file(path: Path, rows: Rows) -> Path:
    """A CSV file with these rows, as spreadsheets save them."""
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        csv.writer(file, delimiter=";").writerows(rows)
    return path


def told(path: Path, period: str | None = None, unit: str | None = None) -> dict[str, str]:
    """Place and sentence of everything that is wrong with a file."""
    with pytest.raises(FileError) as caught:
        gp.load(path, period=period, unit=unit)
    return {issue.path: issue.message for issue in caught.value.issues}


def test_the_annex_alone_has_the_tables_of_the_sample(tmp_path: Path) -> None:
    """Head, merged headings, totals and signatures as offices write them, as workbook and CSV."""
    sample = gp.sample("bach-dang-report-2023")
    rows = [*HEAD, *TABLES, *FOOT]

    for path in (workbook(tmp_path / "a.xlsx", rows), csv_file(tmp_path / "a.csv", rows)):
        taken = read_account(path)
        report = gp.load(path)

        assert () == tuple(taken.errors)
        assert taken.cells == taken.data + taken.named
        assert {"B12", "D23", "A24", "D25", "D26"} == {
            note.path.rpartition("!")[2] for note in taken.notes
        }
        for field in ("events", "broadcasts", "products", "none_reported", "attached_to"):
            assert getattr(sample, field) == getattr(report, field)
        assert sample.period == report.period
        assert report.unit == "phường Bạch Đằng, quận Hai Bà Trưng"
        assert report.title == "TỔNG HỢP SỐ LIỆU Tháng hành động vì bình đẳng giới năm 2023"


def test_an_annex_may_take_one_sheet_a_table(tmp_path: Path) -> None:
    """The head stands in the first sheet alone."""
    path = workbook(tmp_path / "a.xlsx", [*HEAD, *EVENTS], BROADCASTS, [*PRODUCTS, *FOOT])

    assert gp.load(path) == gp.load(workbook(tmp_path / "b.xlsx", [*HEAD, *TABLES, *FOOT]))


@pytest.mark.parametrize(
    ("head", "unit"),
    [
        ([["ỦY BAN NHÂN DÂN"], ["PHƯỜNG BẠCH ĐẰNG"]], "phường Bạch Đằng"),
        ([["ỦY BAN NHÂN DÂN\nXÃ HOẰNG KIM"]], "xã Hoằng Kim"),
        ([["Uỷ ban nhân dân phường Bạch Đằng"]], "phường Bạch Đằng"),
        ([["Đơn vị báo cáo: UBND xã Hoằng Kim"]], "UBND xã Hoằng Kim"),
        ([["Đơn vị báo cáo", "xã Hoằng Kim, tỉnh Thanh Hóa"]], "xã Hoằng Kim, tỉnh Thanh Hóa"),
        ([["Số liệu trên địa bàn xã Hoằng Kim năm 2023"]], "xã Hoằng Kim"),
        ([["BÁO CÁO CỦA UBND PHƯỜNG BẠCH ĐẰNG"]], "phường Bạch Đằng"),
        ([["UBND TỈNH THANH HÓA"], ["UBND XÃ HOẰNG KIM"]], "xã Hoằng Kim, tỉnh Thanh Hóa"),
    ],
)
def test_an_annex_says_whose_it_is(tmp_path: Path, head: Rows, unit: str) -> None:
    """In its head, in a line with a colon, or in its title."""
    rows = [*head, ["Kỳ báo cáo: năm 2023"], *TABLES]

    assert unit == gp.load(workbook(tmp_path / "a.xlsx", rows)).unit


@pytest.mark.parametrize(
    ("line", "period"),
    [
        (["Kỳ báo cáo: năm 2023"], "năm 2023"),
        (["Kỳ báo cáo", "quý IV/2023"], "quý IV/2023"),
        (["SỐ LIỆU 6 THÁNG ĐẦU NĂM 2024"], "6 tháng đầu năm 2024"),
        (
            ["Tháng hành động từ ngày 15/11 đến ngày 15/12/2025"],
            "từ ngày 15/11 đến ngày 15/12/2025",
        ),
        (["Năm báo cáo", 2025], "năm 2025"),
    ],
)
def test_an_annex_says_of_when_it_is(tmp_path: Path, line: Sequence[Any], period: str) -> None:
    """In a line of its own or in its title."""
    path = workbook(tmp_path / "a.xlsx", [["UBND xã Hoằng Kim"], line, *TABLES])

    assert gp.Period.parse(period) == gp.load(path).period


def test_what_an_annex_leaves_open_is_asked_for_or_given(tmp_path: Path) -> None:
    """Period and unit are named when they are missing; either may be given from outside."""
    path = workbook(tmp_path / "a.xlsx", TABLES)
    report = gp.load(path, period="năm 2023", unit="phường Bạch Đằng")
    missing = told(path, unit="phường Bạch Đằng")

    assert ["Sheet1!"] == list(missing)
    assert '"Kỳ báo cáo: năm 2025"' in missing["Sheet1!"]
    assert 2 == len(read_account(path).errors)
    assert (gp.Period.of_year(2023), "phường Bạch Đằng") == (report.period, report.unit)
    assert report == gp.load(path, period=gp.Period.of_year(2023), unit="phường Bạch Đằng")


def test_one_table_of_the_annex_is_a_report_when_its_period_is_given(tmp_path: Path) -> None:
    """A table alone gives its rows; with what makes a report it gives a report."""
    path = workbook(tmp_path / "a.xlsx", EVENTS)
    report = gp.load(path, period="năm 2023", unit="phường Bạch Đằng")

    assert gp.load(path) == report.events


def test_what_is_given_must_agree_with_the_sheet(tmp_path: Path) -> None:
    """A period that the sheet contradicts is refused at the cell that says another."""
    path = workbook(tmp_path / "a.xlsx", [*HEAD, *TABLES])

    assert ["Sheet1!A5"] == list(told(path, period="năm 2024"))
    assert ["Sheet1!A2"] == list(told(path, unit="xã Hoằng Kim"))
