"""The tables that workbooks and CSV files hold: their columns, with the headings that people write.

A column leads to one key of the plain data ("participants.women"), the same that a TOML
file would write. The first heading of a column is the one that is written; the others are read as
well. Columns that few reports need are left out of templates and written only when they are used.
"""

import re
from collections.abc import Mapping
from enum import Enum
from typing import Final

import attrs

from genderplan._text import match_key
from genderplan.indicators import Observation, ObservationStatus
from genderplan.plans import (
    Activity,
    ActivityKind,
    BroadcastRow,
    EventRow,
    Item,
    Part,
    ProductRow,
    ReportForm,
    Result,
    Tally,
)
from genderplan.serialization.cell_forms import CellForm

__all__ = [
    "ANSWERS",
    "INNER_TABLES",
    "REPORT_TABLES",
    "TABLES",
    "Column",
    "TableForm",
    "heading_key",
]


class _Labelled(Enum):
    """An enumeration of our own for a column whose model keeps a text."""

    def label(self, language: str) -> str:
        """The words for this choice."""
        return self.value if language == "en" else _WORDS[self.value]


class Stretch(_Labelled):
    """The stretch of time in which a number recurs."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"


class CountedBodies(_Labelled):
    """What a national measure counts."""

    PERSON = "person"
    AGENCY = "agency"


_WORDS: Final = {
    "day": "ngày",
    "week": "tuần",
    "month": "tháng",
    "quarter": "quý",
    "year": "năm",
    "person": "người",
    "agency": "cơ quan",
}


def heading_key(text: str) -> str:
    """What two headings that mean the same have in common.

    >>> heading_key("SỐ  LƯỢNG (người):") == heading_key("Số lượng")
    True
    """
    key = match_key(text[:200])
    key = re.split(r"(?<=.)[(\[]", key, maxsplit=1)[0]  # "Kinh phí (triệu đồng)" by its name
    return " ".join(key.replace("*", " ").rstrip(" .:").split())


@attrs.frozen
class Column:
    """A column: the key it leads to, what its cells hold, and the headings it is known by."""

    path: str
    form: CellForm
    headings: tuple[str, ...]
    choices: type[Enum] | None = None
    rare: bool = False
    prompt: str = ""

    @property
    def heading(self) -> str:
        """The heading that is written."""
        return self.headings[0]

    @property
    def keys(self) -> frozenset[str]:
        """The keys of all headings."""
        return frozenset(map(heading_key, self.headings))


@attrs.frozen
class TableForm:
    """A table: its name, the titles of its sheet, the model of its rows and its columns.

    ``outer`` names the table to whose rows those of an inner table belong. A table that
    ``is_fixed`` has a list of its own of what its rows are, without totals.
    """

    name: str
    titles: tuple[str, ...]
    row: type
    columns: tuple[Column, ...]
    needed: tuple[str, ...] = ("name",)
    outer: str = ""
    is_fixed: bool = False
    by_key: Mapping[str, Column] = attrs.field(init=False, eq=False, repr=False)

    @by_key.default
    def _by_key(self) -> Mapping[str, Column]:
        pairs = [(key, column) for column in reversed(self.columns) for key in column.keys]
        return dict(pairs)  # of two columns with one heading the first

    @property
    def title(self) -> str:
        """The title that is written."""
        return self.titles[0]

    def column(self, key: str) -> Column | None:
        """The column that the heading with this *key* names."""
        return self.by_key.get(key)


_T, _L, _N = CellForm.TEXT, CellForm.LIST, CellForm.COUNT
_ORGANISERS: Final = Column(
    "organisers",
    _L,
    (
        "Đơn vị thực hiện",
        "Cấp triển khai",
        "Cấp thực hiện",
        "Đơn vị tổ chức",
        "Cơ quan thực hiện",
        "Đơn vị chủ trì",
        "Đơn vị",
        "Cơ quan, đơn vị thực hiện",
    ),
    prompt="Mỗi đơn vị một dòng (Alt+Enter) hoặc cách nhau bằng dấu chấm phẩy",
)
_SESSIONS: Final = Column(
    "sessions",
    _N,
    ("Số cuộc", "Số cuộc/đoàn", "Số buổi", "Số lượng", "Số lần", "Số lớp", "Số hội nghị"),
)
_PEOPLE: Final = (
    Column("participants.men", _N, ("Nam", "Số nam", "Số người tham gia Nam")),
    Column("participants.women", _N, ("Nữ", "Số nữ", "Số người tham gia Nữ")),
    Column(
        "participants.unknown",
        _N,
        ("Không rõ giới tính", "Không rõ", "Chưa rõ giới tính"),
        rare=True,
    ),
    Column(
        "participants.total",
        _N,
        ("Tổng số", "Tổng số người", "Tổng", "Số người tham gia", "Số người", "Tổng cộng"),
    ),
)

EVENTS: Final = TableForm(
    "events",
    (
        "Sự kiện",
        "Bảng 1",
        "IV.1",
        "Lễ phát động, sự kiện",
        "Hoạt động sự kiện",
        "Tổ chức phát động và các hoạt động hưởng ứng, kiểm tra, giám sát",
    ),
    EventRow,
    (
        Column("name", _T, ("Tên hoạt động", "Nội dung hoạt động", "Hoạt động", "Nội dung")),
        _SESSIONS,
        *_PEOPLE,
        _ORGANISERS,
    ),
)
BROADCASTS: Final = TableForm(
    "broadcasts",
    (
        "Truyền thông",
        "Bảng 2",
        "IV.2",
        "Truyền thông đại chúng",
        "Phát thanh",
        "Kết quả truyền thông trên thông tin đại chúng, thông tin cơ sở",
    ),
    BroadcastRow,
    (
        Column(
            "name",
            _T,
            ("Hình thức truyền thông", "Loại hình truyền thông", "Hình thức", "Nội dung"),
        ),
        Column("number", CellForm.FREQUENCY, ("Số lượng", "Số tin, bài", "Số buổi", "Số lần")),
        Column("per", CellForm.CHOICE, ("Tần suất", "Mỗi", "Trong mỗi"), Stretch),
        Column("minutes", CellForm.MINUTES, ("Thời lượng", "Số phút", "Thời lượng phát")),
        Column("channels", _T, ("Kênh", "Kênh truyền thông", "Phương tiện", "Nơi đăng")),
        _ORGANISERS,
    ),
)
PRODUCTS: Final = TableForm(
    "products",
    (
        "Sản phẩm",
        "Bảng 3",
        "IV.3",
        "Sản phẩm truyền thông",
        "Sản xuất, phát hành các sản phẩm truyền thông",
    ),
    ProductRow,
    (
        Column("name", _T, ("Tên sản phẩm", "Sản phẩm truyền thông", "Sản phẩm", "Loại sản phẩm")),
        Column("number", _N, ("Số lượng", "Số sản phẩm")),
        Column(
            "reach",
            _N,
            ("Số người tiếp cận", "Số lượt tiếp cận", "Số người được tiếp cận", "Lượt xem"),
        ),
        _ORGANISERS,
    ),
)
RESULTS: Final = TableForm(
    "results",
    ("Kết quả", "Nữ lãnh đạo", "Chỉ tiêu"),
    Result,
    (
        Column("name", _T, ("Nội dung", "Cơ quan, tổ chức", "Tên chỉ tiêu", "Tên")),
        Column("numerator", CellForm.WHOLE, ("Số nữ", "Nữ", "Tử số")),
        Column("denominator", CellForm.WHOLE, ("Tổng số", "Mẫu số", "Tổng")),
        Column(
            "stated", CellForm.PERCENT, ("Tỷ lệ nêu trong báo cáo", "Tỷ lệ", "Tỉ lệ", "Tỷ lệ %")
        ),
        Column("change", _T, ("Tăng, giảm", "Tăng/giảm", "So với kỳ trước"), rare=True),
        Column("name_en", _T, ("Tên tiếng Anh",), rare=True),
        Column("indicator", _T, ("Mã chỉ tiêu", "Mã chỉ số"), rare=True),
        Column("measure", _T, ("Chỉ tiêu quốc gia",), rare=True),
        Column(
            "counts_as", CellForm.CHOICE, ("Đơn vị tính của chỉ tiêu",), CountedBodies, rare=True
        ),
    ),
    ("name", "numerator", "denominator"),
)
ACTIVITIES: Final = TableForm(
    "activities",
    ("Hoạt động", "Danh sách hoạt động"),
    Activity,
    (
        Column("kind", CellForm.CHOICE, ("Loại hoạt động", "Loại", "Loại hình"), ActivityKind),
        Column("name", _T, ("Tên hoạt động", "Nội dung hoạt động", "Hoạt động", "Nội dung")),
        Column("name_en", _T, ("Tên tiếng Anh",), rare=True),
        Column("date", CellForm.DATE, ("Ngày", "Ngày tổ chức", "Thời gian")),
        Column("period", CellForm.PERIOD, ("Thời kỳ", "Giai đoạn", "Đợt")),
        Column("since", CellForm.DATE, ("Từ năm", "Từ ngày", "Thành lập"), rare=True),
        Column("places", _L, ("Địa điểm", "Nơi tổ chức", "Địa bàn")),
        _ORGANISERS,
        Column("audience", _T, ("Đối tượng", "Thành phần tham gia")),
        _SESSIONS,
        *_PEOPLE,
        Column("stated_men", CellForm.PERCENT, ("Tỷ lệ nam", "Tỷ lệ nam nêu"), rare=True),
        Column("stated_women", CellForm.PERCENT, ("Tỷ lệ nữ", "Tỷ lệ nữ nêu"), rare=True),
        Column("unit_cost", CellForm.MONEY, ("Đơn giá",), rare=True),
        Column("cost_of", CellForm.CHOICE, ("Đơn giá của",), Item, rare=True),
        Column("cost", CellForm.MONEY, ("Kinh phí", "Tổng kinh phí", "Kinh phí thực hiện")),
        Column("note", _T, ("Ghi chú",)),
    ),
    ("kind", "name"),
)
OBSERVATIONS: Final = TableForm(
    "observations",
    ("Số liệu", "Quan sát"),
    Observation,
    (
        Column("indicator", _T, ("Chỉ tiêu", "Mã chỉ tiêu", "Mã chỉ số", "indicator")),
        Column("unit", CellForm.CODE, ("Mã đơn vị", "Mã đơn vị hành chính", "unit")),
        Column("period", CellForm.PERIOD, ("Kỳ", "Kỳ báo cáo", "Năm", "period")),
        Column("value", CellForm.OBSERVED, ("Giá trị", "Số liệu", "value")),
        Column("numerator", CellForm.NUMBER, ("Tử số", "numerator")),
        Column("denominator", CellForm.NUMBER, ("Mẫu số", "denominator")),
        Column("numerator", CellForm.WHOLE, ("Số nữ",), rare=True),
        Column("denominator", CellForm.WHOLE, ("Tổng số", "Số người"), rare=True),
        Column("stated", CellForm.PERCENT, ("Tỷ lệ nêu", "stated"), rare=True),
        Column("breakdown", CellForm.PAIRS, ("Phân tổ", "breakdown"), rare=True),
        Column("status", CellForm.CHOICE, ("Trạng thái", "status"), ObservationStatus, rare=True),
        Column("source", _T, ("Nguồn", "source")),
        Column("units_on", CellForm.DATE, ("Danh mục ngày", "units_on"), rare=True),
        Column("received", CellForm.DATE, ("Ngày nhận", "received"), rare=True),
    ),
    ("indicator", "unit", "period"),
)
TALLIES: Final = TableForm(
    "tallies",
    ("Số lượng", "Mô hình, câu lạc bộ", "Số đếm"),
    Tally,
    (
        Column("of", _T, ("Của hoạt động", "Tên hoạt động")),
        Column("item", CellForm.CHOICE, ("Đếm gì", "Loại"), Item),
        Column("count", _N, ("Số đếm được", "Số lượng")),
        Column("each_of", CellForm.WHOLE, ("Ở mỗi nơi, số nơi", "Số nơi"), rare=True),
        Column("per", CellForm.CHOICE, ("Tần suất", "Mỗi"), Stretch, rare=True),
    ),
    ("of", "item", "count"),
    "activities",
)
PARTS: Final = TableForm(
    "parts",
    ("Trong đó",),
    Part,
    (
        Column("of", _T, ("Của kết quả",)),
        Column("name", _T, ("Trong đó có", "Chức danh")),
        Column("count", _N, ("Số người", "Số lượng")),
        Column("name_en", _T, ("Tên tiếng Anh",), rare=True),
    ),
    ("of", "name", "count"),
    "results",
)
INNER_TABLES: Final = (TALLIES, PARTS)
"""Tables whose rows belong to a row of another table, named in the column "of"."""
TABLES: Final[Mapping[str, TableForm]] = {
    form.name: form for form in (EVENTS, BROADCASTS, PRODUCTS, RESULTS, ACTIVITIES, OBSERVATIONS)
}
"""The tables of single rows, by name."""

ANSWERS: Final = TableForm(
    "report",
    ("Thông tin", "Thông tin chung"),
    object,
    (
        Column("title", _T, ("Tên báo cáo", "Tiêu đề", "Báo cáo")),
        Column("unit", _T, ("Đơn vị báo cáo", "Đơn vị", "Địa phương", "Tên đơn vị")),
        Column("unit_code", CellForm.CODE, ("Mã đơn vị", "Mã đơn vị hành chính")),
        Column("period", CellForm.PERIOD, ("Kỳ báo cáo", "Kỳ", "Năm báo cáo", "Năm")),
        Column(
            "form", CellForm.CHOICE, ("Hình thức văn bản", "Loại văn bản"), ReportForm, rare=True
        ),
        Column("number", _T, ("Số, ký hiệu", "Số báo cáo", "Số ký hiệu"), rare=True),
        Column("received", CellForm.DATE, ("Ngày nhận", "Ngày nhận báo cáo"), rare=True),
        Column("plan", _T, ("Thực hiện kế hoạch", "Kế hoạch")),
        Column("attached_to", _T, ("Kèm theo", "Kèm theo văn bản")),
        Column("documents", CellForm.DOCUMENTS, ("Văn bản viện dẫn", "Căn cứ")),
        Column("source", _T, ("Nguồn", "Nguồn số liệu"), rare=True),
        Column("title_en", _T, ("Tên báo cáo bằng tiếng Anh",), rare=True),
        Column("source_en", _T, ("Nguồn bằng tiếng Anh",), rare=True),
        Column("profile.area_km2", CellForm.AREA, ("Diện tích", "Diện tích tự nhiên")),
        Column("profile.population", _N, ("Dân số", "Số nhân khẩu")),
        Column("profile.households", _N, ("Số hộ", "Số hộ dân")),
        Column("profile.neighbourhoods", _N, ("Số tổ dân phố, thôn", "Số tổ dân phố", "Số thôn")),
        Column("profile.neighbourhoods_since", CellForm.DATE, ("Số tổ có từ",), rare=True),
        Column("profile.neighbourhoods_before.areas", _N, ("Số địa bàn trước đó",), rare=True),
        Column("profile.neighbourhoods_before.groups", _N, ("Số tổ trước đó",), rare=True),
        Column("profile.staff.women", _N, ("Cán bộ, công chức nữ",)),
        Column("profile.staff.men", _N, ("Cán bộ, công chức nam",), rare=True),
        Column("profile.staff.unknown", _N, ("Cán bộ, công chức không rõ giới tính",), rare=True),
        Column("profile.staff.total", _N, ("Tổng số cán bộ, công chức",)),
        Column("cascade_claim.parent", _T, ("So với chỉ tiêu của",), rare=True),
        Column(
            "cascade_claim.equal_or_stronger",
            CellForm.PERCENT,
            ("Tỷ lệ bằng hoặc cao hơn",),
            rare=True,
        ),
        Column("cascade_claim.own_targets", _L, ("Chỉ tiêu riêng",), rare=True),
        Column("statements", _L, ("Kết quả khác", "Nhận định")),
        Column("limits", _L, ("Hạn chế", "Khó khăn, hạn chế", "Tồn tại, hạn chế")),
        Column("causes", _L, ("Nguyên nhân",)),
        Column("proposals", _L, ("Kiến nghị", "Đề xuất", "Kiến nghị, đề xuất")),
        Column("recipients", _T, ("Nơi nhận",), rare=True),
        Column("signature", _T, ("Chức vụ người ký", "Ký"), rare=True),
    ),
    ("title", "unit", "period"),
)
"""The sheet of a report that asks for one answer in each row."""
REPORT_TABLES: Final = ("events", "broadcasts", "products", "results", "activities")
"""The tables of a report's workbook, in their order."""
