"""What is wrong with a file, as findings, and how much of a file is read at all.

cattrs collects the errors of a structure as a tree of exceptions; here the tree becomes a flat list
of :class:`~genderplan.Issue`, each with its path ("results[2].value") and a sentence. An unknown
key is shown with the known one that is nearest.
"""

import io
import re
import zipfile
from collections.abc import Iterator, Sequence
from decimal import Decimal
from difflib import get_close_matches
from enum import Enum
from textwrap import shorten
from typing import TYPE_CHECKING, Any, Final

import attrs

from genderplan._messages import Message, mark, message
from genderplan.errors import FileError, GenderplanError, InvalidValueError
from genderplan.issues import Issue, IssueKind, Issues, Severity

if TYPE_CHECKING:
    from cattrs.errors import BaseValidationError, ForbiddenExtraKeysError

__all__ = [
    "BAD_CELL",
    "BAD_FILE",
    "BAD_SYNTAX",
    "BAD_VALUE",
    "BALANCE",
    "CANNOT_WRITE",
    "DAMAGED",
    "MAX_BYTES",
    "MAX_CELLS",
    "MAX_COLUMNS",
    "MAX_ROWS",
    "MAX_TOML_BYTES",
    "MAX_UNPACKED_BYTES",
    "MISSING_COUNTS",
    "MISSING_KEY",
    "MORE_ERRORS",
    "NOT_HELD",
    "NOT_READABLE",
    "NOT_USED",
    "NO_HEADINGS",
    "NO_ROWS",
    "PROTECTED",
    "UNKNOWN_HEADING",
    "UNKNOWN_KEY",
    "UNKNOWN_KIND",
    "archive_pieces",
    "check_archive",
    "check_characters",
    "check_json",
    "check_plain",
    "check_toml",
    "did_you_mean",
    "exact_number",
    "file_error",
    "printable",
    "structure_issues",
    "table_in",
]

NOT_READABLE: Final = IssueKind(
    "GP901",
    Severity.ERROR,
    mark("the file cannot be read: {reason}"),
    mark("Check name and rights."),
)
BAD_SYNTAX: Final = IssueKind(
    "GP902",
    Severity.ERROR,
    mark("this is not valid {format}: {reason}"),
    mark("Mend the file at that place; text goes in quotes."),
)
UNKNOWN_KIND: Final = IssueKind(
    "GP903",
    Severity.ERROR,
    mark("kind is {kind}; expected: one of {choices}"),
    mark('The first line says what the file holds, for example kind = "report".'),
)
UNKNOWN_KEY: Final = IssueKind(
    "GP904", Severity.ERROR, mark("the key {key} is not known here{nearest}; known are {known}")
)
MISSING_KEY: Final = IssueKind("GP905", Severity.ERROR, mark("the key {key} is missing"))
BAD_VALUE: Final = IssueKind("GP906", Severity.ERROR, mark("{reason}"))
MISSING_COUNTS: Final = IssueKind(
    "GP907",
    Severity.ERROR,
    mark("the counts of the share are missing: the key value, women over all"),
    mark('Give the counts from which the share follows, such as value = "2/11".'),
)

CANNOT_WRITE: Final = IssueKind(
    "GP908",
    Severity.ERROR,
    mark("the file cannot be written: {reason}"),
    mark("Nothing was written."),
)

BAD_FILE: Final = IssueKind("GP915", Severity.ERROR, mark("the file cannot be read: {reason}"))
BALANCE: Final = IssueKind(
    "GP916",
    Severity.NOTE,
    mark("of {cells} cells, {data} were read; the remarks above name the other {named}"),
)
NO_ROWS: Final = IssueKind(
    "GP917",
    Severity.NOTE,
    mark("the table has headings, but no row below them"),
    mark("Look whether it is the right file."),
)
NOT_USED: Final = IssueKind("GP914", Severity.NOTE, mark("{place}: {reason}"))
BAD_CELL: Final = IssueKind("GP909", Severity.ERROR, mark("{place}: {reason}"))
UNKNOWN_HEADING: Final = IssueKind(
    "GP910",
    Severity.ERROR,
    mark("{place}: the heading {heading} is not known in this table{nearest}; known are {known}"),
    mark("Rename the column, or take it out if its figures are not needed."),
)
NO_HEADINGS: Final = IssueKind(
    "GP911",
    Severity.ERROR,
    mark("{place}: no row with the headings of a known table was found; tables are {known}"),
    mark("Start from a template: python -m genderplan template."),
)
MORE_ERRORS: Final = IssueKind(
    "GP912", Severity.ERROR, mark("and at least {count} more errors, which are not listed")
)
NOT_HELD: Final = IssueKind(
    "GP913",
    Severity.ERROR,
    mark("this form of file has no place for {fields}"),
    mark("Write TOML or JSON, which hold everything."),
)

DAMAGED: Final = mark("it is damaged or was not copied whole; open it and save it again")
PROTECTED: Final = mark("it is protected with a password; save it without one")
MOST_ISSUES: Final = 100
_LONGEST_KEY: Final = 60


def printable(text: str, longest: int = 80) -> str:
    r"""The beginning of *text* as it may be shown on a terminal, whatever a file holds.

    >>> printable("a\x1b[31m  b\u202ec") == "a\ufffd[31m b\ufffdc"
    True
    """
    clean = "".join(
        char if char.isprintable() or char.isspace() else "\ufffd" for char in text[: 4 * longest]
    )
    return shorten(clean, longest, placeholder="...")


def file_error(source: str, issues: Issues) -> FileError:
    """One error that holds everything wrong with the file *source*."""
    told = list(issues[:MOST_ISSUES])
    if len(issues) > MOST_ISSUES:
        told.append(MORE_ERRORS.at(count=len(issues) - MOST_ISSUES))
    located = Issues(attrs.evolve(issue, source=source) for issue in told)
    template = (
        mark("{source} cannot be used: {first}")
        if len(issues) == 1
        else mark("{source} cannot be used; {count} errors were found:")
    )
    summary = message(template, source=source, count=len(issues), first=_sentence(located[0]))
    return FileError(summary, source, issues=located)


def _sentence(issue: Issue) -> Message:
    if not issue.path:
        return issue.summary
    return message("{path}: {sentence}", path=issue.path, sentence=issue.summary)


def table_in(plain: object, source: str) -> dict[str, Any]:
    """*plain* data, which must be a table with keys; *source* names their file in the error."""
    if not isinstance(plain, dict):
        raise file_error(source, Issues([BAD_VALUE.at(reason=message("a table is expected"))]))
    return plain


def structure_issues(error: Exception, given: object, path: str = "") -> Iterator[Issue]:
    """The findings in an *error* of cattrs about the plain data *given*, deepest first.

    ``given`` is what stood at *path*; it serves to tell a share without counts from a key that is
    merely missing.
    """
    from cattrs.errors import (
        BaseValidationError,
        ForbiddenExtraKeysError,
    )

    if isinstance(error, BaseValidationError):
        for part, step in _parts(error):
            if step != "" and isinstance(part, GenderplanError):
                # A value by itself: where inside the value the fault lies is no key of the file.
                yield BAD_VALUE.at(_joined(path, step), reason=part.summary)
                continue
            if isinstance(part, KeyError):
                yield _missing_key(str(part.args[0]), given, path, getattr(error, "cl", None))
                continue
            yield from structure_issues(part, _inside(given, step), _joined(path, step))
    elif isinstance(error, ForbiddenExtraKeysError):
        for key in sorted(map(str, error.extra_fields))[:MOST_ISSUES]:
            yield _unknown_key(error, key, path)
    elif isinstance(error, KeyError):
        yield _missing_key(str(error.args[0]), given, path, None)
    elif isinstance(error, GenderplanError):
        yield BAD_VALUE.at(_joined(path, getattr(error, "path", "")), reason=error.summary)
    else:
        yield BAD_VALUE.at(path, reason=_wrong_shape(given))


def _parts(error: "BaseValidationError") -> Iterator[tuple[Exception, "str | int"]]:
    """The errors below *error*, each with the key or index that leads to it."""
    from cattrs.errors import AttributeValidationNote, IterableValidationNote

    for part in error.exceptions:
        step: str | int = ""
        for note in getattr(part, "__notes__", ()):
            if isinstance(note, AttributeValidationNote):
                step = note.name
            elif isinstance(note, IterableValidationNote):
                step = note.index
        yield part, "" if isinstance(part, KeyError) else step


def _inside(given: object, step: "str | int") -> object:
    if isinstance(step, int) and isinstance(given, list | tuple):
        return given[step] if step < len(given) else None
    if isinstance(step, str) and step and isinstance(given, dict):
        return given.get(step)
    return given


def _joined(path: str, step: "str | int") -> str:
    if isinstance(step, int):
        return f"{path}[{step}]"
    return ".".join(filter(None, [path, step]))


def _unknown_key(error: "ForbiddenExtraKeysError", key: str, path: str) -> Issue:
    known = [field.name for field in attrs.fields(error.cl)] if attrs.has(error.cl) else []
    near = get_close_matches(key, known, n=1) if len(key) <= _LONGEST_KEY else []
    key = printable(key, _LONGEST_KEY)
    return UNKNOWN_KEY.at(
        _joined(path, key), key=key, nearest=did_you_mean(near), known=", ".join(known)
    )


def did_you_mean(near: Sequence[str]) -> Message | str:
    """The question whether the nearest of the known names is meant; "" where none is near."""
    return message(" (did you mean {key}?)", key=near[0]) if near else ""


# What a result is given in the place of its value: a share, or women and all by themselves.
_COUNTS: Final = frozenset({"stated", "women", "total", "men", "numerator", "denominator"})


def _missing_key(key: str, given: object, path: str, model: Any) -> Issue:  # noqa: ANN401 - of attrs
    if key == "value" and isinstance(given, dict) and _COUNTS & given.keys():
        return MISSING_COUNTS.at(path)
    kind = attrs.fields_dict(attrs.resolve_types(model))[key].type if attrs.has(model) else None
    missing = MISSING_KEY.at(path, key=key)
    if not (isinstance(kind, type) and issubclass(kind, Enum)):
        return missing
    choices = ", ".join(f'"{member.value}"' for member in kind)
    return attrs.evolve(missing, advice=message("Give one of {choices}.", choices=choices))


def _wrong_shape(given: object) -> Message:
    if isinstance(given, dict):
        return message("a table was found where a list or a single value is expected")
    if isinstance(given, list):
        return message("a list was found where a table or a single value is expected")
    text = repr(given)
    return message("{value} was found where a table or a list is expected", value=text[:80])


MAX_BYTES: Final = 32 * 1024 * 1024
MAX_TOML_BYTES: Final = 8 * 1024 * 1024
MAX_MARKS: Final = 4_000_000  # brackets, braces and commas: each may open a value
MAX_UNPACKED_BYTES: Final = 64 * 1024 * 1024
MAX_ROWS: Final = 300_000
MAX_COLUMNS: Final = 100
MAX_CELLS: Final = 3_000_000
MAX_DEPTH: Final = 32
_MOST_MEMBERS: Final = 500  # files in an archive; a large workbook has some dozens
_PIECE: Final = 1 << 20
_OVERLAP: Final = 32  # bytes; a declaration may lie across two pieces
# A declaration of entities, in UTF-8 or, with its null bytes, in UTF-16.
_DOCTYPE: Final = re.compile(rb"<\0?!\0?D\0?O\0?C\0?T\0?Y\0?P\0?E", re.IGNORECASE)
MAX_DIGITS: Final = 30
# The signs of a number, its exponent and zeros among them.
_LONGEST_NUMBER: Final = 64
_LARGEST: Final = 10**MAX_DIGITS
_MOST_PARTS: Final = 24  # names in one key, a.b.c
# A key of 24 parts; tomllib takes a time that grows with the square of their number.
_PART: Final = r"""(?:[\w-]++|"(?:[^"\\\n]|\\.){0,99}+"|'[^'\n]{0,99}+')"""
_LONG_KEY: Final = re.compile(
    rf"(?<![\w-]){_PART}(?:[ \t]{{0,9}}+\.[ \t]{{0,9}}+{_PART}){{{_MOST_PARTS}}}"
)


def check_json(text: str) -> None:
    """Refuse a JSON *text* of more values than any real file has."""
    marks = sum(text.count(mark) for mark in "[{,")
    if marks > MAX_MARKS:
        summary = message(
            "it holds {count} values; at most {limit} are read", count=marks, limit=MAX_MARKS
        )
        raise InvalidValueError(summary)


def check_toml(text: str) -> None:
    """Refuse a TOML *text* that is very long or has a key of very many parts."""
    if len(text) > MAX_TOML_BYTES:
        summary = message("it is larger than {limit} MB", limit=MAX_TOML_BYTES // 1024**2)
        raise InvalidValueError(summary)
    # A key stands in one line, and few lines have so many points.
    if any(line.count(".") >= _MOST_PARTS for line in text.splitlines()) and _LONG_KEY.search(text):
        raise InvalidValueError(message("it is nested too deeply"))


def archive_pieces(content: bytes) -> Iterator[bytes]:
    """The unpacked bytes of an office document, each piece with the end of the one before.

    Raises :class:`~genderplan.errors.InvalidValueError` when it unpacks to very much or declares
    XML entities.
    """
    unpacked = 0
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        members = archive.infolist()
        if len(members) > _MOST_MEMBERS:
            raise InvalidValueError(message("it has {count} parts", count=len(members)))
        for member in members:
            last = b"\0" * _OVERLAP
            with archive.open(member) as stream:
                while piece := stream.read(_PIECE):
                    unpacked += len(piece)
                    if unpacked > MAX_UNPACKED_BYTES:
                        limit = MAX_UNPACKED_BYTES // 1024**2
                        summary = message("it unpacks to more than {limit} MB", limit=limit)
                        raise InvalidValueError(summary)
                    last += piece
                    if _DOCTYPE.search(last):
                        raise InvalidValueError(message("it declares XML entities"))
                    yield last
                    last = last[-_OVERLAP:]


def check_archive(content: bytes) -> None:
    """Refuse an office document that unpacks to very much or declares XML entities."""
    for _ in archive_pieces(content):
        pass


def exact_number(text: str) -> Decimal:
    """The number that *text* writes with a point or an exponent, exactly.

    >>> exact_number("25.60")
    Decimal('25.60')
    """
    if len(text) <= _LONGEST_NUMBER:
        value = Decimal(text)
        if value.is_finite() and abs(value.adjusted()) <= MAX_DIGITS:
            return value
    summary = message(
        "{number} is not a number that a file may hold", number=text[:_LONGEST_NUMBER]
    )
    raise InvalidValueError(summary, text)


def check_plain(plain: object, *, has_escapes: bool = True) -> None:
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
            summary = message("a whole number has more than {limit} digits", limit=MAX_DIGITS)
            raise InvalidValueError(summary)
        elif has_escapes and isinstance(each, str):
            check_characters(each)
    if has_escapes and isinstance(value, dict):
        for key in value:
            check_characters(key)


def check_characters(text: str) -> None:
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
