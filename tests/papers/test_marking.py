"""Findings in a copy of a Word document: comments where they stand, corrections as changes."""

import io
import subprocess
from pathlib import Path

import docx
import pytest
from click.testing import CliRunner
from docx.document import Document
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.papers.conftest import MAIN, OfficePaper

import genderplan as gp
from genderplan.cli import application
from genderplan.errors import InvalidValueError
from genderplan.issues import IssueKind

W = f"{{{MAIN}}}"
ODD = IssueKind("GP601", gp.Severity.WARNING, "odd", "Look again.")
LINES = ("I. KẾT QUẢ", "Nữ là 15/42 người, đạt 38%. Còn 2.5% chưa báo cáo. Cả năm có 2.5% nữa.")


def made(path: Path) -> Path:
    """A document of some runs with a table and a header."""
    paper = OfficePaper()
    paper.lines(*LINES)
    paper.word.paragraphs[-1].runs[1].italic = True
    paper.table([["Năm", "Nữ"], ["2023", "3.5%"]])
    paper.word.sections[0].header.paragraphs[0].text = "BẢN DỰ THẢO 4.5%"
    return paper.saved(path)


def commented(word: Document) -> dict[str, str]:
    """Each comment of a document with the text that it stands at."""
    found: dict[str, str] = {}
    for comment in word.comments:
        inside = False
        words = ""
        for node in word.element.body.iter():
            if node.tag in {f"{W}commentRangeStart", f"{W}commentRangeEnd"}:
                if node.get(f"{W}id") == str(comment.comment_id):
                    inside = node.tag.endswith("Start")
            elif inside and node.tag in {f"{W}t", f"{W}delText"}:
                words += node.text or ""
        found[f"{len(found)} {words}"] = comment.text
    return found


def test_each_finding_has_a_comment_at_its_place(tmp_path: Path) -> None:
    """The words of the finding are what the comment stands at, each of its repeats as well."""
    source, out = made(tmp_path / "a.docx"), tmp_path / "b.docx"
    found = gp.audit(gp.read_text(source))
    gp.annotate(source, found, out)
    word = docx.Document(str(out))
    told = commented(word)

    words = [key.partition(" ")[2] for key in told]
    assert ["15/42 người, đạt 38%", "2.52,5", "2.52,5", "3.53,5"] == words[:4]  # old and new
    assert "GP601 lỗi: 38% không khớp" in told["0 15/42 người, đạt 38%"]
    assert "genderplan" == next(iter(word.comments)).author
    assert "đầu trang" in list(told.values())[-1]  # Word takes no comment in a header


def test_a_safe_correction_is_a_tracked_change(tmp_path: Path) -> None:
    """Accepted, the text is the corrected one; rejected, it is the old one, format and all."""
    source, out = made(tmp_path / "a.docx"), tmp_path / "b.docx"
    text = gp.read_text(source)
    found = gp.Issues(gp.audit(text).with_code("GP642"))
    gp.annotate(source, found, out)
    word = docx.Document(str(out))

    assert ["2", ".5", "2", ".5", "3.5"] == [
        "".join(each.text or "" for each in change.iter(f"{W}delText"))
        for change in word.element.body.iter(f"{W}del")
    ]
    header = gp.read_text(out).text.rpartition("\n")[2]
    accepted = gp.read_text(out).text
    assert accepted == gp.apply_safe_corrections(text.text, found).replace("4,5%", "4.5%")
    assert "BẢN DỰ THẢO 4.5%" == header
    for change in list(word.element.body.iter(f"{W}ins")):
        change.getparent().remove(change)
    for old in word.element.body.iter(f"{W}delText"):
        old.tag = f"{W}t"
    paragraphs = [
        "".join(each.text or "" for each in paragraph.iter(f"{W}t"))
        for paragraph in word.element.body.iter(f"{W}p")
    ]
    assert list(LINES) == paragraphs[:2]
    slanting = [run.text for run in docx.Document(str(source)).paragraphs[1].runs if run.italic]
    node = word.element.body.find(f".//{W}i")
    assert [". Còn 2"] == slanting
    assert ". Còn " == node.getparent().getparent().find(f"{W}t").text


@pytest.mark.slow
@settings(max_examples=20, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(st.integers(0, 110), st.integers(1, 30)), max_size=6))
def test_marking_changes_no_letter(tmp_path: Path, places: list[tuple[int, int]]) -> None:
    """Whatever the places of findings are, also where they overlap, the text stays the same."""
    source = tmp_path / "a.docx"
    if not source.exists():
        made(source)
    text = gp.read_text(source).text
    spans = [
        (start, min(start + length, len(text))) for start, length in places if start < len(text)
    ]
    gp.annotate(source, [ODD.at(span=span) for span in spans], tmp_path / "b.docx", replace=True)

    assert text == gp.read_text(tmp_path / "b.docx").text
    assert len(spans) == len(list(docx.Document(str(tmp_path / "b.docx")).comments))


def test_a_finding_without_a_place_is_told_at_the_beginning(tmp_path: Path) -> None:
    """It stands at the first words; in English it is told in English."""
    source, out = made(tmp_path / "a.docx"), tmp_path / "b.docx"
    gp.annotate(source, [ODD.at()], out, language="en")

    assert {"0 I": "GP601 warning: odd. Look again."} == commented(docx.Document(str(out)))


def test_what_cannot_be_marked_is_refused(tmp_path: Path) -> None:
    """Another kind of file, a place outside of the text, a copy that is there already."""
    source = made(tmp_path / "a.docx")
    with pytest.raises(gp.FileError, match="only a Word document"):
        gp.annotate("a.pdf", [], tmp_path / "b.docx")
    with pytest.raises(InvalidValueError, match="span is"):
        gp.annotate(source, [ODD.at(span=(5, 5000))], tmp_path / "b.docx")
    with pytest.raises(gp.FileError, match="exists already"):
        gp.annotate(source, [], source)
    assert not (tmp_path / "b.docx").exists()


def test_the_command_writes_a_marked_copy(tmp_path: Path) -> None:
    """``check --annotate`` writes it beside the document and says so; a text is told as it is."""
    source = made(tmp_path / "a.docx")
    (tmp_path / "c.txt").write_text("Nữ đạt 15/42 người (38%).", "utf-8")
    done = CliRunner().invoke(
        application, ["check", "--annotate", str(source), str(tmp_path / "c.txt")]
    )

    assert f"đã ghi {tmp_path / 'a-soat.docx'}" in done.output
    assert f"{tmp_path / 'c.txt'}: chỉ đánh dấu được trong văn bản Word (.docx)" in done.output
    assert docx.Document(io.BytesIO((tmp_path / "a-soat.docx").read_bytes())).comments


@pytest.mark.office
def test_libreoffice_shows_comments_and_changes(tmp_path: Path) -> None:
    """The copy opens: its comments, insertions and deletions are those of an own document."""
    source, out = made(tmp_path / "a.docx"), tmp_path / "b.docx"
    gp.annotate(source, gp.audit(gp.read_text(source)), out)
    for form in ("fodt", "pdf"):
        command = ["soffice", "--headless", "--convert-to", form, "--outdir", str(tmp_path)]
        subprocess.run([*command, str(out)], check=True, capture_output=True)
    opened = (tmp_path / "b.fodt").read_text("utf-8")
    shown = " ".join(gp.read_text(tmp_path / "b.pdf").text.split())

    assert (5, 3) == (opened.count("<office:annotation "), opened.count("<text:insertion>"))
    assert "GP601 lỗi: 38% không khớp" in opened
    assert "Còn 2.52,5% chưa báo cáo" in shown  # struck and inserted
