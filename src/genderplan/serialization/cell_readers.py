"""What a cell says, for each of the forms that cells have: a count, a day, a list, a choice."""

import re
from collections.abc import Iterable
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
from genderplan.periods import Period
from genderplan.plans import ActivityKind, Item
from genderplan.plans.activities import kind_named
from genderplan.quantities import Percent
from genderplan.serialization.cells import (
    LONGEST_FIGURE,
    Cell,
    Stretch,
    counted_in,
    counted_nouns,
    restored,
)
from genderplan.serialization.converter import EXPECTED, MISSING_WORDS
from genderplan.serialization.faults import refuse, refuse_choice

NONE_WORDS: Final = frozenset(map(match_key, (*MISSING_WORDS[Missing.NONE], Missing.NONE.value)))
"""What people write to say that there was nothing, which is an answer."""
# Figures and nothing else: "1.234", "12,5"; not "-3", "12a" nor "2 giờ".
PLAIN_FIGURE: Final = re.compile(r"\d[\d.,]*")
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
# An amount typed as a text: "5.500.000", "5500000"; not "5,5".
_WHOLE_AMOUNT: Final = re.compile(r"\d{1,3}(?:\.\d{3})+|\d{4,}")
_FEWEST_CODE: Final = 10_000  # a commune's code has five digits; below, zeros may be lost
_CODE_WIDTHS: Final = frozenset({2, 3, 5})  # digits of provinces, districts, communes
# The beginning of what goes on: "từ năm 2021", "từ 11/2023"; not "từ 15/11 đến 15/12".
_SINCE: Final = re.compile(r"từ\s+(?:(?:ngày|tháng|năm)\s+)?(?P<date>[\d/]{4,10})", re.IGNORECASE)
# A period in words, "tháng 11 năm 2023"; "11/2023" is a date without its day.
_IN_WORDS: Final = re.compile(r"(?:tháng|quý)\s", re.IGNORECASE)
# A part of a result: "Phó Bí thư Đảng ủy: 5"; not "Phó Bí thư 5".
_PART: Final = re.compile(r"(?P<name>[^:]+):\s*(?P<count>[^:]*\d[^:]*)")
# A line that is wrapped and goes on in small letters behind a comma or with a joining word:
# "Phòng Văn hóa\n và Thông tin", "Hội trường,\n tầng 2"; not "Hội Phụ nữ,\n Đoàn Thanh niên".
_WRAPPED: Final = re.compile(r"(?<=,)\s*\n\s*(?=([^\W\d_]))|\s*\n\s*(?=(?:và|với|thuộc|của)\s)")
# The sign before an item of a list, "- Hội Phụ nữ"; not the minus of "-3".
_BULLET: Final = re.compile(r"^[-+•*–]\s+")
NO_PERCENT: Final = mark('a percentage with its sign, such as "18,2%"')
_NO_CODE: Final = mark("a code as text, because a number loses the zeros before it")
_TEXT: Final = mark("a text")
_DATE: Final = mark("a date such as 15/11/2023 or 11/2023")
_TIME: Final = mark("a day, a period, or from when on, such as 15/11/2023, quý I/2024, từ năm 2021")
_TALLIES: Final = mark('counts such as "3 câu lạc bộ; 20 suất quà"')
_PARTS: Final = mark('names and counts such as "Bí thư: 2; Phó Bí thư: 5"')
_PAIRS: Final = mark('pairs such as "sex=female; age=15-24"')


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


def as_text(cell: Cell) -> str:
    """A text; a number or a day as it is shown."""
    if isinstance(cell, str):
        return restored(cell).strip()
    if isinstance(cell, date | int | Decimal):
        return as_seen(cell)
    raise refuse(str(cell), _TEXT)


def as_code(cell: Cell) -> str:
    """A code; a number only where no zeros can be lost."""
    if isinstance(cell, str) or (isinstance(cell, int) and cell >= _FEWEST_CODE):
        return as_text(cell)
    raise refuse(as_seen(cell), _NO_CODE)


def lost_zeros(cells: Iterable[Cell], *, are_typed: bool) -> frozenset[str]:
    """The codes in a column that have lost their zeros.

    A program that takes codes for numbers cuts the zeros off 00244. What is left has one or four
    digits, or, where all is *typed* as text, fewer digits than others and none begins with 0.
    """
    codes = {cell for cell in cells if isinstance(cell, str) and cell.isascii() and cell.isdigit()}
    odd = {code for code in codes if len(code) not in _CODE_WIDTHS}
    if are_typed and not any(code.startswith("0") for code in codes):
        longest = max(map(len, codes), default=0)
        odd |= {code for code in codes if len(code) < longest}
    return frozenset(odd)


def as_list(cell: Cell) -> list[str]:
    """The items of a cell: one a line, or with semicolons between them."""
    text = restored(cell) if isinstance(cell, str) else as_text(cell)
    text = _WRAPPED.sub(lambda end: end[0] if end[1] and end[1].isupper() else " ", text)
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


def as_documents(cell: Cell) -> list[str]:
    """The documents in a cell: one a line, or with semicolons or commas between them."""
    text = restored(cell) if isinstance(cell, str) else as_text(cell)
    parts = as_list(text if "\n" in text else _before_document().sub(";", text))
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


def as_numbers(cell: Cell) -> list[int]:
    """Whole numbers with anything between them: "1; 2", "1, 3 và 4"."""
    return [int(figures) for figures in re.findall(r"\d{1,6}", as_text(cell))]


def as_pairs(cell: Cell) -> dict[str, str]:
    """Pairs such as "sex=female; age=15-24"."""
    pairs = [part.partition("=") for part in as_list(cell)]
    if not all(sign for _, sign, _ in pairs):
        raise refuse(as_seen(cell), _PAIRS)
    return {name.strip(): value.strip() for name, _, value in pairs}


def as_parts(cell: Cell) -> list[dict[str, object]]:
    """The parts of a result: "Bí thư: 2; Phó Bí thư: 5"."""
    pairs = [_PART.fullmatch(part) for part in as_list(cell)]
    if None in pairs:
        raise refuse(as_seen(cell), _PARTS)
    return [
        {"name": pair["name"].strip(), "count": as_count(pair["count"])} for pair in pairs if pair
    ]


@cache
def _tally() -> re.Pattern[str]:
    """A number of things: "20 suất quà", "3 câu lạc bộ × 1 buổi/quý"; not "mua 20 suất quà"."""
    items = "|".join(sorted((item.label("vi") for item in Item), key=len, reverse=True))
    return re.compile(
        r"(?:(?P<each_of>\d{1,5})\s[^×]{1,40}\s×\s)?(?P<count>(?:\w+\s)?\d[\d.]*)\s"
        rf"(?P<item>{items})(?:/(?P<per>{'|'.join(_STRETCHES)}))?"
    )


def as_tallies(cell: Cell) -> list[dict[str, object]]:
    """Counts of things: "3 câu lạc bộ; 3 câu lạc bộ × 30 thành viên"."""
    items = {item.label("vi"): item.value for item in Item}
    found = [_tally().fullmatch(part) for part in as_list(cell)]
    if None in found:
        raise refuse(as_seen(cell), _TALLIES)
    return [
        {
            "item": items[part["item"]],
            "count": as_count(part["count"]),
            "each_of": int(part["each_of"] or 1),
            "per": _STRETCHES[part["per"]] if part["per"] else "",
        }
        for part in found
        if part
    ]


def as_choice(cell: Cell, choices: type[Enum] | None) -> object:
    """One of the *choices*, by its words in either language."""
    text = as_text(cell)
    members: Iterable[Any] = choices or ()
    for member in members:
        if match_key(text) in {match_key(name) for name in _names(member)}:
            return member.value
    if choices is Stretch:
        if _FREQUENCY.fullmatch(text):
            return as_frequency(text)
        if each := _EACH.fullmatch(text):
            return _STRETCHES[each["per"].casefold()]
    if choices is ActivityKind and (kind := kind_named(text)) is not ActivityKind.OTHER:
        return kind.value  # "Tọa đàm", "Hội nghị tập huấn"
    raise refuse_choice(text, tuple(member.label("vi") for member in members))


def _names(member: Any) -> tuple[str, str, str]:  # noqa: ANN401 - any enumeration with labels
    return str(member.value), member.label("vi"), member.label("en")


def as_count(cell: Cell) -> int | str:
    """A whole number, or the text of one with a bound."""
    if isinstance(cell, int):
        return cell
    if not isinstance(cell, str):
        raise refuse(as_seen(cell), EXPECTED[int])
    text = _figures(cell)
    count = parse_count(text)
    return count.value if count.is_exact else text


def as_whole(cell: Cell) -> int:
    """A whole number without a bound: a ratio has exact counts."""
    count = as_count(cell)
    if isinstance(count, str):
        raise refuse(count, EXPECTED[int])
    return count


def _figures(text: str) -> str:
    """The figures in *text* without the word for what is counted; "Không" is 0."""
    if match_key(restored(text)[:LONGEST_FIGURE]) in NONE_WORDS:
        return "0"
    found = counted_in(text)
    return found[0] if found and found[1] in counted_nouns() else restored(text)


COUNTS_OF: Final = {
    "women": mark("a number of women"),
    "men": mark("a number of men"),
    "people": mark("a number of people"),
    "things": mark("a number of events or things"),
    "households": mark("a number of households"),
    "figures": mark("a figure alone, of what the row names"),
}


def as_frequency(cell: Cell) -> object:
    """A count, or a count with the time in which it recurs as ``{"number": 1, "per": "week"}``."""
    found = _FREQUENCY.fullmatch(restored(cell)) if isinstance(cell, str) else None
    each = _EACH.fullmatch(restored(cell)) if isinstance(cell, str) else None
    if each is not None:  # "hằng ngày"
        return {"number": 1, "per": _STRETCHES[each["per"].casefold()]}
    if found is None:
        return as_count(cell)
    return {"number": as_count(found["number"]), "per": _STRETCHES[found["per"].casefold()]}


def as_minutes(cell: Cell) -> object:
    """Whole minutes; a text without any figure says where it went out, not how long it is."""
    if isinstance(cell, int):
        return cell
    text = restored(cell).strip() if isinstance(cell, str) else ""
    if text and not any(map(str.isdigit, text)):
        return {"channels": text}
    found = _MINUTES.fullmatch(text[:LONGEST_FIGURE])
    if found is None or not (found["hours"] or found["minutes"]):
        raise refuse(as_seen(cell), mark('a length such as "10 phút" or "2 giờ"'))
    minutes = parse_number(found["hours"] or "0") * 60 + int(found["minutes"] or 0)
    if minutes != int(minutes):
        raise refuse(as_seen(cell), mark("a whole number of minutes"))
    return int(minutes)


def as_number(cell: Cell) -> int | Decimal:
    """A number that can be read in one way alone."""
    number = parse_number(_figures(cell)) if isinstance(cell, str) else cell
    if not isinstance(number, int | Decimal):
        raise refuse(as_seen(cell), EXPECTED[Decimal])
    refuse_two_readings(number)
    return number


def as_area(cell: Cell) -> int | Decimal:
    """Square kilometres; "15,2 ha" is reckoned over."""
    found = _AREA.fullmatch(restored(cell)) if isinstance(cell, str) else None
    if found is None:
        return as_number(cell)
    number = as_number(found["figure"])
    return number / Decimal(100) if found["unit"].casefold() == "ha" else number


def as_money(cell: Cell) -> int | str:
    """An amount in đồng, or its text."""
    if isinstance(cell, int):
        return cell
    if isinstance(cell, Decimal):
        refuse_two_readings(cell)
    text = format_number(cell, doubt="decimals") if isinstance(cell, Decimal) else as_text(cell)
    if not text.strip("0,."):
        return 0
    if _WHOLE_AMOUNT.fullmatch(text):
        return int(text.replace(".", ""))
    parse_money(text)
    return text


def refuse_too_little(cell: Cell) -> None:
    """Refuse a plain figure that is too little for an amount in đồng: 15 may be 15 million."""
    plain = isinstance(cell, str) and PLAIN_FIGURE.fullmatch(restored(cell).strip())
    figure = parse_number(restored(cell).strip()) if plain and isinstance(cell, str) else cell
    if isinstance(figure, int | Decimal) and 0 < figure < _LEAST_AMOUNT:
        summary = message(
            "{seen} would be {amount}; write the unit of money into the heading, such as "
            '"Kinh phí (triệu đồng)"',
            seen=format_number(figure),
            amount=f"{format_number(figure)} đồng",
        )
        raise InvalidValueError(summary, figure)


def as_percent(cell: Cell) -> str:
    """A percentage with its sign."""
    if isinstance(cell, Percent):
        return f"{format_number(cell.value, doubt='thousands')}%"
    if isinstance(cell, str):
        return restored(cell)
    raise refuse(as_seen(cell), NO_PERCENT)


def as_date(cell: Cell) -> str:
    """A day, a month or a year as a text: "2023-11-15", "2023-11"."""
    if isinstance(cell, date):
        return cell.isoformat()
    if isinstance(cell, str) or (isinstance(cell, int) and len(str(cell)) == len("2023")):
        return str(parse_partial_date(as_text(cell)))
    raise refuse(as_seen(cell), _DATE)


def as_time(cell: Cell) -> dict[str, str]:
    """When it was: {"date": …}, {"period": …}, or {"since": …} for what goes on."""
    text = as_text(cell) if isinstance(cell, str) else ""
    if since := _SINCE.fullmatch(text):
        return {"since": as_date(since["date"])}
    if _IN_WORDS.match(text):
        with suppress(InvalidValueError):
            return {"period": str(Period.parse(text))}
    with suppress(InvalidValueError):
        return {"date": as_date(cell)}
    with suppress(InvalidValueError):
        return {"period": str(Period.parse(text))}
    raise refuse(as_seen(cell), _TIME)


def as_period(cell: Cell) -> str:
    """The text of a period."""
    if isinstance(cell, str | int):
        return as_text(cell)
    raise refuse(as_seen(cell), EXPECTED[Period])


def as_observed(cell: Cell) -> int | Decimal | str:
    """A figure of any kind: a count, a decimal, a percentage, a ratio."""
    if isinstance(cell, Percent):
        return as_percent(cell)
    if isinstance(cell, int | Decimal):
        return cell
    text = as_text(cell)
    return Decimal(parse_number(text)) if _DECIMAL.fullmatch(text) else text


def as_seen(cell: Cell) -> str:
    """What the cell shows, for an error."""
    if isinstance(cell, date):
        return format_date(cell, style="short")
    return format_number(cell) if isinstance(cell, Decimal) else str(cell)
