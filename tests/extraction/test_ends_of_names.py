"""Where names end: at the line of a title, at the cell of a table, at another thing counted."""

import pytest

from genderplan import extract


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("T/M HUYỆN ỦY\nVũ Quang Minh", ["HUYỆN ỦY"]),
        ("HUYỆN ỦY\nĐông Anh Tuấn", ["HUYỆN ỦY"]),
        ("Huyện ủy Đông Anh", ["Huyện ủy Đông Anh", "Đông Anh"]),
        ("Ban Chỉ đạo Xây dựng nông thôn mới\t12\txã Hoằng Kim", ["xã Hoằng Kim"]),
        ("BCĐ 389 phân công\txã Hoằng Kim\t3", ["xã Hoằng Kim"]),
        ("Ban Chỉ đạo 138 Nguyễn Văn A\nChủ tịch UBND\nhuyện", ["UBND\nhuyện"]),
        (
            "Ban Chỉ đạo phòng chống dịch\nhuyện Hoằng Hóa",
            ["Ban Chỉ đạo phòng chống dịch\nhuyện Hoằng Hóa", "huyện Hoằng Hóa"],
        ),
        ("12 xã đạt chuẩn (Đông Sơn 5)", []),
        ("5 huyện, thị xã (Đắk Mil, Đắk Song và Gia Nghĩa)", ["Đắk Mil", "Đắk Song", "Gia Nghĩa"]),
        ("các huyện và thị xã Bỉm Sơn", ["thị xã Bỉm Sơn"]),
        ("các tỉnh, thành phố: Hồ Chí Minh", ["Hồ Chí Minh"]),
        ("các huyện, thị xã: Đắk Mil, Gia Nghĩa", ["Đắk Mil", "Gia Nghĩa"]),
        ("Q. Hai Bà Trưng, HN", ["Q. Hai Bà Trưng", "HN"]),
        ("huyện Hoằng Hóa, BN", ["huyện Hoằng Hóa"]),
        ("Hội LHPN cơ sở làm tốt", ["Hội LHPN cơ sở"]),
        ("Cục Hải quan thông báo", ["Cục Hải quan"]),
        ("Chi cục Chăn nuôi và Thú y chủ trì", ["Chi cục Chăn nuôi và Thú y"]),
        ("Cục Quân y chủ trì", []),  # not "Cục Quân"
        ("Cục CSGT chủ trì", ["Cục CSGT"]),
    ],
)
def test_units_and_bodies(text: str, found: list[str]) -> None:
    """Who signs below a title is no district, and a committee ends with its line or cell."""
    mentions = extract(text, on="2024-01-01", kinds=["unit", "organ"])

    assert found == [mention.text for mention in mentions]


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("tiếp nhận 3 đơn/12 đơn vị", ["count", "count"]),
        ("25 tổ/30 tổ chức", ["count", "count"]),
        ("25 tổ/30 tổ dân phố", ["ratio"]),
        ("12 vụ/15 vụ việc", ["ratio"]),
    ],
)
def test_of_two_different_things_neither_is_a_part(text: str, kinds: list[str]) -> None:
    """A letter is no part of an organisation, though the one word begins the other."""
    assert kinds == [str(mention.kind) for mention in extract(text, kinds=["ratio", "count"])]
