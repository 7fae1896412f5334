"""Official forms as offices fill them in: the annex, a plan, forms with a fixed list."""

import csv
from collections.abc import Sequence
from decimal import Decimal
from pathlib import Path
from typing import Any

import openpyxl
import pytest

import genderplan as gp
from genderplan.errors import FileError, InvalidValueError
from genderplan.hierarchy.bodies import name_key
from genderplan.serialization import read_account, write_template

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


def filled(path: Path, what: str, **sheets: dict[str, Any]) -> Path:
    """A template with these cells filled in, by the names of sheets (an underscore is a space)."""
    write_template(path, what)
    book = openpyxl.load_workbook(path)
    for name, cells in sheets.items():
        for cell, value in cells.items():
            book[name.replace("_", " ")][cell] = value
    book.save(path)
    return path


def read_without_remark(path: Path) -> Any:  # noqa: ANN401 - what the form holds
    """What a file holds, when every cell became data."""
    taken = read_account(path)
    assert [] == [issue.message for issue in (*taken.errors, *taken.notes)]
    assert (taken.cells, 0) == (taken.data, taken.named)
    return taken.held


def test_the_annex_filled_in_is_a_report(tmp_path: Path) -> None:
    """The template of the Action Month is read without a remark."""
    cells = {
        "B2": "xã Hoằng Hóa, tỉnh Thanh Hóa",
        "B4": "năm 2026",
        "B10": "Lễ phát động",
        "C10": 1,
        "D10": 42,
        "E10": 55,
        "F10": "UBND xã",
        "B20": "Phát thanh",
        "C20": "1 buổi/tuần",
        "D20": "10 phút/buổi",
        "B30": "Không",
    }
    report = read_without_remark(filled(tmp_path / "a.xlsx", "action-month", Phụ_lục=cells))

    assert ("Lễ phát động", gp.BySex(men=42, women=55)) == (
        report.events[0].name,
        report.events[0].participants,
    )
    assert ("week", 10) == (report.broadcasts[0].per, report.broadcasts[0].minutes)
    assert (gp.plans.ReportTable.PRODUCTS,) == report.none_reported
    assert gp.Period.of_year(2026) == report.period


def test_a_plan_filled_in_is_a_plan(tmp_path: Path) -> None:
    """The workbook of a plan has its questions, targets, tasks, activities, organs and reports."""
    questions = {
        "B1": "Kế hoạch công tác bình đẳng giới năm 2026",
        "B2": "xã Hoằng Hóa, tỉnh Thanh Hóa",
        "B4": "năm 2026",
        "B6": "/KH-UBND",
        "B10": "Nghị quyết số 28/NQ-CP ngày 03/3/2021 của Chính phủ",
    }
    path = filled(
        tmp_path / "a.xlsx",
        "plan",
        Thông_tin_kế_hoạch=questions,
        Chỉ_tiêu={"A4": "Nữ cấp ủy xã", "B4": "ít nhất", "C4": "25%", "D4": 2026},
        Nhiệm_vụ={"A4": "Truyền thông", "B4": "Phát thanh\nTọa đàm", "C4": "Hội LHPN"},
        Phân_công={"A4": 1, "B4": "Hội LHPN", "C4": "Tuyên truyền", "D4": "có", "E4": "1"},
        Chế_độ_báo_cáo={"A4": "định kỳ 6 tháng", "B4": 16},
    )
    plan = read_without_remark(path)

    assert isinstance(plan, gp.Plan)
    assert (">=", 2026) == (plan.targets[0].comparator.value, plan.targets[0].year)
    assert ("Phát thanh", "Tọa đàm") == plan.task_groups[0].actions
    assert (True, (1,)) == (plan.assignments[0].asked, plan.assignments[0].groups)
    assert 16 == plan.reporting[0].days_before_end
    assert "Hội LHPN" in plan.carriers(1)
    assert ["28/NQ-CP"] == [str(basis.number) for basis in plan.legal_bases]


def test_measures_filled_in_are_results_of_the_strategy(tmp_path: Path) -> None:
    """Counts, percentages, other units, and yes or no, each of a measure of the fixed list."""
    cells = {"B3": "38", "B4": "năm 2025"}
    path = filled(tmp_path / "a.xlsx", "measures", Chỉ_tiêu_chiến_lược=cells)
    book = openpyxl.load_workbook(path)
    page = book["Chỉ tiêu chiến lược"]
    rows = {page.cell(row, 2).value: row for row in range(8, page.max_row + 1)}
    for code, column, value in (
        ("nq28.1.1", "E", 120),
        ("nq28.1.1", "F", 166),
        ("nq28.2.1", "G", "48,5%"),
        ("nq28.4.1", "G", 111),
        ("nq28.5.1", "G", "có"),
        ("nq28.2.2", "G", 35),
        ("nq28.2.2", "H", 2024),
        ("nq28.2.2", "I", "Niên giám"),
    ):
        page[f"{column}{rows[code]}"] = value
    book.save(path)
    results = {each.indicator: each for each in read_without_remark(path)}

    assert gp.Ratio(120, 166) == results["nq28.1.1"].value
    assert gp.Percent(Decimal("48.5")) == results["nq28.2.1"].value
    assert Decimal(111) == results["nq28.4.1"].value
    assert gp.Count(1) == results["nq28.5.1"].value
    assert (gp.Percent(35), "Niên giám") == (
        results["nq28.2.2"].value,
        results["nq28.2.2"].source,
    )
    assert [2025, 2024] == [results[code].on.year for code in ("nq28.1.1", "nq28.2.2")]
    assert {"38"} == {each.unit for each in results.values()}
    card = gp.scorecard("nq28", tuple(results.values()), on="2025-12-31")
    assert "48,5%" in card.text("vi")


@pytest.mark.parametrize(
    ("name", "figure", "told_of"),
    [
        ("Tỷ lệ lao động nữ làm công hưởng lương", "48%", None),
        ("TỶ LỆ LAO ĐỘNG NỮ LÀM CÔNG HƯỞNG LƯƠNG", "1.200/3.000", None),
        ("Lao động nữ làm công", "48%", "A4"),
        ("Tỷ lệ lao động nữ làm công hưởng lương", "148%", "B4"),
        ("{4.1}", "111,5%", "B4"),
        ("{4.2}", "44%", "B4"),
        ("{3.1}", "180%", "B4"),
        ("Trong lĩnh vực chính trị", "48%", "B4"),
    ],
)
def test_a_measure_is_known_by_its_name(
    tmp_path: Path, name: str, figure: str, told_of: str | None
) -> None:
    """Without a code the name decides; one that is not in the list is told with the nearest.

    A percentage is no figure of a measure in times, or of one in 100,000.
    """
    if name.startswith("{"):
        name = gp.strategy("nq28").measure(name.strip("{}")).label("vi")
    rows = [["Mã đơn vị: 38"], ["Kỳ báo cáo: năm 2025"], ["Chỉ tiêu", "Kết quả"], [name, figure]]
    path = workbook(tmp_path / "a.xlsx", rows)

    if told_of is None:
        assert ["nq28.2.1"] == [each.indicator for each in gp.load(path)]
    else:
        assert [f"Sheet1!{told_of}"] == list(told(path))


def test_domestic_violence_filled_in_is_observations(tmp_path: Path) -> None:
    """Totals, town and country, with the disaggregation of each row of the list."""
    cells = {"B3": "15865", "B4": "năm 2025"}
    path = filled(tmp_path / "a.xlsx", "domestic-violence", Bạo_lực_gia_đình=cells)
    book = openpyxl.load_workbook(path)
    page = book["Bạo lực gia đình"]
    rows = {page.cell(row, 2).value: row for row in range(8, page.max_row + 1)}
    page[f"D{rows['Tổng số vụ bạo lực gia đình']}"] = 3
    page[f"F{rows['Tổng số vụ bạo lực gia đình']}"] = 2
    page[f"D{rows['Nạn nhân bạo lực gia đình là nữ từ 16 đến 59 tuổi']}"] = 0
    book.save(path)

    assert [
        ("dv.cases", gp.Count(3), ()),
        ("dv.cases", gp.Count(2), (("area", "rural"),)),
        ("dv.victims", gp.Count(0), (("age", "16-59"), ("sex", "female"))),
    ] == [(each.indicator, each.value, each.breakdown) for each in read_without_remark(path)]


@pytest.mark.parametrize(
    ("cells", "told_of"),
    [
        (["Tổng số vụ bạo lực gia đình", "3 hộ", None, None], "B4"),
        (["Tổng số vụ bạo lực gia đình", "3 người", None, None], "B4"),
        (["Nạn nhân bạo lực gia đình là nữ từ 16 đến 59 tuổi", "3 nam", None, None], "B4"),
        (["Tổng số vụ bạo lực gia đình", 5, 1, 2], "B4"),
        (["Tổng số vụ bạo lực gia đình", 3, 1, 2], None),
        (["Tổng số vụ bạo lực gia đình", 5, 1, None], None),
    ],
)
def test_figures_of_domestic_violence_stand_alone_and_add_up(
    tmp_path: Path, cells: list[Any], told_of: str | None
) -> None:
    """What is counted stands in the row; town and country are the total where all are there."""
    head = [["Mã đơn vị: 15865"], ["Kỳ báo cáo: năm 2025"]]
    names = ["Chỉ tiêu", "Tổng số", "Thành thị", "Nông thôn"]
    path = workbook(tmp_path / "a.xlsx", [*head, names, cells])

    if told_of is None:
        assert cells[1] == gp.load(path)[0].value.value
    else:
        assert [f"Sheet1!{told_of}"] == list(told(path))


def test_names_of_figures_are_one_with_and_without_abbreviations() -> None:
    """Abbreviations of bodies are those of the one table of bodies."""
    for short, full in (
        ("Đại biểu HĐND xã", "Đại biểu Hội đồng nhân dân xã"),
        ("Lãnh đạo UBND", "lãnh đạo Ủy ban nhân dân"),
        ("BCH Hội LHPN xã", "Ban Chấp hành Hội Liên hiệp Phụ nữ xã"),
        ("Ủy ban MTTQ Việt Nam", "Ủy ban Mặt trận Tổ quốc Việt Nam"),
    ):
        assert name_key(short) == name_key(full)
    assert name_key("Đại biểu HĐND xã") != name_key("Đại biểu HĐND huyện")


OPEN = ["STT", "Hoạt động", "Số cuộc/đoàn", "Số người tham gia", None, "Cấp triển khai"]
SEXES = [None, None, None, "Nam", "Nữ", None]
LAUNCH = [1, "Lễ phát động", 1, 42, 55, "Xã"]
SHEETS = [["Sản phẩm", "Số lượng", "Số người tiếp cận"], ["Tờ rơi", "1.000 tờ", "hơn 800 người"]]
# Lines above and below, in the ways of ten offices; the names of events; the notes.
VARIANTS: dict[str, tuple[Rows, list[str], int]] = {
    "annex to a report": (
        [
            ["PHỤ LỤC SỐ LIỆU"],
            ["Kèm theo Báo cáo số 45/BC-UBND ngày 20/12/2025 của UBND xã Hoằng Hóa"],
            ["Tháng hành động vì bình đẳng giới năm 2025"],
            [],
            *(OPEN, SEXES, LAUNCH),
        ],
        ["Lễ phát động"],
        0,
    ),
    "numbers of the columns": (
        [
            ["UBND xã Hoằng Hóa"],
            ["Năm 2025"],
            *(OPEN, SEXES, ["(1)", "(2)", "(3)", "(4)", "(5)", "(6)"], LAUNCH),
        ],
        ["Lễ phát động"],
        1,
    ),
    "committee and year in one line": (
        [["UBND xã Hoằng Hóa năm 2025"], ["Đơn vị tính: người"], OPEN, SEXES, LAUNCH],
        ["Lễ phát động"],
        0,
    ),
    "a total": (
        [
            ["UBND xã Hoằng Hóa, năm 2025"],
            *(OPEN, SEXES, LAUNCH, [2, "Tọa đàm", 2, 5, 5, "Xã"], ["Tổng cộng", None, 3, 47, 60]),
        ],
        ["Lễ phát động", "Tọa đàm"],
        1,
    ),
    "nothing took place": (
        [["UBND xã Hoằng Hóa"], ["năm 2025"], OPEN, SEXES, [None, "Không có"]],
        [],
        0,
    ),
    "three columns of people": (
        [
            ["UBND xã Hoằng Hóa"],
            ["năm 2025"],
            ["STT", "Hoạt động", "Số cuộc", "Số người", None, None, "Cấp triển khai"],
            [None, None, None, "Tổng số", "Nam", "Nữ", None],
            [1, "Lễ phát động", 1, 97, 42, 55, "Xã"],
        ],
        ["Lễ phát động"],
        0,
    ),
    "groups": (
        [
            *(["UBND xã Hoằng Hóa"], ["năm 2025"], OPEN, SEXES),
            ["I", "Phát động"],
            LAUNCH,
            ["II", "Kiểm tra"],
            [1, "Đoàn kiểm tra", "2 đoàn", 3, 4, "Xã"],
        ],
        ["Lễ phát động", "Đoàn kiểm tra"],
        2,
    ),
    "number and days": (
        [
            ["UBND XÃ HOẰNG HÓA"],
            ["Số: 45/BC-UBND"],
            ["BIỂU TỔNG HỢP SỐ LIỆU THÁNG HÀNH ĐỘNG VÌ BÌNH ĐẲNG GIỚI NĂM 2025"],
            *(OPEN, SEXES, LAUNCH),
        ],
        ["Lễ phát động"],
        0,
    ),
    "without numbers of rows": (
        [
            *(["UBND xã Hoằng Hóa"], ["Kỳ báo cáo: năm 2025"], OPEN[1:], SEXES[1:]),
            ["Mít tinh", 1, 10, 20, "Xã"],
        ],
        ["Mít tinh"],
        0,
    ),
    "signatures below the first table": (
        [
            *(["UBND xã Hoằng Hóa"], ["năm 2025"], OPEN, SEXES, LAUNCH, []),
            ["Nơi nhận:", None, None, "TM. ỦY BAN NHÂN DÂN"],
            [None, None, None, "CHỦ TỊCH"],
        ],
        ["Lễ phát động"],
        2,
    ),
}


@pytest.mark.parametrize("name", VARIANTS)
def test_the_annex_in_ten_hands(tmp_path: Path, name: str) -> None:
    """Whoever fills it in, each row is read or named, unit and period are those of the head."""
    rows, events, notes = VARIANTS[name]
    taken = read_account(workbook(tmp_path / "a.xlsx", rows, SHEETS))

    assert () == tuple(taken.errors)
    assert ("xã Hoằng Hóa", gp.Period.of_year(2025)) == (taken.held.unit, taken.held.period)
    assert events == [event.name for event in taken.held.events]
    assert gp.Count(800, "more_than") == taken.held.products[0].reach
    assert (notes, taken.cells) == (len(taken.notes), taken.data + taken.named)


def test_a_file_with_a_kind_is_given_no_period(tmp_path: Path) -> None:
    """TOML and JSON say their own period and unit."""
    gp.dump(gp.sample("mong-cai-2023"), tmp_path / "a.toml")
    with pytest.raises(InvalidValueError, match="its own period"):
        gp.load(tmp_path / "a.toml", period="năm 2023")
