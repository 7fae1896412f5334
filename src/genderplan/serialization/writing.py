"""Files out: objects as TOML, JSON, XLSX or CSV, written whole or not at all.

Decided: writing goes to a temporary file first and never replaces an existing file unasked. What
is written is exact and complete: reading it back gives an equal object, and a form that has no
place for something refuses it. Keys with their usual value are left out.
"""

import json
import os
import secrets
from collections.abc import Callable, Iterable, Mapping
from datetime import date, time
from decimal import Decimal
from pathlib import Path
from typing import Any, Final

from genderplan._extras import require
from genderplan._messages import message
from genderplan.errors import InvalidValueError
from genderplan.indicators import Observation
from genderplan.issues import Issues
from genderplan.plans import Plan, Report
from genderplan.serialization.converter import file_converter
from genderplan.serialization.faults import CANNOT_WRITE, file_error

__all__ = ["FORMS", "dump", "dumps", "plain_data", "write_bytes", "write_text", "written_plain"]

FORMS: Final = ("toml", "json")
"""The forms of text in which every kind of file can be written."""
_TABLE_ENDINGS: Final = (".xlsx", ".csv")


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


def written_plain(plain: dict[str, Any], form: str) -> str:
    """Plain data as the text of a file in the *form* ``"toml"`` or ``"json"``."""
    write = _WRITERS.get(form)
    if write is None:
        summary = message(
            "form is {form}; expected is one of {choices}", form=form, choices=", ".join(FORMS)
        )
        raise InvalidValueError(summary, form, "form")
    return write(plain)


def dump(obj: object, path: str | os.PathLike[str], *, replace: bool = False) -> None:
    """Write *obj* to *path*, so that :func:`genderplan.load` gives an equal object.

    The ending says how: ``.toml``, ``.json``, or ``.xlsx`` and ``.csv`` for what tables can hold.

    Raises :class:`~genderplan.errors.FileError` when the file exists (unless *replace*) or cannot
    be written, or when a table has no place for something in *obj*.
    """
    ending = Path(path).suffix.lower()
    if ending in _TABLE_ENDINGS:
        from genderplan.serialization.table_writing import write_table

        write_table(obj, path, replace=replace)
    elif ending.removeprefix(".") in FORMS:
        write_text(path, dumps(obj, ending.removeprefix(".")), replace=replace)
    else:
        choices = ", ".join([*(f".{form}" for form in FORMS), *_TABLE_ENDINGS])
        reason = message("the ending is not one of {choices}", choices=choices)
        raise file_error(os.fspath(path), Issues([CANNOT_WRITE.at(reason=reason)]))


def _toml(plain: dict[str, Any]) -> str:
    text: str = require("tomli_w", extra="files").dumps(plain)
    return text


def _json(plain: dict[str, Any]) -> str:
    return json.dumps(plain, ensure_ascii=False, indent=2, default=_json_value) + "\n"


def _json_value(value: object) -> float | str:
    """A day as text, and a Decimal as the float that is written with its very digits."""
    if isinstance(value, date | time):
        return value.isoformat()
    if isinstance(value, Decimal):
        number = float(value)
        if Decimal(repr(number)) == value:
            return number
    summary = message("{value} has more digits than JSON keeps", value=str(value))
    raise InvalidValueError(summary, value)


_WRITERS: Final[Mapping[str, Callable[[dict[str, Any]], str]]] = {"toml": _toml, "json": _json}


def write_text(path: str | os.PathLike[str], text: str, *, replace: bool = False) -> None:
    """Write *text* as UTF-8 to *path* whole or not at all; an existing file stays unless *replace*.

    Raises :class:`~genderplan.errors.FileError` when the file exists or cannot be written.
    """
    try:
        content = text.encode()
    except UnicodeEncodeError as error:
        reason = message(
            "a text holds {character}, which is no character",
            character=f"\\u{ord(text[error.start]):04x}",
        )
        raise file_error(os.fspath(path), Issues([CANNOT_WRITE.at(reason=reason)])) from None
    write_bytes(path, content, replace=replace)


def write_bytes(path: str | os.PathLike[str], content: bytes, *, replace: bool = False) -> None:
    """Write *content* to *path* whole or not at all; an existing file stays unless *replace*.

    It goes to a temporary file in the same folder, which then takes the name of the target.

    Raises :class:`~genderplan.errors.FileError` when the file exists or cannot be written.
    """
    try:
        _write_atomically(Path(path), content, replace=replace)
    except FileExistsError:
        reason = message("the file exists already; say that it may be replaced, or name another")
    except OSError as error:
        reason = message("{reason}", reason=error.strerror or str(error))
    except ValueError:  # a null character in the name
        reason = message("that is no name of a file")
    else:
        return
    raise file_error(os.fspath(path), Issues([CANNOT_WRITE.at(reason=reason)]))


def _write_atomically(target: Path, content: bytes, *, replace: bool) -> None:
    if not replace:
        target.open("x").close()  # takes the name, or fails when it is taken
    temporary = target.with_name(f".{secrets.token_hex(8)}.tmp")
    try:
        with temporary.open("xb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        temporary.replace(target)
    except OSError:
        temporary.unlink(missing_ok=True)
        if not replace:
            target.unlink(missing_ok=True)
        raise
