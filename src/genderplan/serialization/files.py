"""Files in and out: TOML and JSON, read strictly, written atomically.

Decided: the key ``kind`` says what a file holds. Numbers with a decimal point are read as exact
decimals. A file that has any error gives no object at all, but all of its errors. Writing goes to a
temporary file first and never replaces an existing file unasked.
"""

import json
import os
import secrets
import tomllib
from collections.abc import Callable, Mapping
from decimal import Decimal
from pathlib import Path
from typing import Any, Final

from genderplan._messages import message
from genderplan.issues import Issues
from genderplan.plans import Plan, Report
from genderplan.serialization.converter import file_converter
from genderplan.serialization.faults import (
    BAD_SYNTAX,
    BAD_VALUE,
    CANNOT_WRITE,
    NOT_READABLE,
    UNKNOWN_KIND,
    file_error,
    structure_issues,
)

__all__ = ["FILE_KINDS", "load", "read_plain", "structure", "write_text"]

MAX_BYTES: Final = 32 * 1024 * 1024
FILE_KINDS: Final[Mapping[str, type]] = {"plan": Plan, "report": Report}


def load(path: str | os.PathLike[str]) -> Any:  # noqa: ANN401 - the file's `kind` decides
    """The object that the file at *path* holds: a report, by the file's ``kind``.

    The ending says how the file is written: ``.toml`` or ``.json``.

    Raises :class:`~genderplan.errors.FileError` (a ``ValueError``) with ``.issues``, everything
    that is wrong with the file, each with its path.

    >>> load("no-such-file.toml")
    Traceback (most recent call last):
        ...
    genderplan.errors.FileError: no-such-file.toml cannot be used; ...
    """
    source = os.fspath(path)
    return structure(read_plain(source), source)


def structure(plain: object, source: str) -> Any:  # noqa: ANN401 - the file's `kind` decides
    """The object that *plain* data describes; *source* names it in errors."""
    if not isinstance(plain, dict):
        raise file_error(source, Issues([BAD_VALUE.at(reason=message("a table is expected"))]))
    kind = plain.get("kind")
    if not isinstance(kind, str) or kind not in FILE_KINDS:
        choices = ", ".join(f'"{name}"' for name in FILE_KINDS)
        shown = f'"{kind}"' if isinstance(kind, str) else message("missing")
        raise file_error(source, Issues([UNKNOWN_KIND.at("kind", kind=shown, choices=choices)]))
    body = {key: value for key, value in plain.items() if key != "kind"}
    try:
        return file_converter().structure(body, FILE_KINDS[kind])
    except Exception as error:  # noqa: BLE001 - cattrs groups every error below this point
        raise file_error(source, Issues(structure_issues(error, body))) from None


def read_plain(path: str) -> object:
    """The plain data of the TOML or JSON file at *path*: dicts, lists, texts, exact numbers."""
    return parse_plain(_read_text(path), path)


def parse_plain(text: str, source: str) -> object:
    """The plain data in *text*; the ending of *source* says whether it is TOML or JSON."""
    form, read = _FORMATS.get(Path(source).suffix.lower(), (None, None))
    if form is None or read is None:
        choices = ", ".join(_FORMATS)
        reason = message("the ending is not one of {choices}", choices=choices)
        raise file_error(source, Issues([NOT_READABLE.at(reason=reason)]))
    try:
        return read(text)
    except RecursionError:
        reason = message("it is nested too deeply")
    except ValueError as error:
        reason = message("{reason}", reason=str(error))
    raise file_error(source, Issues([BAD_SYNTAX.at(format=form, reason=reason)]))


def _read_text(path: str) -> str:
    try:
        with Path(path).open("rb") as file:
            content = file.read(MAX_BYTES + 1)
    except FileNotFoundError:
        reason = message("there is no such file")
    except OSError as error:
        reason = message("{reason}", reason=error.strerror or str(error))
    else:
        if len(content) <= MAX_BYTES:
            return _decoded(content, path)
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
    return tomllib.loads(text, parse_float=Decimal)


def _read_json(text: str) -> object:
    return json.loads(
        text, parse_float=Decimal, object_pairs_hook=_unique, parse_constant=_no_constant
    )


def _unique(pairs: list[tuple[str, object]]) -> dict[str, object]:
    table = dict(pairs)
    if len(table) < len(pairs):
        names = [name for name, _ in pairs]
        twice = next(name for name in names if names.count(name) > 1)
        reason = f'the key "{twice}" stands twice in one table'
        raise ValueError(reason)
    return table


def _no_constant(name: str) -> object:
    reason = f"{name} is not a number that a file may hold"
    raise ValueError(reason)


_FORMATS: Final[Mapping[str, tuple[str, Callable[[str], object]]]] = {
    ".toml": ("TOML", _read_toml),
    ".json": ("JSON", _read_json),
}


def write_text(path: str | os.PathLike[str], text: str, *, replace: bool = False) -> None:
    """Write *text* to *path* whole or not at all; an existing file stays unless *replace*.

    The text goes to a temporary file in the same folder, which then takes the name of the target.

    Raises :class:`~genderplan.errors.FileError` when the file exists or cannot be written.
    """
    target = Path(path)
    try:
        _write_atomically(target, text, replace=replace)
    except FileExistsError:
        reason = message("the file exists already; say that it may be replaced, or name another")
    except OSError as error:
        reason = message("{reason}", reason=error.strerror or str(error))
    else:
        return
    raise file_error(os.fspath(path), Issues([CANNOT_WRITE.at(reason=reason)]))


def _write_atomically(target: Path, text: str, *, replace: bool) -> None:
    if not replace:
        target.open("x").close()  # takes the name, or fails when it is taken
    temporary = target.with_name(f".{target.name}.{secrets.token_hex(4)}")
    try:
        with temporary.open("x", encoding="utf-8", newline="\n") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        temporary.replace(target)
    except OSError:
        temporary.unlink(missing_ok=True)
        if not replace:
            target.unlink(missing_ok=True)
        raise
