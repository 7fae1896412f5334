"""Tables of a report that stand under a plan, a target or another year are told and left out."""

from pathlib import Path

import pytest

from genderplan import read_report
from genderplan.papers.drafts import Draft
from genderplan.plans import Report

HEAD = """\
UBND xã Hoằng Kim
Số: 5/BC-UBND
Hoằng Kim, ngày 10 tháng 12 năm 2024
BÁO CÁO
Kết quả công tác bình đẳng giới năm 2024
I. KẾT QUẢ
"""
EVENTS = "Tên hoạt động\tSố cuộc\tNam\tNữ\n{name}\t{number}\t50\t60"
FIRST = EVENTS.format(name="Tọa đàm", number=1)
SECOND = EVENTS.format(name="Hội thi", number=4)


def _draft(tmp_path: Path, *lines: str, head: str = HEAD) -> Draft[Report]:
    path = tmp_path / "bao-cao.txt"
    path.write_text("\n".join([head + FIRST, *lines, "Nơi nhận:", "- Lưu: VT."]), encoding="utf-8")
    return read_report(path)


def _read(tmp_path: Path, *lines: str) -> tuple[list[str], int]:
    """The events of a report with these lines behind its first table, and the tables told."""
    draft = _draft(tmp_path, *lines)
    told = [
        each for each in draft.issues if "số liệu của đơn vị trong kỳ báo cáo" in each.text("vi")
    ]
    return [each.name for each in draft.paper.events], len(told)


@pytest.mark.parametrize(
    "above",
    [
        ("II. PHƯƠNG HƯỚNG, NHIỆM VỤ NĂM 2025",),
        ("II. PHƯƠNG HƯỚNG, NHIỆM VỤ NĂM 2025", "1. Thực hiện tốt công tác truyền thông"),
        ("II. KẾ HOẠCH NĂM 2025",),
        ("1. Kế hoạch năm 2025",),
        ("2. Kế hoạch thực hiện năm 2025",),
        ("II. MỤC TIÊU ĐẾN NĂM 2030",),
        ("II. Nhiệm vụ trọng tâm thời gian tới",),
        ("II. DỰ KIẾN CÁC HOẠT ĐỘNG CÒN LẠI",),
        ("II. CHỈ TIÊU GIAO",),
        ("2. Kết quả năm 2023",),
        ("2. Kết quả dự kiến năm 2025",),
        ("II. PHƯƠNG HƯỚNG NĂM 2025", "1. Nâng cao kết quả công tác"),
        ("II. GIAI ĐOẠN 2026-2030", "(Đơn vị tính: người)"),
        ("Dự kiến năm 2025 xã tổ chức:",),
        ("Bảng 2. Kế hoạch hoạt động năm 2025",),
        ("KẾ HOẠCH TRUYỀN THÔNG", "(Kèm theo Báo cáo số 5/BC-UBND)"),
        ("Số liệu năm 2023",),
        ("Nơi nhận:", "- Lưu: VT.", "PHỤ LỤC II", "DỰ KIẾN HOẠT ĐỘNG NĂM 2025"),
    ],
)
def test_tables_of_another_time_are_left_out_and_told(
    tmp_path: Path, above: tuple[str, ...]
) -> None:
    """Only the first table is one of the period, whatever title the second stands under."""
    assert _read(tmp_path, *above, SECOND) == (["Tọa đàm"], 1)


@pytest.mark.parametrize(
    "above",
    [
        ("II. KẾT QUẢ THỰC HIỆN KẾ HOẠCH NĂM 2024",),
        ("II. KẾT QUẢ THỰC HIỆN CÁC MỤC TIÊU", "1. Mục tiêu 1"),
        ("II. Kết quả thực hiện Chiến lược giai đoạn 2021-2030",),
        ("2. Kết quả thực hiện chỉ tiêu đến năm 2030",),
        ("2. Thực hiện kế hoạch được giao",),
        ("2. Nữ đại biểu bầu cử năm 2021",),
        ("Bảng 1: So sánh kết quả với kế hoạch năm 2024",),
        ("BIỂU TỔNG HỢP KẾT QUẢ SO VỚI KẾ HOẠCH",),
        ("PHỤ LỤC II. TÌNH HÌNH THỰC HIỆN KẾ HOẠCH",),
        ("2. Công tác kế hoạch hóa gia đình",),
        ("Theo Kế hoạch số 12/KH-UBND, xã đã tổ chức:",),
        ("Số cuộc tăng so với năm 2023, gồm:",),
        ("- Chỉ tiêu năm 2025 là 30%.",),
        ("II. PHƯƠNG HƯỚNG NĂM 2025", "- Tổ chức 5 cuộc.", "Nơi nhận:", "- Lưu: VT.", "PHỤ LỤC"),
        ("II. PHƯƠNG HƯỚNG NĂM 2025", "PHỤ LỤC: Kết quả năm 2024"),
        ("II. PHƯƠNG HƯỚNG NĂM 2025", "- Tổ chức 5 cuộc.", "PHỤ LỤC II"),
    ],
)
def test_tables_of_the_period_are_read(tmp_path: Path, above: tuple[str, ...]) -> None:
    """Words on a plan in a title of results, and sentences that end, take no table away."""
    assert _read(tmp_path, *above, SECOND) == (["Tọa đàm", "Hội thi"], 0)


def test_a_plan_below_results_is_no_result(tmp_path: Path) -> None:
    """In words and in a table: "2. Phương hướng năm 2025" stands under "I. KẾT QUẢ"."""
    lines = ("2. Phương hướng năm 2025", "- Nữ cấp ủy xã: 6/15 đồng chí.", SECOND)

    draft = _draft(tmp_path, *lines)

    assert ([each.name for each in draft.paper.events], draft.paper.results) == (["Tọa đàm"], ())


def test_each_table_has_its_own_title(tmp_path: Path) -> None:
    """A plan and below it the results again."""
    lines = ("II. KẾ HOẠCH NĂM 2025", SECOND, "III. KẾT QUẢ NĂM 2024", SECOND)

    assert _read(tmp_path, *lines) == (["Tọa đàm", "Hội thi"], 1)


@pytest.mark.parametrize(
    "headings",
    [
        ("Tên hoạt động\tNăm 2023\t\t\tNăm 2024\t\t", "\tSố cuộc\tNam\tNữ\tSố cuộc\tNam\tNữ"),
        ("Tên hoạt động\tSố cuộc\tNam\tNữ\tSố cuộc\tNam\tNữ",),
    ],
)
def test_a_table_whose_columns_are_in_doubt_has_no_rows(
    tmp_path: Path, headings: tuple[str, ...]
) -> None:
    """Of two columns "Số cuộc" none is taken: a workbook with such headings is refused."""
    draft = _draft(tmp_path, "2. Sự kiện", *headings, "Hội thi\t1\t10\t20\t3\t11\t22")

    codes = {each.code for each in draft.issues if each.severity.value == "error"}
    assert ([each.name for each in draft.paper.events], codes) == (["Tọa đàm"], {"GP909"})
