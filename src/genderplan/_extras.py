"""The one message for an optional package that is not installed.

An extra is imported in one place only, through :func:`require`, when it is first used.
"""

from importlib import import_module
from types import ModuleType


def require(module: str, *, extra: str) -> ModuleType:
    """Import *module*, or say which *extra* brings it.

    >>> require("json", extra="cli").__name__
    'json'
    >>> require("no_such_package", extra="cli")  # doctest: +ELLIPSIS
    Traceback (most recent call last):
        ...
    genderplan.errors.MissingExtraError: no_such_package is not installed; it comes with ...
    """
    try:
        return import_module(module)
    except ImportError as error:
        if error.name is None or error.name.split(".")[0] != module.split(".", maxsplit=1)[0]:
            raise
        from genderplan._messages import message
        from genderplan.errors import MissingExtraError

        summary = message(
            "{package} is not installed; it comes with the extra '{extra}': "
            "pip install 'genderplan[{extra}]'",
            package=module,
            extra=extra,
        )
        raise MissingExtraError(summary, extra, module) from None
