"""Cells of a table, where they stand, and what their figures count or measure.

A cell is empty, a text, an exact number, a day or a percentage; what a spreadsheet could not
compute is a :class:`Spoilt` cell with its reason. "Kinh phí (triệu đồng)", "Thời lượng (giờ)",
"Tỷ lệ (%)" and "Đơn vị tính: triệu đồng" each say how the plain figures below are to be read.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from decimal import Decimal
from enum import Enum
from functools import cache, lru_cache
from typing import Final, NamedTuple, Self, TypeAlias

import attrs

from genderplan._messages import Message, message
from genderplan._text import nfc, normalise_with_offsets
from genderplan.errors import InvalidValueError
from genderplan.formatting.counts import SCALES
from genderplan.formatting.money import READ_SCALES
from genderplan.issues import Issue
from genderplan.quantities import Percent
from genderplan.serialization.faults import BAD_CELL, NOT_USED


class Measure(Enum):
    """What a unit measures."""

    COUNTED = "counted"
    MONEY = "money"
    TIME = "time"
    SHARE = "share"
    AREA = "area"


class Labelled(Enum):
    """Choices of a column whose model keeps the plain value: with Vietnamese and English words."""

    _words: Mapping[str, str]

    def __new__(cls, value: object, vietnamese: str, english: str = "") -> Self:
        """The member is known by its value alone."""
        member = object.__new__(cls)
        member._value_ = value
        member._words = {"vi": vietnamese, "en": english or str(value)}
        return member

    def label(self, language: str) -> str:
        """The words for this choice."""
        return self._words[language]


class Stretch(Labelled):
    """The stretch of time in which a number recurs."""

    DAY = "day", "ngày"
    WEEK = "week", "tuần"
    MONTH = "month", "tháng"
    QUARTER = "quarter", "quý"
    YEAR = "year", "năm"


@attrs.frozen
class HeadingUnit:
    """A unit of measure: what it measures, and how many of the library's own units it is.

    The library's own units are one body or thing, one đồng, one minute, one percent, one square
    kilometre. ``text`` is the unit as it was written.
    """

    measure: Measure
    factor: Decimal
    text: str = attrs.field(default="", eq=False)


_SCALES: Final = {
    word: Decimal(number)
    for word, number in {
        **READ_SCALES, **SCALES, "chục": 10, "trăm": 100, "ng": 10**3, "tr.": 10**6,
        "chục nghìn": 10**4, "trăm nghìn": 10**5, "chục triệu": 10**7, "trăm triệu": 10**8,
    }.items()
    if word  # of amounts of money "" is a scale as well
}  # fmt: skip
_BASES: Final = {
    word: (measure, Decimal(factor))
    for measure, words in {
        Measure.MONEY: {"đồng": "1", "đ": "1", "vnđ": "1", "vnd": "1", "đồng việt nam": "1"},
        Measure.TIME: {"phút": "1", "p": "1", "giờ": "60", "tiếng": "60", "h": "60"},
        Measure.SHARE: {"%": "1", "phần trăm": "1", "‰": "0.1", "phần nghìn": "0.1"},
        Measure.AREA: {"km2": "1", "km²": "1", "ha": "0.01", "héc ta": "0.01"},
    }.items()
    for word, factor in words.items()
}
# "1.000 đồng", "x 1000", "10^6 đồng", "triệu đồng", "tr.đ", "nghìn lượt", "%": a number, a scale,
# what is measured. Longer scales stand first, so that "nghìn tỷ" is not read as "nghìn" of "tỷ".
_UNIT: Final = re.compile(
    r"(?:(?:[x×*]\s*)?(?:(?P<number>1(?:[.,]?000){1,3})|10\s?\^\s?(?P<power>[1-9]))\s*)?"
    rf"(?:(?P<scale>{'|'.join(map(re.escape, sorted(_SCALES, key=len, reverse=True)))})"
    r"(?=$|[\s.]|đ))?[\s.]*(?P<base>.*)"
)
# What stands before a unit of measure: "ĐVT: ", "Đơn vị tính ", "tính theo "; not a heading.
_PREFIX: Final = re.compile(r"(?:đvt|đơn vị tính|đơn vị|tính bằng|tính theo|số(?= ))\s*[:.]?\s*")
# A line that names the unit of a table, "Đơn vị tính: triệu đồng"; not "Đơn vị" by itself.
_LABEL: Final = re.compile(r"(?:đvt|đơn vị tính|đơn vị)\s*[:.]?\s*(?P<unit>[^()\[\]:]+)")
# A unit in brackets at the end of a line: "Đơn vị tính (triệu đồng)", "KINH PHÍ NĂM 2023 (%)".
_AT_END: Final = re.compile(r"[(\[](?P<unit>[^()\[\]]{1,60})[)\]]\s*")
# What stands in brackets, "(triệu đồng)"; not "()".
_BRACKETS: Final = re.compile(r"\(([^()]{1,200})\)")
_BRACKETS_ALIKE: Final = str.maketrans("[{［（]}］）", "(((())))")
# Words that change the size of a figure: a unit with one of them is understood or refused.
_WEIGHTY: Final = re.compile(
    r"(?<!\w)(?:nghìn|ngàn|triệu|tỷ|tỉ|vạn|usd|đô la|eur|euro|giây|tấn|\$)(?!\w)|€"
)
_LONGEST: Final = 200  # letters of a heading that are looked at


def small(text: str) -> str:
    """*text* in small composed letters with single spaces, for the patterns of tables."""
    return " ".join(nfc(text).casefold().split())


@lru_cache(maxsize=4096)
def plain_heading(text: str) -> str:
    """A heading without what is not seen; its brackets are of one kind, and the last is closed.

    >>> plain_heading("Kinh phí [triệu đồng"), plain_heading("Nữ （người）")
    ('Kinh phí (triệu đồng)', 'Nữ (người)')
    """
    shown = normalise_with_offsets(text[:_LONGEST])[0].translate(_BRACKETS_ALIKE)
    return f"{shown})" if shown.rfind("(") > shown.rfind(")") else shown


def read_unit(text: str) -> HeadingUnit | None:
    """The unit that *text* names; None for other words, such as "(nếu có)".

    Raises :class:`~genderplan.errors.InvalidValueError` for a unit that cannot be reckoned with.

    >>> read_unit("triệu đồng")
    HeadingUnit(measure=<Measure.MONEY: 'money'>, factor=Decimal('1000000'), text='triệu đồng')
    >>> read_unit("nếu có") is None
    True
    """
    for part in re.split(r"[,;]\s+", small(text[:_LONGEST])):
        unit = _single_unit(_PREFIX.sub("", part.strip(" .:"), count=1), text)
        if unit is not None:
            return unit
    if _WEIGHTY.search(small(text[:_LONGEST])):
        summary = message(
            'the unit of measure "{unit}" is not known; '
            'write one such as "triệu đồng", "giờ", "nghìn lượt" or "%"',
            unit=text[:60],
        )
        raise InvalidValueError(summary, text)
    return None


def _single_unit(part: str, text: str) -> HeadingUnit | None:
    found = _UNIT.fullmatch(part)
    if found is None:
        return None
    number = re.sub(r"[.,]", "", found["number"] or "1")
    factor = Decimal(number) * 10 ** int(found["power"] or 0)
    scale = found["scale"]
    factor *= _SCALES[scale] if scale else 1
    base = found["base"].strip(" .")
    each = base.partition("/")[0].strip()  # "giờ/buổi", "đồng/người": what recurs is another column
    if each in _BASES:
        base = each
    if base in _BASES:
        measure, own = _BASES[base]
        return HeadingUnit(measure, factor * own, text)
    says_more = _WEIGHTY.search(base) or base.partition(" ")[0] in _BASES
    if factor == 1 or says_more:
        return None
    return HeadingUnit(Measure.COUNTED, factor, text)


def bracketed(heading: str) -> list[str]:
    """What stands in the brackets of a *heading*."""
    return _BRACKETS.findall(plain_heading(heading))


def units_in(heading: str) -> Iterator[HeadingUnit]:
    """The units that stand in the brackets of a *heading*, or at its end without brackets."""
    inside = bracketed(heading)
    yield from filter(None, map(read_unit, inside))
    if not inside:
        _, unit = without_unit(heading)
        unit = unit or (read_unit("%") if "%" in heading else None)  # "% nữ"
        if unit is not None:
            yield unit


@lru_cache(maxsize=4096)
def without_unit(heading: str) -> tuple[str, HeadingUnit | None]:
    """A *heading* without the unit at its end, and that unit.

    >>> without_unit("Kinh phí - triệu đồng")[0], without_unit("Lượt xem/nghìn lượt")[0]
    ('Kinh phí', 'Lượt xem')
    >>> without_unit("Số nữ/nghìn dân")[0]  # so many of a thousand
    'Số nữ/nghìn dân'
    """
    words = " ".join(plain_heading(heading).split())
    for gap in re.finditer(r"\s?/\s?|\s", words):
        name, rest = words[: gap.start()].rstrip(" ,;:-–/"), words[gap.end() :]
        unit = _single_unit(_PREFIX.sub("", small(rest), count=1), rest)
        is_each = "/" in gap[0] and unit is not None and unit.measure is Measure.COUNTED
        if unit is None or (is_each and not _counts(name, rest)):
            continue
        return name, unit
    return heading, None


def _counts(name: str, unit: str) -> bool:
    """Whether a heading counts what the *unit* behind it does: "Số lượt xem", "nghìn lượt"."""
    counted = small(name).removeprefix("số ")
    return counted.startswith(small(unit).split()[-1])


def line_unit(text: str) -> HeadingUnit | None:
    """The unit in a line above a table, such as "(Đơn vị tính: triệu đồng)"; None without one."""
    short = small(text[:_LONGEST]).strip()
    label = _LABEL.search(short)
    named = read_unit(label["unit"]) if label else None
    whole = _BRACKETS.fullmatch(plain_heading(short))
    if named or whole:
        return named or (read_unit(whole[1]) if whole else None)
    # In brackets behind a title stands anything, "(tỷ lệ hộ nghèo)": only a base tells a unit.
    at_end = _AT_END.fullmatch(short, max(0, short.rfind("("), short.rfind("[")))
    unit = _single_unit(_PREFIX.sub("", at_end["unit"], count=1), text) if at_end else None
    return unit if unit and unit.measure is not Measure.COUNTED else None


# How a formula begins for a spreadsheet, also behind apostrophes that made it safe before.
_DANGEROUS: Final = re.compile(r"'*[=+\-@\t\r]")
_LETTERS: Final = 26


@attrs.frozen
class Spoilt:
    """A cell without a usable value: a formula without its result, an error such as #REF!."""

    reason: Message


@attrs.frozen
class Unformatted:
    """A number of at most 1 of a file that does not say how it is shown: 0.18 may be 18%."""

    value: int | Decimal

    def __str__(self) -> str:
        return str(self.value)


Cell: TypeAlias = str | int | Decimal | date | Percent | Spoilt | Unformatted | None


@attrs.frozen
class Grid:
    """One sheet or one CSV file: its name (empty for CSV) and its rows from row 1 on."""

    name: str
    rows: tuple[tuple[Cell, ...], ...]
    merged: Mapping[tuple[int, int], tuple[int, int]] = attrs.field(factory=dict, eq=False)
    """By row and column the cells that are merged with another, each with the first of them."""
    is_hidden: bool = False
    """Whether the workbook does not show the sheet."""
    unseen: Mapping[str, int] = attrs.field(factory=dict, eq=False)
    """The rows and columns that it does not show ("3", "D"), each with its number of cells."""

    @classmethod
    def of(cls, name: str, rows: Iterable[Iterable[Cell]]) -> "Grid":
        """A grid whose texts are composed, without spaces around them; empty texts are empty."""
        return cls(name, tuple(tuple(map(_trimmed, row)) for row in rows))

    def at(self, position: tuple[int, int]) -> Cell:
        """The cell at a row and column; None beyond the end of the row."""
        row, column = position
        return self.rows[row][column] if column < len(self.rows[row]) else None

    def place(self, row: int, column: int) -> "Place":
        """Where a cell stands."""
        return Place(self.name, cell_name(row, column))

    def is_below(self, position: tuple[int, int]) -> bool:
        """Whether a cell is merged with one above it, in the same column."""
        return position in self.merged and self.merged[position][1] == position[1]

    @property
    def is_blank(self) -> bool:
        """Whether no cell has a value."""
        return not self.filled

    @property
    def filled(self) -> int:
        """How many cells have a value."""
        return sum(cell is not None for row in self.rows for cell in row)


def cells_in(row: Iterable[Cell]) -> dict[int, Cell]:
    """The cells of a row that are not empty, by position."""
    return {at: cell for at, cell in enumerate(row) if cell is not None}


def _trimmed(cell: Cell) -> Cell:
    if not isinstance(cell, str):
        return cell
    text = nfc(cell)
    return text.strip(" \u00a0") if text.strip() else None


def neutral(text: str) -> str:
    """*text* as a cell that no spreadsheet runs as a formula.

    >>> neutral("=1+1"), neutral("- Tọa đàm"), neutral("Tọa đàm")
    ("'=1+1", "'- Tọa đàm", 'Tọa đàm')
    """
    return f"'{text}" if _DANGEROUS.match(text) else text


def restored(text: str) -> str:
    """The text that :func:`neutral` made safe; any other text as it is.

    >>> restored("'=1+1"), restored("'Tọa đàm'")
    ('=1+1', "'Tọa đàm'")
    """
    return text[1:] if text.startswith("'") and _DANGEROUS.match(text) else text


# Figures and a word for what is counted, which says again what the heading says: "12 người", "hơn
# 200 lượt người", "3 (cuộc)"; not "2 nghìn người" nor "5 triệu".
_COUNTED: Final = re.compile(
    r"(?P<figures>\D*\d[\d., ]*(?:\s*trở\s+lên)?)\s*\(?(?:lượt\s+(?=\S))?"
    r"(?P<noun>[^\W\d][^()\d]*?)\)?\.?",
    re.IGNORECASE,
)
_NOUNS_OF_TABLES: Final = ("phút", "lần", "lượt xem", "lượt tiếp cận", "xem", "tiếp cận")
LONGEST_FIGURE: Final = 60  # letters; a longer cell tells a story


def counted_in(text: str) -> tuple[str, str] | None:
    """The figures of a cell and the noun behind them; None for anything else."""
    shown = restored(text)
    found = _COUNTED.fullmatch(shown) if len(shown) <= LONGEST_FIGURE else None
    return (found["figures"], _noun(found["noun"])) if found else None


def _noun(words: str) -> str:
    return " ".join(words.casefold().replace(",", ", ").split())


def may_count(noun: str, counted: str) -> bool:
    """Whether a figure with this *noun* can be one of what is *counted* in a column.

    A word that is no noun, and "lượt" alone, may be either. With "figures" there is no noun.

    >>> may_count("nữ", "men"), may_count("hộ", "people"), may_count("đại biểu", "women")
    (False, False, True)
    """
    if counted in {"households", "figures"}:
        return counted == "households" and _noun(noun).startswith(("hộ", "gia đình"))
    people, sex = counted_nouns().get(_noun(noun), (None, ""))
    if people is None or noun == "lượt":
        return True
    return people is not (counted == "things") and (not sex or counted in {"people", sex})


@cache
def counted_nouns() -> Mapping[str, tuple[bool | None, str]]:
    """What a figure may count: whether that is people, and of which sex.

    Nobody knows of what only tables count, "lượt xem".
    """
    from genderplan.extraction.nouns import GROUPS, nouns

    found: dict[str, tuple[bool | None, str]] = dict.fromkeys(_NOUNS_OF_TABLES, (None, ""))
    for noun in (each for same in nouns().values() for each in same if each.what != "measure"):
        people = noun.people and noun.text.partition(" ")[0] not in GROUPS
        found[noun.text] = people, noun.sex.value if noun.sex else ""
    return found


def cell_name(row: int, column: int) -> str:
    """The name of a cell, both counted from 0.

    >>> cell_name(6, 3), cell_name(0, 26)
    ('D7', 'AA1')
    """
    letters = ""
    number = column + 1
    while number:
        number, rest = divmod(number - 1, _LETTERS)
        letters = chr(ord("A") + rest) + letters
    return f"{letters}{row + 1}"


def cell_position(name: str) -> tuple[int, int]:
    """The row and the column of the cell with that name, both counted from 0.

    >>> cell_position("D7"), cell_position("AA1")
    ((6, 3), (0, 26))
    """
    letters = name.rstrip("0123456789")
    column = 0
    for letter in letters:
        column = column * _LETTERS + ord(letter) - ord("A") + 1
    return int(name[len(letters) :]) - 1, column - 1


class Place(NamedTuple):
    """Where a cell stands: its sheet (empty in a CSV file), its name, the heading above it."""

    sheet: str
    cell: str
    heading: str = ""

    @property
    def path(self) -> str:
        """The place for programs: "Kết quả!D4", or "D4" in a CSV file."""
        return f"{self.sheet}!{self.cell}" if self.sheet else self.cell

    def described(self) -> Message:
        """The place for a person: sheet, cell and heading; row and column of a CSV file."""
        where = self._without_heading()
        if not self.heading:
            return where
        return message("{place} ({heading})", place=where, heading=self.heading)

    def _without_heading(self) -> Message:
        if not self.path:
            return message("the file")
        if not self.cell:
            return message("sheet '{sheet}'", sheet=self.sheet)
        if self.sheet:
            return message("sheet '{sheet}', cell {cell}", sheet=self.sheet, cell=self.cell)
        row, column = cell_position(self.cell)
        return message("row {row}, column {column}", row=str(row + 1), column=column + 1)

    def issue(self, reason: Message) -> Issue:
        """The finding that the cell holds what cannot be used."""
        return BAD_CELL.at(self.path, place=self.described(), reason=reason)

    def note(self, reason: Message) -> Issue:
        """The remark that what stands from the cell on was not used, and why."""
        return NOT_USED.at(self.path, place=self.described(), reason=reason)


@attrs.define(kw_only=True)
class ReadCells:
    """What became of cells: what is wrong, and the remarks on what was not used.

    ``data`` and ``named`` count the cells that became data and those that a remark names.
    """

    issues: list[Issue] = attrs.Factory(list)
    notes: list[Issue] = attrs.Factory(list)
    data: int = 0
    named: int = 0
