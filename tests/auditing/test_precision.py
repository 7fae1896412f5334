"""What may be told only on firm ground: each weak ground as a kind of its own, with its variants."""

from typing import Final

import pytest

from genderplan.auditing import audit

HEAD: Final = "ỦY BAN NHÂN DÂN\nTỈNH LẠNG SƠN\nSố: 12/QĐ-UBND\nLạng Sơn, ngày 05 tháng 5 năm 2020\n"
# A decision as web pages show it, up to the line that is signed.
SIGNED: Final = f"{HEAD}QUYẾT ĐỊNH\nĐiều 1. Thi hành./.\nNơi nhận: - Lưu: VT.\n"
# codes; a frame; texts of which, within it, nothing of the kind is told
NOTHING: Final[list[tuple[str, str, list[str]]]] = [
    (
        "GP617 GP641",  # a page that ends, a stray blank or an open year breaks a date
        "{}",
        [
            "ngày 18 tháng 3 năm\n2\n2025 của Bộ Chính trị",
            "ngày 18 tháng 3 năm 20\n- 4 -\n25 của Bộ Chính trị",
            "Hà Nội, ngày 26 tháng 0 6 năm 2018",
            "Hà Nội, ngày 2 6 tháng 6 năm 2018",
            "Quyết định số 12/QĐ-TTg ngày 1 2 tháng 1 0 năm 20 18",
            "Ngày khai giảng: ngày 05/9/20....",
            "Từ ngày .../9/20... đến ngày 31/9/20..",
            "họp ngày 05/9/202…",
            "ngày 05/9/20__ của",
            "ngày 00/5/2024; ngày 00/00/2024",
            "Ban hành ngày 1/ 3/ 20 24",
            "nhiệm kỳ 2025 - 203016 bảo đảm",
            "Từ ngày 20/12 đến ngày 10/01/2024",
        ],
    ),
    (
        "GP131",  # the deputy's title stands in the same line, or what follows is no name
        SIGNED + "{}",
        [
            "KT. CHỦ TỊCH PHÓ CHỦ TỊCH Hoàng Việt Phương",
            "KT. CHỦ TỊCH PHÓ CHỦ TỊCH\nHoàng Việt Phương",
            "TL. BỘ TRƯỞNG CỤC TRƯỞNG CỤC NGƯỜI CÓ CÔNG Hoàng Công Thái",
            "TM. ỦY BAN NHÂN DÂN KT. CHỦ TỊCH PHÓ CHỦ TỊCH Lê Hoa",
            "TL. TỔNG CỤC TRƯỞNG KT. VỤ TRƯỞNG VỤ CHÍNH SÁCH PHÓ VỤ TRƯỞNG Ngô Văn Độ",
            "KT. BỘ TRƯỞNG, CHỦ NHIỆM PHÓ CHỦ NHIỆM Nguyễn Sỹ Hiệp\nPhụ lục",
            "KT. CHỦ TỊCH\nPhó Chủ tịch\nNguyễn Văn An",
            "TL. CHỦ TỊCH CHÁNH VĂN PHÒNG",
            "TUQ. CHỦ TỊCH GIÁM ĐỐC SỞ NỘI VỤ",
            "KT. GIÁM ĐỐC\n\nPhụ lục\nDanh sách",
        ],
    ),
]


@pytest.mark.parametrize(
    ("codes", "text"),
    [(codes, frame.format(text)) for codes, frame, texts in NOTHING for text in texts],
)
def test_on_weak_ground_nothing_is_told(codes: str, text: str) -> None:
    """The audit has no finding of the kind."""
    assert set() == set(codes.split()) & set(audit(text).codes)


# code; severity; a frame; texts in which it is found, once
FOUND: Final[list[tuple[str, str, str, list[str]]]] = [
    (
        "GP617",
        "error",
        "{}",
        [
            "họp ngày 31/02/2023",
            "họp ngày 31 tháng 4 năm 2024",
            "họp ngày 12/13/2024",
            "từ ngày 31/4/2024 đến ngày 30/6/2024",
            "từ ngày 10/5/2024 đến ngày 05/5/2024",
            "kinh phí quý 5/2025",
        ],
    ),
    (
        "GP617",
        "warning",
        "{}",
        [
            "họp ngày 31/11 tại xã",
            "từ ngày 31/4 đến 30/6/2024",
            "tháng 13/2024",
            "giai đoạn 2030-2021",
            "Báo cáo ngày 25/10/202 của xã",
            "ngày 31 ngày 12 tháng 2017 của Thủ tướng",
        ],
    ),
    (
        "GP131",
        "note",
        SIGNED + "{}",
        [
            "KT. CHỦ TỊCH\nNguyễn Văn An",
            "KT. CHỦ TỊCH\n\n(Đã ký)\n\nNguyễn Thị Lan Anh\n",
            "TL. BỘ TRƯỞNG\n| Nguyễn Văn An |",
            "KT. TRƯỞNG BAN\nThS. Lê Thị Hoa",
            "TM. ỦY BAN NHÂN DÂN\nKT. CHỦ TỊCH",
            "KT. BỘ TRƯỞNG\n\n- Như trên;\n- Lưu: VT.\nLê Văn Đạt\nPhụ lục I",
        ],
    ),
]


@pytest.mark.parametrize(
    ("code", "severity", "text"),
    [
        (code, severity, frame.format(text))
        for code, severity, frame, texts in FOUND
        for text in texts
    ],
)
def test_on_firm_ground_it_is_told(code: str, severity: str, text: str) -> None:
    """The finding stands once, and is as grave as its ground is firm."""
    assert [severity] == [each.severity.value for each in audit(text).with_code(code)]


def test_a_date_is_read_without_the_blanks_in_its_figures() -> None:
    """The paper's own day is known where a blank has strayed into it."""
    text = "Số: 773/QĐ-TTg\nHà Nội, ngày 2 6 tháng 0 6 năm 20 18\nCăn cứ Luật số 12/2019/QH14"

    assert ("GP616",) == audit(text + " ngày 05/7/2019;").with_code("GP616").codes
