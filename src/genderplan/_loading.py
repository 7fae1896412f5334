"""Names of a package that are loaded when they are first used (PEP 562)."""

import sys
from collections.abc import Callable, Mapping
from importlib import import_module

__all__ = ["on_demand"]


def on_demand(
    package: str, home: Mapping[str, str]
) -> tuple[Callable[[str], object], Callable[[], list[str]]]:
    """``__getattr__`` and ``__dir__`` for *package*, whose public names live in the modules *home*.

    >>> getattr_, dir_ = on_demand("genderplan", {"Ratio": "quantities"})
    >>> getattr_("Ratio").__name__
    'Ratio'
    """

    def load(name: str) -> object:
        if name not in home:
            reason = f"module {package!r} has no attribute {name!r}"
            raise AttributeError(reason, name=name, obj=sys.modules[package])
        value: object = getattr(import_module(f"{package}.{home[name]}"), name)
        setattr(sys.modules[package], name, value)
        return value

    def names() -> list[str]:
        return sorted({*vars(sys.modules[package]), *home})

    return load, names
