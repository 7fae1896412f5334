"""Which percentage of a sentence is the target of a plan, and in which direction."""

import pytest

from genderplan import read_plan
from genderplan.extraction import DocumentText


def targets(sentence: str) -> list[tuple[str, str, int]]:
    """Name, direction with figure, and year of each target in a plan of 2026 with this sentence."""
    text = f"UBND xã Hoằng Kim\nKẾ HOẠCH\nCông tác năm 2026\nI. CHỈ TIÊU\n- {sentence}"
    draft = read_plan(DocumentText(text=text))
    found = draft.paper.targets
    told = [issue for issue in draft.issues if issue.code == "GP533" and "%" in issue.message]
    assert text.count("%") == len(found) + len(told)
    return [
        (each.name, f"{each.comparator.value} {each.value.value}".replace(".", ","), each.year)
        for each in found
    ]


CHANGES = {
    "Tăng tỷ lệ nữ cấp ủy từ 22% lên 25% năm 2026.": ("Tăng tỷ lệ nữ cấp ủy", ">= 25"),
    "Giảm tỷ lệ tảo hôn từ 3% xuống 2% vào năm 2026.": ("Giảm tỷ lệ tảo hôn", "<= 2"),
    "Hạ tỷ lệ tảo hôn từ 4% xuống còn dưới 3%.": ("Hạ tỷ lệ tảo hôn", "< 3"),
    "Đưa tỷ lệ nữ đảng viên từ 38% lên trên 40%.": ("Đưa tỷ lệ nữ đảng viên", "> 40"),
    "Tỷ lệ nữ trưởng thôn từ 10% (năm 2025) lên 15% (năm 2026).": (
        "Tỷ lệ nữ trưởng thôn",
        ">= 15",
    ),
    "Nữ cấp ủy từ 22% hiện nay lên 25%.": ("Nữ cấp ủy", ">= 25"),
    "Từ 22% nữ cấp ủy năm 2025 tăng lên 25%.": ("Nữ cấp ủy", ">= 25"),
    "Phấn đấu cuối năm 2026 giảm tỷ lệ hộ nghèo từ mức 5% hiện nay xuống còn không quá 4%.": (
        "Giảm tỷ lệ hộ nghèo",
        "<= 4",
    ),
    "Hiện nay nữ cấp ủy đạt 22%, năm 2026 phấn đấu đạt 25%.": ("Nữ cấp ủy", ">= 25"),
    "Năm 2025 nữ cấp ủy 22%, năm 2026 đạt 25%.": ("Nữ cấp ủy", ">= 25"),
    "Nữ cấp ủy (hiện 22%) phấn đấu đạt 25%.": ("Nữ cấp ủy", ">= 25"),
    "Nữ cấp ủy đạt 25% (năm 2025: 22%) trong năm 2026.": ("Nữ cấp ủy", ">= 25"),
    "Năm 2025 đạt 48%; phấn đấu năm 2026 có 50% lao động nữ có việc làm.": (
        "Lao động nữ có việc làm",
        ">= 50",
    ),
    "Tỉnh giao 20%, xã phấn đấu 25% nữ cấp ủy.": ("Nữ cấp ủy", ">= 25"),
    "Theo Chiến lược quốc gia là 60%, xã đăng ký 55% lao động nữ.": ("Lao động nữ", ">= 55"),
    "Theo chỉ tiêu của tỉnh là 20%, xã phấn đấu tỷ lệ nữ cấp ủy đạt 25%.": (
        "Tỷ lệ nữ cấp ủy",
        ">= 25",
    ),
    "Phấn đấu 60% nữ lao động có việc làm (toàn tỉnh 55%).": (
        "Nữ lao động có việc làm",
        ">= 60",
    ),
}


@pytest.mark.parametrize("sentence", CHANGES)
def test_a_target_is_the_own_figure_of_the_time_to_come(sentence: str) -> None:
    """Where things stand and what the level above asks for is told, and no target."""
    assert [(*CHANGES[sentence], 2026)] == targets(sentence)


CEILINGS = {
    "Không để tỷ lệ tảo hôn vượt quá 1%.": ("Tỷ lệ tảo hôn", "<= 1"),
    "Giữ tỷ lệ nữ bỏ học không vượt 0,5%.": ("Giữ tỷ lệ nữ bỏ học", "<= 0,5"),
    "Kiềm chế tỷ lệ bạo lực ở mức 3%.": ("Kiềm chế tỷ lệ bạo lực", "<= 3"),
    "Hạn chế tảo hôn, hôn nhân cận huyết ở mức 2%.": (
        "Hạn chế tảo hôn, hôn nhân cận huyết",
        "<= 2",
    ),
    "Tỷ lệ hộ nghèo do nữ làm chủ hộ giảm còn 3%.": ("Tỷ lệ hộ nghèo do nữ làm chủ hộ", "<= 3"),
    "Giảm tỷ lệ sinh con tại nhà xuống còn 4%.": ("Giảm tỷ lệ sinh con tại nhà", "<= 4"),
    "Hạ tỷ lệ trẻ em gái bỏ học xuống 1%.": ("Hạ tỷ lệ trẻ em gái bỏ học", "<= 1"),
    "Không có quá 5% hộ có bạo lực gia đình.": ("Hộ có bạo lực gia đình", "<= 5"),
    "Không được có trên 5% hộ có bạo lực gia đình.": ("Hộ có bạo lực gia đình", "<= 5"),
    "Tỷ lệ trẻ em gái bỏ học dưới mức 1%.": ("Tỷ lệ trẻ em gái bỏ học", "< 1"),
    "Tỷ lệ sinh con thứ ba không tăng quá 5%.": ("Tỷ lệ sinh con thứ ba", "<= 5"),
    "Tối đa 10% nạn nhân chưa được hỗ trợ.": ("Nạn nhân chưa được hỗ trợ", "<= 10"),
    "Khống chế tỷ lệ sinh con thứ ba dưới 5%.": ("Khống chế tỷ lệ sinh con thứ ba", "< 5"),
    "Không để tỷ lệ nữ cấp ủy dưới 20%.": ("Tỷ lệ nữ cấp ủy", ">= 20"),
    "Nữ cấp ủy không thấp hơn 25%.": ("Nữ cấp ủy", ">= 25"),
    "Nữ cấp ủy vượt 25%.": ("Nữ cấp ủy", "> 25"),
    "Nữ cấp ủy đạt và vượt 25%.": ("Nữ cấp ủy", ">= 25"),
    "Nữ cấp ủy khoảng 25%.": ("Nữ cấp ủy", "about 25"),
}


@pytest.mark.parametrize("sentence", CEILINGS)
def test_ceilings_are_no_floors(sentence: str) -> None:
    """What is held down is a target not to be passed; what must not be turns the direction."""
    assert [(*CEILINGS[sentence], 2026)] == targets(sentence)


FLOORS = {
    "Tỷ lệ hộ không có bạo lực gia đình đạt trên 90%.": "> 90",
    "Cơ quan, đơn vị không có bạo lực đạt 100%.": ">= 100",
    "Giảm nghèo bền vững, nữ có việc làm đạt 60%.": ">= 60",
    "Khắc phục hạn chế, nữ cấp ủy xã 25%.": ">= 25",
    "Nữ được tư vấn về giảm nghèo 60%.": ">= 60",
    "Duy trì tỷ lệ nữ đại biểu hiện nay là 48%.": ">= 48",
    "Chỉ tiêu tỉnh giao: nữ cấp ủy đạt 25%.": ">= 25",
    "Thực hiện tốt công tác cán bộ, nữ cấp ủy đạt 25%.": ">= 25",
    "Trên cơ sở hiện nay, phấn đấu nữ cấp ủy đạt 25%.": ">= 25",
    "Từ nay đến cuối năm, nữ cấp ủy đạt 25%.": ">= 25",
}


@pytest.mark.parametrize("sentence", FLOORS)
def test_floors_stay_floors(sentence: str) -> None:
    """Words of a fall elsewhere in the sentence, or about what is counted, change nothing."""
    assert [FLOORS[sentence]] == [figure for _, figure, _ in targets(sentence)]


@pytest.mark.parametrize(
    "sentence",
    ["Hiện nay nữ cấp ủy là 22%.", "Năm 2025 nữ cấp ủy đạt 22%.", "Tỷ lệ nữ đầu năm là 22%."],
)
def test_where_things_stand_is_no_target(sentence: str) -> None:
    """It is told and left out."""
    assert [] == targets(sentence)


def test_a_figure_without_a_name_is_no_target() -> None:
    """Its words are only years; both figures are told."""
    assert [] == targets("Năm 2025 đạt 24%, năm 2026 phấn đấu đạt 26%.")
