"""What may be told only on firm ground: each weak ground is a kind, with its variants."""

from typing import Final

import pytest

from genderplan.auditing import audit

HEAD: Final = "ỦY BAN NHÂN DÂN\nTỈNH LẠNG SƠN\nSố: 12/QĐ-UBND\nLạng Sơn, ngày 05 tháng 5 năm 2020\n"
# A decision as web pages show it, up to the line that is signed.
SIGNED: Final = f"{HEAD}QUYẾT ĐỊNH\nĐiều 1. Thi hành./.\nNơi nhận: - Lưu: VT.\n"
LONG: Final = (
    "Thực hiện niêm yết công khai kịp thời, đầy đủ danh mục và nội dung từng thủ tục thuộc thẩm "
    "quyền giải quyết theo quy định của pháp luật hiện hành"
)
# codes; a frame; texts of which, within it, nothing of the kind is told
NOTHING: Final[list[tuple[str, str, list[str]]]] = [
    (
        "GP102 GP121",  # a page that ends, a stray blank or an open year breaks a date
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
            "họp ngày 31/9\n2024 tại xã",
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
    (
        "GP631",  # marks of footnotes, repealed articles, the numbers of a quotation
        "{}",
        [
            "1. Một.\n2.6 Hai.\n3.7 Ba.\n4.8 Bốn.\n5. Năm.",
            "1. Một.\n2.[6] Hai.\n3. Ba.",
            "2. B\n2.1. C\n2.2. D\nĐiều 5. E\n1. Một.\n2.7 Hai.\n3. Ba.",
            "Điều 6. A\n“Điều 11. Nói:\n1. B\nĐiều 7. C\n1. D”\nĐiều 8. E",
            "1. Một.\n2[6]. Hai.\n3. Ba.",
            "1. Một.\n26. Hai.\n37. Ba.\n4. Bốn.",
            "9. Chín.\n101. Mười.\n11. Mười một.",
            "Điều 24. A\nĐiều 253. B\nĐiều 26. C",
            "Điều 26. A\n\nChương 2 (được bãi bỏ)\n\nĐiều 29. (được bãi bỏ)",
            "Điều 26. A\n\nMục 8[10] (được bãi bỏ)\n\nChương 3.\nĐiều 52. B",
            "Điều 25. A\nĐiều 27.[16] (được bãi bỏ)",
            "1. Một.\n2. Hai:\n“3. Ba.\n4. Bốn.\n5. Năm”.\n6. Sáu",
            "1. Một.\n2. Hai:\n“1. A.\n2. B.\n3. C.\n4. D”.\n5. Năm",
            "1. Một\n...\n3. Ba",
            "1. Sửa đổi khoản 3 như sau:\n3. Nội dung mới.\n2. Bãi bỏ",
            "1. Một\n2. Hai theo khoản 1\nĐiều 9. Luật\n3. Ba",
            "Điều 2. (được bãi bỏ)\nĐiều 4. B",
            "1. Họp từ ngày 3 đến\n5. Xã\n2. Hai",
            "1.1 Thu thuế     5\n1.2                    68\n      Thu từ xổ số\n1.3 Thu khác     6",
        ],
    ),
    (
        "GP108 GP122",  # forms that others fill in
        "{}",
        [
            "Mẫu số 9\nUBND TỈNH, (TP)......\nSố: /QĐ-UBND\t...., ngày ... tháng... năm ......",
            "Phụ lục\nMẪU\nThực hiện Quyết định số...../QĐ-UBND ngày ....../20... của UBND ...",
            "Thực hiện Quyết định số ..../QĐ-UBND ngày .../.../2025 của UBND tỉnh .......",
            "ĐƠN ĐỀ NGHỊ\nTheo Nghị định số     /2018/NĐ-CP ngày    tháng   năm 2018",
            "Số: ....../QĐ-......",
            "Họ và tên: ............\nTheo Nghị định số .../2018/NĐ-CP ngày ... tháng ... năm 2018",
            "BẢN KHAI CÁ NHÂN\ntheo Nghị định số........ /2018/NĐ-CP ngày... tháng ... năm 2018",
            ".......................... (1)\n\nSố:............../GXN",
            "Biểu mẫu 2\nSố:      /BC-UBND\nHoằng Kim, ngày    tháng    năm 2024",
        ],
    ),
    (
        "GP101 GP104 GP105",
        "{}",
        [
            "của Cục Thuế tỉnh Hà Tĩnh tại Công văn số 1752/CT-THNVDT ngày 07/12/2012",
            "và Công văn số 262/CT-KTNB ngày 27/02/2012 trả lời",
            "Công văn số 15/TT-KTTH của Trung tâm",
            "của Giám đốc Sở Lao động - Thương binh và Xã hội tại Tờ trình số 4965/LĐTBXH-KH",
            "Tờ trình số 4965/LĐTBXH-KH ngày 23/5/2012 của Giám đốc Sở Lao động - TB&XH",
            "của Trưởng phòng Lao động - Thương binh và Xã hội tại Tờ trình số 45/LĐTBXH",
            "V/v thực hiện Quyết định số 142/2008/QĐ-TTg\n\nHà Nội, ngày 03 tháng 12 năm 2009",
            "V/v hướng dẫn\nQuyết định số 142/2008/QĐ-TTg\n\nHà Nội, ngày 03 tháng 12 năm 2009",
            "V/v Luật và\nNghị định số 14/2008/NĐ-CP\nHuế, ngày 03 tháng 12 năm 2009",
        ],
    ),
    (
        "GP632",  # the duty of another body, footnotes, lines of forms, a part of a sentence
        "{}",
        [
            text.replace("@", LONG)
            for text in (
                "4. UBND cấp huyện\na) @.\nb) Khác\n5. UBND cấp xã\na) @.",
                "a) Quà của Chủ tịch:\n@.\nb) Quà của bộ:\n@.",
                "[16] Điều này được bãi bỏ: @.\n[17] Điều này được bãi bỏ: @.",
                "6 Mẫu này @.\n7 Mẫu này @.",
                "- @ tại Tờ trình số\n03/TTr-UBND.\n- @ tại Tờ trình số\n04/TTr-UBND.",
                "- @ và\nbáo cáo Sở.\n- @ và\nbáo cáo Bộ.",
            )
        ]
        + ["Quốc tịch:" + "." * 130 + "\nQuê quán:\nQuốc tịch:" + "." * 130],
    ),
    (
        "GP141",  # the list of a form
        HEAD + "Thực hiện./.\nNơi nhận:\n{}",
        [
            "- Như Điều 4;\n- ...............................",
            "- UBND xã ..........;\n- ..........",
            "- Nhƣ trên;\n- Lƣu: VT.",
            "- Như trên;\n~ Lưu: VT, XD.",
        ],
    ),
    (
        "GP615",  # papers on how a law is carried out are made ready before it is in force
        "Hà Nội, ngày 28 tháng 02 năm 2025\nCăn cứ {};",
        ["Luật Tổ chức chính quyền địa phương ngày 19/02/2025", "Luật số 65/2025/QH15"],
    ),
    (
        "GP622 GP623",  # a second spelling, and a unit that the paper itself sets up
        "Hà Nội, ngày 16 tháng 6 năm 2025\nNGHỊ QUYẾT\n{}",
        [
            "huyện Mù Cang Chải, tỉnh Yên Bái",
            "Sắp xếp thị trấn Trường Sa thành đặc khu có tên gọi là đặc khu Trường Sa.",
            "thành đặc khu có tên gọi là\n**đặc khu Trường Sa**.",
        ],
    ),
    (
        "GP606 GP648",
        "{}",
        [
            "hỗ trợ 600.000 đồng/người/tháng (Sáu trăm nghìn đồng/người/tháng)",
            "Kinh phí 25.000.000 đồng (Hai mươi lăm triệu đồng chẵn)",
            "Kinh phí 25.000.000 đồng (trong đó hỗ trợ năm triệu đồng)",
            "Tổng chi: 300 triệu đồng\n- Ngân sách xã: 200 triệu đồng.\n- Khác: 100 triệu đồng.",
            (
                "Tổng chi: 378 triệu đồng:\n- Tỉnh: 200 triệu đồng, gồm:\n+ Họp: 100 triệu đồng\n"
                "- Xã hội hóa: 163 triệu đồng."
            ),
            (
                "Tổng chi: 378 triệu đồng:\n- Tỉnh: 200 triệu đồng chi cho\nhội nghị\n- Xã: 163 "
                "triệu đồng."
            ),
            "Tổng chi: 378 triệu đồng:\n- Tỉnh: 200 triệu đồng.\n- Xã: khoảng 163 triệu đồng.",
            (
                "Tổng chi: 378 triệu đồng:\n- Tỉnh: 200 triệu đồng.\n- Xã: 163 triệu đồng.\n"
                "- Các nguồn huy động khác."
            ),
            "- Cát 04 giấy phép: mới 02 giấy phép; cũ 02 giấy phép.\n- Đất 01 giấy phép.",
            (
                "Mở mới 15 mỏ, với tổng diện tích là 528,5ha, gồm: Hữu Lũng 10 mỏ, huyện Chi\n"
                "Lăng 05 mỏ."
            ),
        ],
    ),
    (
        "GP610",
        "STT\tTên\tVốn năm 2024\tTỷ lệ (%)\n{}",
        [
            "\tTổng số\t1.700\t90\n1\tA\t700\t80\n2\tB\t1.000\t85",
            "\tTổng số\t1.800\t\n1\tA\t700\t\n3\tB\t1.000\t",
            (
                "\tTổng\t5.000\t\nI\tX\t2.000\t\n1\tA\t900\t\n2\tB\t900\t\nII\tY\t3.000\t\n1\tC\t1\t"
                "\n2\tD\t2\t"
            ),
            "\tTổng số\t9.000\t\n1\tA\t700\t\n2\tB\t1.000\t",
            "\tTổng số\t1.800\t\n1\tA\t700\t\n-\tTrong đó\t100\t\n2\tB\t1.000\t",
        ],
    ),
    (
        "GP610",  # rows that overlap, or are only some of the whole
        "STT\tTên\tSố người\n{}",
        [
            "Tổng số\tCán bộ\t100\n1\tĐảng viên\t70\n2\tNữ\t50",
            "Tổng số\tCán bộ\t100\n1\tNữ\t60\n2\tDân tộc thiểu số\t30",
            "\tTổng số hộ\t100\n1\tHộ nghèo\t70\n2\tHộ do nữ làm chủ\t50",
        ],
    ),
    *(
        ("GP610", f"STT\tTên\t{head}\n{{}}", ["\tTổng số\t100\n1\tA\t70\n2\tB\t50"])
        for head in ("Xếp hạng", "Mật độ (người/km2)", "Năng suất (tạ/ha)", "Điểm")
    ),
    (
        "GP606",  # what one costs, or what is on the other side of an account
        "{}",
        [
            (
                "Tổng kinh phí: 35.000.000 đồng\n- Hỗ trợ 2 xã: 10.000.000 đồng/xã.\n"
                "- Hỗ trợ 1 huyện: 20.000.000 đồng/huyện."
            ),
            "Tổng thu ngân sách: 35 triệu đồng\n- Chi: 20 triệu đồng.\n- Khác: 12 triệu đồng.",
            "Tổng thu: 35 triệu đồng\n- Đã nộp: 20 triệu đồng.\n- Còn lại: 12 triệu đồng.",
        ],
    ),
    (
        "GP638",
        "{}",
        [
            "các bước tiếp theo theo quy định",
            "từ từ thực hiện; các tổ chức tổ chức hội nghị; một số số liệu",
            "gửi kèm theo theo Công văn; đời đời nhớ ơn",
            "báo cáo của\n\ncủa cải",
        ],
    ),
    (
        "GP101",  # the number in the head and the title
        "{}",
        [
            "Số: 12/2024/QĐ-UBND\nQUYẾT ĐỊNH\nBan hành\nKẾ HOẠCH",
            "Số: 12/QĐ-UBND\nQUYẾT ĐỊNH VỀ VIỆC BAN HÀNH\nKẾ HOẠCH",
            "Số: 12/TTr-UBND\nTỜ TRÌNH",
            "Số: 90/KHLT-SGDĐT\nKẾ HOẠCH",
            "Số: 12/UBND-VX\nKẾ HOẠCH",
        ],
    ),
    (
        "GP624",
        "Thành phố Hồ Chí Minh, ngày 14 tháng 11 năm 2025\nKẾ HOẠCH\n{}",
        ["UBND các xã, phường báo cáo.", "UBND các huyện (cũ) đã bàn giao."],
    ),
    (
        "GP626",  # the bodies of a province sit in a city that may have its name
        "{}\nBÁO CÁO\nCác công trình trên địa bàn tỉnh, thành phố Lạng Sơn, thành phố Hạ Long.",
        [
            "TỈNH ỦY SƠN LA\nSố: 37/BC\nSơn La, ngày 30 tháng 8 năm 2016",
            "SỞ NỘI VỤ\nTỈNH SƠN LA\nSố: 37/BC-SNV\nSơn La, ngày 30 tháng 8 năm 2016",
            "UBND TỈNH LẠNG SƠN\nSố: 37/BC-UBND\nLạng Sơn, ngày 30 tháng 8 năm 2016",
            "TỈNH LẠNG SƠN\nBAN DÂN TỘC\nSố: 37/BC-BDT      Lạng Sơn, ngày 30 tháng 8 năm 2016",
            "UBND TỈNH QUẢNG NINH\nSố: 37/BC-UBND\nHạ Long, ngày 30 tháng 8 năm 2016",
            "TỈNH TUYÊN QUANG\nSố: 37/BC-UBND\nTuyên Quang, ngày 30 tháng 8 năm 2025",
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
        "GP102",
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
        "GP102",
        "warning",
        "{}",
        [
            "họp ngày 31/11 tại xã",
            "từ ngày 31/4 đến 30/6/2024",
            "tháng 13/2024",
            "giai đoạn 2030-2021",
            "Báo cáo ngày 25/10/202 của xã",
            "ngày 31 ngày 12 tháng 2017 của Thủ tướng",
            "Họp ngày 31/9.\n2. Nội dung tiếp theo",
            "1. Họp ngày 30/02\n2. Nội dung",
            "Họp ngày 31/4. 2 đại biểu vắng.",
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
    (
        "GP631",
        "warning",
        "{}",
        [
            "1. Một\n2. Hai\n4. Bốn",
            "Điều 1. A\nĐiều 2. B\nĐiều 5. C",
            "1.1. Một\n1.2. Hai\n1.4. Bốn",
            "2. B\n2.1. Một\n2.3. Ba",
            "          1. Một\n          2. Hai\n          4. Bốn",
            "1. Sửa đổi:\n“1. Một.\n2. Hai.”.\n3. Sửa đổi khoản 2",
            "Điều 2. A; Quyết định số 5/QĐ-UBND hết hiệu lực.\nĐiều 4. B",
            "1. Tổng số xã: 12\n2. Số thôn: 7\n4. Số hộ: 90",
            "Điều 1. A\nĐiều 2. B\nĐiều 9. C",
        ],
    ),
    (
        "GP108",
        "warning",
        "{}",
        [
            "Thực hiện Nghị quyết số ......- NQ/ĐU ngày ...../...../2025 của Đảng ủy",
            "Số: …… /BC-UBND\nHoằng Kim, ngày …… tháng …… năm 2024\nBÁO CÁO",
            "Căn cứ Kế hoạch số …/KH-UBND ngày …/…/2024 của UBND tỉnh",
            "Số ……… /BC-UBND",
        ],
    ),
    *(
        (
            code,  # the head of a paper is its own, whatever stands below it
            "warning",
            "UBND XÃ MƯỜNG BÚ\nSố:      /KH-UBND\nMường Bú, ngày     tháng     năm 2024\n{}",
            [
                "KẾ HOẠCH\nThực hiện tại thôn ........",
                "PHIẾU TRÌNH\nThôn ........ và thôn ........",
                "BIÊN BẢN\nThôn ........",
                "Độc lập - Tự do - Hạnh phúc\n...............\nKẾ HOẠCH",
            ],
        )
        for code in ("GP108", "GP122")
    ),
    (
        "GP108",  # a paper has its title above the number
        "warning",
        "{}\nSố:      /UBND-VX",
        ["PHIẾU TRÌNH", "BIÊN BẢN"],
    ),
    (
        "GP122",  # one blank, whatever its dots
        "warning",
        "Số: ......../KH-UBND\nHoằng Kim, ngày...tháng...năm 2024\nKẾ HOẠCH\n{}",
        [
            "(Kèm theo Kế hoạch số   /KH-UBND ngày ....tháng ..... năm 2024)",
            "(Kèm theo Kế hoạch số ..../KH-UBND ngày … tháng … năm 2024)",
        ],
    ),
    (
        "GP101",
        "warning",
        "{}",
        ["Công văn số 1397/HD-UBND ngày 27/8/2025", "Công văn số 7886/HD-BNV ngày 14/9/2025"],
    ),
    (
        "GP105",
        "warning",
        "{}\nHà Nội, ngày 03 tháng 12 năm 2009",
        ["NGHỊ ĐỊNH\nSố: 142/2008/NĐ-CP", "CHÍNH PHỦ\nNghị định số 142/2008/NĐ-CP"],
    ),
    (
        "GP648",
        "warning",
        "{}",
        [
            "hỗ trợ 500.000 đồng/học viên (sáu trăm nghìn đồng)",
            "hỗ trợ 700.000 đồng (Sáu\n                trăm ngàn đồng)",
            "hỗ trợ 700.000đ/người/tháng (Sáu trăm nghìn đồng/người/tháng)",
            "Số tiền: 700.000 đồng. Bằng chữ: Sáu trăm nghìn đồng.",
            "Tổng mức 12,5 tỷ đồng (Mười hai tỷ sáu trăm triệu đồng)",
        ],
    ),
    (
        "GP606",
        "warning",
        "{}",
        [
            (
                "Tổng kinh phí: 378.000.000 đồng\n- Trung ương: 204.700.000 đồng.\n- Địa phương: "
                "163.300.000 đồng."
            ),
            (
                "2. TỔNG CHI: 378 TRIỆU ĐỒNG (Ba trăm triệu đồng):\n\n- Xã: 200 triệu đồng;"
                "\n\n- Tỉnh: 163 triệu đồng.\n- Bao gồm: thuê hội trường."
            ),
            "Tổng thu: 35 triệu đồng\n- Thu từ phí: 20 triệu đồng.\n- Thu khác: 12 triệu đồng.",
            "Mở mới 34 mỏ, gồm: huyện Hữu Lũng 20 mỏ, huyện Chi Lăng 05 mỏ.",
            (
                "Mở mới 34 mỏ, với tổng diện tích là\n528,58ha, gồm: Hữu Lũng 20 mỏ, huyện Chi\n"
                "Lăng 05 mỏ."
            ),
        ],
    ),
    (
        "GP610",
        "warning",
        "STT\tTên\tVốn năm 2024\tTỷ lệ (%)\n{}",
        [
            "\tTổng số\t1.800\t90\n1\tA\t700\t80\n2\tB\t1.000\t85",
            (
                "\tCỘNG\t6.000\t\nI\tX\t2.000\t\n1\tA\t900\t\n2\tB\t900\t\nII\tY\t3.000\t\n1\tC\t1\t"
                "\n2\tD\t2\t"
            ),
            (
                "I\tX\t2.000\t\n1\tA\t1.000\t\n2\tB\t1.000\t\nII\tY\t3.000\t\n1\tC\t1.600\t\n2\tD\t1.300\t"
                "\nIII\tZ\t4\t\n1\tA\t2\t\n2\tB\t2\t"
            ),
            "\tTổng số\t1.800\t\n1\tHội Phụ nữ\t700\t\n2\tBan Dân tộc\t1.000\t",
        ],
    ),
    (
        "GP638",
        "note",
        "{}",
        [
            "xử lý theo theo quy định",
            "Chỉ thị số số 46-CT/TW",
            "chăm lo các các đối tượng",
            "phối hợp với các\n    các trường",
            "triển khai thực hiện thực hiện đồng bộ",
        ],
    ),
    (
        "GP101",
        "warning",
        "Số: {}\nVề việc",
        ["12/TT-ĐTN\nTỜ TRÌNH", "12/BC-UBND\n\nKẾ HOẠCH", "   /CV-ĐTN\n***\nKẾ HOẠCH"],
    ),
    (
        "GP624",
        "warning",
        "Thành phố Hồ Chí Minh, ngày 14 tháng 11 năm 2025\nKẾ HOẠCH\n{}",
        [
            "UBND các quận, huyện chủ trì.",
            "UBND các huyện, thị xã, thành phố báo cáo.",
            "Ủy ban nhân dân các quận, huyện và 168 phường",
        ],
    ),
    (
        "GP611",
        "warning",
        "Thanh Hóa, ngày 14 tháng 11 năm 2025\nKẾ HOẠCH\nCăn cứ {};",
        ["Luật Ngân sách nhà nước ngày 25/6/2016", "Luật Ngân sách nhà nước ngày 26/6/2015"],
    ),
    (
        "GP634",
        "note",
        HEAD + "{}\nNơi nhận:\n- Lưu: VT.",
        ["Tổ chức thực hiện./", "Tổ chức thực hiện."],
    ),
    (
        "GP632",
        "note",
        "{}",
        [
            text.replace("@", LONG)
            for text in (
                "@.\n@.",
                "- @.\n- Khác.\n- @.",
                "1. @.\n2. Khác\n3. @.",
                "- @ và\nbáo cáo Sở.\n- @ và\nbáo cáo Sở.",
            )
        ],
    ),
    (
        "GP626",
        "warning",
        "{}\nBÁO CÁO\nCác công trình trên địa bàn tỉnh. UBND tỉnh Quảng Ninh.",
        [
            "TỈNH LẠNG SƠN\nTHÀNH PHỐ LẠNG SƠN\nSố: 7/BC\nLạng Sơn, ngày 30 tháng 8 năm 2016",
            "UBND THÀNH PHỐ HẠ LONG\nSố: 7/BC-UBND\nHạ Long, ngày 30 tháng 8 năm 2016",
            "UBND THỊ XÃ QUẢNG YÊN\nSố: 7/BC-UBND      Quảng Yên, ngày 30 tháng 8 năm 2016",
        ],
    ),
    (
        "GP616",  # the day of the paper is read wherever it stands
        "error",
        "{}\nCăn cứ Tờ trình số 457/TTr-STNMT ngày 23/12/2020;",
        [
            "Số: 2462/QĐ-UBND               Lạng Sơn, ngày 28 tháng 11 năm 2020",
            "   Số: 2462/QĐ-UBND               Lạng Sơn, ngày 2 8 tháng 11 năm 2020",
            "Số: 2462/QĐ-UBND\tLạng Sơn, ngày 28 tháng 11 năm 2020",
            "Số: 3122/QĐ-UBND, Long Hồ, ngày 21 tháng 9 năm 2020",
            "Số: 24/KH-GDTXVL, ngày 16 tháng 3 năm 2020",
            "Số: 24/KH-GDTXVL ngày 16 tháng 3 năm 2020",
            "TP. Hồ Chí Minh, ngày 26 tháng 11 năm 2008",
            "Tp.HCM, ngày 26 tháng 11 năm 2008",
            "V/v tập huấn giới            Hà Nội, ngày 05 tháng 3 năm 2020",
            "UBND XÃ HOẰNG KIM      Hoằng Kim, ngày 05/3/2020",
            "| Số: 12/KH-UBND | Hoằng Kim, ngày 05 tháng 3 năm 2020 |",
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
