"""Results as tables of HTML, as notebooks show them."""

from collections.abc import Iterable, Sequence
from itertools import islice
from typing import Final

from genderplan._messages import Language, message, translate

_MOST_ROWS: Final = 60


class InNotebooks:
    """A result that notebooks show as its table of HTML."""

    __slots__ = ()

    def html(self, language: Language = "vi") -> str:
        """The result as a table of HTML in *language*."""
        raise NotImplementedError

    def _repr_html_(self) -> str:
        return self.html()


def html_table(
    caption: str, head: Sequence[str], rows: Iterable[Sequence[str]], language: Language
) -> str:
    """A table in *language*, every text escaped; of very many rows the first.

    *head* are sentences to translate, *caption* and the cells of *rows* texts as they are.

    >>> html_table("A & B", ["Period"], [["2024"]], "en")  # doctest: +ELLIPSIS
    '<table lang="en"><caption>A &amp; B</caption><tr><th>Period</th></tr>...'
    """
    from html import escape  # its table of entities is not needed to read or check a file

    listed = iter(rows)
    shown = [*islice(listed, _MOST_ROWS)]
    more = sum(1 for _ in listed)
    body = [("th", [translate(each, language) for each in head]), *(("td", row) for row in shown)]
    lines = "".join(
        "<tr>" + "".join(f"<{tag}>{escape(cell)}</{tag}>" for cell in cells) + "</tr>"
        for tag, cells in body
    )
    if more:
        told = escape(message("{count} rows more", count=more).text(language))
        lines += f'<tr><td colspan="{len(head)}">{told}</td></tr>'
    return f'<table lang="{language}"><caption>{escape(caption)}</caption>{lines}</table>'
