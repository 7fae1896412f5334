"""The period of a report by its title: months, and what is only a part of a year."""

import pytest

from genderplan import FileError, read_report
from genderplan.extraction import DocumentText


def paper(title: str) -> DocumentText:
    """A report of this title."""
    return DocumentText(
        text="UBND xã Hoằng Kim\nSố: 5/BC-UBND\nHoằng Kim, ngày 10 tháng 12 năm 2025\n"
        f"BÁO CÁO\n{title}\nI. KẾT QUẢ\n- Nữ cấp ủy: 6/27.\n"
        "Nơi nhận:\n- Lưu: VT.\nCHỦ TỊCH"
    )


PERIODS = {
    "Công tác bình đẳng giới tháng 11 năm 2025": "2025-11",
    "Công tác bình đẳng giới tháng 11/2025": "2025-11",
    "Kết quả tháng 3 năm 2025 và nhiệm vụ tháng 4 năm 2025": "2025-03",
    "Kết quả tháng 3, nhiệm vụ tháng 4 năm 2025": "2025-03",
    "Kết quả quý III, nhiệm vụ quý IV năm 2025": "2025-Q3",
    "Kết quả quý IV năm 2025, nhiệm vụ quý I năm 2026": "2025-Q4",
    "Kết quả năm 2024 và phương hướng, nhiệm vụ năm 2025": "2024",
    "Kết quả 6 tháng đầu năm và nhiệm vụ 6 tháng cuối năm 2025": "2025-H1",
    "Kết quả từ tháng 01 đến tháng 11 năm 2025": "2025-01-01/2025-11-30",
    "Kết quả nửa đầu năm 2025": "2025-H1",
    "Kết quả Tuần lễ bình đẳng giới năm 2025": "2025",
    "Thực hiện Kế hoạch số 15/KH-UBND tháng 02 năm 2025 về bình đẳng giới năm 2025": "2025",
    "Kết quả thực hiện Kế hoạch số 15/KH-UBND ngày 10/02/2025 năm 2025": "2025",
    "Kết quả thực hiện Chiến lược giai đoạn 2021-2030 năm 2025": "2025",
}


@pytest.mark.parametrize("title", PERIODS)
def test_the_period_is_that_of_the_results_in_the_title(title: str) -> None:
    """A month is one; of two the first, whatever their days; not that of a cited document."""
    assert PERIODS[title] == str(read_report(paper(title)).paper.period)


@pytest.mark.parametrize(
    "part",
    [
        "tuần 46 năm 2025",
        "tuần thứ 2 tháng 11 năm 2025",
        "tháng 10 và tháng 11 năm 2025",
        "tháng 10, 11/2025",
        "nửa cuối nhiệm kỳ 2021-2026",
    ],
)
def test_a_part_of_a_year_or_term_is_not_taken_for_it(part: str) -> None:
    """Without a period there is no report; what was not understood is named."""
    with pytest.raises(FileError) as refused:
        read_report(paper(f"Kết quả công tác bình đẳng giới {part}"))

    assert f"{part} was not understood as period" in str(refused.value)
