"""Briefs and charts as one HTML page that needs nothing else: no script, no font, no network.

Every text is escaped. Tables have captions and headings for rows and columns; on a telephone each
row becomes a card. Colours follow the reader's choice of light or dark, and paper gets black on
white.
"""

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from html import escape
from typing import Final

from genderplan._messages import Language, mark, translate
from genderplan._package import read_text
from genderplan.publishing.briefs import Brief, Section
from genderplan.publishing.plots import Bar, Chart
from genderplan.publishing.texts import without_controls

_FIGURES: Final = frozenset("0123456789.,%/ –-+()")  # signs of a cell that holds a figure
_SHORT: Final = 16  # longer cells hold words


def html_page(briefs: Sequence[Brief], charts: Iterable[Chart], language: Language) -> str:
    """One page with all *briefs* and, before them, all *charts*.

    >>> page = html_page([Brief("A & B", (), ())], [], "en")
    >>> "<h1>A &amp; B</h1>" in page, page.startswith("<!doctype html>")
    (True, True)
    """
    title = briefs[0].title if len(briefs) == 1 else translate(_SEVERAL, language)
    body: list[str] = [f"<h1>{_text(title)}</h1>"]
    if len(briefs) == 1:
        body.extend(_facts(briefs[0]))
    body.extend(line for chart in charts for line in _chart(chart))
    for brief in briefs:
        if len(briefs) > 1:
            body.append(f"<h2>{_text(brief.title)}</h2>")
            body.extend(_facts(brief))
        level = 3 if len(briefs) > 1 else 2
        body.extend(line for section in brief.sections for line in _section(section, brief, level))
    return "\n".join(
        (
            "<!doctype html>",
            f'<html lang="{language}">',
            "<head>",
            '<meta charset="utf-8">',
            '<meta name="viewport" content="width=device-width, initial-scale=1">',
            _NO_NETWORK,
            f"<title>{_text(title)}</title>",
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


def _text(text: str) -> str:
    return escape(without_controls(text))


def _facts(brief: Brief) -> Iterator[str]:
    if brief.facts:
        yield "<dl>"
        for label, text in brief.facts:
            yield f"<div><dt>{_text(label)}</dt><dd>{_text(text)}</dd></div>"
        yield "</dl>"


def _section(section: Section, brief: Brief, level: int) -> Iterator[str]:
    yield "<section>"
    if section.title:
        yield f"<h{level}>{_text(section.title)}</h{level}>"
    if section.columns:
        yield from _table(section, section.title or brief.title)
    if section.notes:
        yield "<ul>"
        yield from (f"<li>{_text(note)}</li>" for note in section.notes)
        yield "</ul>"
    yield "</section>"


def _table(section: Section, caption: str) -> Iterator[str]:
    """The roles say what the elements are: a telephone's layout takes that from them."""
    columns = zip(*section.rows, strict=True) if section.rows else [()] * len(section.columns)
    kinds = [' class="n"' if _is_figures(column) else "" for column in columns]
    # below a heading with the same words the caption is for those who hear the page
    heard = ' class="heard"' if section.title else ""
    yield f'<table role="table"><caption{heard}>{_text(caption)}</caption>'
    heads = "".join(
        f'<th scope="col" role="columnheader"{kind}>{_text(heading)}</th>'
        for heading, kind in zip(section.columns, kinds, strict=True)
    )
    yield f'<thead role="rowgroup"><tr role="row">{heads}</tr></thead><tbody role="rowgroup">'
    for row in section.rows:
        yield f'<tr role="row">{"".join(_cells(row, section.columns, kinds))}</tr>'
    yield "</tbody></table>"


def _cells(row: Sequence[str], columns: Sequence[str], kinds: Sequence[str]) -> Iterator[str]:
    """The cells of a row; the first that says anything heads it."""
    head = next((place for place, cell in enumerate(row) if cell), 0)
    for place, (cell, heading, kind) in enumerate(zip(row, columns, kinds, strict=True)):
        if place == head:
            yield f'<th scope="row" role="rowheader"{kind}>{_text(cell)}</th>'
        else:
            label = f' data-label="{_text(heading)}"' if cell else ""
            yield f'<td role="cell"{label}{kind}>{_text(cell)}</td>'


def _is_figures(column: Sequence[str]) -> bool:
    """Whether a column is one of figures, "hơn 200" and "–" among them."""
    figures = sum(_FIGURES.issuperset(cell) for cell in column)
    return bool(column) and 2 * figures >= len(column) and max(map(len, column)) <= _SHORT


def _chart(chart: Chart) -> Iterator[str]:
    """Bars as inline SVG; words and figures stay text, which a telephone does not shrink."""
    yield f'<figure><figcaption>{_text(chart.title)}</figcaption><ul class="bars">'
    most = max(Decimal(100), *(bar.share for bar in chart.bars))
    yield from (_bar(bar, most) for bar in chart.bars)
    yield "</ul></figure>"


def _bar(bar: Bar, most: Decimal) -> str:
    goal = f"<small>{_text(bar.goal_text)}</small>" if bar.goal is not None else ""
    tick = ""
    if bar.goal is not None:
        tick = f'<rect class="goal" x="{_at(bar.goal, most)}" width="0.6" height="10"/>'
    return (
        f"<li><span>{_text(bar.label)}</span><b>{_text(bar.text)}</b>"
        '<svg viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">'
        '<rect class="whole" width="100" height="10"/>'
        f'<rect class="share" width="{_at(bar.share, most)}" height="10"/>{tick}</svg>{goal}</li>'
    )


def _at(share: Decimal, most: Decimal) -> str:
    return f"{share * 100 / most:.2f}"
