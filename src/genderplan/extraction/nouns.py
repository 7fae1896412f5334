"""What is counted in plans and reports: the nouns that follow a number, people and things apart.

Decided: lists, not a grammar. A noun stands here when texts about gender equality count it; time
and measures (ngày, km, triệu) do not, and are read elsewhere.
"""

from typing import Final

__all__ = ["COUNTED", "PEOPLE", "THINGS"]

_PEOPLE: Final = (
    "lượt người|người|đại biểu|đồng chí|đ/c|cán bộ|hội viên|đoàn viên|đảng viên|thành viên|uỷ viên|ủy viên"
    "|phụ nữ|nữ|nam|học sinh|sinh viên|trẻ em|trẻ|em|cháu|chị em|chị|bà mẹ|bà|ông|anh|giáo viên|nhà giáo"
    "|lao động|người lao động|công nhân|công chức|viên chức|nạn nhân|học viên|thanh niên|thiếu niên|vị thành niên"
    "|cộng tác viên|tuyên truyền viên|báo cáo viên|hoà giải viên|hòa giải viên|lãnh đạo|bé trai|bé gái|bé|chủ hộ"
    "|doanh nhân|già làng|trưởng thôn|trưởng bản|chủ tịch|phó chủ tịch|bí thư|phó bí thư|nhân viên|chiến sĩ"
    "|y sĩ|bác sĩ|y tá|cô đỡ|thai phụ|sản phụ|hộ gia đình|hộ dân|hộ nghèo|hộ cận nghèo|hộ|gia đình|cặp vợ chồng|cặp"
    "|đối tượng|ứng cử viên|đại diện|nhà khoa học|nông dân|công dân|cử tri|quần chúng|nhân khẩu|khẩu|tình nguyện viên"
    "|trưởng phòng|phó trưởng phòng|giám đốc|phó giám đốc|hiệu trưởng|chi hội trưởng|nghệ nhân|vận động viên"
    "|người dân|người dự|người tham gia|người tham dự|cá nhân|chủ doanh nghiệp|cựu chiến binh|chủ trang trại|tiến sĩ|thạc sĩ"
)
_THINGS: Final = (
    "lượt|buổi|lớp|cuộc|hội nghị|hội thảo|hội thi|hội diễn|cuộc thi|toạ đàm|tọa đàm|diễn đàn|chuyên đề|đợt|phiên"
    "|câu lạc bộ|clb|mô hình|địa chỉ|nhóm|tổ|đội|chi hội|chi bộ|chi đoàn|chi cục|đoàn|ban|phòng|sở|ngành|hội"
    "|xã|phường|thị trấn|huyện|quận|tỉnh|thành phố|thôn|ấp|bản|buôn|làng|khu|khu phố|tổ dân phố|khu dân cư|địa bàn|địa phương"
    "|trường|cơ quan|đơn vị|tổ chức|doanh nghiệp|công ty|hợp tác xã|htx|cơ sở|trung tâm|bệnh viện|trạm|nhà máy|chợ"
    "|vụ việc|vụ|trường hợp|ca|đơn thư|đơn|phản ánh|cuộc gọi|hành vi|tin, bài|tin bài|tin|bài|phóng sự|chuyên mục|video|clip|ấn phẩm"
    "|tờ rơi|tờ gấp|băng rôn|băng-rôn|pano|pa nô|pa-nô|áp phích|áp-phích|khẩu hiệu|poster|tờ|cuốn|quyển|sổ tay|tài liệu|bộ"
    "|suất quà|xuất quà|phần quà|suất học bổng|suất|xuất|món quà|quà|ngôi nhà|căn nhà|nhà|mái ấm|công trình|tủ sách"
    "|văn bản|kế hoạch|quyết định|nghị quyết|chỉ thị|báo cáo|công văn|quy chế|quy ước|hương ước"
    "|chỉ tiêu|mục tiêu|nhiệm vụ|tiêu chí|nội dung|giải pháp|chỉ số|điều|dự án|đề án|chương trình|hoạt động|sản phẩm|dịch vụ"
    "|điểm cầu|điểm tư vấn|điểm|gian hàng|tiết mục|đường dây nóng|khoản vay|giải thưởng|giải|hồ sơ|giấy chứng nhận|thẻ|phiếu|bằng khen|giấy khen"
)
PEOPLE: Final = rf"(?:{_PEOPLE})(?![^\W\d_])"
THINGS: Final = rf"(?:{_THINGS})(?![^\W\d_])"
COUNTED: Final = rf"(?:(?P<people>{PEOPLE})|(?P<thing>{THINGS}))"
