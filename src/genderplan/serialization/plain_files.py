"""What stands in a file, as bytes, as text, and as the plain data of TOML and JSON.

Plain data are dicts, lists, texts and exact numbers; what they mean is read elsewhere. A file that
is something else than its ending says is told as what it is. A file is written whole or not at all,
and replaces another only when that is asked for.
"""

import errno
import io
import json
import os
import re
import secrets
import stat
import tomllib
import zipfile
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date, time
from decimal import Decimal
from pathlib import Path, PurePath
from typing import Any, Final

from genderplan._choices import none_of
from genderplan._encodings import misread
from genderplan._extras import require
from genderplan._messages import Message, mark, message
from genderplan.errors import FileError, GenderplanError, InvalidValueError
from genderplan.issues import IssueKind
from genderplan.serialization.faults import (
    BAD_FILE,
    BAD_SYNTAX,
    CANNOT_WRITE,
    DAMAGED,
    NOT_READABLE,
    PROTECTED,
    file_error,
    printable,
)

FORMS: Final = ("toml", "json")
"""The forms of text in which every kind of file can be written."""
TABLE_ENDINGS: Final = (".xlsx", ".csv")
"""The endings of files in which tables can be written."""
WRITTEN_ENDINGS: Final = (*(f".{form}" for form in FORMS), *TABLE_ENDINGS)
"""The endings of all files that are read and written."""
OTHER_TABLES: Final = (".xls", ".ods")
"""The endings of files of which tables are only read."""
TEXT_ENDINGS: Final = (".docx", ".pdf", ".txt", ".md")
"""The endings of files that hold the text of a document."""
MAX_BYTES: Final = 32 * 1024 * 1024
_MAX_TOML_BYTES: Final = 8 * 1024 * 1024
_MAX_MARKS: Final = 4_000_000  # brackets, braces and commas: each may open a value
MAX_DEPTH: Final = 32
_MAX_DIGITS: Final = 30
_LARGEST: Final = 10**_MAX_DIGITS
_LONGEST_NUMBER: Final = 64  # signs of a number, its exponent and zeros among them
_MOST_PARTS: Final = 24  # names in one key, a.b.c
# A key of 24 parts; tomllib takes a time that grows with the square of their number.
_PART: Final = r"""(?:[\w-]++|"(?:[^"\\\n]|\\.){0,99}+"|'[^'\n]{0,99}+')"""
_LONG_KEY: Final = re.compile(
    rf"(?<![\w-]){_PART}(?:[ \t]{{0,9}}+\.[ \t]{{0,9}}+{_PART}){{{_MOST_PARTS}}}"
)


def read_bytes(path: str) -> bytes:
    """What the file at *path* holds, when it can be read and is not too large."""
    if is_lock_file(path):
        reason = message("Excel and Word keep this file beside a document that is open")
        raise file_error(path, [BAD_FILE.at(reason=reason)])
    if _is_endless(path):
        reason = message("it is no file but a pipe or a device, whose end nobody knows")
        raise file_error(path, [BAD_FILE.at(reason=reason)])
    try:
        with Path(path).open("rb") as file:
            content = file.read(MAX_BYTES + 1)
    except FileNotFoundError:
        reason = message("there is no such file")
    except OSError as error:
        reason = told_reason(error)
    except ValueError:  # a null character in the name
        reason = message("that is no name of a file")
    else:
        if len(content) <= MAX_BYTES:
            return content
        reason = message("it is larger than {limit} MB", limit=MAX_BYTES // 1024**2)
    raise file_error(path, [NOT_READABLE.at(reason=reason)])


_REASONS: Final[Mapping[int, str]] = {
    errno.ENOENT: mark("there is no such folder"),
    errno.ENOTDIR: mark("a part of the path is no folder"),
    errno.EISDIR: mark("it is a folder"),
    errno.EACCES: mark("you have no right to it"),
    errno.EPERM: mark("you have no right to it"),
    errno.EROFS: mark("the disk or folder is for reading only"),
    errno.ENOSPC: mark("the disk is full"),
    errno.ENAMETOOLONG: mark("its name is too long"),
    errno.EBUSY: mark("another program uses it"),
    errno.ELOOP: mark("its links lead round in a circle"),
    errno.EIO: mark("the disk reports a fault"),
}


def told_reason(error: OSError) -> Message:
    """Why the system could not read or write, in both languages where it is a usual reason."""
    known = _REASONS.get(error.errno or 0)
    return message(known) if known else message("{reason}", reason=error.strerror or str(error))


def _is_endless(path: str) -> bool:
    """Whether *path* is there and neither a file nor a folder."""
    try:
        mode = Path(path).stat().st_mode
    except (OSError, ValueError):
        return False  # what is wrong is told when the file is opened
    return not (stat.S_ISREG(mode) or stat.S_ISDIR(mode))


def read_document(path: str) -> str:
    """The text of the UTF-8 file at *path*, its line ends as they are.

    Raises :class:`~genderplan.errors.FileError` when it cannot be read, is no UTF-8 or too large.
    """
    return decoded(read_bytes(path), path)


def decoded(content: bytes, path: str, encoding: str = "utf-8-sig") -> str:
    """The text of the bytes of a file in this *encoding*; *path* names it in the error."""
    try:
        return content.decode(encoding)
    except UnicodeDecodeError as error:
        utf8 = message("byte {position} is not UTF-8; save the file as UTF-8", position=error.start)
        reason = foreign_kind(content, ".txt") or foreign_encoding(content) or utf8
    raise file_error(path, [NOT_READABLE.at(reason=reason)])


def read_plain(path: str) -> object:
    """The plain data of the TOML or JSON file at *path*: dicts, lists, texts, exact numbers."""
    return parse_plain(read_document(path), path)


def parse_plain(text: str, source: str) -> object:
    """The plain data in *text*; the ending of *source* says whether it is TOML or JSON."""
    form = Path(source).suffix.lower().removeprefix(".")
    if form not in _READERS:
        raise no_such_ending(source, NOT_READABLE, (*WRITTEN_ENDINGS, *OTHER_TABLES))
    try:
        plain = _READERS[form](text)
        _check_plain(plain, has_escapes="\\u" in text)
    except RecursionError:
        reason = message("it is nested too deeply")
    except GenderplanError as error:
        reason = error.summary
    except ValueError as error:
        reason = message("{reason}", reason=printable(str(error), 200))
    else:
        return plain
    raise file_error(source, [BAD_SYNTAX.at(format=form.upper(), reason=reason)])


def no_such_ending(source: str, kind: IssueKind, endings: Iterable[str]) -> FileError:
    """The error for a file whose ending is none of the *endings* that are read or written."""
    reason = message("the ending is not one of {choices}", choices=", ".join(endings))
    return file_error(source, [kind.at(reason=reason)])


def _read_toml(text: str) -> object:
    """A TOML text, unless it is very long or has a key of very many parts."""
    if len(text) > _MAX_TOML_BYTES:
        summary = message("it is larger than {limit} MB", limit=_MAX_TOML_BYTES // 1024**2)
        raise InvalidValueError(summary)
    # A key stands in one line, and few lines have so many points.
    if any(line.count(".") >= _MOST_PARTS for line in text.splitlines()) and _LONG_KEY.search(text):
        raise InvalidValueError(message("it is nested too deeply"))
    return tomllib.loads(text, parse_float=exact_number)


def _read_json(text: str) -> object:
    """A JSON text, unless it holds more values than any real file has."""
    marks = sum(text.count(mark) for mark in "[{,")
    if marks > _MAX_MARKS:
        summary = message(
            "it holds {count} values; at most {limit} are read", count=marks, limit=_MAX_MARKS
        )
        raise InvalidValueError(summary)
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


def exact_number(text: str) -> Decimal:
    """The number that *text* writes with a point or an exponent, exactly.

    >>> exact_number("25.60")
    Decimal('25.60')
    """
    if len(text) <= _LONGEST_NUMBER:
        value = Decimal(text)
        if value.is_finite() and abs(value.adjusted()) <= _MAX_DIGITS:
            return value
    summary = message(
        "{number} is not a number that a file may hold", number=text[:_LONGEST_NUMBER]
    )
    raise InvalidValueError(summary, text)


def _check_plain(plain: object, *, has_escapes: bool) -> None:
    """Refuse data that are nested too deeply, whole numbers without measure, broken characters.

    Characters are looked at where the text *has_escapes*; no other can be broken.
    """
    level: list[object] = [[plain]]
    for _ in range(MAX_DEPTH + 1):
        level = [inner for value in level for inner in _containers_in(value, has_escapes)]
        if not level:
            return
    raise InvalidValueError(message("it is nested too deeply"))


def _containers_in(value: Any, has_escapes: bool) -> Iterator[object]:  # noqa: ANN401, FBT001 - plain data
    """The dicts and lists in one of them; what else is in it is looked at."""
    for each in value.values() if isinstance(value, dict) else value:
        if isinstance(each, dict | list):
            yield each
        elif isinstance(each, int) and abs(each) >= _LARGEST:
            summary = message("a whole number has more than {limit} digits", limit=_MAX_DIGITS)
            raise InvalidValueError(summary)
        elif has_escapes and isinstance(each, str):
            _check_characters(each)
    if has_escapes and isinstance(value, dict):
        for key in value:
            _check_characters(key)


def _check_characters(text: str) -> None:
    """Refuse half of a surrogate pair, which JSON can write and no file can hold."""
    if not text.isascii() and not text.isprintable():
        try:
            text.encode()
        except UnicodeEncodeError as error:
            summary = message(
                "a text holds {character}, which is no character",
                character=f"\\u{ord(text[error.start]):04x}",
            )
            raise InvalidValueError(summary) from None


_READERS: Final[Mapping[str, Callable[[str], object]]] = {"toml": _read_toml, "json": _read_json}


def written_plain(plain: dict[str, Any], form: str) -> str:
    """Plain data as the text of a file in the *form* ``"toml"`` or ``"json"``."""
    if form not in FORMS:
        raise none_of(form, "format", FORMS)
    if form == "json":
        return json.dumps(plain, ensure_ascii=False, indent=2, default=_json_value) + "\n"
    text: str = require("tomli_w", extra="files").dumps(plain)
    return text


def with_leaves(plain: Any, change: Callable[[Any], Any]) -> Any:  # noqa: ANN401 - plain data
    """Plain data with each text, number and day changed by *change*."""
    if isinstance(plain, Mapping):
        return {key: with_leaves(value, change) for key, value in plain.items()}
    if isinstance(plain, list | tuple):
        return [with_leaves(value, change) for value in plain]
    return change(plain)


def json_safe(plain: Any) -> Any:  # noqa: ANN401 - plain data
    """Plain data with nothing in them but what JSON has."""
    kinds = (date, time, Decimal)
    return with_leaves(plain, lambda leaf: _json_value(leaf) if isinstance(leaf, kinds) else leaf)


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


def write_text(path: str | os.PathLike[str], text: str, *, replace: bool = False) -> None:
    """Write *text* as UTF-8 to *path* whole or not at all; an existing file stays unless *replace*.

    Raises :class:`~genderplan.errors.FileError` when the file exists or cannot be written.
    """
    try:
        _check_characters(text)
    except InvalidValueError as error:
        raise file_error(os.fspath(path), [CANNOT_WRITE.at(reason=error.summary)]) from None
    write_bytes(path, text.encode(), replace=replace)


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
        reason = told_reason(error)
    except ValueError:  # a null character in the name
        reason = message("that is no name of a file")
    else:
        return
    raise file_error(os.fspath(path), [CANNOT_WRITE.at(reason=reason)])


def _write_atomically(named: Path, content: bytes, *, replace: bool) -> None:
    """Write a new file beside the target and give it its name, whatever interrupts the writing."""
    target = Path(os.path.realpath(named))  # a symbolic link stays, and leads to the new content
    temporary = target.with_name(f".{secrets.token_hex(8)}.tmp")
    # Looked at before anything is written; whoever takes the name meanwhile is met in _give_name.
    if not replace and (named.is_symlink() or target.exists()):
        raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(named))
    try:
        with temporary.open("xb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        if replace:
            if target.exists():
                temporary.chmod(stat.S_IMODE(target.stat().st_mode))
            temporary.replace(target)
        else:
            _give_name(temporary, target)
    finally:
        temporary.unlink(missing_ok=True)


def _give_name(temporary: Path, target: Path) -> None:
    """Give a written file its name; fails when another file has taken it meanwhile."""
    try:
        target.hardlink_to(temporary)
    except FileExistsError:
        raise
    except OSError:  # a file system without links: the name is taken first
        target.open("x").close()
        temporary.replace(target)


_OLE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_BEGINNING: Final = 4096  # bytes in which a file says what it is
_WIDE: Final = "utf-16-le"  # in which old Office files name their parts
_OPENINGS: Final = {
    b"%pdf": "pdf",
    b"{\\rtf": "rtf",
    b"<!doctype html": "html",
    b"<html": "html",
    b"<table": "html",
}
_PARTS: Final = {"xl": "xlsx", "word": "docx", "mimetype": "ods"}
_OF_ALL: Final = {
    "empty": mark("it is empty"),
    "protected": PROTECTED,
    "damaged": DAMAGED,
    "xls": mark("it is an old Excel file; give its name the ending .xls, or save it as .xlsx"),
}
_OF_TABLES: Final = {
    "pdf": mark("it is a PDF file; save the table as .xlsx or .csv"),
    "doc": mark("it is a Word document (.doc); save the table as .xlsx or .csv"),
    "docx": mark("it is a Word document (.docx); save the table as .xlsx or .csv"),
    "ods": mark("it is an OpenDocument file; give its name the ending .ods, or save it as .xlsx"),
    "xlsx": mark("it is an Excel workbook; give its name the ending .xlsx"),
    "zip": mark("it is an archive (.zip) that holds no workbook; unpack it first"),
    "html": mark("it is a web page; open it in Excel and save it as .xlsx"),
}
_OF_TEXTS: Final = {
    "pdf": mark("it is a PDF file; give its name the ending .pdf"),
    "doc": mark("it is an old Word document (.doc); open it in Word and save it as .docx"),
    "docx": mark("it is a Word document; give its name the ending .docx"),
    "rtf": mark("it is a rich text (.rtf); open it in Word and save it as .docx"),
    "xlsx": mark("it is an Excel workbook; give its name the ending .xlsx"),
    "ods": mark("it is an OpenDocument file (.odt); save it as .docx"),
    "zip": mark("it is an archive (.zip) that holds no document; unpack it first"),
    "html": mark("it is a web page; open it in Word and save it as .docx"),
}


def is_lock_file(name: str) -> bool:
    """Whether a file is one that Excel and Word keep beside each open document.

    >>> is_lock_file("reports/~$bao-cao.xlsx")
    True
    """
    return PurePath(name).name.startswith("~$")


def foreign_kind(content: bytes, ending: str = ".xlsx") -> Message | None:
    """What a file is that holds another kind of content than its *ending* says; else None.

    For a file whose ending is that of a text, the advice is how the text can be read; for any
    other, how a table can.

    >>> foreign_kind(b"%PDF-1.7").text("en")
    'it is a PDF file; save the table as .xlsx or .csv'
    >>> foreign_kind(b"%PDF-1.7", ".docx").text("en")
    'it is a PDF file; give its name the ending .pdf'
    """
    kind = _kind(content)
    if kind in {ending.removeprefix("."), ""}:
        return None
    words = {**_OF_ALL, **(_OF_TEXTS if ending in TEXT_ENDINGS else _OF_TABLES)}
    return message(words[kind]) if kind in words else None


def is_workbook(content: bytes) -> bool:
    """Whether a file begins like a workbook, new or old."""
    return content.startswith((b"PK", _OLE))


def _kind(content: bytes) -> str:
    """What the beginning and the parts of a file say that it is; "" where they say nothing."""
    if not content:
        return "empty"
    if content.startswith(_OLE):
        if "EncryptedPackage".encode(_WIDE) in content:
            return "protected"
        return "doc" if "WordDocument".encode(_WIDE) in content else "xls"
    if content.startswith(b"PK"):
        return _archive(content)
    opening = content[:_BEGINNING].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    return next((kind for start, kind in _OPENINGS.items() if opening.startswith(start)), "")


def _archive(content: bytes) -> str:
    """What an archive is."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            folders = {name.partition("/")[0] for name in archive.namelist()}
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError):
        return "damaged"
    return next((kind for part, kind in _PARTS.items() if part in folders), "zip")


def foreign_encoding(content: bytes | str) -> Message | None:
    """In which encoding a text is that is not read; None for one that can be read."""
    text = content if isinstance(content, str) else content.decode("cp1252", "replace")
    if "\0" in text[:_BEGINNING]:
        return message("it is UTF-16 without its mark; save the file as UTF-8")
    found = misread(text)
    if found is None:
        return None
    return message(
        'the text is in {encoding} and begins "{opening}"; save it in Unicode (UTF-8)',
        encoding=found.encoding,
        opening=" ".join(found.opening[:60].split()),
    )
