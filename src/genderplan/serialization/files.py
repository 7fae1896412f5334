"""Files in: TOML, JSON, XLSX and CSV, read strictly and within limits.

Decided: the ending of the name says how a file is written, the key ``kind`` what it holds. Numbers
with a decimal point are read as exact decimals. A file that has any error gives no object at all,
but all of its errors.
"""

import json
import os
import tomllib
from collections import Counter
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, Final

from genderplan._messages import message
from genderplan.errors import GenderplanError, InvalidValueError
from genderplan.issues import Issues
from genderplan.serialization.faults import BAD_SYNTAX, NOT_READABLE, file_error, printable
from genderplan.serialization.limits import (
    MAX_BYTES,
    check_json,
    check_plain,
    check_toml,
    exact_number,
)
from genderplan.serialization.structuring import FindStrategy, structure

__all__ = ["load", "parse_plain", "read_bytes", "read_document", "read_plain"]


def load(path: str | os.PathLike[str], *, find: FindStrategy | None = None) -> Any:  # noqa: ANN401 - the file's `kind` decides
    """The object that the file at *path* holds: a plan, a report, observations, a strategy.

    The ending says how the file is written: ``.toml``, ``.json``, ``.xlsx`` or ``.csv``. The first
    two say in ``kind`` what they hold; a filled-in workbook gives a report, and a single table a
    tuple of its rows. A strategy may extend a packaged one by its id, or a file beside it by its
    name; *find* replaces that look-up.

    Raises :class:`~genderplan.errors.FileError` (a ``ValueError``) with ``.issues``, everything
    that is wrong with the file, each with its path or cell.

    >>> load("no-such-file.toml")
    Traceback (most recent call last):
        ...
    genderplan.errors.FileError: no-such-file.toml cannot be used: ...
    """
    source = os.fspath(path)
    if Path(source).suffix.lower() in {".xlsx", ".csv"}:
        from genderplan.serialization.table_files import load_tables

        return load_tables(source)
    plain = read_plain(source)
    if find is None:
        from genderplan.serialization.strategy_sources import strategies_beside

        find = strategies_beside(source)
    return structure(plain, source, find)


def read_plain(path: str) -> object:
    """The plain data of the TOML or JSON file at *path*: dicts, lists, texts, exact numbers."""
    return parse_plain(read_document(path), path)


def read_document(path: str) -> str:
    """The text of the UTF-8 file at *path*, its line ends as they are.

    Raises :class:`~genderplan.errors.FileError` when it cannot be read, is no UTF-8 or too large.
    """
    return _decoded(read_bytes(path), path)


def parse_plain(text: str, source: str) -> object:
    """The plain data in *text*; the ending of *source* says whether it is TOML or JSON."""
    form, read = _FORMATS.get(Path(source).suffix.lower(), (None, None))
    if form is None or read is None:
        choices = ", ".join((*_FORMATS, ".xlsx", ".csv"))
        reason = message("the ending is not one of {choices}", choices=choices)
        raise file_error(source, Issues([NOT_READABLE.at(reason=reason)]))
    try:
        plain = read(text)
        check_plain(plain)
    except RecursionError:
        reason = message("it is nested too deeply")
    except GenderplanError as error:
        reason = error.summary
    except ValueError as error:
        reason = message("{reason}", reason=printable(str(error), 200))
    else:
        return plain
    raise file_error(source, Issues([BAD_SYNTAX.at(format=form, reason=reason)]))


def read_bytes(path: str) -> bytes:
    """What the file at *path* holds, when it can be read and is not too large."""
    try:
        with Path(path).open("rb") as file:
            content = file.read(MAX_BYTES + 1)
    except FileNotFoundError:
        reason = message("there is no such file")
    except OSError as error:
        reason = message("{reason}", reason=error.strerror or str(error))
    except ValueError:  # a null character in the name
        reason = message("that is no name of a file")
    else:
        if len(content) <= MAX_BYTES:
            return content
        reason = message("it is larger than {limit} MB", limit=MAX_BYTES // 1024**2)
    raise file_error(path, Issues([NOT_READABLE.at(reason=reason)]))


def _decoded(content: bytes, path: str) -> str:
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        reason = message(
            "byte {position} is not UTF-8; save the file as UTF-8", position=error.start
        )
    raise file_error(path, Issues([NOT_READABLE.at(reason=reason)]))


def _read_toml(text: str) -> object:
    check_toml(text)
    return tomllib.loads(text, parse_float=exact_number)


def _read_json(text: str) -> object:
    check_json(text)
    return json.loads(
        text, parse_float=exact_number, object_pairs_hook=_unique, parse_constant=exact_number
    )


def _unique(pairs: list[tuple[str, object]]) -> dict[str, object]:
    table = dict(pairs)
    if len(table) < len(pairs):
        counted = Counter(name for name, _ in pairs)
        twice = printable(next(name for name in counted if counted[name] > 1))
        raise InvalidValueError(message("the key {key} stands twice in one table", key=twice))
    return table


_FORMATS: Final[Mapping[str, tuple[str, Callable[[str], object]]]] = {
    ".toml": ("TOML", _read_toml),
    ".json": ("JSON", _read_json),
}
