"""Fields of models that hold what they say: a value of another type is refused, by field.

The annotation is the rule, so that nothing is said twice. What means the same is taken:
a list for a tuple, the value of a choice for the choice, an exact number for a count, a percentage
or an amount, ISO text for a period. A float is refused everywhere, with the reason.
"""

import types
from collections.abc import Callable, Iterable
from enum import Enum
from functools import cache, partial
from textwrap import shorten
from typing import Any, Final, Literal, TypeVar, Union, get_args, get_origin

import attrs

from genderplan._messages import message
from genderplan.errors import InvalidValueError
from genderplan.periods import Period
from genderplan.quantities import Count, Money, Percent, Points
from genderplan.quantities.ratios import exact

T = TypeVar("T")

_NUMBERS: Final = (Count, Money, Percent, Points)
_UNIONS: Final = {Union, types.UnionType}


def demand(value: object, kind: type | tuple[type, ...], name: str, example: str) -> None:
    """Refuses an argument that is no *kind*, and shows by *example* how one is got."""
    if isinstance(value, kind):
        return
    kinds = kind if isinstance(kind, tuple) else (kind,)
    summary = message(
        "{path} is {value}, of type {kind}; {expected} is expected, such as {example}",
        path=name,
        value=shorten(repr(value), 80, placeholder=" ..."),
        kind=type(value).__name__,
        expected=" | ".join(each.__name__ for each in kinds),
        example=example,
    )
    raise InvalidValueError(summary, value, name)


def listed(
    given: Iterable[T], kind: type[T] | tuple[type[T], ...], name: str, example: str
) -> tuple[T, ...]:
    """What an argument lists, each of *kind*; the first that is none is refused by its place."""
    demand(given, Iterable, name, example)
    found = tuple(given)
    if not all(issubclass(each, kind) for each in set(map(type, found))):
        for position, each in enumerate(found):
            demand(each, kind, f"{name}[{position}]", example)
    return found


def filled(_: object, field: "attrs.Attribute[str]", value: str) -> None:
    """For ``attrs.field(validator=...)``: a text that says something."""
    if not value.strip():
        summary = message("{path} is empty; write what it is called", path=field.name)
        raise InvalidValueError(summary, value, field.name)


def checked_fields(_: type, fields: "list[attrs.Attribute[Any]]") -> "list[attrs.Attribute[Any]]":
    """For ``attrs.frozen(field_transformer=...)``: every field checks its annotation."""
    return [_checked(field) for field in fields]


def _checked(field: "attrs.Attribute[Any]") -> "attrs.Attribute[Any]":
    kind: Any = field.type
    check = partial(_refuse, kind, _test_of(kind))
    validator = attrs.validators.and_(check, field.validator) if field.validator else check
    if field.converter is not None:
        return field.evolve(validator=validator)
    return field.evolve(validator=validator, converter=_converter(field.type, field.name))


def _converter(kind: Any, name: str) -> Callable[[Any], Any] | None:  # noqa: ANN401 - any annotation
    """What takes the other ways of saying a value of *kind*."""
    kinds = get_args(kind) if get_origin(kind) in _UNIONS else (kind,)
    if any(get_origin(each) is tuple for each in kinds):
        return _tuple_of_list
    for each in kinds:
        if each in _NUMBERS and not {int, bool}.intersection(kinds):
            return partial(_number, each, name)
        if each is Period:
            return _period
        if isinstance(each, type) and issubclass(each, Enum) and str not in kinds:
            return partial(_choice, each)
    return None


def _tuple_of_list(value: object) -> object:
    return tuple(value) if isinstance(value, list) else value


def _number(kind: Callable[[Any], object], name: str, value: object) -> object:
    return kind(exact(value, name)) if isinstance(value, int | float) else value


def _period(value: object) -> object:
    return Period.parse(value) if isinstance(value, str) else value


def _choice(kind: Callable[[str], object], value: object) -> object:
    return kind(value) if isinstance(value, str) else value


def _refuse(
    kind: Any,  # noqa: ANN401 - any annotation
    test: Callable[[object], bool],
    _: object,
    field: "attrs.Attribute[Any]",
    value: object,
) -> None:
    if test(value):
        return
    summary = message(
        "{path} is {value}, of type {kind}; {expected} is expected",
        path=field.name,
        value=repr(value),
        kind=type(value).__name__,
        expected=_named(kind),
    )
    raise InvalidValueError(summary, value, field.name)


@cache
def _test_of(kind: Any) -> Callable[[object], bool]:  # noqa: ANN401 - any annotation
    """What tells whether a value is of *kind*: made once, for models are built by the thousand."""
    origin, arguments = get_origin(kind), get_args(kind)
    if origin in _UNIONS:
        return _union_test(arguments)
    if origin is Literal:
        return arguments.__contains__
    if origin is tuple:
        return _tuple_test(arguments)
    if kind in {bool, object, Any} or isinstance(kind, str):  # a name only type checkers know
        return lambda value: kind is not bool or isinstance(value, bool)
    plain = origin or kind
    if not isinstance(plain, type):
        return lambda value: not isinstance(value, bool)
    return lambda value: isinstance(value, plain) and not isinstance(value, bool)


def _union_test(kinds: tuple[Any, ...]) -> Callable[[object], bool]:
    plain = tuple(kind for kind in kinds if isinstance(kind, type) and kind not in {bool, object})
    others = tuple(_test_of(kind) for kind in kinds if kind not in plain)
    return lambda value: (
        (isinstance(value, plain) and not isinstance(value, bool))
        or any(test(value) for test in others)
    )


def _tuple_test(kinds: tuple[Any, ...]) -> Callable[[object], bool]:
    tests = tuple(_test_of(kind) for kind in kinds if kind is not Ellipsis)
    if len(kinds) == 2 and kinds[1] is Ellipsis:  # noqa: PLR2004 - tuple[X, ...]
        (each,) = tests
        return lambda value: isinstance(value, tuple) and all(map(each, value))
    return lambda value: (
        isinstance(value, tuple)
        and len(value) == len(tests)
        and all(test(part) for test, part in zip(tests, value, strict=True))
    )


def _named(kind: Any) -> str:  # noqa: ANN401 - any annotation
    if get_origin(kind) in _UNIONS:
        return " | ".join(_named(each) for each in get_args(kind))
    return kind.__name__ if isinstance(kind, type) and not get_args(kind) else str(kind)
