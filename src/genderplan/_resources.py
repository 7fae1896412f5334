"""Packaged data, and the only importer of :mod:`importlib.resources`.

Decided: every part asks for a data file by its path below ``data/``; nothing else knows where the
package lives, so it works from a folder, a wheel or a zip file alike. Files are read through
:mod:`pkgutil`, which is loaded anyway; importing :mod:`importlib.resources` takes longer than
reading the files, so it serves only to look into a folder.
"""

from pkgutil import get_data
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

__all__ = ["read_bytes", "read_text", "resource"]


def resource(*parts: str) -> "Traversable":
    """The packaged file or folder at ``data/<parts>``, to look into.

    >>> resource("README.md").is_file()
    True
    """
    from importlib.resources import files

    return files("genderplan").joinpath("data", *parts)


def read_bytes(*parts: str) -> bytes:
    """The bytes of a packaged file; ``FileNotFoundError`` where there is none."""
    content = get_data("genderplan", "/".join(("data", *parts)))
    if content is None:  # a loader without data, which no installer makes
        raise FileNotFoundError("/".join(parts))
    return content


def read_text(*parts: str) -> str:
    """The text of a packaged UTF-8 file."""
    return read_bytes(*parts).decode("utf-8")
