"""The form of Word documents compared with Nghị định 30/2020/NĐ-CP: notes, and nothing too much."""

from collections.abc import Callable
from pathlib import Path

import pytest
from docx.enum.section import WD_ORIENT
from docx.shared import Cm, Pt
from tests.papers.conftest import OfficePaper

import genderplan as gp
from genderplan.papers.layout import check_layout
from genderplan.publishing import publish


@pytest.mark.parametrize("name", ["hoang-kim-plan-2024", "bach-dang-report-2023"])
def test_what_this_library_writes_has_no_note(tmp_path: Path, name: str) -> None:
    """A published plan and a published report keep every rule that is checked."""
    publish(gp.sample(name), tmp_path / "a.docx")

    assert gp.Issues() == check_layout(tmp_path / "a.docx")


def proper() -> OfficePaper:
    """A paper that keeps to the decree, in the other ends of its ranges."""
    paper = OfficePaper()
    paper.head(["UBND HUYỆN A", "UBND XÃ B"], "Số: 12/KH-UBND", "B, ngày 05 tháng 3 năm 2024")
    paper.titles("KẾ HOẠCH", "Công tác bình đẳng giới năm 2024")
    paper.lines("Căn cứ Luật Bình đẳng giới;", "I. MỤC ĐÍCH", "- Một việc.", "- Hai.", "- Ba.")
    paper.side_by_side(["Nơi nhận:", "- UBND huyện;", "- Lưu: VT."], ["CHỦ TỊCH", "Nguyễn Văn A"])
    head, end = paper.word.tables
    bold = {"UBND XÃ B", "Nơi nhận:", "CHỦ TỊCH", "Nguyễn Văn A", "Độc lập - Tự do - Hạnh phúc"}
    bold |= {"CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "I. MỤC ĐÍCH"}
    cells = [cell for table in (head, end) for cell in table.rows[0].cells]
    inside = [paragraph for cell in cells for paragraph in cell.paragraphs]
    for paragraph in [*inside, *paper.word.paragraphs]:
        text = paragraph.text
        slants = text.startswith(("B, ngày", "Căn cứ", "Nơi nhận"))
        small = text.isupper() and not text.startswith(("KẾ", "CHỦ", "I."))
        size = 11 if text.startswith(("- UBND", "- Lưu")) else 12 if small or "Nơi" in text else 13
        for run in paragraph.runs:
            run.bold = run.bold or text in bold
            run.italic = slants
            run.font.size = Pt(size)
    return paper


def notes(paper: OfficePaper, folder: Path) -> list[str]:
    """What is told of a paper, in Vietnamese."""
    found = check_layout(paper.saved(folder / "a.docx"))
    return [issue.text("vi") for issue in found]


def test_a_proper_paper_has_no_note_but_on_its_paragraphs(tmp_path: Path) -> None:
    """Any size of a range will do, and blank lines and the widths of the head are left alone."""
    paper = proper()
    paper.word.paragraphs[2].insert_paragraph_before("")
    told = notes(paper, tmp_path)

    assert ["GP159"] * len(told) == [note[:5] for note in told]
    assert "3 đoạn nội dung: chưa căn đều hai bên" in "\n".join(told)


def other_page(paper: OfficePaper) -> None:
    """A page of another size with a margin that is too small."""
    section = paper.word.sections[0]
    section.page_width, section.left_margin = Cm(21.59), Cm(2)


def other_font(paper: OfficePaper) -> None:
    """One run in another font."""
    paper.word.paragraphs[-1].runs[0].font.name = "Arial"


def small_motto(paper: OfficePaper) -> None:
    """The motto in letters that are too small, and not bold."""
    run = paper.word.tables[0].rows[0].cells[1].paragraphs[1].runs[0]
    run.font.size, run.bold = Pt(11), False


def numbers_below(paper: OfficePaper) -> None:
    """A page number at the foot."""
    run = paper.word.sections[0].footer.paragraphs[0].add_run()
    for kind in ("begin", "PAGE", "end"):
        from docx.oxml import OxmlElement
        from docx.oxml.ns import qn

        if kind == "PAGE":
            node = OxmlElement("w:instrText")
            node.text = "PAGE"
        else:
            node = OxmlElement("w:fldChar")
            node.set(qn("w:fldCharType"), kind)
        run._r.append(node)  # noqa: SLF001 - python-docx has no fields


def no_recipients(paper: OfficePaper) -> None:
    """A paper without its end."""
    table = paper.word.tables[1]._tbl  # noqa: SLF001 - python-docx cannot remove a table
    table.getparent().remove(table)


def late_date(paper: OfficePaper) -> None:
    """The line of the date below the title."""
    cell = paper.word.tables[0].rows[0].cells[1]
    line = cell.paragraphs[2]._p  # noqa: SLF001 - python-docx cannot move a paragraph
    paper.word.paragraphs[2]._p.addprevious(line)  # noqa: SLF001 - the same


FAULTS: dict[Callable[[OfficePaper], None], list[str]] = {
    other_page: ["khổ giấy là 216 x 297 mm", "lề trái là 20"],
    other_font: ["chữ dùng phông Arial"],
    small_motto: ["Tiêu ngữ dùng cỡ chữ 11", "Tiêu ngữ chưa đặt kiểu đậm"],
    numbers_below: ["số trang: đặt ở chân trang"],
    no_recipients: ["thiếu Quyền hạn, chức vụ của người ký", "thiếu Nơi nhận"],
    late_date: ["Địa danh và thời gian ban hành đặt sau Tên loại văn bản"],
}


@pytest.mark.parametrize("change", FAULTS, ids=lambda change: change.__name__)
def test_each_fault_is_told(change: Callable[[OfficePaper], None], tmp_path: Path) -> None:
    """The note names the part, what it has, and what the decree has."""
    paper = proper()
    change(paper)
    told = "\n".join(note for note in notes(paper, tmp_path) if "GP159" not in note)

    assert FAULTS[change] == [words for words in FAULTS[change] if words in told]
    assert len(FAULTS[change]) == len(told.splitlines())


def test_pages_that_lie_and_other_texts_are_left_alone(tmp_path: Path) -> None:
    """A section with tables may lie; a document that is no paper of an office has no form."""
    paper = proper()
    section = paper.word.add_section()
    section.orientation, section.page_width, section.page_height = (
        WD_ORIENT.LANDSCAPE,
        Cm(29.7),
        Cm(21),
    )
    assert {"GP159"} >= {note[:5] for note in notes(paper, tmp_path)}

    story = OfficePaper()
    story.word.sections[0].left_margin = Cm(1)
    story.lines("Công tác bình đẳng giới năm 2024 đạt nhiều kết quả.")
    assert [] == notes(story, tmp_path)


def test_rules_marks_and_run_in_text_are_no_parts(tmp_path: Path) -> None:
    """Lines of strokes, addressees, marks of signing and what follows a heading have no form."""
    paper = proper()
    name = paper.word.tables[1].rows[0].cells[1].paragraphs[1]
    for words in ("(Đã ký)", "[Ký số]"):
        name.insert_paragraph_before(words)
    title = next(each for each in paper.word.paragraphs if each.text.startswith("Công tác"))
    ground = next(each for each in paper.word.paragraphs if each.text.startswith("Căn cứ"))
    heading = next(each for each in paper.word.paragraphs if each.text.startswith("I."))
    for words in ("_________", "-----", "Kính gửi: Bộ Nội vụ", "Căn cứ Luật A, xã B kế hoạch:"):
        ground.insert_paragraph_before(words)
    title.insert_paragraph_before("*****")
    heading.add_run(": nâng cao nhận thức của cán bộ và Nhân dân trên địa bàn toàn xã.")

    assert [] == [note for note in notes(paper, tmp_path) if note.startswith("GP155")]


def test_one_line_for_both_sides_is_read_side_by_side(tmp_path: Path) -> None:
    """With tabs instead of a table each side keeps its own form."""
    paper = proper()
    table = paper.word.tables[0]._tbl  # noqa: SLF001 - python-docx cannot remove a table
    first = paper.word.paragraphs[0]
    lines = ("UBND XÃ B\tCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "BAN A\tĐộc lập - Tự do - Hạnh phúc")
    for line in (*lines, "Số: 12/KH-UBND\tB, ngày 05 tháng 3 năm 2024"):
        run = first.insert_paragraph_before().add_run(f"\t{line}")
        run.bold, run.font.size = not line.startswith("Số"), Pt(13)
    table.getparent().remove(table)

    assert [
        "GP155 lưu ý tại phần đầu, đoạn 3: Địa danh và thời gian ban hành chưa đặt kiểu nghiêng"
    ] == [note.partition(".")[0] for note in notes(paper, tmp_path) if note.startswith("GP155")]


@pytest.mark.parametrize(
    "organ", ["BTV HỘI LHPN XÃ B", "ĐẢNG ỦY XÃ B", "HỘI NÔNG DÂN", "ĐOÀN TNCS"]
)
def test_papers_of_the_party_and_of_its_organisations_have_other_rules(
    organ: str, tmp_path: Path
) -> None:
    """The decree is for organs of the State; a People's Council is one."""
    told = {}
    for name in (organ, "HỘI ĐỒNG NHÂN DÂN XÃ B"):
        paper = OfficePaper()
        paper.side_by_side([name, "Số: 12-KH/A"], ["B, ngày 05 tháng 3 năm 2024"])
        paper.titles("KẾ HOẠCH", "Công tác năm 2024")
        told[name] = "\n".join(notes(paper, tmp_path))

    assert told[organ] == ""
    assert "thiếu Quốc hiệu" in told["HỘI ĐỒNG NHÂN DÂN XÃ B"]
