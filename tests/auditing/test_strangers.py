"""What strangers' papers were wrongly told, and what they were not told: each as a whole kind."""

import unicodedata

import pytest

from genderplan.auditing import apply_safe_corrections, audit
from genderplan.errors import NotFoundError

# kind; day; texts of which nothing is wrong. The first of each kind was met.
RIGHT: dict[str, tuple[str | None, list[str]]] = {
    "a unit ended, but the words belong to the title of an older document": (
        "2026-03-01",
        [
            (
                "Bãi bỏ Nghị quyết số 11/NQ-HĐND ngày 09/12/2023 của HĐND tỉnh Phú Yên quy định "
                "mức "
                "hỗ trợ cộng tác viên trên địa bàn tỉnh Phú Yên."
            ),
            "Nghị quyết số 11/NQ-HĐND ngày 09/12/2023 của HĐND tỉnh Phú Yên Quy định mức hỗ trợ",
            "Quyết định số 55/QĐ-UBND ngày 05/3/2024 của UBND tỉnh Bình Thuận ban hành Quy chế",
            "Kế hoạch số 40/KH-UBND ngày 23/02/2024 của UBND huyện Hoằng Hóa về bình đẳng giới",
            (
                "Thực hiện Quyết định số 12/QĐ-UBND ngày 02/4/2019 của UBND tỉnh Hà Nam "
                "phê duyệt đề "
                "án hỗ trợ phụ nữ khởi nghiệp trên địa bàn tỉnh Hà Nam"
            ),
            "Công văn số 88/UBND-VX ngày 09/01/2025 của UBND huyện Mê Linh về hộ nghèo",
            "Chỉ thị số 05/CT-UBND ngày 11/5/2022 của Chủ tịch UBND tỉnh Bắc Kạn về phòng cháy",
            (
                "Nghị quyết số 45/NQ-HĐND ngày 12/7/2023 của HĐND tỉnh Vĩnh Phúc "
                "sửa đổi mức chi trên "
                "địa bàn tỉnh Vĩnh Phúc"
            ),
            "Báo cáo số 120/BC-UBND ngày 20/12/2024 của UBND huyện Đông Anh",
            "Quyết định số 07/2021/QĐ-UBND ngày 15/3/2021 của UBND tỉnh Kon Tum quy định giá đất",
        ],
    ),
    "a unit ended, and the text says that it is of the past": (
        "2026-03-01",
        [
            "Điều lệ do Chủ tịch UBND tỉnh Bình Thuận (trước sắp xếp) phê duyệt vẫn được dùng.",
            "Điều lệ do Chủ tịch UBND tỉnh Bình Thuận (cũ) phê duyệt vẫn được dùng.",
            "Các dự án của tỉnh Kiên Giang trước khi hợp nhất tiếp tục thực hiện.",
            "Hồ sơ nhận tại UBND huyện Hoằng Hóa trước 01/7/2025 được giải quyết tiếp.",
            "Xã được thành lập trên cơ sở sáp nhập thị trấn Bút Sơn và xã Hoằng Đức.",
            "Bà Lan sinh năm 1961, quê quán xã Yên Bình, tỉnh Hà Nam.",
            "Trước đây, huyện Mê Linh có 18 xã và thị trấn.",
            "Năm 2023, huyện Hoằng Hóa đạt chuẩn nông thôn mới nâng cao.",
            "Tài sản của UBND huyện Quỳ Châu được bàn giao cho các xã mới.",
            "Tỉnh Lâm Đồng mới gồm tỉnh Lâm Đồng cũ, tỉnh Bình Thuận và tỉnh Đắk Nông hợp nhất.",
        ],
    ),
    "a unit ended, and an abbreviated kind, an address or an older paper says so": (
        "2026-01-15",
        [
            "Trụ sở tại TP. Thủ Đức (cũ)",
            "Trụ sở tại TP Thủ Đức cũ",
            "tại H. Củ Chi (cũ)",
            "tại Q. 1 cũ",
            "tại TX. Sơn Tây [cũ]",
            "Tháng 5 năm 2025, UBND huyện Củ Chi tổ chức hội nghị.",
            "Xã tiếp nhận nguyên trạng huyện Củ Chi.",
            "Phường tiếp nhận 30 công chức từ huyện Củ Chi.",
            "Công ty A (204 Nơ Trang Long, Phường 12, Quận Bình Thạnh, TP Hồ Chí Minh)",
            "Công ty B (số 208, ngõ 66, phố Kim Mã Thượng, p. Cống Vị, Ba Đình, Hà Nội)",
            (
                "31. Quyết định số 74/2003/QĐ-UB ngày 11 tháng 8 năm 2003 của Ủy ban nhân dân tỉnh "
                "Bình Phước Cho phép thành lập Hội Đông y huyện Bù Đốp tỉnh Bình Phước."
            ),
            "Thay cụm từ “Chi cục Thi hành án dân sự cấp huyện” thành “Phòng”.",
        ],
    ),
    "what amends, consolidates, begins or is older has numbers and days of its own": (
        "2025-11-20",
        [
            (
                "Căn cứ Luật sửa đổi, bổ sung một số điều của Luật Ban hành văn bản quy phạm "
                "pháp luật số 87/2025/QH15;"
            ),
            "Căn cứ Thông tư số 89-TC/TCT ngày 09/11/1993 của Bộ Tài chính;",
            "Số: 92/VBHN-BQP\nHà Nội, ngày 20 tháng 11 năm 2025\nQUYẾT ĐỊNH\nVỀ CHẾ ĐỘ",
            "Bắc Ninh, ngày 20 tháng 11 năm 2025\nKẾ HOẠCH\nThời gian thực hiện: Từ 01/7/2025.",
            "KẾ HOẠCH\nThời gian thực hiện: sau ngày 01/7/2025.",
            "KẾ HOẠCH\nSố liệu dự kiến của các xã\nnăm 2025 (tính đến hết ngày 31/12/2025)",
            "1. Tên\n2. Địa chỉ\n| 3. Điện thoại: | 4. Fax: |\n5. Email",
            "5. Sửa:\n“2. Chi phí.”. | 6. Sửa “5. Tỷ.”. | 7. Sửa “a) Lãi.”.\n8. Bổ sung",
            "xác định mã số số 02-1025/NMT",
            "Kỷ niệm 80 năm Tổng tuyển cử (06/01/1946 - 06/01/2026)",
            "ngày 19/12/2025 kỷ niệm 79 năm Toàn quốc kháng chiến (19/12/1946-19/12/2025)",
            "Luật số 65/2011/QH12, Luật số 16/2011/QH13, Luật số 02/2016/QH14, Luật 10/2026/QH16",
            "Nghị quyết 05/NQ-CP ngày 04/3/2023 và Nghị quyết 05/NQ-CP ngày 03/4/2024",
            "Số thứ tự 12/15 (70%).",
            "Phấn đấu đạt 150% kế hoạch, có 120% mức lương.",
            "Bầu 85 đại biểu trên tổng số 144 đại biểu ứng cử, trong đó, 18 đại biểu nữ (21,18%).",
        ],
    ),
    "bodies whose title the centrally run cities have too": (
        "2026-03-01",
        [
            "Chương trình số 05-CTr/TU ngày 10/02/2026 của Thành ủy Hải Phòng.",
            "UBND thành phố giao Sở Nội vụ chủ trì; Thành ủy, Thành đoàn phối hợp.",
            "Thành ủy Hà Nội, Thành ủy Đà Nẵng và Thành ủy Cần Thơ",
            "Ban Thường vụ Thành ủy Huế chỉ đạo",
            "HĐND thành phố Hồ Chí Minh thông qua nghị quyết",
            "Đ/c Bí thư Thành ủy (để báo cáo)",
            "Thành đoàn Thành phố Hồ Chí Minh phát động phong trào",
            "Ủy ban nhân dân thành phố Đà Nẵng phê duyệt",
            "Văn phòng Thành ủy, Ủy ban MTTQ thành phố",
            "Công an thành phố, Bộ Chỉ huy quân sự thành phố",
        ],
    ),
    "members of a list that are units by themselves": (
        "2024-03-01",
        [
            "Các tỉnh, thành: Hà Nội, TP.HCM, Long An, An Giang, Đồng Nai.",
            "các tỉnh, thành phố: Hải Phòng, Hưng Yên, Thái Bình, Hà Nam",
            "các tỉnh Long An, Tiền Giang, TP. Cần Thơ, An Giang",
            "TP Đà Nẵng, Quảng Nam, Quảng Ngãi",
            "thành phố Hải Phòng, Quảng Ninh và Bắc Giang",
            "Các địa phương: tỉnh Hà Giang, Cao Bằng, Lạng Sơn",
            "TP.HCM, Bình Dương, Đồng Nai, Bà Rịa - Vũng Tàu",
            "Thành phố Huế, Đà Nẵng",
            "các tỉnh, thành Hà Nội, Bắc Ninh, Vĩnh Phúc",
            "tỉnh Kon Tum, Gia Lai, Đắk Lắk, Đắk Nông, Lâm Đồng",
        ],
    ),
    "a person's name behind an office": (
        "2024-03-01",
        [
            "Chủ tịch UBND thành phố Trần Văn Minh kết luận cuộc họp.",
            "Phó Chủ tịch UBND huyện Nguyễn Thị Lan dự hội nghị.",
            "Bí thư Tỉnh ủy Lê Văn Thành phát biểu.",
            "Chủ tịch HĐND xã Phạm Thị Hồng chủ trì.",
            "Phó Bí thư Thành ủy Hoàng Quốc Việt trao quà.",
            "Chủ tịch Hội LHPN tỉnh Vũ Thị Mai tặng hoa.",
            "Trưởng Công an phường Đỗ Văn Hùng báo cáo.",
            "Chủ tịch UBND tỉnh Bùi Văn Khánh ký quyết định.",
            "Giám đốc Sở Nội vụ tỉnh Đặng Văn Thắng",
            "Chủ tịch UBND quận Ngô Thị Thu phát động.",
        ],
    ),
    "a percentage that the things counted have themselves": (
        None,
        [
            "Có 14/20 xã có tỷ lệ hộ dùng nước sạch đạt 100%.",
            "Có 5/10 xã đạt tỷ lệ trẻ em đến trường từ 98% trở lên.",
            "12/15 thôn có trên 90% hộ đạt gia đình văn hóa.",
            "8/9 trường có tỷ lệ học sinh khá giỏi đạt 75%.",
            "3/5 chỉ tiêu vượt kế hoạch, trong đó thu ngân sách đạt 120%.",
            "7/12 xã hoàn thành 100% kế hoạch.",
            "10/14 doanh nghiệp có doanh thu tăng 15%.",
            "4/6 cơ quan có tỷ lệ nữ lãnh đạo đạt 30%.",
            "11/13 phường có tỷ lệ tiêm chủng đạt 97,5%.",
            "6/8 chi hội có 80% hội viên tham gia.",
        ],
    ),
    "figures with a slash that are a scale, a rank or a time": (
        None,
        [
            "Quy hoạch chi tiết 1/500 đã phủ 97% diện tích phường.",
            "quy hoạch phân khu 1/2.000 đạt 90%",
            "bản đồ tỷ lệ 1/25.000 phủ 80% diện tích",
            "xếp thứ 15/63 cả nước, đạt 92%",
            "đứng thứ 3/63 tỉnh, thành phố (đạt 96%)",
            "trực 24/24 giờ, xử lý 95% phản ánh",
            "hoạt động 24/7 đạt 99%",
            "quy hoạch 1/2000 đạt 90%",
            "niên độ 2023/24 đạt 50%",
            "năm học 2023/2024 đạt 99%",
        ],
    ),
    "schooling": (
        None,
        [
            "Cán bộ có trình độ học vấn 12/12 chiếm 85%.",
            "Trình độ văn hoá: 12/12 (85%)",
            "Trình độ 9/12 chiếm 15%, 12/12 chiếm 85%",
            "văn hóa 10/10 chiếm 12%",
            "Cán bộ nữ tốt nghiệp THPT 12/12 đạt 98,5%",
            "học vấn 12/12: 42 người (91%)",
            "Trình độ học vấn: 12/12 đạt 100%, 9/12 đạt 0%",
            "Về văn hóa: 12/12 là 95%",
            "số cán bộ học hết lớp 12/12 chiếm 90%",
            "trình độ phổ thông 12/12 chiếm tỷ lệ 97,2%",
        ],
    ),
    "days and quarters": (
        None,
        [
            "trước 30/6 hoàn thành 50%",
            "đến hết 30/11 (đạt 92%)",
            "dịp 30/4 - 1/5 đạt 70%",
            "quý 2/2023 đạt 50%",
            "phong trào 20/10, 75% hội viên tham gia",
            "đợt thi đua 8/3 có 90% hội viên tham gia",
            "đến 15/12 đạt 95%",
            "sau 31/3 đạt 20%",
            "quý 3/2024 (đạt 72%)",
            "kỷ niệm 20/10 (95% chi hội tham gia)",
        ],
    ),
    "classes, hamlets and bounds": (
        None,
        [
            "Học sinh lớp 5/3 đạt 98%",
            "ấp 1/5 (60%)",
            "nữ chiếm ít nhất 1/3 (35%)",
            "lớp 9/2 có 95% học sinh lên lớp",
            "tổ 3/4 đạt 80%",
            "thôn 2/9 đạt 80%",
            "tối thiểu 1/2 (52%) là nữ",
            "không quá 1/3 (30%) số phiếu",
            "khoảng 2/3 (70%) số hộ dân",
            "tổ dân phố 8/3 đạt 100%",
        ],
    ),
    "parts of amounts of money": (
        None,
        [
            "Đã chi trả 812,450/1.020 tỷ đồng (đạt 79,65%).",
            "giải ngân 45,5/60,2 tỷ đồng, đạt 75,6%",
            "thu ngân sách 1.250/1.000 triệu đồng, đạt 125%",
            "đã giải ngân 12,35/20 tỷ đồng (61,8%)",
            "thực hiện 3.250/5.000 triệu đồng (65%)",
            "Bê tông hóa 12,5/20km, đạt 62,5%",
            "nạo vét 8,4/12 km kênh, đạt 70%",
            "trồng mới 150,5/200 ha rừng, đạt 75,3%",
            "vốn vay 2,15/3,5 tỷ đồng đạt 61,4%",
            "quyên góp 95,5/100 triệu đồng (95,5%)",
        ],
    ),
    "what grew is an amount": (
        None,
        [
            "Ngành dệt chiếm 12% tổng sản lượng, doanh thu 5.200 tỷ đồng, tăng 10% so cùng kỳ.",
            "Hộ nghèo còn 3,2%; thu nhập bình quân 56 triệu đồng, tăng 8%.",
            "Nữ chiếm 40%, số vụ bạo lực là 12 vụ, giảm 25%.",
            "tỷ lệ che phủ 45%, sản lượng lúa tăng 3,5%",
            "GRDP chiếm 2% cả nước, kim ngạch xuất khẩu đạt 1,2 tỷ USD, tăng 15%",
            "Tổng thu ngân sách 1.200 tỷ đồng, tăng 12% so với dự toán",
            "Kinh phí 200 triệu đồng, tăng 20%",
            "tỷ lệ nữ 45%; tổng số hội viên 1.200 người, tăng 5%",
            "diện tích gieo trồng tăng 2,1%",
            "Có 15/42 nữ cấp ủy (35,7%), số lượt người dự tăng 30%",
        ],
    ),
    "changes that follow, and numbers that are no change": (
        None,
        [
            "Số vụ giảm từ 12 xuống 9, giảm 25%.",
            "từ năm 2020 đến năm 2025, tăng 30%",
            "từ 8 lên 10 điểm phần trăm, tăng 30%",
            "từ 12% xuống 9%, giảm 25%",
            "từ 3 triệu lên 4,5 triệu đồng, tăng 50%",
            "từ ngày 15/11 đến ngày 15/12, tăng 12%",
            "từ 1.200 lên 1.500 lượt người (tăng 25%)",
            "từ 6 lên 9 câu lạc bộ, tăng gần 50%",
            "97 người = 42 nam + 55 nữ",
            "15 triệu = 10 + 5 triệu đồng",
        ],
    ),
    "numbers and dates that are written so": (
        "2024-01-01",
        [
            "Nghị quyết số 19-2018/NQ-CP",
            "Luật có hiệu lực từ ngày 01/07/2007.",
            "sinh ngày 02/09/1945",
            "từ ngày 01/03/2023 đến ngày 05/04/2023",
            "Nghị quyết số 35-2021/NQ-HĐND",
            "The rate was 20.9% in 2021 and the total of women is 1,234 people.",
            "Trích: “the rate of 20.9% is for women”",
            'Báo cáo viết "tỷ lệ 20.9%" là nguyên văn',
            "họp ngày 5/8/2023 tại xã",
            "Thông tư số 02-2019/TT-BNV",
        ],
    ),
    "days of which the list is incomplete": (
        "2018-03-01",
        [
            "UBND quận 9, Thành phố Hồ Chí Minh",
            "UBND Quận 2, Thành phố Hồ Chí Minh",
            "quận Thủ Đức, Thành phố Hồ Chí Minh",
            "huyện Hoành Bồ, tỉnh Quảng Ninh",
            "xã Đông Xuân, tỉnh Thái Bình",
            "UBND phường 15, quận 4, Thành phố Hồ Chí Minh",
            "huyện Kỳ Anh, tỉnh Hà Tĩnh",
            "UBND thị xã Long Khánh, tỉnh Đồng Nai",
        ],
    ),
    "days before those that are listed": (
        "2008-03-01",
        [
            "xã Tân Thành, huyện Hoài Đức, tỉnh Hà Tây",
            "UBND huyện Mê Linh, tỉnh Vĩnh Phúc",
            "UBND thị xã Hà Đông, tỉnh Hà Tây",
            "UBND huyện Từ Liêm, thành phố Hà Nội",
        ],
    ),
}
JUDGED = {"GP601", "GP602", "GP603", "GP605", "GP607", "GP608", "GP621", "GP622", "GP623", "GP624"}
JUDGED |= {
    "GP101",
    "GP606",
    "GP627",
    "GP628",
    "GP631",
    "GP638",
    "GP656",
    "GP116",
    "GP657",
    "GP658",
    "GP609",
    "GP610",
    "GP106",
    "GP107",
    "GP612",
    "GP613",
    "GP616",
    "GP102",
    "GP121",
    "GP642",
    "GP643",
}


@pytest.mark.parametrize(
    ("on", "text"), [(on, text) for on, texts in RIGHT.values() for text in texts]
)
def test_what_is_right_is_neither_judged_nor_changed(on: str | None, text: str) -> None:
    """Nothing is found, and the safe corrections leave the text as it is."""
    found = audit(text, on=on)

    assert set() == JUDGED & set(found.codes)
    assert text == apply_safe_corrections(text, found)


def test_the_form_of_unicode_changes_no_finding() -> None:
    """A text with its marks apart has the same findings, at the same words."""
    for on, texts in WRONG.values():
        apart = unicodedata.normalize("NFD", texts[-1])
        found, again = audit(texts[-1], on=on), audit(apart, on=on)
        words = [texts[-1][slice(*each.span or (0, 0))] for each in found]

        assert found.codes == again.codes
        assert words == [
            unicodedata.normalize("NFC", apart[slice(*each.span or (0, 0))]) for each in again
        ]


# code; day; texts in which it is found
WRONG: dict[str, tuple[str, list[str]]] = {
    "GP611": (
        "2024-06-01",
        [
            "Căn cứ Luật Bình đẳng giới ngày 29/11/2007;",
            "Căn cứ Luật Bình đẳng giới ngày 28 tháng 11 năm 2006;",
            "Luật Bình đẳng giới năm 2007",
            "Luật Bình đẳng giới ngày 29-11-2005",
            "Căn cứ Bộ luật Lao động ngày 20/11/2018;",
            "Luật Phòng, chống bạo lực gia đình ngày 14/11/2023",
            "Luật BĐG ngày 29/10/2006",
            "Nghị quyết số 28/NQ-CP ngày 13/3/2021 của Chính phủ",
            "Quyết định số 2351/QĐ-TTg ngày 24/12/2009 của Thủ tướng Chính phủ",
            "Luật Bình đẳng giới ngày 20 tháng 11 năm 2006",
        ],
    ),
    "GP614": (
        "2024-06-01",
        [
            "Căn cứ Luật Phòng, chống bạo lực gia đình ngày 21/11/2007;",
            "Căn cứ Luật Phòng, chống bạo lực gia đình năm 2007;",
            "Luật Phòng, chống bạo lực gia đình ngày 21 tháng 11 năm 2007",
            "Luật PCBLGĐ năm 2007",
            "Căn cứ Luật số 02/2007/QH12",
            "Căn cứ Luật Phòng, chống bạo lực gia đình số 02/2007/QH12",
            "theo Luật Phòng, chống bạo lực gia đình ngày 21-11-2007",
            "Căn cứ Quyết định số 2351/QĐ-TTg ngày 24/12/2010 của Thủ tướng Chính phủ",
            "Căn cứ Luật Phòng, chống bạo lực gia đình (số 02/2007/QH12)",
            "Căn cứ Luật PCBLGĐ ngày 21/11/2007",
        ],
    ),
    "GP108": (
        "2026-03-05",
        [
            "Số:         /UBND-NC\nLâm Đồng, ngày 05 tháng 3 năm 2026",
            "Số: ......../UBND-NC\nLâm Đồng, ngày 05 tháng 3 năm 2026",
            "Số:      /SNV-XDCQ\n",
            "Số:  /KH-UBND\n",
            "Số: …/BC-UBND\n",
            "Số:____/QĐ-UBND\n",
            "Số:     /SYT-NVY\nHà Nội, ngày 05 tháng 3 năm 2026",
            "   Số:        /LĐTBXH-BĐG\n",
            "Số:      /CV-HPN\n",
            "Số:       /BNV-CTTN&BĐG\n",
        ],
    ),
    "GP652": (
        "2024-06-01",
        [
            "Chiến lược quốc gia về bình đẳng giới giai đoạn 2021-2025 có 6 mục tiêu",
            "Chương trình phòng ngừa, ứng phó với bạo lực trên cơ sở giới giai đoạn 2021-2030",
            "Chương trình phòng ngừa và ứng phó với bạo lực trên cơ sở giới giai đoạn 2021 - 2030",
            "chiến lược quốc gia về bình đẳng giới giai đoạn 2020-2030",
            "Chiến lược quốc gia về BĐG (2021 - 2025)",
            "Quyết định số 2232/QĐ-TTg ngày 28/12/2020 về phòng ngừa bạo lực giai đoạn 2021-2030",
            "mục tiêu của Chiến lược quốc gia vì bình đẳng giới giai đoạn 2021–2025",
            (
                "Quyết định số 2232/QĐ-TTg về Chương trình phòng ngừa, ứng phó với "
                "bạo lực trên cơ sở "
                "giới giai đoạn 2021-2030"
            ),
            (
                "Nghị quyết số 28/NQ-CP ban hành Chiến lược quốc gia về bình đẳng giới giai đoạn "
                "2021-2025"
            ),
            "Chiến lược quốc gia về bình đẳng giới giai đoạn 2011-2025",
            "Chương trình hành động quốc gia về bình đẳng giới giai đoạn 2016-2025",
            "CHIẾN LƯỢC QUỐC GIA VỀ BÌNH ĐẲNG GIỚI GIAI ĐOẠN 2021-2025",
        ],
    ),
    "GP601": (
        "2025-12-01",
        [
            "Số phiếu tán thành: 20/25 (90%).",
            "Số hộ tham gia 120/150 (90%).",
            "Số xã đạt chuẩn là 12/15 (70%).",
            "Tổng số hộ nghèo 120/150 (90%).",
            "Thu 1,2/2,4 tỷ đồng (60%).",
        ],
    ),
    "GP604": (
        "2025-12-01",
        ["40 học viên, nữ 24, nam 18.", "42 nam, 55 nữ, tổng số 98 người tham gia"],
    ),
    "GP607": ("2025-12-01", ["Ít nhất 185% người hưởng trợ cấp mở tài khoản."]),
    "GP624": (
        "2025-12-01",
        ["Các quận, huyện, thị xã báo cáo.", "Các quận báo cáo.", "Các thị xã, huyện báo cáo."],
    ),
    "GP116": (
        "2025-12-01",
        [
            "Căn cứ Luật Ngân sách nhà nước số 83/2015/QH14;",
            "Căn cứ Luật Xử lý vi phạm hành chính số 15/2021/QH13,",
            "Căn cứ Luật Phí và lệ phí số 97/2025/QH13;",
            "Nghị quyết số 1211/2016/UBTVQH15",
        ],
    ),
    "GP657": ("2025-12-01", ["Kỷ niệm 81 năm Tổng tuyển cử (06/01/1946 - 06/01/2026)"]),
    "GP658": (
        "2025-12-01",
        [
            (
                "Nghị quyết số 48/NQ-CP ngày 04/3/2023 của Chính phủ. Nghị quyết số 48/NQ-CP "
                "ngày 03/4/2023 của Chính phủ."
            ),
        ],
    ),
    "GP623": (
        "2025-11-21",
        [
            "Giao huyện Tây Hòa tiếp nhận hàng cứu trợ.",
            "tại H. Củ Chi và các xã khác",
            "Tháng 8 năm 2025, UBND huyện Củ Chi tổ chức hội nghị.",
            "Họp tại p. Cống Vị, Ba Đình, Hà Nội",
            "Thực hiện Kế hoạch số 05/KH-UBND ngày 01/3/2025 của UBND tỉnh, UBND huyện Củ Chi họp",
        ],
    ),
    "GP620": (
        "2025-12-01",
        [
            "họp thứ Hai, ngày 15/11/2025",
            "ngày 15/11/2025 (thứ Hai)",
            "Chủ nhật ngày 15/11/2025",
            "vào thứ 6, ngày 15 tháng 11 năm 2025",
            "thứ ba (18/10/2025)",
            "ngày 20/10/2025, thứ Ba",
            "Thứ Năm, 15/11/2025",
            "sáng thứ Tư ngày 15/11/2025",
            "ngày 08/3/2025 (Chủ nhật)",
            "thứ 2 ngày 15-11-2025",
        ],
    ),
    "GP609": (
        "2025-12-01",
        [
            "Số vụ giảm từ 12 vụ xuống 9 vụ, giảm 30%.",
            "Số vụ giảm từ 12 xuống 9, giảm 30%.",
            "tăng từ 1.200 lên 1.500 (tăng 30%)",
            "tăng từ 10 người lên 15 người, tăng 33%",
            "từ 200 hội viên lên 250 hội viên (tăng 20%)",
            "giảm từ 40 hộ nghèo xuống còn 30 hộ nghèo, giảm 33%",
            "từ 100 triệu đồng lên 150 triệu đồng, tăng 33%",
            "tăng từ 8 câu lạc bộ lên 10 câu lạc bộ, tăng 20%",
            "từ 50 vụ còn 20 vụ, giảm 40%",
            "từ 1.000 lượt người lên 1.200 lượt người; tăng 120%",
            "kinh phí từ 2 tỷ đồng xuống 1,5 tỷ đồng, giảm 50%",
            "từ 5 lớp lên 8 lớp, tăng 37,5%",
        ],
    ),
    "GP606": (
        "2025-12-01",
        [
            "Kinh phí 15 triệu đồng, trong đó: xã 10 triệu đồng, xã hội hóa 6 triệu đồng.",
            "15 triệu đồng = 10 triệu đồng + 6 triệu đồng",
            "Kinh phí: 15 triệu = 10 + 6 triệu đồng",
            "97 người = 42 nam + 54 nữ",
            "Tổng kinh phí 50 triệu đồng, gồm 30 triệu đồng ngân sách và 10 triệu đồng xã hội hóa.",
            "20 triệu đồng (trong đó ngân sách 15 triệu đồng, vận động 10 triệu đồng)",
            "200.000.000 đồng, bao gồm: tỉnh 150.000.000 đồng; xã 40.000.000 đồng",
            "1,5 tỷ đồng, trong đó trung ương 1 tỷ đồng, địa phương 600 triệu đồng",
            (
                "12 triệu đồng, gồm: tập huấn 5 triệu đồng, truyền thông 4 triệu đồng, in ấn "
                "2 triệu "
                "đồng"
            ),
            "Tổ chức 10 buổi, gồm 4 buổi tọa đàm và 3 buổi nói chuyện.",
            "Có 30 câu lạc bộ, gồm 12 câu lạc bộ xã và 15 câu lạc bộ trường.",
            "Kinh phí: 80 triệu đồng; trong đó: ngân sách 50 triệu đồng, tài trợ 40 triệu đồng",
        ],
    ),
    "GP610": (
        "2025-12-01",
        [
            "TT\tĐơn vị\tSố lượng\n1\tA\t10\n2\tB\t20\nTổng cộng\t\t35",
            (
                "| STT | Đơn vị | Hội viên |\n|---|---|---|\n| 1 | A | 100 |\n| 2 | B | 200 |\n"
                "| | Cộng | 310 |"
            ),
            (
                "| Thôn | Nam | Nữ |\n|:--|--:|--:|\n| A | 10 | 12 |\n| B | 8 | 9 |\n"
                "| Tổng | 18 | 22 |"
            ),
            (
                "| Nội dung | Kinh phí |\n|---|---|\n| Tập huấn | 5,5 |\n| Truyền thông | 7 |\n"
                "| Tổng cộng | 13 |"
            ),
            "STT\tThôn\tSố hộ\n1\tMột\t1.200\n2\tHai\t800\n3\tBa\t500\n\tTổng số\t2.600",
            "| A | B |\n|---|---|\n| x | 1 |\n| y | 2 |\n| z | 3 |\n| **Tổng cộng** | **7** |",
            "Xã\tSố vụ\nX\t3\nY\t4\nTỔNG CỘNG\t8",
            "Đơn vị\tNam\tNữ\tTổng\nA\t1\t2\t3\nB\t4\t5\t9\nCộng\t5\t7\t13",
            "| Loại | Số cuộc |\n|--|--|\n| Tọa đàm | 2 |\n| Mít tinh | 1 |\n| Cộng: | 4 |",
        ],
    ),
    "GP102": (
        "2025-12-01",
        [
            "kinh phí quý 5/2025",
            "trong quý VI năm 2025",
            "quý 6 năm 2025",
            "giai đoạn 2030-2021",
            "nhiệm kỳ 2026-2021",
            "ngày 31/11/2025",
            "tháng 13/2025",
            "ngày 30/02/2025",
            "ngày 32/01/2025",
            "ngày 29/02/2025",
        ],
    ),
    "GP643": (
        "2025-12-01",
        [
            "phát 1,234 tờ rơi",
            "có 12,500 lượt người dự",
            "mỗi suất 500,000 đồng",
            "tổng 1,200,000 đồng",
            "vận động 2,345 hội viên",
            "hỗ trợ 1,050 hộ nghèo",
            "tổ chức cho 3,600 học sinh",
            "tặng 1,000 suất quà",
            "1,150 phụ nữ được khám",
            "15,000,000 đồng",
        ],
    ),
}


@pytest.mark.parametrize(
    ("code", "on", "text"),
    [(code, on, text) for code, (on, texts) in WRONG.items() for text in texts],
)
def test_what_is_wrong_is_found(code: str, on: str, text: str) -> None:
    """The fault is found once."""
    assert 1 == audit(text, on=on).codes.count(code)


@pytest.mark.parametrize("name", ["UBND tỉnh Lào Cai", "HĐND thành phố Hà Nội", "tỉnh Thái Nguyên"])
def test_a_unit_of_several_times_is_that_of_today_where_no_day_is_told(name: str) -> None:
    """The province before and after July 2025 is one name in one place; "xã Tân Lập" is not."""
    assert [] == list(audit("Tỉnh báo cáo.", unit=name))
    with pytest.raises(NotFoundError):
        audit("Xã báo cáo.", unit="xã Tân Lập")
