"""A commune's report with forty faults, planted by the author of the rules.

It shows that the rules work together in one paper; being written for them, it says nothing about
papers that others wrote.
"""

from genderplan.auditing import apply_safe_corrections, audit

ON, UNIT = "2025-11-20", "xã Hoằng Hóa, tỉnh Thanh Hóa"
REPORT = """\
ỦY BAN NHÂN DÂN
XÃ HOẰNG HÓA

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập – Tự do – Hạnh phúc

Số:       /BC-UBND

Hoằng Hóa, ngày     tháng 11 năm 2025

BÁO CÁO
Kết quả thực hiện công tác bình đẳng giới năm 2025

Căn cứ Luật Bình đẳng giới ngày 29/11/2007;
Căn cứ Luật Phòng, chống bạo lực gia đình ngày 21/11/2007;
Căn cứ Nghị quyết số 28/NQ-CP ngày 03/3/2021 của Bộ Nội vụ;
Căn cứ Quyết định số 21-CT/TW ngày 20/01/2018;
Thực hiện Kế hoạch số 87/KH-UBND ngày 5/03/2025 và Kế hoạch số 90/KH-UBND ngày 15/12/2025.

I. ĐẶC ĐIỂM TÌNH HÌNH
Chiến lược quốc gia về bình đẳng giới giai đoạn 2021-2025 có 6 mục tiêu. \
Chương trình phòng ngừa, ứng phó với bạo lực trên cơ sở giới giai đoạn 2021-2030 được phổ biến. \
Chiến lược quốc gia đặt mục tiêu đến năm 2025 có 65% lao động nữ làm công hưởng lương.
Xã giáp xã Hoàng Tiến, tỉnh Thanh Hóa.

II. KẾT QUẢ
Nữ cấp ủy 15/42 đồng chí, đạt 38,1%. Nữ đại biểu HĐND 02/11 người, đạt 18,1%. \
Nữ trưởng thôn 03/14 người, chiếm 27,3%. Tỷ lệ hộ nghèo giảm 1,2%. \
Nữ cán bộ chiếm tỷ lệ 135% trong cơ quan.
Lớp tập huấn có 120 người (nữ 70, nam 40). Hội nghị có 40 đại biểu (nữ 45 đại biểu). \
Tổ chức 10 buổi, gồm 4 buổi tọa đàm và 3 buổi nói chuyện; phát 1,234 tờ rơi. \
Số vụ bạo lực gia đình giảm từ 12 vụ xuống còn 9 vụ, giảm 30%.
Kinh phí 15 triệu đồng, trong đó: ngân sách xã 10 triệu đồng, xã hội hóa 6 triệu đồng. \
Hộ nghèo còn 2.5% trong quý 5/2025.
Hưởng ứng Tháng hành động về bình đẳng giới, xã mít tinh thứ Hai, ngày 15/11/2025 và tổng kết \
ngày 31/11/2025.

| TT | Thôn | Nam | Nữ | Tổng số | Tỷ lệ nữ (%) |
|----|------|-----|----|---------|--------------|
| 1 | Nghĩa Trang | 10 | 12 | 22 | 54,5 |
| 2 | Phú Vinh | 8 | 9 | 18 | 52,9 |
| 3 | Tân Tiến | 11 | 9 | 20 | 55,0 |
| | Tổng cộng | 29 | 31 | 60 | 51,7 |

IV. PHƯƠNG HƯỚNG
Các ngành, đoàn thể và các thôn căn cứ Báo cáo này tổ chức triển khai thực hiện đạt hiệu quả, \
định kỳ gửi kết quả về Văn phòng để tổng hợp.
Giao huyện Hoằng Hóa thực hiện. Báo cáo cấp huyện trước ngày 15/12. \
Sở Lao động - Thương binh và Xã hội chủ trì. Tuyên truyền trên địa bàn tỉnh.
Các ngành, đoàn thể và các thôn căn cứ Báo cáo này tổ chức triển khai thực hiện đạt hiệu quả, \
định kỳ gửi kết quả về Văn phòng để tổng hợp.

Nơi nhận:
- Sở Nội vụ (để b/c);
- Các thôn (để t/h).

TM. UBND
KT. CHỦ TỊCH
"""
# code, the words at which it is marked
PLANTED = [
    ("GP635", "Độc lập – Tự do – Hạnh phúc"),
    ("GP108", "Số:       /BC-UBND"),
    ("GP122", "ngày     tháng 11 năm 2025"),
    ("GP611", "Luật Bình đẳng giới ngày 29/11/2007"),
    ("GP614", "Luật Phòng, chống bạo lực gia đình ngày 21/11/2007"),
    ("GP613", "Nghị quyết số 28/NQ-CP ngày 03/3/2021"),
    ("GP612", "Quyết định số 21-CT/TW ngày 20/01/2018"),
    ("GP121", "5/03/2025"),
    ("GP616", "Kế hoạch số 90/KH-UBND ngày 15/12/2025"),
    ("GP652", "giai đoạn 2021-2025"),
    ("GP652", "giai đoạn 2021-2030"),
    ("GP651", "65%"),
    ("GP622", "xã Hoàng Tiến"),
    ("GP601", "15/42 đồng chí, đạt 38,1%"),
    ("GP602", "02/11 người, đạt 18,1%"),
    ("GP603", "03/14 người, chiếm 27,3%"),
    ("GP608", "giảm 1,2%"),
    ("GP607", "135%"),
    ("GP604", "120 người (nữ 70, nam 40"),
    ("GP605", "40 đại biểu (nữ 45 đại biểu"),
    ("GP606", "10 buổi, gồm 4 buổi tọa đàm và 3 buổi"),
    ("GP643", "1,234"),
    ("GP609", "12 vụ xuống còn 9 vụ, giảm 30%"),
    ("GP606", "15 triệu đồng, trong đó: ngân sách xã 10 triệu đồng, xã hội hóa 6 triệu đồng"),
    ("GP642", "2.5"),
    ("GP102", "quý 5/2025"),
    ("GP633", "Tháng hành động về bình đẳng giới"),
    ("GP620", "thứ Hai, ngày 15/11/2025"),
    ("GP102", "ngày 31/11/2025"),
    ("GP604", "| 2 | Phú Vinh | 8 | 9 | 18 | 52,9 |"),
    ("GP603", "| 3 | Tân Tiến | 11 | 9 | 20 | 55,0 |"),
    ("GP610", "| | Tổng cộng | 29 | 31 | 60 | 51,7 |"),
    ("GP631", "IV"),
    ("GP623", "huyện Hoằng Hóa"),
    ("GP624", "cấp huyện"),
    ("GP625", "Sở Lao động - Thương binh và Xã hội"),
    ("GP626", "trên địa bàn tỉnh"),
    ("GP634", "."),
    ("GP632", "Các ngành, đoàn thể và các thôn"),
    ("GP141", "Nơi nhận:"),
    ("GP636", "UBND"),
    ("GP131", "TM. UBND\nKT. CHỦ TỊCH"),
]


def test_every_planted_fault_is_found_and_nothing_else() -> None:
    """Each fault is marked once, and what was not planted is left alone."""
    found = audit(REPORT, on=ON, unit=UNIT)

    marked = [(issue.code, REPORT[slice(*issue.spans[0])]) for issue in found]
    expected = sorted((code, words[:20]) for code, words in PLANTED)
    assert expected == sorted((code, words[:20]) for code, words in marked)


def test_the_corrections_of_the_planted_report_change_no_fact() -> None:
    """Only the forms of a date and of two figures are put right."""
    corrected = apply_safe_corrections(REPORT, audit(REPORT, on=ON, unit=UNIT))

    changes = {"5/03/2025": "05/03/2025", "1,234": "1.234", "2.5%": "2,5%"}
    expected = REPORT
    for wrong, right in changes.items():
        expected = expected.replace(wrong, right)
    assert expected == corrected
