"""Drafts of plans and reports: what the paper says, with its place, and no guess without a mark."""

import re
import subprocess
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from random import Random
from typing import Any, TypeVar

import attrs
import pytest
from click.testing import CliRunner
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.papers.conftest import OfficePaper

import genderplan as gp
from genderplan.cli import application
from genderplan.documents import DocumentReference
from genderplan.errors import NotFoundError
from genderplan.extraction import DocumentText
from genderplan.papers import Draft
from genderplan.papers.outlines import Outline, Section
from genderplan.papers.report_drafts import read_paper
from genderplan.plans import Frequency, Profile
from genderplan.publishing import publish
from genderplan.publishing.papers import paper_of

Model = TypeVar("Model", gp.Plan, gp.Report, Profile)
Official = TypeVar("Official", gp.Plan, gp.Report)
PLAN = gp.sample("hoang-kim-plan-2024")
REPORT = gp.sample("bach-dang-report-2023")
EVENT_HEADS = ["STT", "Hoạt động", "Số cuộc/đoàn", "Số người tham gia", "", "Cấp triển khai"]
BROADCAST_HEADS = ["STT", "Nội dung", "Số lượng", "Thời lượng", "Cấp triển khai"]
PRODUCT_HEADS = ["STT", "Sản phẩm", "Số lượng", "Số người tiếp cận", "Cấp triển khai"]


def plan_paper() -> OfficePaper:
    """The packaged plan as the paper of an office, in its own words."""
    paper = OfficePaper()
    place = f"{PLAN.place}, ngày      tháng 02 năm 2024"
    paper.head(["ỦY BAN NHÂN DÂN", "XÃ HOÀNG KIM"], "Số:      /KH-UBND", place)
    paper.titles("KẾ HOẠCH", PLAN.title.removeprefix("Kế hoạch ").capitalize())
    for basis in PLAN.legal_bases:
        paper.lines(f"Căn cứ {basis} trên địa bàn tỉnh Thanh Hóa;")
    paper.lines(
        f"Thực hiện {PLAN.parent},", "Ủy ban nhân dân xã Hoàng Kim ban hành kế hoạch như sau:"
    )
    paper.lines("I. MỤC ĐÍCH, YÊU CẦU", "1. Mục đích", *listed(PLAN.purposes))
    paper.lines("2. Yêu cầu", *listed(PLAN.requirements), "II. CHỈ TIÊU")
    paper.lines("- Phấn đấu đến hết năm 2024 có ít nhất 60% lao động nữ làm công hưởng lương.")
    paper.lines("III. NHIỆM VỤ VÀ GIẢI PHÁP")
    for number, group in enumerate(PLAN.task_groups, start=1):
        paper.lines(f"{number}. {group.title}", *listed(group.actions))
    paper.lines("IV. KINH PHÍ", *listed(PLAN.funding), "V. TỔ CHỨC THỰC HIỆN")
    for each in PLAN.assignments:
        asked = "Đề nghị " if each.asked else ""
        paper.lines(f"{each.number}. {asked}{each.organ}", *listed(each.duties))
    paper.lines("Định kỳ tổng hợp, báo cáo 06 tháng, năm và đột xuất về huyện Hoàng Hóa./.")
    paper.side_by_side(str(PLAN.recipients).split("\n"), str(PLAN.signature).split("\n"))
    return paper


def listed(texts: tuple[str, ...]) -> list[str]:
    """Items of a list."""
    return [f"- {text};" for text in texts]


def report_paper() -> OfficePaper:
    """The packaged report as the paper of an office, with real tables."""
    paper = OfficePaper()
    place = "Bạch Đằng, ngày 20 tháng 12 năm 2023"
    paper.head(["ỦY BAN NHÂN DÂN", "PHƯỜNG BẠCH ĐẰNG"], "Số: 205/BC-UBND", place)
    paper.titles("BÁO CÁO", REPORT.title, f"(Kèm theo {REPORT.attached_to})")
    paper.lines("I. ĐẶC ĐIỂM TÌNH HÌNH")
    paper.lines(
        "Phường Bạch Đằng (quận Hai Bà Trưng, thành phố Hà Nội) có diện tích 0,98 km², dân số "
        "22.126 người, 5.814 hộ. Trước tháng 3/2020 có 15 địa bàn dân cư với 47 tổ dân phố. Từ "
        "tháng 3/2020 có 13 tổ dân phố.",
        "Số cán bộ, công chức của phường là 14 đồng chí (trong đó số nữ là 7 đồng chí).",
        "II. KẾT QUẢ",
        f"Thực hiện {REPORT.documents[0]}, phường không có đơn thư khiếu nại vượt cấp và chưa phát "
        "hiện vi phạm pháp luật về bình đẳng giới.",
        "III. HẠN CHẾ",
        *listed(REPORT.limits),
        "IV. NGUYÊN NHÂN",
        *listed(REPORT.causes),
        "V. TỔNG HỢP SỐ LIỆU",
        "1. Các hoạt động hưởng ứng",
    )
    (event,) = REPORT.events
    second = ["", "", "", "Nam", "Nữ", ""]
    row = ["1", event.name, "1", "42", "55", "; ".join(event.organisers)]
    merges = [(0, 0, 1, 0), (0, 1, 1, 1), (0, 2, 1, 2), (0, 3, 0, 4), (0, 5, 1, 5)]
    paper.table([EVENT_HEADS, second, row], merges)
    paper.lines("2. Truyền thông")
    first, other = REPORT.broadcasts
    paper.table(
        [
            BROADCAST_HEADS,
            ["1", first.name, "1 buổi/tuần", "10 phút/buổi", "UBND phường"],
            ["2", other.name, "2", other.channels, "UBND phường"],
        ]
    )
    paper.lines("3. Sản phẩm truyền thông")
    paper.table([PRODUCT_HEADS, ["", "Không", "", "", ""]])
    paper.lines("UBND phường trân trọng báo cáo./.")
    paper.side_by_side(str(REPORT.recipients).split("\n"), str(REPORT.signature).split("\n"))
    return paper


def signed(paper: Official) -> Official:
    """A paper as it is published: with the line above a chair's title."""
    return attrs.evolve(paper, signature=paper_of(paper).signature)


def same(draft: Model, sample: Model, left_out: set[str]) -> None:
    """Each field of a draft is that of the sample, but for those that the paper does not say."""
    for field in attrs.fields(type(sample)):
        if field.name not in left_out:
            expected, found = getattr(sample, field.name), getattr(draft, field.name)
            assert (field.name, expected) == (field.name, found)


PLAN_UNSAID = {"title_en", "source", "source_en", "targets", "assignments", "activities"}
PLAN_UNSAID |= {"legal_bases", "parent"}
PLAN_SAID_OTHERWISE = {"targets", "task_groups", "activities"}  # compared for themselves
REPORT_UNSAID = {"title_en", "unit_code", "source", "source_en", "number"}


def check_plan(draft: Draft[gp.Plan]) -> None:
    """The draft of the packaged plan has what its paper says."""
    same(draft.paper, PLAN, PLAN_UNSAID)
    (target,), (stated,) = draft.paper.targets, PLAN.targets
    assert attrs.evolve(stated, name_en="", follows="") == target
    unsaid = [attrs.evolve(each, groups=()) for each in PLAN.assignments]
    assert unsaid == list(draft.paper.assignments)
    numbers = [(each.number, each.date, each.issuer) for each in PLAN.legal_bases]
    assert numbers == [(each.number, each.date, each.issuer) for each in draft.paper.legal_bases]
    assert PLAN.parent is not None
    assert draft.paper.parent is not None
    assert PLAN.parent.number == draft.paper.parent.number


def check_report(draft: Draft[gp.Report]) -> None:
    """The draft of the packaged report has what its paper says."""
    same(draft.paper, REPORT, REPORT_UNSAID)
    number = DocumentReference(
        type="Báo cáo", number="205/BC-UBND", date="2023-12-20", issuer="UBND phường Bạch Đằng"
    )
    assert number == draft.paper.number


def test_the_packaged_plan_is_read_out_of_its_paper(tmp_path: Path) -> None:
    """Head, aims, target, tasks, funding, organs, recipients; each part has its place."""
    draft = gp.read_plan(plan_paper().saved(tmp_path / "a.docx"))

    check_plan(draft)
    expected = {
        "number": "phần đầu, đoạn 3",
        "targets[0]": "mục II, đoạn 1",
        "task_groups[1].actions[2]": "mục III.2, đoạn 3",
        "assignments[4].organ": "mục V.8",
        "recipients": "phần nơi nhận và chữ ký, dòng 1",
    }
    assert expected == {path: draft.place(path) for path in expected}
    assert set(draft.issues.codes) <= {"GP532"}
    with pytest.raises(NotFoundError, match="title_en was not read"):
        draft.place("title_en")


def test_the_packaged_report_is_read_out_of_its_paper(tmp_path: Path) -> None:
    """Head, profile, tables with an answer "Không", statements; each cell has its place."""
    draft = gp.read_report(report_paper().saved(tmp_path / "a.docx"))

    check_report(draft)
    assert "bảng 1, hàng 3, cột Nữ" == draft.place("events[0].participants.women")
    assert "mục I, đoạn 1" == draft.place("profile.population")
    assert set(draft.issues.codes) <= {"GP534", "GP535"}


@pytest.mark.office
def test_the_packaged_papers_are_read_out_of_pdf_files(tmp_path: Path) -> None:
    """LibreOffice makes PDF files of the same papers, and the data of these are the same."""
    plan_paper().saved(tmp_path / "plan.docx")
    report_paper().saved(tmp_path / "report.docx")
    command = ["soffice", "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path)]
    names = [str(tmp_path / name) for name in ("plan.docx", "report.docx")]
    subprocess.run([*command, *names], check=True, capture_output=True)

    check_plan(gp.read_plan(tmp_path / "plan.pdf"))
    report = gp.read_report(tmp_path / "report.pdf")
    check_report(report)
    assert report.place("events[0]").startswith("trang ")


HEADINGS = {
    "A. MỤC TIÊU|B. NHIỆM VỤ": ["A", "B"],
    "A. KẾT QUẢ|I. Chỉ tiêu|II. Thống kê|B. HẠN CHẾ": ["A", "A.I", "A.II", "B"],
    "I. KẾT QUẢ|A. Chỉ tiêu|II. HẠN CHẾ": ["I", "I.A", "II"],
    "I- KẾT QUẢ|1- Tuyên truyền|2- Hỗ trợ|II- HẠN CHẾ": ["I", "I.1", "I.2", "II"],
    "Phần thứ nhất|I. KẾT QUẢ|PHẦN II. NHIỆM VỤ": ["Phần thứ nhất", "Phần thứ nhất.I", "PHẦN II"],
    "I.Kết quả|1.Chỉ tiêu|II.Kiến nghị": ["I", "I.1", "II"],
    "I: KẾT QUẢ|II: KIẾN NGHỊ": ["I", "II"],
    "V.I. Lê-nin nói|I. KẾT QUẢ": ["I"],
    "I. CHỈ TIÊU|15- 17 tuổi học nghề": ["I"],
    "I. CHỈ TIÊU|Phần hai bên đóng góp": ["I"],
    "Mục đích|Nâng cao nhận thức.|Nhiệm vụ trọng tâm|Phát 500 tờ rơi": ["", ""],
    "Phát 500 tờ rơi.|CHỦ TỊCH|Nguyễn Văn Ánh": [],
}


@pytest.mark.parametrize("lines", HEADINGS)
def test_headings_of_every_style_are_found(lines: str) -> None:
    """Letters, dashes and parts number headings, too; a paper may have no numbers at all."""
    text = "\n".join(["UBND xã xây dựng kế hoạch như sau:", *lines.split("|"), "Nơi nhận"])

    def labels(sections: tuple[Section, ...], above: str = "") -> list[str]:
        every = ((f"{above}{each.label}", each.sections) for each in sections)
        return [one for label, below in every for one in (label, *labels(below, f"{label}."))]

    assert HEADINGS[lines] == labels(Outline.of(DocumentText(text=text)).sections)


@pytest.mark.parametrize("number", ["-", "1.", "a)", "1-", "2.1.", "(1)", "ii)"])
def test_figures_of_numbered_paragraphs_are_read(number: str) -> None:
    """A numbered paragraph is read like one with a dash: results, else figures that are told."""
    body = f"{number} Nữ cấp ủy 4/15 đồng chí (26,7%).\n{number} Dạy 310 học viên (nữ 198)."
    text = f"UBND xã Hoằng Kim\nBÁO CÁO\nKết quả năm 2024\nI. KẾT QUẢ\n{body}"
    draft = gp.read_report(DocumentText(text=text))

    assert [("Nữ cấp ủy", gp.Ratio(4, 15))] == [(it.name, it.value) for it in draft.paper.results]
    assert {"310 học viên", "nữ 198"} == {
        dict(issue.summary.values)["text"] for issue in draft.issues if issue.code == "GP535"
    }
    assert ["GP534"] == [issue.code for issue in draft.issues if issue.code == "GP534"]


def test_a_numbered_sentence_above_the_close_is_told() -> None:
    """The last item of a paper has the closing line below it, and is no title."""
    body = "I. NHIỆM VỤ\n1. Tổ chức Tháng hành động.\n2. Bố trí kinh phí.\nKính báo cáo./."
    text = f"UBND xã Hoằng Kim\nBÁO CÁO\nKết quả năm 2024\n{body}"

    assert "not in the draft: 2; the first begins: Tổ chức Tháng" in str(
        gp.read_report(DocumentText(text=text)).issues
    )


def test_results_are_read_with_counts_and_stated_shares() -> None:
    """A passage that stands twice is one result; what says nothing of women is told."""
    body = "- Nữ cấp ủy xã: 5/15 đồng chí, đạt 33,3%; nữ đại biểu HĐND xã là 8/25, đạt 32%."
    doubtful = "Toàn xã có 12/40 trưởng thôn."
    head = "UBND xã Hoằng Kim\nBÁO CÁO\nKết quả năm 2024\nI. KẾT QUẢ"
    draft = gp.read_report(DocumentText(text=f"{head}\n{body}\n{body}\n{doubtful}"))

    assert [
        ("Nữ cấp ủy xã", gp.Ratio(5, 15), gp.Percent(Decimal("33.3"))),
        ("Nữ đại biểu HĐND xã", gp.Ratio(8, 25), gp.Percent(32)),
    ] == [(each.name, each.value, each.stated) for each in draft.paper.results[:2]]
    assert 2 == len(draft.paper.results)
    assert "12/40 was not understood as a share of women" in str(draft.issues)


def test_nothing_is_dropped_without_a_word() -> None:
    """Figures, paragraphs and tables that are not in the draft are findings with their places."""
    text = (
        "UBND xã Hoằng Kim\nBÁO CÁO\nKết quả năm 2024\nI. HOẠT ĐỘNG\n"
        "- Tập huấn cho 40 cán bộ.\nNăm\tNữ\tNam\n2023\t5\t6"
    )
    issues = gp.read_report(DocumentText(text=text)).issues
    table = gp.read_report(DocumentText(text=text)).document.tables

    assert () == table  # only read_text finds tables in a text
    assert "GP535 note at line 5: the figure 40 cán bộ is not in the draft" in str(issues)
    assert "GP531 warning: the text does not say: number" in str(issues)
    assert "GP534 note at line 5" in str(issues)


def test_a_cell_that_cannot_be_read_is_told_by_its_place(
    paper: OfficePaper, tmp_path: Path
) -> None:
    """The table, row and column of the document, in the words of the finding as well."""
    paper.lines("UBND xã Hoằng Kim")
    paper.titles("BÁO CÁO", "Kết quả năm 2024")
    paper.lines("I. SỐ LIỆU")
    paper.table([[*EVENT_HEADS[:3], "Nam", "Nữ"], ["1", "Tọa đàm", "một vài", "42", "55"]])
    paper.table([["Họ tên", "Chức vụ"], ["A", "B"]])
    issues = gp.read_report(paper.saved(tmp_path / "a.docx")).issues

    assert "bảng 1, hàng 2, cột Số cuộc/đoàn" in issues.text("vi")
    assert 'không hiểu được "Họ tên | Chức vụ" là bảng của báo cáo' in issues.text("vi")


def test_a_text_that_is_no_paper_is_refused(tmp_path: Path) -> None:
    """Without unit and period there is no draft; what is missing is told."""
    (tmp_path / "a.txt").write_text("Ngày mai họp.", "utf-8")
    with pytest.raises(gp.FileError) as caught:
        gp.read_plan(tmp_path / "a.txt")

    told = [issue.message.rpartition(": ")[2] for issue in caught.value.issues]
    assert {"unit", "period"} <= set(told)


def test_tables_of_plans_are_told(tmp_path: Path) -> None:
    """A table that no part of a plan fits is not in the draft; its headings are no grounds."""
    paper = plan_paper()
    rows = ("TT", "Địa bàn", "Kế hoạch 2026"), ("1", "Thôn 1", "25%"), ("2", "Thôn 2", "30%")
    table = paper.word.add_table(rows=0, cols=3)
    table.style = "Table Grid"
    for row in rows:
        for cell, words in zip(table.add_row().cells, row, strict=True):
            cell.text = words
    path = tmp_path / "a.docx"
    paper.word.save(str(path))
    draft = gp.read_plan(path)

    assert "TT | Địa bàn | Kế hoạch 2026 was not understood as a table" in str(draft.issues)
    assert all("2026" not in str(each.number) for each in draft.paper.legal_bases)


def test_tasks_of_a_table_have_their_organs(tmp_path: Path) -> None:
    """A table of tasks is read row by row; other columns and headings of rows are told."""
    paper = plan_paper()
    before = len(gp.read_plan(paper.saved(tmp_path / "a.docx")).paper.task_groups)
    rows = [
        ["TT", "Nội dung công việc", "Đơn vị chủ trì", "Thời gian"],
        ["I", "Truyền thông", "", ""],
        ["1", "Treo băng rôn", "Phòng VH-XH", "Tháng 11"],
        ["2", "Tọa đàm", "Hội LHPN xã", ""],
        ["3", "Tổng kết", "", "Tháng 12"],
    ]
    paper.table(rows)
    draft = gp.read_plan(paper.saved(tmp_path / "b.docx"))

    assert [
        ("Treo băng rôn", ("Phòng VH-XH",)),
        ("Tọa đàm", ("Hội LHPN xã",)),
        ("Tổng kết", ()),
    ] == [(each.title, each.responsible) for each in draft.paper.task_groups[before:]]
    assert "Thời gian | Truyền thông was not understood as a table of the plan" in str(draft.issues)
    assert "cột Nội dung công việc" in draft.place(f"task_groups[{before}]")


def test_a_law_without_a_number_is_a_ground_of_a_report() -> None:
    """A law of the grounds that is named by its date only is kept."""
    ground = "Căn cứ Luật Bình đẳng giới ngày 29/11/2006; Quyết định số 2282/QĐ-TTg;"
    text = f"UBND xã Hoằng Kim\nBÁO CÁO\nKết quả năm 2025\n{ground}\nI. KẾT QUẢ\n- Một."
    documents = gp.read_report(DocumentText(text=text)).paper.documents

    assert ["Luật", "Quyết định"] == [each.type for each in documents]


@pytest.mark.parametrize(
    ("unit", "events"),
    [("Tin", 0), ("Lượt", 0), ("Cái", 0), ("Cuộc", 1), ("hội nghị", 1), ("", 1)],
)
def test_media_are_no_events(tmp_path: Path, unit: str, events: int) -> None:
    """A column "Đơn vị tính" with other units than those of events keeps a table out, told."""
    paper = report_paper()
    head = ["STT", "Nội dung", "Đơn vị tính", "Số lượng"]
    before = gp.read_report(paper.saved(tmp_path / "a.docx")).paper.events
    paper.table([head, ["1", "Truyền thông trên trang tin", unit, "14"]])
    draft = gp.read_report(paper.saved(tmp_path / "b.docx"))

    assert events == len(draft.paper.events) - len(before)
    assert (not events) == ("Đơn vị tính | Số lượng was not understood" in str(draft.issues))


def test_a_result_without_a_name_is_called_by_what_is_counted() -> None:
    """The word "Kết quả" leads to a figure and does not say what it is of."""
    line = "Kết quả: 11/18 cơ quan có lãnh đạo chủ chốt là nữ, đạt 61,1%."
    text = f"UBND xã Hoằng Kim\nBÁO CÁO\nKết quả năm 2025\nI. KẾT QUẢ\n- {line}"
    (result,) = gp.read_report(DocumentText(text=text)).paper.results

    assert "Cơ quan có lãnh đạo chủ chốt là nữ" == result.name


NO_WOMEN = {
    "Tỷ lệ khu phố tổ chức hoạt động đạt 100% (42/42 khu phố).": False,
    "Hòa giải thành 4/6 vụ, đạt 60%.": False,
    "Giúp phụ nữ thoát nghèo: 15/40 hộ.": False,
    "Toàn xã có 1.870 hội viên/2.420 phụ nữ.": False,
    "Tỷ lệ nữ: 15/20 chỉ tiêu đạt.": False,
    "Tổ trưởng tổ dân phố là nữ: 29/74 tổ.": True,
    "Cấp ủy: 5/15 đồng chí là nữ.": True,
    "Nữ cấp ủy tỉnh 5/15; cấp huyện 7/40.": True,
}


@pytest.mark.parametrize("line", NO_WOMEN)
def test_only_shares_of_women_are_results(line: str) -> None:
    """Other shares are told with their places; none is published as a share of women."""
    text = f"UBND xã Hoằng Kim\nBÁO CÁO\nKết quả năm 2025\nI. KẾT QUẢ\n- {line}"
    draft = gp.read_report(DocumentText(text=text))

    assert NO_WOMEN[line] == bool(draft.paper.results)
    assert NO_WOMEN[line] != ("was not understood as" in str(draft.issues))


def test_a_published_plan_is_read_back(tmp_path: Path) -> None:
    """What this library writes as a Word document gives the same plan, as far as the text says."""
    publish(PLAN, tmp_path / "a.docx")
    draft = gp.read_plan(tmp_path / "a.docx")

    same(draft.paper, signed(PLAN), {*PLAN_SAID_OTHERWISE, "title_en", "source", "source_en"})
    assert [attrs.evolve(each, name_en="") for each in PLAN.targets] == list(draft.paper.targets)
    assert [each.title for each in PLAN.task_groups] == [
        each.title for each in draft.paper.task_groups
    ]
    assert [each.period for each in PLAN.activities] == [
        each.period for each in draft.paper.activities
    ]


def test_a_draft_is_published_and_read_back_as_it_was(tmp_path: Path) -> None:
    """What was read out of an office's paper and written again gives the very same plan."""
    draft = gp.read_plan(plan_paper().saved(tmp_path / "a.docx"))
    publish(draft.paper, tmp_path / "b.docx")

    same(gp.read_plan(tmp_path / "b.docx").paper, signed(draft.paper), set())


def test_a_published_report_is_read_back(tmp_path: Path) -> None:
    """The tables of the annex, results and statements come back out of the Word document."""
    publish(REPORT, tmp_path / "a.docx")
    draft = gp.read_report(tmp_path / "a.docx")

    same(draft.paper, signed(REPORT), {*REPORT_UNSAID, "profile"})
    assert REPORT.profile is not None
    assert draft.paper.profile is not None
    same(draft.paper.profile, REPORT.profile, {"neighbourhoods", "neighbourhoods_since"})


@pytest.fixture(scope="module")
def papers(tmp_path_factory: pytest.TempPathFactory) -> list[list[str]]:
    """The lines of the packaged plan and report, as papers."""
    folder = tmp_path_factory.mktemp("papers")
    made = (plan_paper(), report_paper())
    files = [each.saved(folder / f"{at}.docx") for at, each in enumerate(made)]
    return [gp.read_text(file).text.split("\n") for file in files]


def outcome(
    read: Callable[[DocumentText], Draft[Any]], document: DocumentText
) -> tuple[list[tuple[int, int]], set[str]]:
    """The places of a draft, or the codes with which it is refused."""
    try:
        return list(read(document).spans.values()), set()
    except gp.FileError as error:
        return [], set(error.issues.codes)


@settings(max_examples=25)
@given(st.randoms(use_true_random=False))
def test_a_draft_of_any_text_is_given_or_refused(papers: list[list[str]], random: Random) -> None:
    """Lines in disorder, with other figures, never end in anything but a draft or its refusal."""
    lines = [line for paper in papers for line in paper]
    chosen = random.sample(lines, 30)
    mixed = [re.sub("[0-9]", lambda _: str(random.randrange(10)), line) for line in chosen]
    text = "\n".join([*lines[:8], *mixed] if random.random() < 0.5 else mixed)
    for read in (gp.read_plan, gp.read_report):
        spans, told = outcome(read, DocumentText(text=text))
        assert all(0 <= start <= end <= len(text) for start, end in spans)
        assert told <= {"GP531", "GP533", "GP536"}


def test_commands_take_documents(tmp_path: Path) -> None:
    """``convert`` writes the draft as data that load, ``report`` shows it."""
    source, target = plan_paper().saved(tmp_path / "a.docx"), tmp_path / "a.toml"
    converted = CliRunner().invoke(application, ["convert", str(source), str(target)])
    shown = CliRunner().invoke(application, ["report", str(source)])

    assert 0 == converted.exit_code, converted.output
    assert read_paper(source).paper == gp.load(target)
    assert Frequency.HALF_YEAR in {duty.frequency for duty in gp.load(target).reporting}
    assert "ít nhất 60%" in shown.output


_HEAD = (
    "ỦY BAN NHÂN DÂN\nXÃ HOẰNG KIM\nHoằng Kim, ngày 05 tháng 12 năm 2023\nBÁO CÁO\n"
    "Kết quả công tác bình đẳng giới năm 2023\n"
)


def test_what_stands_behind_the_colon_of_a_title_is_an_item() -> None:
    """It is read like a title with its text in the line below; it was lost."""
    text = f"{_HEAD}I. ĐÁNH GIÁ\n1. Hạn chế: có 112 vụ tảo hôn.\n2. Nguyên nhân: kinh phí ít."
    paper = gp.read_report(DocumentText(text=text)).paper

    assert (("có 112 vụ tảo hôn",), ("kinh phí ít",)) == (paper.limits, paper.causes)


def test_a_result_takes_its_own_figures_only() -> None:
    """Other figures of its line are told, like those of any line."""
    text = f"{_HEAD}I. KẾT QUẢ\n- Nữ cấp ủy: 5/15 (33,3%); tuyên truyền cho 900 người."
    draft = gp.read_report(DocumentText(text=text))
    told = [each.span for each in draft.issues if each.code == "GP535" and each.span]

    assert ["900 người"] == [text[slice(*span)] for span in told]
    assert 1 == len(draft.paper.results)
