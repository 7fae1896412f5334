"""What people write in the cells of a column, as the plain data of a file, and back.

Reading forgives what has one meaning ("12 người", "1.234", "Không", 12.0, a date typed as
15/11/2023) and refuses what has several (a bare 18.2 for a percentage, 1.234 where either thousands
or thousandths may be meant, a code that lost its zeros). A plain figure is taken in the unit of its
heading. Nothing here builds objects: the plain data are read on as those of TOML and JSON are.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from datetime import date
from decimal import Decimal
from enum import Enum
from functools import cache
from typing import Any, Final

from genderplan._messages import mark, message
from genderplan._text import CAPITALS, match_key
from genderplan.documents.types import LAW_NAMES, document_types
from genderplan.errors import InvalidValueError
from genderplan.formatting import (
    format_date,
    format_number,
    parse_count,
    parse_money,
    parse_number,
    parse_partial_date,
)
from genderplan.indicators import Missing
from genderplan.periods import PartialDate, Period
from genderplan.plans import ActivityKind, Item
from genderplan.plans.activities import kind_named
from genderplan.quantities import Percent
from genderplan.serialization.cells import (
    LONGEST_FIGURE,
    Cell,
    HeadingUnit,
    Measure,
    Spoilt,
    Stretch,
    Unformatted,
    counted_in,
    counted_nouns,
    may_count,
    neutral,
    restored,
)
from genderplan.serialization.converter import EXPECTED, MISSING_WORDS
from genderplan.serialization.faults import refuse, refuse_choice


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
NONE_WORDS: Final = frozenset(map(match_key, (*MISSING_WORDS[Missing.NONE], Missing.NONE.value)))
"""What people write to say that there was nothing, which is an answer."""
# Figures and nothing else: "1.234", "12,5"; not "-3", "12a" nor "2 giờ".
_PLAIN_FIGURE: Final = re.compile(r"\d[\d.,]*")
# A bound in words before a plain figure: "hơn 2", "gần 400"; not "hơn 2 nghìn".
_PLAIN_BOUND: Final = re.compile(r"(?P<words>[^\d]+?)\s*(?P<figure>\d[\d.,]*)")
_GROUP: Final = -3  # the exponent of a figure with three decimals
# "1 buổi/tuần", "02 lần / tháng", "1 buổi mỗi tuần": how many, and the time in which it recurs.
_FREQUENCY: Final = re.compile(
    r"(?P<number>[^/]+?)\s*(?:/|mỗi|một|hằng|hàng|trên)\s*(?P<per>ngày|tuần|tháng|quý|năm)",
    re.IGNORECASE,
)
# "hằng tuần", "mỗi tháng", "1 lần một quý"; not "thường xuyên".
_EACH: Final = re.compile(
    r"(?:(?:0?1|một) lần )?(?:hằng|hàng|mỗi|một|trong) (?P<per>ngày|tuần|tháng|quý|năm)",
    re.IGNORECASE,
)
_STRETCHES: Final = {each.label("vi"): each.value for each in Stretch}
# "10 phút/buổi", "2 giờ", "1 giờ 30 phút", "1h30", "15'"; not "10 buổi".
_MINUTES: Final = re.compile(
    r"(?:(?P<hours>\d{1,3}(?:,\d{1,2})?)\s*(?:giờ|tiếng|h))?\s*"
    r"(?:(?P<minutes>\d{1,5})\s*(?:phút|ph?\b|['’′])?)?\s*"
    r"(?:(?:/|mỗi|một)\s*(?:\d{1,2}\s*)?\w{1,12})?\.?",
    re.IGNORECASE,
)
# "15,2 ha", "55 km2", "55 km²"; not "55 m2", nor a bare figure, which the heading explains.
_AREA: Final = re.compile(r"(?P<figure>\d[\d.,]*)\s*(?P<unit>km2|km²|ha)", re.IGNORECASE)
# What goes on behind a document with something else: " và Luật BĐG", ", hướng dẫn"; not " về ...".
_MORE: Final = re.compile(r"\s*(?:[,/&+–-]|và\b)\s*\w")
# A figure with a decimal comma, "1.234,50"; not "1234", which is a count.
_DECIMAL: Final = re.compile(r"\d[\d.]*,\d+")
_LEAST_AMOUNT: Final = 1000  # đồng; nothing that is planned or reported costs less
_FEWEST_CODE: Final = 10_000  # a commune's code has five digits; below, zeros may be lost
# The beginning of what goes on: "từ năm 2021", "từ 11/2023"; not "từ 15/11 đến 15/12".
_SINCE: Final = re.compile(r"từ\s+(?:(?:ngày|tháng|năm)\s+)?(?P<date>[\d/]{4,10})", re.IGNORECASE)
# A period in words, "tháng 11 năm 2023"; "11/2023" is a date without its day.
_IN_WORDS: Final = re.compile(r"(?:tháng|quý)\s", re.IGNORECASE)
# A part of a result: "Phó Bí thư Đảng ủy: 5"; not "Phó Bí thư 5".
_PART: Final = re.compile(r"(?P<name>[^:]+):\s*(?P<count>[^:]*\d[^:]*)")
# The sign before an item of a list, "- Hội Phụ nữ"; not the minus of "-3".
_BULLET: Final = re.compile(r"^[-+•*–]\s+")
_NO_PERCENT: Final = mark('a percentage with its sign, such as "18,2%"')
_NO_CODE: Final = mark("a code as text, because a number loses the zeros before it")
_TEXT: Final = mark("a text")
_DATE: Final = mark("a date such as 15/11/2023 or 11/2023")
_TIME: Final = mark("a day, a period, or from when on, such as 15/11/2023, quý I/2024, từ năm 2021")
_TALLIES: Final = mark('counts such as "3 câu lạc bộ; 20 suất quà"')
_PARTS: Final = mark('names and counts such as "Bí thư: 2; Phó Bí thư: 5"')
_PAIRS: Final = mark('pairs such as "sex=female; age=15-24"')


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
            raise refuse(_text(cell.value), _NO_PERCENT)
        cell = cell.value
    if form is CellForm.CHOICE:
        return _choice(cell, choices)
    if form is CellForm.MONEY and unit is None:
        _refuse_too_little(cell)
    found = counted_in(cell) if counted and isinstance(cell, str) else None
    if found is not None and not may_count(found[1], counted):
        raise refuse(cell, _COUNTS_OF[counted])
    return _READERS[form](cell if unit is None else _in_own_unit(cell, form, unit))


def _in_own_unit(cell: Cell, form: CellForm, unit: HeadingUnit) -> Cell:
    """*cell* in the unit of the library, when it has a plain figure; any other cell as it is."""
    number = cell
    if isinstance(cell, str):
        figures = restored(cell).strip()
        # "12", "1.234,5": nothing but a figure. "5 triệu" and "2 giờ" say their own unit.
        if _PLAIN_FIGURE.fullmatch(figures) is None:
            return _bound_in_own_unit(figures, form, unit)
        number = parse_number(figures)
    if not isinstance(number, int | Decimal):
        return cell
    if unit.factor != 1 or form is CellForm.PERCENT:
        refuse_two_readings(number)
        number *= unit.factor
        number = int(number) if number == int(number) else number.normalize()
    return Percent(number) if form is CellForm.PERCENT else number


def _bound_in_own_unit(text: str, form: CellForm, unit: HeadingUnit) -> Cell:
    """A bound in thousands, "hơn 2", as "hơn 2.000"; any other text as it is."""
    bound = _PLAIN_BOUND.fullmatch(text)
    if bound is None or unit.factor == 1 or form is CellForm.PERCENT:
        return text
    figure = _in_own_unit(bound["figure"], form, unit)
    if not isinstance(figure, int):
        raise refuse(text, EXPECTED[Decimal])
    return f"{bound['words']} {format_number(figure)}"


def refuse_two_readings(number: int | Decimal) -> None:
    """Refuse a figure such as 1.234, which is 1234 in one way of writing and 1,234 in the other.

    >>> refuse_two_readings(Decimal("0.125")), refuse_two_readings(Decimal("18.2"))
    (None, None)
    """
    if isinstance(number, Decimal) and number.as_tuple().exponent == _GROUP and abs(number) >= 1:
        summary = message(
            "{seen} may be {thousands} or {decimals}; write the first without a separator, "
            "the second with another number of decimals",
            seen=str(number),
            thousands=str(number.scaleb(3).quantize(Decimal(1))),
            decimals=format_number(number),
        )
        raise InvalidValueError(summary, number)


def _text(cell: Cell) -> str:
    if isinstance(cell, str):
        return restored(cell).strip()
    if isinstance(cell, date | int | Decimal):
        return _seen(cell)
    raise refuse(str(cell), _TEXT)


def _code(cell: Cell) -> str:
    if isinstance(cell, str) or (isinstance(cell, int) and cell >= _FEWEST_CODE):
        return _text(cell)
    raise refuse(_seen(cell), _NO_CODE)


def _list(cell: Cell) -> list[str]:
    text = restored(cell) if isinstance(cell, str) else _text(cell)
    parts = text.split("\n" if "\n" in text else ";")
    return [part for part in (_BULLET.sub("", part.strip()) for part in parts) if part]


@cache
def _before_document() -> re.Pattern[str]:
    """A comma before another document: "NQ 28/NQ-CP, Luật BĐG"; not "quận Ba Đình, Hà Nội"."""
    kinds = document_types()
    names = "|".join(sorted({re.escape(kind.name) for kind in kinds}, key=len, reverse=True))
    symbols = "|".join({re.escape(kind.symbol) for kind in kinds if kind.symbol})
    laws = "|".join(LAW_NAMES)
    return re.compile(
        rf",\s+(?=(?:(?:{names}|{symbols})\s+(?:số\s*:?\s*)?\d|(?:{laws})\s+[{CAPITALS}]))"
    )


def _documents(cell: Cell) -> list[str]:
    """The documents in a cell: one a line, or with semicolons or commas between them."""
    text = restored(cell) if isinstance(cell, str) else _text(cell)
    parts = _list(text if "\n" in text else _before_document().sub(";", text))
    from genderplan.extraction import MentionKind, find_mentions

    for part in parts:
        for mention in find_mentions(part, kinds=(MentionKind.CITATION,))[:1]:
            if _MORE.match(part[mention.span[1] :]):
                summary = message(
                    "only {read} is read as a document; write each document on a line of its own",
                    read=f'"{mention.text}"',
                )
                raise InvalidValueError(summary, part)
    return parts


def _numbers(cell: Cell) -> list[int]:
    """Whole numbers with anything between them: "1; 2", "1, 3 và 4"."""
    return [int(figures) for figures in re.findall(r"\d{1,6}", _text(cell))]


def _pairs(cell: Cell) -> dict[str, str]:
    pairs = [part.partition("=") for part in _list(cell)]
    if not all(sign for _, sign, _ in pairs):
        raise refuse(_seen(cell), _PAIRS)
    return {name.strip(): value.strip() for name, _, value in pairs}


def _parts(cell: Cell) -> list[dict[str, object]]:
    pairs = [_PART.fullmatch(part) for part in _list(cell)]
    if None in pairs:
        raise refuse(_seen(cell), _PARTS)
    return [
        {"name": pair["name"].strip(), "count": _count(pair["count"])} for pair in pairs if pair
    ]


@cache
def _tally() -> re.Pattern[str]:
    """A number of things: "20 suất quà", "3 câu lạc bộ × 1 buổi/quý"; not "mua 20 suất quà"."""
    items = "|".join(sorted((item.label("vi") for item in Item), key=len, reverse=True))
    return re.compile(
        r"(?:(?P<each_of>\d{1,5})\s[^×]{1,40}\s×\s)?(?P<count>(?:\w+\s)?\d[\d.]*)\s"
        rf"(?P<item>{items})(?:/(?P<per>{'|'.join(_STRETCHES)}))?"
    )


def _tallies(cell: Cell) -> list[dict[str, object]]:
    items = {item.label("vi"): item.value for item in Item}
    found = [_tally().fullmatch(part) for part in _list(cell)]
    if None in found:
        raise refuse(_seen(cell), _TALLIES)
    return [
        {
            "item": items[part["item"]],
            "count": _count(part["count"]),
            "each_of": int(part["each_of"] or 1),
            "per": _STRETCHES[part["per"]] if part["per"] else "",
        }
        for part in found
        if part
    ]


def _choice(cell: Cell, choices: type[Enum] | None) -> object:
    text = _text(cell)
    members: Iterable[Any] = choices or ()
    for member in members:
        if match_key(text) in {match_key(name) for name in _names(member)}:
            return member.value
    if choices is Stretch:
        if _FREQUENCY.fullmatch(text):
            return _frequency(text)
        if each := _EACH.fullmatch(text):
            return _STRETCHES[each["per"].casefold()]
    if choices is ActivityKind and (kind := kind_named(text)) is not ActivityKind.OTHER:
        return kind.value  # "Tọa đàm", "Hội nghị tập huấn"
    raise refuse_choice(text, tuple(member.label("vi") for member in members))


def _names(member: Any) -> tuple[str, str, str]:  # noqa: ANN401 - any enumeration with labels
    return str(member.value), member.label("vi"), member.label("en")


def _count(cell: Cell) -> int | str:
    if isinstance(cell, int):
        return cell
    if not isinstance(cell, str):
        raise refuse(_seen(cell), EXPECTED[int])
    text = _figures(cell)
    count = parse_count(text)
    return count.value if count.is_exact else text


def _figures(text: str) -> str:
    """The figures in *text* without the word for what is counted; "Không" is 0."""
    if match_key(restored(text)[:LONGEST_FIGURE]) in NONE_WORDS:
        return "0"
    found = counted_in(text)
    return found[0] if found and found[1] in counted_nouns() else restored(text)


_COUNTS_OF: Final = {
    "women": mark("a number of women"),
    "men": mark("a number of men"),
    "people": mark("a number of people"),
    "things": mark("a number of events or things"),
    "households": mark("a number of households"),
    "figures": mark("a figure alone, of what the row names"),
}


def _frequency(cell: Cell) -> object:
    """A count, or a count with the time in which it recurs as ``{"number": 1, "per": "week"}``."""
    found = _FREQUENCY.fullmatch(restored(cell)) if isinstance(cell, str) else None
    if found is None:
        return _count(cell)
    return {"number": _count(found["number"]), "per": _STRETCHES[found["per"].casefold()]}


def _minutes(cell: Cell) -> object:
    """Whole minutes; a text without any figure says where it went out, not how long it is."""
    if isinstance(cell, int):
        return cell
    text = restored(cell).strip() if isinstance(cell, str) else ""
    if text and not any(map(str.isdigit, text)):
        return {"channels": text}
    found = _MINUTES.fullmatch(text[:LONGEST_FIGURE])
    if found is None or not (found["hours"] or found["minutes"]):
        raise refuse(_seen(cell), mark('a length such as "10 phút" or "2 giờ"'))
    minutes = parse_number(found["hours"] or "0") * 60 + int(found["minutes"] or 0)
    if minutes != int(minutes):
        raise refuse(_seen(cell), mark("a whole number of minutes"))
    return int(minutes)


def _number(cell: Cell) -> int | Decimal:
    number = parse_number(_figures(cell)) if isinstance(cell, str) else cell
    if not isinstance(number, int | Decimal):
        raise refuse(_seen(cell), EXPECTED[Decimal])
    refuse_two_readings(number)
    return number


def _area(cell: Cell) -> int | Decimal:
    """Square kilometres; "15,2 ha" is reckoned over."""
    found = _AREA.fullmatch(restored(cell)) if isinstance(cell, str) else None
    if found is None:
        return _number(cell)
    number = _number(found["figure"])
    return number / Decimal(100) if found["unit"].casefold() == "ha" else number


def _money(cell: Cell) -> int | str:
    if isinstance(cell, int):
        return cell
    if isinstance(cell, Decimal):
        refuse_two_readings(cell)
    text = format_number(cell, doubt="decimals") if isinstance(cell, Decimal) else _text(cell)
    parse_money(text)
    return text


def _refuse_too_little(cell: Cell) -> None:
    """Refuse a plain figure that is too little for an amount in đồng: 15 may be 15 million."""
    plain = isinstance(cell, str) and _PLAIN_FIGURE.fullmatch(restored(cell).strip())
    figure = parse_number(restored(cell).strip()) if plain and isinstance(cell, str) else cell
    if isinstance(figure, int | Decimal) and 0 < figure < _LEAST_AMOUNT:
        summary = message(
            "{seen} would be {amount}; write the unit of money into the heading, such as "
            '"Kinh phí (triệu đồng)"',
            seen=format_number(figure),
            amount=f"{format_number(figure)} đồng",
        )
        raise InvalidValueError(summary, figure)


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


def _time(cell: Cell) -> dict[str, str]:
    """When it was: {"date": …}, {"period": …}, or {"since": …} for what goes on."""
    text = _text(cell) if isinstance(cell, str) else ""
    if since := _SINCE.fullmatch(text):
        return {"since": _date(since["date"])}
    if _IN_WORDS.match(text):
        with suppress(InvalidValueError):
            return {"period": str(Period.parse(text))}
    with suppress(InvalidValueError):
        return {"date": _date(cell)}
    with suppress(InvalidValueError):
        return {"period": str(Period.parse(text))}
    raise refuse(_seen(cell), _TIME)


def _period(cell: Cell) -> str:
    if isinstance(cell, str | int):
        return _text(cell)
    raise refuse(_seen(cell), EXPECTED[Period])


def _observed(cell: Cell) -> int | Decimal | str:
    if isinstance(cell, Percent):
        return _percent(cell)
    if isinstance(cell, int | Decimal):
        return cell
    text = _text(cell)
    return Decimal(parse_number(text)) if _DECIMAL.fullmatch(text) else text


def _seen(cell: Cell) -> str:
    """What the cell shows, for an error."""
    if isinstance(cell, date):
        return format_date(cell, style="short")
    return format_number(cell) if isinstance(cell, Decimal) else str(cell)


_READERS: Final[Mapping[CellForm, Callable[[Cell], object]]] = {
    CellForm.TEXT: _text,
    CellForm.CODE: _code,
    CellForm.LIST: _list,
    CellForm.DOCUMENTS: _documents,
    CellForm.NUMBERS: _numbers,
    CellForm.PAIRS: _pairs,
    CellForm.COUNT: _count,
    CellForm.WHOLE: _count,
    CellForm.FREQUENCY: _frequency,
    CellForm.MINUTES: _minutes,
    CellForm.AREA: _area,
    CellForm.NUMBER: _number,
    CellForm.MONEY: _money,
    CellForm.PERCENT: _percent,
    CellForm.DATE: _date,
    CellForm.TIME: _time,
    CellForm.TALLIES: _tallies,
    CellForm.PARTS: _parts,
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
