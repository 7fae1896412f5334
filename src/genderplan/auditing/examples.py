"""An example of each finding: a text in which the audit finds it.

Decided: the examples are part of the catalogue, so that the page of rules can show them and a test
can run them. They are made up.
"""

from typing import Final

import attrs

__all__ = ["AUDIT_EXAMPLES", "AuditExample"]


@attrs.frozen
class AuditExample:
    """A text with a finding of one kind, on a day and in a unit's paper where these matter.

    >>> from genderplan.auditing import audit
    >>> example = AUDIT_EXAMPLES[0]
    >>> example.code in audit(example.text, on=example.on, unit=example.unit).codes
    True
    """

    code: str
    text: str
    on: str | None = None
    unit: str | None = None


_COMMUNE: Final = "xã Hoằng Kim, huyện Hoằng Hóa, tỉnh Thanh Hóa"

AUDIT_EXAMPLES: Final = (
    AuditExample("GP601", "Nữ cấp ủy 15/42 người, đạt 38,1%."),
    AuditExample("GP602", "Nữ đảng viên 02/11 người, đạt 18,1%."),
    AuditExample("GP603", "Nữ đảng viên 02/11 người, đạt 22,2%."),
    AuditExample("GP604", "Lớp học có 120 người (nữ 70, nam 40)."),
    AuditExample("GP605", "Tập huấn cho 40 đại biểu (nữ 45 đại biểu)."),
    AuditExample("GP606", "Tổ chức 10 buổi, gồm 4 buổi tọa đàm và 3 buổi nói chuyện."),
    AuditExample("GP607", "Nữ cán bộ chiếm tỷ lệ 135% trong cấp ủy."),
    AuditExample("GP608", "Nữ đại biểu có 20/50, tăng 3,4%."),
    AuditExample("GP611", "Nghị quyết số 28/NQ-CP ngày 13/3/2021 của Chính phủ"),
    AuditExample("GP612", "Quyết định số 28/NQ-CP ngày 03/3/2021"),
    AuditExample("GP613", "Nghị quyết số 28/NQ-CP của Bộ Nội vụ"),
    AuditExample("GP614", "Căn cứ Luật số 02/2007/QH12", "2024-02-01"),
    AuditExample("GP615", "Căn cứ Luật số 13/2022/QH15", "2023-01-15"),
    AuditExample("GP616", "Căn cứ Kế hoạch số 12/KH-UBND ngày 05/9/2024", "2024-02-01"),
    AuditExample("GP617", "Họp ngày 31/02/2023 tại xã."),
    AuditExample("GP618", "Số:     /KH-UBND"),
    AuditExample("GP619", "Hoằng Kim, ngày    tháng 02 năm 2024"),
    AuditExample("GP621", "tại xã Xuân Thinh Vượng", "2024-02-01"),
    AuditExample("GP622", "UBND huyện Hoàng Hóa", "2024-02-01"),
    AuditExample("GP623", "giao huyện Hoằng Hóa thực hiện", "2025-08-01"),
    AuditExample("GP624", "báo cáo cấp huyện trước ngày 15/12", "2025-08-01"),
    AuditExample("GP625", "Sở Lao động - Thương binh và Xã hội chủ trì", "2025-06-01"),
    AuditExample("GP626", "KẾ HOẠCH\n\nTuyên truyền trên địa bàn huyện", "2024-02-23", _COMMUNE),
    AuditExample("GP631", "1. Công an xã\n2. Văn phòng\n5. Hội Phụ nữ"),
    AuditExample("GP641", "ban hành ngày 5/03/2021"),
    AuditExample("GP642", "hộ nghèo còn 20.9% trong năm"),
    AuditExample("GP643", "mỗi tờ 5,000 đồng"),
    AuditExample("GP644", "năm trước đạt 20.9%, năm nay 32,8%"),
    AuditExample(
        "GP651", "Chiến lược quốc gia: đến năm 2025 có 60% lao động nữ làm công hưởng lương"
    ),
)
"""One text for each kind of finding, in the order of the codes."""
