"""Tables as offices send them: separators, lost zeros, annexes, misnamed files, encodings."""

import re
import unicodedata
import zipfile
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest
from click.testing import CliRunner
from hypothesis import example, given, settings
from hypothesis import strategies as st
from tests.serialization.conftest import from_csv, from_xlsx

from genderplan import BySex, Count, Percent
from genderplan.cli import application
from genderplan.errors import FileError
from genderplan.plans import BroadcastRow, EventRow, ProductRow, ReportTable
from genderplan.serialization import load, read_account, read_table, write_table
from genderplan.serialization.cells import Cell, Grid
from genderplan.serialization.tables import _taken

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
