"""Each rule of the audit finds what is wrong and leaves what is right."""

import re
from importlib import import_module
from pkgutil import iter_modules

import pytest

import genderplan.auditing
from genderplan import gazetteer
from genderplan.auditing import audit
from genderplan.auditing.running import AUDIT_RULES
from genderplan.issues import IssueKind

COMMUNE = "xã Hoằng Kim, huyện Hoằng Hóa, tỉnh Thanh Hóa"
PLAN = "KẾ HOẠCH\n\n"
HEAD = "Số: 12/KH-UBND\n\n"
FOOT = "\n\nNơi nhận:\n- UBND tỉnh;\n- Lưu: VT.\n"
LONG = (
    "Ủy ban nhân dân xã yêu cầu các ngành, đoàn thể và các thôn căn cứ Kế hoạch này tổ chức "
    "triển khai thực hiện đạt hiệu quả, báo cáo kết quả về xã."
)
TCVN3 = "KÕ ho¹ch triÓn khai c«ng t¸c b×nh ®¼ng giíi n¨m 2005 cña tØnh Thanh Hãa vµ c¸c huyÖn"

GUESTS = (
    "Thành phần mời dự: đại diện Ban Thường trực Ủy ban MTTQ tỉnh; lãnh đạo các sở: Y tế, Tài "
    "chính, Nội vụ; Liên đoàn Lao động tỉnh; Báo tỉnh; Đài tỉnh."
)
LOCAL_LAW = "Luật Tổ chức chính quyền địa phương"
LETTER = "Hoằng Hóa, ngày 10 tháng 10 năm 2026\nKẾ HOẠCH\n"

LOCAL_TARGET = (
    "KẾ HOẠCH\nThực hiện Chiến lược quốc gia về bình đẳng giới\n"
    "- Đến năm 2025 có {}% lao động nữ làm công hưởng lương"
)
Row = tuple[str | None, ...]
# Code, text, what is marked; then day and unit where they matter.
WRONG: list[Row] = [
    ("GP601", "Nữ cấp ủy 15/42 người, đạt 38,1%.", "15/42 người, đạt 38,1%"),
    ("GP601", "Nữ 03/13 đồng chí (32,1%).", "03/13 đồng chí (32,1%)"),
    ("GP601", "Có 40 đại biểu, trong đó nữ 12 đại biểu, chiếm 35%.", "35%"),
    ("GP602", "Nữ 512/1.940 đảng viên (26,3%).", "512/1.940 đảng viên (26,3%)"),
    ("GP602", "Nữ 02/11 người, đạt 18,1%.", "02/11 người, đạt 18,1%"),
    ("GP603", "Nữ 02/11 người, đạt 22,2%.", "02/11 người, đạt 22,2%"),
    ("GP603", "Toàn xã có 50 cán bộ. Nữ lãnh đạo 10/16 người, đạt 20%.", "10/16 người, đạt 20%"),
    ("GP604", "Có 120 người (nữ 70, nam 40).", "120 người (nữ 70, nam 40"),
    ("GP604", "Nam: 30, nữ: 40, tổng: 80.", "Nam: 30, nữ: 40, tổng: 80"),
    (
        "GP604",
        "Có nam 30 người, nữ 40 người, cộng 80 người.",
        "nam 30 người, nữ 40 người, cộng 80 người",
    ),
    ("GP649", "Tỷ lệ nữ: 48%; nam: 42%.", "Tỷ lệ nữ: 48%; nam: 42%"),
    (
        "GP646",
        "Nữ 7/27 (25,9%), tăng 4,7 điểm phần trăm so với nhiệm kỳ trước (22,2%).",
        "25,9%), tăng 4,7 điểm phần trăm so với nhiệm kỳ trước (22,2%",
    ),
    (
        "GP604",
        "STT\tNội dung\tTổng số\tNam\tNữ\n1\tTọa đàm\t90\t38\t54\n",
        "1\tTọa đàm\t90\t38\t54",
    ),
    ("GP605", "Tập huấn cho 40 đại biểu (nữ 45 đại biểu).", "40 đại biểu (nữ 45 đại biểu"),
    (
        "GP606",
        "Tổ chức 10 buổi, gồm 4 buổi tọa đàm, 3 buổi nói chuyện và 2 buổi chiếu phim.",
        "10 buổi, gồm 4 buổi tọa đàm, 3 buổi nói chuyện và 2 buổi",
    ),
    ("GP607", "Nữ cán bộ chiếm tỷ lệ 135% trong cấp ủy.", "135%"),
    ("GP608", "Nữ đại biểu có 20/50, tăng 3,4%.", "tăng 3,4%"),
    ("GP608", "Tỷ lệ hộ nghèo giảm 1,2%.", "giảm 1,2%"),
    (
        "GP611",
        "Nghị quyết số 28/NQ-CP ngày 13/3/2021 của Chính phủ",
        "Nghị quyết số 28/NQ-CP ngày 13/3/2021",
    ),
    (
        "GP611",
        "Quyết định 2351/QĐ-TTg năm 2009 phê duyệt Chiến lược quốc gia về bình đẳng giới",
        "Quyết định 2351/QĐ-TTg năm 2009",
    ),
    ("GP612", "Quyết định số 28/NQ-CP ngày 03/3/2021", "Quyết định số 28/NQ-CP ngày 03/3/2021"),
    ("GP612", "Nghị định số 28/NQ-CP", "Nghị định số 28/NQ-CP"),
    ("GP612", "Nghị quyết số 73/2006/QH11", "Nghị quyết số 73/2006/QH11"),
    ("GP612", "Quyết định số 1116/LĐTBXH-BĐG", "Quyết định số 1116/LĐTBXH-BĐG"),
    ("GP613", "Nghị quyết số 28/NQ-CP của Bộ Nội vụ", "Nghị quyết số 28/NQ-CP"),
    ("GP613", "Nghị quyết số 28/NQ-CP của Thủ tướng Chính phủ", "Nghị quyết số 28/NQ-CP"),
    ("GP613", "Quyết định số 2351/QĐ-TTg của Bộ LĐTBXH", "Quyết định số 2351/QĐ-TTg"),
    ("GP613", "Luật số 13/2022/QH15 của Ủy ban Thường vụ Quốc hội", "Luật số 13/2022/QH15"),
    ("GP613", "Chỉ thị số 21-CT/TW của BCT", "Chỉ thị số 21-CT/TW"),
    (
        "GP613",
        "Thông tư số 10/2019/TT-BKHĐT của Bộ Giáo dục và Đào tạo",
        "Thông tư số 10/2019/TT-BKHĐT",
    ),
    ("GP614", "Căn cứ Luật số 02/2007/QH12", "Luật số 02/2007/QH12", "2024-02-01"),
    ("GP615", "Căn cứ Luật số 13/2022/QH15", "Luật số 13/2022/QH15", "2023-01-15"),
    ("GP102", "Nghị định số 63/2010/NĐ-CP ngày 08/6/20210 của Chính phủ", "ngày 08/6/20210"),
    *(
        ("GP121", f"{HEAD}Căn cứ Quyết định số 1592/QĐ-UB ngày {date}; nay yêu cầu", date, on)
        for date, on in (("8/02/2010", "2013-12-01"), ("7/4/2009", "2020-03-05"))
    ),
    ("GP102", "Họp ngày 14 ngày 8 năm 2012 tại xã", "ngày 14 ngày 8 năm 2012"),
    ("GP102", "ký Ngày 1\nngày 12 năm 2023.", "Ngày 1\nngày 12 năm 2023"),
    *(
        ("GP635", f"{name}\n{HEAD}Thực hiện./.{FOOT}", name)
        for name in (
            "CÔNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
            "CỘNG HÒA XÃ HÔI CHỦ NGHĨA VIỆT NAM",
            "CỘNG HOÀ XÃ HỘI CHỦ NGHIÃ VIÊT NAM",
        )
    ),
    ("GP631", "1. Mức:\n1. Nhà\n2. Đất\n4. Nội dung", "4"),
    ("GP631", "1. Mức:\n2,5 kg thóc\n3. Nội dung", "3"),
    ("GP631", "I. Mức\nIi. Nhà\nV. Nội dung", "V"),
    (
        "GP614",
        f"Căn cứ {LOCAL_LAW} ngày 19 tháng 6 năm 2015;",
        f"{LOCAL_LAW} ngày 19 tháng 6 năm 2015",
        "2025-05-10",
    ),
    ("GP614", f"Căn cứ {LOCAL_LAW} ngày 19/02/2025;", f"{LOCAL_LAW} ngày 19/02/2025", "2025-07-10"),
    (
        "GP616",
        "Căn cứ Kế hoạch số 12/KH-UBND ngày 05/9/2024",
        "Kế hoạch số 12/KH-UBND ngày 05/9/2024",
        "2024-02-01",
    ),
    ("GP102", "Họp ngày 31/02/2023 tại xã.", "ngày 31/02/2023"),
    *(
        ("GP102", f"Làm {days}.", days)
        for days in (
            "từ ngày 20 tháng 11 năm 2025 đến ngày 03 tháng 10 năm 2025",
            "từ ngày 20/11/2025 đến ngày 03/10/2025",
        )
    ),
    ("GP102", "Báo cáo ngày 25/10/202 của xã", "ngày 25/10/202"),
    ("GP108", "Số:     /KH-UBND", "Số:     /KH-UBND"),
    ("GP122", "Hoằng Kim, ngày    tháng 02 năm 2024", "ngày    tháng 02 năm 2024"),
    ("GP621", "tại xã Bình Vuông, tỉnh Thanh Hóa", "xã Bình Vuông", "2025-12-29"),
    ("GP622", "UBND huyện Hoàng Hóa", "huyện Hoàng Hóa", "2024-02-01"),
    ("GP622", "trên địa bàn xã Hoàng Kim", "xã Hoàng Kim", "2024-02-01", COMMUNE),
    ("GP622", PLAN + "Hoàng Kim, ngày 23 tháng 02 năm 2024", "Hoàng Kim", "2024-02-23", COMMUNE),
    ("GP622", "các xã Hoằng Trung, Hoàng Xuân, Hoằng Kim", "Hoàng Xuân", "2024-02-01", COMMUNE),
    ("GP623", "giao huyện Hoằng Hóa thực hiện", "huyện Hoằng Hóa", "2025-08-01"),
    ("GP623", "tỉnh Bắc Kạn báo cáo", "tỉnh Bắc Kạn", "2025-08-01"),
    ("GP623", "giao huyện Hải Hậu thay máy tính cũ", "huyện Hải Hậu", "2025-08-01"),
    ("GP623", "Trước khi trình, đề nghị tỉnh Nam Định góp ý", "tỉnh Nam Định", "2025-08-01"),
    ("GP623", "Các tỉnh: An Giang, Kiên Giang báo cáo", "Kiên Giang", "2025-08-01"),
    ("GP623", "các tỉnh, thành phố: Hà Nội, Phú Yên", "Phú Yên", "2025-11-18"),
    ("GP623", "thành phố Đồng Nai báo cáo", "thành phố Đồng Nai", "2025-11-18"),
    ("GP622", "Các huyện: Hoàng Hóa, Hậu Lộc.", "huyện: Hoàng Hóa", "2024-03-01"),
    ("GP622", "Các huyện, thị xã: Hoàng Hóa, Bỉm Sơn.", "Hoàng Hóa", "2024-03-01"),
    ("GP622", "các phường, xã: Bồ Đề, Phù Đỗng.", "Phù Đỗng", "2025-11-18"),
    ("GP622", "Chủ tịch UBND huyện Hoàng Hóa Lê Văn Phúc", "huyện Hoàng Hóa", "2024-03-01"),
    ("GP624", "UBND huyện tổng hợp", "UBND huyện", "2025-08-01"),
    ("GP624", "báo cáo cấp huyện trước 15/12", "cấp huyện", "2025-08-01"),
    (
        "GP625",
        "Sở Lao động - Thương binh và Xã hội chủ trì",
        "Sở Lao động - Thương binh và Xã hội",
        "2025-06-01",
    ),
    (
        "GP626",
        PLAN + "tuyên truyền trên địa bàn huyện",
        "trên địa bàn huyện",
        "2024-02-23",
        COMMUNE,
    ),
    (
        "GP626",
        PLAN + "chiến dịch trên phạm vi toàn tỉnh",
        "trên phạm vi toàn tỉnh",
        "2024-02-23",
        COMMUNE,
    ),
    ("GP631", "1. Công an\n\n2. Văn phòng\n\n5. Hội Phụ nữ", "5"),
    ("GP631", "I. Mục đích\nII. Nội dung\nIV. Kinh phí", "IV"),
    ("GP121", "BÁO CÁO\nban hành ngày 5/03/2021", "5/03/2021"),
    ("GP121", "Căn cứ KH số 31/KH-UBND ngày 5 tháng 02 năm 2021", "5 tháng 02 năm 2021"),
    ("GP642", "hộ nghèo còn 20.9% trong năm", "20.9"),
    ("GP643", "mỗi tờ 5,000 đồng", "5,000"),
    (
        "GP651",
        "Chiến lược quốc gia đặt mục tiêu đến năm 2025 có 60% lao động nữ làm công hưởng lương",
        "60%",
    ),
    (
        "GP606",
        "Kinh phí 15 triệu đồng, trong đó: xã 10 triệu đồng, xã hội hóa 6 triệu đồng.",
        "15 triệu đồng, trong đó: xã 10 triệu đồng, xã hội hóa 6 triệu đồng",
    ),
    ("GP609", "Số vụ giảm từ 12 vụ xuống còn 9 vụ, giảm 30%.", "12 vụ xuống còn 9 vụ, giảm 30%"),
    (
        "GP610",
        "TT\tThôn\tNam\tNữ\tTổng\n1\tA\t1\t2\t3\n2\tB\t3\t4\t7\nCộng\t\t4\t6\t11",
        "Cộng\t\t4\t6\t11",
    ),
    ("GP620", "họp thứ Hai, ngày 15/11/2025", "thứ Hai, ngày 15/11/2025"),
    ("GP632", LONG + "\n\n" + LONG, LONG),
    ("GP638", "Xử lý theo theo quy định", "theo theo"),
    ("GP633", "hưởng ứng Tháng hành động về bình đẳng giới", "Tháng hành động về bình đẳng giới"),
    ("GP633", "phát động tháng hành động bình đẳng giới", "tháng hành động bình đẳng giới"),
    ("GP631", "3. Một\n4. Hai\n4. Ba", "4"),
    ("GP634", HEAD + "Tổ chức thực hiện." + FOOT, "."),
    (
        "GP635",
        "Độc lập – Tự do – Hạnh phúc\n" + HEAD + "Thực hiện./." + FOOT,
        "Độc lập – Tự do – Hạnh phúc",
    ),
    ("GP636", HEAD + "Thực hiện./." + FOOT + "\nTM. UBND\nCHỦ TỊCH", "UBND"),
    (
        "GP652",
        "Chiến lược quốc gia về bình đẳng giới giai đoạn 2021-2025 có 6 mục tiêu",
        "giai đoạn 2021-2025",
    ),
    ("GP661", TCVN3, TCVN3[:2]),
    (
        "GP627",
        LETTER + "đề nghị gửi kế hoạch về Sở Nội vụ trước ngày 10/9/2026.",
        "ngày 10/9/2026",
        "2026-10-10",
    ),
    ("GP628", LETTER + "Số liệu tính đến ngày 31/12/2026.", "ngày 31/12/2026", "2026-10-10"),
    ("GP629", "hưởng ứng Ngày Phụ nữ Việt Nam (22/10)", "22/10"),
    ("GP630", "HĐND các cấp nhiệm kỳ 2026-2030", "nhiệm kỳ 2026-2030"),
    ("GP637", "KT. GIÁM ĐỐC\nGIÁM ĐỐC", "KT. GIÁM ĐỐC\nGIÁM ĐỐC"),
    ("GP646", "từ 85 vụ xuống 72 vụ, giảm 12 vụ", "85 vụ xuống 72 vụ, giảm 12 vụ"),
    (
        "GP647",
        "Tặng 20 suất quà, mỗi suất 500.000 đồng, tổng trị giá 12 triệu đồng.",
        "500.000 đồng, tổng trị giá 12 triệu đồng",
    ),
    (
        "GP648",
        "Kinh phí: 25.000.000 đồng (Hai mươi triệu đồng).",
        "25.000.000 đồng (Hai mươi triệu đồng",
    ),
    ("GP649", "nữ chiếm 62%, nam chiếm 48%", "nữ chiếm 62%, nam chiếm 48%"),
    ("GP421", LOCAL_TARGET.format(45), "45%"),
    (
        "GP655",
        "KẾ HOẠCH\nCông tác năm 2026\nI. Một\nTrên đây là Kế hoạch công tác năm 2025.",
        "năm 2025",
    ),
    ("GP656", "Căn cứ Luật Bình đẳng giới số 37/2006/QH11;", "Luật Bình đẳng giới số 37/2006/QH11"),
    (
        "GP657",
        "Kỷ niệm 81 năm (06/01/1946 - 06/01/2026)",
        "Kỷ niệm 81 năm (06/01/1946 - 06/01/2026)",
    ),
    (
        "GP658",
        "Đề án 15/ĐA-BYT ngày 05/3/2024 của Bộ Y tế; Đề án 15/ĐA-BYT ngày 03/5/2024 của Bộ Y tế",
        "Đề án 15/ĐA-BYT ngày 03/5/2024",
    ),
    ("GP107", "Kế hoạch số 150 /KH-UBND", "150 /KH-UBND"),
    ("GP101", "Quyết định số 55/2007/CT-UBND", "Quyết định số 55/2007/CT-UBND"),
]

PLANNED = "Chỉ tiêu\tKế hoạch 2026\tThực hiện 6 tháng\t{}\n{}"
COUNTED = (
    "TT\tChức danh\tThực hiện\t\tKế hoạch\n\t\tSố lượng\tTỷ lệ (%)\t\n1\tNữ GĐ\t712/2.850\t{}\t27"
)
JUDGED = "TT\tNội dung chỉ tiêu\tKế hoạch 2025\tKết quả\tĐánh giá\n{}"
BOYS = "Chỉ tiêu: Tỷ số giới tính khi sinh 111 bé trai/100 bé gái. Kết quả: {} bé trai/100 bé gái"
STRATEGY = "Chiến lược quốc gia về bình đẳng giới giai đoạn 2021 - 2025"

WRONG += [
    (
        "GP653",
        JUDGED.format("4\tNữ giáo viên\t90%\t410/480 (85,4%)\tĐạt"),
        "4\tNữ giáo viên\t90%\t410/480 (85,4%)\tĐạt",
    ),
    (
        "GP653",
        JUDGED.format("1\tNữ cấp ủy\t≥ 25%\t9/40 = 22,5%\tVượt"),
        "1\tNữ cấp ủy\t≥ 25%\t9/40 = 22,5%\tVượt",
    ),
    ("GP653", BOYS.format("115,2") + "; đạt chỉ tiêu.", BOYS.format("115,2") + "; đạt chỉ tiêu"),
    (
        "GP653",
        "Chỉ tiêu 3: Giảm tỷ lệ tảo hôn xuống dưới 2%. Kết quả: 3,5%, đạt chỉ tiêu.",
        "Chỉ tiêu 3: Giảm tỷ lệ tảo hôn xuống dưới 2%. Kết quả: 3,5%, đạt chỉ tiêu",
    ),
    (
        "GP653",
        "Chỉ tiêu: nữ cấp ủy từ 30% trở lên. Kết quả: 26,7%, đạt chỉ tiêu.",
        "Chỉ tiêu: nữ cấp ủy từ 30% trở lên. Kết quả: 26,7%, đạt chỉ tiêu",
    ),
    ("GP601", PLANNED.format("Tỷ lệ % so KH", "A\t80\t46\t57,5\nB\t4\t1\t50"), "B\t4\t1\t50"),
    ("GP601", PLANNED.format("Tỷ lệ (%)", "B\t4\t1\t50"), "B\t4\t1\t50"),
    ("GP601", COUNTED.format("26,5"), "1\tNữ GĐ\t712/2.850\t26,5\t27"),
]
# Code and text; then day and unit where they matter.
RIGHT: list[Row] = [
    ("GP653", JUDGED.format("4\tNữ giáo viên\t90%\t410/480 (85,4%)\tChưa đạt")),
    ("GP653", JUDGED.format("4\tGiảm tỷ lệ hộ nghèo\t5%\t3%\tĐạt")),
    ("GP653", JUDGED.format("4\tTỷ lệ tảo hôn\t< 2%\t1,5%\tĐạt")),
    ("GP653", JUDGED.format("4\tLao động nữ\tkhoảng 48%\t47,9%\tĐạt")),
    ("GP653", BOYS.format("110,8") + "; đạt chỉ tiêu."),
    ("GP653", BOYS.format("115,2") + "; chưa đạt chỉ tiêu."),
    ("GP653", "Chỉ tiêu: Giảm 15% số vụ bạo lực. Kết quả: 12%, đạt chỉ tiêu."),
    ("GP653", "Chỉ tiêu: 60% và năm 2030 là 75%. Kết quả: 51%, đạt chỉ tiêu."),
    ("GP653", "Chỉ tiêu: nữ cấp ủy không dưới 30%. Kết quả: 35%, đạt chỉ tiêu."),
    ("GP653", "Chỉ tiêu: chi hội không cao hơn 30%. Kết quả: 25%, đạt chỉ tiêu."),
    ("GP601", PLANNED.format("So với năm 2025 (%)", "B\t4\t1\t50")),
    ("GP601", PLANNED.format("Tỷ lệ nữ (%)", "A\t40\t30\t50\nB\t40\t30\t20")),
    ("GP601", PLANNED.format("Đạt (%)", "A\t1.000\t1.250\t125")),
    ("GP601", COUNTED.format("25,0")),
    ("GP652", f"Kết quả 05 năm thực hiện {STRATEGY}"),
    ("GP652", f"Sơ kết giữa kỳ {STRATEGY}"),
    ("GP601", "Nữ cấp ủy 15/42 người, đạt 35,7%."),
    ("GP601", "Nữ 152/405 = 37,53%; cấp xã 10/12 xã (83,3%)."),
    ("GP601", "Có 40 đại biểu, trong đó nữ 14 đại biểu, chiếm 35%."),
    ("GP602", "Nữ 02/11 người, đạt 18,2%."),
    ("GP603", "Nữ 9/40 người, đạt 22,5%."),
    ("GP604", "Có 120 người (nữ 70, nam 50)."),
    ("GP604", "Có hơn 200 người, trong đó 62 nam."),
    ("GP604", "Mở 3 lớp (nữ 60, nam 30)."),
    ("GP604", "Nam: 30, nữ: 40, tổng: 70."),
    ("GP604", "Nam 30 người, nữ 40 người, cộng 12 trẻ em."),
    ("GP604", "Nam 30, nữ 40, tổng kinh phí 80 triệu đồng."),
    ("GP604", "Nam 30 người, nữ 40 người. Tổng số 90 người dân được khám."),
    ("GP649", "Tỷ lệ nữ 48%, nam 52%."),
    ("GP649", "Tỷ lệ nữ tham gia 48%, nam 42%."),
    ("GP649", "Tỷ lệ nữ 15%, nam 20% tham gia bảo hiểm xã hội tự nguyện."),
    ("GP649", "Tỷ lệ nữ: 85%, nam: 80% biết chữ."),
    ("GP649", "Tỷ lệ nam 92%, nữ 88%."),
    ("GP604", "Việt Nam 12, nữ 5, cộng 20."),
    ("GP646", "Nữ 7/27 (25,9%), tăng 3,7 điểm phần trăm so với nhiệm kỳ trước (22,2%)."),
    ("GP604", "Khảo sát 50 hộ (nữ 120, nam 130), 20 gia đình (nữ 30, nam 25)."),
    ("GP604", "Xử lý 15 vụ (nữ 10, nam 7) tại 37 xã (nữ 100, nam 50)."),
    ("GP604", "Chia mỗi nhóm 10 người (nữ 60, nam 30)."),
    ("GP601", "Đến 30/6 tỷ lệ giải ngân đạt 45%. Năm học 2023/2024 tỷ lệ nữ đạt 49%."),
    ("GP601", "Tại 3/5 trường, 100% nữ sinh được tập huấn."),
    ("GP604", "STT\tTổng số\tNam\tNữ\n1\t92\t38\t54\n"),
    ("GP605", "Phường có 14 đồng chí (trong đó số nữ là 7 đồng chí)"),
    ("GP606", "Tổ chức 10 buổi, gồm 4 buổi tọa đàm và 6 buổi nói chuyện."),
    ("GP606", "Tổ chức 3 lớp cho 120 học viên và 2 buổi tọa đàm."),
    ("GP606", "Thời gian ký: 15.05.2019 08:50:27 +07:00"),
    ("GP606", "Ký ngày 10/5/2019 10:37 +07:00"),
    ("GP606", "7= 8+9+ 10+11 | 12 | 14 = 15+16+17"),
    ("GP606", "1= 2+3 +4+5"),
    ("GP607", "Thu ngân sách đạt 135% kế hoạch."),
    ("GP607", "Tỷ lệ trẻ em đi học đạt 100%."),
    ("GP608", "Tỷ lệ nữ tăng 2,5 điểm phần trăm; số vụ giảm 15%."),
    ("GP611", "Nghị quyết số 28/NQ-CP ngày 03/3/2021 của Chính phủ"),
    ("GP611", "Quyết định số 468/QĐ-TTg ngày 27/3/2021 về cơ chế một cửa"),
    ("GP613", "Thủ tướng Chính phủ đã ký Nghị quyết số 28/NQ-CP ngày 03/3/2021"),
    ("GP614", "Quyết định số 468/QĐ-TTg về cơ chế một cửa", "2026-06-01"),
    ("GP107", "https://example.vn/Nghi-dinh-30-2020-ND-CP-cong-tac-van-thu.aspx"),
    ("GP107", "Số: 67\n/2024/QĐ-UBND\nHà Nội, ngày 21 tháng 11 năm 2024"),
    ("GP107", "Số: 5 \n /KH-UBND\nHoằng Kim, ngày 05 tháng 9 năm 2024"),
    ("GP107", "Hà Nội, ngày 13 tháng 02 năm 2025\n/2025/QĐ-UBND\nQUYẾT ĐỊNH"),
    ("GP101", "Tờ trình số 15/CT-THDT ngày 10/3/2025 của Cục Thuế tỉnh Lai Châu"),
    ("GP101", "Tờ trình số 8/KL-TH ngày 10/3/2025 của Kiểm lâm tỉnh"),
    ("GP101", "Báo cáo số 21/CT ngày 10/3/2025 của Công ty Cấp nước"),
    ("GP107", "Thông tư liên tịch số 50/2006/TTLT/BTC-BNV ngày 10/3/2006"),
    ("GP107", "Tờ trình liên ngành số 20/TTLN/CT-STC ngày 01/12/2009"),
    ("GP107", "Hợp đồng số: 102/EMA/ZOZO và 001/HĐUQ"),
    ("GP101", "Theo giấy ủy quyền số 01/UQ-ALPHA ngày 10/01/2024; hợp đồng số 01/HĐLĐ"),
    ("GP612", "Nghị quyết số 28/NQ-CP; Chỉ thị số 21-CT/TW"),
    ("GP612", "NQ số 28/NQ-CP; CV số 2792/LĐTBXH-BĐG; Văn bản số 28/NQ-CP"),
    ("GP613", "Nghị quyết số 28/NQ-CP của Chính phủ"),
    ("GP613", "Nghị quyết số 28/NQ-CP của CP"),
    ("GP613", "Nghị quyết số 28/NQ-CP của cơ quan có thẩm quyền"),
    ("GP613", "Quyết định số 2351/QĐ-TTg của TTg"),
    ("GP613", "Quyết định số 2351/QĐ-TTg của Thủ tướng"),
    ("GP613", "Công văn số 2792/LĐTBXH-BĐG của Bộ LĐ-TB&XH"),
    ("GP613", "Công văn số 2792/LĐTBXH-BĐG của Bộ Lao động, Thương binh và Xã hội"),
    ("GP613", "Thông tư số 10/2019/TT-BKHĐT của Bộ KH&ĐT"),
    ("GP613", "Chỉ thị số 21-CT/TW của Ban Bí thư Trung ương Đảng"),
    ("GP613", "Chỉ thị số 21-CT/TW của Trung ương"),
    ("GP613", "Quyết định số 2996/QĐ-UBND của UBND tỉnh"),
    ("GP614", "Căn cứ Luật số 13/2022/QH15", "2024-02-01"),
    ("GP614", "Căn cứ Luật số 02/2007/QH12", "2020-02-01"),
    ("GP615", "Căn cứ Luật số 13/2022/QH15", "2024-02-01"),
    ("GP615", f"Căn cứ {LOCAL_LAW} ngày 19 tháng 02 năm 2025;", "2025-04-21"),
    ("GP614", f"Căn cứ {LOCAL_LAW} ngày 19 tháng 02 năm 2025;", "2025-06-16"),
    ("GP615", f"Căn cứ {LOCAL_LAW} số 72/2025/QH15 ngày 16/6/2025;", "2025-06-20"),
    ("GP614", f"Căn cứ {LOCAL_LAW} ngày 19 tháng 6 năm 2015;", "2024-05-10"),
    ("GP616", "Căn cứ Kế hoạch số 12/KH-UBND ngày 05/01/2024", "2024-02-01"),
    ("GP102", "ngày 29/02/2024 và ngày 31/12/2023"),
    ("GP108", "Số: 31/KH-UBND"),
    ("GP122", "Hoằng Kim, ngày 23 tháng 02 năm 2024; từ tháng 5/2024"),
    ("GP621", "UBND xã Hoằng Kim, huyện Hoằng Hóa", "2024-02-01"),
    ("GP622", "xã Hoằng Kim và xã Hoằng Trung", "2024-02-01", COMMUNE),
    ("GP622", "xã Hoàng Kim, huyện Mê Linh", "2024-02-01"),
    ("GP622", "huyện Đắk Glong, huyện Đăk Mil, tỉnh Đắc Nông", "2024-02-01"),
    ("GP611", "Bộ luật Lao động ngày 23 tháng 6 năm 1994", "2012-12-12"),
    ("GP102", "giai đoạn 2021-30; năm 2021/22"),
    ("GP102", "độ dài bằng từ 1/3 đến 1/2 độ dài của dòng chữ", "2026-01-01"),
    ("GP121", "Thủ tướng ký Nghị quyết số 28/NQ-CP ngày 3/3/2021"),
    ("GP623", "Kế hoạch số 40/KH-UBND ngày 23/02/2024 của UBND huyện Hoằng Hóa", "2025-08-01"),
    ("GP623", "Xã mới hợp nhất từ các xã Bảo Thanh, Gia Thanh và Hạ Giáp", "2025-08-01"),
    ("GP623", "ba địa phương cũ (thành phố Cần Thơ, tỉnh Hậu Giang)", "2025-08-01"),
    ("GP623", "nguyên Chủ tịch UBND huyện Hải Hậu dự buổi gặp mặt", "2025-08-01"),
    ("GP623", "nguyên Phó Bí thư Tỉnh ủy, tại tỉnh Nam Định", "2025-08-01"),
    ("GP623", "tại tỉnh Nam Định cũ và huyện Hải Hậu (cũ)", "2025-08-01"),
    ("GP624", "UBND huyện tổng hợp báo cáo cấp huyện", "2024-02-01"),
    ("GP624", "Kế hoạch số 40/KH-UBND ngày 23/02/2024 của UBND huyện Hoằng Hóa", "2025-08-01"),
    ("GP625", "Sở Lao động - Thương binh và Xã hội chủ trì", "2024-02-01"),
    ("GP625", "Sở Nội vụ chủ trì", "2025-08-01"),
    ("GP626", PLAN + "tuyên truyền trên địa bàn xã; toàn xã hội", "2024-02-23", COMMUNE),
    ("GP626", PLAN + "tuyên truyền trên địa bàn thành phố", "2024-02-23", COMMUNE),
    (
        "GP626",
        PLAN + "Kế hoạch số 42/KH-UBND ngày 05/3/2021 về phòng ngừa bạo lực trên địa bàn tỉnh",
        "2024-02-23",
        COMMUNE,
    ),
    ("GP626", "báo đăng tin trên địa bàn tỉnh", "2024-02-23", COMMUNE),
    ("GP626", PLAN + "trên địa bàn tỉnh Thanh Hóa", "2024-02-23", COMMUNE),
    ("GP626", PLAN + "trên địa bàn thành phố; toàn thành phố", "2024-02-23", COMMUNE),
    ("GP631", "I. Mục đích\n1. Một\n2. Hai\nII. Nội dung\n1. Một\n2. Hai\n3. Ba"),
    ("GP631", "1. Một\n2. *(Tùy chọn)* Hai\n3. ⚠ Ba\n4. Bốn"),
    ("GP631", "## 9. Chung\n1. Một\n2. Hai\n## 10. Riêng\n1. Một"),
    ("GP608", "giảm 6.714 đơn vị (tỷ lệ giảm 66,91%)"),
    ("GP608", "Sản lượng đạt 368.000 tấn, đạt 100% kế\nhoạch, tăng 11,75% so cùng kỳ"),
    ("GP106", "Thông tri số 04/TT-MTTW-BTT ngày 04/11/2025 của Ủy ban MTTQ Việt Nam"),
    ("GP141", f"{HEAD}Thực hiện./.\nNơi nhận:\n- Như trên;\n- Lưu Ban xây dựng Đảng."),
    (
        "GP623",
        "nuôi cá lồng Cành Nàng - xã Bá Thước, Cẩm Thành - xã Cẩm Thạch, tỉnh Thanh Hóa",
        "2025-11-18",
        "tỉnh Thanh Hóa",
    ),
    *(
        ("GP623", text, "2025-11-18")
        for text in (
            "UBND các tỉnh, thành phố: Hà Tĩnh, Quảng Trị, Huế",
            "các tỉnh/thành phố (Hà Nội, Lào Cai, Quảng Ninh)",
            "UBND các tỉnh, thành phố Hà Tĩnh, Quảng Trị, Huế",
            "(Thành phố Hồ Chí Minh, Hà Nội, Bắc Ninh, Đồng Nai)",
            "Thành phố: Hồ Chí Minh, Đồng Nai",
            "TP.HCM, Đồng Nai.",
            "thành phố Huế, Bắc Ninh và Quảng Ninh",
            "Gồm 36 phường, xã: Bồ Đề, Phù Đổng, Đông Anh",
        )
    ),
    ("GP623", "Địa điểm giao hàng: công trường tại quận Ba Đình"),
    ("GP631", "STT\n1\tA\n4\tB\nnăm 2021.\n30.000 người"),
    ("GP121", "ban hành ngày 05/3/2021, 23/02/2024, 11-11-2009"),
    ("GP121", "Thứ Hai, 23/03/2020 (GMT+7)"),
    ("GP642", "có 2.696 đại biểu, 20,9%"),
    ("GP643", "5.000 đồng; tỷ lệ 12,345%"),
    (
        "GP651",
        "Chiến lược quốc gia đặt mục tiêu đến năm 2025 có 50% lao động nữ làm công hưởng lương",
    ),
    ("GP651", "Phấn đấu đến hết năm 2024 có ít nhất 60% lao động nữ làm công hưởng lương"),
    ("GP606", "Kinh phí 15 triệu đồng, trong đó: xã 10 triệu đồng, tỉnh 5 triệu."),
    ("GP609", "Số vụ giảm từ 12 vụ xuống còn 9 vụ, giảm 25%."),
    ("GP610", "TT\tThôn\tNam\tNữ\tTổng\n1\tA\t1\t2\t3\n2\tB\t3\t4\t7\nCộng\t\t4\t6\t10"),
    (
        "GP610",
        "TT\tNội dung\tSố lượng\n1\tTập huấn\t3\n\tTrong đó: nữ\t2\n2\tHội thi\t4\nCộng\t\t7",
    ),
    (
        "GP610",
        "TT\tNội dung\tSố lượng\n1\tTập huấn\t3\n1.1\tLớp xã\t2\n1.2\tLớp thôn\t1\nCộng\t\t3",
    ),
    ("GP620", "họp thứ Bảy, ngày 15/11/2025; Chủ nhật (16/11/2025)"),
    ("GP632", LONG + "\n\n" + LONG[:70]),
    ("GP632", f"(1) Đoàn một.\n{GUESTS}\n(2) Đoàn hai.\n{GUESTS}"),
    ("GP631", "1. Mức:\nLoại nhà\n1. Không thang máy\n5.000\n2. Có\n2. Nội dung chi."),
    ("GP631", "1. Giá:\n1. Nhà\n2. Đất\n3. Vườn\n2. Nội dung\n3. Kinh phí"),
    ("GP631", "I. Tình hình\nA.\nIi. Kết quả\nIii. Nội dung\nIv. Giao\nV. Tổ chức"),
    ("GP631", "1. Đối tượng:\n2 Mức thu:\n- 01 kg.\n3. Giá thóc:"),
    ("GP631", "1. Đối tượng:\n2/ Mức thu:\n- 01 kg.\n3. Giá thóc:"),
    *(
        ("GP121", f"{HEAD}Căn cứ Quyết định số 1592/QĐ-UB ngày {date}; nay yêu cầu", on)
        for date, on in (("7/4/2009", "2010-06-01"), ("5/2/2019", "2020-03-04"))
    ),
    ("GP102", "ngày 08/6/20211 và ngày 3, ngày 8 năm 2012"),
    *(
        ("GP635", f"{name}\n{HEAD}Thực hiện./.{FOOT}")
        for name in ("CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM", "CỘNG HÒA  XÃ HỘI CHỦ NGHĨA VIỆT NAM")
    ),
    ("GP631", "I. Chung\nII. Riêng\nI.\nTình hình\nII. Kết quả"),
    ("GP631", "I. Đối tượng\nPhần II: Mức thu\nIII. Giá thóc"),
    ("GP633", "Tháng hành động vì bình đẳng giới"),
    ("GP638", "các bước tiếp theo theo quy định"),
    ("GP634", HEAD + "Tổ chức thực hiện./." + FOOT),
    ("GP634", HEAD + "Tổ chức thực hiện./.\n\n(Kèm theo Phụ lục)" + FOOT),
    ("GP141", HEAD + "Thực hiện./.\n\nNơi nhận:\n- UBND tỉnh;\n- Các thôn;"),
    *(
        ("GP141", f"{HEAD}Thực hiện./.\n\nNơi nhận:\n- UBND tỉnh;\n{last}\nTM. UBND")
        for last in (
            "- VPUB: các PCVP,\nTrung tâm Tin học;\n- Lưu: VT, TH.",
            "- Báo, Đài,\n\xa0 Cổng TTĐT;\n\n- Lưu VT.",
            "- Các đoàn thể\ncủa xã; lưu: VT.",
            "| - Các thôn\nvà tổ dân phố |\n| - Lưu: VT, VX. | CHỦ TỊCH |",
        )
    ),
    ("GP635", "Độc lập - Tự do - Hạnh phúc\n" + HEAD + "Thực hiện./." + FOOT),
    ("GP636", HEAD + "Thực hiện./." + FOOT + "\nTM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH"),
    ("GP652", "Chiến lược quốc gia về bình đẳng giới giai đoạn 2021-2030; giai đoạn 2011-2020"),
    ("GP661", "Kế hoạch triển khai công tác bình đẳng giới năm 2005 của tỉnh"),
    ("GP107", "Kế hoạch số 150/KH-UBND"),
    ("GP101", "Quyết định số 55/QĐ-UBND"),
    ("GP627", LETTER + "gửi báo cáo về Sở trước ngày 25/12/2026.", "2026-10-10"),
    ("GP627", LETTER + "Các xã đã gửi báo cáo về Sở trước ngày 30/6/2026.", "2026-10-10"),
    ("GP628", LETTER + "Ước tính đến ngày 31/12/2026 đạt 95%.", "2026-10-10"),
    ("GP629", "tổ chức Ngày Phụ nữ Việt Nam ngày 18/10/2024"),
    ("GP630", "cấp ủy nhiệm kỳ 2020-2025 và HĐND nhiệm kỳ 2021-2026"),
    ("GP637", "KT. GIÁM ĐỐC\nPHÓ GIÁM ĐỐC"),
    ("GP646", "từ 28,57% lên 34,3%, tăng 5,7 điểm phần trăm"),
    ("GP647", "Tặng 20 suất quà, mỗi suất 500.000 đồng, tổng 10 triệu đồng."),
    ("GP648", "Kinh phí: 25.000.000 đồng (Hai mươi lăm triệu đồng)."),
    ("GP649", "nữ chiếm 62%, nam chiếm 38%"),
    ("GP421", LOCAL_TARGET.format(50)),
    ("GP655", "KẾ HOẠCH\nCông tác năm 2026\nTrên đây là Kế hoạch năm 2026."),
    ("GP656", "Căn cứ Luật Bình đẳng giới số 73/2006/QH11;"),
    ("GP657", "Kỷ niệm 80 năm (06/01/1946 - 06/01/2026)"),
    ("GP658", "Kế hoạch số 15/KH-UBND ngày 05/3/2024 và Kế hoạch số 15/KH-UBND ngày 05/3/2025"),
]


def filled(rows: list[Row], size: int) -> list[Row]:
    """The rows of a table with the day and the unit that they leave out."""
    return [(*row, None, None)[:size] for row in rows]


@pytest.mark.parametrize(("code", "text", "marked", "on", "unit"), filled(WRONG, 5))
def test_what_is_wrong_is_found(
    code: str, text: str, marked: str, on: str | None, unit: str | None
) -> None:
    """The finding marks the words that are wrong."""
    found = audit(text, on=on, unit=unit).with_code(code)

    assert [marked] == [text[slice(*issue.span)] for issue in found if issue.span]


@pytest.mark.parametrize(("code", "text", "on", "unit"), filled(RIGHT, 4))
def test_what_is_right_is_left(code: str, text: str, on: str | None, unit: str | None) -> None:
    """There is no such finding where nothing of the kind is wrong."""
    assert () == audit(text, on=on, unit=unit).with_code(code).codes


def kinds() -> set[str]:
    """The codes of all kinds of findings that the audit declares."""
    names = [
        found.name for found in iter_modules(genderplan.auditing.__path__, "genderplan.auditing.")
    ]
    held = [value for name in names for value in vars(import_module(name)).values()]
    return {value.code for value in held if isinstance(value, IssueKind)}


def test_every_kind_of_finding_has_specimens() -> None:
    """Each code occurs among the texts that are wrong and among those that are right."""
    assert kinds() <= {code for code, *_ in WRONG}
    assert kinds() <= {code for code, *_ in RIGHT}


def test_findings_can_be_read_in_both_languages() -> None:
    """Each finding has a sentence in English and in Vietnamese, with every field filled."""
    for _, text, _, on, unit in filled(WRONG, 5):
        for issue in audit(str(text), on=on, unit=unit):
            for language in ("en", "vi"):
                assert not re.search(r"\{[a-z]+\}", issue.text(language))


def test_a_rule_says_what_it_wants() -> None:
    """Each rule is a function with a sentence that states what is right."""
    assert [] == [rule for rule in AUDIT_RULES if not rule.__doc__]


def test_a_replacement_is_what_the_finding_asks_for() -> None:
    """A misspelt name comes with the right one, in the words of the text."""
    issue = audit("UBND HUYỆN HOÀNG HÓA", on="2024-02-01").with_code("GP622")[0]

    assert "HUYỆN HOẰNG HÓA" == issue.replacement


@pytest.mark.parametrize("body", ["UBND huyện Abc Xyz", "Sở Lao động tỉnh Abc", "Bộ Nội vụ"])
def test_a_document_may_be_older_than_the_list_of_units(body: str) -> None:
    """The issuer of a paper of 1996 is not judged by a list that begins in 2008."""
    text = f"Căn cứ Quyết định số 521/QĐ-UB ngày 04/9/1996 của {body} về nhân sự;"

    assert "GP621" not in {issue.code for issue in audit(text, on="2024-02-01")}


def test_a_name_unknown_on_a_day_is_told_on_every_day() -> None:
    """The list of each day is known, so that a name in no list is told before the merger too."""
    text = "tại xã Abc Xyzt, tỉnh Thanh Hóa"

    assert ("GP621",) == audit(text, on="2017-12-29").with_code("GP621").codes
    assert ("GP621",) == audit(text, on="2025-12-29").with_code("GP621").codes


def test_a_unit_can_be_given_by_name_or_as_a_unit() -> None:
    """The unit whose paper it is may be words or the unit itself."""
    unit = gazetteer().find(COMMUNE, on="2024-02-01")
    text = PLAN + "trên địa bàn huyện"

    assert audit(text, on="2024-02-01", unit=unit) == audit(text, on="2024-02-01", unit=COMMUNE)


DRAFT = "UBND XÃ HOẰNG LỘC\nSố:     /KH-UBND\nHoằng Lộc, ngày     tháng 02 năm 2026\nKẾ HOẠCH\n"


def test_the_day_of_a_draft_stays_blank() -> None:
    """A draft of February 2026 without its day is "of …/02/2026", and not of the 28th."""
    told = audit(DRAFT + "Báo cáo về UBND huyện Hoằng Hóa.").with_code("GP623")[0].text("vi")
    due = "Đề nghị các thôn gửi báo cáo về UBND xã trước ngày {}/2026."

    assert "…/02/2026" in told
    assert "28/02/2026" not in told
    assert () == audit(DRAFT + due.format("15/02")).with_code("GP627").codes
    assert ("GP627",) == audit(DRAFT + due.format("15/01")).with_code("GP627").codes


@pytest.mark.parametrize("date", ["ngày 10/6/2026", "ngày 10/06/2026 ", "ngày 10 tháng 6 năm 2026"])
def test_the_line_of_the_date_may_be_written_in_figures(date: str) -> None:
    """Units are held against the day of "Kbang, ngày 10/6/2026" too."""
    text = f"Số: 14-BC/PN\nKbang, {date}\nBÁO CÁO\nĐã gửi Hội LHPN huyện Kbang ngày 05/5/2026.\n"

    assert ("GP623",) == audit(text).with_code("GP623").codes


def test_the_head_says_which_of_two_units_with_one_name_it_is() -> None:
    """A district and a township in it are both called Chợ Mới; the head names the district."""
    text = (
        "ỦY BAN NHÂN DÂN\nHUYỆN CHỢ MỚI\nSố: 04/2021/QĐ-UBND\n\n"
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n"
        "Độc lập - Tự do - Hạnh phúc\nChợ Mới, ngày 17 tháng 12 năm 2021\n\nQUYẾT ĐỊNH\n"
        "Điều 1. Quyết định này có hiệu lực trên địa bàn huyện.\n"
    )

    assert "GP626" not in audit(text, on="2021-12-17").codes


def test_a_column_of_recipients_stands_between_the_lines_of_a_signature() -> None:
    """A page with two columns is read across: the deputy's title stands below the recipients."""
    text = (
        "UBND TỈNH ĐẮK NÔNG\nSỞ TÀI CHÍNH\nSố: 12/BC-STC\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n"
        "Độc lập - Tự do - Hạnh phúc\nĐắk Nông, ngày 15 tháng 5 năm 2019\n"
        "BÁO CÁO\nCông tác thanh tra\nTrên đây là báo cáo./.\nNơi nhận:\n\nKT. GIÁM ĐỐC\n\n"
        "- Thanh tra tỉnh;\n- Lưu: VT-TTr.\n\nPHÓ GIÁM ĐỐC\nNguyễn Văn A\n"
    )

    assert "GP131" not in audit(text).codes
    assert "GP131" in audit(text.replace("PHÓ GIÁM ĐỐC\n", "")).codes


@pytest.mark.parametrize(
    "text", ["Mở 12 lớp: 10 lớp A + 11 lớp B.", "Kinh phí 6 triệu đồng = 4 + 5.", "10 = 4 + 5"]
)
def test_a_sum_that_is_wrong_is_no_formula_of_columns(text: str) -> None:
    """Words stand in it, or its figures are no numbers of columns in a row."""
    assert "GP606" in audit(text).codes


@pytest.mark.parametrize(
    ("result", "is_told"), [("35%", False), ("25%", True)], ids=["above", "below"]
)
def test_an_estimated_target_is_a_figure_without_a_bound(result: str, *, is_told: bool) -> None:
    """What is to reach an estimated 30% is met by 35 and not by 25."""
    head = "| Chỉ tiêu | Mục tiêu | Kết quả | Đánh giá |\n|---|---|---|---|\n"
    table = f"{head}| Tỷ lệ nữ cán bộ | ước đạt 30% | {result} | Đạt |\n"

    assert is_told == ("GP653" in audit(table).codes)
