"""Files in and out: TOML, JSON, XLSX and CSV.

The ending of the name says how a file is written, the key ``kind`` what it holds. A file that has
any error gives no object at all, but all of its errors. What is written is exact and complete:
reading it back gives an equal object, and a form that has no place for something refuses it.
"""

import os
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from genderplan._messages import message
from genderplan.errors import InvalidValueError
from genderplan.indicators import Observation
from genderplan.issues import Issues
from genderplan.plans import Plan, Report
from genderplan.serialization.converter import file_converter
from genderplan.serialization.faults import CANNOT_WRITE, file_error
from genderplan.serialization.plain_files import (
    FORMS,
    TABLE_ENDINGS,
    read_plain,
    write_text,
    written_plain,
)
from genderplan.serialization.strategy_sources import strategies_beside
from genderplan.serialization.structuring import FindStrategy, structure
from genderplan.serialization.table_files import load_tables
from genderplan.serialization.table_writing import write_table

__all__ = ["convert_file", "dump", "dumps", "load", "plain_data"]


def load(path: str | os.PathLike[str], *, find: FindStrategy | None = None) -> Any:  # noqa: ANN401 - the file's `kind` decides
    """The object that the file at *path* holds: a plan, a report, observations, a strategy.

    The ending says how the file is written: ``.toml``, ``.json``, ``.xlsx`` or ``.csv``. The first
    two say in ``kind`` what they hold; a filled-in workbook gives a report, and a single table a
    tuple of its rows. A strategy may extend a packaged one by its id, or a file beside it by its
    name; *find* replaces that look-up.

    Raises :class:`~genderplan.errors.FileError` (a ``ValueError``) with ``.issues``, everything
    that is wrong with the file, each with its path or cell.

    >>> load("no-such-file.toml")  # doctest: +ELLIPSIS
    Traceback (most recent call last):
        ...
    genderplan.errors.FileError: no-such-file.toml cannot be used: ...
    """
    source = os.fspath(path)
    if Path(source).suffix.lower() in TABLE_ENDINGS:
        return load_tables(source)
    return structure(read_plain(source), source, find or strategies_beside(source))


def plain_data(obj: object) -> dict[str, Any]:
    """*obj* as what its file holds: dicts, lists, texts and numbers, with its ``kind``.

    Takes a :class:`~genderplan.Plan`, a :class:`~genderplan.Report`, or an iterable of
    :class:`~genderplan.Observation`; raises :class:`~genderplan.errors.InvalidValueError` for
    anything else, and for a number without an exact written form.

    >>> from genderplan import sample
    >>> plain_data(sample("mong-cai-2023"))["kind"]
    'report'
    """
    converter = file_converter()
    if isinstance(obj, Report | Plan):
        kind = "report" if isinstance(obj, Report) else "plan"
        return {"kind": kind, **converter.unstructure(obj)}
    rows = tuple(obj) if isinstance(obj, Iterable) and not isinstance(obj, str | bytes) else ()
    if rows and all(type(row) is Observation for row in rows):
        return {"kind": "observations", "observations": converter.unstructure(rows)}
    summary = message(
        "{kind} cannot be written to a file; a Plan, a Report or observations are expected",
        kind=type(obj).__name__,
    )
    raise InvalidValueError(summary, obj)


def dumps(obj: object, form: str = "toml") -> str:
    """*obj* as the text of a file in the *form* ``"toml"`` (extra ``files``) or ``"json"``.

    >>> from genderplan import sample
    >>> print(dumps(sample("mong-cai-2023")).splitlines()[0])
    kind = "report"
    """
    return written_plain(plain_data(obj), form)


def dump(obj: object, path: str | os.PathLike[str], *, replace: bool = False) -> None:
    """Write *obj* to *path*, so that :func:`genderplan.load` gives an equal object.

    The ending says how: ``.toml``, ``.json``, or ``.xlsx`` and ``.csv`` for what tables can hold.

    Raises :class:`~genderplan.errors.FileError` when the file exists (unless *replace*) or cannot
    be written, or when a table has no place for something in *obj*.
    """
    ending = Path(path).suffix.lower()
    if ending in TABLE_ENDINGS:
        write_table(obj, path, replace=replace)
    elif ending.removeprefix(".") in FORMS:
        write_text(path, dumps(obj, ending.removeprefix(".")), replace=replace)
    else:
        choices = ", ".join([*(f".{form}" for form in FORMS), *TABLE_ENDINGS])
        reason = message("the ending is not one of {choices}", choices=choices)
        raise file_error(os.fspath(path), Issues([CANNOT_WRITE.at(reason=reason)]))


def convert_file(
    source: str | os.PathLike[str],
    target: str | os.PathLike[str],
    *,
    find: FindStrategy | None = None,
    replace: bool = False,
) -> None:
    """Write what the file *source* holds to *target*, in the form that its ending names.

    Between TOML and JSON the data go over as they are written ("trên 150" stays), once *source*
    has been read without an error; to and from tables they go through the objects.

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
