"""Briefs: what a person reads about an object, as headed tables of text in one language.

Decided: a brief holds finished text and no layout; the terminal, Markdown and other outputs draw
the same brief, so no figure is computed or rounded twice.
"""

import unicodedata
from typing import Final

import attrs

__all__ = ["Brief", "Section", "markdown", "printable"]


@attrs.frozen
class Section:
    """A headed table with notes below it; without columns, a list of lines."""

    title: str
    columns: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()
    notes: tuple[str, ...] = ()

    @property
    def has_content(self) -> bool:
        """Whether there is anything to show below the heading."""
        return bool(self.rows or self.notes)


@attrs.frozen
class Brief:
    """A title, facts as pairs of label and text, and sections."""

    title: str
    facts: tuple[tuple[str, str], ...]
    sections: tuple[Section, ...]


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
        blocks.extend(_section(section))
    return "\n\n".join(blocks)


def _section(section: Section) -> list[str]:
    blocks = [f"## {_cell(section.title)}"]
    if section.columns:
        rows = [section.columns, ("---",) * len(section.columns), *section.rows]
        blocks.append("\n".join(f"| {' | '.join(map(_cell, row))} |" for row in rows))
    if section.notes:
        blocks.append("\n".join(f"- {_cell(note)}" for note in section.notes))
    return blocks


def printable(text: str) -> str:
    r"""*text* without control characters, which a file could use to rewrite the screen.

    >>> printable("\x1b[31mxã\tMột")
    '[31mxã Một'
    """
    spaced = "".join(" " if char.isspace() else char for char in text)
    return "".join(char for char in spaced if unicodedata.category(char) not in _CONTROLS)


_CONTROLS: Final = {"Cc", "Cs"}


def _cell(text: str) -> str:
    """Text that means in Markdown what it says: no markup, no line break, no broken table."""
    text = printable(text)
    for char in "\\`*_[]<>|":
        text = text.replace(char, f"\\{char}")
    return " ".join(text.split())
