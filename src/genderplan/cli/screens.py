"""Showing a brief on the terminal, errors and all, in plain words.

Decided: where the columns of a table would not fit (a telephone, a split window), each row becomes
a short list with its headings, because a table that cuts "18,2%" to "18…" shows no figure.
"""

import io
import json
import sys
from decimal import Decimal
from pathlib import Path
from typing import Final, NoReturn

from rich.console import Console, Group, RenderableType
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from genderplan._messages import Language
from genderplan.errors import FileError, GenderplanError
from genderplan.publishing import Brief, Section, printable
from genderplan.serialization import write_text

__all__ = ["BAD_INPUT", "FILE_WIDTH", "deliver", "fail", "json_text", "plain_text", "show"]

FILE_WIDTH: Final = 120
BAD_INPUT: Final = 2
_SHORT: Final = 14  # cells this short are figures and dates: breaking them hides the number
_LEAST: Final = 40  # a terminal that says it is narrower does not know how wide it is
_TABLES: Final = 76  # the widest table of our own reports fits from here on


def show(brief: Brief) -> None:
    """Print *brief* on the terminal, as wide as it is."""
    console = Console(file=sys.stdout, highlight=False)
    console.width = max(console.width, _LEAST)
    console.print(_drawn(brief, stacked=console.width < _TABLES))


def plain_text(brief: Brief) -> str:
    """*brief* as text without colours, for a file."""
    page = io.StringIO()
    Console(file=page, width=FILE_WIDTH, highlight=False, color_system=None).print(_drawn(brief))
    return "\n".join(line.rstrip() for line in page.getvalue().splitlines()) + "\n"


def _drawn(brief: Brief, *, stacked: bool = False) -> Group:
    parts: list[RenderableType] = [_text(brief.title.upper(), style="bold")]
    if brief.facts:
        facts = Table.grid(padding=(0, 2))
        for label, text in brief.facts:
            facts.add_row(_text(label, style="dim"), _text(text))
        parts += [Text(), facts]
    for section in brief.sections:
        parts += [Text(), *_section(section, stacked=stacked)]
    return Group(*parts)


def _text(text: str, style: str = "") -> Text:
    return Text(printable(text), style=style)


def _section(section: Section, *, stacked: bool) -> list[RenderableType]:
    title = _text(section.title, style="bold")
    parts: list[RenderableType] = [title if stacked else Rule(title, align="left")]
    if section.columns:
        parts += _stacks(section) if stacked else [_table(section)]
    if section.notes:
        notes = Table.grid(padding=(0, 1))
        for note in section.notes:
            notes.add_row("-", _text(note))
        parts.append(notes)
    return parts


def _table(section: Section) -> Table:
    table = Table(box=None, padding=(0, 2, 0, 0), header_style="dim")
    for heading, *cells in zip(section.columns, *section.rows, strict=True):
        short = max(map(len, (heading, *cells))) <= _SHORT
        table.add_column(heading, no_wrap=short)
    for row in section.rows:
        table.add_row(*map(_text, row))
    return table


def _stacks(section: Section) -> list[RenderableType]:
    """Each row as its first cell with the others below it, one a line."""
    parts: list[RenderableType] = []
    for first, *cells in section.rows:
        below = Table.grid(padding=(0, 1))
        for heading, cell in zip(section.columns[1:], cells, strict=True):
            below.add_row("", _text(heading, style="dim"), _text(cell))
        parts += [_text(first), below]
    return parts


def json_text(plain: object) -> str:
    """Plain data as JSON for other programs: letters as they are, decimals as exact texts."""
    return json.dumps(plain, ensure_ascii=False, indent=2, default=_exact) + "\n"


def _exact(value: object) -> str:
    if isinstance(value, Decimal):
        return str(value)
    reason = f"{type(value).__name__} is not plain data"
    raise TypeError(reason)


def deliver(text: str, output: Path | None, *, replace: bool) -> None:
    """Print *text*, or write it to the file *output*."""
    if output is None:
        sys.stdout.write(text)
    else:
        write_text(output, text, replace=replace)


def fail(error: GenderplanError, language: Language) -> NoReturn:
    """Say what is wrong with the input, all of it, and end with status 2."""
    lines = [error.text(language)]
    if isinstance(error, FileError):
        lines += [f"  {issue.text(language)}" for issue in error.issues]
    sys.stderr.write("\n".join(map(printable, lines)) + "\n")
    sys.exit(BAD_INPUT)
