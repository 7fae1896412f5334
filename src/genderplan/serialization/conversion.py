"""One form of file into another.

Decided: between TOML and JSON the data go over as they are written ("trên 150" stays), once the
file has been read without an error; to and from tables they go through the objects.
"""

import os
from pathlib import Path
from typing import Any

from genderplan.serialization.files import load, read_plain
from genderplan.serialization.structuring import FindStrategy
from genderplan.serialization.writing import FORMS, dump, write_text, written_plain

__all__ = ["convert_file"]


def convert_file(
    source: str | os.PathLike[str],
    target: str | os.PathLike[str],
    *,
    find: FindStrategy | None = None,
    replace: bool = False,
) -> None:
    """Write what the file *source* holds to *target*, in the form that its ending names.

    Raises :class:`~genderplan.errors.FileError` when *source* has any error, when *target* exists
    (unless *replace*) or cannot be written, or when its form has no place for something.
    """
    held = load(source, find=find)
    form = Path(target).suffix.lower().removeprefix(".")
    if Path(source).suffix.lower().removeprefix(".") not in FORMS or form not in FORMS:
        dump(held, target, replace=replace)
        return
    plain = _without_nulls(read_plain(os.fspath(source)))
    write_text(target, written_plain(plain, form), replace=replace)


def _without_nulls(value: Any) -> Any:  # noqa: ANN401 - plain data
    """*value* without the keys that JSON gives as null, which TOML leaves out."""
    if isinstance(value, dict):
        return {key: _without_nulls(each) for key, each in value.items() if each is not None}
    return [_without_nulls(each) for each in value] if isinstance(value, list) else value
