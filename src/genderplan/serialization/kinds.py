"""The kinds of file: what each holds, by its key ``kind``, and the JSON Schema of each.

A schema says what keys
there are, which are needed and what forms their values take; what JSON Schema (draft 2020-12)
cannot say, such as a part greater than its whole, is said by :func:`genderplan.load`.
"""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from enum import Enum
from types import NoneType, UnionType
from typing import Any, Final, Literal, Union, get_args, get_origin

import attrs

from genderplan._messages import message
from genderplan.documents import DocumentNumber, DocumentReference
from genderplan.documents.layout import Recipients, Signature
from genderplan.errors import InvalidValueError, NotFoundError
from genderplan.indicators import Missing, Observation
from genderplan.indicators.observations import Breakdown, ObservedValue
from genderplan.periods import PartialDate, Period
from genderplan.plans import Plan, Report
from genderplan.quantities import Count, Money, Percent, Points, Ratio
from genderplan.quantities.ratios import Exact
from genderplan.serialization.converter import EXPECTED, structured
from genderplan.serialization.faults import (
    BAD_VALUE,
    MISSING_KEY,
    UNKNOWN_KIND,
    file_error,
    printable,
    table_in,
)
from genderplan.serialization.models import (
    FORMAT,
    format_problems,
    is_model_data,
    model_from_data,
)
from genderplan.serialization.strategies import (
    FindStrategy,
    packaged_strategy,
    structure_results,
    structure_strategy,
)
from genderplan.serialization.strategy_entries import (
    AmendmentEntry,
    MeasureEntry,
    ResultEntry,
    ResultsEntry,
    StrategyEntry,
)
from genderplan.targets import Strategy

__all__ = [
    "FILE_KINDS",
    "ObservationList",
    "file_schema",
    "structure",
]


@attrs.frozen
class ObservationList:
    """What a file of the kind "observations" holds."""

    observations: tuple[Observation, ...]


FILE_KINDS: Final[Mapping[str, type]] = {
    "plan": Plan,
    "report": Report,
    "observations": ObservationList,
    "strategy": StrategyEntry,
    "results": ResultsEntry,
}
"""What a file can hold: by the word that its key ``kind`` gives the class of its other keys."""


def structure(plain: object, source: str, find: FindStrategy = packaged_strategy) -> Any:  # noqa: ANN401 - the file's `kind` decides
    """The object that *plain* data describes; *source* names it in errors.

    *find* gives the strategy that another one extends, by its id.

    Raises :class:`~genderplan.errors.FileError` with everything that is wrong, each with its path.
    """
    plain = table_in(plain, source)
    kind = plain.get("kind")
    issues = list(format_problems(plain))
    if issues:
        raise file_error(source, issues)
    if is_model_data(plain):
        return model_from_data(plain, object, source)
    if not isinstance(kind, str) or kind not in FILE_KINDS:
        choices = ", ".join(f'"{name}"' for name in FILE_KINDS)
        shown = f'"{printable(kind, 40)}"' if isinstance(kind, str) else message("missing")
        raise file_error(source, [UNKNOWN_KIND.at("kind", kind=shown, choices=choices)])
    plain = {key: value for key, value in plain.items() if key != "format"}
    if kind == "strategy":
        return structure_strategy(plain, source, find)
    if kind == "results":
        return structure_results(plain, source, _strategy_of(plain, source, find))
    body = {key: value for key, value in plain.items() if key != "kind"}
    built, wrong = structured(body, FILE_KINDS[kind])
    if wrong:
        raise file_error(source, wrong)
    return built.observations if isinstance(built, ObservationList) else built


def _strategy_of(plain: dict[str, Any], source: str, find: FindStrategy) -> Strategy:
    """The strategy that a results file names."""
    name = plain.get("strategy")
    if not isinstance(name, str):
        raise file_error(source, [MISSING_KEY.at(key="strategy")])
    try:
        return find(name)
    except NotFoundError as error:
        raise file_error(source, [BAD_VALUE.at("strategy", reason=error.summary)]) from None


Schema = dict[str, Any]
_INNER: Final[Mapping[tuple[type, str], type]] = {
    (StrategyEntry, "measures"): MeasureEntry,
    (AmendmentEntry, "measures"): MeasureEntry,
    (ResultsEntry, "results"): ResultEntry,
}
"""Lists that are read entry by entry, with the class of their entries."""
_DIALECT: Final = "https://json-schema.org/draft/2020-12/schema"


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
    # A year alone, with its month, or a whole day; not "15/11/2023".
    PartialDate: _text(PartialDate, r"^[0-9]{1,4}(-[0-9]{1,2}){0,2}$"),
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


def file_schema(kind: str) -> Schema:
    """The JSON Schema (draft 2020-12) of a file of this *kind*: "plan", "report" and so on.

    Raises :class:`~genderplan.errors.InvalidValueError` for another kind.

    >>> file_schema("report")["required"]
    ['kind', 'title', 'unit', 'period']
    """
    if kind not in FILE_KINDS:
        summary = message(
            "there is no schema of {kind}; expected: one of {choices}",
            kind=f'"{kind}"',
            choices=", ".join(FILE_KINDS),
        )
        raise InvalidValueError(summary, kind, "kind")
    definitions: dict[str, Schema] = {}
    body = _model(FILE_KINDS[kind], definitions)
    return {
        "$schema": _DIALECT,
        "title": f"genderplan: {kind}",
        **body,
        "properties": {"kind": {"const": kind}, "format": {"const": FORMAT}, **body["properties"]},
        "required": ["kind", *body["required"]],
        "$defs": dict(sorted(definitions.items())),
    }


def _model(kind: type, definitions: dict[str, Schema]) -> Schema:
    """The schema of a table of a file."""
    fields = attrs.fields(attrs.resolve_types(kind))
    about = (kind.__doc__ or "").partition("\n")[0]
    return {
        "description": about,
        "type": "object",
        "additionalProperties": False,
        "properties": {field.name: _field(kind, field, definitions) for field in fields},
        "required": [field.name for field in fields if field.default is attrs.NOTHING],
    }


def _field(kind: type, field: "attrs.Attribute[Any]", definitions: dict[str, Schema]) -> Schema:
    inner = _INNER.get((kind, field.name))
    if inner is not None:
        return {"type": "array", "items": _schema(inner, definitions)}
    return _schema(field.type, definitions)


def _schema(kind: Any, definitions: dict[str, Schema]) -> Schema:  # noqa: ANN401 - any annotation
    if kind in _VALUES:
        return dict(_VALUES[kind])
    if isinstance(kind, type) and issubclass(kind, Enum):
        return {"enum": [member.value for member in kind]}
    if isinstance(kind, type) and attrs.has(kind):
        if kind.__name__ not in definitions:
            definitions[kind.__name__] = {}
            definitions[kind.__name__] = _model(kind, definitions)
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
