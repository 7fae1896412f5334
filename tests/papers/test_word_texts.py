"""Word documents as text: everything a reader of the page sees is read or told."""

import io
import struct
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path

import docx
import pytest
from tests.papers.conftest import OfficePaper

import genderplan as gp
from genderplan.errors import InvalidValueError
from genderplan.extraction import DocumentText

EVENTS = [
    ["STT", "Hoạt động", "Số cuộc", "Số người tham gia", "", "Cấp triển khai"],
    ["", "", "", "Nam", "Nữ", ""],
    ["1", "Tọa đàm", "1", "42", "55", "Hội Phụ nữ"],
]
MERGES = [(0, 0, 1, 0), (0, 1, 1, 1), (0, 2, 1, 2), (0, 3, 0, 4), (0, 5, 1, 5)]


def place_of(document: DocumentText, words: str, language: str = "vi") -> str:
    """Where *words* stand in a document."""
    start = document.text.index(words)
    return document.place((start, start + len(words)), "en" if language == "en" else "vi")


def test_every_stretch_has_its_place(paper: OfficePaper, tmp_path: Path) -> None:
    """Opening, section, paragraph, table with row and column, recipients: as a reader says it."""
    paper.head(["UBND HUYỆN A", "UBND XÃ B"], "Số:    /KH-UBND", "B, ngày    tháng 02 năm 2024")
    paper.titles("KẾ HOẠCH", "Công tác bình đẳng giới năm 2024")
    paper.lines("Căn cứ Luật Bình đẳng giới;", "II. NHIỆM VỤ", "1. Truyền thông", "Đoạn một.")
    paper.lines("Đoạn hai có 15/42 nữ.", "a) Mục nhỏ", "Dưới mục nhỏ.", "2.Kiểm tra", "Cuối cùng.")
    paper.table(EVENTS, MERGES)
    paper.side_by_side(["Nơi nhận:", "- UBND huyện;", "- Lưu: VT."], ["CHỦ TỊCH"])
    document = gp.read_text(paper.saved(tmp_path / "ke-hoach.docx"))

    assert document.issues == gp.Issues()
    expected = {
        "Số:": "phần đầu, đoạn 3",
        "II. NHIỆM": "mục II",
        "15/42": "mục II.1, đoạn 2",
        "Dưới mục nhỏ": "mục II.1.a, đoạn 1",
        "Cuối cùng": "mục II.2, đoạn 1",
        "55": "bảng 1, hàng 3, cột Nữ",
        "Hội Phụ nữ": "bảng 1, hàng 3, cột Cấp triển khai",
        "- Lưu": "phần nơi nhận và chữ ký, dòng 3",
    }
    assert expected == {words: place_of(document, words) for words in expected}
    assert "table 1, row 3, column Nữ" == place_of(document, "55", "en")
    assert (tuple(EVENTS[2]), 2) == (document.tables[0].rows[2], document.tables[0].heads)
    for row, starts in zip(document.tables[0].rows, document.tables[0].starts, strict=True):
        for text, start in zip(row, starts, strict=True):
            assert text == document.text[start : start + len(text)]


def test_a_borderless_table_is_lay_out_and_a_ruled_one_is_data(
    paper: OfficePaper, tmp_path: Path
) -> None:
    """The head with its organ and number reads as lines, also where somebody drew borders."""
    paper.table([["UBND XÃ B\nSố: 5/KH-UBND", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"]])
    paper.side_by_side(["Trái"], ["Phải"])
    paper.table([["Năm", "Nữ"], ["2023", "15"]])
    document = gp.read_text(paper.saved(tmp_path / "a.docx"))

    assert ["Năm", "Nữ"] == list(document.tables[0].rows[0])
    assert 1 == len(document.tables)
    assert "UBND XÃ B\nSố: 5/KH-UBND\n\nCỘNG HÒA" in document.text
    assert "Trái\n\nPhải" in document.text


def test_inserted_text_is_read_and_deleted_text_is_not(paper: OfficePaper, tmp_path: Path) -> None:
    """Tracked changes are read as they will be once accepted, and that is told."""
    paper.xml(
        "<w:r><w:t xml:space='preserve'>Có </w:t></w:r>"
        "<w:del w:id='1' w:author='a'><w:r><w:delText>14</w:delText></w:r></w:del>"
        "<w:ins w:id='2' w:author='a'><w:r><w:t>15</w:t></w:r></w:ins>"
        "<w:moveFrom w:id='3' w:author='a'><w:r><w:t> nam</w:t></w:r></w:moveFrom>"
        "<w:moveTo w:id='4' w:author='a'><w:r><w:t> nữ</w:t></w:r></w:moveTo>"
    )
    table = paper.table([["Năm", "Nữ"], ["2022", "9"], ["2023", "15"]])
    deleted = "<w:trPr xmlns:w='{}'><w:del w:id='5' w:author='a'/></w:trPr>"
    from docx.oxml import parse_xml
    from tests.papers.conftest import MAIN

    table.rows[1]._tr.insert(0, parse_xml(deleted.format(MAIN)))  # noqa: SLF001 - there is no other way
    document = gp.read_text(paper.saved(tmp_path / "a.docx"))

    assert document.text.startswith("Có 15 nữ\n")
    assert (("Năm", "Nữ"), ("2023", "15")) == document.tables[0].rows
    assert ("GP932",) == document.issues.codes


def test_numbers_that_word_writes_itself_are_read(paper: OfficePaper, tmp_path: Path) -> None:
    """Automatic numbers and bullets stand in the text as the page shows them."""
    for style in ("List Number", "List Number", "List Bullet"):
        paper.word.add_paragraph("Một việc", style=style)
    document = gp.read_text(paper.saved(tmp_path / "a.docx"))

    assert "1. Một việc\n\n2. Một việc\n\n- Một việc" == document.text


def test_what_stands_outside_of_the_body_is_read_or_told(
    paper: OfficePaper, tmp_path: Path
) -> None:
    """Headers, text boxes and hidden text, pictures, equations, comments and nested tables."""
    header = paper.word.sections[0].header
    header.paragraphs[0].text = "2"
    header.add_paragraph("BẢN DỰ THẢO")
    word = paper.word.add_paragraph("Có hình")
    word.add_run().add_picture(io.BytesIO(small_picture()))
    paper.word.add_comment(word.runs[0], "Xem lại", author="a")
    paper.xml("<w:r><w:rPr><w:vanish/></w:rPr><w:t>ẩn</w:t></w:r><w:r><w:t>hiện</w:t></w:r>")
    box = "<w:p><w:r><w:t>Trong khung</w:t></w:r></w:p>"
    paper.xml(f"<w:r><w:pict><w:txbxContent>{box}</w:txbxContent></w:pict></w:r>")
    table = paper.table([["Năm", "Nữ"], ["2023", ""]])
    inner = table.cell(1, 1).add_table(1, 2)
    inner.cell(0, 0).text, inner.cell(0, 1).text = "15", "16"
    document = gp.read_text(paper.saved(tmp_path / "a.docx"))

    assert "đầu trang" == place_of(document, "BẢN DỰ THẢO")
    assert "khung chữ 1" == place_of(document, "Trong khung")
    assert "15\n16" == document.tables[0].rows[1][1]
    assert "ẩn" not in document.text
    told = {"1 hình ảnh", "1 đoạn chữ ẩn", "1 nhận xét", "1 bảng"}
    assert {words for words in told if words in document.issues.text("vi")} == told


def small_picture() -> bytes:
    """A PNG file with one point."""

    def chunk(kind: bytes, held: bytes) -> bytes:
        checked = kind + held
        return struct.pack(">I", len(held)) + checked + struct.pack(">I", zlib.crc32(checked))

    head = struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0)
    return b"".join(
        [
            b"\x89PNG\r\n\x1a\n",
            chunk(b"IHDR", head),
            chunk(b"IDAT", zlib.compress(b"\0\0")),
            chunk(b"IEND", b""),
        ]
    )


def test_findings_say_their_place_in_the_document(paper: OfficePaper, tmp_path: Path) -> None:
    """A share that does not follow from its counts is told with the cell that it stands in."""
    paper.table([["Nội dung", "Kết quả"], ["Nữ cấp ủy", "15/42 người, đạt 38%"]])
    document = gp.read_text(paper.saved(tmp_path / "a.docx"))
    (found,) = gp.audit(document).with_code("GP601")

    assert found.place is not None
    assert "bảng 1, hàng 2, cột Kết quả" == found.place.text("vi")
    assert "GP601 error at table 1, row 2, column Kết quả: " in str(found)
    assert ["15/42 người, đạt 38%"] == [each.text for each in gp.extract(document, kinds=["ratio"])]


MISNAMED = {
    "a.docx": (b"%PDF-1.7", "đổi đuôi tên tệp thành .pdf"),
    "b.pdf": (b"PK\x03\x04", "tệp bị hỏng hoặc chép thiếu"),
    "c.doc": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "WordDocument".encode("utf-16-le"), ".docx"),
    "d.docx": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "mật"),
    "e.docx": (b"", "trống"),
    "f.txt": (b"%PDF-1.7\xff", "đổi đuôi tên tệp thành .pdf"),
    "g.odt": (b"{\\rtf1", ".rtf"),
    "h.docx": (b"K\xc3\xaa", "không phải loại văn bản"),
    "i.xlsx": (b"PK", ".docx, .pdf, .txt, .md"),
}


@pytest.mark.parametrize("name", MISNAMED)
def test_another_kind_of_file_is_told_as_what_it_is(name: str, tmp_path: Path) -> None:
    """The finding says what the file is and how it can be read."""
    content, told = MISNAMED[name]
    (tmp_path / name).write_bytes(content)
    with pytest.raises(gp.FileError) as caught:
        gp.read_text(tmp_path / name)

    assert told in caught.value.issues.text("vi")


Change = Callable[[bytes, str, Callable[[bytes], bytes]], bytes]
BODY = "word/document.xml"


def refusal(content: bytes, folder: Path) -> str:
    """What is told of a Word document that cannot be read."""
    (folder / "a.docx").write_bytes(content)
    with pytest.raises(gp.FileError) as caught:
        gp.read_text(folder / "a.docx")
    return str(caught.value.issues)


def test_hostile_documents_are_refused(
    paper: OfficePaper, tmp_path: Path, change_member: Change
) -> None:
    """Entities, broken XML and a missing part are told."""
    good = paper.content()
    bad = {
        "XML": change_member(good, BODY, lambda xml: xml.replace(b"?>", b"?><!DOCTYPE a>", 1)),
        "XMLSyntaxError": change_member(good, BODY, lambda xml: xml[:-40]),
    }
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/other.xml", "<a/>")
    for told, content in {**bad, ".docx": stream.getvalue()}.items():
        assert told in refusal(content, tmp_path)


@pytest.mark.slow
def test_a_document_that_unpacks_to_very_much_is_refused(
    paper: OfficePaper, tmp_path: Path, change_member: Change
) -> None:
    """It is not unpacked further than the limit."""
    swollen = change_member(paper.content(), BODY, lambda xml: xml + b" " * (65 << 20))

    assert "64 MB" in refusal(swollen, tmp_path)


def test_an_empty_document_is_refused(tmp_path: Path) -> None:
    """Nothing can be found in a document without a word, and a text has no place behind its end."""
    docx.Document().save(str(tmp_path / "a.docx"))
    with pytest.raises(gp.FileError, match="it holds no text"):
        gp.read_text(tmp_path / "a.docx")

    with pytest.raises(InvalidValueError):
        DocumentText(text="Nữ").place((0, 5))


@pytest.mark.parametrize(
    ("last", "code"),
    [
        (("", "Cộng", "18", "21", "40"), "GP604"),
        (("", "Cộng", "18", "22", "40"), "GP610"),
        (("", "", "18", "21", "40"), "GP604"),
        ((" ", "Tổng số", "18", "21", "40"), "GP604"),
    ],
)
def test_a_total_line_without_a_number_has_its_own_place(
    tmp_path: Path, last: tuple[str, ...], code: str
) -> None:
    """A finding on a row whose first cell is empty is placed in that row, not in the one above."""
    rows = (
        ("TT", "Thôn", "Nam", "Nữ", "Tổng số"),
        ("1", "Một", "10", "12", "22"),
        ("2", "Hai", "8", "9", "17"),
        last,
    )
    document = docx.Document()
    table = document.add_table(0, len(last), style="Table Grid")
    for row in rows:
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = text
    document.save(str(tmp_path / "a.docx"))
    found = gp.audit(gp.read_text(tmp_path / "a.docx"), on="2024-12-20").with_code(code)

    assert found
    for issue in found:
        assert issue.place is not None
        assert "bảng 1, hàng 4" in issue.place.text("vi")
