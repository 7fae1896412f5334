"""Show what constructors take: a model's parameters with the types of its fields.

A field with a converter takes more than it holds: a word for an enumeration, a list for a tuple.
Python shows such a parameter without a type, or as ``object``. Here it gets the type of its field,
with ``str`` beside an enumeration, which can be given by its word. An enumeration is looked up, not
constructed, so its own constructor is left out.
"""

import inspect
import typing
from enum import Enum
from importlib import import_module

import attrs
from sphinx.application import Sphinx
from sphinx.util.typing import ExtensionMetadata


def model_of(method: object) -> type[attrs.AttrsInstance] | None:
    """The model whose ``__init__`` this is."""
    name = str(getattr(method, "__qualname__", ""))
    module = str(getattr(method, "__module__", ""))
    if not name.endswith(".__init__") or not module.startswith("genderplan"):
        return None
    found = getattr(import_module(module), name.removesuffix(".__init__"), None)
    return found if inspect.isclass(found) and attrs.has(found) else None


def shown(held: object) -> object:
    """The type of a field as a parameter: an enumeration may be given by its word."""
    return held | str if inspect.isclass(held) and issubclass(held, Enum) else held


def give_types(app: Sphinx, method: object, bound: bool) -> None:  # noqa: ARG001, FBT001 - Sphinx's
    """Fill in the annotations of a model's ``__init__`` that say nothing."""
    model = model_of(method)
    if model is None:
        return
    hints = typing.get_type_hints(model)
    annotations: dict[str, object] = getattr(method, "__annotations__", {})
    for field in attrs.fields(model):
        if annotations.get(field.alias or field.name, object) is object:
            annotations[field.alias or field.name] = shown(hints.get(field.name, field.type))


def leave_out(  # noqa: PLR0913, PLR0917 - Sphinx's
    app: Sphinx,  # noqa: ARG001
    what: str,  # noqa: ARG001
    name: str,  # noqa: ARG001
    obj: object,
    options: object,  # noqa: ARG001
    signature: str | None,
    returns: str | None,
) -> tuple[str | None, str | None]:
    """No constructor for an enumeration."""
    if inspect.isclass(obj) and issubclass(obj, Enum):
        return "", None
    return signature, returns


def setup(app: Sphinx) -> ExtensionMetadata:
    """Register with Sphinx."""
    app.connect("autodoc-before-process-signature", give_types)
    app.connect("autodoc-process-signature", leave_out)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
