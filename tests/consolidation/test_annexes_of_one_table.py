"""A workbook with one standard table and a head with its unit: a report for `consolidate` alone."""

from pathlib import Path

import openpyxl
import pytest

from genderplan import DocumentReference, gazetteer, load
from genderplan.consolidation import Consolidations, Outcome, consolidate
from genderplan.plans import EventRow, Report
from genderplan.serialization import read_account

EVENTS = ["Tên hoạt động|Số cuộc|Nam|Nữ", "Tọa đàm|{}|2|3"]
PRODUCTS = ["Tên sản phẩm|Số lượng", "Tờ rơi|{}"]
BROADCASTS = ["Hình thức truyền thông|Số lượng", "Bài viết|{}"]
RESULTS = ["Nội dung|Số nữ|Tổng số", "Cấp ủy|{}|15"]
ACTIVITIES = ["Tên hoạt động|Thời gian|Số cuộc|Nam|Nữ", "Tọa đàm|Tháng 9/2024|{}|2|3"]
HEAD = ["UBND HUYỆN HOẰNG HÓA", "UBND XÃ HOẰNG KIM", "BÁO CÁO THÁNG HÀNH ĐỘNG", "Năm 2024"]
TAKEN, NO_REPORT, REFUSED = Outcome.TAKEN, Outcome.NO_REPORT, Outcome.REFUSED


def _write(path: Path, rows: list[str], figure: int = 4) -> Path:
    book = openpyxl.Workbook()
    for row in rows:
        cells = row.format(figure).split("|")
        book.worksheets[0].append([int(c) if c.isdecimal() else c or None for c in cells])
    book.save(path)
    return path


def _consolidated(folder: Path) -> Consolidations:
    return consolidate(folder, gazetteer(), within="399")


@pytest.mark.parametrize(
    ("rows", "outcome"),
    [
        ([*HEAD, *EVENTS], TAKEN),
        ([*HEAD, *PRODUCTS], TAKEN),
        ([*HEAD[1:], "I. SỰ KIỆN", *EVENTS], TAKEN),
        (["Đơn vị: xã Hoằng Kim", "Kỳ báo cáo: năm 2024", *EVENTS], TAKEN),
        (["Kết quả của xã Hoằng Kim năm 2024", *EVENTS], TAKEN),
        ([*HEAD, EVENTS[0], "Không|||"], TAKEN),
        ([*HEAD, *EVENTS, "", "II. TIẾP THEO", *EVENTS], TAKEN),
        ([*HEAD[:2], *EVENTS], REFUSED),
        ([*HEAD[2:], *EVENTS], REFUSED),
        (["SỰ KIỆN", *EVENTS], NO_REPORT),
        (EVENTS, NO_REPORT),
        ([*HEAD, *RESULTS], TAKEN),
        ([*HEAD, *ACTIVITIES], TAKEN),
        ([*HEAD, *RESULTS, "", "Bảng 2. Các hoạt động", *ACTIVITIES], TAKEN),
        ([*HEAD, *RESULTS, "", *EVENTS], TAKEN),
        ([HEAD[1], "KẾT QUẢ THỰC HIỆN KẾ HOẠCH NĂM 2024", *ACTIVITIES], TAKEN),
        ([HEAD[1], "KẾ HOẠCH HOẠT ĐỘNG NĂM 2024", *ACTIVITIES], NO_REPORT),
        (["HOẠT ĐỘNG", *ACTIVITIES], NO_REPORT),
    ],
)
def test_one_table_is_a_report_where_its_head_says_whose(
    tmp_path: Path, rows: list[str], outcome: Outcome
) -> None:
    """With unit and period it is taken; of one of them the other is asked for."""
    _write(tmp_path / "a.xlsx", rows)

    (entry,) = _consolidated(tmp_path).account

    assert entry.outcome is outcome


@pytest.mark.parametrize(
    ("rows", "reason"),
    [
        (["SỰ KIỆN", *EVENTS], "no lines above its table say the unit and period of a report"),
        (["Mã đơn vị|Kỳ báo cáo|Chỉ tiêu|Số nữ|Tổng số"], ""),
    ],
)
def test_what_is_no_report_is_told_with_the_reason(
    tmp_path: Path, rows: list[str], reason: str
) -> None:
    """An official sees what the file lacks."""
    _write(tmp_path / "a.xlsx", rows)
    (entry,) = _consolidated(tmp_path).account

    assert reason in str(entry.issues)


@pytest.mark.parametrize("tables", [[*RESULTS, "", *ACTIVITIES], [*RESULTS, "", *EVENTS], RESULTS])
def test_unit_and_period_can_be_said_when_tables_are_loaded(
    tmp_path: Path, tables: list[str]
) -> None:
    """Tables without a head are a report of the unit and period that are given."""
    path = _write(tmp_path / "a.xlsx", tables)
    report = load(path, unit="xã Hoằng Kim", period="năm 2024")

    assert isinstance(report, Report)
    assert ("xã Hoằng Kim", "2024", 1) == (report.unit, str(report.period), len(report.results))


@pytest.mark.parametrize(
    ("periods", "said"),
    [
        (("QUÝ III NĂM 2024", "QUÝ IV NĂM 2024"), "2024"),
        (("QUÝ III NĂM 2024", "QUÝ III NĂM 2024"), "2024-Q3"),
    ],
)
def test_tables_of_two_quarters_are_a_report_of_the_year(
    tmp_path: Path, periods: tuple[str, str], said: str
) -> None:
    """The period of a report is that of all its tables."""
    book = openpyxl.Workbook()
    for at, period in enumerate(periods):
        sheet = book.worksheets[0] if not at else book.create_sheet()
        for row in (HEAD[1], f"HOẠT ĐỘNG {period}", *ACTIVITIES):
            cells = row.format(at + 1).split("|")
            sheet.append([int(c) if c.isdecimal() else c for c in cells])
    book.save(tmp_path / "a.xlsx")
    report = read_account(tmp_path / "a.xlsx", as_report=True).held

    assert (said, 2) == (str(report.period), len(report.activities))


def test_loaded_alone_it_is_rows(tmp_path: Path) -> None:
    """`load` gives rows, and so does an account that is not asked for a report."""
    path = _write(tmp_path / "a.xlsx", [*HEAD, *EVENTS])
    report = read_account(path, as_report=True).held

    assert [type(row) for row in load(path)] == [EventRow]
    assert load(path) == read_account(path).held == report.events
    assert (report.unit, str(report.period)) == ("xã Hoằng Kim, huyện Hoằng Hóa", "2024")


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Hoằng Kim, ngày 20 tháng 12 năm 2024", "Hoằng Kim, ngày 25 tháng 12 năm 2024"),
        (
            "Hoằng Kim, ngày 20 tháng 12 năm 2024",
            "(Kèm theo Báo cáo số 101/BC-UBND ngày 25/12/2024)",
        ),
        (
            "(Kèm theo Báo cáo số 99/BC-UBND ngày 20/12/2024)",
            "(Kèm theo Báo cáo số 101/BC-UBND ngày 25/12/2024)",
        ),
    ],
)
def test_the_report_that_is_dated_later_counts(tmp_path: Path, first: str, second: str) -> None:
    """Its name stands first in the folder, as that of a corrected report often does."""
    _write(tmp_path / "kim.xlsx", [HEAD[1], first, *HEAD[3:], *EVENTS, "", *PRODUCTS], 7)
    _write(tmp_path / "kim-sua.xlsx", [HEAD[1], second, *HEAD[3:], *EVENTS], 8)

    found = _consolidated(tmp_path)

    assert {each.name: each.outcome for each in found.account} == {
        "kim-sua.xlsx": TAKEN,
        "kim.xlsx": Outcome.DUPLICATE,
    }


@pytest.mark.parametrize(
    ("lines", "number"),
    [
        (
            ["Số: 101/BC-UBND|Hoằng Kim, ngày 25 tháng 12 năm 2024"],
            "số 101/BC-UBND ngày 25/12/2024",
        ),
        (
            ["Số 101/BC-UBND", "Hoằng Kim, ngày 05 tháng 3 năm 2024"],
            "số 101/BC-UBND ngày 05/3/2024",
        ),
        (["Số: 101/BC-UBND"], "số 101/BC-UBND"),
        (["Hoằng Kim, ngày 25 tháng 12 năm 2024"], "ngày 25/12/2024"),
        (["Số:     /BC-UBND|Hoằng Kim, ngày … tháng 12 năm 2024"], None),
        (["Mít tinh ngày 25/11"], None),
    ],
)
def test_an_annex_has_the_number_and_day_of_its_head(
    tmp_path: Path, lines: list[str], number: str | None
) -> None:
    """Of a draft neither is known."""
    rows = [HEAD[1], *lines, HEAD[3], *EVENTS, "", *PRODUCTS]

    report = load(_write(tmp_path / "a.xlsx", rows))

    assert isinstance(report, Report)
    assert report.number == (number and DocumentReference.parse(f"Báo cáo {number}"))


def test_files_of_one_unit_with_other_tables_are_put_together(tmp_path: Path) -> None:
    """Events in one workbook and products in the next contradict nothing."""
    _write(tmp_path / "a.xlsx", [*HEAD, *EVENTS], 7)
    _write(tmp_path / "b.xlsx", [*HEAD, *PRODUCTS], 8)
    (tables,) = found = _consolidated(tmp_path)

    assert [TAKEN, TAKEN] == [each.outcome for each in found.account]
    assert ("7", "8") == (
        str(tables.total("events", "sessions")),
        str(tables.total("products", "number")),
    )


def test_tables_that_only_a_replaced_report_has_are_named(tmp_path: Path) -> None:
    """The later report has no products, and those of the first count nowhere."""
    _write(tmp_path / "a.xlsx", [*HEAD, *EVENTS, "", *PRODUCTS], 7)
    _write(tmp_path / "b.xlsx", [*HEAD, *EVENTS], 8)
    first, second = _consolidated(tmp_path).account

    assert (Outcome.DUPLICATE, TAKEN) == (first.outcome, second.outcome)
    assert ["GP541", "GP547"] == [each.code for each in first.issues if each.code > "GP540"]
    assert "sản phẩm truyền thông" in str(first.issues)
