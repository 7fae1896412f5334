"""Heads of papers: titles, organs, dates, units, and papers of another kind."""

import pytest

import genderplan as gp
from genderplan.extraction import DocumentText
from genderplan.papers.report_drafts import read_paper


@pytest.mark.parametrize("line", ["_________", "-----", "* * *", "A. KẾT QUẢ", "I- KẾT QUẢ"])
def test_a_title_ends_before_a_rule_or_a_heading(line: str) -> None:
    """Offices draw a line of signs below the title; it is no part of it."""
    text = f"UBND xã Hoằng Kim\nBÁO CÁO\nKết quả năm 2024\n{line}\n- Nữ 4/15."

    assert "Kết quả năm 2024" == gp.read_report(DocumentText(text=text)).paper.title


def test_a_head_and_an_end_with_tabs_or_spaces_are_two_columns() -> None:
    """Without tables offices put the two sides of a line apart by tabs or by spaces."""
    text = (
        "ỦY BAN NHÂN DÂN\tCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nXÃ HOẰNG KIM      Độc lập - Tự do - "
        "Hạnh phúc\nSố: 12/KH-UBND      Hoằng Kim, ngày 05 tháng 3 năm 2024\nKẾ HOẠCH\n"
        "Công tác năm 2024\nI. NHIỆM VỤ\n1.\tTruyền thông\n- Tổ chức lớp.\n"
        "Nơi nhận:\t\tTM. ỦY BAN NHÂN DÂN\n- UBND huyện (b/c);\tKT. CHỦ TỊCH\n"
        "- Các ngành, đoàn thể\ncấp xã;\n- Lưu: VT.      PHÓ CHỦ TỊCH\n\tNguyễn Văn A"
    )
    paper = gp.read_plan(DocumentText(text=text)).paper

    assert ("12/KH-UBND", "2024-03-05") == (str(paper.number), str(paper.date))
    assert ("UBND xã Hoằng Kim", "Hoằng Kim") == (paper.issuer, paper.place)
    assert "TM. ỦY BAN NHÂN DÂN\nKT. CHỦ TỊCH\nPHÓ CHỦ TỊCH" == str(paper.signature)
    assert paper.recipients is not None
    assert ["UBND huyện", "Các ngành, đoàn thể cấp xã"] == [
        each.name for each in paper.recipients.items
    ]
    assert ("VT", True) == (paper.recipients.filed, paper.issued)
    assert ["Truyền thông"] == [group.title for group in paper.task_groups]


ORGANS = {
    "UBND HUYỆN HOẰNG HÓA\nUBND XÃ HOẰNG KIM": ("UBND xã Hoằng Kim", "xã Hoằng Kim"),
    "ỦY BAN NHÂN DÂN\nTỈNH THANH HÓA": ("UBND tỉnh Thanh Hóa", "tỉnh Thanh Hóa"),
    "BTV HỘI LHPN XÃ HOẰNG KIM": ("Ban Thường vụ Hội LHPN xã Hoằng Kim", "xã Hoằng Kim"),
    "HỘI LHPN TỈNH THANH HÓA\nHỘI LHPN XÃ HOẰNG KIM": (
        "Hội LHPN xã Hoằng Kim",
        "xã Hoằng Kim",
    ),
    "ỦY BAN MTTQ VIỆT NAM\nXÃ HOẰNG KIM": ("Ủy ban MTTQ Việt Nam xã Hoằng Kim", "xã Hoằng Kim"),
    "UBND XÃ HOẰNG KIM\nPHÒNG VĂN HÓA - XÃ HỘI": (
        "Phòng Văn hóa - Xã hội xã Hoằng Kim",
        "xã Hoằng Kim",
    ),
    "UBND TỈNH THANH HÓA\nSỞ LAO ĐỘNG - THƯƠNG BINH VÀ XÃ HỘI": (
        "Sở Lao động - Thương binh và Xã hội tỉnh Thanh Hóa",
        "tỉnh Thanh Hóa",
    ),
    "UBND TỈNH THANH HÓA\tCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nTRUNG TÂM Y TẾ": (
        "Trung tâm Y tế tỉnh Thanh Hóa",
        "tỉnh Thanh Hóa",
    ),
    "UBND TỈNH THANH HÓA\nSỞ NỘI VỤ": ("Sở Nội vụ tỉnh Thanh Hóa", "tỉnh Thanh Hóa"),
    "ỦY BAN NHÂN DÂN\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nXÃ HOẰNG KIM": (
        "UBND xã Hoằng Kim",
        "xã Hoằng Kim",
    ),
}


@pytest.mark.parametrize("head", ORGANS)
def test_the_organ_that_issues_is_the_lower_one(head: str) -> None:
    """The organ above it stands first; the name of the state may stand between its lines."""
    end = "Số: 12/KH-UBND\nHoằng Kim, ngày 05 tháng 3 năm 2024\nKẾ HOẠCH\nCông tác năm 2024"
    paper = gp.read_plan(DocumentText(text=f"{head}\n{end}")).paper
    issuer, unit = ORGANS[head]

    assert issuer == paper.issuer
    assert unit == paper.unit.partition(",")[0]


@pytest.mark.parametrize("date", ["ngày 10/6/2026", "ngày 10.06.2026", "ngày 10-6-2026"])
def test_a_date_in_figures_is_read(date: str) -> None:
    """Some offices write the date of the head in figures alone."""
    text = f"BTV HỘI LHPN XÃ KBANG\nSố: 14-BC/PN\nKbang, {date}\nBÁO CÁO\nKết quả năm 2026"
    draft = gp.read_report(DocumentText(text=f"{text}\nI- KẾT QUẢ\n- Không."))

    assert draft.paper.number is not None
    assert ("2026-06-10", "xã Kbang, tỉnh Gia Lai") == (
        str(draft.paper.number.date),
        draft.paper.unit,
    )


def test_a_unit_is_not_above_itself() -> None:
    """The place of the date may be a ward of the same name as the province."""
    head = "ỦY BAN NHÂN DÂN\nTỈNH LÀO CAI\nSố: 5/KH-UBND\nLào Cai, ngày 12 tháng 02 năm 2026"
    draft = gp.read_plan(DocumentText(text=f"{head}\nKẾ HOẠCH\nBình đẳng giới năm 2026"))

    assert "tỉnh Lào Cai" == draft.paper.unit
    assert "unit above" not in str(draft.issues)


OTHER_PAPERS = {
    "QUYẾT ĐỊNH": "Số: 12/QĐ-UBND\nHoằng Kim, ngày 05 tháng 3 năm 2024\nQUYẾT ĐỊNH\nVề kế hoạch",
    "THÔNG BÁO": "Số: 12/TB-UBND\nTHÔNG BÁO\nVề việc treo cờ năm 2024",
    "công văn": "Số: 12/UBND-VX\nHoằng Kim, ngày 05 tháng 3 năm 2024\nKính gửi: Các ngành",
}


@pytest.mark.parametrize("kind", OTHER_PAPERS)
def test_another_kind_of_paper_is_refused(kind: str) -> None:
    """A decision, a notice or a letter is no report and no plan, whatever it speaks of."""
    document = DocumentText(text=f"UBND xã Hoằng Kim\n{OTHER_PAPERS[kind]}")
    for read in (gp.read_plan, gp.read_report, read_paper):
        with pytest.raises(gp.FileError) as caught:
            read(document)
        assert "GP536 lỗi tại text, dòng" in caught.value.issues.text("vi")
        assert f"văn bản này là {kind}" in caught.value.issues.text("vi")


# The head with the name of a unit, words of the body, and the unit of the report.
MARKS = [
    ("XÃ VĂN LANG", "Phối hợp với UBND xã Văn Lăng", "xã Văn Lang"),
    ("XÃ VĂN LĂNG", "Phối hợp với UBND xã Văn Lang", "xã Văn Lăng"),
    ("XÃ SƠN HẠ", "Giao lưu với xã Sơn Hà", "xã Sơn Hạ"),
    ("XÃ KIM LONG", "Giao lưu với xã Kim Lòng", "xã Kim Long"),
    ("XÃ HOẰNG GIANG", "Cán bộ xã Hoàng Giang", "xã Hoằng Giang"),
    ("XA HOANG GIANG", "Cán bộ xã Hoằng Giang", "xã Hoằng Giang"),
    ("PHƯỜNG HOÀ BÌNH", "Cán bộ phường Hòa Bình tỉnh Phú Thọ", "phường Hòa Bình"),
]


@pytest.mark.parametrize(("head", "body", "unit"), MARKS)
def test_the_marks_of_the_head_decide_whose_a_report_is(head: str, body: str, unit: str) -> None:
    """A neighbour whose name differs in its marks is another unit; a head may have none."""
    place = head.split(maxsplit=1)[1].title()
    text = (
        f"ỦY BAN NHÂN DÂN\n{head}\nSố: 5/BC-UBND\n{place}, ngày 10 tháng 12 năm 2025\nBÁO CÁO\n"
        f"Kết quả công tác bình đẳng giới năm 2025\nI. KẾT QUẢ\n- {body} tổ chức giao lưu."
    )
    assert unit == gp.read_report(DocumentText(text=text)).paper.unit.partition(",")[0]
