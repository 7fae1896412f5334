"""What the package holds: its data files, and its public names, each loaded when first used.

Every part asks for a data file by its path below ``data/``; nothing else knows where the package
lives, so that it works from a folder, a wheel or a zip file alike. The public names of a part stand
in its stub ``__init__.pyi`` and nowhere else: type checkers and editors read them there, and so
does :func:`names_on_demand`; type hints that name a model find it through :func:`named_in_hints`.
"""

import re
import sys
from collections.abc import Callable, Iterator
from importlib import import_module
from pkgutil import get_data
from typing import TYPE_CHECKING, Any, Final, TypeVar

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable


_T = TypeVar("_T")
# A line of a stub: "from genderplan.plans import Plan as Plan", or "from genderplan import plans as
# plans" for a part, which is no name of its own; not "__version__: str".
_NAME: Final = re.compile(r"^from (?P<home>\S+) import (?P<name>\w+) as (?P=name)$", re.MULTILINE)


def resource(*parts: str) -> "Traversable":
    """The packaged file or folder at ``data/<parts>``, to look into.

    >>> resource("README.md").is_file()
    True
    """
    # Importing this takes longer than reading a file, so that files are read through pkgutil.
    from importlib.resources import files

    return files("genderplan").joinpath("data", *parts)


def read_bytes(*parts: str) -> bytes:
    """The bytes of a packaged file; ``FileNotFoundError`` where there is none."""
    return _content("genderplan", "/".join(("data", *parts)))


def _content(package: str, path: str) -> bytes:
    content = get_data(package, path)
    if content is None:  # a loader without data, which no installer makes
        raise FileNotFoundError(path)
    return content


def read_text(*parts: str) -> str:
    """The text of a packaged UTF-8 file."""
    return read_bytes(*parts).decode("utf-8")


def packaged_rows(*parts: str) -> Iterator[dict[str, str]]:
    """The rows of a packaged table with tabs between its cells, each by its headings.

    Lines that begin with "#" are remarks.
    """
    import csv

    lines = (line for line in read_text(*parts).splitlines() if not line.startswith("#"))
    return csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE, restval="")


def names_on_demand(
    package: str,
) -> tuple[Callable[[str], object], Callable[[], list[str]], list[str]]:
    """``__getattr__``, ``__dir__`` (PEP 562) and ``__all__`` for a *package* with a stub.

    >>> getattr_, dir_, names = names_on_demand("genderplan")
    >>> getattr_("Ratio").__name__
    'Ratio'
    """
    stub = _content(package, "__init__.pyi").decode("utf-8")
    home = {found["name"]: found["home"] for found in _NAME.finditer(stub)}
    parts = {name for name, where in home.items() if where == package}

    def load(name: str) -> object:
        if name in parts:
            return import_module(f"{package}.{name}")
        if name not in home:
            reason = f"module {package!r} has no attribute {name!r}"
            raise AttributeError(reason, name=name, obj=sys.modules[package])
        value: object = getattr(import_module(home[name]), name)
        setattr(sys.modules[package], name, value)
        return value

    def names() -> list[str]:
        return sorted({*vars(sys.modules[package]), *home})

    return load, names, sorted(home.keys() - parts)


def named_in_hints(model: type[_T], *others: type) -> type[_T]:
    """Let :func:`typing.get_type_hints` find *model* and *others* in the hints of its ``__init__``.

    attrs makes ``__init__`` outside the module, where names that stand in quotes are unknown.
    """
    make: Any = model.__init__
    make.__globals__.update({each.__name__: each for each in (model, *others)})
    return model
