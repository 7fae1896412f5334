"""Briefs as text: Markdown for other programs, plain text for screens, pipes and files.

One rule lays a table out at any width: columns of figures keep theirs, columns of words share what
is left and break between words; where even that does not fit, each row becomes a short list with
the headings, because a table that cuts "18,2%" to "18…" shows no figure.
"""

import textwrap
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Final

from genderplan.publishing.briefs import Brief, Section

FILE_WIDTH: Final = 120
"""The width of plain text that goes into files and pipes."""
_SHORT: Final = 14  # cells this short are figures and dates: breaking them hides the number
_LEAST: Final = 12  # a column of words that is narrower is hard to read
_GAP: Final = "  "
_INDENT: Final = "  "
_Mark = Callable[[str], str]


def plain_text(
    brief: Brief, width: int = FILE_WIDTH, *, bold: _Mark = str, dim: _Mark = str
) -> str:
    """*brief* as text in lines of at most *width*; *bold* and *dim* mark headings on a screen.

    >>> section = Section("Units", ("Name", "Women"), (("Móng Cái", "18.2%"),))
    >>> print(plain_text(Brief("T", (("Period", "2023"),), (section,)), 30))
    T
    <BLANKLINE>
    Period  2023
    <BLANKLINE>
    Units
    ------------------------------
    Name      Women
    Móng Cái  18.2%
    """
    blocks = [[bold(line) for line in _wrapped(brief.title.upper(), width)]]
    if brief.facts:
        blocks.append(list(_facts(brief.facts, width, dim)))
    blocks.extend(list(_section(section, width, bold, dim)) for section in brief.sections)
    return "\n\n".join("\n".join(line.rstrip() for line in block) for block in blocks)


def _wrapped(text: str, width: int) -> list[str]:
    return textwrap.wrap(without_controls(text), max(width, _LEAST), break_on_hyphens=False) or [""]


def _facts(facts: Iterable[tuple[str, str]], width: int, dim: _Mark) -> Iterator[str]:
    pairs = list(facts)
    label_width = min(max(len(label) for label, _ in pairs), width // 3)
    for label, text in pairs:
        left = _wrapped(label, label_width)
        right = _wrapped(text, width - label_width - len(_GAP))
        yield from _beside([left, right], [label_width, 0], [dim, str])


def _beside(
    cells: Sequence[list[str]], widths: Sequence[int], marks: Sequence[_Mark]
) -> Iterator[str]:
    """Wrapped cells beside each other, line by line."""
    for line in range(max(map(len, cells))):
        parts = (
            mark(f"{cell[line] if line < len(cell) else '':{width}}")
            for cell, width, mark in zip(cells, widths, marks, strict=True)
        )
        yield _GAP.join(parts)


def _section(section: Section, width: int, bold: _Mark, dim: _Mark) -> Iterator[str]:
    if section.title:
        yield from (bold(line) for line in _wrapped(section.title, width))
        yield dim("-" * width)
    if section.columns:
        rows = [tuple(map(without_controls, row)) for row in section.rows]
        widths = _widths([section.columns, *rows], width)
        if widths:
            marks: list[_Mark] = [dim] * len(widths)
            for number, row in enumerate((section.columns, *rows)):
                cells = [_wrapped(cell, room) for cell, room in zip(row, widths, strict=True)]
                yield from _beside(cells, widths, marks if number == 0 else [str] * len(widths))
        else:
            yield from _stacked(section.columns, rows, width, dim)
    for note in section.notes:
        first, *more = _wrapped(note, width - len(_INDENT))
        yield f"- {first}"
        yield from (f"{_INDENT}{line}" for line in more)


def _widths(table: Sequence[Sequence[str]], width: int) -> list[int]:
    """How wide each column is; nothing where the table does not fit into *width*."""
    columns = list(zip(*table, strict=True))
    widths = [max(map(len, column)) for column in columns]
    least = [
        wide if wide <= _SHORT else _longest_word(column)
        for wide, column in zip(widths, columns, strict=True)
    ]
    room = width - len(_GAP) * (len(widths) - 1)
    # Even at their narrowest the columns do not fit: the rows are stacked instead.
    if sum(least) > room:
        return []
    while sum(widths) > room:  # the widest column that can still shrink gives way
        shrinkable = (place for place, wide in enumerate(widths) if wide > least[place])
        widths[max(shrinkable, key=widths.__getitem__)] -= 1
    return widths


def _longest_word(column: Iterable[str]) -> int:
    return max(_LEAST, *(len(word) for cell in column for word in cell.split() or [""]))


def _stacked(
    columns: Sequence[str], rows: Iterable[Sequence[str]], width: int, dim: _Mark
) -> Iterator[str]:
    """Each row as its first cell with the others below it, one a line."""
    for first, *cells in rows:
        yield from _wrapped(first, width)
        for heading, cell in zip(columns[1:], cells, strict=True):
            head, *more = _wrapped(f"{heading} {cell}", width - len(_INDENT))
            yield f"{_INDENT}{dim(head[: len(heading)])}{head[len(heading) :]}"
            yield from (f"{_INDENT}{line}" for line in more)


def markdown(brief: Brief) -> str:
    r"""The brief as a Markdown document.

    >>> print(markdown(Brief("T", (("Unit", "A|B"),), (Section("S", ("x", "y"), (("1", "2"),)),))))
    # T
    <BLANKLINE>
    - Unit: A\|B
    <BLANKLINE>
    ## S
    <BLANKLINE>
    | x | y |
    | --- | --- |
    | 1 | 2 |
    """
    blocks = [f"# {_cell(brief.title)}"]
    if brief.facts:
        blocks.append("\n".join(f"- {_cell(label)}: {_cell(text)}" for label, text in brief.facts))
    for section in brief.sections:
        if section.title:
            blocks.append(f"## {_cell(section.title)}")
        if section.columns:
            rows = [section.columns, ("---",) * len(section.columns), *section.rows]
            blocks.append("\n".join(f"| {' | '.join(map(_cell, row))} |" for row in rows))
        if section.notes:
            blocks.append("\n".join(f"- {_cell(note)}" for note in section.notes))
    return "\n\n".join(blocks)


def _cell(text: str) -> str:
    """Text that means in Markdown what it says: no markup, no line break, no broken table."""
    text = without_controls(text)
    for char in "\\`*_[]<>|":
        text = text.replace(char, f"\\{char}")
    return " ".join(text.split())


def without_controls(text: str) -> str:
    r"""*text* without control characters, which a file could use to rewrite the screen.

    >>> without_controls("\x1b[31mxã\tMột")
    '[31mxã Một'
    """
    spaced = (" " if char.isspace() else char for char in text)
    return "".join(
        char
        for char in spaced
        if unicodedata.category(char) not in _CONTROLS and char not in _NO_CHARACTERS
    )


_CONTROLS: Final = {"Cc", "Cs"}
_NO_CHARACTERS: Final = {"\ufffe", "\uffff"}
