"""One cattrs converter between plain file data and the models.

Decided: models know nothing of files. An unknown key is an error, because a typo must not lose a
target, and a list is a list: a text in its place is not taken for its letters. All errors of a file
are collected, each with its path: what is wrong with one key of a table hides nothing about the
others. Of one list at most 50 wrong entries are told.
"""

from collections.abc import Callable, Mapping
from enum import Enum
from functools import cache
from typing import TYPE_CHECKING, Any, Final, get_args, get_origin

import attrs

from genderplan._messages import mark
from genderplan.errors import GenderplanError, InvalidValueError
from genderplan.indicators import Breakdown, ObservedValue
from genderplan.serialization.value_forms import (
    READERS,
    WRITERS,
    plain_observed,
    refuse,
    refuse_choice,
    structure_breakdown,
    structure_observed,
)
from genderplan.serialization.value_forms import structure_enum as _structure_enum
from genderplan.targets import Comparator

if TYPE_CHECKING:
    from cattrs import Converter

__all__ = ["MOST_IN_LIST", "file_converter", "refuse"]

Hook = Callable[[Any, Any], Any]
MOST_IN_LIST: Final = 50
_LIST: Final = mark("a list in square brackets")
_TABLE: Final = mark("a table with keys")
_CHOICE_FACTS: Final = 4  # what attrs' validator in_ says: message, attribute, choices, value


@cache
def file_converter() -> "Converter":
    """The converter that all files go through: strict, exact, every error with its path."""
    from cattrs import Converter

    converter = Converter(forbid_extra_keys=True, omit_if_default=True)
    converter.register_structure_hook_factory(attrs.has, _class_hook)
    converter.register_structure_hook_factory(_is_list, _list_hook)
    converter.register_structure_hook_func(_is_enum, _structure_enum)
    converter.register_structure_hook_func(_is_literal, _structure_literal)
    converter.register_structure_hook_func(_is_breakdown, structure_breakdown)
    converter.register_unstructure_hook_func(_is_breakdown, dict)
    for kind, structure in READERS.items():
        converter.register_structure_hook(kind, structure)
    for kind, unstructure in WRITERS.items():
        converter.register_unstructure_hook(kind, unstructure)
    # A comparator is a text as well, and cattrs would take it for nothing else.
    converter.register_structure_hook(Comparator, _structure_enum)
    converter.register_unstructure_hook(Comparator, _plain_enum)
    converter.register_structure_hook(ObservedValue, structure_observed)
    converter.register_unstructure_hook(ObservedValue, plain_observed)
    return converter


def _is_enum(kind: object) -> bool:
    return isinstance(kind, type) and issubclass(kind, Enum)


def _is_literal(kind: object) -> bool:
    from typing import Literal

    return get_origin(kind) is Literal


def _is_breakdown(kind: object) -> bool:
    return kind == Breakdown


def _is_list(kind: object) -> bool:
    return get_origin(kind) is tuple and get_args(kind)[1:] == (...,)


def _plain_enum(value: Enum) -> object:
    return value.value


def _structure_literal(value: object, kind: object) -> object:
    choices = get_args(kind)
    for choice in choices:
        if choice == value and type(choice) is type(value):
            return choice
    raise refuse_choice(value, choices)


def _list_hook(kind: Any, converter: "Converter") -> Hook:  # noqa: ANN401 - any tuple[T, ...]
    """How a list becomes a tuple: each entry by itself, so that all errors are found."""
    (inner, _) = get_args(kind)
    structure = converter.get_structure_hook(inner)

    def structure_list(given: object, _: object) -> tuple[Any, ...]:
        if not isinstance(given, list | tuple):
            raise refuse(given, _LIST)
        built: list[Any] = []
        errors: list[Exception] = []
        for index, entry in enumerate(given):
            try:
                built.append(structure(entry, inner))
            except Exception as error:  # noqa: BLE001 - collected, and told with all others
                errors.append(_noted(error, index, inner))
                if len(errors) == MOST_IN_LIST:
                    break
        if errors:
            raise _group(errors, kind)
        return tuple(built)

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
        except Exception as error:  # noqa: BLE001 - told below, with what it hides
            raise _group(_all_errors(given, kind, converter) or [error], kind) from None

    return structure_table


def _all_errors(given: Mapping[str, Any], kind: type, converter: "Converter") -> list[Exception]:
    """Everything wrong with a table: each of its keys, and what the model says of the good ones."""
    from cattrs.errors import ForbiddenExtraKeysError

    errors: list[Exception] = []
    values: dict[str, Any] = {}
    fields = {field.name: field for field in attrs.fields(attrs.resolve_types(kind))}
    for name, field in fields.items():
        if name not in given:
            if field.default is attrs.NOTHING:
                errors.append(KeyError(name))
            continue
        try:
            values[name] = converter.structure(given[name], field.type)
        except Exception as error:  # noqa: BLE001 - collected, and told with all others
            errors.append(_noted(error, name, field.type))
    unknown = set(given) - set(fields)
    if unknown:
        errors.append(ForbiddenExtraKeysError(None, kind, unknown))
    return errors + _model_errors(values, kind, fields)


def _model_errors(
    values: dict[str, Any], kind: type, fields: Mapping[str, "attrs.Attribute[Any]"]
) -> list[Exception]:
    """What the model refuses in good values; nothing can be said when a needed one is missing."""
    if any(field.default is attrs.NOTHING and name not in values for name, field in fields.items()):
        return []
    try:
        kind(**values)
    except GenderplanError as error:
        return [error]
    except (TypeError, ValueError) as error:
        return [_refused_choice(error)]
    return []


def _refused_choice(error: Exception) -> Exception:
    """Attrs' error about a value that is none of the choices, in our words and with its path."""
    if len(error.args) == _CHOICE_FACTS and isinstance(error.args[1], attrs.Attribute):
        _, field, choices, value = error.args
        told = refuse_choice(value, tuple(choices))
        return InvalidValueError(told.summary, value, field.name)
    return error


def _noted(error: Exception, step: "str | int", kind: object) -> Exception:
    """*error* with the key or index at which it stood."""
    from cattrs.errors import AttributeValidationNote, IterableValidationNote

    if isinstance(step, int):
        error.add_note(IterableValidationNote(f"at {step}", step, kind))
    else:
        error.add_note(AttributeValidationNote(f"at {step}", step, kind))
    return error


def _group(errors: list[Exception], kind: Any) -> Exception:  # noqa: ANN401 - also tuple[T, ...]
    from cattrs.errors import ClassValidationError

    return ClassValidationError("errors in a file", errors, kind)
