"""Workbooks and CSV files as people fill them in, and what is told when a cell is wrong."""

import datetime as dt
import io
import unicodedata
from collections.abc import Sequence
from decimal import Decimal
from pathlib import Path
from typing import Any

import attrs
import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from genderplan import (
    Activity,
    ActivityKind,
    BySex,
    Count,
    Missing,
    Observation,
    PartialDate,
    Percent,
    Period,
    Ratio,
    Report,
    sample,
)
from genderplan.errors import FileError, InvalidValueError
from genderplan.issues import Issue
from genderplan.plans import BroadcastRow, EventRow, ReportTable
from genderplan.serialization import load, read_account, read_table, write_table, write_template
from genderplan.serialization.cell_forms import CellForm, plain_cell
from genderplan.serialization.cells import neutral, restored
from genderplan.serialization.table_forms import TABLES
from genderplan.serialization.writing import TEMPLATES

ANSWERS: list[list[object]] = [
    ["Tên báo cáo", "Báo cáo Tháng hành động năm 2023"],
    ["Đơn vị", "phường Bạch Đằng, quận Hai Bà Trưng, thành phố Hà Nội"],
    ["Mã đơn vị", "00244"],
    ["Kỳ báo cáo", 2023],
]
HEADINGS = ["Tên hoạt động", "Số cuộc", "Nam", "Nữ", "Tổng số", "Đơn vị thực hiện"]


def workbook(path: Path, **sheets: Sequence[Sequence[Any]]) -> Path:
    """A workbook with these sheets; an underscore in a name stands for a space."""
    book = openpyxl.Workbook()
    del book["Sheet"]
    for name, rows in sheets.items():
        page = book.create_sheet(name.replace("_", " "))
        for row in rows:
            page.append(list(row))
    book.save(path)
    return path


def events(path: Path, *rows: Sequence[Any]) -> tuple[EventRow, ...]:
    """The events of a workbook with these rows below the usual headings."""
    workbook(path, Sự_kiện=[HEADINGS, *rows])
    found: tuple[EventRow, ...] = load(path)
    return found


def csv_rows(path: Path, text: str, encoding: str = "utf-8") -> tuple[Any, ...]:
    """The rows of a CSV file with this text."""
    path.write_bytes(text.encode(encoding))
    rows: tuple[Any, ...] = load(path)
    return rows


def told(path: Path) -> dict[str, str]:
    """Place and sentence of everything that is wrong with a file."""
    with pytest.raises(FileError) as caught:
        load(path)
    return {issue.path: issue.message for issue in caught.value.issues}


def test_a_filled_in_workbook_is_a_report(tmp_path: Path) -> None:
    """Titles, two rows of merged headings, numbers of columns, totals and signatures do no harm."""
    path = workbook(
        tmp_path / "a.xlsx",
        Thông_tin=[["BÁO CÁO"], [], *ANSWERS],
        Sự_kiện=[
            ["Bảng IV.1. KẾT QUẢ TỔ CHỨC LỄ PHÁT ĐỘNG, SỰ KIỆN"],
            [None, "(Kèm theo báo cáo)"],
            ["STT", "NỘI DUNG HOẠT ĐỘNG", "Số cuộc", "Số người tham gia", None, None, "Đơn vị"],
            [None, None, None, "Nam", "Nữ", "Tổng số", None],
            ["(1)", "(2)", "(3)", "(4)", "(5)", "(6)", "(7)"],
            ["I", "Các hoạt động cấp phường"],
            [1, "Tọa đàm", "01 buổi", 42.0, "55 người", None, "Hội Phụ nữ; Đoàn Thanh niên"],
            [2, "Hội nghị", "2", "  ", "-", "1.234", "- Hội Phụ nữ\n- Dân số"],
            [3, "Mít tinh", None, None, None, "hơn 200", None],
            [None, "Tổng cộng", 3, 42, 55, 1534, None],
            [None, None, None, None, None, "Bạch Đằng, ngày 05 tháng 12 năm 2023"],
            [None, "NGƯỜI LẬP BIỂU", None, None, None, "CHỦ TỊCH"],
            [None, "Trần Thị B", None, None, None, "Nguyễn Văn A"],
        ],
        Truyền_thông=[
            ["Hình thức", "Số lượng", "Tần suất", "Thời lượng (phút)", "Kênh"],
            ["Phát thanh", "1 buổi", "Tuần", "10 phút", None],
        ],
        Sản_phẩm=[["STT", "Tên sản phẩm", "Số lượng"], [1, "Không", 0]],
        Hướng_dẫn=[["Đọc kỹ trước khi điền"]],
    )
    report = load(path)

    assert "00244" == report.unit_code
    assert Period.of_year(2023) == report.period
    assert (
        EventRow(
            name="Tọa đàm",
            sessions=Count(1),
            participants=BySex(men=42, women=55),
            organisers=("Hội Phụ nữ", "Đoàn Thanh niên"),
        ),
        EventRow(
            name="Hội nghị",
            sessions=Count(2),
            participants=BySex(total=1234),
            organisers=("Hội Phụ nữ", "Dân số"),
        ),
        EventRow(name="Mít tinh", participants=BySex(total=Count(200, "more_than"))),
    ) == report.events
    assert (BroadcastRow(name="Phát thanh", number=Count(1), per="week", minutes=10),) == (
        report.broadcasts
    )
    assert (ReportTable.PRODUCTS,) == report.none_reported


def test_sheets_are_known_by_what_they_hold(tmp_path: Path) -> None:
    """Sheets of other names are read by their questions and headings."""
    path = workbook(tmp_path / "a.xlsx", Sheet1=ANSWERS, Sheet2=[HEADINGS, ["Tọa đàm", 1]])

    assert ["Tọa đàm"] == [row.name for row in load(path).events]


def test_headings_in_decomposed_letters_are_known(tmp_path: Path) -> None:
    """Headings typed in decomposed form, in capitals or with a unit in brackets are the same."""
    headings = [unicodedata.normalize("NFD", text) for text in ("TÊN HOẠT ĐỘNG", "Nữ (người)")]
    path = workbook(tmp_path / "a.xlsx", Sheet1=[headings, ["Tọa đàm", 5]])

    assert (EventRow(name="Tọa đàm", participants=BySex(women=5)),) == load(path)


def test_without_a_figure_there_is_none(tmp_path: Path) -> None:
    """An empty cell and a dash are no figure; 0 and "Không" are the figure 0."""
    rows = events(tmp_path / "a.xlsx", ["A", 1, None, "–"], ["B", 1, 0, "Không"])

    assert [None, BySex(men=0, women=0)] == [row.participants for row in rows]


@pytest.mark.parametrize(
    ("written", "count"),
    [
        ("1.234", Count(1234)),
        (" 1 234 ", Count(1234)),
        ("1234 lượt người", Count(1234)),
        ("10 nam", Count(10)),
        ("10 tổ dân phố", None),
        ("20 tin,bài", None),
        ("3 nữ", None),
        ("3 hộ", None),
        ("2 ngày", None),
        ("06", Count(6)),
        (12.0, Count(12)),
        ("hơn 200", Count(200, "more_than")),
        ("gần 400 đại biểu", Count(400, "nearly")),
        ("200 người trở lên", None),
        ("'12", None),
        ("1,5", None),
        (1.5, None),
        (-3, None),
        ("-3 người", None),
        ("12a", None),
        (True, None),
        ("#REF!", None),
        (dt.datetime(2023, 2, 11), None),  # noqa: DTZ001 - as a spreadsheet has it
    ],
)
def test_the_forms_of_a_count(tmp_path: Path, written: object, count: Count | None) -> None:
    """What has one meaning is read; anything else is refused with its sheet and cell."""
    path = workbook(tmp_path / "a.xlsx", Sự_kiện=[HEADINGS, ["Tọa đàm", 1, written]])
    if count is None:
        assert ["Sự kiện!C2"] == list(told(path))
        assert told(path)["Sự kiện!C2"].startswith("sheet 'Sự kiện', cell C2 (Nam): ")
    else:
        assert count == load(path)[0].participants.men


@pytest.mark.parametrize(
    ("written", "shown", "percent"),
    [
        ("18,2%", "General", "18.2"),
        (0.182, "0.0%", "18.2"),
        (0.25, "0%", "25"),
        (1, "0%", "100"),
        (18.2, "General", None),
        ("18,2", "General", None),
    ],
)
def test_the_forms_of_a_percentage(
    tmp_path: Path, written: object, shown: str, percent: str | None
) -> None:
    """A percentage has its sign, or its cell is shown as one; a bare number could be either."""
    path = tmp_path / "a.xlsx"
    workbook(path, Kết_quả=[["Nội dung", "Số nữ", "Tổng số", "Tỷ lệ"], ["UBND", 2, 11, written]])
    book = openpyxl.load_workbook(path)
    book["Kết quả"]["D2"].number_format = shown
    book.save(path)

    if percent is None:
        assert ["Kết quả!D2"] == list(told(path))
    else:
        (row,) = load(path)
        assert (Ratio(2, 11), percent) == (row.value, str(row.stated.value))


@pytest.mark.parametrize(
    ("written", "date"),
    [
        ("15/11/2023", PartialDate(2023, 11, 15)),
        ("11/2023", PartialDate(2023, 11)),
        (2023, PartialDate(2023)),
        (dt.datetime(2023, 11, 15), PartialDate(2023, 11, 15)),  # noqa: DTZ001 - as above
        ("ngày 15 tháng 11 năm 2023", PartialDate(2023, 11, 15)),
        ("31/02/2023", None),
        (45000, None),
    ],
)
def test_the_forms_of_a_date(tmp_path: Path, written: object, date: PartialDate | None) -> None:
    """A date is read as it is typed, or as the spreadsheet keeps it."""
    path = workbook(
        tmp_path / "a.xlsx",
        Hoạt_động=[["Loại", "STT", "Nội dung", "Ngày"], ["tập huấn", 1, "Lớp", written]],
    )
    if date is None:
        assert ["Hoạt động!D2"] == list(told(path))
    else:
        assert date == load(path)[0].date


@pytest.mark.parametrize("cell", [15, 45000, Decimal("20.5"), Decimal(2023)])
def test_a_number_that_is_no_year_is_no_date(cell: int | Decimal) -> None:
    """A day alone, the number by which a spreadsheet keeps a day: what is expected is said."""
    with pytest.raises(InvalidValueError, match=r"a date such as 15/11/2023 or 11/2023"):
        plain_cell(cell, CellForm.DATE)


def test_everything_wrong_is_told_at_once(tmp_path: Path) -> None:
    """Each refused cell is named by sheet and cell, together with all others."""
    path = workbook(
        tmp_path / "a.xlsx",
        Thông_tin=[
            ["Tên báo cáo", "T"],
            ["Đơn vị", None],
            ["Kỳ báo cáo", "quý V/2023"],
            ["Huyện", 3],
        ],
        Sự_kiện=[
            ["", *HEADINGS[:4], "Tổng số", "Khách mời"],
            ["", "A", "nhiều", 1, 2, None, 7],
            ["", "B", 1, 50, 2, 40, None],
            ["", None, 1, 2, 3, None, None],
        ],
        Kết_quả=[["Nội dung", "Số nữ", "Tổng số"], ["UBND", 16, 15], ["HĐND", 3, None]],
    )

    assert {
        "Thông tin!B2",  # no unit
        "Thông tin!B3",  # no such quarter
        "Thông tin!A4",  # nobody asks for it
        "Sự kiện!C2",  # no number
        "Sự kiện!D3",  # more men than people
        "Sự kiện!B4",  # no name
        "Kết quả!B2",  # a part above its whole
        "Kết quả!B3",  # one of two counts
    } == set(told(path))


def test_the_place_is_told_in_vietnamese(tmp_path: Path) -> None:
    """The sentence about a cell names sheet and cell in its own language."""
    path = workbook(tmp_path / "a.xlsx", Sự_kiện=[HEADINGS, ["Tọa đàm", "x7"]])
    with pytest.raises(FileError) as caught:
        load(path)
    (issue,) = caught.value.issues

    assert isinstance(issue, Issue)
    assert "Sự kiện" in issue.text("vi")
    assert "B2" in issue.text("vi")


def test_a_misspelt_heading_gets_the_nearest(tmp_path: Path) -> None:
    """A heading that nobody knows is answered with the one that is meant."""
    path = workbook(tmp_path / "a.xlsx", Sự_kiện=[[*HEADINGS[:3], "Nử"], ["Tọa đàm", 1, 2, 3]])

    assert "(did you mean Nữ?)" in told(path)["Sự kiện!D1"]


def test_an_unknown_column_is_a_remark(tmp_path: Path) -> None:
    """A column that nobody knows leaves the table readable, and is named with its cells."""
    heading = "Số người được tiếp cận thông tin qua các sản phẩm truyền thông của địa phương"
    path = workbook(tmp_path / "a.xlsx", Sự_kiện=[[*HEADINGS[:3], heading], ["Tọa đàm", 1, 2, 3]])

    assert (EventRow(name="Tọa đàm", sessions=Count(1), participants=BySex(men=2)),) == load(path)
    (note,) = read_account(path).notes
    assert ("Sự kiện!D1", "note") == (note.path, note.severity.value)
    assert "1 cells are not used" in note.message


def test_a_formula_counts_with_its_result_only(tmp_path: Path) -> None:
    """A formula whose result was never stored is told, not taken as empty."""
    path = workbook(tmp_path / "a.xlsx", Sự_kiện=[HEADINGS, ["Tọa đàm", "=1+1"]])

    assert "formula" in told(path)["Sự kiện!B2"]


def test_a_unit_code_that_lost_its_zeros_is_refused(tmp_path: Path) -> None:
    """A number in the place of a code may have lost zeros, unless it has all five digits."""
    answers = [row for row in ANSWERS if row[0] != "Mã đơn vị"]
    short = workbook(tmp_path / "a.xlsx", Thông_tin=[*answers, ["Mã đơn vị", 244]])
    long = workbook(tmp_path / "b.xlsx", Thông_tin=[*answers, ["Mã đơn vị", 16042]])

    assert ["Thông tin!B4"] == list(told(short))
    assert "16042" == load(long).unit_code


def test_a_sheet_that_nobody_knows_is_told(tmp_path: Path) -> None:
    """A sheet with content of no known table is an error, because it would be lost."""
    path = workbook(tmp_path / "a.xlsx", Thông_tin=ANSWERS, Khác=[["a", "b"], [1, 2]])

    assert ["Khác"] == list(told(path))


def test_tables_without_a_report_are_read_one_by_one(tmp_path: Path) -> None:
    """A workbook with two tables and no report is refused whole, and read table by table."""
    path = workbook(
        tmp_path / "a.xlsx",
        Sự_kiện=[HEADINGS, ["Tọa đàm"]],
        Kết_quả=[["Nội dung", "Số nữ", "Tổng số"], ["Cấp ủy", 2, 11]],
    )

    assert "or say it when the file is read" in str(told(path))
    assert ["Tọa đàm"] == [row.name for row in read_table(path, "events")]
    assert ["Cấp ủy"] == [row.name for row in read_table(path, "results")]
    with pytest.raises(FileError, match="no row with the headings"):
        read_table(path, "observations")
    with pytest.raises(InvalidValueError, match="one of events, broadcasts"):
        read_table(path, "tables")


@pytest.mark.parametrize("separator", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_csv_as_spreadsheets_save_it(tmp_path: Path, separator: str, encoding: str) -> None:
    """Comma, semicolon and tab, with and without a byte order mark."""
    lines = [["Mã chỉ tiêu", "Mã đơn vị", "Năm", "Giá trị"], ["clubs", "06", "2019", "1.100"]]
    text = "\r\n".join(separator.join(line) for line in lines)

    assert (
        Observation(indicator="clubs", unit="06", period=Period.of_year(2019), value=1100),
    ) == csv_rows(tmp_path / "a.csv", text, encoding)


def test_separators_inside_cells_do_not_count(tmp_path: Path) -> None:
    """A cell may hold a list with semicolons in a file that is parted by commas."""
    organisers = ";".join("abcdefghijklmno")
    text = f"Tên hoạt động,Số cuộc,Nam,Nữ,Đơn vị\nA,1,2,3,{organisers}\nB,1,2,3,\nC,1,2,3,\n"
    rows = csv_rows(tmp_path / "a.csv", text)

    assert tuple("abcdefghijklmno") == rows[0].organisers


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("110", Count(110)),
        ("15/42", Ratio(15, 42)),
        ("35,7%", Percent(Decimal("35.7"))),
        ("Không", Missing.NONE),
        ("không áp dụng", Missing.NOT_APPLICABLE),
        ("not_collected", Missing.NOT_COLLECTED),
    ],
)
def test_the_forms_of_an_observed_value(tmp_path: Path, written: str, value: object) -> None:
    """A value says by its form what it is."""
    text = f'Chỉ tiêu;Mã đơn vị;Kỳ;Giá trị\na;194;năm 2023;"{written}"'
    (seen,) = csv_rows(tmp_path / "a.csv", text)

    assert value == seen.value


@pytest.mark.parametrize("text", ["\x00", 'a,b\n"', "", "a,b\n1,2", "x" * 200_000])
def test_what_is_no_table(tmp_path: Path, text: str) -> None:
    """Text without the headings of a known table is refused."""
    path = tmp_path / "a.csv"
    path.write_text(text, "utf-8")

    assert told(path)


def test_reports_come_back_from_workbooks(tmp_path: Path) -> None:
    """Every packaged report is equal after being written as a workbook and read."""
    for name in ("bac-kan-2019", "bach-dang-report-2023", "mong-cai-2023"):
        write_table(sample(name), tmp_path / f"{name}.xlsx")
        assert sample(name) == load(tmp_path / f"{name}.xlsx")


@pytest.mark.parametrize("text", ["a\nb", "a\r\nb", "a\rb", " a", "a\tb", "a\x0bb", "x" * 40_000])
@pytest.mark.parametrize("ending", ["csv", "xlsx"])
def test_a_text_comes_back_or_is_refused(tmp_path: Path, ending: str, text: str) -> None:
    """A file form that cannot hold a text as it is says so and writes nothing."""
    path = tmp_path / f"a.{ending}"
    (event, *_) = sample("bach-dang-report-2023").events
    rows = (attrs.evolve(event, name=text),)
    try:
        write_table(rows, path)
    except FileError:
        assert not path.exists()
    else:
        assert rows == load(path)


@pytest.mark.parametrize("ending", ["csv", "xlsx"])
def test_rows_come_back_from_tables(tmp_path: Path, ending: str) -> None:
    """Observations, results and events are equal after writing and reading."""
    report = sample("bac-kan-2019")
    for number, rows in enumerate(
        (report.observations(), report.results, sample("bach-dang-report-2023").events)
    ):
        path = tmp_path / f"{number}.{ending}"
        write_table(rows, path)
        assert rows == load(path)


def test_what_a_table_cannot_hold_is_refused(tmp_path: Path) -> None:
    """A table never loses anything silently: what has no place is named, and nothing written."""
    activity = Activity(kind=ActivityKind.TALK, name="Tọa đàm", audience=" có dấu cách ")
    with pytest.raises(FileError, match="audience"):
        write_table([activity], tmp_path / "a.csv")
    with pytest.raises(FileError, match="one table"):
        write_table(sample("bac-kan-2019"), tmp_path / "a.csv")
    with pytest.raises(InvalidValueError, match="rows of one table"):
        write_table([1, 2], tmp_path / "a.csv")
    assert [] == list(tmp_path.iterdir())


@given(st.text(max_size=5) | st.sampled_from(["=1+1", "+1", "-1", "@a", "\t=1", "'=1", "''-"]))
def test_neutralised_text_is_restored(text: str) -> None:
    """What is put before a text to keep it from being run is taken off again, and no more."""
    assert text == restored(neutral(text))
    assert not neutral(text).startswith(("=", "+", "-", "@", "\t", "\r"))


@pytest.mark.parametrize("ending", ["csv", "xlsx"])
def test_no_cell_is_run_as_a_formula(tmp_path: Path, ending: str) -> None:
    """A name that begins like a formula is written as text, and comes back as it was."""
    names = ["=HYPERLINK(1)", "+84", "-SUM(A1)", "@x", "'=1", "-"]
    rows = tuple(EventRow(name=name, sessions=Count(1)) for name in names)
    path = tmp_path / f"a.{ending}"
    write_table(rows, path)

    assert rows == load(path)
    if ending == "csv":
        cells = [line.split(",")[0].strip('"') for line in path.read_text("utf-8-sig").splitlines()]
    else:
        page = openpyxl.load_workbook(path).active
        assert page is not None
        cells = [str(row[0].value) for row in page.iter_rows() if row[0].value is not None]
        kinds = {cell.data_type for row in page.iter_rows() for cell in row}
        assert "f" not in kinds
    assert not [cell for cell in cells if cell.startswith(("=", "+", "-", "@"))]


def test_numbers_are_written_as_numbers(tmp_path: Path) -> None:
    """A spreadsheet can add up what is written."""
    write_table([EventRow(name="A", participants=BySex(men=42))], tmp_path / "a.xlsx")
    page = openpyxl.load_workbook(tmp_path / "a.xlsx").active

    assert page is not None
    cells = [cell.value for row in page.iter_rows(min_row=4) for cell in row]
    assert [42] == [value for value in cells if isinstance(value, int)]


ASKING = {
    "report": {"Thông tin!B1", "Thông tin!B2", "Thông tin!B4"},
    "plan": {f"Thông tin kế hoạch!B{row}" for row in (1, 2, 4)},
    "action-month": {"Phụ lục!A2", "Phụ lục!A4"},
    "measures": {"Chỉ tiêu chiến lược!A3"},
    "domestic-violence": {"Bạo lực gia đình!A3", "Bạo lực gia đình!A4"},
}
"""What an empty template must be asked for."""


@pytest.mark.parametrize("what", TEMPLATES)
@pytest.mark.parametrize("ending", ["toml", "xlsx", "csv"])
def test_templates(tmp_path: Path, what: str, ending: str) -> None:
    """A template is written in the forms that suit it, and read by the code that reads tables."""
    path = tmp_path / f"a.{ending}"
    suits = {
        "toml": what in {"report", "plan", "observations"},
        "xlsx": True,
        "csv": what in TABLES,
    }[ending]
    if not suits:
        with pytest.raises(FileError, match="is written as"):
            write_template(path, what)
        assert not path.exists()
        return
    write_template(path, what)
    if ending == "xlsx" and what in ASKING:
        assert ASKING[what] == set(told(path))
    elif ending != "toml":
        assert () == load(path)
    else:
        assert load(path)


def test_a_template_filled_in_is_a_report(tmp_path: Path) -> None:
    """The workbook that the library makes becomes a report once it is filled in."""
    path = tmp_path / "a.xlsx"
    write_template(path)
    book = openpyxl.load_workbook(path)
    for row, value in ((1, "Báo cáo"), (2, "xã A"), (4, "6 tháng đầu năm 2024")):
        book["Thông tin"].cell(row, 2, value)
    for column, value in enumerate(("tập huấn", "Lớp", "15/3/2024"), start=1):
        book["Hoạt động"].cell(4, column, value)
    book["Sản phẩm"]["A4"] = "Không"
    book["Số lượng"].append(["Lớp", "tờ rơi", 500])
    book.save(path)

    report = load(path)
    assert isinstance(report, Report)
    assert ActivityKind.TRAINING is report.activities[0].kind
    assert PartialDate(2024, 3, 15) == report.activities[0].date
    assert Count(500) == report.activities[0].tallies[0].count
    assert (ReportTable.PRODUCTS,) == report.none_reported


def test_a_template_offers_lists(tmp_path: Path) -> None:
    """The workbook lets people choose the kind of an activity from a list of all kinds."""
    write_template(tmp_path / "a.xlsx")
    book = openpyxl.load_workbook(tmp_path / "a.xlsx")
    rules = book["Hoạt động"].data_validations.dataValidation
    listed = {
        cell.value for row in book["Danh mục"].iter_rows() for cell in row if cell.value is not None
    }

    assert "list" in {rule.type for rule in rules}
    assert {kind.label("vi") for kind in ActivityKind} <= listed
    assert "hidden" == book["Danh mục"].sheet_state


def test_a_workbook_is_a_zip_archive_of_parts(tmp_path: Path) -> None:
    """Bytes that only begin like a workbook are refused in a sentence."""
    stream = io.BytesIO()
    openpyxl.Workbook().save(stream)
    path = tmp_path / "a.xlsx"
    for content in (b"", b"PK\x03\x04", stream.getvalue()[:-30], b"\xd0\xcf\x11\xe0" * 100):
        path.write_bytes(content)
        assert told(path)
