"""Annotations of public names are real types, as typeguard, beartype and autodoc need them."""

import inspect
import typing
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[2] / "src" / "genderplan"
PARTS = sorted(path.parent.name for path in PACKAGE.glob("*/__init__.py"))


def callables(part: str) -> Iterator[tuple[str, object]]:
    """The public functions and classes of a part, and the methods of these classes."""
    module = import_module(f"genderplan.{part}")
    for name in getattr(module, "__all__", ()):
        value = getattr(module, name)
        if inspect.isfunction(value):
            yield name, value
        if inspect.isclass(value):
            yield name, value
            for own, method in vars(value).items():
                method = getattr(method, "__func__", method)  # noqa: PLW2901 - of a class method
                if inspect.isfunction(method) and (own == "__init__" or own[0] != "_"):
                    yield f"{name}.{own}", method


@pytest.mark.parametrize("part", PARTS)
def test_every_annotation_can_be_resolved(part: str) -> None:
    """``typing.get_type_hints`` works on every public function, class and method."""
    unresolved = []
    for name, value in callables(part):
        try:
            typing.get_type_hints(value)
        except NameError as error:
            unresolved.append(f"{name}: {error}")

    assert [] == unresolved
