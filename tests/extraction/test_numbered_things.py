"""Things with a number before a dash, names and offices that look like counts and bodies."""

import pytest

from genderplan import extract


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Chi bộ 1 - 25 đảng viên; Chi bộ 2 - 30 đảng viên.", []),
        ("Đợt 1 - 15 người", []),
        ("Chi đoàn 1 - 25 đoàn viên", []),
        ("Trường hợp 2 đến 10 người", []),
        ("Có 10 - 15 người", ["10 - 15 người"]),
        ("Vinh có 10 - 15 người", ["10 - 15 người"]),
        ("Mỗi chi hội 10-15 hội viên", ["10-15 hội viên"]),
        ("hỗ trợ 10 - 15 hộ", ["10 - 15 hộ"]),
        ("gồm nữ-12 người", ["12 người"]),
        ("khu dân cư-12 hộ", ["12 hộ"]),
        ("phòng, chống Covid-19 báo cáo", []),
    ],
)
def test_a_dash_behind_a_number(text: str, found: list[str]) -> None:
    """The first number may be that of a thing; a range stands behind words of a quantity."""
    assert found == [each.text for each in extract(text) if each.kind.value == "count"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Viện Kiểm sát tỉnh đã truy tố", ["Viện Kiểm sát tỉnh"]),
        (
            "Tổng Bí thư, Chủ tịch nước, Thủ tướng Chính phủ",
            ["Chủ tịch nước", "Thủ tướng Chính phủ"],
        ),
        ("Tổng Bí thư, Chủ tịch nước Tô Lâm", []),
        ("ông Hùng Cường là xã đội trưởng xã Chiềng Hoa", ["xã Chiềng Hoa"]),
    ],
)
def test_offices_and_names(text: str, found: list[str]) -> None:
    """One person with two offices is no body; a leader of the militia no commune."""
    assert found == [each.text for each in extract(text)]
