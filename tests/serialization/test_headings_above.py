"""Headings over several columns: those that add nothing, and those that say what is counted."""

from pathlib import Path

import openpyxl
import pytest

from genderplan import BySex, Count, Money, Percent, Ratio
from genderplan.serialization import Account, read_account

TOP = "Tên hoạt động;Số cuộc;"


def account(path: Path, *rows: str) -> Account:
    """The account of a CSV file with these rows."""
    path.write_text("\n".join(rows), encoding="utf-8")
    found = read_account(path)
    assert found.cells == found.data + found.named + found.wrong
    return found


@pytest.mark.parametrize(
    "above",
    [
        *("Số người tham gia", "Tổng số lượt người tham dự", "Số lượng người tham gia", "Học viên"),
        *("Đại biểu tham dự (người)", "Trong đó", "Chia ra", "Giới tính", "Kết quả thực hiện"),
        *("Thành phần tham dự", "Phân theo giới tính", "Năm 2023", "Trong kỳ", "Cơ cấu giới"),
    ],
)
def test_a_heading_that_says_no_more_than_people(tmp_path: Path, above: str) -> None:
    """Over "Nam" and "Nữ" it changes nothing."""
    found = account(tmp_path / "a.csv", f"{TOP}{above};", ";;Nam;Nữ", "Hội thi;1;4;5")

    assert [BySex(men=4, women=5)] == [row.participants for row in found.held]


@pytest.mark.parametrize(
    "above",
    [
        *(
            "Trong đó DTTS",
            "Trong đó: người khuyết tật",
            "Trực tuyến",
            "Số hộ nghèo",
            "Khách được mời",
        ),
        *("Chưa tham gia", "Kế hoạch năm 2025", "Cùng kỳ", "Chỉ tiêu giao", "Dự kiến"),
    ],
)
def test_a_heading_that_says_of_whom_or_when(tmp_path: Path, above: str) -> None:
    """Beside the figures that count its columns are named, and not used."""
    found = account(tmp_path / "a.csv", f"{TOP}Tổng số;{above};", ";;;Nam;Nữ", "Hội thi;1;97;4;5")

    assert [BySex(total=97)] == [row.participants for row in found.held]
    assert ["D2", "E2"] == [note.path for note in found.notes]


@pytest.mark.parametrize(
    ("rows", "cells"),
    [
        (["Nội dung;Trong đó DTTS;", ";Số nữ;Tổng số", "Cấp ủy;2;4"], ["B2", "C2"]),
        (["Tên hoạt động;Kế hoạch;;", ";Số cuộc;Nam;Nữ", "A;4;15;16"], ["B2", "C2", "D2"]),
        (
            ["Nội dung;Năm 2023;;Năm 2024;", ";Số nữ;Tổng số;Số nữ;Tổng số", "Cấp ủy;4;15;5;15"],
            ["B2", "C2", "D2", "E2"],
        ),
        ([f"{TOP}Người dân;;Cán bộ;", ";;Nam;Nữ;Nam;Nữ", "A;1;4;5;6;7"], ["E2", "F2"]),
    ],
)
def test_figures_of_nobody_knows_whom_are_refused(
    tmp_path: Path, rows: list[str], cells: list[str]
) -> None:
    """Where the table has no other figures, or two that are the same."""
    found = account(tmp_path / "a.csv", *rows)

    assert cells == [issue.path for issue in found.errors]


@pytest.mark.parametrize(
    ("rows", "path", "value"),
    [
        ([f"{TOP};", ";Kế hoạch;Thực hiện;Đạt %", "A;4;3;75"], "sessions", Count(3)),
        ([f"{TOP};;", ";T10;T11;T12;Cộng", "A;1;2;3;6"], "sessions", Count(6)),
        (
            ["Hoạt động;Ngày;Kinh phí (triệu đồng);", ";;Xã hội hóa;Tổng cộng", "A;8/3/2024;5;15"],
            "cost",
            Money(15_000_000),
        ),
        (["Nội dung;Tổng số;Nữ;", ";;Số lượng;Tỷ lệ (%)", "Cấp ủy;15;3;20"], "value", Ratio(3, 15)),
        (
            ["Chức danh;Tổng số;Trong đó: Nữ;", ";;Số lượng;Tỷ lệ", "Bí thư;15;3;20%"],
            "stated",
            Percent(20),
        ),
        (
            ["Nội dung;Tổng số;Trong đó;", ";;Số nữ;Tỷ lệ (%)", "Cấp ủy;15;3;20"],
            "stated",
            Percent(20),
        ),
    ],
)  # fmt: skip
def test_of_several_columns_below_one_the_one_that_counts(
    tmp_path: Path, rows: list[str], path: str, value: object
) -> None:
    """What was done, or the sum; "Kế hoạch" and the parts beside it are named."""
    found = account(tmp_path / "a.csv", *rows)

    assert [value] == [getattr(row, path) for row in found.held]


def test_a_title_above_the_headings_is_no_heading(tmp_path: Path) -> None:
    """Merged over all columns, in the row right above."""
    rows = ["BIỂU TỔNG HỢP NĂM 2024;;;", f"{TOP}Nam;Nữ", "Hội thi;1;4;5"]

    assert [BySex(men=4, women=5)] == [
        row.participants for row in account(tmp_path / "a.csv", *rows).held
    ]


@pytest.mark.parametrize("line", ["", "Kết quả năm 2025"])
@pytest.mark.parametrize(
    "headings",
    [
        *(
            f"Tổng số;{heading}"
            for heading in (
                *("Số nữ năm 2025", "Số nữ 2025", "Số nữ (năm 2025)", "Số nữ (2025)"),
                *("Nữ (người) năm 2025", "SỐ NỮ NĂM 2025", "Nữ năm 2025 (người)"),
            )
        ),
        "Tổng số năm 2025;Số nữ năm 2025",
        "Tổng số;Số nữ;Số nữ năm trước",
        "Tổng số;Số nữ;Số nữ năm 2024",
        "Tổng số;Số nữ;Tỷ lệ so với năm 2024",
    ],
)
def test_the_year_of_the_table_in_a_heading(tmp_path: Path, line: str, headings: str) -> None:
    """It adds nothing; a column of another year is named beside that of the table."""
    cells = "Cấp ủy;20;7" + ";8" * (headings.count(";") - 1)
    found = account(tmp_path / "a.csv", *filter(None, [line]), f"Nội dung;{headings}", cells)

    assert [Ratio(7, 20)] == [row.value for row in found.held]


@pytest.mark.parametrize(
    "rows",
    [
        ["Nội dung;Tổng số năm 2024;Số nữ năm 2024;Tổng số năm 2025;Số nữ năm 2025"],
        ["Nội dung;Tổng số (năm 2024);Số nữ (2024);Tổng số (năm 2025);Số nữ (2025)"],
        ["Nội dung;Năm 2024;;Năm 2025;", ";Tổng số;Số nữ;Tổng số;Số nữ"],
        ["Nội dung;Tổng số;Số nữ;Tổng số;Số nữ", ";Năm 2024;Năm 2024;Năm 2025;Năm 2025"],
    ],
)
@pytest.mark.parametrize(
    ("line", "value"),
    [
        *(("Kết quả năm 2025", Ratio(7, 20)), ("Kỳ báo cáo: 2025", Ratio(7, 20))),
        *(("Năm báo cáo;2025", Ratio(7, 20)), ("Số liệu năm 2024", Ratio(1, 9)), ("", None)),
    ],
)
def test_columns_of_several_years(
    tmp_path: Path, rows: list[str], line: str, value: Ratio | None
) -> None:
    """Those of the year of the table count, wherever the years stand; else all are refused."""
    found = account(tmp_path / "a.csv", *filter(None, [line]), *rows, "Cấp ủy;9;1;20;7")

    rows_held = getattr(found.held, "results", found.held)
    assert value == (rows_held and rows_held[0].value)
    assert (value is None) == bool(found.errors)


@pytest.mark.parametrize(
    "heading",
    [
        *("Số nữ đến năm 2025", "Số nữ so với năm 2025", "Số nữ 2021-2025", "Số nữ quý I năm 2025"),
        *("Số nữ năm 2024, 2025", "Số nữ kế hoạch năm 2025", "Số nữ tháng 3/2025", "Số nữ 2500"),
    ],
)
def test_a_year_that_is_not_that_of_the_figures(tmp_path: Path, heading: str) -> None:
    """A column of another time is named and not read."""
    found = account(tmp_path / "a.csv", f"Tên hoạt động;Tổng số;{heading}", "Hội thi;20;7")

    assert [BySex(total=20)] == [row.participants for row in found.held]


@pytest.mark.parametrize(
    ("headings", "line", "amount"),
    [
        ("Kinh phí (triệu đồng) năm 2025", "", 12),
        ("Kinh phí năm 2025 (triệu đồng)", "Kết quả năm 2025", 12),
        ("Kinh phí 2025 - triệu đồng", "", 12),
        ("Kinh phí (triệu đồng) năm 2025", "Kết quả năm 2024", None),
        ("Kinh phí năm 2025 (triệu đồng);Kế hoạch năm 2026", "", None),
        ("Kinh phí năm 2025 (triệu đồng);Kế hoạch năm 2026", "Kết quả năm 2025", 12),
    ],
)
def test_the_year_of_an_amount(
    tmp_path: Path, headings: str, line: str, amount: int | None
) -> None:
    """Another year is named and not read, and one of several that nothing tells."""
    front = "Loại hoạt động;Tên hoạt động"
    cells = "Tập huấn;Lớp A;12" + ";13" * headings.count(";")
    found = account(tmp_path / "a.csv", line, f"{front};{headings}", cells)

    assert [amount and Money(amount * 10**6)] == [row.cost for row in found.held]


@pytest.mark.parametrize(
    ("period", "value"), [("năm 2025", Ratio(7, 20)), ("năm 2024", Ratio(1, 9))]
)
def test_the_period_of_the_report_tells_the_year(tmp_path: Path, period: str, value: Ratio) -> None:
    """Of two columns the one counts that is of the report's period."""
    sheets: dict[str, list[list[str | int]]] = {
        "Thông tin": [["Tên báo cáo", "A"], ["Đơn vị báo cáo", "xã A"], ["Kỳ báo cáo", period]],
        "Kết quả": [
            [
                *("Nội dung", "Tổng số năm 2024", "Số nữ năm 2024"),
                *("Tổng số năm 2025", "Số nữ năm 2025"),
            ],
            ["Cấp ủy", 9, 1, 20, 7],
        ],
    }
    book = openpyxl.Workbook()
    for title, rows in sheets.items():
        page = book.create_sheet(title)
        for row in rows:
            page.append(row)
    book.remove(book.worksheets[0])
    book.save(tmp_path / "a.xlsx")

    assert [value] == [row.value for row in read_account(tmp_path / "a.xlsx").held.results]


@pytest.mark.parametrize(
    ("above", "stated"),
    [("Nữ", 70), *((men, None) for men in ("Nam", "Số nam", "Nam giới", "Trong đó: Nam"))],
)
def test_a_share_of_men_is_no_share_of_women(
    tmp_path: Path, above: str, stated: int | None
) -> None:
    """Over "Tỷ lệ" the word for men keeps it from being the stated share."""
    rows = [f"Nội dung;Tổng số;Số nữ;{above};", ";;;Số người;Tỷ lệ (%)", "Cấp ủy;10;3;7;70"]
    (made,) = account(tmp_path / "a.csv", *rows).held

    assert (stated and Percent(stated)) == made.stated
