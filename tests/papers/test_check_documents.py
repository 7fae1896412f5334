"""``check`` takes Word, PDF, workbooks and texts in one call and says the place in each."""

import json
from pathlib import Path

from click.testing import CliRunner
from tests.papers.conftest import OfficePaper, pdf_content, shown

from genderplan.cli import application


def run(*arguments: object) -> tuple[int, str]:
    """Exit status and output of the command."""
    done = CliRunner().invoke(application, list(map(str, arguments)))
    return done.exit_code, done.output


def test_a_mix_of_files_is_looked_at_in_one_go(paper: OfficePaper, tmp_path: Path) -> None:
    """Every file is named: with the cell of a Word table, the page of a PDF, the line of a text."""
    paper.table([["Nội dung", "Kết quả"], ["Nữ", "15/42 người, đạt 38%"]])
    word = paper.saved(tmp_path / "a.docx")
    pdf, text, old = tmp_path / "b.pdf", tmp_path / "c.txt", tmp_path / "d.doc"
    pdf.write_bytes(pdf_content(shown("Dat 2.5% trong nam, la 15/42 nguoi (99%)", 85, 100)))
    text.write_text("Nữ đạt 15/42 người (38%).", "utf-8")
    old.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "WordDocument".encode("utf-16-le"))
    status, told = run("check", word, pdf, text, old)

    assert 2 == status
    assert f"{word}: bảng 1, hàng 2, cột Kết quả: GP601 lỗi" in told
    assert f"{pdf}: trang 1, phần đầu, đoạn 1: GP6" in told
    assert f"{text}:1:8: GP601 lỗi" in told
    assert f"{old}: GP9" in told


def test_places_stand_in_json(paper: OfficePaper, tmp_path: Path) -> None:
    """A program gets the place in both languages, and no line, which a document has not."""
    paper.lines("I. KẾT QUẢ", "Nữ đạt 15/42 người (38%).")
    status, told = run("check", "--format", "json", paper.saved(tmp_path / "a.docx"))
    (record,) = json.loads(told)

    assert (1, {"vi": "mục I, đoạn 1", "en": "section I, paragraph 1"}) == (status, record["place"])
    assert "line" not in record
