"""Merged cells of Word tables: words hold for all of them, figures for none."""

from pathlib import Path
from typing import Any

import pytest
from tests.papers.conftest import OfficePaper

from genderplan import read_report

EVENTS = ["Tên hoạt động", "Số cuộc", "Nam", "Nữ", "Đơn vị thực hiện"]
TALK = ["Tọa đàm", "6", "10", "20", "Hội LHPN"]
CONTEST = ["Hội thi", "", "5", "5", ""]
PRODUCTS = ["Tên sản phẩm", "Số lượng", "Số người tiếp cận"]
RESULTS = ["Nội dung", "Số nữ", "Tổng số"]
Merge = tuple[int, int, int, int]


def _rows(
    paper: OfficePaper, tmp_path: Path, rows: list[list[str]], *merges: Merge
) -> tuple[Any, int]:
    """What a report with that table holds, and how many cells are told as merged figures."""
    paper.lines("UBND XÃ HOẰNG KIM", "Số: 5/BC-UBND", "Hoằng Kim, ngày 10 tháng 12 năm 2024")
    paper.lines("BÁO CÁO", "Kết quả công tác bình đẳng giới năm 2024", "I. KẾT QUẢ")
    paper.table(rows, merges)
    paper.lines("Nơi nhận:", "- Lưu: VT.")
    draft = read_report(paper.saved(tmp_path / "bao-cao.docx"))
    told = sum("merged over several cells" in each.message for each in draft.issues)
    return draft.paper, told


@pytest.mark.parametrize(
    ("rows", "merge", "right"),
    [
        ([EVENTS, TALK, CONTEST], (1, 1, 2, 1), (["Tọa đàm"], 1)),
        ([EVENTS, ["Tọa đàm", "6", "97", "", ""], TALK], (1, 2, 1, 3), (["Tọa đàm"], 1)),
        ([EVENTS, ["Tọa đàm", "6", "", "", ""], TALK], (1, 1, 1, 3), (["Tọa đàm"], 2)),
        ([EVENTS, ["Mít tinh", "1", "9", "", ""], CONTEST], (1, 2, 2, 3), ([], 3)),
        (
            [EVENTS, TALK, ["Hội thi", "2", "5", "", ""], ["Mít tinh", "1", "5", "", ""]],
            (2, 3, 3, 3),
            (["Tọa đàm", "Hội thi", "Mít tinh"], 0),
        ),
        (
            [EVENTS, TALK, ["Hội thi", "2", "5", "8", ""], ["Mít tinh", "1", "5", "", ""]],
            (2, 3, 3, 3),
            (["Tọa đàm", "Hội thi"], 1),
        ),
    ],
)
def test_merged_figures_are_refused(
    paper: OfficePaper,
    tmp_path: Path,
    rows: list[list[str]],
    merge: Merge,
    right: tuple[list[str], int],
) -> None:
    """Down and sideways, as in a workbook; rows with figures of their own are read."""
    report, count = _rows(paper, tmp_path, rows, merge)

    assert ([each.name for each in report.events], count) == right


@pytest.mark.parametrize(
    ("rows", "merge", "path"),
    [
        ([PRODUCTS, ["Tờ rơi", "500", ""]], (1, 1, 1, 2), "products"),
        ([RESULTS, ["Cấp ủy", "5", ""]], (1, 1, 1, 2), "results"),
        ([RESULTS, ["Cấp ủy", "5", "15"], ["HĐND", "7", ""]], (1, 2, 2, 2), "results"),
    ],
)
def test_merged_figures_of_other_tables(
    paper: OfficePaper,
    tmp_path: Path,
    rows: list[list[str]],
    merge: Merge,
    path: str,
) -> None:
    """Products and results have the same rule."""
    report, count = _rows(paper, tmp_path, rows, merge)

    assert ([each.name for each in getattr(report, path)], count) == (
        [row[0] for row in rows[1:-1]],
        1,
    )


def test_a_word_beside_several_rows_holds_for_each(paper: OfficePaper, tmp_path: Path) -> None:
    """One organiser beside two events carries out both."""
    rows = [EVENTS, TALK, ["Hội thi", "2", "5", "5", ""], ["Mít tinh", "1", "7", "8", "Đoàn TN"]]

    report, _ = _rows(paper, tmp_path, rows, (1, 4, 2, 4))

    assert [each.organisers for each in report.events] == [
        ("Hội LHPN",),
        ("Hội LHPN",),
        ("Đoàn TN",),
    ]


def test_merged_headings_and_totals_are_no_figures(paper: OfficePaper, tmp_path: Path) -> None:
    """A heading over two columns, one over two rows, and "Tổng cộng" over the first cells."""
    rows = [
        ["STT", "Tên hoạt động", "Số cuộc", "Số người tham gia", ""],
        ["", "", "", "Nam", "Nữ"],
        ["1", "Tọa đàm", "6", "10", "20"],
        ["2", "Hội thi", "1", "5", "5"],
        ["Tổng cộng", "", "7", "15", "25"],
    ]
    merges = [(0, 3, 0, 4), (0, 0, 1, 0), (0, 1, 1, 1), (0, 2, 1, 2), (4, 0, 4, 1)]

    report, count = _rows(paper, tmp_path, rows, *merges)

    assert ([each.name for each in report.events], count) == (["Tọa đàm", "Hội thi"], 0)


def test_a_word_for_nothing_may_go_over_a_whole_row(paper: OfficePaper, tmp_path: Path) -> None:
    """The word "Không" over all columns says that there was nothing."""
    report, count = _rows(paper, tmp_path, [PRODUCTS, ["Không", "", ""]], (1, 0, 1, 2))

    assert (report.none_reported[0].value, report.products, count) == ("products", (), 0)
