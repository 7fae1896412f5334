"""Official papers: what stands in them, and the form in which Word gets it."""

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import attrs
import docx
import pytest
from docx.document import Document

from genderplan import (
    BySex,
    Count,
    Period,
    Plan,
    Report,
    from_dict,
    publish,
    read_plan,
    read_report,
    read_text,
    sample,
)
from genderplan.documents import Recipients, Signature
from genderplan.documents.layout import paper_form
from genderplan.errors import InvalidValueError
from genderplan.plans import EventRow
from genderplan.publishing.docx import docx_bytes
from genderplan.publishing.papers import paper_of

PLAN = "hoang-kim-plan-2024"
REPORT = "bach-dang-report-2023"


def opened(paper: Plan | Report) -> Document:
    """The Word document of a paper, as python-docx reads it."""
    return docx.Document(BytesIO(docx_bytes(paper_of(paper))))


@pytest.fixture(scope="module")
def plan() -> Document:
    """The commune's plan as a Word document."""
    return opened(sample(PLAN))


@pytest.fixture(scope="module")
def report() -> Document:
    """The ward's report as a Word document."""
    return opened(sample(REPORT))


def lines(document: Document) -> Iterator[str]:
    """The paragraphs and the cells of a document in their order."""
    for block in document.iter_inner_content():
        if hasattr(block, "rows"):
            for row in block.rows:
                for cell in row.cells:
                    yield from (each.text for each in cell.paragraphs)
        else:
            yield block.text


def test_the_head_of_a_plan(plan: Document) -> None:
    """Body, country, motto, number and date with blanks, kind, subject, grounds, in this order."""
    told = [" ".join(line.split()) for line in lines(plan) if line.strip()]

    assert [
        "ỦY BAN NHÂN DÂN",
        "XÃ HOÀNG KIM",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc",
        "Số: /KH-UBND",
        "Hoàng Kim, ngày tháng 02 năm 2024",
        "KẾ HOẠCH",
        "Thực hiện công tác bình đẳng giới năm 2024 của xã",
        "Căn cứ Kế hoạch số 193/KH-UBND ngày 25 tháng 8 năm 2021 của UBND tỉnh;",
    ] == told[:9]


def test_the_sections_of_a_plan_are_numbered(plan: Document) -> None:
    """Sections that hold anything have Roman numbers, and the text ends with its sign."""
    styled = [(each.text, each.style) for each in plan.paragraphs]
    headings = [text for text, style in styled if style and style.name == "Heading 1"]

    assert [
        "I. MỤC ĐÍCH, YÊU CẦU",
        "II. CHỈ TIÊU",
        "III. NHIỆM VỤ, GIẢI PHÁP",
        "IV. KINH PHÍ THỰC HIỆN",
        "V. TỔ CHỨC THỰC HIỆN",
        "VI. CHẾ ĐỘ BÁO CÁO",
    ] == headings
    assert 1 == sum(each.text.endswith("./.") for each in plan.paragraphs)


@pytest.mark.parametrize(
    "said",
    [
        "- Góp phần đạt các chỉ tiêu của Chiến lược quốc gia về bình đẳng giới trên địa bàn xã.",
        (
            "- Lao động nữ làm công hưởng lương: ít nhất 60% vào năm 2024 "
            "(theo chỉ tiêu 2.1 Nghị quyết 28/NQ-CP)."
        ),
        "8. Đề nghị Ủy ban Mặt trận Tổ quốc Việt Nam xã",
        "- Thực hiện nhiệm vụ tại mục 2, 3 phần Nhiệm vụ, giải pháp.",
        "- Báo cáo định kỳ 6 tháng.",
        "- Các ngành cấp xã (để t/h);",
        "- Lưu: VT.",
        "CHỦ TỊCH",
    ],
)
def test_all_that_a_plan_holds_is_in_the_paper(plan: Document, said: str) -> None:
    """Aims, targets, duties, reports, recipients and the signing office are in the text."""
    assert said in list(lines(plan))


def test_a_plan_that_says_little_is_still_a_paper() -> None:
    """A blank number, the committee's usual signature and the file copy are filled in."""
    bare = Plan(title="Kế hoạch năm 2026", unit="tỉnh Thanh Hóa", period=Period.of_year(2026))
    paper = paper_of(bare)

    assert ("Ủy ban nhân dân", "tỉnh Thanh Hóa") == paper.organ
    assert ["Số:", "/KH-UBND"] == paper.number.split()
    assert "Thanh Hóa, ngày tháng năm" == " ".join(paper.place_date.split())
    assert Signature.parse("TM. ỦY BAN NHÂN DÂN / CHỦ TỊCH") == paper.signature
    assert Recipients(filed="VT") == paper.recipients


def test_what_is_not_known_is_left_open() -> None:
    """A title that only names the kind, a unit that is no place: nothing is guessed."""
    bare = Plan(title="Kế hoạch", unit="Cụm thi đua số 1", period=Period.of_year(2026))
    paper = paper_of(bare)

    assert ("Công tác bình đẳng giới", ["Số:", "/KH-…"]) == (paper.subject, paper.number.split())
    assert paper.place_date.startswith("........, ngày ")


@pytest.mark.parametrize(
    ("issuer", "superior", "organ"),
    [
        ("Sở Nội vụ tỉnh Thanh Hóa", "UBND tỉnh Thanh Hóa", ("Sở Nội vụ",)),
        ("HĐND tỉnh Thanh Hóa", "", ("Hội đồng nhân dân", "tỉnh Thanh Hóa")),
        ("SNV", "UBND tỉnh Thanh Hóa", ("Sở Nội vụ",)),
        ("LĐLĐ tỉnh Thanh Hóa", "", ("Liên đoàn Lao động tỉnh Thanh Hóa",)),
        ("BCĐ 35", "", ("BCĐ 35",)),
        ("Hội Liên hiệp Phụ nữ tỉnh", "", ("Hội Liên hiệp Phụ nữ tỉnh",)),
    ],
)
def test_the_body_above_stands_over_its_departments(
    issuer: str, superior: str, organ: tuple[str, ...]
) -> None:
    """A department has its committee over it; committees, councils and unions stand alone."""
    plan = Plan(title="Kế hoạch", unit="tỉnh Thanh Hóa", period=Period.of_year(2026), issuer=issuer)

    assert (superior, organ) == (paper_of(plan).superior, paper_of(plan).organ)


def test_the_page_is_that_of_the_decree(plan: Document) -> None:
    """A4, margins in the range of the decree, the page number at the top from the second page."""
    form, section = paper_form(), plan.sections[0]
    margins = [section.top_margin, section.bottom_margin, section.left_margin, section.right_margin]
    told = [round(margin.mm) for margin in margins if margin is not None]
    sides = section.page_width, section.page_height

    assert (210, 297) == tuple(round((side or 0) / 36_000) for side in sides)
    assert [form.top.used, form.bottom.used, form.left.used, form.right.used] == told
    assert section.different_first_page_header_footer
    assert "PAGE" in section.header.paragraphs[0]._p.xml  # noqa: SLF001 - python-docx shows no fields
    assert not section.first_page_header.paragraphs[0].text


@pytest.mark.parametrize("part", [each.name for each in paper_form().parts])
def test_each_part_is_set_as_the_decree_says(plan: Document, part: str) -> None:
    """The style of each part has its font, size, weight and slant."""
    form = paper_form().part(part)
    names = {"section": "Heading 1", "heading": "Heading 2"}
    font = plan.styles[names.get(part, form.vi)].font

    assert ("Times New Roman", form.size.used) == (font.name, font.size.pt)
    assert (form.bold, form.italic) == (font.bold, font.italic)


def test_the_signature_is_not_alone_on_a_page(plan: Document) -> None:
    """The last paragraph of the body goes with it."""
    last = next(each for each in reversed(plan.paragraphs) if each.text.endswith("./."))

    assert last.paragraph_format.keep_with_next


def test_the_tables_of_the_form(report: Document) -> None:
    """The annex has the headings of the form, men before women, and "Không" where nothing was."""
    events, broadcasts, products = report.tables[-3:]

    def rows(table: object) -> list[list[str]]:
        return [[cell.text for cell in row.cells] for row in table.rows]  # type: ignore[attr-defined]

    assert ["STT", "Hoạt động", "Số cuộc/đoàn", "Nam", "Nữ", "Cấp triển khai"] == rows(events)[1]
    assert ["1", "42", "55"] == rows(events)[2][2:5]
    assert ["1 buổi/tuần", "10 phút/buổi", "UBND phường"] == rows(broadcasts)[1][2:]
    assert ["", "Không", "", "", ""] == rows(products)[1]


def test_heading_rows_are_repeated_and_annexes_lie(report: Document) -> None:
    """Both heading rows of the first table are repeated; the annex lies and counts from 1."""
    heads = report.tables[-3]._tbl.xml.count("<w:tblHeader")  # noqa: SLF001 - python-docx shows none
    section = report.sections[-1]

    assert 2 == heads
    assert (section.page_width or 0) > (section.page_height or 0)
    assert 'w:pgNumType w:start="1"' in section._sectPr.xml  # noqa: SLF001 - as above


ORDER = {
    "sectPr": (
        "headerReference",
        "type",
        "pgSz",
        "pgMar",
        "pgNumType",
        "cols",
        "titlePg",
        "docGrid",
    ),
    "pPr": ("pStyle", "keepNext", "widowControl", "pBdr", "spacing", "ind", "jc", "outlineLvl"),
    "tblPr": ("tblStyle", "tblW", "tblLayout", "tblCellMar", "tblLook"),
    "rPr": ("rFonts", "b", "i", "caps", "color", "sz", "lang"),
}


def test_word_gets_its_elements_in_the_order_of_its_schema(
    plan: Document, report: Document
) -> None:
    """Word refuses documents whose properties stand in another order."""
    wrong = []
    for document in (plan, report):
        for root in (document.element, document.styles.element):
            for element in root.iter():
                order = ORDER.get(str(element.tag).rpartition("}")[2], ())
                names = [str(child.tag).rpartition("}")[2] for child in element]
                places = [order.index(name) for name in names if name in order]
                wrong += [names] if places != sorted(places) else []

    assert [] == wrong


def test_a_cell_is_as_wide_as_its_column(report: Document) -> None:
    """Word goes by the widths of cells, LibreOffice by those of columns: both say the same."""
    table = report.tables[-2]

    assert [[column.width for column in table.columns]] * len(table.rows) == [
        [cell.width for cell in row.cells] for row in table.rows
    ]


def test_a_report_issued_with_a_plan_has_no_head_of_its_own(report: Document) -> None:
    """It says under its title which document it belongs to."""
    told = list(lines(report))

    assert "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM" not in told
    assert (
        "(Kèm theo Kế hoạch số 150/KH-UBND ngày 23 tháng 10 năm 2023 của UBND phường Bạch Đằng)"
        in told
    )


def test_a_published_file_is_whole_and_stays(tmp_path: Path) -> None:
    """What is written is a Word document, and a second time it is refused."""
    target = tmp_path / "kế hoạch.docx"
    publish(sample(PLAN), target)

    assert "word/document.xml" in ZipFile(target).namelist()
    with pytest.raises(Exception, match="exists already"):
        publish(sample(PLAN), target)


def test_hostile_words_stay_words(tmp_path: Path) -> None:
    """Markup, control characters and very long words do not break the document."""
    plan = sample(PLAN)
    assert isinstance(plan, Plan)
    given = attrs.evolve(plan, purposes=("<w:p>&amp;", "a\x0bb", "x" * 5_000), funding=("=1+1",))
    publish(given, tmp_path / "a.docx")
    told = list(lines(docx.Document(str(tmp_path / "a.docx"))))

    assert {"- <w:p>&amp;", "- =1+1.", "- a b."} <= set(told)


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        (PLAN, "unit period form issuer number date place parent legal_bases purposes"),
        (PLAN, "requirements funding reporting assignments recipients"),
        (REPORT, "unit period attached_to documents profile events broadcasts products"),
        (REPORT, "none_reported statements limits causes recipients"),
    ],
)
def test_what_is_published_is_read_back(name: str, parts: str, tmp_path: Path) -> None:
    """The paper of a sample, read as a draft, gives the sample's own parts."""
    paper = sample(name)
    publish(paper, tmp_path / "a.docx")
    read = read_plan if isinstance(paper, Plan) else read_report
    draft = read(tmp_path / "a.docx").paper

    assert {part: getattr(paper, part) for part in parts.split()} == {
        part: getattr(draft, part) for part in parts.split()
    }


@pytest.mark.parametrize("share", ["25%", "31,58%", "27,2%", "0,125%"])
def test_a_stated_share_keeps_its_decimals(share: str, tmp_path: Path) -> None:
    """A report says what was stated, and no rounded figure in its place."""
    results = [{"name": "Nữ đại biểu HĐND", "value": "12/38", "stated": share}]
    words = {"title": "Kết quả năm 2025", "unit": "xã Hoằng Kim", "period": "năm 2025"}
    report = from_dict({**words, "results": results}, Report)
    publish(report, tmp_path / "bc.docx")

    assert share in read_text(tmp_path / "bc.docx").text
    assert report.results == read_report(tmp_path / "bc.docx").paper.results


@pytest.mark.parametrize(
    ("issuer", "given", "printed"),
    [
        ("UBND xã Hoàng Kim", "CHỦ TỊCH", "TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH"),
        ("", "KT. CHỦ TỊCH / PHÓ CHỦ TỊCH", "TM. ỦY BAN NHÂN DÂN\nKT. CHỦ TỊCH\nPHÓ CHỦ TỊCH"),
        ("", "Q. CHỦ TỊCH", "TM. ỦY BAN NHÂN DÂN\nQ. CHỦ TỊCH"),
        ("", "TM. UBND / CHỦ TỊCH", "TM. UBND\nCHỦ TỊCH"),
        ("", "TL. CHỦ TỊCH / CHÁNH VĂN PHÒNG", "TL. CHỦ TỊCH\nCHÁNH VĂN PHÒNG"),
        ("Hội Nông dân xã Hoàng Kim", "CHỦ TỊCH", "CHỦ TỊCH"),
        ("Chủ tịch UBND xã Hoàng Kim", "CHỦ TỊCH", "CHỦ TỊCH"),
    ],
)
def test_a_committees_paper_is_signed_on_its_behalf(
    issuer: str, given: str, printed: str, tmp_path: Path
) -> None:
    """Above its chair or deputy stands TM. ỦY BAN NHÂN DÂN, and the line is read back."""
    held = sample(PLAN)
    assert isinstance(held, Plan)
    plan = attrs.evolve(held, issuer=issuer, signature=Signature.parse(given), recipients=None)
    publish(plan, tmp_path / "a.docx")

    assert printed == str(paper_of(plan).signature)
    assert Signature.parse(printed) == read_plan(tmp_path / "a.docx").paper.signature


@pytest.mark.parametrize(
    "people",
    [
        BySex(men=64, women=126, total=180),
        BySex(men=42, women=55, total=97),
        BySex(men=42, women=55),
        BySex(total=97),
        BySex(women=55, total=97),
    ],
)
def test_a_total_that_is_stated_is_printed(people: BySex, tmp_path: Path) -> None:
    """Also where it is not the sum of women and men, so that a mistake is seen in the paper."""
    event = EventRow(name="Tọa đàm", sessions=Count(1), participants=people)
    held = sample(REPORT)
    assert isinstance(held, Report)
    publish(attrs.evolve(held, events=(event,)), tmp_path / "a.docx")
    (read,) = read_report(tmp_path / "a.docx").paper.events

    assert people.complete() == (read.participants or BySex()).complete()
    assert people.total == (read.participants or BySex()).total


def test_a_draft_is_looked_through_before_it_is_published(tmp_path: Path) -> None:
    """The paper in a draft can be published, the draft itself cannot."""
    publish(sample(PLAN), tmp_path / "a.docx")

    with pytest.raises(InvalidValueError, match=r"publish draft\.paper"):
        publish(read_plan(tmp_path / "a.docx"), tmp_path / "b.docx")  # type: ignore[arg-type]
