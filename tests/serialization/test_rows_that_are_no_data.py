"""Rows that are no data: totals, groups, parts, comparisons, remarks, numbers of columns."""

from pathlib import Path

import pytest
from tests.serialization.conftest import from_csv, from_xlsx

from genderplan import Count
from genderplan.errors import FileError
from genderplan.serialization import load, read_account

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
        ["Tên hoạt động", "Số cuộc", "Nam", "Nữ (người)", "Nữ"],
        ["Tên hoạt động", "Số cuộc (nếu có)", "Số cuộc (thực hiện)", "Nam", "Nữ"],
    ],
)
def test_a_heading_that_stands_twice(tmp_path: Path, headings: list[str]) -> None:
    """Of two columns of figures with one meaning neither is taken in silence."""
    assert from_xlsx(tmp_path, [headings, ["Tập huấn", 1, 2, 3, 4]]) is None
    with pytest.raises(FileError, match=r"are both \"(?:Nữ|Số cuộc)\"; keep the one that counts"):
        load(tmp_path / "a.xlsx")


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


@pytest.mark.parametrize(
    ("line", "is_total"),
    [
        *((name, True) for name in ("* Tổng số", "- Tổng số", "• Tổng cộng", "1. Tổng cộng")),
        *((name, True) for name in ("(Tổng cộng)", "[Tổng cộng]", "Tong cong", "Cộng (I+II)")),
        *((name, False) for name in ("* Tổng kết năm", "1. Tổng vệ sinh", "(Cộng đồng) ra quân")),
    ],
)
def test_marks_before_a_total(tmp_path: Path, line: str, *, is_total: bool) -> None:
    """A total is one behind a mark, a number or in brackets, too."""
    found = from_csv(tmp_path, f"{_EVENTS}{line};3;12;21;33\n")

    assert ["Tập huấn", "Tọa đàm", line][: 2 if is_total else 3] == [row.name for row in found]


@pytest.mark.parametrize(
    "name", ["Cộng khối Đảng", "Cộng thôn Đông", "Tổng Hội LHPN", "Tổng tháng 3", "Cộng mục I"]
)
def test_the_total_of_one_numbered_row(tmp_path: Path, name: str) -> None:
    """Among numbered rows the total of a group of one row counts nothing again."""
    lines = ["TT;Tên hoạt động;Số cuộc;Nam;Nữ", "1;Tọa đàm;1;10;20", f";{name};1;10;20"]
    found = from_csv(tmp_path, "\n".join([*lines, "2;Hội thi;1;4;6", "3;Mít tinh;1;5;5\n"]))

    assert ["Tọa đàm", "Hội thi", "Mít tinh"] == [row.name for row in found]


@pytest.mark.parametrize("place", ["P. Bạch Đằng", "Q. Ba Đình", "H. Hoằng Hóa", "X. Hoằng Kim"])
def test_a_place_is_no_number(tmp_path: Path, place: str) -> None:
    """The letter of a kind of unit does not make a row a heading."""
    found = from_csv(tmp_path, f"{_EVENTS}{place} tổ chức hội thi;;;;\nMít tinh;1;1;2;3\n")

    assert 4 == len(found)
