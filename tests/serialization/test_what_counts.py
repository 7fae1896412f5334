"""Which tables, rows and cells count: of plans, other years, hidden, repeated by a ditto mark."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import openpyxl
import openpyxl.styles
import pytest

import genderplan as gp
from genderplan import Money, Ratio
from genderplan.plans import ActivityKind
from genderplan.serialization import Account, read_account, write_table

EVENTS = ["Tên hoạt động", "Số cuộc", "Nam", "Nữ"]
ORGANISED = ["Tên hoạt động", "Số cuộc", "Đơn vị thực hiện"]
COSTS = ["Loại hoạt động", "Tên hoạt động", "Nữ", "Kinh phí"]
ONE, TWO = ["Tọa đàm", 4, 50, 50], ["Hội thi", 1, 10, 20]
Rows = Sequence[Sequence[Any]]


def account(
    path: Path, sheets: Mapping[str, Rows] | Rows, rows: Sequence[int] = (), columns: str = ""
) -> Account:
    """The account of a workbook with these sheets, with hidden rows and columns in the first."""
    book = openpyxl.Workbook()
    del book["Sheet"]
    for name, lines in (sheets if isinstance(sheets, Mapping) else {"Sheet1": sheets}).items():
        page = book.create_sheet(name)
        for line in lines:
            page.append(list(line))
    for number in rows:
        book.worksheets[0].row_dimensions[number].hidden = True
    for letter in columns:
        book.worksheets[0].column_dimensions[letter].hidden = True
    book.save(path)
    found = read_account(path)
    assert found.cells == found.data + found.named + found.wrong
    return found


def names(found: Account) -> list[str] | None:
    """The names of the rows; None where the file is refused."""
    return None if found.held is None else [row.name for row in found.held]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Kế hoạch 2024", "Thực hiện 2024"),
        ("I. KẾ HOẠCH NĂM 2025", "II. KẾT QUẢ NĂM 2024"),
        ("PHƯƠNG HƯỚNG NĂM 2025", "KẾT QUẢ NĂM 2024"),
        ("Dự kiến quý IV", "Kết quả 9 tháng"),
        ("II. TRONG ĐÓ: NGƯỜI DÂN TỘC THIỂU SỐ", "I. TOÀN XÃ"),
    ],
)
def test_a_table_that_tells_of_the_other_is_left_out(
    tmp_path: Path, first: str, second: str
) -> None:
    """What was planned, and some of the people: in the name of a sheet or the line above."""
    titled = {"A": [[first], EVENTS, ONE], "B": [[second], EVENTS, TWO]}
    named = {first[:31].replace(":", ""): [EVENTS, ONE], second: [EVENTS, TWO]}
    below = [[second], EVENTS, TWO, [], [first], EVENTS, ONE]
    for sheets in (titled, named, below):
        assert ["Hội thi"] == names(account(tmp_path / "a.xlsx", sheets))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "sheets",
    [
        ("2023", "2024"),
        ("Năm 2023", "Năm 2024"),
        ("9 tháng năm 2024", "Năm 2024"),
        ("6 tháng", "9 tháng"),
        ("Nháp", "Chính thức"),
        ("Kế hoạch", "Sheet2"),
    ],
)
def test_tables_of_which_only_one_can_count_are_refused(
    tmp_path: Path, sheets: tuple[str, str]
) -> None:
    """Several years, sums up to several months, drafts and copies."""
    found = account(tmp_path / "a.xlsx", {sheets[0]: [EVENTS, ONE], sheets[1]: [EVENTS, TWO]})

    assert 1 == len(found.errors)


@pytest.mark.parametrize(
    "sheets",
    [
        ("Quý I", "Quý II"),
        ("Tháng 1 năm 2024", "Tháng 2 năm 2024"),
        ("6 tháng đầu năm", "6 tháng cuối năm"),
        ("Kế hoạch quý I", "Kế hoạch quý II"),
        ("Hoằng Kim", "Hoằng Phú"),
        ("Phụ lục 1", "Phụ lục 2"),
    ],
)
def test_tables_that_stand_beside_each_other_count(tmp_path: Path, sheets: tuple[str, str]) -> None:
    """Quarters, months, halves, communes."""
    found = account(tmp_path / "a.xlsx", {sheets[0]: [EVENTS, ONE], sheets[1]: [EVENTS, TWO]})

    assert ["Tọa đàm", "Hội thi"] == names(found)


@pytest.mark.parametrize("other", ["Năm 2023", "Kế hoạch năm 2025", "PHƯƠNG HƯỚNG"])
def test_a_report_has_no_rows_of_another_year_or_of_plans(tmp_path: Path, other: str) -> None:
    """Its own period is on the sheet of questions."""
    sheets: dict[str, Rows] = {"Thông tin": ASKED, "Năm 2024": [EVENTS, ONE], other: [EVENTS, TWO]}
    found = account(tmp_path / "a.xlsx", sheets)

    assert ["Tọa đàm"] == [row.name for row in found.held.events]


def test_a_table_that_is_left_out_is_told_once(tmp_path: Path) -> None:
    """The next year's plan of a report that also has results."""
    sheets: dict[str, Rows] = {
        "Thông tin": ASKED,
        "Kết quả năm 2024": [EVENTS, ONE],
        "Kế hoạch năm 2025": [EVENTS, TWO],
    }
    found = account(tmp_path / "a.xlsx", sheets)

    assert ["Tọa đàm"] == [row.name for row in found.held.events]
    assert ["Kế hoạch năm 2025!A1"] == [note.path for note in found.notes]


@pytest.mark.parametrize("name", ["0 tháng", "13 tháng", "tháng 13"])
def test_months_that_no_year_has_are_no_time(tmp_path: Path, name: str) -> None:
    """They hold no other table's months."""
    sheets: dict[str, Rows] = {name: [EVENTS, ONE], "Quý II": [EVENTS, TWO]}

    assert ["Tọa đàm", "Hội thi"] == names(account(tmp_path / "a.xlsx", sheets))


@pytest.mark.parametrize(
    ("rows", "kept"),
    [
        ([["I. Năm 2023"], ONE, ["II. Năm 2024"], TWO], None),
        ([ONE, ["Dự kiến các hoạt động còn lại"], TWO], ["Tọa đàm"]),
        ([ONE, ["Kế hoạch quý sau"], TWO], ["Tọa đàm"]),
        ([["A. Kế hoạch năm 2024"], ONE, ["B. Kết quả thực hiện"], TWO], ["Hội thi"]),
    ],
)
def test_group_lines_of_years_and_of_what_is_to_come(
    tmp_path: Path, rows: Rows, kept: list[str] | None
) -> None:
    """Rows of two years are refused; what is still planned is left out."""
    assert kept == names(account(tmp_path / "a.xlsx", [EVENTS, *rows]))


def test_hidden_rows_and_columns_are_named_and_not_read(tmp_path: Path) -> None:
    """By hand, by a filter or in a closed group."""
    rows: Rows = [[*EVENTS, "Đơn vị thực hiện"], [*ONE, "UBND"], [*TWO, "UBND"]]
    found = account(tmp_path / "a.xlsx", rows, rows=[3], columns="CE")

    assert ["Tọa đàm"] == names(found)
    assert (None, ()) == (found.held[0].participants.men, found.held[0].organisers)
    assert ["hidden are not read: C, E, 3"] == [note.message[42:70] for note in found.notes]


def test_a_struck_out_row_is_refused(tmp_path: Path) -> None:
    """Nobody knows whether the line was drawn through it for good."""
    book = openpyxl.Workbook()
    page = book.worksheets[0]
    for row in (EVENTS, ONE, TWO):
        page.append(row)
    page["A3"].font = page["B3"].font = openpyxl.styles.Font(strike=True)
    book.save(tmp_path / "a.xlsx")

    assert ["Sheet!A3", "Sheet!B3"] == [
        issue.path for issue in read_account(tmp_path / "a.xlsx").errors
    ]


@pytest.mark.parametrize("name", ["∑", "Σ", "Gộp", "Tổng kết quả", "Tổng hợp", "Tổng hợp chung"])
def test_a_last_row_with_every_sum_is_a_total(tmp_path: Path, name: str) -> None:
    """By a name that only sums confirm."""
    rows: Rows = [EVENTS, ONE, TWO, [name, 5, 60, 70]]

    assert ["Tọa đàm", "Hội thi"] == names(account(tmp_path / "a.xlsx", rows))


@pytest.mark.parametrize(
    "mark", ["//", '"', "''", "nt", "-nt-", "n.t", "như trên", "″", "///", "n/t"]
)
def test_a_ditto_mark_says_what_stands_above(tmp_path: Path, mark: str) -> None:
    """Of a body, through several rows, and of a name."""
    rows = [["A", 1, "UBND xã"], ["B", 2, mark], [mark, 3, mark]]
    found = account(tmp_path / "a.xlsx", [ORGANISED, *rows])

    assert [("A", "UBND xã"), ("B", "UBND xã"), ("B", "UBND xã")] == [
        (row.name, *row.organisers) for row in found.held
    ]


def test_a_ditto_mark_below_nothing_is_refused(tmp_path: Path) -> None:
    """In the first row, or in a column of figures."""
    found = account(tmp_path / "a.xlsx", [ORGANISED, ["A", 1, "//"], ["B", "//", "Hội"]])

    assert ["Sheet1!C2", "Sheet1!B3"] == [issue.path for issue in found.errors]


@pytest.mark.parametrize(
    ("head", "cost", "amount"),
    [
        ([], 15, None),
        ([], "500", None),
        ([["ĐVT: người"]], 15, None),
        ([["ĐVT: triệu đồng"]], 15, Money(15_000_000)),
        ([], 15_000, Money(15_000)),
        ([], "15 triệu", Money(15_000_000)),
    ],
)
def test_an_amount_without_a_unit_is_no_fifteen_dong(
    tmp_path: Path, head: Rows, cost: object, amount: Money | None
) -> None:
    """What costs less than 1,000 đồng is written in another unit."""
    found = account(tmp_path / "a.xlsx", [*head, COSTS, ["tập huấn", "A", 20, cost]])

    assert amount == (found.held and found.held[0].cost)


def test_the_unit_of_money_is_written(tmp_path: Path) -> None:
    """So that small amounts come back as well."""
    activity = gp.Activity(kind=ActivityKind.TRAINING, name="A", cost=Money(15))
    for name in ("a.xlsx", "a.csv"):
        write_table([activity], tmp_path / name)
        assert (activity,) == gp.load(tmp_path / name)


@pytest.mark.parametrize(
    "name",
    ["Toàn xã", "Chung", "Cả năm", "T.Cộng", "Tất cả", "Số tổng", "Cả năm 2024", "Toàn huyện"],
)
def test_the_whole_of_the_rows_with_wrong_sums_is_refused(tmp_path: Path, name: str) -> None:
    """A slip of the keyboard makes no event of it, above or below the rows."""
    wrong = [name, 5, 60, 71]
    for rows in ([ONE, TWO, wrong], [wrong, ONE, TWO]):
        found = account(tmp_path / "a.xlsx", [EVENTS, *rows])

        assert (None, 1) == (names(found), len(found.errors))


def test_a_copied_sheet_with_the_same_names_is_refused(tmp_path: Path) -> None:
    """With other rows it is the form of another table."""
    same: dict[str, Rows] = {"Sheet1": [EVENTS, ONE], "Sheet1 (2)": [EVENTS, ["Tọa đàm", 1, 2, 3]]}
    other: dict[str, Rows] = {"Sheet1": [EVENTS, ONE], "Sheet1 (2)": [EVENTS, TWO]}

    assert [None, ["Tọa đàm", "Hội thi"]] == [
        names(account(tmp_path / "a.xlsx", sheets)) for sheets in (same, other)
    ]


ASKED: Rows = [["Tên báo cáo", "Báo cáo"], ["Đơn vị báo cáo", "xã A"], ["Kỳ báo cáo", "năm 2024"]]


@pytest.mark.parametrize(
    "line",
    [
        *("PHÒNG TÀI CHÍNH - KẾ HOẠCH", "Sở Kế hoạch và Đầu tư", "Dự kiến kinh phí: 5 triệu đồng"),
        *("Triển khai Kế hoạch năm 2023 của UBND phường", "(Phụ lục của Kế hoạch 12/KH-UBND)"),
        *("Kết quả thực hiện Luật Bình đẳng giới năm 2006", "Chiến lược quốc gia đến năm 2030"),
        *("Tổng hợp số liệu hoàn thành kế hoạch", "Tổng số 5 cuộc, trong đó 3 trực tuyến"),
    ],
)
def test_a_line_that_names_a_plan_or_a_law_drops_no_table(tmp_path: Path, line: str) -> None:
    """Bodies, grounds and years of laws say nothing of when the rows are."""
    sheets: dict[str, Rows] = {"Thông tin": ASKED, "Tổ chức": [[line], EVENTS, ONE, TWO]}
    found = account(tmp_path / "a.xlsx", sheets)

    assert ["Tọa đàm", "Hội thi"] == [row.name for row in found.held.events]


@pytest.mark.parametrize("name", ["Kế hoạch", "KH 2024", "Năm 2022", "2022"])
def test_the_only_table_of_a_report_is_not_left_out(tmp_path: Path, name: str) -> None:
    """One of plans or of another year is refused."""
    sheets: dict[str, Rows] = {"Thông tin": ASKED, name: [EVENTS, ONE]}
    found = account(tmp_path / "a.xlsx", sheets)

    assert (None, 1) == (found.held, len(found.errors))


def test_the_line_above_a_table_says_which_it_is(tmp_path: Path) -> None:
    """A column "Địa điểm" makes no activities of the events of an annex."""
    title = "1. Tổ chức phát động và các hoạt động hưởng ứng, kiểm tra, giám sát"
    rows: Rows = [[title], [*EVENTS, "Địa điểm"], [*ONE, "xã A"], [*TWO, "xã B"]]
    found = account(tmp_path / "a.xlsx", rows)

    assert ["EventRow"] * 2 == [type(row).__name__ for row in found.held]


@pytest.mark.parametrize(
    ("rows", "ratios"),
    [
        ([["Cấp ủy", 15, 12, 3], ["HĐND", 20, 15, 5]], [Ratio(3, 15), Ratio(5, 20)]),
        ([["Bí thư", 5, 4, 1], ["Tổng cộng", 5, 4, 1]], [Ratio(1, 5)]),
        ([["Hội nghị cấp ủy", 15, 12, 3]], [None]),
    ],
)
def test_a_table_of_offices_is_of_results(
    tmp_path: Path, rows: Rows, ratios: list[Ratio | None]
) -> None:
    """"Cấp ủy" with 3 women of 15 is no event."""  # fmt: skip
    found = account(tmp_path / "a.xlsx", [["Nội dung", "Tổng số", "Nam", "Nữ"], *rows])

    assert ratios == [getattr(row, "value", None) for row in found.held]


@pytest.mark.parametrize("kind", ["Tọa đàm", "tọa đàm", "Tuyên truyền trực tiếp", "talk"])
def test_a_kind_is_known_by_one_of_its_words(tmp_path: Path, kind: str) -> None:
    """The label is "tọa đàm, tuyên truyền trực tiếp"."""
    found = account(tmp_path / "a.xlsx", [COSTS, [kind, "A", 20, None]])

    assert [ActivityKind.TALK] == [row.kind for row in found.held]


@pytest.mark.parametrize(
    ("number", "per", "read"),
    [
        (None, "02 lần/tuần", (2, "week")),
        (2, "2 lần/tuần", (2, "week")),
        (3, "hằng tuần", (3, "week")),
        (3, "mỗi tháng", (3, "month")),
        (1, "1 lần mỗi quý", (1, "quarter")),
        (3, "tuần", (3, "week")),
        (3, "2 lần/tuần", None),
        (3, "thường xuyên", None),
    ],
)
def test_how_often_something_recurs(
    tmp_path: Path, number: int | None, per: str, read: tuple[int, str] | None
) -> None:
    """In a column of its own, with the number or without."""
    rows: Rows = [["Hình thức", "Số lượng", "Tần suất"], ["Phát thanh", number, per]]
    found = account(tmp_path / "a.xlsx", rows).held

    assert read == (found and (found[0].number.value, found[0].per))


@pytest.mark.parametrize(
    ("first", "second", "kept"),
    [
        ("KH", "TH", ["Hội thi"]),
        ("KH 2024", "KQ 2024", ["Hội thi"]),
        ("KH2024", "TH2024", ["Hội thi"]),
        ("KH", "Kết quả", ["Hội thi"]),
        ("Quý I", "6 tháng", None),
        ("Tháng 3", "Quý I", None),
        ("Quý I", "Năm 2024", None),
        ("Quý III", "6 tháng đầu năm", ["Tọa đàm", "Hội thi"]),
        ("Tháng 3", "Quý II", ["Tọa đàm", "Hội thi"]),
    ],
)
def test_abbreviated_sheets_and_times_within_others(
    tmp_path: Path, first: str, second: str, kept: list[str] | None
) -> None:
    """KH is a plan beside TH and KQ; a month lies in its quarter and must not be added to it."""
    found = account(tmp_path / "a.xlsx", {first: [EVENTS, ONE], second: [EVENTS, TWO]})

    assert kept == names(found)


def test_a_sheet_with_the_sums_of_results_is_left_out(tmp_path: Path) -> None:
    """18 of 41 are the 8 of 20 and 10 of 21 of the other sheets."""
    head = ["Nội dung", "Số nữ", "Tổng số"]
    found = account(
        tmp_path / "a.xlsx",
        {
            "Xã A": [head, ["Cán bộ", 8, 20]],
            "Xã B": [head, ["Cán bộ", 10, 21]],
            "Tổng hợp": [head, ["Cán bộ", 18, 41]],
        },
    )

    assert [Ratio(8, 20), Ratio(10, 21)] == [row.value for row in found.held]


def test_a_part_of_a_result_is_no_result(tmp_path: Path) -> None:
    """Without a number of its own, though it has all figures."""
    rows: Rows = [[1, "HĐND", 25, 8], [None, "Trong đó: Thường trực", 3, 1], [2, "UBND", 4, 1]]
    found = account(tmp_path / "a.xlsx", [["STT", "Chức danh", "Tổng số", "Nữ"], *rows])

    assert ["HĐND", "UBND"] == names(found)


@pytest.mark.parametrize(
    ("heading", "cost", "amount"),
    [
        ("Kinh phí (đồng)", "56 000 000", 56_000_000),
        ("Kinh phí", "5.500.000", 5_500_000),
        ("Kinh phí", "5500000", 5_500_000),
        ("Kinh phí", "0", 0),
        ("Dự kiến kinh phí (triệu đồng)", "1 500", 1_500_000_000),
        ("Kinh phí", "5,5", None),
    ],
)
def test_amounts_typed_as_texts(
    tmp_path: Path, heading: str, cost: str, amount: int | None
) -> None:
    """With points, blanks or nothing between thousands."""
    rows: Rows = [["Hoạt động", "Ngày", heading], ["Tập huấn", "8/3/2024", cost]]
    found = account(tmp_path / "a.xlsx", rows).held

    assert (None if amount is None else Money(amount)) == (found and found[0].cost)


@pytest.mark.parametrize("heading", ["Kinh phí (đồng)", "Kinh phí (nghìn đồng)"])
def test_two_units_of_money_for_one_column_are_refused(tmp_path: Path, heading: str) -> None:
    """One in the heading, another above the table."""
    rows: Rows = [["ĐVT: triệu đồng"], ["Hoạt động", "Ngày", heading], ["Thi", "8/3/2024", 5000]]
    found = account(tmp_path / "a.xlsx", rows)

    assert ["Sheet1!C2"] == [issue.path for issue in found.errors]


@pytest.mark.parametrize(
    ("cell", "organisers"),
    [
        ("Phòng Văn hóa\nvà Thông tin", ("Phòng Văn hóa và Thông tin",)),
        ("Hội trường xã,\ntầng 2", ("Hội trường xã, tầng 2",)),
        ("Hội Phụ nữ\nĐoàn Thanh niên", ("Hội Phụ nữ", "Đoàn Thanh niên")),
        ("Hội Phụ nữ,\nĐoàn Thanh niên", ("Hội Phụ nữ,", "Đoàn Thanh niên")),
    ],
)
def test_a_wrapped_line_is_one_body(tmp_path: Path, cell: str, organisers: tuple[str, ...]) -> None:
    """It goes on with "và", or behind a comma."""
    found = account(tmp_path / "a.xlsx", [ORGANISED, ["A", 1, cell]])

    assert organisers == found.held[0].organisers


@pytest.mark.parametrize(
    ("heading", "cell", "when"),
    [
        ("Tháng", 3, "--03"),
        ("Tháng", "11", "--11"),
        ("Thời điểm", "Quý I/2024", "2024-Q1"),
        ("Quý", "I", "Quý I"),
        ("Tháng", "4-5", "Tháng 4-5"),
    ],
)
def test_a_month_or_quarter_below_its_name(
    tmp_path: Path, heading: str, cell: object, when: str
) -> None:
    """Without a year a month is a date with a gap, and a quarter the note."""
    rows: Rows = [["Hoạt động", "Số người", heading], ["Tập huấn", 60, cell]]
    (read,) = account(tmp_path / "a.xlsx", rows).held

    assert when == str(read.date or read.period or read.note)


@pytest.mark.parametrize(
    ("headings", "row"),
    [
        (["Tên lớp tập huấn", "Số lượt người", "Ngày thực hiện"], ["A", 60, "8/3/2024"]),
        (["Nhiệm vụ", "Dự kiến kinh phí (đồng)", "Bộ phận thực hiện"], ["A", 5000, "VP"]),
        (["Đơn vị", "Tổng số cấp ủy viên", "Nữ"], ["Xã A", 15, 3]),
        (["Tên hội thi", "Số nam tham gia", "Số nữ tham gia"], ["A", 3, 4]),
        (["Chức danh lãnh đạo", "Tổng số cán bộ", "Nữ giới"], ["Bí thư", 15, 3]),
    ],
)
def test_headings_of_offices_are_known(
    tmp_path: Path, headings: list[str], row: list[object]
) -> None:
    """Every column is read."""
    rows: Rows = [headings, row]
    found = account(tmp_path / "a.xlsx", rows)

    assert (6, 0) == (found.data, len(found.errors))


@pytest.mark.parametrize("head", [["KẾ HOẠCH"], [None, "KẾ HOẠCH"]])
def test_blocks_without_numbers_are_headed_as_well(tmp_path: Path, head: list[str | None]) -> None:
    """Their names stand in the column of numbers, or of names."""
    last = [*head[:-1], "THỰC HIỆN"]
    rows: Rows = [["TT", *EVENTS], head, [1, *ONE], last, [1, *TWO]]

    assert ["Hội thi"] == names(account(tmp_path / "a.xlsx", rows))


def test_a_title_above_two_groups_of_columns_is_no_heading(tmp_path: Path) -> None:
    """"Thực hiện" counts in both groups."""  # fmt: skip
    rows: Rows = [
        ["HOẠT ĐỘNG"],
        ["Tên hoạt động", "Số cuộc", None, "Số người", None],
        [None, "Kế hoạch", "Thực hiện", "Kế hoạch", "Thực hiện"],
        ["Tập huấn", 2, 1, 60, 55],
    ]
    (read,) = account(tmp_path / "a.xlsx", rows).held

    assert (1, 55) == (read.sessions.value, read.participants.total.value)
