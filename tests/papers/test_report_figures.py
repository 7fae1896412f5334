"""Which shares of a report are its results, and which are targets, of other years or units."""

from pathlib import Path

import pytest

from genderplan import Ratio, Report, publish, read_report, sample
from genderplan.extraction import DocumentText

HEAD = """\
UBND {unit}
Số: 5/BC-UBND
Hoằng Kim, ngày 10 tháng 12 năm 2024
BÁO CÁO
Kết quả công tác bình đẳng giới năm 2024
I. KẾT QUẢ
- Nữ đại biểu HĐND: 6/24 đại biểu.
"""
FIRST = Ratio(6, 24)


def results(*lines: str, unit: str = "xã Hoằng Kim") -> list[Ratio]:
    """The values of the results in a report with these lines behind its first result."""
    text = "\n".join(
        (HEAD.format(unit=unit).rstrip(), *lines, "Nơi nhận:", "- Lưu: VT.", "CHỦ TỊCH")
    )
    draft = read_report(DocumentText(text=text))
    found = [result.value for result in draft.paper.results]
    told = [issue for issue in draft.issues if issue.code == "GP533" and "/20 " in issue.message]
    assert text.count("/20 ") == len(found) - 1 + len(told)
    return found


@pytest.mark.parametrize(
    "lines",
    [
        ("II. CHỈ TIÊU NĂM 2025", "- Nữ cấp ủy xã: 8/20 đồng chí."),
        ("II. PHƯƠNG HƯỚNG, NHIỆM VỤ NĂM 2025", "1. Mục tiêu", "- Nữ cấp ủy xã: 8/20 đồng chí."),
        ("II. MỤC TIÊU ĐẾN NĂM 2030", "- Nữ cấp ủy xã: 8/20 đồng chí."),
        ("III. Nhiệm vụ thời gian tới", "- Nữ cấp ủy xã: 8/20 đồng chí."),
        ("- Mục tiêu năm 2025: nữ cấp ủy xã 8/20 đồng chí.",),
        ("- Chỉ tiêu được giao: nữ cấp ủy xã 8/20 đồng chí.",),
        ("- Phấn đấu nữ cấp ủy xã đạt 8/20 đồng chí.",),
        ("- Đến năm 2025, nữ cấp ủy xã 8/20 đồng chí.",),
        ("- Dự kiến nhiệm kỳ 2025-2030 nữ cấp ủy xã 7/20 đồng chí.",),
        ("- Theo quy định nữ cấp ủy xã phải đạt 3/20 đồng chí.",),
        ("- Kết quả năm 2023: nữ cấp ủy xã 4/20 đồng chí.",),
        ("- Năm 2023 nữ cấp ủy xã 4/20 đồng chí.",),
        ("- Cùng kỳ năm trước nữ cấp ủy xã 4/20 đồng chí.",),
        ("- Nhiệm kỳ trước nữ cấp ủy xã 4/20 đồng chí.",),
        ("- Bình quân toàn tỉnh nữ cấp ủy 10/20 đồng chí.",),
    ],
)
def test_targets_and_figures_of_others_are_no_results(lines: tuple[str, ...]) -> None:
    """They are told, and left out: consolidated tables would add them up."""
    assert [FIRST] == results(*lines)


@pytest.mark.parametrize(
    "lines",
    [
        ("- Chỉ tiêu 1: Nữ cấp ủy xã 5/20 đồng chí, đạt 25%.",),
        ("- Thực hiện mục tiêu 1: Nữ cấp ủy xã 5/20 đồng chí.",),
        ("- Đại hội Đảng bộ năm 2020 bầu nữ cấp ủy xã 5/20 đồng chí.",),
        ("- Nhiệm kỳ 2020-2025 nữ cấp ủy xã 5/20 đồng chí.",),
        ("1. Kết quả thực hiện các chỉ tiêu", "- Nữ cấp ủy xã 5/20 đồng chí."),
        ("- Chỉ tiêu: nữ cấp ủy 8/20 đồng chí; kết quả: nữ cấp ủy 5/20 đồng chí.",),
        ("- Năm 2023 nữ cấp ủy xã 4/20 đồng chí. Năm 2024 nữ cấp ủy xã 5/20 đồng chí.",),
        ("- Toàn xã nữ cấp ủy 5/20 đồng chí.",),
        ("1. Mục tiêu 1: Trong lĩnh vực chính trị", "- Nữ cấp ủy 5/20 đồng chí, đạt 25%."),
        ("- Thực hiện kế hoạch năm 2024, nữ cấp ủy: 5/20 đồng chí.",),
        ("- Thực hiện chỉ tiêu được giao, nữ cấp ủy 5/20 đồng chí.",),
        ("- Đáp ứng yêu cầu nhiệm vụ, nữ cấp ủy là 5/20 đồng chí.",),
        ("- Phụ nữ cả nước thi đua; nữ cấp ủy xã 5/20 đồng chí.",),
        ("- Năm 2023 nữ cấp ủy 4/20 đồng chí; năm 2024 nữ cấp ủy 5/20 đồng chí.",),
        ("- Năm 2024: nữ cấp ủy 5/20 đồng chí, năm 2023: 4/20 đồng chí.",),
        ("- So với năm 2023 (nữ cấp ủy 4/20 đồng chí), nữ cấp ủy 5/20 đồng chí.",),
    ],
)
def test_results_beside_targets(lines: tuple[str, ...]) -> None:
    """The number of a target, the year of an election and the unit's own whole say nothing else."""
    assert [FIRST, Ratio(5, 20)] == results(*lines)


@pytest.mark.parametrize("name", ["bac-kan-2019", "mong-cai-2023"])
def test_the_results_of_an_own_paper_come_back(tmp_path: Path, name: str) -> None:
    """Counts and changes in points are read out of the Word document that was written."""
    pytest.importorskip("docx")
    report = sample(name)
    assert isinstance(report, Report)
    publish(report, tmp_path / "a.docx")

    back = read_report(tmp_path / "a.docx").paper.results

    assert [(each.name, each.value, each.change) for each in report.results] == [
        (each.name, each.value, each.change) for each in back
    ]
