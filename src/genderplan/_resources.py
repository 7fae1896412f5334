"""Packaged data, and the only importer of :mod:`importlib.resources`.

Decided: every part asks for a data file by its path below ``data/``; nothing else knows where the
package lives, so it works from a folder, a wheel or a zip file alike.
"""

from importlib.resources import files
from importlib.resources.abc import Traversable

__all__ = ["read_bytes", "read_text", "resource"]


def resource(*parts: str) -> Traversable:
    """The packaged file or folder at ``data/<parts>``.

    >>> resource("README.md").is_file()
    True
    """
    return files("genderplan").joinpath("data", *parts)


def read_text(*parts: str) -> str:
    """The text of a packaged UTF-8 file."""
    return resource(*parts).read_text("utf-8")


def read_bytes(*parts: str) -> bytes:
    """The bytes of a packaged file."""
    return resource(*parts).read_bytes()
