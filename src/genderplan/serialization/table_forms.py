"""The tables that workbooks and CSV files hold: their columns, with the headings that people write.

A column leads to one key of the plain data ("participants.women"), the same that a TOML file would
write. The first heading of a column is the one that is written; the others are read as well.
Columns that few reports need are left out of templates and written only when they are used. What
titles and headings there are stands in ``data/tables``; here they meet the models.
"""

import re
from collections.abc import Collection, Iterator, Mapping
from decimal import Decimal
from difflib import get_close_matches
from enum import Enum
from functools import cache, lru_cache
from typing import Any, Final

import attrs

from genderplan._messages import Message, message
from genderplan._package import packaged_rows, read_text
from genderplan._text import ascii_key, match_key
from genderplan.indicators import Observation, ObservationStatus
from genderplan.issues import Issue
from genderplan.plans import (
    Activity,
    ActivityKind,
    Assignment,
    BroadcastRow,
    EventRow,
    Frequency,
    Item,
    LocalTarget,
    Part,
    Plan,
    PlanForm,
    ProductRow,
    Report,
    ReportForm,
    ReportingDuty,
    Result,
    Tally,
    TaskGroup,
)
from genderplan.serialization.cell_forms import CellForm, plain_cell
from genderplan.serialization.cells import (
    Cell,
    HeadingUnit,
    Labelled,
    Place,
    Stretch,
    counted_nouns,
    may_count,
    plain_heading,
    read_unit,
    small,
    without_unit,
)
from genderplan.serialization.faults import UNKNOWN_HEADING, did_you_mean, printable
from genderplan.targets import Comparator, ReportedResult


class CountedBodies(Labelled):
    """What a national measure counts."""

    PERSON = "person", "người"
    AGENCY = "agency", "cơ quan"


class YesOrNo(Labelled):
    """An answer for a column whose model keeps true or false."""

    YES = True, "có", "yes"
    NO = False, "không", "no"


# Brackets behind words: "Nữ (người)"; not those of "(1)".
_BRACKETS: Final = re.compile(r"(?<=.)\s*\([^()]*\)")
# What brackets in a heading may say without a change of the figures: "(nếu có)", "(NSNN)",
# "(4=2+3)", "(*)"; not "(năm trước)", "(k)", "(m2)".
_SAYS_NOTHING: Final = re.compile(
    r"[\d=+:* .-]*|[a-e]|nếu có|ước(?: tính| đạt)?|làm tròn|bằng số|số tiền|dự toán|nsnn"
    r"|(?:nguồn )?ngân sách(?: nhà nước| xã| phường| địa phương)?|tổng(?: số| cộng)?|cộng"
    r"|xã hội h[óo][áa]|cả nam|(?:kết quả |đã |số )?thực hiện(?: được)?|đ/c|không bắt buộc|bắt buộc"
)
# Words for people of any kind; "(đảng viên)" and "(DTTS)" are some of them.
_ANYONE: Final = frozenset(
    {
        *("người", "lượt người", "lượt", "đồng chí", "đại biểu", "học viên", "nam", "nữ"),
        *("người tham gia", "người tham dự", "người dự"),
        *("lượt xem", "lượt tiếp cận", "xem", "tiếp cận"),
    }
)
# What is measured, and not counted: what else stands in brackets is no noun.
_MEASURED: Final = frozenset({CellForm.MONEY, CellForm.MINUTES, CellForm.AREA})


@lru_cache(maxsize=4096)
def heading_key(text: str) -> str:
    """What two headings that mean the same have in common.

    >>> heading_key("SỐ  LƯỢNG (người):") == heading_key("Số lượng")
    True
    >>> heading_key("Số cuộc / đoàn") == heading_key("Số cuộc/đoàn")
    True
    """
    key = _BRACKETS.sub(" ", match_key(plain_heading(text)))  # "Kinh phí (triệu đồng)" by its name
    return re.sub(r"\s?/\s?", "/", " ".join(key.replace("*", " ").rstrip(" .:").split()))


_LONGEST_HEADING: Final = 60  # letters that a message shows
NUMBER_HEADINGS: Final = frozenset(map(heading_key, ("STT", "TT", "Số TT", "Số thứ tự", "No")))
"""What the column with the numbers of the rows is called, as :func:`heading_key` writes it."""
UNIT_HEADINGS: Final = frozenset(map(heading_key, ("ĐVT", "ĐV tính", "Đơn vị tính")))
"""What the column with the unit of measure of each row is called."""


# The unit of a column of differences: "Tăng, giảm (điểm phần trăm)", "So với kỳ trước (điểm %)".
_POINTS: Final = re.compile(r"điểm\s(?:phần\străm|%)", re.IGNORECASE)
_DIFFERENCE: Final = re.compile(r"(?:tăng |giảm )?[-+–−]?\s?\d{1,3}(?:,\d{1,4})?", re.IGNORECASE)
# The number of a month or quarter, below "Tháng" or "Quý": 3, "11", "IV", "4-5".
_PART_OF_YEAR: Final = re.compile(r"(?:\d{1,2}|[IVX]{1,4})(?:\s?[-–,]\s?(?:\d{1,2}|[IVX]{1,4}))?")
_PARTS_OF_YEARS: Final = frozenset(map(heading_key, ("Tháng", "Quý")))
# Digits and signs alone are a day or an amount that is mistyped, "32/13/2024"; not "Quý I".
_MISTYPED: Final = re.compile(r"[\d\s/.,:–-]+")


@attrs.frozen
class Column:
    """A column: the key it leads to, what its cells hold, and the headings it is known by.

    ``counted`` is what its figures count: "women", "men", "people", "things", or "" for anything.
    A column that is ``read_only`` stands in printed papers, and is not written to workbooks.
    """

    path: str
    form: CellForm
    headings: tuple[str, ...]
    choices: type[Enum] | None = None
    rare: bool = False
    read_only: bool = False
    prompt: str = ""
    counted: str = ""

    @property
    def heading(self) -> str:
        """The heading that is written."""
        return self.headings[0]

    def may_be_in(self, words: str) -> bool:
        """Whether these words in brackets leave its figures what they are: a unit, a noun.

        Raises :class:`~genderplan.errors.InvalidValueError` for a unit that is not known.
        """
        if read_unit(words) is not None or self._is_said(small(words)):
            return True
        return all(map(self._is_said, re.split(r"[,;/+]|\bvà\b|\bhoặc\b", small(words))))

    def _is_said(self, words: str) -> bool:
        noun = words.strip(" .:*")
        if _SAYS_NOTHING.fullmatch(noun) or read_unit(noun) is not None:
            return True
        if noun not in counted_nouns() or self.form in _MEASURED:
            return False
        of_anything = self.form in {CellForm.OBSERVED, CellForm.NUMBER}
        if counted_nouns()[noun][0] and noun not in _ANYONE and not of_anything:
            return False
        return not self.counted or may_count(noun, self.counted)

    def read(self, cell: Cell, unit: HeadingUnit | None = None) -> object:
        """The plain data of a cell below a heading with this *unit*.

        Raises :class:`~genderplan.errors.InvalidValueError` for what the column cannot hold.
        """
        return plain_cell(cell, self.form, self.choices, unit, self.counted)

    def below(self, heading: str, cell: Cell) -> Cell:
        """A cell with what its *heading* says of it.

        "3,37" below "Tăng, giảm (điểm %)" are points, 3 below "Quý" is a quarter.
        """
        if self.path == "change" and _POINTS.search(heading):
            text = str(cell).replace(".", ",") if isinstance(cell, int | Decimal) else cell
            is_plain = isinstance(text, str) and _DIFFERENCE.fullmatch(text)
            return f"{text} điểm phần trăm" if is_plain else cell
        if self.form is CellForm.TIME and _PART_OF_YEAR.fullmatch(str(cell)):
            return f"{heading} {cell}" if heading_key(heading) in _PARTS_OF_YEARS else cell
        return cell


def empty_cell(column: Column) -> Message:
    """Why a cell may not be empty."""
    return message("the cell is empty; {heading} is needed", heading=f'"{column.heading}"')


def put(plain: dict[str, Any], path: str, value: object) -> None:
    """Set the key at the dotted *path* of *plain*.

    >>> plain: dict[str, Any] = {}
    >>> put(plain, "participants.women", 55)
    >>> plain
    {'participants': {'women': 55}}
    """
    *steps, last = path.split(".")
    for step in steps:
        plain = plain.setdefault(step, {})
    plain[last] = value


@attrs.frozen
class TableForm:
    """A table: its name, the titles of its sheet, the model of its rows and its columns.

    ``outer`` names the table to whose rows those of an inner table belong. A table with one of its
    ``details`` needs no column of kinds, which the names of its rows tell. A table that
    ``is_fixed`` has a list of its own of what its rows are, without totals.
    """

    name: str
    titles: tuple[str, ...]
    row: type
    columns: tuple[Column, ...]
    needed: tuple[str, ...]
    outer: str
    details: frozenset[str]
    is_fixed: bool
    by_key: Mapping[str, Column] = attrs.field(init=False, eq=False, repr=False)

    @by_key.default
    def _by_key(self) -> Mapping[str, Column]:
        return {  # of two columns with one heading the first
            heading_key(heading): column
            for column in reversed(self.columns)
            for heading in column.headings
        }

    @property
    def title(self) -> str:
        """The title that is written."""
        return self.titles[0]

    @property
    def official_title(self) -> str:
        """The title in full, as the official form has it."""
        return self.titles[-1]

    def has_needed(self, paths: Collection[str]) -> bool:
        """Whether columns with these *paths* are enough for the table."""
        missing = set(self.needed).difference(paths)
        if {"numerator", "denominator"}.issubset(paths):  # they make the value
            missing.discard("value")
        return not missing or (missing == {"kind"} and not self.details.isdisjoint(paths))

    def notes(self, cell: Cell, column: Column) -> bool:
        """Whether the note of a row can keep the words of a cell: "Thường xuyên", "Xã hội hóa"."""
        if self.name != "activities" or not isinstance(cell, str):
            return False
        if column.form is CellForm.MONEY:
            return not any(map(str.isdigit, cell))
        if column.form is CellForm.TIME:
            return _MISTYPED.fullmatch(cell) is None
        return column.form is CellForm.TALLIES

    def named(self, text: str) -> Column | None:
        """The column that a heading names, with its brackets or without, or without its unit.

        "Số lượng (nữ)" is "Số lượng nữ". What stands behind brackets belongs to the name of a
        column of figures: "Tỷ lệ (%) năm trước" is not "Tỷ lệ".
        """
        plain = plain_heading(text)
        for each in (re.sub("[()]", " ", plain), plain, without_unit(plain)[0]):
            if column := self.column(heading_key(each)):
                return column
        before = self.column(heading_key(plain.partition("(")[0]))
        return None if before is None or before.form.is_figure else before

    def column(self, key: str) -> Column | None:
        """The column that the heading with this *key* names."""
        return self.by_key.get(key)


def _parts(text: str) -> tuple[str, ...]:
    return tuple(text.split("; ")) if text else ()


_CHOICES: Final[Mapping[str, type[Enum]]] = {
    kind.__name__: kind
    for kind in (
        *(ActivityKind, Comparator, CountedBodies, Frequency, Item, ObservationStatus, PlanForm),
        *(ReportForm, Stretch, YesOrNo),
    )
}


@cache
def _columns() -> Mapping[str, tuple[Column, ...]]:
    """The columns of each table. A line "+people" stands for all columns of that group."""
    columns: dict[str, tuple[Column, ...]] = {}
    for line in packaged_rows("tables", "columns.tsv"):
        table, key = line["table"], line["key"]
        form, _, counted = line["cells"].partition(" of ")
        more = columns.get(key) or (
            Column(
                path=key,
                form=CellForm(form),
                headings=_parts(line["headings"]),
                choices=_CHOICES[line["choices"]] if line["choices"] else None,
                rare=line["use"] in {"rare", "read"},
                read_only=line["use"] == "read",
                prompt=line["prompt"],
                counted=counted,
            ),
        )
        columns[table] = (*columns.get(table, ()), *more)
    return columns


_TABLES: Final = {line["table"]: line for line in packaged_rows("tables", "tables.tsv")}


def _form(name: str, row: type, *, is_fixed: bool = False) -> TableForm:
    line = _TABLES[name]
    return TableForm(
        name=name,
        titles=_parts(line["titles"]),
        row=row,
        columns=_columns()[name],
        needed=_parts(line["needed"]),
        outer=line["outer"],
        details=frozenset(_parts(line["details"])),
        is_fixed=is_fixed,
    )


_ACTIVITIES: Final = _form("activities", Activity)
_OF_REPORTS: Final = (
    _form("events", EventRow),
    _form("broadcasts", BroadcastRow),
    _form("products", ProductRow),
    _form("results", Result),
    _ACTIVITIES,
)
TABLES: Final[Mapping[str, TableForm]] = {
    form.name: form for form in (*_OF_REPORTS, _form("observations", Observation))
}
"""The tables of single rows, by name."""
MEASURES: Final = _form("measures", ReportedResult, is_fixed=True)
"""The form of the results of a strategy's measures."""
ALONE: Final[Mapping[str, TableForm]] = {
    **TABLES,
    "measures": MEASURES,
    "domestic-violence": _form("domestic-violence", Observation, is_fixed=True),
}
"""The tables that may stand alone in a file, by name."""
ANSWERS: Final = _form("report", Report)
"""The sheet of a report that asks for one answer in each row."""


@attrs.frozen
class Paper:
    """A paper in a workbook: the questions of its first sheet, its tables, those inside them.

    The rows of an inner table belong to a row of another, which the column "of" names.
    """

    questions: TableForm
    tables: tuple[TableForm, ...]
    inner: tuple[TableForm, ...]

    @property
    def forms(self) -> tuple[TableForm, ...]:
        """All tables of the paper."""
        return (*self.tables, *self.inner)


_TALLIES: Final = _form("tallies", Tally)
_OF_PLANS: Final = (
    _form("targets", LocalTarget),
    _form("task_groups", TaskGroup),
    _ACTIVITIES,
    _form("assignments", Assignment),
    _form("reporting", ReportingDuty),
)
PAPERS: Final[Mapping[str, Paper]] = {
    "report": Paper(ANSWERS, _OF_REPORTS, (_TALLIES, _form("parts", Part))),
    "plan": Paper(_form("plan", Plan), _OF_PLANS, (_TALLIES,)),
}
"""The papers that a workbook can hold, by their kind."""
GUIDE: Final = tuple(read_text("tables", "guide.txt").splitlines())
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


def unknown_heading(place: Place, text: str, form: TableForm) -> Issue:
    """The finding that nobody knows the heading *text* at a place."""
    known = [column.heading for column in form.columns if not column.rare]
    near = [name for name in known if ascii_key(name) == ascii_key(text[:_LONGEST_HEADING])]
    near += get_close_matches(text[:_LONGEST_HEADING], known, n=1)
    return UNKNOWN_HEADING.at(
        place.path,
        place=place.described(),
        heading=f'"{printable(text, _LONGEST_HEADING)}"',
        nearest=did_you_mean(near),
        known=", ".join(known),
    )


@attrs.frozen
class AnnexColumn:
    """A column of a table in the annex of a paper, as it is printed."""

    title: str
    """Its heading."""
    width: int
    """Its share of the width of the table, against the other columns."""
    group: str = ""
    """The heading over it and its neighbours of the same group."""
    centred: bool = False
    """Whether its cells are centred, as figures are."""
    optional: bool = False
    """Whether it is left out where no row says anything, and in an empty form."""


@cache
def annex_columns(table: str) -> tuple[AnnexColumn, ...]:
    """The columns with which the annex of an official paper prints a table of this name.

    >>> [column.title for column in annex_columns("products")][:2]
    ['STT', 'Sản phẩm']
    """
    return tuple(
        AnnexColumn(
            title=line["heading"],
            width=int(line["width"]),
            group=line["over"],
            centred="centred" in line["use"],
            optional="optional" in line["use"],
        )
        for line in packaged_rows("tables", "annexes.tsv")
        if line["table"] == table
    )
