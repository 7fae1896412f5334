"""PDF files as text: paragraphs, columns and tables out of letters at places."""

import time
from pathlib import Path

import pytest
from tests.papers.conftest import pdf_content, ruled, shown

import genderplan as gp
from genderplan.extraction import DocumentText

FULL = "Van ban nay co mot dong dai den het le phai cua trang giay kho A4"  # 412 points wide


def read(tmp_path: Path, content: bytes) -> DocumentText:
    """The text of a PDF file."""
    (tmp_path / "a.pdf").write_bytes(content)
    return gp.read_text(tmp_path / "a.pdf")


def test_lines_are_joined_to_paragraphs(tmp_path: Path) -> None:
    """A new paragraph begins with an indented line, behind a short line and below a gap."""
    page = "".join(
        [
            shown(f"Mot {FULL}", 113, 100),
            shown(f"hai {FULL} x", 85, 118),
            shown("ba.", 85, 136),
            shown(f"Bon {FULL}", 113, 154),
            shown("nam.", 85, 172),
            shown("- Sau", 113, 190),
            shown("- Bay", 113, 208),
        ]
    )
    text = read(tmp_path, pdf_content(page)).text

    assert [f"Mot {FULL} hai {FULL} x ba.", f"Bon {FULL} nam.", "- Sau", "- Bay"] == text.split(
        "\n\n"
    )


def test_two_columns_are_read_one_after_the_other(tmp_path: Path) -> None:
    """The head and the end of a paper stand side by side; blanks of a draft part no column."""
    page = "".join(
        [
            shown("UY BAN NHAN DAN", 100, 60, 12),
            shown("CONG HOA XA HOI", 350, 60, 12),
            shown("XA B", 135, 76, 12),
            shown("Doc lap - Tu do", 352, 76, 12),
            shown("So:", 110, 100, 12),
            shown("/KH-UBND", 170, 100, 12),
            shown("B, ngay", 340, 100, 12),
            shown("nam 2024", 420, 100, 12),
            shown("KE HOACH", 262, 140),
            shown(f"Than {FULL}", 113, 180),
            shown("het./.", 85, 198),
            shown("Noi nhan:", 85, 240, 12),
            shown("CHU TICH", 400, 240, 12),
            shown("- Huyen uy va cac co quan", 85, 256, 11),
            shown("lien quan;", 85, 270, 11),
            shown("- Luu: VT.", 85, 284, 11),
            shown("Nguyen Van A", 392, 330, 12),
        ]
    )
    text = read(tmp_path, pdf_content(page)).text

    assert [
        "UY BAN NHAN DAN\nXA B\nSo:  /KH-UBND",
        "CONG HOA XA HOI\nDoc lap - Tu do\nB, ngay  nam 2024",
        "KE HOACH",
        f"Than {FULL} het./.",
        "Noi nhan:\n- Huyen uy va cac co quan lien quan;\n- Luu: VT.",
        "CHU TICH\nNguyen Van A",
    ] == text.split("\n\n")


def test_tables_and_paragraphs_go_on_over_a_page(tmp_path: Path) -> None:
    """A table with its headings again is one, and so is a sentence; page numbers are no text."""
    heads = shown("Nam", 90, 715) + shown("Nu", 200, 715)
    first = "".join(
        [
            shown("I. KET QUA", 113, 100),
            ruled([85, 190, 300], [700, 720, 740]),
            heads,
            shown("2022", 90, 735),
            shown("14", 200, 735),
        ]
    )
    second = "".join(
        [
            shown("2", 295, 40),
            ruled([85, 190, 300], [60, 80, 100]),
            shown("Nam", 90, 75),
            shown("Nu", 200, 75),
            shown("2023", 90, 95),
            shown("15", 200, 95),
            shown(f"Con {FULL}", 113, 780),
        ]
    )
    third = shown("tiep theo.", 85, 100)
    document = read(tmp_path, pdf_content(first, second, third))
    (table,) = document.tables

    assert (("Nam", "Nu"), ("2022", "14"), ("2023", "15")) == table.rows
    assert document.text.endswith(f"\n\nCon {FULL} tiep theo.")
    for words, place in {
        "14": "trang 1, bảng 1, hàng 2, cột Nu",
        "15": "trang 2, bảng 1, hàng 3, cột Nu",
        "Con": "trang 2, mục I, đoạn 1",
        "tiep": "trang 3, mục I, đoạn 1",
    }.items():
        start = document.text.index(words)
        assert place == document.place((start, start + 2))


def test_scans_are_told(tmp_path: Path) -> None:
    """A page that is a picture is named; a file of such pages is refused with what to do."""
    picture = "q 500 0 0 700 50 50 cm /I Do Q\n"
    some = read(tmp_path, pdf_content(shown("Chu", 100, 100), picture, picture=True))

    assert "GP933 cảnh báo: trang 2 là hình chụp" in some.issues.text("vi")
    with pytest.raises(gp.FileError) as caught:
        read(tmp_path, pdf_content(picture, picture=True))
    assert "bản chụp (scan)" in caught.value.issues.text("vi")


def test_broken_and_swollen_files_are_refused(tmp_path: Path) -> None:
    """A file that is cut is told as damaged; one that unpacks to very much is not unpacked."""
    import zlib

    packed = zlib.compress(b" " * (40 << 20), 9)
    bomb = b"%PDF-1.4\n6 0 obj\n<< /Filter /FlateDecode >>\nstream\n" + packed + b"endstream"
    twice = bomb.replace(b"/FlateDecode", b"[/FlateDecode /FlateDecode]", 1)
    started = time.perf_counter()
    for content, told in ((b"%PDF-1.4 x", "hỏng"), (bomb, "32 MB"), (twice, "nhiều lần")):
        with pytest.raises(gp.FileError) as caught:
            read(tmp_path, content)
        assert told in caught.value.issues.text("vi")
    assert time.perf_counter() - started < 60
