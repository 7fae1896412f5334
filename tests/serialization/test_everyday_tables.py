"""Tables as offices send them: units in headings, totals, separators, lost zeros, footers."""

import re
import unicodedata
import zipfile
from collections.abc import Mapping, Sequence
from decimal import Decimal
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from click.testing import CliRunner
from hypothesis import example, given, settings
from hypothesis import strategies as st

from genderplan import BySex, Count, Money, Percent, Ratio
from genderplan.cli import application
from genderplan.errors import FileError
from genderplan.plans import Activity, ActivityKind, BroadcastRow, EventRow, ProductRow, ReportTable
from genderplan.serialization import load, read_account, read_table, write_table
from genderplan.serialization.cells import Cell, Grid
from genderplan.serialization.tables import _taken


def from_xlsx(path: Path, rows: Sequence[Sequence[Any]], forms: Mapping[str, str] = {}) -> Any:  # noqa: ANN401 - rows of any table
    """What a workbook with one sheet gives; None where it is refused."""
    book = openpyxl.Workbook()
    page = book.active
    assert page is not None
    for row in rows:
        page.append(list(row))
    for cell, form in forms.items():
        page[cell].number_format = form
    book.save(path / "a.xlsx")
    return _loaded(path / "a.xlsx")


def from_csv(path: Path, text: str) -> Any:  # noqa: ANN401 - rows of any table
    """What a CSV file gives; None where it is refused."""
    (path / "a.csv").write_text(text, "utf-8")
    return _loaded(path / "a.csv")


def _loaded(path: Path) -> Any:  # noqa: ANN401 - rows of any table
    try:
        return load(path)
    except FileError:
        return None


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
        ("Kinh phí (nghìn đồng)", "15.000.000", 15 * 10**9),
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


PROSE = [
    "Tọa đàm, tập huấn, mít tinh, diễu hành, hội thi, văn nghệ",
    "Phát động; mít tinh; diễu hành; hội thi; văn nghệ; thể thao; giao lưu",
    "Treo băng rôn\tphát tờ rơi\tnói chuyện\tthăm hỏi\ttặng quà\tgiao lưu",
    'Chủ đề "An toàn; bình đẳng, hạnh phúc"',
    "Dòng một; hai; ba; bốn; năm; sáu\nDòng hai, ba, bốn",
]


@pytest.mark.parametrize("separator", [",", ";", "\t"])
@pytest.mark.parametrize("prose", PROSE)
def test_the_separator_is_that_of_the_headings(tmp_path: Path, separator: str, prose: str) -> None:
    """Prose in the cells has no say in what parts them."""
    quoted = '"' + prose.replace('"', '""') + '"'
    lines = [["Tên hoạt động", "Số cuộc", "Nữ"], [quoted, "1", "20"], [quoted, "2", "30"]]
    rows = from_csv(tmp_path, "\r\n".join(map(separator.join, lines)))

    assert [(prose, Count(1)), (prose, Count(2))] == [(row.name, row.sessions) for row in rows]


@pytest.mark.parametrize("prose", PROSE)
def test_what_is_written_as_csv_comes_back(tmp_path: Path, prose: str) -> None:
    """The library reads its own CSV files, whatever prose they hold."""
    rows = tuple(
        EventRow(name=f"{prose} {number}", sessions=Count(1), organisers=("Hội LHPN",))
        for number in range(2)
    )
    write_table(rows, tmp_path / "own.csv")

    assert rows == load(tmp_path / "own.csv")


@pytest.mark.parametrize(
    ("codes", "refused"),
    [
        (["244", "15889"], True),
        (["15889", "244", "16042"], True),
        (["4", "15889"], True),
        (["1234", "15889"], True),
        (["1234"], True),
        (["7"], True),
        (["44", "244"], True),
        (["244", "194"], False),
        (["15889", "16042"], False),
        (["00244", "15889"], False),
        (["06", "194", "15889"], False),
        (["44", "33"], False),
    ],
)
def test_codes_that_lost_their_zeros(tmp_path: Path, codes: list[str], refused: bool) -> None:  # noqa: FBT001 - a column of the table
    """Codes of mixed width without any zero before them are refused, each with its cell."""
    lines = "".join(f"nu;{code};năm 2023;2;11\n" for code in codes)
    rows = from_csv(tmp_path, f"Mã chỉ tiêu;Mã đơn vị;Kỳ;Tử số;Mẫu số\n{lines}")

    assert refused == (rows is None)


TOTALS = [
    "Tổng cộng toàn xã", "Tổng số toàn xã", "Tổng cộng các đơn vị", "Cộng toàn huyện",
    "Tổng cộng năm 2023", "Tổng chung", "Tổng cộng: 02 hoạt động", "Cộng phường", "Lũy kế",
    "Luỹ kế từ đầu năm", "Tổng", "TỔNG CỘNG", "Cộng (I+II)", "Cộng dồn", "Tổng số: 2", "Total",
    "Toàn xã", "Cả phường", "Tổng hợp toàn phường", "Chung toàn huyện", "Cộng các mục", "TC",
]  # fmt: skip


@pytest.mark.parametrize("total", TOTALS)
def test_totals_are_no_rows(tmp_path: Path, total: str) -> None:
    """A total is known by its name, and by figures that are the sums of the rows above."""
    text = "Tên hoạt động;Số cuộc;Nam;Nữ;Tổng số\nTọa đàm;1;10;20;30\nMít tinh;1;5;5;10\n"
    rows = from_csv(tmp_path, f"{text}{total};2;15;25;40\n")

    assert ["Tọa đàm", "Mít tinh"] == [row.name for row in rows]
    assert ["A4"] == [note.path for note in read_account(tmp_path / "a.csv").notes]


@pytest.mark.parametrize(
    "name",
    [
        "Tổng kết công tác bình đẳng giới", "Tổng vệ sinh môi trường", "Cộng đồng chung tay",
        "Tập huấn cộng tác viên", "Cộng tác viên dân số sinh hoạt", "Toàn dân phòng chống bạo lực",
        "Chung tay vì phụ nữ", "Cả nhà cùng vui", "Tổng đài 111 tư vấn", "Tổng hợp ý kiến cử tri",
    ],
)  # fmt: skip
def test_names_that_begin_like_totals_are_rows(tmp_path: Path, name: str) -> None:
    """An activity may be called "Tổng kết"; its figures are not the sums of the rows above."""
    text = "Tên hoạt động;Số cuộc;Nam;Nữ\nTọa đàm;1;10;20\nMít tinh;1;5;5\n"
    rows = from_csv(tmp_path, f"{text}{name};1;7;8\n")

    assert ["Tọa đàm", "Mít tinh", name] == [row.name for row in rows]


@pytest.mark.parametrize(
    ("lines", "names"),
    [
        (["I;Khối Đảng;2;25", "1;Tọa đàm;1;20", "2;Mít tinh;1;5"], ["Tọa đàm", "Mít tinh"]),
        (["A;Cấp xã;2;25", "I;Đảng;1;20", "1;Tọa đàm;1;20", "II;Hội;1;5", "1;Mít tinh;1;5"],
         ["Tọa đàm", "Mít tinh"]),
        (["1;Khối Đảng;2;25", "1.1;Tọa đàm;1;20", "1.2;Mít tinh;1;5"], ["Tọa đàm", "Mít tinh"]),
        (["1;Khối Đảng;2;25", "a;Tọa đàm;1;20", "b;Mít tinh;1;5"], ["Tọa đàm", "Mít tinh"]),
        (["1;Khối Đảng;2;25", "-;Tọa đàm;1;20", "-;Mít tinh;1;5"], ["Tọa đàm", "Mít tinh"]),
        (["I;Khối Đảng;2;25", ";Tọa đàm;1;20", ";Mít tinh;1;5"], ["Tọa đàm", "Mít tinh"]),
        (["I;Khối Đảng;;", "1;Tọa đàm;1;20", "2;Mít tinh;1;5"], ["Tọa đàm", "Mít tinh"]),
        (["I;Tọa đàm;1;20", "II;Mít tinh;1;5"], ["Tọa đàm", "Mít tinh"]),
        (["I;Khối Đảng;1;20", "1;Tọa đàm;1;20", "II;Khối Hội;1;5", "1;Mít tinh;1;5",
          ";Tổng cộng;2;25"], ["Tọa đàm", "Mít tinh"]),
        ([";I. Khối Đảng;2;25", ";1. Tọa đàm;1;20", ";2. Mít tinh;1;5"], None),
        (["I;Khối Đảng;3;25", "1;Tọa đàm;1;20", "2;Mít tinh;1;5"], None),
    ],
)  # fmt: skip
def test_group_lines_are_no_rows(tmp_path: Path, lines: list[str], names: list[str] | None) -> None:
    """The line of a group is known by its number and its sums; a false sum is told."""
    rows = from_csv(tmp_path, "\n".join(["TT;Tên hoạt động;Số cuộc;Nữ", *lines]))
    if names is None and lines[0].startswith(";"):
        assert rows is None or 3 == len(rows)
    else:
        assert names == (rows and [row.name for row in rows])


NUMBERED_OTHERWISE = [
    *(("(I)", "(1)", "(2)"), ("(1)", "a)", "b)"), ("Phần I", "1", "2"), ("Mục 1", "1.1", "1.2")),
    *(("I/", "1/", "2/"), ("I-", "1-", "2-"), ("*", "-", "-"), ("i", "1", "2")),
    *(("", "1", "2"), ("1", "", "")),
]


@pytest.mark.parametrize("numbers", NUMBERED_OTHERWISE)
def test_a_line_of_sums_is_no_row_however_it_is_numbered(
    tmp_path: Path, numbers: tuple[str, str, str]
) -> None:
    """All its figures are the sums of the rows below, which are numbered in another way."""
    group, first, second = numbers
    lines = [f"{group};Khối Đảng;2;15;25;40", f"{first};Tọa đàm;1;10;20;30"]
    text = "\n".join(["TT;Hoạt động;Số cuộc;Nam;Nữ;Tổng số", *lines, f"{second};Mít tinh;1;5;5;10"])

    assert ["Tọa đàm", "Mít tinh"] == [row.name for row in from_csv(tmp_path, text)]


@pytest.mark.parametrize(
    ("name", "numbered"),
    [
        ("T. cộng", 2),
        ("Số liệu toàn huyện", 2),
        ("Cộng học kỳ I", 2),
        ("Ba xã", 3),
        ("Giao lưu", 3),
    ],
)
def test_a_line_without_a_number_is_the_total_of_those_with_one(
    tmp_path: Path, name: str, numbered: int
) -> None:
    """Whatever it is called; under a number it is one only where it is called like a total."""
    head = "TT;Hoạt động;Số cuộc;Nam;Nữ;Tổng số\n1;Tọa đàm;1;10;20;30\n2;Mít tinh;1;5;5;10\n"

    assert 2 == len(from_csv(tmp_path, f"{head};{name};2;15;25;40"))
    assert numbered == len(from_csv(tmp_path, f"{head}3;{name};2;15;25;40"))


LIKE_FOOTERS = [
    "Mít tinh ngày 08 tháng 3 năm 2023", "Q. Hoàn Kiếm phát động Tháng hành động",
    "Xác nhận hộ nghèo có phụ nữ làm chủ", "Chủ tịch", "Ghi chú: x", "Người lập biểu",
    "Nơi nhận: các hộ", "Lưu ý phòng chống bạo lực", "TM. Ủy ban nhân dân", "Xác nhận",
    "Thủ trưởng đơn vị",
]  # fmt: skip


@pytest.mark.parametrize("name", LIKE_FOOTERS)
def test_what_looks_like_a_footer_with_data_after_it_is_data(tmp_path: Path, name: str) -> None:
    """No row ends a table while rows with data follow."""
    headings = ["Loại hoạt động", "Tên hoạt động", "Ngày"]
    names = ["Lớp A", name, "Lớp B", "Lớp C"]
    rows = from_xlsx(
        tmp_path, [headings, *(["tập huấn", each, None] for each in names), [None, "Chủ tịch"]]
    )

    assert names == [row.name for row in rows]
    assert "Sheet!B6" in [note.path for note in read_account(tmp_path / "a.xlsx").notes]


@pytest.mark.parametrize(
    ("lines", "names"),
    [
        (["B,3,12", "C,1,5"], ["B", "C"]),
        (["(1),(2),(3)", "A,1,5"], ["A"]),
        (["1,2,3", "A,1,5"], ["A"]),
        (["A,1,2", "Tọa đàm,1,5"], ["Tọa đàm"]),
        (["B,1,2", "Tọa đàm,1,5"], ["B", "Tọa đàm"]),
        (["a,4,2", "Tọa đàm,1,5"], ["a", "Tọa đàm"]),
        (["X,7,8", "Tọa đàm,1,5"], ["X", "Tọa đàm"]),
        (["C,2,3", "Tọa đàm,1,5"], ["C", "Tọa đàm"]),
        (["1,2,3=1+2", "Tọa đàm,1,5"], ["Tọa đàm"]),
        (["5,6,9", "Tọa đàm,1,5"], ["5", "Tọa đàm"]),
    ],
)
def test_a_first_row_of_letters_and_numbers(
    tmp_path: Path, lines: list[str], names: list[str]
) -> None:
    """Only a row that counts the columns on is passed over."""
    rows = from_csv(tmp_path, "\n".join(["Tên hoạt động,Số cuộc,Nữ", *lines]))

    assert names == [row.name for row in rows]


ANNEX: list[list[object]] = [
    ["IV. TỔNG HỢP SỐ LIỆU"],
    ["1. Tổ chức phát động và các hoạt động hưởng ứng, kiểm tra, giám sát"],
    ["STT", "Hoạt động", "Số cuộc/đoàn", "Số người tham gia", None, "Cấp triển khai"],
    [None, None, None, "Nam", "Nữ", None],
    [1, "Tọa đàm tư vấn", 1, 42, 55, "Hội Phụ nữ và Đoàn TN; Dân số"],
    [],
    ["2. Kết quả truyền thông trên thông tin đại chúng, thông tin cơ sở"],
    ["STT", "Nội dung", "Số lượng", "Thời lượng", "Cấp triển khai"],
    [1, "Phát thanh", "1 buổi/tuần", "10 phút/buổi", "UBND Phường"],
    [2, "Viết bài tuyên truyền", 2, "Nhóm OA, zalo tổ dân phố", "UBND Phường"],
    [],
    ["3. Sản xuất, phát hành các sản phẩm truyền thông"],
    ["STT", "Sản phẩm", "Số lượng", "Số người tiếp cận", "Cấp triển khai"],
    [None, "Không", None, None, None],
]


def test_the_annex_of_the_action_month(tmp_path: Path) -> None:
    """The three tables of the annex stand in one sheet, with the headings of the official form."""
    answers = [["Tên báo cáo", "B"], ["Đơn vị", "phường Bạch Đằng"], ["Kỳ báo cáo", 2023]]
    book = openpyxl.Workbook()
    for name, rows in (("Thông tin", answers), ("Phụ lục", ANNEX)):
        page = book.create_sheet(name)
        for row in rows:
            page.append(row)
    path = tmp_path / "annex.xlsx"
    book.save(path)
    report = load(path)

    assert (
        EventRow(
            name="Tọa đàm tư vấn",
            sessions=Count(1),
            participants=BySex(men=42, women=55),
            organisers=("Hội Phụ nữ và Đoàn TN", "Dân số"),
        ),
    ) == report.events
    assert (
        BroadcastRow(
            name="Phát thanh",
            number=Count(1),
            per="week",
            minutes=10,
            organisers=("UBND Phường",),
        ),
        BroadcastRow(
            name="Viết bài tuyên truyền",
            number=Count(2),
            channels="Nhóm OA, zalo tổ dân phố",
            organisers=("UBND Phường",),
        ),
    ) == report.broadcasts
    assert (ReportTable.PRODUCTS,) == report.none_reported
    assert report.broadcasts == read_table(path, "broadcasts")
    taken = read_account(path)
    assert taken.cells == taken.data + taken.named
    assert () == tuple(taken.errors)


def test_a_product_keeps_its_reach(tmp_path: Path) -> None:
    """The official headings of the third table are read."""
    rows = from_xlsx(tmp_path, [ANNEX[12], [1, "Tờ rơi", "500 tờ", "1.200 người", "UBND"]])

    assert (
        ProductRow(name="Tờ rơi", number=Count(500), reach=Count(1200), organisers=("UBND",)),
    ) == rows


HOSTILE = st.sampled_from(
    [
        None, "", "Tổng cộng", "Không", "Chủ tịch", "I", "1", 1, 2, Decimal("1.5"), "x7", "-", "A",
        "Tọa đàm", "Hà Nội, ngày 05 tháng 12 năm 2023", "(1)", "Ghi chú: x", "hơn 20", "Nữ", "STT",
        "Tên hoạt động", "Đơn vị tính: triệu đồng", "Số cuộc", Percent(5), "1.1", "a)", "Nội dung",
    ]
)  # fmt: skip
TABLE_ROWS = st.lists(st.lists(HOSTILE, max_size=6), max_size=8)
HEADINGS: list[Cell] = ["STT", "Tên hoạt động", "Số cuộc", "Nữ", "Khách mời", None]


@settings(max_examples=60)
@example([[], [None, "Tổng cộng"], ["Tên hoạt động"], [], []], [], False)  # noqa: FBT003 - a coin
@given(TABLE_ROWS, TABLE_ROWS, st.booleans())
def test_every_cell_is_accounted_for(
    above: list[list[Cell]],
    below: list[list[Cell]],
    with_answers: bool,  # noqa: FBT001 - a coin
) -> None:
    """Cells in = cells that became data + cells that a remark names + cells with an error."""
    grids = [Grid.of("Bảng", [*above, HEADINGS, *below])]
    if with_answers:
        answers: list[list[Cell]] = [["Tên báo cáo", "B"], ["Đơn vị", "X"], ["Kỳ báo cáo", 2023]]
        grids.append(Grid.of("Thông tin", [*answers, *above]))
    taken = _taken(grids, "a.xlsx")

    cells = sum(cell is not None for grid in grids for row in grid.rows for cell in row)
    assert cells == taken.cells == taken.data + taken.named + taken.wrong
    assert min(taken.data, taken.named, taken.wrong) >= 0
    assert bool(taken.errors) >= bool(taken.wrong)
    assert bool(taken.notes) == bool(taken.named)


def test_a_finding_names_sheet_cell_and_heading(tmp_path: Path) -> None:
    """A finding says where it stands in the words of the file, also those of the checks."""
    rows: list[list[object]] = [
        ["Nội dung", "Số nữ", "Tổng số", "Tỷ lệ"],
        ["UBND", "mấy", 11, "90%"],
    ]
    assert from_xlsx(tmp_path, rows) is None
    (issue,) = read_account(tmp_path / "a.xlsx").errors
    assert "trang tính Sheet, ô B2 (Số nữ)" in issue.text("vi")

    (tmp_path / "a.csv").write_text("Nội dung;Số nữ;Tổng số\nUBND;mấy;11\n", "utf-8")
    (issue,) = read_account(tmp_path / "a.csv").errors
    assert ("B2", True) == (issue.path, "row 2, column 2 (Số nữ)" in issue.message)


def test_check_names_the_cells_of_a_table(tmp_path: Path) -> None:
    """The command ``check`` tells of cells: those with a doubtful figure and those not used."""
    rows: list[list[object]] = [
        ["Mã chỉ tiêu", "Mã đơn vị", "Kỳ", "Tử số", "Mẫu số", "Tỷ lệ nêu", "Hình ảnh"],
        ["nu", "15889", "năm 2023", 2, 11, "90%", "a.jpg"],
    ]
    assert from_xlsx(tmp_path, rows) is not None
    done = CliRunner().invoke(application, ["check", str(tmp_path / "a.xlsx"), "--lang", "en"])

    assert "Sheet!F2" in done.output
    assert "(Tỷ lệ nêu)" in done.output
    assert "Sheet!G1" in done.output
    assert "of 14 cells, 13 were read" in " ".join(done.output.split())


FOREIGN = {
    b"": "it is empty",
    b"%PDF-1.7 x": "it is a PDF file",
    b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1": "it is an old Excel file;",
    b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "WordDocument".encode("utf-16-le"): "a Word document",
    b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"): "password",
    b"PK\x03\x04 cut off": "it is damaged",
    b"<html><table><tr><td>a": "it is a web page",
    b"  <!DOCTYPE HTML><p>": "it is a web page",
}


@pytest.mark.parametrize("ending", ["xlsx", "csv"])
@pytest.mark.parametrize("content", FOREIGN)
def test_files_are_told_as_what_they_are(tmp_path: Path, content: bytes, ending: str) -> None:
    """A file that is misnamed, damaged or protected is told as that."""
    path = tmp_path / f"a.{ending}"
    path.write_bytes(content)
    with pytest.raises(FileError) as caught:
        load(path)
    (issue,) = caught.value.issues

    assert FOREIGN[content] in issue.message


@pytest.mark.parametrize(
    ("member", "told"),
    [
        ("word/document.xml", "Word document (.docx)"),
        ("mimetype", "OpenDocument"),
        ("a.txt", "archive"),
    ],
)
def test_archives_are_told_as_what_they_are(tmp_path: Path, member: str, told: str) -> None:
    """Not every zip archive is a workbook."""
    with zipfile.ZipFile(tmp_path / "a.xlsx", "w") as archive:
        archive.writestr(member, "x")
    with pytest.raises(FileError, match=re.escape(told)):
        load(tmp_path / "a.xlsx")


def test_misnamed_tables_and_lock_files(tmp_path: Path) -> None:
    """A workbook named .csv, a text named .xlsx, and the file that Excel keeps beside a book."""
    from_xlsx(tmp_path, [["a"]])
    (tmp_path / "book.csv").write_bytes((tmp_path / "a.xlsx").read_bytes())
    (tmp_path / "text.xlsx").write_text("Tên hoạt động;Nữ\nA;1\n", "utf-8")
    (tmp_path / "~$a.xlsx").write_bytes(b"\x05user")
    for name, told in (
        ("book.csv", "the ending .xlsx"),
        ("text.xlsx", "the ending .csv"),
        ("~$a.xlsx", "beside a document that is open"),
    ):
        with pytest.raises(FileError, match=re.escape(told)):
            load(tmp_path / name)


@pytest.mark.parametrize("encoding", ["cp1258", "utf-16-le"])
def test_other_encodings_are_named(tmp_path: Path, encoding: str) -> None:
    """A text in another encoding than UTF-8 is not read as other letters; the encoding is named."""
    text = "Tên hoạt động;Số cuộc;Nữ\nTọa đàm về bình đẳng giới và phòng chống bạo lực;1;20\n"
    decomposed = unicodedata.normalize("NFD", text) if encoding == "cp1258" else text
    content = re.sub("[\u0302\u0306\u031b]", "", decomposed).encode(encoding, "ignore")
    (tmp_path / "a.csv").write_bytes(content)
    with pytest.raises(FileError, match=r"UTF-16|Windows-1258|UTF-8"):
        load(tmp_path / "a.csv")


@pytest.mark.parametrize("ending", ["csv", "xlsx"])
def test_the_letters_of_tcvn3_are_named(tmp_path: Path, ending: str) -> None:
    """A table whose letters are those of an old font is refused by name."""
    rows: list[list[object]] = [
        ["Tªn ho¹t ®éng", "N÷"],
        ["Täa ®µm vÒ b×nh ®¼ng giíi vµ phßng chèng b¹o lùc", 20],
    ]
    if ending == "csv":
        lines = "\n".join(";".join(map(str, row)) for row in rows)
        (tmp_path / "a.csv").write_text(lines, "utf-8")
    else:
        from_xlsx(tmp_path, rows)
    with pytest.raises(FileError, match="TCVN3"):
        load(tmp_path / f"a.{ending}")


def test_a_message_does_not_repeat_a_cell_that_is_very_long(tmp_path: Path) -> None:
    """A figure of 5,000 digits in the column of codes is told by its beginning."""
    path = tmp_path / "a.csv"
    rows = (
        "Chỉ tiêu,Mã đơn vị,Kỳ,Giá trị",
        f"women,{'9' * 5000},năm 2019,20",
        "women,06,năm 2019,3",
    )
    path.write_text("\n".join(rows), "utf-8")
    with pytest.raises(FileError) as caught:
        load(path)
    assert all(len(issue.text("en")) < 600 for issue in caught.value.issues)


DOCUMENTS = {
    "NQ 28/NQ-CP, Luật BĐG": ["28/NQ-CP", "Luật BĐG"],
    "Luật BĐG; NĐ 70/2008/NĐ-CP": ["Luật BĐG", "70/2008/NĐ-CP"],
    "Nghị quyết số 28/NQ-CP ngày 03/3/2021, Quyết định số 2282/QĐ-TTg": [
        "28/NQ-CP",
        "2282/QĐ-TTg",
    ],
    "Kế hoạch số 150/KH-UBND của UBND phường Bạch Đằng, quận Hai Bà Trưng": ["150/KH-UBND"],
    "KH 5/KH-UBND\nLuật Phòng, chống bạo lực gia đình": ["5/KH-UBND", "Luật Phòng"],
    "NQ 28/NQ-CP và Luật BĐG": None,
    "NQ 28/NQ-CP, hướng dẫn miệng": None,
    "hướng dẫn của Sở": None,
}


@pytest.mark.parametrize("cell", DOCUMENTS)
def test_no_document_of_a_cell_is_lost(tmp_path: Path, cell: str) -> None:
    """Each document of a cell is read, or the cell is refused by its name."""
    answers = [["Tên báo cáo", "B"], ["Đơn vị", "xã A"], ["Kỳ báo cáo", 2023]]
    book = openpyxl.Workbook()
    page = book.create_sheet("Thông tin")
    for row in (*answers, ["Văn bản viện dẫn", cell]):
        page.append(row)
    book.save(tmp_path / "a.xlsx")
    taken = read_account(tmp_path / "a.xlsx")
    wanted = DOCUMENTS[cell]

    if wanted is None:
        assert ["Thông tin!B4"] == [issue.path for issue in taken.errors]
    else:
        found = [str(each) for each in taken.held.documents]
        assert len(wanted) == len(found)
        assert all(part in text for part, text in zip(wanted, found, strict=True))


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


_EVENTS = "Tên hoạt động;Số cuộc;Nam;Nữ;Tổng số\nTập huấn;1;10;20;30\nTọa đàm;1;5;10;15\n"


@pytest.mark.parametrize(
    "name",
    [
        "Trong đó: nữ DTTS",
        "- Trong đó cấp xã",
        "Tr.đó: trực tuyến",
        "So với năm 2022",
        "Tăng/giảm so với cùng kỳ",
        "Cùng kỳ năm 2022",
        "Năm 2022",
        "Thực hiện năm trước",
        "Kế hoạch giao",
        "Kế hoạch năm 2024",
        "Đạt so với kế hoạch (%)",
        "Tỷ lệ (%)",
        "Bình quân/cuộc",
        "Trung bình mỗi cuộc",
        "T.đó: CLB mới thành lập",
        "Trđ: nữ DTTS",
        "Bao gồm: xã A",
        "Chỉ tiêu giao",
        "Ước TH cả năm",
        "Đạt tỷ lệ",
        "Tăng (+), giảm (-)",
        "Tăng (+)/giảm (-) so với cùng kỳ",
        "% so với kế hoạch",
        "Tỷ lệ so với kế hoạch (%)",
        "So sánh 2024/2023 (%)",
        "Chênh lệch",
        "Còn lại",
        "Trang trước mang sang",
        "- Nữ",
    ],
)
def test_lines_about_other_rows(tmp_path: Path, name: str) -> None:
    """A part, a comparison, a share or a mean is no further row, and is named in the account."""
    found = from_csv(tmp_path, f"{_EVENTS}{name};1;2;3;5\n")

    assert [row.name for row in found] == ["Tập huấn", "Tọa đàm"]
    notes = [str(note) for note in read_account(tmp_path / "a.csv").notes]
    assert any("row 4" in note and "a part of another row" in note for note in notes)


@pytest.mark.parametrize(
    "name",
    [
        "Tăng cường truyền thông",
        "Kế hoạch nhỏ: thu gom giấy vụn",
        "So tài nấu ăn",
        "Năm 2022: trồng cây",
        "Trong lòng thành phố: đi bộ",
        "Trung bình cộng: giờ học toán cho trẻ em gái",
        "Nguồn sáng: tặng đèn cho hộ nghèo",
        "Kế hoạch giao lưu văn nghệ",
        "Trung bình mỗi tháng phát 2 tin bài",
        "Đạt chuẩn nông thôn mới: hội nghị",
        "Nữ công gia chánh",
        "Nam giới nói không với bạo lực",
        "Còn lại gì: tọa đàm",
        "Thực hiện nếp sống văn minh",
    ],
)
def test_activities_that_look_like_lines_about_others(tmp_path: Path, name: str) -> None:
    """What only begins like a comparison is an activity."""
    found = from_csv(tmp_path, f"{_EVENTS}{name};1;2;3;5\n")

    assert found[-1].name == name


def test_parts_below_their_line(tmp_path: Path) -> None:
    """The rows below "Trong đó:" are parts; where all rows are marked, the next is none."""
    parts = "Tập huấn;3;30;60;90\nTrong đó:;;;;\n+ Tại xã;2;20;40;60\n+ Tại thôn;1;10;20;30\n"
    found = from_csv(tmp_path, _EVENTS.replace("Tập huấn;1;10;20;30\n", parts))
    sessions = [(row.name, row.sessions) for row in found]
    assert sessions == [("Tập huấn", Count(3)), ("Tọa đàm", Count(1))]

    marked = "- Tập huấn;3;30;60;90\n- Trong đó: tại xã;2;20;40;60\n- Hội thi;1;1;2;3\n"
    found = from_csv(tmp_path, _EVENTS.replace("Tập huấn;1;10;20;30\n", marked))
    assert [row.name for row in found] == ["- Tập huấn", "- Hội thi", "Tọa đàm"]


@pytest.mark.parametrize("name", ["Toàn huyện", "Cả tỉnh", "CẢ NƯỚC", "Huyện Hoằng Hóa"])
def test_totals_above_their_rows(tmp_path: Path, name: str) -> None:
    """The line of a whole above its parts, with their sums, is no further row."""
    heading, *rows = _EVENTS.splitlines()
    found = from_csv(tmp_path, "\n".join([heading, f"{name};2;15;30;45", *rows]))
    assert [row.name for row in found] == ["Tập huấn", "Tọa đàm"]


def test_wholes_of_wholes(tmp_path: Path) -> None:
    """A province over districts over communes is counted once."""
    rows = [
        "Toàn tỉnh;4;30;60;90",
        "Huyện Hoằng Hóa;2;15;30;45",
        "Xã Hoằng Kim;1;5;10;15",
        "Xã Hoằng Phú;1;10;20;30",
        "Huyện Hậu Lộc;2;15;30;45",
        "Xã Mỹ Lộc;1;5;10;15",
        "Xã Lộc Sơn;1;10;20;30",
    ]
    found = from_csv(tmp_path, "\n".join([_EVENTS.splitlines()[0], *rows]))
    assert [row.name for row in found] == [row.split(";")[0] for row in rows if "Xã" in row]


@pytest.mark.parametrize(
    "line",
    ["Nguồn: Phòng Nội vụ", "Chú thích: DTTS", "- Lưu ý: thiếu thôn 5", "Đơn vị tính: người"],
)
@pytest.mark.parametrize("at", [2, 3])
def test_remarks_between_and_below_rows(tmp_path: Path, line: str, at: int) -> None:
    """A remark without figures is no row, wherever it stands."""
    rows = _EVENTS.splitlines()
    found = from_csv(tmp_path, "\n".join([*rows[:at], f"{line};;;;", *rows[at:]]))
    assert [row.name for row in found] == ["Tập huấn", "Tọa đàm"]


@pytest.mark.parametrize(
    "headings",
    [
        ["Tên hoạt động", "Số cuộc", "Nam", "Nữ", "Nữ"],
        ["Tên hoạt động", "Số cuộc", "Nam", "Nữ (DTTS)", "Nữ"],
        ["Tên hoạt động", "Số cuộc (kế hoạch)", "Số cuộc (thực hiện)", "Nam", "Nữ"],
    ],
)
def test_a_heading_that_stands_twice(tmp_path: Path, headings: list[str]) -> None:
    """Of two columns of figures with one meaning neither is taken in silence."""
    assert from_xlsx(tmp_path, [headings, ["Tập huấn", 1, 2, 3, 4]]) is None
    with pytest.raises(FileError, match=r"are both \"(?:Nữ|Số cuộc)\"; keep the one that counts"):
        load(tmp_path / "a.xlsx")


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


_NUMBERED = "TT;Tên hoạt động;Số cuộc;Nam;Nữ;Tổng số\n1;Tập huấn;1;10;20;30\n2;Tọa đàm;1;5;10;15\n"


@pytest.mark.parametrize(
    ("lines", "names"),
    [
        (";I. Hoạt động truyền thông;;;;\n3;Hội thi;1;1;2;3\n", ["Tập huấn", "Tọa đàm", "Hội thi"]),
        (";Tuần 1 (từ 15/11 đến 21/11);;;;\n", ["Tập huấn", "Tọa đàm"]),
        (";Công tác tập huấn:;;;;\n", ["Tập huấn", "Tọa đàm"]),
        ("3;…………;;;;\n", ["Tập huấn", "Tọa đàm"]),
        (";Không phát sinh;0;0;0;0\n3;Hội thi;1;1;2;3\n", ["Tập huấn", "Tọa đàm", "Hội thi"]),
        (
            ";TRONG ĐÓ;;;;\n;Đất đai;1;3;7;10\n3;Hội thi;1;1;2;3\n",
            ["Tập huấn", "Tọa đàm", "Hội thi"],
        ),
        (";Hội thi quên đánh số;1;1;2;3\n", ["Tập huấn", "Tọa đàm", "Hội thi quên đánh số"]),
    ],
)
def test_lines_among_numbered_rows(tmp_path: Path, lines: str, names: list[str]) -> None:
    """A line without number and figures heads other rows; one with figures is a row."""
    assert names == [row.name for row in from_csv(tmp_path, f"{_NUMBERED}{lines}")]


@pytest.mark.parametrize(
    "numbers", ["A;B;1;2;3;4", "1;2;3;4;5;6", "(1);(2);(3);(4);(5);(6)", "A;B;1;2;3;C"]
)
def test_numbers_of_columns_among_numbered_rows(tmp_path: Path, numbers: str) -> None:
    """The line that numbers the columns is none of the numbered rows."""
    heading, *rows = _NUMBERED.splitlines()
    found = from_csv(tmp_path, "\n".join([heading, numbers, *rows]))
    assert ["Tập huấn", "Tọa đàm"] == [row.name for row in found]


def test_groups_over_rows_with_parts(tmp_path: Path) -> None:
    """Parts without a number are in the figures of their row, not in those of the group again."""
    rows = [
        "I;Truyền thông;15;500;550;1050",
        "1;Trực tiếp;5;100;150;250",
        ";- Cho học sinh;2;40;60;100",
        ";- Cho người dân;3;60;90;150",
        "2;Qua loa;10;400;400;800",
    ]
    found = from_csv(tmp_path, "\n".join([_NUMBERED.splitlines()[0], *rows]))
    assert Count(15) == sum((row.sessions for row in found), start=Count(0))


@pytest.mark.parametrize(
    "rows",
    [
        ["Cả nhà cùng đọc sách;1;1;1;2", "Cả xóm cùng vui;1;1;2;3", "Cả hai cùng vào bếp;2;2;3;5"],
        ["Họp;1;1;1;2", "Thi;1;1;2;3", "Cộng tác viên họp giao ban;2;2;3;5"],
        ["Họp;1;1;1;2", "Thi;1;1;2;3", "Toàn thể hội viên ký cam kết;2;2;3;5"],
        ["Cải thiện vệ sinh;2;2;3;5", "Họp;1;1;1;2", "Thi;1;1;2;3"],
        ["Xã hội hóa;2;2;3;5", "Họp;1;1;1;2", "Thi;1;1;2;3"],
    ],
)
def test_activities_with_the_figures_of_sums(tmp_path: Path, rows: list[str]) -> None:
    """Figures that happen to be sums make no total of an activity."""
    found = from_csv(tmp_path, "\n".join([_EVENTS.splitlines()[0], *rows]))
    assert [row.split(";")[0] for row in rows] == [row.name for row in found]


@pytest.mark.parametrize(
    ("lines", "names"),
    [
        (
            ["Tổng số;3;30;60;90", "Trong đó:;;;;", "- Mít tinh;1;10;20;30", "- Thi;2;20;40;60"],
            ["- Mít tinh", "- Thi"],
        ),
        (
            [
                "Thành phố Sơn La;4;12;16;28",
                "Phường Chiềng Lề;3;8;10;18",
                "Xã Chiềng Xôm;1;4;6;10",
                "Huyện Sông Mã;2;5;7;12",
                "Xã Nà Nghịu;2;5;7;12",
                "Tổng toàn tỉnh;6;17;23;40",
            ],
            ["Phường Chiềng Lề", "Xã Chiềng Xôm", "Xã Nà Nghịu"],
        ),
        (
            [
                "CẤP TỈNH;;;;",
                "Lễ;1;2;3;5",
                "Cộng cấp tỉnh;1;2;3;5",
                "CẤP HUYỆN;;;;",
                "Thi;8;5;7;12",
            ],
            ["Lễ", "Thi"],
        ),
        (
            ["1. Xã A;;;;", "Lễ;1;2;3;5", "Tổng xã A;1;2;3;5", "Hội:;;;;", "Thi;8;5;7;12"],
            ["Lễ", "Thi"],
        ),
        (
            ["Lễ;1;2;3;5", "Thi;8;5;7;12", "Tính chung;9;7;10;17", "Chung cả huyện;9;7;10;17"],
            ["Lễ", "Thi"],
        ),
        (
            ["Lễ;1;2;3;5", "Thi;8;5;7;12", "Nhận xét: tốt;;;;", "Người lập biểu: Lò Thị Hoa;;;;"],
            ["Lễ", "Thi"],
        ),
        (["Lễ;1;2;3;5", "Kỳ trước;8;5;7;12", "Quý IV;9;7;10;17", "TH/KH (%);83,3;91,7;;"], ["Lễ"]),
        (["LỄ PHÁT ĐỘNG;1;2;3;5", "HỘI THI;8;5;7;12"], ["LỄ PHÁT ĐỘNG", "HỘI THI"]),
        (["Lễ phát động;;;;", "Hội thi;;;;"], ["Lễ phát động", "Hội thi"]),
    ],
)
def test_tables_without_numbers(tmp_path: Path, lines: list[str], names: list[str]) -> None:
    """Totals, groups, wholes and comparisons are known in tables whose rows have no numbers."""
    found = from_csv(tmp_path, "\n".join([_EVENTS.splitlines()[0], *lines]))
    assert names == [row.name for row in found]


@pytest.mark.parametrize(
    "lines",
    [
        ";Nữ sinh;;;20;",
        ";Lượt người là nữ DTTS;;;7;7",
        ";Trong số này, nữ lãnh đạo;;;2;",
        ";Bao gồm cả trực tuyến;;1;2;3",
        ";Riêng xã Hòa Bình;1;1;2;3\n;Chung toàn huyện;2;15;30;45",
    ],
)
def test_lines_that_leave_out_what_numbered_rows_tell(tmp_path: Path, lines: str) -> None:
    """Below numbered rows a line without a number and without all figures tells a part of one."""
    found = from_csv(tmp_path, f"{_NUMBERED}{lines}\n")
    assert ["Tập huấn", "Tọa đàm"] == [row.name for row in found]


def test_rows_with_all_that_is_needed_are_rows(tmp_path: Path) -> None:
    """An activity with kind and name counts without its number and with fewer figures."""
    text = (
        "TT;Loại hoạt động;Tên hoạt động;Nam;Nữ;Kinh phí (triệu đồng)\n1;Tập huấn;A;1;2;3\n"
        ";Tập huấn;Nữ sinh;;5;\n3;Tập huấn;C;1;2;4\n;Tập huấn;Kế hoạch năm 2024;1;1;1\n"
    )
    assert ["A", "Nữ sinh", "C", "Kế hoạch năm 2024"] == [
        row.name for row in from_csv(tmp_path, text)
    ]
