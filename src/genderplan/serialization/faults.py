"""What is wrong with a file: its findings, how they are collected with their paths, and bounds."""

import datetime as dt
import io
import re
import zipfile
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from difflib import get_close_matches
from enum import Enum
from functools import cache
from itertools import chain, islice
from textwrap import shorten
from typing import Any, Final, TypeVar

import attrs

from genderplan._messages import Message, mark, message
from genderplan.errors import FileError, GenderplanError, InvalidValueError
from genderplan.issues import Issue, IssueKind, Issues, Severity

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
_MOST_ISSUES: Final = 100
_MOST_ENTRIES: Final = 50  # of a list that are told to be wrong
_LONGEST_KEY: Final = 60
_DEEPEST: Final = 3  # tables inside tables that are shown
_MOST_SHOWN: Final = 20  # entries of a table that are shown
T = TypeVar("T")


def printable(text: str, longest: int = 80) -> str:
    r"""The beginning of *text* as it may be shown on a terminal, whatever a file holds.

    >>> printable("a\x1b[31m  b\u202ec") == "a\ufffd[31m b\ufffdc"
    True
    """
    clean = "".join(
        char if char.isprintable() or char.isspace() else "\ufffd" for char in text[: 4 * longest]
    )
    return shorten(clean, longest, placeholder="...")


def as_written(value: object) -> str:
    """A value of a file in its own signs, shortened: a text in quotes, 1.5, true, 2025-01-01.

    >>> as_written({"from": dt.date(2025, 1, 1), "share": [Decimal("1.5"), True, None, "1/2"]})
    '{"from": 2025-01-01, "share": [1.5, true, null, "1/2"]}'
    """
    return printable(_in_own_signs(value, 0))


def _in_own_signs(value: object, depth: int) -> str:
    if depth < _DEEPEST and isinstance(value, Mapping):
        inner = (
            f'"{key}": {_in_own_signs(each, depth + 1)}'
            for key, each in islice(value.items(), _MOST_SHOWN)
        )
        return f"{{{', '.join(inner)}}}"
    if depth < _DEEPEST and isinstance(value, list | tuple):
        inner = (_in_own_signs(each, depth + 1) for each in value[:_MOST_SHOWN])
        return f"[{', '.join(inner)}]"
    return _leaf(value)


def _leaf(value: object) -> str:
    if isinstance(value, str):
        return f'"{printable(value)}"'
    if value is None or isinstance(value, bool):
        return "null" if value is None else str(value).lower()
    if isinstance(value, Decimal) and value.is_finite():
        return format(value, "f")
    if isinstance(value, dt.date | dt.time):
        return value.isoformat().replace("+00:00", "Z")
    return repr(value)


def refuse(value: object, expected: str) -> InvalidValueError:
    """The error for a *value* of the wrong kind; *expected* is a phrase of the message catalog."""
    summary = message(
        "{value} was found; expected: {expected}",
        value=as_written(value),
        expected=message(expected),
    )
    return InvalidValueError(summary, value)


def refuse_choice(value: object, choices: Iterable[object]) -> InvalidValueError:
    """The error for a *value* that is none of the *choices*."""
    summary = message(
        "{value} was found; expected: one of {choices}",
        value=as_written(value),
        choices=", ".join(f'"{choice}"' for choice in choices),
    )
    return InvalidValueError(summary, value)


def file_error(source: str, issues: Iterable[Issue]) -> FileError:
    """One error that holds everything wrong with the file *source*."""
    told = [attrs.evolve(issue, source=source) for issue in issues]
    count, first = len(told), told[0]
    if count > _MOST_ISSUES:
        more = MORE_ERRORS.at(count=count - _MOST_ISSUES)
        told[_MOST_ISSUES:] = [attrs.evolve(more, source=source)]
    sentence = first.summary
    if first.path:
        sentence = message("{path}: {sentence}", path=first.path, sentence=sentence)
    template = mark("{source} cannot be used; {count} errors were found:")
    if count == 1:
        is_target = first.code == CANNOT_WRITE.code
        template = "{source}: {first}" if is_target else mark("{source} cannot be used: {first}")
    summary = message(template, source=source, count=count, first=sentence)
    return FileError(summary, source, issues=Issues(told))


def table_in(plain: object, source: str) -> dict[str, Any]:
    """*plain* data, which must be a table with keys; *source* names their file in the error."""
    if not isinstance(plain, dict):
        raise file_error(source, [BAD_VALUE.at(reason=message("a table is expected"))])
    return plain


class Wrong(Exception):  # noqa: N818 - no fault of the program
    """What is wrong with data: findings with their paths from where the data stand."""

    def __init__(self, issues: Iterable[Issue]) -> None:
        super().__init__()
        self.issues = list(issues)


def built_or_findings(given: Any, read: Callable[[Any], T]) -> tuple[T | None, list[Issue]]:  # noqa: ANN401 - plain data
    """What *read* makes of plain data; None where there are findings on what is wrong."""
    try:
        return read(given), []
    except Exception as error:  # noqa: BLE001 - whatever it is, the data are not of that kind
        return None, _findings(error, given)


def _findings(error: Exception, given: object, step: str | int = "") -> list[Issue]:
    """What is wrong with the data *given* at *step*, the reader of which raised *error*."""
    step = f"[{step}]" if isinstance(step, int) else step
    if isinstance(error, Wrong):
        return [issue.under(step) if step else issue for issue in error.issues]
    if isinstance(error, GenderplanError):  # where in a value the fault lies is no key of the file
        return [BAD_VALUE.at(step, reason=error.summary)]
    reason = message(
        "{value} was found where a table or a list is expected", value=as_written(given)
    )
    return [BAD_VALUE.at(step, reason=reason)]


def each_read(entries: Iterable[tuple[str | int, Any]], read: Callable[[Any], T]) -> list[T]:
    """Each of the entries of a list or a table by itself.

    Raises :class:`Wrong` with everything that is wrong, of at most 50 entries.
    """
    built: list[T] = []
    wrong: list[list[Issue]] = []
    for step, entry in entries:
        try:
            built.append(read(entry))
        except Exception as error:  # noqa: BLE001 - collected, and told with all others
            wrong.append(_findings(error, entry, step))
            if len(wrong) == _MOST_ENTRIES:
                break
    if wrong:
        raise Wrong(chain.from_iterable(wrong))
    return built


@cache
def fields_of(kind: Any) -> Mapping[str, "attrs.Attribute[Any]"]:  # noqa: ANN401 - a class of attrs
    """The fields that the constructor of *kind* takes, by name, their annotations resolved."""
    fields = attrs.fields(attrs.resolve_types(kind))
    return {field.alias or field.name: field for field in fields if field.init}


def table_read(
    given: Mapping[str, Any],
    kind: Any,  # noqa: ANN401 - a class of attrs
    read: Callable[[Any, Any], Any],
    *,
    is_at_key: bool = False,
) -> Any:  # noqa: ANN401 - of that kind
    """The model *kind* in a table; each value is *read* as its field is annotated.

    A missing key is told of the table, or, with *is_at_key*, at the place where it should stand.

    Raises :class:`Wrong` with everything that is wrong: each of the keys, and what the model says
    of the good ones.
    """
    values: dict[str, Any] = {}
    issues: list[Issue] = []
    fields = fields_of(kind)
    for name, field in fields.items():
        if name in given:
            try:
                values[name] = read(given[name], field.type)
            except Exception as error:  # noqa: BLE001 - collected, and told with all others
                issues += _findings(error, given[name], name)
        elif field.default is attrs.NOTHING:
            issues.append(_missing_key(field, given, name if is_at_key else ""))
    unknown = sorted(map(str, given.keys() - fields.keys()))[:_MOST_ISSUES]
    issues += [_unknown_key(key, list(fields)) for key in unknown]
    # Of good values the model says more, unless a needed one is missing.
    if all(name in values or field.default is not attrs.NOTHING for name, field in fields.items()):
        try:
            built = kind(**values)
        except GenderplanError as error:
            issues.append(BAD_VALUE.at(getattr(error, "path", ""), reason=error.summary))
    if issues:
        raise Wrong(issues)
    return built


def _unknown_key(key: str, known: list[str]) -> Issue:
    near = get_close_matches(key, known, n=1) if len(key) <= _LONGEST_KEY else []
    key = printable(key, _LONGEST_KEY)
    return UNKNOWN_KEY.at(key, key=key, nearest=did_you_mean(near), known=", ".join(known))


# What a result is given in the place of its value: a share, or women and all by themselves.
_COUNTS: Final = frozenset({"stated", "women", "total", "men", "numerator", "denominator"})


def _missing_key(field: "attrs.Attribute[Any]", given: Mapping[str, Any], path: str) -> Issue:
    if not path and field.name == "value" and _COUNTS & given.keys():
        return MISSING_COUNTS.at()
    missing = MISSING_KEY.at(path, key=field.alias or field.name)
    if not (isinstance(field.type, type) and issubclass(field.type, Enum)):
        return missing
    choices = ", ".join(f'"{member.value}"' for member in field.type)
    return attrs.evolve(missing, advice=message("Give one of {choices}.", choices=choices))


def did_you_mean(near: Sequence[str]) -> Message | str:
    """The question whether the nearest of the known names is meant; "" where none is near."""
    return message(" (did you mean {key}?)", key=near[0]) if near else ""


MAX_UNPACKED_BYTES: Final = 64 * 1024 * 1024
MAX_ROWS: Final = 300_000
MAX_COLUMNS: Final = 100
MAX_CELLS: Final = 3_000_000
_MOST_MEMBERS: Final = 500  # files in an archive; a large workbook has some dozens
_PIECE: Final = 1 << 20
_OVERLAP: Final = 32  # bytes; a declaration may lie across two pieces
# A declaration of entities, in UTF-8 or, with its null bytes, in UTF-16.
_DOCTYPE: Final = re.compile(rb"<\0?!\0?D\0?O\0?C\0?T\0?Y\0?P\0?E", re.IGNORECASE)


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
