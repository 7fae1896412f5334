"""What people write in the cells of a column, as the plain data of a file, and back.

Decided: reading forgives what has one meaning ("12 người", "1.234", "Không", 12.0, a date typed as
15/11/2023) and refuses what has several (a bare 18.2 for a percentage, a code that lost its zeros).
Nothing here builds objects: the plain data go through the same door as TOML and JSON.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from decimal import Decimal
from enum import Enum
from typing import Any, Final

from genderplan._messages import mark
from genderplan._text import match_key
from genderplan.errors import InvalidValueError
from genderplan.formatting import (
    format_date,
    format_number,
    parse_count,
    parse_money,
    parse_number,
    parse_partial_date,
)
from genderplan.periods import PartialDate
from genderplan.quantities import Percent
from genderplan.serialization.cells import Cell, Spoilt, neutral, restored
from genderplan.serialization.value_forms import refuse, refuse_choice

__all__ = ["BLANKS", "NONE_WORDS", "CellForm", "is_blank", "plain_cell", "written_cell"]


class CellForm(Enum):
    """What the cells of a column hold."""

    TEXT = "text"
    CODE = "code"
    LIST = "list"
    PAIRS = "pairs"
    CHOICE = "choice"
    COUNT = "count"
    WHOLE = "whole"
    NUMBER = "number"
    MONEY = "money"
    PERCENT = "percent"
    DATE = "date"
    PERIOD = "period"
    OBSERVED = "observed"

    @property
    def is_figure(self) -> bool:
        """Whether the cells are figures."""
        return self in _FIGURES


_FIGURES: Final = {
    CellForm.COUNT,
    CellForm.WHOLE,
    CellForm.NUMBER,
    CellForm.MONEY,
    CellForm.PERCENT,
    CellForm.OBSERVED,
}
BLANKS: Final = frozenset({"-", "–", "—", "…", "...", "/"})
"""What people write into a cell to say that nothing is to be written there."""
NONE_WORDS: Final = frozenset(map(match_key, ("không", "không có", "không phát sinh", "none")))
"""What people write to say that there was nothing, which is an answer."""
# The words that follow a figure and say again what the heading says.
_COUNTED: Final = re.compile(
    r"(?P<figures>.*\d(?:\s*trở\s+lên)?)\s*\(?(?:lượt\s+)?(?:người|cuộc|buổi|lượt|lớp|hội nghị|"
    r"đại biểu|học viên|tin|bài|tin,\s*bài|tờ|phút|cái|chiếc|hộ|phiếu|sản phẩm|lần|nam|nữ)\)?\.?",
    re.IGNORECASE,
)
_LONGEST_FIGURE: Final = 60
_DECIMAL: Final = re.compile(r"\d[\d.]*,\d+")
_FEWEST_CODE: Final = 10_000  # a commune's code has five digits; below, zeros may be lost
_BULLET: Final = re.compile(r"^[-+•*–]\s+")
_NO_PERCENT: Final = mark('a percentage with its sign, such as "18,2%"')
_NO_CODE: Final = mark("a code as text, because a number loses the zeros before it")
_TEXT: Final = mark("a text")
_NUMBER: Final = mark("a number")
_DATE: Final = mark("a date such as 15/11/2023 or 11/2023")
_PERIOD: Final = mark('a period such as "năm 2023" or "quý I/2024"')
_PAIRS: Final = mark('pairs such as "sex=female; age=15-24"')


def is_blank(cell: Cell) -> bool:
    """Whether *cell* says nothing."""
    return cell is None or (isinstance(cell, str) and cell.casefold() in BLANKS)


def plain_cell(cell: Cell, form: CellForm, choices: type[Enum] | None = None) -> object:
    """The plain data that *cell* stands for in a column of this *form*; None for a blank one.

    Raises :class:`~genderplan.errors.InvalidValueError` for what cannot be of this form.

    >>> plain_cell("1.234 người", CellForm.COUNT), plain_cell("Không", CellForm.COUNT)
    (1234, 0)
    """
    if isinstance(cell, Spoilt):
        raise InvalidValueError(cell.reason)
    if is_blank(cell):
        return None
    if form is CellForm.CHOICE:
        return _choice(cell, choices)
    return _READERS[form](cell)


def _text(cell: Cell) -> str:
    if isinstance(cell, str):
        return restored(cell).strip()
    if isinstance(cell, date):
        return format_date(cell, style="short")
    if isinstance(cell, int | Decimal):
        return format_number(cell) if isinstance(cell, Decimal) else str(cell)
    raise refuse(str(cell), _TEXT)


def _code(cell: Cell) -> str:
    if isinstance(cell, str) or (isinstance(cell, int) and cell >= _FEWEST_CODE):
        return _text(cell)
    raise refuse(_seen(cell), _NO_CODE)


def _list(cell: Cell) -> list[str]:
    text = restored(cell) if isinstance(cell, str) else _text(cell)
    parts = text.split("\n" if "\n" in text else ";")
    return [part for part in (_BULLET.sub("", part.strip()) for part in parts) if part]


def _pairs(cell: Cell) -> dict[str, str]:
    pairs = [part.partition("=") for part in _list(cell)]
    if not all(sign for _, sign, _ in pairs):
        raise refuse(_seen(cell), _PAIRS)
    return {name.strip(): value.strip() for name, _, value in pairs}


def _choice(cell: Cell, choices: type[Enum] | None) -> str:
    text = _text(cell)
    members: Iterable[Any] = choices or ()
    for member in members:
        if match_key(text) in {match_key(name) for name in _names(member)}:
            value: str = member.value
            return value
    raise refuse_choice(text, tuple(member.label("vi") for member in members))


def _names(member: Any) -> tuple[str, str, str]:  # noqa: ANN401 - any enumeration with labels
    return member.value, member.label("vi"), member.label("en")


def _count(cell: Cell) -> int | str:
    if isinstance(cell, int):
        return cell
    if not isinstance(cell, str):
        raise refuse(_seen(cell), mark("a whole number"))
    text = _figures(cell)
    count = parse_count(text)
    return count.value if count.is_exact else text


def _figures(text: str) -> str:
    """The figures in *text* without the word for what is counted; "Không" is 0."""
    text = restored(text)
    if match_key(text[:_LONGEST_FIGURE]) in NONE_WORDS:
        return "0"
    counted = _COUNTED.fullmatch(text) if len(text) <= _LONGEST_FIGURE else None
    return counted["figures"] if counted else text


def _whole(cell: Cell) -> int | str:
    return _count(cell)


def _number(cell: Cell) -> int | Decimal:
    if isinstance(cell, int | Decimal):
        return cell
    if isinstance(cell, str):
        return parse_number(_figures(cell))
    raise refuse(_seen(cell), _NUMBER)


def _money(cell: Cell) -> int | str:
    if isinstance(cell, int):
        return cell
    text = format_number(cell, doubt="decimals") if isinstance(cell, Decimal) else _text(cell)
    parse_money(text)
    return text


def _percent(cell: Cell) -> str:
    if isinstance(cell, Percent):
        return f"{format_number(cell.value, doubt='thousands')}%"
    if isinstance(cell, str):
        return restored(cell)
    raise refuse(_seen(cell), _NO_PERCENT)


def _date(cell: Cell) -> str:
    if isinstance(cell, date):
        return cell.isoformat()
    if isinstance(cell, str) or (isinstance(cell, int) and len(str(cell)) == len("2023")):
        return str(parse_partial_date(_text(cell)))
    raise refuse(_seen(cell), _DATE)


def _period(cell: Cell) -> str:
    if isinstance(cell, str | int):
        return _text(cell)
    raise refuse(_seen(cell), _PERIOD)


def _observed(cell: Cell) -> int | Decimal | str:
    if isinstance(cell, Percent):
        return _percent(cell)
    if isinstance(cell, int | Decimal):
        return cell
    text = _text(cell)
    return _exact_decimal(text) if _DECIMAL.fullmatch(text) else text


def _exact_decimal(text: str) -> Decimal:
    return Decimal(parse_number(text))


def _seen(cell: Cell) -> object:
    """What the cell shows, for an error."""
    if isinstance(cell, date):
        return format_date(cell, style="short")
    return format_number(cell) if isinstance(cell, Decimal) else str(cell)


_READERS: Final[Mapping[CellForm, Callable[[Cell], object]]] = {
    CellForm.TEXT: _text,
    CellForm.CODE: _code,
    CellForm.LIST: _list,
    CellForm.PAIRS: _pairs,
    CellForm.COUNT: _count,
    CellForm.WHOLE: _whole,
    CellForm.NUMBER: _number,
    CellForm.MONEY: _money,
    CellForm.PERCENT: _percent,
    CellForm.DATE: _date,
    CellForm.PERIOD: _period,
    CellForm.OBSERVED: _observed,
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
    if isinstance(plain, int | Decimal):
        return plain
    return neutral(_written_text(plain, form, choices))


def _written_text(plain: object, form: CellForm, choices: type[Enum] | None) -> str:
    if form is CellForm.CHOICE and choices is not None:
        label: str = choices(plain).label("vi")  # type: ignore[attr-defined]  # ours have labels
        return label
    if form is CellForm.PAIRS and isinstance(plain, Mapping):
        return "; ".join(f"{name}={value}" for name, value in plain.items())
    if form is CellForm.LIST and isinstance(plain, list):
        return f"{plain[0]}\n" if len(plain) == 1 and ";" in plain[0] else "\n".join(plain)
    if form is CellForm.DATE:
        return format_date(PartialDate(*map(int, str(plain).split("-"))), style="short")
    return str(plain)
