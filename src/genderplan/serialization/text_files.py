"""Texts of documents from files: Word, PDF, plain text and Markdown."""

import os
import re
from collections.abc import Iterator
from itertools import accumulate
from pathlib import Path
from typing import Final

from genderplan._messages import message
from genderplan.extraction.texts import DocumentText, TextTable, heading_rows
from genderplan.serialization.faults import BAD_FILE, NOT_READABLE, file_error
from genderplan.serialization.pdf_texts import read_pdf
from genderplan.serialization.plain_files import (
    TEXT_ENDINGS,
    foreign_kind,
    no_such_ending,
    read_bytes,
    read_document,
)
from genderplan.serialization.word_texts import read_word

# The line between headings and rows of a table in Markdown: "|---|:--:|"; not "---" alone.
_RULE: Final = re.compile(r"\s*\|?\s*:?-{2,}:?\s*(?:[|\t]\s*:?-{2,}:?\s*)+\|?\s*")
_FEWEST_CELLS: Final = 2  # tabs in a line, and lines, that make a table


def read_text(path: str | os.PathLike[str]) -> DocumentText:
    """The text of the document at *path*: ``.docx``, ``.pdf``, ``.txt`` or ``.md``.

    Word documents need the extra ``docx``, PDF files the extra ``pdf``. What of a document cannot
    be read (pictures, deleted text of tracked changes, scanned pages) stands in ``issues``.

    Raises :class:`~genderplan.errors.FileError` with ``.issues`` when the file cannot be read, is
    another kind of file than its ending says, or is a scan without any text.

    >>> read_text("ke-hoach.doc")  # doctest: +ELLIPSIS
    Traceback (most recent call last):
        ...
    genderplan.errors.FileError: ke-hoach.doc cannot be used: ...
    """
    source = os.fspath(path)
    ending = Path(source).suffix.lower()
    if ending not in {*TEXT_ENDINGS, ".doc", ".odt", ".rtf"}:
        if Path(source).is_dir():
            reason = message("it is a folder; name the files in it")
            raise file_error(source, [NOT_READABLE.at(reason=reason)])
        raise no_such_ending(source, NOT_READABLE, TEXT_ENDINGS)
    if ending in {".txt", ".md"}:
        return _with_text(_plain(read_document(source), source))
    content = read_bytes(source)
    told = foreign_kind(content, ending if ending in TEXT_ENDINGS else ".txt")
    if told is None and ending == ".docx" and content.startswith(b"PK"):
        return _with_text(read_word(content, source).text)
    if told is None and ending == ".pdf" and content.startswith(b"%PDF"):
        return read_pdf(content, source)
    reason = told or message(
        "it is no document of the kind that its ending {ending} says", ending=ending
    )
    raise file_error(source, [BAD_FILE.at(reason=reason)])


def _with_text(document: DocumentText) -> DocumentText:
    """*document*, refused when there is no letter in it: nothing found in it would mislead."""
    if not document.text.strip():
        reason = message("it holds no text")
        raise file_error(document.source, [BAD_FILE.at(reason=reason)])
    return document


def _plain(text: str, source: str) -> DocumentText:
    """A text as it is, with the tables that are written in it with tabs or upright strokes."""
    lines = text.splitlines(keepends=True)
    starts = list(accumulate(map(len, lines), initial=0))
    tables: list[TextTable] = []
    for first, last in _table_lines(lines):
        kept = [at for at in range(first, last) if not _RULE.fullmatch(lines[at])]
        cells = [list(_cells(lines[at], starts[at])) for at in kept]
        rows = tuple(tuple(cell for _, cell in row) for row in cells)
        title = next((line.strip(" #*\n") for line in reversed(lines[:first]) if line.strip()), "")
        table = TextTable(
            number=len(tables) + 1,
            title=title,
            rows=rows,
            heads=heading_rows(rows),
            starts=tuple(tuple(start for start, _ in row) for row in cells),
        )
        tables.append(table)
    return DocumentText(text=text, source=source, tables=tuple(tables))


def _table_lines(lines: list[str]) -> Iterator[tuple[int, int]]:
    """The first line of each table, and the one behind its last."""
    first = None
    for at, line in enumerate([*lines, ""]):
        if _is_row(line):
            first = at if first is None else first
        elif first is not None:
            if at - first >= _FEWEST_CELLS:
                yield first, at
            first = None


def _is_row(line: str) -> bool:
    strokes = line.count("|") if line.lstrip().startswith("|") else 0
    return line.count("\t") >= _FEWEST_CELLS or strokes > 1


def _cells(line: str, start: int) -> Iterator[tuple[int, str]]:
    """The cells of a line with the places where their texts begin."""
    bare = line.rstrip("\r\n")
    sign = "|" if bare.lstrip().startswith("|") else "\t"
    position = start
    pieces = bare.split(sign)
    if sign == "|":  # the strokes at both ends stand outside of the cells
        position += len(pieces[0]) + 1
        pieces = pieces[1:-1] if not pieces[-1].strip() else pieces[1:]
    for piece in pieces:
        yield position + len(piece) - len(piece.lstrip()), piece.strip()
        position += len(piece) + 1
