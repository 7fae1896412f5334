"""Any model as plain data and back: dicts, lists, texts, numbers, as JSON and programs take them.

What a field holds follows from its annotation. Decimals and fractions are texts ("0.98", "1/3"),
dates are ISO, members of an enumeration their values; a field that is at its default is left out.
Where the annotation leaves several types open, and where a subclass stands in the place of its
base, the key ``$type`` says which.
"""

import datetime as dt
import sys
import types
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal, InvalidOperation
from enum import Enum
from fractions import Fraction
from functools import cache
from importlib import import_module
from importlib.util import find_spec
from typing import Any, Final, Literal, TypeVar, Union, cast, get_args, get_origin, get_type_hints

import attrs

from genderplan._messages import message
from genderplan.errors import InvalidValueError
from genderplan.issues import Issue
from genderplan.serialization.faults import (
    BAD_VALUE,
    built_or_findings,
    each_read,
    fields_of,
    file_error,
    table_read,
)

FORMAT: Final = 1
"""The version of the data that are written, in the key ``format``."""
_Model = TypeVar("_Model")
_UNIONS: Final = {Union, types.UnionType}
_FACTORY: Final[Any] = type(attrs.Factory(list))  # attrs gives it as a function to type checkers
_TAG: Final = "$type"
_PLAIN: Final = (bool, int, str)
_TEXTS: Final = (Decimal, Fraction, dt.date)
_LEAVES: Final = {kind.__name__: kind for kind in (*_PLAIN, *_TEXTS)}


def model_data(obj: object) -> dict[str, Any]:
    """The plain data of a model, with its ``kind`` (its class) and ``format``.

    >>> from genderplan.quantities import Ratio
    >>> model_data(Ratio(52, 203))
    {'kind': 'quantities.Ratio', 'format': 1, 'fields': {'numerator': 52, 'denominator': 203}}
    """
    kind = type(obj)
    if isinstance(obj, tuple | list) and obj and attrs.has(type(obj[0])):
        summary = message(
            "several rows or objects at once have no form in JSON and TOML; rows of a table are "
            "written to a name that ends in .xlsx or .csv, other objects one by one"
        )
        raise InvalidValueError(summary, obj)
    if not attrs.has(kind) or not kind.__module__.startswith("genderplan."):
        summary = message(
            "{value} is of type {kind}; a model of genderplan is expected",
            value=repr(obj)[:80],
            kind=kind.__name__,
        )
        raise InvalidValueError(summary, obj)
    return {"kind": _name(kind), "format": FORMAT, "fields": _fields_of(obj)}


def _fields_of(obj: object) -> dict[str, Any]:
    """The fields of a model that are not at their defaults."""
    plain: dict[str, Any] = {}
    # Totals are worked out when asked for; what is written is the record of the answers.
    obj = obj.at_rest() if hasattr(obj, "at_rest") else obj
    kind: Any = type(obj)
    for name, field in fields_of(kind).items():
        value = getattr(obj, field.name)
        if not _is_default(value, field.default):
            plain[name] = _plain(value, field.type)
    return plain


def _is_default(value: object, default: Any) -> bool:  # noqa: ANN401 - any default
    if type(default) is _FACTORY:
        if default.takes_self:
            return False
        default = default.factory()
    return type(value) is type(default) and value == default


def _plain(value: Any, kind: Any) -> Any:  # noqa: ANN401 - any field
    """The plain data of a *value* that stands where *kind* is annotated."""
    choices = _choices(kind)
    if isinstance(value, Enum):
        return _tagged(value, value.value, choices)
    if value is None or isinstance(value, _PLAIN):
        return value
    if isinstance(value, _TEXTS):
        return _tagged(value, _text(value), choices)
    if attrs.has(type(value)):
        data = _fields_of(value)
        return data if choices == (type(value),) else {_TAG: _name(type(value)), **data}
    return _plain_entries(value, choices)


def _plain_entries(value: Any, choices: tuple[Any, ...]) -> Any:  # noqa: ANN401 - a collection
    """The plain data of a mapping, a sequence, or a type."""
    if isinstance(value, type):
        return {_TAG: _name(value)}
    if isinstance(value, Mapping):
        inner = get_args(_only(choices, Mapping)) or (Any, Any)
        pairs = [(_plain(key, inner[0]), _plain(each, inner[1])) for key, each in value.items()]
        return dict(pairs) if inner[0] is str else [list(pair) for pair in pairs]
    inner_kinds = _inner(_only(choices, Sequence), len(value))
    return [_plain(each, inner) for each, inner in zip(value, inner_kinds, strict=True)]


def _text(value: "Decimal | Fraction | dt.date") -> str:
    if isinstance(value, Fraction):
        return f"{value.numerator}/{value.denominator}"
    return str(value)


def _tagged(value: object, plain: object, choices: tuple[Any, ...]) -> object:
    """A leaf with its type where the annotation could be read as another one."""
    # A text says which type it is where only one of the annotated types is written as text.
    texts = [each for each in choices if each is str or _is_text(each)]
    if len(texts) == 1 and _is_text(texts[0]) and isinstance(value, texts[0]):
        return plain
    exact = {Decimal, Fraction}
    if {type(value)} <= exact and set(texts) <= exact:  # "1/3" and "0.98" tell themselves apart
        return plain
    return {_TAG: _name(type(value)), "value": plain}


def _is_text(kind: Any) -> bool:  # noqa: ANN401 - any annotation
    return isinstance(kind, type) and (kind in _TEXTS or issubclass(kind, Enum))


def _choices(kind: Any) -> tuple[Any, ...]:  # noqa: ANN401 - any annotation
    """The types that an annotation leaves open, None aside."""
    if get_origin(kind) in _UNIONS:
        return tuple(each for part in get_args(kind) for each in _choices(part))
    if get_origin(kind) is Literal:
        return (str,)
    return () if kind is type(None) else (kind,)


def _only(choices: tuple[Any, ...], base: type) -> Any:  # noqa: ANN401 - any annotation
    """The one of *choices* that is a mapping, or a sequence; nothing when none says what it is."""
    for each in choices:
        origin = get_origin(each)
        if isinstance(origin, type) and issubclass(origin, base):
            return each
    return None


def _inner(kind: Any, length: int) -> Iterable[Any]:  # noqa: ANN401 - any annotation
    """The annotation of each entry of a sequence."""
    arguments = get_args(kind) or (Any, ...)
    fixed = get_origin(kind) is tuple and arguments[-1] is not ...
    return arguments if fixed and len(arguments) == length else [arguments[0]] * length


def _name(kind: type) -> str:
    """The name of a type in the key ``$type``: its part and its own, "indicators.Change"."""
    module = kind.__module__.split(".")
    return kind.__name__ if module[0] != "genderplan" else f"{module[1]}.{kind.__name__}"


def is_model_data(data: Mapping[str, Any]) -> bool:
    """Whether plain data are of :func:`model_data` and not of a file that people write."""
    return {"kind", "fields"} <= set(data)


def _named(name: object) -> type | None:
    """The type with that name; nothing for one that is none of the library's."""
    if not isinstance(name, str):
        return None
    if name in _LEAVES:
        return _LEAVES[name]
    part, _, own = name.partition(".")
    if not part.isidentifier() or find_spec(f"genderplan.{part}") is None:
        return None
    import_module(f"genderplan.{part}")
    return _types_of(part).get(own)


@cache
def _types_of(part: str) -> Mapping[str, type]:
    """The models and enumerations of a part of the library, by their own names."""
    # A part loads its modules when their names are asked for.
    public = sys.modules[f"genderplan.{part}"]
    for name in getattr(public, "__all__", ()):
        getattr(public, name)
    found: dict[str, type] = {}
    # Models that only a module of the part has, such as the rows of a result, count as well.
    for module, held in list(sys.modules.items()):
        if module == f"genderplan.{part}" or module.startswith(f"genderplan.{part}."):
            for value in vars(held).values():
                if isinstance(value, type) and value.__module__.startswith(f"genderplan.{part}"):
                    found[value.__name__] = value
    return found


def model_from_data(data: object, model: type[_Model], source: str = "data") -> _Model:
    """The *model* that plain data describe; the reverse of :func:`model_data`.

    The fields alone are read, too. Raises :class:`~genderplan.errors.FileError` with everything
    that is wrong, each with its path; *source* names the data there.

    >>> from genderplan.quantities import Ratio
    >>> model_from_data({"numerator": 52, "denominator": 203}, Ratio)
    Ratio(52, 203)
    """
    body, kind = data, model
    if isinstance(data, Mapping) and is_model_data(data):
        body, issues = data["fields"], list(_head_problems(data, model))
        if issues:
            raise file_error(source, issues)
        kind = cast("type[_Model]", _named(data["kind"]))
    built, issues = built_or_findings(body, lambda each: _value(each, kind))
    if issues:
        raise file_error(source, issues)
    return cast("_Model", built)


def _head_problems(data: Mapping[Any, Any], model: type) -> Iterator[Issue]:
    """What is wrong with ``kind`` and ``format``, where they are given."""
    named = _named(data["kind"])
    if named is not None and attrs.has(named) and issubclass(named, model):
        yield from format_problems(data)
    elif model is object:  # any model will do
        reason = message("{kind} is no model", kind=repr(data["kind"])[:40])
        yield BAD_VALUE.at("kind", reason=reason)
    else:
        yield wrong_kind(data["kind"], _name(model))


def wrong_kind(kind: object, expected: str) -> Issue:
    """The finding that data are of another *kind* than the model whose name is *expected*."""
    reason = message(
        "the data are of kind {kind}; {expected} is expected",
        kind=repr(kind)[:40],
        expected=expected,
    )
    return BAD_VALUE.at("kind", reason=reason)


def format_problems(data: Mapping[str, Any]) -> Iterator[Issue]:
    """What is wrong with the key ``format`` of plain data: a version that is not known."""
    version = data.get("format", FORMAT)
    if version != FORMAT:
        reason = message(
            "format is {version}; this version of genderplan reads format {known}",
            version=repr(version)[:40],
            known=FORMAT,
        )
        yield BAD_VALUE.at("format", reason=reason)


def _value(data: Any, kind: Any) -> Any:  # noqa: ANN401 - any field
    """The value that *data* describe, of the annotated *kind*."""
    choices = _choices(kind)
    if data is None and (kind is Any or type(None) in get_args(kind) or kind is type(None)):
        return None
    if isinstance(data, Mapping) and _TAG in data:
        return _tagged_value(data, choices)
    if isinstance(data, Mapping):
        return _of_mapping(data, choices)
    return _of_list(data, choices) if isinstance(data, list | tuple) else _leaf(data, choices)


def _tagged_value(data: Mapping[str, Any], choices: tuple[Any, ...]) -> Any:  # noqa: ANN401 - any field
    named = _named(data[_TAG])
    rest = {key: value for key, value in data.items() if key != _TAG}
    if named is None or not (Any in choices or _admits(named, choices)):
        reason = message("{type} is no type that is expected here", type=repr(data[_TAG]))
        raise InvalidValueError(reason)
    if any(get_origin(each) is type for each in choices):
        return named
    return _model(rest, named) if attrs.has(named) else _leaf(rest.get("value"), (named,))


def _admits(named: type, choices: tuple[Any, ...]) -> bool:
    """Whether a value of the type *named* may stand where *choices* are annotated."""
    classes = [each for each in choices if isinstance(each, type)]
    kinds = tuple(each for each in classes if not getattr(each, "_is_protocol", False))
    # A protocol stands for any model that has its methods.
    if len(kinds) < len(classes) and attrs.has(named):
        return True
    return issubclass(named, kinds) or any(
        get_origin(each) is type and named in _choices(get_args(each)[0]) for each in choices
    )


def _of_mapping(data: Mapping[str, Any], choices: tuple[Any, ...]) -> Any:  # noqa: ANN401 - any field
    models = [each for each in choices if isinstance(each, type) and attrs.has(each)]
    if len(models) == 1:
        return _model(data, models[0])
    mapping = _only(choices, Mapping)
    if mapping is None:
        raise _refused(data, choices)
    inner = get_args(mapping)[1]
    values = each_read(data.items(), lambda each: _value(each, inner))
    return dict(zip(data, values, strict=True))


def _of_list(data: Sequence[Any], choices: tuple[Any, ...]) -> Any:  # noqa: ANN401 - any field
    mapping = _only(choices, Mapping)
    if mapping is not None:  # of keys that are no texts: a list of pairs
        return dict(_value(data, tuple[tuple[get_args(mapping)], ...]))  # type: ignore[misc]  # made at run time
    kind = _only(choices, Sequence)
    if kind is None and Any not in choices:
        raise _refused(data, choices)
    pairs = zip(data, _inner(kind, len(data)), strict=True)
    return tuple(each_read(enumerate(pairs), lambda pair: _value(*pair)))


def _model(data: Mapping[str, Any], kind: type) -> Any:  # noqa: ANN401 - of that kind
    """The model of that *kind*, built from its fields."""
    restored: Any = getattr(kind, "restored", None)
    if restored is None:
        return table_read(data, kind, _value, is_at_key=True)
    return restored(_model(data, get_type_hints(restored)["record"]))


def _leaf(data: Any, choices: tuple[Any, ...]) -> Any:  # noqa: ANN401 - any leaf
    """A text, a number or a member of an enumeration."""
    if Any in choices or type(data) in choices:
        return data
    for kind in choices:
        if isinstance(kind, type) and issubclass(kind, Enum):
            for member in kind:
                if member.value == data:
                    return member
    if not isinstance(data, bool) and isinstance(data, int | float | Decimal | str):
        number = _number(data, choices)
        if number is not None:
            return number
    if isinstance(data, str) and dt.date in choices:
        try:
            return dt.date.fromisoformat(data)
        except ValueError:
            raise _refused(data, choices) from None
    raise _refused(data, choices)


def _number(data: "int | float | Decimal | str", choices: tuple[Any, ...]) -> Any:  # noqa: ANN401 - exact numbers
    """An exact number; a float, as JSON readers give it, is the decimal that it prints."""
    try:
        if Fraction in choices and (
            Decimal not in choices or (isinstance(data, str) and "/" in data)
        ):
            return Fraction(data)
        if Decimal in choices:
            return Decimal(repr(data) if isinstance(data, float) else data)
    except (InvalidOperation, ValueError, ZeroDivisionError):
        raise _refused(data, choices) from None
    return None


def _refused(data: object, choices: tuple[Any, ...]) -> InvalidValueError:
    expected = " | ".join(getattr(each, "__name__", str(each)) for each in choices)
    summary = message(
        "{value} was found; expected: {expected}", value=repr(data)[:80], expected=expected
    )
    return InvalidValueError(summary, data)
