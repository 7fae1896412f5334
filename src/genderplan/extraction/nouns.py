"""What is counted in plans and reports: the nouns that follow a number, people and things apart.

Decided: lists, not a grammar. A noun stands here when texts about gender equality count it; time
and measures (ngày, km, triệu) do not, and are read elsewhere.
"""

import re
from collections.abc import Mapping
from typing import Final, NamedTuple

__all__ = ["LONGEST_NOUNS", "PEOPLE", "THINGS", "Noun", "noun_at"]


def _set(*lines: str) -> frozenset[str]:
    return frozenset(noun.strip() for line in lines for noun in line.split("|"))


PEOPLE: Final = _set(
    "lượt người|lượt|người|đại biểu|đồng chí|đ/c|cán bộ|hội viên|đoàn viên|đảng viên|thành viên"
    "|uỷ viên",
    "ủy viên|phụ nữ|nữ|nam|học sinh|sinh viên|trẻ em|trẻ|em|cháu|chị em|chị|bà mẹ|bà|ông|anh"
    "|giáo viên",
    "nhà giáo|lao động|người lao động|công nhân|công chức|viên chức|nạn nhân|học viên|thanh niên",
    "thiếu niên|vị thành niên|cộng tác viên|tuyên truyền viên|báo cáo viên|hoà giải viên"
    "|hòa giải viên",
    "lãnh đạo|bé trai|bé gái|bé|chủ hộ|doanh nhân|già làng|trưởng thôn|trưởng bản|chủ tịch"
    "|phó chủ tịch",
    "bí thư|phó bí thư|nhân viên|chiến sĩ|chiến sỹ|y sĩ|bác sĩ|y tá|cô đỡ|thai phụ|sản phụ"
    "|hộ gia đình",
    "hộ dân|hộ nghèo|hộ cận nghèo|hộ|gia đình|cặp vợ chồng|cặp|đối tượng|ứng cử viên|đại diện",
    "nhà khoa học|nông dân|công dân|cử tri|quần chúng|nhân khẩu|khẩu|tình nguyện viên|trưởng phòng",
    "phó trưởng phòng|giám đốc|phó giám đốc|hiệu trưởng|chi hội trưởng|nghệ nhân|vận động viên",
    "người dân|người dự|người tham gia|người tham dự|cá nhân|chủ doanh nghiệp|cựu chiến binh",
    "chủ trang trại|tiến sĩ|thạc sĩ|trẻ em gái|trẻ em trai|lượt đại biểu|lượt hội viên|lượt cán bộ",
    "lượt phụ nữ|lượt chị em|lượt học sinh|lượt người dân|bậc cha mẹ|phụ huynh|bệnh nhân|ứng viên",
    "nữ giới|nam giới|lượt chị|cán bộ nữ",
    "bị can|bị cáo|nghi phạm|thí sinh|thầy thuốc|nữ sinh|nam sinh|trẻ sơ sinh|người nghèo",
    "đb|đội viên|trưởng ban|phó trưởng ban|chi ủy viên|nữ doanh nhân|cán bộ công chức",
    "người cao tuổi",
)
THINGS: Final = _set(
    "buổi|lớp|cuộc|hội nghị|hội thảo|hội thi|hội diễn|cuộc thi|toạ đàm|tọa đàm|diễn đàn|chuyên đề",
    "đợt|phiên|câu lạc bộ|clb|mô hình|địa chỉ|nhóm|tổ|đội|chi hội|chi bộ|chi đoàn|chi cục|đoàn|ban",
    "phòng|sở|ngành|hội|xã|phường|thị trấn|huyện|quận|tỉnh|thành phố|thôn|ấp|bản|buôn|làng|khu"
    "|khu phố",
    "tổ dân phố|khu dân cư|địa bàn|địa phương|trường|cơ quan|đơn vị|tổ chức|doanh nghiệp|công ty",
    "hợp tác xã|htx|cơ sở|trung tâm|bệnh viện|trạm|nhà máy|chợ|vụ việc|vụ|trường hợp|ca|đơn thư"
    "|đơn",
    "phản ánh|cuộc gọi|hành vi|tin, bài|tin bài|tin|bài|phóng sự|chuyên mục|video|clip|ấn phẩm"
    "|tờ rơi",
    "tờ gấp|băng rôn|băng-rôn|pano|pa nô|pa-nô|áp phích|áp-phích|khẩu hiệu|poster|tờ|cuốn|quyển"
    "|sổ tay",
    "tài liệu|bộ|suất quà|xuất quà|phần quà|suất học bổng|suất|xuất|món quà|quà|ngôi nhà|căn nhà"
    "|nhà",
    "mái ấm|công trình|tủ sách|văn bản|kế hoạch|quyết định|nghị quyết|chỉ thị|báo cáo|công văn"
    "|quy chế",
    "quy ước|hương ước|chỉ tiêu|mục tiêu|nhiệm vụ|tiêu chí|nội dung|giải pháp|chỉ số|điều|dự án"
    "|đề án",
    "chương trình|hoạt động|sản phẩm|dịch vụ|điểm cầu|điểm tư vấn|điểm|gian hàng|tiết mục",
    "đường dây nóng|khoản vay|giải thưởng|giải|hồ sơ|giấy chứng nhận|thẻ|phiếu|bằng khen|giấy khen",
    "tập thể|dn|đảng bộ|nhà tạm lánh|địa chỉ tin cậy|buổi tuyên truyền|chi hội phụ nữ|lớp tập huấn"
    "|tổ chức đảng",
)


def _by_first_word() -> dict[str, int]:
    """How many words the longest noun has that begins with each word."""
    longest: dict[str, int] = {}
    for noun in PEOPLE | THINGS:
        first = re.split(r"[ ,/-]", noun)[0]
        longest[first] = max(longest.get(first, 0), len(noun.split(" ")))
    return longest


LONGEST_NOUNS: Final[Mapping[str, int]] = _by_first_word()
_FIRST_WORD: Final = re.compile(r"[^\W\d_]+")
_EDGES: Final = '.,;:)("”“/!?'
_LONGEST: Final = 36
_BEHIND_DC: Final = 2  # the slash of "đ/c" is part of the noun


class Noun(NamedTuple):
    """A noun that is counted, and where it ends."""

    text: str
    end: int
    people: bool


def noun_at(low: str, start: int) -> Noun | None:
    """The longest noun of the lists that begins at *start* of a text in small letters.

    >>> noun_at("62 đại biểu nam giới", 3)
    Noun(text='đại biểu', end=11, people=True)
    """
    first = _FIRST_WORD.match(low, start)
    most = LONGEST_NOUNS.get(first[0]) if first else None
    if first is None or most is None:
        return None
    window = low[start : start + _LONGEST].replace("\n", " ")
    slash = window.find("/", _BEHIND_DC)
    words = (window if slash < 0 else window[:slash]).split(" ", most)[:most]
    for count in range(len(words), 0, -1):
        noun = " ".join(words[:count]).rstrip(_EDGES)
        if noun in PEOPLE or noun in THINGS:
            return Noun(noun, start + len(noun), noun in PEOPLE)
    word = first[0]
    if word in PEOPLE or word in THINGS:
        return Noun(word, first.end(), word in PEOPLE)
    return None
