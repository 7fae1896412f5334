"""One cattrs converter between plain file data and the models.

A file writes values as documents do ("2/11", "18,2%", "hơn 200", "năm 2023"), read by the strict
parsers; nothing is coerced in passing: a number is no text, 1 is not true, a text no list of its
letters. What is written is exact, text in Unicode's composed form. An unknown key is an error,
because a typo must not lose a target. All errors are collected, each with its path. The JSON Schema
of a table says the same of keys and forms, as far as it can.
"""

import re
from collections.abc import Callable, Mapping
from datetime import date, datetime
from decimal import Decimal
from enum import Enum
from functools import cache, lru_cache
from operator import attrgetter
from types import NoneType, UnionType
from typing import TYPE_CHECKING, Any, Final, Literal, TypeAlias, Union, get_args, get_origin

import attrs

from genderplan._messages import mark
from genderplan._text import match_key, nfc
from genderplan.documents import DocumentNumber, DocumentReference
from genderplan.documents.layout import Recipients, Signature
from genderplan.evidence import Evidence
from genderplan.formatting import (
    format_count,
    format_money,
    format_number,
    parse_count,
    parse_money,
    parse_percent,
    parse_points,
    parse_ratio,
)
from genderplan.indicators import Direction, Missing
from genderplan.indicators.observations import Breakdown, ObservedValue
from genderplan.issues import Issue
from genderplan.periods import PartialDate, Period
from genderplan.quantities import Count, Money, Percent, Points, Ratio
from genderplan.quantities.ratios import Exact
from genderplan.serialization.faults import (
    built_or_findings,
    each_read,
    refuse,
    refuse_choice,
    table_read,
)
from genderplan.targets import Comparator, MeasureUnit
from genderplan.targets.milestones import Basis

if TYPE_CHECKING:
    from cattrs import Converter


Hook: TypeAlias = Callable[[Any, Any], Any]
_LONGEST: Final = 80  # letters of a text that may say that there is no figure
_RECURRING: Final = 1024  # texts of a kind that are kept with their values
# A year alone, with its month, or a whole day: "2023-02"; not "15/11/2023".
_PARTIAL_DATE: Final = "[0-9]{1,4}(-[0-9]{1,2}){0,2}"
# What ``str`` of a partial date is without its year or month: "--11-22", "---05", "2024---23".
_DATE_WITH_GAPS: Final = "--[0-9]{2}(-[0-9]{2})?|([0-9]{4})?---[0-9]{2}"
EXPECTED: Final = {
    str: mark("a text in quotes"),
    int: mark("a whole number"),
    bool: mark("true or false"),
    Decimal: mark("a number"),
    date: mark("a date such as 2023-02-07"),
    Count: mark('a whole number of at least 0, or a text such as "hơn 200"'),
    Ratio: mark('counts such as "2/11" (a percentage alone cannot be added up or checked)'),
    Percent: mark('a percentage such as "18,2%"'),
    Points: mark('percentage points such as "3,37 điểm phần trăm"'),
    Money: mark('an amount in đồng such as 1000000 or "1.000.000 đồng"'),
    Period: mark('a period such as "năm 2023" or "quý I/2024"'),
    PartialDate: mark('a date such as 2023-02-07, or "2023-02" where the day is not known'),
    DocumentNumber: mark('a document number such as "31/KH-UBND"'),
    DocumentReference: mark('a reference such as "Kế hoạch số 31/KH-UBND ngày 07/02/2023"'),
    Recipients: mark('recipients such as "UBND huyện (b/c); Lưu: VT"'),
    Signature: mark('a signature such as "KT. CHỦ TỊCH / PHÓ CHỦ TỊCH"'),
    Missing: mark('a number, or a text such as "2/11", "18,2%", "hơn 200" or "none"'),
    tuple: mark('a table of texts such as { sex = "female" }'),
}
"""What is expected where another thing stands, by the type of value."""


def _reads(
    kind: Any,  # noqa: ANN401 - a class that takes a value of these types
    *types: type,
    read: Callable[[str], Any] | None = None,
) -> Hook:
    """A hook that makes a *kind* of a value of exactly these types, or of a text with *read*."""

    def structure(value: Any, _: object) -> Any:  # noqa: ANN401 - plain data, and of that kind
        if read is not None and type(value) is str:
            return read(value)
        if type(value) not in types:
            raise refuse(value, EXPECTED[kind])
        return kind(value)

    return structure


_recurring: Final = lru_cache(maxsize=_RECURRING)
_read_ratio: Final = _recurring(parse_ratio)


def _structure_date(value: object, _: object) -> date:
    if isinstance(value, date) and not isinstance(value, datetime):
        return value
    if not isinstance(value, str):
        raise refuse(value, EXPECTED[date])
    try:
        return date.fromisoformat(value)
    except ValueError:
        raise refuse(value, EXPECTED[date]) from None


def _structure_partial_date(value: object, _: object) -> PartialDate:
    if isinstance(value, date) and not isinstance(value, datetime):
        return PartialDate.of(value)
    if isinstance(value, str) and re.fullmatch(_DATE_WITH_GAPS, value):
        return PartialDate.parse(value)
    if not isinstance(value, str) or re.fullmatch(_PARTIAL_DATE, value) is None:
        raise refuse(value, EXPECTED[PartialDate])
    return PartialDate(*map(int, value.split("-")))


def _structure_enum(value: object, kind: type[Enum]) -> Enum:
    """The member of *kind* whose value is *value*."""
    for member in kind:
        if member.value == value and type(member.value) is type(value):
            return member
    raise refuse_choice(value, tuple(member.value for member in kind))


def structure_observed(value: object, _: object = None) -> ObservedValue:
    """An observed value: its form says whether it is a count, a ratio, a percentage or money.

    >>> structure_observed("2/11"), structure_observed(Decimal("46.0")), structure_observed("none")
    (Ratio(2, 11), Decimal('46.0'), <Missing.NONE: 'none'>)
    """
    if isinstance(value, str):
        return _observed_text(value)
    if isinstance(value, bool) or not isinstance(value, int | Decimal):
        raise refuse(value, EXPECTED[Missing])
    return Count(value) if isinstance(value, int) else value


def _observed_text(text: str) -> ObservedValue:
    key = match_key(text[:_LONGEST])
    for missing, words in MISSING_WORDS.items():
        if key == missing.value or key in map(match_key, words):
            return missing
    if "/" in key:
        return _read_ratio(text)
    if key.endswith(_PERCENT_WORDS):
        return parse_percent(text)
    return parse_money(text) if key.endswith(_MONEY_WORDS) else parse_count(text)


MISSING_WORDS: Final = {
    Missing.NONE: ("không", "không có", "không phát sinh"),
    Missing.NOT_APPLICABLE: ("không áp dụng",),
    Missing.NOT_COLLECTED: ("chưa thu thập", "không thu thập"),
}
"""The words that say why there is no figure, beside the values themselves."""
_PERCENT_WORDS: Final = ("%", match_key("phần trăm"))
_MONEY_WORDS: Final = (match_key("đồng"), "đ", "vnđ", "vnd", "₫")


def _plain_observed(value: ObservedValue) -> object:
    """The form of an observed value: a number with a point is a Decimal, one without a Count."""
    if isinstance(value, Missing):
        return value.value
    if isinstance(value, Decimal):
        whole = value == value.to_integral_value()
        return value.quantize(Decimal("0.1")) if whole else value
    if isinstance(value, Money):
        return format_money(value)
    return _WRITERS[type(value)](value)


def _structure_exact(value: object, _: object) -> object:
    """A figure as the file has it: a whole number stays one."""
    if value is not None:
        _READERS[Decimal](value, Decimal)  # refuses what is no number
    return value


def _structure_breakdown(value: object, _: object) -> Breakdown:
    """The cell of a disaggregated table, written as a table of texts."""
    if not isinstance(value, Mapping) or not all(type(text) is str for text in value.values()):
        raise refuse(value, EXPECTED[tuple])
    return tuple(sorted((nfc(name), nfc(text)) for name, text in value.items()))


def _structure_texts(value: object, _: object) -> dict[str, str]:
    """A table of texts such as the addresses of sources, each text by itself."""
    if not isinstance(value, Mapping):
        raise refuse(value, EXPECTED[tuple])
    texts = each_read(value.items(), lambda text: _READERS[str](text, str))
    return dict(zip(value, texts, strict=True))


def _structure_literal(value: object, kind: object) -> object:
    choices = get_args(kind)
    for choice in choices:
        if choice == value and type(choice) is type(value):
            return choice
    raise refuse_choice(value, choices)


def _plain_ratio(value: Ratio) -> str:
    return "/".join(
        format_number(part, doubt="decimals") for part in (value.numerator, value.denominator)
    )


_READERS: Final[Mapping[type, Hook]] = {
    str: _reads(str, read=nfc),
    int: _reads(int, int),
    bool: _reads(bool, bool),
    Decimal: _reads(Decimal, int, Decimal),
    date: _structure_date,
    PartialDate: _structure_partial_date,
    Count: _reads(Count, int, read=parse_count),
    Money: _reads(Money, int, Decimal, read=parse_money),
    Ratio: _reads(Ratio, read=_read_ratio),
    Percent: _reads(Percent, read=_recurring(parse_percent)),
    Points: _reads(Points, read=_recurring(parse_points)),
    Period: _reads(Period, read=_recurring(Period.parse)),
    DocumentNumber: _reads(DocumentNumber, read=_recurring(DocumentNumber.parse)),
    DocumentReference: _reads(DocumentReference, read=_recurring(DocumentReference.parse)),
    Recipients: _reads(Recipients, read=_recurring(Recipients.parse)),
    Signature: _reads(Signature, read=_recurring(Signature.parse)),
}
"""For each type of value, the hook that reads its form."""
_WRITERS: Final[Mapping[type, Callable[[Any], Any]]] = {
    # Both TOML and JSON write the digits of a Decimal; a whole one needs no point.
    Decimal: lambda value: int(value) if value == value.to_integral_value() else value,
    date: date.isoformat,
    PartialDate: str,
    Count: lambda value: value.value if value.is_exact else format_count(value),
    Money: attrgetter("amount"),
    Ratio: _plain_ratio,
    Percent: lambda value: f"{format_number(value.value, doubt='thousands')}%",
    Points: lambda value: f"{format_number(value.value, doubt='thousands')} điểm phần trăm",
    Period: Period.text,
    DocumentNumber: str,
    DocumentReference: DocumentReference.cite,
    Recipients: str,
    Signature: str,
}
"""For each type of value, what writes its form."""


_LIST: Final = mark("a list in square brackets")
_TABLE: Final = mark("a table with keys")


@cache
def file_converter() -> "Converter":
    """The converter that all files go through: strict, exact, every error with its path."""
    from cattrs import Converter

    converter = Converter(forbid_extra_keys=True, omit_if_default=True, detailed_validation=False)
    converter.register_structure_hook_factory(attrs.has, _class_hook)
    converter.register_structure_hook_factory(_is_list, _list_hook)
    converter.register_structure_hook_func(
        lambda kind: isinstance(kind, type) and issubclass(kind, Enum), _structure_enum
    )
    converter.register_structure_hook_func(_is_literal, _structure_literal)
    converter.register_structure_hook_func(lambda kind: kind == Breakdown, _structure_breakdown)
    converter.register_unstructure_hook_func(lambda kind: kind == Breakdown, dict)
    converter.register_structure_hook_func(_is_text_table, _structure_texts)
    for kind, structure in _READERS.items():
        converter.register_structure_hook(kind, structure)
    for kind, unstructure in _WRITERS.items():
        converter.register_unstructure_hook(kind, unstructure)
    # These are texts as well, and cattrs would take them for nothing else.
    for words in (Basis, Comparator, Direction, Evidence, MeasureUnit):
        converter.register_structure_hook(words, _structure_enum)
    for exact in (Exact, Exact | None):
        converter.register_structure_hook(exact, _structure_exact)
    converter.register_unstructure_hook(Comparator, attrgetter("value"))
    converter.register_structure_hook(ObservedValue, structure_observed)
    converter.register_unstructure_hook(ObservedValue, _plain_observed)
    return converter


def structured(given: object, kind: Any) -> tuple[Any, list[Issue]]:  # noqa: ANN401 - a class or a list
    """The *kind* that plain data describe; None where there are findings on what is wrong."""
    return built_or_findings(given, lambda each: file_converter().structure(each, kind))


def _is_literal(kind: object) -> bool:
    return get_origin(kind) is Literal


def _is_text_table(kind: object) -> bool:
    return get_origin(kind) is dict


def _is_list(kind: object) -> bool:
    return get_origin(kind) is tuple and get_args(kind)[1:] == (...,)


def _list_hook(kind: Any, converter: "Converter") -> Hook:  # noqa: ANN401 - any tuple[T, ...]
    """How a list becomes a tuple: each entry by itself, so that all errors are found."""
    (inner, _) = get_args(kind)
    structure = converter.get_structure_hook(inner)

    def structure_list(given: object, _: object) -> tuple[Any, ...]:
        if not isinstance(given, list | tuple):
            raise refuse(given, _LIST)
        return tuple(each_read(enumerate(given), lambda entry: structure(entry, inner)))

    return structure_list


def _class_hook(kind: type, converter: "Converter") -> Hook:
    """How a table becomes an object of a model: fast when all is well, thorough when it is not."""
    from cattrs.gen import make_dict_structure_fn

    fast: Hook = make_dict_structure_fn(kind, converter, _cattrs_forbid_extra_keys=True)

    def structure_table(given: object, _: object) -> object:
        if not isinstance(given, Mapping):
            raise refuse(given, _TABLE)
        try:
            return fast(given, kind)
        except Exception:  # noqa: BLE001 - told below, with what it hides
            # Only now each key by itself: looking for all errors costs as much as reading again.
            return table_read(given, kind, converter.structure)

    return structure_table


Schema: TypeAlias = dict[str, Any]
ENTRIES: Final = "entries"
"""The key of a field's metadata for the type of a list that is read entry by entry."""


def _text(kind: type, pattern: str = "") -> Schema:
    told: Schema = {"type": "string", "description": EXPECTED[kind]}
    return told | ({"pattern": pattern} if pattern else {"minLength": 1})


def _or_text(kind: type, **number: object) -> Schema:
    return {"description": EXPECTED[kind], "anyOf": [number, {"type": "string", "minLength": 1}]}


_NUMBER: Final[Schema] = {"type": "number"}
_VALUES: Final[Mapping[Any, Schema]] = {
    str: {"type": "string"},
    int: {"type": "integer"},
    bool: {"type": "boolean"},
    Decimal: _NUMBER,
    Exact: _NUMBER,
    Exact | None: {"anyOf": [_NUMBER, {"type": "null"}]},
    date: {"type": "string", "format": "date"},
    PartialDate: _text(PartialDate, f"^({_PARTIAL_DATE}|{_DATE_WITH_GAPS})$"),
    Count: _or_text(Count, type="integer", minimum=0),
    Money: _or_text(Money, type="integer"),
    Ratio: _text(Ratio, "^[^/]+/[^/]+$"),
    DocumentNumber: _text(DocumentNumber, "/"),
    **{
        kind: _text(kind)
        for kind in (Percent, Points, Period, DocumentReference, Recipients, Signature)
    },
    Breakdown: {"type": "object", "additionalProperties": {"type": "string"}},
    ObservedValue: _or_text(Missing, type="number", minimum=0)
    | {
        "description": f"{EXPECTED[Missing]}; where there is no figure, one of "
        + ", ".join(missing.value for missing in Missing)
    },
}


def table_schema(kind: type, definitions: dict[str, Schema]) -> Schema:
    """The JSON Schema of a table of a file; *definitions* takes those of the tables in it."""
    fields = attrs.fields(attrs.resolve_types(kind))
    about = (kind.__doc__ or "").partition("\n")[0]
    return {
        "description": about,
        "type": "object",
        "additionalProperties": False,
        "properties": {
            field.name: _schema(field.metadata.get(ENTRIES, field.type), definitions)
            for field in fields
        },
        "required": [field.name for field in fields if field.default is attrs.NOTHING],
    }


def _schema(kind: Any, definitions: dict[str, Schema]) -> Schema:  # noqa: ANN401 - any annotation
    if kind in _VALUES:
        return dict(_VALUES[kind])
    if isinstance(kind, type) and issubclass(kind, Enum):
        return {"enum": [member.value for member in kind]}
    if isinstance(kind, type) and attrs.has(kind):
        if kind.__name__ not in definitions:
            definitions[kind.__name__] = {}
            definitions[kind.__name__] = table_schema(kind, definitions)
        return {"$ref": f"#/$defs/{kind.__name__}"}
    return {} if kind is Any else _generic(kind, definitions)


def _generic(kind: Any, definitions: dict[str, Schema]) -> Schema:  # noqa: ANN401 - any annotation
    """The schema of a list, a table of texts, a choice, or what may be left out."""
    arguments = get_args(kind)
    if get_origin(kind) is dict:
        return {"type": "object", "additionalProperties": _schema(arguments[1], definitions)}
    if get_origin(kind) is tuple:
        return {"type": "array", "items": _schema(arguments[0], definitions)}
    if get_origin(kind) is Literal:
        return {"enum": list(arguments)}
    if get_origin(kind) in {Union, UnionType}:
        (inner,) = (each for each in arguments if each is not NoneType)
        return {"anyOf": [_schema(inner, definitions), {"type": "null"}]}
    reason = f"{kind} has no form in files"
    raise TypeError(reason)
