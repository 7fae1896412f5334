"""What figures of tables are in: units of money, time and views, signs of shares, nouns."""

from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest
from tests.serialization.conftest import from_csv, from_xlsx

from genderplan import BySex, Count, Money, Percent, Ratio
from genderplan.errors import FileError
from genderplan.plans import Activity, ActivityKind
from genderplan.serialization import load, read_account, write_table


@pytest.mark.parametrize(
    ("heading", "cell", "amount"),
    [
        ("Kinh phí (triệu đồng)", 12, 12_000_000),
        ("Kinh phí (nghìn đồng)", 12, 12_000),
        ("KINH PHÍ (TỶ ĐỒNG)", Decimal("1.5"), 1_500_000_000),
        ("Kinh phí (ĐVT: triệu đồng)", "12,5", 12_500_000),
        ("Kinh phí (1.000 đồng)", 250, 250_000),
        ("Kinh phí (1000đ)", "1.250", 1_250_000),
        ("Kinh phí (x 1.000 đồng)", 500, 500_000),
        ("Kinh phí (10^6 đồng)", 12, 12_000_000),
        ("Kinh phí (triệu đồng/lớp)", 2, None),
        ("Kinh phí (đồng/người)", 50_000, None),
        ("Kinh phí (triệu đồng/năm)", 2, 2_000_000),
        ("Kinh phí (tr.đ)", 7, 7_000_000),
        ("Kinh phí - triệu đồng", 3, 3_000_000),
        ("Kinh phí/triệu đồng", 3, 3_000_000),
        ("Kinh phí/triệu đồng/lớp", 3, None),
        ("Kinh phí/lớp", 3, None),
        ("Kinh phí (million VND)", 3, 3_000_000),
        ("Kinh phí (nghìn tỉ đồng)", 3, 3_000_000_000_000),
        ("Kinh phí [ngàn đồng]", 40, 40_000),
        ("Kinh phí (triệu đồng, làm tròn)", 2, 2_000_000),
        ("Kinh phí (đồng)", "12.000.000", 12_000_000),
        ("Kinh phí (triệu đồng)", "5 triệu đồng", 5_000_000),
        ("Kinh phí (triệu)", 9, 9_000_000),
        ("Kinh phí (nếu có)", 9_000_000, 9_000_000),
        ("Kinh phí (nếu có)", 9, None),
        ("Kinh phí (nghìn USD)", 9, None),
        ("Kinh phí (giờ)", 9, None),
        ("Kinh phí (triệu đồng)", Decimal("12.345"), None),
        # đồng in a column of thousands or millions: more than any activity costs
        ("Kinh phí (triệu đồng)", "15.000.000", None),
        ("Kinh phí (triệu đồng)", 12_500_000, None),
        ("Kinh phí (triệu đồng)", "hơn 15.000.000", None),
        ("Kinh phí (nghìn đồng)", "1.500.000.000", None),
        ("Kinh phí (1.000đ)", 2_000_000_000, None),
        ("Kinh phí (tỷ đồng)", 15_000_000, None),
        ("Kinh phí (tỷ đồng)", "1.500", 1_500 * 10**9),
        ("Kinh phí (triệu đồng)", "15.000.000 đồng", 15_000_000),
        ("Kinh phí (tỷ đồng)", "1.500 tỷ đồng", 1_500 * 10**9),
        ("Kinh phí (tỷ đồng)", 1000, 10**12),
        ("Kinh phí (triệu đồng)", "999.999", 999_999 * 10**6),
        ("Kinh phí (nghìn đồng)", "15.000.000", None),
        ("Kinh phí (nghìn đồng)", 12_500_000, None),
        ("Kinh phí (nghìn đồng)", "1.234.567", 1_234_567_000),
        ("Kinh phí (đồng)", "15.000.000", 15_000_000),
    ],
)
def test_money_in_the_unit_of_its_heading(
    tmp_path: Path, heading: str, cell: object, amount: int | None
) -> None:
    """A plain figure counts in the unit that the heading gives; a strange unit is refused."""
    rows = from_xlsx(
        tmp_path, [["Loại hoạt động", "Tên hoạt động", heading], ["Tập huấn", "Lớp A", cell]]
    )

    assert (None if amount is None else Money(amount)) == (rows and rows[0].cost)


@pytest.mark.parametrize(
    "line",
    [
        ["Đơn vị tính: triệu đồng"],
        ["ĐVT: triệu đồng"],
        ["", "", "Đơn vị tính: Triệu đồng"],
        ["(Đơn vị: triệu đồng)"],
        ["BIỂU KINH PHÍ (đơn vị tính: triệu đồng)"],
        ["Đơn vị tính:", "triệu đồng"],
        ["(triệu đồng)"],
        ["Đơn vị tính: 1.000.000 đồng"],
        ["ĐVT: tr.đồng"],
        ["Đơn vị tính : trđ"],
        ["Đơn vị tính (triệu đồng)"],
        ["KINH PHÍ THỰC HIỆN NĂM 2023 (triệu đồng)"],
    ],
)
def test_the_unit_in_a_line_above_the_table(tmp_path: Path, line: list[str]) -> None:
    """A line above the table gives the unit of all amounts, and leaves people as they are."""
    headings = ["Loại hoạt động", "Tên hoạt động", "Nữ", "Kinh phí"]
    rows = from_xlsx(tmp_path, [line, [], headings, ["Tập huấn", "Lớp A", 30, 12]])

    assert (Money(12_000_000), BySex(women=30)) == (rows[0].cost, rows[0].participants)


@pytest.mark.parametrize(
    ("heading", "cell", "minutes"),
    [
        ("Thời lượng (giờ)", 2, 120),
        ("Thời lượng (giờ)", "1,5", 90),
        ("Thời lượng (phút)", 10, 10),
        ("Thời lượng (h)", 2, 120),
        ("Thời lượng (tiếng)", 3, 180),
        ("Thời lượng (giờ/buổi)", 2, 120),
        ("Thời lượng/giờ", 2, 120),
        ("Thời lượng / phút", 10, 10),
        ("Thời lượng", "10 phút/buổi", 10),
        ("Thời lượng", "2 giờ", 120),
        ("Thời lượng", "1 giờ 30 phút", 90),
        ("Thời lượng", "1h30", 90),
        ("Thời lượng", "15'", 15),
        ("Thời lượng (giờ)", "30 phút", 30),
        ("Thời lượng", "10 buổi", None),
        ("Thời lượng (giây)", 90, None),
    ],
)
def test_minutes_in_the_unit_of_their_heading(
    tmp_path: Path, heading: str, cell: object, minutes: int | None
) -> None:
    """A length is read in hours or minutes, or refused whole."""
    headings = ["Hình thức truyền thông", "Số lượng", heading]
    rows = from_xlsx(tmp_path, [headings, ["Phát thanh", 5, cell]])

    assert minutes == (rows and rows[0].minutes)


@pytest.mark.parametrize(
    ("heading", "cell", "reach"),
    [
        ("Lượt xem (nghìn lượt)", 2, Count(2000)),
        ("Lượt xem (nghìn lượt)", "2,5", Count(2500)),
        ("Lượt xem (nghìn lượt)", "hơn 2", Count(2000, "more_than")),
        ("Lượt xem (nghìn lượt)", "3 nghìn", Count(3000)),
        ("Lượt xem (nghìn)", 2, Count(2000)),
        ("Lượt xem (x1000)", 2, Count(2000)),
        ("Lượt xem (triệu lượt)", Decimal("1.5"), Count(1_500_000)),
        ("Lượt xem (1.000 lượt)", 4, Count(4000)),
        ("Lượt xem (trăm lượt)", 4, Count(400)),
        ("Lượt xem, nghìn lượt", 4, Count(4000)),
        ("Lượt xem/nghìn lượt", 4, Count(4000)),
        ("Lượt xem / nghìn lượt", 4, Count(4000)),
        ("Lượt xem/nghìn dân", 4, None),
        ("Lượt xem/1000", 4, None),
        ("Lượt xem (lượt)", 4, Count(4)),
        ("Lượt xem (%)", 4, None),
        ("Lượt xem (giờ)", 4, None),
    ],
)
def test_counts_in_the_unit_of_their_heading(
    tmp_path: Path, heading: str, cell: object, reach: Count | None
) -> None:
    """Thousands of views are thousands."""
    rows = from_xlsx(tmp_path, [["Tên sản phẩm", "Số lượng", heading], ["Video", 5, cell]])

    assert reach == (rows and rows[0].reach)


@pytest.mark.parametrize(
    ("heading", "cell", "form", "percent"),
    [
        ("Tỷ lệ (%)", Decimal("18.2"), "General", "18.2"),
        ("Tỷ lệ %", "18,2", "General", "18.2"),
        ("Tỉ lệ (%)", 25, "General", "25"),
        ("Tỷ lệ (phần trăm)", 25, "General", "25"),
        ("Tỷ lệ (%)", "18,2%", "General", "18.2"),
        ("Tỷ lệ (%)", Decimal("0.182"), "0.0%", "18.2"),
        ("Tỷ lệ", Decimal("18.2"), '0.0"%"', "18.2"),
        ("Tỷ lệ", Decimal("18.2"), "0.0\\%", "18.2"),
        ("Tỷ lệ", Decimal("18.2"), '#,##0.0" %"', "18.2"),
        ("Tỷ lệ", Decimal("18.2"), "[Red]0.0\\%;-0.0\\%", "18.2"),
        ("Tỷ lệ", Decimal("0.182"), "[Red]0.0%;-0.0%", "18.2"),
        ("Tỷ lệ", Decimal("0.182"), '0.0%" nữ"', "18.2"),
        *(
            (f"{name} (%)", Decimal("18.2"), "General", "18.2")
            for name in ("Tỷ lệ nữ", "Tỷ lệ nữ/tổng số")
        ),
        *((name, Decimal("18.2"), "General", "18.2") for name in ("% nữ", "Tỷ lệ % nữ")),
        ("Tỷ lệ nữ", "18,2%", "General", "18.2"),
        ("Tỷ lệ (%)", "18.182", "General", None),
        ("Tỷ lệ nữ", Decimal("18.2"), "General", None),
        ("Tỷ lệ", Decimal("18.2"), "General", None),
        ("Tỷ lệ (%)", Decimal("18.182"), "General", None),
        ("Tỷ lệ", Decimal("18.2"), "0.0_%", None),
    ],
)
def test_shares_with_the_sign_in_heading_or_format(
    tmp_path: Path, heading: str, cell: object, form: str, percent: str | None
) -> None:
    """A share has its sign in the cell, in its heading or in the format of the cell."""
    rows = from_xlsx(
        tmp_path,
        [["Nội dung", "Số nữ", "Tổng số", heading], ["Cấp ủy", 2, 11, cell]],
        {"D2": form},
    )

    assert (percent and Percent(Decimal(percent))) == (rows and rows[0].stated)


@pytest.mark.parametrize(
    ("women", "total", "value"),
    [
        ("1.200", "3.000", Ratio(1200, 3000)),
        ("1 200", "3 000", Ratio(1200, 3000)),
        ("12 đồng chí", "15 đ/c", Ratio(12, 15)),
        ("2", "11", Ratio(2, 11)),
        ("07", "14", Ratio(7, 14)),
        ("1,200", "3,000", None),
        ("1,234", "5,678", None),
        ("1.5", "11", None),
        ("1,5", "11", None),
        ("-6", "24", None),
        ("1,2", "300", None),
        ("62 nam/138 nữ", "200", None),
        ("600", "22", None),
    ],
)
@pytest.mark.parametrize("head", ["Nội dung;Số nữ;Tổng số", "Nội dung;Nữ;Tổng"])
def test_heads_are_whole_numbers(
    tmp_path: Path, head: str, women: str, total: str, value: Ratio | None
) -> None:
    """People are counted in whole numbers; figures in the English way are not taken for others."""
    rows = from_csv(tmp_path, f"{head}\nHĐND;{women};{total}\n")

    assert value == (rows and rows[0].value)


@pytest.mark.parametrize("cell", [1.5, 1.234, -2, 0.5])
@pytest.mark.parametrize(
    "headings",
    [
        ["Nội dung", "Số nữ", "Tổng số"],
        ["Mã chỉ tiêu", "Mã đơn vị", "Kỳ", "Số nữ", "Tổng số"],
    ],
)
def test_heads_in_fractions_are_refused(tmp_path: Path, headings: list[str], cell: float) -> None:
    """A number of a workbook that is no whole number of people is refused in every table."""
    front = ["Cấp ủy"] if len(headings) == 3 else ["nu", "15889", "năm 2023"]

    assert from_xlsx(tmp_path, [headings, [*front, cell, 11]]) is None


@pytest.mark.parametrize("cell", ["62 nam/138 nữ", "200 người (138 nữ)", "10-20 người", "3 + 4"])
def test_a_refused_cell_is_quoted_as_it_stands(tmp_path: Path, cell: str) -> None:
    """Two figures in a cell for one are refused with the whole cell."""
    book = openpyxl.Workbook()
    page = book.active
    assert page is not None
    page.append(["Tên hoạt động", "Số cuộc", "Tổng số"])
    page.append(["Tọa đàm", 1, cell])
    book.save(tmp_path / "a.xlsx")
    (issue,) = read_account(tmp_path / "a.xlsx").errors

    assert "Sheet!C2" == issue.path
    assert cell in issue.message


@pytest.mark.parametrize(
    ("form", "number", "cost"),
    [
        ('0" triệu đồng"', 12, 12_000_000),
        ('#,##0" nghìn đ"', 12, 12_000),
        ('#,##0\\ "ngàn đồng"', 12, 12_000),
        ('"Trđ "0', 12, 12_000_000),
        ('0.0" tỷ đồng"', 1.5, 1_500_000_000),
        ('#,##0\\ "₫"', 12_000_000, 12_000_000),
        ("[$VND]\\ #,##0", 12_000_000, 12_000_000),
        ("_-* #,##0\\ _₫_-;\\-* #,##0\\ _₫_-", 12_000_000, 12_000_000),
        ('#,##0" USD"', 500, None),
        ('#,##0,,"triệu"', 12_000_000, 12_000_000),
        ('#,##0,"nghìn đồng"', 12_500, 12_500_000 // 1000),
        ('"USD "0', 500, None),
        ('"Kinh phí: "0', 5000, 5000),
        ("[$$-409]#,##0", 500, None),
    ],
)
def test_what_a_cell_is_shown_with_belongs_to_its_figure(
    tmp_path: Path, form: str, number: float, cost: int | None
) -> None:
    """A cell that prints "12 triệu đồng" is twelve million; one in dollars is refused."""
    headings = ["Loại hoạt động", "Tên hoạt động", "Kinh phí"]
    read = from_xlsx(tmp_path, [headings, ["Tập huấn", "Lớp A", number]], {"C2": form})

    assert cost == (None if read is None else read[0].cost.amount)


@pytest.mark.parametrize("form", ["0.0\\%;-0.0%", '0.0"%";0.0%'])
def test_only_the_part_of_a_format_that_is_shown_counts(tmp_path: Path, form: str) -> None:
    """The percent sign of negative numbers does not multiply a positive one."""
    headings = ["Nội dung", "Số nữ", "Tổng số", "Tỷ lệ nêu trong báo cáo"]
    read = from_xlsx(tmp_path, [headings, ["Cấp ủy", 2, 11, 18.2]], {"D2": form})

    assert Percent(Decimal("18.2")) == read[0].stated


@pytest.mark.parametrize(
    ("heading", "written", "refused"),
    [
        *(("Nam", "55 nữ", "men"), ("Nữ", "42 nam", "women"), ("Nữ", "3 thôn", "women")),
        *(("Tổng số", "12 hộ", "people"), ("Tổng số", "5 cơ quan", "people")),
        *(("Nữ", "3 cặp vợ chồng", "women"), ("Nữ (hộ)", "3", "something else")),
        *(("Nam (xã)", "3", "something else"), ("Tổng số (lớp)", "6", "something else")),
        *(("Nữ", "9 đ/c", ""), ("Nữ", "12 nữ", ""), ("Tổng số", "30 người", "")),
        *(("Tổng số", "200 lượt", ""), ("Nữ (đồng chí)", "4", ""), ("Tổng số (người)", "6", "")),
    ],
)
def test_a_noun_says_what_a_figure_counts(
    tmp_path: Path, heading: str, written: str, refused: str
) -> None:
    """A figure or a heading with a noun of something else is refused, one with its own is read."""
    read = from_csv(tmp_path, f"Tên hoạt động;Số cuộc;{heading}\nMít tinh;1;{written}\n")

    assert (read is None) is bool(refused)
    if refused:
        with pytest.raises(FileError, match=refused):
            load(tmp_path / "a.csv")


def test_people_are_no_sessions(tmp_path: Path) -> None:
    """Under "Số cuộc", "30 người" is refused and "3 lớp" is read."""
    read = from_csv(tmp_path, "Tên hoạt động;Số cuộc;Nữ\nMít tinh;3 lớp;1\n")

    assert Count(3) == read[0].sessions
    assert from_csv(tmp_path, "Tên hoạt động;Số cuộc;Nữ\nMít tinh;30 người;1\n") is None


def test_an_activity_with_its_cost_comes_back_from_csv(tmp_path: Path) -> None:
    """The heading of the cost says its unit, without which the figure would be refused."""
    activities = (Activity(kind=ActivityKind.TRAINING, name="Lớp", cost=Money(5_000_000)),)
    write_table(activities, tmp_path / "a.csv")

    assert activities == load(tmp_path / "a.csv")


@pytest.mark.parametrize("heading", ["ĐVT", "Đơn vị tính", "ĐƠN VỊ TÍNH", "Đơn vị tính:"])
@pytest.mark.parametrize(
    ("unit", "cost"), [("triệu đồng", None), ("lớp", Money(12000)), ("người", Money(12000))]
)
def test_a_column_of_units_of_measure(
    tmp_path: Path, heading: str, unit: str, cost: Money | None
) -> None:
    """A scale in a column of units is not passed over; the unit of what is counted may be."""
    headings = ["Loại hoạt động", "Tên hoạt động", heading, "Kinh phí"]

    found = from_xlsx(tmp_path, [headings, ["Tập huấn", "Lớp A", unit, 12_000]])

    assert cost == (found and found[0].cost)


_EVENT = ("Tên hoạt động", "Số cuộc", "Nam", "Nữ")
_RESULT = ("Nội dung", "Số nữ", "Tổng số")
_BROADCAST = ("Hình thức truyền thông", "Số lượng", "Thời lượng")


@pytest.mark.parametrize(
    ("headings", "at", "heading", "read"),
    [
        # understood
        *(
            (_EVENT, 3, f"Nữ ({words})", 6)
            for words in ("người", "đồng chí", "nếu có", "*", "lượt")
        ),
        *(
            (_EVENT, 3, heading, 6)
            for heading in ("Nữ （người）", "Nữ [người", "N\u200bữ", "Số nữ (nữ)")
        ),
        *((_EVENT, 1, f"Số cuộc ({words})", 2) for words in ("lớp/hội nghị", "cuộc, buổi", "1")),
        (_EVENT, 1, "Số cuộc (thực hiện)", 2),
        (_EVENT, 3, "Nữ (năm 2022)", 6),  # the only year
        (_BROADCAST, 2, "Thời lượng (giờ", 240),
        (_BROADCAST, 2, "Thời lượng (số giờ)", 240),
        (_BROADCAST, 2, "Thời lượng （phút）", 4),
        # of whom or when: no column of the table
        *((_EVENT, 3, f"Nữ ({words})", 0) for words in ("DTTS", "năm trước", "cùng kỳ 2022")),
        (_EVENT, 1, "Số cuộc (kế hoạch)", 0),
        (_EVENT, 3, "Nữ (người) năm trước", 0),
        # not understood
        *((_EVENT, 3, f"Nữ ({words})", None) for words in ("k", "m2", "đảng viên")),
        *((_RESULT, 1, f"Số nữ ({words})", None) for words in ("DTTS", "chỉ tiêu", "10³ người")),
        *(
            (_BROADCAST, 2, f"Thời lượng ({words})", None)
            for words in ("hours", "gio", "ngày", "trang", "buổi")
        ),
    ],
)
def test_every_word_in_brackets_counts(
    tmp_path: Path, headings: tuple[str, ...], at: int, heading: str, read: int | None
) -> None:
    """Brackets of a figure are understood, or keep it from being read, or are refused."""
    row = [*headings]
    row[at] = heading
    found = from_xlsx(tmp_path, [row, ["Tọa đàm", *(2 * place for place in range(1, len(row)))]])
    if read is None:
        assert found is None
        return
    (made,) = found
    if headings is _BROADCAST:
        assert read == made.minutes
        return
    said = made.participants.women if at == 3 else made.sessions

    assert (None if read == 0 else Count(read)) == said


@pytest.mark.parametrize("written", ["hơn 12", "~12", "dưới 12"])
@pytest.mark.parametrize("at", [1, 2])
def test_the_counts_of_a_result_have_no_bounds(tmp_path: Path, written: str, at: int) -> None:
    """A share has exact counts; others are refused at their cell."""
    row: list[object] = ["Cấp ủy", 1, 40]
    row[at] = written

    assert from_xlsx(tmp_path, [[*_RESULT], row]) is None
    with pytest.raises(FileError) as caught:
        load(tmp_path / "a.xlsx")
    assert [f"Sheet!{'ABC'[at]}2"] == [issue.path for issue in caught.value.issues]


@pytest.mark.parametrize("written", ["hằng tuần", "mỗi tuần", "1 lần/tuần"])
def test_a_number_that_recurs(tmp_path: Path, written: str) -> None:
    """What goes out each week goes out once a week."""
    (made,) = from_csv(tmp_path, f"Hình thức truyền thông;Số lượng\nPhát thanh;{written}\n")

    assert (Count(1), "week") == (made.number, made.per)


def test_counts_of_a_measure_need_no_result(tmp_path: Path) -> None:
    """The two counts of a measure are its result."""
    answers = [["Mã đơn vị", "15889"], ["Kỳ báo cáo", "năm 2025"]]
    headings = ["Chỉ tiêu", "Đơn vị tính", "Tử số", "Mẫu số"]
    row = ["Tỷ lệ lao động nữ làm công hưởng lương", "%", 2150, 4180]
    (made,) = from_xlsx(tmp_path, [*answers, headings, row])

    assert Ratio(2150, 4180) == made.value
