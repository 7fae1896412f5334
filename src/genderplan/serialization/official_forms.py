"""Papers that workbooks hold, and forms with a fixed list of figures.

A report and a plan have a sheet of questions and their tables. The form of a strategy's measures
and the account of domestic violence list what is asked for, so that each row is known by its code
or its name, in full or with the usual abbreviations ("Đại biểu HĐND xã").
"""

import csv
from collections.abc import Iterator, Mapping
from difflib import get_close_matches
from enum import Enum
from functools import cache
from typing import Any, Final

import attrs

from genderplan._messages import message
from genderplan._package import read_text
from genderplan.errors import InvalidValueError
from genderplan.hierarchy.bodies import name_key
from genderplan.indicators import Observation
from genderplan.periods import Period
from genderplan.plans import Assignment, Frequency, LocalTarget, PlanForm, ReportingDuty, TaskGroup
from genderplan.quantities import Count, Percent, Ratio
from genderplan.serialization.cell_forms import CellForm
from genderplan.serialization.cells import read_unit
from genderplan.serialization.converter import file_converter, structure_observed
from genderplan.serialization.faults import printable
from genderplan.serialization.strategies import packaged_strategy
from genderplan.serialization.strategy_entries import ResultEntry, reported_result
from genderplan.serialization.table_forms import (
    ACTIVITIES,
    ANSWERS,
    INNER_TABLES,
    REPORT_TABLES,
    TABLES,
    TALLIES,
    Column,
    TableForm,
)
from genderplan.targets import Comparator, Measure, MeasureUnit, ReportedResult

__all__ = [
    "ALONE",
    "GUIDE",
    "MEASURES",
    "PAPERS",
    "VIOLENCE",
    "FixedRow",
    "Paper",
    "all_forms",
    "fixed_objects",
    "fixed_rows",
    "template_texts",
]
_T, _L = CellForm.TEXT, CellForm.LIST


class _YesOrNo(Enum):
    """An answer for a column whose model keeps true or false."""

    YES = True
    NO = False

    def label(self, language: str) -> str:
        """The words for this answer."""
        words = ("yes", "no") if language == "en" else ("có", "không")
        return words[0 if self.value else 1]


TARGETS: Final = TableForm(
    "targets",
    ("Chỉ tiêu",),
    LocalTarget,
    (
        Column("name", _T, ("Chỉ tiêu", "Tên chỉ tiêu", "Nội dung chỉ tiêu")),
        Column("comparator", CellForm.CHOICE, ("So sánh", "Mức"), Comparator),
        Column("value", CellForm.PERCENT, ("Giá trị (%)", "Giá trị", "Tỷ lệ", "Mục tiêu")),
        Column("year", CellForm.WHOLE, ("Đến năm", "Năm", "Năm đạt")),
        Column("follows", _T, ("Theo chỉ tiêu quốc gia", "Mã chỉ tiêu quốc gia")),
        Column("name_en", _T, ("Tên tiếng Anh",), rare=True),
    ),
    ("name", "comparator", "value", "year"),
)
TASK_GROUPS: Final = TableForm(
    "task_groups",
    ("Nhiệm vụ", "Nhiệm vụ, giải pháp"),
    TaskGroup,
    (
        Column("title", _T, ("Nhóm nhiệm vụ", "Nhiệm vụ", "Nhiệm vụ, giải pháp")),
        Column("actions", _L, ("Nội dung thực hiện", "Hoạt động cụ thể", "Nội dung")),
        Column("responsible", _L, ("Chủ trì", "Đơn vị chủ trì", "Cơ quan chủ trì")),
    ),
    ("title", "actions"),
)
ASSIGNMENTS: Final = TableForm(
    "assignments",
    ("Phân công", "Tổ chức thực hiện"),
    Assignment,
    (
        Column("number", CellForm.WHOLE, ("Số thứ tự trong kế hoạch", "Mục", "Thứ tự")),
        Column("organ", _T, ("Cơ quan, đơn vị", "Đơn vị", "Cơ quan")),
        Column("duties", _L, ("Nhiệm vụ", "Nội dung phân công")),
        Column("asked", CellForm.CHOICE, ("Đề nghị phối hợp", "Đề nghị"), _YesOrNo),
        Column("groups", CellForm.NUMBERS, ("Nhóm nhiệm vụ số", "Nhóm nhiệm vụ")),
    ),
    ("number", "organ"),
)
REPORTING: Final = TableForm(
    "reporting",
    ("Chế độ báo cáo",),
    ReportingDuty,
    (
        Column("frequency", CellForm.CHOICE, ("Định kỳ", "Kỳ báo cáo"), Frequency),
        Column(
            "days_before_end",
            CellForm.NUMBER,
            ("Số ngày trước khi hết kỳ",),
            prompt="Trước ngày 15/12 là 16 ngày trước khi hết năm",
        ),
        Column("to", _T, ("Nơi nhận báo cáo", "Gửi")),
    ),
    ("frequency",),
)
PLAN_QUESTIONS: Final = TableForm(
    "plan",
    ("Thông tin kế hoạch", "Thông tin"),
    object,
    (
        Column("title", _T, ("Tên kế hoạch", "Kế hoạch")),
        Column("unit", _T, ("Đơn vị", "Địa phương", "Tên đơn vị")),
        Column("unit_code", CellForm.CODE, ("Mã đơn vị", "Mã đơn vị hành chính")),
        Column("period", CellForm.PERIOD, ("Thời kỳ kế hoạch", "Thời kỳ", "Năm")),
        Column("issuer", _T, ("Cơ quan ban hành",)),
        Column("number", _T, ("Số, ký hiệu", "Số ký hiệu")),
        Column("date", CellForm.DATE, ("Ngày ban hành", "Ngày")),
        Column("place", _T, ("Nơi ban hành",)),
        Column("issued", CellForm.CHOICE, ("Đã ban hành",), _YesOrNo, rare=True),
        Column("form", CellForm.CHOICE, ("Hình thức văn bản",), PlanForm, rare=True),
        Column("parent", _T, ("Thực hiện kế hoạch của cấp trên", "Kế hoạch cấp trên")),
        Column("legal_bases", CellForm.DOCUMENTS, ("Căn cứ", "Căn cứ pháp lý", "Văn bản căn cứ")),
        Column("purposes", _L, ("Mục đích",)),
        Column("requirements", _L, ("Yêu cầu",)),
        Column("funding", _L, ("Kinh phí", "Nguồn kinh phí")),
        Column("terms", _L, ("Nhiệm kỳ",), rare=True),
        Column("national_assembly", CellForm.WHOLE, ("Quốc hội khóa",), rare=True),
        Column("source", _T, ("Nguồn",), rare=True),
        Column("title_en", _T, ("Tên kế hoạch bằng tiếng Anh",), rare=True),
        Column("source_en", _T, ("Nguồn bằng tiếng Anh",), rare=True),
        Column("recipients", _T, ("Nơi nhận",)),
        Column("signature", _T, ("Chức vụ người ký", "Ký")),
    ),
    ("title", "unit", "period"),
)
_UNIT_OF_MEASURE: Final = Column("unit_of_measure", _T, ("Đơn vị tính", "ĐVT"))
MEASURES: Final = TableForm(
    "measures",
    ("Chỉ tiêu chiến lược", "Kết quả thực hiện chỉ tiêu", "Kết quả thực hiện các chỉ tiêu"),
    ReportedResult,
    (
        Column("id", _T, ("Mã chỉ tiêu", "Mã")),
        Column("name", _T, ("Chỉ tiêu", "Tên chỉ tiêu", "Nội dung chỉ tiêu")),
        _UNIT_OF_MEASURE,
        Column("numerator", CellForm.NUMBER, ("Tử số", "Số nữ", "Số đạt")),
        Column("denominator", CellForm.NUMBER, ("Mẫu số", "Tổng số")),
        Column("value", CellForm.OBSERVED, ("Kết quả", "Kết quả thực hiện", "Giá trị")),
        Column("year", CellForm.WHOLE, ("Năm", "Năm số liệu")),
        Column("source", _T, ("Nguồn", "Nguồn số liệu")),
        Column("series", _T, ("Phạm vi số liệu", "Nhóm số liệu"), rare=True),
    ),
    ("name", "value"),
    is_fixed=True,
)
VIOLENCE: Final = TableForm(
    "domestic-violence",
    ("Bạo lực gia đình", "Tình hình bạo lực gia đình", "Thống kê về bạo lực gia đình"),
    Observation,
    (
        Column("name", _T, ("Chỉ tiêu", "Nội dung", "Chỉ tiêu thống kê")),
        _UNIT_OF_MEASURE,
        Column("total", CellForm.COUNT, ("Tổng số", "Số lượng")),
        Column("urban", CellForm.COUNT, ("Thành thị",)),
        Column("rural", CellForm.COUNT, ("Nông thôn",)),
    ),
    ("name", "total", "urban"),
    is_fixed=True,
)
ALONE: Final[Mapping[str, TableForm]] = {
    **TABLES,
    MEASURES.name: MEASURES,
    VIOLENCE.name: VIOLENCE,
}
"""The tables that may stand alone in a file, by name."""


@attrs.frozen
class Paper:
    """A paper in a workbook: the questions of its first sheet, its tables, those inside them."""

    questions: TableForm
    tables: tuple[TableForm, ...]
    inner: tuple[TableForm, ...]

    @property
    def forms(self) -> tuple[TableForm, ...]:
        """All tables of the paper."""
        return (*self.tables, *self.inner)


PAPERS: Final[Mapping[str, Paper]] = {
    "report": Paper(ANSWERS, tuple(TABLES[name] for name in REPORT_TABLES), INNER_TABLES),
    "plan": Paper(
        PLAN_QUESTIONS, (TARGETS, TASK_GROUPS, ACTIVITIES, ASSIGNMENTS, REPORTING), (TALLIES,)
    ),
}
"""The papers that a workbook can hold, by their kind."""


GUIDE: Final = (
    "HƯỚNG DẪN ĐIỀN BIỂU",
    "Điền trang Thông tin trước, sau đó điền các bảng; bảng nào không dùng thì để trống.",
    'Bảng nào không có hoạt động thì ghi "Không" ở cột đầu tiên.',
    'Số người ghi bằng số; nếu chỉ biết gần đúng thì ghi "hơn 200", "gần 400", "khoảng 1.000".',
    "Ô không có số liệu thì để trống; số 0 nghĩa là không có người nào.",
    "Tỷ lệ: ghi số nữ và tổng số vào hai cột, không chỉ ghi phần trăm.",
    "Có thể thêm dòng tổng cộng; chương trình đọc bỏ qua dòng này và tự cộng lại.",
    "Nhiều nội dung trong một ô: mỗi nội dung một dòng (Alt+Enter).",
    "Không đổi tên cột và tên trang.",
)
"""The instructions in the workbooks that are filled in."""


def all_forms() -> Iterator[TableForm]:
    """All forms that this library knows: tables, and sheets of questions."""
    yield from ALONE.values()
    for paper in PAPERS.values():
        yield from (paper.questions, *paper.forms)


@cache
def template_texts() -> frozenset[str]:
    """The texts of the sheets of a template that ask for nothing: instructions and choices."""
    kinds = {column.choices for form in all_forms() for column in form.columns if column.choices}
    members: list[Any] = [member for kind in kinds for member in kind]
    return frozenset([*GUIDE, *(member.label("vi") for member in members)])


@attrs.frozen
class FixedRow:
    """A row of a form with a fixed list: its number, its words, its unit of measure.

    ``indicator`` is the code of the figure, "" for the heading of the rows below; ``breakdown`` is
    the cell of a disaggregated table that it is.
    """

    number: str
    name: str
    unit: str = ""
    indicator: str = ""
    breakdown: tuple[tuple[str, str], ...] = ()


_STRATEGY: Final = "nq28"
_UNIT_WORDS: Final = {
    MeasureUnit.PERCENT: "%",
    MeasureUnit.TIMES: "lần",
    MeasureUnit.BOYS_PER_100_GIRLS: "bé trai trên 100 bé gái",
    MeasureUnit.PER_100000_LIVE_BIRTHS: "ca trên 100.000 trẻ đẻ sống",
    MeasureUnit.PER_1000_WOMEN: "ca trên 1.000 phụ nữ",
    MeasureUnit.YES_OR_NO: "có/không",
}


@cache
def fixed_rows(form: TableForm) -> tuple[FixedRow, ...]:
    """The rows of a form with a fixed list, in their order.

    >>> fixed_rows(MEASURES)[1].indicator
    'nq28.1.1'
    """
    if form is MEASURES:
        return tuple(_measure_rows())
    lines = csv.DictReader(
        read_text("indicators", "domestic-violence.tsv").splitlines(), delimiter="\t"
    )
    return tuple(
        FixedRow(
            line["number"],
            line["name"],
            line["unit"],
            line["indicator"],
            tuple(_pair(part) for part in line["breakdown"].split("; ") if part),
        )
        for line in lines
    )


def _pair(text: str) -> tuple[str, str]:
    name, _, value = text.partition("=")
    return name, value


def _measure_rows() -> Iterator[FixedRow]:
    strategy = packaged_strategy(_STRATEGY)
    for heading in strategy.headings:
        yield FixedRow(str(heading.number), heading.name_vi)
        for measure in strategy.measures:
            if measure.objective == heading.number:
                number = measure.id.removeprefix(f"{_STRATEGY}.")
                unit = _UNIT_WORDS.get(measure.unit, "")
                yield FixedRow(number, measure.label("vi"), unit, measure.id)


def fixed_objects(
    form: TableForm, plain: Mapping[str, Any], asked: Mapping[str, Any]
) -> Iterator[Observation]:
    """The figures in a row of a form with a fixed list; none for a row without a figure.

    *plain* is the row, *asked* what the lines above the table say of unit and period. Raises
    :class:`~genderplan.errors.InvalidValueError` for a row that is not in the list.
    """
    row = _row_named(form, plain)
    figures = {key: plain[key] for key in ("value", "total", "urban", "rural") if key in plain}
    if figures and not row.indicator:
        summary = message("{name} is a heading and has no figure", name=f'"{row.name}"')
        raise InvalidValueError(summary, row.name, min(figures))
    if "value" in figures:
        yield _result(row, plain, asked)
        return
    for key, figure in figures.items():
        area = () if key == "total" else (("area", key),)
        yield Observation(
            indicator=row.indicator,
            unit=asked["unit_code"],
            period=asked["period"],
            value=file_converter().structure(figure, Count),
            breakdown=dict((*row.breakdown, *area)),
            source=asked.get("source", ""),
        )


def _row_named(form: TableForm, plain: Mapping[str, Any]) -> FixedRow:
    """The row of the list that has the code or the name of a row that was filled in."""
    by_key = {name_key(row.name): row for row in fixed_rows(form)}
    by_code = {row.indicator: row for row in fixed_rows(form) if row.indicator}
    named = by_key.get(name_key(plain["name"]))
    code = str(plain.get("id", "")).replace(",", ".")
    coded = by_code.get(code) or by_code.get(f"{_STRATEGY}.{code}")
    row = named or coded
    if row is None:
        near = get_close_matches(name_key(plain["name"]), by_key, n=1, cutoff=0.5)
        summary = message(
            "{name} is not in the list of this form; the nearest is {nearest}",
            name=f'"{printable(plain["name"])}"',
            nearest=f'"{by_key[near[0]].name}"' if near else "-",
        )
        raise InvalidValueError(summary, plain["name"], "name")
    if named is not None and coded is not None and named is not coded:
        summary = message(
            "the code {code} is that of {name}", code=coded.indicator, name=f'"{coded.name}"'
        )
        raise InvalidValueError(summary, code, "id")
    unit = read_unit(plain.get("unit_of_measure", ""))
    if unit is not None and unit.factor != 1 and plain["unit_of_measure"] != row.unit:
        summary = message("the figures of this row are in {unit}", unit=f'"{row.unit}"')
        raise InvalidValueError(summary, plain["unit_of_measure"], "unit_of_measure")
    return row


def _result(row: FixedRow, plain: Mapping[str, Any], asked: Mapping[str, Any]) -> ReportedResult:
    """The figure of a measure, in counts or in the unit of the measure."""
    measure = packaged_strategy(_STRATEGY).measure(row.indicator)
    source = plain.get("source", "") or asked.get("source", "")
    period = Period.of_year(plain["year"]) if "year" in plain else asked["period"]
    entry = ResultEntry(
        measure=measure.id,
        year=plain.get("year", 0),
        value=_figure(plain["value"], measure),
        series=plain.get("series", ""),
        unit=asked["unit_code"],
        sources=(source,) if source else (),
    )
    return reported_result(entry, measure, {}, period)


def _figure(value: Any, measure: Measure) -> Any:  # noqa: ANN401 - plain data of a cell
    """A cell under "Kết quả" as a results file writes it: "13/22", a number, true or false."""
    if measure.is_qualitative and isinstance(value, str):
        return {"có": True, "đạt": True, "không": False, "chưa": False, "chưa đạt": False}.get(
            value.strip().casefold(), value
        )
    if not isinstance(value, str):
        return value
    read = structure_observed(value)
    if isinstance(read, Ratio):
        return f"{read.numerator}/{read.denominator}"
    return read.value if isinstance(read, Percent | Count) else value
