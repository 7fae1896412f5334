"""The lines of a table: what those are called that are no data, such as totals and signatures.

And how rows are numbered, and what the words of headings say of their years. Names are given to
these patterns in small letters.
"""

import re
from collections.abc import Collection, Iterator, Mapping
from decimal import Decimal
from itertools import accumulate
from string import ascii_lowercase
from typing import Final, NamedTuple

import attrs

from genderplan.documents.layout import AUTHORITIES
from genderplan.serialization.cells import Cell, plain_heading, small

# The number of a row and how deep it stands: A, I, 1, 1.1, 1.1a or a), a dash. Letters of Roman
# numbers count as Roman.
_LEVELS: Final = (
    re.compile(r"[A-HJ-UWYZ][.)]?"),
    re.compile(r"[IVX]{1,6}[.)]?"),
    re.compile(r"\d{1,3}[.)]?"),
    re.compile(r"\d{1,3}\.\d{1,3}[a-zđ]?[.)]?|[a-zđ][.)]?"),
    re.compile(r"\d{1,3}(?:\.\d{1,3}){2,}[.)]?|[-+*•–]"),
)
DASH: Final = 4
"""The level of a dash."""
NUMBERED: Final = re.compile(
    r"(?P<number>[A-GI-OR-WYZ]|(?!X[.)])[IVX]{1,6}|\d{1,3}(?:\.\d{1,3})*|[a-zđ])[.)]\s"
)
"""A number at the beginning of a name: "I. Khối Đảng"; not the letter of "P. Bạch Đằng"."""


def level_of(number: str) -> int | None:
    """How deep a row with this number stands, from 0; None for what is no number of a row.

    >>> level_of("II."), level_of("1"), level_of("1.2"), level_of("thôn Đông")
    (1, 2, 3, None)
    """
    return next((at for at, form in enumerate(_LEVELS) if form.fullmatch(number.strip())), None)


# "Tổng cộng toàn xã", "Cộng (I+II)", "Lũy kế", "Mang sang": a total whatever its figures are. "Tổng
# kết năm", "Tổng vệ sinh", "Cộng đồng" and "Cộng tác viên" are names of activities.
TOTAL: Final = re.compile(
    r"(?:tổng (?:cộng|số|chung|toàn|cả|các|xã|phường|huyện|tỉnh|cấp|lượt|thực hiện)"
    r"|cộng(?= *(?:$|[:.(\d]|chung|dồn|mang|chuyển|toàn|cấp|phường"
    r"|xã|huyện|quận|tỉnh|mục|phần|trang|các|nhóm|bảng|năm|quý|tháng|[ivx]+\b))|lu[ỹy] kế|lũy kế"
    r"|total|grand total|sub-?total|tong (?:cong|so))\b.*"
    r"|cộng|tổng[ :.()ivx+\d]*|(?:mang|chuyển) sang",
    re.DOTALL,
)
# What stands around the name of a total: "* ", "- ", "1. ", "[", "(…)"; not the "(I+II)" behind.
_MARKS: Final = re.compile(r"^[-–+*•(\[ ]*(?:\d{1,2}[.)] )?|(?<![\divx])[)\]]$")
# What a total may be called besides; its figures must be the sums of the rows above. "Toàn dân đoàn
# kết", "Cả nhà cùng đọc sách", "Chung tay …" and "Cộng tác viên họp" are names of activities.
LIKE_TOTAL: Final = re.compile(
    r"(?:(?:tất cả|cả|chung|toàn|số liệu|kết quả)\b *)+"
    r"(?:các|xã|phường|thị|huyện|quận|tỉnh|thành|tp|nước|quốc|vùng|miền|khối|cụm|ngành|đoàn|trường"
    r"|đơn vị|năm|quý|kỳ|tháng|đợt|bảng|mục|bộ|$)\b.*"
    r"|(?:(?:tính|gộp) )?(?:tất cả|cả|chung|toàn)|.* cộng lại"
    r"|(?:tổng|t?\.?\s?cộng)\b(?! (?:tác|đồng|kết|vệ|duyệt|phụ|đài|thanh)\b).*"
    r"|(?:total|sum|all|tc|mang sang|chuyển (?:sang|trang)|gộp|tổng (?:kết quả|hợp))\b.*|[∑σ].*",
    re.DOTALL,
)
_WHOLE_OF: Final = {
    "all": r"(?:toàn|cả|chung|vùng|tỉnh)",
    "district": r"(?:thành phố|tp\.?|huyện|quận|thị xã)",
    "commune": r"(?:xã|phường|thị trấn)",
}
_WHOLE: Final = re.compile(
    "(?:{})(?!\\w)(?! (?:dân|thể|hội|tay|nhà|đoàn)(?!\\w))".format(
        "|".join(f"(?P<{name}>{words})" for name, words in _WHOLE_OF.items())
    )
)


def whole_of(name: str) -> str | None:
    """What a line stands for as a whole above its parts: "all", "district" or "commune".

    "Toàn dân đoàn kết", "Cải tạo", "Xã hội hóa" and "Huyện đoàn phát động" are names of activities.

    >>> whole_of("toàn tỉnh"), whole_of("huyện hoằng hóa"), whole_of("huyện đoàn phát động")
    ('all', 'district', None)
    """
    found = _WHOLE.match(name)
    return found.lastgroup if found else None


WHOLE: Final = re.compile(
    r"(?:tính )?(?:toàn|cả) (?:xã|phường|thị (?:trấn|xã)|huyện|quận|thành phố|tp|tỉnh|nước|ngành"
    r"|đơn vị|trường|năm|quý|tháng|kỳ|đợt)(?: (?:năm )?[\divx/]+)?|chung|(?:tính )?tất cả"
    r"|t\. ?cộng|tcộng|số tổng"
)
"""The whole of the rows, though its figures are not the sums: "Toàn xã", "Cả năm 2024", "TC"."""
OFFICE: Final = re.compile(
    r"[-+*•\d.) ]*(?:(?:nữ|tỷ lệ nữ|số) )?(?:(?:tham gia|cán bộ|thành viên) )?"
    r"(?:cấp [ủu][ỷy]|[ủu][ỷy] (?:viên|ban)|đại biểu|bí thư|lãnh đạo|chủ tịch|phó|trưởng|quản lý"
    r"|giám đốc|hiệu trưởng|đảng (?:bộ|[ủu][ỷy]|viên)|(?:ban )?(?:chấp hành|thường (?:vụ|trực))"
    r"|bch|btv|hđnd|ubnd|hội đồng|quy hoạch|(?:thành|tỉnh|huyện|quận|thị|phường|xã) [ủu][ỷy])(?!\w)"
)
"""The beginning of an office or body whose women are counted: "Cấp ủy xã", "Phó Chủ tịch UBND"."""
_DITTO: Final = re.compile(r"[\"“”″〃']{1,2}|//+|-? ?n[./]?t\.? ?-?|-? ?(?i:như trên) ?-?")


def is_ditto(text: str) -> bool:
    """Whether a cell stands for the words of the one above: a ditto mark, "//", "nt", "như trên".

    "NT" is an abbreviation of the writer's own.

    >>> is_ditto(" // "), is_ditto("nt"), is_ditto("NT")
    (True, True, False)
    """
    return _DITTO.fullmatch(text.strip()) is not None


PART_OF: Final = re.compile(
    r"[-–+*•( ]*(?:(?:trong (?:đó|do|số (?:này|đó))|tr\.? ?đ(?:ó)?|t\.? ?đ(?:ó)?)\b.*"
    r"|(?:(?:bao )?gồm|chia ra|ngoài ra) *(?::.*)?|bao gồm cả .*"
    r"|riêng (?:xã|phường|huyện|thôn|bản|ấp|tổ|khu|khối|trường|lớp|nữ|nam|năm|quý|tháng)\b.*)",
    re.DOTALL,
)
"""A part of the row above: "Trong đó: nữ DTTS", "Tr.đó cấp xã", "Bao gồm:" above its parts."""
PART_NAME: Final = re.compile(
    r"[-–+*•( ]*(?:(?:tại|ở|cho|với|riêng) )?(?:các )?"
    r"(?:thôn|bản|ấp|buôn|bon|phum|sóc|khu|tổ(?! chức)|xóm|làng|xã|phường|thị (?:trấn|xã)|huyện"
    r"|quận|tp|thành phố|trường|điểm(?! tin)|lớp|khối|chi (?:hội|đoàn|bộ)|cụm|nhóm|buổi|sáng|chiều"
    r"|tối|đợt|lần|ngày(?! hội)|tuần|tháng|quý|(?:từ|dưới|trên) \d+|độ tuổi|nữ|nam|học sinh"
    r"|giáo viên|cha mẹ|phụ huynh|cán bộ|(?:công|viên) chức|công nhân|người"
    r"|(?:hội|đoàn|đảng) viên|trẻ em|thanh niên|phụ nữ|trực t(?:iếp|uyến)|cấp(?! phát)"
    r"|khác(?! biệt)|còn lại)(?!\w).*",
    re.DOTALL,
)
"""How parts of a row are called where the sums say so, too: "Thôn Đông", "Buổi 1", "Giáo viên"."""
_UP_DOWN: Final = r"tăng *(?:\(\+\))? *[/,;] *giảm *(?:\(-\))?"
_AIM: Final = r"(?:kế hoạch|phương hướng|(?:chỉ|mục) tiêu|kh|ct)"
_TIME: Final = (  # words of a time, after a blank each: "6 tháng đầu năm", "cả năm 2024", "quý iv"
    r"(?: (?:năm|quý|tháng|kỳ|tuần|cùng|cả|đầu|cuối|sau|trước|tới|này|nay|đến|hết|[ivx]+"
    r"|\d{1,4}(?:/\d{4})?)(?!\w))"
)
# What tells something of the other rows and is no row itself, by kinds, each with what it looks
# like. "Kế hoạch nhỏ: thu gom giấy vụn", "Kế hoạch giao lưu văn nghệ", "So tài nấu ăn",
# "Tỷ lệ vàng: lớp nấu ăn" and "Năm 2022: trồng cây" are activities.
_COMPARISON: Final = (  # "% so với kế hoạch", "Tăng (+)/giảm (-) so với cùng kỳ", "TH/KH (%)"
    rf"(?:(?:tăng|giảm|đạt|kết quả|{_UP_DOWN}|(?:tỷ|tỉ) lệ) *)?so (?:với|sánh với|cùng kỳ|kh)\b.*"
    rf"|so sánh(?: \d{{4}}.*)?|{_UP_DOWN}|chênh lệch|còn (?:lại|thiếu)"
    rf"|(?:vượt|th/|hoàn thành) ?{_AIM}|hơn (?:năm|kỳ|cùng kỳ)(?: trước)?"
)
_OTHER_TIME: Final = (  # "Cùng kỳ năm trước", "Năm 2022", "Quý IV", "6 tháng đầu năm", "Ước TH"
    rf"cùng kỳ{_TIME}*|năm (?:\d{{4}}|trước)|kỳ (?:trước|này)|quý [ivx\d]+|\d+ tháng(?: \w+ năm)?"
    rf"|(?:(?:ước|dự kiến) )?(?:thực hiện|th){_TIME}*|(?:ước|dự kiến){_TIME}+"
    r"|(?:số )?(?:kỳ|năm|quý|tháng|trang) trước (?:chuyển|mang) sang"
)
_PLANNED: Final = (  # "Kế hoạch giao", "Chỉ tiêu năm 2024", "Phương hướng năm sau"
    rf"(?:tổng )?{_AIM}(?: được)?(?: (?:giao|đề ra|kế hoạch))?{_TIME}*"
)
_SHARE: Final = (  # "Tỷ lệ (%)", "Đạt tỷ lệ", "Bình quân/cuộc", "Số nữ tham gia", "Số cuộc có nam"
    r"(?:tỷ|tỉ) (?:lệ|trọng)(?: (?:đạt|nữ|nam|hoàn thành))?|đạt(?: (?:tỷ|tỉ) lệ)?|cơ cấu"
    r"|(?:mức )?(?:bình quân|trung bình)(?: *[/:(].*| (?:mỗi|một|1) \w+| chung| năm trước)?"
    r"|(?:số )?(?:nam|nữ)(?: giới)?(?: tham gia| chiếm)?"
    r"|số (?:cuộc|buổi|lớp|lượt|người)(?: (?:có|do|là|nam|nữ|bình quân|trung bình)\b.*)?"
)
OF_OTHERS: Final = re.compile(
    rf"{PART_OF.pattern}"
    rf"|[-–+*•(% ]*(?:{_COMPARISON}|{_OTHER_TIME}|{_PLANNED}|{_SHARE}) *(?:\(? ?% ?\)?)? *[:.)]?",
    re.DOTALL,
)
"""What tells something of the other rows: a part, a comparison, what was planned, a share."""
SHARE: Final = re.compile(
    r"[-–+*•( ]*(?:(?:chiếm|đạt) )?(?:(?:tỷ|tỉ) (?:lệ|trọng)|(?:mức )?(?:bình quân|trung bình))\b"
    r".*",
    re.DOTALL,
)
"""A share or mean where the row says nothing else: "Tỷ lệ nam, nữ (%)", "Bình quân 1 cuộc"."""
TITLE_NUMBER: Final = (
    r"^\W*(?:(?:[ivx]{1,4}|[a-zđ]|\d{1,2})[.)] ?|phần \w+[.:]? )?"
    r"(?:(?:bảng|biểu|phụ lục) ?\d{0,2}[.:]? ?)?"
)
"""A pattern of what stands before a title: "A. ", "II. ", "1) ", "Phần hai: ", "Biểu 2. "."""
PLANS: Final = re.compile(
    rf"{TITLE_NUMBER}(?:(?:kế hoạch|kh)(?![^\W\d_])(?! hóa| số| \d+/)|phương hướng\b"
    r"|dự kiến\b(?! kinh phí)|chỉ tiêu giao\b)",
    re.MULTILINE,
)
"""The beginning of a title of what is planned: "I. KẾ HOẠCH NĂM 2025", a sheet "KH 2024".

Not "Phòng Tài chính - Kế hoạch", "Kế hoạch số 31/KH-UBND", "Dự kiến kinh phí".
"""
PLANS_OR_AIMS: Final = re.compile(rf"{PLANS.pattern}|{TITLE_NUMBER}chỉ tiêu\b")
"""The heading of rows that were planned: "A. Kế hoạch năm 2024", "Chỉ tiêu"."""
LATER: Final = re.compile(
    rf"{TITLE_NUMBER}(?:dự kiến|(?:kế hoạch|phương hướng|nhiệm vụ|hoạt động)\b.*"
    r"\b(?:còn lại|tiếp theo|thời gian tới|(?:năm|quý|tháng|kỳ) (?:sau|tới|tiếp)))\b"
)
"""The heading of what is still to come: "Dự kiến các hoạt động còn lại"."""
OF_YEAR: Final = re.compile(
    rf"{TITLE_NUMBER}(?:(?:kết quả|số liệu|hoạt động)(?: thực hiện)? )?"
    r"năm (?P<year>20\d\d)\W*"
)
"""The heading of the rows of a year: "II. Năm 2024"; not "Năm 2024: trồng cây"."""
NAMED_BY_YEAR: Final = r"luật|nghị (?:quyết|định)|quyết định|thông tư|chỉ thị|nhiệm kỳ"
"""A pattern of what bears the year in which it began: "Luật Bình đẳng giới năm 2006"."""
# "năm 2024", "Kỳ báo cáo: 2024", or a sheet called "2024"; not the year of a day or month, "tháng 3
# năm 2024".
_YEAR: Final = re.compile(
    r"(?<!tháng \d )(?<!tháng \d\d )\bnăm (20\d\d)\b|\A(20\d\d)(?=\n|\Z)"
    r"|\b(?:kỳ|năm) báo cáo\s?:?\s(20\d\d)\b"
)
# A line that names years of something else: "Luật Bình đẳng giới năm 2006", "đến năm 2030".
_OTHER_YEARS: Final = re.compile(
    rf"{NAMED_BY_YEAR}|chiến lược|chương trình|đề án|kế hoạch|giai đoạn"
    r"|\b(?:đến|từ|so với) (?:hết )?năm"
)
# What numbers a column: "(1)", "3", "b", "(4)=(2)+(3)"; not "12a", nor "STT".
_COLUMN_NUMBER: Final = re.compile(r"\(?(?P<number>[0-9]{1,2}|[a-z])\)?(?:\s*=.*)?")
_LONGEST_NUMBER: Final = 60  # letters that are looked at
_FEWEST_NUMBERS: Final = 3  # cells that number the columns of a table
# Words over columns that say of whom, when or how their figures are: "Trong đó DTTS", "Kế hoạch",
# "Cùng kỳ", "Số hộ"; not "Số người tham gia", "Trong đó", "Thực hiện năm 2023".
RESTRICTS: Final = re.compile(
    r"\b(?:kế hoạch|kh|dự kiến|chỉ tiêu|phương hướng|cùng kỳ|(?:năm|kỳ) (?:trước|ngoái)|so với"
    r"|trong đó (?!nữ|nam)\w|dtts|dân tộc|khuyết tật|cao tuổi|hộ|nghèo|chưa|không|trực tuyến"
    r"|online|được mời)\b"
)
# A year at the end of a heading or before its unit: "Số nữ năm 2025", "Tổng số (năm 2022)", "Kinh
# phí 2023 (triệu đồng)"; not "so với năm 2024", "đến năm 2030", "2021-2025", "tháng 3/2025".
_OF_YEAR: Final = re.compile(
    r"(?<=\S)(?<!so với)(?<!đến)(?<!từ)(?<!hết)(?<![-–])\s+(?:[-–]\s)?"
    r"(?P<open>\()?(?:năm\s)?(?P<year>20\d\d)(?(open)\))(?=$|\s?\(|\s[-–]\s\D)",
    re.IGNORECASE,
)
_ONLY_YEAR: Final = re.compile(
    r"(?:năm )?(?P<year>20\d\d)", re.IGNORECASE
)  # "Năm 2025" over or below headings
RESULTS: Final = re.compile(r"\b(?:kết quả|thực hiện|đã làm)\b")
"""In the heading of what was done: "B. Kết quả thực hiện"; "Thực hiện kế hoạch", too."""
DAY_LINE: Final = "ngày .{1,12} tháng .{1,12} năm .{0,12}"
"""A pattern of the day of signing, of dots too, "ngày … tháng … năm 2023"; not of "năm 2023"."""
# What stands below a table: remarks, place and day, signatures. "Q. Hoàn Kiếm phát động", "Mít tinh
# ngày 08 tháng 3 năm 2023" and "Xác nhận hộ nghèo" are none of these.
REMARK: Final = re.compile(
    r"[-–*( ]*(?:ghi chú|lưu ý|chú thích|nguồn|nguồn số liệu|đvt|đơn vị tính|nhận xét|bằng chữ)"
    r"\s*:.*|\(\*+\).*|\(tiếp(?: theo)?\)",
    re.DOTALL,
)
FOOTER: Final = re.compile(
    rf"{REMARK.pattern}|(?:ghi chú|lưu ý|chú thích|nơi nhận)|nơi nhận\s*:.*|\(ký.*"
    rf"|(?:{AUTHORITIES.lower()})\s?\."
    r"\s*(?:ủy ban|uỷ ban|ubnd|bch|ban |hội|chủ tịch|phó|trưởng|giám đốc).*"
    r"|(?:người (?:lập|báo cáo|tổng hợp)|phụ trách)(?: biểu| bảng)?(?:\s*:.*)?"
    r"|(?:phó )?chủ tịch|(?:phó )?giám đốc"
    r"|(?:phó )?trưởng (?:phòng|ban)|thủ trưởng(?: đơn vị| cơ quan)?"
    r"|xác nhận(?: của .{0,60})?"
    rf"|(?:[^,]{{1,40}},\s*)?{DAY_LINE}",
    re.DOTALL,
)


def year_in(title: str) -> str:
    """The one year of the table with this *title*; empty where it names none or several.

    >>> year_in("kết quả năm 2025"), year_in("luật bình đẳng giới năm 2006")
    ('2025', '')
    """
    lines = [line for line in title.splitlines() if not _OTHER_YEARS.search(line)]
    years = {next(filter(None, found)) for found in _YEAR.findall("\n".join(lines))}
    return years.pop() if len(years) == 1 else ""


class Heading(NamedTuple):
    """A heading with those that stand above it, over its neighbours as well.

    ``year`` is what it or they name, and stands in ``written`` alone, which are all from above.
    """

    text: str
    above: tuple[str, ...]
    year: str
    written: tuple[str, ...]

    @property
    def whole(self) -> str:
        """All words, from above."""
        return " ".join(self.written)


def heading_texts(block: tuple[tuple[Cell, ...], ...]) -> Iterator[tuple[int, Heading]]:
    """Each column's position with its heading."""
    width = max(map(len, block))
    texts = [
        [cell if isinstance(cell, str) else "" for cell in row] + [""] * (width - len(row))
        for row in block
    ]
    # A merged cell stands over all columns up to the next text on its right.
    merged: list[Iterator[str]] = [accumulate(row, lambda left, own: own or left) for row in texts]
    columns = zip(zip(*texts, strict=True), zip(*merged, strict=True), strict=True)
    for position, (own, over) in enumerate(columns):
        levels = [level for level, text in enumerate(own) if text]
        if levels:
            text = own[levels[-1]]
            # A cell that is merged from above may be told again in each row.
            above = (each for each in over[: levels[-1]] if each not in {"", text})
            yield position, _heading(text, tuple(dict.fromkeys(above)))


def _heading(text: str, above: tuple[str, ...]) -> Heading:
    """A heading without the year that it or, nearest, one above it names: "Năm 2025" over "Nữ"."""
    parted = [*map(without_year, (*above, text))]
    *over, own = [name for name, _ in parted if name] or [text]
    year = next((year for _, year in reversed(parted) if year), "")
    return Heading(own, tuple(over), year, (*above, text))


def without_year(text: str) -> tuple[str, str]:
    """A heading without the year that it names, and that year.

    >>> without_year("Kinh phí năm 2023 (triệu đồng)")
    ('Kinh phí (triệu đồng)', '2023')
    """
    plain = " ".join(plain_heading(text).split())
    found = _ONLY_YEAR.fullmatch(plain) or _OF_YEAR.search(plain)
    if found is None:
        return text, ""
    return plain[: found.start()] + plain[found.end() :], found["year"]


def number_columns(cells: Collection[Cell]) -> bool:
    """Whether the cells of a row number the columns: (1), (2), (3), or A, B, 1, 2."""
    found = [_COLUMN_NUMBER.fullmatch(small(str(cell)[:_LONGEST_NUMBER])) for cell in cells]
    numbers = [match["number"] if match else "" for match in found]
    letters = [number for number in numbers if number.isalpha()]
    figures = [int(number) for number in numbers if number.isdigit()]
    first = figures[0] if figures else 1
    return (
        len(found) >= _FEWEST_NUMBERS
        and len(letters) + len(figures) == len(numbers)
        and letters == list(ascii_lowercase[: len(letters)])
        and figures == list(range(first, first + len(figures)))
        and first in {1, len(letters) + 1}
    )


def names_year(cell: Cell) -> bool:
    """Whether a cell has a year and nothing else: "Năm 2025", "2025"."""
    return isinstance(cell, str) and _ONLY_YEAR.fullmatch(small(cell)) is not None


Figures = Mapping[int, int | Decimal]
"""The figures of a row, by column."""


@attrs.frozen(eq=False)
class Line:
    """A row of a table as its outline sees it. Names are in small letters."""

    index: int
    """Its place in the sheet."""
    name: str
    """Its first text but for its number."""
    called: str
    """What stands in the column of names."""
    shape: str
    """How it is numbered, whatever the number is: "(1)" and "(2)" alike."""
    level: int | None
    """How deep its number stands; None without one."""
    is_numbered: bool
    """Whether the number stands in a column of numbers."""
    is_marked: bool
    """Whether it begins with a dash or another mark of parts."""
    is_titled: bool
    """Whether its name is written as a heading: "CẤP TỈNH", "Hội LHPN huyện:", "1. Xã A"."""
    texts: int
    """How many of its cells are texts."""
    cells: int
    """How many of its cells say something, but for numbers and remarks."""
    has_details: bool
    """Whether it says who, when or where."""
    is_complete: bool
    """Whether it has all of several needed cells, such as kind and name."""
    figures: Figures
    """Its figures by column."""

    @property
    def is_total(self) -> bool:
        """Whether it is named a total."""
        return TOTAL.fullmatch(_MARKS.sub("", self.name)) is not None

    @property
    def is_whole(self) -> bool:
        """Whether it is named by the whole of the rows alone."""
        return WHOLE.fullmatch(self.name) is not None

    @property
    def may_be_total(self) -> bool:
        """Whether it is named as totals may be."""
        return LIKE_TOTAL.fullmatch(self.name) is not None

    @property
    def may_be_part(self) -> bool:
        """Whether it is named as parts are, by a place, a session or a group of people."""
        return PART_NAME.fullmatch(self.called or self.name) is not None

    @property
    def is_alone(self) -> bool:
        """Whether it has one cell, without a figure."""
        return self.cells == 1 and not self.figures
