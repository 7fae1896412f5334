"""Kinds of faults, each with texts that have it and texts like them that are right."""

import datetime as dt
from typing import Final

import pytest

from genderplan.auditing import audit

# Stands for the head of a paper of 10 October 2026 in the texts below.
HEAD: Final = "UBND XÃ A\nSố: 12/KH-UBND\nHoằng Hóa, ngày 10 tháng 10 năm 2026\nKẾ HOẠCH\n"
COPIED: Final = (
    "Các ngành, đoàn thể và các thôn căn cứ Kế hoạch này tổ chức thực hiện đạt "
    "hiệu quả, định kỳ gửi kết quả về Văn phòng Ủy ban nhân dân xã để tổng hợp chung"
)
APART: Final = "".join(f"Việc {number} của xã.\n" for number in range(20))
# code; day; texts of which nothing of the kind is wrong; texts that have the fault
KINDS: Final[dict[str, tuple[str | None, list[str], list[str]]]] = {
    "GP601": (
        None,
        [
            "Có 03/21 huyện có Chủ tịch UBND là nữ (14,3%).",
            "Có 5/20 xã có tỷ lệ cán bộ là nữ (30%)",
            "8/10 xã có nữ tham gia cấp ủy (25%)",
            "14/20 xã có hộ dùng nước sạch (95%)",
            "Có 120 hộ, trong đó 80 hộ nghèo (66,7%), 20 hộ do nữ làm chủ (25% số hộ nghèo).",
            "Có 15/52 đồng chí là nữ tham gia Ban Chấp hành, chiếm 28,8%.",
            "Giải ngân 45,5/60 tỷ đồng, đạt 75,8% kế hoạch.",
            "Kế hoạch 20 lớp, thực hiện 15 lớp, đạt 75% kế hoạch, 80% số xã.",
            "8/10 xã có tỷ lệ nữ cấp ủy đạt 25%, 2/10 xã đạt 15%.",
            "Đã có 9/20 xã đạt tỷ lệ 85% người dân tham gia bảo hiểm y tế.",
            "7/10 cơ quan đạt chỉ tiêu 60% lãnh đạo là nữ.",
            "CÓ 11/14 XÃ ĐẠT 95% DÂN SỐ THAM GIA BẢO HIỂM Y TẾ",
            "Hội nghị có 120 đại biểu, cán bộ nữ cấp xã 30 người, chiếm 45%.",
            "Có 50 người dự, nữ 16 người, chiếm 23% hội viên.",
            (
                "Có 52 đại biểu: nữ 14 người, chiếm 26,92%; trẻ 8 người, chiếm 15,38%; ngoài đảng "
                "5 người, chiếm 9,62%."
            ),
            (
                "Có 103 người: nữ 37 (35,92%), dân tộc 8 (7,77%), tái cử 27 trên số đại biểu "
                "hiện nay là 73 đại biểu (36,99%)"
            ),
            "Có 250 học viên: nữ 150 (60%), dân tộc 50 (20%), 75 người (đạt 40% kế hoạch).",
            "Có 120 hộ: nghèo 80 hộ (66,7%), cận nghèo 30 hộ (25%), 20 hộ khác (25% số hộ nghèo).",
            "Giải quyết việc làm 3.250 người, đạt 108,3% kế hoạch (kế hoạch 3.000 người).",
            "Có 15/20 xã đạt chuẩn, đạt 120% kế hoạch.",
            "hỗ trợ 500 triệu đồng/60 tỷ đồng, đạt 85% dự toán.",
            "Phân bổ 2 tỷ đồng/15 xã, giải ngân đạt 60%.",
            "Giải ngân 500 triệu đồng/1 tỷ đồng, đạt 50%.",
            "Có 14/20 xã có nước sạch, đạt 95% số hộ.",
            "14/20 xã có tỷ lệ hộ dùng nước sạch, đạt 100%.",
            "vay 50 triệu đồng/hộ; giải ngân 12 tỷ đồng/20 tỷ đồng, đạt 60%.",
            "12/15 (80%) xã có nữ lãnh đạo chủ chốt, đến 30/6 (50%) hoàn thành.",
            "Có 56 người ứng cử để bầu ra 35 đại biểu. Trong đó nữ 33 người, chiếm 58,9%",
        ],
        [
            "Có 03/21 huyện, thành phố, thị xã có Chủ tịch UBND là nữ (15,3%).",
            "Có 18/25 thôn có nữ trưởng thôn, chiếm 70%.",
            "Số trường có tỷ lệ nữ trên 50% là 12/15 trường, đạt 75%.",
            "Giải phóng mặt bằng 4,2/ 5,6 km (57%).",
            "Có 12/20 vụ được xử lý (65%).",
            "Có 9/12 cán bộ có trình độ đại học, chiếm 85%.",
            "Có 21/26 xã có nữ chủ chốt (tỷ lệ 90%).",
            "Có 14/20 xã hoàn thành, tỷ lệ đạt 60%.",
            "Đến nay 3/11 xã đã tổ chức, đạt 92%.",
            "Nữ cấp ủy 3/15  đồng chí, đạt 30%.",
            "Đã hoàn thành 24/48 giờ học, đạt 60%.",
            "Xử lý 1.250,5/2.501m3, đạt 60%.",
            "Trồng 1.250,5/2.501 ha, đạt 60%.",
            "Giải ngân 500 triệu đồng/1 tỷ đồng, đạt 60%.",
            "Đã giải ngân 12,5 tỷ/20 tỷ đồng (65%).",
            "Đã chi 750.000.000đ/1.500.000.000đ, đạt 55%.",
            "Có 5/20 xã có Bí thư là nữ (30%)",
            "7/12 trường có hiệu trưởng là nữ (50%)",
            "Tổng số cán bộ là 1.245 người, trong đó nữ 812 người (chiếm 56,2%).",
            "Tổng số đại biểu HĐND cấp xã 2.450 đại biểu; nữ 720 đại biểu, chiếm 32,4%.",
            "Hội nghị có 120 đại biểu dự, trong đó có 60 nữ (chiếm 55%).",
            "Có 320 đồng chí, trong đó nữ 150 đồng chí, chiếm 46,9%; trẻ 20 đồng chí, chiếm 9,2%.",
            "Có 15/52 đồng chí là nữ tham gia Ban Chấp hành, chiếm 25,8%.",
            "12/15 (85%) xã có nữ lãnh đạo chủ chốt.",
            "85% (12/15) xã có nữ lãnh đạo chủ chốt.",
            "Đạt 85% kế hoạch (12/15 lớp).",
            "HĐND xã có 50 đại biểu, đại biểu nữ là 16 người, chiếm tỷ lệ 23%.",
            "Kế hoạch 20 lớp, thực hiện 15 lớp, đạt 80% kế hoạch.",
            (
                "Có 52 đại biểu: nữ 14 người, chiếm 26,92%; trẻ 8 người, chiếm 15,38%; ngoài đảng "
                "5 người, chiếm 19,62%."
            ),
            "Bầu được 13 người. Trong đó, tái cử 10 (chiếm 73%); lần đầu 3 (23%); nữ 4 (30,77%)",
            (
                "Có 45 cán bộ. Đại học 30 người, đạt tỷ lệ 66,67%; trung cấp 9 người, tỷ lệ 20%; "
                "sơ cấp 6 người, tỷ lệ 23,33%."
            ),
            (
                "Có 103 người, nữ: 37 ứng cử viên (35,92%); dân tộc: 08 ứng cử viên (7,77%); ngoài "
                "Đảng: 22 ứng cử viên (21,34%)."
            ),
            "Tổ chức được 12 lớp, đạt 85% kế hoạch (15 lớp).",
            "Giải quyết việc làm 3.250 người, đạt 118,3% kế hoạch (kế hoạch 3.000 người).",
            "Giải ngân 45,5/60 tỷ đồng, đạt 65,8% kế hoạch.",
            "dư nợ 156 tỷ đồng/tổng dư nợ 320 tỷ đồng, chiếm 58,7%.",
            "Thực hiện 45 tỷ đồng/60 tỷ đồng (đạt 85% dự toán).",
        ],
    ),
    "GP610": (
        None,
        [
            "Đơn vị\tTỷ lệ (%)\t\tSố\n\tNam\tNữ\t\nA\t40\t60\t5\nB\t50\t50\t6\nTổng\t45\t55\t11",
            "Đơn vị\tNăm 2025\t\tSố người\n\tNam\tNữ\t\nA\t4\t6\t5\nB\t5\t5\t6\nTổng\t9\t11\t11",
            "Khối | Lớp | Nữ | Ghi chú\n1 | 3 | 45 | 2 buổi\n2 | 2 | 26 | 2 buổi\nCộng | 5 | 71 |",
        ],
        [
            "Đơn vị\tNăm 2025\t\tSố người\n\tNam\tNữ\t\nA\t4\t6\t5\nB\t5\t5\t6\nTổng\t9\t12\t11",
            "TT\tThôn\tTổng\tNữ\tNam\n1\tA\t40\t25\t15\n2\tB\t30\t18\t12\nCộng\t70\t44\t27",
            "TT | Thôn | Nam | Nữ\n1 | A | 10 | 12\n2 | B | 8 | 9\nTổng cộng | 18 | 22",
        ],
    ),
    "GP631": (
        None,
        [
            "1. Sửa đổi:\n“1. Một.\n2. Hai.\n3. Ba.”.\n2. Sửa đổi:\n“7. Bảy.\n8. Tám.”.\n3. Bỏ",
            "1. Một\n2. Hai\n3. Ba",
            "1. Nữ đạt 30%.\n2. Giảm hộ nghèo.\n3. 100% nạn nhân được hỗ trợ.\n4. Duy trì.",
            "1. 20 xã có mô hình.\n2. 100% trường học.\n3. Khác.",
            "1. Một\n2. Hai, đạt\n12. 5 % số hộ\n3. Ba",
            "1. Một\n2. 05 lớp tập huấn\n3. 12,5% nữ\n4. 15/3/2024 họp\n5. 2 xã\n6. Sáu",
            "I.\nMỤC ĐÍCH\n1. Một\n2. Hai\nII.\nNỘI DUNG\n1. Ba\n2. Bốn\n3. Năm",
            "I. MỤC ĐÍCH\n1.\nMột\n2.\nHai\n3.\nBa",
            "I. MỤC ĐÍCH\n1. Một\n2. Hai\ntheo khoản\n5.\nCăn cứ\n3. Ba",
            "Điều 1. Phê duyệt:\n1. Một\n2. Hai\nĐiều 2. Sửa:\n5. Khoản\n6. Khoản",
            "Điều 1. Phê duyệt\nKẾ HOẠCH\nI. Một\nII. Hai\nIII. Ba",
            "Điều 1. Một. Điều 2. Hai.\nĐiều 3. Ba.",
            "a) Một\nb) Hai\nc) Ba\nd) Bốn\ne) Năm\nf) Sáu\ng) Bảy",
            "a) Một\nb) Hai\nc) Ba\nd) Bốn\nđ) Năm\ne) Sáu",
            "1. Chung\n1.1. Một\n1.2. Hai\n2. Riêng\n2.1. Một\n2.2 Hai",
            "1.5 triệu người\n1.8 triệu người",
            "II. CHỈ TIÊU: 3l cas\nHI. NỘI DUNG ngày 13/11⁄2024\nIV. PHÂN CÔNG",
            "6. Sáu, I8 cas\n7. Bảy\n§. Khám chữa bệnh\n9. Kiểm nghiệm",
            "a) Một, 3l ca\nb) Hai, 0I ca\ne) Ba\nd) Bốn",
        ],
        [
            "1. Một\n2. Hai\n4. Ba",
            "1. Sửa đổi:\n“1. Một.\n2. Hai.”.\n3. Sửa đổi khoản 2",
            "I.\nMỤC ĐÍCH\n1. Một\n2. Hai\nIII.\nNỘI DUNG\n1. Ba\n2. Bốn",
            "Điều 1. Phê duyệt:\n1. Một\n2. Hai\nĐiều 2. Sửa:\n1. Khoản\n3. Khoản",
            "Điều 1. Phê duyệt.\nĐiều 2. Giao.\nĐiều 4. Thi hành.",
            "Điều 1. Một.\nĐiều 2. Hai.\nQUY CHẾ\nĐiều 1. A\nĐiều 2. B\nĐiều 4. D",
            "a) Một\nb) Hai\nd) Bốn",
            "III. MỤC TIÊU\nIV.\nKINH PHÍ\n1. Một\n2. Hai\nIV.\nPHÂN CÔNG\n1. Một",
            "1.1. Một\n1.2. Hai\n1.4. Bốn",
        ],
    ),
    "GP632": (
        None,
        [
            f"{COPIED}\n{APART}{COPIED}",
            f"Tóm tắt\n{COPIED}\n{APART}Mục tiêu\n{COPIED}\nkhác",
            f"Độc lập - Tự do - Hạnh phúc\n{COPIED}\nĐộc lập - Tự do - Hạnh phúc\n{COPIED}",
            f"{COPIED}\t1\n{COPIED}\t1",
            f"{COPIED}\n{COPIED[:-30]}",
        ],
        [
            f"{COPIED}\n{COPIED}",
            f"1. {COPIED}\n2. Khác\n3. {COPIED}",
            f"- {COPIED}\n\n+ {COPIED.capitalize()}",
            f"{COPIED}\n{COPIED[:-9]}\n{APART}{COPIED}\n{COPIED[:-9]}",
        ],
    ),
    "GP122": (
        None,
        [
            "Nhận ngày tháng 10 năm 2019. Chấp nhận đăng ngày tháng năm 2020.",
            "Số: 12/KH-UBND\nHoằng Hóa, ngày 10 tháng 10 năm 2026\nKẾ HOẠCH",
        ],
        [
            "Số: 12/KH-UBND\nHoằng Hóa, ngày   tháng 10 năm 2026\nKẾ HOẠCH",
            "(Kèm theo Quyết định số 12/QĐ-UBND ngày   tháng 10 năm 2026 của UBND xã)",
        ],
    ),
    "GP107": (
        None,
        [
            "Số: 68 /2024/QĐ-UBND\nHà Nội, ngày 05 tháng 3 năm 2024",
            "Số: 05 /KH-UBND\nHoằng Kim, ngày 05 tháng 3 năm 2024",
            "số : 112\n/QĐ-UBND",
            "Căn cứ Phương án 02600/PA-UBND ngày 18/8/2025 của UBND tỉnh Đắk Lắk",
            "Công điện số 007/CĐ-UBND ngày 18/8/2025 của UBND tỉnh Đắk Lắk",
            "Kế hoạch số 223/KH- UBND ngày 24/10/2025 của UBND tỉnh",
        ],
        [
            "Căn cứ Tờ trình số 150 /TTr-SNNMT ngày 05/3/2025",
            "Thực hiện Kế hoạch số 31 /KH-UBND ngày 07/02/2023 của UBND tỉnh Nam Định",
        ],
    ),
    "GP604": (
        None,
        [
            "Có 850.000 người (nam 425.000 người, chiếm 50%; nữ 425.000 người, chiếm 50%).",
            "Tổng số: 45 người, trong đó:\n- Nữ: 20 người;\n- Nam: 25 người.",
            "Có 120 người, trong đó 80 nữ, 30 đảng viên, 40 nam trẻ.",
            "Đơn vị\tTổng số\tViên chức\tNam\tNữ\nA\t20\t15\t9\t6",
        ],
        [
            "Có 850.000 người (nam 425.000 người, chiếm 50%; nữ 425.500 người, chiếm 50%).",
            "Tổng số: 45 người, trong đó:\n- Nữ: 20 người;\n- Nam: 26 người.",
            "Tổng số đảng viên: 292 (nam 67, nữ 215).",
            "Số học viên là 120 người (75 nữ, chiếm 62,5%; 55 nam, chiếm 37,5%).",
            "Có 292 đại biểu (67 nam và 215 nữ).",
            "lớp cho 1.250 lượt người tham dự (nữ 800, nam 550).",
        ],
    ),
    "GP605": (
        None,
        [
            "TT\tĐơn vị\tTổng số\tNữ\n1\tA\t20\t8",
            "TT\tĐơn vị\tTổng số\tĐảng viên\tDân tộc\tNữ\n1\tA\t20\t5\t5\t28",
            "Trong 30 đại biểu có 25 nữ; trong đó 10 đại biểu có 35 con gái.",
            "Có 35 nữ trong tổng số 300 đại biểu.",
            "Nữ cấp ủy viên: 21/27 người.",
            "Kết nạp 31/27 đảng viên nữ, đạt 114,8% kế hoạch.",
            "Thu ngân sách đạt 312/280 tỷ đồng do doanh nghiệp của phụ nữ nộp.",
            "Nữ tham gia 9/7 lớp tập huấn.",
        ],
        [
            "TT\tĐơn vị\tTổng số\tNữ\n1\tA\t20\t28",
            "| TT | Đơn vị | Tổng số | Trong đó nữ |\n|---|---|---|---|\n| 1 | A | 20 | 28 |",
            "Có 35 nữ trong tổng số 30 đại biểu.",
            "Trong 30 đại biểu có 35 nữ.",
            "Trong tổng số 30 đại biểu có 35 đại biểu nữ.",
            "Nữ cấp ủy viên: 31/27 người.",
            "Tỷ lệ nữ cán bộ, công chức đạt 114,8% (31/27 người).",
            "nữ 9/7 đồng chí",
            "Số nữ đại biểu HĐND xã là 31/27 người, chiếm 87,1%.",
        ],
    ),
    "GP606": (
        None,
        [
            (
                "Tổng kinh phí là 45.000.000 đồng (bốn mươi lăm triệu đồng), trong đó: tuyên "
                "truyền 20.000.000 đồng; tập huấn 15.000.000 đồng; khác 10.000.000 đồng."
            ),
            (
                "kinh phí 80 triệu đồng, trong đó chi tập huấn 30 triệu đồng, tuyên truyền 35 "
                "triệu đồng"
            ),
            "15 triệu = 10 + 5",
            "Tổng chi 2 tỷ đồng, trong đó: tỉnh 1,2 tỷ đồng, xã 800 triệu đồng",
            "Kinh phí 100 triệu đồng, trong đó: hỗ trợ mỗi xã 5 triệu đồng",
            "Hỗ trợ 500 triệu đồng (5 triệu đồng/hộ, 10 triệu đồng/xã).",
            "Tập huấn cho 250 cán bộ (mỗi lớp 80 người, 02 ngày/lớp).",
            "Có 120 người (80 nữ, 60 đảng viên).",
            "Có 5 đơn vị gồm: Vĩnh Hải 1 đại biểu, Vĩnh Trường 2 đại biểu.",
            "Có 120 hộ, trong đó 80 hộ nghèo, 60 hộ dân tộc thiểu số.",
            "Tổ chức 12 lớp (5 lớp cấp tỉnh, 7 lớp cấp xã).",
            "Có 93 ĐVHC cấp xã (76 xã, 13 phường, 4 thị trấn).",
            "Tặng quà 500 người (30 người nghèo, 15 người già).",
            "292 người: 67 + 25 + 200.",
            "Có 57 người gồm: dưới 40 tuổi 26 người, dân tộc thiểu số 35 người, tái cử 18 người.",
        ],
        [
            "Tổng số 292 người: 67 + 25 + 191.",
            "Tổng số hộ nghèo 120 hộ (hộ nghèo 80 hộ, hộ cận nghèo 30 hộ).",
            "Tổ chức 12 lớp tập huấn (5 lớp cấp tỉnh, 6 lớp cấp xã).",
            "Có 120 hộ: 80 hộ nghèo, 30 hộ cận nghèo.",
            "Toàn tỉnh có 94 đơn vị hành chính cấp xã (80 xã, 13 phường).",
            "Có 94 đơn vị hành chính cấp xã, gồm 80 xã và 13 phường.",
            "xảy ra 45 vụ bạo lực gia đình (thể chất 20 vụ, tinh thần 15 vụ, kinh tế 5 vụ).",
            "Tổng số 45 người, chia ra: cán bộ 20 người, công chức 24 người.",
            "Kinh phí 500 triệu đồng, gồm: tỉnh 300 triệu đồng (60%), xã 250 triệu đồng (50%).",
            "Tặng quà cho 50 người (30 người nghèo, 15 người khuyết tật).",
            (
                "Tổng kinh phí thực hiện là 45.000.000 đồng (bốn mươi lăm triệu đồng), trong "
                "đó: tuyên truyền 20.000.000 đồng; tập huấn 15.000.000 đồng; Tháng hành động "
                "12.000.000 đồng."
            ),
            "kinh phí 15 triệu = 10 + 6",
            "Kinh phí: 15 triệu đồng (ngân sách xã 10 triệu đồng, xã hội hóa 6 triệu đồng)",
            "Tổng chi 2 tỷ đồng, trong đó: tỉnh 1,5 tỷ đồng, xã 800 triệu đồng",
            (
                "Tổng kinh phí: 30.000.000 đồng (Ba mươi triệu đồng chẵn), gồm: hội nghị "
                "12.000.000 đồng; in ấn 8.000.000 đồng."
            ),
            (
                "Dự toán 120 triệu đồng, bao gồm: tập huấn 50 triệu đồng; truyền thông 40 "
                "triệu đồng; kiểm tra 20 triệu đồng"
            ),
        ],
    ),
    "GP647": (
        None,
        [
            "Tặng 20 suất quà, mỗi suất 500.000 đồng, tổng trị giá 10 triệu đồng.",
            "hỗ trợ 130 xã, phường 5 triệu đồng/đơn vị; tổng kinh phí 650 triệu đồng",
            "Trao 15 suất học bổng, mỗi suất trị giá 1 triệu đồng, tổng số tiền 15 triệu đồng",
            "Cho 40 hộ vay, mỗi hộ 50 triệu đồng, tổng dư nợ 2 tỷ đồng",
            "mỗi suất 500.000 đồng. Tổng kinh phí 30 triệu đồng.",
        ],
        [
            "Tặng 20 suất quà, mỗi suất 500.000 đồng, tổng trị giá 12 triệu đồng.",
            "Trao 15 suất học bổng, mỗi suất trị giá 1 triệu đồng, tổng số tiền 25 triệu đồng",
            "Hỗ trợ 12 hộ, mỗi hộ 10 triệu đồng, tổng kinh phí 100 triệu đồng",
            "Hỗ trợ 30 xã, 5 triệu đồng/xã, tổng cộng 160 triệu đồng",
            "tặng 50 phần quà, mỗi phần 300.000 đồng, tổng trị giá 16 triệu đồng",
        ],
    ),
    "GP648": (
        None,
        [
            "Kinh phí: 150.000.000 đồng (Một trăm năm mươi triệu đồng).",
            "Kinh phí: 150 triệu đồng, bằng chữ: một trăm năm mươi triệu đồng",
            "Kinh phí: 150 triệu đồng, hai trăm triệu đồng nữa",
            "hỗ trợ 150 triệu đồng (huyện 50 triệu đồng)",
        ],
        [
            "Kinh phí: 150.000.000 đồng (Một trăm năm mươi lăm triệu đồng).",
            "Tổng kinh phí là 25.000.000 đồng (Bằng chữ: Hai mươi triệu đồng chẵn).",
            "Tổng 1.250.000.000 đồng (một tỷ hai trăm triệu đồng)",
            "Số tiền 45 triệu đồng, bằng chữ: năm mươi bốn triệu đồng",
        ],
    ),
    "GP649": (
        None,
        [
            "nữ chiếm 62,5%, nam chiếm 37,5%.",
            "nữ chiếm 66,7%; nam chiếm 33,4%",
            "Tỷ lệ nữ có việc làm đạt 62,5%, nam 70%",
            "nữ 45% và nam 47% có việc làm",
            "nam giới chiếm 51%, nữ giới chiếm 49%",
        ],
        [
            "nữ chiếm 62,5%, nam chiếm 47,5%.",
            "nam giới chiếm 51%, nữ giới chiếm 59%",
            "nam là 30 người, chiếm 45%; nữ chiếm 65%",
            "nữ chiếm tỷ lệ 26,2%, còn nam chiếm 83,8%",
        ],
    ),
    "GP616": (
        "2025-01-05",
        [
            "Thực hiện Chỉ thị số - CT/ĐU ngày /12/2024 của Đảng ủy xã",
            "Thực hiện Chỉ thị số - CT/ĐU ngày /01/2025 của Đảng ủy xã",
            "theo Luật bầu cử đại biểu Quốc hội và Hội đồng nhân dân các cấp nhiệm kỳ 2026 -2031",
            "Thực hiện Kế hoạch số 12/KH-UBND ngày 05/01/2025 của UBND xã",
        ],
        [
            "Thực hiện Chỉ thị số - CT/ĐU ngày /12/2025 của Đảng ủy xã",
            "Thực hiện Kế hoạch số 12/KH-UBND ngày 06/01/2025 của UBND xã",
        ],
    ),
    "GP655": (
        None,
        [
            "KẾ HOẠCH\nCông tác năm 2026\n\nI. Một\nTrên đây là Kế hoạch công tác năm 2026.",
            "BÁO CÁO\nKết quả năm 2025, phương hướng năm 2026\n\nTrên đây là báo cáo năm 2025.",
            "BÁO CÁO\nKết quả 6 tháng đầu năm 2025\n\nTrên đây là báo cáo kết quả năm 2025.",
            "KẾ HOẠCH\nThực hiện Chiến lược giai đoạn 2021-2030\n\nTrên đây là Kế hoạch năm 2025.",
            "KẾ HOẠCH\nTổ chức hội thi\n\nTrên đây là Kế hoạch năm 2025.",
            "Trên đây là Kế hoạch năm 2025, còn năm 2026",
        ],
        [
            "KẾ HOẠCH\nCông tác năm 2026\n\nI. Một\nTrên đây là Kế hoạch công tác năm 2025.",
            (
                "KẾ HOẠCH\nThực hiện công tác\nnăm 2026\nThực hiện Kế hoạch năm 2025\n"
                "Trên đây là Kế hoạch năm 2025 của xã."
            ),
            "BÁO CÁO\nKết quả năm 2025\n\nTrên đây là báo cáo kết quả năm 2024, đề nghị xem xét.",
            "BÁO CÁO\nKết quả 6 tháng đầu năm 2025\n\nTrên đây là báo cáo 6 tháng đầu năm 2024.",
        ],
    ),
    "GP656": (
        None,
        [
            "Căn cứ Luật Bình đẳng giới số 73/2006/QH11 ngày 29/11/2006;",
            "Căn cứ Luật sửa đổi Luật Tổ chức chính quyền địa phương số 47/2019/QH14;",
            "Căn cứ Luật Trẻ em số 102/2016/QH13;",
            "Nghị quyết số 38/NQ-CP ngày 03/3/2021 của Chính phủ về phòng, chống dịch",
            "Quyết định số 2233/QĐ-TTg ngày 28/12/2020 của Thủ tướng Chính phủ phê duyệt Đề án",
        ],
        [
            "Căn cứ Luật Bình đẳng giới số 37/2006/QH11 ngày 29/11/2006;",
            "Căn cứ Luật Phòng, chống bạo lực gia đình số 31/2022/QH15;",
            "Căn cứ Luật Tổ chức chính quyền địa phương số 27/2025/QH15 ngày 16/6/2025;",
            (
                "Nghị quyết số 38/NQ-CP ngày 03/3/2021 của Chính phủ ban hành Chiến lược quốc gia "
                "về bình đẳng giới giai đoạn 2021-2030"
            ),
            (
                "Quyết định số 2322/QĐ-TTg ngày 28/12/2020 của Thủ tướng Chính phủ phê duyệt "
                "Chương trình phòng ngừa và ứng phó với bạo lực trên cơ sở giới giai đoạn 2021-2025"
            ),
        ],
    ),
    "GP646": (
        None,
        [
            "tăng từ 28,6% đầu nhiệm kỳ lên 34,3%, tăng 5,7 điểm phần trăm",
            "từ 28,57% lên 34,3%, tăng 5,7 điểm phần trăm",
            "giảm 13 vụ so với năm 2022 (từ 85 vụ xuống còn 72 vụ)",
            "từ 85 vụ xuống 72 vụ, giảm 13 vụ",
            "từ 12% xuống 9%, giảm 3 điểm phần trăm",
            "tăng 5 câu lạc bộ (từ 10 lên 15 câu lạc bộ)",
            "giảm 20 hộ nghèo (từ 120 hộ xuống còn 100 hộ)",
            "từ 3 lên 6 xã, tăng 2 lần",
            "từ 10 lên 12 lớp, tăng 300 học viên",
            "từ 9 giờ lên 10 giờ",
            "Năm 2023 có 45 vụ, giảm 10 vụ so với năm 2022 (55 vụ).",
            "Năm 2024 có 10 vụ, năm 2025 có 8 vụ, giảm 2 vụ; năm 2025 có 3 lớp, tăng 1 lớp.",
            "Có 120 người, tăng 20 người so với năm 2022 (30 người là nữ).",
            "Kinh phí từ 1,2 tỷ đồng lên 1,5 tỷ đồng (tăng 200 triệu đồng).",
            "giảm từ 4,5% (năm 2021) xuống còn 2,1% (năm 2024), giảm 2,4%.",
            "đạt 30,2%, tăng 4,7 điểm phần trăm so với nhiệm kỳ trước (25,5%).",
        ],
        [
            "Số vụ là 45 vụ, giảm 10 vụ so với năm 2022 (60 vụ).",
            "Số ca: 15 vụ (giảm 5 vụ so với năm 2022: 22 vụ).",
            "Năm 2024 có 10 vụ, năm 2025 có 8 vụ, giảm 4 vụ.",
            "Tỷ lệ nữ tăng từ 25,5% năm 2020 lên 30,2% năm 2023, tăng 6,7%.",
            "đạt 30,2%, tăng 5,7 điểm % so với nhiệm kỳ trước (25,5%).",
            "Thu nhập tăng từ 45 triệu đồng lên 52 triệu đồng, tăng 5 triệu đồng.",
            "tăng từ 28,6% đầu nhiệm kỳ trước lên 34,3%, tăng 6,7 điểm phần trăm",
            "từ 31,2% lên 35,6% (tăng 5,4 điểm phần trăm)",
            "Tỷ lệ hộ nghèo giảm từ 6,5% xuống còn 4,1%, giảm 3,4 điểm phần trăm",
            "giảm 12 vụ so với năm 2022 (từ 85 vụ xuống còn 72 vụ)",
            "từ 85 vụ xuống 72 vụ, giảm 12 vụ",
            "tăng 6 câu lạc bộ (từ 10 lên 15 câu lạc bộ)",
            "giảm 30 hộ nghèo so với năm 2024 (từ 120 hộ xuống còn 100 hộ)",
            "từ 1.200 hội viên lên 1.500 hội viên, tăng 200 hội viên",
        ],
    ),
    "GP627": (
        "2026-10-10",
        [
            "@đề nghị các đơn vị gửi báo cáo về Sở Nội vụ trước ngày 25/12/2026.",
            "@Các xã đã gửi báo cáo về Sở trước ngày 30/6/2026.",
            "Bài báo: gửi về tòa soạn trước ngày 01/9/2026",
            ("@Thực hiện Công văn số 12/SNV yêu cầu báo cáo trước ngày 10/9/2026, UBND xã báo cáo"),
            "@Công trình được hoàn thành trước ngày 02/9/2026",
            "@hợp đồng ký trước ngày 01/7/2025 phải chuyển đổi",
            "@- Thời gian: ngày 20/10/2026.",
            "@- Năm 2025 đã tổ chức Tháng hành động (từ ngày 15/11 đến ngày 15/12/2025).",
            "@- Thời gian thực hiện: từ tháng 01 đến tháng 12 năm 2026.",
        ],
        [
            "@đề nghị các đơn vị gửi kế hoạch về Sở Nội vụ trước ngày 10/9/2026.",
            "@tổng hợp báo cáo UBND xã trước ngày 30/11/2025.",
            "@Yêu cầu các phòng nộp hồ sơ chậm nhất ngày 05/10/2026.",
            "@báo cáo kết quả về Hội LHPN tỉnh trước ngày 20/9/2026.",
            "@Giao Văn phòng hoàn thành trước ngày 30/6/2026",
            "@Báo cáo kết quả trước ngày 10/12/2025.",
            "@- Thời gian thực hiện: từ ngày 15/11/2025 đến ngày 15/12/2025.",
            "@- Thời gian: ngày 20/10/2025.",
            "@\n- Đợt 4: Chào mừng ngày Quốc khánh 02/9, từ ngày 20/8/2025 đến ngày 15/10/2025.",
            "@- Hưởng ứng Tháng hành động (từ ngày 15/11 đến ngày 15/12/2025).",
        ],
    ),
    "GP628": (
        "2026-10-10",
        [
            "@Tính đến ngày 30/9/2026 có 12 vụ.",
            "@Ước tính đến ngày 31/12/2026 đạt 95%.",
            "@Phấn đấu tính đến ngày 31/12/2026 đạt 95%",
            "@Báo cáo số liệu tính đến ngày 15/11/2026",
        ],
        [
            "@Số liệu tính đến ngày 31/12/2026.",
            "@Tính đến hết ngày 15/12/2026, toàn xã có 25 câu lạc bộ.",
            "@Số liệu thống kê đến ngày 20/11/2026",
        ],
    ),
    "GP629": (
        None,
        [
            "Ngày Quốc tế xóa bỏ bạo lực đối với phụ nữ (25/11)",
            "kỷ niệm Ngày Quốc tế Phụ nữ 8/3, Ngày Phụ nữ Việt Nam 20/10",
            "tổ chức Ngày Phụ nữ Việt Nam ngày 18/10/2024",
            "Tháng hành động vì bình đẳng giới từ ngày 15/11 đến ngày 15/12/2026",
            "hoạt động trong Tháng hành động vì bình đẳng giới từ ngày 20/11 đến 30/11/2026",
            "Ngày Gia đình Việt Nam (28/6)",
            "Hội Liên hiệp Phụ nữ Việt Nam 12/10",
            "Ngày Quốc tế Phụ nữ nông thôn 15/10",
            "Ngày Quốc tế Phụ nữ 08-3",
            "Ngày Quốc tế Hạnh phúc 20-3",
        ],
        [
            "Ngày Quốc tế xóa bỏ bạo lực đối với phụ nữ (ngày 15/11)",
            "Ngày Phụ nữ Việt Nam (22/10)",
            "Ngày Quốc tế Phụ nữ 3/8",
            "Ngày Gia đình Việt Nam 26/8",
            "Ngày Quốc tế xoá bỏ bạo lực đối với phụ nữ và trẻ em gái 20/11",
            (
                "Tháng hành động vì bình đẳng giới và phòng ngừa, ứng phó với bạo lực trên cơ "
                "sở giới từ ngày 10/11 đến ngày 15/12/2025"
            ),
            "Tháng hành động vì bình đẳng giới (từ 15/11 đến 25/12/2024)",
            "ngày Quốc tế Hạnh phúc (ngày 23/3)",
            "Tháng hành động từ 15/11 - 10/12/2025",
            "Ngày Quốc tế Trẻ em gái (10/11)",
        ],
    ),
    "GP630": (
        None,
        [
            "HĐND các cấp nhiệm kỳ 2026-2031",
            "Đảng bộ xã nhiệm kỳ 2025-2030",
            "cấp ủy nhiệm kỳ 2020-2025 và HĐND nhiệm kỳ 2021-2026",
            "đại biểu HĐND và cấp ủy nhiệm kỳ 2020-2025",
            "Đại hội Hội LHPN nhiệm kỳ 2021-2026",
            "HĐND xã nhiệm kỳ 2016 - 2021",
            "MTTQ nhiệm kỳ 2024-2029",
            "bầu cử đại biểu Quốc hội khóa XV và đại biểu HĐND các cấp nhiệm kỳ 2021-2026",
        ],
        [
            "nữ đại biểu HĐND các cấp nhiệm kỳ 2026-2030",
            "HĐND tỉnh nhiệm kỳ 2021-2025",
            "Hội đồng nhân dân xã, nhiệm kỳ 2015-2021",
            "HĐND cấp xã nhiệm kỳ 2020 - 2026",
            "đại biểu Hội đồng nhân dân huyện nhiệm kỳ 2016-2020",
            "đại biểu HĐND phường (nhiệm kỳ 2026 - 2030)",
            "nhiệm kỳ 2021-2025 của HĐND xã",
        ],
    ),
    "GP637": (
        None,
        [
            "TM. ỦY BAN NHÂN DÂN\nKT. CHỦ TỊCH\nPHÓ CHỦ TỊCH\n",
            "TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\n",
            "KT. GIÁM ĐỐC\nPHÓ GIÁM ĐỐC",
            "TL. CHỦ TỊCH\nCHÁNH VĂN PHÒNG",
        ],
        [
            "TM. ỦY BAN NHÂN DÂN\nKT. CHỦ TỊCH\nCHỦ TỊCH\n\nNguyễn Văn A",
            "KT. GIÁM ĐỐC\nGIÁM ĐỐC",
            "KT. BỘ TRƯỞNG\nBỘ TRƯỞNG\n",
            "| KT. CHỦ TỊCH |\n| CHỦ TỊCH |\n",
            "KT.CHỦ TỊCH\n  CHỦ TỊCH",
            "KT. TRƯỞNG BAN\nTRƯỞNG BAN",
        ],
    ),
    "GP625": (
        "2026-10-12",
        [
            (
                "Thông tư số 07/2018/TT-BLĐTBXH ngày 15/10/2018 của Bộ Lao động - Thương binh "
                "và Xã hội"
            ),
            "Trước đây, Bộ Lao động - Thương binh và Xã hội hướng dẫn",
            (
                "Nghị định số 14/2017/NĐ-CP quy định chức năng của Bộ Lao động - Thương binh "
                "và Xã hội năm 2017"
            ),
            "Năm 2023, Bộ Kế hoạch và Đầu tư có văn bản",
        ],
        [
            (
                "Thực hiện Nghị quyết số 28/NQ-CP ngày 03/3/2021 và hướng dẫn của Bộ Lao động "
                "- Thương binh và Xã hội tại Công văn ngày 05/10/2026"
            ),
            "Công văn số 12/BKHĐT-TH ngày 05/8/2026 của Bộ Kế hoạch và Đầu tư",
            "Số: 12/BC-UBND\nKính gửi: Bộ Kế hoạch và Đầu tư.",
            "Số: 12/BC-UBND\nKính gửi: Bộ Lao động - Thương binh và Xã hội.",
            "Bộ Thông tin và Truyền thông ban hành Kế hoạch số 12 ngày 12/5/2026",
            (
                "theo hướng dẫn của Bộ Nông nghiệp và Phát triển nông thôn tại văn bản ngày "
                "02/02/2026"
            ),
        ],
    ),
    "GP623": (
        "2024-03-01",
        [
            "UBND thành phố Sầm Sơn báo cáo.",
            "Năm 2016, UBND thị xã Sầm Sơn báo cáo.",
            "UBND thành phố Thủ Đức báo cáo.",
            "Năm 2020, UBND quận Thủ Đức, Thành phố Hồ Chí Minh báo cáo.",
            "Cựu Chủ tịch UBND Quận 9 dự.",
            "Ông A, nguyên cán bộ UBND Quận 9, dự.",
            "Khi còn Quận 9, dân số đông hơn.",
            "Địa bàn các quận Quận 2, Quận 9, Thủ Đức cũ.",
            "Quận 9 ( cũ ) và Quận 9[cũ]",
            "Kết quả của phường 6 tháng đầu năm",
            "Các thành phố: Hà Nội, Huế, Vinh, Thanh Hóa, Nam Định.",
        ],
        [
            "UBND thị xã Sầm Sơn báo cáo.",
            "UBND Quận 2, Thành phố Hồ Chí Minh báo cáo.",
            "UBND quận Thủ Đức, Thành phố Hồ Chí Minh báo cáo.",
            "UBND thị xã Chí Linh báo cáo.",
            "UBND huyện Đông Triều báo cáo.",
            "UBND huyện Tịnh Biên, tỉnh An Giang báo cáo.",
        ],
    ),
    # of the second half of the year in which the districts ended
    "GP623 in 2026": (
        "2026-03-01",
        [
            "Năm 2025, UBND huyện Hải Hậu đã tổ chức 5 lớp.",
            "Từ năm 2021 đến tháng 6/2025, UBND huyện Hải Hậu mở 40 lớp.",
            "Quyết định số 35/QĐ-UBND ngày 15/6/2025 của UBND huyện Hoằng Hóa Phê duyệt",
        ],
        [
            "Quyết định số 35/QĐ-UBND ngày 15/12/2025 của UBND huyện Hoằng Hóa Phê duyệt",
            "Trong quý IV/2025, UBND huyện Hải Hậu đã tổ chức 5 lớp.",
            "Theo Nghị quyết số 11/NQ-HĐND ngày 9/12/2023 của HĐND tỉnh, UBND huyện Tuy An họp",
            "UBND tỉnh Bến Tre (sau sắp xếp) ban hành kế hoạch.",
            "Ngày 20/10/2025, UBND huyện Hải Hậu tổ chức tọa đàm.",
        ],
    ),
    "GP623 in 2019": (
        "2019-05-01",
        ["UBND quận Thủ Đức, Thành phố Hồ Chí Minh", "UBND Quận 2, Thành phố Hồ Chí Minh"],
        ["UBND thành phố Thủ Đức, Thành phố Hồ Chí Minh", "UBND thị xã Tịnh Biên, tỉnh An Giang"],
    ),
    "GP621": (
        "2024-03-01",
        ["các xã Hoằng Kim, Hoằng Trung, Hoằng Trinh thuộc huyện Hoằng Hóa"],
        [
            "Các xã Hoàng Kim, Hoằng Trung, Hoằng Trinh thuộc huyện Hoằng Hóa.",
            "Các xã Hoằng Kim, Hoàng Phú, huyện Hoằng Hóa",
            "Hội nghị tại xã Bình Vuông, tỉnh Thanh Hóa.",
        ],
    ),
    "GP604 of three groups": (
        None,
        [
            "Tập huấn 100 người: 55 nữ, 40 nam, 5 người không khai giới tính.",
            "Tập huấn 100 người, gồm 55 nữ, 40 nam và 5 người không rõ giới tính.",
            "Tập huấn 100 người: 55 nữ, 40 nam, 5 khác.",
            "Hội nghị có 150 đại biểu: 80 nữ, 60 nam, 10 khách mời.",
            "Có 2.000 người (500 nam, 300 nữ), 1.200 người chưa rõ.",
            "Có 90 người dự (50 nữ, 38 nam, còn lại 02 người thuộc giới tính khác).",
            "Tổng số 120 hội viên, trong đó 65 nữ là đảng viên, 20 nam là đảng viên.",
            "36 giáo viên, trong đó có 20 nữ, 4 nam giáo viên dạy giỏi cấp tỉnh.",
            "Hội nghị có 1 250 người (nữ 800, nam 450).",
            "Tổng số: 30 người\nNam: 12 người\nNữ: 18 người",
        ],
        [
            "Tập huấn 100 người: 55 nữ, 40 nam, 3 người không khai giới tính.",
            "Hội thảo có 110 đại  biểu, gồm 60 nữ và 30 nam.",
            "Tổng số: 30 người\nNam: 12 người\nNữ: 19 người",
            "Tổng số: 30 người; nam: 12 người; nữ: 19 người.",
            "110 đại biểu, gồm 60 nữ và 30 nam tham gia tập huấn",
            "Có 30 người (10 nam, 15 nữ), 5 phiên họp.",
        ],
    ),
    "GP108": (
        "2026-03-12",
        ["Số: 12/UBND-VX\nThanh Hóa, ngày 12 tháng 3 năm 2026"],
        ["Số: [    ]/UBND-VX\nThanh Hóa, ngày 12 tháng 3 năm 2026"],
    ),
    "GP620": (
        "2026-03-12",
        ["Văn bản số 2854/SCT-CN ngày 03/12/2025", "CN, ngày 07/12/2025"],
        ["Chủ nhật, ngày 03/12/2025", "CN ngày 03/12/2025"],
    ),
    "GP642": (
        None,
        ["1.Đạt\n2.95 % bệnh nhân\n3.100% số xã", "đạt 2,95%"],
        ["tỷ lệ 2.95 % bệnh nhân", "2.95 % bệnh nhân đến khám"],
    ),
    "GP121": (
        "2024-06-01",
        ["Báo viết: Nghị quyết số 1/NQ-CP ngày 5/2/2024", "Căn cứ Nghị định ngày 05/02/2024"],
        [
            "CĂN CỨ QUYẾT ĐỊNH SỐ 45/QĐ-UBND NGÀY 12/2/2024",
            "Theo Kế hoạch số 15/KH-UBND ngày 6/9/2023, xã tổ chức 2 lớp.",
        ],
    ),
    "GP622": (
        "2024-03-01",
        [
            "UBND tỉnh Phú Yên",
            "các huyện Hậu Lộc, Hoằng Hóa",
            "UBND tỉnh Hoàng Văn An",
            "Chủ tịch UBND xã Phạm Văn Hải kết luận.",
            "Hội nghị tại xã Bình Vuông, tỉnh Thanh Hóa.",
            "Tỉnh Hủa Phăn (Lào), tỉnh Vân Nam",
            "các xã Hoằng Kim, Hoằng Trung thuộc huyện Hoằng Hóa",
        ],
        [
            "Các tỉnh: Hà Giang, Cao Bẳng, Lào Cai báo cáo.",
            "Tỉnh Bình Phước và tỉnh Đồng Nay ký kết.",
            "UBND tỉnh Bình Thuậm Ban hành quy chế.",
            "tại xã Hoằng Tiếng, huyện Hoằng Hóa",
            "UBND tỉnh Phú Yênh báo cáo.",
            "UBND tỉnh Ninh Bìn báo cáo.",
            "Tỉnh Bắc Ging báo cáo.",
            "Giao các huyện Hậu Lộc, Hoàng Hóa, Nga Sơn thực hiện.",
            "Tại thành phố Nha Tràng",
            "Tại Thành phố Thủ Dầu Mọt",
        ],
    ),
    "GP624": (
        "2026-03-01",
        ["Thành ủy Hải Phòng chỉ đạo", "Thành ủy Huế chỉ đạo", "Thành ủy chỉ đạo"],
        ["Thành ủy Móng Cái chỉ đạo.", "Thành đoàn Vinh phát động.", "Thành ủy Thủ Đức họp."],
    ),
    "GP643": (
        None,
        ["Tổng vốn 1,250 tỷ đồng", "1,250/2,500 tỷ đồng (50%)", "đạt 25,625%", "dài 1,250 km"],
        ["Có 1,250/3.000 hội viên", "kinh phí 12,500 đồng", "1,250,000 triệu đồng"],
    ),
    "GP611": (
        "2024-06-01",
        ["Luật Bình đẳng giới được ban hành năm 2006"],
        [
            "Căn cứ Luật Bình đẳng giới ban hành năm 2007;",
            "Luật Bình đẳng giới được Quốc hội thông qua năm 2007",
        ],
    ),
    "GP614": (
        "2026-02-10",
        [
            "Nghị định số 125/2021/NĐ-CP ngày 28/12/2021 của Chính phủ",
            "Nghị định số 55/2009/NĐ-CP trước đây quy định",
        ],
        [
            "Căn cứ Nghị định số 55/2009/NĐ-CP ngày 10 tháng 6 năm 2009 của Chính phủ;",
            "theo Nghị định 55/2009/NĐ-CP",
            "Căn cứ Luật PCBLGĐ 2007",
            "Căn cứ Luật Phòng, chống bạo lực gia đình 2007",
            "Căn cứ Luật Tổ chức chính quyền địa phương năm 2015 (sửa đổi, bổ sung năm 2019);",
        ],
    ),
}


@pytest.mark.parametrize("code", KINDS)
def test_a_kind_of_fault_is_told_and_its_like_is_not(code: str) -> None:
    """Every text with the fault has the finding once; no text that is right has it."""
    on, right, wrong = KINDS[code]
    found = [
        (text, audit(text.replace("@", HEAD), on=on).codes.count(code[:5]))
        for text in [*right, *wrong]
    ]

    assert [(text, 0) for text in right] + [(text, 1) for text in wrong] == found


@pytest.mark.parametrize(
    ("text", "on", "code", "is_told"),
    [
        ("Giao UBND huyện Hoằng Hóa thực hiện giai đoạn 2021-2030.", "2025-12-01", "GP623", True),
        ("Giai đoạn 2021-2024, huyện Hoằng Hóa đã hỗ trợ 12 hộ.", "2025-12-01", "GP623", False),
        ("Thực hiện sắp xếp, huyện Hoằng Hóa bàn giao hồ sơ.", "2025-12-01", "GP623", False),
        ("Sau sắp xếp, huyện Hoằng Hóa và các xã rà soát.", "2025-12-01", "GP623", False),
        ("Huyện Hoằng Hóa (sau sắp xếp) rà soát hồ sơ.", "2025-12-01", "GP623", True),
        ("Giao UBND huyện Hoằng Hóa báo cáo kết quả năm 2024.", "2025-12-01", "GP623", False),
        ("Giao Huyện ủy triển khai Chương trình giai đoạn 2021-2030.", "2026-03-01", "GP624", True),
        ("Diện tích 15,125/20,250 ha (74,7%).", "2024-03-01", "GP643", False),
        ("Có 1,245/2,490 người.", "2024-03-01", "GP643", True),
    ],
)
def test_times_and_figures_beside_a_fault(text: str, on: str, code: str, *, is_told: bool) -> None:
    """The years of a strategy excuse no district; decimals of hectares are no thousands."""
    assert is_told == (code in {issue.code for issue in audit(text, on=dt.date.fromisoformat(on))})


def test_money_of_nothing() -> None:
    """A share of 0 đồng is no division."""
    assert () == audit("Giải ngân 5 triệu đồng/0 đồng, đạt 5%.").codes
