"""Kinds of words that were misread in strangers' texts, each with several specimens of its own."""

import unicodedata
from typing import Final

import pytest

from genderplan import extract
from genderplan.extraction import Mention, MentionKind
from genderplan.extraction.mentions import AmountChange, CountRange, MoneyRange
from genderplan.quantities import Count, Money

# The day of the texts. What is found is written "value", with the sex of a count behind it.
ON: Final = "2024-03-01"
KINDS: Final[dict[tuple[str, str], dict[str, list[str]]]] = {
    ("a word for a sex inside another word", "count"): {
        "Có 52 công nhân viên, 31 thanh niên xung phong, 9 nông dân": ["52", "31", "9"],
        "18 doanh nhân, 22 nhân viên và 6 bệnh nhân": ["18", "22", "6"],
        "hỗ trợ 15 nạn nhân, 4 nhân chứng": ["15", "4"],
        "4 công dân ưu tú; 150 công đoàn viên": ["4", "150"],
        "08 công nhân nữ và 03 thanh niên nam": ["8 women", "3 men"],
        "cử 18 công an dự lớp; 12 nam công an, 3 nữ công an": ["18", "12 men", "3 women"],
    },
    ("a man whose noun begins like a place", "count"): {
        "Tổ có 3 nữ và 4 nam bộ đội": ["3 women", "4 men"],
        "gồm 6 nữ phi công và 3 nam phi công": ["6 women", "3 men"],
        "3 nữ kỳ thủ, 4 nam kỳ thủ, 6 nam phiên dịch": ["3 women", "4 men", "6 men"],
        "30 NAM BỘ ĐỘI": ["30 men"],
        "4 Nam Bộ; 3 NAM PHI; tổ 3 Nam Định": [],
    },
    ("a word for a sex in a proper name", "count"): {
        "Hà Nam có 45 xã; đoàn Quảng Nam 12 người": ["45", "12"],
        "Khu vực phía Nam: 30 đại biểu": ["30"],
        "phường Bà Rịa có 25 chi hội": ["25"],
        "đường Bà Triệu có 14 hộ dân": ["14"],
        "Đông Nam Bộ có 6 địa phương": ["6"],
        "trường THPT Nam Đàn có 20 giáo viên nữ": ["20 women"],
        "Nam Định: 12 đại biểu, 5 nữ": ["12", "5 women"],
        "Hội LHPN Việt Nam có 63 cán bộ": ["63"],
        "Việt Nam là 1 trong 10 nước": [],
    },
    ("documents and things that are counted", "count"): {
        "ban hành 09 luật, 03 Nghị định và 05 Thông tư": ["9", "3", "5"],
        "Nghị định gồm 04 Chương, 23 Điều": ["4", "23"],
        "có 270 ý tưởng và 52 gương điển hình": ["270", "52"],
        "tặng 2 con lợn, 352 kỷ niệm chương": ["2", "352"],
        "nữ có 2 con": [],
        "Điều 5 Nghị định này": [],
    },
    ("some of every few people", "ratio"): {
        "cứ 3 phụ nữ thì có 1 người bị bạo lực": ["1/3"],
        "Cứ 10 hộ dân thì 3 người, cứ 5 trẻ em có 2 em": ["2/5"],
        "cứ 100 người dân có hơn 12 người cao tuổi": ["12/100"],
        "cứ 5 năm có 1 lần, căn cứ 2 đại biểu có 1 phiếu": [],
        "cứ 100 bé gái có 112 bé trai": [],
    },
    ("rises behind a rank", "points"): {
        "Xếp thứ 12/63, tăng 5% so với năm trước": [],
        "xếp hạng 5/34 (tăng 3%)": [],
        "Nữ có 12/63 người, tăng 5% so với nhiệm kỳ trước": ["Points(5)"],
    },
    ("words and a colon before a number", "count"): {
        "Tổng số đảng viên: 45; trong đó nữ: 12": ["45", "12 women"],
        "Số hộ nghèo: 230": ["230"],
        "Số lượng cán bộ: 15, số học sinh nữ: 7": ["15", "7 women"],
        "Số hội viên phụ nữ: 1.204.": ["1204 women"],
        "Tổng số xã: 12\nSố xã: 4": ["12"],
        "Số thẻ đảng viên: 4512; Số: 12; Số quyết định: 15": [],
        "Số đại biểu: 9/12; số người: 5,5; số nữ: 35%": [],
    },
    ("two counts with a slash", "count"): {
        "1.987 hộ/7.845 khẩu": ["1987", "7845"],
        "02 vụ/05 đối tượng": ["2", "5"],
        "6.109 trẻ trai/5.365 trẻ gái": ["6109 men", "5365 women"],
        "10 triệu đồng/5 hộ": ["5"],
        "113 trẻ trai/100 trẻ gái, 15 nữ/42 ủy viên": [],
    },
    ("large counts with a half", "count"): {
        "Có 2 triệu rưỡi người": ["2500000"],
        "hơn 1 nghìn rưỡi hội viên": ["1500"],
        "2 triệu người": ["2000000"],
    },
    ("figures around the clock, and all of a number", "ratio"): {
        "có 24/24 đơn vị nhận ủy thác": ["24/24"],
        "24/24 xã đạt chuẩn": ["24/24"],
        "trực 24/24 giờ": [],
        "hoạt động 24/7": [],
        "đạt 7/7 chỉ tiêu": ["7/7"],
        "14/19GV (73,6%), 12/30 HS nữ": ["14/19", "12/30"],
        "nhà 12/3A": [],
    },
    ("decimals with a unit glued to them", "ratio"): {
        "làm 7,5/10km đường, đạt 75%": ["7.5/10"],
        "nghiệm thu 1,25/2,5km (50%)": ["1.25/2.5"],
        "giải ngân 215,35/300 tỷ đồng (đạt 71,78%)": ["215.35/300"],
        "thu 1.025,5/1.200 tỷ đồng, đạt 85,46%": ["1025.5/1200"],
    },
    ("a scale of people, and one of money", "money"): {
        "dư nợ của Hội nông dân trên 65 tỷ với trên 2.200 hộ vay": ["65000000000"],
        "tương ứng tăng 0,3 triệu người và 0,1 triệu": [],
        "lực lượng lao động đã vượt quá 1,3 triệu. Trong tổng số": [],
        "số người thất nghiệp là 1,1 triệu": [],
        "dân số 1,2 triệu, thu nhập 50 triệu/năm": ["50000000"],
        "tổng kinh phí: 2,5 tỷ, ngân sách tỉnh 1 tỷ, xã 1,5 tỷ": [
            "2500000000",
            "1000000000",
            "1500000000",
        ],
        "3,5 triệu lượt khách, doanh thu 2 tỷ": ["2000000000"],
        "gần 2 triệu phụ nữ": [],
    },
    ("days of which the last has the month", "date"): {
        "ngày 8, 9/3/2024": ["2024-03-08", "2024-03-09"],
        "các ngày 8, 9 và 10/3/2024": ["2024-03-08", "2024-03-09", "2024-03-10"],
        "ngày 20/10 và 25/11/2024": ["2024-10-20", "2024-11-25"],
        "ngày 1, 2 tháng 6 năm 2024": ["2024-06-01", "2024-06-02"],
        "ngày 12, 13 và 14 tháng 5": ["--05-12", "--05-13", "--05-14"],
        "ngày 7/3, ngày 8/3/2024": ["2024-03-07", "2024-03-08"],
        "Trong 2 ngày 18 và 19-12": ["--12-18", "--12-19"],
        "ngày 8, 9 người dự": [],
        "ngày 8, 9/12 xã báo cáo": [],
        "họp ngày 5, có 9/12 xã dự": [],
    },
    ("both ends of a range of days", "period"): {
        "từ ngày 01/3 đến 15/3/2024": ["2024-03-01/2024-03-15"],
        "từ 5-7/3": ["2024-03-05/2024-03-07"],
        "01/11 - 31/12/2024": ["2024-11-01/2024-12-31"],
        "Trong 2 ngày 23-24/12/2013": ["2013-12-23/2013-12-24"],
        "từ ngày 15-11 đến 15-12-2021": ["2021-11-15/2021-12-15"],
        "(từ 15/11 đến 15/12/2025)": ["2025-11-15/2025-12-15"],
    },
    ("a unit that does not lie where the text says", "unit"): {
        "xã Long Thành, tỉnh Vĩnh Long": ["None", "86"],
        "xã Hoằng Kim, tỉnh Nghệ An": ["None", "40"],
        "huyện Mê Linh (tỉnh Thanh Hóa)": ["None", "38"],
        "xã Hoằng Kim thuộc huyện Hậu Lộc": ["None", "400"],
        "xã Hoằng Kim, huyện Hoằng Hóa": ["15889", "399"],
        "các xã Hoằng Kim, Hoằng Trung, huyện Hoằng Hóa": ["15889", "15892", "399"],
        "thành phố Vinh, tỉnh Nghệ An; huyện Mê Linh": ["412", "40", "250"],
    },
    ("a misspelt name in a list of units", "unit"): {
        "xã Hoằng Tiến, xã Hoằn Đông và xã Hoằng Thanh": ["15988", "None", "16000"],
        "huyện Hoằng Hóa, huyện Nga Sơnn": ["399", "None"],
        "xã Hoằng Tiến, Chủ tịch UBND xã Lê Văn An": ["15988"],
    },
    ("a district in brackets behind its commune", "unit"): {
        "xã Hoằng Kim (Hoằng Hóa)": ["15889", "399"],
        "Xã Diễn Tháp (Diễn Châu)": ["17422", "425"],
        "xã Hoằng Kim (Mới thành lập)": ["15889"],
    },
    ("other spellings of provinces in lists", "unit"): {
        "Sơn La, Hải Dương, Đăk Lăk": ["14", "30", "66"],
        "các tỉnh Đắc Nông, Bắc Cạn": ["67", "06"],
        "Thanh Hoá, Khánh Hoà": ["38", "56"],
        "HN, SG": [],
    },
    ("the person after whom a city is called", "unit"): {
        "tấm gương đạo đức Hồ Chí Minh": [],
        "tư tưởng, đạo đức, phong cách\nHồ Chí Minh": [],
        "Chủ tịch Hồ Chí Minh": [],
        "Đoàn TNCS Hồ Chí Minh": [],
        "Thành phố Hồ Chí Minh": ["79"],
        "tại Hồ Chí Minh": ["79"],
        "Hà Nội, Hồ Chí Minh và Đà Nẵng": ["01", "79", "48"],
    },
    ("symbols with digits, commas and capitals", "citation"): {
        "Công văn số 1205/A05-P4 ngày 06/3/2024": ["1205/A05-P4 2024-03-06"],
        "thông báo số 12B/TB-VP ngày 10/02/2024": ["12B/TB-VP 2024-02-10"],
        "Công văn số 77/SXD-QLN,HT ngày 12/01/2024": ["77/SXD-QLN,HT 2024-01-12"],
        "Công văn số 456/PA03-Đ2 ngày 20/02/2024": ["456/PA03-Đ2 2024-02-20"],
        "Kết luận số 65A-KL/TU ngày 18/02/2024": ["65A-KL/TU 2024-02-18"],
    },
    ("schools, funds, clubs and divisions", "organ"): {
        "tại Trường Mầm non Hoa Sen tổ chức": ["Trường Mầm non Hoa Sen"],
        "cho Trường tiểu học Ngọc Trung và Trường tiểu học Ngọc Sơn": [
            "Trường tiểu học Ngọc Trung",
            "Trường tiểu học Ngọc Sơn",
        ],
        "Trường Mầm non xã Hoằng Hợp": ["Trường Mầm non"],
        "Bệnh viện Đa khoa tỉnh Thanh Hóa": ["Bệnh viện Đa khoa"],
        "Học viện Nông nghiệp Việt Nam": ["Học viện Nông nghiệp Việt Nam"],
        "Ngân hàng Chính sách xã hội cho vay": ["Ngân hàng Chính sách xã hội"],
        "Quỹ Hỗ trợ nông dân cho vay 5 tỷ": ["Quỹ Hỗ trợ nông dân"],
        "CLB Nữ doanh nhân và CLB phụ nữ": ["CLB Nữ doanh nhân"],
        "đề nghị của Cục trưởng Cục An toàn hệ thống các tổ chức tín dụng;": [
            "Cục An toàn hệ thống các tổ chức tín dụng"
        ],
        "Vụ Tổng hợp, Phòng CTSV": ["Vụ Tổng hợp", "Phòng CTSV"],
        "tại trường Đại học Ngân hàng TP.Hồ Chí Minh": ["trường Đại học Ngân hàng"],
        "trường THCS Minh Khai và bệnh viện Bạch Mai": [
            "trường THCS Minh Khai",
            "bệnh viện Bạch Mai",
        ],
        "các trường mầm non, bệnh viện tuyến huyện": [],
        "BCH Trung ương Hội Nông dân Việt Nam trao tặng": ["BCH Trung ương Hội Nông dân Việt Nam"],
        "Ban Thường vụ Đoàn trường, Văn phòng Đoàn trường": [
            "Ban Thường vụ Đoàn trường",
            "Văn phòng Đoàn trường",
        ],
        "đối với Tổng cục Thuế và Tổng cục Hải quan": ["Tổng cục Thuế", "Tổng cục Hải quan"],
        "Phó Bí thư Thường trực Huyện ủy": ["Huyện ủy"],
        # names, seasons, headings and common words
        "sinh viên hệ Đại học và Cao đẳng chính quy": [],
        "huyện đảo Trường Sa, đường Trường Chinh, vụ Đông Xuân, Vụ Xuân": [],
        "PHÒNG NGỪA VÀ ỨNG PHÓ VỚI BẠO LỰC": [],
        "Phòng ngừa tội phạm. Khoa học. Trường hợp này. Quỹ đất. Viện trợ": [],
        "Trình độ: Đại học sư phạm, Trung tâm và CLB phụ nữ": [],
    },
    ("bodies whose words are glued", "organ"): {
        "Hội đồngnhân dân tỉnh Thanh Hóa": ["Hội đồngnhân dân"],
        "Sở Kế hoạchvà Đầu tư báo cáo": ["Sở Kế hoạchvà Đầu tư"],
        "Ban Thanhtra nhân dân xã": ["Ban Thanhtra nhân dân"],
    },
    ("an abbreviation behind its body", "organ"): {
        "Ủy ban Bầu cử (UBBC) tỉnh Thanh Hóa": ["Ủy ban Bầu cử"],
        "Liên minh Nghị viện thế giới (IPU)": ["Liên minh Nghị viện thế giới", "IPU"],
    },
    ("bodies of councils, of the world and over a line", "organ"): {
        "của Chính \nphủ": ["Chính phủ"],
        "của Bộ Chính \ntrị": ["Bộ Chính trị"],
        "Tỉnh ủy viên, Thành ủy viên": [],
        "Ban Thường vụ báo cáo": ["Ban Thường vụ"],
        "100% Ủy viên Ban Chấp hành có mặt": ["Ban Chấp hành"],
        "Ban thường trực, ban thường vụ": ["Ban thường trực"],
        "Phó Thủ tướng Chính phủ, nguyên Chủ tịch nước": [],
        "Ban Pháp chế, Ban Dân tộc thẩm tra": ["Ban Pháp chế", "Ban Dân tộc"],
        "Ban Kinh tế và Ngân sách HĐND tỉnh": ["Ban Kinh tế và Ngân sách HĐND"],
        "báo cáo của Liên hợp quốc (UN Women)": ["Liên hợp quốc", "UN Women"],
        "Công an nhân dân, Quân đội nhân dân Việt Nam": [
            "Công an nhân dân",
            "Quân đội nhân dân Việt Nam",
        ],
    },
    ("boards that are named alone", "organ"): {
        "bầu Ban Giám sát đầu tư của cộng đồng": ["Ban Giám sát đầu tư của cộng đồng"],
        "100% Ban GSĐT cộng đồng có kế hoạch": ["Ban GSĐT cộng đồng"],
        "Ban Thường vụ gồm 5 đồng chí; Ban Kiểm tra gồm 3": ["Ban Thường vụ", "Ban Kiểm tra"],
        "chỉ định Ủy ban Kiểm tra, Ban Thường trực": ["Ủy ban Kiểm tra", "Ban Thường trực"],
        "nữ là Trưởng Ban Nữ công, Ban Thư ký gồm 9 ủy viên": ["Ban Nữ công", "Ban Thư ký"],
        "Ban Tổ chức nhận 42 hồ sơ; Đoàn Chủ tịch điều hành": ["Ban Tổ chức", "Đoàn Chủ tịch"],
        "toàn Đảng bộ có 923 đảng viên": ["Đảng bộ"],
        "Đảng bộ đã lãnh đạo; các đảng bộ, Đảng bộ cơ sở": ["Đảng bộ"],
        "Ban Khuyến học, Ban Công tác Mặt trận khu dân cư": [
            "Ban Khuyến học",
            "Ban Công tác Mặt trận",
        ],
        "ban hành kế hoạch, Ban hành quy chế, tổ chức kiểm tra": [],
    },
    ("boards in small letters with their place", "organ"): {
        "quy hoạch ban chấp hành đảng bộ huyện": ["ban chấp hành đảng bộ"],
        "quy hoạch ban thường vụ huyện ủy": ["ban thường vụ huyện ủy"],
        "trưởng ban dân tộc tỉnh": ["ban dân tộc"],
        "uỷ ban kiểm tra các cấp đã kiểm tra": ["uỷ ban kiểm tra"],
        "ban thanh tra nhân dân xã": ["ban thanh tra nhân dân"],
        "ban công tác mặt trận cơ sở": ["ban công tác mặt trận"],
        "ban thường vụ đảng ủy": ["ban thường vụ đảng ủy"],
        "ban chỉ đạo các cấp, ban quản lý các cấp, ban chấp hành đảng bộ cấp huyện": [],
        "ban thường trực, ban tổ chức và ủy ban kiểm tra": [],
        "văn bản xã ban hành": [],
    },
    ("the centre of a union", "organ"): {
        "Bí thư thường trực T.Ư Đoàn, Chủ tịch Hội": ["T.Ư Đoàn"],
        "phần mềm của Trung ương Hội và iHanoi": ["Trung ương Hội"],
        "Ban Thường vụ Công đoàn Cơ quan T.Ư Đoàn trao": [
            "Ban Thường vụ Công đoàn Cơ quan T.Ư Đoàn"
        ],
        "Trung ương Hội Chữ thập đỏ Việt Nam": ["Trung ương Hội Chữ thập đỏ Việt Nam"],
        "T.Ư Hội LHPN Việt Nam, TW Hội Khuyến học Việt Nam": [
            "T.Ư Hội LHPN Việt Nam",
            "TW Hội Khuyến học Việt Nam",
        ],
        "TW Đoàn chỉ đạo; TƯ Hội; T.W Đoàn.": ["TW Đoàn", "TƯ Hội", "T.W Đoàn"],
        "Hội nghị Trung ương Đoàn kết": [],
        "Ban Chấp hành Trung ương hội nghị": ["Ban Chấp hành Trung ương"],
        "từ Trung ương đến cơ sở, đầu tư Hội trường": [],
        "thứ tư Hội Nông dân tỉnh": ["Hội Nông dân"],
    },
    ("bodies of former days", "organ"): {
        "Nha Bình dân học vụ mở 3 lớp": ["Nha Bình dân học vụ"],
        "Hội Truyền bá chữ Quốc ngữ, Mặt trận Việt Minh": [
            "Hội Truyền bá chữ Quốc ngữ",
            "Mặt trận Việt Minh",
        ],
        "Đội Việt Nam Tuyên truyền giải phóng quân": ["Đội Việt Nam Tuyên truyền giải phóng quân"],
        "Đoàn Phụ nữ Cứu quốc, Hội Phụ nữ Giải phóng": [
            "Đoàn Phụ nữ Cứu quốc",
            "Hội Phụ nữ Giải phóng",
        ],
        "Bộ Cứu tế xã hội, Bộ Quốc gia Giáo dục": ["Bộ Cứu tế xã hội", "Bộ Quốc gia Giáo dục"],
        "Ủy ban Bảo vệ và Chăm sóc trẻ em Việt Nam": ["Ủy ban Bảo vệ và Chăm sóc trẻ em Việt Nam"],
        "Tổng cục Dạy nghề, Ty Lao động": ["Tổng cục Dạy nghề", "Ty Lao động"],
        "Đoàn Chủ tịch Quốc tế Cộng sản": ["Đoàn Chủ tịch Quốc tế Cộng sản"],
        "Xứ ủy Bắc Kỳ, Trung ương Cục miền Nam": ["Xứ ủy Bắc Kỳ", "Trung ương Cục miền Nam"],
        "Chủ tịch nước Việt Nam Dân chủ Cộng hòa": ["Chủ tịch nước Việt Nam Dân chủ Cộng hòa"],
    },
    ("institutes, newspapers, schools and staffs", "organ"): {
        "chỉ đạo Viện Vệ sinh dịch tễ Trung ương, Viện Pasteur": [
            "Viện Vệ sinh dịch tễ Trung ương",
            "Viện Pasteur",
        ],
        "Báo Lao động và Tạp chí Công hội đỏ": ["Báo Lao động", "Tạp chí Công hội đỏ"],
        "Báo Yên Bái; Báo Tuổi Trẻ": ["Báo Yên Bái", "Báo Tuổi Trẻ"],
        "trường cấp 1 Hoa Sơn": ["trường cấp 1 Hoa Sơn"],
        "trường THCS & THPT Lộc Phát": ["trường THCS & THPT Lộc Phát"],
        "Bộ Tư lệnh Thủ đô, Bộ Tư lệnh Quân khu 7": ["Bộ Tư lệnh Thủ đô", "Bộ Tư lệnh Quân khu 7"],
        "Trung tâm Cung ứng Dịch vụ công xã Hoằng Kim": ["Trung tâm Cung ứng Dịch vụ công"],
        "BÁO CÁO TỔNG KẾT, Báo cáo số 5, VIỆN TRỢ": [],
        "thị trấn Nông trường Phong Hải": [],
        "Viện trợ, viện dẫn, tạp chí và báo in": [],
        "theo báo Thanh Niên; thông báo Phụ nữ, nhà báo Lao động": ["báo Thanh Niên"],
    },
    ("offices, places of meetings and other words", "organ"): {
        "Cục Trưởng Cục Thuế tỉnh; Cục Phó": ["Cục Thuế"],
        "tại Nhà Văn hóa thiếu nhi tỉnh Thanh Hóa": [],
        "Nhà Văn hóa Lao động tỉnh Thanh Hóa": ["Nhà Văn hóa Lao động"],
        "tại Trung tâm Hội nghị Quốc gia, Bộ Y tế": ["Bộ Y tế"],
        "phát triển Chính phủ điện tử, Chính phủ số.": [],
        "của Tổng Bí thư, Chủ tịch nước": [],
        "mà Ban Giám đốc Tổng công ty giao": [],
        "chỉ đạo Đại hội tỉnh": [],
        "ngày 12/4/2017 Bộ Y tế công bố; năm 2024 Hội Phụ nữ xã": ["Bộ Y tế", "Hội Phụ nữ"],
        "84 chi hội phụ nữ, 12/15 chi hội phụ nữ": [],
    },
    ("committees that are named by a long task", "organ"): {
        "Ban chỉ đạo sắp xếp các cấp và xây dựng mô hình tổ chức địa phương của Chính phủ": [
            "Ban chỉ đạo sắp xếp các cấp và xây dựng mô hình tổ chức địa phương",
            "Chính phủ",
        ],
        "Ban Chỉ đạo sắp xếp tổ chức bộ máy tỉnh": ["Ban Chỉ đạo sắp xếp tổ chức bộ máy"],
        "Ban Chỉ đạo phòng, chống AIDS của Chính phủ": [
            "Ban Chỉ đạo phòng, chống AIDS",
            "Chính phủ",
        ],
        "BCĐ yêu cầu các huyện; Ban Chỉ đạo tổ chức họp các xã": [],
    },
    ("counts from one to another", "count"): {
        "ổn định ở mức 1450-1500 sinh viên/năm": ["1450-1500"],
        "9 xã đạt 15-18 tiêu chí, 39 xã đạt 5 - 14 tiêu chí": ["9", "15-18", "39", "5-14"],
        "từ 1.128 đến 1.698 người; 2 tới 3 chuyên gia": ["1128-1698", "2-3"],
        "ít nhất từ 2 đến 3 cán bộ pháp chế": ["2-3"],
        "khoảng 80-90 đại biểu nữ": ["80-90 women"],
        "từ 3-5 người, nhóm 10-13 hộ": ["3-5", "10-13"],
        "giai đoạn 2021-2025 người dân; ngày 10 - 15 người dự": [],
        "lớp 10 - 12 học sinh, 12/10-15 người; 15-10 người": [],
        "10-15 nghìn người, tr. 328-337 Tạp chí": ["10000-15000"],
        "2 nghìn đến 3 nghìn người; từ 2 đến 3 nghìn hộ": ["2000-3000", "2000-3000"],
        "1,5 - 2 triệu lượt người; 2 nghìn đến 3.000 xã": ["1500000-2000000", "2000-3000"],
        "từ 1 triệu 200 nghìn đến 1 triệu 500 nghìn hộ": ["1200000-1500000"],
        "từ 2 nghìn rưỡi đến 3 nghìn người, 10 đến hơn 15 xã": ["2500-3000", "10-15"],
        "500 đến 1 nghìn người; 2,5 đến 3 người": [],
        "hỗ trợ 5 triệu đến 3 hộ; tăng từ 2 nghìn lên 3 nghìn người": ["3", "3000"],
        "- 12 người; xã A - 15 hộ": ["12", "15"],
    },
    ("counts whose noun is told before", "count"): {
        "Bắc Bộ có 152 người, Trung Bộ 108 và Nam Bộ 73.": ["152", "108", "73"],
        "Thái Nguyên 2 người, Quảng Bình 2, Lạng Sơn 1": ["2", "2", "1"],
        "Xã Hoằng Kim có 12 hội viên, Hoằng Trung 15; Hoằng Thanh 1.020.": ["12", "15", "1020"],
        "17 đảng viên; 16 chính thức và 01 dự bị": ["17", "16", "1"],
        "có 45 đảng viên (trong đó 40 chính thức, 5 dự bị)": ["45", "40", "5"],
        "bầu 15 đồng chí: 13 chính thức, 02 dự bị": ["15", "13", "2"],
        "Có 152 người, Điều 5. Hà Nội có 10 người, Khóa 12.": ["152", "10"],
        "toàn tỉnh có 20 xã, Quảng Trị 12": ["20"],
        "Nghị định 13 chính thức có hiệu lực, 12 xã": ["12"],
        "Số đại biểu tán thành 441, bằng 91%; số đại biểu không biểu quyết 8.": ["441", "8"],
    },
    ("units, papers and things of all kinds", "count"): {
        "gồm 01 thành phố, 03 thị xã (A) và 8 huyện": ["1", "3", "8"],
        "Tỉnh có từ 1.000.000 dân trở xuống; thêm 70.000 dân": ["1000000", "70000"],
        "01 nhà xuất bản, 05 báo in, hơn 70 tạp chí": ["1", "5", "70"],
        "12 infographic, 25.000 hiện vật, 2 mỏ đá, 5 mảng tường": ["12", "25000", "2", "5"],
        "41 thành phần dân tộc, 33 thành phần DTTS": ["41", "33"],
        "tổng số 1075 CBGVNV, 12 CBNV": ["1075", "12"],
        "hơn 70 cán bộ, hội viên phụ nữ; 30 cán bộ, công chức nữ": ["70 women", "30 women"],
        "3 khẩu súng, 2 khẩu; 26 khu vực bỏ phiếu": ["3", "2", "26"],
        "phòng, chống dịch Covid-19 báo cáo; tại lầu 6 Chi cục Thuế": [],
        "dịch vụ công mức độ 4 trên tổng số 192 thủ tục": ["192"],
    },
    ("names of a list behind counted units", "unit"): {
        "tại 5 xã là Thạch Đà, Hoàng Kim và Đại Thịnh": ["08980", "09016", "08974"],
        "3 huyện gồm Hoằng Hóa, Nga Sơn và Hậu Lộc": ["399", "401", "400"],
        "các huyện là: Hoằng Hóa, Nga Sơn": ["399", "401"],
        "2 huyện miền núi sau: Mường Lát, Quan Hóa": ["384", "385"],
        "các xã là Đảng bộ mạnh, 5 xã là xã điểm": [],
    },
    ("names without a kind beside others", "unit"): {
        "Có nơi như ở Tân Bình, quận 5, Bình Thạnh": ["766", "774", "765"],
        "tại Hoằng Hóa, huyện Hậu Lộc": ["399", "400"],
        "ông Trần Tân Bình, quận 5": ["774"],
        "tại Hoằng Hóa, Thanh Hóa": ["399", "38"],
        "Cột cờ A Pa Chải (Sín Thầu, Mường Nhé)": ["03154", "096"],
        "Chi hội Phụ nữ bản Đông (Tường Phù)": ["03925"],
        "Hàm Kiệm là một xã đồng bằng": ["23125"],
        "Hoằng Hóa là huyện ven biển": ["399"],
        "thôn Minh Tân (Trưởng Ban), Đảng bộ là xã": [],
        "các huyện miền núi Nghệ An; dãy núi Nghệ An": ["40"],
    },
    ("schools and works named after a unit", "unit"): {
        "trường Tiểu học Chiềng Hặc, huyện Yên Châu": ["124"],
        "1 trường mầm non Hoằng Kim, xã Hoằng Kim": ["15889"],
        "khu công nghiệp Quang Minh ở thị trấn Quang Minh": ["08989"],
        "chiến thắng Điện Biên, chiến dịch Hồ Chí Minh": [],
    },
    ("the word for the day without its marks", "citation"): {
        "hướng dẫn số 05-HD/BTCQU ngay 24 tháng 05 năm 2022 của Ban Tổ chức Quận ủy": [
            "05-HD/BTCQU 2022-05-24 Ban Tổ chức Quận ủy"
        ],
        "Công văn số 12/CV-UBND ngay 24/5/2022": ["12/CV-UBND 2022-05-24"],
        "Quyết định số 12/QĐ-UBND ngay sau khi họp": ["12/QĐ-UBND None"],
        "thực hiện ngay 24 tháng 5 năm 2022": [],
    },
    ("changes by an amount", "change"): {
        "tăng 152 hộ so với đầu nhiệm kỳ": ["+152"],
        "đạt 166,3 tỷ đồng, tăng 54 tỷ đồng so với": ["+54000000000"],
        "còn 34 biên chế, giảm 03 biên chế nghỉ": ["-3"],
        "tăng hơn 47 triệu đồng; giảm thêm 12 vụ": ["+47000000", "-12"],
        "tăng 196,6 nghìn người so với cùng kỳ": ["+196600"],
        "tăng thêm ít nhất 20 nữ cán bộ": ["+20"],
        "Giảm bình quân 5 hộ nghèo mỗi năm": ["-5"],
        "tăng lên 30 hội viên, giảm còn 12 xã, tăng đạt 5 tỷ đồng": [],
        "tăng cường 12 lớp, không tăng 5 người, tăng từ 10 người": [],
        "cao hơn 200 người, thấp hơn 5 triệu đồng": [],
    },
    ("a large number of several words", "count"): {
        "Có 1 triệu 200 nghìn người": ["1200000"],
        "hơn 1 nghìn 200 hội viên, 12 nghìn 500 hộ": ["1200", "12500"],
        "2 vạn 5 nghìn người; 3 triệu rưỡi người": ["25000", "3500000"],
        "1,5 triệu lượt người, 2 nghìn cán bộ": ["1500000", "2000"],
        "15 ngàn 320 lượt phụ nữ": ["15320 women"],
        "Có 2 triệu 500 hộ": [],
        "1 nghìn 2 nghìn người": [],
        "năm 2020 có 500 hộ": ["500"],
    },
    ("thousands parted by spaces", "count"): {
        "Có 1 250 công nhân và 2 300 nông dân": ["1250", "2300"],
        "Toàn tỉnh có 1 215 342 phụ nữ, 12\u00a0250 lượt người": ["1215342 women", "12250"],
        "1 250 người dự, trong đó 1 050 nữ": ["1250", "1050 women"],
        "Điều 1 250 người; lớp 1 250 học sinh": ["250", "250"],
        "năm 2020 342 người; ngày 5/3 250 người": ["342", "250"],
        "Mít tinh 8/3 500 phụ nữ dự": ["500 women"],
    },
    ("women beside men", "count"): {
        "Lớp có 24 nam/30 nữ (44,4%)": ["24 men", "30 women"],
        "24 đại biểu nam/30 đại biểu nữ; 12 bé gái/ 9 bé trai": [
            *("24 men", "30 women", "12 women", "9 men")
        ],
        "Nam/nữ: 24/30 (44,4%); nữ/nam là 5/14 người": ["24 men", "30 women", "5 women", "14 men"],
        "Tỷ lệ nam/nữ: 24/30; tỷ số giới tính (nam/nữ): 111/100": [],
        "24 Nam, 30 Nữ": ["24 men", "30 women"],
        "24 Nam/30 Nữ\n12 Nam - 15 Nữ": ["24 men", "30 women", "12 men", "15 women"],
        "1 Nam 24\n2 Nữ 30": ["24 men", "30 women"],
        "8 Người được cấp giấy": [],
    },
    ("women beside men, and parts of a whole", "ratio"): {
        "24 nam/30 nữ (44,4%), 24 học sinh nữ/30 học sinh nam": [],
        "nam/nữ: 24/30; tỷ lệ nữ/nam là 24/30": [],
        "24 nam/54 người; 24 nữ/54 đại biểu nam, nữ": ["24/54", "24/54"],
    },
    ("directions and names with a dash", "count"): {
        "ga 3 Nam - Bắc, tuyến 24 Nam – Bắc, ga 3 Nam – Hà Nội": [],
        "2 Nam-Ngạn, phường 3 Nam-Hải": [],
        "Bắc – Nam: 24 đại biểu, tuyến Đông - Nam: 12 hộ": ["24", "12"],
        "Xã Quảng Đông - Nam: 24, Nữ: 30": ["24 men", "30 women"],
        "Cán bộ - Nam: 24, Nữ: 30": ["24 men", "30 women"],
    },
    ("who takes part how often", "count"): {
        "112.229 lượt lao động nữ, 12 lượt nông dân nữ": ["112229 women", "12 women"],
        "12 lượt cán bộ, 5 lượt xe, 30 lượt hội viên nữ": ["12", "5", "30 women"],
        "12 lượt": ["12"],
    },
    ("counts that look like days, with a share", "ratio"): {
        "Có 6/8 (70%) xã; đạt 70% (6/8) xã": ["6/8", "6/8"],
        "Ngày 6/8 (70%) xã; sự kiện (6/8) xã Hoằng Kim": [],
        "Cấp 120/150kg gạo (80%)": ["120/150"],
        "học cấp 2/3; quý 3/4 (75%) xã; trình độ 12/12 (80%) người": [],
    },
    ("a sex in the next line", "count"): {
        "Thanh niên: 30 người\nNam: 12 người\nNữ: 18 người": ["30", "12 men", "18 women"],
        "Nam 12 người\nNữ 18 người": ["12 men", "18 women"],
        "Nữ: 18 đại biểu\nNam: 12 đại biểu": ["18 women", "12 men"],
        "thanh niên 30 người nữ 20 người": ["30", "20 women"],
        "1. Công nhân: 48 người\n2. Nữ công nhân: 20 người": ["48", "20 women"],
        "12 đại biểu\nnữ; 5 đồng chí là nữ": ["12 women", "5 women"],
        "có 30 cán bộ nữ, 12 nam": ["30 women", "12 men"],
        "Quảng\nNam có 90 đại biểu; miền\nNam có 63 đại biểu": ["90", "63"],
        "ĐOÀN HÀ\nNAM CÓ 40 ĐẠI BIỂU": ["40"],
        "30 thợ may nữ và 12 nông dân": ["30 women", "12"],
    },
    ("sums of scales", "money"): {
        "Tổng vốn 1 nghìn 500 tỷ đồng, 2 ngàn 45 tỷ đồng": ["1500000000000", "2045000000000"],
        "1 nghìn rưỡi tỷ đồng; 1 triệu 200 nghìn tỷ đồng": ["1500000000000", "1200000000000000"],
        "1.000 tỷ 500 triệu đồng, 1.200 triệu 500 nghìn đồng": ["1000500000000", "1200500000"],
        "1 nghìn 500 tỷ 200 triệu đồng; 1 tỷ 704,5 triệu đồng": ["1500200000000", "1704500000"],
        "1 nghìn 500 đồng; 1 triệu 500 nghìn 200 đồng": ["1500", "1500200"],
        # some mean half of the scale
        "2 triệu 500 đồng; 1 tỷ 2 đồng; 1 triệu 500 nghìn 20 đồng": [],
        "1,5 tỷ 200 triệu đồng; 20 triệu 10 tỷ đồng; 1 tỷ 1.200 triệu đồng": [],
        "1 tỷ hai trăm triệu đồng": [],
        "2 triệu, 500 nghìn đồng": ["2000000", "500000"],
        "Chi 5 tỷ, 200 triệu và 50 triệu đồng": ["5000000000", "200000000", "50000000"],
        "vay 30 triệu\n50 triệu đồng; vay 1 tỷ\n200 triệu đồng": [
            "30000000",
            "50000000",
            "1200000000",
        ],
        "hỗ trợ 2 nghìn 500 phần quà, 1 triệu 200 nghìn hộ": [],
        "từ 500 đến 1 triệu đồng": [],
        "hỗ trợ 500 nghìn - 1 triệu đồng; Điều 5 - 2 triệu đồng": ["500000-1000000", "2000000"],
        "từ 1 tỷ đến 1 tỷ 500 triệu đồng": ["1000000000-1500000000"],
        "2 - 2 tỷ 500 triệu đồng": ["2000000000-2500000000"],
        "từ 1 triệu 200 nghìn đến 1 triệu 500 nghìn hộ": [],
    },
    ("commas before a scale", "money"): {
        "Lương cơ sở 1,490 triệu đồng/tháng": ["1490000"],
        "Tổng vốn 1,250 tỷ đồng": ["1250000000"],
        "giải ngân 627,290 tỷ đồng, 300,990 tỷ": ["627290000000", "300990000000"],
        "hỗ trợ 12,500 đồng": ["12500"],
        "1,250,000 triệu đồng": ["1250000000000"],
        "Kinh phí \u00ad12.000.000 đồng": ["12000000"],
    },
    ("figures with commas in a ratio", "ratio"): {
        "Giải phóng mặt bằng 4,2/ 5,6 km (75%)": ["4.2/5.6"],
        "Xử lý 1.250,5/2.501m3, đạt 50%": ["1250.5/2501"],
        "Nữ là 1 245/2 490 người, đạt 50%": ["1245/2490"],
        "Giải ngân 1 245/1 500 triệu đồng (83%)": ["1245/1500"],
        "Trồng 1 020,5/2 041 ha (50%)": ["1020.5/2041"],
        "Đã học 24/48 giờ, đạt 50%; trực 24/24 giờ": ["24/48"],
        "Giải ngân 1,250/2,500 tỷ đồng (50%)": ["1.250/2.500"],
        "Dư nợ 145,250 tỷ/290,500 tỷ đồng, đạt 50%": ["145.250/290.500"],
        "0,125/0,250 km (50%)": ["0.125/0.250"],
        "Có 1,250/2,500 hội viên (50%)": ["1250/2500"],
        "Phân bổ 2 tỷ đồng/15 xã, đạt 60%": [],
        "Đến nay 3/11 xã đã tổ chức, đạt 27,3%": ["3/11"],
    },
    ("marks of the direction of writing", "unit"): {
        "\u200exã Hoằng Kim\u200e, huyện Hoằng Hóa": ["15889", "399"],
        "\u202axã Hoằng \u2066Kim\u2069\u202c": ["15889"],
        "\ufe0fxã\u200f Hoằng\u180e Kim": ["15889"],
    },
    ("a name over two spaces, a dot or in another's", "unit"): {
        "UBND thành  phố Móng Cái": ["194"],
        "UBND thị  trấn  Quán Lào": ["15469"],
        "UBND T.P Thanh Hóa": ["380"],
        "Chủ tịch UBND thị xã Vũ Quang Minh": [],
        "UBND tỉnh Phú Yênh, tỉnh Ninh Bìn, tỉnh Thanh Hoas": ["None", "None", "None"],
        "Chủ tịch UBND tỉnh Cao Tường Huy": [],
    },
    ("comrades abbreviated", "count"): {
        "có 11 đ.c, 12 đ/c và 05 đ/c nữ": ["11", "12", "5 women"],
        "chi 500đ. Có 4 đ.c.": ["4"],
    },
    ("names in which words stand over a line", "count"): {
        "Ban Vì sự tiến\nbộ phụ nữ có 15 thành viên": ["15"],
        "Hội Liên\nhiệp Phụ nữ có 12 cán bộ": ["12"],
        "Có 110 đại  biểu, 60  nữ": ["110", "60 women"],
    },
    ("a symbol with a part behind a dot or commas", "citation"): {
        "Báo cáo số 17/BC-CĐCS.NM1 ngày 06/02/2024": ["17/BC-CĐCS.NM1 2024-02-06"],
        "Báo cáo số 17/BC-UBND-LĐTBXH,YT,GDĐT ngày 06/02/2024": [
            "17/BC-UBND-LĐTBXH,YT,GDĐT 2024-02-06"
        ],
        "Công văn số 88/SNV-XDCQ,TG ngày 09/01/2026": ["88/SNV-XDCQ,TG 2026-01-09"],
        "Công văn số 88/SNV-XDCQ, TG ngày 09/01/2026": ["88/SNV-XDCQ,TG 2026-01-09"],
        "Công văn số 1790/LĐLĐ-BNC.1 ngày 15/01/2026": ["1790/LĐLĐ-BNC.1 2026-01-15"],
        "Công văn số 4521/X01-P2,P3 ngày 12 tháng 02 năm 2026": ["4521/X01-P2,P3 2026-02-12"],
        "Kế hoạch số 12/KH-UBND, HĐND tỉnh ban hành": ["12/KH-UBND None"],
        "số 12/QĐ-UBND.Theo đó": ["12/QĐ-UBND None"],
    },
    ("laws with the name of a kind, and no laws", "citation"): {
        "Căn cứ Luật Quy hoạch số 21/2017/QH14;": ["21/2017/QH14 None"],
        "Luật Quy hoạch ngày 24 tháng 11 năm 2017": ["None 2017-11-24"],
        "Thi tìm hiểu pháp luật số 2 năm 2026": [],
        "Luật Bình đẳng giới được ban hành năm 2006": ["None 2006"],
    },
    ("the day below a rule and the motto", "citation"): {
        "Số: 11/TB-ĐGS\n\nĐộc lập - Tự do - Hạnh phúc\nBình Dương, ngày 21 tháng 10 năm 2021": [
            "11/TB-ĐGS 2021-10-21"
        ],
        "Số: 93/2007/QĐ-TTg\n\n____________\n\nHà Nội, ngày 22 tháng 6  năm 2007": [
            "93/2007/QĐ-TTg 2007-06-22"
        ],
        "Số: 95 / CV-CĐGD\nTP. Hồ Chí Minh, ngày 11 tháng 5 năm 2017": ["95/CV-CĐGD 2017-05-11"],
    },
    ("where the name of a school or a union ends", "organ"): {
        "hiệu trưởng Trường Đại học Việt Nhật theo quyết\nđịnh": ["Trường Đại học Việt Nhật"],
        "tại trường tiểu học Đam B’ri và trường mẫu giáo Đam B'ri": [
            "trường tiểu học Đam B’ri",
            "trường mẫu giáo Đam B'ri",
        ],
        "Hội LHPN tỉnh, Tỉnh đoàn, Ban Dân tộc tỉnh": ["Hội LHPN", "Tỉnh đoàn", "Ban Dân tộc"],
    },
    ("units in brackets behind their number", "unit"): {
        "gồm 2 huyện (Nga Sơn, Hậu Lộc) và 1 đặc khu": ["401", "400"],
        "xã (phường, thị trấn) nào": [],
    },
    ("the end of an issuer", "citation"): {
        "Kế hoạch số 15/KH-UBND ngày 12/01/2024 của UBND P. Bến Nghé, Q.1 Tổ chức": [
            "15/KH-UBND 2024-01-12 UBND P. Bến Nghé, Q.1"
        ],
        "Kế hoạch số 15/KH-UBND ngày 12/01/2024 của UBND T.P Thanh Hóa Triển khai": [
            "15/KH-UBND 2024-01-12 UBND T.P Thanh Hóa"
        ],
        "Kế hoạch số 15/KH-UBND ngày 12/01/2024 của UBND TP. Huế Ban\nhành": [
            "15/KH-UBND 2024-01-12 UBND TP. Huế"
        ],
        "Quyết định số 15/QĐ-UBND ngày 12/01/2024 của UBND huyện Về\nviệc": [
            "15/QĐ-UBND 2024-01-12 UBND huyện"
        ],
        "Kế hoạch số 22/KH-UBND ngày 05/02/2024 của UBND thành phố Thủ Đức Phòng, chống bạo lực": [
            "22/KH-UBND 2024-02-05 UBND thành phố Thủ Đức"
        ],
        "Hướng dẫn số 05/HD-SNV ngày 15/01/2026 của Sở Nội vụ tỉnh Thanh Hóa Hội thi": [
            "05/HD-SNV 2026-01-15 Sở Nội vụ tỉnh Thanh Hóa"
        ],
        "Quy định số 12-QĐi/TU ngày 11/5/2022 của Tỉnh  ủy Thanh Hóa": [
            "12-QĐi/TU 2022-05-11 Tỉnh ủy Thanh Hóa"
        ],
        "Quyết định số 15/QĐ-UBND ngày 12/6/2023 của UBND tỉnh Nghệ An Về việc": [
            "15/QĐ-UBND 2023-06-12 UBND tỉnh Nghệ An"
        ],
        "Kế hoạch số 45/KH-UBND ngày 03/02/2024 của UBND huyện Yên Thành Triển khai": [
            "45/KH-UBND 2024-02-03 UBND huyện Yên Thành"
        ],
        "Kế hoạch số 12-KH/TU ngày 05/01/2024 của Tỉnh ủy Quảng Trị Thực hiện": [
            "12-KH/TU 2024-01-05 Tỉnh ủy Quảng Trị"
        ],
        "Quyết định số 19/QĐ-UBND ngày 02/4/2024 của Chủ tịch UBND huyện Ea H'Leo Thành lập": [
            "19/QĐ-UBND 2024-04-02 Chủ tịch UBND huyện Ea H'Leo"
        ],
    },
}


def number(value: Count | CountRange) -> str:
    """The number of a count, or both of a range."""
    ends = (value.low, value.high) if isinstance(value, CountRange) else (value,)
    return "-".join(str(end.value) for end in ends)


def shown(mention: Mention) -> str:
    """A mention as the table writes it."""
    value = mention.value
    if mention.kind == "count":
        return f"{number(value)} {mention.sex or ''}".strip()
    if isinstance(value, MoneyRange):
        return f"{value.low.amount}-{value.high.amount}"
    if isinstance(value, AmountChange):
        amount = value.amount.amount if isinstance(value.amount, Money) else value.amount.value
        return f"{'-' if value.falls else '+'}{amount}"
    if mention.kind == "ratio":
        return f"{value.numerator}/{value.denominator}"
    if mention.kind == "citation":
        return f"{value.number} {value.date} {value.issuer}".strip()
    part = {"money": "amount", "organ": "title", "unit": "code"}.get(mention.kind)
    return str(getattr(value, part) if part and value else value)


@pytest.mark.parametrize("form", ["NFC", "NFD"])
@pytest.mark.parametrize(("about", "kind"), KINDS)
def test_a_kind_is_read_rightly(about: str, kind: str, form: str) -> None:
    """Every specimen of a kind has the values that its words say, in any form of Unicode."""
    texts = KINDS[about, kind]
    found = {
        text: [
            shown(each)
            for each in extract(unicodedata.normalize(form, text), on=ON, kinds=[kind])  # type: ignore[arg-type]
        ]
        for text in texts
    }

    assert texts == found


@pytest.mark.parametrize(
    ("text", "mentions"),
    [
        ("có 3 phường (5 tổ dân phố)", ["3 phường", "5 tổ dân phố"]),
        ("các quận (1 đại biểu)", ["1 đại biểu"]),
        ("có 12 cầu thủ nữ", ["12 cầu thủ nữ"]),
        ("mua 2 máy bay", ["2 máy bay"]),
    ],
)
def test_brackets_and_nouns_of_two_words(text: str, mentions: list[str]) -> None:
    """A figure in brackets behind a kind is no unit's name; the longest noun is taken."""
    assert mentions == [mention.text for mention in extract(text)]


def test_a_body_ends_before_a_bracket() -> None:
    """The bracket behind "xã" is no part of the body's name."""
    (body,) = (each for each in extract("UBND xã (An Ninh)") if each.kind is MentionKind.ORGAN)
    assert "UBND xã" == body.text


def test_the_staff_of_a_union_of_women_may_be_men() -> None:
    """The name of the union says nothing of its 12 officials."""
    (count,) = extract("Hội LH Phụ nữ: 12 cán bộ")
    assert count.sex is None


@pytest.mark.parametrize(
    ("text", "stated"),
    [
        ("Có 6/8 xã giảm hộ nghèo, đạt tỷ lệ 70%", 70),
        ("Có 15/20 hộ tăng thu nhập, chiếm 75%", 75),
        ("Có 6/8 (70%) xã", 70),
        ("đạt 70% (6/8) xã", 70),
        ("Có 15/20 xã giảm hộ nghèo với tỷ lệ 3%", None),
        ("Có 15/20 xã, giảm 5%, đạt 70%", None),
    ],
)
def test_a_share_behind_what_rose_or_fell(text: str, stated: int | None) -> None:
    """What a part of the whole reached is its share; by how much something fell is none."""
    (ratio,) = extract(text, kinds=["ratio"])

    assert stated == (ratio.value.stated and ratio.value.stated.value)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Phấn đấu đạt từ 60% trở lên nữ cấp ủy", "at_least từ 60% trở lên"),
        ("hộ nghèo còn 5% trở xuống", "at_most 5% trở xuống"),
        ("đạt 35 phần trăm trở lên", "at_least 35 phần trăm trở lên"),
        ("giảm 5% trở lên", "at_least giảm 5% trở lên"),
        ("giảm từ 1,5 điểm phần trăm trở lên", "at_least từ 1,5 điểm phần trăm trở lên"),
        ("thu nhập từ 5 triệu đồng trở lên", "at_least từ 5 triệu đồng trở lên"),
        ("mức vay 50 triệu đồng trở xuống", "at_most 50 triệu đồng trở xuống"),
        ("vốn từ 2 tỷ trở lên", "at_least từ 2 tỷ trở lên"),
        ("đạt 30% trở về trước", "exact 30%"),
        ("từ 10-15% trở lên", "exact 10-15%"),
    ],
)
def test_a_bound_behind_a_share_or_money(text: str, found: str) -> None:
    """What stands behind binds as it does behind a count; the lower of two ends is not bound."""
    (mention,) = extract(text)

    assert found == f"{mention.bound.value} {mention.text}"
