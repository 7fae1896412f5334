"""Arguments that are left out, told as the models tell of every other mistake."""

import inspect
from typing import Any, Final, TypeVar

from genderplan._messages import message
from genderplan.errors import InvalidValueError

_T = TypeVar("_T")


_MISSING: Final = object()
"""What stands in the place of an argument that is left out."""


def refuse_missing(value: object, path: str, example: str) -> None:
    """Refuse an argument that was left out; *example* is a call with all of them."""
    if value is _MISSING:
        summary = message("{path} is missing: {example}", path=message(path), example=example)
        raise InvalidValueError(summary, None, path)


def told_when_missing(model: type[_T]) -> type[_T]:
    """Let the fields of *model* refuse what is left out, where Python would raise a TypeError.

    Each calls :func:`refuse_missing` for it. ``Ratio("2/11")`` then says how a text is read. The
    signature still says what is required, and a call costs nothing more.
    """
    make: Any = model.__init__
    given = make.__defaults__ or ()
    missing = make.__code__.co_argcount - 1 - len(given)
    signature = inspect.signature(model)
    make.__defaults__ = (*[_MISSING] * missing, *given)
    model.__signature__ = signature  # type: ignore[attr-defined]  # for help() and documentation
    return model
