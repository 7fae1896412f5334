"""What people write in the cells of a column, as the plain data of a file, and back.

Reading forgives what has one meaning ("12 người", "1.234", "Không", 12.0, a date typed as
15/11/2023) and refuses what has several (a bare 18.2 for a percentage, 1.234 where either thousands
or thousandths may be meant, a code that lost its zeros). A plain figure is taken in the unit of its
heading. Nothing here builds objects: the plain data are read on as those of TOML and JSON are.
"""

import re
from collections.abc import Callable, Mapping
from decimal import Decimal
from enum import Enum
from typing import Final

from genderplan._messages import message
from genderplan.errors import InvalidValueError
from genderplan.formatting import (
    format_date,
    format_money,
    format_number,
    parse_number,
)
from genderplan.periods import PartialDate
from genderplan.quantities import Percent
from genderplan.serialization.cell_readers import (
    COUNTS_OF,
    NO_PERCENT,
    PLAIN_FIGURE,
    as_area,
    as_choice,
    as_code,
    as_count,
    as_date,
    as_documents,
    as_frequency,
    as_list,
    as_minutes,
    as_money,
    as_number,
    as_numbers,
    as_observed,
    as_pairs,
    as_parts,
    as_percent,
    as_period,
    as_tallies,
    as_text,
    as_time,
    as_whole,
    refuse_too_little,
    refuse_two_readings,
)
from genderplan.serialization.cells import (
    Cell,
    HeadingUnit,
    Measure,
    Spoilt,
    Unformatted,
    counted_in,
    may_count,
    neutral,
    restored,
)
from genderplan.serialization.converter import EXPECTED
from genderplan.serialization.faults import refuse


class CellForm(Enum):
    """What the cells of a column hold."""

    TEXT = "text"
    CODE = "code"
    LIST = "list"
    DOCUMENTS = "documents"
    NUMBERS = "numbers"
    PAIRS = "pairs"
    TALLIES = "tallies"
    PARTS = "parts"
    CHOICE = "choice"
    COUNT = "count"
    WHOLE = "whole"
    FREQUENCY = "frequency"
    MINUTES = "minutes"
    AREA = "area"
    NUMBER = "number"
    MONEY = "money"
    PERCENT = "percent"
    DATE = "date"
    TIME = "time"
    PERIOD = "period"
    OBSERVED = "observed"

    @property
    def is_figure(self) -> bool:
        """Whether the cells are figures."""
        return self in MEASURES or self is CellForm.OBSERVED


BLANKS: Final = frozenset({"-", "–", "—", "…", "...", "/"})
"""What people write into a cell to say that nothing is to be written there."""
_MOST_AMOUNT: Final = 10**12  # đồng; no activity costs more than a thousand tỷ
_MOST_FIGURE: Final = 100_000  # in the unit of a heading; 1.500 (tỷ đồng) may be meant
# The blank between the groups of a figure: "56 000 000"; not that of "2 3000".
_GROUPED: Final = re.compile(r"(?<=\d)\s(?=\d{3}(?!\d))")
# A bound in words before a plain figure: "hơn 2", "gần 400"; not "hơn 2 nghìn".
_PLAIN_BOUND: Final = re.compile(r"(?P<words>[^\d]+?)\s*(?P<figure>\d[\d.,]*)")


def is_blank(cell: Cell) -> bool:
    """Whether *cell* says nothing; a row of dots or lines of any length says nothing."""
    if not isinstance(cell, str):
        return cell is None
    return cell in BLANKS or not cell.strip(" .…") or not cell.strip(" -–—_=")


MEASURES: Final[Mapping[CellForm, Measure]] = {
    CellForm.COUNT: Measure.COUNTED,
    CellForm.WHOLE: Measure.COUNTED,
    CellForm.FREQUENCY: Measure.COUNTED,
    CellForm.NUMBER: Measure.COUNTED,
    CellForm.MINUTES: Measure.TIME,
    CellForm.AREA: Measure.AREA,
    CellForm.MONEY: Measure.MONEY,
    CellForm.PERCENT: Measure.SHARE,
}
"""What the figures of a column measure, for the units of measure in headings."""


def plain_cell(
    cell: Cell,
    form: CellForm,
    choices: type[Enum] | None = None,
    unit: HeadingUnit | None = None,
    counted: str = "",
) -> object:
    """The plain data that *cell* stands for in a column of this *form*; None for a blank one.

    A figure without a unit of its own is taken in the *unit* of its heading; one with a noun must
    count what is *counted* in the column, such as "women". Raises
    :class:`~genderplan.errors.InvalidValueError` for what cannot be of this form.

    >>> plain_cell("1.234 người", CellForm.COUNT), plain_cell("Không", CellForm.COUNT)
    (1234, 0)
    """
    if isinstance(cell, Spoilt):
        raise InvalidValueError(cell.reason)
    if is_blank(cell):
        return None
    if isinstance(cell, Unformatted):
        if form in {CellForm.PERCENT, CellForm.OBSERVED}:
            raise refuse(as_text(cell.value), NO_PERCENT)
        cell = cell.value
    if form is CellForm.CHOICE:
        return as_choice(cell, choices)
    if form is CellForm.MONEY and unit is None:
        refuse_too_little(cell)
    found = counted_in(cell) if counted and isinstance(cell, str) else None
    if found is not None and not may_count(found[1], counted):
        raise refuse(cell, COUNTS_OF[counted])
    return _READERS[form](cell if unit is None else _in_own_unit(cell, form, unit))


def _in_own_unit(cell: Cell, form: CellForm, unit: HeadingUnit) -> Cell:
    """*cell* in the unit of the library, when it has a plain figure; any other cell as it is."""
    number = cell
    if isinstance(cell, str):
        figures = _GROUPED.sub("", restored(cell).strip())
        # "12", "1.234,5": nothing but a figure. "5 triệu" and "2 giờ" say their own unit.
        if PLAIN_FIGURE.fullmatch(figures) is None:
            return _bound_in_own_unit(figures, form, unit)
        if unit.measure is Measure.SHARE and "." in figures:  # 18.182 % may be 18,182
            refuse_two_readings(Decimal(figures.replace(".", "")).scaleb(-3))
        number = parse_number(figures)
    if not isinstance(number, int | Decimal):
        return cell
    is_share = unit.measure is Measure.SHARE
    if unit.factor != 1 or is_share:
        refuse_two_readings(number)
        is_typed_in_full = number > _MOST_FIGURE and number * unit.factor > _MOST_AMOUNT
        # 12.500.000 (nghìn đồng): so many zeros are those of đồng.
        is_typed_in_full |= unit.factor != 1 and number >= 10**6 and number % 1000 == 0
        if form is CellForm.MONEY and is_typed_in_full:
            raise _too_much(number, unit)
        number *= unit.factor
        number = int(number) if number == int(number) else number.normalize()
    return Percent(number) if is_share else number


def _too_much(number: int | Decimal, unit: HeadingUnit) -> InvalidValueError:
    """The error of đồng typed into a column of millions: 15.000.000 would be 15 nghìn tỷ."""
    summary = message(
        '{seen} would be {amount}, for the heading says "{unit}"; write the figure in that unit, '
        'or the unit into the cell, such as "{seen} đồng"',
        seen=format_number(number),
        amount=format_money(int(number * unit.factor), scale="tỷ"),
        unit=unit.text,
    )
    return InvalidValueError(summary, number)


def _bound_in_own_unit(text: str, form: CellForm, unit: HeadingUnit) -> Cell:
    """A bound in thousands, "hơn 2", as "hơn 2.000"; any other text as it is."""
    bound = _PLAIN_BOUND.fullmatch(text)
    if bound is None or unit.factor == 1 or form is CellForm.PERCENT:
        return text
    figure = _in_own_unit(bound["figure"], form, unit)
    if not isinstance(figure, int):
        raise refuse(text, EXPECTED[Decimal])
    return f"{bound['words']} {format_number(figure)}"


_READERS: Final[Mapping[CellForm, Callable[[Cell], object]]] = {
    CellForm.TEXT: as_text,
    CellForm.CODE: as_code,
    CellForm.LIST: as_list,
    CellForm.DOCUMENTS: as_documents,
    CellForm.NUMBERS: as_numbers,
    CellForm.PAIRS: as_pairs,
    CellForm.COUNT: as_count,
    CellForm.WHOLE: as_whole,
    CellForm.FREQUENCY: as_frequency,
    CellForm.MINUTES: as_minutes,
    CellForm.AREA: as_area,
    CellForm.NUMBER: as_number,
    CellForm.MONEY: as_money,
    CellForm.PERCENT: as_percent,
    CellForm.DATE: as_date,
    CellForm.TIME: as_time,
    CellForm.TALLIES: as_tallies,
    CellForm.PARTS: as_parts,
    CellForm.PERIOD: as_period,
    CellForm.OBSERVED: as_observed,
}


def written_cell(
    plain: object, form: CellForm, choices: type[Enum] | None = None
) -> str | int | Decimal | None:
    r"""The cell that says *plain* in a column of this *form*, safe from being run as a formula.

    >>> written_cell(["Hội Phụ nữ", "Đoàn Thanh niên"], CellForm.LIST)
    'Hội Phụ nữ\nĐoàn Thanh niên'
    """
    if plain is None or plain in ("", []):
        return None
    if isinstance(plain, Decimal) and form is CellForm.OBSERVED:
        return format_number(plain) if plain % 1 else f"{format_number(int(plain))},0"
    if isinstance(plain, int | Decimal) and not isinstance(plain, bool):
        return plain
    return neutral(_written_text(plain, form, choices))


def _written_text(plain: object, form: CellForm, choices: type[Enum] | None) -> str:
    if form is CellForm.CHOICE and choices is not None:
        label: str = choices(plain).label("vi")  # type: ignore[attr-defined]  # ours have labels
        return label
    if form is CellForm.PAIRS and isinstance(plain, Mapping):
        return "; ".join(f"{name}={value}" for name, value in plain.items())
    if form is CellForm.NUMBERS and isinstance(plain, list):
        return "; ".join(map(str, plain))
    if form in {CellForm.LIST, CellForm.DOCUMENTS} and isinstance(plain, list):
        whole = "\n".join(plain)  # a line of its own is not taken for several
        return whole if _READERS[form](whole) == plain else f"{whole}\n"
    if form in {CellForm.DATE, CellForm.TIME}:
        return format_date(PartialDate.parse(str(plain)), style="short")
    return str(plain)
