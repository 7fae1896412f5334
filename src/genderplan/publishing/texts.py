"""Briefs as text: plain for screens, pipes and files, Markdown for other programs, pages of HTML.

One rule lays a table of plain text out at any width: columns of figures keep theirs, columns of
words share what is left and break between words; where even that does not fit, each row becomes a
short list with the headings, because a table that cuts "18,2%" to "18…" shows no figure.
A page of HTML needs nothing else: no script, no font, no network. Every text is escaped. Tables
have captions and headings for rows and columns; on a telephone each row becomes a card. Colours
follow the reader's choice of light or dark, and paper gets black on white.
"""

import textwrap
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Sequence
from decimal import Decimal
from html import escape
from typing import Final

from genderplan._messages import Language, mark, translate
from genderplan._package import read_text
from genderplan.publishing.briefs import Brief, Section
from genderplan.publishing.plots import Bar, Chart

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


# --- Pages of HTML --------------------------------------------------------------------------------

_FIGURES: Final = frozenset("0123456789.,%/ –-+()")  # signs of a cell that holds a figure
_SHORT_CELL: Final = 16  # longer cells hold words


def html_page(briefs: Sequence[Brief], charts: Iterable[Chart], language: Language) -> str:
    """One page with all *briefs* and, before them, all *charts*.

    >>> page = html_page([Brief("A & B", (), ())], [], "en")
    >>> "<h1>A &amp; B</h1>" in page, page.startswith("<!doctype html>")
    (True, True)
    """
    title = briefs[0].title if len(briefs) == 1 else translate(_SEVERAL, language)
    body: list[str] = [f"<h1>{_escaped(title)}</h1>"]
    if len(briefs) == 1:
        body.extend(_html_facts(briefs[0]))
    body.extend(line for chart in charts for line in _html_chart(chart))
    for brief in briefs:
        if len(briefs) > 1:
            body.append(f"<h2>{_escaped(brief.title)}</h2>")
            body.extend(_html_facts(brief))
        level = 3 if len(briefs) > 1 else 2
        body.extend(
            line for section in brief.sections for line in _html_section(section, brief, level)
        )
    return "\n".join(
        (
            "<!doctype html>",
            f'<html lang="{language}">',
            "<head>",
            '<meta charset="utf-8">',
            '<meta name="viewport" content="width=device-width, initial-scale=1">',
            _NO_NETWORK,
            f"<title>{_escaped(title)}</title>",
            f"<style>\n{read_text('pages', 'page.css')}</style>",
            "</head>",
            "<body>",
            "<main>",
            *body,
            "</main>",
            "</body>",
            "</html>",
            "",
        )
    )


_NO_NETWORK: Final = (
    '<meta http-equiv="Content-Security-Policy" '
    "content=\"default-src 'none'; style-src 'unsafe-inline'\">"
)
_SEVERAL: Final = mark("Consolidated tables")


def _escaped(text: str) -> str:
    return escape(without_controls(text))


def _html_facts(brief: Brief) -> Iterator[str]:
    if brief.facts:
        yield "<dl>"
        for label, text in brief.facts:
            yield f"<div><dt>{_escaped(label)}</dt><dd>{_escaped(text)}</dd></div>"
        yield "</dl>"


def _html_section(section: Section, brief: Brief, level: int) -> Iterator[str]:
    yield "<section>"
    if section.title:
        yield f"<h{level}>{_escaped(section.title)}</h{level}>"
    if section.columns:
        yield from _html_table(section, section.title or brief.title)
    if section.notes:
        yield "<ul>"
        yield from (f"<li>{_escaped(note)}</li>" for note in section.notes)
        yield "</ul>"
    yield "</section>"


def _html_table(section: Section, caption: str) -> Iterator[str]:
    """The roles say what the elements are: a telephone's layout takes that from them."""
    columns = zip(*section.rows, strict=True) if section.rows else [()] * len(section.columns)
    kinds = [' class="n"' if _is_figures(column) else "" for column in columns]
    # below a heading with the same words the caption is for those who hear the page
    heard = ' class="heard"' if section.title else ""
    yield f'<table role="table"><caption{heard}>{_escaped(caption)}</caption>'
    heads = "".join(
        f'<th scope="col" role="columnheader"{kind}>{_escaped(heading)}</th>'
        for heading, kind in zip(section.columns, kinds, strict=True)
    )
    yield f'<thead role="rowgroup"><tr role="row">{heads}</tr></thead><tbody role="rowgroup">'
    for row in section.rows:
        yield f'<tr role="row">{"".join(_html_cells(row, section.columns, kinds))}</tr>'
    yield "</tbody></table>"


def _html_cells(row: Sequence[str], columns: Sequence[str], kinds: Sequence[str]) -> Iterator[str]:
    """The cells of a row; the first that says anything heads it."""
    head = next((place for place, cell in enumerate(row) if cell), 0)
    for place, (cell, heading, kind) in enumerate(zip(row, columns, kinds, strict=True)):
        if place == head:
            yield f'<th scope="row" role="rowheader"{kind}>{_escaped(cell)}</th>'
        else:
            label = f' data-label="{_escaped(heading)}"' if cell else ""
            yield f'<td role="cell"{label}{kind}>{_escaped(cell)}</td>'


def _is_figures(column: Sequence[str]) -> bool:
    """Whether a column is one of figures, "hơn 200" and "–" among them."""
    figures = sum(_FIGURES.issuperset(cell) for cell in column)
    return bool(column) and 2 * figures >= len(column) and max(map(len, column)) <= _SHORT_CELL


def _html_chart(chart: Chart) -> Iterator[str]:
    """Bars as inline SVG; words and figures stay text, which a telephone does not shrink."""
    yield f'<figure><figcaption>{_escaped(chart.title)}</figcaption><ul class="bars">'
    most = max(Decimal(100), *(bar.share for bar in chart.bars))
    yield from (_html_bar(bar, most) for bar in chart.bars)
    yield "</ul></figure>"


def _html_bar(bar: Bar, most: Decimal) -> str:
    goal = f"<small>{_escaped(bar.goal_text)}</small>" if bar.goal is not None else ""
    tick = ""
    if bar.goal is not None:
        tick = f'<rect class="goal" x="{_at(bar.goal, most)}" width="0.6" height="10"/>'
    return (
        f"<li><span>{_escaped(bar.label)}</span><b>{_escaped(bar.text)}</b>"
        '<svg viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">'
        '<rect class="whole" width="100" height="10"/>'
        f'<rect class="share" width="{_at(bar.share, most)}" height="10"/>{tick}</svg>{goal}</li>'
    )


def _at(share: Decimal, most: Decimal) -> str:
    return f"{share * 100 / most:.2f}"
