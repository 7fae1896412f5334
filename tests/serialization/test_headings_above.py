"""Headings over several columns: those that add nothing, and those that say what is counted."""

from pathlib import Path

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
            ["D2", "E2"],
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
